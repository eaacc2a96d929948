//! Two dates in, their verdict and the reason for it out.
//!
//! Dates with an interval are compared as sets of instants; others by the fields that both give. A field that only one
//! gives makes that one the narrower; when each has a field that the other lacks, nothing can be said. Lengths of time
//! are compared by what they can last: a week is seven days, a month 28 to 31. What is not known to be about the same
//! thing is no business of this module, nor is "about".

use crate::kind::date::length::{Length, TimeUnit};
use crate::kind::date::point::{Clock, Grain, Point};
use crate::kind::date::zone::Zone;
use crate::kind::date::{Date, Meaning};
use crate::lexicon::date::{MONTHS, WEEKDAYS};
use crate::verdict::{Comparison, Verdict};
use jiff::civil::{self, DateTime};
use std::cmp::Ordering;

/// How the date after relates to the date before.
pub fn compare(before: &Date, after: &Date) -> Comparison {
    let same_words = before.form == after.form;
    let verdict = match (&before.meaning, &after.meaning) {
        (Meaning::Reference(b), Meaning::Reference(a)) if b == a && same_words => Verdict::Equivalent,
        (Meaning::Length(b) | Meaning::Stretch(b, _), Meaning::Length(a) | Meaning::Stretch(a, _)) => {
            match opposed(&before.meaning, &after.meaning) {
                true => Verdict::Conflicting,
                false => lengths(b, a),
            }
        }
        (Meaning::Every(b, n), Meaning::Every(a, m)) => rhythms((b, *n), (a, *m)),
        (Meaning::EveryPoint(b, n), Meaning::EveryPoint(a, m)) if n == m => fields(&Fields::new(b, false), &Fields::new(a, false)),
        (Meaning::EveryPoint(..), Meaning::EveryPoint(..)) => Verdict::Conflicting,
        (Meaning::EveryPoint(point, step), Meaning::Every(length, times)) => within_rhythm(point, *step, length, *times),
        (Meaning::Every(length, times), Meaning::EveryPoint(point, step)) => within_rhythm(point, *step, length, *times).swapped(),
        _ => places(before, after),
    };
    // The same words of the same unresolved day are the same claim.
    let verdict = match verdict {
        Verdict::Equivalent if same_words => Verdict::Same,
        Verdict::Unclear if same_words && before.value == after.value => Verdict::Same,
        other => other,
    };
    Comparison { verdict, drift: false, reason: reason(verdict, before, after) }
}

/// Whether one stretch ends at the article's day and the other starts there.
fn opposed(before: &Meaning, after: &Meaning) -> bool {
    matches!((before, after), (Meaning::Stretch(_, b), Meaning::Stretch(_, a)) if b != a)
}

/// The verdict on two ordered pairs: the inclusive low and the exclusive high of each.
fn intervals<T: Ord>(before: (T, T), after: (T, T)) -> Verdict {
    match (before.0.cmp(&after.0), before.1.cmp(&after.1)) {
        (Ordering::Equal, Ordering::Equal) => Verdict::Equivalent,
        _ if before.1 <= after.0 || after.1 <= before.0 => Verdict::Conflicting,
        (Ordering::Less | Ordering::Equal, Ordering::Greater | Ordering::Equal) => Verdict::Refined,
        (Ordering::Greater | Ordering::Equal, Ordering::Less | Ordering::Equal) => Verdict::Widened,
        _ => Verdict::Overlapping,
    }
}

fn lengths(before: &Length, after: &Length) -> Verdict {
    match (before.is_known(), after.is_known()) {
        (false, false) if before.unit() == after.unit() => return Verdict::Equivalent,
        // "several days", then "three days".
        (false, true) => return open_length(before, after),
        (true, false) => return open_length(after, before).swapped(),
        (false, false) => return Verdict::Unclear,
        _ => {}
    }
    if let (Some(b), Some(a)) = (before.months(), after.months()) {
        return if b == a { Verdict::Equivalent } else { Verdict::Conflicting };
    }
    let (Some(b), Some(a)) = (before.seconds(), after.seconds()) else { return Verdict::Unclear };
    intervals((b.0, b.1 + 1), (a.0, a.1 + 1))
}

