//! The sheet of `-f csv -o FILE` as fact-checkers use it: whatever they write into it, or a spreadsheet makes of it, is
//! there after the next run.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use proptest::prelude::*;
use recount::read;
use recount::report::csv::{kept, write_keeping};
use recount::report::{Look, Report};
use recount::settings::Settings;
use recount::telling::Telling;
use std::collections::BTreeMap;
use support::Desk;

/// A sheet as rows of cells by the names of their columns.
type Rows = Vec<BTreeMap<String, String>>;

fn rows(sheet: &str) -> (Vec<String>, Rows) {
    let mut table = csv::Reader::from_reader(sheet.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |r: Result<csv::StringRecord, csv::Error>| head.iter().cloned().zip(r.unwrap().iter().map(str::to_owned)).collect();
    let rows = table.records().map(row).collect();
    (head, rows)
}

/// The sheet of that head and those rows, with another separator if wanted.
fn sheet(head: &[String], rows: &Rows, separator: u8) -> String {
    let mut table = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    table.write_record(head).unwrap();
    rows.iter().for_each(|r| table.write_record(head.iter().map(|h| r.get(h).map_or("", String::as_str))).unwrap());
    String::from_utf8(table.into_inner().unwrap()).unwrap()
}

/// Two findings that are told in the same words, and one that is not.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("1.md", "At Halm 12 people were hurt.\n\nThe quarry owns 340 carts.\n\nAt Orrin 12 people were hurt, too.\n");
    desk.write("2.md", "At Halm 30 people were hurt.\n\nThe quarry owns 360 carts.\n\nAt Orrin 30 people were hurt, too.\n");
    desk
}

const DIFF: [&str; 8] = ["diff", "1.md", "2.md", "-f", "csv", "-o", "out.csv", "--isolated"];

#[test]
fn rows_of_one_key_keep_their_own_notes() {
    let desk = desk();
    desk.recount(&DIFF).exits(1);
    let (head, mut found) = rows(&desk.read("out.csv"));
    let keys: std::collections::BTreeSet<&String> = found.iter().map(|r| &r["key"]).collect();
    assert_eq!((keys.len(), found.len()), (3, 3), "{found:?}");
    assert!(keys.iter().all(|k| k.starts_with('k')), "a spreadsheet makes a number of digits: {keys:?}");
    for (i, row) in found.iter_mut().enumerate() {
        row.insert("note".to_owned(), format!("asked {i}"));
    }
    // In whatever order the editor has sorted them.
    found.rotate_left(1);
    desk.write("out.csv", &sheet(&head, &found, b';'));
    let notes = || -> BTreeMap<String, String> {
        rows(&desk.read("out.csv")).1.iter().map(|r| (format!("{} {}", r["sentence"], r["after"]), r["note"].clone())).collect()
    };
    let before: BTreeMap<String, String> = found.iter().map(|r| (format!("{} {}", r["sentence"], r["after"]), r["note"].clone())).collect();
    desk.recount(&DIFF).exits(1);
    assert_eq!(notes(), before);
    // The first of two like rows goes: the second keeps its own note, and the first stands at the end.
    let text = desk.read("2.md").replace("At Halm 30", "At Halm 12");
    desk.write("2.md", &text);
    desk.recount(&DIFF).exits(1);
    let (_, now) = rows(&desk.read("out.csv"));
    let note = |sentence: &str| now.iter().find(|r| r["sentence"].contains(sentence) && r["verdict"] != "gone").map(|r| r["note"].clone());
    assert_eq!(note("Orrin"), before.iter().find(|(k, _)| k.contains("Orrin")).map(|(_, v)| v.clone()), "{now:?}");
    assert_eq!(now.iter().filter(|r| r["verdict"] == "gone").count(), 1, "{now:?}");
    assert!(before.values().all(|note| now.iter().any(|r| r["note"] == *note)), "{now:?}");
}

#[test]
fn a_sheet_of_an_earlier_recount_with_two_rows_of_one_key_keeps_both_notes() {
    let desk = desk();
    desk.recount(&DIFF).exits(1);
    let (head, mut found) = rows(&desk.read("out.csv"));
    for (i, row) in found.iter_mut().enumerate() {
        let key = row["key"].trim_start_matches('k').split('-').next().unwrap().to_owned();
        row.extend([("key".to_owned(), key), ("note".to_owned(), format!("asked {i}"))]);
    }
    desk.write("out.csv", &sheet(&head, &found, b','));
    desk.recount(&DIFF).exits(1);
    let (_, now) = rows(&desk.read("out.csv"));
    assert_eq!(now.len(), 3, "{now:?}");
    for row in &found {
        assert!(now.iter().any(|r| r["note"] == row["note"] && r["sentence"] == row["sentence"]), "{now:?}");
    }
}

