//! The whole report as one JSON object.

use super::whole::Report;
use super::wire::Look;
use std::io;

/// Writes `report`, indented.
pub fn write(report: &Report, _look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)
}
