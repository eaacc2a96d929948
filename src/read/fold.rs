//! Blocks in, the copies among them marked: a title twice, whole runs of paragraphs twice, a paragraph that says itself
//! twice.
//!
//! Blocks are compared by their letters and digits. A long block that stands before is a copy; short ones ("Yes.", the
//! cells of a table) repeat rightly, and are copies only in a run of copies. Almost equal blocks are two tellings, and
//! telling those apart is what recount is for.

use crate::article::{Article, Block, Role};
use crate::token::{KeyMap, Span};
use xxhash_rust::xxh3::xxh3_64;

/// So many words are not said twice by chance.
const LONG: usize = 8;

/// By so many letters blocks are told apart before all their letters are read.
const OPENING: usize = 16;

/// How far below the headline its copy may stand, in blocks.
const NEAR: usize = 4;

/// A block's letters and digits.
#[derive(Clone, Copy)]
struct Print {
    /// Index into the article's blocks.
    block: usize,
    key: u64,
    words: usize,
    /// The place among the prints of the first block with the same key.
    first: usize,
}

/// Marks the copies.
pub(super) fn mark(article: &mut Article) {
    split_doubled(article);
    let mut prints = prints(article);
    let mut seen: KeyMap<usize> = KeyMap::with_capacity_and_hasher(prints.len(), Default::default());
    for (at, print) in prints.iter_mut().enumerate() {
        print.first = if print.words == 0 { at } else { *seen.entry(print.key).or_insert(at) };
    }
    let mut copies: Vec<bool> = prints.iter().enumerate().map(|(at, p)| p.first < at && p.words >= LONG).collect();
    runs(article, &prints, &mut copies);
    interleaved(article, &prints, &mut copies);
    for (print, copy) in prints.iter().zip(copies) {
        article.blocks[print.block].folded |= copy;
    }
    headlines(article, &prints);
}

/// Runs of two and more successive blocks whose originals stand in succession too.
fn runs(article: &Article, prints: &[Print], copies: &mut [bool]) {
    let mut at = 0;
    while at < prints.len() {
        let first = prints[at].first;
        let mut len = 0;
        while first + len < at && prints.get(at + len).is_some_and(|p| p.first == first + len) {
            len += 1;
        }
        let run = &prints[at..at + len];
        let listed = run.iter().any(|p| article.blocks[p.block].role == Role::Item);
        if len > 1 && !listed && run.iter().map(|p| p.words).sum::<usize>() >= LONG {
            copies[at..at + len].fill(true);
        }
        at += len.max(1);
    }
}

/// Short blocks between copies where every block stands twice: p1, p1, "Yes.", "Yes.", p2, p2.
fn interleaved(article: &Article, prints: &[Print], copies: &mut [bool]) {
    for at in 3..prints.len() {
        let doubled = prints[at].first + 1 == at && article.blocks[prints[at].block].role != Role::Item;
        if doubled && copies[at - 2] && copies.get(at + 2) == Some(&true) {
            copies[at] = true;
        }
    }
}

/// The headline, said again below itself.
fn headlines(article: &mut Article, prints: &[Print]) {
    let Some(at) = prints.iter().position(|p| article.blocks[p.block].role == Role::Headline) else { return };
    for print in prints.iter().skip(at + 1).take(NEAR).filter(|p| p.words > 0 && p.key == prints[at].key) {
        let block = &mut article.blocks[print.block];
        (block.role, block.folded) = (Role::Headline, true);
    }
}

/// The blocks that could be copies or originals, in order. What begins like no other block is neither, and its letters
/// are not read; it keeps its place, as runs must be without a gap.
fn prints(article: &Article) -> Vec<Print> {
    let mut buffer = Vec::new();
    let mut openings: Vec<(usize, u64)> = Vec::with_capacity(article.blocks.len());
    for (block, b) in article.blocks.iter().enumerate().filter(|(_, b)| b.role.tells() && !b.folded) {
        let text = b.span.of(&article.text);
        if letters(&text[..text.floor_char_boundary(OPENING * 4)], OPENING, &mut buffer) > 0 {
            openings.push((block, xxh3_64(&buffer)));
        }
    }
    let mut counts: KeyMap<u32> = KeyMap::with_capacity_and_hasher(openings.len(), Default::default());
    for (_, key) in &openings {
        *counts.entry(*key).or_default() += 1;
    }
    let print = |(block, key): (usize, u64)| {
        if counts.get(&key).copied() == Some(1) {
            return Print { block, key: 0, words: 0, first: 0 };
        }
        let words = letters(article.blocks[block].span.of(&article.text), usize::MAX, &mut buffer);
        Print { block, key: xxh3_64(&buffer), words, first: 0 }
    };
    openings.into_iter().map(print).collect()
}

