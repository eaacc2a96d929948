//! `recount.toml` as a user meets it: what it holds has an effect, flags beat it, and what it cannot mean is told.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use support::{Desk, Ran};

/// A desk with two versions and a configuration.
fn desk(before: &str, after: &str, config: &str) -> Desk {
    let desk = Desk::new();
    desk.write("1.txt", before).write("2.txt", after).write("recount.toml", config);
    desk
}

fn diff(desk: &Desk, flags: &[&str]) -> Ran {
    desk.recount(&[&["diff", "1.txt", "2.txt", "-f", "json", "--fail-on", "never"], flags].concat()).exits(0)
}

#[track_caller]
fn check(before: &str, after: &str, config: &str, without: &[&str], with: &[&str]) {
    let desk = desk(before, after, config);
    assert_eq!(diff(&desk, &["--isolated"]).rules(), without);
    assert_eq!(diff(&desk, &[]).rules(), with);
}

const SAME: &str = "Twelve people were hurt.";
const OTHER: &str = "Thirty people were hurt.";

#[test]
fn levels_select_and_ignore_hold() {
    let error = ["error number-conflict"];
    check(SAME, OTHER, "[levels]\nnumber-conflict = \"info\"", &error, &["info number-conflict"]);
    check(SAME, OTHER, "[levels]\nnumber-conflict = \"off\"", &error, &[]);
    check(SAME, OTHER, "ignore = [\"number-conflict\"]", &error, &[]);
    check(SAME, OTHER, "select = [\"date-conflict\"]", &error, &[]);
}

#[test]
fn flags_beat_the_file() {
    let with = |config: &str, flags: &[&str]| diff(&desk(SAME, OTHER, config), flags).rules();
    assert_eq!(with("[levels]\nnumber-conflict = \"info\"", &["--severity", "number-conflict=warning"]), ["warning number-conflict"]);
    assert_eq!(with("[levels]\nnumber-conflict = \"off\"", &["--select", "number-conflict"]), ["error number-conflict"]);
    assert_eq!(with("ignore = [\"number-conflict\"]", &["--select", "number-conflict"]), ["error number-conflict"]);
    assert_eq!(with("ignore = [\"number-conflict\"]", &["--severity", "number-conflict=info"]), ["info number-conflict"]);
    assert_eq!(with("select = [\"number-conflict\"]", &["--select", "date-conflict"]), [""; 0]);
    assert_eq!(with("", &["--ignore", "number-conflict"]), [""; 0]);
}

#[test]
fn the_nearest_file_counts() {
    let desk = Desk::new();
    desk.write("recount.toml", "ignore = [\"number-conflict\"]");
    desk.write("near/.recount.toml", "[levels]\nnumber-conflict = \"warning\"")
        .write("near/deep/1.txt", SAME)
        .write("near/deep/2.txt", OTHER);
    desk.write("far/1.txt", SAME).write("far/2.txt", OTHER).write("other.toml", "[levels]\nnumber-conflict = \"info\"");
    let run = |folder: &str, flags: &[&str]| {
        let (b, a) = (format!("{folder}/1.txt"), format!("{folder}/2.txt"));
        desk.recount(&[&["diff", &b, &a, "-f", "json", "--fail-on", "never"], flags].concat()).exits(0).rules()
    };
    assert_eq!(run("near/deep", &[]), ["warning number-conflict"]);
    assert_eq!(run("far", &[]), [""; 0]);
    assert_eq!(run("far", &["--isolated"]), ["error number-conflict"]);
    assert_eq!(run("near/deep", &["--config", "other.toml"]), ["info number-conflict"]);
}

#[test]
fn own_units_convert_and_compare() {
    let sack = "[[unit]]\nname = \"sack\"\nwords = [\"sacks\"]\nis = \"60 kilograms\"";
    let desk = desk("Ten sacks of rice were stolen on the quay.", "600 kilograms of rice were stolen on the quay.", sack);
    assert_eq!(diff(&desk, &[]).rules(), [""; 0]);
    desk.write("2.txt", "6,000 kilograms of rice were stolen on the quay.");
    assert_eq!(diff(&desk, &[]).rules(), ["error number-conflict"]);
    let row = &desk.recount(&["extract", "1.txt", "-f", "json"]).exits(0).json()[0]["quantities"][0];
    assert_eq!((&row["value"], &row["unit"], &row["unit_text"]), (&"600".into(), &"kilogram".into(), &"sacks".into()));
    let row = &desk.recount(&["extract", "1.txt", "-f", "json", "--isolated"]).exits(0).json()[0]["quantities"][0];
    assert_eq!(row["value"], "10");

    let boxes = "[[unit]]\nname = \"container\"\nwords = [\"TEU\", \"boxes\"]";
    let desk = self::desk("The port handled 4,000 TEU on Monday.", "The port handled 4,000 boxes on Monday.", boxes);
    assert_eq!(diff(&desk, &[]).rules(), [""; 0]);
    assert_ne!(diff(&desk, &["--isolated"]).rules(), [""; 0]);
}

