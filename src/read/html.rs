//! A web page in, its article out: the page's own text as blocks, without navigation, comments and scripts.
//!
//! What is the article is found by dom_smoothie, a port of the reader view of browsers; this module bounds what it is
//! given, as its cost grows with depth times size, takes other stories of the page away before, puts a lead and
//! correction notes back after that a reader view leaves out, and turns what it finds into blocks with roles. Words that
//! are struck out or inserted are the page's two versions. Spans index the text built here, which `recount text` prints.

mod formula;
mod hidden;
mod laid;
mod microdata;
mod page;
mod rows;
mod walk;

use super::build::{Builder, ChangeSide, Changes, is_html, plain_line};
use super::error::ReadError;
use super::raised::Raised;
use super::scan::{self, PieceKind};
use super::{day, encoding, ignore, marks, reference, text};
use crate::article::{Article, Role};
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;
use page::Outline;
use walk::blocks_of;

/// The largest page, in bytes. Long pages with everything inlined stay below 8 MiB.
pub const MAX_HTML_BYTES: usize = 16 << 20;
/// How deep elements may nest. News pages stay below 60; the cost of extraction grows with its square.
pub const MAX_DEPTH: usize = 256;
/// How many tags a page may have, with those that the parser repeats. News pages stay below 20,000.
pub const MAX_ELEMENTS: usize = 200_000;
/// The sum of the depths of all tags, to which the cost is proportional. News pages stay below 500,000.
pub const MAX_NESTING: usize = 2_000_000;
/// How many attributes a tag may have: the parser compares each with all others.
pub const MAX_ATTRIBUTES: usize = 256;

/// Reads a page as it stands with what is struck out and inserted in it.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    Ok(side(name, bytes, ChangeSide::After)?.0)
}

/// Reads one side of a page's struck out and inserted words, and tells whether there are any.
pub(super) fn side(name: &str, bytes: &[u8], side: ChangeSide) -> Result<(Article, Changes), ReadError> {
    let too_much =
        |what: String, limit| ReadError::TooMuch { name: name.to_owned(), what, limit, remedy: "save the article's text as .txt" };
    if bytes.len() > MAX_HTML_BYTES {
        return Err(too_much(format!("the page has {} bytes", bytes.len()), MAX_HTML_BYTES));
    }
    let page = encoding::decode(bytes, declared(bytes));
    if page.trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned(), format: "HTML" });
    }
    let (page, comments) = ignore::marked(page);
    let outline = measure(&page).map_err(|(what, limit)| too_much(what, limit))?;
    let notes = outline.notes(&page);
    let one = outline.one_story(&page);
    let laid = laid::laid(&one);
    let settled = marks::settle(&laid, side);
    let article = ignore::settle(extract(&settled.html, &notes), comments);
    if article.blocks.is_empty() {
        Err(ReadError::NoArticle { name: name.to_owned() })
    } else {
        Ok((article, Changes::from_words(settled.changed)))
    }
}

/// The encoding that the page names in a `meta` element or an XML declaration.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let label = |key: &str| {
        let rest = head[head.find(key)? + key.len()..].trim_start_matches(['"', '\'', ' ']);
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).next().map(str::to_owned)
    };
    let label = label("charset=").or_else(|| label("encoding=")).filter(|_| head.contains('<'))?;
    Encoding::for_label(label.as_bytes())
}

