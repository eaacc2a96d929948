//! Plain text in, blocks out: paragraphs, and the light markup that people put into text files.
//!
//! The hard question is what a single line break means. Scrapers write a paragraph a line; people and mail programs wrap
//! at a width. It is decided once per document, by where lines end, and then for each break with that in mind. Blank
//! lines always part paragraphs.
//!
//! Of the tags of HTML those that stand among words are read, where they are closed in their paragraph. Words that are struck
//! out are no words of the text: programs that save plain text mark them with two tildes.

use super::build::{ChangeSide, INLINE, block};
use super::raised::{NEAR, Raised};
use super::scan::{self, MarkupPiece, PieceKind};
use super::written::Written;
use super::{day, encoding, front, markdown, marks, reference};
use crate::article::{Article, Block, Role};
use crate::token::Span;
use std::ops::Range;

/// A line of text longer than this is not wrapped by anything, in bytes.
const UNWRAPPED: usize = 160;
/// Text wrapped narrower than this tells nothing by where its lines end, in bytes.
const NARROW: usize = 40;

/// A heading or the line below a picture is shorter, in bytes.
const HEADING: usize = 100;

/// Reads a text file. Spans index the decoded file without its byte order mark.
pub(super) fn read(_name: &str, bytes: &[u8]) -> Result<Article, super::error::ReadError> {
    Ok(cut(encoding::decode(bytes, None)))
}

/// As [`read`], without a copy.
pub(super) fn read_owned(bytes: Vec<u8>) -> Article {
    cut(encoding::decode_owned(bytes))
}

/// Cuts a text into blocks.
pub(super) fn cut(text: String) -> Article {
    let mut article = Article { text: text.into(), ..Article::default() };
    let from = front::read(&mut article);
    // Front matter above links or headings: a Markdown file by another name.
    if from > 0 && ["](", "\n# ", "\n## "].iter().any(|m| article.text[from..].contains(m)) {
        markdown::walk(&mut article, from, ChangeSide::After);
        return article;
    }
    article.lines = true;
    let text = std::mem::take(&mut article.text);
    let lines = lines(&text, from);
    let breaks = Breaks::new(&lines, &text);
    let mut tags = Tags::default();
    let mut at = 0;
    while at < lines.len() {
        let mut end = at + 1;
        while end < lines.len() && breaks.joins(&text, lines[end - 1], lines[end]) {
            end += 1;
        }
        push(&mut article, &text, &lines[at..end], &mut tags);
        at = end;
    }
    if tags.written.is_empty() {
        article.text = text;
    } else {
        tags.written.apply(&text, &mut article);
    }
    headings(&mut article);
    article
}

/// Makes headings of short lines that end without a stop, unless that is how most of the document is written.
fn headings(article: &mut Article) {
    let is_loose = |b: &Block| {
        let text = b.span.of(&article.text);
        b.role == Role::Body
            && text.len() <= HEADING
            && mark_len(text) == 0
            && !ends_sentence(text)
            && !starts_small(text)
            && !text.ends_with([',', ';', '-', '–', '—'])
    };
    let loose: Vec<usize> = article.blocks.iter().enumerate().filter(|(_, b)| is_loose(b)).map(|(i, _)| i).collect();
    let bodies = article.blocks.iter().filter(|b| b.role == Role::Body).count();
    if loose.len() * 2 <= bodies {
        for i in loose {
            article.blocks[i].role = Role::Heading;
        }
    }
}

/// One line, trimmed; blank lines are empty.
#[derive(Clone, Copy)]
struct TextLine {
    start: usize,
    end: usize,
    /// How far it is indented, in bytes.
    indent: usize,
    /// The length of a sign for "more than" that it begins with, which looks like a mark.
    more: usize,
}

impl TextLine {
    fn text(self, text: &str) -> &str {
        &text[self.start + self.more..self.end]
    }
    fn len(self) -> usize {
        self.end - self.start
    }
    fn is_blank(self) -> bool {
        self.start == self.end
    }
}

