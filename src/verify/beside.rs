//! A claim put beside one sentence of its evidence: what the rules of a comparison find there, in the words of a verdict.
//!
//! One fact has one answer: what `diff` calls a conflict of two aligned sentences refutes here too. A claim may say less
//! than its source, so that only the claim's own words are held.

use super::evidence::Evidence;
use super::feature::Feature;
use super::weighed::Weighed;
use super::{ValueRelation, date, number};
use crate::diff::{Beside, beside};
use crate::finding::{Finding, Level, Subject};
use crate::kind::quantity::Bound;
use crate::rule::quote::QUOTE_REASSIGNED;
use crate::telling::Telling;
use crate::token::Span;

/// Sentences less alike than this may be about two things; so much [`crate::compare`] asks of sentences in which one word
/// can stand for another.
const ALIKE: f32 = 0.6;
/// Sentences of which a name, a number or a day alone may be another one: all but a word or two is the same.
const NEARLY_EQUAL: f32 = 0.8;
/// Sentences as alike as this are aligned wherever they stand: as [`crate::align`] has it.
const ALIGNED: f32 = 0.4;
/// The part of a claim that a longer sentence must have to tell it.
const CONTAINED: f32 = 0.85;
/// A sentence that has so much more of the claim, without any conflict, tells of it and not the other.
const CLEARER: f32 = 0.02;

/// What a finding of a rule says of a claim held against its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Both cannot be true.
    Excluded,
    /// Nor can these, if the sentences are about one thing: a name, a number or a day is another one.
    Replaced,
    /// The claim is firmer, or more exact, or names somebody else as its source.
    Firmer,
    /// Another word stands there: it may say the same.
    Termed,
}

fn says(finding: &Finding) -> Option<Says> {
    if finding.before.is_none() || finding.after.is_none() {
        return None;
    }
    match finding.rule.id {
        "certainty-raised" | "quote-reassigned" | "role-changed" | "attribution-changed" | "attribution-strengthened" => Some(Says::Firmer),
        "number-refined" | "date-refined" => Some(Says::Firmer),
        "number-conflict" | "date-conflict" | "name-replaced" => Some(Says::Replaced),
        "term-replaced" => Some(Says::Termed),
        _ if finding.rule.level == Level::Error => Some(Says::Excluded),
        _ => None,
    }
}

/// Whether a finding says that something else stands in the place of something.
fn is_substitution(finding: &Finding) -> bool {
    matches!(finding.rule.id, "term-replaced" | "name-replaced" | "number-conflict" | "date-conflict" | "meaning-reversed")
}

/// Whether words are part of a number or a day, which are held as values and not as words.
fn is_value(telling: &Telling, i: usize, span: Span) -> bool {
    let claims = telling.claims.in_sentence(i);
    claims.quantities().iter().any(|q| q.span.contains(span)) || claims.dates().iter().any(|d| d.span.contains(span))
}

/// Where the rules find no error in a sentence that is told in the same words, and no other number or day, the numbers and
/// days of the claim are those of the source, however they are ordered.
fn settle(text: &Telling, i: usize, evidence: &Evidence<'_>, found: &[Beside], weighed: &mut Weighed) {
    let best = found.iter().max_by(|x, y| x.likeness.total_cmp(&y.likeness));
    let other = |f: &Finding| f.rule.level == Level::Error || matches!(f.rule.subject, Subject::Quantity | Subject::Date);
    if best.is_some_and(|b| b.likeness >= ALIKE && !b.findings.iter().any(other)) {
        weighed.agree(|span| has(text, i, evidence, span));
        // What the claim bounds is held as such, whatever a comparison makes of it.
        weighed.part_all(|span| !is_bounded(text, i, span));
    }
}

/// Whether some words stand right before a number of the claim that holds: "first" of "the first six".
fn leads_what_holds(text: &Telling, i: usize, words: Span, weighed: &Weighed) -> bool {
    let mut behind = text.claims.in_sentence(i).quantities().iter().filter(|q| q.span.start >= words.end);
    behind.any(|q| q.span.start - words.end <= 1 && weighed.holds(q.span))
}

/// Whether the claim says of a number or a day only on which side of it something lies: "more than 30", "before May".
fn is_bounded(text: &Telling, i: usize, span: Span) -> bool {
    let (claims, tokens) = (text.claims.in_sentence(i), text.sentences.tokens_of(i));
    claims.quantities().iter().any(|q| q.span.overlaps(span) && q.bound != Bound::Exact)
        || claims.dates().iter().any(|d| d.span.overlaps(span) && date::side(d, tokens).is_some())
}

