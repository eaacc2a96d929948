//! How often findings of each rule were right where people read them: `benches/precision.toml` in, its sums out.
//!
//! A share of a few findings says little: it never stands without how many were read and the interval that the true share
//! lies in.

use crate::finding::Rule;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The rounds that were read.
const ROUNDS: &str = include_str!("../../benches/precision.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rounds {
    round: Vec<Round>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Round {
    #[allow(dead_code, reason = "it stands in the page, which a test writes")]
    day: String,
    #[allow(dead_code, reason = "it stands in the page, which a test writes")]
    command: String,
    #[allow(dead_code, reason = "it stands in the page, which a test writes")]
    drawn: u32,
    #[allow(dead_code, reason = "it stands in the page, which a test writes")]
    reader: String,
    rules: BTreeMap<String, [u32; 2]>,
}

/// Of the findings of a rule that were read, how many were right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Precision {
    /// Right.
    pub right: u32,
    /// Read.
    pub read: u32,
}

impl Precision {
    /// Of a rule in all rounds; none where nothing of it was read.
    pub fn measured(rule: &Rule) -> Option<Precision> {
        let rounds = rounds();
        let sum = |at: usize| rounds.iter().filter_map(|r| r.rules.get(rule.id)).map(|counts| counts[at]).sum();
        Some(Precision { right: sum(0), read: sum(1) }).filter(|p| p.read > 0)
    }

    /// The bounds within which the true share lies, 19 times of 20: Wilson's score interval, which holds for few as well.
    pub fn interval(self) -> (f64, f64) {
        let (right, read) = (f64::from(self.right), f64::from(self.read));
        if self.read == 0 {
            return (0.0, 1.0);
        }
        let (share, z2) = (right / read, Z * Z);
        let middle = (share + z2 / (2.0 * read)) / (1.0 + z2 / read);
        let half = Z / (1.0 + z2 / read) * (share * (1.0 - share) / read + z2 / (4.0 * read * read)).sqrt();
        ((middle - half).max(0.0), (middle + half).min(1.0))
    }

    /// In words: "2 of 6 (10 to 70 %)".
    pub fn told(self) -> String {
        let (low, high) = self.interval();
        format!("{} of {} ({:.0} to {:.0} %)", self.right, self.read, low * 100.0, high * 100.0)
    }
}

/// The normal deviate that 95 % of cases lie within.
const Z: f64 = 1.96;

/// The rounds; a test holds the file to its form.
fn rounds() -> Vec<Round> {
    toml::from_str::<Rounds>(ROUNDS).map(|r| r.round).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Level;
    use crate::rule;
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_file_counts_rules_that_there_are() {
        let rounds = toml::from_str::<Rounds>(ROUNDS).unwrap().round;
        assert!(!rounds.is_empty());
        for (id, [right, read]) in rounds.iter().flat_map(|r| &r.rules) {
            assert!(rule::find(id).is_some(), "{id} is no rule");
            assert!(right <= read && *read > 0, "{id}: {right} of {read}");
        }
    }

    #[test]
    fn a_round_has_its_ids() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let ids = fs::read_to_string(root.join("benches/rounds.txt")).unwrap();
        for round in rounds() {
            let head = format!("## {}, {}, {} ", round.day, round.command.split(' ').next().unwrap(), round.drawn);
            let listed = ids.split(&head).nth(1).unwrap_or_else(|| panic!("benches/rounds.txt has no “{head}”"));
            let drawn = listed.lines().skip(1).take_while(|l| !l.trim().is_empty()).count();
            assert_eq!(drawn, round.drawn as usize, "{head}");
        }
    }

    #[test]
    fn the_interval_is_wilsons() {
        let bounds = |right, read| {
            let (low, high) = Precision { right, read }.interval();
            ((low * 1000.0).round() as u32, (high * 1000.0).round() as u32)
        };
        // Values of the formula as published (Wilson 1927), by other programs.
        assert_eq!(bounds(0, 10), (0, 278));
        assert_eq!(bounds(5, 10), (237, 763));
        assert_eq!(bounds(10, 10), (722, 1000));
        assert_eq!(bounds(81, 263), (255, 366));
        assert_eq!(bounds(0, 0), (0, 1000));
    }

    /// The page, from the file: `INSTA_UPDATE=always` writes it.
    #[test]
    fn the_page_is_written_from_the_file() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/precision.md");
        let page = page();
        if std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
            fs::write(&path, &page).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), page, "run: INSTA_UPDATE=always cargo test --lib precision");
    }

    fn page() -> String {
        let rounds = rounds();
        let mut out = String::from(HEAD);
        out.push_str("| day | command | drawn | read by | findings read |\n|---|---|--:|---|--:|\n");
        for r in &rounds {
            let read: u32 = r.rules.values().map(|c| c[1]).sum();
            out.push_str(&format!("| {} | `{}` | {} | {} | {read} |\n", r.day, r.command, r.drawn, r.reader));
        }
        let level = |level: Level| {
            let of = rule::all().filter(|r| r.level == level).filter_map(Precision::measured);
            of.fold(Precision { right: 0, read: 0 }, |sum, p| Precision { right: sum.right + p.right, read: sum.read + p.read })
        };
        out.push_str("\n## By the level that a rule has by default\n\n| level | right of read (95 % interval) |\n|---|---|\n");
        for of in [Level::Error, Level::Warning, Level::Info] {
            out.push_str(&format!("| {} | {} |\n", of.name(), level(of).told()));
        }
        out.push_str("\n## By rule\n\n| rule | level | right of read (95 % interval) |\n|---|---|---|\n");
        let mut all: Vec<&Rule> = rule::all().collect();
        all.sort_by_key(|r| (std::cmp::Reverse(r.level), r.id));
        let (known, unknown): (Vec<&Rule>, Vec<&Rule>) = all.into_iter().partition(|r| Precision::measured(r).is_some());
        for (r, p) in known.iter().filter_map(|r| Some((r, Precision::measured(r)?))) {
            out.push_str(&format!("| {} | {} | {} |\n", r.id, r.level.name(), p.told()));
        }
        let unknown: Vec<String> = unknown.iter().map(|r| format!("`{}`", r.id)).collect();
        out.push_str(&format!("\nNothing was read yet of: {}.\n", unknown.join(", ")));
        out
    }

    const HEAD: &str = "# Precision by rule

Texts that nobody here had opened were drawn at random. Whoever read them judged each finding, until 30 November after writing
down what should be reported: right is one that says something true that is told in no other line and that an editor would want to
know. What was repaired afterwards is not counted again.

A share of a few findings says little. The interval is Wilson's: the true share lies within it 19 times of 20. `recount explain
RULE` shows the same figures. They come from `benches/precision.toml`, this page too.

";
}
