//! An alignment in, findings out: what changed between two articles, and how.
//!
//! For every group of aligned sentences a [`Pair`] holds both sides' words and claims; the rule families explain its
//! changed words one after another. What is left unexplained is wording. Nothing here knows how a report looks.

mod alias;
pub mod date;
pub mod quantity;

use crate::align::words::{self, Words};
use crate::align::{Alignment, Group, align};
use crate::article::Article;
use crate::claim::{self, Claims};
use crate::finding::Finding;
use crate::frame::cue::{Certainty, Cue, Negation};
use crate::frame::source::Source;
use crate::kind::date::Date;
use crate::kind::name::Name;
use crate::kind::quantity::Quantity;
use crate::kind::quotation::Quotation;
use crate::rule::{FAMILIES, Rule};
use crate::sentence::{self, Sentences};
use crate::token::{KeyMap, Kind, Span, Token};
use crate::verdict::Verdict;
use crate::vocabulary::{Alias, Vocabulary};
use std::ops::Range;

/// An article with everything read from it.
#[derive(Debug)]
pub struct Telling {
    /// The article.
    pub article: Article,
    /// Its sentences.
    pub sentences: Sentences,
    /// The claims of each sentence.
    pub claims: Vec<Claims>,
    /// The forms of every name, by each of its words.
    named: KeyMap<Vec<Name>>,
    /// The names that the user has said to be one bearer's, in text order.
    aliases: Vec<Alias>,
}

impl Telling {
    /// Reads sentences and claims out of an article.
    pub fn of(article: Article) -> Telling {
        Telling::with(article, &Vocabulary::default())
    }

    /// Reads sentences and claims out of an article, with a newsroom's own words.
    pub fn with(mut article: Article, vocabulary: &Vocabulary) -> Telling {
        vocabulary.prepare(&mut article);
        let sentences = sentence::split(&article);
        let claims = claim::extract(&article, &sentences, vocabulary);
        let aliases = vocabulary.aliases(&sentences.tokens);
        let mut named: KeyMap<Vec<Name>> = KeyMap::default();
        for name in claims.iter().flat_map(|c| &c.names) {
            for key in &name.keys {
                let forms = named.entry(*key).or_default();
                if forms.len() < MOST_FORMS && !forms.iter().any(|f| f.keys == name.keys) {
                    forms.push(name.clone());
                }
            }
        }
        Telling { article, sentences, claims, named, aliases }
    }
}

/// So many forms of names that share a word are remembered.
const MOST_FORMS: usize = 16;

impl Telling {
    /// Whether the telling names this bearer, in this or a longer or shorter form.
    pub fn names(&self, name: &Name) -> bool {
        name.keys.iter().filter_map(|k| self.named.get(k)).flatten().any(|form| form.may_be(name))
    }
}

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
            self.paired += self.before.claims[i].len();
            return;
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
    /// Whether two sentences have the same words and marks in the same order.
    fn is_same(&self, i: usize, j: usize) -> bool {
        let (b, a) = (self.before.sentences.tokens_of(i), self.after.sentences.tokens_of(j));
        b.len() == a.len() && b.iter().zip(a).all(|(x, y)| x.key == y.key)
    }
}

/// Something that stands at some tokens of a side.
#[derive(Clone, Debug)]
pub struct Placed<'a, T> {
    /// Its tokens, by their place in the side.
    pub at: Range<usize>,
    /// What it is.
    pub value: &'a T,
}

/// One side of a group: its sentences' tokens and claims.
pub struct Side<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The tokens of the group's sentences, in order.
    pub tokens: Vec<Token>,
    /// What became of each token.
    pub states: Vec<State>,
    /// Quantities, by place.
    pub quantities: Vec<Placed<'a, Quantity>>,
    /// Dates, by place.
    pub dates: Vec<Placed<'a, Date>>,
    /// Names, by place.
    pub names: Vec<Placed<'a, Name>>,
    /// Quotations, by place.
    pub quotations: Vec<Placed<'a, Quotation>>,
    /// Attributions, by place.
    pub sources: Vec<Placed<'a, Source>>,
    /// Certainty cues, by place.
    pub certainty: Vec<Placed<'a, Cue<Certainty>>>,
    /// Negations, by place.
    pub negation: Vec<Placed<'a, Cue<Negation>>>,
    /// The whole telling, for what stands around the group.
    pub telling: &'a Telling,
    /// The group's sentences.
    pub sentences: Vec<usize>,
}

