//! Sentences of one or several tellings in, those that are told in nearly the same words out.
//!
//! Two such sentences tell one thing, in whatever text they stand: what differs in them is held by the rules of a
//! comparison. Each sentence is held against the few before it that share most of its rarer words, so that the work grows
//! with the text.

use crate::align::likeness;
use crate::lexicon::FUNCTION;
use crate::telling::Telling;
use crate::token::KeyMap;
use std::collections::BTreeMap;

/// A sentence: its telling's place in the list, and its own in the telling.
pub type Place = (usize, usize);

/// A word that stands in more sentences than this finds no candidates: it says too little.
const MOST_PLACES: usize = 24;
/// So many sentences before one are looked at, those that share most words first.
const MOST_CANDIDATES: usize = 4;
/// Shorter sentences, in words that say something, are alike by chance.
const SHORTEST: usize = 4;

/// The pairs of sentences that are at least so alike, the earlier first; of one telling only where `within`.
pub fn twins(tellings: &[&Telling], within: bool, alike: f32) -> Vec<(Place, Place)> {
    let mut places: KeyMap<Vec<Place>> = KeyMap::default();
    let mut found = Vec::new();
    for (d, telling) in tellings.iter().enumerate() {
        for (s, sentence) in telling.sentences.list.iter().enumerate().filter(|(_, s)| s.role.tells() && !s.folded) {
            let tokens = &telling.sentences.tokens[sentence.tokens.clone()];
            let mut keys: Vec<u64> = tokens.iter().filter(|t| t.is_word() && FUNCTION.word(**t).is_none()).map(|t| t.key).collect();
            keys.sort_unstable();
            keys.dedup();
            if keys.len() < SHORTEST {
                continue;
            }
            let mut shared: BTreeMap<Place, usize> = BTreeMap::new();
            for key in &keys {
                let list = places.entry(*key).or_default();
                for place in list.iter().filter(|p| list.len() <= MOST_PLACES && (within || p.0 != d)) {
                    *shared.entry(*place).or_default() += 1;
                }
                if list.len() <= MOST_PLACES {
                    list.push((d, s));
                }
            }
            let mut best: Vec<(Place, usize)> = shared.into_iter().collect();
            best.sort_by_key(|(place, n)| (std::cmp::Reverse(*n), *place));
            let like = |p: &Place| likeness(&tellings[p.0].sentences, p.1, &telling.sentences, s).0 >= alike;
            found.extend(best.iter().take(MOST_CANDIDATES).map(|b| b.0).filter(like).map(|p| (p, (d, s))));
        }
    }
    found
}
