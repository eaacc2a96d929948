//! Documents and sets as a user meets them: Word and OpenDocument texts, tracked changes, and files that are broken or
//! made to do harm. The documents are built here.

#![allow(clippy::unwrap_used, reason = "a test that cannot write its files has failed")]

mod support;

use recount::article::{Article, Role};
use recount::read::{self, MAX_ENTRIES, MAX_UNPACKED, MAX_XML_DEPTH, ReadError};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use support::feeds::{ATOM, RSS};
use support::{Chance, Desk, Ran};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        // An OpenDocument text names its type first, as it is.
        let method = if *path == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*path, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORDS: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// A Word document of that body; `notes` are its footnotes.
fn docx_with(body: &str, notes: &str) -> Vec<u8> {
    let relations = |list: &[(&str, &str)]| {
        let each = |(kind, target): &(&str, &str)| format!(r#"<Relationship Id="r" Type="{KINDS}/{kind}" Target="{target}"/>"#);
        let list: String = list.iter().map(each).collect();
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{list}</Relationships>"#)
    };
    let styles = r#"<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="House"><w:name w:val="House"/><w:basedOn w:val="berschrift2"/></w:style>"#;
    zipped(&[
        ("_rels/.rels", &relations(&[("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", &relations(&[("styles", "styles.xml"), ("footnotes", "footnotes.xml")])),
        ("word/styles.xml", &format!("<w:styles {WORDS}>{styles}</w:styles>")),
        ("word/footnotes.xml", &format!("<w:footnotes {WORDS}>{notes}</w:footnotes>")),
        ("word/document.xml", &format!(r#"<?xml version="1.0"?><w:document {WORDS}><w:body>{body}</w:body></w:document>"#)),
    ])
}

fn docx(body: &str) -> Vec<u8> {
    docx_with(body, "")
}

/// A paragraph of a style, holding runs.
fn styled(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn t(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

fn ins(words: &str) -> String {
    format!(r#"<w:ins w:id="1" w:author="x">{}</w:ins>"#, t(words))
}

fn del(words: &str) -> String {
    format!(r#"<w:del w:id="2" w:author="x"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>"#)
}

/// A paragraph whose end was inserted or deleted.
fn joined(mark: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:rPr><w:{mark} w:id="3"/></w:rPr></w:pPr>{runs}</w:p>"#)
}

fn odt(body: &str) -> Vec<u8> {
    const URN: &str = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        r#"<o:document-content xmlns:o="{URN}:office:1.0" xmlns:text="{URN}:text:1.0" xmlns:table="{URN}:table:1.0" xmlns:style="{URN}:style:1.0"><o:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></o:automatic-styles><o:body><o:text>{body}</o:text></o:body></o:document-content>"#
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

fn blocks(article: &Article) -> Vec<(Role, &str)> {
    article.blocks.iter().map(|b| (b.role, b.span.of(&article.text))).collect()
}

fn recount(args: &[&str], input: &[u8]) -> Ran {
    Desk::new().fed(args, input, &[])
}

/// A folder with one file in it, and the file's path.
fn file(name: &str, bytes: &[u8]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

#[test]
fn headings_lists_tables_and_notes_have_their_roles() {
    let cell = |words: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(&t(words)));
    let note = |id: &str, words: &str| format!(r#"<w:footnote w:id="{id}">{}</w:footnote>"#, p(&t(words)));
    let mention = |id: &str| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let body = [
        styled("berschrift1", &t("Harbour bridge closed")),
        p(&format!("{}{}{}", t("Divers found 12 cracks in the piers on "), t("Monday."), mention("3"))),
        styled("House", &t("What AT&amp;T said")),
        p(&format!("{}{}", t("The firm&#8217;s line was cut."), mention("2"))),
        format!(r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr>{}</w:p>"#, t("A report is due in June.")),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("Pier"), cell("Cracks"), cell("North"), cell("7")),
        styled("Caption", &t("The bridge in May.")),
    ]
    .concat();
    let notes = [note("-1", "A line."), note("2", "It was cut at noon."), note("3", "The count is the harbour authority's.")].concat();
    let article = read::read("story.docx", &docx_with(&body, &notes), None).unwrap();
    assert_eq!(article.title.as_deref(), Some("Harbour bridge closed"));
    assert_eq!(
        blocks(&article),
        [
            (Role::Headline, "Harbour bridge closed"),
            (Role::Lede, "Divers found 12 cracks in the piers on Monday."),
            (Role::Heading, "What AT&T said"),
            (Role::Body, "The firm’s line was cut."),
            (Role::Item, "A report is due in June."),
            (Role::Item, "Pier\tCracks"),
            (Role::Item, "North\t7"),
            (Role::Caption, "The bridge in May."),
            (Role::Body, "The count is the harbour authority's."),
            (Role::Body, "It was cut at noon."),
        ]
    );
}

#[test]
fn a_document_tells_what_its_text_tells() {
    let paragraphs = [
        "Bridge closed",
        "OSTERVIK, March 4 — The bridge was closed on Monday after 12 cracks were found.",
        "“It stays closed,” Mayor Ada Brandt said.",
    ];
    let word: String = paragraphs.iter().enumerate().map(|(i, w)| if i == 0 { styled("Title", &t(w)) } else { p(&t(w)) }).collect();
    let open = |w: &&str| format!("<text:p>{w}</text:p>");
    let (_a, docx) = file("story.docx", &docx(&word));
    let (_b, odt) = file("story.odt", &odt(&paragraphs.iter().map(open).collect::<String>()));
    let (_c, plain) = file("story.txt", paragraphs.join("\n\n").as_bytes());
    for document in [&docx, &odt] {
        let diff = recount(&["diff", &plain, document, "--fail-on", "info", "-v"], b"");
        assert_eq!(diff.code, 0, "{}{}", diff.out, diff.err);
        assert_eq!(recount(&["text", document], b"").out, paragraphs.join("\n\n"));
        let claims = |path: &str| {
            let told = recount(&["extract", "-f", "jsonl", path], b"").out;
            let value: serde_json::Value = serde_json::from_str(&told).unwrap();
            (value["quantities"].clone(), value["dates"].clone(), value["names"].clone(), value["quotations"].clone())
        };
        assert_eq!(claims(document), claims(&plain));
    }
}

#[test]
fn text_that_no_reader_sees_is_not_read() {
    let boxed = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(&t(words)));
    let body = format!(
        r#"<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml">{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>30 hidden</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:instrText>PAGE 30</w:instrText></w:r>{}</w:p>"#,
        t("Two men "),
        boxed("A box of 7 words."),
        boxed("A box of 7 words."),
        t("died.")
    );
    let article = read::read("a.docx", &docx(&body), None).unwrap();
    assert_eq!(article.text.as_str(), "Two men died.\n\nA box of 7 words.");
    let body = r#"<text:p>Two <text:variable-set text:display="none">99</text:variable-set>men and <text:variable-set text:display="value">7</text:variable-set> boys swam.</text:p>"#;
    assert_eq!(read::read("a.odt", &odt(body), None).unwrap().text.as_str(), "Two men and 7 boys swam.");
}

#[test]
fn a_paragraph_that_says_that_it_is_hidden_is_not_read() {
    let text = |mark: &str| {
        let body = format!("<text:p>Two men swam.</text:p><text:p>Some 61 {mark}boats sank.</text:p><text:p>It rained.</text:p>");
        read::read("a.odt", &odt(&body), None).unwrap().text.to_string()
    };
    assert_eq!(text(r#"<text:hidden-paragraph text:condition="x" text:is-hidden="true"/>"#), "Two men swam.\n\nIt rained.");
    for shown in [r#"<text:hidden-paragraph text:condition="x" text:is-hidden="false"/>"#, "<text:hidden-paragraph/>"] {
        assert_eq!(text(shown), "Two men swam.\n\nSome 61 boats sank.\n\nIt rained.");
    }
}

#[test]
fn a_cell_that_stands_for_several_is_as_many() {
    let text = |times: &str, inside: &str| {
        let cell = format!(r#"<table:table-cell table:number-columns-repeated="{times}">{inside}</table:table-cell>"#);
        let town = "<table:table-cell><text:p>Selle</text:p></table:table-cell>";
        let body = format!("<table:table><table:table-row>{town}{cell}{town}</table:table-row></table:table>");
        read::read("a.odt", &odt(&body), None).unwrap().text.to_string()
    };
    assert_eq!(text("3", "<text:p>61</text:p>"), "Selle\t61\t61\t61\tSelle");
    for times in ["1", "0", "-2", "x", "99999999999"] {
        assert_eq!(text(times, "<text:p>61</text:p>"), "Selle\t61\tSelle", "{times}");
    }
    // As spreadsheets fill their rows up.
    assert_eq!(text("16000", "<text:p/>"), "Selle\tSelle");
}

#[test]
fn a_cell_of_several_short_lines_stays_in_its_row() {
    let cell = |lines: &[&str]| format!("<w:tc>{}</w:tc>", lines.iter().map(|l| p(&t(l))).collect::<String>());
    let table = |cells: &[&[&str]]| {
        let row: String = cells.iter().map(|c| cell(c)).collect();
        let file = docx(&format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>{}", p(&t("Two died."))));
        read::read("t.docx", &file, None).unwrap().text.strip_suffix("\n\nTwo died.").unwrap().to_owned()
    };
    assert_eq!(table(&[&["Carrow"], &["7", "12"]]), "Carrow\t7; 12");
    assert_eq!(table(&[&["Ada Brandt", "Mayor"], &["2019", ""], &["12", "500"]]), "Ada Brandt; Mayor\t2019\t12; 500");
    // What tells in sentences, and a cell alone, is laid out text.
    let laid = table(&[&["The storm came at night.", "Schools stayed closed."], &["Two died."]]);
    assert_eq!(laid, "The storm came at night.\n\nSchools stayed closed.\n\nTwo died.");
    assert_eq!(table(&[&["Carrow", "Ostervik"]]), "Carrow\n\nOstervik");
}

#[test]
fn words_that_are_moved_far_are_raised() {
    let moved = |by: i32| {
        let run = format!(r#"<w:r><w:rPr><w:position w:val="{by}"/></w:rPr><w:t>6</w:t></w:r>"#);
        let body = p(&[t("Some 10"), run, t(" cells were found.")].concat());
        read::read("a.docx", &docx(&body), None).unwrap().text.to_string()
    };
    assert_eq!(moved(10), "Some 10⁶ cells were found.");
    assert_eq!([moved(2), moved(0), moved(-8)], ["Some 106 cells were found."; 3]);
}

#[test]
fn the_prefix_of_names_is_the_writers_choice() {
    let plain = docx(&p(&t("Two men died.")));
    let text = read::read("a.docx", &plain, None).unwrap().text;
    let other = format!(
        "<ns0:document {}><ns0:body><ns0:p><ns0:r><ns0:t>Two men died.</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>",
        WORDS.replace(":w=", ":ns0=")
    );
    assert_eq!(read::read("a.docx", &zipped(&[("word/document.xml", &other)]), None).unwrap().text, text);
}

/// Both sides of a document's tracked changes.
#[track_caller]
fn sides(body: &str, before: &str, after: &str) {
    let bytes = docx(body);
    let [b, a] = read::tracked("a.docx", &bytes).unwrap();
    assert_eq!((b.text.as_str(), a.text.as_str()), (before, after));
    assert_eq!(read::read("a.docx", &bytes, None).unwrap().text.as_str(), after);
}

#[test]
fn tracked_changes_are_accepted_or_rejected() {
    sides(&p(&[t("At least "), del("7"), ins("12"), t(" died.")].concat()), "At least 7 died.", "At least 12 died.");
    // Inserted by one hand and deleted by another: it was never there.
    let both = format!(r#"<w:ins w:id="1">{}</w:ins>"#, del(" or 9"));
    sides(&p(&[t("7"), both, ins(" men"), t(" died.")].concat()), "7 died.", "7 men died.");
    let moved = |name: &str, words: &str| format!(r#"<w:{name} w:id="5">{}</w:{name}>"#, t(words));
    sides(
        &[p(&moved("moveFrom", "Two died.")), p(&t("Three fled.")), p(&moved("moveTo", "Two died."))].concat(),
        "Two died.\n\nThree fled.",
        "Three fled.\n\nTwo died.",
    );
}

#[test]
fn paragraphs_that_were_joined_split_inserted_or_deleted() {
    sides(&[joined("del", &t("Two died. ")), p(&t("Three fled."))].concat(), "Two died.\n\nThree fled.", "Two died. Three fled.");
    sides(&[joined("ins", &t("Two died. ")), p(&t("Three fled."))].concat(), "Two died. Three fled.", "Two died.\n\nThree fled.");
    sides(&[p(&t("One.")), joined("ins", &ins("Two.")), p(&t("Three."))].concat(), "One.\n\nThree.", "One.\n\nTwo.\n\nThree.");
    sides(&[p(&t("One.")), joined("del", &del("Two.")), p(&t("Three."))].concat(), "One.\n\nTwo.\n\nThree.", "One.\n\nThree.");
}

#[test]
fn rows_notes_and_headings_change_too() {
    let row =
        |mark: &str, words: &str| format!("<w:tr><w:trPr>{mark}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", p(&t(words)), p(&t("7")));
    let table =
        format!("<w:tbl>{}{}{}</w:tbl>", row("", "North"), row(r#"<w:ins w:id="1"/>"#, "East"), row(r#"<w:del w:id="1"/>"#, "West"));
    sides(&table, "North\t7\n\nWest\t7", "North\t7\n\nEast\t7");

    let gone = r#"<w:del w:id="1"><w:r><w:footnoteReference w:id="2"/></w:r></w:del>"#;
    let note = format!(r#"<w:footnote w:id="2">{}</w:footnote>"#, p(&t("So the police.")));
    let [before, after] = read::tracked("a.docx", &docx_with(&p(&[t("Two died."), gone.to_owned()].concat()), &note)).unwrap();
    assert_eq!((before.text.as_str(), after.text.as_str()), ("Two died.\n\nSo the police.", "Two died."));

    let change = r#"<w:p><w:pPr><w:pStyle w:val="berschrift2"/><w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:pPrChange></w:pPr>"#;
    let body = [p(&t("The bridge was closed on Monday.")), format!("{change}{}</w:p>", t("What comes next")), p(&ins("Nothing."))].concat();
    let [before, after] = read::tracked("a.docx", &docx(&body)).unwrap();
    assert_eq!((before.blocks[1].role, after.blocks[1].role), (Role::Body, Role::Heading));
}

#[test]
fn a_document_alone_is_compared_with_itself_before_its_changes() {
    let body =
        [p(&[t("The storm killed "), del("7"), ins("12"), t(" people in Ostervik on Monday.")].concat()), p(&t("Schools stay closed."))]
            .concat();
    let (_folder, path) = file("draft.docx", &docx(&body));
    let diff = recount(&["diff", &path, "-f", "json"], b"");
    assert_eq!(diff.code, 1, "{}", diff.err);
    let report: serde_json::Value = serde_json::from_str(&diff.out).unwrap();
    assert_eq!(report["documents"][1]["path"], path);
    let finding = &report["findings"][0];
    assert_eq!(finding["rule"], "number-conflict");
    let texts = [recount(&["text", "--before", &path], b"").out, recount(&["text", &path], b"").out];
    for (side, text, words) in [("before", &texts[0], "7"), ("after", &texts[1], "12")] {
        let at = |key: &str| finding[side][key].as_u64().unwrap() as usize;
        assert!(text[at("start")..at("end")].contains(words), "{side}: {finding}");
    }
    // From a pipe, and by its content.
    assert_eq!(recount(&["diff", "-"], &docx(&body)).code, 1);
    assert_eq!(recount(&["diff", &path, &path], b"").code, 0);
}

#[test]
fn one_version_without_tracked_changes_is_an_error() {
    let cases = [
        ("a.docx", docx(&p(&t("Two died."))), "no tracked changes"),
        ("a.odt", odt("<text:p>Two died.</text:p>"), "no tracked changes"),
        ("a.html", b"<p>Two died.".to_vec(), "one version"),
        ("a.md", b"Two died.".to_vec(), "one version"),
        ("a.txt", b"Two died.".to_vec(), "one version"),
    ];
    for (name, bytes, says) in cases {
        let (_folder, path) = file(name, &bytes);
        let told = recount(&["diff", &path], b"");
        assert_eq!((told.code, told.out.as_str()), (2, ""));
        assert!(told.err.contains(says), "{}", told.err);
    }
    let error = read::tracked("a.txt", b"Two died.").unwrap_err();
    assert_eq!(error, ReadError::Untracked { name: "a.txt".to_owned() });
}

#[test]
fn an_opendocument_text_is_read_with_its_changes_accepted() {
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>30 died.</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p text:style-name="P1">Harbour bridge closed</text:p>
        <text:p>Divers found <text:change text:change-id="c"/>12<text:s text:c="2"/>cracks<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>So the AT&amp;T team.</text:p></text:note-body></text:note>
        on Monday.<o:annotation><text:p>Check!</text:p></o:annotation></text:p>
        <text:h text:outline-level="2">What comes next</text:h>
        <text:list><text:list-item><text:p>A report is due.</text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>North</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table>"#;
    let article = read::read("story.odt", &odt(body), None).unwrap();
    let expected = [
        (Role::Headline, "Harbour bridge closed"),
        (Role::Lede, "Divers found 12 cracks on Monday."),
        (Role::Heading, "What comes next"),
        (Role::Item, "A report is due."),
        (Role::Item, "North\t7"),
        (Role::Body, "So the AT&T team."),
    ];
    assert_eq!(blocks(&article), expected);
    assert_eq!(blocks(&read::read("-", &odt(body), None).unwrap()), expected);
}

#[test]
fn changes_of_an_opendocument_text_are_rejected_too() {
    let region = |id: &str, what: &str| format!(r#"<text:changed-region text:id="{id}">{what}</text:changed-region>"#);
    let gone =
        |paragraphs: &str| format!("<text:deletion><o:change-info><text:p>by x</text:p></o:change-info>{paragraphs}</text:deletion>");
    let regions = [
        region("a", &gone("<text:p>7</text:p>")),
        region("b", "<text:insertion/>"),
        region("c", &gone(r#"<text:h text:outline-level="2">What comes next</text:h><text:p/>"#)),
        region("d", &gone("<text:p> at sea.</text:p><text:p>Three fled</text:p>")),
        region("e", "<text:insertion/>"),
    ];
    let mark = |id: &str| format!(r#"<text:change text:change-id="{id}"/>"#);
    let inserted =
        |id: &str, what: &str| format!(r#"<text:change-start text:change-id="{id}"/>{what}<text:change-end text:change-id="{id}"/>"#);
    let body = [
        format!("<text:tracked-changes>{}</text:tracked-changes>", regions.concat()),
        format!("<text:p>At least {}{} died{}", mark("a"), inserted("b", "12"), mark("d")),
        format!(" in a car.{}</text:p>", inserted("e", "</text:p><text:p>Schools<text:s/>stay closed.")),
        format!("<text:p>{}Both sides meet again.</text:p>", mark("c")),
    ]
    .concat();
    let bytes = odt(&body);
    let [before, after] = read::tracked("a.odt", &bytes).unwrap();
    assert_eq!(before.text.as_str(), "At least 7 died at sea.\n\nThree fled in a car.\n\nWhat comes next\n\nBoth sides meet again.");
    assert_eq!(before.blocks[2].role, Role::Heading);
    assert_eq!(after.text.as_str(), "At least 12 died in a car.\n\nSchools stay closed.\n\nBoth sides meet again.");
    let (_folder, path) = file("draft.odt", &bytes);
    let told = recount(&["diff", &path, "-f", "brief"], b"");
    assert!(told.code == 0 && told.out.contains("number-refined"), "{}{}", told.out, told.err);
}

/// What stands in a bad file ends every command with exit code 2 and an error that says so.
#[track_caller]
fn refused(name: &str, bytes: &[u8], says: &[&str]) {
    let (_folder, path) = file(name, bytes);
    for args in [&["text", &path][..], &["extract", &path], &["diff", &path, &path], &["proof", &path]] {
        let told = recount(args, b"");
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{args:?}: {}", told.err);
        assert!(told.err.contains(&path), "{}", told.err);
        for words in says {
            assert!(told.err.contains(words), "{words}: {}", told.err);
        }
        assert!(!told.err.contains("panicked"), "{}", told.err);
    }
}

#[test]
fn bombs_are_refused_within_bounds() {
    let main = |body: &str| zipped(&[("word/document.xml", &format!("<w:document {WORDS}><w:body>{body}</w:body></w:document>"))]);
    let large = main(&p(&t(&" ".repeat(MAX_UNPACKED))));
    assert!(large.len() < 1 << 20, "{} bytes are no bomb", large.len());
    refused("large.docx", &large, &["too large", &MAX_UNPACKED.to_string(), ".txt"]);
    // Each part is below the limit, and not all of them together.
    let half = format!(r#"<w:p><w:r><w:footnoteReference w:id="2"/></w:r>{}</w:p>"#, " ".repeat(MAX_UNPACKED / 2));
    refused("halves.docx", &docx_with(&half, &half), &["word/footnotes.xml is too large"]);
    refused("deep.docx", &main(&"<w:sdt>".repeat(MAX_XML_DEPTH)), &["too deep", &MAX_XML_DEPTH.to_string()]);
    let names: Vec<String> = (0..=MAX_ENTRIES).map(|i| i.to_string()).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "")).collect();
    refused("many.docx", &zipped(&many), &["files", &MAX_ENTRIES.to_string()]);
    let entities = r#"<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>"#;
    let document = format!("{entities}<w:document {WORDS}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>");
    refused("entities.docx", &zipped(&[("word/document.xml", &document)]), &["declares entities"]);
    refused(
        "entities.xml",
        format!("<?xml version='1.0'?>{entities}<rss><channel><item><title>&b;</title></item></channel></rss>").as_bytes(),
        &["declares entities"],
    );
    refused("deep.xml", format!("<rss>{}", "<item>".repeat(100_000)).as_bytes(), &["too deep"]);
}

#[test]
fn broken_locked_and_misnamed_files_say_what_to_do() {
    let whole = docx(&p(&t("Two men died.")));
    refused("cut.docx", &whole[..whole.len() / 2], &["package is damaged", "save it again"]);
    let mut odd = whole.clone();
    let at = odd.windows(17).position(|w| w == b"word/document.xml").unwrap();
    odd[at + 25..at + 60].fill(0x55);
    refused("odd.docx", &odd, &["word/document.xml", "save it again"]);
    refused("empty.docx", b"", &["empty"]);
    refused("xml.docx", &zipped(&[("word/document.xml", "<w:document><w:body>")]), &["word/document.xml", "ends in the middle"]);
    refused("sheet.docx", &zipped(&[("xl/workbook.xml", "<workbook/>")]), &["spreadsheet"]);
    refused("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", &["password", "save it again"]);
    refused("pictures.docx", &docx(&p("<w:r><w:drawing/></w:r>")), &["no words"]);
    refused("text.docx", b"Two men died.", &["a text", "extension"]);
    refused("photo.docx", b"\x89PNG\r\n\x1a\n\0\0\0\0", &["an image", "extension"]);
    refused("named.txt", &whole, &["office document", ".docx"]);
    refused("sheet.odt", &zipped(&[("content.xml", "<x/>")]), &["no text document"]);
    refused("word.odt", &whole, &["content.xml"]);
    let manifest = r#"<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"#;
    refused("locked.odt", &zipped(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}")]), &["password"]);
    // The flag of an encrypted entry, in both of its headers.
    let mut locked = zipped(&[("word/document.xml", "<w:document/>")]);
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = locked.windows(4).position(|w| w == mark).unwrap();
        locked[at + flags] |= 1;
    }
    refused("locked.docx", &locked, &["password"]);
    refused("page.xml", b"<?xml version='1.0'?><news><p>Two died.</p></news>", &["this XML file", "<news>, which no feed", ".txt"]);
    refused("page.xml", b"<!-- x --><x:html xmlns:x='y'><x:p>Two died.</x:p></x:html>", &["<x:html>", "name it .html"]);
    refused("cut.xml", b"<news><p>Two died.", &["this XML file", "saved whole"]);
    refused("bare.rss", b"<rss><channel><title>Coastal Wire</title></channel></rss>", &["this feed", "no item"]);
    refused("warning.xml", CAP, &["a warning in the Common Alerting Protocol (CAP)", "save its words as .txt"]);
    refused("warning", CAP, &["(CAP)"]);
    let law = "<?xml version='1.0'?>\n<akn:akomaNtoso xmlns:akn='x'><akn:act/></akn:akomaNtoso>";
    refused("law.xml", law.as_bytes(), &["Akoma Ntoso"]);
    refused("board.xml", b"<alert><p>Two died.</p></alert>", &["<alert>, which no feed"]);
    refused("cut.rss", b"<rss><channel><item><title>Two", &["saved whole"]);
}

/// A warning of a weather service.
const CAP: &[u8] =
    b"<?xml version='1.0'?><alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><info><headline>Flood</headline></info></alert>";

fn spans_are_true(name: &str, bytes: &[u8]) {
    let articles = read::all(name, bytes, None).unwrap_or_default().into_iter().map(|(_, article)| article);
    for article in articles.chain(read::tracked(name, bytes).into_iter().flatten()) {
        assert!(article.blocks.iter().all(|b| article.text.get(b.span.range()).is_some_and(|t| !t.is_empty())));
        assert!(article.blocks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
}

#[test]
fn whatever_is_damaged_ends_in_an_article_or_an_error() {
    let mut chance = Chance(7);
    let mut next = |below| chance.below(below);
    let body = [styled("berschrift1", &t("Bridge closed")), p(&[t("Two "), del("7"), ins("12")].concat())].concat();
    for whole in [docx(&body), odt("<text:p>Two died.</text:p>"), RSS.as_bytes().to_vec(), ATOM.as_bytes().to_vec()] {
        for name in ["a.docx", "a.odt", "a.xml"] {
            for _ in 0..300 {
                let mut bytes = whole.clone();
                for _ in 0..=next(3) {
                    let at = next(bytes.len());
                    bytes[at] = next(256) as u8;
                }
                if next(4) == 0 {
                    bytes.truncate(next(bytes.len()));
                }
                spans_are_true(name, &bytes);
            }
        }
    }
}

#[test]
fn whatever_elements_nest_ends_in_an_article() {
    const WORD: &str =
        "p r t pPr rPr pStyle ins del moveFrom moveTo delText tbl tr trPr tc tcPr cellIns cellDel txbxContent br vanish pPrChange";
    const OPEN: &str = "p h s list-item note note-body tracked-changes changed-region deletion insertion change change-start change-end";
    let word: Vec<String> = WORD.split(' ').map(|n| format!("w:{n}")).collect();
    let tables = ["table:table-row", "table:table-cell"].map(str::to_owned);
    let open: Vec<String> = OPEN.split(' ').map(|n| format!("text:{n}")).chain(tables).collect();
    let mut chance = Chance(7);
    let mut next = |below| chance.below(below);
    for _ in 0..400 {
        for (name, names) in [("a.docx", &word), ("a.odt", &open)] {
            let (mut body, mut inside) = (String::new(), Vec::new());
            for _ in 0..60 {
                match next(5) {
                    0 | 1 => {
                        inside.push(&names[next(names.len())]);
                        let id = next(3);
                        body.push_str(&format!(r#"<{0} w:val="{id}" text:id="{id}" text:change-id="{id}">"#, inside[inside.len() - 1]));
                    }
                    2 => body.push_str("seven "),
                    _ => body.push_str(&inside.pop().map(|n| format!("</{n}>")).unwrap_or_default()),
                }
            }
            body.extend(inside.iter().rev().map(|n| format!("</{n}>")));
            spans_are_true(name, &if name == "a.docx" { docx(&body) } else { odt(&body) });
        }
    }
}

/// The document of the README: a draft as an editor sends it back. `UPDATE_DOCUMENTS=1` writes it anew.
#[test]
fn the_draft_of_the_readme_is_this_one() {
    let body = [
        styled("Title", &t("Ferry strike enters second week")),
        p(&[
            t("PORT SELLE — Ferry crews in Port Selle will strike for a second week from "),
            del("Monday"),
            ins("Tuesday"),
            t(", the dockers’ union said on Friday, after talks on "),
            del("240"),
            ins("420"),
            t(" jobs broke down."),
        ]
        .concat()),
        p(&[
            t("“We will not sign,” said Mara Lindqvist, who leads the union. "),
            del("The company said that about"),
            ins("About"),
            t(" 11,000 passengers were stranded last week"),
            t("."),
        ]
        .concat()),
        joined("ins", &ins("The regional government has hired two buses.")),
        p(&t("Both sides meet again on 19 June.")),
    ]
    .concat();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/draft.docx");
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        fs::write(&path, docx(&body)).unwrap();
    }
    let text = |bytes: &[u8]| read::tracked("draft.docx", bytes).unwrap().map(|a| a.text);
    assert_eq!(text(&fs::read(&path).unwrap()), text(&docx(&body)));
}

#[test]
fn every_extension_is_told_in_the_help() {
    let help = recount(&["diff", "--help"], b"").out;
    for format in read::Format::ALL {
        let usual = format!(".{}", format.extensions()[0]);
        assert!(help.contains(&usual), "diff --help does not name {usual}");
    }
}

#[test]
fn a_markdown_file_with_criticmarkup_is_two_versions() {
    let (_folder, path) = file("a.md", b"The storm killed {~~12~>21~~} people{>>who counted?<<} and cut {--90--}{++95++} lines.\n");
    let told = recount(&["diff", &path, "-v"], b"");
    assert!(told.code == 1 && told.out.contains("12") && told.out.contains("21"), "{}{}", told.out, told.err);
    let claims = recount(&["extract", &path], b"").out;
    let numbers: Vec<&str> = claims.lines().filter(|l| l.contains("deaths") || l.contains("count")).collect();
    assert!(numbers.len() == 2 && claims.contains("21") && claims.contains("95") && !claims.contains("90"), "{claims}");
}
