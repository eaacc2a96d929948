//! One term in another's place, in a sentence that is kept: small hunks that no relation explains.

use super::{TERM_REPLACED, open, part_of_name, report};
use crate::align::words::Hunk;
use crate::compare::{Pair, Placed, Side, State};
use crate::kind::name::Name;
use crate::kind::quantity::Quantity;
use crate::lexicon::{FUNCTION, Function};
use crate::relation::{PartOfSpeech, Relation, Weight, lemmas, part_of_speech, relate};
use crate::rule::detail;
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

/// Why two words are shown of which nothing is known but their place.
pub const ANOTHER_WORD: &str = "another word at the same place";

/// More open content words than this on a side, and a hunk is a rewritten passage: no word stands for another.
const LARGEST: usize = 3;
/// So many tokens aside, a word is still in its place.
const ASIDE: usize = 3;

/// What is left of a small hunk: one term stands in the other's place.
pub(super) fn replaced(pair: &mut Pair<'_>, hunk: &Hunk, substitutions: usize) {
    // A word that the other side has elsewhere in the sentence was moved, not replaced: "police took the blades" and
    // "the blades were taken by police".
    let turned = pair.is_turned();
    let content = |side: &Side<'_>, other: &Side<'_>, range: &Range<usize>| -> Vec<usize> {
        open(side, range)
            .into_iter()
            .filter(|t| says(side, *t) && !(turned && Pair::stands_elsewhere(other, side.tokens[*t].key)))
            .collect()
    };
    let (mut b, mut a) = (content(&pair.before, &pair.after, &hunk.before), content(&pair.after, &pair.before, &hunk.after));
    // "Stability space" and "space of stability": it stands a step aside. Where both do, they changed places, and that may be meant.
    let aside = |side: &Side<'_>, other: &Side<'_>, there: &Range<usize>, t: usize| {
        let near = there.start.saturating_sub(ASIDE)..(there.end + ASIDE).min(other.tokens.len());
        near.filter(|u| !there.contains(u) && other.states[*u] == State::Open).any(|u| other.tokens[u].key == side.tokens[t].key)
    };
    let left = |side: &Side<'_>, other: &Side<'_>, list: &[usize], there: &Range<usize>| {
        list.iter().copied().filter(|t| !aside(side, other, there, *t)).collect::<Vec<_>>()
    };
    let (kept_b, kept_a) = (left(&pair.before, &pair.after, &b, &hunk.after), left(&pair.after, &pair.before, &a, &hunk.before));
    if kept_b.len() == b.len() || kept_a.len() == a.len() {
        (b, a) = (kept_b, kept_a);
    }
    // "all defendants" → "a group of defendants": light words carry the meaning where they stand against a quantifier.
    let quantifier = |side: &Side<'_>, list: &[usize]| list.iter().any(|t| FUNCTION.word(side.tokens[*t]) == Some(&Function::Quantifier));
    let light = |side: &Side<'_>, range: &Range<usize>| -> Vec<usize> {
        open(side, range).into_iter().filter(|t| FUNCTION.word(side.tokens[*t]).is_none()).collect()
    };
    if b.is_empty() && quantifier(&pair.after, &a) {
        b = light(&pair.before, &hunk.before);
    }
    if a.is_empty() && quantifier(&pair.before, &b) {
        a = light(&pair.after, &hunk.after);
    }
    // "A man, a woman and a child" and "a child, a woman and a man": items of both lists took nobody's place.
    let told = |side: &Side<'_>, other: &Side<'_>, t: usize| {
        is_item(side, t) && (0..other.tokens.len()).any(|u| other.tokens[u].key == side.tokens[t].key && is_item(other, u))
    };
    if b.iter().all(|t| told(&pair.before, &pair.after, *t)) && a.iter().all(|t| told(&pair.after, &pair.before, *t)) {
        return;
    }
    if let ([x], [y]) = (&b[..], &a[..])
        && pair.is_reordered(*x, *y)
    {
        return pair.reword(&(*x..*x + 1), &(*y..*y + 1));
    }
    if b.is_empty() || a.is_empty() || b.len() > LARGEST || a.len() > LARGEST {
        return;
    }
    // The pieces must themselves be short, so that the small words between them tie them together.
    let (x, y) = (b[0]..b[b.len() - 1] + 1, a[0]..a[a.len() - 1] + 1);
    if x.len() > LARGEST || y.len() > LARGEST || !pair.is_steady() {
        return;
    }
    // "24 hours" and "a day": the number went with its unit, and the noun alone says nothing.
    let recounted = |side: &Side<'_>, r: &Range<usize>| {
        let of = |q: &Placed<'_, Quantity>| r.start >= q.at.start && r.end <= q.at.end && side.is_open(&side.at(q.value.number));
        side.quantities.iter().any(of)
    };
    if recounted(&pair.before, &x) || recounted(&pair.after, &y) {
        return;
    }
    // "the mother" and "Reardean": who is meant is named, and no word stands for another.
    // Of "Immigration Act" and "immigration rules" the rest of the name stands beside either.
    let named = |side: &Side<'_>, r: &Range<usize>, to: &[Option<usize>], there: &Range<usize>| {
        let beside = |u: usize| u + 1 == there.start || u == there.end;
        let rest = |t: usize| !r.contains(&t) && FUNCTION.word(side.tokens[t]).is_none() && to[t].is_some_and(beside);
        let lone = |n: &Placed<'_, Name>| r.start < n.at.end && n.at.start < r.end && !n.at.clone().any(rest);
        r.clone().any(|t| side.tokens[t].is_capitalised()) && side.names.iter().any(lone)
    };
    let (named_b, named_a) = (named(&pair.before, &x, &pair.words.to_after, &y), named(&pair.after, &y, &pair.words.to_before, &x));
    // "Until Tuesday evening" and "until they return": a time and what is done are no two terms.
    let timed = |side: &Side<'_>, r: &Range<usize>| side.dates.iter().any(|d| d.at.start <= r.start && r.end <= d.at.end);
    if timed(&pair.before, &x) != timed(&pair.after, &y) {
        return;
    }
    if named_b != named_a && (is_common(&pair.before, &x) || is_common(&pair.after, &y)) {
        return;
    }
    if !is_term(&pair.before, &x) || !is_term(&pair.after, &y) || !fits(&pair.before, &x, &pair.after, &y) {
        return;
    }
    let sibling = relate(pair.before.text_of(&x), pair.after.text_of(&y)) == Relation::Sibling;
    if let (Some(p), Some(q)) = (compound(&pair.before, &x), compound(&pair.after, &y)) {
        return report(pair, &TERM_REPLACED, Verdict::Unclear, p, q, ANOTHER_WORD, 0);
    }
    if substitutions > 0 && !sibling && !part_of_name(pair, x.start, y.start) {
        return;
    }
    let reason = if sibling { "one kind for another" } else { ANOTHER_WORD };
    report(pair, &TERM_REPLACED, Verdict::Unclear, x, y, reason, 0);
}

