//! An RSS or Atom feed in, one article an item out; NewsML-G2 and NITF go to `news`.
//!
//! What an item says in full is its text; its summary is read only where there is nothing else. Of a WordPress export
//! posts and pages are items.
//!
//! feed-rs 3.0 was tried in its place. It refuses a whole feed for one bare "&", decodes no reference of HTML in what it
//! gives, and reads neither WordPress's kinds of items nor wires: what is left to do would be as long as this.

use super::build::{Builder, SetItem, one, plain_line};
use super::error::ReadError;
use super::xml::{self, Element, Event, Fault, MAX_XML_DEPTH};
use super::{day, encoding, html, look, news, refused};
use crate::article::{Article, Role};
use std::collections::{HashMap, HashSet};

const FORMAT: &str = "feed";
/// What begins as no feed does.
const OTHER: &str = "XML file";
/// What feeds begin with.
const ROOTS: [&str; 4] = ["rss", "feed", "RDF", "channel"];

/// How many bytes a feed's title may have to be taken for an outlet's name: each item holds it.
const MAX_OUTLET: usize = 256;

const SPACES: &[(&str, &str)] = &[
    ("http://www.w3.org/2005/Atom", ""),
    ("http://purl.org/rss/1.0/", ""),
    ("http://purl.org/rss/1.0/modules/content/", "content"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
];

/// Reads a feed of one item.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    one(name, items(name, bytes)?)
}

/// Reads every item of a feed; its id is the one that the feed gives it, else its address, else its number.
pub(super) fn items(name: &str, bytes: &[u8]) -> Result<Vec<SetItem>, ReadError> {
    let text = encoding::decode(bytes, html::declared(bytes));
    let root = refused::element(refused::root(&text)).unwrap_or_default();
    let local = root.rsplit(':').next().unwrap_or(root);
    let is_other = !root.is_empty() && !ROOTS.contains(&local) && !is_news(text.trim_start());
    let broken = |what: String| {
        let remedy = "check that it was saved whole, or save an article's own page";
        ReadError::Document { name: name.to_owned(), format: if is_other { OTHER } else { FORMAT }, what, remedy }
    };
    if text.trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned(), format: FORMAT });
    }
    let told = |fault| match fault {
        Fault::Broken(what) => broken(what),
        Fault::Declares => broken("it declares entities, which no feed needs".to_owned()),
        Fault::Deep => ReadError::TooMuch {
            name: name.to_owned(),
            what: "elements are nested too deep".to_owned(),
            limit: MAX_XML_DEPTH,
            remedy: "save an article's own page",
        },
    };
    if is_news(text.trim_start()) {
        let items = news::items(text.trim_start()).map_err(told)?;
        return if items.is_empty() { Err(broken("there is no item with a text in it".to_owned())) } else { Ok(named(items)) };
    }
    let mut walk = FeedWalk::default();
    xml::walk(text.trim_start(), SPACES, |event| walk.event(event)).map_err(told)?;
    walk.entries.retain(|e| matches!(e.kind.as_str(), "" | "post" | "page"));
    if walk.entries.is_empty() && is_other {
        let remedy = if local == "html" { "name it .html" } else { "save its words as .txt, or an article's own page as .html" };
        let what = format!("it begins with <{root}>, which no feed and no news item does");
        return Err(ReadError::Document { name: name.to_owned(), format: OTHER, what, remedy });
    }
    if walk.entries.is_empty() {
        let what = "there is no item of RSS or Atom in it";
        return Err(broken(what.to_owned()));
    }
    let outlet = Some(plain_line(&walk.outlet)).filter(|o| !o.is_empty() && o.len() <= MAX_OUTLET);
    Ok(named(walk.entries.into_iter().map(|e| e.article(outlet.clone())).collect()))
}

/// Whether a file begins as NewsML-G2 or NITF do.
fn is_news(text: &str) -> bool {
    let root = refused::root(text);
    look::NEWS.iter().any(|news| root.starts_with(news))
}

/// Items with ids of their own: one that several have is none, and an item's address stands for it.
fn named(items: Vec<SetItem>) -> Vec<SetItem> {
    let mut ids: HashMap<String, usize> = HashMap::new();
    for id in items.iter().filter_map(|i| i.0.as_ref()) {
        *ids.entry(id.clone()).or_default() += 1;
    }
    let mut taken = HashSet::new();
    let own = |(id, article): SetItem| {
        let id = id.filter(|id| ids.get(id) == Some(&1)).or_else(|| article.url.clone()).filter(|id| taken.insert(id.clone()));
        (id, article)
    };
    items.into_iter().map(own).collect()
}

