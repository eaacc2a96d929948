//! Numbers at their written precision: a quantity in, the numbers that it can stand for out.

use crate::decimal::Decimal;
use crate::kind::quantity::{Bound, Quantity};

/// From the least to the greatest number that a figure can stand for.
#[derive(Clone, Debug)]
pub struct Reach {
    /// The least.
    pub low: Decimal,
    /// The greatest.
    pub high: Decimal,
}

impl Reach {
    /// One number.
    pub fn point(value: Decimal) -> Reach {
        Reach { low: value.clone(), high: value }
    }

    /// A counted or measured amount: half of its last digit to either side; whole numbers below a thousand's zeros are
    /// exact. None for amounts that are bounded on one side only, and for ranges.
    pub fn from_quantity(q: &Quantity) -> Option<Reach> {
        Reach::around(q, &q.precision(), q.precision() == Decimal::from(1))
    }

    /// A measured amount, whose last zeros may be rounded: "300 km" is good to ten, "10 km" to one.
    pub fn measured(q: &Quantity) -> Option<Reach> {
        let value = q.level()?.abs();
        let tenth = value.divided_by(&Decimal::from(10))?;
        let rounded = if q.step >= Decimal::from(1) { q.rounding().min(tenth) } else { q.step.clone() };
        Reach::around(q, &rounded.max(q.step.clone()), false)
    }

    /// A percentage: half of its last digit to either side, and a whole unit where it may have been cut and not rounded.
    pub fn percentage(q: &Quantity) -> Option<Reach> {
        let step = if q.step >= Decimal::from(1) { Decimal::from(1) } else { q.step.clone() };
        Reach::around(q, &(&step + &step), false)
    }

    fn around(q: &Quantity, step: &Decimal, exact: bool) -> Option<Reach> {
        if q.low != q.high || q.change {
            return None;
        }
        let value = q.low.clone()?;
        let half = step.divided_by(&Decimal::from(2))?;
        match q.bound {
            Bound::Exact if exact => Some(Reach::point(value)),
            Bound::Exact => Some(Reach { low: &value - &half, high: &value + &half }),
            Bound::About => {
                let slack = value.abs().divided_by(&Decimal::from(10))?.max(half);
                Some(Reach { low: &value - &slack, high: &value + &slack })
            }
            _ => None,
        }
    }

    /// Both through a function that keeps or turns their order.
    pub fn map(&self, f: impl Fn(&Decimal) -> Option<Decimal>) -> Option<Reach> {
        let (a, b) = (f(&self.low)?, f(&self.high)?);
        Some(if a <= b { Reach { low: a, high: b } } else { Reach { low: b, high: a } })
    }

    /// The sums of a number of each.
    pub fn plus(&self, other: &Reach) -> Reach {
        Reach { low: &self.low + &other.low, high: &self.high + &other.high }
    }

    /// `self` ÷ `other`, both above zero.
    pub fn over(&self, other: &Reach) -> Option<Reach> {
        let positive = !other.low.is_negative() && !other.low.is_zero() && !self.low.is_negative();
        positive
            .then(|| Some(Reach { low: self.low.roughly_divided_by(&other.high)?, high: self.high.roughly_divided_by(&other.low)? }))
            .flatten()
    }

    /// Whether they have a number in common.
    pub fn meets(&self, other: &Reach) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// The middle, to so many decimals, for a message.
    pub fn middle(&self, decimals: i64) -> String {
        let half = (&self.low + &self.high).divided_by(&Decimal::from(2)).unwrap_or_else(|| self.low.clone());
        rounded(&half, decimals)
    }
}

/// A number to so many decimals.
fn rounded(value: &Decimal, decimals: i64) -> String {
    let text = value.scaled(decimals).to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let up = part.as_bytes().first().is_some_and(|d| *d >= b'5');
    let whole: i64 = whole.parse().unwrap_or(0);
    let step = if value.is_negative() { -1 } else { 1 };
    Decimal::from(whole + if up { step } else { 0 }).scaled(-decimals).to_string()
}
