//! Tags and words of a page in, its blocks out, each with its role. White space is collapsed, references are decoded.

use super::rows::Rows;
use crate::article::Role;
use crate::read::raised::Raised;
use crate::read::reference;
use crate::read::scan::{self, PieceKind};

/// The blocks of a page or of a part of one, in which raised words are marked.
pub(super) fn blocks_of(page: &str) -> Vec<(String, Role)> {
    let mut walk = PageWalk::default();
    for piece in scan::pieces(page) {
        match piece.kind {
            PieceKind::Text => walk.text(&page[piece.range]),
            PieceKind::Tag { name, closes, .. } => walk.tag(&name, closes),
            PieceKind::Comment | PieceKind::Raw => {}
        }
    }
    walk.end()
}

/// The place of `pre` in [`ROLES`].
const PRE: usize = 1;
/// What a block's words may stand in, by index into [`PageWalk::inside`]; the first that is open gives the role.
const ROLES: [(&[&str], Option<Role>); 5] = [
    (&["title", "head", "button", "select", "nav"], None),
    (&["pre"], Some(Role::Furniture)),
    (&["figcaption", "caption"], Some(Role::Caption)),
    (&["h1", "h2", "h3", "h4", "h5", "h6"], Some(Role::Heading)),
    (&["li", "dd", "dt"], Some(Role::Item)),
];

const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "thead",
    "ul",
    "center",
];

/// Whether words before and after a tag of that name stand on lines of their own.
pub(super) fn parts(name: &str) -> bool {
    matches!(name, "br" | "tr" | "td" | "th") || BLOCKS.contains(&name) || ROLES.iter().any(|(names, _)| names.contains(&name))
}

/// A day and a time are shorter, in bytes.
const STAMP: usize = 48;

/// A walk over the tags and words of a page.
#[derive(Default)]
pub(super) struct PageWalk {
    rows: Rows,
    text: String,
    /// Line breaks since the last word.
    breaks: usize,
    /// How many elements of each of [`ROLES`] are open.
    inside: [usize; 5],
    /// Whether a `time` and a cell are open, and whether the block has words outside of a `time`.
    time: bool,
    cell: bool,
    words: bool,
    raised: Raised,
}

impl PageWalk {
    pub fn text(&mut self, source: &str) {
        let mut plain = String::new();
        reference::decode(source, &mut plain);
        if self.inside[PRE] == 0 {
            return self.put(&plain);
        }
        for (index, line) in plain.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
            }
            self.put(line);
        }
    }

    fn put(&mut self, plain: &str) {
        for (index, word) in plain.split([' ', '\n', '\r', '\t', '\u{c}']).enumerate() {
            let spaced = self.text.is_empty() || self.text.ends_with([' ', '\n']);
            if index > 0 && !spaced {
                self.text.push(' ');
            }
            if !word.is_empty() {
                self.words |= !self.time;
                self.breaks = 0;
                self.text.push_str(word);
            }
        }
    }

    /// A line ends; two ends part blocks.
    fn end_line(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.flush();
        } else if !self.text.is_empty() {
            self.text.truncate(self.text.trim_end().len());
            self.text.push('\n');
        }
    }

    pub fn tag(&mut self, name: &str, closes: bool) {
        if let Some(role) = ROLES.iter().position(|(names, _)| names.contains(&name)) {
            self.flush();
            let open = &mut self.inside[role];
            // An unclosed item or heading ends where the next one starts.
            *open = if closes {
                open.saturating_sub(1)
            } else if role < 3 {
                *open + 1
            } else {
                1
            };
        } else if BLOCKS.contains(&name) {
            self.flush();
            if name == "table" {
                self.rows.table(closes);
            }
        } else if name == "br" {
            self.end_line();
        } else if matches!(name, "tr" | "td" | "th") {
            self.flush();
            self.cell = name != "tr" && !closes;
            if name == "tr" { self.rows.row(closes) } else { self.rows.cell(closes) }
        } else if name == "time" {
            self.time = !closes;
        } else if name == "q" {
            // A browser writes the marks.
            self.text.push(if closes { '”' } else { '“' });
        }
    }

    fn flush(&mut self) {
        let role = ROLES.iter().zip(self.inside).find(|(_, open)| *open > 0).map_or(Some(Role::Body), |((_, role), _)| *role);
        // A time alone stands above an entry of a live blog, and says when it was put there.
        let stamp = !self.words && !self.cell && self.text.len() <= STAMP;
        let role = role.map(|role| if stamp && matches!(role, Role::Body | Role::Heading) { Role::Furniture } else { role });
        if let Some(role) = role.filter(|_| !self.text.trim().is_empty()) {
            let text = self.raised.settle(self.text.trim()).into_owned();
            self.rows.put(text, role);
        }
        self.text.clear();
        self.breaks = 0;
        self.words = false;
    }

    /// All blocks.
    pub fn end(mut self) -> Vec<(String, Role)> {
        self.flush();
        self.rows.done()
    }
}
