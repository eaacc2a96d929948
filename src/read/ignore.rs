//! Comments that ask for silence about a rule: what they say, and how those of a page come through a reader that drops
//! every comment.
//!
//! `<!-- recount-ignore number-conflict, date-conflict: agreed with the desk -->` covers the block that it stands in; one
//! that stands between blocks covers the next. What a comment names is not judged here.

use super::scan::{self, PieceKind};
use crate::article::{Article, Block, Ignore, Role};
use crate::token::Span;
use std::collections::VecDeque;
use std::sync::Arc;

/// What such a comment begins with.
const NAME: &str = "recount-ignore";

/// What one comment asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    rules: Vec<String>,
    reason: String,
}

impl Asked {
    /// What a comment asks for, given with its marks; none where it is any other comment.
    pub(super) fn parse(comment: &str) -> Option<Asked> {
        let inner = comment.strip_prefix("<!--")?;
        let inner = inner.strip_suffix("-->").unwrap_or(inner).trim();
        let told = inner.strip_prefix(NAME).filter(|rest| rest.is_empty() || rest.starts_with(|c: char| c == ':' || c.is_whitespace()))?;
        let (rules, reason) = told.split_once(':').unwrap_or((told, ""));
        let mut rules: Vec<String> =
            rules.split(|c: char| c == ',' || c.is_whitespace()).filter(|r| !r.is_empty()).map(str::to_owned).collect();
        if rules.is_empty() {
            rules.push(String::new());
        }
        Some(Asked { rules, reason: reason.split_whitespace().collect::<Vec<_>>().join(" ") })
    }

    /// One entry a rule.
    pub(super) fn entries(&self, at: Span, covers: Option<Span>) -> impl Iterator<Item = Ignore> + '_ {
        self.rules.iter().map(move |rule| Ignore { rule: rule.clone(), reason: self.reason.clone(), at, covers })
    }
}

/// The first of the characters that stand for comments: of a plane for private use, in which no page is written.
const FIRST: u32 = 0x10_0000;
/// So many comments of a page are told apart.
const MOST: u32 = 0xfffe;

fn is_mark(c: char) -> bool {
    (FIRST..FIRST + MOST).contains(&u32::from(c))
}

/// Elements within a line of text: between other tags there is another block.
const INLINE: [&str; 33] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark",
    "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// The comments of a page.
#[derive(Default)]
pub(super) struct Comments {
    asked: Vec<Asked>,
    /// Whether each belongs to a first heading, which a reader view takes for the title.
    headline: Vec<bool>,
}

/// A page in which a character among the words stands for each comment that asks for silence.
pub(super) fn marked(page: String) -> (String, Comments) {
    if !page.contains(NAME) {
        return (page, Comments::default());
    }
    let mut comments = Comments::default();
    let mut out = String::with_capacity(page.len());
    // Comments that stand before the words of their block; whether the open block has words; whether it is a headline.
    let (mut waiting, mut words, mut headline) = (Vec::new(), false, false);
    for piece in scan::pieces(&page) {
        let source = &page[piece.range];
        match piece.kind {
            PieceKind::Comment => {
                let Some(asked) = Asked::parse(source).filter(|_| comments.asked.len() < MOST as usize) else { continue };
                waiting.push(comments.asked.len());
                comments.asked.push(asked);
                comments.headline.push(headline);
            }
            PieceKind::Text if !source.trim().is_empty() => {
                words = true;
                let blank = source.len() - source.trim_start().len();
                out.push_str(&source[..blank]);
                put(&mut waiting, &mut comments, headline, &mut out);
                out.extend(source[blank..].chars().filter(|c| !is_mark(*c)));
                continue;
            }
            PieceKind::Tag { name, closes, .. } if !INLINE.contains(&name.as_str()) => {
                (words, headline) = (false, name == "h1" && !closes);
                out.push_str(source);
            }
            PieceKind::Text | PieceKind::Tag { .. } | PieceKind::Raw => out.push_str(source),
        }
        if words {
            put(&mut waiting, &mut comments, headline, &mut out);
        }
    }
    (out, comments)
}

/// Writes the marks of the comments that wait.
fn put(waiting: &mut Vec<usize>, comments: &mut Comments, headline: bool, out: &mut String) {
    for i in waiting.drain(..) {
        comments.headline[i] |= headline;
        out.extend(u32::try_from(i).ok().and_then(|i| char::from_u32(FIRST + i)));
    }
}

