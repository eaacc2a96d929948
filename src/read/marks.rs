//! HTML in, the same HTML out as one side of its changes shows it, its raised and lowered words marked for `raised`.
//!
//! What is struck out stood before, what is inserted stands after; both may be said by an element, by its style or by a
//! class of the page's own style sheet, as word processors write them. Links to notes are no words of the text.

use super::build::ChangeSide;
use super::raised::{DOWN, LEVEL, UP};
use super::reference;
use super::scan::{self, MarkupPiece, PieceKind};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// HTML of one side.
pub(super) struct Settled<'a> {
    pub html: Cow<'a, str>,
    /// Whether words are struck out or inserted.
    pub changed: bool,
}

/// What must stand in a page for anything to be done, in small letters.
const NEEDLES: [&str; 14] = [
    "<sup",
    "<sub",
    "<del",
    "<ins",
    "<s>",
    "<s ",
    "<strike",
    "line-through",
    "vertical-align:super",
    "vertical-align: super",
    "noteref",
    "note-ref",
    "href=\"#",
    "href='#",
];
/// The same, as tags are written in capitals.
const CAPITALS: [&str; 8] = ["<SUP", "<SUB", "<DEL", "<INS", "<S>", "<S ", "<STRIKE", "HREF=\"#"];

/// Classes of links to notes.
const NOTE_CLASSES: [&str; 9] = [
    "footnote-ref",
    "footnote-reference",
    "footnoteref",
    "footnote-back",
    "noteref",
    "sdfootnoteanc",
    "sdfootnotesym",
    "sdendnoteanc",
    "sdendnotesym",
];
/// What the address of a note within its page begins with, behind "#" and underscores.
const NOTE_ADDRESSES: [&str; 8] = ["fn", "ftn", "edn", "note", "cite", "footnote", "endnote", "sd"];
/// Labels of notes are shorter, in letters.
const LABEL: usize = 4;

/// What is done with an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Raise,
    Lower,
    /// It stands on this side only.
    Only(ChangeSide),
    /// A link to a note.
    Note,
}

// FIXME: a struck figure right before the one that replaces it, neither marked as inserted, is one with it before ("90 112").
/// Reads one side of HTML.
pub(super) fn settle(html: &str, side: ChangeSide) -> Settled<'_> {
    if !NEEDLES.iter().chain(&CAPITALS).any(|n| html.contains(n)) {
        return Settled { html: Cow::Borrowed(html), changed: false };
    }
    let pieces: Vec<MarkupPiece> = scan::pieces(html).collect();
    let ends = ends(&pieces);
    let sheet = Sheet::parse(html, &pieces);
    // How many pieces with words stand before each: elements may be nested deep.
    let mut told = vec![0usize; pieces.len() + 1];
    for (i, piece) in pieces.iter().enumerate() {
        told[i + 1] = told[i] + usize::from(words(html, std::slice::from_ref(piece)).contains(char::is_alphanumeric));
    }
    let mut out = String::with_capacity(html.len());
    let mut closing: HashSet<usize> = HashSet::new();
    let (mut changed, mut at) = (false, 0);
    while let Some(piece) = pieces.get(at) {
        let end = ends.get(&at).copied();
        let act = end.and_then(|end| sheet.act(html, &pieces, at, end));
        match (act, end) {
            (Some(Act::Only(only)), Some(end)) => {
                changed |= told[end] > told[at];
                if only != side {
                    at = end;
                }
            }
            (Some(Act::Note), Some(end)) => at = end,
            (Some(act), Some(end)) => {
                out.push(if act == Act::Raise { UP } else { DOWN });
                closing.insert(end);
            }
            _ if closing.contains(&at) => out.push(LEVEL),
            _ => out.push_str(&html[piece.range.clone()]),
        }
        at += 1;
    }
    Settled { html: Cow::Owned(out), changed }
}

/// The mark of a note has no more pieces: tags, words, a link.
const MARK: usize = 16;

/// For each tag that opens an element, which piece closes it. Of what is never closed nothing is known.
pub(super) fn ends(pieces: &[MarkupPiece]) -> HashMap<usize, usize> {
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut ends = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        match &piece.kind {
            PieceKind::Tag { name, closes: false, alone: false, .. } => open.entry(name).or_default().push(at),
            PieceKind::Tag { name, closes: true, .. } => {
                if let Some(start) = open.get_mut(name.as_str()).and_then(Vec::pop) {
                    ends.insert(start, at);
                }
            }
            _ => {}
        }
    }
    ends
}

/// The words of some pieces.
fn words(html: &str, pieces: &[MarkupPiece]) -> String {
    let mut out = String::new();
    for piece in pieces.iter().filter(|p| p.kind == PieceKind::Text) {
        reference::decode(&html[piece.range.clone()], &mut out);
    }
    out
}

/// The classes of the page's own style sheet that strike out, raise or lower.
struct Sheet(HashMap<String, Act>);

impl Sheet {
    fn parse(html: &str, pieces: &[MarkupPiece]) -> Sheet {
        let mut classes = HashMap::new();
        let styles = pieces.windows(2).filter(|w| matches!(&w[0].kind, PieceKind::Tag { name, closes: false, .. } if name == "style"));
        for rules in styles.filter(|w| w[1].kind == PieceKind::Raw).map(|w| &html[w[1].range.clone()]) {
            for (selectors, style) in rules.split('}').filter_map(|rule| rule.split_once('{')) {
                let Some(act) = styled(style) else { continue };
                let simple = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
                let named = selectors.split(',').filter_map(|s| s.trim().rsplit_once('.')).map(|(_, class)| class).filter(|c| simple(c));
                classes.extend(named.map(|class| (class.to_owned(), act)));
            }
        }
        Sheet(classes)
    }

