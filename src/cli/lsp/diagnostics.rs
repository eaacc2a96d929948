//! Findings in, diagnostics of the language server protocol out.

use crate::finding::Level;
use crate::report::{Entry, Place, Report};
use crate::rule;
use serde_json::{Value, json};

/// In what an editor counts columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Units of UTF-16: what every editor knows.
    Utf16,
    /// Bytes.
    Utf8,
}

impl Encoding {
    /// Bytes where the editor takes them.
    pub fn agreed(params: &Value) -> Encoding {
        let offered = params["capabilities"]["general"]["positionEncodings"].as_array();
        if offered.is_some_and(|o| o.iter().any(|e| e == "utf-8")) { Encoding::Utf8 } else { Encoding::Utf16 }
    }

    /// Its name in the protocol.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf16 => "utf-16",
            Encoding::Utf8 => "utf-8",
        }
    }

    fn units(self, text: &str) -> usize {
        match self {
            Encoding::Utf16 => text.encode_utf16().count(),
            Encoding::Utf8 => text.len(),
        }
    }
}

/// Where the lines of a text start.
struct EditorLines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'a> EditorLines<'a> {
    fn new(text: &'a str, encoding: Encoding) -> EditorLines<'a> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        EditorLines { text, starts, encoding }
    }

    fn position(&self, at: usize) -> Value {
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        let line = self.starts.partition_point(|s| *s <= at) - 1;
        json!({ "line": line, "character": self.encoding.units(&self.text[self.starts[line]..at]) })
    }

    fn range(&self, place: &Place) -> Value {
        json!({ "start": self.position(place.start), "end": self.position(place.end) })
    }

    fn diagnostic(&self, f: &Entry, place: &Place, message: String) -> Value {
        let severity = match f.severity {
            Level::Error => 1,
            Level::Warning => 2,
            Level::Info | Level::Off => 3,
        };
        let data = json!({ "fingerprint": f.fingerprint });
        json!({ "range": self.range(place), "severity": severity, "code": f.rule, "source": "recount", "message": message, "data": data })
    }
}

/// What a text contradicts in itself: at the later place, with the other one beside it. And comments that name no rule.
pub fn of_text(report: &Report, uri: &str, text: &str, encoding: Encoding, least: Level) -> Vec<Value> {
    let lines = EditorLines::new(text, encoding);
    let mut found = Vec::new();
    for f in report.findings.iter().filter(|f| f.severity >= least) {
        let Some(place) = f.seat() else { continue };
        let mut diagnostic = lines.diagnostic(f, place, f.message.clone());
        if let Some((first, _)) = f.within() {
            let location = json!({ "uri": uri, "range": lines.range(first) });
            diagnostic["relatedInformation"] = json!([{ "location": location, "message": format!("the other place: {}", first.text) }]);
        }
        found.push(diagnostic);
    }
    for s in report.suppressions.iter().filter(|s| rule::find(&s.rule).is_none()) {
        let line = s.line.saturating_sub(1);
        let range = json!({ "start": { "line": line, "character": 0 }, "end": { "line": line + 1, "character": 0 } });
        let message = s.problem.clone().unwrap_or_default();
        found.push(json!({ "range": range, "severity": 2, "code": "recount-ignore", "source": "recount", "message": message }));
    }
    found
}

/// What changed since an earlier version, at the place in the text in hand.
pub fn of_change(report: &Report, text: &str, encoding: Encoding, least: Level, since: &str) -> Vec<Value> {
    let lines = EditorLines::new(text, encoding);
    // What the text contradicts in itself is told of it alone.
    let changes = report.findings.iter().filter(|f| f.severity >= least && f.also.is_none());
    let one =
        |f: &Entry| f.after.as_ref().or(f.gap.as_ref()).map(|place| lines.diagnostic(f, place, format!("{} (since {since})", f.message)));
    changes.filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_agreed() {
        let text = "é😀x\r\nsecond\n";
        for (encoding, column) in [(Encoding::Utf16, 3), (Encoding::Utf8, 6)] {
            let lines = EditorLines::new(text, encoding);
            assert_eq!(lines.position(6), json!({ "line": 0, "character": column }), "{encoding:?}");
            assert_eq!(lines.position(9), json!({ "line": 1, "character": 0 }));
            assert_eq!(lines.position(1000), json!({ "line": 2, "character": 0 }));
        }
        let offers = json!({ "capabilities": { "general": { "positionEncodings": ["utf-16", "utf-8"] } } });
        assert_eq!((Encoding::agreed(&offers), Encoding::agreed(&json!({}))), (Encoding::Utf8, Encoding::Utf16));
    }
}
