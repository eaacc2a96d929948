//! The tokens of one sentence with their text, asked by place; a place outside the sentence answers "nothing".

use crate::token::{Kind, Span, Token};

/// One sentence.
pub struct Line<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The sentence's tokens.
    pub tokens: &'a [Token],
}

impl<'a> Line<'a> {
    /// The sentence with these tokens of `text`.
    pub fn new(text: &'a str, tokens: &'a [Token]) -> Line<'a> {
        Line { text, tokens }
    }
    /// The token at `i`.
    pub fn get(&self, i: usize) -> Option<Token> {
        self.tokens.get(i).copied()
    }
    /// What token `i` is made of.
    pub fn kind(&self, i: usize) -> Option<Kind> {
        self.get(i).map(|t| t.kind)
    }
    /// The token's text; empty outside the sentence.
    pub fn str(&self, i: usize) -> &'a str {
        self.get(i).map_or("", |t| t.text(self.text))
    }
    /// Whether token `i` is the word or mark `word`, in whatever case.
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.str(i).eq_ignore_ascii_case(word)
    }
    /// Whether token `i` is one of `words`.
    pub fn any(&self, i: usize, words: &[&str]) -> bool {
        let token = self.str(i);
        !token.is_empty() && words.iter().any(|w| token.eq_ignore_ascii_case(w))
    }
    /// Whether the token before `i` is one of `words`.
    pub fn any_before(&self, i: usize, words: &[&str]) -> bool {
        i.checked_sub(1).is_some_and(|p| self.any(p, words))
    }
    /// Whether token `i` stands straight behind the token before it.
    pub fn touches(&self, i: usize) -> bool {
        i > 0 && self.get(i).is_some_and(|t| !t.space_before())
    }
    /// Whether token `i` is a hyphen or dash.
    pub fn is_dash(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Dash)
    }
    /// Whether token `i` is a dash with no space on either side.
    pub fn is_hyphen(&self, i: usize) -> bool {
        self.is_dash(i) && self.touches(i) && self.touches(i + 1)
    }
    /// Whether token `i` is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Word)
    }
    /// Whether token `i` is a number in digits.
    pub fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Number)
    }
    /// Whether token `i` is a word with a small first letter.
    pub fn is_lower(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.kind == Kind::Word && !t.is_capitalised())
    }
    /// Whether token `i` is a word with a capital first letter.
    pub fn is_capital(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.kind == Kind::Word && t.is_capitalised())
    }
    /// From the first byte of token `from` to the last of the token before `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let first = self.get(from).map_or(Span::default(), |t| t.span);
        to.checked_sub(1).and_then(|last| self.get(last)).map_or(first, |t| first.join(t.span))
    }
    /// Whether anything but closing marks follows `i` in the sentence.
    pub fn ends(&self, i: usize) -> bool {
        self.tokens.get(i..).unwrap_or_default().iter().take(3).all(|t| !t.is_word())
    }
}
