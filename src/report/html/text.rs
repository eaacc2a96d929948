//! The texts of a report, each finding marked in place.
//!
//! Findings overlap and lie within each other, so that a text is cut wherever any mark begins or ends; each piece names
//! all findings that it belongs to. Two texts stand in rows, any other number in columns.

use super::rows::{self, Paragraph};
use super::{clean, level_name};
use crate::article::Role;
use crate::compare::State;
use crate::report::body::Body;
use crate::report::{Document, Entry, Place, Report};
use crate::rule::Level;
use crate::token::Span;
use maud::{Markup, html};
use std::collections::BTreeSet;
use std::ops::Range;

/// The part of a finding's words that lies in one block.
#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    /// The finding, by its place in the report.
    finding: usize,
    /// 0 before, 1 after.
    side: usize,
    /// Whether the finding's words begin here.
    first: bool,
    /// Whether they end here.
    last: bool,
}

/// A document ready to be written.
struct Text<'a> {
    document: &'a Document,
    paragraphs: Vec<Paragraph>,
    /// The marks of each block.
    marks: Vec<Vec<Mark>>,
    /// Words that changed and are in no finding.
    changed: &'a [(Span, State)],
}

/// All documents of a report.
pub struct Texts<'a> {
    report: &'a Report,
    texts: Vec<Text<'a>>,
}

impl<'a> Texts<'a> {
    /// The documents of a report, with their marks.
    pub fn of(report: &'a Report) -> Texts<'a> {
        let text = |document: &'a Document| Text {
            document,
            changed: if document.id == 0 { &document.body.until } else { &document.body.since },
            paragraphs: rows::paragraphs(&document.body),
            marks: vec![Vec::new(); document.body.blocks.len()],
        };
        let mut texts: Vec<Text<'a>> = report.documents.iter().map(text).collect();
        for (finding, entry) in report.findings.iter().enumerate() {
            for (side, place) in sides(entry).into_iter().enumerate() {
                if let Some((text, place)) = place.and_then(|p| Some((texts.get_mut(p.document)?, p))) {
                    text.add(finding, side, Span::new(place.start, place.end));
                }
            }
        }
        Texts { report, texts }
    }

    /// Where a finding shows: the later side where it has one.
    pub fn anchor(&self, finding: usize) -> Option<String> {
        let entry = self.report.findings.get(finding)?;
        let shows = |side: usize| {
            let document = sides(entry)[side]?.document;
            let blocks = &self.texts.get(document)?.marks;
            blocks.iter().flatten().any(|m| m.finding == finding && m.side == side).then(|| anchor(finding, side))
        };
        shows(1).or_else(|| shows(0))
    }

