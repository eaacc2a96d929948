//! The binary as a user meets it: exit codes, options, errors, every rule, and the README's commands.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn recount(args: &[&str]) -> Output {
    fed(args, b"")
}

fn fed(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
        .args(args)
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that fails early does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// A folder with one file a side.
fn pair(before: &str, after: &str) -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let (b, a) = (path("before.txt", before), path("after.txt", after));
    (folder, b, a)
}

fn rules(before: &str, after: &str) -> Vec<String> {
    let (_folder, b, a) = pair(before, after);
    let all: Vec<String> = recount::rule::all().map(|r| r.id.to_owned()).collect();
    let found = |files: &[&str]| {
        let output = recount(&[files, &["-f", "jsonl", "--fail-on", "never", "--select", &all.join(",")]].concat());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        stdout(&output)
    };
    // A rule of one text has nothing before; the others' two texts are two versions, or two outlets.
    let lines = match before.is_empty() {
        true => found(&["proof", &a]),
        false => [found(&["diff", &b, &a]), found(&["crosscheck", &b, &a])].concat(),
    };
    lines.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["rule"].as_str().map(str::to_owned)).collect()
}

#[test]
fn every_rule_fires_on_its_example_and_not_on_its_near_miss() {
    for rule in recount::rule::all() {
        let fired = rules(rule.fires.0, rule.fires.1);
        assert!(fired.iter().any(|r| r == rule.id), "{}: {:?} fires {fired:?}", rule.id, rule.fires);
        let silent = rules(rule.silent.0, rule.silent.1);
        assert!(!silent.iter().any(|r| r == rule.id), "{}: {:?} fires {silent:?}", rule.id, rule.silent);
    }
}

#[test]
fn every_rule_is_in_a_family_file_and_every_file_in_the_list() {
    let listed = recount::rule::FILES;
    for entry in fs::read_dir(root().join("src/rule")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(listed.contains(&stem.as_str()), "src/rule/{stem}.rs has no line in src/rule.rs");
    }
    let mut ids: Vec<&str> = recount::rule::all().map(|r| r.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "a rule stands twice");
    for rule in recount::rule::all() {
        assert_eq!(rule.mirror.mirror, rule, "{} and its mirror disagree", rule.id);
    }
}

#[test]
fn exit_codes() {
    const SAME: &str = "Twelve people were hurt.";
    const OTHER: &str = "Thirty people were hurt.";
    const FEWER: &str = "Officials said 12 people were hurt.";
    // before, after, arguments, code
    let cases: &[(&str, &str, &[&str], i32)] = &[
        (SAME, SAME, &[], 0),
        (SAME, OTHER, &[], 1),
        (SAME, OTHER, &["--fail-on", "never"], 0),
        (SAME, OTHER, &["--ignore", "number-conflict"], 0),
        (SAME, OTHER, &["--severity", "number-conflict=warning"], 0),
        (SAME, OTHER, &["--severity", "number-conflict=warning", "--fail-on", "warning"], 1),
        (SAME, OTHER, &["--severity", "number-conflict=off"], 0),
        (SAME, OTHER, &["--select", "name-replaced"], 0),
        (SAME, OTHER, &["--min-severity", "error", "-f", "brief"], 1),
        (SAME, FEWER, &["--fail-on", "info"], 1),
        (SAME, FEWER, &[], 0),
        (SAME, OTHER, &["--select", "no-such-rule"], 2),
        (SAME, OTHER, &["--severity", "number-conflict=loud"], 2),
        (SAME, OTHER, &["--severity", "number-conflict"], 2),
        (SAME, OTHER, &["-f", "no-such-format"], 2),
        (SAME, OTHER, &["-o", "/no/such/folder/report.txt"], 2),
    ];
    for (before, after, args, expected) in cases {
        let (_folder, b, a) = pair(before, after);
        let output = recount(&[&["diff", &b, &a], *args].concat());
        assert_eq!(code(&output), *expected, "{args:?}: {}{}", stdout(&output), stderr(&output));
        assert_eq!(*expected == 2, !stderr(&output).is_empty(), "{args:?}: {}", stderr(&output));
    }
    assert_eq!(code(&recount(&["--version"])), 0);
    assert_eq!(code(&recount(&["--help"])), 0);
    assert_eq!(code(&recount(&[])), 2);
    assert_eq!(code(&recount(&["diff", "only-one.md"])), 2);
}

