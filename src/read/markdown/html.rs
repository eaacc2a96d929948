//! HTML that stands in Markdown as blocks of its own: rows of tables are items, and what stands between other tags is read as text.

use super::{INLINE, MarkdownWalk};
use crate::article::Role;
use crate::read::{reference, scan};
use crate::token::Span;
use std::collections::HashMap;
use std::ops::Range;

impl MarkdownWalk<'_> {
    pub(super) fn html(&mut self, range: Range<usize>) {
        self.reach = range.end;
        let source = &self.text[range.clone()];
        let pieces: Vec<scan::MarkupPiece> = scan::pieces(source).collect();
        let rows = rows(source, &pieces);
        let mut row_end = 0;
        for (at, piece) in pieces.iter().enumerate() {
            let span = range.start + piece.range.start..range.start + piece.range.end;
            if let Some(end) = rows.get(&at) {
                row_end = *end;
                self.close();
            } else if at == row_end {
                self.close();
            }
            let in_row = at < row_end;
            match &piece.kind {
                scan::PieceKind::Text => self.between(span, if in_row { Role::Item } else { Role::Body }),
                scan::PieceKind::Tag { name, .. } if INLINE.contains(&name.as_str()) => self.tag(span),
                scan::PieceKind::Tag { name, closes: false, .. } if in_row && is_cell(name) => self.apart(span, "\t"),
                scan::PieceKind::Tag { name, closes: false, .. } if in_row && name == "br" => self.apart(span, " "),
                scan::PieceKind::Tag { .. } if in_row => {}
                scan::PieceKind::Tag { .. } => self.close(),
                scan::PieceKind::Comment => self.comment(&self.text[span.clone()], Span::new(span.start, span.end)),
                scan::PieceKind::Raw => {}
            }
        }
        self.close();
    }

    /// A cell or a line begins: what stands in it is set apart from what is before.
    fn apart(&mut self, tag: Range<usize>, blank: &str) {
        if self.text[..tag.start].ends_with(char::is_whitespace) {
            return;
        }
        self.keep(tag.start..tag.start);
        if let Some(open) = &mut self.block
            && self.written.put(self.text, tag.clone(), blank)
        {
            open.at = open.at.max(tag.end);
        }
    }

    /// Text between tags, with its references.
    fn between(&mut self, span: Range<usize>, role: Role) {
        if self.block.is_none() {
            if self.text[span.clone()].trim().is_empty() {
                return;
            }
            self.start(span.start..span.start, role);
        }
        let mut at = span.start;
        while let Some(found) = self.text[at..span.end].find('&') {
            self.words(at..at + found, "");
            at += found;
            let (words, len) = match reference::at_start(&self.text[at..span.end]) {
                Some((found, len)) => (found.text(), len),
                None => (String::new(), 1),
            };
            self.words(at..at + len, &words);
            at += len;
        }
        self.words(at..span.end, "");
    }
}

fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th")
}

/// The rows of tables whose cells are one paragraph each: from which piece to which. As in pages, others are laid out text.
fn rows(source: &str, pieces: &[scan::MarkupPiece]) -> HashMap<usize, usize> {
    let mut rows = HashMap::new();
    // Where the open row began, whether a paragraph stands in its cell already, and whether the next words are another.
    let mut open: Option<(usize, bool, bool)> = None;
    for (at, piece) in pieces.iter().enumerate() {
        match (&piece.kind, &mut open) {
            (scan::PieceKind::Tag { name, closes, .. }, _) if matches!(name.as_str(), "tr" | "table") => {
                // A table in a cell makes its row none.
                let nested = name == "table" && !closes;
                rows.extend(open.take().filter(|_| !nested).map(|(from, ..)| (from, at)));
                open = (name == "tr" && !closes).then_some((at, false, true));
            }
            (scan::PieceKind::Tag { name, .. }, Some((_, told, fresh))) if is_cell(name) => (*told, *fresh) = (false, true),
            (scan::PieceKind::Tag { name, .. }, Some(_)) if name == "li" => open = None,
            (scan::PieceKind::Tag { name, .. }, Some((_, _, fresh))) if name != "br" && !INLINE.contains(&name.as_str()) => *fresh = true,
            (scan::PieceKind::Text, Some((_, told, fresh))) if !source[piece.range.clone()].trim().is_empty() => {
                let another = *told && *fresh;
                (*told, *fresh) = (true, false);
                if another {
                    open = None;
                }
            }
            _ => {}
        }
    }
    rows.extend(open.map(|(from, ..)| (from, pieces.len())));
    rows
}
