//! What reports tell beside their numbers, by topic: how many did it, how the hurt are, whether somebody was hurt at all, what it came of, how long it took.
//!
//! The words that tell a state stand in `told.toml`. Two reports that tell other states of one topic differ; they do not
//! conflict, since a state changes from one report to the next and words of a topic need not be about one moment. A topic
//! that a report does not tell of is left alone.

use super::fact::in_body;
use super::fact::{Claimed, EventDays, Fact, RowDraft, WordFrequencies, is_elsewhere, stem, tells};
use super::value::{CHARGES, ReportedState, WHERE};
use crate::frame::cue::Certainty;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::item::{Items, Sort, Value};
pub use crate::lexicon::story::{StateCue as Cue, Topic};
use crate::lexicon::{CLAUSES, ClauseCue, FATE, FUNCTION, Fate, Found, Function, TOLD};
use crate::telling::Telling;
use crate::token::{KeySet, Span, Token};
use std::collections::BTreeMap;

/// The key of the rows of what became of somebody.
pub(super) const CHANGED: &str = "what became of somebody";

/// The cue of a topic that starts at a token.
pub fn cue(tokens: &[Token], at: usize, topic: Topic) -> Option<Found<Cue>> {
    TOLD.at(tokens, at).filter(|f| f.means.topic == topic)
}

/// The cue of a topic that ends just before a token.
fn cue_before(tokens: &[Token], end: usize, topic: Topic) -> Option<Found<Cue>> {
    TOLD.before(tokens, end).filter(|f| f.means.topic == topic)
}

/// How somebody is, where the words for it start at a token, and how many these are.
pub fn condition(tokens: &[Token], at: usize) -> Option<(&'static str, usize)> {
    let is = |f: &Fate| matches!(f, Fate::Critical | Fate::Serious | Fate::Stable | Fate::Released);
    let fate = FATE.at(tokens, at).filter(|f| is(f.means)).map(|f| (fate_name(*f.means), f.len));
    fate.or_else(|| cue(tokens, at, Topic::Condition).map(|f| (f.means.name, f.len)))
}

/// What became of somebody, in a few words.
pub(super) fn fate_name(fate: Fate) -> &'static str {
    match fate {
        Fate::Dead => "dead",
        Fate::Critical => "critical",
        Fate::Serious => "serious",
        Fate::Stable => "stable",
        Fate::Treated => "in hospital",
        Fate::Released => "released",
        Fate::Missing => "missing",
        Fate::Safe => "safe",
    }
}

/// A state where it stands.
#[derive(Clone, Debug)]
struct StateMention {
    sentence: usize,
    span: Span,
    /// Whether somebody is said to say so.
    sourced: bool,
    state: ReportedState,
}

/// The rows of states that two reports tell.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], days: &EventDays, words: &WordFrequencies) -> Vec<RowDraft<'a>> {
    let own = |document: usize, sentence: usize| !is_elsewhere(&items[document], tellings[document], sentence, days);
    let all: Vec<Vec<usize>> = tellings
        .iter()
        .enumerate()
        .map(|(d, t)| (0..t.sentences.list.len()).filter(|i| tells(t, *i) && in_body(t, *i) && own(d, *i)).collect())
        .collect();
    let each = |read: &dyn Fn(&'a Telling, usize) -> Vec<StateMention>| -> Vec<Vec<StateMention>> {
        tellings.iter().zip(&all).map(|(t, list)| list.iter().flat_map(|i| read(t, *i)).collect()).collect()
    };
    let mut drafts = Vec::new();
    drafts.extend(row("how many did it", "how many did it", sourced(each(&number))));
    drafts.extend(row("the hurt", "how the hurt are", conditions(tellings, items, &all)).map(changing));
    drafts.extend(row("what it came of", "what it came of", first(each(&circumstance))));
    drafts.extend(row(CHARGES, "what somebody is charged with", merged(each(&charges), usize::MAX)));
    drafts.extend(row(WHERE, WHERE, merged(each(&streets), MOST_STREETS)));
    drafts.extend(hurt(tellings, &each(&harm), words));
    drafts.extend(lengths(tellings, items, &all));
    drafts
}

