//! Compiles the word lists beside this file into static tables, so that a run builds none.
//!
//! In: `src/lexicon/*.toml`. Out: `$OUT_DIR/lexicon.rs` with one `Lexicon` a file, and the table of all their words.
//!
//! A file says of what Rust type its meanings are:
//!
//! ```toml
//! type = "crate::lexicon::quantity::Bound"   # an enum: `means` names the variant, in kebab-case
//! [[entry]]
//! means = "more-than"
//! words = ["over", "more than"]
//! ```
//!
//! or, for a struct, the fields of each entry and the Rust type of each field (`str`, `bool`, a number type, or an enum):
//!
//! ```toml
//! type = "crate::lexicon::quantity::Unit"
//! fields = { name = "str", dimension = "crate::lexicon::quantity::Dimension" }
//! [[entry]]
//! name = "kilometre"
//! dimension = "length"
//! words = ["km", "kilometre", "kilometres"]
//! ```
//!
//! or, where one word may have several meanings, the enum of its roles; an entry is a role:
//!
//! ```toml
//! roles = "crate::lexicon::quantity::Guide"
//! [[entry]]
//! means = "before-year"
//! words = ["in", "since"]
//! ```

#[path = "build_relations.rs"]
mod relations;
#[allow(dead_code, unused_imports)]
#[path = "../token.rs"]
mod token;
#[path = "build_weights.rs"]
mod weights;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};
use token::{Span, Token, WordId};

/// The number of a list has so many bits; each list has one of its own in what is known of a word.
const LIST_BITS: u32 = 6;
const MOST_LISTS: usize = 1 << LIST_BITS;
/// Spreads the places of words in lists over their table.
const SPREAD: u32 = 0x9e37_79b1;

