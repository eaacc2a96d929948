//! What reading gives: an article's text, cut into blocks, with what is known of where and when it was published.
//!
//! Every span indexes [`Article::text`]. Blocks stand in text order and do not overlap; what lies between them is white
//! space or markup. A part of a paragraph that is no part of the story, such as a dateline, a credit in brackets behind
//! a caption or an update line glued to a headline, is a [`Role::Furniture`] block of its own, so that one paragraph of
//! the page can be several blocks. An article knows nothing of sentences or claims.

use crate::token::{Span, Token};
use jiff::civil::Date;
use std::sync::Arc;

/// One telling of a story.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The text that all spans index: the file itself for plain text, nearly so for Markdown, the extracted text otherwise.
    /// A report shares it.
    pub text: Arc<String>,
    /// The parts of the text, in order.
    pub blocks: Vec<Block>,
    /// Markup inside blocks, which is no word of the text: `**`, `](https://…)`. In order, without overlap.
    pub markup: Vec<Span>,
    /// The headline, as a reader would name the article.
    pub title: Option<String>,
    /// The outlet, where it stands.
    pub outlet: Option<String>,
    /// The byline, where it stands.
    pub byline: Option<String>,
    /// The day of publication, against which "Tuesday" is resolved.
    pub published: Option<Date>,
    /// The day of the last update, where it stands.
    pub updated: Option<Date>,
    /// Whether readers are told in the text that it was updated. Metadata say so after a correction too.
    pub update_line: bool,
    /// Whether the story is known to go on: the text says so, or the user does.
    pub developing: bool,
    /// Whether its sender has withdrawn it or holds it back, as the files of wires say.
    pub withdrawn: bool,
    /// Where the article was published.
    pub url: Option<String>,
    /// "OSTERVIK, March 4 (Coastal Wire) —": always the span of a furniture block.
    pub dateline: Option<Span>,
    /// Comments that ask for silence about a rule in one place, in order.
    pub ignores: Vec<Ignore>,
    /// Whether the blocks were told apart by lines, as in plain text.
    pub(crate) lines: bool,
    /// The tokens of blocks that had to be cut to tell what they are.
    pub(crate) cut: Cut,
}

/// Tokens of whole blocks, kept so that no block is cut twice.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cut {
    tokens: Vec<Token>,
    /// The blocks in order, each with the end of its tokens.
    blocks: Vec<(Span, usize)>,
}

impl Cut {
    /// Keeps the tokens of a block that stands behind those kept before.
    pub(crate) fn keep(&mut self, block: Span, tokens: &[Token]) {
        self.tokens.extend_from_slice(tokens);
        self.blocks.push((block, self.tokens.len()));
    }
    /// The tokens of a block with just this span.
    pub(crate) fn tokens_of(&self, block: Span) -> Option<&[Token]> {
        let at = self.blocks.binary_search_by_key(&block, |(span, _)| *span).ok()?;
        let from = at.checked_sub(1).map_or(0, |before| self.blocks[before].1);
        self.tokens.get(from..self.blocks[at].1)
    }
}

impl Article {
    /// The markup that begins within `span`.
    pub fn markup_in(&self, span: Span) -> &[Span] {
        let from = self.markup.partition_point(|m| m.start < span.start);
        // A block has few: to count them is nearer than to search the rest of the text.
        let len = self.markup[from..].iter().take_while(|m| m.start < span.end).count();
        &self.markup[from..from + len]
    }
}

/// A headline, a paragraph, an item of a list or another part that is read as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// Whether it repeats an earlier block, as scrapers leave it: it is counted and never compared.
    pub folded: bool,
}

/// A comment `<!-- recount-ignore RULE: reason -->`: findings of the rule in one block are not wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The rule that it names, whether or not there is one of that name.
    pub rule: String,
    /// Why, as written; empty where nothing is.
    pub reason: String,
    /// Where it stands: empty where the text does not hold the comment.
    pub at: Span,
    /// The block that it stands in or before.
    pub covers: Option<Span>,
}

/// What a block is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The headline.
    Headline,
    /// The line or two below the headline.
    Deck,
    /// The first paragraph of the body.
    Lede,
    /// A paragraph.
    Body,
    /// A heading inside the body.
    Heading,
    /// An item of a list, or a row of a table.
    Item,
    /// The words below a picture.
    Caption,
    /// A note on the article itself: a correction, an editor's note. What it quotes is no claim of the story.
    Note,
    /// Page furniture: bylines, credits, update lines, share and sign-up lines, markup. It makes no claim.
    Furniture,
}

impl Role {
    /// Whether what stands in such a block is part of the story's telling.
    pub fn tells(self) -> bool {
        !matches!(self, Role::Furniture | Role::Note)
    }
    /// Whether it stands where every reader looks first.
    pub fn is_prominent(self) -> bool {
        matches!(self, Role::Headline | Role::Deck | Role::Lede)
    }
}
