//! A group that the rules have looked at in, the digits that no rule has judged out.
//!
//! Silence about a digit is a promise that it says the same. So each figure that changed is in a finding, or was held
//! against its counterpart and found equal, or is named here with its place. Figures that only moved are named where
//! they changed their order among other figures and took no word with them that says what they are of.

use super::{Comparison, Pair, Placed, Side, State, paired};
use crate::article::Role;
use crate::finding::Finding;
use crate::kind::date::{Date, Meaning};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::{FUNCTION, MUTUAL};
use crate::telling::Telling;
use crate::token::Span;
use std::ops::Range;

/// A changed figure that no rule has judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// Where it stands before.
    pub before: Option<Span>,
    /// Where it stands after.
    pub after: Option<Span>,
    /// Why it was not checked.
    pub reason: &'static str,
}

/// How far around a figure words that moved with it stand, in tokens.
const BESIDE: usize = 5;
/// So many words that say something make a clause, which moved with its figures.
const CLAUSE: usize = 2;

/// The figures of a group that no rule has judged, in text order.
pub(crate) fn of_pair(pair: &Pair<'_>) -> Vec<Unchecked> {
    let open = |side: &Side<'_>| side.figures().filter(|f| side.is_unjudged(f)).chain(unbound(side)).collect::<Vec<_>>();
    let (mut b, mut a) = (open(&pair.before), open(&pair.after));
    b.sort_by_key(|f| f.start);
    a.sort_by_key(|f| f.start);
    let mut out = Vec::new();
    for hunk in &pair.words.hunks {
        let within = |list: &mut Vec<Range<usize>>, h: &Range<usize>| {
            let (inner, outer) = list.drain(..).partition::<Vec<_>, _>(|f| h.contains(&f.start));
            *list = outer;
            inner
        };
        let (x, y) = (within(&mut b, &hunk.before), within(&mut a, &hunk.after));
        for i in 0..x.len().max(y.len()) {
            let same = |(x, y): (&Range<usize>, &Range<usize>)| pair.before.digits_of(x) == pair.after.digits_of(y);
            if x.get(i).zip(y.get(i)).is_some_and(same) {
                continue;
            }
            out.push(named(pair, x.get(i), y.get(i), "no rule could tell what these figures are of"));
        }
    }
    out.extend(b.iter().map(|f| named(pair, Some(f), None, "no rule could tell what this figure is of")));
    out.extend(a.iter().map(|f| named(pair, None, Some(f), "no rule could tell what this figure is of")));
    let new = |u: &Unchecked, out: &[Unchecked]| !out.iter().any(|o| o.before == u.before || o.after == u.after);
    out.extend(replaced(pair).into_iter().filter(|u| new(u, &out)).collect::<Vec<_>>());
    out.extend(reordered(pair));
    out.extend(weekdays(pair));
    out.extend(exchanged(pair));
    out.extend(measures(pair));
    out.extend(dates(pair));
    out.sort_by_key(|u| (u.after.or(u.before), u.before));
    out
}

fn named(pair: &Pair<'_>, before: Option<&Range<usize>>, after: Option<&Range<usize>>, reason: &'static str) -> Unchecked {
    let span = |side: &Side<'_>, r: Option<&Range<usize>>| r.and_then(|r| side.span(r));
    Unchecked { before: span(&pair.before, before), after: span(&pair.after, after), reason }
}

/// Numbers in words that no rule could bind to what they count or name: "table nine".
fn unbound<'s>(side: &'s Side<'_>) -> impl Iterator<Item = Range<usize>> + use<'s> {
    let bare = |kind| matches!(kind, QuantityKind::Number | QuantityKind::Identifier);
    let numbers = side.quantities.iter().filter(move |q| bare(q.value.kind)).map(|q| side.at(q.value.number));
    numbers.filter(|r| r.clone().any(|t| side.states[t] == State::Open) && in_words(side, r))
}

fn in_words(side: &Side<'_>, number: &Range<usize>) -> bool {
    !number.clone().any(|t| side.tokens[t].has_figures(side.text))
}

