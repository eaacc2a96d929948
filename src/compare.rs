//! What comparing two articles works on: a [`Pair`] holds both sides' words and claims for every group of aligned
//! sentences, a [`Comparison`] what became of every word. How one quantity or date relates to another is here too.
//!
//! Nothing here knows a rule, or how a report looks.

pub(crate) mod alias;
pub mod alone;
pub mod as_of;
mod clause;
mod converse;
pub mod date;
pub mod family;
pub(crate) mod pair;
pub mod quantity;
pub mod retold;
mod side;
mod state;
pub(crate) mod unchecked;

pub use pair::{New, Pair, paired};
pub use side::{Placed, Side};
pub use state::State;
pub use unchecked::Unchecked;

use crate::align::Alignment;
use crate::budget::Budget;
use crate::finding::Finding;
use crate::story::entity::{Entities, EntitiesOfBoth};
use crate::telling::Telling;
use std::collections::BTreeSet;

/// Two articles held against each other.
pub struct Comparison<'a> {
    /// The earlier telling.
    pub before: &'a Telling,
    /// The later telling.
    pub after: &'a Telling,
    /// Which sentences tell the same.
    pub alignment: Alignment,
    /// What was found, in no order yet.
    pub findings: Vec<Finding>,
    /// The state of each token before.
    pub states_before: Vec<State>,
    /// The state of each token after.
    pub states_after: Vec<State>,
    /// Claims that stand on both sides of the alignment.
    pub paired: usize,
    /// Changed claims without a counterpart.
    pub unpaired: usize,
    /// Changed figures that no rule has judged, in text order of each group.
    pub unchecked: Vec<Unchecked>,
    /// Pairs of claims that say the same in another form.
    pub equivalent: usize,
    /// What was left undone.
    pub met: BTreeSet<Budget>,
    /// Those whom the two tellings speak of.
    pub(crate) entities: EntitiesOfBoth,
}

impl Comparison<'_> {
    /// Those whom a side speaks of: dear to read.
    pub(crate) fn entities(&self, before: bool) -> &Entities {
        self.entities.side(before, if before { self.before } else { self.after })
    }
    /// Whether the other side has sentence `i` of a side too, however it is written: once where this one repeats it.
    pub(crate) fn is_told_too(&self, before: bool, i: usize) -> bool {
        let (t, other) = if before { (self.before, self.after) } else { (self.after, self.before) };
        other.says(t, i)
    }
    /// Whether two sentences have the same words and marks in the same order, and the same units whatever the case of their letters.
    pub(crate) fn is_same(&self, i: usize, j: usize) -> bool {
        let (b, a) = (self.before.sentences.tokens_of(i), self.after.sentences.tokens_of(j));
        b.len() == a.len() && b.iter().zip(a).all(|(x, y)| x.key == y.key) && !self.is_measured_otherwise(i, j)
    }

    fn is_measured_otherwise(&self, i: usize, j: usize) -> bool {
        let (b, a) = (self.before.claims.in_sentence(i).quantities(), self.after.claims.in_sentence(j).quantities());
        let (before, after) = (&self.before.article.text, &self.after.article.text);
        b.len() == a.len() && b.iter().zip(a).any(|(x, y)| pair::is_measured_otherwise(before, x, after, y))
    }
}
