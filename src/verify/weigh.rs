//! One claim and its evidence in, what is observed of them out.
//!
//! Each observation raises one feature and can be shown: the words of the claim, those of the source, and a reason. No
//! verdict is taken here.

use super::cover::{Cover, Standing, cover};
use super::evidence::Evidence;
use super::weighed::Weighed;
use super::word::{ContentWord, words};
use super::{act, arithmetic, beside, date, exception, figure, frame, wording};
use crate::kind::name::{Name, NameKind};
use crate::lexicon::{ANAPHORA, Anaphor};
use crate::telling::Telling;

/// Observes sentence `i` of `text` and its evidence.
pub fn weigh(text: &Telling, i: usize, evidence: &Evidence<'_>) -> Weighed {
    let mut weighed = Weighed::default();
    // Who says it is no part of what is claimed.
    let sources = text.claims.in_sentence(i).sources();
    let (said, rest): (Vec<ContentWord<'_>>, Vec<ContentWord<'_>>) =
        words(text, i).into_iter().partition(|w| sources.iter().any(|s| s.span.overlaps(w.span)));
    // "Lodge testified at his trial": where hardly anything else is said, that is the claim.
    let claim = if rest.len() == 1 { said.into_iter().chain(rest).collect() } else { rest };
    let elsewhere = |w: &ContentWord<'_>| {
        if evidence.means(w) || !w.name || !evidence.passage {
            return evidence.means(w);
        }
        let name = Name { span: w.span, role: None, kind: NameKind::Other, keys: smallvec::smallvec![w.key] };
        evidence.source.names(&name)
    };
    let mut covers = cover(&claim, &evidence.words, elsewhere);
    mean_by_pronoun(&claim, &mut covers, evidence);
    wording::weigh(text, i, &claim, &covers, evidence, &mut weighed);
    figure::weigh(text, i, &claim, &covers, evidence, &mut weighed);
    date::weigh(text, i, &claim, &covers, evidence, &mut weighed);
    wording::weigh_utmost(text, i, evidence, &mut weighed);
    frame::weigh(text, i, &claim, &covers, evidence, &mut weighed);
    beside::weigh(text, i, evidence, &mut weighed);
    act::weigh(text, i, &claim, &covers, evidence, &mut weighed);
    arithmetic::weigh(text, i, evidence, &mut weighed);
    exception::weigh(text, i, &claim, &covers, evidence, &mut weighed);
    weighed.conclude();
    weighed
}

/// In a passage that was chosen for a claim, "he" with nobody before him is whom the claim opens with.
fn mean_by_pronoun(claim: &[ContentWord<'_>], covers: &mut [Cover], evidence: &Evidence<'_>) {
    let personal = |s: &usize| {
        let first = evidence.source.sentences.tokens_of(*s).iter().find(|t| t.is_word());
        first.is_some_and(|t| ANAPHORA.has(*t, Anaphor::Pronoun))
    };
    // "The film took $28 million": where no other is named, it is the one that the claim opens with.
    let named = |(rank, words): (usize, &Vec<ContentWord<'_>>)| {
        let known = |k: usize| covers.iter().any(|c| c.by == Some((rank, k)));
        words.iter().enumerate().any(|(k, w)| w.name && !known(k))
    };
    let definite = |s: &usize| {
        let tokens = evidence.source.sentences.tokens_of(*s);
        tokens.iter().any(|t| matches!(t.text(&evidence.source.article.text), "the" | "The" | "this" | "This"))
    };
    let only = || !evidence.words.iter().enumerate().any(named) && evidence.sentences.iter().any(definite);
    if !evidence.passage || !evidence.sentences.iter().any(personal) && !only() {
        return;
    }
    let opening = claim.iter().take_while(|w| w.name).count();
    for cover in covers[..opening].iter_mut().filter(|c| c.standing == Standing::Missing) {
        cover.standing = Standing::Elsewhere;
    }
}
