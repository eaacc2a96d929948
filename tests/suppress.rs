//! `<!-- recount-ignore RULE: reason -->`: silence about a rule in one place, counted and listed.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use recount::report::Format;
use support::Desk;

/// A story whose second paragraph and third paragraph change, with something before, in and behind the second.
fn story(toll: &str, carts: &str, above: &str, inside: &str, below: &str) -> String {
    format!(
        "# Fire at the pier\n\n{above}Police said {toll} people{inside} were hurt when the pier burned on Monday.\n\n{below}The quarry owns {carts} carts, the owner said.\n"
    )
}

fn ask(rules: &str) -> String {
    format!("<!-- recount-ignore {rules}: agreed with the desk -->")
}

fn desk(after: &str) -> Desk {
    let desk = Desk::new();
    desk.write("1.md", &story("12", "340", "", "", "")).write("2.md", after);
    desk
}

const DIFF: [&str; 4] = ["diff", "1.md", "2.md", "--isolated"];

/// The changes that are left, as brief lines tell them, and those that are suppressed.
fn told(desk: &Desk, args: &[&str]) -> (Vec<String>, Vec<String>) {
    let out = desk.recount(&[args, &["-f", "brief", "-v", "--fail-on", "never"]].concat()).exits(0).out;
    let change = |l: &str| l.split("]: ").nth(1).unwrap().split(": ").next().unwrap().to_owned();
    let (silent, left): (Vec<&str>, Vec<&str>) = out.lines().partition(|l| l.contains(" suppressed["));
    (left.into_iter().map(change).collect(), silent.into_iter().map(change).collect())
}

#[test]
fn a_comment_silences_its_rule_in_the_paragraph_that_it_stands_in_or_before() {
    let (hurt, carts) = ("12 people → 30 people".to_owned(), "340 carts → 360 carts".to_owned());
    let only = |above: &str, inside: &str, below: &str| told(&desk(&story("30", "360", above, inside, below)), &DIFF);
    let both = (vec![hurt.clone(), carts.clone()], Vec::new());
    let silent = (vec![carts.clone()], vec![hurt.clone()]);
    let number = ask("number-conflict");
    assert_eq!(only("", "", ""), both);
    assert_eq!(only(&format!("{number}\n\n"), "", ""), silent, "before the paragraph");
    assert_eq!(only(&format!("{number}\n"), "", ""), silent, "on the line above it");
    assert_eq!(only("", &format!(" {number}"), ""), silent, "in it");
    assert_eq!(only(&format!("{}\n{number}\n\n", ask("date-conflict")), "", ""), silent, "below another comment");
    assert_eq!(only("", &ask("date-conflict, number-conflict"), ""), silent, "of several rules");
    assert_eq!(only("", "", &format!("{number}\n\n")), (vec![hurt.clone()], vec![carts.clone()]), "before the next");
    // Another rule, another word, code, and a comment of the earlier text are no such comment.
    assert_eq!(only("", &ask("date-conflict"), ""), both);
    assert_eq!(only("", " <!-- number-conflict is agreed -->", ""), both);
    assert_eq!(only(&format!("```\n{number}\n```\n\n"), "", ""), both);
    let desk = desk(&story("30", "360", "", "", ""));
    desk.write("1.md", &story("12", "340", "", &number, ""));
    assert_eq!(told(&desk, &DIFF), both);
}

#[test]
fn a_page_is_silenced_in_the_same_way() {
    let page = |toll: &str, above: &str, inside: &str| {
        format!(
            "<html><body><article><h1>Fire at the pier</h1>{above}<p>Police said {toll} <b>people{inside}</b> were hurt when the pier burned on Monday.</p><p>The quarry owns {toll} carts, and the harbour stays closed to all boats until Friday.</p></article></body></html>"
        )
    };
    let desk = Desk::new();
    let only = |above: &str, inside: &str| {
        desk.write("1.html", &page("12", "", "")).write("2.html", &page("30", above, inside));
        told(&desk, &["diff", "1.html", "2.html", "--isolated"])
    };
    let (hurt, carts) = ("12 people → 30 people".to_owned(), "12 carts → 30 carts".to_owned());
    let number = ask("number-conflict");
    assert_eq!(only("", ""), (vec![hurt.clone(), carts.clone()], Vec::new()));
    assert_eq!(only(&number, ""), (vec![carts.clone()], vec![hurt.clone()]));
    assert_eq!(only("", &number), (vec![carts], vec![hurt]));
    // The text is the same with and without.
    let text = |name: &str| desk.recount(&["text", name]).exits(0).out;
    only("", &number);
    let with = text("2.html");
    only("", "");
    assert_eq!(text("2.html"), with);
}

