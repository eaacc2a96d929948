//! `recount-baseline.json`: the findings that somebody has looked at and accepted.
//!
//! One line a finding, sorted, without positions, so that two branches' changes merge. A change is merged into what the
//! file holds at that moment, under a lock, and appears whole or not at all.

use super::super::{files, output};
use crate::finding::Level;
use crate::report::{Entry, json};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The version of the file's form.
const SCHEMA: &str = "recount/baseline/1";
/// The largest baseline that is read, in bytes: a million findings.
const MAX_BYTES: usize = 256 << 20;
/// The name of the file in a corpus.
pub const NAME: &str = "recount-baseline.json";

/// What makes two findings of two runs one: the story, the pair of versions, the fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Key {
    pub story: String,
    pub versions: String,
    pub fingerprint: String,
}

/// An accepted finding.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Accepted {
    #[serde(flatten)]
    pub key: Key,
    /// How often it stands in that pair of versions.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub times: usize,
    /// One line for people.
    pub finding: String,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Decision::is_accepted")]
    pub status: Decision,
    /// Why it was decided so.
    #[serde(default)]
    pub reason: String,
    /// What else somebody wrote about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// What was decided on a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The text is meant so.
    #[default]
    Accepted,
    /// The finding is no matter.
    Dismissed,
    /// Nothing yet: the finding goes on being reported, with the comment on it.
    Open,
}

impl Decision {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_accepted(&self) -> bool {
        *self == Decision::Accepted
    }
}

fn once() -> usize {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_once(times: &usize) -> bool {
    *times == 1
}

/// The accepted findings, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Baseline(BTreeMap<Key, Accepted>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    findings: Vec<Accepted>,
}

impl Baseline {
    /// The baseline in a file; an empty one where there is no file.
    pub fn read(path: &Path) -> Result<Baseline> {
        let name = path.display();
        match path.metadata() {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Baseline::default()),
            _ => Baseline::parse(&name.to_string(), &files::bounded(path, MAX_BYTES)?),
        }
    }

    /// The baseline in the bytes of a file.
    fn parse(name: &str, bytes: &[u8]) -> Result<Baseline> {
        let file: File = serde_json::from_slice(bytes).map_err(|e| {
            anyhow::anyhow!("{name}:{}: this is no baseline: {e}; resolve the conflict, or restore it from version control", e.line())
        })?;
        if file.schema != SCHEMA {
            bail!("{name}: this baseline is of the form {:?}, wanted {SCHEMA:?}; accept the findings anew", file.schema);
        }
        // A merge of two branches can hold one finding twice.
        let mut baseline = Baseline::default();
        file.findings.into_iter().for_each(|accepted| baseline.add(accepted));
        Ok(baseline)
    }

    /// Changes the file: `change` is given what it holds now, so that runs at the same time lose nothing of each other.
    pub fn change(path: &Path, change: impl FnOnce(&mut Baseline)) -> Result<()> {
        // Runs that name one file by several links wait for each other.
        let file = if let Ok(output::Target::File(file)) = output::target(path) { file } else { path.to_owned() };
        // The folder is locked, since the file is replaced. Where a folder cannot be opened or locked, nobody waits.
        let lock = std::fs::File::open(output::folder(&file)).ok();
        let _held = lock.as_ref().map(std::fs::File::lock);
        let mut baseline = Baseline::read(path)?;
        change(&mut baseline);
        baseline.write(path)
    }

    fn write(&self, path: &Path) -> Result<()> {
        let file = self.file()?;
        output::write(Some(path), |out| out.write_all(file.as_bytes()))
    }

    /// The file that holds it.
    fn file(&self) -> Result<String> {
        let mut lines = Vec::new();
        self.0.values().try_for_each(|accepted| json::line(accepted, &mut lines)).context("a baseline")?;
        let lines = String::from_utf8(lines).context("a baseline")?;
        let body = if lines.is_empty() { String::new() } else { format!("\n{}\n", lines.trim_end().replace('\n', ",\n")) };
        Ok(format!("{{\"schema\":\"{SCHEMA}\",\"findings\":[{body}]}}\n"))
    }

    /// Accepts a finding; one that is there already keeps its reason. A decision is worth more than none.
    pub fn add(&mut self, accepted: Accepted) {
        match self.0.get_mut(&accepted.key) {
            Some(there) => {
                there.times = there.times.max(accepted.times);
                if there.status == Decision::Open {
                    there.status = accepted.status;
                }
                for (mine, other) in [(&mut there.reason, accepted.reason), (&mut there.comment, accepted.comment)] {
                    if mine.is_empty() {
                        *mine = other;
                    }
                }
            }
            None => {
                self.0.insert(accepted.key.clone(), accepted);
            }
        }
    }

    /// Takes out what was accepted `times` over; fewer remain where it still occurs.
    pub fn drop(&mut self, key: &Key, times: usize) {
        if let Some(there) = self.0.get_mut(key) {
            there.times = there.times.saturating_sub(times);
            if there.times == 0 {
                self.0.remove(key);
            }
        }
    }

    /// The findings on which something was decided, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Accepted> {
        self.0.values().filter(|a| a.status != Decision::Open)
    }

    /// How often a finding was accepted.
    pub fn times(&self, key: &Key) -> usize {
        self.0.get(key).filter(|a| a.status != Decision::Open).map_or(0, |a| a.times)
    }

    /// The fingerprints on which something was decided in some story.
    pub fn fingerprints(&self) -> BTreeSet<&str> {
        self.iter().map(|a| a.key.fingerprint.as_str()).collect()
    }

    /// What was written about findings on which nothing was decided yet, by their fingerprints.
    pub fn comments(&self) -> BTreeMap<&str, &str> {
        let open = self.0.values().filter(|a| a.status == Decision::Open && !a.comment.is_empty());
        open.map(|a| (a.key.fingerprint.as_str(), a.comment.as_str())).collect()
    }
}

/// A finding as it is accepted, without a reason.
pub fn accepted(story: &str, versions: &str, f: &Entry) -> Accepted {
    let key = Key { story: story.to_owned(), versions: versions.to_owned(), fingerprint: f.fingerprint.clone() };
    Accepted {
        key,
        times: 1,
        finding: line(f.severity, f.rule, &f.message),
        status: Decision::Accepted,
        reason: String::new(),
        comment: f.comment.clone().unwrap_or_default(),
    }
}

/// The line of a finding in a baseline: what it is, without its place.
pub fn line(level: Level, rule: &str, message: &str) -> String {
    format!("{} {rule}: {message}", level.name())
}

/// Any bytes are a baseline that survives being written and read, or an error.
#[cfg(fuzzing)]
pub(in super::super) fn fuzz(bytes: &[u8]) -> Result<()> {
    let baseline = Baseline::parse("a", bytes)?;
    assert_eq!(Baseline::parse("a", baseline.file()?.as_bytes())?, baseline, "a baseline is not what was written");
    Ok(())
}
