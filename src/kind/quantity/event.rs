//! What befalls the counted: "12 were killed", "killed 12 people", "30 injured".
//!
//! The verb is looked for straight before the number and just behind what is counted; nothing further off is guessed.

use super::Event;
use super::line::{Guide, SentenceTokens};
use super::noun;
use crate::lexicon::EVENTS;
pub use crate::lexicon::quantity::Happening;

/// How many helping words can stand between the counted and its participle.
const HELPERS: usize = 5;

/// The event behind the counted, which ends before token `at`.
pub fn after(line: &SentenceTokens, at: usize) -> Option<Event> {
    if noun::starts_list_line(line, at) {
        return None;
    }
    for i in at..at + HELPERS {
        if let Some(found) = EVENTS.at(line.tokens, i) {
            return Some(Event { span: line.span(i, i + found.len), name: found.means.name });
        }
        let helper = line.guides(i, Guide::Helps) || line.str(i).ends_with("ly") && line.is_lower(i);
        if !helper {
            return None;
        }
    }
    None
}

/// The event before the quantity, whose words start at token `start`.
pub fn before(line: &SentenceTokens, start: usize) -> Option<Event> {
    let mut end = start;
    for _ in 0..2 {
        if let Some(found) = EVENTS.before(line.tokens, end) {
            let from = end - found.len;
            // "the dead 12" is none; "left 12 dead" is found behind.
            return (!line.is(from, "dead")).then(|| Event { span: line.span(from, end), name: found.means.name });
        }
        if !line.guides_before(end, Guide::BeforeObject) {
            return None;
        }
        end = end.checked_sub(1)?;
    }
    None
}

/// Whether token `i` says what befell a bare number of people: "30 injured".
pub fn is_state(line: &SentenceTokens, i: usize) -> bool {
    !noun::starts_list_line(line, i) && EVENTS.at(line.tokens, i).is_some_and(|f| f.means.state)
}

/// "no deaths", "no one was hurt", "not a single client": what is counted as nothing, and where it ends.
pub fn none_at(line: &SentenceTokens, i: usize) -> Option<usize> {
    if line.is(i, "nobody") || line.is(i, "no") && line.is(i + 1, "one") {
        let at = i + 1 + usize::from(line.is(i, "no"));
        return (line.any(at, &["was", "has", "is", "were"]) && after(line, at).is_some()).then_some(at);
    }
    if !line.is(i, "no") {
        return None;
    }
    let at = (i + 1..i + 5).find(|at| line.guides(*at, Guide::Harm))?;
    let between = (i + 1..at).all(|j| line.is_lower(j) && !noun::is_function(line, j) || line.any(j, &["or"]));
    between.then_some(at + 1)
}
