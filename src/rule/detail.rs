//! Words with a claim in them that came into or left a kept sentence.

use super::{Family, Rule};
use crate::compare::{New, Pair, Side, State};
use crate::lexicon::{FUNCTION, Function};
use crate::relation::{Weight, weight};
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// Words that came into a kept sentence and say something: a place, a number, a quality.
    /// # Why it matters
    /// The claim is narrower than before.
    /// # Not reported
    /// Small words, and words that only say the same at greater length.
    DETAIL_ADDED = "detail-added", Info, mirror "detail-removed",
        fires "The mine reopened after two years." => "The mine reopened after two years in Weirdale.",
        silent "The mine reopened after two years." => "And the mine then reopened after two years.";

    /// # What it reports
    /// Words that left a kept sentence and said something.
    /// # Why it matters
    /// The claim is wider than before.
    /// # Not reported
    /// Small words.
    DETAIL_REMOVED = "detail-removed", Info, mirror "detail-added",
        fires "The mine reopened after two years in Weirdale." => "The mine reopened after two years.",
        silent "However, the mine reopened after two years." => "The mine reopened after two years.";
}

/// Details.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

fn check(pair: &mut Pair<'_>) {
    for before in [true, false] {
        let side = if before { &pair.before } else { &pair.after };
        for run in runs(side) {
            report(pair, run, before);
        }
    }
}

/// Runs of unexplained words that say something, small words at their ends left out.
fn runs(side: &Side<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < side.tokens.len() {
        if side.states[at] != State::Open {
            at += 1;
            continue;
        }
        let end = (at..side.tokens.len()).find(|t| side.states[*t] != State::Open).unwrap_or(side.tokens.len());
        let says = |t: &usize| says(side, *t);
        if let (Some(first), Some(last)) = ((at..end).find(says), (at..end).rev().find(says)) {
            // A preposition before it belongs to it: "in Weirdale".
            let start = (at..first).rev().take_while(|t| matches!(FUNCTION.word(side.tokens[*t]), Some(Function::Preposition | Function::Determiner))).last().unwrap_or(first);
            out.push(start..last + 1);
        }
        at = end;
    }
    out
}

fn says(side: &Side<'_>, t: usize) -> bool {
    let token = side.tokens[t];
    // The "th" of "27th".
    if !token.space_before() && t > 0 && side.tokens[t - 1].kind == Kind::Number {
        return false;
    }
    match token.kind {
        Kind::Number => true,
        // "until recently" is a date, whatever its words weigh.
        Kind::Word if side.dates.iter().any(|d| d.at.contains(&t)) => true,
        Kind::Word => FUNCTION.word(token).is_none() && weight(token.text(side.text)) == Weight::Content,
        _ => false,
    }
}

fn report(pair: &mut Pair<'_>, run: Range<usize>, before: bool) {
    let (rule, verdict, reason): (&'static Rule, Verdict, &str) =
        if before { (&DETAIL_REMOVED, Verdict::Removed, "only the side before says this") } else { (&DETAIL_ADDED, Verdict::Added, "only the side after says this") };
    let (b, a) = if before { (Some(run), None) } else { (None, Some(run)) };
    pair.find(New { rule, verdict, before: b, after: a, reason: reason.to_owned(), key: "detail", raise: 0, evidence: vec!["the sentence is kept".to_owned()] });
}
