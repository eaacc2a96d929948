//! A number with its sentence in, whether the words around it show that it is no whole: a part, an addition, a number of
//! another time.

use crate::lexicon::story::Apart;
use crate::lexicon::{APART, NUMERALS};
use crate::token::{Kind, Token};
use std::ops::Range;

/// So many tokens before a claim, and behind it, a word can show that it is no whole.
const BESIDE: (usize, usize) = (3, 3);

/// So many tokens behind a verb of change its amount begins: "rose by nearly 12".
const AMOUNT: usize = 3;

/// Whether words beside a claim show that it is a part or an addition: "four others", "three of them", "another two men".
/// `own` are the tokens of the claim, `number` those of its number.
pub fn is_part(tokens: &[Token], text: &str, own: Range<usize>, number: Range<usize>) -> bool {
    let is = |i: usize, what: Apart| APART.at(tokens, i).is_some_and(|f| *f.means == what);
    // A mark between sets a word apart from the number.
    let marks = |j: usize| tokens[j].kind == Kind::Stop || [",", ";", ":", "("].contains(&tokens[j].text(text));
    let free = |mut gap: Range<usize>| !gap.any(marks);
    let before = own.start.saturating_sub(BESIDE.0)..own.start;
    let behind = number.end.min(tokens.len())..(own.end + BESIDE.1).min(tokens.len());
    before.into_iter().any(|i| (is(i, Apart::Before) || is(i, Apart::Beside)) && free(i + 1..own.start))
        || behind.into_iter().any(|i| (is(i, Apart::Behind) || is(i, Apart::Beside)) && free(own.end.min(i)..i))
}

/// Whether a word anywhere in the sentence shows that it tells of another time, or of what was said before.
pub fn is_former(tokens: &[Token], text: &str) -> bool {
    let is = |i: usize, what: Apart| APART.at(tokens, i).is_some_and(|f| *f.means == what);
    // "The bridge fell on Sunday" moves no number.
    let amount = |i: usize| {
        let next = tokens[(i + 1).min(tokens.len())..].iter().take(AMOUNT);
        let leads = |w: &Token| ["by", "from", "to"].iter().any(|p| w.text(text).eq_ignore_ascii_case(p));
        next.into_iter().any(|w| w.kind == Kind::Number || NUMERALS.word(*w).is_some() || leads(w))
    };
    (0..tokens.len()).any(|i| is(i, Apart::Former) || is(i, Apart::Moved) && amount(i))
}
