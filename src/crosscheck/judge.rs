//! A row before judgement in, its verdict, its values with their origins and its findings out.
//!
//! Equal values are one; each two different ones give one finding. Values that differ because the reports are of
//! different days, or count in another scope or by another indicator, are unclear and not conflicting.

use super::echo::Echoes;
use super::fact::{Claimed, Fact, RowDraft};
use super::matrix::{Difference, MatrixRow, ValueSupport};
use super::state::{self, Topic};
use super::{quote, whole};
use crate::compare::quantity;
use crate::finding::Finding;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::Standing;
use crate::rule::outlets::{OUTLET_ALONE, OUTLETS_CONFLICT, OUTLETS_DIFFER};
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::{Comparison, Verdict};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// So many different values of one row are held against each other.
pub const MOST_VALUES: usize = 8;

/// A row with its findings.
pub struct Judged {
    /// The row.
    pub row: MatrixRow,
    /// Its findings.
    pub differences: Vec<Difference>,
    /// Whether it has more values than are held against each other.
    pub cut: bool,
}

/// The order of rows: what must be checked first.
pub fn rank(standing: Standing) -> u8 {
    match standing {
        Standing::Conflicting => 0,
        Standing::Unclear => 1,
        Standing::Compatible => 2,
        Standing::Agreed => 3,
        _ => 4,
    }
}

