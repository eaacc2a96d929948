//! A telling with those that it speaks of in, what it says became of each person out: dead, in a critical condition, missing.
//!
//! A fate is somebody's where it stands behind the last person that the sentence speaks of, as what is said of them. What is
//! denied, feared or to come is no fate, and neither is that of a group, nor what "the mother of the boy" leaves open.

use super::entity::{Entities, EntityIx, EntityKind, Number};
use crate::frame::cue::{Certainty, Negation};
use crate::lexicon::{ANAPHORA, Anaphor, EVENTS, FATE, FUNCTION, Fate, Function, REPORTING};
use crate::relation::{PartOfSpeech, lemmas};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};

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
        // "A dead end", "the missing boat": it describes something else.
        let describes =
            cue.len == 1 && tokens.get(end).is_some_and(|w| w.kind == Kind::Word && FUNCTION.word(*w).is_none() && !is_adverb(telling, *w));
        if !describes && let Some(who) = whose(telling, entities, sentence, at) {
            let from = (0..at).rev().take_while(|k| FUNCTION.word(tokens[*k]) == Some(&Function::Auxiliary)).last().unwrap_or(at);
            found.push(Fated { who, fate: *cue.means, span: tokens[from].span.join(tokens[end - 1].span), sentence });
        }
        at = end;
    }
    found
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
    let owns = |s: Span| ANAPHORA.has_spelt(s.of(&telling.article.text), Anaphor::Owner);
    let persons = || before.iter().filter(|(s, ix)| s.end <= start && !owns(*s) && people(*ix).is_some());
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
