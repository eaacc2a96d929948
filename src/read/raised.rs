//! A paragraph with its raised and lowered words marked in, the text as it is meant out: signs of notes dropped,
//! exponents, fractions and endings of ordinals kept.
//!
//! "57²" is fifty-seven and a note, "10⁶" a million, "450 m²" an area, "4th" a day: what stands before and behind tells
//! them apart. Signs of notes count up, so that a raised figure that is due as the next one is a sign. Marks are control
//! characters, which no document holds as text.

use crate::lexicon::{self, UNITS};
use crate::token::{Span, tokenize};
use std::borrow::Cow;

/// Raised words follow.
pub(super) const UP: char = '\u{1}';
/// Lowered words follow.
pub(super) const DOWN: char = '\u{2}';
/// Words on the line follow.
pub(super) const LEVEL: char = '\u{3}';

/// So much before raised words tells what they are, in bytes.
pub(super) const NEAR: usize = 64;
/// A sign of a note is shorter, in bytes.
const LONGEST: usize = 16;
/// A power of ten that is written out has no larger exponent.
const LARGEST: u32 = 99;
/// The signs that stand for the first notes of a page.
const SIGNS: [char; 6] = ['*', '†', '‡', '§', '¶', '‖'];

/// Takes the marks out of the paragraphs of one document, in order.
#[derive(Default)]
pub(super) struct Raised {
    /// The number of the last note.
    last: u32,
}

/// What raised words are.
enum Meaning {
    /// The sign of a note.
    Note,
    /// Words like any others.
    Words,
    Exponent,
    /// The upper part of a fraction.
    Upper,
    /// Hundredths of a price.
    Cents,
    Degree,
}

impl Raised {
    /// The paragraph as it is meant.
    pub fn settle<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        // Nearly no paragraph has a mark: its bytes are looked at once.
        if !text.as_bytes().iter().any(|b| *b <= LEVEL as u8) {
            return Cow::Borrowed(text);
        }
        let pieces = pieces(text);
        let mut out = String::with_capacity(text.len());
        let mut written = 0;
        for (at, (mark, words)) in pieces.iter().enumerate() {
            // The stroke of a fraction is written already.
            let words = &words[std::mem::take(&mut written)..];
            if *mark != UP || words.trim().is_empty() {
                out.push_str(words);
                continue;
            }
            let after = pieces.get(at + 1).map_or("", |p| p.1.as_str());
            let lower = pieces.get(at + 2).filter(|p| p.0 == DOWN).map_or("", |p| p.1.trim());
            let told;
            (told, written) = self.told(&out, words, after, lower);
            out.push_str(&told);
        }
        Cow::Owned(out)
    }

    /// What stands for raised words between `before` and `after`, and how many bytes of what follows it stands for too;
    /// `lower` is what is lowered behind that.
    pub fn told(&mut self, before: &str, words: &str, after: &str, lower: &str) -> (String, usize) {
        let inner = words.trim();
        let told = match self.meaning(before, inner, after, lower) {
            Meaning::Note => {
                self.last = first_number(inner).unwrap_or(self.last);
                let glued = !before.ends_with(char::is_whitespace) && after.starts_with(char::is_alphanumeric);
                if glued { " ".to_owned() } else { String::new() }
            }
            Meaning::Words => words.to_owned(),
            Meaning::Exponent => inner.chars().map(high).collect(),
            Meaning::Upper => {
                let space = if before.ends_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
                return (format!("{space}{inner}⁄"), after.chars().next().map_or(0, char::len_utf8));
            }
            Meaning::Cents => format!(".{inner}"),
            Meaning::Degree => "°".to_owned(),
        };
        (told, 0)
    }

    fn meaning(&self, before: &str, inner: &str, after: &str, lower: &str) -> Meaning {
        if inner.len() > LONGEST {
            return Meaning::Words;
        }
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let behind_digit = before.ends_with(|c: char| c.is_ascii_digit());
        let mut rest = after.chars();
        if digits(inner) && rest.next().is_some_and(is_stroke) {
            let below = if rest.as_str().is_empty() { lower } else { rest.as_str() };
            if below.starts_with(|c: char| c.is_ascii_digit()) {
                return Meaning::Upper;
            }
        }
        if behind_digit && matches!(inner, "0" | "o" | "O") && after.trim_start().starts_with(['C', 'F']) {
            return Meaning::Degree;
        }
        if inner.chars().all(char::is_alphabetic) {
            let letter = inner.len() == 1 && matches!(inner, "a" | "b" | "c" | "d" | "e" | "f");
            let apart = !after.starts_with(char::is_alphanumeric);
            return if letter && apart && !before.is_empty() && !before.ends_with(' ') { Meaning::Note } else { Meaning::Words };
        }
        let bracketed = inner.strip_prefix(['[', '(']).and_then(|i| i.strip_suffix([']', ')']));
        if let Some(within) = bracketed {
            return if inner.starts_with('[') || digits(within.trim()) { Meaning::Note } else { Meaning::Words };
        }
        if inner.chars().all(|c| SIGNS.contains(&c)) {
            return Meaning::Note;
        }
        let listed = |c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | '-' | '–' | ' ' | '\u{a0}' | '−' | '⁎' | '*');
        if !inner.contains(|c: char| c.is_ascii_digit()) || !inner.chars().all(listed) {
            return Meaning::Words;
        }
        let number = inner.trim_start_matches(['-', '−', '–']);
        if digits(number) && number.len() <= 2 {
            let value = number.parse().unwrap_or(0);
            let due = self.last > 0 && value == self.last + 1 && number.len() == inner.len();
            if is_base(before, value, number.len() < inner.len(), due) {
                return Meaning::Exponent;
            }
            if behind_digit && inner.len() == 2 && !due && is_price(before) && !is_scaled(after) {
                return Meaning::Cents;
            }
        }
        // "²³⁵U"
        let begins = before.is_empty() || before.ends_with([' ', '(', '\n']);
        if begins && is_element(after) { Meaning::Words } else { Meaning::Note }
    }
}

