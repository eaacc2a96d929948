//! Pieces of lines in, the same with the cells of tables apart and the words of justified lines together; then rows.
//!
//! A gap in a line is between two words or between two cells. Narrow columns that are justified have gaps as wide as a
//! table's, and tables of LaTeX and Typst gaps as narrow as a line's: what tells them apart is that the gaps of a table
//! stand above each other with their cells lined up, and that the gaps of a justified line are all as wide.

use super::hyphen::Hyphens;
use super::line::{BULLETS, GAP, PdfLine};
use super::run::Extent;

/// A row of a table has no cell of more lines.
const MAX_CELL: usize = 4;
/// So far away another row of a table is looked for.
const REACH: usize = 10;
/// A row with a cell of several lines has no more cells.
const MAX_CELLS: usize = 24;
/// The middles of cells that are centred beside each other are no further apart than this many sizes.
const CENTRED: f32 = 0.3;
/// A narrower gap than this many sizes is none between cells.
const NARROW: f32 = 0.6;
/// Beside figures that are centred it may be this narrow: writers leave a tenth of a centimetre between cells.
const SNUG: f32 = 0.1;
/// A gap between cells is so many times as wide as the gaps between the words of its line.
const WIDER: f32 = 1.8;

/// The pieces with cells apart and justified lines whole.
pub(super) fn apart(lines: Vec<PdfLine>) -> Vec<PdfLine> {
    let rows = rows(lines);
    let mut out = Vec::with_capacity(rows.len());
    let gaps: Vec<Vec<usize>> = rows.iter().map(cell_gaps).collect();
    let cuts: Vec<Option<Vec<usize>>> = (0..rows.len()).map(|i| cut(&rows, &gaps, i)).collect();
    for (row, cut) in rows.into_iter().zip(cuts) {
        match cut {
            Some(cut) => out.extend(row.cut(&cut)),
            None => out.extend(row.pieces),
        }
    }
    out
}

/// The words before which a row is cut; none where its pieces are its cells.
fn cut(rows: &[CellRow], gaps: &[Vec<usize>], at: usize) -> Option<Vec<usize>> {
    let (row, own) = (&rows[at], &gaps[at]);
    let near = || [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|i| *i < rows.len());
    if !own.is_empty() {
        // Between two rows the lines of a cell may stand that takes several, and the cells beside it.
        let first = row.gap(own[0]);
        let is_part = |i: &usize| {
            let other = rows[*i].extent();
            other.from > first.from || other.to < first.to || rows[*i].pieces.len() == 1 && gaps[*i].is_empty()
        };
        let above = (0..at).rev().take(REACH).enumerate().find(|(_, i)| !is_part(i));
        let below = (at + 1..rows.len()).take(REACH).enumerate().find(|(_, i)| !is_part(i));
        // All rows may have such a cell: then what stands beside it is lined up with the last cells of this one.
        let is_beside = |i: &usize| rows[*i].extent().from > first.from && !gaps[*i].is_empty();
        let beside = (at + 1..rows.len()).take(REACH).enumerate().find(|(_, i)| is_beside(i));
        if [above, below].into_iter().flatten().any(|(between, i)| are_lined_up((row, own), (&rows[i], &gaps[i]), between))
            || beside.is_some_and(|(between, i)| are_lined_up((&rows[i], &gaps[i]), (row, own), between))
        {
            return Some(own.clone());
        }
    }
    (row.pieces.len() > 1 && near().any(|i| is_justified(row, &rows[i]))).then(Vec::new)
}

/// Pieces that stand beside each other, drawn one after the other.
struct CellRow {
    pieces: Vec<PdfLine>,
    words: Vec<Extent>,
    /// Whether each word holds figures, or stands for one that is not known.
    figures: Vec<bool>,
}

fn rows(lines: Vec<PdfLine>) -> Vec<CellRow> {
    let mut rows: Vec<CellRow> = Vec::new();
    for line in lines {
        match rows.last_mut() {
            Some(row) if row.pieces.last().is_some_and(|last| line.follows(last)) && !row.pieces[0].is_listed() => {
                row.words.extend(&line.words);
                row.figures.extend(line.text.split(' ').map(is_figure));
                row.pieces.push(line);
            }
            _ => {
                let figures = line.text.split(' ').map(is_figure).collect();
                rows.push(CellRow { words: line.words.clone(), figures, pieces: vec![line] });
            }
        }
    }
    rows
}