/// Elements that a parser closes by itself, or that hold nothing: they add no depth worth counting.
const SHALLOW: [&str; 30] = [
    "a", "area", "base", "br", "col", "dd", "dt", "embed", "hr", "html", "head", "body", "img", "input", "li", "link", "meta", "option",
    "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr", "optgroup",
];
/// Elements that the parser opens again in the next block while they are not closed.
const FORMATTING: [&str; 14] = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Where the parts of a page stand, unless it has too much of what a tree must not be built of. One pass; depth is never
/// underrated by much.
fn measure(page: &str) -> Result<Outline, (String, usize)> {
    let mut open: Vec<String> = Vec::new();
    let mut outline = Outline::default();
    let mut formatting = [0usize; FORMATTING.len()];
    let (mut elements, mut nesting) = (0, 0);
    for piece in scan::pieces(page) {
        let PieceKind::Tag { name, closes, alone, attributes } = piece.kind else { continue };
        let shape = FORMATTING.iter().position(|f| *f == name);
        let reopened: usize = formatting.iter().sum();
        elements += 1 + if reopened > 3 { reopened } else { 0 };
        if elements > MAX_ELEMENTS {
            return Err(("the page has too many elements".to_owned(), MAX_ELEMENTS));
        }
        nesting += open.len();
        if nesting > MAX_NESTING {
            return Err(("the page has too many deep elements".to_owned(), MAX_NESTING));
        }
        if attributes > MAX_ATTRIBUTES {
            return Err((format!("a <{name}> has {attributes} attributes"), MAX_ATTRIBUTES));
        }
        if let Some(shape) = shape {
            formatting[shape] = if closes { formatting[shape].saturating_sub(1) } else { formatting[shape] + 1 };
        }
        if SHALLOW.contains(&name.as_str()) {
            continue;
        }
        if !closes {
            outline.meet(&name, piece.range.clone(), open.len());
        }
        if closes {
            // An inline element's end does not reach through a block; a block's end closes what is open in it.
            let inline = |n: &String| n == "span" || FORMATTING.contains(&n.as_str());
            let found = open.iter().rposition(|o| *o == name || inline(&name) && !inline(o)).filter(|i| open[*i] == name);
            if let Some(at) = found {
                open.truncate(at);
                outline.close(at, piece.range.end);
            }
        } else if !alone || shape.is_some() || matches!(name.as_str(), "div" | "span" | "section" | "ul" | "ol") {
            open.push(name);
        }
        if open.len() > MAX_DEPTH {
            return Err((format!("elements are nested more than {MAX_DEPTH} deep"), MAX_DEPTH));
        }
    }
    outline.close(0, page.len());
    Ok(outline)
}

fn extract(page: &str, notes: &[String]) -> Article {
    let config = Config { max_elements_to_parse: MAX_ELEMENTS * 2, ..Config::default() };
    let found = Readability::new(page, None, Some(config)).and_then(|mut r| r.parse()).ok();
    let mut builder = Builder::default();
    let some = |s: &str| Some(s.trim()).filter(|s| !s.is_empty()).map(str::to_owned);
    let title = found.as_ref().and_then(|f| some(&f.title)).map(|t| plain_line(&Raised::default().settle(&t)));
    if let Some(title) = &title {
        builder.push(title, Role::Headline);
    }
    let head = builder.article.blocks.len();
    if let Some(found) = &found {
        let story = blocks_of(&found.content);
        for (text, role) in page::lead(page, title.as_deref().unwrap_or(""), &story).iter().chain(&story) {
            builder.push(text, *role);
        }
    }
    if builder.article.blocks.len() == head {
        walk(page, &mut builder);
    }
    if builder.article.blocks.len() > head {
        let told = |note: &&String| !builder.article.text.contains(note.as_str());
        for note in notes.iter().filter(told).cloned().collect::<Vec<_>>() {
            builder.push(&note, Role::Note);
        }
    }
    let mut article = builder.article;
    if article.blocks.len() == head {
        article.blocks.clear();
    }
    article.title = title;
    if let Some(found) = found {
        article.byline = found.byline.as_deref().and_then(some);
        article.outlet = found.site_name.as_deref().and_then(some);
        article.url = found.url.as_deref().and_then(some);
        article.published = found.published_time.as_deref().and_then(day::find);
        article.updated = found.modified_time.as_deref().and_then(day::find);
    }
    let [published, updated] = microdata::days(page);
    article.published = article.published.or(published);
    article.updated = article.updated.or(updated);
    article
}

