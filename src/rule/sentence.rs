//! Whole sentences with claims that came, went, or changed their prominence.

use super::date::DATE_CONFLICT;
use super::detail::{DETAIL_ADDED, DETAIL_REMOVED, DETAIL_REPLACED};
use super::number::NUMBER_CONFLICT;
use super::status::STATUS_CHANGED;
use crate::align::Group;
use crate::article::Role;
use crate::compare::family::Family;
use crate::compare::quantity::compare;
use crate::compare::retold::{Retold, Tie, retold};
use crate::compare::{Comparison, date};
use crate::decimal::Decimal;
use crate::finding::{Finding, Level, Rule, Subject};
use crate::frame::cue::Negation;
use crate::kind::date::Date;
use crate::kind::form::form;
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::kind::quotation::Quotation;
use crate::lexicon::{EVENTS, FUNCTION, STAGES};
use crate::relation::say_the_same;
use crate::sentence::Sentence;
use crate::story::part::is_former;
use crate::story::stage::{Stage, stages};
use crate::telling::Telling;
use crate::token::{KeySet, Kind, Span, Token};
use crate::verdict::Verdict;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};

rules! {
    /// # What it reports
    /// A new sentence that claims something checkable. Of a passage that tells two things or more which the other text does not, the
    /// first such sentence is a warning, and says how many are new; what befell somebody, or was done to them, is one by itself.
    /// # Why it matters
    /// Nobody has checked it yet.
    /// # Not reported
    /// A sentence without a number, a date, a name or a quotation; page furniture.
    CLAIM_ADDED = "claim-added", Info, Sentence, Pair, mirror CLAIM_REMOVED,
        fires "The mine reopened. It employs many." => "The mine reopened. It employs many. Ada Kral bought it for $3 million.",
        silent "The mine reopened. It employs many." => "The mine reopened. It employs many. That is good news.";

    /// # What it reports
    /// A sentence with claims that is gone.
    /// # Why it matters
    /// What was told is no longer told, and the reader is not told why.
    /// # Not reported
    /// A sentence without a claim; a sentence that moved, or was merged into another. Not called out, and shown as info: a
    /// sentence all of whose numbers, dates, names and quoted words the later text tells elsewhere; of a passage of several
    /// sentences each but the first, whose line says how many are gone.
    CLAIM_REMOVED = "claim-removed", Warning, Sentence, Pair, mirror CLAIM_ADDED,
        fires "The mine reopened. It employs many. Ada Kral bought it for $3 million." => "The mine reopened. It employs many.",
        silent "The mine reopened. It employs many. That is good news." => "The mine reopened. It employs many.";

    /// # What it reports
    /// A sentence that is gone, and a new one that tells of the same in other words.
    /// # Why it matters
    /// What was rewritten whole is compared word for word by nobody: both are shown, to be read side by side.
    /// # Not reported
    /// Sentences that share a name or a word only; a sentence that was edited, whose changes are reported one by one.
    CLAIM_RETOLD = "claim-retold", Info, Sentence, Pair, mirror CLAIM_RETOLD,
        fires "Divers from three towns searched the sea bed off Ness all week and found no trace of the missing trawler. The harbour is small. Its boats fish for cod." => "The harbour is small. Its boats fish for cod. The owners of the missing trawler have sent the divers home, because winter storms have buried everything under sand.",
        silent "The mine reopened. Ada Kral bought it for $3 million." => "The mine reopened. It employs 40 miners, and Lund runs it.";

    /// # What it reports
    /// A headline that was written anew.
    /// # Why it matters
    /// It is all that most readers see.
    /// # Not reported
    /// A headline in which a word or two changed: each of them is reported as such.
    HEADLINE_CHANGED = "headline-changed", Info, Sentence, Pair, mirror HEADLINE_CHANGED,
        fires "# Trawler missing off Ostvik with six aboard\n\nThe trawler left the harbour on Monday." => "# Divers find wreck of the Anna Brok\n\nThe trawler left the harbour on Monday.",
        silent "# Trawler missing off Ostvik with six aboard\n\nThe trawler left the harbour on Monday." => "# Trawler missing off Ostvik with seven aboard\n\nThe trawler left the harbour on Monday.";

    /// # What it reports
    /// A claim that moved from the body into the headline, the deck or the lede.
    /// # Why it matters
    /// More readers see it, and it now carries the story.
    /// # Not reported
    /// A claim that stands in both places on both sides.
    CLAIM_PROMOTED = "claim-promoted", Info, Sentence, Pair, mirror CLAIM_DEMOTED,
        fires "The mine has reopened after two quiet years.\n\nThe owner is new to the valley.\n\nAda Kral bought the whole of it for $3 million." => "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened after two quiet years.\n\nThe owner is new to the valley.",
        silent "The mine has reopened after two quiet years.\n\nAda Kral bought the whole of it for $3 million." => "The mine has reopened after two quiet years.\n\nAda Kral bought all of it for $3 million.";

    /// # What it reports
    /// A claim that moved out of the headline, the deck or the lede into the body.
    /// # Why it matters
    /// Fewer readers see it.
    /// # Not reported
    /// A claim that stands in both places on both sides.
    CLAIM_DEMOTED = "claim-demoted", Info, Sentence, Pair, mirror CLAIM_PROMOTED,
        fires "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened after two quiet years.\n\nThe owner is new to the valley." => "The mine has reopened after two quiet years.\n\nThe owner is new to the valley.\n\nAda Kral bought the whole of it for $3 million.",
        silent "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened." => "Ada Kral bought the whole of it for $3 million.\n\nThe mine reopened.";
}

