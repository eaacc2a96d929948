//! A folder in, stories out: which texts are held against which, and what is expected of them.

use super::super::known::known;
use super::super::{config, files};
use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The file that describes a story.
const DESCRIPTION: &str = "story.toml";

/// Texts that tell one story.
#[derive(Debug)]
pub struct CorpusStory {
    /// Its folder as seen from the corpus, with `/`.
    pub name: String,
    /// Where its texts are.
    pub folder: PathBuf,
    /// The names of its texts, in order.
    pub texts: Vec<String>,
    /// What its description says.
    pub told: Description,
}

/// What a `story.toml` says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Description {
    /// For people.
    pub about: String,
    pub kind: StoryKind,
    /// The texts in their order, where that is not the order of their names.
    pub versions: Vec<String>,
    /// Whether every error and warning that is to be found is listed. What a list that is not complete leaves out is
    /// unjudged.
    pub complete: bool,
    /// Whether outlets agree in everything, so that any finding is false.
    pub agreed: bool,
    pub expect: Vec<Expect>,
    pub silent: Vec<Silent>,
    pub proof: Vec<Inner>,
    pub row: Vec<ExpectedRow>,
}

/// How the texts of a story belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryKind {
    /// Each version is held against the one before it.
    #[default]
    Versions,
    /// The same, and all together make a ledger.
    Chain,
    /// As versions, and no finding is right.
    Control,
    /// Two stories: nothing in one is about what is in the other.
    Unrelated,
    /// Reports of one event: all together make a matrix.
    Outlets,
}

/// A finding that an editor wants.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub from: Option<String>,
    pub to: Option<String>,
    pub rule: String,
    pub before: Option<String>,
    pub after: Option<String>,
    /// For people.
    #[serde(default, rename = "why")]
    pub _why: String,
}

/// A passage in which an error or warning would be false.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silent {
    pub from: Option<String>,
    pub to: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    /// For people.
    #[serde(default)]
    pub why: String,
}

/// A contradiction inside one text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inner {
    pub file: String,
    pub rule: String,
    pub before: String,
    pub after: String,
}

/// A row of the ledger: words of each version, empty where it does not tell the claim, and the verdict.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedRow {
    pub cells: Vec<String>,
    pub verdict: String,
    /// How many origins stand behind each value of several outlets.
    #[serde(default)]
    pub origins: Vec<usize>,
}

/// Two texts of a story, by their names; of outlets the first and the last.
pub type Pair = (String, String);

impl CorpusStory {
    /// The pairs of texts that are held against each other, those of expectations included.
    pub fn pairs(&self) -> Vec<Pair> {
        let pair = |b: &String, a: &String| (b.clone(), a.clone());
        let mut pairs: Vec<Pair> = match self.told.kind {
            StoryKind::Outlets => Vec::new(),
            _ => self.texts.windows(2).map(|w| pair(&w[0], &w[1])).collect(),
        };
        let sides = self.told.expect.iter().map(|e| (&e.from, &e.to)).chain(self.told.silent.iter().map(|s| (&s.from, &s.to)));
        for (from, to) in sides.filter_map(|(from, to)| from.as_ref().zip(to.as_ref())) {
            if !pairs.iter().any(|(b, a)| b == from && a == to) {
                pairs.push(pair(from, to));
            }
        }
        pairs
    }

    /// The first and the last text: what is told of all together is told of them.
    pub fn ends(&self) -> Pair {
        let name = |text: Option<&String>| text.cloned().unwrap_or_default();
        (name(self.texts.first()), name(self.texts.last()))
    }

    /// Whether every error and warning that is not expected is false.
    pub fn is_complete(&self) -> bool {
        self.told.complete
    }

    /// Whether it can tell that a finding is false.
    pub fn judges(&self) -> bool {
        let kind = matches!(self.told.kind, StoryKind::Control | StoryKind::Unrelated);
        kind || self.told.complete || self.told.agreed || !self.told.silent.is_empty()
    }

    /// What an error about this story names.
    pub fn description(&self) -> String {
        self.folder.join(DESCRIPTION).display().to_string()
    }
}

