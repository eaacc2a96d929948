//! What a sentence excepts from what it says of all: "everyone but Kral was hurt", "all but four of them".

use crate::lexicon::{EXCEPTS, Except, FUNCTION, Function, NUMERALS};
use crate::token::{Kind, Token};
use std::ops::Range;

/// So many tokens behind the word that excepts belong to it, and so many before it may stand what it excepts from.
const REACH: usize = 6;

/// An exception, by its tokens.
pub struct Exception {
    /// The word that excepts: "but", "except for".
    pub cue: Range<usize>,
    /// What is excepted.
    pub range: Range<usize>,
    /// Whether it says how many are excepted, and not which: "all but four".
    pub counts: bool,
    /// Whether what is said is said of none: "nobody but".
    pub of_none: bool,
}

/// Whether a sentence says something of all or of none.
pub fn is_of_all(tokens: &[Token]) -> bool {
    (0..tokens.len()).any(|at| EXCEPTS.at(tokens, at).is_some_and(|f| matches!(f.means, Except::All | Except::None)))
}

/// The first exception of a sentence.
pub fn exception(text: &str, tokens: &[Token]) -> Option<Exception> {
    let said = |at: usize, what: Except| EXCEPTS.at(tokens, at).filter(|f| *f.means == what).map(|f| at..at + f.len);
    let all = |at: usize| said(at, Except::All).is_some() || said(at, Except::None).is_some();
    let near = |at: usize| (at.saturating_sub(REACH)..at).any(all);
    let cue = (0..tokens.len()).find_map(|at| said(at, Except::Always).or_else(|| said(at, Except::BehindAll).filter(|_| near(at))))?;
    let ends = |k: &usize| {
        tokens[*k].kind == Kind::Stop
            || matches!(tokens[*k].text(text), "," | ";" | ":")
            || FUNCTION.word(tokens[*k]) == Some(&Function::Auxiliary)
    };
    let last = tokens.len().min(cue.end + REACH);
    let range = cue.end..(cue.end..last).find(ends).unwrap_or(last);
    let first = *tokens.get(range.start).filter(|_| !range.is_empty())?;
    let counts = first.kind == Kind::Number || NUMERALS.word(first).is_some();
    let of_none = (cue.start.saturating_sub(REACH)..cue.start).any(|at| said(at, Except::None).is_some());
    Some(Exception { cue, range, counts, of_none })
}
