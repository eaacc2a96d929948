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

    /// Whether it is nothing but the label of an item: a bullet, or a number with a stop or a bracket.
    fn is_label(&self) -> bool {
        let number = self.text.strip_suffix(['.', ')']).unwrap_or("");
        let is_number = !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
        is_number || self.is_listed() && self.text.chars().count() == 1
    }

    /// Puts a bullet before it, close to its first word.
    fn list(&mut self) {
        if !self.is_listed() {
            self.text.insert_str(0, "• ");
            self.words.insert(0, Extent { from: self.from - 0.5 * self.size, to: self.from - 0.25 * self.size });
        }
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

/// So many lines beside a label are looked at.
const BESIDE: usize = 32;
/// The label of an item stands no further from it than this many sizes.
const LABELLED: f32 = 3.0;

/// The lines of a page, a bullet before each item in place of the label that is drawn behind it.
pub(super) fn labelled(mut lines: Vec<PdfLine>) -> Vec<PdfLine> {
    let labels: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].is_label()).collect();
    if labels.is_empty() {
        return lines;
    }
    let mut by_height: Vec<usize> = (0..lines.len()).collect();
    by_height.sort_by(|a, b| lines[*a].height.total_cmp(&lines[*b].height));
    let item = |at: usize| {
        let label = &lines[at];
        let start = by_height.partition_point(|i| lines[*i].height < label.height - 0.35 * label.size);
        let near = by_height[start..].iter().take_while(|i| lines[**i].height < label.height + 0.35 * label.size).take(BESIDE);
        let of_label = |i: &&usize| **i < at && lines[**i].follows(label) && lines[**i].from - label.to < LABELLED * label.size;
        near.filter(of_label).min_by(|a, b| lines[**a].from.total_cmp(&lines[**b].from)).copied()
    };
    let late: Vec<(usize, usize)> = labels.into_iter().filter_map(|at| Some((at, item(at)?))).collect();
    let mut is_late = vec![false; lines.len()];
    for (label, item) in late {
        is_late[label] = true;
        lines[item].list();
    }
    lines.into_iter().zip(is_late).filter(|(_, late)| !late).map(|(line, _)| line).collect()
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
