//! Two numbers of a pair in, how much says that they are told of one thing out, and how they relate.

use crate::compare::quantity::{compare, counts_dead, counts_whoever, is_share_as_place, is_share_of, slip_of_hyphen};
use crate::compare::{Pair, Placed, Side};
use crate::decimal::Decimal;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::quantity::Guide;
use crate::lexicon::{GUIDES, Sort, happening};
use crate::relation::{Relation, relate, sorts};
use crate::verdict::{Comparison, Verdict};

/// How much says that two quantities are about the same thing.
pub(super) fn evidence(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> i32 {
    let (x, y) = (q.value, p.value);
    let misread = is_share_as_place(x, y) || are_metres_of_minutes(pair, q, p);
    if !comparable(x, y) && !misread {
        return 0;
    }
    // "From 3 to 5" and "to 5 from 3": the change is held against what it came to.
    let came_to = |change: &Quantity, level: &Quantity, side: &Side<'_>| {
        change.change
            && !level.change
            && level.low == change.low
            && side.quantities.iter().any(|o| !o.value.change && o.value.low == change.high && o.value.unit == change.unit)
    };
    if came_to(x, y, &pair.after) || came_to(y, x, &pair.before) {
        return 0;
    }
    // "20 years in prison" and "seven years before parole": how long it is, and how long until something.
    let until = |side: &Side<'_>, q: &Placed<'_, Quantity>| {
        side.tokens.get(q.at.end).is_some_and(|t| matches!(t.text(side.text).to_ascii_lowercase().as_str(), "before" | "until" | "till"))
    };
    if x.kind == QuantityKind::Duration && !pair.is_steady() && until(&pair.before, q) != until(&pair.after, p) {
        return 0;
    }
    let verdict = judged(x, y).verdict;
    // "88 votes to 3", "eighty-eight backed it, three did not": a number without its noun is that of the noun's.
    let counted = |bare: &Quantity, other: &Quantity, side: &Side<'_>, own: &Side<'_>| {
        let same = |o: &Quantity| !o.unit.is_empty() && o.low == bare.low && o.high == bare.high && !std::ptr::eq(o, other);
        let any = |side: &Side<'_>| side.quantities.iter().any(|o| same(o.value));
        bare.unit.is_empty() && any(side) && !any(own)
    };
    if verdict == Verdict::Conflicting && (counted(y, x, &pair.before, &pair.after) || counted(x, y, &pair.after, &pair.before)) {
        return 0;
    }
    let (nb, na) = (pair.before.at(x.number), pair.after.at(y.number));
    let place = if pair.same_place(&nb, &na) { 3 } else { 0 };
    // "Two died and three were hurt": each number goes with what befell those it counts.
    let befalls = |side: &Side<'_>, name: &str| side.quantities.iter().any(|o| o.value.event.is_some_and(|e| e.name == name));
    if let (Some(e), Some(f)) = (x.event, y.event)
        && e.name != f.name
        && befalls(&pair.after, e.name)
        && befalls(&pair.before, f.name)
    {
        return 0;
    }
    let unit = match (x.unit.as_str(), y.unit.as_str()) {
        ("", "") => 2,
        ("", _) | (_, "") => 1,
        (u, v) if u == v => 3,
        (u, v) => units(u, v).max(convertible(x, y, verdict)),
    };
    let value = match verdict {
        Verdict::Same | Verdict::Equivalent => 2,
        Verdict::Refined | Verdict::Widened => 1,
        _ => 0,
    };
    // Sides that share most words tell of one thing; with one number each, it is that number.
    let lone = pair.likeness > 0.5 && pair.before.quantities.len() == 1 && pair.after.quantities.len() == 1;
    // A noun that each side counts once is counted by these two, wherever they stand.
    let counted = |side: &Side<'_>| side.quantities.iter().filter(|o| o.value.unit == x.unit).count() == 1;
    let only = pair.likeness > 0.6
        && !x.unit.is_empty()
        && x.unit == y.unit
        && x.kind == QuantityKind::Count
        && counted(&pair.before)
        && counted(&pair.after);
    let toll = if is_toll(pair, q, p) { 8 - unit.min(3) } else { 0 };
    if misread {
        return 2 * place;
    }
    place + unit + value + i32::from(lone) + 5 * i32::from(only) + toll
}

