//! The column of findings: filters, the list that jumps into the texts, the drafted correction, the rules, the keys.

use super::clean::clean;
use super::contents::Contents;
use super::names::Names;
use super::texts::Texts;
use super::{correction, review};
use crate::finding::{Level, Rule};
use crate::report::items::ListedFinding;
use crate::report::plain::squeezed;
use crate::report::whole::Report;
use crate::report::wire::{Document, Entry, Look, Place};
use crate::rule;
use crate::verdict::Verdict;
use maud::{Markup, html};
use std::collections::BTreeMap;

const LEVELS: [Level; 3] = [Level::Error, Level::Warning, Level::Info];

/// The whole column.
pub fn aside(report: &Report, look: Look, texts: &Texts<'_>, contents: &Contents<'_>) -> Markup {
    let names = &contents.names;
    html! {
        aside #findings aria-label="Findings" tabindex="-1" {
            @if contents.items.is_empty() && report.command == "diff" {
                p.none {
                    @if report.summary.suppressed > 0 { "Nothing is left to check." }
                    @else { "No claim changed. What differs is wording, and is counted above." }
                    @if !report.unchecked.is_empty() { " But not all figures could be checked: see below." }
                }
            }
            (filters(look, contents))
            (review::tools(contents))
            (items(texts, contents, |f| if report.command == "crosscheck" { told(f, names) } else { change(f) }))
            (suppressed(report, look, names))
            (not_checked(report, names))
            @if let Some(note) = correction::draft(report) { (correction(&note)) }
            (rules(contents))
        }
    }
}

/// The list; `words` gives what a finding is about.
pub fn items(texts: &Texts<'_>, contents: &Contents<'_>, words: impl Fn(&Entry) -> Markup) -> Markup {
    html! {
        ol.list {
            @for (i, one) in contents.items.iter().enumerate() { (item(i, one, texts.anchor(i), contents, words(one.entry))) }
        }
    }
}

/// Ticks for the levels work without scripts; the rest of the form is the script's.
pub fn filters(look: Look, contents: &Contents<'_>) -> Markup {
    let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    for f in &contents.items {
        *by_rule.entry(f.entry.rule).or_default() += 1;
    }
    html! {
        form.filters role="search" aria-label="What is shown" autocomplete="off" {
            @for level in LEVELS {
                @let n = contents.count(level);
                @if n > 0 {
                    label.tick {
                        input id={ "show-" (level.name()) } type="checkbox" checked[level >= look.least] data-level=(level.name());
                        span class={ "swatch " (level.name()) } {}
                        b { (n) } " " (contents.named(level))
                    }
                }
            }
            @if by_rule.len() > 1 && contents.command != "verify" {
                label.rule-filter {
                    span { "Rule" }
                    select #rule {
                        option value="" { "all rules" }
                        @for (rule, n) in &by_rule { option value=(rule) { (rule) " (" (n) ")" } }
                    }
                }
            }
            button #keys type="button" hidden aria-haspopup="dialog" { "Keys " kbd { "?" } }
            p.status role="status" aria-live="polite" {}
        }
    }
}

fn item(i: usize, one: &ListedFinding<'_>, anchor: Option<String>, contents: &Contents<'_>, what: Markup) -> Markup {
    let (n, f) = (i + 1, one.entry);
    let words = html! {
        span class={ "n " (f.severity.name()) } { (n) }
        span.hidden { (contents.named(f.severity)) ": " }
        (what)
    };
    let prints: Vec<&str> = [Some(f), one.undisclosed].into_iter().flatten().map(|f| f.fingerprint.as_str()).collect();
    html! {
        li id={ "f" (n) } class={ "f " (f.severity.name()) } data-n=(n) data-rule=(f.rule) data-level=(f.severity.name()) data-print=(prints.join(" ")) data-comment=[f.comment.as_deref().map(clean)] {
            @match anchor {
                Some(anchor) => a.go href={ "#" (anchor) } { (words) },
                None => span.go { (words) },
            }
            p.why { bdi { (clean(&f.reason)) } }
            @if let Some(note) = one.note() { p.note-said { bdi { (clean(&note)) } } }
            p.at {
                @if contents.command == "verify" { (contents.named(f.severity)) } @else { a.rule href={ "#rule-" (f.rule) } { (f.rule) } }
                " · " (position(contents.command, contents.documents, f, &contents.names))
            }
        }
    }
}

/// What comments in the text silence, and comments with which something is wrong.
fn suppressed(report: &Report, look: Look, names: &Names) -> Markup {
    let shown: Vec<_> = report.suppressed(look.least).collect();
    let problems: Vec<String> = report.suppression_problems().collect();
    html! {
        @if shown.len() + problems.len() > 0 {
            section.unchecked aria-labelledby="suppressed-title" {
                h2 #suppressed-title { "Suppressed" }
                p.hint { "Comments in the text ask for silence here." }
                ul {
                    @for (comment, f) in shown {
                        li {
                            bdi { (clean(&f.message)) }
                            p.at { (f.rule) " · " (position(report.command, &report.documents, f, names)) " · " bdi { (clean(&comment.why())) } }
                        }
                    }
                    @for problem in problems { li { bdi { (clean(&problem)) } } }
                }
            }
        }
    }
}

