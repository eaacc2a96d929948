//! Parts and wholes: "7 shot" and "1 dead, 6 injured" say the same.
//!
//! A report that gives no number of those shot but gives the dead and the hurt says their sum, where the story is of a
//! shooting in another report. A sum that fits is agreement; one that does not is unclear, since nobody says that the
//! parts are all there are. Where two tolls differ by a number that one report tells apart ("one more person jumped"),
//! the difference is told and no conflict.

use super::fact::{Claimed, Fact, RowDraft, in_body};
use super::state::{self, Topic};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::item::{Items, Sort, Value};
use crate::telling::Telling;
use crate::verdict::Verdict;

/// The whole and its parts, by the names of the events.
const WHOLE: (&str, [&str; 2]) = ("shooting", ["death", "injury"]);

/// Fills in sums and marks differences that a text explains.
pub fn complete<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], drafts: &mut [RowDraft<'a>]) {
    sum(drafts);
    let counted = told_together(drafts);
    for draft in drafts.iter_mut().filter(|d| d.grows || d.key == WHOLE.0) {
        draft.unclear = told_apart(tellings, items, draft).or_else(|| counted.clone().filter(|_| WHOLE.1[1] == draft.key));
    }
}

/// Whether one report counts those killed among the hurt, and another beside them.
fn told_together(drafts: &[RowDraft<'_>]) -> Option<String> {
    let of =
        |key: &str| drafts.iter().find(|d| d.key == key).map(|d| d.facts.iter().map(|f| f.as_ref().and_then(count)).collect::<Vec<_>>());
    let (dead, hurt) = (of(WHOLE.1[0])?, of(WHOLE.1[1])?);
    let parts = dead.iter().zip(&hurt).filter_map(|(d, h)| Some(((*d)?, (*h)?)));
    // "Four were hurt, and one of them died" counts the dead among the hurt.
    let whole = |n: i64| hurt.contains(&Some(n));
    let all = |(d, h): &(i64, i64)| *d > 0 && whole(d + h);
    parts.into_iter().find(all).map(|(d, h)| format!("{d} dead and {h} hurt are {}", d + h))
}

/// Whether a report says of whom the difference between two counts of one thing consists.
pub fn explain(tellings: &[&Telling], items: &[Items<'_>], drafts: &mut [RowDraft<'_>]) {
    let counts =
        |d: &RowDraft<'_>| d.facts.iter().flatten().all(|f| matches!(&f.claimed, Claimed::Quantity(q) if q.kind == QuantityKind::Count));
    for draft in drafts.iter_mut().filter(|d| d.sort == Sort::Quantity && counts(d)) {
        draft.unclear = told_apart(tellings, items, draft).or(draft.unclear.take());
    }
}

/// Whether an event is the whole or one of its parts.
pub fn is_part(event: &str) -> bool {
    event == WHOLE.0 || WHOLE.1.contains(&event)
}

fn count(fact: &Fact<'_>) -> Option<i64> {
    match &fact.claimed {
        Claimed::Quantity(q) if q.low == q.high => q.level()?.to_i64(),
        Claimed::Sum(n) => Some(*n),
        _ => None,
    }
}

fn sum(drafts: &mut [RowDraft<'_>]) {
    let of = |drafts: &[RowDraft<'_>], key: &str| drafts.iter().position(|d| d.key == key);
    let (Some(whole), Some(dead), Some(hurt)) = (of(drafts, WHOLE.0), of(drafts, WHOLE.1[0]), of(drafts, WHOLE.1[1])) else { return };
    for document in 0..drafts[whole].facts.len() {
        if drafts[whole].facts[document].is_some() {
            continue;
        }
        let part = |key: usize| drafts[key].facts[document].as_ref().and_then(|f| count(f).map(|n| (f, n)));
        let (Some((_, d)), Some((fact, h))) = (part(dead), part(hurt)) else { continue };
        let found = Fact { claimed: Claimed::Sum(d + h), ..fact.clone() };
        let whole_told: Vec<i64> = drafts[whole].facts.iter().flatten().filter_map(count).collect();
        // A sum that is none of the wholes says nothing of them: not everybody hurt was shot.
        if whole_told.contains(&(d + h)) {
            drafts[whole].facts[document] = Some(found);
            drafts[whole].evidence.push("the dead and the hurt sum to those shot".to_owned());
        }
    }
}

/// Those hit, where one report counts the dead and the hurt and another victims and suspects. Where the two sums are equal,
/// it is unclear whether a suspect is one of the dead or hurt, unless a text says so.
pub fn suspects<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], drafts: &[RowDraft<'a>]) -> Vec<RowDraft<'a>> {
    let toll = |key: &str, document: usize| {
        let fact = drafts.iter().find(|d| d.key == key)?.facts[document].as_ref()?;
        Some((count(fact)?, fact.clone()))
    };
    let counted = |document: usize, fits: &dyn Fn(&Quantity) -> bool| {
        items[document].list.iter().find_map(|item| match &item.value {
            Value::Quantity(q) if fits(q) && q.low == q.high && in_body(tellings[document], item.sentence) => {
                let fact = Fact { span: item.span, sentence: item.sentence, claimed: Claimed::Quantity(q) };
                Some((count(&fact)?, fact))
            }
            _ => None,
        })
    };
    let head = |q: &Quantity, words: &[&str]| words.contains(&q.unit.rsplit(' ').next().unwrap_or(""));
    let told: Vec<_> = (0..tellings.len())
        .map(|d| {
            // "The two burnt victims" are a part of them.
            let victims = counted(d, &|q| q.unit == "victim" && q.event.is_none());
            let suspects = counted(d, &|q| head(q, &["suspect", "gunman", "shooter", "attacker", "assailant"]));
            let hurt = toll(WHOLE.1[1], d).or_else(|| state::hurt_count(tellings[d], &items[d]));
            (victims.zip(suspects), toll(WHOLE.1[0], d).zip(hurt))
        })
        .collect();
    let mut facts: Vec<Option<Fact<'a>>> = vec![None; tellings.len()];
    let mut reason = None;
    for (d, (sides, _)) in told.iter().enumerate() {
        let Some(((victims, whole), (suspects, _))) = sides else { continue };
        for (e, (_, toll)) in told.iter().enumerate().filter(|(e, _)| *e != d) {
            let Some(((dead, first), (hurt, _))) = toll else { continue };
            if dead + hurt != victims + suspects || *suspects == 0 || facts[e].is_some() {
                continue;
            }
            let among = [d, e].iter().any(|k| state::says(tellings[*k], Topic::Among));
            facts[d].get_or_insert(whole.clone());
            facts[e] = Some(if among {
                Fact { claimed: Claimed::Sum(*victims), ..first.clone() }
            } else {
                Fact { claimed: Claimed::Sum(dead + hurt), ..first.clone() }
            });
            if !among {
                reason = Some(format!(
                    "{dead} dead and {hurt} hurt are as many as {victims} victims with {suspects} suspected; no text says whether whoever did it is one of the dead or hurt"
                ));
            }
        }
    }
    if facts.iter().flatten().count() < 2 {
        return Vec::new();
    }
    let evidence = vec!["the sums of both are equal".to_owned()];
    vec![RowDraft {
        sort: Sort::Quantity,
        claim: "those hit".to_owned(),
        key: "those hit".to_owned(),
        facts,
        evidence,
        unclear: reason,
        grows: false,
    }]
}

/// Whether a report says of whom the difference between two tolls consists.
fn told_apart(tellings: &[&Telling], items: &[Items<'_>], draft: &RowDraft<'_>) -> Option<String> {
    let values: Vec<i64> = draft.facts.iter().flatten().filter_map(count).collect();
    let (low, high) = (*values.iter().min()?, *values.iter().max()?);
    let difference = (high > low).then_some(high - low)?;
    // "Eight dead", "a guard killed seven, and officers shot the guard".
    let told = || (0..tellings.len()).filter(|d| draft.facts[*d].is_some());
    if difference == 1 && draft.key == WHOLE.1[0] && told().any(|d| state::says(tellings[d], Topic::Among)) {
        return Some("whoever did it died too, and may be counted in one of them".to_owned());
    }
    for (document, report) in items.iter().enumerate().filter(|(d, _)| draft.facts[*d].is_some()) {
        for item in &report.list {
            let Value::Quantity(q) = &item.value else { continue };
            let words = item.span.of(&tellings[document].article.text).to_lowercase();
            // "A fourth victim" beside three makes four.
            let own = draft.facts[document].as_ref().and_then(count);
            let next =
                own == Some(low) && difference == 1 && q.kind == QuantityKind::Ordinal && q.level().and_then(|v| v.to_i64()) == Some(high);
            if next {
                return Some(format!("the difference is told: \"{words}\""));
            }
            let apart = ["more", "another", "additional"].iter().any(|w| words.split(' ').any(|x| x == *w));
            if apart && is_exactly(q, difference) {
                return Some(format!("the difference is told: \"{words}\""));
            }
        }
    }
    None
}

fn is_exactly(q: &Quantity, n: i64) -> bool {
    q.bound == crate::kind::quantity::Bound::Exact && q.low == q.high && q.level().and_then(|v| v.to_i64()) == Some(n)
}

/// How a sum relates to a whole that is told, or to another sum.
pub fn relation(x: i64, y: i64) -> (Verdict, String) {
    if x == y { (Verdict::Equivalent, format!("the parts sum to {x}")) } else { (Verdict::Unclear, "the parts may not be all".to_owned()) }
}
