//! One JSON object a finding, for streams and line tools.

use super::{Look, Report};
use std::io;

/// Writes one line a finding.
pub fn write(report: &Report, _look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &report.findings {
        serde_json::to_writer(&mut *out, finding)?;
        writeln!(out)?;
    }
    Ok(())
}
