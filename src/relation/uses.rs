//! A word in, as what it is used and of which broad kind its common meanings are out.
//!
//! For a reader of sentences: what part of speech a word has in its sentence is told by the company that it keeps, and
//! by this. It does not choose.

use super::lemma::{self, Lemmas};
use super::table::{PartOfSpeech, Synset, SynsetLink, TableWord};
use std::sync::LazyLock;

/// As what a word is used.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Uses {
    /// How much of its use is as noun, verb, adjective and adverb: 0, never, to 3, mostly. As its readings stand, not summing to anything.
    pub shares: [u8; 4],
    /// Which forms it can be, a bit each: a verb as it stands, an inflected one, a noun, a plural, an adjective, an inflected one.
    pub forms: u8,
    /// How much of its use is as a noun and as a verb, of 7 each, in three bits each.
    pub fine: u8,
    /// Of which broad kind the thing is that it names in its commonest meaning, 0 for none; its number in [`KINDS`].
    pub kind: u8,
    /// The same for what it tells as a verb, some number that verbs of one broad kind share.
    pub act: u8,
}

/// Broad kinds of things, the narrower ones first where one stands within another, with the numbers that
/// `src/lexicon/clause/weights.bin` knows them by.
pub const KINDS: [(&str, u8); 18] = [
    ("person", 1),
    ("group", 3),
    ("location", 4),
    ("time period", 5),
    ("animal", 7),
    ("plant", 8),
    ("body part", 9),
    ("food", 10),
    ("artifact", 11),
    ("communication", 12),
    ("cognition", 13),
    ("feeling", 14),
    ("event", 15),
    ("state", 16),
    ("attribute", 17),
    ("measure", 18),
    ("possession", 19),
    ("object", 20),
];

/// No chain of kinds is followed further.
const STEPS: usize = 16;

static ANCHORS: LazyLock<[Option<Synset>; KINDS.len()]> =
    LazyLock::new(|| KINDS.map(|(name, _)| TableWord::find(name)?.senses(PartOfSpeech::Noun).max_by_key(|s| s.share).map(|s| s.synset)));

/// As what the lower-case word is used.
pub fn uses(plain: &str) -> (Uses, Lemmas) {
    let lemmas = lemma::lemmas_of(plain);
    let mut uses = Uses::default();
    for lemma in lemmas.iter() {
        let part = PartOfSpeech::ALL.iter().position(|p| *p == lemma.part).unwrap_or(0);
        let Some(sense) = lemma.word.senses(lemma.part).max_by_key(|s| s.share) else { continue };
        let share = 1 + u8::from(sense.part_share >= 2) + u8::from(sense.part_share >= 5);
        uses.shares[part] = uses.shares[part].max(share);
        let inflected = u8::from(lemma.text() != plain);
        match lemma.part {
            PartOfSpeech::Verb => {
                uses.forms |= 1 << inflected;
                uses.fine = uses.fine & 7 | (uses.fine >> 3).max(sense.part_share as u8) << 3;
            }
            PartOfSpeech::Noun => {
                uses.forms |= 4 << inflected;
                uses.fine = uses.fine & 56 | (uses.fine & 7).max(sense.part_share as u8);
            }
            _ => uses.forms |= 16 << inflected,
        }
        match lemma.part {
            PartOfSpeech::Noun if uses.kind == 0 => uses.kind = kind(sense.synset),
            PartOfSpeech::Verb if uses.act == 0 => uses.act = act(sense.synset),
            _ => {}
        }
    }
    (uses, lemmas)
}

/// The synsets above one, nearest first, by the first way up.
fn above(synset: Synset) -> impl Iterator<Item = Synset> {
    std::iter::successors(Some(synset), |s| s.linked(SynsetLink::Up).next()).take(STEPS)
}

fn kind(synset: Synset) -> u8 {
    let anchor = |s: Synset| ANCHORS.iter().position(|a| *a == Some(s));
    above(synset).find_map(anchor).map_or(0, |i| KINDS[i].1)
}

fn act(synset: Synset) -> u8 {
    above(synset).last().map_or(0, |top| 1 + top.spread())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_known() {
        let missing: Vec<&str> = KINDS.iter().zip(ANCHORS.iter()).filter(|(_, a)| a.is_none()).map(|(k, _)| k.0).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_word_has_the_kind_of_its_commonest_meaning() {
        let kind = |word: &str| KINDS.iter().find(|(_, number)| *number == uses(word).0.kind).map_or("none", |(name, _)| name);
        for (word, expected) in
            [("teacher", "person"), ("week", "time period"), ("committee", "group"), ("monday", "time period"), ("region", "location")]
        {
            assert_eq!(kind(word), expected, "{word}");
        }
        assert_eq!(uses("qwxz").0, Uses::default());
    }

    #[test]
    fn shares_tell_verbs_from_nouns() {
        let shares = |word: &str| uses(word).0.shares;
        assert_eq!(shares("arrested")[0], 0);
        assert_eq!(shares("arrested")[1], 3);
        assert!(shares("city")[0] > shares("city")[1]);
        assert!(shares("quickly")[3] > 0);
    }
}
