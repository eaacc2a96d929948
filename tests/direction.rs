//! A module uses those above it in `src/lib.rs` and never those below, and no two files use each other.
//!
//! The files' tokens are read: `use` lines and paths within the code, of generated files too. A name counts for the file
//! that it is written in, not for one that only passes it on (`pub use`). What is built for tests alone is left out.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A path as written: its segments.
type Segments = Vec<String>;

/// One file of the library: a module.
#[derive(Default)]
struct Source {
    /// Names that `use` lines bring in, and what they stand for.
    brought: BTreeMap<String, Segments>,
    /// What is brought in by lines that begin with `pub`.
    passed_on: BTreeSet<String>,
    /// Every path outside `use` lines.
    paths: Vec<Segments>,
    /// Every single word outside `use` lines.
    words: BTreeSet<String>,
    /// The modules whose names are all brought in.
    globs: Vec<Segments>,
    children: Vec<String>,
}

/// All files, by their module's path.
type Sources = BTreeMap<Segments, Source>;

fn tree(text: &str, file: &Path) -> Vec<TokenTree> {
    let stream: TokenStream = text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    stream.into_iter().collect()
}

fn read(file: &Path, module: Segments, all: &mut Sources) {
    let mut source = Source::default();
    scan(&tree(&fs::read_to_string(file).unwrap(), file), &mut source);
    let folder = match module.last() {
        None => file.parent().unwrap().to_owned(),
        Some(_) => file.with_extension(""),
    };
    for child in &source.children {
        let path = module.iter().cloned().chain([child.clone()]).collect();
        read(&folder.join(format!("{child}.rs")), path, all);
    }
    all.insert(module, source);
}

fn is(token: Option<&TokenTree>, text: &str) -> bool {
    token.is_some_and(|t| !matches!(t, TokenTree::Group(_)) && t.to_string() == text)
}

fn word(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(i)) => Some(i.to_string()),
        _ => None,
    }
}

fn group(token: Option<&TokenTree>, of: Delimiter) -> Option<Vec<TokenTree>> {
    match token {
        Some(TokenTree::Group(g)) if g.delimiter() == of => Some(g.stream().into_iter().collect()),
        _ => None,
    }
}

fn scan(tokens: &[TokenTree], source: &mut Source) {
    let mut at = 0;
    while at < tokens.len() {
        let attribute = is(tokens.get(at), "#").then(|| group(tokens.get(at + 1), Delimiter::Bracket)).flatten();
        if let Some(attribute) = attribute {
            let text: String = attribute.iter().map(ToString::to_string).collect();
            at = if text.starts_with("cfg") && text.contains("(test") { end_of_item(tokens, at + 2) } else { at + 2 };
        } else if is(tokens.get(at), "use") {
            let end = (at..tokens.len()).find(|i| is(tokens.get(*i), ";")).unwrap_or(tokens.len());
            let before = &tokens[..at];
            let public =
                is(before.last(), "pub") || matches!(before.last(), Some(TokenTree::Group(_))) && is(before.iter().nth_back(1), "pub");
            brought(&tokens[at + 1..end], &Vec::new(), public, source);
            at = end;
        } else if is(tokens.get(at), "mod") && is(tokens.get(at + 2), ";") {
            source.children.extend(word(tokens.get(at + 1)));
            at += 2;
        } else if is(tokens.get(at), "include") && is(tokens.get(at + 1), "!") {
            let call = tokens.get(at + 2).unwrap().to_string();
            // A macro has its file from whoever calls it.
            if let Some(name) = call.split('"').find(|s| s.ends_with(".rs")) {
                let file = PathBuf::from(env!("OUT_DIR")).join(name.trim_start_matches('/'));
                scan(&tree(&fs::read_to_string(&file).unwrap(), &file), source);
            }
            at += 2;
        } else if let Some(TokenTree::Group(g)) = tokens.get(at) {
            scan(&g.stream().into_iter().collect::<Vec<_>>(), source);
            at += 1;
        } else if let Some(first) = word(tokens.get(at)) {
            let mut path = vec![first];
            while let (true, true, Some(next)) = (is(tokens.get(at + 1), ":"), is(tokens.get(at + 2), ":"), word(tokens.get(at + 3))) {
                path.push(next);
                at += 3;
            }
            source.words.insert(path[0].clone());
            if path.len() > 1 {
                source.paths.push(path);
            }
            at += 1;
        } else {
            at += 1;
        }
    }
}

/// Behind the item that starts at `at`, after any further attributes.
fn end_of_item(tokens: &[TokenTree], at: usize) -> usize {
    let end = |i: &usize| is(tokens.get(*i), ";") || group(tokens.get(*i), Delimiter::Brace).is_some();
    (at..tokens.len()).find(end).map_or(tokens.len(), |i| i + 1)
}

/// Reads what follows `use`.
fn brought(tokens: &[TokenTree], prefix: &Segments, public: bool, source: &mut Source) {
    for part in tokens.split(|t| is(Some(t), ",")) {
        let (mut path, mut name) = (prefix.clone(), None);
        for (i, token) in part.iter().enumerate() {
            if let Some(inner) = group(Some(token), Delimiter::Brace) {
                brought(&inner, &path, public, source);
                path.clear();
            } else if is(Some(token), "*") {
                source.globs.push(std::mem::take(&mut path));
            } else if is(Some(token), "as") {
                name = word(part.get(i + 1));
                break;
            } else if let Some(word) = word(Some(token)) {
                // `{self, …}` stands for what is before the braces.
                if word != "self" || path.is_empty() {
                    path.push(word);
                }
            }
        }
        if let Some(name) = name.or(path.last().cloned()) {
            if public {
                source.passed_on.insert(name.clone());
            }
            source.brought.insert(name, path);
        }
    }
}

