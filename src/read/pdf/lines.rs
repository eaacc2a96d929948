//! Runs of words with their places in, paragraphs out, each with what it is.
//!
//! Runs are taken in the order in which they are drawn, which is the order in which the page was written: columns and
//! boxes stay whole. A paragraph ends where the gap grows, the size changes, a line is indented or stops short; it goes on
//! over a page's end while its sentence does. Running heads are what stands at the same place on most pages.

use super::page::{Run, SPACE};
use crate::relation::is_known;
use std::collections::{HashMap, HashSet};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Heading,
    Text,
    Item,
    /// A row of a table, its cells apart by tabs.
    Row,
    /// In small print at the foot of a page.
    Note,
}

/// A piece of a line that is drawn without a wide gap.
#[derive(Clone, Debug)]
struct Line {
    text: String,
    from: f32,
    to: f32,
    height: f32,
    size: f32,
    bold: bool,
    turn: u8,
    page: usize,
}

impl Line {
    fn is_beside(&self, other: &Line) -> bool {
        self.page == other.page && self.turn == other.turn && (self.height - other.height).abs() < 0.35 * self.size.max(other.size)
    }

    /// Whether the sentence has ended, quotation marks and brackets after it aside.
    fn ends(&self) -> bool {
        self.text.trim_end_matches(['”', '"', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':', '…'])
    }

    fn is_listed(&self) -> bool {
        self.text.starts_with(['•', '‣', '◦', '▪', '●', '■'])
    }
}

/// A gap of this many sizes between words is a gap between cells or columns.
const GAP: f32 = 1.6;
/// A row of a table has no cell of more lines.
const MAX_CELL: usize = 4;

/// The paragraphs of all pages.
pub(super) fn paragraphs(pages: Vec<Vec<Run>>) -> Vec<(String, Kind)> {
    let count = pages.len();
    let lines: Vec<Line> = pages.into_iter().enumerate().flat_map(|(page, runs)| lines(unmarked(runs), page)).collect();
    let lines = without_running_heads(lines, count);
    let measure = Measure::of(&lines);
    let known: HashSet<String> = lines.iter().flat_map(|l| l.text.split_whitespace()).map(bare).collect();
    let mut made = Made { out: Vec::new(), notes: Vec::new(), measure: &measure, known: &known };
    let mut at = 0;
    let mut open: Vec<&Line> = Vec::new();
    while at < lines.len() {
        if let Some((cells, next)) = row(&lines, at, &measure) {
            made.paragraph(&std::mem::take(&mut open));
            made.out.push((cells, Kind::Row));
            at = next;
            continue;
        }
        let line = &lines[at];
        if measure.is_note(line) {
            made.note(line);
        } else {
            if open.last().is_some_and(|last| measure.parts(last, line, open.len())) {
                made.paragraph(&std::mem::take(&mut open));
            }
            open.push(line);
        }
        at += 1;
    }
    made.paragraph(&open);
    made.notes.drain(..).for_each(|n| made.out.push((n, Kind::Note)));
    made.out
}

/// The runs without the raised numbers and signs that point to notes, and without what is drawn twice to look bold.
fn unmarked(runs: Vec<Run>) -> Vec<Run> {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | ',' | ' ');
    let raised = |r: &Run, beside: Option<&Run>, before: bool| {
        // "120 m" with a small 2 is an area.
        let unit = |b: &Run| {
            before
                && r.text.trim().len() == 1
                && b.text.split(' ').next_back().is_some_and(|w| matches!(w, "m" | "km" | "cm" | "mm" | "ft"))
        };
        beside.is_some_and(|b| {
            b.turn == r.turn && r.size < 0.8 * b.size && r.height > b.height + 0.12 * b.size && r.height < b.height + b.size && !unit(b)
        })
    };
    let marks: Vec<bool> = (0..runs.len())
        .map(|i| {
            let r = &runs[i];
            let before = i.checked_sub(1).and_then(|j| runs.get(j));
            let twice = before.is_some_and(|b| {
                b.text == r.text && b.turn == r.turn && (b.height - r.height).abs() + (b.from - r.from).abs() < 0.1 * r.size
            });
            twice || r.text.chars().all(sign) && (raised(r, before, true) || raised(r, runs.get(i + 1), false))
        })
        .collect();
    runs.into_iter().zip(marks).filter(|(_, mark)| !mark).map(|(r, _)| r).collect()
}

