//! A kept claim that is now denied, or no longer is.

use super::certainty::{clause_end, governed};
use crate::compare::family::Family;
use crate::compare::{New, Pair, Side, State, paired};
use crate::frame::cue::{Answer, Negation};
use crate::lexicon::frame::Reply;
use crate::lexicon::{ANSWER, FUNCTION, Function, LIMITS, NEGATION, REPLY, REPORTING};
use crate::relation::{Relation, Weight, relate, weight};
use crate::story::exception::{Exception, exception, is_of_all};
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// A negation that came to or left a claim that is otherwise kept.
    /// # Why it matters
    /// The two tellings say the opposite.
    /// # Not reported
    /// A negation that went with its whole clause, one negation for another, "not open" for "closed", "not only".
    POLARITY_FLIPPED = "polarity-flipped", Error, Statement, Pair, mirror POLARITY_FLIPPED,
        fires "The dam did not receive a warning." => "The dam received a warning.",
        silent "The dam did not receive a warning." => "The dam never received a warning.";
}

/// Polarity.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// A negation of one side.
struct Denial {
    at: Range<usize>,
    means: Negation,
    quoted: bool,
}

/// An answer of more words than this says what it answers.
const SHORT: usize = 6;

/// "No" and "Yes": an answer that was turned round, alone or at the end of who gave it.
fn answered_otherwise(pair: &Pair<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let says = |side: &Side<'_>, t: usize, reply: Reply| REPLY.word(side.tokens[t]) == Some(&reply);
    let yes = |side: &Side<'_>, t: usize| says(side, t, Reply::Yes);
    // "No one" is no answer.
    let no = |side: &Side<'_>, t: usize| says(side, t, Reply::No) && !side.tokens.get(t + 1).is_some_and(|n| n.is_word());
    let hunk = pair.words.hunks.iter().find_map(|h| {
        let b = h.before.clone().find(|t| yes(&pair.before, *t) || no(&pair.before, *t))?;
        let a = h.after.clone().find(|t| yes(&pair.after, *t) || no(&pair.after, *t))?;
        (yes(&pair.before, b) != yes(&pair.after, a)).then_some((b..b + 1, a..a + 1))
    });
    hunk.or_else(|| {
        // "Not yet." and "It has."
        let words = |side: &Side<'_>| (0..side.tokens.len()).filter(|t| side.tokens[*t].is_word()).collect::<Vec<_>>();
        let denied = |side: &Side<'_>| side.negation.iter().any(|n| n.value.means != Negation::None);
        let open = |side: &Side<'_>, list: &[usize]| list.iter().all(|t| side.states[*t] == State::Open);
        let (b, a) = (words(&pair.before), words(&pair.after));
        let short = |side: &Side<'_>, list: &[usize]| (1..=SHORT).contains(&list.len()) && open(side, list);
        let fits = short(&pair.before, &b) && short(&pair.after, &a) && denied(&pair.before) != denied(&pair.after);
        fits.then(|| (b[0]..b[b.len() - 1] + 1, a[0]..a[a.len() - 1] + 1))
    })
}

/// "Because of the frost, not the flood": where "not" stands, and what it sets aside.
fn set_aside(side: &Side<'_>) -> Option<Range<usize>> {
    let says = |t: usize, words: &[&str]| words.iter().any(|w| side.tokens[t].text(side.text).eq_ignore_ascii_case(w));
    let mut all = (1..side.tokens.len()).filter(|t| says(*t, &["not"]));
    let not = all.next().filter(|_| all.next().is_none())?;
    let ends = |t: usize| matches!(side.tokens[t].kind, Kind::Stop | Kind::Dash) || says(t, &[",", ";", "but"]);
    let end = (not + 1..side.tokens.len()).find(|t| ends(*t))?;
    let set_off = says(not - 1, &[",", "and"]) || side.tokens[not - 1].kind == Kind::Dash || says(end, &["but"]);
    let only = LIMITS.word(*side.tokens.get(not + 1)?).is_some() || says(not + 1, &["just", "merely", "simply"]);
    (set_off && !only).then_some(not..end)
}

