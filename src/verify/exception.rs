//! What a source excepts from what it says of all: "everyone but Kral was hurt" says that Kral was not.

use super::cover::Cover;
use super::evidence::Evidence;
use super::feature::Feature;
use super::weighed::Weighed;
use super::word::ContentWord;
use crate::frame::cue::Negation;
use crate::lexicon::{EXCEPTS, Except, FUNCTION, Function, NUMERALS};
use crate::telling::Telling;
use crate::token::{Kind, Span};
use std::ops::Range;

/// So many tokens behind the word that excepts belong to it, and so many before it may stand what it excepts from.
const REACH: usize = 6;

/// Observes whether what sentence `i` of `text` tells of is excepted in the evidence.
pub fn weigh(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    for (rank, sentence) in evidence.sentences.iter().enumerate() {
        let Some((cue, range)) = excepted(evidence.source, *sentence) else { continue };
        let tokens = evidence.source.sentences.tokens_of(*sentence);
        let keys: Vec<u64> = tokens[range.clone()].iter().map(|t| t.key).collect();
        let span = tokens[range.start].span.join(tokens[range.end - 1].span);
        let by_word = claim
            .iter()
            .zip(covers)
            .find(|(_, c)| c.standing.is_covered() && c.by.is_some_and(|(r, k)| r == rank && range.contains(&evidence.words[r][k].at)));
        // A day holds by where it is told.
        let by_day = || {
            let days = text.claims.in_sentence(i).dates();
            let own = text.sentences.tokens_of(i).iter().filter(|t| days.iter().any(|d| d.span.overlaps(t.span)));
            own.filter(|t| t.is_word() && FUNCTION.word(**t).is_none()).find(|t| keys.contains(&{ t.key })).map(|t| t.span)
        };
        let Some(own) = by_word.map(|(w, _)| w.span).or_else(by_day) else { continue };
        // Where the claim names an exception too, both may say the same.
        if excepted(text, i).is_some() {
            continue;
        }
        let denies = |t: &Telling, s: usize, but: Span| {
            t.claims.in_sentence(s).negation().iter().any(|n| n.means != Negation::None && !but.overlaps(n.span))
        };
        let turned = [Feature::ActDenied, Feature::ActOpposed, Feature::Negated, Feature::Opposed, Feature::Excluded];
        let against = denies(text, i, Span::new(0, 0)) || turned.iter().any(|f| weighed.features.get(*f) > 0);
        // "Nobody but Kral was hurt": what is said of none is so of what is excepted.
        let none = denied_of_all(evidence.source, *sentence, cue.start);
        if against != none {
            weighed.forget_denials();
        } else {
            let reason = format!("the source excepts “{}”", own.of(&text.article.text));
            weighed.observe(Feature::ActDenied, 2, own, Some(tokens[cue.start].span.join(span)), reason);
        }
    }
}

/// The word that excepts, and what is excepted, by their tokens.
fn excepted(t: &Telling, sentence: usize) -> Option<(Range<usize>, Range<usize>)> {
    let tokens = t.sentences.tokens_of(sentence);
    let said = |at: usize, what: Except| EXCEPTS.at(tokens, at).filter(|f| *f.means == what).map(|f| at..at + f.len);
    let all = |at: usize| said(at, Except::All).is_some() || said(at, Except::None).is_some();
    let near = |at: usize| (at.saturating_sub(REACH)..at).any(all);
    let cue = (0..tokens.len()).find_map(|at| said(at, Except::Always).or_else(|| said(at, Except::BehindAll).filter(|_| near(at))))?;
    let ends = |k: &usize| {
        tokens[*k].kind == Kind::Stop
            || matches!(tokens[*k].text(&t.article.text), "," | ";" | ":")
            || FUNCTION.word(tokens[*k]) == Some(&Function::Auxiliary)
    };
    let range = cue.end..(cue.end..tokens.len().min(cue.end + REACH)).find(ends).unwrap_or(tokens.len().min(cue.end + REACH));
    // "All but four of the 12": how many, and not which.
    let counts = |k: usize| tokens[k].kind == Kind::Number || NUMERALS.word(tokens[k]).is_some();
    (!range.is_empty() && !counts(range.start)).then_some((cue, range))
}

/// Whether what is said is said of none: "nobody but", "no one except".
fn denied_of_all(t: &Telling, sentence: usize, cue: usize) -> bool {
    let tokens = t.sentences.tokens_of(sentence);
    (cue.saturating_sub(REACH)..cue).any(|at| EXCEPTS.at(tokens, at).is_some_and(|f| *f.means == Except::None))
}
