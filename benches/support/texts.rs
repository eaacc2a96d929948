//! Real texts: those of `../shared/eval/data` where it is there, else those of `corpus/`.

use std::path::{Path, PathBuf};

/// Every text once, in order; which ones they are is printed.
pub fn all() -> Vec<String> {
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
    texts
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
