//! A number as written, before anything around it is read.

use super::digits;
use super::line::SentenceTokens;
use super::money::Currency;
use super::words;
use crate::decimal::Decimal;
use crate::lexicon::NUMERALS;
use crate::token::{Kind, Span, Token};

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberForm {
    /// "57,000".
    Digits,
    /// "twelve", "half a million".
    Words,
    /// "two-thirds", "1/2", "one in five".
    Fraction,
    /// "dozens", "several hundred".
    Vague,
    /// "third", "22nd".
    Ordinal,
    /// "fourfold".
    Multiple,
}

/// A number as written.
#[derive(Clone, Debug)]
pub struct Figure {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// The bytes of the number: it may be part of a token ("USD115").
    pub span: Span,
    /// The value, or the low end.
    pub low: Decimal,
    /// The high end; equal to `low` for a point.
    pub high: Decimal,
    /// The number before its magnitude: 3.5 in "3.5 million".
    pub mantissa: Decimal,
    /// The magnitude's power of ten, or 0.
    pub power: i64,
    /// The size of the last written digit.
    pub step: Decimal,
    /// Written decimals.
    pub decimals: usize,
    /// Whether the digits are plain: no grouping, no decimals.
    pub plain: bool,
    /// How it is written.
    pub form: NumberForm,
    /// A currency written as one with the digits.
    pub currency: Option<&'static Currency>,
    /// No number is claimed, only its size: "several hundred".
    pub unknown: bool,
    /// At least so many: "dozens".
    pub open: bool,
    /// About so many: "a couple of hundred".
    pub loose: bool,
}

impl Figure {
    /// A number of one value.
    pub fn point(line: &SentenceTokens, from: usize, to: usize, value: Decimal, step: Decimal, form: NumberForm) -> Figure {
        Figure {
            from,
            to,
            span: line.span(from, to),
            high: value.clone(),
            mantissa: value.clone(),
            low: value,
            power: 0,
            step,
            decimals: 0,
            plain: false,
            form,
            currency: None,
            unknown: false,
            open: false,
            loose: false,
        }
    }
    /// Multiplies by ten to the power `power`, step included.
    pub fn scale_by(&mut self, power: i64) {
        self.low = self.low.scaled(power);
        self.high = self.high.scaled(power);
        self.step = self.step.scaled(power);
        self.power += power;
    }
    /// Lets the number end before token `to`.
    pub fn extend(&mut self, line: &SentenceTokens, to: usize) {
        self.to = to;
        self.span = self.span.join(line.span(self.from, to));
    }
    /// The same number from token `from` on.
    pub fn from_token(mut self, line: &SentenceTokens, from: usize) -> Figure {
        self.from = from;
        self.span = line.span(from, self.to);
        self
    }
    /// Whether it is one value.
    pub fn is_point(&self) -> bool {
        self.low == self.high
    }
}

/// What stands at a token that could start a number.
#[allow(clippy::large_enum_variant, reason = "it lives for one step of the walk; a box would cost more")]
pub enum Reading {
    /// A number.
    Figure(Figure),
    /// No claim (a clock time, a code): go on at this token.
    Skip(usize),
}

impl Reading {
    /// The number, if it is one.
    pub fn figure(self) -> Option<Figure> {
        match self {
            Reading::Figure(figure) => Some(figure),
            Reading::Skip(_) => None,
        }
    }
}

/// Whether a number could start here: the one test that most tokens get.
pub fn may_start(token: Token) -> bool {
    token.kind == Kind::Number || token.has_digits() || NUMERALS.may_start(token)
}

/// Reads what stands at `i`.
pub fn at(line: &SentenceTokens, i: usize) -> Option<Reading> {
    match line.kind(i)? {
        Kind::Number => digits::read(line, i),
        Kind::Word if line.get(i)?.has_digits() => digits::read_word(line, i).map(Reading::Figure),
        Kind::Word => match words::spoken_year(line, i) {
            Some(end) => Some(Reading::Skip(end)),
            None => words::read(line, i).map(Reading::Figure),
        },
        _ => None,
    }
}