#[test]
fn names_of_one_bearer_are_wording() {
    let config = "aliases = [[\"Brenna Harbour Trust\", \"Quayside Company\"]]";
    let before = "Brenna Harbour Trust closed the north basin to 40 boats on Monday.";
    let after = "Quayside Company closed the north basin to 40 boats on Monday.";
    check(before, after, config, &["error name-replaced"], &[]);
    let desk = desk(before, "Quayside Company closed the north basin to 60 boats on Monday.", config);
    let ran = diff(&desk, &[]);
    assert_eq!(ran.rules(), ["error number-conflict"]);
    let report = ran.json();
    let after = &report["accounting"]["after"];
    let sum: u64 = ["unchanged", "moved", "reworded", "found", "added", "folded"].iter().map(|k| after[k].as_u64().unwrap()).sum();
    assert_eq!(after["words"].as_u64().unwrap(), sum);
    assert_eq!(after["reworded"], 2, "{after}");
    assert_eq!(report["summary"]["equivalent"], 1);
}

#[test]
fn what_is_set_aside_is_never_compared() {
    let before = "Twelve people were hurt when the pier fell.\n\nCall our desk on extension 12 with your story of the pier.";
    let after = "Twelve people were hurt when the pier fell.\n\nCall our desk on extension 30 with your story of the pier.";
    let desk = desk(before, after, "set-aside = ['^Call our desk .*$']");
    assert_ne!(diff(&desk, &["--isolated"]).rules(), [""; 0]);
    let ran = diff(&desk, &[]);
    assert_eq!(ran.rules(), [""; 0]);
    assert_eq!(ran.json()["documents"][1]["words"], 20, "they are counted");
}

#[test]
fn dates_are_read_in_the_newsrooms_order() {
    let desk = desk("The bridge opens on 3/4/2026.", "The bridge opens on 4 March 2026.", "dates = \"day-first\"");
    assert_eq!(diff(&desk, &[]).rules(), ["error date-conflict"]);
    desk.write("recount.toml", "dates = \"month-first\"");
    assert_eq!(diff(&desk, &[]).rules(), [""; 0]);
}

#[test]
fn outlets_have_their_configured_names() {
    let page = r#"{"title":"Fire","body":"Twelve people were hurt.","outlet":"coastalwire","url":"https://news.coastal.example/1"}"#;
    let desk = desk(SAME, SAME, "[outlets]\n\"coastal.example\" = \"Coastal Wire\"");
    desk.write("1.json", page).write("2.json", &page.replace("coastal.example", "other.example"));
    let outlets = |config: &str| {
        desk.write("recount.toml", config);
        let report = desk.recount(&["diff", "1.json", "2.json", "-f", "json"]).exits(0).json();
        [0, 1].map(|i| report["documents"][i]["outlet"].as_str().unwrap().to_owned())
    };
    assert_eq!(outlets("[outlets]\n\"coastal.example\" = \"Coastal Wire\""), ["Coastal Wire", "coastalwire"]);
    assert_eq!(outlets("[outlets]\ncoastalwire = \"The Wire\""), ["The Wire", "The Wire"]);
}

