//! Somebody who was told of by an age is told of by name.

use super::number::NUMBER_CONFLICT;
use crate::compare::Comparison;
use crate::compare::family::Family;
use crate::finding::{Finding, Rule, Subject};
use crate::kind::name::NameKind;
use crate::kind::quantity::QuantityKind;
use crate::lexicon::story::Withheld;
use crate::lexicon::{NOUNS, NounCue, WITHHELD};
use crate::relation::lemmas;
use crate::story::entity::{Entities, Entity, EntityKind};
use crate::telling::Telling;
use crate::token::{Span, Token};
use crate::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};

rules! {
    /// # What it reports
    /// Somebody whom one version tells of without a name, and the other by name: the same age, told of nobody else; or a
    /// name that the one says is not released, and that the other says was.
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
    by_age(c, out);
    if !c.alignment.removed.is_empty() || !c.alignment.added.is_empty() || !c.alignment.groups.iter().all(|g| g.likeness >= 1.0) {
        released(c, out);
    }
}

/// Those who are told of by their ages.
fn by_age(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    // Nearly all pairs of versions share all their ages with those who bear them: entities are read where one may not.
    let (before, after) = (ages(c.before), ages(c.after));
    if before.is_empty() || after.is_empty() || c.alignment.removed.is_empty() && c.alignment.added.is_empty() {
        return;
    }
    let [before, after] = [true, false].map(|before| c.entities(before));
    aged((c.before, before), (c.after, after), &c.findings, out);
    found((c.before, before), (c.after, after), true, out);
    found((c.after, after), (c.before, before), false, out);
}

/// Names that the one telling says are not released, and that the other, which alone has them, says somebody was identified by.
fn released(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    for named in [true, false] {
        let (without, with) = if named { (c.before, c.after) } else { (c.after, c.before) };
        let Some(cue) = withheld(without) else { continue };
        for name in identified(with, without) {
            let (before, after) = if named { (cue, name) } else { (name, cue) };
            let met = |f: &Finding| {
                f.rule.subject == Subject::Name
                    && f.before.is_some_and(|s| s.overlaps(before))
                    && f.after.is_some_and(|s| s.overlaps(after))
            };
            let told = |f: &Finding| {
                [&IDENTIFIED, &IDENTITY_DROPPED].contains(&f.rule)
                    && (if named { f.after } else { f.before }).is_some_and(|s| s.overlaps(name))
            };
            // Who is known by an age already is told once more where nothing has met the words that withheld the names.
            let said = |f: &Finding| {
                f.after.is_some() && f.before.is_some() && (if named { f.before } else { f.after }).is_some_and(|s| s.overlaps(cue))
            };
            let found = || c.findings.iter().chain(out.iter());
            if found().any(met) || found().any(told) && found().any(said) {
                continue;
            }
            let reason = if named {
                "a name was not released; the side after has one that the side before has nowhere"
            } else {
                "the side after says that a name was not released, and no longer has this one"
            };
            let evidence = "the one says that somebody is not named, the other that somebody was identified".to_owned();
            out.push(told_by_name(named, [before, after], reason, evidence));
        }
    }
}

/// Where a telling says that it does not name somebody: from the start of the sentence where that is near.
fn withheld(t: &Telling) -> Option<Span> {
    let told = (0..t.sentences.list.len()).filter(|i| t.sentences.list[*i].is_told() && t.sentences.list[*i].may_have(&WITHHELD));
    told.filter_map(|i| {
        let tokens = t.sentences.tokens_of(i);
        let cue = |at: usize| WITHHELD.at(tokens, at).filter(|w| *w.means == Withheld::Name).map(|w| at..at + w.len);
        let cue = (0..tokens.len()).find_map(cue)?;
        // Whose name: "his name", "the victims' identities", "the man". A report can be released too.
        let who = |w: &Token| lemmas(w.text(&t.article.text)).iter().any(|l| NOUNS.has_spelt(l.text(), NounCue::Nameable));
        let from = cue.start.saturating_sub(WIDE);
        let of = tokens[from..(cue.end + 2).min(tokens.len())].iter().any(who);
        of.then(|| tokens[from].span.join(tokens[cue.end - 1].span))
    })
    .next()
}

/// So many tokens before the words that say that a name is withheld, it is said whose.
const WIDE: usize = 8;

