//! What a story expects, and what became of it.

use super::story::{CorpusStory, Pair};
use crate::report::{Entry, Place};
use crate::telling::Telling;
use anyhow::{Result, bail};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What a story's expectations came to.
#[derive(Debug, Default)]
pub struct Gold {
    /// How many findings were expected.
    pub expected: usize,
    /// Those that were not found.
    pub missed: Vec<Missed>,
    /// How many findings were expected and found: several can meet one expectation.
    pub right: usize,
    /// Findings that an editor would call false.
    pub wrong: Vec<Wrong>,
    /// Whether the story can tell that any is.
    pub judges: bool,
}

/// An expectation that was not met.
#[derive(Debug)]
pub struct Missed {
    pub pair: Pair,
    /// One line.
    pub line: String,
    /// Stays while the expectation does.
    pub fingerprint: String,
}

/// A false finding.
#[derive(Debug)]
pub struct Wrong {
    pub pair: Pair,
    /// One line.
    pub line: String,
}

pub(super) type Spans = Option<Vec<(usize, usize)>>;

/// The passages of an expectation in the texts of a pair.
pub(super) struct Passage {
    pub before: Spans,
    pub after: Spans,
}

impl Passage {
    pub fn touches(&self, f: &Entry) -> bool {
        let side = |spans: &Spans, place: &Option<Place>| {
            spans
                .as_ref()
                .is_none_or(|list| place.as_ref().is_some_and(|p| list.iter().any(|(start, end)| p.start < *end && *start < p.end)))
        };
        side(&self.before, &f.before) && side(&self.after, &f.after)
    }
}

impl Gold {
    /// Counts an expectation that no finding of a comparison meets.
    pub fn expect(&mut self, met: bool, pair: Pair, line: String) {
        self.expected += 1;
        if met {
            self.right += 1;
        } else {
            self.miss(pair, line);
        }
    }

    pub fn miss(&mut self, pair: Pair, line: String) {
        self.missed.push(Missed { pair, fingerprint: fingerprint(&line), line });
    }
}

/// Where words stand in a text of the story.
pub(super) fn places(story: &CorpusStory, tellings: &BTreeMap<String, Telling>, name: &str, words: &str) -> Result<Vec<(usize, usize)>> {
    let Some(telling) = tellings.get(name) else { bail!("{}: {name} is no text of this story", story.description()) };
    let found: Vec<(usize, usize)> = telling.article.text.match_indices(words).map(|(i, w)| (i, i + w.len())).collect();
    if found.is_empty() {
        bail!("{}: {words:?} does not stand in {name}; `recount text` prints what does", story.description());
    }
    Ok(found)
}

fn fingerprint(line: &str) -> String {
    Sha256::digest(line.as_bytes()).iter().take(6).map(|b| format!("{b:02x}")).collect()
}
