//! JUnit XML: one suite a comparison, one failed case an error or warning, so that a test dashboard lists findings.

use super::plain::squeezed;
use super::whole::Report;
use super::wire::{Entry, Look};
use crate::finding::Level;
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use std::io;

/// Writes one suite.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    write_all(&[report], look, out)
}

/// Writes one suite a report.
pub fn write_all(reports: &[&Report], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let mut all = quick_junit::Report::new("recount");
    all.add_test_suites(reports.iter().map(|r| suite(r, look)));
    all.serialize(out).map_err(io::Error::other)
}

fn suite(report: &Report, look: Look) -> TestSuite {
    let names: Vec<String> = report.documents.iter().map(|d| squeezed(&d.path)).collect();
    let mut suite = TestSuite::new(names.join(" → "));
    let shown: Vec<&Entry> = report.findings.iter().filter(|f| f.severity >= look.least).collect();
    if shown.is_empty() {
        suite.add_test_case(TestCase::new("no claim to check", TestCaseStatus::success()));
    }
    suite.add_test_cases(shown.into_iter().map(|f| case(report, f)));
    suite
}

fn case(report: &Report, f: &Entry) -> TestCase {
    let place = f.after.as_ref().or(f.before.as_ref());
    let at = place.and_then(|p| Some(format!("{}:{}:{}", squeezed(&report.documents.get(p.document)?.path), p.line, p.column)));
    let at = at.unwrap_or_default();
    // What is compatible fails no test.
    let status = if f.severity > Level::Info {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(f.message.as_str()).set_type(f.severity.name()).set_description(format!("{at}: {}", f.message));
        status
    } else {
        TestCaseStatus::success()
    };
    let mut case = TestCase::new(format!("{} {at}", f.rule), status);
    case.set_classname(format!("recount.{}", f.rule));
    if f.severity <= Level::Info {
        case.set_system_out(f.message.as_str());
    }
    case
}
