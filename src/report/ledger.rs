//! Several tellings on the wire: the rows of a ledger or a matrix, and the report of a chain of versions.

use super::body::changed;
use super::{
    Accounting, Aligned, Entry, Lines, Look, Place, Report, SCHEMA, Summary, accounting, aligned, degraded, document, entries, entry,
    squeezed, summary, unchecked,
};
use crate::compare::Comparison;
use crate::crosscheck;
use crate::diff::compare;
use crate::finding::Level;
use crate::ledger::item::Sort;
use crate::ledger::{self, Change, Standing};
use crate::proof::brought_in;
use crate::settings::Settings;
use crate::telling::Telling;
use crate::token::Span;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Borrow;

/// One claim, as every document tells it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Row {
    /// The claim in a few words, its value left out.
    pub claim: String,
    /// What sort of claim it is.
    pub sort: Sort,
    /// Where each document tells it, in the order of the documents; null where one does not.
    pub cells: Vec<Option<Place>>,
    /// What the cells say together.
    pub verdict: Standing,
    /// Why, in one line.
    pub reason: String,
    /// Its changes from one version that tells it to the next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// For outlets: each different value, with those who tell it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
}

/// One value of a claim among several outlets.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Value {
    /// The value as the first of them tells it.
    pub text: String,
    /// The ids of the documents that tell it.
    pub documents: Vec<usize>,
    /// How many of them do not repeat each other: reprints of one copy are one origin.
    pub origins: usize,
}

impl Row {
    /// Whether a rendering shows it: what changed, as loudly as asked for. Names come and go with their sentences, and are
    /// shown when all is.
    pub fn is_shown(&self, look: Look) -> bool {
        // What several outlets tell is the matrix; what one alone tells is shown when all is.
        if !self.values.is_empty() {
            let least = if look.least == Level::Error { Level::Error } else { Level::Info };
            return look.least <= Level::Info || self.verdict.level() >= least;
        }
        let level = self.verdict.level();
        let level = if self.sort == Sort::Name && self.changes.is_empty() { level.min(Level::Info) } else { level };
        level >= look.least || look.least <= Level::Info
    }
}

/// What became of the words of one version in the next.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// The earlier document's id.
    pub before: usize,
    /// The later document's id.
    pub after: usize,
    /// What became of each word of both.
    pub accounting: Accounting,
    /// Which sentences were held against which.
    pub alignment: Vec<Aligned>,
}

/// Which findings a chain of versions shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum View {
    /// Each version against the one before it
    #[default]
    Steps,
    /// The last version against the first
    Ends,
}

