//! Blocks in, sentences out: each a run of tokens that knows its block.
//!
//! A stop ends a sentence unless an abbreviation or an initial stands before it or a small letter after it; closing
//! quotation marks and brackets stay with the sentence that they close. A sentence never crosses a block, and is never
//! longer than [`MAX_TOKENS`]: what goes on without a stop is cut, behind a comma or semicolon where one is near.
//! No judgement is made of what a sentence says.
//!
//! Of the 9,624 ends of sentences inside 1,546 paragraphs of the English Web Treebank's training part it finds 8,025 and
//! makes up 197 (F1 89.9); `sentencex` 1.0.32 finds 7,833 and makes up 219 (88.6), on 29 November 2026. Most of what
//! both miss has no stop. That is why sentences are not cut by a library.

use crate::article::{Article, Role};
pub use crate::lexicon::text::Abbreviation;
use crate::lexicon::{self, ABBREVIATIONS, Lexicon};
use crate::token::{Kind, Span, Token, tokenize_around};
use std::ops::Range;

/// The longest sentence, in tokens. A text without stops (a table, a scraped list, 16 MB of one line) is cut at this
/// length, so that no stage that looks at all pairs of a sentence's parts can cost more than the square of it. The
/// longest sentences of edited news have about 150 tokens; a lower limit would cut lists that are told in one breath.
pub const MAX_TOKENS: usize = 400;
/// So many marks may close a sentence behind its stop; more are no quotation marks and brackets.
const MAX_CLOSING: usize = 16;

