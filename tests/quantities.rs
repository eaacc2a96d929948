//! What is read as a quantity, and how: sentences with all that they claim in numbers.
//!
//! `tests/quantities/*.toml` holds a list of lists: a sentence, then its quantities. A near miss is a sentence with fewer
//! quantities than it has numbers. A quantity is told as its words, its kind with trend, bound, number and unit, then
//! what is said of it: what befalls the counted, its scope, the noun with its head in brackets or the unit as written,
//! whether the unit is taken from another number, and the size of the last written digit where it is not one.
//!
//! `tests/verdicts.toml` holds pairs of numbers with their verdict and its reason.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::compare::quantity;
use recount::decimal::Decimal;
use recount::kind::quantity::{Bound, Quantity, Trend};
use recount::read;
use recount::telling::Telling;
use serde::Deserialize;
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    cases: Vec<Vec<String>>,
}

fn told(text: &str, q: &Quantity) -> String {
    let bound = match q.bound {
        Bound::Exact => "",
        Bound::About => "~",
        Bound::MoreThan => ">",
        Bound::AtLeast => ">=",
        Bound::LessThan => "<",
        Bound::AtMost => "<=",
    };
    let trend = match q.trend {
        Some(Trend::Up) => "up ",
        Some(Trend::Down) => "down ",
        None => "",
    };
    let number = |v: &Option<Decimal>| v.as_ref().map_or("unknown".to_owned(), ToString::to_string);
    let kind = format!("{:?}", q.kind).to_lowercase();
    let mut out = format!("{} | {kind} {trend}{bound}{}", q.span.of(text), number(&q.low));
    if q.low != q.high {
        write!(out, "{}{}", if q.change { "→" } else { ".." }, number(&q.high)).unwrap();
    }
    if !q.unit.is_empty() {
        write!(out, " {}", q.unit).unwrap();
    }
    if let Some(event) = q.event {
        write!(out, " | {}: {}", event.name, event.span.of(text)).unwrap();
    }
    if let Some(scope) = q.scope {
        write!(out, " | scope {}", scope.of(text)).unwrap();
    }
    match (q.unit_span, q.head) {
        (Some(unit), Some(head)) if unit.contains(head) => {
            let (before, after) = (&text[unit.range().start..head.range().start], &text[head.range().end..unit.range().end]);
            write!(out, " | of {before}[{}]{after}", head.of(text)).unwrap();
        }
        (None, Some(head)) => write!(out, " | of [{}]", head.of(text)).unwrap(),
        // In "RM6k" the currency has no words of its own.
        (Some(unit), _) if unit.start < q.number.end && q.number.start < unit.end => {}
        (Some(unit), _) => write!(out, " | in {}", unit.of(text)).unwrap(),
        (None, None) => {}
    }
    if q.elided {
        out.push_str(" | elided");
    }
    if q.restated {
        out.push_str(" | restated");
    }
    if q.step != Decimal::from(1) {
        write!(out, " | step {}", q.step).unwrap();
    }
    out
}

#[test]
fn every_sentence_claims_what_is_written_beside_it() {
    let mut wrong = String::new();
    let mut held = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quantities");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file: Cases = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for case in &file.cases {
            let (sentence, expected) = case.split_first().unwrap();
            let telling = Telling::new(read::plain(sentence.clone(), None));
            let text = &telling.article.text;
            let found: Vec<String> = telling.claims.iter().flat_map(|c| c.quantities()).map(|q| told(text, q)).collect();
            if found != expected {
                writeln!(wrong, "{}: {sentence}\n    not {expected:?}\n    but {found:?}", path.display()).unwrap();
            }
            held += 1;
        }
    }
    assert!(held > 0 && wrong.is_empty(), "of {held}:\n{wrong}");
}

#[test]
fn every_pair_of_numbers_relates_as_is_written_beside_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts.toml");
    let file: Cases = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let first = |text: &str| {
        let telling = Telling::new(read::plain(text.to_owned(), None));
        telling.claims.iter().flat_map(|c| c.quantities()).next().unwrap_or_else(|| panic!("no quantity in {text:?}")).clone()
    };
    let mut wrong = String::new();
    for case in &file.cases {
        let [before, after, expected] = case.as_slice() else { panic!("{case:?}") };
        let (b, a) = (first(before), first(after));
        let (forth, back) = (quantity::compare(&b, &a), quantity::compare(&a, &b));
        let found = format!("{}{} | {}", forth.verdict.name(), if forth.drift { ", drift" } else { "" }, forth.reason);
        if found != *expected || back.verdict != forth.verdict.swapped() || back.drift != forth.drift {
            writeln!(wrong, "{before} => {after}\n    not {expected}\n    but {found}\n    and back {back:?}").unwrap();
        }
    }
    assert!(!file.cases.is_empty() && wrong.is_empty(), "{wrong}");
}
