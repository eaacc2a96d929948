//! What a text tells, to be asked of what a sentence of another text names, counts, dates and quotes.

use super::said::says;
use crate::compare::date;
use crate::compare::quantity::compare;
use crate::decimal::Decimal;
use crate::kind::date::Date;
use crate::kind::quantity::{Bound, Quantity};
use crate::kind::quotation::Quotation;
use crate::telling::Telling;
use crate::token::{KeySet, Span, Token};
use crate::verdict::Verdict;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

/// What a text tells, by kind of claim, to be asked of the claims of a sentence that it lacks.
///
/// Each list is made when it is first asked for.
pub(super) struct Elsewhere<'a> {
    telling: &'a Telling,
    numbers: OnceCell<HashSet<Amount<'a>>>,
    dates: OnceCell<HashSet<Cow<'a, str>>>,
    quoted: OnceCell<KeySet>,
}

impl<'a> Elsewhere<'a> {
    pub fn new(telling: &'a Telling) -> Elsewhere<'a> {
        Elsewhere { telling, numbers: OnceCell::new(), dates: OnceCell::new(), quoted: OnceCell::new() }
    }

    fn counts(&self, q: &'a Quantity) -> bool {
        let told = || self.telling.claims.iter().flat_map(|c| c.quantities());
        let has = |a: &Amount<'a>| self.numbers.get_or_init(|| told().flat_map(|q| [amount(q), plain(q)]).collect()).contains(a);
        // "4,000 people", "4,000 lives"; "9,870", "close to 10,000".
        has(&amount(q)) || is_telling(q) && has(&plain(q)) || told().take(MOST_TOLD).any(|o| is_one_figure(q, o))
    }

    fn dates(&self, d: &'a Date) -> bool {
        let told = || self.telling.claims.iter().flat_map(|c| c.dates());
        // "3.30 a.m.", "half past three".
        let one = |o: &Date| o.kind == d.kind && matches!(date::compare(d, o).verdict, Verdict::Same | Verdict::Equivalent);
        self.dates.get_or_init(|| told().map(day).collect()).contains(&day(d)) || told().take(MOST_TOLD).any(one)
    }

    fn quotes(&self, t: &Telling, q: &Quotation) -> bool {
        let said = self.telling.claims.iter().flat_map(|c| c.quotations());
        let quoted = self.quoted.get_or_init(|| said.flat_map(|q| words(self.telling, q.tokens.clone())).collect());
        words(t, q.tokens.clone()).all(|w| quoted.contains(&w))
    }

    /// Whether the text tells all that the sentence of another counts, dates, names and quotes, and has most of its words or a
    /// figure that says by itself what it is of.
    pub fn tells(&self, t: &'a Telling, i: usize) -> bool {
        let figure = || t.claims.in_sentence(i).quantities().iter().any(is_telling);
        !self.lacks(t, i) && (figure() || self.has_most_words(t, i))
    }

    /// Whether a number, a date, a name or a quotation in the sentence of another text stands nowhere in this one.
    pub fn lacks(&self, t: &'a Telling, i: usize) -> bool {
        self.lacking(t, i, t.sentences.list[i].span).next().is_some()
    }

    /// The numbers, dates, names and quotations of a part of a sentence that stand nowhere in this text.
    pub fn lacking(&self, t: &'a Telling, i: usize, part: Span) -> impl Iterator<Item = Span> {
        let claims = t.claims.in_sentence(i);
        let quantities = claims.quantities().iter().filter(|q| !self.counts(q)).map(|q| q.span);
        let dates = claims.dates().iter().filter(|d| !self.dates(d)).map(|d| d.span);
        let names = claims.names().iter().filter(|n| !self.telling.names(n)).map(|n| n.span);
        let quoted = claims.quotations().iter().filter(move |q| !self.quotes(t, q)).map(|q| q.span);
        quantities.chain(dates).chain(names).chain(quoted).filter(move |s| part.contains(*s))
    }

    fn has_most_words(&self, t: &Telling, i: usize) -> bool {
        let said: Vec<&Token> = t.sentences.tokens_of(i).iter().filter(|w| says(w)).collect();
        let held = said.iter().filter(|w| self.telling.has_form(&t.word_forms(w))).count();
        held as f32 >= RETOLD * said.len() as f32
    }
}

/// How much, of what.
type Amount<'a> = (Option<&'a Decimal>, Option<&'a Decimal>, &'a str, Option<&'static str>);

fn amount(q: &Quantity) -> Amount<'_> {
    (q.low.as_ref(), q.high.as_ref(), &q.unit, q.event.map(|e| e.name))
}

/// The same of whatever it is.
fn plain(q: &Quantity) -> Amount<'_> {
    (q.low.as_ref(), q.high.as_ref(), ANY, None)
}

/// Stands for any unit.
const ANY: &str = "*";

/// Of so many figures or days of a text each is held against one of the other.
const MOST_TOLD: usize = 64;

/// Whether a figure says by itself what it is of: small ones count many things.
fn is_telling(q: &Quantity) -> bool {
    q.level().is_some_and(|v| *v >= Decimal::from(SMALL) || v.to_i64().is_none())
}

/// Smaller whole numbers count many things.
const SMALL: i64 = 20;

/// Whether two figures of one thing can be one, of which one is rounded.
fn is_one_figure(q: &Quantity, o: &Quantity) -> bool {
    let rounded = |q: &Quantity| q.bound != Bound::Exact;
    is_telling(q)
        && (rounded(q) || rounded(o))
        && q.kind == o.kind
        && q.unit == o.unit
        && !matches!(compare(q, o).verdict, Verdict::Conflicting | Verdict::Unclear)
}

/// A day as the text resolves it, else as it is written.
fn day(d: &Date) -> Cow<'_, str> {
    if d.low.is_some() { Cow::Borrowed(&d.value) } else { Cow::Owned(format!("{} {}", d.value, d.form)) }
}

/// The share of a sentence's words that the other text must have for it to tell the same elsewhere: of what a sentence says
/// of somebody, his name is the least.
const RETOLD: f32 = 0.75;

/// The words of a passage, small ones left out.
fn words(t: &Telling, range: Range<usize>) -> impl Iterator<Item = u64> + '_ {
    t.sentences.tokens[range].iter().filter(|w| says(w)).map(|w| w.key)
}