#[test]
fn bad_input_is_told_with_the_file_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    };
    let good = file("good.md", b"# A headline\n\nTwelve people were hurt.\n");
    let missing = folder.path().join("missing.md").to_string_lossy().into_owned();
    let cases = [
        (missing, "no such file"),
        (folder.path().to_string_lossy().into_owned(), "folder"),
        (file("photo.md", b"\x89PNG\r\n\x1a\n\0\0\0\0"), "not text"),
        (file("broken.json", b"{\"title\": \"A\", \"body\": "), "JSON"),
        (file("other.json", b"[1, 2, 3]"), "body"),
        (file("empty.html", b""), "empty"),
    ];
    for (path, says) in &cases {
        let output = recount(&["diff", &good, path]);
        assert_eq!(code(&output), 2, "{path}");
        assert!(stdout(&output).is_empty(), "{path}: {}", stdout(&output));
        let told = stderr(&output);
        let base = Path::new(path).file_name().unwrap().to_string_lossy().into_owned();
        assert!(told.contains(&base) && told.contains(says), "{path}: {told}");
    }
}

#[test]
fn a_result_file_appears_whole_or_not_at_all() {
    let (folder, b, a) = pair("Twelve people were hurt.", "Thirty people were hurt.");
    let target = folder.path().join("report.json");
    fs::write(&target, "old").unwrap();
    let target_name = target.to_string_lossy().into_owned();
    let missing = folder.path().join("missing.txt").to_string_lossy().into_owned();
    assert_eq!(code(&recount(&["diff", &b, &missing, "-f", "json", "-o", &target_name])), 2);
    assert_eq!(fs::read_to_string(&target).unwrap(), "old");
    let output = recount(&["diff", &b, &a, "-f", "json", "-o", &target_name]);
    assert_eq!((code(&output), stdout(&output)), (1, String::new()));
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(&target).unwrap()).unwrap();
    assert_eq!(report["findings"][0]["rule"], "number-conflict");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "no temporary file is left");
}

#[test]
fn proof_holds_each_text_against_itself() {
    const WRONG: &str = "The tunnel is 10 km (8 miles) long.";
    const RIGHT: &str = "The tunnel is 10 km (6 miles) long.";
    let (_folder, wrong, right) = pair(WRONG, RIGHT);
    let (wrong, right) = (wrong.as_str(), right.as_str());
    let cases: &[(&[&str], i32)] = &[
        (&[wrong], 0),
        (&[right], 0),
        (&[wrong, "--fail-on", "warning"], 1),
        (&[right, "--fail-on", "info"], 0),
        (&[wrong, "--severity", "unit-mismatch=error"], 1),
        (&[right, wrong, "--fail-on", "warning"], 1),
        (&[wrong, "--fail-on", "warning", "--ignore", "unit-mismatch"], 0),
        (&["no-such-file.md", wrong], 2),
    ];
    for (args, expected) in cases {
        let output = recount(&[&["proof"], *args].concat());
        assert_eq!(code(&output), *expected, "{args:?}: {}{}", stdout(&output), stderr(&output));
        assert_eq!(*expected == 2, stdout(&output).is_empty(), "{args:?}");
    }
    // Several texts are one report for machines, and the place says which text.
    let report: serde_json::Value = serde_json::from_str(&stdout(&recount(&["proof", right, wrong, "-f", "json"]))).unwrap();
    assert_eq!(report["documents"].as_array().unwrap().len(), 2);
    let finding = &report["findings"][0];
    assert_eq!((finding["before"]["document"].as_u64(), finding["after"]["document"].as_u64()), (Some(1), Some(1)));
    assert_eq!((finding["before"]["text"].as_str(), finding["after"]["text"].as_str()), (Some("10 km"), Some("8 miles")));
    assert_eq!(report["documents"][1]["path"].as_str(), Some(wrong));
    // For readers they are one after the other, each with its name.
    for format in ["text", "markdown"] {
        let told = stdout(&recount(&["proof", right, wrong, "-f", format]));
        assert!(told.matches("against itself").count() == 2 && told.contains("unit-mismatch"), "{told}");
    }
    let brief = stdout(&recount(&["proof", right, wrong, "-f", "brief"]));
    assert!(brief.starts_with(wrong) && brief.lines().count() == 1, "{brief}");
    let output = fed(&["proof", "-", "-f", "jsonl"], WRONG.as_bytes());
    assert!(stdout(&output).contains("unit-mismatch"), "{}", stderr(&output));
    assert_eq!(code(&fed(&["proof", "-", "-"], b"x")), 2);
}

