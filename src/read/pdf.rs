//! A PDF in, the paragraphs of its pages out: `lopdf` takes the file apart, in bounds; what is drawn where becomes lines,
//! paragraphs, headings, rows of tables and notes here.
//!
//! A PDF says where letters stand, not what is a paragraph: `lines` judges that by gaps, sizes and places. Running heads,
//! page numbers, raised note signs and what is marked as no text are left out; notes follow the text. Words that a line goes
//! through are what a draft said before. Pictures are not looked at: a scanned page without a layer of text is an error that says so, and so are fonts that do not say which
//! letters they draw.

mod budget;
mod cells;
mod draft;
mod edges;
mod font;
mod hyphen;
mod initials;
mod line;
mod lines;
mod page;
mod raised;
mod run;
mod standard;
mod tex;

use super::build::{ChangeSide, Changes};
use super::encoding;
use super::error::ReadError;
use super::flow::{Flow, Style};
use super::guard::guarded;
use super::package::MAX_UNPACKED;
use crate::article::Article;
use budget::{Budget, Fault, fault};
use lines::ParagraphKind;
use lopdf::{Document, LoadOptions, ObjectId};
use page::{Fonts, Page};
use run::Change;

/// The largest PDF that is read, in bytes. An article with its pictures has a tenth of it; what is no picture may take
/// sixty times as many bytes in memory.
pub const MAX_PDF_BYTES: usize = 16 << 20;
/// How many pages a PDF may have.
pub const MAX_PAGES: usize = 2000;
/// How many bytes the packed lists of objects of a PDF may have, unpacked: each byte of them takes many in memory. The
/// lists of a book of a thousand pages stay below a fifth of it.
const MAX_LISTS: usize = 8 << 20;
const FORMAT: &str = "PDF";
const ALONE: &str = "give the article's pages alone, or its text as .txt";
const AGAIN: &str = "open it in a PDF reader and save or print it as a new PDF, or save its text as .txt";
const LOCKED: &str = "save it without its password, or save its text as .txt";
const TYPED: &str = "run text recognition (OCR) over it, or give the article's text as .txt";

/// Reads the text of all pages.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    Ok(side(name, bytes, ChangeSide::After)?.0)
}

/// Reads one side of the changes that a draft is printed with, and tells whether there are any.
pub(super) fn side(name: &str, bytes: &[u8], side: ChangeSide) -> Result<(Article, Changes), ReadError> {
    let broken = |what: &str, remedy| ReadError::Document { name: name.to_owned(), format: FORMAT, what: what.to_owned(), remedy };
    if bytes.trim_ascii().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned(), format: FORMAT });
    }
    if !bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-") {
        let what = encoding::binary(bytes).map_or("a text", |(what, _)| what);
        return Err(broken(&format!("by its content it is {what}"), "give it the extension of what it is"));
    }
    let over = |what: String, limit| ReadError::TooMuch { name: name.to_owned(), what, limit, remedy: ALONE };
    if bytes.len() > MAX_PDF_BYTES {
        return Err(over(format!("the file has {} bytes", bytes.len()), MAX_PDF_BYTES));
    }
    let pages = guarded(|| pages(bytes)).unwrap_or(Err(Fault::Broken)).map_err(|fault| match fault {
        Fault::Broken => broken("it is damaged", AGAIN),
        Fault::Locked => broken("it is protected by a password", LOCKED),
        Fault::Large => over("what it holds is too large, unpacked".to_owned(), MAX_UNPACKED),
        Fault::Pages(count) => over(format!("it has {count} pages"), MAX_PAGES),
        Fault::Deep => broken("forms are drawn within forms too deep", AGAIN),
    })?;
    let letters = || pages.iter().flat_map(|p| &p.runs).flat_map(|r| r.text.chars()).filter(|c| !c.is_whitespace());
    let (all, unknown) = (letters().count(), letters().filter(|c| *c == char::REPLACEMENT_CHARACTER).count());
    if all == 0 {
        return Err(broken("there is no text on its pages, as on scanned ones", TYPED));
    }
    if unknown * 10 > all {
        return Err(broken("its fonts do not say which letters they draw", TYPED));
    }
    let changed = pages.iter().flat_map(|p| &p.runs).any(|r| r.change == Change::Struck);
    Ok((article(lines::paragraphs(draft::side(pages, side))), Changes::from_words(changed)))
}

fn article(paragraphs: Vec<(String, ParagraphKind)>) -> Article {
    let mut flow = Flow::default();
    for (text, kind) in paragraphs {
        flow.start(match kind {
            ParagraphKind::Title => Style::Title,
            ParagraphKind::Heading => Style::Heading(2),
            ParagraphKind::Item | ParagraphKind::Row => Style::Item,
            ParagraphKind::Text | ParagraphKind::Note => Style::Text,
        });
        flow.text(&text);
        flow.end(false);
    }
    flow.article()
}

fn pages(bytes: &[u8]) -> Result<Vec<Page>, Fault> {
    let lists = bytes.windows(6).filter(|w| w == b"ObjStm").count().max(1);
    let options = LoadOptions::with_max_decompressed_size(MAX_LISTS / lists);
    let document = Document::load_mem_with_options(bytes, options).map_err(|e| fault(&e))?;
    if document.is_encrypted() {
        return Err(Fault::Locked);
    }
    let pages: Vec<ObjectId> = document.page_iter().take(MAX_PAGES + 1).collect();
    match pages.len() {
        0 => return Err(Fault::Broken),
        count if count > MAX_PAGES => return Err(Fault::Pages(document.page_iter().count())),
        _ => {}
    }
    let (mut budget, mut fonts) = (Budget { left: MAX_UNPACKED }, Fonts::default());
    let runs = pages.into_iter().map(|page| page::page(&document, page, &mut fonts, &mut budget)).collect::<Result<_, _>>()?;
    budget.whole()?;
    Ok(runs)
}
