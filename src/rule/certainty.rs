//! A kept claim told more or less firmly.

use crate::compare::family::Family;
use crate::compare::{New, Pair, Side, State, paired};
use crate::finding::Rule;
use crate::frame::cue::{Certainty, Negation};
use crate::kind::date::word::Tense;
use crate::lexicon::{FUNCTION, Function, NEGATION, REPORTING, TENSE};
use crate::relation::{PartOfSpeech, Relation, lemmas, relate};
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// A claim told more firmly: a hedge is gone, or a firmer word stands in its place; what was to come is told as done.
    /// # Why it matters
    /// What was possible is now told as fact.
    /// # Not reported
    /// A hedge that went together with the clause it governed; one hedge for another as strong.
    CERTAINTY_RAISED = "certainty-raised", Warning, Statement, Pair, mirror CERTAINTY_LOWERED,
        fires "The leak may have reached the river." => "The leak has reached the river.",
        silent "The leak may have reached the river." => "The leak might have reached the river.";

    /// # What it reports
    /// A claim told less firmly.
    /// # Why it matters
    /// What was told as fact is now only possible, or said by somebody.
    /// # Not reported
    /// A hedge that came together with a clause of its own.
    CERTAINTY_LOWERED = "certainty-lowered", Warning, Statement, Pair, mirror CERTAINTY_RAISED,
        fires "The leak has reached the river." => "The leak has reportedly reached the river.",
        silent "The leak has reached the river." => "The leak reached the river.";
}

/// Certainty.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// How many words behind its cue a claim is looked for.
const SCOPE: usize = 7;
/// A passage of more tokens was written anew.
const PASSAGE: usize = 10;
/// So many small words stand before a verb.
const AUXILIARIES: usize = 3;

/// A cue of one side.
#[derive(Clone)]
struct Hedge {
    at: Range<usize>,
    means: Certainty,
    quoted: bool,
}

fn check(pair: &mut Pair<'_>) {
    // Cues that stand on both sides are no change: "suggested that" without its "that" is the same cue.
    let cues = |side: &Side<'_>| -> Vec<Hedge> {
        let all = side.certainty.iter().map(|c| Hedge { at: c.at.clone(), means: c.value.means, quoted: side.is_quoted(&c.at) });
        all.filter(|h| changed(side, &h.at)).collect()
    };
    let (b, a) = (cues(&pair.before), cues(&pair.after));
    let score = |i: usize, j: usize| {
        let (x, y) = (&b[i], &a[j]);
        (comparable(x.means, y.means) && same_claim(pair, &x.at, &y.at)).then(|| i64::from(x.means.step() == y.means.step()))
    };
    let (mut free_b, mut free_a) = (vec![true; b.len()], vec![true; a.len()]);
    for (i, j) in paired(b.len(), a.len(), score) {
        (free_b[i], free_a[j]) = (false, false);
        let (x, y) = (&b[i], &a[j]);
        // The steps of the law exclude each other: another rule speaks of them.
        if x.means == Certainty::Accused || y.means == Certainty::Accused {
            continue;
        }
        if x.means.step() == y.means.step() || turned(pair, x, y) {
            pair.reword(&x.at, &y.at);
        } else {
            // "Is expected to open" and "will open": news is told in both ways.
            let mild = x.means.step().abs_diff(y.means.step()) == 1 && x.means.step().min(y.means.step()) >= Certainty::Expected.step();
            let reason = if mild {
                "both say that it is to come, one more firmly".to_owned()
            } else {
                format!("from {} to {}", x.means.name(), y.means.name())
            };
            report(pair, (x.means, y.means), (x.at.clone(), y.at.clone()), reason, if mild { -1 } else { 0 });
        }
    }
    // What is left on both sides may be one cue in a turned sentence: "forecasters expect snow", "snow is expected by forecasters".
    for i in 0..b.len() {
        let same = (0..a.len()).find(|j| free_b[i] && free_a[*j] && b[i].means.step() == a[*j].means.step());
        if let Some(j) = same {
            (free_b[i], free_a[j]) = (false, false);
            pair.reword(&b[i].at, &a[j].at);
        }
    }
    for (list, free, before) in [(b, free_b, true), (a, free_a, false)] {
        for (hedge, _) in list.iter().zip(free).filter(|(_, free)| *free) {
            // "Could not land" is what happened.
            let side = if before { &pair.before } else { &pair.after };
            let could = side.text_of(&hedge.at).eq_ignore_ascii_case("could");
            let denied = side.tokens.get(hedge.at.end).is_some_and(|t| NEGATION.word(*t) == Some(&Negation::Plain));
            if !(could && denied) {
                one_sided(pair, hedge, before);
            }
        }
    }
}

