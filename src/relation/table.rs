//! Words in, what is recorded of them out: the compiled table of WordNet and of our own lists.
//!
//! Nothing is built at start-up: the numbers and the words are bytes of the program, read where they lie.
//! `src/lexicon/build_relations.rs` writes them. It knows no morphology: "arrested" is not "arrest" here.

use crate::lexicon::Sort;
use xxhash_rust::xxh3::xxh3_64;

static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/slots.bin"));
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
static SYNSETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/synsets.bin"));

include!(concat!(env!("OUT_DIR"), "/relations.rs"));

const PLACE: u32 = (1 << PLACE_BITS) - 1;
const SYNSET: u32 = (1 << SYNSET_BITS) - 1;

/// One number of a table of them.
#[inline(always)]
fn number(table: &[u8], at: usize) -> u32 {
    match table.get(at * 4..at * 4 + 4) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
        _ => 0,
    }
}

/// A word or phrase of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TableWord(u32);

/// A meaning that several words can share.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Synset(u32);

/// The parts of speech that WordNet tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PartOfSpeech {
    /// "explosion".
    Noun,
    /// "invade".
    Verb,
    /// "critical".
    Adjective,
    /// "nearly".
    Adverb,
}

impl PartOfSpeech {
    /// All of them, in the table's order.
    pub const ALL: [PartOfSpeech; 4] = [PartOfSpeech::Noun, PartOfSpeech::Verb, PartOfSpeech::Adjective, PartOfSpeech::Adverb];
}

/// One meaning of a word.
#[derive(Clone, Copy, Debug)]
pub struct Sense {
    /// The meaning.
    pub synset: Synset,
    /// How much of the word's use as this part of speech it makes, of 255.
    pub share: u32,
    /// How much of the word's use is as this part of speech, of 7.
    pub part_share: u32,
}

/// The kinds of our own lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum List {
    /// Words for the same.
    Synonym,
    /// Members: the full forms, the short forms.
    Abbreviation,
    /// Members: states on one scale.
    Scale,
    /// Members: one side, the other side.
    Opposite,
    /// Members: coordinate terms.
    Set,
    /// Members: names of a place, words for its people and things.
    Place,
    /// Members: the more general words, the more exact ones.
    Kind,
    /// Spellings of one word.
    Spelling,
    /// Words made from each other.
    Derivation,
    /// The member is the weight.
    Weight,
    /// Words that only look as if a prefix negated them.
    Affix,
    /// Words that differ in shade only.
    Likeness,
}

const LISTS: [List; 12] = [
    List::Synonym,
    List::Abbreviation,
    List::Scale,
    List::Opposite,
    List::Set,
    List::Place,
    List::Kind,
    List::Spelling,
    List::Derivation,
    List::Weight,
    List::Affix,
    List::Likeness,
];

/// What the table says of a word.
#[derive(Clone, Copy, Debug)]
pub enum Record {
    /// It has this meaning.
    Sense(Sense),
    /// It is made from this word, or this word from it.
    Family(TableWord),
    /// It is an irregular form of this word.
    Irregular(PartOfSpeech, TableWord),
    /// It stands in one of our lists.
    Member(Member),
}

/// A word's place in one of our lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// The kind of list.
    pub list: List,
    /// The entry, unique among all lists.
    pub group: u32,
    /// Which of the entry's members the word is.
    pub member: u32,
}

/// How a synset points at another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SynsetLink {
    /// It is a kind of the other.
    Up,
    /// It is the opposite of the other.
    Antonym,
    /// Adjectives: the other is near in meaning; one of the two is the head of a cluster.
    Similar,
    /// Verbs: the two are senses close to each other.
    Group,
    /// Verbs: to do this one is to do the other.
    Entails,
    /// Verbs: this one makes the other happen.
    Causes,
    /// A noun and the adjectives that give its value.
    Attribute,
}

impl TableWord {
    /// The word spelt so, if it is in the table.
    pub fn find(spelt: &str) -> Option<TableWord> {
        let hash = xxh3_64(spelt.as_bytes());
        let mut at = hash as usize;
        loop {
            at &= SLOTS.len() / 4 - 1;
            let slot = number(SLOTS, at);
            if slot == 0 {
                return None;
            }
            if slot >> PLACE_BITS == (hash >> (32 + PLACE_BITS)) as u32 {
                let word = TableWord((slot & PLACE) - 1);
                if word.parts().0 == spelt.as_bytes() {
                    return Some(word);
                }
            }
            at += 1;
        }
    }