/// What was set aside is now said, and the other way round, in words that are all kept.
fn set_aside_otherwise(pair: &Pair<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let (x, y) = (set_aside(&pair.before)?, set_aside(&pair.after)?);
    let content = |side: &Side<'_>, of: &dyn Fn(usize) -> bool| -> Vec<u64> {
        let says = |t: &usize| side.weight(*t) >= Weight::Content && side.tokens[*t].is_word() && of(*t);
        let mut keys: Vec<u64> = (0..side.tokens.len()).filter(says).map(|t| side.tokens[t].key).collect();
        keys.sort_unstable();
        keys
    };
    let [denied, other] = [(&pair.before, &x), (&pair.after, &y)].map(|(s, r)| content(s, &|t| r.start < t && r.contains(&t)));
    let [said, there] = [(&pair.before, &x), (&pair.after, &y)].map(|(s, r)| content(s, &|t| !r.contains(&t)));
    let all = |list: &[u64], of: &[u64]| !list.is_empty() && list.iter().all(|k| of.contains(k));
    (all(&denied, &there) && all(&other, &said) && !all(&denied, &other)).then_some((x, y))
}

/// "Every day but Sunday", "every day, Sunday included": what the one side excepts, and where the other tells of it without.
fn excepted_otherwise(pair: &Pair<'_>, exceptions: &[Option<Exception>; 2]) -> Option<(Range<usize>, Range<usize>)> {
    let told = |e: &Exception, side: &Side<'_>, other: &Side<'_>| -> Option<(Range<usize>, Range<usize>)> {
        let says =
            |t: &usize| side.tokens[*t].is_word() && FUNCTION.word(side.tokens[*t]).is_none() || side.tokens[*t].kind == Kind::Number;
        // "Kral stayed away, the others came" excepts Kral too.
        let first = e.range.clone().find(says).filter(|_| e.counts || is_of_all(&other.tokens))?;
        let there = (0..other.tokens.len()).find(|t| other.tokens[*t].key == side.tokens[first].key)?;
        let gone = e.cue.clone().all(|t| matches!(side.states[t], State::Open | State::Reworded));
        // "Not on Sundays" says it too.
        let denied = other.negation.iter().any(|n| n.value.means != Negation::None) != e.of_none;
        // "Closed on Sunday, and open on all other days" too.
        let turned = |t: usize| {
            let word = other.tokens[t].text(other.text);
            let against = |u: usize| relate(side.tokens[u].text(side.text), word) == Relation::Antonym;
            other.states[t] != State::Kept
                && other.tokens[t].is_word()
                && FUNCTION.word(other.tokens[t]).is_none()
                && (0..e.cue.start).any(against)
        };
        let answered = (0..other.tokens.len()).take(LONG).any(|t| denies(other, t) || turned(t));
        (gone && !denied && !answered).then(|| (e.cue.start..first + 1, there..there + 1))
    };
    match exceptions {
        [Some(e), None] => told(e, &pair.before, &pair.after),
        [None, Some(e)] => told(e, &pair.after, &pair.before).map(|(a, b)| (b, a)),
        _ => None,
    }
}

/// "Will not end unless they pay" and "will end only if they pay", "not until May" and "only in May", say the same: the
/// words that make it so, before and after.
pub(super) fn excepted(pair: &Pair<'_>) -> Option<(Vec<usize>, Vec<usize>)> {
    let word = |side: &Side<'_>, words: &[&str]| {
        let changed = |t: &usize| !matches!(side.states[*t], State::Kept | State::Moved);
        (0..side.tokens.len()).filter(changed).find(|t| words.iter().any(|w| side.tokens[*t].text(side.text).eq_ignore_ascii_case(w)))
    };
    let denied = |side: &Side<'_>| {
        let (not, unless) = (word(side, &["not"])?, word(side, &["unless", "until"])?);
        (not < unless).then(|| vec![not, unless])
    };
    let limited = |side: &Side<'_>| {
        let only = word(side, &["only"])?;
        let joins = word(side, &["if", "when", "once", "after"]).filter(|t| *t == only + 1);
        Some([only].into_iter().chain(joins).collect::<Vec<_>>())
    };
    let first = denied(&pair.before).and_then(|b| Some((b, limited(&pair.after)?)));
    first.or_else(|| denied(&pair.after).and_then(|a| Some((limited(&pair.before)?, a))))
}

