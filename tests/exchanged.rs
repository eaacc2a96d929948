//! Silence about what a text says of days, times, amounts, units and names is a promise too: where two of a kind stand in
//! each other's place, or another of its kind stands in the place of one, a finding shows it or the report names it.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::diff::compare;
use recount::read;
use recount::report::Report;
use recount::settings::Settings;
use recount::telling::Telling;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

mod support;

use support::Chance;

fn telling(text: &str) -> Telling {
    Telling::of(read::plain(text.to_owned(), None))
}

/// Whether a report shows or names one of the places on one of its sides.
fn says(report: &Report, before: &[Range<usize>], after: &[Range<usize>]) -> bool {
    let wire = serde_json::to_value(report).unwrap();
    let overlaps = |place: &serde_json::Value, all: &[Range<usize>]| {
        let edge = |key: &str| place[key].as_u64().map(|n| n as usize);
        edge("start").zip(edge("end")).is_some_and(|(start, end)| all.iter().any(|at| start < at.end && at.start < end))
    };
    let entries = ["findings", "unchecked"].iter().flat_map(|list| wire[*list].as_array().cloned().unwrap_or_default());
    entries.into_iter().any(|e| overlaps(&e["before"], before) || overlaps(&e["after"], after))
}

/// What a text says, by kind: where each stands.
fn claims(t: &Telling) -> BTreeMap<&'static str, Vec<(usize, Range<usize>)>> {
    let mut all: BTreeMap<&'static str, Vec<(usize, Range<usize>)>> = BTreeMap::new();
    let text = t.article.text.as_str();
    for (i, sentence) in t.sentences.list.iter().enumerate().filter(|(_, s)| s.role.tells() && !s.folded) {
        let told = t.claims.of(i);
        let mut add = |kind, span: recount::token::Span| {
            if sentence.span.start <= span.start && span.end <= sentence.span.end {
                all.entry(kind).or_default().push((i, span.start as usize..span.end as usize));
            }
        };
        for date in told.dates() {
            let words = date.span.of(text);
            let clock =
                words.contains(':') || words.ends_with("am") || words.ends_with("pm") || words.contains("a.m.") || words.contains("p.m.");
            add(if clock { "time" } else { "date" }, date.span);
        }
        told.names().iter().for_each(|n| add("name", n.span));
        for q in told.quantities() {
            add("number", q.number);
            if let Some(unit) = q.unit_span.filter(|u| u.start >= q.number.end) {
                add("unit", unit);
            }
        }
    }
    all
}

/// The texts of the corpus as they are read.
fn corpus() -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut stories: Vec<_> = std::fs::read_dir(support::root().join("corpus")).unwrap().map(|e| e.unwrap().path()).collect();
    stories.sort();
    for story in stories {
        let mut files: Vec<_> = std::fs::read_dir(&story).unwrap().map(|e| e.unwrap().path()).collect();
        files.retain(|f| f.extension().is_some_and(|e| e != "toml"));
        files.sort();
        for file in files {
            let name = file.strip_prefix(support::root()).unwrap().display().to_string();
            let read = read::read(&name, &std::fs::read(&file).unwrap(), None).unwrap();
            out.push((name, read.text.to_string()));
        }
    }
    out
}

/// A text with other words at some places, which stand in order, and where these are then.
fn with(text: &str, places: &[(&Range<usize>, &str)]) -> (String, Vec<Range<usize>>) {
    let (mut out, mut at, mut there) = (String::new(), 0, Vec::new());
    for (place, words) in places {
        out.push_str(&text[at..place.start]);
        there.push(out.len()..out.len() + words.len());
        out.push_str(words);
        at = place.end;
    }
    out.push_str(&text[at..]);
    (out, there)
}

#[derive(Default)]
struct Count {
    all: usize,
    silent: usize,
    shown: String,
}

#[test]
fn attack() {
    let seed: u64 = std::env::var("SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(5);
    let mut chance = Chance(seed);
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let texts: Vec<(String, String, Telling)> = corpus()
        .into_iter()
        .map(|(n, t)| {
            let told = telling(&t);
            (n, t, told)
        })
        .collect();
    let mut pool: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for (_, text, told) in &texts {
        for (kind, list) in claims(told) {
            pool.entry(kind).or_default().extend(list.iter().map(|c| text[c.1.clone()].to_owned()));
        }
    }
    for (name, text, told) in &texts {
        for (kind, list) in claims(told) {
            for _ in 0..6 {
                let (i, x) = &list[chance.below(list.len())];
                let (j, y) = &list[chance.below(list.len())];
                let ((i, x), (j, y)) = if x.start < y.start { ((i, x), (j, y)) } else { ((j, y), (i, x)) };
                let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
                if x.end <= y.start && !same(&text[x.clone()], &text[y.clone()]) {
                    let (changed, there) = with(text, &[(x, &text[y.clone()]), (y, &text[x.clone()])]);
                    let report = Report::of(&compare(told, &telling(&changed)), ["before", "after"], &Settings::default());
                    let how = if i == j { "within" } else { "across" };
                    let count = counts.entry(format!("{kind} {how}")).or_default();
                    for (before, after) in [(x, &there[0]), (y, &there[1])] {
                        if i == j && before == y {
                            continue;
                        }
                        count.all += 1;
                        let ok = if i == j {
                            says(&report, &[x.clone(), y.clone()], &there)
                        } else {
                            says(&report, std::slice::from_ref(before), std::slice::from_ref(after))
                        };
                        if !ok {
                            count.silent += 1;
                            writeln!(count.shown, "{name}: {:?} ↔ {:?}: {}", &text[x.clone()], &text[y.clone()], line(text, before.start))
                                .unwrap();
                        }
                    }
                }
                let other = &pool[kind][chance.below(pool[kind].len())];
                if !same(other, &text[x.clone()]) {
                    let (changed, there) = with(text, &[(x, other)]);
                    let report = Report::of(&compare(told, &telling(&changed)), ["before", "after"], &Settings::default());
                    let count = counts.entry(format!("{kind} other")).or_default();
                    count.all += 1;
                    if !says(&report, std::slice::from_ref(x), &there) {
                        count.silent += 1;
                        writeln!(count.shown, "{name}: {:?} → {other:?}: {}", &text[x.clone()], line(text, x.start)).unwrap();
                    }
                }
            }
        }
    }
    for (kind, c) in &counts {
        println!("== {kind}: {} of {} silent\n{}", c.silent, c.all, c.shown);
    }
}

/// The line that a place stands in.
fn line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    text[start..].lines().next().unwrap()
}
