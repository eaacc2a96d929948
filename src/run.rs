//! Tellings in, their report out: the one place that runs comparing, proof, ledger and matrix for a report.

use crate::crosscheck;
use crate::diff::compare;
use crate::ledger;
use crate::proof::brought_in;
use crate::report::Report;
use crate::report::ledger::View;
use crate::report::make::degraded;
use crate::report::proof::contradictions;
use crate::report::several::Chain;
use crate::settings::Settings;
use crate::telling::Telling;
use std::borrow::Borrow;

impl Report {
    /// The report of two versions of a story: what changed, and which contradictions the newer one has.
    pub fn of_versions(before: &Telling, after: &Telling, names: [&str; 2], settings: &Settings) -> Report {
        // One after the other, so that what one works with is not kept beside what the other does.
        let (own, met) = brought_in(before, after);
        let mut report = Report::whole(&compare(before, after), names, settings);
        let found = contradictions(own, after, 1, report.findings.is_empty(), settings);
        report.findings.extend(found);
        report.add_degraded(degraded(met));
        report.settle();
        report.suppress(after, settings);
        report.bound();
        report
    }

    /// The report of three or more successive versions with these names, the oldest first.
    pub fn chain(tellings: &[impl Borrow<Telling>], names: &[&str], view: View, settings: &Settings) -> Report {
        let tellings: Vec<&Telling> = tellings.iter().map(Borrow::borrow).collect();
        let steps: Vec<_> = tellings.windows(2).map(|two| compare(two[0], two[1])).collect();
        let ends = tellings.first().zip(tellings.last()).map(|(first, last)| compare(first, last));
        // The last text is what will be printed.
        let shown = match view {
            View::Steps => steps.last(),
            View::Ends => ends.as_ref(),
        };
        let own = shown.map(|c| brought_in(c.before, c.after)).unwrap_or_default();
        let ledger = ledger::trace(&tellings, &steps);
        Report::of_chain(Chain { tellings, steps, ends, ledger, own }, names, view, settings)
    }

    /// The report of several outlets on one event, with these names: the matrix of what they tell.
    pub fn matrix(tellings: &[impl Borrow<Telling>], names: &[&str], settings: &Settings) -> Report {
        let tellings: Vec<&Telling> = tellings.iter().map(Borrow::borrow).collect();
        Report::of_outlets(&tellings, crosscheck::crosscheck(&tellings), names, settings)
    }
}
