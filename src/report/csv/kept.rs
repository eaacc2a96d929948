//! What people wrote into a table, and the table that keeps all of it.
//!
//! A row of theirs is found again by its key, of several with one key by what it says. Nothing that they wrote is dropped:
//! what has no row any more stands at the end, and so do rows and columns that they added. A table may have been through a
//! spreadsheet: its separator, its encoding and keys of digits that it took for numbers are read too.

use super::{BEHIND, CLAIM, CsvRow, FINDINGS, MARK, NOTE, STATUS, Sheet, WAS, clean, is_formula, squeezed};
use crate::token::normalised;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io;

/// A table as people left it.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    head: Vec<String>,
    rows: Vec<Noted>,
}

/// A row that somebody wrote into.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Noted {
    key: Key,
    cells: Vec<String>,
}

/// What stands in the key column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// A key of recount.
    Own(String),
    /// A number that a spreadsheet made of one, as it shows it.
    Number(String),
    /// Nothing, or something of the people's.
    Theirs,
}

impl Key {
    fn parse(cell: &str) -> Key {
        let cell = cell.trim();
        let digits = cell.strip_prefix('k').unwrap_or(cell);
        let (hex, number) = digits.split_once('-').unwrap_or((digits, "2"));
        let is_own = hex.len() == 12 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) && number.parse::<u32>().is_ok();
        match printed(cell) {
            _ if is_own => Key::Own(format!("k{digits}")),
            Some((_, high)) if high >= LEAST_NUMBER => Key::Number(cell.to_owned()),
            _ => Key::Theirs,
        }
    }
}

/// A smaller number in the key column is one that people wrote: six leading zeros in a key are one in 16 million.
const LEAST_NUMBER: f64 = 1e6;

/// The numbers that a spreadsheet shows as this: "1.32445E+10" stands for many.
fn printed(cell: &str) -> Option<(f64, f64)> {
    let cell = cell.replace(',', ".").to_ascii_lowercase();
    let (mantissa, exponent) = cell.split_once('e').unwrap_or((&cell, "0"));
    if mantissa.is_empty() || !mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let places = mantissa.split_once('.').map_or(0, |(_, behind)| behind.len()).min(400) as i32;
    let (value, exponent) = (cell.parse::<f64>().ok()?, exponent.parse::<i32>().ok()?);
    let half = 0.5 * 10f64.powi(exponent.checked_sub(places)?);
    value.is_finite().then_some((value - half, value + half))
}

/// A row's key without its number among those that share it.
fn base(key: &str) -> &str {
    key.split_once('-').map_or(key, |(base, _)| base)
}

/// Reads a table that was written here, whatever a spreadsheet made of it. One of no bytes holds nothing.
pub fn kept(bytes: &[u8]) -> Result<Kept, csv::Error> {
    if bytes.trim_ascii().is_empty() {
        return Ok(Kept::default());
    }
    let text = decoded(bytes);
    let first = text.lines().next().unwrap_or_default();
    // The names of columns that people add may hold any of them.
    let parts = |mark: &u8| {
        let named = |name: &str| first.split(char::from(*mark)).any(|cell| cell.trim().trim_matches('"') == name);
        ["status", "note", "key"].into_iter().all(named)
    };
    let delimiter = [b',', b';', b'\t'].into_iter().find(parts).unwrap_or(b',');
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    // As it is written again.
    let head: Vec<String> = table.headers()?.iter().map(clean).collect();
    let column = |name: &str| head.iter().position(|h| h == name);
    let (Some(_), Some(_), Some(key)) = (column("status"), column("note"), column("key")) else {
        let missing = "it has no status, note and key columns";
        return Err(io::Error::new(io::ErrorKind::InvalidData, missing).into());
    };
    let mut rows = Vec::new();
    for record in table.records() {
        // The apostrophe that made a cell harmless is written anew.
        let own = |text: &str| {
            let text = clean(text);
            text.strip_prefix('\'').filter(|t| is_formula(t)).map(str::to_owned).unwrap_or(text)
        };
        let cells: Vec<String> = record?.iter().map(own).collect();
        rows.push(Noted { key: Key::parse(cells.get(key).map_or("", String::as_str)), cells });
    }
    let mut kept = Kept { head, rows };
    kept.tidy();
    Ok(kept)
}

/// UTF-8, else what spreadsheets save.
fn decoded(bytes: &[u8]) -> String {
    let (text, ..) = match std::str::from_utf8(bytes) {
        Ok(_) => encoding_rs::UTF_8.decode(bytes),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes),
    };
    text.trim_start_matches(MARK).to_owned()
}

/// What recount calls columns of its own.
fn names() -> Vec<&'static str> {
    [&FINDINGS[..], &CLAIM, &BEHIND, &["was"]].concat()
}

