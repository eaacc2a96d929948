//! Two texts' paragraphs in, rows out: paragraphs that tell the same stand side by side.
//!
//! Both texts keep their own order. A paragraph whose sentences moved stands in a row of its own.

use crate::article::Role;
use crate::report::Aligned;
use crate::report::body::Body;
use std::ops::Range;

/// Blocks that stand on one line of the text, as a reader sees a paragraph.
pub struct PageParagraph {
    /// Its blocks.
    pub blocks: Range<usize>,
    /// What it is: the role of the first block that tells something.
    pub role: Role,
}

/// The paragraphs of a text, in order, without its front matter: the head of the page shows what that says.
pub fn paragraphs(body: &Body) -> Vec<PageParagraph> {
    let front = front_matter(&body.text);
    let mut out: Vec<PageParagraph> = Vec::new();
    for (i, block) in body.blocks.iter().enumerate().filter(|(_, b)| b.role.tells() || b.span.start as usize >= front) {
        let gap = i.checked_sub(1).and_then(|j| body.text.get(body.blocks[j].span.end as usize..block.span.start as usize));
        match out.last_mut() {
            Some(p) if gap.is_some_and(|gap| !gap.contains('\n')) => {
                p.blocks.end = i + 1;
                if !p.role.tells() {
                    p.role = block.role;
                }
            }
            _ => out.push(PageParagraph { blocks: i..i + 1, role: block.role }),
        }
    }
    out
}

/// Where the front matter of a text ends: 0 where there is none.
fn front_matter(text: &str) -> usize {
    let mut fences = ["---", "+++"].into_iter();
    let Some(fence) = fences.find(|f| text.lines().next().is_some_and(|l| l.trim_end() == *f)) else { return 0 };
    text.find(&format!("\n{fence}")).map_or(0, |i| i + 1 + fence.len())
}

/// Paragraphs of both sides that stand side by side; one side may be empty.
#[derive(Debug, PartialEq, Eq)]
pub struct ParagraphRow {
    /// Paragraphs before.
    pub before: Range<usize>,
    /// Paragraphs after.
    pub after: Range<usize>,
}

/// How the paragraphs of two texts correspond.
pub struct Pairing {
    /// The rows, in reading order of both sides.
    pub rows: Vec<ParagraphRow>,
    /// For each paragraph of each side that moved, its counterpart.
    pub moved: [Vec<Option<usize>>; 2],
}

/// Lays the paragraphs of two texts side by side.
pub fn pairing(alignment: &[Aligned], bodies: [&Body; 2], paragraphs: [&[PageParagraph]; 2]) -> Pairing {
    let of_sentence = |side: usize, sentence: usize| {
        let block = *bodies[side].sentences.get(sentence)?;
        let i = paragraphs[side].partition_point(|p| p.blocks.end <= block);
        (i < paragraphs[side].len()).then_some(i)
    };
    let mut links = Vec::new();
    let mut moved = [vec![None; paragraphs[0].len()], vec![None; paragraphs[1].len()]];
    for group in alignment {
        for b in group.before.iter().filter_map(|s| of_sentence(0, *s)) {
            for a in group.after.iter().filter_map(|s| of_sentence(1, *s)) {
                if group.moved {
                    (moved[0][b], moved[1][a]) = (Some(a), Some(b));
                } else {
                    links.push((b, a));
                }
            }
        }
    }
    links.sort_unstable();
    let rows = rows(&links, paragraphs[0].len(), paragraphs[1].len());
    // What has a counterpart in its own row is at its place.
    for row in rows.iter().filter(|r| !r.before.is_empty() && !r.after.is_empty()) {
        moved[0][row.before.clone()].fill(None);
        moved[1][row.after.clone()].fill(None);
    }
    Pairing { rows, moved }
}

/// Rows from links in order; a link that crosses earlier ones is left out.
fn rows(links: &[(usize, usize)], before: usize, after: usize) -> Vec<ParagraphRow> {
    let mut rows: Vec<ParagraphRow> = Vec::new();
    let (mut b, mut a) = (0, 0);
    let mut open = false;
    for &(x, y) in links {
        match rows.last_mut() {
            Some(row) if open && (x < b || y < a) => {
                if x >= row.before.start && y >= row.after.start {
                    row.before.end = b.max(x + 1);
                    row.after.end = a.max(y + 1);
                    (b, a) = (row.before.end, row.after.end);
                }
            }
            _ => {
                alone(&mut rows, b..x, a..y);
                rows.push(ParagraphRow { before: x..x + 1, after: y..y + 1 });
                (b, a, open) = (x + 1, y + 1, true);
            }
        }
    }
    alone(&mut rows, b..before, a..after);
    rows
}

fn alone(rows: &mut Vec<ParagraphRow>, before: Range<usize>, after: Range<usize>) {
    let (b, a) = (before.end, after.start);
    rows.extend(before.map(|x| ParagraphRow { before: x..x + 1, after: a..a }));
    rows.extend(after.map(|y| ParagraphRow { before: b..b, after: y..y + 1 }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(links: &[(usize, usize)], sizes: (usize, usize), expected: &[(Range<usize>, Range<usize>)]) {
        let found: Vec<_> = rows(links, sizes.0, sizes.1).into_iter().map(|r| (r.before, r.after)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn paragraphs_that_tell_the_same_stand_side_by_side() {
        check(&[(0, 0), (1, 1)], (2, 2), &[(0..1, 0..1), (1..2, 1..2)]);
        check(&[(0, 0), (2, 1)], (3, 2), &[(0..1, 0..1), (1..2, 1..1), (2..3, 1..2)]);
        check(&[(0, 1)], (1, 3), &[(0..0, 0..1), (0..1, 1..2), (1..1, 2..3)]);
        check(&[], (1, 1), &[(0..1, 0..0), (1..1, 0..1)]);
    }

    #[test]
    fn split_and_merged_paragraphs_share_a_row() {
        check(&[(0, 0), (0, 1), (1, 2)], (2, 3), &[(0..1, 0..2), (1..2, 2..3)]);
        check(&[(0, 0), (1, 0), (1, 1)], (2, 2), &[(0..2, 0..2)]);
    }

    #[test]
    fn a_link_that_crosses_others_breaks_no_order() {
        check(&[(0, 2), (1, 0), (2, 3)], (3, 4), &[(0..0, 0..1), (0..0, 1..2), (0..1, 2..3), (1..2, 3..3), (2..3, 3..4)]);
    }
}
