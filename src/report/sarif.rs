//! SARIF 2.1.0 for code scanning: the later text is the place of a finding, the earlier one is related.
//!
//! Lines are given for files whose text is the file itself; in a page or a JSON file they would point elsewhere, and the
//! first line stands for the file.

use super::plain::{lines_hold, squeezed};
use super::whole::Report;
use super::wire::{Document, Entry, Look, Place};
use crate::finding::{Level, Rule};
use crate::rule;
use serde_json::{Map, Value, json};
use std::io;

/// GitHub refuses a run of more results, and shows no more than so many of them.
const MOST_RESULTS: usize = 25_000;
const MOST_SHOWN: usize = 5_000;

/// Where the tool is described: the home that a release was built for, else the description itself. Validators and
/// viewers want an address, and one that we made up would be somebody else's.
const HOME: Option<&str> = option_env!("RECOUNT_HOME");

/// Writes one log with one run.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    write_all(&[report], look, out)
}

/// Writes the findings of several reports as one run.
pub fn write_all(reports: &[&Report], _look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let mut fired: Vec<&Rule> = reports.iter().flat_map(|r| &r.findings).filter_map(|f| rule::find(f.rule)).collect();
    fired.sort_by_key(|r| r.id);
    fired.dedup_by_key(|r| r.id);
    let mut found: Vec<(&Report, &Entry)> = reports.iter().flat_map(|r| r.findings.iter().map(move |f| (*r, f))).collect();
    let all = found.len();
    if all > MOST_RESULTS {
        found.sort_by_key(|(_, f)| std::cmp::Reverse(f.severity));
        found.truncate(MOST_RESULTS);
    }
    let results: Vec<Value> = found.iter().map(|(r, f)| result(r, f, &fired)).collect();
    let home = HOME.filter(|home| !home.is_empty()).map_or_else(described_here, str::to_owned);
    let mut log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "recount",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": home,
                "rules": fired.iter().map(|r| described(r)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let told = if all > MOST_RESULTS {
        Some(format!("{} findings are left out, the least serious ones: code scanning takes {MOST_RESULTS}", all - MOST_RESULTS))
    } else {
        (all > MOST_SHOWN).then(|| format!("GitHub shows {MOST_SHOWN} of these {all} findings, the most serious ones"))
    };
    let cut = told.map(|told| json!({ "level": "warning", "message": { "text": told } }));
    let notices: Vec<Value> = cut.into_iter().chain(reports.iter().flat_map(|r| silenced(r))).collect();
    if !notices.is_empty() {
        log["runs"][0]["invocations"] = json!([{ "executionSuccessful": true, "toolExecutionNotifications": notices }]);
    }
    super::json::pretty(&log, out)
}

/// What comments in the text silence, as notifications: GitHub opens an alert for every result, suppressed or not.
fn silenced(report: &Report) -> impl Iterator<Item = Value> + '_ {
    report.suppressed(Level::Info).map(|(comment, f)| {
        let text = plain(&format!("{}: {}; {}", f.rule, f.message, comment.why()));
        let place = f.seat().map(|place| json!([{ "physicalLocation": physical(report, place) }]));
        json!({ "level": "note", "message": { "text": text }, "locations": place.unwrap_or_else(|| json!([])) })
    })
}

/// What recount is, as an address that holds its own text.
fn described_here() -> String {
    let text = concat!(env!("CARGO_PKG_DESCRIPTION"), ". `recount explain RULE` says what a rule means.");
    format!("data:text/plain;charset=utf-8,{}", encoded(text, b""))
}

fn described(rule: &Rule) -> Value {
    let first: Vec<&str> = rule.doc.lines().map(str::trim).skip_while(|l| l.starts_with('#')).take_while(|l| !l.starts_with('#')).collect();
    let help: Vec<&str> = rule.doc.lines().map(str::trim).collect();
    json!({
        "id": rule.id,
        "shortDescription": { "text": first.join(" ") },
        "fullDescription": { "text": first.join(" ") },
        "help": { "text": help.join("\n"), "markdown": help.join("\n") },
        "defaultConfiguration": { "level": level(rule.level) },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
        Level::Off => "none",
    }
}

fn result(report: &Report, f: &Entry, rules: &[&Rule]) -> Value {
    let mut result = Map::new();
    let mut put = |key: &str, value: Value| result.insert(key.to_owned(), value);
    put("ruleId", json!(f.rule));
    if let Some(index) = rules.iter().position(|r| r.id == f.rule) {
        put("ruleIndex", json!(index));
    }
    put("level", json!(level(f.severity)));
    put("message", json!({ "text": plain(&f.message) }));
    if let Some(place) = f.seat() {
        put("locations", json!([{ "physicalLocation": physical(report, place) }]));
    }
    if let (Some(before), Some(_)) = (&f.before, f.after.as_ref().or(f.gap.as_ref())) {
        let told = json!({ "text": plain(&format!("before: {}", squeezed(&before.text))) });
        put("relatedLocations", json!([{ "id": 1, "physicalLocation": physical(report, before), "message": told }]));
    } else if let Some(also) = &f.also {
        let told = json!({ "text": plain(&format!("the same text also says: {}", squeezed(&also.text))) });
        put("relatedLocations", json!([{ "id": 1, "physicalLocation": physical(report, also), "message": told }]));
    }
    put("partialFingerprints", json!({ "recount/v1": f.fingerprint }));
    Value::Object(result)
}

/// Words that no viewer takes for a link.
fn plain(text: &str) -> String {
    text.replace("](", "] (")
}

fn physical(report: &Report, place: &Place) -> Value {
    let document = report.documents.get(place.document);
    let uri = document.map(|d: &Document| uri(&d.path)).unwrap_or_default();
    let mut physical = json!({ "artifactLocation": { "uri": uri } });
    physical["region"] = if document.is_some_and(|d| lines_hold(&d.path)) {
        let (end_line, end_column) = place.end_position();
        json!({
            "startLine": place.line, "startColumn": place.column, "endLine": end_line, "endColumn": end_column,
            "snippet": { "text": place.text },
        })
    } else {
        // GitHub wants a line: the first stands for the whole file.
        json!({ "startLine": 1 })
    };
    physical
}

/// A path as a URI reference.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    format!("{scheme}{}", encoded(&path, b"/"))
}

/// Text in which every byte that an address cannot hold is escaped; those of `kept` stay.
fn encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            other if kept.contains(&other) => out.push(char::from(other)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
