//! A word in, how much it says out: whether a word that came or went alone can change what is claimed.
//!
//! The lists are in `src/lexicon/relation/0-weight.toml`, one entry a weight, in the order of [`Weight`].

use super::phrase::Side;
use super::spelling;
use super::table::List;

/// How much a word says by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Weight {
    /// It joins other words: "the", "of", "that", "was".
    Function,
    /// It says little that the sentence does not say without it: "also", "thing", "several", "said".
    Light,
    /// It makes another word stronger or weaker, and claims nothing of its own: "very", "brutally", "slightly".
    Intensifier,
    /// It claims something.
    Content,
}

/// How much a word or phrase says: of a phrase, the most that one of its words says.
pub fn weight(word: &str) -> Weight {
    let plain = spelling::plain(word);
    let whole = Side::read(word, &plain);
    if let Some(weight) = listed(&whole) {
        return weight;
    }
    plain.split(' ').map(|w| listed(&Side::read(w, w)).unwrap_or(Weight::Content)).max().unwrap_or(Weight::Function)
}

fn listed(side: &Side) -> Option<Weight> {
    const WEIGHTS: [Weight; 3] = [Weight::Function, Weight::Light, Weight::Intensifier];
    let member = side.words().find_map(|w| w.members().find(|m| m.list == List::Weight))?;
    WEIGHTS.get(member.member as usize).copied()
}
