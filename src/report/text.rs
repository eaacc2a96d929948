//! The report for a terminal: must-check items first, aligned, one line a finding where the width allows.
//!
//! Width is counted in columns, so that wide scripts align. Control characters of the texts are blanks before they
//! reach this file.

pub(crate) use super::pieces::{Style, words};
use super::pieces::{degraded, findings, not_checked, suppressed};
use super::plain::squeezed;
use super::table;
use super::whole::Report;
use super::wire::{Entry, Look};
use crate::finding::Level;
use std::io;

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
    suppressed(report, look, out)?;
    not_checked(report, look, out)?;
    writeln!(out, "\n{}", style.dim(&words(report)))?;
    degraded(report, out)
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
        parts.push(nothing(report).to_owned());
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
    if s.suppressed > 0 {
        parts.push(format!("{} suppressed", s.suppressed));
    }
    if s.unchecked > 0 {
        parts.push(format!("{} not checked", s.unchecked));
    }
    parts.join(" · ")
}

/// What is said of two versions where nothing is listed.
fn nothing(report: &Report) -> &'static str {
    match report.summary {
        s if s.known > 0 => "nothing new",
        s if s.suppressed > 0 => "nothing left to check",
        _ => "no claim changed",
    }
}

/// The headline of one text against itself.
fn proof_headline(report: &Report, look: Look) -> String {
    let names: Vec<String> = report.documents.iter().map(|d| squeezed(&d.path)).collect();
    let s = report.summary;
    let claims = if s.claims_unpaired == 1 { "claim" } else { "claims" };
    let found = if s.error + s.warning + s.info == 0 {
        if s.suppressed > 0 { "nothing left to check" } else { "no contradiction found" }.to_owned()
    } else {
        let hint = if s.info > 0 && look.least > Level::Info { " (-v)" } else { "" };
        format!("{} must check · {} worth a look · {} to note{hint}", s.error, s.warning, s.info)
    };
    let suppressed = if s.suppressed > 0 { format!(" · {} suppressed", s.suppressed) } else { String::new() };
    format!("{} against itself · {} {claims} · {found}{suppressed}", names.join(", "), s.claims_unpaired)
}
