//! How reports tell one claim: who is said to say it, how firmly it is told of somebody, and of what day.
//!
//! A claim that one report has from a party to the matter (a lawyer, a friend, a witness) and another tells without one
//! is told otherwise, whatever the number; so are a deed that one tells as fact and the other as alleged, the words
//! that two speakers are quoted with, and dates that cannot be held against each other. Bodies that speak for nobody
//! ("police said") are not looked at: every report has them.

use super::fact::in_body;
use super::fact::{Claimed, EventDays, Fact, RowDraft, is_elsewhere, tells};
use super::state::{self, Topic};
use super::value::{ReportedState, WHO_SAYS};
use crate::frame::source::{Attribution, Rank};
use crate::kind::date::point::Grain;
use crate::kind::date::{Date, DateKind};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::item::{Items, Sort, Value};
use crate::lexicon::{CLAUSES, ClauseCue, FUNCTION, NEGATION};
use crate::telling::Telling;
use crate::token::{KeySet, Span, Token};
use crate::verdict::Verdict;
use std::collections::BTreeMap;

/// The rows of what is told otherwise; `known` has the rows of claims.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], days: &EventDays, known: &[RowDraft<'a>]) -> Vec<RowDraft<'a>> {
    let mut drafts: Vec<RowDraft<'a>> = known.iter().filter_map(|d| parties(tellings, d)).collect();
    drafts.extend(known.iter().filter_map(|d| dates(tellings, items, d)));
    drafts.extend(deeds(tellings, items, days));
    drafts.extend(speakers(tellings, items));
    drafts
}

fn row<'a>(key: &str, claim: String, facts: Vec<Option<Fact<'a>>>) -> Option<RowDraft<'a>> {
    (facts.iter().flatten().count() > 1).then(|| RowDraft {
        sort: Sort::Statement,
        claim,
        key: key.to_owned(),
        facts,
        evidence: vec![format!("told otherwise: {key}")],
        unclear: None,
        grows: false,
    })
}

fn fact<'a>(span: Span, sentence: usize, name: String, hedged: bool) -> Fact<'a> {
    Fact { span, sentence, claimed: Claimed::State(ReportedState { name, hedged }) }
}

/// The source of a sentence that speaks for one side of the matter.
fn party(t: &Telling, sentence: usize) -> Option<&Attribution> {
    let (tokens, first) = (t.sentences.tokens_of(sentence), t.sentences.list[sentence].tokens.start);
    let speaks = |s: &&Attribution| {
        let who = s.who_tokens.start.saturating_sub(first)..s.who_tokens.end.saturating_sub(first).min(tokens.len());
        let has = |topic| who.clone().any(|at| state::cue(&tokens[..who.end], at, topic).is_some());
        has(Topic::Party) && !has(Topic::Office)
    };
    t.claims.in_sentence(sentence).sources().iter().find(speaks)
}

