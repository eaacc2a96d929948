//! What the sources say of each claim of a text, written out.

use super::docx;
use super::html;
use super::json;
use super::markdown;
use super::pieces::Style;
use super::plain::squeezed;
use super::shorten::{SIDE, shortened};
use super::verified::named;
pub use super::verified::{VerdictCounts, Verified, VerifiedClaim, level};
use super::wire::{Look, Place};
use crate::verify::ClaimVerdict;
use std::io;

/// The ways to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum VerifyFormat {
    /// For the terminal: refuted claims first
    Text,
    /// One line a claim
    Brief,
    /// The whole report as one JSON object
    Json,
    /// One JSON object a claim
    Jsonl,
    /// A table for a ticket or a wiki
    Markdown,
    /// One row a claim, for a spreadsheet
    Csv,
    /// One page for a browser: each claim with its evidence beside it
    Html,
    /// A Word document of the text with a comment for each claim; of a .docx a copy
    Docx,
}

impl VerifyFormat {
    /// Whether it holds a row a claim and nothing else: what was left undone has no place in it.
    pub fn is_rows(self) -> bool {
        matches!(self, VerifyFormat::Brief | VerifyFormat::Jsonl | VerifyFormat::Csv | VerifyFormat::Docx)
    }
}

/// Writes a report.
pub fn write(report: &Verified, format: VerifyFormat, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        VerifyFormat::Text => text(report, look, out),
        VerifyFormat::Brief => brief(report, look, out),
        VerifyFormat::Json => json::pretty(report, out),
        VerifyFormat::Jsonl => report.verifications.iter().try_for_each(|v| json::line(v, out)),
        VerifyFormat::Markdown => table(report, look, out),
        VerifyFormat::Csv => csv(report, out),
        VerifyFormat::Html => html::claims(report, look, out),
        VerifyFormat::Docx => docx::write_claims(report, None, look, out),
    }
}

fn at(p: &Place) -> String {
    format!("{}:{}", p.line, p.column)
}

fn text(report: &Verified, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let style = Style(look.colour);
    let sources: Vec<String> = (1..report.documents.len()).map(|i| report.path(i)).collect();
    let head = format!("{} against {}", report.path(0), sources.join(", "));
    writeln!(out, "{}", style.bold(&[vec![head], report.headline(look.least)].concat().join(" · ")))?;
    let shown = report.shown(look.least);
    let place = shown.iter().map(|v| at(&v.claim).len()).max().unwrap_or(0);
    let left = 9 + 2 + place + 2;
    let room = look.width.max(60).saturating_sub(left).max(SIDE);
    for v in shown {
        let verdict = style.level(level(v.verdict), &format!("{:9}", named(v.verdict)));
        writeln!(out, "\n{verdict}  {:>place$}  {}", at(&v.claim), shortened(&squeezed(&v.claim.text), room))?;
        writeln!(out, "{}{}", " ".repeat(left), v.reason)?;
        for e in [&v.evidence, &v.other].into_iter().flatten() {
            let line = format!("{}:{}  {}", report.path(e.document), at(e), squeezed(&e.sentence));
            writeln!(out, "{}{}", " ".repeat(left), style.dim(&shortened(&line, room)))?;
        }
    }
    if !report.degraded.is_empty() {
        writeln!(out)?;
    }
    report.degraded.iter().try_for_each(|d| writeln!(out, "degraded: {} ({})", d.note, d.limit))
}

fn brief(report: &Verified, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    for v in report.shown(look.least) {
        let evidence = v.evidence.as_ref().map(|e| format!(" ({}:{})", report.path(e.document), at(e))).unwrap_or_default();
        writeln!(out, "{}:{}: {}: {}: {}{evidence}", report.path(0), at(&v.claim), v.verdict.name(), squeezed(&v.claim.text), v.reason)?;
    }
    Ok(())
}

fn table(report: &Verified, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let escaped = markdown::escaped;
    let sources: Vec<String> = (1..report.documents.len()).map(|i| escaped(&report.path(i))).collect();
    writeln!(out, "## {} against {}\n", escaped(&report.path(0)), sources.join(", "))?;
    writeln!(out, "{}", report.headline(look.least).join(" · "))?;
    let shown = report.shown(look.least);
    if !shown.is_empty() {
        writeln!(out, "\n| | line | claim | source | why |")?;
        writeln!(out, "|---|---|---|---|---|")?;
    }
    for v in shown {
        let source = v
            .evidence
            .as_ref()
            .map_or("–".to_owned(), |e| format!("{} (`{}`:{})", escaped(&e.text), report.path(e.document).replace('`', "'"), e.line));
        let verdict = if v.verdict == ClaimVerdict::Refuted { "**refuted**" } else { named(v.verdict) };
        writeln!(out, "| {verdict} | {} | {} | {source} | {} |", v.claim.line, escaped(&v.claim.text), escaped(&v.reason))?;
    }
    report.degraded.iter().try_for_each(|d| writeln!(out, "\nDegraded: {}.", escaped(d.note)))
}

/// Every claim, whatever is shown elsewhere: a spreadsheet filters by itself.
fn csv(report: &Verified, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = super::csv::table(out)?;
    table.write_record(["verdict", "line", "claim", "source", "source line", "words", "reason"])?;
    for v in &report.verifications {
        let line = v.claim.line.to_string();
        let (path, at, words) = match &v.evidence {
            Some(e) => (report.path(e.document), e.line.to_string(), e.text.clone()),
            None => Default::default(),
        };
        table.write_record([v.verdict.name(), &line, &v.claim.text, &path, &at, &words, &v.reason].map(super::csv::harmless))?;
    }
    table.flush()
}
