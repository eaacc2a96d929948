//! Successive tellings and what changed between neighbours in, the claim ledger out: one row a claim, one cell a version.
//!
//! A claim keeps its identity through the alignment of each step: the words that were kept, the findings that tie an old
//! value to a new one, and equal values in other words. A claim that was dropped is known again when it comes back. Each
//! step costs one comparison of neighbours, so that the work is linear in the number of versions.
//!
//! Nothing is compared anew where a rule has judged: a changed cell carries the verdict and the reason of its finding.
//!
//! "Seven people died", "Twelve people died", "Seven people died": one row, reversed.

pub mod item;
pub mod label;
pub mod link;
pub mod row;
mod thread;

use crate::budget::Budget;
use crate::compare::Comparison;
use crate::telling::Telling;
use item::Items;
use link::Links;
pub use row::{Change, Row, Standing};
use std::collections::BTreeSet;
#[cfg(test)]
pub(crate) use thread::MOST_DROPPED;

/// What became of each claim of several versions.
pub struct Ledger {
    /// One row a claim.
    pub rows: Vec<Row>,
    /// What was left undone.
    pub met: BTreeSet<Budget>,
}

/// The ledger of several versions, given the comparisons of neighbours in order.
pub fn trace(tellings: &[&Telling], steps: &[Comparison<'_>]) -> Ledger {
    let items: Vec<Items<'_>> = tellings.iter().map(|t| Items::new(t)).collect();
    let links: Vec<Links> = steps.iter().zip(items.windows(2)).map(|(c, two)| Links::new(c, &two[0], &two[1])).collect();
    let (threads, mut met) = thread::weave(tellings, &items, steps, &links);
    let (rows, more) = row::rows(tellings, &items, steps, threads);
    met.extend(more);
    Ledger { rows, met }
}

#[cfg(test)]
mod tests;
