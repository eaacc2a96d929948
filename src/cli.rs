//! The command line: arguments, files, colour and exit codes. The only place that touches any of these.

mod answer;
mod args;
mod batch;
mod ci;
mod config;
mod crosscheck;
mod diff;
mod driver;
mod extract;
mod files;
mod folder;
#[cfg(fuzzing)]
pub mod fuzzing;
mod git;
mod known;
#[cfg(feature = "lsp")]
mod lsp;
mod output;
mod parallel;
mod precision;
mod proof;
mod rules;
#[cfg(feature = "serve")]
mod serve;
mod shell;
mod test;
mod verify;

use crate::rule::nearest;
use args::{Args, Command};
use clap::Parser;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Nothing at or above `--fail-on`.
const QUIET: u8 = 0;
/// Something at or above `--fail-on`.
const FOUND: u8 = 1;
/// Usage, reading or writing failed.
const FAILED: u8 = 2;

/// Runs the command of the process's arguments.
pub fn main() -> ExitCode {
    let argv: Vec<OsString> = std::env::args_os().collect();
    // What scripts ask at each start needs no parser.
    if let [_, only] = &argv[..]
        && (only == "--version" || only == "-V")
    {
        let _ = writeln!(std::io::stdout(), concat!("recount ", env!("CARGO_PKG_VERSION")));
        return ExitCode::from(QUIET);
    }
    // What a reader catches is told as an error about the file.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !crate::read::is_guarded() {
            hook(panic);
        }
    }));
    if let Some(meant) = misspelt(&argv) {
        let _ = writeln!(std::io::stderr(), "recount: {meant}");
        return ExitCode::from(FAILED);
    }
    let argv = prepared(argv);
    let command = match Command::plainly(&argv).map_or_else(|| Args::try_parse_from(argv).map(|args| args.command), Ok) {
        Ok(command) => command,
        Err(error) => {
            // A reader that has gone away is no failure of ours.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FAILED } else { QUIET });
        }
    };
    let result = match command {
        Command::Diff(args) => diff::run(&args),
        Command::Crosscheck(args) => crosscheck::run(&args),
        Command::Extract(args) => extract::run(&args),
        Command::Text(args) => extract::text(&args),
        Command::Rules(args) => rules::list(&args),
        Command::Explain(args) => rules::explain(&args),
        Command::Schema(args) => rules::schema(&args),
        Command::Batch(args) => batch::run(&args),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => lsp::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(&args),
        Command::Test(args) => test::run(&args),
        Command::GitDiffDriver(args) => driver::run(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Init => config::init(),
        Command::DumpConfig(args) => config::dump(&args),
        Command::Proof(args) => proof::run(&args),
    };
    match result {
        Ok(found) => ExitCode::from(if found { FOUND } else { QUIET }),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::from(QUIET),
        Err(error) => {
            output::complain(&error);
            ExitCode::from(FAILED)
        }
    }
}

/// What to say of a first word that is no command, no file and no place of git, and is like a command.
fn misspelt(argv: &[OsString]) -> Option<String> {
    let word = argv.get(1)?.to_str().filter(|w| w.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !w.starts_with('-'))?;
    if args::is_command(word) || word == "help" || std::path::Path::new(word).exists() {
        return None;
    }
    let near = nearest(word, args::commands())?;
    Some(format!("{word}: there is no such command or file; did you mean recount {near}?"))
}

/// The arguments as the parser is to see them.
fn prepared(argv: Vec<OsString>) -> Vec<OsString> {
    with_dump(driver::with_dashes(with_diff(argv)))
}

/// `recount A B` is `recount diff A B`.
fn with_diff(mut argv: Vec<OsString>) -> Vec<OsString> {
    let first = argv.get(1).and_then(|a| a.to_str()).unwrap_or("");
    let about = matches!(first, "" | "-h" | "--help" | "-V" | "--version" | "help");
    if argv.len() > 1 && !about && !args::is_command(first) {
        argv.insert(1, OsString::from("diff"));
    }
    argv
}

/// `--dump-config` takes the place of the command: it wants no texts.
fn with_dump(mut argv: Vec<OsString>) -> Vec<OsString> {
    let options = argv.iter().position(|a| a == "--").unwrap_or(argv.len());
    if let Some(at) = argv[..options].iter().position(|a| a == "--dump-config") {
        argv.remove(at);
        let command = argv.get(1).and_then(|a| a.to_str()).is_some_and(args::is_command);
        argv.splice(1..1 + usize::from(command), [OsString::from(args::DUMP_CONFIG)]);
    }
    argv
}
