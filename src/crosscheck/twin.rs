//! Sentences that two reports tell in nearly the same words: where one thing differs in them, it is a row.
//!
//! What stands in a row already, found by what it counts or by whom it is of, is left to that row.

use super::judge::Judged;
use super::{Difference, Row, Told};
use crate::diff::beside;
use crate::finding::{Finding, Subject};
use crate::ledger::Standing;
use crate::ledger::item::Sort;
use crate::ledger::row::label;
use crate::rule::outlets::OUTLETS_CONFLICT;
use crate::story::link::are_apart;
use crate::story::twin::twins;
use crate::telling::Telling;
use crate::token::Span;

/// Sentences of two reports less alike than this may be about two things: as in [`crate::compare`].
const ALIKE: f32 = 0.6;

/// Sentences of which a name alone may be another one.
const NEARLY_EQUAL: f32 = 0.8;

/// The rows of what differs alone in two sentences.
pub fn rows(tellings: &[&Telling], judged: &[Judged]) -> Vec<Judged> {
    let mut taken: Vec<(usize, Span)> = Vec::new();
    for row in judged.iter().filter(|j| j.row.standing != Standing::Alone) {
        taken.extend(row.row.cells.iter().enumerate().filter_map(|(d, c)| c.map(|c| (d, c))));
    }
    let mut rows = Vec::new();
    for ((d, i), (e, j)) in twins(tellings, false, ALIKE) {
        let found = beside(tellings[d], i, tellings[e], j);
        let Some(conflict) = found.sole_conflict() else { continue };
        let (Some(x), Some(y)) = (conflict.before, conflict.after) else { continue };
        let is_taken = |document: usize, span: Span| taken.iter().any(|(t, s)| *t == document && s.overlaps(span));
        // A number with words of its own beside it, "in 2011", may be of another thing, and so may a name or a quotation.
        let alone = found.findings.len() == 1 && (is_value(conflict) || found.likeness >= NEARLY_EQUAL);
        let other = conflict.rule.subject != Subject::Statement && !alone;
        let apart = other || is_value(conflict) && are_apart((tellings[d], i, x), (tellings[e], j, y));
        if apart || is_taken(d, x) || is_taken(e, y) {
            continue;
        }
        taken.extend([(d, x), (e, y)]);
        rows.push(row(tellings, conflict, (d, x), (e, y)));
    }
    rows
}

/// Whether a number or a day is another one: of another thing, that is no conflict.
fn is_value(conflict: &Finding) -> bool {
    matches!(conflict.rule.subject, Subject::Quantity | Subject::Date)
}

fn row(tellings: &[&Telling], conflict: &Finding, (d, x): (usize, Span), (e, y): (usize, Span)) -> Judged {
    let mut cells = vec![None; tellings.len()];
    (cells[d], cells[e]) = (Some(x), Some(y));
    let claim = label(tellings[d], x, None);
    let finding = Finding {
        rule: &OUTLETS_CONFLICT,
        raise: 0,
        key: format!("{} {}", conflict.rule.id, conflict.key),
        evidence: vec!["sentences in nearly the same words".to_owned()],
        ..conflict.clone()
    };
    let value = |document: usize| Told { documents: vec![document], origins: 1 };
    Judged {
        row: Row {
            sort: Sort::Statement,
            claim,
            cells,
            standing: Standing::Conflicting,
            reason: conflict.reason.clone(),
            values: vec![value(d), value(e)],
        },
        differences: vec![Difference { before: d, after: Some(e), finding }],
        cut: false,
    }
}