impl CellRow {
    fn size(&self) -> f32 {
        self.pieces[0].size
    }

    fn extent(&self) -> Extent {
        Extent { from: self.words[0].from, to: self.words[self.words.len() - 1].to }
    }

    fn gap(&self, at: usize) -> Extent {
        Extent { from: self.words[at - 1].to, to: self.words[at].from }
    }

    /// The cell between two of these gaps.
    fn cell(&self, gaps: &[usize], at: usize) -> Extent {
        let first = if at == 0 { 0 } else { gaps[at - 1] };
        let last = gaps.get(at).copied().unwrap_or(self.words.len());
        Extent { from: self.words[first].from, to: self.words[last - 1].to }
    }

    /// Whether all words of a cell hold figures.
    fn is_figures(&self, gaps: &[usize], at: usize) -> bool {
        let first = if at == 0 { 0 } else { gaps[at - 1] };
        let last = gaps.get(at).copied().unwrap_or(self.words.len());
        self.figures.get(first..last).is_some_and(|figures| figures.iter().all(|figure| *figure))
    }

    /// The row cut before those words.
    fn cut(self, at: &[usize]) -> Vec<PdfLine> {
        let mut cells: Vec<PdfLine> = Vec::with_capacity(at.len() + 1);
        let mut count = 0;
        for piece in &self.pieces {
            for (word, place) in piece.text.split(' ').zip(&piece.words) {
                match cells.last_mut().filter(|_| at.binary_search(&count).is_err()) {
                    Some(cell) => cell.push(word, *place),
                    None => cells.push(piece.only(word, *place)),
                }
                count += 1;
            }
        }
        cells
    }
}

fn is_figure(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) || matches!(word, "–" | "-" | "—")
}

/// The words of a row before which a gap stands that may be between cells.
fn cell_gaps(row: &CellRow) -> Vec<usize> {
    let width = |at: usize| row.gap(at).to - row.gap(at).from;
    let least = (1..row.words.len()).map(width).fold(f32::INFINITY, f32::min);
    let wide = |at: &usize| width(*at) > NARROW * row.size() && (width(*at) > WIDER * least || least > 0.9 * NARROW * row.size());
    // What follows the mark of a list's item is no cell.
    let first = if is_item_mark(row.pieces[0].text.split(' ').next().unwrap_or("")) { 2 } else { 1 };
    (first..row.words.len()).filter(wide).collect()
}