impl Kept {
    /// Widens the head to the widest row, and leaves out rows without a word of people, and whole repeats.
    fn tidy(&mut self) {
        let width = self.rows.iter().map(|r| r.cells.len()).chain([self.head.len()]).max().unwrap_or(0);
        self.head.resize(width, String::new());
        self.rows.iter_mut().for_each(|r| r.cells.resize(width, String::new()));
        let own = self.own_columns();
        let written: Vec<usize> = (0..width).filter(|i| !own.contains(i)).collect();
        let mut seen: HashSet<Noted> = HashSet::new();
        self.rows.retain(|row| {
            let columns = if row.key == Key::Theirs { &(0..width).collect::<Vec<_>>() } else { &written };
            columns.iter().any(|i| !row.cells[*i].is_empty()) && seen.insert(row.clone())
        });
    }

    /// Columns that recount writes itself: by their names, and documents, which stand between the claim and the reason.
    fn own_columns(&self) -> BTreeSet<usize> {
        let known = names();
        let mut seen = BTreeSet::new();
        let named = self.head.iter().enumerate().filter(|(_, name)| known.contains(&name.as_str()) && seen.insert(*name));
        named.map(|(i, _)| i).chain(self.documents()).collect()
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.head.iter().position(|h| h == name)
    }

    fn documents(&self) -> std::ops::Range<usize> {
        match (self.column("claim"), self.column("why")) {
            (Some(claim), Some(why)) if claim < why => claim + 1..why,
            _ => 0..0,
        }
    }

    /// Columns that people have added.
    fn added_columns(&self) -> Vec<usize> {
        let own = self.own_columns();
        let people = [self.column("status"), self.column("note")];
        let is_empty = |i: usize| self.head[i].trim().is_empty() && self.rows.iter().all(|r| r.cells[i].trim().is_empty());
        (0..self.head.len()).filter(|i| !own.contains(i) && !people.contains(&Some(*i)) && !is_empty(*i)).collect()
    }

    /// The head and the rows of the new table, with all that people wrote into this one.
    pub(super) fn joined(&self, mut sheet: Sheet) -> (Vec<String>, Vec<Vec<String>>) {
        let added = self.added_columns();
        let width = sheet.head.len();
        let found = self.found(&sheet);
        let there: HashSet<(String, String)> = abouts(&sheet).into_iter().collect();
        let mut taken: HashSet<String> = sheet.lines.iter().filter_map(|l| l.cells.last().cloned()).collect();
        let mut used = vec![false; self.rows.len()];
        let mut rows = Vec::new();
        for (line, note) in sheet.lines.iter_mut().zip(&found) {
            if let Some(i) = *note {
                used[i] = true;
                self.fill(&sheet.head, line, &self.rows[i], &added);
            }
            if line.shown || note.is_some() {
                line.cells.resize(width + added.len(), String::new());
                rows.push(std::mem::take(&mut line.cells));
            }
        }
        let columns = self.columns(&sheet.head);
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let (mut left, mut seen) = (Vec::new(), HashSet::new());
        for row in self.rows.iter().zip(&used).filter(|(_, used)| !**used).map(|(row, _)| row) {
            let mut cells: Vec<String> = columns.iter().map(|c| c.map(|i| row.cells[i].clone()).unwrap_or_default()).collect();
            let verdict = sheet.head.iter().position(|h| h == "verdict");
            let is_there = matches!(&row.key, Key::Own(key) if there.contains(&(base(key).to_owned(), self.about(row))));
            if let Some(verdict) = verdict.filter(|_| row.key != Key::Theirs && !is_there) {
                cells[verdict] = "gone".to_owned();
            }
            if let Key::Own(key) = &row.key {
                cells[width - 1] = unique(key, &mut taken, numbers.entry(base(key)).or_insert(1));
            }
            cells.extend(added.iter().map(|i| row.cells[*i].clone()));
            // Two that differed in what is written anew are one; of one that had words only in columns that this table lacks,
            // nothing is left.
            if cells.iter().any(|c| !c.is_empty()) && seen.insert(cells.clone()) {
                left.push(cells);
            }
        }
        rows.extend(left);
        let mut head = sheet.head;
        // A column of recount's that stands there twice is somebody's: the next run must not take it for its own.
        let known = names();
        head.extend(added.iter().map(|i| match self.head[*i].as_str() {
            name if known.contains(&name) => format!("{name} (2)"),
            name => name.to_owned(),
        }));
        (head, rows)
    }

