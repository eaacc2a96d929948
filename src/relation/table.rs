//! Words in, what is recorded of them out: the compiled table of WordNet and of our own lists.
//!
//! Nothing is built at start-up: the numbers and the words are bytes of the program, read where they lie.
//! `src/lexicon/build_relations.rs` writes them. It knows no morphology: "arrested" is not "arrest" here.

use crate::lexicon::Sort;
use xxhash_rust::xxh3::xxh3_64;

static NUMBERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/relations.bin"));
static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/relations.txt"));

/// One array of 32-bit numbers within `NUMBERS`.
struct TablePart {
    start: usize,
    len: usize,
}

impl TablePart {
    #[inline(always)]
    fn at(&self, index: usize) -> u32 {
        let from = self.start + index * 4;
        match NUMBERS.get(from..from + 4) {
            Some(&[a, b, c, d]) if index < self.len => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/relations.rs"));

const LOW: u32 = (1 << 17) - 1;

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
            at &= SLOTS.len - 1;
            let slot = SLOTS.at(at);
            if slot == 0 {
                return None;
            }
            if slot >> 17 == (hash >> 49) as u32 {
                let word = TableWord((slot & LOW) - 1);
                if word.text() == spelt {
                    return Some(word);
                }
            }
            at += 1;
        }
    }

    /// The word as it is spelt.
    #[inline]
    pub fn text(self) -> &'static str {
        let at = self.0 as usize * 2;
        TEXT.get(WORDS.at(at) as usize..WORDS.at(at + 2) as usize).unwrap_or("")
    }

    /// All that the table says of it.
    pub fn records(self) -> impl Clone + Iterator<Item = Record> {
        let at = self.0 as usize * 2 + 1;
        (WORDS.at(at)..WORDS.at(at + 2)).map(|i| {
            let n = RECORDS.at(i as usize);
            match n >> 28 {
                0 => Record::Sense(Sense { synset: Synset(n & LOW), share: n >> 17 & 255, part_share: n >> 25 & 7 }),
                1 => Record::Family(TableWord(n & LOW)),
                2 => Record::Irregular(PartOfSpeech::ALL[(n >> 17 & 3) as usize], TableWord(n & LOW)),
                kind => Record::Member(Member {
                    list: LISTS[(kind as usize - 3).min(LISTS.len() - 1)],
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
    pub const NONE: Synset = Synset(LOW);

    /// Some number below `of` that tells it from most others.
    #[inline]
    pub fn spread(self, of: u8) -> u8 {
        (self.0.wrapping_mul(0x9e37_79b1) >> 16) as u8 % of.max(1)
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
        const START: u32 = (1 << 23) - 1;
        let at = self.0 as usize;
        (SYNSETS.at(at) & START..SYNSETS.at(at + 1) & START).map(|i| {
            let n = LINKS.at(i as usize);
            (KINDS[(n >> 28).min(6) as usize], Synset(n & LOW))
        })
    }

    /// What it points at in one way.
    pub fn linked(self, by: SynsetLink) -> impl Iterator<Item = Synset> {
        self.links().filter(move |(link, _)| *link == by).map(|(_, to)| to)
    }

    /// What sort of thing it names, if any of them (`relation/sort.toml`).
    #[inline]
    pub fn sort(self) -> Option<Sort> {
        let place = SYNSETS.at(self.0 as usize) >> 23 & 7;
        Sort::ALL.get((place as usize).checked_sub(1)?).copied()
    }

    /// Whether it excludes the other kinds beside it: things, persons, numbers, months; not ideas and acts.
    #[inline]
    pub fn is_exclusive(self) -> bool {
        SYNSETS.at(self.0 as usize) >> 26 & 1 == 1
    }

    /// How general it is: the binary logarithm of the number of its kinds, of kinds of these, and so on.
    #[inline]
    pub fn breadth(self) -> u32 {
        SYNSETS.at(self.0 as usize) >> 27
    }
}