    /// The section with all texts.
    pub fn markup(&self) -> Markup {
        html! {
            section #texts aria-label="The texts" tabindex="-1" {
                @if let [before, after] = &self.texts[..] { (self.side_by_side(before, after)) } @else { (self.columns()) }
            }
        }
    }

    fn side_by_side(&self, before: &Text<'_>, after: &Text<'_>) -> Markup {
        let bodies = [&before.document.body, &after.document.body];
        let pairing = rows::pairing(&self.report.alignment, bodies, [&before.paragraphs, &after.paragraphs]);
        html! {
            p.shown {
                label.tick { input #show-wording type="checkbox" autocomplete="off"; "Show changes of wording" }
                label.tick { input #only-changed type="checkbox" autocomplete="off"; "Hide unchanged paragraphs" }
            }
            div.heads { (head("Before", before.document)) (head("After", after.document)) }
            @for row in &pairing.rows {
                @let change = row_change(before, after, row);
                div class={ "row " (change) } {
                    (self.cell(before, row.before.clone(), ("before", "a"), &pairing.moved[0]))
                    (self.cell(after, row.after.clone(), ("after", "b"), &pairing.moved[1]))
                }
            }
        }
    }

    /// One side of a row; `other` begins the ids of the other side's paragraphs.
    fn cell(&self, text: &Text<'_>, range: Range<usize>, (side, other): (&str, &str), moved: &[Option<usize>]) -> Markup {
        html! {
            div class={ "cell " (side) } {
                @for i in range {
                    @if let Some(to) = moved[i] {
                        a.moved href={ "#" (other) (to) } { "moved; where it stands " @if side == "after" { "before" } @else { "after" } }
                    }
                    (self.paragraph(text, &text.paragraphs[i], &format!("{}{i}", &side[..1])))
                }
            }
        }
    }

    fn columns(&self) -> Markup {
        html! {
            div class={ "columns n" (self.texts.len().min(4)) } {
                @for (i, text) in self.texts.iter().enumerate() {
                    article.column id={ "d" (i) } aria-label=(clean(&text.document.path)) {
                        (head(&(i + 1).to_string(), text.document))
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
        let pieces = Pieces::of(text, i);
        html! {
            @for piece in pieces.list {
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

    fn level(&self, finding: usize) -> Option<Level> {
        self.report.findings.get(finding).map(|f| f.severity)
    }
}

fn sides(entry: &Entry) -> [Option<&Place>; 2] {
    [entry.before.as_ref(), entry.after.as_ref()]
}

fn anchor(finding: usize, side: usize) -> String {
    format!("f{}{}", finding + 1, if side == 0 { "before" } else { "after" })
}

fn head(label: &str, document: &Document) -> Markup {
    let parts = [document.outlet.as_deref(), document.published.as_deref()];
    html! {
        p.head {
            b { (label) } " " bdi { (clean(&document.path)) }
            @for part in parts.into_iter().flatten() { " · " bdi { (clean(part)) } }
        }
    }
}

impl Text<'_> {
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

/// Words that share all their marks.
struct Piece {
    span: Span,
    findings: Vec<usize>,
    state: Option<State>,
    /// Findings, with their side, whose words begin here.
    starts: Vec<(usize, usize)>,
    /// Findings whose words end here.
    ends: Vec<usize>,
}

struct Pieces {
    list: Vec<Piece>,
}

impl Pieces {
    /// One sweep over the block from left to right.
    fn of(text: &Text<'_>, i: usize) -> Pieces {
        let (body, marks) = (&text.document.body, &text.marks[i]);
        let (block, changed) = (body.blocks[i].span, text.changed);
        let within = |s: Span| Span { start: s.start.max(block.start), end: s.end.min(block.end) };
        let changed = &changed[changed.partition_point(|(s, _)| s.end <= block.start)..];
        let changed: Vec<(Span, State)> = changed.iter().take_while(|(s, _)| s.start < block.end).map(|(s, x)| (within(*s), *x)).collect();
        let markup = &body.markup[body.markup.partition_point(|s| s.end <= block.start)..];
        let markup: Vec<Span> = markup.iter().take_while(|s| s.start < block.end).map(|s| within(*s)).collect();

        let spans = marks.iter().map(|m| m.span).chain(changed.iter().map(|c| c.0)).chain(markup.iter().copied());
        let mut cuts: Vec<u32> = spans.flat_map(|s| [s.start, s.end]).chain([block.start, block.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut starting: Vec<&Mark> = marks.iter().collect();
        starting.sort_by_key(|m| (m.span.start, m.finding));
        let mut ending: Vec<&Mark> = marks.iter().collect();
        ending.sort_by_key(|m| (m.span.end, m.finding));

        let (mut s, mut e, mut c, mut m) = (0, 0, 0, 0);
        let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut list: Vec<Piece> = Vec::new();
        for cut in cuts.windows(2) {
            let span = Span { start: cut[0], end: cut[1] };
            while ending.get(e).is_some_and(|k| k.span.end <= span.start) {
                open.remove(&(ending[e].finding, ending[e].side));
                e += 1;
            }
            let mut starts = Vec::new();
            while let Some(mark) = starting.get(s).filter(|k| k.span.start <= span.start) {
                open.insert((mark.finding, mark.side));
                if mark.first {
                    starts.push((mark.finding, mark.side));
                }
                s += 1;
            }
            while changed.get(c).is_some_and(|(x, _)| x.end <= span.start) {
                c += 1;
            }
            while markup.get(m).is_some_and(|x| x.end <= span.start) {
                m += 1;
            }
            let ends = ending[e..].iter().take_while(|k| k.span.end == span.end).filter(|k| k.last).map(|k| k.finding).collect();
            let mut findings: Vec<usize> = open.iter().map(|(finding, _)| *finding).collect();
            findings.dedup();
            let hidden = markup.get(m).is_some_and(|x| x.start <= span.start);
            list.push(Piece {
                // Markup is no word of the article: only what begins or ends at it is kept.
                span: if hidden { Span { start: span.start, end: span.start } } else { span },
                findings: if hidden { Vec::new() } else { findings },
                state: changed.get(c).filter(|(x, _)| x.start <= span.start).map(|(_, state)| *state),
                starts,
                ends,
            });
        }
        Pieces { list }
    }
}
