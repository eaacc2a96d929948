//! Sentences of one or several tellings in, those that are told in nearly the same words out.
//!
//! Two such sentences tell one thing, in whatever text they stand: what differs in them is held by the rules of a
//! comparison. Each sentence is held against the few before it that share most of its rarer words, so that the work grows
//! with the text.

use crate::align::likeness;
use crate::lexicon::FUNCTION;
use crate::relation::lemmas;
use crate::telling::Telling;
use crate::token::{self, KeyMap, Kind, Token};
use std::collections::BTreeMap;

/// A sentence: its telling's place in the list, and its own in the telling.
pub type SentencePlace = (usize, usize);

/// A word that stands in more sentences than this finds no candidates: it says too little.
const MOST_PLACES: usize = 24;
/// So many sentences before one are looked at, those that share most words first.
const MOST_CANDIDATES: usize = 4;
/// Shorter sentences, in words that say something, are alike by chance.
const SHORTEST: usize = 4;

/// Sentences that share less of their words, by how rare those are, tell different things: as in [`crate::compare`].
const KIN: f32 = 0.2;
/// So many words in common are no chance.
const SHARED: usize = 2;
/// In a text of fewer sentences than this, no word is held to be common.
const FEW: f32 = 20.0;

/// Which sentences of tellings are held against each other.
#[derive(Clone, Copy)]
pub enum Among<'a> {
    /// All of them.
    All,
    /// Those of which this is so, and no others.
    Only(&'a dyn Fn(SentencePlace) -> bool),
    /// Pairs of which this is so of one sentence at least.
    Touching(&'a dyn Fn(SentencePlace) -> bool),
}

impl Among<'_> {
    fn takes(self, place: SentencePlace) -> bool {
        if let Among::Only(is) = self { is(place) } else { true }
    }
    fn takes_pair(self, x: SentencePlace, y: SentencePlace) -> bool {
        if let Among::Touching(is) = self { is(x) || is(y) } else { true }
    }
}

/// The words of a sentence that say something, each once.
pub type SaidWords = fn(&Telling, usize) -> Vec<u64>;

/// The pairs of sentences that share enough of their rarer words to tell of one thing, in whatever other words; of one
/// telling where `within`, else of two.
pub fn kin(tellings: &[&Telling], within: bool, among: Among<'_>, said: SaidWords) -> Vec<(SentencePlace, SentencePlace)> {
    let mut words: Vec<(SentencePlace, Vec<u64>)> = Vec::new();
    for (d, telling) in tellings.iter().enumerate() {
        let told = telling.sentences.list.iter().enumerate().filter(|(_, s)| s.is_told());
        for place in told.map(|(s, _)| (d, s)).filter(|p| among.takes(*p)) {
            words.push((place, said(telling, place.1)));
        }
    }
    let mut seen: KeyMap<u32> = KeyMap::default();
    words.iter().flat_map(|(_, w)| w).for_each(|key| *seen.entry(*key).or_default() += 1);
    let all = (words.len() as f32).max(FEW);
    let rarity = |key: &u64| ((all + 1.0) / (seen.get(key).copied().unwrap_or(1) as f32 + 0.5)).ln().max(0.0);
    let weights: Vec<f32> = words.iter().map(|(_, w)| w.iter().map(rarity).sum()).collect();
    let mut places: KeyMap<Vec<usize>> = KeyMap::default();
    let mut found = Vec::new();
    for (n, (place, keys)) in words.iter().enumerate() {
        let mut shared: BTreeMap<usize, (usize, f32)> = BTreeMap::new();
        for key in keys {
            let list = places.entry(*key).or_default();
            let fits = |p: SentencePlace| (p.0 == place.0) == within && among.takes_pair(p, *place);
            for m in list.iter().filter(|m| list.len() <= MOST_PLACES && fits(words[**m].0)) {
                let (count, weight) = shared.entry(*m).or_default();
                (*count, *weight) = (*count + 1, *weight + rarity(key));
            }
            if list.len() <= MOST_PLACES {
                list.push(n);
            }
        }
        let alike = |m: usize, weight: f32| 2.0 * weight / (weights[m] + weights[n]).max(f32::EPSILON);
        let mut best: Vec<(f32, usize)> =
            shared.iter().filter(|(_, (count, _))| *count >= SHARED).map(|(m, (_, w))| (alike(*m, *w), *m)).collect();
        best.retain(|b| b.0 >= KIN);
        best.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        found.extend(best.iter().take(MOST_CANDIDATES).map(|(_, m)| (words[*m].0, *place)));
    }
    found
}

