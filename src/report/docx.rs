//! A report in, a Word document out: the text in hand, with a comment for each finding.
//!
//! Of a `.docx` a copy is made to which comments are added (`onto`), of any other type a new document (`fresh`). Nobody
//! is named as the author but recount, and no time is written, so that the same texts give the same bytes.

#[cfg(feature = "documents")]
mod fresh;
#[cfg(feature = "documents")]
mod layout;
#[cfg(feature = "documents")]
mod lines;
mod note;
#[cfg(feature = "documents")]
mod onto;
#[cfg(feature = "documents")]
mod package;
#[cfg(feature = "documents")]
mod parts;
#[cfg(not(feature = "documents"))]
mod without;

use super::body::Body;
use super::items::{ListedFinding, items};
use super::plain::squeezed;
use super::verified::{Verified, level, named};
use super::whole::Report;
use super::wire::{Document, Entry, Look, Place};
use crate::finding::Level;
#[cfg(feature = "documents")]
pub use fresh::fresh;
pub use note::Note;
#[cfg(feature = "documents")]
pub use onto::onto;
use std::io;
#[cfg(not(feature = "documents"))]
pub use without::{fresh, onto};

/// Writes a new document: the later text of a comparison, or every text where none is the one in hand.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let parts: Vec<(&Body, Vec<Note>)> =
        targets(report).map(|d| (&report.documents[d].body, shown(notes(report, d), report, look))).collect();
    out.write_all(&fresh(&parts)?)
}

/// As [`write()`], but where one text is in hand and `original` is the `.docx` that it was read from, a copy of that.
pub fn write_onto(report: &Report, original: &[u8], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let targets: Vec<usize> = targets(report).collect();
    let copy = match targets[..] {
        [d] => onto(original, &report.documents[d].body, &shown(notes(report, d), report, look)),
        _ => None,
    };
    match copy {
        Some(copy) => out.write_all(&copy?),
        None => write(report, look, out),
    }
}

/// The same of claims that were looked up: the text with a comment for each.
pub fn write_claims(report: &Verified, original: Option<&[u8]>, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(document) = report.documents.first() else { return Ok(()) };
    let least = |n: &Note| report.verifications.get(n.n - 1).is_some_and(|v| level(v.verdict) >= look.least);
    let notes: Vec<Note> = notes_of_claims(report).into_iter().filter(least).collect();
    match original.and_then(|original| onto(original, &document.body, &notes)) {
        Some(copy) => out.write_all(&copy?),
        None => out.write_all(&fresh(&[(&document.body, notes)])?),
    }
}

/// The document that is in hand, where it is one.
pub fn in_hand(report: &Report) -> Option<&Document> {
    let targets = targets(report);
    report.documents.get(targets.start).filter(|_| targets.len() == 1)
}

/// The documents that comments go into.
fn targets(report: &Report) -> std::ops::Range<usize> {
    let all = report.documents.len();
    if report.command == "diff" { all.saturating_sub(1)..all } else { 0..all }
}

fn shown(notes: Vec<Note>, report: &Report, look: Look) -> Vec<Note> {
    let items = items(&report.findings);
    notes.into_iter().filter(|n| items.get(n.n - 1).is_some_and(|i| i.entry.severity >= look.least)).collect()
}

/// The comments on one document of a report.
pub fn notes(report: &Report, document: usize) -> Vec<Note> {
    let here = |i: &ListedFinding<'_>| place(i.entry, document).cloned();
    let items = items(&report.findings);
    let note =
        |(i, item): (usize, &ListedFinding<'_>)| here(item).map(|at| Note { n: i + 1, start: at.start, end: at.end, text: text(item) });
    items.iter().enumerate().filter_map(note).collect()
}

/// Where a finding shows in a document.
fn place(f: &Entry, document: usize) -> Option<&Place> {
    let own = |p: &&Place| p.document == document;
    f.after.as_ref().filter(own).or(f.gap.as_ref().filter(own)).or(f.before.as_ref().filter(own))
}

fn text(item: &ListedFinding<'_>) -> String {
    let f = item.entry;
    let level = match f.severity {
        Level::Error => "Must check",
        Level::Warning => "Worth a look",
        _ => "Compatible",
    };
    let lines = [Some(format!("{level}: {}", f.message)), item.note(), f.comment.clone(), Some(format!("({})", f.rule))];
    lines.into_iter().flatten().map(|l| squeezed(&l)).collect::<Vec<_>>().join("\n")
}

/// A comment for each claim that was looked up.
pub fn notes_of_claims(report: &Verified) -> Vec<Note> {
    let source = |p: &Place| {
        let words = if p.sentence.is_empty() { &p.text } else { &p.sentence };
        let name = report.documents.get(p.document).map(|d| squeezed(&d.path)).unwrap_or_default();
        format!("{name}, line {}: “{}”", p.line, squeezed(words))
    };
    let all = report.verifications.iter().enumerate();
    all.map(|(i, v)| {
        let head = named(v.verdict);
        let head = format!("{}{}: {}", head[..1].to_uppercase(), &head[1..], v.reason);
        let lines = std::iter::once(head).chain(v.evidence.iter().chain(&v.other).map(source));
        Note { n: i + 1, start: v.claim.start, end: v.claim.end, text: lines.collect::<Vec<_>>().join("\n") }
    })
    .collect()
}