#[test]
fn standard_input_is_a_side() {
    let (_folder, b, _a) = pair("Twelve people were hurt.", "");
    let output = fed(&[&b, "-", "-f", "brief"], b"Thirty people were hurt.");
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("number-conflict"), "{}", stdout(&output));
    let output = fed(&[&b, "-", "--stdin-filename", "page.json", "-f", "json"], br#"{"title":"Fire","body":"Thirty people were hurt."}"#);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["documents"][1]["title"], "Fire");
    assert_eq!(code(&fed(&["-", "-"], b"x")), 2);
}

#[test]
fn colour_is_used_when_asked_for_only() {
    let (_folder, b, a) = pair("Twelve people were hurt.", "Thirty people were hurt.");
    assert!(!stdout(&recount(&[&b, &a])).contains('\u{1b}'), "a pipe is no terminal");
    assert!(stdout(&recount(&[&b, &a, "--color", "always"])).contains("\u{1b}["));
    assert!(!stdout(&recount(&[&b, &a, "--color", "never"])).contains('\u{1b}'));
}

#[test]
fn who_asks_for_errors_only_is_told_of_errors_only() {
    let (_folder, b, a) = pair("Officials said 12 people were hurt.", "Twelve people were hurt.");
    let loud = stdout(&recount(&[&b, &a]));
    assert!(loud.contains("0 must check · 1 worth a look · 0 compatible") && loud.contains("attribution-dropped"), "{loud}");
    let quiet = stdout(&recount(&[&b, &a, "-q"]));
    assert!(quiet.contains("0 must check\n") && !quiet.contains("worth a look") && !quiet.contains("attribution"), "{quiet}");
}

#[test]
fn control_sequences_of_an_article_are_stripped_whole() {
    let added = "It rained.\n\nOver 40 \u{1b}[31mboats\u{1b}[0m sank at \u{1b}]0;title\u{7}Brenna.";
    let (_folder, b, a) = pair("It rained.", added);
    let told = stdout(&recount(&[&b, &a, "-v"]));
    assert!(!told.contains('\u{1b}') && told.contains("Over 40 boats sank at Brenna."), "{told}");
}

#[test]
fn batch_keeps_order_and_a_bad_record_costs_only_itself() {
    let input = concat!(
        r#"{"id":"a","before":"Twelve people were hurt.","after":"Thirty people were hurt."}"#,
        "\n",
        "this is no JSON\n\n",
        r#"{"id":7,"before":{"title":"Fire","body":"Twelve people were hurt."},"after":{"title":"Fire","body":"12 people were hurt."}}"#,
        "\n",
        r#"{"id":"c","before":"Only one side."}"#,
        "\n",
        r#"{"id":"d","before":"Same.","after":"Same."}"#,
        "\n",
        r#"{"id":"e","documents":["Seven people were hurt.","Nine people were hurt.","Seven people were hurt."]}"#,
        "\n",
        r#"{"id":"f","documents":["Seven people were hurt."]}"#,
    );
    let output = fed(&["batch"], input.as_bytes());
    assert_eq!(code(&output), 0);
    let rows: Vec<serde_json::Value> = stdout(&output).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let ids: Vec<String> = rows.iter().map(|r| r["id"].to_string()).collect();
    assert_eq!(ids, ["\"a\"", "null", "7", "\"c\"", "\"d\"", "\"e\"", "\"f\""]);
    assert_eq!(rows[0]["report"]["findings"][0]["rule"], "number-conflict");
    assert!(rows[1]["error"].as_str().unwrap().starts_with("line 2: this is no JSON"), "{}", rows[1]);
    assert!(rows[1]["error"].as_str().unwrap().contains(r#"a line is {"id","before","after"}"#), "{}", rows[1]);
    assert_eq!(rows[2]["report"]["findings"], serde_json::json!([]));
    assert!(rows[3]["error"].as_str().unwrap().starts_with("line 5: `after` is missing"), "{}", rows[3]);
    assert_eq!(rows[4]["report"]["summary"]["error"], 0);
    assert_eq!(rows[5]["report"]["ledger"][0]["verdict"], "reversed");
    assert!(rows[6]["error"].as_str().unwrap().contains("two versions"), "{}", rows[6]);
}

#[test]
fn three_versions_make_a_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<String> = ["Seven", "Twelve", "Seven"]
        .iter()
        .enumerate()
        .map(|(i, n)| {
            let path = folder.path().join(format!("{i}.txt"));
            fs::write(&path, format!("{n} people were hurt in the slide.")).unwrap();
            path.to_string_lossy().into_owned()
        })
        .collect();
    let [a, b, c] = [&paths[0], &paths[1], &paths[2]].map(String::as_str);
    let output = recount(&["diff", a, b, c, "-f", "json"]);
    assert_eq!(code(&output), 1);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["ledger"][0]["verdict"], "reversed", "{report}");
    assert_eq!(report["ledger"][0]["cells"][1]["text"], "Twelve people");
    let sides = |f: &serde_json::Value| (f["before"]["document"].as_u64(), f["after"]["document"].as_u64());
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.iter().map(sides).collect::<Vec<_>>(), [(Some(0), Some(1)), (Some(1), Some(2))]);
    // The ends agree: nothing must be checked between them.
    let output = recount(&["diff", a, b, c, "--view", "ends", "-f", "json"]);
    assert_eq!(code(&output), 0);
    let shown = stdout(&recount(&[a, b, c])).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("version 3 returns to the value of version 1"), "{shown}");
}

