//! The promises as properties over generated texts.

use proptest::prelude::*;
use recount::compare::{Telling, compare};
use recount::read;
use recount::report::{Format, Look, Report, write};
use recount::rule::Level;
use recount::settings::Settings;

fn telling(text: &str) -> Telling {
    Telling::of(read::plain(text.to_owned(), None))
}

fn report(before: &str, after: &str) -> Report {
    let (b, a) = (telling(before), telling(after));
    Report::of(&compare(&b, &a), ["before", "after"], &Settings::default())
}

/// A sentence as news writes it, from parts that hold every kind of claim.
fn sentence() -> impl Strategy<Value = String> {
    let who = prop::sample::select(vec!["Police", "The health ministry", "Ada Kral", "Foreign Minister Ivo Lund", "Officials", "He"]);
    let what = prop::sample::select(vec![
        "people were killed",
        "homes burned",
        "passengers were rescued",
        "workers lost their jobs",
        "farmers protested",
    ]);
    let count =
        prop::sample::select(vec!["12", "over 30", "at least 5,000", "some 40", "between 20 and 30", "twelve", "nearly 57,000", "no"]);
    let place = prop::sample::select(vec!["in Weirdale", "near the Ostmark border", "on the M4", "at the harbour"]);
    let day = prop::sample::select(vec!["on Tuesday", "on 5 March 2024", "last week", "in 2023", ""]);
    (who, what, count, place, day, 0..4usize).prop_map(|(who, what, count, place, day, shape)| {
        let text = match shape {
            0 => format!("{who} said {count} {what} {place} {day}."),
            1 => format!("{count} {what} {place} {day}, according to {who}."),
            2 => format!("“We know that {count} {what},” {who} said {day}."),
            _ => format!("It may be that {count} {what} {place}, but {who} did not confirm it {day}."),
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ",");
        let mut chars = text.chars();
        chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
    })
}

fn article() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::collection::vec(sentence(), 1..4), 1..6)
        .prop_map(|ps| ps.iter().map(|p| p.join(" ")).collect::<Vec<_>>().join("\n\n"))
}

/// The same text in other typography.
fn retyped(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace("5,000", "5000").replace(" said", "\u{a0}said").replace(" in ", "\nin ")
}

fn well_formed(report: &Report, before: &str, after: &str) -> Result<(), TestCaseError> {
    let (b, a) = (report.accounting.before, report.accounting.after);
    prop_assert_eq!(b.words, b.unchanged + b.moved + b.reworded + b.found + b.removed + b.folded);
    prop_assert_eq!(a.words, a.unchanged + a.moved + a.reworded + a.found + a.added + a.folded);
    for place in report.findings.iter().flat_map(|f| [&f.before, &f.after]).flatten() {
        let text = if place.document == 0 { before } else { after };
        prop_assert_eq!(&text[place.start..place.end], place.text.as_str());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_against_itself_and_against_other_typography_is_silent(text in article()) {
        prop_assert!(report(&text, &text).findings.is_empty());
        let other = report(&text, &retyped(&text));
        prop_assert!(other.findings.is_empty(), "{:?}", other.findings);
    }

    #[test]
    fn words_are_accounted_for_and_spans_are_true(before in article(), after in article()) {
        well_formed(&report(&before, &after), &before, &after)?;
    }

    #[test]
    fn exchanging_the_sides_exchanges_the_findings(before in article(), after in article()) {
        let side = |p: &Option<recount::report::Place>| p.as_ref().map(|p| (p.start, p.end));
        let mut forth: Vec<_> = report(&before, &after).findings.iter().map(|f| (f.rule, f.verdict, side(&f.before), side(&f.after))).collect();
        let mut back: Vec<_> = report(&after, &before).findings.iter()
            .map(|f| (recount::rule::find(f.rule).map_or("", |r| r.mirror), f.verdict.swapped(), side(&f.after), side(&f.before))).collect();
        forth.sort();
        back.sort();
        prop_assert_eq!(forth, back);
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(before in article(), after in article()) {
        let text = || {
            let mut out = Vec::new();
            write(&report(&before, &after), Format::Json, Look::default(), &mut out).map(|()| out).unwrap_or_default()
        };
        prop_assert_eq!(text(), text());
    }

    #[test]
    fn nothing_panics_and_nothing_comes_alive(before in "(?s)\\PC{0,80}|[\\x00-\\x7f]{0,80}|(<[a-z]{1,5}>|[0-9.,$%-]{1,6}|\\n|[a-zA-Z ]{1,9}|\\x1b\\[31m){0,12}", after in ".{0,80}") {
        let found = report(&before, &after);
        well_formed(&found, &telling(&before).article.text, &telling(&after).article.text)?;
        for format in [Format::Text, Format::Brief, Format::Markdown, Format::Github, Format::Junit] {
            let mut out = Vec::new();
            let look = Look { least: Level::Info, ..Look::default() };
            let written = write(&found, format, look, &mut out);
            prop_assert!(written.is_ok());
            let text = String::from_utf8_lossy(&out).into_owned();
            prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", text);
            prop_assert!(format != Format::Markdown || !text.contains('<'), "{:?}", text);
        }
    }
}
