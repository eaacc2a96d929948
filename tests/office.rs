//! Documents as LibreOffice and Chromium save them, and PDF and rich text that is laid out oddly, damaged, locked or made
//! to do harm. How the files of `tests/documents` were made stands in its README.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use recount::article::{Article, Role};
use recount::read::{self, MAX_PDF_BYTES, MAX_RTF_BYTES};
use support::pdf::{at, filed, pdf, stream};
use support::{Desk, root};

fn saved(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/documents").join(name)).unwrap()
}

fn article(name: &str, bytes: &[u8]) -> Article {
    read::read(name, bytes, None).unwrap_or_else(|e| panic!("{e}"))
}

/// Each block with its role.
fn blocks(article: &Article) -> Vec<(Role, &str)> {
    article.blocks.iter().map(|b| (b.role, b.span.of(&article.text))).collect()
}

fn texts(article: &Article) -> Vec<&str> {
    blocks(article).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn one_story_is_the_same_in_every_type_that_libreoffice_saves() {
    let docx = article("warehouse.docx", &saved("warehouse.docx"));
    let told = blocks(&docx);
    assert_eq!(told[0], (Role::Headline, "Warehouse fire in Holm injures 71"));
    assert_eq!(told[3], (Role::Heading, "What burned"));
    assert_eq!(told[5], (Role::Item, "North\t1,200 square metres\t1.9 million crowns"));
    assert_eq!(told[9], (Role::Item, "Forty households were moved to a school."));
    assert_eq!(told.last().unwrap().1, "The brigade counts people who were taken to hospital.");
    for name in ["warehouse.odt", "warehouse.rtf", "warehouse.pdf"] {
        assert_eq!(blocks(&article(name, &saved(name))), told, "{name}");
    }
    assert!(!docx.text.contains("Holm Courier") && !docx.text.contains("Page "), "running heads are no part of the story");
}

#[test]
fn a_document_of_libreoffice_alone_shows_its_tracked_change() {
    for name in ["warehouse.docx", "warehouse.odt"] {
        let path = format!("{}/tests/documents/{name}", root().display());
        let ran = Desk::new().recount(&["diff", &path, "-f", "brief"]).exits(1);
        assert!(ran.out.contains("number-conflict") && ran.out.contains("17") && ran.out.contains("71"), "{}", ran.out);
    }
}

#[test]
fn a_page_that_chromium_prints_reads_like_the_page() {
    let pdf = article("ferry.pdf", &saved("ferry.pdf"));
    let told = texts(&pdf);
    assert_eq!(told[0], "Ferry service cut to eleven crossings a day");
    assert_eq!(pdf.blocks[0].role, Role::Headline);
    // The raised sign of the note is no digit of a number.
    assert!(told[2].ends_with("down from sixteen, the operator said on Thursday."), "{}", told[2]);
    // Two columns, each read to its end.
    assert!(
        told[3].starts_with("A survey of the hull found cracks in 12 of 64 plates") && told[3].ends_with("about €1.3 million."),
        "{}",
        told[3]
    );
    assert!(told[4].ends_with("a farmer of 58."), "{}", told[4]);
    assert!(told.contains(&"Bicycles travel free until 1 June."));
}

#[test]
fn a_pdf_against_the_document_it_was_made_of_is_silent() {
    let desk = Desk::new();
    let path = |name: &str| format!("{}/tests/documents/{name}", root().display());
    for name in ["warehouse.pdf", "warehouse.rtf"] {
        let ran = desk.recount(&["diff", &path("warehouse.docx"), &path(name)]).exits(0);
        assert!(ran.out.contains("no claim changed"), "{}", ran.out);
    }
}

/// What a PDF of one page tells.
fn page(content: &[String]) -> Vec<String> {
    texts(&article("page.pdf", &pdf(&[content.concat()]))).into_iter().map(str::to_owned).collect()
}

#[test]
fn lines_become_paragraphs_by_gap_size_indent_and_short_ends() {
    let told = page(&[
        at(50, 700, 20, "Quay to close"),
        at(50, 660, 10, "The quay of Holm will be closed to ships from Monday"),
        at(50, 648, 10, "until 9 May."),
        at(50, 636, 10, "The owner of the quay said on Friday that it had found"),
        at(50, 624, 10, "twelve cracks."),
        at(50, 600, 10, "A council of five will meet on Tuesday to talk about it"),
        at(50, 588, 10, "and about the costs of the repair of the quay and the road."),
        at(65, 576, 10, "Nobody was hurt, the council said in a note to the press."),
    ]);
    assert_eq!(
        told,
        [
            "Quay to close",
            "The quay of Holm will be closed to ships from Monday until 9 May.",
            "The owner of the quay said on Friday that it had found twelve cracks.",
            "A council of five will meet on Tuesday to talk about it and about the costs of the repair of the quay and the road.",
            "Nobody was hurt, the council said in a note to the press.",
        ]
    );
}

#[test]
fn spaces_are_gaps_and_kerns_are_none() {
    let shown = |pieces: &str| page(&[format!("BT /F 10 Tf 50 700 Td [{pieces}] TJ ET")]).join("|");
    assert_eq!(shown("(Over)-333(3)20(0)-333(were)-250(hurt.)"), "Over 30 were hurt.");
    assert_eq!(shown("(W)80(A)90(V)-15(E 12)"), "WAVE 12");
    // Words placed one by one.
    assert_eq!(page(&[at(50, 700, 10, "Over"), at(80, 700, 10, "30"), at(100, 700, 10, "were hurt.")]), ["Over 30 were hurt."]);
    // A bold face that is the same words drawn twice.
    assert_eq!(page(&[at(50, 700, 10, "12 dead"), "BT /F 10 Tf 1 0 0 1 50.3 700 Tm (12 dead) Tj ET".to_owned()]), ["12 dead"]);
}

#[test]
fn a_hyphen_at_a_lines_end_stays_in_a_compound() {
    let told = |first: &str, second: &str| page(&[at(50, 700, 10, first), at(50, 688, 10, second)]).join("|");
    assert_eq!(
        told("The firm said that its pro-", "duction had fallen by 12 per cent."),
        "The firm said that its production had fallen by 12 per cent."
    );
    assert_eq!(told("It was a long-", "term plan of the council."), "It was a long-term plan of the council.");
    assert_eq!(told("A 12-", "year-old boy was hurt in Holm."), "A 12-year-old boy was hurt in Holm.");
    assert_eq!(told("Police said \\227", "again \\227 that 12 were hurt."), "Police said — again — that 12 were hurt.");
}

#[test]
fn running_heads_numbers_and_note_signs_are_left_out_and_sentences_go_on() {
    let body = |from: &str, to: &str, number: usize| {
        let head = at(50, 780, 10, &format!("Holm Courier, issue 99, page {number}"));
        [head, at(50, 700, 10, from), at(50, 688, 10, to), at(300, 20, 10, &format!("{number}"))].concat()
    };
    let raised = "BT /F 6 Tf 1 0 0 1 133 692 Tm (1) Tj ET\n".to_owned();
    let note = at(50, 60, 7, "1 Counted by the police.");
    let first = [
        at(50, 780, 10, "Holm Courier, issue 99, page 1"),
        at(50, 688, 10, "Thirty were hurt"),
        raised,
        at(140, 688, 10, "when the"),
        note,
        at(300, 20, 10, "1"),
    ]
    .concat();
    let pages = [
        first,
        body("roof of a hall in Holm came down on Monday,", "the police said.", 2),
        body("The hall was built in 1961.", "It is closed.", 3),
    ];
    let told = article("hall.pdf", &pdf(&pages));
    assert_eq!(
        texts(&told),
        [
            "Thirty were hurt when the roof of a hall in Holm came down on Monday, the police said.",
            "The hall was built in 1961. It is closed.",
            "1 Counted by the police.",
        ]
    );
}

#[test]
fn what_is_marked_as_no_text_is_not_read_and_turned_pages_are() {
    let told = page(&["/Artifact BMC ".to_owned(), at(50, 780, 10, "99 copies"), "EMC ".to_owned(), at(50, 700, 10, "Twelve were hurt.")]);
    assert_eq!(told, ["Twelve were hurt."]);
    let turned = |x: i32, words: &str| format!("BT /F 10 Tf 0 1 -1 0 {x} 50 Tm ({words}) Tj ET\n");
    assert_eq!(
        page(&[turned(100, "Twelve were hurt when a"), turned(112, "roof fell in Holm.")]),
        ["Twelve were hurt when a roof fell in Holm."]
    );
}

#[test]
fn letters_are_what_the_font_says_by_name_or_by_map() {
    let font = |keys: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/X{keys}>>").into_bytes();
    let of = |font: Vec<u8>, map: &[u8], shown: &str| {
        let content = stream("", format!("BT /F 10 Tf 50 700 Td {shown} Tj ET").as_bytes());
        let page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec();
        let pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec();
        read::read("x.pdf", &filed(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), pages, page, content, font, stream("", map)]), None)
            .map(|a| a.text.to_string())
    };
    let named = font("/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/ffi/Euro/uni2013 65/one.oldstyle]>>");
    assert_eq!(of(named, b"", "<6f01636572 2032 2002 0341>").unwrap(), "officer 2 €–1");
    let map = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <01> <0031> <02> <00660069> endbfchar endcmap";
    assert_eq!(of(font("/ToUnicode 6 0 R"), map, "<0102>").unwrap(), "1fi");
    // Shapes without a name are not guessed at.
    let shapes = font("/Encoding<</Differences[1/g17/g18/g19]>>");
    assert!(of(shapes, b"", "<010203>").unwrap_err().to_string().contains("do not say which letters they draw"));
}