/// "10 m high" and "10 minutes high": the m of a length, taken for that of minutes. Elsewhere it may be of minutes.
fn are_metres_of_minutes(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> bool {
    let measured = |side: &Side<'_>, m: &Placed<'_, Quantity>| {
        let at = |t: usize| side.tokens.get(t).map_or("", |t| t.text(side.text));
        let way = side.tokens.get(m.at.end).and_then(|t| GUIDES.word(*t)).is_some_and(|g| g.has(Guide::Extent));
        let by = m.at.start > 0 && at(m.at.start - 1).eq_ignore_ascii_case("by");
        m.value.unit == "metre" && m.value.unit_span.is_some_and(|s| s.len() == 1) && (way || by || at(m.at.end) == "of")
    };
    let timed = |m: &Quantity| m.unit == "minute" && m.kind == QuantityKind::Duration;
    let one = q.value.low == p.value.low && q.value.high == p.value.high;
    one && (measured(&pair.before, q) && timed(p.value) || measured(&pair.after, p) && timed(q.value))
}

/// "Nine people were killed" and "the death toll rose to 31", "two people" and "four men were arrested": the one number on each
/// side of those whom it befell.
pub(super) fn is_toll(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> bool {
    let Some(event) = befell(q.value).filter(|e| befell(p.value) == Some(e)) else { return false };
    let lone = |side: &Side<'_>| side.quantities.iter().filter(|o| befell(o.value) == Some(event)).count() == 1;
    lone(&pair.before) && lone(&pair.after) && (event == DEATH || counts_one_group(q.value, p.value))
}

/// What befell those whom a quantity counts.
pub(in crate::rule) fn befell(q: &Quantity) -> Option<&'static str> {
    if counts_dead(q) { Some(DEATH) } else { q.event.map(|e| e.name).filter(|name| happening(name).is_some_and(|e| e.toll)) }
}

/// The event of which the dead are counted, by a verb or by a noun.
const DEATH: &str = "death";

/// Whether the people counted may be the same ones, whatever they are called: "two people", "four men", "three suspects". An officer is
/// no protester.
fn counts_one_group(x: &Quantity, y: &Quantity) -> bool {
    let noun = |q: &'_ Quantity| q.unit.rsplit(' ').next().unwrap_or("").to_owned();
    let (u, v) = (noun(x), noun(y));
    let person = |n: &str| counts_whoever(n) || sorts(n).main() == Some(Sort::Person);
    x.kind == QuantityKind::Count && y.kind == x.kind && person(&u) && person(&v) && (counts_whoever(&u) || counts_whoever(&v))
}

fn comparable(x: &Quantity, y: &Quantity) -> bool {
    use QuantityKind::{Age, Count, Dimension, Duration, Money, Number, Percentage, Temperature};
    let loose = |k: QuantityKind| matches!(k, Count | Number);
    if x.unit.is_empty() != y.unit.is_empty() && (is_share_of(x, y) || is_share_of(y, x)) {
        return false;
    }
    x.kind == y.kind
        || loose(x.kind) && loose(y.kind)
        // Degrees below zero are of heat or cold, and others may be.
        || matches!((x.kind, y.kind), (Temperature, Dimension) | (Dimension, Temperature)) && x.unit == y.unit
        || slip_of_hyphen(x, y).is_some()
        || matches!(
            (x.kind, y.kind),
            (Number, Percentage | Money | Dimension | Temperature | Age | Duration)
                | (Percentage | Money | Dimension | Temperature | Age | Duration, Number)
        )
        || matches!((x.kind, y.kind), (Age, Duration) | (Duration, Age))
        || matches!((x.kind, y.kind), (Percentage, Count) | (Count, Percentage))
}

/// Measures in other units are measures of one thing when they can be held against each other at all.
fn convertible(x: &Quantity, y: &Quantity, verdict: Verdict) -> i32 {
    use QuantityKind::{Age, Dimension, Duration, Money, Percentage, Temperature};
    let measure = |k: QuantityKind| matches!(k, Age | Dimension | Duration | Money | Percentage | Temperature);
    let shares = x.kind == y.kind && matches!(x.kind, QuantityKind::Percentage | QuantityKind::Money);
    // "Less than half of voters" and "41% of voters".
    let fraction = |q: &Quantity| {
        matches!(q.kind, QuantityKind::Number | QuantityKind::Count)
            && q.low.as_ref().or(q.high.as_ref()).is_some_and(|v| !v.is_zero() && v.abs() < Decimal::from(1))
    };
    let part = |x: &Quantity, y: &Quantity| x.kind == QuantityKind::Percentage && fraction(y);
    let shares = shares || verdict != Verdict::Unclear && (part(x, y) || part(y, x));
    if shares || measure(x.kind) && measure(y.kind) && verdict != Verdict::Unclear { 2 } else { -1 }
}

/// What the units say: their heads decide, "Hamas installation" and "installation" share one.
pub(super) fn units(u: &str, v: &str) -> i32 {
    let head = |s: &'_ str| s.rsplit(' ').next().unwrap_or("").to_owned();
    if head(u) == head(v) {
        return 3;
    }
    match relate(&head(u), &head(v)) {
        r if r.is_wording() => 3,
        Relation::MoreExact | Relation::MoreGeneral => 2,
        _ => -1,
    }
}

/// The verdict on two quantities that are about one thing: other words for what is counted are no other unit.
pub(super) fn judged(x: &Quantity, y: &Quantity) -> Comparison {
    let counts = x.kind == QuantityKind::Count && y.kind == x.kind && x.unit != y.unit;
    if counts && (befell(x).is_some_and(|e| befell(y) == Some(e) && (e == DEATH || counts_one_group(x, y))) || units(&x.unit, &y.unit) >= 2)
    {
        return compare(x, &Quantity { unit: x.unit.clone(), ..y.clone() });
    }
    compare(x, y)
}
