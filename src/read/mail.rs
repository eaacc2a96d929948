//! A mail or a page saved as one in, its article out, by `mail-parser`.
//!
//! Of a mail (`.eml`) the text is read, decoded, and the page where there is no text; the subject is the headline, the
//! sender the byline, the date the day of publication. Attachments and what follows a signature mark are not told. A page
//! saved as `.mhtml` is its first page; when it was saved says nothing of the story.

use super::build::{Builder, ChangeSide};
use super::error::ReadError;
use super::{html, text};
use crate::article::{Article, Role};
use jiff::civil::Date;
use mail_parser::{Address, Message, MessageParser, PartType};

/// Signatures have no more lines.
const SIGNED: usize = 12;

fn parse<'a>(name: &str, bytes: &'a [u8], format: &'static str) -> Result<Message<'a>, ReadError> {
    if bytes.trim_ascii().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned(), format });
    }
    let broken = || ReadError::Document {
        name: name.to_owned(),
        format,
        what: "there are no mail headers in it".to_owned(),
        remedy: "save it again, or save its text as .txt",
    };
    MessageParser::default().parse(bytes.trim_ascii_start()).filter(|m| is_headed(bytes) && !m.headers().is_empty()).ok_or_else(broken)
}

/// Whether the first line is a header: a name without blanks, and a colon.
fn is_headed(bytes: &[u8]) -> bool {
    let line = bytes.trim_ascii_start().split(|b| *b == b'\n').next().unwrap_or_default();
    let name = line.iter().position(|b| *b == b':').map(|at| &line[..at]);
    name.is_some_and(|n| !n.is_empty() && n.iter().all(|b| b.is_ascii_graphic()))
}

/// Reads a mail.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let mail = parse(name, bytes, "mail")?;
    let plain: Vec<&str> = mail.text_bodies().filter_map(|p| if let PartType::Text(t) = &p.body { Some(&**t) } else { None }).collect();
    let title = mail.subject().map(|s| bare(s).to_owned()).filter(|s| !s.is_empty());
    let mut builder = Builder::default();
    if let Some(title) = &title {
        builder.push(title, Role::Headline);
    }
    let head = builder.article.blocks.len();
    for part in plain.iter().filter(|t| !t.trim().is_empty()) {
        let part = part.replace("\r\n", "\n");
        // What follows "-- " alone on its line is a signature; mail programs lose the blank.
        let signature = |mark| part.rsplit_once(mark).filter(|(_, signed): &(&str, &str)| signed.lines().count() <= SIGNED);
        let (told, signed) = ["\n-- \n", "\n--\n"].into_iter().find_map(signature).unwrap_or((&part, ""));
        builder.append(text::cut(told.to_owned()));
        builder.push(signed, Role::Furniture);
    }
    if builder.article.blocks.len() == head {
        let pages = mail.html_bodies().filter_map(|p| if let PartType::Html(t) = &p.body { Some(&**t) } else { None });
        for page in pages {
            html::part(name, page, &mut builder)?;
        }
    }
    if builder.article.blocks.len() == head {
        let what = "there is no text in it".to_owned();
        return Err(ReadError::Document { name: name.to_owned(), format: "mail", what, remedy: "give the text of what is attached to it" });
    }
    let day = mail.date().and_then(|d| Date::new(i16::try_from(d.year).ok()?, d.month as i8, d.day as i8).ok());
    Ok(Article { title, byline: mail.from().and_then(sender), published: day, ..builder.article })
}

/// Reads a saved page.
pub(super) fn page(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let saved = parse(name, bytes, "saved page")?;
    let html = saved.parts.iter().find_map(|p| if let PartType::Html(t) = &p.body { Some(t) } else { None });
    let none = || ReadError::NoArticle { name: name.to_owned() };
    Ok(html::side(name, html.ok_or_else(none)?.as_bytes(), ChangeSide::After)?.0)
}

/// Who sent it.
fn sender(from: &Address<'_>) -> Option<String> {
    let first = from.first()?;
    first.name().map(|n| n.trim().to_owned()).filter(|n| !n.is_empty())
}

/// A subject without what mail programs put before it.
fn bare(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some(at) = ["re:", "fw:", "fwd:"].iter().find(|p| rest.get(..p.len()).is_some_and(|r| r.eq_ignore_ascii_case(p))) {
        rest = rest[at.len()..].trim_start();
    }
    rest
}
