//! A folder to work in and the binary to run in it.

#![allow(dead_code, reason = "no test file uses all of it")]

pub mod feeds;
pub mod pdf;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A row of numbers that is the same in every run (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) % n.max(1) as u64) as usize
    }
    pub fn one<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of the corpus as they are read.
pub fn corpus() -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut stories: Vec<_> = fs::read_dir(root().join("corpus")).unwrap().map(|e| e.unwrap().path()).collect();
    stories.sort();
    for story in stories {
        let mut files: Vec<_> = fs::read_dir(&story).unwrap().map(|e| e.unwrap().path()).collect();
        files.retain(|f| f.extension().is_some_and(|e| e != "toml"));
        files.sort();
        for file in files {
            let name = file.strip_prefix(root()).unwrap().display().to_string();
            let read = recount::read::read(&name, &fs::read(&file).unwrap(), None).unwrap();
            out.push((name, read.text.to_string()));
        }
    }
    out
}

/// What another program says; none, with a word on it, where it is not here or says with code 77 that a part of it is not.
#[track_caller]
pub fn told(name: &str, command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|o| o.status.code() != Some(77));
    let Some(output) = output else {
        eprintln!("skipped: there is no {name} here");
        return None;
    };
    Some(Ran::of(output).exits(0).out)
}

/// The path on which recount is found first.
pub fn recount_on_path() -> std::ffi::OsString {
    let own = Path::new(env!("CARGO_BIN_EXE_recount")).parent().unwrap().to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&others))).unwrap()
}

/// A new folder in which recount and git are run.
pub struct Desk(tempfile::TempDir);

impl Desk {
    pub fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }
    pub fn path(&self) -> &Path {
        self.0.path()
    }
    pub fn write(&self, name: &str, text: &str) -> &Desk {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }
    pub fn recount(&self, args: &[&str]) -> Ran {
        self.fed(args, b"", &[])
    }
    pub fn fed(&self, args: &[&str], input: &[u8], set: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recount"));
        command.args(args).current_dir(self.path()).env_remove("NO_COLOR").env_remove("GITHUB_STEP_SUMMARY").envs(set.iter().copied());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A command that fails early does not read its input.
        let _ = child.stdin.take().unwrap().write_all(input);
        Ran::of(child.wait_with_output().unwrap())
    }
}

/// What a command left.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Ran {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
    #[track_caller]
    pub fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, code, "{self:?}");
        self
    }
    #[track_caller]
    pub fn says(self, text: &str) -> Ran {
        assert!(self.out.contains(text), "no {text:?} in {}{}", self.out, self.err);
        self
    }
    #[track_caller]
    pub fn lacks(self, text: &str) -> Ran {
        assert!(!self.out.contains(text), "{text:?} in {}", self.out);
        self
    }
    #[track_caller]
    pub fn complains(self, text: &str) -> Ran {
        assert!(self.err.contains(text), "no {text:?} in {}", self.err);
        self
    }
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
    /// The rules of a report in JSON, with their levels.
    pub fn rules(&self) -> Vec<String> {
        let report = self.json();
        let text = |f: &serde_json::Value, key: &str| f[key].as_str().unwrap().to_owned();
        report["findings"].as_array().unwrap().iter().map(|f| format!("{} {}", text(f, "severity"), text(f, "rule"))).collect()
    }
}
