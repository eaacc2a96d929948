//! What the styles of a Word document say of its paragraphs.

use crate::read::error::ReadError;
use crate::read::flow::{Style, TextLook};
use crate::read::package::Package;
use crate::read::xml::Event;
use std::collections::HashMap;

pub(super) const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub(super) const SPACES: &[(&str, &str)] = &[
    (WORDS, "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", ""),
];

/// How many styles may be based on one another.
const MAX_CHAIN: usize = 16;
/// How many bytes a style's name or id may have to be looked at: each is compared for each paragraph.
const MAX_NAME: usize = 128;

/// The styles of a document, by their ids.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Defined>);

/// One style, as it is written down.
#[derive(Default)]
struct Defined {
    name: String,
    based_on: Option<String>,
    /// From its outline level, or from its list.
    says: Option<Style>,
    /// How words of it look.
    look: TextLook,
}

/// Reads the part that defines them.
pub(super) fn read(package: &Package, path: &str, text: &str) -> Result<Styles, ReadError> {
    let mut styles = Styles::default();
    let mut id = None;
    package.walk(path, text, SPACES, |event| {
        let Event::Start { element, parent } = event else { return };
        if element.name == "w:style" {
            id = short(element.attribute("styleId"));
            return;
        }
        let Some(id) = &id else { return };
        let value = || element.attribute("val");
        let on = || !matches!(value().as_deref(), Some("0" | "false" | "off"));
        let style = styles.0.entry(id.clone()).or_default();
        match element.name.as_str() {
            "w:name" if parent == "w:style" => style.name = short(value()).unwrap_or_default(),
            "w:vertAlign" if parent == "w:rPr" => level(&mut style.look, value().as_deref()),
            "w:strike" | "w:dstrike" if parent == "w:rPr" => style.look.struck = on(),
            "w:vanish" if parent == "w:rPr" => style.look.hidden = on(),
            "w:basedOn" => style.based_on = short(value()),
            "w:outlineLvl" => style.says = outline(value().as_deref()).or(style.says),
            "w:numId" if style.says.is_none() => style.says = Some(Style::Item).filter(|_| value().as_deref() != Some("0")),
            _ => {}
        }
    })?;
    Ok(styles)
}

fn short(name: Option<String>) -> Option<String> {
    name.filter(|n| n.len() <= MAX_NAME)
}

/// Whether words are raised or lowered.
pub(super) fn level(look: &mut TextLook, value: Option<&str>) {
    (look.up, look.down) = (value == Some("superscript"), value == Some("subscript"));
}

/// Words that are moved by less, in half points, stand on the line.
const MOVED: i32 = 6;

/// Whether words are moved up or down so far.
pub(super) fn position(look: &mut TextLook, value: Option<&str>) {
    let by: i32 = value.and_then(|v| v.parse().ok()).unwrap_or(0);
    look.up |= by >= MOVED;
    look.down |= by <= -MOVED;
}

/// The heading that an outline level makes of a paragraph; 9 is text.
pub(super) fn outline(level: Option<&str>) -> Option<Style> {
    let level: usize = level?.parse().ok()?;
    (level < 9).then_some(Style::Heading(level + 1))
}

impl Styles {
    /// How words of a style look.
    pub(super) fn look(&self, id: &str) -> TextLook {
        let (mut look, mut id) = (TextLook::default(), id);
        for _ in 0..MAX_CHAIN {
            let Some(defined) = self.0.get(id) else { break };
            look = look.and(defined.look);
            match defined.based_on.as_deref() {
                Some(next) => id = next,
                None => break,
            }
        }
        look
    }

    /// What a paragraph of that style is.
    pub(super) fn style(&self, id: &str) -> Style {
        let mut id = id;
        for _ in 0..MAX_CHAIN {
            let defined = self.0.get(id);
            // A document without definitions names them as Word does, but without spaces.
            let name = defined.map_or(id, |d| d.name.as_str());
            if let Some(style) = named(name).or(defined.and_then(|d| d.says)) {
                return style;
            }
            match defined.and_then(|d| d.based_on.as_deref()) {
                Some(next) => id = next,
                None => break,
            }
        }
        Style::Text
    }
}

/// The built-in styles, whose names in the file are English in every language of Word.
fn named(name: &str) -> Option<Style> {
    let name = name.to_ascii_lowercase().replace(' ', "");
    let level = |rest: &str| rest.parse().ok().filter(|l| (1..=9).contains(l));
    match name.as_str() {
        "title" => Some(Style::Title),
        "subtitle" => Some(Style::Subtitle),
        "caption" => Some(Style::Caption),
        "tocheading" => Some(Style::Furniture),
        _ if name.starts_with("listbullet") || name.starts_with("listnumber") => Some(Style::Item),
        _ => match (name.strip_prefix("heading").and_then(level), name.strip_prefix("toc").and_then(level)) {
            (Some(level), _) => Some(Style::Heading(level)),
            (None, Some(_)) => Some(Style::Furniture),
            _ => None,
        },
    }
}
