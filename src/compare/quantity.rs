//! Two quantities of one claim in, the relation of their number sets out, with a reason an editor can read aloud.
//!
//! Units of one dimension are converted and compared at the written precision; slips of digits, magnitude and unit are
//! named as computed facts. It is not decided here whether the two are about the same thing, and never which is right.
//!
//! "over 30 killed" and "34 killed": refined, "34 is more than 30".

mod change;
mod common;
mod noun;
mod shown;
mod slip;

use crate::decimal::Decimal;
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::verdict::{Comparison, Verdict};
pub use change::ChangeEnd;
use change::{is_change_and_level, is_fall_told_twice};
pub use common::is_share_of;
use common::{Common, common};
pub use noun::{counts_dead, counts_whoever, is_death, order_others};
use shown::number;
pub use shown::show;
use slip::slip;
pub use slip::{is_share_as_place, slip_of_hyphen};

/// Why two amounts of a change conflict that go two ways.
pub const OTHER_WAY: &str = "one goes up, the other down";

/// The relation of `before` to `after`. Exchanging the two exchanges refined and widened, and nothing else.
pub fn compare(before: &Quantity, after: &Quantity) -> Comparison {
    if before.change && after.change {
        return changes(before, after);
    }
    if let Some(done) = unlike(before, after) {
        return done;
    }
    match common(before, after) {
        Common::Same(after) => same_unit(before, &after, None),
        Common::Converted(newer, unit) => {
            let mut found = same_unit(before, &newer, Some(unit));
            // "129 feet" is about 40 metres, and "40 metres" is 131 feet: what holds in one of the two units holds.
            if found.verdict == Verdict::Conflicting
                && let Common::Converted(older, unit) = common(after, before)
            {
                let back = same_unit(after, &older, Some(unit));
                if back.verdict != Verdict::Conflicting {
                    found = Comparison { verdict: back.verdict.swapped(), ..back };
                }
            }
            // "Over 300 acres" and "over 300 hectares": the bound hides that one of the units is wrong.
            let renamed = before.low == after.low && before.high == after.high && before.bound == after.bound;
            let hides = matches!(found.verdict, Verdict::Refined | Verdict::Widened | Verdict::Overlapping)
                && before.level().is_some_and(|v| !v.is_zero());
            if renamed && hides { answer(Verdict::Conflicting, "the same number with another unit") } else { found }
        }
        Common::None(reason) => Comparison { verdict: Verdict::Unclear, drift: false, reason },
    }
}

/// Whether the two conflict when the newer one is taken to be in the older one's unit: what [`compare`] says of them then,
/// without the reason, which costs more than the answer.
pub fn conflict(before: &Quantity, after: &Quantity) -> bool {
    let share = before.unit == "percentage" && (before.kind == QuantityKind::Number || after.kind == QuantityKind::Number);
    if share || before.change && after.change {
        return compare(before, &Quantity { unit: before.unit.clone(), ..after.clone() }).verdict == Verdict::Conflicting;
    }
    match unlike(before, after) {
        Some(done) => done.verdict == Verdict::Conflicting,
        None => !is_change_and_level(before, after) && !is_fall_told_twice(before, after) && is_apart(before, after),
    }
}

/// Whether two amounts in one unit have no value in common, roundings among them.
fn is_apart(before: &Quantity, after: &Quantity) -> bool {
    let point = |q: &Quantity| q.bound == Bound::Exact && !q.change && q.low == q.high && q.low.is_some();
    if point(before) && point(after) {
        return before.low != after.low && rounded(before, after).is_none();
    }
    let (Some(old), Some(new)) = (before.admissible(), after.admissible()) else { return false };
    old != new && !old.meets(&new) && !old.contains(&new) && !new.contains(&old) && rounded(before, after).is_none()
}

fn answer(verdict: Verdict, reason: impl Into<String>) -> Comparison {
    Comparison { verdict, drift: false, reason: reason.into() }
}