/// What an item says of itself, as it stands in the feed.
#[derive(Default)]
struct FeedEntry {
    title: String,
    /// Whether the title's tags are markup, and no words of it.
    marked: bool,
    summary: String,
    content: String,
    published: String,
    updated: String,
    author: String,
    link: String,
    id: String,
    /// What a WordPress export says that it is.
    kind: String,
}

impl FeedEntry {
    fn article(self, outlet: Option<String>) -> SetItem {
        let some = |s: &str| Some(plain_line(s)).filter(|s| !s.is_empty());
        let title = if self.marked { Some(html::line(&self.title)).filter(|t| !t.is_empty()) } else { some(&self.title) };
        let mut builder = Builder::default();
        if let Some(title) = &title {
            builder.push(title, Role::Headline);
        }
        html::body(&mut builder, if self.content.trim().is_empty() { &self.summary } else { &self.content });
        let article = Article {
            title,
            outlet,
            byline: some(&self.author),
            published: day::find(&self.published),
            updated: day::find(&self.updated),
            url: some(&self.link),
            ..builder.article
        };
        (some(&self.id).or(some(&self.link)), article)
    }
}

#[derive(Default)]
struct FeedWalk {
    outlet: String,
    entries: Vec<FeedEntry>,
    inside: bool,
    /// How deep in an element whose words are kept, and which.
    depth: usize,
    field: String,
    /// Whether tags in it are elements of the feed, and words to be escaped.
    tags: bool,
}

impl FeedWalk {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start { element, .. } if self.depth > 0 => {
                self.depth += 1;
                self.tag(&element.name, "");
            }
            Event::Start { element, parent } => self.start(element, parent),
            Event::End("item" | "entry") if self.depth == 0 => self.inside = false,
            Event::End(name) if self.depth > 0 => {
                self.depth -= 1;
                if self.depth > 0 {
                    self.tag(name, "/");
                }
            }
            Event::Text(words) if self.depth > 0 && self.tags => self.put(&xml::escaped(words)),
            Event::Text(words) if self.depth > 0 => self.put(words),
            Event::End(_) | Event::Text(_) => {}
        }
    }

    fn start(&mut self, element: &Element, parent: &str) {
        let name = element.name.as_str();
        if matches!(name, "item" | "entry") {
            self.entries.push(FeedEntry::default());
            self.inside = true;
        } else if name == "link" && self.inside && element.attribute("href").is_some() {
            let itself = element.attribute("rel").is_none_or(|r| r == "alternate");
            if let Some(entry) = self.entries.last_mut().filter(|e| itself && e.link.is_empty()) {
                entry.link = element.attribute("href").unwrap_or_default();
            }
        } else if self.inside && matches!(parent, "item" | "entry" | "author") || name == "title" && matches!(parent, "channel" | "feed") {
            // Atom's author has a name inside.
            let around = name == "author" && parent == "entry";
            self.depth = usize::from(!around);
            self.field = if parent == "author" && name != "name" { String::new() } else { name.to_owned() };
            let kind = element.attribute("type");
            self.tags = kind.as_deref() == Some("xhtml");
            if let Some(entry) = self.entries.last_mut().filter(|_| self.inside && name == "title") {
                // RSS does not say what its titles are: they hold HTML where they look like it.
                entry.marked = parent == "item" || matches!(kind.as_deref(), Some("xhtml" | "html"));
            }
        }
    }

    fn tag(&mut self, name: &str, slash: &str) {
        let name = name.trim_start_matches("?:");
        if self.tags && (name, slash) != ("br", "/") {
            self.put(&format!("<{slash}{name}>"));
        }
    }

    fn put(&mut self, words: &str) {
        if !self.inside {
            self.outlet.push_str(words);
            return;
        }
        let Some(entry) = self.entries.last_mut() else { return };
        let field = match self.field.as_str() {
            "title" => &mut entry.title,
            "description" | "summary" => &mut entry.summary,
            "content:encoded" | "content" => &mut entry.content,
            "pubDate" | "published" | "dc:date" | "issued" => &mut entry.published,
            "updated" | "modified" => &mut entry.updated,
            "dc:creator" | "author" | "name" => &mut entry.author,
            "link" => &mut entry.link,
            "guid" | "id" => &mut entry.id,
            "?:post_type" => &mut entry.kind,
            _ => return,
        };
        field.push_str(words);
    }
}