impl<'a> Side<'a> {
    fn new(telling: &'a Telling, sentences: &[usize]) -> Side<'a> {
        let mut side = Side {
            text: &telling.article.text,
            tokens: Vec::new(),
            states: Vec::new(),
            quantities: Vec::new(),
            dates: Vec::new(),
            names: Vec::new(),
            quotations: Vec::new(),
            sources: Vec::new(),
            certainty: Vec::new(),
            negation: Vec::new(),
            telling,
            sentences: sentences.to_vec(),
        };
        for &i in sentences {
            side.tokens.extend_from_slice(telling.sentences.tokens_of(i));
        }
        side.states = vec![State::Open; side.tokens.len()];
        for &i in sentences {
            let claims = &telling.claims[i];
            side.quantities.extend(claims.quantities.iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.dates.extend(claims.dates.iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.names.extend(claims.names.iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.quotations.extend(claims.quotations.iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.sources.extend(claims.frame.sources.iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.certainty.extend(claims.frame.certainty.iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.negation.extend(claims.frame.negation.iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
        }
        side
    }

    /// The span of some tokens; none for an empty range.
    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        (!range.is_empty()).then(|| self.tokens[range.start].span.join(self.tokens[range.end - 1].span))
    }
    /// The text of some tokens.
    pub fn text_of(&self, range: &Range<usize>) -> &'a str {
        self.span(range).map_or("", |s| s.of(self.text))
    }
    /// The tokens that a span of the article covers.
    pub fn at(&self, span: Span) -> Range<usize> {
        at(&self.tokens, span)
    }
    /// Whether a word of the range changed and is unexplained.
    pub fn is_open(&self, range: &Range<usize>) -> bool {
        range.clone().any(|i| self.states[i] == State::Open && self.tokens[i].is_word())
    }
    /// Whether the range lies between quotation marks.
    pub fn is_quoted(&self, range: &Range<usize>) -> bool {
        self.quotations.iter().any(|q| q.at.start <= range.start && range.end <= q.at.end)
    }
    /// Gives the unexplained tokens of the range a state.
    pub fn mark(&mut self, range: &Range<usize>, state: State) {
        for s in &mut self.states[range.clone()] {
            if *s == State::Open || *s == State::Reworded && state == State::Found {
                *s = state;
            }
        }
    }

    fn store(&self, telling: &Telling, sentences: &[usize], moved: bool, states: &mut [State]) {
        let mut from = 0;
        for &i in sentences {
            let range = telling.sentences.list[i].tokens.clone();
            let to = from + range.len();
            for (state, new) in states[range].iter_mut().zip(&self.states[from..to]) {
                *state = if moved && *new == State::Kept { State::Moved } else { *new };
            }
            from = to;
        }
    }
}

fn at(tokens: &[Token], span: Span) -> Range<usize> {
    let start = tokens.partition_point(|t| t.span.end <= span.start);
    let end = tokens.partition_point(|t| t.span.start < span.end);
    start..end.max(start)
}

/// Two sides of one group, with the correspondence of their words and what the rules made of it.
pub struct Pair<'a> {
    /// The side before.
    pub before: Side<'a>,
    /// The side after.
    pub after: Side<'a>,
    /// Which words correspond.
    pub words: Words,
    /// How alike the sides are.
    pub likeness: f32,
    /// Whether the group tells anything: furniture does not.
    pub told: bool,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Changed claims that were held against a counterpart.
    pub paired: usize,
    /// Changed claims without a counterpart.
    pub unpaired: usize,
    /// Numbers that could not be bound.
    pub unchecked: usize,
    /// Claims that changed their form only.
    pub equivalent: usize,
}

impl<'a> Pair<'a> {
    fn new(before: &'a Telling, after: &'a Telling, group: &Group) -> Pair<'a> {
        let mut b = Side::new(before, &group.before);
        let mut a = Side::new(after, &group.after);
        let words = words::diff(&b.tokens, &a.tokens);
        for (side, to, moved) in [(&mut b, &words.to_after, &words.moved_before), (&mut a, &words.to_before, &words.moved_after)] {
            for (i, state) in side.states.iter_mut().enumerate() {
                if to[i].is_some() {
                    *state = if moved[i] { State::Moved } else { State::Kept };
                }
            }
        }
        let told = |t: &Telling, list: &[usize]| list.iter().any(|i| t.sentences.list[*i].role.tells());
        Pair {
            told: told(before, &group.before) && told(after, &group.after),
            likeness: group.likeness,
            before: b,
            after: a,
            words,
            findings: Vec::new(),
            paired: 0,
            unpaired: 0,
            unchecked: 0,
            equivalent: 0,
        }
    }

    /// Whether every word stands on both sides, in order.
    fn is_equal(&self) -> bool {
        // A currency sign or a minus sign is no word, and changes an amount.
        let says = |t: &Token| t.is_word() || matches!(t.kind, Kind::Symbol | Kind::Dash);
        let kept = |side: &Side<'_>| side.tokens.iter().zip(&side.states).all(|(t, s)| !says(t) || *s == State::Kept);
        kept(&self.before) && kept(&self.after)
    }

    /// What no rule explained is wording.
    fn settle(&mut self) {
        for side in [&mut self.before, &mut self.after] {
            for s in &mut side.states {
                if *s == State::Open {
                    *s = State::Reworded;
                }
            }
        }
    }

    /// Claims of the side before that stand unchanged on the side after.
    fn kept_claims(&self) -> usize {
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

    /// Whether one side is told in the passive and the other is not: a changed "by" stands on one side only.
    pub fn is_turned(&self) -> bool {
        let by = |side: &Side<'_>| {
            side.tokens
                .iter()
                .zip(&side.states)
                .any(|(t, s)| matches!(s, State::Open | State::Reworded) && t.text(side.text).eq_ignore_ascii_case("by"))
        };
        by(&self.before) != by(&self.after)
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
            before: before.and_then(|r| self.before.span(&r)),
            after: after.and_then(|r| self.after.span(&r)),
            reason,
            key: key.to_owned(),
            evidence,
        });
    }

    /// Marks both ranges as changed in wording only.
    pub fn reword(&mut self, before: &Range<usize>, after: &Range<usize>) {
        self.before.mark(before, State::Reworded);
        self.after.mark(after, State::Reworded);
    }
}

/// More pairs than this are not all weighed.
const MOST_PAIRS: usize = 2048;
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
