//! Two articles' sentences in, an alignment out: which sentences tell the same, and which words of them.
//!
//! Equal sentences first, then the most alike through an inverted index and through their place, then splits and merges;
//! last, the words within each group. Alignment knows words and their weight, not claims: it decides what is held
//! against what, never whether that is a change. It is computed in one canonical direction, so that exchanging the
//! two articles exchanges the result.

mod group;
pub mod sentences;
pub mod words;

pub use group::{Alignment, Few, Group};
pub use sentences::{likeness, likeness_of_lone};

use crate::sentence::Sentences;
use std::cmp::Ordering;

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