fn check(pair: &mut Pair<'_>) {
    let [lifted_b, lifted_a] = excepted(pair).map_or_else(Default::default, |(b, a)| [b, a]);
    for (side, list) in [(&mut pair.before, &lifted_b), (&mut pair.after, &lifted_a)] {
        for &t in list {
            side.mark(&(t..t + 1), State::Reworded);
            side.agreed[t] = true;
        }
    }
    // "But", "except".
    let exceptions = [&pair.before, &pair.after].map(|side| exception(side.text, &side.tokens));
    let both = exceptions[0].as_ref().zip(exceptions[1].as_ref());
    let hunk = |x: &Exception, y: &Exception| pair.hunk_before(x.cue.start).filter(|h| pair.hunk_after(y.cue.start) == Some(*h));
    if let Some((x, y)) = both.filter(|(x, y)| hunk(x, y).is_some()) {
        pair.reword(&x.cue, &y.cue);
    }
    let turned = answered_otherwise(pair).map(|(b, a)| (b, a, ["the answer is turned round", "one answer for another"]));
    let turned = turned.or_else(|| {
        set_aside_otherwise(pair).map(|(b, a)| (b, a, ["what is set aside and what is said changed places", "the same words"]))
    });
    let turned = turned.or_else(|| {
        excepted_otherwise(pair, &exceptions).map(|(b, a)| (b, a, ["what is excepted on one side is not on the other", "the same words"]))
    });
    if let Some((b, a, [reason, evidence])) = turned {
        let (before, after) = (Some(b), Some(a));
        let (reason, evidence) = (reason.to_owned(), vec![evidence.to_owned()]);
        return pair.find(New {
            rule: &POLARITY_FLIPPED,
            verdict: Verdict::Conflicting,
            before,
            after,
            reason,
            key: "polarity",
            raise: 0,
            evidence,
        });
    }
    let cues = |side: &Side<'_>, other: &Side<'_>, lifted: &[usize]| -> Vec<Denial> {
        let all = side.negation.iter().map(|c| Denial { at: c.at.clone(), means: c.value.means, quoted: side.is_quoted(&c.at) });
        let changed = |t: usize| matches!(side.states[t], State::Open | State::Reworded) && !lifted.contains(&t);
        // "No doubt" denies nothing, unless the other side has the doubt; "little doubt" it has not.
        let plain = |t: usize| {
            let small = |p: usize| matches!(FUNCTION.word(other.tokens[p]), Some(Function::Determiner | Function::Auxiliary));
            let there = (0..other.tokens.len()).find(|u| other.tokens[*u].key == side.tokens[t].key);
            there.is_some_and(|u| u.checked_sub(1).is_none_or(small))
        };
        let lone = |t: &usize| {
            let fixed = NEGATION.at(&side.tokens, *t).is_some_and(|n| n.len == 2 && *n.means == Negation::None);
            fixed && NEGATION.word(side.tokens[*t]).is_some() && changed(*t) && side.states[*t + 1] == State::Kept && plain(*t + 1)
        };
        let fixed = (0..side.tokens.len()).filter(lone);
        let fixed = fixed.map(|t| Denial { at: t..t + 1, means: Negation::Plain, quoted: side.is_quoted(&(t..t + 1)) });
        all.filter(|d| d.at.clone().any(changed)).chain(fixed).collect()
    };
    let (b, a) = (cues(&pair.before, &pair.after, &lifted_b), cues(&pair.after, &pair.before, &lifted_a));
    // One negation for another: in the same hunk, or governing the same kept word.
    let one = |x: &Range<usize>, y: &Range<usize>| {
        let hunk = pair.hunk_before(x.start);
        let target = |there: Option<(Range<usize>, Range<usize>)>| there.map(|g| (g.0.end, g.1.end));
        let (p, q) = (target(governed(pair, x, true)), target(governed(pair, y, false)));
        hunk.is_some() && hunk == pair.hunk_after(y.start) || p.is_some() && p == q.map(|(here, there)| (there, here))
    };
    let pairs = paired(b.len(), a.len(), |i, j| one(&b[i].at, &a[j].at).then_some(0));
    for (i, j) in &pairs {
        pair.reword(&b[*i].at, &a[*j].at);
    }
    // Inside quotation marks each word is the speaker's, and the rules about quotations speak of it. "No one" and
    // "nobody" are also a count, which another rule may have found equal.
    let left = |list: Vec<Denial>, taken: Vec<usize>, side: &Side<'_>| {
        let left =
            list.into_iter().enumerate().filter(|(i, d)| !taken.contains(i) && !d.quoted && side.is_open(&d.at) && !is_kept(side, &d.at));
        undoubled(left.map(|(_, d)| d).collect())
    };
    let (mut b, mut a) =
        (left(b, pairs.iter().map(|p| p.0).collect(), &pair.before), left(a, pairs.iter().map(|p| p.1).collect(), &pair.after));
    b.retain(|d| !answered(pair, d, true));
    a.retain(|d| !answered(pair, d, false));
    // What is left on both sides may be one negation in a turned sentence: only a surplus is a change.
    while let (Some(_), Some(_)) = (b.first(), a.first()) {
        let (x, y) = (b.remove(0), a.remove(0));
        pair.reword(&x.at, &y.at);
    }
    surplus(pair, &b, true);
    surplus(pair, &a, false);
}

