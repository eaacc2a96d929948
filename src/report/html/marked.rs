//! A document and the findings in it, out: the document with the marks of each block.

use super::pieces::Mark;
use super::rows::{self, PageParagraph};
use crate::compare::State;
use crate::report::wire::Document;
use crate::token::Span;
use std::ops::Range;

/// A document ready to be written.
pub struct MarkedText<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<PageParagraph>,
    /// The marks of each block.
    pub marks: Vec<Vec<Mark>>,
    /// Words that changed and are in no finding.
    pub changed: &'a [(Span, State)],
}

impl<'a> MarkedText<'a> {
    /// A document without marks; `changed` has the words that changed.
    pub fn new(document: &'a Document, changed: &'a [(Span, State)]) -> MarkedText<'a> {
        let marks = vec![Vec::new(); document.body.blocks.len()];
        MarkedText { document, paragraphs: rows::paragraphs(&document.body), marks, changed }
    }

    /// Marks the part of a span that lies in each block.
    pub fn add(&mut self, finding: usize, side: usize, span: Span) {
        let blocks = &self.document.body.blocks;
        let from = blocks.partition_point(|b| b.span.end <= span.start);
        let to = blocks.partition_point(|b| b.span.start < span.end);
        for (i, block) in blocks.iter().enumerate().take(to).skip(from) {
            let part = Span { start: span.start.max(block.span.start), end: span.end.min(block.span.end) };
            self.marks[i].push(Mark { span: part, finding, side, first: i == from, last: i + 1 == to });
        }
    }

    /// The blocks of some paragraphs.
    pub fn blocks(&self, paragraphs: Range<usize>) -> Range<usize> {
        self.paragraphs.get(paragraphs).and_then(|p| Some(p.first()?.blocks.start..p.last()?.blocks.end)).unwrap_or(0..0)
    }

    /// Whether a finding stands in some paragraphs.
    pub fn is_marked(&self, paragraphs: Range<usize>) -> bool {
        self.blocks(paragraphs).any(|i| !self.marks[i].is_empty())
    }

    /// Whether words of some paragraphs changed.
    pub fn is_changed(&self, paragraphs: Range<usize>) -> bool {
        self.blocks(paragraphs).any(|i| {
            let block = self.document.body.blocks[i].span;
            let changed = self.changed;
            changed[changed.partition_point(|(s, _)| s.end <= block.start)..].first().is_some_and(|(s, _)| s.start < block.end)
        })
    }
}