/// Whether a cue came, went or was replaced: its own words, not the "to" and "that" behind them.
fn changed(side: &Side<'_>, at: &Range<usize>) -> bool {
    let own = |t: &usize| FUNCTION.word(side.tokens[*t]).is_none();
    let mut own = at.clone().filter(own).peekable();
    if own.peek().is_none() { side.is_open(at) } else { own.any(|t| side.states[t] == State::Open) }
}

/// A modal is held against what could stand in its place: "will" and "may", not "will" and "reportedly".
fn comparable(x: Certainty, y: Certainty) -> bool {
    let open = |c: Certainty| c.is_modal() || matches!(c, Certainty::Possible | Certainty::Expected);
    (!x.is_modal() || open(y)) && (!y.is_modal() || open(x))
}

/// "Unlikely" and "not likely": a negation before one of the two undoes the difference. One behind it ("must not") is
/// polarity's to judge.
fn turned(pair: &mut Pair<'_>, x: &Hedge, y: &Hedge) -> bool {
    let open = |side: &Side<'_>, near: &dyn Fn(&Range<usize>) -> bool| {
        side.negation.iter().map(|n| n.at.clone()).rfind(|n| near(n) && side.is_open(n))
    };
    let before = |side: &Side<'_>, at: &Range<usize>| open(side, &|n| n.end <= at.start && at.start - n.end <= 2);
    let behind = |side: &Side<'_>, at: &Range<usize>| open(side, &|n| n.start == at.end).is_some();
    match (before(&pair.before, &x.at), before(&pair.after, &y.at)) {
        (Some(n), None) => pair.before.mark(&n, State::Reworded),
        (None, Some(n)) => pair.after.mark(&n, State::Reworded),
        _ => return behind(&pair.before, &x.at) != behind(&pair.after, &y.at),
    }
    true
}

/// A cue that one side lacks, with the claim that it governs on both.
fn one_sided(pair: &mut Pair<'_>, hedge: &Hedge, before: bool) {
    // Inside quotation marks each word is the speaker's, and the rules about quotations speak of it.
    if hedge.quoted || hedge.means.is_modal() && !came_true(pair, hedge, before) {
        return;
    }
    // "Confirmed to the Gazette that": to whom it was said is no claim.
    let told = if before { &pair.before } else { &pair.after };
    let text = |t: usize| told.tokens.get(t).map_or("", |w| w.text(told.text));
    if hedge.at.len() == 1 && text(hedge.at.end).eq_ignore_ascii_case("to") && REPORTING.word(told.tokens[hedge.at.start]).is_some() {
        return;
    }
    let Some((here, there)) = governed(pair, &hedge.at, before) else { return };
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let (x, y) = if before { (&here, &there) } else { (&there, &here) };
    if negated(pair, x, y) || replaced(pair, hedge, &here, before) {
        return;
    }
    // "Police think that" and "it is thought by police that": the same verb, read as a cue in one of its forms.
    let own = hedge.at.clone().filter(|t| FUNCTION.word(side.tokens[*t]).is_none()).map(|t| side.tokens[t].text(side.text));
    let turned = own.into_iter().find_map(|cue| {
        let same = |u: &usize| {
            other.states[*u] == State::Open
                && other.tokens[*u].kind == Kind::Word
                && matches!(relate(cue, other.tokens[*u].text(other.text)), Relation::Same | Relation::Inflection)
        };
        other.sentence_around(there.start).find(same)
    });
    if let Some(u) = turned {
        let (x, y) = if before { (hedge.at.clone(), u..u + 1) } else { (u..u + 1, hedge.at.clone()) };
        return pair.reword(&x, &y);
    }
    // "may possibly" for "may": the claim is hedged as much by what both sides have.
    // An attempt is hedged by nothing else: "charged with attempted murder".
    let attempt = hedge.means == Certainty::Attempted;
    let beside = |s: &Side<'_>, r: &Range<usize>| {
        !attempt
            && s.certainty
                .iter()
                .any(|c| c.at != hedge.at && c.at.start + SCOPE > r.start && c.at.end <= r.end && below(c.value.means, hedge.means))
    };
    if beside(side, &here) || beside(other, &there) {
        let side = if before { &mut pair.before } else { &mut pair.after };
        return side.mark(&hedge.at, State::Reworded);
    }
    let cue = side.text_of(&hedge.at);
    let (from, to) = if before { (hedge.means, Certainty::Asserted) } else { (Certainty::Asserted, hedge.means) };
    let reason = if before {
        format!("“{cue}” is gone: from {} to {}", from.name(), to.name())
    } else {
        format!("“{cue}” is new: from {} to {}", from.name(), to.name())
    };
    report(pair, (from, to), (x.clone(), y.clone()), reason, 0);
}

