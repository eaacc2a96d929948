//! A report in, one that is not many times as long as its texts out.
//!
//! A sentence of nothing but claims has a finding for each few bytes, and each finding takes several hundred. What is
//! listed then is the most severe; the totals count all of it, and the report says that it is cut.

use super::ledger::Row;
use super::make::degraded;
use super::unchecked::Unchecked;
use super::whole::Report;
use super::wire::{Entry, Place};
use crate::budget::Budget;
use crate::finding::Level;
use std::cmp::Reverse;

/// What a report lists is at most so many times as long as its texts.
pub const MOST_TIMES: usize = 8;
/// What is listed of short texts, in bytes, however dense they are.
const ALWAYS: usize = 64 << 10;
/// What a finding, a row or a place takes beside its words, in bytes of JSON.
const FRAME: usize = 120;

impl Report {
    /// Leaves out the least severe of what would be listed beyond the limit.
    pub(crate) fn bound(&mut self) {
        let texts: usize = self.documents.iter().map(|d| d.body.text.len()).sum();
        let most = (texts * MOST_TIMES).max(ALWAYS);
        // Findings stand with the most severe first.
        let mut cut = keep(&mut self.findings, most, |_| Level::Off, entry);
        cut |= keep(&mut self.unchecked, most, |_| Level::Off, figure);
        let mut left = most;
        for comment in &mut self.suppressions {
            comment.findings.retain(|f| {
                let fits = left.checked_sub(entry(f));
                cut |= fits.is_none();
                left = fits.unwrap_or(0);
                fits.is_some()
            });
        }
        if let Some(rows) = &mut self.ledger {
            cut |= keep(rows, most, |r| r.verdict.level(), row);
        }
        if cut {
            self.add_degraded(degraded([Budget::Listed]));
        }
    }
}

/// Keeps of a list what fits, the highest level first, in its order; true where something had to go.
fn keep<T>(list: &mut Vec<T>, most: usize, level: impl Fn(&T) -> Level, size: impl Fn(&T) -> usize) -> bool {
    if list.iter().map(&size).sum::<usize>() <= most {
        return false;
    }
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|i| (Reverse(level(&list[*i])), *i));
    let mut kept = vec![false; list.len()];
    let mut used = 0;
    for i in order {
        used += size(&list[i]);
        if used > most {
            break;
        }
        kept[i] = true;
    }
    let mut kept = kept.into_iter();
    list.retain(|_| kept.next() == Some(true));
    true
}

fn place(place: Option<&Place>) -> usize {
    place.map_or(4, |p| FRAME + p.text.len() + p.sentence.len())
}

fn entry(f: &Entry) -> usize {
    let sides: usize = [&f.before, &f.after, &f.also].into_iter().map(|p| place(p.as_ref())).sum();
    FRAME + sides + f.message.len() + f.evidence.iter().map(|e| e.len() + 3).sum::<usize>()
}

fn figure(u: &Unchecked) -> usize {
    place(u.before.as_ref()) + place(u.after.as_ref()) + u.reason.len()
}

fn row(r: &Row) -> usize {
    let values: usize = r.values.iter().map(|v| v.text.len() + v.documents.len() * 4 + 40).sum();
    FRAME + r.claim.len() + r.reason.len() + values + r.changes.len() * 20 + r.cells.iter().map(|c| place(c.as_ref())).sum::<usize>()
}
