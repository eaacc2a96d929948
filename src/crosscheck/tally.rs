//! Tolls: how many were killed, hurt, missing, arrested or shot, one row an event.
//!
//! A report tells its toll several times and older ones beside it. The value that a report tells most often in sentences
//! of its own time is its toll; its cell is the first place in the body that has it. A "no arrests" is held against a
//! report that tells of one.

use super::fact::{Claimed, EventDays, Fact, RowDraft, Used, in_body, is_elsewhere, tells};
use super::whole;
use crate::article::Role;
use crate::compare::quantity::show;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::item::{Items, Sort, Value};
use crate::lexicon::happening;
use crate::lexicon::{CLAUSES, ClauseCue, EVENTS};
use crate::story::part::{is_former, is_part};
use crate::story::toll::event;
use crate::telling::Telling;
use crate::token::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// One mention of a toll.
struct TollMention<'a> {
    item: usize,
    quantity: &'a Quantity,
    in_body: bool,
    /// Whether it stands in the headline or in the first paragraph.
    prominent: bool,
    /// Whether it is a part, or an older one.
    is_part: bool,
    /// Whether it names whom it counts.
    is_full: bool,
}

/// The rows of all tolls that two reports tell, and of those that may be a whole or a part.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], days: &EventDays, used: &mut Used) -> Vec<RowDraft<'a>> {
    let mut rows: BTreeMap<&'static str, Vec<Vec<TollMention<'a>>>> = BTreeMap::new();
    for (document, report) in items.iter().enumerate() {
        for (item, found) in report.list.iter().enumerate() {
            let Value::Quantity(q) = &found.value else { continue };
            let Some(event) = event(tellings[document], found.sentence, q)
                .filter(|_| !is_of_another_time(report, tellings[document], found.sentence, days))
            else {
                continue;
            };
            let is_part = is_no_whole(tellings[document], report, item);
            let in_body = in_body(tellings[document], found.sentence);
            let list = &tellings[document].sentences.list;
            let role = list[found.sentence].role;
            // Of a first paragraph that goes on and on, the first sentence.
            let first = list[..found.sentence].iter().all(|s| s.role != Role::Lede);
            let prominent = role.is_prominent() && (role != Role::Lede || first);
            rows.entry(event).or_insert_with(|| items.iter().map(|_| Vec::new()).collect())[document].push(TollMention {
                item,
                quantity: q,
                in_body,
                prominent,
                is_part,
                is_full: q.unit_span.is_some() && !q.elided,
            });
        }
    }
    let mut drafts = Vec::new();
    for (event, mentions) in rows {
        let mut facts: Vec<Option<Fact<'a>>> =
            mentions.iter().enumerate().map(|(d, m)| toll(m, &items[d], &|q| told_by_others(&mentions, d, q))).collect();
        if facts.iter().flatten().any(Fact::is_none) {
            for (document, fact) in facts.iter_mut().enumerate().filter(|(_, f)| f.is_none()) {
                *fact = happened(tellings[document], &items[document], event, days);
            }
        }
        // A whole or a part may be told by one report, and the rest of it by another.
        let told = facts.iter().flatten().count();
        if told == 0 || told < 2 && !whole::is_part(event) {
            continue;
        }
        for (document, list) in mentions.iter().enumerate() {
            list.iter().for_each(|m| used.mark(document, m.item));
        }
        // Who it befell, where a report says so: "people: injury".
        let noun = facts.iter().zip(tellings).find_map(|(f, t)| match f.as_ref()?.claimed {
            Claimed::Quantity(q) => q.unit_span.map(|u| u.of(&t.article.text)),
            _ => None,
        });
        drafts.push(RowDraft {
            sort: Sort::Quantity,
            claim: noun.map_or_else(|| event.to_owned(), |noun| format!("{noun}: {event}")),
            key: event.to_owned(),
            facts,
            evidence: vec![format!("event: {event}")],
            unclear: None,
            grows: happening(event).is_some_and(|e| e.grows),
        });
    }
    drafts
}

/// Whether a number is no whole: a part, an addition, one of a list, those of one degree, or one of another time.
fn is_no_whole(t: &Telling, items: &Items<'_>, item: usize) -> bool {
    let found = &items.list[item];
    let Value::Quantity(q) = &found.value else { return false };
    let (text, tokens) = (&t.article.text, t.sentences.tokens_of(found.sentence));
    let at = |s: Span| tokens.partition_point(|w| w.span.end <= s.start)..tokens.partition_point(|w| w.span.start < s.end);
    let word = |i: usize| tokens.get(i).map_or(String::new(), |w| w.text(text).to_lowercase());
    let noun = q.unit_span.map_or(q.number, |u| q.number.join(u));
    let own = at(noun);
    // "Three girls and one boy sank".
    let counts = items.of_sentence(found.sentence).filter_map(|i| match &items.list[i].value {
        Value::Quantity(o) if o.kind == QuantityKind::Count && !o.number.overlaps(noun) => {
            Some(at(o.unit_span.map_or(o.number, |u| o.number.join(u))))
        }
        _ => None,
    });
    let joined = |x: &Range<usize>, y: &Range<usize>| x.end + 1 == y.start && matches!(word(x.end).as_str(), "and" | ",");
    let mut listed = counts.filter(|o| joined(o, &own) || joined(&own, o));
    // "Two suffered minor injuries", "12 critically hurt".
    let event = q.event.map(|e| at(e.span));
    let graded = event.is_some_and(|e| e.start > 0 && CLAUSES.has(tokens[e.start - 1], ClauseCue::Degree));
    // "Two men shot, killed": the dead among those shot.
    let killed = q.event.filter(|e| e.name == "shooting").map(|e| at(e.span).end).is_some_and(|end| {
        matches!(word(end).as_str(), "," | "and") && EVENTS.at(tokens, end + 1).is_some_and(|f| f.means.name == "death")
    });
    // "Three people died. Twelve others were hurt": all who were.
    let others = own.clone().chain(own.end..own.end + 1).any(|i| matches!(word(i).as_str(), "others" | "other"));
    let besides = others && q.event.is_some_and(|e| e.name == "injury");
    let stops = |i: &usize| matches!(word(*i).as_str(), ";" | "," | ":");
    let clause = (0..own.start).rev().find(stops).map_or(0, |i| i + 1)..(own.end..tokens.len()).find(stops).unwrap_or(tokens.len());
    killed
        || !besides && is_part(tokens, text, at(q.span), at(q.number))
        || is_former(&tokens[clause], text)
        || listed.next().is_some()
        || graded
        || years_ago(items, t, found.sentence)
}

