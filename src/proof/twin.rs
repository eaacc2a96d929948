//! Two sentences of one text in nearly the same words, of which one thing alone differs: one of them is stale.

use super::found::conflict;
use super::text::Text;
use crate::article::Role;
use crate::diff::beside;
use crate::finding::{Finding, Subject};
use crate::rule::repeat::{HEADLINE_CONFLICT, STALE_REPEAT};
use crate::story::link::are_apart;
use crate::story::twin::twins;

/// Sentences of one text less alike than this may tell of two things: two victims, two matches, two quarters.
const ALIKE: f32 = 0.8;

pub fn check(text: &Text<'_>, out: &mut Vec<Finding>) {
    let entry = |i: usize| text.passages.iter().find(|p| p.index == i).map(|p| p.entry);
    for ((_, i), (_, j)) in twins(&[text.telling], true, ALIKE) {
        // Entries of a log tell of several days, and what is no passage is no claim.
        if entry(i) != Some(None) || entry(j) != Some(None) {
            continue;
        }
        let found = beside(text.telling, i, text.telling, j);
        let Some(c) = found.sole_conflict().filter(|_| found.findings.len() == 1) else { continue };
        let (Some(x), Some(y)) = (c.before, c.after) else { continue };
        let value = matches!(c.rule.subject, Subject::Quantity | Subject::Date);
        if value && are_apart((text.telling, i, x), (text.telling, j, y)) {
            continue;
        }
        let top = [i, j].iter().any(|s| matches!(text.telling.sentences.list[*s].role, Role::Headline | Role::Deck));
        let rule = if top { &HEADLINE_CONFLICT } else { &STALE_REPEAT };
        out.push(conflict(rule, [x, y], c.reason.clone(), &c.key, vec!["sentences in nearly the same words".to_owned()]));
    }
}
