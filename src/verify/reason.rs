//! What was observed and the verdict in, the words that decide and one line that an editor can read aloud out.

use super::ClaimVerdict;
use super::evidence::Evidence;
use super::feature::Feature;
use super::weighed::{Observation, Weighed};
use crate::token::Span;

/// The reason where no sentence of any source shares a word with the claim.
pub const NOTHING: &str = "no sentence of the sources tells of it";

/// What decides each verdict, the most telling first.
const SUPPORTS: [Feature; 5] = [Feature::SumHolds, Feature::NumberWithin, Feature::DateWithin, Feature::NumberSame, Feature::DateSame];
const REFUTES: [Feature; 15] = [
    Feature::ActDenied,
    Feature::ActOpposed,
    Feature::ActReversed,
    Feature::Excluded,
    Feature::NumberConflict,
    Feature::SumFails,
    Feature::DateConflict,
    Feature::Negated,
    Feature::Opposed,
    Feature::Sibling,
    Feature::NumberBeyond,
    Feature::ActRenamed,
    Feature::ReplacedName,
    Feature::OtherName,
    Feature::Swapped,
];
const LEAVES: [Feature; 17] = [
    Feature::ActFirmer,
    Feature::ActOther,
    Feature::Firmer,
    Feature::NumberOpen,
    Feature::DateOpen,
    Feature::Hedged,
    Feature::NumberUnpaired,
    Feature::DateUnpaired,
    Feature::ReplacedName,
    Feature::MissingName,
    Feature::MissingSubject,
    Feature::MissingVerb,
    Feature::MissingWord,
    Feature::ReplacedWord,
    Feature::Exclusive,
    Feature::Narrower,
    Feature::Sibling,
];

/// The words of the claim and those of the source that decide, and why.
pub fn decisive(verdict: ClaimVerdict, weighed: &Weighed, evidence: &Evidence<'_>) -> (Option<Span>, Span, String) {
    let sentence = evidence.source.sentences.list[evidence.sentences[0]].span;
    let order: &[Feature] = match verdict {
        ClaimVerdict::Supported => &SUPPORTS,
        ClaimVerdict::Refuted => &REFUTES,
        ClaimVerdict::NotFound => &LEAVES,
    };
    let first = order.iter().find_map(|f| weighed.observations.iter().find(|o| o.feature == *f));
    let reason = match (verdict, first) {
        (_, Some(o)) => o.reason.clone(),
        (ClaimVerdict::Supported, None) => "the source says it in these or other words".to_owned(),
        (_, None) => "the source tells of it and does not say so".to_owned(),
    };
    (first.map(|o| o.claim), first.and_then(|o: &Observation| o.source).unwrap_or(sentence), reason)
}
