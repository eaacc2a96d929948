//! Rich text in, its paragraphs, headings, rows of tables, text boxes and notes out, by `rtf-parser-tt`, in bounds.
//!
//! Headings are told by their size and weight: the parser gives a run's look, not the name of its style. Text boxes follow
//! the paragraph that they hang on, notes the text; headers, footers, comments and hidden text are not read. Words that are struck out stood before.
//! The parser reads deleted words like any others, so a text with tracked deletions is refused.

mod groups;

use super::build::{ChangeSide, Changes};
use super::encoding;
use super::error::ReadError;
use super::flow::{Flow, Style, TextLook};
use crate::article::Article;
use rtf_parser_tt::{Part, RtfDocument, StyleBlock};
use std::collections::HashMap;

/// The largest rich text that is read, in bytes; pictures in it take two bytes for one, and each mark may take sixty in
/// memory.
pub const MAX_RTF_BYTES: usize = 16 << 20;

const FORMAT: &str = "rich-text (RTF) document";
const AGAIN: &str = "open it in a word processor and save it as .docx, or save its text as .txt";

/// Reads a document without what is struck out.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    super::package::worded(name, FORMAT, side(name, bytes, ChangeSide::After)?.0)
}

/// Reads one side of a document's struck out words, and tells whether there are any.
pub(super) fn side(name: &str, bytes: &[u8], side: ChangeSide) -> Result<(Article, Changes), ReadError> {
    let broken = |what: &str, remedy| ReadError::Document { name: name.to_owned(), format: FORMAT, what: what.to_owned(), remedy };
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return Err(ReadError::Empty { name: name.to_owned(), format: FORMAT });
    }
    if !start.starts_with(b"{\\rtf") {
        let what = encoding::binary(bytes).map_or("a text", |(what, _)| what);
        return Err(broken(&format!("by its content it is {what}"), "give it the extension of what it is"));
    }
    if bytes.len() > MAX_RTF_BYTES {
        let what = format!("the file has {} bytes", bytes.len());
        let remedy = "save it as .docx or .txt, without its pictures";
        return Err(ReadError::TooMuch { name: name.to_owned(), what, limit: MAX_RTF_BYTES, remedy });
    }
    if is_deleting(bytes) {
        return Err(broken("it has tracked deletions", "accept or reject its changes, or save it as .docx, where both versions are read"));
    }
    // What the parser cannot read it says by its own terms, which help nobody.
    let document = RtfDocument::from_bytes(&groups::plain(start)).map_err(|_| broken("it is damaged", AGAIN))?;
    let struck = |b: &StyleBlock| b.painter.strike && !b.painter.hidden && !b.text.trim().is_empty();
    let changed = document.body.iter().any(struck);
    Ok((article(&document, side), Changes::from_words(changed)))
}

/// Whether words of the text are marked as deleted.
fn is_deleting(bytes: &[u8]) -> bool {
    let word = b"\\deleted";
    let marks = bytes.windows(word.len() + 1).enumerate().filter(|(_, w)| w.starts_with(word) && !w[word.len()].is_ascii_alphabetic());
    // `\deleted0` ends one, and a backslash before it makes it text.
    marks.into_iter().any(|(i, w)| w[word.len()] != b'0' && (i == 0 || bytes[i - 1] != b'\\'))
}

/// A paragraph that is being put together.
#[derive(Default)]
struct RtfParagraph {
    text: String,
    /// Runs of the text, each with its look.
    runs: Vec<(String, TextLook)>,
    size: u16,
    /// How many of its letters are bold.
    bold: usize,
}