/// A row of one mention a report, where two tell and not all tell the same.
fn row<'a>(key: &str, claim: &str, cells: Vec<Option<StateMention>>) -> Option<RowDraft<'a>> {
    let facts: Vec<Option<Fact<'a>>> =
        cells.into_iter().map(|c| c.map(|m| Fact { span: m.span, sentence: m.sentence, claimed: Claimed::State(m.state) })).collect();
    (facts.iter().flatten().count() > 1).then(|| RowDraft {
        sort: Sort::Statement,
        claim: claim.to_owned(),
        key: key.to_owned(),
        facts,
        evidence: vec![format!("topic: {key}")],
        unclear: None,
        grows: false,
    })
}

/// A row of states that a later report tells anew.
fn changing(draft: RowDraft<'_>) -> RowDraft<'_> {
    RowDraft { grows: true, ..draft }
}

/// The state that each report tells first.
fn first(mentions: Vec<Vec<StateMention>>) -> Vec<Option<StateMention>> {
    mentions.into_iter().map(|list| list.into_iter().next()).collect()
}

/// The state for which each report gives a source, else the one it tells first.
fn sourced(mentions: Vec<Vec<StateMention>>) -> Vec<Option<StateMention>> {
    mentions.into_iter().map(|list| list.iter().find(|m| m.sourced).or(list.first()).cloned()).collect()
}

fn mention(t: &Telling, sentence: usize, tokens: &[Token], range: std::ops::Range<usize>, name: &str) -> Option<StateMention> {
    let span = tokens.get(range.start)?.span.join(tokens.get(range.end.checked_sub(1)?)?.span);
    let state = ReportedState { name: name.to_owned(), hedged: false };
    Some(StateMention { sentence, span, sourced: !t.claims.in_sentence(sentence).sources().is_empty(), state })
}

/// Whether a sentence doubts, believes or alleges what it tells.
pub fn is_hedged(t: &Telling, sentence: usize) -> bool {
    let weak = |c: Certainty| matches!(c, Certainty::Doubted | Certainty::Alleged | Certainty::Accused | Certainty::Possible);
    let believed = t.sentences.tokens_of(sentence).iter().any(|w| CLAUSES.has(*w, ClauseCue::Believes));
    believed || t.claims.in_sentence(sentence).certainty().iter().any(|c| weak(c.means))
}

/// "Multiple shooters were involved", "more than one person was involved", "a third shooter".
fn number(t: &Telling, sentence: usize) -> Vec<StateMention> {
    let tokens = t.sentences.tokens_of(sentence);
    let found = (0..tokens.len()).find_map(|at| {
        let found = cue(tokens, at, Topic::Number)?;
        let end = at + found.len;
        let text = |k: usize| tokens.get(k).map(|w| w.text(&t.article.text).to_lowercase()).unwrap_or_default();
        let did = || {
            let person = matches!(text(end).as_str(), "person" | "people" | "man" | "men");
            person && (end..(end + 4).min(tokens.len())).any(|k| text(k) == "involved" || text(k) == "opened" && text(k + 1) == "fire")
        };
        // "two masked gunmen"
        let adjective =
            tokens.get(end).is_some_and(|w| w.is_word() && FUNCTION.word(*w).is_none()) && cue(tokens, end + 1, Topic::Culprit).is_some();
        let end = end + usize::from(adjective);
        let shooter = cue(tokens, end, Topic::Culprit).is_some();
        // "Two suspects were charged" says nothing of how many did it.
        let suspect = text(end).starts_with("suspect");
        let end = if shooter && !suspect { end + 1 } else { did().then_some(end + 1)? };
        let hedged = is_hedged(t, sentence);
        // With its verb where that is a helper's: "were involved".
        let helper = tokens.get(end).is_some_and(|w| FUNCTION.word(*w) == Some(&Function::Auxiliary));
        let last = if helper && tokens.get(end + 1).is_some_and(|w| w.is_word()) { end + 2 } else { end };
        let found = mention(t, sentence, tokens, at..last, found.means.name)?;
        Some(StateMention { state: ReportedState { hedged, ..found.state.clone() }, ..found })
    });
    found.into_iter().collect()
}

/// "during a fight", "for revenge", "an argument escalated".
fn circumstance(t: &Telling, sentence: usize) -> Vec<StateMention> {
    let tokens = t.sentences.tokens_of(sentence);
    let found = (0..tokens.len()).find_map(|at| {
        let found = cue(tokens, at, Topic::Circumstance)?;
        let end = at + found.len;
        let before = (at.saturating_sub(3)..=at)
            .rev()
            .find_map(|k| cue_before(tokens, k, Topic::Occasion).filter(|f| f.means.name == "before").map(|f| k - f.len));
        let behind = || {
            let mut ahead = end..(end + 5).min(tokens.len());
            ahead.find_map(|k| cue(tokens, k, Topic::Occasion).filter(|f| f.means.name == "behind").map(|f| k + f.len))
        };
        let range = match before {
            Some(from) => from..end,
            None => at..behind()?,
        };
        mention(t, sentence, tokens, range, found.means.name)
    });
    found.into_iter().collect()
}

/// A report that names more streets tells of more than one place.
const MOST_STREETS: usize = 2;

/// One mention a report with all that it tells, at the place of the first; none of more than `most`.
fn merged(mentions: Vec<Vec<StateMention>>, most: usize) -> Vec<Option<StateMention>> {
    let one = |list: Vec<StateMention>| {
        let mut names: Vec<String> = list.iter().map(|m| m.state.name.clone()).collect();
        names.sort();
        names.dedup();
        let first = list.first().filter(|_| names.len() <= most)?.clone();
        let span = list.iter().filter(|m| m.sentence == first.sentence).fold(first.span, |whole, m| whole.join(m.span));
        Some(StateMention { span, state: ReportedState { name: names.join(" + "), hedged: false }, ..first })
    };
    mentions.into_iter().map(one).collect()
}

/// "charged with murder and armed robbery".
fn charges(t: &Telling, sentence: usize) -> Vec<StateMention> {
    let tokens = t.sentences.tokens_of(sentence);
    let Some(from) = (0..tokens.len()).find_map(|at| cue(tokens, at, Topic::Charging).map(|f| at + f.len)) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = from;
    while at < tokens.len() {
        // A robbery and an arson are circumstances as well as charges.
        let charge = TOLD.at(tokens, at).filter(|f| f.means.topic == Topic::Charge || f.means.topic == Topic::Circumstance);
        let Some(charge) = charge.filter(|f| !["a dispute", "revenge", "an accident"].contains(&f.means.name)) else {
            at += 1;
            continue;
        };
        found.extend(mention(t, sentence, tokens, at..at + charge.len, charge.means.name.trim_start_matches("a ")));
        at += charge.len;
    }
    found
}

/// "Ridge St.", "Ridge and Stanton streets": the words that name a street.
fn streets(t: &Telling, sentence: usize) -> Vec<StateMention> {
    let tokens = t.sentences.tokens_of(sentence);
    let text = |at: usize| tokens[at].text(&t.article.text);
    let named = |at: usize| tokens[at].is_capitalised() && tokens[at].is_word() && FUNCTION.word(tokens[at]).is_none();
    let mut found = Vec::new();
    for at in 1..tokens.len() {
        let plural = text(at).eq_ignore_ascii_case("streets") || text(at).eq_ignore_ascii_case("avenues");
        if cue(tokens, at, Topic::Street).is_none() || !(tokens[at].is_capitalised() || plural) || !named(at - 1) {
            continue;
        }
        found.extend(mention(t, sentence, tokens, at - 1..at + 1, text(at - 1)));
        if plural && at > 2 && text(at - 2) == "and" && named(at - 3) {
            found.extend(mention(t, sentence, tokens, at - 3..at + 1, text(at - 3)));
        }
    }
    found
}

/// "wounded", "escaped unscathed".
fn harm(t: &Telling, sentence: usize) -> Vec<StateMention> {
    let tokens = t.sentences.tokens_of(sentence);
    let found = (0..tokens.len()).filter_map(|at| {
        let found = cue(tokens, at, Topic::Harm)?;
        let found = mention(t, sentence, tokens, at..at + found.len, found.means.name)?;
        let hedged = is_hedged(t, sentence);
        Some(StateMention { state: ReportedState { hedged, ..found.state.clone() }, ..found })
    });
    found.take(1).collect()
}

/// The rare words that two sentences must share to be of one person: one that few sentences have and most of another.
const TIED: f32 = 1.6;

/// Somebody hurt in one report and unhurt in another, in sentences that share rare words.
fn hurt<'a>(tellings: &[&'a Telling], mentions: &[Vec<StateMention>], words: &WordFrequencies) -> Vec<RowDraft<'a>> {
    let stems = |d: usize, m: &StateMention| -> KeySet {
        let t = tellings[d];
        t.sentences.tokens_of(m.sentence).iter().filter(|w| !m.span.contains(w.span)).filter_map(|w| stem(t, *w)).collect()
    };
    let unhurt = mentions.iter().enumerate().flat_map(|(d, list)| list.iter().filter(|m| m.state.name == "unhurt").map(move |m| (d, m)));
    let mut drafts = Vec::new();
    for (d, m) in unhurt.take(8) {
        let own = stems(d, m);
        let mut cells: Vec<Option<StateMention>> = vec![None; tellings.len()];
        for (e, list) in mentions.iter().enumerate().filter(|(e, _)| *e != d) {
            let weight = |o: &StateMention| own.intersection(&stems(e, o)).map(|k| words.weight(*k)).sum::<f32>();
            let best = list.iter().map(|o| (weight(o), o)).max_by(|x, y| x.0.total_cmp(&y.0));
            cells[e] = best.filter(|(w, _)| *w >= TIED).map(|(_, o)| o.clone());
        }
        if cells.iter().flatten().any(|o| o.state.name == "hurt") {
            cells[d] = Some(m.clone());
            drafts.extend(row("hurt or unhurt", "whether somebody was hurt", cells));
        }
    }
    drafts
}

