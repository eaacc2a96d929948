//! A comment, before it is in a document.

use serde::{Deserialize, Serialize};

/// A comment on some words of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The number of the finding in the list of a page.
    pub n: usize,
    /// First byte of the words; equal to `end` where words are missing.
    pub start: usize,
    /// One past their last byte.
    pub end: usize,
    /// What it says, a paragraph a line.
    pub text: String,
}