    /// For each line of the new table, the row that people wrote into.
    fn found(&self, sheet: &Sheet) -> Vec<Option<usize>> {
        let key = sheet.head.len() - 1;
        let mut found = vec![None; sheet.lines.len()];
        let mut used = vec![false; self.rows.len()];
        // What says the same is the same, of several rows with one key; else the key tells.
        let mut same: HashMap<(String, String), Vec<usize>> = HashMap::new();
        let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut numbers: Vec<(f64, f64, usize)> = Vec::new();
        for (i, row) in self.rows.iter().enumerate().rev() {
            match &row.key {
                Key::Own(own) => {
                    same.entry((base(own).to_owned(), self.about(row))).or_default().push(i);
                    named.entry(own).or_default().push(i);
                }
                Key::Number(shown) => numbers.extend(printed(shown).map(|(low, high)| (low, high, i))),
                Key::Theirs => {}
            }
        }
        for (slot, about) in found.iter_mut().zip(abouts(sheet)) {
            let next = same.get_mut(&about).and_then(Vec::pop);
            if let Some(i) = next {
                used[i] = true;
                *slot = Some(i);
            }
        }
        for (slot, line) in found.iter_mut().zip(&sheet.lines).filter(|(slot, _)| slot.is_none()) {
            let list = named.get_mut(line.cells[key].as_str());
            let by_key = list.and_then(|l| std::iter::from_fn(|| l.pop()).find(|i| !used[*i]));
            let value = || line.cells[key].strip_prefix('k').and_then(|k| k.parse::<f64>().ok()).filter(|v| v.is_finite());
            let next = by_key.or_else(|| {
                let value = value()?;
                numbers.iter().rev().find(|(low, high, i)| !used[*i] && (*low..=*high).contains(&value)).map(|n| n.2)
            });
            if let Some(i) = next {
                used[i] = true;
                *slot = Some(i);
            }
        }
        found
    }

    /// What a row says, and where.
    fn about(&self, row: &Noted) -> String {
        let sentence = self.column("sentence").and_then(|i| row.cells.get(i)).map(|s| squeezed(s)).unwrap_or_default();
        format!("{}\n{sentence}", self.said(row))
    }

    /// What a row says: both sides of a finding, or each value of a claim.
    fn said(&self, row: &Noted) -> String {
        let cell = |i: usize| row.cells.get(i).map(|c| squeezed(c)).unwrap_or_default();
        let documents = self.documents();
        if documents.is_empty() {
            let sides = ["before", "after"].map(|side| self.column(side).map(cell).unwrap_or_default());
            return sides.join(" → ");
        }
        let mut values: Vec<String> = Vec::new();
        for value in documents.map(cell).filter(|v| !v.is_empty()) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values.join(" / ")
    }

    /// Writes what people wrote into a line of the new table.
    fn fill(&self, head: &[String], line: &mut CsvRow, row: &Noted, added: &[usize]) {
        let cell = |name: &str| self.column(name).map(|i| row.cells[i].clone()).unwrap_or_default();
        let now = Kept { head: head.to_vec(), rows: Vec::new() }.said(&Noted { key: Key::Theirs, cells: line.cells.clone() });
        let (then, was) = (self.said(row), cell("was"));
        line.cells[STATUS] = cell("status");
        line.cells[NOTE] = cell("note");
        // Both sides of a finding are in its key, so that a value that differs is a spreadsheet's doing.
        let changed = !self.documents().is_empty() && told(&then) != told(&now);
        // The mark was made for the first of the values that it has outlived.
        line.cells[WAS] = if was.is_empty() && changed { then } else { was };
        line.cells.extend(added.iter().map(|i| row.cells[*i].clone()));
    }

    /// Where each column of the new table stands in this one.
    fn columns(&self, head: &[String]) -> Vec<Option<usize>> {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        self.head.iter().enumerate().rev().for_each(|(i, name)| places.entry(name).or_default().push(i));
        head.iter().map(|name| places.get_mut(name.as_str()).and_then(Vec::pop)).collect()
    }
}

/// The values of a claim as they compare, whatever a spreadsheet made of them: "0120" and "1,204.50" become 120 and 1204.5.
fn told(values: &str) -> Vec<String> {
    let number = |value: &str| value.replace(',', "").parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| n.to_string());
    values.split(" / ").map(|value| number(value).unwrap_or_else(|| normalised(value))).collect()
}

/// What each line of a new table says, and the base of its key.
fn abouts(sheet: &Sheet) -> Vec<(String, String)> {
    let table = Kept { head: sheet.head.clone(), rows: Vec::new() };
    let about = |line: &CsvRow| {
        let key = line.cells.last().map_or("", |k| base(k)).to_owned();
        (key, table.about(&Noted { key: Key::Theirs, cells: line.cells.clone() }))
    };
    sheet.lines.iter().map(about).collect()
}

/// The key, or the next of its base that no row has.
fn unique(key: &str, taken: &mut HashSet<String>, last: &mut u32) -> String {
    let mut unique = key.to_owned();
    while !taken.insert(unique.clone()) {
        *last += 1;
        unique = format!("{}-{last}", base(key));
    }
    unique
}
