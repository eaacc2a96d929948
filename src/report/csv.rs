//! A table for a spreadsheet: one row a finding, or one row a claim of several documents.
//!
//! The columns `status` and `note` are the fact-checker's: they are empty, and a later run keeps what stands in them, by
//! the row's `key`. The key is made of what a row is about and not of what it says, so that a note stays when a value
//! changes. A cell that a spreadsheet would run as a formula begins with an apostrophe; a byte-order mark tells
//! spreadsheets that the file is UTF-8.

use super::ledger::Row;
use super::plain::squeezed;
use super::table::title;
use super::whole::Report;
use super::wire::{Entry, Look, Place};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

/// What stands in the status and note columns, by the key of the row.
#[derive(Clone, Debug, Default)]
pub struct Kept(BTreeMap<String, Noted>);

/// A row that somebody wrote into.
#[derive(Clone, Debug, Default)]
struct Noted {
    status: String,
    note: String,
    /// What the row was about, for when it is there no more.
    about: String,
}

/// What a formula of a spreadsheet begins with.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];
/// Tells spreadsheets that the file is UTF-8.
const MARK: &str = "\u{feff}";

/// Writes the table with empty status and note columns.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    write_keeping(report, look, &Kept::default(), out)
}

/// Writes the table with the status and note columns of an earlier one.
pub fn write_keeping(report: &Report, look: Look, kept: &Kept, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    match &report.ledger {
        Some(rows) => matrix(report, rows, look, kept, &mut table)?,
        None => findings(report, look, kept, &mut table)?,
    }
    table.flush()
}

type Table<'w> = csv::Writer<&'w mut dyn io::Write>;

fn put(table: &mut Table<'_>, cells: Vec<String>) -> io::Result<()> {
    table.write_record(cells.iter().map(|c| harmless(c))).map_err(io::Error::other)
}

fn findings(report: &Report, look: Look, kept: &Kept, table: &mut Table<'_>) -> io::Result<()> {
    let head = ["status", "note", "severity", "rule", "verdict", "before", "after", "why", "document", "line", "column", "sentence", "key"];
    put(table, head.map(str::to_owned).to_vec())?;
    let mut written = BTreeSet::new();
    for f in report.findings.iter().filter(|f| f.severity >= look.least) {
        put(table, finding(report, f, kept))?;
        written.insert(f.fingerprint.clone());
    }
    for (key, noted) in kept.gone(&written) {
        let mut cells =
            vec![noted.status.clone(), noted.note.clone(), String::new(), String::new(), "gone".to_owned(), noted.about.clone()];
        cells.resize(head.len() - 1, String::new());
        cells.push(key.clone());
        put(table, cells)?;
    }
    Ok(())
}

fn finding(report: &Report, f: &Entry, kept: &Kept) -> Vec<String> {
    let (status, note) = kept.of(&f.fingerprint);
    let words = |p: &Option<Place>| p.as_ref().map(|p| p.text.clone()).unwrap_or_default();
    let place = f.after.as_ref().or(f.before.as_ref());
    let path = place.and_then(|p| report.documents.get(p.document)).map(|d| d.path.clone()).unwrap_or_default();
    let at = |of: fn(&Place) -> usize| place.map(|p| of(p).to_string()).unwrap_or_default();
    let sentence = place.map(|p| p.sentence.clone()).unwrap_or_default();
    let start = [status, note, f.severity.name().to_owned(), f.rule.to_owned(), f.verdict.name().to_owned()];
    let end =
        [words(&f.before), words(&f.after), f.reason.clone(), path, at(|p| p.line), at(|p| p.column), sentence, f.fingerprint.clone()];
    start.into_iter().chain(end).collect()
}

fn matrix(report: &Report, rows: &[Row], look: Look, kept: &Kept, table: &mut Table<'_>) -> io::Result<()> {
    let mut head: Vec<String> = ["status", "note", "verdict", "claim"].map(str::to_owned).to_vec();
    head.extend(report.documents.iter().map(|d| title(report, d)));
    head.extend(["why", "origins", "key"].map(str::to_owned));
    let width = head.len();
    put(table, head)?;
    let mut written = BTreeSet::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in rows.iter().filter(|r| r.is_shown(look)) {
        let key = key(row, &mut seen);
        let (status, note) = kept.of(&key);
        let mut cells = vec![status, note, row.verdict.name().to_owned(), row.claim.clone()];
        cells.extend(row.cells.iter().map(|c| c.as_ref().map(|p| p.text.clone()).unwrap_or_default()));
        let origins: Vec<String> = row.values.iter().map(|v| format!("{}: {}", v.text, v.origins)).collect();
        cells.extend([row.reason.clone(), origins.join("; "), key.clone()]);
        put(table, cells)?;
        written.insert(key);
    }
    for (key, noted) in kept.gone(&written) {
        let mut cells = vec![noted.status.clone(), noted.note.clone(), "gone".to_owned(), noted.about.clone()];
        cells.resize(width - 1, String::new());
        cells.push(key.clone());
        put(table, cells)?;
    }
    Ok(())
}

/// A row's key: 12 hex digits over its sort and claim, and its number among rows that share both.
fn key(row: &Row, seen: &mut HashMap<String, usize>) -> String {
    let about = format!("{:?} {}", row.sort, crate::token::normalised(&squeezed(&row.claim)));
    let hash: String = Sha256::digest(about.as_bytes()).iter().take(6).map(|b| format!("{b:02x}")).collect();
    let n = seen.entry(hash.clone()).or_default();
    *n += 1;
    if *n == 1 { hash } else { format!("{hash}-{n}") }
}

/// One line that no spreadsheet runs as a formula.
fn harmless(text: &str) -> String {
    let line = squeezed(text);
    if line.starts_with(FORMULA) { format!("'{line}") } else { line }
}

impl Kept {
    /// Rows that were written into and are not found any more: no note is lost.
    fn gone(&self, written: &BTreeSet<String>) -> impl Iterator<Item = (&String, &Noted)> {
        self.0.iter().filter(|(key, _)| !written.contains(*key))
    }

    fn of(&self, key: &str) -> (String, String) {
        self.0.get(key).map(|n| (n.status.clone(), n.note.clone())).unwrap_or_default()
    }
}

/// Reads the status and note columns of a table that was written here, whatever a spreadsheet made of its separator.
pub fn kept(bytes: &[u8]) -> Result<Kept, csv::Error> {
    let bytes = bytes.strip_prefix(MARK.as_bytes()).unwrap_or(bytes);
    let head = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|d| head.iter().filter(|b| *b == d).count()).unwrap_or(b',');
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
    let head = table.headers()?.clone();
    let column = |name: &str| head.iter().position(|h| h == name);
    let (Some(status), Some(note), Some(key)) = (column("status"), column("note"), column("key")) else {
        let missing = "it has no status, note and key columns";
        return Err(io::Error::new(io::ErrorKind::InvalidData, missing).into());
    };
    let about = column("claim").or_else(|| column("before"));
    let mut kept = Kept::default();
    for record in table.records() {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        // The apostrophe that made a cell harmless is written anew.
        let own = |text: String| text.strip_prefix('\'').filter(|t| t.starts_with(FORMULA)).map(str::to_owned).unwrap_or(text);
        let (status, note) = (own(cell(status)), own(cell(note)));
        if !status.is_empty() || !note.is_empty() {
            kept.0.insert(cell(key), Noted { status, note, about: about.map(cell).unwrap_or_default() });
        }
    }
    Ok(kept)
}