/// Numbers in words that stand where another number stood, and were not held against it: "in nine towns", "in half towns".
fn replaced(pair: &Pair<'_>) -> Vec<Unchecked> {
    let numbers = |side: &Side<'_>, hunk: &Range<usize>| -> Vec<Range<usize>> {
        let here = side.quantities.iter().map(|q| side.at(q.value.number)).filter(|r| hunk.contains(&r.start));
        let open = |t: usize| side.states[t] == State::Open || side.states[t] == State::Reworded && !side.agreed[t];
        here.filter(|r| r.clone().any(open)).collect()
    };
    let mut out = Vec::new();
    for hunk in &pair.words.hunks {
        let (mut x, mut y) = (numbers(&pair.before, &hunk.before), numbers(&pair.after, &hunk.after));
        // A word in the place of a number.
        if hunk.before.len() == 1 && hunk.after.len() == 1 && x.len() + y.len() == 1 {
            (x, y) = (vec![hunk.before.clone()], vec![hunk.after.clone()]);
        }
        let unlike = |(x, y): &(&Range<usize>, &Range<usize>)| {
            in_words(&pair.before, x) && in_words(&pair.after, y) && pair.before.digits_of(x) != pair.after.digits_of(y)
        };
        let all = x.iter().zip(&y).filter(unlike);
        out.extend(all.map(|(x, y)| named(pair, Some(x), Some(y), "no rule could tell what these figures are of")));
    }
    out
}

/// Figures that stand in another order among the figures of the other side, and moved by themselves.
fn reordered(pair: &Pair<'_>) -> Vec<Unchecked> {
    let there = |f: &Range<usize>| pair.words.to_after[f.start];
    let kept: Vec<(Range<usize>, usize)> = pair.before.figures().filter_map(|f| there(&f).map(|to| (f, to))).collect();
    // The furthest place of all before, and the nearest of all behind.
    let furthest: Vec<Option<usize>> =
        kept.iter().scan(None, |most: &mut Option<usize>, (_, to)| Some(std::mem::replace(most, (*most).max(Some(*to))))).collect();
    let mut nearest = usize::MAX;
    let mut out = Vec::new();
    for ((figure, to), furthest) in kept.iter().zip(furthest).rev() {
        let crosses = furthest.is_some_and(|far| far > *to) || nearest < *to;
        nearest = nearest.min(*to);
        let moved = pair.before.states[figure.start] == State::Moved;
        if moved && crosses && !is_bound(pair, figure, *to) {
            let after = *to..to + figure.len();
            out.push(named(pair, Some(figure), Some(&after), "these figures stand in another order"));
        }
    }
    out
}

/// Days of the week that changed beside one date: the date says the same, and one of them is wrong.
fn weekdays(pair: &Pair<'_>) -> Vec<Unchecked> {
    let day = |d: &Placed<'_, Date>| match d.value.meaning {
        Meaning::Point(p) if p.weekday > 0 && p.day > 0 => Some(p.weekday),
        _ => None,
    };
    let counterpart = |b: &Placed<'_, Date>| {
        let to = b.at.clone().find_map(|t| pair.words.to_after[t])?;
        pair.after.dates.iter().find(|a| a.at.contains(&to))
    };
    let changed = pair.before.dates.iter().filter_map(|b| {
        let a = counterpart(b)?;
        let told = pair.before.states[b.at.clone()].contains(&State::Found) || pair.after.states[a.at.clone()].contains(&State::Found);
        let other = day(b).zip(day(a)).is_some_and(|(x, y)| x != y);
        (other && !told).then(|| named(pair, Some(&b.at), Some(&a.at), "another day of the week stands beside the date"))
    });
    changed.collect()
}

/// Figures that stand as they stood, with a measure of another kind: "$40", "40%".
fn measures(pair: &Pair<'_>) -> Vec<Unchecked> {
    let found = |side: &Side<'_>, q: &Placed<'_, Quantity>| side.states[q.at.clone()].contains(&State::Found);
    let stays = |t: usize| pair.words.to_after[t].filter(|_| !pair.words.moved_before[t]);
    let other = |b: &Placed<'_, Quantity>| {
        let number = pair.before.at(b.value.number);
        let to = number.clone().find_map(stays)?;
        let a = pair.after.quantities.iter().find(|a| pair.after.at(a.value.number).contains(&to))?;
        let differ = b.value.kind != a.value.kind && (is_measured(b.value) || is_measured(a.value));
        (differ && !found(&pair.before, b) && !found(&pair.after, a)).then(|| a.at.clone())
    };
    let pairs = pair
        .before
        .quantities
        .iter()
        .filter_map(|b| other(b).map(|a| named(pair, Some(&b.at), Some(&a), "this figure has another measure")));
    pairs.collect()
}

