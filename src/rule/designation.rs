//! The letter, number or mark that says which one of several is meant: "class A drugs", "Grade II", "a rating of BB+".
//!
//! Such a letter is a small word anywhere else, and such a mark is punctuation: no other family looks at them.

use super::meaning::{TERM_REPLACED, report};
use super::name::NAME_REPLACED;
use super::number::NUMBER_CONFLICT;
use crate::align::words::Hunk;
use crate::compare::family::Family;
use crate::compare::{Pair, Side, State};
use crate::kind::which;
use crate::lexicon::FUNCTION;
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

/// Designations; the rule that they fire is [`super::meaning`]'s.
pub static FAMILY: Family = Family { rules: &[], pair: Some(check), whole: None };

fn check(pair: &mut Pair<'_>) {
    for hunk in pair.words.hunks.clone() {
        if let (&[x], &[y]) = (&words(&pair.before, &hunk.before)[..], &words(&pair.after, &hunk.after)[..]) {
            lettered(pair, x, y);
        } else {
            marked(pair, &hunk);
        }
    }
}

/// The words and numbers of a range that are open.
fn words(side: &Side<'_>, range: &Range<usize>) -> Vec<usize> {
    let open = |t: &usize| side.states[*t] == State::Open && (side.tokens[*t].is_word() || side.tokens[*t].kind == Kind::Number);
    range.clone().filter(open).collect()
}

/// Which one of several a word says.
#[derive(PartialEq, Eq)]
enum Which {
    Letter(u8),
    Number(u32),
}

fn told_which(side: &Side<'_>, t: usize) -> Option<Which> {
    let text = side.tokens[t].text(side.text);
    let named = t.checked_sub(1).map(|p| side.tokens[p]).is_some_and(|p| p.kind == Kind::Word && FUNCTION.word(p).is_none());
    if !named || side.sentence_around(t).start == t {
        return None;
    }
    match text.as_bytes() {
        // "A" and "I" are words at the start of a clause, and letters behind a noun.
        _ if which::roman(text).is_some() => which::roman(text).map(Which::Number),
        [letter @ b'A'..=b'Z'] => Some(Which::Letter(*letter)),
        _ => None,
    }
}

/// The number that a word behind a name says, as a figure or in letters: "World War 2", "World War Two".
fn number(side: &Side<'_>, t: usize) -> Option<u32> {
    let span = side.tokens[t].span;
    let of = |q: &crate::kind::quantity::Quantity| q.level().and_then(|l| l.to_string().parse().ok());
    side.quantities
        .iter()
        .find(|q| q.value.number == span)
        .and_then(|q| of(q.value))
        .or_else(|| which::spelt(side.tokens[t].text(side.text)))
}

fn lettered(pair: &mut Pair<'_>, x: usize, y: usize) {
    // "World War II", "World War One": a figure or a word says which one too.
    let told = |side: &Side<'_>, t: usize| number(side, t).map(Which::Number);
    let (own, other) = (told_which(&pair.before, x), told_which(&pair.after, y));
    // "Part IV" and "Part 5": the numeral is no detail that went.
    let figures = matches!((&own, &other), (Some(Which::Number(_)), None) | (None, Some(Which::Number(_))));
    let led = |side: &Side<'_>, t: usize| t.checked_sub(1).map(|p| side.tokens[p].key);
    let (b, a) = match (own, other) {
        (Some(b @ Which::Number(_)), None) => (Some(b), told(&pair.after, y)),
        (None, Some(a @ Which::Number(_))) => (told(&pair.before, x), Some(a)),
        // "World War One", "World War Two".
        (None, None) if in_name(&pair.before, x) && in_name(&pair.after, y) => (told(&pair.before, x), told(&pair.after, y)),
        both => both,
    };
    let (Some(b), Some(a)) = (b, a) else { return };
    if b == a {
        return pair.agree(&(x..x + 1), &(y..y + 1));
    }
    // "World War I", "Plan B": the letter is part of a name, and another letter makes it another name.
    let name = |side: &Side<'_>, t: usize| side.names.iter().map(|n| n.at.clone()).find(|at| at.contains(&t) && at.len() > 1);
    if let (Some(p), Some(q)) = (name(&pair.before, x), name(&pair.after, y)) {
        return report(pair, &NAME_REPLACED, Verdict::Conflicting, p, q, "another of that name", 0);
    }
    if figures && led(&pair.before, x) == led(&pair.after, y) {
        return report(pair, &NUMBER_CONFLICT, Verdict::Conflicting, x..x + 1, y..y + 1, "another one of several", 0);
    }
    let numbered = matches!((&b, &a), (Which::Number(_), Which::Number(_)));
    report(pair, &TERM_REPLACED, Verdict::Conflicting, x..x + 1, y..y + 1, "another one of several", i8::from(numbered));
}

/// Whether a word in letters stands in a name behind another word of it.
fn in_name(side: &Side<'_>, t: usize) -> bool {
    let word = side.tokens[t].kind == Kind::Word;
    word && side.names.iter().any(|n| n.at.start < t && t < n.at.end)
}

/// A rating or a mark with its sign: "BB+" and "BB-", "A*" and "A".
fn marked(pair: &mut Pair<'_>, hunk: &Hunk) {
    let sign = |side: &Side<'_>, t: usize| matches!(side.tokens[t].text(side.text), "+" | "-" | "−" | "–" | "*");
    let signs = |side: &Side<'_>, r: &Range<usize>| r.len() <= 2 && r.clone().all(|t| sign(side, t) && !side.tokens[t].space_before());
    let (Some(x), Some(y)) = (hunk.before.start.checked_sub(1), hunk.after.start.checked_sub(1)) else { return };
    let grade = |side: &Side<'_>, t: usize| {
        let text = side.tokens[t].text(side.text);
        side.tokens[t].kind == Kind::Word && text.len() <= MOST_LETTERS && text.bytes().all(|c| c.is_ascii_uppercase())
    };
    // "AA-rated": the mark ties what follows to it.
    let ends = |side: &Side<'_>, t: usize| side.tokens.get(t).is_none_or(|n| n.space_before() || !n.is_word());
    let fits = |side: &Side<'_>, r: &Range<usize>, t: usize| signs(side, r) && grade(side, t) && ends(side, r.end);
    let one = pair.before.tokens[x].key == pair.after.tokens[y].key;
    if one && fits(&pair.before, &hunk.before, x) && fits(&pair.after, &hunk.after, y) {
        let (x, y) = (x..hunk.before.end, y..hunk.after.end);
        report(pair, &TERM_REPLACED, Verdict::Conflicting, x, y, "another grade", 0);
    }
}

/// No grade has more letters.
const MOST_LETTERS: usize = 4;
