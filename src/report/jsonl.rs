//! One JSON object a finding, for streams and line tools; of several documents, one a row behind them.

use super::whole::Report;
use super::wire::Look;
use std::io;

/// Writes one line a finding, which has a `rule`, and one a row of the ledger, which has a `claim`.
pub fn write(report: &Report, _look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &report.findings {
        serde_json::to_writer(&mut *out, finding)?;
        writeln!(out)?;
    }
    for row in report.ledger.iter().flatten() {
        serde_json::to_writer(&mut *out, row)?;
        writeln!(out)?;
    }
    Ok(())
}