/// "from 50 to 60" against "from 40 to 60": each level for itself.
fn changes(before: &Quantity, after: &Quantity) -> Comparison {
    let level = |l: ChangeEnd| compare(&l.amount_in(before), &l.amount_in(after));
    let (first, second) = (level(ChangeEnd::Former), level(ChangeEnd::Latter));
    let agree = |c: &Comparison| matches!(c.verdict, Verdict::Same | Verdict::Equivalent);
    match (agree(&first), agree(&second)) {
        (true, true) if first.verdict == Verdict::Equivalent => first,
        (true, _) => second,
        (false, true) => first,
        (false, false) if first.verdict == second.verdict || second.verdict == Verdict::Conflicting => second,
        (false, false) if first.verdict == Verdict::Conflicting => first,
        _ => answer(Verdict::Overlapping, format!("the former levels: {}; the latter: {}", first.reason, second.reason)),
    }
}

/// Quantities whose sets say nothing of each other.
fn unlike(before: &Quantity, after: &Quantity) -> Option<Comparison> {
    if before.level().is_none() || after.level().is_none() {
        return Some(sized(before, after));
    }
    let (a, b) = (before.kind, after.kind);
    if a == QuantityKind::Score || b == QuantityKind::Score {
        if let Some(slip) = slip_of_hyphen(before, after) {
            return Some(answer(Verdict::Conflicting, slip));
        }
        if a != b {
            return Some(answer(Verdict::Unclear, "one is a score, the other is not"));
        }
        let equal = before.low == after.low && before.high == after.high;
        return Some(if equal { form(before, after) } else { answer(Verdict::Conflicting, "two different scores") });
    }
    let apart = |k: QuantityKind| matches!(k, QuantityKind::Ordinal | QuantityKind::Identifier);
    if (apart(a) || apart(b)) && a != b {
        return Some(answer(Verdict::Unclear, "one counts, the other names or ranks"));
    }
    if let (Some(x), Some(y)) = (before.trend, after.trend)
        && x != y
        && before.level().is_some_and(|v| !v.is_zero())
    {
        return Some(answer(Verdict::Conflicting, OTHER_WAY));
    }
    None
}

/// "Several dozen" against 40: a size without a figure, and whether a figure is of that size.
fn sized(before: &Quantity, after: &Quantity) -> Comparison {
    let of_size = |size: &Quantity, q: &Quantity| {
        let (Some(value), true) = (q.level(), size.step > Decimal::from(1)) else { return false };
        *value >= &Decimal::from(2) * &size.step && *value < &Decimal::from(10) * &size.step
    };
    match (before.level(), after.level()) {
        (None, Some(_)) if of_size(before, after) => answer(Verdict::Refined, format!("{} is so many", show(after))),
        (Some(_), None) if of_size(after, before) => answer(Verdict::Widened, format!("{} is so many", show(before))),
        _ => answer(Verdict::Unclear, "one side gives no figure"),
    }
}

/// Compares two quantities in one unit; `converted` names the unit that the newer one was written in.
fn same_unit(before: &Quantity, after: &Quantity, converted: Option<String>) -> Comparison {
    let (Some(old), Some(new)) = (before.admissible(), after.admissible()) else {
        return answer(Verdict::Unclear, "one side gives no figure");
    };
    if old == new {
        return match converted {
            Some(_) => answer(Verdict::Equivalent, "the same amount in another unit, at the written precision"),
            None => form(before, after),
        };
    }
    if only_about(before, after) {
        return answer(Verdict::Equivalent, "the same number, once with \"about\", to its last digit");
    }
    let drift = !expects(before, after);
    if old.contains(&new) {
        return Comparison { verdict: Verdict::Refined, drift, reason: narrower(after, before, drift) };
    }
    if new.contains(&old) {
        return Comparison { verdict: Verdict::Widened, drift, reason: narrower(before, after, drift) };
    }
    if old.meets(&new) {
        return Comparison {
            verdict: Verdict::Overlapping,
            drift,
            reason: format!("{} and {} share some values", show(before), show(after)),
        };
    }
    rounded(before, after).unwrap_or_else(|| apart(before, after, converted))
}

