//! The numbers of a claim held against those of its evidence, each against the one that is told of the same.

use super::ValueRelation;
use super::cover::{Cover, Standing};
use super::evidence::Evidence;
use super::feature::Feature;
use super::number::{self, PlacedQuantity};
use super::weighed::{MOST, Weighed};
use super::word::{ContentWord, place};
use crate::compare::paired;
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::lexicon::FUNCTION;
use crate::telling::Telling;
use crate::token::{Kind, Token};
use std::borrow::Cow;

/// What standing in one order says, in points of [`number::pair`].
const IN_ORDER: i64 = 4;
/// So many tokens before a number its noun stands: "a profit of about $8 million".
const HEAD: usize = 4;
/// So many tokens to each side of a number say what it is of.
const BESIDE: usize = 6;

/// Observes the numbers of sentence `i` of `text`.
pub fn weigh(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let places = |list: &[(Cow<'_, Quantity>, usize)]| list.iter().map(|(_, at)| *at).collect::<Vec<usize>>();
    let found = quantities(text, i);
    let numbers = places(&found);
    let tokens = written(text, i);
    let ours: Vec<PlacedQuantity<'_>> =
        found.iter().map(|(quantity, at)| PlacedQuantity { quantity, at: *at, words: claim, numbers: &numbers, tokens: &tokens }).collect();
    let found: Vec<Vec<(Cow<'_, Quantity>, usize)>> = evidence.sentences.iter().map(|s| quantities(evidence.source, *s)).collect();
    let numbers: Vec<Vec<usize>> = found.iter().map(|list| places(list)).collect();
    let tokens: Vec<Vec<&str>> = evidence.sentences.iter().map(|s| written(evidence.source, *s)).collect();
    // In two sentences that are one but for a word or two, the numbers stand in one order.
    let parallel = found.first().is_some_and(|list| list.len() == ours.len()) && weighed.features.get(Feature::Covered) >= MOST;
    let theirs: Vec<(usize, PlacedQuantity<'_>)> = found
        .iter()
        .enumerate()
        .flat_map(|(rank, list)| list.iter().map(move |(quantity, at)| (rank, quantity.as_ref(), *at)))
        .map(|(rank, quantity, at)| {
            (rank, PlacedQuantity { quantity, at, words: &evidence.words[rank], numbers: &numbers[rank], tokens: &tokens[rank] })
        })
        .collect();
    let pair = |c: usize, s: usize| {
        let (rank, their) = &theirs[s];
        let counterpart = |k: usize| {
            let by = covers.get(k).filter(|c| c.standing == Standing::Covered).and_then(|c| c.by);
            by.filter(|(r, _)| r == rank).map(|(r, w)| evidence.words[r][w].at)
        };
        number::pair(&ours[c], their, &counterpart)
    };
    // Of two that fit alike, the one in the more telling sentence.
    let score =
        |c: usize, s: usize| pair(c, s).map(|(score, ..)| (score + if parallel && c == s { IN_ORDER } else { 0 }) * 4 - theirs[s].0 as i64);
    let pairs = paired(ours.len(), theirs.len(), score);
    let left = left_over(&ours, &theirs, &pairs, evidence);
    for (c, our) in ours.iter().enumerate() {
        let told = pairs.iter().find(|p| p.0 == c).and_then(|(_, s)| pair(c, *s).map(|(_, held, reason)| (*s, held, reason)));
        let alone = || {
            let (_, s) = left.filter(|l| l.0 == c)?;
            let (held, reason) = number::hold(our.quantity, theirs[s].1.quantity, true);
            (held != ValueRelation::Unpaired).then_some((s, held, reason))
        };
        let Some((s, held, reason)) = told.or_else(alone) else {
            if is_partitive(text, text.sentences.tokens_of(i), our.quantity) {
                continue;
            }
            let shown = our.quantity.span.of(&text.article.text);
            weighed.observe(Feature::NumberUnpaired, 2, our.quantity.span, None, format!("the source has no number for “{shown}”"));
            continue;
        };
        let their = theirs[s].1.quantity;
        if matches!(held, ValueRelation::Same | ValueRelation::Within) && is_by_another(our, &theirs, s, covers) {
            let shown = their.span.of(&evidence.source.article.text);
            let reason = format!("the source has “{shown}” of another thing");
            weighed.observe(Feature::NumberUnpaired, 2, our.quantity.span, Some(their.span), reason);
            continue;
        }
        if matches!(held, ValueRelation::Conflict | ValueRelation::Beyond) {
            let others = beside(our, &theirs[s], covers).min(2);
            weighed.features.set(Feature::ConflictBeside, weighed.features.get(Feature::ConflictBeside).max(others));
        }
        weighed.short |= held == ValueRelation::Conflict && matches!(our.quantity.bound, Bound::MoreThan | Bound::AtLeast);
        if held == ValueRelation::Conflict && number::are_far(our.quantity, their) {
            weighed.features.set(Feature::ConflictFar, 1);
        }
        let shown = their.span.of(&evidence.source.article.text);
        weighed.observe(numbered(held), 2, our.quantity.span, Some(their.span), format!("the source has “{shown}”: {reason}"));
    }
}

/// The one count of the claim that has no counterpart, and the one that is left of the source's: where the other numbers of both
/// are told of the same, and the source was chosen for the claim, these are too. "71 points from 36 critics", "a score of 71,
/// based on 38 reviews".
fn left_over(
    ours: &[PlacedQuantity<'_>],
    theirs: &[(usize, PlacedQuantity<'_>)],
    pairs: &[(usize, usize)],
    evidence: &Evidence<'_>,
) -> Option<(usize, usize)> {
    let (c, by) = pairs.first().filter(|_| evidence.passage)?;
    let rank = theirs[*by].0;
    // "Three games", "three points a game".
    let shared_out = |p: &PlacedQuantity<'_>| p.tokens.iter().any(|t| EACH.contains(t));
    if shared_out(&ours[*c]) || shared_out(&theirs[*by].1) {
        return None;
    }
    let counts = |p: &PlacedQuantity<'_>| p.quantity.kind == QuantityKind::Count && !p.quantity.is_share();
    let mut mine = (0..ours.len()).filter(|c| counts(&ours[*c]) && pairs.iter().all(|p| p.0 != *c));
    let mut other = (0..theirs.len()).filter(|s| theirs[*s].0 == rank && counts(&theirs[*s].1) && pairs.iter().all(|p| p.1 != *s));
    let (c, s) = (mine.next()?, other.next()?);
    let alone = mine.next().is_none() && other.next().is_none();
    (alone && number::are_near(ours[c].quantity, theirs[s].1.quantity)).then_some((c, s))
}

/// What shares a number out.
const EACH: [&str; 3] = ["each", "every", "per"];

/// What a feature is called for each way in which a value holds.
fn numbered(held: ValueRelation) -> Feature {
    match held {
        ValueRelation::Same => Feature::NumberSame,
        ValueRelation::Within => Feature::NumberWithin,
        ValueRelation::Open => Feature::NumberOpen,
        ValueRelation::Beyond => Feature::NumberBeyond,
        ValueRelation::Conflict => Feature::NumberConflict,
        ValueRelation::Unpaired => Feature::NumberUnpaired,
    }
}

/// The tokens of a sentence as written.
fn written(telling: &Telling, i: usize) -> Vec<&str> {
    telling.sentences.tokens_of(i).iter().map(|t| t.text(&telling.article.text)).collect()
}

/// The numbers of a sentence that claim something: "Chapter 3" counts nothing, and "at number 3" is a place in a row.
fn quantities(telling: &Telling, i: usize) -> Vec<(Cow<'_, Quantity>, usize)> {
    let tokens = telling.sentences.tokens_of(i);
    let mut found: Vec<(Cow<'_, Quantity>, usize)> = Vec::new();
    let all = telling.claims.in_sentence(i).quantities();
    for (k, q) in all.iter().enumerate() {
        let at = place(tokens, q.number);
        // "The first six matches" are six.
        let led = |r: &Quantity| r.kind != QuantityKind::Ordinal && place(tokens, r.number) == at + 1;
        if q.kind == QuantityKind::Ordinal && all.get(k + 1).is_some_and(led) {
            continue;
        }
        let q = match q.kind {
            QuantityKind::Identifier if is_rank(telling, tokens, at) => Cow::Owned(Quantity { kind: QuantityKind::Ordinal, ..q.clone() }),
            QuantityKind::Ordinal => turned(telling, tokens, q, at),
            _ => Cow::Borrowed(q),
        };
        if q.kind != QuantityKind::Identifier && q.level().is_some() && !is_in_name(telling, i, tokens, &q) {
            found.push((q, at));
        }
    }
    found
}

/// A place in a row with its bound: "below the fifth" is the sixth, or a later one.
fn turned<'a>(telling: &Telling, tokens: &[Token], q: &'a Quantity, at: usize) -> Cow<'a, Quantity> {
    let text = |back: usize| at.checked_sub(back).map(|k| tokens[k].text(&telling.article.text));
    let word = if text(1) == Some("the") { text(2) } else { text(1) };
    let bound = match word {
        Some("below") => Bound::MoreThan,
        Some("above") => Bound::LessThan,
        _ => return Cow::Borrowed(q),
    };
    Cow::Owned(Quantity { bound, ..q.clone() })
}

/// Whether a number says which place in a row something has: "peaked at number 41".
fn is_rank(telling: &Telling, tokens: &[Token], at: usize) -> bool {
    let is = |back: usize, words: &[&str]| {
        let token = at.checked_sub(back).map(|k| tokens[k].text(&telling.article.text));
        token.is_some_and(|t| words.contains(&t))
    };
    is(1, &["number"]) && is(2, &["at", "to", "reached", "hit"])
}

/// Whether a number only points at some of several: "one of the questions", "the two".
fn is_partitive(telling: &Telling, tokens: &[Token], q: &Quantity) -> bool {
    let at = place(tokens, q.number);
    let is = |k: Option<usize>, word: &str| {
        k.and_then(|k| tokens.get(k)).is_some_and(|t| t.text(&telling.article.text).eq_ignore_ascii_case(word))
    };
    let one = is(Some(at), "one") && is(Some(at + 1), "of");
    let bare = q.kind == QuantityKind::Number && q.unit.is_empty() && q.event.is_none() && q.number.len() > 2;
    one || bare && is(at.checked_sub(1), "the") && tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
}

/// Whether what a count of several counts does something as one: "Ninety Acres is a band".
fn is_one_thing(telling: &Telling, tokens: &[Token], q: &Quantity) -> bool {
    let next = tokens.get(tokens.partition_point(|t| t.span.start < q.span.end));
    next.is_some_and(|t| OF_ONE.contains(&t.text(&telling.article.text)))
}

/// Verbs of one.
const OF_ONE: [&str; 3] = ["has", "is", "was"];

/// Whether a bare number is the end of a name: "Cars 3", "Apollo 11".
fn is_in_name(telling: &Telling, i: usize, tokens: &[Token], q: &Quantity) -> bool {
    let at = place(tokens, q.number);
    // "Cars 3 was released": three were.
    let one = tokens.get(at + 1).is_some_and(|t| OF_ONE.contains(&t.text(&telling.article.text)));
    let bare = q.kind == QuantityKind::Number && q.unit.is_empty() && (q.event.is_none() || one) && q.span == q.number;
    // "The band Ninety Acres"
    let capital = at > 0 && tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.is_capitalised());
    // "Bros. 3"
    let skipped = usize::from(at.checked_sub(1).is_some_and(|k| tokens[k].kind == Kind::Stop && !tokens[k].space_before()));
    let before = at.checked_sub(1 + skipped).map(|k| tokens[k]);
    let digits = q.number.of(&telling.article.text).bytes().all(|b| b.is_ascii_digit());
    let behind = before.is_some_and(|t| t.is_word() && t.is_capitalised() && FUNCTION.word(t).is_none());
    let within = telling.claims.in_sentence(i).names().iter().any(|n| n.span.contains(q.number) && n.span.len() > q.number.len());
    bare && (within || digits && behind) || within && (capital || is_one_thing(telling, tokens, q))
}

/// Whether the word that a number of the claim is of stands by another number of the source: "a profit of 26 million" where
/// the source has "lost 26 million after a profit of 8 million".
fn is_by_another(our: &PlacedQuantity<'_>, theirs: &[(usize, PlacedQuantity<'_>)], paired: usize, covers: &[Cover]) -> bool {
    let head = our.words.iter().zip(covers).rfind(|(w, _)| w.at < our.at && our.at - w.at <= HEAD);
    let Some((head, _)) = head.filter(|(w, c)| c.standing == Standing::Covered && our.tokens.get(w.at + 1) == Some(&"of")) else {
        return false;
    };
    let (rank, their) = &theirs[paired];
    let near = |p: &PlacedQuantity<'_>| p.words.iter().any(|w| w.is_form_of(head) && w.at.abs_diff(p.at) <= HEAD);
    !near(their) && theirs.iter().enumerate().any(|(k, (r, p))| k != paired && r == rank && near(p))
}

/// How many words beside a number of the claim have no counterpart, where as many beside the source's number have none.
fn beside(our: &PlacedQuantity<'_>, (rank, their): &(usize, PlacedQuantity<'_>), covers: &[Cover]) -> i32 {
    let near = |w: &ContentWord<'_>, at: usize| w.at.abs_diff(at) <= BESIDE;
    let open = |c: &Cover| matches!(c.standing, Standing::Missing | Standing::Sibling | Standing::Opposed | Standing::Narrower);
    let ours = our.words.iter().zip(covers).filter(|(w, c)| near(w, our.at) && open(c)).count();
    let taken = |k: usize| covers.iter().any(|c| c.by == Some((*rank, k)) && c.standing.is_covered());
    let theirs = their.words.iter().enumerate().filter(|(k, w)| near(w, their.at) && !taken(*k)).count();
    ours.min(theirs) as i32
}
