//! The lines of all pages in, the same without what is printed around the story: running heads, page numbers, and the
//! numbers of lines in the margin.
//!
//! A running head stands at one place on most pages, with the same words; its numbers are the same too, or count up with
//! the pages. A figure that is the first or the last of a page is no page number by that alone: a page's number counts up,
//! or says "page", or stands by itself in the margin.

use super::line::{PdfLine, usual_size};
use super::page::Area;
use super::run::Extent;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many rows at the top and at the foot of a page may be running heads.
const EDGE: usize = 2;
/// What stands in this part of a page's height, at the top or the foot, stands in the margin.
const MARGIN: f32 = 0.1;
/// Lines are numbered where at least so many numbers count up.
const NUMBERED: usize = 5;

pub(super) fn without_furniture(lines: Vec<PdfLine>, areas: &[Area]) -> Vec<PdfLine> {
    without_heads(without_line_numbers(lines), areas)
}

/// The numbers in a line, and the line without them.
fn masked(text: &str) -> (String, Vec<usize>) {
    let mut rest = String::new();
    let mut numbers = Vec::new();
    for part in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        if !digits.is_empty() {
            numbers.push(digits.parse().unwrap_or(usize::MAX));
            rest.push('0');
        }
        rest.push_str(&part[digits.len()..]);
    }
    (rest.to_lowercase(), numbers)
}

/// Whether a line's words without its numbers say that it is a page's number, and whether they say it in words.
fn page_number(mask: &str) -> Option<bool> {
    match mask.trim_matches(['-', '–', '—', '|', '[', ']', '(', ')', ' ']) {
        "0" => Some(false),
        "page 0" | "page 0 of 0" | "p. 0" | "0 of 0" | "0/0" | "0 / 0" | "page 0/0" | "page 0 / 0" | "page | 0" => Some(true),
        _ => None,
    }
}

/// Rows further apart than this many sizes are not of one text.
const APART: f32 = 1.6;

/// A row at the edge of a page.
struct EdgeRow {
    /// Its lines, as places in all of them.
    lines: Vec<usize>,
    /// How many sizes of its own it stands from the next row inwards; none where it is the only one.
    gap: Option<f32>,
    /// The next row inwards, where it is at the edge too.
    inner: Option<usize>,
    /// Whether it is the first row of its page, or the last.
    outermost: bool,
    /// How far from the edge of the page it stands, as a part of the page's height.
    margin: f32,
}

fn without_heads(lines: Vec<PdfLine>, areas: &[Area]) -> Vec<PdfLine> {
    let mut by_page: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, line) in lines.iter().enumerate() {
        by_page.entry(line.page).or_default().push(i);
    }
    let mut rows: Vec<EdgeRow> = Vec::new();
    for (page, on_page) in by_page {
        edges(&lines, on_page, areas.get(page), &mut rows);
    }
    let place = |i: usize| (masked(&lines[i].text).0, (lines[i].height / 3.0).round() as i32);
    let mut seen: HashMap<(String, i32), Vec<usize>> = HashMap::new();
    for i in rows.iter().flat_map(|r| &r.lines) {
        let on = seen.entry(place(*i)).or_default();
        if on.last().is_none_or(|last| lines[*last].page != lines[*i].page) {
            on.push(*i);
        }
    }
    let same: HashSet<usize> =
        seen.values().filter(|on| on.iter().all(|i| lines[*i].text == lines[on[0]].text)).flatten().copied().collect();
    let is_same = |i: usize| same.contains(&i);
    let heads: HashSet<(String, i32)> = seen
        .into_iter()
        .filter(|(_, on)| on.len() >= 2.max(areas.len().div_ceil(2)) && are_one_head(&lines, on))
        .map(|(place, _)| place)
        .collect();
    // Where pages are numbered, no other figure is the number of one.
    let numbered = heads.iter().any(|(mask, _)| mask.contains('0'));
    let mut dropped: HashSet<usize> = HashSet::new();
    for row in &rows {
        let is_head = |row: &EdgeRow| row.lines.iter().all(|i| heads.contains(&place(*i)));
        let apart = row.is_apart() || row.inner.and_then(|i| rows.get(i)).is_some_and(|r| r.is_apart() && is_head(r));
        let own: Vec<usize> = row.lines.iter().copied().filter(|i| !heads.contains(&place(*i))).collect();
        let is_labelled = |i: usize| own.iter().take(2).any(|o| *o != i);
        // What stands beside a figure of its own is a row of a table.
        let counted = own.iter().any(|o| lines[*o].text.contains(|c: char| c.is_ascii_digit()));
        for i in row.lines.iter().copied() {
            let known = heads.contains(&place(i));
            let number = page_number(&place(i).0);
            let alone = row.lines.len() == 1;
            let is_head = match number {
                // A row of a table may end with a figure that is larger on the next page.
                Some(in_words) => {
                    known && !is_labelled(i)
                        || in_words && apart
                        || alone && apart && !numbered && is_margin_number(row, &lines[i], areas.len())
                }
                // One that is the same to the letter on all pages may stand close to the text.
                None => known && !counted && (apart || row.outermost && row.lines.len() == 1 && is_same(i)),
            };
            if is_head {
                dropped.insert(i);
            }
        }
    }
    for row in printed(&rows, &lines, areas.len()) {
        dropped.extend(&row.lines);
    }
    lines.into_iter().enumerate().filter(|(i, _)| !dropped.contains(i)).map(|(_, line)| line).collect()
}