/// The runs of words on one level.
fn pieces(text: &str) -> Vec<(char, String)> {
    let mut out: Vec<(char, String)> = Vec::new();
    let mut level = LEVEL;
    let mut at = 0;
    while at <= text.len() {
        let end = text[at..].find([UP, DOWN, LEVEL]).map_or(text.len(), |i| at + i);
        if end > at {
            match out.last_mut() {
                Some((last, words)) if *last == level => words.push_str(&text[at..end]),
                // Word processors cut a raised run wherever its look changes.
                _ => out.push((level, text[at..end].to_owned())),
            }
        }
        level = text[end..].chars().next().unwrap_or(LEVEL);
        at = end + 1;
    }
    out
}

fn is_stroke(c: char) -> bool {
    matches!(c, '/' | '⁄' | '∕')
}

/// Whether an exponent can stand behind these words; a number that is `due` as a note's makes a bare ten none.
fn is_base(before: &str, value: u32, signed: bool, due: bool) -> bool {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | 'µ' | 'μ');
    let start = before.rfind(|c| !word(c)).map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let (ahead, last) = (&before[..start], &before[start..]);
    if last == "10" {
        let times = ahead.trim_end().ends_with(['×', '·', '*', '⋅']) || ahead.ends_with("x ");
        return times || signed || !due && value <= LARGEST;
    }
    // "1.2x10"
    if last.strip_suffix("x10").is_some_and(|l| l.ends_with(|c: char| c.is_ascii_digit())) {
        return true;
    }
    let unit = last.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if unit.is_empty() || !unit.chars().all(char::is_alphabetic) || unit.chars().count() > 3 {
        return false;
    }
    let measured =
        unit.len() < last.len() || ahead.trim_end().ends_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '·' | '⋅' | '²' | '³'));
    let mut letters = unit.chars();
    if letters.next().is_some_and(|c| c.is_lowercase() && c != 'a' || c == 'R') && letters.next().is_none() && !measured {
        // "x²", "R²", "per m²"
        return value <= 3 || signed;
    }
    let mut tokens = Vec::new();
    tokenize(unit, Span::new(0, unit.len()), lexicon::word_id, &mut tokens);
    let known = unit == "mc" || unit.starts_with(char::is_lowercase) && tokens.len() == 1 && UNITS.at(&tokens, 0).is_some();
    // "in" and "ha" are words too.
    known && (value == 2 || value == 3 || signed) && (measured || !matches!(unit, "in" | "hr" | "min" | "sec"))
}