#[test]
fn keys_that_a_spreadsheet_took_for_numbers_are_known() {
    let desk = Desk::new();
    desk.write("1.md", "Rangers saw 43 otters on the lake.").write("2.md", "Rangers saw 93 otters on the lake.");
    desk.recount(&DIFF).exits(1);
    let (head, found) = rows(&desk.read("out.csv"));
    // Some count gives a key of digits alone; the same row is then looked for under what a spreadsheet shows.
    let digits = (44..2000).find_map(|n| {
        desk.write("2.md", &format!("Rangers saw {n} otters on the lake."));
        let row = sheet_of("Rangers saw 43 otters on the lake.", &format!("Rangers saw {n} otters on the lake."), b"").1.pop()?;
        let key = row["key"].trim_start_matches('k').to_owned();
        (key.bytes().all(|b| b.is_ascii_digit()) && key.starts_with(|c| c != '0')).then_some(key)
    });
    let key = digits.unwrap();
    let value: f64 = key.parse().unwrap();
    for shown in [key.clone(), format!("{value:.5E}").replace('E', "E+"), format!("{value:.3E}").replace('E', "E+").replace('.', ",")] {
        let mut row = found[0].clone();
        row.extend([("key".to_owned(), shown.clone()), ("note".to_owned(), "asked the desk".to_owned())]);
        desk.write("out.csv", &sheet(&head, &vec![row], b','));
        desk.recount(&DIFF).exits(1);
        let (_, now) = rows(&desk.read("out.csv"));
        assert_eq!((now.len(), now[0]["note"].as_str(), &now[0]["key"]), (1, "asked the desk", &format!("k{key}")), "{shown}: {now:?}");
    }
}

#[test]
fn rows_and_columns_that_people_add_stay() {
    let desk = desk();
    desk.recount(&DIFF).exits(1);
    let (mut head, mut found) = rows(&desk.read("out.csv"));
    head.insert(2, "who".to_owned());
    found[0].insert("who".to_owned(), "Ada".to_owned());
    let mine = |key: &str, note: &str| -> BTreeMap<String, String> {
        [("key", key), ("note", note), ("before", "seen in print")].map(|(k, v)| (k.to_owned(), v.to_owned())).into()
    };
    found.extend([mine("", "one\nof two lines"), mine("", "another"), mine("7", "my own number")]);
    desk.write("out.csv", &sheet(&head, &found, b','));
    for _ in 0..2 {
        desk.recount(&DIFF).exits(1);
        let (_, now) = rows(&desk.read("out.csv"));
        assert_eq!(now.len(), 6, "{now:?}");
        assert_eq!(now.iter().filter(|r| r["who"] == "Ada").count(), 1, "{now:?}");
        for note in ["one\nof two lines", "another", "my own number"] {
            let row = now.iter().find(|r| r["note"] == note).unwrap();
            assert_eq!((row["before"].as_str(), row["verdict"].as_str()), ("seen in print", ""), "{row:?}");
        }
    }
    // A column named as one of the program's matrix.
    let (mut head, mut found) = rows(&desk.read("out.csv"));
    head.push("origins".to_owned());
    found[0].insert("origins".to_owned(), "from a wire".to_owned());
    // A name of more semicolons than the table has commas.
    let long = "who; when; ".repeat(12);
    head.push(long.clone());
    found.iter_mut().for_each(|r| drop(r.insert(long.clone(), "Ada".to_owned())));
    found.iter_mut().skip(1).for_each(|r| drop(r.insert("origins".to_owned(), String::new())));
    let table = sheet(&head, &found, b',').replacen("origins", "why", 1);
    desk.write("out.csv", &table);
    for _ in 0..2 {
        desk.recount(&DIFF).exits(1);
        let (_, now) = rows(&desk.read("out.csv"));
        assert_eq!(now.iter().filter(|r| r.get("why (2)").is_some_and(|w| w == "from a wire")).count(), 1, "{now:?}");
    }
    // A row that two people filled in, merged by hand.
    let (head, mut found) = rows(&desk.read("out.csv"));
    let mut twice = found[0].clone();
    twice.insert("note".to_owned(), "the other editor".to_owned());
    found.insert(1, twice);
    desk.write("out.csv", &sheet(&head, &found, b','));
    desk.recount(&DIFF).exits(1);
    let (_, now) = rows(&desk.read("out.csv"));
    assert!(
        now.iter().any(|r| r["who"] == "Ada" && r["note"].is_empty()) && now.iter().any(|r| r["note"] == "the other editor"),
        "{now:?}"
    );
}

#[test]
fn a_row_of_which_this_table_has_no_column_is_no_empty_row() {
    // Somebody's words in a column of findings, in a sheet that now holds claims.
    let earlier = "status,note,was,severity,rule,verdict,before,after,why,document,line,column,sentence,key\n,,,,,,,,,,,mine,,\n,by hand,,,,,,,,,,,,\n";
    let desk = desk();
    desk.write("sheet.csv", earlier);
    let args = ["crosscheck", "1.md", "2.md", "-f", "csv", "-o", "sheet.csv", "--isolated", "--fail-on", "never"];
    desk.recount(&args).exits(0);
    let first = desk.read("sheet.csv");
    assert!(first.contains("by hand"));
    assert!(!first.lines().any(|l| l.trim().bytes().all(|b| b == b',')), "{first}");
    desk.recount(&args).exits(0);
    assert_eq!(desk.read("sheet.csv"), first);
}

