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
mod kind;
mod lemma;
mod listed;
mod phrase;
mod senses;
mod side;
mod sort;
mod spelling;
mod table;
mod uses;
mod weight;
mod whole;

pub use affix::is_of_place;
pub use kind::Relation;
pub use lemma::{Lemma, Lemmas};
pub use listed::Stance;
pub use sort::{Sorts, sorts, sorts_of};
pub use spelling::{is_done_again, plain};
pub use table::{PartOfSpeech, TableWord};
pub use uses::{KINDS, Uses, uses};
pub use weight::{Weight, may_be_in_phrase, phrase_weight, weight};
pub use whole::{lemma, lemmas, part_of_speech};

use side::WordSide;
use std::cell::Cell;
use whole::whole;
use xxhash_rust::xxh3::xxh3_64;

/// Whether one of two lists of words says all of the other, in whatever forms: "Kral, a fisher of cod", "Kral fishes for cod".
pub fn say_the_same(x: &[&str], y: &[&str]) -> bool {
    let told = |p: &str, q: &str| relate(p, q).is_wording();
    x.iter().all(|p| y.iter().any(|q| told(p, q))) || y.iter().all(|q| x.iter().any(|p| told(p, q)))
}

/// How `after` relates to `before`: each one word or a short phrase, as written.
///
/// `relate(b, a)` is `relate(a, b).swapped()`.
pub fn relate(before: &str, after: &str) -> Relation {
    // Two sentences are asked of the same words again and again: who does it, whom it befalls, and each with the other.
    let asked = (xxh3_64(before.as_bytes()), xxh3_64(after.as_bytes()));
    let place = (asked.0 ^ asked.1.rotate_left(32)) as usize % KEPT;
    LAST.with(|last| match last[place].get() {
        (known, relation) if known == asked => relation,
        _ => {
            let relation = related(before, after);
            last[place].set((asked, relation));
            relation
        }
    })
}

/// So many answers are kept.
const KEPT: usize = 512;

thread_local! {
    /// The last answers, by the hashes of what was asked; two empty texts are the same.
    static LAST: [Cell<((u64, u64), Relation)>; KEPT] = const { [const { Cell::new(((0, 0), Relation::Same)) }; KEPT] };
}

fn related(before: &str, after: &str) -> Relation {
    let (a, b) = (spelling::plain(before), spelling::plain(after));
    if a == b {
        return Relation::Same;
    }
    let (a, b) = (WordSide::read(before, &a), WordSide::read(after, &b));
    whole(&a, &b).unwrap_or_else(|| phrase::parts(&a, &b))
}

/// Whether a word of the one list excludes one of the other, as [`relate`] has it: an opposite, or another state. Most words
/// are no opposites of any, and each is looked up once.
pub fn excludes_any(before: &[&str], after: &[&str]) -> bool {
    let plain = |list: &[&str]| -> Vec<String> { list.iter().map(|w| spelling::plain(w).into_owned()).collect() };
    let (x, y) = (plain(before), plain(after));
    let (x, y) = (Excluding::all(before, &x), Excluding::all(after, &y));
    x.iter().any(|a| y.iter().any(|b| a.may_exclude(b) && relate(a.side.written(), b.side.written()).is_exclusion()))
}

/// A word with what tells whether it can exclude another.
struct Excluding<'a> {
    side: WordSide<'a>,
    /// Where our own lists have it.
    stances: smallvec::SmallVec<[Stance; 4]>,
    /// Whether WordNet has an opposite of it.
    opposed: bool,
}

impl<'a> Excluding<'a> {
    fn all(written: &[&'a str], plain: &'a [String]) -> Vec<Excluding<'a>> {
        let read = |(written, plain): (&&'a str, &'a String)| {
            let side = WordSide::read(written, plain);
            let opposed = side.lemmas().chain(listed::origins(&side)).any(senses::has_opposite);
            Excluding { stances: listed::stances(&side).collect(), opposed, side }
        };
        written.iter().zip(plain).map(read).collect()
    }

    /// Whether anything at all can make the two exclude each other; of phrases that is not told.
    fn may_exclude(&self, other: &Excluding<'_>) -> bool {
        self.opposed
            || other.opposed
            || self.stances.iter().any(|s| other.stances.iter().any(|o| s.excludes(*o)))
            || affix::negates(self.side.plain(), other.side.plain())
            || [self, other].iter().any(|s| s.side.written().contains(' '))
    }
}

/// Where a word or short phrase stands in our own lists of opposites and states. To ask of many words which of them exclude
/// each other costs less so than to relate each to each; what WordNet alone holds opposed is not among them.
pub fn stances(word: &str) -> impl Iterator<Item = Stance> {
    let plain = spelling::plain(word);
    listed::stances(&WordSide::read(word, &plain)).collect::<smallvec::SmallVec<[Stance; 4]>>().into_iter()
}

/// Whether some lexicon knows the word or phrase, in this or another form.
pub fn is_known(word: &str) -> bool {
    let plain = spelling::plain(word);
    WordSide::read(word, &plain).is_known()
}

/// Whether a word in its commonest meaning names a thing, person, measure or field, of which one excludes another, and not an idea or act.
pub fn is_thing(word: &str) -> bool {
    let first = |l: lemma::Lemma| l.word.senses(PartOfSpeech::Noun).max_by_key(|s| s.share).is_some_and(|s| s.synset.is_exclusive());
    lemmas(word).iter().filter(|l| l.part == PartOfSpeech::Noun).any(first)
}

// A test that fails to read its own list is to panic.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
