//! The words of a sentence in, the class of each out: noun, verb, preposition.
//!
//! One word after the other, each by its form, what WordNet says of it, its neighbours and the classes given before it.

use super::label::Tag;
use super::model::{self, Closed, DecisionFeatures};
use super::word::Word;

/// The classes of the words.
pub fn tag(words: &[Word]) -> Vec<Tag> {
    let [table, _] = model::tables();
    let mut tags = Vec::with_capacity(words.len());
    let mut seen = DecisionFeatures::default();
    for at in 0..words.len() {
        features(words, &tags, at, &mut seen);
        let scores = table.scores(&seen);
        tags.push(best(&scores, allowed(&words[at], model::closed())));
    }
    tags
}

/// The class with the highest score among those allowed, a bit each; the first of equals.
pub fn best(scores: &[i16], allowed: u64) -> Tag {
    let mut found: Option<(i16, Tag)> = None;
    for (score, tag) in scores.iter().zip(Tag::ALL).filter(|(_, tag)| allowed >> (**tag as u32) & 1 == 1) {
        if found.is_none_or(|(best, _)| *score > best) {
            found = Some((*score, *tag));
        }
    }
    found.map_or(Tag::Noun, |(_, tag)| tag)
}

/// The classes that a word can have: a closed one only if it was met so.
pub fn allowed(word: &Word, closed: Closed<'_>) -> u64 {
    !CLOSED | closed.classes(word.form)
}

/// Classes to which no new word comes, a bit each.
pub const CLOSED: u64 = {
    use Tag::*;
    let list = [
        Someone,
        Pronoun,
        Possessive,
        Demonstrative,
        Determiner,
        Predeterminer,
        WhDeterminer,
        WhPronoun,
        WhPossessive,
        WhAdverb,
        There,
        Not,
        Aux,
        AuxPast,
        AuxIng,
        AuxDone,
        AuxPresent,
        AuxThird,
        Modal,
        To,
        Preposition,
        Subordinator,
        Conjunction,
        Particle,
        Genitive,
    ];
    let (mut bits, mut at) = (0, 0);
    while at < list.len() {
        bits |= 1 << list[at] as u64;
        at += 1;
    }
    bits
};

/// What is seen of the word at `at`, when those before it have their classes.
pub fn features(words: &[Word], tags: &[Tag], at: usize, seen: &mut DecisionFeatures) {
    seen.clear();
    let form = |i: Option<usize>| i.and_then(|i| words.get(i)).map_or(1, |w| w.form);
    let before = |n: usize| at.checked_sub(n);
    let tag = |n: usize| before(n).and_then(|i| tags.get(i)).map_or(99, |t| *t as u32);
    let uses = |i: Option<usize>| i.and_then(|i| words.get(i)).map_or(999, signature);
    let word = &words[at];
    let (own, next, last) = (word.form, form(Some(at + 1)), form(before(1)));
    let [end1, end2, end3, start] = word.affixes;
    let (shape, used, used_next) = (u32::from(word.shape), uses(Some(at)), uses(Some(at + 1)));
    let capital = shape & 0x5f;
    seen.add(1, own, 0, 0);
    seen.add(2, own, capital, 0);
    seen.add(3, end1, capital, 0);
    seen.add(4, end2, capital, 0);
    seen.add(5, end3, capital, 0);
    seen.add(6, start, 0, 0);
    seen.add(7, shape, 0, 0);
    seen.add(8, used, capital, 0);
    seen.add(9, used, end2, 0);
    seen.add(10, tag(1), 0, 0);
    seen.add(11, tag(1), tag(2), 0);
    seen.add(12, tag(1), own, 0);
    seen.add(13, tag(1), used, 0);
    seen.add(14, tag(1), end2, capital & 4);
    seen.add(15, last, 0, 0);
    seen.add(16, last, own, 0);
    seen.add(17, form(before(2)), 0, 0);
    seen.add(18, next, 0, 0);
    seen.add(19, next, own, 0);
    seen.add(20, form(Some(at + 2)), 0, 0);
    seen.add(21, used, used_next, tag(1));
    seen.add(22, words.get(at + 1).map_or(0, |w| w.affixes[1]), words.get(at + 1).map_or(0, |w| u32::from(w.shape) & 0x5f), 0);
    seen.add(23, used, used_next, 0);
    seen.add(24, tag(1), tag(2), used);
    seen.add(25, used, next, 0);
    seen.add(26, used, last, 0);
    seen.add(27, u32::from(word.uses.kind), u32::from(word.uses.act), tag(1));
    seen.add(28, tag(1), used, end3);
    seen.add(29, uses(Some(at + 2)), used_next, used);
    seen.add(30, tag(1), tag(2), tag(3));
    seen.add(31, u32::from(word.uses.fine), u32::from(word.uses.forms), capital);
    seen.add(32, u32::from(word.uses.fine), u32::from(word.uses.forms), 1000 + tag(1));
    seen.add(33, used, tag(1), next);
    seen.add(34, tag(1), form(before(2)), own);
}

/// What WordNet says of a word's part of speech, as one number.
pub fn signature(word: &Word) -> u32 {
    let [n, v, a, r] = word.uses.shares.map(u32::from);
    n | v << 2 | a << 4 | r << 6 | u32::from(word.uses.forms) << 8
}
