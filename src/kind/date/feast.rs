//! Holidays: the entries of `holiday.toml` in, their day in a year out.
//!
//! Rules of the civil and the church calendars are exact, the Hebrew calendar's too; its days start at the sunset before.
//! Where a sighting of the moon or a local custom decides, the day can be one off.

use super::point::back;
use super::sky;
pub use crate::lexicon::date::{Holiday, HolidayRule as Rule};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use std::cell::Cell;

/// The days of holidays that were found before, a few at a time.
#[derive(Clone, Debug, Default)]
pub struct Feasts([Cell<Option<Feast>>; 16]);

/// A holiday, a year, and its day there.
type Feast = (&'static Holiday, i16, Option<Date>);

impl Feasts {
    /// The first day of a holiday in a civil year.
    pub fn in_year(&self, holiday: &'static Holiday, year: i16) -> Option<Date> {
        let slot = &self.0[(i32::from(holiday.month) + i32::from(holiday.day) * 5 + i32::from(year)).rem_euclid(16) as usize];
        match slot.get() {
            Some((known, y, date)) if y == year && std::ptr::eq(known, holiday) => date,
            _ => {
                let date = holiday.in_year(year);
                slot.set(Some((holiday, year, date)));
                date
            }
        }
    }
}

impl Holiday {
    /// Its first day in a civil year.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        self.by_rule(year)?.checked_add(i64::from(self.shift).days()).ok()
    }

    fn by_rule(&self, year: i16) -> Option<Date> {
        // The lunar calendars' arithmetic is for years that news speaks of.
        if !(1..=9000).contains(&year) {
            return None;
        }
        let shift = |date: Date, by: i16| date.checked_add(i64::from(by).days()).ok();
        match self.rule {
            Rule::Fixed => Date::new(year, self.month, self.day as i8).ok(),
            Rule::Nth => nth(year, self.month, self.day as i8, self.weekday),
            Rule::Easter => shift(easter(year)?, self.day),
            Rule::Orthodox => shift(orthodox_easter(year)?, self.day),
            Rule::Election => shift(nth(year, 11, 1, 1)?, 1),
            Rule::BlackFriday => shift(nth(year, 11, 4, 4)?, 1),
            Rule::CyberMonday => shift(nth(year, 11, 4, 4)?, 4),
            Rule::WeekdayNear => {
                let date = Date::new(year, self.month, self.day as i8).ok()?;
                shift(date, [0, 0, 0, 0, 0, -1, 1][date.weekday().to_monday_zero_offset() as usize])
            }
            Rule::WeekdayBefore => {
                let day = Date::new(year, self.month, self.day as i8).ok()?;
                back(day.yesterday().ok()?, Weekday::from_monday_one_offset(self.weekday).ok()?)
            }
            Rule::KingsDay => {
                let date = Date::new(year, 4, 27).ok()?;
                shift(date, -i16::from(date.weekday() == Weekday::Sunday))
            }
            Rule::Hebrew => {
                // Tishri starts the Hebrew year in autumn; Nisan to Elul belong to the year before it.
                let hebrew = i64::from(year) + if self.month >= 7 { 3761 } else { 3760 };
                let date = hebrew_day(hebrew, self.month, self.day)?;
                // Shevat and Adar fall into the next civil year.
                let date =
                    if date.year() == year { date } else { hebrew_day(hebrew - 1, self.month, self.day).filter(|d| d.year() == year)? };
                // The fast of Av gives way to the Sabbath; every day starts at the sunset before.
                let late = i16::from(self.month == 5 && date.weekday() == Weekday::Saturday);
                shift(date, late - 1)
            }
            Rule::HebrewPurim => shift(hebrew_day(i64::from(year) + 3760, 1, 15)?, -31),
            Rule::Islamic => {
                let guess = (i64::from(year) - 622) * 33 / 32;
                (guess - 1..=guess + 2).find_map(|y| {
                    let first = sky::islamic_month(islamic_day(y, self.month, 1)?)?;
                    shift(first, self.day - 1).filter(|d| d.year() == year)
                })
            }
            Rule::Indian => sky::indian_day(year, self.month, self.day, if self.hour == 0 { 6 } else { self.hour }),
            Rule::IndianSun => sky::indian_sun(year, self.month),
            Rule::LastFridayOfRamadan => {
                let feast = Holiday { rule: Rule::Islamic, month: 10, day: 1, ..*self }.by_rule(year)?;
                back(feast.yesterday().ok()?, Weekday::Friday)
            }
            // A year of 365 days without leap days, which fell on 17 August 2018.
            Rule::Parsi => {
                let days = i64::from(year - 2018) * 365;
                Date::new(2018, 8, 17).ok()?.checked_add(Span::new().try_days(days).ok()?).ok().filter(|d| d.year() == year)
            }
            Rule::LunarNewYear => sky::lunar_new_year(year),
        }
    }
}

fn nth(year: i16, month: i8, nth: i8, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday of the western churches (the anonymous Gregorian computus).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, month as i8, day as i8).ok()
}

/// Easter Sunday of the eastern churches (Meeus's Julian computus), as a day of the Gregorian calendar.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let gap = y / 100 - y / 400 - 2;
    Date::new(year, month as i8, day as i8).ok()?.checked_add(i64::from(gap).days()).ok()
}

/// Days from 1 January of year 1 of the Gregorian calendar (day 1) to a date.
fn from_fixed(day: i64) -> Option<Date> {
    Date::new(1, 1, 1).ok()?.checked_add(Span::new().try_days(day - 1).ok()?).ok()
}

/// Days from the Hebrew epoch to the new year, by the molad and its postponements.
fn hebrew_elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

fn hebrew_new_year(year: i64) -> i64 {
    let (before, this, after) = (hebrew_elapsed(year - 1), hebrew_elapsed(year), hebrew_elapsed(year + 1));
    let delay = if after - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    // The Hebrew calendar starts 1,373,428 days before day 1.
    this + delay - 1_373_428 + 1
}

/// A day of the Hebrew calendar; months are counted from Nisan, the year changes with Tishri (7).
fn hebrew_day(year: i64, month: i8, day: i16) -> Option<Date> {
    let leap = (7 * year + 1).rem_euclid(19) < 7;
    let (start, next) = (hebrew_new_year(year), hebrew_new_year(year + 1));
    let length = next - start;
    let long_heshvan = length % 10 == 5;
    let short_kislev = length % 10 == 3;
    let months: &[i8] = if leap { &[7, 8, 9, 10, 11, 12, 13, 1, 2, 3, 4, 5, 6] } else { &[7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6] };
    let size = |m: i8| match m {
        2 | 4 | 6 | 10 | 13 => 29,
        12 if !leap => 29,
        8 if !long_heshvan => 29,
        9 if short_kislev => 29,
        _ => 30,
    };
    let before: i64 = months.iter().take_while(|m| **m != month).map(|m| size(*m)).sum();
    from_fixed(start + before + i64::from(day) - 1)
}

/// A day of the arithmetic Islamic calendar.
fn islamic_day(year: i64, month: i8, day: i16) -> Option<Date> {
    let month = i64::from(month);
    // Day 1 of the calendar is 16 July 622 (Julian), 227,015 days after day 0.
    let fixed =
        i64::from(day) + 29 * (month - 1) + (6 * month - 1).div_euclid(11) + (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + 227_014;
    from_fixed(fixed)
}
