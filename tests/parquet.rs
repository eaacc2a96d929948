//! `recount extract -f parquet`, read back by the library that wrote it, and by DuckDB and Polars where they are at hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use support::Desk;

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_it_says_so() {
    let desk = Desk::new();
    desk.write("a.md", "Twelve people were hurt.");
    desk.recount(&["extract", "-f", "parquet", "-o", "out.parquet", "a.md"]).exits(2).complains("built without Parquet");
}

#[cfg(feature = "parquet")]
mod table {
    use super::Desk;
    use super::support::told;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::{Field, Row};
    use std::fs::File;
    use std::process::Command;

    fn read(desk: &Desk) -> Vec<Row> {
        let file = File::open(desk.path().join("out.parquet")).unwrap();
        SerializedFileReader::new(file).unwrap().get_row_iter(None).unwrap().map(Result::unwrap).collect()
    }

    fn at<'r>(row: &'r Row, name: &str) -> &'r Field {
        row.get_column_iter().find(|(n, _)| *n == name).unwrap().1
    }

    fn list<'r>(row: &'r Row, name: &str) -> Vec<&'r Row> {
        let Field::ListInternal(list) = at(row, name) else { panic!("{name} is no list: {row}") };
        let item = |f: &'r Field| if let Field::Group(row) = f { row } else { panic!("{f} is no object") };
        list.elements().iter().map(item).collect()
    }

    fn text(words: &str) -> Field {
        Field::Str(words.to_owned())
    }

    /// Many documents without a claim, and one with claims of every kind at the end.
    fn desk() -> Desk {
        let desk = Desk::new();
        let record = |i: usize, text: &str| format!("{{\"id\":\"{i:04}\",\"text\":{text:?},\"published\":\"2026-03-04\"}}\n");
        let mut records: String = (0..1500).map(|i| record(i, "It rained on the hill.")).collect();
        records.push_str(&record(1500, "Police in Orrin said 12 people were hurt on 3 May. “We left,” said Ada Lund. Between 3 and 5 boats sank, which cost £2.5 million."));
        desk.write("in.jsonl", &records);
        desk.recount(&["extract", "--jsonl", "-f", "parquet", "in.jsonl", "-o", "out.parquet"]).exits(0);
        desk
    }

    #[test]
    fn what_is_written_is_read_back_with_its_types() {
        let desk = desk();
        let rows = read(&desk);
        assert_eq!(rows.len(), 1501);
        let last = rows.last().unwrap();
        assert_eq!((at(last, "id"), at(last, "offsets")), (&text("1500"), &text("byte")));
        let quantities = list(last, "quantities");
        let number = |name: &str| quantities.iter().map(|q| at(q, name).clone()).collect::<Vec<_>>();
        assert_eq!(number("value"), [Field::Double(12.0), Field::Null, Field::Double(2_500_000.0)]);
        assert_eq!((&number("low")[1], &number("high")[1]), (&Field::Double(3.0), &Field::Double(5.0)));
        assert_eq!((at(quantities[0], "start"), at(quantities[0], "low_inclusive")), (&Field::Long(21), &Field::Bool(true)));
        let Field::Group(frame) = at(quantities[0], "frame") else { panic!("{last}") };
        assert_eq!(at(frame, "source"), &text("Police in Orrin"));
        assert!(list(last, "clauses").len() > 2);
        assert!(list(&rows[0], "quantities").is_empty());
        // The same as in JSON lines, number for number.
        let lines = desk.recount(&["extract", "--jsonl", "-f", "jsonl", "in.jsonl"]).exits(0).out;
        let row: serde_json::Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
        for (list, found) in [("quantities", 3), ("dates", 1), ("quotations", 1)] {
            assert_eq!((self::list(last, list).len(), row[list].as_array().unwrap().len()), (found, found), "{list}");
        }
    }

    #[test]
    fn files_become_rows_and_nothing_is_a_table_too() {
        let desk = Desk::new();
        desk.write("a.md", "Twelve people were hurt.").write("b.md", "Nobody came.").write("none.jsonl", "");
        desk.recount(&["extract", "-f", "parquet", "a.md", "b.md", "-o", "out.parquet"]).exits(0);
        let names: Vec<Field> = read(&desk).iter().map(|row| at(row, "id").clone()).collect();
        assert_eq!(names, [text("a.md"), text("b.md")]);
        desk.recount(&["extract", "--jsonl", "-f", "parquet", "none.jsonl", "-o", "out.parquet"]).exits(0);
        assert_eq!(read(&desk).len(), 0);
        desk.write("bad.jsonl", "{\"id\":1}\n");
        desk.recount(&["extract", "--jsonl", "-f", "parquet", "bad.jsonl", "-o", "other.parquet"]).exits(2).complains("record 1");
    }

    #[test]
    fn duckdb_and_polars_read_it() {
        let desk = desk();
        let duckdb = "rows = duckdb.sql(\"SELECT id, len(quantities), quantities[1].value * 2, typeof(dates[1].value) FROM 'out.parquet' ORDER BY id\").fetchall()
print(len(rows), *rows[0], *rows[-1])";
        let polars = "t = polars.read_parquet('out.parquet')
last = t.tail(1).to_dicts()[0]
print(t.height, last['quantities'][0]['value'] * 2, last['dates'][0]['value'], last['quotations'][0]['speaker'])";
        let expected =
            [("duckdb", duckdb, "1501 0000 0 None VARCHAR 1500 3 24.0 VARCHAR"), ("polars", polars, "1501 24.0 2025-05-03 Ada Lund")];
        for (library, script, expected) in expected {
            let script = format!("import sys\ntry:\n    import {library}\nexcept ImportError:\n    sys.exit(77)\n{script}");
            let said = told(library, Command::new("python3").args(["-c", &script]).current_dir(desk.path()));
            assert!(said.is_none_or(|s| s.trim() == expected), "{library}");
        }
    }
}
