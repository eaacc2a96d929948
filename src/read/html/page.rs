//! The parts of a page as its tags give them: which of several stories is the page's own, the lead between the headline
//! and the story, and correction notes in a margin or at the foot.
//!
//! A reader view weighs paragraphs: it takes two long stories for one, and leaves out what stands in a `header`, an
//! `aside` or a `footer`. What is done here is done on the tags alone, without a tree.

use super::hidden::is_hidden;
use super::walk::{PageWalk, blocks_of};
use crate::article::Role;
use crate::read::scan::{self, PieceKind};
use crate::read::{build, furniture, marks, schema};
use std::borrow::Cow;
use std::ops::Range;

/// A story of a page has more words of its own than this, in bytes.
const STORY: usize = 120;
/// So far behind the headline the story begins at the latest, in bytes of the page.
const REACH: usize = 24_000;
/// A paragraph of a lead is longer, in bytes and in words.
const LEAD: (usize, usize) = (40, 8);
/// By so many letters a paragraph is known again.
const KNOWN: usize = 48;
/// Margins that hold a note are shorter, in bytes.
const MARGIN: usize = 8_000;

/// An element that holds a part of the page.
struct PagePart {
    name: &'static str,
    /// From its first tag to behind its last.
    range: Range<usize>,
    /// How many elements are open around it.
    depth: usize,
}

/// Elements that say what they hold.
const PARTS: [&str; 5] = ["article", "aside", "footer", "main", "script"];

/// The parts of a page.
#[derive(Default)]
pub(super) struct Outline {
    parts: Vec<PagePart>,
    /// Those that are not closed yet, by index.
    open: Vec<usize>,
}

impl Outline {
    /// An element begins; `depth` others are open.
    pub fn meet(&mut self, name: &str, tag: Range<usize>, depth: usize) {
        if let Some(name) = PARTS.into_iter().find(|p| *p == name) {
            self.open.push(self.parts.len());
            self.parts.push(PagePart { name, range: tag, depth });
        }
    }

    /// All elements from that depth on end.
    pub fn close(&mut self, depth: usize, end: usize) {
        while let Some(last) = self.open.last().copied().filter(|last| self.parts[*last].depth >= depth) {
            self.parts[last].range.end = end;
            self.open.pop();
        }
    }

    fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a PagePart> {
        self.parts.iter().filter(move |p| p.name == name)
    }

    /// The page without other stories: those of which each stands in an `article` of its own, with a headline, beside
    /// the one that the page's title names.
    pub fn one_story<'a>(&self, page: &'a str) -> Cow<'a, str> {
        // Parts stand in the order in which they begin.
        let mut end = 0;
        let own = |p: &&PagePart| {
            let own = p.range.start >= end;
            end = if own { p.range.end } else { end };
            own
        };
        let outer: Vec<&PagePart> = self.named("article").filter(own).collect();
        if outer.len() < 2 {
            return Cow::Borrowed(page);
        }
        let title = title(page);
        let heads: Vec<Option<String>> = outer.iter().map(|p| headline(&page[p.range.clone()])).collect();
        let main = self.named("main").next();
        let in_main = |p: &&&PagePart| main.is_some_and(|m| m.range.start < p.range.start && p.range.end <= m.range.end);
        let told = |p: &PagePart| plain(&page[p.range.clone()]).len() > STORY;
        let named = |at: &usize| heads[*at].as_deref().is_some_and(|h| names(&title, h)) && told(outer[*at]);
        let lone =
            || Some(outer.iter().position(|p| in_main(&p))?).filter(|at| told(outer[*at]) && outer.iter().filter(in_main).count() == 1);
        let Some(own) = (0..outer.len()).find(named).or_else(lone) else { return Cow::Borrowed(page) };
        let mut out = String::with_capacity(page.len());
        let mut at = 0;
        for (other, head) in outer.iter().zip(&heads) {
            if head.is_some() && other.range.start != outer[own].range.start && other.range.start >= at {
                out.push_str(&page[at..other.range.start]);
                at = other.range.end;
            }
        }
        out.push_str(&page[at..]);
        Cow::Owned(out)
    }

    /// Notes on the article in the page's margins and at its foot, and in what it says of itself for machines.
    pub fn notes(&self, page: &str) -> Vec<String> {
        let mut notes: Vec<String> = Vec::new();
        let mut behind = 0;
        for part in self.named("aside").chain(self.named("footer")).filter(|p| p.range.len() <= MARGIN) {
            let tag = page[part.range.clone()].split('>').next().unwrap_or("");
            if part.range.start < behind && part.name == "aside" || is_talk(tag) {
                continue;
            }
            behind = part.range.end;
            let settled = marks::settle(&page[part.range.clone()], build::ChangeSide::After);
            notes.extend(blocks_of(&settled.html).into_iter().map(|p| p.0).filter(|text| furniture::is_note(text)));
        }
        for part in self.named("script") {
            let script = &page[part.range.clone()];
            if script.contains("ld+json") && script.contains("\"correction\"") {
                let json = script.split_once('>').map_or("", |(_, rest)| rest.rsplit_once("</").map_or(rest, |(json, _)| json));
                notes.extend(serde_json::from_str(json).map(|value| schema::notes(&value)).unwrap_or_default());
            }
        }
        let mut seen = std::collections::HashSet::new();
        notes.retain(|n| seen.insert(n.clone()));
        notes
    }
}

