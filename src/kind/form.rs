//! The tokens of a sentence in, what they say out, however they are written: what is no more than typography makes no
//! difference.
//!
//! A small number in words is one in digits, a month is its abbreviation, "per cent" a sign; commas and stops are passed
//! over. Anything that a reader could take for another claim stays: other words, another order, signs, quotation marks.

use crate::lexicon::date::DateRole;
use crate::lexicon::quantity::NumeralRole;
use crate::lexicon::{self, DATE, NUMERALS, UNITS};
use crate::token::{Kind, Token, key};

/// The parts of what some tokens say, in order.
pub fn form(tokens: &[Token]) -> Vec<u64> {
    let mut out = Vec::with_capacity(tokens.len());
    parts(tokens, |part| out.push(part));
    out
}

/// The hash of a form.
pub fn hash(tokens: &[Token]) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let (mut hash, mut len) = (0u64, 0u64);
    parts(tokens, |part| (hash, len) = ((hash.rotate_left(7) ^ part).wrapping_mul(MIX), len + 1));
    let hash = (hash ^ len).wrapping_mul(MIX);
    hash ^ hash >> 32
}

fn parts(tokens: &[Token], mut take: impl FnMut(u64)) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        // Most words are in none of the lists.
        let starts = lexicon::starts(*token);
        if !NUMERALS.may_start_in(starts) && !UNITS.may_start_in(starts) && !DATE.may_start_in(starts) {
            if is_told(tokens, at) {
                take(token.key);
            }
            at += 1;
        } else if let Some((value, len)) = number(tokens, at) {
            take(figure(value));
            at += len;
        } else if let Some(found) = UNITS.at(tokens, at).filter(|f| f.means.name == "percentage") {
            take(key("%", Kind::Symbol));
            at += found.len;
        } else if let Some(month) = month(*token) {
            take(named(month));
            at += 1;
        } else {
            if is_told(tokens, at) {
                take(token.key);
            }
            at += 1;
        }
    }
}

/// Whether a token is part of what is said: commas and stops are not.
fn is_told(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_word() || matches!(tokens[at].kind, Kind::Symbol | Kind::Dash | Kind::Quote) || is_minus(tokens, at)
}

/// Whether a bracket may be a minus: "€(2.6) million", "(1.5)%".
fn is_minus(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number && !t.space_before());
    next && tokens[at].key == key("(", tokens[at].kind)
}

fn figure(value: i64) -> u64 {
    if !(0..100).contains(&value) {
        return key(&value.to_string(), Kind::Number);
    }
    const DIGITS: &[u8; 10] = b"0123456789";
    let (tens, ones) = (DIGITS[(value / 10 % 10) as usize], DIGITS[(value % 10) as usize]);
    let digits = [tens, ones];
    std::str::from_utf8(if value < 10 { &digits[1..] } else { &digits }).map_or(0, |digits| key(digits, Kind::Number))
}

fn named(month: i16) -> u64 {
    const MONTHS: [&str; 12] = [
        "month 1", "month 2", "month 3", "month 4", "month 5", "month 6", "month 7", "month 8", "month 9", "month 10", "month 11",
        "month 12",
    ];
    key(MONTHS[(month - 1).rem_euclid(12) as usize], Kind::Word)
}

/// What one word says by itself.
pub fn word(token: Token) -> u64 {
    let starts = lexicon::starts(token);
    if !NUMERALS.may_start_in(starts) && !DATE.may_start_in(starts) {
        return token.key;
    }
    number(&[token], 0).map(|n| figure(n.0)).or_else(|| month(token).map(named)).unwrap_or(token.key)
}

/// A number below a hundred in words, and how many tokens it has.
fn number(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let small = |at: usize| tokens.get(at).and_then(|t| NUMERALS.word(*t)).filter(|n| n.role == NumeralRole::Small);
    let first = NUMERALS.word(*tokens.get(at)?)?;
    match first.role {
        NumeralRole::Small | NumeralRole::Teen => Some((first.value, 1)),
        NumeralRole::Tens => {
            let hyphen = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Dash && !t.space_before());
            let unit = at + 1 + usize::from(hyphen);
            let more = small(unit).filter(|n| n.value > 0 && (!hyphen || !tokens[unit].space_before()));
            Some(more.map_or((first.value, 1), |n| (first.value + n.value, unit + 1 - at)))
        }
        _ => None,
    }
}

/// The month that a capitalised word names.
fn month(token: Token) -> Option<i16> {
    DATE.word(token).filter(|t| token.is_capitalised() && t.role == DateRole::Month).map(|t| t.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{Span, tokenize};

    fn said(text: &str) -> Vec<u64> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), crate::lexicon::word_id, &mut tokens);
        form(&tokens)
    }

    #[test]
    fn what_is_written_otherwise_says_the_same() {
        for (x, y) in [
            ("Two boats sank.", "2 boats sank"),
            ("Forty-seven boats of sixty four sank", "47 boats of 64 sank"),
            ("It rose by 20 per cent, on Sept. 4.", "It rose by 20% on September 4"),
            ("It rose by 20 percent", "It rose by twenty\u{202f}%"),
            ("The of\u{ad}fice sold 2,000 sacks", "The oﬃce sold 2000 sacks"),
            ("The well‑known mill", "The well-known\nmill"),
        ] {
            assert_eq!(said(x), said(y), "{x} / {y}");
        }
    }

    #[test]
    fn what_says_another_thing_does_not() {
        for (x, y) in [
            ("Two boats sank", "3 boats sank"),
            ("Forty seven", "40 and 7"),
            ("Twenty-five boats", "5 boats"),
            ("two hundred boats", "2 boats"),
            ("$5 a sack", "€5 a sack"),
            ("a drop of -5", "a drop of 5"),
            ("a margin of (5)%", "a margin of 5%"),
            ("They may go", "They might go"),
            ("“It fell,” she said", "It fell, she said"),
            ("The dog bit the man", "The man bit the dog"),
        ] {
            assert_ne!(said(x), said(y), "{x} / {y}");
        }
    }
}