/// An unsaid number of a unit against a number: more than one of the same unit lies within it.
fn open_length(open: &Length, known: &Length) -> Verdict {
    let mut amounts = known.amounts();
    match (amounts.next(), amounts.next()) {
        (Some((amount, unit)), None) if Some(unit) == open.unit() && amount > 1000 => Verdict::Refined,
        _ => Verdict::Unclear,
    }
}

/// How often something happens, and where in the calendar.
fn rhythms((before, b): (&Length, u16), (after, a): (&Length, u16)) -> Verdict {
    if b == a {
        return lengths(before, after);
    }
    let (b, a) = (i128::from(b), i128::from(a));
    // "twice a year" is every six months.
    if let (Some(x), Some(y)) = (before.months(), after.months()) {
        return if x * a == y * b { Verdict::Equivalent } else { Verdict::Conflicting };
    }
    let (Some(x), Some(y)) = (before.seconds(), after.seconds()) else { return Verdict::Unclear };
    intervals((x.0 * a, x.1 * a + 1), (y.0 * b, y.1 * b + 1))
}

/// "every Friday" is weekly: how a repeated place in the calendar lies in a rhythm.
fn within_rhythm(point: &Point, step: u16, length: &Length, times: u16) -> Verdict {
    let unit = match () {
        () if point.weekday > 0 && point.part == 0 || point.grain == Grain::Weekend => TimeUnit::Week,
        () if point.weekday > 0 => TimeUnit::Month,
        () if point.grain == Grain::DayPart => TimeUnit::Day,
        () if matches!(point.grain, Grain::Month | Grain::Season) => TimeUnit::Year,
        () => return Verdict::Unclear,
    };
    match rhythms((&Length::new(Some(1000 * i64::from(step)), unit), 1), (length, times)) {
        Verdict::Equivalent => Verdict::Widened,
        other => other,
    }
}

fn places(before: &Date, after: &Date) -> Verdict {
    let verdict = as_told(before, after);
    // "half past ten" is in the morning or at night.
    let also = |open: &Date, told: &Date| verdict == Verdict::Equivalent || as_told(&half_a_day_later(open), told) == Verdict::Equivalent;
    match (is_either(before), is_either(after)) {
        (true, false) if is_clock(after) && also(before, after) => Verdict::Refined,
        (false, true) if is_clock(before) && also(after, before) => Verdict::Widened,
        _ => verdict,
    }
}

fn as_told(before: &Date, after: &Date) -> Verdict {
    let (Some(b), Some(a)) = (ends(before), ends(after)) else { return Verdict::Unclear };
    if let (Some(x), Some(y)) = (instants(before), instants(after)) {
        let clocks = is_clock(before) && is_clock(after);
        return match (zone(&b.0), zone(&a.0)) {
            (Some(b), Some(a)) if b.0 != a.0 => in_zones(b, a, |b, a| intervals(eastward(x, b), eastward(y, a))),
            (Some(_), None) if clocks => named_once(intervals(x, y), near(x.0, y.0)).swapped(),
            (None, Some(_)) if clocks => named_once(intervals(x, y), near(x.0, y.0)),
            _ => intervals(x, y),
        };
    }
    let first = fields(&Fields::new(&b.0, before.assumed), &Fields::new(&a.0, after.assumed));
    if b.0 == b.1 && a.0 == a.1 {
        return first;
    }
    // Intervals without a year, both alike: any common year will do.
    match (placed(&b), placed(&a)) {
        (Some(b), Some(a)) if b.0 == a.0 => intervals(b.1, a.1),
        _ => Verdict::Unclear,
    }
}

/// A zone, and the day whose summer time counts.
type Zoned = (Zone, Option<civil::Date>);

