//! A telling in, how far the case that it tells of has come out: whoever did it is sought, held, charged, sentenced.
//!
//! What is denied, to come, or of another time is no stage. Who is told of is known by the names beside the words; those
//! who only say so are left out.

use super::part::is_former;
use crate::kind::name::{Name, NameKind};
use crate::lexicon::quantity::NumeralRole;
pub use crate::lexicon::story::Stage;
use crate::lexicon::story::{Apart, Topic};
use crate::lexicon::{APART, CLAUSES, ClauseCue, FUNCTION, Function, NEGATION, NUMERALS, STAGES, TOLD};
use crate::relation::{PartOfSpeech, lemmas};
use crate::telling::Telling;
use crate::token::{KeySet, Span, Token};
use std::collections::BTreeMap;
use std::ops::Range;

/// A stage where it is told.
#[derive(Clone, Debug)]
pub struct Staged {
    /// How far.
    pub stage: Stage,
    /// The words that say so.
    pub span: Span,
    /// The sentence.
    pub sentence: usize,
    /// The last words of the names of people beside it.
    pub who: Vec<u64>,
}

/// So many tokens before a stage stands what makes it none: "has not yet been", "is to be".
const GOVERNED: usize = 4;

/// The stages that a telling tells, in text order.
pub fn stages(t: &Telling) -> Vec<Staged> {
    let told = || (0..t.sentences.list.len()).filter(|i| t.sentences.list[*i].is_told());
    let mut people: Option<KeySet> = None;
    let mut known = |name: &Name| {
        let full = |n: &&Name| n.kind == NameKind::Person || n.keys.len() > 1;
        let last = || told().flat_map(|i| t.claims.in_sentence(i).names()).filter(full).filter_map(|n| n.keys.last().copied()).collect();
        full(&name) || name.keys.last().is_some_and(|k| people.get_or_insert_with(last).contains(k))
    };
    let may_tell = |i: &usize| t.sentences.list[*i].may_have(&STAGES) || t.sentences.list[*i].may_have(&TOLD);
    told().filter(may_tell).flat_map(|i| of_sentence(t, i, &mut known)).collect()
}

/// `is_person` tells whether a name can be that of a person, for all that the telling says.
fn of_sentence(t: &Telling, sentence: usize, is_person: &mut dyn FnMut(&Name) -> bool) -> Vec<Staged> {
    let tokens = t.sentences.tokens_of(sentence);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let cue = STAGES.at(tokens, at).map(|cue| (*cue.means, cue.len));
        let Some((stage, len)) = cue.or_else(|| Some((Stage::Sought, seeking(tokens, at)?))) else {
            at += 1;
            continue;
        };
        if !is_open(t, tokens, at..at + len) {
            found.push(Staged { stage, span: tokens[at].span.join(tokens[at + len - 1].span), sentence, who: Vec::new() });
        }
        at += len;
    }
    if found.is_empty() || is_former(tokens, &t.article.text) {
        return Vec::new();
    }
    let claims = t.claims.in_sentence(sentence);
    let people = claims.names().iter().filter(|n| is_person(n));
    let people = people.filter(|n| !claims.sources().iter().any(|s| s.who.overlaps(n.span)));
    let who: Vec<u64> = people.filter_map(|n| n.keys.last().copied()).collect();
    found.iter_mut().for_each(|s| s.who.clone_from(&who));
    found
}

/// So many tokens behind "looking for" stands whom they look for: "for a fourth armed suspect".
const SOUGHT: usize = 4;

/// How many tokens say that whoever did it is looked for: "searching for the two gunmen". "Looking for survivors" does not.
fn seeking(tokens: &[Token], at: usize) -> Option<usize> {
    let cue = |at: usize, topic: Topic| TOLD.at(tokens, at).filter(|f| f.means.topic == topic);
    let end = at + cue(at, Topic::Seeking)?.len;
    let culprit = |at: &usize| tokens[*at].is_word() && cue(*at, Topic::Culprit).is_some();
    let reach = (end..(end + SOUGHT).min(tokens.len())).take_while(|k| tokens[*k].is_word() || tokens[*k].has_digits());
    let found = reach.into_iter().find(culprit)?;
    // "For a second gunman": the first may be held.
    let another = |k: usize| {
        let ordinal = NUMERALS.word(tokens[k]).is_some_and(|n| n.role == NumeralRole::Ordinal);
        ordinal
            || tokens[k].has_digits() && k + 1 < found && !tokens[k + 1].space_before()
            || APART.at(tokens, k).is_some_and(|f| matches!(f.means, Apart::Before | Apart::Beside))
    };
    (!(end..found).any(another)).then_some(found + 1 - at)
}

/// The first mention of the furthest stage.
pub fn furthest(list: &[Staged]) -> Option<&Staged> {
    let top = list.iter().map(|s| s.stage).max()?;
    list.iter().find(|s| s.stage == top)
}

/// The same of everybody who is named, by the last words of their names.
pub fn furthest_by_name(list: &[Staged]) -> BTreeMap<u64, &Staged> {
    let mut found: BTreeMap<u64, &Staged> = BTreeMap::new();
    for staged in list {
        for key in &staged.who {
            let known = found.entry(*key).or_insert(staged);
            if staged.stage > known.stage {
                *known = staged;
            }
        }
    }
    found
}

/// "Caught", "sentenced": a form of a verb that is no present.
fn is_past(word: &str) -> bool {
    lemmas(word).iter().any(|l| l.part == PartOfSpeech::Verb && l.text() != word) && !word.ends_with('s') && !word.ends_with("ing")
}

/// Whether what stands at some tokens is denied or still to come.
pub fn is_open(t: &Telling, tokens: &[Token], own: Range<usize>) -> bool {
    let at = own.start;
    // "Would be caught, jailed and fined": of several participles the first has the verbs.
    let word = |k: usize| tokens.get(k).map_or(String::new(), |w| w.text(&t.article.text).to_lowercase());
    let joins = |k: usize| matches!(word(k).as_str(), "," | "and" | "or") && k > 0 && is_past(&word(k - 1));
    if word(at).ends_with("ed") && at > 1 && joins(at - 1) {
        return is_open(t, tokens, at - 2..own.end);
    }
    let text = |w: &Token| w.text(&t.article.text).to_lowercase();
    let before =
        tokens[at.saturating_sub(GOVERNED)..at].iter().rev().take_while(|w| !matches!(text(w).as_str(), "," | ";" | ":" | "and" | "but"));
    let opens = |w: &Token| {
        let word = text(w);
        CLAUSES.has(*w, ClauseCue::LeavesOpen)
            || NEGATION.word(*w).is_some()
            || word == "to" && FUNCTION.word(*w) == Some(&Function::Preposition)
    };
    // "Have arrested nobody".
    let nobody = tokens[own.end.min(tokens.len())..].iter().take(2).take_while(|w| w.is_word()).any(|w| NEGATION.word(*w).is_some());
    nobody || before.into_iter().any(opens)
}
