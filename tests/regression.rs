//! `recount test` as a newsroom uses it: new, known and fixed findings, its own gold, and a baseline that nothing breaks.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use serde_json::Value;
use std::process::{Command, Stdio};
use support::{Desk, Ran, root};

const TWELVE: &str = "Twelve people were hurt when the pier fell on Monday.";
const THIRTY: &str = "Thirty people were hurt when the pier fell on Monday.";
const BOATS: &str = "Four boats sank in the harbour.\n\nThe bridge was closed.";
const NINE_BOATS: &str = "Nine boats sank in the harbour.\n\nThe bridge was closed.";

/// Two stories with one finding each.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("stories/pier/1.txt", TWELVE).write("stories/pier/2.txt", THIRTY);
    desk.write("stories/boats/1.md", BOATS).write("stories/boats/2.md", NINE_BOATS).write("stories/notes.txt", "No story.");
    desk
}

fn run(desk: &Desk, flags: &[&str]) -> Ran {
    desk.recount(&[&["test", "stories"], flags].concat())
}

fn summary(desk: &Desk, flags: &[&str]) -> Value {
    run(desk, &[&["-f", "json", "--fail-on", "never"], flags].concat()).exits(0).json()["summary"].clone()
}

#[track_caller]
fn counts(desk: &Desk, new: u64, known: u64, fixed: u64) {
    let s = summary(desk, &[]);
    assert_eq!([&s["new"], &s["known"], &s["fixed"]], [new, known, fixed], "{s}");
}

#[test]
fn findings_are_new_until_accepted_and_fixed_when_gone() {
    let desk = desk();
    let ran = run(&desk, &[]).exits(1).says("stories · 2 stories · 2 comparisons · 2 new · 0 known · 0 fixed");
    ran.says("pier · 1 new").says("error   2.txt:1:1  number-conflict: Twelve people → Thirty people");
    run(&desk, &["--accept", "--reason", "looked at"]).exits(0).says("2 new (now accepted)");
    run(&desk, &[]).exits(0).says("0 new · 2 known · 0 fixed");

    desk.write("stories/pier/3.txt", "Forty people were hurt when the pier fell on Monday.");
    run(&desk, &["-q"]).exits(1).says("1 new · 2 known · 0 fixed").says("3.txt:1:1").lacks("boats");
    run(&desk, &["--fail-on", "never"]).exits(0);
    desk.write("stories/boats/2.md", BOATS);
    run(&desk, &["--fail-on", "never"])
        .exits(0)
        .says("fixed")
        .says("error number-conflict: Four boats → Nine boats")
        .says("--prune takes it");
    counts(&desk, 1, 1, 1);
    run(&desk, &["--prune", "--fail-on", "never"]).exits(0);
    counts(&desk, 1, 1, 0);

    std::fs::remove_dir_all(desk.path().join("stories/boats")).unwrap();
    std::fs::create_dir(desk.path().join("stories/boats")).unwrap();
    desk.write("stories/boats/1.md", BOATS).write("stories/boats/2.md", NINE_BOATS);
    run(&desk, &["--accept"]).exits(0);
    std::fs::remove_dir_all(desk.path().join("stories/boats")).unwrap();
    run(&desk, &[]).exits(0).says("accepted in stories that are not there").says("unused").says("boats 1.md > 2.md");
    run(&desk, &["--prune"]).exits(0);
    assert!(!desk.read("stories/recount-baseline.json").contains("boats"));
}

#[test]
fn a_finding_that_comes_once_more_is_new() {
    let desk = Desk::new();
    desk.write("stories/a/1.txt", "Four boats sank.\n\nThe bridge was closed.")
        .write("stories/a/2.txt", "Nine boats sank.\n\nThe bridge was closed.");
    run(&desk, &["--accept"]).exits(0);
    let twice = |n: &str| format!("{n} boats sank.\n\nThe bridge was closed.\n\nLate on Monday {} boats sank.", n.to_lowercase());
    desk.write("stories/a/1.txt", &twice("Four")).write("stories/a/2.txt", &twice("Nine"));
    let s = summary(&desk, &[]);
    assert!(s["new"].as_u64().unwrap() >= 1 && s["known"] == 1, "{s}");
    run(&desk, &["--accept"]).exits(0);
    run(&desk, &[]).exits(0).says(" 0 new");
}

