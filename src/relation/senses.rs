//! Two lemmas of one part of speech in, how their meanings relate in WordNet out.
//!
//! Every word has rare meanings in which it is a synonym of almost anything; what a tie is worth is told by the share of
//! each word's uses that the two meanings make. It does not know which meaning a sentence has.
//!
//! The thresholds were found on some 1,000 different pairs of words that stood for each other in edited sentences: of
//! verbs up to three steps apart, and of nouns of ideas and acts under one narrow kind, nine in ten were wording; of
//! things under one narrow kind, nine in ten were another fact.

use super::Relation;
use super::lemma::Lemma;
use super::table::{PartOfSpeech, Sense, Synset, SynsetLink};
use smallvec::SmallVec;

/// A sense with less than this share (of 255) of its word's uses is not what a reader thinks of first.
const COMMON: u32 = 20;
/// The same for a word that is more general or more exact: the place in the sentence has made it plausible.
const MET: u32 = 12;
/// Steps up the tree of kinds within which a word is a more general one, not just something of the sort.
const STEPS: u8 = 3;
/// A kind with more than 2^this kinds below it is too broad to make its members neighbours.
const BROAD: u32 = 8;
/// One of two neighbours is used in their part of speech in at least this share (of 7) of its uses.
const READ: u32 = 3;
/// Of so many meanings of a word are ties looked for, commonest first: "take" has fifty.
const SENSES: usize = 8;
/// A kind with more than 2^this kinds below it says nothing: "entity", "thing", "act".
const EMPTY: u32 = 13;

/// The strongest tie of each sort that two words have, of 255; 0 where there is none.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Ties {
    same: u32,
    opposite: u32,
    exact: u32,
    general: u32,
    near: u32,
    beside: u32,
    /// A more general or more exact idea or act in a rare meaning, which is then no more than near.
    loose: u32,
}

impl Ties {
    /// Takes in the ties between the readings of two words.
    pub fn between(a: impl Iterator<Item = Lemma>, b: impl Iterator<Item = Lemma> + Clone) -> Ties {
        let mut ties = Ties::default();
        for x in a {
            for y in b.clone().filter(|y| y.part == x.part) {
                ties.add(x, y);
            }
        }
        ties
    }

    fn add(&mut self, a: Lemma, b: Lemma) {
        let nodes: SmallVec<[Node; SENSES]> = b.word.senses(b.part).take(SENSES).map(|sense| Node::new(sense, b.part)).collect();
        for sense in a.word.senses(a.part).take(SENSES) {
            let x = Node::new(sense, a.part);
            for y in &nodes {
                self.tie(&x, y, a.part);
            }
        }
    }

    /// What they come to: the most definite thing that is said of common meanings.
    pub fn relation(&self) -> Option<Relation> {
        let found = if self.opposite >= MET && self.opposite * 2 >= self.same {
            Relation::Antonym
        } else if self.same >= COMMON {
            Relation::Synonym
        } else if self.exact >= MET && self.exact > self.general {
            Relation::MoreExact
        } else if self.general >= MET && self.general > self.exact {
            Relation::MoreGeneral
        } else if self.beside >= COMMON && self.beside >= self.near {
            Relation::Sibling
        } else if self.same > 0 || self.near >= MET || self.loose > 0 || self.exact >= MET {
            Relation::Near
        } else {
            return None;
        };
        Some(found)
    }

    fn tie(&mut self, x: &Node, y: &Node, part: PartOfSpeech) {
        let strength = x.strength(y);
        let quality = matches!(part, PartOfSpeech::Adjective | PartOfSpeech::Adverb);
        let sort = if x.synset == y.synset || x.alike(y) || y.alike(x) {
            &mut self.same
        } else if x.opposes(y) || y.opposes(x) {
            &mut self.opposite
        } else if !quality && x.breadth <= EMPTY && y.is_a(x) {
            if strength >= MET || x.exclusive { &mut self.exact } else { &mut self.loose }
        } else if !quality && y.breadth <= EMPTY && x.is_a(y) {
            if strength >= MET || y.exclusive { &mut self.general } else { &mut self.loose }
        } else if if quality { x.share_a_head(y) } else { x.share_a_kind(y) } {
            // "Bus" and "cycle" are near as verbs, which neither is.
            let read = quality || x.part_share.max(y.part_share) >= READ;
            if x.exclusive || y.exclusive {
                &mut self.beside
            } else if read {
                &mut self.near
            } else {
                return;
            }
        } else {
            return;
        };
        *sort = (*sort).max(strength.max(1));
    }
}

