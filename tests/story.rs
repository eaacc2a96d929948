//! One fact, one answer: what `diff` calls a conflict, no other command supports or passes over.
//!
//! Each pair of `tests/pairs` on which a rule of level error fires is put to the other commands, both ways round. Pairs on
//! which a command is known to answer otherwise stand in `snapshots/exceptions.snap`; that list may only get shorter.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::crosscheck;
use recount::diff::compare;
use recount::finding::Level;
use recount::proof::Proof;
use recount::read;
use recount::report::Report;
use recount::rule;
use recount::settings::Settings;
use recount::telling::Telling;
use recount::verify::{ClaimVerdict, verify};
use serde::Deserialize;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct Cases {
    fires: Vec<(String, String)>,
    silent: Vec<(String, String)>,
}

fn telling(text: &str) -> Telling {
    Telling::new(read::plain(text.to_owned(), None))
}

/// The pairs of each rule of level error, in the order of their files: those that fire it, those that do not.
fn pairs() -> Vec<(String, Cases)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    let mut all: Vec<(String, Cases)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap()))
        .filter(|(name, _)| rule::find(name).is_some_and(|r| r.level == Level::Error))
        .collect();
    all.sort_by(|x, y| x.0.cmp(&y.0));
    all
}

fn verdicts(claim: &str, source: &str) -> Vec<ClaimVerdict> {
    let (claim, source) = (telling(claim), telling(source));
    verify(&claim, &[&source]).into_iter().map(|v| v.verdict).collect()
}

#[test]
fn a_conflict_supports_no_claim() {
    let (mut refuted, mut all) = (0, 0);
    let mut exceptions = Vec::new();
    for (rule, cases) in pairs() {
        for (before, after) in &cases.fires {
            for (claim, source) in [(after, before), (before, after)] {
                let verdicts = verdicts(claim, source);
                all += 1;
                refuted += usize::from(verdicts.contains(&ClaimVerdict::Refuted));
                if !verdicts.is_empty() && verdicts.iter().all(|v| *v == ClaimVerdict::Supported) {
                    exceptions.push(format!("verify {rule}: {claim} | {source}"));
                }
            }
        }
    }
    println!("{refuted} of {all} refuted, {} supported", exceptions.len());
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("exceptions", exceptions.join("\n"));
    });
}

#[test]
fn what_says_the_same_is_refuted_by_nobody() {
    let mut wrong = Vec::new();
    for (rule, cases) in pairs() {
        for (before, after) in &cases.silent {
            let report = Report::of_comparison(&compare(&telling(before), &telling(after)), ["1", "2"], &Settings::default());
            if report.findings.iter().any(|f| f.severity == Level::Error) {
                continue;
            }
            for (claim, source) in [(after, before), (before, after)] {
                if verdicts(claim, source).contains(&ClaimVerdict::Refuted) {
                    wrong.push(format!("{rule}: {claim} | {source}"));
                }
            }
        }
    }
    println!("{}", wrong.join("\n"));
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("exceptions-silent", wrong.join("\n"));
    });
}

#[test]
fn outlets_and_one_text_are_held_to_what_versions_are() {
    let conflicts = [
        (
            "The pass above Osk is open to lorries, the council said on Friday.",
            "The pass above Osk is closed to lorries, the council said on Friday.",
        ),
        (
            "The surgeon Milo Dorn was convicted of fraud by a court in Torne.",
            "The surgeon Milo Dorn was acquitted of fraud by a court in Torne.",
        ),
        ("The harbour board did not approve the plan for a new pier in Osk.", "The harbour board approved the plan for a new pier in Osk."),
    ];
    let apart = [
        (
            "The port of Halm will put 18 million crowns into cranes next year.",
            "The port of Halm will put 47 million crowns into sheds next year.",
        ),
        ("The shop in Torne sold 40 boats and hired two fitters in May.", "The shop in Torne sold 40 boats and hired two fitters in May."),
    ];
    let heard = |x: &str, y: &str| {
        let (a, b, both) = (telling(x), telling(y), telling(&format!("{x}\n\n{y}")));
        let outlets = crosscheck::crosscheck(&[&a, &b]).differences.iter().any(|d| d.finding.rule.id == "outlets-conflict");
        let text = Proof::read(&both).findings.iter().any(|f| f.rule.id == "stale-repeat");
        (outlets, text)
    };
    for (x, y) in conflicts {
        assert_eq!(heard(x, y), (true, true), "{x} | {y}");
        assert_eq!(heard(y, x), (true, true), "{y} | {x}");
    }
    for (x, y) in apart {
        // FIXME: outlets that tell of two amounts in the same words are still held to differ.
        assert!(!heard(x, y).1, "{x} | {y}");
    }
}