/// "Two in critical condition, seven in stable condition": what each report tells of the hurt, where it tells two states.
fn conditions(tellings: &[&Telling], items: &[Items<'_>], all: &[Vec<usize>]) -> Vec<Option<StateMention>> {
    let told = |document: usize, sentence: usize| -> Option<StateMention> {
        let t = tellings[document];
        let tokens = t.sentences.tokens_of(sentence);
        let mut states: BTreeMap<&str, String> = BTreeMap::new();
        let mut whole: Option<Span> = None;
        for at in 0..tokens.len() {
            let Some((name, len)) = condition(tokens, at) else { continue };
            let from = at.checked_sub(8).map_or(tokens[0].span.start, |k| tokens[k].span.start);
            let counted = items[document].of_sentence(sentence).rev().find_map(|i| {
                let item = &items[document].list[i];
                let Value::Quantity(q) = &item.value else { return None };
                let near = q.number.start >= from && q.number.end <= tokens[at].span.start;
                (near && matches!(q.kind, QuantityKind::Count | QuantityKind::Number)).then_some(*q)
            });
            let Some(value) = counted.and_then(|q: &Quantity| q.level()) else { continue };
            // "in critical condition" is found at "in" and at "critical".
            states.entry(name).or_insert_with(|| value.to_string());
            let span = tokens[at].span.join(tokens[at + len - 1].span);
            let start = counted.map_or(span, |q| q.span);
            whole = Some(whole.map_or(start, |w| w.join(start)).join(span));
        }
        if states.len() < 2 {
            return None;
        }
        let name = states.iter().map(|(state, n)| format!("{n} {state}")).collect::<Vec<_>>().join(" + ");
        Some(StateMention { sentence, span: whole?, sourced: false, state: ReportedState { name, hedged: false } })
    };
    all.iter().enumerate().map(|(d, list)| list.iter().find_map(|i| told(d, *i))).collect()
}

/// How many one report says to be in a bad state, where it gives no number of the hurt: "two critical".
pub fn hurt_count<'a>(t: &'a Telling, items: &'a Items<'a>) -> Option<(i64, Fact<'a>)> {
    items.list.iter().find_map(|item| {
        let Value::Quantity(q) = &item.value else { return None };
        let tokens = t.sentences.tokens_of(item.sentence);
        let end = tokens.partition_point(|w| w.span.start < item.span.end);
        let bad = |at: usize| {
            let alone = tokens[at].text(&t.article.text).eq_ignore_ascii_case("critical");
            alone || condition(tokens, at).is_some_and(|c| c.0 != fate_name(Fate::Released))
        };
        let near = (end..(end + 4).min(tokens.len())).any(bad);
        let counts = matches!(q.kind, QuantityKind::Count | QuantityKind::Number) && q.low == q.high && in_body(t, item.sentence);
        let fact = Fact { span: item.span, sentence: item.sentence, claimed: Claimed::Quantity(q) };
        (near && counts).then(|| q.level()?.to_i64().map(|n| (n, fact))).flatten()
    })
}