/// A claim that one report has from a party and another tells without one: as fact, or from somebody else.
fn parties<'a>(tellings: &[&'a Telling], draft: &RowDraft<'a>) -> Option<RowDraft<'a>> {
    if draft.sort != Sort::Quantity || draft.tellers() < 2 {
        return None;
    }
    let told = |(d, f): (usize, &Option<Fact<'a>>)| {
        let f = f.as_ref()?;
        // How old somebody is and how far it is to the next town nobody disputes.
        let disputed = |q: &Quantity| !matches!(q.kind, QuantityKind::Age | QuantityKind::Dimension);
        let in_body = in_body(tellings[d], f.sentence) && matches!(f.claimed, Claimed::Quantity(q) if disputed(q));
        let source = party(tellings[d], f.sentence);
        let (span, who) = source.map_or((f.span, NO_PARTY), |s| (s.span, PARTY));
        in_body.then(|| (fact(span, f.sentence, who.to_owned(), false), source.is_some()))
    };
    let cells: Vec<Option<(Fact<'a>, bool)>> = draft.facts.iter().enumerate().map(told).collect();
    let any = |is: bool| cells.iter().flatten().any(|c| c.1 == is);
    let differs = any(true) && any(false);
    let facts = cells.iter().map(|c| c.as_ref().map(|c| c.0.clone())).collect();
    differs.then(|| row(WHO_SAYS, format!("who says it: {}", draft.claim), facts)).flatten()
}

/// Who is said to say it.
const PARTY: &str = "told by a party to it";
const NO_PARTY: &str = "told without one";

/// The one date of a sentence that says roughly when: a year, a month, "earlier this year".
fn rough<'a>(items: &'a Items<'a>, sentence: usize) -> Option<&'a Date> {
    let mut found = items.of_sentence(sentence).filter_map(|i| match &items.list[i].value {
        Value::Date(d) if d.kind == DateKind::Date && d.grain >= Grain::Month => Some(*d),
        _ => None,
    });
    found.next()
}

/// Dates beside one amount that exclude each other, or that nothing holds against each other.
fn dates<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], draft: &RowDraft<'a>) -> Option<RowDraft<'a>> {
    let money = |f: &Fact<'_>| matches!(f.claimed, Claimed::Quantity(q) if q.kind == QuantityKind::Money);
    if draft.sort != Sort::Quantity || draft.tellers() < 2 || !draft.facts.iter().flatten().all(money) {
        return None;
    }
    let found: Vec<Option<(&Date, usize)>> = draft
        .facts
        .iter()
        .enumerate()
        .map(|(d, f)| {
            f.as_ref().filter(|f| in_body(tellings[d], f.sentence)).and_then(|f| Some((rough(&items[d], f.sentence)?, f.sentence)))
        })
        .collect();
    let told: Vec<&Date> = found.iter().flatten().map(|(d, _)| *d).collect();
    let apart = |x: &Date, y: &Date| !matches!(crate::compare::date::compare(x, y).verdict, Verdict::Same | Verdict::Equivalent);
    let differs = told.first().is_some_and(|x| told.iter().any(|y| apart(x, y)));
    let cell = |(d, f): (usize, Option<(&Date, usize)>)| {
        f.map(|(date, sentence)| fact(date.span, sentence, format!("“{}”", date.span.of(&tellings[d].article.text)), false))
    };
    let facts = found.into_iter().enumerate().map(cell).collect();
    differs.then(|| row("the day beside the amount", format!("when: {}", draft.claim), facts)).flatten()
}

/// So many tokens behind a name its verb stands.
const VERB: usize = 8;

/// What somebody is said to have done, told as fact by one report and as alleged by another.
fn deeds<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], days: &EventDays) -> Vec<RowDraft<'a>> {
    // By the last word of the name: where each report tells it as fact, and where as alleged.
    type Told = [Option<(Span, usize)>; 2];
    let mut bearers: BTreeMap<(u64, String), Vec<Told>> = BTreeMap::new();
    for (d, t) in tellings.iter().enumerate() {
        for i in (0..t.sentences.list.len()).filter(|i| tells(t, *i) && in_body(t, *i) && !is_elsewhere(&items[d], t, *i, days)) {
            let tokens = t.sentences.tokens_of(i);
            for name in t.claims.in_sentence(i).names() {
                let Some((at, end)) = deed(t, tokens, name.span) else { continue };
                let Some(last) = name.keys.last() else { continue };
                let whose = name.span.of(&t.article.text).rsplit(' ').next().unwrap_or("").to_owned();
                let alleged = is_alleged(t, tokens, i, at, end);
                let cells = bearers.entry((*last, whose)).or_insert_with(|| vec![[None, None]; tellings.len()]);
                // What somebody is cited for is told as theirs.
                let claims = t.claims.in_sentence(i);
                let cited = !claims.sources().is_empty() || claims.quotations().iter().any(|q| q.span.overlaps(tokens[at].span));
                if !alleged && cited {
                    continue;
                }
                let span = if alleged { tokens[at].span.join(tokens[end - 1].span) } else { name.span.join(tokens[end - 1].span) };
                cells[d][usize::from(alleged)].get_or_insert((span, i));
            }
        }
    }
    let mut drafts = Vec::new();
    for ((_, whose), cells) in bearers {
        // Whoever tells it as alleged elsewhere has said so.
        let flat = cells.iter().position(|c| c[0].is_some() && c[1].is_none());
        let alleged = cells.iter().enumerate().position(|(d, c)| c[1].is_some() && Some(d) != flat);
        let (Some(flat), Some(alleged)) = (flat, alleged) else { continue };
        let mut facts: Vec<Option<Fact<'a>>> = vec![None; tellings.len()];
        for (d, hedged) in [(flat, false), (alleged, true)] {
            facts[d] = cells[d][usize::from(hedged)].map(|(span, sentence)| fact(span, sentence, "the deed".to_owned(), hedged));
        }
        drafts.extend(row("how firmly it is told", format!("what {whose} is said to have done"), facts));
    }
    drafts
}

