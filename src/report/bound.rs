//! A report in, one that is not many times as long as its texts out.
//!
//! A sentence of nothing but claims has a finding for each few bytes, and each finding takes several hundred. What is
//! listed then is the most severe; the totals count all of it, and the report says that it is cut.

use super::json;
use super::make::degraded;
use super::whole::Report;
use super::wire::{Aligned, Degraded};
use crate::budget::Budget;
use crate::finding::Level;
use serde::Serialize;
use std::cmp::Reverse;

/// What is written of some texts is at most so many times as long as they are.
pub const MOST_TIMES: usize = 20;
/// What is written of short texts, in bytes, however dense they are.
const ALWAYS: usize = 128 << 10;
/// Of a hundred bytes, so many are for findings: in SARIF they are twice as long as in JSON, which is measured here.
const FINDINGS: usize = 45;
/// So many are for all that is judged: a page of HTML shows it a little longer, and the texts beside it.
const JUDGED: usize = 65;
/// What stands in a report beside its lists, in bytes.
const FRAME: usize = 2 << 10;
/// Two levels of lists and objects stand around what a report lists.
const DEPTH: usize = 2;

/// The most that is written of texts that are so long.
pub(crate) fn most(texts: usize) -> usize {
    texts.saturating_mul(MOST_TIMES).max(ALWAYS)
}

/// That the least severe is left out.
pub(crate) fn cut() -> Vec<Degraded> {
    degraded([Budget::Listed])
}

impl Report {
    /// Leaves out the least severe of what would be listed beyond the limit.
    pub(crate) fn bound(&mut self) {
        let texts: usize = self.documents.iter().map(|d| d.body.text.len()).sum();
        let frame = FRAME * (1 + self.steps.len()) + json::length(&self.documents, 1) + json::length(&self.origins, 1);
        let mut left = most(texts).saturating_sub(frame);
        let judged = left / 100 * JUDGED;
        let mut room = judged;
        // Findings stand with the most severe first.
        let mut cut = keep(&mut self.findings, left / 100 * FINDINGS, &mut room, |_| Level::Off, length);
        let comments: usize = self.suppressions.iter().map(|s| json::length(&(&s.rule, &s.reason, &s.problem), DEPTH) + FRAME / 8).sum();
        room = room.saturating_sub(comments);
        for comment in &mut self.suppressions {
            cut |= keep(&mut comment.findings, usize::MAX, &mut room, |_| Level::Off, |f| json::length(f, DEPTH + 2));
        }
        cut |= keep(&mut self.unchecked, usize::MAX, &mut room, |_| Level::Off, length);
        if let Some(rows) = &mut self.ledger {
            cut |= keep(rows, usize::MAX, &mut room, |r| r.verdict.level(), length);
        }
        left -= (judged - room).min(left);
        let lists = std::iter::once((&mut self.alignment, DEPTH)).chain(self.steps.iter_mut().map(|s| (&mut s.alignment, DEPTH + 2)));
        let share = left / (1 + lists.size_hint().0);
        for (list, depth) in lists {
            let (before, mut room) = (list.len(), share);
            list.retain(|group| {
                let fits = room.checked_sub(aligned(group, depth));
                room = fits.unwrap_or(0);
                fits.is_some()
            });
            cut |= list.len() < before;
        }
        if cut {
            self.add_degraded(self::cut());
        }
    }
}

/// Keeps of a list what fits into `most` and into the room that is left, the highest level first, in its order; true
/// where something had to go.
pub(crate) fn keep<T>(list: &mut Vec<T>, most: usize, room: &mut usize, level: impl Fn(&T) -> Level, size: impl Fn(&T) -> usize) -> bool {
    let most = most.min(*room);
    let sizes: Vec<usize> = list.iter().map(size).collect();
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|i| (Reverse(level(&list[*i])), *i));
    let mut kept = vec![false; list.len()];
    let mut used = 0;
    for i in order {
        if used + sizes[i] > most {
            break;
        }
        used += sizes[i];
        kept[i] = true;
    }
    *room -= used;
    let before = list.len();
    let mut kept = kept.into_iter();
    list.retain(|_| kept.next() == Some(true));
    list.len() < before
}

/// How long an item of a list of a report is in JSON.
fn length(item: &impl Serialize) -> usize {
    json::length(item, DEPTH)
}

/// The same of two groups of sentences, at most: there are as many as sentences.
fn aligned(group: &Aligned, depth: usize) -> usize {
    /// Of a line its names, marks and end; of a number as much as its digits in any text that is read.
    const NAMES: usize = 92;
    const NUMBER: usize = 10;
    const LINES: usize = 9;
    let numbers = group.before.len() + group.after.len();
    NAMES + numbers * NUMBER + (LINES + numbers) * 2 * (depth + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Few;

    #[test]
    fn a_group_is_no_longer_than_is_reckoned() {
        for numbers in [0, 1, 5] {
            let few: Few = (0..numbers).map(|i| 9_999_990 + i).collect();
            let group = Aligned { before: few.clone(), after: few, moved: false, likeness: 0.87 };
            let (length, reckoned) = (json::length(&group, DEPTH), aligned(&group, DEPTH));
            assert!(length <= reckoned && reckoned < length + 60, "{length} {reckoned}");
        }
    }
}