/// That a file is refused in time and without a word of a panic.
#[track_caller]
fn refused(name: &str, bytes: &[u8], says: &str) {
    let desk = Desk::new();
    std::fs::write(desk.path().join(name), bytes).unwrap();
    let ran = desk.recount(&["extract", name]).exits(2);
    assert!(ran.err.starts_with(&format!("recount: {name}: ")) && ran.err.contains(says), "{}", ran.err);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
}

fn deflated(keys: &str, content: &[u8], times: usize) -> Vec<u8> {
    let mut packed = content.to_vec();
    for _ in 0..times {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut encoder, &packed).unwrap();
        packed = encoder.finish().unwrap();
    }
    stream(&format!("{keys}/Filter[{}]", "/FlateDecode".repeat(times)), &packed)
}

#[test]
fn a_pdf_that_cannot_be_read_says_why_and_what_to_do() {
    refused("locked.pdf", &saved("locked.pdf"), "it is protected by a password; save it without its password");
    refused(
        "scan.pdf",
        &pdf(&["q 500 0 0 500 0 0 cm Q".to_owned()]),
        "there is no text on its pages, as on scanned ones; run text recognition (OCR)",
    );
    let whole = pdf(&[at(50, 700, 10, "Twelve were hurt.")]);
    refused("cut.pdf", &whole[..60], "it is damaged; open it in a PDF reader and save");
    refused("empty.pdf", b"", "the file is empty");
    refused("story.pdf", b"Twelve were hurt.", "by its content it is a text; give it the extension of what it is");
    refused("story.txt", &whole, "this is a PDF, not text; give it the extension .pdf");
    refused("none.pdf", &pdf(&[]), "it is damaged");
    // A password that only forbids changes locks nobody out.
    assert_eq!(texts(&article("restricted.pdf", &saved("restricted.pdf"))), ["The court at Holm fined the owner 4,000 crowns on Friday."]);
    // A file whose table of contents is wrong is mended.
    let shifted = [b"%PDF-1.7\n%moved by a mail program\n", &whole[9..]].concat();
    assert_eq!(texts(&article("moved.pdf", &shifted)), ["Twelve were hurt."]);
}

