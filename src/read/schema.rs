//! What schema.org's objects say of an article that is not its text: correction notes.

use super::build::plain_line;
use serde_json::{Map, Value};

/// How deep lists and graphs are looked into.
const DEPTH: usize = 4;

/// The correction notes of all objects of a value.
pub(super) fn notes(value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    gather(value, DEPTH, &mut out);
    out
}

fn gather(value: &Value, depth: usize, out: &mut Vec<String>) {
    match value {
        Value::Array(list) if depth > 0 => list.iter().for_each(|v| gather(v, depth - 1, out)),
        Value::Object(object) => {
            out.extend(corrections(object));
            if let Some(graph) = object.get("@graph").filter(|_| depth > 0) {
                gather(graph, depth - 1, out);
            }
        }
        _ => {}
    }
}

/// The correction notes of one object: texts, or objects with a text.
pub(super) fn corrections(object: &Map<String, Value>) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(plain_line(text)),
        Value::Object(o) => ["text", "description", "name"].iter().find_map(|k| o.get(*k)?.as_str()).map(plain_line),
        _ => None,
    };
    let list = match object.get("correction") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    list.iter().filter_map(text).filter(|t| !t.is_empty()).collect()
}
