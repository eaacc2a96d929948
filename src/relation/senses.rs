//! Two lemmas of one part of speech in, how their common meanings relate in WordNet out.
//!
//! Every word has rare meanings in which it is a synonym of almost anything; a meaning counts only for its share of the
//! word's uses. The thresholds were found on pairs of edited sentences, where each step is told in `relation.rs`.

use super::Relation;
use super::lemma::Lemma;
use super::table::{Link, PartOfSpeech, Sense, Synset};

/// How a pair of senses relates, and how common the two senses are together (of 255).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tie {
    pub relation: Relation,
    pub strength: u32,
}

/// A sense with less than this share of its word's uses is not thought of, unless it is the only tie.
const RARE: u32 = 20;
/// Steps up the tree of kinds within which a word is a more general one, not just something of the sort.
const STEPS: u32 = 3;
/// A kind with more than 2^this kinds below it is too broad to make its members coordinate terms.
const BROAD: u32 = 9;
/// A kind with more than 2^this kinds below it says nothing: "entity", "thing", "act".
const EMPTY: u32 = 13;

/// The ties between two lemmas, the best one of each kind being what matters.
pub(super) fn ties(a: Lemma, b: Lemma, mut found: impl FnMut(Tie)) {
    if a.part != b.part {
        return;
    }
    for x in a.word.senses(a.part) {
        for y in b.word.senses(b.part) {
            let strength = strength(x, y);
            if let Some(relation) = relate(x.synset, y.synset, a.part) {
                found(Tie { relation, strength });
            }
        }
    }
}

fn strength(x: Sense, y: Sense) -> u32 {
    let common = x.share.min(y.share);
    // A part of speech in which one of the words is hardly ever met is not what the sentence means.
    if x.part_share.min(y.part_share) == 0 { common / 2 } else { common }
}

fn relate(x: Synset, y: Synset, part: PartOfSpeech) -> Option<Relation> {
    if x == y {
        return Some(Relation::Synonym);
    }
    match part {
        PartOfSpeech::Adjective | PartOfSpeech::Adverb => quality(x, y),
        PartOfSpeech::Noun | PartOfSpeech::Verb => kind(x, y),
    }
}

/// Adjectives stand in clusters: a head with its opposite, and satellites near the head.
fn quality(x: Synset, y: Synset) -> Option<Relation> {
    let linked = |from: Synset, by: Link, to: Synset| from.linked(by).any(|s| s == to);
    if linked(x, Link::Antonym, y) || linked(y, Link::Antonym, x) {
        return Some(Relation::Antonym);
    }
    if linked(x, Link::Similar, y) || linked(y, Link::Similar, x) {
        return Some(Relation::Synonym);
    }
    let heads = |s: Synset| std::iter::once(s).chain(s.linked(Link::Similar));
    if heads(x).any(|h| h.linked(Link::Antonym).any(|o| heads(y).any(|g| g == o))) {
        return Some(Relation::Antonym);
    }
    if x.linked(Link::Similar).any(|h| y.linked(Link::Similar).any(|g| g == h)) {
        return Some(Relation::Sibling);
    }
    None
}

fn kind(x: Synset, y: Synset) -> Option<Relation> {
    if x.linked(Link::Antonym).any(|s| s == y) || y.linked(Link::Antonym).any(|s| s == x) {
        return Some(Relation::Antonym);
    }
    if x.linked(Link::Group).any(|s| s == y) || y.linked(Link::Group).any(|s| s == x) {
        return Some(Relation::Synonym);
    }
    if x.breadth() <= EMPTY && is_above(x, y, STEPS) {
        return Some(Relation::MoreExact);
    }
    if y.breadth() <= EMPTY && is_above(y, x, STEPS) {
        return Some(Relation::MoreGeneral);
    }
    if x.linked(Link::Up).any(|u| u.breadth() <= BROAD && y.linked(Link::Up).any(|v| u == v)) {
        return Some(Relation::Sibling);
    }
    None
}

/// Whether `high` is a kind that `low` belongs to, within some steps.
fn is_above(high: Synset, low: Synset, steps: u32) -> bool {
    steps > 0 && low.links().any(|(link, up)| matches!(link, Link::Up | Link::Entails) && (up == high || is_above(high, up, steps - 1)))
}

/// Whether a tie is between meanings that a reader thinks of.
pub(super) fn is_common(tie: Tie) -> bool {
    tie.strength >= RARE
}