/// Whether WordNet has an opposite of a reading, in any of the meanings that [`Ties`] looks at.
pub(super) fn has_opposite(lemma: Lemma) -> bool {
    let antonym = |s: Synset| s.linked(SynsetLink::Antonym).next().is_some();
    let opposed = |s: Synset| antonym(s) || lemma.part == PartOfSpeech::Adjective && s.linked(SynsetLink::Similar).any(antonym);
    lemma.word.senses(lemma.part).take(SENSES).any(|sense| opposed(sense.synset))
}

/// A few synsets, without allocation; what does not fit is left out.
#[derive(Clone, Copy)]
struct FewSynsets<const N: usize> {
    list: [Synset; N],
    len: usize,
}

impl<const N: usize> FewSynsets<N> {
    const EMPTY: FewSynsets<N> = FewSynsets { list: [Synset::NONE; N], len: 0 };

    fn first(&self, count: usize) -> &[Synset] {
        self.list.get(..count.min(self.len)).unwrap_or(&[])
    }

    fn push(&mut self, synset: Synset) {
        if let Some(place) = self.list.get_mut(self.len) {
            *place = synset;
            self.len += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = Synset> + '_ {
        self.first(self.len).iter().copied()
    }

    fn has(&self, synset: Synset) -> bool {
        self.first(self.len).contains(&synset)
    }
}

/// A sense with what it points at, read once for all pairs that it stands in.
#[derive(Clone, Copy)]
struct Node {
    synset: Synset,
    share: u32,
    part_share: u32,
    breadth: u32,
    exclusive: bool,
    /// The kinds that it belongs to, nearest first: those before `one` are one step up, before `two` two.
    up: FewSynsets<8>,
    one: usize,
    two: usize,
    /// Near synsets: the head of an adjective's cluster, a verb's group.
    alike: FewSynsets<4>,
    /// Its opposites, and those of its head.
    opposites: FewSynsets<4>,
}

impl Node {
    const EMPTY: Node = Node {
        synset: Synset::NONE,
        share: 0,
        part_share: 0,
        breadth: 0,
        exclusive: false,
        up: FewSynsets::EMPTY,
        one: 0,
        two: 0,
        alike: FewSynsets::EMPTY,
        opposites: FewSynsets::EMPTY,
    };

    fn new(sense: Sense, part: PartOfSpeech) -> Node {
        let synset = sense.synset;
        let mut node = Node {
            synset,
            share: sense.share,
            part_share: sense.part_share,
            breadth: synset.breadth(),
            exclusive: synset.is_exclusive(),
            ..Node::EMPTY
        };
        for (link, to) in synset.links() {
            match link {
                SynsetLink::Up | SynsetLink::Entails => node.up.push(to),
                SynsetLink::Antonym => node.opposites.push(to),
                SynsetLink::Similar | SynsetLink::Group => node.alike.push(to),
                _ => {}
            }
        }
        if part == PartOfSpeech::Adjective {
            for head in node.alike.iter() {
                head.linked(SynsetLink::Antonym).for_each(|to| node.opposites.push(to));
            }
        }
        node.climb();
        node
    }

    fn climb(&mut self) {
        let mut from = 0;
        for step in 1..STEPS {
            let to = self.up.len;
            if step == 1 {
                self.one = to;
            } else {
                self.two = to;
            }
            for low in from..to {
                for (link, high) in self.up.list[low].links() {
                    if matches!(link, SynsetLink::Up | SynsetLink::Entails) && !self.up.has(high) {
                        self.up.push(high);
                    }
                }
            }
            from = to;
        }
    }

    fn strength(&self, other: &Node) -> u32 {
        // A part of speech in which one of the words is hardly ever met ("words" as a verb) is not what the sentence means.
        self.share.min(other.share) * self.part_share.min(other.part_share).min(2) / 2
    }

    fn alike(&self, other: &Node) -> bool {
        self.alike.has(other.synset)
    }

    /// Adjectives are opposed through the heads of their clusters too.
    fn opposes(&self, other: &Node) -> bool {
        self.opposites.iter().any(|o| o == other.synset || other.alike.has(o))
    }

    fn is_a(&self, kind: &Node) -> bool {
        self.up.has(kind.synset)
    }

    fn share_a_head(&self, other: &Node) -> bool {
        self.alike.iter().any(|head| other.alike.has(head))
    }

    /// Whether one narrow kind holds both, one of them directly and the other within two steps; of things, both within three.
    fn share_a_kind(&self, other: &Node) -> bool {
        let things = self.exclusive && other.exclusive;
        if things && self.up.iter().any(|up| other.up.has(up) && up.is_exclusive() && up.breadth() < BROAD) {
            return true;
        }
        let near = |x: &Node, y: &Node| x.up.first(x.one).iter().any(|up| y.up.first(y.two).contains(up) && up.breadth() <= BROAD);
        near(self, other) || near(other, self)
    }
}