/// Appends the blocks of a part of a page. White space is collapsed, references are decoded; what is hidden or struck out is
/// left out.
pub(super) fn blocks(part: &str, builder: &mut Builder) {
    walk(&marks::settle(&laid::laid(&hidden::shown(part)), ChangeSide::After).html, builder);
}

fn walk(page: &str, builder: &mut Builder) {
    for (text, role) in blocks_of(page) {
        builder.push(&text, role);
    }
}

/// A line of HTML, as a title is: what is raised in it is told, and what is struck out is left out.
pub(super) fn line(words: &str) -> String {
    let settled = marks::settle(words, ChangeSide::After);
    let line = Raised::default().settle(&settled.html).into_owned();
    // Of blocks it may have one around all, or several in its place.
    let part = |piece: scan::MarkupPiece| match &piece.kind {
        PieceKind::Tag { name, .. } if matches!(name.as_str(), "div" | "p" | "br") => " ",
        _ => &line[piece.range],
    };
    plain_line(&scan::pieces(&line).map(part).collect::<String>())
}

/// Elements that part paragraphs.
const PARTING: [&str; 6] = ["<p>", "<p ", "<br", "<div", "<P>", "<BR"];

/// Appends a body that is plain text or HTML, escaped once or more.
pub(super) fn body(builder: &mut Builder, body: &str) {
    let told = if is_html(body) { reference::once(body) } else { reference::decoded(body).into() };
    if !is_html(&told) {
        if !told.trim().is_empty() {
            builder.append(text::cut(told.into_owned()));
        }
    } else if PARTING.iter().any(|tag| told.contains(tag)) {
        blocks(&told, builder);
    } else {
        // As WordPress keeps it: a blank line parts paragraphs.
        blocks(&told.replace("\r\n", "\n").replace("\n\n", "<p>"), builder);
    }
}

