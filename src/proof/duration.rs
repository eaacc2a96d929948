//! Lengths of time and the dates beside them: "from 1998 to 2010, 15 years", "a three-day visit from 4 to 8 May",
//! "founded in 1926, its 90th anniversary".

use super::found::conflict;
use super::text::{Passage, ProofText};
use crate::finding::Finding;
use crate::kind::date::length::{Length, TimeUnit};
use crate::kind::date::point::{Grain, Point};
use crate::kind::date::{Date, End, Meaning};
use crate::kind::quantity::QuantityKind;
use crate::lexicon::story::Tie;
use crate::rule::arithmetic::DURATION_MISMATCH;
use crate::token::Span;
use jiff::civil::DateTime;

/// How many tokens may stand between a length and its dates.
const NEAR: usize = 7;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    for passage in &text.passages {
        let mut found = spans(text, passage).or_else(|| ago(text, passage)).or_else(|| anniversary(text, passage));
        if let Some(f) = found.take().filter(|f| !passage.is_quoted(f.length)) {
            out.push(conflict(&DURATION_MISMATCH, [f.length, f.dates], f.reason, "duration", vec!["one sentence".to_owned()]));
        }
    }
}

struct LengthMismatch {
    length: Span,
    dates: Span,
    reason: String,
}

/// A length of time in hundred-thousandths of a day, which hold the mean month and year and their thousandths exactly.
type Ticks = i64;

const DAY: Ticks = 100_000;

/// The least and the most that a length can be.
type Days = (Ticks, Ticks);

/// How long one unit is: the mean month has 30.44 days, the mean year 365.25.
fn size(unit: TimeUnit) -> Option<Ticks> {
    Some(match unit {
        TimeUnit::Day => DAY,
        TimeUnit::Week => 7 * DAY,
        TimeUnit::Fortnight => 14 * DAY,
        TimeUnit::Month => 3044 * DAY / 100,
        TimeUnit::Year => 36_525 * DAY / 100,
        TimeUnit::Decade => 36_525 * DAY / 10,
        _ => return None,
    })
}

/// What a length of time says, in days, half of its last unit to either side.
fn said(length: &Length) -> Option<(TimeUnit, Days)> {
    let mut amounts = length.amounts();
    let (amount, unit) = amounts.next()?;
    if amounts.next().is_some() || amount <= 0 {
        return None;
    }
    // Thousandths of the unit, as the amount is.
    let slack = match unit {
        TimeUnit::Day => 0,
        TimeUnit::Month => 600,
        TimeUnit::Year => 990,
        _ => 500,
    };
    let thousandth = size(unit)? / 1000;
    Some((unit, ((amount - slack).saturating_mul(thousandth), (amount + slack).saturating_mul(thousandth))))
}

/// The lengths of a sentence, without those that bound or point elsewhere.
fn lengths<'a>(passage: &'a Passage<'_>) -> Vec<(&'a Date, TimeUnit, Days)> {
    let plain = |d: &Date| {
        let at = passage.at(d.span);
        // "at least three years", "three years after", "every three days" say something else.
        let bound = passage.claims.quantities().iter().any(|q| q.span.overlaps(d.span) && q.bound != crate::kind::quantity::Bound::Exact);
        !bound && !passage.ties(at.end, Tie::LengthFrom) && !passage.ties_before(at.start, Tie::LengthBounded)
    };
    let read = |d: &'a Date| match &d.meaning {
        Meaning::Length(length) => said(length).map(|(unit, days)| (d, unit, days)),
        _ => None,
    };
    passage.claims.dates().iter().filter(|d| plain(d)).filter_map(read).collect()
}

/// Both ends of an interval, with the words that give them.
struct Ends {
    first: Point,
    last: Point,
    span: Span,
}

