//! Two sides of a group held against each other: which words correspond, and what the rules made of the others.

use super::side::Side;
use super::state::State;
use crate::align::Group;
use crate::align::words::{self, WordAlignment};
use crate::finding::Finding;
use crate::finding::Rule;
use crate::kind::form::form;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::relation::{Relation, is_done_again};
use crate::telling::Telling;
use crate::token::{Kind, Token};
use crate::verdict::Verdict;
use std::ops::Range;

/// More tokens than this are no one word that was written together or apart.
const JOINED: usize = 8;
/// Sides less alike than this are rewritten: what stands at the same place need not be about the same.
const STEADY: f32 = 0.6;

/// Whether the case of its letters alone makes an amount one in another unit: "5 MB" and "5 Mb"; "5 mb" is written for either.
pub(super) fn is_measured_otherwise(before: &str, x: &Quantity, after: &str, y: &Quantity) -> bool {
    let cased = |text: &str, q: &Quantity| q.unit_span.is_some_and(|s| s.of(text).contains(char::is_uppercase));
    let measures = x.kind == QuantityKind::Dimension && y.kind == QuantityKind::Dimension;
    measures && x.unit != y.unit && cased(before, x) && cased(after, y)
}

/// A range with the rest of the word that it would cut: "£40m" is not "£40".
fn whole(side: &Side<'_>, range: Range<usize>) -> Range<usize> {
    let goes_on = |t: usize| {
        let (before, after) = (side.tokens[t - 1], side.tokens[t]);
        !after.space_before() && before.kind == Kind::Number && after.kind == Kind::Word
    };
    let mut end = range.end;
    while !range.is_empty() && end < side.tokens.len() && goes_on(end) {
        end += 1;
    }
    range.start..end
}

/// Two sides of one group, with the correspondence of their words and what the rules made of it.
pub struct Pair<'a> {
    /// The side before.
    pub before: Side<'a>,
    /// The side after.
    pub after: Side<'a>,
    /// Which words correspond.
    pub words: WordAlignment,
    /// How alike the sides are.
    pub likeness: f32,
    /// Whether the group tells anything: furniture does not.
    pub told: bool,
    /// Whether the sides stand in each other's place in two versions of a text, which ties them whatever their words are.
    pub is_placed: bool,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Changed claims that were held against a counterpart.
    pub paired: usize,
    /// Changed claims without a counterpart.
    pub unpaired: usize,
    /// Claims that changed their form only.
    pub equivalent: usize,
    /// Words of both sides that a list relates, one to one, and how.
    pub related: Vec<(usize, usize, Relation)>,
}