/// Whether the word that denies is kept and only what goes with it changed: "no one was injured", "there were no injuries".
fn is_kept(side: &Side<'_>, at: &Range<usize>) -> bool {
    at.clone().any(|t| side.states[t] == State::Kept && NEGATION.word(side.tokens[t]) == Some(&Negation::Plain))
}

/// How near, in tokens, one negation stands before the one that it denies.
const DOUBLED: usize = 2;

/// Without "not" and "fail to" of "did not fail to appear": together they deny nothing.
fn undoubled(list: Vec<Denial>) -> Vec<Denial> {
    let mut out: Vec<Denial> = Vec::new();
    for denial in list {
        match out.last() {
            Some(last) if denial.means == Negation::Lexical && last.at.end + DOUBLED >= denial.at.start => {
                out.pop();
            }
            _ => out.push(denial),
        }
    }
    out
}

/// A negation that nothing on the other side stands for.
struct Surplus {
    here: Range<usize>,
    there: Range<usize>,
    cue: String,
    /// Another verb stands in its place.
    replaced: bool,
}

/// Two negations so near, in tokens, may be one double negative.
const DOUBLE: usize = 8;

/// Reports the negations of one side that are left.
fn surplus(pair: &mut Pair<'_>, list: &[Denial], before: bool) {
    // Two negations that come to one claim together cancel out.
    let mut seen: Vec<Surplus> = Vec::new();
    for denial in list {
        let Some((here, there)) = governed(pair, &denial.at, before) else { continue };
        let side = if before { &pair.before } else { &pair.after };
        // "not longer than 20" bounds a number; the first word it governs must itself be kept.
        let content = |t: &usize| side.tokens[*t].is_word() && FUNCTION.word(side.tokens[*t]).is_none();
        if (denial.at.end..here.end).filter(content).count() > 1 {
            continue;
        }
        // "Rejected" and "approved": the verb itself was turned round, and what it governs was never denied.
        if denial.means == Negation::Lexical && has_opposite(pair, denial, before) {
            continue;
        }
        if let Some(k) = seen.iter().position(|s| s.there == there) {
            seen.remove(k);
            continue;
        }
        // "There is none at night", "there is no drilling at night": whatever else the other negation stands for.
        let other = if before { &pair.after } else { &pair.before };
        let denies = |n: &Range<usize>| n.end <= there.start && there.start < clause_end(other, n.end).min(n.end + SCOPE);
        if denial.means == Negation::Plain
            && other
                .negation
                .iter()
                .any(|n| n.value.means == Negation::Plain && denies(&n.at) && n.at.clone().all(|t| other.states[t] != State::Kept))
        {
            continue;
        }
        // "neither … nor" denies once.
        if !seen.is_empty() && side.text_of(&denial.at).eq_ignore_ascii_case("nor") {
            continue;
        }
        let replaced =
            denial.means == Negation::Lexical && (other_verb(pair, denial, &here, before) || spoke(pair, denial, (&here, &there), before));
        seen.push(Surplus { cue: side.text_of(&denial.at).to_owned(), here, there, replaced });
    }
    // Two at once in one clause may be a double negative resolved: not guessed.
    if let [x, y] = &seen[..]
        && x.here.start.abs_diff(y.here.start) <= DOUBLE
    {
        return;
    }
    for Surplus { here, there, cue, replaced } in seen {
        let (b, a) = if before { (here, there) } else { (there, here) };
        pair.find(New {
            rule: &POLARITY_FLIPPED,
            verdict: Verdict::Conflicting,
            before: Some(b),
            after: Some(a),
            reason: if before {
                format!("“{cue}” is gone: the claim was denied and is now made")
            } else {
                format!("“{cue}” is new: the claim was made and is now denied")
            },
            key: "polarity",
            raise: if replaced { -1 } else { 0 },
            evidence: vec!["the claim is kept".to_owned()],
        });
    }
}