fn ends(text: &ProofText<'_>, passage: &Passage<'_>) -> Vec<Ends> {
    let dates = passage.claims.dates();
    let mut found: Vec<Ends> = dates
        .iter()
        .filter_map(|d| match d.meaning {
            Meaning::Range(first, last) => Some(Ends { first, last, span: d.span }),
            _ => None,
        })
        .collect();
    let point = |d: &Date| match d.meaning {
        Meaning::Point(p) => Some(p),
        _ => None,
    };
    for two in dates.windows(2) {
        if let (Some(first), Some(last)) = (point(&two[0]), point(&two[1]))
            && two[0].end == Some(End::First)
            && two[1].end == Some(End::Last)
            && passage.between(two[0].span, two[1].span).len() <= 2
        {
            found.push(Ends { first, last, span: two[0].span.join(two[1].span) });
        }
    }
    // "since 4 March": until the day of publication.
    if let Some(day) = text.telling.article.published {
        for d in dates {
            let since = passage.at(d.span).start.checked_sub(1).is_some_and(|i| passage.line.is(i, "since"));
            if let (true, Some(first)) = (since, point(d)) {
                found.push(Ends { first, last: Point::date(day), span: d.span });
            }
        }
    }
    found
}

/// Days from a point to another: the least and the most, with one or both ends counted or not.
fn length_of(first: &Point, last: &Point) -> Option<Days> {
    let year = first.year.or(last.year).unwrap_or(2001);
    let whole = |p: &Point, year: i16| Point { year: p.year.or(Some(year)), ..*p }.interval();
    let (a, mut b) = (whole(first, year)?, whole(last, year)?);
    if b.1 <= a.0 && last.year.is_none() {
        b = whole(last, year + 1)?;
    }
    let days = |x: DateTime, y: DateTime| x.date().until(y.date()).ok().map(|s| Ticks::from(s.get_days()) * DAY);
    let least = days(a.1, b.0)?.max(0);
    let most = days(a.0, b.1)?;
    (most > 0).then_some((least, most))
}

/// A length beside an interval, the only ones of their sentence.
fn spans(text: &ProofText<'_>, passage: &Passage<'_>) -> Option<LengthMismatch> {
    let (lengths, ends) = (lengths(passage), ends(text, passage));
    let ([(date, unit, days)], [ends]) = (&lengths[..], &ends[..]) else { return None };
    let gap = passage.between(date.span, ends.span);
    let line = &passage.line;
    let at = passage.at(ends.span);
    let led = line.any_before(at.start, &["from", "between", "since"]) || line.any(at.start, &["from", "between", "since"]);
    let far = gap.is_empty() && date.span.end != ends.span.start || gap.len() > NEAR;
    if far || !led || (passage.ties_in(gap.clone(), Tie::LengthApart) || passage.has(gap.clone(), &[";"])) {
        return None;
    }
    // A length behind "for" or a comma, or that is of the thing itself: "a three-day visit from …".
    let own = date.span.end <= ends.span.start
        || passage.reads(&gap, &[","])
        || passage.has(gap.clone(), &[",", "(", "for", "period", "of"])
        || gap.clone().any(|i| line.is_dash(i));
    let grain = ends.first.grain.max(ends.last.grain);
    let fits = match unit {
        TimeUnit::Day => grain <= Grain::Day,
        TimeUnit::Week | TimeUnit::Fortnight => grain <= Grain::Month,
        _ => true,
    };
    let real = length_of(&ends.first, &ends.last)?;
    // Both ends of days count, or one of them.
    let (least, most) = if grain <= Grain::Day { (real.1 - DAY, real.1) } else { real };
    let apart = days.1 < least || most < days.0;
    (own && fits && apart).then(|| LengthMismatch {
        length: date.span,
        dates: ends.span,
        reason: format!("that is {}", spoken(*unit, least, most)),
    })
}

