//! Findings in, a drafted correction note out: what an earlier version said and what the article says now.
//!
//! Only a change from one version to the next can be corrected, so that only `diff` drafts one. The draft quotes both
//! versions and leaves it to the editor which of them is right and whether a note is due.

use crate::finding::Level;
use crate::report::plain::squeezed;
use crate::report::whole::Report;
use crate::report::wire::{Entry, Place};
use crate::rule::correction::DISCLOSES;

/// So many words on each side of the changed ones give a reader their place.
const AROUND: usize = 6;

/// The note, when any finding that must be checked has words on both sides.
pub fn draft(report: &Report) -> Option<String> {
    if report.command != "diff" {
        return None;
    }
    let mut sentences: Vec<String> = Vec::new();
    // What a note names already is not corrected once more.
    let disclosed = |f: &&Entry| f.evidence.iter().any(|e| e.starts_with(DISCLOSES));
    for f in report.findings.iter().filter(|f| f.severity == Level::Error && !disclosed(f)) {
        if let Some(sentence) = sentence(f).filter(|s| !sentences.contains(s)) {
            sentences.push(sentence);
        }
    }
    (!sentences.is_empty()).then(|| sentences.join("\n"))
}

fn sentence(f: &Entry) -> Option<String> {
    let (before, after) = (f.before.as_ref()?, f.after.as_ref()?);
    // A text that disagrees with itself is no earlier version.
    (before.document < after.document)
        .then(|| format!("An earlier version of this article said {}. It now says {}.", told(before), told(after)))
}

/// The words with those around them, in quotation marks; quotations within take single ones.
fn told(place: &Place) -> String {
    let (sentence, words) = (squeezed(&place.sentence), squeezed(&place.text));
    let Some(at) = sentence.find(&words) else { return quoted(&words) };
    let (left, right) = (&sentence[..at], &sentence[at + words.len()..]);
    let from = left.split_inclusive(' ').rev().take(AROUND).map(str::len).sum::<usize>();
    let to = right.split_inclusive(' ').take(AROUND + 1).map(str::len).sum::<usize>();
    let (cut_left, cut_right) = (from < left.len(), to < right.len());
    let shown = format!("{}{words}{}", &left[left.len() - from..], &right[..to]);
    let shown = shown.trim().trim_end_matches(['.', ',', ';', ':']);
    quoted(&format!("{}{shown}{}", if cut_left { "…" } else { "" }, if cut_right { "…" } else { "" }))
}

fn quoted(words: &str) -> String {
    let mut inner = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '“' => inner.push('‘'),
            '”' => inner.push('’'),
            '"' => inner.push('\''),
            c => inner.push(c),
        }
    }
    format!("“{inner}”")
}