/// Whether the evidence has the number or the day that stands in some words of the claim, of whatever it tells it.
fn has(text: &Telling, i: usize, evidence: &Evidence<'_>, span: Span) -> bool {
    let holds = |held: ValueRelation| matches!(held, ValueRelation::Same | ValueRelation::Within);
    let claimed = text.claims.in_sentence(i);
    let told = |s: &usize| {
        let theirs = evidence.source.claims.in_sentence(*s);
        let (our_tokens, their_tokens) = (text.sentences.tokens_of(i), evidence.source.sentences.tokens_of(*s));
        let number = claimed.quantities().iter().filter(|q| q.span.overlaps(span));
        let day = claimed.dates().iter().filter(|d| d.span.overlaps(span));
        number.into_iter().any(|q| theirs.quantities().iter().any(|t| holds(number::hold(q, t, true).0)))
            || day.into_iter().any(|d| {
                let ours = (d, date::side(d, our_tokens));
                theirs.dates().iter().any(|t| holds(date::hold(ours, (t, date::side(t, their_tokens)))))
            })
    };
    evidence.sentences.iter().any(told)
}

/// Whether the words of a source stand by another figure than the one that the claim's words stand by: "in Ostby" beside
/// one sum and "abroad" beside the next exclude nothing.
fn is_of_another(text: &Telling, i: usize, source: &Telling, s: usize, weighed: &Weighed, (theirs, ours): (Span, Span)) -> bool {
    let (Some(claimed), Some(beside)) = (nearest(text, i, ours), nearest(source, s, theirs)) else { return false };
    let held = weighed.held_by(claimed);
    !claimed.overlaps(ours) && held.is_some_and(|by| !by.overlaps(beside))
}

/// The number that stands nearest to some words of a sentence.
fn nearest(telling: &Telling, i: usize, span: Span) -> Option<Span> {
    let away = |q: Span| (q.start.max(span.start)).saturating_sub(q.end.min(span.end));
    telling.claims.in_sentence(i).quantities().iter().map(|q| q.span).min_by_key(|q| (away(*q), q.start))
}

/// Observes what the rules find in a claim and the sentences of its evidence that stand close to it.
pub fn weigh(text: &Telling, i: usize, evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let beside = |s: &usize| beside(evidence.source, *s, text, i);
    let found: Vec<Beside> = evidence.sentences.iter().map(beside).collect();
    weighed.likeness = found.iter().map(|b| b.likeness).fold(0.0, f32::max);
    settle(text, i, evidence, &found, weighed);
    let excluded = |b: &Beside| b.findings.iter().any(|f| matches!(says(f), Some(Says::Excluded | Says::Replaced)));
    let clear = found.iter().filter(|b| !excluded(b)).map(|b| b.contained).fold(0.0, f32::max);
    // A claim of what was before or since a day is held as such elsewhere.
    let sided = text.claims.in_sentence(i).dates().iter().any(|d| date::side(d, text.sentences.tokens_of(i)).is_some());
    for (b, s) in found.iter().zip(&evidence.sentences) {
        let close = b.likeness >= ALIKE || b.contained >= CONTAINED;
        let equal = b.likeness >= NEARLY_EQUAL;
        let other = excluded(b) && clear > b.contained + CLEARER;
        for f in b.findings.iter().filter(|_| !other) {
            let (Some(theirs), Some(ours)) = (f.before, f.after) else { continue };
            // Two things changed at once, what is told and what it is told of: that is another fact, and no conflict.
            let alone = b.findings.iter().all(|g| g.rule.id == f.rule.id || !is_substitution(g));
            let value = is_value(text, i, ours) || is_value(evidence.source, *s, theirs);
            // Of several numbers, which one is meant is found there.
            let held = !equal && weighed.holds(ours);
            let feature = match says(f) {
                Some(Says::Replaced) if held => continue,
                // "12 October" of a passage is that of the year that the claim gives.
                Some(Says::Firmer) if f.rule.subject == Subject::Date && weighed.holds(ours) => continue,
                // "At least the first six": six are told of both.
                Some(Says::Firmer) if f.rule.subject == Subject::Quantity && leads_what_holds(text, i, ours, weighed) => continue,
                Some(Says::Excluded) if is_of_another(text, i, evidence.source, *s, weighed, (theirs, ours)) => continue,
                Some(Says::Excluded) if value => continue,
                Some(Says::Replaced) if sided && f.rule.id == "date-conflict" => continue,
                Some(Says::Excluded) if close && alone => Feature::Excluded,
                Some(Says::Replaced) if equal && alone => Feature::Excluded,
                // Sentences that a comparison aligns tell of one thing for every command.
                Some(Says::Excluded | Says::Replaced) if b.likeness >= ALIGNED => Feature::ExcludedBeside,
                Some(Says::Excluded | Says::Replaced) => Feature::ExcludedApart,
                Some(Says::Firmer) if close || f.rule == &QUOTE_REASSIGNED => Feature::Firmer,
                Some(Says::Termed) if close => Feature::Termed,
                _ => continue,
            };
            let (shown, said) = (theirs.of(&evidence.source.article.text), ours.of(&text.article.text));
            weighed.observe(feature, 1, ours, Some(theirs), format!("the source has “{shown}” where the claim has “{said}”: {}", f.reason));
        }
    }
}