/// The verdict in the zones of both clocks; where the summer time of an unknown day would change it there is none.
fn in_zones(before: Zoned, after: Zoned, verdict: impl Fn(i16, i16) -> Verdict) -> Verdict {
    let ((b0, b1), (a0, a1)) = (before.0.offsets(before.1), after.0.offsets(after.1));
    let first = verdict(b0, a0);
    let all = [(b0, a1), (b1, a0), (b1, a1)].into_iter().all(|(b, a)| verdict(b, a) == first);
    if all { first } else { Verdict::Unclear }
}

/// The verdict where the clock after names a zone and the one before none: the same reading is told more exactly, and
/// another reading may be the same instant.
fn named_once(verdict: Verdict, near: bool) -> Verdict {
    match verdict {
        Verdict::Equivalent => Verdict::Refined,
        Verdict::Conflicting if near => Verdict::Unclear,
        other => other,
    }
}

/// The interval at Greenwich of one in a zone so many minutes east.
fn eastward((low, high): (DateTime, DateTime), minutes: i16) -> (DateTime, DateTime) {
    let east = jiff::Span::new().minutes(minutes);
    (low.saturating_sub(east), high.saturating_sub(east))
}

/// The same date on the clock of the other half of the day.
fn half_a_day_later(date: &Date) -> Date {
    let later = |at: Option<DateTime>| at.map(|at| at.saturating_add(jiff::Span::new().hours(12)));
    let mut date = Date { low: later(date.low), high: later(date.high), ..date.clone() };
    if let Meaning::Point(Point { clock: Some(Clock::At { hour, .. }), .. }) = &mut date.meaning {
        *hour = hour.saturating_add(12) % 24;
    }
    date
}

fn is_either(date: &Date) -> bool {
    matches!(date.meaning, Meaning::Point(Point { clock: Some(Clock::At { either: true, .. }), .. }))
}

fn ends(date: &Date) -> Option<(Point, Point)> {
    match date.meaning {
        Meaning::Point(point) | Meaning::Near(point) => Some((point, point)),
        Meaning::Range(from, to) => Some((from, to)),
        _ => None,
    }
}

fn zone(point: &Point) -> Option<Zoned> {
    match point.clock {
        Some(Clock::At { zone, .. }) => zone.map(|zone| (zone, point.civil())),
        _ => None,
    }
}

fn is_clock(date: &Date) -> bool {
    matches!(date.meaning, Meaning::Point(Point { clock: Some(Clock::At { .. }), .. }))
}

/// Whether two instants lie less than a day apart, as clocks round the world do.
fn near(a: DateTime, b: DateTime) -> bool {
    a.since(b).is_ok_and(|span| span.get_days().abs() < 1)
}

fn instants(date: &Date) -> Option<(DateTime, DateTime)> {
    date.low.zip(date.high)
}

/// An interval in a year, or a week, that stands for any: which of the two, and the interval there.
fn placed(ends: &(Point, Point)) -> Option<(bool, (DateTime, DateTime))> {
    // A leap year, so that Feb. 29 exists; and a week that starts on the first of a month.
    let in_week = |p: &Point| Point { year: Some(2001), part: 1, day: p.weekday, ..*p };
    let weekly = ends.0.part == 0 && ends.1.part == 0 && ends.0.weekday > 0 && ends.1.weekday > 0;
    let place = |p: &Point| if weekly { in_week(p) } else { Point { year: Some(2000), ..*p } };
    if ends.0.year.is_some() || ends.1.year.is_some() || !weekly && (ends.0.part == 0 || ends.1.part == 0) {
        return None;
    }
    let ((low, _), (_, high)) = (place(&ends.0).interval()?, place(&ends.1).interval()?);
    (low < high).then_some((weekly, (low, high)))
}

/// The fields of a place in the calendar that its text gives.
#[derive(Debug)]
struct Fields {
    /// First and last year.
    years: Option<(i32, i32)>,
    /// A month or another part of a year, with its grain.
    part: Option<(Grain, i8)>,
    day: Option<i8>,
    weekday: Option<i8>,
    clock: Option<(i32, i32)>,
    /// The zone of a clock, not of a part of the day.
    zone: Option<Zoned>,
    is_clock: bool,
}

