//! Every budget, met by a text: the report says what was left undone, and says nothing of it where nothing was.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::budget::Budget;
use recount::proof::Proof;
use recount::read;
use recount::report::ledger::View;
use recount::report::verify::{self, Verified};
use recount::report::{Format, Look, Report, write};
use recount::settings::Settings;
use recount::telling::Telling;

mod support;

fn telling(text: &str) -> Telling {
    Telling::new(read::plain(text.to_owned(), None))
}

fn proof(text: &str) -> Report {
    Report::of_text(&Proof::read(&telling(text)), "1.txt", &Settings::default())
}

fn withdrawn(text: &str) -> Report {
    let mut article = read::plain(text.to_owned(), None);
    article.withdrawn = true;
    Report::of_text(&Proof::read(&Telling::new(article)), "1.txt", &Settings::default())
}

fn versions(before: &str, after: &str) -> Report {
    Report::of_versions(&telling(before), &telling(after), ["1.txt", "2.txt"], &Settings::default())
}

fn ledger(texts: &[String]) -> Report {
    let tellings: Vec<Telling> = texts.iter().map(|t| telling(t)).collect();
    let names: Vec<String> = (1..=texts.len()).map(|i| format!("{i}.txt")).collect();
    Report::chain(&tellings, &names.iter().map(String::as_str).collect::<Vec<_>>(), View::default(), &Settings::default())
}

fn outlets(texts: &[String]) -> Report {
    let tellings: Vec<Telling> = texts.iter().map(|t| telling(t)).collect();
    let names: Vec<String> = (1..=texts.len()).map(|i| format!("{i}.txt")).collect();
    Report::matrix(&tellings, &names.iter().map(String::as_str).collect::<Vec<_>>(), &Settings::default())
}

fn verified(text: &str, source: &str) -> Verified {
    let (text, source) = (telling(text), telling(source));
    Verified::new(&[&text, &source], &["1.txt", "2.txt"], &recount::verify::verify(&text, &[&source]))
}

/// A word that is no other's: `letters(0)` is "aaaa".
fn letters(mut n: usize) -> String {
    let letter = |_| {
        let c = char::from(b'a' + (n % 26) as u8);
        n /= 26;
        c
    };
    (0..4).map(letter).collect()
}

/// Paragraphs, so that nothing is taken for a headline or a caption of another.
fn told(count: usize, sentence: impl Fn(usize) -> String) -> String {
    (0..count).map(|i| format!("{}\n\n", sentence(i))).collect()
}

/// Whether the report says that a budget was met, in every format that people read.
fn says(budget: Budget, report: &Report) -> bool {
    let met = report.degraded.iter().any(|d| d.limit == budget.id());
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Json] {
        let mut out = Vec::new();
        write(report, format, Look::default(), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap().contains(budget.note()), met, "{budget:?} in {format:?}");
    }
    met
}

