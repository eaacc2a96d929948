//! `recount git-diff-driver` under a real git.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use std::process::Command;
use support::{Desk, Ran};

/// A repository that shows Markdown through recount.
fn repository() -> Desk {
    let desk = Desk::new();
    git(&desk, &["init", "-q", "-b", "main"], &[]).exits(0);
    for (key, value) in
        [("user.name", "An editor"), ("user.email", "editor@paper.example"), ("core.autocrlf", "false"), ("diff.renames", "true")]
    {
        git(&desk, &["config", key, value], &[]).exits(0);
    }
    let driver = format!("{} git-diff-driver", env!("CARGO_BIN_EXE_recount"));
    git(&desk, &["config", "diff.recount.command", &driver], &[]).exits(0);
    desk.write(".gitattributes", "*.md diff=recount\n").write("fire.md", FIRE).write("notes.rs", "fn main() {}\n");
    commit(&desk, "The first version");
    desk
}

const FIRE: &str = "# Fire at the pier\n\nPolice said 12 people were hurt when the pier burned on Monday.\n\nThe harbour stays closed to boats, the council said.\n";

fn git(desk: &Desk, args: &[&str], set: &[(&str, &str)]) -> Ran {
    let mut command = Command::new("git");
    command
        .args(args)
        .current_dir(desk.path())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_EXTERNAL_DIFF");
    Ran::of(command.envs(set.iter().copied()).output().unwrap())
}

fn commit(desk: &Desk, message: &str) {
    git(desk, &["add", "-A"], &[]).exits(0);
    git(desk, &["commit", "-q", "-m", message], &[]).exits(0);
}

#[test]
fn git_diff_shows_claims() {
    let desk = repository();
    desk.write("fire.md", &FIRE.replace("12 people", "30 people"));
    desk.write("notes.rs", "fn main() { println!() }\n");
    let shown = git(&desk, &["diff"], &[]).exits(0);
    assert!(shown.out.contains("diff --recount a/fire.md b/fire.md\nb/fire.md against a/fire.md · "), "{shown:?}");
    let shown = shown.says("error   number-conflict  3:13  12 people → 30 people").says("diff --git a/notes.rs b/notes.rs");
    assert_eq!(shown.err, "");
    git(&desk, &["diff", "--no-ext-diff"], &[]).says("+Police said 30 people");
    // Names that a shell would break on.
    desk.write("a b/übung 'x'.md", FIRE);
    commit(&desk, "A second story");
    desk.write("a b/übung 'x'.md", &FIRE.replace("12 people", "30 people"));
    git(&desk, &["diff"], &[]).exits(0).says("diff --recount a/a b/übung 'x'.md b/a b/übung 'x'.md").says("number-conflict");
}

#[test]
fn git_log_shows_claims_of_each_commit() {
    let desk = repository();
    desk.write("fire.md", &FIRE.replace("12 people", "30 people"));
    commit(&desk, "The toll rises");
    desk.write("fire.md", &FIRE.replace("Police said 12 people", "34 people"));
    commit(&desk, "The toll rises again");
    let log = git(&desk, &["log", "-p", "--ext-diff"], &[]).exits(0);
    assert!(log.out.contains("12 people → 30 people"), "{}", log.out);
    assert_eq!(log.out.matches("diff --recount a/fire.md b/fire.md").count(), 3, "{}", log.out);
    log.says("attribution-dropped").says("new file mode 100644\n");
    git(&desk, &["show", "--ext-diff", "HEAD~1"], &[]).exits(0).says("12 people → 30 people").lacks("34 people");
}