/// Sentences.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: Some(check) };

fn check(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    // A heading that came or went is a matter of layout.
    let told = |t: &Telling, list: &[usize]| -> Vec<usize> {
        list.iter().copied().filter(|i| t.sentences.list[*i].role.tells() && t.sentences.list[*i].role != Role::Heading).collect()
    };
    let (removed, added) = (told(c.before, &c.alignment.removed), told(c.after, &c.alignment.added));
    // Who is named now was told of before: what is said of them is told anew.
    let named: Vec<(Span, Span)> = out.iter().filter(|f| f.rule.subject == Subject::Name).filter_map(|f| f.before.zip(f.after)).collect();
    // What says little by itself, or is told beside, stands in no other's place.
    let says = |before: bool| {
        move |i: &usize| {
            let t = if before { c.before } else { c.after };
            !matches!(t.sentences.list[*i].role, Role::Headline | Role::Deck) && !says_little(t, *i) && !c.is_told_too(before, *i)
        }
    };
    let mut again = retold(c, &removed, &added, &named, [&says(true), &says(false)]);
    again.retain(|r| r.tie != Tie::Place || !counts_alike(c, r));
    let left = |list: &[usize], of: fn(&Retold) -> usize| -> Vec<usize> {
        list.iter().copied().filter(|i| !again.iter().any(|r| of(r) == *i)).collect()
    };
    let gone: Vec<usize> = again.iter().map(|r| r.before).collect();
    alone(c, &left(&removed, |r| r.before), &gone, true, out);
    alone(c, &left(&added, |r| r.after), &[], false, out);
    let told = [Elsewhere::new(c.before), Elsewhere::new(c.after)];
    let mut figures: Vec<Finding> = Vec::new();
    out.extend(again.iter().map(|r| {
        let (counted, counts) = counts_anew(c, r);
        let tight = !counted.is_empty();
        figures.extend(counted.into_iter().map(|[x, y]| Finding {
            rule: &NUMBER_CONFLICT,
            raise: -1,
            verdict: Verdict::Unclear,
            before: Some(x),
            after: Some(y),
            reason: "another figure where the same is told in other words".to_owned(),
            key: "retold".to_owned(),
            evidence: vec!["the sentences tell of the same".to_owned()],
        }));
        figures.extend(dates_anew(c, r).map(|[x, y]| Finding {
            rule: &DATE_CONFLICT,
            raise: -1,
            verdict: Verdict::Unclear,
            before: Some(x),
            after: Some(y),
            reason: "another time where the same is told in other words".to_owned(),
            key: "retold".to_owned(),
            evidence: vec!["the sentences tell of the same".to_owned()],
        }));
        let reason = match () {
            () if counts => "told of the same in other words and figures",
            () if r.tie == Tie::Place => "another sentence in the same place",
            () => "told of the same in other words",
        };
        // Two sentences that have few words in common need not be of one thing.
        let alike = matches!(r.tie, Tie::Words(share) if share >= RETOLD_LOUD) || r.tie == Tie::Place;
        let own = alike && told[1].lacks(c.before, r.before) && told[0].lacks(c.after, r.after) && !counts_alike(c, r) && !says_all(c, r);
        Finding {
            rule: &CLAIM_RETOLD,
            raise: i8::from((own || counts) && !tight),
            verdict: Verdict::Unclear,
            before: Some(r.spans[0]),
            after: Some(r.spans[1]),
            reason: reason.to_owned(),
            key: "sentence".to_owned(),
            evidence: vec![match r.tie {
                Tie::Words(share) => format!("{:.0} % of what they say, by how rare the words are, is in both", share * 100.0),
                Tie::Person => "both tell of one person".to_owned(),
                Tie::Place => "the sentences around them stay".to_owned(),
            }],
        }
    }));
    out.append(&mut figures);
    rewritten(c, !again.is_empty(), out);
    headlines(c, out);
    for group in &c.alignment.groups {
        let prominent = |t: &Telling, list: &[usize]| list.iter().any(|i| t.sentences.list[*i].role.is_prominent());
        let (b, a) = (prominent(c.before, &group.before), prominent(c.after, &group.after));
        let claims = group.before.iter().any(|i| checkable(c.before, *i)) && group.after.iter().any(|i| checkable(c.after, *i));
        if b == a || !claims {
            continue;
        }
        let (rule, verdict, reason): (&'static Rule, Verdict, &str) = if a {
            (&CLAIM_PROMOTED, Verdict::Raised, "it now stands where every reader looks first")
        } else {
            (&CLAIM_DEMOTED, Verdict::Lowered, "it no longer stands where every reader looks first")
        };
        let span = |t: &Telling, list: &[usize]| list.iter().map(|i| t.sentences.list[*i].span).reduce(|x, y| x.join(y));
        out.push(Finding {
            rule,
            raise: 0,
            verdict,
            before: span(c.before, &group.before),
            after: span(c.after, &group.after),
            reason: reason.to_owned(),
            key: "place".to_owned(),
            evidence: vec!["the same sentence".to_owned()],
        });
    }
}

