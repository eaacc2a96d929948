//! Where the answers go: standard output, a pipe or a device as they come, or a file.
//!
//! A file grows as `NAME.part` and takes its name when it is whole: an earlier result stays until then, and what a stop
//! leaves can be continued.

use super::packing::{Done, Packing};
use crate::cli::output;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A result that is being written.
pub struct Sink {
    out: Box<dyn Write>,
    packing: Packing,
    name: String,
    /// What stands there already.
    pub done: Done,
    /// The name that it grows under, and the one that it takes.
    part: Option<(PathBuf, PathBuf)>,
}

impl Sink {
    /// Begins a result, or goes on with one.
    pub fn open(path: Option<&Path>, inputs: &[&Path], resume: bool) -> Result<Sink> {
        let Some(path) = path else {
            let name = "standard output".to_owned();
            return Ok(Sink { out: Box::new(io::stdout()), packing: Packing::Plain, name, done: Done::default(), part: None });
        };
        output::spare(Some(path), inputs)?;
        let name = path.display().to_string();
        let failed = || format!("{name}: could not be written; check that its folder exists and is writable");
        let packing = Packing::of(path);
        // A device or a pipe cannot be replaced: it is written to.
        if path.symlink_metadata().is_ok_and(|m| !m.is_file() && !m.is_symlink()) {
            if resume {
                bail!("{name}: this is no file; --resume needs one");
            }
            let out = OpenOptions::new().write(true).open(path).with_context(failed)?;
            return Ok(Sink { out: Box::new(out), packing, name, done: Done::default(), part: None });
        }
        let mut part = OsString::from(path);
        part.push(".part");
        let part = PathBuf::from(part);
        output::spare(Some(&part), inputs)?;
        let mut file = locked(&part, path, resume).with_context(failed)?;
        let done = if resume { packing.done(&file).with_context(failed)? } else { Done::default() };
        file.set_len(done.end).and_then(|()| file.seek(SeekFrom::End(0))).with_context(failed)?;
        Ok(Sink { out: Box::new(file), packing, name, done, part: Some((part, path.to_owned())) })
    }

    /// Writes some lines.
    pub fn write(&mut self, lines: Vec<u8>) -> Result<()> {
        let written = self.packing.pack(lines).and_then(|packed| self.out.write_all(&packed)).and_then(|()| self.out.flush());
        written.with_context(|| match &self.part {
            Some((part, _)) => {
                format!("{}: could not be written; what is done is in {}, and --resume goes on with it", self.name, part.display())
            }
            None => format!("{}: could not be written", self.name),
        })
    }

    /// Gives a whole file its name.
    pub fn finish(mut self, answers: usize) -> Result<()> {
        if answers == 0 {
            // A packed file of no bytes is none.
            self.write(Vec::new())?;
        }
        let Some((part, path)) = &self.part else { return Ok(()) };
        let failed = || format!("{}: could not be written; what is done is in {}", self.name, part.display());
        if let Ok(old) = path.metadata() {
            // A replaced file keeps its mode, where the system lets it.
            let _ = std::fs::set_permissions(part, old.permissions());
        }
        std::fs::rename(part, path).with_context(failed)
    }
}

/// The file that a result grows in, for this run alone.
fn locked(part: &Path, path: &Path, resume: bool) -> Result<File> {
    if resume && !part.exists() && path.exists() {
        std::fs::copy(path, part)?;
    }
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(part)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => bail!("another run is writing {}", part.display()),
        // Where the system knows no locks, the run goes on without.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}
