//! Feeds, JSON lines and items of agencies as a user meets them: sets of articles, and items that were withdrawn.

#![allow(clippy::unwrap_used, reason = "a test that cannot write its files has failed")]

mod support;

use recount::read;
use support::Desk;
use support::feeds::{ATOM, RSS};

/// A folder with one file in it, and the file's path.
fn file(name: &str, text: &str) -> (Desk, String) {
    let desk = Desk::new();
    desk.write(name, text);
    let path = desk.path().join(name).to_string_lossy().into_owned();
    (desk, path)
}

#[test]
fn a_feed_is_a_set_of_articles() {
    let items = read::all("feed.xml", RSS.as_bytes(), None).unwrap();
    let names: Vec<&str> = items.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["feed.xml#w-1", "feed.xml#https://wire.example/2"]);
    let first = &items[0].1;
    assert_eq!(
        *first.text,
        "Storm kills 12 in Ostervik & Carrow\n\nThe storm killed 12 people on Tuesday.\n\nSchools stay closed."
            .replace("stay closed", "stay\u{a0}closed")
    );
    assert_eq!((first.outlet.as_deref(), first.url.as_deref()), (Some("Coastal Wire"), Some("https://wire.example/1")));
    assert_eq!(first.published.unwrap().to_string(), "2026-03-04");
    assert_eq!(items[1].1.text.as_str(), "Bridge closed\n\nThe bridge was closed after 7 cracks were found.");

    let atom = read::read("-", ATOM.as_bytes(), None).unwrap();
    assert_eq!(atom.text.as_str(), "Storm kills 12\n\nThe storm at R&D killed 12 people.\n\nSchools stay closed.");
    assert_eq!((atom.byline.as_deref(), atom.url.as_deref()), (Some("Jo Weir"), Some("https://wire.example/1")));
    assert_eq!(
        (atom.published.unwrap().to_string(), atom.updated.unwrap().to_string()),
        ("2026-03-04".to_owned(), "2026-03-05".to_owned())
    );
}

#[test]
fn a_title_in_a_feed_keeps_what_is_raised_and_loses_what_is_struck() {
    let title = |title: &str| {
        let feed = format!(
            r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Coastal Wire</title><entry>{title}<id>urn:w:1</id><content>Two died.</content></entry></feed>"#
        );
        read::read("-", feed.as_bytes(), None).unwrap().title.unwrap_or_default()
    };
    let markup = "Some 10<sup>7</sup> eggs, <del>17</del> <b>71</b> nests &amp; 5 &lt; 6";
    let whole = "Some 10⁷ eggs, 71 nests & 5 < 6";
    assert_eq!(title(&format!(r#"<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{markup}</div></title>"#)), whole);
    let escaped = markup.replace('&', "&amp;").replace('<', "&lt;");
    assert_eq!(title(&format!(r#"<title type="html">{escaped}</title>"#)), whole);
    // What is text has no markup.
    assert_eq!(title(r#"<title type="text">Write &lt;s>now&lt;/s> and 10 &lt; 12</title>"#), "Write now and 10 < 12");
    let rss = format!("<rss><channel><item><title>{escaped}</title><description>Two died.</description></item></channel></rss>");
    assert_eq!(read::read("-", rss.as_bytes(), None).unwrap().title.as_deref(), Some(whole));
}

#[test]
fn commands_take_every_article_of_a_set() {
    let lines = concat!(
        r#"{"id": 7, "title": "Storm", "body": "The storm killed 12 people."}"#,
        "\n\n",
        r#"{"title": "Bridge", "text": "The bridge was closed after 7 cracks were found."}"#,
        "\n"
    );
    for (name, bytes, ids) in [("feed.xml", RSS, ["w-1", "https://wire.example/2"]), ("set.jsonl", lines, ["7", "2"])] {
        let (desk, path) = file(name, bytes);
        let told = desk.recount(&["extract", "-f", "jsonl", &path]);
        assert_eq!(told.code, 0, "{}", told.err);
        let rows: Vec<serde_json::Value> = told.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(rows.iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>(), ids.map(|id| format!("{path}#{id}")));
        assert!(rows.iter().all(|r| !r["quantities"].as_array().unwrap().is_empty()), "{}", told.out);
        assert_eq!(desk.recount(&["proof", "-f", "json", &path]).code, 0);
        let claim =
            desk.recount(&["verify", "--claim", "The bridge was closed after 9 cracks were found.", "--against", &path, "-f", "json"]);
        assert_eq!(claim.code, 1, "{}{}", claim.out, claim.err);
        let matrix = desk.recount(&["crosscheck", &path, &path, "-f", "json"]);
        assert_eq!(matrix.json()["documents"].as_array().unwrap().len(), 4);
        let diff = desk.recount(&["diff", &path, &path]);
        assert_eq!(diff.code, 2);
        assert!(diff.err.contains("2 articles"), "{}", diff.err);
    }
    let (desk, path) = file("bad.jsonl", "{\"body\": \"Two died.\"}\n{\"body\": }\n");
    let told = desk.recount(&["extract", &path]);
    assert!(told.code == 2 && told.err.contains("bad.jsonl:2:10"), "{}", told.err);
}

#[test]
fn every_command_says_that_an_item_was_withdrawn() {
    let ninjs = |status: &str| format!(r#"{{"uri":"tag:x","pubstatus":"{status}","body_html":"<p>The storm killed 12 people.</p>"}}"#);
    let (desk, gone) = file("gone.json", &ninjs("canceled"));
    let kept = desk.path().join("kept.json").to_string_lossy().into_owned();
    desk.write("kept.json", &ninjs("usable"));
    for command in ["diff", "extract", "proof", "crosscheck", "text", "verify"] {
        let told = |path: &str| {
            let files: &[&str] = match command {
                "diff" | "crosscheck" => &[&kept, path],
                "verify" => &[&kept, "--against", path],
                _ => &[path],
            };
            let told = desk.recount(&[&[command], files].concat());
            told.out + &told.err
        };
        assert!(told(&gone).contains("that its sender has withdrawn"), "{command}: {}", told(&gone));
        assert!(!told(&kept).contains("withdrawn"), "{command}: {}", told(&kept));
    }
}
