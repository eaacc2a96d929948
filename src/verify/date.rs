//! A date of the claim and one of the source in, whether the source's settles the claim's out.
//!
//! "before 1991" claims every instant up to 1991: a source that dates the thing to 1990 supports it. What a date is of
//! is decided by whoever pairs them.

use super::ValueRelation;
use crate::compare::date::compare;
use crate::kind::date::point::{Clock, Point};
use crate::kind::date::zone::Zone;
use crate::kind::date::{Date, DateKind, Meaning};
use crate::lexicon::DATE_SIDE;
pub use crate::lexicon::date::Half as Side;
use crate::token::Token;
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
    let same_side = source.1.is_some_and(|x| x == side || matches!((x, side), (Side::Before, Side::By) | (Side::After, Side::Since)));
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