/// Whether two sentences give the same figures, in whatever form.
fn counts_alike(c: &Comparison<'_>, r: &Retold) -> bool {
    let (x, y) = (c.before.claims.in_sentence(r.before).quantities(), c.after.claims.in_sentence(r.after).quantities());
    let agree = |p: &Quantity, q: &Quantity| matches!(compare(p, q).verdict, Verdict::Same | Verdict::Equivalent);
    !x.is_empty() && x.iter().all(|p| y.iter().any(|q| agree(p, q))) && y.iter().all(|q| x.iter().any(|p| agree(p, q)))
}

/// Whether one of two stretches says, in other forms, all that the other does: "Kral, a fisher of cod", "Ada Kral, who fishes for cod".
fn says_all(c: &Comparison<'_>, r: &Retold) -> bool {
    fn words(t: &Telling, i: usize, span: Span) -> Vec<&str> {
        let told = t.sentences.tokens_of(i).iter().filter(|w| says(w) && span.contains(w.span));
        told.take(MOST_WORDS).map(|w| w.text(&t.article.text)).collect()
    }
    let (x, y) = (words(c.before, r.before, r.spans[0]), words(c.after, r.after, r.spans[1]));
    x.len().max(y.len()) < MOST_WORDS && say_the_same(&x, &y)
}

/// So many words of two sentences are held against each other.
const MOST_WORDS: usize = 48;

/// So many figures of a sentence are held against each other.
const MOST_FIGURES: usize = 16;

/// The figures that a sentence told anew gives for the same, before and after: each alone of its kind, and neither stands on the
/// other side; and whether there are any others.
fn counts_anew(c: &Comparison<'_>, r: &Retold) -> (Vec<[Span; 2]>, bool) {
    let within = |t: &Telling, i: usize, span: Span| -> Vec<Quantity> {
        // An age is of somebody, and two sentences of one thing may be of two people.
        let told = |q: &&Quantity| {
            q.span.overlaps(span) && !matches!(q.kind, QuantityKind::Identifier | QuantityKind::Ordinal | QuantityKind::Age)
        };
        t.claims.in_sentence(i).quantities().iter().filter(told).cloned().collect()
    };
    let (before, after) = (within(c.before, r.before, r.spans[0]), within(c.after, r.after, r.spans[1]));
    // A table is nobody's sentence.
    if before.len().max(after.len()) > MOST_FIGURES {
        return (Vec::new(), false);
    }
    let verdict = |x: &Quantity, y: &Quantity| (x.unit == y.unit && x.kind == y.kind).then(|| compare(x, y).verdict);
    let fits = |x: &Quantity, y: &Quantity| !matches!(verdict(x, y), None | Some(Verdict::Conflicting | Verdict::Unclear));
    let free_before: Vec<&Quantity> = before.iter().filter(|x| !after.iter().any(|y| fits(x, y))).collect();
    let free_after: Vec<&Quantity> = after.iter().filter(|y| !before.iter().any(|x| fits(x, y))).collect();
    let conflicts = |x: &Quantity, y: &Quantity| verdict(x, y) == Some(Verdict::Conflicting);
    let alone = |x: &Quantity, y: &Quantity| {
        free_before.iter().filter(|b| conflicts(b, y)).count() == 1 && free_after.iter().filter(|a| conflicts(x, a)).count() == 1
    };
    let pairs = || free_before.iter().flat_map(|x| free_after.iter().map(move |y| (x, y))).filter(|(x, y)| conflicts(x, y));
    let told: Vec<[Span; 2]> = pairs().filter(|(x, y)| alone(x, y)).map(|(x, y)| [x.span, y.span]).collect();
    (told, pairs().next().is_some())
}

/// The days, hours or lengths of time that it gives instead, where each sentence has one of its kind.
fn dates_anew(c: &Comparison<'_>, r: &Retold) -> Option<[Span; 2]> {
    let within = |t: &Telling, i: usize, span: Span| -> Vec<Date> {
        t.claims.in_sentence(i).dates().iter().filter(|d| d.span.overlaps(span)).cloned().collect()
    };
    let (before, after) = (within(c.before, r.before, r.spans[0]), within(c.after, r.after, r.spans[1]));
    let ([x], [y]) = (&before[..], &after[..]) else { return None };
    (x.kind == y.kind && x.grain == y.grain && date::compare(x, y).verdict == Verdict::Conflicting).then_some([x.span, y.span])
}

/// Whether a headline tells what the other side tells nowhere.
fn is_news(t: &Telling, i: usize, other: &Telling) -> bool {
    t.sentences.tokens_of(i).iter().filter(|w| says(w)).any(|w| !other.has_form(&t.word_forms(w)))
}

/// A headline that shares less with its next version was written anew.
const REWRITTEN: f32 = 0.6;

/// Two versions of one story have at least one sentence in so many in common.
const STORY: usize = 6;

/// Whether two headlines differ only in the outlet behind the last dash or bar.
fn is_signed_otherwise(c: &Comparison<'_>, i: usize, j: usize) -> bool {
    let told = |t: &Telling, i: usize| -> Option<Vec<u64>> {
        let tokens = t.sentences.tokens_of(i);
        let parts = |w: &Token| w.space_before() && (w.kind == Kind::Dash || w.text(&t.article.text) == "|");
        let end = tokens.iter().rposition(parts)?;
        Some(tokens[..end].iter().filter(|w| w.is_word()).map(|w| w.key).collect())
    };
    told(c.before, i).zip(told(c.after, j)).is_some_and(|(x, y)| x == y && x.len() >= FEW_WORDS)
}

/// Or so many full names.
const NAMES: usize = 3;

