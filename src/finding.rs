//! A finding: one changed claim, with the smallest words that show it on each side.

use crate::rule::Rule;
use crate::token::Span;
use crate::verdict::Verdict;

/// One changed claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that fired.
    pub rule: &'static Rule,
    /// Steps above or below the rule's level that this case deserves.
    pub raise: i8,
    /// How the two sides relate.
    pub verdict: Verdict,
    /// The words before, where that side has any.
    pub before: Option<Span>,
    /// The words after.
    pub after: Option<Span>,
    /// Why, in one line; it never says which side is right.
    pub reason: String,
    /// What the two sides were held to be about, for the report and the fingerprint.
    pub key: String,
    /// What tied the two sides together.
    pub evidence: Vec<String>,
}
