//! Runs of words with their places in, paragraphs out, each with what it is.
//!
//! Runs are taken in the order in which they are drawn, which is the order in which the page was written: columns and
//! boxes stay whole. A paragraph ends where the gap grows, the size changes, a line is indented or stops short; it goes on
//! over a page's end while its sentence does. Running heads are what stands at the same place on most pages.

use super::cells;
use super::edges::without_furniture;
use super::hyphen::Hyphens;
use super::initials::with_initials;
use super::line::{BULLETS, PdfLine, labelled, lines, most, quarter, usual_size};
use super::page::{Area, Page};
use super::raised::unmarked;
use std::collections::HashMap;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParagraphKind {
    Title,
    Heading,
    Text,
    Item,
    /// A row of a table, its cells apart by tabs.
    Row,
    /// In small print at the foot of a page.
    Note,
}

/// The paragraphs of all pages.
pub(super) fn paragraphs(pages: Vec<Page>) -> Vec<(String, ParagraphKind)> {
    let areas: Vec<Area> = pages.iter().map(|p| p.area).collect();
    let usual = usual_size(pages.iter().flat_map(|p| &p.runs).map(|r| (r.size, r.text.len())));
    let of_page = |(page, drawn): (usize, Page)| labelled(lines(with_initials(unmarked(drawn.runs), usual), page));
    let all: Vec<PdfLine> = pages.into_iter().enumerate().flat_map(of_page).collect();
    let lines = cells::apart(without_furniture(all, &areas));
    let measure = PdfMeasure::new(&lines);
    let hyphens = Hyphens::new(&lines);
    let mut made = Made { out: Vec::new(), notes: Vec::new(), measure: &measure, hyphens: &hyphens };
    let mut at = 0;
    let mut open: Vec<&PdfLine> = Vec::new();
    while at < lines.len() {
        if let Some((cells, next)) = cells::row(&lines, at, measure.leading, &hyphens) {
            made.paragraph(&std::mem::take(&mut open));
            let above = made.out.last().filter(|p| p.1 == ParagraphKind::Row).map(|p| p.0.as_str());
            let (cells, next) = cells::with_label(&lines, at, (cells, next), above, measure.leading, &hyphens);
            made.out.push((cells, ParagraphKind::Row));
            at = next;
            continue;
        }
        let line = &lines[at];
        if measure.is_note(line, &made.notes) {
            made.note(line);
        } else {
            if !open.is_empty() && measure.parts(&open, line) {
                made.paragraph(&std::mem::take(&mut open));
            }
            open.push(line);
        }
        at += 1;
    }
    made.paragraph(&open);
    made.notes.drain(..).for_each(|n| made.out.push((n, ParagraphKind::Note)));
    made.out
}

/// A column that ends so many sizes before another is a narrower one.
const NARROWER: f32 = 4.0;

/// What is usual in this text.
struct PdfMeasure {
    /// The size in which most of it is set.
    size: f32,
    /// How far apart lines of that size are.
    leading: f32,
    /// Where lines end on the right, by page and place on the left.
    right: HashMap<(usize, i32), f32>,
    /// The lowest line of the usual size, by page.
    foot: HashMap<usize, f32>,
}

impl PdfMeasure {
    fn new(lines: &[PdfLine]) -> PdfMeasure {
        let size = usual_size(lines.iter().map(|l| (l.size, l.text.len())));
        let mut apart: HashMap<i32, usize> = HashMap::new();
        let (mut right, mut foot): (HashMap<(usize, i32), f32>, HashMap<usize, f32>) = (HashMap::new(), HashMap::new());
        for pair in lines.windows(2) {
            let step = pair[0].height - pair[1].height;
            if pair[0].page == pair[1].page && step > 0.5 * size && step < 2.5 * size && (pair[1].size - size).abs() < 0.05 * size {
                *apart.entry(quarter(step)).or_default() += 1;
            }
        }
        for line in lines.iter().filter(|l| (l.size - size).abs() < 0.05 * size) {
            let end = right.entry((line.page, column(line.from))).or_insert(line.to);
            *end = end.max(line.to);
            let low = foot.entry(line.page).or_insert(line.height);
            *low = low.min(line.height);
        }
        PdfMeasure { size, leading: most(apart).unwrap_or(1.3 * size), right, foot }
    }