#[test]
fn a_claim_that_is_gone_is_silenced_where_it_was() {
    let with = story("12", "340", "", "", "");
    let gone = with.replace("Police said 12 people were hurt when the pier burned on Monday.\n\n", "");
    let removed = |after: &str| {
        let desk = desk(after);
        let (left, silent) = told(&desk, &[&DIFF[..], &["--select", "claim-removed"]].concat());
        (left.len(), silent.len())
    };
    assert_eq!(removed(&gone), (1, 0));
    let comment = ask("claim-removed");
    assert_eq!(removed(&gone.replace("The quarry", &format!("{comment}\n\nThe quarry"))), (0, 1), "in its place");
    assert_eq!(removed(&format!("{gone}\n{comment}\n")), (1, 0), "behind another paragraph");
    // A sentence of a paragraph that is still there.
    let two = |second: &str, comment: &str| format!("# Fire\n\nThe pier burned on Monday.{second}{comment} The ferry was not hit.\n");
    let desk = Desk::new();
    desk.write("1.md", &two(" Police said 12 people were hurt in the fire.", "")).write("2.md", &two("", &format!(" {comment}")));
    let (left, silent) = told(&desk, &[&DIFF[..], &["--select", "claim-removed"]].concat());
    assert_eq!((left.len(), silent.len()), (0, 1), "{left:?}");
}

