//! Markdown in, blocks out; spans index the file, and what is no word of it is `markup`.
//!
//! Whatever the parser does not give as text between the bounds of a block is markup: emphasis, link targets, quote
//! marks, escapes, tags. Code blocks are page furniture. Of HTML blocks the words between the tags are read as
//! paragraphs and rows of tables, scripts and styles not at all. References and raised figures are written out where they stand, with blanks
//! behind them, so that all else keeps its place in the file. What is struck out stood before, what is inserted stands
//! after, whether Markdown, HTML or CriticMarkup says so.

mod html;

use super::build::{ChangeSide, Changes, INLINE, block};
use super::critic::Critic;
use super::error::ReadError;
use super::ignore::Asked;
use super::raised::{NEAR, Raised};
use super::written::Written;
use super::{encoding, front, reference, scan};
use crate::article::{Article, Block, Role};
use crate::token::Span;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

/// Reads a Markdown file.
pub(super) fn read(_name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    Ok(cut(encoding::decode(bytes, None), ChangeSide::After).0)
}

/// As [`read`], without a copy.
pub(super) fn read_owned(bytes: Vec<u8>) -> Article {
    cut(encoding::decode_owned(bytes), ChangeSide::After).0
}

/// Reads one side of a file's struck out and inserted words, and tells whether there are any.
pub(super) fn side(_name: &str, bytes: &[u8], side: ChangeSide) -> Result<(Article, Changes), ReadError> {
    let (article, changed) = cut(encoding::decode(bytes, None), side);
    Ok((article, Changes::from_words(changed)))
}

fn cut(text: String, side: ChangeSide) -> (Article, bool) {
    let mut article = Article { text: text.into(), ..Article::default() };
    let from = front::read(&mut article);
    let changed = walk(&mut article, from, side);
    (article, changed)
}

/// Appends the blocks and the markup of one side of the article's text from `from` on; tells whether there are two.
pub(super) fn walk(article: &mut Article, from: usize, side: ChangeSide) -> bool {
    let text = std::mem::take(&mut article.text);
    let critic = if Critic::is_in(&text[from..]) { Critic::new(&text, from, &code(&text, from), side) } else { Critic::default() };
    let mut walk = MarkdownWalk {
        text: &text,
        from,
        side,
        critic,
        article,
        open: Vec::new(),
        block: None,
        only: Vec::new(),
        changed: false,
        up: None,
        reach: 0,
        ends: HashMap::new(),
        waiting: 0,
        label: None,
        raised: Raised::default(),
        written: Written::default(),
    };
    walk.walk();
    let (changed, written) = (walk.changed || walk.critic.changed, walk.written);
    if written.is_empty() {
        article.text = text;
    } else {
        written.apply(&text, article);
    }
    changed
}

/// What a paragraph stands in, innermost last; only what changes its role is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Item,
    Row,
}

/// A block being read.
struct Open {
    span: Span,
    role: Role,
    /// Up to where text and markup are told apart.
    at: usize,
    /// Inside an image's description.
    image: bool,
    /// Whether anything but images was read.
    words: bool,
}

struct MarkdownWalk<'a> {
    text: &'a str,
    /// Where the body starts.
    from: usize,
    side: ChangeSide,
    /// The marks of CriticMarkup.
    critic: Critic,
    article: &'a mut Article,
    open: Vec<Container>,
    block: Option<Open>,
    /// The sides of the words that are open as struck out or inserted.
    only: Vec<ChangeSide>,
    /// Whether there are such words.
    changed: bool,
    /// Where raised words begin: their tag, and behind it.
    up: Option<Range<usize>>,
    /// Where the last block of HTML or item ends.
    reach: usize,
    /// How far the end tags of a name were looked for, and where the last one stood.
    ends: HashMap<String, (usize, usize)>,
    raised: Raised,
    written: Written,
    /// How many of the last comments that ask for silence wait for the block that they stand in or before.
    waiting: usize,
    /// The number of a list's only item, which is a word of it.
    label: Option<Range<usize>>,
}

