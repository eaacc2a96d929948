//! The texts of a report, each finding marked in place.
//!
//! Findings overlap and lie within each other, so that a text is cut wherever any mark begins or ends; each piece names
//! all findings that it belongs to. A version and the next stand in rows, paragraph by paragraph; other texts in columns.

use super::clean::{clean, level_name};
use super::names::Names;
use super::pieces::{Mark, Piece, pieces};
use super::rows::{self, Paragraph};
use crate::article::Role;
use crate::compare::State;
use crate::finding::Level;
use crate::report::body::Body;
use crate::report::bound;
use crate::report::whole::Report;
use crate::report::wire::{Aligned, Document, Entry, Place};
use crate::token::Span;
use maud::{Markup, html};
use std::collections::BTreeSet;
use std::ops::Range;

/// A document ready to be written.
pub struct Text<'a> {
    /// The document.
    pub document: &'a Document,
    paragraphs: Vec<Paragraph>,
    /// The marks of each block.
    pub marks: Vec<Vec<Mark>>,
    /// Words that changed and are in no finding.
    pub changed: &'a [(Span, State)],
}

/// Documents that are read beside each other: two in rows, any number in columns.
struct Pane<'a> {
    texts: Vec<Text<'a>>,
    /// How the sentences of two documents correspond; none for columns.
    alignment: Option<&'a [Aligned]>,
}

/// All documents of a report.
pub struct Texts<'a> {
    report: &'a Report,
    names: &'a Names,
    panes: Vec<Pane<'a>>,
    /// For each finding, whether its earlier and its later side is marked somewhere.
    marked: Vec<[bool; 2]>,
}

