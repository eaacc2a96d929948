//! Where results go: files, links, devices and pipes, and readers that go away.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]
#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::process::{Command, Stdio};
use support::{Desk, Ran};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("1.txt", "Twelve people were hurt.\n").write("2.txt", "Thirty people were hurt.\n");
    desk
}

/// A diff with one finding, run by a shell in the folder.
fn shell(desk: &Desk, script: &str) -> Ran {
    let script = script.replace("DIFF", &format!("{} diff --isolated 1.txt 2.txt", env!("CARGO_BIN_EXE_recount")));
    Ran::of(Command::new("bash").args(["-c", &script]).current_dir(desk.path()).output().unwrap())
}

fn mode(desk: &Desk, name: &str) -> u32 {
    fs::symlink_metadata(desk.path().join(name)).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_link_stays_one_and_what_it_leads_to_is_written() {
    let desk = desk();
    desk.write("kept/real.json", "old");
    let link = |to: &str, name: &str| symlink(to, desk.path().join(name)).unwrap();
    link("kept/real.json", "out.json");
    link("out.json", "twice.json");
    link("kept/new.json", "dangling.json");
    for (name, real) in [("out.json", "kept/real.json"), ("twice.json", "kept/real.json"), ("dangling.json", "kept/new.json")] {
        desk.write("kept/real.json", "old");
        shell(&desk, &format!("DIFF -f json -o {name}")).exits(1);
        assert!(fs::symlink_metadata(desk.path().join(name)).unwrap().is_symlink(), "{name}");
        assert!(desk.read(real).contains("number-conflict"), "{real}");
    }
    assert_eq!(fs::read_dir(desk.path().join("kept")).unwrap().count(), 2, "nothing is left lying about");
    link("b", "a");
    link("a", "b");
    shell(&desk, "DIFF -o a").exits(2).complains("a: could not be written").complains("circle");
    // Nor is an input overwritten through a link.
    link("1.txt", "input");
    shell(&desk, "DIFF -o input").exits(2).complains("this is an input");
    // A result of batch grows beside the file, and takes its name.
    desk.write("in.jsonl", "{\"id\":1,\"before\":\"a\",\"after\":\"b\"}\n").write("kept/batch.jsonl", "old");
    link("kept/batch.jsonl", "answers.jsonl");
    desk.recount(&["batch", "in.jsonl", "-o", "answers.jsonl"]).exits(0);
    assert!(fs::symlink_metadata(desk.path().join("answers.jsonl")).unwrap().is_symlink());
    assert!(desk.read("kept/batch.jsonl").starts_with("{\"id\":1"));
}

#[test]
fn a_baseline_that_is_a_link_stays_one() {
    let desk = desk();
    fs::create_dir(desk.path().join("shared")).unwrap();
    symlink("shared/known.json", desk.path().join("known.json")).unwrap();
    for _ in 0..2 {
        shell(&desk, "DIFF --baseline known.json --accept").exits(0);
        assert!(fs::symlink_metadata(desk.path().join("known.json")).unwrap().is_symlink());
        assert!(desk.read("shared/known.json").contains("number-conflict"));
    }
    shell(&desk, "DIFF --baseline known.json").exits(0).says("1 known");
}

#[test]
fn devices_pipes_and_open_files_are_written_to() {
    let desk = desk();
    shell(&desk, "DIFF -f brief -o /dev/stdout").exits(1).says("number-conflict");
    shell(&desk, "DIFF -f brief -o /dev/stdout | cat; exit ${PIPESTATUS[0]}").exits(1).says("number-conflict");
    shell(&desk, "DIFF -f brief -o /proc/self/fd/1").exits(1).says("number-conflict");
    shell(&desk, "DIFF -f brief -o /dev/stderr").exits(1).complains("number-conflict");
    // A log that others write to, too, is neither replaced nor cut.
    shell(&desk, "exec > log; echo before; DIFF -f brief -o /dev/stdout; echo after").exits(0);
    let log = desk.read("log");
    assert!(log.starts_with("before\n") && log.ends_with("after\n") && log.contains("number-conflict"), "{log}");
    shell(&desk, "echo before > log; DIFF -f brief -o /dev/fd/3 3>> log").exits(1);
    let log = desk.read("log");
    assert!(log.starts_with("before\n") && log.contains("number-conflict"), "{log}");
    // A name for a device, as it is made in containers.
    symlink("/dev/null", desk.path().join("nothing")).unwrap();
    shell(&desk, "DIFF -o nothing").exits(1);
    shell(&desk, "DIFF -f csv -o /dev/null").exits(1);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device() && !desk.path().join("nothing").is_file());
    // A sheet that is printed has no earlier notes.
    shell(&desk, "DIFF -f csv -o /dev/stdout > sheet.csv").exits(1);
    assert!(desk.read("sheet.csv").contains("number-conflict"));
    shell(&desk, "mkfifo pipe; cat pipe > read & DIFF -f brief -o pipe; code=$?; wait; exit $code").exits(1);
    assert!(desk.read("read").contains("number-conflict"));
    assert!(fs::symlink_metadata(desk.path().join("pipe")).unwrap().file_type().is_fifo());
}

#[test]
fn the_umask_holds_and_a_replaced_file_keeps_its_mode() {
    let desk = desk();
    for (umask, expected) in [("077", 0o600), ("027", 0o640), ("022", 0o644), ("002", 0o664)] {
        shell(&desk, &format!("rm -f out.json; umask {umask}; DIFF -f json -o out.json")).exits(1);
        assert_eq!(mode(&desk, "out.json"), expected, "umask {umask}");
    }
    shell(&desk, "chmod 640 out.json; umask 077; DIFF -f json -o out.json").exits(1);
    assert_eq!(mode(&desk, "out.json"), 0o640);
}

#[test]
fn a_pipe_that_closes_ends_in_silence_and_hides_no_finding() {
    let desk = desk();
    desk.write("same.txt", &desk.read("1.txt"));
    for format in ["text", "brief", "json", "jsonl", "html", "markdown", "csv", "sarif", "junit"] {
        let code = |after: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_recount"));
            command.args(["diff", "--isolated", "1.txt", after, "-f", format, "-v"]).current_dir(desk.path());
            let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            drop(child.stdout.take());
            let output = child.wait_with_output().unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
            output.status.code()
        };
        assert_eq!((code("2.txt"), code("same.txt")), (Some(1), Some(0)), "{format}");
    }
}

#[test]
fn a_terminal_is_shown_a_text_without_its_controls() {
    let desk = Desk::new();
    let text = "Twelve\u{1b}[2J people\u{9b}31m were \u{202e}hurt\u{7}.\r\nA tab\there.\n";
    desk.write("a.txt", text);
    let args = format!("{} text a.txt", env!("CARGO_BIN_EXE_recount"));
    desk.recount(&["text", "a.txt"]).exits(0).says("\u{1b}[2J people");
    let Ok(output) = Command::new("script").args(["-qec", &args, "/dev/null"]).current_dir(desk.path()).stdin(Stdio::null()).output()
    else {
        return eprintln!("skipped: there is no `script` here to make a terminal with");
    };
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("people") && shown.contains("tab\there"), "{shown:?}");
    assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']), "{shown:?}");
}
