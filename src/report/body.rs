//! A telling in, its text out: what a format needs that shows whole documents and not findings alone.
//!
//! It stays in memory: on the wire a report refers to texts by spans.

use crate::article::Block;
use crate::compare::State;
use crate::telling::Telling;
use crate::token::Span;
use std::sync::Arc;

/// The text of a document, how it is cut, and which of its words changed.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The text that the report's spans index.
    pub text: Arc<String>,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Markup inside blocks, which is no word of the text.
    pub markup: Vec<Span>,
    /// The block of each sentence.
    pub sentences: Vec<usize>,
    /// Where each sentence stands.
    pub spans: Vec<Span>,
    /// Words that do not stand unchanged in the document before and are in no finding, as runs of one state, in order.
    pub since: Vec<(Span, State)>,
    /// The same, held against the document after.
    pub until: Vec<(Span, State)>,
}

impl Body {
    /// The body of a telling that is not yet held against another.
    pub fn new(t: &Telling) -> Body {
        Body {
            text: Arc::clone(&t.article.text),
            blocks: t.article.blocks.clone(),
            markup: t.article.markup.clone(),
            sentences: t.sentences.list.iter().map(|s| s.block).collect(),
            spans: t.sentences.list.iter().map(|s| s.span).collect(),
            since: Vec::new(),
            until: Vec::new(),
        }
    }
}