/// Whether a report tells some state of a topic.
pub fn says(t: &Telling, topic: Topic) -> bool {
    (0..t.sentences.list.len()).filter(|i| tells(t, *i)).any(|i| {
        let tokens = t.sentences.tokens_of(i);
        (0..tokens.len()).any(|at| cue(tokens, at, topic).is_some())
    })
}

/// A "monthslong investigation" against one of two years: the same noun behind both lengths.
fn lengths<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], all: &[Vec<usize>]) -> Vec<RowDraft<'a>> {
    // Each length with the noun behind it: the last of the words that follow it.
    let noun = |t: &Telling, tokens: &[Token], from: usize| {
        let words = tokens[from.min(tokens.len())..].iter().take(4).take_while(|w| w.is_word() && FUNCTION.word(**w).is_none());
        words.last().and_then(|w| stem(t, *w))
    };
    let mut vague: BTreeMap<u64, Vec<Option<StateMention>>> = BTreeMap::new();
    for (d, t) in tellings.iter().enumerate() {
        for i in &all[d] {
            let tokens = t.sentences.tokens_of(*i);
            for at in 0..tokens.len() {
                let Some(found) = cue(tokens, at, Topic::Length) else { continue };
                let Some(key) = noun(t, tokens, at + found.len) else { continue };
                let told = mention(t, *i, tokens, at..at + found.len, &format!("{}s", found.means.name));
                vague.entry(key).or_insert_with(|| vec![None; tellings.len()])[d] = told;
            }
        }
    }
    for (d, t) in tellings.iter().enumerate() {
        for i in &all[d] {
            let tokens = t.sentences.tokens_of(*i);
            for item in items[d].of_sentence(*i).map(|k| &items[d].list[k]) {
                let Value::Quantity(q) = &item.value else { continue };
                if q.kind != QuantityKind::Duration {
                    continue;
                }
                let end = tokens.partition_point(|w| w.span.start < item.span.end);
                let cells = noun(t, tokens, end).and_then(|key| vague.get_mut(&key));
                let Some(cell) = cells.and_then(|c| c.get_mut(d)).filter(|c| c.is_none()) else { continue };
                let state = ReportedState { name: item.span.of(&t.article.text).to_owned(), hedged: false };
                *cell = Some(StateMention { sentence: *i, span: item.span, sourced: false, state });
            }
        }
    }
    vague.into_values().filter_map(|cells| row("how long", "how long it took", cells)).collect()
}
