//! What recount says of one text against itself, alone or as the newer one of two.

use super::lines::Lines;
use super::make::{degraded, document, entry};
use super::suppress;
use super::whole::Report;
use super::wire::{Accounting, AfterWords, Entry, SCHEMA, Summary};
use crate::finding::{Finding, Level};
use crate::proof::Proof;
use crate::settings::Settings;
use crate::telling::Telling;
use crate::token::Span;
use std::cell::OnceCell;

impl Report {
    /// The report of one text, which is document 0, with this name.
    pub fn of_text(proof: &Proof<'_>, name: &str, settings: &Settings) -> Report {
        let t = proof.telling;
        let lines = Lines::new(&t.article.text);
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
            suppressions: Vec::new(),
            alignment: Vec::new(),
            ledger: None,
            steps: Vec::new(),
            origins: Vec::new(),
            degraded: degraded(proof.met.iter().copied()),
            summary: Summary { claims_paired: 0, claims_unpaired: proof.claims, ..Summary::default() },
        };
        report.accounting.after = words(t, proof);
        report.settle();
        suppress::apply(&mut report, &[(0, t)], settings);
        report.bound();
        report
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

/// The contradictions `found` by [`crate::proof::brought_in`] inside the newer text, which is the `document`th. One that stands in the
/// older text too is no news: it is information, says so, and is left out where nothing else changed (`quiet`).
pub(crate) fn contradictions(
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
        let place = |span: Span| lines.get_or_init(|| Lines::new(&after.article.text)).place(document, after, span);
        let mut found = entry(&f, severity, f.before.map(place), f.after.map(place));
        // In a comparison `before` is the earlier text.
        found.also = found.before.take();
        Some(found)
    };
    found.into_iter().filter_map(read).collect()
}
