//! Where the lines of a text stand in a document, and where the words of a comment do.

use super::layout::Layout;
use super::note::Note;
use crate::report::body::Body;
use std::collections::HashMap;
use std::ops::Range;

/// So many paragraphs are looked at for a line that is no paragraph by itself.
const NEAR: usize = 40;
/// In a longer paragraph words are not looked for that reading has joined or dropped, in bytes.
const SEARCHED: usize = 64 << 10;

/// Which paragraph each line of a text stands in, and where its words begin there.
pub struct DocxLines {
    /// The range of each line in the text, with its paragraph and the byte of that paragraph's words.
    found: Vec<(Range<usize>, usize, Option<usize>)>,
}

impl DocxLines {
    /// The lines of a text, each in its paragraph.
    pub fn new(layout: &Layout, text: &Body) -> DocxLines {
        let mut whole: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, paragraph) in layout.paragraphs.iter().enumerate().rev() {
            whole.entry(paragraph.words.trim_end()).or_default().push(i);
        }
        let mut found = Vec::new();
        let mut near = 0;
        for line in text.blocks.iter().flat_map(|b| lines(&text.text, b.span.range())) {
            let words = squeezed(&text.text[line.clone()]);
            // Of equal paragraphs each is taken once, in order.
            let exact = whole.get_mut(words.as_str()).and_then(|list| {
                while list.len() > 1 && list.last().is_some_and(|i| *i < near) {
                    list.pop();
                }
                list.last().copied()
            });
            let within = |i: &usize| layout.paragraphs[*i].words.contains(&words);
            let paragraph = exact.or_else(|| (near..layout.paragraphs.len().min(near + NEAR)).find(within));
            near = paragraph.unwrap_or(near);
            let at = layout.paragraphs.get(near).and_then(|p| p.words.find(&words));
            if exact.is_some() {
                near += 1;
                found.push((line, near - 1, at));
            } else {
                found.push((line, near, at));
            }
        }
        DocxLines { found }
    }

    /// Where a comment begins and ends: each a piece and a byte in it.
    pub fn place(
        &self,
        layout: &Layout,
        text: &Body,
        note: &Note,
        lengths: &mut HashMap<usize, Vec<u32>>,
    ) -> ((usize, usize), (usize, usize)) {
        let line = self.found.partition_point(|(range, ..)| range.end < note.start).min(self.found.len().saturating_sub(1));
        let Some((range, paragraph, at)) = self.found.get(line) else { return ((0, 0), (0, 0)) };
        let Some(words) = layout.paragraphs.get(*paragraph).filter(|p| !p.at.is_empty()) else { return ((0, 0), (0, 0)) };
        let within = |at: usize| at.clamp(range.start, range.end) - range.start;
        let (from, to) = match at {
            Some(at) => {
                let lengths = lengths.entry(line).or_insert_with(|| squeezed_lengths(&text.text[range.clone()]));
                // Blanks at the end of what stands before are squeezed away.
                let gap = text.text[range.start..range.start + within(note.start)].ends_with(char::is_whitespace);
                let length = |place: usize| lengths.get(within(place)).map_or(0, |n| *n as usize);
                (at + length(note.start) + usize::from(gap && note.start < note.end), at + length(note.end))
            }
            None => {
                let own = squeezed(text.text.get(note.start..note.end).unwrap_or(""));
                match words.words.find(&own).filter(|_| !own.is_empty() && words.words.len() < SEARCHED) {
                    Some(at) => (at, at + own.len()),
                    None => (0, words.words.len()),
                }
            }
        };
        let last = words.at[words.at.len() - 1];
        let end = (last.0, layout.pieces[last.0].words.len());
        let start = words.at.get(from).copied().unwrap_or(end);
        // Behind the last of its characters.
        let stop = to.checked_sub(1).and_then(|i| words.at.get(i)).map_or(end, |(piece, i)| {
            let width = layout.pieces[*piece].words[*i..].chars().next().map_or(0, char::len_utf8);
            (*piece, i + width)
        });
        if note.start == note.end || stop <= start { (stop, stop) } else { (start, stop) }
    }
}

/// The lines of a block, its cells each for itself.
fn lines(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = block.start;
    for (i, c) in text[block.clone()].char_indices().filter(|(_, c)| matches!(c, '\n' | '\t')) {
        out.push(start..block.start + i);
        start = block.start + i + c.len_utf8();
    }
    out.push(start..block.end);
    out.retain(|l| !l.is_empty());
    out
}

fn squeezed(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars().filter(|c| *c != '\u{ad}') {
        match c.is_whitespace() {
            true if out.is_empty() || out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// For each byte of some words, how long what stands before it is when it is squeezed.
fn squeezed_lengths(words: &str) -> Vec<u32> {
    let mut out = Vec::with_capacity(words.len() + 1);
    let (mut length, mut blank) = (0_u32, false);
    for c in words.chars() {
        out.extend(std::iter::repeat_n(length - u32::from(blank), c.len_utf8()));
        match c {
            '\u{ad}' => {}
            c if c.is_whitespace() => {
                length += u32::from(length > 0 && !blank);
                blank = length > 0;
            }
            c => {
                length += u32::try_from(c.len_utf8()).unwrap_or(0);
                blank = false;
            }
        }
    }
    out.push(length - u32::from(blank));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_squeezed_words() {
        for words in ["", " a  b\t\u{ad}c ", "Éa\u{a0}\u{2003}z", "  "] {
            let lengths = squeezed_lengths(words);
            for (i, _) in words.char_indices().chain([(words.len(), ' ')]) {
                assert_eq!(lengths[i] as usize, squeezed(&words[..i]).len(), "{words:?} at {i}");
            }
        }
    }
}
