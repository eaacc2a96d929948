//! Documents, mails, feeds and wires say what their own programs show: raised, struck and hidden words, signs, fractions,
//! choices, cells and boxes; and what is no article is refused by its kind.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::article::{Article, Role};
use recount::read::{self, ReadError};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        package.start_file(*name, SimpleFileOptions::default()).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// A Word document of one paragraph of runs; `header` stands at the top of its pages.
fn docx_under(runs: &str, header: &str) -> Vec<u8> {
    let spaces = format!(
        r#"xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#
    );
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    zipped(&[
        ("_rels/.rels", relation("officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", relation("header", "header1.xml")),
        ("word/header1.xml", format!("<w:hdr {spaces}><w:p>{header}</w:p></w:hdr>")),
        ("word/document.xml", format!("<w:document {spaces}><w:body><w:p>{runs}</w:p></w:body></w:document>")),
    ])
}

fn docx(runs: &str) -> Vec<u8> {
    docx_under(runs, "")
}

fn run(format: &str, words: &str) -> String {
    format!(r#"<w:r><w:rPr>{format}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

/// An OpenDocument text with automatic styles T1 (raised), T2 (struck), T3 (hidden) and T4 (in the font Symbol).
fn odt(body: &str) -> Vec<u8> {
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    let style = |name: &str, look: &str| {
        format!(r#"<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>"#)
    };
    let styles = [
        style("T1", r#"style:text-position="super 58%""#),
        style("T2", r#"style:text-line-through-style="solid""#),
        style("T3", r#"text:display="none""#),
        style("T4", r#"style:font-name="Symbol""#),
    ]
    .concat();
    let content = format!(
        r#"<o:document-content xmlns:o="{urn}:office:1.0" xmlns:text="{urn}:text:1.0" xmlns:style="{urn}:style:1.0"><o:automatic-styles>{styles}</o:automatic-styles><o:body><o:text>{body}</o:text></o:body></o:document-content>"#
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.text".to_owned()), ("content.xml", content)])
}

fn rtf(body: &str) -> Vec<u8> {
    format!(r"{{\rtf1\ansi\deff0{{\fonttbl{{\f0 Times;}}{{\f1\fcharset2 Symbol;}}}}\pard {body}\par}}").into_bytes()
}

#[track_caller]
fn text(name: &str, bytes: &[u8]) -> String {
    read::read(name, bytes, None).unwrap().text.to_string()
}

#[track_caller]
fn sides(name: &str, bytes: &[u8]) -> [String; 2] {
    read::tracked(name, bytes).unwrap().map(|a| a.text.to_string())
}

#[track_caller]
fn refusal(name: &str, bytes: &[u8], says: &str) {
    let told = read::read(name, bytes, None).unwrap_err().to_string();
    assert!(told.starts_with(name) && told.contains(says), "{told}");
}

#[test]
fn raised_words_of_word_processors_are_notes_exponents_or_endings() {
    let up = r#"<w:vertAlign w:val="superscript"/>"#;
    let word = [
        run("", "Of 48"),
        run(up, "2"),
        run("", " boats 3"),
        run(up, "rd"),
        run("", " came, 10"),
        run(up, "5"),
        run("", " l on 6 km"),
        run(up, "2"),
    ];
    assert_eq!(text("a.docx", &docx(&word.concat())), "Of 48 boats 3rd came, 10⁵ l on 6 km²");
    let span = |words: &str| format!(r#"<text:span text:style-name="T1">{words}</text:span>"#);
    let open = format!("<text:p>Of 48{} boats 3{} came, 10{} l on 6 km{}</text:p>", span("2"), span("rd"), span("5"), span("2"));
    assert_eq!(text("a.odt", &odt(&open)), "Of 48 boats 3rd came, 10⁵ l on 6 km²");
    let rich = r"Of 48{\super 2} boats 3{\super rd} came, 10{{\*\updnprop5801}\up8 5} l on 6 km{\super 2}";
    assert_eq!(text("a.rtf", &rtf(rich)), "Of 48 boats 3rd came, 10⁵ l on 6 km²");
}

#[test]
fn struck_words_stood_before_and_hidden_ones_nowhere() {
    let word =
        [run("", "Some "), run("<w:strike/>", "40 "), run(r#"<w:strike w:val="0"/>"#, "44"), run("<w:vanish/>", "9"), run("", " came.")]
            .concat();
    assert_eq!(sides("a.docx", &docx(&word)), ["Some 40 44 came.", "Some 44 came."]);
    let span = |style: &str, words: &str| format!(r#"<text:span text:style-name="{style}">{words}</text:span>"#);
    let hidden = r#"<text:section text:display="none"><text:p>Nine left.</text:p></text:section>"#;
    let open = format!("<text:p>Some {}44{} came.</text:p>{hidden}", span("T2", "40 "), span("T3", "9"));
    assert_eq!(sides("a.odt", &odt(&open)), ["Some 40 44 came.", "Some 44 came."]);
    assert_eq!(sides("a.rtf", &rtf(r"Some {\strike 40 }44{\v 9} came.")), ["Some 40 44 came.", "Some 44 came."]);
}

#[test]
fn marks_of_criticmarkup_are_changes() {
    let shown = |text: &str| -> [String; 2] {
        let words = |article: Article| {
            let block = |b: &recount::article::Block| {
                let mut out = String::new();
                let mut at = b.span.start;
                for mark in article.markup_in(b.span).iter().chain([&recount::token::Span { start: b.span.end, end: b.span.end }]) {
                    out.push_str(&article.text[at as usize..mark.start as usize]);
                    at = mark.end;
                }
                out.split_whitespace().collect::<Vec<_>>().join(" ")
            };
            article.blocks.iter().map(block).collect::<Vec<_>>().join("|")
        };
        read::tracked("a.md", text.as_bytes()).unwrap().map(words)
    };
    assert_eq!(shown("It took {--40--}{++44++} days."), ["It took 40 days.", "It took 44 days."]);
    assert_eq!(shown("{~~40~>44~~} came, {==nine==}{>>not checked: 99<<} left."), ["40 came, nine left.", "44 came, nine left."]);
    assert_eq!(shown("It fell by {~~-4~>-9~~} and {++-8++} degrees."), ["It fell by -4 and degrees.", "It fell by -9 and -8 degrees."]);
    assert_eq!(shown("Some {~~~40~>~50~~} people, {++no ++}one."), ["Some ~40 people, one.", "Some ~50 people, no one."]);
    assert_eq!(shown("Sum **{~~4~>9~~}** {++_now_++}"), ["Sum 4", "Sum 9 now"]);
    // Within a figure.
    assert_eq!(shown("Of 3{++4++} ten and 5{--6--} left."), ["Of 3 ten and 56 left.", "Of 34 ten and 5 left."]);
    assert_eq!(
        shown("It took {--1--}{++2++}00 days, {~~1,4~>1,5~~}00 boats."),
        ["It took 100 days, 1,400 boats.", "It took 200 days, 1,500 boats."]
    );
    // Paragraphs, headings, items and rows.
    assert_eq!(shown("Ten came.{++\n\nNine left.++}\n\nIt rained."), ["Ten came.|It rained.", "Ten came.|Nine left.|It rained."]);
    assert_eq!(shown("{--Ten came.--}\n\nIt {--rained--} snowed."), ["Ten came.|It rained snowed.", "It snowed."]);
    assert_eq!(shown("{++# Storm++}\n\nTen came.\n\n{--\n- four\n- five\n--}\n"), ["Ten came.|four|five", "Storm|Ten came."]);
    assert_eq!(
        shown("| Pier | Dead |\n|---|---|\n| Holm | {~~4~>9~~} |\n"),
        ["Pier | Dead|Holm | 4", "Pier | Dead|Holm | 9"].map(|t| t.replace(" | ", " "))
    );
    // A page's tags stand beside them.
    assert_eq!(shown("<p>It took {--40--}{++44++} days.</p>\n"), ["It took 40 days.", "It took 44 days."]);
    assert_eq!(shown("It took <del>40</del>{++44++} days."), ["It took 40 days.", "It took 44 days."]);
    // What is shown as code, is escaped or is no mark is no change; nor is what is only marked.
    for text in ["Write `{++44++}` so.", "Write \\{++44++} so.", "A {+44+} is none.", "It took {++44 days.", "{==44==} came{>>who?<<}."] {
        assert!(matches!(read::tracked("a.md", text.as_bytes()), Err(ReadError::Unchanged { .. })), "{text}");
    }
    // It is Markdown's.
    assert!(read::tracked("a.txt", b"It took {--40--}{++44++} days.").is_err());
    assert_eq!(text("a.txt", b"It took {--40--}{++44++} days."), "It took {--40--}{++44++} days.");
}

#[test]
fn signs_of_the_font_symbol_are_what_they_show() {
    let sign = |font: &str, code: &str| format!(r#"<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>"#);
    let word = [
        run("", "Over "),
        sign("Symbol", "F0B3"),
        run("", " 9, 3 "),
        sign("Symbol", "F06D"),
        run("", "g"),
        sign("Wingdings", "F0FC"),
        run("", ", \u{f0a0}5."),
    ]
    .concat();
    assert_eq!(text("a.docx", &docx(&word)), "Over ≥ 9, 3 μg, €5.");
    assert_eq!(text("a.docx", &docx(&run(r#"<w:rFonts w:ascii="Symbol"/>"#, "m"))), "μ");
    assert_eq!(
        text(
            "a.odt",
            &odt(
                r#"<text:p>3 <text:span text:style-name="T4">m</text:span>g, \u{f0b1}1</text:p>"#.replace("\\u{f0b1}", "\u{f0b1}").as_str()
            )
        ),
        "3 μg, ±1"
    );
    assert_eq!(text("a.rtf", &rtf(r"Some 3 {\f1 m}g of milk.")), "Some 3 μg of milk.");
}

#[test]
fn fractions_and_choices_of_word_are_kept() {
    let fraction = "<m:oMath><m:f><m:num><m:r><m:t>2</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>";
    let power = "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>7</m:t></m:r></m:sup></m:sSup></m:oMath>";
    let word = [run("", "About "), fraction.to_owned(), run("", " of "), power.to_owned(), run("", " cells.")].concat();
    assert_eq!(text("a.docx", &docx(&word)), "About 2⁄3 of 10⁷ cells.");
    let choice = |needs: &str| {
        let told = format!(
            "<mc:AlternateContent><mc:Choice Requires=\"{needs}\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
            run("", "77"),
            run("", "7")
        );
        text("a.docx", &docx(&format!("{}{told}", run("", "Boats: "))))
    };
    assert_eq!([choice("wps"), choice("w14 wp14"), choice("later")], ["Boats: 77", "Boats: 77", "Boats: 7"]);
}

#[test]
fn what_only_changed_its_format_or_its_header_says_so() {
    let only = |bytes: &[u8], name: &str, says: &str| {
        let error = read::tracked(name, bytes).unwrap_err();
        assert!(matches!(&error, ReadError::Unchanged { what, .. } if what.contains(says)), "{error}");
    };
    only(&docx(&run("<w:b/><w:rPrChange w:id=\"1\" w:author=\"x\"><w:rPr/></w:rPrChange>", "Ten came.")), "a.docx", "formats");
    only(&docx_under(&run("", "Ten came."), &format!("<w:ins w:id=\"1\">{}</w:ins>", run("", "Draft"))), "a.docx", "headers");
    only(&docx(&run("", "Ten came.")), "a.docx", "no tracked changes");
    let region = "<text:tracked-changes><text:changed-region><text:format-change/></text:changed-region></text:tracked-changes>";
    only(&odt(&format!("{region}<text:p>Ten came.</text:p>")), "a.odt", "formats");
}

#[test]
fn what_one_inserted_and_another_deleted_was_never_there() {
    let region = |id: &str, what: &str| format!(r#"<text:changed-region text:id="{id}">{what}</text:changed-region>"#);
    let deleted = |words: &str| format!("<text:deletion><text:p>{words}</text:p></text:deletion>");
    let note = "<text:note><text:note-body><text:p>From the log.</text:p></text:note-body></text:note>";
    let body = format!(
        "<text:tracked-changes>{}{}{}</text:tracked-changes><text:p>It had {}{}{}52{} berths.</text:p>",
        region("a", &deleted(&format!("40{note}"))),
        region("b", &format!("{}<text:insertion/>", deleted("45"))),
        region("c", "<text:insertion/>"),
        r#"<text:change text:change-id="a"/>"#,
        r#"<text:change text:change-id="b"/>"#,
        r#"<text:change-start text:change-id="c"/>"#,
        r#"<text:change-end text:change-id="c"/>"#,
    );
    assert_eq!(sides("a.odt", &odt(&body)), ["It had 40 berths.\n\nFrom the log.", "It had 52 berths."]);
}

#[test]
fn cells_with_bookmarks_and_text_boxes_of_rich_text_are_read() {
    let row = r"\par\trowd\cellx3000\cellx6000\pard\intbl West\cell\pard\intbl{{\*\bkmkstart b}17{\*\bkmkend b}}\cell\row\pard End.";
    assert_eq!(text("a.rtf", &rtf(&format!("Count.{row}"))), "Count.\n\nWest\t17\n\nEnd.");
    let shape = r"It sank.{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv 1}}{\shptxt Built in 1964.\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext Built in 1964.\par}}}} All were saved.";
    assert_eq!(text("a.rtf", &rtf(shape)), "It sank. All were saved.\n\nBuilt in 1964.");
    let next = rtf(&format!(r"{shape}\par Nine sank later."));
    assert_eq!(text("a.rtf", &next), "It sank. All were saved.\n\nBuilt in 1964.\n\nNine sank later.");
    assert_eq!(text("a.rtf", &rtf(r"A \{brace\} and a \\ stroke{\*\footnote 1 See.}")), "A {brace} and a \\ stroke\n\nSee.");
}

#[test]
fn rich_text_of_other_programs_keeps_its_figures() {
    // What AbiWord may skip stands between a control word and a figure.
    assert_eq!(
        text("a.rtf", &rtf(r"Some {\fs24\lang1024{\*\listtag0}83 boats} and{\fs24{\*\listtag0}, by day, }nine.")),
        "Some 83 boats and, by day, nine."
    );
    // pandoc ends a paragraph before its cell.
    let cells = r"\trowd\cellx3000\cellx6000\intbl{{\pard\intbl North\par}\cell}{{\pard\intbl 19\par}\cell}\row\pard End.";
    assert_eq!(text("a.rtf", &rtf(cells)), "North\t19\n\nEnd.");
}

#[test]
fn numbers_of_list_items_are_no_words() {
    let items = |labels: [&str; 2]| rtf(&format!(r"Two came.\par{{{} 41 boats}}\par{{{} 3 of 5 kites}}\par End.", labels[0], labels[1]));
    for labels in [
        [r"{\listtext\pard\plain 1.\tab}", r"{\listtext\pard\plain 2.\tab}"],
        [r"{\pntext\f0 1)\tab}", r"{\pntext\f0 2)\tab}"],
        [r"1.\tx360\tab", r"2.\tx360\tab"],
    ] {
        assert_eq!(text("a.rtf", &items(labels)), "Two came.\n\n41 boats\n\n3 of 5 kites\n\nEnd.", "{labels:?}");
    }
    // A figure before a tab is one of a table, and one without a point a word.
    assert_eq!(text("a.rtf", &rtf(r"1.\tab 41\tab 7\par 12 \tab boats")), "1.\t41\t7\n\n12 \tboats");
}

#[test]
fn looks_of_styles_for_the_whole_document_are_seen() {
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    let spaces = format!(r#"xmlns:office="{urn}:office:1.0" xmlns:style="{urn}:style:1.0" xmlns:text="{urn}:text:1.0""#);
    let style = |name: &str, parent: &str, look: &str| {
        format!(r#"<style:style style:name="{name}" style:family="text" {parent}><style:text-properties {look}/></style:style>"#)
    };
    let own = [
        style("Raised", "", r#"style:text-position="33% 66%""#),
        style("Gone", "", r#"style:text-line-through-style="solid""#),
        style("Gone_20_red", r#"style:parent-style-name="Gone""#, r##"fo:color="#f00""##),
    ];
    // Those of headers have names of their own, which the text has too.
    let header = style("T1", "", r#"text:display="none""#);
    let named = format!(
        "<office:document-styles {spaces}><office:styles>{}</office:styles><office:automatic-styles>{header}</office:automatic-styles></office:document-styles>",
        own.concat()
    );
    let span = |name: &str, words: &str| format!(r#"<text:span text:style-name="{name}">{words}</text:span>"#);
    let body = format!(
        "Over {}kg of 7 km{}, {}{}61 crates.",
        span("T1", "80 "),
        span("Raised", "2"),
        span("Gone", "52 bags, "),
        span("Gone_20_red", "9 tins, ")
    );
    let content = format!(
        "<office:document-content {spaces}><office:body><office:text><text:p>{body}</text:p></office:text></office:body></office:document-content>"
    );
    let document = zipped(&[("content.xml", content), ("styles.xml", named.replace("fo:color", "style:color"))]);
    assert_eq!(sides("a.odt", &document), ["Over 80 kg of 7 km², 52 bags, 9 tins, 61 crates.", "Over 80 kg of 7 km², 61 crates."]);
}

const MAIL: &str = "From: Ada Brandt <ada@pier.example>\r\nTo: desk@wire.example\r\nSubject: =?utf-8?q?Re:_Pier_closed?=\r\nDate: Wed, 04 Mar 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\n";

#[test]
fn a_mail_is_its_text() {
    let plain = format!(
        "{MAIL}Content-Type: text/plain; charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe pier was closed on Wednesday at a cost of =A39 million, the harbour m=\r\naster said.\r\n-- \r\nPress office, 12 Pier Road\r\n"
    );
    for name in ["a.eml", "-"] {
        let mail = read::read(name, plain.as_bytes(), None).unwrap();
        assert_eq!((mail.title.as_deref(), mail.byline.as_deref()), (Some("Pier closed"), Some("Ada Brandt")));
        assert_eq!(mail.published.unwrap().to_string(), "2026-03-04");
        let told: Vec<&str> = mail.blocks.iter().filter(|b| b.role.tells()).map(|b| b.span.of(&mail.text)).collect();
        assert_eq!(told, ["Pier closed", "The pier was closed on Wednesday at a cost of £9 million, the harbour master said."]);
    }
    let both = format!(
        "{MAIL}Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nTen came.\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Ten <b>came</b>.</p>\r\n--x--\r\n"
    );
    assert_eq!(text("a.eml", both.as_bytes()), "Pier closed\n\nTen came.");
    let page = format!("{MAIL}Content-Type: text/html\r\n\r\n<p>Ten<sup>1</sup> came, 3&frac12; left.</p>\r\n");
    assert_eq!(text("a.eml", page.as_bytes()), "Pier closed\n\nTen came, 3½ left.");
    let hidden = format!(
        "{MAIL}Content-Type: text/html\r\n\r\n<div style=\"display:none;max-height:0\">99 came.</div><p>Ten came.</p><p hidden>88 came.</p><div style=\"overflow:hidden\">Two left.</div>\r\n"
    );
    assert_eq!(text("a.eml", hidden.as_bytes()), "Pier closed\n\nTen came.\n\nTwo left.");
    refusal("a.eml", b"no headers, and no mail", "no mail headers");
    refusal("a.eml", format!("{MAIL}Content-Type: application/pdf\r\n\r\nx").as_bytes(), "no text in it");
    assert!(text("a.txt", b"From: the pier.\n\nSubject: boats.\n").contains("From: the pier."));
}

#[test]
fn a_page_saved_as_a_mail_is_its_page() {
    let page = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://wire.example/pier\r\nSubject: Pier closed\r\nDate: Sun, 1 Nov 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<title>Pier closed</title><p class=3D\"a\">Ten<sup>2</sup> boats left the pier at a cost of =C2=A39 mi=\r\nllion.</p>\r\n--x--\r\n";
    for name in ["a.mhtml", "a.mht", "-"] {
        let article = read::read(name, page.as_bytes(), None).unwrap();
        assert_eq!(article.text.as_str(), "Pier closed\n\nTen boats left the pier at a cost of £9 million.");
        assert_eq!(article.published, None, "the day on which it was saved is not that of the story");
    }
}

#[test]
fn what_is_no_article_is_refused_by_its_kind() {
    refusal("a.fodt", b"x", "a flat OpenDocument text, which is not read; save it as .odt");
    refusal("-", b"WEBVTT\n\n00:01.000 --> 00:02.000\nTen came.", "subtitles (WebVTT)");
    refusal("a.txt", b"1\n00:00:01,000 --> 00:00:02,000\nTen came.\n", "subtitles (SubRip)");
    refusal("a.xml", b"<?xml version='1.0'?><TEI><text>Ten came.</text></TEI>", "a TEI text");
    refusal("a.txt", b"Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 94ae\n", "subtitles (Scenarist)");
    refusal("a.scc", b"00:00:01:00\t9420", "subtitles (Scenarist)");
    refusal("-", b"[ti:Pier]\n[00:12.00]Ten came.\n", "(LRC), which is not read; save its words as .txt");
    refusal("a.lrc", b"[00:12]Ten came.\n", "(LRC)");
    refusal("a.tex", b"Ten came.", "a LaTeX source");
    refusal("a.epub", &zipped(&[("mimetype", "application/epub+zip".to_owned())]), "an e-book (EPUB)");
    let all = read::all("a.ics", b"BEGIN:VCALENDAR", None).unwrap_err();
    assert!(matches!(all, ReadError::Refused { .. }), "{all}");
    for prose in ["WebVTT is a format.", "Scenarist_ is a name.", "[12:30] Ten came.", "<alert> is a tag."] {
        assert_eq!(text("a.txt", prose.as_bytes()), prose);
    }
}

fn items(name: &str, file: &str) -> Vec<(String, Article)> {
    read::all(name, file.as_bytes(), None).unwrap()
}

#[track_caller]
fn item(content: &str) -> String {
    let feed =
        format!("<rss><channel><title>Wire</title><item><title>Pier</title><description>{content}</description></item></channel></rss>");
    text("a.xml", feed.as_bytes()).strip_prefix("Pier\n\n").unwrap().to_owned()
}

#[test]
fn items_of_feeds_are_decoded_as_readers_show_them() {
    assert_eq!(item("<![CDATA[It cost &pound;9m &ndash; not &euro;8m.]]>"), "It cost £9m – not €8m.");
    assert_eq!(item("It cost &amp;pound;9m, &amp;amp;minus;3C."), "It cost £9m, −3C.");
    assert_eq!(item("&lt;p&gt;It cost &amp;amp;pound;9m.&lt;/p&gt;&lt;p&gt;Ten came.&lt;/p&gt;"), "It cost £9m.\n\nTen came.");
    assert_eq!(item("R&D cost £9m & more, at a=1&b=2."), "R&D cost £9m & more, at a=1&b=2.");
    assert_eq!(item("<![CDATA[Ten <b>came</b>.\n\nNine left.]]>"), "Ten came.\n\nNine left.");
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>Ten &lt;em&gt;came&lt;/em&gt; &amp;amp; left</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Ten<br/>came&nbsp;in.</div></content></entry></feed>";
    assert_eq!(text("a.atom", feed.as_bytes()), "Ten came & left\n\nTen\ncame\u{a0}in.");
}

#[test]
fn items_have_names_of_their_own_and_attachments_are_none() {
    let item = |rest: &str| format!("<item><title>Pier</title><description>Ten came.</description>{rest}</item>");
    let one = |n: usize| item(&format!("<guid>N/A</guid><link>https://wire.example/{n}</link>"));
    let feed = format!("<rss><channel>{}{}{}</channel></rss>", one(1), one(2), item("<guid>7</guid>"));
    let names: Vec<String> = items("f.xml", &feed).into_iter().map(|i| i.0).collect();
    assert_eq!(names, ["f.xml#https://wire.example/1", "f.xml#https://wire.example/2", "f.xml#7"]);
    let typed = |kind: &str| item(&format!("<wp:post_type>{kind}</wp:post_type><guid>{kind}</guid>"));
    let export = format!(
        "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>{}{}{}</channel></rss>",
        typed("attachment"),
        typed("post"),
        typed("page")
    );
    let names: Vec<String> = items("f.xml", &export).into_iter().map(|i| i.0).collect();
    assert_eq!(names, ["f.xml#post", "f.xml#page"]);
}

const NITF: &str = "<body><body.head><hedline><hl1>Pier closed</hl1><hl2>Ten boats left</hl2></hedline><byline>By Ada Brandt</byline></body.head><body.content><block><p>The pier was closed at <money>£9m</money>.</p><hl2>Next</hl2><table><tr><td>West</td><td>17</td></tr></table></block></body.content></body>";

#[test]
fn wires_are_read_as_newsml_and_nitf() {
    let shown = "Pier closed\n\nTen boats left\n\nThe pier was closed at £9m.\n\nNext\n\nWest\t17";
    let nitf = format!(
        "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf><head><title>x</title><docdata><doc-id id-string='n1'/><date.issue norm='20260304T080000Z'/></docdata></head>{NITF}</nitf>"
    );
    let article = read::read("a.nitf", nitf.as_bytes(), None).unwrap();
    assert_eq!(article.text.as_str(), shown);
    assert_eq!((article.byline.as_deref(), article.published.unwrap().to_string().as_str()), (Some("Ada Brandt"), "2026-03-04"));
    let item = |id: &str, content: &str| {
        format!(
            "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='{id}'><itemMeta><provider><name>Coastal Wire</name></provider><versionCreated>2026-03-05T08:00:00Z</versionCreated><firstCreated>2026-03-04T08:00:00Z</firstCreated></itemMeta><contentMeta><headline>Pier closed</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
        )
    };
    let inner = format!("<inlineXML contenttype='application/nitf+xml'><nitf>{NITF}</nitf></inlineXML>");
    let page = "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>Ten came.</p></body></html></inlineXML>";
    let message = format!(
        "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{}{}{}</itemSet></newsMessage>",
        item("a", &inner),
        item("p", "<remoteContent/>"),
        item("b", page)
    );
    let all = items("w.xml", &message);
    assert_eq!(all.iter().map(|i| i.0.as_str()).collect::<Vec<_>>(), ["w.xml#a", "w.xml#b"]);
    assert_eq!(all[0].1.text.as_str(), shown);
    assert_eq!(all[1].1.text.as_str(), "Pier closed\n\nTen came.");
    assert_eq!((all[1].1.outlet.as_deref(), all[1].1.updated.unwrap().to_string().as_str()), (Some("Coastal Wire"), "2026-03-05"));
    refusal("w.xml", item("p", "").as_bytes(), "no item with a text");
}

/// A file of NITF with a headline and a text.
fn nitf(headline: &str, head: &str, content: &str) -> String {
    format!(
        "<nitf><body><body.head><hedline><hl1>{headline}</hl1></hedline>{head}</body.head><body.content>{content}</body.content></body></nitf>"
    )
}

#[test]
fn fractions_of_wires_are_fractions() {
    let frac = |upper: &str, lower: &str| format!("<frac><frac-num>{upper}</frac-num><frac-sep/><frac-den>{lower}</frac-den></frac>");
    let told = |content: &str| text("f.nitf", nitf("Pier", "", &format!("<p>{content}</p>")).as_bytes());
    assert_eq!(told(&format!("About <num>{}</num> of it fell.", frac("1", "2"))), "Pier\n\nAbout 1⁄2 of it fell.");
    assert_eq!(told(&format!("It took 3{} hours.", frac("1", "4"))), "Pier\n\nIt took 3 1⁄4 hours.");
    assert_eq!(told(&format!("It took <num>3{}</num> hours.", frac("1", "4"))), "Pier\n\nIt took 3 1⁄4 hours.");
    let signed = frac("3", "8").replace("<frac-sep/>", "<frac-sep>/</frac-sep>");
    assert_eq!(told(&format!("It rose {signed} of an inch.")), "Pier\n\nIt rose 3⁄8 of an inch.");
    let bare = frac("3", "8").replace("<frac-sep/>", "");
    assert_eq!(told(&format!("It rose {bare} of an inch.")), "Pier\n\nIt rose 3⁄8 of an inch.");
    let headline = nitf(&format!("Pier is shut for 2{} years", frac("1", "2")), "", "<p>It fell.</p>");
    assert_eq!(text("f.nitf", headline.as_bytes()), "Pier is shut for 2 1⁄2 years\n\nIt fell.");
    // Powers and figures alone are none.
    assert_eq!(told("Of 10<sup>5</sup> cells <num>12</num> were whole."), "Pier\n\nOf 10⁵ cells 12 were whole.");
}

#[test]
fn notes_of_wires_to_editors_are_no_story() {
    let note = |says: &str| format!("<note {says}><body.content><p>The toll of 95 is not checked.</p></body.content></note>");
    for says in ["noteclass='editorsnote'", "type='npa'"] {
        for file in [nitf("Pier", "", &format!("<p>It fell.</p>{}", note(says))), nitf("Pier", &note(says), "<p>It fell.</p>")] {
            assert_eq!(text("n.nitf", file.as_bytes()), "Pier\n\nIt fell.", "{file}");
        }
    }
    let printed = nitf("Pier", "", &format!("<p>It fell.</p>{}", note("noteclass='end'")));
    assert_eq!(text("n.nitf", printed.as_bytes()), "Pier\n\nIt fell.\n\nThe toll of 95 is not checked.");
    // A note above the story is not taken for it.
    let above = nitf("Pier", &note("noteclass='hd'"), "<p>It fell.</p>");
    assert_eq!(text("n.nitf", above.as_bytes()), "Pier\n\nIt fell.");
}

#[test]
fn json_of_sites_feeds_and_wires_is_read() {
    let post = |id: usize| {
        format!(
            r#"{{"id":{id},"date":"2026-03-04T08:00:00","link":"https://wire.example/{id}","title":{{"rendered":"Pier &#8211; closed"}},"content":{{"rendered":"<p>It cost &pound;9m.</p>"}},"author":3}}"#
        )
    };
    let one = read::read("p.json", post(1).as_bytes(), None).unwrap();
    assert_eq!((one.text.as_str(), one.published.is_some()), ("Pier – closed\n\nIt cost £9m.", true));
    let names: Vec<String> = items("p.json", &format!("[{},{}]", post(1), post(2))).into_iter().map(|i| i.0).collect();
    assert_eq!(names, ["p.json#1", "p.json#2"]);
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Wire","items":[{"id":"a","title":"Pier","content_html":"<p>Ten came.</p>"},{"id":"b","content_text":"It cost &minus;3C."}]}"#;
    let all = items("f.json", feed);
    assert_eq!(all[0].1.text.as_str(), "Pier\n\nTen came.");
    assert_eq!((all[1].0.as_str(), all[1].1.text.as_str()), ("f.json#b", "It cost −3C."));
    assert!(matches!(read::read("f.json", feed.as_bytes(), None), Err(ReadError::Several { count: 2, .. })));
    let brief = r#"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a","title":"Pier","summary":"Nine came.","content_text":"Ten came."}]}"#;
    let all = items("f.json", brief);
    assert_eq!((all.len(), all[0].0.as_str(), all[0].1.text.as_str()), (1, "f.json#a", "Pier\n\nTen came."));
    assert_eq!(items("f.json", &brief.replace("Ten came.", ""))[0].1.text.as_str(), "Pier\n\nNine came.");
    assert_eq!(text("f.json", brief.as_bytes()), "Pier\n\nTen came.");
    // Elsewhere a summary is the line below the headline, and a file of one article is called as it is.
    let alone = items("a.json", r#"{"id":"a","title":"Pier","summary":"Nine came.","body":"Ten came."}"#);
    assert_eq!((alone[0].0.as_str(), alone[0].1.text.as_str()), ("a.json", "Pier\n\nNine came.\n\nTen came."));
    assert_eq!(items("p.json", &format!("[{}]", post(1)))[0].0, "p.json#1");
    for ninjs in [
        r#"{"uri":"tag:x","type":"text","headline":"Pier","byline":"Ada Brandt","firstcreated":"2026-03-04T08:00:00Z","body_html":"<p>Ten came.</p>"}"#,
        r#"{"uri":"tag:x","type":"text","headlines":[{"role":"main","value":"Pier"}],"byline":"Ada Brandt","firstCreated":"2026-03-04T08:00:00Z","bodies":[{"role":"x","contenttype":"text/plain","value":"No."},{"contenttype":"text/html","value":"<p>Ten came.</p>"}]}"#,
    ] {
        let article = read::read("n.json", ninjs.as_bytes(), None).unwrap();
        assert_eq!((article.text.as_str(), article.byline.as_deref()), ("Pier\n\nTen came.", Some("Ada Brandt")));
        assert!(article.published.is_some());
    }
    let live = r#"{"@type":"LiveBlogPosting","headline":"Pier live","liveBlogUpdate":[{"headline":"Ten in","articleBody":"Ten came."},{"articleBody":"<p>Nine left.</p>"}]}"#;
    assert_eq!(text("l.json", live.as_bytes()), "Pier live\n\nTen in\n\nTen came.\n\nNine left.");
    let noted = r#"{"title":"Pier","body":"Ten came.","correction":[{"text":"An earlier version of this story said nine."}]}"#;
    let article = read::read("c.json", noted.as_bytes(), None).unwrap();
    assert_eq!(article.blocks.last().unwrap().role, Role::Note);
}

#[test]
fn items_that_their_sender_withdrew_are_known() {
    let g2 = |status: &str| {
        format!(
            "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='a'><itemMeta>{status}</itemMeta><contentSet><inlineData>Ten came.</inlineData></contentSet></newsItem>"
        )
    };
    let managed = |status: &str| {
        format!(
            "<nitf><head><docdata management-status='{status}'/></head><body><body.content><p>Ten came.</p></body.content></body></nitf>"
        )
    };
    let ninjs = |status: &str| format!(r#"{{"uri":"tag:x","headline":"Pier","pubstatus":"{status}","body_html":"<p>Ten came.</p>"}}"#);
    let withdrawn = |name: &str, file: &str| read::read(name, file.as_bytes(), None).unwrap().withdrawn;
    for status in ["canceled", "withheld"] {
        assert!(withdrawn("a.xml", &g2(&format!("<pubStatus qcode='stat:{status}'/>"))), "{status}");
        assert!(withdrawn("a.xml", &g2(&format!("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/{status}'/>"))), "{status}");
        assert!(withdrawn("a.nitf", &managed(status)) && withdrawn("a.json", &ninjs(status)), "{status}");
    }
    for file in [g2(""), g2("<pubStatus qcode='stat:usable'/>"), managed("usable"), managed("embargoed")] {
        assert!(!withdrawn("a.xml", &file), "{file}");
    }
    assert!(!withdrawn("a.json", &ninjs("usable")));
    assert!(!withdrawn("a.json", r#"{"title":"Pier","status":"canceled","body":"Ten came."}"#));
    // One item of a message is withdrawn, and the other is not.
    let (gone, kept) = (g2("<pubStatus qcode='stat:canceled'/>"), g2("<pubStatus qcode='stat:usable'/>"));
    let all = items("w.xml", &format!("<newsMessage><itemSet>{gone}{kept}</itemSet></newsMessage>"));
    assert_eq!(all.iter().map(|i| i.1.withdrawn).collect::<Vec<_>>(), [true, false]);
}
