//! The law of length: whatever a command writes of some texts is at most twenty times as long as they are, or 128 KiB, and
//! what is left out for it is said.
//!
//! The texts are families that hold more to tell than words: bare numbers, paragraphs of two words, lists of ages.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::proof::Proof;
use recount::read;
use recount::report::ledger::View;
use recount::report::verify::{self, Verified};
use recount::report::{Format, Look, Report, extract, json, write};
use recount::settings::Settings;
use recount::telling::Telling;
use std::io;

/// The promise: so many times the input, or so many bytes.
const MOST: (usize, usize) = (20, 128 << 10);

/// A page of HTML has a style and a script of its own, which are no part of what it says.
const PAGE: usize = 40 << 10;

/// Bytes of each text of a family: more than those of which 128 KiB may be said.
const LENGTH: usize = 8 << 10;

/// Bytes of a text that is long.
const LONG: usize = 160 << 10;

/// A word that is no other's: `letters(0)` is "aaaa".
fn letters(mut n: usize) -> String {
    let letter = |_| {
        let c = char::from(b'a' + (n % 26) as u8);
        n /= 26;
        c
    };
    (0..4).map(letter).collect()
}

fn capital(n: usize) -> String {
    let word = letters(n);
    word[..1].to_uppercase() + &word[1..]
}

