//! A text in, the line and column of any of its words out.

use super::wire::Place;
use crate::telling::Telling;
use crate::token::Span;
use std::cell::{Cell, OnceCell};

/// Where the lines of a text start, and how many characters stand before each of its blocks of [`BLOCK`] bytes.
pub(crate) struct Lines {
    starts: Vec<usize>,
    characters: OnceCell<Vec<usize>>,
    /// So many bytes of sentences may still be shown.
    left: Cell<usize>,
}

/// The most of a sentence that is shown around a place, in bytes: as much as two long sentences of news.
const AROUND: usize = 400;

/// The sentences around all places are at most so many times as long as the text, and so many bytes more.
const SENTENCES: (usize, usize) = (4, 64 << 10);

/// Characters are counted in steps of so many bytes, so that a text of one line costs no more than one of many.
const BLOCK: usize = 4096;

impl Lines {
    pub(crate) fn new(text: &str) -> Lines {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Lines { starts, characters: OnceCell::new(), left: Cell::new(text.len() * SENTENCES.0 + SENTENCES.1) }
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
        let sentence = t.sentences.at(span).map_or_else(String::new, |i| around(text, t.sentences.list[i].span, span));
        let left = self.left.get().checked_sub(sentence.len());
        self.left.set(left.unwrap_or(0));
        let sentence = if left.is_some() { sentence } else { String::new() };
        Place { document, start, end: span.end as usize, line, column, text: span.of(text).to_owned(), sentence }
    }
}

/// The sentence around some words, with an ellipsis where it had to be cut.
fn around(text: &str, sentence: Span, words: Span) -> String {
    if sentence.len() <= AROUND {
        return sentence.of(text).to_owned();
    }
    let room = AROUND.saturating_sub(words.len()) / 2;
    let whole = sentence.range();
    let from = text.floor_char_boundary((words.start as usize).saturating_sub(room).max(whole.start));
    let to = text.floor_char_boundary((words.end as usize + room).min(from + AROUND).min(whole.end)).max(from);
    let mark = |cut: bool| if cut { "…" } else { "" };
    format!("{}{}{}", mark(from > whole.start), &text[from..to], mark(to < whole.end))
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Lines};

    #[test]
    fn characters_of_long_lines_are_counted_in_steps() {
        let text = "aé“😀".repeat(BLOCK);
        let lines = Lines::new(&text);
        for (from, to) in [(0, text.len()), (10, 10 * BLOCK), (3, 2 * BLOCK + 1), (BLOCK * 3 / 10 * 10, BLOCK * 8 / 10 * 10 + 6), (20, 26)]
        {
            assert_eq!(lines.characters(&text, from, to), text[from..to].chars().count(), "{from}..{to}");
        }
    }
}
