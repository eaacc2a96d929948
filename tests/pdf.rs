//! What a page shows and what is read of it, a kind of typesetting each: the pages are drawn here. What real programs make
//! of such pages is held by `tests/producers/run`.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use recount::article::Article;
use recount::read;
use support::pdf::{at, filed, pdf, stream};

fn article(bytes: &[u8]) -> Article {
    read::read("page.pdf", bytes, None).unwrap_or_else(|e| panic!("{e}"))
}

fn told(article: &Article) -> Vec<String> {
    article.blocks.iter().map(|b| b.span.of(&article.text).to_owned()).collect()
}

/// What a PDF of those pages tells.
fn pages(contents: &[Vec<String>]) -> Vec<String> {
    told(&article(&pdf(&contents.iter().map(|c| c.concat()).collect::<Vec<_>>())))
}

fn page(content: &[String]) -> Vec<String> {
    pages(&[content.to_vec()])
}

/// Words at a place with one decimal, in a size.
fn raised(x: f32, y: f32, size: i32, words: &str) -> String {
    format!("BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n")
}

/// Lines of a paragraph, one below the other.
fn lines(x: i32, top: i32, words: &[&str]) -> String {
    words.iter().enumerate().map(|(i, line)| at(x, top - 12 * i as i32, 10, line)).collect()
}

#[test]
fn a_figure_at_the_edge_of_a_page_is_no_page_number() {
    let body = |top: i32| {
        lines(
            50,
            top,
            &["The works at Holm were built when the mill closed, and the last", "of the three sheds was put up in the summer of"],
        )
    };
    assert!(page(&[body(300), at(50, 276, 10, "1931.")]).concat().ends_with("the summer of 1931."));
    assert!(
        page(&[at(50, 740, 10, "1931"), lines(50, 728, &["was the year in which the works were built, and they have", "stood since."])])[0]
            .starts_with("1931 was the year")
    );
    // The last cell of a table, by itself and beside a true page number.
    let table = [body(300), at(50, 240, 10, "Pier"), at(200, 240, 10, "16"), at(50, 228, 10, "Mill"), at(200, 228, 10, "24")];
    assert_eq!(page(&table)[1..], ["Pier\t16", "Mill\t24"]);
    assert_eq!(page(&[&table[..], &[at(300, 30, 10, "7")]].concat())[1..], ["Pier\t16", "Mill\t24"]);
    // A row that begins a page, and one that ends it, on each of three.
    let each = |n: i32| {
        vec![
            at(50, 740, 10, "Shed"),
            at(200, 740, 10, &(40 + n * n).to_string()),
            body(700),
            at(50, 660, 10, "Yard"),
            at(200, 660, 10, &format!("{n}9")),
        ]
    };
    let rows = pages(&[each(1), each(2), each(3)]);
    for row in ["Shed\t41", "Shed\t44", "Shed\t49", "Yard\t29", "Yard\t39"] {
        assert!(rows.contains(&row.to_owned()), "{row} {rows:?}");
    }
}

#[test]
fn page_numbers_and_running_heads_are_left_out() {
    let body = |n: i32| {
        lines(
            50,
            700,
            &[["The first shed is empty.", "The second is let to a dairy.", "The third one burned."][n as usize], "Nobody was hurt."],
        )
    };
    // They count up, on either side, in words or not; the words around them stay the same.
    for number in ["{}", "- {} -", "Page {}", "Page {} of 3", "{} | Holm Courier", "Holm Courier, 9 May, page {}"] {
        let number = |n: i32| at(if n % 2 == 0 { 60 } else { 400 }, 40, 9, &number.replace("{}", &(n + 1).to_string()));
        let all = pages(&[vec![body(0), number(0)], vec![body(1), number(1)], vec![body(2), number(2)]]).join(" ");
        assert_eq!(
            all,
            "The first shed is empty. Nobody was hurt. The second is let to a dairy. Nobody was hurt. The third one burned. Nobody was hurt."
        );
    }
    // On a page alone: a number in the margin, and the rows that a browser prints.
    assert_eq!(page(&[body(0), at(300, 30, 10, "12")]), ["The first shed is empty. Nobody was hurt."]);
    let printed = [
        at(30, 780, 8, "12/05/2026, 10:31"),
        at(250, 780, 8, "Shed news"),
        lines(
            50,
            700,
            &[
                "The second of the sheds at Holm is let to a dairy, and the third one",
                "burned down in the spring of 1931 when the mill was closed for good.",
            ],
        ),
        at(30, 15, 8, "https://courier.example/sheds"),
        at(560, 15, 8, "1/1"),
    ];
    let told = page(&printed).concat();
    assert!(told.starts_with("The second of the sheds") && told.ends_with("for good."), "{told}");
    // One that stands close to the text, the same to the letter.
    let close = |n: i32| vec![at(50, 712, 10, "Holm Courier, city desk, 40 copies"), body(n), at(300, 40, 9, &(n + 1).to_string())];
    assert!(!pages(&[close(0), close(1), close(2)]).concat().contains("copies"));
    // Figures that do not count up are a story's own, wherever they stand.
    let own = |n: i32, figure: &str| vec![body(n), at(50, 40, 10, figure)];
    assert!(pages(&[own(0, "340"), own(1, "12"), own(2, "77")]).concat().contains("340"));
}