impl<'a> Texts<'a> {
    /// The documents of a report, with their marks: each version against the one before it, or all in columns.
    pub fn of(report: &'a Report, names: &'a Names) -> Texts<'a> {
        let documents = &report.documents;
        let last = documents.len().saturating_sub(1);
        let spread = report.findings.iter().any(|f| matches!(sides(f), [Some(b), Some(a)] if b.document + 1 < a.document));
        let panes = if !report.steps.is_empty() && !spread {
            report.steps.iter().map(|s| Pane::pair(report, [s.before, s.after], &s.alignment)).collect()
        } else if report.command == "diff" && last > 0 {
            vec![Pane::pair(report, [0, last], &report.alignment)]
        } else {
            vec![Pane::columns(report)]
        };
        let mut marked = vec![[false; 2]; report.findings.len()];
        for mark in panes.iter().flat_map(|p| &p.texts).flat_map(|t| &t.marks).flatten() {
            marked[mark.finding][mark.side] = true;
        }
        Texts { report, names, panes, marked }
    }

    /// No document, where each of them would be many times as long as it is in a file.
    pub fn left_out(report: &'a Report, names: &'a Names) -> Texts<'a> {
        Texts { report, names, panes: Vec::new(), marked: vec![[false; 2]; report.findings.len()] }
    }

    /// Where a finding shows: the later side where it has one.
    pub fn anchor(&self, finding: usize) -> Option<String> {
        let shows = |side: usize| self.marked.get(finding)?[side].then(|| anchor(finding, side));
        shows(1).or_else(|| shows(0))
    }

    /// The id of the paragraph in which a place of a document stands.
    pub fn paragraph_at(&self, document: usize, start: usize) -> Option<String> {
        let texts = self.panes.iter().enumerate().flat_map(|(i, p)| p.texts.iter().enumerate().map(move |(j, t)| (i, j, p, t)));
        let (i, j, pane, text) = texts.into_iter().find(|(.., t)| t.document.id == document)?;
        let ends =
            |p: &Paragraph| p.blocks.end.checked_sub(1).and_then(|b| text.document.body.blocks.get(b)).map_or(0, |b| b.span.end as usize);
        let at = text.paragraphs.partition_point(|p| ends(p) <= start);
        text.paragraphs.get(at)?;
        Some(if pane.alignment.is_some() { format!("p{i}{}{at}", SIDES[j.min(1)]) } else { format!("d{j}p{at}") })
    }

    /// The section with all texts.
    pub fn markup(&self) -> Markup {
        html! {
            section #texts aria-label="The texts" tabindex="-1" {
                // Texts in columns are not aligned: nothing is known to be unchanged.
                @if self.panes.iter().any(|p| p.alignment.is_some()) {
                    p.shown {
                        label.tick { input #show-wording type="checkbox" autocomplete="off"; "Show changes of wording" }
                        label.tick { input #only-changed type="checkbox" autocomplete="off"; "Hide unchanged paragraphs" }
                    }
                }
                @if self.panes.is_empty() {
                    p.shown { "The texts are left out: with all marks and paragraphs this page would be more than " (bound::MOST_TIMES) " times as long as they are." }
                }
                @for (i, pane) in self.panes.iter().enumerate() {
                    @if self.panes.len() > 1 {
                        details.pane open { summary { (self.pair_name(pane)) } (self.pane(pane, i)) }
                    } @else {
                        (self.pane(pane, i))
                    }
                }
            }
        }
    }

    fn pane(&self, pane: &Pane<'_>, i: usize) -> Markup {
        match (&pane.texts[..], pane.alignment) {
            ([before, after], Some(alignment)) => self.side_by_side(before, after, alignment, &format!("p{i}")),
            (texts, _) => self.columns(texts),
        }
    }

    fn side_by_side(&self, before: &Text<'_>, after: &Text<'_>, alignment: &[Aligned], id: &str) -> Markup {
        let bodies = [&before.document.body, &after.document.body];
        let pairing = rows::pairing(alignment, bodies, [&before.paragraphs, &after.paragraphs]);
        html! {
            div.heads { (self.head("Before", before.document)) (self.head("After", after.document)) }
            @for row in &pairing.rows {
                div class={ "row " (row_change(before, after, row)) } {
                    (self.cell(before, row.before.clone(), "before", id, &pairing.moved[0]))
                    (self.cell(after, row.after.clone(), "after", id, &pairing.moved[1]))
                }
            }
        }
    }

    /// One side of a row.
    fn cell(&self, text: &Text<'_>, range: Range<usize>, side: &str, id: &str, moved: &[Option<usize>]) -> Markup {
        let other = if side == "after" { "before" } else { "after" };
        html! {
            div class={ "cell " (side) } {
                @for i in range {
                    @if let Some(to) = moved[i] {
                        a.moved href={ "#" (id) (other) (to) } { "moved; where it stands " (other) }
                    }
                    (self.paragraph(text, &text.paragraphs[i], &format!("{id}{side}{i}")))
                }
            }
        }
    }

    fn columns(&self, texts: &[Text<'_>]) -> Markup {
        html! {
            div class={ "columns n" (texts.len().min(4)) } {
                @for (i, text) in texts.iter().enumerate() {
                    article.column aria-label=(self.names.text(text.document.id)) {
                        (self.head(&(i + 1).to_string(), text.document))
                        @for (j, paragraph) in text.paragraphs.iter().enumerate() {
                            (self.paragraph(text, paragraph, &format!("d{i}p{j}")))
                        }
                    }
                }
            }
        }
    }

    fn paragraph(&self, text: &Text<'_>, paragraph: &Paragraph, id: &str) -> Markup {
        let told = paragraph.role.tells();
        let class = role_class(paragraph.role);
        let words = html! {
            @for i in paragraph.blocks.clone() {
                @if i > paragraph.blocks.start { " " }
                @if told && !text.document.body.blocks[i].role.tells() { span.furniture { (self.block(text, i)) } } @else { (self.block(text, i)) }
            }
        };
        html! {
            @match paragraph.role {
                Role::Headline => h2 id=(id) class=(class) dir="auto" { (words) },
                Role::Heading => h3 id=(id) class=(class) dir="auto" { (words) },
                _ => p id=(id) class=(class) dir="auto" { (words) },
            }
        }
    }

    /// The words of a block, cut where any mark, any run of changed words or any markup begins or ends.
    fn block(&self, text: &Text<'_>, i: usize) -> Markup {
        let body = &text.document.body;
        html! {
            @for piece in pieces(&text.document.body, i, &text.marks[i], text.changed) {
                @for (finding, side) in &piece.starts { span.spot id=(anchor(*finding, *side)) {} }
                (self.piece(body, &piece))
                @for finding in &piece.ends { (self.number(*finding)) }
            }
        }
    }

    fn piece(&self, body: &Body, piece: &Piece) -> Markup {
        let words = clean(body.text.get(piece.span.range()).unwrap_or(""));
        let inner = match piece.state {
            Some(state) => html! { span class=(state_class(state)) { (words) } },
            None => html! { (words) },
        };
        if piece.findings.is_empty() {
            return inner;
        }
        let numbers: Vec<String> = piece.findings.iter().map(|f| (f + 1).to_string()).collect();
        let levels: BTreeSet<Level> = piece.findings.iter().filter_map(|f| self.level(*f)).collect();
        let class: Vec<&str> = levels.iter().map(|l| l.name()).collect();
        html! { mark class=(class.join(" ")) data-f=(numbers.join(" ")) { (inner) } }
    }

    /// The number behind marked words: it ties them to the list, on paper too.
    fn number(&self, finding: usize) -> Markup {
        let n = finding + 1;
        let level = self.level(finding).unwrap_or(Level::Info);
        html! { a class={ "n " (level.name()) } href={ "#f" (n) } data-n=(n) aria-label={ "finding " (n) ", " (level_name(level)) } { (n) } }
    }

    fn head(&self, label: &str, document: &Document) -> Markup {
        let updated = document.updated.as_ref().filter(|day| Some(*day) != document.published.as_ref());
        let updated = updated.map(|day| format!("updated {day}"));
        let parts = [document.outlet.as_deref(), document.published.as_deref(), updated.as_deref()];
        let parts = parts.into_iter().flatten().filter(|p| *p != self.names.text(document.id));
        html! {
            p.head {
                b { (label) } " " (self.names.markup(document))
                @for part in parts { " · " bdi { (clean(part)) } }
            }
        }
    }

    fn pair_name(&self, pane: &Pane<'_>) -> Markup {
        html! {
            @for (i, text) in pane.texts.iter().rev().enumerate() {
                @if i > 0 { " against " }
                (self.names.markup(text.document))
            }
        }
    }

    fn level(&self, finding: usize) -> Option<Level> {
        self.report.findings.get(finding).map(|f| f.severity)
    }
}

fn sides(entry: &Entry) -> [Option<&Place>; 2] {
    [entry.before.as_ref(), entry.after.as_ref()]
}

const SIDES: [&str; 2] = ["before", "after"];

fn anchor(finding: usize, side: usize) -> String {
    format!("f{}{}", finding + 1, SIDES[side.min(1)])
}

impl<'a> Pane<'a> {
    /// Two documents with the findings that lead from the one to the other.
    fn pair(report: &'a Report, ids: [usize; 2], alignment: &'a [Aligned]) -> Pane<'a> {
        let changed = [|b: &'a Body| &b.until[..], |b: &'a Body| &b.since[..]];
        let text = |side: usize| Some(Text::of(report.documents.get(ids[side])?, changed[side](&report.documents[ids[side]].body)));
        let mut texts: Vec<Text<'a>> = (0..2).filter_map(text).collect();
        for (finding, entry) in report.findings.iter().enumerate() {
            // What a version says against itself shows where it is the later one.
            let within = matches!(sides(entry), [Some(b), Some(a)] if b.document == a.document);
            for (side, place) in sides(entry).into_iter().enumerate() {
                let at = if within { 1 } else { side };
                if let Some((text, place)) = texts.get_mut(at).zip(place.filter(|p| p.document == ids[at])) {
                    text.add(finding, side, Span::new(place.start, place.end));
                }
            }
        }
        Pane { texts, alignment: Some(alignment) }
    }

    /// All documents with all findings.
    fn columns(report: &'a Report) -> Pane<'a> {
        let mut texts: Vec<Text<'a>> = report.documents.iter().map(|d| Text::of(d, &[])).collect();
        for (finding, entry) in report.findings.iter().enumerate() {
            for (side, place) in sides(entry).into_iter().enumerate() {
                if let Some((text, place)) = place.and_then(|p| Some((texts.get_mut(p.document)?, p))) {
                    text.add(finding, side, Span::new(place.start, place.end));
                }
            }
        }
        Pane { texts, alignment: None }
    }
}

impl<'a> Text<'a> {
    fn of(document: &'a Document, changed: &'a [(Span, State)]) -> Text<'a> {
        let marks = vec![Vec::new(); document.body.blocks.len()];
        Text { document, paragraphs: rows::paragraphs(&document.body), marks, changed }
    }

    /// Marks the part of a span that lies in each block.
    fn add(&mut self, finding: usize, side: usize, span: Span) {
        let blocks = &self.document.body.blocks;
        let from = blocks.partition_point(|b| b.span.end <= span.start);
        let to = blocks.partition_point(|b| b.span.start < span.end);
        for (i, block) in blocks.iter().enumerate().take(to).skip(from) {
            let part = Span { start: span.start.max(block.span.start), end: span.end.min(block.span.end) };
            self.marks[i].push(Mark { span: part, finding, side, first: i == from, last: i + 1 == to });
        }
    }

    fn blocks(&self, paragraphs: Range<usize>) -> Range<usize> {
        self.paragraphs.get(paragraphs).and_then(|p| Some(p.first()?.blocks.start..p.last()?.blocks.end)).unwrap_or(0..0)
    }

    fn is_marked(&self, paragraphs: Range<usize>) -> bool {
        self.blocks(paragraphs).any(|i| !self.marks[i].is_empty())
    }

    fn is_changed(&self, paragraphs: Range<usize>) -> bool {
        self.blocks(paragraphs).any(|i| {
            let block = self.document.body.blocks[i].span;
            let changed = self.changed;
            changed[changed.partition_point(|(s, _)| s.end <= block.start)..].first().is_some_and(|(s, _)| s.start < block.end)
        })
    }
}

/// What the row shows: a finding, a change of wording or place, or nothing.
fn row_change(before: &Text<'_>, after: &Text<'_>, row: &rows::Row) -> &'static str {
    let (b, a) = (row.before.clone(), row.after.clone());
    if before.is_marked(b.clone()) || after.is_marked(a.clone()) {
        "found"
    } else if b.is_empty() || a.is_empty() || before.is_changed(b) || after.is_changed(a) {
        "worded"
    } else {
        "same"
    }
}

fn role_class(role: Role) -> &'static str {
    match role {
        Role::Headline => "headline",
        Role::Deck => "deck",
        Role::Lede => "lede",
        Role::Body => "body",
        Role::Heading => "heading",
        Role::Item => "item",
        Role::Caption => "caption",
        Role::Note => "note",
        Role::Furniture => "furniture",
    }
}

fn state_class(state: State) -> &'static str {
    match state {
        State::Moved => "w moved-words",
        State::Alone => "w alone",
        State::Folded => "folded",
        State::Kept | State::Open | State::Reworded | State::Found => "w",
    }
}
