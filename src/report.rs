//! What recount says of its inputs: owned data with a stable wire form, one output format a file.
//!
//! In: a comparison and the settings. Out: a [`Report`], the only type that is serialised, and its renderings.
//! A format writes what the report holds; it aligns and judges nothing.

pub mod body;
pub(crate) mod bound;
pub mod extract;
pub mod ledger;
mod proof;
mod table;
pub mod unchecked;
pub mod verify;

use crate::align::Few;
use crate::budget::Budget;
use crate::compare::{Comparison, State};
use crate::finding::Finding;
use crate::finding::Level;
use crate::rule::correction;
use crate::settings::{Corrections, Settings};
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::Verdict;
use body::Body;
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;
use std::io;
use unchecked::Unchecked;

/// The version of the wire form.
pub const SCHEMA: &str = "recount/report/1";

/// What a comparison found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Always `recount/report/1`.
    pub schema: &'static str,
    /// The command that made it.
    pub command: &'static str,
    /// The documents, in the order given.
    pub documents: Vec<Document>,
    /// The findings: most severe first, then by position.
    pub findings: Vec<Entry>,
    /// What became of each word of both sides.
    pub accounting: Accounting,
    /// Changed figures that no rule has judged, in text order: silence about them is no promise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unchecked: Vec<Unchecked>,
    /// Which sentences were held against which.
    pub alignment: Vec<Aligned>,
    /// Totals.
    pub summary: Summary,
    /// For three versions and more, and for outlets: one row a claim, one cell a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Vec<ledger::Row>>,
    /// For three versions and more: what became of the words from each version to the next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<ledger::Step>,
    /// For outlets: the first document of each one's origin. Reprints of one copy have the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<usize>,
    /// Work that was left undone where all of it would cost too much; nothing is silent about the rest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub degraded: Vec<Degraded>,
}

/// A limit that was met.
#[derive(Clone, Debug, Serialize, JsonSchema, PartialEq, Eq)]
pub struct Degraded {
    /// The limit's name.
    pub limit: &'static str,
    /// What was left undone.
    pub note: &'static str,
}

/// What the budgets that were met leave undone, each once.
fn degraded(met: impl IntoIterator<Item = Budget>) -> Vec<Degraded> {
    let met: BTreeSet<Budget> = met.into_iter().collect();
    met.into_iter().map(|b| Degraded { limit: b.id(), note: b.note() }).collect()
}

/// One document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Document {
    /// Its place in the list, by which spans name it.
    pub id: usize,
    /// Its path, or another name.
    pub path: String,
    /// Its headline.
    pub title: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
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
    /// The reason alone, as the text report shows it.
    #[serde(skip)]
    pub reason: String,
    /// Where in the later document the words would stand that it has no more: an empty place.
    #[serde(skip)]
    pub gap: Option<Place>,
}

impl Entry {
    /// The place that an editor is led to: in the later document, which is a file that is there.
    pub fn seat(&self) -> Option<&Place> {
        self.after.as_ref().or(self.gap.as_ref()).or(self.before.as_ref())
    }
}

/// Some words of a document.
#[derive(Clone, Debug, Serialize, JsonSchema, PartialEq, Eq)]
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
pub struct Accounting {
    /// The earlier side.
    pub before: BeforeWords,
    /// The later side.
    pub after: AfterWords,
}

