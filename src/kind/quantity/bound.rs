//! Words beside a number that bound it: "over", "at least", "as many as", "or more", "-plus".
//!
//! A direction of change ("up 5%") is no bound and is not read here.

use super::line::{Guide, SentenceTokens};
use super::unit::Dimension;
use super::{Bound, noun};
pub use crate::lexicon::quantity::{BoundCue as Cue, Place};
use crate::lexicon::{BOUNDS, TRENDS};

/// Whether a cue stands just before token `i`.
pub fn is_bounded(line: &SentenceTokens, i: usize) -> bool {
    BOUNDS.before(line.tokens, i).is_some_and(|f| f.means.place != Place::After)
}

/// The bound before token `from`, and where its words start; not before token `floor`.
pub fn before(line: &SentenceTokens, from: usize, floor: usize, dimension: Option<Dimension>) -> Option<(Bound, usize)> {
    let mut end = from;
    while end > floor && line.guides_before(end, Guide::Determines) && end + 2 > from {
        let than = line.any_before(end, &["than", "by", "about"]);
        if than || is_bounded(line, end) {
            break;
        }
        end -= 1;
    }
    let determined = end < from && line.any(end, &["the", "its", "their", "his", "her"]);
    let found = BOUNDS
        .before(line.tokens, end)
        .filter(|f| !determined || f.len > 1)
        .filter(|f| f.means.place != Place::After && f.means.bound != Bound::Exact)?;
    let start = end.checked_sub(found.len).filter(|s| *s >= floor)?;
    let ok = match found.means.place {
        Place::Over => over_bounds(line, start, dimension),
        Place::UpTo => !(is_return(line, start) || rises(line, start)),
        Place::Verb if line.any(start, &["top", "tops"]) => {
            line.any_before(start, &["to", "will", "could", "would", "may", "might", "can"])
        }
        Place::Verb => {
            !line.any_before(start, &["the", "a", "its", "of", "that", "on", "at", "to", "'s"])
                || line.any_before(start, &["to", "that"]) && !line.is(start, "top")
        }
        _ => !is_other_word(line, start, found.len),
    };
    ok.then(|| (found.means.bound, widened(line, start, floor)))
}

/// "climbed back up to", but not "buy back up to".
fn is_return(line: &SentenceTokens, start: usize) -> bool {
    line.any_before(start, &["back"]) && !start.checked_sub(1).is_some_and(|back| line.guides_before(back, Guide::Gives))
}

/// "rose up to": a verb of motion before "up to".
fn rises(line: &SentenceTokens, start: usize) -> bool {
    // "Went up to 900": the verb moves to a level too.
    let Some(before) = start.checked_sub(1) else { return false };
    let trend = line.get(before).and_then(|t| TRENDS.word(t)).is_some_and(|m| m.strength == super::trend::Strength::Sure);
    trend || line.guides(before, Guide::Rises)
}

/// Words that bound only sometimes: "some" before small numbers, "about" after "come".
fn is_other_word(line: &SentenceTokens, start: usize, len: usize) -> bool {
    len == 1
        && (line.any(start, &["around"]) && line.any_before(start, &["turn", "turned", "way", "all", "other"])
            || line.any(start, &["about"]) && line.guides_before(start, Guide::Matter)
            || line.any(start, &["near"]) && line.any_before(start, &["the", "and"]) && !line.is_number(start + 1)
            || line.any(start, &["above", "beyond"])
                && line.any_before(start, &["and", "cent", "%", "percent", "points"])
                && !line.any_before(start, &["about"]))
}

/// "over two years" is a bound after "for", and a period after "$2,000".
fn over_bounds(line: &SentenceTokens, start: usize, dimension: Option<Dimension>) -> bool {
    if line.guides_before(start, Guide::Takes) && line.is(start, "over") && dimension == Some(Dimension::Time) {
        return line.any_before(start, &["took", "take", "and"]);
    }
    if dimension != Some(Dimension::Time) {
        return true;
    }
    let Some(previous) = start.checked_sub(1) else { return true };
    line.is(start, "under")
        || line.is(start, "below")
        || line.guides(previous, Guide::BeforePeriod)
        || !line.is_word(previous) && !line.is_number(previous)
}

/// Takes in what makes a cue stronger or weaker: "just under", "well over", "a little more than".
fn widened(line: &SentenceTokens, mut start: usize, floor: usize) -> usize {
    for _ in 0..3 {
        if start <= floor || !line.guides_before(start, Guide::Strengthens) {
            break;
        }
        let bare = line.any_before(start, &["a", "of"]) && !line.any(start, &["little", "bit"]);
        if bare {
            break;
        }
        start -= 1;
    }
    start
}

/// The bound at token `at`, behind the number or what is counted, and where it ends.
pub fn after(line: &SentenceTokens, at: usize) -> Option<(Bound, usize)> {
    let found = BOUNDS.at(line.tokens, at).filter(|f| matches!(f.means.place, Place::After | Place::Either))?;
    let end = at + found.len;
    let plus = line.is(end - 1, "plus") || line.is(at, "+");
    let sum = plus && (line.is_number(end) || line.any(end, &["a", "an", "the", "one", "two", "three", "$", "£", "€"]));
    let joined = line.is(at, "+") && !line.touches(at);
    // "60 at least" bounds; "60 more or less" too; "and more than 20" starts the next number.
    let next = line.is(end, "than") && !line.ends(end + 1)
        || found.len == 1 && line.any(at, &["max", "tops", "minimum", "maximum", "plus"]) && noun::is_lower_noun(line, end) && !plus;
    let number_next = line.any(at, &["and", "or", "at", "approximately", "roughly"])
        && (line.is_number(end) || super::words::numeral(line, end).is_some());
    (!sum && !joined && !next && !number_next).then_some((found.means.bound, end))
}
