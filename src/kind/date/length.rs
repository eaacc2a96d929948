//! Lengths of time: amounts of units, their TIMEX3 value and the seconds that they can last.
//!
//! A length knows nothing of where it stands in the calendar: "the last two weeks" carries its place in its date.

use super::point::Grain;
use std::fmt::Write;

/// A unit of time, from short to long. The order is that of the values in `date.toml`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[allow(missing_docs)] // The names are the documentation.
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

const UNITS: [TimeUnit; 12] = [
    TimeUnit::Second,
    TimeUnit::Minute,
    TimeUnit::Hour,
    TimeUnit::Day,
    TimeUnit::Week,
    TimeUnit::Fortnight,
    TimeUnit::Month,
    TimeUnit::Quarter,
    TimeUnit::Year,
    TimeUnit::Decade,
    TimeUnit::Century,
    TimeUnit::Millennium,
];

/// Lengths above this many of a unit are refused, so that no arithmetic overflows.
pub const MAX_AMOUNT: i64 = 1_000_000_000;

impl TimeUnit {
    /// The unit of a word of the lexicon.
    pub fn from_lexicon(value: i16) -> TimeUnit {
        UNITS[usize::try_from(value).unwrap_or(0).min(UNITS.len() - 1)]
    }
    /// The grain of a calendar unit; a fortnight is counted in weeks.
    pub fn grain(self) -> Grain {
        match self {
            TimeUnit::Second => Grain::Second,
            TimeUnit::Minute => Grain::Minute,
            TimeUnit::Hour => Grain::Hour,
            TimeUnit::Day => Grain::Day,
            TimeUnit::Week | TimeUnit::Fortnight => Grain::Week,
            TimeUnit::Month => Grain::Month,
            TimeUnit::Quarter => Grain::Quarter,
            TimeUnit::Year => Grain::Year,
            TimeUnit::Decade => Grain::Decade,
            TimeUnit::Century | TimeUnit::Millennium => Grain::Century,
        }
    }
    /// The shortest and the longest that one can last, in seconds.
    fn seconds(self) -> (i128, i128) {
        const DAY: i128 = 86_400;
        match self {
            TimeUnit::Second => (1, 1),
            TimeUnit::Minute => (60, 60),
            TimeUnit::Hour => (3600, 3600),
            TimeUnit::Day => (DAY, DAY),
            TimeUnit::Week => (7 * DAY, 7 * DAY),
            TimeUnit::Fortnight => (14 * DAY, 14 * DAY),
            TimeUnit::Month => (28 * DAY, 31 * DAY),
            TimeUnit::Quarter => (90 * DAY, 92 * DAY),
            TimeUnit::Year => (365 * DAY, 366 * DAY),
            TimeUnit::Decade => (3652 * DAY, 3653 * DAY),
            TimeUnit::Century => (36524 * DAY, 36525 * DAY),
            TimeUnit::Millennium => (365_242 * DAY, 365_243 * DAY),
        }
    }
    /// Months in one, for the units that are made of months.
    fn months(self) -> Option<i128> {
        match self {
            TimeUnit::Month => Some(1),
            TimeUnit::Quarter => Some(3),
            TimeUnit::Year => Some(12),
            TimeUnit::Decade => Some(120),
            TimeUnit::Century => Some(1200),
            TimeUnit::Millennium => Some(12_000),
            _ => None,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub struct Length {
    /// Thousandths of each unit, in the order of [`Unit`].
    amounts: [i64; UNITS.len()],
    /// The unit of which the text gives no number: "several days".
    vague: Option<TimeUnit>,
}

impl Length {
    /// `thousandths` of a unit, or an unsaid number of them.
    pub fn new(thousandths: Option<i64>, unit: TimeUnit) -> Length {
        let mut length = Length::default();
        length.add(thousandths, unit);
        length
    }
    /// Adds an amount: "an hour and 30 minutes".
    pub fn add(&mut self, thousandths: Option<i64>, unit: TimeUnit) {
        let Some(amount) = thousandths.map(|t| t.clamp(0, MAX_AMOUNT * 1000)) else {
            self.vague = Some(unit);
            return;
        };
        let (whole, rest) = (amount / 1000 * 1000, amount % 1000);
        // Halves and quarters of the larger units are said in the smaller one.
        let smaller = match unit {
            TimeUnit::Year if rest % 250 == 0 => Some((rest * 12, TimeUnit::Month)),
            TimeUnit::Hour if rest % 250 == 0 => Some((rest * 60, TimeUnit::Minute)),
            TimeUnit::Minute if rest % 250 == 0 => Some((rest * 60, TimeUnit::Second)),
            TimeUnit::Day if rest % 250 == 0 => Some((rest * 24, TimeUnit::Hour)),
            _ => None,
        };
        let (kept, unit_rest) = match smaller {
            Some((more, small)) if rest > 0 => (whole, Some((more, small))),
            _ => (amount, None),
        };
        for (more, unit) in [Some((kept, unit)), unit_rest].into_iter().flatten() {
            let slot = &mut self.amounts[unit as usize];
            *slot = slot.saturating_add(more);
        }
    }
    /// Whether the text gives a number.
    pub fn is_known(&self) -> bool {
        self.vague.is_none()
    }
    /// The largest unit that is used.
    pub fn unit(&self) -> Option<TimeUnit> {
        self.vague.or_else(|| UNITS.into_iter().rev().find(|u| self.amounts[*u as usize] > 0))
    }
    /// The smallest unit that is used.
    pub fn finest(&self) -> Option<TimeUnit> {
        self.vague.or_else(|| UNITS.into_iter().find(|u| self.amounts[*u as usize] > 0))
    }
    /// Thousandths of each unit that is used, largest unit first.
    pub fn amounts(&self) -> impl Iterator<Item = (i64, TimeUnit)> + '_ {
        UNITS.into_iter().rev().map(|u| (self.amounts[u as usize], u)).filter(|(n, _)| *n > 0)
    }
    /// Exact months in thousandths, when it is made of months only.
    pub fn months(&self) -> Option<i128> {
        self.is_known()
            .then(|| self.amounts().try_fold(0i128, |sum, (n, unit)| Some(sum + i128::from(n) * unit.months()?)))
            .flatten()
            .filter(|m| *m > 0)
    }
    /// The least and the most that it can last, in thousandths of a second; none when the number is unsaid.
    pub fn seconds(&self) -> Option<(i128, i128)> {
        self.is_known().then(|| {
            self.amounts().fold((0, 0), |(low, high), (n, unit)| {
                let (least, most) = unit.seconds();
                (low + i128::from(n) * least, high + i128::from(n) * most)
            })
        })
    }
    /// The TIMEX3 value: `P3M`, `PT1H30M`, `PXD`.
    pub fn value(&self) -> String {
        let mut out = String::from("P");
        if let Some(unit) = self.vague {
            out.push_str(if unit <= TimeUnit::Hour { "TX" } else { "X" });
            out.push(match unit {
                TimeUnit::Second => 'S',
                TimeUnit::Minute | TimeUnit::Month => 'M',
                TimeUnit::Hour => 'H',
                TimeUnit::Day => 'D',
                TimeUnit::Week | TimeUnit::Fortnight => 'W',
                TimeUnit::Quarter => 'Q',
                TimeUnit::Year => 'Y',
                TimeUnit::Decade => 'E',
                TimeUnit::Century => 'C',
                TimeUnit::Millennium => 'L',
            });
            return out;
        }
        let of = |unit: TimeUnit| self.amounts[unit as usize];
        let years = of(TimeUnit::Year) + 10 * of(TimeUnit::Decade) + 100 * of(TimeUnit::Century) + 1000 * of(TimeUnit::Millennium);
        let weeks = of(TimeUnit::Week) + 2 * of(TimeUnit::Fortnight);
        for (amount, letter) in
            [(years, 'Y'), (of(TimeUnit::Quarter), 'Q'), (of(TimeUnit::Month), 'M'), (weeks, 'W'), (of(TimeUnit::Day), 'D')]
        {
            amount_to(&mut out, amount, letter);
        }
        if of(TimeUnit::Hour) + of(TimeUnit::Minute) + of(TimeUnit::Second) > 0 {
            out.push('T');
            for (unit, letter) in [(TimeUnit::Hour, 'H'), (TimeUnit::Minute, 'M'), (TimeUnit::Second, 'S')] {
                amount_to(&mut out, of(unit), letter);
            }
        }
        if out.len() == 1 {
            out.push_str("T0S");
        }
        out
    }
}

fn amount_to(out: &mut String, thousandths: i64, letter: char) {
    if thousandths == 0 {
        return;
    }
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    // Writing to a string cannot fail.
    let _ = if rest == 0 { write!(out, "{whole}") } else { write!(out, "{whole}.{}", format!("{rest:03}").trim_end_matches('0')) };
    out.push(letter);
}
