//! A finding: one changed claim, with the smallest words that show it on each side; and the rule that it came from.

use crate::token::Span;
use crate::verdict::Verdict;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not reported.
    Off,
    /// Compatible, or an addition: good to know.
    Info,
    /// Worth a look.
    Warning,
    /// Must be checked.
    Error,
}

impl Level {
    /// The level's name.
    pub fn name(self) -> &'static str {
        ["off", "info", "warning", "error"][self as usize]
    }
    /// The level of that name.
    pub fn from_name(name: &str) -> Option<Level> {
        [Level::Off, Level::Info, Level::Warning, Level::Error].into_iter().find(|l| l.name() == name)
    }
    /// The level one step up or down, never `Off`.
    pub fn stepped(self, by: i8) -> Level {
        match self as i8 + by {
            ..=1 => Level::Info,
            2 => Level::Warning,
            _ => Level::Error,
        }
    }
}

/// What a rule is about: one part of a claim, or the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Numbers.
    Quantity,
    /// Days and times.
    Date,
    /// Bearers of names.
    Name,
    /// Words between quotation marks.
    Quotation,
    /// What is said in one place: its words, its source, its certainty, whether it is denied.
    Statement,
    /// A sentence as a whole, which came, went or moved.
    Sentence,
    /// A note on the article itself.
    Note,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Two versions.
    Pair,
    /// One text alone, which [`crate::proof`] holds against itself.
    Text,
    /// Several reports of one event, which [`crate::crosscheck`] holds against each other.
    Outlets,
}

/// A rule as users know it.
pub struct Rule {
    /// Its name, stable for ever.
    pub id: &'static str,
    /// The level of its findings unless configured.
    pub level: Level,
    /// What it is about.
    pub subject: Subject,
    /// What it looks at.
    pub scope: Scope,
    /// The rule that fires when the two sides are exchanged.
    pub mirror: &'static Rule,
    /// What it reports, why it matters, what it leaves alone; Markdown.
    pub doc: &'static str,
    /// A sentence before and after that fires it; nothing before, where the rule is about one text.
    pub fires: (&'static str, &'static str),
    /// A near miss that does not.
    pub silent: (&'static str, &'static str),
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

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

impl Finding {
    /// Gives this case a level of its own.
    pub fn set_level(&mut self, level: Level) {
        self.raise = level as i8 - self.rule.level as i8;
    }
}