/// The figures that no rule has judged.
fn not_checked(report: &Report, names: &Names) -> Markup {
    html! {
        @if !report.unchecked.is_empty() {
            section.unchecked aria-labelledby="unchecked-title" {
                h2 #unchecked-title { "Not checked" }
                p.hint { "Figures that changed and that no rule could judge." }
                ul {
                    @for u in &report.unchecked {
                        li {
                            @if let Some(b) = &u.before { span.hidden { "before: " } del dir="auto" { (side(b)) } }
                            @if u.before.is_some() && u.after.is_some() { span.arrow aria-hidden="true" { " → " } }
                            @if let Some(a) = &u.after { span.hidden { " after: " } ins dir="auto" { (side(a)) } }
                            p.at {
                                @if report.documents.len() > 2 && let Some(d) = u.place().and_then(|p| report.documents.get(p.document)) { (names.markup(d)) ", " }
                                @if let Some(place) = u.place() { "line " (place.line) }
                                @if u.after.is_none() { " before" }
                                " · " (u.reason)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What two outlets say: neither came before the other.
fn told(f: &Entry, names: &Names) -> Markup {
    let between = if f.verdict == Verdict::Conflicting { " ≠ " } else { " · " };
    let sides: Vec<&Place> = f.before.iter().chain(&f.after).collect();
    html! {
        @for (i, place) in sides.iter().enumerate() {
            @if i > 0 { span aria-hidden="true" { (between) } }
            span.hidden { (names.text(place.document)) ": " }
            bdi { (side(place)) }
            span.hidden { ". " }
        }
    }
}

/// The words of one side, cut where they are many.
pub fn side(place: &Place) -> String {
    let words = squeezed(&clean(&place.text));
    let short: String = words.chars().take(MOST).collect();
    if short.len() < words.len() { short + "…" } else { short }
}

/// Both sides of a change.
fn change(f: &Entry) -> Markup {
    if let Some((first, second)) = f.within() {
        // A contradiction inside one text: nothing is gone and nothing new.
        return html! { bdi { (side(first)) } " ≠ " bdi { (side(second)) } };
    }
    html! {
        @if let Some(b) = &f.before { span.hidden { "before: " } del dir="auto" { (side(b)) } }
        @if f.before.is_some() && f.after.is_some() { span.arrow aria-hidden="true" { " → " } }
        @if let Some(a) = &f.after { span.hidden { " after: " } ins dir="auto" { (side(a)) } }
    }
}

/// So many characters of a side are shown in the list; the whole of it is marked in the text.
const MOST: usize = 120;

/// The line, and the document where it is not plain which.
fn position(command: &str, documents: &[Document], f: &Entry, names: &Names) -> Markup {
    let name = |place: &Place| html! { @if let Some(document) = documents.get(place.document) { (names.markup(document)) ", " } };
    if command == "crosscheck" {
        return html! {
            @for (i, place) in f.before.iter().chain(&f.after).enumerate() { @if i > 0 { " · " } (name(place)) "line " (place.line) }
        };
    }
    let Some(place) = f.after.as_ref().or(f.before.as_ref()) else { return html! {} };
    html! {
        @if documents.len() > 2 && command != "verify" || command == "proof" && documents.len() > 1 { (name(place)) }
        "line " (place.line)
        @if f.after.is_none() { " before" }
    }
}

fn correction(note: &str) -> Markup {
    html! {
        section.correction aria-labelledby="correction-title" {
            h2 #correction-title { "Correction note, drafted" }
            p.hint { "It quotes both versions. Whether a note is due, and which version is right, is yours to say." }
            textarea #note aria-labelledby="correction-title" dir="auto" spellcheck="true" rows="6" { (clean(note)) }
            button #copy type="button" hidden { "Copy" }
            span.copied role="status" aria-live="polite" {}
        }
    }
}

/// What the rules that fired report, in their own words.
fn rules(contents: &Contents<'_>) -> Markup {
    let fired: BTreeMap<&str, &Rule> = contents.items.iter().filter_map(|i| Some((i.entry.rule, rule::find(i.entry.rule)?))).collect();
    html! {
        @if !fired.is_empty() {
            details.rules {
                summary { "What these rules report" }
                dl {
                    @for (id, rule) in fired {
                        dt id={ "rule-" (id) } { (id) }
                        dd { (said(rule.doc, "What it reports")) " " span.quiet { (said(rule.doc, "Why it matters")) } }
                    }
                }
            }
        }
    }
}

/// The text under a heading of a rule's documentation.
fn said(doc: &str, heading: &str) -> String {
    let lines = doc.lines().map(str::trim).skip_while(|l| l.strip_prefix("# ") != Some(heading)).skip(1);
    lines.take_while(|l| !l.starts_with('#')).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// The dialog that lists the keys.
pub fn help() -> Markup {
    let keys = [
        (&["j", "k"][..], "next and previous finding"),
        (&["/", "f"], "filter by rule"),
        (&["1", "2", "3"], "must check, worth a look, compatible: show or hide"),
        (&["w"], "wording and moves"),
        (&["u"], "unchanged paragraphs"),
        (&["a", "d", "m"], "accept, dismiss, comment on the finding; Ctrl+Enter in the field dismisses"),
        (&["c"], "copy the correction note"),
        (&["Esc"], "let go of the finding"),
        (&["?"], "this list"),
    ];
    html! {
        (review::judge())
        nav.step aria-label="Findings, one by one" hidden {
            button #previous type="button" aria-label="Previous finding" { "‹" }
            p.current aria-live="off" {}
            button #next type="button" aria-label="Next finding" { "›" }
        }
        dialog #help aria-labelledby="help-title" {
            h2 #help-title { "Keys" }
            dl {
                @for (names, what) in keys {
                    dt { @for name in names { kbd { (name) } " " } }
                    dd { (what) }
                }
            }
            label { input #single-keys type="checkbox" checked; " Single-letter keys" }
            form method="dialog" { button { "Close" } }
        }
    }
}
