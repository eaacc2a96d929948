//! A telling in, its claims as one list out: what a row of a ledger or a matrix can be about.

use crate::compare::{date, quantity};
use crate::kind::date::{Date, DateKind};
use crate::kind::name::Name;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::{Comparison, Verdict};
use schemars::JsonSchema;
use serde::Serialize;

/// What sort of claim a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// A number of something.
    Quantity,
    /// A day, time or period.
    Date,
    /// A person, organisation, place or work.
    Name,
    /// Words between quotation marks.
    Quotation,
    /// Any other words that a rule found changed.
    Statement,
}

/// What is claimed.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A number.
    Quantity(&'a Quantity),
    /// A date.
    Date(&'a Date),
    /// A name.
    Name(&'a Name),
    /// The keys of quoted words.
    Quotation(Vec<u64>),
}

/// One claim of a telling.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// Its words.
    pub span: Span,
    /// Its sentence.
    pub sentence: usize,
    /// What it claims.
    pub value: Value<'a>,
}

impl Item<'_> {
    /// What sort of claim it is.
    pub fn sort(&self) -> Sort {
        match self.value {
            Value::Quantity(_) => Sort::Quantity,
            Value::Date(_) => Sort::Date,
            Value::Name(_) => Sort::Name,
            Value::Quotation(_) => Sort::Quotation,
        }
    }

    /// How a later telling of the claim relates to this one.
    pub fn relation(&self, after: &Item<'_>) -> Comparison {
        let plain = |verdict, reason: &str| Comparison { verdict, drift: false, reason: reason.to_owned() };
        match (&self.value, &after.value) {
            (Value::Quantity(x), Value::Quantity(y)) => quantities(x, y),
            (Value::Date(x), Value::Date(y)) => date::compare(x, y),
            (Value::Name(x), Value::Name(y)) if x.keys == y.keys => plain(Verdict::Same, "the same name"),
            (Value::Name(x), Value::Name(y)) if x.may_be(y) => plain(Verdict::Equivalent, "a longer or shorter form of the name"),
            (Value::Name(_), Value::Name(_)) => plain(Verdict::Conflicting, "another name"),
            (Value::Quotation(x), Value::Quotation(y)) if x == y => plain(Verdict::Same, "the same words"),
            (Value::Quotation(_), Value::Quotation(_)) => plain(Verdict::Conflicting, "other words between the quotation marks"),
            _ => plain(Verdict::Unclear, "claims of different sorts"),
        }
    }
}

/// Two quantities of one claim: another noun for what is counted is no other unit.
fn quantities(x: &Quantity, y: &Quantity) -> Comparison {
    let counts = |q: &Quantity| matches!(q.kind, QuantityKind::Count | QuantityKind::Number);
    if counts(x) && counts(y) && x.unit != y.unit {
        return quantity::compare(x, &Quantity { unit: x.unit.clone(), ..y.clone() });
    }
    quantity::compare(x, y)
}

/// All claims of a telling, in text order of their sentences.
#[derive(Debug)]
pub struct Items<'a> {
    /// The claims.
    pub list: Vec<Item<'a>>,
    /// Where the claims of each sentence start, and one more for the end.
    first: Vec<usize>,
}

impl<'a> Items<'a> {
    /// The claims of a telling. Codes, page numbers and the like claim nothing.
    pub fn new(telling: &'a Telling) -> Items<'a> {
        let mut items = Items { list: Vec::new(), first: Vec::with_capacity(telling.sentences.list.len() + 1) };
        for (sentence, claims) in telling.claims.iter().enumerate() {
            items.first.push(items.list.len());
            let mut add = |span, value| items.list.push(Item { span, sentence, value });
            for q in claims.quantities().iter().filter(|q| q.kind != QuantityKind::Identifier && !q.restated) {
                add(q.span, Value::Quantity(q));
            }
            // "four days" is one claim, and "Thirty-four" at the start of a sentence no name.
            let counted = |span: Span| claims.quantities().iter().any(|q| q.number.overlaps(span));
            for d in claims.dates().iter().filter(|d| d.kind != DateKind::Duration || !counted(d.span)) {
                add(d.span, Value::Date(d));
            }
            for n in claims.names().iter().filter(|n| !counted(n.span)) {
                add(n.span, Value::Name(n));
            }
            for q in claims.quotations() {
                let words = telling.sentences.tokens[q.tokens.clone()].iter().filter(|t| t.is_word());
                add(q.span, Value::Quotation(words.map(|t| t.key).collect()));
            }
        }
        items.first.push(items.list.len());
        items
    }

    /// The claims of sentence `i`, as indices of the list.
    pub fn of_sentence(&self, i: usize) -> std::ops::Range<usize> {
        self.first[i]..self.first[i + 1]
    }
}
