//! The words of a claim held against those of its evidence: which are there, which are others, which are missing.

use super::cover::{Cover, Standing};
use super::evidence::Evidence;
use super::feature::Feature;
use super::frame::is_denied_once;
use super::weighed::{MOST, Weighed};
use super::word::ContentWord;
use crate::lexicon::EXCLUSIVE;
use crate::relation::{PartOfSpeech, Relation, part_of_speech, relate};
use crate::story::link::from_an_end;
use crate::telling::Telling;
use crate::token::Span;

/// Observes the words of sentence `i` of `text`.
pub fn weigh(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let span = |at: (usize, usize)| evidence.words[at.0][at.1].span;
    let shown = |at: Option<(usize, usize)>| at.map_or("", |at| evidence.words[at.0][at.1].text);
    let first = subject(text, i, claim);
    for (k, (w, c)) in claim.iter().zip(covers).enumerate() {
        let by = c.by.map(span);
        let other = shown(c.by);
        match c.standing {
            Standing::Covered | Standing::Elsewhere => {}
            Standing::Narrower => weighed.observe(Feature::Narrower, 2, w.span, by, format!("“{}” is more exact than “{other}”", w.text)),
            // "Should have been banned", "ought never to have been allowed".
            Standing::Opposed if is_denied_once(text, i, w.at, c.by, evidence) => {}
            // "Kral sold it to Lund", "Lund bought it from Kral".
            Standing::Opposed | Standing::Sibling if is_turned(text, i, k, claim, covers, evidence) => {}
            Standing::Opposed => weighed.observe(Feature::Opposed, 2, w.span, by, format!("“{}” and “{other}” exclude each other", w.text)),
            Standing::Sibling => weighed.observe(Feature::Sibling, 2, w.span, by, format!("the source has “{other}” and not “{}”", w.text)),
            Standing::Missing => {
                if let Some(at) = replaced(k, claim, covers, evidence) {
                    let feature = if w.name { Feature::ReplacedName } else { Feature::ReplacedWord };
                    if is_beside(k, at, claim, covers, evidence) {
                        weighed.features.set(if w.name { Feature::NameBeside } else { Feature::WordBeside }, 1);
                    }
                    let reason = format!("the source has “{}” where the claim has “{}”", shown(Some(at)), w.text);
                    weighed.observe(feature, 2, w.span, Some(span(at)), reason);
                    continue;
                }
                let (feature, most) = match (w.name, first == Some(w.at)) {
                    (true, true) => (Feature::MissingSubject, 1),
                    (true, false) => (Feature::MissingName, 2),
                    _ if part_of_speech(w.text) == Some(PartOfSpeech::Verb) => (Feature::MissingVerb, 2),
                    _ => (Feature::MissingWord, 3),
                };
                weighed.observe(feature, most, w.span, None, format!("the source does not say “{}”", w.text));
            }
        }
    }
    if let Some((w, by)) = other_name(claim, covers, evidence) {
        weighed.observe(Feature::OtherName, 1, w, Some(by), "the source names another there");
    }
    let covered = covers.iter().filter(|c| c.standing.is_covered()).count();
    let tenths = if claim.is_empty() { 10 } else { covered * 10 / claim.len() };
    weighed.features.set(Feature::Covered, tenths as i32);
    weighed.features.set(Feature::Most, i32::from(tenths as i32 >= MOST));
    weighed.features.set(Feature::Whole, i32::from(covered == claim.len()));
    weighed.features.set(Feature::Phrases, phrases(claim, covers, evidence));
    if let Some((word, span)) = exclusive(text, i, evidence) {
        weighed.observe(Feature::Exclusive, 1, span, None, format!("the source does not say “{word}”"));
    }
    if let Some((w, by)) = swapped(claim, covers, evidence) {
        weighed.observe(Feature::Swapped, 1, w, Some(by), "the names stand in other places of the source's sentence");
    }
}

