//! A story's expectations and its reports in; what was found, missed and falsely told out.

pub use super::expected::Gold;
use super::expected::{Passage, Wrong, places};
use super::story::{CorpusStory, Pair, StoryKind};
use super::within;
use crate::finding::Level;
use crate::report::{Entry, Report};
use crate::settings::Settings;
use crate::telling::Telling;
use anyhow::Result;
use std::collections::BTreeMap;

/// Holds a story's reports against its expectations; an error names a passage that is not there.
pub fn judge(story: &CorpusStory, tellings: &BTreeMap<String, Telling>, reports: &[(Pair, Report)], settings: &Settings) -> Result<Gold> {
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

/// A passage that is not there is an error only where the pair was named.
fn either(passage: Result<Passage>, named: bool) -> Result<Option<Passage>> {
    match passage {
        Ok(passage) => Ok(Some(passage)),
        Err(error) if named => Err(error),
        Err(_) => Ok(None),
    }
}

/// Why a finding that nobody expected is false; none when it need not be.
fn falsehood(story: &CorpusStory, f: &Entry, silent: &[(&super::story::Silent, Passage)]) -> Option<String> {
    let alarm = f.severity > Level::Info;
    if story.told.agreed {
        return Some(" (all agree)".to_owned());
    }
    match story.told.kind {
        StoryKind::Control => return Some(" (nothing changed)".to_owned()),
        StoryKind::Unrelated => return (alarm && f.before.is_some() && f.after.is_some()).then(|| " (two stories)".to_owned()),
        StoryKind::Versions | StoryKind::Chain | StoryKind::Outlets => {}
    }
    let told = silent
        .iter()
        .find(|(_, passage)| passage.touches(f))
        .map(|(s, _)| if s.why.is_empty() { String::new() } else { format!(" ({})", s.why) });
    told.or_else(|| story.is_complete().then(|| " (not expected)".to_owned())).filter(|_| alarm)
}
