//! Words as written in, all readings of them out.

use super::lemma::{self, Lemma, Lemmas};
use super::table::{PartOfSpeech, TableWord};
use super::weight::{self, Weight};

/// What stands on one side: the words as written, and all that they can be forms of.
pub(super) struct WordSide<'a> {
    pub(super) written: &'a str,
    pub(super) plain: &'a str,
    whole: Option<TableWord>,
    lemmas: Lemmas,
}

impl<'a> WordSide<'a> {
    /// Reads words as written and in their plain form; a leading article is left out.
    pub fn read(written: &'a str, plain: &'a str) -> WordSide<'a> {
        let bare = ["the ", "a ", "an "].iter().find_map(|article| plain.strip_prefix(article)).unwrap_or(plain);
        let bare = bare
            .strip_suffix("'s")
            .or_else(|| bare.strip_suffix("s'").map(|w| &bare[..w.len() + 1]))
            .filter(|w| !w.is_empty())
            .unwrap_or(bare);
        // "US" and "WHO" are not "us" and "who": short forms in capitals stand so in the lists.
        let capitals = written.len() >= 2 && written.bytes().all(|c| c.is_ascii_uppercase() || c == b'.' || c == b'&');
        let word = TableWord::find(bare);
        let as_it_stands = || if bare.len() == plain.len() { word } else { TableWord::find(plain).or(word) };
        let whole = if capitals { TableWord::find(written) } else { None }.or_else(as_it_stands).or_else(|| listed_phrase(bare));
        WordSide { written, plain: bare, whole, lemmas: lemma::lemmas_of_word(bare, word) }
    }

    pub fn plain(&self) -> &str {
        self.plain
    }

    pub fn written(&self) -> &str {
        self.written
    }

    pub fn lemmas(&self) -> impl Iterator<Item = Lemma> + Clone + '_ {
        self.lemmas.iter()
    }

    /// The word as it stands, then its dictionary forms.
    pub fn words(&self) -> impl Iterator<Item = TableWord> + Clone + '_ {
        let whole = self.whole;
        whole.into_iter().chain(self.lemmas.iter().map(|l| l.word).filter(move |w| Some(*w) != whole))
    }

    pub fn weight(&self) -> Weight {
        self.whole.and_then(weight::listed).unwrap_or(Weight::Content)
    }

    pub fn is_known(&self) -> bool {
        self.words().next().is_some()
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.plain.split(' ')
    }
}

/// "reached out to" stands in a list as "reach out to".
fn listed_phrase(spelt: &str) -> Option<TableWord> {
    let (verb, rest) = spelt.split_once(' ')?;
    lemma::lemmas_of(verb).iter().filter(|l| l.part == PartOfSpeech::Verb).find_map(|l| TableWord::find(&[l.text(), rest].join(" ")))
}

/// Whether `short` is made of the first letters of `long`: "UN", "United Nations"; "NMT", "neural MT"; "LPs", "limited
/// partners".
pub(super) fn is_acronym(short: &WordSide, long: &WordSide) -> bool {
    let plural = short.written.strip_suffix('s').filter(|_| long.plain.ends_with('s'));
    let written = plural.unwrap_or(short.written);
    let letters = || written.bytes().filter(|c| *c != b'.');
    // In small letters it must be no word: "rms", "root mean square".
    let small_letters = !short.is_known() && letters().count() >= 3 && letters().all(|c| c.is_ascii_lowercase());
    if letters().count() < 2 || !small_letters && !letters().all(|c| c.is_ascii_uppercase()) || !long.plain.contains([' ', '-']) {
        return false;
    }
    let small = |w: &str| matches!(w.to_ascii_lowercase().as_str(), "of" | "the" | "and" | "for" | "in" | "on" | "to");
    // A short form within the long one stands for all of its letters.
    let within = |w: &str| w.len() > 1 && w.bytes().all(|c| c.is_ascii_uppercase()) && long.written.bytes().any(|c| c.is_ascii_lowercase());
    let words = || long.written.split([' ', '-', '\u{2010}', '\u{2011}', '\u{2013}']).filter(|w| !w.is_empty());
    let spells = |all: bool| {
        let initials = words().filter(|w| all || !small(w)).flat_map(|w| w.bytes().take(if within(w) { w.len() } else { 1 }));
        initials.map(|c| c.to_ascii_uppercase()).eq(letters().map(|c| c.to_ascii_uppercase()))
    };
    spells(true) || spells(false)
}
