//! A text whose claims were looked up in its sources, in; its page out: each paragraph with what the sources say beside it,
//! and below it the sources.

use super::clean::clean;
use super::contents::Contents;
use super::head;
use super::list;
use super::review;
use super::texts::Texts;
use crate::finding::Level;
use crate::report::plain::squeezed;
use crate::report::verified::{Verified, VerifiedClaim as Claim, level, named};
use crate::report::wire::{Entry, Look, Place};
use crate::verdict::Verdict as Relation;
use crate::verify::ClaimVerdict;
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use std::ops::Range;

/// Each claim as an entry of the list, with its evidence as the side before.
pub fn entries(report: &Verified) -> Vec<Entry> {
    report.verifications.iter().map(entry).collect()
}

fn entry(v: &Claim) -> Entry {
    let relation = match v.verdict {
        ClaimVerdict::Supported => Relation::Same,
        ClaimVerdict::Refuted => Relation::Conflicting,
        ClaimVerdict::NotFound => Relation::Unclear,
    };
    Entry {
        rule: v.verdict.name(),
        severity: level(v.verdict),
        verdict: relation,
        fingerprint: fingerprint(v),
        before: v.evidence.clone(),
        after: Some(v.claim.clone()),
        also: None,
        message: format!("{}: {}", squeezed(&v.claim.text), v.reason),
        evidence: Vec::new(),
        comment: None,
        reason: v.reason.clone(),
        gap: None,
    }
}

/// Verdict, claim and the words that decide: no place and no reason, so that it survives edits elsewhere.
fn fingerprint(v: &Claim) -> String {
    let evidence = v.evidence.as_ref().map_or("", |e| &e.text);
    let mut hash = Sha256::new();
    for part in [v.verdict.name(), &squeezed(&v.claim.text), &squeezed(evidence)] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
}

/// What the tab is called.
pub fn title(report: &Verified) -> String {
    format!("{} · {}", verdict(report), headline(report))
}

fn headline(report: &Verified) -> String {
    let text = report.documents.first();
    let file = |path: &str| squeezed(path.rsplit(['/', '\\']).next().unwrap_or(path));
    text.map(|d| d.title.clone().unwrap_or_else(|| file(&d.path))).unwrap_or_default()
}

fn verdict(report: &Verified) -> String {
    let s = report.summary;
    let parts = [(s.refuted, "refuted"), (s.not_found, "not found"), (s.supported, "supported")];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if parts.is_empty() { "No claim to look up".to_owned() } else { parts.join(", ") }
}

/// The whole page, without its frame.
pub fn page(report: &Verified, look: Look, contents: &Contents<'_>, texts: &Texts<'_>, bar: Option<&Markup>) -> Markup {
    let s = report.summary;
    let parts = [("error", "refuted", s.refuted), ("warning", "not found", s.not_found), ("info", "supported", s.supported)];
    // Each sentence is marked, whatever became of it; who wants errors alone says so.
    let look = if look.least == Level::Warning { Look { least: Level::Info, ..look } } else { look };
    html! {
        header.top {
            p.what { (head::compared(contents)) }
            h1 dir="auto" { (clean(&headline(report))) }
            p.verdict { (verdict(report)) }
            @if s.supported + s.refuted + s.not_found > 0 { (head::bar(&parts)) }
            p.accounting { "A claim is a sentence. Silence of the sources refutes nothing; “supported” is a place to look, no proof." }
            @for limit in &report.degraded { p.accounting { "Degraded: " (limit.note) "." } }
            @if let Some(bar) = bar { (bar) }
        }
        main {
            aside #findings aria-label="Claims" tabindex="-1" {
                @if contents.items.is_empty() { p.none { "No sentence of the text claims anything that can be looked up." } }
                (list::filters(look, contents))
                (review::tools(contents))
                (list::items(texts, contents, |f| html! { @if let Some(claim) = &f.after { bdi { (list::side(claim)) } } }))
            }
            section #texts aria-label="The text and its sources" tabindex="-1" {
                (texts.notice())
                div.heads { p.head { b { "The text" } } p.head { b { "What its sources say" } } }
                (texts.rows(0, |bytes| html! { @for (n, v) in within(report, bytes) { (beside(n, v, contents, texts)) } }))
                @for i in 1..report.documents.len() {
                    details.pane { summary { "The source " (contents.names.markup(&report.documents[i])) } (texts.document(i)) }
                }
            }
        }
    }
}

/// The claims that begin within some bytes of the text, with their numbers.
fn within(report: &Verified, bytes: Range<usize>) -> impl Iterator<Item = (usize, &Claim)> {
    // Claims stand in the order of the text.
    let until = |at: usize| report.verifications.partition_point(|v| v.claim.start < at);
    let from = until(bytes.start);
    report.verifications[from..until(bytes.end).max(from)].iter().enumerate().map(move |(i, v)| (from + i + 1, v))
}

fn beside(n: usize, v: &Claim, contents: &Contents<'_>, texts: &Texts<'_>) -> Markup {
    let level = level(v.verdict).name();
    html! {
        div class={ "evidence " (level) } {
            p { a class={ "n " (level) } href={ "#f" (n) } data-n=(n) { (n) } " " b { (named(v.verdict)) } " " span.quiet { bdi { (clean(&v.reason)) } } }
            @for place in v.evidence.iter().chain(&v.other) { (quoted(place, contents, texts)) }
        }
    }
}

fn quoted(place: &Place, contents: &Contents<'_>, texts: &Texts<'_>) -> Markup {
    let words = if place.sentence.is_empty() { &place.text } else { &place.sentence };
    let from = html! { @if let Some(d) = contents.documents.get(place.document) { (contents.names.markup(d)) } ", line " (place.line) };
    html! {
        blockquote dir="auto" { (clean(&squeezed(words))) }
        p.at {
            @match texts.paragraph_at(place.document, place.start) {
                Some(paragraph) => a href={ "#" (paragraph) } { (from) },
                None => (from),
            }
        }
    }
}
