//! What the sources say of each claim of a text: the wire form and its renderings.
//!
//! For the levels of `--min-severity` and `--fail-on`, a refuted claim is an error, one that was not found a warning, and
//! a supported one information.

use super::bound;
use super::json;
use super::lines::Lines;
use super::make::{degraded, document};
use super::markdown;
use super::pieces::Style;
use super::plain::squeezed;
use super::shorten::{SIDE, shortened};
use super::wire::{Degraded, Document, Look, Place, SCHEMA};
use crate::finding::Level;
use crate::telling::Telling;
use crate::verify::{Verdict, Verification};
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// What became of the claims of a text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Verified {
    /// Always `recount/report/1`.
    pub schema: &'static str,
    /// Always `verify`.
    pub command: &'static str,
    /// The text, which is document 0, and the sources in the order given.
    pub documents: Vec<Document>,
    /// The claims, in the order of the text.
    pub verifications: Vec<Entry>,
    /// Totals.
    pub summary: Summary,
    /// Work that was left undone where all of it would cost too much.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub degraded: Vec<Degraded>,
}

/// One claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entry {
    /// The claim, in document 0.
    pub claim: Place,
    /// Whether a source says it.
    pub verdict: Verdict,
    /// The words of the claim that the verdict hangs on; null where it hangs on all of it.
    pub fact: Option<Place>,
    /// The words of the source that decide; null where none do.
    pub evidence: Option<Place>,
    /// Where another source says the opposite of the evidence; null where none does.
    pub other: Option<Place>,
    /// Why, in one line.
    pub reason: String,
}

/// Totals of a report.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// Claims that a source says.
    pub supported: usize,
    /// Claims that cannot be true together with a source.
    pub refuted: usize,
    /// Claims of which the sources say neither.
    pub not_found: usize,
}

/// The level of a verdict.
pub fn level(verdict: Verdict) -> Level {
    match verdict {
        Verdict::Refuted => Level::Error,
        Verdict::NotFound => Level::Warning,
        Verdict::Supported => Level::Info,
    }
}

impl Verified {
    /// The report on a text, the first of `tellings`, held against the others; `names` has theirs in the same order.
    pub fn of(tellings: &[&Telling], names: &[&str], found: &[Verification]) -> Verified {
        let lines: Vec<Lines> = tellings.iter().map(|t| Lines::of(&t.article.text)).collect();
        let place = |document: usize, span| lines[document].place(document, tellings[document], span);
        let entry = |v: &Verification| Entry {
            claim: place(0, v.claim),
            verdict: v.verdict,
            fact: v.fact.map(|span| place(0, span)),
            evidence: v.evidence.map(|(source, span)| place(source + 1, span)),
            other: v.other.map(|(source, span)| place(source + 1, span)),
            reason: squeezed(&v.reason),
        };
        let count = |verdict| found.iter().filter(|v| v.verdict == verdict).count();
        let mut report = Verified {
            schema: SCHEMA,
            command: "verify",
            documents: tellings.iter().zip(names).enumerate().map(|(id, (t, name))| document(id, name, t)).collect(),
            verifications: found.iter().map(entry).collect(),
            summary: Summary {
                supported: count(Verdict::Supported),
                refuted: count(Verdict::Refuted),
                not_found: count(Verdict::NotFound),
            },
            degraded: degraded(found.iter().flat_map(|v| v.met.iter().copied())),
        };
        report.bound(tellings.iter().map(|t| t.article.text.len()).sum());
        report
    }

    /// Leaves out the least severe of what would be listed beyond the limit.
    fn bound(&mut self, texts: usize) {
        let frame = bound::most(0) / 16 + json::length(&self.documents, 1);
        let mut room = bound::most(texts).saturating_sub(frame);
        if bound::keep(&mut self.verifications, usize::MAX, &mut room, |v| level(v.verdict), |v| json::length(v, 2)) {
            self.degraded.extend(bound::cut());
        }
    }

    /// The most severe level of its verdicts.
    pub fn worst(&self) -> Level {
        self.verifications.iter().map(|v| level(v.verdict)).max().unwrap_or(Level::Off)
    }

    /// The claims at or above a level, the most severe first, then in the order of the text.
    fn shown(&self, least: Level) -> Vec<&Entry> {
        let mut shown: Vec<&Entry> = self.verifications.iter().filter(|v| level(v.verdict) >= least).collect();
        shown.sort_by_key(|v| std::cmp::Reverse(level(v.verdict)));
        shown
    }

    fn path(&self, document: usize) -> String {
        self.documents.get(document).map(|d| squeezed(&d.path)).unwrap_or_default()
    }

    fn headline(&self, least: Level) -> Vec<String> {
        let s = self.summary;
        let many = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let hint = if s.supported > 0 && least > Level::Info { " (-v)" } else { "" };
        vec![
            many(s.refuted + s.not_found + s.supported, "claim"),
            format!("{} refuted", s.refuted),
            format!("{} not found", s.not_found),
            format!("{} supported{hint}", s.supported),
        ]
    }
}

/// The ways to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
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
}

impl Format {
    /// Whether it holds a row a claim and nothing else: what was left undone has no place in it.
    pub fn is_rows(self) -> bool {
        matches!(self, Format::Brief | Format::Jsonl | Format::Csv)
    }
}

/// Writes a report.
pub fn write(report: &Verified, format: Format, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Text => text(report, look, out),
        Format::Brief => brief(report, look, out),
        Format::Json => json::pretty(report, out),
        Format::Jsonl => report.verifications.iter().try_for_each(|v| json::line(v, out)),
        Format::Markdown => table(report, look, out),
        Format::Csv => csv(report, out),
    }
}

fn at(p: &Place) -> String {
    format!("{}:{}", p.line, p.column)
}

fn named(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotFound => "not found",
        other => other.name(),
    }
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
        let verdict = if v.verdict == Verdict::Refuted { "**refuted**" } else { named(v.verdict) };
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