#[test]
fn crosscheck_holds_outlets_against_each_other() {
    let (_folder, a, b) = pair("The blast at Halm killed 12 people.", "In Halm, 14 people were killed when a boiler exploded.");
    let output = recount(&["crosscheck", &a, &b, "-f", "json"]);
    assert_eq!(code(&output), 1);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["command"], "crosscheck");
    let row = &report["ledger"][0];
    assert_eq!((row["verdict"].as_str(), row["cells"][1]["text"].as_str()), (Some("conflicting"), Some("14 people")));
    let finding = &report["findings"][0];
    assert_eq!((finding["rule"].as_str(), finding["before"]["document"].as_u64()), (Some("outlets-conflict"), Some(0)));
    assert_eq!(finding["after"]["document"], 1);
    assert_eq!(code(&recount(&["crosscheck", &a, &a])), 0);
    assert_eq!(code(&recount(&["crosscheck", &a])), 2);
    assert_eq!(code(&recount(&["crosscheck", &a, "no-such-file.md"])), 2);
    // What one alone tells is shown when asked for.
    let (_folder, a, b) = pair("The blast at Halm broke 40 windows.", "In Halm a boiler exploded.");
    assert!(!stdout(&recount(&["crosscheck", &a, &b])).contains("40 windows"));
    assert!(stdout(&recount(&["crosscheck", &a, &b, "-v"])).contains("40 windows"));
}

#[test]
fn a_spreadsheet_keeps_what_people_wrote_into_it() {
    let (folder, a, b) = pair(
        "The blast at Halm killed 12 people. \"=HYPERLINK is a word that nobody here would say,\" said Ada Kral.",
        "In Halm, 14 people were killed. \"=HYPERLINK is a word that nobody here would say,\" Ada Kral said.",
    );
    let sheet = folder.path().join("matrix.csv");
    let sheet_name = sheet.to_string_lossy().into_owned();
    let run = |b: &str| recount(&["crosscheck", &a, b, "-f", "csv", "-o", &sheet_name, "--fail-on", "never"]);
    assert_eq!(code(&run(&b)), 0);
    let first = fs::read_to_string(&sheet).unwrap();
    assert!(first.starts_with("\u{feff}status,note,was,verdict,claim,"), "{first}");
    assert!(first.contains("'=HYPERLINK") && !first.contains(",=") && !first.contains("\"="), "{first}");
    // Somebody works in the sheet, and a later run finds another toll.
    fs::write(&sheet, first.replacen("\r\n,,,conflicting", "\r\nopen,\"asked, twice\",,conflicting", 1)).unwrap();
    fs::write(&b, "In Halm, 15 people were killed.").unwrap();
    assert_eq!(code(&run(&b)), 0);
    let second = fs::read_to_string(&sheet).unwrap();
    assert!(second.contains("open,\"asked, twice\",12 people / 14 people,conflicting") && second.contains("15 people"), "{second}");
    // One report alone tells it now, which is shown when all is: the note is shown at any time.
    fs::write(&b, "Nothing happened in Halm.").unwrap();
    assert_eq!(code(&run(&b)), 0);
    let third = fs::read_to_string(&sheet).unwrap();
    assert!(third.contains("open,\"asked, twice\",12 people / 14 people,alone"), "{third}");
    // A file that is no such sheet is not overwritten.
    fs::write(&sheet, "a,b\n1,2\n").unwrap();
    let output = run(&b);
    assert_eq!((code(&output), fs::read_to_string(&sheet).unwrap().as_str()), (2, "a,b\n1,2\n"));
    assert!(stderr(&output).contains("status and note"), "{}", stderr(&output));
    fs::write(&b, "The blast at Halm killed 14 people.").unwrap();
    let sheet = stdout(&recount(&["diff", &a, &b, "-f", "csv"]));
    assert!(sheet.contains(",,error,number-conflict,conflicting,12 people,14 people,"), "{sheet}");
}

