//! What people decide on findings, as the page takes it in: the tools above the list, and the form for one finding.
//!
//! The script fills both; nothing is kept but what is saved. What is saved is a baseline, as `--baseline` reads it.

use super::clean::clean;
use super::contents::Contents;
use maud::{Markup, html};

/// Saves and reads decisions, and gives the findings to others. Without scripts there is nothing here.
pub fn tools(contents: &Contents<'_>) -> Markup {
    let paths: Vec<&str> = contents.documents.iter().map(|d| d.path.as_str()).collect();
    html! {
        @if !contents.items.is_empty() {
            section #review aria-labelledby="review-title" data-versions=(clean(&paths.join(" > "))) hidden {
                details {
                    summary { h2 #review-title { "Decide and share" } " " span #decided role="status" aria-live="polite" {} }
                    p.hint { "Choose a finding, then accept it, dismiss it with a reason, or write a comment." }
                    label.tick { input #hide-decided type="checkbox" autocomplete="off"; "Hide what is decided" }
                    div.tools {
                        button #save-decisions type="button" { "Save decisions" }
                        label.file-button { "Read decisions" input #read-decisions type="file" accept=".json"; }
                        button #save-markdown type="button" { "Findings as Markdown" }
                        button #save-page type="button" { "Save this page" }
                    }
                    @if contents.command != "verify" {
                        p.hint { "Decisions are saved as a baseline: " code { "recount " (contents.command) " --baseline FILE" } " leaves out what it accepts or dismisses." }
                    }
                    p #review-problem role="alert" {}
                }
            }
        }
    }
}

/// The form for the finding in hand; the script puts it below the finding.
pub fn judge() -> Markup {
    html! {
        form #judge hidden aria-label="Decide on this finding" autocomplete="off" {
            div.tools {
                button #accept type="button" { "Accept" }
                button #dismiss type="button" { "Dismiss" }
                button #reopen type="button" hidden { "Take back" }
            }
            label { span { "Reason or comment" } textarea #remark rows="2" dir="auto" {} }
            button #comment type="button" { "Comment only" }
            p #judge-problem role="alert" {}
        }
    }
}
