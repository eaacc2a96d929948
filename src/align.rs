//! Two articles' sentences in, an alignment out: which sentences tell the same, and which words of them.
//!
//! Equal sentences first, then the most alike through an inverted index and through their place, then splits and merges;
//! last, the words within each group. Alignment knows words and their weight, not claims: it decides what is held
//! against what, never whether that is a change. It is computed in one canonical direction, so that exchanging the
//! two articles exchanges the result.

pub mod sentences;
pub mod words;

pub use sentences::likeness;

use crate::sentence::Sentences;
use smallvec::SmallVec;
use std::cmp::Ordering;

/// Some sentences: nearly always one, which needs no memory of its own.
pub type Few = SmallVec<[usize; 2]>;

/// A group of sentences that tell the same: one to one, or several to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Sentences of the article before, ascending.
    pub before: Few,
    /// Sentences of the article after, ascending.
    pub after: Few,
    /// Whether the group stands in another order than those around it.
    pub moved: bool,
    /// How alike the two sides are, from 0 to 1.
    pub likeness: f32,
}

/// All groups, in the order of the article after, and the sentences in none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The groups.
    pub groups: Vec<Group>,
    /// Sentences that only the article before has.
    pub removed: Vec<usize>,
    /// Sentences that only the article after has.
    pub added: Vec<usize>,
}

/// Aligns the sentences of two articles.
pub fn align(before: &Sentences, after: &Sentences) -> Alignment {
    if canonical(before, after) == Ordering::Greater {
        return sentences::align(after, before).exchanged();
    }
    sentences::align(before, after)
}

/// An order of articles by their words, so that either direction of a comparison does the same work.
fn canonical(before: &Sentences, after: &Sentences) -> Ordering {
    let (b, a) = (&before.tokens, &after.tokens);
    b.len().cmp(&a.len()).then_with(|| b.iter().map(|t| t.key).cmp(a.iter().map(|t| t.key)))
}

impl Alignment {
    /// The alignment with its sides exchanged.
    fn exchanged(mut self) -> Alignment {
        for group in &mut self.groups {
            std::mem::swap(&mut group.before, &mut group.after);
        }
        self.groups.sort_by_key(|g| g.after[0]);
        std::mem::swap(&mut self.removed, &mut self.added);
        self
    }
}