impl<'a> Pair<'a> {
    pub(crate) fn new(before: &'a Telling, after: &'a Telling, group: &Group) -> Pair<'a> {
        let mut b = Side::new(before, &group.before);
        let mut a = Side::new(after, &group.after);
        let mut words = words::diff(&b.tokens, &a.tokens);
        for (side, to, moved) in [(&mut b, &words.to_after, &words.moved_before), (&mut a, &words.to_before, &words.moved_after)] {
            for (i, state) in side.states.iter_mut().enumerate() {
                if to[i].is_some() {
                    *state = if moved[i] { State::Moved } else { State::Kept };
                }
            }
        }
        stay_whole(&mut b, &mut a, &mut words);
        b.mark_references();
        a.mark_references();
        for hunk in &words.hunks {
            if is_joined(&b, &hunk.before, &a, &hunk.after) {
                b.mark(&hunk.before, State::Reworded);
                a.mark(&hunk.after, State::Reworded);
            }
        }
        let told = |t: &Telling, list: &[usize]| list.iter().any(|i| t.sentences.list[*i].role.tells());
        Pair {
            told: told(before, &group.before) && told(after, &group.after),
            is_placed: true,
            likeness: group.likeness,
            before: b,
            after: a,
            words,
            findings: Vec::new(),
            paired: 0,
            unpaired: 0,
            equivalent: 0,
            related: Vec::new(),
        }
    }

    /// Whether every word stands on both sides, in order.
    pub(crate) fn is_equal(&self) -> bool {
        // A currency sign or a minus sign is no word, and changes an amount; quotation marks make words somebody's own.
        let says = |t: &Token| t.is_word() || matches!(t.kind, Kind::Symbol | Kind::Dash | Kind::Quote);
        let kept = |side: &Side<'_>| side.tokens.iter().zip(&side.states).all(|(t, s)| !says(t) || *s == State::Kept);
        kept(&self.before) && kept(&self.after) && self.same_amounts()
    }

    /// Whether the amounts are the same, since a bracket can make a loss of one, "(31,204)", and a small letter another unit: "5 Mb".
    fn same_amounts(&self) -> bool {
        let (b, a) = (&self.before.quantities, &self.after.quantities);
        let equal = |x: &Quantity, y: &Quantity| x.low == y.low && x.high == y.high;
        b.len() != a.len()
            || b.iter()
                .zip(a)
                .all(|(x, y)| equal(x.value, y.value) && !is_measured_otherwise(self.before.text, x.value, self.after.text, y.value))
    }

    /// Whether the sides say the same and differ in typography alone.
    pub(crate) fn is_retyped(&self) -> bool {
        form(&self.before.tokens) == form(&self.after.tokens) && self.same_amounts()
    }

    /// Leaves of what was found only what says that two forms are equal.
    pub(crate) fn take_back(&mut self) {
        self.findings.retain(|f| matches!(f.verdict, Verdict::Same | Verdict::Equivalent));
        for state in self.before.states.iter_mut().chain(&mut self.after.states).filter(|s| **s == State::Found) {
            *state = State::Reworded;
        }
    }

    /// What no rule explained is wording. A figure is one word: what was found in a part of it was found in all.
    pub(crate) fn settle(&mut self) {
        for side in [&mut self.before, &mut self.after] {
            let found = |f: &Range<usize>| f.len() > 1 && side.states[f.clone()].contains(&State::Found);
            for figure in side.figures().filter(found).collect::<Vec<_>>() {
                side.states[figure].fill(State::Found);
            }
            for s in &mut side.states {
                if *s == State::Open {
                    *s = State::Reworded;
                }
            }
        }
    }

    /// Claims of the side before that stand unchanged on the side after.
    pub(crate) fn kept_claims(&self) -> usize {
        let side = &self.before;
        let kept = |range: &Range<usize>| {
            side.states[range.clone()]
                .iter()
                .zip(&side.tokens[range.clone()])
                .all(|(s, t)| !t.is_word() || matches!(s, State::Kept | State::Moved))
        };
        let quantities = side.quantities.iter().filter(|p| kept(&p.at)).count();
        let dates = side.dates.iter().filter(|p| kept(&p.at)).count();
        let names = side.names.iter().filter(|p| kept(&p.at)).count();
        quantities + dates + names + side.quotations.iter().filter(|p| kept(&p.at)).count()
    }

    /// Whether one word can be held to stand in another's place: the sentences share most of their words, or all but one
    /// passage.
    pub fn is_steady(&self) -> bool {
        self.likeness >= STEADY || self.words.hunks.len() == 1
    }

    /// The hunk that a token of a side lies in.
    pub fn hunk_before(&self, token: usize) -> Option<usize> {
        let i = self.words.hunks.partition_point(|h| h.before.end <= token);
        self.words.hunks.get(i).filter(|h| h.before.contains(&token)).map(|_| i)
    }

    /// The hunk that a token of the side after lies in.
    pub fn hunk_after(&self, token: usize) -> Option<usize> {
        let i = self.words.hunks.partition_point(|h| h.after.end <= token);
        self.words.hunks.get(i).filter(|h| h.after.contains(&token)).map(|_| i)
    }

    /// Whether one side is told in the passive and the other is not, or from its other end: a changed "by" stands on one side only.
    pub fn is_turned(&self) -> bool {
        let by = |side: &Side<'_>| {
            side.tokens
                .iter()
                .zip(&side.states)
                .any(|(t, s)| matches!(s, State::Open | State::Reworded) && t.text(side.text).eq_ignore_ascii_case("by"))
        };
        by(&self.before) != by(&self.after) || !self.converse().is_empty()
    }

    /// Whether a word that is gone from `side` stands among the changed words of `other`.
    pub fn stands_elsewhere(other: &Side<'_>, key: u64) -> bool {
        other.tokens.iter().zip(&other.states).any(|(t, s)| t.key == key && matches!(s, State::Open | State::Reworded))
    }

    /// Where the words around a range of one side stand on the other: from the counterpart of the nearest kept word
    /// before it to that of the nearest kept word after it, both left out.
    pub fn gap(&self, range: &Range<usize>, before: bool) -> Range<usize> {
        let (to, other) =
            if before { (&self.words.to_after, self.after.tokens.len()) } else { (&self.words.to_before, self.before.tokens.len()) };
        let moved = if before { &self.words.moved_before } else { &self.words.moved_after };
        let left = (0..range.start).rev().find(|i| to[*i].is_some() && !moved[*i]).and_then(|i| to[i]).map_or(0, |j| j + 1);
        let right = (range.end..to.len()).find(|i| to[*i].is_some() && !moved[*i]).and_then(|i| to[i]).unwrap_or(other);
        left..right.max(left)
    }

    /// Whether a range before and a range after stand at the same place of the sentence: a word of one is the other's, or
    /// one lies where the other is missing. A word that moved stands at another place.
    pub fn same_place(&self, before: &Range<usize>, after: &Range<usize>) -> bool {
        let overlaps = |x: &Range<usize>, y: &Range<usize>| x.start < y.end && y.start < x.end;
        before.clone().any(|t| !self.words.moved_before[t] && self.words.to_after[t].is_some_and(|u| after.contains(&u)))
            || overlaps(&self.gap(before, true), after)
            || overlaps(&self.gap(after, false), before)
    }

    /// Records a finding and marks its words.
    pub fn find(&mut self, finding: New<'_>) {
        for (side, range) in [(&mut self.before, &finding.before), (&mut self.after, &finding.after)] {
            if let Some(range) = range {
                side.mark(range, State::Found);
            }
        }
        self.record(finding);
    }

    /// Records a finding whose words stay what they are.
    pub fn record(&mut self, finding: New<'_>) {
        let New { rule, verdict, before, after, reason, key, raise, evidence } = finding;
        self.findings.push(Finding {
            rule,
            raise,
            verdict,
            before: before.and_then(|r| self.before.span(&whole(&self.before, r))),
            after: after.and_then(|r| self.after.span(&whole(&self.after, r))),
            reason,
            key: key.to_owned(),
            evidence,
        });
    }

    /// Marks both ranges as one claim that says the same in other words or at another place.
    pub fn agree(&mut self, before: &Range<usize>, after: &Range<usize>) {
        self.reword(before, after);
        self.before.agreed[before.clone()].fill(true);
        self.after.agreed[after.clone()].fill(true);
    }

    /// Marks both ranges as changed in wording only.
    pub fn reword(&mut self, before: &Range<usize>, after: &Range<usize>) {
        self.before.mark(before, State::Reworded);
        self.after.mark(after, State::Reworded);
    }
}

