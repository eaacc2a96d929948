//! The words that recount knows, compiled from the TOML files in `src/lexicon/`.
//!
//! A [`Lexicon`] maps phrases to meanings of one type and finds the longest phrase at a token. Looking is cheap for
//! the words that start no phrase: one bit is read. Words live in the files; what they do lives in the code that asks.

pub mod date;
pub mod frame;
pub mod name;
pub mod quantity;
pub mod roles;
pub mod story;
pub mod text;

pub use date::Lead;
pub use name::{Gender, Generic, Person, Sort};
pub use story::{Anaphor, ClauseCue, Converse, Except, Fate, Limit, Mutual, NounCue};
pub use text::{Function, Pointer, Sequence};

use crate::token::{self, Token, WordId};

/// The place of the word with this key; 0, of a word of no list.
#[inline]
pub fn word_id(key: u64) -> WordId {
    let mask = SLOTS.len() - 1;
    let mut at = key as usize & mask;
    loop {
        let word = SLOTS[at];
        if word == 0 || WORDS[word as usize] == key {
            return word;
        }
        at = (at + 1) & mask;
    }
}

/// The lexicons in which a phrase starts with a word, a bit each.
#[inline]
pub fn starts(token: Token) -> u64 {
    STARTS.get(usize::from(token.word)).copied().unwrap_or(0)
}

/// One phrase: its words, as a range of the lexicon's pool, and the entry that says what it means. It holds no
/// pointer: a table of pointers would have to be relocated each time the program starts.
pub struct Phrase {
    first: WordId,
    /// The second word, or 0: it tells most phrases apart without a look at the pool.
    second: WordId,
    entry: u16,
    from: u16,
    len: u16,
}

/// The phrases of one file.
pub struct Lexicon<T: 'static> {
    bit: u8,
    entries: &'static [T],
    /// The words of all phrases, one phrase after the other.
    pool: &'static [WordId],
    /// Sorted by first word, longest first.
    phrases: &'static [Phrase],
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
    // It is asked of nearly every word by every list: the one test that most words get must not be a call.
    #[inline(always)]
    pub fn at(&'static self, tokens: &[Token], at: usize) -> Option<Found<T>> {
        let token = tokens.get(at)?;
        if !self.may_start(*token) {
            return None;
        }
        self.longest(&tokens[at..])
    }

    #[inline(never)]
    fn longest(&'static self, tokens: &[Token]) -> Option<Found<T>> {
        let first = tokens.first()?.word;
        let from = usize::from(self.place(first)?.0);
        self.phrases[from..].iter().take_while(|p| p.first == first).find(|p| self.matches(p, tokens)).map(|p| self.found(p))
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
            .find(|p| usize::from(p.len) <= end && self.matches(p, &tokens[end - usize::from(p.len)..end]))
            .map(|p| self.found(p))
    }

    /// What the single word `token` means, when it is a phrase of its own.
    #[inline]
    pub fn word(&'static self, token: Token) -> Option<&'static T> {
        if !self.may_start(token) {
            return None;
        }
        let entry = self.place(token.word)?.1.checked_sub(1)?;
        self.entries.get(usize::from(entry))
    }

    /// What it says of a word that is no token: a lemma, the name of what is counted, a part of a word.
    pub fn spelt(&'static self, word: &str) -> Option<&'static T> {
        self.word(Token::blank().knowing(word_id(token::key(word, token::Kind::Word))))
    }

    /// Whether a phrase could start with this word: a cheap test before a dearer one.
    #[inline]
    pub fn may_start(&self, token: Token) -> bool {
        starts(token) >> self.bit & 1 == 1
    }

    /// Whether a phrase could start with one of some words, whose bits are in `starts`.
    #[inline]
    pub fn may_start_in(&self, starts: u64) -> bool {
        starts >> self.bit & 1 == 1
    }

    /// For a word that a phrase starts with: index into `phrases` of the first such phrase; index into `entries`, plus one,
    /// where the word is a phrase of its own, else 0.
    #[inline]
    fn place(&self, word: WordId) -> Option<(u16, u16)> {
        let wanted = u32::from(word) << LIST_BITS | u32::from(self.bit);
        let mut at = (wanted.wrapping_mul(SPREAD) >> (u32::BITS - PLACES.len().trailing_zeros())) as usize;
        loop {
            let (place, first, single) = PLACES[at & (PLACES.len() - 1)];
            if place == wanted || place == 0 {
                return (place != 0).then_some((first, single));
            }
            at += 1;
        }
    }

    fn found(&'static self, phrase: &Phrase) -> Found<T> {
        Found { means: &self.entries[phrase.entry as usize], len: usize::from(phrase.len) }
    }

    fn matches(&self, phrase: &Phrase, tokens: &[Token]) -> bool {
        // Whoever asks has looked at one word already.
        if phrase.len == 1 {
            return true;
        }
        if tokens.get(1).is_none_or(|t| t.word != phrase.second) {
            return false;
        }
        let from = usize::from(phrase.from);
        let words = &self.pool[from..from + usize::from(phrase.len)];
        tokens.len() >= words.len() && words.iter().zip(tokens).all(|(w, t)| *w == t.word)
    }
}

impl<R: roles::Role> Lexicon<roles::Roles<R>> {
    /// Whether a word has this role.
    #[inline]
    pub fn has(&'static self, token: Token, role: R) -> bool {
        self.word(token).is_some_and(|roles| roles.has(role))
    }

    /// Whether a word that is no token has it: a lemma, the name of what is counted.
    pub fn has_spelt(&'static self, word: &str, role: R) -> bool {
        self.spelt(word).is_some_and(|roles| roles.has(role))
    }
}

/// A list by its name, whatever its meanings are.
pub struct List {
    /// The name of its file.
    pub name: &'static str,
    /// The length of its longest phrase at a place among tokens.
    pub find: fn(&[Token], usize) -> Option<usize>,
}

/// The event of that name.
pub fn happening(name: &str) -> Option<&'static quantity::Happening> {
    EVENTS.entries().iter().find(|e| e.name == name)
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
