//! Tolls: how many were killed, hurt, missing, arrested or shot, one row an event.
//!
//! A report tells its toll several times and older ones beside it. The value that a report tells most often in sentences
//! of its own time is its toll; its cell is the first place in the body that has it. A "no arrests" is held against a
//! report that tells of one.

use super::fact::{Claimed, Draft, Fact, Used, days, in_body, is_elsewhere, tells};
use super::whole;
use crate::compare::quantity::show;
use crate::kind::quantity::Quantity;
use crate::ledger::item::{Items, Sort, Value};
use crate::lexicon::EVENTS;
use crate::story::toll::event;
use crate::telling::Telling;
use crate::token::KeyMap;
use std::collections::BTreeMap;

/// Tolls that a later report counts anew.
const GROWING: &[&str] = &["death", "injury", "missing", "arrest", "rescue", "displacement", "infection"];

/// One mention of a toll.
struct Mention<'a> {
    item: usize,
    quantity: &'a Quantity,
    in_body: bool,
    /// Whether it names whom it counts.
    is_full: bool,
}

/// The rows of all tolls that two reports tell, and of those that may be a whole or a part.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], used: &mut Used) -> Vec<Draft<'a>> {
    let known = days(items);
    let mut rows: BTreeMap<&'static str, Vec<Vec<Mention<'a>>>> = BTreeMap::new();
    for (document, report) in items.iter().enumerate() {
        for (item, found) in report.list.iter().enumerate() {
            let Value::Quantity(q) = &found.value else { continue };
            let Some(event) =
                event(tellings[document], found.sentence, q).filter(|_| !is_elsewhere(report, tellings[document], found.sentence, &known))
            else {
                continue;
            };
            let in_body = in_body(tellings[document], found.sentence);
            rows.entry(event).or_insert_with(|| items.iter().map(|_| Vec::new()).collect())[document].push(Mention {
                item,
                quantity: q,
                in_body,
                is_full: q.unit_span.is_some() && !q.elided,
            });
        }
    }
    let mut drafts = Vec::new();
    for (event, mentions) in rows {
        let mut facts: Vec<Option<Fact<'a>>> = mentions.iter().zip(items).map(|(m, i)| toll(m, i)).collect();
        let zero = |f: &Fact<'_>| matches!(f.claimed, Claimed::Quantity(q) if q.high.as_ref().is_some_and(|v| v.is_zero()));
        if facts.iter().flatten().any(zero) {
            for (document, fact) in facts.iter_mut().enumerate().filter(|(_, f)| f.is_none()) {
                *fact = happened(tellings[document], &items[document], event, &known);
            }
        }
        // A whole or a part may be told by one report, and the rest of it by another.
        if facts.iter().flatten().count() < 2 && !whole::is_part(event) {
            continue;
        }
        for (document, list) in mentions.iter().enumerate() {
            list.iter().for_each(|m| used.mark(document, m.item));
        }
        drafts.push(Draft {
            sort: Sort::Quantity,
            claim: event.to_owned(),
            key: event.to_owned(),
            facts,
            evidence: vec![format!("event: {event}")],
            unclear: None,
            grows: GROWING.contains(&event),
        });
    }
    drafts
}

/// The toll of one report: the value told most often, where the body tells it first.
fn toll<'a>(mentions: &[Mention<'a>], items: &Items<'a>) -> Option<Fact<'a>> {
    // Headlines count less: they are written last and by others.
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, m) in mentions.iter().enumerate() {
        counts.entry(show(m.quantity)).or_insert((0, at)).0 += if m.in_body { 3 } else { 2 };
    }
    let (value, _) = counts.iter().max_by_key(|(_, (n, first))| (*n, std::cmp::Reverse(*first)))?;
    let of_value = mentions.iter().enumerate().filter(|(_, m)| show(m.quantity) == *value);
    let (_, first) = of_value.min_by_key(|(at, m)| (!m.in_body, !m.is_full, *at))?;
    let item = &items.list[first.item];
    Some(Fact { span: item.span, sentence: item.sentence, claimed: Claimed::Quantity(first.quantity) })
}

/// The first place where a report says that the event happened, without a number.
fn happened<'a>(t: &'a Telling, items: &Items<'a>, event: &str, known: &KeyMap<usize>) -> Option<Fact<'a>> {
    (0..t.sentences.list.len()).filter(|i| tells(t, *i) && in_body(t, *i) && !is_elsewhere(items, t, *i, known)).find_map(|i| {
        let tokens = t.sentences.tokens_of(i);
        let denied = !t.claims.of(i).negation().is_empty();
        // "was arrested", "have been charged": the participle behind its helper.
        let at = (1..tokens.len()).find(|at| {
            let helper = ["was", "were", "been"].iter().any(|w| tokens[at - 1].text(&t.article.text).eq_ignore_ascii_case(w));
            helper && EVENTS.at(tokens, *at).is_some_and(|f| f.means.name == event)
        })?;
        (!denied).then(|| Fact { span: tokens[at - 1].span.join(tokens[at].span), sentence: i, claimed: Claimed::Some })
    })
}
