//! Rich text in, rich text out that the parser reads rightly: one pass over its groups.
//!
//! What a reader may skip is taken away, as the parser would lose the mark between two cells there; notes, which
//! LibreOffice marks so, are kept. The words of text boxes are put behind the text. A raised word is one however far it is
//! raised.

use std::borrow::Cow;

/// Groups that a reader may skip, and that are read.
const KEPT: [&[u8]; 2] = [b"footnote", b"ud"];
/// Groups in which shapes stand, with their text boxes.
const SHAPES: [&[u8]; 2] = [b"shpinst", b"do"];
/// What begins the text of a box.
const BOXES: [&[u8]; 2] = [b"{\\shptxt", b"{\\dptxbxtext"];

/// Takes away and puts in its place what the parser does not read rightly.
pub(super) fn plain(bytes: &[u8]) -> Cow<'_, [u8]> {
    let has = |what: &[u8]| bytes.windows(what.len()).any(|w| w == what);
    if !has(b"{\\*\\") && !has(b"\\up") && !has(b"\\dn") {
        return Cow::Borrowed(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut boxes: Vec<u8> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if let Some(after) = rest.strip_prefix(b"{\\*\\") {
            let name = word(after);
            if KEPT.contains(&name) {
                // "\*" goes for a note; the other is Unicode for those who read it.
                out.extend_from_slice(if name == b"footnote" { b"{\\" } else { b"{\\*\\" });
                at += 4;
                continue;
            }
            let end = end(bytes, at);
            if SHAPES.contains(&name) {
                gather(&bytes[at..end], &mut boxes);
            }
            at = end;
        } else if rest.starts_with(b"{\\shprslt") {
            // The same shape for old readers.
            at = end(bytes, at);
        } else if let Some(after) = rest.strip_prefix(b"\\") {
            let name = word(after);
            let digits = after[name.len()..].iter().take_while(|b| b.is_ascii_digit()).count();
            let zero = after[name.len()..name.len() + digits].iter().all(|b| *b == b'0');
            let told: Option<&[u8]> = match name {
                b"up" if digits > 0 => Some(if zero { b"\\super0" } else { b"\\super1" }),
                b"dn" if digits > 0 => Some(if zero { b"\\sub0" } else { b"\\sub1" }),
                _ => None,
            };
            // A lone escape is two bytes.
            let len = 1 + (name.len() + if told.is_some() { digits } else { 0 }).max(1);
            let len = len.min(rest.len());
            out.extend_from_slice(told.unwrap_or(&rest[..len]));
            at += len;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    if !boxes.is_empty() {
        let close = out.iter().rposition(|b| *b == b'}').unwrap_or(out.len());
        out.splice(close..close, boxes);
    }
    Cow::Owned(out)
}

/// The letters of a control word.
fn word(rest: &[u8]) -> &[u8] {
    &rest[..rest.iter().take_while(|b| b.is_ascii_alphabetic()).count()]
}

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