#[test]
fn a_pdf_made_to_do_harm_is_refused_within_bounds() {
    let with = |content: Vec<u8>, form: Vec<u8>| {
        let page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_vec();
        filed(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(), page, content, form])
    };
    let none = || stream("", b"");
    refused("bomb.pdf", &with(deflated("", &vec![b' '; 40 << 20], 1), none()), "too large, unpacked");
    refused("nested.pdf", &with(deflated("", &vec![b' '; 40 << 20], 2), none()), "too large, unpacked");
    let form = stream("/Type/XObject/Subtype/Form", &vec![b' '; 200_000]);
    refused("laughs.pdf", &with(stream("", &b"/X Do ".repeat(500)), form), "too large, unpacked");
    let own = stream("/Type/XObject/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>", b"/X Do /X Do");
    refused("self.pdf", &with(stream("", b"/X Do"), own), "forms are drawn within forms too deep");
    let list = deflated("/Type/ObjStm/N 1/First 4", &[b"9 0 [".to_vec(), b"0 ".repeat(5 << 20)].concat(), 1);
    refused("list.pdf", &with(none(), list), "");
    refused("deep.pdf", &with(stream("", &b"[".repeat(100_000)), none()), "there is no text");
    refused("pages.pdf", &pdf(&vec![String::new(); 2001]), "it has 2001 pages (the limit is 2000)");
    refused("large.pdf", &[b"%PDF-1.7\n".to_vec(), vec![b' '; MAX_PDF_BYTES]].concat(), "give the article's pages alone");
}

