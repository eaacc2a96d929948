//! Quantities: a sentence's tokens in, numbers with bound, unit and what is counted out.
//!
//! A number is read where it stands ([`figure`]), with its sign, currency, magnitude and unit ([`term`]), is joined with
//! the other end of its range ([`range`]), and is bound to the words around it: bounds ([`bound`]), direction of change
//! ([`trend`]), what is counted ([`noun`]) and what befalls it ([`event`]). Numbers that claim nothing (years, clock
//! times, labels, names) are told by [`label`] and given as [`QuantityKind::Identifier`] or left out.
//!
//! Nothing is resolved against other sentences, no number is rounded, and no unit is guessed: a number whose noun is not
//! known has an empty unit.
//!
//! "more than 30 people were killed" gives 30, [`Bound::MoreThan`], unit "people", event "death".

pub mod age;
pub mod bound;
pub mod context;
pub mod decade;
pub mod digits;
pub mod event;
pub mod figure;
pub mod label;
pub mod line;
pub mod money;
pub mod noun;
pub mod range;
pub mod ratio;
pub mod reader;
pub mod set;
pub mod term;
pub mod trend;
pub mod unit;
pub mod words;

use crate::decimal::Decimal;
use crate::kind::date::Date;
pub use crate::lexicon::quantity::{Bound, Trend};
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
    /// The head of the counted noun phrase: "officers" in "two police officers". None for measures and money.
    pub head: Option<Span>,
    /// What befalls the counted, or is done with them: "killed" in "12 were killed" and "killed 12 people".
    pub event: Option<Event>,
    /// Where, among whom or with what it is counted: "in Gaza", "with Syria", "under 18".
    pub scope: Option<Span>,
    /// Whether the unit or noun is not written here but taken from the quantity before ("12 were killed and 30 hurt").
    pub elided: bool,
    /// Whether it says the quantity before it again in another unit: "(13 kilometres)" after "8 miles".
    pub restated: bool,
    /// Whether the two ends are the levels of a change and not of a range: "from 50 to 60" after "rose". `low` is then
    /// the former level and `high` the latter, and `high` may be the smaller.
    pub change: bool,
}

/// What befalls the counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The verb or participle.
    pub span: Span,
    /// One name for all words of the same event: "death" for "killed", "dead" and "died".
    pub name: &'static str,
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
    /// "3-2", "52–48": `low` and `high` are the two sides in the order written.
    Score,
    /// Codes, models, versions, pages, addresses.
    Identifier,
}

/// Reads the quantities of one sentence and appends them in text order. Tokens of `dates` are left alone, but for the
/// lengths of time in them ("three years ago" is a date and three years).
pub fn extract(text: &str, tokens: &[Token], dates: &[Date], out: &mut Vec<Quantity>) {
    if tokens.iter().any(|t| figure::may_start(*t) || decade::is_spelt(*t)) {
        reader::read(&line::SentenceTokens::new(text, tokens), dates, out);
    }
}

#[cfg(test)]
#[allow(missing_docs, reason = "test helpers")]
pub mod tests;