#[test]
fn a_path_has_its_own_levels() {
    let desk = Desk::new();
    desk.write("recount.toml", "[levels]\nnumber-conflict = \"warning\"\n\n[[path]]\nglob = \"live/**\"\nlevels = { number-conflict = \"info\" }\n\n[[path]]\nglob = \"*/old.txt\"\nignore = [\"number-conflict\"]\n");
    for folder in ["live/deep", "print"] {
        desk.write(&format!("{folder}/1.txt"), SAME).write(&format!("{folder}/2.txt"), OTHER).write(&format!("{folder}/old.txt"), OTHER);
    }
    let run = |before: &str, after: &str| desk.recount(&["diff", before, after, "-f", "json"]).exits(0).rules();
    assert_eq!(run("live/deep/1.txt", "live/deep/2.txt"), ["info number-conflict"]);
    assert_eq!(run("print/1.txt", "print/2.txt"), ["warning number-conflict"]);
    assert_eq!(run("print/1.txt", "print/old.txt"), [""; 0]);
    assert_eq!(run("live/deep/1.txt", "live/deep/old.txt"), ["info number-conflict"], "* crosses no /");
}

#[test]
fn mistakes_are_told_with_file_line_and_remedy() {
    for (config, told) in [
        ("[level]\nnumber-conflict = \"info\"", "did you mean `levels`?"),
        ("\n\nset_aside = []", "recount.toml:3: unknown field `set_aside`"),
        ("[levels]\nnumber-conflct = \"info\"", "did you mean number-conflict?"),
        ("[levels]\nnumber-conflict = \"warn\"", "did you mean `warning`?"),
        ("dates = \"dayfirst\"", "did you mean `day-first`?"),
        ("set-aside = ['(']", "\"(\" is no pattern"),
        ("[[path]]\nglob = \"a[\"", "\"a[\" is no glob"),
        ("[[unit]]\nname = \"sack\"\nis = \"60 foos\"", "\"60 foos\" is no amount of a unit"),
        ("aliases = [[\"A B\"], [\"A B\"]]", "\"A B\" stands for two things"),
        ("ignore = ", "recount.toml:1: "),
        ("[[path]]\nlevels = {}", "missing field `glob`"),
    ] {
        let desk = desk(SAME, OTHER, config);
        let ran = desk.recount(&["diff", "1.txt", "2.txt"]).exits(2).complains("recount.toml").complains(told);
        assert_eq!((ran.out.as_str(), ran.err.lines().count()), ("", 1), "{config}");
    }
    let desk = Desk::new();
    desk.write("1.txt", SAME);
    desk.recount(&["diff", "1.txt", "1.txt", "--config", "none.toml"]).exits(2).complains("none.toml: there is no such file");
}

#[test]
fn the_configuration_that_holds_is_printed_and_can_be_used_again() {
    let desk = desk(
        SAME,
        OTHER,
        "ignore = [\"claim-added\"]\naliases = [[\"A\", \"B\"]]\n[levels]\nnumber-conflict = \"info\"\n[[path]]\nglob = \"2.*\"\nignore = [\"claim-removed\"]",
    );
    let dump = desk.recount(&["diff", "1.txt", "2.txt", "--dump-config", "--severity", "date-conflict=off"]).exits(0);
    for line in [
        "recount.toml",
        "ignore = [\"claim-added\", \"claim-removed\"]",
        "number-conflict = \"info\"",
        "date-conflict = \"off\"",
        "aliases = [[",
    ] {
        assert!(dump.out.contains(line), "no {line} in {}", dump.out);
    }
    desk.write("again.toml", &dump.out);
    assert_eq!(diff(&desk, &["--config", "again.toml"]).rules(), diff(&desk, &[]).rules());
    desk.recount(&["--dump-config"]).exits(0).says("glob = \"2.*\"");
    desk.recount(&["--dump-config", "--isolated"]).exits(0).says("# no recount.toml").lacks("claim-added");
}

#[test]
fn init_writes_a_file_that_changes_nothing_and_overwrites_none() {
    let desk = Desk::new();
    desk.write("1.txt", SAME).write("2.txt", OTHER);
    let before = diff(&desk, &[]).out;
    desk.recount(&["init"]).exits(0);
    assert!(desk.read("recount.toml").lines().all(|l| l.is_empty() || l.starts_with('#')));
    assert_eq!(diff(&desk, &[]).out, before);
    desk.write("recount.toml", "ignore = []");
    desk.recount(&["init"]).exits(2).complains("recount.toml: there is one already");
    assert_eq!(desk.read("recount.toml"), "ignore = []");
    let desk = Desk::new();
    desk.write(".recount.toml", "");
    desk.recount(&["init"]).exits(2).complains(".recount.toml");
}