/// Whether what one side says is to come has happened on the other: "will open" and "opened", "would be closed" and "was closed".
fn came_true(pair: &Pair<'_>, hedge: &Hedge, before: bool) -> bool {
    if hedge.means != Certainty::Foretold {
        return false;
    }
    let (side, other, to) =
        if before { (&pair.before, &pair.after, &pair.words.to_after) } else { (&pair.after, &pair.before, &pair.words.to_before) };
    let small = |t: &usize| FUNCTION.word(side.tokens[*t]).is_some() && side.tokens[*t].is_word();
    let Some(verb) = (hedge.at.end..side.tokens.len()).take(SCOPE).find(|t| !small(t)).filter(|t| side.tokens[*t].kind == Kind::Word)
    else {
        return false;
    };
    if !lemmas(side.tokens[verb].text(side.text)).any(PartOfSpeech::Verb) {
        return false;
    }
    let Some(done) = to[verb].or_else(|| similar(pair, verb, before)) else { return false };
    let (told, now) = (side.tokens[verb].text(side.text), other.tokens[done].text(other.text));
    let led = (done.saturating_sub(AUXILIARIES)..done).rev().take_while(|t| FUNCTION.word(other.tokens[*t]).is_some());
    let past = led.clone().any(|t| TENSE.word(other.tokens[t]) == Some(&Tense::Past));
    let modal = led.clone().any(|t| other.certainty.iter().any(|c| c.at.contains(&t)));
    // "Opened", "met": a form of its own, and not that of the present.
    let formed =
        told != now && !now.ends_with('s') && !now.ends_with("ing") && !told.ends_with("ed") && relate(told, now) == Relation::Inflection;
    !modal && (past || formed)
}

/// Whether `other` is a hedge at least as weak, or a confirmation at least as firm.
fn below(other: Certainty, cue: Certainty) -> bool {
    if cue == Certainty::Confirmed { other == cue } else { other.step() <= cue.step() }
}

/// Whether another word stands where the cue stood: "suggests a plan" and "proposes a plan" differ by a term.
fn replaced(pair: &Pair<'_>, hedge: &Hedge, here: &Range<usize>, before: bool) -> bool {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let adds = |u: usize| {
        let token = other.tokens[u];
        let text = token.text(other.text);
        other.states[u] == State::Open
            && token.kind == Kind::Word
            && FUNCTION.word(token).is_none()
            && REPORTING.word(token).is_none()
            && !text.ends_with("ly")
            && !(hedge.at.end..here.end).any(|t| relate(side.tokens[t].text(side.text), text).is_wording())
    };
    pair.gap(&hedge.at, before).take(12).any(adds)
}

/// Where a negation came or went too, the sentence was turned: "not impossible" and "possible".
fn negated(pair: &Pair<'_>, before: &Range<usize>, after: &Range<usize>) -> bool {
    let open = |side: &Side<'_>, range: &Range<usize>| {
        side.negation.iter().any(|n| n.at.start < range.end && range.start < n.at.end && side.is_open(&n.at))
    };
    open(&pair.before, before) != open(&pair.after, after)
}

