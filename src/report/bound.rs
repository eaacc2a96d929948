//! A report in, one that is not many times as long as its texts out.
//!
//! A sentence of nothing but claims has a finding for each few bytes, and each finding takes several hundred. What is
//! listed then is the most severe; the totals count all of it, and the report says that it is cut.

use super::json;
use super::make::degraded;
use super::whole::Report;
use super::wire::{Aligned, Degraded, Document, Entry, Place};
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
        if self.fits(most(texts)) {
            return;
        }
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

impl Report {
    /// Whether all of it has room for certain: most reports are short, and are not measured.
    fn fits(&self, most: usize) -> bool {
        if self.ledger.is_some() || !self.steps.is_empty() || !self.suppressions.is_empty() || !self.origins.is_empty() {
            return false;
        }
        let named = |d: &Document| {
            let texts = [Some(&d.path), d.title.as_ref(), d.published.as_ref(), d.updated.as_ref(), d.outlet.as_ref()];
            13 * LINE + texts.into_iter().flatten().map(|t| json::most(t)).sum::<usize>()
        };
        let left = most.saturating_sub(FRAME + LINE + self.documents.iter().map(named).sum::<usize>());
        let findings: usize = self.findings.iter().map(entry).sum();
        let unchecked: usize =
            self.unchecked.iter().map(|u| 5 * LINE + place(u.before.as_ref()) + place(u.after.as_ref()) + json::most(u.reason)).sum();
        let used = findings + unchecked;
        let groups: usize = self.alignment.iter().map(|g| aligned(g, DEPTH)).sum();
        findings <= left / 100 * FINDINGS && used <= left / 100 * JUDGED && groups <= left - used
    }
}

/// At most so many bytes a line of a report has beside its text: a name, marks, a number and what it is indented by.
const LINE: usize = 64;

/// At most how long a finding is in the list of a report.
fn entry(f: &Entry) -> usize {
    let places = [&f.before, &f.after, &f.also].map(|p| place(p.as_ref())).iter().sum::<usize>();
    let evidence: usize = f.evidence.iter().map(|e| LINE + json::most(e)).sum();
    let texts = f.rule.len() + f.fingerprint.len() + json::most(&f.message) + f.comment.as_deref().map_or(0, json::most);
    13 * LINE + places + evidence + texts
}

fn place(p: Option<&Place>) -> usize {
    p.map_or(0, |p| 9 * LINE + json::most(&p.text) + json::most(&p.sentence))
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
    fn a_finding_is_no_longer_than_is_reckoned() {
        let place = |text: &str| {
            let (text, sentence) = (text.to_owned(), text.repeat(3));
            Some(Place { document: 1, start: 63_999_999, end: 64_000_000, line: 9_999_999, column: 9_999_999, text, sentence })
        };
        for text in ["", "plain", "“é” \"a\\b\" \u{1}\n\u{202e}\u{7f}\u{feff}\u{2028}😀"] {
            let finding = Entry {
                rule: "correction-undisclosed",
                severity: Level::Warning,
                verdict: crate::verdict::Verdict::Conflicting,
                fingerprint: "0123456789ab".to_owned(),
                before: place(text),
                after: place(text),
                also: place(text),
                message: text.to_owned(),
                evidence: vec![text.to_owned(); 3],
                comment: Some(text.to_owned()),
                reason: String::new(),
                gap: None,
            };
            let (length, reckoned) = (length(&finding), entry(&finding));
            assert!(length <= reckoned, "{length} {reckoned} {text:?}");
        }
    }

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