#[test]
fn numbered_lines_lose_their_numbers_and_a_ranking_keeps_them() {
    let text = [
        "The owner of the works said on Friday that 31 people",
        "would lose their posts and that the sheds would be",
        "sold by the spring. A buyer from the coast has looked",
        "at them twice, and asked for the plans of 1931 and",
        "for the keys.",
        "The union has called a vote.",
    ];
    let numbered: Vec<String> = text
        .iter()
        .enumerate()
        .flat_map(|(i, l)| [at(36, 700 - 24 * i as i32, 10, &(i + 1).to_string()), at(60, 700 - 24 * i as i32, 10, l)])
        .collect();
    assert_eq!(page(&numbered).join(" "), text.join(" "));
    let places = ["Holm", "Sand", "Brede", "Carrow", "Sorrel", "Vell"];
    let ranking: Vec<String> = places
        .iter()
        .enumerate()
        .flat_map(|(i, l)| [at(36, 700 - 24 * i as i32, 10, &(i + 1).to_string()), at(90, 700 - 24 * i as i32, 10, l)])
        .collect();
    assert!(page(&ranking).concat().contains("3\tBrede"));
}

#[test]
fn a_large_initial_begins_its_word() {
    let story = |initial: &str, first: &str| {
        let large = format!("BT /F 36 Tf 1 0 0 1 50 676 Tm ({initial}) Tj ET\n");
        page(&[
            at(50, 740, 16, "Sheds to be sold"),
            large,
            lines(78, 700, &[first, "would lose their posts and that the sheds would be"]),
            lines(50, 676, &["sold by the spring."]),
        ])[1]
            .clone()
    };
    assert!(
        story("F", "orty people at Holm were told on Friday that they")
            .starts_with("Forty people at Holm were told on Friday that they would lose")
    );
    assert!(story("4", "0 people at Holm were told on Friday that they").starts_with("40 people at"));
    assert!(story("A", "buyer from the coast told the people at Holm they").starts_with("A buyer from"));
    assert!(story("A", " 90-year-old was told at Holm on Friday that they").starts_with("A 90-year-old"));
    assert!(story("7", "people at Holm were told on Friday that all of them").starts_with("7 people at"));
    // A large figure that stands for itself begins no line.
    let alone = [at(50, 600, 36, "71"), lines(50, 580, &["people were hurt in the shed, the fire brigade said.", "It had been empty."])];
    assert!(page(&alone).concat().contains("71"), "{:?}", page(&alone));
    assert!(page(&alone).len() > 1);
}

