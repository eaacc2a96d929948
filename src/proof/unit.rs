//! An amount and the same again in another unit: "10 km (8 miles)". Of currencies only where the text gives the rate, in
//! words ("$1.27 to the pound") or by another conversion.

use super::found::conflict;
use super::reach::Reach;
use super::text::{Passage, ProofText};
use crate::budget::Budget;
use crate::finding::Finding;
use crate::kind::quantity::unit::{self, Dimension, Unit};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::rule::arithmetic::UNIT_MISMATCH;
use crate::token::Span;

/// More conversions than this are not held against each other.
pub const MOST_RATES: usize = 64;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    let mut rates: Vec<Rate> = Vec::new();
    for passage in &text.passages {
        for pair in passage.claims.quantities().windows(2) {
            let [q, r] = pair else { continue };
            if passage.is_quoted(q.span) && passage.is_quoted(r.span) {
                continue;
            }
            if q.kind == QuantityKind::Money
                && r.kind == QuantityKind::Money
                && q.unit != r.unit
                && !q.unit.contains("per ")
                && !r.unit.contains("per ")
            {
                rates.extend(Rate::read(passage, q, r));
            } else if again(passage, q, r) && differ(q, r) == Some(true) {
                let reason = format!("{} is not {}", q.span.of(text.str()), r.span.of(text.str()));
                let reason = told(q, r).unwrap_or(reason);
                out.push(conflict(&UNIT_MISMATCH, [q.span, r.span], reason, &q.unit, vec!["one amount in two units".to_owned()]));
            }
        }
    }
    if rates.len() > MOST_RATES {
        rates.truncate(MOST_RATES);
        text.meet(Budget::ProofRates);
    }
    let mut told: Vec<usize> = Vec::new();
    for (i, rate) in rates.iter().enumerate() {
        let other = rates[..i].iter().enumerate().find(|(j, o)| !told.contains(j) && rate.differs(o));
        if let Some((_, other)) = other {
            told.push(i);
            let reason =
                format!("the one makes a {} {} {}s, the other {}", rate.per, other.reach.middle(2), rate.unit, rate.reach.middle(2));
            out.push(conflict(&UNIT_MISMATCH, [other.span, rate.span], reason, &rate.unit, vec!["one rate of exchange".to_owned()]));
        }
    }
}

/// Whether `r` says `q` again: in brackets behind it, behind a slash, or behind "or".
fn again(passage: &Passage<'_>, q: &Quantity, r: &Quantity) -> bool {
    let between = passage.between(q.span, r.span);
    let line = &passage.line;
    let bracket = passage.reads(&between, &["("]) || passage.reads(&between, &["["]) || passage.reads(&between, &["/"]);
    let or = passage.reads(&between, &[",", "or"]);
    // "in a 10 km (6-mile) zone", "10 km, or about 6 miles": what bounds the second is part of it.
    let closes = line.is(passage.at(r.span).end, ")") || line.is(passage.at(r.span).end, "]") || !bracket;
    (bracket && closes || or && q.bound == r.bound) && q.unit != r.unit
}

fn units(q: &Quantity, r: &Quantity) -> Option<(&'static Unit, &'static Unit)> {
    let (from, to) = (unit::by_name(&q.unit)?, unit::by_name(&r.unit)?);
    let alike = from.dimension == to.dimension
        && !matches!(from.dimension, Dimension::Time | Dimension::Age | Dimension::Percent | Dimension::Economy);
    alike.then_some((from, to))
}

/// Whether two amounts cannot be one, at their written precision.
fn differ(q: &Quantity, r: &Quantity) -> Option<bool> {
    let (from, to) = units(q, r)?;
    let (one, other) = (ends(q)?, ends(r)?);
    // A rise of 2°C is one of 3.6°F.
    let size = |v: &crate::decimal::Decimal| {
        (v * &crate::decimal::Decimal::parse(from.factor)?).divided_by(&crate::decimal::Decimal::parse(to.factor)?)
    };
    let zero = unit::convert(&crate::decimal::Decimal::from(0), from, to)?;
    let shift = |v: &crate::decimal::Decimal| Some(&unit::convert(v, from, to)? - &zero);
    let meets = |a: &Reach, b: &Reach| {
        let level = a.map(|v| unit::convert(v, from, to)).is_some_and(|c| c.meets(b));
        let change = from.dimension == Dimension::Temperature && a.map(shift).or_else(|| a.map(size)).is_some_and(|c| c.meets(b));
        level || change
    };
    Some(!(meets(&one.0, &other.0) && meets(&one.1, &other.1)))
}

/// Both ends of an amount or a range of amounts.
fn ends(q: &Quantity) -> Option<(Reach, Reach)> {
    use crate::kind::quantity::Bound;
    if q.low.is_none() || q.high.is_none() {
        return None;
    }
    let bound = if q.bound == Bound::About { Bound::About } else { Bound::Exact };
    let end = |value: &Option<crate::decimal::Decimal>| {
        Reach::measured(&Quantity { low: value.clone(), high: value.clone(), change: false, bound, ..q.clone() })
    };
    Some((end(&q.low)?, end(&q.high)?))
}

/// "10 kilometres are 6.2 miles".
fn told(q: &Quantity, r: &Quantity) -> Option<String> {
    let (from, to) = units(q, r)?;
    let value = q.level()?;
    let converted = Reach::point(unit::convert(value, from, to)?);
    Some(
        format!("{value} {}s would be {} {}s", from.name, converted.middle(1), to.name)
            .replace("foots", "feet")
            .replace("inchs", "inches")
            .replace("celsiuss", "degrees Celsius")
            .replace("fahrenheits", "degrees Fahrenheit"),
    )
}

/// What one unit of a currency was taken to be worth in another.
struct Rate {
    per: String,
    unit: String,
    reach: Reach,
    span: Span,
}

impl Rate {
    /// The rate of "$3 million (£2.4 million)" and of "$1.27 to the pound".
    fn read(passage: &Passage<'_>, q: &Quantity, r: &Quantity) -> Option<Rate> {
        if !again(passage, q, r) {
            return None;
        }
        // In one order, so that a conversion and its reverse meet.
        let (x, y) = if q.unit < r.unit { (q, r) } else { (r, q) };
        let reach = Reach::measured(y)?.over(&Reach::measured(x)?)?;
        Some(Rate { per: x.unit.clone(), unit: y.unit.clone(), reach, span: q.span.join(r.span) })
    }

    fn differs(&self, other: &Rate) -> bool {
        self.per == other.per && self.unit == other.unit && !self.reach.meets(&other.reach)
    }
}
