//! Two words or phrases in, how they relate as wholes out.

use super::kind::Relation;
use super::lemma::{self, Lemma, Lemmas};
use super::senses::Ties;
use super::side::{WordSide, is_acronym};
use super::table::PartOfSpeech;
use super::{affix, listed, spelling};

/// The dictionary forms that a word or phrase can be a form of.
pub fn lemmas(word: &str) -> Lemmas {
    lemma::lemmas_of(&spelling::plain(word))
}

/// The first of them, which is found sooner.
pub fn lemma(word: &str) -> Option<Lemma> {
    lemma::first(&spelling::plain(word))
}

/// As what a word is mostly used, over its readings; `None` for a word that WordNet does not know.
pub fn part_of_speech(word: &str) -> Option<PartOfSpeech> {
    lemmas(word).main_part()
}

/// Unknown words of fewer letters can differ in one and be two words.
const LONG: usize = 9;

/// How two sides relate as wholes; `None` when nothing relates them.
pub(super) fn whole(a: &WordSide, b: &WordSide) -> Option<Relation> {
    if a.plain() == b.plain() {
        return Some(Relation::Same);
    }
    if spelling::same(a.plain(), b.plain()) {
        return Some(Relation::Spelling);
    }
    if a.lemmas().any(|x| b.lemmas().any(|y| x == y)) || is_plural(a, b) || is_plural(b, a) {
        return Some(Relation::Inflection);
    }
    match listed::relate(a, b) {
        Some(Relation::Synonym | Relation::Near) if listed::is_family(a, b) => return Some(Relation::Derivation),
        None => {}
        some => return some,
    }
    if is_acronym(a, b) || is_acronym(b, a) {
        return Some(Relation::Abbreviation);
    }
    if affix::negates(a.plain(), b.plain()) {
        return Some(Relation::Antonym);
    }
    if let Some(relation) = by_sense(a, b) {
        return Some(relation);
    }
    if affix::makes(a.lemmas(), b.lemmas()) || affix::makes(b.lemmas(), a.lemmas()) {
        return Some(Relation::Derivation);
    }
    let slip = |x: &WordSide, y: &WordSide| !x.is_known() && y.is_known() && spelling::slip(x.plain(), y.plain());
    // Terms of art that no lexicon has: long words that differ in one letter are spellings of one.
    let long = |s: &WordSide| !s.is_known() && s.plain().len() >= LONG && !s.written().contains(char::is_uppercase);
    let terms = long(a) && long(b) && spelling::slip(a.plain(), b.plain());
    (slip(a, b) || slip(b, a) || terms).then_some(Relation::Spelling)
}

/// Whether `many` is the plural of `one` although it is a word of its own too: "asset", "assets". Not where the singular
/// is no noun in the first place: "new", "news".
fn is_plural(one: &WordSide, many: &WordSide) -> bool {
    let stem = many.plain().strip_suffix('s').filter(|s| s.len() >= 4 && !s.ends_with('s'));
    stem == Some(one.plain()) && part_of_speech(one.plain()) == Some(PartOfSpeech::Noun)
}

/// What WordNet says of two words, or of the words that they are made from.
fn by_sense(a: &WordSide, b: &WordSide) -> Option<Relation> {
    match Ties::between(a.lemmas(), b.lemmas()).relation() {
        Some(Relation::Sibling | Relation::Near) | None if listed::is_family(a, b) => Some(Relation::Derivation),
        None => listed::by_family(a, b),
        some => some,
    }
}
