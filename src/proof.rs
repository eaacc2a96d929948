//! One telling in, the places where it contradicts itself out.
//!
//! Each check is a file. A finding has two places of the one text, in text order, and never says which is right. What a
//! check cannot bind it leaves alone: words of a speaker, notes of correction, page furniture and folded repeats are no
//! claims of the text. Nothing here compares two texts; [`brought_in`] asks which contradictions a newer one has of its own.
//!
//! ```
//! use recount::{proof::Proof, read, telling::Telling};
//! let telling = Telling::new(read::plain("The tunnel is 10 km (8 miles) long.".to_owned(), None));
//! assert_eq!(Proof::read(&telling).findings[0].rule.id, "unit-mismatch");
//! ```

mod found;
pub mod mention;
mod reach;
pub(crate) mod text;

use crate::budget::Budget;
use crate::decimal::Decimal;
use crate::finding::Finding;
use crate::telling::Telling;
use crate::token::Span;
use std::collections::HashSet;
use std::ops::Range;
use text::ProofText;

/// What a check does: it looks at the text and appends what it finds.
type Check = fn(&ProofText<'_>, &mut Vec<Finding>);

macro_rules! checks {
    ($($name:ident),* $(,)?) => {
        /// Every check.
        static CHECKS: &[Check] = &[$($name::check),*];
    };
}

pub(crate) mod age;
pub(crate) mod duration;
pub(crate) mod headline;
pub(crate) mod moved;
pub(crate) mod name;
pub(crate) mod percent;
pub(crate) mod repeat;
pub(crate) mod sum;
pub(crate) mod twin;
pub(crate) mod unit;
pub(crate) mod weekday;

// A new check is a file in `proof/`, with its rule in `rule/`, its `mod` line above and one name here.
checks! {
    weekday,
    unit,
    percent,
    sum,
    moved,
    duration,
    age,
    name,
    repeat,
    headline,
    twin,
}

/// A text held against itself.
#[derive(Debug)]
pub struct Proof<'a> {
    /// The text.
    pub telling: &'a Telling,
    /// What was found, in no order yet; both places are in the one text.
    pub findings: Vec<Finding>,
    /// How many claims of the text were looked at.
    pub claims: usize,
    /// What was left undone.
    pub met: Vec<Budget>,
}

impl<'a> Proof<'a> {
    /// Holds a text against itself.
    pub fn read(telling: &'a Telling) -> Proof<'a> {
        let (findings, met) = run(ProofText::new(telling), CHECKS);
        Proof { telling, findings: once(findings), claims: telling.claims.count(), met }
    }
}

/// The findings of all checks; of two at one place that of the earlier check, which knows more of it.
fn once(found: Vec<Vec<Finding>>) -> Vec<Finding> {
    let overlap = |x: Option<Span>, y: Option<Span>| x.zip(y).is_some_and(|(x, y)| x.overlaps(y));
    let mut out: Vec<Finding> = Vec::new();
    for findings in found {
        let new = findings.into_iter().filter(|f| !out.iter().any(|g| overlap(f.before, g.before) && overlap(f.after, g.after)));
        let new: Vec<Finding> = new.collect();
        out.extend(new);
    }
    out
}

/// What each of some checks finds, and what was left undone.
fn run(text: ProofText<'_>, checks: &[Check]) -> (Vec<Vec<Finding>>, Vec<Budget>) {
    let found = |check: &Check| {
        let mut findings = Vec::new();
        check(&text, &mut findings);
        findings
    };
    let findings = checks.iter().map(found).collect();
    (findings, text.telling.met().chain(text.met()).collect())
}

/// The contradictions of the newer of two texts, each with whether the older one has it too; and what was left undone.
pub fn brought_in(before: &Telling, after: &Telling) -> (Vec<(Finding, bool)>, Vec<Budget>) {
    let said = |i: &usize| before.says(after, *i);
    let old = (0..after.sentences.list.len()).map(|i| said(&i)).collect();
    let (found, met) = run(ProofText::newer(after, old), CHECKS);
    // Most checks find nothing: they need not look at the older text.
    let again: Vec<Check> = CHECKS.iter().zip(&found).filter(|(_, f)| !f.is_empty()).map(|(c, _)| *c).collect();
    let old = if again.is_empty() { Vec::new() } else { run(ProofText::new(before), &again).0 };
    let new = once(found);
    let known: HashSet<_> = old.iter().flatten().map(|f| told(f, before)).collect();
    let held = new.into_iter().map(|f| {
        // Whoever has both sentences has the contradiction, whatever is made of it there.
        let kept = || [f.before, f.after].into_iter().flatten().all(|s| around(after, s).all(|i| said(&i)));
        let stands = known.contains(&told(&f, after)) || kept();
        (f, stands)
    });
    (held.collect(), met)
}

/// The sentences that a span lies in.
fn around(t: &Telling, span: Span) -> Range<usize> {
    let list = &t.sentences.list;
    list.partition_point(|s| s.span.end <= span.start)..list.partition_point(|s| s.span.start < span.end)
}

/// What a finding says of a telling, however its words are written.
fn told<'t>(f: &Finding, t: &'t Telling) -> (&'static str, [Vec<SaidPart<'t>>; 2]) {
    (f.rule.id, [f.before, f.after].map(|span| span.map_or_else(Vec::new, |s| parts(t, s))))
}

/// What some words say, however they are written: marks, spacing and the form of a number make no difference.
#[derive(PartialEq, Eq, Hash)]
enum SaidPart<'a> {
    Amount { low: Option<&'a Decimal>, high: Option<&'a Decimal>, unit: &'a str },
    Day(&'a str),
    Word(u64),
}

fn parts(t: &Telling, span: Span) -> Vec<SaidPart<'_>> {
    let (list, tokens) = (&t.sentences.list, &t.sentences.tokens);
    let mut out = Vec::new();
    for i in around(t, span) {
        let claims = t.claims.in_sentence(i);
        let mut done = 0;
        for token in tokens[list[i].tokens.clone()].iter().filter(|t| t.span.overlaps(span) && t.is_word()) {
            if token.span.start < done {
                continue;
            }
            let amount = claims.quantities().iter().find(|q| q.number.contains(token.span));
            let day = claims.dates().iter().find(|d| d.span.contains(token.span));
            let (part, end) = match (day, amount) {
                (Some(d), _) => (SaidPart::Day(&d.value), d.span.end),
                (_, Some(q)) => (SaidPart::Amount { low: q.low.as_ref(), high: q.high.as_ref(), unit: &q.unit }, q.span.end),
                _ => (SaidPart::Word(token.key), 0),
            };
            done = end;
            out.push(part);
        }
    }
    out
}
