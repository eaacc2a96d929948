//! What `proof` finds and what it leaves alone: each rule on texts of its own, and on contradictions planted into clean ones.
//!
//! `tests/proof/RULE.toml` holds texts that fire the rule and near misses that fire no rule of one text. A text that begins
//! with `[2026-05-08]` was published on that day; `¶` ends a paragraph, `#` starts a headline.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::article::Article;
use recount::finding::{Level, Scope};
use recount::proof::Proof;
use recount::read;
use recount::report::Report;
use recount::rule;
use recount::settings::Settings;
use recount::telling::Telling;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    fires: Vec<String>,
    silent: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn article(case: &str) -> Article {
    let (day, text) = match case.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((day, text)) => (day.parse().ok(), text),
        None => (None, case),
    };
    let text = text.trim().split('¶').map(str::trim).collect::<Vec<_>>().join("\n\n");
    let mut article = read::read(if text.starts_with('#') { "case.md" } else { "case.txt" }, text.as_bytes(), None).unwrap();
    article.published = day.or(article.published);
    article
}

fn fired(case: &str) -> Vec<(&'static str, String)> {
    let telling = Telling::new(article(case));
    let report = Report::of_text(&Proof::read(&telling), "case", &Settings::default());
    report.findings.into_iter().map(|f| (f.rule, f.message)).collect()
}

fn cases(path: &Path) -> Cases {
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn every_rule_of_one_text_fires_and_spares_its_near_misses() {
    let mut wrong = Vec::new();
    for rule in rule::all().filter(|r| r.scope == Scope::Text) {
        let cases = cases(&root().join(format!("tests/proof/{}.toml", rule.id)));
        assert!(cases.fires.len() >= 10 && cases.silent.len() >= 10, "{}: ten of each are wanted", rule.id);
        for case in &cases.fires {
            let found = fired(case);
            if !found.iter().any(|f| f.0 == rule.id) {
                wrong.push(format!("{} is silent on: {case}\n    but {found:?}", rule.id));
            }
        }
        for case in &cases.silent {
            let found = fired(case);
            if !found.is_empty() {
                wrong.push(format!("{}: a near miss fires: {case}\n    {found:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_file_of_cases_has_its_rule() {
    let known: BTreeSet<&str> = rule::all().filter(|r| r.scope == Scope::Text).map(|r| r.id).collect();
    for entry in fs::read_dir(root().join("tests/proof")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        assert!(known.contains(stem) || stem == "planted", "tests/proof/{stem}.toml has no rule");
    }
}

fn diffed(before: &str, after: &str) -> Report {
    let (b, a) = (Telling::new(article(before)), Telling::new(article(after)));
    Report::of_versions(&b, &a, ["before", "after"], &Settings::default())
}

const CLEAN: &str =
    "# Mill fire in Torne kills 12 ¶ Twelve people were killed when a fire swept through a mill in Torne on Monday. ¶ The mayor spoke.";
const STALE: &str =
    "# Mill fire in Torne kills 12 ¶ Fourteen people were killed when a fire swept through a mill in Torne on Monday. ¶ The mayor spoke.";
const STALE_LATER: &str = "# Mill fire in Torne kills 12 ¶ Fourteen people were killed when a fire swept through a mill in Torne on Monday. ¶ The governor spoke.";

#[test]
fn a_diff_reports_what_the_edit_brought_in() {
    let report = diffed(CLEAN, STALE);
    let found: Vec<_> = report.findings.iter().filter(|f| f.rule == "headline-conflict").collect();
    assert_eq!(found.len(), 1, "{:?}", report.findings);
    assert_eq!(found[0].severity, Level::Error);
    let told = |p: &Option<recount::report::Place>| p.as_ref().map(|p| (p.document, p.text.clone()));
    assert_eq!(told(&found[0].also), Some((1, "12".to_owned())));
    assert_eq!(told(&found[0].after), Some((1, "Fourteen people".to_owned())));
    assert_eq!(told(&found[0].before), None, "the earlier text is no part of it");
    assert!(found[0].evidence.iter().any(|e| e.contains("brought it in")), "{:?}", found[0].evidence);
}

#[test]
fn a_contradiction_that_stood_before_is_no_news() {
    let report = diffed(STALE, STALE_LATER);
    let found: Vec<_> = report.findings.iter().filter(|f| f.rule == "headline-conflict").collect();
    assert_eq!(found.len(), 1, "{:?}", report.findings);
    assert_eq!(found[0].severity, Level::Info);
    assert!(found[0].message.contains("earlier version too"), "{}", found[0].message);
    assert!(diffed(STALE, STALE).findings.is_empty(), "a text against itself is silent");
    assert!(diffed(STALE, CLEAN).findings.iter().all(|f| f.rule != "headline-conflict"), "what was mended is not reported");
}

/// A contradiction to plant into a clean version: words to replace, or a paragraph to put behind it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plant {
    story: String,
    rule: String,
    replace: Option<String>,
    with: Option<String>,
    append: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plants {
    plant: Vec<Plant>,
}

/// Of all planted contradictions so many hundredths must be found.
const FOUND: usize = 85;

#[test]
fn planted_contradictions_are_found() {
    let plants: Plants = toml::from_str(&fs::read_to_string(root().join("tests/proof/planted.toml")).unwrap()).unwrap();
    let mut missed = Vec::new();
    for plant in &plants.plant {
        let path = root().join("corpus").join(&plant.story);
        let clean = fs::read_to_string(&path).unwrap();
        let text = match (&plant.replace, &plant.with, &plant.append) {
            (Some(old), Some(new), None) => {
                assert!(clean.contains(old), "{}: no {old:?}", plant.story);
                clean.replacen(old, new, 1)
            }
            (None, None, Some(more)) => format!("{}\n\n{more}\n", clean.trim_end()),
            _ => panic!("{}: a plant replaces or appends", plant.story),
        };
        let telling = Telling::new(read::read(&plant.story, text.as_bytes(), None).unwrap());
        let proof = Proof::read(&telling);
        if !proof.findings.iter().any(|f| f.rule.id == plant.rule) {
            let words = plant.with.as_ref().or(plant.append.as_ref()).unwrap();
            missed.push(format!("{} {}: {words}", plant.rule, plant.story));
        }
    }
    for rule in rule::all().filter(|r| r.scope == Scope::Text) {
        assert!(plants.plant.iter().filter(|p| p.rule == rule.id).count() >= 5, "{}: five plants are wanted", rule.id);
    }
    let (all, lost) = (plants.plant.len(), missed.len());
    assert!((all - lost) * 100 >= FOUND * all, "{lost} of {all} are missed:\n{}", missed.join("\n"));
}
