//! The runs of a page in, pieces of lines out: what is drawn without a wide gap.

use super::run::{Extent, Run, SPACE};
use std::collections::HashMap;

/// A gap of this many sizes between words is a gap between cells or columns.
pub(super) const GAP: f32 = 1.6;
/// The signs that begin an item of a list.
pub(super) const BULLETS: [char; 6] = ['•', '‣', '◦', '▪', '●', '■'];

/// A piece of a line.
#[derive(Clone, Debug)]
pub(super) struct PdfLine {
    /// Its words, apart by single spaces.
    pub text: String,
    /// Where each word stands.
    pub words: Vec<Extent>,
    pub from: f32,
    pub to: f32,
    pub height: f32,
    pub size: f32,
    pub bold: bool,
    pub turn: u8,
    pub page: usize,
}

impl PdfLine {
    pub fn is_beside(&self, other: &PdfLine) -> bool {
        self.page == other.page && self.turn == other.turn && (self.height - other.height).abs() < 0.35 * self.size.max(other.size)
    }

    /// Whether it is the next piece of the row of `other`.
    pub fn follows(&self, other: &PdfLine) -> bool {
        self.is_beside(other) && self.from > other.to
    }

    /// Whether the sentence has ended, quotation marks and brackets after it aside.
    pub fn ends(&self) -> bool {
        self.text.trim_end_matches(['”', '"', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':', '…'])
    }

    pub fn is_listed(&self) -> bool {
        self.text.starts_with(BULLETS)
    }

    /// What is left of it from that word on; the words before are the line itself.
    pub fn split_off(&mut self, at: usize) -> PdfLine {
        let place = self.text.match_indices(' ').nth(at.saturating_sub(1)).map_or(self.text.len(), |(i, _)| i);
        let mut rest = self.clone();
        rest.text = self.text.get(place + 1..).unwrap_or("").to_owned();
        rest.words = self.words.split_off(at.min(self.words.len()));
        rest.from = rest.words.first().map_or(self.to, |w| w.from);
        self.text.truncate(place);
        self.to = self.words.last().map_or(self.from, |w| w.to);
        rest
    }

    /// A line of one word of this one.
    pub fn only(&self, word: &str, place: Extent) -> PdfLine {
        let &PdfLine { height, size, bold, turn, page, .. } = self;
        PdfLine { text: word.to_owned(), words: vec![place], from: place.from, to: place.to, height, size, bold, turn, page }
    }

    /// Adds a word of the same row.
    pub fn push(&mut self, word: &str, place: Extent) {
        self.text.push(' ');
        self.text.push_str(word);
        self.words.push(place);
        self.to = place.to;
    }

    fn new(run: Run, page: usize) -> PdfLine {
        let Run { text, words, from, to, height, size, bold, turn, .. } = run;
        PdfLine { text, words, from, to, height, size, bold, turn, page }
    }

    fn add(&mut self, run: Run, space: bool) {
        let mut words = run.words.into_iter();
        if space {
            self.text.push(' ');
        } else if let (Some(last), Some(first)) = (self.words.last_mut(), words.next()) {
            last.to = last.to.max(first.to);
        }
        self.text.push_str(&run.text);
        self.words.extend(words);
        self.to = self.to.max(run.to);
        self.bold &= run.bold;
        if run.size > self.size {
            (self.size, self.height) = (run.size, run.height);
        }
    }
}

/// The runs of a page as pieces of lines.
pub(super) fn lines(runs: Vec<Run>, page: usize) -> Vec<PdfLine> {
    let mut lines: Vec<PdfLine> = Vec::new();
    let mut spaced = false;
    for run in runs {
        let goes_on = |l: &PdfLine| {
            let size = l.size.max(run.size);
            l.turn == run.turn && (l.height - run.height).abs() < 0.5 * size && run.from - l.to < GAP * size && run.from > l.from
        };
        let space = spaced || run.spaced[0];
        spaced = run.spaced[1];
        match lines.last_mut().filter(|l| goes_on(l)) {
            Some(l) => {
                let space = space || run.from - l.to > SPACE * run.size;
                l.add(run, space);
            }
            None => lines.push(PdfLine::new(run, page)),
        }
    }
    lines
}

/// The size in which most of a text is set.
pub(super) fn usual_size(sizes: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for (size, letters) in sizes {
        *counts.entry(quarter(size)).or_default() += letters;
    }
    most(counts).unwrap_or(10.0)
}

/// What most of a text has, of what was counted by quarters of a point.
pub(super) fn most(counts: HashMap<i32, usize>) -> Option<f32> {
    counts.into_iter().max_by_key(|(value, count)| (*count, -value)).map(|(value, _)| value as f32 / 4.0)
}

/// A size or a distance that stands for all within a quarter of a point.
pub(super) fn quarter(value: f32) -> i32 {
    (value * 4.0).round() as i32
}
