//! The law of digits: a change of digits, or of their order, is a finding that shows the place, or the report names the
//! place as not checked.
//!
//! Two sources of text: every telling of the corpus, with digits at random places changed and exchanged; and sentences
//! that hold a figure of each form that news writes, changed in every way a slip of the hand changes it.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::diff::compare;
use recount::read;
use recount::report::{Format, Report};
use recount::settings::Settings;
use recount::telling::Telling;
use std::fmt::Write;
use std::ops::Range;

mod support;

use support::Chance;

/// At most so many of a hundred changes may be named and not judged.
const UNCHECKED: usize = 2;

/// What a report says of one changed place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Said {
    Found,
    Named,
    Nothing,
}

/// How many changes were answered in each way, and those that were passed over.
#[derive(Default)]
struct Count {
    all: usize,
    named: usize,
    silent: usize,
    shown: String,
}

impl Count {
    fn add(&mut self, said: Said, change: impl FnOnce() -> String) {
        self.all += 1;
        self.named += usize::from(said == Said::Named);
        self.silent += usize::from(said == Said::Nothing);
        if said != Said::Found && (said == Said::Nothing || std::env::var_os("DIGITS_NAMED").is_some()) {
            writeln!(self.shown, "{said:?}: {}", change()).unwrap();
        }
    }

    #[track_caller]
    fn hold(&self, what: &str) {
        println!("{what}: {} changes of digits, {} silent, {} named as not checked", self.all, self.silent, self.named);
        assert_eq!(self.silent, 0, "{what}: {} of {} are passed over:\n{}", self.silent, self.all, self.shown);
        assert!(self.named * 100 <= self.all * UNCHECKED, "{what}: {} of {} are not checked\n{}", self.named, self.all, self.shown);
    }
}

fn telling(text: &str) -> Telling {
    Telling::new(read::plain(text.to_owned(), None))
}

fn report(before: &Telling, after: &Telling) -> Report {
    Report::of_comparison(&compare(before, after), ["before", "after"], &Settings::default())
}

/// What the report says of these places, which hold other digits on either side.
fn said(report: &Report, before: &Range<usize>, after: &Range<usize>) -> Said {
    let overlaps = |place: &serde_json::Value, at: &Range<usize>| {
        let edge = |key: &str| place[key].as_u64().map(|n| n as usize);
        edge("start").zip(edge("end")).is_some_and(|(start, end)| start < at.end && at.start < end)
    };
    let wire = serde_json::to_value(report).unwrap();
    let shows = |list: &str| {
        let entries = wire[list].as_array().cloned().unwrap_or_default();
        entries.iter().any(|e| overlaps(&e["before"], before) || overlaps(&e["after"], after))
    };
    match (shows("findings"), shows("unchecked")) {
        (true, _) => Said::Found,
        (_, true) => Said::Named,
        _ => Said::Nothing,
    }
}

/// Two places of a text exchanged.
fn exchanged(text: &str, x: &Range<usize>, y: &Range<usize>) -> String {
    [&text[..x.start], &text[y.clone()], &text[x.end..y.start], &text[x.clone()], &text[y.end..]].concat()
}

/// The runs of digits of a text.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

fn with_digit(text: &str, at: usize, digit: usize) -> String {
    format!("{}{digit}{}", &text[..at], &text[at + 1..])
}

/// Another digit than the one that stands there.
fn another(text: &str, at: usize, chance: &mut Chance) -> usize {
    (usize::from(text.as_bytes()[at] - b'0') + 1 + chance.below(9)) % 10
}

/// Figures as news writes them, by what they are.
const FIGURES: &[&[&str]] = &[
    &["2024-04-05", "2019-11-23", "1998-07-16"],
    &["10:12", "07:45", "18:03", "9:51", "23:10:42"],
    &["10/12/2023", "3/11/2021", "05/08/1994", "12.10.2023"],
    &["2:1", "3-2", "24-17", "6-4, 3-6, 7-5", "5–0"],
    &["2.14.3", "v1.2.9", "4.18", "release 7.1.20"],
    &["020 7946 0182", "555-0142", "+43 1 534 26", "(202) 555-0175"],
    &["Section 14", "Article 5(3)", "Form 27B", "Gate 12", "Room 104", "Order 381/2019", "Flight 482", "No 10", "Lot 17"],
    &["$3.25", "£1,204.50", "€42m", "$7.9bn", "15p", "AU$86"],
    &["3.14", "0.85", "12,407", "1 052", "62.5"],
    &["1:200", "3/4", "1 in 5", "50-50", "16:9", "24/7"],
    &["12%", "3.5 per cent", "41 percent", "12-14", "1990s", "aged 34", "34-year-old"],
    &["M25", "A380", "G20", "B1342", "5G", "H5N1", "PM2.5", "CVE-2021-4034", "10.0.12.7", "UN2814", "SK12 8QT"],
    &["45 km", "12C", "6ft 2in", "150mm", "3x4", "48°12′", "3½", "72kg"],
    &["16th", "21st", "third of 12", "Group 7", "Channel 4", "Type 2"],
    &["https://halm.example/2024/17", "halm07@weir.example", "#4127", "978-3-16-148410-0"],
];

