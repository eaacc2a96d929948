//! An XML text in, its elements and words out, by `quick-xml`, in bounds: the layer below documents and feeds.
//!
//! Names come with the prefix that the format's own specification uses, whatever prefix the file has chosen. Entities
//! other than XML's own five and characters by number are not expanded, and a text that declares its own is refused.

use quick_xml::events::{BytesStart, Event as Raw};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::collections::HashMap;

/// How deep elements of a document or a feed may nest. Tables in tables in text boxes stay below 100.
pub const MAX_XML_DEPTH: usize = 256;

/// What stands in the text.
pub(super) enum Event<'a> {
    /// An element begins, inside of `parent`.
    Start { element: &'a Element<'a>, parent: &'a str },
    /// The element of that name ends.
    End(&'a str),
    /// Words, or a part of them, with entities decoded.
    Text(&'a str),
}

/// An element's name and attributes.
pub(super) struct Element<'a> {
    /// `w:p`; a name of an unknown namespace begins with `?:`.
    pub name: String,
    tag: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// The value of the first attribute of that name, whatever its prefix.
    pub fn attribute(&self, local: &str) -> Option<String> {
        let named = |a: &quick_xml::events::attributes::Attribute| a.key.local_name().as_ref() == local;
        let found = self.tag.attributes().with_checks(false).flatten().find(named)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
    }
}

/// Why a text could not be walked to its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Elements nest deeper than [`MAX_XML_DEPTH`].
    Deep,
    /// It declares entities of its own, or could.
    Declares,
    /// It is no XML: what the parser says.
    Broken(String),
}

/// Words of an element as HTML has them. A name that XML does not know stays the reference that it was.
pub(super) fn escaped(words: &str) -> Cow<'_, str> {
    let is_reference = words.starts_with('&') && words.len() > 1;
    if is_reference || !words.contains(['&', '<']) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.replace('&', "&amp;").replace('<', "&lt;"))
}

/// Walks a text. `spaces` are namespaces, each with the prefix that names of it shall have (empty for none).
pub(super) fn walk(text: &str, spaces: &[(&str, &'static str)], mut on: impl FnMut(Event<'_>)) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    reader.config_mut().expand_empty_elements = true;
    // Whoever writes "R&D" by hand means it.
    reader.config_mut().allow_dangling_amp = true;
    let mut prefixes = HashMap::new();
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().map_err(|e| Fault::Broken(e.to_string()))? {
            Raw::Start(tag) => {
                if open.len() == MAX_XML_DEPTH {
                    return Err(Fault::Deep);
                }
                bind(&tag, spaces, &mut prefixes);
                let element = Element { name: name(&tag, &prefixes), tag: &tag };
                on(Event::Start { element: &element, parent: open.last().map_or("", String::as_str) });
                open.push(element.name);
            }
            Raw::End(_) => {
                if let Some(name) = open.pop() {
                    on(Event::End(&name));
                }
            }
            Raw::Text(words) => on(Event::Text(&words)),
            Raw::CData(words) => on(Event::Text(&words)),
            Raw::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(c)) => on(Event::Text(c.encode_utf8(&mut [0; 4]))),
                // What is unknown here says so in the text, as in a browser.
                _ => match quick_xml::escape::resolve_predefined_entity(&entity) {
                    Some(known) => on(Event::Text(known)),
                    None => on(Event::Text(&format!("&{};", &*entity))),
                },
            },
            Raw::DocType(declared) if declared.contains('[') || declared.to_ascii_uppercase().contains("ENTITY") => {
                return Err(Fault::Declares);
            }
            Raw::Eof if open.is_empty() => return Ok(()),
            Raw::Eof => return Err(Fault::Broken("it ends in the middle".to_owned())),
            Raw::DocType(_) | Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) | Raw::Empty(_) => {}
        }
    }
}

/// Notes which prefixes an element declares. Programs that write documents bind a prefix once.
fn bind(tag: &BytesStart, spaces: &[(&str, &'static str)], prefixes: &mut HashMap<String, &'static str>) {
    for attribute in tag.attributes().with_checks(false).flatten() {
        let prefix = match attribute.key.as_ref() {
            "xmlns" => "",
            key => match key.strip_prefix("xmlns:") {
                Some(prefix) => prefix,
                None => continue,
            },
        };
        let own = spaces.iter().find(|(uri, _)| *uri == &*attribute.value).map(|(_, own)| *own);
        // Elements without a prefix, of an unknown namespace, keep their bare names: feeds invent such.
        prefixes.insert(prefix.to_owned(), own.unwrap_or(if prefix.is_empty() { "" } else { "?" }));
    }
}

fn name(tag: &BytesStart, prefixes: &HashMap<String, &'static str>) -> String {
    let qualified = tag.name();
    let (prefix, local) = qualified.as_ref().split_once(':').unwrap_or(("", qualified.as_ref()));
    match prefixes.get(prefix).copied().unwrap_or(if prefix.is_empty() { "" } else { "?" }) {
        "" => local.to_owned(),
        own => format!("{own}:{local}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Result<String, Fault> {
        let mut told = String::new();
        walk(text, &[("urn:words", "w"), ("urn:none", "")], |event| match event {
            Event::Start { element, parent } => told.push_str(&format!("<{parent}/{} {:?}>", element.name, element.attribute("val"))),
            Event::End(name) => told.push_str(&format!("</{name}>")),
            Event::Text(words) => told.push_str(words),
        })?;
        Ok(told)
    }

    #[test]
    fn names_have_the_prefix_of_the_specification() {
        let expected = r#"<w:p Some("a&b")></w:p>"#.replace("<w:p", "</w:p");
        assert_eq!(told(r#"<x:p xmlns:x="urn:words" x:val="a&amp;b"/>"#).unwrap(), expected);
        assert_eq!(told(r#"<p xmlns="urn:words" val="a&amp;b"/>"#).unwrap(), expected);
        assert_eq!(told(r#"<p xmlns="urn:none"><y:p xmlns:y="urn:other"/></p>"#).unwrap(), "</p None><p/?:p None></?:p></p>");
    }

    #[test]
    fn entities_are_decoded_and_never_expanded() {
        assert_eq!(told("<p>AT&amp;T &#8220;5&#x201d; <![CDATA[<6>]]> &odd;</p>").unwrap(), "</p None>AT&T “5” <6> &odd;</p>");
        let bomb = r#"<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;</p>"#;
        assert_eq!(told(bomb), Err(Fault::Declares));
    }

    #[test]
    fn what_is_deep_or_broken_ends_in_a_fault() {
        assert_eq!(told(&"<p>".repeat(MAX_XML_DEPTH + 1)), Err(Fault::Deep));
        assert_eq!(told("<p>R&D, a=1&b=2 & c</p>").unwrap(), "</p None>R&D, a=1&b=2 & c</p>");
        for text in ["<p>", "<p></q>", "<p", "</p>"] {
            assert!(matches!(told(text), Err(Fault::Broken(_))), "{text}");
        }
    }
}
