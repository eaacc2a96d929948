//! A ZIP package in, its XML parts out, by `zip`, in bounds: what is common to `.docx` and `.odt`.
//!
//! Only the parts that are asked for are unpacked. Pictures and fonts are never looked at.

use super::encoding;
use super::error::ReadError;
use super::xml::{self, Event, Fault, MAX_XML_DEPTH};
use crate::article::Article;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// How many files a document's package may hold. A book with pictures stays below 2,000.
pub const MAX_ENTRIES: usize = 10_000;
/// How many bytes the parts of a document that are read may have, unpacked. A novel has five million.
pub const MAX_UNPACKED: usize = 32 << 20;

const ALONE: &str = "save the article's text as .txt";
const AGAIN: &str = "open it in a word processor and save it again, or save its text as .txt";
const LOCKED: &str = "open it in a word processor, take the password off and save it again";

/// A document's package.
pub(super) struct Package<'a> {
    name: &'a str,
    format: &'static str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl<'a> Package<'a> {
    /// Opens a package; `format` names the kind of document in errors.
    pub fn open(name: &'a str, bytes: &'a [u8], format: &'static str) -> Result<Package<'a>, ReadError> {
        let broken = |what: String, remedy| ReadError::Document { name: name.to_owned(), format, what, remedy };
        if bytes.trim_ascii().is_empty() {
            return Err(ReadError::Empty { name: name.to_owned(), format });
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(broken("it is protected by a password, or of an older format".to_owned(), LOCKED));
        }
        if !bytes.starts_with(b"PK") {
            let what = encoding::binary(bytes).map_or("a text", |(what, _)| what);
            return Err(broken(format!("by its content it is {what}"), "give it the extension of what it is"));
        }
        // The list of files is read whole when an archive is opened: each has such a mark in it.
        let entries = bytes.windows(4).filter(|w| w == b"PK\x01\x02").count();
        if entries > MAX_ENTRIES {
            let what = format!("the package holds {entries} files");
            return Err(ReadError::TooMuch { name: name.to_owned(), what, limit: MAX_ENTRIES, remedy: ALONE });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(told(&e), AGAIN))?;
        Ok(Package { name, format, archive, left: MAX_UNPACKED })
    }

    /// An error about this document that saving it again may mend.
    pub fn error(&self, what: impl Into<String>) -> ReadError {
        ReadError::Document { name: self.name.to_owned(), format: self.format, what: what.into(), remedy: AGAIN }
    }

    /// That the document is protected.
    pub fn locked(&self) -> ReadError {
        let what = "it is protected by a password".to_owned();
        ReadError::Document { name: self.name.to_owned(), format: self.format, what, remedy: LOCKED }
    }

    /// A part's text, if there is such a part.
    pub fn part(&mut self, path: &str) -> Result<Option<String>, ReadError> {
        let most = self.left as u64 + 1;
        let mut bytes = Vec::new();
        let found = self.archive.by_name(path).and_then(|file| Ok(file.take(most).read_to_end(&mut bytes)?));
        match found {
            Ok(_) => {}
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(what)) if what == ZipError::PASSWORD_REQUIRED => return Err(self.locked()),
            Err(e) => return Err(self.error(format!("{path}: {}", told(&e)))),
        }
        if bytes.len() > self.left {
            let what = format!("{path} is too large, unpacked");
            return Err(ReadError::TooMuch { name: self.name.to_owned(), what, limit: MAX_UNPACKED, remedy: ALONE });
        }
        self.left -= bytes.len();
        Ok(Some(encoding::decode(&bytes, None)))
    }

    /// Walks a part's text.
    pub fn walk(&self, path: &str, text: &str, spaces: &[(&str, &'static str)], on: impl FnMut(Event<'_>)) -> Result<(), ReadError> {
        xml::walk(text, spaces, on).map_err(|fault| match fault {
            Fault::Broken(what) => self.error(format!("{path}: {what}")),
            Fault::Declares => self.error(format!("{path} declares entities, which no word processor does")),
            Fault::Deep => ReadError::TooMuch {
                name: self.name.to_owned(),
                what: format!("elements of {path} are nested too deep"),
                limit: MAX_XML_DEPTH,
                remedy: ALONE,
            },
        })
    }
}

/// An article, or the error that there are no words in it: a document of scanned pages is no empty story.
pub(super) fn worded(name: &str, format: &'static str, article: Article) -> Result<Article, ReadError> {
    if !article.blocks.is_empty() {
        return Ok(article);
    }
    let (what, remedy) = ("there are no words in it".to_owned(), "give a document with text, not with pictures of it");
    Err(ReadError::Document { name: name.to_owned(), format, what, remedy })
}

/// What is wrong with an archive, as a reader would say it.
fn told(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(what) => format!("its package is damaged ({what})"),
        ZipError::CompressionMethodNotSupported(_) => "its package is compressed in an unusual way".to_owned(),
        other => other.to_string(),
    }
}
