//! A web page in, its article out: the page's own text as blocks, without navigation, comments and scripts.
//!
//! What is the article is found by dom_smoothie, a port of the reader view of browsers; this module bounds what it is
//! given, as its cost grows with depth times size, and turns what it finds into blocks with roles. Spans index the text
//! built here, which `recount text` prints.

use super::build::{Builder, is_html};
use super::error::ReadError;
use super::scan::{self, Kind};
use super::{day, encoding, text};
use crate::article::{Article, Role};
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

/// The largest page, in bytes. Long pages with everything inlined stay below 8 MiB.
pub const MAX_HTML_BYTES: usize = 16 << 20;
/// How deep elements may nest. News pages stay below 60; the cost of extraction grows with its square.
pub const MAX_DEPTH: usize = 256;
/// How many tags a page may have, with those that the parser repeats. News pages stay below 20,000.
pub const MAX_ELEMENTS: usize = 200_000;
/// The sum of the depths of all tags, to which the cost is proportional. News pages stay below 500,000.
pub const MAX_NESTING: usize = 2_000_000;
/// How many attributes a tag may have: the parser compares each with all others.
pub const MAX_ATTRIBUTES: usize = 256;

/// Reads a page.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let too_much =
        |what: String, limit| ReadError::TooMuch { name: name.to_owned(), what, limit, remedy: "save the article's text as .txt" };
    if bytes.len() > MAX_HTML_BYTES {
        return Err(too_much(format!("the page has {} bytes", bytes.len()), MAX_HTML_BYTES));
    }
    let page = encoding::decode(bytes, declared(bytes));
    if page.trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned(), format: "HTML" });
    }
    measure(&page).map_err(|(what, limit)| too_much(what, limit))?;
    let article = extract(&page);
    if article.blocks.is_empty() { Err(ReadError::NoArticle { name: name.to_owned() }) } else { Ok(article) }
}

/// A page begins with a doctype or a tag.
pub(super) fn looks_like(start: &str) -> bool {
    let tags = ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<meta", "<h1"];
    tags.iter().any(|tag| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag)))
        || start.starts_with("<?xml") && start.contains("<html")
}

/// The encoding that the page names in a `meta` element or an XML declaration.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let label = |key: &str| {
        let rest = head[head.find(key)? + key.len()..].trim_start_matches(['"', '\'', ' ']);
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).next().map(str::to_owned)
    };
    let label = label("charset=").or_else(|| label("encoding=")).filter(|_| head.contains('<'))?;
    Encoding::for_label(label.as_bytes())
}

/// Elements that a parser closes by itself, or that hold nothing: they add no depth worth counting.
const SHALLOW: [&str; 30] = [
    "a", "area", "base", "br", "col", "dd", "dt", "embed", "hr", "html", "head", "body", "img", "input", "li", "link", "meta", "option",
    "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr", "optgroup",
];
/// Elements that the parser opens again in the next block while they are not closed.
const FORMATTING: [&str; 14] = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// What a page must not have too much of, before a tree is built of it. One pass; depth is never underrated by much.
fn measure(page: &str) -> Result<(), (String, usize)> {
    let mut open: Vec<String> = Vec::new();
    let mut formatting = [0usize; FORMATTING.len()];
    let (mut elements, mut nesting) = (0, 0);
    for piece in scan::pieces(page) {
        let Kind::Tag { name, closes, alone, attributes } = piece.kind else { continue };
        let shape = FORMATTING.iter().position(|f| *f == name);
        let reopened: usize = formatting.iter().sum();
        elements += 1 + if reopened > 3 { reopened } else { 0 };
        if elements > MAX_ELEMENTS {
            return Err(("the page has too many elements".to_owned(), MAX_ELEMENTS));
        }
        nesting += open.len();
        if nesting > MAX_NESTING {
            return Err(("the page has too many deep elements".to_owned(), MAX_NESTING));
        }
        if attributes > MAX_ATTRIBUTES {
            return Err((format!("a <{name}> has {attributes} attributes"), MAX_ATTRIBUTES));
        }
        if let Some(shape) = shape {
            formatting[shape] = if closes { formatting[shape].saturating_sub(1) } else { formatting[shape] + 1 };
        }
        if SHALLOW.contains(&name.as_str()) {
            continue;
        }
        if closes {
            // An inline element's end does not reach through a block; a block's end closes what is open in it.
            let inline = |n: &String| n == "span" || FORMATTING.contains(&n.as_str());
            let found = open.iter().rposition(|o| *o == name || inline(&name) && !inline(o)).filter(|i| open[*i] == name);
            if let Some(at) = found {
                open.truncate(at);
            }
        } else if !alone || shape.is_some() || matches!(name.as_str(), "div" | "span" | "section" | "ul" | "ol") {
            open.push(name);
        }
        if open.len() > MAX_DEPTH {
            return Err((format!("elements are nested more than {MAX_DEPTH} deep"), MAX_DEPTH));
        }
    }
    Ok(())
}

