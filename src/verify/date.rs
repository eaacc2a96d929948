//! A date of the claim and one of the source in, whether the source's settles the claim's out.
//!
//! "before 1991" claims every instant up to 1991: a source that dates the thing to 1990 supports it. What a date is of
//! is decided by whoever pairs them.

use super::ValueRelation;
use super::cover::Cover;
use super::evidence::Evidence;
use super::feature::Feature;
use super::weighed::Weighed;
use super::word::{ContentWord, place};
use crate::compare::date::compare;
use crate::kind::date::point::{Clock, Point};
use crate::kind::date::zone::Zone;
use crate::kind::date::{Date, DateKind, Meaning};
pub use crate::lexicon::date::Half as Side;
use crate::lexicon::{DATE_SIDE, OTHER_DAY};
use crate::telling::Telling;
use crate::token::{Span, Token};
use crate::verdict::Verdict;
use jiff::civil::DateTime;

/// Whether the date is a place in the calendar: lengths of time are quantities.
pub fn is_place(date: &Date) -> bool {
    matches!(date.kind, DateKind::Date | DateKind::Time) && matches!(date.meaning, Meaning::Point(_) | Meaning::Range(..))
}

/// The side that the words before a date choose; `tokens` are those of its sentence.
pub fn side(date: &Date, tokens: &[Token]) -> Option<Side> {
    let at = tokens.partition_point(|t| t.span.end <= date.span.start);
    DATE_SIDE.before(tokens, at).map(|f| *f.means)
}

/// A leap year.
const ANY_YEAR: i16 = 2000;

/// Whether the source's date, with its side, settles the claim's.
pub fn hold(claim: (&Date, Option<Side>), source: (&Date, Option<Side>)) -> ValueRelation {
    // A source that leaves the year out tells of the claim's.
    let whole = interval(claim.0, source.0).zip(interval(source.0, claim.0));
    // Clocks in two zones are another matter than their readings.
    let zoned = zone(claim.0) != zone(source.0);
    if claim.1.is_none() && !zoned && whole.is_some_and(|(c, s)| c == s) {
        return ValueRelation::Same;
    }
    let Some(side) = claim.1 else {
        return match compare(source.0, claim.0).verdict {
            Verdict::Same | Verdict::Equivalent | Verdict::Widened => ValueRelation::Same,
            Verdict::Conflicting => ValueRelation::Conflict,
            Verdict::Refined | Verdict::Overlapping => ValueRelation::Open,
            _ => ValueRelation::Unpaired,
        };
    };
    let Some((c, s)) = whole else { return ValueRelation::Unpaired };
    // "Not before May" is "not until May".
    let one = |x: Side| {
        matches!(
            (x, side),
            (Side::Before, Side::By) | (Side::After, Side::Since) | (Side::Before, Side::Until) | (Side::Until, Side::Before)
        )
    };
    let same_side = source.1.is_some_and(|x| x == side || one(x));
    if c == s && same_side {
        return ValueRelation::Same;
    }
    // "the first since 2006" and "since 2008" give one start each.
    if side == Side::Since && source.1 == Some(Side::Since) && (s.1 <= c.0 || s.0 >= c.1) {
        return ValueRelation::Conflict;
    }
    // What ends at one time does not end at another; what happened at some time before says nothing of the end.
    let ends = |x: Side| matches!(x, Side::Until | Side::By);
    if side == Side::Until {
        let apart = source.1.is_some_and(ends) && (s.1 <= c.0 || s.0 >= c.1);
        return if apart { ValueRelation::Conflict } else { ValueRelation::Open };
    }
    if side == Side::By && source.1.is_some_and(ends) && s.0 >= c.1 {
        return ValueRelation::Conflict;
    }
    let (within, without) = match side {
        Side::Before => (s.1 <= c.0, s.0 >= c.0),
        Side::By => (s.1 <= c.1, s.0 >= c.1),
        Side::After => (s.0 >= c.1, s.1 <= c.1),
        Side::Since => (s.0 >= c.0, s.1 <= c.0),
        Side::Until => (false, false),
    };
    match (within, without) {
        (true, _) => ValueRelation::Within,
        (_, true) => ValueRelation::Conflict,
        _ => ValueRelation::Open,
    }
}

fn zone(date: &Date) -> Option<Zone> {
    match date.meaning {
        Meaning::Point(Point { clock: Some(Clock::At { zone, .. }), .. }) => zone,
        _ => None,
    }
}

/// The interval of a date; a year that it lacks is taken from the other, which tells of the same time. Where both lack it,
/// any year will do, so that one with a 29 February is taken.
fn interval(date: &Date, other: &Date) -> Option<(DateTime, DateTime)> {
    if let (Some(low), Some(high)) = (date.low, date.high) {
        return Some((low, high));
    }
    let (Meaning::Point(point), Meaning::Point(model)) = (&date.meaning, &other.meaning) else { return None };
    Point { year: point.year.or(model.year).or(Some(ANY_YEAR)), ..*point }.interval()
}

/// Observes the days of sentence `i` of `text`, and how often something is so.
pub fn weigh(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    weigh_days(text, i, claim, covers, evidence, weighed);
    weigh_rhythms(text, i, evidence, weighed);
}

/// The words that name a day of a sentence by another one: "the night before".
fn named_by_another(telling: &Telling, sentence: usize) -> Vec<Span> {
    let list = telling.sentences.tokens_of(sentence);
    let found = |at: usize| OTHER_DAY.at(list, at).map(|f| list[at].span.join(list[at + f.len - 1].span));
    (0..list.len()).filter_map(found).collect()
}

