//! Annotations of GitHub Actions: workflow commands on standard output, the most severe first.
//!
//! GitHub shows ten annotations of each level a step and drops the others in silence: those are counted in a last one and
//! listed in the log above it.

use super::brief;
use super::plain::{lines_hold, squeezed};
use super::whole::Report;
use super::wire::{Entry, Look};
use crate::finding::Level;
use std::io;

/// How many annotations of a level GitHub shows.
const SHOWN: usize = 10;

/// Writes one line a finding at or above the least level.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    write_all(&[report], look, out)
}

/// Writes the findings of several reports, the most severe of all first.
pub fn write_all(reports: &[&Report], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let mut left: Vec<(&&Report, &Entry)> = Vec::new();
    for (level, command, room) in [(Level::Error, "error", SHOWN), (Level::Warning, "warning", SHOWN), (Level::Info, "notice", SHOWN - 1)] {
        let all = reports.iter().flat_map(|r| r.findings.iter().map(move |f| (r, f)));
        let of_level: Vec<_> = all.filter(|(_, f)| f.severity == level && level >= look.least).collect();
        for (report, f) in of_level.iter().take(room) {
            writeln!(out, "{}", annotation(report, f, command))?;
        }
        left.extend(of_level.into_iter().skip(room));
    }
    if !left.is_empty() {
        writeln!(out, "::group::{} more findings", left.len())?;
        for (report, f) in &left {
            writeln!(out, "- {}", inert(&brief::line(report, f)))?;
        }
        writeln!(out, "::endgroup::")?;
    }
    suppressed(reports, look, out)?;
    if !left.is_empty() {
        writeln!(out, "::notice title=recount::+{} more; the job summary and the log of the step hold them all", left.len())?;
    }
    Ok(())
}

/// What comments in the texts silence, in the log alone: nobody is to be called to it.
fn suppressed(reports: &[&Report], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let all: Vec<_> = reports.iter().flat_map(|r| r.suppressed(look.least).map(move |(comment, f)| (*r, comment, f))).collect();
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "::group::{} suppressed", all.len())?;
    for (report, comment, f) in all {
        writeln!(out, "- {}", inert(&format!("{}; {}", brief::line(report, f), comment.why())))?;
    }
    writeln!(out, "::endgroup::")
}

/// A line of the log in which nothing is a command: an older form of them is looked for anywhere in a line.
fn inert(line: &str) -> String {
    line.replace("##[", "# #[")
}

fn annotation(report: &Report, f: &Entry, command: &str) -> String {
    let mut properties = Vec::new();
    if let Some(place) = f.seat()
        && let Some(document) = report.documents.get(place.document)
    {
        properties.push(format!("file={}", property(&document.path)));
        if lines_hold(&document.path) {
            let (end_line, end_column) = place.end_position();
            properties.push(format!("line={},endLine={end_line}", place.line));
            // Columns over several lines are refused.
            if end_line == place.line {
                properties.push(format!("col={},endColumn={end_column}", place.column));
            }
        }
    }
    properties.push(format!("title={}", property(f.rule)));
    format!("::{command} {}::{}", properties.join(","), data(&f.message))
}

/// A message: no line of it can start a command of its own.
fn data(text: &str) -> String {
    squeezed(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
