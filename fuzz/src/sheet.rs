//! Any bytes are a sheet of which every note is in the next one, or an error; the sheet after that is the same.

use crate::{MOST, telling};
use recount::report::csv::{kept, write_keeping};
use recount::report::{Look, Report, squeezed};
use recount::settings::Settings;
use std::sync::LazyLock;

/// A table of findings, two of them alike, and one of claims.
static REPORTS: LazyLock<[Report; 2]> = LazyLock::new(|| {
    let before = telling("At Halm 12 people were hurt.\n\nThe mill has 340 looms.\n\nAt Orrin 12 people were hurt.");
    let after = telling("At Halm 30 people were hurt.\n\nThe mill has 360 looms.\n\nAt Orrin 30 people were hurt.");
    let settings = Settings::default();
    [Report::of_versions(&before, &after, ["1.md", "2.md"], &settings), Report::matrix(&[&before, &after], &["1.md", "2.md"], &settings)]
});

/// Merges a sheet into both tables.
pub fn check(bytes: &[u8]) {
    let bytes = &bytes[..bytes.len().min(MOST)];
    for report in REPORTS.iter() {
        let Ok(earlier) = kept(bytes) else { continue };
        let mut first = Vec::new();
        write_keeping(report, Look::default(), &earlier, &mut first).expect("it is written");
        let mut second = Vec::new();
        write_keeping(report, Look::default(), &kept(&first).expect("a sheet of recount"), &mut second).expect("it is written");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        assert_eq!(text(&first), text(&second), "a run that changes nothing changes the sheet");
        // In whatever column: where two are named "note", one of them is somebody's own.
        let told = words(&first, &[]);
        for note in words(bytes, &["status", "note"]) {
            assert!(told.contains(&note), "{note:?} is lost");
        }
    }
}

/// The words of the columns of these names, or of all where none is named, of a sheet in UTF-8 with commas; of any other, none.
fn words(bytes: &[u8], named: &[&str]) -> Vec<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    if first.contains([';', '\t']) {
        return Vec::new();
    }
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let Ok(head) = table.headers().cloned() else { return Vec::new() };
    let columns: Vec<usize> = named.iter().filter_map(|name| head.iter().position(|h| h == *name)).collect();
    let rows: Vec<csv::StringRecord> = table.records().filter_map(Result::ok).collect();
    let asked = |i: &usize| named.is_empty() || columns.contains(i);
    let cells = rows.iter().flat_map(|row| row.iter().enumerate().filter(|(i, _)| asked(i)).map(|c| c.1));
    let plain = |cell: &str| squeezed(cell).trim_start_matches(['\'', ' ']).to_owned();
    cells.map(plain).filter(|note| !note.is_empty()).collect()
}
