//! An OpenDocument text in, its paragraphs, headings, lists, tables, text boxes and notes out.
//!
//! Tracked changes are accepted: what was deleted is not read. Notes follow the text. Comments, headers, footers and
//! tables of contents are not read.

use super::flow::{Flow, Style};
use super::package::Package;
use super::xml::{Element, Event};
use super::{ReadError, package};
use crate::article::Article;
use std::collections::HashMap;

const FORMAT: &str = "OpenDocument text";
const CONTENT: &str = "content.xml";

const SPACES: &[(&str, &str)] = &[
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"),
];

/// Reads a document.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let mut package = Package::open(name, bytes, FORMAT)?;
    let manifest = "META-INF/manifest.xml";
    let mut locked = false;
    if let Some(text) = package.part(manifest)? {
        package.walk(manifest, &text, SPACES, |event| {
            locked |= matches!(event, Event::Start { element, .. } if element.name == "manifest:encryption-data");
        })?;
    }
    if locked {
        return Err(package.locked());
    }
    let Some(text) = package.part(CONTENT)? else {
        return Err(package.error("there is no content.xml in it; it may be a Word document or another archive"));
    };
    let mut walk = Walk::default();
    package.walk(CONTENT, &text, SPACES, |event| walk.event(event))?;
    if !walk.is_text {
        return Err(package.error("there is no text document in it; it may be a spreadsheet or slides"));
    }
    walk.flow.settle();
    walk.flow.append(walk.notes);
    package::worded(name, FORMAT, walk.flow.article())
}

/// The first file of such a package is its type, as it is.
pub(super) fn looks_like(start: &str) -> bool {
    start.starts_with(package::MAGIC) && start.contains("mimetypeapplication/vnd.oasis.opendocument.text")
}

/// How many spaces one element may stand for.
const MAX_SPACES: usize = 8;

/// Elements in which no text of the story stands.
const SKIPPED: [&str; 11] = [
    "text:tracked-changes",
    "text:note-citation",
    "text:ruby-text",
    "text:table-of-content",
    "text:illustration-index",
    "text:table-index",
    "text:alphabetical-index",
    "office:annotation",
    "office:forms",
    "svg:desc",
    "svg:title",
];

#[derive(Default)]
struct Walk {
    flow: Flow,
    notes: Flow,
    /// The flows around the one that is written to: notes stand inside of a paragraph.
    around: Vec<Flow>,
    /// Whether the document is a text, and not a table or slides.
    is_text: bool,
    /// How deep in an element that is not read.
    skipped: usize,
    /// How many list items, and how many paragraphs, are open.
    items: usize,
    paragraphs: usize,
    /// The parents of the document's own styles, by name.
    parents: HashMap<String, String>,
}

impl Walk {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start { .. } if self.skipped > 0 => self.skipped += 1,
            Event::Start { element, .. } => self.start(element),
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::End(name) => self.end(name),
            Event::Text(words) if self.skipped == 0 && self.paragraphs > 0 => self.flow.text(&words.replace('\n', " ")),
            Event::Text(_) => {}
        }
    }

    fn start(&mut self, element: &Element) {
        match element.name.as_str() {
            "office:text" => self.is_text = true,
            "style:style" => {
                if let (Some(name), Some(parent)) = (element.attribute("name"), element.attribute("parent-style-name")) {
                    self.parents.insert(name, parent);
                }
            }
            "text:p" | "text:h" => {
                self.paragraphs += 1;
                let style = self.style(element);
                self.flow.start(style);
            }
            "text:list-item" | "text:list-header" => self.items += 1,
            "text:s" => {
                let count = element.attribute("c").and_then(|c| c.parse().ok()).unwrap_or(1);
                self.flow.text(&" ".repeat(MAX_SPACES.min(count)));
            }
            "text:tab" => self.flow.text(" "),
            "text:line-break" => self.flow.text("\n"),
            "text:note-body" => self.around.push(std::mem::take(&mut self.flow)),
            "table:table-row" => self.flow.start_row(),
            "table:table-cell" => self.flow.start_cell(),
            name if SKIPPED.contains(&name) => self.skipped = 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" => {
                self.paragraphs -= 1;
                self.flow.end(false);
            }
            "text:list-item" | "text:list-header" => self.items -= 1,
            "text:note-body" => {
                if let Some(around) = self.around.pop() {
                    self.notes.append(std::mem::replace(&mut self.flow, around));
                }
            }
            "table:table-row" => self.flow.end_row(true),
            "table:table-cell" => self.flow.end_cell(true),
            _ => {}
        }
    }

    fn style(&self, element: &Element) -> Style {
        let named = element.attribute("style-name").unwrap_or_default();
        // A style of the document's own is based on a named one; names have "_20_" for a space.
        let name = self.parents.get(&named).unwrap_or(&named);
        let level = || element.attribute("outline-level").and_then(|l| l.parse().ok()).unwrap_or(1);
        match name.as_str() {
            "Title" => Style::Title,
            "Subtitle" => Style::Subtitle,
            "Caption" | "Illustration" | "Figure" => Style::Caption,
            _ if element.name == "text:h" => Style::Heading(level()),
            _ if self.items > 0 => Style::Item,
            _ => Style::Text,
        }
    }
}
