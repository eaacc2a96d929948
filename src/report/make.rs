//! A comparison in, what a report says of it out: findings by severity and place, counts, documents. Nothing is judged.

use super::body::Body;
use super::lines::Lines;
use super::plain::squeezed;
use super::suppress;
use super::unchecked;
use super::whole::Report;
use super::wire::{Accounting, AfterWords, Aligned, BeforeWords, Degraded, Document, Entry, Place, SCHEMA, Summary};
use crate::budget::Budget;
use crate::compare::{Comparison, State};
use crate::finding::{Finding, Level};
use crate::rule::correction;
use crate::settings::{Corrections, Settings};
use crate::telling::Telling;
use crate::token::Span;
use sha2::{Digest, Sha256};
use std::cell::OnceCell;
use std::collections::BTreeSet;

impl Report {
    /// The report of a comparison of two documents with these names.
    pub fn of_comparison(c: &Comparison<'_>, names: [&str; 2], settings: &Settings) -> Report {
        let mut report = Report::whole(c, names, settings);
        suppress::apply(&mut report, &[(1, c.after)], settings);
        report.bound();
        report
    }

    /// As [`Report::of_comparison`], however long.
    pub(crate) fn whole(c: &Comparison<'_>, names: [&str; 2], settings: &Settings) -> Report {
        let lines = [Lines::new(&c.before.article.text), Lines::new(&c.after.article.text)];
        let findings = entries(c, [(0, &lines[0]), (1, &lines[1])], settings);
        let mut documents = vec![document(0, names[0], c.before), document(1, names[1], c.after)];
        changed(&mut documents, [0, 1], c);
        Report {
            schema: SCHEMA,
            command: "diff",
            documents,
            summary: summary(&findings, &[c]),
            findings,
            accounting: accounting(c),
            unchecked: unchecked::of_comparison(c, [(0, &lines[0]), (1, &lines[1])]),
            suppressions: Vec::new(),
            alignment: aligned(c),
            ledger: None,
            steps: Vec::new(),
            origins: Vec::new(),
            degraded: degraded(c.met.iter().copied()),
        }
    }
}

/// The findings of one comparison that the settings ask for, given the id and the lines of each side.
pub(crate) fn entries(c: &Comparison<'_>, sides: [(usize, &Lines); 2], settings: &Settings) -> Vec<Entry> {
    let place = |side: usize, span: Span| sides[side].1.place(sides[side].0, [c.before, c.after][side], span);
    let corrections = match settings.corrections {
        Corrections::Published => correction::published(c),
        Corrections::Always => true,
        Corrections::Never => false,
    };
    let gaps = OnceCell::new();
    let mut findings: Vec<Entry> = c
        .findings
        .iter()
        .filter(|f| corrections || f.rule != &correction::CORRECTION_UNDISCLOSED)
        .filter_map(|f| {
            let severity = settings.level(f.rule, f.raise);
            let entry = || Entry {
                gap: f.before.filter(|_| f.after.is_none()).map(|s| place(1, gap(c, gaps.get_or_init(|| ends_before(c)), s))),
                ..entry(f, severity, f.before.map(|s| place(0, s)), f.after.map(|s| place(1, s)))
            };
            (severity != Level::Off).then(entry)
        })
        .collect();
    // Position after first: that is the text the editor has in hand.
    let at = |p: &Option<Place>| p.as_ref().map(|p| (p.start, p.end));
    findings.sort_by(|x, y| {
        let key = |e: &Entry| (std::cmp::Reverse(e.severity), at(&e.after).or(at(&e.before)), at(&e.before), e.rule);
        key(x).cmp(&key(y))
    });
    findings
}

/// For each sentence of the earlier text, where the later one has told what stands up to it.
fn ends_before(c: &Comparison<'_>) -> Vec<u32> {
    let mut ends = vec![None; c.before.sentences.list.len()];
    for group in c.alignment.groups.iter().filter(|g| !g.moved) {
        let end = group.after.iter().filter_map(|i| c.after.sentences.list.get(*i)).map(|s| s.span.end).max();
        group.before.iter().for_each(|i| ends[*i] = end);
    }
    let last = |last: &mut u32, end: Option<u32>| {
        *last = end.unwrap_or(*last);
        Some(*last)
    };
    ends.into_iter().scan(0, last).collect()
}

/// Where in the later text these words of the earlier one would stand.
fn gap(c: &Comparison<'_>, ends: &[u32], words: Span) -> Span {
    let sentence = c.before.sentences.at(words);
    let end = sentence.and_then(|i| ends.get(i)).or(ends.last()).copied().unwrap_or(0) as usize;
    Span::new(end, end)
}