impl Fields {
    fn new(point: &Point, assumed: bool) -> Fields {
        let known = |n: i8| (n != 0 && !assumed).then_some(n);
        let year = point.year.filter(|_| !assumed).map(i32::from);
        let years = year.map(|y| match point.grain {
            Grain::Decade => (y * 10, y * 10 + 9),
            Grain::Century => (y * 100, y * 100 + 99),
            _ => (y, y),
        });
        let unit = if point.grain <= Grain::Day { Grain::Month } else { point.grain };
        let date = point.civil().filter(|_| !assumed);
        Fields {
            years,
            part: known(point.part).map(|part| (unit, part)),
            day: known(point.day),
            weekday: date.map(|d: civil::Date| d.weekday().to_monday_one_offset()).or(known(point.weekday)),
            clock: point.clock.map(|clock| clock.seconds(point.grain)),
            zone: zone(point),
            is_clock: matches!(point.clock, Some(Clock::At { .. })),
        }
    }
    fn is_empty(&self) -> bool {
        self.years.is_none() && self.part.is_none() && self.day.is_none() && self.weekday.is_none() && self.clock.is_none()
    }
}

/// The seconds of a day.
const DAY: i32 = 24 * 60 * 60;

fn fields(before: &Fields, after: &Fields) -> Verdict {
    if before.is_empty() || after.is_empty() {
        return Verdict::Unclear;
    }
    // A week or a season against a month: they may or may not meet.
    if before.part.zip(after.part).is_some_and(|((b, _), (a, _))| b != a) {
        return Verdict::Unclear;
    }
    // Without a day, the midnight that ends one is the midnight that starts one.
    let bare = |f: &Fields| f.years.is_none() && f.part.is_none() && f.day.is_none() && f.weekday.is_none();
    let wraps = bare(before) && bare(after);
    let clock = |f: &Fields| f.clock.map(|(from, to)| if wraps && from >= DAY { (from - DAY, to - DAY) } else { (from, to) });
    let one = |b: Option<i8>, a: Option<i8>| field(b.map(|n| (n, n + 1)), a.map(|n| (n, n + 1)));
    // "Thursday, June 5" and "June 5": of one day of a month the day of the week says nothing more.
    let dated = before.day.is_some() && before.day == after.day && before.part.map(|p| p.1) == after.part.map(|p| p.1);
    let weekday = if dated && (before.weekday.is_none() || after.weekday.is_none()) {
        Verdict::Equivalent
    } else {
        one(before.weekday, after.weekday)
    };
    let parts = [
        field(before.years.map(|(l, h)| (l, h + 1)), after.years.map(|(l, h)| (l, h + 1))),
        one(before.part.map(|p| p.1), after.part.map(|p| p.1)),
        one(before.day, after.day),
        weekday,
        match clock(before).zip(clock(after)) {
            Some(clocks) if before.is_clock && after.is_clock => hours(clocks, (before.zone, after.zone), wraps),
            _ => field(clock(before), clock(after)),
        },
    ];
    let has = |verdict| parts.contains(&verdict);
    match () {
        () if has(Verdict::Conflicting) => Verdict::Conflicting,
        () if has(Verdict::Unclear) => Verdict::Unclear,
        () if has(Verdict::Overlapping) => Verdict::Overlapping,
        () if has(Verdict::Refined) && has(Verdict::Widened) => Verdict::Unclear,
        () if has(Verdict::Refined) => Verdict::Refined,
        () if has(Verdict::Widened) => Verdict::Widened,
        () => Verdict::Equivalent,
    }
}

/// Two clocks without a day, each perhaps in a zone.
fn hours((before, after): ((i32, i32), (i32, i32)), zones: (Option<Zoned>, Option<Zoned>), wraps: bool) -> Verdict {
    let moved = |(from, to): (i32, i32), east: i16| {
        let start = from - 60 * i32::from(east);
        let start = if wraps { start.rem_euclid(DAY) } else { start };
        (start, start + to - from)
    };
    match zones {
        (Some(b), Some(a)) if b.0 != a.0 => in_zones(b, a, |b, a| intervals(moved(before, b), moved(after, a))),
        (Some(_), None) => named_once(intervals(before, after), true).swapped(),
        (None, Some(_)) => named_once(intervals(before, after), true),
        _ => intervals(before, after),
    }
}