/// A number or a date of which some words moved and others stayed is another one: its words did not move, they changed.
fn stay_whole(before: &mut Side<'_>, after: &mut Side<'_>, words: &mut WordAlignment) {
    let torn = |side: &Side<'_>, to: &[Option<usize>], moved: &[bool]| -> Vec<usize> {
        let dates = side.dates.iter().map(|d| d.at.clone());
        let claims = side.quantities.iter().map(|q| side.at(q.value.number)).chain(dates);
        let offset = |t: usize| to[t].map(|u| u as isize - t as isize);
        let is_torn = |claim: &Range<usize>| {
            let mut offsets = claim.clone().filter(|t| side.tokens[*t].is_word()).map(offset);
            let first = offsets.next().flatten();
            claim.clone().any(|t| moved[t]) && (first.is_none() || offsets.any(|o| o != first))
        };
        claims.filter(is_torn).flatten().filter(|t| moved[*t]).collect()
    };
    let (b, a) = (torn(before, &words.to_after, &words.moved_before), torn(after, &words.to_before, &words.moved_after));
    let there: Vec<usize> = a.iter().filter_map(|u| words.to_before[*u]).collect();
    for t in b.into_iter().chain(there) {
        if let Some(u) = words.to_after[t].take() {
            words.to_before[u] = None;
            (words.moved_before[t], words.moved_after[u]) = (false, false);
            (before.states[t], after.states[u]) = (State::Open, State::Open);
        }
    }
}