#[test]
fn a_checked_row_says_that_its_value_has_changed() {
    let desk = Desk::new();
    desk.write("a.md", "The tannery at Osk lost £82,000 in June, the court heard.")
        .write("b.md", "The tannery at Osk lost £82,000 in June, a judge said.");
    let run = ["crosscheck", "a.md", "b.md", "-f", "csv", "-o", "out.csv", "--isolated"];
    desk.recount(&run).exits(0);
    let (head, mut found) = rows(&desk.read("out.csv"));
    found.iter_mut().for_each(|r| drop(r.insert("status".to_owned(), "checked".to_owned())));
    desk.write("out.csv", &sheet(&head, &found, b','));
    let was = || -> Vec<String> {
        let (_, now) = rows(&desk.read("out.csv"));
        now.iter().filter(|r| r["a.md"].contains('£')).map(|r| format!("{} {}", r["status"], r["was"])).collect()
    };
    desk.recount(&run).exits(0);
    assert_eq!(was(), ["checked "], "nothing has changed");
    for name in ["a.md", "b.md"] {
        desk.write(name, &desk.read(name).replace("82,000", "83,000"));
    }
    for _ in 0..2 {
        desk.recount(&run).exits(0);
        assert_eq!(was(), ["checked £82,000"]);
    }
}

/// The sheet of two texts that keeps what an earlier one holds.
fn sheet_of(before: &str, after: &str, earlier: &[u8]) -> (Vec<String>, Rows) {
    let telling = |text: &str| Telling::new(read::plain(text.to_owned(), None));
    let report = Report::of_versions(&telling(before), &telling(after), ["1.md", "2.md"], &Settings::default());
    let mut out = Vec::new();
    write_keeping(&report, Look::default(), &kept(earlier).unwrap(), &mut out).unwrap();
    rows(&String::from_utf8(out).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever people write into cells, add, repeat and rearrange: it is all there after the next run, and the run after
    /// that changes nothing.
    #[test]
    fn nothing_that_people_write_is_dropped(
        counts in prop::collection::vec((1u32..60, 1u32..60), 1..6),
        later in prop::collection::vec((1u32..60, 1u32..60), 1..6),
        notes in prop::collection::vec("[ -~é＝\u{202e}\u{1b}]{0,12}", 0..12),
        keys in prop::collection::vec(prop::option::of("(k?[0-9a-f]{12}(-2)?|[0-9]{1,14}|[a-z]{0,3})"), 0..12),
        turned in any::<usize>(),
    ) {
        let text = |counts: &[(u32, u32)], which: fn(&(u32, u32)) -> u32| -> String {
            counts.iter().map(|c| format!("At Halm {} people were hurt.\n\n", which(c))).collect()
        };
        let (before, after) = (text(&counts, |c| c.0), text(&counts, |c| c.1));
        let (head, mut table) = sheet_of(&before, &after, b"");
        for (i, note) in notes.iter().enumerate() {
            let mut row = if table.is_empty() { BTreeMap::new() } else { table[i % table.len()].clone() };
            row.insert("note".to_owned(), note.clone());
            if let Some(Some(key)) = keys.get(i) {
                row.insert("key".to_owned(), key.clone());
            }
            table.push(row);
        }
        if !table.is_empty() {
            let at = turned % table.len();
            table.rotate_left(at);
        }
        let earlier = sheet(&head, &table, b',');
        let (before, after) = (text(&later, |c| c.0), text(&later, |c| c.1));
        let (_, now) = sheet_of(&before, &after, earlier.as_bytes());
        let shown = |note: &str| note.split(|c: char| c.is_whitespace() || c.is_control()).collect::<String>();
        for note in notes.iter().filter(|n| n.chars().all(|c| c != '\u{1b}' && c != '\u{202e}')) {
            let is = |r: &BTreeMap<String, String>| shown(r["note"].trim_start_matches('\'')) == shown(note.trim().trim_start_matches('\''));
            prop_assert!(note.trim().is_empty() || now.iter().any(is), "{note:?} is not in {now:?}");
        }
        prop_assert!(now.iter().all(|r| !r["note"].starts_with(['=', '+', '-', '@', '＝'])), "a formula");
        let keys: Vec<&String> = now.iter().map(|r| &r["key"]).filter(|k| k.starts_with('k') && k.len() >= 13).collect();
        let unique: std::collections::BTreeSet<_> = keys.iter().collect();
        prop_assert_eq!(keys.len(), unique.len());
        let (head, again) = sheet_of(&before, &after, sheet(&["status", "note", "was", "severity", "rule", "verdict", "before", "after", "why", "document", "line", "column", "sentence", "key"].map(str::to_owned), &now, b',').as_bytes());
        prop_assert_eq!(head.len(), 14);
        prop_assert_eq!(again, now);
    }
}