/// All sentences of an article, with all its tokens.
#[derive(Clone, Debug, Default)]
pub struct Sentences {
    /// The tokens of every block, in order.
    pub tokens: Vec<Token>,
    /// The sentences, in order.
    pub list: Vec<Sentence>,
    /// Whether a sentence that tells something was longer than [`MAX_TOKENS`] and was cut.
    pub cut: bool,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Sentences::tokens`].
    pub tokens: Range<usize>,
    /// The index of its block.
    pub block: usize,
    /// What its block is.
    pub role: Role,
    /// Whether its block repeats an earlier one.
    pub folded: bool,
    /// The lexicons in which a phrase starts with one of its words, a bit each.
    pub starts: u64,
}

impl Sentence {
    /// Whether it tells something: furniture does not, and a repeat tells nothing new.
    pub fn is_told(&self) -> bool {
        self.role.tells() && !self.folded
    }
    /// Whether a phrase of a list could start in it: most lists have none in most sentences.
    pub fn may_have<T>(&self, list: &Lexicon<T>) -> bool {
        list.may_start_in(self.starts)
    }
}

impl Sentences {
    /// The sentence in which a span begins, or the next one; none behind the last.
    pub fn at(&self, span: Span) -> Option<usize> {
        Some(self.list.partition_point(|s| s.span.end <= span.start)).filter(|i| *i < self.list.len())
    }
    /// The tokens of sentence `i`.
    #[inline]
    pub fn tokens_of(&self, i: usize) -> &[Token] {
        &self.tokens[self.list[i].tokens.clone()]
    }
    /// The number of words of sentence `i`; marks do not count.
    pub fn words_of(&self, i: usize) -> usize {
        self.tokens_of(i).iter().filter(|t| t.is_counted()).count()
    }
}

/// Cuts every block of the article into sentences.
pub fn split(article: &Article) -> Sentences {
    let mut out = Sentences::default();
    out.tokens.reserve(article.text.len() / 5);
    for (index, block) in article.blocks.iter().enumerate() {
        let from = out.tokens.len();
        match article.cut.tokens_of(block.span) {
            Some(tokens) => out.tokens.extend_from_slice(tokens),
            None => tokenize_around(&article.text, block.span, article.markup_in(block.span), lexicon::word_id, &mut out.tokens),
        }
        let mut start = from;
        let mut at = from;
        while at < out.tokens.len() {
            let end = sentence_end(&article.text, &out.tokens, at).filter(|end| end - start <= MAX_TOKENS);
            let cut = || (at + 1 - start >= MAX_TOKENS).then(|| pause(&article.text, &out.tokens, start));
            let (end, whole) = (end.or_else(cut), end.is_some());
            at = end.unwrap_or(at + 1);
            out.cut |= !whole && end.is_some() && at < out.tokens.len() && block.role.tells() && !block.folded;
            if end.is_some() || at >= out.tokens.len() {
                out.push(start..at, index, block.role, block.folded);
                start = at;
            }
        }
    }
    out
}

impl Sentences {
    fn push(&mut self, tokens: Range<usize>, block: usize, role: Role, folded: bool) {
        if let (Some(first), Some(last)) = (self.tokens.get(tokens.start), self.tokens.get(tokens.end - 1)) {
            let span = first.span.join(last.span);
            let starts = self.tokens[tokens.clone()].iter().fold(0, |all, t| all | lexicon::starts(*t));
            self.list.push(Sentence { span, tokens, block, role, folded, starts });
        }
    }
}

/// Where a sentence without a stop that starts at `start` is cut: behind the last comma or semicolon of its last quarter.
fn pause(text: &str, tokens: &[Token], start: usize) -> usize {
    let end = start + MAX_TOKENS;
    let is_pause = |i: &usize| tokens[*i].kind == Kind::Punct && matches!(tokens[*i].text(text), "," | ";");
    (end - MAX_TOKENS / 4..end).rev().find(is_pause).map_or(end, |i| i + 1)
}

/// The index after the last token of the sentence, when one ends at `tokens[at]`.
fn sentence_end(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens[at];
    // "U.S." and "p.m." carry their own stop.
    let initials = token.kind == Kind::Word && text.as_bytes()[token.span.end as usize - 1] == b'.';
    if token.kind != Kind::Stop && !initials {
        return None;
    }
    let mut end = at + 1;
    while let Some(t) = tokens.get(end).filter(|t| !t.space_before() && end - at <= MAX_CLOSING) {
        if !(t.kind == Kind::Stop || t.kind == Kind::Quote || matches!(t.text(text), ")" | "]" | "}")) {
            break;
        }
        end += 1;
    }
    let Some(next) = tokens.get(end) else { return Some(end) };
    if !next.space_before() {
        if !is_glued(text, tokens, at, end) {
            return None;
        }
        // The mark that touches the next word opens what follows, where none before it is open.
        let mark = tokens[end - 1].text(text);
        let before = &tokens[at.saturating_sub(LONGEST_QUOTED)..at];
        let open = || before.iter().filter(|t| t.kind == Kind::Quote && t.text(text) == mark).count() % 2 == 1;
        let opens = end > at + 1 && tokens[end - 1].kind == Kind::Quote && !matches!(mark, "”" | "’") && !(mark == "\"" && open());
        return Some(end - usize::from(opens));
    }
    // A quotation that ends with its own mark goes on with its speaker: "Why?" he asked.
    let opens = tokens[end..].iter().take(3).find(|t| t.is_word()).copied().unwrap_or(*next);
    let mark = token.text(text);
    let soft = initials || mark == "." || mark.starts_with("..") || mark == "…";
    let closed_quote = tokens[at + 1..end].iter().any(|t| t.kind == Kind::Quote);
    if !starts_sentence(text, opens) && (soft || closed_quote) {
        return None;
    }
    // Text cut for a corpus sets its stops apart: "Mr . Kral".
    let apart = token.space_before();
    let before =
        if initials { Some(token) } else { at.checked_sub(1).map(|i| tokens[i]).filter(|b| !apart || ABBREVIATIONS.word(*b).is_some()) };
    if soft && before.is_some_and(|b| b.kind == Kind::Word && holds(text, b, opens, initials, is_mark(text, &tokens[end..]))) {
        return None;
    }
    Some(end)
}

/// Whether two sentences were glued together where a line ended: "the hall.Police say". A name of a file or of a part of a
/// program has no such words.
fn is_glued(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| tokens[i]) else { return false };
    let lower = |s: &str| s.len() >= GLUED && s.bytes().all(|b| b.is_ascii_lowercase());
    let bound = matches!(tokens[at].text(text), "." | "!" | "?")
        && !tokens[at].space_before()
        && (before.kind == Kind::Number || before.kind == Kind::Word && lower(before.text(text)));
    // "in the end.”Police say", "“It rained.”“Nobody knew.”": the mark may stand before the next word.
    let first = (end..tokens.len()).take(2).find(|i| tokens[*i].kind != Kind::Quote);
    let Some(i) = first.filter(|i| tokens[*i].kind == Kind::Word) else { return false };
    let word = tokens[i].text(text);
    let known = word.len() >= GLUED || lexicon::FUNCTION.word(tokens[i]).is_some();
    let capitalised = known && word.starts_with(|c: char| c.is_ascii_uppercase()) && word.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    // "net.Mail.send", "fmt.Print(": a path of names.
    let path = |i: usize| tokens.get(i).is_some_and(|t| !t.space_before() && matches!(t.text(text), "." | "(" | "/" | ":" | "_" | "="));
    let led = at >= 2 && !before.space_before() && tokens[at - 2].kind != Kind::Quote;
    bound && capitalised && !path(i + 1) && !led && ABBREVIATIONS.word(before).is_none()
}

/// A quotation goes back no further than so many tokens.
const LONGEST_QUOTED: usize = 200;

/// Shorter words before a stop are parts of names of files and sites.
const GLUED: usize = 3;

fn starts_sentence(text: &str, token: Token) -> bool {
    match token.kind {
        Kind::Word => !token.text(text).chars().next().is_some_and(char::is_lowercase),
        _ => true,
    }
}

/// Whether a number, or a short mark in brackets, stands first: "4", "[12]", "(4a)".
fn is_mark(text: &str, tokens: &[Token]) -> bool {
    match tokens {
        [open, mark, close, ..] if open.text(text) == "(" => {
            (mark.kind == Kind::Number || mark.is_upper()) && close.text(text) == ")" || mark.text(text) == "["
        }
        [first, ..] => first.kind == Kind::Number || first.text(text) == "[",
        [] => false,
    }
}

/// Whether the stop after the word `before` leaves the sentence open, given the word that follows and whether it is a
/// number or stands for one.
fn holds(text: &str, before: Token, next: Token, initials: bool, mark: bool) -> bool {
    // "US" has no stop of its own.
    let known = ABBREVIATIONS.word(before).filter(|_| initials || !before.is_upper());
    let single = !initials && before.text(text).chars().nth(1).is_none() && before.is_capitalised() && before.text(text) != "I";
    match known {
        Some(Abbreviation::BeforeName) => before.is_capitalised() && next.kind == Kind::Word,
        Some(Abbreviation::BeforeNumber) => mark,
        Some(Abbreviation::BeforeEither) => mark || before.is_capitalised() && next.kind == Kind::Word,
        Some(kind @ (Abbreviation::Anywhere | Abbreviation::Month)) => {
            (before.is_capitalised() || *kind == Abbreviation::Month) && next.kind == Kind::Number
                || lexicon::FUNCTION.word(next).is_none() && next.is_capitalised() && (initials || before.is_capitalised())
        }
        None => single || initials && lexicon::FUNCTION.word(next).is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let block = Block { span: Span::new(0, text.len()), role: Role::Body, folded: false };
        let article = Article { text: text.to_owned().into(), blocks: vec![block], ..Article::default() };
        let found: Vec<&str> = split(&article).list.iter().map(|s| s.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_stop_ends_a_sentence() {
        check("It rained. Two died! Who knew?", &["It rained.", "Two died!", "Who knew?"]);
    }

    #[test]
    fn what_has_no_stop_is_cut() {
        let words = |n: usize| vec!["word"; n].join(" ");
        let lengths = |text: &str| {
            let block = Block { span: Span::new(0, text.len()), role: Role::Body, folded: false };
            let article = Article { text: text.to_owned().into(), blocks: vec![block], ..Article::default() };
            split(&article).list.iter().map(|s| s.tokens.len()).collect::<Vec<_>>()
        };
        assert_eq!(lengths(&words(MAX_TOKENS)), [MAX_TOKENS]);
        assert_eq!(lengths(&words(MAX_TOKENS + 1)), [MAX_TOKENS, 1]);
        assert_eq!(lengths(&format!("{}, {}", words(349), words(200))), [350, 200]);
        assert_eq!(lengths(&format!("{}, {}", words(249), words(250))), [MAX_TOKENS, 100]);
        assert_eq!(lengths(&"!".repeat(1000)), [MAX_TOKENS, MAX_TOKENS, 200]);
        assert!(lengths(&format!("{}.{}", words(MAX_TOKENS - 1), "\"".repeat(3))).iter().all(|n| *n <= MAX_TOKENS));
    }

    #[test]
    fn abbreviations_and_initials_do_not() {
        check("Mr. Aldo Weir met Sgt. J. Brandt. They left.", &["Mr. Aldo Weir met Sgt. J. Brandt.", "They left."]);
        check("At 3 p.m. the U.S. Senate rose. It sat on Oct. 5.", &["At 3 p.m. the U.S. Senate rose.", "It sat on Oct. 5."]);
        check("They left the US. Mayor Weir stayed.", &["They left the US.", "Mayor Weir stayed."]);
        check("It ended at 3 p.m. The crowd left.", &["It ended at 3 p.m.", "The crowd left."]);
        check("He paid $3.5 million. No. 4 was closed.", &["He paid $3.5 million.", "No. 4 was closed."]);
        check("See Sec. 4 and Fig. [12] or Eq. (3). Sec. Kral agreed.", &["See Sec. 4 and Fig. [12] or Eq. (3).", "Sec. Kral agreed."]);
        check("Mr . Weir met her , see Fig . 3 . They left .", &["Mr . Weir met her , see Fig . 3 .", "They left ."]);
        check("It is plan B . They left .", &["It is plan B .", "They left ."]);
        check("She ate a fig. (It was ripe.) The app. Now it works.", &["She ate a fig.", "(It was ripe.)", "The app.", "Now it works."]);
    }

    #[test]
    fn sentences_may_be_glued_together() {
        check("They left the hall.Police came at ten.", &["They left the hall.", "Police came at ten."]);
        check("They left the hall.\"Nobody spoke,\" he said.", &["They left the hall.", "\"Nobody spoke,\" he said."]);
        check("The toll rose to 31.Police said so.", &["The toll rose to 31.", "Police said so."]);
        check("He said \"It burned.\"Police came.", &["He said \"It burned.\"", "Police came."]);
        for whole in ["See fmt.Print(x) or net.Mail.send here.", "Open main.Rs now, or e.g.The one."] {
            check(whole, &[whole]);
        }
    }

    #[test]
    fn quotation_marks_stay_with_their_sentence() {
        check("“We lost everything.” She wept. \"Why?\" he asked.", &["“We lost everything.”", "She wept.", "\"Why?\" he asked."]);
    }
}
