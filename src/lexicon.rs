//! The words that recount knows, compiled from the TOML files in `src/lexicon/`.
//!
//! A [`Lexicon`] maps phrases to meanings of one type and finds the longest phrase at a token. Looking is cheap for
//! the words that start no phrase: one bit is read. Words live in the files; what they do lives in the code that asks.

use crate::token::{Token, WordId};

/// The place of a word in the lexicon, by its key; 0 for a word of no list.
pub fn word_id(key: u64) -> WordId {
    let mask = SLOTS.len() - 1;
    let mut at = key as usize & mask;
    loop {
        let (slot, id) = SLOTS[at];
        if id == 0 || slot == key {
            return id;
        }
        at = (at + 1) & mask;
    }
}

/// One phrase: its words, and the entry that says what it means.
pub struct Phrase {
    words: &'static [WordId],
    entry: u16,
}

/// The phrases of one file.
pub struct Lexicon<T: 'static> {
    bit: u8,
    entries: &'static [T],
    /// Sorted by first word, longest first.
    phrases: &'static [Phrase],
    /// Index into `phrases` of the first phrase that starts with a word, by the word's id.
    firsts: &'static [u16],
    /// Last word and index into `phrases`, sorted by last word, longest first.
    ends: &'static [(WordId, u16)],
}

/// A phrase found in a text.
#[derive(Debug)]
pub struct Found<T: 'static> {
    /// What it means.
    pub means: &'static T,
    /// How many tokens it has.
    pub len: usize,
}

impl<T> Lexicon<T> {
    /// All meanings, in the order of the file.
    pub fn entries(&self) -> &'static [T] {
        self.entries
    }

    /// The longest phrase that starts at `tokens[at]`.
    pub fn at(&'static self, tokens: &[Token], at: usize) -> Option<Found<T>> {
        let first = tokens.get(at)?.word;
        if first == 0 || STARTS[first as usize] >> self.bit & 1 == 0 {
            return None;
        }
        let from = usize::from(self.firsts[first as usize]);
        self.phrases[from..].iter().take_while(|p| p.words[0] == first).find(|p| matches(p.words, &tokens[at..])).map(|p| self.found(p))
    }

    /// The longest phrase that ends just before `tokens[end]`.
    pub fn before(&'static self, tokens: &[Token], end: usize) -> Option<Found<T>> {
        let last = tokens.get(end.checked_sub(1)?)?.word;
        if last == 0 || ENDS[last as usize] >> self.bit & 1 == 0 {
            return None;
        }
        let from = self.ends.partition_point(|(id, _)| *id < last);
        self.ends[from..]
            .iter()
            .take_while(|(id, _)| *id == last)
            .map(|(_, i)| &self.phrases[*i as usize])
            .find(|p| p.words.len() <= end && matches(p.words, &tokens[end - p.words.len()..end]))
            .map(|p| self.found(p))
    }

    /// What the single word `token` means, when it is a phrase of its own.
    pub fn word(&'static self, token: Token) -> Option<&'static T> {
        self.at(&[token], 0).map(|found| found.means)
    }

    /// Whether a phrase could start with this word: a cheap test before a dearer one.
    pub fn may_start(&self, token: Token) -> bool {
        token.word != 0 && STARTS[token.word as usize] >> self.bit & 1 == 1
    }

    fn found(&'static self, phrase: &Phrase) -> Found<T> {
        Found { means: &self.entries[phrase.entry as usize], len: phrase.words.len() }
    }
}

fn matches(words: &[WordId], tokens: &[Token]) -> bool {
    tokens.len() >= words.len() && words.iter().zip(tokens).all(|(w, t)| *w == t.word)
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Parts of speech of the closed classes, which need no model to be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Function {
    /// "the", "this", "her".
    Determiner,
    /// "all", "several", "both".
    Quantifier,
    /// "in", "against".
    Preposition,
    /// "and", "although".
    Conjunction,
    /// "they", "someone".
    Pronoun,
    /// "is", "had", "could".
    Auxiliary,
    /// "not", "never".
    Negation,
    /// "also", "still", "however".
    Adverb,
}