/// The stories of a folder and of those in it, by name; `leave` is no text of theirs.
pub fn find(corpus: &Path, leave: &Path) -> Result<Vec<CorpusStory>> {
    if !corpus.is_dir() {
        bail!("{}: this is no folder; give the folder that holds the stories", corpus.display());
    }
    let mut stories = Vec::new();
    let mut open = vec![corpus.to_owned()];
    while let Some(folder) = open.pop() {
        let mut texts = Vec::new();
        let unreadable = || format!("{}: the folder could not be read", folder.display());
        for entry in std::fs::read_dir(&folder).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            let Some(name) = entry.file_name().to_str().filter(|n| !n.starts_with('.')).map(str::to_owned) else { continue };
            let kind = entry.file_type().with_context(unreadable)?;
            if kind.is_dir() {
                open.push(entry.path());
            } else if is_text(&name) && !is_same(&entry.path(), leave) {
                texts.push(name);
            }
        }
        stories.extend(story(corpus, folder, texts)?);
    }
    if stories.is_empty() {
        bail!("{}: no story in it; a story is a folder with two or more texts, or one with a {DESCRIPTION}", corpus.display());
    }
    stories.sort_by(|x, y| order(&x.name, &y.name));
    Ok(stories)
}

fn story(corpus: &Path, folder: PathBuf, mut texts: Vec<String>) -> Result<Option<CorpusStory>> {
    let path = folder.join(DESCRIPTION);
    let file = path.display();
    let told = match std::fs::read_to_string(&path) {
        Ok(source) => Some(config::toml::<Description>(&source).map_err(|e| anyhow!("{file}:{e}"))?),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
        Err(e) => bail!("{file}: {e}"),
    };
    if told.is_none() && texts.len() < 2 {
        return Ok(None);
    }
    let told = told.unwrap_or_default();
    texts.sort_by(|x, y| order(x, y));
    if !told.versions.is_empty() {
        texts.clone_from(&told.versions);
    }
    if texts.len() < 2 {
        bail!("{file}: a story wants two or more texts beside it; there are {}", texts.len());
    }
    let rules = told.expect.iter().map(|e| &e.rule).chain(told.proof.iter().map(|p| &p.rule));
    rules.map(String::as_str).try_for_each(|rule| known(rule).map(|_| ())).with_context(|| file.to_string())?;
    let below = folder.strip_prefix(corpus).unwrap_or(&folder);
    let parts: Vec<_> = below.iter().map(|p| p.to_string_lossy()).collect();
    let name = if parts.is_empty() { ".".to_owned() } else { parts.join("/") };
    Ok(Some(CorpusStory { name, folder, texts, told }))
}

fn is_text(name: &str) -> bool {
    name != super::baseline::NAME && files::is_article(Path::new(name))
}

fn is_same(x: &Path, y: &Path) -> bool {
    x.canonicalize().is_ok_and(|x| y.canonicalize().is_ok_and(|y| x == y))
}

/// By name, with numbers by their size: version 10 comes after version 9.
fn order(x: &str, y: &str) -> std::cmp::Ordering {
    let parts = |text: &str| -> Vec<(String, String)> {
        let mut parts: Vec<(String, String)> = vec![Default::default()];
        for c in text.chars() {
            let Some(last) = parts.last_mut() else { break };
            match (c.is_ascii_digit(), last.1.is_empty()) {
                (true, _) => last.1.push(c),
                (false, true) => last.0.push(c),
                (false, false) => parts.push((c.to_string(), String::new())),
            }
        }
        parts
    };
    let key = |text: &str| -> Vec<(String, usize, String)> {
        let number = |n: String| n.trim_start_matches('0').to_owned();
        parts(text).into_iter().map(|(word, n)| (word, number(n))).map(|(word, n)| (word, n.len(), n)).collect()
    };
    key(x).cmp(&key(y)).then_with(|| x.cmp(y))
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn versions_are_ordered_by_number() {
        let mut names = ["v10.md", "v2.md", "v1.md", "a.md", "v02.txt", "v2-late.md"];
        names.sort_by(|x, y| order(x, y));
        assert_eq!(names, ["a.md", "v1.md", "v2-late.md", "v2.md", "v02.txt", "v10.md"]);
    }
}
