//! The formats of CI, as the systems that read them want them.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;
use support::{Desk, root};

/// The official schema of SARIF 2.1.0: it comes with a package that the tests depend on.
fn sarif_schema() -> Value {
    // The types that the package makes of it are not needed here.
    let _ = serde_sarif::sarif::Sarif::builder;
    // Packages of other systems need not be at hand.
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let host = String::from_utf8(rustc.stdout).unwrap().lines().find_map(|l| l.strip_prefix("host: ").map(str::to_owned)).unwrap();
    let query = ["metadata", "--format-version=1", "--offline", "--locked", "--filter-platform", &host];
    let metadata = Command::new(env!("CARGO")).args(query).current_dir(root()).output().unwrap();
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let package = metadata["packages"].as_array().unwrap().iter().find(|p| p["name"] == "serde-sarif").unwrap();
    let path = PathBuf::from(package["manifest_path"].as_str().unwrap()).with_file_name("src").join("schema.json");
    // One of its patterns closes a bracket that it has not opened, which the validator refuses.
    let source = std::fs::read_to_string(path).unwrap().replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&source).unwrap();
    assert!(schema["$id"].as_str().or(schema["id"].as_str()).unwrap().contains("sarif"), "this is the schema of SARIF");
    schema
}

/// Paths and words that a careless writer would let through.
fn hostile() -> Desk {
    let desk = Desk::new();
    desk.write("a,b:c%/1 [x](y).md", "Twelve <b>people</b> were hurt.\n\nThe [bridge](http://x) is 40 m long.\n");
    desk.write(
        "a,b:c%/2 [x](y).md",
        "Thirty <b>people</b> were hurt.\n\nThe [bridge](http://x) is 70 m\nlong & \"safe\", 100% ::error::x said.\n",
    );
    desk
}

const HOSTILE: [&str; 3] = ["diff", "a,b:c%/1 [x](y).md", "a,b:c%/2 [x](y).md"];

#[test]
fn sarif_is_valid_by_the_official_schema() {
    let schema = sarif_schema();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] })), "a log without a tool is none");
    let check = |log: &Value, of: &str| {
        let errors: Vec<String> = validator.iter_errors(log).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{of}: {errors:#?}");
        serde_json::from_value::<serde_sarif::sarif::Sarif>(log.clone()).unwrap();
    };
    for entry in std::fs::read_dir(root().join("corpus")).unwrap() {
        let story = entry.unwrap().path();
        let mut texts: Vec<String> = std::fs::read_dir(&story).unwrap().map(|e| e.unwrap().path().to_string_lossy().into_owned()).collect();
        texts.retain(|t| !t.ends_with(".toml"));
        texts.sort();
        let log = Desk::new().recount(&["diff", &texts[0], &texts[1], "-f", "sarif", "--fail-on", "never"]).exits(0).json();
        check(&log, &texts[0]);
    }
    let corpus = root().join("corpus").to_string_lossy().into_owned();
    check(&Desk::new().recount(&["test", &corpus, "-f", "sarif", "--fail-on", "never"]).exits(0).json(), "the corpus");
    check(&hostile().recount(&[&HOSTILE[..], &["-f", "sarif"]].concat()).exits(1).json(), "hostile texts");
}

#[test]
fn sarif_places_both_sides() {
    let desk = Desk::new();
    desk.write("old/story one.md", "# Fire\n\nTwelve people were hurt.\n")
        .write("story one.md", "# Fire\n\nOn Monday, thirty people were hurt.\n");
    let log = desk.recount(&["diff", "old/story one.md", "story one.md", "-f", "sarif"]).exits(1).json();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|r| r["ruleId"] == "number-conflict").unwrap();
    let (place, related) = (&result["locations"][0]["physicalLocation"], &result["relatedLocations"][0]["physicalLocation"]);
    assert_eq!(place["artifactLocation"]["uri"], "story%20one.md");
    assert_eq!(related["artifactLocation"]["uri"], "old/story%20one.md");
    let text = place["region"]["snippet"]["text"].as_str().unwrap();
    let columns = place["region"]["endColumn"].as_u64().unwrap() - place["region"]["startColumn"].as_u64().unwrap();
    assert_eq!((&place["region"]["startLine"], columns), (&3.into(), text.chars().count() as u64));
    assert_eq!((result["level"].as_str(), result["partialFingerprints"]["recount/v1"].as_str().map(str::len)), (Some("error"), Some(12)));
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(rule["id"], "number-conflict");
    assert!(!rule["help"]["text"].as_str().unwrap().is_empty());

    // A line of a page's text is no line of the page.
    let page =
        |n: &str| format!("<html><body><article><h1>Fire</h1><p>{n} people were hurt when the pier fell.</p></article></body></html>");
    desk.write("1.html", &page("Twelve")).write("2.html", &page("Thirty"));
    let log = desk.recount(&["diff", "1.html", "2.html", "-f", "sarif"]).exits(1).json();
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!((&place["artifactLocation"]["uri"], &place["region"]), (&"2.html".into(), &json!({ "startLine": 1 })));
}

