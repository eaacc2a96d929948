//! What others make of our output: the real programs, where they are at hand; a test says which one it is skipped for.
//!
//! `npm install --no-package-lock` in `tests/browser` and in `tests/consumers` and
//! `pip install -r tests/consumers/requirements.txt` bring them; LibreOffice is looked for as `soffice`.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use support::{Desk, Ran, recount_on_path, root, told};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("1.txt", "Twelve people were hurt.\n\nThe quarry owns 340 carts.\n\nThe mayor, who is 61, will speak on Friday.\n");
    desk.write("2.txt", "Thirty people were hurt.\n\nThe quarry owns 360 carts, which are 12 metres (49 feet) long.\n");
    desk
}

/// Runs a script of Python with these files of the desk.
fn python(desk: &Desk, what: &str, script: &str, files: &[&str]) -> Option<String> {
    let script = format!("import sys\ntry:\n    import {what}\nexcept ImportError:\n    sys.exit(77)\n{script}");
    told(what, Command::new("python3").args(["-c", &script]).args(files).current_dir(desk.path()))
}

/// A command that pip or npm installs.
fn tool(name: &str, desk: &Desk) -> Command {
    let own = root().join("tests/consumers/node_modules/.bin").join(name);
    let mut command = Command::new(if own.exists() { own } else { PathBuf::from(name) });
    command.current_dir(desk.path());
    command
}

/// Each schema, and output that it describes, as `NAME.schema.json` and `NAME.json`.
fn schemas(desk: &Desk) -> [&'static str; 4] {
    desk.write("2.md", "Thirty people were hurt.<!-- recount-ignore number-conflict: agreed -->\n\nThe quarry owns 360 carts.\n");
    desk.write("in.jsonl", "{\"id\":1,\"before\":\"Twelve died.\",\"after\":\"Thirty died.\"}\n");
    let output: [(&str, &[&str]); 4] = [
        ("report", &["diff", "1.txt", "2.md", "-f", "json", "--fail-on", "never"]),
        ("claims", &["extract", "1.txt", "-f", "jsonl"]),
        ("verify", &["verify", "1.txt", "--against", "2.txt", "-f", "json", "--fail-on", "never"]),
        ("batch", &["batch", "in.jsonl"]),
    ];
    output.map(|(name, command)| {
        desk.write(&format!("{name}.schema.json"), &desk.recount(&["schema", name]).exits(0).out);
        desk.write(&format!("{name}.json"), &desk.recount(command).exits(0).out);
        name
    })
}

#[test]
fn ajv_compiles_every_schema_in_strict_mode_and_finds_the_output_valid() {
    let desk = desk();
    for name in schemas(&desk) {
        let script = "let Ajv; try { Ajv = require('ajv/dist/2020') } catch { process.exit(77) }
            const [schema, data] = process.argv.slice(1).map(f => JSON.parse(require('fs').readFileSync(f)));
            const valid = new Ajv({ strict: true }).compile(schema);
            console.log(valid(data), JSON.stringify(valid.errors))";
        let files = [format!("{name}.schema.json"), format!("{name}.json")].map(|f| desk.path().join(f));
        let mut node = Command::new("node");
        let Some(told) = told("Ajv", node.args(["-e", script]).args(files).current_dir(root().join("tests/browser"))) else { return };
        assert!(told.starts_with("true "), "{name}: {told}");
    }
}

#[test]
fn jsonschema_and_check_jsonschema_take_every_schema_and_the_output() {
    let desk = desk();
    for name in schemas(&desk) {
        let (schema, data) = (format!("{name}.schema.json"), format!("{name}.json"));
        let script = "import json
schema, data = (json.load(open(f)) for f in sys.argv[1:])
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.validate(data, schema, cls=jsonschema.Draft202012Validator)";
        python(&desk, "jsonschema", script, &[&schema, &data]);
        told("check-jsonschema", tool("check-jsonschema", &desk).args(["--check-metaschema", &schema]));
        told("check-jsonschema", tool("check-jsonschema", &desk).args(["--schemafile", &schema, &data]));
    }
}