/// One field: unsaid holds all values.
fn field<T: Ord>(before: Option<(T, T)>, after: Option<(T, T)>) -> Verdict {
    match (before, after) {
        (None, None) => Verdict::Equivalent,
        (None, Some(_)) => Verdict::Refined,
        (Some(_), None) => Verdict::Widened,
        (Some(b), Some(a)) => intervals(b, a),
    }
}

fn reason(verdict: Verdict, before: &Date, after: &Date) -> String {
    let (b, a) = (spoken(before), spoken(after));
    match verdict {
        Verdict::Same => "the same words for the same time".to_owned(),
        Verdict::Equivalent if b == a => format!("both are {a}"),
        Verdict::Equivalent => format!("{b} and {a} are the same time"),
        Verdict::Refined => format!("{a} lies within {b}"),
        Verdict::Widened => format!("{b} lies within {a}"),
        Verdict::Overlapping => format!("{b} and {a} share some time, and each has time of its own"),
        Verdict::Conflicting if b == a => "two different times".to_owned(),
        Verdict::Conflicting => match (&before.meaning, &after.meaning) {
            (Meaning::Length(_) | Meaning::Every(..) | Meaning::EveryPoint(..), _) => format!("{b} is not {a}"),
            _ if before.grain == Grain::Day && after.grain == Grain::Day => format!("{b} and {a} are different days"),
            _ => format!("{b} and {a} are different times"),
        },
        _ => match (&before.meaning, &after.meaning) {
            (Meaning::Reference(_), _) | (_, Meaning::Reference(_)) => {
                "a word like \"now\" or \"recently\" names no day that could be compared".to_owned()
            }
            (Meaning::Length(_) | Meaning::Stretch(..), Meaning::Point(_) | Meaning::Range(..) | Meaning::Near(_))
            | (Meaning::Point(_) | Meaning::Range(..) | Meaning::Near(_), Meaning::Length(_) | Meaning::Stretch(..)) => {
                "a length of time and a date cannot be compared".to_owned()
            }
            (Meaning::Every(..) | Meaning::EveryPoint(..), _) | (_, Meaning::Every(..) | Meaning::EveryPoint(..)) => {
                "a repeated time and a single one cannot be compared".to_owned()
            }
            _ => "the text does not say enough to place both in the calendar".to_owned(),
        },
    }
}

/// A date as an editor would say it.
fn spoken(date: &Date) -> String {
    match &date.meaning {
        Meaning::Point(point) => point_spoken(point, date.assumed),
        Meaning::Near(point) => format!("about {}", point_spoken(point, date.assumed)),
        Meaning::Range(from, to) => format!("{} to {}", point_spoken(from, false), point_spoken(to, false)),
        Meaning::Length(length) => length_spoken(length),
        Meaning::Stretch(length, turn) => format!("the {} {}", if *turn < 0 { "last" } else { "next" }, length_spoken(length)),
        Meaning::Every(length, 1) => format!("every {}", length_spoken(length)),
        Meaning::Every(length, times) => format!("{times} times every {}", length_spoken(length)),
        Meaning::EveryPoint(point, step) => {
            let each = ["every", "every second", "every third", "every fourth"];
            format!("{} {}", each.get(usize::from(step.saturating_sub(1))).unwrap_or(&"every"), point_spoken(point, false))
        }
        Meaning::Reference(when) => match when {
            0 => "the present",
            1.. => "the future",
            _ => "the past",
        }
        .to_owned(),
    }
}

