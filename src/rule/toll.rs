//! How many an event befell, where each version says one number, at whatever places: "nine others were hurt", "ten hurt".
//!
//! What stands in aligned sentences is held there. Where a version gives two numbers for one event they may be of two
//! groups of people, and nothing is said.

use super::number::{NUMBER_CONFLICT, NUMBER_OVERLAP, NUMBER_REFINED, NUMBER_WIDENED};
use crate::compare::Comparison;
use crate::compare::family::Family;
use crate::compare::quantity::compare;
use crate::finding::{Finding, Rule, Subject};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::story::toll::{event, is_of_others};
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::Verdict;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Tolls; the rules that they fire are [`super::number`]'s.
pub static FAMILY: Family = Family { rules: &[], pair: None, whole: Some(check) };

/// An event, and whether those counted are the others beside somebody who was told of: "nine others were hurt".
type Counted = (&'static str, bool);

/// The counts of each event in a telling, in text order.
fn counts(t: &Telling) -> BTreeMap<Counted, Vec<&Quantity>> {
    let mut all: BTreeMap<Counted, Vec<&Quantity>> = BTreeMap::new();
    for (i, _) in t.sentences.list.iter().enumerate().filter(|(_, s)| s.is_told()) {
        let counted = t.claims.in_sentence(i).quantities().iter().filter(|q| matches!(q.kind, QuantityKind::Count | QuantityKind::Number));
        let told: Vec<_> = counted.filter(|q| q.level().is_some()).map(|q| (q, event(t, i, q))).collect();
        // "Three were hurt in the market and five in the church": a number that is told of no event may be a part.
        if told.iter().all(|(_, event)| event.is_some()) {
            told.into_iter()
                .filter_map(|(q, event)| Some((q, event?)))
                .for_each(|(q, event)| all.entry((event, is_of_others(t, q))).or_default().push(q));
        }
    }
    all
}

/// The first of some counts, where all of them are one number.
fn one<'a>(list: &[&'a Quantity]) -> Option<&'a Quantity> {
    let first = list.first()?;
    list.iter().all(|q| q.low == first.low && q.high == first.high && q.bound == first.bound).then_some(first)
}

fn check(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    if c.alignment.removed.is_empty() && c.alignment.added.is_empty() {
        return;
    }
    let (before, after) = (counts(c.before), counts(c.after));
    for (counted, list) in &before {
        let name = &counted.0;
        let Some((x, y)) = one(list).zip(after.get(counted).and_then(|l| one(l))) else { continue };
        let held = compare(x, y);
        let (rule, raise): (&'static Rule, i8) = match held.verdict {
            // It may have grown since, and who wrote it anew may mean others.
            Verdict::Conflicting => (&NUMBER_CONFLICT, -1),
            Verdict::Refined => (&NUMBER_REFINED, 0),
            Verdict::Widened => (&NUMBER_WIDENED, 0),
            Verdict::Overlapping => (&NUMBER_OVERLAP, 0),
            _ => continue,
        };
        // A change that an aligned sentence shows is known.
        let meets = |span: Option<Span>, q: &Quantity| span.is_some_and(|s| s.overlaps(q.span));
        let known = |f: &&Finding| {
            f.rule.subject == Subject::Quantity
                && (list.iter().any(|q| meets(f.before, q)) || after[counted].iter().any(|q| meets(f.after, q)))
        };
        if c.findings.iter().any(|f| known(&f)) {
            continue;
        }
        out.push(Finding {
            rule,
            raise,
            verdict: held.verdict,
            before: Some(x.span),
            after: Some(y.span),
            reason: held.reason,
            key: (*name).to_owned(),
            evidence: vec![format!("the one number of this event on each side: {name}")],
        });
    }
}

/// Which side was told later, of two versions of a story that goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Later {
    Before,
    After,
}

/// The later side where one of the texts says that its story goes on, or that it was updated since the other's day.
fn later(c: &Comparison<'_>) -> Option<Later> {
    let (b, a) = (&c.before.article, &c.after.article);
    let day = |x: &crate::article::Article| -> Option<Date> { x.updated.max(x.published) };
    match (day(b), day(a)) {
        (Some(x), Some(y)) if x < y && (a.update_line || a.developing || b.developing) => Some(Later::After),
        (Some(x), Some(y)) if y < x && (b.update_line || a.developing || b.developing) => Some(Later::Before),
        (Some(x), Some(y)) if x != y => None,
        _ => (a.developing || b.developing).then_some(Later::After),
    }
}

/// A toll that rose while its story goes on is an update: it is shown, and is no error that asks for a correction note.
pub(crate) fn settle(c: &mut Comparison<'_>) {
    let Some(later) = later(c) else { return };
    let (before, after) = (c.before, c.after);
    for f in c.findings.iter_mut().filter(|f| f.rule == &NUMBER_CONFLICT) {
        let Some((x, y)) = f.before.and_then(|s| toll(before, s)).zip(f.after.and_then(|s| toll(after, s))) else { continue };
        let (old, new) = if later == Later::After { (x, y) } else { (y, x) };
        if old.1 == new.1 && old.0.level().zip(new.0.level()).is_some_and(|(was, is)| was < is) {
            f.raise = f.raise.min(-1);
            f.reason = format!("{}; a toll that rose while the story goes on is an update", f.reason);
        }
    }
}

/// The count of people whom an event befell, that these words tell.
fn toll(t: &Telling, words: Span) -> Option<(&Quantity, &'static str)> {
    let i = t.sentences.at(words)?;
    let told = t.claims.in_sentence(i).quantities().iter().filter(|q| q.number.overlaps(words));
    told.filter_map(|q| Some((q, event(t, i, q)?))).next()
}