#[test]
fn the_action_and_its_workflows_are_as_github_wants_them() {
    let check = |kind: &str, file: PathBuf| {
        let mut check = Command::new("check-jsonschema");
        told("check-jsonschema", check.args(["--builtin-schema", kind]).arg(file));
    };
    check("vendor.github-actions", root().join("action.yml"));
    for workflow in std::fs::read_dir(root().join(".github/workflows")).unwrap() {
        check("vendor.github-workflows", workflow.unwrap().path());
    }
}

/// The binary behind the command that npm installs, which cuts an argument at a semicolon.
fn multitool() -> Option<PathBuf> {
    let binary = root().join("tests/consumers/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
    #[cfg(unix)]
    if binary.exists() {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&binary, std::fs::Permissions::from_mode(0o755)).unwrap();
        return Some(binary);
    }
    eprintln!("skipped: there is no sarif-multitool here: {}", binary.display());
    None
}

#[test]
fn sarif_multitool_has_no_error_and_no_warning_by_the_rules_of_github() {
    let Some(multitool) = multitool() else { return };
    let desk = desk();
    let page = |toll: &str| format!("<article><h1>Fire</h1><p>{toll} people were hurt when the pier burned, police said.</p></article>");
    desk.write("1.html", &page("Twelve")).write("2.html", &page("Thirty")).write("same.txt", "Nobody was hurt.\n");
    desk.write("1.md", "Twelve people were hurt.\n");
    desk.write("2.md", "<!-- recount-ignore number-conflict: agreed, [see](the) note -->\nThirty people were hurt.\n");
    let logs: [&[&str]; 6] = [
        &["diff", "1.md", "2.md"],
        &["diff", "1.txt", "2.txt", "-v"],
        &["diff", "1.html", "2.html", "-v"],
        &["diff", "same.txt", "same.txt"],
        &["proof", "2.txt"],
        &["crosscheck", "1.txt", "2.txt", "-v"],
    ];
    for log in logs {
        desk.recount(&[log, &["-f", "sarif", "--fail-on", "never", "-o", "out.sarif"]].concat()).exits(0);
        let mut validate = Command::new(&multitool);
        validate.args(["validate", "out.sarif", "--rule-kind", "Sarif;Gh", "--output", "found.sarif", "--log", "ForceOverwrite"]);
        let ran = Ran::of(validate.current_dir(desk.path()).env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1").output().unwrap()).exits(0);
        ran.says("Analysis completed successfully").lacks("error").lacks("warning");
    }
    // What it would say if something were wrong.
    let wrong = desk.read("out.sarif").replace("\"locations\"", "\"places\"");
    assert!(wrong.contains("\"places\""));
    desk.write("out.sarif", &wrong);
    let mut validate = Command::new(&multitool);
    validate.args(["validate", "out.sarif", "--rule-kind", "Sarif;Gh", "--output", "found.sarif", "--log", "ForceOverwrite"]);
    let ran = Ran::of(validate.current_dir(desk.path()).env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1").output().unwrap());
    ran.says("error GH1");
}

#[test]
fn sarif_tools_counts_what_we_count() {
    let desk = desk();
    desk.recount(&["diff", "1.txt", "2.txt", "-f", "sarif", "-o", "out.sarif"]).exits(1);
    let script = "from sarif import loader
report = loader.load_sarif_file('out.sarif')
print(report.get_result_count(), report.get_report().get_issue_count_for_severity('error'))";
    let Some(told) = python(&desk, "sarif", script, &[]) else { return };
    let report = desk.recount(&["diff", "1.txt", "2.txt", "-f", "json"]).exits(1).json();
    let errors = report["summary"]["error"].as_u64().unwrap();
    assert_eq!(told.trim(), format!("{} {errors}", report["findings"].as_array().unwrap().len()));
}

#[test]
fn what_reads_junit_counts_what_we_count() {
    let desk = desk();
    desk.recount(&["diff", "1.txt", "2.txt", "-f", "junit", "-o", "out.xml"]).exits(1);
    let report = desk.recount(&["diff", "1.txt", "2.txt", "-f", "json"]).exits(1).json();
    let count = |level: &str| report["summary"][level].as_u64().unwrap();
    let failures = count("error") + count("warning");
    let script = "suites = list(junitparser.JUnitXml.fromfile('out.xml'))
print(suites[0].name, suites[0].failures, sum(len(c.result) for c in suites[0]))";
    if let Some(told) = python(&desk, "junitparser", script, &[]) {
        assert_eq!(told.trim(), format!("1.txt → 2.txt {failures} {failures}"));
    }
    if told("junit2html", tool("junit2html", &desk).args(["out.xml", "out.html"])).is_some() {
        assert!(desk.read("out.html").contains("Twelve people → Thirty people"));
    }
    if let Some(told) = told("xunit-viewer", tool("xunit-viewer", &desk).args(["-r", "out.xml", "-o", "false", "-c"])) {
        assert!(told.contains("1.txt → 2.txt") && told.contains(&format!("{failures} failure")), "{told}");
    }
}

/// The sheet as Calc saves it again.
fn through_calc(desk: &Desk, separator: u8) -> Option<()> {
    let home = format!("-env:UserInstallation=file://{}", desk.path().join("office").display());
    for (to, from) in [("ods:calc8".to_owned(), "out.csv"), (format!("csv:Text - txt - csv (StarCalc):{separator},34,76,1"), "out.ods")] {
        let mut office = Command::new("soffice");
        office.args(["--headless", "--norestore", &home, "--convert-to", &to]).current_dir(desk.path());
        if from.ends_with(".csv") {
            office.arg("--infilter=CSV:44,34,76,1");
        }
        told("LibreOffice", office.arg(from))?;
        // LibreOffice without Calc says nothing, and writes nothing.
        if from == "out.csv" && !desk.path().join("out.ods").exists() {
            eprintln!("LibreOffice is here without Calc: skipped");
            return None;
        }
    }
    Some(())
}

type Sheet = Vec<BTreeMap<String, String>>;

fn sheet(text: &str, separator: u8) -> (Vec<String>, Sheet) {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |r: csv::StringRecord| head.iter().cloned().zip(r.iter().map(str::to_owned)).collect();
    let rows = reader.records().map(|r| row(r.unwrap())).collect();
    (head, rows)
}

#[test]
fn a_sheet_that_calc_has_saved_keeps_its_keys_and_notes() {
    let desk = Desk::new();
    let text = |count: &str, money: &str, code: &str, cold: &str| {
        format!(
            "Police said {count} people were counted in Orrin.\n\nThe tannery lost {money} in May. It was {cold} on Monday.\n\nCall {code} for help.\n\nHalm won {code}-2.\n"
        )
    };
    desk.write("1.txt", &text("43", "£82,000", "0120", "-5C")).write("2.txt", &text("93", "£83,000", "0130", "-7C"));
    let run = || desk.recount(&["diff", "1.txt", "2.txt", "-f", "csv", "-v", "--fail-on", "never", "-o", "out.csv", "--isolated"]).exits(0);
    run();
    let (head, mut rows) = sheet(&desk.read("out.csv"), b',');
    assert!(rows.len() > 3, "{rows:?}");
    for (i, row) in rows.iter_mut().enumerate() {
        row.extend([("status".to_owned(), "checked".to_owned()), ("note".to_owned(), format!("asked the desk, {i}"))]);
    }
    let mut out = csv::WriterBuilder::new().from_writer(Vec::new());
    out.write_record(&head).unwrap();
    rows.iter().for_each(|r| out.write_record(head.iter().map(|h| &r[h])).unwrap());
    let written = String::from_utf8(out.into_inner().unwrap()).unwrap();
    for separator in [b',', b';'] {
        desk.write("out.csv", &written);
        if through_calc(&desk, separator).is_none() {
            return;
        }
        let saved = desk.read("out.csv");
        assert_ne!(saved, written, "Calc writes in its own way");
        run();
        let (_, now) = sheet(&desk.read("out.csv"), b',');
        assert_eq!(now, rows, "all is as it was, and no row says that its value has changed: {saved}");
    }
}

#[test]
fn readers_of_json_lines_see_lists_that_are_empty_at_first() {
    let desk = Desk::new();
    let record = |i: usize, text: &str| format!("{{\"id\":\"{i:03}\",\"text\":{text:?},\"published\":\"2026-03-04\"}}\n");
    let mut records: String = (0..150).map(|i| record(i, "It rained on the hill.")).collect();
    records.push_str(&record(150, "Police in Orrin said 12 people were hurt on 3 May."));
    desk.write("records.jsonl", &records);
    desk.recount(&["extract", "--jsonl", "-f", "jsonl", "records.jsonl", "-o", "claims.jsonl"]).exits(0);
    let docs = std::fs::read_to_string(root().join("docs/tables.md")).unwrap();
    let line = |begins: &str| docs.lines().find(|l| l.starts_with(begins)).unwrap().to_owned();
    let polars = format!("last = {}.tail(1).to_dicts()[0]\nprint(last['id'], last['quantities'][0]['value'])", line("polars."));
    let pandas = format!("last = {}.iloc[-1]\nprint(last['id'], last['quantities'][0]['value'])", line("pandas."));
    let duckdb = format!(
        "rows = duckdb.sql(\"SELECT id, quantities[1].value FROM ({}) ORDER BY id\").fetchall()\nprint(*rows[-1])",
        line("SELECT * FROM read_json")
    );
    for (library, script) in [("polars", polars), ("pandas", pandas), ("duckdb", duckdb)] {
        if let Some(told) = python(&desk, library, &script, &[]) {
            assert_eq!(told.trim(), "150 12", "{library}");
        }
    }
}

/// The hooks as pre-commit runs them from this project's manifest, with the binary that was built.
#[test]
fn pre_commit_runs_the_hook_at_the_first_commit_and_between_revisions() {
    let desk = Desk::new();
    let run = |program: &str, args: &[&str]| {
        let mut command = Command::new(program);
        command.args(args).current_dir(desk.path()).env("PATH", recount_on_path()).env("PRE_COMMIT_HOME", desk.path().join("cache"));
        command.envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_AUTHOR_NAME", "a"), ("GIT_AUTHOR_EMAIL", "a@b.example")]);
        command.envs([("GIT_COMMITTER_NAME", "a"), ("GIT_COMMITTER_EMAIL", "a@b.example")]);
        command.output().ok().map(Ran::of)
    };
    let git = |args: &[&str]| run("git", args).unwrap();
    git(&["init", "-q", "-b", "main"]).exits(0);
    let Some(_) = run("pre-commit", &["--version"]) else {
        eprintln!("skipped: there is no pre-commit here");
        return;
    };
    let manifest = root().join(".pre-commit-hooks.yaml");
    run("pre-commit", &["validate-manifest", manifest.to_str().unwrap()]).unwrap().exits(0);
    // The manifest's own words; only how the program comes to be there differs.
    let hooks: Vec<String> = std::fs::read_to_string(&manifest)
        .unwrap()
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| format!("      {}\n", l.replace("language: rust", "language: system")))
        .collect();
    let hooks = hooks.concat().replace("pass_filenames: false", "pass_filenames: false\n        args: [stories]");
    desk.write(".pre-commit-config.yaml", &format!("repos:\n  - repo: local\n    hooks:\n{hooks}"));
    run("pre-commit", &["install"]).unwrap().exits(0);

    let story = "# Fire at the pier\n\nPolice said 12 people were hurt when the pier burned on Monday.\n";
    desk.write("fire.md", story).write("-note.md", "Nobody was hurt.\n").write("stories/a/1.md", story).write("stories/a/2.md", story);
    git(&["add", "-A"]).exits(0);
    git(&["commit", "-q", "-m", "first"]).exits(0);
    assert_eq!(git(&["rev-list", "--count", "HEAD"]).out.trim(), "1", "the first commit is let through");

    desk.write("fire.md", &story.replace("12 people", "30 people"));
    git(&["add", "-A"]).exits(0);
    git(&["commit", "-q", "-m", "second"]).exits(1).complains("12 people → 30 people");
    git(&["commit", "-q", "-m", "second", "--no-verify"]).exits(0);
    desk.write("fire.md", &story.replace("12 people", "30 people").replace("Monday", "the night"));
    git(&["mv", "./-note.md", "./-renamed.md"]).exits(0);
    git(&["add", "-A"]).exits(0);
    git(&["commit", "-q", "-m", "third", "--no-verify"]).exits(0);
    // Of the commits that are pushed, from the one before the first of them.
    let between = |from: &str, to: &str| run("pre-commit", &["run", "recount", "--from-ref", from, "--to-ref", to]).unwrap();
    between("HEAD~2", "HEAD").exits(1).says("12 people → 30 people");
    between("HEAD~1", "HEAD").exits(0).lacks("12 people → 30 people");
    desk.write("stories/a/2.md", &story.replace("12 people", "30 people"));
    run("pre-commit", &["run", "recount-test", "--all-files"]).unwrap().exits(1).says("1 new");
}

/// A copy with comments, and a new document with some.
fn commented(desk: &Desk) -> [&'static str; 2] {
    let warehouse = root().join("tests/documents/warehouse.docx").to_string_lossy().into_owned();
    desk.recount(&["diff", &warehouse, "-f", "docx", "-o", "copy.docx"]).exits(1);
    desk.recount(&["diff", "1.txt", "2.txt", "-f", "docx", "-o", "new.docx"]).exits(1);
    ["copy.docx", "new.docx"]
}

#[test]
fn python_docx_reads_every_comment_and_the_text_below_it() {
    let desk = desk();
    let files = commented(&desk);
    let script = "import docx
for name in sys.argv[1:]:
    document = docx.Document(name)
    for comment in document.comments:
        print(comment.author, comment.text.replace('\\n', ' | '))
    print(any(p.text.strip() for p in document.paragraphs))";
    let Some(told) = python(&desk, "docx", script, &files) else { return };
    assert!(told.matches("recount Must check: ").count() >= 2 && told.matches("True").count() == 2, "{told}");
}

#[test]
fn libreoffice_opens_what_has_comments_and_keeps_them() {
    let desk = desk();
    let home = format!("-env:UserInstallation=file://{}", desk.path().join("office").display());
    for name in commented(&desk) {
        let text = desk.recount(&["text", name]).exits(0).out;
        let mut office = Command::new("soffice");
        office.args(["--headless", "--norestore", &home, "--convert-to", "odt", name]).current_dir(desk.path());
        if told("LibreOffice", &mut office).is_none() {
            return;
        }
        let Ok(odt) = std::fs::read(desk.path().join(name).with_extension("odt")) else {
            return eprintln!("skipped: LibreOffice has no Writer here");
        };
        let mut content = String::new();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(odt)).unwrap();
        std::io::Read::read_to_string(&mut archive.by_name("content.xml").unwrap(), &mut content).unwrap();
        assert!(content.contains("<office:annotation ") && content.contains("Must check: "), "{name}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let again = desk.recount(&["text", &name.replace(".docx", ".odt")]).exits(0).out;
        assert_eq!(words(&again), words(&text), "{name}");
    }
}
