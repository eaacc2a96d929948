//! Several tellings in, the same out with fewer lines: where one of them breaks a line by hand and another has the same
//! words in one, the break is typography.
//!
//! One text alone cannot tell a broken line from a heading above a paragraph; two can. Only plain text is looked at, since
//! every other format says where its paragraphs end. Spans stay what they are.

use super::Telling;
use crate::kind::form::word;
use crate::read;
use crate::token::{KeySet, Span, Token};
use crate::vocabulary::Vocabulary;

/// Reads each plain text again whose line breaks another one does not have.
pub fn rejoin(tellings: &mut [Telling], vocabulary: &Vocabulary) {
    let broken: Vec<Vec<Break>> = tellings.iter().map(breaks).collect();
    let asked: KeySet = broken.iter().flatten().map(|b| b.context).collect();
    if asked.is_empty() {
        return;
    }
    let whole: Vec<KeySet> = tellings.iter().map(|t| within(t, &asked)).collect();
    for (i, telling) in tellings.iter_mut().enumerate() {
        let elsewhere = |b: &&Break| whole.iter().enumerate().any(|(j, w)| j != i && w.contains(&b.context));
        let joined: Vec<Span> = broken[i].iter().filter(elsewhere).map(|b| b.gap).collect();
        if !joined.is_empty() {
            reread(telling, &joined, vocabulary);
        }
    }
}

/// A line break that parts two blocks.
struct Break {
    /// The two words before it and the two behind it.
    context: u64,
    /// What lies between the words next to it.
    gap: Span,
}

fn breaks(t: &Telling) -> Vec<Break> {
    let mut out = Vec::new();
    if t.article.lines {
        walk(t, |words| {
            if words[1].block != words[2].block {
                out.push(Break { context: context(words), gap: Span { start: words[1].span().end, end: words[2].span().start } });
            }
        });
    }
    out
}

/// Which of these contexts a telling has inside its blocks.
fn within(t: &Telling, asked: &KeySet) -> KeySet {
    let mut out = KeySet::default();
    walk(t, |words| {
        if words[1].block == words[2].block {
            let context = context(words);
            if asked.contains(&context) {
                out.insert(context);
            }
        }
    });
    out
}

/// A word of a block; none between paragraphs.
#[derive(Clone, Copy, Default)]
struct LineWord {
    token: Option<Token>,
    block: usize,
}

impl LineWord {
    fn span(self) -> Span {
        self.token.map_or_else(Span::default, |t| t.span)
    }
}

/// What two words with those around them say.
fn context(words: &[LineWord; 4]) -> u64 {
    let key = |w: &LineWord| w.token.map_or(0, word);
    words.iter().fold(0u64, |hash, w| hash.rotate_left(13).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ key(w))
}

/// Every two words that follow each other in one paragraph, broken or not, between the word before and the one behind.
fn walk(t: &Telling, mut see: impl FnMut(&[LineWord; 4])) {
    let text = t.article.text.as_str();
    let mut words = [LineWord::default(); 4];
    let mut step = |words: &mut [LineWord; 4], next: LineWord| {
        words.rotate_left(1);
        words[3] = next;
        if words[1].token.is_some() && words[2].token.is_some() {
            see(words);
        }
    };
    let mut end = usize::MAX;
    for sentence in &t.sentences.list {
        if end != sentence.block && end != usize::MAX {
            let gap = Span { start: t.article.blocks[end].span.end, end: t.article.blocks[sentence.block].span.start };
            if !t.article.lines || !is_line_break(gap.of(text)) {
                step(&mut words, LineWord::default());
                words = [LineWord::default(); 4];
            }
        }
        end = sentence.block;
        for token in t.sentences.tokens[sentence.tokens.clone()].iter().filter(|t| t.is_word()) {
            step(&mut words, LineWord { token: Some(*token), block: sentence.block });
        }
    }
    step(&mut words, LineWord::default());
}

/// One break of a line and no empty line.
fn is_line_break(gap: &str) -> bool {
    gap.bytes().filter(|b| *b == b'\n').count() == 1 && gap.bytes().all(|b| b.is_ascii_whitespace())
}

/// Reads the text with spaces in place of some breaks, which are as long.
fn reread(telling: &mut Telling, joined: &[Span], vocabulary: &Vocabulary) {
    let mut text = telling.article.text.as_bytes().to_vec();
    for gap in joined {
        text[gap.range()].iter_mut().filter(|b| matches!(b, b'\n' | b'\r')).for_each(|b| *b = b' ');
    }
    let Ok(text) = String::from_utf8(text) else { return };
    let old = &telling.article;
    let mut article = read::plain(text, old.published);
    article.title = article.title.or_else(|| old.title.clone());
    article.outlet = old.outlet.clone().or(article.outlet);
    article.byline = article.byline.or_else(|| old.byline.clone());
    article.url = old.url.clone().or(article.url);
    article.updated = old.updated.or(article.updated);
    let mut read = Telling::with(article, vocabulary);
    // What spans index is the file.
    read.article.text = old.text.clone();
    *telling = read;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_together(texts: [&str; 2]) -> Vec<Telling> {
        let mut tellings: Vec<Telling> = texts.iter().map(|t| Telling::new(read::plain((*t).to_owned(), None))).collect();
        rejoin(&mut tellings, &Vocabulary::default());
        tellings
    }

    #[track_caller]
    fn check(broken: &str, whole: &str, joined: bool) {
        let [alone, beside] = [[broken, broken], [broken, whole]].map(|texts| {
            let tellings = read_together(texts);
            assert_eq!(*tellings[0].article.text, broken);
            tellings[0].sentences.list.iter().map(|s| (s.role, s.span.of(broken).replace('\n', " "))).collect::<Vec<_>>()
        });
        let whole: Vec<_> = Telling::new(read::plain(whole.to_owned(), None))
            .sentences
            .list
            .iter()
            .map(|s| (s.role, s.span.of(whole).to_owned()))
            .collect();
        assert_eq!(beside == whole, joined, "{beside:?}");
        assert!(joined || beside == alone, "{beside:?}");
    }

    #[test]
    fn a_break_that_the_other_text_lacks_is_none() {
        let story =
            "Tram fares rise in Halm\n\nThe council of Halm raised the fares on Monday. Riders wrote to Ada Kral, 61, who chairs it.";
        for (from, to) in
            [("fares rise", "fares\nrise"), ("on Monday", "on\nMonday"), ("Ada Kral", "Ada\nKral"), ("The council", "The\ncouncil")]
        {
            check(&story.replace(from, to), story, true);
        }
        check("Ada\nKral\nwon.", "Ada Kral won.", true);
    }

    #[test]
    fn a_break_that_both_have_or_that_parts_other_words_stays() {
        let story = "Tram fares rise\nThe council of Halm raised the fares on Monday.\nRiders wrote to the mayor.";
        check(story, &story.replace("Monday", "Tuesday"), false);
        check(story, "Tram fares rise as the council of Halm meets.\n\nThe council of Halm raised the fares on Monday.", false);
        // An empty line parts paragraphs on purpose.
        check("Ada Kral won\n\nThe seat is hers.", "Ada Kral won The seat is hers.", false);
    }
}