impl Report {
    /// The report of three or more successive versions with these names, the oldest first.
    ///
    /// `accounting` and `alignment` hold the last version against the first; those of each step are in `steps`.
    pub fn chain(tellings: &[impl Borrow<Telling>], names: &[&str], view: View, settings: &Settings) -> Report {
        let tellings: Vec<&Telling> = tellings.iter().map(Borrow::borrow).collect();
        let lines: Vec<Lines> = tellings.iter().map(|t| Lines::of(&t.article.text)).collect();
        let steps: Vec<Comparison<'_>> = tellings.windows(2).map(|two| compare(two[0], two[1])).collect();
        let last = tellings.len().saturating_sub(1);
        let ends = tellings.first().zip(tellings.last()).map(|(first, last)| compare(first, last));
        let shown: Vec<(usize, usize, &Comparison<'_>)> = match view {
            View::Steps => steps.iter().enumerate().map(|(k, c)| (k, k + 1, c)).collect(),
            View::Ends => ends.iter().map(|c| (0, last, c)).collect(),
        };
        let mut findings: Vec<_> = shown.iter().flat_map(|(b, a, c)| entries(c, [(*b, &lines[*b]), (*a, &lines[*a])], settings)).collect();
        // The last text is what will be printed.
        let mut met: Vec<_> = steps.iter().chain(&ends).flat_map(|c| c.met.iter().copied()).collect();
        if let Some((_, _, c)) = shown.last() {
            let (found, undone) = brought_in(c.before, c.after);
            findings.extend(super::proof::contradictions(found, c.after, last, findings.is_empty(), settings));
            met.extend(undone);
        }
        // Within one severity the steps stay in order.
        findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
        let mut documents: Vec<_> = tellings.iter().zip(names).enumerate().map(|(i, (t, name))| document(i, name, t)).collect();
        for (b, a, c) in &shown {
            changed(&mut documents, [*b, *a], c);
        }
        let compared: Vec<&Comparison<'_>> = shown.iter().map(|(_, _, c)| *c).collect();
        let row = |r: ledger::Row| Row {
            claim: squeezed(&r.claim),
            sort: r.sort,
            cells: r.cells.iter().enumerate().map(|(v, s)| s.map(|s| lines[v].place(v, tellings[v], s))).collect(),
            verdict: r.standing,
            reason: r.reason,
            changes: r.changes,
            values: Vec::new(),
        };
        let ledger = ledger::of(&tellings, &steps);
        met.extend(ledger.met);
        let mut report = Report {
            schema: SCHEMA,
            command: "diff",
            documents,
            summary: summary(&findings, &compared),
            findings,
            accounting: ends.as_ref().map(accounting).unwrap_or_default(),
            unchecked: shown.iter().flat_map(|(b, a, c)| unchecked::of(c, [(*b, &lines[*b]), (*a, &lines[*a])])).collect(),
            alignment: ends.as_ref().map(aligned).unwrap_or_default(),
            origins: Vec::new(),
            degraded: degraded(met),
            ledger: Some(ledger.rows.into_iter().map(row).collect()),
            steps: steps
                .iter()
                .enumerate()
                .map(|(k, c)| Step { before: k, after: k + 1, accounting: accounting(c), alignment: aligned(c) })
                .collect(),
        };
        report.bound();
        report
    }
}

impl Report {
    /// The report of several outlets on one event, with these names: the matrix of what they tell.
    pub fn matrix(tellings: &[impl Borrow<Telling>], names: &[&str], settings: &Settings) -> Report {
        let tellings: Vec<&Telling> = tellings.iter().map(Borrow::borrow).collect();
        let lines: Vec<Lines> = tellings.iter().map(|t| Lines::of(&t.article.text)).collect();
        let place = |document: usize, span| lines[document].place(document, tellings[document], span);
        let matrix = crosscheck::of(&tellings);
        let mut findings: Vec<Entry> = Vec::new();
        for d in &matrix.differences {
            let severity = settings.level(d.finding.rule, d.finding.raise);
            let before = d.finding.before.map(|s| place(d.before, s));
            let after = d.after.zip(d.finding.after).map(|(document, s)| place(document, s));
            if severity != Level::Off {
                findings.push(entry(&d.finding, severity, before, after));
            }
        }
        findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
        let rows: Vec<Row> = matrix.rows.into_iter().map(|r| wire(r, place)).collect();
        let told = rows.iter().filter(|r| r.verdict != Standing::Alone).count();
        let mut report = Report {
            schema: SCHEMA,
            command: "crosscheck",
            documents: tellings.iter().zip(names).enumerate().map(|(i, (t, name))| document(i, name, t)).collect(),
            summary: Summary { claims_paired: told, claims_unpaired: rows.len() - told, ..summary(&findings, &[]) },
            findings,
            accounting: Accounting::default(),
            unchecked: Vec::new(),
            alignment: Vec::new(),
            ledger: Some(rows),
            steps: Vec::new(),
            origins: matrix.origins,
            degraded: degraded(matrix.met),
        };
        report.bound();
        report
    }
}

fn wire(row: crosscheck::Row, place: impl Fn(usize, Span) -> Place) -> Row {
    let cells: Vec<Option<Place>> = row.cells.iter().enumerate().map(|(d, s)| s.map(|s| place(d, s))).collect();
    let text = |d: Option<&usize>| d.and_then(|d| cells[*d].as_ref()).map_or_else(String::new, |p| squeezed(&p.text));
    let values = row.values.into_iter().map(|v| Value { text: text(v.documents.first()), documents: v.documents, origins: v.origins });
    Row {
        claim: squeezed(&row.claim),
        sort: row.sort,
        values: values.collect(),
        verdict: row.standing,
        reason: row.reason,
        changes: Vec::new(),
        cells,
    }
}
