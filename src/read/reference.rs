//! Character references of HTML and XML in, the characters out: by number, or by any name that HTML knows.

use html_escape::NAMED_ENTITIES;
use std::borrow::Cow;

/// A reference has no more bytes between its "&" and its ";".
const LONGEST: usize = 32;
/// How often a text is decoded that programs have escaped more than once.
const MOST: usize = 3;

/// Appends `text` with its references decoded; what is none stays as it is.
pub(super) fn decode(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match at_start(rest) {
            Some((found, len)) => {
                found.push(out);
                rest = &rest[len..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

/// A text that may have been escaped more than once, decoded until nothing is left to decode.
pub(super) fn decoded(text: &str) -> String {
    let mut plain = text.to_owned();
    for _ in 0..MOST {
        let mut once = String::with_capacity(plain.len());
        decode(&plain, &mut once);
        if once == plain {
            break;
        }
        plain = once;
    }
    plain
}

/// A text whose references were escaped once more than they should be: "&amp;pound;" is "&pound;".
pub(super) fn once(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MOST {
        let doubled = text.match_indices("&amp;").find(|(at, _)| at_start(&format!("&{}", window(&text, at + 5))).is_some());
        if doubled.is_none() {
            break;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = &*text;
        while let Some(at) = rest.find("&amp;") {
            let tail = &rest[at + 5..];
            let again = at_start(&format!("&{}", window(tail, 0))).is_some();
            out.push_str(&rest[..at + if again { 1 } else { 5 }]);
            rest = tail;
        }
        out.push_str(rest);
        text = Cow::Owned(out);
    }
    text
}

/// What a reference could be made of.
fn window(text: &str, at: usize) -> &str {
    &text[at..text.floor_char_boundary((at + LONGEST + 1).min(text.len()))]
}

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Referred {
    Char(char),
    /// Some names stand for two characters.
    Named(&'static str),
}

impl Referred {
    pub fn text(self) -> String {
        let mut out = String::new();
        self.push(&mut out);
        out
    }

    fn push(self, out: &mut String) {
        match self {
            Referred::Char(c) => out.push(c),
            Referred::Named(text) => out.push_str(text),
        }
    }
}

/// The reference that a text starts with, and how long it is.
pub(super) fn at_start(text: &str) -> Option<(Referred, usize)> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'&') || !bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'#') {
        return None;
    }
    let end = bytes.iter().take(LONGEST + 2).position(|b| *b == b';')?;
    named(&text[1..end]).map(|found| (found, end + 1))
}

/// What stands between "&" and ";".
pub(super) fn named(name: &str) -> Option<Referred> {
    let Some(number) = name.strip_prefix('#') else {
        let at = NAMED_ENTITIES.binary_search_by(|(known, _)| (*known).cmp(name.as_bytes())).ok()?;
        return Some(Referred::Named(NAMED_ENTITIES[at].1));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // As browsers do: "&#150;" is a dash of Windows-1252.
    let found = match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9f) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
        _ => char::from_u32(code),
    };
    found.filter(|c| !c.is_control() || *c == '\n').map(Referred::Char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = String::new();
        decode(text, &mut out);
        assert_eq!(out, expected);
    }

    #[test]
    fn references_are_decoded() {
        check("R&amp;D &#8220;x&#x201D; &bogus; &#0; & &#xffffffff; 5&nbsp;km", "R&D “x” &bogus; &#0; & &#xffffffff; 5\u{a0}km");
        check("&minus;7, &ge;40, 3&frac12;, &yen;9, 14&thinsp;000, &frasl;, 20&deg;C", "−7, ≥40, 3½, ¥9, 14\u{2009}000, ⁄, 20°C");
        check("2019&#150;20, &#128;5", "2019–20, €5");
        check("&CounterClockwiseContourIntegral; &;&é;", "∳ &;&é;");
    }

    #[test]
    fn what_was_escaped_twice_is_decoded_twice() {
        assert_eq!(decoded("&amp;amp;pound;12m, AT&amp;T"), "£12m, AT&T");
        assert_eq!(once("<p>&amp;amp;pound;9m, AT&amp;T &amp; co; &amp;lt;"), "<p>&pound;9m, AT&amp;T &amp; co; &lt;");
    }
}
