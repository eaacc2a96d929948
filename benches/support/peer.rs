//! Programs as wholes: found on this machine or left out with a word, run so that nothing is shown, and measured.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// A program with its arguments, and the name that it is shown by.
pub struct Program {
    pub name: String,
    path: PathBuf,
    arguments: Vec<String>,
}

/// What one run cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    pub wall: Duration,
    /// User and system time together.
    pub processor: Duration,
    /// Peak memory in bytes.
    pub memory: u64,
}

/// The built command line, which cargo names to a benchmark.
pub fn recount() -> &'static str {
    env!("CARGO_BIN_EXE_recount")
}

/// Where a program stands in the search path.
pub fn found(program: &str) -> Option<PathBuf> {
    if program.contains('/') {
        return Some(PathBuf::from(program)).filter(|p| p.is_file());
    }
    std::env::split_paths(&std::env::var_os("PATH")?).map(|dir| dir.join(program)).find(|p| p.is_file())
}

impl Program {
    /// A command line, cut at spaces; none, and a word about it, where the program is not installed.
    pub fn new(name: &str, line: &str, files: &[&Path]) -> Option<Program> {
        let mut words = line.split(' ');
        let program = words.next().unwrap_or_default();
        let Some(path) = found(program) else {
            println!("{name}: {program} is not installed; it is skipped");
            return None;
        };
        let file = |word: &str| match word {
            "{before}" => files[0].display().to_string(),
            "{after}" => files[1].display().to_string(),
            other => other.to_owned(),
        };
        Some(Program { name: name.to_owned(), path, arguments: words.map(file).collect() })
    }

    /// Runs it once.
    pub fn run(&self) -> Cost {
        let mut command = Command::new(&self.path);
        command.args(&self.arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.env("LC_ALL", "C.UTF-8").env("GIT_PAGER", "cat").env("GIT_CONFIG_NOSYSTEM", "1");
        let start = Instant::now();
        let used = command.spawn().and_then(|child| child.wait4()).unwrap_or_else(|e| panic!("{}: {e}", self.name));
        let wall = start.elapsed();
        Cost { wall, processor: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss }
    }
}

/// The least of each cost in several runs.
pub fn least(program: &Program, runs: usize) -> Cost {
    let all: Vec<Cost> = (0..runs.max(1)).map(|_| program.run()).collect();
    let of = |figure: fn(&Cost) -> Duration| all.iter().map(figure).min().unwrap_or_default();
    Cost { wall: of(|c| c.wall), processor: of(|c| c.processor), memory: all.iter().map(|c| c.memory).min().unwrap_or(0) }
}

/// Instructions that a command line takes, by valgrind; none where it is not installed or could not count.
pub fn instructions(line: &[&str]) -> Option<u64> {
    let valgrind = found("valgrind")?;
    let run = Command::new(valgrind)
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .args(line)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&run.stderr);
    let count = said.lines().find_map(|l| l.split_once("Collected :"))?.1;
    count.trim().replace(',', "").parse().ok()
}