    /// Whether a paragraph ends before a line; `open` are its lines so far.
    fn parts(&self, open: &[&PdfLine], line: &PdfLine) -> bool {
        let Some(last) = open.last() else { return false };
        if last.turn != line.turn || (last.size - line.size).abs() > 0.08 * last.size || last.bold != line.bold && !last.is_beside(line) {
            return true;
        }
        if line.is_listed() || last.is_beside(line) {
            return true;
        }
        let step = last.height - line.height;
        // Over the end of a column or page the sentence decides.
        if last.page != line.page || step < 0.0 {
            return last.ends() || self.is_heading(last);
        }
        let usual = if self.is_heading(line) { 1.7 * line.size } else { (1.25 * self.leading).max(1.25 * line.size) };
        if step > usual {
            return true;
        }
        // A line that had room for the next word was ended there. One that stands beside a picture has less room than
        // others: it is no proof alone where the sentence goes on, and none where the line before is as short.
        let first = line.words.first().map_or(0.0, |w| w.to - w.from);
        let right = self.right(open, line);
        let (room, width) = (right - last.to, right - last.from);
        let ended = room > first + 1.3 * line.size;
        let indented = line.from > last.from + 0.8 * line.size && (open.len() > 1 || last.ends());
        if last.ends() {
            return ended || room > 0.25 * width || indented;
        }
        let as_short = open.len() > 1 && (open[open.len() - 2].to - last.to).abs() < 2.0 * line.size;
        let begins = line.text.trim_start_matches(['“', '"', '‘', '\'', '(']).starts_with(char::is_uppercase);
        ended && begins && !as_short && room > 0.4 * width && !self.is_heading(line) && !last.text.ends_with([',', '-', '–', '—'])
    }

    /// Where the column of an open paragraph ends on the right. One that stands below wider text begins where that does:
    /// lines that all end far from where the wider ones do are of a column of their own.
    fn right(&self, open: &[&PdfLine], next: &PdfLine) -> f32 {
        let Some(last) = open.last() else { return next.to };
        let right = self.right.get(&(last.page, column(last.from))).copied().unwrap_or(last.to);
        let own = open.iter().map(|l| l.to).fold(next.to, f32::max);
        if open.len() > 1 && own < right - NARROWER * last.size { own } else { right }
    }

    fn is_heading(&self, line: &PdfLine) -> bool {
        line.size > 1.12 * self.size
    }

    /// Small print below everything of the usual size. On a page without any, notes go on, or begin with their number.
    fn is_note(&self, line: &PdfLine, notes: &[String]) -> bool {
        let alone = || !notes.is_empty() || line.page > 0 && line.text.len() > unnumbered(&line.text).len();
        line.size < 0.92 * self.size && self.foot.get(&line.page).map_or_else(alone, |foot| line.height < *foot)
    }
}

/// The place on the left of a line, as of its column.
fn column(from: f32) -> i32 {
    (from / 4.0).round() as i32
}

/// A note without its number or sign.
fn unnumbered(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡'))
}

/// What is made so far.
struct Made<'a> {
    out: Vec<(String, ParagraphKind)>,
    notes: Vec<String>,
    measure: &'a PdfMeasure,
    hyphens: &'a Hyphens,
}

impl Made<'_> {
    fn paragraph(&mut self, lines: &[&PdfLine]) {
        let Some(first) = lines.first() else { return };
        let text = self.hyphens.join(lines.iter().map(|l| l.text.as_str()));
        let bare = text.trim_start_matches(BULLETS).trim_start();
        let told = self.out.iter().any(|(_, kind)| matches!(kind, ParagraphKind::Text | ParagraphKind::Title));
        let kind = if self.measure.is_heading(first) {
            if told { ParagraphKind::Heading } else { ParagraphKind::Title }
        } else if bare.len() < text.len() {
            ParagraphKind::Item
        } else if first.bold && lines.len() == 1 && !text.ends_with(['.', ',', ';', ':', '!', '?', '”', '"']) {
            ParagraphKind::Heading
        } else {
            ParagraphKind::Text
        };
        if !bare.is_empty() {
            self.out.push((bare.to_owned(), kind));
        }
    }

    /// A line of small print; one that begins like a sentence's middle goes on with the one before.
    fn note(&mut self, line: &PdfLine) {
        match self.notes.pop() {
            Some(last) if !last.ends_with(['.', '!', '?', '”', ')']) => {
                let joined = self.hyphens.join([last.as_str(), line.text.as_str()].into_iter());
                self.notes.push(joined);
            }
            last => {
                self.notes.extend(last);
                // "1The court": the note's own number, drawn as large as its words.
                let bare = unnumbered(&line.text);
                self.notes.push(if bare.starts_with(char::is_uppercase) { bare } else { &line.text }.to_owned());
            }
        }
    }
}
