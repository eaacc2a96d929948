//! A word as written in, the words it can be a form of out: "arrested" is the verb "arrest", "men" the noun "man".
//!
//! WordNet's own method: a list of irregular forms, and endings that are taken off when a known word remains.
//! It does not choose among readings: "found" is both "find" and "found".

use super::table::{PartOfSpeech, Record, TableWord};
use PartOfSpeech::{Adjective, Noun, Verb};

/// One reading of a word: the dictionary form and its part of speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lemma {
    /// The dictionary form.
    pub word: TableWord,
    /// As what it is read.
    pub part: PartOfSpeech,
}

impl Lemma {
    /// The dictionary form as it is spelt.
    #[inline]
    pub fn text(self) -> &'static str {
        self.word.text()
    }
}

/// The readings of a word, few enough to need no allocation.
#[derive(Clone, Copy, Default, Debug)]
pub struct Lemmas {
    list: [Option<Lemma>; 10],
    len: usize,
    /// The parts of speech among them, a bit each.
    parts: u8,
}

impl Lemmas {
    /// One after the other: the readings of the word as it stands come first.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = Lemma> + Clone + '_ {
        self.list[..self.len].iter().flatten().copied()
    }

    /// Whether no reading is known.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether one of the readings is of this part of speech.
    #[inline]
    pub fn any(&self, part: PartOfSpeech) -> bool {
        self.parts >> part as u8 & 1 == 1
    }

    /// As what the word is mostly used, over its readings.
    pub fn main_part(&self) -> Option<PartOfSpeech> {
        // A form that is a word of its own ("building") says more than the word that it could be a form of.
        PartOfSpeech::ALL
            .into_iter()
            .filter_map(|part| self.iter().find(|l| l.part == part).and_then(|l| Some((l.word.senses(part).next()?.part_share, part))))
            .max_by_key(|(share, part)| (*share, std::cmp::Reverse(*part)))
            .map(|(_, part)| part)
    }

    fn add(&mut self, word: TableWord, part: PartOfSpeech) {
        let lemma = Lemma { word, part };
        if self.len < self.list.len() && !self.iter().any(|l| l == lemma) {
            self.list[self.len] = Some(lemma);
            self.len += 1;
            self.parts |= 1 << part as u8;
        }
    }
}

/// An ending, what it is replaced by, and the parts of speech of which that makes a dictionary form.
type Ending = (&'static str, &'static str, &'static [PartOfSpeech]);

/// The endings of a word that ends in this letter.
fn endings(last: u8) -> &'static [Ending] {
    match last {
        b's' => &[("s", "", &[Noun, Verb]), ("es", "", &[Noun, Verb]), ("ies", "y", &[Noun, Verb])],
        b'd' => &[("ed", "", &[Verb]), ("ed", "e", &[Verb])],
        b'g' => &[("ing", "", &[Verb]), ("ing", "e", &[Verb])],
        b'n' => &[("men", "man", &[Noun])],
        b'r' => &[("er", "", &[Adjective]), ("er", "e", &[Adjective])],
        b't' => &[("est", "", &[Adjective]), ("est", "e", &[Adjective])],
        _ => &[],
    }
}

/// The readings of a lower-case word or phrase.
pub(super) fn lemmas_of(spelt: &str) -> Lemmas {
    lemmas_of_word(spelt, TableWord::find(spelt))
}

