//! Opposite acts of one thing, wherever in their sentences they stand: "a court convicted the surgeon", "the surgeon was
//! acquitted by a court".

use super::MEANING_REVERSED;
use crate::clause::NounPhrase;
use crate::compare::{New, Pair, Side, State};
use crate::lexicon::FUNCTION;
use crate::relation::{Stance, stances};
use crate::story::act::{Act, acts};
use crate::story::link::{self, PlacedAct, link};
use crate::verdict::Verdict;
use std::ops::Range;

/// So many changed words of a side are looked at for one that has an opposite on the other.
const MOST: usize = 24;
/// The longest phrase that is looked up, in words: "in custody", "released on bail".
const LONGEST: usize = 3;

/// Why two acts are held against each other of which one excludes the other.
pub(crate) const EXCLUSIVE: &str = "told of one thing, both cannot be so";

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
        firm(&x.act, &y.act) && link(&s, &c).is_some_and(|l| link::relate(&s, &c, &l) == link::ActRelation::Opposed)
    });
    if let Some((x, y)) = found {
        let (x, y) = (x.at.clone(), y.at.clone());
        pair.find(New {
            rule: &MEANING_REVERSED,
            verdict: Verdict::Conflicting,
            before: Some(x),
            after: Some(y),
            reason: EXCLUSIVE.to_owned(),
            key: "term",
            raise: 0,
            evidence: vec!["the same takes part in both".to_owned()],
        });
    }
}

/// Whether two opposites both stand on both sides, each of the same: "convicted Dahl and acquitted Voss" in another order.
pub(super) fn are_apart(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let stands = |side: &Side<'_>, key: u64| side.tokens.iter().any(|t| t.key == key);
    if !stands(&pair.after, pair.before.tokens[x].key) || !stands(&pair.before, pair.after.tokens[y].key) {
        return false;
    }
    let (ours, theirs) = (told(&pair.before, |_| true), told(&pair.after, |_| true));
    let kept = |side: &Side<'_>, t: usize, own: &[SideAct], other: &Side<'_>, list: &[SideAct]| {
        let act = own.iter().find(|c| c.at.contains(&t));
        act.is_some_and(|c| {
            list.iter().any(|d| d.at.clone().any(|u| other.tokens[u].key == side.tokens[t].key) && is_of_same(side, c, other, d))
        })
    };
    kept(&pair.before, x, &ours, &pair.after, &theirs) && kept(&pair.after, y, &theirs, &pair.before, &ours)
}

/// Takes two opposites that were told in another order for wording, with those that take part.
pub(super) fn reorder(pair: &mut Pair<'_>, x: usize, y: usize) {
    for (before, t) in [(true, x), (false, y)] {
        let side = if before { &mut pair.before } else { &mut pair.after };
        for act in told(side, |c| c.at.contains(&t)) {
            let first = act.at.start - act.act.word.start;
            let parts = [&act.act.agent, &act.act.theme].into_iter().flatten();
            for range in parts.map(|p| p.range.start + first..p.range.end + first).chain([act.at.clone()]) {
                side.mark(&range, State::Reworded);
            }
        }
    }
}

/// Whether two acts befall the same, or, where that is not told, are done by the same.
fn is_of_same(side: &Side<'_>, x: &SideAct, other: &Side<'_>, y: &SideAct) -> bool {
    let keys = |side: &Side<'_>, told: &SideAct, part: &Option<NounPhrase>| -> Vec<u64> {
        let first = told.at.start - told.act.word.start;
        let says = |t: &usize| side.tokens[*t].is_word() && FUNCTION.word(side.tokens[*t]).is_none();
        part.iter().flat_map(|p| p.range.start + first..p.range.end + first).filter(says).map(|t| side.tokens[t].key).collect()
    };
    let parts = [|a: &Act| a.theme.clone(), |a: &Act| a.agent.clone()];
    let told = parts.into_iter().map(|part| (keys(side, x, &part(&x.act)), keys(other, y, &part(&y.act))));
    let both = told.into_iter().find(|(a, b)| !a.is_empty() && !b.is_empty());
    both.is_some_and(|(a, b)| a.iter().any(|k| b.contains(k)))
}

/// An act of a side.
struct SideAct {
    sentence: usize,
    act: Act,
    at: Range<usize>,
}

fn placed<'a>(side: &Side<'a>, told: &'a SideAct) -> PlacedAct<'a> {
    PlacedAct::new(side.telling, told.sentence, &told.act)
}

/// The acts of a side that pass.
fn told(side: &Side<'_>, pass: impl Fn(&SideAct) -> bool) -> Vec<SideAct> {
    let mut out = Vec::new();
    let mut from = 0;
    for &sentence in &side.sentences {
        for act in acts(side.telling, sentence) {
            let at = from + act.word.start..from + act.word.end;
            out.push(SideAct { sentence, act, at });
        }
        from += side.telling.sentences.list[sentence].tokens.len();
    }
    out.retain(pass);
    out
}

/// Whether two changed words or phrases are opposites or states that exclude each other: to read acts is dear.
fn may_oppose(pair: &Pair<'_>) -> bool {
    let stand = |side: &Side<'_>| -> Vec<Stance> {
        let is_open = |t: &usize| side.states[*t] == State::Open && side.tokens[*t].is_word();
        let changed = (0..side.tokens.len()).filter(is_open).take(MOST);
        let phrases = changed.flat_map(|t| (1..LONGEST + 1).map(move |len| t..t + len)).filter(|r| r.end <= side.tokens.len());
        phrases.flat_map(|r| stances(side.text_of(&r))).collect()
    };
    let ours = stand(&pair.before);
    !ours.is_empty() && stand(&pair.after).iter().any(|y| ours.iter().any(|x| x.excludes(*y)))
}