/// [`SaidWords`] by the key of the words' dictionary form.
pub fn stems(telling: &Telling, s: usize) -> Vec<u64> {
    let form = |w: &Token| lemmas(w.text(&telling.article.text)).iter().next().map(|l| token::key(l.text(), Kind::Word));
    each(telling, s, |w| form(w).unwrap_or(w.key))
}

/// [`SaidWords`] as they are written: for those who want sentences that are alike, it finds the same and costs far less.
pub fn written(telling: &Telling, s: usize) -> Vec<u64> {
    each(telling, s, |w| w.key)
}

fn each(telling: &Telling, s: usize, key: impl Fn(&Token) -> u64) -> Vec<u64> {
    let says = telling.sentences.tokens_of(s).iter().filter(|w| (w.is_word() || w.kind == Kind::Number) && FUNCTION.word(**w).is_none());
    let mut keys: Vec<u64> = says.map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether two sentences with so many words in common, of so many in both, can be so alike: where what they share weighs
/// most and all else least. Small words, of which two more stand for all, are not among them.
fn may_be_alike(shared: usize, both: usize, alike: f32) -> bool {
    const MOST: f32 = 1.3;
    const LEAST: f32 = 0.7;
    let (shared, apart) = ((shared + 2) as f32 * 2.0 * MOST, both.saturating_sub(2 * shared) as f32 * LEAST);
    shared >= alike * (shared + apart)
}

/// The pairs of sentences that are at least so alike, the earlier first; of one telling only where `within`.
pub fn twins(tellings: &[&Telling], within: bool, among: Among<'_>, alike: f32) -> Vec<(SentencePlace, SentencePlace)> {
    let mut places: KeyMap<Vec<SentencePlace>> = KeyMap::default();
    let mut lengths: BTreeMap<SentencePlace, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (d, telling) in tellings.iter().enumerate() {
        for (s, sentence) in telling.sentences.list.iter().enumerate().filter(|(_, s)| s.is_told()) {
            let tokens = &telling.sentences.tokens[sentence.tokens.clone()];
            let mut keys: Vec<u64> = tokens.iter().filter(|t| t.is_word() && FUNCTION.word(**t).is_none()).map(|t| t.key).collect();
            keys.sort_unstable();
            keys.dedup();
            if keys.len() < SHORTEST {
                continue;
            }
            let mut shared: BTreeMap<SentencePlace, usize> = BTreeMap::new();
            for key in &keys {
                let list = places.entry(*key).or_default();
                let fits = |p: SentencePlace| (within || p.0 != d) && among.takes_pair(p, (d, s));
                for place in list.iter().filter(|p| list.len() <= MOST_PLACES && fits(**p)) {
                    *shared.entry(*place).or_default() += 1;
                }
                if list.len() <= MOST_PLACES {
                    list.push((d, s));
                }
            }
            lengths.insert((d, s), keys.len());
            // Most pairs share so few words that no weights of these could make them twins.
            let may_be = |(place, n): &(SentencePlace, usize)| may_be_alike(*n, keys.len() + lengths[place], alike);
            let mut best: Vec<(SentencePlace, usize)> = shared.into_iter().filter(may_be).collect();
            best.sort_by_key(|(place, n)| (std::cmp::Reverse(*n), *place));
            let like = |p: &SentencePlace| likeness(&tellings[p.0].sentences, p.1, &telling.sentences, s).0 >= alike;
            found.extend(best.iter().take(MOST_CANDIDATES).map(|b| b.0).filter(like).map(|p| (p, (d, s))));
        }
    }
    found
}