/// "$12"
fn is_price(before: &str) -> bool {
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    number.ends_with(['$', '£', '€', '¥'])
}

/// "million" and the like: a scale, behind which no hundredths stand.
fn is_scaled(after: &str) -> bool {
    let word = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    ["m", "bn", "tn", "k", "million", "billion", "trillion", "thousand", "crore", "lakh"].contains(&word.to_ascii_lowercase().as_str())
}

/// The symbol of an element, and no word.
fn is_element(after: &str) -> bool {
    let letters = after.chars().take_while(|c| c.is_alphabetic()).count();
    after.starts_with(|c: char| c.is_ascii_uppercase()) && letters <= 2
}

fn first_number(inner: &str) -> Option<u32> {
    let from = inner.find(|c: char| c.is_ascii_digit())?;
    inner[from..].split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The raised character that stands for one.
pub(super) fn high(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)).unwrap_or(c),
        '-' | '−' | '–' => '⁻',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `^{…}` raises, `_{…}` lowers.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let marked = text.replace("^{", "\u{1}").replace("_{", "\u{2}").replace('}', "\u{3}");
        assert_eq!(Raised::default().settle(&marked), expected, "{text}");
    }

    #[test]
    fn signs_of_notes_are_dropped() {
        check("Of 320^{4} sailors, 18^{5} were lost.", "Of 320 sailors, 18 were lost.");
        check("The port,^{1,2} the pier^{3–5} and $88^{12} million.", "The port, the pier and $88 million.");
        check("It cost 40^{*} or 41^{†}, by 9^{[7]}.", "It cost 40 or 41, by 9.");
        check("^{6} The ferry's log.", " The ferry's log.");
        check("It has 12^{a} berths, and 3^{6}boats.", "It has 12 berths, and 3 boats.");
        check("Of plan B^{2} and vitamin C^{3}, H_{2}O^{4}.", "Of plan B and vitamin C, H2O.");
        check("By 7^{1} at 8^{2}, about 10^{3} of them.", "By 7 at 8, about 10 of them.");
    }

    #[test]
    fn exponents_fractions_and_endings_are_kept() {
        check("Some 10^{9} grains, 2.5 × 10^{-3} g, 1.2x10^{7}.", "Some 10⁹ grains, 2.5 × 10⁻³ g, 1.2x10⁷.");
        check("It is 30 km^{2} or 5 m^{3}/s, 8 in^{2}, 9.8 m s^{-2}.", "It is 30 km² or 5 m³/s, 8 in², 9.8 m s⁻².");
        check("At the 3^{rd} of 21^{st}, E = mc^{2}, R^{2}, CO_{2}.", "At the 3rd of 21st, E = mc², R², CO2.");
        check("Up 2^{1}/_{2} or ^{3}⁄_{4} or 5 ^{7}/8.", "Up 2 1⁄2 or 3⁄4 or 5 7⁄8.");
        check("For $14^{99} at 20^{o}C, ^{235}U and Ca^{2+}.", "For $14.99 at 20°C, 235U and Ca2+.");
    }

    #[test]
    fn runs_of_one_level_are_one() {
        check("Some 6^{1}^{2} cranes, 10^{1}^{1} cells.", "Some 6 cranes, 10¹¹ cells.");
        check("Plain\u{3} words.", "Plain words.");
    }
}