/// Whether two cues govern the same words: the same hunk, or the same kept word behind them.
fn same_claim(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    // In a long passage that was written anew two cues can be of two claims.
    let short = |h: &usize| pair.words.hunks[*h].before.len() <= PASSAGE && pair.words.hunks[*h].after.len() <= PASSAGE;
    let hunk = pair.hunk_before(b.start).filter(short);
    hunk.is_some() && hunk == pair.hunk_after(a.start)
        || governed(pair, b, true).is_some_and(|(_, there)| there.start.abs_diff(a.end) <= SCOPE && there.end > a.start)
        || governed(pair, a, false).is_some_and(|(_, there)| there.start.abs_diff(b.end) <= SCOPE && there.end > b.start)
}

/// The cue with the first content word that it governs, and that word's counterpart; none when the clause went with it.
pub fn governed(pair: &Pair<'_>, cue: &Range<usize>, before: bool) -> Option<(Range<usize>, Range<usize>)> {
    let (side, to) = if before { (&pair.before, &pair.words.to_after) } else { (&pair.after, &pair.words.to_before) };
    let end = clause_end(side, cue.end).min(cue.end + SCOPE);
    let content = |t: &usize| side.tokens[*t].is_word() && FUNCTION.word(side.tokens[*t]).is_none();
    let words: Vec<usize> = (cue.end..end).filter(content).collect();
    let kept: Vec<usize> = words.iter().copied().filter(|t| to[*t].is_some() || similar(pair, *t, before).is_some()).collect();
    // Most of what it governed must still be there, its head first.
    if kept.is_empty() || kept.len() * 2 < words.len().min(3) || words.iter().take(2).all(|t| !kept.contains(t)) {
        return None;
    }
    let first = kept[0];
    let there = to[first].or_else(|| similar(pair, first, before))?;
    // From the counterpart of the word before the cue, so that the other side shows what stands there instead; where
    // none was kept, that is what came right before the claim.
    let near = |range: Range<usize>| {
        range
            .filter(|t| side.tokens[*t].is_word() && side.tokens[*t].space_before())
            .filter_map(|t| to[t])
            .filter(|u| *u < there && there - u <= SCOPE)
            .min()
    };
    let other = if before { &pair.after } else { &pair.before };
    let came = |u: &usize| other.states[*u] == State::Open && other.tokens[*u].is_word();
    let from = near(cue.start.saturating_sub(3)..cue.start).unwrap_or_else(|| {
        let from = near(cue.clone()).unwrap_or(there);
        (from.saturating_sub(cue.len())..from).rev().take_while(came).last().unwrap_or(from)
    });
    Some((cue.start..first + 1, from..there + 1))
}

/// A clause goes to the next stop or semicolon, or to a comma with a joining word behind it.
pub fn clause_end(side: &Side<'_>, from: usize) -> usize {
    let joins = |t: usize| {
        side.tokens
            .get(t + 1)
            .is_some_and(|n| matches!(FUNCTION.word(*n), Some(Function::Conjunction)) || matches!(n.text(side.text), "which" | "who"))
    };
    let ends = |t: &usize| match side.tokens[*t].text(side.text) {
        "." | ";" | "!" | "?" => true,
        "," => joins(*t),
        _ => false,
    };
    (from..side.tokens.len()).find(ends).unwrap_or(side.tokens.len())
}

/// The counterpart of a changed word that is the same word in another form.
fn similar(pair: &Pair<'_>, token: usize, before: bool) -> Option<usize> {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let changed = |state: State| matches!(state, State::Open | State::Reworded);
    if !changed(side.states[token]) {
        return None;
    }
    let gap = pair.gap(&(token..token + 1), before);
    gap.take(12).find(|t| {
        other.tokens[*t].is_word()
            && changed(other.states[*t])
            && relate(side.tokens[token].text(side.text), other.tokens[*t].text(other.text)).is_wording()
    })
}

fn report(pair: &mut Pair<'_>, (before, after): (Certainty, Certainty), (b, a): (Range<usize>, Range<usize>), reason: String, raise: i8) {
    let (rule, verdict): (&'static Rule, Verdict) =
        if after.step() > before.step() { (&CERTAINTY_RAISED, Verdict::Raised) } else { (&CERTAINTY_LOWERED, Verdict::Lowered) };
    pair.find(New {
        rule,
        verdict,
        before: Some(b),
        after: Some(a),
        reason,
        key: "certainty",
        raise,
        evidence: vec!["the claim is kept".to_owned()],
    });
}
