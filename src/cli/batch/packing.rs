//! What the ending of a name says of a file: plain lines, gzip (`.gz`) or zstd (`.zst`).
//!
//! A result is packed group by group, each a whole gzip member or zstd frame: what is cut off in the middle can be read
//! up to the last whole one. All common tools read such files as one.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::path::Path;

/// How the lines of a file are packed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Plain,
    /// gzip members.
    Gzip,
    /// zstd frames.
    Zstd,
}

/// What a result holds that was cut off.
#[derive(Default)]
pub struct Done {
    /// Whole lines.
    pub lines: usize,
    /// Where they end, in bytes of the file.
    pub end: u64,
}

impl Packing {
    /// By the ending of the name.
    pub fn from_path(path: &Path) -> Packing {
        match path.extension().and_then(|e| e.to_str()) {
            Some(e) if e.eq_ignore_ascii_case("gz") => Packing::Gzip,
            Some(e) if e.eq_ignore_ascii_case("zst") => Packing::Zstd,
            _ => Packing::Plain,
        }
    }

    /// The lines themselves.
    pub fn unpack(self, packed: impl Read + 'static) -> io::Result<Box<dyn BufRead>> {
        let packed = BufReader::new(packed);
        Ok(match self {
            Packing::Plain => Box::new(packed),
            Packing::Gzip => Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(packed))),
            Packing::Zstd => Box::new(BufReader::new(zstd::Decoder::with_buffer(packed)?)),
        })
    }

    /// Some lines as one gzip member or zstd frame.
    pub fn pack(self, lines: Vec<u8>) -> io::Result<Vec<u8>> {
        match self {
            Packing::Plain => Ok(lines),
            Packing::Gzip => {
                let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
                packed.write_all(&lines)?;
                packed.finish()
            }
            Packing::Zstd => zstd::encode_all(&lines[..], zstd::DEFAULT_COMPRESSION_LEVEL),
        }
    }

    /// What a file holds in whole lines, and in whole members or frames.
    pub fn done(self, file: &File) -> io::Result<Done> {
        let mut source = BufReader::new(file);
        source.rewind()?;
        let mut done = Done::default();
        while !source.fill_buf()?.is_empty() {
            let next = match self {
                Packing::Plain => counted(&mut source, 1),
                Packing::Gzip => counted(BufReader::new(flate2::bufread::GzDecoder::new(&mut source)), usize::MAX),
                Packing::Zstd => {
                    zstd::Decoder::with_buffer(&mut source).and_then(|d| counted(BufReader::new(d.single_frame()), usize::MAX))
                }
            };
            // What cannot be read is torn, and is made again.
            let Ok(lines) = next else { break };
            done = Done { lines: done.lines + lines, end: source.stream_position()? };
        }
        Ok(done)
    }
}

/// How many lines follow, up to a limit; an error where one is torn.
fn counted(mut source: impl BufRead, limit: usize) -> io::Result<usize> {
    let (mut lines, mut line) = (0, Vec::new());
    while lines < limit && source.read_until(b'\n', &mut line)? > 0 {
        if line.last() != Some(&b'\n') {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        lines += 1;
        line.clear();
    }
    Ok(lines)
}
