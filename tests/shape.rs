//! The shape of the code: one name for each thing, and words in lists.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The sources, by path, without the tests that stand in them.
fn sources() -> Vec<(String, String)> {
    fn add(folder: &Path, out: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") && path.file_name().is_some_and(|n| n != "tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod ").next().unwrap().to_owned();
                let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
                out.push((name.to_string_lossy().replace('\\', "/"), code));
            }
        }
    }
    let mut all = Vec::new();
    add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all.sort();
    all
}

/// The type that a line of code defines, where it is no type of a trait.
fn defined(line: &str) -> Option<&str> {
    let line = ["pub(crate) ", "pub(super) ", "pub "].iter().find_map(|p| line.strip_prefix(p)).unwrap_or(line);
    let name = ["struct ", "enum ", "trait ", "type "].iter().find_map(|k| line.strip_prefix(k))?;
    Some(&name[..name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len())])
}

/// No name stands for more than so many types: two that never meet in one file may share a plain word.
const MOST: usize = 2;

#[test]
fn no_name_stands_for_many_types() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, code) in sources() {
        for name in code.lines().filter_map(defined) {
            places.entry(name.to_owned()).or_default().push(path.clone());
        }
    }
    assert!(places.len() > 300, "{} types", places.len());
    places.retain(|_, p| p.len() > MOST);
    assert!(places.is_empty(), "{places:#?}");
}

/// "Of" says nothing of what a function does. `Span::of` is the words of a span: `span.of(text)` is read as it is said.
#[test]
fn no_function_is_called_of() {
    let named: Vec<String> =
        sources().into_iter().filter(|(_, code)| code.contains("fn of(") || code.contains("fn of<")).map(|s| s.0).collect();
    assert_eq!(named, ["src/token/span.rs"]);
}

/// So many words that stand side by side are a list, and lists stand in `src/lexicon`.
const LIST: usize = 6;

/// Where lists may stand, how many there are, and why. Where one goes, the number goes down.
const LISTS: [(&str, usize, &str); 11] = [
    ("src/clause/verb.rs", 1, "the forms of \"be\", which a tokenizer cuts: \"'m\""),
    ("src/clause/word.rs", 1, "the endings at which a word is cut: \"'ll\""),
    ("src/cli/", 3, "commands, and arguments of git"),
    ("src/compare/quantity", 2, "ends of the names of currencies and of those who died"),
    ("src/crosscheck/person.rs", 1, "whole phrases, one of them empty, between a name and an age"),
    ("src/frame/source.rs", 1, "prepositions behind a source"),
    ("src/kind/", 40, "articles, prepositions and auxiliaries around a number or a date, and letters of units"),
    ("src/proof/text.rs", 1, "letters of a clock and of its zones"),
    ("src/read/", 18, "elements and fields of file formats, and particles of names"),
    ("src/relation/", 8, "endings of words, and the negations of a phrase of the table"),
    ("src/report/", 2, "columns of tables"),
];

/// The lists of words in some code: how many words, and the first of them.
fn lists(code: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut end = |words: &mut Vec<&str>| {
        let letters = |w: &&&str| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase() || " '-".contains(c));
        let count = words.iter().filter(letters).count();
        if count >= LIST {
            out.push((count, words[0].to_owned()));
        }
        words.clear();
    };
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("'\"'") {
            3
        } else if rest.starts_with("r#\"") {
            rest.find("\"#").map_or(rest.len(), |n| n + 2)
        } else if first == '"' {
            let closes = |(i, _): &(usize, char)| rest[1..*i].bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 0;
            let close = rest.char_indices().skip(1).filter(|(_, c)| *c == '"').find(closes).map_or(rest.len() - 1, |c| c.0);
            words.push(&rest[1..close]);
            close + 1
        } else {
            if !first.is_whitespace() && first != ',' && first != '|' {
                end(&mut words);
            }
            first.len_utf8()
        };
        rest = &rest[skipped..];
    }
    end(&mut words);
    out
}

#[test]
fn words_stand_in_lists() {
    assert_eq!(lists("a(&[\"one\", \"two\", // more\n \"three\" | \"fo-ur\", \"five\", \"it's\"]) \"seven\""), [(6, "one".to_owned())]);
    assert_eq!(lists("['\"', x, \"a\", \"b\", \"c\"] [\"a\\\"b\", \"d\", \"e\", \"f\"]"), []);
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, code) in sources() {
        let allowed = LISTS.iter().map(|l| l.0).find(|l| path.starts_with(l)).unwrap_or("nowhere");
        let build = path.starts_with("src/lexicon/");
        for (count, first) in lists(&code).into_iter().filter(|_| !build) {
            found.entry(allowed).or_default().push(format!("{path}: {count} words from {first:?} on"));
        }
    }
    let wrong = |allowed: &str| found.get(allowed).map(|l| l.join("\n")).unwrap_or_default();
    assert!(!found.contains_key("nowhere"), "these belong into src/lexicon:\n{}", wrong("nowhere"));
    for (path, count, _) in LISTS {
        assert_eq!(found.get(path).map_or(0, Vec::len), count, "{path}\n{}", wrong(path));
    }
}
