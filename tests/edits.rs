//! The fitted decision on edits: what was measured of it, and the edits that it was measured on.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::judge::feature::Feature;
use std::collections::BTreeSet;

fn read(path: &str) -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What `cargo bench --bench edits` measured: of a set and an answer, the rules alone and the fit on texts that it had not seen.
fn measured(name: &str) -> (f64, f64) {
    let table: toml::Table = read("src/judge/weights.toml").parse().unwrap();
    let figure = |key: &str| table["measured"][name][key].as_float().unwrap();
    (figure("rules-alone"), figure("cross-validated"))
}

#[test]
fn on_edits_of_our_own_labelling_the_fit_is_no_worse_than_the_rules_alone() {
    for name in ["own-serious", "own-content", "news-serious", "news-content"] {
        let (rules, fit) = measured(name);
        assert!(fit >= rules, "{name}: {fit} cross-validated, {rules} by the rules alone");
        assert!(fit <= 1.0 && rules >= 0.5, "{name}: no figures of two answers");
    }
}

#[test]
fn every_labelled_edit_is_of_a_text_that_was_drawn() {
    let rounds = read("benches/rounds.txt");
    let drawn: BTreeSet<&str> = rounds.split_whitespace().collect();
    let file = read("benches/edits.txt");
    let lines: Vec<&str> = file.lines().filter(|l| !l.starts_with('#')).collect();
    assert!(lines.len() >= 200, "{} edits", lines.len());
    for line in lines {
        let fields: Vec<&str> = line.split(' ').collect();
        let [id, before, after, label] = fields[..] else { panic!("{line}: four fields") };
        let bytes = |at: &str| at == "-" || at.split_once('-').is_some_and(|(x, y)| x.parse::<u32>().unwrap() < y.parse::<u32>().unwrap());
        assert!(drawn.contains(id), "{id} stands in no round");
        assert!(bytes(before) && bytes(after) && before.len().max(after.len()) > 1, "{line}");
        assert!(["serious", "content", "wording"].contains(&label), "{line}");
    }
}

#[test]
fn there_are_few_weights() {
    assert!(Feature::ALL.len() <= 90, "{} features", Feature::ALL.len());
}