fn main() {
    let dir = Path::new("src/lexicon");
    println!("cargo:rerun-if-changed=src/lexicon");
    println!("cargo:rerun-if-changed=src/token.rs");
    println!("cargo:rerun-if-changed=src/token");
    // The tables of HTML entities that come with our dependencies hold 18,000 pointers. In an executable that can lie
    // anywhere they are all written anew at each start, which costs a quarter of the time of a small diff.
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|v| v == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    let mut files: Vec<PathBuf> = fs::read_dir(dir)
        .expect("the lexicon folder")
        .map(|e| e.expect("a folder entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    let mut words = Words::default();
    let mut code = String::new();
    assert!(files.len() <= MOST_LISTS, "{} lists: a word has {MOST_LISTS} bits for them", files.len());
    for (bit, path) in files.iter().enumerate() {
        let name = path.file_stem().and_then(|s| s.to_str()).expect("a file name").to_owned();
        let source = fs::read_to_string(path).expect("a readable lexicon");
        let table: toml::Table = source.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        write_lexicon(&name, bit, &table, &mut words, &mut code);
    }
    write_words(&words, &mut code);
    write_lists(&files, &mut code);
    let out = PathBuf::from(env::var("OUT_DIR").expect("OUT_DIR")).join("lexicon.rs");
    fs::write(out, code).expect("a writable OUT_DIR");
    relations::write();
    weights::write("verify", ["supported", "refuted"]);
    weights::write("judge", ["serious", "content"]);
}

/// The lists by name, for whoever looks at all of them.
fn write_lists(files: &[PathBuf], code: &mut String) {
    let names = files.iter().filter_map(|f| f.file_stem()?.to_str());
    let lists: Vec<String> = names
        .map(|name| format!("List {{ name: {name:?}, find: |tokens, at| Some({}.at(tokens, at)?.len) }}", name.to_uppercase()))
        .collect();
    writeln!(code, "/// Every list.\npub static LISTS: &[List] = &[{}];", lists.join(",")).expect("a string");
}

/// Every word of every lexicon, with the lexicons in which a phrase starts or ends with it.
#[derive(Default)]
struct Words {
    ids: BTreeMap<u64, WordId>,
    spelt: Vec<(u64, u64, u64)>,
    /// By word and list: the first of the phrases that start with the word, and the entry, plus one, that it is by itself.
    places: BTreeMap<(WordId, usize), (u16, u16)>,
}

impl Words {
    fn id(&mut self, key: u64) -> WordId {
        let next = WordId::try_from(self.spelt.len() + 1).expect("fewer than 65,535 words");
        *self.ids.entry(key).or_insert_with(|| {
            self.spelt.push((key, 0, 0));
            next
        })
    }
    fn phrase(&mut self, phrase: &str, bit: usize) -> Vec<WordId> {
        let mut tokens: Vec<Token> = Vec::new();
        // The tokenizer wants a word before "'s".
        let clings = phrase.starts_with("'s");
        let text = if clings { format!("x{phrase}") } else { phrase.to_owned() };
        token::tokenize(&text, Span::new(0, text.len()), |_| 0, &mut tokens);
        tokens.drain(..usize::from(clings));
        let ids: Vec<WordId> = tokens.iter().map(|t| self.id(t.key)).collect();
        let (first, last) = (ids.first().expect("a phrase with a word"), ids.last().expect("a phrase with a word"));
        self.spelt[*first as usize - 1].1 |= 1 << bit;
        self.spelt[*last as usize - 1].2 |= 1 << bit;
        ids
    }
}

fn write_lexicon(name: &str, bit: usize, table: &toml::Table, words: &mut Words, code: &mut String) {
    let text = |t: &toml::Table, k: &str| {
        t.get(k).and_then(|v| v.as_str()).unwrap_or_else(|| panic!("{name}.toml: an entry wants `{k}`: {t}")).to_owned()
    };
    let roles = table.get("roles").and_then(|v| v.as_str());
    let kind = roles.map_or_else(|| text(table, "type"), |of| format!("crate::lexicon::roles::Roles<{of}>"));
    for key in table.keys() {
        let known = matches!(key.as_str(), "type" | "roles" | "about" | "fields" | "entry" | "yes" | "no");
        assert!(known, "{name}.toml: unknown key `{key}`");
    }
    let table = &roles.map_or_else(|| table.clone(), |of| by_word(name, of, table));
    let fields = table.get("fields").and_then(|v| v.as_table());
    let mut meanings = String::new();
    let mut phrases: Vec<(Vec<WordId>, usize)> = Vec::new();
    for (index, entry) in
        table.get("entry").and_then(|v| v.as_array()).unwrap_or_else(|| panic!("{name}.toml: no [[entry]]")).iter().enumerate()
    {
        let entry = entry.as_table().expect("an entry is a table");
        for key in entry.keys() {
            let known = matches!(key.as_str(), "words" | "note") || fields.map_or(key == "means", |f| f.contains_key(key));
            assert!(known, "{name}.toml: unknown key `{key}` in {entry}");
        }
        match fields {
            _ if roles.is_some() => write!(meanings, "crate::lexicon::roles::Roles::from_places(&[{}]),", text(entry, "means")),
            None => write!(meanings, "{kind}::{},", pascal(&text(entry, "means"))),
            Some(fields) => {
                let values: Vec<String> = fields
                    .iter()
                    .map(|(field, of)| format!("{field}: {}", literal(name, field, of.as_str().unwrap_or(""), entry)))
                    .collect();
                write!(meanings, "{kind} {{ {} }},", values.join(", "))
            }
        }
        .expect("a string");
        for word in entry.get("words").and_then(|v| v.as_array()).unwrap_or_else(|| panic!("{name}.toml: {entry} wants `words`")) {
            let word = word.as_str().expect("words are strings");
            phrases.push((words.phrase(word, bit), index));
        }
    }
    phrases.sort_by(|a, b| a.0[0].cmp(&b.0[0]).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(&b.0)));
    for pair in phrases.windows(2) {
        assert!(pair[0].0 != pair[1].0, "{name}.toml: the same words stand in entries {} and {}", pair[0].1, pair[1].1);
    }
    let (mut pool, mut list) = (Vec::new(), Vec::new());
    for (i, (ids, index)) in phrases.iter().enumerate().rev() {
        let place = words.places.entry((ids[0], bit)).or_default();
        place.0 = u16::try_from(i).expect("fewer than 65,536 phrases");
        if ids.len() == 1 {
            place.1 = u16::try_from(index + 1).expect("fewer than 65,536 entries");
        }
    }
    for (ids, index) in &phrases {
        let from = u16::try_from(pool.len()).expect("fewer than 65,536 words in all phrases");
        let second = ids.get(1).unwrap_or(&0);
        list.push(format!("Phrase {{ first: {}, second: {second}, entry: {index}, from: {from}, len: {} }}", ids[0], ids.len()));
        pool.extend_from_slice(ids);
    }
    let mut last: Vec<(WordId, usize)> = phrases.iter().enumerate().map(|(i, (ids, _))| (*ids.last().expect("a word"), i)).collect();
    last.sort_by_key(|(id, i)| (*id, std::cmp::Reverse(phrases[*i].0.len()), *i));
    let ends: Vec<String> = last.iter().map(|(id, i)| format!("({id}, {i})")).collect();
    writeln!(
        code,
        "/// The words of `{name}.toml`.\npub static {}: Lexicon<{kind}> = Lexicon {{ bit: {bit}, entries: &[{meanings}], pool: &{pool:?}, phrases: &[{}], ends: &[{}] }};",
        name.to_uppercase(),
        list.join(","),
        ends.join(",")
    )
    .expect("a string");
}

/// A list whose words may have several roles, turned over: one entry for each set of roles that words have in common.
fn by_word(name: &str, of: &str, table: &toml::Table) -> toml::Table {
    let mut roles: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for entry in table.get("entry").and_then(|v| v.as_array()).unwrap_or_else(|| panic!("{name}.toml: no [[entry]]")) {
        let means = entry.get("means").and_then(|v| v.as_str()).unwrap_or_else(|| panic!("{name}.toml: {entry} wants `means`"));
        let words = entry.get("words").and_then(|v| v.as_array()).unwrap_or_else(|| panic!("{name}.toml: {entry} wants `words`"));
        for word in words.iter().filter_map(|w| w.as_str()) {
            roles.entry(word).or_default().push(format!("{of}::{} as u32", pascal(means)));
        }
    }
    let mut sets: BTreeMap<String, Vec<toml::Value>> = BTreeMap::new();
    for (word, roles) in roles {
        sets.entry(roles.join(", ")).or_default().push(word.into());
    }
    let entry = |(means, words): (String, Vec<toml::Value>)| {
        toml::Value::Table([("means".to_owned(), means.into()), ("words".to_owned(), words.into())].into_iter().collect())
    };
    [("entry".to_owned(), toml::Value::Array(sets.into_iter().map(entry).collect()))].into_iter().collect()
}

fn literal(file: &str, field: &str, of: &str, entry: &toml::Table) -> String {
    let value = entry.get(field);
    match (of, value) {
        ("str", Some(toml::Value::String(s))) => format!("{s:?}"),
        ("str", None) => "\"\"".to_owned(),
        ("bool", v) => v.and_then(|v| v.as_bool()).unwrap_or(false).to_string(),
        (_, Some(toml::Value::Integer(i))) => i.to_string(),
        ("i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64", None) => "0".to_owned(),
        (path, Some(toml::Value::String(s))) => format!("{path}::{}", pascal(s)),
        (_, other) => panic!("{file}.toml: `{field}` of {entry} is {other:?}, wanted {of}"),
    }
}

fn pascal(kebab: &str) -> String {
    kebab.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

/// An open-addressing table from a word's key to its id: no hashing is left to do at run time. The slots are small,
/// so that most of those looked at stay in the processor's cache.
fn write_words(words: &Words, code: &mut String) {
    let size = (words.spelt.len() * 4).next_power_of_two().max(16);
    let mut slots = vec![0 as WordId; size];
    for (key, id) in &words.ids {
        let mut at = *key as usize & (size - 1);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = *id;
    }
    let spelt: Vec<u64> = std::iter::once(0).chain(words.spelt.iter().map(|w| w.0)).collect();
    let starts: Vec<u64> = std::iter::once(0).chain(words.spelt.iter().map(|w| w.1)).collect();
    let ends: Vec<u64> = std::iter::once(0).chain(words.spelt.iter().map(|w| w.2)).collect();
    writeln!(code, "static SLOTS: [WordId; {size}] = {slots:?};").expect("a string");
    writeln!(code, "static WORDS: [u64; {}] = {spelt:?};", spelt.len()).expect("a string");
    writeln!(code, "static STARTS: [u64; {}] = {starts:?};", starts.len()).expect("a string");
    writeln!(code, "static ENDS: [u64; {}] = {ends:?};", ends.len()).expect("a string");
    let size = (words.places.len() * 3 / 2).next_power_of_two();
    let mut places = vec![(0u32, 0u16, 0u16); size];
    for ((word, list), (first, single)) in &words.places {
        let place = u32::from(*word) << LIST_BITS | *list as u32;
        let mut at = (place.wrapping_mul(SPREAD) >> (u32::BITS - size.trailing_zeros())) as usize;
        while places[at].0 != 0 {
            at = (at + 1) & (size - 1);
        }
        places[at] = (place, *first, *single);
    }
    writeln!(code, "static PLACES: [(u32, u16, u16); {size}] = {places:?};").expect("a string");
    writeln!(code, "const SPREAD: u32 = {SPREAD};\nconst LIST_BITS: u32 = {LIST_BITS};").expect("a string");
}