impl MarkdownWalk<'_> {
    fn walk(&mut self) {
        let masked = self.critic.masked(self.text);
        for (event, range) in Parser::new_ext(&masked[self.from..], OPTIONS).into_offset_iter() {
            let range = range.start + self.from..range.end + self.from;
            self.event(event, range);
        }
        self.close();
        // A list item that holds paragraphs ends after them: blocks are in order, markup of nested blocks may not be.
        self.article.blocks.sort_by_key(|b| b.span);
        self.article.markup.sort_unstable();
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let first =
                    level == HeadingLevel::H1 && self.article.title.is_none() && !self.article.blocks.iter().any(|b| b.role.tells());
                self.start(range, if first { Role::Headline } else { Role::Heading });
            }
            Event::Start(Tag::Paragraph) => {
                let role = if self.open.is_empty() { Role::Body } else { Role::Item };
                self.start(range, role);
            }
            Event::Start(Tag::List(Some(number))) => self.label = self.only_label(number, &range),
            Event::Start(Tag::Item) => {
                self.close();
                // A tight item has no paragraph of its own.
                self.reach = self.reach.max(range.end);
                self.open.push(Container::Item);
            }
            Event::Start(Tag::TableRow | Tag::TableHead) => {
                self.start(range, Role::Item);
                self.open.push(Container::Row);
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.close();
                self.label = None;
                let role = if matches!(kind, CodeBlockKind::Indented) && self.is_prose(&range) { Role::Body } else { Role::Furniture };
                self.push(range, role);
            }
            Event::Start(Tag::HtmlBlock) => {
                self.close();
                self.label = None;
                self.html(range);
            }
            Event::Start(Tag::Image { .. }) => {
                self.keep(range.start..range.start);
                if let Some(open) = &mut self.block {
                    open.image = true;
                }
            }
            Event::End(TagEnd::Image) => {
                if let Some(open) = &mut self.block {
                    open.image = false;
                }
            }
            // "~" stands for "about" too.
            Event::Start(Tag::Strikethrough) if self.text[range.clone()].starts_with("~~") => self.only.push(ChangeSide::Before),
            Event::End(TagEnd::Strikethrough) if self.text[range.clone()].starts_with("~~") => {
                self.only.pop();
            }
            Event::InlineHtml(html) => {
                self.comment(&html, Span::new(range.start, range.end));
                self.tag(range);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => self.close(),
            Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => {
                self.close();
                self.label = None;
                self.open.pop();
            }
            Event::Text(words) => {
                self.words(range.clone(), &words);
                self.critic.shown(&range).into_iter().for_each(|part| self.typed(part));
            }
            Event::Code(code) => {
                let inner = &self.text[range.clone()];
                let marks = inner.len() - inner.trim_start_matches('`').len();
                if code.is_empty() { self.keep(range) } else { self.words(range.start + marks..range.end - marks, "") }
            }
            _ => {}
        }
    }

    /// The number of a list that has one item, where no list counts so far: "1987. So says the plate." It is shown, and is no
    /// place in a list, as "4." is of one that paragraphs part.
    fn only_label(&self, number: u64, list: &Range<usize>) -> Option<Range<usize>> {
        if number < COUNTED || !self.open.is_empty() {
            return None;
        }
        let text = &self.text[list.clone()];
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let sign = text[digits..].chars().next()?;
        let next = format!("{}{sign}", number + 1);
        let alone = digits > 0 && !text.lines().any(|line| line.trim_start().starts_with(&next));
        alone.then(|| list.start..list.start + digits + sign.len_utf8())
    }

    /// What pandoc and people type for a power: "km^2^".
    fn typed(&mut self, range: Range<usize>) {
        if self.only.last().is_some_and(|only| *only != self.side) {
            return;
        }
        let source = &self.text[range.clone()];
        let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
        let mut at = 0;
        while let Some(found) = source[at..].find('^') {
            let sign = at + found;
            let (before, rest) = (&source[..sign], &source[sign..]);
            at = sign + 1;
            if let Some(inner) = rest.strip_prefix('^').and_then(|r| r.split_inclusive(['^', ' ']).next()?.strip_suffix('^')) {
                let close = sign + 1 + inner.len();
                let number = inner.trim_start_matches(['-', '−', '+']);
                let figures = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
                let ending = digit(before.as_bytes().last()) && matches!(inner, "st" | "nd" | "rd" | "th");
                let apart = !source[close + 1..].starts_with(char::is_alphanumeric);
                // "2^10 and 3^5" is no power of "10 and 3".
                if (figures || ending) && apart && before.ends_with(char::is_alphanumeric) {
                    let caret = |at: usize| range.start + at..range.start + at + 1;
                    let near = self.text.floor_char_boundary(range.start + close + NEAR).min(range.end);
                    self.level(caret(sign), caret(close), true, near);
                    at = close + 1;
                }
            }
        }
    }

    /// Takes a comment that asks for silence.
    fn comment(&mut self, comment: &str, at: Span) {
        if let Some(asked) = Asked::parse(comment) {
            let before = self.article.ignores.len();
            self.article.ignores.extend(asked.entries(at, None));
            self.waiting += self.article.ignores.len() - before;
        }
    }

    fn start(&mut self, range: Range<usize>, role: Role) {
        self.close();
        let label = self.label.take();
        let start = label.as_ref().map_or(range.start, |l| l.start);
        self.block = Some(Open { span: Span::new(start, range.end), role, at: start, image: false, words: false });
        if let Some(label) = label {
            self.words(label, "");
        }
    }

    /// Words of the text without what the marks of CriticMarkup leave out.
    fn words(&mut self, range: Range<usize>, words: &str) {
        if self.critic.is_shown(&range) {
            return self.told(range, words);
        }
        let parts = self.critic.shown(&range);
        parts.iter().for_each(|part| self.told(part.clone(), ""));
        if self.only.last().is_none_or(|only| *only == self.side) {
            self.join(&parts, range.end);
        }
    }

    /// Writes what follows marks that stand within a word or a figure behind what is before them: "3{++4++}" is 34.
    fn join(&mut self, parts: &[Range<usize>], end: usize) {
        let text = self.text;
        // How far the word or figure goes that is cut in two before a part.
        let goes = |at: usize| {
            let (before, part) = (parts.get(at.checked_sub(1)?)?, parts.get(at)?);
            let run = text[part.clone()].split(char::is_whitespace).next().map_or(0, str::len);
            (run > 0 && !text[before.clone()].ends_with(char::is_whitespace)).then_some(part.start + run)
        };
        for at in 1..parts.len() {
            let Some(run) = goes(at) else { continue };
            let (gap, part) = (parts[at - 1].end, &parts[at]);
            // The marks behind it go too, where nothing more of it follows them.
            let behind = parts.get(at + 1).map_or(end, |next| next.start);
            let marks = run == part.end && goes(at + 1).is_none() && !text[run..behind].contains(['\n', '\r']);
            self.written.put(text, gap..if marks { behind } else { run }, &text[part.start..run]);
        }
    }

    /// Words of the text; of what is written otherwise in the source (an escape) as much is kept as is the same.
    fn told(&mut self, range: Range<usize>, words: &str) {
        if self.block.is_none() {
            // The text of a tight list item comes without a paragraph.
            if self.open.last() != Some(&Container::Item) {
                return;
            }
            self.start(range.clone(), Role::Item);
        }
        let source = &self.text[range.clone()];
        if let Some(only) = self.only.last() {
            self.changed |= source.contains(char::is_alphanumeric);
            if *only != self.side {
                return;
            }
        }
        let told = words.is_empty() || source == words;
        let range = if told || source.starts_with('&') && self.written.put(self.text, range.clone(), words) {
            range
        } else {
            let same = source.bytes().zip(words.bytes()).take_while(|(a, b)| a == b).count();
            range.start..range.start + self.text[range.clone()].floor_char_boundary(same)
        };
        if let Some(open) = &mut self.block {
            open.span.end = open.span.end.max(range.end as u32);
            open.words |= !open.image && !source.trim().is_empty();
        }
        self.keep(range);
    }

    /// A tag among words: what is struck out, inserted, raised or lowered is told; others are markup and no more.
    fn tag(&mut self, range: Range<usize>) {
        let Some(scan::MarkupPiece { kind: scan::PieceKind::Tag { name, closes, alone, .. }, .. }) =
            scan::pieces(&self.text[range.clone()]).next()
        else {
            return;
        };
        let only = match name.as_str() {
            "del" | "s" | "strike" => Some(ChangeSide::Before),
            "ins" => Some(ChangeSide::After),
            _ => None,
        };
        let end = self.block.as_ref().map_or(range.end, |b| (b.span.end as usize).max(range.end)).max(self.reach);
        match only {
            Some(_) if closes => {
                self.only.pop();
            }
            // What is never closed strikes nothing out.
            Some(side) if !alone && self.ends_within(&name, range.end, end) => self.only.push(side),
            _ => {}
        }
        if !matches!(name.as_str(), "sup" | "sub") {
            return;
        }
        if !closes {
            self.up = Some(range);
        } else if let Some(up) = self.up.take()
            && self.only.last().is_none_or(|only| *only == self.side)
        {
            self.level(up, range, name == "sup", end);
        }
    }

    /// Whether the end tag of an element stands in a range. Of each name it is known how far was looked, and where the last
    /// one stood: tags without an end would be looked for again and again.
    fn ends_within(&mut self, name: &str, from: usize, end: usize) -> bool {
        let (looked, last) = self.ends.entry(name.to_owned()).or_default();
        if *looked < end {
            let at = from.max(*looked);
            if let Some(found) = self.text[at..end].rfind(&format!("</{name}>")) {
                *last = at + found;
            }
            *looked = end;
        }
        if *last >= end { self.text[from..end].contains(&format!("</{name}>")) } else { *last >= from }
    }

    /// Writes out what stands between two tags that raise or lower it.
    fn level(&mut self, opens: Range<usize>, closes: Range<usize>, up: bool, end: usize) {
        let words = &self.text[opens.end..closes.start];
        let plain = scan::plain(words);
        let rest = &self.text[closes.end..end.max(closes.end)];
        let after = rest.split('<').next().unwrap_or(rest);
        let lower = rest[after.len()..].strip_prefix("<sub>").and_then(|l| l.split('<').next()).unwrap_or("");
        let from = self.block.as_ref().map_or(opens.start, |b| (b.span.start as usize).min(opens.start));
        let (told, with) = if up {
            let linked = words.contains("href=\"#");
            let near = self.text.floor_char_boundary(opens.start.saturating_sub(NEAR)).max(from);
            let before = scan::plain(&self.text[near..opens.start]);
            if linked && plain.len() <= 8 {
                (String::new(), 0)
            } else {
                self.raised.told(&before, &reference::decoded(&plain), after, lower)
            }
        } else {
            (reference::decoded(&plain), 0)
        };
        let range = opens.start..closes.end + with;
        // Carets have little room for small figures.
        let told = if told.len() > range.len() && words.len() < range.len() { format!("^{}", words.trim()) } else { told };
        if self.written.put(self.text, range.clone(), &told)
            && let Some(open) = &mut self.block
        {
            open.at = open.at.max(range.end);
            open.span.end = open.span.end.max(range.end as u32);
        }
    }

    /// Marks what lies between the last kept text and `range` as markup, and keeps `range`.
    fn keep(&mut self, range: Range<usize>) {
        let Some(open) = &mut self.block else { return };
        mark(self.text, open.at.min(range.start)..range.start, &mut self.article.markup);
        open.at = open.at.max(range.end);
    }

    fn close(&mut self) {
        self.only.clear();
        self.up = None;
        let Some(open) = self.block.take() else { return };
        mark(self.text, open.at.min(open.span.end as usize)..open.span.end as usize, &mut self.article.markup);
        let role = if !open.words && open.role == Role::Body { Role::Caption } else { open.role };
        self.push(open.span.range(), role);
    }

    /// Pushes a block that ends before the markup at its end and starts behind the markup at its start.
    fn push(&mut self, range: Range<usize>, role: Role) {
        let after = self.article.blocks.last().map_or(0, |b: &Block| b.span.end as usize);
        let mut span = Span::new(range.start.max(after), range.end.max(after));
        while let Some(b) = block(self.text, span, role) {
            let marks = self.article.markup_in(b.span);
            match (marks.first(), marks.last()) {
                (Some(m), _) if m.start == b.span.start => span = Span { start: m.end, end: b.span.end },
                (_, Some(m)) if m.end == b.span.end => span = Span { start: b.span.start, end: m.start },
                _ => {
                    self.article.blocks.push(b);
                    let waiting = std::mem::take(&mut self.waiting);
                    self.article.ignores.iter_mut().rev().take(waiting).for_each(|i| i.covers = Some(b.span));
                    break;
                }
            }
        }
    }

    /// Whether an indented block reads like text that a writer indented, not like code.
    fn is_prose(&self, range: &Range<usize>) -> bool {
        let text = self.text[range.clone()].trim();
        text.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'))
            && text.ends_with(['.', '?', '!', '”', '"'])
            && text.contains(' ')
    }
}