fn extract(page: &str) -> Article {
    let config = Config { max_elements_to_parse: MAX_ELEMENTS * 2, ..Config::default() };
    let found = Readability::new(page, None, Some(config)).and_then(|mut r| r.parse()).ok();
    let mut builder = Builder::default();
    let some = |s: &str| Some(s.trim()).filter(|s| !s.is_empty()).map(str::to_owned);
    let title = found.as_ref().and_then(|f| some(&f.title));
    if let Some(title) = &title {
        builder.push(&title.split_whitespace().collect::<Vec<_>>().join(" "), Role::Headline);
    }
    let head = builder.article.blocks.len();
    if let Some(found) = &found {
        blocks(&found.content, &mut builder);
    }
    if builder.article.blocks.len() == head {
        blocks(page, &mut builder);
    }
    let mut article = builder.article;
    if article.blocks.len() == head {
        article.blocks.clear();
    }
    article.title = title;
    if let Some(found) = found {
        article.byline = found.byline.as_deref().and_then(some);
        article.outlet = found.site_name.as_deref().and_then(some);
        article.url = found.url.as_deref().and_then(some);
        article.published = found.published_time.as_deref().and_then(day::find);
        article.updated = found.modified_time.as_deref().and_then(day::find);
    }
    article
}

/// Appends the blocks of a page or of a part of one. White space is collapsed, entities are decoded.
pub(super) fn blocks(page: &str, builder: &mut Builder) {
    let mut walk = Walk { builder, text: String::new(), breaks: 0, inside: [0; 5] };
    for piece in scan::pieces(page) {
        match piece.kind {
            Kind::Text => walk.text(&page[piece.range]),
            Kind::Tag { name, closes, .. } => walk.tag(&name, closes),
            Kind::Comment | Kind::Raw => {}
        }
    }
    walk.flush();
}

/// What a block's words may stand in, by index into [`Walk::inside`]; the first that is open gives the role.
const ROLES: [(&[&str], Option<Role>); 5] = [
    (&["title", "head", "button", "select", "nav"], None),
    (&["pre"], Some(Role::Furniture)),
    (&["figcaption", "caption"], Some(Role::Caption)),
    (&["h1", "h2", "h3", "h4", "h5", "h6"], Some(Role::Heading)),
    (&["li", "tr", "dd", "dt"], Some(Role::Item)),
];

const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "thead",
    "ul",
    "center",
];

struct Walk<'a> {
    builder: &'a mut Builder,
    text: String,
    /// Line breaks since the last word.
    breaks: usize,
    /// How many elements of each of [`ROLES`] are open.
    inside: [usize; 5],
}

impl Walk<'_> {
    fn text(&mut self, source: &str) {
        let mut plain = String::new();
        scan::decode_entities(source, &mut plain);
        for (index, word) in plain.split([' ', '\n', '\r', '\t', '\u{c}']).enumerate() {
            let spaced = self.text.is_empty() || self.text.ends_with([' ', '\n']);
            if index > 0 && !spaced {
                self.text.push(' ');
            }
            if !word.is_empty() {
                self.breaks = 0;
                self.text.push_str(word);
            }
        }
    }

    fn tag(&mut self, name: &str, closes: bool) {
        if let Some(role) = ROLES.iter().position(|(names, _)| names.contains(&name)) {
            self.flush();
            let open = &mut self.inside[role];
            // An unclosed item or heading ends where the next one starts.
            *open = if closes {
                open.saturating_sub(1)
            } else if role < 3 {
                *open + 1
            } else {
                1
            };
        } else if BLOCKS.contains(&name) {
            // A paragraph inside a row or an item is a part of it only while nothing else is.
            self.flush();
        } else if name == "br" {
            self.breaks += 1;
            if self.breaks > 1 {
                self.flush();
            } else if !self.text.is_empty() {
                self.text.truncate(self.text.trim_end().len());
                self.text.push('\n');
            }
        } else if matches!(name, "td" | "th") && !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn flush(&mut self) {
        let role = ROLES.iter().zip(self.inside).find(|(_, open)| *open > 0).map_or(Some(Role::Body), |((_, role), _)| *role);
        if let Some(role) = role {
            self.builder.push(&self.text, role);
        }
        self.text.clear();
        self.breaks = 0;
    }
}

