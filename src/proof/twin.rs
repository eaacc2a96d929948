//! Two sentences of one text in nearly the same words, of which one thing alone differs: one of them is stale.

use super::found::conflict;
use super::text::ProofText;
use crate::article::Role;
use crate::diff::against;
use crate::finding::{Finding, Subject};
use crate::rule::repeat::{HEADLINE_CONFLICT, STALE_REPEAT};
use crate::story::apart::Story;
use crate::story::clash::clashes;
use crate::story::twin::{Among, TwinIndex, twins};
use crate::token::{Kind, Token};

/// Sentences of one text less alike than this may tell of two things: two victims, two matches, two quarters.
const ALIKE: f32 = 0.8;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    // Passages stand in the order of their sentences.
    let entry = |i: usize| text.passages.binary_search_by_key(&i, |p| p.index).ok().map(|k| text.passages[k].entry);
    let rule = |i: usize, j: usize| {
        let top = [i, j].iter().any(|s| matches!(text.telling.sentences.list[*s].role, Role::Headline | Role::Deck));
        if top { &HEADLINE_CONFLICT } else { &STALE_REPEAT }
    };
    let new = |(_, i): (usize, usize)| text.is_new(i);
    let among = if text.has_old() { Among::Touching(&new) } else { Among::All };
    let story = [text.telling];
    let story = Story::new(&story);
    let index = TwinIndex::written(&[text.telling], among);
    // Lines of a list are of as many things, and end without a stop.
    let ends = |i: usize| {
        let telling = text.telling;
        let top = matches!(telling.sentences.list[i].role, Role::Headline | Role::Deck);
        let stops = |t: &Token| t.kind != Kind::Word && t.kind != Kind::Number;
        top || telling.sentences.tokens_of(i).last().is_some_and(stops)
    };
    for ((_, i), (_, j)) in twins(&[text.telling], &index, true, among, ALIKE).into_iter().filter(|(x, y)| ends(x.1) || ends(y.1)) {
        // Entries of a log tell of several days, and what is no passage is no claim.
        if entry(i) != Some(None) || entry(j) != Some(None) {
            continue;
        }
        let found = against(text.telling, i, text.telling, j);
        let Some(c) = found.sole_conflict().filter(|_| found.findings.len() == 1) else { continue };
        let (Some(x), Some(y)) = (c.before, c.after) else { continue };
        let value = matches!(c.rule.subject, Subject::Quantity | Subject::Date);
        if story.are_labelled_apart((0, i, x), (0, j, y)) || value && story.are_apart((0, i, x), (0, j, y)) {
            continue;
        }
        out.push(conflict(rule(i, j), [x, y], c.reason.clone(), &c.key, vec!["sentences in nearly the same words".to_owned()]));
    }
    for clash in clashes(&[text.telling], &index, true, among) {
        let ([(_, i), (_, j)], [x, y]) = (clash.places, clash.spans);
        if entry(i) != Some(None) || entry(j) != Some(None) {
            continue;
        }
        let key = x.of(text.str()).to_lowercase();
        out.push(conflict(rule(i, j), [x, y], clash.reason, &key, vec!["one act of the same".to_owned()]));
    }
}