/// "•", "–", "2.", "b)", "(iv)".
fn is_item_mark(word: &str) -> bool {
    let inner = word.trim_start_matches('(').trim_end_matches([')', '.']);
    word.starts_with(BULLETS)
        || matches!(word, "-" | "–" | "—" | "*")
        || inner.len() < word.len() && inner.len() < 4 && inner.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Whether the cells of two rows are lined up that follow each other, or have so many lines between them. The first cells of
/// the one row may stand by themselves, of several lines each.
fn are_lined_up((row, gaps): (&CellRow, &[usize]), (other, others): (&CellRow, &[usize]), between: usize) -> bool {
    let Some(skipped) = others.len().checked_sub(gaps.len()).filter(|_| !gaps.is_empty() && are_neighbours(row, other, between)) else {
        return false;
    };
    if skipped > 0 && row.extent().from < other.gap(others[skipped - 1]).from {
        return false;
    }
    let slack = 0.15 * row.size();
    let meets = |at: usize| {
        let (a, b) = (row.gap(gaps[at]), other.gap(others[at + skipped]));
        a.from.max(b.from) < a.to.min(b.to)
    };
    // Gaps that are all as wide may be those of justified lines, whose words stand anywhere. So may those of lines further
    // apart, where no figures stand in columns.
    let even = are_even(row) && are_even(other);
    let far = between > 0 || skipped > 0;
    let column = |at: usize| {
        let (a, b) = (row.cell(gaps, at), other.cell(others, at + skipped));
        let right = (a.to - b.to).abs() < slack;
        let middle = !even && !far && (a.from + a.to - b.from - b.to).abs() < 2.0 * slack;
        // The last words of justified lines end at one place too: only figures are set to the right.
        let figures = [row.is_figures(gaps, at), other.is_figures(others, at + skipped)];
        let figures = if far && skipped == 0 && gaps.len() == 1 { figures == [true; 2] } else { figures.contains(&true) };
        ((a.from - b.from).abs() < slack || middle || right && figures) && (figures || !far || at + skipped == 0)
    };
    (0..gaps.len()).all(meets) && (0..=gaps.len()).all(column)
}

fn are_neighbours(row: &CellRow, other: &CellRow, between: usize) -> bool {
    let (a, b) = (&row.pieces[0], &other.pieces[0]);
    a.page == b.page
        && a.turn == b.turn
        && (a.height - b.height).abs() < (2.6 + 1.4 * between as f32) * a.size.max(b.size)
        && (a.size - b.size).abs() < 0.25 * a.size
}

/// Whether all gaps of a row of words are as wide.
fn are_even(row: &CellRow) -> bool {
    let gaps = || (1..row.words.len()).map(|at| row.gap(at).to - row.gap(at).from);
    let (least, most) = gaps().fold((f32::INFINITY, 0.0f32), |(least, most), gap| (least.min(gap), most.max(gap)));
    row.words.len() > 2 && most - least < 0.2 * most
}

/// Whether a row with wide gaps is a line of a justified text: it fills the width of a line beside it that has none.
fn is_justified(row: &CellRow, other: &CellRow) -> bool {
    let wide = |row: &CellRow| (1..row.words.len()).any(|at| row.gap(at).to - row.gap(at).from > GAP * row.size());
    let (a, b) = (row.extent(), other.extent());
    let step = (row.pieces[0].height - other.pieces[0].height).abs();
    let figures = row.pieces.len() == 2 && row.pieces[1].text.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
    are_neighbours(row, other, 0)
        && step < 1.7 * row.size()
        && (a.to - b.to).abs() < 0.1 * row.size()
        && (a.from - b.from).abs() < 2.5 * row.size()
        && (!wide(other) || are_even(other))
        && (row.words.len() == 2 && !figures || are_even(row))
}

/// A row of a table that starts with this line: its cells, and the line after it.
pub(super) fn row(lines: &[PdfLine], at: usize, leading: f32, hyphens: &Hyphens) -> Option<(String, usize)> {
    let (mut cells, mut next) = level_row(lines, at, leading).or_else(|| centred_row(lines, at, leading))?;
    // Two columns of a text may begin at one height: a sentence goes on from the one to the other.
    let is_sentence = |pair: &[Vec<&PdfLine>]| {
        let goes_on = pair[0].last().is_some_and(|last| !last.ends()) && pair[1][0].text.starts_with(char::is_lowercase);
        goes_on && pair.iter().all(|cell| cell.len() > 1)
    };
    if cells.windows(2).any(is_sentence) {
        return None;
    }
    // The page may end within a row: its first cell goes on at the top of the next one.
    let right = cells[1][0].from;
    while let Some(line) = lines.get(next).filter(|l| goes_on_over(&cells[0], l, right) && cells[0].len() < MAX_CELL) {
        if lines.get(next + 1).is_some_and(|l| l.is_beside(line)) {
            break;
        }
        cells[0].push(line);
        next += 1;
    }
    let told = |cell: &Vec<&PdfLine>| hyphens.join(cell.iter().map(|l| l.text.as_str()));
    Some((cells.iter().map(told).collect::<Vec<_>>().join("\t"), next))
}

/// A row of figures at the end of a page whose first cell, centred beside them, stands at the top of the next: the row above it has
/// one cell more. The row with that cell, and the line after it.
pub(super) fn with_label(
    lines: &[PdfLine],
    at: usize,
    (row, next): (String, usize),
    above: Option<&str>,
    leading: f32,
    hyphens: &Hyphens,
) -> (String, usize) {
    let count = |row: &str| row.matches('\t').count();
    let first = &lines[at];
    let short = above.is_some_and(|above| count(above) == count(&row) + 1) && row.split('\t').all(is_figure);
    let Some(top) = lines.get(next).filter(|l| short && l.page == first.page + 1) else { return (row, next) };
    let stands = |i: usize| {
        let line = &lines[i];
        let step = if i == next { 0.0 } else { lines[i - 1].height - line.height };
        let own = line.page == top.page && line.to < first.from && (line.size - first.size).abs() < 0.05 * first.size;
        own && step < 1.2 * leading.max(line.size) && !lines.get(i + 1).is_some_and(|l| l.is_beside(line))
    };
    let end = (next..lines.len()).take(MAX_CELL).take_while(|i| stands(*i)).last().map_or(next, |i| i + 1);
    if end == next {
        return (row, next);
    }
    let label = hyphens.join(lines[next..end].iter().map(|l| l.text.as_str()));
    (format!("{label}\t{row}"), end)
}

/// Whether a line on the next page is more of a cell of several lines, with the next column's place.
fn goes_on_over(cell: &[&PdfLine], line: &PdfLine, right: f32) -> bool {
    let last = cell[cell.len() - 1];
    let below =
        line.page == last.page + 1 && line.turn == last.turn || cell.len() > 2 && line.page == last.page && cell[0].page < line.page;
    cell.len() > 1
        && below
        && (line.from - cell[0].from).abs() < 0.15 * line.size
        && (line.size - last.size).abs() < 0.05 * line.size
        && line.to < right
        && !last.ends()
        && line.text.starts_with(char::is_lowercase)
}

/// The lines of each cell of a row, and the line after it.
type Cells<'l> = (Vec<Vec<&'l PdfLine>>, usize);

