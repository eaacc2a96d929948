//! Every list of words: sorted, in small letters, and with examples of what it finds and what it passes over.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::lexicon::{self, LISTS};
use recount::token::{Span, Token, tokenize};
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

fn folder(name: &str) -> Vec<(PathBuf, Table)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    files.into_iter().map(|f| (f.clone(), fs::read_to_string(&f).unwrap().parse().unwrap())).collect()
}

fn strings<'t>(table: &'t Table, key: &str) -> Vec<&'t str> {
    let list = table.get(key).and_then(Value::as_array).into_iter().flatten();
    list.map(|v| v.as_str().unwrap_or_else(|| panic!("{key}: {v} is no text"))).collect()
}

fn entries(table: &Table) -> impl Iterator<Item = &Table> {
    table.get("entry").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

#[test]
fn words_are_sorted_and_in_small_letters() {
    let mut wrong = Vec::new();
    for (file, table) in folder("src/lexicon") {
        for words in entries(&table).map(|e| strings(e, "words")) {
            for pair in words.windows(2).filter(|p| p[0] >= p[1]) {
                wrong.push(format!("{}: {:?} stands behind {:?}", file.display(), pair[1], pair[0]));
            }
            wrong.extend(words.iter().filter(|w| w.to_lowercase() != **w).map(|w| format!("{}: {w:?} has a capital", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_list_finds_what_it_says_and_no_more() {
    let files = folder("src/lexicon");
    assert_eq!(files.len(), LISTS.len());
    let mut wrong = Vec::new();
    for (file, table) in files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let list = LISTS.iter().find(|l| l.name == name).unwrap();
        let finds = |text: &str| {
            let mut tokens: Vec<Token> = Vec::new();
            tokenize(text, Span::new(0, text.len()), lexicon::word_id, &mut tokens);
            (0..tokens.len()).any(|at| (list.find)(&tokens, at).is_some())
        };
        let (yes, no) = (strings(&table, "yes"), strings(&table, "no"));
        assert!(!yes.is_empty() && !no.is_empty(), "{name}.toml wants `yes` and `no`");
        assert!(table.get("about").is_some(), "{name}.toml wants `about`");
        wrong.extend(yes.iter().filter(|t| !finds(t)).map(|t| format!("{name}.toml finds nothing in {t:?}")));
        wrong.extend(no.iter().filter(|t| finds(t)).map(|t| format!("{name}.toml finds something in {t:?}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
