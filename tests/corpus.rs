//! Every story of the corpus, in every format, against its snapshots, its own expectations and the laws.
//!
//! A story is a folder with versions named in order and a `story.toml` that says what an editor would want reported
//! (`expect`) and what must not be (`silent`). What is not yet so stands in `snapshots/expectations.snap`, each line with
//! a FIXME: it may only shrink.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::diff::compare;
use recount::finding::{Level, Scope};
use recount::proof::Proof;
use recount::read;
use recount::report::ledger::View;
use recount::report::{Entry, Format, Look, Report, extract, write};
use recount::settings::Settings;
use recount::telling::Telling;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// What `recount test` judges by.
    #[serde(default, rename = "complete")]
    _complete: bool,
    about: String,
    kind: Kind,
    #[serde(default)]
    expect: Vec<Expect>,
    #[serde(default)]
    silent: Vec<Silent>,
    #[serde(default)]
    proof: Vec<Inner>,
    #[serde(default)]
    row: Vec<Row>,
    /// Whether the outlets agree in everything.
    #[serde(default)]
    agreed: bool,
}

/// A contradiction inside one version.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inner {
    file: String,
    rule: String,
    before: String,
    after: String,
}

/// A row that the ledger must have: words of each version, empty where it does not tell the claim.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    cells: Vec<String>,
    verdict: String,
    /// How many origins stand behind each value of several outlets.
    #[serde(default)]
    origins: Vec<usize>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Versions,
    /// Three versions or more that are read together: its snapshots show the ledger.
    Chain,
    /// Reports of several outlets on one event: its snapshots show the matrix.
    Outlets,
    Control,
    Unrelated,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    from: String,
    to: String,
    rule: String,
    before: Option<String>,
    after: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Silent {
    from: String,
    to: String,
    before: Option<String>,
    after: Option<String>,
    why: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn stories() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(root().join("corpus")).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    found.sort();
    assert!(found.len() >= 15, "the corpus has {} stories", found.len());
    found
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn story(folder: &Path) -> Story {
    let source = fs::read_to_string(folder.join("story.toml")).unwrap();
    toml::from_str(&source).unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
}

fn versions(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e != "toml")).collect();
    found.sort();
    assert!(found.len() >= 2, "{} has {} versions", folder.display(), found.len());
    found
}

fn telling(path: &Path) -> Telling {
    let article = read::read(&name(path), &fs::read(path).unwrap(), None).unwrap();
    Telling::new(article)
}

fn report(before: &Path, after: &Path) -> Report {
    let (b, a) = (telling(before), telling(after));
    Report::of_versions(&b, &a, [&name(before), &name(after)], &Settings::default())
}

/// All versions of a story together.
fn chain(folder: &Path, view: View) -> Report {
    let versions = versions(folder);
    let tellings: Vec<Telling> = versions.iter().map(|v| telling(v)).collect();
    let names: Vec<String> = versions.iter().map(|v| name(v)).collect();
    Report::chain(&tellings, &names.iter().map(String::as_str).collect::<Vec<_>>(), view, &Settings::default())
}

/// All reports of several outlets together.
fn matrix(folder: &Path) -> Report {
    let reports = versions(folder);
    let tellings: Vec<Telling> = reports.iter().map(|v| telling(v)).collect();
    let names: Vec<String> = reports.iter().map(|v| name(v)).collect();
    Report::matrix(&tellings, &names.iter().map(String::as_str).collect::<Vec<_>>(), &Settings::default())
}

/// Consecutive versions of a story.
fn steps(folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    versions(folder).windows(2).map(|w| (w[0].clone(), w[1].clone())).collect()
}

fn snapshot(name: String, body: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, body));
}

