//! What runs around recount want beside its output: GitHub's job summary.

use crate::finding::Level;
use crate::report::{Format, Look, Report, write_all};
use anyhow::{Context, Result};
use std::cmp::Reverse;
use std::fs::OpenOptions;
use std::io::Write;

/// The file that GitHub shows below a job.
const SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// GitHub shows no summary of a step that is longer, in bytes.
const MOST: usize = 1 << 20;
/// What is kept free for the words that say what was left out.
const LAST: usize = 200;

/// Adds the reports to the job summary, with all levels, the one with the most serious finding first, where annotations
/// are written and there is a summary.
pub fn summary(format: Format, reports: &[&Report]) -> Result<()> {
    let Some(path) = std::env::var_os(SUMMARY).filter(|p| format == Format::Github && !p.is_empty()) else { return Ok(()) };
    let failed = || format!("{SUMMARY} {}: could not be written", path.display());
    let mut file = OpenOptions::new().append(true).create(true).open(&path).with_context(failed)?;
    let there = file.metadata().map_or(0, |m| usize::try_from(m.len()).unwrap_or(MOST));
    let mut text = Vec::new();
    let look = Look { least: Level::Info, ..Look::default() };
    let mut reports = reports.to_vec();
    reports.sort_by_key(|r| Reverse(r.worst()));
    write_all(&reports, Format::Markdown, look, &mut text).with_context(failed)?;
    file.write_all(&fitting(text, MOST.saturating_sub(there))).with_context(failed)
}

/// As many whole lines of a text as there is room for, and a word on the others.
fn fitting(mut text: Vec<u8>, room: usize) -> Vec<u8> {
    if text.len() > room {
        text.truncate(room.saturating_sub(LAST));
        text.truncate(text.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1));
        text.extend_from_slice(b"\nCut here: GitHub shows 1 MiB of a summary. The log of the step has every finding.\n");
    }
    text
}
