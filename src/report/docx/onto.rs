//! A `.docx` in, a copy with comments out. Every other part is copied as it is packed, and the words of the text stay.
//!
//! The words of a comment are found again in the paragraphs of the document, since reading drops and joins some of them: by
//! the line of the text that they stand in, in order. Where they cannot be, the comment hangs on the paragraph, or on the
//! first one.

use super::note::Note;
use super::package::COMMENTS_TYPE;
use super::parts;
use crate::report::body::Body;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Cursor, Read, Write};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The largest part that is unpacked, in bytes: what reading takes too.
const MOST: u64 = 32 << 20;
/// So many paragraphs are looked at for a line that is no paragraph by itself.
const NEAR: usize = 40;

/// In a longer paragraph words are not looked for that reading has joined or dropped, in bytes.
const SEARCHED: usize = 64 << 10;

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

    let layout = Layout::of(&document)?;
    let mut changed = BTreeMap::from([(main.clone(), layout.with(&document, text, notes, first))]);
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

/// Words of a run that can be cut: `raw` is where they stand in the part.
struct Piece {
    raw: Range<usize>,
    words: String,
    /// The element that holds them: where its tag ends, and whether white space counts in it already.
    holder: (usize, bool),
    run: usize,
}

/// A run: where it stands, and the looks that a part cut off it takes along.
struct Run {
    range: Range<usize>,
    looks: String,
    /// Its first and last piece.
    pieces: Range<usize>,
}

/// A paragraph: its words with white space as one blank, and for each of their bytes the piece and the byte in it.
#[derive(Default)]
struct Paragraph {
    words: String,
    at: Vec<(usize, usize)>,
}

/// The runs and paragraphs of a document's main part.
struct Layout {
    runs: Vec<Run>,
    pieces: Vec<Piece>,
    paragraphs: Vec<Paragraph>,
}

/// What stands before accepted changes only, or in a place where Word takes no comment.
const SKIPPED: [&str; 6] = ["w:del", "w:moveFrom", "w:txbxContent", "mc:AlternateContent", "w:pict", "m:oMath"];

