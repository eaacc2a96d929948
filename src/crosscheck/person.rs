//! People of several reports in, what each report tells of them out: their ages, and what became of them.
//!
//! Who is who is found over the whole texts ([`Known`]): by name, age, role, whose they are, and what befell them. A report
//! that tells of somebody as alive and later as dead tells both; it is held against the others by what it tells last.

use super::bearer::draft;
use super::fact::{Claimed, EventDays, Fact, RowDraft, Used, in_body, is_elsewhere, tells};
use super::state::CHANGED;
use super::state::fate_name;
use super::value::ReportedState;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::item::{Items, Sort, Value};
use crate::lexicon::{FATE, Fate};
use crate::story::apart::{Somebody, Story};
use crate::story::entity::{Entity, Mention, MentionForm};
use crate::story::fate::{Fated, fates};
use crate::telling::Telling;
use crate::token::Span;

/// Words between somebody and their age.
const JOINS: [&str; 8] = ["", "a", "an", "aged", "the", "who is", "who was", "age"];

/// The rows of people.
pub fn drafts<'a>(
    tellings: &[&'a Telling],
    items: &'a [Items<'a>],
    days: &EventDays,
    story: &Story<'a>,
    used: &mut Used,
) -> Vec<RowDraft<'a>> {
    if !is_asked(tellings) {
        return Vec::new();
    }
    let told: Vec<Vec<Fated>> = (0..tellings.len()).map(|d| all_fates(tellings[d], story, d)).collect();
    let mut drafts = Vec::new();
    for bearer in story.people() {
        drafts.extend(age(tellings, items, story, days, bearer, used));
        drafts.extend(fate(tellings, story, &told, bearer));
    }
    drafts
}

/// Whether two reports tell an age, or what became of somebody: to find out who is who is dear.
fn is_asked(tellings: &[&Telling]) -> bool {
    let sentences = |t: &'_ Telling| 0..t.sentences.list.len();
    let aged = |t: &&&Telling| sentences(t).any(|i| t.claims.in_sentence(i).quantities().iter().any(|q| q.kind == QuantityKind::Age));
    let fated = |t: &&&Telling| (0..t.sentences.tokens.len()).any(|at| FATE.at(&t.sentences.tokens, at).is_some());
    tellings.iter().filter(aged).nth(1).is_some() || tellings.iter().filter(fated).nth(1).is_some()
}

fn all_fates(t: &Telling, story: &Story<'_>, d: usize) -> Vec<Fated> {
    (0..t.sentences.list.len()).filter(|i| tells(t, *i) && in_body(t, *i)).flat_map(|i| fates(t, story.entities(d), i)).collect()
}

/// What somebody is called: the last word of a name, else a noun.
fn called(tellings: &[&Telling], story: &Story<'_>, bearer: &Somebody) -> String {
    let people = || bearer.iter().filter_map(|(d, ix)| Some((*d, story.entities(*d).get(*ix)?)));
    let name = people().find_map(|(d, e)| e.names.first().map(|n| n.span.of(&tellings[d].article.text)));
    let noun =
        || people().find_map(|(d, e)| e.nouns.first().map(|n| format!("the {}", n.span.of(&tellings[d].article.text).to_lowercase())));
    name.and_then(|n| n.rsplit(' ').next()).map(str::to_owned).or_else(noun).unwrap_or_else(|| "somebody".to_owned())
}

