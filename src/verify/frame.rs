//! How a claim and its evidence frame what they tell: what one denies or hedges and the other asserts.

use super::cover::Cover;
use super::evidence::Evidence;
use super::feature::Feature;
use super::weighed::Weighed;
use super::word::ContentWord;
use crate::frame::cue::{Answer, Certainty, Cue};
use crate::lexicon::ANSWER;
use crate::telling::Telling;

/// So many tokens behind a negation or hedge are under it.
const GOVERNED: usize = 4;

/// Observes what frames sentence `i` of `text`.
pub fn weigh(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let ours = text.claims.in_sentence(i);
    let first = text.sentences.list[i].tokens.start;
    let under = |word: &ContentWord<'_>, cue: usize| word.at >= cue && word.at < cue + GOVERNED;
    let doubts = |c: &Cue<Certainty>| c.means == Certainty::Doubted;
    let open = |s: &usize| evidence.source.claims.in_sentence(*s).certainty().iter().any(|c| c.means.step() <= Certainty::Possible.step());
    if let Some(cue) = ours.certainty().iter().find(|c| doubts(c)).filter(|_| !evidence.sentences.iter().any(open)) {
        weighed.observe(Feature::Doubted, 1, cue.span, None, "the source does not say that it is open");
    }
    for (rank, s) in evidence.sentences.iter().enumerate() {
        let frame = evidence.source.claims.in_sentence(*s);
        let start = evidence.source.sentences.list[*s].tokens.start;
        // The claim's word for the one that a cue of the source governs, and the other way round.
        let claimed = |cue: usize| {
            let governed = evidence.words[rank].iter().position(|w| under(w, cue))?;
            claim.iter().zip(covers).find(|(_, c)| c.by == Some((rank, governed)) && c.standing.is_covered())
        };
        // A word near may stand for the negation.
        let answered = |t: &Telling, s: usize| {
            let tokens = t.sentences.tokens_of(s);
            (0..tokens.len()).any(|at| ANSWER.at(tokens, at).is_some_and(|f| *f.means == Answer::Denies))
        };
        let negated = |w: &ContentWord<'_>| ours.negation().iter().any(|n| under(w, n.tokens.end - first));
        // Where both deny something, the acts tell whether it is the same: here only a lone denial says anything.
        let alone = ours.negation().is_empty() || frame.negation().is_empty();
        for cue in frame.negation().iter().filter(|_| alone) {
            if let Some((w, _)) = claimed(cue.tokens.end - start).filter(|(w, _)| !w.name && !negated(w) && !answered(text, i)) {
                weighed.observe(Feature::Negated, 1, w.span, Some(cue.span), format!("the source negates “{}”", w.text));
            }
        }
        for cue in frame.certainty() {
            let weak = matches!(cue.means, Certainty::Doubted | Certainty::Alleged | Certainty::Possible | Certainty::Expected);
            let hedged = ours.certainty().iter().any(|c| !c.means.is_modal() && c.means.step() <= Certainty::Expected.step());
            if let Some((w, _)) = claimed(cue.tokens.end - start).filter(|_| weak && !hedged) {
                let shown = cue.span.of(&evidence.source.article.text);
                weighed.observe(Feature::Hedged, 1, w.span, Some(cue.span), format!("the source says it with “{shown}”"));
            }
        }
        for cue in ours.negation().iter().filter(|_| alone) {
            let at = cue.tokens.end - first;
            let open = claim.iter().zip(covers).find(|(w, _)| under(w, at));
            let Some((w, by)) = open.and_then(|(w, c)| Some((w, c.by.filter(|(r, _)| *r == rank && c.standing.is_covered())?))) else {
                continue;
            };
            let there = evidence.words[rank][by.1].at;
            let also = frame.negation().iter().any(|n| (there + 1).saturating_sub(n.tokens.end - start) <= GOVERNED);
            if !also && !answered(evidence.source, *s) {
                weighed.observe(
                    Feature::Negated,
                    1,
                    cue.span.join(w.span),
                    Some(evidence.words[rank][by.1].span),
                    format!("the source asserts “{}”", evidence.words[rank][by.1].text),
                );
            }
        }
    }
}

/// Whether a "not" stands before one of two words and not before the other.
pub fn is_denied_once(text: &Telling, i: usize, at: usize, by: Option<(usize, usize)>, evidence: &Evidence<'_>) -> bool {
    let denied = |telling: &Telling, sentence: usize, at: usize| {
        let first = telling.sentences.list[sentence].tokens.start;
        telling.claims.in_sentence(sentence).negation().iter().any(|n| {
            let end = n.tokens.end - first;
            end <= at && at - end <= GOVERNED
        })
    };
    by.is_some_and(|(s, k)| denied(text, i, at) != denied(evidence.source, evidence.sentences[s], evidence.words[s][k].at))
}
