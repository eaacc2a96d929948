//! What the sources say of each claim of a text: the wire form.
//!
//! For the levels of `--min-severity` and `--fail-on`, a refuted claim is an error, one that was not found a warning, and
//! a supported one information.

use super::bound;
use super::json;
use super::lines::Lines;
use super::make::{degraded, document};
use super::plain::squeezed;
use super::wire::{Degraded, Document, Place, SCHEMA};
use crate::finding::Level;
use crate::telling::Telling;
use crate::verify::{ClaimVerdict, Verification};
use schemars::JsonSchema;
use serde::Serialize;

/// What became of the claims of a text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Verified {
    /// Always `recount/report/1`.
    pub schema: &'static str,
    /// Always `verify`.
    pub command: &'static str,
    /// The text, which is document 0, and the sources in the order given.
    pub documents: Vec<Document>,
    /// The claims, in the order of the text.
    pub verifications: Vec<VerifiedClaim>,
    /// Totals.
    pub summary: VerdictCounts,
    /// Work that was left undone where all of it would cost too much.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub degraded: Vec<Degraded>,
}

/// One claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Entry")]
pub struct VerifiedClaim {
    /// The claim, in document 0.
    pub claim: Place,
    /// Whether a source says it.
    pub verdict: ClaimVerdict,
    /// The words of the claim that the verdict hangs on; null where it hangs on all of it.
    pub fact: Option<Place>,
    /// The words of the source that decide; null where none do.
    pub evidence: Option<Place>,
    /// Where another source says the opposite of the evidence; null where none does.
    pub other: Option<Place>,
    /// Why, in one line.
    pub reason: String,
}

/// Totals of a report.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "Summary")]
pub struct VerdictCounts {
    /// Claims that a source says.
    pub supported: usize,
    /// Claims that cannot be true together with a source.
    pub refuted: usize,
    /// Claims of which the sources say neither.
    pub not_found: usize,
}

/// The level of a verdict.
pub fn level(verdict: ClaimVerdict) -> Level {
    match verdict {
        ClaimVerdict::Refuted => Level::Error,
        ClaimVerdict::NotFound => Level::Warning,
        ClaimVerdict::Supported => Level::Info,
    }
}

impl Verified {
    /// The report on a text, the first of `tellings`, held against the others; `names` has theirs in the same order.
    pub fn new(tellings: &[&Telling], names: &[&str], found: &[Verification]) -> Verified {
        let lines: Vec<Lines> = tellings.iter().map(|t| Lines::new(&t.article.text)).collect();
        let place = |document: usize, span| lines[document].place(document, tellings[document], span);
        let entry = |v: &Verification| VerifiedClaim {
            claim: place(0, v.claim),
            verdict: v.verdict,
            fact: v.fact.map(|span| place(0, span)),
            evidence: v.evidence.map(|(source, span)| place(source + 1, span)),
            other: v.other.map(|(source, span)| place(source + 1, span)),
            reason: squeezed(&v.reason),
        };
        let count = |verdict| found.iter().filter(|v| v.verdict == verdict).count();
        let mut report = Verified {
            schema: SCHEMA,
            command: "verify",
            documents: tellings.iter().zip(names).enumerate().map(|(id, (t, name))| document(id, name, t)).collect(),
            verifications: found.iter().map(entry).collect(),
            summary: VerdictCounts {
                supported: count(ClaimVerdict::Supported),
                refuted: count(ClaimVerdict::Refuted),
                not_found: count(ClaimVerdict::NotFound),
            },
            degraded: degraded(tellings.iter().flat_map(|t| t.met()).chain(found.iter().flat_map(|v| v.met.iter().copied()))),
        };
        report.bound(tellings.iter().map(|t| t.article.text.len()).sum());
        report
    }

    /// Leaves out the least severe of what would be listed beyond the limit.
    fn bound(&mut self, texts: usize) {
        let frame = bound::most(0) / 16 + json::length(&self.documents, 1);
        let mut room = bound::most(texts).saturating_sub(frame);
        if bound::keep(&mut self.verifications, usize::MAX, &mut room, |v| level(v.verdict), |v| json::length(v, 2)) {
            self.degraded.extend(bound::cut());
        }
    }

    /// The most severe level of its verdicts.
    pub fn worst(&self) -> Level {
        self.verifications.iter().map(|v| level(v.verdict)).max().unwrap_or(Level::Off)
    }

    /// The claims at or above a level, the most severe first, then in the order of the text.
    pub fn shown(&self, least: Level) -> Vec<&VerifiedClaim> {
        let mut shown: Vec<&VerifiedClaim> = self.verifications.iter().filter(|v| level(v.verdict) >= least).collect();
        shown.sort_by_key(|v| std::cmp::Reverse(level(v.verdict)));
        shown
    }

    /// The name of a document, in one line.
    pub(super) fn path(&self, document: usize) -> String {
        self.documents.get(document).map(|d| squeezed(&d.path)).unwrap_or_default()
    }

    /// What the claims come to, in parts.
    pub(super) fn headline(&self, least: Level) -> Vec<String> {
        let s = self.summary;
        let many = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let hint = if s.supported > 0 && least > Level::Info { " (-v)" } else { "" };
        vec![
            many(s.refuted + s.not_found + s.supported, "claim"),
            format!("{} refuted", s.refuted),
            format!("{} not found", s.not_found),
            format!("{} supported{hint}", s.supported),
        ]
    }
}

/// How a verdict is named to a reader.
pub fn named(verdict: ClaimVerdict) -> &'static str {
    match verdict {
        ClaimVerdict::NotFound => "not found",
        other => other.name(),
    }
}
