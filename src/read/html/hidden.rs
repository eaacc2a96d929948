//! HTML in, the same without what its own attributes hide, out.
//!
//! Newsletters begin with a line that only lists of mails show. What a style sheet hides is left as it is: that depends on
//! the window.

use crate::read::marks;
use crate::read::scan::{self, MarkupPiece, PieceKind};
use std::borrow::Cow;

/// Takes out the elements that are hidden. Of what is never closed nothing is known.
pub(super) fn shown(part: &str) -> Cow<'_, str> {
    let hides = |tag: &str| tag.contains("hidden") || tag.contains("display");
    if !hides(part) && !hides(&part.to_ascii_lowercase()) {
        return Cow::Borrowed(part);
    }
    let pieces: Vec<MarkupPiece> = scan::pieces(part).collect();
    let ends = marks::ends(&pieces);
    let mut out = String::with_capacity(part.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let words = &part[piece.range.clone()];
        let opens = matches!(piece.kind, PieceKind::Tag { closes: false, attributes: 1.., .. });
        match ends.get(&at).filter(|_| opens && is_hidden(words)) {
            Some(end) => at = *end,
            None => out.push_str(words),
        }
        at += 1;
    }
    Cow::Owned(out)
}

/// Whether an element says that it is not shown.
pub(super) fn is_hidden(tag: &str) -> bool {
    let style = style(tag);
    let hides = |property: &str| property.starts_with("display:none") || property.starts_with("visibility:hidden");
    scan::attribute(tag, "hidden").is_some() || style.split(';').any(hides)
}

/// An element's own style, in small letters and without white space.
pub(super) fn style(tag: &str) -> String {
    scan::attribute(tag, "style").unwrap_or_default().to_ascii_lowercase().replace(char::is_whitespace, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(part: &str, expected: &str) {
        assert_eq!(shown(part), expected);
    }

    #[test]
    fn what_says_that_it_is_hidden_is_taken_out() {
        check("<div style=\"color:red; DISPLAY: none !important\">99 <p>died</p></div><p>Ten died.</p>", "<p>Ten died.</p>");
        check("<p hidden>99</p><p>Ten<span style='visibility:hidden'> 99</span>.</p>", "<p>Ten.</p>");
        check("<div style='display:none'><div>99</div></div>Ten.", "Ten.");
    }

    #[test]
    fn what_is_shown_stays() {
        for shown in [
            "<div style='display:block;overflow:hidden'>Ten.</div>",
            "<p class=hidden>Ten.</p>",
            "<input type=hidden><p>Ten.</p>",
            "<img style='display:none'><p>Ten.</p>",
            "<p hidden>Ten <b>never ends",
            "<style>.top{display:none}</style><p class=top>Ten.</p>",
            "<p>The hidden door, on display.</p>",
        ] {
            check(shown, shown);
        }
        shown(&"<p hidden>".repeat(100_000));
    }
}
