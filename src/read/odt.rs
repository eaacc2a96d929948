//! An OpenDocument text in, its paragraphs, headings, lists, tables, text boxes and notes out, with its tracked changes
//! accepted or rejected.
//!
//! Notes follow the text. Comments, headers, footers, hidden text and tables of contents are not read. What was deleted stands at the
//! top of the file, a mark where it was; what was inserted stands in its place, between two marks.

use super::build::{ChangeSide, Changes};
use super::error::ReadError;
use super::flow::{Flow, Style, TextLook};
use super::package;
use super::package::Package;
use super::xml::{Element, Event};
use crate::article::Article;
use std::collections::{HashMap, HashSet};

const FORMAT: &str = "OpenDocument text";
const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";

const SPACES: &[(&str, &str)] = &[
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"),
];

/// Reads a document as it stands when its tracked changes are accepted.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    package::worded(name, FORMAT, side(name, bytes, ChangeSide::After)?.0)
}

/// Reads one side of a document's tracked changes, and tells which there are.
pub(super) fn side(name: &str, bytes: &[u8], side: ChangeSide) -> Result<(Article, Changes), ReadError> {
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
    let mut walk = OdtWalk { before: side == ChangeSide::Before, ..OdtWalk::default() };
    let named = package.part(STYLES)?;
    if let Some(text) = &named {
        package.walk(STYLES, text, SPACES, |event| walk.named(event))?;
    }
    package.walk(CONTENT, &text, SPACES, |event| walk.event(event))?;
    if !walk.is_text {
        return Err(package.error("there is no text document in it; it may be a spreadsheet or slides"));
    }
    walk.flow.settle();
    walk.flow.append(walk.notes);
    let changes = if walk.tracked {
        Changes::Words
    } else if walk.formatted {
        Changes::Formats
    } else if side == ChangeSide::Before && named.is_some_and(|text| in_margins(&package, &text).unwrap_or(false)) {
        Changes::Margins
    } else {
        Changes::None
    };
    Ok((walk.flow.article(), changes))
}

/// Whether headers or footers have tracked changes: they are parts of the styles.
fn in_margins(package: &Package, styles: &str) -> Result<bool, ReadError> {
    let mut tracked = false;
    package.walk(STYLES, styles, SPACES, |event| {
        tracked |= matches!(event, Event::Start { element, .. } if element.name == "text:changed-region");
    })?;
    Ok(tracked)
}

/// How many spaces one element may stand for.
const MAX_SPACES: usize = 8;