#[test]
fn raised_figures_are_notes_powers_or_fractions() {
    let after = |word: &str, x: f32, sign: &str, rest: &str| {
        let wide = raised(x, 703.5, 6, sign);
        page(&[at(50, 700, 10, word), wide, raised(x + 4.0, 700.0, 10, rest)]).concat()
    };
    // In Helvetica "34" is 11.12 points wide, "12 km" 27.6.
    assert_eq!(after("34", 61.2, "1", " people were hurt."), "34 people were hurt.");
    assert_eq!(after("34", 61.2, "*", ", the most since 1931."), "34, the most since 1931.");
    assert_eq!(after("12 km", 77.4, "2", " of land burned."), "12 km² of land burned.");
    assert_eq!(after("450 m", 77.8, "2", " of floor is let."), "450 m² of floor is let.");
    assert_eq!(after("10", 61.2, "6", " cells were found."), "10⁶ cells were found.");
    assert_eq!(after("5", 55.7, "1", "/2 miles of road."), "5 1/2 miles of road.");
    // A unit with a sign that is no power, and a word that ends like a unit.
    assert_eq!(after("12 km", 77.4, "7", " of road burned."), "12 km of road burned.");
    assert_eq!(after("Tom", 71.2, "2", " said so."), "Tom said so.");
    // Lowered ones are words, however low, drawn on their own line or in shapes of their own.
    let below =
        |drop: f32, rest: &str| page(&[at(50, 700, 10, "H"), raised(57.3, 700.0 - drop, 7, "2"), raised(61.3, 700.0, 10, rest)]).join("|");
    assert_eq!(below(1.5, "O is water."), "H2O is water.");
    assert_eq!(below(5.0, "O is water."), "H2O is water.");
    assert!(below(12.0, "O is water.").contains('|'));
    // As large as the line, half a line higher.
    let lifted = [at(50, 700, 10, "34"), raised(61.2, 704.5, 9, "1"), at(67, 700, 10, " people were hurt.")];
    assert_eq!(page(&lifted), ["34 people were hurt."]);
    // A ring that is raised after a figure is a degree.
    let map = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <01> <25e6> endbfchar endcmap";
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/X/ToUnicode 6 0 R>>".to_vec();
    let ring = "BT /F 10 Tf 50 700 Td (5) Tj /G 7 Tf 5 4 Td <01> Tj /F 10 Tf 4 -4 Td (C) Tj ET";
    assert_eq!(told(&article(&two_fonts(ring, font, map))), ["5°C"]);
}

/// A page in Helvetica (`/F`) and another font (`/G`), which may name object 6, of that content.
fn two_fonts(content: &str, font: Vec<u8>, object: &[u8]) -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</G 5 0 R/F 7 0 R>>>>>>";
    let plain = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec();
    filed(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        page.into(),
        stream("", content.as_bytes()),
        font,
        stream("", object),
        plain,
    ])
}

#[test]
fn a_note_whose_figure_is_drawn_on_the_line_is_told_by_its_shape_or_its_link() {
    // Two shapes for each figure: 0x11 and 0x12 are "1" and "2", 0x21 and 0x22 are narrow ones.
    let map = b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 6 beginbfchar <0011> <0031> <0012> <0032> <0021> <0031> <0022> <0032> <0041> <0061> <0020> <0020> endbfchar endcmap";
    let font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/W[17 18 500 32 32 250 33 34 310 65 65 500]>>]>>".to_vec();
    let read = |shown: &str| told(&article(&two_fonts(&format!("BT /G 10 Tf 50 700 Td <{shown}> Tj ET"), font.clone(), map))).concat();
    assert_eq!(read("00120011 0022 0020 00410041".replace(' ', "").as_str()), "21 aa");
    assert_eq!(read("00120011 0021 0020 00410041".replace(' ', "").as_str()), "21 aa");
    assert_eq!(read("00120011 0012 0020 00410041".replace(' ', "").as_str()), "212 aa");
    // In a formula the figure is lowered: within it, or behind a gas.
    let formula = b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 8 beginbfchar <0011> <0031> <0012> <0032> <0021> <0031> <0022> <0032> <0041> <0061> <0020> <0020> <0043> <0043> <004f> <004f> endbfchar endcmap";
    let read = |shown: &str| told(&article(&two_fonts(&format!("BT /G 10 Tf 50 700 Td <{shown}> Tj ET"), font.clone(), formula))).concat();
    assert_eq!(read("0043004f00220020004100410041"), "CO2 aaa");
    assert_eq!(read("00430022004f0020004100410041"), "C2O aaa");
    assert_eq!(read("004300220020004100410041"), "C aaa");
    assert_eq!(read("004f0043004f002200200041"), "OCO a");
    let read = |shown: &str| told(&article(&two_fonts(&format!("BT /G 10 Tf 50 700 Td <{shown}> Tj ET"), font.clone(), map))).concat();
    assert_eq!(read("00120011 0022 0020 00410041".replace(' ', "").as_str()), "21 aa");
    // A one may be narrow by itself: with no other one in the font it stays.
    let narrow = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/W[18 18 500 32 32 250 33 33 310 65 65 500]>>]>>".to_vec();
    let content = "BT /G 10 Tf 50 700 Td <001200210020 00410041> Tj ET";
    assert_eq!(told(&article(&two_fonts(content, narrow, map))).concat(), "21 aa");
    // A figure that is a link to a place of the document, at a word's end.
    let linked = |annotation: &str, words: &str| {
        let page =
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Annots[{annotation}]/Resources<</Font<</F 5 0 R>>>>>>");
        let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec();
        let content = format!("BT /F 10 Tf 50 700 Td ({words}) Tj (1) Tj ( people came.) Tj ET");
        let objects = [
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
            page.into(),
            stream("", content.as_bytes()),
            font,
        ];
        told(&article(&filed(&objects))).concat()
    };
    let link = |to: &str| format!("<</Subtype/Link/Rect[61 698 67 709]/{to}>>");
    assert_eq!(linked(&link("Dest[3 0 R/Fit]"), "34"), "34 people came.");
    assert_eq!(linked(&link("A<</S/GoTo/D[3 0 R/Fit]>>"), "34"), "34 people came.");
    assert_eq!(linked(&link("A<</S/URI/URI(https://courier.example)>>"), "34"), "341 people came.");
    assert_eq!(linked("", "34"), "341 people came.");
}

