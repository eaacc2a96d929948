//! Ten numbers at once: "in her mid-30s" of years of age, "temperatures in the low 80s" of degrees.
//!
//! Decades of the calendar are dates, and are told there.

use super::QuantityKind;
use super::line::{Guide, SentenceTokens};
use super::term::Term;
use crate::decimal::Decimal;
use crate::lexicon::date::DateRole;
use crate::lexicon::{ANAPHORA, Anaphor, DATE, GUIDES};
use crate::token::Token;

/// How far before a number the word is looked for that shows it to be degrees.
const HEAT: usize = 6;

/// What the ten numbers are of.
pub(super) struct Decade {
    pub(super) kind: QuantityKind,
    pub(super) unit: &'static str,
    /// One past its last token.
    pub(super) to: usize,
}

/// "mid-30s", "her early 40s", "the low 80s" where degrees are told of: `term` becomes the third or the whole of the ten.
pub(super) fn read(line: &SentenceTokens, term: &mut Term) -> Option<Decade> {
    let figure = &mut term.figure;
    let ends = line.touches(figure.to) && line.any(figure.to, &["s", "'s", "’s"]);
    if figure.from == 0 || !(ends && figure.plain && line.str(figure.from).len() == 2 && line.str(figure.from).ends_with('0')) {
        return None;
    }
    let part_at = figure.from.checked_sub(1 + usize::from(line.is_hyphen(figure.from - 1)))?;
    let third = third(line.str(part_at));
    let owner = if third.is_some() { part_at } else { figure.from };
    let owned = owner.checked_sub(1).and_then(|i| line.get(i)).is_some_and(|t| ANAPHORA.has(t, Anaphor::Owner));
    let placed = third.is_some() && line.any_before(owner, &["in"]) && line.is_hyphen(figure.from - 1);
    let (kind, unit) = if tells_heat(line.tokens, owner) {
        (QuantityKind::Temperature, "degree")
    } else if owned || placed {
        (QuantityKind::Age, "year of age")
    } else {
        return None;
    };
    let (from, to) = third.unwrap_or((0, 9));
    let base = figure.low.clone();
    figure.low = &base + &Decimal::from(from);
    figure.high = &base + &Decimal::from(to);
    term.from = owner;
    Some(Decade { kind, unit, to: figure.to + 1 })
}

/// Whether a word is ten numbers: "thirties".
pub(super) fn is_spelt(token: Token) -> bool {
    DATE.may_start(token) && DATE.word(token).is_some_and(|d| d.role == DateRole::Decade)
}

/// "His early thirties", written out, at token `at`: where it starts, its first year and the years that follow it.
pub(super) fn spelt(line: &SentenceTokens, at: usize) -> Option<(usize, i64, (i64, i64))> {
    let word = line.get(at).and_then(|t| DATE.word(t)).filter(|d| d.role == DateRole::Decade && (20..100).contains(&d.value))?;
    let before = at.checked_sub(1)?;
    let part_at = before.checked_sub(usize::from(line.is_hyphen(before)))?;
    let third = third(line.str(part_at));
    let owner = if third.is_some() { part_at.checked_sub(1)? } else { before };
    let owned = ANAPHORA.has(line.get(owner)?, Anaphor::Owner);
    owned.then_some((if third.is_some() { part_at } else { at }, i64::from(word.value), third.unwrap_or((0, 9))))
}

/// The first and last of the ten numbers that a word picks.
fn third(word: &str) -> Option<(i64, i64)> {
    Some(match word.to_ascii_lowercase().as_str() {
        "mid" | "middle" => (4, 6),
        "early" | "low" | "lower" => (0, 3),
        "late" | "high" | "upper" => (7, 9),
        _ => return None,
    })
}

/// Whether a word not far before token `at` tells of heat: "highs in the 80s".
pub fn tells_heat(tokens: &[Token], at: usize) -> bool {
    let near = tokens.get(at.saturating_sub(HEAT)..at).unwrap_or_default();
    near.iter().any(|t| GUIDES.word(*t).is_some_and(|g| g.has(Guide::Heat)))
}