pub(crate) fn summary(findings: &[Entry], comparisons: &[&Comparison<'_>]) -> Summary {
    let count = |level| findings.iter().filter(|f| f.severity == level).count();
    let sum = |of: fn(&Comparison<'_>) -> usize| comparisons.iter().map(|c| of(c)).sum();
    Summary {
        error: count(Level::Error),
        warning: count(Level::Warning),
        info: count(Level::Info),
        claims_paired: sum(|c| c.paired),
        claims_unpaired: sum(|c| c.unpaired),
        unchecked: sum(|c| c.unchecked.len()),
        equivalent: sum(|c| c.equivalent),
        known: 0,
        suppressed: 0,
    }
}

pub(crate) fn aligned(c: &Comparison<'_>) -> Vec<Aligned> {
    let likeness = |l: f32| f64::from((l * 100.0).round()) / 100.0;
    let groups = c.alignment.groups.iter();
    groups.map(|g| Aligned { before: g.before.clone(), after: g.after.clone(), moved: g.moved, likeness: likeness(g.likeness) }).collect()
}

pub(crate) fn document(id: usize, path: &str, t: &Telling) -> Document {
    let words = |folded: bool| {
        let told = t.sentences.list.iter().filter(|s| !folded || s.folded);
        told.map(|s| t.sentences.tokens[s.tokens.clone()].iter().filter(|t| t.is_counted()).count()).sum()
    };
    Document {
        id,
        path: path.to_owned(),
        title: t.article.title.clone(),
        published: t.article.published.map(|d| d.to_string()),
        updated: t.article.updated.map(|d| d.to_string()),
        outlet: t.article.outlet.clone(),
        sentences: t.sentences.list.len(),
        words: words(false),
        folded: words(true),
        body: Body::new(t),
    }
}

pub(crate) fn entry(f: &Finding, severity: Level, before: Option<Place>, after: Option<Place>) -> Entry {
    let shown = |p: &Option<Place>| p.as_ref().map(|p| squeezed(&p.text));
    let one_text = matches!((&before, &after), (Some(b), Some(a)) if b.document == a.document);
    let message = match (shown(&before), shown(&after)) {
        (Some(b), Some(a)) if one_text => format!("{b} ≠ {a}: {}", f.reason),
        (Some(b), Some(a)) => format!("{b} → {a}: {}", f.reason),
        (Some(x), None) | (None, Some(x)) => format!("{x}: {}", f.reason),
        (None, None) => f.reason.clone(),
    };
    Entry {
        rule: f.rule.id,
        severity,
        verdict: f.verdict,
        fingerprint: fingerprint(f, &before, &after),
        before,
        after,
        also: None,
        message,
        evidence: f.evidence.clone(),
        comment: None,
        reason: f.reason.clone(),
        gap: None,
    }
}

/// Rule, claim and both sides' words: no position and no message, so that it survives edits elsewhere.
fn fingerprint(f: &Finding, before: &Option<Place>, after: &Option<Place>) -> String {
    let normal = |p: &Option<Place>| p.as_ref().map(|p| crate::token::normalised(&squeezed(&p.text))).unwrap_or_default();
    let mut hash = Sha256::new();
    for part in [f.rule.id, &f.key, &normal(before), &normal(after)] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let [a, b, c, d, e, f, ..]: [u8; 32] = hash.finalize().into();
    format!("{:012x}", u64::from_be_bytes([0, 0, a, b, c, d, e, f]))
}

pub(crate) fn accounting(c: &Comparison<'_>) -> Accounting {
    let count = |t: &Telling, states: &[State]| {
        let mut counts = [0usize; State::COUNT];
        for (token, state) in t.sentences.tokens.iter().zip(states) {
            counts[*state as usize] += usize::from(token.is_counted());
        }
        counts
    };
    let (before, after) = (count(c.before, &c.states_before), count(c.after, &c.states_after));
    let (b, a) = (|state: State| before[state as usize], |state: State| after[state as usize]);
    Accounting {
        before: BeforeWords {
            words: before.iter().sum(),
            unchanged: b(State::Kept),
            moved: b(State::Moved),
            reworded: b(State::Reworded),
            found: b(State::Found),
            removed: b(State::Alone),
            folded: b(State::Folded),
        },
        after: AfterWords {
            words: after.iter().sum(),
            unchanged: a(State::Kept),
            moved: a(State::Moved),
            reworded: a(State::Reworded),
            found: a(State::Found),
            added: a(State::Alone),
            folded: a(State::Folded),
        },
    }
}

/// What the budgets that were met leave undone, each once.
pub(crate) fn degraded(met: impl IntoIterator<Item = Budget>) -> Vec<Degraded> {
    let met: BTreeSet<Budget> = met.into_iter().collect();
    met.into_iter().map(|b| Degraded { limit: b.id(), note: b.note() }).collect()
}

/// Records in both documents which words a comparison found changed.
pub(crate) fn changed(documents: &mut [Document], [before, after]: [usize; 2], c: &Comparison<'_>) {
    if let Some(document) = documents.get_mut(before) {
        document.body.until = runs(c.before, &c.states_before);
    }
    if let Some(document) = documents.get_mut(after) {
        document.body.since = runs(c.after, &c.states_after);
    }
}

fn runs(t: &Telling, states: &[State]) -> Vec<(Span, State)> {
    let mut runs: Vec<(Span, State)> = Vec::new();
    for sentence in &t.sentences.list {
        // A run ends with its sentence, so that it lies within one block.
        let mut open = false;
        for i in sentence.tokens.clone() {
            let (token, Some(&state)) = (t.sentences.tokens[i], states.get(i)) else { continue };
            if matches!(state, State::Kept | State::Found) {
                open = false;
                continue;
            }
            match runs.last_mut() {
                Some((span, last)) if open && *last == state => *span = span.join(token.span),
                _ => runs.push((token.span, state)),
            }
            open = true;
        }
    }
    runs
}