/// Judges a row.
pub fn judge(draft: &RowDraft<'_>, tellings: &[&Telling], echoes: &Echoes) -> Judged {
    let told: Vec<(usize, &Fact<'_>)> = draft.facts.iter().enumerate().filter_map(|(d, f)| f.as_ref().map(|f| (d, f))).collect();
    let mut groups: Vec<Vec<(usize, &Fact<'_>)>> = Vec::new();
    for (document, fact) in &told {
        let equal = |g: &&mut Vec<(usize, &Fact<'_>)>| {
            let found = relation(draft, tellings, g[0], (*document, fact)).verdict;
            matches!(found, Verdict::Same | Verdict::Equivalent)
        };
        match groups.iter_mut().find(equal) {
            Some(group) => group.push((*document, fact)),
            None => groups.push(vec![(*document, fact)]),
        }
    }
    let mut standing = if told.len() < 2 { Standing::Alone } else { Standing::Agreed };
    let mut reasons: Vec<String> = Vec::new();
    let mut differences = Vec::new();
    let mut narrowed: Vec<(usize, Span)> = Vec::new();
    for (n, x) in groups.iter().enumerate().take(MOST_VALUES) {
        for y in groups[n + 1..].iter().take(MOST_VALUES) {
            let found = relation(draft, tellings, x[0], y[0]);
            let (now, rule, raise) = match found.verdict {
                Verdict::Conflicting => (Standing::Conflicting, &OUTLETS_CONFLICT, 0),
                // What cannot be compared is worth a look, and so is what overlaps only.
                Verdict::Unclear => (Standing::Unclear, &OUTLETS_DIFFER, 1),
                Verdict::Overlapping => (Standing::Compatible, &OUTLETS_DIFFER, 1),
                _ => (Standing::Compatible, &OUTLETS_DIFFER, i8::from(found.drift)),
            };
            if rank(now) < rank(standing) {
                standing = now;
            }
            if !reasons.contains(&found.reason) {
                reasons.push(found.reason.clone());
            }
            let mut told = difference(draft, rule, raise, (x[0], Some(y[0])), found);
            // Of a long quotation what differs is shown.
            let quoted = |f: &Fact<'_>| matches!(f.claimed, Claimed::Quotation(_));
            if quoted(x[0].1) && quoted(y[0].1) {
                let place = |f: &(usize, &Fact<'_>)| (tellings[f.0], f.1.span);
                if let Some((p, q)) = quote::differing(place(&x[0]), place(&y[0])) {
                    (told.finding.before, told.finding.after) = (Some(p), Some(q));
                }
                narrowed.extend(x.iter().filter_map(|f| Some((f.0, quote::differing(place(f), place(&y[0]))?.0))));
                narrowed.extend(y.iter().filter_map(|f| Some((f.0, quote::differing(place(&x[0]), place(f))?.1))));
            }
            differences.push(told);
        }
    }
    if let [(document, fact)] = told[..] {
        let found = Comparison { verdict: Verdict::Removed, drift: false, reason: "only this report tells it".to_owned() };
        differences.push(difference(draft, &OUTLET_ALONE, 0, ((document, fact), None), found));
        reasons.push("one report alone tells it".to_owned());
    }
    let values: Vec<ValueSupport> = groups.iter().map(|g| value(g, echoes)).collect();
    let reason = match (&reasons[..], &values[..]) {
        ([], [one]) => agreed(draft, one),
        _ => reasons.join("; "),
    };
    let mut cells: Vec<Option<Span>> = draft.facts.iter().map(|f| f.as_ref().map(|f| f.span)).collect();
    // Where all that differs is shown of two, of several the whole.
    if groups.len() == 2 {
        narrowed.into_iter().for_each(|(document, span)| cells[document] = Some(span));
    }
    Judged {
        row: MatrixRow { sort: draft.sort, claim: draft.claim.clone(), cells, standing, reason, values },
        differences,
        cut: groups.len() > MOST_VALUES,
    }
}

fn value(group: &[(usize, &Fact<'_>)], echoes: &Echoes) -> ValueSupport {
    let cells: Vec<(usize, usize)> = group.iter().map(|(d, f)| (*d, f.sentence)).collect();
    ValueSupport { documents: group.iter().map(|(d, _)| *d).collect(), origins: echoes.count(&cells) }
}

fn agreed(draft: &RowDraft<'_>, value: &ValueSupport) -> String {
    let parts = draft.facts.iter().flatten().any(|f| matches!(f.claimed, Claimed::Sum(_)));
    let parts = if parts { ", parts and whole" } else { "" };
    match value.origins {
        1 => format!("all agree{parts}; one origin stands behind them"),
        n => format!("all agree{parts}; {n} origins"),
    }
}

fn difference(
    draft: &RowDraft<'_>,
    rule: &'static crate::finding::Rule,
    raise: i8,
    sides: FactsOfReports<'_>,
    found: Comparison,
) -> Difference {
    let ((before, x), after) = sides;
    let finding = Finding {
        rule,
        raise,
        verdict: found.verdict,
        before: Some(x.span),
        after: after.map(|(_, y)| y.span),
        reason: found.reason,
        key: draft.key.clone(),
        evidence: draft.evidence.clone(),
    };
    Difference { before, after: after.map(|(d, _)| d), finding }
}

type FactOfReport<'s> = (usize, &'s Fact<'s>);
type FactsOfReports<'s> = (FactOfReport<'s>, Option<FactOfReport<'s>>);

/// How two reports' claims relate.
fn relation(draft: &RowDraft<'_>, tellings: &[&Telling], (d, x): FactOfReport<'_>, (e, y): FactOfReport<'_>) -> Comparison {
    let answer = |verdict, reason: String| Comparison { verdict, drift: false, reason };
    let found = match (&x.claimed, &y.claimed) {
        (Claimed::Quantity(p), Claimed::Quantity(q)) => quantities(p, q),
        (Claimed::Date(p), Claimed::Date(q)) => crate::compare::date::compare(p, q),
        (Claimed::Hour(p), Claimed::Hour(q)) => p.relation(*q),
        (Claimed::Quotation(s), Claimed::Quotation(t)) => match (s, t) {
            (Some(s), Some(t)) if !quote::same_speaker(s, t) => {
                answer(Verdict::Conflicting, "the same words of another speaker".to_owned())
            }
            _ => quote::relation((tellings[d], x.span), (tellings[e], y.span)),
        },
        (Claimed::Name(p), Claimed::Name(q)) if p.keys == q.keys => answer(Verdict::Same, "the same spelling".to_owned()),
        (Claimed::Name(p), Claimed::Name(q))
            if is_written_alike(p.span.of(&tellings[d].article.text), q.span.of(&tellings[e].article.text)) =>
        {
            answer(Verdict::Equivalent, "the same name but for accents or a plural".to_owned())
        }
        (Claimed::Name(_), Claimed::Name(_)) => answer(Verdict::Overlapping, "the same name but for its spelling".to_owned()),
        (Claimed::Listed(p), Claimed::Listed(q)) if p.may_be(q) => answer(Verdict::Same, "the same name".to_owned()),
        (Claimed::Listed(_), Claimed::Listed(_)) => answer(Verdict::Conflicting, "another name in a list of the same people".to_owned()),
        (Claimed::State(p), Claimed::State(q)) => p.relation(q, &draft.key),
        (Claimed::Some, Claimed::Some) => answer(Verdict::Same, "both say that it happened".to_owned()),
        (Claimed::Some, Claimed::Quantity(q)) | (Claimed::Quantity(q), Claimed::Some) => some(q),
        (Claimed::Sum(n), Claimed::Quantity(q)) | (Claimed::Quantity(q), Claimed::Sum(n)) => {
            let (verdict, reason) = whole::relation(*n, q.level().and_then(|v| v.to_i64()).unwrap_or(*n));
            let told = draft.unclear.clone().filter(|_| verdict == Verdict::Unclear);
            answer(verdict, told.unwrap_or(reason))
        }
        (Claimed::Sum(n), Claimed::Sum(m)) => {
            let (verdict, reason) = whole::relation(*n, *m);
            answer(verdict, reason)
        }
        _ => answer(Verdict::Unclear, "claims of different sorts".to_owned()),
    };
    if let (Claimed::State(_), Verdict::Unclear, Some(day)) = (&x.claimed, found.verdict, other_day(draft, tellings, d, e)) {
        return answer(Verdict::Unclear, format!("{}; {day}", found.reason));
    }
    if found.verdict != Verdict::Conflicting {
        return found;
    }
    // "Under 3.2 tonnes" and "3.2 tonnes" is one figure told by two hands.
    if let (Claimed::Quantity(p), Claimed::Quantity(q)) = (&x.claimed, &y.claimed)
        && p.level().is_some()
        && p.level() == q.level()
        && p.unit == q.unit
        && p.bound != q.bound
    {
        return answer(Verdict::Overlapping, "the same figure, once as a bound".to_owned());
    }
    let excuse = draft.unclear.clone().or_else(|| other_measure(tellings, (d, x), (e, y))).or_else(|| other_day(draft, tellings, d, e));
    excuse.map_or(found, |reason| answer(Verdict::Unclear, reason))
}

/// Whether two names differ in accents, capitals or a plural alone.
fn is_written_alike(x: &str, y: &str) -> bool {
    let plain = |name: &str| -> String {
        let folded = name.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase();
        folded.strip_suffix('s').map(str::to_owned).unwrap_or(folded)
    };
    plain(x) == plain(y)
}

/// "No arrests" against a report of one.
fn some(q: &Quantity) -> Comparison {
    let zero = q.high.as_ref().is_some_and(|v| v.is_zero());
    let (verdict, reason) = if zero {
        (Verdict::Conflicting, "one says none, the other tells of one")
    } else {
        (Verdict::Equivalent, "both say that it happened")
    };
    Comparison { verdict, drift: false, reason: reason.to_owned() }
}

/// People counted by one event are one thing counted, whatever they are called.
fn quantities(x: &Quantity, y: &Quantity) -> Comparison {
    let counts = |q: &Quantity| matches!(q.kind, QuantityKind::Count | QuantityKind::Number);
    if counts(x) && counts(y) {
        let plain = |q: &Quantity| Quantity { unit: String::new(), kind: QuantityKind::Count, ..q.clone() };
        return quantity::compare(&plain(x), &plain(y));
    }
    let aged = |q: &Quantity| matches!(q.kind, QuantityKind::Age | QuantityKind::Number);
    if aged(x) && aged(y) {
        let plain = |q: &Quantity| Quantity { unit: String::new(), kind: QuantityKind::Age, ..q.clone() };
        return quantity::compare(&plain(x), &plain(y));
    }
    quantity::compare(x, y)
}

/// Another scope ("in Gaza", "with Syria") or another indicator ("confirmed", "suspected").
fn other_measure(tellings: &[&Telling], (d, x): FactOfReport<'_>, (e, y): FactOfReport<'_>) -> Option<String> {
    let (Claimed::Quantity(p), Claimed::Quantity(q)) = (&x.claimed, &y.claimed) else { return None };
    let indicator = |document: usize, fact: &Fact<'_>| {
        let t = tellings[document];
        let tokens = t.sentences.tokens_of(fact.sentence);
        let start = tokens.partition_point(|w| w.span.end <= fact.span.start).saturating_sub(3);
        let end = tokens.partition_point(|w| w.span.start < fact.span.end);
        (start..(end + 2).min(tokens.len())).find_map(|at| state::cue(tokens, at, Topic::Indicator).map(|f| f.means.name))
    };
    if let (Some(i), Some(j)) = (indicator(d, x), indicator(e, y))
        && i != j
    {
        return Some(format!("other indicators: {i} and {j}"));
    }
    let scope = |document: usize, q: &Quantity| q.scope.map(|s| s.of(&tellings[document].article.text).to_owned());
    match (scope(d, p), scope(e, q)) {
        (Some(s), Some(t)) if apart(&s, &t) => Some(format!("other scopes: \"{s}\" and \"{t}\"")),
        _ => None,
    }
}

/// Whether two scopes share no word with a capital, and both have one.
fn apart(x: &str, y: &str) -> bool {
    let names = |s: &str| s.split(' ').filter(|w| w.starts_with(char::is_uppercase)).map(str::to_lowercase).collect::<Vec<_>>();
    let (p, q) = (names(x), names(y));
    !p.is_empty() && !q.is_empty() && !p.iter().any(|w| q.contains(w))
}

/// A growing toll of another day.
fn other_day(draft: &RowDraft<'_>, tellings: &[&Telling], d: usize, e: usize) -> Option<String> {
    let day = |document: usize| tellings[document].article.updated.or(tellings[document].article.published);
    match (day(d), day(e)) {
        (Some(x), Some(y)) if draft.grows && x != y => Some(format!("as of different days: {x} and {y}")),
        _ => None,
    }
}