/// Whether a sentence speaks of another time, or goes on with one that does: "It drowned nine people".
fn is_of_another_time(items: &Items<'_>, t: &Telling, sentence: usize, known: &EventDays) -> bool {
    let first = t.sentences.tokens_of(sentence).first().map(|w| w.text(&t.article.text).to_lowercase());
    let goes_on = sentence > 0 && first.is_some_and(|w| matches!(w.as_str(), "it" | "that" | "this"));
    // "The last flood was in May. It drowned nine people."
    let former = |i: usize| is_former(t.sentences.tokens_of(i), &t.article.text);
    is_elsewhere(items, t, sentence, known) || goes_on && (is_elsewhere(items, t, sentence - 1, known) || former(sentence - 1))
}

/// Whether a sentence tells of what was months or years ago.
fn years_ago(items: &Items<'_>, t: &Telling, sentence: usize) -> bool {
    items.of_sentence(sentence).any(|i| {
        let words = items.list[i].span.of(&t.article.text).to_lowercase();
        matches!(items.list[i].value, Value::Date(_)) && words.ends_with("ago") && (words.contains("year") || words.contains("month"))
    })
}

/// How many other reports tell a value too, at least or exactly.
fn told_by_others(mentions: &[Vec<TollMention<'_>>], document: usize, q: &Quantity) -> usize {
    let others = mentions.iter().enumerate().filter(|(d, _)| *d != document);
    others.filter(|(_, list)| list.iter().any(|m| !m.is_part && m.quantity.level() == q.level())).count()
}

/// The toll of one report: the value told most often, where the body tells it first. Of two that it tells
/// about as often, as of two sides, that which more of the others tell.
fn toll<'a>(mentions: &[TollMention<'a>], items: &Items<'a>, others: &dyn Fn(&Quantity) -> usize) -> Option<Fact<'a>> {
    // Headlines count less: they are written last and by others.
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, m) in mentions.iter().enumerate().filter(|(_, m)| !m.is_part) {
        counts.entry(show(m.quantity)).or_insert((0, at)).0 += if m.in_body { 3 } else { 2 };
    }
    let most = counts.values().map(|(n, _)| *n).max()?;
    let often = counts.iter().filter(|(_, (n, _))| *n * 2 > most);
    let (value, _) = often.max_by_key(|(_, (n, first))| (others(mentions[*first].quantity), *n, std::cmp::Reverse(*first)))?;
    // Of several numbers, of which none is told twice or on top, none is the toll: they are of several places or days.
    let own = || mentions.iter().filter(|m| !m.is_part && show(m.quantity) == *value);
    let lone = counts.len() > 1 && own().nth(1).is_none() && !own().any(|m| m.prominent);
    // A headline may sum up what the text tells in parts.
    let summed = mentions.iter().any(|m| m.is_part && m.in_body) && !own().any(|m| m.in_body);
    if lone || summed {
        return None;
    }
    let of_value = mentions.iter().enumerate().filter(|(_, m)| !m.is_part && show(m.quantity) == *value);
    let (_, first) = of_value.min_by_key(|(at, m)| (!m.in_body, !m.is_full, *at))?;
    let item = &items.list[first.item];
    Some(Fact { span: item.span, sentence: item.sentence, claimed: Claimed::Quantity(first.quantity) })
}

/// The first place where a report says that the event happened, without a number.
fn happened<'a>(t: &'a Telling, items: &Items<'a>, event: &str, known: &EventDays) -> Option<Fact<'a>> {
    (0..t.sentences.list.len()).filter(|i| tells(t, *i) && in_body(t, *i) && !is_elsewhere(items, t, *i, known)).find_map(|i| {
        let tokens = t.sentences.tokens_of(i);
        let denied = !t.claims.in_sentence(i).negation().is_empty();
        // "was arrested", "have been charged": the participle behind its helper.
        let at = (1..tokens.len()).find(|at| {
            let helper = ["was", "were", "been"].iter().any(|w| tokens[at - 1].text(&t.article.text).eq_ignore_ascii_case(w));
            helper && EVENTS.at(tokens, *at).is_some_and(|f| f.means.name == event)
        })?;
        (!denied).then(|| Fact { span: tokens[at - 1].span.join(tokens[at].span), sentence: i, claimed: Claimed::Some })
    })
}
