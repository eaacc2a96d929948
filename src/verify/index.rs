//! Which sentences of the sources can decide a claim: an inverted index over their words, names and numbers.
//!
//! In: the sources, once. Out: for each claim the few sentences that share its rarest words. A word that stands in very
//! many sentences is looked up in the first of them only, so that the cost stays near-linear.

use super::word::{ContentWord, words};
use crate::budget::Budget;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::story::entity::{Entities, Entity, entities};
use crate::telling::Telling;
use crate::token::{self, KeyMap, KeySet, Kind};

/// A sentence of the sources: the source's place in the list, and the sentence's in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceSentence {
    /// Which source.
    pub document: usize,
    /// Which of its sentences.
    pub sentence: usize,
}

/// A word counts in so many sentences; further ones that have it are found by their other words.
pub(crate) const MOST_PLACES: usize = 256;

/// The index over all sources.
pub struct Index {
    places: KeyMap<Vec<SourceSentence>>,
    /// The words that stand in more sentences.
    full: KeySet,
    sentences: usize,
}

/// A sentence that a claim shares words with, and how much they weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The sentence.
    pub place: SourceSentence,
    /// The sum of the weights of the shared words: the rarer a word, the more it weighs.
    pub score: u32,
}

impl Index {
    /// Reads every sentence that tells something.
    pub fn new(sources: &[Source<'_>]) -> Index {
        let mut index = Index { places: KeyMap::default(), full: KeySet::default(), sentences: 0 };
        for (document, Source { telling, .. }) in sources.iter().enumerate() {
            for sentence in (0..telling.sentences.list.len()).filter(|i| told(telling, *i)) {
                index.sentences += 1;
                let found = words(telling, sentence);
                for key in keys(telling, sentence, &found).chain(sources[document].called(sentence)) {
                    let places = index.places.entry(key).or_default();
                    let place = SourceSentence { document, sentence };
                    if places.last() == Some(&place) {
                        continue;
                    }
                    if places.len() < MOST_PLACES {
                        places.push(place);
                    } else {
                        index.full.insert(key);
                    }
                }
            }
        }
        index
    }

    /// The `most` sentences and the one after them that share most with sentence `i` of `text`, the best first; and whether
    /// one of its words was not looked up in all its sentences.
    pub fn candidates(&self, text: &Telling, i: usize, most: usize) -> (Vec<Candidate>, Option<Budget>) {
        let found = words(text, i);
        let mut scores: std::collections::BTreeMap<SourceSentence, u32> = std::collections::BTreeMap::new();
        let mut seen = KeySet::default();
        let mut full = false;
        for key in keys(text, i, &found) {
            let Some(places) = self.places.get(&key).filter(|_| seen.insert(key)) else { continue };
            full |= self.full.contains(&key);
            let weight = (self.sentences / places.len() + 1).ilog2() + 2;
            for place in places {
                *scores.entry(*place).or_default() += weight;
            }
        }
        let mut all: Vec<Candidate> = scores.into_iter().map(|(place, score)| Candidate { place, score }).collect();
        all.sort_by_key(|c| (std::cmp::Reverse(c.score), c.place));
        all.truncate(most + 1);
        (all, full.then_some(Budget::VerifyPlaces))
    }
}

/// A source with those that it speaks of.
pub struct Source<'a> {
    /// Its text.
    pub telling: &'a Telling,
    /// Those that it speaks of.
    pub entities: Entities,
}

impl<'a> Source<'a> {
    /// Reads whom a text speaks of.
    pub fn new(telling: &'a Telling) -> Source<'a> {
        Source { telling, entities: entities(telling) }
    }
    /// The keys of the names and nouns of those whom a sentence mentions, in whatever words.
    pub fn called(&self, sentence: usize) -> impl Iterator<Item = u64> {
        let mentions = self.entities.within(self.telling.sentences.list[sentence].span).iter();
        let keys = |e: &'_ Entity| -> Vec<u64> {
            e.names.iter().flat_map(|n| n.keys.iter().copied()).chain(e.nouns.iter().map(|n| n.key)).collect()
        };
        mentions.filter_map(|(_, ix)| self.entities.get(*ix)).flat_map(keys)
    }
}

/// Whether a sentence tells something: furniture and repeats do not.
pub fn told(telling: &Telling, i: usize) -> bool {
    let sentence = &telling.sentences.list[i];
    sentence.is_told()
}

/// The keys of its content words and numbers, and of what sort its amounts are: a claim of money is told by one.
fn keys<'a>(telling: &'a Telling, i: usize, found: &'a [ContentWord<'_>]) -> impl Iterator<Item = u64> + 'a {
    let numbers = telling.sentences.tokens_of(i).iter().filter(|t| t.kind == Kind::Number).map(|t| t.key);
    let claims = telling.claims.in_sentence(i);
    let amount = |q: &&Quantity| !matches!(q.kind, QuantityKind::Count | QuantityKind::Identifier);
    let units = claims.quantities().iter().filter(amount).map(|q| token::key(&q.unit, Kind::Symbol));
    let dated = claims.dates().first().map(|_| token::key("date", Kind::Symbol));
    found.iter().flat_map(ContentWord::keys).chain(numbers).chain(units).chain(dated)
}
