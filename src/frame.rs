//! How a claim is asserted: its source, how firmly, and whether it is denied.
//!
//! In: the tokens and names of a sentence. Out: the phrases that attribute, hedge or negate it, in text order.
//! What a phrase does to a claim is decided when two tellings are compared, where it is known which words were kept.

pub mod cue;
pub mod source;

use crate::kind::name::Name;
use crate::lexicon::{ANNOUNCED, CERTAINTY, NEGATION, REPORTING};
use crate::sentence::Sentences;
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

/// Reads the frame of sentence `i` and appends it.
pub fn read(text: &str, sentences: &Sentences, i: usize, names: &[Name], out: &mut Frame) {
    let (sentence, tokens) = (&sentences.list[i], sentences.tokens_of(i));
    let first = sentence.tokens.start;
    if sentence.may_have(&ANNOUNCED) {
        out.sources.extend(source::announced(text, tokens, first, names));
    }
    if sentence.may_have(&REPORTING) {
        source::read(text, tokens, first, names, &mut out.sources);
    }
    if sentence.may_have(&CERTAINTY) {
        cue::certainty(text, tokens, first, &mut out.certainty);
    }
    if sentence.may_have(&NEGATION) {
        cue::negation(tokens, first, &mut out.negation);
    }
}