impl EdgeRow {
    fn is_apart(&self) -> bool {
        self.gap.is_some_and(|gap| gap > APART)
    }
}

/// The first and the last rows of a page.
fn edges(lines: &[PdfLine], mut on_page: Vec<usize>, area: Option<&Area>, into: &mut Vec<EdgeRow>) {
    on_page.sort_by(|a, b| lines[*b].height.total_cmp(&lines[*a].height));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for i in on_page {
        match rows.last_mut() {
            Some(row) if lines[i].is_beside(&lines[row[0]]) => row.push(i),
            _ => rows.push(vec![i]),
        }
    }
    let height = |row: &[usize]| lines[row[0]].height;
    let count = rows.len();
    let margin = |row: &[usize]| {
        // The text of a turned page has other edges.
        let area = area.filter(|_| lines[row[0]].turn == 0);
        area.map_or(0.0, |a| (a.top - height(row)).min(height(row) - a.bottom) / (a.top - a.bottom).max(1.0))
    };
    let is_edge = |at: usize| at < EDGE || at + EDGE >= count;
    let first = into.len();
    for at in (0..count).filter(|at| is_edge(*at)) {
        let row = &rows[at];
        let gap_to = |other: usize| {
            let size = row.iter().chain(&rows[other]).map(|i| lines[*i].size).fold(0.0, f32::max);
            (height(row) - height(&rows[other])).abs() / size
        };
        // Of few rows each is near both ends of the page.
        let inwards = [(at < EDGE).then_some(at + 1), (at + EDGE >= count).then(|| at.wrapping_sub(1))].map(|o| o.filter(|o| *o < count));
        let gap = inwards.into_iter().flatten().map(gap_to).reduce(f32::min);
        let inner = match inwards {
            [Some(other), None] | [None, Some(other)] if is_edge(other) => Some(first + (0..other).filter(|at| is_edge(*at)).count()),
            _ => None,
        };
        into.push(EdgeRow { lines: row.clone(), gap, inner, outermost: at == 0 || at + 1 == count, margin: margin(row) });
    }
}

/// Whether lines with the same words are one running head: each of their numbers is the same on all pages, or counts up.
fn are_one_head(lines: &[PdfLine], on: &[usize]) -> bool {
    let numbers: Vec<(usize, Vec<usize>)> = on.iter().map(|i| (lines[*i].page, masked(&lines[*i].text).1)).collect();
    (0..numbers[0].1.len()).all(|at| {
        let same = numbers.iter().all(|(_, n)| n.get(at) == numbers[0].1.get(at));
        let counts =
            numbers.iter().all(|(page, n)| n.get(at).and_then(|n| n.checked_sub(*page)) == numbers[0].1[at].checked_sub(numbers[0].0));
        counts || same && !is_bare(&lines[on[0]].text)
    })
}

