//! A place in the calendar with the fields that a text gives: its TIMEX3 value and its exact interval.
//!
//! A field that is not known stays open ("March 5" has no year); such a point has a value with X's and no interval.
//! Seasons have none either: they differ by hemisphere and by who counts.

use super::zone::Zone;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Span, ToSpan};
use std::fmt::Write;

/// How long the named thing is, from short to long.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[allow(missing_docs)] // The names are the documentation.
pub enum Grain {
    Second,
    Minute,
    Hour,
    /// A morning or a night.
    DayPart,
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// A time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Clock {
    /// By the clock: hour 0 to 24, minute, second.
    At {
        /// 24 is the midnight that ends the day.
        hour: i8,
        /// Whole hours have 0.
        minute: i8,
        /// 0 when not written.
        second: i8,
        /// None when not written, or when the name does not say where it is.
        zone: Option<Zone>,
        /// Whether the text leaves open which half of the day it is: "at half past ten".
        either: bool,
    },
    /// "morning".
    Part(DayPart),
}

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)] // The names are the documentation.
pub enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// A place in the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Point {
    /// What is named: a day, a month.
    pub grain: Grain,
    /// The year; a decade is its year by 10 ("1990s": 199), a century its year by 100 ("20th century": 19).
    pub year: Option<i16>,
    /// Month, quarter, half, season or ISO week, counted from 1; 0 when open.
    pub part: i8,
    /// Day of the month; 0 when open.
    pub day: i8,
    /// Monday is 1; 0 when the text names none.
    pub weekday: i8,
    /// Time of day.
    pub clock: Option<Clock>,
}

