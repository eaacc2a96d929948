//! What is told of two entities in, how much speaks for their being one out.

use super::super::word::{generic, without_generation};
use super::super::{Entities, Entity, EntityIx, EntityKind, MentionForm, Number};
use super::EntityEvidence;
use crate::lexicon::happening;
use crate::lexicon::{CLAUSES, ClauseCue, EVENTS, FUNCTION, Function};
use crate::relation::{self, Relation, Weight};
use crate::telling::Telling;
use crate::token::{KeyMap, Kind, Token, key};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What each thing in common weighs. They are set so that a name decides against all else, that an age or a noun of its own
/// wants company, and that a noun that any person could be called by wants several words in common.
mod weights {
    pub const NAME: i64 = 100;
    pub const SHORT_NAME: i64 = 60;
    pub const SPELLING: i64 = 45;
    pub const AGE: i64 = 25;
    pub const NO_AGE: i64 = -45;
    /// Ages a year apart: a birthday, or another day of telling.
    pub const NEAR_AGE: i64 = -12;
    pub const NOUN: i64 = 16;
    pub const GENERIC_NOUN: i64 = 6;
    pub const KIND: i64 = 8;
    pub const ORDINAL: i64 = 20;
    pub const NO_ORDINAL: i64 = -30;
    pub const OWNER: i64 = 16;
    pub const NUMBER: i64 = 8;
    /// The same befell both, and nobody else of the noun: with the noun it is enough.
    pub const BEFELL: i64 = 16;
    pub const WORD: i64 = 4;
    pub const MOST_WORDS: i64 = 24;
}
use weights::*;

/// An entity with what its text tells of it.
pub struct Traits<'a> {
    entity: &'a Entity,
    text: &'a str,
    /// The names of whose it is.
    owner: Vec<u64>,
    /// The content words beside its mentions, in their dictionary forms.
    words: BTreeSet<u64>,
    /// What befell it, by the names of the events.
    befell: BTreeSet<&'static str>,
    /// Whether another of its text is called the same, and the same befell it.
    rival: bool,
}

/// So many mentions of an entity are looked around.
const MENTIONS: usize = 12;
/// So many tokens before and behind a mention tell of it, as long as no other mention stands between.
const AROUND: (usize, usize) = (6, 12);

impl<'a> Traits<'a> {
    /// Those of the entities of a text that are asked for, each with its place.
    pub fn all(telling: &'a Telling, entities: &'a Entities, asked: impl Fn(&Entity) -> bool) -> Vec<(EntityIx, Traits<'a>)> {
        let mut stems: KeyMap<Option<u64>> = KeyMap::default();
        let asked = entities.iter().filter(|(_, e)| asked(e));
        let mut all: Vec<(EntityIx, Traits<'a>)> =
            asked.map(|(ix, entity)| (ix, Traits::new(telling, entities, entity, &mut stems))).collect();
        let mut seen: BTreeMap<(u64, &str), Vec<usize>> = BTreeMap::new();
        for (n, (_, t)) in all.iter().enumerate() {
            let nouns = t.entity.nouns.iter();
            nouns.flat_map(|noun| t.befell.iter().map(move |b| (noun.key, *b))).for_each(|key| seen.entry(key).or_default().push(n));
        }
        seen.values().filter(|list| list.len() > 1).flatten().for_each(|n| all[*n].1.rival = true);
        all
    }

    fn new(telling: &'a Telling, entities: &'a Entities, entity: &'a Entity, stems: &mut KeyMap<Option<u64>>) -> Traits<'a> {
        let text = telling.article.text.as_str();
        let (mut words, mut befell) = (BTreeSet::new(), BTreeSet::new());
        for mention in entity.mentions.iter().take(MENTIONS) {
            let Some(sentence) = telling.sentences.list.get(mention.sentence) else { continue };
            let tokens = telling.sentences.tokens_of(mention.sentence);
            let from = tokens.partition_point(|t| t.span.start < mention.span.start);
            let to = tokens.partition_point(|t| t.span.start < mention.span.end);
            let beside = entities.within(sentence.span);
            let mentioned = |t: &Token| beside.iter().any(|(s, _)| s.overlaps(t.span));
            let before = tokens[..from].iter().rev().take(AROUND.0).take_while(|t| !mentioned(t));
            let behind = tokens[to..].iter().take(AROUND.1).take_while(|t| !mentioned(t));
            befell.extend(happened(tokens, text, from..to));
            words.extend(before.chain(behind).filter_map(|t| *stems.entry(t.key).or_insert_with(|| stem(*t, text))));
        }
        let owner = entity
            .owner
            .and_then(|(ix, _)| entities.get(ix))
            .map_or(Vec::new(), |o| o.names.iter().flat_map(|n| n.keys.iter().copied()).collect());
        Traits { entity, text, owner, words, befell, rival: false }
    }

    /// The keys by which it is found: of its names, nouns, age, place in a count, and of the words around it.
    pub fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        let e = self.entity;
        let names = e.names.iter().flat_map(|n| n.keys.iter().copied());
        let numbers = e.age.map(|a| (1 << 62) + a as u64).into_iter().chain(e.ordinal.map(|o| (1 << 61) + o as u64));
        names.chain(e.nouns.iter().map(|n| n.key)).chain(numbers).chain(self.words.iter().copied())
    }
}

/// What befell the one whom a phrase mentions: "the man was shot", "the man, who was shot", "shot the man".
fn happened(tokens: &[Token], text: &str, phrase: Range<usize>) -> Option<&'static str> {
    let word = |at: usize| tokens.get(at).map_or(String::new(), |t| t.text(text).to_lowercase());
    let known = |name: &'static str| happening(name).filter(|e| e.befalls).map(|e| e.name);
    if let Some(found) = EVENTS.before(tokens, phrase.start).filter(|f| f.means.state) {
        return known(found.means.name);
    }
    let mut at = phrase.end;
    let mut passive = false;
    while at < phrase.end + BETWEEN {
        match word(at).as_str() {
            _ if tokens.get(at).is_some_and(|t| CLAUSES.has(*t, ClauseCue::Passive)) => passive = true,
            "who" | "had" | "has" | "have" | "," | "aged" => {}
            w if w.ends_with("ly") || tokens.get(at).is_some_and(|t| t.kind == Kind::Number) => {}
            _ => break,
        }
        at += 1;
    }
    let found = EVENTS.at(tokens, at).filter(|f| f.means.state)?;
    // "A man shot in Halm" befell him, "a man shot his neighbour" did not.
    let next = tokens.get(at + found.len);
    let ends =
        next.is_none_or(|t| t.kind != Kind::Word || matches!(FUNCTION.word(*t), Some(Function::Preposition | Function::Conjunction)));
    (passive || ends || matches!(word(at).as_str(), "died" | "dies")).then(|| known(found.means.name)).flatten()
}

