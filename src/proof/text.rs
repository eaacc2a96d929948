//! A telling as the checks see it: its sentences with their claims, without what is no claim of the text.

use crate::article::Role;
use crate::budget::Budget;
use crate::claim::SentenceClaims;
use crate::kind::quantity::line::SentenceTokens;
use crate::lexicon::TIES;
use crate::lexicon::story::Tie;
use crate::telling::Telling;
use crate::token::{KeyMap, Kind, Span};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

/// The longest text whose sentences are all held against each other, in tokens; a novel's worth is cut.
pub const MOST_TOKENS: usize = 40_000;

/// The text that is held against itself.
pub struct ProofText<'a> {
    /// The telling.
    pub telling: &'a Telling,
    /// Its sentences, without furniture, notes on the article and folded repeats.
    pub passages: Vec<Passage<'a>>,
    /// The budgets that the checks met.
    met: RefCell<BTreeSet<Budget>>,
    /// Of a newer version, the sentences that the older one says too, whatever their typography.
    old: Option<Vec<bool>>,
}

/// Where each word of a text stands first, and what was made of it; shared by the text's sentences.
pub type Contents = Rc<RefCell<KeyMap<(Span, Option<u64>)>>>;

/// One sentence.
pub struct Passage<'a> {
    /// Its place among the telling's sentences.
    pub index: usize,
    /// Its tokens.
    pub line: SentenceTokens<'a>,
    /// Its claims.
    pub claims: SentenceClaims<'a>,
    /// What its block is.
    pub role: Role,
    /// The entry of a dated log that it belongs to.
    pub entry: Option<usize>,
    /// What [`super::mention::content`] made of the words of the text that it was asked of: of each as written.
    pub contents: Contents,
}

impl<'a> ProofText<'a> {
    /// Prepares a telling.
    pub fn new(telling: &'a Telling) -> ProofText<'a> {
        let told = telling.sentences.list.iter().enumerate();
        let told = told.filter(|(_, s)| s.is_told() && s.role != Role::Note);
        let contents = Contents::default();
        let passage = |(index, s): (usize, &crate::sentence::Sentence)| Passage {
            index,
            line: SentenceTokens::new(&telling.article.text, telling.sentences.tokens_of(index)),
            claims: telling.claims.in_sentence(index),
            role: s.role,
            entry: None,
            contents: Rc::clone(&contents),
        };
        let mut text = ProofText { telling, passages: told.map(passage).collect(), met: RefCell::default(), old: None };
        text.mark_log();
        text
    }

    /// Prepares the newer of two versions. A contradiction of two sentences that the older one has is none that the edit
    /// brought in: dear checks need not look for it.
    pub fn newer(telling: &'a Telling, old: Vec<bool>) -> ProofText<'a> {
        ProofText { old: Some(old), ..ProofText::new(telling) }
    }

    /// Whether an older version is known.
    pub fn has_old(&self) -> bool {
        self.old.is_some()
    }

    /// Whether no older version has this sentence.
    pub fn is_new(&self, sentence: usize) -> bool {
        self.old.as_ref().is_none_or(|old| !old.get(sentence).copied().unwrap_or(false))
    }

    /// Finds the entries of a log: below a heading that says "update" and gives a day, a paragraph that starts so, or a line
    /// that is a time, which a page may have as furniture.
    fn mark_log(&mut self) {
        let (mut entry, mut under, mut last) = (0, false, None);
        let stamps = self.stamps();
        let (mut passed, mut stamped) = (0, false);
        for i in 0..self.passages.len() {
            let index = self.passages[i].index;
            let block = self.telling.sentences.list[index].block;
            let starts = last != Some(block);
            last = Some(block);
            let met = stamps.partition_point(|s| *s <= index);
            let stamp = met > passed;
            passed = met;
            let dated = stamp || starts && is_entry(&self.passages[i]);
            let heading = self.passages[i].role == Role::Heading || stamp;
            if dated {
                entry += 1;
                stamped = stamp;
            }
            // Under a time an entry goes on to the next, under a heading to the next heading; elsewhere it is its paragraph.
            under = if starts { dated && heading || under && (stamped || !heading) } else { under };
            let within = dated || under || !starts && i > 0 && self.passages[i - 1].entry.is_some();
            self.passages[i].entry = within.then_some(entry);
        }
    }

    /// The sentences that are a time and no more, where there are several.
    fn stamps(&self) -> Vec<usize> {
        let Telling { article, sentences, .. } = self.telling;
        let line = |index: usize| SentenceTokens::new(&article.text, sentences.tokens_of(index));
        let may = |index: &usize| {
            let sentence = &sentences.list[*index];
            let first = index.checked_sub(1).is_none_or(|before| sentences.list[before].block != sentence.block);
            first && (sentence.role.tells() || sentence.role == Role::Furniture) && is_stamp(&line(*index))
        };
        let stamps: Vec<usize> = (0..sentences.list.len()).filter(may).collect();
        if stamps.len() > 1 { stamps } else { Vec::new() }
    }

    /// The sentences that are held against each other: so many words as no article has more of. What looks at one sentence
    /// alone looks at all of them.
    pub fn body(&self) -> &[Passage<'a>] {
        let mut tokens = 0;
        let within = self.passages.iter().take_while(|p| {
            tokens += p.line.tokens.len();
            tokens <= MOST_TOKENS
        });
        let within = within.count();
        if within < self.passages.len() {
            self.meet(Budget::ProofTokens);
        }
        &self.passages[..within]
    }

    /// Notes that a check has left something undone.
    pub fn meet(&self, budget: Budget) {
        self.met.borrow_mut().insert(budget);
    }

    /// What was left undone.
    pub fn met(self) -> Vec<Budget> {
        self.met.into_inner().into_iter().collect()
    }

    /// The text itself.
    pub fn str(&self) -> &'a str {
        &self.telling.article.text
    }
}

/// A line that is a time and no more, above what was told then: "12.30", "11am", "10 minutes ago".
fn is_stamp(line: &SentenceTokens<'_>) -> bool {
    let words = line.tokens.iter().filter(|t| t.is_word() || t.kind == Kind::Number);
    // Nearly every line is something else.
    let digit = words.clone().next().is_some_and(|t| t.text(line.text).starts_with(|c: char| c.is_ascii_digit()));
    if !digit || words.clone().nth(4).is_some() {
        return false;
    }
    let text = words.map(|t| t.text(line.text).to_lowercase()).collect::<Vec<_>>();
    let [first, rest @ ..] = &text[..] else { return false };
    let number = first.starts_with(|c: char| c.is_ascii_digit());
    let ago = rest.last().is_some_and(|w| w == "ago") && text.len() <= 4;
    let clock = |w: &String| matches!(w.as_str(), "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." | "gmt" | "et" | "bst" | "utc");
    let hour = first
        .trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.')
        .split(['.', ':'])
        .all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()));
    let marked = first.contains(['.', ':']) || first.ends_with('m') || !rest.is_empty();
    number
        && (ago
            || hour && marked && rest.len() <= 2 && rest.iter().all(|w| clock(w) || w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit())))
}

