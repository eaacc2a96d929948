//! What a build says that reads and writes no documents.

use super::note::Note;
use crate::report::body::Body;
use std::io;

/// Always an error.
pub fn fresh(_: &[(&Body, Vec<Note>)]) -> io::Result<Vec<u8>> {
    Err(io::Error::other("this build writes no Word documents; one with the feature `documents` does"))
}

/// No copy can be made.
pub fn onto(_: &[u8], _: &Body, _: &[Note]) -> Option<io::Result<Vec<u8>>> {
    None
}
