//! The facts that changed, in at most five lines: for a chat message, or a mail that announces a new version.
//!
//! The first line counts; each other one is a fact, the most serious first. What has no room is counted in the last line.

use super::markdown::lifeless;
use super::plain::squeezed;
use super::shorten::shortened;
use super::whole::Report;
use super::wire::{Entry, Look, Place};
use crate::finding::Level;
use std::collections::HashSet;
use std::io;

/// A message has no more lines.
const LINES: usize = 5;
/// The widest that one side of a fact is shown, and that a reason is.
const WIDE: usize = 70;

/// Writes what several reports come to.
pub fn write(reports: &[&Report], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let mut seen = HashSet::new();
    let mut facts: Vec<(&Report, &Entry)> = reports.iter().flat_map(|r| r.findings.iter().map(move |f| (*r, f))).collect();
    facts.retain(|(_, f)| f.severity >= look.least);
    // Counted as everywhere else; a change without a note, and one told twice, is a change that is listed already.
    let count = |level| reports.iter().flat_map(|r| &r.findings).filter(|f| f.severity >= look.least && f.severity == level).count();
    facts.retain(|(_, f)| f.rule != "correction-undisclosed" && seen.insert(&f.message));
    facts.sort_by_key(|(_, f)| std::cmp::Reverse(f.severity));
    let counts = [(Level::Error, "must check"), (Level::Warning, "worth a look"), (Level::Info, "compatible")];
    let counts: Vec<String> =
        counts.iter().map(|(level, what)| (count(*level), what)).filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let counts = if counts.is_empty() { "no changed fact to show".to_owned() } else { counts.join(", ") };
    writeln!(out, "{}: {counts}", about(reports))?;
    let room = LINES - 1;
    let shown = if facts.len() > room { room - 1 } else { facts.len() };
    for (report, f) in &facts[..shown] {
        let of = if reports.len() > 1 { format!("{}: ", name(report, report.documents.len().saturating_sub(1))) } else { String::new() };
        writeln!(out, "- {of}{}", fact(f))?;
    }
    if facts.len() > shown {
        writeln!(out, "- and {} more", facts.len() - shown)?;
    }
    Ok(())
}

/// What was held against what.
fn about(reports: &[&Report]) -> String {
    match reports {
        [one] if one.documents.len() == 2 => format!("{} against {}", name(one, 1), name(one, 0)),
        [one] => format!("{} versions of {}", one.documents.len(), name(one, one.documents.len().saturating_sub(1))),
        several => format!("{} texts", several.len()),
    }
}

fn name(report: &Report, document: usize) -> String {
    report.documents.get(document).map(|d| alone(&d.path)).unwrap_or_default()
}

fn fact(f: &Entry) -> String {
    let words = |p: &Place| shortened(&alone(&p.text), WIDE);
    let reason = shortened(&alone(&f.reason), WIDE);
    match (f.within(), &f.before, &f.after) {
        (Some((first, second)), ..) => format!("{} ≠ {}: {reason}", words(first), words(second)),
        (_, Some(b), Some(a)) => format!("{} → {}: {reason}", words(b), words(a)),
        (_, Some(b), None) => format!("gone: {}", words(b)),
        (_, None, Some(a)) => format!("new: {}", words(a)),
        (_, None, None) => reason,
    }
}

/// Words that call nobody and are no link in a chat.
fn alone(text: &str) -> String {
    lifeless(&squeezed(text)).replace('<', "‹").replace('>', "›")
}