#[test]
fn annotations_are_escaped_and_the_most_severe_come_first() {
    let told = hostile().recount(&[&HOSTILE[..], &["-f", "github", "-v"]].concat()).exits(1).out;
    assert!(
        told.lines().all(|l| l.starts_with("::error file=a%2Cb%3Ac%25/2 [x](y).md,line=")
            || l.starts_with("::warning ")
            || l.starts_with("::notice ")),
        "{told}"
    );
    assert!(
        told.lines().all(|l| !l.contains('\r')
            && l.matches('%').count() == l.matches("%25").count() + l.matches("%2C").count() + l.matches("%3A").count()),
        "{told}"
    );
    let levels: Vec<&str> = told.lines().map(|l| l.split(' ').next().unwrap()).collect();
    let rank = |l: &&str| ["::error", "::warning", "::notice"].iter().position(|x| x == l).unwrap();
    assert!(levels.is_sorted_by_key(rank) && levels[0] == "::error", "{told}");
}

#[test]
fn what_github_does_not_show_is_counted_and_stands_in_the_summary() {
    let desk = Desk::new();
    let things =
        ["boats", "cars", "homes", "farms", "schools", "shops", "trees", "bridges", "horses", "pupils", "tents", "trucks", "mills"];
    let text = |n: usize| -> String {
        let lines = things.iter().enumerate().map(|(i, what)| format!("The flood of the valley took {} {what} on the bank.", (i + 2) * n));
        lines.collect::<Vec<_>>().join("\n\n")
    };
    desk.write("1.txt", &text(3)).write("2.txt", &text(7)).write("summary.md", "before\n");
    let summary = desk.path().join("summary.md").to_string_lossy().into_owned();
    let ran = desk.fed(&["diff", "1.txt", "2.txt", "-f", "github"], b"", &[("GITHUB_STEP_SUMMARY", &summary)]).exits(1);
    assert_eq!(ran.out.lines().filter(|l| l.starts_with("::error ")).count(), 10, "{}", ran.out);
    assert!(ran.out.lines().last().unwrap().starts_with("::notice title=recount::+3 more"), "{}", ran.out);
    let listed: Vec<&str> = ran.out.lines().filter(|l| l.starts_with("- 2.txt:")).collect();
    assert!(listed.len() == 3 && listed.iter().all(|l| l.contains(": error[number-conflict]: ")), "{}", ran.out);
    let told = desk.read("summary.md");
    assert!(told.starts_with("before\n## 2.txt against 1.txt"), "{told}");
    assert_eq!(told.matches("| **error** |").count(), 13, "{told}");
    desk.fed(&["diff", "1.txt", "2.txt", "-f", "brief"], b"", &[("GITHUB_STEP_SUMMARY", &summary)]).exits(1);
    assert_eq!(desk.read("summary.md"), told, "only annotations come with a summary");
}