/// The deed whose doer a name is: its first token, or that of the cue before it, and its end. "allegedly pulled out a gun".
fn deed(t: &Telling, tokens: &[Token], name: Span) -> Option<(usize, usize)> {
    let from = tokens.partition_point(|w| w.span.start < name.end);
    let passive = |at: usize| at.checked_sub(1).is_some_and(|k| CLAUSES.has(tokens[k], ClauseCue::PassiveDeed));
    let (at, found) = (from..(from + VERB).min(tokens.len())).find_map(|at| Some((at, state::cue(tokens, at, Topic::Deed)?)))?;
    // Another name, or an end of the clause, takes the verb for itself.
    let free = tokens[from..at].iter().all(|w| {
        let text = w.text(&t.article.text);
        let taken = matches!(text, "." | ";" | ":") || w.is_word() && w.is_capitalised();
        !taken && NEGATION.word(*w).is_none()
    });
    if !free || passive(at) {
        return None;
    }
    let hedge = (from..at).find(|k| tokens[*k].text(&t.article.text).eq_ignore_ascii_case("allegedly"));
    Some((hedge.unwrap_or(at), at + found.len))
}

fn is_alleged(t: &Telling, tokens: &[Token], sentence: usize, at: usize, end: usize) -> bool {
    let span = tokens[at].span.join(tokens[end - 1].span);
    let start = tokens[at.saturating_sub(4)].span.start;
    let cues = t.claims.in_sentence(sentence).certainty();
    use crate::frame::cue::Certainty::{Accused, Alleged};
    cues.iter().any(|c| matches!(c.means, Alleged | Accused) && c.span.start >= start && c.span.end <= span.end)
}

/// Quotations shorter than this are no utterance of their own.
const WORDS: usize = 2;
/// Longer ones are held against each other word for word.
const PHRASE: usize = 4;

/// A phrase that one report quotes from one speaker and another, within more words, from somebody else.
fn speakers<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>]) -> Vec<RowDraft<'a>> {
    let quoted = |d: usize| {
        items[d].list.iter().filter_map(move |i| match &i.value {
            Value::Quotation(words) => Some((i, words)),
            _ => None,
        })
    };
    let mut drafts = Vec::new();
    for d in 0..tellings.len() {
        for (x, phrase) in quoted(d).filter(|(_, w)| (WORDS..=PHRASE).contains(&w.len())).take(64) {
            let content = content(tellings[d], x.sentence, x.span);
            if content < WORDS {
                continue;
            }
            for e in (0..tellings.len()).filter(|e| *e != d) {
                let holds = |words: &[u64]| words.len() > phrase.len() && words.windows(phrase.len()).any(|w| w == phrase);
                let mut holding = quoted(e).filter(|(_, words)| holds(words));
                let (Some((y, _)), None) = (holding.next(), holding.next()) else { continue };
                let (p, q) = (speaker(tellings[d], x.sentence), speaker(tellings[e], y.sentence));
                let (Some(p), Some(q)) = (p, q) else { continue };
                if p.1.intersection(&q.1).next().is_some() {
                    continue;
                }
                let mut facts = vec![None; tellings.len()];
                facts[d] = Some(fact(x.span, x.sentence, format!("“{}”", p.0.trim_end_matches(',')), false));
                facts[e] = Some(fact(y.span, y.sentence, format!("“{}”", q.0.trim_end_matches(',')), false));
                drafts.extend(row("the speaker of the same words", x.span.of(&tellings[d].article.text).to_owned(), facts));
            }
        }
    }
    drafts
}

/// How many of the words are no function words.
fn content(t: &Telling, sentence: usize, span: Span) -> usize {
    let words = t.sentences.tokens_of(sentence).iter().filter(|w| span.contains(w.span));
    words.filter(|w| w.is_word() && FUNCTION.word(**w).is_none()).count()
}

/// The only source of a sentence, where it is a named person, with the words of all names in it.
fn speaker(t: &Telling, sentence: usize) -> Option<(&str, KeySet)> {
    let claims = t.claims.in_sentence(sentence);
    let mut named = claims.sources().iter().filter(|s| s.rank == Rank::Person);
    let (Some(source), None) = (named.next(), named.next()) else { return None };
    let keys: KeySet = claims.names().iter().filter(|n| source.who.contains(n.span)).flat_map(|n| n.keys.iter().copied()).collect();
    (!keys.is_empty()).then(|| (source.who.of(&t.article.text), keys))
}
