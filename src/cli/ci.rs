//! What runs around recount want beside its output: GitHub's job summary.

use crate::finding::Level;
use crate::report::{Format, Look, Report, write_all};
use anyhow::{Context, Result};
use std::fs::OpenOptions;

/// The file that GitHub shows below a job.
const SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// Adds the reports to the job summary, with all levels, where annotations are written and there is one.
pub fn summary(format: Format, reports: &[&Report]) -> Result<()> {
    let Some(path) = std::env::var_os(SUMMARY).filter(|p| format == Format::Github && !p.is_empty()) else { return Ok(()) };
    let failed = || format!("{SUMMARY} {}: could not be written", path.display());
    let mut file = OpenOptions::new().append(true).create(true).open(&path).with_context(failed)?;
    let look = Look { least: Level::Info, ..Look::default() };
    write_all(reports, Format::Markdown, look, &mut file).with_context(failed)
}
