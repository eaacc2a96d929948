//! What a hand, or a program, makes of a figure by mistake: digits exchanged, another sign, unit or size, a hyphen gone.

use super::common::is_part;
use crate::decimal::Decimal;
use crate::kind::quantity::unit;
use crate::kind::quantity::{Quantity, QuantityKind};

/// "51-49" and "5149", "3-2" and "3 and -2": what became of the hyphen of a score.
pub fn slip_of_hyphen(x: &Quantity, y: &Quantity) -> Option<&'static str> {
    let scored = |q: &Quantity| q.kind == QuantityKind::Score;
    let (score, number) = if scored(x) { (x, y) } else { (y, x) };
    let counts = matches!(number.kind, QuantityKind::Number | QuantityKind::Count) && number.low == number.high;
    if !scored(score) || !counts {
        return None;
    }
    let (first, second, value) = (score.low.as_ref()?, score.high.as_ref()?, number.low.as_ref()?);
    let zero = Decimal::from(0);
    if value.is_negative() && &zero - value == *second {
        return Some("the hyphen of one is the minus sign of the other");
    }
    let together = format!("{first}{second}");
    let run = together.bytes().all(|b| b.is_ascii_digit()) && together == value.to_string();
    run.then_some("the same digits, once with a hyphen between two numbers")
}

/// "A third of voters" and "a 3rd of voters": a share, and a place with the same number.
pub fn is_share_as_place(x: &Quantity, y: &Quantity) -> bool {
    let told = |share: &Quantity, place: &Quantity| {
        let Some((part, rank)) = share.level().zip(place.level()) else { return false };
        let whole = part * rank;
        let off = (&whole - &Decimal::from(1)).abs();
        place.kind == QuantityKind::Ordinal && is_part(share) && *rank > Decimal::from(2) && off < Decimal::power_of_ten(-2)
    };
    told(x, y) || told(y, x)
}

/// What the digits show of how two numbers came to differ.
pub(super) fn slip(before: &Quantity, after: &Quantity, converted: Option<&str>) -> Option<String> {
    let (a, b) = (before.level()?, after.level()?);
    if let Some(name) = converted {
        // Back in its own unit, it may be the older number with another unit behind it.
        let source = unit::by_name(name)?;
        let target = unit::by_name(&before.unit)?;
        let own = unit::convert(b, target, source)?;
        let off = (&own - a).abs();
        let unit_only = &off * &Decimal::from(1_000_000) <= a.abs();
        return unit_only.then(|| "the same number with another unit".to_owned());
    }
    if a.is_negative() != b.is_negative() && a.abs() == b.abs() {
        return Some("the same number with another sign".to_owned());
    }
    let (large, small) = if a.abs() > b.abs() { (a.abs(), b.abs()) } else { (b.abs(), a.abs()) };
    for (power, name) in [(1, "ten times"), (2, "a hundred times"), (3, "a thousand times"), (6, "a million times")] {
        if !small.is_zero() && small.scaled(power) == large {
            return Some(format!("one is {name} the other"));
        }
    }
    transposed(&a.to_string(), &b.to_string()).then(|| "digits transposed".to_owned())
}

/// Whether two numbers differ only by the exchange of two of their digits.
fn transposed(a: &str, b: &str) -> bool {
    let digits = |s: &str| -> Vec<u8> { s.bytes().filter(u8::is_ascii_digit).collect() };
    let (a, b) = (digits(a), digits(b));
    if a.len() != b.len() {
        return false;
    }
    let differ: Vec<usize> = (0..a.len()).filter(|i| a.get(*i) != b.get(*i)).collect();
    matches!(differ.as_slice(), [i, j] if a.get(*i) == b.get(*j) && a.get(*j) == b.get(*i))
}