/// Whether two passages have the same letters in the same order and only hyphens or spaces differ: "so called" and
/// "so-called", "wave function" and "wavefunction". Figures are no letters: "1 50" is not "150".
fn is_joined(before: &Side<'_>, b: &Range<usize>, after: &Side<'_>, a: &Range<usize>) -> bool {
    let words = |side: &Side<'_>, r: &Range<usize>| {
        r.clone().all(|t| matches!(side.tokens[t].kind, Kind::Word | Kind::Dash) && !side.tokens[t].has_digits())
    };
    if b.is_empty() || a.is_empty() || b.len() + a.len() > JOINED || b.len() == a.len() || !words(before, b) || !words(after, a) {
        return false;
    }
    let letters = |side: &Side<'_>, r: &Range<usize>| -> String {
        side.text_of(r).chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    let lower = |side: &Side<'_>, r: &Range<usize>| side.text_of(r).to_lowercase();
    letters(before, b) == letters(after, a) && !is_done_again(&lower(before, b), &lower(after, a))
}

/// A finding about to be recorded, with the tokens that show it.
pub struct New<'k> {
    /// The rule that fires.
    pub rule: &'static Rule,
    /// How the sides relate.
    pub verdict: Verdict,
    /// Tokens of the side before.
    pub before: Option<Range<usize>>,
    /// Tokens of the side after.
    pub after: Option<Range<usize>>,
    /// Why.
    pub reason: String,
    /// What both sides are about.
    pub key: &'k str,
    /// Steps above or below the rule's level.
    pub raise: i8,
    /// What ties the sides together.
    pub evidence: Vec<String>,
}

/// More pairs than this are not all weighed.
pub const MOST_PAIRS: usize = 2048;
/// How far from the diagonal long lists are held against each other.
const BAND: usize = 6;

/// Pairs `0..before` with `0..after` one to one, the best scores first; a pair without a score is none.
///
/// Ties go to the pair whose places differ least, so that exchanging the sides exchanges the pairs.
pub fn paired(before: usize, after: usize, score: impl Fn(usize, usize) -> Option<i64>) -> Vec<(usize, usize)> {
    // Long lists are held against each other near the diagonal only, so that the cost stays linear.
    let band = if before * after > MOST_PAIRS { BAND } else { usize::MAX };
    let all = (0..before).flat_map(|i| {
        let from = i.saturating_sub(band);
        (from..after.min(i.saturating_add(band).saturating_add(1))).map(move |j| (i, j))
    });
    let mut scored: Vec<(i64, usize, usize)> = all.filter_map(|(i, j)| score(i, j).map(|s| (s, i, j))).collect();
    scored.sort_by_key(|(s, i, j)| (-s, i.abs_diff(*j), i + j, *i));
    let (mut free_b, mut free_a) = (vec![true; before], vec![true; after]);
    let mut pairs = Vec::new();
    for (_, i, j) in scored {
        if free_b[i] && free_a[j] {
            (free_b[i], free_a[j]) = (false, false);
            pairs.push((i, j));
        }
    }
    pairs.sort_unstable();
    pairs
}
