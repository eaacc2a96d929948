//! Phrases: the readings of a side, and what can be told of two phrases from their words.
//!
//! A phrase that no lexicon holds is judged by its head, the last word, and by what stands before it: a modifier that
//! came makes a phrase more exact ("officer", "police officer").

use super::lemma::{self, Lemma, Lemmas};
use super::table::{PartOfSpeech, Word};
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
        let whole = if capitals { Word::find(written) } else { None }
            .or_else(|| Word::find(plain))
            .or_else(|| Word::find(bare))
            .or_else(|| listed_phrase(bare));
        Side { written, plain: bare, whole, lemmas: lemma::of(bare) }
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
    pub fn words(&self) -> impl Iterator<Item = Word> + Clone + '_ {
        let whole = self.whole;
        whole.into_iter().chain(self.lemmas.iter().map(|l| l.word).filter(move |w| Some(*w) != whole))
    }

    pub fn weight(&self) -> Weight {
        self.whole.and_then(super::weight::listed).unwrap_or(Weight::Content)
    }

    pub fn is_known(&self) -> bool {
        self.words().next().is_some()
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        self.plain.split(' ')
    }
}

/// "reached out to" stands in a list as "reach out to".
fn listed_phrase(spelt: &str) -> Option<Word> {
    let (verb, rest) = spelt.split_once(' ')?;
    lemma::of(verb).iter().filter(|l| l.part == PartOfSpeech::Verb).find_map(|l| Word::find(&[l.text(), rest].join(" ")))
}

/// Whether `short` is made of the first letters of `long`: "UN", "United Nations"; "NMT", "neural MT"; "LPs", "limited
/// partners".
pub(super) fn is_acronym(short: &Side, long: &Side) -> bool {
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

/// How two phrases relate by their words.
pub(super) fn parts(a: &Side, b: &Side) -> Relation {
    let unknown = |s: &Side| !s.is_known() && (!s.plain.contains(' ') || s.parts().any(|w| !Side::read(w, w).is_known()));
    let otherwise = || if unknown(a) || unknown(b) { Relation::Unknown } else { Relation::Unrelated };
    // "in" and "by", "the" and "a": which joining word stands there is wording, unless a list knows better.
    if joins(a) && joins(b) {
        return Relation::Near;
    }
    if !a.plain.contains(' ') && !b.plain.contains(' ') {
        return otherwise();
    }
    let (x, y) = (telling(a), telling(b));
    let (lost, came) = (without(&x, &y), without(&y, &x));
    let negated = is_negated(a) != is_negated(b);
    let found = match (&lost[..], &came[..]) {
        ([], []) => Some(Relation::Synonym),
        ([], _) if !x.is_empty() => Some(Relation::MoreExact),
        (_, []) if !y.is_empty() => Some(Relation::MoreGeneral),
        ([x], [y]) => super::whole(x, y),
        _ => by_head(&x, &y, lost.len(), came.len()),
    };
    match found {
        Some(found) if negated && found.is_wording() => Relation::Antonym,
        _ if negated => Relation::Unrelated,
        Some(found) => found,
        None => otherwise(),
    }
}

fn joins(side: &Side) -> bool {
    let whole = side.weight() == Weight::Function;
    whole || side.plain.contains(' ') && side.parts().all(|w| Side::read(w, w).weight() == Weight::Function)
}

/// The words of a phrase that claim something, or all of them when none does.
fn telling<'a>(side: &'a Side) -> Vec<Side<'a>> {
    let words = |least: Weight| -> Vec<Side<'a>> {
        side.plain.split(' ').filter(|w| !NEGATIONS.contains(w)).map(|w| Side::read(w, w)).filter(|w| w.weight() >= least).collect()
    };
    let content = words(Weight::Content);
    if content.is_empty() { words(Weight::Function) } else { content }
}

const NEGATIONS: [&str; 22] = [
    "not", "no", "never", "n't", "cannot", "can't", "don't", "doesn't", "didn't", "won't", "isn't", "wasn't", "aren't", "weren't",
    "hasn't", "haven't", "wouldn't", "fail", "fails", "failed", "failing", "unable",
];

fn is_negated(side: &Side) -> bool {
    side.plain.split(' ').any(|w| NEGATIONS.contains(&w))
}

/// The words of one phrase that the other has in no form.
fn without<'a, 'b>(these: &'b [Side<'a>], those: &[Side]) -> Vec<&'b Side<'a>> {
    let same = |x: &Side, y: &Side| x.plain == y.plain || x.lemmas().any(|l| y.lemmas().any(|m| l == m));
    these.iter().filter(|x| !those.iter().any(|y| same(x, y))).collect()
}

/// Two phrases that differ in more than a word: the heads decide when all else points the same way.
fn by_head(a: &[Side], b: &[Side], lost: usize, came: usize) -> Option<Relation> {
    let head = super::whole(a.last()?, b.last()?)?;
    match (head, lost, came) {
        (Relation::Antonym | Relation::StateChange | Relation::Sibling, ..) => Some(head),
        (Relation::MoreExact, 1, _) | (Relation::MoreGeneral, _, 1) => Some(head),
        (head, 1, _) if head.is_wording() => Some(Relation::MoreExact),
        (head, _, 1) if head.is_wording() => Some(Relation::MoreGeneral),
        // Modifier and head changed alike: "significant rise", "substantial increase".
        (head, 2, 2) if head.is_wording() && a.len() == b.len() => {
            let first = super::whole(&a[0], &b[0])?;
            first.is_wording().then_some(Relation::Near)
        }
        _ => None,
    }
}
