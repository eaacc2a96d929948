//! A telling with those that it speaks of in, what it says became of each person out: dead, in a critical condition, missing.
//!
//! A fate is somebody's where it stands behind the last person that the sentence speaks of, as what is said of them. What is
//! denied, feared or to come is no fate, and neither is that of a group, nor what "the mother of the boy" leaves open.

use super::entity::{Entities, EntitiesOfBoth, EntityIx, EntityKind, Number};
use crate::frame::cue::{Certainty, Negation};
use crate::kind::quantity::QuantityKind;
use crate::lexicon::{ANAPHORA, Anaphor, EVENTS, FATE, FUNCTION, Fate, Function, REPORTING};
use crate::relation::{PartOfSpeech, lemmas};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};
use std::ops::Range;

/// What became of somebody, where it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fated {
    /// Who it is of.
    pub who: EntityIx,
    /// What became of them.
    pub fate: Fate,
    /// The words that say so, with the verbs before them.
    pub span: Span,
    /// The sentence.
    pub sentence: usize,
}

/// So many tokens behind a person the fate may stand: with when and where in between.
const REACH: usize = 16;

/// The fates that a sentence tells, in text order.
pub fn fates(telling: &Telling, entities: &Entities, sentence: usize) -> Vec<Fated> {
    let tokens = telling.sentences.tokens_of(sentence);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(cue) = FATE.at(tokens, at) else {
            at += 1;
            continue;
        };
        let end = at + cue.len;
        if !describes(telling, tokens, at..end)
            && let Some(who) = whose(telling, entities, sentence, at)
        {
            let from = (0..at).rev().take_while(|k| FUNCTION.word(tokens[*k]) == Some(&Function::Auxiliary)).last().unwrap_or(at);
            found.push(Fated { who, fate: *cue.means, span: tokens[from].span.join(tokens[end - 1].span), sentence });
        }
        at = end;
    }
    found
}

/// Whether it tells which one something else is: "a dead end", "the missing boat".
fn describes(telling: &Telling, tokens: &[Token], cue: Range<usize>) -> bool {
    let noun = |w: &Token| w.kind == Kind::Word && FUNCTION.word(*w).is_none() && !is_adverb(telling, *w);
    cue.len() == 1 && tokens.get(cue.end).is_some_and(noun)
}

/// The fates that a sentence may tell of one person, as far as its own words tell: all that [`fates`] finds are among them,
/// and nobody need know yet whom the text speaks of.
pub(crate) fn may_be_told(telling: &Telling, before: bool, people: &EntitiesOfBoth, sentence: usize) -> Vec<Fate> {
    let tokens = telling.sentences.tokens_of(sentence);
    let cues = (0..tokens.len()).filter_map(|at| Some((at, FATE.at(tokens, at)?)));
    let mut left =
        cues.filter(|(at, cue)| may_follow_one(telling, sentence, *at) && !describes(telling, tokens, *at..at + cue.len)).peekable();
    if left.peek().is_none() {
        return Vec::new();
    }
    let ones = people.may_be_of_one(before, telling, sentence);
    let stands = |at: usize| ones.iter().any(|s| s.end <= tokens[at].span.start && !owns(telling, *s));
    left.filter(|(at, _)| stands(*at)).map(|(_, cue)| *cue.means).collect()
}

/// Whether something before a token can begin a mention of one person: a name, or a small word or a place in a row before a noun.
fn may_follow_one(telling: &Telling, sentence: usize, at: usize) -> bool {
    let tokens = &telling.sentences.tokens_of(sentence)[..at];
    let Some(last) = tokens.last() else { return false };
    let claims = telling.claims.in_sentence(sentence);
    let begins = |s: Span| s.start <= last.span.start;
    let opens = |w: &Token| matches!(FUNCTION.word(*w), Some(Function::Determiner | Function::Pronoun));
    claims.names().iter().any(|n| begins(n.full()) || begins(n.span))
        || claims.quantities().iter().any(|q| q.kind == QuantityKind::Ordinal && begins(q.span))
        || tokens.iter().any(opens)
}

fn is_adverb(telling: &Telling, word: Token) -> bool {
    let text = word.text(&telling.article.text);
    text.ends_with("ly") || matches!(FUNCTION.word(word), Some(Function::Adverb)) || lemmas(text).any(PartOfSpeech::Adverb)
}