/// The headline of each side, where it was written anew.
fn rewritten(c: &Comparison<'_>, retold: bool, out: &mut Vec<Finding>) {
    let headline = |t: &Telling| {
        let mut of = t.sentences.list.iter().enumerate().filter(|(_, s)| s.role == Role::Headline && !s.folded);
        let (first, rest) = (of.next()?, of.map(|(_, s)| s.span).next_back());
        Some((first.0, rest.map_or(first.1.span, |last| first.1.span.join(last))))
    };
    let (Some((i, before)), Some((j, after))) = (headline(c.before), headline(c.after)) else { return };
    // Two different stories have two headlines, and none is the other's next version.
    let tells = |s: &Sentence| matches!(s.role, Role::Lede | Role::Body | Role::Item);
    let told = |t: &Telling| t.sentences.list.iter().filter(|s| tells(s)).count();
    let body = |g: &&Group| g.likeness >= REWRITTEN && g.before.iter().any(|i| tells(&c.before.sentences.list[*i]));
    let kept = c.alignment.groups.iter().filter(body).count();
    let names: HashSet<&[u64]> = (0..c.before.sentences.list.len())
        .flat_map(|i| c.before.claims.in_sentence(i).names())
        .filter(|n| n.keys.len() > 1 && c.after.names(n))
        .map(|n| &n.keys[..])
        .collect();
    if !retold && names.len() < NAMES && kept * STORY < told(c.before).min(told(c.after)).max(1) {
        return;
    }
    let held = c.alignment.groups.iter().find(|g| g.before.contains(&i) && g.after.contains(&j));
    if held.is_some_and(|g| g.likeness >= REWRITTEN) || is_signed_otherwise(c, i, j) {
        return;
    }
    let news = is_news(c.after, j, c.before) || is_news(c.before, i, c.after);
    out.push(Finding {
        rule: &HEADLINE_CHANGED,
        raise: i8::from(news),
        verdict: Verdict::Unclear,
        before: Some(before),
        after: Some(after),
        reason: "the headline was written anew".to_owned(),
        key: "headline".to_owned(),
        evidence: vec!["both are headlines".to_owned()],
    });
}

/// A sentence that says no more than a figure is told where another place tells that the figure changed: "it is 40 % full".
fn told_of_same(c: &mut Comparison<'_>) {
    let figures: Vec<(bool, &str)> = c
        .findings
        .iter()
        .filter(|f| f.rule.subject == Subject::Quantity && f.rule.level.stepped(f.raise) >= Level::Warning)
        .filter_map(|f| f.before.zip(f.after))
        .flat_map(|(b, a)| [(true, b.of(&c.before.article.text)), (false, a.of(&c.after.article.text))])
        .collect();
    let told = |f: &Finding| {
        let (before, t, span) = match (f.before, f.after) {
            (Some(span), None) => (true, c.before, span),
            (None, Some(span)) => (false, c.after, span),
            _ => return false,
        };
        let Some(i) = t.sentences.at(span) else { return false };
        let claims = t.claims.in_sentence(i);
        let [q] = claims.quantities() else { return false };
        let lone = claims.names().is_empty() && claims.dates().is_empty() && claims.quotations().is_empty();
        lone && content(t.sentences.tokens_of(i)) <= FEW_WORDS && figures.contains(&(before, q.span.of(&t.article.text)))
    };
    let sentence = |f: &Finding| f.rule == &CLAIM_REMOVED || f.rule == &CLAIM_ADDED;
    let again: Vec<usize> = (0..c.findings.len()).filter(|k| sentence(&c.findings[*k]) && told(&c.findings[*k])).collect();
    for k in again {
        c.findings[k].set_level(Level::Info);
    }
}

/// A sentence of one claim or two whose change a finding of both sides tells is called out once.
fn told_beside(c: &mut Comparison<'_>) {
    told_of_same(c);
    let findings = &mut c.findings;

    let specific = |f: &&Finding| matches!(f.rule.subject, Subject::Quantity | Subject::Date | Subject::Name) || f.rule == &STATUS_CHANGED;
    let told: Vec<(Span, Span)> = findings
        .iter()
        .filter(specific)
        .filter(|f| f.rule.level.stepped(f.raise) >= Level::Warning)
        .filter_map(|f| f.before.zip(f.after))
        .collect();
    for f in findings.iter_mut().filter(|f| f.rule == &CLAIM_REMOVED || f.rule == &CLAIM_ADDED) {
        let few = f.evidence.first().is_some_and(|e| matches!(e.as_str(), "1 claims" | "2 claims"));
        let held = |s: &(Span, Span)| f.before.is_some_and(|b| b.contains(s.0)) || f.after.is_some_and(|a| a.contains(s.1));
        if few && told.iter().any(held) {
            f.set_level(Level::Info);
        }
    }
}

/// What came into a headline that was written anew, and what went, is told by the headline itself.
pub(crate) fn settle(c: &mut Comparison<'_>) {
    told_beside(c);
    let findings = &mut c.findings;
    let Some((before, after)) = findings.iter().find(|f| f.rule == &HEADLINE_CHANGED).and_then(|f| f.before.zip(f.after)) else { return };
    let within = |of: Option<Span>, head: Span| of.is_none_or(|s| head.contains(s));
    let part = |f: &Finding| [&DETAIL_ADDED, &DETAIL_REMOVED, &DETAIL_REPLACED, &CLAIM_ADDED, &CLAIM_REMOVED].contains(&f.rule);
    findings.retain(|f| !(part(f) && within(f.before, before) && within(f.after, after)));
}

