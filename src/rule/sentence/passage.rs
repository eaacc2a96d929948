//! Sentences that went or came together: a passage is called out once.

use super::elsewhere::Elsewhere;
use crate::compare::Comparison;
use crate::finding::Finding;
use crate::telling::Telling;
use std::collections::HashSet;

/// A sentence that one side alone has.
pub(super) struct Alone {
    pub sentence: usize,
    /// Whether a reader should look at it.
    pub called: bool,
    /// Whether it denies something, or tells it with reserve.
    pub caveat: bool,
    /// How far above or below its level.
    pub raise: i8,
    pub reason: String,
}

/// What a reason says of a line that stands for a whole passage.
const IN_A_ROW: &str = " sentences in a row";

const FOLLOW: &str = " sentences follow";

/// Whether a finding stands for a whole passage, and tells of more than its own sentence.
pub(crate) fn is_of_passage(f: &Finding) -> bool {
    f.reason.contains(IN_A_ROW) || f.reason.contains(FOLLOW)
}

/// So many sentences that went together are one passage, which is called out once.
const PASSAGE: usize = 3;

/// Leaves of the sentences of a passage that is gone one that is called out, and says there how many they are.
pub(super) fn group(t: &Telling, list: &mut [Alone], side: &str, retold: &[usize], last_kept: Option<usize>) {
    let gone: HashSet<usize> = retold.iter().copied().collect();
    let passes = |k: usize| gone.contains(&k) || !t.sentences.list[k].is_told();
    let told = |from: usize, to: usize| (from + 1..to).all(passes);
    for passage in list.chunk_by_mut(|x, y| told(x.sentence, y.sentence)) {
        let many = passage.len();
        let Some(first) = passage.iter().position(|s| s.called).filter(|_| many >= PASSAGE) else { continue };
        let cut = last_kept.is_some_and(|k| k < passage[0].sentence) && many >= CUT;
        for (k, s) in passage.iter_mut().enumerate() {
            if k == first {
                s.reason = match cut {
                    true => format!("the side after ends before this: {many}{FOLLOW} on the side before alone"),
                    false if s.reason == side => format!("{many}{IN_A_ROW} are gone; {side}"),
                    false => format!("{many}{IN_A_ROW} are gone"),
                };
            } else if !s.caveat || many >= CUT {
                (s.called, s.raise) = (false, -1);
            }
        }
    }
}

/// Calls out of the sentences of a passage that is new the first that tells what the other text does not, and says there how many
/// they are: nobody has checked it yet. A name or a figure alone is none.
pub(super) fn introduce<'t>(t: &'t Telling, list: &mut [Alone], side: &str, elsewhere: &Elsewhere<'t>) {
    let told = |from: usize, to: usize| (from + 1..to).all(|k| !t.sentences.list[k].is_told());
    for passage in list.chunk_by_mut(|x, y| told(x.sentence, y.sentence)) {
        let new: Vec<usize> = passage
            .iter()
            .map(|s| if s.reason == side { elsewhere.lacking(t, s.sentence, t.sentences.list[s.sentence].span).count() } else { 0 })
            .collect();
        let Some(first) = new.iter().position(|n| *n > 0).filter(|_| new.iter().sum::<usize>() >= NEWS) else { continue };
        if passage.iter().any(|s| s.called && s.raise > 0) {
            continue;
        }
        let many = passage.len();
        passage[first].raise = 1;
        if many > 1 {
            passage[first].reason = format!("{many}{IN_A_ROW} are new; {side}");
        }
    }
}

/// So many claims that the other text lacks are news.
const NEWS: usize = 2;

/// So many sentences less at the end, and a text was cut off.
const CUT: usize = 5;

/// The last sentence before that the side after has too, in whatever words.
pub(super) fn ends(c: &Comparison<'_>) -> Option<usize> {
    c.alignment.groups.iter().flat_map(|g| g.before.iter().copied()).filter(|i| c.before.sentences.list[*i].role.tells()).max()
}