/// The words of the earlier side; all but `words` sum to `words`.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema, PartialEq, Eq)]
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
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Report {
    /// The report of a comparison of two documents with these names.
    pub fn of(c: &Comparison<'_>, names: [&str; 2], settings: &Settings) -> Report {
        let mut report = Report::whole(c, names, settings);
        report.bound();
        report
    }

    /// As [`Report::of`], however long.
    fn whole(c: &Comparison<'_>, names: [&str; 2], settings: &Settings) -> Report {
        let lines = [Lines::of(&c.before.article.text), Lines::of(&c.after.article.text)];
        let findings = entries(c, [(0, &lines[0]), (1, &lines[1])], settings);
        let mut documents = vec![document(0, names[0], c.before), document(1, names[1], c.after)];
        body::changed(&mut documents, [0, 1], c);
        Report {
            schema: SCHEMA,
            command: "diff",
            documents,
            summary: summary(&findings, &[c]),
            findings,
            accounting: accounting(c),
            unchecked: unchecked::of(c, [(0, &lines[0]), (1, &lines[1])]),
            alignment: aligned(c),
            ledger: None,
            steps: Vec::new(),
            origins: Vec::new(),
            degraded: degraded(c.met.iter().copied()),
        }
    }

    /// Adds what was left undone, each limit once.
    fn add_degraded(&mut self, more: Vec<Degraded>) {
        for one in more {
            if !self.degraded.contains(&one) {
                self.degraded.push(one);
            }
        }
    }

    /// Keeps the findings that `keep` wants; the others are counted as known.
    pub fn retain(&mut self, keep: impl FnMut(&Entry) -> bool) {
        let all = self.findings.len();
        self.findings.retain(keep);
        self.summary.known += all - self.findings.len();
        let count = |level| self.findings.iter().filter(|f| f.severity == level).count();
        (self.summary.error, self.summary.warning, self.summary.info) = (count(Level::Error), count(Level::Warning), count(Level::Info));
    }

    /// The most severe level found.
    pub fn worst(&self) -> Level {
        self.findings.iter().map(|f| f.severity).max().unwrap_or(Level::Off)
    }
}

/// The findings of one comparison that the settings ask for, given the id and the lines of each side.
fn entries(c: &Comparison<'_>, sides: [(usize, &Lines); 2], settings: &Settings) -> Vec<Entry> {
    let place = |side: usize, span: Span| sides[side].1.place(sides[side].0, [c.before, c.after][side], span);
    let corrections = match settings.corrections {
        Corrections::Published => correction::published(c),
        Corrections::Always => true,
        Corrections::Never => false,
    };
    let gaps = OnceCell::new();
    let mut findings: Vec<Entry> = c
        .findings
        .iter()
        .filter(|f| corrections || f.rule != &correction::CORRECTION_UNDISCLOSED)
        .filter_map(|f| {
            let severity = settings.level(f.rule, f.raise);
            let entry = || Entry {
                gap: f.before.filter(|_| f.after.is_none()).map(|s| place(1, gap(c, gaps.get_or_init(|| ends_before(c)), s))),
                ..entry(f, severity, f.before.map(|s| place(0, s)), f.after.map(|s| place(1, s)))
            };
            (severity != Level::Off).then(entry)
        })
        .collect();
    // Position after first: that is the text the editor has in hand.
    let at = |p: &Option<Place>| p.as_ref().map(|p| (p.start, p.end));
    findings.sort_by(|x, y| {
        let key = |e: &Entry| (std::cmp::Reverse(e.severity), at(&e.after).or(at(&e.before)), at(&e.before), e.rule);
        key(x).cmp(&key(y))
    });
    findings
}

/// For each sentence of the earlier text, where the later one has told what stands up to it.
fn ends_before(c: &Comparison<'_>) -> Vec<u32> {
    let mut ends = vec![None; c.before.sentences.list.len()];
    for group in c.alignment.groups.iter().filter(|g| !g.moved) {
        let end = group.after.iter().filter_map(|i| c.after.sentences.list.get(*i)).map(|s| s.span.end).max();
        group.before.iter().for_each(|i| ends[*i] = end);
    }
    let last = |last: &mut u32, end: Option<u32>| {
        *last = end.unwrap_or(*last);
        Some(*last)
    };
    ends.into_iter().scan(0, last).collect()
}

/// Where in the later text these words of the earlier one would stand.
fn gap(c: &Comparison<'_>, ends: &[u32], words: Span) -> Span {
    let sentence = c.before.sentences.list.partition_point(|s| s.span.end <= words.start);
    let end = ends.get(sentence).or(ends.last()).copied().unwrap_or(0) as usize;
    Span::new(end, end)
}

