//! The law of typography: where only marks, spacing or the form of a number differ, nothing is found, also in a text that
//! contradicts itself.
//!
//! Texts: every telling of the corpus, every text of `tests/proof/`, and every pair of `tests/pairs/`: those that fire a
//! rule as one text of two paragraphs, which then holds a contradiction. Each is set in every hand below, in all of it or at
//! places drawn at random, and held against itself both ways round.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::read;
use recount::report::Report;
use recount::settings::Settings;
use recount::telling::{Telling, rejoin};
use recount::vocabulary::Vocabulary;
use regex::{Captures, Regex};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::sync::Mutex;

mod support;

use support::Chance;

#[derive(Deserialize)]
#[serde(untagged)]
enum Case {
    Text(String),
    Pair(String, String),
}

#[derive(Deserialize)]
struct Cases {
    fires: Vec<Case>,
    silent: Vec<Case>,
}

/// Every text with a name.
fn texts() -> Vec<(String, String)> {
    let mut out = Vec::new();
    let files = |folder: &str| {
        let mut files: Vec<_> = fs::read_dir(support::root().join(folder)).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        files
    };
    for story in files("corpus") {
        for file in files(&story.display().to_string()).into_iter().filter(|f| f.extension().is_some_and(|e| e != "toml")) {
            let name = file.strip_prefix(support::root()).unwrap().display().to_string();
            let article = read::read(&name, &fs::read(&file).unwrap(), None).unwrap();
            // Keys at the head of a file are markup.
            let text = article.text.strip_prefix("---\n").and_then(|t| t.split_once("\n---\n")).map_or(article.text.as_str(), |t| t.1);
            out.push((name, text.trim_start_matches(['#', '\n', ' ']).to_owned()));
        }
    }
    for file in files("tests/proof").into_iter().chain(files("tests/pairs")).filter(|f| !f.ends_with("planted.toml")) {
        let name = file.file_stem().unwrap().display().to_string();
        let cases: Cases = toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for (sort, list) in [("fires", cases.fires), ("silent", cases.silent)] {
            for (i, case) in list.into_iter().enumerate() {
                let name = format!("{name} {sort} {i}");
                match case {
                    // The day of publication and the mark of a headline are the test's.
                    Case::Text(text) => {
                        let text = text.strip_prefix('[').and_then(|t| t.split_once("] ")).map_or(text.as_str(), |t| t.1);
                        out.push((name, text.trim_start_matches("# ").replace(" ¶ ", "\n\n")));
                    }
                    Case::Pair(x, y) if sort == "fires" => out.push((name, format!("{x}\n\n{y}"))),
                    Case::Pair(x, y) => out.extend([(name.clone(), x), (name, y)]),
                }
            }
        }
    }
    out
}

fn report(before: &str, after: &str) -> Report {
    let mut both = [before, after].map(|text| Telling::new(read::plain(text.to_owned(), None)));
    rejoin(&mut both, &Vocabulary::default());
    Report::of_versions(&both[0], &both[1], ["before", "after"], &Settings::default())
}

const NUMBERS: &[(&str, &str)] = &[
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
];

const MONTHS: &[(&str, &str)] = &[
    ("January", "Jan."),
    ("February", "Feb."),
    ("August", "Aug."),
    ("September", "Sept."),
    ("October", "Oct."),
    ("November", "Nov."),
    ("December", "Dec."),
];

/// What stands outside quotation marks, changed.
fn outside(text: &str, change: impl Fn(&str) -> String) -> String {
    let (mut out, mut inside) = (String::new(), false);
    for part in text.split_inclusive(['“', '”', '"']) {
        out.push_str(&if inside { part.to_owned() } else { change(part) });
        inside = if part.ends_with('"') { !inside } else { part.ends_with('“') || inside && !part.ends_with('”') };
    }
    out
}

/// A pattern; one that was made before is not made again.
fn regex(pattern: &str) -> Regex {
    static MADE: Mutex<BTreeMap<String, Regex>> = Mutex::new(BTreeMap::new());
    MADE.lock().unwrap().entry(pattern.to_owned()).or_insert_with(|| Regex::new(pattern).unwrap()).clone()
}