fn weigh_days(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let dates = |telling: &'_ Telling, i: usize| -> Vec<Date> {
        telling.claims.in_sentence(i).dates().iter().filter(|d| is_place(d)).cloned().collect()
    };
    let tokens = text.sentences.tokens_of(i);
    let their_dates: Vec<(usize, Date)> = evidence
        .sentences
        .iter()
        .enumerate()
        .flat_map(|(rank, s)| dates(evidence.source, *s).into_iter().map(move |d| (rank, d)))
        .collect();
    // What is dated by another day excludes nothing that has a day of its own.
    let led = evidence.sentences.first().is_some_and(|s| !named_by_another(evidence.source, *s).is_empty());
    let by_another = named_by_another(text, i);
    for our in dates(text, i) {
        let our_side = side(&our, tokens);
        let best = their_dates
            .iter()
            .map(|(rank, their)| {
                let their_tokens = evidence.source.sentences.tokens_of(evidence.sentences[*rank]);
                let held = hold((&our, our_side), (their, side(their, their_tokens)));
                let near = near(claim, place(tokens, our.span), (*rank, place(their_tokens, their.span)), covers, evidence);
                (held, near, *rank, their)
            })
            .filter(|(held, _, rank, _)| {
                let apart = led && *rank > 0 || by_another.iter().any(|s| s.overlaps(our.span));
                *held != ValueRelation::Unpaired && !(*held == ValueRelation::Conflict && apart)
            })
            .max_by_key(|(held, near, rank, their)| {
                let agrees = match held {
                    // Any later day is after one: that it is says little.
                    ValueRelation::Within if our_side.is_some() => 1,
                    ValueRelation::Same | ValueRelation::Within => 3,
                    ValueRelation::Open => 1,
                    _ => 0,
                };
                (near + agrees, std::cmp::Reverse(*rank), std::cmp::Reverse(their.span))
            });
        let shown = our.span.of(&text.article.text);
        match best {
            None => weighed.observe(Feature::DateUnpaired, 2, our.span, None, format!("the source gives no date for “{shown}”")),
            Some((held, _, _, their)) => {
                let theirs = their.span.of(&evidence.source.article.text);
                let year = |d: &'_ Date| -> Option<String> {
                    d.value.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned)
                };
                if dated(held) == Feature::DateConflict && year(&our).zip(year(their)).is_some_and(|(x, y)| x != y) {
                    weighed.features.set(Feature::OtherYear, 1);
                }
                let reason = match dated(held) {
                    Feature::DateConflict => format!("no day satisfies both “{shown}” and “{theirs}”"),
                    Feature::DateOpen => format!("“{shown}” is more exact than “{theirs}”"),
                    _ => format!("“{theirs}” agrees with “{shown}”"),
                };
                weighed.observe(dated(held), 2, our.span, Some(their.span), reason);
            }
        }
    }
}

fn dated(held: ValueRelation) -> Feature {
    match held {
        ValueRelation::Same => Feature::DateSame,
        ValueRelation::Within => Feature::DateWithin,
        ValueRelation::Open => Feature::DateOpen,
        ValueRelation::Beyond | ValueRelation::Conflict => Feature::DateConflict,
        ValueRelation::Unpaired => Feature::DateUnpaired,
    }
}

/// How often something is so: "every Monday".
fn weigh_rhythms(text: &Telling, i: usize, evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let sets = |telling: &Telling, i: usize| -> Vec<Date> {
        telling.claims.in_sentence(i).dates().iter().filter(|d| d.kind == DateKind::Set).cloned().collect()
    };
    let theirs: Vec<Date> = evidence.sentences.iter().flat_map(|s| sets(evidence.source, *s)).collect();
    for our in sets(text, i) {
        let shown = our.span.of(&text.article.text);
        let agrees = |their: &&Date| matches!(compare(their, &our).verdict, Verdict::Same | Verdict::Equivalent | Verdict::Widened);
        match (theirs.iter().find(agrees), theirs.first()) {
            (Some(_), _) => {}
            (None, Some(their)) => {
                let theirs = their.span.of(&evidence.source.article.text);
                let reason = format!("“{shown}” is not “{theirs}”");
                weighed.observe(Feature::DateConflict, 2, our.span, Some(their.span), reason);
            }
            (None, None) => weighed.observe(Feature::DateUnpaired, 2, our.span, None, format!("the source gives no date for “{shown}”")),
        }
    }
}

/// How much of what stands beside a date of the claim stands beside the source's date, which is in the sentence of this rank: two
/// for each word. The name that the claim opens with ties little: all of the story is about it.
fn near(claim: &[ContentWord<'_>], at: usize, (rank, there): (usize, usize), covers: &[Cover], evidence: &Evidence<'_>) -> i64 {
    let beside = |w: &ContentWord<'_>, at: usize| w.at.abs_diff(at) <= BESIDE;
    let words = &evidence.words[rank];
    let opening = claim.iter().take_while(|w| w.name).count();
    let told = |(w, c): &(&ContentWord<'_>, &Cover)| {
        let by = c.by.filter(|(r, _)| *r == rank && c.standing.is_covered()).map(|(_, k)| &words[k]);
        by.is_some_and(|s| beside(s, there)) || words.iter().any(|s| beside(s, there) && w.is_form_of(s))
    };
    let found: Vec<usize> =
        claim.iter().zip(covers).enumerate().filter(|(_, (w, c))| beside(w, at) && told(&(w, c))).map(|(k, _)| k).collect();
    let rest = found.iter().filter(|k| **k >= opening).count() as i64;
    2 * rest + i64::from(found.len() as i64 > rest)
}

/// So many tokens to each side of a date say what it is of.
const BESIDE: usize = 6;
