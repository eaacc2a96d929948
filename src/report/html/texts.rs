//! The texts of a report, each finding marked in place.
//!
//! Findings overlap and lie within each other, so that a text is cut wherever any mark begins or ends; each piece names
//! all findings that it belongs to. A version and the next stand in rows, paragraph by paragraph; other texts in columns.

use super::clean::clean;
use super::contents::Contents;
use super::marked::MarkedText;
use super::pieces::{Piece, pieces};
use super::rows::{self, PageParagraph};
use crate::article::Role;
use crate::compare::State;
use crate::finding::Level;
use crate::lexicon::{NUMERALS, word_id};
use crate::report::body::Body;
use crate::report::bound;
use crate::report::whole::Report;
use crate::report::wire::{Aligned, Document, Entry, Place};
use crate::token::{Kind, Span, Token, tokenize};
use maud::{Markup, html};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// Documents that are read beside each other: two in rows, any number in columns.
struct Pane<'a> {
    texts: Vec<MarkedText<'a>>,
    /// How the sentences of two documents correspond; none for columns.
    alignment: Option<&'a [Aligned]>,
}

/// All documents of a report.
pub struct Texts<'a> {
    contents: &'a Contents<'a>,
    panes: Vec<Pane<'a>>,
    /// For each item, whether its earlier and its later side is marked somewhere.
    marked: Vec<[bool; 2]>,
    /// Figures that changed somewhere: a paragraph that has one deserves an eye although nothing in it changed.
    figures: HashSet<u64>,
}

impl<'a> Texts<'a> {
    /// The documents of a report, with their marks: each version against the one before it, or all in columns.
    pub fn new(report: &'a Report, contents: &'a Contents<'a>) -> Texts<'a> {
        let last = report.documents.len().saturating_sub(1);
        let spread = contents.items.iter().any(|i| matches!(sides(i.entry), [Some(b), Some(a)] if b.document + 1 < a.document));
        let panes = if !report.steps.is_empty() && !spread {
            report.steps.iter().map(|s| Pane::pair(contents, [s.before, s.after], &s.alignment)).collect()
        } else if report.command == "diff" && last > 0 {
            vec![Pane::pair(contents, [0, last], &report.alignment)]
        } else {
            vec![Pane::columns(contents, 0..report.documents.len())]
        };
        Texts::with(contents, panes)
    }

    /// Each document for itself.
    pub fn apart(contents: &'a Contents<'a>) -> Texts<'a> {
        Texts::with(contents, (0..contents.documents.len()).map(|i| Pane::columns(contents, i..i + 1)).collect())
    }

