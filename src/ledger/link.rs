//! A comparison and both sides' claims in; out, which claim before is which claim after, and where each word went.
//!
//! Claims are held against each other within one group of the alignment only. What ties two: a finding that names both,
//! words that were kept, one value, one unit. Without any of these a claim has no successor.

use super::item::{Item, Items, Sort, Value};
use crate::align::words;
use crate::compare::{Comparison, paired};
use crate::finding::{Finding, Subject};
use crate::kind::quantity::QuantityKind;
use crate::rule::number::NUMBER_REBOUND;
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::Verdict;

/// The least evidence, in points of [`GroupEvidence::points`], that two claims of one group are one. One strong tie (a finding,
/// an equal date or name) or two weak ones (an equal value and an equal unit) reach it.
const LINKED: i64 = 5;

/// The claims and words of two neighbours that are each other's.
#[derive(Debug, Default)]
pub struct Links {
    /// For each claim before, its successor.
    pub to_after: Vec<Option<usize>>,
    /// For each claim before with a successor, the finding on the two.
    pub judged: Vec<Option<usize>>,
    /// For each token before, its equal after.
    words: Vec<Option<usize>>,
    /// For each token after, its equal before.
    words_back: Vec<Option<usize>>,
}

impl Links {
    /// The links of one step.
    pub fn new(c: &Comparison<'_>, before: &Items<'_>, after: &Items<'_>) -> Links {
        let mut links = Links {
            to_after: vec![None; before.list.len()],
            judged: vec![None; before.list.len()],
            words: vec![None; c.before.sentences.tokens.len()],
            words_back: vec![None; c.after.sentences.tokens.len()],
        };
        let two_sided = |i: &usize| c.findings[*i].before.is_some() && c.findings[*i].after.is_some();
        let mut findings: Vec<usize> =
            (0..c.findings.len()).filter(two_sided).filter(|i| sort_of(&c.findings[*i]) != Sort::Statement).collect();
        findings.sort_by_key(|i| c.findings[*i].before.map(|s| s.start));
        for group in &c.alignment.groups {
            links.map_words(c, &group.before, &group.after);
            let of = |items: &Items<'_>, list: &[usize]| list.iter().flat_map(|i| items.of_sentence(*i)).collect::<Vec<usize>>();
            let (b, a) = (of(before, &group.before), of(after, &group.after));
            let bounds = |t: &Telling, list: &[usize]| list.iter().map(|i| t.sentences.list[*i].span).reduce(Span::join);
            let Some(whole) = bounds(c.before, &group.before) else { continue };
            let from = findings.partition_point(|i| c.findings[*i].before.is_some_and(|s| s.start < whole.start));
            let within = |i: &&usize| c.findings[**i].before.is_some_and(|s| s.start < whole.end);
            let evidence = GroupEvidence { c, links: &links, findings: findings[from..].iter().take_while(within).copied().collect() };
            let of = |i: usize, j: usize| (&before.list[b[i]], &after.list[a[j]]);
            let score = |i, j| evidence.points(of(i, j).0, of(i, j).1).filter(|s| *s >= LINKED);
            let pairs: Vec<_> =
                paired(b.len(), a.len(), score).into_iter().map(|(i, j)| (b[i], a[j], evidence.told(of(i, j).0, of(i, j).1))).collect();
            for (i, j, finding) in pairs {
                links.to_after[i] = Some(j);
                links.judged[i] = finding;
            }
        }
        links
    }

    fn map_words(&mut self, c: &Comparison<'_>, before: &[usize], after: &[usize]) {
        let tokens = |t: &Telling, list: &[usize]| list.iter().flat_map(|i| t.sentences.list[*i].tokens.clone()).collect::<Vec<usize>>();
        let (b, a) = (tokens(c.before, before), tokens(c.after, after));
        let of = |t: &Telling, list: &[usize]| list.iter().map(|i| t.sentences.tokens[*i]).collect::<Vec<_>>();
        let (x, y) = (of(c.before, &b), of(c.after, &a));
        let same = x.len() == y.len() && x.iter().zip(&y).all(|(x, y)| x.key == y.key);
        let pairs: Vec<(usize, usize)> = match same {
            true => (0..x.len()).map(|i| (i, i)).collect(),
            false => words::diff(&x, &y).to_after.iter().enumerate().filter_map(|(i, j)| j.map(|j| (i, j))).collect(),
        };
        for (i, j) in pairs {
            self.words[b[i]] = Some(a[j]);
            self.words_back[a[j]] = Some(b[i]);
        }
    }

    /// Where some words of the telling before stand after, when all of them were kept together.
    pub fn forward(&self, before: &Telling, after: &Telling, span: Span) -> Option<Span> {
        project(&self.words, before, after, span)
    }
    /// Where some words of the telling after stood before.
    pub fn back(&self, before: &Telling, after: &Telling, span: Span) -> Option<Span> {
        project(&self.words_back, after, before, span)
    }
}

