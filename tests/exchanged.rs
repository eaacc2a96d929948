//! Silence about what a text says of days, times, amounts, units and names is a promise too: where two of a kind stand in
//! each other's place, or another of its kind stands in the place of one, a finding shows it or the report names it.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::diff::compare;
use recount::kind::date::point::Grain;
use recount::kind::quantity::QuantityKind;
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
    Telling::new(read::plain(text.to_owned(), None))
}

fn report(before: &Telling, after: &Telling) -> Report {
    Report::of_comparison(&compare(before, after), ["before", "after"], &Settings::default())
}

/// Whether a report shows or names one of the places on one of its sides.
fn says(report: &Report, before: &[&Range<usize>], after: &[&Range<usize>]) -> bool {
    let wire = serde_json::to_value(report).unwrap();
    let overlaps = |place: &serde_json::Value, all: &[&Range<usize>]| {
        let edge = |key: &str| place[key].as_u64().map(|n| n as usize);
        edge("start").zip(edge("end")).is_some_and(|(start, end)| all.iter().any(|at| start < at.end && at.start < end))
    };
    let entries = ["findings", "unchecked"].iter().flat_map(|list| wire[*list].as_array().cloned().unwrap_or_default());
    entries.into_iter().any(|e| overlaps(&e["before"], before) || overlaps(&e["after"], after))
}

/// Where a text says something, in which sentence, and what it means as far as that is one word.
struct Claim {
    sentence: usize,
    at: Range<usize>,
    value: String,
}

/// What a text says, by kind.
fn claims(t: &Telling) -> BTreeMap<&'static str, Vec<Claim>> {
    let mut all: BTreeMap<&'static str, Vec<Claim>> = BTreeMap::new();
    let text = t.article.text.as_str();
    for (sentence, _) in t.sentences.list.iter().enumerate().filter(|(_, s)| s.role.tells() && !s.folded) {
        let told = t.claims.in_sentence(sentence);
        let mut add = |kind, span: recount::token::Span, value: String| {
            let at = span.start as usize..span.end as usize;
            all.entry(kind).or_default().push(Claim { sentence, at, value });
        };
        for date in told.dates() {
            let clock = matches!(date.grain, Grain::Second | Grain::Minute | Grain::Hour);
            add(if clock { "time" } else { "date" }, date.span, date.value.clone());
        }
        told.names().iter().for_each(|n| add("name", n.span, n.span.of(text).to_lowercase()));
        for q in told.quantities().iter().filter(|q| q.low.is_some()) {
            add("number", q.number, format!("{:?}{:?}", q.low, q.high));
            // "$", "km", "per cent"; the noun of a count is a word like others.
            let measured = !matches!(q.kind, QuantityKind::Count | QuantityKind::Number | QuantityKind::Age);
            if let Some(unit) = q.unit_span.filter(|u| measured && u.start >= q.number.end && u.end <= q.span.end) {
                add("unit", unit, q.unit.clone());
            }
        }
    }
    all
}

/// What a text says of a kind at a place.
fn value(t: &Telling, kind: &str, at: &Range<usize>) -> Option<String> {
    let all = claims(t).remove(kind)?;
    all.into_iter().find(|c| c.at.start <= at.start && at.end <= c.at.end).map(|c| c.value)
}

/// A text with two of its places exchanged, and where these are then.
fn exchanged(text: &str, x: &Range<usize>, y: &Range<usize>) -> (String, [Range<usize>; 2]) {
    let changed = [&text[..x.start], &text[y.clone()], &text[x.end..y.start], &text[x.clone()], &text[y.end..]].concat();
    let second = y.start + y.len() - x.len();
    (changed, [x.start..x.start + y.len(), second..second + x.len()])
}

/// Two claims of one kind, and whether they are in one sentence.
struct Exchange {
    kind: &'static str,
    places: [Range<usize>; 2],
    within: bool,
}

/// Some pairs of claims of a text that say different things.
fn exchanges(t: &Telling, chance: &mut Chance) -> Vec<Exchange> {
    let text = t.article.text.as_str();
    let mut out = Vec::new();
    for (kind, list) in claims(t) {
        for _ in 0..TRIES {
            let (x, y) = (&list[chance.below(list.len())], &list[chance.below(list.len())]);
            let (x, y) = if x.at.start < y.at.start { (x, y) } else { (y, x) };
            let words = |c: &Claim| text[c.at.clone()].to_lowercase();
            // "Kral" is Ada Kral, and "half past two" is 2.30pm.
            let one = words(x).contains(&words(y)) || words(y).contains(&words(x)) || x.value == y.value;
            if x.at.end <= y.at.start && !one {
                out.push(Exchange { kind, places: [x.at.clone(), y.at.clone()], within: x.sentence == y.sentence });
            }
        }
    }
    out
}

/// So many pairs of each kind are tried in each text.
const TRIES: usize = 3;

#[test]
fn what_is_exchanged_is_found_or_named() {
    let mut chance = Chance(5);
    let (mut counts, mut shown): (BTreeMap<&str, [usize; 2]>, String) = Default::default();
    for (name, text) in support::corpus() {
        let before = telling(&text);
        for Exchange { kind, places: [x, y], within } in exchanges(&before, &mut chance) {
            let (changed, [u, v]) = exchanged(&text, &x, &y);
            let after = telling(&changed);
            let report = report(&before, &after);
            // Of a text of 2026, "opens in two years" says what "opens in 2028" says.
            let same =
                |at: &Range<usize>, now: &Range<usize>| value(&before, kind, at).is_some_and(|v| Some(v) == value(&after, kind, now));
            let one = |at: &Range<usize>, now: &Range<usize>| says(&report, &[at], &[now]) || kind == "date" && same(at, now);
            let told = if within { says(&report, &[&x, &y], &[&u, &v]) } else { one(&x, &u) && one(&y, &v) };
            let count = counts.entry(kind).or_default();
            count[0] += 1;
            if !told {
                count[1] += 1;
                writeln!(shown, "{name}, {kind}: {:?} and {:?}", &text[x], &text[y]).unwrap();
            }
        }
    }
    println!("exchanged, and passed over: {counts:?}");
    let silent: usize = counts.values().map(|c| c[1]).sum();
    assert!(counts.len() == 5 && counts.values().all(|c| c[0] > 20), "{counts:?}");
    assert_eq!(silent, 0, "{shown}");
}
