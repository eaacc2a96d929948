//! What a source excepts from what it says of all: "everyone but Kral was hurt" says that Kral was not.

use super::cover::Cover;
use super::evidence::Evidence;
use super::feature::Feature;
use super::weighed::Weighed;
use super::word::ContentWord;
use crate::frame::cue::Negation;
use crate::lexicon::FUNCTION;
use crate::story::act::{Act, acts};
use crate::story::exception::{Exception, exception, is_of_all};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};

/// Observes whether what sentence `i` of `text` tells of is excepted in the evidence.
pub fn weigh(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    weigh_lone(text, i, evidence, weighed);
    for (rank, sentence) in evidence.sentences.iter().enumerate() {
        let Some(Exception { cue, range, of_none, .. }) = excepted(evidence.source, *sentence) else { continue };
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
        // Where the claim names an exception too, both may say the same; of several acts any may be the one, but not "included".
        let told = |a: &Act| !a.span(text.sentences.tokens_of(i)).of(&text.article.text).eq_ignore_ascii_case("included");
        if excepted(text, i).is_some() || acts(text, i).into_iter().filter(told).count() > 1 {
            continue;
        }
        let denies = |t: &Telling, s: usize, but: Span| {
            t.claims.in_sentence(s).negation().iter().any(|n| n.means != Negation::None && !but.overlaps(n.span))
        };
        let turned = [Feature::ActDenied, Feature::ActOpposed, Feature::Negated, Feature::Opposed];
        let against = denies(text, i, Span::new(0, 0)) || turned.iter().any(|f| weighed.features.get(*f) > 0);
        // "Nobody but Kral was hurt": what is said of none is so of what is excepted.
        if against != of_none {
            weighed.forget_denials();
        } else {
            let reason = format!("the source excepts “{}”", own.of(&text.article.text));
            weighed.observe(Feature::ActDenied, 2, own, Some(tokens[cue.start].span.join(span)), reason);
        }
    }
}

/// Observes an exception that only one of the two has, where the other tells of what is excepted: "all but 6 sank", "all 6 sank".
fn weigh_lone(text: &Telling, i: usize, evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let read = |t: &Telling, s: usize| exception(&t.article.text, t.sentences.tokens_of(s));
    let ours = read(text, i);
    for sentence in evidence.sentences.iter().copied() {
        let theirs = read(evidence.source, sentence);
        let (one, t, at, other, there) = match (&ours, &theirs) {
            (Some(e), None) => (e, text, i, evidence.source, sentence),
            (None, Some(e)) if e.counts => (e, evidence.source, sentence, text, i),
            _ => continue,
        };
        // Of "but four of the 28" the two are excepted.
        let says = |w: &Token| one.counts || w.is_word() && FUNCTION.word(*w).is_none();
        let Some(first) = t.sentences.tokens_of(at)[one.range.clone()].iter().find(|w| says(w)) else { continue };
        // The "four" of "twenty-four" is none.
        let theirs = other.sentences.tokens_of(there);
        let whole = |k: &usize| k.checked_sub(1).is_none_or(|p| theirs[p].kind != Kind::Dash);
        let same = |k: &usize| { theirs[*k].key } == { first.key };
        let found = (0..theirs.len()).filter(whole).find(same).map(|k| theirs[k]);
        let denied = other.claims.in_sentence(there).negation().iter().any(|n| n.means != Negation::None);
        // "Kral stayed away, the others came" excepts Kral too.
        if found.is_some() && !one.counts && !is_of_all(theirs) {
            weighed.forget_denials();
            continue;
        }
        if let Some(found) = found.filter(|_| !denied) {
            let (claim, source) = if ours.is_some() { (first.span, found.span) } else { (found.span, first.span) };
            let reason = format!("only one of the two excepts “{}”", first.span.of(&t.article.text));
            weighed.observe(Feature::ActDenied, 2, claim, Some(source), reason);
        }
    }
}

/// What a sentence excepts, where it says which ones.
fn excepted(t: &Telling, sentence: usize) -> Option<Exception> {
    exception(&t.article.text, t.sentences.tokens_of(sentence)).filter(|e| !e.counts)
}