#[test]
fn the_baseline_is_sorted_one_line_a_finding_and_keeps_reasons() {
    let desk = desk();
    run(&desk, &["--accept", "--reason", "first"]).exits(0);
    let first = desk.read("stories/recount-baseline.json");
    let lines: Vec<&str> = first.lines().filter(|l| l.starts_with("{\"story\"")).collect();
    assert_eq!(lines.len(), 2, "{first}");
    assert!(lines.is_sorted(), "{first}");
    assert!(lines[0].contains("\"finding\":\"error number-conflict: Four boats → Nine boats") && first.contains("\"reason\":\"first\""));
    desk.write("stories/arena/1.txt", TWELVE).write("stories/arena/2.txt", THIRTY);
    run(&desk, &["--accept", "--reason", "second"]).exits(0);
    let second = desk.read("stories/recount-baseline.json");
    assert!(lines.iter().all(|l| second.contains(l.trim_end_matches(','))), "{second}");
    let parsed: Value = serde_json::from_str(&second).unwrap();
    assert_eq!(parsed["findings"][0]["reason"], "second");
    run(&desk, &["--accept", "--reason", "third"]).exits(0);
    assert_eq!(desk.read("stories/recount-baseline.json"), second, "nothing new, nothing changed");
}

#[test]
fn the_order_and_the_result_do_not_depend_on_threads() {
    let one = run(&desk(), &["-j", "1", "-v"]);
    for _ in 0..3 {
        assert_eq!(run(&desk(), &["-j", "8", "-v"]).out, one.out);
    }
    assert!(one.out.find("boats").unwrap() < one.out.find("pier").unwrap());
    assert_eq!(one.err, "", "no progress bar off a terminal");
}

#[test]
fn what_fails_leaves_the_old_baseline_whole() {
    let desk = desk();
    run(&desk, &["--accept"]).exits(0);
    let before = desk.read("stories/recount-baseline.json");
    desk.write("stories/broken/1.json", "{").write("stories/broken/2.json", "{").write("stories/pier/3.txt", TWELVE);
    let ran = run(&desk, &["--accept", "--prune"]).exits(2).complains("broken/1.json");
    assert!(ran.out.contains("pier · 1 new"), "the other stories are told: {}", ran.out);
    assert_eq!(desk.read("stories/recount-baseline.json"), before);
    std::fs::remove_dir_all(desk.path().join("stories/broken")).unwrap();

    desk.write("stories/recount-baseline.json", &before.replace("\"findings\"", "<<<<<<< ours\n\"findings\""));
    let hurt = desk.read("stories/recount-baseline.json");
    run(&desk, &["--accept"]).exits(2).complains("recount-baseline.json:1: this is no baseline");
    assert_eq!(desk.read("stories/recount-baseline.json"), hurt);
}

