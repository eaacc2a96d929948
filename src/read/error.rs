//! Why a file could not be read. Each message names the file and says what to do.

use crate::token::is_invisible;

/// The most of a file that an error shows, in characters.
const MOST: usize = 200;

/// What is wrong with a file may hold words of it: one short line, without a control character.
fn shown(what: &str) -> String {
    let mut line: String = what.chars().take(MOST).map(|c| if c.is_whitespace() || is_invisible(c) { ' ' } else { c }).collect();
    if what.chars().nth(MOST).is_some() {
        line.push('…');
    }
    line
}

/// What is accepted, for errors.
pub(super) const SHAPES: &str = r#"a schema.org NewsArticle ({"headline", "articleBody", "datePublished", …}), alone, in a list or in "@graph", or {"title", "body", "published", "outlet", "url"}; WordPress's REST, JSON Feed or ninjs"#;

/// Why a file could not be read: what is wrong and what to do.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
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
    /// The file is of a kind that is no article.
    #[error("{name}: this is {what}, which is not read; {remedy}")]
    Refused {
        /// The file.
        name: String,
        /// What it is.
        what: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// Over a limit that keeps the cost of reading bounded.
    #[error("{name}: {} (the limit is {limit}); {remedy}", shown(what))]
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
    #[error("{name}:{line}:{column}: this is no valid JSON: {}; accepted: {}", shown(what), SHAPES)]
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
    #[error("{name}: no article in this JSON: {}; accepted: {}", shown(what), SHAPES)]
    Shape {
        /// The file.
        name: String,
        /// What is missing.
        what: String,
    },
    /// The document does not open.
    #[error("{name}: this {format} cannot be read: {}; {remedy}", shown(what))]
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
    #[error("{name}: {what}; give a second version to compare it with")]
    Unchanged {
        /// The file.
        name: String,
        /// What there is instead.
        what: &'static str,
    },
    /// Tracked changes were asked of a format that has none.
    #[error(
        "{name}: changes marked in the text are read in .docx, .odt, .pdf, .rtf, .html and .md files; give a second version to compare it with"
    )]
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

#[cfg(test)]
mod tests {
    use super::MOST;
    use crate::read::{Format, read};

    #[test]
    fn what_an_error_shows_of_a_file_is_one_short_harmless_line() {
        let name = format!("a\u{1b}]0;b\u{202e}{}", "c".repeat(4000));
        for (format, file) in [
            (Format::Feed, format!("<rss><channel><{name}></title>")),
            (Format::Html, format!("<p><b{name}{}>", " x".repeat(300))),
            (Format::Json, format!("{{\"{name}\": 1, \"body\": ")),
        ] {
            let file = file.replace("\u{1b}]0;", if format == Format::Html { "\u{9b}" } else { "\u{1b}" });
            let Err(error) = read("a", file.as_bytes(), Some(format)) else { panic!("{format:?} is read") };
            let told = error.to_string();
            assert!(told.len() < MOST * 3 && !told.contains('\n') && !told.chars().any(crate::token::is_invisible), "{told:?}");
        }
    }
}
