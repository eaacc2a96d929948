//! Two tellings in, a comparison out: what changed between them, and how.
//!
//! For every group of aligned sentences the rule families explain the changed words one after another. What is left
//! unexplained is wording.

use crate::align::{Alignment, Group, align, likeness, likeness_of_lone};
use crate::article::Role;
use crate::budget::Budget;
use crate::claim::SentenceClaims;
use crate::compare::quantity::OTHER_WAY;
use crate::compare::{Comparison, Pair, State, alias, pair, unchecked};
use crate::finding::{Finding, Level, Subject};
use crate::judge::{self, feature::Features};
use crate::rule::{FAMILIES, correction, sentence, toll};
use crate::story::entity::EntitiesOfBoth;
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::Verdict;

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
        unchecked: Vec::new(),
        equivalent: 0,
        met: before.met().chain(after.met()).collect(),
        entities: EntitiesOfBoth::default(),
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
    sentence::settle(&mut c);
    sentence::raise_grave(&mut c);
    toll::settle(&mut c);
    judge::beside::settle(&mut c);
    judge::elsewhere::settle(&mut c);
    let lines = unchecked::of_lines(&c);
    c.unchecked.extend(lines);
    correction::disclose(&mut c);
    c
}

/// Two sentences put beside each other, whatever the alignment of their texts makes of them.
pub struct Beside {
    /// What the rules find in them.
    pub findings: Vec<Finding>,
    /// How alike they are, 0 to 1.
    pub likeness: f32,
    /// Which part of the later sentence, by the weight of its words, the earlier one has.
    pub contained: f32,
}

impl Beside {
    /// The conflict, where it is all that differs: what else changed may make two facts of it.
    pub fn sole_conflict(&self) -> Option<&Finding> {
        // "62 percent of the upper ward said no", "77 percent of the lower said yes": whose figures are two say two things.
        if self.findings.iter().any(|f| is_apart(f) && matches!(f.rule.subject, Subject::Quantity | Subject::Name)) {
            return None;
        }
        // Who says the same words is told in many ways.
        let told = |f: &Finding| f.rule.level == Level::Error && f.rule.id != "quote-reassigned" && !is_apart(f);
        let conflicts = |f: &&Finding| told(f) && f.before.is_some() && f.after.is_some();
        let first = self.findings.iter().find(|f| conflicts(f) && f.reason != OTHER_WAY);
        let first = first.or_else(|| self.findings.iter().find(conflicts))?;
        // "Rose by a tenth", "fell by a tenth": that it went the other way is no second change.
        let turned = |f: &Finding| f.reason == OTHER_WAY;
        let other = |f: &Finding| f.rule.id != first.rule.id && f.rule.level >= Level::Warning && !turned(f);
        (!self.findings.iter().any(other)).then_some(first)
    }

    /// The only thing that differs where no rule calls it an error by itself: two kinds that are opposites, bounds so far apart
    /// that neither is expected of the other, or who said the same words.
    pub fn sole_difference(&self) -> Option<&Finding> {
        let told = |f: &Finding| f.rule.subject != Subject::Name && f.rule.id != "role-changed";
        let level = |f: &Finding| f.rule.level.stepped(f.raise);
        let mut loud = self.findings.iter().filter(|f| level(f) >= Level::Warning && f.before.is_some() && f.after.is_some());
        let only = loud.next().filter(|_| loud.next().is_none())?;
        (told(only) && (only.verdict == Verdict::Conflicting || level(only) == Level::Error)).then_some(only)
    }

    /// Whether two values were held against each other, and each is told of a thing of its own.
    pub fn parts(&self, x: Span, y: Span) -> bool {
        let both = |f: &Finding| f.before.is_some_and(|s| s.overlaps(x)) && f.after.is_some_and(|s| s.overlaps(y));
        self.findings.iter().any(|f| both(f) && is_apart(f))
    }
}

/// Holds one sentence of a telling against one of another by the same rules as [`compare`].
pub fn beside(before: &Telling, i: usize, after: &Telling, j: usize) -> Beside {
    let (likeness, contained) = likeness(&before.sentences, i, &after.sentences, j);
    hold(before, i, after, j, likeness, contained)
}

fn hold(before: &Telling, i: usize, after: &Telling, j: usize, likeness: f32, contained: f32) -> Beside {
    let group = Group { before: smallvec::smallvec![i], after: smallvec::smallvec![j], moved: false, likeness };
    let mut pair = Pair::new(before, after, &group);
    pair.is_placed = false;
    if pair.told && !pair.is_equal() {
        judge(&mut pair);
    }
    Beside { findings: pair.findings, likeness, contained }
}

/// Whether what was found was lowered: each side may be told of a thing of its own.
fn is_apart(f: &Finding) -> bool {
    f.rule.level == Level::Error && f.rule.level.stepped(f.raise) == Level::Info
}