impl Point {
    /// A point with nothing known but what it is.
    pub fn open(grain: Grain) -> Point {
        Point { grain, year: None, part: 0, day: 0, weekday: 0, clock: None }
    }
    /// A year.
    pub fn year(year: i16) -> Point {
        Point { year: Some(year), ..Point::open(Grain::Year) }
    }
    /// A month, quarter, half, season or week, perhaps of a year.
    pub fn part(grain: Grain, year: Option<i16>, part: i8) -> Point {
        Point { year, part, ..Point::open(grain) }
    }
    /// A day of the calendar.
    pub fn date(date: Date) -> Point {
        Point { year: Some(date.year()), part: date.month(), day: date.day(), ..Point::open(Grain::Day) }
    }
    /// A day of a month, perhaps of a year.
    pub fn day(year: Option<i16>, month: i8, day: i8) -> Point {
        Point { year, part: month, day, ..Point::open(Grain::Day) }
    }
    /// The ISO week that holds a day.
    pub fn week(date: Date) -> Point {
        let week = date.iso_week_date();
        Point::part(Grain::Week, Some(week.year()), week.week())
    }
    /// The same point at a time of day.
    pub fn at(self, clock: Clock) -> Point {
        let grain = match clock {
            Clock::Part(_) => Grain::DayPart,
            Clock::At { second, .. } if second > 0 => Grain::Second,
            Clock::At { minute, .. } if minute > 0 => Grain::Minute,
            Clock::At { .. } => Grain::Hour,
        };
        Point { grain, clock: Some(clock), ..self }
    }
    /// The day, when year, month and day are known and exist.
    pub fn civil(&self) -> Option<Date> {
        (self.grain <= Grain::Day).then(|| Date::new(self.year?, self.part, self.day).ok()).flatten()
    }
    /// The unit `steps` units after the one that holds `day`.
    pub fn away(day: Option<Date>, grain: Grain, steps: i64) -> Point {
        day.and_then(|d| moved(d, grain, steps)).unwrap_or(Point::open(grain))
    }
    /// First instant and the instant after the last, when all fields that matter are known.
    pub fn interval(&self) -> Option<(DateTime, DateTime)> {
        let year = self.year?;
        let months = |from: i8, count: i32| {
            let start = Date::new(year, from, 1).ok()?;
            Some((start, start.checked_add(count.months()).ok()?))
        };
        let (start, end) = match self.grain {
            // The first century before Christ is the years 100 to 1, which arithmetic counts as -99 to 0.
            Grain::Century => years(i32::from(year) * 100 + i32::from(year < 0), 100)?,
            Grain::Decade => years(i32::from(year) * 10, 10)?,
            Grain::Year => years(i32::from(year), 1)?,
            Grain::Half if self.part > 0 => months(self.part * 6 - 5, 6)?,
            Grain::Quarter if self.part > 0 => months(self.part * 3 - 2, 3)?,
            Grain::Month => months(self.part, 1)?,
            Grain::Week => days(monday(year, self.part)?, 7)?,
            Grain::Weekend => days(monday(year, self.part)?.checked_add(5.days()).ok()?, 2)?,
            Grain::Season | Grain::Half | Grain::Quarter => return None,
            _ => {
                let date = self.civil()?;
                return match self.clock {
                    None => days(date, 1).map(midnights),
                    Some(clock) => clock.interval(date, self.grain),
                };
            }
        };
        Some(midnights((start, end)))
    }
    /// The TIMEX3 value: `2013-03-22`, `XXXX-03-22`, `XXXX-WXX-5`, `2013-W11`, `2013-SU`, `199`.
    pub fn value(&self) -> String {
        let mut out = String::with_capacity(16);
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        let two = |out: &mut String, n: i8| if n > 0 { write!(out, "{n:02}") } else { out.write_str("XX") };
        let year = |out: &mut String| match self.year {
            // The year before the first is 0 in arithmetic and 1 BC in words.
            Some(y @ ..=0) => write!(out, "BC{:04}", 1 - i32::from(y)),
            Some(y) => write!(out, "{y:04}"),
            None => out.write_str("XXXX"),
        };
        // Writing to a string cannot fail.
        let _ = match self.grain {
            Grain::Century => match self.year {
                Some(y @ ..=-1) => write!(out, "BC{:02}", -1 - i32::from(y)),
                Some(y) => write!(out, "{y:02}"),
                None => out.write_str("XX"),
            },
            Grain::Decade => match self.year {
                Some(y) => write!(out, "{y:03}"),
                None => out.write_str("XXX"),
            },
            Grain::Year => year(out),
            Grain::Half | Grain::Quarter => year(out).and_then(|()| {
                out.push_str(if self.grain == Grain::Half { "-H" } else { "-Q" });
                if self.part > 0 { write!(out, "{}", self.part) } else { out.write_str("X") }
            }),
            Grain::Season => year(out).and_then(|()| out.write_str(["-XX", "-SP", "-SU", "-FA", "-WI"][self.part.clamp(0, 4) as usize])),
            Grain::Month => year(out).and_then(|()| out.write_str("-")).and_then(|()| two(out, self.part)),
            Grain::Week | Grain::Weekend => year(out)
                .and_then(|()| out.write_str("-W"))
                .and_then(|()| two(out, self.part))
                .and_then(|()| out.write_str(if self.grain == Grain::Weekend { "-WE" } else { "" })),
            _ if self.year.is_none() && self.day == 0 && self.weekday > 0 => write!(out, "XXXX-WXX-{}", self.weekday),
            _ => year(out)
                .and_then(|()| out.write_str("-"))
                .and_then(|()| two(out, self.part))
                .and_then(|()| out.write_str("-"))
                .and_then(|()| two(out, self.day)),
        };
        let _ = match self.clock {
            None => Ok(()),
            Some(Clock::Part(part)) => out.write_str(match part {
                DayPart::Morning => "TMO",
                DayPart::Afternoon => "TAF",
                DayPart::Evening => "TEV",
                DayPart::Night => "TNI",
            }),
            Some(Clock::At { hour, minute, second, .. }) => {
                write!(out, "T{hour:02}:{minute:02}").and_then(|()| if second > 0 { write!(out, ":{second:02}") } else { Ok(()) })
            }
        };
    }
}