/// "(Update 08-Jan-2026) …", "Update, 3 p.m.: …", "10:45 a.m. — …", "March 4: …".
fn is_entry(passage: &Passage<'_>) -> bool {
    let line = &passage.line;
    let first = (0..line.tokens.len()).find(|i| line.is_word(*i) || line.is_number(*i)).unwrap_or(0);
    let date = passage.claims.dates().first().map(|d| passage.at(d.span));
    if line.any(first, &["update", "updated", "updates"]) {
        return date.is_some_and(|d| d.start <= first + 4) || line.any(first + 1, &[":", "-", "—", "–"]);
    }
    date.is_some_and(|d| d.start <= first && (line.is(d.end, ":") || line.is_dash(d.end) && !line.is_hyphen(d.end)))
}

impl<'a> Passage<'a> {
    /// The tokens that a span covers, by their place in the sentence.
    pub fn at(&self, span: Span) -> Range<usize> {
        let tokens = self.line.tokens;
        let start = tokens.partition_point(|t| t.span.end <= span.start);
        start..tokens.partition_point(|t| t.span.start < span.end).max(start)
    }

    /// Whether a span lies between quotation marks.
    pub fn is_quoted(&self, span: Span) -> bool {
        self.claims.quotations().iter().any(|q| q.span.contains(span))
    }

    /// The tokens between two spans, in whichever order they stand; none where they overlap.
    pub fn between(&self, x: Span, y: Span) -> Range<usize> {
        let (x, y) = (self.at(x), self.at(y));
        if x.end <= y.start {
            x.end..y.start
        } else if y.end <= x.start {
            y.end..x.start
        } else {
            0..0
        }
    }

    /// Whether the tokens of a range are these words and marks, in whatever case.
    pub fn reads(&self, range: &Range<usize>, words: &[&str]) -> bool {
        range.len() == words.len() && range.clone().zip(words).all(|(i, w)| self.line.is(i, w))
    }

    /// Whether token `i` has this role.
    pub fn ties(&self, i: usize, role: Tie) -> bool {
        self.line.get(i).and_then(|t| TIES.word(t)).is_some_and(|roles| roles.has(role))
    }

    /// Whether the token before `i` has this role.
    pub fn ties_before(&self, i: usize, role: Tie) -> bool {
        i.checked_sub(1).is_some_and(|p| self.ties(p, role))
    }

    /// Whether a word of this role stands among the tokens of a range.
    pub fn ties_in(&self, mut range: Range<usize>, role: Tie) -> bool {
        range.any(|i| self.ties(i, role))
    }

    /// Whether one of the words stands among the tokens of a range.
    pub fn has(&self, range: Range<usize>, words: &[&str]) -> bool {
        range.into_iter().any(|i| self.line.any(i, words))
    }
}