/// Appends a body that is plain text or HTML.
pub(super) fn body(builder: &mut Builder, body: &str) {
    if is_html(body) {
        blocks(body, builder);
    } else if !body.trim().is_empty() {
        builder.append(text::cut(body.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> Result<Article, ReadError> {
        super::super::read("page.html", body.as_bytes(), None)
    }

    const STORY: &str = "<p>The old bridge at Ostervik was closed on Monday after divers found twelve cracks in its piers, the harbour authority said in a statement.</p><p>Mayor Ada Brandt said that the bridge would stay closed until May, and that traffic would be led over the New Bridge, which was widened last year.</p><h2>What comes next</h2><ul><li>Divers will return on Friday.</li><li>A report is due in June.</li></ul>";

    #[test]
    fn an_article_is_found_in_its_page() {
        let html = format!(
            "<!doctype html><html><head><title>Bridge closed | Coastal Wire</title><meta property='article:published_time' content='2026-03-04T08:00:00Z'><meta property='og:site_name' content='Coastal Wire'><meta name='author' content='Jo Weir'></head><body><nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav><article><h1>Bridge closed</h1>{STORY}<script>var x = '<p>30 died</p>';</script></article><footer>Copyright 2026</footer></body></html>"
        );
        let article = page(&html).unwrap();
        assert_eq!(article.outlet.as_deref(), Some("Coastal Wire"));
        assert_eq!(article.published.unwrap().to_string(), "2026-03-04");
        assert_eq!(article.byline.as_deref(), Some("Jo Weir"));
        let roles: Vec<Role> = article.blocks.iter().map(|b| b.role).collect();
        assert_eq!(roles, [Role::Headline, Role::Lede, Role::Body, Role::Heading, Role::Item, Role::Item], "{}", article.text);
        assert!(!article.text.contains("30 died") && !article.text.contains("Sport"));
    }

    #[test]
    fn markup_and_entities_make_no_difference() {
        let text = |html: &str| page(html).unwrap().text.to_string();
        assert_eq!(text("<div><span>34 people</span> died.</div>"), text("<p>34 <b>people</b> died.</p>"));
        assert_eq!(text("<p>R&amp;D &#8220;cost&#8221; &pound;5</p>"), "R&D “cost” £5");
    }

    #[test]
    fn a_declared_encoding_is_believed() {
        let html = b"<meta charset=windows-1252><p>Caf\xe9 \x93open\x94: 34 served</p>";
        assert_eq!(super::super::read("a.html", html, None).unwrap().text.as_str(), "Café “open”: 34 served");
        let utf8 = "<meta charset=latin1><p>Café: 34 died</p>";
        assert_eq!(page(utf8).unwrap().text.as_str(), "Café: 34 died");
    }

    #[test]
    fn what_would_take_for_ever_is_refused() {
        let much = [
            "<div>".repeat(10_000),
            "<b>".repeat(10_000),
            "<div></span>".repeat(10_000),
            "<span><div></span>".repeat(10_000),
            format!("<p {}>x</p>", "a=1 ".repeat(10_000)),
            "<p>".repeat(MAX_ELEMENTS + 1),
            (0..1000).map(|i| format!("<b id={i}><p>x</p>")).collect(),
        ];
        for html in much {
            let error = page(&format!("<html>{html}")).unwrap_err();
            assert!(matches!(error, ReadError::TooMuch { .. }), "{error}");
        }
        assert!(page(&format!("<html>{}", "<p>Two men died.<li>x".repeat(1000))).is_ok());
    }

    #[test]
    fn a_page_without_text_is_an_error() {
        assert!(matches!(page("<html><body><img src=x></body></html>"), Err(ReadError::NoArticle { .. })));
        assert!(matches!(page(" "), Err(ReadError::Empty { .. })));
    }
}
