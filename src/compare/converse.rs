//! One thing told from its other end: "Kral sold it to Lund", "Lund bought it from Kral".

use super::pair::Pair;
use super::side::Side;
use super::state::State;
use crate::lexicon::{CONVERSE, Converse, FUNCTION};
use crate::token::{KeySet, Kind};
use std::ops::Range;

/// So many changed words of a side are looked at: a side that changed more was rewritten.
const MOST: usize = 4;

/// The changed words of a side that have a converse.
fn told(side: &Side<'_>) -> Vec<(Range<usize>, &'static Converse)> {
    let changed = |t: &usize| matches!(side.states[*t], State::Open | State::Reworded);
    let found = |t: usize| CONVERSE.at(&side.tokens, t).map(|f| (t..t + f.len, f.means));
    (0..side.tokens.len()).filter(changed).filter_map(found).take(MOST).collect()
}

impl Pair<'_> {
    /// The changed words by which each side tells the same of exchanged ends.
    pub fn converse(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let before = told(&self.before);
        let after = if before.is_empty() { Vec::new() } else { told(&self.after) };
        let pairs = before.iter().flat_map(|b| after.iter().map(move |a| (b, a)));
        let same = pairs.filter(|((x, b), (y, a))| b.act == a.act && b.first != a.first && self.ends_are_exchanged(x, y));
        same.map(|((x, _), (y, _))| (x.clone(), y.clone())).collect()
    }

    /// Whether something that stood before a word of the one side stands behind a word of the other, and the other way round.
    fn ends_are_exchanged(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        let keys = |side: &Side<'_>, r: Range<usize>| -> KeySet {
            let content = |t: &usize| side.tokens[*t].kind == Kind::Word && FUNCTION.word(side.tokens[*t]).is_none();
            r.filter(content).map(|t| side.tokens[t].key).collect()
        };
        let around = |side: &Side<'_>, r: &Range<usize>| {
            let sentence = side.sentence_around(r.start);
            (keys(side, sentence.start..r.start), keys(side, r.end..sentence.end))
        };
        let ((left_b, right_b), (left_a, right_a)) = (around(&self.before, x), around(&self.after, y));
        left_b.iter().any(|k| right_a.contains(k) && !left_a.contains(k))
            && left_a.iter().any(|k| right_b.contains(k) && !left_b.contains(k))
    }
}