/// The `i`th sentence of a telling of a family, the `v`th.
type Family = (&'static str, fn(i: usize, v: usize) -> String);

const FAMILIES: &[Family] = &[
    ("numbers", |i, v| format!("{} ", i + v * 7)),
    ("numbers in lines", |i, v| format!("{}\n", i + v)),
    ("days", |i, v| format!("{} May. ", (i + v) % 28 + 1)),
    ("tolls", |i, v| format!("{} died. ", i % 90 + v)),
    ("paragraphs", |i, v| format!("{} died.\n\n", i % 90 + v)),
    ("letters in paragraphs", |i, v| format!("{}\n\n", char::from(b'a' + ((i + v) % 26) as u8))),
    ("items", |i, v| format!("- {}: {}\n", letters(i), i + v)),
    ("names", |i, v| format!("Ada K{} saw Ivo. ", letters(i + v * 3))),
    ("ages", |i, v| format!("Ada K{}, {}. ", letters(i), 20 + (i + v) % 50)),
    ("quotations", |i, v| format!("“{},” he said. ", letters(i + v))),
    ("one sentence", |i, v| format!("{} {}s, ", 10 + i + v, letters(i))),
    ("marks", |i, v| format!("<&\"{}\"> ", i + v)),
    ("controls", |i, v| format!("\u{1}{}\u{202e} ", i + v)),
    ("news", |i, v| {
        format!("The storm of {} killed {} people in the {} harbour on Monday, police said. ", capital(i), 10 + i + v, letters(i * 3))
    }),
    ("stubs", |_, _| "<!-- recount-ignore x -->\n\n".to_owned()),
];

fn telling(family: &Family, version: usize, length: usize) -> Telling {
    let mut text = String::new();
    for i in 0.. {
        if text.len() >= length {
            break;
        }
        text += &family.1(i, version);
    }
    // Comments that ask for silence are read in Markdown; a file that holds controls is read as none.
    let comments = text.starts_with('<');
    Telling::new(if comments { read::read("a.md", text.as_bytes(), None).unwrap() } else { read::plain(text, None) })
}

/// Counts what is written.
struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What was written, how often more than is allowed, and the most times its input.
#[derive(Default)]
struct Told {
    all: usize,
    times: f64,
    broken: Vec<String>,
}

impl Told {
    fn add(&mut self, what: &str, texts: &[&Telling], page: usize, write: impl FnOnce(&mut Count)) {
        let mut count = Count(0);
        write(&mut count);
        let (length, input) = (count.0.saturating_sub(page), texts.iter().map(|t| t.article.text.len()).sum::<usize>());
        self.all += 1;
        if length > MOST.1 {
            self.times = self.times.max(length as f64 / input as f64);
        }
        if length > (MOST.0 * input).max(MOST.1) {
            self.broken.push(format!("{what}: {length} bytes of {input}"));
        }
    }

    fn report(&mut self, what: &str, texts: &[&Telling], report: &Report) {
        for format in Format::ALL {
            let page = if *format == Format::Html { PAGE } else { 0 };
            self.add(&format!("{what}, {}", format.name()), texts, page, |out| {
                let look = Look { least: recount::finding::Level::Info, ..Look::default() };
                write(report, *format, look, out).unwrap();
            });
        }
        let listed = report.findings.len() + report.suppressions.iter().map(|s| s.findings.len()).sum::<usize>();
        let counted = report.summary.error + report.summary.warning + report.summary.info + report.summary.suppressed;
        if listed < counted {
            assert!(report.degraded.iter().any(|d| d.limit == "listed"), "{what}: {listed} of {counted}, and nothing is said");
        }
    }

    fn family(&mut self, family: &Family, length: usize) {
        let tellings: Vec<Telling> = (0..3).map(|v| telling(family, v, length)).collect();
        let [first, second, _] = &tellings[..] else { unreachable!() };
        let settings = Settings::default();
        let names = ["1.md", "2.md", "3.md"];
        let row = extract::row("1.md", first);
        self.add(&format!("{}, extract", family.0), &[first], 0, |out| json::items(&[&row], out).unwrap());
        self.add(&format!("{}, extract in lines", family.0), &[first], 0, |out| json::line(&row, out).unwrap());
        self.add(&format!("{}, extract as text", family.0), &[first], 0, |out| extract::text(&row, out).unwrap());
        let diff = Report::of_versions(first, second, ["1.md", "2.md"], &settings);
        self.report(&format!("{}, diff", family.0), &[first, second], &diff);
        let proof = Report::of_text(&Proof::read(first), "1.md", &settings);
        self.report(&format!("{}, proof", family.0), &[first], &proof);
        let verified = Verified::new(&[first, second], &names[..2], &recount::verify::verify(first, &[second]));
        for format in [
            verify::VerifyFormat::Json,
            verify::VerifyFormat::Jsonl,
            verify::VerifyFormat::Csv,
            verify::VerifyFormat::Text,
            verify::VerifyFormat::Markdown,
            verify::VerifyFormat::Html,
            verify::VerifyFormat::Docx,
        ] {
            let page = if format == verify::VerifyFormat::Html { PAGE } else { 0 };
            self.add(&format!("{}, verify {format:?}", family.0), &[first, second], page, |out| {
                let look = Look { least: recount::finding::Level::Info, ..Look::default() };
                verify::write(&verified, format, look, out).unwrap();
            });
        }
        let s = verified.summary;
        let left_out = verified.verifications.len() < s.supported + s.refuted + s.not_found;
        assert_eq!(left_out, verified.degraded.iter().any(|d| d.limit == "listed"), "{}", family.0);
        if length < LONG && !["ages", "numbers", "controls"].contains(&family.0) {
            let all: Vec<&Telling> = tellings.iter().collect();
            self.report(&format!("{}, ledger", family.0), &all, &Report::chain(&tellings, &names, View::default(), &settings));
            self.report(&format!("{}, crosscheck", family.0), &all, &Report::matrix(&tellings, &names, &settings));
        }
    }

    #[track_caller]
    fn hold(&self, what: &str) {
        println!("{what}: {} results, the longest {:.1} times its texts", self.all, self.times);
        assert!(self.broken.is_empty(), "{} of {}:\n{}", self.broken.len(), self.all, self.broken.join("\n"));
    }
}

/// Every second family, so that two run at once.
#[track_caller]
fn every_second(first: usize) {
    let mut told = Told::default();
    for family in FAMILIES.iter().skip(first).step_by(2) {
        told.family(family, LENGTH);
    }
    told.hold("dense texts");
}

#[test]
fn nothing_is_said_at_more_than_twenty_times_its_length() {
    every_second(0);
}

#[test]
fn nothing_is_said_at_more_than_twenty_times_its_length_either() {
    every_second(1);
}

#[test]
fn nor_is_a_list_of_claims() {
    let mut told = Told::default();
    for (name, sentence) in [("digits", "1 "), ("one day", "May 1. "), ("one age", "Ada, 30. "), ("one name", "Ada Kral. ")] {
        for length in [LENGTH / 2, LONG / 4] {
            let text = Telling::new(read::plain(sentence.repeat(length / sentence.len()), None));
            let row = extract::row("1.md", &text);
            told.add(&format!("{name}, extract"), &[&text], 0, |out| json::items(&[&row], out).unwrap());
            told.add(&format!("{name}, extract as text"), &[&text], 0, |out| extract::text(&row, out).unwrap());
            let ends = row.quantities.iter().map(|q| q.end).chain(row.dates.iter().map(|d| d.end)).chain(row.names.iter().map(|n| n.end));
            let whole = ends.max().unwrap() as usize + sentence.len() >= text.article.text.trim_end().len();
            let cut = row.degraded.iter().any(|d| d.limit == "claims");
            assert!(cut != whole || name == "one name" && !cut, "{name} {length}: what repeats is folded, and else it is said");
        }
    }
    told.hold("lists of claims");
}

#[test]
fn nor_of_a_long_text() {
    let mut told = Told::default();
    told.family(&FAMILIES[5], LONG);
    told.hold("a long text");
}

/// The words of a source that decide of a claim are a few sentences, however long the source is.
#[test]
fn what_decides_of_a_claim_is_a_few_sentences() {
    let family = FAMILIES.iter().find(|f| f.0 == "news").unwrap();
    let (text, source) = (telling(family, 0, LENGTH), telling(family, 1, LENGTH * 4));
    let found = recount::verify::verify(&text, &[&source]);
    let longest = found.iter().filter_map(|v| v.evidence).map(|(_, span)| span.len()).max().unwrap();
    println!("{} claims, the longest evidence {longest} bytes", found.len());
    assert!(found.len() > 40 && longest < 400, "{longest} of {}", found.len());
}