#[test]
fn rich_text_is_read_by_its_look() {
    let told = |rtf: &str| blocks(&article("x.rtf", rtf.as_bytes())).into_iter().map(|(r, t)| (r, t.to_owned())).collect::<Vec<_>>();
    let rtf = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\fs40\b Quay to close\par\plain\fs22 The quay of Holm {\v hidden 99 }is closed for 12\~days \'97 \u8220?until May\u8221?.\par {\*\annotation 77 of us}\b What is next\par\plain\fs22 Ships go to Sand.{\footnote\chftn  Since 1961.}\par}";
    assert_eq!(
        told(rtf),
        [
            (Role::Headline, "Quay to close".to_owned()),
            (Role::Lede, "The quay of Holm is closed for 12\u{a0}days — “until May”.".to_owned()),
            (Role::Heading, "What is next".to_owned()),
            (Role::Body, "Ships go to Sand.".to_owned()),
            (Role::Body, "Since 1961.".to_owned()),
        ]
    );
    refused(
        "tracked.rtf",
        br"{\rtf1 Police said {\deleted 17}{\revised 71} were hurt.\par}",
        "it has tracked deletions; accept or reject its changes",
    );
    refused("cut.rtf", br"{\rtf1 Twelve {\b were", "it is damaged; open it in a word processor");
    refused("story.rtf", b"Twelve were hurt.", "by its content it is a text");
    refused("blank.rtf", br"{\rtf1\par}", "there are no words in it");
    refused("story.txt", br"{\rtf1 Twelve were hurt.\par}", "give it the extension .rtf");
    refused("large.rtf", &[br"{\rtf1 ".to_vec(), vec![b'a'; MAX_RTF_BYTES]].concat(), "without its pictures");
    let blanks = told(r"{\rtf1 Orr\enspace said\b\emspace 12\b0\qmspace people, and 1\enspace 000 \emspaced{}boats.\par}");
    assert_eq!(blanks[0].1, "Orr said 12 people, and 1 000 boats.");
    // A sign that a field inserts; its result, where there is one, is read.
    let field = |field: &str| {
        told(&format!(r"{{\rtf1{{\fonttbl{{\f0 Arial;}}{{\f1\fcharset2 Symbol;}}}}\f0 Some {field}30 boats sank.\par}}"))[0].1.clone()
    };
    let symbol = r#"{\*\fldinst SYMBOL 179 \\f "Symbol" \\s 12}"#;
    assert_eq!(field(&format!(r"{{\field{symbol}{{\fldrslt\f1\fs24}}}}")), "Some ≥30 boats sank.");
    assert_eq!(field(&format!(r"{{\field{symbol}{{\fldrslt\f1 \'b3}}}}")), "Some ≥30 boats sank.");
    assert_eq!(field(r#"{\field{\*\fldinst SYMBOL 74 \\f "Wingdings"}{\fldrslt}}"#), "Some 30 boats sank.");
    assert_eq!(field(r#"{\field{\*\fldinst PAGE 179}{\fldrslt}}"#), "Some 30 boats sank.");
    // A backslash that is a text's own.
    assert_eq!(told(r"{\rtf1 The path C:\\deleted was 12 bytes long.\par}")[0].1, r"The path C:\deleted was 12 bytes long.");
    assert_eq!(told(&format!(r"{{\rtf1 {}Twelve were hurt.{}\par}}", "{".repeat(50_000), "}".repeat(50_000)))[0].1, "Twelve were hurt.");
}

/// Numbers without end, the same in each run.
fn numbers() -> impl FnMut(usize) -> usize {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    }
}

#[test]
fn whatever_is_damaged_ends_in_an_article_or_an_error() {
    let mut next = numbers();
    for name in ["locked.pdf", "restricted.pdf", "ferry.pdf", "warehouse.pdf", "warehouse.rtf"] {
        let whole = saved(name);
        for _ in 0..60 {
            let mut bytes = whole.clone();
            for _ in 0..=next(12) {
                let at = next(bytes.len());
                match next(3) {
                    0 => bytes[at] = next(256) as u8,
                    1 => drop(bytes.drain(at..(at + next(50)).min(bytes.len()))),
                    _ => {
                        let copied = bytes[at..(at + next(80)).min(bytes.len())].to_vec();
                        let to = next(bytes.len());
                        bytes.splice(to..to, copied);
                    }
                }
            }
            match read::read(name, &bytes, None) {
                Ok(article) => assert!(article.blocks.iter().all(|b| article.text.get(b.span.range()).is_some())),
                Err(error) => assert!(error.to_string().starts_with(name), "{error}"),
            }
        }
    }
}