#[test]
fn files_that_come_go_move_or_change_their_mode() {
    let desk = repository();
    desk.write("storm.md", "# Storm\n\nAt least 40 boats sank off the Brenna coast on Friday.\n");
    git(&desk, &["add", "-A"], &[]).exits(0);
    git(&desk, &["diff", "--cached"], &[]).exits(0).says("diff --recount a/storm.md b/storm.md\nnew file mode 100644\n12 words, ");
    commit(&desk, "A storm");
    std::fs::remove_file(desk.path().join("storm.md")).unwrap();
    git(&desk, &["diff"], &[]).exits(0).says("deleted file mode 100644\n");
    git(&desk, &["checkout", "-q", "storm.md"], &[]).exits(0);

    git(&desk, &["mv", "fire.md", "pier.md"], &[]).exits(0);
    desk.write("pier.md", &FIRE.replace("12 people", "30 people"));
    git(&desk, &["add", "-A"], &[]).exits(0);
    let moved = git(&desk, &["diff", "--cached", "-M"], &[]).exits(0);
    moved
        .says("diff --recount a/fire.md b/pier.md\nsimilarity index")
        .says("rename from fire.md\nrename to pier.md\nb/pier.md against a/fire.md")
        .says("number-conflict");
    commit(&desk, "A better name");

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(desk.path().join("pier.md"), std::fs::Permissions::from_mode(0o755)).unwrap();
        let shown = git(&desk, &["diff"], &[]).exits(0).says("old mode 100644\nnew mode 100755\n");
        assert_eq!(shown.out.lines().count(), 3, "{}", shown.out);
        commit(&desk, "A mode");
        std::os::unix::fs::symlink("pier.md", desk.path().join("link.md")).unwrap();
        git(&desk, &["add", "-A"], &[]).exits(0);
        git(&desk, &["diff", "--cached"], &[]).exits(0).says("this is no file");
        commit(&desk, "A link");
    }
    desk.write("photo.md", "words\n");
    commit(&desk, "A photo");
    std::fs::write(desk.path().join("photo.md"), b"\x89PNG\r\n\x1a\n\0\0\0\0").unwrap();
    desk.write("storm.md", "");
    let shown = git(&desk, &["diff"], &[]).exits(0);
    shown.says("Binary files a/photo.md and b/photo.md differ").says("diff --recount a/storm.md b/storm.md");
}

#[test]
fn an_environment_variable_does_it_for_once() {
    let desk = repository();
    desk.write("fire.md", &FIRE.replace("12 people", "at least 10 people")).write("notes.rs", "fn main() { println!() }\n");
    let driver = format!("{} git-diff-driver -v", env!("CARGO_BIN_EXE_recount"));
    let shown = git(&desk, &["diff"], &[("GIT_EXTERNAL_DIFF", &driver)]).exits(0);
    shown
        .says("number-widened")
        .says("diff --recount a/notes.rs b/notes.rs\nthis is no article by its name; git diff --no-ext-diff shows it");
}

#[test]
fn conflicts_and_exit_codes_are_as_git_wants() {
    let desk = repository();
    git(&desk, &["checkout", "-q", "-b", "other"], &[]).exits(0);
    desk.write("fire.md", &FIRE.replace("12 people", "30 people"));
    commit(&desk, "Thirty");
    git(&desk, &["checkout", "-q", "main"], &[]).exits(0);
    desk.write("fire.md", &FIRE.replace("12 people", "40 people"));
    commit(&desk, "Forty");
    assert_eq!(git(&desk, &["merge", "other"], &[]).code, 1);
    // Git shows a conflict itself, or asks for one line.
    git(&desk, &["diff"], &[]).exits(0).says("++<<<<<<< HEAD");
    desk.recount(&["git-diff-driver", "fire.md"]).exits(0).says("* Unmerged path fire.md\n");
    git(&desk, &["merge", "--abort"], &[]).exits(0);

    desk.write("fire.md", FIRE);
    git(&desk, &["diff"], &[]).exits(0).says("number-conflict");
    let driver = format!("{} git-diff-driver --exit-code", env!("CARGO_BIN_EXE_recount"));
    git(&desk, &["config", "diff.recount.command", &driver], &[]).exits(0);
    git(&desk, &["config", "diff.recount.trustExitCode", "true"], &[]).exits(0);
    git(&desk, &["diff", "--ext-diff", "--exit-code"], &[]).exits(1).says("number-conflict");
    desk.recount(&["git-diff-driver", "a", "b"]).exits(2).complains("git gives 7 or 9 arguments");
}