/// The file in which what a path names is written; `None` of a module by itself and of what comes from elsewhere.
fn home(path: &[String], module: &Segments, all: &Sources, depth: usize) -> Option<Segments> {
    let source = &all[module];
    let (mut at, mut rest) = match path[0].as_str() {
        "crate" => (Segments::new(), &path[1..]),
        "self" => (module.clone(), &path[1..]),
        "super" => (module[..module.len() - 1].to_vec(), &path[1..]),
        first if source.children.iter().any(|c| c == first) => (module.clone(), path),
        first => {
            let whole = source.brought.get(first).filter(|b| depth < 8 && b[..] != path[..1])?;
            return home(&whole.iter().chain(&path[1..]).cloned().collect::<Segments>(), module, all, depth + 1);
        }
    };
    while let Some(next) = rest.first() {
        if next == "super" {
            at.pop();
        } else {
            let child: Segments = at.iter().chain([next]).cloned().collect();
            if !all.contains_key(&child) {
                break;
            }
            at = child;
        }
        rest = &rest[1..];
    }
    let name = rest.first()?;
    match all[&at].brought.get(name).filter(|_| depth < 8) {
        // Passed on: it is written where the other line says.
        Some(further) => {
            let whole: Segments = further.iter().chain(&rest[1..]).cloned().collect();
            home(&whole, &at, all, depth + 1).or(Some(at))
        }
        None => Some(at),
    }
}

/// Which file uses which.
fn arrows(all: &Sources) -> BTreeSet<(Segments, Segments)> {
    let mut out = BTreeSet::new();
    for (module, source) in all.iter().filter(|(m, _)| !m.is_empty()) {
        let used = |name: &String| !source.passed_on.contains(name) || source.words.contains(name);
        let lines = source.brought.iter().filter(|(name, _)| used(name)).map(|(_, path)| path);
        for path in lines.chain(&source.paths) {
            out.extend(home(path, module, all, 0).filter(|to| to != module).map(|to| (module.clone(), to)));
        }
        for path in &source.globs {
            let star: Segments = path.iter().cloned().chain(["*".to_owned()]).collect();
            out.extend(home(&star, module, all, 0).filter(|to| to != module).map(|to| (module.clone(), to)));
        }
    }
    out
}

fn sources() -> Sources {
    let mut all = Sources::new();
    read(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"), Segments::new(), &mut all);
    assert!(all.len() > 100, "{} files are read", all.len());
    all
}

fn shown(module: &Segments) -> String {
    format!("src/{}.rs", if module.is_empty() { "lib".to_owned() } else { module.join("/") })
}

#[test]
fn no_arrow_climbs() {
    let all = sources();
    let place = |module: &Segments| all[&Segments::new()].children.iter().position(|c| module.first() == Some(c));
    let climbs = |arrow: &&(Segments, Segments)| place(&arrow.1) > place(&arrow.0);
    let found: Vec<String> = arrows(&all).iter().filter(climbs).map(|(from, to)| format!("{} uses {}", shown(from), shown(to))).collect();
    assert!(found.is_empty(), "{} arrows climb:\n{}", found.len(), found.join("\n"));
}

/// Circles that are still there, by their first file: this list may only get shorter.
const KNOWN: [&str; 12] = [
    "src/cli/batch.rs",
    "src/cli/config.rs",
    "src/cli/files.rs",
    "src/cli/serve.rs",
    "src/clause.rs",
    "src/compare.rs",
    "src/kind/quantity.rs",
    "src/kind/quantity/bound.rs",
    "src/report/csv.rs",
    "src/story/entity.rs",
    "src/story/entity/matched.rs",
    "src/verify.rs",
];

#[test]
fn no_files_use_each_other() {
    let all = sources();
    let arrows = arrows(&all);
    let mut reach: BTreeMap<&Segments, BTreeSet<&Segments>> = BTreeMap::new();
    for module in all.keys() {
        let (mut met, mut open) = (BTreeSet::new(), vec![module]);
        while let Some(at) = open.pop() {
            let next = arrows.range((at.clone(), Segments::new())..).take_while(|(from, _)| from == at).map(|(_, to)| to);
            open.extend(next.filter(|to| met.insert(*to)));
        }
        reach.insert(module, met);
    }
    let mut circles: BTreeSet<Vec<&Segments>> = BTreeSet::new();
    for (module, met) in reach.iter().filter(|(module, met)| met.contains(*module)) {
        circles.insert(met.iter().copied().filter(|other| reach[other].contains(module)).collect());
    }
    let told = |circle: &Vec<&Segments>| {
        let within = arrows.iter().filter(|(from, to)| circle.contains(&from) && circle.contains(&to));
        let lines: Vec<String> = within.map(|(from, to)| format!("  {} uses {}", shown(from), shown(to))).collect();
        format!("{} files:\n{}", circle.len(), lines.join("\n"))
    };
    let found: Vec<String> = circles.iter().filter(|c| !KNOWN.contains(&shown(c[0]).as_str())).map(told).collect();
    assert!(found.is_empty(), "{} circles:\n{}", found.len(), found.join("\n"));
}
