//! The report of any command: the only type that is written out whole.

use super::ledger::{LedgerRow, Step};
use super::unchecked::Unchecked;
use super::wire::{Accounting, Aligned, Degraded, Document, Entry, Place, Summary, Suppression};
use crate::finding::Level;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// What a comparison found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Report {
    /// Always `recount/report/1`.
    pub schema: &'static str,
    /// The command that made it.
    pub command: &'static str,
    /// The documents, in the order given.
    pub documents: Vec<Document>,
    /// The findings: most severe first, then by position.
    pub findings: Vec<Entry>,
    /// What became of each word of both sides.
    pub accounting: Accounting,
    /// Changed figures that no rule has judged, in text order: silence about them is no promise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unchecked: Vec<Unchecked>,
    /// Which sentences were held against which.
    pub alignment: Vec<Aligned>,
    /// Totals.
    pub summary: Summary,
    /// Comments of the text in hand that silence a rule in one place, and what they left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressions: Vec<Suppression>,
    /// For three versions and more, and for outlets: one row a claim, one cell a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Vec<LedgerRow>>,
    /// For three versions and more: what became of the words from each version to the next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// For outlets: the first document of each one's origin. Reprints of one copy have the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<usize>,
    /// Work that was left undone where all of it would cost too much; nothing is silent about the rest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub degraded: Vec<Degraded>,
}

impl Report {
    /// Adds what was left undone, each limit once.
    pub(crate) fn add_degraded(&mut self, more: Vec<Degraded>) {
        for one in more {
            if !self.degraded.contains(&one) {
                self.degraded.push(one);
            }
        }
    }

    /// Keeps the findings that `keep` wants; the others are counted as known.
    pub fn retain(&mut self, keep: impl FnMut(&Entry) -> bool) {
        let all = self.findings.len();
        self.findings.retain(keep);
        self.summary.known += all - self.findings.len();
        self.count();
    }

    /// Counts the findings of each level.
    pub(super) fn count(&mut self) {
        let count = |level| self.findings.iter().filter(|f| f.severity == level).count();
        (self.summary.error, self.summary.warning, self.summary.info) = (count(Level::Error), count(Level::Warning), count(Level::Info));
    }

    /// The most severe level found.
    pub fn worst(&self) -> Level {
        self.findings.iter().map(|f| f.severity).max().unwrap_or(Level::Off)
    }

    /// Reports of one text each as one, their documents numbered in order.
    pub fn joined(reports: Vec<Report>) -> Option<Report> {
        let mut all = reports.into_iter();
        let mut whole = all.next()?;
        for mut next in all {
            let first = whole.documents.len();
            for document in &mut next.documents {
                document.id += first;
            }
            next.suppressions.iter_mut().for_each(|s| s.document += first);
            let silenced = next.suppressions.iter_mut().flat_map(|s| &mut s.findings);
            for place in next.findings.iter_mut().chain(silenced).flat_map(|f| [&mut f.before, &mut f.after]).flatten() {
                place.document += first;
            }
            let (a, b) = (&mut whole.accounting.after, next.accounting.after);
            (a.words, a.unchanged, a.found, a.folded) =
                (a.words + b.words, a.unchanged + b.unchanged, a.found + b.found, a.folded + b.folded);
            whole.summary.claims_unpaired += next.summary.claims_unpaired;
            whole.documents.append(&mut next.documents);
            whole.findings.append(&mut next.findings);
            whole.suppressions.append(&mut next.suppressions);
            whole.summary.suppressed += next.summary.suppressed;
            whole.add_degraded(next.degraded);
        }
        whole.settle();
        whole.findings.sort_by_key(|f| (Reverse(f.severity), f.after.as_ref().or(f.before.as_ref()).map(|p| p.document)));
        whole.bound();
        Some(whole)
    }

    /// Puts the findings in order and counts them.
    pub(crate) fn settle(&mut self) {
        let at = |p: &Option<Place>| p.as_ref().map(|p| (p.start, p.end));
        self.findings.sort_by(|x, y| {
            let key = |e: &Entry| (Reverse(e.severity), at(&e.after).or(at(&e.before)), at(&e.before), e.rule);
            key(x).cmp(&key(y))
        });
        self.count();
    }
}

impl Report {
    /// What was not checked, a line each: "not checked 5:12 4 → 5 (…)".
    pub fn not_checked(&self) -> impl Iterator<Item = String> + '_ {
        self.unchecked.iter().map(|u| format!("not checked {} {} ({})", u.position(), u.change(), u.reason))
    }

    /// The findings that comments silence, at this level and above, each with its comment.
    pub fn suppressed(&self, least: Level) -> impl Iterator<Item = (&Suppression, &Entry)> {
        let all = self.suppressions.iter().flat_map(|s| s.findings.iter().map(move |f| (s, f)));
        all.filter(move |(_, f)| f.severity >= least)
    }

    /// Comments with which something is wrong, one line each.
    pub fn suppression_problems(&self) -> impl Iterator<Item = String> + '_ {
        let line = |s: &Suppression| {
            let path = self.documents.get(s.document).map(|d| d.path.as_str()).unwrap_or_default();
            let comment = format!("{path}:{}:{}: recount-ignore {}", s.line, s.column, s.rule);
            s.problem.as_ref().map(|p| format!("{}: {p}", comment.trim_end()))
        };
        self.suppressions.iter().filter_map(line)
    }
}