fn is_measured(q: &Quantity) -> bool {
    matches!(q.kind, QuantityKind::Percentage | QuantityKind::Money | QuantityKind::Dimension | QuantityKind::Temperature)
}

/// Dates in words that stand in each other's place and were not held against each other: "in March", "in summer".
fn dates(pair: &Pair<'_>) -> Vec<Unchecked> {
    let list = |side: &Side<'_>| {
        side.dates.iter().filter(|d| is_unsaid(side, &d.at)).map(|d| (d.at.clone(), d.value.value.clone())).collect::<Vec<_>>()
    };
    let (b, a) = (list(&pair.before), list(&pair.after));
    let meet = paired(b.len(), a.len(), |i, j| (b[i].1 != a[j].1 && pair.same_place(&b[i].0, &a[j].0)).then_some(0));
    meet.into_iter().map(|(i, j)| named(pair, Some(&b[i].0), Some(&a[j].0), "another time stands here")).collect()
}

/// Whether words without figures changed, and were neither found nor held against their counterpart.
fn is_unsaid(side: &Side<'_>, at: &Range<usize>) -> bool {
    let open = |t: usize| side.tokens[t].is_word() && matches!(side.states[t], State::Open | State::Reworded) && !side.agreed[t];
    let found = side.states[at.clone()].contains(&State::Found);
    !found && !at.clone().any(|t| side.tokens[t].has_figures(side.text)) && at.clone().filter(|t| side.tokens[*t].is_word()).all(open)
}

/// Two names or days of a sentence that stand in each other's place, where all else is as it was. In a list the order says
/// nothing, nor does it where either stands to the other as the other to it: "Kral met Lund".
fn exchanged(pair: &Pair<'_>) -> Option<Unchecked> {
    let (b, a) = (&pair.before, &pair.after);
    let key = |side: &Side<'_>, t: usize| side.tokens[t].key;
    if b.tokens.len() != a.tokens.len() || b.states.iter().chain(&a.states).any(|s| *s == State::Found) {
        return None;
    }
    let first = (0..b.tokens.len()).find(|t| key(b, *t) != key(a, *t))?;
    let last = (0..b.tokens.len()).rfind(|t| key(b, *t) != key(a, *t))?;
    let claims: Vec<Range<usize>> = b.names.iter().map(|n| n.at.clone()).chain(b.dates.iter().map(|d| d.at.clone())).collect();
    // Longer claims hold shorter ones: "between Sunday and Tuesday", "Sunday".
    let within = |t: usize| claims.iter().filter(move |c| c.contains(&t)).cloned().chain(std::iter::once(t..t + 1));
    let (x, y) = within(first).flat_map(|x| within(last).map(move |y| (x.clone(), y))).find(|(x, y)| {
        let turned = y.clone().chain(x.end..y.start).chain(x.clone());
        x.end <= y.start && turned.enumerate().all(|(i, t)| key(b, t) == key(a, x.start + i))
    })?;
    let is_claim = |r: &Range<usize>| claims.iter().any(|c| c.start <= r.start && r.end <= c.end);
    let comma = |t: usize| b.tokens[t].text(b.text) == ",";
    let and = |t: usize| AND.contains(&b.tokens[t].text(b.text));
    let bounds = x.start.checked_sub(1).is_some_and(|t| b.text_of(&(t..t + 1)).eq_ignore_ascii_case("between"));
    let between = bounds && b.dates.iter().any(|d| d.at.contains(&x.start));
    let joins = |t: usize| comma(t) || and(t) || b.names.iter().any(|n| n.at.contains(&t));
    // ", and" between two begins a clause.
    let clause = y.start - x.end == 2 && comma(x.end) && and(x.end + 1);
    let list = (x.end..y.start).all(joins) && !between && !clause;
    let after = x.start..x.start + y.len();
    let mutual = (x.end..y.start).any(|t| MUTUAL.word(b.tokens[t]).is_some());
    (is_claim(&x) && is_claim(&y) && !list && !mutual)
        .then(|| named(pair, Some(&x), Some(&after), "these words stand in each other's place"))
}