#[test]
fn junit_fails_a_case_for_each_finding_and_none_for_silence() {
    let told = hostile().recount(&[&HOSTILE[..], &["-f", "junit"]].concat()).exits(1).out;
    assert!(told.starts_with("<?xml") && told.contains("<testsuite ") && told.contains("<failure message=\""), "{told}");
    assert!(!told.contains("<b>") && told.contains("classname=\"recount.number-conflict\""), "{told}");
    let desk = Desk::new();
    desk.write("1.txt", "Twelve people were hurt.").write("2.txt", "12 people were hurt.");
    let told = desk.recount(&["diff", "1.txt", "2.txt", "-f", "junit"]).exits(0).out;
    assert!(told.contains("failures=\"0\"") && told.contains("tests=\"1\"") && told.contains("no claim to check"), "{told}");
    // Jenkins refuses what its schema does not know.
    let known = |element: &str, names: &[&str]| {
        let tag = told.lines().find(|l| l.trim_start().starts_with(&format!("<{element} "))).unwrap().trim();
        let of_tag = tag.split("=\"").filter_map(|part| part.rsplit(' ').next()).filter(|n| !n.is_empty() && !n.contains('>'));
        of_tag.for_each(|name| assert!(names.contains(&name), "{name} of {tag}"));
    };
    known("testsuites", &["name", "time", "tests", "failures", "disabled", "errors"]);
    known(
        "testsuite",
        &["name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id", "package", "file"],
    );
    known("testcase", &["name", "assertions", "time", "timestamp", "classname", "status", "class", "file", "line"]);
    // A control character cannot stand in XML at all.
    desk.write("3.txt", "Thirty \u{1b}[31mpeople\u{fffe}\u{1b}[0m\u{1} were hurt\u{ffff}.");
    let told = desk.recount(&["diff", "1.txt", "3.txt", "-f", "junit"]).exits(0).out;
    assert!(told.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{fffe}' && c != '\u{ffff}'), "{told}");
}

#[test]
fn no_format_passes_on_what_turns_a_line_around_or_runs_as_a_formula() {
    let desk = Desk::new();
    let live = "www.outlet.example, desk@outlet.example, @editor and #12";
    desk.write("1.txt", "＝Twelve people were \u{202e}hurt\u{9b}31m\u{7f} by the fire.\n\nThe quarry owns 340 carts.\n");
    // Windows takes no such names.
    let second = if cfg!(unix) { "2\u{5}\u{202e}.txt" } else { "2.txt" };
    desk.write(
        second,
        &format!("＝Thirty people were \u{202e}hurt\u{9b}31m\u{7f} by the fire.\n\n{live} say that the quarry owns 360 carts.\n"),
    );
    let has_control = |told: &str| told.chars().any(|c| c != '\n' && c != '\r' && c != '\u{feff}' && c != '\u{200b}' && is_turning(c));
    let commands: [&[&str]; 4] =
        [&["diff", "1.txt", second], &["crosscheck", "1.txt", second], &["verify", "1.txt", "--against", second], &["extract", second]];
    for command in commands {
        for format in ["text", "brief", "json", "jsonl", "html", "markdown", "csv", "sarif", "junit", "github"] {
            let ran = desk.recount(&[command, &["-f", format]].concat());
            if ran.code == 2 {
                assert!(ran.err.contains("invalid value"), "{command:?} {format}: {}", ran.err);
                continue;
            }
            assert!(!has_control(&ran.out), "{command:?} {format}: {:?}", ran.out);
            if format == "csv" {
                let cells = ran.out.split([',', '\n', '"']);
                assert!(cells.clone().all(|c| !c.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])), "{command:?}: {}", ran.out);
            }
            if format == "markdown" {
                for alive in ["www.o", "@o", "@e", "#1"] {
                    assert!(!ran.out.contains(alive), "{command:?}: {alive} in {}", ran.out);
                }
            }
        }
    }
    desk.write("in.jsonl", "{\"id\":\"\u{202e}\",\"before\":\"Twelve\u{9b} hurt.\",\"after\":\"Thirty\u{9b} hurt.\"}\n");
    assert!(!has_control(&desk.recount(&["batch", "in.jsonl"]).exits(0).out));
}

/// C0, DEL, C1 and the marks that change the direction of text.
fn is_turning(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

#[test]
fn schemas_hold_for_strict_validators() {
    /// The formats of JSON Schema that are used here.
    fn formats(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("format").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|v| formats(v, found));
            }
            Value::Array(list) => list.iter().for_each(|v| formats(v, found)),
            _ => {}
        }
    }
    let desk = Desk::new();
    desk.write("1.txt", "Twelve people were hurt.").write("2.txt", "Thirty people were hurt.");
    desk.write("in.jsonl", "{\"id\":1,\"before\":\"Twelve died.\",\"after\":\"Thirty died.\"}\n");
    let output: [(&str, &[&str]); 4] = [
        ("report", &["diff", "1.txt", "2.txt", "-f", "json", "--fail-on", "never"]),
        ("claims", &["extract", "1.txt", "-f", "jsonl"]),
        ("verify", &["verify", "1.txt", "--against", "2.txt", "-f", "json", "--fail-on", "never"]),
        ("batch", &["batch", "in.jsonl"]),
    ];
    for (name, command) in output {
        let schema = desk.recount(&["schema", name]).exits(0).json();
        let mut found = Vec::new();
        formats(&schema, &mut found);
        assert!(found.is_empty(), "{name}: {found:?}");
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let told = desk.recount(command).exits(0).json();
        assert!(validator.is_valid(&told), "{name}: {told}");
    }
}

#[test]
fn sarif_describes_every_rule_in_full() {
    let log = hostile().recount(&[&HOSTILE[..], &["-f", "sarif"]].concat()).exits(1).json();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(!rules.is_empty());
    for rule in rules {
        for field in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[field]["text"].as_str().is_some_and(|t| !t.is_empty()), "{field} of {rule}");
        }
    }
}