/// All lines from `from` on; runs of blank ones count as one.
fn lines(text: &str, from: usize) -> Vec<TextLine> {
    let mut out: Vec<TextLine> = Vec::with_capacity(text.len() / 64);
    let mut push = |start: usize, line: &str| {
        let indent = line.len() - line.trim_start().len();
        let end = start + line.trim_end().len();
        let line = TextLine { start: (start + indent).min(end), end, indent, more: 0 };
        if !line.is_blank() || out.last().is_some_and(|l| !l.is_blank()) {
            out.push(line);
        }
    };
    // Few files have other line breaks than \n and \r\n; searching for them is several times slower.
    let odd = !text.is_ascii() && ['\u{2028}', '\u{2029}', '\u{85}'].iter().any(|c| text.contains(*c));
    let mut at = from;
    for line in text[from..].split('\n') {
        if odd || line.strip_suffix('\r').unwrap_or(line).contains('\r') {
            let mut start = at;
            for part in line.split(['\r', '\u{2028}', '\u{85}', '\u{2029}']) {
                push(start, part);
                start += part.len();
                let mark = text[start..].chars().next();
                if mark == Some('\u{2029}') {
                    push(start, "");
                }
                start += mark.map_or(0, char::len_utf8);
            }
        } else {
            push(at, line);
        }
        at += line.len() + 1;
    }
    signs(&mut out, text);
    out
}

/// Tells "> 60 people died", where the sign is "more than", from what a mail quotes: there the lines around it are quoted
/// too, or the one above says that somebody wrote it.
fn signs(lines: &mut [TextLine], text: &str) {
    let told = |line: &&TextLine| !line.is_blank();
    for at in 0..lines.len() {
        let line = lines[at].text(text);
        if !is_quoted(line) || !is_amount(line[1..].trim_start()) {
            continue;
        }
        let above = lines[..at].iter().rev().find(told).map_or("", |l| &text[l.start..l.end]);
        let below = lines[at + 1..].iter().find(told).map_or("", |l| &text[l.start..l.end]);
        if !(is_quoted(above) || is_quoted(below) || above.ends_with("wrote:")) {
            lines[at].more = line.len() - line[1..].trim_start().len();
        }
    }
}

/// Whether a line begins with a figure: "60", "$5m".
fn is_amount(line: &str) -> bool {
    line.trim_start_matches(['$', '£', '€', '¥', '-', '−']).starts_with(|c: char| c.is_ascii_digit())
}

/// What single line breaks mean in a document.
struct Breaks {
    wrapped: bool,
    /// The width of the wrapping, in bytes.
    width: usize,
}

impl Breaks {
    fn new(lines: &[TextLine], text: &str) -> Breaks {
        let (mut breaks, mut finals, mut lengths) = (0usize, 0usize, [0usize; UNWRAPPED + 1]);
        for pair in lines.windows(2).filter(|p| !p[0].is_blank() && !p[1].is_blank()) {
            breaks += 1;
            finals += usize::from(ends_sentence(pair[0].text(text)) && !starts_small(pair[1].text(text)));
            for line in pair {
                lengths[line.len().min(UNWRAPPED)] += 1;
            }
        }
        // The 90th percentile: one long web address does not widen the wrapping.
        let mut over = breaks / 5;
        let width = lengths.iter().enumerate().rev().find(|(_, n)| {
            let found = **n > over;
            over = over.saturating_sub(**n);
            found
        });
        let width = width.map_or(0, |(w, _)| w);
        // Wrapped lines end with a sentence one time in ten, paragraphs nine times in ten.
        Breaks { wrapped: width < UNWRAPPED && finals * 10 < breaks * 6, width }
    }

    /// Whether two successive lines belong to one paragraph.
    fn joins(&self, text: &str, before: TextLine, after: TextLine) -> bool {
        if before.is_blank() || after.is_blank() {
            return false;
        }
        let (first, second) = (before.text(text), after.text(text));
        // A line that left room for the next word was ended on purpose.
        let word = second.split(char::is_whitespace).next().map_or(0, str::len);
        let roomy = (before.len() + 1 + word) * 4 < self.width * 3;
        let item = starts_item(first, second, roomy || !self.wrapped);
        if is_heading(first) || is_heading(second) || is_marked(first) || is_marked(second) || item {
            return false;
        }
        if is_quoted(first) != is_quoted(second) {
            return false;
        }
        let small = starts_small(second);
        if is_closing(second) {
            return true;
        }
        if !self.wrapped {
            return small && !ends_sentence(first);
        }
        if small || self.width < NARROW || is_torn_date(first, second) {
            return true;
        }
        !(roomy || after.indent > before.indent + 1)
    }
}