/// Elements in which no text of the story stands.
const SKIPPED: [&str; 12] = [
    "text:hidden-text",
    "office:change-info",
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
struct OdtWalk {
    /// Whether changes are rejected.
    before: bool,
    /// Whether there are changes.
    tracked: bool,
    /// The change that is described, the paragraphs of those that deleted some, and the ids of those that inserted some.
    change: String,
    deleted: HashMap<String, Vec<(String, Style)>>,
    inserted: HashSet<String>,
    /// The insertions that are open, while changes are rejected.
    rejected: HashSet<String>,
    flow: Flow,
    notes: Flow,
    /// The flows around the one that is written to: notes stand inside of a paragraph.
    around: Vec<Flow>,
    /// Whether the document is a text, and not a table or slides.
    is_text: bool,
    /// How deep in an element that is not read.
    skipped: usize,
    /// How many list items are open.
    items: usize,
    /// The parents of the document's own styles, by name.
    parents: HashMap<String, String>,
    /// The style that is described, and how words of each look, by name.
    styled: String,
    looks: HashMap<String, TextLook>,
    /// How the words of the open paragraph look, and of each span in it.
    look: Vec<TextLook>,
    /// Whether a format was changed.
    formatted: bool,
    /// Whether the change that is described inserted words, and deleted some.
    kinds: [bool; 2],
    /// The notes of words that are deleted.
    gone: usize,
    /// For how many cells each open one stands.
    repeats: Vec<usize>,
}

impl OdtWalk {
    /// How a style for the whole document makes words look, as it is based on others. Those of headers are the headers' own.
    fn named(&mut self, event: Event<'_>) {
        match event {
            Event::Start { element, parent: "office:styles" } if element.name == "style:style" => {
                self.styled = element.attribute("name").unwrap_or_default();
                let parent = element.attribute("parent-style-name").and_then(|p| self.looks.get(&p).copied());
                self.looks.extend(parent.map(|look| (self.styled.clone(), look)));
            }
            Event::Start { element, .. } if element.name == "style:text-properties" && !self.styled.is_empty() => {
                let own = self.looks.get(&self.styled).copied().unwrap_or_default().and(look(element));
                if own != TextLook::default() {
                    self.looks.insert(self.styled.clone(), own);
                }
            }
            Event::End("style:style") => self.styled.clear(),
            _ => {}
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start { .. } if self.skipped > 0 => self.skipped += 1,
            Event::Start { element, .. } => self.start(element),
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::End(name) => self.end(name),
            Event::Text(words) if self.skipped == 0 => self.words(&words.replace('\n', " ")),
            Event::Text(_) => {}
        }
    }

    fn start(&mut self, element: &Element) {
        match element.name.as_str() {
            "office:text" => self.is_text = true,
            "style:style" => {
                self.styled = element.attribute("name").unwrap_or_default();
                if let Some(parent) = element.attribute("parent-style-name") {
                    self.parents.insert(self.styled.clone(), parent);
                }
            }
            "style:text-properties" => {
                let look = look(element);
                if look != TextLook::default() && !self.styled.is_empty() {
                    self.looks.insert(self.styled.clone(), look);
                }
            }
            "text:p" | "text:h" => {
                let style = self.style(element);
                self.look.push(self.look_of(element));
                self.flow.start(style);
            }
            "text:span" => {
                let around = self.look.last().copied().unwrap_or_default();
                self.look.push(around.and(self.look_of(element)));
            }
            "text:section" | "text:variable-set" | "text:user-field-get" if element.attribute("display").as_deref() == Some("none") => {
                self.skipped = 1;
            }
            "text:format-change" => self.formatted = true,
            "text:list-item" | "text:list-header" => self.items += 1,
            "text:s" => {
                let count = element.attribute("c").and_then(|c| c.parse().ok()).unwrap_or(1);
                self.words(&" ".repeat(MAX_SPACES.min(count)));
            }
            "text:tab" => self.words(" "),
            "text:line-break" => self.words("\n"),
            "text:note-body" => self.around.push(std::mem::take(&mut self.flow)),
            "text:changed-region" => (self.change, self.kinds) = (element.attribute("id").unwrap_or_default(), [false; 2]),
            "text:insertion" => (self.tracked, self.kinds[0]) = (true, true),
            "text:deletion" => {
                (self.tracked, self.kinds[1]) = (true, true);
                self.gone += 1;
                self.around.push(std::mem::take(&mut self.flow));
            }
            "text:change" | "text:change-start" | "text:change-end" if self.before => {
                self.reject(&element.name, &element.attribute("change-id").unwrap_or_default());
            }
            "table:table-row" => self.flow.start_row(),
            "table:table-cell" => {
                let columns = element.attribute("number-columns-repeated").and_then(|n| n.parse().ok());
                self.repeats.push(columns.unwrap_or(1));
                self.flow.start_cell();
            }
            // It stands in the paragraph that it hides.
            "text:hidden-paragraph" => {
                if element.attribute("is-hidden").as_deref() == Some("true") {
                    self.flow.hide();
                }
                self.skipped = 1;
            }
            name if SKIPPED.contains(&name) => self.skipped = 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "text:span" => {
                self.look.pop();
            }
            "style:style" => self.styled.clear(),
            "text:changed-region" => {
                let change = std::mem::take(&mut self.change);
                // What one inserted and another deleted stood neither before nor after.
                if self.kinds == [true, true] {
                    self.deleted.remove(&change);
                } else if self.kinds[0] {
                    self.inserted.insert(change);
                }
            }
            "text:p" | "text:h" => {
                self.look.pop();
                let inserted = !self.rejected.is_empty();
                self.flow.end(inserted);
            }
            "text:list-item" | "text:list-header" => self.items -= 1,
            "text:note-body" => {
                if let Some(around) = self.around.pop() {
                    let note = std::mem::replace(&mut self.flow, around);
                    // The notes of deleted words go with them, and those of inserted ones were not there.
                    if (self.gone == 0 || self.before) && self.rejected.is_empty() {
                        self.notes.append(note);
                    }
                }
            }
            "text:deletion" => {
                self.gone -= 1;
                if let Some(around) = self.around.pop() {
                    let deleted = std::mem::replace(&mut self.flow, around);
                    self.deleted.insert(self.change.clone(), deleted.paragraphs());
                }
            }
            "table:table-row" => self.flow.end_row(true),
            "table:table-cell" => {
                self.flow.end_cell(true);
                let columns: usize = self.repeats.pop().unwrap_or(1);
                self.flow.repeat_cell(columns.saturating_sub(1));
            }
            _ => {}
        }
    }

    /// Words of the text; those of a rejected insertion are none.
    fn words(&mut self, words: &str) {
        if !self.rejected.is_empty() {
            return;
        }
        let look = self.look.last().copied().unwrap_or_default();
        self.tracked |= look.struck && !words.trim().is_empty();
        if !(look.hidden || look.struck && !self.before) {
            self.flow.words(words, look);
        }
    }

    /// How the words of an element look, by its style.
    fn look_of(&self, element: &Element) -> TextLook {
        if self.looks.is_empty() {
            return TextLook::default();
        }
        let name = element.attribute("style-name").unwrap_or_default();
        let of = |name: &String| self.looks.get(name).copied().unwrap_or_default();
        self.parents.get(&name).map(of).unwrap_or_default().and(of(&name))
    }

    /// Takes a change back at its mark: what was deleted stands there again, what was inserted is not read.
    fn reject(&mut self, mark: &str, id: &str) {
        match mark {
            "text:change-start" if self.inserted.contains(id) => {
                self.rejected.insert(id.to_owned());
            }
            "text:change-end" => {
                self.rejected.remove(id);
            }
            // A deletion inside of an insertion was never in the text.
            "text:change" if self.rejected.is_empty() => {
                if let Some(paragraphs) = self.deleted.remove(id) {
                    self.flow.insert(paragraphs);
                }
            }
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

/// How a style makes words look.
fn look(element: &Element) -> TextLook {
    let value = |name: &str| element.attribute(name).unwrap_or_default();
    let position = value("text-position");
    let place = position.split_ascii_whitespace().next().unwrap_or("");
    let raise: f32 = place.trim_end_matches('%').parse().unwrap_or(0.0);
    let line = value("text-line-through-style");
    let kind = value("text-line-through-type");
    let mut look = TextLook {
        up: place == "super" || raise > 0.0,
        down: place == "sub" || raise < 0.0,
        struck: [&line, &kind].into_iter().any(|l| !l.is_empty() && l != "none"),
        hidden: value("display") == "none",
        ..TextLook::default()
    };
    look.font(&value("font-name"));
    look
}