/// The share of a headline's words that one sentence of the body must hold for the headline to tell its claim.
const HEADLINE_HELD: f32 = 0.6;

/// A new headline that tells what the body of the other side told, and its headline did not.
fn headlines(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    for promoted in [true, false] {
        // Promoted: the headline after, held against the body before; demoted is the same with the sides exchanged.
        let (with, without) = if promoted { (c.after, c.before) } else { (c.before, c.after) };
        let of = |t: &Telling, role: fn(Role) -> bool| {
            (0..t.sentences.list.len()).filter(|i| role(t.sentences.list[*i].role) && !t.sentences.list[*i].folded).collect::<Vec<_>>()
        };
        let heads = of(without, |r| matches!(r, Role::Headline | Role::Deck | Role::Lede));
        let body = of(without, |r| matches!(r, Role::Body | Role::Item));
        for h in of(with, |r| r == Role::Headline) {
            let known = heads.iter().map(|i| held(with, h, without, *i)).fold(0.0, f32::max);
            let told = body
                .iter()
                .map(|i| (held(with, h, without, *i), *i))
                .fold((0.0, None), |best, (share, i)| if share > best.0 { (share, Some(i)) } else { best });
            let (share, Some(i)) = told else { continue };
            if share < HEADLINE_HELD || known >= share / 2.0 + 0.1 || !checkable(without, i) {
                continue;
            }
            let (head, sentence) = (Some(with.sentences.list[h].span), Some(without.sentences.list[i].span));
            let (rule, verdict, reason): (&'static Rule, Verdict, &str) = if promoted {
                (&CLAIM_PROMOTED, Verdict::Raised, "what the body told now stands in the headline")
            } else {
                (&CLAIM_DEMOTED, Verdict::Lowered, "what the headline told now stands in the body")
            };
            let (before, after) = if promoted { (sentence, head) } else { (head, sentence) };
            out.push(Finding {
                rule,
                raise: 0,
                verdict,
                before,
                after,
                reason: reason.to_owned(),
                key: "headline".to_owned(),
                evidence: vec!["the same words".to_owned()],
            });
        }
    }
}

/// The share of the content words of sentence `i` that sentence `j` holds.
fn held(t: &Telling, i: usize, other: &Telling, j: usize) -> f32 {
    let content =
        |tokens: &[Token]| tokens.iter().filter(|t| t.is_word() && FUNCTION.word(**t).is_none()).map(|t| t.key).collect::<Vec<u64>>();
    let (words, there) = (content(t.sentences.tokens_of(i)), content(other.sentences.tokens_of(j)));
    words.iter().filter(|w| there.contains(w)).count() as f32 / words.len().max(1) as f32
}

/// A sentence whose coming or going a reader should know of.
fn checkable(t: &Telling, i: usize) -> bool {
    t.sentences.list[i].role.tells() && !t.claims.in_sentence(i).is_empty()
}

/// A sentence of fewer content words says little by itself: "That was all."
const FEW_WORDS: usize = 4;

fn content(tokens: &[Token]) -> usize {
    tokens.iter().filter(|t| t.is_word() && FUNCTION.word(**t).is_none()).count()
}

/// Whether a sentence has no number, date, name or quotation, and hardly a word: there is nothing to check.
fn says_little(t: &Telling, i: usize) -> bool {
    t.claims.in_sentence(i).is_empty() && content(t.sentences.tokens_of(i)) < FEW_WORDS || is_note(t, i)
}

/// Whether a sentence denies that somebody came to harm, in whatever few words, and the other text does not speak of that harm.
fn denies_harm(t: &Telling, i: usize, there: impl Fn(&str) -> bool) -> bool {
    denies(t, i) && harm(t, i).next().is_some() && !harm(t, i).any(there)
}

/// The harm that a sentence tells of, by the names of its events.
fn harm(t: &Telling, i: usize) -> impl Iterator<Item = &'static str> {
    let tokens = t.sentences.tokens_of(i);
    let grave = (0..tokens.len()).filter_map(|at| EVENTS.at(tokens, at)).filter(|f| f.means.grows && f.means.grave);
    grave.map(|f| f.means.name)
}

/// Whether something is denied in a sentence, and not in words that it quotes.
fn denies(t: &Telling, i: usize) -> bool {
    let quoted = |s: Span| t.claims.in_sentence(i).quotations().iter().any(|q| q.span.contains(s));
    t.claims.in_sentence(i).negation().iter().any(|n| n.means != Negation::None && !quoted(n.span))
}

/// Whether a sentence is a note of who writes the text to others who do: "TODO: ask the harbour master".
fn is_note(t: &Telling, i: usize) -> bool {
    t.sentences.tokens_of(i).iter().find(|w| w.is_word()).is_some_and(|w| NOTES.contains(&w.text(&t.article.text)))
}

/// How such a note begins.
const NOTES: [&str; 4] = ["FIXME", "TK", "TODO", "XXX"];

/// Whether a line is a name or two without a stop behind it: "Contact", "Halm Harbour Page".
fn is_scrap(t: &Telling, i: usize) -> bool {
    let tokens = t.sentences.tokens_of(i);
    let claims = t.claims.in_sentence(i);
    let bare = claims.quantities().is_empty() && claims.dates().is_empty() && claims.quotations().is_empty();
    let stops = tokens.last().is_some_and(|w| w.kind == Kind::Stop);
    t.sentences.list[i].role == Role::Body && bare && !stops && content(tokens) < FEW_WORDS
}

