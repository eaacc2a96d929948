//! Dates that say as of when the sentence holds: "As of 3 October, the ship had made 12 trips".
//!
//! Where that date moved on, the figures beside it are told of another day, and both tellings can be true.

use super::date;
use super::pair::Pair;
use super::side::{Placed, Side};
use crate::kind::date::Date;
use crate::lexicon::{LIMITS, Limit};
use crate::verdict::Verdict;
use std::ops::Range;

/// So many tokens may stand between the cue and its date: "as of 9 a.m. on Friday, 6 March".
const REACH: usize = 6;

/// An as-of date that moved, with the sentences that it governs.
pub struct Moved {
    before: Range<usize>,
    after: Range<usize>,
}

impl Moved {
    /// The as-of date of both sides, where it changed.
    pub fn find(pair: &Pair<'_>) -> Option<Moved> {
        let (b, a) = (as_of(&pair.before)?, as_of(&pair.after)?);
        (date::compare(b.value, a.value).verdict == Verdict::Conflicting)
            .then(|| Moved { before: pair.before.sentence_around(b.at.start), after: pair.after.sentence_around(a.at.start) })
    }

    /// Whether claims at these places are told as of that date.
    pub fn governs(&self, before: &Range<usize>, after: &Range<usize>) -> bool {
        self.before.contains(&before.start) && self.after.contains(&after.start)
    }
}

/// Whether a date says as of when its sentence holds.
pub fn is_as_of(side: &Side<'_>, at: &Range<usize>) -> bool {
    (at.start.saturating_sub(REACH)..=at.start).rev().any(|t| {
        LIMITS.before(&side.tokens, t).is_some_and(|cue| *cue.means == Limit::AsOf)
            // Nothing but another part of the time stands between.
            && (t..at.start).all(|u| !side.tokens[u].is_word() || side.tokens[u].text(side.text) == "on" || side.dates.iter().any(|d| d.at.contains(&u)))
    })
}

fn as_of<'s>(side: &'s Side<'_>) -> Option<&'s Placed<'s, Date>> {
    side.dates.iter().rev().find(|d| is_as_of(side, &d.at))
}
