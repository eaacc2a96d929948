//! Dates and times: a sentence's tokens and the article's day in, intervals with a granularity out.

use crate::token::{Span, Token};
use jiff::civil;

/// A day, time, period, duration or repeated time that a text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// As written: "Tuesday", "March 2013", "the last three months".
    pub span: Span,
    /// TIMEX3 type.
    pub kind: DateKind,
    /// TIMEX3 value: `2025-07-08`, `2013-W11`, `P3M`, `PRESENT_REF`.
    pub value: String,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A day or anything longer.
    Date,
    /// A time of day, perhaps of a certain day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time: "every Monday".
    Set,
}

/// What the article says of its own time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anchor {
    /// The day of publication.
    pub published: Option<civil::Date>,
    /// Whether "3/4" is the third of April.
    pub day_first: bool,
}

/// Reads the dates of one sentence and appends them in text order.
pub fn extract(_text: &str, _tokens: &[Token], _anchor: Anchor, _out: &mut Vec<Date>) {}