/// The sentences of one side that the other has nothing for, in text order; `retold` are those that stand between them and
/// are told anew.
fn alone(c: &Comparison<'_>, list: &[usize], retold: &[usize], before: bool, out: &mut Vec<Finding>) {
    let t = if before { c.before } else { c.after };
    let (rule, verdict, side, alone): (&'static Rule, Verdict, &str, &str) = if before {
        (&CLAIM_REMOVED, Verdict::Removed, "only the side before tells this", "the sentence is gone")
    } else {
        (&CLAIM_ADDED, Verdict::Added, "only the side after tells this", "a new sentence")
    };
    let other = if before { c.after } else { c.before };
    let kept = !c.alignment.groups.is_empty();
    let harmed: OnceCell<BTreeSet<&str>> = OnceCell::new();
    let read = || (0..other.sentences.list.len()).flat_map(|j| harm(other, j)).collect();
    let there = |name: &str| harmed.get_or_init(read).contains(name);
    let says = |i: usize| !says_little(t, i) || kept && denies_harm(t, i, there);
    let told: Vec<usize> = list.iter().copied().filter(|i| says(*i) && !c.is_told_too(before, *i)).collect();
    let latest = (0..t.sentences.list.len()).filter_map(|i| year(t, i)).max();
    let elsewhere = Elsewhere::new(other);
    // "Both were charged": the sentences with a stage that the case has not in the other text.
    let moved: OnceCell<HashSet<usize>> = OnceCell::new();
    let moved_on = || {
        let there: BTreeSet<Stage> = stages(other).iter().map(|s| s.stage).collect();
        stages(t).iter().filter(|s| !there.contains(&s.stage)).map(|s| s.sentence).collect()
    };
    let (mut list, mut seen) = (Vec::new(), HashSet::new());
    for &i in &told {
        let claims = t.claims.in_sentence(i).len();
        // What was denied, or told with reserve, is a caveat that the reader has lost.
        let caveat = denies(t, i);
        let lost = before && claims > 0 && !elsewhere.tells(t, i);
        let own = elsewhere.lacks(t, i);
        let why = match () {
            () if own => side,
            () if before && claims > 0 && !lost => "the sentence is gone; what it names and counts is told elsewhere",
            () => alone,
        };
        // A label, or the words of a link alone, is no sentence.
        let lost = lost && !is_scrap(t, i);
        // A sentence that is printed twice is one.
        let news = own || claims == 0 && !before && is_grave(t, i) && moved.get_or_init(moved_on).contains(&i);
        let grave = !before && news && is_grave(t, i) && !is_of_another_year(t, i, latest) && seen.insert(form(t.sentences.tokens_of(i)));
        let raise = if before { i8::from(lost || caveat) - 1 } else { i8::from(grave) };
        list.push(Alone { sentence: i, called: raise >= 0, caveat, raise, reason: why.to_owned() });
    }
    match before {
        true => group(t, &mut list, side, retold, ends(c)),
        false => introduce(t, &mut list, side, &elsewhere),
    }
    for Alone { sentence: i, raise, reason, .. } in list {
        let span = Some(t.sentences.list[i].span);
        let (b, a) = if before { (span, None) } else { (None, span) };
        let claims = t.claims.in_sentence(i).len();
        out.push(Finding {
            rule,
            raise,
            verdict,
            before: b,
            after: a,
            reason,
            key: "sentence".to_owned(),
            evidence: vec![if claims == 0 { "no number, date, name or quotation".to_owned() } else { format!("{claims} claims") }],
        });
    }
}

/// Whether a sentence tells what befell people, or what a court or the police did to somebody.
fn is_grave(t: &Telling, i: usize) -> bool {
    let tokens = t.sentences.tokens_of(i);
    (0..tokens.len()).any(|at| tells_of_harm(t, i, at)) && !is_former(tokens, &t.article.text)
}

/// Whether something grave is told at a token of a sentence: a stage of a case, or a state that befell somebody.
fn tells_of_harm(t: &Telling, i: usize, at: usize) -> bool {
    let tokens = t.sentences.tokens_of(i);
    let claims = t.claims.in_sentence(i);
    // Of how many it is told in a quotation too.
    let counted = || claims.quantities().iter().any(|q| q.event.is_some_and(|e| e.span.overlaps(tokens[at].span)));
    let quoted = || claims.quotations().iter().any(|q| q.span.contains(tokens[at].span)) && !counted();
    // "A shooting" may be one of which everything was told before; "was shot" befell somebody.
    let noun = || tokens[at].text(&t.article.text).eq_ignore_ascii_case("shooting");
    let befell = EVENTS.at(tokens, at).is_some_and(|f| f.means.state && f.means.grave) && !noun();
    (befell || STAGES.at(tokens, at).is_some()) && !quoted()
}

/// Raises what came into a sentence that stays where it tells what befell somebody or what was done to them, and the other
/// text does not.
pub(crate) fn raise_grave(c: &mut Comparison<'_>) {
    let added = |f: &Finding| f.rule == &DETAIL_ADDED && f.raise <= 0;
    if !c.findings.iter().any(added) {
        return;
    }
    let mut findings = std::mem::take(&mut c.findings);
    let elsewhere = Elsewhere::new(c.before);
    for f in findings.iter_mut().filter(|f| added(f)) {
        let Some(span) = f.after else { continue };
        let t = c.after;
        let Some(i) = t.sentences.at(span) else { continue };
        let tokens = t.sentences.tokens_of(i);
        let within = |at: &usize| span.contains(tokens[*at].span);
        let grave = (0..tokens.len()).filter(within).any(|at| tells_of_harm(t, i, at));
        if grave && elsewhere.lacking(t, i, span).next().is_some() && !is_former(tokens, &t.article.text) {
            f.set_level(Level::Warning);
        }
    }
    c.findings = findings;
}

