//! A `.docx` in, a copy with comments out. Every other part is copied as it is packed, and the words of the text stay.
//!
//! The words of a comment are found again in the paragraphs of the document, since reading drops and joins some of them: by
//! the line of the text that they stand in, in order. Where they cannot be, the comment hangs on the paragraph, or on the
//! first one.

use super::layout::Layout;
use super::lines::DocxLines;
use super::note::Note;
use super::package::COMMENTS_TYPE;
use super::parts;
use crate::report::body::Body;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The largest part that is unpacked, in bytes: what reading takes too.
const MOST: u64 = 32 << 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A copy with comments; none where the document is built in a way that is not understood here.
pub fn onto(original: &[u8], text: &Body, notes: &[Note]) -> Option<io::Result<Vec<u8>>> {
    let mut archive = ZipArchive::new(Cursor::new(original)).ok()?;
    let (main, kind) = related(&part(&mut archive, "_rels/.rels")?, "").into_iter().find(|(_, kind)| kind.ends_with("/officeDocument"))?;
    let document = part(&mut archive, &main)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let list = within(folder, &format!("_rels/{file}.rels"));
    let relations = part(&mut archive, &list)?;
    let there = related(&relations, folder).into_iter().find(|(_, kind)| kind.ends_with("/comments")).map(|(path, _)| path);
    let comments = there.as_ref().and_then(|path| part(&mut archive, path));
    let first = comments.as_deref().map_or(0, after_last);

    let layout = Layout::parse(&document)?;
    let mut changed = BTreeMap::from([(main.clone(), with(&layout, &document, text, notes, first))]);
    let entries = parts::entries(&notes.iter().collect::<Vec<_>>(), first);
    match (there, comments) {
        (Some(path), Some(old)) => {
            changed.insert(path, before_end(&old, "w:comments", &entries)?);
        }
        (None, _) => {
            let name =
                ["comments.xml", "comments-recount.xml"].into_iter().find(|n| archive.index_for_name(&within(folder, n)).is_none())?;
            let path = within(folder, name);
            let types = part(&mut archive, "[Content_Types].xml")?;
            let stands = format!("<Override PartName=\"/{path}\" ContentType=\"{COMMENTS_TYPE}\"/>");
            changed.insert("[Content_Types].xml".to_owned(), before_end(&types, "Types", &stands)?);
            let kind = kind.trim_end_matches("officeDocument");
            let relation = format!("<Relationship Id=\"rIdRecount\" Type=\"{kind}comments\" Target=\"{name}\"/>");
            changed.insert(list, before_end(&relations, "Relationships", &relation)?);
            changed.insert(path, parts::comments(&notes.iter().collect::<Vec<_>>(), first));
        }
        _ => return None,
    }
    Some(written(archive, changed))
}

/// The package with some parts exchanged or added.
fn written(mut archive: Archive<'_>, mut changed: BTreeMap<String, String>) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let put = |zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: String| {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())
    };
    for i in 0..archive.len() {
        let file = archive.by_index_raw(i)?;
        let name = file.name()?.into_owned();
        match changed.remove(&name) {
            Some(text) => put(&mut zip, &name, text)?,
            None => zip.raw_copy_file(file)?,
        }
    }
    for (name, text) in changed {
        put(&mut zip, &name, text)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn part(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.take(MOST).read_to_string(&mut text).ok()?;
    Some(text)
}

fn within(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// The parts that a list of relations names, each with its kind.
fn related(list: &str, folder: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    tags(list, |tag| {
        if tag.local_name().as_ref() == "Relationship"
            && let (Some(kind), Some(target)) = (attribute(tag, "Type"), attribute(tag, "Target"))
        {
            out.push((target.strip_prefix('/').map_or_else(|| within(folder, &target), str::to_owned), kind));
        }
    });
    out
}

/// One more than the greatest number of a comment.
fn after_last(comments: &str) -> usize {
    let mut next = 0;
    tags(comments, |tag| {
        if tag.name().as_ref() == "w:comment" {
            next = next.max(attribute(tag, "w:id").and_then(|id| id.parse::<usize>().ok()).map_or(0, |id| id.saturating_add(1)));
        }
    });
    next
}

fn tags(text: &str, mut on: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => on(&tag),
            Event::Eof => return,
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
}

/// XML with something more at the end of its outermost element.
fn before_end(text: &str, element: &str, more: &str) -> Option<String> {
    let end = text.rfind(&format!("</{element}"))?;
    Some(format!("{}{more}{}", &text[..end], &text[end..]))
}

/// The part with the places of all comments, numbered from `first`.
fn with(layout: &Layout, document: &str, text: &Body, notes: &[Note], first: usize) -> String {
    let lines = DocxLines::new(layout, text);
    let mut lengths = HashMap::new();
    // At one place what ends stands before what begins.
    let mut cuts: BTreeMap<(usize, usize), [String; 3]> = BTreeMap::new();
    for (i, note) in notes.iter().enumerate() {
        let (start, end) = lines.place(layout, text, note, &mut lengths);
        let id = first + i;
        if start == end {
            cuts.entry(start).or_default()[1] += &(parts::start(id) + &parts::end(id));
        } else {
            cuts.entry(start).or_default()[2] += &parts::start(id);
            cuts.entry(end).or_default()[0] += &parts::end(id);
        }
    }
    let mut edits: BTreeMap<usize, String> = BTreeMap::new();
    for ((piece, at), marks) in cuts {
        layout.cut(document, piece, at, &marks.concat(), &mut edits);
    }
    let mut out = String::with_capacity(document.len() + document.len() / 8);
    let mut last = 0;
    for (at, more) in edits {
        out.push_str(&document[last..at]);
        out.push_str(&more);
        last = at;
    }
    out + &document[last..]
}
