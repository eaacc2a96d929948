//! A text in, the line and column of any of its words out.

use super::wire::Place;
use crate::telling::Telling;
use crate::token::Span;
use std::cell::OnceCell;

/// Where the lines of a text start, and how many characters stand before each of its blocks of [`BLOCK`] bytes.
pub(crate) struct Lines {
    starts: Vec<usize>,
    characters: OnceCell<Vec<usize>>,
}

/// Characters are counted in steps of so many bytes, so that a text of one line costs no more than one of many.
const BLOCK: usize = 4096;

impl Lines {
    pub(crate) fn of(text: &str) -> Lines {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Lines { starts, characters: OnceCell::new() }
    }

    /// How many characters begin in `text[from..to]`.
    fn characters(&self, text: &str, from: usize, to: usize) -> usize {
        let count = |bytes: &[u8]| bytes.iter().filter(|b| (**b as i8) >= -0x40).count();
        let bytes = text.as_bytes();
        if to - from <= BLOCK {
            return count(&bytes[from..to]);
        }
        let before = self.characters.get_or_init(|| {
            let sums = bytes.chunks(BLOCK).scan(0, |sum, block| {
                *sum += count(block);
                Some(*sum)
            });
            std::iter::once(0).chain(sums).collect()
        });
        let until = |at: usize| before[at / BLOCK] + count(&bytes[at / BLOCK * BLOCK..at]);
        until(to) - until(from)
    }

    pub(crate) fn place(&self, document: usize, t: &Telling, span: Span) -> Place {
        let text = &t.article.text;
        let start = span.start as usize;
        let line = self.starts.partition_point(|s| *s <= start);
        let column = self.characters(text, self.starts[line - 1], start) + 1;
        let list = &t.sentences.list;
        let i = list.partition_point(|s| s.span.end <= span.start);
        let sentence = list.get(i).map_or("", |s| s.span.of(text));
        Place { document, start, end: span.end as usize, line, column, text: span.of(text).to_owned(), sentence: sentence.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Lines};

    #[test]
    fn characters_of_long_lines_are_counted_in_steps() {
        let text = "aé“😀".repeat(BLOCK);
        let lines = Lines::of(&text);
        for (from, to) in [(0, text.len()), (10, 10 * BLOCK), (3, 2 * BLOCK + 1), (BLOCK * 3 / 10 * 10, BLOCK * 8 / 10 * 10 + 6), (20, 26)]
        {
            assert_eq!(lines.characters(&text, from, to), text[from..to].chars().count(), "{from}..{to}");
        }
    }
}
