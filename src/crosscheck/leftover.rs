//! Two reports that give the same ages but for a few in, those few held against each other out.
//!
//! Reports of one event are of the same people. Where most ages agree, one that is left over on either side, a year or two
//! from one on the other side and from no other, is that of one person told otherwise, unless names or words say that
//! they are two.

use super::bearer::{age, draft};
use super::fact::{Claimed, EventDays, Fact, RowDraft, Used, in_body, is_elsewhere, tells};
use crate::ledger::item::{Items, Sort};
use crate::story::apart::Story;
use crate::story::entity::Entity;
use crate::telling::Telling;
use std::collections::BTreeMap;

/// So many ages must be shared by two reports to be of the same people.
const SHARED: usize = 2;
/// Ages further apart than this are two people's.
const NEAR: i64 = 2;
/// Each report is held against so many of the first, so that the work grows with the reports.
const BEFORE: usize = 4;

/// The rows of ages that are left over.
pub fn drafts<'a>(
    tellings: &[&'a Telling],
    items: &'a [Items<'a>],
    days: &EventDays,
    story: &Story<'_>,
    used: &mut Used,
) -> Vec<RowDraft<'a>> {
    let told: Vec<BTreeMap<i64, usize>> = (0..tellings.len()).map(|d| ages(tellings[d], &items[d], days)).collect();
    let mut drafts = Vec::new();
    for (e, later) in told.iter().enumerate() {
        for (d, earlier) in told.iter().enumerate().take(e.min(BEFORE)) {
            let shared = earlier.keys().filter(|a| later.contains_key(a)).count();
            if shared < SHARED {
                continue;
            }
            for (age, i) in earlier.iter().filter(|(a, _)| !later.contains_key(a)) {
                let Some((other, j)) = near(*age, later, earlier) else { continue };
                let back = near(other, earlier, later).is_some_and(|b| b.0 == *age);
                let taken = used.is(d, *i) && used.is(e, j);
                if !back || taken || are_two((tellings[d], story, d, *i, *age), (tellings[e], story, e, j, other), items) {
                    continue;
                }
                let mut facts: Vec<Option<Fact<'a>>> = vec![None; items.len()];
                for (document, item) in [(d, *i), (e, j)] {
                    let found = &items[document].list[item];
                    let Some(quantity) = self::age(found) else { continue };
                    facts[document] = Some(Fact { span: found.span, sentence: found.sentence, claimed: Claimed::Quantity(quantity) });
                    used.mark(document, item);
                }
                let unclear = format!("{age} in one, {other} in the other, and {shared} other ages agree");
                let row =
                    draft(Sort::Quantity, "age of one of the same people".to_owned(), "age".to_owned(), facts, "the other ages agree");
                drafts.push(RowDraft { unclear: Some(unclear), ..row });
            }
        }
    }
    drafts
}

/// So many people who are all older in one of two reports have grown older between them.
const GROWN: usize = 2;