/// "Some 288" is as exact as 288: no digit of it is a rounded one.
fn only_about(before: &Quantity, after: &Quantity) -> bool {
    let exact = |q: &Quantity| q.low == q.high && q.rounding() == Decimal::from(1) && q.level().is_some_and(|v| *v >= Decimal::from(100));
    let bounds = matches!((before.bound, after.bound), (Bound::About, Bound::Exact) | (Bound::Exact, Bound::About));
    bounds && before.low == after.low && exact(before) && exact(after)
}

fn expects(before: &Quantity, after: &Quantity) -> bool {
    match (before.expected(), after.expected()) {
        (Some(a), Some(b)) => a.meets(&b),
        _ => true,
    }
}

/// Equal values: the same when they are written alike.
fn form(before: &Quantity, after: &Quantity) -> Comparison {
    let alike = before.number.len() == after.number.len()
        && before.unit_span.map(|s| s.len()) == after.unit_span.map(|s| s.len())
        && before.span.len() == after.span.len();
    if alike { answer(Verdict::Same, "the same number") } else { answer(Verdict::Equivalent, "the same value in another form") }
}

fn narrower(inner: &Quantity, outer: &Quantity, drift: bool) -> String {
    let (a, b) = (show(inner), show(outer));
    let rounds = outer.bound == Bound::About && (inner.bound == Bound::Exact) && is_rounding(outer, inner, &outer.rounding());
    if rounds {
        return format!("{a}{BY_ROUNDING}{}", number(outer.level()));
    }
    if drift { format!("{a} is within {b}, but further off than its precision suggests") } else { format!("{a} is within {b}") }
}

/// What a reason says of two numbers of which one is the other, rounded.
pub const BY_ROUNDING: &str = " rounds to ";

/// Whether the exact value rounds to the other at a step of ten.
fn is_rounding(coarse: &Quantity, fine: &Quantity, step: &Decimal) -> bool {
    let (Some(a), Some(b)) = (coarse.level(), fine.level()) else { return false };
    let twice = &(a - b).abs() * &Decimal::from(2);
    twice < *step && fine.precision() < *step
}

/// Exact numbers that agree only because one of them is rounded: "3.5 billion" and "3,512,000,000".
///
/// A plain whole number counts as rounded from a thousand's zeros on: "30 killed" is no rounding of 34.
fn rounded(before: &Quantity, after: &Quantity) -> Option<Comparison> {
    let point = |q: &Quantity| q.bound == Bound::Exact && q.low == q.high;
    if !point(before) || !point(after) {
        return None;
    }
    // What has tenths on the other side can be rounded to a whole.
    let one = Decimal::from(1);
    let loose = |q: &Quantity, fine: &Quantity| q.precision() != one || q.kind == QuantityKind::Dimension || fine.precision() < one;
    let reason = |fine: &Quantity, coarse: &Quantity| format!("they agree by rounding only: {}{BY_ROUNDING}{}", show(fine), show(coarse));
    if loose(before, after) && is_rounding(before, after, &before.precision()) {
        return Some(answer(Verdict::Refined, reason(after, before)));
    }
    (loose(after, before) && is_rounding(after, before, &after.precision())).then(|| answer(Verdict::Widened, reason(before, after)))
}

/// No common value: says so, with what the digits show.
fn apart(before: &Quantity, after: &Quantity, converted: Option<String>) -> Comparison {
    if is_fall_told_twice(before, after) {
        return answer(Verdict::Equivalent, "the same fall, once by its sign");
    }
    if is_change_and_level(before, after) && converted.is_none() {
        return answer(Verdict::Unclear, format!("one is a change and the other a level: {} and {}", show(before), show(after)));
    }
    let mut reason = "both cannot be right".to_owned();
    if let Some(fact) = slip(before, after, converted.as_deref()) {
        reason.push_str("; ");
        reason.push_str(&fact);
    }
    answer(Verdict::Conflicting, reason)
}

#[cfg(test)]
mod tests;
