//! The same figure of another base: a rise against the month before and one against the year before; and "a year" for "a
//! month", where no number is written.

use super::rules::NUMBER_CONFLICT;
use crate::compare::{New, Pair, Placed, Side};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::quantity::{Basis, Dimension};
use crate::lexicon::{BASES, UNITS};
use crate::verdict::Verdict;
use std::ops::Range;

/// So far behind a rate its base is looked for: "3% in May from a year earlier".
const REACH: usize = 6;

/// What a rate is measured against, and where that is said.
fn basis_of(side: &Side<'_>, q: &Placed<'_, Quantity>) -> Option<(Basis, Range<usize>)> {
    if q.value.kind != QuantityKind::Percentage && q.value.trend.is_none() {
        return None;
    }
    let end = side.sentence_around(q.at.start).end;
    // What follows the next number is that number's.
    let next = side.quantities.iter().map(|o| o.at.start).filter(|o| *o >= q.at.end).min().unwrap_or(end);
    let reach = q.at.end..next.min(end).min(q.at.end + REACH);
    reach.into_iter().find_map(|t| BASES.at(&side.tokens, t).map(|f| (*f.means, t..t + f.len)))
}

/// Whether two rates have two bases.
pub(super) fn differs(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> bool {
    let bases = (basis_of(&pair.before, q), basis_of(&pair.after, p));
    matches!(&bases, (Some((x, _)), Some((y, _))) if x != y)
}

/// Tells that two equal rates have two bases.
pub(super) fn report(pair: &mut Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) {
    let (Some((x, b)), Some((y, a))) = (basis_of(&pair.before, q), basis_of(&pair.after, p)) else { return };
    let reason = format!("the same figure, once against the {} before and once against the {} before", x.name(), y.name());
    find(pair, q.at.start..b.end, p.at.start..a.end, reason);
}

/// "Lasts a year" and "lasts a month": another unit of one measure, with an article for its number.
pub(super) fn units(pair: &mut Pair<'_>) {
    let lone = |side: &Side<'_>, hunk: &Range<usize>| {
        let mut words = hunk.clone().filter(|t| side.tokens[*t].is_word());
        let (Some(t), None) = (words.next(), words.next()) else { return None };
        let unit = UNITS.word(side.tokens[t])?;
        let one = t.checked_sub(1).map(|b| side.tokens[b].text(side.text).to_lowercase());
        let counted = matches!(one.as_deref(), Some("a" | "an" | "each" | "every" | "per"));
        let spelled = side.tokens[t].span.len() > 2;
        let measure = matches!(unit.dimension, Dimension::Time | Dimension::Length | Dimension::Mass | Dimension::Volume | Dimension::Area);
        (counted && spelled && measure && side.is_open(&(t..t + 1))).then_some((unit, t))
    };
    let pairs: Vec<(usize, usize, String)> = pair
        .words
        .hunks
        .iter()
        .filter_map(|h| {
            let ((x, b), (y, a)) = (lone(&pair.before, &h.before)?, lone(&pair.after, &h.after)?);
            let other = x.dimension == y.dimension && x.factor != y.factor;
            other.then(|| (b, a, format!("a {} is not a {}", x.name, y.name)))
        })
        .collect();
    for (b, a, reason) in pairs {
        find(pair, b - 1..b + 1, a - 1..a + 1, reason);
    }
}

fn find(pair: &mut Pair<'_>, before: Range<usize>, after: Range<usize>, reason: String) {
    pair.paired += 1;
    pair.find(New {
        rule: &NUMBER_CONFLICT,
        verdict: Verdict::Conflicting,
        before: Some(before),
        after: Some(after),
        reason,
        key: "number",
        raise: 0,
        evidence: vec!["same sentence".to_owned()],
    });
}
