//! What a report is made of: its documents, findings, places and counts, as they are written out.

use super::body::Body;
use super::plain::squeezed;
use crate::align::Few;
use crate::finding::Level;
use crate::verdict::Verdict;
use schemars::JsonSchema;
use serde::Serialize;

/// The version of the wire form.
pub const SCHEMA: &str = "recount/report/1";

/// A limit that was met.
#[derive(Clone, Debug, Serialize, JsonSchema, PartialEq, Eq)]
#[non_exhaustive]
pub struct Degraded {
    /// The limit's name.
    pub limit: &'static str,
    /// What was left undone.
    pub note: &'static str,
}

/// One document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Document {
    /// Its place in the list, by which spans name it.
    pub id: usize,
    /// Its path, or another name.
    pub path: String,
    /// Its headline.
    pub title: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The day of its last update, `YYYY-MM-DD`.
    pub updated: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// How many sentences it has.
    pub sentences: usize,
    /// How many words it has, folded ones included.
    pub words: usize,
    /// How many of them repeat earlier text.
    pub folded: usize,
    /// Its text, for the formats that show it whole.
    #[serde(skip)]
    pub body: Body,
}

/// One finding on the wire.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Entry {
    /// The rule's name.
    pub rule: &'static str,
    /// How serious it is.
    pub severity: Level,
    /// How the two sides relate.
    pub verdict: Verdict,
    /// 12 hex digits that stay when the text around the finding changes.
    pub fingerprint: String,
    /// The words of the earlier side.
    pub before: Option<Place>,
    /// The words of the later side.
    pub after: Option<Place>,
    /// In `diff`: the other words of a contradiction inside the later text; `before` is then null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub also: Option<Place>,
    /// One line that names both sides and the reason.
    pub message: String,
    /// What tied the two sides together.
    pub evidence: Vec<String>,
    /// What somebody wrote about it into the baseline, without accepting it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The reason alone, as the text report shows it.
    #[serde(skip)]
    pub reason: String,
    /// Where in the later document the words would stand that it has no more: an empty place.
    #[serde(skip)]
    pub gap: Option<Place>,
}

/// A comment `<!-- recount-ignore RULE: reason -->` and what it did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Suppression {
    /// The rule that it names, as written.
    pub rule: String,
    /// Why, as written; empty where nothing is.
    pub reason: String,
    /// The document that it stands in.
    pub document: usize,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// What is wrong with it: there is no such rule, or it suppresses nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// The findings that are left out for it.
    pub findings: Vec<Entry>,
}

impl Suppression {
    /// Why, in words.
    pub fn why(&self) -> String {
        let reason = if self.reason.is_empty() { "no reason is given" } else { &self.reason };
        format!("suppressed on line {}: {}", self.line, squeezed(reason))
    }
}

/// Some words of a document.
#[derive(Clone, Debug, Serialize, JsonSchema, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The document's id.
    pub document: usize,
    /// First byte of the document's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The words themselves.
    pub text: String,
    /// The sentence that they stand in, cut around them where it is long; empty where all sentences together would be
    /// several times as long as the text.
    pub sentence: String,
}

impl Place {
    /// Line and column of its end, both from 1; the column is one past the last character.
    pub fn end_position(&self) -> (usize, usize) {
        match self.text.rsplit_once('\n') {
            Some((above, last)) => (self.line + above.matches('\n').count() + 1, last.chars().count() + 1),
            None => (self.line, self.column + self.text.chars().count()),
        }
    }
}

/// What became of the words of both sides.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema, PartialEq, Eq)]
#[non_exhaustive]
pub struct Accounting {
    /// The earlier side.
    pub before: BeforeWords,
    /// The later side.
    pub after: AfterWords,
}

/// The words of the earlier side; all but `words` sum to `words`.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema, PartialEq, Eq)]
#[non_exhaustive]
pub struct BeforeWords {
    /// All words.
    pub words: usize,
    /// Stand on the later side, in order.
    pub unchanged: usize,
    /// Stand on the later side, elsewhere.
    pub moved: usize,
    /// Changed in wording only.
    pub reworded: usize,
    /// Part of a finding.
    pub found: usize,
    /// Gone with their sentence.
    pub removed: usize,
    /// Repeats of earlier text.
    pub folded: usize,
}

/// The words of the later side; all but `words` sum to `words`.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema, PartialEq, Eq)]
#[non_exhaustive]
pub struct AfterWords {
    /// All words.
    pub words: usize,
    /// Stand on the earlier side, in order.
    pub unchanged: usize,
    /// Stand on the earlier side, elsewhere.
    pub moved: usize,
    /// Changed in wording only.
    pub reworded: usize,
    /// Part of a finding.
    pub found: usize,
    /// Came with their sentence.
    pub added: usize,
    /// Repeats of earlier text.
    pub folded: usize,
}

/// A group of sentences that were held against each other.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Aligned {
    /// Sentences of the earlier side, from 0.
    #[schemars(with = "Vec<usize>")]
    pub before: Few,
    /// Sentences of the later side, from 0.
    #[schemars(with = "Vec<usize>")]
    pub after: Few,
    /// Whether they changed their place.
    pub moved: bool,
    /// How alike they are, from 0 to 1, to two digits.
    pub likeness: f64,
}

/// Totals of a report.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Summary {
    /// Findings that must be checked.
    pub error: usize,
    /// Findings worth a look.
    pub warning: usize,
    /// Compatible changes.
    pub info: usize,
    /// Claims that stand on both sides.
    pub claims_paired: usize,
    /// Changed claims without a counterpart.
    pub claims_unpaired: usize,
    /// Changed figures that no rule has judged: so many stand in `unchecked`.
    pub unchecked: usize,
    /// Claims that say the same in another form.
    pub equivalent: usize,
    /// Findings that are not listed, since a baseline holds them.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub known: usize,
    /// Findings that are not listed, since a comment in the text silences them: they stand in `suppressions`.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub suppressed: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// How a rendering may look; what it says does not depend on it.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The least level that is shown.
    pub least: Level,
    /// Whether styles are written.
    pub colour: bool,
    /// The width of the terminal, in columns.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Look {
        Look { least: Level::Warning, colour: false, width: 100 }
    }
}

impl Entry {
    /// The place that an editor is led to: in the later document, which is a file that is there.
    pub fn seat(&self) -> Option<&Place> {
        self.after.as_ref().or(self.gap.as_ref()).or(self.before.as_ref())
    }

    /// Both places of a contradiction inside one text.
    pub fn within(&self) -> Option<(&Place, &Place)> {
        let first = self.also.as_ref().or(self.before.as_ref())?;
        self.after.as_ref().filter(|a| a.document == first.document).map(|second| (first, second))
    }
}
