//! A noun in, what sorts of things it names out: a person, a body of people, a place, a thing.
//!
//! The kinds of WordNet say it, over all common meanings of the word: a "guard" is mostly a person and at times a thing.

use super::lemma::{self, Lemmas};
use super::table::{PartOfSpeech, Synset, SynsetLink, TableWord};
use crate::lexicon::Sort;
use std::sync::LazyLock;

/// What a noun names in its common meanings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorts {
    /// The part of its uses, of 255, in which it names each [`Sort`].
    shares: [u16; Sort::ALL.len()],
}

/// A sort that has less of a word's uses than this, of 255, is not what a reader thinks of.
const COMMON: u16 = 32;

impl Sorts {
    /// Those of one sort alone.
    pub fn only(sort: Sort) -> Sorts {
        let mut sorts = Sorts::default();
        sorts.shares[sort as usize] = 255;
        sorts
    }
    /// What it names most often, if it is any of the sorts in a fair part of its uses.
    pub fn main(self) -> Option<Sort> {
        let most = Sort::ALL.into_iter().rev().max_by_key(|s| self.shares[*s as usize])?;
        // WordNet has a village as those who live there first; in a story it is where something happens.
        let most = if most == Sort::Body && self.may_be(Sort::Place) { Sort::Place } else { most };
        self.may_be(most).then_some(most)
    }
    /// Whether it names such a thing in a fair part of its uses.
    pub fn may_be(self, sort: Sort) -> bool {
        self.shares[sort as usize] >= COMMON
    }
    /// Whether it names none of the sorts: "Friday", "idea".
    pub fn is_none(self) -> bool {
        self.main().is_none()
    }
}

/// Kinds of WordNet and the sort that all below them are of; with '^', what the word's meaning is a kind of. The first
/// that is met on the way up counts.
const KINDS: [(&str, Sort); 13] = [
    ("person", Sort::Person),
    // WordNet has who works a machine as what makes things happen, not as a person.
    ("^driver", Sort::Person),
    // All social groups.
    ("^organization", Sort::Body),
    ("group", Sort::Group),
    ("location", Sort::Place),
    ("geological formation", Sort::Place),
    ("land", Sort::Place),
    ("artifact", Sort::Thing),
    ("animal", Sort::Thing),
    ("stream", Sort::Thing),
    ("lake", Sort::Thing),
    ("sea", Sort::Thing),
    ("painting", Sort::Thing),
];

static TOPS: LazyLock<[Synset; KINDS.len()]> = LazyLock::new(|| {
    KINDS.map(|(name, _)| {
        let word = TableWord::find(name.trim_start_matches('^'));
        let commonest = word.and_then(|w| w.senses(PartOfSpeech::Noun).max_by_key(|s| s.share)).map_or(Synset::NONE, |s| s.synset);
        if name.starts_with('^') { commonest.linked(SynsetLink::Up).next().unwrap_or(Synset::NONE) } else { commonest }
    })
});

/// No chain of kinds is followed further.
const STEPS: usize = 16;
/// So many meanings of a word are looked at.
const SENSES: usize = 6;

/// The sorts of the things that a lower-case noun, in whatever form, can name.
pub fn sorts(noun: &str) -> Sorts {
    sorts_of(&lemma::lemmas_of(noun))
}

/// The same where the readings of the word are known.
pub fn sorts_of(lemmas: &Lemmas) -> Sorts {
    let nouns = lemmas.iter().filter(|l| l.part == PartOfSpeech::Noun);
    let mut sorts = Sorts::default();
    for sense in nouns.flat_map(|l| l.word.senses(PartOfSpeech::Noun).take(SENSES)) {
        if let Some(sort) = sort_of(sense.synset, &TOPS, STEPS) {
            sorts.shares[sort as usize] += sense.share as u16;
        }
    }
    sorts
}

/// By whichever way up a kind that tells is met.
fn sort_of(synset: Synset, tops: &[Synset; KINDS.len()], steps: usize) -> Option<Sort> {
    if let Some(at) = tops.iter().position(|top| *top == synset) {
        return Some(KINDS[at].1);
    }
    let left = steps.checked_sub(1)?;
    synset.linked(SynsetLink::Up).find_map(|above| sort_of(above, tops, left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_known() {
        let missing: Vec<&str> =
            KINDS.iter().zip(TOPS.iter()).filter(|(_, top)| **top == Synset::NONE).map(|((name, _), _)| *name).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[track_caller]
    fn check(noun: &str, expected: Option<Sort>) {
        assert_eq!(sorts(noun).main(), expected, "{noun}: {:?}", sorts(noun));
    }

    #[test]
    fn nouns_name_persons_bodies_places_and_things() {
        for noun in ["fisherman", "women", "teacher", "victim", "striker", "mother", "suspect", "mayor", "driver"] {
            check(noun, Some(Sort::Person));
        }
        for noun in ["council", "company", "ministry", "police", "team", "jury", "university"] {
            check(noun, Some(Sort::Body));
        }
        for noun in ["town", "city", "village", "island", "hill"] {
            check(noun, Some(Sort::Place));
        }
        for noun in ["ferry", "bridge", "dog", "river", "warehouse", "car"] {
            check(noun, Some(Sort::Thing));
        }
        for noun in ["friday", "idea", "arrest", "happiness", "qwxz"] {
            check(noun, None);
        }
    }
}
