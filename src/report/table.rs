//! The rows of several documents as a table for the terminal: one row a claim, one column a document.
//!
//! Where the columns do not fit, each row is a line of arrows instead. Below stand the findings, step by step.

use super::ledger::{LedgerRow, Value};
use super::pieces::{Style, degraded, findings, not_checked, suppressed, words};
use super::plain::squeezed;
use super::shorten::shortened;
use super::whole::Report;
use super::wire::{Document, Entry, Look};
use crate::finding::Level;
use crate::ledger::Standing;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use std::io;

/// The narrowest column in which a claim can still be read.
const NARROWEST: usize = 11;
/// The widest that one cell is shown.
const CELL: usize = 60;
/// What the claim and the verdict need beside the documents.
const MARGIN: usize = 40;

/// Writes a headline, the rows, the findings and what became of the words.
pub fn write(report: &Report, rows: &[LedgerRow], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let style = Style(look.colour);
    writeln!(out, "{}", style.bold(&headline(report, rows)))?;
    let shown: Vec<&LedgerRow> = rows.iter().filter(|r| r.is_shown(look)).collect();
    if !shown.is_empty() {
        writeln!(out)?;
        let fits = look.width >= MARGIN + NARROWEST * report.documents.len();
        if fits { columns(report, &shown, look, out)? } else { lines(&shown, out)? }
    }
    if report.command == "diff" {
        steps(report, look, out)?;
        suppressed(report, look, out)?;
        not_checked(report, look, out)?;
        let names = report.documents.first().zip(report.documents.last());
        let (first, last) = names.map(|(f, l)| (squeezed(&f.path), squeezed(&l.path))).unwrap_or_default();
        writeln!(out, "\n{}", style.dim(&format!("{last} against {first}: {}", words(report))))?;
    }
    degraded(report, out)
}

/// What the rows come to, in one line.
pub(super) fn headline(report: &Report, rows: &[LedgerRow]) -> String {
    let count = |standing: Standing| rows.iter().filter(|r| r.verdict == standing).count();
    let outlets = report.command == "crosscheck";
    let mut parts = if outlets {
        let mut origins = report.origins.clone();
        origins.sort_unstable();
        origins.dedup();
        let of = match origins.len() {
            n if n >= report.documents.len() => String::new(),
            1 => ", all the same text reprinted".to_owned(),
            n => format!(" of {n} origins, the others are reprints"),
        };
        vec![format!("{} reports{of}", report.documents.len()), format!("{} claims told by two or more", report.summary.claims_paired)]
    } else {
        let changed = rows.iter().filter(|r| !r.changes.is_empty()).count();
        vec![format!("{} versions", report.documents.len()), format!("{} claims", rows.len()), format!("{changed} changed")]
    };
    for (standing, what) in [
        (Standing::Conflicting, "conflicting"),
        (Standing::Unclear, "unclear"),
        (Standing::Compatible, "compatible"),
        (Standing::Agreed, "agreed"),
        (Standing::Alone, "told by one alone (-v)"),
        (Standing::Reversed, "returned to an earlier value"),
        (Standing::Returned, "dropped and told again"),
    ] {
        let found = count(standing);
        if found > 0 && (outlets || standing > Standing::Conflicting) {
            parts.push(format!("{found} {what}"));
        }
    }
    if report.summary.suppressed > 0 {
        parts.push(format!("{} suppressed", report.summary.suppressed));
    }
    parts.join(" · ")
}

fn columns(report: &Report, shown: &[&LedgerRow], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
    let mut head = vec!["claim".to_owned()];
    head.extend(report.documents.iter().map(|d| shortened(&title(report, d), CELL)));
    head.push("verdict".to_owned());
    table.set_header(head);
    for row in shown {
        let mut line = vec![shortened(&row.claim, CELL)];
        line.extend(row.cells.iter().map(|c| c.as_ref().map_or("–".to_owned(), |p| shortened(&squeezed(&p.text), CELL))));
        line.push(verdict(row));
        table.add_row(line);
    }
    let narrow = u16::try_from(NARROWEST).unwrap_or(u16::MAX);
    for column in table.column_iter_mut() {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(narrow)));
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// What became of a row. Where it changed, the findings below give the reasons.
fn verdict(row: &LedgerRow) -> String {
    if !row.values.is_empty() {
        return outlets(row);
    }
    let plain = row.verdict.level() == Level::Off || row.verdict == Standing::Conflicting || row.verdict == Standing::Refined;
    if plain { row.verdict.name().to_owned() } else { format!("{}: {}", row.verdict.name(), squeezed(&row.reason)) }
}

/// The verdict on what several outlets tell, with the origins behind each value.
fn outlets(row: &LedgerRow) -> String {
    let told: Vec<String> = row.values.iter().map(|v| format!("{}: {}", squeezed(&v.text), counted(v))).collect();
    match row.verdict {
        Standing::Agreed | Standing::Alone => format!("{}: {}", row.verdict.name(), squeezed(&row.reason)),
        _ => format!("{}: {} ({})", row.verdict.name(), squeezed(&row.reason), told.join(", ")),
    }
}

/// "2 origins", "1 origin in 2 reports".
fn counted(v: &Value) -> String {
    let origins = if v.origins == 1 { "1 origin".to_owned() } else { format!("{} origins", v.origins) };
    if v.origins < v.documents.len() { format!("{origins} in {} reports", v.documents.len()) } else { origins }
}

/// Many versions: each row a line, equal neighbours told once.
fn lines(shown: &[&LedgerRow], out: &mut dyn io::Write) -> io::Result<()> {
    for row in shown {
        let mut parts: Vec<String> = Vec::new();
        for cell in &row.cells {
            let text = cell.as_ref().map_or("–".to_owned(), |p| shortened(&squeezed(&p.text), CELL));
            if parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        writeln!(out, "{:11} {}: {}", row.verdict.name(), squeezed(&row.claim), parts.join(" → "))?;
        writeln!(out, "{:11} {}", "", squeezed(&row.reason))?;
    }
    Ok(())
}

/// The findings, under the two documents that they are about.
fn steps(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let shown: Vec<&Entry> = report.findings.iter().filter(|f| f.severity >= look.least).collect();
    let sides = |f: &Entry| {
        let (b, a) = (f.before.as_ref().map(|p| p.document), f.after.as_ref().map(|p| p.document));
        // A finding with one side belongs to the step that its side tells it of.
        (b.or(a.and_then(|a| a.checked_sub(1))), a.or(b.map(|b| b + 1)))
    };
    let mut pairs: Vec<_> = shown.iter().map(|f| sides(f)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    for pair in pairs {
        let name = |id: Option<usize>| id.and_then(|i| report.documents.get(i)).map(|d| squeezed(&d.path)).unwrap_or_default();
        writeln!(out, "\n{} against {}", name(pair.1), name(pair.0))?;
        let list: Vec<&Entry> = shown.iter().filter(|f| sides(f) == pair).copied().collect();
        findings(&list, look, out)?;
    }
    Ok(())
}

/// What a column is headed with: an outlet with its day, a version by its file.
pub(super) fn title(report: &Report, d: &Document) -> String {
    let name = d.outlet.as_deref().filter(|_| report.command == "crosscheck").unwrap_or(file(&d.path));
    let day = d.published.as_deref().filter(|_| report.command == "crosscheck").map(|d| format!(" {d}")).unwrap_or_default();
    squeezed(&format!("{name}{day}"))
}

/// The last part of a path.
fn file(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|p| !p.is_empty()).unwrap_or(path)
}
