//! Lengths of time: amounts of units, their TIMEX3 value and the seconds that they can last.
//!
//! A length knows nothing of where it stands in the calendar: "the last two weeks" carries its place in its date.

use super::point::Grain;
use std::fmt::Write;

/// A unit of time, from short to long. The order is that of the values in `date.toml`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[allow(missing_docs)] // The names are the documentation.
pub enum Unit {
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

const UNITS: [Unit; 12] = [
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::Day,
    Unit::Week,
    Unit::Fortnight,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
    Unit::Millennium,
];

/// Lengths above this many of a unit are refused, so that no arithmetic overflows.
pub const MAX_AMOUNT: i64 = 1_000_000_000;

impl Unit {
    /// The unit of a word of the lexicon.
    pub fn of(value: i16) -> Unit {
        UNITS[usize::try_from(value).unwrap_or(0).min(UNITS.len() - 1)]
    }
    /// The grain of a calendar unit; a fortnight is counted in weeks.
    pub fn grain(self) -> Grain {
        match self {
            Unit::Second => Grain::Second,
            Unit::Minute => Grain::Minute,
            Unit::Hour => Grain::Hour,
            Unit::Day => Grain::Day,
            Unit::Week | Unit::Fortnight => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Quarter => Grain::Quarter,
            Unit::Year => Grain::Year,
            Unit::Decade => Grain::Decade,
            Unit::Century | Unit::Millennium => Grain::Century,
        }
    }
    /// The shortest and the longest that one can last, in seconds.
    fn seconds(self) -> (i128, i128) {
        const DAY: i128 = 86_400;
        match self {
            Unit::Second => (1, 1),
            Unit::Minute => (60, 60),
            Unit::Hour => (3600, 3600),
            Unit::Day => (DAY, DAY),
            Unit::Week => (7 * DAY, 7 * DAY),
            Unit::Fortnight => (14 * DAY, 14 * DAY),
            Unit::Month => (28 * DAY, 31 * DAY),
            Unit::Quarter => (90 * DAY, 92 * DAY),
            Unit::Year => (365 * DAY, 366 * DAY),
            Unit::Decade => (3652 * DAY, 3653 * DAY),
            Unit::Century => (36524 * DAY, 36525 * DAY),
            Unit::Millennium => (365_242 * DAY, 365_243 * DAY),
        }
    }
    /// Months in one, for the units that are made of months.
    fn months(self) -> Option<i128> {
        match self {
            Unit::Month => Some(1),
            Unit::Quarter => Some(3),
            Unit::Year => Some(12),
            Unit::Decade => Some(120),
            Unit::Century => Some(1200),
            Unit::Millennium => Some(12_000),
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
    vague: Option<Unit>,
}

impl Length {
    /// `thousandths` of a unit, or an unsaid number of them.
    pub fn new(thousandths: Option<i64>, unit: Unit) -> Length {
        let mut length = Length::default();
        length.add(thousandths, unit);
        length
    }
    /// Adds an amount: "an hour and 30 minutes".
    pub fn add(&mut self, thousandths: Option<i64>, unit: Unit) {
        let Some(amount) = thousandths.map(|t| t.clamp(0, MAX_AMOUNT * 1000)) else {
            self.vague = Some(unit);
            return;
        };
        let (whole, rest) = (amount / 1000 * 1000, amount % 1000);
        // Halves and quarters of the larger units are said in the smaller one.
        let smaller = match unit {
            Unit::Year if rest % 250 == 0 => Some((rest * 12, Unit::Month)),
            Unit::Hour if rest % 250 == 0 => Some((rest * 60, Unit::Minute)),
            Unit::Minute if rest % 250 == 0 => Some((rest * 60, Unit::Second)),
            Unit::Day if rest % 250 == 0 => Some((rest * 24, Unit::Hour)),
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
    pub fn unit(&self) -> Option<Unit> {
        self.vague.or_else(|| UNITS.into_iter().rev().find(|u| self.amounts[*u as usize] > 0))
    }
    /// The smallest unit that is used.
    pub fn finest(&self) -> Option<Unit> {
        self.vague.or_else(|| UNITS.into_iter().find(|u| self.amounts[*u as usize] > 0))
    }
    /// Thousandths of each unit that is used, largest unit first.
    pub fn amounts(&self) -> impl Iterator<Item = (i64, Unit)> + '_ {
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
            out.push_str(if unit <= Unit::Hour { "TX" } else { "X" });
            out.push(match unit {
                Unit::Second => 'S',
                Unit::Minute | Unit::Month => 'M',
                Unit::Hour => 'H',
                Unit::Day => 'D',
                Unit::Week | Unit::Fortnight => 'W',
                Unit::Quarter => 'Q',
                Unit::Year => 'Y',
                Unit::Decade => 'E',
                Unit::Century => 'C',
                Unit::Millennium => 'L',
            });
            return out;
        }
        let of = |unit: Unit| self.amounts[unit as usize];
        let years = of(Unit::Year) + 10 * of(Unit::Decade) + 100 * of(Unit::Century) + 1000 * of(Unit::Millennium);
        let weeks = of(Unit::Week) + 2 * of(Unit::Fortnight);
        for (amount, letter) in [(years, 'Y'), (of(Unit::Quarter), 'Q'), (of(Unit::Month), 'M'), (weeks, 'W'), (of(Unit::Day), 'D')] {
            amount_to(&mut out, amount, letter);
        }
        if of(Unit::Hour) + of(Unit::Minute) + of(Unit::Second) > 0 {
            out.push('T');
            for (unit, letter) in [(Unit::Hour, 'H'), (Unit::Minute, 'M'), (Unit::Second, 'S')] {
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