/// Whether a day stands at the end of a line and its month on the next.
fn is_torn_date(first: &str, second: &str) -> bool {
    let last = first.rsplit(' ').next().unwrap_or("");
    let next = second.split([' ', ',', '.']).next().unwrap_or("");
    next.starts_with(char::is_uppercase) && day::day(last).is_some() && day::month(next).is_some()
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', '*', '_']);
    line.ends_with(['.', '!', '?', '…', ':', '。'])
}

/// The quotation mark that closes what stands above it.
fn is_closing(line: &str) -> bool {
    line.len() <= 6 && line.chars().all(|c| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '.'))
}

fn starts_small(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

/// "# Impact".
fn is_heading(line: &str) -> bool {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    (1..=6).contains(&hashes) && line.as_bytes().get(hashes) == Some(&b' ')
}

/// "- item", "* item", "• item", "3. item", "3) item".
fn is_item(line: &str) -> bool {
    mark_len(line) > 0 && !is_quoted(line) && !is_heading(line)
}

/// Whether an item starts on the second of two lines: "- and left" and "30. Police" can be how wrapping made them.
fn starts_item(first: &str, second: &str, ended: bool) -> bool {
    let after = &second[mark_len(second)..];
    let numbered = |line: &str| line.starts_with(|c: char| c.is_ascii_digit());
    let follows = is_item(first) && numbered(first) == numbered(second);
    is_item(second) && (ends_sentence(first) || follows || ended && !numbered(second) && !starts_small(after.trim_start()))
}

fn is_quoted(line: &str) -> bool {
    line.starts_with("> ") || line == ">"
}

/// A whole line in bold.
fn is_marked(line: &str) -> bool {
    line.len() > 4 && line.starts_with("**") && line.ends_with("**")
}

/// The length of the mark that a line starts with, its space included; 0 without one.
fn mark_len(line: &str) -> usize {
    let bytes = line.as_bytes();
    let spaced = |at: usize| matches!(bytes.get(at), Some(b' ' | b'\t'));
    match bytes.first() {
        Some(b'#') if is_heading(line) => bytes.iter().take_while(|b| **b == b'#').count() + 1,
        Some(b'-' | b'*' | b'+' | b'>') if spaced(1) => 2,
        Some(b'>') if bytes.len() == 1 => 1,
        Some(0xe2) if ["•", "‣", "▪", "●", "◦"].iter().any(|m| line.starts_with(m)) => 3,
        Some(b'0'..=b'9') => {
            let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
            if digits <= 2 && matches!(bytes.get(digits), Some(b'.' | b')')) && spaced(digits + 1) { digits + 2 } else { 0 }
        }
        _ => 0,
    }
}

fn push(article: &mut Article, text: &str, lines: &[TextLine], tags: &mut Tags) {
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    if first.is_blank() {
        return;
    }
    let line = first.text(text);
    // A rule between parts ("* * *") has no words.
    if first.start == last.start && !line.contains(char::is_alphanumeric) {
        return;
    }
    let role = if is_heading(line) {
        Role::Heading
    } else if is_item(line) {
        Role::Item
    } else {
        Role::Body
    };
    let Some(block) = block(text, Span::new(first.start, last.end), role) else { return };
    let mut marks = Vec::new();
    // Numbers of items stay words: "3." may be the third of three, or the start of "3. Fischer won".
    let marked = |l: &&TextLine| !l.text(text).as_bytes()[0].is_ascii_digit();
    for line in lines.iter().filter(marked) {
        let len = mark_len(line.text(text));
        // A dash inside a joined paragraph is a dash.
        if len > 0 && (line.start == first.start || is_quoted(line.text(text))) {
            marks.push(Span::new(line.start, line.start + len.min(line.len())));
        }
    }
    emphasis(text, block.span, &mut marks);
    links(text, block.span, &mut marks);
    notes(text, block.span, &mut marks);
    let struck = struck(text, block.span);
    tags.read(text, block.span, &struck, &mut marks);
    marks.extend(struck);
    marks.sort_unstable();
    // "**" inside an address is a part of it.
    let (mut end, mut told) = (block.span.start, false);
    let from = article.markup.len();
    for mark in marks.into_iter().filter(|m| !m.is_empty()) {
        if mark.start >= end {
            told |= has_words(text, end..mark.start);
            end = mark.end;
            article.markup.push(mark);
        }
    }
    // All of it may be struck out.
    if told || has_words(text, end..block.span.end) || article.markup.len() == from {
        article.blocks.push(block);
    } else {
        article.markup.truncate(from);
    }
}

fn has_words(text: &str, range: Range<u32>) -> bool {
    text[range.start as usize..range.end as usize].contains(char::is_alphanumeric)
}

/// The words that two tildes on each side strike out, with them. One tilde stands for "about", more are a rule.
fn struck(text: &str, span: Span) -> Vec<Span> {
    let within = span.of(text);
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    for (at, mark) in within.match_indices("~~") {
        let (before, after) = (&within[..at], &within[at + mark.len()..]);
        if before.ends_with('~') || after.starts_with('~') {
            continue;
        }
        let closes = |start: &usize| within[*start..at].contains(char::is_alphanumeric) && !is_blank(before.chars().next_back());
        match open.filter(closes) {
            Some(start) => {
                found.push(Span::new(span.start as usize + start, span.start as usize + at + mark.len()));
                open = None;
            }
            None => open = (!is_blank(after.chars().next())).then_some(at),
        }
    }
    found
}

/// Tags of HTML among the words of a text, in order.
#[derive(Default)]
struct Tags {
    raised: Raised,
    /// What is raised or lowered, to be written out in its place.
    written: Written,
}

impl Tags {
    /// Reads the tags of a block that are closed in it, but for those in `struck`; those that are no words go to `markup`.
    fn read(&mut self, text: &str, span: Span, struck: &[Span], markup: &mut Vec<Span>) {
        let within = span.of(text);
        if !within.as_bytes().contains(&b'<') {
            return;
        }
        let from = span.start as usize;
        let pieces: Vec<MarkupPiece> = scan::pieces(within).collect();
        let mut pairs: Vec<(usize, usize)> = marks::ends(&pieces).into_iter().collect();
        pairs.sort_unstable();
        // Behind the last words that a tag strikes out, or that are written already.
        let mut behind = 0;
        for (open, close) in pairs {
            let PieceKind::Tag { name, .. } = &pieces[open].kind else { continue };
            let (opens, closes) = (pieces[open].range.clone(), pieces[close].range.clone());
            let next = struck.partition_point(|s| s.end as usize <= from + opens.start);
            let is_struck = struck.get(next).is_some_and(|s| (s.start as usize) < from + closes.end);
            if opens.start < behind || is_struck || !INLINE.contains(&name.as_str()) {
                continue;
            }
            match name.as_str() {
                "del" | "s" | "strike" => {
                    markup.push(Span::new(from + opens.start, from + closes.end));
                    behind = closes.end;
                }
                "sup" | "sub" => {
                    let words = reference::decoded(&scan::plain(&within[opens.end..closes.start]));
                    let near = within.floor_char_boundary(opens.start.saturating_sub(NEAR));
                    let before = scan::plain(&within[near..opens.start]);
                    let after = within[closes.end..].split('<').next().unwrap_or("");
                    let lower = within[closes.end + after.len()..].strip_prefix("<sub>").and_then(|l| l.split('<').next()).unwrap_or("");
                    let (told, with) = if name == "sup" { self.raised.told(&before, &words, after, lower) } else { (words, 0) };
                    behind = closes.end + with;
                    if !self.written.put(text, from + opens.start..from + behind, &told) {
                        markup.extend([opens, closes].map(|tag| Span::new(from + tag.start, from + tag.end)));
                    }
                }
                _ => markup.extend([opens, closes].map(|tag| Span::new(from + tag.start, from + tag.end))),
            }
        }
    }
}

/// The marks of `**bold**` in pairs; a lone one stays what it is.
fn emphasis(text: &str, span: Span, markup: &mut Vec<Span>) {
    let within = span.of(text);
    if !within.as_bytes().contains(&b'*') {
        return;
    }
    let mut open = None;
    for (at, mark) in within.match_indices("**") {
        let at = span.start as usize + at;
        match open.take() {
            None => open = Some(at),
            Some(start) => markup.extend([Span::new(start, start + mark.len()), Span::new(at, at + mark.len())]),
        }
    }
}

/// Longer addresses are none, in bytes.
const MAX_ADDRESS: usize = 2048;

/// The marks of `[words](address)`.
fn links(text: &str, span: Span, markup: &mut Vec<Span>) {
    let within = span.of(text);
    if !within.as_bytes().contains(&b'[') {
        return;
    }
    let mut after = 0;
    for (at, _) in within.match_indices("](") {
        let address = within[at + 2..].bytes().take(MAX_ADDRESS).take_while(|b| !b.is_ascii_whitespace() && *b != b')').count();
        let end = at + 2 + address + 1;
        if at < after || address == 0 || within.as_bytes().get(end - 1) != Some(&b')') {
            continue;
        }
        let Some(open) = within[after..at].rfind('[').map(|i| i + after) else {
            // What has been looked through is not looked through again.
            after = at;
            continue;
        };
        let marks = [open..open + 1, at..end];
        markup.extend(marks.map(|r| Span::new(span.start as usize + r.start, span.start as usize + r.end)));
        after = end;
    }
}

/// Signs of notes are shorter, in bytes: "[12, 13]".
const NOTES: usize = 16;

/// The signs of notes that stand right behind a word or a figure: "34[1] people", "the pier.[2][3]".
fn notes(text: &str, span: Span, markup: &mut Vec<Span>) {
    let within = span.of(text);
    if !within.as_bytes().contains(&b'[') {
        return;
    }
    let mut behind = 0;
    for (at, _) in within.match_indices('[') {
        let (before, rest) = (&within[..at], &within[at + 1..]);
        let Some(len) = rest.bytes().take(NOTES).position(|b| b == b']') else { continue };
        let (inner, after) = (&rest[..len], &rest[len + 1..]);
        let last = before.chars().next_back();
        let stuck = behind == at && at > 0 || last.is_some_and(|c| c.is_alphanumeric() || STOPS.contains(&c));
        // Behind a bracket that is a part of the word, as in a link, more follows.
        if stuck && is_notes(inner) && !is_part(before, inner) && !after.starts_with(|c: char| c.is_alphanumeric() || c == '(') {
            behind = at + len + 2;
            markup.push(Span::new(span.start as usize + at, span.start as usize + behind));
        }
    }
}

/// What stands between a word and the sign of its note.
const STOPS: [char; 12] = ['.', ',', ';', ':', '!', '?', '"', '”', '’', '\'', ')', '%'];

/// "1", "12, 13", "4–6": numbers as notes have them.
fn is_notes(inner: &str) -> bool {
    let number = |n: &str| matches!(n.len(), 1..=3) && !n.starts_with('0') && n.bytes().all(|b| b.is_ascii_digit());
    inner.split([',', '-', '–']).all(|n| number(n.trim()))
}

/// Whether a bracket goes on with the figure before it: a year whose end a writer filled in ("19[87]"), or the points of a
/// game ("7-6[4]").
fn is_part(before: &str, inner: &str) -> bool {
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let figure = &before[before.len() - digits..];
    let year = digits + inner.len() == 4 && digits >= 2 && (figure.starts_with("19") || figure.starts_with("20"));
    let mut set = before[..before.len() - digits].chars().rev();
    let game = digits == 1
        && matches!(set.next(), Some('-' | '–'))
        && set.next().is_some_and(|c| c.is_ascii_digit())
        && !set.next().is_some_and(|c| c.is_ascii_digit());
    year || game
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = cut(text.to_owned());
        let found: Vec<String> = article.blocks.iter().map(|b| b.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let one = "The harbour authority closed the old bridge on Monday after divers found";
        let two = "twelve cracks in its piers, and Mayor Ada Brandt said that it would stay";
        let three = "Closed until May. Traffic is led over the New Bridge, which was widened.";
        check(&format!("{one}\n{two}\n{three}\n"), &[&format!("{one} {two} {three}")]);
        // A short line that ends with a day goes on with its month.
        let torn = "Doors open on Thursday, 31\nDecember 2026, at seven. The first match is on the next\nday, the fair two days later, and the mayor will be there.";
        check(torn, &[&torn.replace('\n', " ")]);
        check("Over\n30\npeople\nwere\nkilled\nin\nArdenport\non\nMonday.", &["Over 30 people were killed in Ardenport on Monday."]);
    }

    #[track_caller]
    fn marked(text: &str, expected: &[&str]) {
        let article = cut(text.to_owned());
        assert_eq!(article.markup.iter().map(|m| m.of(text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_sign_before_a_figure_is_more_than_unless_a_mail_is_quoted() {
        marked("> 40 people swam.", &[]);
        marked("Ten piers fell.\n\n> £9m was paid.\n\nIt rained.", &[]);
        marked("> 40 people swam.\n> They were cold.", &["> ", "> "]);
        marked("> They swam.\n\n> 40 people did.", &["> ", "> "]);
        marked("Ada Brandt wrote:\n\n> 40 people swam.", &["> "]);
        marked("> They swam.", &["> "]);
        // It goes on with the line above.
        let wrapped = "The harbour authority closed the old bridge on Monday, after it had been crossed by\n> 40 people a day, and Mayor Ada Brandt said that it would stay closed until the summer.";
        check(wrapped, &[&wrapped.replace('\n', " ")]);
    }

    #[test]
    fn signs_of_notes_behind_words_are_no_words() {
        marked(
            "Of 47[1] piers, ten[2][3] fell.[4] They were old[12, 13], or \"weak\"[5–7].",
            &["[1]", "[2]", "[3]", "[4]", "[12, 13]", "[5–7]"],
        );
        for text in [
            "In 19[87] it fell.",
            "In 201[3] it fell.",
            "They won 7-6[4].",
            "Of 47 [1] piers",
            "[1] A pier",
            "x[0] is none",
            "Pier[s] fell[ing]",
            "A pier[1]s",
            "Pier[1234]",
        ] {
            marked(text, &[]);
        }
        marked("See [the plan[2](https://a.example).", &["[", "](https://a.example)"]);
    }

    #[test]
    fn a_wrapped_dash_or_number_starts_no_item() {
        let one = "The harbour authority said that the fall of the old bridge had killed";
        let two = "30. Police said that the mayor had been told of the cracks in its piers";
        let three = "- and of the cost - in a letter that divers had sent him the year before";
        check(&format!("{one}\n{two}\n{three}\n"), &[&format!("{one} {two} {three}")]);
        check("Three things:\n1. One pier\n2. Two roads", &["Three things:", "1. One pier", "2. Two roads"]);
    }

    #[test]
    fn a_paragraph_a_line_stays_a_paragraph() {
        check(
            "It rained all day in Ostervik.\nTwo men died.\n“It was bad,” said Weir.",
            &["It rained all day in Ostervik.", "Two men died.", "“It was bad,” said Weir."],
        );
        check(
            "It rained all day in Ostervik last year\nand two men died.\nWeir said so.\nIt is over.",
            &["It rained all day in Ostervik last year and two men died.", "Weir said so.", "It is over."],
        );
    }

    #[test]
    fn a_title_above_a_paragraph_is_its_own() {
        check(
            "Bridge closed\nThe old bridge was closed on Monday after divers found cracks.",
            &["Bridge closed", "The old bridge was closed on Monday after divers found cracks."],
        );
    }

    #[test]
    fn every_kind_of_line_break_is_one() {
        for eol in ["\n", "\r\n", "\r", "\u{2028}"] {
            check(&format!("It rained.{eol}{eol}Two died.{eol}"), &["It rained.", "Two died."]);
        }
        check("It rained.\u{2029}Two died.", &["It rained.", "Two died."]);
        check("It rained.\r\n\r\nTwo died.\r\rIt is over.", &["It rained.", "Two died.", "It is over."]);
    }

    #[test]
    fn light_markup_is_no_word() {
        let text = "# Impact\n- **Three** piers\n- One road\n> He left\n\n2 ** 3 is 8.";
        let article = cut(text.to_owned());
        let roles: Vec<Role> = article.blocks.iter().map(|b| b.role).collect();
        assert_eq!(roles, [Role::Heading, Role::Item, Role::Item, Role::Body, Role::Body]);
        let marks: Vec<&str> = article.markup.iter().map(|m| m.of(text)).collect();
        assert_eq!(marks, ["# ", "- ", "**", "**", "- ", "> "]);
    }

    #[test]
    fn links_are_read_by_their_words() {
        let text = "See [the **plan**](https://a.example/30), [no](link, and [x](y).";
        let article = cut(text.to_owned());
        let marks: Vec<&str> = article.markup.iter().map(|m| m.of(text)).collect();
        assert_eq!(marks, ["[", "**", "**", "](https://a.example/30)", "[", "](y)"]);
    }

    /// What is read of a text: its words without markup.
    #[track_caller]
    fn check_words(text: &str, expected: &str) {
        let article = cut(text.to_owned());
        let sentences = crate::sentence::split(&article);
        let words: Vec<&str> = sentences.tokens.iter().map(|t| t.text(&article.text)).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn struck_words_are_left_out() {
        check_words("It cost ~~£90m~~ £95m, and ~~he~~ **~~she~~ Orr** paid.", "It cost £ 95 m , and Orr paid .");
        check_words("It cost <s>£90m</s> £95m in <DEL>May</DEL> June.", "It cost £ 95 m in June .");
        check_words("~~It cost £90m.~~\n\nIt is open.", "It is open .");
        // One tilde, a rule, a pair that encloses nothing, and marks without another.
        check_words("It cost ~90m or ~95m.", "It cost ~ 90 m or ~ 95 m .");
        check_words("~~~~ Menu ~~~~ £90m", "~ ~ ~ ~ Menu ~ ~ ~ ~ £ 90 m");
        check_words("He left ~~ at 9 ~~ and ~~ so on~~", "He left ~ ~ at 9 ~ ~ and ~ ~ so on ~ ~");
        check_words("It is ~~£90m. <s>So.", "It is ~ ~ £ 90 m . < s > So .");
    }

    #[test]
    fn tags_among_words_are_no_words() {
        check_words("Some 10<sup>6</sup> cells on 5 km<sup>2</sup>, CO<sub>2</sub>.", "Some 10 ⁶ cells on 5 km² , CO2 .");
        check_words("The day<sup>1</sup> is <b>the 5<sup>th</sup></b> of <i>May</i>.", "The day is the 5 th of May .");
        check_words("Up 2<sup>1</sup>/<sub>2</sub> points, ~~10<sup>3</sup>~~ 9.", "Up 2 1 ⁄ 2 points , 9 .");
        check_words("If a <b and c> 5, x<sup>2 is 4.", "If a < b and c > 5 , x < sup > 2 is 4 .");
    }

    #[test]
    fn marks_without_end_cost_no_more_than_their_length() {
        for mark in ["~~a ", "~~", "<sup>", "<s>", "9<sup>2</sup>", "~~9<s>2</s>~~", "</b>", "<"] {
            cut(mark.repeat(100_000));
        }
    }

    #[test]
    fn front_matter_above_links_is_markdown() {
        let text = "---\ntitle: Bridge\n---\nThe old\n[Bridge](https://a.example) is closed.\n";
        let article = cut(text.to_owned());
        assert_eq!(article.blocks.last().unwrap().span.of(text), "The old\n[Bridge](https://a.example) is closed.");
    }

    #[test]
    fn empty_and_blank_texts_have_no_blocks() {
        for text in ["", "\n\n   \n", "\u{2029}", "\r\r\r", " "] {
            assert!(cut(text.to_owned()).blocks.is_empty());
        }
    }
}
