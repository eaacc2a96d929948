//! The report for a terminal: must-check items first, aligned, one line a finding where the width allows.
//!
//! Width is counted in columns, so that wide scripts align. Control characters of the texts are blanks before they
//! reach this file.

use super::{Entry, Look, Place, Report, squeezed, table};
use crate::finding::Level;
use std::io;

/// The widest that one side of a finding is shown.
pub(super) const SIDE: usize = 46;

/// Writes a headline, the findings, and what became of the words; of several documents the table first.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let style = Style(look.colour);
    if let Some(rows) = &report.ledger {
        return table::write(report, rows, look, out);
    }
    writeln!(out, "{}", style.bold(&headline(report, look)))?;
    let shown: Vec<&Entry> = report.findings.iter().filter(|f| f.severity >= look.least).collect();
    if !shown.is_empty() {
        writeln!(out)?;
    }
    findings(&shown, look, out)?;
    not_checked(report, look, out)?;
    writeln!(out, "\n{}", style.dim(&words(report)))?;
    degraded(report, out)
}

/// The figures that no rule has judged, one line each.
pub(super) fn not_checked(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let style = Style(look.colour);
    let place = report.unchecked.iter().map(|u| u.position().len()).max().unwrap_or(0);
    if !report.unchecked.is_empty() {
        writeln!(out)?;
    }
    report
        .unchecked
        .iter()
        .try_for_each(|u| writeln!(out, "not checked  {:>place$}  {}   {}", u.position(), u.change(), style.dim(u.reason)))
}

/// What was left undone, one line a limit.
pub(super) fn degraded(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    report.degraded.iter().try_for_each(|d| writeln!(out, "degraded: {} ({})", d.note, d.limit))
}

/// One line a finding, aligned.
pub(super) fn findings(shown: &[&Entry], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let style = Style(look.colour);
    let rule = shown.iter().map(|f| f.rule.len()).max().unwrap_or(0);
    let place = shown.iter().map(|f| position(f).len()).max().unwrap_or(0);
    let change: Vec<String> = shown.iter().map(|f| changed(f)).collect();
    // Reasons stand in a column of their own where the longest line fits.
    let left = 8 + rule + 2 + place + 2;
    let widest = change.iter().map(|c| width(c)).max().unwrap_or(0);
    let reason = shown.iter().map(|f| width(&f.reason)).max().unwrap_or(0);
    let inline = left + widest + 3 + reason <= look.width.max(60);
    for (f, change) in shown.iter().zip(&change) {
        let level = style.level(f.severity, &format!("{:7}", f.severity.name()));
        let head = format!("{level} {:rule$}  {:>place$}  ", f.rule, position(f));
        if inline {
            writeln!(out, "{head}{change}{}   {}", " ".repeat(widest - width(change)), style.dim(&f.reason))?;
        } else {
            writeln!(out, "{head}{change}")?;
            writeln!(out, "{}{}", " ".repeat(left), style.dim(&f.reason))?;
        }
    }
    Ok(())
}

fn headline(report: &Report, look: Look) -> String {
    let name = |i: usize| report.documents.get(i).map(|d| squeezed(&d.path)).unwrap_or_default();
    let s = report.summary;
    if report.command == "proof" {
        return proof_headline(report, look);
    }
    let mut parts = vec![
        format!("{} against {}", name(1), name(0)),
        format!("{} {} paired", s.claims_paired, if s.claims_paired == 1 { "claim" } else { "claims" }),
    ];
    if s.error + s.warning + s.info == 0 {
        parts.push(if s.known > 0 { "nothing new" } else { "no claim changed" }.to_owned());
    } else {
        parts.push(format!("{} must check", s.error));
        // Who asks for errors only is not told of what stays hidden.
        if look.least < Level::Error {
            parts.push(format!("{} worth a look", s.warning));
            let hint = if s.info > 0 && look.least > Level::Info { " (-v)" } else { "" };
            parts.push(format!("{} compatible{hint}", s.info));
        }
    }
    if s.known > 0 {
        parts.push(format!("{} known", s.known));
    }
    if s.unchecked > 0 {
        parts.push(format!("{} not checked", s.unchecked));
    }
    parts.join(" · ")
}