/// A row whose cells are centred beside the one of most lines, as pages of HTML set them: each begins behind the one before
/// it and has its middle at the same height.
fn centred_row(lines: &[PdfLine], at: usize, leading: f32) -> Option<Cells<'_>> {
    let mut cells: Vec<&[PdfLine]> = Vec::new();
    let mut next = at;
    while let Some(first) = lines.get(next) {
        let before = cells.last().map(|cell| (cell.iter().map(|l| l.to).fold(f32::MIN, f32::max), &cell[0], &cell[cell.len() - 1]));
        let is_cell = |(right, top, low): (f32, &PdfLine, &PdfLine)| {
            first.page == top.page
                && first.turn == top.turn
                && first.from > right + if first.text.split(' ').all(is_figure) { SNUG } else { NARROW } * first.size
                && first.height > low.height - CENTRED * low.size
        };
        if !before.is_none_or(is_cell) {
            break;
        }
        if cells.len() == MAX_CELLS {
            return None;
        }
        let goes_on = |pair: &[PdfLine]| {
            let (step, size) = (pair[0].height - pair[1].height, pair[1].size);
            let over = pair[1].from < pair[0].to && pair[1].to > pair[0].from;
            pair[0].page == pair[1].page && over && step > 0.5 * size && step < 1.3 * leading.max(size)
        };
        let count = 1 + lines[next..].windows(2).take(MAX_CELL).take_while(|pair| goes_on(pair)).count();
        cells.push(&lines[next..next + count]);
        next += count;
    }
    let middle = |cell: &[PdfLine]| (cell[0].height + cell[cell.len() - 1].height) / 2.0;
    let tall = cells.iter().map(|cell| cell.len()).max()?;
    let one = cells.iter().all(|cell| (middle(cell) - middle(cells[0])).abs() < CENTRED * cell[0].size);
    if cells.len() < 2 || !(2..=MAX_CELL).contains(&tall) || !one || lines[at].is_listed() {
        return None;
    }
    Some((cells.iter().map(|cell| cell.iter().collect()).collect(), next))
}

/// The same, of cells that begin at the same height.
fn level_row(lines: &[PdfLine], at: usize, leading: f32) -> Option<Cells<'_>> {
    let top = &lines[at];
    let mut cells: Vec<Vec<&PdfLine>> = Vec::new();
    let (mut next, mut right, mut before) = (at, f32::MIN, f32::MIN);
    while let Some(first) = lines.get(next).filter(|l| l.is_beside(top) && l.from > right) {
        let (mut cell, mut low) = (vec![first], first);
        right = first.to;
        next += 1;
        while let Some(line) = lines.get(next).filter(|l| {
            let step = low.height - l.height;
            l.page == top.page
                && l.turn == top.turn
                && step > 0.0
                && step < 1.3 * leading.max(l.size)
                && l.from < first.to.max(right)
                && l.to > first.from
                // What begins below the cell before this one is no more of this one.
                && l.from > before
        }) {
            if cell.len() == MAX_CELL {
                return None;
            }
            // A first cell of one line has the next row below it, not more of itself.
            if cells.is_empty() && !lines[next..].iter().take(MAX_CELL).any(|l| l.is_beside(top)) {
                break;
            }
            // A piece with another beside it is the next row.
            if lines.get(next + 1).is_some_and(|l| l.follows(line)) {
                break;
            }
            cell.push(line);
            right = right.max(line.to);
            low = line;
            next += 1;
        }
        before = right;
        cells.push(cell);
    }
    (cells.len() > 1 && !top.is_listed()).then_some((cells, next))
}