#[test]
fn hyphens_at_line_ends_are_the_texts_own_or_break_words() {
    let over = |first: &str, second: &str| page(&[at(50, 700, 10, first), at(50, 688, 10, second)]).join("|");
    assert_eq!(over("A crowd of 20,000-", "25,000 people came."), "A crowd of 20,000-25,000 people came.");
    assert_eq!(over("It was sold in the 2023-", "24 season for a mill of"), "It was sold in the 2023-24 season for a mill of");
    assert_eq!(over("It was paid for by a $2.5-", "million loan."), "It was paid for by a $2.5-million loan.");
    assert_eq!(over("There were twenty-", "five of them."), "There were twenty-five of them.");
    assert_eq!(over("It was the once-in-a-", "lifetime sale."), "It was the once-in-a-lifetime sale.");
    assert_eq!(over("The flat was let to Jean-", "Luc Verne."), "The flat was let to Jean-Luc Verne.");
    assert_eq!(over("They took 10\\226", "12 of the men with",), "They took 10–12 of the men with");
    assert_eq!(over("The men were with-", "out a roof."), "The men were without a roof.");
    assert_eq!(over("It is no plan -", "they said."), "It is no plan - they said.");
    assert_eq!(over("The low of the night was \\226", "18\\260C in the valley."), "The low of the night was –18°C in the valley.");
    assert_eq!(over("It took a while \\226", "18 days, they said."), "It took a while – 18 days, they said.");
}

#[test]
fn marks_say_what_their_letters_say() {
    let marked = |inner: &str| page(&[format!("BT /F 10 Tf 50 700 Td (Fares rise by 10) Tj {inner} (15 per cent.) Tj ET")]).concat();
    // A drawn soft hyphen whose mark says that it is a hyphen, and one that says nothing.
    assert_eq!(marked("/Span<</ActualText(-)>>BDC (\\255) Tj EMC"), "Fares rise by 10-15 per cent.");
    assert_eq!(marked("(\\255) Tj"), "Fares rise by 10-15 per cent.");
    assert_eq!(marked("/Span<</ActualText<FEFF2013>>>BDC (x) Tj EMC"), "Fares rise by 10–15 per cent.");
    // At a line's end it only breaks a word.
    let broken = |text: &str| {
        page(&[format!(
            "BT /F 10 Tf 50 700 Td (It was a repre) Tj /Span<</ActualText{text}>>BDC (-) Tj EMC 0 -12 Td (sentation of them.) Tj ET"
        )])
        .concat()
    };
    assert_eq!(broken("<FEFF00AD>"), "It was a representation of them.");
    assert_eq!(broken("()"), "It was a representation of them.");
    assert_eq!(broken("(-)"), "It was a representation of them.");
}

#[test]
fn what_stands_outside_the_page_is_not_read() {
    let boxed = |keys: &str| {
        let page = format!("<</Type/Page/Parent 2 0 R{keys}/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>");
        let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec();
        let content = [at(50, 700, 10, "Twelve were hurt."), at(50, 20, 10, "Proof 998."), at(900, 700, 10, "Cut here 7")].concat();
        let pages = b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>".to_vec();
        told(&article(&filed(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), pages, page.into(), stream("", content.as_bytes()), font])))
            .join("|")
    };
    assert_eq!(boxed("/CropBox[40 40 560 760]"), "Twelve were hurt.");
    assert_eq!(boxed(""), "Twelve were hurt.|Proof 998.");
    // A box that shows nothing is none.
    assert_eq!(boxed("/CropBox[0 0 0 0]"), "Twelve were hurt.|Proof 998.|Cut here 7");
}