/// The names that sentences of a telling say somebody was identified by, and that the other telling has nowhere.
fn identified(t: &Telling, other: &Telling) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut seen: BTreeSet<u64> = BTreeSet::new();
    for i in (0..t.sentences.list.len()).filter(|i| t.sentences.list[*i].is_told()) {
        let (tokens, claims) = (t.sentences.tokens_of(i), t.claims.in_sentence(i));
        let says = |w: &Token| IDENTIFYING.iter().any(|v| w.text(&t.article.text).eq_ignore_ascii_case(v));
        let Some(verb) = tokens.iter().position(says) else { continue };
        if WITHHELD.before(tokens, verb + 1).is_some() {
            continue;
        }
        for name in claims.names().iter().filter(|n| matches!(n.kind, NameKind::Person | NameKind::Other) && n.keys.len() > 1) {
            let source = claims.sources().iter().any(|s| s.who.overlaps(name.span));
            let new = !other.names(name) && name.keys.last().is_some_and(|k| seen.insert(*k));
            if !source && new {
                let aged =
                    claims.quantities().iter().find(|q| q.kind == QuantityKind::Age && q.span.start.abs_diff(name.span.end) <= BESIDE);
                out.push(aged.map_or(name.span, |q| name.span.join(q.span)));
            }
        }
    }
    out.truncate(MOST);
    out
}

/// More names of a text are not held against what another withholds.
const MOST: usize = 8;

/// Verbs that tell who somebody is.
const IDENTIFYING: [&str; 3] = ["identified", "named", "identifies"];

fn ages(t: &Telling) -> Vec<i64> {
    let all = (0..t.sentences.list.len()).flat_map(|i| t.claims.in_sentence(i).quantities());
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
        // "A boy of 15" in another sentence may be somebody else.
        let beside_name = |t: &Telling, e: &Entity, age: Span| {
            let near = |i: usize| t.sentences.list[i].span.contains(age);
            e.mentions.iter().any(|m| near(m.sentence) && t.claims.in_sentence(m.sentence).names().iter().any(|n| n.span.overlaps(m.span)))
        };
        if !beside_name(before.0, b, p) || !beside_name(after.0, a, q) {
            continue;
        }
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
    let apart = |x: &Entity, y: &Entity| matches!((x.gender, y.gender), (Some(x), Some(y)) if x != y);
    let mut tell = |person: &(i64, Entity), bearer: &(i64, Entity), evidence: String| {
        let (Some(x), Some(y)) = (described(without.0, &person.1, person.0), described(with.0, &bearer.1, bearer.0)) else { return };
        let reason = match (named, person.0 == bearer.0) {
            (true, true) => "the side after names who the side before tells of",
            (false, true) => "the side after no longer names who the side before names",
            (true, false) => "the side after names who the side before tells of, a year older or younger",
            (false, false) => "the side after no longer names who the side before names, a year older or younger",
        };
        out.push(told_by_name(named, if named { [x, y] } else { [y, x] }, reason, evidence));
    };
    let unnamed: Vec<&(i64, Entity)> = nobody.iter().filter(|(_, e)| e.names.is_empty()).collect();
    let new: Vec<&(i64, Entity)> = somebody.iter().filter(|(_, e)| !e.names.is_empty() && !is_told(without.0, e)).collect();
    let (mut left, mut open) = (Vec::new(), new.clone());
    for person in unnamed {
        let age = person.0;
        let bearer = new.iter().find(|b| b.0 == age && !apart(&person.1, &b.1) && only(&nobody, age) && only(&somebody, age));
        match bearer {
            Some(bearer) => {
                open.retain(|b| b.0 != age);
                tell(person, bearer, format!("the same age, {age}, of nobody else"));
            }
            None => left.push(person),
        }
    }
    // Of several who are told of, all but one were found: the last one is the last.
    if let ([person], [bearer]) = (&left[..], &open[..])
        && new.len() > 1
        && (person.0 - bearer.0).abs() == 1
        && !apart(&person.1, &bearer.1)
    {
        tell(person, bearer, "all others are told apart by their ages".to_owned());
    }
}

/// Somebody whom the side after alone names, or the side before alone.
fn told_by_name(named: bool, [before, after]: [Span; 2], reason: &str, evidence: String) -> Finding {
    let (rule, verdict): (&'static Rule, Verdict) =
        if named { (&IDENTIFIED, Verdict::Added) } else { (&IDENTITY_DROPPED, Verdict::Removed) };
    Finding {
        rule,
        raise: 0,
        verdict,
        before: Some(before),
        after: Some(after),
        reason: reason.to_owned(),
        key: "name".to_owned(),
        evidence: vec![evidence],
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
            .in_sentence(i)
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
