//! How two values of one claim relate.

use schemars::JsonSchema;
use serde::Serialize;

/// The relation of the value set before (B) to the value set after (A).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema, Hash, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Equal values in equal form.
    Same,
    /// Equal values in another form: "twelve" and "12".
    Equivalent,
    /// A lies within B: "over 30", then "34".
    Refined,
    /// B lies within A: "34", then "over 30".
    Widened,
    /// They share values and neither holds the other.
    Overlapping,
    /// No value satisfies both.
    Conflicting,
    /// They cannot be compared: another scope, as-of date, indicator or unit; or the source differs and not the claim.
    Unclear,
    /// Only the side after has it.
    Added,
    /// Only the side before has it.
    Removed,
    /// The side after says it more firmly, more prominently or on better authority.
    Raised,
    /// The side after says it less so.
    Lowered,
}

impl Verdict {
    /// The verdict's name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Equivalent => "equivalent",
            Verdict::Refined => "refined",
            Verdict::Widened => "widened",
            Verdict::Overlapping => "overlapping",
            Verdict::Conflicting => "conflicting",
            Verdict::Unclear => "unclear",
            Verdict::Added => "added",
            Verdict::Removed => "removed",
            Verdict::Raised => "raised",
            Verdict::Lowered => "lowered",
        }
    }
    /// The verdict with the two sides exchanged.
    pub fn swapped(self) -> Verdict {
        match self {
            Verdict::Refined => Verdict::Widened,
            Verdict::Widened => Verdict::Refined,
            Verdict::Added => Verdict::Removed,
            Verdict::Removed => Verdict::Added,
            Verdict::Raised => Verdict::Lowered,
            Verdict::Lowered => Verdict::Raised,
            other => other,
        }
    }
}

/// A verdict with what led to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// How the values relate.
    pub verdict: Verdict,
    /// Whether the newer value lies outside what the older wording led a reader to expect, though its words admit it.
    pub drift: bool,
    /// One line that an editor can read aloud.
    pub reason: String,
}