#[test]
fn what_a_budget_leaves_undone_is_said() {
    let sentence = |i: usize| {
        format!("The {} of the harbour {} was seen by its {} in the {}.", letters(i), letters(i + 7), letters(i + 9), letters(i * 3))
    };
    let novel = told(3200, sentence);
    let dense = |from: usize| (0..50).map(|i| format!("{} {}s", from + i * 3, letters(i))).collect::<Vec<_>>().join(", ") + " died.";
    let acronym = |i: usize| letters(i + 17).to_uppercase();
    let toll = |i: usize| format!("The fire in the Weirdale paper mill killed {} people.", 10 + i);
    let copy = |_| "The fire in the paper mill of Weirdale killed 12 people and burned 40 homes on Tuesday night.".to_owned();
    let group = |i: usize| told(1, |_| format!("The dead were Ada Kral, {}, Ivo Lund, {}, and Una Weir, {}.", 20 + i % 3, 34, 56));
    let french =
        "Les pompiers de la ville ont dit lundi que douze personnes ont été blessées dans un incendie, et que la route est fermée.";
    let met = [
        (Budget::Language, proof(french)),
        (Budget::Language, versions(french, &french.replace("douze", "treize"))),
        (Budget::Withdrawn, withdrawn("Ten piers fell.")),
        (Budget::ProofTokens, proof(&novel)),
        (Budget::ProofTokens, versions("A short text.", &novel)),
        (Budget::SentenceTokens, proof(&format!("The dead came from {}.", told(250, |i| format!("{}, ", letters(i))).replace('\n', "")))),
        (Budget::SentenceClaims, versions(&dense(200), &dense(1000))),
        (Budget::ProofAges, proof(&told(220, |i| format!("Ada K{}, {}, left the harbour.", letters(i), 20 + i % 50)))),
        (Budget::ProofRates, proof(&told(80, |i| format!("The pier cost ${} (€{}).", 100 + i, 90 + i)))),
        (Budget::ProofMentions, proof(&told(60, |i| format!("The storm killed {} people.", 10 + i)))),
        (
            Budget::ProofPairs,
            proof(&told(200, |i| format!("The storm in Weirdale killed {} people on the Ostmark coast on Monday.", 10 + i))),
        ),
        (Budget::ProofNames, proof(&told(1600, |i| format!("We met Ivo B{}o.", letters(i))))),
        (Budget::ProofAcronyms, proof(&told(180, |i| format!("He asked the {} ministry and the {}.", acronym(i % 60), acronym(i % 60))))),
        (Budget::RowValues, outlets(&(0..10).map(toll).collect::<Vec<_>>())),
        (Budget::Listed, versions(&told(12, |i| dense(200 + i)), &told(12, |i| dense(1000 + i)))),
        (Budget::Echoes, outlets(&(0..34).map(copy).collect::<Vec<_>>())),
        (Budget::AgeLists, outlets(&(0..66).map(group).collect::<Vec<_>>())),
    ];
    let tolls = |of: &[usize]| told(of.len(), |i| format!("The storm killed {} people in {}.", of[i], letters(of[i] + 11)));
    let story = |i: usize| format!("The storm of Weirdale killed {} miners in the old harbour.\n\n", 10 + i);
    let (many, few) = (told(12, |i| format!("The fire in hall {} burned {} sheep.", letters(i), 20 + i)), told(2, sentence));
    let met_in_ledgers = [
        (Budget::LedgerMentions, ledger(&vec![tolls(&(10..60).collect::<Vec<_>>()); 3])),
        (Budget::LedgerValues, ledger(&(0..20).map(|i| story(i) + &few).collect::<Vec<_>>())),
        (Budget::LedgerDropped, ledger(&[many.clone() + &few, few.clone(), many + &few])),
    ];
    let met: Vec<(Budget, Report)> = met.into_iter().chain(met_in_ledgers).collect();
    let silent: Vec<Budget> = met.iter().filter(|(budget, report)| !says(*budget, report)).map(|m| m.0).collect();
    assert_eq!(silent, [], "met, and not said");
    let of_sources = [
        (Budget::VerifyCandidates, verified(&story(2), &told(20, story))),
        (Budget::VerifyPlaces, verified(&story(2), &told(300, |i| format!("The {} of Weirdale left the {}.", letters(i), letters(i + 9))))),
    ];
    for (budget, report) in &of_sources {
        assert!(report.degraded.iter().any(|d| d.limit == budget.id()), "{budget:?} is met, and not said: {:?}", report.degraded);
        for format in [verify::VerifyFormat::Text, verify::VerifyFormat::Markdown, verify::VerifyFormat::Json] {
            let mut out = Vec::new();
            verify::write(report, format, Look::default(), &mut out).unwrap();
            assert!(String::from_utf8(out).unwrap().contains(budget.note()), "{budget:?} in {format:?}");
        }
    }
    assert_eq!(verified(&story(2), &story(2)).degraded, []);
    let claims = recount::report::extract::row("1.txt", &telling(&"1 ".repeat(4000)));
    let mut out = Vec::new();
    recount::report::extract::text(&claims, &mut out).unwrap();
    assert!(String::from_utf8(out).unwrap().contains(Budget::Claims.note()));
    let limits: Vec<&str> = claims.degraded.iter().map(|d| d.limit).collect();
    assert_eq!(limits, [Budget::SentenceTokens.id(), Budget::Claims.id()]);
    assert_eq!(recount::report::extract::row("1.txt", &telling(&story(2))).degraded, []);
    let all = || met.iter().map(|m| m.0).chain(of_sources.iter().map(|m| m.0)).chain([Budget::Claims]);
    let missing: Vec<&Budget> = Budget::ALL.iter().filter(|b| all().all(|m| m != **b)).collect();
    assert!(missing.is_empty(), "no text here meets {missing:?}");
}

/// A format that holds rows has no place for it: then standard error says it, and the rows are as they were.
#[test]
fn every_format_says_on_the_command_line_what_was_left_undone() {
    let story = |i: usize| format!("The storm of Weirdale killed {} miners in the old harbour.\n\n", 10 + i);
    let desk = support::Desk::new();
    desk.write("one.txt", &story(2)).write("two.txt", &told(2, story)).write("many.txt", &told(60, story));
    let said = |args: &[&str], format: &str, budget: Budget| {
        let ran = desk.recount(&[args, &["--fail-on", "never", "-f", format]].concat()).exits(0);
        let (out, err) = (ran.out.contains(budget.note()), ran.err.contains(budget.note()));
        assert_eq!(err, ran.err.contains(budget.id()), "{}", ran.err);
        (out, err)
    };
    for format in ["text", "markdown", "json", "brief", "jsonl", "csv"] {
        let rows = matches!(format, "brief" | "jsonl" | "csv");
        let expected = (!rows, rows);
        assert_eq!(said(&["verify", "one.txt", "--against", "many.txt"], format, Budget::VerifyCandidates), expected, "{format}");
        assert_eq!(said(&["verify", "one.txt", "--against", "two.txt"], format, Budget::VerifyCandidates), (false, false), "{format}");
    }
    for format in Format::ALL.iter().filter(|f| !f.is_binary()) {
        let expected = (!format.is_rows(), format.is_rows());
        assert_eq!(said(&["diff", "one.txt", "many.txt"], format.name(), Budget::ProofMentions), expected, "{format:?}");
        assert_eq!(said(&["diff", "one.txt", "two.txt"], format.name(), Budget::ProofMentions), (false, false), "{format:?}");
    }
}

#[test]
fn an_article_meets_no_budget() {
    for entry in std::fs::read_dir(support::root().join("corpus")).unwrap() {
        for file in std::fs::read_dir(entry.unwrap().path()).unwrap().flatten().filter(|f| f.path().extension().is_some_and(|e| e == "md"))
        {
            let report = proof(&std::fs::read_to_string(file.path()).unwrap());
            assert_eq!(report.degraded, [], "{}", file.path().display());
        }
    }
}
