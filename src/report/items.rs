//! Findings in, what is shown as one entry out: a finding and the correction note that it lacks belong together.

use super::wire::Entry;
use crate::rule::correction::{CORRECTION_UNDISCLOSED, DISCLOSES};
use std::collections::HashMap;

/// One entry of a list of findings.
pub(crate) struct ListedFinding<'a> {
    /// The finding.
    pub entry: &'a Entry,
    /// That no correction note names it.
    pub undisclosed: Option<&'a Entry>,
}

impl ListedFinding<'_> {
    /// What a correction note that names it says.
    pub fn disclosed(&self) -> Option<&str> {
        self.entry.evidence.iter().find_map(|e| e.strip_prefix(DISCLOSES)).map(|note| note.trim_start_matches(": "))
    }

    /// What is to be said of the correction note, where anything is.
    pub fn note(&self) -> Option<String> {
        let said = self.disclosed().map(|note| format!("A correction note says so: {note}"));
        said.or_else(|| self.undisclosed.map(|lack| format!("No correction note: {}.", lack.reason)))
    }
}

/// The entries of a list, in the order of the findings.
pub(crate) fn items(findings: &[Entry]) -> Vec<ListedFinding<'_>> {
    let is_note = |f: &Entry| f.rule == CORRECTION_UNDISCLOSED.id;
    let place = |f: &Entry| [&f.before, &f.after].map(|p| p.as_ref().map(|p| (p.document, p.start, p.end)));
    // The rule of the finding that wants a note is the evidence for wanting it.
    let mut wanted: HashMap<_, &Entry> = HashMap::new();
    for note in findings.iter().filter(|f| is_note(f)) {
        if let Some(rule) = note.evidence.first() {
            wanted.insert((place(note), rule.as_str()), note);
        }
    }
    let mut with: HashMap<_, &Entry> = HashMap::new();
    for (i, entry) in findings.iter().enumerate().filter(|(_, f)| !is_note(f)) {
        if let Some(note) = wanted.remove(&(place(entry), entry.rule)) {
            with.insert(i, note);
        }
    }
    // One whose finding is not listed stands for itself.
    let taken: Vec<*const Entry> = with.values().map(|f| std::ptr::from_ref(*f)).collect();
    let stands = |f: &Entry| !is_note(f) || !taken.contains(&std::ptr::from_ref(f));
    let listed = findings.iter().enumerate().filter(|(_, f)| stands(f));
    listed.map(|(i, entry)| ListedFinding { entry, undisclosed: with.get(&i).copied() }).collect()
}
