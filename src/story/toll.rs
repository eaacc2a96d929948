//! A count with its sentence in, the event that befell the counted people out: a toll, whatever the people are called.

use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::happening;
use crate::lexicon::{COUNTED, EVENTS, NOUNS, NUMERALS, NounCue};
use crate::telling::Telling;
use crate::token::Kind;

/// What befell the people that a quantity counts. "Three of them" and "one shot" are no tolls.
pub fn event(t: &Telling, sentence: usize, q: &Quantity) -> Option<&'static str> {
    let tokens = t.sentences.tokens_of(sentence);
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|w| w.text(&t.article.text).eq_ignore_ascii_case(word));
    let (start, end) = (tokens.partition_point(|w| w.span.end <= q.span.start), tokens.partition_point(|w| w.span.start < q.number.end));
    let part = is(end, "of") && q.event.is_none_or(|e| e.span.start > q.span.end);
    // "Four of five divers drowned": the five are all of them.
    let of = (start.saturating_sub(2)..start).find(|at| is(*at, "of")).and_then(|of| tokens.get(of.checked_sub(1)?));
    let whole = of.is_some_and(|w| COUNTED.word(*w).is_some() || w.kind == Kind::Number || NUMERALS.word(*w).is_some());
    // "The shooting at 9780 Mill Road": the number of a house.
    let house = q.unit.is_empty() && start > 0 && is(start - 1, "at") && tokens.get(end).is_some_and(|w| w.is_capitalised());
    if whole || house {
        return None;
    }
    let one_shot = is(end, "shot") && q.level() == Some(&1.into());
    if part || one_shot {
        return None;
    }
    let counts = matches!(q.kind, QuantityKind::Count | QuantityKind::Number) && q.level().is_some() && q.trend.is_none();
    let noun = || match q.unit.rsplit(' ').next() {
        Some("arrest") => Some("arrest"),
        Some("death" | "fatality") => Some("death"),
        Some("injury") => Some("injury"),
        _ => None,
    };
    let people = q.unit.is_empty() || !q.unit.rsplit(' ').next().is_some_and(|noun| NOUNS.has_spelt(noun, NounCue::NoPeople));
    // "wounded another three men", "the shooting of four men"
    let before = || {
        let small = |at: usize| ["another", "other", "all", "the", "of"].iter().any(|w| is(at, w));
        let at = (start.saturating_sub(2)..start).rev().find(|at| !small(*at))?;
        let near = !q.unit.is_empty() && q.kind == QuantityKind::Count && at + 1 < start;
        EVENTS.before(tokens, at + 1).filter(|_| near).map(|f| f.means.name)
    };
    q.event.map(|e| e.name).or_else(noun).or_else(before).filter(|name| counts && people && happening(name).is_some_and(|e| e.toll))
}

/// Whether a count is of the others: "nine others", "ten other guests".
pub fn is_of_others(t: &Telling, q: &Quantity) -> bool {
    let other = |word: &str| word.eq_ignore_ascii_case("other") || word.eq_ignore_ascii_case("others");
    q.span.of(&t.article.text).split_whitespace().any(other) || q.unit == "other"
}
