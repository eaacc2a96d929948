//! `recount git-diff-driver`: what git calls for each changed file, as `diff.NAME.command` or `GIT_EXTERNAL_DIFF`.
//!
//! Git gives the path, then file, hash and mode of either side (`/dev/null` for none), then, of a renamed file, its new
//! path and a header. It takes any exit code but 0 for a crash and stops: what cannot be read is told in the output.

use super::args::{Colour, GitDiffDriver};
use super::config::Config;
use super::{files, output};
use crate::article::Article;
use crate::diff::compare;
use crate::read::{self, ReadError};
use crate::report::text::Style;
use crate::report::{self, Format, Look, Report, squeezed};
use crate::telling::{Telling, rejoin};
use anyhow::{Result, bail};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

/// One side of a changed file.
struct FileSide {
    /// Its path in the repository.
    path: String,
    /// Where git has put its content; none where the file does not exist on this side.
    file: Option<OsString>,
    mode: String,
}

impl FileSide {
    fn new(path: &str, given: &[OsString]) -> FileSide {
        let file = given.first().filter(|f| f.as_os_str() != "/dev/null" && f.as_os_str() != "nul").cloned();
        let mode = given.get(2).map(|m| m.to_string_lossy().into_owned()).unwrap_or_default();
        FileSide { path: path.to_owned(), file, mode }
    }

    /// Whether it is a file, and no link or submodule.
    fn is_file(&self) -> bool {
        self.mode.starts_with("100") || self.mode == "."
    }
}

/// Writes the claims that changed in one file.
pub fn run(args: &GitDiffDriver) -> Result<bool> {
    let text = |i: usize| args.given.get(i).map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let (old, new) = match args.given.len() {
        1 => {
            output::write(None, |out| writeln!(out, "* Unmerged path {}", squeezed(&text(0))))?;
            return Ok(false);
        }
        7 => (text(0), text(0)),
        9 => (text(0), text(7)),
        n => bail!("git gives 7 or 9 arguments, here are {n}; set it up as `recount git-diff-driver --help` says"),
    };
    let (before, after) = (FileSide::new(&old, &args.given[1..4]), FileSide::new(&new, &args.given[4..7]));
    let config = Config::load(&args.levels, &[Path::new(&new)])?;
    let look = look(args);
    let told = told(&before, &after, &config)?;
    let report = if let FileReport::Report(report) = &told { Some(report) } else { None };
    let fails = args.exit_code && report.is_some_and(|r| args.fail_on.fails(r.worst()));
    output::write(None, |out| {
        header(&before, &after, &text(8), look, out)?;
        match &told {
            FileReport::Nothing => Ok(()),
            FileReport::Line(line) => writeln!(out, "{}", squeezed(line)),
            FileReport::Report(report) => report::write(report, Format::Text, look, out),
        }
    })?;
    Ok(fails)
}

/// The arguments of `git-diff-driver` with `--` before what git gives: a file's name may begin with a hyphen.
pub fn with_dashes(mut argv: Vec<OsString>) -> Vec<OsString> {
    if argv.get(1).is_none_or(|command| command != "git-diff-driver") || argv.iter().any(|a| a == "--") {
        return argv;
    }
    let given = &argv[2..];
    let is_mode = |from_end: usize| {
        let mode = given.len().checked_sub(from_end).and_then(|i| given.get(i)).and_then(|m| m.to_str());
        mode.is_some_and(|m| m == "." || m.len() == 6 && m.bytes().all(|b| b.is_ascii_digit()))
    };
    // Path, then file, hash and mode of both sides; of a renamed file its new path and a header too; of one with
    // conflicts the path alone.
    let count = match given {
        _ if given.len() >= 7 && is_mode(1) && is_mode(4) => 7,
        _ if given.len() >= 9 && is_mode(3) && is_mode(6) => 9,
        [.., last] if Path::new(last).symlink_metadata().is_ok() => 1,
        _ => return argv,
    };
    argv.insert(argv.len() - count, OsString::from("--"));
    argv
}

/// Colours and width as for a terminal where git has started a pager on one.
fn look(args: &GitDiffDriver) -> Look {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    let mut look = output::look(&args.shown, false);
    if set("GIT_PAGER_IN_USE") {
        look.colour |= matches!(args.shown.color, Colour::Auto) && !set("NO_COLOR");
        look.width = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).unwrap_or(look.width);
    }
    look
}

fn header(before: &FileSide, after: &FileSide, renamed: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let style = Style(look.colour);
    writeln!(out, "{}", style.bold(&format!("diff --recount a/{} b/{}", squeezed(&before.path), squeezed(&after.path))))?;
    for line in renamed.lines().filter(|l| !l.starts_with("index ")) {
        writeln!(out, "{}", squeezed(line))?;
    }
    let modes = [(&before.file, &before.mode), (&after.file, &after.mode)];
    match modes {
        [(None, _), (_, mode)] => writeln!(out, "new file mode {}", squeezed(mode)),
        [(_, mode), (None, _)] => writeln!(out, "deleted file mode {}", squeezed(mode)),
        [(_, old), (_, new)] if old != new && !renamed.contains("new mode") => {
            writeln!(out, "old mode {}\nnew mode {}", squeezed(old), squeezed(new))
        }
        _ => Ok(()),
    }
}