fn summary(findings: &[Entry], comparisons: &[&Comparison<'_>]) -> Summary {
    let count = |level| findings.iter().filter(|f| f.severity == level).count();
    let sum = |of: fn(&Comparison<'_>) -> usize| comparisons.iter().map(|c| of(c)).sum();
    Summary {
        error: count(Level::Error),
        warning: count(Level::Warning),
        info: count(Level::Info),
        claims_paired: sum(|c| c.paired),
        claims_unpaired: sum(|c| c.unpaired),
        unchecked: sum(|c| c.unchecked.len()),
        equivalent: sum(|c| c.equivalent),
        known: 0,
    }
}

fn aligned(c: &Comparison<'_>) -> Vec<Aligned> {
    let likeness = |l: f32| f64::from((l * 100.0).round()) / 100.0;
    let groups = c.alignment.groups.iter();
    groups.map(|g| Aligned { before: g.before.clone(), after: g.after.clone(), moved: g.moved, likeness: likeness(g.likeness) }).collect()
}

fn document(id: usize, path: &str, t: &Telling) -> Document {
    let words = |folded: bool| {
        let told = t.sentences.list.iter().filter(|s| !folded || s.folded);
        told.map(|s| t.sentences.tokens[s.tokens.clone()].iter().filter(|t| t.is_counted()).count()).sum()
    };
    Document {
        id,
        path: path.to_owned(),
        title: t.article.title.clone(),
        published: t.article.published.map(|d| d.to_string()),
        outlet: t.article.outlet.clone(),
        sentences: t.sentences.list.len(),
        words: words(false),
        folded: words(true),
        body: Body::of(t),
    }
}

fn entry(f: &Finding, severity: Level, before: Option<Place>, after: Option<Place>) -> Entry {
    let shown = |p: &Option<Place>| p.as_ref().map(|p| squeezed(&p.text));
    let one_text = matches!((&before, &after), (Some(b), Some(a)) if b.document == a.document);
    let message = match (shown(&before), shown(&after)) {
        (Some(b), Some(a)) if one_text => format!("{b} ≠ {a}: {}", f.reason),
        (Some(b), Some(a)) => format!("{b} → {a}: {}", f.reason),
        (Some(x), None) | (None, Some(x)) => format!("{x}: {}", f.reason),
        (None, None) => f.reason.clone(),
    };
    Entry {
        rule: f.rule.id,
        severity,
        verdict: f.verdict,
        fingerprint: fingerprint(f, &before, &after),
        before,
        after,
        also: None,
        message,
        evidence: f.evidence.clone(),
        reason: f.reason.clone(),
        gap: None,
    }
}

/// White space and controls as single blanks; a terminal's control sequences as nothing, so that a message is one line.
pub fn squeezed(text: &str) -> String {
    // Nearly all text is as it should be. No step of the two walks decides whether there is a next: they go many bytes at once.
    let bytes = text.as_bytes();
    let ends = |b: Option<&u8>| b.is_some_and(u8::is_ascii_graphic);
    let printed = || bytes.iter().fold(true, |all, b| all & (b' '..=b'~').contains(b));
    let gap = || bytes.iter().zip(&bytes[1..]).fold(false, |any, (x, y)| any | (*x == b' ' && *y == b' '));
    if ends(bytes.first()) && ends(bytes.last()) && printed() && !gap() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if matches!(c, '\u{1b}' | '\u{9b}') && skip_sequence(c, &mut chars) {
            continue;
        }
        let blank = c.is_whitespace() || crate::token::is_invisible(c);
        if !blank {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A title or link for the terminal that is longer than this, in bytes, is none.
const LONGEST_SEQUENCE: usize = 2048;

/// Steps over the rest of a terminal's control sequence, if it ends: colours, the cursor, titles, links.
fn skip_sequence(first: char, rest: &mut std::str::Chars<'_>) -> bool {
    let control = first == '\u{9b}' || rest.as_str().starts_with('[');
    let body = &rest.as_str()[usize::from(first == '\u{1b}' && control)..];
    let end = if control {
        let parameters = body.len() - body.trim_start_matches(|c| ('\u{20}'..='\u{3f}').contains(&c)).len();
        body[parameters..].starts_with(|c| ('@'..='~').contains(&c)).then_some(parameters + 1)
    } else if body.starts_with([']', 'P', '_', '^']) {
        let near = &body[..body.floor_char_boundary(LONGEST_SEQUENCE)];
        let until = |stop: &str| near.find(stop).map(|i| i + stop.len());
        until("\u{7}").into_iter().chain(until("\u{1b}\\")).min()
    } else {
        body.starts_with(|c: char| c.is_ascii_graphic()).then_some(1)
    };
    let tail = end.and_then(|end| body.get(end..)).map(str::chars);
    tail.is_some_and(|tail| {
        *rest = tail;
        true
    })
}

/// Rule, claim and both sides' words: no position and no message, so that it survives edits elsewhere.
fn fingerprint(f: &Finding, before: &Option<Place>, after: &Option<Place>) -> String {
    let normal = |p: &Option<Place>| p.as_ref().map(|p| crate::token::normalised(&squeezed(&p.text))).unwrap_or_default();
    let mut hash = Sha256::new();
    for part in [f.rule.id, &f.key, &normal(before), &normal(after)] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let [a, b, c, d, e, f, ..]: [u8; 32] = hash.finalize().into();
    format!("{:012x}", u64::from_be_bytes([0, 0, a, b, c, d, e, f]))
}

fn accounting(c: &Comparison<'_>) -> Accounting {
    let count = |t: &Telling, states: &[State]| {
        let mut counts = [0usize; State::COUNT];
        for (token, state) in t.sentences.tokens.iter().zip(states) {
            counts[*state as usize] += usize::from(token.is_counted());
        }
        counts
    };
    let (before, after) = (count(c.before, &c.states_before), count(c.after, &c.states_after));
    let (b, a) = (|state: State| before[state as usize], |state: State| after[state as usize]);
    Accounting {
        before: BeforeWords {
            words: before.iter().sum(),
            unchanged: b(State::Kept),
            moved: b(State::Moved),
            reworded: b(State::Reworded),
            found: b(State::Found),
            removed: b(State::Alone),
            folded: b(State::Folded),
        },
        after: AfterWords {
            words: after.iter().sum(),
            unchanged: a(State::Kept),
            moved: a(State::Moved),
            reworded: a(State::Reworded),
            found: a(State::Found),
            added: a(State::Alone),
            folded: a(State::Folded),
        },
    }
}

/// Where the lines of a text start, and how many characters stand before each of its blocks of [`BLOCK`] bytes.
struct Lines {
    starts: Vec<usize>,
    characters: OnceCell<Vec<usize>>,
    /// So many bytes of sentences may still be shown.
    left: Cell<usize>,
}

/// The most of a sentence that is shown around a place, in bytes: as much as two long sentences of news.
const AROUND: usize = 400;
/// The sentences around all places are at most so many times as long as the text, and so many bytes more.
const SENTENCES: (usize, usize) = (4, 64 << 10);

/// Characters are counted in steps of so many bytes, so that a text of one line costs no more than one of many.
const BLOCK: usize = 4096;

impl Lines {
    fn of(text: &str) -> Lines {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Lines { starts, characters: OnceCell::new(), left: Cell::new(text.len() * SENTENCES.0 + SENTENCES.1) }
    }

    /// How many characters begin in `text[from..to]`.
    fn characters(&self, text: &str, from: usize, to: usize) -> usize {
        let count = |bytes: &[u8]| bytes.iter().filter(|b| (**b as i8) >= -0x40).count();
        let bytes = text.as_bytes();
        if to - from <= BLOCK {
            return count(&bytes[from..to]);
        }
        let before = self.characters.get_or_init(|| {
            let sums = bytes.chunks(BLOCK).scan(0, |sum, block| {
                *sum += count(block);
                Some(*sum)
            });
            std::iter::once(0).chain(sums).collect()
        });
        let until = |at: usize| before[at / BLOCK] + count(&bytes[at / BLOCK * BLOCK..at]);
        until(to) - until(from)
    }

    fn place(&self, document: usize, t: &Telling, span: Span) -> Place {
        let text = &t.article.text;
        let start = span.start as usize;
        let line = self.starts.partition_point(|s| *s <= start);
        let column = self.characters(text, self.starts[line - 1], start) + 1;
        let list = &t.sentences.list;
        let i = list.partition_point(|s| s.span.end <= span.start);
        let sentence = list.get(i).map_or_else(String::new, |s| around(text, s.span, span));
        let left = self.left.get().checked_sub(sentence.len());
        self.left.set(left.unwrap_or(0));
        let sentence = if left.is_some() { sentence } else { String::new() };
        Place { document, start, end: span.end as usize, line, column, text: span.of(text).to_owned(), sentence }
    }
}

/// The sentence around some words, with an ellipsis where it had to be cut.
fn around(text: &str, sentence: Span, words: Span) -> String {
    if sentence.len() <= AROUND {
        return sentence.of(text).to_owned();
    }
    let room = AROUND.saturating_sub(words.len()) / 2;
    let whole = sentence.range();
    let from = text.floor_char_boundary((words.start as usize).saturating_sub(room).max(whole.start));
    let to = text.floor_char_boundary((words.end as usize + room).min(from + AROUND).min(whole.end)).max(from);
    let mark = |cut: bool| if cut { "…" } else { "" };
    format!("{}{}{}", mark(from > whole.start), &text[from..to], mark(to < whole.end))
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

macro_rules! formats {
    ($($(#[doc = $doc:literal])* $name:ident => $variant:ident),* $(,)?) => {
        /// The ways to write a report.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
        pub enum Format {
            $($(#[doc = $doc])* $variant),*
        }
        impl Format {
            /// Every format.
            pub const ALL: &[Format] = &[$(Format::$variant),*];
            /// The format's name, which is its file's.
            pub fn name(self) -> &'static str {
                match self { $(Format::$variant => stringify!($name)),* }
            }
            /// Whether it holds findings and nothing else: what was left undone has no place in it.
            pub fn is_rows(self) -> bool {
                matches!(self, Format::Brief | Format::Jsonl | Format::Csv | Format::Sarif | Format::Junit | Format::Github)
            }
        }
        /// Writes a report.
        pub fn write(report: &Report, format: Format, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
            match format { $(Format::$variant => $name::write(report, look, out)),* }
        }
    };
}

pub mod brief;
pub mod csv;
pub mod github;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod markdown;
pub mod sarif;
pub mod text;

formats! {
    /// A table for the terminal: must-check items first
    text => Text,
    /// One line a finding
    brief => Brief,
    /// The whole report as one JSON object
    json => Json,
    /// One JSON object a finding
    jsonl => Jsonl,
    /// A table for a pull request or a wiki
    markdown => Markdown,
    /// A table for a spreadsheet, with empty status and note columns
    csv => Csv,
    /// One page for a browser: both texts, each finding marked
    html => Html,
    /// SARIF 2.1.0, for code scanning
    sarif => Sarif,
    /// JUnit XML, for a test dashboard
    junit => Junit,
    /// Annotations of GitHub Actions; with GITHUB_STEP_SUMMARY, a job summary too
    github => Github,
}

/// Writes several reports: as one document where the format has room for them, else one after another.
pub fn write_all(reports: &[&Report], format: Format, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Sarif => sarif::write_all(reports, look, out),
        Format::Junit => junit::write_all(reports, look, out),
        Format::Github => github::write_all(reports, look, out),
        _ => reports.iter().enumerate().try_for_each(|(i, report)| {
            if i > 0 && matches!(format, Format::Text | Format::Markdown) {
                writeln!(out)?;
            }
            write(report, format, look, out)
        }),
    }
}

/// Whether a line of the text is the same line of its file: in a page, say, it is not.
fn lines_hold(path: &str) -> bool {
    use crate::read::Format::{Markdown, Text};
    matches!(crate::read::Format::of(path, b""), Markdown | Text)
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Lines, squeezed};

    #[test]
    fn characters_of_long_lines_are_counted_in_steps() {
        let text = "aé“😀".repeat(BLOCK);
        let lines = Lines::of(&text);
        for (from, to) in [(0, text.len()), (10, 10 * BLOCK), (3, 2 * BLOCK + 1), (BLOCK * 3 / 10 * 10, BLOCK * 8 / 10 * 10 + 6), (20, 26)]
        {
            assert_eq!(lines.characters(&text, from, to), text[from..to].chars().count(), "{from}..{to}");
        }
    }

    #[test]
    fn control_sequences_of_a_terminal_leave_nothing_behind() {
        for (text, shown) in [
            ("12 \u{1b}[31;1mred\u{1b}[0m flags", "12 red flags"),
            ("a\u{1b}]8;;https://x.example\u{1b}\\link\u{1b}]8;;\u{7} b", "alink b"),
            ("\u{9b}2Jgone\u{1b}c", "gone"),
            ("a\u{1b}]0;no end", "a ]0;no end"),
            ("a\u{1b}[31", "a [31"),
            ("a\tb\u{0}c\u{202e}d", "a b c d"),
        ] {
            assert_eq!(squeezed(text), shown);
        }
    }
}
