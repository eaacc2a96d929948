//! Any bytes are an article whose blocks lie in its text, or an error of one harmless line.

use crate::{MOST, is_plain};
use recount::article::Article;
use recount::read::{self, Format};
use recount::sentence;
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads the bytes as a format; those of a package that are no ZIP file also as its main part.
pub fn check(format: Format, bytes: &[u8]) {
    let bytes = &bytes[..bytes.len().min(4 * MOST)];
    read_as(format, bytes);
    if let (Some(parts), false) = (parts(format), bytes.starts_with(b"PK")) {
        read_as(format, &packed(parts, bytes));
    }
}

fn read_as(format: Format, bytes: &[u8]) {
    let name = format!("a.{}", format.extensions()[0]);
    let _ = Format::detect("", bytes);
    match read::all(&name, bytes, Some(format)) {
        Ok(articles) => articles.iter().for_each(|(_, article)| is_whole(article)),
        Err(error) => is_one_line(&error.to_string()),
    }
    if format.tracks() {
        match read::tracked(&name, bytes) {
            Ok(sides) => sides.iter().for_each(is_whole),
            Err(error) => is_one_line(&error.to_string()),
        }
    }
}

fn is_one_line(error: &str) {
    assert!(error.len() < 2000 && !error.contains('\n') && is_plain(error), "an error of several lines: {error:?}");
}

/// Blocks lie in the text, in order and without white space around them; so do markup and sentences.
fn is_whole(article: &Article) {
    let text = &article.text;
    let mut last = 0;
    for block in &article.blocks {
        let words = text.get(block.span.range()).expect("a block lies in its text");
        assert!(!words.is_empty() && words.trim() == words, "a block with white space around it: {words:?}");
        assert!(last <= block.span.start, "blocks overlap");
        last = block.span.end;
    }
    for mark in &article.markup {
        assert!(text.get(mark.range()).is_some(), "markup lies in its text");
    }
    let sentences = sentence::split(article);
    for sentence in &sentences.list {
        assert!(text.get(sentence.span.range()).is_some(), "a sentence lies in its text");
        assert!(sentence.tokens.len() <= sentence::MAX_TOKENS, "a sentence is too long");
    }
    for token in &sentences.tokens {
        assert!(text.get(token.span.range()).is_some(), "a token lies in its text");
    }
}

/// The parts that a package must have, the one that holds the text first.
fn parts(format: Format) -> Option<&'static [(&'static str, &'static str)]> {
    match format {
        Format::Docx => Some(&[("word/document.xml", ""), ("[Content_Types].xml", "<Types/>")]),
        Format::Odt => Some(&[("content.xml", ""), ("mimetype", "application/vnd.oasis.opendocument.text")]),
        _ => None,
    }
}

/// A package whose first part holds the bytes.
fn packed(parts: &[(&str, &str)], bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (i, (name, content)) in parts.iter().enumerate() {
        zip.start_file(*name, stored).expect("a part");
        zip.write_all(if i == 0 { bytes } else { content.as_bytes() }).expect("a part");
    }
    zip.finish().expect("a package").into_inner()
}
