//! Cue words of certainty and of negation, each where it stands.

pub use crate::lexicon::frame::{Answer, Certainty, Negation};
use crate::lexicon::{CERTAINTY, FUNCTION, Function, NEGATION};
use crate::token::{Kind, Span, Token};
use std::ops::Range;

impl Certainty {
    /// The step of the ladder, from the weakest; what is as strong as another stands on one step with it.
    pub fn step(self) -> u8 {
        match self {
            Certainty::Doubted => 0,
            Certainty::Accused | Certainty::Alleged => 1,
            Certainty::Possible | Certainty::Able => 2,
            Certainty::Advised => 3,
            Certainty::Expected => 4,
            Certainty::Foretold => 5,
            Certainty::Obliged => 6,
            Certainty::Attempted => 7,
            Certainty::Reported => 8,
            Certainty::Asserted => 9,
            Certainty::Confirmed => 10,
        }
    }
    /// Whether it says something only beside another cue: that "will open" became "opened" is news and no bolder claim.
    pub fn is_modal(self) -> bool {
        matches!(self, Certainty::Able | Certainty::Advised | Certainty::Foretold | Certainty::Obliged)
    }
    /// The step's name in a reason.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Doubted => "doubted",
            Certainty::Accused => "an accusation",
            Certainty::Alleged => "alleged",
            Certainty::Possible => "possible",
            Certainty::Able => "allowed",
            Certainty::Advised => "advised",
            Certainty::Expected => "expected",
            Certainty::Foretold => "to come",
            Certainty::Obliged => "required",
            Certainty::Attempted => "attempted",
            Certainty::Reported => "reported",
            Certainty::Asserted => "told as fact",
            Certainty::Confirmed => "confirmed",
        }
    }
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

/// Appends the certainty cues among `tokens`, whose first has index `first`.
pub fn certainty(text: &str, tokens: &[Token], first: usize, out: &mut Vec<Cue<Certainty>>) {
    let mut at = 0;
    while at < tokens.len() {
        let Some(found) = CERTAINTY.at(tokens, at).filter(|f| !is_month(tokens, at) && !is_noun(text, tokens, at, f.len)) else {
            at += 1;
            continue;
        };
        out.push(cue(tokens, first, at, found.len, *found.means));
        at += found.len;
    }
}

/// Appends the negations among `tokens`, whose first has index `first`.
pub fn negation(tokens: &[Token], first: usize, out: &mut Vec<Cue<Negation>>) {
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
            out.push(cue(tokens, first, at, found.len, *found.means));
        }
        at += found.len;
    }
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

/// "A plan to", "the new attempt to": what is meant is a thing. A verb has its subject before it and ends in "to".
fn is_noun(text: &str, tokens: &[Token], at: usize, len: usize) -> bool {
    let function = |i: Option<usize>| i.and_then(|i| FUNCTION.word(tokens[i]));
    if len != 2 || !tokens[at + 1].text(text).eq_ignore_ascii_case("to") || tokens[at].text(text).ends_with("ed") {
        return false;
    }
    let before = at.checked_sub(1);
    let joins = |f: Option<&Function>| matches!(f, Some(Function::Determiner | Function::Quantifier | Function::Preposition));
    // "a new plan to" has its article one word before; so have "the company plans to" and "the owners plan to".
    let plural = tokens[at].text(text).ends_with('s') || before.is_some_and(|b| tokens[b].text(text).ends_with('s'));
    joins(function(before)) || !plural && function(before).is_none() && joins(function(before.and_then(|b| b.checked_sub(1))))
}
