//! The entities of two texts in, which of the one is which of the other out.
//!
//! Every pair that shares a word, an age or a place in a count is weighed by all that is told of both, and of all ways to
//! pair them the one with the greatest weight is taken, so that no pair is settled before its rivals are looked at.
//! Exchanging the two texts exchanges the pairs.

mod assign;
mod weigh;

use super::{Entities, Entity, EntityIx};
use crate::telling::Telling;
use std::collections::BTreeMap;
use weigh::Traits;

/// What speaks for two entities being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityEvidence {
    /// A full name in common.
    Name,
    /// A short name in common.
    ShortName,
    /// Names that differ in a letter or two of one word.
    Spelling,
    /// The same age.
    Age,
    /// The same noun or title.
    Noun,
    /// A word for the same, or a more exact one.
    Kind,
    /// The same place in a count.
    Ordinal,
    /// The same one whose it is.
    Owner,
    /// The same number of them.
    Number,
    /// The same befell both, and in each text nobody else who is called so.
    Befell,
    /// Words told of both.
    Words,
}

impl EntityEvidence {
    /// In words, for a reason.
    pub fn name(self) -> &'static str {
        match self {
            EntityEvidence::Name => "the same name",
            EntityEvidence::ShortName => "a short form of the name",
            EntityEvidence::Spelling => "a spelling of the name",
            EntityEvidence::Age => "the same age",
            EntityEvidence::Noun => "called the same",
            EntityEvidence::Kind => "called by a word for the same",
            EntityEvidence::Ordinal => "the same place in the count",
            EntityEvidence::Owner => "the same one's",
            EntityEvidence::Number => "as many",
            EntityEvidence::Befell => "the same befell them",
            EntityEvidence::Words => "told of in the same words",
        }
    }
}

/// Two entities of two texts that are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// That of the earlier text.
    pub before: EntityIx,
    /// That of the later text.
    pub after: EntityIx,
    /// How much speaks for it; [`Match::LEAST`] or more.
    pub weight: i64,
    /// What speaks for it.
    pub evidence: Vec<EntityEvidence>,
}

impl Match {
    /// What weighs less is not held to be one.
    pub const LEAST: i64 = 20;
}

/// A key that so many entities of a text share brings none of them together.
const CROWD: usize = 16;

/// Pairs the entities of two texts; in the order of the earlier one.
pub fn matched(before: (&Telling, &Entities), after: (&Telling, &Entities)) -> Vec<Match> {
    Known::new(before.0, before.1, |_| true).matched(&Known::new(after.0, after.1, |_| true))
}

/// The entities of a text with all that is told of them, to be held against those of several others.
pub struct Known<'a> {
    /// The place of each among the entities of its text.
    places: Vec<EntityIx>,
    traits: Vec<Traits<'a>>,
}

impl<'a> Known<'a> {
    /// Those of a text that are asked for.
    pub fn new(telling: &'a Telling, entities: &'a Entities, asked: impl Fn(&Entity) -> bool) -> Known<'a> {
        let (places, traits) = Traits::all(telling, entities, asked).into_iter().unzip();
        Known { places, traits }
    }

    /// Pairs them with those of another text; in the order of this one.
    pub fn matched(&self, other: &Known<'_>) -> Vec<Match> {
        let pair = |m: (usize, usize, i64, Vec<EntityEvidence>)| Match {
            before: self.places[m.0],
            after: other.places[m.1],
            weight: m.2,
            evidence: m.3,
        };
        pairs(&self.traits, &other.traits).into_iter().map(pair).collect()
    }
}

fn pairs(x: &[Traits<'_>], y: &[Traits<'_>]) -> Vec<(usize, usize, i64, Vec<EntityEvidence>)> {
    let mut weighed: BTreeMap<(usize, usize), (i64, Vec<EntityEvidence>)> = BTreeMap::new();
    let (mine, yours) = (index(x), index(y));
    for (key, list) in &mine {
        let Some(others) = yours.get(key).filter(|o| o.len() <= CROWD && list.len() <= CROWD) else { continue };
        for (i, j) in list.iter().flat_map(|i| others.iter().map(move |j| (*i, *j))) {
            weighed.entry((i, j)).or_insert_with(|| weigh::weigh(&x[i], &y[j]).unwrap_or_default());
        }
    }
    weighed.retain(|_, (weight, _)| *weight >= Match::LEAST);
    let (n, m) = (x.len().max(1) as i64, y.len().max(1) as i64);
    // Of two ways that weigh the same, that which keeps to the order of the texts.
    let apart = |i: usize, j: usize| (i as i64 * m - j as i64 * n).abs() * (TIE - 1) / (n * m);
    let edges: Vec<(usize, usize, i64)> = weighed.iter().map(|(&(i, j), (w, _))| (i, j, w * TIE - apart(i, j))).collect();
    let pairs = assign::best(x.len(), y.len(), &edges);
    pairs.into_iter().filter_map(|(i, j)| weighed.remove(&(i, j)).map(|(weight, evidence)| (i, j, weight, evidence))).collect()
}

/// How many steps there are between one weight and the next, to tell pairs of one weight apart.
const TIE: i64 = 1024;

/// The entities by each key that could bring them together with one of the other text.
fn index(traits: &[Traits<'_>]) -> BTreeMap<u64, Vec<usize>> {
    let mut by_key: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, entity) in traits.iter().enumerate() {
        entity.keys().for_each(|key| by_key.entry(key).or_default().push(i));
    }
    by_key.values_mut().for_each(|list| list.dedup());
    by_key
}
