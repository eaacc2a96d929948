//! A report in, what the parts of its page share out: the documents and their names, and what is listed.

use super::clean::level_name;
use super::names::Names;
use crate::finding::Level;
use crate::report::items::{ListedFinding, items};
use crate::report::verified::Verified;
use crate::report::whole::Report;
use crate::report::wire::{Document, Entry};

/// What the parts of a page share.
pub struct Contents<'a> {
    /// The command that made the report.
    pub command: &'a str,
    /// The documents, in the order given.
    pub documents: &'a [Document],
    /// What is listed, in order.
    pub items: Vec<ListedFinding<'a>>,
    /// What the documents are called.
    pub names: Names,
}

impl<'a> Contents<'a> {
    /// What the page of a report lists.
    pub fn new(report: &'a Report) -> Contents<'a> {
        let items = items(&report.findings);
        Contents { command: report.command, documents: &report.documents, items, names: Names::new(report.command, &report.documents) }
    }

    /// What the page of checked claims lists, one entry a claim.
    pub fn of_claims(report: &'a Verified, entries: &'a [Entry]) -> Contents<'a> {
        let items = entries.iter().map(|entry| ListedFinding { entry, undisclosed: None }).collect();
        Contents { command: report.command, documents: &report.documents, items, names: Names::new(report.command, &report.documents) }
    }

    /// The level of an item.
    pub fn level(&self, item: usize) -> Option<Level> {
        self.items.get(item).map(|i| i.entry.severity)
    }

    /// How many items have a level.
    pub fn count(&self, level: Level) -> usize {
        self.items.iter().filter(|i| i.entry.severity == level).count()
    }

    /// How a level is named here.
    pub fn named(&self, level: Level) -> &'static str {
        match (self.command, level) {
            ("verify", Level::Error) => "refuted",
            ("verify", Level::Warning) => "not found",
            ("verify", Level::Info) => "supported",
            _ => level_name(level),
        }
    }
}
