//! One JSON object a finding, for streams and line tools; of several documents, one a row behind them.

use super::json;
use super::whole::Report;
use super::wire::Look;
use std::io;

/// Writes one line a finding, which has a `rule`, and one a row of the ledger, which has a `claim`.
pub fn write(report: &Report, _look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &report.findings {
        json::line(finding, out)?;
    }
    for row in report.ledger.iter().flatten() {
        json::line(row, out)?;
    }
    Ok(())
}