/// Whether a sentence names a year, and its text tells of a later one.
fn is_of_another_year(t: &Telling, i: usize, latest: Option<i32>) -> bool {
    // "In 2008": what is news has a day.
    let bare = t.claims.in_sentence(i).dates().iter().any(|d| d.value.len() == 4 && d.value.bytes().all(|b| b.is_ascii_digit()));
    bare || year(t, i).zip(latest).is_some_and(|(own, latest)| own < latest)
}

/// The latest year that a sentence names in figures.
fn year(t: &Telling, i: usize) -> Option<i32> {
    let written = |d: &&Date| d.span.of(&t.article.text).as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
    t.claims.in_sentence(i).dates().iter().filter(written).filter_map(|d| d.value.get(..4)?.parse().ok()).max()
}

/// From so much of what they say in common on, two sentences that tell of the same in other words are a warning.
const RETOLD_LOUD: f32 = 0.25;

/// A sentence that one side alone has.
struct Alone {
    sentence: usize,
    /// Whether a reader should look at it.
    called: bool,
    /// Whether it denies something, or tells it with reserve.
    caveat: bool,
    /// How far above or below its level.
    raise: i8,
    reason: String,
}

/// What a reason says of a line that stands for a whole passage.
const IN_A_ROW: &str = " sentences in a row";
const FOLLOW: &str = " sentences follow";

/// Whether a finding stands for a whole passage, and tells of more than its own sentence.
pub(crate) fn is_of_passage(f: &Finding) -> bool {
    f.reason.contains(IN_A_ROW) || f.reason.contains(FOLLOW)
}

/// So many sentences that went together are one passage, which is called out once.
const PASSAGE: usize = 3;

/// Leaves of the sentences of a passage that is gone one that is called out, and says there how many they are.
fn group(t: &Telling, list: &mut [Alone], side: &str, retold: &[usize], last_kept: Option<usize>) {
    let gone: HashSet<usize> = retold.iter().copied().collect();
    let passes = |k: usize| gone.contains(&k) || !t.sentences.list[k].is_told();
    let told = |from: usize, to: usize| (from + 1..to).all(passes);
    for passage in list.chunk_by_mut(|x, y| told(x.sentence, y.sentence)) {
        let many = passage.len();
        let Some(first) = passage.iter().position(|s| s.called).filter(|_| many >= PASSAGE) else { continue };
        let cut = last_kept.is_some_and(|k| k < passage[0].sentence) && many >= CUT;
        for (k, s) in passage.iter_mut().enumerate() {
            if k == first {
                s.reason = match cut {
                    true => format!("the side after ends before this: {many}{FOLLOW} on the side before alone"),
                    false if s.reason == side => format!("{many}{IN_A_ROW} are gone; {side}"),
                    false => format!("{many}{IN_A_ROW} are gone"),
                };
            } else if !s.caveat || many >= CUT {
                (s.called, s.raise) = (false, -1);
            }
        }
    }
}

/// Calls out of the sentences of a passage that is new the first that tells what the other text does not, and says there how many
/// they are: nobody has checked it yet. A name or a figure alone is none.
fn introduce<'t>(t: &'t Telling, list: &mut [Alone], side: &str, elsewhere: &Elsewhere<'t>) {
    let told = |from: usize, to: usize| (from + 1..to).all(|k| !t.sentences.list[k].is_told());
    for passage in list.chunk_by_mut(|x, y| told(x.sentence, y.sentence)) {
        let new: Vec<usize> = passage
            .iter()
            .map(|s| if s.reason == side { elsewhere.lacking(t, s.sentence, t.sentences.list[s.sentence].span).count() } else { 0 })
            .collect();
        let Some(first) = new.iter().position(|n| *n > 0).filter(|_| new.iter().sum::<usize>() >= NEWS) else { continue };
        if passage.iter().any(|s| s.called && s.raise > 0) {
            continue;
        }
        let many = passage.len();
        passage[first].raise = 1;
        if many > 1 {
            passage[first].reason = format!("{many}{IN_A_ROW} are new; {side}");
        }
    }
}

/// So many claims that the other text lacks are news.
const NEWS: usize = 2;

/// So many sentences less at the end, and a text was cut off.
const CUT: usize = 5;

/// The last sentence before that the side after has too, in whatever words.
fn ends(c: &Comparison<'_>) -> Option<usize> {
    c.alignment.groups.iter().flat_map(|g| g.before.iter().copied()).filter(|i| c.before.sentences.list[*i].role.tells()).max()
}

/// What a text tells, by kind of claim, to be asked of the claims of a sentence that it lacks.
///
/// Each list is made when it is first asked for.
struct Elsewhere<'a> {
    telling: &'a Telling,
    numbers: OnceCell<HashSet<Amount<'a>>>,
    dates: OnceCell<HashSet<Cow<'a, str>>>,
    quoted: OnceCell<KeySet>,
}