/// Excuses ages that one of two reports gives as higher for all, and none as the same: it tells of them later.
pub fn excuse_later(drafts: &mut [RowDraft<'_>]) {
    let mut steps: BTreeMap<(usize, usize), Vec<i64>> = BTreeMap::new();
    for row in drafts.iter().filter(|d| d.key == "age") {
        for (e, later) in row.facts.iter().enumerate() {
            for (d, earlier) in row.facts.iter().enumerate().take(e.min(BEFORE)) {
                steps.entry((d, e)).or_default().extend(years(earlier).zip(years(later)).map(|(x, y)| y - x));
            }
        }
    }
    let grown = |list: &[i64]| list.len() >= GROWN && (list.iter().all(|s| *s > 0) || list.iter().all(|s| *s < 0));
    let pairs: Vec<(usize, usize)> = steps.into_iter().filter(|(_, list)| grown(list)).map(|(pair, _)| pair).collect();
    for row in drafts.iter_mut().filter(|d| d.key == "age") {
        let differ = |d: &usize, e: &usize| years(&row.facts[*d]).zip(years(&row.facts[*e])).is_some_and(|(x, y)| x != y);
        let all = || (0..row.facts.len()).flat_map(|e| (0..e).map(move |d| (d, e))).filter(|(d, e)| differ(d, e));
        if all().next().is_some() && all().all(|pair| pairs.contains(&pair)) {
            row.unclear.get_or_insert_with(|| "all are older in one report: it may tell of a later time".to_owned());
        }
    }
}

/// Excuses an age that is a year higher in one of two reports where the case has gone on between them: who was 40 when he was
/// charged may be 41 when he is sentenced.
pub fn excuse_birthdays(drafts: &mut [RowDraft<'_>], case: &[RowDraft<'_>]) {
    let state = |r: &RowDraft<'_>, d: usize| match r.facts[d].as_ref()?.claimed {
        Claimed::State(ref s) => Some(s.name.clone()),
        _ => None,
    };
    let later = |d: usize, e: usize| case.iter().any(|r| state(r, d).zip(state(r, e)).is_some_and(|(x, y)| x != y));
    for row in drafts.iter_mut().filter(|d| d.key == "age") {
        let steps = |d: usize, e: usize| years(&row.facts[d]).zip(years(&row.facts[e])).map(|(x, y)| (x - y).abs()).filter(|s| *s > 0);
        let pairs = || (0..row.facts.len()).flat_map(|e| (0..e).map(move |d| (d, e)));
        let told = pairs().filter(|(d, e)| steps(*d, *e).is_some()).count();
        if told > 0 && pairs().filter_map(|(d, e)| Some((d, e, steps(d, e)?))).all(|(d, e, s)| s == 1 && later(d, e)) {
            row.unclear.get_or_insert_with(|| "the case has gone on between the reports: a birthday may lie between".to_owned());
        }
    }
}

/// The age that a fact gives.
fn years(fact: &Option<Fact<'_>>) -> Option<i64> {
    match fact.as_ref()?.claimed {
        Claimed::Quantity(q) => q.level()?.to_i64(),
        _ => None,
    }
}

/// The ages of a report, each with the first item that gives it.
fn ages(t: &Telling, items: &Items<'_>, days: &EventDays) -> BTreeMap<i64, usize> {
    let mut found = BTreeMap::new();
    for (i, item) in items.list.iter().enumerate() {
        let own = || tells(t, item.sentence) && in_body(t, item.sentence) && !is_elsewhere(items, t, item.sentence, days);
        if let Some(years) = age(item).and_then(|q| q.level()?.to_i64()).filter(|_| own()) {
            found.entry(years).or_insert(i);
        }
    }
    found
}

/// The one age of a report that is near to one of another report, and that this has not.
fn near(age: i64, of: &BTreeMap<i64, usize>, without: &BTreeMap<i64, usize>) -> Option<(i64, usize)> {
    let mut found = of.range(age - NEAR..=age + NEAR).filter(|(a, _)| !without.contains_key(a));
    let (years, item) = found.next()?;
    found.next().is_none().then_some((*years, *item))
}

/// An age of a report: its telling, the story, the report's place, the item and the years.
type AgeOf<'s, 'a> = (&'s Telling, &'s Story<'a>, usize, usize, i64);

/// Whether two ages are those of two people, as far as their reports name and describe them.
fn are_two(x: AgeOf<'_, '_>, y: AgeOf<'_, '_>, items: &[Items<'_>]) -> bool {
    let bearer = |(t, story, d, i, years): AgeOf<'_, '_>| -> Option<Entity> {
        let sentence = t.sentences.list[items[d].list[i].sentence].span;
        let all = story.entities(d);
        all.within(sentence).iter().filter_map(|(_, ix)| all.get(*ix)).find(|e| e.age == Some(years)).cloned()
    };
    // Whom nobody can be found for is nobody: "under 14 years old".
    let (Some(a), Some(b)) = (bearer(x), bearer(y)) else { return true };
    let named = |e: &Entity| e.names.first().map(|n| n.keys.clone());
    let names = named(&a).zip(named(&b)).is_some_and(|(p, q)| !p.iter().any(|k| q.contains(k)));
    names || a.gender.zip(b.gender).is_some_and(|(p, q)| p != q)
}