/// What is said of a changed file.
enum FileReport {
    /// Its text is the same.
    Nothing,
    Line(String),
    Report(Box<Report>),
}

fn told(before: &FileSide, after: &FileSide, config: &Config) -> Result<FileReport> {
    // A variable of the environment sends every file here, an attribute only those meant.
    if std::env::var_os("GIT_EXTERNAL_DIFF").is_some() && !files::is_article(Path::new(&after.path)) {
        return Ok(FileReport::Line("this is no article by its name; git diff --no-ext-diff shows it".to_owned()));
    }
    if [before, after].iter().any(|s| s.file.is_some() && !s.is_file()) {
        return Ok(FileReport::Line("this is no file; git diff --no-ext-diff shows it".to_owned()));
    }
    let bytes = |side: &FileSide| side.file.as_ref().map(|f| files::bytes(Path::new(f), "-")).transpose();
    let (old, new) = (bytes(before)?.map(|b| b.1), bytes(after)?.map(|b| b.1));
    if old == new {
        return Ok(FileReport::Nothing);
    }
    let (b, a) = match (article(before, old), article(after, new)) {
        (Ok(b), Ok(a)) => (b, a),
        (Err(e), _) | (_, Err(e)) => return Ok(FileReport::Line(unread(before, after, &e))),
    };
    let telling = |article: Article| Telling::with(article, &config.vocabulary);
    Ok(match (b.map(telling), a.map(telling)) {
        (Some(b), Some(a)) => {
            let names = [format!("a/{}", before.path), format!("b/{}", after.path)];
            let mut both = [b, a];
            rejoin(&mut both, &config.vocabulary);
            FileReport::Report(Box::new(Report::of_comparison(
                &compare(&both[0], &both[1]),
                [&names[0], &names[1]],
                &config.settings(Path::new(&after.path)),
            )))
        }
        (Some(t), None) | (None, Some(t)) => {
            let words: usize = (0..t.sentences.list.len()).map(|i| t.sentences.words_of(i)).sum();
            let claims = t.claims.count();
            FileReport::Line(format!("{words} words, {claims} claims"))
        }
        (None, None) => FileReport::Nothing,
    })
}

/// The article of a side, if the file exists on it.
fn article(side: &FileSide, bytes: Option<Vec<u8>>) -> Result<Option<Article>, ReadError> {
    let Some(bytes) = bytes else { return Ok(None) };
    // A file without a word is an article without claims.
    if bytes.trim_ascii().is_empty() {
        return Ok(Some(read::plain(String::new(), None)));
    }
    read::read(&side.path, &without_markers(bytes), None).map(Some)
}

/// The text without git's marks of a conflict, line for line: the sides that it left are text, the marks are none.
fn without_markers(bytes: Vec<u8>) -> Vec<u8> {
    let is_mark = |line: &[u8], mark: u8| line.starts_with(&[mark; 7]) && line.get(7).is_none_or(u8::is_ascii_whitespace);
    let begins = |line: &[u8]| is_mark(line, b'<');
    if !bytes.split(|b| *b == b'\n').any(begins) || !bytes.split(|b| *b == b'\n').any(|l| is_mark(l, b'>')) {
        return bytes;
    }
    let mut inside = false;
    let mut lines = Vec::new();
    for line in bytes.split(|b| *b == b'\n') {
        let (begin, end) = (begins(line), is_mark(line, b'>'));
        let mark = begin || inside && (end || is_mark(line, b'=') || is_mark(line, b'|'));
        inside = begin || inside && !end;
        lines.push(if mark { &b""[..] } else { line });
    }
    lines.join(&b'\n')
}

fn unread(before: &FileSide, after: &FileSide, error: &ReadError) -> String {
    match error {
        ReadError::Binary { .. } => format!("Binary files a/{} and b/{} differ", before.path, after.path),
        other => other.to_string(),
    }
}

/// What is shown before the report when git gives these arguments.
#[cfg(fuzzing)]
pub(super) fn fuzz(given: &[OsString]) -> String {
    let text = |i: usize| given.get(i).map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    if given.len() < 7 {
        return String::new();
    }
    let (before, after) = (FileSide::new(&text(0), &given[1..4]), FileSide::new(&text(7), &given[4..7]));
    let mut out = Vec::new();
    header(&before, &after, &text(8), Look::default(), &mut out).expect("it is written");
    let shown = String::from_utf8(out).expect("UTF-8");
    assert!(shown.chars().all(|c| c == '\n' || !crate::token::is_invisible(c)), "a control character: {shown:?}");
    shown
}