/// Whether two opposites tell the same of two ends that changed places: what stands before the one stands behind the other.
fn is_turned(text: &Telling, i: usize, k: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> bool {
    let Some((s, pivot)) = covers[k].by else { return false };
    let words = &evidence.words[s];
    let told = |t: &Telling, sentence: usize, at: usize| from_an_end(t.sentences.tokens_of(sentence), at);
    let (ours, theirs) = (told(text, i, claim[k].at), told(evidence.source, evidence.sentences[s], words[pivot].at));
    let converse = ours.zip(theirs).is_some_and(|(x, y)| x.act == y.act && x.first != y.first);
    let places =
        claim.iter().zip(covers).filter_map(|(w, c)| c.by.filter(|(t, at)| *t == s && *at != pivot).map(|(_, at)| (w.at, words[at].at)));
    let (mut ahead, mut behind) = (false, false);
    for (at, there) in places {
        ahead |= at < claim[k].at && there > words[pivot].at;
        behind |= at > claim[k].at && there < words[pivot].at;
    }
    // Both ends stand behind a noun: "the sale of the mill to Lund".
    let noun = part_of_speech(words[pivot].text) == Some(PartOfSpeech::Noun);
    converse && ahead && (behind || noun)
}

/// The word of the evidence that stands where word `k` of the claim would: beside the counterpart of a neighbour, of the
/// same sort, and itself the counterpart of none.
fn replaced(k: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    let by = |k: Option<usize>| covers.get(k?).filter(|c| c.standing == Standing::Covered).and_then(|c| c.by);
    let taken = |at: (usize, usize)| covers.iter().any(|c| c.by == Some(at));
    let sort = |w: &ContentWord<'_>| if w.name { None } else { part_of_speech(w.text) };
    let fits = |at: (usize, usize)| {
        let word = evidence.words[at.0].get(at.1)?;
        (word.name == claim[k].name && sort(word) == sort(&claim[k]) && !taken(at)).then_some(at)
    };
    let behind = by(k.checked_sub(1)).and_then(|(s, w)| fits((s, w + 1)).or_else(|| fits((s, w + 2))));
    let ahead = || by(Some(k + 1)).and_then(|(s, w)| fits((s, w.checked_sub(1)?)).or_else(|| fits((s, w.checked_sub(2)?))));
    behind.or_else(ahead)
}

/// Whether the word that stands for word `k` of the claim stands at the very side of the word that both have: "the Kral
/// Bridge", "the Lund Bridge".
fn is_beside(k: usize, (s, at): (usize, usize), claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> bool {
    let words = &evidence.words[s];
    let by = |k: usize| covers.get(k).and_then(|c| c.by).filter(|(t, _)| *t == s).map(|(_, w)| w);
    let ahead = by(k + 1).is_some_and(|w| w == at + 1 && claim[k + 1].at == claim[k].at + 1 && words[w].at == words[at].at + 1);
    let behind =
        k.checked_sub(1).and_then(by).is_some_and(|w| w + 1 == at && claim[k - 1].at + 1 == claim[k].at && words[w].at + 1 == words[at].at);
    ahead || behind
}

/// A name of the claim of which no word is in the evidence, and a name of the most telling sentence that the claim lacks.
fn other_name(claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> Option<(Span, Span)> {
    let mut ours: Vec<(usize, Span, bool)> = Vec::new();
    for (w, c) in claim.iter().zip(covers).filter(|(w, _)| w.name) {
        match ours.last_mut() {
            Some((end, span, missing)) if *end + 1 == w.at => {
                (*end, *span, *missing) = (w.at, span.join(w.span), *missing && c.standing == Standing::Missing)
            }
            _ => ours.push((w.at, w.span, c.standing == Standing::Missing)),
        }
    }
    let missing = ours.iter().find(|(_, _, missing)| *missing)?.1;
    let words = evidence.words.first()?;
    let taken = |at: usize| covers.iter().any(|c| c.by == Some((0, at)));
    let free = |at: usize| words.get(at).is_some_and(|w| w.name && !taken(at));
    let beside = |at: usize, next: usize| words.get(next).is_some_and(|w| w.name && taken(next) && w.at.abs_diff(words[at].at) == 1);
    let theirs = (0..words.len()).find(|at| free(*at) && !beside(*at, at + 1) && at.checked_sub(1).is_none_or(|p| !beside(*at, p)))?;
    Some((missing, words[theirs].span))
}

/// Tenths of the claim's neighbouring words whose counterparts stand near each other, in the same order.
fn phrases(claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> i32 {
    const NEAR: usize = 4;
    let at = |c: &Cover| c.by.filter(|_| c.standing.is_covered()).map(|(s, w)| (s, evidence.words[s][w].at));
    let kept = covers.windows(2).filter(|pair| match (at(&pair[0]), at(&pair[1])) {
        (Some(x), Some(y)) => x.0 == y.0 && y.1 > x.1 && y.1 - x.1 <= NEAR,
        _ => false,
    });
    if claim.len() < 2 { 10 } else { (kept.count() * 10 / (claim.len() - 1)) as i32 }
}

/// The first word of the claim that shuts others out and that the evidence lacks.
fn exclusive<'a>(text: &'a Telling, i: usize, evidence: &Evidence<'_>) -> Option<(&'a str, Span)> {
    let has = |key: u64| evidence.sentences.iter().any(|s| evidence.source.sentences.tokens_of(*s).iter().any(|t| t.key == key));
    let found = text.sentences.tokens_of(i).iter().find(|t| EXCLUSIVE.word(**t).is_some() && !has(t.key))?;
    Some((found.text(&text.article.text), found.span))
}

/// Observes that the source has the opposite of a word that shuts others out, which is a small word: "the best", "the worst".
/// Where a number or a day is another one too, it is told of another thing: "the first train", "the last train".
pub fn weigh_utmost(text: &Telling, i: usize, evidence: &Evidence<'_>, weighed: &mut Weighed) {
    use Feature::{DateConflict, NumberBeyond, NumberConflict};
    let Some((word, span)) = exclusive(text, i, evidence) else { return };
    if weighed.observations.iter().any(|o| o.feature == Feature::Opposed && o.claim.overlaps(span)) {
        return;
    }
    let other = [DateConflict, NumberBeyond, NumberConflict].iter().any(|f| weighed.features.get(*f) > 0);
    if let Some((opposite, by)) = opposite(word, evidence).filter(|_| !other) {
        weighed.observe(Feature::Opposed, 2, span, Some(by), format!("“{word}” and “{opposite}” exclude each other"));
    }
}

/// The opposite of a word that shuts others out, where the evidence has it.
fn opposite<'a>(word: &str, evidence: &Evidence<'a>) -> Option<(&'a str, Span)> {
    let tokens = evidence.sentences.iter().flat_map(|s| evidence.source.sentences.tokens_of(*s));
    let mut shut = tokens.filter(|t| EXCLUSIVE.word(**t).is_some());
    let by = shut.find(|t| relate(t.text(&evidence.source.article.text), word) == Relation::Antonym)?;
    Some((by.text(&evidence.source.article.text), by.span))
}

/// The token of the name that the claim starts with.
fn subject(text: &Telling, i: usize, claim: &[ContentWord<'_>]) -> Option<usize> {
    let verb = text.sentences.tokens_of(i).len();
    claim.iter().find(|w| w.name && w.at < verb / 2 + 1).map(|w| w.at)
}

/// The first name of the claim that stands before its predecessor in one sentence of the evidence.
fn swapped(claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> Option<(Span, Span)> {
    let names: Vec<(&ContentWord<'_>, (usize, usize))> =
        claim.iter().zip(covers).filter(|(w, _)| w.name).filter_map(|(w, c)| Some((w, c.by?))).collect();
    names.windows(2).find_map(|pair| {
        let [(_, x), (w, y)] = pair else { return None };
        (x.0 == y.0 && x.1 > y.1 + 1).then(|| (w.span, evidence.words[y.0][y.1].span))
    })
}
