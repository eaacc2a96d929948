//! Reports of one event in, how far the case has come in each out: nobody is caught, somebody is held, charged, sentenced.
//!
//! Each report tells the furthest stage that it has. Of somebody whom several name there is a row of their own; the case
//! as a whole has one for what these leave out. What is of another year is another case.

use super::bearer::draft;
use super::fact::{Claimed, Fact, RowDraft, days, in_body, is_elsewhere};
use super::value::{CASE, CHARGED, CONVICTED, HELD, ReportedState, SENTENCED};
use crate::article::Role;
use crate::ledger::item::{Items, Sort};
use crate::lexicon::{FUNCTION, Function};
use crate::story::stage::{Stage, Staged, furthest, stages};
use crate::telling::Telling;
use crate::token::{Span, Token};
use std::collections::BTreeSet;

/// The rows of the case.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], known: &[RowDraft<'a>]) -> Vec<RowDraft<'a>> {
    let days = days(tellings, items);
    let read = |(d, t): (usize, &&'a Telling)| -> Vec<Staged> {
        let own = |s: &Staged| {
            let told = in_body(t, s.sentence) || t.sentences.list[s.sentence].role == Role::Headline;
            told && !is_elsewhere(&items[d], t, s.sentence, &days)
        };
        stages(t).into_iter().filter(own).collect()
    };
    let told: Vec<Vec<Staged>> = tellings.iter().enumerate().map(read).collect();
    // What is told in the body shows more than a headline does.
    let cell = |d: usize, of: &dyn Fn(&Staged) -> bool| -> Option<&Staged> {
        let top = furthest(&told[d], of)?;
        let body = |s: &&Staged| s.stage == top.stage && of(s) && in_body(tellings[d], s.sentence);
        Some(told[d].iter().find(body).unwrap_or(top))
    };
    let row = |claim: String, of: &dyn Fn(&Staged) -> bool| {
        // Two who are named are not held against each other.
        let first = (0..told.len()).find_map(|d| cell(d, of));
        let one = |s: &&Staged| first.is_none_or(|f| f.who.is_empty() || s.who.is_empty() || s.who.iter().any(|k| f.who.contains(k)));
        let fact = |d: usize, s: &Staged| Fact {
            span: shown(tellings[d], s, &told[d]),
            sentence: s.sentence,
            claimed: Claimed::State(state(s.stage)),
        };
        let facts: Vec<Option<Fact<'a>>> = (0..told.len()).map(|d| cell(d, of).filter(one).map(|s| fact(d, s))).collect();
        let tie = "the words for a stage of a case";
        (facts.iter().flatten().count() > 1).then(|| RowDraft { grows: true, ..draft(Sort::Statement, claim, CASE.to_owned(), facts, tie) })
    };
    let named: BTreeSet<u64> = told.iter().flatten().flat_map(|s| s.who.iter().copied()).collect();
    let mut drafts: Vec<RowDraft<'a>> = Vec::new();
    for key in named {
        let Some(own) = row(format!("the case against {}", called(tellings, key)), &|s| s.who.contains(&key)) else { continue };
        // Several who are told of in the same words have one row.
        let shares = |r: &RowDraft<'a>| {
            r.facts.iter().zip(&own.facts).any(|(x, y)| x.as_ref().zip(y.as_ref()).is_some_and(|(x, y)| x.span == y.span))
        };
        if !drafts.iter().any(shares) {
            drafts.push(own);
        }
    }
    let left = |d: usize| drafts.iter().all(|r| r.facts[d].is_none());
    // "No arrests" against an arrest stands in a row of its own already.
    let none = |f: &Fact<'_>| matches!(f.claimed, Claimed::Quantity(q) if q.high.as_ref().is_some_and(|v| v.is_zero()));
    let counted = known.iter().any(|d| d.key == "arrest" && d.tellers() > 1 && d.facts.iter().flatten().any(none));
    if !counted && (0..told.len()).any(|d| !told[d].is_empty() && left(d)) {
        drafts.extend(row(CASE.to_owned(), &|_| true));
    }
    drafts
}

/// So many tokens at most stand before the words for a stage, where a cell shows who it is: "A man of 30 was arrested".
const LEAD: usize = 6;

/// The words for a stage, from the first of the sentence on, with those that open it where they are few.
fn shown(t: &Telling, s: &Staged, all: &[Staged]) -> Span {
    let tokens = t.sentences.tokens_of(s.sentence);
    // "Charged with" needs no "with".
    let own = |w: &&Token| s.span.contains(w.span) && FUNCTION.word(**w) != Some(&Function::Preposition);
    let own = tokens.iter().rev().find(own).map_or(s.span, |w| Span { end: w.span.end, ..s.span });
    let span = all.iter().find(|o| o.sentence == s.sentence).map_or(own, |o| Span { start: o.span.start, ..own });
    let lead = tokens.iter().take_while(|w| w.span.start < span.start);
    let first = tokens.first().filter(|_| lead.count() <= LEAD);
    first.map_or(span, |w| w.span.join(span))
}

/// The name that ends in a word, as a report writes it.
fn called(tellings: &[&Telling], key: u64) -> String {
    let names = |t: &&Telling| {
        let all = (0..t.sentences.list.len()).flat_map(|i| t.claims.in_sentence(i).names());
        all.into_iter().find(|n| n.keys.last() == Some(&key)).map(|n| n.span.of(&t.article.text).to_owned())
    };
    let name = tellings.iter().find_map(names).unwrap_or_default();
    name.rsplit(' ').next().unwrap_or_default().to_owned()
}

/// A stage as far as reports can be held to it: whoever is indicted is charged.
fn state(stage: Stage) -> ReportedState {
    let name = match stage {
        Stage::Sought => "nobody caught",
        Stage::Held => HELD,
        Stage::Charged | Stage::Arraigned | Stage::Indicted => CHARGED,
        Stage::Convicted => CONVICTED,
        Stage::Sentenced => SENTENCED,
    };
    ReportedState { name: name.to_owned(), hedged: false }
}
