//! What the words of a text are, each looked up once: its part of speech, its dictionary form, what it names.

use crate::lexicon::{FUNCTION, Function, GENDER, GENERIC, GIVEN, Gender, Generic, NOUNS, NounCue};
use crate::relation::{self, PartOfSpeech, Sorts};
use crate::token::{KeyMap, Kind, Token, key};

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug)]
pub struct WordTraits {
    /// As what it is mostly used; none for a word that no lexicon has.
    pub part: Option<PartOfSpeech>,
    /// Whether it can be a noun.
    pub noun: bool,
    /// Whether it can be a verb.
    pub verb: bool,
    /// Whether it can be a verb without an ending.
    pub base: bool,
    /// Whether it can be a verb with an ending, or an irregular form of one.
    pub inflected: bool,
    /// The key of its dictionary form as a noun; its own where it has none.
    pub stem: u64,
    /// What it names.
    pub sorts: Sorts,
    /// Whether it has the shape of a plural.
    pub plural: bool,
}

/// The words of a text.
#[derive(Default)]
pub struct WordCache {
    known: KeyMap<WordTraits>,
}

impl WordCache {
    /// What is known of the word at a token.
    pub fn traits(&mut self, token: Token, text: &str) -> WordTraits {
        *self.known.entry(token.key).or_insert_with(|| read(token, token.text(text)))
    }
}

fn read(token: Token, written: &str) -> WordTraits {
    let plain = relation::plain(written);
    let lemmas = relation::lemmas(&plain);
    let verbs = || lemmas.iter().filter(|l| l.part == PartOfSpeech::Verb);
    let singular = lemmas.iter().filter(|l| l.part == PartOfSpeech::Noun).map(|l| l.text()).min_by_key(|t| (t.len(), *t));
    WordTraits {
        part: lemmas.main_part(),
        noun: singular.is_some(),
        verb: verbs().next().is_some(),
        base: verbs().any(|l| l.text() == plain),
        inflected: verbs().any(|l| l.text() != plain),
        stem: singular.map_or(token.key, |s| key(s, Kind::Word)),
        sorts: if singular.is_some() { relation::sorts_of(&lemmas) } else { Sorts::default() },
        plural: singular.is_some_and(|s| s != plain) || MASS.contains(&plain.as_ref()),
    }
}

/// Plurals that look like none.
const MASS: [&str; 4] = ["people", "police", "personnel", "clergy"];

/// A pronoun that stands for one told of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// "he", "him", "his", "she", "her", "hers".
    Person(Gender),
    /// "it", "its".
    It,
    /// "they", "them", "their".
    They,
}

/// How a pronoun stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// "she".
    Subject,
    /// "him".
    Object,
    /// "their"; "her", which is either, as long as nothing follows that it could determine.
    Owner,
    /// "it", "her".
    Either,
}

/// The pronoun that a token is.
pub fn pronoun(token: Token, text: &str) -> Option<(Pronoun, Case)> {
    // The closed classes tell nearly all other words apart.
    if !matches!(FUNCTION.word(token), Some(Function::Pronoun | Function::Determiner)) {
        return None;
    }
    use Case::{Either, Object, Owner, Subject};
    use Pronoun::{It, Person, They};
    let word = token.text(text).to_ascii_lowercase();
    Some(match word.as_str() {
        "he" => (Person(Gender::He), Subject),
        "him" => (Person(Gender::He), Object),
        "his" => (Person(Gender::He), Owner),
        "she" => (Person(Gender::She), Subject),
        "her" => (Person(Gender::She), Either),
        "it" => (It, Either),
        "its" => (It, Owner),
        "they" => (They, Subject),
        "them" => (They, Object),
        "their" => (They, Owner),
        _ => return None,
    })
}

/// Whether the word says that a person is a he or a she.
pub fn gender(token: Token) -> Option<Gender> {
    GENDER.word(token).copied()
}

/// Whether a given name is that of a he or a she.
pub fn gender_of_name(token: Token) -> Option<Gender> {
    GIVEN.word(token).copied()
}

/// Whether a noun calls somebody a child, or a man or a woman.
pub fn child(noun: &str) -> Option<bool> {
    let child = NOUNS.has_spelt(noun, NounCue::Child);
    (child || NOUNS.has_spelt(noun, NounCue::Adult)).then_some(child)
}

/// What a noun such as "company", in its dictionary form, takes up without saying more of it.
pub fn generic(stem: u64) -> Option<&'static Generic> {
    GENERIC.word(Token::blank().knowing(crate::lexicon::word_id(stem)))
}

/// The words of a name without what tells a son from his father: "Ada Kral" of "Ada Kral III".
pub fn without_generation(name: &[u64]) -> &[u64] {
    let generation = |k: &u64| ["ii", "iii", "iv", "jr", "sr"].iter().any(|w| key(w, Kind::Word) == *k);
    match name {
        [rest @ .., last] if rest.len() > 1 && generation(last) => rest,
        _ => name,
    }
}
