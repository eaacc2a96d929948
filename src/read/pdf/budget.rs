//! How much of a PDF may be unpacked, and why one is not read.

use lopdf::{DecompressError, Document, Error, ObjectId, Stream};

/// What reading a font, or drawing a form again, counts as.
pub(super) const LEAST_COST: usize = 256;

/// Why the pages of a PDF are not read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Broken,
    Locked,
    Large,
    Pages(usize),
    Deep,
}

pub(super) fn fault(error: &Error) -> Fault {
    match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => Fault::Large,
        Error::Decryption(_) | Error::InvalidPassword | Error::UnsupportedSecurityHandler(_) => Fault::Locked,
        _ => Fault::Broken,
    }
}

/// How many bytes may still be unpacked.
pub(super) struct Budget {
    pub(super) left: usize,
}

impl Budget {
    /// The content of a page.
    pub(super) fn page(&mut self, document: &Document, page: ObjectId) -> Result<Vec<u8>, Fault> {
        let content = document.get_page_content_with_limit(page, self.left).map_err(|e| fault(&e))?;
        self.spend(content.len());
        Ok(content)
    }

    /// The content of another stream; none where it cannot be read, or is larger than what is left.
    pub(super) fn unpacked(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        match stream.get_plain_content_with_limit(self.left) {
            Ok(content) => {
                self.spend(content.len());
                Some(content)
            }
            Err(error) => {
                self.spend(if fault(&error) == Fault::Large { self.left } else { 0 });
                None
            }
        }
    }

    pub(super) fn spend(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes.max(LEAST_COST));
    }

    /// Whether nothing was left out for its size.
    pub(super) fn whole(&self) -> Result<(), Fault> {
        if self.left > 0 { Ok(()) } else { Err(Fault::Large) }
    }
}