fn article(document: &RtfDocument, side: ChangeSide) -> Article {
    let body = &document.body;
    let look = |block: &StyleBlock| {
        let painter = &block.painter;
        let mut look = TextLook { up: painter.superscript, down: painter.subscript, struck: painter.strike, ..TextLook::default() };
        let font = document.header.font_table.get(&painter.font_ref);
        look.font(font.map_or("", |f| f.name.trim_end_matches(';')));
        look
    };
    let shown = || body.iter().filter(|b| !(b.painter.hidden || b.painter.strike && side == ChangeSide::After));
    let mut sizes: HashMap<u16, usize> = HashMap::new();
    for block in shown().filter(|b| b.part == Part::Body) {
        *sizes.entry(block.painter.font_size).or_default() += block.text.trim().len();
    }
    let usual = sizes.into_iter().max_by_key(|(size, letters)| (*letters, u16::MAX - size)).map_or(0, |(size, _)| size);
    let mut flow = Flow::default();
    let mut titled = false;
    paragraphs(shown().filter(|b| b.part == Part::Body), look, |paragraph| {
        let style = style(&paragraph, usual, titled);
        titled |= matches!(style, Style::Title | Style::Text);
        flow.start(style);
        let mut begun = false;
        let mut label = label(&paragraph.text);
        for (text, look) in &paragraph.runs {
            let (of_label, text) = text.split_at(label.min(text.len()));
            label -= of_label.len();
            let text = if begun { text } else { text.trim_start_matches(|c: char| is_bullet(c) || c.is_whitespace()) };
            begun |= !text.is_empty();
            flow.words(text, *look);
        }
        flow.end(false);
    });
    paragraphs(shown().filter(|b| matches!(b.part, Part::Note(_))), look, |paragraph| {
        flow.start(Style::Text);
        for (text, look) in &paragraph.runs {
            flow.words(text, *look);
        }
        flow.end(false);
    });
    flow.article()
}

/// Cuts runs of one look into paragraphs.
fn paragraphs<'a>(blocks: impl Iterator<Item = &'a StyleBlock>, look: impl Fn(&StyleBlock) -> TextLook, mut on: impl FnMut(RtfParagraph)) {
    let mut open = RtfParagraph::default();
    let mut part = Part::Body;
    for block in blocks {
        let mut text = block.text.as_str();
        if block.part != part {
            part = block.part;
            // A note begins with its own number.
            if let Part::Note(number) = part {
                text = text.trim_start().strip_prefix(&number.to_string()).unwrap_or(text);
            }
        }
        for (i, piece) in text.split('\n').enumerate() {
            if i > 0 {
                on(std::mem::take(&mut open));
            }
            let piece = piece.replace('\u{ad}', "").replace('\u{2011}', "-");
            let letters = piece.trim().len();
            open.size = open.size.max(if letters > 0 { block.painter.font_size } else { 0 });
            open.bold += if block.painter.bold { letters } else { 0 };
            open.text.push_str(&piece);
            open.runs.push((piece, look(block)));
        }
    }
    on(open);
}

fn style(paragraph: &RtfParagraph, usual: u16, titled: bool) -> Style {
    let text = paragraph.text.trim();
    let ends = text.ends_with(['.', ',', ';', ':', '!', '?', '”', '"']);
    let large = u32::from(paragraph.size) * 8 > u32::from(usual) * 9;
    let bold = !text.is_empty() && !ends && paragraph.bold * 10 > text.len() * 9;
    if text.contains('\t') || text.starts_with(is_bullet) {
        Style::Item
    } else if !large && !bold {
        Style::Text
    } else if titled {
        Style::Heading(2)
    } else {
        Style::Title
    }
}

/// How long the number of a list's item is, where it is typed: "12." or "a)" before the only tab.
fn label(text: &str) -> usize {
    let Some((label, told)) = text.split_once('\t').filter(|(_, told)| !told.is_empty() && !told.contains('\t')) else { return 0 };
    let name = label.trim_start().strip_suffix(['.', ')']).unwrap_or("");
    let numbered = !name.is_empty() && name.len() <= 3 && name.bytes().all(|b| b.is_ascii_digit());
    let lettered = name.len() == 1 && name.bytes().all(|b| b.is_ascii_alphabetic());
    if (numbered || lettered) && !told.trim().is_empty() { label.len() } else { 0 }
}

/// A bullet, or a sign of a font of signs.
fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '·' | '▪' | '‣' | '\u{e000}'..='\u{f8ff}')
}
