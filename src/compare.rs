//! An alignment in, findings out: what changed between two articles, and how.
//!
//! For every group of aligned sentences a [`Pair`] holds both sides' words and claims; the rule families explain its
//! changed words one after another. What is left unexplained is wording. Nothing here knows how a report looks.

mod alias;
pub mod as_of;
mod clause;
mod converse;
pub mod date;
pub(crate) mod pair;
pub mod quantity;
mod side;

pub use pair::{New, Pair, paired};
pub use side::{Placed, Side};

use crate::align::{Alignment, Group, align};
use crate::budget::Budget;
use crate::claim::Told;
use crate::finding::Finding;
use crate::rule::FAMILIES;
use crate::telling::Telling;
use std::collections::BTreeSet;

/// What became of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It stands on both sides, in the same order.
    Kept,
    /// It stands on both sides, in another place.
    Moved,
    /// It changed, and no rule has explained it yet.
    Open,
    /// It changed, and only the wording did.
    Reworded,
    /// It is part of a finding.
    Found,
    /// Its sentence stands on this side only.
    Alone,
    /// Its sentence repeats an earlier one of the same text.
    Folded,
}

impl State {
    /// How many states there are.
    pub const COUNT: usize = State::Folded as usize + 1;
}

/// Two articles held against each other.
pub struct Comparison<'a> {
    /// The earlier telling.
    pub before: &'a Telling,
    /// The later telling.
    pub after: &'a Telling,
    /// Which sentences tell the same.
    pub alignment: Alignment,
    /// What was found, in no order yet.
    pub findings: Vec<Finding>,
    /// The state of each token before.
    pub states_before: Vec<State>,
    /// The state of each token after.
    pub states_after: Vec<State>,
    /// Claims that stand on both sides of the alignment.
    pub paired: usize,
    /// Changed claims without a counterpart.
    pub unpaired: usize,
    /// Changed numbers that could not be bound to what they count.
    pub unchecked: usize,
    /// Pairs of claims that say the same in another form.
    pub equivalent: usize,
    /// What was left undone.
    pub met: BTreeSet<Budget>,
}

/// Holds two tellings against each other.
pub fn compare<'a>(before: &'a Telling, after: &'a Telling) -> Comparison<'a> {
    let alignment = align(&before.sentences, &after.sentences);
    let states = |t: &Telling| {
        let mut states = vec![State::Alone; t.sentences.tokens.len()];
        for s in t.sentences.list.iter().filter(|s| s.folded) {
            states[s.tokens.clone()].fill(State::Folded);
        }
        states
    };
    let mut c = Comparison {
        states_before: states(before),
        states_after: states(after),
        before,
        after,
        alignment: Alignment::default(),
        findings: Vec::new(),
        paired: 0,
        unpaired: 0,
        unchecked: 0,
        equivalent: 0,
        met: before.met().chain(after.met()).collect(),
    };
    for group in &alignment.groups {
        c.hold(group);
    }
    c.alignment = alignment;
    let mut whole = Vec::new();
    for check in FAMILIES.iter().filter_map(|f| f.whole) {
        check(&c, &mut whole);
    }
    c.findings.append(&mut whole);
    crate::rule::correction::disclose(&mut c);
    c
}

impl Comparison<'_> {
    /// Compares one group and records what became of its words.
    fn hold(&mut self, group: &Group) {
        if let (&[i], &[j]) = (&group.before[..], &group.after[..])
            && self.is_same(i, j)
        {
            // Most of a new version is the old one.
            let state = if group.moved { State::Moved } else { State::Kept };
            self.states_before[self.before.sentences.list[i].tokens.clone()].fill(state);
            self.states_after[self.after.sentences.list[j].tokens.clone()].fill(state);
            self.paired += self.before.claims.of(i).len();
            return;
        }
        if self.is_dense(group) {
            self.met.insert(Budget::SentenceClaims);
        }
        let mut pair = Pair::new(self.before, self.after, group);
        // Furniture changes in nearly every version and claims nothing.
        if pair.told && !pair.is_equal() {
            for check in FAMILIES.iter().filter_map(|f| f.pair) {
                check(&mut pair);
            }
            alias::settle(&mut pair);
        }
        pair.settle();
        self.paired += pair.paired + pair.kept_claims();
        self.unpaired += pair.unpaired;
        self.unchecked += pair.unchecked;
        self.equivalent += pair.equivalent;
        self.findings.append(&mut pair.findings);
        pair.before.store(self.before, &group.before, group.moved, &mut self.states_before);
        pair.after.store(self.after, &group.after, group.moved, &mut self.states_after);
    }
}

impl Comparison<'_> {
    /// Whether the claims of one kind are too many to hold each against each.
    fn is_dense(&self, group: &Group) -> bool {
        let kinds: [fn(Told<'_>) -> usize; 4] =
            [|c| c.quantities().len(), |c| c.dates().len(), |c| c.names().len(), |c| c.quotations().len()];
        let count = |of: fn(Told<'_>) -> usize, t: &Telling, list: &[usize]| list.iter().map(|i| of(t.claims.of(*i))).sum::<usize>();
        kinds.iter().any(|of| count(*of, self.before, &group.before) * count(*of, self.after, &group.after) > pair::MOST_PAIRS)
    }

    /// Whether two sentences have the same words and marks in the same order.
    fn is_same(&self, i: usize, j: usize) -> bool {
        let (b, a) = (self.before.sentences.tokens_of(i), self.after.sentences.tokens_of(j));
        b.len() == a.len() && b.iter().zip(a).all(|(x, y)| x.key == y.key)
    }
}
