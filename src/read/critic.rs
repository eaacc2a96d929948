//! Markdown in, the marks of CriticMarkup in it out: which bytes are marks, and which words stand on one side alone.
//!
//! `{++new++}`, `{--old--}`, `{~~old~>new~~}`, `{==marked==}` and `{>>a note<<}` are a layer of their own, which is read
//! before Markdown is: marks may open within a paragraph and close in another. What is shown as code, escaped or never
//! closed is no mark, and marks do not cross.

use super::build::ChangeSide;
use std::borrow::Cow;
use std::ops::Range;

/// Where an old and a new wording part.
const INTO: &str = "~>";

/// A kind of mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Insertion,
    Deletion,
    Substitution,
    Highlight,
    Comment,
}

/// Each with how it opens and closes.
const MARKS: [(&str, &str, Mark); 5] = [
    ("{++", "++}", Mark::Insertion),
    ("{--", "--}", Mark::Deletion),
    ("{~~", "~~}", Mark::Substitution),
    ("{==", "==}", Mark::Highlight),
    ("{>>", "<<}", Mark::Comment),
];

/// All marks are as long as the first.
const LEN: usize = 3;

/// What one side of a text does not show.
#[derive(Default)]
pub(super) struct Critic {
    /// Bytes that are marks, notes, or words of the other side: in order, apart.
    unread: Vec<Range<usize>>,
    /// Whether words were inserted or deleted.
    pub changed: bool,
}

impl Critic {
    /// Whether a text may hold such marks: most hold none.
    pub fn is_in(text: &str) -> bool {
        text.match_indices('{').any(|(at, _)| MARKS.iter().any(|(open, ..)| text[at..].starts_with(open)))
    }

    /// The marks of a text behind `from`; those in `code`, in order, are shown.
    pub fn new(text: &str, from: usize, code: &[Range<usize>], side: ChangeSide) -> Critic {
        let mut critic = Critic::default();
        let mut ends: Vec<usize> = Vec::new();
        for (whole, mark) in pairs(text, from, code) {
            while ends.last().is_some_and(|end| *end <= whole.start) {
                ends.pop();
            }
            // Marks that cross are words.
            if ends.last().is_some_and(|end| *end < whole.end) {
                continue;
            }
            let inner = whole.start + LEN..whole.end - LEN;
            let words = &text[inner.clone()];
            let told = match mark {
                Mark::Insertion => (inner.end..inner.end, inner),
                Mark::Deletion => (inner.clone(), inner.end..inner.end),
                Mark::Substitution => {
                    let Some(at) = words.find(INTO) else { continue };
                    (inner.start..inner.start + at, inner.start + at + INTO.len()..inner.end)
                }
                Mark::Highlight => (inner.clone(), inner),
                Mark::Comment => (inner.start..inner.start, inner.start..inner.start),
            };
            critic.changed |= told.0 != told.1 && !words.trim().is_empty();
            let shown = if side == ChangeSide::Before { told.0 } else { told.1 };
            ends.push(whole.end);
            critic.unread.extend([whole.start..shown.start, shown.end..whole.end]);
        }
        critic.settle();
        critic
    }

    /// Puts in order and together what was found.
    fn settle(&mut self) {
        self.unread.retain(|r| !r.is_empty());
        self.unread.sort_unstable_by_key(|r| r.start);
        let mut out: Vec<Range<usize>> = Vec::with_capacity(self.unread.len());
        for range in self.unread.drain(..) {
            match out.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => out.push(range),
            }
        }
        self.unread = out;
    }

    /// The parts of a range that are shown.
    pub fn shown(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut at = range.start;
        let first = self.unread.partition_point(|r| r.end <= range.start);
        for unread in self.unread[first..].iter().take_while(|r| r.start < range.end) {
            if at < unread.start {
                out.push(at..unread.start);
            }
            at = at.max(unread.end);
        }
        if at < range.end {
            out.push(at..range.end);
        }
        out
    }

    /// Whether all of a range is shown.
    pub fn is_shown(&self, range: &Range<usize>) -> bool {
        let first = self.unread.partition_point(|r| r.end <= range.start);
        self.unread.get(first).is_none_or(|r| r.start >= range.end)
    }

    /// The text as Markdown's own rules see it, each byte in its place. A letter that is no space stands for what is not
    /// shown, so that no line becomes code by blanks before it; but a line of which nothing is left is empty, and what
    /// begins with a mark may be a heading or an item.
    pub fn masked<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.unread.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for range in &self.unread {
            out.push_str(&text[out.len()..range.start]);
            let line = out.rfind('\n').map_or(0, |i| i + 1);
            let fresh = out[line..].trim().is_empty() && range.len() + out.len() - line <= LEN;
            let next = &text[range.end..];
            let begins = next.starts_with(['\n', '\r', '#', '-', '*', '+', '>', '|']) || next.is_empty();
            let filler = if fresh && begins { b' ' } else { FILLER };
            // Line breaks stay: a paragraph that was inserted is one on both sides.
            let fill = |b: u8| if matches!(b, b'\n' | b'\r') { char::from(b) } else { char::from(filler) };
            out.extend(text.as_bytes()[range.clone()].iter().map(|b| fill(*b)));
        }
        out.push_str(&text[out.len()..]);
        Cow::Owned(out)
    }
}

