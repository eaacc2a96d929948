//! What the user wants reported, and how loudly.

use crate::finding::{Level, Rule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Levels of rules, as configured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Rules to report; all when empty.
    pub select: Vec<String>,
    /// Rules not to report.
    pub ignore: Vec<String>,
    /// Levels that replace the rules' own.
    pub severity: BTreeMap<String, Level>,
    /// Whether a change that must be checked wants a correction note.
    pub corrections: Corrections,
}

/// When a change without a correction note is reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corrections {
    /// Between published versions of one article, as their metadata tell.
    #[default]
    Published,
    /// Always.
    Always,
    /// Never: these are drafts.
    Never,
}

impl Settings {
    /// The level of a finding: the rule's, or the configured one, with the finding's own steps.
    pub fn level(&self, rule: &Rule, raise: i8) -> Level {
        let named = |list: &[String]| list.iter().any(|r| r == rule.id);
        if named(&self.ignore) || !self.select.is_empty() && !named(&self.select) {
            return Level::Off;
        }
        // A level that the user set is meant as it is.
        if let Some(level) = self.severity.get(rule.id) {
            return *level;
        }
        match rule.level {
            // A rule that is off by default is asked for by name.
            Level::Off if named(&self.select) => Level::Info,
            Level::Off => Level::Off,
            level => level.stepped(raise),
        }
    }
}