#[test]
fn one_text_against_itself_is_silenced_at_either_place() {
    let text = |first: &str, second: &str| {
        format!(
            "# A tunnel\n\n{first}The tunnel is 10 km (8 miles) long.\n\n{second}It opened on Saturday, 22 May 2026, the council said.\n"
        )
    };
    let desk = Desk::new();
    let found = |first: &str, second: &str| {
        desk.write("a.md", &text(first, second));
        let report = desk.recount(&["proof", "a.md", "-f", "json", "--isolated", "--fail-on", "never"]).exits(0).json();
        (report["findings"].as_array().unwrap().len(), report["summary"]["suppressed"].as_u64().unwrap_or(0))
    };
    assert_eq!(found("", ""), (2, 0));
    assert_eq!(found(&ask("unit-mismatch"), &ask("weekday-mismatch")), (0, 2));
    assert_eq!(found(&ask("weekday-mismatch"), ""), (2, 0));
    // Such a contradiction of the later text in a comparison.
    desk.write("1.md", &text("", "").replace("8 miles", "6 miles")).write("2.md", &text(&ask("unit-mismatch"), ""));
    let report = desk.recount(&[&DIFF[..], &["-f", "json", "--fail-on", "never"]].concat()).exits(0).json();
    let rules: Vec<&str> = report["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap()).collect();
    assert!(!rules.contains(&"unit-mismatch") && report["suppressions"][0]["findings"][0]["rule"] == "unit-mismatch", "{report}");
    // Several texts as one report.
    desk.write("a.md", &text("", "")).write("b.md", &text(&ask("unit-mismatch"), ""));
    let report = desk.recount(&["proof", "a.md", "b.md", "-f", "json", "--isolated", "--fail-on", "never"]).exits(0).json();
    assert_eq!((&report["suppressions"][0]["document"], &report["summary"]["suppressed"]), (&1.into(), &1.into()));
    assert_eq!(report["suppressions"][0]["findings"][0]["after"]["document"], 1);
}

#[test]
fn what_is_silenced_fails_nothing_and_is_listed_in_every_format() {
    let desk = desk(&story("30", "340", "", &format!(" {}", ask("number-conflict")), ""));
    for format in Format::ALL.iter().filter(|f| !f.is_binary()) {
        let ran = desk.recount(&[&DIFF[..], &["-f", format.name(), "--fail-on", "info"]].concat()).exits(0);
        assert!(ran.out.contains("agreed with the desk"), "{format:?}: {ran:?}");
        assert!(ran.out.contains("number-conflict") && ran.out.contains("12 people"), "{format:?}: {ran:?}");
        let counted = match format {
            Format::Json => ran.json()["summary"]["suppressed"] == 1,
            Format::Sarif => ran.json()["runs"][0]["results"] == serde_json::json!([]),
            Format::Jsonl => ran.out.lines().count() == 1 && ran.json()["rule"].is_null() && ran.json()["suppression"]["line"] == 3,
            Format::Junit => ran.out.contains("skipped=\"1\"") && ran.out.contains("failures=\"0\""),
            Format::Csv | Format::Brief => ran.out.contains("suppressed"),
            _ => ran.out.contains("1 suppressed"),
        };
        assert!(counted, "{format:?}: {}", ran.out);
    }
    desk.recount(&DIFF).exits(0).says("nothing left to check · 1 suppressed").lacks("error");
    // Of what is less serious than what is shown, the count alone is told.
    desk.recount(&[&DIFF[..], &["--severity", "number-conflict=info"]].concat()).exits(0).says("1 suppressed").lacks("agreed");
    // A later run into a sheet keeps what people wrote into the row.
    let sheet = [&DIFF[..], &["-f", "csv", "-o", "out.csv"]].concat();
    desk.recount(&sheet).exits(0);
    let noted = desk.read("out.csv").replace(",,,suppressed", "checked,by me,,suppressed");
    desk.write("out.csv", &noted);
    desk.recount(&sheet).exits(0);
    assert_eq!(desk.read("out.csv"), noted);
}

#[test]
fn a_comment_that_does_nothing_is_said() {
    let number = ask("number-conflict");
    let said = |after: &str, args: &[&str], what: &str| {
        let desk = desk(after);
        desk.recount(&[&DIFF[..], args, &["--fail-on", "never"]].concat()).exits(0).says(what);
        let rows = [&DIFF[..], args, &["--fail-on", "never", "-f", "github"]].concat();
        desk.recount(&rows).exits(0).complains(what).lacks(what);
        let report = desk.recount(&[&DIFF[..], args, &["--fail-on", "never", "-f", "json"]].concat()).exits(0).json();
        assert_eq!(report["suppressions"].as_array().unwrap().len(), 1, "{report}");
    };
    said(&story("12", "340", "", &number, ""), &[], "2.md:3:22: recount-ignore number-conflict: it suppresses nothing");
    let none = "recount-ignore number-conflct: there is no rule of that name; did you mean number-conflict?";
    said(&story("30", "340", "", &ask("number-conflct"), ""), &[], none);
    said(&story("30", "340", "", "<!-- recount-ignore -->", ""), &[], "recount-ignore: it names no rule");
    said(&format!("{}\n{number}\n", story("12", "340", "", "", "")), &[], "it suppresses nothing");
    // What is switched off, or belongs to another command, is not missed.
    let quiet = |after: &str, args: &[&str]| {
        let desk = desk(after);
        let report = desk.recount(&[args, &["-f", "json", "--fail-on", "never"]].concat()).exits(0).json();
        assert!(report["suppressions"].is_null(), "{report}");
    };
    quiet(&story("30", "340", "", &number, ""), &["diff", "1.md", "2.md", "--ignore", "number-conflict"]);
    quiet(&story("30", "340", "", &number, ""), &["proof", "2.md"]);
    // It says so of a text that has no finding of its own, too.
    desk(&story("12", "340", "", &ask("sum-mismatch"), "")).recount(&["proof", "2.md"]).exits(0).says("it suppresses nothing");
}

#[test]
fn of_many_versions_each_step_heeds_its_later_text() {
    let desk = desk(&story("30", "340", "", &format!(" {}", ask("number-conflict")), ""));
    desk.write("3.md", &story("40", "340", "", "", ""));
    let report = desk.recount(&["diff", "1.md", "2.md", "3.md", "--isolated", "-f", "json"]).exits(1).json();
    let messages: Vec<&str> = report["findings"].as_array().unwrap().iter().map(|f| f["message"].as_str().unwrap()).collect();
    assert!(messages.iter().any(|m| m.starts_with("30 people → 40 people")), "{messages:?}");
    assert!(!messages.iter().any(|m| m.starts_with("12 people → 30 people")), "{messages:?}");
    assert_eq!(report["suppressions"][0]["document"], 1);
    desk.recount(&["diff", "1.md", "2.md", "3.md", "--isolated"]).exits(1).says("1 suppressed");
    desk.recount(&["diff", "1.md", "2.md", "3.md", "--isolated", "-f", "html"]).exits(1).says("agreed with the desk");
}

#[test]
fn a_corpus_and_the_baselines_know_nothing_of_what_is_silenced() {
    let silent = story("30", "360", "", &format!(" {}", ask("number-conflict")), "");
    let desk = Desk::new();
    desk.write("c/a/1.md", &story("12", "340", "", "", "")).write("c/a/2.md", &silent);
    let test = |args: &[&str]| desk.recount(&[&["test", "c"][..], args].concat());
    test(&[]).exits(1).says("1 new").says("1 suppressed").says("agreed with the desk").lacks("error   12 people");
    assert_eq!(test(&["-f", "json"]).exits(1).json()["summary"]["suppressed"], 1);
    test(&["--accept"]).exits(0);
    assert!(!desk.read("c/recount-baseline.json").contains("12 people"), "what is silenced is not accepted");
    test(&[]).exits(0).says("0 new · 1 known");
    // Taken out, the comment leaves a new finding.
    desk.write("c/a/2.md", &story("30", "360", "", "", ""));
    test(&[]).exits(1).says("1 new · 1 known").says("12 people");
    // The same with --baseline of diff.
    desk.write("1.md", &story("12", "340", "", "", "")).write("2.md", &silent);
    let known = [&DIFF[..], &["--baseline", "known.json"]].concat();
    desk.recount(&[&known[..], &["--accept"]].concat()).exits(0).says("1 suppressed");
    desk.recount(&known).exits(0).says("1 known · 1 suppressed");
    assert!(!desk.read("known.json").contains("12 people"));
}

#[test]
fn reports_of_several_outlets_heed_no_comment() {
    // Nobody silences a disagreement by a comment in a page of theirs.
    let desk = desk(&story("30", "340", "", &ask("outlets-conflict"), ""));
    let report = desk.recount(&["crosscheck", "1.md", "2.md", "--isolated", "-f", "json", "--fail-on", "never"]).exits(0).json();
    assert!(report["summary"]["suppressed"].is_null() && report["suppressions"].is_null(), "{report}");
}

#[test]
fn a_rule_is_explained_with_its_comment() {
    Desk::new().recount(&["explain", "number-conflict"]).exits(0).says("<!-- recount-ignore number-conflict: why -->");
    Desk::new().recount(&["explain", "outlets-conflict"]).exits(0).lacks("recount-ignore");
}

#[test]
fn many_comments_cost_no_more_than_their_text() {
    let paragraphs =
        |n: usize, more: &str| -> String { (0..4_000).map(|i| format!("{more}At gate {i} there were {} carts.\n\n", i * 3 + n)).collect() };
    let desk = Desk::new();
    desk.write("1.md", &paragraphs(1, "")).write("2.md", &paragraphs(2, &format!("{}\n\n", ask("number-conflict, sum-mismatch"))));
    let started = std::time::Instant::now();
    desk.recount(&[&DIFF[..], &["-f", "json", "-o", "out.json"]].concat()).exits(0);
    let with = started.elapsed();
    let report: serde_json::Value = serde_json::from_str(&desk.read("out.json")).unwrap();
    assert!(report["summary"]["suppressed"].as_u64().unwrap() > 2_000, "{}", report["summary"]);
    desk.write("2.md", &paragraphs(2, ""));
    let started = std::time::Instant::now();
    desk.recount(&[&DIFF[..], &["-f", "json", "-o", "out.json"]].concat()).exits(1);
    assert!(with < started.elapsed() * 4, "{with:?} against {:?}", started.elapsed());
}