/// The same where it is known which word of the table it is as it stands, if any.
pub(super) fn lemmas_of_word(spelt: &str, word: Option<TableWord>) -> Lemmas {
    let mut found = Lemmas::default();
    if let Some(word) = word {
        read_whole(word, &mut found);
    }
    // Words are too short for a search of the fast kind.
    if let Some(blank) = spelt.bytes().position(|b| b == b' ') {
        read_phrase(&spelt[..blank], &spelt[blank + 1..], &mut found);
    }
    let whole = found.parts;
    // Longer than any word that is inflected: no room to put a lemma together, and no need.
    let mut room = [0u8; 48];
    for &(ending, put, parts) in spelt.as_bytes().last().map_or(&[][..], |last| endings(*last)) {
        let Some(stem) = spelt.strip_suffix(ending).filter(|stem| stem.len() >= 2) else { continue };
        if ending == "s" && stem.ends_with('s') {
            continue;
        }
        // A word that is a noun as it stands is no plural of another ("news"); a verb may be both ("found").
        let free =
            |part: &PartOfSpeech| (*part == Verb || whole >> *part as u8 & 1 == 0) && (*part != Noun || ending != "es" || hisses(stem));
        if !parts.iter().any(free) {
            continue;
        }
        let len = stem.len() + put.len();
        let Some(target) = room.get_mut(..len) else { continue };
        target[..stem.len()].copy_from_slice(stem.as_bytes());
        target[stem.len()..].copy_from_slice(put.as_bytes());
        let Some(word) = std::str::from_utf8(target).ok().and_then(TableWord::find) else { continue };
        for part in parts.iter().filter(|part| free(part) && word.is(**part)) {
            found.add(word, *part);
        }
    }
    found
}

/// The first of the readings of a lower-case word or phrase, which is most often the word as it stands.
pub(super) fn first(spelt: &str) -> Option<Lemma> {
    let own = |word: TableWord| {
        word.records().find_map(|record| match record {
            Record::Sense(sense) => Some(Lemma { word, part: sense.synset.part() }),
            Record::Irregular(part, lemma) => Some(Lemma { word: lemma, part }),
            _ => None,
        })
    };
    TableWord::find(spelt).and_then(own).or_else(|| lemmas_of(spelt).iter().next())
}

/// After these sounds a plural takes "es".
fn hisses(stem: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end))
}

fn read_whole(word: TableWord, found: &mut Lemmas) {
    for record in word.records() {
        match record {
            Record::Sense(sense) => found.add(word, sense.synset.part()),
            Record::Irregular(part, lemma) => found.add(lemma, part),
            _ => {}
        }
    }
}

/// "called off" is a form of "call off".
fn read_phrase(verb: &str, particle: &str, found: &mut Lemmas) {
    for lemma in lemmas_of(verb).iter().filter(|l| l.part == Verb) {
        let spelt = [lemma.text(), particle].join(" ");
        if let Some(word) = TableWord::find(&spelt).filter(|w| w.is(Verb)) {
            found.add(word, Verb);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spelt: &str, lemmas: &[&str]) {
        let found: Vec<String> = lemmas_of(spelt).iter().map(|l| format!("{} {:?}", l.text(), l.part).to_lowercase()).collect();
        for lemma in lemmas {
            assert!(found.iter().any(|f| f == lemma), "{spelt}: {found:?} lacks {lemma}");
        }
        assert_eq!(found.is_empty(), lemmas.is_empty(), "{spelt}: {found:?}");
        assert_eq!(first(spelt), lemmas_of(spelt).iter().next(), "{spelt}");
    }

    #[test]
    fn forms_lead_to_their_dictionary_forms() {
        check("arrested", &["arrest verb"]);
        check("dies", &["die verb", "die noun"]);
        check("killing", &["kill verb", "killing noun"]);
        check("men", &["man noun"]);
        check("policemen", &["policeman noun"]);
        check("children", &["child noun"]);
        check("went", &["go verb"]);
        check("found", &["find verb", "found verb"]);
        check("stopped", &["stop verb"]);
        check("bigger", &["big adjective"]);
        check("worst", &["bad adjective"]);
        check("cities", &["city noun"]);
        check("explosions", &["explosion noun"]);
        check("used", &["use verb"]);
        check("news", &["news noun"]);
        check("called off", &["call off verb"]);
    }

    #[test]
    fn no_form_is_made_up() {
        check("", &[]);
        check("zz", &[]);
        check("qwxzs", &[]);
        check("ß", &[]);
        check("日本", &[]);
    }
}
