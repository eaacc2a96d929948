//! The acts of a claim held against those of its evidence: each is looked up, and what becomes of it is observed.

use super::feature::Feature;
use super::weigh::{Evidence, Weighed};
use crate::story::act::{Act, acts};
use crate::story::link::{Placed, Verdict, around, nearest, of_other_things};
use crate::telling::Telling;
use crate::token::Span;

/// Observes the acts of sentence `i` of `text`.
pub fn weigh(text: &Telling, i: usize, evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let told: Vec<(usize, Vec<Act>)> = evidence.sentences.iter().map(|s| (*s, acts(evidence.source, *s))).collect();
    let ours = acts(text, i);
    // Where a number of the claim is excluded: whether the clause of the one tells of what that of the other does.
    let conflicts: Vec<(Span, Span)> = weighed
        .observations
        .iter()
        .filter(|o| matches!(o.feature, Feature::NumberConflict | Feature::NumberBeyond | Feature::DateConflict))
        .filter_map(|o| Some((o.claim, o.source?)))
        .collect();
    for (c, s) in conflicts {
        let theirs = told.iter().flat_map(|(sentence, list)| around(evidence.source, *sentence, list, s));
        let claim = around(text, i, &ours, c);
        let other = theirs.flat_map(|s| claim.iter().map(move |c| (s, *c))).any(|(s, c)| of_other_things(&s, &c));
        if other {
            weighed.features.set(Feature::ConflictOther, 1);
            weighed.part(c);
        }
    }
    for act in ours {
        let claim = Placed { telling: text, sentence: i, act: &act };
        let all = told.iter().flat_map(|(s, list)| list.iter().map(|act| Placed { telling: evidence.source, sentence: *s, act }));
        let Some((source, _, verdict)) = nearest(all, &claim) else {
            weighed.observe(Feature::ActMissing, 2, claim.span(), None, format!("the source does not say “{}” of it", claim.word()));
            continue;
        };
        let (shown, said) = (source.word(), claim.word());
        let (feature, reason) = match verdict {
            Verdict::Held => (Feature::ActHeld, format!("the source says “{shown}”")),
            Verdict::Denied => (Feature::ActDenied, denied(&source, &claim)),
            Verdict::Opposed => (Feature::ActOpposed, format!("“{said}” and “{shown}” cannot both be so")),
            Verdict::Reversed => (Feature::ActReversed, "who does it and whom it befalls changed places".to_owned()),
            Verdict::Other => (Feature::ActOther, "the source tells it of another".to_owned()),
            Verdict::Firmer => {
                let by = source.act.hedge.map_or("", |s| s.of(&evidence.source.article.text));
                (Feature::ActFirmer, format!("the source says it with “{by}”"))
            }
        };
        let span = match (verdict, source.act.denial, source.act.hedge) {
            (Verdict::Denied, Some(denial), _) => denial.join(source.span()),
            (Verdict::Firmer, _, Some(hedge)) => hedge.join(source.span()),
            _ => source.span(),
        };
        weighed.observe(feature, 2, claim.span(), Some(span), reason);
    }
}

fn denied(source: &Placed<'_>, claim: &Placed<'_>) -> String {
    if source.act.is_denied() {
        format!("the source denies “{}”", claim.word())
    } else {
        format!("the source says “{}”, and the claim denies it", source.word())
    }
}
