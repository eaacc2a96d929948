//! Two amounts in, both in one unit out, where they can be.

use super::noun::{is_death, order_others};
use crate::decimal::Decimal;
use crate::kind::quantity::unit::{self, Dimension, Unit};
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::lexicon::{NOUNS, NounCue};
use std::borrow::Cow;

/// The two in one unit.
pub(super) enum Common<'a> {
    /// They were: here is the newer one.
    Same(Cow<'a, Quantity>),
    /// The newer one in the older one's unit, which was written in this one.
    Converted(Quantity, String),
    /// They cannot be.
    None(String),
}

pub(super) fn common<'a>(before: &Quantity, after: &'a Quantity) -> Common<'a> {
    let same = || Common::Same(Cow::Borrowed(after));
    if before.unit == after.unit || before.unit.is_empty() || after.unit.is_empty() {
        return match () {
            _ if order_others(before, after) => Common::None("they put other things in order".to_owned()),
            _ if is_share_of(before, after) || is_share_of(after, before) => {
                Common::None("one side gives a share, the other a number".to_owned())
            }
            _ if is_share(before, after) => same_share(before, after),
            _ => same(),
        };
    }
    let ((a, a_per), (b, b_per)) = rates(&before.unit, &after.unit);
    if a_per != b_per {
        let both = a_per.is_some() && b_per.is_some();
        return Common::None(if both {
            format!("one is per {}, the other per {}", a_per.unwrap_or(""), b_per.unwrap_or(""))
        } else {
            "one is a rate, the other an amount".to_owned()
        });
    }
    if before.kind == QuantityKind::Money && after.kind == QuantityKind::Money {
        return money(a, b, before, after);
    }
    match (unit::by_name(a), unit::by_name(b)) {
        (Some(x), Some(y)) => measures(before, after, x, y),
        (None, None) => nouns(a, b, after),
        _ if is_share(before, after) => same_share(before, after),
        _ => Common::None(format!("different units: {} and {}", plain(&before.unit), plain(&after.unit))),
    }
}

/// A unit, and what it is per.
type Rate<'u> = (&'u str, Option<&'u str>);

/// Two units in their parts; "megabyte per second" is a unit of its own, and may stand beside one that is not.
fn rates<'u>(a: &'u str, b: &'u str) -> (Rate<'u>, Rate<'u>) {
    let parts = |unit: &'u str| unit.split_once(" per ").map(|(unit, per)| (unit, Some(per)));
    match (parts(a), parts(b)) {
        (Some(x), Some(y)) if x.1 == y.1 && unit::by_name(a).is_some() != unit::by_name(b).is_some() => (x, y),
        _ => (rate(a), rate(b)),
    }
}

/// "dollar per share" in its two parts.
fn rate(unit: &str) -> Rate<'_> {
    if unit::by_name(unit).is_some() {
        return (unit, None);
    }
    match unit.split_once(" per ") {
        Some((unit, per)) => (unit, Some(per)),
        None => (unit.strip_prefix("per ").map_or(unit, |_| ""), unit.strip_prefix("per ")),
    }
}

fn measures<'a>(before: &Quantity, after: &'a Quantity, x: &'static Unit, y: &'static Unit) -> Common<'a> {
    let timed = |u: &Unit| matches!(u.dimension, Dimension::Time | Dimension::Age);
    // "65 years" and "65 years of age" are one length of time.
    let aged = timed(x) && timed(y) && x.dimension != y.dimension;
    let target = if aged { unit::by_name(x.name.trim_end_matches(" of age")).unwrap_or(x) } else { x };
    let source = if aged { unit::by_name(y.name.trim_end_matches(" of age")).unwrap_or(y) } else { y };
    let Some(converted) = in_unit(after, |v| unit::convert(v, source, target)) else {
        let points =
            matches!((x.dimension, y.dimension), (Dimension::Percent, Dimension::Points) | (Dimension::Points, Dimension::Percent));
        return Common::None(if points {
            "percent and percentage points are different measures".to_owned()
        } else {
            format!("different measures: {} and {}", plain(x.name), plain(y.name))
        });
    };
    if target == source { Common::Same(Cow::Owned(converted)) } else { Common::Converted(meet(before, converted), y.name.to_owned()) }
}

/// The amount in another unit, with its step.
fn in_unit(q: &Quantity, to: impl Fn(&Decimal) -> Option<Decimal>) -> Option<Quantity> {
    let zero = to(&Decimal::from(0))?;
    let low = to(q.low.as_ref()?)?;
    let high = to(q.high.as_ref()?)?;
    let step = &to(&q.step)? - &zero;
    Some(Quantity { low: Some(low), high: Some(high), step: step.abs(), ..q.clone() })
}

