//! Why a file could not be read. Each message names the file and says what to do.

use super::json;

/// Why a file could not be read: what is wrong and what to do.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing to read where the format wants something.
    #[error("{name}: the file is empty; {format} needs an article in it")]
    Empty {
        /// The file.
        name: String,
        /// Its format.
        format: &'static str,
    },
    /// The bytes are no text.
    #[error("{name}: this is {what}, not text; {remedy}")]
    Binary {
        /// The file.
        name: String,
        /// What it seems to be.
        what: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// Over a limit that keeps the cost of reading bounded.
    #[error("{name}: {what} (the limit is {limit}); {remedy}")]
    TooMuch {
        /// The file.
        name: String,
        /// What there is too much of.
        what: String,
        /// The limit.
        limit: usize,
        /// What to do.
        remedy: &'static str,
    },
    /// The JSON does not parse.
    #[error("{name}:{line}:{column}: this is no valid JSON: {what}; accepted: {}", json::SHAPES)]
    Json {
        /// The file.
        name: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        what: String,
    },
    /// The JSON holds no article.
    #[error("{name}: no article in this JSON: {what}; accepted: {}", json::SHAPES)]
    Shape {
        /// The file.
        name: String,
        /// What is missing.
        what: String,
    },
    /// The document does not open.
    #[error("{name}: this {format} cannot be read: {what}; {remedy}")]
    Document {
        /// The file.
        name: String,
        /// Its format.
        format: &'static str,
        /// What is wrong.
        what: String,
        /// What to do.
        remedy: &'static str,
    },
    /// A document was to be compared with itself, and holds one version.
    #[error("{name}: there are no tracked changes in it; give a second version to compare it with")]
    Unchanged {
        /// The file.
        name: String,
    },
    /// Tracked changes were asked of a format that has none.
    #[error("{name}: tracked changes are read in .docx and .odt files; give a second version to compare it with")]
    Untracked {
        /// The file.
        name: String,
    },
    /// One article was to be read, and there are more.
    #[error(
        "{name}: there are {count} articles in it; extract, proof, crosscheck and verify --against take them all, here give one as a file"
    )]
    Several {
        /// The file.
        name: String,
        /// How many there are.
        count: usize,
    },
    /// The page holds no text.
    #[error("{name}: no article found in this page; save the article's own page, or its text as .txt")]
    NoArticle {
        /// The file.
        name: String,
    },
}
