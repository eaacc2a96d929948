//! Every file is formatted, those too that no plain `mod` line names and `cargo fmt` would pass over.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn every_source_file_is_formatted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    files.sort();
    assert!(files.len() > 150, "{} files are found", files.len());
    // One at a time, and not the files that it declares: what is said is said of this file.
    let wrong = |file: &&PathBuf| {
        let made = Command::new("rustfmt")
            .args(["--edition", "2024", "--emit", "stdout", "--quiet", "--config-path", "rustfmt.toml"])
            .stdin(open(file))
            .current_dir(root)
            .output();
        match made {
            Ok(made) => !made.status.success() || made.stdout != std::fs::read(file).unwrap(),
            // A machine without rustfmt cannot tell; `.ci/run` installs it.
            Err(_) => false,
        }
    };
    let found: Vec<String> = files.iter().filter(wrong).map(|f| f.strip_prefix(root).unwrap().display().to_string()).collect();
    assert!(found.is_empty(), "rustfmt would change:\n{}", found.join("\n"));
}

fn open(file: &Path) -> std::fs::File {
    std::fs::File::open(file).unwrap()
}
