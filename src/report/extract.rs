//! The claims of one document on the wire.

use crate::claim::Claims;
use crate::kind::date::{Date, DateKind};
use crate::kind::quantity::{Bound, Quantity, QuantityKind, Trend};
use serde::Serialize;

/// One document's claims.
#[derive(Serialize)]
pub struct Extract {
    /// The name of the document: its path, or the id it came with.
    pub id: String,
    /// What offsets count: always bytes.
    pub offsets: &'static str,
    /// Its quantities.
    pub quantities: Vec<QuantityRow>,
    /// Its dates and times.
    pub dates: Vec<DateRow>,
}

/// One quantity.
#[derive(Serialize)]
pub struct QuantityRow {
    start: u32,
    end: u32,
    text: String,
    kind: &'static str,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    bound: &'static str,
    low_inclusive: bool,
    trend: Option<&'static str>,
    unit: String,
    unit_text: Option<String>,
}

/// One date or time.
#[derive(Serialize)]
pub struct DateRow {
    start: u32,
    end: u32,
    text: String,
    r#type: &'static str,
    value: String,
}

/// The wire form of `claims`, which index `text`.
pub fn extract(id: &str, text: &str, claims: &Claims) -> Extract {
    Extract {
        id: id.to_owned(),
        offsets: "byte",
        quantities: claims.quantities.iter().map(|q| quantity(text, q)).collect(),
        dates: claims.dates.iter().map(|d| date(text, d)).collect(),
    }
}

fn quantity(text: &str, q: &Quantity) -> QuantityRow {
    let point = q.low == q.high;
    let (bound, low_inclusive) = match q.bound {
        Bound::Exact => ("=", true),
        Bound::About => ("~", true),
        Bound::MoreThan => (">", false),
        Bound::AtLeast => (">", true),
        Bound::LessThan => ("<", false),
        Bound::AtMost => ("<", true),
    };
    QuantityRow {
        start: q.span.start,
        end: q.span.end,
        text: q.span.of(text).to_owned(),
        kind: match q.kind {
            QuantityKind::Count => "count",
            QuantityKind::Percentage => "percentage",
            QuantityKind::Money => "money",
            QuantityKind::Dimension => "dimension",
            QuantityKind::Temperature => "temperature",
            QuantityKind::Age => "age",
            QuantityKind::Duration => "duration",
            QuantityKind::Number => "number",
            QuantityKind::Ordinal => "ordinal",
            QuantityKind::Score => "score",
            QuantityKind::Identifier => "identifier",
        },
        value: if point { q.low.as_ref().map(ToString::to_string) } else { None },
        low: if point { None } else { q.low.as_ref().map(ToString::to_string) },
        high: if point { None } else { q.high.as_ref().map(ToString::to_string) },
        bound,
        low_inclusive,
        trend: q.trend.map(|t| match t {
            Trend::Up => "up",
            Trend::Down => "down",
        }),
        unit: q.unit.clone(),
        unit_text: q.unit_span.map(|s| s.of(text).to_owned()),
    }
}

fn date(text: &str, d: &Date) -> DateRow {
    DateRow {
        start: d.span.start,
        end: d.span.end,
        text: d.span.of(text).to_owned(),
        r#type: match d.kind {
            DateKind::Date => "DATE",
            DateKind::Time => "TIME",
            DateKind::Duration => "DURATION",
            DateKind::Set => "SET",
        },
        value: d.value.clone(),
    }
}
