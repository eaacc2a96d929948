//! What several reports tell, side by side.

use crate::budget::Budget;
use crate::finding::Finding;
use crate::ledger::Standing;
use crate::ledger::item::Sort;
use crate::token::Span;
use std::collections::BTreeSet;

/// A row of the matrix.
#[derive(Clone, Debug)]
pub struct MatrixRow {
    /// What sort of claim it is.
    pub sort: Sort,
    /// The claim in a few words.
    pub claim: String,
    /// Where each report tells it.
    pub cells: Vec<Option<Span>>,
    /// Agreed, compatible, conflicting, unclear or alone.
    pub standing: Standing,
    /// Why.
    pub reason: String,
    /// Each value, with the reports that tell it and the number of origins behind it.
    pub values: Vec<ValueSupport>,
}

/// One value of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueSupport {
    /// The reports that tell it.
    pub documents: Vec<usize>,
    /// How many of them do not repeat each other.
    pub origins: usize,
}

/// A difference between two reports.
#[derive(Debug)]
pub struct Difference {
    /// The report of the finding's side before.
    pub before: usize,
    /// The report of the side after; none for a claim that one alone tells.
    pub after: Option<usize>,
    /// The finding.
    pub finding: Finding,
}

/// What several reports tell.
#[derive(Debug, Default)]
pub struct Matrix {
    /// The rows: what must be checked first.
    pub rows: Vec<MatrixRow>,
    /// The differences, in the order of the rows.
    pub differences: Vec<Difference>,
    /// For each report, the origin of its copy: reports with the same number reprint one copy.
    pub origins: Vec<usize>,
    /// What was left undone.
    pub met: BTreeSet<Budget>,
}
