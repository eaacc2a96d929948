//! SARIF 2.1.0 for code scanning: the later text is the place of a finding, the earlier one is related.
//!
//! Lines are given for files whose text is the file itself; in a page or a JSON file they would point elsewhere.

use super::{Document, Entry, Look, Place, Report, lines_hold, squeezed};
use crate::finding::{Level, Rule};
use crate::rule;
use serde_json::{Map, Value, json};
use std::io;

/// Writes one log with one run.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    write_all(&[report], look, out)
}

/// Writes the findings of several reports as one run.
pub fn write_all(reports: &[&Report], _look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let mut fired: Vec<&Rule> = reports.iter().flat_map(|r| &r.findings).filter_map(|f| rule::find(f.rule)).collect();
    fired.sort_by_key(|r| r.id);
    fired.dedup_by_key(|r| r.id);
    let results: Vec<Value> = reports.iter().flat_map(|r| r.findings.iter().map(|f| result(r, f, &fired))).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "recount",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": fired.iter().map(|r| described(r)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    super::json::pretty(&log, out)
}

fn described(rule: &Rule) -> Value {
    let first: Vec<&str> = rule.doc.lines().map(str::trim).skip_while(|l| l.starts_with('#')).take_while(|l| !l.starts_with('#')).collect();
    let help: Vec<&str> = rule.doc.lines().map(str::trim).collect();
    json!({
        "id": rule.id,
        "shortDescription": { "text": first.join(" ") },
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
    if let Some(place) = f.after.as_ref().or(f.before.as_ref()) {
        put("locations", json!([{ "physicalLocation": physical(report, place) }]));
    }
    if let (Some(before), Some(_)) = (&f.before, &f.after) {
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
    if document.is_some_and(|d| lines_hold(&d.path)) {
        let (end_line, end_column) = place.end_position();
        physical["region"] = json!({
            "startLine": place.line, "startColumn": place.column, "endLine": end_line, "endColumn": end_column,
            "snippet": { "text": place.text },
        });
    }
    physical
}

/// A path as a URI reference.
fn uri(path: &str) -> String {
    let mut out = String::new();
    let path = path.replace('\\', "/");
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