#[test]
fn rows_with_narrow_gaps_are_rows_and_justified_lines_are_not() {
    // 8 points between cells.
    let row = |y: i32, cells: [&str; 3]| [at(50, y, 10, cells[0]), at(84, y, 10, cells[1]), at(116, y, 10, cells[2])].concat();
    let told = page(&[
        lines(50, 700, &["The toll by ward was given on Monday."]),
        row(676, ["Ward", "Dead", "Hurt"]),
        row(664, ["North", "14", "120"]),
        row(652, ["South", "21", "98"]),
        lines(50, 628, &["Nobody is missing."]),
    ]);
    assert_eq!(
        told,
        ["The toll by ward was given on Monday.", "Ward\tDead\tHurt", "North\t14\t120", "South\t21\t98", "Nobody is missing."]
    );
    // A justified column: all gaps of a line are as wide, and lines end at one place.
    let spread =
        |y: i32, words: &[&str], gap: i32| format!("BT /F 10 Tf 1 0 0 1 50 {y} Tm [({})] TJ ET\n", words.join(&format!(")-{gap}(")));
    let narrow = page(&[
        spread(700, &["The", "owner", "said", "that"], 720),
        spread(688, &["administrators"], 0),
        spread(676, &["would", "be", "called", "in"], 760),
        spread(664, &["by", "the", "end", "of"], 1310),
        spread(652, &["June."], 0),
    ]);
    assert_eq!(narrow.join(" "), "The owner said that administrators would be called in by the end of June.");
    // The last row ends before the next paragraph.
    let after = page(&[
        at(50, 700, 10, "North"),
        at(200, 700, 10, "14"),
        at(50, 688, 10, "South"),
        at(200, 688, 10, "21"),
        lines(50, 676, &["Nobody is missing in either of the two wards, the", "brigade said."]),
    ]);
    assert_eq!(after, ["North\t14", "South\t21", "Nobody is missing in either of the two wards, the brigade said."]);
}

#[test]
fn a_line_that_was_ended_early_ends_a_paragraph() {
    let told = page(&[lines(
        50,
        700,
        &[
            "By Ada Holt",
            "The owner of the works said on Friday that 31 people",
            "would lose their posts at the turn of the year.",
            "It is too early.",
            "The union has called a vote on the plan for Monday in",
            "the hall.",
        ],
    )]);
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(told[0], "By Ada Holt");
    assert_eq!(told[2], "It is too early.");
    // Lines beside a picture are all short, and one that breaks before a name is no paragraph.
    let beside = page(&[lines(
        50,
        700,
        &[
            "The owner of the works said",
            "on Friday that the town of",
            "Carrow would close and that",
            "31 people would lose their posts, and that the sheds would",
            "be sold by the spring to a buyer from the coast.",
        ],
    )]);
    assert_eq!(beside.len(), 1, "{beside:?}");
}

#[test]
fn tex_draws_accents_over_letters_and_signs_as_bitmaps() {
    // In Helvetica an acute accent is 3.33 points wide, "e" 5.56: the letter is drawn back under it.
    assert_eq!(page(&["BT /F 10 Tf 50 700 Td [(Ren)28(\\264)444(e)-280(said)] TJ ET".to_owned()]), ["René said"]);
    let apart = "BT /F 10 Tf 50 700 Td (Anna ) Tj 27 2.2 Td (\\250) Tj -1.9 -2.2 Td (Unal said) Tj ET";
    assert_eq!(page(&[apart.to_owned()]), ["Anna Ünal said"]);
    // One that is drawn beside a letter stays.
    assert_eq!(page(&["BT /F 10 Tf 50 700 Td (5\\264e) Tj ET".to_owned()]), ["5´e"]);
    let bitmap = |code: u8| {
        let font = format!(
            "<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FontBBox[0 0 9 9]/FirstChar {code}/Widths[50]/CharProcs<</a{code} 6 0 R>>/Encoding<</Differences[{code}/a{code}]>>>>"
        );
        told(&article(&two_fonts(
            &format!("BT /G 10 Tf 50 700 Td <{code:02x}> Tj /F 10 Tf 5 0 Td (5 million was paid by the town in one year.) Tj ET"),
            font.into_bytes(),
            b"",
        )))
        .concat()
    };
    assert!(bitmap(163).starts_with("£5 million") && bitmap(36).starts_with("$5 million") && bitmap(191).starts_with("€5 million"));
}