/// The headline of one text against itself.
fn proof_headline(report: &Report, look: Look) -> String {
    let names: Vec<String> = report.documents.iter().map(|d| squeezed(&d.path)).collect();
    let s = report.summary;
    let claims = if s.claims_unpaired == 1 { "claim" } else { "claims" };
    let found = if s.error + s.warning + s.info == 0 {
        "no contradiction found".to_owned()
    } else {
        let hint = if s.info > 0 && look.least > Level::Info { " (-v)" } else { "" };
        format!("{} must check · {} worth a look · {} to note{hint}", s.error, s.warning, s.info)
    };
    format!("{} against itself · {} {claims} · {found}", names.join(", "), s.claims_unpaired)
}

fn position(f: &Entry) -> String {
    // A line of the side before is marked, since the others index the text in hand.
    let at = |p: &Place, mark: &str| format!("{mark}{}:{}", p.line, p.column);
    if let Some((first, second)) = f.within() {
        return format!("{} {}", at(first, ""), at(second, ""));
    }
    match (&f.after, &f.before) {
        (Some(p), _) => at(p, ""),
        (None, Some(p)) => at(p, "-"),
        (None, None) => String::new(),
    }
}

fn changed(f: &Entry) -> String {
    let side = |p: &Option<Place>| p.as_ref().map(|p| shortened(&squeezed(&p.text), SIDE));
    let one = |p: &Place| shortened(&squeezed(&p.text), SIDE);
    if let Some((first, second)) = f.within() {
        return format!("{} ≠ {}", one(first), one(second));
    }
    match (side(&f.before), side(&f.after)) {
        (Some(b), Some(a)) => format!("{b} → {a}"),
        (Some(b), None) => format!("{b} → –"),
        (None, Some(a)) => format!("– → {a}"),
        (None, None) => String::new(),
    }
}

pub(super) fn words(report: &Report) -> String {
    let a = report.accounting.after;
    let rest = if report.command == "proof" { "not in question" } else { "unchanged" };
    let mut parts = vec![format!("{} {rest}", a.unchanged)];
    for (count, what) in
        [(a.moved, "moved"), (a.reworded, "reworded"), (a.found, "in findings"), (a.added, "new"), (a.folded, "folded repeats")]
    {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    }
    let gone = report.accounting.before.removed;
    let gone = if gone > 0 { format!("; {gone} words gone") } else { String::new() };
    format!("{} words: {}{gone}", a.words, parts.join(", "))
}

/// The text with its middle left out when it is wider than `most` columns.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let take = |chars: &mut dyn Iterator<Item = char>, room: usize| {
        let mut used = 0;
        let mut kept = Vec::new();
        for c in chars {
            used += char_width(c);
            if used > room {
                break;
            }
            kept.push(c);
        }
        kept
    };
    let head: String = take(&mut text.chars(), most * 2 / 3).into_iter().collect();
    let tail: String = take(&mut text.chars().rev(), most / 3 - 1).into_iter().rev().collect();
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    unicode_width::UnicodeWidthChar::width(c).unwrap_or(0)
}

/// The few styles of a report.
pub(crate) struct Style(pub bool);

impl Style {
    fn wrap(&self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
    pub fn bold(&self, text: &str) -> String {
        self.wrap("1", text)
    }
    pub fn dim(&self, text: &str) -> String {
        self.wrap("2", text)
    }
    pub fn level(&self, level: Level, text: &str) -> String {
        match level {
            Level::Error => self.wrap("1;31", text),
            Level::Warning => self.wrap("33", text),
            _ => self.wrap("36", text),
        }
    }
}
