//! Expectations about one text alone, and about all versions together: contradictions inside a text, rows of the ledger.

use super::expected::{Gold, Passage, places};
use super::story::{CorpusStory, ExpectedRow, StoryKind};
use crate::proof::Proof;
use crate::report::ledger::{self, View};
use crate::report::{Place, Report};
use crate::settings::Settings;
use crate::telling::Telling;
use anyhow::{Result, bail};
use std::collections::BTreeMap;

/// Adds to `gold` what the story expects of single texts and of its ledger.
pub fn judge(story: &CorpusStory, tellings: &BTreeMap<String, Telling>, settings: &Settings, gold: &mut Gold) -> Result<()> {
    for expected in &story.told.proof {
        let Some(telling) = tellings.get(&expected.file) else {
            bail!("{}: {} is no text of this story", story.description(), expected.file);
        };
        let spans = |words: &str| places(story, tellings, &expected.file, words).map(Some);
        let passage = Passage { before: spans(&expected.before)?, after: spans(&expected.after)? };
        let report = Report::of_text(&Proof::read(telling), &expected.file, settings);
        let met = report.findings.iter().any(|f| f.rule == expected.rule && passage.touches(f));
        let line = format!("expected {}: {} and {}", expected.rule, expected.before, expected.after);
        gold.expect(met, (expected.file.clone(), expected.file.clone()), line);
    }
    if story.told.row.is_empty() {
        return Ok(());
    }
    let texts: Vec<&str> = story.texts.iter().map(String::as_str).collect();
    let list: Vec<&Telling> = texts.iter().filter_map(|name| tellings.get(*name)).collect();
    let report = match story.told.kind {
        StoryKind::Outlets => Report::matrix(&list, &texts, settings),
        _ => Report::chain(&list, &texts, View::Steps, settings),
    };
    for expected in &story.told.row {
        let met = report.ledger.iter().flatten().any(|row| is_row(row, expected));
        gold.expect(met, story.ends(), format!("expected row: {}: {}", expected.cells.join(" → "), expected.verdict));
    }
    Ok(())
}

fn is_row(row: &ledger::LedgerRow, expected: &ExpectedRow) -> bool {
    let told = |cell: &Option<Place>, words: &String| match cell {
        Some(p) => !words.is_empty() && p.text.contains(words.as_str()),
        None => words.is_empty(),
    };
    let origins: Vec<usize> = row.values.iter().map(|v| v.origins).collect();
    (expected.origins.is_empty() || expected.origins == origins)
        && row.cells.len() == expected.cells.len()
        && row.cells.iter().zip(&expected.cells).all(|(cell, words)| told(cell, words))
        && row.verdict.name() == expected.verdict
}
