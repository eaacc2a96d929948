//! A word in, how much it says out: whether a word that came or went alone can change what is claimed.
//!
//! The lists are in `src/lexicon/relation/0-weight.toml`, one entry a weight, in the order of [`Weight`].

use super::spelling;
use super::table::{self, List, TableWord};

/// How much a word says by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Weight {
    /// It joins other words: "the", "of", "that", "was".
    Function,
    /// It says little that the sentence does not say without it: "also", "thing", "several", "said".
    Light,
    /// It makes another word stronger or weaker, or judges, and claims nothing that could be refuted: "very", "brutally", "stunning".
    Intensifier,
    /// It claims something.
    Content,
}

/// How much a word or phrase says: of a phrase, the most that one of its words says.
pub fn weight(word: &str) -> Weight {
    if !word.contains(char::is_alphanumeric) {
        return Weight::Function;
    }
    // "US" and "WHO" are names, "us" and "who" are not.
    if word.bytes().all(|c| c.is_ascii_uppercase()) && word.len() > 1 && TableWord::find(word).is_some() {
        return Weight::Content;
    }
    let plain = spelling::plain(word);
    if let Some(weight) = TableWord::find(&plain).and_then(listed) {
        return weight;
    }
    plain.split(' ').map(|w| TableWord::find(w).and_then(listed).unwrap_or(Weight::Content)).max().unwrap_or(Weight::Function)
}

/// Whether a word can be part of a phrase of several words that stands in a list.
pub fn may_be_in_phrase(word: &str) -> bool {
    table::may_be_in_weighed(&spelling::plain(word))
}

/// How much a phrase says that stands in a list as a whole.
pub fn phrase_weight(phrase: &str) -> Option<Weight> {
    TableWord::find(&spelling::plain(phrase)).and_then(listed)
}

pub(super) fn listed(word: TableWord) -> Option<Weight> {
    const WEIGHTS: [Weight; 3] = [Weight::Function, Weight::Light, Weight::Intensifier];
    let member = word.members().find(|m| m.list == List::Weight)?;
    WEIGHTS.get(member.member as usize).copied()
}
