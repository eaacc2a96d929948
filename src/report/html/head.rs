//! The head of a page: what was compared, the line that is read first, and where every word went.

use super::clean::clean;
use super::contents::Contents;
use super::texts::days;
use crate::finding::Level;
use crate::report::table;
use crate::report::whole::Report;
use maud::{Markup, html};

/// What the page is about: the latest headline; several outlets have no headline in common.
pub fn title(report: &Report) -> String {
    match report.documents.len() {
        n if n > 1 && report.command == "crosscheck" => format!("What {n} reports of one event say"),
        _ => report.documents.iter().rev().find_map(|d| d.title.clone()).unwrap_or_else(|| "Untitled".to_owned()),
    }
}

/// The head of a comparison.
pub fn heading(report: &Report, contents: &Contents<'_>, title: &str) -> Markup {
    html! {
        p.what { (compared(contents)) }
        h1 dir="auto" { (clean(title)) }
        p.verdict { (verdict(report, contents)) }
        (accounting(report))
    }
}

/// What was held against what, with the days that each says of itself.
pub fn compared(contents: &Contents<'_>) -> Markup {
    let role = |i: usize| match (contents.command, contents.documents.len(), i) {
        ("diff", 2, 0) | ("diff", 3.., 0) => "Earlier: ",
        ("diff", 2, 1) => "Later: ",
        ("verify", _, 0) => "Checked: ",
        ("verify", _, 1) => "Against: ",
        _ => "",
    };
    let between = if contents.command == "diff" && contents.documents.len() > 2 { " → " } else { " · " };
    html! {
        @for (i, document) in contents.documents.iter().enumerate() {
            @if i > 0 { (between) }
            (role(i)) (contents.names.markup(document))
            @let days = days(document);
            @if !days.is_empty() { " (" (clean(&days.join(", "))) ")" }
        }
    }
}

/// The line that is read first.
pub fn verdict(report: &Report, contents: &Contents<'_>) -> String {
    if contents.items.is_empty() {
        let calm = match report.command {
            _ if report.summary.suppressed > 0 => "Nothing left to check",
            "proof" => "Nothing to check",
            "crosscheck" => "Nothing conflicts",
            _ => "No claim changed",
        };
        return calm.to_owned();
    }
    counted(contents, [Level::Error, Level::Warning, Level::Info])
}

/// How many items there are of each level: "1 must check, 3 worth a look".
pub fn counted(contents: &Contents<'_>, levels: [Level; 3]) -> String {
    let parts = levels.into_iter().map(|level| (contents.count(level), contents.named(level))).filter(|(n, _)| *n > 0);
    parts.map(|(n, what)| format!("{n} {what}")).collect::<Vec<_>>().join(", ")
}

/// A bar of parts, each with its class, name and count, and what they are.
pub fn bar(parts: &[(&str, &str, usize)]) -> Markup {
    let whole: usize = parts.iter().map(|(_, _, n)| n).sum();
    let left = |i: usize| parts.iter().take(i).map(|(_, _, n)| n).sum::<usize>();
    html! {
        svg.bar aria-hidden="true" viewBox={ "0 0 " (whole) " 1" } preserveAspectRatio="none" {
            @for (i, (class, _, width)) in parts.iter().enumerate() { @if *width > 0 { rect class=(class) x=(left(i)) y="0" width=(width) height="1" {} } }
        }
        ul.legend {
            @for (class, what, n) in parts { @if *n > 0 { li { span class={ "sign " (class) } aria-hidden="true" {} (n) " " (what) } } }
        }
    }
}

/// Each word of the text in hand, as a bar with its legend.
fn accounting(report: &Report) -> Markup {
    let a = report.accounting.after;
    let own = report.command == "proof";
    let parts = [
        ("found", "in findings", a.found),
        ("new", "new", a.added),
        ("reworded", "reworded", a.reworded),
        ("moved-part", "moved", a.moved),
        ("kept", if own { "in no finding" } else { "unchanged" }, a.unchanged),
        ("kept", "repeated, left out", a.folded),
    ];
    let s = report.summary;
    let claims = if s.claims_paired == 1 { "claim" } else { "claims" };
    let mut parts_of_line = Vec::new();
    if report.command == "diff" {
        parts_of_line.push(format!("{} {claims} held against each other", s.claims_paired));
    }
    for (n, what) in [
        (report.accounting.before.removed, "words of the earlier text are gone"),
        (s.equivalent, "told in another form"),
        (s.known, "known from the baseline"),
        (s.suppressed, "suppressed by comments in the text"),
        (s.unchecked, "figures not checked"),
    ] {
        if n > 0 {
            parts_of_line.push(format!("{n} {what}"));
        }
    }
    html! {
        @if a.words > 0 {
            (bar(&parts))
            p.accounting { (a.words) " words in " @if own { "all" } @else { "the later text" } @for part in &parts_of_line { " · " (part) } }
        }
        @if let Some(rows) = &report.ledger { p.accounting { (table::headline(report, rows).replace(" (-v)", "")) } }
        @for limit in &report.degraded { p.accounting { "Degraded: " (limit.note) "." } }
    }
}
