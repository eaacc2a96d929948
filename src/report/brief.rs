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
    for (comment, f) in report.suppressed(look.least) {
        writeln!(out, "{}; {}", named(report, f, "suppressed"), comment.why())?;
    }
    Ok(())
}

/// One finding, with its place.
pub(super) fn line(report: &Report, f: &Entry) -> String {
    named(report, f, f.severity.name())
}

fn named(report: &Report, f: &Entry, level: &str) -> String {
    let place = f.after.as_ref().or(f.before.as_ref());
    let at = place.map(|p| format!("{}:{}:{}: ", squeezed(&report.documents[p.document].path), p.line, p.column)).unwrap_or_default();
    let other = f.within().map(|(first, _)| format!(" (the other stands at {}:{})", first.line, first.column)).unwrap_or_default();
    format!("{at}{level}[{}]: {}{other}", f.rule, f.message)
}
