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

#[test]
fn reports_are_held_against_each_other_where_they_tell_of_one_thing() {
    let file: File = toml::from_str(&fs::read_to_string(root().join("tests/outlets.toml")).unwrap()).unwrap();
    assert!(file.case.len() > 25, "cases were lost");
    let mut wrong = Vec::new();
    for case in &file.case {
        let desk = Desk::new();
        let names: Vec<String> = (1..=case.reports.len()).map(|n| format!("{n}.txt")).collect();
        for (name, report) in names.iter().zip(&case.reports) {
            desk.write(name, report);
        }
        let mut args = vec!["crosscheck"];
        args.extend(names.iter().map(String::as_str));
        args.extend(["--isolated", "-f", "json", "--fail-on", "never"]);
        let report = desk.recount(&args).exits(0).json();
        let side = |f: &serde_json::Value, side: &str| f[side]["text"].as_str().unwrap_or_default().to_owned();
        let loud: Vec<(String, String, String)> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|f| matches!(f["severity"].as_str(), Some("error" | "warning")))
            .map(|f| (f["severity"].as_str().unwrap_or_default().to_owned(), side(f, "before"), side(f, "after")))
            .collect();
        let meets = |want: &(String, String, String), got: &(String, String, String)| {
            let either = got.1.contains(&want.1) && got.2.contains(&want.2) || got.1.contains(&want.2) && got.2.contains(&want.1);
            want.0 == got.0 && either
        };
        let all =
            case.shows.iter().all(|w| loud.iter().any(|g| meets(w, g))) && loud.iter().all(|g| case.shows.iter().any(|w| meets(w, g)));
        if !all {
            wrong.push(format!("{}\n    wanted {:?}\n    found {loud:?}", case.about, case.shows));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}