    /// No document, where each of them would be many times as long as it is in a file.
    pub fn left_out(contents: &'a Contents<'a>) -> Texts<'a> {
        Texts::with(contents, Vec::new())
    }

    fn with(contents: &'a Contents<'a>, panes: Vec<Pane<'a>>) -> Texts<'a> {
        let mut marked = vec![[false; 2]; contents.items.len()];
        for mark in panes.iter().flat_map(|p| &p.texts).flat_map(|t| &t.marks).flatten() {
            marked[mark.finding][mark.side] = true;
        }
        let changed = contents.items.iter().filter(|i| i.entry.severity > Level::Info).flat_map(|i| sides(i.entry));
        let figures = changed.flatten().flat_map(|p| figures(&p.text, Span::new(0, p.text.len()))).collect();
        Texts { contents, panes, marked, figures }
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
        let ends = |p: &PageParagraph| {
            p.blocks.end.checked_sub(1).and_then(|b| text.document.body.blocks.get(b)).map_or(0, |b| b.span.end as usize)
        };
        let at = text.paragraphs.partition_point(|p| ends(p) <= start);
        text.paragraphs.get(at)?;
        Some(if pane.alignment.is_some() { format!("p{i}{}{at}", SIDES[j.min(1)]) } else { format!("d{document}p{at}") })
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
                        span.key { "Sentences " span.sample.after { span.alone { "that came" } } " and " span.sample.before { span.alone { "that went" } } " are marked." }
                    }
                }
                (self.notice())
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

    /// That the texts are not there, where they are not.
    pub fn notice(&self) -> Markup {
        html! {
            @if self.panes.is_empty() {
                p.shown { "The texts are left out: with all marks and paragraphs this page would be more than " (bound::MOST_TIMES) " times as long as they are." }
            }
        }
    }

    /// The paragraphs of one document, each with what stands beside it: `beside` is given the bytes that it covers.
    pub fn rows(&self, document: usize, beside: impl Fn(Range<usize>) -> Markup) -> Markup {
        let Some(text) = self.panes.get(document).and_then(|p| p.texts.first()) else { return html! {} };
        let blocks = &text.document.body.blocks;
        let start = |p: &PageParagraph| blocks.get(p.blocks.start).map_or(0, |b| b.span.start as usize);
        let ends = text.paragraphs.iter().skip(1).map(start).chain([usize::MAX]);
        html! {
            @for (j, (paragraph, end)) in text.paragraphs.iter().zip(ends).enumerate() {
                div.row {
                    div.cell.after { (self.paragraph(text, paragraph, &format!("d{document}p{j}"))) }
                    div.cell.beside { (beside(if j == 0 { 0 } else { start(paragraph) }..end)) }
                }
            }
        }
    }

    /// One document by itself.
    pub fn document(&self, document: usize) -> Markup {
        html! { @if let Some(pane) = self.panes.get(document) { (self.columns(&pane.texts)) } }
    }

    fn pane(&self, pane: &Pane<'_>, i: usize) -> Markup {
        match (&pane.texts[..], pane.alignment) {
            ([before, after], Some(alignment)) => self.side_by_side(before, after, alignment, &format!("p{i}")),
            (texts, _) => self.columns(texts),
        }
    }

    fn side_by_side(&self, before: &MarkedText<'_>, after: &MarkedText<'_>, alignment: &[Aligned], id: &str) -> Markup {
        let bodies = [&before.document.body, &after.document.body];
        let pairing = rows::pairing(alignment, bodies, [&before.paragraphs, &after.paragraphs]);
        html! {
            div.heads { (self.head("Before", before.document)) (self.head("After", after.document)) }
            @for row in &pairing.rows {
                div class={ "row " (self.row_change(before, after, row)) } {
                    (self.cell(before, row.before.clone(), "before", id, &pairing.moved[0]))
                    (self.cell(after, row.after.clone(), "after", id, &pairing.moved[1]))
                }
            }
        }
    }

    /// One side of a row.
    fn cell(&self, text: &MarkedText<'_>, range: Range<usize>, side: &str, id: &str, moved: &[Option<usize>]) -> Markup {
        let other = if side == "after" { "before" } else { "after" };
        html! {
            div class={ "cell " (side) } {
                @for i in range {
                    @if let Some(to) = moved[i] {
                        a.moved href={ "#" (id) (other) (to) } { "moved: its place in the " @if other == "after" { "later" } @else { "earlier" } " text" }
                    }
                    (self.paragraph(text, &text.paragraphs[i], &format!("{id}{side}{i}")))
                }
            }
        }
    }

    fn columns(&self, texts: &[MarkedText<'_>]) -> Markup {
        html! {
            p.more-right hidden { "More texts to the right: scroll sideways." }
            div class={ "columns n" (texts.len().min(4)) } tabindex="0" role="group" aria-label="The texts side by side" {
                @for (i, text) in texts.iter().enumerate() {
                    article.column aria-label=(self.contents.names.text(text.document.id)) {
                        (self.head(&if texts.len() > 1 { (i + 1).to_string() } else { String::new() }, text.document))
                        @for (j, paragraph) in text.paragraphs.iter().enumerate() {
                            (self.paragraph(text, paragraph, &format!("d{}p{j}", text.document.id)))
                        }
                    }
                }
            }
        }
    }

    fn paragraph(&self, text: &MarkedText<'_>, paragraph: &PageParagraph, id: &str) -> Markup {
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
    fn block(&self, text: &MarkedText<'_>, i: usize) -> Markup {
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
        html! { a class={ "n " (level.name()) } href={ "#f" (n) } data-n=(n) aria-label={ "finding " (n) ", " (self.contents.named(level)) } { (n) } }
    }

    fn head(&self, label: &str, document: &Document) -> Markup {
        let name = self.contents.names.text(document.id);
        let outlet = document.outlet.as_deref().filter(|o| *o != name);
        html! {
            p.head {
                b { (label) } " " (self.contents.names.markup(document))
                @if let Some(outlet) = outlet { " · " bdi { (clean(outlet)) } }
                @for day in days(document) { " · " bdi { (clean(&day)) } }
            }
        }
    }

    fn pair_name(&self, pane: &Pane<'_>) -> Markup {
        html! {
            @for (i, text) in pane.texts.iter().rev().enumerate() {
                @if i > 0 { " against " }
                (self.contents.names.markup(text.document))
            }
        }
    }

    /// What the row shows: a finding, a change of wording or place, a figure that changed elsewhere, or nothing.
    fn row_change(&self, before: &MarkedText<'_>, after: &MarkedText<'_>, row: &rows::ParagraphRow) -> &'static str {
        let (b, a) = (row.before.clone(), row.after.clone());
        let told = |text: &MarkedText<'_>, range: Range<usize>| {
            let body = &text.document.body;
            text.blocks(range).any(|i| figures(&body.text, body.blocks[i].span).iter().any(|f| self.figures.contains(f)))
        };
        if before.is_marked(b.clone()) || after.is_marked(a.clone()) {
            "found"
        } else if b.is_empty() || a.is_empty() || before.is_changed(b) || after.is_changed(a.clone()) {
            "worded"
        } else if told(after, a) {
            "told"
        } else {
            "same"
        }
    }

    fn level(&self, finding: usize) -> Option<Level> {
        self.contents.level(finding)
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
    fn pair(contents: &Contents<'a>, ids: [usize; 2], alignment: &'a [Aligned]) -> Pane<'a> {
        let changed = [|b: &'a Body| &b.until[..], |b: &'a Body| &b.since[..]];
        let text = |side: usize| contents.documents.get(ids[side]).map(|d| MarkedText::new(d, changed[side](&d.body)));
        let mut texts: Vec<MarkedText<'a>> = (0..2).filter_map(text).collect();
        for (finding, entry) in contents.items.iter().map(|i| i.entry).enumerate() {
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

    /// Some documents with all findings in them.
    fn columns(contents: &Contents<'a>, ids: Range<usize>) -> Pane<'a> {
        let mut texts: Vec<MarkedText<'a>> =
            contents.documents.iter().skip(ids.start).take(ids.len()).map(|d| MarkedText::new(d, &[])).collect();
        for (finding, entry) in contents.items.iter().map(|i| i.entry).enumerate() {
            for (side, place) in sides(entry).into_iter().enumerate() {
                let text = place.and_then(|p| Some((texts.get_mut(p.document.checked_sub(ids.start)?)?, p)));
                if let Some((text, place)) = text {
                    text.add(finding, side, Span::new(place.start, place.end));
                }
            }
        }
        Pane { texts, alignment: None }
    }
}

/// When a document was published and updated, in words.
pub fn days(document: &Document) -> Vec<String> {
    let updated = document.updated.as_ref().filter(|day| Some(*day) != document.published.as_ref());
    document.published.iter().cloned().chain(updated.map(|day| format!("updated {day}"))).collect()
}

/// The figures in some words, by their keys. "One" stands for anything, and is none.
fn figures(text: &str, range: Span) -> Vec<u64> {
    let mut tokens = Vec::new();
    tokenize(text, range, word_id, &mut tokens);
    let tells = |t: &Token| t.kind == Kind::Number || NUMERALS.word(*t).is_some_and(|n| n.value > 1);
    tokens.iter().filter(|t| tells(t)).map(|t| t.key).collect()
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
