//! The page and the server in a real browser. Wants Chromium, Node.js and `npm install` in `tests/browser`; says that it
//! is skipped where one is missing.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::diff::compare;
use recount::finding::Level;
use recount::proof::Proof;
use recount::read;
use recount::report::ledger::View;
use recount::report::verify::{Verified, VerifyFormat as Claims, write as write_claims};
use recount::report::{Format, Look, Report, write};
use recount::settings::Settings;
use recount::telling::Telling;
use recount::verify::verify;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program that a variable names, or the first of these that is on the path.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = |name: &&str| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|p| p.is_file());
    std::env::var_os(variable).map(PathBuf::from).or_else(|| names.iter().find_map(found))
}

fn tellings<'n>(texts: &[(&'n str, String)]) -> (Vec<&'n str>, Vec<Telling>) {
    texts.iter().map(|(name, text)| (*name, Telling::new(read::read(name, text.as_bytes(), None).unwrap()))).unzip()
}

fn report(texts: &[(&str, String)]) -> Report {
    let (names, tellings) = tellings(texts);
    match &tellings[..] {
        [before, after] => Report::of_comparison(&compare(before, after), [names[0], names[1]], &Settings::default()),
        _ => Report::chain(&tellings, &names, View::Steps, &Settings::default()),
    }
}

fn story<'n>(name: &str, versions: &[&'n str]) -> Vec<(&'n str, String)> {
    versions.iter().map(|v| (*v, fs::read_to_string(root().join("corpus").join(name).join(v)).unwrap())).collect()
}

fn hostile() -> Vec<(&'static str, String)> {
    let text = |count: &str| {
        format!(
            "Fire <script>globalThis.owned = 1</script> at the mill\n\n\
             Police said {count} people were hurt <script>globalThis.owned = 1</script> on Tuesday.\n\n\
             \"We left at once, {count} of us,\" said </textarea></style><img src=x onerror=globalThis.owned=2> Ada Kral.\n\n\
             The \u{202e}mill\u{202c} is owned by \"><svg onload=globalThis.owned=3> & &lt;b&gt; Ivo Lund.\n"
        )
    };
    vec![("<img src=x onerror=alert(1)>.txt", text("twelve")), ("after\".txt", text("thirty"))]
}

/// Ten thousand words, one paragraph in five changed.
fn long() -> Vec<(&'static str, String)> {
    let text = |later: bool| {
        let paragraph = |i: usize| {
            let count = if later && i.is_multiple_of(5) { i + 900 } else { i + 20 };
            format!(
                "Police in district {i} said that {count} people were hurt when the river rose over its banks on Tuesday, and that the \
                 road from the harbour to the upper town was closed to all traffic while crews cleared mud, branches and broken glass \
                 from the lower streets."
            )
        };
        let body: Vec<String> = (1..220).map(paragraph).collect();
        format!("River floods the town\n\n{}", body.join("\n\n"))
    };
    vec![("1.txt", text(false)), ("2.txt", text(true))]
}

/// A server that ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve() -> (Server, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
        .args(["serve", "--port", "0"])
        .current_dir(root())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let url = line.split_whitespace().find(|w| w.starts_with("http://")).unwrap_or_else(|| panic!("no address in {line:?}")).to_owned();
    (Server(child), url)
}

/// Several outlets on one event.
fn matrix(texts: &[(&str, String)]) -> Report {
    let (names, tellings) = tellings(texts);
    Report::matrix(&tellings, &names, &Settings::default())
}

/// Each text against itself.
fn proof(texts: &[(&str, String)]) -> Report {
    let (names, tellings) = tellings(texts);
    let each = names.iter().zip(&tellings).map(|(name, telling)| Report::of_text(&Proof::read(telling), name, &Settings::default()));
    Report::joined(each.collect()).unwrap()
}

fn put(folder: &Path, name: &str, report: Report, facts: &mut serde_json::Map<String, serde_json::Value>) {
    let mut page = Vec::new();
    write(&report, Format::Html, Look::default(), &mut page).unwrap();
    fs::write(folder.join(format!("{name}.html")), page).unwrap();
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    // A missing correction note is told with the finding that it would name.
    let listed: Vec<_> = report.findings.iter().filter(|f| f.rule != "correction-undisclosed").collect();
    for f in &listed {
        *rules.entry(f.rule).or_default() += 1;
    }
    let count = |level: Level| listed.iter().filter(|f| f.severity == level).count();
    let levels = serde_json::json!({ "error": count(Level::Error), "warning": count(Level::Warning), "info": count(Level::Info) });
    facts.insert(name.to_owned(), serde_json::json!({ "levels": levels, "rules": rules }));
}

/// A text against its source.
fn claims(folder: &Path) {
    let texts = [
        ("budget.md", fs::read_to_string(root().join("tests/verify/budget.md")).unwrap()),
        ("source.md", story("budget-shortfall-restated", &["1.md"]).remove(0).1),
    ];
    let (names, tellings) = tellings(&texts);
    let all: Vec<&Telling> = tellings.iter().collect();
    let report = Verified::new(&all, &names, &verify(all[0], &all[1..]));
    let mut page = Vec::new();
    write_claims(&report, Claims::Html, Look::default(), &mut page).unwrap();
    fs::write(folder.join("claims.html"), page).unwrap();
}

#[test]
fn pages_and_server_hold_in_a_browser() {
    let module = root().join("tests/browser/node_modules/axe-core");
    let chromium = program("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]);
    let (Some(chromium), Some(node), true) = (chromium, program("NODE", &["node"]), module.is_dir()) else {
        println!("skipped: needs Chromium, Node.js and `npm install` in tests/browser");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut facts = serde_json::Map::new();
    put(folder.path(), "versions", report(&story("budget-shortfall-restated", &["1.md", "2.md"])), &mut facts);
    put(folder.path(), "rewrite", report(&story("earnings-live-rewrite", &["1.md", "2.md"])), &mut facts);
    put(folder.path(), "silent", report(&story("copy-edit-only", &["1.md", "2.md"])), &mut facts);
    put(folder.path(), "chain", report(&story("landslide-toll-7-12-12-34", &["1.md", "2.md", "3.md", "4.md"])), &mut facts);
    let outlets = ["1-harbour-gazette.md", "2-north-star.md", "3-quay-daily.md", "4-lind-herald.md"];
    put(folder.path(), "outlets", matrix(&story("outlets-tram-crash-two-wires", &outlets)), &mut facts);
    put(folder.path(), "proof", proof(&story("museum-figures-slip", &["2.md"])), &mut facts);
    put(folder.path(), "hostile", report(&hostile()), &mut facts);
    put(folder.path(), "hostile-outlets", matrix(&hostile()), &mut facts);
    put(folder.path(), "long", report(&long()), &mut facts);
    claims(folder.path());
    fs::write(folder.path().join("facts.json"), serde_json::to_string(&facts).unwrap()).unwrap();

    let (_server, url) = serve();
    let script = root().join("tests/browser/check.mjs");
    let output =
        Command::new(node).arg(script).arg(chromium).arg(folder.path()).arg(&url).arg(root().join("tests/documents")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.lines().filter(|l| l.starts_with("ok: ")).count() >= 30, "{said}");
}