/// The age of somebody, where two reports give it and no row has it yet.
fn age<'a>(
    tellings: &[&'a Telling],
    items: &'a [Items<'a>],
    story: &Story<'_>,
    days: &EventDays,
    bearer: &Somebody,
    used: &mut Used,
) -> Option<RowDraft<'a>> {
    let mut facts: Vec<Option<Fact<'a>>> = vec![None; items.len()];
    let mut places = Vec::new();
    // "Kral, 62, sang in 2011": by now she is older.
    let now = |d: usize, item: usize| !is_elsewhere(&items[d], tellings[d], items[d].list[item].sentence, days);
    for (d, ix) in bearer {
        let Some((item, q)) = story
            .entities(*d)
            .get(*ix)
            .and_then(|e| aged(&tellings[*d].article.text, &items[*d], e))
            .filter(|(i, _)| !used.is(*d, *i) && now(*d, *i))
        else {
            continue;
        };
        let found = &items[*d].list[item];
        facts[*d] = Some(Fact { span: found.span, sentence: found.sentence, claimed: Claimed::Quantity(q) });
        places.push((*d, item));
    }
    if places.len() < 2 {
        return None;
    }
    places.iter().for_each(|(d, i)| used.mark(*d, *i));
    Some(draft(Sort::Quantity, format!("age of {}", called(tellings, story, bearer)), "age".to_owned(), facts, "the same person"))
}

/// The age that stands beside a mention of somebody.
fn aged<'a>(text: &str, items: &Items<'a>, e: &Entity) -> Option<(usize, &'a Quantity)> {
    let age = e.age?;
    // What stands between a mention and its age says no more than that it is one.
    let joins = |from: u32, to: u32| {
        text.get(from as usize..to as usize).is_some_and(|s| JOINS.contains(&s.trim_matches([',', ' ', '(', ')', '-', '–', '—'])))
    };
    // "She was 79."
    let says = |m: &Mention, s: Span| {
        let gap = text.get(m.span.end as usize..s.start as usize).map(str::trim);
        m.form == MentionForm::Pronoun && matches!(gap, Some("is" | "was"))
    };
    let beside = |m: Span, s: Span| m.overlaps(s) || m.end <= s.start && joins(m.end, s.start) || s.end <= m.start && joins(s.end, m.start);
    // "Kral told how a 15-year-old hid" gives Kral no age.
    let told = |m: &Mention| e.names.is_empty() || m.form == MentionForm::Name;
    e.mentions.iter().find_map(|m| {
        items.of_sentence(m.sentence).find_map(|i| match &items.list[i].value {
            Value::Quantity(q)
                if q.kind == QuantityKind::Age
                    && q.level().and_then(|v| v.to_i64()) == Some(age)
                    && (told(m) && beside(m.span, q.span) || says(m, q.span)) =>
            {
                Some((i, *q))
            }
            _ => None,
        })
    })
}

/// The conditions of whoever is in hospital.
const HURT: [Fate; 3] = [Fate::Critical, Fate::Serious, Fate::Stable];

/// What became of somebody, where two reports tell it.
fn fate<'a>(tellings: &[&'a Telling], story: &Story<'_>, told: &[Vec<Fated>], bearer: &Somebody) -> Option<RowDraft<'a>> {
    let mut facts: Vec<Option<Fact<'a>>> = vec![None; tellings.len()];
    for (d, ix) in bearer {
        let own: Vec<&Fated> = told[*d].iter().filter(|f| f.who == *ix).collect();
        // Nobody who has died is anything else afterwards.
        let last = own.iter().find(|f| f.fate == Fate::Dead).or(own.iter().rfind(|f| f.fate != Fate::Treated)).or(own.last());
        facts[*d] = last.map(|f| {
            let state = ReportedState { name: fate_name(f.fate).to_owned(), hedged: false };
            Fact { span: f.span, sentence: f.sentence, claimed: Claimed::State(state) }
        });
    }
    // Who is in hospital may be in any condition; that somebody else says they died is another thing.
    let hurt = facts.iter().flatten().any(|f| matches!(&f.claimed, Claimed::State(s) if HURT.iter().any(|h| fate_name(*h) == s.name)));
    if hurt {
        let treated = |f: &Fact<'_>| matches!(&f.claimed, Claimed::State(s) if s.name == fate_name(Fate::Treated));
        facts.iter_mut().filter(|f| f.as_ref().is_some_and(treated)).for_each(|f| *f = None);
    }
    let claim = format!("what became of {}", called(tellings, story, bearer));
    let told = facts.iter().flatten().count();
    (told > 1).then(|| RowDraft { grows: true, ..draft(Sort::Statement, claim, CHANGED.to_owned(), facts, "the same person") })
}