fn rendered(format: Format, report: &Report) -> String {
    let mut out = Vec::new();
    write(report, format, Look { least: Level::Info, colour: false, width: 160 }, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    if format == Format::Html { readable(&text) } else { text }
}

/// A page without what is the same on every page, a line for each element that holds words.
fn readable(page: &str) -> String {
    let without = |text: &str, from: &str, to: &str| {
        let (head, rest) = text.split_once(from).unwrap();
        format!("{head}{from}…{to}{}", rest.split_once(to).unwrap().1)
    };
    let page = without(page, "<style>", "</style>");
    let page = without(&page, "<script>", "</script>");
    let page = without(&page, "Content-Security-Policy\" content=\"", "\"");
    let page = without(&page, "<dialog", "</dialog>");
    let mut page = without(&page, "generator\" content=\"", "\"");
    for open in [
        "<header", "<main", "<aside", "<section", "<form", "<label", "<ol", "<li", "<p", "<h1", "<h2", "<h3", "<div", "<details", "<dt",
        "<dd", "<tr", "<td", "<th", "<button", "<a ", "<option", "<span", "<mark",
    ] {
        page = page.replace(open, &format!("\n{open}"));
    }
    page
}

/// A pair, a chain and several outlets: their reports are kept in every format, all others as text.
const SHOWN: [&str; 3] = ["harbour-strike-hedged", "outlets-tram-crash-two-wires", "quay-fall-name-withdrawn"];

#[test]
fn every_story_is_as_reviewed_and_three_are_in_every_format() {
    for folder in stories() {
        let reports: Vec<Report> = match story(&folder).kind {
            Kind::Chain => vec![chain(&folder, View::Steps), chain(&folder, View::Ends)],
            Kind::Outlets => vec![matrix(&folder)],
            _ => steps(&folder).iter().map(|(b, a)| report(b, a)).collect(),
        };
        let text: Vec<String> = reports.iter().map(|r| rendered(Format::Text, r)).collect();
        snapshot(format!("{}.text", name(&folder)), &text.join("\n"));
        if SHOWN.contains(&name(&folder).as_str()) {
            for format in Format::ALL.iter().filter(|f| **f != Format::Text && !f.is_binary()) {
                snapshot(format!("{}.{}", name(&folder), format.name()), &rendered(*format, &reports[0]));
            }
        }
        let first = &versions(&folder)[0];
        let mut claims = Vec::new();
        extract::text(&extract::row(&name(first), &telling(first)), &mut claims).unwrap();
        snapshot(format!("{}.claims", name(&folder)), &String::from_utf8(claims).unwrap());
    }
}

#[test]
fn no_snapshot_is_without_its_story() {
    let stories: BTreeSet<String> = stories().iter().map(|p| name(p)).collect();
    for entry in fs::read_dir(root().join("snapshots")).unwrap() {
        let file = name(&entry.unwrap().path());
        let Some(stem) = file.strip_suffix(".snap") else { panic!("snapshots/{file} is no snapshot") };
        let known = [
            "exceptions",
            "exceptions-silent",
            "expectations",
            "outlets",
            "schema-report",
            "schema-claims",
            "schema-batch",
            "schema-verify",
            "rules",
            "verify",
        ]
        .contains(&stem);
        let (story, format) = stem.split_once('.').unwrap_or((stem, ""));
        assert!(known || stories.contains(story), "snapshots/{file} has no story");
        assert!(known || ["text", "claims"].contains(&format) || SHOWN.contains(&story), "snapshots/{file} is no longer written");
    }
}

/// Where `words` stand in the text of a version.
fn places(path: &Path, words: &str) -> Vec<(usize, usize)> {
    let text = telling(path).article.text;
    let found: Vec<(usize, usize)> = text.match_indices(words).map(|(i, w)| (i, i + w.len())).collect();
    assert!(!found.is_empty(), "{}: {words:?} does not stand in it", path.display());
    found
}

fn touches(place: &Option<recount::report::Place>, spans: &Option<Vec<(usize, usize)>>) -> bool {
    spans.as_ref().is_none_or(|spans| place.as_ref().is_some_and(|p| spans.iter().any(|(s, e)| p.start < *e && *s < p.end)))
}

#[test]
fn stories_report_what_they_say_they_do() {
    let mut lines = Vec::new();
    let (mut met, mut total) = (0, 0);
    for folder in stories() {
        let story = story(&folder);
        assert!(!story.about.is_empty());
        let spans = |file: &str, words: &Option<String>| words.as_ref().map(|w| places(&folder.join(file), w));
        for e in &story.expect {
            total += 1;
            let (b, a) = (spans(&e.from, &e.before), spans(&e.to, &e.after));
            let report = report(&folder.join(&e.from), &folder.join(&e.to));
            let hits: Vec<&Entry> = report.findings.iter().filter(|f| touches(&f.before, &b) && touches(&f.after, &a)).collect();
            if hits.iter().any(|f| f.rule == e.rule) {
                met += 1;
            } else {
                let got: Vec<&str> = hits.iter().map(|f| f.rule).collect();
                lines.push(format!(
                    "FIXME {} {}>{} wants {}: {:?} → {:?}, got {got:?}",
                    name(&folder),
                    e.from,
                    e.to,
                    e.rule,
                    e.before,
                    e.after
                ));
            }
        }
        for s in &story.silent {
            let (b, a) = (spans(&s.from, &s.before), spans(&s.to, &s.after));
            let report = report(&folder.join(&s.from), &folder.join(&s.to));
            for f in report.findings.iter().filter(|f| f.severity > Level::Info && touches(&f.before, &b) && touches(&f.after, &a)) {
                lines.push(format!("FIXME {} {}>{} wants silence ({}): {}: {}", name(&folder), s.from, s.to, s.why, f.rule, f.message));
            }
        }
    }
    lines.push(format!("{met} of {total} expectations met"));
    snapshot("expectations".to_owned(), &lines.join("\n"));
}

fn proofs(path: &Path) -> Vec<Entry> {
    let telling = telling(path);
    Report::of_text(&Proof::read(&telling), &name(path), &Settings::default()).findings
}

#[test]
fn no_version_contradicts_itself_but_where_its_story_says_so() {
    for folder in stories() {
        let story = story(&folder);
        for version in versions(&folder) {
            let mut found = proofs(&version);
            for p in story.proof.iter().filter(|p| p.file == name(&version)) {
                let (b, a) = (Some(places(&version, &p.before)), Some(places(&version, &p.after)));
                let hit = found.iter().position(|f| f.rule == p.rule && touches(&f.before, &b) && touches(&f.after, &a));
                let hit = hit.unwrap_or_else(|| {
                    panic!("{}: {} of {:?} and {:?} is missing: {found:?}", version.display(), p.rule, p.before, p.after)
                });
                found.remove(hit);
            }
            assert!(found.is_empty(), "{}: {found:?}", version.display());
        }
    }
}

/// Whether a row of a report tells these words, and says so of them.
fn has_row(report: &Report, row: &Row) -> bool {
    let told = |c: &Option<recount::report::Place>, words: &str| match c {
        Some(p) => !words.is_empty() && p.text.contains(words),
        None => words.is_empty(),
    };
    let like = |r: &recount::report::ledger::LedgerRow| {
        let origins: Vec<usize> = r.values.iter().map(|v| v.origins).collect();
        (row.origins.is_empty() || row.origins == origins)
            && r.cells.len() == row.cells.len()
            && r.cells.iter().zip(&row.cells).all(|(c, w)| told(c, w))
            && r.verdict.name() == row.verdict
    };
    report.ledger.iter().flatten().any(like)
}

#[test]
fn ledgers_hold_the_rows_that_their_stories_name() {
    let mut rows = 0;
    for folder in stories() {
        let story = story(&folder);
        let report = match story.kind {
            Kind::Chain => Some(chain(&folder, View::Steps)),
            Kind::Outlets => Some(matrix(&folder)),
            _ => None,
        };
        assert_eq!(report.is_some(), !story.row.is_empty(), "{}: chains and outlets name rows", folder.display());
        if story.agreed {
            let findings = report.iter().flat_map(|r| &r.findings).collect::<Vec<_>>();
            assert!(findings.is_empty(), "{}: {findings:?}", folder.display());
        }
        for row in &story.row {
            rows += 1;
            let found = report.as_ref().is_some_and(|r| has_row(r, row));
            assert!(found, "{}: no row {:?} {}", folder.display(), row.cells, row.verdict);
        }
    }
    assert!(rows >= 4, "the corpus names {rows} rows");
}

#[test]
fn every_cell_of_a_ledger_is_true_and_every_row_told() {
    for folder in stories() {
        let texts: Vec<String> = versions(&folder).iter().map(|v| telling(v).article.text.to_string()).collect();
        let reports = [chain(&folder, View::Steps), matrix(&folder)];
        for row in reports.iter().flat_map(|r| r.ledger.iter().flatten()) {
            assert_eq!(row.cells.len(), texts.len());
            assert!(row.cells.iter().any(Option::is_some), "{}: an empty row", folder.display());
            for (i, place) in row.cells.iter().enumerate().filter_map(|(i, c)| c.as_ref().map(|c| (i, c))) {
                assert_eq!((i, &texts[i][place.start..place.end]), (place.document, place.text.as_str()), "{}", folder.display());
            }
        }
    }
}

#[test]
fn controls_are_silent_and_unrelated_stories_raise_no_two_sided_alarm() {
    for folder in stories() {
        let kind = story(&folder).kind;
        for (before, after) in steps(&folder) {
            for f in report(&before, &after).findings {
                let two_sided = f.before.is_some() && f.after.is_some();
                let fine = match kind {
                    Kind::Versions | Kind::Chain | Kind::Outlets => true,
                    Kind::Control => false,
                    Kind::Unrelated => !(two_sided && f.severity > Level::Info),
                };
                assert!(fine, "{}: {}: {}", folder.display(), f.rule, f.message);
            }
        }
    }
}

#[test]
fn a_text_against_itself_is_silent() {
    for folder in stories() {
        for version in versions(&folder) {
            let report = report(&version, &version);
            assert!(report.findings.is_empty(), "{}: {:?}", version.display(), report.findings);
            let a = report.accounting.after;
            assert_eq!(a.words, a.unchanged + a.folded, "{}", version.display());
        }
    }
}

#[test]
fn every_word_is_accounted_for_and_every_span_is_true() {
    for folder in stories() {
        for (before, after) in steps(&folder) {
            let texts = [telling(&before).article.text, telling(&after).article.text];
            let report = report(&before, &after);
            let (b, a) = (report.accounting.before, report.accounting.after);
            assert_eq!(b.words, b.unchanged + b.moved + b.reworded + b.found + b.removed + b.folded);
            assert_eq!(a.words, a.unchanged + a.moved + a.reworded + a.found + a.added + a.folded);
            assert_eq!((b.unchanged, b.moved), (a.unchanged, a.moved), "{}", after.display());
            for place in report.findings.iter().flat_map(|f| [&f.before, &f.after, &f.also]).flatten() {
                assert_eq!(&texts[place.document][place.start..place.end], place.text);
                assert!(place.sentence.contains(&place.text) || place.text.contains(&place.sentence) || !place.sentence.is_empty());
            }
        }
    }
}

#[test]
fn exchanging_the_sides_exchanges_the_findings() {
    for folder in stories() {
        for (before, after) in steps(&folder) {
            let sides = |f: &Entry, swap: bool| {
                let (b, a) = (f.before.as_ref().map(|p| (p.start, p.end)), f.after.as_ref().map(|p| (p.start, p.end)));
                let rule = recount::rule::find(f.rule).unwrap();
                if swap { (rule.mirror.id, f.verdict.swapped(), a, b) } else { (rule.id, f.verdict, b, a) }
            };
            // What is wrong inside the newer text is no change.
            let of_two = |f: &&Entry| recount::rule::find(f.rule).unwrap().scope != Scope::Text;
            let forth: BTreeSet<_> = report(&before, &after).findings.iter().filter(of_two).map(|f| sides(f, false)).collect();
            let back: BTreeSet<_> = report(&after, &before).findings.iter().filter(of_two).map(|f| sides(f, true)).collect();
            let only: Vec<_> = forth.symmetric_difference(&back).collect();
            assert!(only.is_empty(), "{} → {}: {only:?}", before.display(), after.display());
        }
    }
}

#[test]
fn every_rule_fires_in_some_story() {
    let mut fired: BTreeSet<&str> = BTreeSet::new();
    for folder in stories() {
        for (before, after) in steps(&folder) {
            let (b, a) = (telling(&before), telling(&after));
            fired.extend(compare(&b, &a).findings.iter().map(|f| f.rule.id));
            fired.extend(Proof::read(&a).findings.iter().map(|f| f.rule.id));
        }
        if story(&folder).kind == Kind::Outlets {
            fired.extend(matrix(&folder).findings.iter().map(|f| f.rule));
        }
    }
    let silent: Vec<&str> = recount::rule::all().map(|r| r.id).filter(|id| !fired.contains(id)).collect();
    assert!(silent.is_empty(), "no story fires {silent:?}");
}