/// An article that was built of a page from [`marked`], without the marks, and with what they stand for.
pub(super) fn settle(mut article: Article, comments: Comments) -> Article {
    if comments.asked.is_empty() {
        return article;
    }
    let mut places: Vec<Option<(Span, Option<Span>)>> = vec![None; comments.asked.len()];
    let mut text = String::with_capacity(article.text.len());
    let mut blocks: Vec<Block> = Vec::with_capacity(article.blocks.len());
    let mut waiting: Vec<usize> = Vec::new();
    for block in &article.blocks {
        let (words, marks) = unmarked(block.span.of(&article.text));
        waiting.extend(marks);
        if words.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let span = Span::new(text.len(), text.len() + words.len());
        text.push_str(&words);
        for i in waiting.drain(..) {
            if let Some(place) = places.get_mut(i) {
                *place = Some((Span::new(span.start as usize, span.start as usize), Some(span)));
            }
        }
        blocks.push(Block { span, ..*block });
    }
    let headline = blocks.first().filter(|b| b.role == Role::Headline).map(|b| b.span);
    let end = Span::new(text.len(), text.len());
    let mut entries: VecDeque<(Span, Option<Span>, &Asked)> = VecDeque::new();
    for ((asked, place), of_headline) in comments.asked.iter().zip(places).zip(&comments.headline) {
        let title = headline.filter(|_| *of_headline).map(|h| (Span::new(0, 0), Some(h)));
        let (at, covers) = place.or(title).unwrap_or((end, None));
        entries.push_back((at, covers, asked));
    }
    article.ignores = entries.iter().flat_map(|(at, covers, asked)| asked.entries(*at, *covers)).collect();
    (article.text, article.blocks) = (Arc::new(text), blocks);
    for told in [&mut article.title, &mut article.byline, &mut article.outlet, &mut article.url].into_iter().flatten() {
        *told = unmarked(told).0;
    }
    article
}

/// Words without marks, with single blanks where they stood, and the marks.
fn unmarked(words: &str) -> (String, Vec<usize>) {
    let (mut out, mut marks) = (String::with_capacity(words.len()), Vec::new());
    let mut fresh = false;
    for c in words.chars() {
        if is_mark(c) {
            marks.push((u32::from(c) - FIRST) as usize);
            fresh = true;
        } else {
            let doubled = fresh && c == ' ' && (out.is_empty() || out.ends_with([' ', '\n']));
            if !doubled {
                out.push(c);
            }
            fresh &= doubled;
        }
    }
    out.truncate(out.trim_end().len());
    (out, marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_comment_asks_for() {
        let asked = |comment: &str| Asked::parse(comment).map(|a| (a.rules.join("+"), a.reason));
        let told = |rules: &str, reason: &str| Some((rules.to_owned(), reason.to_owned()));
        assert_eq!(
            asked("<!-- recount-ignore number-conflict: agreed: see\nthe note -->"),
            told("number-conflict", "agreed: see the note")
        );
        assert_eq!(asked("<!--recount-ignore a-b, c-d e-f-->"), told("a-b+c-d+e-f", ""));
        assert_eq!(asked("<!-- recount-ignore -->"), told("", ""));
        assert_eq!(asked("<!-- recount-ignored a-b: x -->"), None);
        assert_eq!(asked("<!-- 30 died -->"), None);
    }

    /// The text, and each rule with the words that it covers.
    fn read(page: &str) -> (String, Vec<(String, Option<String>)>) {
        let article = super::super::read("a.html", page.as_bytes(), None).unwrap();
        let words = |i: &Ignore| (i.rule.clone(), i.covers.map(|s| s.of(&article.text).to_owned()));
        (article.text.to_string(), article.ignores.iter().map(words).collect())
    }

    #[test]
    fn a_comment_of_a_page_covers_its_block_or_the_next() {
        let long = "The harbour stays closed to boats until the pier is mended, and the ferry calls at Orrin, the council said on Monday.";
        let page = |a: &str, b: &str, c: &str, d: &str| {
            format!("<article><h1>Fire at the pier{a}</h1>{b}<p>Divers found nine {c} boats adrift.</p><p>{long}{d}</p></article>")
        };
        let (plain, none) = read(&page("", "", "", ""));
        assert_eq!(none, []);
        let ask = |rule: &str| format!("<!-- recount-ignore {rule}: why -->");
        let (text, found) = read(&page(&ask("a"), &(ask("b") + "\n" + &ask("c")), &ask("d"), &ask("e")));
        assert_eq!(text, plain);
        let covers = |rule: &str, words: &str| (rule.to_owned(), Some(words.to_owned()));
        let hurt = "Divers found nine boats adrift.";
        assert_eq!(found, [covers("a", "Fire at the pier"), covers("b", hurt), covers("c", hurt), covers("d", hurt), covers("e", long)]);
        let (text, found) = read(&(page("", "", "", "") + &ask("f")));
        assert_eq!((text, found), (plain, vec![("f".to_owned(), None)]));
    }
}
