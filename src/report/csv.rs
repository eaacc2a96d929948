//! A table for a spreadsheet: one row a finding, or one row a claim of several documents.
//!
//! The columns `status` and `note` are the fact-checker's: they are empty, and a later run keeps what stands in them, and
//! what stands in columns and rows that people have added (see `csv/kept.rs`). A row is known by its `key`, which is
//! unique in the table and begins with a letter: a spreadsheet makes a number of digits. The key of a claim of several
//! documents is made of what it is about and not of what it says, so that a note stays when a value changes. A cell that
//! a spreadsheet would run as a formula begins with an apostrophe; a byte-order mark tells spreadsheets that the file is
//! UTF-8.

mod kept;

pub use self::kept::{Kept, kept};

use super::ledger::LedgerRow;
use super::plain::squeezed;
use super::table::title;
use super::whole::Report;
use super::wire::{Entry, Look, Place};
use crate::finding::Level;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io;
use unicode_normalization::UnicodeNormalization;

/// What a formula of a spreadsheet begins with.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];
/// Tells spreadsheets that the file is UTF-8.
const MARK: &str = "\u{feff}";
/// What each table begins with: what people write, and what a row said when they wrote it, where that has changed.
const PEOPLE: [&str; 3] = ["status", "note", "was"];
const STATUS: usize = 0;
const NOTE: usize = 1;
const WAS: usize = 2;
/// Behind [`PEOPLE`], in a table of findings.
const FINDINGS: [&str; 11] = ["severity", "rule", "verdict", "before", "after", "why", "document", "line", "column", "sentence", "key"];
/// Columns of a table of findings.
const SEVERITY: usize = PEOPLE.len();
const WHY: usize = PEOPLE.len() + 5;
/// Behind [`PEOPLE`], in a table of claims, before the documents and behind them.
const CLAIM: [&str; 2] = ["verdict", "claim"];
const BEHIND: [&str; 3] = ["why", "origins", "key"];

/// A table before it is written.
struct Sheet {
    head: Vec<String>,
    lines: Vec<CsvRow>,
}

/// A row of it, its key last.
struct CsvRow {
    cells: Vec<String>,
    /// Whether the level that is asked for shows it; a row with a note is shown at any.
    shown: bool,
}

/// Writes the table with empty status and note columns.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    write_keeping(report, look, &Kept::default(), out)
}

/// Writes the table with what people wrote into an earlier one.
pub fn write_keeping(report: &Report, look: Look, kept: &Kept, out: &mut dyn io::Write) -> io::Result<()> {
    let sheet = match &report.ledger {
        Some(rows) => matrix(report, rows, look),
        None => findings(report, look),
    };
    let (head, rows) = kept.joined(sheet);
    let mut table = table(out)?;
    for row in std::iter::once(head).chain(rows) {
        table.write_record(row.iter().map(|c| harmless(c)))?;
    }
    table.flush()
}

/// A table that spreadsheets read as UTF-8.
pub(super) fn table(out: &mut dyn io::Write) -> io::Result<csv::Writer<&mut dyn io::Write>> {
    out.write_all(MARK.as_bytes())?;
    Ok(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out))
}

fn findings(report: &Report, look: Look) -> Sheet {
    let mut keys = Keys::default();
    let mut lines: Vec<CsvRow> = report.findings.iter().map(|f| finding(report, f, look, &mut keys)).collect();
    for (comment, f) in report.suppressed(Level::Info) {
        let mut line = finding(report, f, look, &mut keys);
        line.cells[SEVERITY] = "suppressed".to_owned();
        line.cells[WHY] = format!("{}; {}", f.reason, comment.why());
        lines.push(line);
    }
    Sheet { head: named(&[&PEOPLE, &FINDINGS]), lines }
}

fn named(parts: &[&[&str]]) -> Vec<String> {
    parts.concat().into_iter().map(str::to_owned).collect()
}

fn finding(report: &Report, f: &Entry, look: Look, keys: &mut Keys) -> CsvRow {
    let words = |p: &Option<Place>| p.as_ref().map(|p| squeezed(&p.text)).unwrap_or_default();
    let place = f.after.as_ref().or(f.before.as_ref());
    let path = place.and_then(|p| report.documents.get(p.document)).map(|d| d.path.clone()).unwrap_or_default();
    let at = |of: fn(&Place) -> usize| place.map(|p| of(p).to_string()).unwrap_or_default();
    let sentence = place.map(|p| squeezed(&p.sentence)).unwrap_or_default();
    let mut cells = vec![String::new(); PEOPLE.len()];
    cells.extend([f.severity.name().to_owned(), f.rule.to_owned(), f.verdict.name().to_owned()]);
    cells.extend([words(&f.before), words(&f.after), f.reason.clone(), path, at(|p| p.line), at(|p| p.column), sentence]);
    cells.push(keys.next(&f.fingerprint));
    CsvRow { cells, shown: f.severity >= look.least }
}

fn matrix(report: &Report, rows: &[LedgerRow], look: Look) -> Sheet {
    let mut head = named(&[&PEOPLE, &CLAIM]);
    head.extend(report.documents.iter().map(|d| title(report, d)));
    head.extend(named(&[&BEHIND]));
    let mut keys = Keys::default();
    let line = |row: &LedgerRow| {
        let mut cells = vec![String::new(); PEOPLE.len()];
        cells.extend([row.verdict.name().to_owned(), row.claim.clone()]);
        cells.extend(row.cells.iter().map(|c| c.as_ref().map(|p| squeezed(&p.text)).unwrap_or_default()));
        let origins: Vec<String> = row.values.iter().map(|v| format!("{}: {}", squeezed(&v.text), v.origins)).collect();
        cells.extend([row.reason.clone(), origins.join("; "), keys.next(&about(row))]);
        CsvRow { cells, shown: row.is_shown(look) }
    };
    Sheet { lines: rows.iter().map(line).collect(), head }
}

/// 12 hex digits over a row's sort and claim.
fn about(row: &LedgerRow) -> String {
    let about = format!("{:?} {}", row.sort, crate::token::normalised(&squeezed(&row.claim)));
    Sha256::digest(about.as_bytes()).iter().take(6).map(|b| format!("{b:02x}")).collect()
}

/// Gives each row a key of its own: a letter, the digits of what it is about, and its number among the rows that share
/// these.
#[derive(Default)]
struct Keys(HashMap<String, usize>);

impl Keys {
    fn next(&mut self, digits: &str) -> String {
        let n = self.0.entry(digits.to_owned()).or_default();
        *n += 1;
        if *n == 1 { format!("k{digits}") } else { format!("k{digits}-{n}") }
    }
}

/// A cell that no spreadsheet runs as a formula.
pub(super) fn harmless(text: &str) -> String {
    let text = clean(text);
    if is_formula(&text) { format!("'{text}") } else { text }
}

/// Lines without control characters; what recount says is one line, a note may have several.
fn clean(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(squeezed).collect();
    lines.join("\n").trim().to_owned()
}

/// Whether a spreadsheet may run this: the signs of a formula are read in every width.
fn is_formula(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c == '−' || c.nfkc().next().is_some_and(|c| FORMULA.contains(&c)))
}
