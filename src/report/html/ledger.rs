//! The rows of several documents as a table: one row a claim, one column a document.
//!
//! What changed is shown at once; what stayed the same, when asked for. Each cell leads to its place in the texts. A narrow
//! screen shows a row as a card, for which roles are said: a browser forgets that such a thing is a table.

use super::clean::clean;
use super::contents::Contents;
use super::picture;
use super::texts::{Texts, days};
use crate::finding::Level;
use crate::report::ledger::LedgerRow;
use crate::report::plain::squeezed;
use crate::report::whole::Report;
use crate::report::wire::{Look, Place};
use maud::{Markup, html};

/// The table, above the findings.
pub fn section(report: &Report, rows: &[LedgerRow], look: Look, texts: &Texts<'_>, contents: &Contents<'_>) -> Markup {
    let published: Vec<Option<String>> =
        report.documents.iter().map(|d| d.published.as_deref().map(|day| clean(day).into_owned())).collect();
    let calm = rows.iter().filter(|r| !r.is_shown(look)).count();
    html! {
        section #ledger aria-labelledby="ledger-title" {
            h2 #ledger-title { @if report.command == "diff" { "Each claim through the versions" } @else { "Each claim by source" } }
            @if calm > 0 {
                label.tick { input #all-claims type="checkbox" autocomplete="off"; "Show the other " (calm) " claims too" }
            }
            p.more-right hidden { "More columns to the right: scroll sideways." }
            div.wide tabindex="0" role="group" aria-labelledby="ledger-title" {
                table role="table" aria-labelledby="ledger-title" {
                    thead role="rowgroup" {
                        tr role="row" {
                            th scope="col" role="columnheader" { "Claim" }
                            @for document in &report.documents {
                                th scope="col" role="columnheader" {
                                    (contents.names.markup(document))
                                    @for day in days(document) { span.day { (clean(&day)) } }
                                }
                            }
                            th scope="col" role="columnheader" { "Together" }
                        }
                    }
                    tbody role="rowgroup" { @for row in rows { (line(report, row, look, &published, texts, contents)) } }
                }
            }
        }
    }
}

fn line(report: &Report, row: &LedgerRow, look: Look, days: &[Option<String>], texts: &Texts<'_>, contents: &Contents<'_>) -> Markup {
    let class = if row.is_shown(look) { row.verdict.level().name() } else { "calm" };
    html! {
        tr class=(class) role="row" {
            th scope="row" role="rowheader" dir="auto" { (clean(&row.claim)) }
            @for (id, cell) in row.cells.iter().enumerate() { (told(row, id, cell.as_ref(), texts, contents)) }
            td.verdict role="cell" {
                span.standing {
                    @if row.verdict.level() > Level::Off { span class={ "swatch " (row.verdict.level().name()) } {} " " }
                    b { (row.verdict.name()) }
                }
                @if report.command == "crosscheck" { (picture::line(row)) } @else { (picture::steps(row, days)) }
                @if !row.changes.is_empty() || report.command == "crosscheck" { span.why { bdi { (clean(&row.reason)) } } }
            }
        }
    }
}

/// A cell stands out where its document tells the claim otherwise than the one before.
fn told(row: &LedgerRow, id: usize, cell: Option<&Place>, texts: &Texts<'_>, contents: &Contents<'_>) -> Markup {
    let changed = row.changes.iter().any(|c| c.to == id);
    let words = |place: &Place| {
        html! {
            @match texts.paragraph_at(id, place.start) {
                Some(paragraph) => a.place href={ "#" (paragraph) } { (clean(&squeezed(&place.text))) },
                None => (clean(&squeezed(&place.text))),
            }
        }
    };
    html! {
        @match cell {
            Some(place) => td class=[changed.then_some("changed")] role="cell" dir="auto" data-name=(contents.names.text(id)) title={ "line " (place.line) } { (words(place)) },
            None => td.absent role="cell" data-name=(contents.names.text(id)) { span.hidden { "not told" } span aria-hidden="true" { "–" } },
        }
    }
}
