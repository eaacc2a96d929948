//! JSON lines in, one article a line out: each line is an object as `.json` takes it.

use super::build::{SetItem, one};
use super::error::ReadError;
use super::{encoding, json};
use crate::article::Article;

/// Reads a file of one line.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    one(name, items(name, bytes)?)
}

/// Reads every line; its id is the field `id`, a text or a number.
pub(super) fn items(name: &str, bytes: &[u8]) -> Result<Vec<SetItem>, ReadError> {
    let text = encoding::decode(bytes, None);
    let mut items = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let value = json::parse(name, line, i + 1)?;
        items.push((json::id(&value), json::article(&format!("{name}:{}", i + 1), &value)?));
    }
    if items.is_empty() {
        return Err(ReadError::Empty { name: name.to_owned(), format: "JSON lines" });
    }
    Ok(items)
}