/// A repository with three revisions of a story, renamed before the last.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let git = |args: &[&str]| {
        let output = Command::new("git").arg("-C").arg(folder.path()).args(args).env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    // git tells a renamed file by the lines that it kept.
    let rest = "The road to Halm is closed.\n\nRain fell for four days.\n\nA dairy was buried.\n\nDogs were brought in.\n";
    let story = |count: &str| format!("# Slide at Tesk\n\n{count} people were hurt in the slide at Tesk.\n\n{rest}");
    git(&["init", "-q"]);
    git(&["config", "user.email", "desk@outlet.example"]);
    git(&["config", "user.name", "Desk"]);
    for (i, (name, count)) in [("old.md", "Seven"), ("old.md", "Twelve"), ("new name.md", "Seven")].iter().enumerate() {
        if i == 2 {
            git(&["mv", "old.md", name]);
        }
        fs::write(folder.path().join(name), story(count)).unwrap();
        git(&["add", "."]);
        git(&["commit", "-q", "-m", "version"]);
    }
    folder
}

fn recount_in(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_recount")).args(args).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

#[test]
fn versions_are_read_from_git() {
    let folder = repository();
    let output = recount_in(folder.path(), &["HEAD~2:old.md", "HEAD~1:old.md", "-f", "brief"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(stdout(&output).contains("HEAD~1:old.md:3:1: error[number-conflict]"), "{}", stdout(&output));
    let output = recount_in(folder.path(), &["diff", "--git-history", "new name.md", "-f", "json"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["documents"].as_array().unwrap().len(), 3, "{}", stderr(&output));
    assert!(report["documents"][0]["path"].as_str().unwrap().ends_with(":old.md"));
    assert!(report["ledger"].as_array().unwrap().iter().any(|r| r["verdict"] == "reversed"), "{report}");
}

#[test]
fn what_git_cannot_give_is_told() {
    let folder = repository();
    fs::write(folder.path().join("loose.md"), "Not committed.").unwrap();
    for (args, says) in [
        (vec!["HEAD:none.md", "new name.md"], "no such file at that revision"),
        (vec!["none:new name.md", "new name.md"], "this names no commit here"),
        (vec!["--version:new name.md", "new name.md"], "unexpected argument"),
        (vec!["diff", "--", "--version:new name.md", "new name.md"], "this names no commit here"),
        (vec!["diff", "--git-history", "loose.md"], "no revision"),
        (vec!["diff", "--git-history", "none.md"], "no revision"),
    ] {
        let output = recount_in(folder.path(), &args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(stdout(&output).is_empty() && stderr(&output).contains(says), "{args:?}: {}", stderr(&output));
    }
    let outside = tempfile::tempdir().unwrap();
    let output = recount_in(outside.path(), &["HEAD:a.md", "HEAD:b.md"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("not a git repository"), "{}", stderr(&output));
}

#[test]
fn extract_reads_records_and_files() {
    let output = fed(
        &["extract", "--jsonl", "-f", "jsonl", "-"],
        b"{\"id\":\"r1\",\"text\":\"Over 30 people died on Friday.\",\"published\":\"2013-03-25\"}\n",
    );
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let row: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((row["id"].as_str(), row["offsets"].as_str()), (Some("r1"), Some("byte")));
    assert_eq!((row["quantities"][0]["value"].as_str(), row["quantities"][0]["bound"].as_str()), (Some("30"), Some(">")));
    assert_eq!(row["dates"][0]["value"], "2013-03-22");
    assert_eq!(code(&fed(&["extract", "--jsonl", "-"], b"{\"id\":1}\n")), 2);
}

#[test]
fn extract_tells_of_whom_what_is_told() {
    const TEXT: &str = "Mara Voss, 41, a tram driver from Orrin, may sue the company. \"I did nothing wrong,\" said Voss. \
        Her brother was not hurt on Monday.";
    let record = serde_json::json!({ "id": "r1", "text": TEXT }).to_string();
    let row: serde_json::Value =
        serde_json::from_slice(&fed(&["extract", "--jsonl", "-f", "jsonl", "-"], record.as_bytes()).stdout).unwrap();
    let entities = row["entities"].as_array().unwrap();
    let of = |name: &str| entities.iter().position(|e| e["name"] == name).unwrap();
    let voss = &entities[of("Mara Voss")];
    assert_eq!((&voss["kind"], voss["age"].as_i64()), (&"person".into(), Some(41)));
    let mentions: Vec<&str> = voss["mentions"].as_array().unwrap().iter().map(|m| m["text"].as_str().unwrap()).collect();
    assert_eq!(mentions, ["Mara Voss", "a tram driver", "Voss", "Her"]);
    let brother = entities.iter().position(|e| e["owner"].as_u64() == Some(of("Mara Voss") as u64)).unwrap();
    let facts: Vec<(&str, Option<u64>, &str, bool, &str)> = row["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            let text = |key: &str| f[key].as_str().unwrap();
            let span = f["start"].as_u64().unwrap() as usize..f["end"].as_u64().unwrap() as usize;
            assert_eq!(&TEXT[span], text("text"));
            (text("attribute"), f["entity"].as_u64(), text("text"), f["denied"].as_bool().unwrap(), text("firmness"))
        })
        .collect();
    let (voss, brother) = (Some(of("Mara Voss") as u64), Some(brother as u64));
    for wanted in [
        ("age", voss, "41", false, "fact"),
        ("does", voss, "sue", false, "open"),
        ("words", voss, "I did nothing wrong,", false, "fact"),
        ("undergoes", brother, "hurt", true, "fact"),
        ("when", brother, "Monday", true, "fact"),
    ] {
        assert!(facts.contains(&wanted), "{wanted:?} in {facts:#?}");
    }
}

#[test]
fn text_prints_what_spans_index() {
    let page = "corpus/ferry-toll-rises/1.html";
    let text = stdout(&recount(&["text", page]));
    let rows: serde_json::Value = serde_json::from_str(&stdout(&recount(&["extract", page, "-f", "json"]))).unwrap();
    let quantities = rows[0]["quantities"].as_array().unwrap();
    assert!(quantities.len() > 3, "{rows}");
    for q in quantities {
        let span = q["start"].as_u64().unwrap() as usize..q["end"].as_u64().unwrap() as usize;
        assert_eq!(&text[span], q["text"].as_str().unwrap());
    }
}

#[test]
fn rules_are_listed_and_explained() {
    let listed = stdout(&recount(&["rules"]));
    for rule in recount::rule::all() {
        assert!(listed.contains(rule.id), "{}", rule.id);
        let explained = stdout(&recount(&["explain", rule.id]));
        for heading in ["What it reports", "Why it matters", "Not reported", "Example", "Silent on"] {
            assert!(explained.contains(heading), "{} has no {heading}", rule.id);
        }
    }
    let output = recount(&["explain", "number-conflct"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("did you mean number-conflict"), "{}", stderr(&output));
}

#[test]
fn what_is_written_is_valid_by_the_schema() {
    let schema = |of: &str| jsonschema::validator_for(&serde_json::from_str(&stdout(&recount(&["schema", of]))).unwrap()).unwrap();
    let (_folder, b, a) = pair("Over 30 people died on Tuesday, police said.", "28 people died on Wednesday, police said.");
    for (of, args) in [
        ("report", &["diff", &b, &a, "-f", "json"][..]),
        ("report", &["diff", &b, &a, &b, "-f", "json"]),
        ("report", &["crosscheck", &b, &a, "-f", "json"]),
        ("report", &["proof", &b, "-f", "json"]),
        ("verify", &["verify", &b, "--against", &a, "-f", "json"]),
        ("claims", &["extract", &b, "-f", "jsonl"]),
    ] {
        let written: serde_json::Value = serde_json::from_str(&stdout(&recount(args))).unwrap();
        let errors: Vec<String> = schema(of).iter_errors(&written).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{args:?}: {errors:?}");
    }
    let record = br#"{"id":1,"before":"Over 30 people died.","after":"28 people died."}"#;
    let answer: serde_json::Value = serde_json::from_str(&stdout(&fed(&["batch", "-"], record))).unwrap();
    assert!(schema("batch").is_valid(&answer), "{answer}");
}

#[test]
fn schemas_describe_what_is_written() {
    for of in ["report", "claims", "batch", "verify"] {
        let schema = stdout(&recount(&["schema", of]));
        let parsed: serde_json::Value = serde_json::from_str(&schema).unwrap();
        assert!(parsed["properties"].is_object());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(root().join("snapshots"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(format!("schema-{of}"), schema));
    }
}

#[test]
fn the_readme_speaks_the_truth() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    // Each `recount …` of a console block runs, and what the block shows of its output is what it prints.
    let mut commands = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for part in block.split("$ ").skip(1) {
            let (command, shown) = part.split_once('\n').unwrap_or((part, ""));
            let command = command.split(" #").next().unwrap().trim();
            let Some(args) = command.strip_prefix("recount ").or_else(|| command.strip_prefix("cargo run --release -- ")) else { continue };
            let output = recount(&args.split_whitespace().collect::<Vec<_>>());
            assert!(matches!(code(&output), 0 | 1), "{command}: {}", stderr(&output));
            commands += 1;
            let printed = stdout(&output);
            for line in shown.lines().filter(|l| !l.trim().is_empty() && l.trim() != "…") {
                assert!(printed.lines().any(|p| p.trim_end() == line.trim_end()), "{command} does not print {line:?} but\n{printed}");
            }
        }
    }
    assert!(commands >= 4, "the README shows {commands} commands");
    for rule in readme.split('`').filter(|w| w.contains('-') && recount::rule::all().any(|r| w.starts_with(r.id))) {
        assert!(recount::rule::find(rule).is_some(), "the README names {rule}");
    }
}

#[test]
fn commands_of_the_pages_in_docs_are_commands() {
    let mut seen = 0;
    for page in fs::read_dir(root().join("docs")).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "md")) {
        let text = fs::read_to_string(&page).unwrap();
        for line in text.lines().filter_map(|l| l.strip_prefix("$ recount ")) {
            let command = line.split(" #").next().unwrap();
            let words: Vec<&str> = command.split_whitespace().collect();
            let help = stdout(&recount(&[words[0], "--help"]));
            assert!(help.contains(&format!("recount {}", words[0])), "{}: {line}", page.display());
            for flag in words.iter().filter(|w| w.starts_with('-') && w.len() > 1) {
                let known = help.split(|c: char| c.is_whitespace() || c == ',').any(|w| w == *flag);
                assert!(known, "{}: {} has no {flag}", page.display(), words[0]);
            }
            let format = words.iter().position(|w| *w == "-f").and_then(|i| words.get(i + 1));
            // A build without the feature hides one.
            if let Some(format) = format.filter(|f| **f != "parquet") {
                assert!(help.contains(&format!("- {format}:")), "{}: {} has no format {format}", page.display(), words[0]);
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "the pages show {seen} commands");
}

#[test]
fn verify_tells_supported_refuted_and_not_found() {
    let (_folder, text, source) = pair(
        "More than 30 people died in the fire at the Ostby mill. The fire at the mill broke out on Monday. The mayor will open a museum.",
        "The fire at the Ostby mill broke out on Tuesday. It killed 34 people, and 34 people died in the fire at the mill.",
    );
    let output = recount(&["verify", &text, "--against", &source, "-f", "json"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let found = report["verifications"].as_array().unwrap();
    assert_eq!(found.iter().map(|v| v["verdict"].as_str().unwrap()).collect::<Vec<_>>(), ["supported", "refuted", "not-found"]);
    let evidence = &found[0]["evidence"];
    let at = |name: &str| usize::try_from(evidence[name].as_u64().unwrap()).unwrap();
    assert_eq!(evidence["document"], 1);
    assert_eq!(&fs::read_to_string(&source).unwrap()[at("start")..at("end")], evidence["text"].as_str().unwrap());
    assert!(found[2]["evidence"].is_null());
    let csv = stdout(&recount(&["verify", &text, "--against", &source, "-f", "csv"]));
    let csv = csv.strip_prefix('\u{feff}').unwrap();
    assert_eq!(csv.lines().map(|l| l.split(',').next().unwrap()).collect::<Vec<_>>(), ["verdict", "supported", "refuted", "not-found"]);
    let brief = stdout(&recount(&["verify", &text, "--against", &source, "-f", "brief", "-q"]));
    assert_eq!(brief.lines().count(), 1, "{brief}");
    assert!(brief.contains("refuted") && brief.contains("Tuesday"), "{brief}");
}

#[test]
fn verify_takes_one_sentence_and_says_what_it_lacks() {
    let (_folder, _, source) = pair("", "The council of Ostby cut 12 posts in March.");
    let output = recount(&["verify", "--claim", "The council of Ostby cut 12 posts.", "--against", &source, "-v"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stdout(&output).contains("1 supported"), "{}", stdout(&output));
    let output = recount(&["verify", "--claim", "The council of Ostby cut 21 posts.", "--against", &source, "--fail-on", "never"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("digits transposed"), "{}", stdout(&output));
    let output = recount(&["verify", "--against", &source]);
    assert_eq!(code(&output), 2);
    let output = recount(&["verify", "--claim", "It rained.", "--against", "no-such.txt"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("no-such.txt"));
}

#[test]
fn batch_verifies_claims() {
    let records = concat!(
        r#"{"id":1,"claim":"Over 30 boats sank.","sources":["Rain fell.","At Ostby 34 boats sank."]}"#,
        "\n",
        r#"{"id":2,"claim":"Over 30 boats sank.","sources":"34 boats sank."}"#,
        "\n",
    );
    let output = fed(&["batch"], records.as_bytes());
    let rows: Vec<serde_json::Value> = stdout(&output).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(rows[0]["report"]["verifications"][0]["verdict"], "supported");
    assert_eq!(rows[0]["report"]["verifications"][0]["evidence"]["document"], 2);
    assert!(rows[1]["error"].as_str().unwrap().contains("sources"));
}

/// The level of the number that changed, and whether a note is asked for.
fn toll(before: &str, after: &str, more: &[&str]) -> (String, bool) {
    let (_folder, b, a) = pair(before, after);
    let shown = recount(&[&["diff", "--isolated", "-f", "json", "-v", &b, &a], more].concat());
    let report: serde_json::Value = serde_json::from_str(&stdout(&shown)).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let level = findings.iter().find(|f| f["rule"] == "number-conflict").map(|f| f["severity"].as_str().unwrap().to_owned());
    (level.unwrap_or_default(), findings.iter().any(|f| f["rule"] == "correction-undisclosed"))
}

#[test]
fn a_toll_that_rises_while_the_story_goes_on_is_an_update() {
    let told = |day: &str, more: &str, n: u32| {
        format!("Published: 4 March 2026{day}\n\nThe fire killed {n} miners in Weirdale.\n\nDivers came from Torne.{more}\n")
    };
    let plain = |n| told("", "", n);
    let (update, error) = (("warning".to_owned(), false), ("error".to_owned(), true));
    assert_eq!(toll(&plain(13), &plain(19), &[]), error);
    assert_eq!(toll(&plain(13), &plain(19), &["--developing"]), update);
    // A toll that falls was wrong before.
    assert_eq!(toll(&plain(19), &plain(13), &["--developing"]), error);
    // The text itself says that it was updated, or that its story goes on.
    let updated = |n| told("\nUpdated: 5 March 2026", "", n);
    assert_eq!(toll(&plain(13), &updated(19), &[]), update);
    assert_eq!(toll(&updated(19), &plain(13), &[]), update, "which is the later one its days say");
    assert_eq!(toll(&plain(13), &told("", "\n\nThis is a developing story.", 19), &[]), update);
    // Metadata alone: a correction changes the day of modification too.
    let meta = |day: &str, n: u32| {
        format!("---\npublished: 2026-03-04\n{day}---\n# Fire in Weirdale\n\nThe fire killed {n} miners in Weirdale.\n")
    };
    assert_eq!(toll(&meta("", 13), &meta("updated: 2026-03-05\n", 19), &[]), error);
    // What is no toll is no update: a price, a year's length, an age.
    let price = |n: u32| format!("Published: 4 March 2026\n\nThe mine was sold for ${n} million.\n");
    assert_eq!(toll(&price(13), &price(19), &["--developing"]), error);
    // A figure of something else changed too: it still asks for a note.
    let two = |n: u32, price: u32| format!("{}\nIt was sold for ${price} million.\n", plain(n));
    assert!(toll(&two(13, 4), &two(19, 5), &["--developing"]).1);
}