    /// What is done with the element from piece `at` to piece `end`.
    fn act(&self, html: &str, pieces: &[MarkupPiece], at: usize, end: usize) -> Option<Act> {
        let PieceKind::Tag { name, attributes, .. } = &pieces[at].kind else { return None };
        let tag = &html[pieces[at].range.clone()];
        // What holds more is no mark of a note.
        let small = end - at <= MARK;
        let inside = || if small { words(html, &pieces[at..end]) } else { String::new() };
        match name.as_str() {
            "del" | "s" | "strike" => return Some(Act::Only(ChangeSide::Before)),
            "ins" => return Some(Act::Only(ChangeSide::After)),
            "sup" => {
                let linked = small && pieces[at..end].iter().any(|p| is_link(p, html, |address| address.starts_with('#')));
                return Some(if linked && is_label(&inside()) { Act::Note } else { Act::Raise });
            }
            "sub" => return Some(Act::Lower),
            "html" | "body" => return None,
            _ if *attributes == 0 => return None,
            _ => {}
        }
        let class = scan::attribute(tag, "class").unwrap_or_default();
        let mut classes = class.split_ascii_whitespace();
        if name == "a" {
            let known = scan::attribute(tag, "role").is_some_and(|r| matches!(r.as_str(), "doc-noteref" | "doc-backlink"))
                || classes.clone().any(|c| NOTE_CLASSES.contains(&c.to_ascii_lowercase().as_str()));
            if (known || is_link(&pieces[at], html, is_note)) && is_label(&inside()) {
                return Some(Act::Note);
            }
        }
        let own = scan::attribute(tag, "style").and_then(|style| styled(&style));
        let struck = |c: &str| matches!(c, "line-through" | "strikethrough");
        own.or_else(|| classes.find_map(|c| self.0.get(c).copied().or_else(|| struck(c).then_some(Act::Only(ChangeSide::Before)))))
    }
}

/// What a style does to words.
fn styled(style: &str) -> Option<Act> {
    let style = style.to_ascii_lowercase().replace(' ', "");
    if style.contains("line-through") {
        return Some(Act::Only(ChangeSide::Before));
    }
    let align = style.split(';').find_map(|s| s.trim().strip_prefix("vertical-align:"))?;
    match align.trim() {
        "super" => Some(Act::Raise),
        "sub" => Some(Act::Lower),
        _ => None,
    }
}

fn is_link(piece: &MarkupPiece, html: &str, fits: impl Fn(&str) -> bool) -> bool {
    matches!(&piece.kind, PieceKind::Tag { name, closes: false, .. } if name == "a")
        && scan::attribute(&html[piece.range.clone()], "href").is_some_and(|address| fits(&address))
}

/// Whether an address is that of a note in the same page.
fn is_note(address: &str) -> bool {
    let name = address.strip_prefix('#').map(|a| a.trim_start_matches('_').to_ascii_lowercase());
    name.is_some_and(|name| NOTE_ADDRESSES.iter().any(|n| name.starts_with(n)))
}

/// "2", "[12]", "b", "†", "↩".
fn is_label(words: &str) -> bool {
    let words = words.trim();
    let bare = words.trim_matches(['[', ']', '(', ')', '.', ' ', '\u{a0}']);
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let roman = bare.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    !words.is_empty() && bare.chars().count() <= LABEL && (letters <= 1 || roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, before: &str, after: &str) {
        let text = |side| scan::pieces(&settle(html, side).html).filter(|p| p.kind == PieceKind::Text).map(|p| p.range).collect::<Vec<_>>();
        let told = |side| {
            let settled = settle(html, side);
            text(side).into_iter().map(|r| settled.html[r].to_owned()).collect::<String>()
        };
        assert_eq!([told(ChangeSide::Before), told(ChangeSide::After)], [before, after], "{html}");
    }

    #[test]
    fn each_side_has_its_words() {
        check("<p>It took <del>40</del><ins>44</ins> days.", "It took 40 days.", "It took 44 days.");
        check("<p>It took <S>40</S> 44 <STRIKE>long</STRIKE> days.", "It took 40 44 long days.", "It took  44  days.");
        check(
            "<p>It is <span style='color:red; text-decoration: line-through'>a <span>far</span></span> cry",
            "It is a far cry",
            "It is  cry",
        );
        check("<style>.c1,p.c2{text-decoration:line-through}</style><p>An <b class='x c2'>old</b> mill", "An old mill", "An  mill");
        check("<p>An <s>unclosed strike", "An unclosed strike", "An unclosed strike");
        assert!(!settle("<p>It took <sup>4</sup> days.<ins class=advert></ins>", ChangeSide::After).changed);
        assert!(settle("<p>It took <ins>4</ins> days.", ChangeSide::After).changed);
    }

    #[test]
    fn links_to_notes_are_no_words_and_what_is_raised_is_marked() {
        for note in [
            "<a href='#fn3' role=doc-noteref>3</a>",
            "<sup><a href='#x3'>[3]</a></sup>",
            "<a class=sdfootnoteanc href='#sdfootnote3sym'><sup>3</sup></a>",
            "<a href=\"#_ftn3\"><span style='vertical-align:super'>[3]</span></a>",
        ] {
            check(&format!("<p>Of 80{note} boats"), "Of 80 boats", "Of 80 boats");
        }
        check("<p>See <a href='#notes'>the notes</a>, <a href='#p2'>2</a>", "See the notes, 2", "See the notes, 2");
        check("<p>10<sup>5</sup> <span style='vertical-align: sub'>2</span>", "10\u{1}5\u{3} \u{2}2\u{3}", "10\u{1}5\u{3} \u{2}2\u{3}");
    }
}
