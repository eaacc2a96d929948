//! What `action.yml` and its workflow run, step by step: install, replay, compare.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]
#![cfg(unix)]

mod support;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use support::{Desk, Ran, root};

/// Where there is a shell, git and curl, and surely no recount.
const PATH: &str = "/usr/bin:/bin";

/// A server's files, an action's files of version 1.4.2, and a `cargo` that says what it is asked.
struct Host {
    desk: Desk,
    name: String,
    commit: String,
}

impl Host {
    /// None where the system is one that no release is made for, or has no curl.
    fn new() -> Option<Host> {
        let said =
            |command: &mut Command| command.output().ok().filter(|o| o.status.success()).map(|o| String::from_utf8(o.stdout).unwrap());
        let system = said(Command::new("uname").args(["-s", "-m"]))?;
        let target = match system.trim() {
            "Linux x86_64" => "x86_64-unknown-linux-musl",
            "Linux aarch64" => "aarch64-unknown-linux-musl",
            "Darwin x86_64" => "x86_64-apple-darwin",
            "Darwin arm64" => "aarch64-apple-darwin",
            _ => "",
        };
        if target.is_empty() || said(Command::new("curl").arg("--version").env("PATH", PATH)).is_none() {
            eprintln!("skipped: there is no release for {system}, or no curl to fetch it with");
            return None;
        }
        let desk = Desk::new();
        desk.write("action/Cargo.toml", "[package]\nname = \"recount\"\nversion = \"1.4.2\"\n");
        desk.write("bin/cargo", "#!/bin/sh\necho \"cargo $*\"\n").write("paths", "");
        executable(&desk.path().join("bin/cargo"));
        desk.write("server/desk/recount/a", "");
        let mut host = Host { desk, name: format!("recount-{target}"), commit: String::new() };
        host.git(&["init", "-q"]);
        host.git(&["add", "a"]);
        host.git(&["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "one"]);
        host.git(&["-c", "user.name=a", "-c", "user.email=a@b.example", "tag", "-a", "-m", "one", "v1.4.2"]);
        host.commit = host.git(&["rev-parse", "HEAD"]).trim().to_owned();
        Some(host)
    }

    fn git(&self, args: &[&str]) -> String {
        let mut git = Command::new("git");
        git.args(args).current_dir(self.desk.path().join("server/desk/recount"));
        Ran::of(git.env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap()).exits(0).out
    }

    /// A release of that tag whose program says its version, with its checksum.
    fn release(&self, tag: &str) {
        let folder = format!("server/desk/recount/releases/download/{tag}");
        self.desk.write(&format!("{folder}/{}/recount", self.name), &format!("#!/bin/sh\necho recount {tag}\n"));
        executable(&self.desk.path().join(&folder).join(&self.name).join("recount"));
        let pack =
            format!("tar czf {0}.tar.gz {0} && rm -r {0} && (sha256sum {0}.tar.gz || shasum -a 256 {0}.tar.gz) > SHA256SUMS", self.name);
        let mut shell = Command::new("sh");
        Ran::of(shell.args(["-c", &pack]).current_dir(self.desk.path().join(&folder)).output().unwrap()).exits(0);
    }

    fn install(&self, reference: &str, path: &str) -> Ran {
        let at = |name: &str| self.desk.path().join(name);
        let mut bash = Command::new("bash");
        bash.arg(root().join(".github/install.sh")).env_clear().env("PATH", path).env("HOME", self.desk.path());
        bash.env("REPOSITORY", "desk/recount").env("REF", reference).env("SERVER", format!("file://{}", at("server").display()));
        bash.env("GITHUB_ACTION_PATH", at("action")).env("GITHUB_PATH", at("paths"));
        Ran::of(bash.output().unwrap())
    }

    /// What the program says that is on the path after a run.
    fn installed(&self) -> String {
        let folder = self.desk.read("paths").lines().last().unwrap_or_default().to_owned();
        self.desk.write("paths", "");
        Command::new(Path::new(&folder).join("recount")).output().map(|o| String::from_utf8(o.stdout).unwrap()).unwrap_or_default()
    }

    fn with_cargo(&self) -> String {
        format!("{}:{PATH}", self.desk.path().join("bin").display())
    }
}

fn executable(path: &Path) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_release_that_the_action_is_called_by_is_taken() {
    let Some(host) = Host::new() else { return };
    host.release("v1.4.2");
    host.install("v1.4.2", PATH).exits(0).says("recount v1.4.2");
    assert_eq!(host.installed(), "recount v1.4.2\n");
    // A tag that moves, and a commit, are known by the version of the action's own files.
    host.install("v1", PATH).exits(0);
    assert_eq!(host.installed(), "recount v1.4.2\n");
    host.install(&host.commit, PATH).exits(0);
    assert_eq!(host.installed(), "recount v1.4.2\n");
    host.release("v1.3.0");
    host.install("v1.3.0", PATH).exits(0);
    assert_eq!(host.installed(), "recount v1.3.0\n");
}

#[test]
fn where_there_is_no_release_it_is_compiled() {
    let Some(host) = Host::new() else { return };
    let compiled = |reference: &str| {
        let ran = host.install(reference, &host.with_cargo()).exits(0).says("compiling");
        ran.says(&format!("cargo install --locked --path {}", host.desk.path().join("action").display()));
        assert_eq!(host.desk.read("paths"), "");
    };
    compiled("v1.4.2");
    host.release("v1.4.2");
    // These may be other than what was released.
    for reference in ["main", "v2", "v1.4.20", "v1.4.2-rc1", "../v1.4.2", "", &"0".repeat(40)] {
        compiled(reference);
    }
    host.install("main", PATH).exits(2).complains("there is no cargo to compile with");
}

#[test]
fn a_download_that_is_not_what_was_released_ends_the_run() {
    let Some(host) = Host::new() else { return };
    host.release("v1.4.2");
    let folder = "server/desk/recount/releases/download/v1.4.2";
    let sums = host.desk.read(&format!("{folder}/SHA256SUMS"));
    let refused = |what: &str| {
        host.install("v1.4.2", &host.with_cargo()).exits(2).complains(what).lacks("cargo install");
        assert_eq!(host.desk.read("paths"), "", "nothing is put on the path");
    };
    for wrong in [sums.replacen(|c: char| c.is_ascii_digit(), "f", 1), sums.replace(".tar.gz", ".tar.gz.sig"), String::new()] {
        host.desk.write(&format!("{folder}/SHA256SUMS"), &wrong);
        refused("the checksum of");
    }
    std::fs::remove_file(host.desk.path().join(folder).join("SHA256SUMS")).unwrap();
    refused("has no SHA256SUMS");
}

#[test]
fn a_recount_that_is_there_is_used() {
    let Some(host) = Host::new() else { return };
    host.desk.write("bin/recount", "#!/bin/sh\necho recount 7\n");
    executable(&host.desk.path().join("bin/recount"));
    host.install("v1.4.2", &host.with_cargo()).exits(0).says("recount 7, which is on the path already").lacks("cargo");
}

/// The workflow's steps on the project's own stories, as `.github/workflows/action.yml` has them.
#[test]
fn the_workflow_finds_what_changed_in_our_own_stories() {
    let workflow = std::fs::read_to_string(root().join(".github/workflows/action.yml")).unwrap();
    for step in ["run: bash .github/replay.sh", "against: HEAD~1", "replay/*.md", "replay/*.html", "files: README.md"] {
        assert!(workflow.contains(step), "the workflow has no {step:?}");
    }
    let desk = Desk::new();
    let folder = Path::new(env!("CARGO_BIN_EXE_recount")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let shell = |script: &str, set: &[(&str, &str)]| {
        let mut bash = Command::new("bash");
        bash.args(["-c", script]).current_dir(desk.path()).env("PATH", &path).env("ROOT", root()).env("GIT_CONFIG_GLOBAL", "/dev/null");
        Ran::of(bash.env_remove("GITHUB_STEP_SUMMARY").envs(set.iter().copied()).output().unwrap())
    };
    shell("git init -q . && cp -R \"$ROOT/corpus\" . && echo one > README.md && git add . && git -c user.name=a -c user.email=a@b.example commit -qm one", &[]).exits(0);
    let ran = shell("bash \"$ROOT/.github/replay.sh\"", &[]).exits(0).says("their earlier versions are at HEAD~1");
    let stories: usize = ran.out.split_whitespace().find_map(|w| w.parse().ok()).unwrap();
    assert!(stories > 25, "{ran:?}");
    assert_eq!(shell("git rev-list --count HEAD", &[]).out.trim(), "3");

    let compare = "bash \"$ROOT/.github/compare.sh\"";
    let inputs = [("FILES", "replay/*.md\nreplay/*.html\n"), ("AGAINST", "HEAD~1"), ("FAIL_ON", "never"), ("ARGS", "")];
    let ran = shell(compare, &[&inputs[..], &[("SARIF", "out.sarif"), ("GITHUB_STEP_SUMMARY", "summary")]].concat()).exits(0);
    let log: serde_json::Value = serde_json::from_str(&desk.read("out.sarif")).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() > 20);
    for result in results {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(desk.path().join(uri).is_file(), "{uri}");
    }
    // Ten annotations of a level, and all findings in the log and in the summary.
    for (level, most) in [("error", 10), ("warning", 10), ("notice", 10)] {
        assert!(ran.out.matches(&format!("\n::{level} ")).count() <= most, "{level}");
    }
    let listed = |rule: &str| ran.out.matches(&format!("title={rule}::")).count() + ran.out.matches(&format!("[{rule}]: ")).count();
    let rows = |rule: &str| desk.read("summary").lines().filter(|l| l.starts_with("| ") && l.contains(&format!("| `{rule}` |"))).count();
    for rule in ["number-conflict", "attribution-dropped"] {
        let all = results.iter().filter(|r| r["ruleId"] == rule).count();
        assert!(all > 0 && (listed(rule), rows(rule)) == (all, all), "{rule}: {} {} {all}", listed(rule), rows(rule));
    }
    // The texts with the most serious finding come first.
    let summary = desk.read("summary");
    let errors: Vec<bool> = summary.split("\n## ").map(|text| text.contains("| **error** |")).collect();
    assert!(errors.is_sorted_by(|x, y| x >= y), "{errors:?}");

    let nothing = [("FILES", "README.md"), ("FAIL_ON", "info"), ("SARIF", "nothing.sarif")];
    shell(compare, &[&inputs[..], &nothing].concat()).exits(0).says("no text changed since HEAD~1");
    let log: serde_json::Value = serde_json::from_str(&desk.read("nothing.sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}