/// Each pattern that has a hand in it, in all of the text.
fn hands(text: &str) -> Vec<(&'static str, String)> {
    let all = |from: &str, to: &'static str| regex(from).replace_all(text, to).into_owned();
    let number = regex(r"(^|[ (\n])([A-Za-z]+)([ ,.;)\n])");
    let digits = |part: &str| {
        let digit = |c: &Captures<'_>| {
            let digits = NUMBERS.iter().find(|n| n.0.eq_ignore_ascii_case(&c[2])).map_or(&c[2], |n| n.1);
            format!("{}{digits}{}", &c[1], &c[3])
        };
        number.replace_all(part, digit).into_owned()
    };
    let small = regex(r"([a-z] )([0-9]+)( [a-z]{3,})");
    let words = |part: &str| {
        let word = |c: &Captures<'_>| {
            let unit = [" percent", " per", " million", " billion"].contains(&&c[3]);
            let word = NUMBERS.iter().find(|n| n.1 == &c[2] && !unit).map_or(&c[2], |n| n.0);
            format!("{}{word}{}", &c[1], &c[3])
        };
        small.replace_all(part, word).into_owned()
    };
    let month = |end: &str, short: bool| {
        let change = |text: String, (long, abbreviated): &(&str, &str)| {
            let to = if short { abbreviated } else { long };
            regex(&format!(r"\b{long} ([0-9])")).replace_all(&text, format!("{to}{end}${{1}}")).into_owned()
        };
        outside(text, |part| MONTHS.iter().fold(part.to_owned(), change))
    };
    let group = |mark: &'static str| {
        let join = |c: &Captures<'_>| c[0].replace(',', mark);
        regex(r"\b[0-9]{1,3}(,[0-9]{3})+\b").replace_all(text, join).into_owned()
    };
    let apart = |from: &'static str, to: &'static str| outside(text, |part| regex(from).replace_all(part, to).into_owned());
    vec![
        ("NBSP", all(" ", "\u{a0}")),
        ("U+202F before words", all("([0-9]) ([a-z])", "${1}\u{202f}${2}")),
        ("U+2011", all(r"(\w)-(\w)", "${1}\u{2011}${2}")),
        ("U+2010", all(r"(\w)-(\w)", "${1}\u{2010}${2}")),
        ("two hyphens", all("([0-9])–([0-9])", "${1}--${2}")),
        ("ligatures", all("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ")),
        ("straight quotation marks", all("[“”]", "\"").replace(['‘', '’'], "'")),
        ("CR LF", all("\n", "\r\n")),
        ("two spaces", all(r"\. ", ".  ")),
        ("2000 for 2,000", group("")),
        ("2 000 for 2,000", group("\u{202f}")),
        ("a digit for a word", outside(text, digits)),
        ("a word for a digit", outside(text, words)),
        ("per cent for %", apart("([0-9])%( |,|\\.)", "${1} per cent${2}")),
        ("% for per cent", apart("([0-9]) per ?cent\\b", "${1}%")),
        ("Sept. for September", month(" ", true)),
        ("Sept. and a break", month("\n", true)),
        ("September and a break", month("\n", false)),
        (
            "a break before a month",
            all("([0-9]) (January|February|March|April|May|June|July|August|September|October|November|December)", "${1}\n${2}"),
        ),
    ]
}

/// Hands that touch one place, drawn at random.
fn at_one_place(text: &str, chance: &mut Chance) -> Vec<(&'static str, String)> {
    let spaces: Vec<usize> = text.match_indices(' ').map(|m| m.0).filter(|at| !text[..*at].ends_with(['\n', ' '])).collect();
    // Where claims stand, a break does most.
    let claim = |at: &&usize| text[**at + 1..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“' || c == '"');
    let claims: Vec<usize> = spaces.iter().filter(claim).copied().collect();
    let letters: Vec<usize> = regex("[a-z]{6,}").find_iter(text).map(|m| m.start() + 3).collect();
    let mut out = Vec::new();
    for (name, places, mark) in [
        ("a hand-broken line", &spaces, "\n"),
        ("a hand-broken line at a claim", &claims, "\n"),
        ("an NBSP", &claims, "\u{a0}"),
        ("a U+202F", &claims, "\u{202f}"),
    ] {
        if let Some(at) = places.get(chance.below(places.len())) {
            out.push((name, [&text[..*at], mark, &text[at + 1..]].concat()));
        }
    }
    if let Some(at) = letters.get(chance.below(letters.len())) {
        out.push(("a soft hyphen", [&text[..*at], "\u{ad}", &text[*at..]].concat()));
    }
    out
}

#[test]
fn nothing_is_found_where_only_typography_differs() {
    let mut chance = Chance(3);
    let (mut all, mut shown) = (0, String::new());
    for (name, text) in texts() {
        let hands = hands(&text).into_iter().chain(at_one_place(&text, &mut chance));
        for (hand, other) in hands.filter(|(_, other)| *other != text) {
            let (before, after) = if all % 2 == 0 { (&text, &other) } else { (&other, &text) };
            let found = report(before, after);
            all += 1;
            if !found.findings.is_empty() || !found.unchecked.is_empty() {
                let said: Vec<String> = found.findings.iter().map(|f| format!("{}: {}", f.rule, f.message)).collect();
                writeln!(shown, "{name}, {hand}: {said:?} {} not checked", found.unchecked.len()).unwrap();
            }
        }
    }
    let broken = shown.lines().count();
    println!("typography: {all} texts in another hand, {broken} with a finding");
    assert_eq!(broken, 0, "{broken} of {all}:\n{shown}");
}
