//! Bytes in, text out: byte order marks, declared encodings, UTF-8, UTF-16 without a mark, Windows-1252.
//!
//! Languages are not weighed to guess an encoding: a wrong guess turns "£" into "Ł", and every Western article that is
//! no UTF-8 is Windows-1252.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell text from something else.
const LOOK: usize = 8192;

/// What the first bytes of a file that is no text say, and what to do with it.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG", "an image", "give the article's text"),
    (b"\xff\xd8\xff", "an image", "give the article's text"),
    (b"GIF8", "an image", "give the article's text"),
    (b"RIFF", "an image or a recording", "give the article's text"),
    (b"II*\0", "an image", "give the article's text"),
    (b"%PDF", "a PDF", "give it the extension .pdf"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "give it its own extension (.docx or .odt), or save it as .txt"),
    (b"PK\x05\x06", "an empty ZIP archive", "save the article as .txt, .md or .html"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as .docx or .txt"),
    (b"{\\rtf", "a rich-text (RTF) document", "give it the extension .rtf"),
    (b"\x7fELF", "a program", "give the article's text"),
    (b"\xff\xfe\0\0", "UTF-32", "save it as UTF-8"),
    (b"\0\0\xfe\xff", "UTF-32", "save it as UTF-8"),
];

/// What the bytes are when they are no text, and what to do.
pub(super) fn binary(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if let Some((_, what, remedy)) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Some((what, remedy));
    }
    if Encoding::for_bom(bytes).is_some() || utf16_without_mark(bytes).is_some() {
        return None;
    }
    let binary = Some(("binary data", "give the article's text"));
    if bytes.contains(&0) {
        return binary;
    }
    // A few stray controls happen in old text; one byte in 16 does not.
    let look = &bytes[..bytes.len().min(LOOK)];
    let odd = |b: u8| (b < 0x08) | (b > 0x0d) & (b < 0x20) & (b != 0x1b);
    let some = look.iter().fold(false, |some, b| some | odd(*b));
    if some && look.iter().filter(|b| odd(**b)).count() > look.len() / 16 + 4 { binary } else { None }
}

/// The text of the bytes; `declared` is what the document says of its own encoding. Line breaks are kept as they are.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    // Valid UTF-8 with letters beyond ASCII is no accident, whatever the document declares.
    let text = std::str::from_utf8(bytes).ok();
    if let Some(text) = text.filter(|t| t.is_ascii() || declared.is_none_or(|d| d.is_ascii_compatible())) {
        return text.to_owned();
    }
    let encoding = match declared {
        Some(declared) if declared != UTF_8 => declared,
        _ if mostly_utf8(bytes) => UTF_8,
        _ => WINDOWS_1252,
    };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// As [`decode`] where nothing is declared; bytes that are text already are not copied.
pub(super) fn decode_owned(bytes: Vec<u8>) -> String {
    if Encoding::for_bom(&bytes).is_some() || utf16_without_mark(&bytes).is_some() {
        return decode(&bytes, None);
    }
    String::from_utf8(bytes).unwrap_or_else(|e| decode(e.as_bytes(), None))
}

/// The encoding when every other byte of the start is NUL, as in Western text in UTF-16.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let look = &bytes[..bytes.len().min(LOOK) & !1];
    if !look.contains(&0) {
        return None;
    }
    let nuls = |from: usize| look.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (nuls(0), nuls(1), look.len() / 2);
    if half < 2 {
        None
    } else if odd * 10 >= half * 7 && even == 0 {
        Some(UTF_16LE)
    } else if even * 10 >= half * 7 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether what is broken is the exception: a file cut in the middle of a letter, one bad byte in a UTF-8 text.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "“Forty-two were hurt,” said the café’s owner.";
        assert_eq!(decode(text.as_bytes(), None), text);
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes(), None), text);
        assert_eq!(decode(&WINDOWS_1252.encode(text).0, None), text);
        for little in [true, false] {
            let mark: &[u8] = if little { &[0xff, 0xfe] } else { &[0xfe, 0xff] };
            assert_eq!(decode(&[mark, &utf16(text, little)].concat(), None), text);
            let ascii = "Forty-two were hurt, said the owner.";
            assert_eq!(decode(&utf16(ascii, little), None), ascii);
            assert_eq!(binary(&utf16(ascii, little)), None);
        }
    }

    #[test]
    fn a_declared_encoding_is_believed_when_utf8_does_not_fit() {
        let greek = Encoding::for_label(b"iso-8859-7").unwrap();
        assert_eq!(decode(&greek.encode("Αθήνα").0, Some(greek)), "Αθήνα");
        assert_eq!(decode("Café".as_bytes(), Some(WINDOWS_1252)), "Café");
    }

    #[test]
    fn one_broken_letter_does_not_turn_a_utf8_text_into_gibberish() {
        let mut bytes = "“é” “è” “ê” “ë”, and a cut: é".as_bytes().to_vec();
        bytes.pop();
        assert!(decode(&bytes, None).starts_with("“é” “è”"));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(binary(b"\x89PNG\r\n\x1a\n").unwrap().0, "an image");
        assert_eq!(binary(b"%PDF-1.7").unwrap().0, "a PDF");
        assert_eq!(binary(b"searched 1\x0030 sites").unwrap().0, "binary data");
        assert_eq!(binary(b"\xff\xfe\0\0a\0\0\0").unwrap().0, "UTF-32");
        assert_eq!(binary("Plain text, £5.\n".as_bytes()), None);
        assert_eq!(binary(b""), None);
    }
}