impl Layout {
    fn of(document: &str) -> Option<Layout> {
        let mut layout = Layout { runs: Vec::new(), pieces: Vec::new(), paragraphs: Vec::new() };
        let mut reader = Reader::from_str(document);
        reader.config_mut().allow_dangling_amp = true;
        let (mut skipped, mut holder, mut run, mut looks) = (0_usize, None, None, 0);
        loop {
            let from = usize::try_from(reader.buffer_position()).ok()?;
            let event = reader.read_event().ok()?;
            let to = usize::try_from(reader.buffer_position()).ok()?;
            match event {
                Event::Start(tag) => {
                    let name = tag.name();
                    if skipped > 0 || SKIPPED.contains(&name.as_ref()) {
                        skipped += 1;
                        continue;
                    }
                    match name.as_ref() {
                        "w:p" => layout.paragraphs.push(Paragraph::default()),
                        "w:r" => {
                            let piece = layout.pieces.len();
                            layout.runs.push(Run { range: from..from, looks: String::new(), pieces: piece..piece });
                            run = Some(layout.runs.len() - 1);
                        }
                        "w:rPr" => looks = from,
                        "w:t" => holder = Some((to - 1, tag.attributes().flatten().any(|a| a.key.as_ref() == "xml:space"))),
                        _ => {}
                    }
                }
                Event::End(_) if skipped > 0 => skipped -= 1,
                Event::End(tag) => match tag.name().as_ref() {
                    "w:rPr" => {
                        if let Some(run) = run.and_then(|r| layout.runs.get_mut(r)).filter(|r| r.looks.is_empty()) {
                            run.looks = document[looks..to].to_owned();
                        }
                    }
                    "w:r" => {
                        if let Some(r) = run.take() {
                            layout.runs[r].range.end = to;
                            layout.runs[r].pieces.end = layout.pieces.len();
                        }
                    }
                    "w:t" => holder = None,
                    _ => {}
                },
                Event::Empty(tag) if skipped == 0 && matches!(tag.name().as_ref(), "w:tab" | "w:br" | "w:cr") => layout.blank(),
                Event::Text(words) => layout.add(&words, from..to, holder, run),
                Event::GeneralRef(entity) => {
                    let known = entity.resolve_char_ref().ok().flatten().map(String::from);
                    let known = known.or_else(|| quick_xml::escape::resolve_predefined_entity(&entity).map(str::to_owned));
                    layout.add(&known.unwrap_or_default(), from..to, holder, run);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        (!layout.pieces.is_empty()).then_some(layout)
    }

    fn blank(&mut self) {
        if let (Some(paragraph), Some(last)) = (self.paragraphs.last_mut(), self.pieces.len().checked_sub(1))
            && !paragraph.words.is_empty()
            && !paragraph.words.ends_with(' ')
        {
            paragraph.words.push(' ');
            paragraph.at.push((last, self.pieces[last].words.len()));
        }
    }

    fn add(&mut self, words: &str, raw: Range<usize>, holder: Option<(usize, bool)>, run: Option<usize>) {
        let (Some(holder), Some(run), Some(paragraph)) = (holder, run, self.paragraphs.last_mut()) else { return };
        let piece = self.pieces.len();
        for (i, c) in words.char_indices() {
            if c == '\u{ad}' || c.is_whitespace() && (paragraph.words.is_empty() || paragraph.words.ends_with(' ')) {
                continue;
            }
            let c = if c.is_whitespace() { ' ' } else { c };
            paragraph.words.push(c);
            paragraph.at.extend(std::iter::repeat_n((piece, i), c.len_utf8()));
        }
        self.pieces.push(Piece { raw, words: words.to_owned(), holder, run });
    }

    /// The part with the places of all comments, numbered from `first`.
    fn with(&self, document: &str, text: &Body, notes: &[Note], first: usize) -> String {
        let lines = Lines::of(self, text);
        let mut lengths = HashMap::new();
        // At one place what ends stands before what begins.
        let mut cuts: BTreeMap<(usize, usize), [String; 3]> = BTreeMap::new();
        for (i, note) in notes.iter().enumerate() {
            let (start, end) = lines.place(self, text, note, &mut lengths);
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
            self.cut(document, piece, at, &marks.concat(), &mut edits);
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

    /// Puts marks into the part at a byte of a piece: beside its run, or between two halves of it.
    fn cut(&self, document: &str, piece: usize, at: usize, marks: &str, edits: &mut BTreeMap<usize, String>) {
        let piece_ix = piece;
        let Some(piece) = self.pieces.get(piece) else { return };
        let run = &self.runs[piece.run];
        let mut edit = |at: usize, more: &str| edits.entry(at).or_default().push_str(more);
        if at == 0 && piece_ix == run.pieces.start {
            return edit(run.range.start, marks);
        }
        if at == piece.words.len() && piece_ix + 1 == run.pieces.end {
            return edit(run.range.end, marks);
        }
        let (tag, keeps) = piece.holder;
        if !keeps && !edits.get(&tag).is_some_and(|e| e.contains("xml:space")) {
            edits.entry(tag).or_default().push_str(" xml:space=\"preserve\"");
        }
        // An entity is one character, and not cut.
        let plain = document.get(piece.raw.clone()) == Some(piece.words.as_str());
        let place = if plain {
            piece.raw.start + at
        } else if at == 0 {
            piece.raw.start
        } else {
            piece.raw.end
        };
        let halves = format!("</w:t></w:r>{marks}<w:r>{}<w:t xml:space=\"preserve\">", run.looks);
        edits.entry(place).or_default().push_str(&halves);
    }
}

/// Which paragraph each line of a text stands in, and where its words begin there.
struct Lines {
    /// The range of each line in the text, with its paragraph and the byte of that paragraph's words.
    found: Vec<(Range<usize>, usize, Option<usize>)>,
}

impl Lines {
    fn of(layout: &Layout, text: &Body) -> Lines {
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
        Lines { found }
    }

    /// Where a comment begins and ends: each a piece and a byte in it.
    fn place(&self, layout: &Layout, text: &Body, note: &Note, lengths: &mut HashMap<usize, Vec<u32>>) -> ((usize, usize), (usize, usize)) {
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
