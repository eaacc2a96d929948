//! The rows of several documents as a table: one row a claim, one column a document.
//!
//! What changed is shown at once; what stayed the same, when asked for.

use super::clean;
use crate::report::ledger::Row;
use crate::report::{Look, Place, Report, squeezed};
use crate::rule::Level;
use maud::{Markup, html};

/// The table, above the findings.
pub fn section(report: &Report, rows: &[Row], look: Look) -> Markup {
    let calm = rows.iter().filter(|r| !r.is_shown(look)).count();
    html! {
        section #ledger aria-labelledby="ledger-title" {
            h2 #ledger-title { @if report.command == "diff" { "Each claim through the versions" } @else { "Each claim by source" } }
            @if calm > 0 {
                label.tick { input #all-claims type="checkbox" autocomplete="off"; "Show the other " (calm) " claims too" }
            }
            div.wide tabindex="0" role="region" aria-labelledby="ledger-title" {
                table {
                    thead {
                        tr {
                            th scope="col" { "Claim" }
                            @for document in &report.documents { th scope="col" { bdi { (clean(file(&document.path))) } } }
                            th scope="col" { "Together" }
                        }
                    }
                    tbody { @for row in rows { (line(row, look)) } }
                }
            }
        }
    }
}

fn line(row: &Row, look: Look) -> Markup {
    let class = if row.is_shown(look) { row.verdict.level().name() } else { "calm" };
    html! {
        tr class=(class) {
            th scope="row" dir="auto" { (clean(&row.claim)) }
            @for (id, cell) in row.cells.iter().enumerate() { (told(row, id, cell.as_ref())) }
            td.verdict {
                @if row.verdict.level() > Level::Off { span class={ "swatch " (row.verdict.level().name()) } {} " " }
                b { (row.verdict.name()) }
                @if !row.changes.is_empty() { span.why { bdi { (clean(&row.reason)) } } }
            }
        }
    }
}

/// A cell stands out where its document tells the claim otherwise than the one before.
fn told(row: &Row, id: usize, cell: Option<&Place>) -> Markup {
    let changed = row.changes.iter().any(|c| c.to == id);
    html! {
        @match cell {
            Some(place) => td class=[changed.then_some("changed")] dir="auto" title={ "line " (place.line) } { (clean(&squeezed(&place.text))) },
            None => td.absent { span.hidden { "not told" } span aria-hidden="true" { "–" } },
        }
    }
}

/// The last part of a path.
fn file(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|p| !p.is_empty()).unwrap_or(path)
}
