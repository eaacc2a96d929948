//! Writing results and complaints.

use super::args::{Colour, Shown};
use crate::report::{Degraded, Look, squeezed};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// Refuses to write a result over one of the files that it is made from.
pub fn spare(output: Option<&Path>, inputs: &[&Path]) -> Result<()> {
    let Some(out) = output.and_then(|p| p.canonicalize().ok()).filter(|p| p.is_file()) else { return Ok(()) };
    match inputs.iter().find(|i| i.canonicalize().is_ok_and(|i| i == out)) {
        Some(input) => bail!("{}: this is an input; give --output another name", input.display()),
        None => Ok(()),
    }
}

/// Writes a result to standard output, or to a file that appears whole or not at all.
pub fn write(path: Option<&Path>, body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let Some(path) = path else {
        let mut out = BufWriter::new(io::stdout().lock());
        body(&mut out)?;
        out.flush()?;
        return Ok(());
    };
    let failed = || format!("{}: could not be written; check that its folder exists and is writable", path.display());
    // A device or a pipe cannot be replaced: it is written to.
    if path.symlink_metadata().is_ok_and(|m| !m.is_file() && !m.is_symlink()) {
        let mut out = BufWriter::new(std::fs::OpenOptions::new().write(true).open(path).with_context(failed)?);
        body(&mut out).and_then(|()| out.flush()).with_context(failed)?;
        return Ok(());
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(failed)?;
    let mut out = BufWriter::new(file.as_file_mut());
    body(&mut out).and_then(|()| out.flush()).with_context(failed)?;
    drop(out);
    keep_mode(file.as_file(), path);
    file.persist(path).map_err(|e| e.error).with_context(failed)?;
    Ok(())
}

/// A result is as readable as any file that the user writes; a replaced one keeps its mode.
#[cfg(unix)]
fn keep_mode(file: &std::fs::File, path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = path.metadata().map_or(0o644, |m| m.permissions().mode());
    let _ = file.set_permissions(std::fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn keep_mode(_file: &std::fs::File, _path: &Path) {}

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

/// What reports left undone, each limit once, on standard error: for formats whose result holds rows and nothing else.
pub fn left_undone<'a>(degraded: impl Iterator<Item = &'a Degraded>) {
    let notes: BTreeMap<&str, &str> = degraded.map(|d| (d.limit, d.note)).collect();
    notes.iter().for_each(|(limit, what)| note(&format!("degraded: {what} ({limit})")));
}

/// Whether an error is only that nobody reads any more.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