/// Whether a noun is an item of a list: a comma or an "and" stands behind it, or before it and its article.
fn is_item(side: &Side<'_>, t: usize) -> bool {
    let joins = |t: Option<usize>| t.and_then(|t| side.tokens.get(t)).is_some_and(|n| matches!(n.text(side.text), "," | "and" | "or"));
    let small = |t: &usize| {
        side.tokens[*t].kind == Kind::Number
            || FUNCTION.word(side.tokens[*t]) == Some(&Function::Determiner)
            || side.quantities.iter().any(|q| q.value.number.start == side.tokens[*t].span.start)
    };
    let first = (0..t).rev().take_while(small).last().unwrap_or(t);
    joins(Some(t + 1)) || joins(first.checked_sub(1))
}

/// The compound that a word ends, if all its parts changed: "high-absorption". It is one term, however its parts relate.
fn compound(side: &Side<'_>, r: &Range<usize>) -> Option<Range<usize>> {
    let start = r.start.checked_sub(2)?;
    let joined =
        side.tokens[r.start - 1].kind == Kind::Dash && !side.tokens[r.start - 1].space_before() && !side.tokens[r.start].space_before();
    let changed = matches!(side.states[start], State::Open | State::Reworded) && side.tokens[start].kind == Kind::Word;
    (r.len() == 1 && joined && changed).then_some(start..r.end)
}