/// The runs of a page as pieces of lines.
fn lines(runs: Vec<Run>, page: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        let gap = lines.last().map_or(0.0, |l| run.from - l.to);
        match lines.last_mut() {
            Some(l)
                if l.turn == run.turn
                    && (l.height - run.height).abs() < 0.5 * l.size.max(run.size)
                    && gap < GAP * l.size.max(run.size)
                    && run.from > l.from =>
            {
                if gap > SPACE * run.size && !l.text.ends_with(' ') && !run.text.starts_with(' ') {
                    l.text.push(' ');
                }
                l.text.push_str(&run.text);
                l.to = l.to.max(run.to);
                l.bold &= run.bold;
                if run.size > l.size {
                    (l.size, l.height) = (run.size, run.height);
                }
            }
            _ => lines.push(Line {
                text: run.text,
                from: run.from,
                to: run.to,
                height: run.height,
                size: run.size,
                bold: run.bold,
                turn: run.turn,
                page,
            }),
        }
    }
    for line in &mut lines {
        line.text = tidy(&line.text);
    }
    lines.retain(|l| !l.text.is_empty());
    lines
}

/// A line's words apart by single spaces, joined letters taken apart, signs of private fonts made bullets.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => tidy.push_str("ff"),
            'ﬁ' => tidy.push_str("fi"),
            'ﬂ' => tidy.push_str("fl"),
            'ﬃ' => tidy.push_str("ffi"),
            'ﬄ' => tidy.push_str("ffl"),
            '\u{e000}'..='\u{f8ff}' => tidy.push('•'),
            c if c.is_whitespace() || c.is_control() => tidy.push(' '),
            c => tidy.push(c),
        }
    }
    tidy.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A line without its numbers, by which running heads and page numbers are the same on every page.
fn masked(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>().to_lowercase()
}

/// How many lines at the top and at the foot of a page may be a running head.
const EDGE: usize = 2;

fn without_running_heads(lines: Vec<Line>, pages: usize) -> Vec<Line> {
    let mut by_page: HashMap<usize, Vec<usize>> = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        by_page.entry(line.page).or_default().push(i);
    }
    let mut edges: HashSet<usize> = HashSet::new();
    for on_page in by_page.values_mut() {
        on_page.sort_by(|a, b| lines[*a].height.total_cmp(&lines[*b].height));
        edges.extend(on_page.iter().take(EDGE).chain(on_page.iter().rev().take(EDGE)));
    }
    let place = |line: &Line| (masked(&line.text), (line.height / 3.0).round() as i32);
    let mut seen: HashMap<(String, i32), HashSet<usize>> = HashMap::new();
    for i in &edges {
        seen.entry(place(&lines[*i])).or_default().insert(lines[*i].page);
    }
    let number = |line: &Line| matches!(masked(&line.text).trim_matches(['-', '–', '|', '/', ' ', '.']), "" | "page" | "page  of");
    let is_head = |i: usize, line: &Line| {
        let alone = by_page.get(&line.page).is_some_and(|on_page| on_page.len() <= EDGE);
        let often = seen.get(&place(line)).is_some_and(|on| on.len() >= 2.max(pages.div_ceil(2)));
        edges.contains(&i) && (often || number(line) && !alone)
    };
    let heads: Vec<bool> = lines.iter().enumerate().map(|(i, line)| is_head(i, line)).collect();
    lines.into_iter().zip(heads).filter(|(_, head)| !head).map(|(line, _)| line).collect()
}