/// Appends the blocks of a page that is a part of something else, in bounds.
pub(super) fn part(name: &str, page: &str, builder: &mut Builder) -> Result<(), ReadError> {
    let remedy = "save the article's text as .txt";
    measure(page).map_err(|(what, limit)| ReadError::TooMuch { name: name.to_owned(), what, limit, remedy })?;
    blocks(page, builder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> Result<Article, ReadError> {
        super::super::read("page.html", body.as_bytes(), None)
    }

    const STORY: &str = "<p>The old bridge at Ostervik was closed on Monday after divers found twelve cracks in its piers, the harbour authority said in a statement.</p><p>Mayor Ada Brandt said that the bridge would stay closed until May, and that traffic would be led over the New Bridge, which was widened last year.</p><h2>What comes next</h2><ul><li>Divers will return on Friday.</li><li>A report is due in June.</li></ul>";

    #[test]
    fn what_is_quoted_by_an_element_has_the_marks_that_a_browser_writes() {
        let text =
            page(&format!("<article><h1>Bridge</h1>{STORY}<p>She said <q>never</q> twice, and <q>no, <b>ever</b></q>.</p></article>"))
                .map(|a| a.text)
                .unwrap_or_default();
        assert!(text.contains("She said “never” twice, and “no, ever”."), "{text}");
        assert!(!page(&format!("<article><h1>Bridge</h1>{STORY}</article>")).is_ok_and(|a| a.text.contains('“')));
    }

    #[test]
    fn a_time_above_an_entry_is_no_claim() {
        let entry = |time: &str, rest: &str| format!("<div>{time}<p>{rest}</p></div>");
        let html = format!(
            "<article><h1>Bridge closed</h1>{STORY}{}{}<table><tr><td>Ferry</td><td><time>9.40</time></td></tr></table></article>",
            entry("<time>14.20</time>", "Divers are back at the third pier of the bridge, the authority says, with two new lamps."),
            entry("<h3><time>13.05</time></h3>", "The authority says at <time>12.50</time> that it has found no more cracks in the piers."),
        );
        let article = page(&html).unwrap();
        let role = |words: &str| article.blocks.iter().find(|b| b.span.of(&article.text) == words).map(|b| b.role);
        assert_eq!([role("14.20"), role("13.05")], [Some(Role::Furniture); 2], "{}", article.text.as_str());
        assert_eq!(role("Ferry\t9.40"), Some(Role::Item));
        assert!(article.text.contains("says at 12.50 that"));
    }

    #[test]
    fn an_article_is_found_in_its_page() {
        let html = format!(
            "<!doctype html><html><head><title>Bridge closed | Coastal Wire</title><meta property='article:published_time' content='2026-03-04T08:00:00Z'><meta property='og:site_name' content='Coastal Wire'><meta name='author' content='Jo Weir'></head><body><nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav><article><h1>Bridge closed</h1>{STORY}<script>var x = '<p>30 died</p>';</script></article><footer>Copyright 2026</footer></body></html>"
        );
        let article = page(&html).unwrap();
        assert_eq!(article.outlet.as_deref(), Some("Coastal Wire"));
        assert_eq!(article.published.unwrap().to_string(), "2026-03-04");
        assert_eq!(article.byline.as_deref(), Some("Jo Weir"));
        let roles: Vec<Role> = article.blocks.iter().map(|b| b.role).collect();
        assert_eq!(roles, [Role::Headline, Role::Lede, Role::Body, Role::Heading, Role::Item, Role::Item], "{}", article.text);
        assert!(!article.text.contains("30 died") && !article.text.contains("Sport"));
    }

    #[test]
    fn markup_and_entities_make_no_difference() {
        let text = |html: &str| page(html).unwrap().text.to_string();
        assert_eq!(text("<div><span>34 people</span> died.</div>"), text("<p>34 <b>people</b> died.</p>"));
        assert_eq!(text("<p>R&amp;D &#8220;cost&#8221; &pound;5</p>"), "R&D “cost” £5");
    }

    #[test]
    fn a_declared_encoding_is_believed() {
        let html = b"<meta charset=windows-1252><p>Caf\xe9 \x93open\x94: 34 served</p>";
        assert_eq!(super::super::read("a.html", html, None).unwrap().text.as_str(), "Café “open”: 34 served");
        let utf8 = "<meta charset=latin1><p>Café: 34 died</p>";
        assert_eq!(page(utf8).unwrap().text.as_str(), "Café: 34 died");
    }

    #[test]
    fn what_would_take_for_ever_is_refused() {
        let much = [
            "<div>".repeat(10_000),
            "<b>".repeat(10_000),
            "<div></span>".repeat(10_000),
            "<span><div></span>".repeat(10_000),
            format!("<p {}>x</p>", "a=1 ".repeat(10_000)),
            "<p>".repeat(MAX_ELEMENTS + 1),
            (0..1000).map(|i| format!("<b id={i}><p>x</p>")).collect(),
        ];
        for html in much {
            let error = page(&format!("<html>{html}")).unwrap_err();
            assert!(matches!(error, ReadError::TooMuch { .. }), "{error}");
        }
        assert!(page(&format!("<html>{}", "<p>Two men died.<li>x".repeat(1000))).is_ok());
    }

    #[test]
    fn a_page_without_text_is_an_error() {
        assert!(matches!(page("<html><body><img src=x></body></html>"), Err(ReadError::NoArticle { .. })));
        assert!(matches!(page(" "), Err(ReadError::Empty { .. })));
    }

    /// A page whose body is given; its title is that of the story.
    #[track_caller]
    fn text(body: &str) -> String {
        let html = format!("<!doctype html><title>Old bridge closed at Ostervik | Coastal Wire</title><body>{body}</body>");
        page(&html).unwrap().text.to_string()
    }

    const LEAD: &str = "Harbour divers found 12 cracks in the piers on Monday, and the mayor closed the bridge to all traffic.";

    #[test]
    fn a_lead_in_a_header_is_a_part_of_the_story() {
        let head = "<h1>Old bridge closed at Ostervik</h1>";
        for top in [
            format!("<header>{head}<p class=intro>{LEAD}</p></header>"),
            format!("{head}<h2>{LEAD}</h2>"),
            format!("<header><div>{head}</div><div class=summary>{LEAD}</div><p>By Ada Brandt</p></header>"),
        ] {
            let told = text(&format!(
                "<header><a href=/>Home: 30 pages about it all, every day.</a></header><main>{top}<div>{STORY}</div></main>"
            ));
            assert_eq!(told.matches("12 cracks in").count(), 1, "{told}");
            assert!(told.contains("twelve cracks") && !told.contains("30 pages"), "{told}");
        }
        let told = text(&format!("{head}<nav>{LEAD}</nav><p hidden>{LEAD}</p><aside>{LEAD}</aside><div>{STORY}</div>"));
        assert!(!told.contains("12 cracks in"), "{told}");
    }

    #[test]
    fn of_several_stories_the_page_is_about_one() {
        let other = "<h1>Ferry sinks off Weirdale</h1><p>Nine were saved when the ferry sank off Weirdale on Friday, the coast guard said, in the third such case of a stormy year.</p><p>A report on all three is due in the spring, the coast guard said in the port on Saturday.</p>";
        let own = format!("<h1>Old bridge closed at Ostervik</h1>{STORY}");
        let after = format!("<article>{own}</article><article>{other}</article>");
        let before = format!("<article>{other}</article><article>{own}</article>");
        let aside = format!("<main><article>{own}</article></main><div><article>{}</article></div>", other.replace("h1>", "h2>"));
        for page in [after, before, aside] {
            let told = text(&page);
            assert!(told.contains("twelve cracks") && !told.contains("Nine"), "{told}");
        }
    }

    #[test]
    fn rows_of_tables_hold_together() {
        let cells = ["<td>Pier<td>16", "<td><p>Pier</p></td><td><p>16</p></td>", "<th><div>Pier</div></th><td>16<br></td>"];
        for cells in cells {
            let told = text(&format!(
                "{STORY}<table><tr><th>Place</th><th>Boats</th></tr><tr>{cells}</tr><tr><td>Mill</td><td>24</td></tr></table>"
            ));
            assert!(told.ends_with("Place\tBoats\n\nPier\t16\n\nMill\t24"), "{told}");
        }
        let told = text(&format!("<table><tr><td>{STORY}</td><td>{}</td></tr></table>", STORY.replace("May", "June")));
        assert!(told.contains("widened last year.\n\nWhat comes next\n\nDivers"), "{told}");
    }

    #[test]
    fn notes_in_margins_and_fields_are_read() {
        let note = "Correction, 4 March: An earlier version of this article said that 31 cracks were found. There are 12.";
        let json = format!("{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"correction\":{{\"text\":\"{note}\"}}}}]}}");
        for place in [
            format!("<aside class=x><p>{note}</p></aside>"),
            format!("<footer><p>{note}</p></footer>"),
            format!("<script type='application/ld+json'>{json}</script>"),
        ] {
            let html = format!("<title>Old bridge closed</title><article><h1>Old bridge closed</h1>{STORY}{place}</article>");
            let article = page(&html).unwrap();
            let notes: Vec<&str> = article.blocks.iter().filter(|b| b.role == Role::Note).map(|b| b.span.of(&article.text)).collect();
            assert_eq!(notes, [note]);
        }
        let talk = format!("<article><h1>Old bridge closed</h1>{STORY}<aside id=comments><p>{note}</p></aside></article>");
        assert!(!page(&talk).unwrap().text.contains("31 cracks"));
    }

    #[test]
    fn struck_and_inserted_words_are_two_versions() {
        let html =
            format!("<h1>Old bridge closed</h1><p>Divers found <s>31</s> <ins>12</ins> cracks, 3<sup>1</sup> of them deep.</p>{STORY}");
        let [before, after] = super::super::tracked("a.html", html.as_bytes()).unwrap();
        assert!(before.text.contains("found 31 cracks, 3 of them"), "{}", before.text);
        assert!(after.text.contains("found 12 cracks, 3 of them"), "{}", after.text);
        let error = super::super::tracked("a.html", STORY.as_bytes()).unwrap_err();
        assert!(matches!(error, ReadError::Unchanged { .. }));
    }

    #[test]
    fn lines_that_are_set_as_they_stand_stay_lines() {
        let told = |body: &str| text(&format!("{STORY}{body}{STORY}"));
        let table = told("<pre>\nNorth pier   41\nMill quay     7\n\n<b>All</b>          48</pre>");
        assert!(table.contains("\n\nNorth pier 41\nMill quay 7\n\nAll 48\n\n"), "{table}");
        let prose = told("<p>The north pier\nhas 41   berths\n\nnow.</p>");
        assert!(prose.contains("\n\nThe north pier has 41 berths now.\n\n"), "{prose}");
    }

    #[test]
    fn a_page_tells_what_its_layout_shows() {
        let told = |body: &str| text(&format!("{STORY}<p>{body}</p>{STORY}"));
        let formula = "It took <math><mn>3</mn><mfrac><mn>1</mn><mn>4</mn></mfrac></math> days and <math><mn>2</mn><mo>×</mo><msup><mn>10</mn><mn>4</mn></msup></math> bolts.";
        assert!(told(formula).contains("It took 3 1⁄4 days and 2×10⁴ bolts."), "{}", told(formula));
        let lines = told("Boats:<span style='display:block'>Selle 14</span><span style='display:block'>61 lost</span>");
        assert!(lines.contains("Boats:\nSelle 14\n61 lost\n\n"), "{lines}");
        let inline = told("Boats: <span style='display:inline'>Selle 14</span>, <span>61 lost</span>");
        assert!(inline.contains("Boats: Selle 14, 61 lost\n\n"), "{inline}");
        let film = told(
            "The film: <video src=a.mp4><span>Get a player, as 80 others did.</span></video> it has <object data=b>9</object>12 parts.",
        );
        assert!(film.contains("The film: it has 12 parts."), "{film}");
    }

    #[test]
    fn the_day_of_an_article_may_stand_in_its_microdata() {
        let at = |head: &str, time: &str| {
            let page = format!(
                "<html><head><title>Old bridge closed</title>{head}</head><body><article itemscope itemtype='https://schema.org/NewsArticle'><h1>Old bridge closed</h1>{time}{STORY}</article></body></html>"
            );
            let article = super::super::read("page.html", page.as_bytes(), None).unwrap();
            [article.published, article.updated].map(|d| d.map(|d| d.to_string()))
        };
        let time = "<time itemprop='datePublished' datetime='2025-02-03'>Monday</time><meta itemprop='dateModified' content='2025-02-04'>";
        assert_eq!(at("", time), [Some("2025-02-03".to_owned()), Some("2025-02-04".to_owned())]);
        let better = "<meta property='article:published_time' content='2025-02-01T08:00:00Z'>";
        assert_eq!(at(better, time)[0].as_deref(), Some("2025-02-01"));
        assert_eq!(at("", &time.replace("itemprop", "class")), [None, None]);
    }

    #[test]
    fn what_is_not_seen_parts_no_figure() {
        assert_eq!(
            text("<p>Some 4,&shy;000 of 7&#8203;,000 har&shy;bours, 5,<wbr>000 piers.</p>"),
            "Old bridge closed at Ostervik\n\nSome 4,000 of 7,000 harbours, 5,000 piers."
        );
    }
}