/// Whether words are one term: "head of state", "blue and green", not "flag and put", "t" or an address.
fn is_term(side: &Side<'_>, r: &Range<usize>) -> bool {
    let word = |t: usize| side.tokens[t].text(side.text);
    let parts = |t: usize| match FUNCTION.word(side.tokens[t]) {
        Some(Function::Conjunction) => t == r.start || t + 1 == r.end || !shares(&parts_of(word(t - 1)), &parts_of(word(t + 1))),
        Some(Function::Preposition) => !is_prefix(side, t) && !matches!(word(t).to_ascii_lowercase().as_str(), "of" | "to"),
        // "The boy was found" and "it happened": who and what stand in no one's place.
        Some(Function::Auxiliary | Function::Pronoun) => t > r.start && t + 1 < r.end,
        _ => side.tokens[t].kind == Kind::Number,
    };
    let whole = |t: usize| side.tokens[t].kind != Kind::Word || side.tokens[t].is_capitalised() || word(t).chars().nth(1).is_some();
    r.clone().all(|t| !parts(t) && whole(t) && !word(t).contains(['/', '@']))
}

/// Whether a small word is the first part of a compound: the "by" of "by-election".
fn is_prefix(side: &Side<'_>, t: usize) -> bool {
    let glued = |t: usize, kind: Kind| side.tokens.get(t).is_some_and(|n| n.kind == kind && !n.space_before());
    FUNCTION.word(side.tokens[t]) == Some(&Function::Preposition) && glued(t + 1, Kind::Dash) && glued(t + 2, Kind::Word)
}

/// Whether two terms begin or end with the same part of speech, so that one can stand in the other's place.
fn fits(before: &Side<'_>, x: &Range<usize>, after: &Side<'_>, y: &Range<usize>) -> bool {
    let at = |side: &Side<'_>, t: usize| {
        let parts = if FUNCTION.word(side.tokens[t]).is_some() { ANY } else { parts_of(side.tokens[t].text(side.text)) };
        // A capital makes a noun of any word: "Google".
        [parts[0], parts[1] || side.tokens[t].is_capitalised()]
    };
    shares(&at(before, x.start), &at(after, y.start)) || shares(&at(before, x.end - 1), &at(after, y.end - 1))
}

/// Whether a word can be a verb, and whether it can be anything else: before a noun, "dance" and "electronic" are alike.
type Parts = [bool; 2];
const ANY: Parts = [true; 2];

fn shares(x: &Parts, y: &Parts) -> bool {
    x[0] && y[0] || x[1] && y[1]
}

fn parts_of(word: &str) -> Parts {
    let lemmas = lemmas(word);
    let other = PartOfSpeech::ALL.into_iter().any(|part| part != PartOfSpeech::Verb && lemmas.any(part));
    // "Parsing" is what is done, and how.
    if lemmas.is_empty() { ANY } else { [lemmas.any(PartOfSpeech::Verb), other || word.ends_with("ing")] }
}

/// Whether a range is one plain noun that can stand for a bearer.
fn is_common(side: &Side<'_>, r: &Range<usize>) -> bool {
    let token = side.tokens[r.start];
    r.len() == 1 && !token.is_capitalised() && part_of_speech(token.text(side.text)) == Some(PartOfSpeech::Noun)
}

fn says(side: &Side<'_>, t: usize) -> bool {
    let token = side.tokens[t];
    match FUNCTION.word(token) {
        Some(Function::Quantifier) => true,
        Some(_) => is_prefix(side, t),
        None => side.weight(t) == Weight::Content && !detail::sends_on(side, t),
    }
}
