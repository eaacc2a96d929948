//! Claims of any text lie where they say, and their numbers are numbers.

use crate::MOST;
use recount::telling::Telling;
use recount::proof::Proof;
use recount::read::{self, Format};
use recount::report::extract::{self, DocumentRow};
use serde_json::Value;

/// Reads a text as plain text and as Markdown, and looks at each claim.
pub fn check(text: &str) {
    let text = &text[..text.floor_char_boundary(MOST)];
    claims(&Telling::new(read::plain(text.to_owned(), None)));
    if let Ok(article) = read::read("a.md", text.as_bytes(), Some(Format::Markdown)) {
        claims(&Telling::new(article));
    }
}

fn claims(telling: &Telling) {
    let row: DocumentRow = extract::row("a", telling);
    let mut out = Vec::new();
    extract::text(&row, &mut out).expect("a row is written");
    assert!(crate::is_plain(&String::from_utf8(out).expect("UTF-8")), "a control character in the list of claims");
    are_true(&serde_json::to_value(&row).expect("a row"), &telling.article.text);
    let proof = Proof::read(telling);
    for span in proof.findings.iter().flat_map(|f| [f.before, f.after]).flatten() {
        assert!(telling.article.text.get(span.range()).is_some(), "a finding lies in its text");
    }
}

/// Every object that has a start, an end and a text holds that text.
fn are_true(value: &Value, text: &str) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| are_true(v, text)),
        Value::Object(fields) => {
            let number = |key: &str| fields.get(key).and_then(Value::as_u64).map(|n| n as usize);
            if let (Some(start), Some(end), Some(Value::String(words))) = (number("start"), number("end"), fields.get("text")) {
                assert_eq!(text.get(start..end), Some(words.as_str()), "a claim is not its text");
            }
            fields.values().for_each(|v| are_true(v, text));
        }
        _ => {}
    }
}
