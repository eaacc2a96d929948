//! Figures that stand in each other's place and are no quantity that could be held against another: a code, a model, an
//! address, a year that no word dates.

use super::reference::is_reference;
use super::rules::{NUMBER_CONFLICT, NUMBER_REBOUND};
use crate::align::words::Hunk;
use crate::compare::{New, Pair, Side, State};
use crate::finding::Finding;
use crate::kind::quantity::QuantityKind;
use crate::token::{Kind, Span};
use crate::verdict::Verdict;
use std::ops::Range;

/// Figures that are read as no claim, before any rule looks at them as words.
pub(super) fn codes(pair: &mut Pair<'_>) {
    let free = |side: &Side<'_>, r: &Range<usize>| {
        let read = |t: usize| {
            side.quantities.iter().any(|q| q.at.contains(&t) && q.value.kind != QuantityKind::Identifier)
                || side.dates.iter().any(|d| d.at.contains(&t))
        };
        let number = |t: usize| side.tokens[t].kind == Kind::Number && side.states[t] == State::Open;
        r.clone().any(number) && !r.clone().any(read)
    };
    replaced(pair, free);
}

/// What is left when every rule has looked: times without a day, quantities that count nothing on one side, words with
/// digits, addresses.
pub(super) fn leftovers(pair: &mut Pair<'_>) {
    replaced(pair, |side, r| side.is_unjudged(r));
}

/// Reports each figure that is free and has another free one in its place, in a sentence that is otherwise kept.
fn replaced(pair: &mut Pair<'_>, free: impl Fn(&Side<'_>, &Range<usize>) -> bool) {
    if !pair.is_steady() {
        return;
    }
    let figures = |side: &Side<'_>| side.figures().collect::<Vec<_>>();
    let (before, after) = (figures(&pair.before), figures(&pair.after));
    let mut places: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for Hunk { before: h, after: k } in &pair.words.hunks {
        let (Some(x), Some(y)) = (alone(&pair.before, &before, h), alone(&pair.after, &after, k)) else { continue };
        if x.len() == y.len() {
            places.extend(x.iter().cloned().zip(y.iter().cloned()));
        }
    }
    places.retain(|(x, y)| free(&pair.before, x) && free(&pair.after, y));
    for (x, y) in places {
        // One that the finding before has taken with it is shown already.
        if !pair.before.is_unjudged(&x) || !pair.after.is_unjudged(&y) {
            continue;
        }
        // "9/11" and "9-11".
        if pair.before.digits_of(&x) == pair.after.digits_of(&y) {
            pair.agree(&x, &y);
        } else {
            report(pair, x, y);
        }
    }
}

/// The figures of a hunk, where it holds no other word and none that only says where in a document something stands.
fn alone<'f>(side: &Side<'_>, figures: &'f [Range<usize>], hunk: &Range<usize>) -> Option<&'f [Range<usize>]> {
    let from = figures.partition_point(|f| f.start < hunk.start);
    let to = figures.partition_point(|f| f.start < hunk.end);
    let found = &figures[from..to.max(from)];
    let lone = hunk.clone().all(|t| !side.tokens[t].is_word() || found.iter().any(|f| f.contains(&t)));
    (!found.is_empty() && lone && !found.iter().any(|f| is_reference(side, f.start))).then_some(found)
}

fn report(pair: &mut Pair<'_>, before: Range<usize>, after: Range<usize>) {
    pair.paired += 1;
    let evidence = vec!["same place in the sentence".to_owned()];
    // Two numbers in each other's place are one finding.
    let (was, is) = (pair.before.text_of(&before), pair.after.text_of(&after));
    let holds = |span: Option<Span>, text: &str, number: &str| span.is_some_and(|s| s.of(text).split(' ').any(|w| w == number));
    let crossed =
        |f: &Finding| f.rule.id == NUMBER_CONFLICT.id && holds(f.before, pair.before.text, is) && holds(f.after, pair.after.text, was);
    let Some(other) = pair.findings.iter().position(crossed) else {
        let address = |side: &Side<'_>, r: &Range<usize>| side.tokens[r.start].is_address();
        let raise = -i8::from(address(&pair.before, &before) && address(&pair.after, &after));
        let reason = "another number at the same place".to_owned();
        return pair.find(New {
            rule: &NUMBER_CONFLICT,
            verdict: Verdict::Conflicting,
            before: Some(before),
            after: Some(after),
            reason,
            key: "number",
            raise,
            evidence,
        });
    };
    let other = pair.findings.remove(other);
    let join = |side: &Side<'_>, span: Option<Span>, r: Range<usize>| {
        let o = span.map_or(r.clone(), |s| side.at(s));
        Some(o.start.min(r.start)..o.end.max(r.end))
    };
    let (before, after) = (join(&pair.before, other.before, before), join(&pair.after, other.after, after));
    let reason = "the same numbers stand in each other's place".to_owned();
    pair.find(New { rule: &NUMBER_REBOUND, verdict: Verdict::Conflicting, before, after, reason, key: "number", raise: 0, evidence });
}