fn point_spoken(point: &Point, assumed: bool) -> String {
    let of_year = |name: String| point.year.map_or(name.clone(), |y| format!("{name} {y}"));
    let ordinal = |names: [&str; 4]| names.get(usize::try_from(point.part - 1).unwrap_or(9)).map_or("a", |n| *n).to_owned();
    let month = || usize::try_from(point.part - 1).ok().and_then(|i| MONTHS.get(i)).copied();
    let day = || {
        let weekday = point.civil().map(|d| d.weekday().to_monday_one_offset()).unwrap_or(point.weekday);
        let weekday = usize::try_from(weekday - 1).ok().and_then(|i| WEEKDAYS.get(i)).copied();
        let date = match (month(), point.day) {
            (Some(month), 1..) => Some(format!("{month} {}", point.day)),
            (Some(month), _) => Some(month.to_owned()),
            (None, 1..) => Some(format!("day {} of the month", point.day)),
            _ => None,
        };
        let date = date.map(|d| point.year.map_or(d.clone(), |y| format!("{d}, {y}")));
        match (weekday, date) {
            (Some(weekday), Some(date)) => format!("{weekday}, {date}"),
            (Some(weekday), None) => weekday.to_owned(),
            (None, Some(date)) => date,
            (None, None) => "a day that the text does not give".to_owned(),
        }
    };
    match point.grain {
        Grain::Century => point.year.map_or("a century".to_owned(), |y| format!("the years {y}00 to {y}99")),
        Grain::Decade => point.year.map_or("a decade".to_owned(), |y| format!("the {y}0s")),
        Grain::Year => point.year.map_or("a year that the text does not give".to_owned(), |y| y.to_string()),
        Grain::Half => of_year(format!("the {} half of", ordinal(["first", "second", "", ""]))).trim_end_matches(" of").to_owned(),
        Grain::Quarter => {
            of_year(format!("the {} quarter of", ordinal(["first", "second", "third", "fourth"]))).trim_end_matches(" of").to_owned()
        }
        Grain::Season => of_year(ordinal(["spring", "summer", "autumn", "winter"])),
        Grain::Month => of_year(month().unwrap_or("a month").to_owned()),
        Grain::Week | Grain::Weekend => {
            let name = if point.grain == Grain::Week { "week" } else { "weekend" };
            match point.interval() {
                Some((low, _)) => format!("the {name} of {} {}, {}", MONTHS[(low.month() - 1) as usize], low.day(), low.year()),
                None => format!("a {name} that the text does not give"),
            }
        }
        _ => match point.clock {
            None => day(),
            Some(clock) => {
                let time = match clock {
                    Clock::At { hour, minute, second, .. } if second > 0 => format!("{hour}:{minute:02}:{second:02}"),
                    Clock::At { hour, minute, .. } => format!("{hour}:{minute:02}"),
                    Clock::Part(part) => format!("the {part:?}").to_lowercase(),
                };
                let time = match zone(point).map(|(zone, day)| zone.offset(day)) {
                    Some(Some(minutes)) => format!("{time} {}", offset_spoken(minutes)),
                    _ => time,
                };
                let unknown = assumed || point.day == 0 && point.weekday == 0;
                if unknown { time } else { format!("{time} of {}", day()) }
            }
        },
    }
}

