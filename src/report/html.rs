//! One page for a browser: the findings, most severe first, and both texts side by side with each finding marked.
//!
//! In: a report. Out: one file that asks the network for nothing. It reads well without scripts; the script adds the
//! keyboard, the filter by rule, decisions on findings and what is saved of them. Texts of articles enter through `clean`
//! and the template's own escaping; the page's policy names the one style and the one script by their hashes, so that
//! nothing else can run.

mod claims;
mod clean;
mod contents;
mod correction;
mod head;
mod ledger;
mod list;
mod marked;
mod names;
mod picture;
mod pieces;
mod review;
mod rows;
mod strip;
mod texts;

use super::bound;
use super::verified::Verified;
use super::whole::Report;
use super::wire::Look;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
pub use clean::clean;
use contents::Contents;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::io;
use texts::Texts;

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// Writes the page; `look` gives the least level that is shown at first.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    served(report, look, None, out)
}

/// As [`write()`], with a bar below the head that speaks to the server that sends the page.
pub fn served(report: &Report, look: Look, bar: Option<&Markup>, out: &mut dyn io::Write) -> io::Result<()> {
    let contents = Contents::new(report);
    let whole = |texts: &Texts<'_>| {
        let title = head::title(report);
        shell(
            &format!("{} · {title}", head::verdict(report, &contents)),
            bar.is_some(),
            html! {
                header.top { (head::heading(report, &contents, &title)) @if let Some(bar) = bar { (bar) } (strip::strip(report, texts, &contents)) }
                @if let Some(rows) = &report.ledger { (ledger::section(report, rows, look, texts, &contents)) }
                main {
                    (list::aside(report, look, texts, &contents))
                    (texts.markup())
                }
            },
        )
    };
    fitting(&contents, whole(&Texts::new(report, &contents)), || whole(&Texts::left_out(&contents)), out)
}

/// Writes what the sources say of the claims of a text.
pub fn claims(report: &Verified, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    served_claims(report, look, None, out)
}

/// As [`claims`], with a bar below the head that speaks to the server that sends the page.
pub fn served_claims(report: &Verified, look: Look, bar: Option<&Markup>, out: &mut dyn io::Write) -> io::Result<()> {
    let entries = claims::entries(report);
    let contents = Contents::of_claims(report, &entries);
    let whole = |texts: &Texts<'_>| shell(&claims::title(report), bar.is_some(), claims::page(report, look, &contents, texts, bar));
    fitting(&contents, whole(&Texts::apart(&contents)), || whole(&Texts::left_out(&contents)), out)
}

/// The page, or the one without the texts where it would be many times as long as they are.
fn fitting(contents: &Contents<'_>, whole: Markup, bare: impl FnOnce() -> Markup, out: &mut dyn io::Write) -> io::Result<()> {
    let most = bound::most(contents.documents.iter().map(|d| d.body.text.len()).sum());
    // The page's own style and script are no part of what is said of the texts.
    let fits = whole.0.len() <= most + STYLE.len() + SCRIPT.len();
    out.write_all(if fits { whole } else { bare() }.into_string().as_bytes())
}

fn shell(title: &str, served: bool, content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(STYLE, SCRIPT, if served { "'self'" } else { "'none'" }));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                // A form of a served page says where it comes from, or it is not answered.
                meta name="referrer" content=(if served { "same-origin" } else { "no-referrer" });
                meta name="generator" content=(concat!("recount ", env!("CARGO_PKG_VERSION")));
                // An empty icon, so that no browser asks for one.
                link rel="icon" href="data:,";
                title { (clean(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#findings" { "To the findings" }
                a.skip href="#texts" { "To the texts" }
                (content)
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