/// Takes the older value for the newer one where they agree at the written precision of both.
fn meet(before: &Quantity, after: Quantity) -> Quantity {
    let near = |a: &Option<Decimal>, b: &Option<Decimal>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= tolerance(before, &after),
        _ => false,
    };
    let agree = near(&before.low, &after.low) && near(&before.high, &after.high);
    // "More than three months" admits 14 weeks, though both are three months when they are rounded.
    let within = |x: &Quantity, y: &Quantity| {
        x.bound != y.bound && y.bound == Bound::Exact && x.admissible().zip(y.admissible()).is_some_and(|(x, y)| x.contains(&y))
    };
    if agree && !within(before, &after) && !within(&after, before) {
        Quantity { low: before.low.clone(), high: before.high.clone(), ..after }
    } else {
        after
    }
}

/// Half of both roundings together: as far apart as two roundings of one value can be.
fn tolerance(before: &Quantity, after: &Quantity) -> Decimal {
    let sum = &written(before) + &written(after);
    sum.divided_by(&Decimal::from(2)).unwrap_or(sum)
}

/// The written precision of a measure: its last digit, or the last that is not zero where it has a thousand or more.
fn written(q: &Quantity) -> Decimal {
    let Some(value) = q.level() else { return q.step.clone() };
    // A tenth of the value keeps "10 km" from meeting every distance up to 15.
    let limit = value.abs().divided_by(&Decimal::from(10)).unwrap_or_else(|| q.step.clone());
    q.rounding().min(limit).max(q.step.clone())
}

fn money<'a>(a: &str, b: &str, before: &Quantity, after: &'a Quantity) -> Common<'a> {
    if let Some(hundredth) = minor(a, b) {
        let power = if hundredth { -2 } else { 2 };
        return match in_unit(after, |v| Some(v.scaled(power))) {
            Some(q) => Common::Converted(meet(before, q), b.to_owned()),
            None => Common::None("one side gives no figure".to_owned()),
        };
    }
    let dollars = |x: &str, y: &str| x == "dollar" && y.ends_with("dollar");
    let francs = |x: &str, y: &str| ["franc", "krone", "peso", "dinar", "riyal", "shilling"].contains(&x) && y.ends_with(x);
    if dollars(a, b) || dollars(b, a) || francs(a, b) || francs(b, a) {
        return Common::Same(Cow::Borrowed(after));
    }
    Common::None(format!("different currencies: {a} and {b}"))
}

/// Whether the second is the hundredth of the first (true), or the first of the second (false).
fn minor(a: &str, b: &str) -> Option<bool> {
    let cents = |major: &str, minor: &str| {
        minor == "cent" && (major.ends_with("dollar") || major == "euro" || major.ends_with("rand"))
            || minor == "penny" && (major == "pound sterling")
            || minor == "sen" && major == "malaysian ringgit"
    };
    if cents(a, b) { Some(true) } else { cents(b, a).then_some(false) }
}

fn nouns<'a>(a: &str, b: &str, after: &'a Quantity) -> Common<'a> {
    let head = |noun: &str| noun.rsplit(' ').next().unwrap_or(noun).to_owned();
    let same_event = is_death(a) && is_death(b);
    let any = |noun: &str| NOUNS.has_spelt(noun, NounCue::AnyCounted);
    let (x, y) = (head(a), head(b));
    if x == y || same_event || any(&x) || any(&y) || a.contains(&y) || b.contains(&x) {
        return Common::Same(Cow::Borrowed(after));
    }
    Common::None(format!("different things counted: {} and {}", plain(a), plain(b)))
}

/// "a third" against "33%": one is a share of one, the other of a hundred.
fn is_share(before: &Quantity, after: &Quantity) -> bool {
    let percent = |q: &Quantity| q.unit == "percentage";
    percent(before) && is_part(after) || percent(after) && is_part(before)
}

/// Whether the first is a part of what the second may be the number of: "half of the wells", "twelve of them".
pub fn is_share_of(part: &Quantity, number: &Quantity) -> bool {
    let counts = matches!(number.kind, QuantityKind::Number | QuantityKind::Count);
    let below = part.low.as_ref().is_some_and(|v| *v < Decimal::from(1));
    is_part(part) && below && counts && number.low.as_ref().is_some_and(|v| *v > Decimal::from(1))
}

/// Whether a number is a part of one: "half of them", "0.3".
pub(super) fn is_part(q: &Quantity) -> bool {
    q.kind == QuantityKind::Number
        && q.low.as_ref().is_some_and(|v| *v <= Decimal::from(1) && !v.is_negative())
        && q.step < Decimal::from(1)
}

fn same_share<'a>(before: &Quantity, after: &'a Quantity) -> Common<'a> {
    let to_percent = before.unit == "percentage";
    let power = if to_percent { 2 } else { -2 };
    match in_unit(after, |v| Some(v.scaled(power))) {
        Some(q) => Common::Converted(meet(before, q), "share".to_owned()),
        None => Common::None("one side gives no figure".to_owned()),
    }
}

pub(super) fn plain(unit: &str) -> String {
    if unit.is_empty() { "nothing".to_owned() } else { unit.to_owned() }
}
