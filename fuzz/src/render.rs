//! What a report shows of a stranger's words is dead: no control character, no tag, no link, no formula, no command.

use crate::{is_plain, telling};
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag};
use quick_xml::events::Event as Xml;
use recount::report::ledger::View;
use recount::report::{Format, Look, Report, write};
use recount::finding::Level;
use recount::settings::Settings;

/// Writes every report of two texts in every format. The words stand in the names of the files, too.
pub fn check(before: &str, after: &str) {
    let (b, a) = (telling(before), telling(after));
    let settings = Settings::default();
    let name = |text: &str| format!("{}.txt", text.chars().take(24).collect::<String>());
    let (one, two) = (name(before), name(after));
    for report in [
        Report::of_versions(&b, &a, [&one, &two], &settings),
        Report::chain(&[&b, &a, &b], &[&one, &two, &one], View::Steps, &settings),
        Report::matrix(&[&b, &a], &[&one, &two], &settings),
    ] {
        for format in Format::ALL.iter().filter(|f| !f.is_binary()) {
            let look = Look { least: Level::Info, ..Look::default() };
            is_dead(*format, &written(&report, *format, look));
        }
        let coloured = written(&report, Format::Text, Look { least: Level::Info, colour: true, width: 80 });
        assert!(is_plain(&without_styles(&coloured)), "a control character in colour: {coloured:?}");
    }
}

fn written(report: &Report, format: Format, look: Look) -> String {
    let mut out = Vec::new();
    write(report, format, look, &mut out).expect("it is written");
    String::from_utf8(out).expect("UTF-8")
}

fn is_dead(format: Format, text: &str) {
    match format {
        Format::Text | Format::Brief => assert!(is_plain(text), "a control character: {text:?}"),
        Format::Json => is_json(text),
        Format::Sarif => is_json(text),
        Format::Jsonl => text.lines().for_each(is_json),
        Format::Markdown => markdown(text),
        Format::Csv => table(text),
        Format::Html => page(text),
        Format::Junit => junit(text),
        Format::Github => annotations(text),
        // A Word document is no text.
        _ => {}
    }
}

fn is_json(text: &str) {
    serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert!(is_plain(text), "a control character in JSON");
}

fn markdown(text: &str) {
    assert!(is_plain(text), "a control character: {text:?}");
    let lower = text.to_ascii_lowercase();
    let follows = |mark: &str, is: fn(char) -> bool| lower.split(mark).skip(1).any(|rest| rest.starts_with(is));
    let named = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    assert!(!follows("@", named) && !follows("www.", named), "a mention or an address: {text}");
    assert!(!follows("#", |c| c.is_ascii_digit()) && !follows("gh-", |c| c.is_ascii_digit()), "an issue: {text}");
    for event in Parser::new_ext(text, Options::all()) {
        let live = matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_))
        );
        assert!(!live, "live Markdown: {event:?} in {text}");
    }
}

fn table(text: &str) {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(is_plain(&text.replace("\r\n", "\n")), "a control character: {text:?}");
    let mut table = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for record in table.records() {
        for cell in &record.expect("rows of one width") {
            let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫', '−'];
            assert!(!cell.starts_with(signs), "a formula: {cell:?}");
        }
    }
}

/// The elements and attributes of the page's own template, which loads nothing.
fn page(text: &str) {
    assert!(text.chars().all(|c| matches!(c, '\n' | '\t' | '\r') || !c.is_control()), "a control character in the page");
    let (mut scripts, mut styles) = (0, 0);
    for token in Tokenizer::new(text).flatten() {
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        scripts += usize::from(name == "script");
        styles += usize::from(name == "style");
        let foreign = ["img", "iframe", "object", "embed", "base", "math", "video", "audio", "frame", "template"];
        assert!(!foreign.contains(&name.as_str()), "a live <{name}>");
        for (key, value) in &tag.attributes {
            let (key, value) = (String::from_utf8_lossy(key).into_owned(), String::from_utf8_lossy(&value.value).into_owned());
            let loads = ["src", "srcset", "action", "formaction", "srcdoc", "background", "ping", "poster"].contains(&key.as_str());
            assert!(!key.starts_with("on") && !loads, "a live {key} of <{name}>");
            assert!(key != "href" || value.starts_with('#') || value == "data:,", "<{name}> leads to {value}");
        }
    }
    assert_eq!((scripts, styles), (1, 1), "the page has one script and one style");
}

fn junit(text: &str) {
    assert!(text.chars().all(|c| c == '\n' || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')), "no XML: {text:?}");
    let known = ["testsuites", "testsuite", "testcase", "failure", "system-out"];
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().expect("XML") {
            Xml::Eof => break,
            Xml::Start(tag) | Xml::Empty(tag) => {
                assert!(known.contains(&tag.name().as_ref()), "a foreign element in {text}");
                tag.attributes().for_each(|a| drop(a.expect("attributes")));
            }
            Xml::DocType(_) | Xml::PI(_) | Xml::CData(_) | Xml::Comment(_) => panic!("live XML in {text}"),
            _ => {}
        }
    }
}

fn annotations(text: &str) {
    assert!(is_plain(text), "a control character: {text:?}");
    for line in text.lines() {
        let own = ["::error file=", "::warning file=", "::notice file=", "::notice title=recount::", "::group::", "::endgroup::"];
        let title = ["::error title=", "::warning title=", "::notice title="];
        // What stands in a group of the log is no command.
        let command = ["::", "##["].iter().any(|c| line.trim_start().starts_with(c));
        assert!(!command || own.iter().chain(&title).any(|o| line.starts_with(o)), "a command of a stranger: {line:?}");
    }
}

/// The text without the styles that a terminal is given.
fn without_styles(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (style, rest) = part.split_once('m').expect("a style ends");
        assert!(style.chars().all(|c| c.is_ascii_digit() || c == ';'), "no style: {style:?}");
        out.push_str(rest);
    }
    out
}