/// What stands for what is not shown: emphasis may begin and end beside it, and no rule of Markdown is of it.
const FILLER: u8 = b'.';

/// The marks of a text, in order of where they begin: each from its last opening to the first closing behind it.
fn pairs(text: &str, from: usize, code: &[Range<usize>]) -> Vec<(Range<usize>, Mark)> {
    let mut open = [None; MARKS.len()];
    let mut found = Vec::new();
    let mut at = from;
    let bytes = text.as_bytes();
    while at + LEN <= text.len() {
        let here = &bytes[at..at + LEN];
        let opens = MARKS.iter().position(|m| here == m.0.as_bytes()).filter(|_| !is_escaped(bytes, at) && !is_code(code, at));
        let closes = MARKS.iter().position(|m| here == m.1.as_bytes());
        match (opens, closes) {
            (Some(kind), _) => open[kind] = Some(at),
            (_, Some(kind)) if open[kind].is_some_and(|start| start + LEN <= at) => {
                found.extend(open[kind].take().map(|start| (start..at + LEN, MARKS[kind].2)));
            }
            _ => {
                at += 1;
                continue;
            }
        }
        at += LEN;
    }
    found.sort_unstable_by_key(|(range, _)| range.start);
    found
}

fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1
}

fn is_code(code: &[Range<usize>], at: usize) -> bool {
    let first = code.partition_point(|c| c.end <= at);
    code.get(first).is_some_and(|c| c.start <= at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, before: &str, after: &str) {
        let shown = |side| {
            let critic = Critic::new(text, 0, &[], side);
            critic.shown(&(0..text.len())).into_iter().map(|r| &text[r]).collect::<String>()
        };
        assert_eq!([shown(ChangeSide::Before), shown(ChangeSide::After)], [before, after], "{text}");
    }

    #[test]
    fn each_side_shows_its_words() {
        check("It took {--40--}{++44++} days.", "It took 40 days.", "It took 44 days.");
        check("It took {~~40~>44~~} days.", "It took 40 days.", "It took 44 days.");
        check("It fell by {~~~40~>~44~~} and {---8--}{++-9++}.", "It fell by ~40 and -8.", "It fell by ~44 and -9.");
        check("All {==44==}{>>sure?<<} left{>>{++Ada++} asks<<}.", "All 44 left.", "All 44 left.");
        check("{++a {==b==}{>>c<<} ++}d", "d", "a b d");
        check("{++é++}{--ü--}", "ü", "é");
    }

    #[test]
    fn what_is_no_mark_is_words() {
        for text in ["{+ 4 +}", "{++4", "4++}", "{~~4~~}", "{--4++}", "\\{++4++}", "{{ a }}", "{--}", "{{++", "{++++", "{>> 4 <}"] {
            check(text, text, text);
        }
        // Of two that cross the first is one.
        check("{++a {--b++} c--}", " c--}", "a {--b c--}");
        let code = std::slice::from_ref(&(0..9));
        let shown = Critic::new("`{++4++}` {++5++}", 0, code, ChangeSide::Before).shown(&(0..17));
        assert_eq!(shown, std::slice::from_ref(&(0..10)));
    }

    #[test]
    fn many_marks_without_an_end_cost_little() {
        for text in ["{~~".repeat(100_000), "{++{--".repeat(100_000), "++}".repeat(100_000), "\\".repeat(100_000) + "{++"] {
            assert!(!Critic::new(&text, 0, &[], ChangeSide::After).changed);
        }
    }
}
