//! NewsML-G2 and NITF of IPTC in, one article an item out: what wires send.
//!
//! Of a NewsML-G2 item the first text is read, whether it is NITF, XHTML or plain; items of pictures have none. NITF's
//! notes that are for editors alone are not read, and its fractions are written as a page draws them.

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
    withdrawn: bool,
}

impl NewsEntry {
    fn field(&mut self, field: Field) -> &mut String {
        match field {
            Field::Title => &mut self.title,
            Field::Deck => &mut self.deck,
            Field::Body => &mut self.body,
            Field::Byline => &mut self.byline,
            Field::Outlet => &mut self.outlet,
            Field::Published => &mut self.published,
            Field::Updated => &mut self.updated,
        }
    }

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
            withdrawn: self.withdrawn,
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

/// The stroke of a fraction: NITF leaves out its sign, or gives one of its own.
const STROKE: &str = "⁄";

/// Whether an element is not for readers: a note to editors, an advisory that is not to be published, and the sign between
/// the parts of a fraction.
fn is_unread(element: &Element) -> bool {
    let says = |key: &str, value: &str| element.attribute(key).is_some_and(|v| v == value);
    match element.name.as_str() {
        "note" => says("noteclass", "editorsnote") || says("type", "npa"),
        name => name == "frac-sep",
    }
}

/// Whether a status of IPTC's, the same in NewsML-G2, NITF and ninjs, says that an item is not to be published.
pub(super) fn is_withdrawn(status: &str) -> bool {
    matches!(status.trim(), "canceled" | "cancelled" | "withheld")
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
    /// How deep in an element that is not for readers.
    skipped: usize,
    /// How many news items are open: a text inside of one is its own.
    inside: usize,
}

impl NewsWalk {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start { .. } if self.skipped > 0 => self.skipped += 1,
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::Text(_) if self.skipped > 0 => {}
            Event::Start { element, .. } if is_unread(element) => self.skipped = 1,
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
            ("pubStatus", _) => {
                let status = ["qcode", "uri"].iter().find_map(|a| element.attribute(a));
                entry.withdrawn |= status.is_some_and(|s| s.rsplit([':', '/']).next().is_some_and(is_withdrawn));
                return;
            }
            ("docdata", _) => {
                entry.withdrawn |= element.attribute("management-status").is_some_and(|s| is_withdrawn(&s));
                return;
            }
            ("doc-id", _) if entry.id.is_empty() => {
                entry.id = element.attribute("id-string").unwrap_or_default();
                return;
            }
            // A note above the story has a text of its own.
            ("body.content", "note") => return,
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
            return self.stroke(name, slash);
        }
        let name = match name.trim_start_matches("?:") {
            "hl1" | "hl2" => "h2",
            "block" | "note" | "media" => "div",
            "media-caption" | "media-producer" => "figcaption",
            "bq" => "blockquote",
            "frac-num" => "sup",
            "frac-den" => {
                if slash.is_empty() {
                    self.put(STROKE);
                }
                "sub"
            }
            "br" if slash == "/" => return,
            other => other,
        };
        self.put(&format!("<{slash}{name}>"));
    }

    /// A fraction in a line that has no tags: apart from the figure before it, so that "2" and a half are not 21.
    fn stroke(&mut self, name: &str, slash: &str) {
        let space = self.field.zip(self.entries.last_mut()).is_some_and(|(f, e)| e.field(f).ends_with(|c: char| c.is_ascii_digit()));
        match name {
            "frac-num" if slash.is_empty() && space => self.put(" "),
            "frac-den" if slash.is_empty() => self.put(STROKE),
            _ => {}
        }
    }

    fn put(&mut self, words: &str) {
        let (Some(field), Some(entry)) = (self.field, self.entries.last_mut()) else { return };
        entry.field(field).push_str(words);
    }
}
