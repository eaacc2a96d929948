//! NewsML-G2 and NITF of IPTC in, one article an item out: what wires send.
//!
//! Of a NewsML-G2 item the first text is read, whether it is NITF, XHTML or plain; items of pictures have none.

use super::build::{Builder, SetItem, plain_line};
use super::xml::{self, Element, Event, Fault};
use super::{day, html};
use crate::article::{Article, Role};

const SPACES: &[(&str, &str)] =
    &[("http://iptc.org/std/nar/2006-10-01/", ""), ("http://iptc.org/std/NITF/2006-10-18/", ""), ("http://www.w3.org/1999/xhtml", "")];

/// Reads every item that has a text.
pub(super) fn items(text: &str) -> Result<Vec<SetItem>, Fault> {
    let mut walk = NewsWalk::default();
    xml::walk(text, SPACES, |event| walk.event(event))?;
    Ok(walk.entries.into_iter().filter(|e| !e.body.trim().is_empty()).map(NewsEntry::article).collect())
}

/// What an item says of itself.
#[derive(Default)]
struct NewsEntry {
    title: String,
    /// Whether the title is that of the file alone.
    filed: bool,
    deck: String,
    body: String,
    byline: String,
    outlet: String,
    published: String,
    updated: String,
    id: String,
}

impl NewsEntry {
    fn article(self) -> SetItem {
        let some = |s: &str| Some(plain_line(s)).filter(|s| !s.is_empty());
        let mut builder = Builder::default();
        let title = some(&self.title);
        if let Some(title) = &title {
            builder.push(title, Role::Headline);
        }
        builder.push(&plain_line(&self.deck), Role::Deck);
        html::body(&mut builder, &self.body);
        let byline = some(&self.byline).map(|b| b.strip_prefix("By ").map_or(b.clone(), str::to_owned));
        let article = Article {
            title,
            byline,
            outlet: some(&self.outlet),
            published: when(&self.published),
            updated: when(&self.updated),
            ..builder.article
        };
        (some(&self.id), article)
    }
}

/// "2026-03-04T08:00:00Z", "20260304T080000Z".
fn when(text: &str) -> Option<jiff::civil::Date> {
    let text = text.trim();
    match text.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit())) {
        Some(d) => day::find(&format!("{}-{}-{}", &d[..4], &d[4..6], &d[6..])),
        None => day::find(text),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Deck,
    Body,
    Byline,
    Outlet,
    Published,
    Updated,
}

#[derive(Default)]
struct NewsWalk {
    entries: Vec<NewsEntry>,
    /// What is kept, and how deep in it.
    field: Option<Field>,
    depth: usize,
    /// How many news items are open: a text inside of one is its own.
    inside: usize,
}

impl NewsWalk {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start { element, .. } if self.depth > 0 => {
                self.depth += 1;
                self.tag(&element.name, "");
            }
            Event::Start { element, parent } => self.start(element, parent),
            Event::End(name) if self.depth > 0 => {
                self.depth -= 1;
                if self.depth == 0 {
                    self.field = None;
                } else {
                    self.tag(name, "/");
                }
            }
            Event::End("newsItem") => self.inside = self.inside.saturating_sub(1),
            Event::Text(words) if self.field == Some(Field::Body) => self.put(&xml::escaped(words)),
            Event::Text(words) if self.depth > 0 => self.put(words),
            Event::End(_) | Event::Text(_) => {}
        }
    }

    fn start(&mut self, element: &Element, parent: &str) {
        match element.name.as_str() {
            "newsItem" => {
                self.inside += 1;
                self.entries.push(NewsEntry { id: element.attribute("guid").unwrap_or_default(), ..NewsEntry::default() });
            }
            "nitf" if self.inside == 0 => self.entries.push(NewsEntry::default()),
            _ => {}
        }
        let Some(entry) = self.entries.last_mut() else { return };
        let field = match (element.name.as_str(), parent) {
            ("headline", "contentMeta") | ("hl1", _) if entry.title.is_empty() || entry.filed => Field::Title,
            ("title", "head") if entry.title.is_empty() && self.inside == 0 => Field::Title,
            ("hl2", "hedline") if entry.deck.is_empty() => Field::Deck,
            ("by", "contentMeta") | ("byline", "body.head") if entry.byline.is_empty() => Field::Byline,
            ("name", "provider") if entry.outlet.is_empty() => Field::Outlet,
            ("firstCreated", _) => Field::Published,
            ("contentCreated", _) if entry.published.is_empty() => Field::Published,
            ("versionCreated", _) => Field::Updated,
            ("date.issue", _) if entry.published.is_empty() => {
                entry.published = element.attribute("norm").unwrap_or_default();
                return;
            }
            ("doc-id", _) if entry.id.is_empty() => {
                entry.id = element.attribute("id-string").unwrap_or_default();
                return;
            }
            ("body.content", _) | ("body", "html") | ("inlineData", _) if entry.body.trim().is_empty() => Field::Body,
            _ => return,
        };
        match field {
            Field::Title => {
                entry.title.clear();
                entry.filed = element.name == "title";
            }
            Field::Published => entry.published.clear(),
            _ => {}
        }
        (self.field, self.depth) = (Some(field), 1);
    }

    /// A tag of the text, as HTML has it.
    fn tag(&mut self, name: &str, slash: &str) {
        if self.field != Some(Field::Body) {
            return;
        }
        let name = match name.trim_start_matches("?:") {
            "hl1" | "hl2" => "h2",
            "block" | "note" | "media" => "div",
            "media-caption" | "media-producer" => "figcaption",
            "bq" => "blockquote",
            "br" if slash == "/" => return,
            other => other,
        };
        self.put(&format!("<{slash}{name}>"));
    }

    fn put(&mut self, words: &str) {
        let (Some(field), Some(entry)) = (self.field, self.entries.last_mut()) else { return };
        let into = match field {
            Field::Title => &mut entry.title,
            Field::Deck => &mut entry.deck,
            Field::Body => &mut entry.body,
            Field::Byline => &mut entry.byline,
            Field::Outlet => &mut entry.outlet,
            Field::Published => &mut entry.published,
            Field::Updated => &mut entry.updated,
        };
        into.push_str(words);
    }
}
