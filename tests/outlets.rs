//! Reports of one event through the binary: what `crosscheck` says aloud, and what it leaves alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use serde::Deserialize;
use std::fs;
use support::{Desk, root};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    reports: Vec<String>,
    shows: Vec<(String, String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Events {
    event: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    about: String,
    reports: Vec<String>,
    conflicts: Vec<(String, String)>,
}

/// What is said aloud: the level, and the words of each side.
type Loud = (String, String, String);

fn loud(reports: &[String]) -> Vec<Loud> {
    let desk = Desk::new();
    let names: Vec<String> = (1..=reports.len()).map(|n| format!("{n}.txt")).collect();
    for (name, report) in names.iter().zip(reports) {
        desk.write(name, report);
    }
    let mut args = vec!["crosscheck"];
    args.extend(names.iter().map(String::as_str));
    args.extend(["--isolated", "-f", "json", "--fail-on", "never"]);
    let report = desk.recount(&args).exits(0).json();
    let side = |f: &serde_json::Value, side: &str| f[side]["text"].as_str().unwrap_or_default().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    let loud = findings.filter(|f| matches!(f["severity"].as_str(), Some("error" | "warning")));
    loud.map(|f| (f["severity"].as_str().unwrap_or_default().to_owned(), side(f, "before"), side(f, "after"))).collect()
}

/// Whether both sides of what is said have the words, in any order.
fn has(got: &Loud, one: &str, other: &str) -> bool {
    got.1.contains(one) && got.2.contains(other) || got.1.contains(other) && got.2.contains(one)
}

#[test]
fn reports_are_held_against_each_other_where_they_tell_of_one_thing() {
    let file: File = toml::from_str(&fs::read_to_string(root().join("tests/outlets.toml")).unwrap()).unwrap();
    assert!(file.case.len() > 25, "cases were lost");
    let mut wrong = Vec::new();
    for case in &file.case {
        let loud = loud(&case.reports);
        let meets = |want: &Loud, got: &Loud| want.0 == got.0 && has(got, &want.1, &want.2);
        let all =
            case.shows.iter().all(|w| loud.iter().any(|g| meets(w, g))) && loud.iter().all(|g| case.shows.iter().any(|w| meets(w, g)));
        if !all {
            wrong.push(format!("{}\n    wanted {:?}\n    found {loud:?}", case.about, case.shows));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whole reports: what is not said, and what is said though it is none, stands in `snapshots/outlets.snap`, a FIXME a line.
#[test]
fn what_whole_reports_tell_differently_is_said() {
    let file: Events = toml::from_str(&fs::read_to_string(root().join("tests/events.toml")).unwrap()).unwrap();
    assert!(file.event.len() > 40, "events were lost");
    let (mut wrong, mut right, mut all) = (Vec::new(), 0, 0);
    for event in &file.event {
        let loud = loud(&event.reports);
        let silent = event.conflicts.iter().filter(|(x, y)| !loud.iter().any(|g| has(g, x, y)));
        let missed: Vec<String> = silent.map(|(x, y)| format!("FIXME not said: {x} | {y} ({})", event.about)).collect();
        let false_alarms = loud.iter().filter(|g| !event.conflicts.iter().any(|(x, y)| has(g, x, y)));
        all += event.conflicts.len();
        right += event.conflicts.len() - missed.len();
        wrong.extend(missed);
        wrong.extend(false_alarms.map(|g| format!("FIXME said: {} | {} ({})", g.1, g.2, event.about)));
    }
    println!("{right} of {all} said");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("outlets", wrong.join("\n"));
    });
}
