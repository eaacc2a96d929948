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
    /// They cannot be compared: another scope, as-of date, indicator or unit.
    Unclear,
}

impl Verdict {
    /// The verdict with the two sides exchanged.
    pub fn swapped(self) -> Verdict {
        match self {
            Verdict::Refined => Verdict::Widened,
            Verdict::Widened => Verdict::Refined,
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