impl Clock {
    /// Seconds after midnight: first, and one past the last at the given precision.
    pub fn seconds(self, grain: Grain) -> (i32, i32) {
        match self {
            Clock::Part(DayPart::Morning) => (0, 12 * 3600),
            Clock::Part(DayPart::Afternoon) => (12 * 3600, 18 * 3600),
            Clock::Part(DayPart::Evening) => (17 * 3600, 22 * 3600),
            // The night after midnight is the next day's; people say "Tuesday night" for both, so this is the narrower reading.
            Clock::Part(DayPart::Night) => (18 * 3600, 24 * 3600),
            Clock::At { hour, minute, second, .. } => {
                let start = i32::from(hour) * 3600 + i32::from(minute) * 60 + i32::from(second);
                // "3 p.m." is a point of time that is written without its minutes, not an hour long.
                let length = if grain == Grain::Second { 1 } else { 60 };
                (start, start + length)
            }
        }
    }
    fn interval(self, date: Date, grain: Grain) -> Option<(DateTime, DateTime)> {
        let (start, end) = self.seconds(grain);
        let midnight = date.to_datetime(Time::midnight());
        let add = |seconds: i32| midnight.checked_add(Span::new().try_seconds(seconds).ok()?).ok();
        Some((add(start)?, add(end)?))
    }
}

fn midnights((start, end): (Date, Date)) -> (DateTime, DateTime) {
    (start.to_datetime(Time::midnight()), end.to_datetime(Time::midnight()))
}

fn years(from: i32, count: i32) -> Option<(Date, Date)> {
    let first = |year: i32| Date::new(i16::try_from(year).ok()?, 1, 1).ok();
    Some((first(from)?, first(from + count)?))
}

fn days(from: Date, count: i64) -> Option<(Date, Date)> {
    Some((from, from.checked_add(Span::new().try_days(count).ok()?).ok()?))
}

fn monday(year: i16, week: i8) -> Option<Date> {
    jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).ok().map(|d| d.date())
}

fn moved(day: Date, grain: Grain, steps: i64) -> Option<Point> {
    let by_months = |count: i64| day.checked_add(Span::new().try_months(count).ok()?).ok();
    let by_days = |count: i64| day.checked_add(Span::new().try_days(count).ok()?).ok();
    let year = |count: i64| i16::try_from(i64::from(day.year()).checked_add(count)?).ok();
    let third = |d: Date, size: i8| (d.month() - 1) / size + 1;
    Some(match grain {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::DayPart | Grain::Day => Point::date(by_days(steps)?),
        Grain::Week => Point::week(by_days(steps.checked_mul(7)?)?),
        Grain::Weekend => Point { grain: Grain::Weekend, ..Point::week(by_days(steps.checked_mul(7)?)?) },
        Grain::Month => by_months(steps).map(|d| Point::part(Grain::Month, Some(d.year()), d.month()))?,
        Grain::Quarter => by_months(steps.checked_mul(3)?).map(|d| Point::part(Grain::Quarter, Some(d.year()), third(d, 3)))?,
        Grain::Half => by_months(steps.checked_mul(6)?).map(|d| Point::part(Grain::Half, Some(d.year()), third(d, 6)))?,
        Grain::Season => Point { year: Some(year(steps)?), ..Point::open(Grain::Season) },
        Grain::Year => Point::year(year(steps)?),
        Grain::Decade => Point { year: Some(year(steps.checked_mul(10)?)?.div_euclid(10)), ..Point::open(Grain::Decade) },
        Grain::Century => Point { year: Some(year(steps.checked_mul(100)?)?.div_euclid(100)), ..Point::open(Grain::Century) },
    })
}

/// The last such weekday up to and including `from`.
pub fn back(from: Date, weekday: Weekday) -> Option<Date> {
    from.checked_sub(i64::from(weekday.until(from.weekday())).days()).ok()
}

/// The first such weekday from `from` on.
pub fn ahead(from: Date, weekday: Weekday) -> Option<Date> {
    from.checked_add(i64::from(from.weekday().until(weekday)).days()).ok()
}