/// Of whom what stands at a token is said.
fn whose(telling: &Telling, entities: &Entities, sentence: usize, at: usize) -> Option<EntityIx> {
    let list = &telling.sentences.list[sentence];
    let tokens = telling.sentences.tokens_of(sentence);
    let start = tokens[at].span.start;
    let before = entities.within(Span { start: list.span.start, end: start });
    let people = |ix: EntityIx| entities.get(ix).filter(|e| matches!(e.kind, EntityKind::Person | EntityKind::Group));
    // "Was shot in his car and died": whose car it was says nothing of who died.
    let persons = || before.iter().filter(|(s, ix)| s.end <= start && !owns(telling, *s) && people(*ix).is_some());
    // "Rolf Anders, whom divers had sought, was found dead": the first whom a comma follows, where one stands before the verb.
    let comma = |i: usize| tokens.get(i).is_some_and(|w| w.text(&telling.article.text) == ",");
    let verb = (0..at).rev().take_while(|k| FUNCTION.word(tokens[*k]) == Some(&Function::Auxiliary)).last().unwrap_or(at);
    let closed = verb.checked_sub(1).filter(|k| comma(*k));
    let apposed = |s: Span| comma(tokens.partition_point(|w| w.span.start < s.end));
    let first = closed.and_then(|c| persons().find(|(s, _)| s.end < tokens[c].span.start && apposed(*s)));
    let aside = first.is_some();
    let (span, ix) = first.or_else(|| persons().next_back())?;
    entities.get(*ix).filter(|e| e.kind == EntityKind::Person && e.number == Number::One)?;
    let (first, last) = (tokens.partition_point(|w| w.span.end <= span.start), tokens.partition_point(|w| w.span.start < span.end));
    let gap = if aside { &tokens[verb..at] } else { &tokens[last.min(at)..at] };
    let text = |w: &Token| w.text(&telling.article.text).to_lowercase();
    let parted = gap.iter().any(|w| matches!(text(w).as_str(), ";" | ":" | "\"" | "“" | "”")) || gap.len() > REACH;
    // "Who" takes the noun before it up, whatever that noun is to the verb before.
    let relative = gap.iter().find(|w| w.is_word()).is_some_and(|w| matches!(text(w).as_str(), "who" | "whose"));
    let behind = first.checked_sub(1).map(|k| tokens[k]);
    if parted || !relative && behind.is_some_and(|w| governs(telling, tokens, first, w)) || is_open(telling, sentence, first, at) {
        return None;
    }
    Some(*ix)
}

/// Whether a mention only says whose something is: "his".
fn owns(telling: &Telling, mention: Span) -> bool {
    ANAPHORA.has_spelt(mention.of(&telling.article.text), Anaphor::Owner)
}

/// Whether the word before a noun phrase makes it the object of something: "shot the man", "of the boy".
fn governs(telling: &Telling, tokens: &[Token], first: usize, word: Token) -> bool {
    let text = word.text(&telling.article.text);
    let verb = || lemmas(text).any(PartOfSpeech::Verb) && REPORTING.word(word).is_none() && FUNCTION.word(word).is_none();
    word.is_word() && (FUNCTION.word(word) == Some(&Function::Preposition) || EVENTS.before(tokens, first).is_some() || verb())
}

/// Whether what stands at a token is denied, feared, or to come.
fn is_open(telling: &Telling, sentence: usize, from: usize, at: usize) -> bool {
    let first = telling.sentences.list[sentence].tokens.start;
    let claims = telling.claims.in_sentence(sentence);
    let between = |start: usize, end: usize| end - first <= at && start - first >= from;
    let denied = claims.negation().iter().any(|c| c.means != Negation::None && between(c.tokens.start, c.tokens.end));
    let hedged = claims.certainty().iter().any(|c| {
        let firm = matches!(c.means, Certainty::Reported | Certainty::Asserted | Certainty::Confirmed);
        !firm && between(c.tokens.start, c.tokens.end)
    });
    let tokens = telling.sentences.tokens_of(sentence);
    let condition =
        tokens[..at].iter().any(|w| ["if", "whether", "unless"].iter().any(|c| w.text(&telling.article.text).eq_ignore_ascii_case(c)));
    denied || hedged || condition
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use crate::story::entity::entities;

    /// The fates of one person in the first sentence, and all that may be.
    fn told(text: &str) -> (usize, usize) {
        let telling = Telling::new(read::plain(text.to_owned(), None));
        let sure = fates(&telling, &entities(&telling), 0);
        let may_be = may_be_told(&telling, true, &EntitiesOfBoth::default(), 0);
        assert!(sure.iter().all(|f| may_be.contains(&f.fate)), "{text}: {sure:?}, {may_be:?}");
        (sure.len(), may_be.len())
    }

    #[test]
    fn what_is_told_of_one_may_be_told_of_one() {
        for text in [
            "Otto Brandt was found dead on the quay.",
            "The driver, 40, was taken to hospital.",
            "His sister died in Torne.",
            "One of the men, Ivo Lund, was rescued.",
            "Police said that a second victim is missing.",
            "Rolf Anders, whom divers had sought, was found dead.",
            "The Torne ferry's captain survived, but she was in critical condition.",
            "A teacher who fell from the roof has died.",
        ] {
            assert_ne!(told(text).1, 0, "{text}");
        }
    }

    #[test]
    fn what_is_told_of_many_is_none() {
        for text in [
            "Over 30 people were rescued in Torne.",
            "Some 40 homes and 12 boats were missing.",
            "Nurses said 14 patients died.",
            "Dead end",
        ] {
            assert_eq!(told(text), (0, 0), "{text}");
        }
    }
}
