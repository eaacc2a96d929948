//! Quantities: a sentence's tokens in, numbers with bound, unit and what is counted out.

use crate::decimal::Decimal;
use crate::kind::date::Date;
use crate::token::{Span, Token};

/// A set of numbers that a text claims of something counted or measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Bound words, number, unit or counted noun: "over 30 fatalities".
    pub span: Span,
    /// The number alone: "30".
    pub number: Span,
    /// What sort of quantity it is.
    pub kind: QuantityKind,
    /// The written number, or the low end of a range; none when the text gives no figure ("several").
    pub low: Option<Decimal>,
    /// The high end of a range; equal to `low` for a point.
    pub high: Option<Decimal>,
    /// How the words bound it.
    pub bound: Bound,
    /// A change in this direction rather than a level ("rose 3%").
    pub trend: Option<Trend>,
    /// The size of the last written digit: 1000 for "57 thousand", 0.1 for "3.5".
    pub step: Decimal,
    /// Canonical unit, or the singular head noun with its modifiers; empty when the text has none.
    pub unit: String,
    /// The unit or noun as written.
    pub unit_span: Option<Span>,
}

/// How words bound a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The number itself.
    Exact,
    /// "about 30".
    About,
    /// "over 30".
    MoreThan,
    /// "at least 30".
    AtLeast,
    /// "fewer than 30".
    LessThan,
    /// "up to 30".
    AtMost,
}

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// "rose 3%".
    Up,
    /// "fell 3%".
    Down,
}

/// Sorts of quantity. Those from `Ordinal` on are told apart because they are no amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// Things counted.
    Count,
    /// Hundredths, and points of them.
    Percentage,
    /// An amount of a currency.
    Money,
    /// A length, area, volume, mass, speed or other measure.
    Dimension,
    /// Degrees of heat.
    Temperature,
    /// How old someone or something is.
    Age,
    /// A length of time.
    Duration,
    /// A number with nothing bound to it.
    Number,
    /// "third".
    Ordinal,
    /// "3-2", "52–48".
    Score,
    /// Codes, models, versions, pages, addresses.
    Identifier,
}

/// Reads the quantities of one sentence and appends them in text order. Tokens of `dates` are left alone.
pub fn extract(_text: &str, _tokens: &[Token], _dates: &[Date], _out: &mut Vec<Quantity>) {}
