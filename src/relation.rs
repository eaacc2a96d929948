//! Two words or short phrases in, how their meanings relate out.
//!
//! For what stands in the same place of two versions of a sentence: "vehicle" and "van", "arrested" and "charged",
//! "probe" and "investigation". Words only: it reads no sentence, so it cannot know in which sense a word is meant and
//! takes the common ones. It knows nothing of numbers, dates and persons' names. Sources: our own lists
//! (`src/lexicon/relation/*.toml`) where they speak, else WordNet (`src/lexicon/wordnet/`).
//!
//! ```
//! use recount::relation::{relate, Relation};
//! assert_eq!(relate("vehicle", "van"), Relation::MoreExact);
//! assert_eq!(relate("van", "vehicle"), Relation::MoreGeneral);
//! assert_eq!(relate("arrested", "charged"), Relation::StateChange);
//! ```

mod affix;
mod lemma;
mod listed;
mod phrase;
mod senses;
mod sort;
mod spelling;
mod table;
mod uses;
mod weight;

pub use lemma::{Lemma, Lemmas};
pub use sort::{Sorts, sorts};
pub use spelling::plain;
pub use table::{PartOfSpeech, Word};
pub use uses::{KINDS, Uses, uses};
pub use weight::{Weight, phrase_weight, weight};

use phrase::Side;
use senses::Ties;

/// How what stands after relates to what stood before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// The same words, whatever their case and typography.
    Same,
    /// Forms of one word: "attack", "attacked".
    Inflection,
    /// Spellings of one word: "colour", "color"; "cease-fire", "ceasefire"; a slip of one letter.
    Spelling,
    /// A full form and its short form: "United Nations", "U.N.".
    Abbreviation,
    /// Words for the same in a common meaning of both: "probe", "investigation".
    Synonym,
    /// Words close in meaning that are no full synonyms, or synonyms in a rare meaning: "explain", "describe".
    Near,
    /// Words made from each other: "invade", "invasion"; "Israel", "Israeli".
    Derivation,
    /// After is a kind of before: "vehicle", "van".
    MoreExact,
    /// Before is a kind of after: "van", "vehicle".
    MoreGeneral,
    /// Opposites: "rose", "fell"; "likely", "unlikely".
    Antonym,
    /// Other states on one scale: "arrested", "charged"; "killed", "injured".
    StateChange,
    /// Coordinate terms, of which one excludes the other: "dog", "cat"; "Monday", "Tuesday".
    Sibling,
    /// Known words with none of these relations.
    Unrelated,
    /// A word is in no lexicon: a name, a term of art, a slip.
    Unknown,
}

impl Relation {
    /// The relation as seen from the other side.
    pub fn swapped(self) -> Relation {
        match self {
            Relation::MoreExact => Relation::MoreGeneral,
            Relation::MoreGeneral => Relation::MoreExact,
            other => other,
        }
    }

    /// Whether both words say the same thing, so that the change is one of wording.
    pub fn is_wording(self) -> bool {
        use Relation::*;
        matches!(self, Same | Inflection | Spelling | Abbreviation | Synonym | Near | Derivation)
    }

    /// Whether the words cannot both hold of one thing.
    pub fn is_change(self) -> bool {
        matches!(self, Relation::Antonym | Relation::StateChange | Relation::Sibling)
    }
}

/// How `after` relates to `before`: each one word or a short phrase, as written.
///
/// `relate(b, a)` is `relate(a, b).swapped()`.
pub fn relate(before: &str, after: &str) -> Relation {
    let (a, b) = (spelling::plain(before), spelling::plain(after));
    if a == b {
        return Relation::Same;
    }
    let (a, b) = (Side::read(before, &a), Side::read(after, &b));
    whole(&a, &b).unwrap_or_else(|| phrase::parts(&a, &b))
}

/// The dictionary forms that a word or phrase can be a form of.
pub fn lemmas(word: &str) -> Lemmas {
    lemma::of(&spelling::plain(word))
}

/// Whether some lexicon knows the word or phrase, in this or another form.
pub fn is_known(word: &str) -> bool {
    let plain = spelling::plain(word);
    Side::read(word, &plain).is_known()
}

/// As what a word is mostly used, over its readings; `None` for a word that WordNet does not know.
pub fn part_of_speech(word: &str) -> Option<PartOfSpeech> {
    let lemmas = lemmas(word);
    // A form that is a word of its own ("building") says more than the word that it could be a form of.
    PartOfSpeech::ALL
        .into_iter()
        .filter_map(|part| lemmas.iter().find(|l| l.part == part).and_then(|l| Some((l.word.senses(part).next()?.part_share, part))))
        .max_by_key(|(share, part)| (*share, std::cmp::Reverse(*part)))
        .map(|(_, part)| part)
}

/// Whether a word in its commonest meaning names a thing, person, measure or field, of which one excludes another, and not an idea or act.
pub fn is_thing(word: &str) -> bool {
    let first = |l: lemma::Lemma| l.word.senses(PartOfSpeech::Noun).max_by_key(|s| s.share).is_some_and(|s| s.synset.is_exclusive());
    lemmas(word).iter().filter(|l| l.part == PartOfSpeech::Noun).any(first)
}

/// Unknown words of fewer letters can differ in one and be two words.
const LONG: usize = 9;

/// How two sides relate as wholes; `None` when nothing relates them.
fn whole(a: &Side, b: &Side) -> Option<Relation> {
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
    if phrase::is_acronym(a, b) || phrase::is_acronym(b, a) {
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
    let slip = |x: &Side, y: &Side| !x.is_known() && y.is_known() && spelling::slip(x.plain(), y.plain());
    // Terms of art that no lexicon has: long words that differ in one letter are spellings of one.
    let long = |s: &Side| !s.is_known() && s.plain().len() >= LONG && !s.written().contains(char::is_uppercase);
    let terms = long(a) && long(b) && spelling::slip(a.plain(), b.plain());
    (slip(a, b) || slip(b, a) || terms).then_some(Relation::Spelling)
}

/// Whether `many` is the plural of `one` although it is a word of its own too: "asset", "assets". Not where the singular
/// is no noun in the first place: "new", "news".
fn is_plural(one: &Side, many: &Side) -> bool {
    let stem = many.plain().strip_suffix('s').filter(|s| s.len() >= 4 && !s.ends_with('s'));
    stem == Some(one.plain()) && part_of_speech(one.plain()) == Some(PartOfSpeech::Noun)
}

/// What WordNet says of two words, or of the words that they are made from.
fn by_sense(a: &Side, b: &Side) -> Option<Relation> {
    match Ties::between(a.lemmas(), b.lemmas()).relation() {
        Some(Relation::Sibling | Relation::Near) | None if listed::is_family(a, b) => Some(Relation::Derivation),
        None => listed::by_family(a, b),
        some => some,
    }
}

// A test that fails to read its own list is to panic.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
