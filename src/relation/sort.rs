//! A noun in, what sorts of things it names out: a person, a body of people, a place, a thing.
//!
//! The kinds of WordNet say it, over all common meanings of the word: a "guard" is mostly a person and at times a thing.

use super::lemma::{self, Lemmas};
use super::table::PartOfSpeech;
use crate::lexicon::Sort;

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
        if let Some(sort) = sense.synset.sort() {
            sorts.shares[sort as usize] += sense.share as u16;
        }
    }
    sorts
}

#[cfg(test)]
mod tests {
    use super::*;

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