/// Whether an element holds what readers write.
fn is_talk(tag: &str) -> bool {
    let of = |name| scan::attribute(tag, name).unwrap_or_default().to_ascii_lowercase();
    let names = format!("{} {}", of("class"), of("id"));
    names
        .split(|c: char| c.is_ascii_whitespace() || c == '-' || c == '_')
        .any(|n| matches!(n, "comments" | "disqus" | "replies" | "discussion"))
}

/// What the page says its title is.
fn title(page: &str) -> String {
    let head = &page[..page.find("<body").unwrap_or(page.len()).min(page.len())];
    let from = head.find("<title").unwrap_or(head.len());
    let own = head[from..].split_once('>').map_or("", |(_, rest)| rest.split("</").next().unwrap_or(""));
    letters(&build::plain_line(own))
}

/// Whether a title is that of a headline, with the name of a site or without.
fn names(title: &str, headline: &str) -> bool {
    let headline = letters(headline);
    headline.len() > 8 && (title.contains(&headline) || headline.contains(title) && title.len() > 8)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words between tags.
fn plain(part: &str) -> String {
    scan::pieces(part).filter(|p| p.kind == PieceKind::Text).map(|p| part[p.range].trim()).collect::<Vec<_>>().join(" ")
}

/// The first heading of a part, if it is one of a story.
fn headline(part: &str) -> Option<String> {
    let mut words: Option<String> = None;
    for piece in scan::pieces(part) {
        match piece.kind {
            PieceKind::Tag { name, closes, .. } if matches!(name.as_str(), "h1" | "h2" | "h3") => {
                if closes && words.is_some() {
                    return words.map(|w| build::plain_line(&w));
                }
                words = Some(String::new());
            }
            PieceKind::Text => {
                if let Some(words) = &mut words {
                    words.push_str(&part[piece.range]);
                }
            }
            _ => {}
        }
    }
    None
}

/// Elements between a headline and its story that hold no lead.
const BESIDE: [&str; 13] =
    ["nav", "aside", "figure", "form", "footer", "button", "select", "ul", "ol", "picture", "video", "dialog", "label"];

/// The paragraphs between the page's headline and the first paragraph of its story that the story lacks.
pub(super) fn lead(page: &str, title: &str, story: &[(String, Role)]) -> Vec<(String, Role)> {
    let key = |text: &str| letters(text).chars().take(KNOWN).collect::<String>();
    let Some(first) = story.iter().find(|(text, _)| text.len() > LEAD.0).map(|(text, _)| key(text)) else { return Vec::new() };
    let Some(from) = behind_headline(page, title) else { return Vec::new() };
    let rest = &page[from..page.floor_char_boundary(from + REACH)];
    let mut walk = PageWalk::default();
    let mut skipped: Option<(String, usize)> = None;
    for piece in scan::pieces(rest) {
        match (piece.kind, &mut skipped) {
            (PieceKind::Tag { name, closes, alone, .. }, Some((of, depth))) if name == *of && !alone => {
                *depth = if closes { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    skipped = None;
                }
            }
            (_, Some(_)) => {}
            (PieceKind::Tag { name, closes: false, alone: false, .. }, None) if is_beside(&name, &rest[piece.range.clone()]) => {
                skipped = Some((name, 1));
            }
            (PieceKind::Tag { name, closes, .. }, None) => walk.tag(&name, closes),
            (PieceKind::Text, None) => walk.text(&rest[piece.range]),
            _ => {}
        }
    }
    let blocks = walk.end();
    let Some(end) = blocks.iter().position(|(text, _)| text.len() > LEAD.0 && key(text) == first) else { return Vec::new() };
    let of_story = |(text, role): &(String, Role)| {
        let closed = text.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?']);
        matches!(role, Role::Body | Role::Heading) && closed && text.len() > LEAD.0 && text.split_whitespace().count() >= LEAD.1
    };
    // A sentence in a heading is a deck.
    blocks.into_iter().take(end).filter(of_story).map(|(text, _)| (text, Role::Body)).collect()
}

fn is_beside(name: &str, tag: &str) -> bool {
    let hidden = || is_hidden(tag) || scan::attribute(tag, "aria-hidden").as_deref() == Some("true");
    BESIDE.contains(&name) || matches!(name, "div" | "p" | "span" | "section") && (is_talk(tag) || hidden())
}

/// Where the headline ends that the title names, else the only one.
fn behind_headline(page: &str, title: &str) -> Option<usize> {
    let title = letters(title);
    let (mut open, mut ends) = (None, Vec::new());
    for piece in scan::pieces(page) {
        let scan::PieceKind::Tag { name, closes, .. } = &piece.kind else { continue };
        match (name.as_str(), closes) {
            ("h1", false) => open = open.or(Some(piece.range.start)),
            ("h1", true) => {
                let Some(at) = open.take() else { continue };
                if names(&title, &plain(&page[at..piece.range.start])) {
                    return Some(piece.range.start);
                }
                ends.push(piece.range.start);
            }
            _ => {}
        }
    }
    if let [only] = ends[..] { Some(only) } else { None }
}
