//! How a claim is asserted: its source, how firmly, and whether it is denied.
//!
//! In: the tokens and names of a sentence. Out: the phrases that attribute, hedge or negate it, in text order.
//! What a phrase does to a claim is decided when two tellings are compared, where it is known which words were kept.

pub mod cue;
pub mod source;

use crate::kind::name::Name;
use crate::lexicon::{self, CERTAINTY, NEGATION, REPORTING};
use crate::token::Token;
use cue::Cue;
use source::Attribution;

/// The frame of one sentence, or of several in order.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Who is said to say it.
    pub sources: Vec<Attribution>,
    /// Words that say how firmly it is said.
    pub certainty: Vec<Cue<cue::Certainty>>,
    /// Words that negate.
    pub negation: Vec<Cue<cue::Negation>>,
}

/// Reads the frame of the sentence whose first token has index `first`, and appends it.
pub fn read(text: &str, tokens: &[Token], first: usize, names: &[Name], out: &mut Frame) {
    // Most sentences have none of one or the other: the words that they start with tell it at once.
    let starts = tokens.iter().fold(0, |all, t| all | lexicon::starts(*t));
    if REPORTING.may_start_in(starts) {
        source::read(text, tokens, first, names, &mut out.sources);
    }
    if CERTAINTY.may_start_in(starts) {
        cue::certainty(text, tokens, first, &mut out.certainty);
    }
    if NEGATION.may_start_in(starts) {
        cue::negation(tokens, first, &mut out.negation);
    }
}
