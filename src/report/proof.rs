//! What recount says of one text against itself, alone or as the newer one of two.

use super::{Accounting, AfterWords, Entry, Lines, Place, Report, SCHEMA, Summary, degraded, document, entry};
use crate::diff::compare;
use crate::finding::Finding;
use crate::finding::Level;
use crate::proof::{Proof, brought_in};
use crate::settings::Settings;
use crate::telling::Telling;
use crate::token::Span;
use std::cell::OnceCell;
use std::cmp::Reverse;

impl Report {
    /// The report of one text, which is document 0, with this name.
    pub fn of_text(proof: &Proof<'_>, name: &str, settings: &Settings) -> Report {
        let t = proof.telling;
        let lines = Lines::of(&t.article.text);
        let place = |span: Span| lines.place(0, t, span);
        let entries = proof.findings.iter().filter_map(|f| {
            let severity = settings.level(f.rule, f.raise);
            (severity != Level::Off).then(|| entry(f, severity, f.before.map(place), f.after.map(place)))
        });
        let mut report = Report {
            schema: SCHEMA,
            command: "proof",
            documents: vec![document(0, name, t)],
            findings: entries.collect(),
            accounting: Accounting::default(),
            unchecked: Vec::new(),
            alignment: Vec::new(),
            ledger: None,
            steps: Vec::new(),
            origins: Vec::new(),
            degraded: degraded(proof.met.iter().copied()),
            summary: Summary { claims_paired: 0, claims_unpaired: proof.claims, ..Summary::default() },
        };
        report.accounting.after = words(t, proof);
        report.settle();
        report.bound();
        report
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
            for place in next.findings.iter_mut().flat_map(|f| [&mut f.before, &mut f.after]).flatten() {
                place.document += first;
            }
            let (a, b) = (&mut whole.accounting.after, next.accounting.after);
            (a.words, a.unchanged, a.found, a.folded) =
                (a.words + b.words, a.unchanged + b.unchanged, a.found + b.found, a.folded + b.folded);
            whole.summary.claims_unpaired += next.summary.claims_unpaired;
            whole.documents.append(&mut next.documents);
            whole.findings.append(&mut next.findings);
            whole.add_degraded(next.degraded);
        }
        whole.settle();
        whole.findings.sort_by_key(|f| (Reverse(f.severity), f.after.as_ref().or(f.before.as_ref()).map(|p| p.document)));
        whole.bound();
        Some(whole)
    }

    /// The report of two versions of a story: what changed, and which contradictions the newer one has.
    pub fn of_versions(before: &Telling, after: &Telling, names: [&str; 2], settings: &Settings) -> Report {
        // One after the other, so that what one works with is not kept beside what the other does.
        let (own, met) = brought_in(before, after);
        let mut report = Report::whole(&compare(before, after), names, settings);
        let found = contradictions(own, after, 1, report.findings.is_empty(), settings);
        report.findings.extend(found);
        report.add_degraded(degraded(met));
        report.settle();
        report.bound();
        report
    }

    /// Puts the findings in order and counts them.
    fn settle(&mut self) {
        let at = |p: &Option<Place>| p.as_ref().map(|p| (p.start, p.end));
        self.findings.sort_by(|x, y| {
            let key = |e: &Entry| (Reverse(e.severity), at(&e.after).or(at(&e.before)), at(&e.before), e.rule);
            key(x).cmp(&key(y))
        });
        let count = |level| self.findings.iter().filter(|f| f.severity == level).count();
        (self.summary.error, self.summary.warning, self.summary.info) = (count(Level::Error), count(Level::Warning), count(Level::Info));
    }
}

/// What is found and what is not, of the words of one text.
fn words(t: &Telling, proof: &Proof<'_>) -> AfterWords {
    let mut found: Vec<Span> = proof.findings.iter().flat_map(|f| [f.before, f.after]).flatten().collect();
    found.sort_unstable();
    // Spans that overlap are one, so that each word is looked up once.
    found.dedup_by(|next, last| {
        let one = next.start <= last.end;
        last.end = if one { last.end.max(next.end) } else { last.end };
        one
    });
    let mut count = AfterWords::default();
    for sentence in &t.sentences.list {
        for token in t.sentences.tokens[sentence.tokens.clone()].iter().filter(|t| t.is_counted()) {
            let after = found.partition_point(|s| s.start <= token.span.start);
            let within = after.checked_sub(1).is_some_and(|i| found[i].contains(token.span));
            count.words += 1;
            match (sentence.folded, within) {
                (true, _) => count.folded += 1,
                (_, true) => count.found += 1,
                _ => count.unchanged += 1,
            }
        }
    }
    count
}

impl Entry {
    /// Both places of a contradiction inside one text.
    pub fn within(&self) -> Option<(&Place, &Place)> {
        let first = self.also.as_ref().or(self.before.as_ref())?;
        self.after.as_ref().filter(|a| a.document == first.document).map(|second| (first, second))
    }
}

/// The contradictions `found` by [`brought_in`] inside the newer text, which is the `document`th. One that stands in the
/// older text too is no news: it is information, says so, and is left out where nothing else changed (`quiet`).
pub(super) fn contradictions(
    found: Vec<(Finding, bool)>,
    after: &Telling,
    document: usize,
    quiet: bool,
    settings: &Settings,
) -> Vec<Entry> {
    let lines = OnceCell::new();
    let read = |(mut f, stands): (Finding, bool)| {
        let severity = settings.level(f.rule, f.raise);
        if severity == Level::Off || stands && quiet {
            return None;
        }
        let told = if stands { "it stands in the earlier version too" } else { "the edit brought it in" };
        f.evidence.push(told.to_owned());
        let severity = if stands { Level::Info } else { severity };
        if stands {
            f.reason = format!("{}; {told}", f.reason);
        }
        let place = |span: Span| lines.get_or_init(|| Lines::of(&after.article.text)).place(document, after, span);
        let mut found = entry(&f, severity, f.before.map(place), f.after.map(place));
        // In a comparison `before` is the earlier text.
        found.also = found.before.take();
        Some(found)
    };
    found.into_iter().filter_map(read).collect()
}
