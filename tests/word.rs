//! Word documents with comments: of a `.docx` a copy that differs in nothing else, of other types a new document.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use support::{Desk, root};
use zip::ZipArchive;

/// The parts of a package, each as it is packed, with its sum.
fn parts(bytes: &[u8]) -> BTreeMap<String, (Vec<u8>, u32)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = BTreeMap::new();
    for i in 0..archive.len() {
        let mut file = archive.by_index_raw(i).unwrap();
        let mut packed = Vec::new();
        file.read_to_end(&mut packed).unwrap();
        out.insert(file.name().unwrap().into_owned(), (packed, file.crc32()));
    }
    out
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words that each comment stands on, and what it says, in the order of the comments.
fn comments(bytes: &[u8]) -> Vec<(String, String)> {
    let mut on: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Vec<String> = Vec::new();
    let mut signs = 0;
    walk(&part(bytes, "word/document.xml"), |name, id, words| match name {
        "w:commentRangeStart" => {
            open.push(id.to_owned());
            on.insert(id.to_owned(), String::new());
        }
        "w:commentRangeEnd" => open.retain(|o| o != id),
        "w:commentReference" => signs += 1,
        _ => open.iter().for_each(|id| on.get_mut(id).unwrap().push_str(words)),
    });
    assert!(open.is_empty() && signs == on.len(), "every comment ends and has its sign");
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    let mut now = String::new();
    walk(&part(bytes, "word/comments.xml"), |name, id, words| match name {
        "w:comment" => {
            now = id.to_owned();
            said.insert(now.clone(), String::new());
        }
        _ => said.entry(now.clone()).or_default().push_str(words),
    });
    said.remove("");
    assert_eq!(on.keys().collect::<Vec<_>>(), said.keys().collect::<Vec<_>>());
    on.into_iter().map(|(id, words)| (words, said.remove(&id).unwrap())).collect()
}

/// Tells each element with its number, and words with an empty name.
fn walk(text: &str, mut on: impl FnMut(&str, &str, &str)) {
    let mut reader = Reader::from_str(text);
    let mut words = 0_usize;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let id = tag.attributes().flatten().find(|a| a.key.as_ref() == "w:id").map(|a| a.value.into_owned()).unwrap_or_default();
                words = usize::from(tag.name().as_ref() == "w:t");
                on(tag.name().as_ref(), &id, "");
            }
            Event::Text(text) if words == 1 => on("", "", &text),
            Event::GeneralRef(entity) if words == 1 => on("", "", quick_xml::escape::resolve_predefined_entity(&entity).unwrap_or("?")),
            Event::End(_) => words = 0,
            Event::Eof => return,
            _ => {}
        }
    }
}

fn warehouse() -> String {
    root().join("tests/documents/warehouse.docx").to_string_lossy().into_owned()
}

