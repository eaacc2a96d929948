//! The acts of a claim held against those of its evidence: each is looked up, and what becomes of it is observed.

use super::cover::Cover;
use super::evidence::Evidence;
use super::feature::Feature;
use super::weighed::Weighed;
use super::word::ContentWord;
use crate::kind::quantity::QuantityKind;
use crate::lexicon::story::Share;
use crate::lexicon::{CLAUSES, ClauseCue, FUNCTION, NUMERALS};
use crate::relation::{Relation, Weight, is_known, relate, weight};
use crate::story::act::{Act, Firmness, acts};
use crate::story::link::{ActRelation, PlacedAct, are_unlinked, nearby, nearest, share};
use crate::story::other::{ActInContext, tell_of_two};
use crate::telling::Telling;
use crate::token::{Kind, Span};

/// Observes the acts of sentence `i` of `text`.
pub fn weigh(text: &Telling, i: usize, words: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
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
            if let Some((by, span)) = unsaid(&claim, words, covers, &told, evidence) {
                weighed.observe(Feature::ActFirmer, 2, claim.span(), Some(span), format!("the source says it with “{by}”"));
            }
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
        let verdict = if verdict == ActRelation::Held { of_a_part(&source, &claim) } else { verdict };
        let (shown, said) = (source.word(), claim.word());
        let (feature, reason) = match verdict {
            ActRelation::Held => (Feature::ActHeld, format!("the source says “{shown}”")),
            ActRelation::Denied => (Feature::ActDenied, denied(&source, &claim)),
            ActRelation::Opposed => (Feature::ActOpposed, format!("“{said}” and “{shown}” cannot both be so")),
            ActRelation::Reversed => (Feature::ActReversed, "who does it and whom it befalls changed places".to_owned()),
            ActRelation::Renamed => (Feature::ActRenamed, format!("the source says “{shown}” of another there")),
            ActRelation::Other => (Feature::ActOther, "the source tells it of another".to_owned()),
            ActRelation::Firmer => {
                let by = source.act.hedge.map_or("a part", |s| s.of(&evidence.source.article.text));
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

/// What becomes of an act that holds where the source tells it of a part and the claim of the whole: "nine of the 12 sank".
fn of_a_part(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> ActRelation {
    // "Nine were sold" of "nine of the 12": the number of the part holds.
    let counted = |p: &PlacedAct<'_>| -> Vec<u64> {
        let tokens = p.telling.sentences.tokens_of(p.sentence);
        let phrases = [&p.act.theme, &p.act.agent].into_iter().flatten();
        let within = phrases.flat_map(|n| n.range.clone()).filter_map(|t| tokens.get(t));
        within.filter(|t| t.kind == Kind::Number || NUMERALS.word(**t).is_some()).map(|t| t.key).collect()
    };
    let (theirs, ours) = (counted(source), counted(claim));
    if ours.iter().any(|k| theirs.last() != Some(k)) {
        return ActRelation::Held;
    }
    match (share(source), share(claim)) {
        (Some(Share::NotAll), None) => ActRelation::Denied,
        (Some(Share::Some), None) => ActRelation::Firmer,
        _ => ActRelation::Held,
    }
}

/// Where a claim's act is told of in the source by a word that no act there asserts: the word that leaves it open, and both.
fn unsaid(
    claim: &PlacedAct<'_>,
    words: &[ContentWord<'_>],
    covers: &[Cover],
    told: &[(usize, Vec<Act>)],
    evidence: &Evidence<'_>,
) -> Option<(String, Span)> {
    if claim.act.firmness < Firmness::Fact || claim.act.is_denied() {
        return None;
    }
    let (_, cover) = words.iter().zip(covers).find(|(w, _)| claim.act.word.contains(&w.at))?;
    let (rank, word) = cover.by.filter(|_| cover.standing.is_covered())?;
    let (at, sentence) = (evidence.words[rank][word].at, evidence.sentences[rank]);
    let tokens = evidence.source.sentences.tokens_of(sentence);
    let text = evidence.source.article.text.as_str();
    let act = told.iter().filter(|(s, _)| *s == sentence).flat_map(|(_, list)| list).find(|a| a.word.contains(&at));
    if let Some(act) = act {
        let own = |t: usize| tokens[t].span;
        // "Called off" undoes what "called" says.
        let off = tokens[act.word.end - 1].text(text).eq_ignore_ascii_case("off");
        let parted = off && act.word.len() > claim.act.word.len() && is_known(act.span(tokens).of(text));
        let open = act.firmness == Firmness::Open && !act.is_aim;
        let hedge = act.hedge.filter(|_| open).or(parted.then(|| act.span(tokens)));
        return hedge.map(|h| (h.of(text).to_owned(), h.join(own(at))));
    }
    // "Escaped drowning", "the ban on closing it".
    let opens = |t: &usize| CLAUSES.has(tokens[*t], ClauseCue::Averts) || CLAUSES.has(tokens[*t], ClauseCue::Undone);
    let small = |t: &usize| FUNCTION.word(tokens[*t]).is_some();
    let from = (0..at).rev().take(LED).find(|t| !small(t)).filter(opens)?;
    Some((tokens[from].text(text).to_owned(), tokens[from].span.join(tokens[at].span)))
}

/// So many tokens before a word stands what leaves it open: "the ban on its closing".
const LED: usize = 4;

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
