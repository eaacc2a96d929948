//! The two sets of numbers that a quantity claims: what its words allow, and what its written precision suggests.
//!
//! "More than 57,000" allows 91,000 and suggests no more than 58,000. On real revisions the second set is the better
//! judge of "more than" and "about"; the first one decides what can be true.

use super::{Bound, Quantity};
use crate::decimal::Decimal;

/// Numbers from one end to another; an end that is none is open without limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The low end.
    pub low: Option<Decimal>,
    /// Whether the low end belongs to it.
    pub low_closed: bool,
    /// The high end.
    pub high: Option<Decimal>,
    /// Whether the high end belongs to it.
    pub high_closed: bool,
}

impl Interval {
    /// From `low` to `high`, both in it.
    pub fn closed(low: Decimal, high: Decimal) -> Interval {
        Interval { low: Some(low), low_closed: true, high: Some(high), high_closed: true }
    }
    fn above(low: Decimal, low_closed: bool, high: Option<Decimal>) -> Interval {
        Interval { low: Some(low), low_closed, high, high_closed: true }
    }
    fn below(high: Decimal, high_closed: bool, low: Option<Decimal>) -> Interval {
        Interval { low, low_closed: true, high: Some(high), high_closed }
    }
    /// Whether every number of `other` is in this one.
    pub fn contains(&self, other: &Interval) -> bool {
        let low = match (&self.low, &other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a < b || a == b && (self.low_closed || !other.low_closed),
        };
        let high = match (&self.high, &other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a > b || a == b && (self.high_closed || !other.high_closed),
        };
        low && high
    }
    /// Whether the two have a number in common.
    pub fn meets(&self, other: &Interval) -> bool {
        reaches(self, other) && reaches(other, self)
    }
}

/// Whether the high end of `a` reaches the low end of `b`.
fn reaches(a: &Interval, b: &Interval) -> bool {
    match (&a.high, &b.low) {
        (Some(high), Some(low)) => high > low || high == low && a.high_closed && b.low_closed,
        _ => true,
    }
}

impl Quantity {
    /// The step that a writer who rounds would go by: 1000 for "57,000", 5 for "35", 0.1 for "3.5".
    ///
    /// Rounded numbers end on zeros or on a five, so these are read as rounding; decimals are as exact as they look.
    pub fn rounding(&self) -> Decimal {
        let Some((zeros, significant, last)) = self.zeros() else { return self.step.clone() };
        let five = significant > 1 && last == 5;
        Decimal::from(if five { 5 } else { 1 }).scaled(zeros).max(self.step.clone())
    }

    /// The precision that is written beyond doubt: the last digit of a decimal or of a magnitude, and in a plain number
    /// the zeros at its end, where two digits stand before them and a thousand is reached. "1,200" is exact to the one.
    pub fn precision(&self) -> Decimal {
        let one = Decimal::from(1);
        if self.step != one {
            return self.step.clone();
        }
        let Some((zeros, significant, _)) = self.zeros() else { return one };
        let zeros = zeros.min((zeros + significant - 2).max(0));
        if zeros >= 3 { one.scaled(zeros) } else { one }
    }

    /// How many zeros end the number, how many digits stand before them, and the last of these; none where decimals are
    /// written.
    fn zeros(&self) -> Option<(i64, i64, u8)> {
        // "1.0 billion" has a step that is no power of a thousand: its zeros are written, not rounded.
        let one = Decimal::from(1);
        let whole = self.step == one || self.step > one && (self.step.to_string().len() - 1).is_multiple_of(3);
        self.level().filter(|_| whole)?.zeros()
    }

    /// The value that is claimed now: the number, the low end of a range, the latter level of a change.
    pub fn level(&self) -> Option<&Decimal> {
        if self.change { self.high.as_ref() } else { self.low.as_ref() }
    }

    /// Whether it is a part of something: "a third of the patients", "half the town".
    pub fn is_share(&self) -> bool {
        self.level().is_some_and(|v| *v > Decimal::from(0) && *v < Decimal::from(1))
    }

    /// Every number that the words allow; none without a figure.
    pub fn admissible(&self) -> Option<Interval> {
        let (low, high) = self.ends()?;
        Some(match self.bound {
            Bound::Exact => Interval::closed(low, high),
            Bound::About => {
                let slack = self.slack(&high);
                Interval::closed(&low - &slack, &high + &slack)
            }
            Bound::MoreThan => Interval::above(low, false, None),
            Bound::AtLeast => Interval::above(low, true, None),
            Bound::LessThan => Interval::below(high, false, None),
            Bound::AtMost => Interval::below(high, true, None),
        })
    }

    /// The numbers that the written precision suggests: within one rounding step of the bound.
    pub fn expected(&self) -> Option<Interval> {
        let (low, high) = self.ends()?;
        let step = self.rounding();
        Some(match self.bound {
            Bound::Exact => Interval::closed(low, high),
            Bound::About => {
                let half = half(&step).min(share(&high, 5));
                Interval::closed(&low - &half, &high + &half)
            }
            Bound::MoreThan | Bound::AtLeast => {
                let top = &high + &step;
                Interval::above(low, self.bound == Bound::AtLeast, Some(top))
            }
            Bound::LessThan | Bound::AtMost => {
                let bottom = &low - &step;
                Interval::below(high, self.bound == Bound::AtMost, Some(bottom))
            }
        })
    }

    fn ends(&self) -> Option<(Decimal, Decimal)> {
        if self.change {
            let level = self.high.clone()?;
            return Some((level.clone(), level));
        }
        Some((self.low.clone()?, self.high.clone()?))
    }

    /// How far "about" reaches: half the rounding step, but a tenth of the value at least and a fifth at most.
    /// The two shares are ours; a larger one makes fewer conflicts of "about".
    fn slack(&self, value: &Decimal) -> Decimal {
        half(&self.rounding()).min(share(value, 5)).max(share(value, 10))
    }
}

fn half(value: &Decimal) -> Decimal {
    value.divided_by(&Decimal::from(2)).unwrap_or_else(|| value.clone())
}

fn share(value: &Decimal, parts: i64) -> Decimal {
    value.abs().divided_by(&Decimal::from(parts)).unwrap_or_else(|| value.clone())
}
