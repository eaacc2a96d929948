//! Rich text in, rich text out that the parser reads rightly: one pass over its groups.
//!
//! What a reader may skip is taken away, as the parser would lose the mark between two cells there; notes, which
//! LibreOffice marks so, are kept. The words of text boxes are put behind the paragraph that they hang on, or behind its
//! table. The label of a list's item, which a program sets for readers that know no lists, is a bullet. A paragraph that
//! ends with its cell is ended once. A raised word is one however far it is raised. Wide blanks are blanks.

use crate::read::symbol;
use std::borrow::Cow;

/// Groups that a reader may skip, and that are read.
const KEPT: [&[u8]; 2] = [b"footnote", b"ud"];
/// Groups in which shapes stand, with their text boxes.
const SHAPES: [&[u8]; 2] = [b"shpinst", b"do"];
/// What begins the text of a box.
const BOXES: [&[u8]; 2] = [b"{\\shptxt", b"{\\dptxbxtext"];
/// Groups that hold the label of an item.
const LABELS: [&[u8]; 2] = [b"{\\listtext", b"{\\pntext"];
/// How what is changed begins, behind its backslash.
const CHANGED: [&[u8]; 9] = [b"*\\", b"up", b"dn", b"cell", b"listtext", b"pntext", b"enspace", b"emspace", b"qmspace"];
/// The same shape for old readers.
const OLD: &[u8] = b"{\\shprslt";

/// Takes away and puts in its place what the parser does not read rightly.
pub(super) fn plain(bytes: &[u8]) -> Cow<'_, [u8]> {
    let marks = bytes.iter().enumerate().filter(|(_, b)| **b == b'\\').map(|(i, _)| &bytes[i + 1..]);
    if !marks.into_iter().any(|rest| CHANGED.iter().any(|name| rest.starts_with(name))) {
        return Cow::Borrowed(bytes);
    }
    let mut walk = GroupWalk { bytes, at: 0, out: Vec::with_capacity(bytes.len()), word_ends: 0, boxes: Vec::new(), table: false };
    while walk.at < bytes.len() {
        walk.step();
    }
    let GroupWalk { mut out, boxes, .. } = walk;
    if !boxes.is_empty() {
        let close = out.iter().rposition(|b| *b == b'}').unwrap_or(out.len());
        out.splice(close..close, boxes);
    }
    Cow::Owned(out)
}

struct GroupWalk<'a> {
    bytes: &'a [u8],
    at: usize,
    out: Vec<u8>,
    /// Where the last control word ends: what follows it must not become a part of it.
    word_ends: usize,
    /// The text boxes of the paragraph, to be put behind it.
    boxes: Vec<u8>,
    /// Whether the paragraph stands in a table.
    table: bool,
}

impl GroupWalk<'_> {
    fn step(&mut self) {
        let rest = &self.bytes[self.at..];
        if let Some(after) = rest.strip_prefix(b"{\\*\\") {
            let name = word(after);
            if KEPT.contains(&name) {
                // "\*" goes for a note; the other is Unicode for those who read it.
                self.out.extend_from_slice(if name == b"footnote" { b"{\\" } else { b"{\\*\\" });
                self.at += 4;
            } else {
                let end = end(self.bytes, self.at);
                if SHAPES.contains(&name) {
                    gather(&self.bytes[self.at..end], &mut self.boxes);
                }
                let sign = if name == b"fldinst" { inserted(&self.bytes[self.at..end], &self.bytes[end..]) } else { None };
                self.leave(end, sign.map_or(String::new(), |c| format!("\\uc1\\u{}?", c as u32)).as_bytes());
            }
        } else if LABELS.iter().any(|l| rest.starts_with(l)) {
            // AbiWord opens such a group and has the whole item in it.
            let near = &self.bytes[..self.bytes.len().min(self.at + LABEL)];
            let end = end(near, self.at);
            let group = &near[self.at..end];
            if end == near.len() && end < self.bytes.len() || ends_paragraph(group) {
                self.copy(1);
            } else {
                self.leave(end, if is_label(group) { b"\\bullet\\tab " } else { b"" });
            }
        } else if rest.starts_with(OLD) {
            self.leave(end(self.bytes, self.at), b"");
        } else if let Some(after) = rest.strip_prefix(b"\\") {
            self.control(after);
        } else {
            let words = rest[1..].iter().position(|b| matches!(b, b'\\' | b'{')).unwrap_or(rest.len() - 1);
            self.copy(1 + words);
        }
    }

    /// A control word or a sign.
    fn control(&mut self, after: &[u8]) {
        let name = word(after);
        if name.is_empty() {
            // A lone escape is two bytes.
            return self.copy(2.min(after.len() + 1));
        }
        let digits = after[name.len()..].iter().enumerate().take_while(|(i, b)| b.is_ascii_digit() || *i == 0 && **b == b'-').count();
        let number = &after[name.len()..name.len() + digits];
        let len = 1 + name.len() + digits;
        let zero = number.iter().all(|b| *b == b'0');
        match name {
            b"enspace" | b"emspace" | b"qmspace" => {
                let delimited = usize::from(after.get(len - 1) == Some(&b' '));
                self.leave(self.at + len + delimited, b" ");
            }
            b"up" if digits > 0 => self.put(if zero { b"\\super0" } else { b"\\super1" }, len),
            b"dn" if digits > 0 => self.put(if zero { b"\\sub0" } else { b"\\sub1" }, len),
            b"par" if number.is_empty() && self.ends_cell(len) => self.leave(self.at + len, b""),
            b"par" | b"row" if !self.boxes.is_empty() && (name == b"row" || !self.table) => {
                let boxes = std::mem::take(&mut self.boxes);
                if name == b"row" {
                    self.put(b"\\row", len);
                }
                self.out.extend_from_slice(&boxes);
                self.word_ends = 0;
                if name == b"par" { self.put(b"\n\\par", len) } else { self.out.extend_from_slice(b"\n\\par ") }
            }
            _ => {
                match name {
                    b"intbl" => self.table = true,
                    b"pard" => self.table = false,
                    _ => {}
                }
                self.copy(len);
                self.word_ends = self.out.len();
            }
        }
    }

    /// Whether a cell ends before anything else follows than the ends of groups.
    fn ends_cell(&self, len: usize) -> bool {
        let rest = self.bytes[self.at + len..].trim_ascii_start();
        let groups = rest.iter().take_while(|b| b.is_ascii_whitespace() || **b == b'}').count();
        rest[groups..].strip_prefix(b"\\").is_some_and(|r| word(r) == b"cell")
    }

    /// Puts a control word in place of one of `len` bytes.
    fn put(&mut self, told: &[u8], len: usize) {
        self.out.extend_from_slice(told);
        self.word_ends = self.out.len();
        self.at += len;
    }

    fn copy(&mut self, len: usize) {
        self.out.extend_from_slice(&self.bytes[self.at..self.at + len]);
        self.at += len;
    }

    /// Goes on at `end`, with something else in place of what is left.
    fn leave(&mut self, end: usize, told: &[u8]) {
        if self.word_ends == self.out.len() && !told.starts_with(b"\\") {
            self.out.push(b' ');
        }
        self.out.extend_from_slice(told);
        self.at = end;
    }
}

