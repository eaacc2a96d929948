//! JSON in, an article out: schema.org's NewsArticle and its kin, WordPress's REST, JSON Feed, IPTC's ninjs, or a plain
//! `{title, body, …}`.
//!
//! The text of such an article is built here: headline, deck and paragraphs with blank lines between them. A body may be
//! a string, a list of paragraphs, or HTML. One file is one article, of a
//! list or a graph the first that has a body, but for JSON Feed and lists of WordPress: those are sets.

use super::build::{Builder, SetItem, is_html, plain_line};
use super::error::ReadError;
use super::{day, encoding, html, news, reference, schema};
use crate::article::{Article, Role};
use serde_json::{Map, Value};
use std::borrow::Cow;

const BODY: &[&str] = &[
    "articleBody",
    "body",
    "text",
    "content",
    "paragraphs",
    "content_html",
    "content_text",
    "body_html",
    "body_xhtml",
    "body_text",
    "bodies",
    UPDATES,
];
/// The entries of a live blog, each an article.
const UPDATES: &str = "liveBlogUpdate";
const TITLE: &[&str] = &["headline", "title", "name", "headlines"];
const DECK: &[&str] =
    &["alternativeHeadline", "deck", "description", "subtitle", "standfirst", "summary", "description_text", "descriptions"];
const PUBLISHED: &[&str] =
    &["datePublished", "published", "date", "publishedAt", "published_at", "date_published", "firstcreated", "firstCreated"];
const UPDATED: &[&str] =
    &["dateModified", "updated", "modified", "updatedAt", "updated_at", "date_modified", "versioncreated", "versionCreated"];
const AUTHOR: &[&str] = &["author", "byline", "authors", "creator", "by", "bylines"];
const OUTLET: &[&str] = &["publisher", "outlet", "source", "site", "infosources"];
/// How ninjs says whether an item may be published.
const STATUS: &[&str] = &["pubstatus", "pubStatus"];
const URL: &[&str] = &["url", "mainEntityOfPage", "link", "canonical"];

/// Reads a JSON file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let mut items = items(name, bytes)?;
    match items.len() {
        1 => Ok(items.remove(0).1),
        count => Err(ReadError::Several { name: name.to_owned(), count }),
    }
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

/// Reads every article of a JSON Feed or of a list of WordPress; other files are one article.
pub(super) fn items(name: &str, bytes: &[u8]) -> Result<Vec<SetItem>, ReadError> {
    let text = encoding::decode(bytes, None);
    if text.trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned(), format: "JSON" });
    }
    let value = parse(name, &text, 1)?;
    let list = list(&value);
    if list.is_empty() {
        return Ok(vec![(None, article(name, &value)?)]);
    }
    let is_feed = is_feed(&value);
    let item = |(at, value): (usize, &Value)| {
        let id = id(value).unwrap_or_else(|| (at + 1).to_string());
        let told = if is_feed { in_full(value) } else { Cow::Borrowed(value) };
        Ok((Some(id), article(name, &told)?))
    };
    list.into_iter().enumerate().map(item).collect()
}

fn is_feed(value: &Value) -> bool {
    value.get("version").and_then(Value::as_str).is_some_and(|v| v.contains("jsonfeed.org"))
}

/// An item of a feed as its full text tells it: its summary is read only where there is nothing else.
fn in_full(item: &Value) -> Cow<'_, Value> {
    let Some(summary) = item.get("summary").filter(|s| s.is_string()) else { return Cow::Borrowed(item) };
    let mut told = item.clone();
    if let Some(object) = told.as_object_mut() {
        object.remove("summary");
        if get(object, BODY).is_none() {
            object.insert("content_text".to_owned(), summary.clone());
        }
    }
    Cow::Owned(told)
}

/// The articles of a set.
fn list(value: &Value) -> Vec<&Value> {
    let feed = is_feed(value);
    let posts = value.as_array().is_some_and(|l| !l.is_empty() && l.iter().all(|v| v.pointer("/content/rendered").is_some()));
    let list = if feed { value.get("items") } else { Some(value).filter(|_| posts) };
    list.and_then(Value::as_array).into_iter().flatten().collect()
}

/// What an article of a set is called.
pub(super) fn id(value: &Value) -> Option<String> {
    match value.get("id")? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
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
    let has_body = |o: &&&Map<String, Value>| get(o, BODY).is_some_and(|b| b.is_string() || b.is_array() || b.get("rendered").is_some());
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
    if let Some(deck) = get(object, DECK).map(|d| main(d).unwrap_or(d)).and_then(Value::as_str) {
        builder.push(&plain_line(deck), Role::Deck);
    }
    body(object, &mut builder);
    for note in schema::corrections(object) {
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
    article.withdrawn = get(object, STATUS).and_then(Value::as_str).is_some_and(news::is_withdrawn);
    article
}

/// Appends the body of an object: a text, a list of paragraphs, or the entries of a live blog with their headlines.
fn body(object: &Map<String, Value>, builder: &mut Builder) {
    let own = get(object, &BODY[..BODY.len() - 1]);
    match own.map(|b| b.get("rendered").or_else(|| main(b)).unwrap_or(b)) {
        Some(Value::String(body)) => html::body(builder, body),
        Some(Value::Array(paragraphs)) => {
            for paragraph in paragraphs {
                let text = paragraph.as_str().or_else(|| get(paragraph.as_object()?, BODY)?.as_str());
                let text = text.unwrap_or("");
                // A string of a list is one paragraph, whatever line breaks it has.
                if is_html(text) {
                    html::blocks(&reference::once(text), builder)
                } else {
                    builder.push(&reference::decoded(text), Role::Body)
                }
            }
        }
        _ => {}
    }
    for entry in object.get(UPDATES).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object) {
        if let Some(title) = get(entry, TITLE).map(names) {
            builder.push(&title, Role::Heading);
        }
        if let Some(Value::String(text)) = get(entry, BODY) {
            html::body(builder, text);
        }
    }
}

/// Of the forms in which ninjs gives a text, the main one: HTML before others.
fn main(forms: &Value) -> Option<&Value> {
    let forms = forms.as_array().filter(|l| l.iter().any(|f| f.get("value").is_some()))?;
    let says = |f: &&Value, key: &str, word: &str| f.get(key).and_then(Value::as_str).is_some_and(|v| v.contains(word));
    let html = forms.iter().find(|f| says(f, "contenttype", "html"));
    html.or_else(|| forms.iter().find(|f| says(f, "role", "main"))).or(forms.first())?.get("value")
}

/// The first of the keys that holds something.
fn get<'a>(object: &'a Map<String, Value>, keys: &[&str]) -> Option<&'a Value> {
    keys.iter().filter_map(|k| object.get(*k)).find(|v| !v.is_null() && v.as_str() != Some(""))
}

/// A string, the `name` or `@id` of an object, or a list of these.
fn names(value: &Value) -> String {
    match value {
        Value::String(s) => plain_line(s),
        Value::Object(o) => {
            ["name", "rendered", "value", "@id", "url"].iter().find_map(|k| o.get(*k)?.as_str()).map(plain_line).unwrap_or_default()
        }
        Value::Array(_) if main(value).is_some() => main(value).map(names).unwrap_or_default(),
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