#[test]
fn a_copy_has_comments_on_the_words_of_its_findings_and_nothing_else_changes() {
    let desk = Desk::new();
    desk.recount(&["diff", &warehouse(), "-f", "docx", "-o", "copy.docx"]).exits(1);
    let (original, copy) = (std::fs::read(warehouse()).unwrap(), std::fs::read(desk.path().join("copy.docx")).unwrap());
    let (then, now) = (parts(&original), parts(&copy));
    let changed: Vec<&String> = now.keys().filter(|name| then.get(*name) != now.get(*name)).collect();
    assert_eq!(changed, ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/document.xml"]);
    assert!(then.keys().all(|name| now.contains_key(name)), "nothing is lost");
    // Its text and its tracked changes are what they were.
    for before in [&["text"][..], &["text", "--before"]] {
        let text = |path: &str| desk.recount(&[before, &[path]].concat()).exits(0).out;
        assert_eq!(text("copy.docx"), text(&warehouse()));
    }
    let report = desk.recount(&["diff", &warehouse(), "-f", "json"]).json();
    let shown = |f: &&serde_json::Value| f["severity"] != "info";
    let findings: Vec<&serde_json::Value> = report["findings"].as_array().unwrap().iter().filter(shown).collect();
    let found = comments(&copy);
    assert_eq!(found.len(), findings.len());
    for ((on, said), finding) in found.iter().zip(findings) {
        let words = finding["after"]["text"].as_str().unwrap_or("");
        assert_eq!(on.split_whitespace().collect::<Vec<_>>(), words.split_whitespace().collect::<Vec<_>>(), "{said}");
        assert!(said.contains(finding["rule"].as_str().unwrap()), "{said}");
    }
    // Once more: the comments that are there stay.
    desk.recount(&["proof", "copy.docx", "-f", "docx", "-o", "twice.docx", "-v"]);
    let twice = comments(&std::fs::read(desk.path().join("twice.docx")).unwrap());
    assert!(found.iter().all(|one| twice.contains(one)));
}

#[test]
fn other_types_give_a_new_document() {
    let desk = Desk::new();
    desk.write("1.md", "# Fire & smoke at the mill\n\nPolice said **12** people were hurt & 5 < 6 waited. The mill has 400 looms.\n");
    desk.write("2.md", "# Fire & smoke at the mill\n\nPolice said **30** people were hurt & 5 < 6 waited.\n");
    desk.recount(&["diff", "1.md", "2.md", "-f", "docx", "-o", "new.docx", "-v"]).exits(1);
    let new = std::fs::read(desk.path().join("new.docx")).unwrap();
    let found = comments(&new);
    assert!(found.iter().any(|(on, said)| on.contains("30") && said.starts_with("Must check: ") && said.contains("12")), "{found:?}");
    // A sentence that is gone has a comment at the place that it left.
    assert!(found.iter().any(|(on, said)| on.is_empty() && said.contains("400 looms")), "{found:?}");
    let text = desk.recount(&["text", "new.docx"]).exits(0).out;
    assert!(text.contains("Fire & smoke at the mill") && text.contains("30 people were hurt & 5 < 6 waited"), "{text}");
    assert_eq!(new, {
        desk.recount(&["diff", "1.md", "2.md", "-f", "docx", "-o", "new.docx", "-v"]);
        std::fs::read(desk.path().join("new.docx")).unwrap()
    });
    // Of a summary each claim has one.
    desk.recount(&["verify", "2.md", "--against", "1.md", "-f", "docx", "-o", "claims.docx", "-v"]).exits(1);
    let claims = comments(&std::fs::read(desk.path().join("claims.docx")).unwrap());
    assert!(
        claims.iter().any(|(on, said)| on.contains("30 people") && said.starts_with("Refuted: ") && said.contains("1.md, line 3")),
        "{claims:?}"
    );
}

#[test]
fn what_word_cannot_hold_is_left_out_and_what_is_unlike_a_document_is_written_anew() {
    let desk = Desk::new();
    // A package without a list of its types is read, and nobody could open a copy of it.
    let draft = root().join("tests/documents/draft.docx").to_string_lossy().into_owned();
    desk.recount(&["diff", &draft, "-f", "docx", "-o", "draft.docx"]).exits(1);
    assert!(comments(&std::fs::read(desk.path().join("draft.docx")).unwrap()).len() >= 2);
    desk.write("a.txt", "The \u{1}bridge \u{fffe}cost 12 million, \u{202e}Ada Kral said.\n");
    desk.write("b.txt", "The \u{1}bridge \u{fffe}cost 21 million, \u{202e}Ada Kral said.\n");
    desk.recount(&["diff", "a.txt", "b.txt", "-f", "docx", "-o", "c.docx"]).exits(1);
    let xml = part(&std::fs::read(desk.path().join("c.docx")).unwrap(), "word/document.xml");
    assert!(!xml.contains(['\u{1}', '\u{fffe}', '\u{202e}']), "{xml}");
    desk.recount(&["proof", "a.txt", "b.txt", "-f", "docx", "-o", "both.docx"]);
    assert!(Path::new(&desk.path().join("both.docx")).is_file());
}
