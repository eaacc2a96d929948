//! Reports of one event in, how far the case has come in each out: nobody is caught, somebody is held, charged, sentenced.
//!
//! Each report tells the furthest stage that it has. Of somebody whom several name there is a row of their own; the case
//! as a whole has one for what these leave out. What is of another year is another case.

use super::bearer::draft;
use super::fact::{Claimed, EventDays, Fact, RowDraft, in_body, is_elsewhere};
use super::value::{CASE, CHARGED, CONVICTED, HELD, ReportedState, SENTENCED};
use crate::article::Role;
use crate::ledger::item::{Items, Sort};
use crate::lexicon::{FUNCTION, Function};
use crate::story::stage::{Stage, Staged, stages};
use crate::telling::Telling;
use crate::token::{Span, Token};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of the case.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], days: &EventDays, known: &[RowDraft<'a>]) -> Vec<RowDraft<'a>> {
    let read = |(d, t): (usize, &&'a Telling)| -> Vec<Staged> {
        let own = |s: &Staged| {
            let told = in_body(t, s.sentence) || t.sentences.list[s.sentence].role == Role::Headline;
            told && !is_elsewhere(&items[d], t, s.sentence, days)
        };
        stages(t).into_iter().filter(own).collect()
    };
    let told: Vec<Vec<Staged>> = tellings.iter().enumerate().map(read).collect();
    // What is told in the body shows more than a headline does.
    let cell = |d: usize, list: &[&'_ Staged]| -> Option<usize> {
        let top = list.iter().map(|s| s.stage).max()?;
        let body = |s: &&Staged| s.stage == top && in_body(tellings[d], s.sentence);
        list.iter().position(body).or_else(|| list.iter().position(|s| s.stage == top))
    };
    let row = |claim: &dyn Fn() -> String, lists: &BTreeMap<usize, Vec<&Staged>>| {
        let cells: Vec<(usize, &Staged)> = lists.iter().filter_map(|(d, list)| Some((*d, list[cell(*d, list)?]))).collect();
        // Two who are named are not held against each other.
        let first = cells.first()?.1;
        let one = |s: &Staged| first.who.is_empty() || s.who.is_empty() || s.who.iter().any(|k| first.who.contains(k));
        let mut facts: Vec<Option<Fact<'a>>> = vec![None; told.len()];
        for (d, s) in cells.into_iter().filter(|(_, s)| one(s)) {
            let span = shown(tellings[d], s, &told[d]);
            facts[d] = Some(Fact { span, sentence: s.sentence, claimed: Claimed::State(state(s.stage)) });
        }
        let tie = "the words for a stage of a case";
        (facts.iter().flatten().count() > 1)
            .then(|| RowDraft { grows: true, ..draft(Sort::Statement, claim(), CASE.to_owned(), facts, tie) })
    };
    let mut named: BTreeMap<u64, BTreeMap<usize, Vec<&Staged>>> = BTreeMap::new();
    for (d, s) in told.iter().enumerate().flat_map(|(d, list)| list.iter().map(move |s| (d, s))) {
        s.who.iter().for_each(|key| named.entry(*key).or_default().entry(d).or_default().push(s));
    }
    let mut drafts: Vec<RowDraft<'a>> = Vec::new();
    // Several who are told of in the same words have one row.
    let mut taken: BTreeSet<(usize, Span)> = BTreeSet::new();
    for (key, lists) in named.iter().filter(|(_, lists)| lists.len() > 1) {
        let Some(own) = row(&|| format!("the case against {}", called(tellings, *key)), lists) else { continue };
        let cells: Vec<(usize, Span)> = own.facts.iter().enumerate().filter_map(|(d, f)| f.as_ref().map(|f| (d, f.span))).collect();
        if !cells.iter().any(|c| taken.contains(c)) {
            taken.extend(cells);
            drafts.push(own);
        }
    }
    let left = |d: usize| drafts.iter().all(|r| r.facts[d].is_none());
    // "No arrests" against an arrest stands in a row of its own already.
    let counted = known.iter().any(|d| d.key == "arrest" && d.tellers() > 1 && d.facts.iter().flatten().any(Fact::is_none));
    if !counted && (0..told.len()).any(|d| !told[d].is_empty() && left(d)) {
        let all = told.iter().enumerate().map(|(d, list)| (d, list.iter().collect())).collect();
        drafts.extend(row(&|| CASE.to_owned(), &all));
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
    let first = all.get(all.partition_point(|o| o.sentence < s.sentence));
    let span = first.map_or(own, |o| Span { start: o.span.start, ..own });
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
