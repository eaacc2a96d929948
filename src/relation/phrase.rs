//! Phrases: the readings of a side, and what can be told of two phrases from their words.
//!
//! A phrase that no lexicon holds is judged by its head, the last word, and by what stands before it: a modifier that
//! came makes a phrase more exact ("officer", "police officer").

use super::lemma::{self, Lemma, Lemmas};
use super::table::Word;
use super::{Relation, weight::Weight};

/// What stands on one side: the words as written, and all that they can be forms of.
pub(super) struct Side<'a> {
    written: &'a str,
    plain: &'a str,
    whole: Option<Word>,
    lemmas: Lemmas,
}

impl<'a> Side<'a> {
    /// Reads words as written and in their plain form; a leading article is left out.
    pub fn read(written: &'a str, plain: &'a str) -> Side<'a> {
        let bare = ["the ", "a ", "an "].iter().find_map(|article| plain.strip_prefix(article)).unwrap_or(plain);
        let bare = bare
            .strip_suffix("'s")
            .or_else(|| bare.strip_suffix("s'").map(|w| &bare[..w.len() + 1]))
            .filter(|w| !w.is_empty())
            .unwrap_or(bare);
        // "US" and "WHO" are not "us" and "who": short forms in capitals stand so in the lists.
        let capitals = written.len() >= 2 && written.bytes().all(|c| c.is_ascii_uppercase() || c == b'.' || c == b'&');
        let whole = if capitals { Word::find(written) } else { None }.or_else(|| Word::find(bare));
        Side { written, plain: bare, whole, lemmas: lemma::of(bare) }
    }

    pub fn plain(&self) -> &str {
        self.plain
    }

    pub fn lemmas(&self) -> impl Iterator<Item = Lemma> + '_ {
        self.lemmas.iter()
    }

    /// The word as it stands, then its dictionary forms.
    pub fn words(&self) -> impl Iterator<Item = Word> + '_ {
        let whole = self.whole;
        whole.into_iter().chain(self.lemmas.iter().map(|l| l.word).filter(move |w| Some(*w) != whole))
    }

    pub fn is_known(&self) -> bool {
        self.words().next().is_some()
    }

    fn parts(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.plain.split(' ')
    }
}

/// Whether `short` is made of the first letters of `long`: "UN", "United Nations".
pub(super) fn is_acronym(short: &Side, long: &Side) -> bool {
    let letters = || short.written.bytes().filter(|c| *c != b'.');
    if letters().count() < 2 || !letters().all(|c| c.is_ascii_uppercase()) || !long.plain.contains([' ', '-']) {
        return false;
    }
    let words = || long.plain.split([' ', '-']).filter(|w| !w.is_empty());
    let small = |w: &str| matches!(w, "of" | "the" | "and" | "for" | "in" | "on" | "to");
    let spells = |all: bool| words().filter(|w| all || !small(w)).map(|w| w.as_bytes()[0].to_ascii_uppercase()).eq(letters());
    spells(true) || spells(false)
}

/// How two phrases relate by their words.
pub(super) fn parts(a: &Side, b: &Side) -> Relation {
    let unknown = |s: &Side| s.parts().any(|w| !Side::read(w, w).is_known());
    let otherwise = || if unknown(a) || unknown(b) { Relation::Unknown } else { Relation::Unrelated };
    let (n, m) = (a.parts().count(), b.parts().count());
    if n == 1 && m == 1 {
        return otherwise();
    }
    let same = |x: &&str| b.parts().any(|y| y == *x);
    let lost: Vec<&str> = a.parts().filter(|x| !same(x)).filter(|x| says(x)).collect();
    let came: Vec<&str> = b.parts().filter(|y| !a.parts().any(|x| x == *y)).filter(|y| says(y)).collect();
    match (&lost[..], &came[..]) {
        ([], []) => Relation::Synonym,
        ([], _) => Relation::MoreExact,
        (_, []) => Relation::MoreGeneral,
        ([x], [y]) => super::whole(&Side::read(x, x), &Side::read(y, y)).unwrap_or_else(otherwise),
        _ => by_head(a, b, lost.len(), came.len()).unwrap_or_else(otherwise),
    }
}

fn says(word: &str) -> bool {
    super::weight::weight(word) > Weight::Function
}

/// Two phrases that differ in more than a word: the heads decide when all else points the same way.
fn by_head(a: &Side, b: &Side, lost: usize, came: usize) -> Option<Relation> {
    let (x, y) = (a.parts().next_back()?, b.parts().next_back()?);
    let head = if x == y { Relation::Same } else { super::whole(&Side::read(x, x), &Side::read(y, y))? };
    match (head, lost.min(2), came.min(2)) {
        (Relation::Antonym | Relation::StateChange | Relation::Sibling, ..) => Some(head),
        (Relation::MoreExact, 1, 2) | (Relation::MoreGeneral, 2, 1) => Some(head),
        (head, 1, 2) if head.is_wording() => Some(Relation::MoreExact),
        (head, 2, 1) if head.is_wording() => Some(Relation::MoreGeneral),
        _ => None,
    }
}
