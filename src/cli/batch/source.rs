//! The lines of the records, one after the other, none longer than [`LINE_BYTES`].

use super::packing::Packing;
use crate::cli::files::unreadable;
use crate::read;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

/// The longest line that is read: a record of several articles of the greatest size. A longer one is skipped, and
/// answered with an error.
pub const LINE_BYTES: usize = 4 * read::MAX_BYTES;

/// A line that is not blank.
pub struct InputLine {
    /// Its place, from 1 on; blank lines count.
    pub number: usize,
    /// Nothing where it is too long.
    pub bytes: Option<Vec<u8>>,
}

/// Where the records come from.
pub struct RecordSource {
    name: String,
    lines: Box<dyn BufRead>,
    number: usize,
}

impl RecordSource {
    /// A file, or standard input for `-`.
    pub fn open(path: &Path) -> Result<RecordSource> {
        if path.as_os_str() == "-" {
            return Ok(RecordSource { name: "standard input".to_owned(), lines: Packing::Plain.unpack(io::stdin())?, number: 0 });
        }
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            bail!("{name}: this is a folder; name the file of the records");
        }
        let file = File::open(path).map_err(|e| unreadable(&name, &e))?;
        let lines = Packing::from_path(path).unpack(file).map_err(|e| unreadable(&name, &e))?;
        Ok(RecordSource { name, lines, number: 0 })
    }

    /// The next line that is not blank; none at the end.
    pub fn next(&mut self) -> Result<Option<InputLine>> {
        self.read().with_context(|| format!("{}: could not be read after line {}; the file is damaged or cut off", self.name, self.number))
    }

    fn read(&mut self) -> io::Result<Option<InputLine>> {
        loop {
            let mut line = Vec::new();
            if self.lines.by_ref().take(LINE_BYTES as u64 + 1).read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            if line.len() > LINE_BYTES {
                if line.last() != Some(&b'\n') {
                    self.lines.skip_until(b'\n')?;
                }
                return Ok(Some(InputLine { number: self.number, bytes: None }));
            }
            if !line.trim_ascii().is_empty() {
                return Ok(Some(InputLine { number: self.number, bytes: Some(line) }));
            }
        }
    }

    /// What the user calls it.
    pub fn name(&self) -> &str {
        &self.name
    }
}
