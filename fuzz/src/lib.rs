//! What must hold whatever comes in: the promises that `SECURITY.md` lists, as functions that panic when one is broken.
//!
//! A target in `fuzz_targets/` is one call of one of them. `bash fuzz/run SECONDS` seeds and runs every target.

pub mod compare;
pub mod extract;
pub mod growth;
pub mod read;
pub mod render;
pub mod sheet;
pub mod verify;

use recount::telling::Telling;
use recount::report::{Place, Report};

/// The longest input that is looked at: what is broken is broken in less, and a second a run finds nothing.
const MOST: usize = 16 << 10;

/// Two texts: what stands before the first NUL, and what stands behind it.
pub fn two(bytes: &[u8]) -> [String; 2] {
    let bytes = &bytes[..bytes.len().min(MOST)];
    let at = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len() / 2);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\0', " ");
    [text(&bytes[..at]), text(&bytes[at..])]
}

/// A plain text, read.
pub fn telling(text: &str) -> Telling {
    Telling::new(recount::read::plain(text.to_owned(), None))
}

/// Every place of a report holds the words that it says.
pub fn places_are_true(report: &Report, tellings: &[&Telling]) {
    let of_findings = report.findings.iter().flat_map(|f| [&f.before, &f.after, &f.also]).flatten();
    let of_rows = report.ledger.iter().flatten().flat_map(|r| r.cells.iter().flatten());
    of_findings.chain(of_rows).for_each(|place| place_is_true(place, tellings));
}

fn place_is_true(place: &Place, tellings: &[&Telling]) {
    let text = &tellings[place.document].article.text;
    assert_eq!(text.get(place.start..place.end), Some(place.text.as_str()), "a span is not its text");
    assert!(place.sentence.is_empty() || text.contains(place.sentence.trim_matches('…')), "a sentence is not in its text");
    let line = text.split('\n').nth(place.line - 1).expect("the line exists");
    assert!(place.column <= line.chars().count() + 1, "the column exists");
}

/// Text as it may reach a terminal: lines, and no control character.
pub fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || !recount::token::is_invisible(c) || c == '\u{200b}')
}