/// Whether somebody would not speak on the one side and speaks on the other: who declined to comment may do so later.
fn spoke(pair: &Pair<'_>, denial: &Denial, (here, there): (&Range<usize>, &Range<usize>), before: bool) -> bool {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let speaks = |s: &Side<'_>, t: usize| REPORTING.word(s.tokens[t]).is_some();
    let comments = side.tokens[here.end - 1].text(side.text).eq_ignore_ascii_case("comment");
    // "Denied it had been told": what is denied is no speech of who denies.
    let straight = denial.at.end + 1 == here.end && denial.at.len() > 1;
    straight && (comments || speaks(side, here.end - 1)) && there.clone().any(|t| speaks(other, t))
}

/// Whether a changed word on the other side is the opposite of the one word that denies.
fn has_opposite(pair: &Pair<'_>, denial: &Denial, before: bool) -> bool {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let verb = denial.at.start;
    denial.at.len() == 1
        && pair.gap(&denial.at, before).take(12).any(|u| {
            other.states[u] == State::Open
                && other.tokens[u].kind == Kind::Word
                // "Denied" and "admitted" are how somebody speaks, which other rules hold for wording.
                && REPORTING.word(other.tokens[u]).is_none()
                && relate(side.tokens[verb].text(side.text), other.tokens[u].text(other.text)) == Relation::Antonym
        })
}

/// How many words behind a negation can be what it denies.
const SCOPE: usize = 5;