/// So many tokens stand between a phrase and what befell it: "who, aged 36, was fatally".
const BETWEEN: usize = 6;

/// A content word in its shortest dictionary form.
fn stem(token: Token, text: &str) -> Option<u64> {
    if token.kind != Kind::Word || FUNCTION.word(token).is_some() || token.is_capitalised() {
        return None;
    }
    let word = token.text(text);
    let lemmas = relation::lemmas(word);
    let shortest = lemmas.iter().map(|l| l.text()).min_by_key(|t| (t.len(), *t));
    (relation::weight(word) == Weight::Content).then(|| shortest.map_or(token.key, |t| key(t, Kind::Word)))
}

/// The weight of two being one, and what speaks for it; none where something speaks against it for sure.
pub fn weigh(x: &Traits<'_>, y: &Traits<'_>) -> Option<(i64, Vec<EntityEvidence>)> {
    let (a, b) = (x.entity, y.entity);
    let one = |e: &Entity| e.number == Number::One;
    let gender = a.gender.zip(b.gender).is_some_and(|(g, h)| g != h);
    if !kinds_meet(a, b) || one(a) != one(b) && a.names.is_empty() || gender {
        return None;
    }
    let mut found: Vec<(i64, EntityEvidence)> = names(x, y)?.into_iter().collect();
    let mut against = 0;
    match a.age.zip(b.age).map(|(p, q)| (p - q).abs()) {
        Some(0) => found.push((AGE, EntityEvidence::Age)),
        Some(1) => against += NEAR_AGE,
        Some(_) => against += NO_AGE,
        None => {}
    }
    match a.ordinal.zip(b.ordinal).map(|(p, q)| p == q) {
        Some(true) => found.push((ORDINAL, EntityEvidence::Ordinal)),
        Some(false) => against += NO_ORDINAL,
        None => {}
    }
    let called = nouns(x, y);
    let befell = a.number == Number::One && !x.rival && !y.rival && x.befell.intersection(&y.befell).next().is_some();
    if befell && called.as_ref().is_some_and(|(_, e)| *e == EntityEvidence::Noun) {
        found.push((BEFELL, EntityEvidence::Befell));
    }
    found.extend(called);
    if let (Number::Exactly(p), Number::Exactly(q)) = (a.number, b.number)
        && p == q
        && p > 0
    {
        found.push((NUMBER, EntityEvidence::Number));
    }
    if a.owner.zip(b.owner).is_some_and(|((_, n), (_, m))| n.key == m.key) && x.owner.iter().any(|k| y.owner.contains(k)) {
        found.push((OWNER, EntityEvidence::Owner));
    }
    let words = x.words.intersection(&y.words).count() as i64 * WORD;
    if words > 0 {
        found.push((words.min(MOST_WORDS), EntityEvidence::Words));
    }
    let weight = found.iter().map(|(w, _)| w).sum::<i64>() + against;
    found.sort_by_key(|(w, e)| (std::cmp::Reverse(*w), *e));
    Some((weight, found.into_iter().map(|(_, e)| e).collect()))
}

