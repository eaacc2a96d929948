//! Summaries held against the articles that they sum up: each claim has the verdict that a reader gave it.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::read;
use recount::telling::Telling;
use recount::verify::verify;
use std::path::Path;

fn telling(path: &str) -> Telling {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    Telling::of(read::read(path, &bytes, None).unwrap())
}

/// Verdicts in text order, each with words of its reason.
#[track_caller]
fn check(summary: &str, sources: &[&str], expected: &[(&str, &str)]) {
    let text = telling(summary);
    let sources: Vec<Telling> = sources.iter().map(|s| telling(s)).collect();
    let found = verify(&text, &sources.iter().collect::<Vec<_>>());
    let verdicts: Vec<&str> = found.iter().map(|v| v.verdict.name()).collect();
    assert_eq!(verdicts, expected.iter().map(|e| e.0).collect::<Vec<_>>(), "{found:#?}");
    for (one, (_, words)) in found.iter().zip(expected) {
        assert!(one.reason.contains(words), "{}", one.reason);
        if let Some((source, span)) = one.evidence {
            assert!(!span.of(&sources[source].article.text).is_empty());
        }
    }
}

#[test]
fn a_summary_of_a_budget() {
    check(
        "tests/verify/budget.md",
        &["corpus/budget-shortfall-restated/1.md"],
        &[
            ("supported", "$3.5bn"),
            ("supported", "7% is within more than 6%"),
            ("refuted", "20%"),
            ("supported", "$812 million"),
            ("supported", "$300m and $400m"),
            ("refuted", "3 December"),
            ("not-found", "strike"),
        ],
    );
}

#[test]
fn a_summary_of_a_sinking_beside_another_story() {
    check(
        "tests/verify/ferry.md",
        &["corpus/budget-shortfall-restated/1.md", "corpus/ferry-toll-rises/1.html"],
        &[("supported", "nine people"), ("supported", "50 minutes"), ("refuted", "digits transposed"), ("not-found", "")],
    );
}
