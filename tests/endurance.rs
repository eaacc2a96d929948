//! Whatever stops a run, what stood in its place before is still whole: kills, signals, full disks, closed pipes, folders
//! that may not be written, and many runs at once. Where a system cannot do one of these, the test says so and is done.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]
#![cfg(unix)]

mod support;

use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use support::Desk;

/// A text whose report has more than a hundred kilobytes.
fn long(first: usize) -> String {
    let sentence = |i: usize| {
        format!("In street {i} of Weirdale {} homes burned on Tuesday, and Ada Kral{} said that {i} people had left.\n\n", first + i, i % 7)
    };
    (0..200).map(sentence).collect()
}

fn recount(desk: &Desk, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recount"));
    command.args(args).current_dir(desk.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn stories() -> Desk {
    let desk = Desk::new();
    desk.write("1.txt", &long(20)).write("2.txt", &long(30));
    desk
}

const DIFF: [&str; 9] = ["diff", "1.txt", "2.txt", "-f", "json", "-o", "out.json", "--fail-on", "info"];

fn send(child: &Child, signal: &str) {
    let status = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
    assert!(status.success() || child.id() > 0);
}

/// Whether a text is one whole value of JSON.
fn is_whole(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).is_ok())
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_result_or_the_whole_new_one() {
    let desk = stories();
    let out = desk.path().join("out.json");
    let start = Instant::now();
    assert_eq!(recount(&desk, &DIFF).output().unwrap().status.code(), Some(1));
    let whole = start.elapsed();
    let mut old = 0;
    for delay in (0..20).map(|part| whole * part / 16) {
        fs::write(&out, "{\"old\":true}").unwrap();
        let mut child = recount(&desk, &DIFF).spawn().unwrap();
        sleep(delay);
        send(&child, "KILL");
        child.wait().unwrap();
        assert!(is_whole(&out), "after {delay:?}: {:?}", fs::read_to_string(&out));
        old += usize::from(desk.read("out.json") == "{\"old\":true}");
    }
    assert!(old > 0, "no run was stopped in time");
}

#[test]
fn a_signal_ends_a_run_at_once_and_makes_no_half_file() {
    for signal in ["INT", "TERM", "HUP"] {
        let desk = stories();
        // Standard input that never ends: the run cannot be done before the signal comes.
        let mut child = recount(&desk, &["diff", "1.txt", "-", "-f", "json", "-o", "out.json"]).stdin(Stdio::piped()).spawn().unwrap();
        sleep(Duration::from_millis(50));
        send(&child, signal);
        let status = child.wait().unwrap();
        // What a parent has set to be ignored stays ignored, as under nohup.
        let number = match signal {
            "INT" => 2,
            "TERM" => 15,
            _ => 1,
        };
        if status.signal() != Some(number) {
            eprintln!("skipped for SIG{signal}: it is ignored here");
            continue;
        }
        assert!(!desk.path().join("out.json").exists());
        assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 2, "nothing is left lying about");
    }
}

#[test]
fn a_kill_leaves_the_old_baseline_or_the_whole_new_one() {
    let desk = Desk::new();
    desk.write("fire/1.md", "30 people died on Monday.\n").write("fire/2.md", "40 people died on Monday.\n");
    let run = |args: &[&str]| recount(&desk, args).output().unwrap();
    assert_eq!(run(&["test", ".", "--accept"]).status.code(), Some(0));
    let path = desk.path().join("recount-baseline.json");
    let old = fs::read_to_string(&path).unwrap();
    desk.write("fire/3.md", "50 people died on Tuesday.\n");
    for delay in 0..12 {
        fs::write(&path, &old).unwrap();
        let mut child = recount(&desk, &["test", ".", "--accept"]).spawn().unwrap();
        sleep(Duration::from_millis(delay));
        send(&child, "KILL");
        child.wait().unwrap();
        assert!(is_whole(&path));
        assert!(desk.read("recount-baseline.json").contains("30 people"), "what was accepted is lost");
    }
    // A run after all of these is not kept out by what they left.
    assert_eq!(run(&["test", ".", "--accept"]).status.code(), Some(0));
    assert_eq!(run(&["test", "."]).status.code(), Some(0));
}

