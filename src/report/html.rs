//! One page for a browser: the findings, most severe first, and both texts side by side with each finding marked.
//!
//! In: a report. Out: one file that asks the network for nothing. It reads well without scripts; the script adds the
//! keyboard, the filter by rule and the copy button. Texts of articles enter through `clean` and the template's own
//! escaping; the page's policy names the one style and the one script by their hashes, so that nothing else can run.

mod clean;
mod correction;
mod ledger;
mod list;
mod names;
mod pieces;
mod rows;
mod text;

use super::whole::Report;
use super::wire::Look;
use super::{bound, table};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
pub use clean::clean;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use names::Names;
use sha2::{Digest, Sha256};
use std::io;

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// Writes the page; `look` gives the least level that is shown at first.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let names = Names::of(report);
    let mut page = page(report, look, &names, &text::Texts::of(report, &names)).into_string();
    let most = bound::most(report.documents.iter().map(|d| d.body.text.len()).sum());
    // The page's own style and script are no part of what is said of the texts.
    if page.len() > most + STYLE.len() + SCRIPT.len() {
        page = self::page(report, look, &names, &text::Texts::left_out(report, &names)).into_string();
    }
    out.write_all(page.as_bytes())
}

fn page(report: &Report, look: Look, names: &Names, texts: &text::Texts<'_>) -> Markup {
    let title = title(report);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(STYLE, SCRIPT, "'none'"));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(concat!("recount ", env!("CARGO_PKG_VERSION")));
                // An empty icon, so that no browser asks for one.
                link rel="icon" href="data:,";
                title { (verdict(report)) " · " (clean(&title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#findings" { "To the findings" }
                a.skip href="#texts" { "To the texts" }
                header.top { (heading(report, &title, names)) }
                @if let Some(rows) = &report.ledger { (ledger::section(report, rows, look, texts, names)) }
                main {
                    (list::aside(report, look, texts, names))
                    (texts.markup())
                }
                (list::help())
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// The policy of a page with one inline style and one inline script: nothing is fetched, nothing else runs. `form` says
/// where its forms may go.
pub fn policy(style: &str, script: &str, form: &str) -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action {form}; require-trusted-types-for 'script'",
        digest(style),
        digest(script)
    )
}

fn digest(source: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(source.as_bytes())))
}

/// What the page is about: the latest headline; several outlets have no headline in common.
fn title(report: &Report) -> String {
    match report.documents.len() {
        n if n > 1 && report.command == "crosscheck" => format!("What {n} reports of one event say"),
        _ => report.documents.iter().rev().find_map(|d| d.title.clone()).unwrap_or_else(|| "Untitled".to_owned()),
    }
}

fn heading(report: &Report, title: &str, names: &Names) -> Markup {
    html! {
        p.what { (compared(report, names)) }
        h1 dir="auto" { (clean(title)) }
        p.verdict { (verdict(report)) }
        (accounting(report))
    }
}

/// What was held against what.
fn compared(report: &Report, names: &Names) -> Markup {
    let name = |i: usize| html! { @if let Some(document) = report.documents.get(i) { (names.markup(document)) } };
    let between = if report.command == "diff" { " → " } else { " · " };
    match report.documents.len() {
        2 if report.command == "diff" => html! { (name(1)) " against " (name(0)) },
        _ => html! { @for i in 0..report.documents.len() { @if i > 0 { (between) } (name(i)) } },
    }
}

/// The line that is read first.
fn verdict(report: &Report) -> String {
    let s = report.summary;
    if s.error + s.warning + s.info == 0 {
        let calm = match report.command {
            _ if s.suppressed > 0 => "Nothing left to check",
            "proof" => "Nothing to check",
            "crosscheck" => "Nothing conflicts",
            _ => "No claim changed",
        };
        return calm.to_owned();
    }
    let parts = [(s.error, "must check"), (s.warning, "worth a look"), (s.info, "compatible")];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    parts.join(", ")
}

/// Each word of the text in hand, as a bar and as a sentence.
fn accounting(report: &Report) -> Markup {
    let a = report.accounting.after;
    let parts = [("found", a.found), ("new", a.added), ("reworded", a.reworded), ("moved", a.moved), ("kept", a.unchanged + a.folded)];
    let mut left = 0;
    let bars: Vec<(&str, usize, usize)> = parts
        .iter()
        .map(|(class, n)| {
            left += n;
            (*class, left - n, *n)
        })
        .collect();
    let s = report.summary;
    let claims = if s.claims_paired == 1 { "claim" } else { "claims" };
    html! {
        @if a.words > 0 {
            svg.bar aria-hidden="true" viewBox={ "0 0 " (a.words) " 1" } preserveAspectRatio="none" {
                @for (class, x, width) in bars { @if width > 0 { rect class=(class) x=(x) y="0" width=(width) height="1" {} } }
            }
        }
        @if a.words > 0 {
            p.accounting {
                (super::text::words(report))
                @if report.command == "diff" { " · " (s.claims_paired) " " (claims) " paired" }
                @if s.equivalent > 0 { " · " (s.equivalent) " told in another form" }
                @if s.suppressed > 0 { " · " (s.suppressed) " suppressed" }
                @if s.unchecked > 0 { " · " (s.unchecked) " not checked" }
            }
        }
        @if let Some(rows) = &report.ledger { p.accounting { (table::headline(report, rows).replace(" (-v)", "")) } }
        @for limit in &report.degraded { p.accounting { "Degraded: " (limit.note) "." } }
    }
}
