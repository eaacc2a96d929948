//! A sentence's tokens with the questions that every part of the date grammar asks of them.
//!
//! Looks at a bounded number of tokens from any place, so that reading a text costs time linear in its length.

use super::word::{Cue, Role, Term};
use crate::lexicon::{self, DATE, DATE_CUE, Function, HOLIDAY};
use crate::token::{Kind, Token};

/// The tokens of one sentence.
#[derive(Clone, Copy)]
pub struct DateReader<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The sentence's tokens.
    pub tokens: &'a [Token],
}

impl<'a> DateReader<'a> {
    /// The token at `at`.
    #[inline]
    pub fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }
    /// The token at `at` as written; empty beyond the end.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }
    /// The longest term at `at`, and the index after it.
    #[inline]
    pub fn term(&self, at: usize) -> Option<(Term, usize)> {
        DATE.at(self.tokens, at).map(|found| (*found.means, at + found.len))
    }
    /// The value of the term at `at` when it plays `role`, and the index after it.
    #[inline]
    pub fn role(&self, at: usize, role: Role) -> Option<(i16, usize)> {
        self.term(at).filter(|(term, _)| term.role == role).map(|(term, end)| (term.value, end))
    }
    /// The role of the single word at `at`, whatever phrase it starts.
    #[inline]
    pub fn single(&self, at: usize) -> Option<Role> {
        self.token(at).and_then(|t| DATE.word(t)).map(|term| term.role)
    }
    /// The role of the single word just before `at`.
    #[inline]
    pub fn role_before(&self, at: usize) -> Option<Role> {
        at.checked_sub(1).and_then(|i| self.single(i))
    }
    /// Whether the token at `at` is one of these words, in any case.
    #[inline]
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let Some(word) = self.tokens.get(at).and_then(|t| self.text.as_bytes().get(t.span.range())) else { return false };
        // Length and first letter tell nearly all words apart.
        let begins = |w: &[u8]| w.len() == word.len() && w.first().zip(word.first()).is_some_and(|(a, b)| (a ^ b) & !0x20 == 0);
        words.iter().map(|w| w.as_bytes()).any(|w| begins(w) && w.eq_ignore_ascii_case(word))
    }
    /// Whether the token before `at` is one of these words, in any case.
    #[inline]
    pub fn is_before(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|i| self.is(i, words))
    }
    /// Whether the word at `at` is a cue of a kind.
    #[inline]
    pub fn cue(&self, at: usize, kind: impl Fn(&Cue) -> bool) -> bool {
        self.token(at).and_then(|t| DATE_CUE.word(t)).is_some_and(kind)
    }
    /// Whether the word before `at` is a cue of a kind.
    #[inline]
    pub fn cue_before(&self, at: usize, kind: impl Fn(&Cue) -> bool) -> bool {
        at.checked_sub(1).is_some_and(|i| self.cue(i, kind))
    }
    /// Whether a dash stands before `at`.
    #[inline]
    pub fn dash_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|i| self.is_dash(i))
    }
    /// Whether a preposition stands before `at`.
    #[inline]
    pub fn preposition_before(&self, at: usize) -> bool {
        self.function_before(at) == Some(Function::Preposition)
    }
    /// The closed class of the word before `at`.
    #[inline]
    pub fn function_before(&self, at: usize) -> Option<Function> {
        at.checked_sub(1).and_then(|i| self.token(i)).and_then(|t| lexicon::FUNCTION.word(t)).copied()
    }
    /// Whether the token at `at` could carry an expression on.
    #[inline]
    pub fn may_go_on(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| match t.kind {
            Kind::Word => {
                DATE.may_start(t)
                    || HOLIDAY.may_start(t)
                    || t.word != 0
                        && self.is(
                            at,
                            &["and", "or", "to", "of", "past", "after", "before", "oh", "till", "until", "through", "thru", "times"],
                        )
            }
            Kind::Number | Kind::Dash => true,
            Kind::Quote => !t.space_before() || self.is_glued(at + 1),
            _ => false,
        })
    }
    /// Whether the token at `at` is a dash.
    #[inline]
    pub fn is_dash(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == Kind::Dash)
    }
    /// Whether the token at `at` stands straight behind the one before it.
    #[inline]
    pub fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| !t.space_before())
    }
    /// Whether the token at `at` is an open-class word in lower case, and no term of dates: a noun, verb or adjective.
    #[inline]
    pub fn is_plain_word(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|t| t.kind == Kind::Word && !t.is_capitalised() && lexicon::FUNCTION.word(t).is_none() && !DATE.may_start(t))
    }
    /// The index after an optional mark at `at`.
    #[inline]
    pub fn skip(&self, at: usize, mark: &str) -> usize {
        at + usize::from(self.word(at) == mark)
    }
    /// The index after the full stop of an abbreviation that ends at `at`.
    #[inline]
    pub fn skip_stop(&self, at: usize) -> usize {
        at + usize::from(self.word(at) == "." && self.is_glued(at))
    }
    /// The digits of a plain whole number at `at`: their count and their value.
    #[inline]
    pub fn digits(&self, at: usize) -> Option<(usize, i64)> {
        let token = self.token(at).filter(|t| t.kind == Kind::Number && t.span.len() <= 9)?;
        let mut value = 0;
        for byte in token.span.of(self.text).bytes() {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value * 10 + i64::from(byte - b'0');
        }
        Some((token.span.len(), value))
    }
}
