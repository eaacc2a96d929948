//! JSON in, an article out: schema.org's NewsArticle and its kin, or a plain `{title, body, …}`.
//!
//! The text of such an article is built here: headline, deck and paragraphs with blank lines between them. A body may be
//! a string, a list of paragraphs, or HTML. One file is one article: of a list or a graph the first that has a body.

use super::build::{Builder, is_html, plain_line};
use super::error::ReadError;
use super::{day, encoding, html, schema};
use crate::article::{Article, Role};
use serde_json::{Map, Value};

const BODY: &[&str] = &["articleBody", "body", "text", "content", "paragraphs"];
const TITLE: &[&str] = &["headline", "title", "name"];
const DECK: &[&str] = &["alternativeHeadline", "deck", "description", "subtitle", "standfirst", "summary"];
const PUBLISHED: &[&str] = &["datePublished", "published", "date", "publishedAt", "published_at"];
const UPDATED: &[&str] = &["dateModified", "updated", "modified", "updatedAt", "updated_at"];
const AUTHOR: &[&str] = &["author", "byline", "authors", "creator"];
const OUTLET: &[&str] = &["publisher", "outlet", "source", "site"];
const URL: &[&str] = &["url", "mainEntityOfPage", "link", "canonical"];

/// Reads a JSON file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let text = encoding::decode(bytes, None);
    if text.trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned(), format: "JSON" });
    }
    article(name, &parse(name, &text, 1)?)
}

/// The value of a text whose first line is `line`.
pub(super) fn parse(name: &str, text: &str, line: usize) -> Result<Value, ReadError> {
    serde_json::from_str(text).map_err(|e| ReadError::Json {
        name: name.to_owned(),
        line: line - 1 + e.line(),
        column: e.column(),
        what: message(&e),
    })
}

/// The article in a value.
pub(super) fn article(name: &str, value: &Value) -> Result<Article, ReadError> {
    let Some(object) = article_of(value) else {
        let what = match value {
            Value::Object(o) if get(o, TITLE).is_some() => "there is a title but no body",
            Value::Object(_) => "the object has no body",
            Value::Array(_) => "no object in the list has a body",
            _ => "it is no object",
        };
        return Err(ReadError::Shape { name: name.to_owned(), what: what.to_owned() });
    };
    Ok(build(object))
}

/// JSON begins with a brace or with a list of objects.
pub(super) fn looks_like(start: &str) -> bool {
    let inside = |open: char| start.strip_prefix(open).map(str::trim_start);
    inside('{').is_some_and(|s| s.starts_with(['"', '}'])) || inside('[').is_some_and(|s| s.starts_with('{'))
}

/// What the parser says, without the place, which stands before it already.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(what, _)| what.to_owned())
}

/// The first object with a body, those that say they are articles before others.
fn article_of(value: &Value) -> Option<&Map<String, Value>> {
    let mut objects = Vec::new();
    let list = match value {
        Value::Array(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    };
    for object in list.iter().filter_map(Value::as_object) {
        objects.push(object);
        if let Some(Value::Array(graph)) = object.get("@graph") {
            objects.extend(graph.iter().filter_map(Value::as_object));
        }
    }
    let has_body = |o: &&&Map<String, Value>| get(o, BODY).is_some_and(|b| b.is_string() || b.is_array());
    let says_so = |o: &&&Map<String, Value>| {
        let is = |v: &Value| v.as_str().is_some_and(|t| t.ends_with("Article") || t.ends_with("Posting") || t == "Report");
        o.get("@type").is_some_and(|t| is(t) || t.as_array().is_some_and(|l| l.iter().any(is)))
    };
    objects.iter().filter(has_body).find(says_so).or_else(|| objects.iter().find(has_body)).copied()
}

fn build(object: &Map<String, Value>) -> Article {
    let mut builder = Builder::default();
    let title = get(object, TITLE).map(names).filter(|t| !t.is_empty());
    if let Some(title) = &title {
        builder.push(title, Role::Headline);
    }
    if let Some(deck) = get(object, DECK).and_then(Value::as_str) {
        builder.push(&plain_line(deck), Role::Deck);
    }
    match get(object, BODY) {
        Some(Value::String(body)) => html::body(&mut builder, body),
        Some(Value::Array(paragraphs)) => {
            for paragraph in paragraphs {
                let text = paragraph.as_str().or_else(|| get(paragraph.as_object()?, BODY)?.as_str());
                let text = text.unwrap_or("");
                // A string of a list is one paragraph, whatever line breaks it has.
                if is_html(text) { html::blocks(text, &mut builder) } else { builder.push(text, Role::Body) }
            }
        }
        _ => {}
    }
    for note in schema::of(object) {
        builder.push(&note, Role::Note);
    }
    let date = |keys| get(object, keys).and_then(Value::as_str).and_then(day::find);
    let text = |keys| get(object, keys).map(names).filter(|n| !n.is_empty());
    let mut article = builder.article;
    article.title = title;
    article.published = date(PUBLISHED);
    article.updated = date(UPDATED);
    article.byline = text(AUTHOR);
    article.outlet = text(OUTLET);
    article.url = text(URL);
    article
}

/// The first of the keys that holds something.
fn get<'a>(object: &'a Map<String, Value>, keys: &[&str]) -> Option<&'a Value> {
    keys.iter().filter_map(|k| object.get(*k)).find(|v| !v.is_null() && v.as_str() != Some(""))
}

