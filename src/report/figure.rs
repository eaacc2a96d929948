//! The words of a cell in, the numbers that they allow out: what a picture of a row is drawn from.

use crate::decimal::Decimal;
use crate::kind::quantity::QuantityKind;
use crate::telling::Telling;
use crate::token::Span;

/// What one document says of a quantity, as a part of the number line.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number as written: the low end of a range.
    pub low: f64,
    /// The high end of a range; equal to `low` for a point.
    pub high: f64,
    /// Whether any smaller number is allowed too: "fewer than 30".
    pub open_below: bool,
    /// Whether any larger number is allowed too: "over 30".
    pub open_above: bool,
    /// The unit or the counted, by which two figures can be drawn on one line.
    pub unit: String,
    counts: bool,
}

impl Figure {
    /// Whether more numbers than one are meant.
    pub fn is_wide(&self) -> bool {
        self.open_below || self.open_above || self.high > self.low
    }

    /// Whether it counts things, whatever they are called: "30 people" and "30 passengers" lie on one line.
    pub fn is_count(&self) -> bool {
        self.counts
    }

    /// The figure of a quantity that stands at `span`.
    pub fn at(t: &Telling, span: Span) -> Option<Figure> {
        let quantity =
            t.claims.in_sentence(t.sentences.at(span)?).quantities().iter().find(|q| q.span.start < span.end && span.start < q.span.end)?;
        let allowed = quantity.admissible()?;
        let number = |d: &Decimal| d.to_string().parse::<f64>().ok().filter(|n| n.is_finite());
        let low = allowed.low.as_ref().and_then(number);
        let high = allowed.high.as_ref().and_then(number);
        Some(Figure {
            low: low.or(high)?,
            high: high.or(low)?,
            open_below: allowed.low.is_none(),
            open_above: allowed.high.is_none(),
            unit: quantity.unit.clone(),
            counts: matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number),
        })
    }
}