#[test]
fn runs_at_the_same_time_lose_nothing() {
    let desk = Desk::new();
    for i in 0..6 {
        desk.write(&format!("c{i}/s{i}/1.txt"), TWELVE).write(&format!("c{i}/s{i}/2.txt"), THIRTY);
    }
    let runs: Vec<_> = (0..6)
        .map(|i| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_recount"));
            command.args(["test", &format!("c{i}"), "--baseline", "shared.json", "--accept"]).current_dir(desk.path());
            command.stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    let shared: Value = serde_json::from_str(&desk.read("shared.json")).unwrap();
    let stories: Vec<&str> = shared["findings"].as_array().unwrap().iter().map(|f| f["story"].as_str().unwrap()).collect();
    assert_eq!(stories, ["s0", "s1", "s2", "s3", "s4", "s5"]);
}

#[test]
fn a_newsroom_holds_its_own_gold() {
    let desk = desk();
    let story = |body: &str| desk.write("stories/pier/story.toml", body);
    let expect =
        |rule: &str, before: &str| format!("[[expect]]\nfrom = \"1.txt\"\nto = \"2.txt\"\nrule = \"{rule}\"\nbefore = \"{before}\"\n");
    let found = expect("number-conflict", "Twelve people");
    let not = expect("date-conflict", "on Monday");
    story(&format!("complete = true\n{found}{not}"));
    let s = summary(&desk, &[]);
    assert_eq!((&s["expected"], &s["missed"], &s["recall"], &s["precision"]), (&2.into(), &1.into(), &0.5.into(), &1.0.into()), "{s}");
    run(&desk, &[]).exits(1).says("1 of 2 expected").says("expected date-conflict: on Monday → –");
    run(&desk, &["--accept"]).exits(0);
    run(&desk, &[]).exits(0).says("missed").says("expected date-conflict");
    story(&found);
    run(&desk, &[]).exits(0).says("1 of 1 expected findings are there (recall 1.00)").says("1 fixed");

    // What is not expected is false where a story lists all, and where it says that a passage is silent; else unjudged.
    story(&format!("complete = true\n{not}"));
    assert_eq!(summary(&desk, &[])["wrong"], 1);
    for unjudged in [not.clone(), format!("complete = false\n{not}")] {
        story(&unjudged);
        let s = summary(&desk, &[]);
        assert_eq!((&s["wrong"], &s["precision"]), (&0.into(), &Value::Null));
    }
    story("[[silent]]\nfrom = \"1.txt\"\nto = \"2.txt\"\nbefore = \"Twelve\"\nwhy = \"a test\"\n");
    run(&desk, &["--fail-on", "never"]).exits(0).says("false").says("(a test)").says("(precision 0.00)");
    story("kind = \"control\"");
    assert_eq!(summary(&desk, &[])["wrong"], 1);
    story("kind = \"unrelated\"");
    assert_eq!(summary(&desk, &[])["wrong"], 1);
}

#[test]
fn a_description_says_which_texts_and_how() {
    let desk = Desk::new();
    for (name, text) in [("z.txt", TWELVE), ("a.txt", THIRTY), ("m.txt", TWELVE), ("old.txt", NINE_BOATS)] {
        desk.write(&format!("stories/deep/pier/{name}"), text);
    }
    desk.write("stories/deep/pier/story.toml", "versions = [\"z.txt\", \"a.txt\", \"m.txt\"]");
    let told = run(&desk, &["-f", "json"]).exits(1).json();
    assert_eq!(told["stories"][0]["story"], "deep/pier");
    let versions: Vec<&str> = told["stories"][0]["new"].as_array().unwrap().iter().map(|n| n["versions"].as_str().unwrap()).collect();
    assert_eq!(versions, ["z.txt > a.txt", "a.txt > m.txt"]);
    desk.write("stories/deep/pier/story.toml", "kind = \"outlets\"\nversions = [\"z.txt\", \"a.txt\", \"m.txt\"]");
    assert_eq!(summary(&desk, &[])["comparisons"], 1, "outlets are told of together");
}

#[test]
fn mistakes_are_told_with_the_file() {
    for (toml, told) in [
        ("knd = \"control\"", "did you mean `kind`?"),
        ("versions = [\"1.txt\"]", "a story wants two or more texts"),
        ("versions = [\"1.txt\", \"7.txt\"]", "7.txt: there is no such file"),
        ("[[expect]]\nrule = \"number-conflct\"", "did you mean number-conflict?"),
        (
            "[[expect]]\nfrom = \"1.txt\"\nto = \"2.txt\"\nrule = \"number-conflict\"\nbefore = \"Eleven\"",
            "\"Eleven\" does not stand in 1.txt",
        ),
    ] {
        let desk = desk();
        desk.write("stories/pier/story.toml", toml);
        run(&desk, &[]).exits(2).complains("pier").complains(told);
    }
    let desk = desk();
    desk.write("empty/x/1.txt", TWELVE);
    desk.recount(&["test", "empty"]).exits(2).complains("no story in it");
    desk.recount(&["test", "none"]).exits(2).complains("this is no folder");
    run(&desk, &["--baseline", "none.json"]).exits(2).complains("--accept writes it");
    run(&desk, &["--reason", "why"]).exits(2).complains("--accept");
}

#[test]
fn new_findings_go_to_ci() {
    let desk = desk();
    run(&desk, &["-f", "github"]).exits(1).says("::error file=stories/boats/2.md,line=1,").complains("2 new");
    run(&desk, &["-f", "junit"]).exits(1).says("failures=\"2\"");
    assert_eq!(run(&desk, &["-f", "sarif"]).exits(1).json()["runs"][0]["results"].as_array().unwrap().len(), 2);
    run(&desk, &["-f", "brief"]).exits(1).says("stories/pier/2.txt:1:1: error[number-conflict]");
    run(&desk, &["--accept"]).exits(0);
    run(&desk, &["-f", "junit"]).exits(0).says("failures=\"0\"");
}

#[test]
fn a_diff_leaves_out_what_its_baseline_holds() {
    let desk = desk();
    let diff = ["diff", "stories/pier/1.txt", "stories/pier/2.txt", "--baseline", "known.json"];
    desk.recount(&diff).exits(2).complains("known.json: there is no such baseline; --accept writes it");
    desk.recount(&[&diff[..], &["--accept"]].concat()).exits(0).says("number-conflict");
    desk.recount(&diff).exits(0).says("nothing new · 1 known").lacks("number-conflict");
    desk.write("stories/pier/2.txt", &THIRTY.replace("Monday", "Tuesday"));
    let ran = desk.recount(&diff).exits(1).says("date-conflict").lacks("number-conflict");
    assert!(ran.out.contains("1 known"), "{}", ran.out);
}

#[test]
fn decisions_saved_from_a_page_hold_on_the_command_line() {
    let desk = desk();
    let diff = ["diff", "stories/pier/1.txt", "stories/pier/2.txt", "--baseline", "page.json"];
    let found = desk.recount(&["diff", "stories/pier/1.txt", "stories/pier/2.txt", "-f", "json"]).json();
    let print = found["findings"][0]["fingerprint"].as_str().unwrap().to_owned();
    let page = |more: &str| {
        let entry = format!("{{\"story\":\"\",\"versions\":\"1 > 2\",\"fingerprint\":\"{print}\",\"finding\":\"x\",{more}}}");
        format!("{{\"schema\":\"recount/baseline/1\",\"findings\":[\n{entry}\n]}}\n")
    };
    desk.write("page.json", &page("\"status\":\"dismissed\",\"reason\":\"the desk knows\""));
    desk.recount(&diff).exits(0).says("1 known").lacks("number-conflict");
    // What is only commented on is reported, with the comment.
    desk.write("page.json", &page("\"status\":\"open\",\"reason\":\"\",\"comment\":\"ask the harbour\""));
    let ran = desk.recount(&[&diff[..], &["-f", "json"]].concat()).exits(1).json();
    assert_eq!(ran["findings"][0]["comment"], "ask the harbour");
    desk.recount(&[&diff[..], &["-f", "html"]].concat()).exits(1).says("data-comment=\"ask the harbour\"");
    // Accepted here, it keeps the comment.
    desk.recount(&[&diff[..], &["--accept"]].concat()).exits(0);
    let kept = desk.read("page.json");
    assert!(kept.matches("ask the harbour").count() == 2, "{kept}");
    desk.recount(&diff).exits(0).says("1 known");
    desk.write("page.json", &page("\"status\":\"other\",\"reason\":\"\""));
    desk.recount(&diff).exits(2).complains("page.json:2: this is no baseline");
    // The other commands that find something take one too.
    for command in [&["crosscheck", "stories/pier/1.txt", "stories/pier/2.txt"][..], &["proof", "stories/pier/2.txt"]] {
        desk.recount(&[command, &["--baseline", "own.json", "--accept"]].concat()).exits(0);
        desk.recount(&[command, &["--baseline", "own.json", "--fail-on", "info"]].concat()).exits(0);
    }
}

#[test]
fn the_projects_own_corpus_runs() {
    let out = tempfile::tempdir().unwrap();
    let path = out.path().join("b.json").to_string_lossy().into_owned();
    let corpus = root().join("corpus").to_string_lossy().into_owned();
    let ran = Desk::new().recount(&["test", &corpus, "--baseline", &path, "--accept", "-f", "json"]).exits(0).json();
    assert_eq!(ran["summary"]["stories"].as_u64().unwrap() as usize, std::fs::read_dir(&corpus).unwrap().count());
    assert!(ran["summary"]["recall"].as_f64().unwrap() > 0.8);
    Desk::new().recount(&["test", &corpus, "--baseline", &path]).exits(0).says(" 0 new");
}