/// What is usual in this text.
struct Measure {
    /// The size in which most of it is set.
    size: f32,
    /// How far apart lines of that size are.
    leading: f32,
    /// Where lines end on the right, by page and place on the left.
    right: HashMap<(usize, i32), f32>,
    /// The lowest line of the usual size, by page.
    foot: HashMap<usize, f32>,
}

/// A size or a distance that stands for all within a quarter of a point.
fn quarter(value: f32) -> i32 {
    (value * 4.0).round() as i32
}

impl Measure {
    fn of(lines: &[Line]) -> Measure {
        let mut sizes: HashMap<i32, usize> = HashMap::new();
        for line in lines {
            *sizes.entry(quarter(line.size)).or_default() += line.text.len();
        }
        let most = |counts: HashMap<i32, usize>| {
            counts.into_iter().max_by_key(|(value, count)| (*count, -value)).map(|(value, _)| value as f32 / 4.0)
        };
        let size = most(sizes).unwrap_or(10.0);
        let mut apart: HashMap<i32, usize> = HashMap::new();
        let (mut right, mut foot): (HashMap<(usize, i32), f32>, HashMap<usize, f32>) = (HashMap::new(), HashMap::new());
        for pair in lines.windows(2) {
            let step = pair[0].height - pair[1].height;
            if pair[0].page == pair[1].page && step > 0.5 * size && step < 2.5 * size && (pair[1].size - size).abs() < 0.05 * size {
                *apart.entry(quarter(step)).or_default() += 1;
            }
        }
        for line in lines.iter().filter(|l| (l.size - size).abs() < 0.05 * size) {
            let end = right.entry((line.page, column(line))).or_insert(line.to);
            *end = end.max(line.to);
            let low = foot.entry(line.page).or_insert(line.height);
            *low = low.min(line.height);
        }
        Measure { size, leading: most(apart).unwrap_or(1.3 * size), right, foot }
    }

    /// Whether a paragraph ends between two lines that follow each other; `count` lines stand in it.
    fn parts(&self, last: &Line, line: &Line, count: usize) -> bool {
        if last.turn != line.turn || (last.size - line.size).abs() > 0.08 * last.size || last.bold != line.bold && !last.is_beside(line) {
            return true;
        }
        if line.is_listed() {
            return true;
        }
        if last.is_beside(line) {
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
        let short = self.right.get(&(last.page, column(last))).is_some_and(|right| last.to < right - 0.25 * (right - last.from));
        let indented = line.from > last.from + 0.8 * line.size && (count > 1 || last.ends());
        last.ends() && (short || indented)
    }

    fn is_heading(&self, line: &Line) -> bool {
        line.size > 1.12 * self.size
    }

    /// Small print below everything of the usual size.
    fn is_note(&self, line: &Line) -> bool {
        line.size < 0.92 * self.size && self.foot.get(&line.page).is_some_and(|foot| line.height < *foot)
    }
}

/// The place on the left of a line, as of its column.
fn column(line: &Line) -> i32 {
    (line.from / 4.0).round() as i32
}

/// A row of a table that starts with this line: its cells, and the line after it. Cells stand beside each other and
/// begin at the same height.
fn row(lines: &[Line], at: usize, measure: &Measure) -> Option<(String, usize)> {
    let top = &lines[at];
    let mut cells: Vec<String> = Vec::new();
    let (mut next, mut right) = (at, f32::MIN);
    while let Some(first) = lines.get(next).filter(|l| l.is_beside(top) && l.from > right) {
        let (mut cell, mut low, mut count) = (first.text.clone(), first, 1);
        right = first.to;
        next += 1;
        while let Some(line) = lines.get(next).filter(|l| {
            let step = low.height - l.height;
            l.page == top.page
                && l.turn == top.turn
                && step > 0.0
                && step < 1.3 * measure.leading.max(l.size)
                && l.from < first.to.max(right)
                && l.to > first.from
        }) {
            count += 1;
            if count > MAX_CELL {
                return None;
            }
            // A first cell of one line has the next row below it, not more of itself.
            if cells.is_empty() && !lines[next..].iter().take(MAX_CELL).any(|l| l.is_beside(top)) {
                break;
            }
            cell.push(' ');
            cell.push_str(&line.text);
            right = right.max(line.to);
            low = line;
            next += 1;
        }
        cells.push(cell);
    }
    (cells.len() > 1 && !top.is_listed()).then(|| (cells.join("\t"), next))
}

/// What is made so far.
struct Made<'a> {
    out: Vec<(String, Kind)>,
    notes: Vec<String>,
    measure: &'a Measure,
    known: &'a HashSet<String>,
}

