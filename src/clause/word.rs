//! Tokens in, the words of the sentence's syntax out, each with what helps to tell its part.
//!
//! Most tokens are one word. "Don't" and "we'll" are two, "4:30" and "AT&T" are one of several tokens. A word knows its
//! tokens and its bytes; it knows nothing of the words around it.

use crate::lexicon::{CLAUSES, ClauseCue};
use crate::relation::{self, PartOfSpeech, Uses};
use crate::token::{Kind, Span, Token};
use std::ops::Range;

/// One word, number or mark of a sentence's syntax.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// Its tokens, among those of the sentence. Two words can share one.
    pub tokens: Range<usize>,
    /// Its lower-case form, hashed.
    pub form: u32,
    /// Its dictionary form as a verb, hashed; its form where it is none.
    pub lemma: u32,
    /// Its last one, two and three letters, hashed, and its first three.
    pub affixes: [u32; 4],
    /// How it is written.
    pub shape: u8,
    /// As what it is used.
    pub uses: Uses,
}

/// A number that forms are known by.
pub(super) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The words of a sentence.
pub fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut out = Vec::with_capacity(tokens.len() + tokens.len() / 8);
    let mut at = 0;
    while at < tokens.len() {
        let end = joined(text, tokens, at);
        let span = tokens[at].span.join(tokens[end - 1].span);
        let shape = shape(tokens, at..end);
        match (end == at + 1).then(|| clitic(span.of(text), tokens[at])).flatten() {
            Some(cut) => {
                let cut = span.start as usize + cut;
                out.push(word(text, Span::new(span.start as usize, cut), at..end, shape));
                out.push(word(text, Span::new(cut, span.end as usize), at..end, shape & !CAPITAL));
            }
            None => out.push(word(text, span, at..end, shape)),
        }
        at = end;
    }
    out
}

fn word(text: &str, span: Span, tokens: Range<usize>, shape: u8) -> Word {
    let written = span.of(text);
    let plain = relation::plain(written);
    // What has no letter is known by its shape: any year is like any other.
    if shape & KINDS == NUMBER {
        let form = hash(if plain.len() == 4 && plain.bytes().all(|b| b.is_ascii_digit()) { "0000" } else { "0" });
        return Word { span, tokens, form, lemma: form, affixes: [form; 4], shape, uses: Uses::default() };
    }
    let (uses, lemmas) = relation::uses(&plain);
    let form = hash(&plain);
    let verb = lemmas.iter().filter(|l| l.part == PartOfSpeech::Verb).max_by_key(|l| l.text() != plain);
    let lemma = verb.map_or(form, |l| hash(l.text()));
    let last = |n: usize| plain.char_indices().rev().nth(n - 1).map_or(0, |(i, _)| hash(&plain[i..]));
    let first = plain.char_indices().nth(3).map_or(0, |(i, _)| hash(&plain[..i]));
    Word { span, tokens, form, lemma, affixes: [last(1), last(2), last(3), first], shape, uses }
}

/// The end of the tokens that are one word with `tokens[at]`: "4:30", "9/11", "AT&T".
fn joined(text: &str, tokens: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    while let [mark, next, ..] = tokens[end..] {
        if mark.space_before() || next.space_before() || next.kind != tokens[at].kind {
            break;
        }
        let joins = match next.kind {
            Kind::Number => matches!(mark.text(text), ":" | "/" | "." | "-"),
            Kind::Word => mark.text(text) == "&" && tokens[at].is_capitalised() && next.is_capitalised(),
            _ => false,
        };
        if !joins {
            break;
        }
        end += 2;
    }
    end
}

/// Where a word of two is cut: "do|n't", "we|'ll", "can|not".
fn clitic(word: &str, token: Token) -> Option<usize> {
    const WHOLE: [(&str, usize); 4] = [("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)];
    if word.len() > 12 {
        return None;
    }
    let same = |a: &str| word.eq_ignore_ascii_case(a);
    if let Some((_, cut)) = WHOLE.iter().find(|(w, _)| same(w)) {
        return Some(*cut);
    }
    if word.is_ascii() && CLAUSES.has(token, ClauseCue::BareNegation) {
        return Some(word.len() - 2);
    }
    let mark = word.rfind(['\'', '’'])?;
    let ending = word[mark..].trim_start_matches(['\'', '’']).to_ascii_lowercase();
    match ending.as_str() {
        "t" if word[..mark].to_ascii_lowercase().ends_with('n') && mark > 1 => Some(mark - 1),
        "m" | "re" | "ve" | "ll" | "d" | "s" if mark > 0 => Some(mark),
        _ => None,
    }
}

const WORD: u8 = 0;
const NUMBER: u8 = 1;
const MARK: u8 = 2;
const KINDS: u8 = 3;
const CAPITAL: u8 = 4;
const UPPER: u8 = 8;
const FIRST: u8 = 16;
const SET_APART: u8 = 32;
const DIGITS: u8 = 64;
const ADDRESS: u8 = 128;

fn shape(tokens: &[Token], range: Range<usize>) -> u8 {
    let token = tokens[range.start];
    let flag = |yes: bool, flag: u8| if yes { flag } else { 0 };
    let kind = match token.kind {
        Kind::Word => WORD,
        Kind::Number => NUMBER,
        _ => MARK,
    };
    kind | flag(token.is_capitalised(), CAPITAL)
        | flag(token.is_upper(), UPPER)
        | flag(tokens[..range.start].iter().all(|t| !t.is_word()), FIRST)
        | flag(token.space_before(), SET_APART)
        | flag(token.has_digits(), DIGITS)
        | flag(token.is_address(), ADDRESS)
}

impl Word {
    /// Whether it is a mark and no word.
    pub fn is_mark(&self) -> bool {
        self.shape & KINDS == MARK
    }
    /// Whether its first letter is a capital.
    pub fn is_capitalised(&self) -> bool {
        self.shape & CAPITAL != 0
    }
}