/// Whether two kinds can be one entity's: what is a place, a body or a thing is not always told apart.
fn kinds_meet(a: &Entity, b: &Entity) -> bool {
    let people = |e: &Entity| matches!(e.kind, EntityKind::Person | EntityKind::Group);
    a.kind == b.kind || !people(a) && !people(b) && !a.names.is_empty() && !b.names.is_empty()
}

/// What the names say; none where they are of two.
fn names(x: &Traits<'_>, y: &Traits<'_>) -> Option<Option<(i64, EntityEvidence)>> {
    let (Some(p), Some(q)) = (x.entity.names.first(), y.entity.names.first()) else { return Some(None) };
    if p.keys == q.keys {
        return Some(Some(if p.keys.len() >= 2 { (NAME, EntityEvidence::Name) } else { (SHORT_NAME, EntityEvidence::ShortName) }));
    }
    let (short, long) = if p.keys.len() <= q.keys.len() { (&p.keys, &q.keys) } else { (&q.keys, &p.keys) };
    let ends = short.first() == long.first() || short.last() == long.last() || short.last() == without_generation(long).last();
    if ends && short.iter().all(|k| long.contains(k)) {
        return Some(Some(if short.len() >= 2 { (NAME, EntityEvidence::Name) } else { (SHORT_NAME, EntityEvidence::ShortName) }));
    }
    // A later text can call by letters what the earlier one names in full, and gives both forms seldom at once.
    let shared = |a: &Entity, b: &Entity| a.names.iter().any(|n| b.names.iter().any(|m| n.keys == m.keys));
    if shared(x.entity, y.entity) {
        return Some(Some((SHORT_NAME, EntityEvidence::ShortName)));
    }
    is_respelled(p.span.of(x.text), q.span.of(y.text)).then_some(Some((SPELLING, EntityEvidence::Spelling)))
}

/// Words as short as this differ by a letter and are two.
const SHORT: usize = 5;

/// Whether two names have all words in common but one, and of that one all letters but one or two.
fn is_respelled(p: &str, q: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (p.split_whitespace().collect(), q.split_whitespace().collect());
    let mut differ = a.iter().zip(&b).filter(|(s, t)| !s.eq_ignore_ascii_case(t));
    let (Some((s, t)), None, true) = (differ.next(), differ.next(), a.len() == b.len()) else { return false };
    let long = s.chars().count().min(t.chars().count()) >= SHORT;
    strsim::osa_distance(s, t) <= if long { 2 } else { 1 } && (a.len() >= 2 || long)
}

/// What the nouns say.
fn nouns(x: &Traits<'_>, y: &Traits<'_>) -> Option<(i64, EntityEvidence)> {
    let (a, b) = (&x.entity.nouns, &y.entity.nouns);
    let same = a.iter().filter(|n| b.iter().any(|m| m.key == n.key));
    let weight = same.map(|n| if generic(n.key).is_some() { GENERIC_NOUN } else { NOUN }).max();
    // "police" are the same police; a body without a name has nothing else to be known by.
    let nameless = x.entity.names.is_empty() && y.entity.names.is_empty() && x.entity.kind == EntityKind::Body;
    let counted = |e: &Entity| e.mentions.iter().any(|m| m.form == MentionForm::Count);
    if let Some(weight) = weight {
        let alone = nameless && !counted(x.entity) && !counted(y.entity);
        return Some((if alone { weight.max(super::Match::LEAST) } else { weight }, EntityEvidence::Noun));
    }
    let near = |n: &super::super::Noun, m: &super::super::Noun| {
        matches!(relation::relate(n.span.of(x.text), m.span.of(y.text)), Relation::Synonym | Relation::MoreExact | Relation::MoreGeneral)
    };
    a.iter().take(4).any(|n| b.iter().take(4).any(|m| near(n, m))).then_some((KIND, EntityEvidence::Kind))
}
