//! Where the answers go: standard output, a pipe or a device as they come, or a file.
//!
//! A file grows as `NAME.part` and takes its name when it is whole: an earlier result stays until then, and what a stop
//! leaves can be continued. `NAME.part.options` tells the options that its answers were made with.

use super::packing::{Done, Packing};
use crate::cli::output::{self, Target};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A result that is being written.
pub struct Sink {
    out: Box<dyn Write>,
    packing: Packing,
    name: String,
    /// What stands there already.
    pub done: Done,
    paths: Option<Paths>,
}

/// The names of a file that grows.
struct Paths {
    /// The one that it takes.
    whole: PathBuf,
    /// The one that it grows under.
    part: PathBuf,
    options: PathBuf,
}

impl Paths {
    fn new(whole: PathBuf) -> Paths {
        let with = |ending: &str| {
            let mut name = OsString::from(&whole);
            name.push(ending);
            PathBuf::from(name)
        };
        Paths { part: with(".part"), options: with(".part.options"), whole }
    }
}

impl Sink {
    /// Begins a result, or goes on with one that was made with the same options.
    pub fn open(path: Option<&Path>, inputs: &[&Path], resume: bool, options: &str) -> Result<Sink> {
        let Some(path) = path else { return Ok(Sink::through(io::stdout(), Packing::Plain, "standard output".to_owned())) };
        output::spare(Some(path), inputs)?;
        let name = path.display().to_string();
        let failed = || format!("{name}: could not be written; check that its folder exists and is writable");
        let packing = Packing::from_path(path);
        let whole = match output::target(path).with_context(failed)? {
            Target::File(whole) => whole,
            _ if resume => bail!("{name}: this is no file; --resume needs one"),
            Target::Output => return Ok(Sink::through(io::stdout(), packing, name)),
            Target::Errors => return Ok(Sink::through(io::stderr(), packing, name)),
            Target::Open(there) => {
                let out = OpenOptions::new().append(true).open(there).with_context(failed)?;
                return Ok(Sink::through(out, packing, name));
            }
        };
        let paths = Paths::new(whole);
        output::spare(Some(&paths.part), inputs)?;
        let mut file = locked(&paths, resume).with_context(failed)?;
        let goes_on = resume && made_with(&paths, options);
        let done = if goes_on { packing.done(&file).with_context(failed)? } else { Done::default() };
        file.set_len(done.end).and_then(|()| file.seek(SeekFrom::End(0))).with_context(failed)?;
        tell_options(&paths, options).with_context(failed)?;
        Ok(Sink { out: Box::new(file), packing, name, done, paths: Some(paths) })
    }

    fn through(out: impl Write + 'static, packing: Packing, name: String) -> Sink {
        Sink { out: Box::new(out), packing, name, done: Done::default(), paths: None }
    }

    /// The lines that stand there already.
    pub fn lines(&self) -> Result<Box<dyn BufRead>> {
        let Some(paths) = &self.paths else { return Ok(Box::new(io::empty())) };
        let lines = File::open(&paths.part).and_then(|file| self.packing.unpack(file.take(self.done.end)));
        lines.with_context(|| format!("{}: could not be read", paths.part.display()))
    }

    /// A file that is to take the place of what stands there, for this run alone.
    pub fn anew(&self) -> Result<Anew> {
        let folder = self.paths.as_ref().map_or(Path::new("."), |p| output::folder(&p.part));
        let file = output::beside(folder).with_context(|| format!("{}: could not be written anew", self.name))?;
        let _ = file.as_file().try_lock();
        Ok(Anew { file, packing: self.packing })
    }

    /// Goes on behind what was written anew.
    pub fn take(&mut self, anew: Anew) -> Result<()> {
        let Some(paths) = &self.paths else { return Ok(()) };
        let file = anew
            .file
            .persist(&paths.part)
            .map_err(|e| e.error)
            .with_context(|| format!("{}: could not be written anew", paths.part.display()))?;
        self.out = Box::new(file);
        Ok(())
    }

    /// Writes some lines.
    pub fn write(&mut self, lines: Vec<u8>) -> Result<()> {
        let written = self.packing.pack(lines).and_then(|packed| self.out.write_all(&packed)).and_then(|()| self.out.flush());
        written.with_context(|| match &self.paths {
            Some(paths) => {
                format!("{}: could not be written; what is done is in {}, and --resume goes on with it", self.name, paths.part.display())
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
        let Some(paths) = &self.paths else { return Ok(()) };
        let failed = || format!("{}: could not be written; what is done is in {}", self.name, paths.part.display());
        if let Ok(old) = paths.whole.metadata() {
            // A replaced file keeps its mode, where the system lets it.
            let _ = std::fs::set_permissions(&paths.part, old.permissions());
        }
        std::fs::rename(&paths.part, &paths.whole).with_context(failed)?;
        let _ = std::fs::remove_file(&paths.options);
        Ok(())
    }
}

/// What is to take the place of a damaged result.
pub struct Anew {
    file: tempfile::NamedTempFile,
    packing: Packing,
}

impl Anew {
    /// Writes some lines.
    pub fn write(&mut self, lines: Vec<u8>) -> Result<()> {
        let written = self.packing.pack(lines).and_then(|packed| self.file.write_all(&packed));
        written.with_context(|| format!("{}: could not be written", self.file.path().display()))
    }
}

/// The file that a result grows in, for this run alone.
fn locked(paths: &Paths, resume: bool) -> Result<File> {
    let part = &paths.part;
    // What a link leads to would be cut off and overwritten.
    if part.is_symlink() {
        bail!("{} is a link; remove it, or give --output another name", part.display());
    }
    if resume && !part.exists() && paths.whole.exists() {
        std::fs::copy(&paths.whole, part)?;
        let _ = std::fs::remove_file(&paths.options);
    }
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(part)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => bail!("another run is writing {}", part.display()),
        // Where the system knows no locks, the run goes on without.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}

/// Whether what stands there was made with these options, as far as it says.
fn made_with(paths: &Paths, options: &str) -> bool {
    let told = std::fs::read_to_string(&paths.options);
    let same = told.as_ref().map_or(true, |told| told.trim() == options);
    if !same {
        output::note(&format!("{}: it was made with other options, and is made again from its beginning", paths.part.display()));
    }
    same
}

fn tell_options(paths: &Paths, options: &str) -> io::Result<()> {
    // Not through a link, and not into a file of somebody else's.
    match std::fs::remove_file(&paths.options) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(&paths.options)?;
    writeln!(file, "{options}")
}