impl Made<'_> {
    fn paragraph(&mut self, lines: &[&Line]) {
        let Some(first) = lines.first() else { return };
        let text = self.joined(lines.iter().map(|l| l.text.as_str()));
        let bare = text.trim_start_matches(['•', '‣', '◦', '▪', '●', '■']).trim_start();
        let told = self.out.iter().any(|(_, kind)| matches!(kind, Kind::Text | Kind::Title));
        let kind = if self.measure.is_heading(first) {
            if told { Kind::Heading } else { Kind::Title }
        } else if bare.len() < text.len() {
            Kind::Item
        } else if first.bold && lines.len() == 1 && !text.ends_with(['.', ',', ';', ':', '!', '?', '”', '"']) {
            Kind::Heading
        } else {
            Kind::Text
        };
        if !bare.is_empty() {
            self.out.push((bare.to_owned(), kind));
        }
    }

    /// A line of small print; one that begins like a sentence's middle goes on with the one before.
    fn note(&mut self, line: &Line) {
        match self.notes.pop() {
            Some(last) if !last.ends_with(['.', '!', '?', '”', ')']) => {
                let joined = self.joined([last.as_str(), line.text.as_str()].into_iter());
                self.notes.push(joined);
            }
            last => {
                self.notes.extend(last);
                // "1The court": the note's own number, drawn as large as its words.
                let bare = line.text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡'));
                self.notes.push(if bare.starts_with(char::is_uppercase) { bare } else { &line.text }.to_owned());
            }
        }
    }

    /// The lines as one text. A hyphen at a line's end stays unless the text has the word without one elsewhere, or its
    /// halves are no words of the text.
    fn joined<'l>(&self, lines: impl Iterator<Item = &'l str>) -> String {
        let mut text = String::new();
        for line in lines {
            if text.ends_with('\u{ad}') {
                text.pop();
            } else if text.ends_with(['-', '‐']) && line.starts_with(char::is_lowercase) && !text.ends_with(" -") {
                let half = text.split(' ').next_back().unwrap_or("").trim_end_matches(['-', '‐']);
                let rest = line.split(' ').next().unwrap_or("");
                if !self.keeps_hyphen(half, rest) {
                    text.pop();
                }
            } else if !text.is_empty() && (text.ends_with([' ', '/']) || text.ends_with('—') && !text.ends_with(" —")) {
                // "and/or" and a dash without spaces are broken after their mark.
            } else if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
        }
        text.replace('\u{ad}', "")
    }

    fn keeps_hyphen(&self, half: &str, rest: &str) -> bool {
        let knows = |word: String| self.known.contains(&word);
        if knows(bare(&format!("{half}{rest}"))) {
            return false;
        }
        knows(bare(&format!("{half}-{rest}")))
            || half.contains('-')
            || half.chars().any(|c| c.is_ascii_digit())
            || is_known(half) && is_known(&bare(rest)) && !is_known(&bare(&format!("{half}{rest}")))
    }
}

/// A word without the marks around it, in small letters.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
