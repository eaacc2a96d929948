//! What each number of a sentence is told of, so that clauses and lists may be told in another order.

use crate::compare::{Pair, Placed, Side};
use crate::kind::quantity::Quantity;
use crate::lexicon::{FUNCTION, Function};
use crate::token::{KeyMap, Kind};

/// What the numbers of both sides are told of: each goes with its own, in whatever order they are told: "52 for Kral and 48
/// for Lund".
pub(super) struct Owned {
    /// Where the clause of each number starts, or the number itself if it is told of something by itself: "300 in Halm".
    before: Vec<usize>,
    after: Vec<usize>,
    /// What before and after tell of the same, in order.
    same: Vec<(usize, usize)>,
    /// What after tells of the same as something before, in order.
    there: Vec<usize>,
}

impl Owned {
    pub(super) fn new(pair: &Pair<'_>, b: &[Placed<'_, Quantity>], a: &[Placed<'_, Quantity>]) -> Owned {
        let told = |side: &Side<'_>, list: &[Placed<'_, Quantity>]| {
            let mut starts = Vec::new();
            // What two clauses tell of tells none from the other.
            let mut own: KeyMap<Option<usize>> = KeyMap::default();
            for q in list.iter().filter(|_| b.len() > 1 && a.len() > 1) {
                let (start, words) = match beside(side, q.at.end) {
                    Some(t) => (q.at.start, vec![t]),
                    None => {
                        let clause = side.clause(q.at.start);
                        (clause.start, if starts.last() == Some(&clause.start) { Vec::new() } else { side.told(clause) })
                    }
                };
                for t in words {
                    own.entry(side.tokens[t].key).and_modify(|o| *o = o.filter(|o| *o == start)).or_insert(Some(start));
                }
                starts.push(start);
            }
            (starts, own)
        };
        let ((before, own_b), (after, own_a)) = (told(&pair.before, b), told(&pair.after, a));
        let mut same: Vec<(usize, usize)> = own_b.iter().filter_map(|(key, x)| Some(((*x)?, (*own_a.get(key)?)?))).collect();
        same.sort_unstable();
        let mut there: Vec<usize> = same.iter().map(|s| s.1).collect();
        there.sort_unstable();
        Owned { before, after, same, there }
    }

    /// Whether two numbers are told of the same, or of others; `None` where nothing tells.
    pub(super) fn of_one(&self, i: usize, j: usize) -> Option<bool> {
        let (x, y) = (*self.before.get(i)?, *self.after.get(j)?);
        if self.same.binary_search(&(x, y)).is_ok() {
            return Some(true);
        }
        let here = self.same.get(self.same.partition_point(|s| s.0 < x)).is_some_and(|s| s.0 == x);
        (here && self.there.binary_search(&y).is_ok()).then_some(false)
    }
}

/// The word that tells where or of what a number is, behind a preposition: "Halm" in "300 jobs in Halm".
pub(super) fn beside(side: &Side<'_>, end: usize) -> Option<usize> {
    let small = |t: usize| side.tokens.get(t).and_then(|t| FUNCTION.word(*t));
    let joins = small(end) == Some(&Function::Preposition);
    let at = end + 1 + usize::from(small(end + 1) == Some(&Function::Determiner));
    (joins && side.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)).then_some(at)
}
