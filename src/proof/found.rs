//! Two places of one text in, the finding that they contradict each other out.

use crate::finding::{Finding, Rule};
use crate::token::Span;
use crate::verdict::Verdict;

/// A contradiction of two places, put in text order.
pub(super) fn conflict(rule: &'static Rule, places: [Span; 2], reason: String, key: &str, evidence: Vec<String>) -> Finding {
    let [x, y] = places;
    let (first, second) = if (x.start, x.end) <= (y.start, y.end) { (x, y) } else { (y, x) };
    Finding {
        rule,
        raise: 0,
        verdict: Verdict::Conflicting,
        before: Some(first),
        after: Some(second),
        reason,
        key: key.to_owned(),
        evidence,
    }
}
