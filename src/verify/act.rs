//! The acts of a claim held against those of its evidence: each is looked up, and what becomes of it is observed.

use super::evidence::Evidence;
use super::feature::Feature;
use super::weighed::Weighed;
use crate::kind::quantity::QuantityKind;
use crate::relation::{Relation, Weight, relate, weight};
use crate::story::act::{Act, acts};
use crate::story::link::{ActRelation, PlacedAct, are_unlinked, nearby, nearest};
use crate::story::other::{ActInContext, tell_of_two};
use crate::telling::Telling;
use crate::token::Span;

/// Observes the acts of sentence `i` of `text`.
pub fn weigh(text: &Telling, i: usize, evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let told: Vec<(usize, Vec<Act>)> = evidence.sentences.iter().map(|s| (*s, acts(evidence.source, *s))).collect();
    let ours = acts(text, i);
    part(text, i, &ours, &told, evidence, weighed);
    for act in &ours {
        let claim = PlacedAct::new(text, i, act);
        let all =
            told.iter().flat_map(|(s, list)| list.iter().map(|act| PlacedAct::new(evidence.source, *s, act).knowing(evidence.entities)));
        let Some((source, _, verdict)) = nearest(all, &claim) else {
            // "Was sent off for fouling him", "for a foul on him".
            // "Takes 50 minutes", "a crossing of 50 minutes": some verbs say little.
            let figured = !text.claims.in_sentence(i).quantities().is_empty() || !text.claims.in_sentence(i).dates().is_empty();
            let light = !evidence.passage && figured && !act.is_state && weight(claim.word()) <= Weight::Light;
            if light || is_named(evidence, &told, &claim) {
                continue;
            }
            weighed.observe(Feature::ActMissing, 2, claim.span(), None, format!("the source does not say “{}” of it", claim.word()));
            continue;
        };
        let all = told.iter().find(|(s, _)| *s == source.sentence).map_or(&[][..], |(_, list)| list);
        let sides = (ActInContext { act: source, all, but: source.span() }, ActInContext { act: claim, all: &ours, but: claim.span() });
        let excludes = matches!(verdict, ActRelation::Denied | ActRelation::Opposed);
        let verdict = if excludes && tell_of_two(&sides.0, &sides.1, weighed.likeness) { ActRelation::Other } else { verdict };
        let (shown, said) = (source.word(), claim.word());
        let (feature, reason) = match verdict {
            ActRelation::Held => (Feature::ActHeld, format!("the source says “{shown}”")),
            ActRelation::Denied => (Feature::ActDenied, denied(&source, &claim)),
            ActRelation::Opposed => (Feature::ActOpposed, format!("“{said}” and “{shown}” cannot both be so")),
            ActRelation::Reversed => (Feature::ActReversed, "who does it and whom it befalls changed places".to_owned()),
            ActRelation::Renamed => (Feature::ActRenamed, format!("the source says “{shown}” of another there")),
            ActRelation::Other => (Feature::ActOther, "the source tells it of another".to_owned()),
            ActRelation::Firmer => {
                let by = source.act.hedge.map_or("", |s| s.of(&evidence.source.article.text));
                (Feature::ActFirmer, format!("the source says it with “{by}”"))
            }
        };
        let span = match (verdict, source.act.denial, source.act.hedge) {
            (ActRelation::Denied, Some(denial), _) => denial.join(source.span()),
            (ActRelation::Firmer, _, Some(hedge)) => hedge.join(source.span()),
            _ => source.span(),
        };
        weighed.observe(feature, 2, claim.span(), Some(span), reason);
    }
}

/// Takes back what excludes a number, a day or some words of the claim, where it is told of another thing than they are; and
/// says where it stands by another act.
fn part(text: &Telling, i: usize, ours: &[Act], told: &[(usize, Vec<Act>)], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    use Feature::{DateConflict, Excluded, NumberBeyond, NumberConflict, Opposed};
    let conflicts = [NumberConflict, NumberBeyond, DateConflict, Excluded, Opposed];
    let all = weighed.observations.iter().filter(|o| conflicts.contains(&o.feature));
    let spans: Vec<(Feature, Span, Span)> = all.filter_map(|o| Some((o.feature, o.claim, o.source?))).collect();
    let mut apart = false;
    for (feature, c, s) in spans.iter().copied() {
        let theirs = told.iter().find_map(|(sentence, list)| Some((nearby(evidence.source, *sentence, list, s)?, list)));
        let (Some(claim), Some((source, all))) = (nearby(text, i, ours, c), theirs) else { continue };
        let (source, claim) =
            (ActInContext { act: source.knowing(evidence.entities), all, but: s }, ActInContext { act: claim, all: ours, but: c });
        if tell_of_two(&source, &claim, weighed.likeness) {
            weighed.part(c);
            apart = true;
        } else if matches!(feature, NumberConflict | NumberBeyond | DateConflict) && are_unlinked(&source.act, &claim.act) {
            weighed.features.set(Feature::ConflictUnlinked, 1);
        }
    }
    // "The first prize", "the second prize": which one it is of is no figure of it.
    let ordinal = |c: Span| text.claims.in_sentence(i).quantities().iter().any(|q| q.kind == QuantityKind::Ordinal && q.span.overlaps(c));
    for (_, c, _) in spans.into_iter().filter(|(_, c, _)| apart && ordinal(*c)) {
        weighed.part(c);
    }
}

/// Whether a word of the evidence that says no act of its own names what a claim tells.
fn is_named(evidence: &Evidence<'_>, told: &[(usize, Vec<Act>)], claim: &PlacedAct<'_>) -> bool {
    let acts = |at: usize, s: usize| told.iter().filter(|(t, _)| *t == s).flat_map(|(_, list)| list).any(|a| a.word.contains(&at));
    evidence.sentences.iter().zip(&evidence.words).any(|(s, words)| {
        words
            .iter()
            .filter(|w| !w.name && !acts(w.at, *s))
            .any(|w| matches!(relate(w.text, claim.word()), Relation::Inflection | Relation::Derivation))
    })
}

fn denied(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> String {
    if source.act.is_denied() {
        format!("the source denies “{}”", claim.word())
    } else {
        format!("the source says “{}”, and the claim denies it", source.word())
    }
}
