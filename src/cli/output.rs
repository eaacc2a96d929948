//! Writing results and complaints.

use super::args::{Colour, Shown};
use crate::report::{Degraded, Look, Report, squeezed};
use anyhow::{Context, Error, Result, bail};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Refuses to write a result over one of the files that it is made from.
pub fn spare(output: Option<&Path>, inputs: &[&Path]) -> Result<()> {
    let Some(out) = output.and_then(|p| p.canonicalize().ok()).filter(|p| p.is_file()) else { return Ok(()) };
    match inputs.iter().find(|i| i.canonicalize().is_ok_and(|i| i == out)) {
        Some(input) => bail!("{}: this is an input; give --output another name", input.display()),
        None => Ok(()),
    }
}

/// Refuses to write to a terminal what is no text.
pub fn no_terminal(is_binary: bool, output: Option<&Path>) -> Result<()> {
    if is_binary && output.is_none() && io::stdout().is_terminal() {
        bail!("a Word document is no text for a terminal; give -o FILE");
    }
    Ok(())
}

/// Where a result goes in the end.
pub enum Target {
    /// A file, there or not yet: it is replaced whole.
    File(PathBuf),
    /// The standard output of this process, under whatever name.
    Output,
    /// Its standard error.
    Errors,
    /// A device, a pipe or an open file, which cannot be replaced: it is written to.
    Open(PathBuf),
}

/// More links than this lead in a circle.
const MOST_LINKS: usize = 40;

/// What a path names, through all links. A link stays one: what it leads to is written.
pub fn target(path: &Path) -> io::Result<Target> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match descriptor(&path).as_deref() {
            Some("1") => return Ok(Target::Output),
            Some("2") => return Ok(Target::Errors),
            Some(_) => return Ok(Target::Open(path)),
            None => {}
        }
        match path.symlink_metadata() {
            Ok(meta) if meta.is_symlink() => path = folder(&path).join(path.read_link()?),
            Ok(meta) if !meta.is_file() => return Ok(Target::Open(path)),
            _ => return Ok(Target::File(path)),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// The number of the file that is open in this process, where a path names one: /dev/fd/3, /proc/self/fd/3. What such a
/// link leads to is not the path of a file, or of one that somebody else is writing.
fn descriptor(path: &Path) -> Option<String> {
    let number = path.file_name()?.to_str().filter(|n| n.bytes().all(|b| b.is_ascii_digit()))?;
    let folder = folder(path).canonicalize().ok()?;
    let own = ["/dev/fd", "/proc/self/fd", "/proc/thread-self/fd"].iter().any(|f| Path::new(f).canonicalize().is_ok_and(|f| f == folder));
    let others = || folder.starts_with("/proc") && folder.file_name().is_some_and(|n| n == "fd");
    if own { Some(number.to_owned()) } else { others().then(|| "-".to_owned()) }
}

/// The folder that a path lies in.
pub fn folder(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a result to standard output, or to a file that appears whole or not at all.
pub fn write(path: Option<&Path>, body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let Some(path) = path else { return through(io::stdout().lock(), body).map_err(Error::from) };
    let failed = || format!("{}: could not be written; check that its folder exists and is writable", path.display());
    match target(path).with_context(failed)? {
        Target::File(file) => replace(&file, body),
        Target::Output => through(io::stdout().lock(), body),
        Target::Errors => through(io::stderr().lock(), body),
        // What is open already is not written from its beginning.
        Target::Open(there) => OpenOptions::new().append(true).open(there).and_then(|out| through(out, body)),
    }
    .with_context(failed)
}

/// Writes to somebody who reads along. One who has gone away has what they want: what was found still counts.
fn through(out: impl Write, body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match whole(out, body) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn whole(out: impl Write, body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let written = body(&mut out).and_then(|()| out.flush());
    if written.is_err() {
        // What is left is not written once more.
        drop(out.into_parts());
    }
    written
}

/// Writes beside a file and then takes its place.
fn replace(path: &Path, body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut file = beside(folder(path))?;
    whole(file.as_file_mut(), body)?;
    keep_mode(file.as_file(), path);
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// A file without a name that is to take one in this folder.
pub fn beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    as_any_file(&mut tempfile::Builder::new()).tempfile_in(folder)
}

/// As readable as the user's umask lets a new file be.
#[cfg(unix)]
fn as_any_file<'a, 'b, 'c>(builder: &'a mut tempfile::Builder<'b, 'c>) -> &'a mut tempfile::Builder<'b, 'c> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn as_any_file<'a, 'b, 'c>(builder: &'a mut tempfile::Builder<'b, 'c>) -> &'a mut tempfile::Builder<'b, 'c> {
    builder
}

/// A replaced file keeps its mode and, where the system lets us, its owner.
#[cfg(unix)]
fn keep_mode(file: &File, path: &Path) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let (Ok(old), Ok(new)) = (path.metadata(), file.metadata()) else { return };
    if (old.uid(), old.gid()) != (new.uid(), new.gid()) {
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
    let _ = file.set_permissions(old.permissions());
}

#[cfg(not(unix))]
fn keep_mode(_file: &File, _path: &Path) {}

/// A text in which a terminal has nothing to act on: of its controls only tabs and line ends are left, and the others
/// are shown, so that columns still hold.
pub fn tame(text: &str) -> Cow<'_, str> {
    let is_tame = |c: char| matches!(c, '\n' | '\t') || !crate::token::is_invisible(c);
    if text.chars().all(is_tame) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let shown = |c: char| match c {
        _ if is_tame(c) => c,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// How a report looks on this terminal.
pub fn look(shown: &Shown, to_file: bool) -> Look {
    let terminal = !to_file && io::stdout().is_terminal();
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    let colour = match shown.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb"),
    };
    let width = terminal.then(terminal_size::terminal_size).flatten().map_or(120, |(w, _)| usize::from(w.0));
    Look { least: shown.least(), colour, width }
}

/// One line on standard error. Names come from the user's files: no control character of theirs reaches the terminal.
pub fn complain(error: &anyhow::Error) {
    let _ = writeln!(io::stderr(), "recount: {}", squeezed(&format!("{error:#}")));
}

/// A word on standard error that is no complaint.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr(), "recount: {}", squeezed(text));
}

/// The figures that no rule has judged, on standard error: for formats whose result holds findings and nothing else.
pub fn not_checked<'a>(reports: impl Iterator<Item = &'a Report>) {
    let named = |r: &'a Report| {
        let name = r.documents.last().map(|d| d.path.as_str()).unwrap_or_default();
        r.not_checked().map(move |line| format!("{name}: {line}"))
    };
    reports.flat_map(named).for_each(|line| note(&line));
}

/// Comments that silence nothing, or name no rule, on standard error: for formats whose result holds findings and nothing
/// else.
pub fn suppression_problems<'a>(reports: impl Iterator<Item = &'a Report>) {
    reports.flat_map(Report::suppression_problems).for_each(|line| note(&line));
}

/// What reports left undone, each limit once, on standard error: for formats whose result holds rows and nothing else.
pub fn left_undone<'a>(degraded: impl Iterator<Item = &'a Degraded>) {
    let notes: BTreeMap<&str, &str> = degraded.map(|d| (d.limit, d.note)).collect();
    notes.iter().for_each(|(limit, what)| note(&format!("degraded: {what} ({limit})")));
}

/// Whether an error is only that nobody reads any more.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