    /// How it is spelt, and what the table says of it.
    #[inline]
    fn parts(self) -> (&'static [u8], &'static [[u8; 4]]) {
        let Some((&[len, count], rest)) = WORDS.get(self.0 as usize..).and_then(|rest| rest.split_first_chunk()) else {
            return (&[], &[]);
        };
        let (spelt, rest) = rest.split_at_checked(usize::from(len)).unwrap_or((rest, &[]));
        (spelt, rest.get(..usize::from(count) * 4).unwrap_or(&[]).as_chunks().0)
    }

    /// The word as it is spelt.
    #[inline]
    pub fn text(self) -> &'static str {
        std::str::from_utf8(self.parts().0).unwrap_or("")
    }

    /// All that the table says of it.
    pub fn records(self) -> impl Clone + Iterator<Item = Record> {
        self.parts().1.iter().map(|record| {
            let n = u32::from_le_bytes(*record);
            if n >> 31 == 0 {
                return Record::Sense(Sense {
                    synset: Synset(n & SYNSET),
                    share: n >> SYNSET_BITS & 255,
                    part_share: n >> (SYNSET_BITS + 8),
                });
            }
            match n >> 27 & 15 {
                1 => Record::Family(TableWord(n & PLACE)),
                2 => Record::Irregular(PartOfSpeech::ALL[(n >> PLACE_BITS & 3) as usize], TableWord(n & PLACE)),
                kind => Record::Member(Member {
                    list: LISTS[(kind as usize).saturating_sub(3).min(LISTS.len() - 1)],
                    group: n >> 10 & 0x3fff,
                    member: n & 0x3ff,
                }),
            }
        })
    }

    /// Its meanings as one part of speech.
    pub fn senses(self, part: PartOfSpeech) -> impl Clone + Iterator<Item = Sense> {
        self.records().filter_map(move |r| match r {
            Record::Sense(s) if s.synset.part() == part => Some(s),
            _ => None,
        })
    }

    /// Its places in our own lists.
    pub fn members(self) -> impl Clone + Iterator<Item = Member> {
        self.records().filter_map(|r| match r {
            Record::Member(m) => Some(m),
            _ => None,
        })
    }

    /// Whether it has a meaning as this part of speech.
    #[inline]
    pub fn is(self, part: PartOfSpeech) -> bool {
        self.senses(part).next().is_some()
    }
}

/// Whether a phrase of several words that has a weight may hold this lower-case word.
pub(super) fn may_be_in_weighed(plain: &str) -> bool {
    let mut pieces = plain.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty());
    pieces.all(|p| WEIGHED.binary_search(&xxh3_64(p.as_bytes())).is_ok())
}

impl Synset {
    /// No synset of the table.
    pub const NONE: Synset = Synset(SYNSET);

    /// Some number below 63 that tells it from most others.
    #[inline]
    pub fn spread(self) -> u8 {
        (number(SYNSETS, self.0 as usize) >> 10 & 63) as u8
    }

    /// Its part of speech: the table holds one after the other.
    #[inline]
    pub fn part(self) -> PartOfSpeech {
        PartOfSpeech::ALL[STARTS[1..4].iter().filter(|s| self.0 >= **s).count()]
    }

    /// What it points at.
    pub fn links(self) -> impl Iterator<Item = (SynsetLink, Synset)> {
        const KINDS: [SynsetLink; 7] = [
            SynsetLink::Up,
            SynsetLink::Antonym,
            SynsetLink::Similar,
            SynsetLink::Group,
            SynsetLink::Entails,
            SynsetLink::Causes,
            SynsetLink::Attribute,
        ];
        let at = self.0 as usize;
        (at + 1..at + 1 + (number(SYNSETS, at) & 0x3ff) as usize).map(|i| {
            let n = number(SYNSETS, i);
            (KINDS[(n >> 28).min(6) as usize], Synset(n & SYNSET))
        })
    }

    /// What it points at in one way.
    pub fn linked(self, by: SynsetLink) -> impl Iterator<Item = Synset> {
        self.links().filter(move |(link, _)| *link == by).map(|(_, to)| to)
    }

    /// What sort of thing it names, if any of them (`relation/sort.toml`).
    #[inline]
    pub fn sort(self) -> Option<Sort> {
        let place = number(SYNSETS, self.0 as usize) >> 23 & 7;
        Sort::ALL.get((place as usize).checked_sub(1)?).copied()
    }

    /// Whether it excludes the other kinds beside it: things, persons, numbers, months; not ideas and acts.
    #[inline]
    pub fn is_exclusive(self) -> bool {
        number(SYNSETS, self.0 as usize) >> 26 & 1 == 1
    }

    /// How general it is: the binary logarithm of the number of its kinds, of kinds of these, and so on.
    #[inline]
    pub fn breadth(self) -> u32 {
        number(SYNSETS, self.0 as usize) >> 27
    }
}
