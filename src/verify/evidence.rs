//! What of one source may decide a claim: some of its sentences, their words, and whom they mean.

use super::index::Source;
use super::is_passage;
use super::word::{ContentWord, words};
use crate::story::entity::Entities;
use crate::telling::Telling;
use crate::token::KeySet;

/// Some sentences of one source that may decide a claim, the most telling first.
pub struct Evidence<'a> {
    /// The source.
    pub source: &'a Telling,
    /// Its sentences.
    pub sentences: Vec<usize>,
    /// The content words of each.
    pub words: Vec<Vec<ContentWord<'a>>>,
    /// Those that the source speaks of.
    pub entities: &'a Entities,
    /// The names and nouns of those whom these sentences mean.
    meant: KeySet,
    /// Whether the source was chosen for the claim, so that all of it tells of one thing.
    pub passage: bool,
}

impl<'a> Evidence<'a> {
    /// The evidence that these sentences give.
    pub fn new(source: &'a Source<'a>, sentences: Vec<usize>) -> Evidence<'a> {
        let telling = source.telling;
        let words = sentences.iter().map(|i| words(telling, *i)).collect();
        let meant = sentences.iter().flat_map(|s| source.called(*s)).collect();
        Evidence { source: telling, sentences, words, entities: &source.entities, meant, passage: is_passage(telling) }
    }

    /// Whether the sentences mean somebody who is called so elsewhere in the source.
    pub(super) fn means(&self, word: &ContentWord<'_>) -> bool {
        word.keys().any(|k| self.meant.contains(&k))
    }
}