fn is_bare(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a figure that stands by itself at the edge of a page may be its number: no year, and in the margin. Where there
/// are more pages it is the number that the page has among them.
fn is_margin_number(row: &EdgeRow, line: &PdfLine, pages: usize) -> bool {
    let number = masked(&line.text).1.first().copied().unwrap_or(0);
    row.margin < MARGIN && (pages == 1 && number > 0 && number < 1800 || number == line.page + 1)
}

// FIXME: a head without a number, or of the text's own size, is read as words where a file has one page.
/// The rows that are printed around a page by itself, in smaller letters: one that counts the pages, as browsers do, or
/// that is a head with the page's number, and another of that size in the other margin.
fn printed<'r>(rows: &'r [EdgeRow], lines: &[PdfLine], pages: usize) -> Vec<&'r EdgeRow> {
    let size = |row: &EdgeRow| lines[row.lines[0]].size;
    let usual = usual_size(lines.iter().map(|l| (l.size, l.text.len())));
    let is_outer = |row: &EdgeRow| row.margin < MARGIN && row.is_apart();
    let number = |i: &usize| page_number(&masked(&lines[*i].text).0);
    let is_head =
        |row: &EdgeRow| pages == 1 && row.lines.len() > 1 && size(row) < 0.95 * usual && row.lines.iter().any(|i| number(i) == Some(false));
    let counts = |row: &EdgeRow| is_outer(row) && (row.lines.iter().any(|i| number(i) == Some(true)) || is_head(row));
    let counting: Vec<&EdgeRow> = rows.iter().filter(|r| counts(r)).collect();
    let is_like = |row: &EdgeRow, other: &EdgeRow| {
        lines[row.lines[0]].page == lines[other.lines[0]].page && (size(row) - size(other)).abs() < 0.1 && size(row) < 0.95 * usual
    };
    rows.iter().filter(|row| counts(row) || is_outer(row) && counting.iter().any(|c| is_like(row, c))).collect()
}

/// Takes the numbers of lines off: on a page where figures count up down the margin, beside all other words.
fn without_line_numbers(mut lines: Vec<PdfLine>) -> Vec<PdfLine> {
    for page in lines.chunk_by_mut(|a, b| a.page == b.page) {
        for side in [NumberedSide::Left, NumberedSide::Right] {
            for i in margin_numbers(page, side) {
                let line = &mut page[i];
                match (line.words.len(), side) {
                    (1, _) => line.text.clear(),
                    (_, NumberedSide::Left) => *line = line.split_off(1),
                    (count, NumberedSide::Right) => drop(line.split_off(count - 1)),
                }
            }
        }
    }
    lines.retain(|l| !l.text.is_empty());
    lines
}

/// On which side of the text its lines are numbered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NumberedSide {
    Left,
    Right,
}

impl NumberedSide {
    /// The outermost word of a line, with its place.
    fn word(self, line: &PdfLine) -> Option<(&str, Extent)> {
        let text = match self {
            NumberedSide::Left => line.text.split(' ').next(),
            NumberedSide::Right => line.text.rsplit(' ').next(),
        };
        text.zip(if self == NumberedSide::Left { line.words.first() } else { line.words.last() }.copied())
    }

    /// The number that a line may have.
    fn number(self, line: &PdfLine) -> Option<(usize, Extent)> {
        let (word, place) = self.word(line)?;
        (word.len() <= 3 && is_bare(word)).then(|| word.parse().ok().map(|n| (n, place))).flatten()
    }
}

/// The lines of a page whose outermost word is the number of a line.
fn margin_numbers(lines: &[PdfLine], side: NumberedSide) -> Vec<usize> {
    let mut places: HashMap<i32, Vec<(usize, usize, Extent)>> = HashMap::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| l.turn == 0) {
        if let Some((number, place)) = side.number(line) {
            places.entry(place.to.round() as i32).or_default().push((i, number, place));
        }
    }
    let Some((edge, mut found)) = places.into_iter().max_by_key(|(place, on)| (on.len(), *place)) else { return Vec::new() };
    found.sort_by(|a, b| lines[b.0].height.total_cmp(&lines[a.0].height));
    let step = if found.len() < NUMBERED { 0 } else { found[1].1.saturating_sub(found[0].1) };
    if !matches!(step, 1 | 5 | 10) || !found.windows(2).all(|p| p[1].1 == p[0].1 + step) {
        return Vec::new();
    }
    let on: HashSet<usize> = found.iter().map(|f| f.0).collect();
    let (top, foot) = (lines[found[0].0].height, lines[found[found.len() - 1].0].height);
    // Nothing else stands where they stand, but for what is printed around the story.
    let left = found.iter().map(|f| f.2.from).fold(f32::MAX, f32::min);
    let meets = |l: &PdfLine| if side == NumberedSide::Left { l.from <= edge as f32 } else { l.to >= left };
    let clear = lines.iter().enumerate().all(|(i, l)| on.contains(&i) || l.height > top + l.size || l.height < foot - l.size || !meets(l));
    // The rows of a ranking begin with names; some line of a text begins within a sentence.
    let first = |i: usize, l: &PdfLine| {
        let at = usize::from(side == NumberedSide::Left && on.contains(&i));
        l.text.split(' ').nth(at).is_some_and(|word| word.starts_with(char::is_lowercase))
    };
    let told = lines.iter().enumerate().any(|(i, l)| l.height <= top && l.height >= foot && first(i, l));
    if clear && told { found.into_iter().map(|f| f.0).collect() } else { Vec::new() }
}
