//! Two amounts of which one or both are told as a change: from what, to what, and which way.

use crate::decimal::Decimal;
use crate::kind::quantity::{Quantity, Trend};

/// "Fell 0.5%" and "was at 3%"; a minus sign alone makes no change of a level: "growth was -0.5%".
pub(super) fn is_change_and_level(before: &Quantity, after: &Quantity) -> bool {
    let below = |q: &Quantity| q.level().is_some_and(Decimal::is_negative);
    let moves = |q: &Quantity, other: &Quantity| q.trend.is_some() && other.trend.is_none() && !below(q) && !below(other);
    moves(before, after) || moves(after, before)
}

/// "Fell 0.5%" and "-0.5%": the verb of the one is the sign of the other.
pub(super) fn is_fall_told_twice(before: &Quantity, after: &Quantity) -> bool {
    let told = |verb: &Quantity, sign: &Quantity| {
        verb.trend == Some(Trend::Down)
            && sign.trend != Some(Trend::Up)
            && verb.bound == sign.bound
            && verb.low == verb.high
            && sign.low == sign.high
            && verb.level().zip(sign.level()).is_some_and(|(x, y)| !x.is_negative() && y.is_negative() && *x == y.abs())
    };
    told(before, after) || told(after, before)
}

/// Which level of a change a number is told as: "to 34 from 12".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeEnd {
    /// Behind "from".
    Former,
    /// Behind "to".
    Latter,
}

impl ChangeEnd {
    /// So far before a number stands the word that it is told by: "to at least 34".
    const REACH: usize = 3;

    /// The level of a number before which these words stand, the nearest first.
    pub fn told_by<'a>(before: impl Iterator<Item = &'a str>) -> Option<ChangeEnd> {
        let near = before.take(ChangeEnd::REACH).take_while(|w| w.starts_with(char::is_alphabetic));
        near.into_iter().find_map(|w| match () {
            () if w.eq_ignore_ascii_case("to") => Some(ChangeEnd::Latter),
            () if w.eq_ignore_ascii_case("from") => Some(ChangeEnd::Former),
            () => None,
        })
    }

    /// Whether two numbers are told as other levels: one was it, the other came of it.
    pub fn differ(x: Option<ChangeEnd>, y: Option<ChangeEnd>) -> bool {
        x.zip(y).is_some_and(|(x, y)| x != y)
    }

    /// The amount of this level of a change that is told in one.
    pub fn amount_in(self, change: &Quantity) -> Quantity {
        let value = if self == ChangeEnd::Former { &change.low } else { &change.high };
        Quantity { change: false, low: value.clone(), high: value.clone(), ..change.clone() }
    }
}