/// What a byte is in a print: letters and digits in small letters, bytes of other scripts as they are, 0 for all else.
const LETTER: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        if byte >= 0x80 || (byte as u8).is_ascii_alphanumeric() {
            table[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Writes the text's first letters and digits, `most` of them, in small letters, without typography; gives the number of
/// words, nearly.
fn letters(text: &str, most: usize, out: &mut Vec<u8>) -> usize {
    let bytes = text.as_bytes();
    out.clear();
    out.resize(bytes.len(), 0);
    let (mut len, mut words, mut inside, mut at) = (0, 0, 0, 0);
    while at < bytes.len() && len < most {
        let byte = bytes[at];
        let mut letter = LETTER[byte as usize];
        // Curly quotation marks and dashes (E2 80 …), no-break spaces (C2 A0) and soft hyphens (C2 AD) are typography.
        if byte == 0xe2 && bytes.get(at + 1) == Some(&0x80) {
            (letter, at) = (0, at + 2);
        } else if byte == 0xc2 && matches!(bytes.get(at + 1), Some(0xa0 | 0xad)) {
            (letter, at) = (0, at + 1);
        }
        // No branch on the letter: texts turn from letter to space too often for a guess.
        let now = usize::from(letter != 0);
        out[len] = letter;
        len += now;
        words += now & (inside ^ 1);
        inside = now;
        at += 1;
    }
    out.truncate(len);
    words
}

/// Cuts paragraphs whose second half repeats the first into two blocks, the second folded.
fn split_doubled(article: &mut Article) {
    let blocks = std::mem::take(&mut article.blocks);
    article.blocks.reserve(blocks.len() + 1);
    let mut buffer = Vec::new();
    for block in blocks {
        let text = block.span.of(&article.text);
        // The second half starts as the first does: looking there spares nearly all the closer look.
        let Some(middle) = middle(text).filter(|m| block.role.tells() && is_doubled(text, *m, &mut buffer)) else {
            article.blocks.push(block);
            continue;
        };
        let head = Span::new(block.span.start as usize, block.span.start as usize + text[..middle].trim_end().len());
        let tail = Span { start: block.span.start + middle as u32, end: block.span.end };
        article.blocks.extend([Block { span: head, ..block }, Block { span: tail, folded: true, ..block }]);
    }
}

fn is_doubled(text: &str, middle: usize, buffer: &mut Vec<u8>) -> bool {
    let words = letters(&text[..middle], usize::MAX, buffer);
    let first = xxh3_64(buffer);
    letters(&text[middle..], usize::MAX, buffer);
    words >= LONG && xxh3_64(buffer) == first
}

/// Where the second half of a text starts that may say the same thing twice.
fn middle(text: &str) -> Option<usize> {
    let half = text.len() / 2;
    let opening = text.as_bytes().get(..12)?;
    let near = text.floor_char_boundary(half.saturating_sub(2))..text.floor_char_boundary(half + 4).min(text.len());
    near.into_iter().find(|at| text.is_char_boundary(*at) && text.as_bytes()[*at..].starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::super::plain;

    const P: [&str; 3] = [
        "The old bridge at Ostervik was closed on Monday after divers found cracks.",
        "Mayor Ada Brandt said that it would stay closed until the end of May.",
        "Traffic is led over the New Bridge, which was widened only last year.",
    ];

    /// Which blocks are folded, as a string of digits.
    #[track_caller]
    fn check(blocks: &[&str], expected: &str) {
        let article = plain(blocks.join("\n\n"), None);
        let folded: String = article.blocks.iter().map(|b| if b.folded { '1' } else { '0' }).collect();
        assert_eq!(folded, expected, "{:?}", article.blocks);
    }

    #[test]
    fn copies_fold() {
        check(&[P[0], P[1], P[0], P[1]], "0011");
        check(&[P[0], P[0], P[1], P[1]], "0101");
        check(&[P[0], P[1], P[2], "Two died.", P[0], P[1], P[2], "Two died."], "00001111");
        check(&[P[0], P[0], "Two died.", "Two died.", P[1], P[1]], "010101");
        check(&["Bridge closed", "Bridge closed", P[0]], "010");
        check(&["Bridge closed", P[0], P[1], "**Bridge closed**", P[0], P[1]], "000111");
        check(&[P[0], &P[0].replace('k', "k\u{ad}").replace('\u{ad}', "")], "01");
    }

    #[test]
    fn what_is_said_twice_with_right_stays() {
        check(&["“Did he know?”", "Yes.", "“Did she know?”", "Yes.", P[0]], "00000");
        check(&["- Ostervik", "- No", "- Ostervik", "- No", P[0]], "00000");
        check(&[P[0], P[1], &P[0].replace("cracks", "twelve cracks")], "000");
        check(&[P[0], "Two died.", P[1], "Two died."], "0000");
    }

    #[test]
    fn a_paragraph_that_says_itself_twice_is_cut() {
        let article = plain(format!("{} {}", P[0], P[0]), None);
        assert_eq!(article.blocks.len(), 2);
        assert_eq!((article.blocks[0].span.of(&article.text), article.blocks[0].folded), (P[0], false));
        assert_eq!((article.blocks[1].span.of(&article.text), article.blocks[1].folded), (P[0], true));
    }
}
