//! Completions and manual pages, read by the programs that they are for, where these are there.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use std::process::Command;
use support::Desk;

const COMMANDS: [&str; 8] = ["diff", "extract", "test", "batch", "explain", "git-diff-driver", "init", "man"];

#[test]
fn completions_know_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = desk.recount(&["completions", shell]).exits(0).out;
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: no {command}");
        }
        desk.write(&format!("recount.{shell}"), &script);
    }
    desk.recount(&["completions", "tcsh"]).exits(2).complains("bash");
    let complete = "source recount.bash; COMP_WORDS=(recount gi); COMP_CWORD=1; _recount recount gi recount; echo \"${COMPREPLY[@]}\"";
    let Ok(bash) = Command::new("bash").args(["--norc", "-c", complete]).current_dir(desk.path()).output() else {
        println!("there is no bash here: its completions are not tried");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&bash.stdout).trim(), "git-diff-driver", "{}", String::from_utf8_lossy(&bash.stderr));
}

#[test]
fn zsh_loads_its_completions() {
    let desk = Desk::new();
    desk.write("_recount", &desk.recount(&["completions", "zsh"]).exits(0).out);
    let load = "autoload -Uz compinit; compinit -u -d dump; source ./_recount; print -r -- ${_comps[recount]} $+functions[_recount]";
    let Ok(zsh) = Command::new("zsh").args(["-f", "-c", load]).current_dir(desk.path()).output() else {
        println!("there is no zsh here: its completions are not tried");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&zsh.stdout).trim(), "_recount 1", "{}", String::from_utf8_lossy(&zsh.stderr));
}

#[test]
fn manual_pages_are_made_of_the_help() {
    let desk = Desk::new();
    let page = desk.recount(&["man"]).exits(0).says(".TH recount 1").out;
    for command in COMMANDS {
        assert!(page.replace('\\', "").contains(command), "no {command} in {page}");
    }
    assert!(!page.replace('\\', "").contains("dump-config("), "{page}");
    desk.recount(&["man", "diff"]).exits(0).says("fail\\-on").says("Examples");
    desk.recount(&["man", "dif"]).exits(2).complains("there is no command dif");
}

#[test]
fn help_shows_examples() {
    let desk = Desk::new();
    for command in COMMANDS {
        desk.recount(&[command, "--help"]).exits(0).says("Example").says(&format!("recount {command}"));
    }
}