/// Whether the other side says the same without this negation: "not open" and "closed", "lack of" and "absence of",
/// "was not injured" and "escaped unhurt".
fn answered(pair: &mut Pair<'_>, denial: &Denial, before: bool) -> bool {
    let cue = &denial.at;
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let end = clause_end(side, cue.end).min(cue.end + SCOPE);
    let open = |s: &Side<'_>, t: usize| s.states[t] == State::Open && s.tokens[t].kind == Kind::Word;
    let content = |s: &Side<'_>, t: usize| open(s, t) && FUNCTION.word(s.tokens[t]).is_none();
    let denied: Vec<usize> = (cue.end..end).filter(|t| content(side, *t)).collect();
    // Up to the last changed word that it could deny, so that a kept word between does not hide the answer.
    let reach = denied.last().map_or(cue.end, |t| t + 1);
    // "A trial with no risk" and "a risk-free trial": beside the word itself, wherever that went.
    let beside =
        governed(pair, cue, before).map_or(0..0, |(_, there)| (there.end.saturating_sub(3))..(there.end + 3).min(other.tokens.len()));
    let own: Vec<usize> = if denial.means == Negation::Lexical {
        cue.clone().filter(|t| FUNCTION.word(side.tokens[*t]).is_none()).collect()
    } else {
        Vec::new()
    };
    // "No trains will run", "trains have been cancelled": the verb of the sentence, wherever it stands.
    let helped = |u: &usize| u.checked_sub(1).is_some_and(|p| FUNCTION.word(other.tokens[p]) == Some(&Function::Auxiliary));
    let whole = governed(pair, cue, before).map_or(0..0, |(_, there)| other.sentence_around(there.end.saturating_sub(1)));
    let whole = whole.take(LONG).filter(|u| denial.means == Negation::Plain && helped(u) && denies(other, *u));
    let near = pair.gap(&(cue.start..reach), before).take(24).chain(beside);
    let answer = near.chain(whole).filter(|u| open(other, *u)).find_map(|u| {
        let word = other.tokens[u].text(other.text);
        let text = |t: &usize| side.tokens[*t].text(side.text);
        let opposite = denied.iter().find(|t| content(other, u) && relate(text(t), word) == Relation::Antonym);
        // "Failed to stop" and "stopped": the verb itself is no denial of it.
        let itself = denied.iter().any(|t| relate(text(t), word).is_wording());
        let stands = own.iter().any(|t| relate(text(t), word).is_wording()) || !itself && denies(other, u);
        (opposite.is_some() || stands).then_some((u, opposite.copied()))
    });
    let Some((u, opposite)) = answer else { return false };
    let mut same = vec![(cue.clone(), u), (opposite.map_or(cue.clone(), |t| t..t + 1), u)];
    // "Not injured" and "escaped unhurt": the state that is denied is told by a word of its own.
    let states = |t: usize, v: usize| {
        matches!(relate(side.tokens[t].text(side.text), other.tokens[v].text(other.text)), Relation::Antonym | Relation::StateChange)
    };
    let told = pair.gap(&(cue.start..reach), before).take(24).filter(|v| open(other, *v) && denies(other, *v));
    same.extend(told.filter_map(|v| denied.iter().find(|t| states(**t, v)).map(|t| (*t..*t + 1, v))));
    for (here, u) in same {
        if before { pair.reword(&here, &(u..u + 1)) } else { pair.reword(&(u..u + 1), &here) }
    }
    true
}

/// So many tokens of a sentence are looked through for its verb.
const LONG: usize = 40;

fn denies(side: &Side<'_>, t: usize) -> bool {
    ANSWER.at(&side.tokens, t).is_some_and(|f| *f.means == Answer::Denies)
}

/// Whether a verb of its own stands where one that denies stood: "rejected the plan" and "weighed the plan" differ by a
/// term, "failed to" and "managed to" by a denial.
fn other_verb(pair: &Pair<'_>, denial: &Denial, here: &Range<usize>, before: bool) -> bool {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let gap = pair.gap(&denial.at, before);
    if gap.clone().any(|u| ANSWER.at(&other.tokens, u).is_some_and(|f| *f.means == Answer::Affirms)) {
        return false;
    }
    gap.take(12).any(|u| {
        let (token, text) = (other.tokens[u], other.tokens[u].text(other.text));
        let says = token.kind == Kind::Word && FUNCTION.word(token).is_none() && REPORTING.word(token).is_none();
        says && other.states[u] == State::Open
            && weight(text) == Weight::Content
            && !here.clone().any(|t| relate(side.tokens[t].text(side.text), text).is_wording())
    })
}
