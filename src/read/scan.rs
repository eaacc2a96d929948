//! HTML text in, its tags, comments, raw elements and runs of text out: one pass, no tree, never an error.
//!
//! It is exact for what a serialiser writes and good enough to bound what an attacker writes. It decodes entities, and
//! does not know which tags need closing.

use std::ops::Range;

/// One piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands, in bytes of the page.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text between tags, entities not decoded.
    Text,
    /// A tag, by its name in small letters.
    Tag {
        /// "p", "h1".
        name: String,
        /// Whether it closes.
        closes: bool,
        /// Whether it closes itself ("<br/>").
        alone: bool,
        /// How many attributes it has, as near as white space tells.
        attributes: usize,
    },
    /// A comment, a declaration, a processing instruction.
    Comment,
    /// The inside of a script, style or other element whose text no reader sees.
    Raw,
}

/// Cuts a page into pieces.
pub(super) fn pieces(page: &str) -> Pieces<'_> {
    Pieces { page, at: 0, raw: None }
}

/// The pieces of a page, in order, without gaps.
pub(super) struct Pieces<'a> {
    page: &'a str,
    at: usize,
    /// The raw element that is open.
    raw: Option<&'static str>,
}

/// Elements whose content is no text of the page.
const RAW: [&str; 6] = ["script", "style", "noscript", "template", "svg", "textarea"];

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let start = self.at;
        let rest = &self.page[start..];
        if rest.is_empty() {
            return None;
        }
        let (len, kind) = if let Some(name) = self.raw.take() {
            match closing(rest, name) {
                0 => return self.next(),
                len => (len, Kind::Raw),
            }
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            (comment.find("-->").map_or(rest.len(), |i| i + 7), Kind::Comment)
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            (rest.find('>').map_or(rest.len(), |i| i + 1), Kind::Comment)
        } else if starts_tag(rest) {
            let (len, kind) = tag(rest);
            if let Kind::Tag { name, closes: false, alone: false, .. } = &kind {
                self.raw = RAW.into_iter().find(|r| r == name);
            }
            (len, kind)
        } else {
            // A "<" that starts no tag is text.
            let mut len = 1;
            while let Some(i) = rest.as_bytes()[len..].iter().position(|b| *b == b'<') {
                len += i;
                if starts_tag(&rest[len..]) || rest[len..].starts_with("<!") || rest[len..].starts_with("<?") {
                    break;
                }
                len += 1;
            }
            let found = rest.is_char_boundary(len) && rest[len..].starts_with('<');
            (if found { len } else { rest.len() }, Kind::Text)
        };
        self.at = start + len;
        Some(Piece { range: start..self.at, kind })
    }
}

fn starts_tag(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    bytes.first() == Some(&b'<') && (letter(1) || bytes.get(1) == Some(&b'/') && letter(2))
}

/// How far `</name` is.
fn closing(rest: &str, name: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while let Some(i) = rest[at..].find("</") {
        at += i;
        if bytes.get(at + 2..at + 2 + name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        at += 2;
    }
    rest.len()
}

/// The length of the tag that `rest` starts with, and what it says.
fn tag(rest: &str) -> (usize, Kind) {
    let bytes = rest.as_bytes();
    let closes = bytes[1] == b'/';
    let from = 1 + usize::from(closes);
    let name = from + bytes[from..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    let (mut at, mut attributes, mut quote) = (name, 0, None);
    while at < bytes.len() {
        match (quote, bytes[at]) {
            (None, b'>') => break,
            (None, q @ (b'"' | b'\'')) if bytes[at - 1] == b'=' => quote = Some(q),
            (None, b) => {
                let fresh = bytes[at - 1].is_ascii_whitespace() || matches!(bytes[at - 1], b'/' | b'"' | b'\'');
                attributes += usize::from(!b.is_ascii_whitespace() && fresh);
            }
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
        at += 1;
    }
    let alone = bytes[at.min(bytes.len()) - 1] == b'/';
    let end = (at + 1).min(bytes.len());
    (end, Kind::Tag { name: rest[from..name].to_ascii_lowercase(), closes, alone, attributes })
}

/// Appends `text` with the entities decoded that serialisers and hurried people write; others stay as they are.
pub(super) fn decode_entities(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control() || *c == '\n');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "pound" => '£',
        "euro" => '€',
        "copy" => '©',
        "bull" => '•',
        "eacute" => 'é',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(page: &str) -> Vec<&str> {
        pieces(page).filter(|p| p.kind == Kind::Text).map(|p| &page[p.range]).collect()
    }

    #[test]
    fn only_text_is_text() {
        let page = "<p class='a>b' id=x>Two &lt; <b>3</b> died</p><!-- <p>no</p> --><script>if (a<b) {}</SCRIPT>é < ö";
        assert_eq!(texts(page), ["Two &lt; ", "3", " died", "é < ö"]);
    }

    #[test]
    fn pieces_leave_no_gap_whatever_comes() {
        for page in ["<", "</", "<p", "<p a='", "<!--", "<!", "<script>", "a<b", "é<é", "<script></script", "<br/>", "<p></>", "<<<<"] {
            let mut at = 0;
            for piece in pieces(page) {
                assert_eq!(piece.range.start, at, "{page}");
                at = piece.range.end;
            }
            assert_eq!(at, page.len(), "{page}");
        }
    }

    #[test]
    fn attributes_are_counted() {
        let Some(Piece { kind: Kind::Tag { attributes, alone, .. }, .. }) = pieces("<img a=1 b='x y z' c />").next() else { panic!() };
        assert_eq!((attributes, alone), (4, true));
    }

    #[test]
    fn entities_are_decoded() {
        let mut out = String::new();
        decode_entities("R&amp;D &#8220;x&#x201D; &bogus; &#0; & &#xffffffff; 5&nbsp;km", &mut out);
        assert_eq!(out, "R&D “x” &bogus; &#0; & &#xffffffff; 5\u{a0}km");
    }
}
