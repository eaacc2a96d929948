//! A story's expectations and its reports in; what was found, missed and falsely told out.

use super::story::{Kind, Pair, Story};
use super::within;
use crate::finding::Level;
use crate::report::{Entry, Place, Report};
use crate::settings::Settings;
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

/// Holds a story's reports against its expectations; an error names a passage that is not there.
pub fn judge(story: &Story, tellings: &BTreeMap<String, Telling>, reports: &[(Pair, Report)], settings: &Settings) -> Result<Gold> {
    let passage = |pair: &Pair, before: &Option<String>, after: &Option<String>| -> Result<Passage> {
        let spans = |name: &str, words: &Option<String>| words.as_ref().map(|w| places(story, tellings, name, w)).transpose();
        Ok(Passage { before: spans(&pair.0, before)?, after: spans(&pair.1, after)? })
    };
    let is_of = |pair: &Pair, from: &Option<String>, to: &Option<String>| {
        from.as_ref().is_none_or(|f| *f == pair.0) && to.as_ref().is_none_or(|t| *t == pair.1)
    };
    let mut gold = Gold { expected: story.told.expect.len(), judges: story.judges(), ..Gold::default() };
    let mut met = vec![false; story.told.expect.len()];
    for (pair, report) in reports {
        let mut expected = Vec::new();
        for (i, e) in story.told.expect.iter().enumerate().filter(|(_, e)| is_of(pair, &e.from, &e.to)) {
            // An expectation for any pair of versions need not stand in this one.
            if let Some(passage) = either(passage(pair, &e.before, &e.after), e.from.is_some() && e.to.is_some())? {
                expected.push((i, e, passage));
            }
        }
        let mut silent = Vec::new();
        for s in story.told.silent.iter().filter(|s| is_of(pair, &s.from, &s.to)) {
            if let Some(passage) = either(passage(pair, &s.before, &s.after), s.from.is_some() && s.to.is_some())? {
                silent.push((s, passage));
            }
        }
        for f in &report.findings {
            let mut right = false;
            for (i, _, _) in expected.iter().filter(|(_, e, passage)| e.rule == f.rule && passage.touches(f)) {
                met[*i] = true;
                right = true;
            }
            if right {
                gold.right += 1;
            } else if let Some(why) = falsehood(story, f, &silent) {
                gold.wrong.push(Wrong { pair: pair.clone(), line: format!("{} {}: {}{why}", f.severity.name(), f.rule, f.message) });
            }
        }
    }
    for (e, _) in story.told.expect.iter().zip(&met).filter(|(_, met)| !**met) {
        let words = |w: &Option<String>| w.as_deref().map_or("–".to_owned(), crate::report::squeezed);
        let line = format!("expected {}: {} → {}", e.rule, words(&e.before), words(&e.after));
        let any = |name: &Option<String>| name.clone().unwrap_or_else(|| "any".to_owned());
        gold.miss((any(&e.from), any(&e.to)), line);
    }
    within::judge(story, tellings, settings, &mut gold)?;
    Ok(gold)
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

    fn miss(&mut self, pair: Pair, line: String) {
        self.missed.push(Missed { pair, fingerprint: fingerprint(&line), line });
    }
}

/// A passage that is not there is an error only where the pair was named.
fn either(passage: Result<Passage>, named: bool) -> Result<Option<Passage>> {
    match passage {
        Ok(passage) => Ok(Some(passage)),
        Err(error) if named => Err(error),
        Err(_) => Ok(None),
    }
}

/// Why a finding that nobody expected is false; none when it need not be.
fn falsehood(story: &Story, f: &Entry, silent: &[(&super::story::Silent, Passage)]) -> Option<String> {
    let alarm = f.severity > Level::Info;
    if story.told.agreed {
        return Some(" (all agree)".to_owned());
    }
    match story.told.kind {
        Kind::Control => return Some(" (nothing changed)".to_owned()),
        Kind::Unrelated => return (alarm && f.before.is_some() && f.after.is_some()).then(|| " (two stories)".to_owned()),
        Kind::Versions | Kind::Chain | Kind::Outlets => {}
    }
    let told = silent
        .iter()
        .find(|(_, passage)| passage.touches(f))
        .map(|(s, _)| if s.why.is_empty() { String::new() } else { format!(" ({})", s.why) });
    told.or_else(|| story.is_complete().then(|| " (not expected)".to_owned())).filter(|_| alarm)
}

/// Where words stand in a text of the story.
pub(super) fn places(story: &Story, tellings: &BTreeMap<String, Telling>, name: &str, words: &str) -> Result<Vec<(usize, usize)>> {
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
