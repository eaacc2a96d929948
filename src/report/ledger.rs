//! Several tellings on the wire: the rows of a ledger or a matrix, and the steps of a chain of versions.

use super::figure::Figure;
use super::wire::{Accounting, Aligned, Look, Place};
use crate::finding::Level;
use crate::ledger::item::Sort;
use crate::ledger::{Change, Standing};
use schemars::JsonSchema;
use serde::Serialize;

/// One claim, as every document tells it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Row")]
pub struct LedgerRow {
    /// The claim in a few words, its value left out.
    pub claim: String,
    /// What sort of claim it is.
    pub sort: Sort,
    /// Where each document tells it, in the order of the documents; null where one does not.
    pub cells: Vec<Option<Place>>,
    /// What the cells say together.
    pub verdict: Standing,
    /// Why, in one line.
    pub reason: String,
    /// Its changes from one version that tells it to the next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// For outlets: each different value, with those who tell it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
    /// Of a quantity: the number of each cell, for formats that draw it.
    #[serde(skip)]
    pub figures: Vec<Option<Figure>>,
}

/// One value of a claim among several outlets.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Value {
    /// The value as the first of them tells it.
    pub text: String,
    /// The ids of the documents that tell it.
    pub documents: Vec<usize>,
    /// How many of them do not repeat each other: reprints of one copy are one origin.
    pub origins: usize,
}

impl LedgerRow {
    /// Whether a rendering shows it: what changed, as loudly as asked for. Names come and go with their sentences, and are
    /// shown when all is.
    pub fn is_shown(&self, look: Look) -> bool {
        // What several outlets tell is the matrix; what one alone tells is shown when all is.
        if !self.values.is_empty() {
            let least = if look.least == Level::Error { Level::Error } else { Level::Info };
            return look.least <= Level::Info || self.verdict.level() >= least;
        }
        let level = self.verdict.level();
        let level = if self.sort == Sort::Name && self.changes.is_empty() { level.min(Level::Info) } else { level };
        level >= look.least || look.least <= Level::Info
    }
}

/// What became of the words of one version in the next.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// The earlier document's id.
    pub before: usize,
    /// The later document's id.
    pub after: usize,
    /// What became of each word of both.
    pub accounting: Accounting,
    /// Which sentences were held against which.
    pub alignment: Vec<Aligned>,
}

/// Which findings a chain of versions shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum View {
    /// Each version against the one before it
    #[default]
    Steps,
    /// The last version against the first
    Ends,
}
