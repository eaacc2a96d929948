//! Opposite acts of one thing, wherever in their sentences they stand: "a court convicted the surgeon", "the surgeon was
//! acquitted by a court".

use super::MEANING_REVERSED;
use crate::compare::{New, Pair, Side, State};
use crate::relation::{Relation, relate};
use crate::story::act::{Act, acts};
use crate::story::link::{self, Placed, link};
use crate::token::Token;
use crate::verdict::Verdict;
use std::ops::Range;

/// So many changed words of a side are looked at for one that has an opposite on the other.
const MOST: usize = 24;

/// Reports the first pair of acts that are told of one thing and cannot both be so, and that no hunk holds together.
pub(super) fn opposed(pair: &mut Pair<'_>) {
    if !may_oppose(pair) {
        return;
    }
    let open = |side: &Side<'_>| told(side, |c| c.at.clone().any(|t| side.states[t] == State::Open));
    let (ours, theirs) = (open(&pair.before), open(&pair.after));
    let firm = |x: &Act, y: &Act| x.firmness == y.firmness && !x.is_denied() && !y.is_denied();
    let found = ours.iter().flat_map(|x| theirs.iter().map(move |y| (x, y))).find(|(x, y)| {
        let (s, c) = (placed(&pair.before, x), placed(&pair.after, y));
        firm(&x.act, &y.act) && link(&s, &c).is_some_and(|l| link::relate(&s, &c, &l) == link::Verdict::Opposed)
    });
    if let Some((x, y)) = found {
        let (x, y) = (x.at.clone(), y.at.clone());
        pair.find(New {
            rule: &MEANING_REVERSED,
            verdict: Verdict::Conflicting,
            before: Some(x),
            after: Some(y),
            reason: "told of one thing, both cannot be so".to_owned(),
            key: "term",
            raise: 0,
            evidence: vec!["the same takes part in both".to_owned()],
        });
    }
}

/// Whether two opposites are told of two, and each stands on the other side too: "convicted Dahl and acquitted Voss" in
/// another order.
pub(super) fn are_apart(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let stands = |side: &Side<'_>, key: u64| side.tokens.iter().any(|t| t.key == key);
    if !stands(&pair.after, pair.before.tokens[x].key) || !stands(&pair.before, pair.after.tokens[y].key) {
        return false;
    }
    let at = |side: &Side<'_>, t: usize| told(side, |c| c.at.contains(&t)).pop();
    let (Some(p), Some(q)) = (at(&pair.before, x), at(&pair.after, y)) else { return false };
    let names = |side: &Side<'_>, told: &Told| -> Vec<Range<usize>> {
        let first = told.at.start - told.act.word.start;
        let parts = [&told.act.agent, &told.act.theme].into_iter().flatten();
        let within = |n: &Range<usize>| parts.clone().any(|p| p.range.start + first <= n.start && n.end <= p.range.end + first);
        side.names.iter().map(|n| n.at.clone()).filter(within).collect()
    };
    let keys = |side: &Side<'_>, list: Vec<Range<usize>>| list.into_iter().flatten().map(|t| side.tokens[t].key).collect::<Vec<_>>();
    let (x, y) = (keys(&pair.before, names(&pair.before, &p)), keys(&pair.after, names(&pair.after, &q)));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|k| y.contains(k))
}

/// An act of a side.
struct Told {
    sentence: usize,
    act: Act,
    at: Range<usize>,
}

fn placed<'a>(side: &Side<'a>, told: &'a Told) -> Placed<'a> {
    Placed { telling: side.telling, sentence: told.sentence, act: &told.act }
}

/// The acts of a side that pass.
fn told(side: &Side<'_>, pass: impl Fn(&Told) -> bool) -> Vec<Told> {
    let mut out = Vec::new();
    let mut from = 0;
    for &sentence in &side.sentences {
        for act in acts(side.telling, sentence) {
            let at = from + act.word.start..from + act.word.end;
            out.push(Told { sentence, act, at });
        }
        from += side.telling.sentences.list[sentence].tokens.len();
    }
    out.retain(pass);
    out
}

/// Whether two changed words are opposites or states that exclude each other: to read acts is dear.
fn may_oppose(pair: &Pair<'_>) -> bool {
    let open = |side: &Side<'_>| -> Vec<Token> {
        let changed = (0..side.tokens.len()).filter(|t| side.states[*t] == State::Open && side.tokens[*t].is_word());
        changed.map(|t| side.tokens[t]).take(MOST).collect()
    };
    let (b, a) = (open(&pair.before), open(&pair.after));
    let opposite = |x: &Token, y: &Token| {
        let relation = relate(x.text(pair.before.text), y.text(pair.after.text));
        matches!(relation, Relation::Antonym | Relation::StateChange)
    };
    b.iter().any(|x| a.iter().any(|y| opposite(x, y)))
}