/// "UTC", "UTC-4", "UTC+5:30".
fn offset_spoken(minutes: i16) -> String {
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let sign = if minutes < 0 { '-' } else { '+' };
    match (hours, rest) {
        (0, 0) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

fn length_spoken(length: &Length) -> String {
    if !length.is_known() {
        return length
            .unit()
            .map_or("some time".to_owned(), |u| format!("an unsaid number of {}", plural(&format!("{u:?}").to_lowercase())));
    }
    let parts: Vec<String> = length
        .amounts()
        .map(|(thousandths, unit)| {
            let name = format!("{unit:?}").to_lowercase();
            let (whole, rest) = (thousandths / 1000, thousandths % 1000);
            let number = if rest == 0 { whole.to_string() } else { format!("{whole}.{}", format!("{rest:03}").trim_end_matches('0')) };
            if thousandths == 1000 { format!("1 {name}") } else { format!("{number} {}", plural(&name)) }
        })
        .collect();
    parts.join(" and ")
}

fn plural(unit: &str) -> String {
    match unit {
        "century" => "centuries".to_owned(),
        "millennium" => "millennia".to_owned(),
        _ => format!("{unit}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::date::{Context, extract};
    use crate::token::{Span, Token, tokenize};
    use Verdict::*;

    fn read(text: &str, published: Option<&str>) -> Date {
        let mut tokens: Vec<Token> = Vec::new();
        tokenize(text, Span::new(0, text.len()), crate::lexicon::word_id, &mut tokens);
        let mut out = Vec::new();
        let mut context = Context::new(published.and_then(|d| d.parse().ok()), false);
        extract(text, &tokens, &mut context, &mut out);
        assert_eq!(out.len(), 1, "{text}: {out:?}");
        out.remove(0)
    }

    #[track_caller]
    fn relate(before: &str, after: &str, published: Option<&str>, expected: Verdict) {
        let (b, a) = (read(before, published), read(after, published));
        let there = compare(&b, &a);
        assert_eq!(there.verdict, expected, "{before} -> {after}: {}", there.reason);
        assert_eq!(compare(&a, &b).verdict, expected.swapped(), "{after} -> {before}");
        assert!(matches!(compare(&a, &a).verdict, Same), "{after} against itself");
    }

    /// In a story published on Thursday, July 10, 2025.
    #[track_caller]
    fn check(before: &str, after: &str, expected: Verdict) {
        relate(before, after, Some("2025-07-10"), expected);
    }

    /// In a story of an unknown day.
    #[track_caller]
    fn check_undated(before: &str, after: &str, expected: Verdict) {
        relate(before, after, None, expected);
    }

    #[test]
    fn other_words_for_the_same_time_are_equivalent() {
        check("It fell on Tuesday.", "It fell on July 8.", Equivalent);
        check("It fell on July 8, 2025.", "It fell on 8 July.", Equivalent);
        check("It opened at 3 p.m. on Tuesday.", "It opened at 15:00 on July 8.", Equivalent);
        check("It opened on Wednesday.", "It opened yesterday.", Equivalent);
        check("It fell on Tuesday.", "It fell on Tuesday.", Same);
        check("He called at 3 p.m. EST on Tuesday.", "He called at 8 p.m. GMT on Tuesday.", Equivalent);
    }

    #[test]
    fn a_narrower_time_refines() {
        check("It fell on Tuesday.", "It fell on Tuesday morning.", Refined);
        check("It closed last month.", "It closed on June 12.", Refined);
        check("It closed in 2024.", "It closed in March 2024.", Refined);
        check("It closed in the 1990s.", "It closed in 1994.", Refined);
        check("It was sold two weeks ago.", "It was sold on June 25.", Refined);
    }

    #[test]
    fn other_times_conflict() {
        check("It fell on Tuesday.", "It fell on Wednesday.", Conflicting);
        check("He called at 3 p.m. EST on Tuesday.", "He called at 3 p.m. PST on Tuesday.", Conflicting);
        check("It opened in 2019.", "It opened in 2020.", Conflicting);
        check("They met last week.", "They met this week.", Conflicting);
        check("It fell on Tuesday morning.", "It fell on Tuesday afternoon.", Conflicting);
    }

    #[test]
    fn parts_in_common_overlap() {
        check("It ran from July 1 to July 5.", "It ran from July 3 to July 8.", Overlapping);
        check("It ran from July 1 to July 5.", "It ran from July 1 to July 8.", Widened);
        check("They met last week.", "They met in July.", Overlapping);
    }

    #[test]
    fn undated_fields_are_compared() {
        check_undated("It fell on Tuesday.", "It fell on Wednesday.", Conflicting);
        check_undated("It fell on Tuesday.", "It fell on July 8.", Unclear);
        check_undated("It fell on March 5.", "It fell on March 6.", Conflicting);
        check_undated("It fell in March.", "It fell on March 5.", Refined);
        check_undated("It fell on March 5.", "It fell on March 5, 2023.", Refined);
        check_undated("It fell on Tuesday.", "It fell on Tuesday night.", Refined);
        check_undated("He woke at 3 p.m.", "He woke at 15:00.", Equivalent);
        check_undated("He woke at 3 p.m.", "He woke at 4 p.m.", Conflicting);
        check_undated("It fell yesterday.", "It fell today.", Unclear);
        check_undated("It fell yesterday.", "It fell yesterday.", Same);
        check_undated("It ran from Monday to Wednesday.", "It ran from Monday to Thursday.", Widened);
    }

    #[test]
    fn lengths_are_compared_by_what_they_last() {
        check("It took two weeks.", "It took 14 days.", Equivalent);
        check("It took a year.", "It took 12 months.", Equivalent);
        check("It took 90 minutes.", "It took an hour and a half.", Equivalent);
        check("It took two weeks.", "It took three weeks.", Conflicting);
        check("It took a month.", "It took 30 days.", Refined);
        check("It took several days.", "It took three days.", Refined);
        check("It took several days.", "It took three months.", Unclear);
        check("It rose in the last two weeks.", "It will rise in the next two weeks.", Conflicting);
    }

    #[test]
    fn references_are_unclear_unless_identical() {
        check("It is now open.", "It recently opened.", Unclear);
        check("It is now open.", "It is now open.", Same);
        check("It is now open.", "It opened on Tuesday.", Unclear);
        check("It opens every Monday.", "It opens every Tuesday.", Conflicting);
        check("It took two weeks.", "It fell on Tuesday.", Unclear);
    }

    /// The sides swap cleanly for every pair, whatever is known of either.
    #[test]
    fn every_pair_is_symmetric() {
        let phrases = [
            "on Tuesday",
            "on Tuesday night",
            "on July 8",
            "on July 8, 2025",
            "in July",
            "in July 2025",
            "in 2025",
            "in the 1990s",
            "in the 20th century",
            "last week",
            "at 3 p.m. on Tuesday",
            "at 3 p.m. EST on Tuesday",
            "at 8 p.m. GMT on Tuesday",
            "at 3 p.m.",
            "at 15:00",
            "yesterday",
            "last spring",
            "in the third quarter",
            "in the first half of 2025",
            "over the weekend",
            "two weeks ago",
            "for two weeks",
            "for 14 days",
            "for a month",
            "for several days",
            "in the last two weeks",
            "every Monday",
            "daily",
            "every two weeks",
            "now",
            "recently",
            "from Monday to Wednesday",
            "from July 1 to July 5",
            "from March to May",
            "on Christmas",
            "on Diwali",
            "during Ramadan",
            "between 1985 and 1990",
            "on Feb. 31, 2025",
            "on the 11th",
            "Q3 2025",
            "next year",
            "tonight",
            "a year ago",
            "at noon",
            "on Monday morning",
            "10 a.m. IST Monday",
        ];
        let dates: Vec<Date> = phrases
            .iter()
            .flat_map(|p| [None, Some("2025-07-10"), Some("2024-02-29")].map(|day| read(&format!("It was seen {p} by them."), day)))
            .collect();
        for before in &dates {
            for after in &dates {
                let (there, back) = (compare(before, after), compare(after, before));
                assert_eq!(there.verdict, back.verdict.swapped(), "{before:?} {after:?}");
                assert!(!there.reason.is_empty() && !there.reason.contains('\n'));
            }
            assert_eq!(compare(before, before).verdict, Same, "{before:?}");
        }
    }

    #[test]
    fn a_reason_is_said_aloud() {
        let reason = |b, a| compare(&read(b, Some("2025-07-10")), &read(a, Some("2025-07-10"))).reason;
        assert_eq!(
            reason("It fell on Tuesday.", "It fell on Wednesday."),
            "Tuesday, July 8, 2025 and Wednesday, July 9, 2025 are different days"
        );
        assert_eq!(reason("It took two weeks.", "It took 16 days."), "2 weeks is not 16 days");
        assert_eq!(reason("It fell on Tuesday.", "It fell on July 8."), "both are Tuesday, July 8, 2025");
    }
}
