//! What readers make articles of: blocks, lines, sides of tracked changes, sets of articles.

use super::error::ReadError;
use super::{reference, scan};
use crate::article::{Article, Block, Role};
use crate::token::Span;
use std::borrow::Cow;
use std::sync::Arc;

/// An article of a set, with its id where it has one.
pub(super) type SetItem = (Option<String>, Article);

/// The only article of a set.
pub(super) fn one(name: &str, items: Vec<SetItem>) -> Result<Article, ReadError> {
    let count = items.len();
    let mut items = items.into_iter();
    match (items.next(), items.next()) {
        (Some((_, article)), None) => Ok(article),
        _ => Err(ReadError::Several { name: name.to_owned(), count }),
    }
}

/// A side of a document's tracked changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeSide {
    /// With all of them rejected.
    Before,
    /// With all of them accepted, as reading gives it.
    After,
}

/// Which changes are marked in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Changes {
    None,
    /// Words of the story.
    Words,
    /// Formats, and no word.
    Formats,
    /// Headers and footers, which are not read.
    Margins,
}

impl Changes {
    /// Whether words of the story changed.
    pub(super) fn from_words(words: bool) -> Changes {
        if words { Changes::Words } else { Changes::None }
    }
}

/// A block of the given role, trimmed of white space; none when nothing is left.
pub(super) fn block(text: &str, span: Span, role: Role) -> Option<Block> {
    let within = span.of(text);
    let start = span.start as usize + (within.len() - within.trim_start().len());
    let span = Span::new(start, (start + within.trim().len()).max(start));
    (!span.is_empty()).then_some(Block { span, role, folded: false })
}

/// Tags that part no paragraphs.
pub(super) const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strike", "strong",
    "sub", "sup", "time", "u", "wbr",
];

/// Whether a field of an object or a feed holds tags.
pub(super) fn is_html(text: &str) -> bool {
    // Most texts hold no "<" at all: one pass finds that.
    text.match_indices('<').any(|(at, _)| ["</", "<p>", "<p ", "<br", "<hr", "<img"].iter().any(|tag| text[at..].starts_with(tag)))
}

/// A text on one line, its references decoded, without the tags that may stand in a line.
pub(super) fn plain_line(text: &str) -> String {
    let decoded = reference::decoded(text);
    let inline = |p: &scan::MarkupPiece| matches!(&p.kind, scan::PieceKind::Tag { name, .. } if INLINE.contains(&name.as_str()));
    let words: Cow<'_, str> = if decoded.contains('<') {
        scan::pieces(&decoded).filter(|p| !inline(p)).map(|p| &decoded[p.range]).collect()
    } else {
        Cow::Borrowed(&decoded)
    };
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Soft hyphens and marks of no width: programs put them where a line may break, inside of figures too.
const UNSEEN: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];

fn seen(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    // Their first bytes are rare: most texts are told without a look at each letter.
    let mut first = bytes.iter().enumerate().filter(|(_, b)| matches!(b, 0xc2 | 0xe2 | 0xef));
    let unseen = first.any(|(i, _)| UNSEEN.iter().any(|c| bytes[i..].starts_with(c.encode_utf8(&mut [0; 4]).as_bytes())));
    if unseen { Cow::Owned(text.replace(UNSEEN, "")) } else { Cow::Borrowed(text) }
}

/// Builds the text of an article whose file is not its text: blocks separated by blank lines.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) article: Article,
}

impl Builder {
    /// Appends a block without what is not seen inside of words and figures; one without words is dropped.
    pub(super) fn push(&mut self, text: &str, role: Role) {
        let seen = seen(text);
        let text = seen.trim();
        if text.is_empty() {
            return;
        }
        let all = Arc::make_mut(&mut self.article.text);
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        let start = all.len();
        all.push_str(text);
        self.article.blocks.push(Block { span: Span::new(start, start + text.len()), role, folded: false });
    }

    /// Appends another article, with its blocks and markup.
    pub(super) fn append(&mut self, part: Article) {
        let all = Arc::make_mut(&mut self.article.text);
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        let by = all.len() as u32;
        let shift = |span: Span| Span { start: span.start + by, end: span.end + by };
        let told = part.text.trim_end();
        all.push_str(told);
        self.article.blocks.extend(part.blocks.into_iter().map(|b| Block { span: shift(b.span), ..b }));
        // What is cut off at the end may be markup.
        let kept = part.markup.into_iter().filter(|m| m.end as usize <= told.len());
        self.article.markup.extend(kept.map(shift));
    }
}