/// "in 2010, 12 years ago", "four years ago, in 2019".
fn ago(text: &ProofText<'_>, passage: &Passage<'_>) -> Option<LengthMismatch> {
    let day = text.telling.article.published?;
    let dates = passage.claims.dates();
    let mut pairs = dates.windows(2).filter_map(|two| {
        let gap = passage.between(two[0].span, two[1].span);
        let bare = passage.reads(&gap, &[","])
            || passage.reads(&gap, &["("])
            || passage.reads(&gap, &[",", "in"])
            || passage.reads(&gap, &["in"])
            || passage.reads(&gap, &[",", "on"]);
        let is_ago = |d: &Date| passage.line.is(passage.at(d.span).end.saturating_sub(1), "ago");
        let pair = if is_ago(&two[1]) {
            Some((&two[1], &two[0]))
        } else if is_ago(&two[0]) {
            Some((&two[0], &two[1]))
        } else {
            None
        };
        pair.filter(|_| bare)
    });
    let (ago, date) = pairs.next()?;
    let Meaning::Point(point) = date.meaning else { return None };
    let length = passage.claims.quantities().iter().find(|q| ago.span.contains(q.number) && q.kind == QuantityKind::Duration)?;
    if length.bound != crate::kind::quantity::Bound::Exact {
        return None;
    }
    let amount = length.low.as_ref()?.to_i64()?;
    let (unit, slack) = match length.unit.as_str() {
        "day" => (TimeUnit::Day, 1000),
        "week" => (TimeUnit::Week, 700),
        "month" => (TimeUnit::Month, 800),
        "year" => (TimeUnit::Year, 990),
        _ => return None,
    };
    let one = size(unit)?;
    let said = amount.saturating_mul(one);
    let real = length_of(&point, &Point::date(day))?;
    let fits = unit >= TimeUnit::Month || point.grain <= Grain::Day || unit == TimeUnit::Week && point.grain <= Grain::Month;
    let slack = one / 1000 * slack;
    let (least, most) = (real.0.min(real.1) - slack, real.1 + slack);
    let apart = said < least || said > most;
    (apart && fits).then(|| LengthMismatch {
        length: ago.span,
        dates: date.span,
        reason: format!("that is {}", spoken(unit, real.0, real.1)),
    })
}

/// "its 90th anniversary" of what the sentence dates.
fn anniversary(text: &ProofText<'_>, passage: &Passage<'_>) -> Option<LengthMismatch> {
    let day = text.telling.article.published?;
    let line = &passage.line;
    let mut turns = passage.claims.quantities().iter().filter(|q| {
        q.kind == QuantityKind::Ordinal && {
            let end = passage.at(q.span).end;
            line.any(end, &["anniversary", "birthday"]) || line.is(passage.at(q.span).end.saturating_sub(1), "anniversary")
        }
    });
    let ordinal = turns.next()?;
    let mut years = passage.claims.dates().iter().filter_map(|d| match d.meaning {
        Meaning::Point(p)
            if p.year.is_some() && passage.at(d.span).start.checked_sub(1).is_some_and(|i| line.any(i, &["in", "of", "since", "on"])) =>
        {
            let at = passage.at(d.span).start;
            let event = (at.saturating_sub(6)..at).any(|i| passage.ties(i, Tie::Founds)) || line.any(at - 1, &["of"]);
            event.then_some((d, i32::from(p.year?)))
        }
        _ => None,
    });
    let (date, year) = years.next()?;
    let count = ordinal.low.as_ref()?.to_i64()?;
    let other = passage.claims.dates().iter().any(|d| {
        d.span != date.span && matches!(d.meaning, Meaning::Point(p) if p.year.is_some_and(|y| y != day.year()) && p.grain >= Grain::Day)
    });
    let age = i64::from(i32::from(day.year()) - year);
    // Anniversaries are told of some months ahead and behind.
    let apart = !(age - 1..=age + 1).contains(&count);
    (years.next().is_none() && !other && apart).then(|| LengthMismatch {
        length: ordinal.span,
        dates: date.span,
        reason: format!("from {year} to {} are {age} years", day.year()),
    })
}

fn spoken(unit: TimeUnit, least: Ticks, most: Ticks) -> String {
    let (unit, name) = match unit {
        TimeUnit::Day => (TimeUnit::Day, "days"),
        TimeUnit::Week | TimeUnit::Fortnight => (TimeUnit::Week, "weeks"),
        TimeUnit::Month => (TimeUnit::Month, "months"),
        _ => (TimeUnit::Year, "years"),
    };
    let one = size(unit).unwrap_or(DAY);
    let rounded = |ticks: Ticks| (ticks + one / 2).div_euclid(one);
    let (low, high) = (rounded(least), rounded(most));
    if low == high || low <= 0 { format!("{high} {name}") } else { format!("{low} to {high} {name}") }
}