#[test]
fn a_batch_and_records_to_extract_are_read_with_it() {
    let desk = Desk::new();
    desk.write("recount.toml", "dates = \"day-first\"\nignore = [\"number-conflict\"]");
    let pair = br#"{"id":1,"before":"Twelve people were hurt.","after":"Thirty people were hurt."}"#;
    assert_eq!(desk.fed(&["batch"], pair, &[]).exits(0).json()["report"]["findings"], serde_json::json!([]));
    let record = br#"{"id":"r","text":"It opens on 3/4/2026."}"#;
    assert_eq!(desk.fed(&["extract", "--jsonl", "-f", "jsonl", "-"], record, &[]).exits(0).json()["dates"][0]["value"], "2026-04-03");
}

#[test]
fn what_is_handed_on_to_libraries_is_bounded_and_the_key_is_named() {
    let list = |key: &str, entry: &str, times: usize| format!("{key} = [{}]", format!("{entry}, ").repeat(times));
    let glob = |glob: &str| format!("[[path]]\nglob = \"{glob}\"\n");
    for (config, told) in [
        (list("set-aside", "\"a\"", 101), "set-aside: 101 entries; up to 100 are taken"),
        (format!("set-aside = [\"{}\"]", "a".repeat(1001)), "set-aside: \"aaaa"),
        (format!("set-aside = [\"{}x{}\"]", "(".repeat(21), ")".repeat(21)), "nests 21 deep"),
        // Each of these asks for more memory than its length lets one think.
        ("set-aside = ['\\w{900}{900}']".to_owned(), "set-aside: \"\\\\w{900}{900}\" is no pattern: "),
        ("set-aside = ['(((a{100}){100}){100}){100}']".to_owned(), "set-aside: "),
        ("set-aside = ['[']".to_owned(), "set-aside: \"[\" is no pattern: "),
        (glob(&"{a,".repeat(21)), "path: glob: \"{a,{a,"),
        (glob(&"a".repeat(1001)), "path: glob: \"aaaa"),
        (glob("[z-a]"), "path: glob: \"[z-a]\" is no glob: "),
        (glob("{a"), "path: glob: \"{a\" is no glob: "),
        (glob("x").repeat(101), "path: 101 entries"),
        (list("ignore", "\"claim-added\"", 5001), "ignore: 5001 entries"),
        (list("aliases", "[\"a\", \"b\"]", 2501), "aliases: 5002 entries"),
        (format!("aliases = [[\"{}\"]]", "a".repeat(1001)), "aliases: \"aaaa"),
        (format!("[outlets]\n\"a.example\" = \"{}\"", "a".repeat(1001)), "outlets: \"aaaa"),
        (format!("[[unit]]\nname = \"{}\"", "a".repeat(1001)), "unit: \"aaaa"),
        // Values that nest without end.
        (format!("ignore = {}", "[".repeat(100_000)), "recount.toml:1: "),
        (format!("{}b = 1", "a.".repeat(100_000)), "recount.toml:1: "),
        (format!("[{}b]", "a.".repeat(100_000)), "recount.toml:1: "),
        (format!("outlets = {}", "{a=".repeat(100_000)), "recount.toml:1: "),
        (" ".repeat((1 << 20) + 1), "recount.toml: it is larger than 1 MiB"),
    ] {
        let shown = &config[..config.len().min(60)];
        let desk = desk(SAME, OTHER, &config);
        let ran = desk.recount(&["diff", "1.txt", "2.txt"]).exits(2).complains("recount.toml").complains(told);
        assert_eq!((ran.out.as_str(), ran.err.lines().count()), ("", 1), "{shown}: {}", ran.err);
        assert!(ran.err.len() < 2000, "{shown}: {}", ran.err);
    }
    // Of what is large and not too large nothing is refused.
    let desk = desk(
        SAME,
        OTHER,
        &format!("set-aside = ['^Sent by \\w+ {{1,20}}at \\d+', '{}']\n{}", "a|".repeat(400), glob("{a,b}/**/[a-z]*.{md,txt}")),
    );
    desk.recount(&["diff", "1.txt", "2.txt", "--fail-on", "never"]).exits(0);
    #[cfg(unix)]
    for device in ["/dev/zero", "/dev/urandom"] {
        desk.recount(&["diff", "1.txt", "2.txt", "--config", device]).exits(2).complains("it is larger than 1 MiB");
        desk.recount(&["diff", "1.txt", "2.txt", "--baseline", device]).exits(2).complains(device);
    }
}