/// What is read beside what all Markdown has.
const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_TASKLISTS);

/// Where code stands, in order.
fn code(text: &str, from: usize) -> Vec<Range<usize>> {
    let events = Parser::new_ext(&text[from..], OPTIONS).into_offset_iter();
    let code = events.filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))));
    code.map(|(_, range)| range.start + from..range.end + from).collect()
}

/// Lists count less far.
const COUNTED: u64 = 100;

/// Appends what is no white space in `range` to the markup, a span a run.
fn mark(text: &str, range: Range<usize>, markup: &mut Vec<Span>) {
    let mut at = range.start;
    for run in text[range].split(char::is_whitespace) {
        if !run.is_empty() {
            markup.push(Span::new(at, at + run.len()));
        }
        at += run.len() + text[at + run.len()..].chars().next().map_or(0, char::len_utf8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence;

    /// Role and words of every block, the words as the tokenizer gives them.
    fn told(text: &str) -> Vec<(Role, String)> {
        let article = read("a.md", text.as_bytes()).unwrap();
        let sentences = sentence::split(&article);
        let words = |i: usize| {
            let list = sentences.list.iter().filter(|s| s.block == i);
            let tokens = list.flat_map(|s| &sentences.tokens[s.tokens.clone()]).map(|t| t.text(&article.text));
            tokens.collect::<Vec<_>>().join(" ")
        };
        article.blocks.iter().enumerate().map(|(i, b)| (b.role, words(i))).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(Role, &str)]) {
        let expected: Vec<(Role, String)> = expected.iter().map(|(r, w)| (*r, (*w).to_owned())).collect();
        assert_eq!(told(text), expected);
    }

    #[test]
    fn blocks_have_their_roles() {
        check(
            "# Bridge closed\n\nIt was *old*.\n\n## Next\n\n- One pier\n- Two\n  lines\n\n> He said\n> so.\n\n```\nlet x = 3;\n```\n",
            &[
                (Role::Headline, "Bridge closed"),
                (Role::Body, "It was old ."),
                (Role::Heading, "Next"),
                (Role::Item, "One pier"),
                (Role::Item, "Two lines"),
                (Role::Body, "He said so ."),
                (Role::Furniture, "` ` ` let x = 3 ; ` ` `"),
            ],
        );
    }

    #[test]
    fn inline_markup_is_no_word() {
        check(
            "See [the **plan**](https://a.example/30 \"30 pages\"), <b>now</b>\\* or `x`, 5&nbsp;km <https://b.example>.",
            &[(Role::Body, "See the plan , now * or x , 5 km https://b.example .")],
        );
        check(
            "Two[^1] died.\n\n[^1]: Police said.\n\n[ref]: https://a.example\n",
            &[(Role::Body, "Two died ."), (Role::Body, "Police said .")],
        );
    }

    #[test]
    fn rows_items_and_pictures() {
        check("| City | Dead |\n|---|---|\n| Ostervik | 3 |\n", &[(Role::Item, "City Dead"), (Role::Item, "Ostervik 3")]);
        check("![The old bridge](bridge.jpg)\n\nIt fell.", &[(Role::Caption, "The old bridge"), (Role::Body, "It fell .")]);
        check(
            "- First\n\n  More of it.\n- Second\n  - Inner\n",
            &[(Role::Item, "First"), (Role::Item, "More of it ."), (Role::Item, "Second"), (Role::Item, "Inner")],
        );
    }

    #[test]
    fn html_is_read_between_its_tags() {
        check(
            "<!-- 30 died -->\n\n<p class=\"x\">Two <b>men</b> died.</p>\n\n<script>\nvar x = 30;\n</script>\n",
            &[(Role::Body, "Two men died .")],
        );
    }

    #[test]
    fn rows_of_tables_in_html_are_rows() {
        let rows = [(Role::Item, "Pier Dead"), (Role::Item, "Holm 31"), (Role::Item, "Carr & Sons 9")];
        check(
            "<table>\n<thead>\n<tr>\n<th>Pier</th>\n<th>Dead</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>Holm</td>\n<td>31</td>\n</tr>\n<tr>\n<td>Carr &amp; Sons</td>\n<td><p>9</p></td>\n</tr>\n</tbody>\n</table>\n",
            &rows,
        );
        // All on one line, and without end tags.
        check(
            "<table><tr><th>Pier</th><th>Dead</th></tr><tr><td><b>Holm</b></td><td>31</td></tr><tr><td>Carr &amp; Sons<td>9</table>\n",
            &rows,
        );
        check("<table><tr><td>12</td><td>31</td></tr></table>", &[(Role::Item, "12 31")]);
        check("<table><tr><td>Holm<br>Quay</td><td>31</td></tr></table>", &[(Role::Item, "Holm Quay 31")]);
        // Cells that hold more are laid out text.
        check(
            "<table><tr><td><p>It sank.</p><p>Two swam.</p></td><td>31</td></tr></table>",
            &[(Role::Body, "It sank ."), (Role::Body, "Two swam ."), (Role::Body, "31")],
        );
        check(
            "<table><tr><td>Out<table><tr><td>Holm</td><td>31</td></tr></table></td></tr></table>\n\nIt sank.",
            &[(Role::Body, "Out"), (Role::Item, "Holm 31"), (Role::Body, "It sank .")],
        );
    }

    #[test]
    fn references_and_raised_figures_are_written_out_in_place() {
        let text = |text: &str| read("a.md", text.as_bytes()).unwrap().text.to_string();
        assert_eq!(text("It owes &pound;9m, caf&eacute;s too.\n\nEnd."), "It owes £9m,      cafés       too.\n\nEnd.");
        check(
            "Some 10<sup>4</sup> tons on 7 km<sup>2</sup>, the 5<sup>th</sup> of 6<sup>2</sup>; 3&frac12; at &minus;8C for 14&thinsp;000<br>of H<sub>2</sub>O<sup>3</sup>",
            &[(Role::Body, "Some 10 ⁴ tons on 7 km² , the 5 th of 6 ; 3 ½ at − 8 C for 14\u{2009}000 of H2O")],
        );
        check(
            "Some 12 km^2^, 10^10^ cells on the 5^th^; 2^10 and 3^5; x^y^z; 5--7 boats -- or more.",
            &[(Role::Body, "Some 12 km² , 10 ^ 10 cells on the 5 th ; 2 ^ 10 and 3 ^ 5 ; x ^ y ^ z ; 5 -- 7 boats - - or more .")],
        );
        check("&quot;Yes&quot; &lt;*b*&gt; &amp; &#42;", &[(Role::Body, "\" Yes \" < b > & *")]);
    }

    #[test]
    fn the_number_of_an_only_item_is_a_word() {
        check("It sank.\n\n1987. So says the plate.\n", &[(Role::Body, "It sank ."), (Role::Item, "1987 . So says the plate .")]);
        check("345) is her name.\n\n     She sank.\n", &[(Role::Item, "345 ) is her name ."), (Role::Item, "She sank .")]);
        check("12. Twelve piers\n\nIt sank.\n", &[(Role::Item, "Twelve piers"), (Role::Body, "It sank .")]);
        check("1. One pier\n", &[(Role::Item, "One pier")]);
        check("1987. Four piers\n1988. Five\n", &[(Role::Item, "Four piers"), (Role::Item, "Five")]);
        check("- 345. Eight piers\n", &[(Role::Item, "Eight piers")]);
        check("200. > He said so.\n\nIt sank.\n", &[(Role::Item, "200 . He said so ."), (Role::Body, "It sank .")]);
    }

    #[test]
    fn struck_and_inserted_words_are_two_versions() {
        let sides = |text: &str| {
            let told = |side: ChangeSide| {
                let (article, changed) = cut(text.to_owned(), side);
                let words: Vec<String> = sentence::split(&article).tokens.iter().map(|t| t.text(&article.text).to_owned()).collect();
                (words.join(" "), changed)
            };
            [told(ChangeSide::Before), told(ChangeSide::After)]
        };
        let both = |before: &str, after: &str| [(before.to_owned(), true), (after.to_owned(), true)];
        assert_eq!(sides("It took ~~40~~ 44 days."), both("It took 40 44 days .", "It took 44 days ."));
        assert_eq!(sides("It took <del>40</del><ins>44</ins> days."), both("It took 40 days .", "It took 44 days ."));
        assert_eq!(sides("- It took <del>40</del><ins>44</ins> days."), both("It took 40 days .", "It took 44 days ."));
        assert_eq!(sides("<p>It took <s>40</s>44 days.</p>"), both("It took 40 44 days .", "It took 44 days ."));
        assert!(sides("About ~40 of ~50 days, <s>and.").iter().all(|s| !s.1 && s.0.contains("40")));
    }

    #[test]
    fn the_title_of_the_front_matter_is_the_headline() {
        let text = "---\ntitle: Bridge closed\n---\n\n# Summary\n\nIt fell.\n";
        check(
            text,
            &[
                (Role::Furniture, "- - - title :"),
                (Role::Headline, "Bridge closed"),
                (Role::Furniture, "- - -"),
                (Role::Heading, "Summary"),
                (Role::Body, "It fell ."),
            ],
        );
    }

    #[test]
    fn depth_costs_no_more_than_length() {
        for text in [
            "> ".repeat(200_000),
            "- ".repeat(200_000),
            "*".repeat(200_000),
            "[".repeat(200_000),
            "`a``".repeat(50_000),
            "9^".repeat(200_000),
            "9^2^ ".repeat(80_000),
            "9--".repeat(200_000),
            format!("<table>{}", "<tr><td>9".repeat(50_000)),
            format!("<table>{}", "<td><table>".repeat(50_000)),
        ] {
            read("a.md", format!("{text}x\n\ny").as_bytes()).unwrap();
        }
    }

    #[test]
    fn a_comment_covers_the_block_that_it_stands_in_or_before() {
        let text = "# Fire <!-- recount-ignore a -->\n\n<!-- recount-ignore b: why -->\n<!-- recount-ignore c, d -->\nTwelve were hurt.\n\n\
            Nine <!-- recount-ignore e -->\nboats sank.\n\n- One\n- Two <!-- recount-ignore f -->\n\n`<!-- recount-ignore g -->` is code.\n\n\
            | a | b <!-- recount-ignore h --> |\n|---|---|\n\n```\n<!-- recount-ignore i -->\n```\n\n<!-- recount-ignore j -->\n";
        let article = read("a.md", text.as_bytes()).unwrap();
        let found: Vec<(&str, &str)> = article
            .ignores
            .iter()
            .map(|i| (i.rule.as_str(), i.covers.map_or("", |s| s.of(text).lines().next().unwrap_or_default())))
            .collect();
        let hurt = "Twelve were hurt.";
        let expected = [("a", "Fire"), ("b", hurt), ("c", hurt), ("d", hurt), ("e", "Nine <!-- recount-ignore e -->"), ("f", "Two")];
        assert_eq!(found[..6], expected);
        assert_eq!(found[6..], [("h", "a | b"), ("j", "")]);
    }
}