impl<'a> Elsewhere<'a> {
    fn new(telling: &'a Telling) -> Elsewhere<'a> {
        Elsewhere { telling, numbers: OnceCell::new(), dates: OnceCell::new(), quoted: OnceCell::new() }
    }

    fn counts(&self, q: &'a Quantity) -> bool {
        let told = || self.telling.claims.iter().flat_map(|c| c.quantities());
        let has = |a: &Amount<'a>| self.numbers.get_or_init(|| told().flat_map(|q| [amount(q), plain(q)]).collect()).contains(a);
        // "4,000 people", "4,000 lives"; "9,870", "close to 10,000".
        has(&amount(q)) || is_telling(q) && has(&plain(q)) || told().take(MOST_TOLD).any(|o| is_one_figure(q, o))
    }

    fn dates(&self, d: &'a Date) -> bool {
        let told = || self.telling.claims.iter().flat_map(|c| c.dates());
        // "3.30 a.m.", "half past three".
        let one = |o: &Date| o.kind == d.kind && matches!(date::compare(d, o).verdict, Verdict::Same | Verdict::Equivalent);
        self.dates.get_or_init(|| told().map(day).collect()).contains(&day(d)) || told().take(MOST_TOLD).any(one)
    }

    fn quotes(&self, t: &Telling, q: &Quotation) -> bool {
        let said = self.telling.claims.iter().flat_map(|c| c.quotations());
        let quoted = self.quoted.get_or_init(|| said.flat_map(|q| words(self.telling, q.tokens.clone())).collect());
        words(t, q.tokens.clone()).all(|w| quoted.contains(&w))
    }

    /// Whether the text tells all that the sentence of another counts, dates, names and quotes, and has most of its words or a
    /// figure that says by itself what it is of.
    fn tells(&self, t: &'a Telling, i: usize) -> bool {
        let figure = || t.claims.in_sentence(i).quantities().iter().any(is_telling);
        !self.lacks(t, i) && (figure() || self.has_most_words(t, i))
    }

    /// Whether a number, a date, a name or a quotation in the sentence of another text stands nowhere in this one.
    fn lacks(&self, t: &'a Telling, i: usize) -> bool {
        self.lacking(t, i, t.sentences.list[i].span).next().is_some()
    }

    /// The numbers, dates, names and quotations of a part of a sentence that stand nowhere in this text.
    fn lacking(&self, t: &'a Telling, i: usize, part: Span) -> impl Iterator<Item = Span> {
        let claims = t.claims.in_sentence(i);
        let quantities = claims.quantities().iter().filter(|q| !self.counts(q)).map(|q| q.span);
        let dates = claims.dates().iter().filter(|d| !self.dates(d)).map(|d| d.span);
        let names = claims.names().iter().filter(|n| !self.telling.names(n)).map(|n| n.span);
        let quoted = claims.quotations().iter().filter(move |q| !self.quotes(t, q)).map(|q| q.span);
        quantities.chain(dates).chain(names).chain(quoted).filter(move |s| part.contains(*s))
    }

    fn has_most_words(&self, t: &Telling, i: usize) -> bool {
        let said: Vec<&Token> = t.sentences.tokens_of(i).iter().filter(|w| says(w)).collect();
        let held = said.iter().filter(|w| self.telling.has_form(&t.word_forms(w))).count();
        held as f32 >= RETOLD * said.len() as f32
    }
}

/// How much, of what.
type Amount<'a> = (Option<&'a Decimal>, Option<&'a Decimal>, &'a str, Option<&'static str>);

fn amount(q: &Quantity) -> Amount<'_> {
    (q.low.as_ref(), q.high.as_ref(), &q.unit, q.event.map(|e| e.name))
}

/// The same of whatever it is.
fn plain(q: &Quantity) -> Amount<'_> {
    (q.low.as_ref(), q.high.as_ref(), ANY, None)
}

/// Stands for any unit.
const ANY: &str = "*";

/// Of so many figures or days of a text each is held against one of the other.
const MOST_TOLD: usize = 64;

/// Whether a figure says by itself what it is of: small ones count many things.
fn is_telling(q: &Quantity) -> bool {
    q.level().is_some_and(|v| *v >= Decimal::from(SMALL) || v.to_i64().is_none())
}

/// Smaller whole numbers count many things.
const SMALL: i64 = 20;

/// Whether two figures of one thing can be one, of which one is rounded.
fn is_one_figure(q: &Quantity, o: &Quantity) -> bool {
    let rounded = |q: &Quantity| q.bound != Bound::Exact;
    is_telling(q)
        && (rounded(q) || rounded(o))
        && q.kind == o.kind
        && q.unit == o.unit
        && !matches!(compare(q, o).verdict, Verdict::Conflicting | Verdict::Unclear)
}

/// A day as the text resolves it, else as it is written.
fn day(d: &Date) -> Cow<'_, str> {
    if d.low.is_some() { Cow::Borrowed(&d.value) } else { Cow::Owned(format!("{} {}", d.value, d.form)) }
}

/// The share of a sentence's words that the other text must have for it to tell the same elsewhere: of what a sentence says
/// of somebody, his name is the least.
const RETOLD: f32 = 0.75;

/// Whether a word is more than a small one.
fn says(w: &Token) -> bool {
    w.is_word() && FUNCTION.word(*w).is_none()
}

/// The words of a passage, small ones left out.
fn words(t: &Telling, range: std::ops::Range<usize>) -> impl Iterator<Item = u64> + '_ {
    t.sentences.tokens[range].iter().filter(|w| says(w)).map(|w| w.key)
}