/// The tokens that a span covers.
pub(super) fn tokens_at(t: &Telling, span: Span) -> std::ops::Range<usize> {
    let start = t.sentences.tokens.partition_point(|t| t.span.end <= span.start);
    start..t.sentences.tokens.partition_point(|t| t.span.start < span.end).max(start)
}

fn project(to: &[Option<usize>], from: &Telling, other: &Telling, span: Span) -> Option<Span> {
    let words = tokens_at(from, span).filter(|i| from.sentences.tokens[*i].is_word());
    let found: Vec<usize> = words.map(|i| to[i]).collect::<Option<Vec<usize>>>()?;
    let (first, last) = (*found.iter().min()?, *found.iter().max()?);
    // Words that were torn apart are no longer one phrase.
    let together = last - first < 2 * found.len() + 2;
    together.then(|| other.sentences.tokens[first].span.join(other.sentences.tokens[last].span))
}

/// What is known of one group.
struct GroupEvidence<'a> {
    c: &'a Comparison<'a>,
    links: &'a Links,
    /// Its two-sided findings about values.
    findings: Vec<usize>,
}

impl GroupEvidence<'_> {
    /// The finding on two claims.
    fn told(&self, x: &Item<'_>, y: &Item<'_>) -> Option<usize> {
        let on_both = |f: &Finding| sort_of(f) == x.sort() && x.sort() == y.sort() && touches(f, x.span, y.span);
        self.findings.iter().copied().find(|i| on_both(&self.c.findings[*i]))
    }

    /// Points for two claims being one; none for claims of different sorts, and none where no rule found a change and the
    /// two conflict.
    fn points(&self, x: &Item<'_>, y: &Item<'_>) -> Option<i64> {
        if x.sort() != y.sort() {
            return None;
        }
        let told = self.told(x, y);
        let crossed = told.is_some_and(|i| self.c.findings[i].rule == &NUMBER_REBOUND);
        let relation = x.relation(y).verdict;
        let equal = matches!(relation, Verdict::Same | Verdict::Equivalent);
        if told.is_none() && relation == Verdict::Conflicting && x.sort() != Sort::Quotation {
            return None;
        }
        let kept = |x: Span, y: Span| self.kept(x, y);
        let points = match (&x.value, &y.value) {
            (Value::Quantity(q), Value::Quantity(p)) => {
                let noun = |x: Option<Span>, y: Option<Span>| x.zip(y).is_some_and(|(x, y)| kept(x, y));
                // "a boy of six" and "a six-year-old boy", 5 km and 3.1 miles need no common unit; 12 boats are no 12 cars.
                let nouns = q.kind == QuantityKind::Count && p.kind == QuantityKind::Count && q.unit != p.unit;
                let value = if nouns { 2 } else { 5 };
                let event = q.event.map(|e| e.name) == p.event.map(|e| e.name) && q.event.is_some();
                3 * i64::from(!q.unit.is_empty() && q.unit == p.unit)
                    + 3 * i64::from(noun(q.unit_span, p.unit_span))
                    + i64::from(event)
                    + if crossed { 0 } else { 3 * i64::from(kept(q.number, p.number)) + if equal { value } else { 0 } }
            }
            (Value::Quotation(_), Value::Quotation(_)) => 5 * i64::from(equal) + 6 * i64::from(self.half_kept(x.span, y.span)),
            _ => 5 * i64::from(equal) + 3 * i64::from(kept(x.span, y.span)),
        };
        Some(points + 8 * i64::from(told.is_some()))
    }

    /// Whether every word of one stands in the other.
    fn kept(&self, x: Span, y: Span) -> bool {
        let within = tokens_at(self.c.after, y);
        let mut words = tokens_at(self.c.before, x).filter(|i| self.c.before.sentences.tokens[*i].is_word()).peekable();
        words.peek().is_some() && words.all(|i| self.links.words[i].is_some_and(|j| within.contains(&j)))
    }

    fn half_kept(&self, x: Span, y: Span) -> bool {
        let within = tokens_at(self.c.after, y);
        let words = tokens_at(self.c.before, x);
        let kept = words.clone().filter(|i| self.links.words[*i].is_some_and(|j| within.contains(&j))).count();
        2 * kept >= words.len().max(within.len())
    }
}

/// Whether a finding's two sides touch these words.
fn touches(f: &Finding, before: Span, after: Span) -> bool {
    f.before.is_some_and(|s| s.overlaps(before)) && f.after.is_some_and(|s| s.overlaps(after))
}

/// What sort of claim a finding is about.
pub fn sort_of(f: &Finding) -> Sort {
    match f.rule.subject {
        Subject::Quantity => Sort::Quantity,
        Subject::Date => Sort::Date,
        Subject::Name => Sort::Name,
        Subject::Quotation => Sort::Quotation,
        Subject::Statement | Subject::Sentence | Subject::Note => Sort::Statement,
    }
}
