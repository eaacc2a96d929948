//! A report in, a Word document out: the text in hand, with a comment for each finding.
//!
//! Of a `.docx` a copy is made to which comments are added (`onto`), of any other type a new document (`fresh`). Nobody
//! is named as the author but recount, and no time is written, so that the same texts give the same bytes.

mod note;
mod onto;
mod package;
mod parts;

use super::body::Body;
use super::html::clean;
use super::items::{Item, items};
use super::plain::squeezed;
use super::verified::{Verified, level, named};
use super::whole::Report;
use super::wire::{Document, Entry, Look, Place};
use crate::article::{Block, Role};
use crate::finding::Level;
pub use note::Note;
pub use onto::onto;
use package::package;
use parts::{comments, escaped};
use std::io;

/// Writes a new document: the later text of a comparison, or every text where none is the one in hand.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let parts: Vec<(&Body, Vec<Note>)> =
        targets(report).map(|d| (&report.documents[d].body, shown(notes(report, d), report, look))).collect();
    out.write_all(&fresh(&parts)?)
}

/// As [`write`], but where one text is in hand and `original` is the `.docx` that it was read from, a copy of that.
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
    let here = |i: &Item<'_>| place(i.entry, document).cloned();
    let items = items(&report.findings);
    let note = |(i, item): (usize, &Item<'_>)| here(item).map(|at| Note { n: i + 1, start: at.start, end: at.end, text: text(item) });
    items.iter().enumerate().filter_map(note).collect()
}

/// Where a finding shows in a document.
fn place(f: &Entry, document: usize) -> Option<&Place> {
    let own = |p: &&Place| p.document == document;
    f.after.as_ref().filter(own).or(f.gap.as_ref().filter(own)).or(f.before.as_ref().filter(own))
}

fn text(item: &Item<'_>) -> String {
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

/// A new document of some texts, each with its comments.
pub fn fresh(texts: &[(&Body, Vec<Note>)]) -> io::Result<Vec<u8>> {
    let mut body = String::new();
    let mut first = 0;
    for (text, notes) in texts {
        let mut cuts = vec![Vec::new(); text.blocks.len()];
        for (i, note) in notes.iter().enumerate() {
            // What stands between two blocks belongs to the later one.
            let block = text.blocks.partition_point(|b| (b.span.end as usize) < note.start).min(text.blocks.len().saturating_sub(1));
            if let Some((cuts, block)) = cuts.get_mut(block).zip(text.blocks.get(block)) {
                cut(note, first + i, block, cuts);
            }
        }
        let mut last: Option<&Block> = None;
        for (block, cuts) in text.blocks.iter().zip(cuts) {
            // A dateline is a block of its own in the line of its paragraph.
            let gap = last.and_then(|l| text.text.get(l.span.end as usize..block.span.start as usize));
            match gap.filter(|g| !g.contains('\n')) {
                Some(gap) => run(gap, &mut body),
                None => begin(last, block, &mut body),
            }
            words(text, block, cuts, &mut body);
            last = Some(block);
        }
        if last.is_some() {
            body.push_str("</w:p>");
        }
        first += notes.len();
    }
    let notes: Vec<&Note> = texts.iter().flat_map(|(_, notes)| notes).collect();
    package(&body, &comments(&notes, 0))
}

/// Where a comment begins and ends in a block; at one place what ends stands before what begins.
fn cut(note: &Note, id: usize, block: &Block, cuts: &mut Vec<(usize, u8, String)>) {
    let (from, to) = (block.span.start as usize, block.span.end as usize);
    let (start, end) = (note.start.clamp(from, to), note.end.clamp(from, to));
    if start >= end {
        cuts.push((start, 1, parts::start(id) + &parts::end(id)));
    } else {
        cuts.push((start, 2, parts::start(id)));
        cuts.push((end, 0, parts::end(id)));
    }
}

/// Ends the last paragraph and begins one that looks like its block.
fn begin(last: Option<&Block>, block: &Block, out: &mut String) {
    let style = match block.role {
        Role::Headline => "Title",
        Role::Deck => "Subtitle",
        Role::Heading => "Heading1",
        _ => "Normal",
    };
    let end = if last.is_some() { "</w:p>" } else { "" };
    out.push_str(&format!("{end}<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"));
}

/// The words of a block, cut where a comment begins or ends.
fn words(text: &Body, block: &Block, mut cuts: Vec<(usize, u8, String)>, out: &mut String) {
    cuts.sort();
    let mut at = block.span.start as usize;
    for (place, _, mark) in cuts {
        run(&told(text, at..place), out);
        at = place;
        out.push_str(&mark);
    }
    run(&told(text, at..block.span.end as usize), out);
}

/// Words of a text without the markup in them.
fn told(text: &Body, range: std::ops::Range<usize>) -> String {
    let mut words = String::new();
    let mut at = range.start;
    let from = text.markup.partition_point(|m| (m.end as usize) <= range.start);
    for markup in text.markup[from..].iter().take_while(|m| (m.start as usize) < range.end) {
        words.push_str(text.text.get(at..(markup.start as usize).max(at)).unwrap_or(""));
        at = at.max(markup.end as usize);
    }
    words.push_str(text.text.get(at..range.end.max(at)).unwrap_or(""));
    words
}

fn run(words: &str, out: &mut String) {
    if !words.is_empty() {
        out.push_str(&format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&clean(words))));
    }
}