/// The same for sentences of texts that are no versions of one: what each tells of a thing of its own is lowered.
pub fn against(before: &Telling, i: usize, after: &Telling, j: usize) -> Beside {
    let (mut likeness, contained) = likeness(&before.sentences, i, &after.sentences, j);
    if [before, after].iter().all(|t| t.sentences.list.len() == 1) && !std::ptr::eq(before, after) {
        likeness = likeness_of_lone(&before.sentences, i, &after.sentences, j);
    }
    let mut held = hold(before, i, after, j, likeness, contained);
    if !held.findings.is_empty() {
        let group = Group { before: smallvec::smallvec![i], after: smallvec::smallvec![j], moved: false, likeness: held.likeness };
        judge::beside::settle_pair(before, after, &group, &mut held.findings);
    }
    held
}

/// One edit of a text, as it is judged.
pub struct Observed {
    /// The changed words before, and after.
    pub spans: [Option<Span>; 2],
    /// What is observed of it.
    pub features: Features,
    /// How loud the rules by themselves would be of it.
    pub level: Option<Level>,
    /// Whether rules that are not judged are worth a look of it.
    pub settled: bool,
    /// Whether it is judged at all: a sentence that was rewritten is left to the rules.
    pub judged: bool,
}

/// The edits of two tellings in sentences that are held against each other, for whoever fits how they are judged.
pub fn observed(before: &Telling, after: &Telling) -> Vec<Observed> {
    let alignment = align(&before.sentences, &after.sentences);
    let mut all = Vec::new();
    for group in &alignment.groups {
        let mut pair = Pair::new(before, after, group);
        if !pair.told || pair.is_equal() {
            continue;
        }
        explain(&mut pair);
        if pair.is_retyped() {
            continue;
        }
        all.extend(judge::edits(&pair).into_iter().map(|e| {
            let levels = e.findings.iter().map(|k| &pair.findings[*k]).map(|f| (f.rule.level.stepped(f.raise), judge::is_judged(f)));
            let level = levels.clone().map(|l| l.0).max();
            let settled = levels.clone().any(|(l, judged)| l >= Level::Warning && !judged);
            Observed {
                spans: [pair.before.span(&e.at.before), pair.after.span(&e.at.after)],
                features: e.features,
                level,
                settled,
                judged: pair.is_steady(),
            }
        }));
    }
    all
}

/// Lets each family of rules explain what changed; whether nothing did but how it is written.
fn judge(pair: &mut Pair<'_>) -> bool {
    explain(pair);
    judge::decide(pair);
    judge::settle_rewritten(pair);
    alias::settle(pair);
    let retyped = pair.is_retyped();
    if retyped {
        pair.take_back();
    }
    retyped
}

fn explain(pair: &mut Pair<'_>) {
    for check in FAMILIES.iter().filter_map(|f| f.pair) {
        check(pair);
    }
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
            self.paired += self.before.claims.in_sentence(i).len();
            return;
        }
        if self.is_dense(group) {
            self.met.insert(Budget::SentenceClaims);
        }
        let mut pair = Pair::new(self.before, self.after, group);
        // Furniture changes in nearly every version and claims nothing.
        let retyped = if pair.told && !pair.is_equal() { judge(&mut pair) } else { pair.is_retyped() };
        let reads = |t: &Telling, list: &[usize]| list.iter().any(|i| t.sentences.list[*i].role != Role::Furniture);
        judge::join(&mut pair);
        if !retyped && (reads(self.before, &group.before) || reads(self.after, &group.after)) {
            self.unchecked.append(&mut unchecked::of_pair(&pair));
        }
        pair.settle();
        self.paired += pair.paired + pair.kept_claims();
        self.unpaired += pair.unpaired;
        self.equivalent += pair.equivalent;
        self.findings.append(&mut pair.findings);
        pair.before.store(self.before, &group.before, group.moved, &mut self.states_before);
        pair.after.store(self.after, &group.after, group.moved, &mut self.states_after);
    }
}

impl Comparison<'_> {
    /// Whether the claims of one kind are too many to hold each against each.
    fn is_dense(&self, group: &Group) -> bool {
        let kinds: [fn(SentenceClaims<'_>) -> usize; 4] =
            [|c| c.quantities().len(), |c| c.dates().len(), |c| c.names().len(), |c| c.quotations().len()];
        let count = |of: fn(SentenceClaims<'_>) -> usize, t: &Telling, list: &[usize]| {
            list.iter().map(|i| of(t.claims.in_sentence(*i))).sum::<usize>()
        };
        kinds.iter().any(|of| count(*of, self.before, &group.before) * count(*of, self.after, &group.after) > pair::MOST_PAIRS)
    }
}
