//! What was and what came of it: "to 34 from 12", and the same two in each other's place.

use super::rules::NUMBER_REBOUND;
use crate::compare::quantity::ChangeEnd;
use crate::compare::{New, Pair, Placed, Side};
use crate::decimal::Decimal;
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::verdict::Verdict;
use std::ops::Range;

/// Whether a number is told as what was or as what came of it: "to 34 from 12".
pub(super) fn level(side: &Side<'_>, q: &Placed<'_, Quantity>) -> Option<ChangeEnd> {
    let before = side.tokens.get(..side.at(q.value.number).start)?;
    ChangeEnd::told_by(before.iter().rev().map(|t| t.text(side.text))).filter(|_| !q.value.change)
}

/// What was and what came of it, as a side tells them: in one, "from 12 to 34", or each for itself, "to 34 from 12".
struct ToldChange<'q> {
    numbers: Vec<usize>,
    at: Range<usize>,
    unit: &'q str,
    kind: QuantityKind,
    ends: [Option<Decimal>; 2],
}

impl ToldChange<'_> {
    /// Two that are told in one are held against each other as they are.
    fn is_turned(&self, other: &ToldChange<'_>) -> bool {
        let crossed = self.ends[0] != self.ends[1] && self.ends[0] == other.ends[1] && self.ends[1] == other.ends[0];
        crossed && is_of_one((self.unit, self.kind), (other.unit, other.kind)) && self.numbers.len() + other.numbers.len() > 2
    }
}

/// Whether two numbers can be of one sort: "its death toll rose to 57 from 31" says of the first alone that it counts the dead.
fn is_of_one((u, x): (&str, QuantityKind), (v, y): (&str, QuantityKind)) -> bool {
    let loose = |k: QuantityKind| matches!(k, QuantityKind::Count | QuantityKind::Number);
    (u == v || u.is_empty() || v.is_empty()) && (x == y || loose(x) && loose(y))
}

fn told_changes<'q>(side: &Side<'_>, list: &[Placed<'q, Quantity>], free: &[bool]) -> Vec<ToldChange<'q>> {
    let mut out = Vec::new();
    for (i, q) in list.iter().enumerate().filter(|(i, _)| free[*i]) {
        if q.value.change {
            let ends = [q.value.low.clone(), q.value.high.clone()];
            out.push(ToldChange { numbers: vec![i], at: q.at.clone(), unit: &q.value.unit, kind: q.value.kind, ends });
        }
        let Some(p) = list.get(i + 1).filter(|_| free[i + 1]) else { continue };
        let (former, latter) = match (level(side, q), level(side, p)) {
            (Some(ChangeEnd::Former), Some(ChangeEnd::Latter)) => (q.value, p.value),
            (Some(ChangeEnd::Latter), Some(ChangeEnd::Former)) => (p.value, q.value),
            _ => continue,
        };
        let point = |q: &Quantity| q.low == q.high && q.bound == Bound::Exact;
        if is_of_one((&former.unit, former.kind), (&latter.unit, latter.kind)) && point(former) && point(latter) {
            let named = if former.unit.is_empty() { latter } else { former };
            let ends = [former.low.clone(), latter.low.clone()];
            out.push(ToldChange { numbers: vec![i, i + 1], at: q.at.start..p.at.end, unit: &named.unit, kind: named.kind, ends });
        }
    }
    out
}

/// "To 34 from 12" and "to 12 from 34": the two levels of a change have changed places.
pub(super) fn turned(
    pair: &mut Pair<'_>,
    b: &[Placed<'_, Quantity>],
    a: &[Placed<'_, Quantity>],
    free_b: &mut [bool],
    free_a: &mut [bool],
) {
    let (was, is) = (told_changes(&pair.before, b, free_b), told_changes(&pair.after, a, free_a));
    let found = was.iter().find_map(|x| is.iter().find(|y| x.is_turned(y)).map(|y| (x, y)));
    let Some((x, y)) = found else { return };
    x.numbers.iter().for_each(|i| free_b[*i] = false);
    y.numbers.iter().for_each(|j| free_a[*j] = false);
    pair.paired += 2;
    pair.find(New {
        rule: &NUMBER_REBOUND,
        verdict: Verdict::Conflicting,
        before: Some(x.at.clone()),
        after: Some(y.at.clone()),
        reason: "what it came from and what it came to changed places".to_owned(),
        key: x.unit,
        raise: 0,
        evidence: vec!["same sentence".to_owned()],
    });
}
