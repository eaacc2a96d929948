//! The figures of two sentences in, those out that each has alone of a kind and unit, and that differ.
//!
//! Where a sentence was written anew hardly a word ties two figures: that each sentence gives one such figure, and the
//! other has none for it, is what is left. Both may be of two things.

use super::quantity::compare;
use crate::kind::quantity::Quantity;
use crate::verdict::Verdict;

/// Why two figures are held against each other that nothing else ties.
pub const TOLD_ANEW: &str = "another figure where the same is told in other words";

/// Of so many figures each is held against each: a table is nobody's sentence.
const MOST: usize = 16;

/// What is found of the figures of two sentences.
#[derive(Default)]
pub struct Unmatched {
    /// The pairs of which each is alone of its kind, by their places in the two lists.
    pub alone: Vec<(usize, usize)>,
    /// Whether any two exclude each other, alone or not.
    pub conflict: bool,
}

/// Holds the figures of two sentences against each other, of those that nothing fits on the other side; `may` says which two
/// may be held.
pub fn unmatched(before: &[&Quantity], after: &[&Quantity], may: impl Fn(usize, usize) -> bool) -> Unmatched {
    if before.len().max(after.len()) > MOST {
        return Unmatched::default();
    }
    let verdict = |x: &Quantity, y: &Quantity| (x.unit == y.unit && x.kind == y.kind).then(|| compare(x, y).verdict);
    let fits = |x: &Quantity, y: &Quantity| !matches!(verdict(x, y), None | Some(Verdict::Conflicting | Verdict::Unclear));
    let mine: Vec<usize> = (0..before.len()).filter(|i| !after.iter().any(|y| fits(before[*i], y))).collect();
    let yours: Vec<usize> = (0..after.len()).filter(|j| !before.iter().any(|x| fits(x, after[*j]))).collect();
    // "Over two" and "two" is one figure with two bounds.
    let other = |x: &Quantity, y: &Quantity| x.level() != y.level() && verdict(x, y) == Some(Verdict::Conflicting);
    let pairs: Vec<(usize, usize)> = mine
        .iter()
        .flat_map(|i| yours.iter().map(move |j| (*i, *j)))
        .filter(|(i, j)| may(*i, *j) && other(before[*i], after[*j]))
        .collect();
    let once = |(i, j): &(usize, usize)| pairs.iter().filter(|p| p.0 == *i).count() == 1 && pairs.iter().filter(|p| p.1 == *j).count() == 1;
    Unmatched { alone: pairs.iter().copied().filter(once).collect(), conflict: !pairs.is_empty() }
}