/// Where a figure stands: `{}` is the figure, `{2}` another of the same kind.
const CONTEXTS: &[&str] = &[
    "The clerk wrote {} on the form and went home.",
    "It was {}, Ada Kral said.",
    "“They told us {} at the desk,” said Ivo Lund.",
    "The harbour office gave {} as the answer to the council's question on Monday.",
    "In the notice it stood as {}.",
    "Halm: {}",
    "The sheet, which lists {} and {2} in that order, hangs in the hall of the school.",
    "First came {}, then {2}, the referee noted.",
    "The two entries ({}; {2}) were read aloud by the mayor of Weirdale.",
    "From {} to {2}, nothing at the mill changed.",
];

/// An article around a sentence, so that it has neighbours.
fn article(sentence: &str) -> String {
    format!(
        "Weirdale harbour office answers the council\n\nThe council of Weirdale met in the old school to hear the harbour office. Most of the seats were taken.\n\n{sentence} Nobody in the room asked a question about it.\n\nUna Weir, who keeps the archive, called the evening calm. She will write the minutes.\n"
    )
}

/// Every slip of the hand in one figure, at its place in the text.
fn slips(figure: &str, chance: &mut Chance) -> Vec<String> {
    let runs = runs(figure);
    let digits: Vec<usize> = runs.iter().cloned().flatten().collect();
    let mut out = Vec::new();
    for _ in 0..2 {
        let at = digits[chance.below(digits.len())];
        out.push(with_digit(figure, at, another(figure, at, chance)));
    }
    for two in digits.windows(2) {
        out.push(exchanged(figure, &(two[0]..two[0] + 1), &(two[1]..two[1] + 1)));
    }
    for (i, x) in runs.iter().enumerate() {
        out.extend(runs[i + 1..].iter().map(|y| exchanged(figure, x, y)));
    }
    // Behind a point, and in a date that is turned round, the value stays what it was.
    let last = &runs[runs.len() - 1];
    if !figure[..last.start].ends_with('.') {
        out.push([&figure[..last.end], "0", &figure[last.end..]].concat());
    }
    let turned: Vec<&str> = figure.rsplit('-').collect();
    out.retain(|f| f != figure && *f != turned.join("-"));
    out.sort();
    out.dedup();
    out
}

#[test]
fn no_digit_of_a_generated_text_changes_in_silence() {
    let (mut chance, mut count, mut turned) = (Chance(7), Count::default(), Count::default());
    for kind in FIGURES {
        for context in CONTEXTS {
            let first = chance.one(kind);
            let second = kind.iter().copied().filter(|f| *f != first).nth(chance.below(kind.len() - 1)).unwrap();
            let sentence = |x: &str, y: &str| context.replace("{2}", y).replace("{}", x);
            let text = article(&sentence(first, second));
            let before = telling(&text);
            let mut changes = slips(first, &mut chance).into_iter().map(|f| (f, second.to_owned())).collect::<Vec<_>>();
            let inside = changes.len();
            if context.contains("{2}") {
                changes.push((second.to_owned(), first.to_owned()));
            }
            for (i, (x, y)) in changes.into_iter().enumerate() {
                let changed = article(&sentence(&x, &y));
                let at = text.find(&sentence(first, second)).unwrap() + context.find("{}").unwrap();
                let both = report(&before, &telling(&changed));
                let count = if i < inside { &mut count } else { &mut turned };
                count.add(said(&both, &(at..at + first.len()), &(at..at + x.len())), || {
                    format!("{} → {}", sentence(first, second), sentence(&x, &y))
                });
            }
        }
    }
    count.hold("inside a figure");
    // Which of two figures stands first can be a matter of style, so that it is named at least.
    assert_eq!(turned.silent, 0, "{}", turned.shown);
}

/// The digits of a telling's body, each with the run that it stands in.
fn digits(t: &Telling) -> Vec<(usize, Range<usize>)> {
    let text = t.article.text.as_str();
    let told = t.sentences.list.iter().filter(|s| s.role.tells() && !s.folded);
    let tokens = told.flat_map(|s| &t.sentences.tokens[s.tokens.clone()]);
    tokens
        .flat_map(|token| {
            runs(token.text(text)).into_iter().map(|r| token.span.start as usize + r.start..token.span.start as usize + r.end)
        })
        .flat_map(|r| r.clone().map(move |at| (at, r.clone())))
        .collect()
}

/// The line that a place stands in.
fn line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    text[start..].lines().next().unwrap()
}

/// So many places of each text are tried.
const PLACES: usize = 8;