#[test]
fn the_repositorys_configuration_holds() {
    let desk = repository();
    desk.write("recount.toml", "[[path]]\nglob = \"live/*\"\nlevels = { number-conflict = \"warning\" }\n").write("live/fire.md", FIRE);
    commit(&desk, "A configuration");
    desk.write("live/fire.md", &FIRE.replace("12 people", "30 people")).write("fire.md", &FIRE.replace("12 people", "30 people"));
    git(&desk, &["diff"], &[]).exits(0).says("error   number-conflict").says("warning number-conflict");
}

#[test]
fn colour_comes_with_gits_pager() {
    let desk = repository();
    desk.write("fire.md", &FIRE.replace("12 people", "30 people"));
    let shown = |set: &[(&str, &str)]| git(&desk, &["diff"], set).exits(0).out;
    assert!(!shown(&[]).contains('\u{1b}'));
    assert!(shown(&[("GIT_PAGER_IN_USE", "true"), ("NO_COLOR", "")]).contains("\u{1b}[1mdiff --recount"));
    assert!(!shown(&[("GIT_PAGER_IN_USE", "true"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}

#[test]
fn texts_are_held_against_a_revision() {
    let desk = repository();
    desk.write("fire.md", &FIRE.replace("12 people", "30 people")).write("new.md", FIRE);
    desk.recount(&["diff", "--against", "HEAD", "fire.md", "new.md"]).exits(1).says("fire.md against HEAD:fire.md").lacks("new.md");
    desk.recount(&["diff", "--against", "HEAD", "new.md"]).exits(0);
    desk.recount(&["diff", "--against", "nowhere", "fire.md"]).exits(2).complains("nowhere: this names no commit");
    desk.recount(&["diff", "fire.md"]).exits(2).complains("give two or more");
    let inside = desk.path().join("fire.md").to_string_lossy().into_owned();
    desk.recount(&["diff", "--against", "HEAD", &inside, "-f", "brief"]).exits(1).says("number-conflict");
}

/// The `entry` of a hook in `.pre-commit-hooks.yaml`, and its own `args`.
fn hook(id: &str) -> Vec<String> {
    let hooks = std::fs::read_to_string(support::root().join(".pre-commit-hooks.yaml")).unwrap();
    let hook = hooks.split("\n- id: ").find(|h| h.trim_start_matches("- id: ").lines().next() == Some(id)).unwrap();
    let field = |name: &str| hook.lines().find_map(|l| l.trim().strip_prefix(name)).unwrap_or_default();
    let args = field("args: ").trim_matches(['[', ']']);
    field("entry: recount ").split(' ').chain(args.split(", ").filter(|a| !a.is_empty())).map(str::to_owned).collect()
}

#[test]
fn the_pre_commit_hooks_work_as_written() {
    let desk = repository();
    desk.write("fire.md", &FIRE.replace("12 people", "30 people")).write("new.md", FIRE);
    git(&desk, &["add", "-A"], &[]).exits(0);
    let run = |id: &str, args: &[&str]| {
        let entry = hook(id);
        desk.recount(&[&entry.iter().map(String::as_str).collect::<Vec<_>>()[..], args].concat())
    };
    run("recount", &["fire.md", "new.md"]).exits(1).says("number-conflict");
    let own = hook("recount");
    let own: Vec<&str> = own.iter().map(String::as_str).filter(|a| *a != "--").chain(["--fail-on", "never", "--", "fire.md"]).collect();
    desk.recount(&own).exits(0);
    run("recount-proof", &["fire.md", "new.md"]).exits(0);
    desk.write("stories/a/1.md", FIRE).write("stories/a/2.md", &FIRE.replace("12 people", "30 people"));
    run("recount-test", &["stories"]).exits(1).says("1 new");
}

#[test]
#[cfg(unix)]
fn the_action_compares_what_changed() {
    let desk = repository();
    desk.write("a b.md", FIRE).write("draft.txt", "Twelve people were hurt.");
    commit(&desk, "More texts");
    desk.write("a b.md", &FIRE.replace("12 people", "30 people")).write("draft.txt", "Thirty people were hurt.").write("new.md", FIRE);
    commit(&desk, "Changes");
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_recount")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let summary = desk.path().join("summary").to_string_lossy().into_owned();
    let script = support::root().join(".github/compare.sh");
    let run = |against: &str, fail_on: &str| {
        let set = [("FILES", "*.md\n\n"), ("AGAINST", against), ("FAIL_ON", fail_on), ("ARGS", "-v --isolated"), ("SARIF", "out.sarif")];
        let mut command = Command::new("bash");
        command.arg(&script).current_dir(desk.path()).envs(set).env("PATH", &path).env("GITHUB_STEP_SUMMARY", &summary);
        Ran::of(command.output().unwrap())
    };
    run("HEAD~1", "error").exits(1).says("::error file=a b.md,line=3,").lacks("draft.txt");
    assert!(desk.read("summary").contains("number-conflict") && desk.read("out.sarif").contains("a%20b.md"));
    run("HEAD~1", "never").exits(0);
    let is_empty = || {
        let log: serde_json::Value = serde_json::from_str(&desk.read("out.sarif")).unwrap();
        std::fs::remove_file(desk.path().join("out.sarif")).unwrap();
        log["runs"][0]["results"] == serde_json::json!([]) && log["runs"][0]["tool"]["driver"]["name"] == "recount"
    };
    assert!(!is_empty());
    run("HEAD", "error").exits(0).says("no text changed");
    assert!(is_empty(), "a step that uploads it wants a file");
    run("0000000000000000000000000000000000000000", "error").exits(0).says("nothing to compare");
    assert!(is_empty());
    // A renamed text, and a revision that is not there.
    git(&desk, &["mv", "a b.md", "b.md"], &[]).exits(0);
    desk.write("b.md", &FIRE.replace("12 people", "31 people"));
    commit(&desk, "A better name");
    run("HEAD~1", "error").exits(1).says("::error file=b.md,line=3,").says("31 people");
    assert_ne!(run("1234567890123456789012345678901234567890", "error").code, 0);
    // What action.yml hands over is what the script takes.
    let action = std::fs::read_to_string(support::root().join("action.yml")).unwrap();
    for name in ["FILES", "AGAINST", "FAIL_ON", "ARGS", "SARIF"] {
        assert!(action.contains(&format!("        {name}: ${{{{ inputs.")), "{name}");
    }
}

/// A repository whose objects may be missing, cloned with a filter; what is missing is not fetched.
fn partial(desk: &Desk, filter: &str, into: &str) -> Desk {
    git(desk, &["config", "uploadpack.allowFilter", "true"], &[]).exits(0);
    git(desk, &["config", "uploadpack.allowAnySHA1InWant", "true"], &[]).exits(0);
    let clone = Desk::new();
    let source = format!("file://{}", desk.path().display());
    git(&clone, &["clone", "-q", &format!("--filter={filter}"), &source, into], &[]).exits(0);
    clone
}

#[test]
fn what_cannot_be_read_as_it_was_is_no_new_file() {
    let desk = repository();
    desk.write("fire.md", &FIRE.replace("12 people", "30 people"));
    commit(&desk, "The toll rises");
    let run = |clone: &Desk, args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recount"));
        command.args(["diff", "--isolated", "--against", "HEAD~1"]).args(args).current_dir(clone.path().join("copy"));
        Ran::of(command.output().unwrap())
    };
    // The tree is there, and tells which file is not; nothing is asked of the network.
    let blobless = partial(&desk, "blob:none", "copy");
    let hash = git(&desk, &["rev-parse", "HEAD~1:fire.md"], &[]).exits(0).out;
    run(&blobless, &["fire.md"]).exits(2).complains(hash.trim()).complains("asks no network");
    blobless.write("copy/new.md", FIRE);
    run(&blobless, &["new.md"]).exits(0).complains("new.md: not compared; it is new since HEAD~1");
    run(&blobless, &["new.md", "fire.md"]).exits(2);
    let shown = desk.path().join("none");
    assert!(!shown.exists());
    // Not even the tree is there.
    let treeless = partial(&desk, "tree:0", "copy");
    run(&treeless, &["fire.md"]).exits(2).complains("fire.md: git cannot tell how it was");
    // The object is there, and damaged.
    let object = desk.path().join(".git/objects").join(&hash[..2]).join(&hash.trim()[2..]);
    std::fs::remove_file(&object).unwrap();
    desk.recount(&["diff", "--against", "HEAD~1", "fire.md"]).exits(2).complains(hash.trim());
    desk.recount(&["diff", "HEAD~1:fire.md", "fire.md"]).exits(2).complains(hash.trim());
}

#[test]
fn a_renamed_text_is_held_against_what_it_was() {
    let desk = repository();
    git(&desk, &["mv", "fire.md", "pier.md"], &[]).exits(0);
    desk.write("pier.md", &FIRE.replace("12 people", "30 people")).write("below/new.md", FIRE);
    let ran = desk.recount(&["diff", "--against", "HEAD", "pier.md", "below/new.md"]).exits(1);
    ran.says("pier.md against HEAD:fire.md").says("number-conflict").complains("below/new.md: not compared; it is new since HEAD");
}

#[cfg(unix)]
#[test]
fn a_text_behind_a_link_is_held_against_what_it_was() {
    let desk = repository();
    desk.write("stories/storm.md", FIRE);
    std::os::unix::fs::symlink("stories", desk.path().join("shown")).unwrap();
    std::os::unix::fs::symlink("fire.md", desk.path().join("latest.md")).unwrap();
    commit(&desk, "Links");
    desk.write("fire.md", &FIRE.replace("12 people", "30 people")).write("stories/storm.md", &FIRE.replace("12 people", "40 people"));
    desk.recount(&["diff", "--against", "HEAD", "latest.md"]).exits(1).says("30 people");
    desk.recount(&["diff", "--against", "HEAD", "shown/storm.md"]).exits(1).says("40 people");
    let elsewhere = Desk::new();
    elsewhere.write("fire.md", FIRE);
    let path = elsewhere.path().join("fire.md").to_string_lossy().into_owned();
    desk.recount(&["diff", "--against", "HEAD", &path]).exits(2).complains("another repository");
}

#[test]
fn names_may_begin_with_a_hyphen() {
    let desk = repository();
    for name in ["-draft.md", "--help", "-q"] {
        desk.write(name, FIRE);
    }
    desk.write(".gitattributes", "* diff=recount\n.gitattributes !diff\n");
    commit(&desk, "Hyphens");
    for name in ["-draft.md", "--help", "-q"] {
        desk.write(name, &FIRE.replace("12 people", "30 people"));
    }
    let shown = git(&desk, &["diff"], &[]).exits(0);
    assert_eq!((shown.out.matches("12 people → 30 people").count(), shown.err.as_str()), (3, ""), "{shown:?}");
    git(&desk, &["mv", "--", "-draft.md", "-new.md"], &[]).exits(0);
    git(&desk, &["diff", "HEAD", "-M"], &[]).exits(0).says("diff --recount a/-draft.md b/-new.md").says("rename to -new.md");
    desk.recount(&["diff", "--against", "HEAD", "--", "-q"]).exits(1).says("number-conflict");
    let hook = hook("recount");
    let args: Vec<&str> = hook.iter().map(String::as_str).chain(["-q"]).collect();
    desk.recount(&args).exits(1).says("number-conflict");
}

#[test]
fn the_hook_takes_the_first_commit_and_the_revisions_that_it_is_given() {
    let desk = Desk::new();
    git(&desk, &["init", "-q", "-b", "main"], &[]).exits(0);
    desk.write("fire.md", FIRE);
    git(&desk, &["add", "-A"], &[]).exits(0);
    let entry = hook("recount");
    let args: Vec<&str> = entry.iter().map(String::as_str).chain(["fire.md"]).collect();
    desk.recount(&args).exits(0).complains("there is no commit yet");
    // A branch whose commit is lost is no new one.
    desk.write(".git/refs/heads/main", "1234567890123456789012345678901234567890\n");
    desk.recount(&args).exits(2);

    let desk = repository();
    desk.write("fire.md", &FIRE.replace("12 people", "30 people"));
    commit(&desk, "The toll rises");
    desk.recount(&args).exits(0);
    let from = git(&desk, &["rev-parse", "HEAD~1"], &[]).exits(0).out;
    desk.fed(&args, b"", &[("PRE_COMMIT_FROM_REF", from.trim()), ("PRE_COMMIT_TO_REF", "HEAD")]).exits(1).says("number-conflict");
    desk.fed(&args, b"", &[("PRE_COMMIT_FROM_REF", "nowhere")]).exits(2);
}

#[test]
fn a_claim_that_is_gone_is_placed_in_the_file_that_is_there() {
    let desk = repository();
    desk.write("fire.md", &FIRE.replace("Police said 12 people were hurt when the pier burned on Monday.\n\n", ""));
    let run =
        |format: &str| desk.recount(&["diff", "--isolated", "--against", "HEAD", "-f", format, "--fail-on", "never", "fire.md"]).exits(0);
    let told = run("github").out;
    assert!(told.contains("::warning file=fire.md,line=1,") && told.contains("claim-removed") && !told.contains("file=HEAD"), "{told}");
    let log = run("sarif").json();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let gone = results.iter().find(|r| r["ruleId"] == "claim-removed").unwrap();
    assert!(results.iter().all(|r| r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "fire.md"), "{log}");
    assert_eq!(gone["locations"][0]["physicalLocation"]["region"]["startLine"], 1);
    let old = gone["relatedLocations"][0]["physicalLocation"]["region"]["snippet"]["text"].as_str().unwrap();
    assert!(old.contains("12 people"), "{gone}");
}

#[test]
fn marks_of_a_conflict_are_no_text() {
    let desk = repository();
    git(&desk, &["checkout", "-q", "-b", "other"], &[]).exits(0);
    desk.write("fire.md", &FIRE.replace("12 people", "30 people"));
    commit(&desk, "Thirty");
    git(&desk, &["checkout", "-q", "main"], &[]).exits(0);
    desk.write("fire.md", &FIRE.replace("12 people", "40 people"));
    commit(&desk, "Forty");
    assert_eq!(git(&desk, &["merge", "other"], &[]).code, 1);
    desk.write("fire.md", &FIRE.replace("12 people", "34 people"));
    commit(&desk, "Merged");
    let shown = git(&desk, &["show", "--remerge-diff", "--ext-diff", "HEAD"], &[]).exits(0).says("34 people");
    assert!(!shown.out.contains("<<<<<<<") && !shown.out.contains(">>>>>>>") && !shown.out.contains("(Thirty)"), "{}", shown.out);
    // A line of marks in a text without a conflict is text.
    desk.write("fire.md", &format!("{FIRE}\n=======\n\n<<<<<<< 12 boats sank.\n"));
    git(&desk, &["diff"], &[]).exits(0).says("3 new");
}
