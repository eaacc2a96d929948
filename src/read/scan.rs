//! HTML text in, its tags, comments, raw elements and runs of text out: one pass, no tree, never an error.
//!
//! It is exact for what a serialiser writes and good enough to bound what an attacker writes. It does not know which tags
//! need closing.

use std::ops::Range;

/// One piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkupPiece {
    /// Where it stands, in bytes of the page.
    pub range: Range<usize>,
    /// What it is.
    pub kind: PieceKind,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
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

/// The words between tags.
pub(super) fn plain(part: &str) -> String {
    pieces(part).filter(|p| p.kind == PieceKind::Text).map(|p| &part[p.range]).collect()
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
    type Item = MarkupPiece;

    fn next(&mut self) -> Option<MarkupPiece> {
        let start = self.at;
        let rest = &self.page[start..];
        if rest.is_empty() {
            return None;
        }
        let (len, kind) = if let Some(name) = self.raw.take() {
            match closing(rest, name) {
                0 => return self.next(),
                len => (len, PieceKind::Raw),
            }
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            (comment.find("-->").map_or(rest.len(), |i| i + 7), PieceKind::Comment)
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            (rest.find('>').map_or(rest.len(), |i| i + 1), PieceKind::Comment)
        } else if starts_tag(rest) {
            let (len, kind) = tag(rest);
            if let PieceKind::Tag { name, closes: false, alone: false, .. } = &kind {
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
            (if found { len } else { rest.len() }, PieceKind::Text)
        };
        self.at = start + len;
        Some(MarkupPiece { range: start..self.at, kind })
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
fn tag(rest: &str) -> (usize, PieceKind) {
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
    (end, PieceKind::Tag { name: rest[from..name].to_ascii_lowercase(), closes, alone, attributes })
}

/// The value of an attribute of a tag, as it is written in the page.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag.trim_start_matches(['<', '/']).trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        let len = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        let found = rest[..len].eq_ignore_ascii_case(name);
        rest = rest[len..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quoted = ['"', '\''].into_iter().find_map(|q| after.strip_prefix(q)?.split_once(q));
            (value, rest) =
                quoted.unwrap_or_else(|| after.split_at(after.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(after.len())));
        } else if len == 0 {
            // An odd sign, or the end.
            let mut chars = rest.chars();
            chars.next()?;
            rest = chars.as_str();
        }
        if found {
            return Some(value.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(page: &str) -> Vec<&str> {
        pieces(page).filter(|p| p.kind == PieceKind::Text).map(|p| &page[p.range]).collect()
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
        let Some(MarkupPiece { kind: PieceKind::Tag { attributes, alone, .. }, .. }) = pieces("<img a=1 b='x y z' c />").next() else {
            panic!()
        };
        assert_eq!((attributes, alone), (4, true));
    }

    #[test]
    fn attributes_have_values() {
        let tag = "<a Class='x y' href=#n id = \"q\" hidden data-x=\"a>b\">";
        let told = |name| attribute(tag, name);
        assert_eq!(told("class").as_deref(), Some("x y"));
        assert_eq!(told("href").as_deref(), Some("#n"));
        assert_eq!(told("id").as_deref(), Some("q"));
        assert_eq!(told("hidden").as_deref(), Some(""));
        assert_eq!(told("data-x").as_deref(), Some("a>b"));
        assert_eq!((told("y"), attribute("<a =\"", "b"), attribute("<", "b")), (None, None, None));
    }
}
