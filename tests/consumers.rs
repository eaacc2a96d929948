//! What others make of our output: the real programs, where they are at hand. `npm install --no-package-lock` in
//! `tests/browser` brings Ajv, `pip install junitparser` the other.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use std::process::Command;
use support::{Desk, Ran, root};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("1.txt", "Twelve people were hurt.\n\nThe quarry owns 340 carts.\n");
    desk.write("2.txt", "Thirty people were hurt.\n\nThe quarry owns 360 carts.\n");
    desk
}

/// A program that says "absent" with exit code 77 where what it wants is not there.
fn told(name: &str, command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|o| o.status.code() != Some(77));
    let Some(output) = output else {
        eprintln!("skipped: there is no {name} here");
        return None;
    };
    Some(Ran::of(output).exits(0).out)
}

#[test]
fn ajv_compiles_every_schema_in_strict_mode_and_finds_the_output_valid() {
    let desk = desk();
    desk.write("in.jsonl", "{\"id\":1,\"before\":\"Twelve died.\",\"after\":\"Thirty died.\"}\n");
    let output: [(&str, &[&str]); 4] = [
        ("report", &["diff", "1.txt", "2.txt", "-f", "json", "--fail-on", "never"]),
        ("claims", &["extract", "1.txt", "-f", "jsonl"]),
        ("verify", &["verify", "1.txt", "--against", "2.txt", "-f", "json", "--fail-on", "never"]),
        ("batch", &["batch", "in.jsonl"]),
    ];
    for (name, command) in output {
        desk.write("schema.json", &desk.recount(&["schema", name]).exits(0).out).write("data.json", &desk.recount(command).exits(0).out);

        let script = "let Ajv; try { Ajv = require('ajv/dist/2020') } catch { process.exit(77) }
            const [schema, data] = process.argv.slice(1).map(f => JSON.parse(require('fs').readFileSync(f)));
            const valid = new Ajv({ strict: true }).compile(schema);
            console.log(valid(data), JSON.stringify(valid.errors))";
        let files = ["schema.json", "data.json"].map(|f| desk.path().join(f));
        let mut node = Command::new("node");
        let Some(told) = told("Ajv", node.args(["-e", script]).args(files).current_dir(root().join("tests/browser"))) else { return };
        assert!(told.starts_with("true "), "{name}: {told}");
    }
}

#[test]
fn junitparser_counts_what_we_count() {
    let desk = desk();
    desk.recount(&["diff", "1.txt", "2.txt", "-f", "junit", "-o", "out.xml"]).exits(1);
    let script = "import sys
try:
    import junitparser
except ImportError:
    sys.exit(77)
suites = list(junitparser.JUnitXml.fromfile(sys.argv[1]))
print(suites[0].name, suites[0].tests, suites[0].failures, sum(len(c.result) for c in suites[0]))";
    let mut python = Command::new("python3");
    let Some(told) = told("junitparser", python.args(["-c", script]).arg(desk.path().join("out.xml"))) else { return };
    assert_eq!(told.trim(), "1.txt → 2.txt 2 2 2");
}