#[test]
fn runs_at_the_same_time_write_one_whole_result() {
    let desk = stories();
    let children: Vec<Child> = (0..6).map(|_| recount(&desk, &DIFF).spawn().unwrap()).collect();
    for child in children {
        assert_eq!(child.wait_with_output().unwrap().status.code(), Some(1));
    }
    assert!(is_whole(&desk.path().join("out.json")));
    assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 3, "nothing is left lying about");
}

/// What a command says on a device that is full.
fn on_full(desk: &Desk, args: &[&str]) -> Option<Output> {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").ok()?;
    Some(recount(desk, args).stdout(full).output().unwrap())
}

#[test]
fn a_full_device_is_told_by_every_command_that_writes() {
    let desk = stories();
    let formats = ["text", "brief", "json", "jsonl", "html", "markdown", "csv", "sarif", "junit", "github"];
    let mut commands: Vec<Vec<&str>> = formats.iter().map(|f| vec!["diff", "1.txt", "2.txt", "-v", "-f", f]).collect();
    commands.extend([
        vec!["proof", "1.txt"],
        vec!["extract", "1.txt"],
        vec!["text", "1.txt"],
        vec!["crosscheck", "1.txt", "2.txt"],
        vec!["verify", "1.txt", "--against", "2.txt"],
        vec!["rules"],
        vec!["schema"],
        vec!["explain", "number-conflict"],
    ]);
    for args in commands {
        let Some(output) = on_full(&desk, &args) else { return eprintln!("skipped: there is no /dev/full here") };
        assert_eq!(output.status.code(), Some(2), "{args:?}: {output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.starts_with("recount: ") && told.lines().count() == 1, "{args:?}: {told}");
    }
}

#[test]
fn a_full_disk_leaves_the_old_result_and_no_litter() {
    let desk = stories();
    let disk = desk.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "recount-test"]).arg(&disk).output();
    if !mounted.is_ok_and(|o| o.status.success()) {
        return eprintln!("skipped: no small disk can be mounted here; it takes root");
    }
    fs::write(disk.join("out.json"), "{\"old\":true}").unwrap();
    let diff = recount(&desk, &["diff", "1.txt", "2.txt", "-f", "json", "-o", "disk/out.json"]).output().unwrap();
    let left = fs::read_to_string(disk.join("out.json")).unwrap();
    let files = fs::read_dir(&disk).unwrap().count();
    let _ = Command::new("umount").arg(&disk).status();
    assert_eq!(diff.status.code(), Some(2), "{diff:?}");
    assert!(String::from_utf8_lossy(&diff.stderr).contains("disk/out.json: could not be written"), "{diff:?}");
    assert_eq!((left.as_str(), files), ("{\"old\":true}", 1));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = stories();
    for args in [
        &["diff", "1.txt", "2.txt", "-v"][..],
        &["diff", "1.txt", "2.txt", "-f", "json"],
        &["diff", "1.txt", "2.txt", "-f", "html"],
        &["proof", "1.txt", "-f", "json"],
        &["extract", "1.txt"],
        &["text", "1.txt"],
        &["crosscheck", "1.txt", "2.txt", "-v"],
    ] {
        let whole = recount(&desk, args).output().unwrap().status.code();
        let mut child = recount(&desk, args).spawn().unwrap();
        let mut first = [0];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (whole, &b""[..]), "{args:?}");
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_named() {
    /// Who may do nothing, on most systems.
    const NOBODY: u32 = 65534;
    let desk = stories();
    let folder = desk.path().join("kept");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("out.json"), "{\"old\":true}").unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(desk.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let root = fs::write(folder.join("probe"), "").is_ok();
    let mut run = recount(&desk, &["diff", "1.txt", "2.txt", "-f", "json", "-o", "kept/out.json"]);
    if root {
        let _ = fs::remove_file(folder.join("probe"));
        run.uid(NOBODY).gid(NOBODY);
    }
    let Ok(output) = run.output() else { return eprintln!("skipped: nobody else may run the binary here") };
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("kept/out.json: could not be written; check that its folder exists and is writable"), "{told}");
    assert_eq!(desk.read("kept/out.json"), "{\"old\":true}");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
}
