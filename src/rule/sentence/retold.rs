//! A sentence that is gone and one that tells of the same in other words: both, and the figures and days in them that differ.

use super::super::date::DATE_CONFLICT;
use super::super::number::NUMBER_CONFLICT;
use super::elsewhere::Elsewhere;
use super::rules::CLAIM_RETOLD;
use super::said::says;
use crate::compare::alone::{TOLD_ANEW, Unmatched, unmatched};
use crate::compare::quantity::compare;
use crate::compare::retold::{Retold, Tie};
use crate::compare::{Comparison, date};
use crate::finding::{Finding, Rule};
use crate::kind::date::Date;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::relation::say_the_same;
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::Verdict;

/// What two sentences tell anew.
struct ToldAnew {
    /// The words of both that differ.
    spans: Vec<[Span; 2]>,
    /// Whether they give figures that exclude each other, whichever these are.
    conflict: bool,
}

/// Tells of each pair of sentences of which one is the other, told anew.
pub(super) fn report(c: &Comparison<'_>, again: &[Retold], out: &mut Vec<Finding>) {
    let told = [Elsewhere::new(c.before), Elsewhere::new(c.after)];
    let mut values: Vec<Finding> = Vec::new();
    for r in again {
        let figures = figures(c, r);
        let value = |rule: &'static Rule, [x, y]: [Span; 2], reason: &str| Finding {
            rule,
            raise: -1,
            verdict: Verdict::Unclear,
            before: Some(x),
            after: Some(y),
            reason: reason.to_owned(),
            key: "retold".to_owned(),
            evidence: vec!["the sentences tell of the same".to_owned()],
        };
        values.extend(figures.spans.iter().map(|s| value(&NUMBER_CONFLICT, *s, TOLD_ANEW)));
        values.extend(days(c, r).map(|s| value(&DATE_CONFLICT, s, "another time where the same is told in other words")));
        let reason = match () {
            () if figures.conflict => "told of the same in other words and figures",
            () if r.tie == Tie::Place => "another sentence in the same place",
            () => "told of the same in other words",
        };
        // Two sentences that have few words in common need not be of one thing.
        let alike = matches!(r.tie, Tie::Words(share) if share >= LOUD) || r.tie == Tie::Place;
        let own = alike && told[1].lacks(c.before, r.before) && told[0].lacks(c.after, r.after) && !counts_alike(c, r) && !says_all(c, r);
        out.push(Finding {
            rule: &CLAIM_RETOLD,
            raise: i8::from((own || figures.conflict) && figures.spans.is_empty()),
            verdict: Verdict::Unclear,
            before: Some(r.spans[0]),
            after: Some(r.spans[1]),
            reason: reason.to_owned(),
            key: "sentence".to_owned(),
            evidence: vec![match r.tie {
                Tie::Words(share) => format!("{:.0} % of what they say, by how rare the words are, is in both", share * 100.0),
                Tie::Person => "both tell of one person".to_owned(),
                Tie::Place => "the sentences around them stay".to_owned(),
            }],
        });
    }
    out.append(&mut values);
}

/// From so much of what they say in common on, two sentences that tell of the same in other words are a warning.
const LOUD: f32 = 0.25;

/// Whether two sentences give the same figures, in whatever form.
pub(super) fn counts_alike(c: &Comparison<'_>, r: &Retold) -> bool {
    let (x, y) = (c.before.claims.in_sentence(r.before).quantities(), c.after.claims.in_sentence(r.after).quantities());
    let agree = |p: &Quantity, q: &Quantity| matches!(compare(p, q).verdict, Verdict::Same | Verdict::Equivalent);
    !x.is_empty() && x.iter().all(|p| y.iter().any(|q| agree(p, q))) && y.iter().all(|q| x.iter().any(|p| agree(p, q)))
}

/// Whether one of two stretches says, in other forms, all that the other does: "Kral, a fisher of cod", "Ada Kral, who fishes for cod".
fn says_all(c: &Comparison<'_>, r: &Retold) -> bool {
    fn words(t: &Telling, i: usize, span: Span) -> Vec<&str> {
        let told = t.sentences.tokens_of(i).iter().filter(|w| says(w) && span.contains(w.span));
        told.take(MOST_WORDS).map(|w| w.text(&t.article.text)).collect()
    }
    let (x, y) = (words(c.before, r.before, r.spans[0]), words(c.after, r.after, r.spans[1]));
    x.len().max(y.len()) < MOST_WORDS && say_the_same(&x, &y)
}

/// So many words of two sentences are held against each other.
const MOST_WORDS: usize = 48;

/// The figures that both give for the same. An age is of somebody, and two sentences of one thing may be of two people.
fn figures(c: &Comparison<'_>, r: &Retold) -> ToldAnew {
    fn within(t: &Telling, i: usize, span: Span) -> Vec<&Quantity> {
        let told = |q: &&Quantity| {
            q.span.overlaps(span) && !matches!(q.kind, QuantityKind::Identifier | QuantityKind::Ordinal | QuantityKind::Age)
        };
        t.claims.in_sentence(i).quantities().iter().filter(told).collect()
    }
    let (before, after) = (within(c.before, r.before, r.spans[0]), within(c.after, r.after, r.spans[1]));
    let Unmatched { alone, conflict } = unmatched(&before, &after, |_, _| true);
    ToldAnew { spans: alone.into_iter().map(|(i, j)| [before[i].span, after[j].span]).collect(), conflict }
}

/// The days, hours or lengths of time that both give, where each has one of its kind.
fn days(c: &Comparison<'_>, r: &Retold) -> Option<[Span; 2]> {
    fn only(t: &Telling, i: usize, span: Span) -> Option<&Date> {
        let mut told = t.claims.in_sentence(i).dates().iter().filter(|d| d.span.overlaps(span));
        told.next().filter(|_| told.next().is_none())
    }
    let (x, y) = (only(c.before, r.before, r.spans[0])?, only(c.after, r.after, r.spans[1])?);
    (x.kind == y.kind && x.grain == y.grain && date::compare(x, y).verdict == Verdict::Conflicting).then_some([x.span, y.span])
}
