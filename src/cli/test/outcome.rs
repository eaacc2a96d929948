//! What became of a folder of stories.

use super::baseline::{Accepted, Key};
use super::gold::Gold;
use super::story::Pair;
use crate::finding::Level;
use crate::report::Report;

/// What became of a corpus.
pub(super) struct Outcome {
    pub(super) stories: Vec<StoryOutcome>,
    /// Accepted findings of stories that are no longer there.
    pub(super) unused: Vec<Accepted>,
}

/// What became of a story.
pub(super) struct StoryOutcome {
    pub(super) name: String,
    /// The reports, with their new findings only.
    pub(super) reports: Vec<(Pair, Report)>,
    pub(super) new: Vec<New>,
    pub(super) known: usize,
    pub(super) fixed: Vec<Accepted>,
    pub(super) gold: Gold,
}

impl StoryOutcome {
    /// How many findings comments in its texts silence.
    pub(super) fn suppressed(&self) -> usize {
        self.reports.iter().map(|(_, r)| r.summary.suppressed).sum()
    }
}

/// A finding, or an expectation missed, that nobody has accepted.
pub(super) struct New {
    pub(super) key: Key,
    pub(super) level: Level,
    /// Where, in the later text.
    pub(super) place: String,
    pub(super) line: String,
}