/// Whether a group has an end of a paragraph.
fn ends_paragraph(group: &[u8]) -> bool {
    let marks = group.windows(4).enumerate().filter(|(_, w)| *w == b"\\par");
    marks.into_iter().any(|(i, _)| !group.get(i + 4).is_some_and(u8::is_ascii_alphabetic))
}

/// Whether the group of a label shows one: headings have such groups without any.
fn is_label(group: &[u8]) -> bool {
    let (mut at, mut shown) = (0, false);
    while at < group.len() && !shown {
        at += 1;
        if group[at - 1] == b'\\' {
            let name = word(&group[at..]);
            shown = matches!(name, b"u" | b"bullet") || group[at..].starts_with(b"'");
            let tail = group[at + name.len()..].iter().take_while(|b| b.is_ascii_digit() || **b == b'-').count();
            at += (name.len() + tail).max(1);
        } else {
            shown = !group[at - 1].is_ascii_whitespace() && !matches!(group[at - 1], b'{' | b'}');
        }
    }
    shown
}

/// The letters of a control word.
fn word(rest: &[u8]) -> &[u8] {
    &rest[..rest.iter().take_while(|b| b.is_ascii_alphabetic()).count()]
}

/// A label of a list is no longer, in bytes: groups may be nested deep, and no end is looked for again and again.
const LABEL: usize = 512;

/// Behind the group that starts at `at`.
fn end(bytes: &[u8], at: usize) -> usize {
    let (mut depth, mut i) = (0usize, at);
    while i < bytes.len() {
        match bytes[i] {
            b'\\' => i += 1,
            b'{' => depth += 1,
            b'}' if depth <= 1 => return i + 1,
            b'}' => depth -= 1,
            _ => {}
        }
        i += 1;
    }
    bytes.len()
}

/// The sign of the font Symbol that a field inserts, where `rest` gives no words as its result.
fn inserted(field: &[u8], rest: &[u8]) -> Option<char> {
    let field = std::str::from_utf8(field).ok()?;
    let (_, code) = field.split_once("SYMBOL ")?;
    let code: u32 = code.split(' ').next()?.parse().ok()?;
    let result = rest.trim_ascii_start().strip_prefix(b"{\\fldrslt").map_or(&b"}"[..], |r| &r[..r.len().min(LABEL)]);
    let result = result.iter().position(|b| *b == b'}').map(|close| &result[..close])?;
    let font = field.split_once("\\\\f ").map_or("", |(_, font)| font.trim_start_matches(['"', ' ']));
    symbol::sign(code).filter(|sign| font.starts_with("Symbol") && (*sign as u32) < 0x8000 && !is_label(result))
}

/// Appends the words of the boxes of a shape as paragraphs.
fn gather(shape: &[u8], boxes: &mut Vec<u8>) {
    let mut at = 0;
    while at < shape.len() {
        let Some(opening) = BOXES.iter().find(|b| shape[at..].starts_with(b)) else {
            at += 1;
            continue;
        };
        let end = end(shape, at);
        boxes.extend_from_slice(b"\n\\par\\pard\\plain {");
        boxes.extend_from_slice(&shape[at + opening.len()..end]);
        at = end;
    }
}
