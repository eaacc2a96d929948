//! Somebody who was told of by an age is told of by name.

use super::number::NUMBER_CONFLICT;
use crate::compare::Comparison;
use crate::compare::family::Family;
use crate::finding::{Finding, Rule};
use crate::kind::quantity::QuantityKind;
use crate::story::entity::{Entities, Entity, EntityKind, entities};
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::Verdict;
use std::collections::BTreeMap;

rules! {
    /// # What it reports
    /// Somebody whom one version tells of without a name, and the other by name: the same age, told of nobody else.
    /// # Why it matters
    /// A name is what has to be right before all else, and nobody has checked it yet.
    /// # Not reported
    /// A name that the earlier version has somewhere; an age that two people share.
    IDENTIFIED = "identified", Warning, Name, Pair, mirror IDENTITY_DROPPED,
        fires "Two people were hurt on the quay. A 47-year-old man was taken to hospital, police said." => "Two people were hurt on the quay. Armin Lodge, 47, is in hospital with a broken leg.",
        silent "Two people were hurt on the quay. A 47-year-old man was taken to hospital, police said." => "Two people were hurt on the quay. Armin Lodge, 52, saw it from his boat.";

    /// # What it reports
    /// Somebody whom the earlier version names, and the later one tells of without the name: the same age, told of nobody else.
    /// # Why it matters
    /// A name that is taken back was wrong, or should not have been printed.
    /// # Not reported
    /// A name that the later version has somewhere; an age that two people share.
    IDENTITY_DROPPED = "identity-dropped", Warning, Name, Pair, mirror IDENTIFIED,
        fires "Two people were hurt on the quay. Armin Lodge, 47, is in hospital with a broken leg." => "Two people were hurt on the quay. A 47-year-old man was taken to hospital, police said.",
        silent "Two people were hurt on the quay. Armin Lodge, 52, saw it from his boat." => "Two people were hurt on the quay. A 47-year-old man was taken to hospital, police said.";
}

/// Who is named.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: Some(check) };

fn check(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    // Nearly all pairs of versions share all their ages with those who bear them: entities are read where one may not.
    let (before, after) = (ages(c.before), ages(c.after));
    if before.is_empty() || after.is_empty() || c.alignment.removed.is_empty() && c.alignment.added.is_empty() {
        return;
    }
    let (before, after) = (entities(c.before), entities(c.after));
    aged((c.before, &before), (c.after, &after), &c.findings, out);
    found((c.before, &before), (c.after, &after), true, out);
    found((c.after, &after), (c.before, &before), false, out);
}

fn ages(t: &Telling) -> Vec<i64> {
    let all = (0..t.sentences.list.len()).flat_map(|i| t.claims.of(i).quantities());
    all.filter(|q| q.kind == QuantityKind::Age).filter_map(|q| q.level()?.to_string().parse().ok()).collect()
}

/// Those who bear one full name in both tellings, and two ages.
fn aged(before: (&Telling, &Entities), after: (&Telling, &Entities), known: &[Finding], out: &mut Vec<Finding>) {
    // Namesakes, and those of whom a telling says two ages, are left alone.
    let bearers = |all: &Entities| -> BTreeMap<Vec<u64>, Option<(i64, Entity)>> {
        let mut by_name: BTreeMap<Vec<u64>, Option<(i64, Entity)>> = BTreeMap::new();
        for (_, e) in all.iter().filter(|(_, e)| e.kind == EntityKind::Person) {
            let (Some(age), Some(name)) = (e.age, e.names.first().filter(|n| n.keys.len() > 1)) else { continue };
            by_name.entry(name.keys.to_vec()).and_modify(|had| *had = None).or_insert_with(|| Some((age, e.clone())));
        }
        by_name
    };
    let (x, y) = (bearers(before.1), bearers(after.1));
    for (name, bearer) in &x {
        let (Some((old, b)), Some(Some((new, a)))) = (bearer, y.get(name)) else { continue };
        let (Some(p), Some(q)) = (described(before.0, b, *old), described(after.0, a, *new)) else { continue };
        let told = |f: &&Finding| f.before.is_some_and(|s| s.overlaps(p)) && f.after.is_some_and(|s| s.overlaps(q));
        if old == new || known.iter().any(|f| told(&f)) {
            continue;
        }
        out.push(Finding {
            rule: &NUMBER_CONFLICT,
            // A birthday may lie between them.
            raise: if old.abs_diff(*new) == 1 { -1 } else { 0 },
            verdict: Verdict::Conflicting,
            before: Some(p),
            after: Some(q),
            reason: "two ages of one name".to_owned(),
            key: "age".to_owned(),
            evidence: vec!["the same full name".to_owned()],
        });
    }
}

/// Those who are unnamed in the one telling and named in the other.
fn found(without: (&Telling, &Entities), with: (&Telling, &Entities), named: bool, out: &mut Vec<Finding>) {
    let aged = |all: &'_ Entities| -> Vec<(i64, Entity)> {
        all.iter().filter(|(_, e)| e.kind == EntityKind::Person).filter_map(|(_, e)| Some((e.age?, e.clone()))).collect()
    };
    let (nobody, somebody) = (aged(without.1), aged(with.1));
    let only = |list: &[(i64, Entity)], age: i64| list.iter().filter(|(a, _)| *a == age).count() == 1;
    for (age, person) in nobody.iter().filter(|(_, e)| e.names.is_empty()) {
        let Some((_, bearer)) = somebody.iter().find(|(a, e)| a == age && !e.names.is_empty()) else { continue };
        let apart = matches!((person.gender, bearer.gender), (Some(x), Some(y)) if x != y);
        if apart || !only(&nobody, *age) || !only(&somebody, *age) || is_told(without.0, bearer) {
            continue;
        }
        let (Some(x), Some(y)) = (described(without.0, person, *age), described(with.0, bearer, *age)) else { continue };
        let (rule, verdict, reason): (&'static Rule, Verdict, &str) = if named {
            (&IDENTIFIED, Verdict::Added, "the side after names who the side before tells of")
        } else {
            (&IDENTITY_DROPPED, Verdict::Removed, "the side after no longer names who the side before names")
        };
        let (before, after) = if named { (x, y) } else { (y, x) };
        out.push(Finding {
            rule,
            raise: 0,
            verdict,
            before: Some(before),
            after: Some(after),
            reason: reason.to_owned(),
            key: "name".to_owned(),
            evidence: vec![format!("the same age, {age}, of nobody else")],
        });
    }
}

/// Whether a telling has the last word of a name of somebody.
fn is_told(t: &Telling, e: &Entity) -> bool {
    let last = e.names.iter().filter_map(|n| n.keys.last());
    last.into_iter().any(|key| t.sentences.tokens.iter().any(|w| w.key == *key))
}

/// The first mention of somebody with the age beside it.
fn described(t: &Telling, e: &Entity, age: i64) -> Option<Span> {
    let near = |m: Span, i: usize| {
        let aged = |a: Span| a.start <= m.end + BESIDE && m.start <= a.end + BESIDE;
        let of = t
            .claims
            .of(i)
            .quantities()
            .iter()
            .find(|q| q.kind == QuantityKind::Age && q.level().is_some_and(|l| l.to_string() == age.to_string()) && aged(q.span));
        of.map(|q| m.join(q.span))
    };
    let told = e.mentions.iter().find_map(|m| near(m.span, m.sentence));
    told.or_else(|| e.mentions.first().map(|m| m.span))
}

/// So many bytes beside a mention its age stands: "Lodge, who is 47".
const BESIDE: u32 = 12;