/// A string, the `name` or `@id` of an object, or a list of these.
fn names(value: &Value) -> String {
    match value {
        Value::String(s) => plain_line(s),
        Value::Object(o) => ["name", "@id", "url"].iter().find_map(|k| o.get(*k)?.as_str()).map(plain_line).unwrap_or_default(),
        Value::Array(list) => {
            let each = |v: &Value| if v.is_array() { String::new() } else { names(v) };
            list.iter().map(each).filter(|n| !n.is_empty()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str) -> Article {
        super::super::read("story.json", json.as_bytes(), None).unwrap()
    }

    #[test]
    fn schema_org_is_read_wherever_it_stands() {
        let object = r#"{"@type":"NewsArticle","headline":"Bridge closed","alternativeHeadline":"Twelve cracks found","articleBody":"The bridge was closed.\n\nIt stays closed.","datePublished":"2026-03-04T08:00:00+01:00","dateModified":"2026-03-05","author":[{"@type":"Person","name":"Ada Brandt"},{"name":"Jo Weir"}],"publisher":{"name":"Coastal Wire"},"mainEntityOfPage":{"@id":"https://a.example/1"}}"#;
        for json in [object.to_owned(), format!("[{object}]"), format!(r#"{{"@graph":[{{"@type":"WebSite","name":"x"}},{object}]}}"#)] {
            let article = check(&json);
            assert_eq!(article.text.as_str(), "Bridge closed\n\nTwelve cracks found\n\nThe bridge was closed.\n\nIt stays closed.");
            let roles: Vec<Role> = article.blocks.iter().map(|b| b.role).collect();
            assert_eq!(roles, [Role::Headline, Role::Deck, Role::Lede, Role::Body]);
            assert_eq!(article.title.as_deref(), Some("Bridge closed"));
            assert_eq!(article.byline.as_deref(), Some("Ada Brandt, Jo Weir"));
            assert_eq!(article.outlet.as_deref(), Some("Coastal Wire"));
            assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
            assert_eq!(article.published.unwrap().to_string(), "2026-03-04");
            assert_eq!(article.updated.unwrap().to_string(), "2026-03-05");
        }
    }

    #[test]
    fn the_plain_shape_takes_strings_lists_and_html() {
        for body in
            [r#""One died.\n\nTwo fled.""#, r#"["One died.", {"text": "Two fled."}]"#, r#""<p>One <b>died</b>.</p><p>Two fled.</p>""#]
        {
            let article = check(&format!(r#"{{"title":"Storm","body":{body},"published":"4 March 2026","outlet":"Coastal Wire"}}"#));
            assert_eq!(article.text.as_str(), "Storm\n\nOne died.\n\nTwo fled.", "{body}");
            assert_eq!((article.outlet.as_deref(), article.published.is_some()), (Some("Coastal Wire"), true));
        }
    }

    #[test]
    fn errors_say_where_and_what_is_accepted() {
        let error = |json: &str| super::super::read("a.json", json.as_bytes(), None).unwrap_err().to_string();
        assert!(
            error("{\"title\": \"x\",\n  oops}").starts_with("a.json:2:3: this is no valid JSON"),
            "{}",
            error("{\"title\": \"x\",\n  oops}")
        );
        assert!(error("{\"title\": \"x\"}").contains("title but no body"));
        assert!(error("[1, 2]").contains("articleBody"));
        assert!(error("  ").contains("is empty"));
        assert!(error(&"[".repeat(100_000)).contains("recursion"));
    }
}
