//! One JSON object a finding, for streams and line tools; of several documents, one a row behind them.

use super::json;
use super::whole::Report;
use super::wire::{Look, Suppression};
use serde::Serialize;
use std::io;

/// A line that is no finding.
#[derive(Serialize)]
struct SuppressionLine<'a> {
    suppression: &'a Suppression,
}

/// Writes one line a finding, which has a `rule`; one a row of the ledger, which has a `claim`; and one a comment that
/// silences a rule, which has a `suppression`.
pub fn write(report: &Report, _look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &report.findings {
        json::line(finding, out)?;
    }
    for row in report.ledger.iter().flatten() {
        json::line(row, out)?;
    }
    for suppression in &report.suppressions {
        json::line(&SuppressionLine { suppression }, out)?;
    }
    Ok(())
}
