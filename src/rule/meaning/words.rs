//! The rules on meanings, and what all that looks for changed meanings needs: the words in question, and the finding.

use crate::compare::{New, Pair, Side, State};
use crate::finding::Rule;
use crate::lexicon::NEGATION;
use crate::lexicon::frame::Negation;
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// A word replaced by its opposite, or by another state of the same thing: arrested and released, opened and closed,
    /// rose and fell.
    /// # Why it matters
    /// The two tellings say different things happened.
    /// # Not reported
    /// Synonyms, and an opposite that is negated ("not open" for "closed").
    MEANING_REVERSED = "meaning-reversed", Error, Statement, Pair, mirror MEANING_REVERSED,
        fires "The suspect was arrested on the bridge." => "The suspect was released on the bridge.",
        silent "The suspect was arrested on the bridge." => "The suspect was detained on the bridge.";

    /// # What it reports
    /// A word replaced by one that is no synonym, no form and no more exact kind of it.
    /// # Why it matters
    /// The sentence is the same and is now about something else.
    /// # Not reported
    /// Paraphrase; longer passages that were rewritten as a whole, which are counted as wording or detail.
    TERM_REPLACED = "term-replaced", Warning, Statement, Pair, mirror TERM_REPLACED,
        fires "Residents gathered at the harbour." => "Officials gathered at the harbour.",
        silent "Residents gathered at the harbour." => "Residents assembled at the harbour.";
}

/// The most words of one hunk that are related pairwise.
pub(super) const RELATED: usize = 24;

/// The unexplained words of a range that can carry meaning.
pub(super) fn open(side: &Side<'_>, range: &Range<usize>) -> Vec<usize> {
    // Negations are polarity's: "cannot" is no opposite of "can" beside another negation. A verb that denies has opposites of
    // its own, which polarity leaves: "rejected" and "approved".
    let free = |t: &usize| {
        side.states[*t] == State::Open
            && side.tokens[*t].kind == Kind::Word
            && NEGATION.word(side.tokens[*t]).is_none_or(|n| *n == Negation::Lexical)
    };
    range.clone().filter(free).take(RELATED).collect()
}

/// Whether one of the words stands in a name of several words and the other in none: "Immigration Act", "immigration rules".
/// Another word there is no synonym: a name has none.
pub(super) fn part_of_name(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let named =
        |side: &Side<'_>, t: usize| side.tokens[t].is_capitalised() && side.names.iter().any(|n| n.at.len() > 1 && n.at.contains(&t));
    named(&pair.before, x) != named(&pair.after, y)
}

pub(in crate::rule) fn report(
    pair: &mut Pair<'_>,
    rule: &'static Rule,
    verdict: Verdict,
    x: Range<usize>,
    y: Range<usize>,
    reason: &str,
    raise: i8,
) {
    let key = "term";
    pair.find(New {
        rule,
        verdict,
        before: Some(x),
        after: Some(y),
        reason: reason.to_owned(),
        key,
        raise,
        evidence: vec!["same place in the sentence".to_owned()],
    });
}
