//! What the words of `date.toml`, `date_edge.toml` and `tense.toml` can mean.
//!
//! A meaning is a role and a number; it does not say whether a word plays its role here ("May" the month or the verb).

pub use crate::lexicon::date::{DateCue as Cue, DateRole as Role, Edge, EdgeSide as Side, Modifier, Tense, Term};

impl Role {
    /// Whether it says nothing of time without a word of time, a number or a hyphen after it.
    pub fn leads(self) -> bool {
        use Role::*;
        matches!(self, The | Article | That | Turn | Latest | Each | Whole | Vague | Cardinal | Tens | Scale | Ordinal | Half)
    }
}

impl Modifier {
    /// As TIMEX3 spells it; nothing where the words modify nothing.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Modifier::Plain => return None,
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
        })
    }
    /// Whether it names a part of a period: no two of these parts meet.
    pub fn is_part(self) -> bool {
        matches!(self, Modifier::Start | Modifier::Mid | Modifier::End)
    }
}
