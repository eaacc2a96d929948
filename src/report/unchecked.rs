//! The figures of a comparison that no rule has judged, on the wire and in plain words.

use super::lines::Lines;
use super::plain::squeezed;
use super::shorten::{SIDE, shortened};
use super::wire::Place;
use crate::compare::{self, Comparison};
use crate::telling::Telling;
use crate::token::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// A changed figure that no rule has judged.
#[derive(Clone, Debug, Serialize, JsonSchema, PartialEq, Eq)]
pub struct Unchecked {
    /// Where it stands on the earlier side.
    pub before: Option<Place>,
    /// Where it stands on the later side.
    pub after: Option<Place>,
    /// Why it was not checked.
    pub reason: &'static str,
}

impl Unchecked {
    /// The place that is shown: the later side where it has one.
    pub fn place(&self) -> Option<&Place> {
        self.after.as_ref().or(self.before.as_ref())
    }
    /// Line and column; a place of the earlier side has a minus sign.
    pub fn position(&self) -> String {
        let mark = if self.after.is_none() { "-" } else { "" };
        self.place().map_or_else(String::new, |p| format!("{mark}{}:{}", p.line, p.column))
    }
    /// Both sides in one line.
    pub fn change(&self) -> String {
        let side = |p: &Option<Place>| p.as_ref().map_or_else(|| "–".to_owned(), |p| shortened(&squeezed(&p.text), SIDE));
        format!("{} → {}", side(&self.before), side(&self.after))
    }
}

/// Those of one comparison, given the id and the lines of each side, in text order.
pub(super) fn of_comparison(c: &Comparison<'_>, [before, after]: [(usize, &Lines); 2]) -> Vec<Unchecked> {
    let place = |(id, lines): (usize, &Lines), t: &Telling, span: Option<Span>| span.map(|s| lines.place(id, t, s));
    let mut list: Vec<&compare::Unchecked> = c.unchecked.iter().collect();
    list.sort_by_key(|u| (u.after.or(u.before), u.before));
    let wire = |u: &compare::Unchecked| Unchecked {
        before: place(before, c.before, u.before),
        after: place(after, c.after, u.after),
        reason: u.reason,
    };
    list.into_iter().map(wire).collect()
}