/// What joins the items of a list.
const AND: [&str; 3] = ["and", "or", "&"];

/// Whether a figure moved with what it is of: with the noun that it counts, or with a clause.
fn is_bound(pair: &Pair<'_>, figure: &Range<usize>, to: usize) -> bool {
    let side = &pair.before;
    let counts = |q: &Placed<'_, Quantity>| q.value.kind == QuantityKind::Count && !q.value.unit.is_empty() && q.at.contains(&figure.start);
    let around = figure.start.saturating_sub(BESIDE)..(figure.end + BESIDE).min(side.tokens.len());
    let went = |t: &usize| {
        let word = side.tokens[*t];
        let says = word.is_word() && FUNCTION.word(word).is_none() && !word.has_figures(side.text);
        says && pair.words.to_after[*t].is_some_and(|u| u + figure.start == to + t)
    };
    let words = around.filter(went).count();
    words >= CLAUSE || words > 0 && side.quantities.iter().any(counts)
}

/// Lines with figures that one side alone has, or that moved, and that no finding shows.
pub(crate) fn of_lines(c: &Comparison<'_>) -> Vec<Unchecked> {
    let mut out = Vec::new();
    let shown = |of: fn(&Finding) -> Option<Span>| {
        let mut spans: Vec<Span> = c.findings.iter().filter_map(of).collect();
        spans.sort_unstable();
        spans
    };
    let alone = "a short line that one side alone has";
    let before = shown(|f| f.before);
    out.extend(lines(c, true, &before).map(|span| Unchecked { before: Some(span), after: None, reason: alone }));
    let after = shown(|f| f.after);
    out.extend(lines(c, false, &after).map(|span| Unchecked { before: None, after: Some(span), reason: alone }));
    for group in c.alignment.groups.iter().filter(|g| g.moved) {
        if let (&[i], &[j]) = (&group.before[..], &group.after[..])
            && c.is_same(i, j)
            && is_bare(c.before, i)
        {
            let (before, after) = (Some(c.before.sentences.list[i].span), Some(c.after.sentences.list[j].span));
            out.push(Unchecked { before, after, reason: "a line of figures that stands elsewhere" });
        }
    }
    out
}

/// The sentences that one side alone has, with figures, that the other side does not hold anywhere and that none of the
/// spans shows. Both are in text order.
fn lines<'c>(c: &'c Comparison<'_>, before: bool, shown: &'c [Span]) -> impl Iterator<Item = Span> + use<'c> {
    let (t, list) = if before { (c.before, &c.alignment.removed) } else { (c.after, &c.alignment.added) };
    let sentence = move |i: usize| &t.sentences.list[i];
    let figured = move |i: &usize| sentence(*i).role != Role::Furniture && !sentence(*i).folded && has_figures(t, *i);
    let alone = list.iter().copied().filter(figured).filter(move |i| !c.is_told_too(before, *i));
    alone.map(move |i| sentence(i).span).filter(|span| {
        let at = shown.partition_point(|s| s.start < span.end);
        !shown[..at].iter().rev().take(BESIDE).any(|s| s.overlaps(*span))
    })
}

fn has_figures(t: &Telling, i: usize) -> bool {
    t.sentences.tokens_of(i).iter().any(|w| w.has_figures(&t.article.text))
}

/// Whether a sentence holds figures, and no word that says what they are of.
fn is_bare(t: &Telling, i: usize) -> bool {
    let text = &t.article.text;
    let told = t.sentences.list[i].role != Role::Furniture && !t.sentences.list[i].folded;
    let says = |w: &crate::token::Token| w.is_word() && FUNCTION.word(*w).is_none() && !w.has_figures(text);
    told && has_figures(t, i) && !t.sentences.tokens_of(i).iter().any(says)
}
