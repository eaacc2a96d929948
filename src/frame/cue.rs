//! Cue words of certainty and of negation, each where it stands.

use crate::lexicon::{CERTAINTY, FUNCTION, Function, NEGATION};
use crate::token::{Kind, Span, Token};
use std::ops::Range;

/// The ladder from firmest to weakest. A claim without a cue is asserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// "unlikely".
    Doubted,
    /// "allegedly".
    Alleged,
    /// "may".
    Possible,
    /// "expected to".
    Expected,
    /// "reportedly".
    Reported,
    /// No cue.
    Asserted,
    /// "confirmed".
    Confirmed,
}

/// How a word negates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Negation {
    /// "not".
    Plain,
    /// "failed to".
    Lexical,
    /// "not only": looks like a negation and is none.
    None,
}

/// A cue in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue<T> {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as indices into the article's tokens.
    pub tokens: Range<usize>,
    /// What it says.
    pub means: T,
}

/// The certainty cues among `tokens`, whose first has index `first`.
pub fn certainty(tokens: &[Token], first: usize) -> Vec<Cue<Certainty>> {
    let mut cues = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(found) = CERTAINTY.at(tokens, at).filter(|_| !is_month(tokens, at)) else {
            at += 1;
            continue;
        };
        cues.push(cue(tokens, first, at, found.len, *found.means));
        at += found.len;
    }
    cues
}

/// The negations among `tokens`, whose first has index `first`.
pub fn negation(tokens: &[Token], first: usize) -> Vec<Cue<Negation>> {
    let mut cues = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(found) = NEGATION.at(tokens, at) else {
            at += 1;
            continue;
        };
        // "No. 4" is a number, "no" alone before a comma an answer.
        let label = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Stop && !t.space_before())
            && tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Number);
        if *found.means != Negation::None && !label {
            cues.push(cue(tokens, first, at, found.len, *found.means));
        }
        at += found.len;
    }
    cues
}

fn cue<T>(tokens: &[Token], first: usize, at: usize, len: usize, means: T) -> Cue<T> {
    Cue { span: tokens[at].span.join(tokens[at + len - 1].span), tokens: first + at..first + at + len, means }
}

/// "May 5" and "in May" name the month; "may" follows its subject in small letters.
fn is_month(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_capitalised()
        && tokens[at].span.len() == 3
        && (tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number)
            || at > 0 && (tokens[at - 1].kind == Kind::Number || FUNCTION.word(tokens[at - 1]) == Some(&Function::Preposition)))
}