#[test]
fn the_font_of_signs_needs_no_list_of_them() {
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Symbol>>".to_vec();
    let content =
        "BT /G 10 Tf 50 700 Td <b3> Tj /F 10 Tf 5.5 0 Td (30 dead, ) Tj /G 10 Tf 40 0 Td <2d> Tj /F 10 Tf 5.5 0 Td (5 points) Tj ET";
    assert_eq!(told(&article(&two_fonts(content, font, b""))), ["≥30 dead, −5 points"]);
}

#[test]
fn many_pieces_are_read_in_time() {
    let started = std::time::Instant::now();
    // Two rows of cells that line up, a page of initials, a page of raised figures.
    let row = |y: i32| format!("BT /F 1 Tf 1 0 0 1 0 {y} Tm [{}] TJ ET\n", "(a)-900".repeat(40_000));
    let raised: String =
        (0..20_000).map(|i| format!("BT /F 10 Tf 1 0 0 1 {} 700 Tm (a) Tj /F 6 Tf 5.6 4 Td (1) Tj ET\n", i % 500)).collect();
    let initials: String =
        (0..20_000).map(|i| format!("BT /F {} Tf 1 0 0 1 {} 700 Tm (a) Tj ET\n", if i % 2 == 0 { 30 } else { 10 }, i % 500)).collect();
    let wide = [row(300), row(299)].concat();
    for content in [wide, raised, initials] {
        // What is read of it is of no matter.
        drop(read::read("page.pdf", &pdf(&[content]), None));
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn letters_that_are_set_apart_are_words_or_spaced_letters() {
    // As gs writes a justified line of groff: a space is the room after a letter.
    assert_eq!(page(&["BT /F 10 Tf 50 700 Td (of) Tj 3.1 Tc 8.34 0 Td (fC) Tj 0 Tc 13.1 0 Td (arrow) Tj ET".to_owned()]), ["off Carrow"]);
    assert_eq!(page(&["BT /F 10 Tf 4 Tc 50 700 Td (NEWS) Tj ET".to_owned()]), ["NEWS"]);
    assert_eq!(page(&["BT /F 10 Tf 4 Tc 50 700 Td (NEWS 24 HERE) Tj ET".to_owned()]), ["NEWS 24 HERE"]);
}

#[test]
fn a_draft_that_is_printed_with_its_changes_has_two_sides() {
    let ink = "0.8 0 0 rg 0.8 0 0 RG\n";
    let rule = |x: i32, y: f32, wide: i32| format!("{x} {y} {wide} 0.6 re f\n");
    // "31" and "34" are 11.1 points wide.
    let draft = [
        at(50, 700, 10, "The fire killed "),
        ink.to_owned(),
        at(118, 700, 10, "31"),
        rule(118, 703.0, 11),
        at(130, 700, 10, "34"),
        rule(130, 698.5, 11),
        "0 g 0 G\n".to_owned(),
        at(141, 700, 10, " people in the shed at Holm."),
        // An underlined title in the text's own colour was not inserted.
        at(50, 660, 10, "Sheds of Holm"),
        rule(50, 658.5, 66),
    ]
    .concat();
    let bytes = pdf(&[draft]);
    assert_eq!(told(&article(&bytes)).join("|"), "The fire killed 34 people in the shed at Holm.|Sheds of Holm");
    let [before, after] = read::tracked("draft.pdf", &bytes).unwrap();
    assert_eq!(told(&before).join("|"), "The fire killed 31 people in the shed at Holm.|Sheds of Holm");
    assert_eq!(told(&after), told(&article(&bytes)));
    // A line that is drawn downwards, near the top of small letters; one above them strikes nothing out.
    let high = |y: f32| {
        let draft =
            [at(50, 700, 10, "It killed "), at(93, 700, 10, "31"), format!("93 {y} 11 -1.2 re f\n"), at(107, 700, 10, "34 people.")]
                .concat();
        told(&article(&pdf(&[draft]))).concat()
    };
    assert_eq!([high(705.6), high(703.6)], ["It killed 34 people."; 2]);
    assert_eq!(high(709.0), "It killed 31 34 people.");
    // What closes a word stays with it, though inserted words part the two and begin the next line.
    let lines = [
        at(50, 700, 10, "The fire at Holm was seen from the whole of "),
        ink.to_owned(),
        at(246, 700, 10, "the bay"),
        rule(246, 703.0, 33),
        at(282, 700, 10, "the"),
        rule(282, 698.5, 14),
        at(50, 688, 10, "island"),
        rule(50, 686.5, 26),
        "0 g 0 G\n".to_owned(),
        at(76, 688, 10, ". It burned for six hours, and 31 people fled."),
    ]
    .concat();
    let [before, after] = read::tracked("draft.pdf", &pdf(&[lines])).unwrap();
    let rest = "It burned for six hours, and 31 people fled.";
    assert_eq!(told(&before).join("|"), format!("The fire at Holm was seen from the whole of the bay. {rest}"));
    assert_eq!(told(&after).join("|"), format!("The fire at Holm was seen from the whole of the island. {rest}"));
    // Underlined words alone are no changes.
    let plain = pdf(&[[at(50, 700, 10, "The fire killed 34 people."), rule(50, 698.5, 130)].concat()]);
    assert!(read::tracked("plain.pdf", &plain).is_err());
}

#[test]
fn cells_that_are_centred_beside_one_of_several_lines_are_of_its_row() {
    let row = |top: i32, label: &[&str], figures: [&str; 2]| -> String {
        let middle = top - 6 * (label.len() as i32 - 1);
        // The narrower the step between cells, the more they look like words.
        [lines(50, top, label), at(140, middle, 10, figures[0]), at(165, middle, 10, figures[1])].concat()
    };
    let table = [
        at(50, 700, 10, "Place"),
        at(140, 700, 10, "Lost"),
        at(165, 700, 10, "Found"),
        row(680, &["The old quay", "with its sheds"], ["12", "340"]),
        row(645, &["The yard of the", "brothers Holt and", "the slip behind it"], ["21", "75"]),
        row(600, &["Sorrel"], ["4", "52"]),
    ];
    assert_eq!(
        page(&table),
        [
            "Place\tLost\tFound",
            "The old quay with its sheds\t12\t340",
            "The yard of the brothers Holt and the slip behind it\t21\t75",
            "Sorrel\t4\t52",
        ]
    );
    // Columns of a text are none, though they begin at one height.
    let columns = [
        lines(50, 700, &["The ferry had left the quay of", "Sorrel with 212 passengers and"]),
        lines(300, 700, &["was due an hour later, at ten", "past seven in the evening."]),
    ];
    assert_eq!(
        page(&columns),
        ["The ferry had left the quay of Sorrel with 212 passengers and was due an hour later, at ten past seven in the evening."]
    );
}

#[test]
fn figures_beside_a_cell_of_several_lines_stand_in_its_row_however_narrow_the_gap() {
    // Words of Helvetica at ten points: "with two sheds," ends almost three points before 121.
    let row = |top: i32, label: [&str; 2], figure: &str| [lines(50, top, &label), at(121, top - 6, 10, figure)].concat();
    let table = [row(700, ["The old quay", "with two sheds,"], "12"), row(670, ["The yard and", "the slip for all"], "21")];
    assert_eq!(page(&table), ["The old quay with two sheds,\t12", "The yard and the slip for all\t21"]);
}

#[test]
fn a_row_goes_on_over_the_end_of_a_page() {
    let head = |y: i32| [at(50, y, 10, "Place"), at(140, y, 10, "Lost"), at(180, y, 10, "Found")].concat();
    let first = [
        head(90),
        at(50, 76, 10, "Sorrel"),
        at(140, 76, 10, "4"),
        at(180, 76, 10, "52"),
        lines(50, 62, &["The old quay", "of Ravensholt"]),
        at(140, 62, 10, "18"),
        at(180, 62, 10, "16"),
    ];
    let over = |top: &str| pages(&[first.to_vec(), vec![at(50, 740, 10, top), at(50, 700, 10, "The boats of the school are not in it.")]]);
    assert!(
        over("with its sheds").contains(&"The old quay of Ravensholt with its sheds\t18\t16".to_owned()),
        "{:?}",
        over("with its sheds")
    );
    // The figures stand on the one page, and all that they are of on the next.
    let rows =
        [head(90), at(50, 76, 10, "Sorrel"), at(140, 76, 10, "4"), at(180, 76, 10, "52"), at(140, 62, 10, "18"), at(180, 62, 10, "16")];
    let label = [lines(50, 740, &["The old quay", "of Ravensholt"]), at(50, 690, 10, "The boats of the school are not in it.")].concat();
    let told = pages(&[rows.to_vec(), vec![label]]);
    assert!(told.contains(&"The old quay of Ravensholt\t18\t16".to_owned()), "{told:?}");
    // What begins anew is another paragraph.
    assert!(over("With its sheds").contains(&"The old quay of Ravensholt\t18\t16".to_owned()), "{:?}", over("With its sheds"));
}

#[test]
fn rows_whose_gaps_are_all_as_wide_are_rows() {
    let row = |y: i32, cells: [&str; 4]| -> String { cells.iter().enumerate().map(|(i, c)| at(50 + 70 * i as i32, y, 10, c)).collect() };
    let table = [
        row(700, ["Place", "Saved", "Lost", "Seats"]),
        row(688, ["North", "35,476", "11,190", "65,926"]),
        row(676, ["Quay", "14,735", "36,983", "54,607"]),
    ];
    assert_eq!(page(&table), ["Place\tSaved\tLost\tSeats", "North\t35,476\t11,190\t65,926", "Quay\t14,735\t36,983\t54,607"]);
}

#[test]
fn labels_that_are_drawn_behind_their_items_are_no_lines() {
    let body = lines(50, 640, &["The road to Holm was shut for the whole of the week, and", "it is open now."]);
    // Labels at the end of the page are drawn behind all of it.
    let page = |content: &[String]| page(&[&content[..1], std::slice::from_ref(&body), &content[1..]].concat());
    let items = [at(80, 700, 10, "First came 12 vans."), at(80, 688, 10, "Then came 1,200 more.")];
    let labels = |first: &str, second: &str| [at(60, 700, 10, first), at(60, 688, 10, second)].concat();
    let expected =
        ["First came 12 vans.", "Then came 1,200 more.", "The road to Holm was shut for the whole of the week, and it is open now."];
    // At the end of the page, and each behind its item.
    assert_eq!(page(&[items.concat(), labels("1.", "2.")]), expected);
    assert_eq!(page(&[items.concat(), labels("\\225", "\\225")]), expected);
    assert_eq!(page(&[[&items[0], &at(60, 700, 10, "5\\)")[..], &items[1], &at(60, 688, 10, "6\\)")].concat()]), expected);
    // What stands before its words, far from them, or is no label, stays.
    assert!(page(&[[at(60, 700, 10, "1."), items.concat()].concat()]).concat().starts_with("1. First"));
    assert!(page(&[items.concat(), at(20, 700, 10, "1.")]).concat().contains("1."));
    assert!(page(&[items.concat(), labels("31", "42")]).concat().contains("31"));
    assert!(page(&[items.concat(), at(60, 560, 10, "7.")]).concat().contains("7."));
}

#[test]
fn notes_stand_behind_the_text_and_go_on_over_the_page() {
    let body = lines(50, 700, &["The council counted 340 people in the hall, and twelve", "of them spoke against the plan."]);
    let first = [body.clone(), at(50, 100, 7, "1 Counted by the clerk.")];
    let second = [at(50, 700, 7, "2 The plan is dated 4 May.")];
    assert_eq!(pages(&[first.to_vec(), second.to_vec()])[1..], ["1 Counted by the clerk.", "2 The plan is dated 4 May."]);
    let text = [body];
    let notes = [at(50, 700, 7, "1 Counted by the clerk."), at(50, 690, 7, "2 The plan is dated 4 May.")];
    assert_eq!(pages(&[text.to_vec(), notes.to_vec()])[1..], ["1 Counted by the clerk.", "2 The plan is dated 4 May."]);
}

#[test]
fn the_lines_of_a_narrow_column_below_wider_text_are_one_paragraph() {
    let wide = lines(
        50,
        700,
        &[
            "The council counted 340 people in the hall, and twelve of them spoke",
            "against the plan of the mayor, which is dated 4 May and costs a lot.",
        ],
    );
    let narrow = lines(50, 660, &["The mayor had left by", "then. The clerk wrote", "that down. So did we."]);
    assert_eq!(page(&[wide, narrow])[1..], ["The mayor had left by then. The clerk wrote that down. So did we."]);
}
