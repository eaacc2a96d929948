//! What `diff` finds and what it leaves alone: each rule on sentences of its own.
//!
//! `tests/pairs/RULE.toml` holds pairs of sentences that fire the rule and near misses in which nothing needs a look; the
//! rule itself is silent on them whatever its level. Every pair is held both ways round: exchanged sides exchange the rule
//! for its mirror.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::diff::compare;
use recount::finding::{Level, Scope};
use recount::read;
use recount::report::Report;
use recount::rule;
use recount::settings::Settings;
use recount::telling::Telling;
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// What a pair of plain sentences cannot show: a headline and a day of publication stand in other files (`tests/cli.rs` and
/// the rules' own examples), and a number in other words is no finding at any level.
const ELSEWHERE: [&str; 3] = ["correction-undisclosed", "headline-changed", "number-reworded"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    fires: Vec<(String, String)>,
    silent: Vec<(String, String)>,
}

fn found(before: &str, after: &str) -> Vec<(&'static str, Level, String)> {
    let telling = |text: &str| Telling::new(read::plain(text.to_owned(), None));
    let report = Report::of_comparison(&compare(&telling(before), &telling(after)), ["before", "after"], &Settings::default());
    report.findings.into_iter().map(|f| (f.rule, f.severity, f.message)).collect()
}

#[test]
fn every_rule_fires_on_its_pairs_and_spares_its_near_misses() {
    let mut wrong = Vec::new();
    let mut tried: Vec<&str> = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let rule = rule::find(&name).unwrap_or_else(|| panic!("tests/pairs/{name}.toml has no rule"));
        tried.extend([rule.id, rule.mirror.id]);
        let cases: Cases = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for (before, after) in &cases.fires {
            for (rule, b, a) in [(rule.id, before, after), (rule.mirror.id, after, before)] {
                let found = found(b, a);
                if !found.iter().any(|f| f.0 == rule) {
                    wrong.push(format!("{rule} is silent on: {b} => {a}\n    but {found:?}"));
                }
            }
        }
        for (before, after) in &cases.silent {
            for (b, a) in [(before, after), (after, before)] {
                let own = |f: &&'static str| [rule.id, rule.mirror.id].contains(f);
                let loud: Vec<_> = found(b, a).into_iter().filter(|f| f.1 >= Level::Warning || own(&f.0)).collect();
                if !loud.is_empty() {
                    wrong.push(format!("{name}: a near miss fires: {b} => {a}\n    {loud:?}"));
                }
            }
        }
    }
    for rule in rule::all().filter(|r| r.scope == Scope::Pair && !ELSEWHERE.contains(&r.id) && !tried.contains(&r.id)) {
        wrong.push(format!("tests/pairs/{}.toml is missing", rule.id));
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// How many died is what such a sentence says; how many met is a detail of it.
#[test]
fn a_toll_that_went_with_the_only_figure_is_worth_a_look() {
    let level = |before: &str, after: &str| found(before, after).into_iter().find(|f| f.0 == "detail-removed").map(|f| f.1);
    for (before, after) in [
        ("34 people died.", "People died."),
        ("34 people died in Halm on Tuesday.", "People died in Halm on Tuesday."),
        ("Nine miners were hurt.", "Miners were hurt."),
    ] {
        assert_eq!(level(before, after), Some(Level::Warning), "{before} => {after}");
    }
    for (before, after) in [
        ("34 people met.", "People met."),
        ("48 divers died and 17 were hurt.", "Divers died and 17 were hurt."),
        ("Miners were hurt.", "Nine miners were hurt."),
    ] {
        assert!(level(before, after).is_none_or(|l| l < Level::Warning), "{before} => {after}");
    }
}
