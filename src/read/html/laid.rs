//! HTML in, the same out as a browser lays it out: formulas on a line, a line break around what an element's own style
//! makes a block, and no words that are for browsers which cannot play or draw.
//!
//! What a style sheet makes a block is left as it is: that depends on the window.

use super::formula;
use super::hidden::{is_hidden, style};
use super::walk;
use crate::read::marks;
use crate::read::scan::{self, MarkupPiece, PieceKind};
use crate::read::xml::escaped;
use std::borrow::Cow;
use std::collections::HashSet;

/// What must stand in a page for anything to be done.
const NEEDLES: [&str; 6] = ["<math", "display", "<video", "<audio", "<canvas", "<object"];
/// Elements whose words are seen only where a browser cannot show what they name.
const FALLBACKS: [&str; 4] = ["video", "audio", "canvas", "object"];
/// What `display` says of blocks.
const BLOCKS: [&str; 5] = ["block", "flex", "grid", "table", "list-item"];

/// Lays a page or a part of one out.
pub(super) fn laid(page: &str) -> Cow<'_, str> {
    let small = page.to_ascii_lowercase();
    if !NEEDLES.iter().any(|n| small.contains(n)) {
        return Cow::Borrowed(page);
    }
    let pieces: Vec<MarkupPiece> = scan::pieces(page).collect();
    let ends = marks::ends(&pieces);
    let mut out = LaidPage { html: String::with_capacity(page.len()), ..LaidPage::default() };
    let mut closing = HashSet::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let source = &page[piece.range.clone()];
        match (&piece.kind, ends.get(&at)) {
            (PieceKind::Tag { name, .. }, Some(end)) if name == "math" && !is_hidden(source) => {
                let block = scan::attribute(source, "display").is_some_and(|d| d == "block") || is_block(source);
                out.due |= block;
                out.formula(&formula::line(page, &pieces[at..=*end]));
                out.due |= block;
                at = *end;
            }
            (PieceKind::Tag { name, .. }, Some(end)) if FALLBACKS.contains(&name.as_str()) => {
                out.html.push_str(source);
                // Its last tag follows.
                at = *end - 1;
            }
            (PieceKind::Tag { name, attributes: 1.., .. }, Some(end)) if !walk::parts(name) && is_block(source) => {
                closing.insert(*end);
                out.edge(source);
            }
            (PieceKind::Tag { .. }, _) if closing.contains(&at) => out.edge(source),
            (PieceKind::Tag { name, .. }, _) => out.tag(name, source),
            (PieceKind::Text, _) => out.text(source),
            (PieceKind::Comment | PieceKind::Raw, _) => out.html.push_str(source),
        }
        at += 1;
    }
    Cow::Owned(out.html)
}

/// A page that is being laid out.
#[derive(Default)]
struct LaidPage {
    html: String,
    /// Whether the open line has words.
    words: bool,
    /// Whether a line ends before the next words.
    due: bool,
}

impl LaidPage {
    fn text(&mut self, source: &str) {
        if !source.trim().is_empty() {
            if self.due && self.words {
                self.html.push_str("<br>");
            }
            (self.words, self.due) = (true, false);
        }
        self.html.push_str(source);
    }

    fn formula(&mut self, line: &str) {
        if formula::glues(&self.html, line) {
            self.html.push(' ');
        }
        self.text(&escaped(line));
    }

    /// A tag at which a line begins or ends.
    fn edge(&mut self, source: &str) {
        self.due = true;
        self.html.push_str(source);
    }

    fn tag(&mut self, name: &str, source: &str) {
        if walk::parts(name) {
            (self.words, self.due) = (false, false);
        }
        self.html.push_str(source);
    }
}

/// Whether an element's own style makes it a block.
fn is_block(tag: &str) -> bool {
    let style = style(tag);
    let display = style.split(';').filter_map(|property| property.strip_prefix("display:")).next_back();
    display.is_some_and(|d| BLOCKS.contains(&d.trim_end_matches("!important")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        assert_eq!(laid(page), expected);
    }

    #[test]
    fn what_is_laid_out_as_a_block_has_lines_of_its_own() {
        check(
            "<p>Boats:<b style='display: block'>Selle 14</b> <i style='DISPLAY:flex !important'>61 lost</i> at sea</p>",
            "<p>Boats:<b style='display: block'><br>Selle 14</b> <i style='DISPLAY:flex !important'><br>61 lost</i><br> at sea</p>",
        );
        check("<h1><span style='display:block'>One</span></h1><p>Two", "<h1><span style='display:block'>One</span></h1><p>Two");
        check("One<br><span style=display:block>Two</span><br>Three", "One<br><span style=display:block>Two</span><br>Three");
    }

    #[test]
    fn what_stays_in_its_line_is_left() {
        for page in [
            "<p>Boats: <b style='display:inline-block'>Selle 14</b> lost</p>",
            "<p>Boats: <b style='display:block;display:inline'>Selle 14</b> lost</p>",
            "<p style='display:block'>Boats</p><p>on display</p>",
            "<p>Boats: <b style='display:block'>never ends",
            "<p>The object of the math</p>",
        ] {
            check(page, page);
        }
    }

    #[test]
    fn words_for_browsers_that_cannot_play_are_taken_out() {
        check("<video src=a><p>Get 50 others</p></video>Ten.<canvas>12</canvas>", "<video src=a></video>Ten.<canvas></canvas>");
        check("<object data=a><object data=b>12</object>13</object>Ten.", "<object data=a></object>Ten.");
        check("<video src=a>Ten.", "<video src=a>Ten.");
    }

    #[test]
    fn a_formula_is_words_of_its_line() {
        check(
            "<p>Some 3<math><mfrac><mn>1</mn><mn>8</mn></mfrac></math> miles, a<math><mo>&lt;</mo></math>b",
            "<p>Some 3 1⁄8 miles, a&lt;b",
        );
        check("<p>So <math display=block><mi>a</mi></math> is", "<p>So <br>a<br> is");
        check("<p>So <math hidden><mi>a</mi></math> is", "<p>So <math hidden><mi>a</mi></math> is");
    }
}
