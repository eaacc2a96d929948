//! The tokens of one sentence with their text, asked by place; a place outside the sentence answers "nothing".

use crate::lexicon::GUIDES;
pub use crate::lexicon::quantity::Guide;
use crate::token::{Kind, Span, Token};

/// One sentence.
pub struct SentenceTokens<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The sentence's tokens.
    pub tokens: &'a [Token],
}

impl<'a> SentenceTokens<'a> {
    /// The sentence with these tokens of `text`.
    #[inline]
    pub fn new(text: &'a str, tokens: &'a [Token]) -> SentenceTokens<'a> {
        SentenceTokens { text, tokens }
    }
    /// The token at `i`.
    #[inline]
    pub fn get(&self, i: usize) -> Option<Token> {
        self.tokens.get(i).copied()
    }
    /// What token `i` is made of.
    #[inline]
    pub fn kind(&self, i: usize) -> Option<Kind> {
        self.get(i).map(|t| t.kind)
    }
    /// The token's text; empty outside the sentence.
    #[inline]
    pub fn str(&self, i: usize) -> &'a str {
        self.get(i).map_or("", |t| t.text(self.text))
    }
    /// Whether token `i` is the word or mark `word`, in whatever case.
    #[inline]
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }
    /// The token's text without a look at where characters end; empty outside the sentence.
    #[inline]
    fn bytes(&self, i: usize) -> &'a [u8] {
        self.tokens.get(i).and_then(|t| self.text.as_bytes().get(t.span.range())).unwrap_or_default()
    }
    /// Whether token `i` is one of `words`.
    #[inline]
    pub fn any(&self, i: usize, words: &[&str]) -> bool {
        let token = self.bytes(i);
        let Some(first) = token.first() else { return false };
        // Length and first letter tell nearly all words apart.
        words
            .iter()
            .map(|w| w.as_bytes())
            .any(|w| w.len() == token.len() && w.first().is_some_and(|f| (f ^ first) & !0x20 == 0) && token.eq_ignore_ascii_case(w))
    }
    /// Whether the token before `i` is one of `words`.
    #[inline]
    pub fn any_before(&self, i: usize, words: &[&str]) -> bool {
        i.checked_sub(1).is_some_and(|p| self.any(p, words))
    }
    /// Whether token `i` has this role beside a number.
    #[inline]
    pub fn guides(&self, i: usize, role: Guide) -> bool {
        self.get(i).and_then(|t| GUIDES.word(t)).is_some_and(|roles| roles.has(role))
    }
    /// Whether the token before `i` has this role beside a number.
    #[inline]
    pub fn guides_before(&self, i: usize, role: Guide) -> bool {
        i.checked_sub(1).is_some_and(|p| self.guides(p, role))
    }
    /// Whether token `i` stands straight behind the token before it.
    #[inline]
    pub fn touches(&self, i: usize) -> bool {
        i > 0 && self.get(i).is_some_and(|t| !t.space_before())
    }
    /// Whether token `i` is a hyphen or dash.
    #[inline]
    pub fn is_dash(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Dash)
    }
    /// Whether token `i` is a dash with no space on either side.
    #[inline]
    pub fn is_hyphen(&self, i: usize) -> bool {
        self.is_dash(i) && self.touches(i) && self.touches(i + 1)
    }
    /// Whether token `i` is a word.
    #[inline]
    pub fn is_word(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Word)
    }
    /// Whether token `i` is a number in digits.
    #[inline]
    pub fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Number)
    }
    /// Whether token `i` is a word with a small first letter.
    #[inline]
    pub fn is_lower(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.kind == Kind::Word && !t.is_capitalised())
    }
    /// Whether token `i` is a word with a capital first letter.
    #[inline]
    pub fn is_capital(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.kind == Kind::Word && t.is_capitalised())
    }
    /// From the first byte of token `from` to the last of the token before `to`.
    #[inline]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let first = self.get(from).map_or(Span::default(), |t| t.span);
        to.checked_sub(1).and_then(|last| self.get(last)).map_or(first, |t| first.join(t.span))
    }
    /// Whether anything but closing marks follows `i` in the sentence.
    #[inline]
    pub fn ends(&self, i: usize) -> bool {
        self.tokens.get(i..).unwrap_or_default().iter().take(3).all(|t| !t.is_word())
    }
}
