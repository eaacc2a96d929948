//! One line a finding, as compilers write: `after.md:5:12: error[number-conflict]: message`.

use super::plain::squeezed;
use super::whole::Report;
use super::wire::{Entry, Look};
use std::io;

/// Writes the findings at or above the least level.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    for f in report.findings.iter().filter(|f| f.severity >= look.least) {
        writeln!(out, "{}", line(report, f))?;
    }
    Ok(())
}

/// One finding, with its place.
pub(super) fn line(report: &Report, f: &Entry) -> String {
    let place = f.after.as_ref().or(f.before.as_ref());
    let at = place.map(|p| format!("{}:{}:{}: ", squeezed(&report.documents[p.document].path), p.line, p.column)).unwrap_or_default();
    let other = f.within().map(|(first, _)| format!(" (the other stands at {}:{})", first.line, first.column)).unwrap_or_default();
    format!("{at}{}[{}]: {}{other}", f.severity.name(), f.rule, f.message)
}
