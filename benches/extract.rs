//! How fast one core reads news: each stage in megabytes of text a second.
//!
//! The texts are those of `../shared/eval/data` where it is there (no text twice), else those of `corpus/`.
//! `cargo bench --bench extract` runs it; the best of several rounds counts, so that neighbours disturb little.

use recount::article::Article;
use recount::sentence::Sentences;
use recount::vocabulary::Vocabulary;
use recount::{claim, read, sentence};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Rounds over all texts when no other number is the last argument; the fastest of each stage is printed.
const ROUNDS: usize = 20;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = root.join("../shared/eval/data");
    let mut texts = Vec::new();
    if data.is_dir() {
        records(&data.join("timex.input.jsonl"), &mut texts);
        files(&data.join("real_pairs"), &mut texts);
    } else {
        println!("{} is not there: it is skipped, and corpus/ is measured", data.display());
        files(&root.join("corpus"), &mut texts);
    }
    texts.sort();
    texts.dedup();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} texts, {bytes} bytes", texts.len());
    let (mut read, mut split, mut extract) = (Duration::MAX, Duration::MAX, Duration::MAX);
    let mut claims = 0;
    let rounds = std::env::args().next_back().and_then(|last| last.parse().ok()).unwrap_or(ROUNDS);
    let none = Vocabulary::default();
    for _ in 0..rounds {
        let copies = texts.clone();
        let start = Instant::now();
        let articles: Vec<Article> = copies.into_iter().map(|text| read::plain(text, None)).collect();
        read = read.min(start.elapsed());
        let start = Instant::now();
        let cut: Vec<Sentences> = articles.iter().map(sentence::split).collect();
        split = split.min(start.elapsed());
        let start = Instant::now();
        let found: Vec<_> = articles.iter().zip(&cut).map(|(a, s)| claim::extract(a, s, &none)).collect();
        extract = extract.min(start.elapsed());
        claims = found.iter().flatten().map(claim::Claims::len).sum();
    }
    let whole = read + split + extract;
    for (stage, time) in [("read::plain", read), ("sentence::split", split), ("claim::extract", extract), ("everything", whole)] {
        println!("{stage:16} {:8.1} MB/s", bytes as f64 / 1e6 / time.as_secs_f64());
    }
    println!("{claims} claims");
}

/// The `text` of each line's object.
fn records(path: &Path, texts: &mut Vec<String>) {
    for line in std::fs::read_to_string(path).unwrap_or_default().lines() {
        let record: Option<serde_json::Value> = serde_json::from_str(line).ok();
        texts.extend(record.and_then(|r| r["text"].as_str().map(str::to_owned)));
    }
}

/// All `.txt` files below a folder.
fn files(folder: &Path, texts: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, texts);
        } else if path.extension().is_some_and(|e| e == "txt") {
            texts.extend(std::fs::read_to_string(&path));
        }
    }
}