#[test]
fn no_digit_of_the_corpus_changes_in_silence() {
    let (mut chance, mut count) = (Chance(11), Count::default());
    for (name, text) in support::corpus() {
        let before = telling(&text);
        let digits = digits(&before);
        if digits.is_empty() {
            continue;
        }
        for _ in 0..PLACES {
            let (at, run) = digits[chance.below(digits.len())].clone();
            let (other, there) = digits[chance.below(digits.len())].clone();
            let mut changes = vec![(with_digit(&text, at, another(&text, at, &mut chance)), vec![&run])];
            let (low, high) = (at.min(other), at.max(other));
            if text.as_bytes()[low] != text.as_bytes()[high] {
                changes.push((exchanged(&text, &(low..low + 1), &(high..high + 1)), vec![&run, &there]));
            }
            if run.len() == there.len() && text[run.clone()] != text[there.clone()] {
                let (x, y) = if run.start < there.start { (&run, &there) } else { (&there, &run) };
                changes.push((exchanged(&text, x, y), vec![&run, &there]));
            }
            for (changed, places) in changes {
                let both = report(&before, &telling(&changed));
                for place in places {
                    count.add(said(&both, place, place), || {
                        format!("{name}: {} → {}", line(&text, place.start), line(&changed, place.start))
                    });
                }
            }
        }
    }
    count.hold("corpus");
}

#[test]
fn what_is_not_checked_is_named_with_its_place_in_every_format() {
    let desk = support::Desk::new();
    desk.write("1.txt", "The names are listed on page 12 of the harbour book.\n");
    desk.write("2.txt", "The names are listed on page 13 of the harbour book.\n");
    for format in Format::ALL.iter().filter(|f| !f.is_binary()) {
        let ran = desk.recount(&["diff", "1.txt", "2.txt", "-f", format.name()]).exits(0);
        if *format == Format::Json {
            assert_eq!(ran.json()["unchecked"][0]["after"]["column"], 30);
            continue;
        }
        let told = if format.is_rows() { &ran.err } else { &ran.out };
        let place = if matches!(format, Format::Html | Format::Markdown) { "line 1" } else { "1:30" };
        assert!(told.to_lowercase().contains("not checked") && told.contains(place), "{format:?}: {ran:?}");
        assert!(told.contains("12") && told.contains("13"), "{format:?}: {ran:?}");
    }
    let same = desk.recount(&["diff", "1.txt", "1.txt", "-f", "json"]).exits(0).json();
    assert_eq!((&same["unchecked"], &same["summary"]["unchecked"]), (&serde_json::Value::Null, &0.into()));
}

/// Names and days hold no digit, and say as much.
#[test]
fn what_stands_in_each_others_place_is_found_or_named() {
    let told = |before: &str, after: &str| {
        let both = report(&telling(&article(before)), &telling(&article(after)));
        (both.findings.len() + both.unchecked.len(), format!("{before} → {after}: {both:?}"))
    };
    for (before, after) in [
        ("Halm were ahead through Ada Kral, and Ivo Lund made it safe.", "Halm were ahead through Ivo Lund, and Ada Kral made it safe."),
        ("The bridge at Weirdale was built by men of Ostby.", "The bridge at Ostby was built by men of Weirdale."),
        ("The guests fell ill between Sunday and Tuesday.", "The guests fell ill between Tuesday and Sunday."),
        ("The mill in Halm was searched on Friday.", "The mill in Friday was searched on Halm."),
        ("The mill opens on Saturday, 22 May 2026, at noon.", "The mill opens on Sunday, 22 May 2026, at noon."),
        ("The bill for table nine was left unpaid.", "The bill for table forty was left unpaid."),
        ("The fine at the mill is $40.", "The fine at the mill is 40%."),
        ("The mast is 12 metres high and cost 40 million crowns.", "The mast is 12 million high and cost 40 metres crowns."),
        ("The count at Halm was made in March.", "The count at Halm was made in summer."),
    ] {
        let (count, shown) = told(before, after);
        assert!(count > 0, "{shown}");
    }
    for (before, after) in [
        ("Ada Kral met Ivo Lund at the harbour.", "Ivo Lund met Ada Kral at the harbour."),
        ("The seats went to Ada Kral, Ivo Lund and Una Weir.", "The seats went to Ivo Lund, Ada Kral and Una Weir."),
        ("The shop is closed on Sunday and Tuesday.", "The shop is closed on Tuesday and Sunday."),
        ("The mill opens on Friday, 22 May 2026, at noon.", "The mill opens on 22 May 2026, at noon."),
        ("The mill was shut for two weeks.", "The mill was shut for a fortnight."),
        ("The share of Halm was 40%.", "The share of Halm was 40 per cent."),
        ("The road at Halm is 5 km long.", "The road at Halm is 5 kilometres long."),
    ] {
        let (count, shown) = told(before, after);
        assert_eq!(count, 0, "{shown}");
    }
}

#[test]
fn figures_that_say_the_same_are_no_change() {
    for (before, after) in [
        ("The bill of 9/11 stood.", "The bill of 9-11 stood."),
        ("The mill sold 2,000 sacks.", "The mill sold 2000 sacks."),
        ("It happened on 2024-04-05.", "It happened on 5 April 2024."),
        ("Two rebels and 12 soldiers of the old guard were killed.", "Twelve soldiers of the old guard and 2 rebels were killed."),
        ("The shop opens at 9:30 on Monday.", "The shop opens at 9.30am on Monday."),
    ] {
        let both = report(&telling(before), &telling(after));
        assert_eq!((both.findings.len(), both.unchecked.len()), (0, 0), "{before} → {after}: {both:?}");
    }
}
