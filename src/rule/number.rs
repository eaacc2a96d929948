//! Changed quantities: paired by what they count, then judged as sets of numbers.

mod bare;
mod basis;
mod evidence;
mod level;
mod owned;
mod reference;
mod rules;

use crate::compare::alone::{TOLD_ANEW, unmatched};
use crate::compare::as_of::Moved;
use crate::compare::family::Family;
use crate::compare::quantity::{BY_ROUNDING, ChangeEnd};
use crate::compare::{New, Pair, Placed, Side, State, paired};
use crate::decimal::Decimal;
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::lexicon::{FUNCTION, LIMITS, Limit};
use crate::relation::{Relation, relate};
use crate::story::toll::is_of_others;
use crate::verdict::{Comparison, Verdict};
pub(super) use evidence::befell;
use evidence::{evidence, is_toll, judged, units};
use level::{level, turned};
use owned::{Owned, beside};
pub use rules::*;
use std::ops::Range;

/// Numbers.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// Figures that no other family has explained.
pub(super) fn leftovers(pair: &mut Pair<'_>) {
    bare::leftovers(pair);
}

/// The least evidence, in points of [`evidence`], that two quantities are about the same thing.
const PAIRED: i32 = 5;
/// What it says that two numbers are told of one thing.
const BORNE: i32 = 3;

struct HeldNumber {
    before: usize,
    after: usize,
    result: Comparison,
}

fn check(pair: &mut Pair<'_>) {
    let (b, a) = (pair.before.quantities.clone(), pair.after.quantities.clone());
    // Words that an altered quotation has shown already are told once.
    let told = |side: &Side<'_>, q: &Placed<'_, Quantity>| side.at(q.value.number).any(|t| side.states[t] == State::Found);
    let mut free_b: Vec<bool> = b.iter().map(|q| claims(q.value) && !told(&pair.before, q)).collect();
    let mut free_a: Vec<bool> = a.iter().map(|q| claims(q.value) && !told(&pair.after, q)).collect();
    for (i, j) in kept(pair, &b, &a, &mut free_b, &mut free_a) {
        moved_to_or_by(pair, &b[i].at, &a[j].at);
    }
    turned(pair, &b, &a, &mut free_b, &mut free_a);
    for (whole, free, parts) in [(&b, &mut free_b, &a), (&a, &mut free_a, &b)] {
        for (q, free) in whole.iter().zip(free.iter_mut()) {
            *free &= !is_whole(q.value, parts);
        }
    }
    let owned = Owned::new(pair, &b, &a);
    let bears = |i: usize, j: usize| match owned.of_one(i, j) {
        Some(true) if b[i].value.unit == a[j].value.unit => i64::from(BORNE),
        Some(false) => i64::MIN / 2,
        _ => 0,
    };
    let pairs = paired(b.len(), a.len(), |i, j| {
        (free_b[i] && free_a[j]).then(|| i64::from(evidence(pair, &b[i], &a[j])) + bears(i, j)).filter(|s| *s >= i64::from(PAIRED))
    });
    let mut held: Vec<HeldNumber> = Vec::new();
    for (i, j) in pairs {
        (free_b[i], free_a[j]) = (false, false);
        held.push(HeldNumber { before: i, after: j, result: judged(b[i].value, a[j].value) });
    }
    let alone = if pair.is_placed { left_alone(&b, &a, &free_b, &free_a) } else { Vec::new() };
    rebound(pair, &b, &a, &mut held);
    let moved = Moved::find(pair);
    for mut h in held {
        let other_day =
            h.result.verdict == Verdict::Conflicting && moved.as_ref().is_some_and(|m| m.governs(&b[h.before].at, &a[h.after].at));
        if other_day {
            h.result = Comparison { verdict: Verdict::Unclear, drift: false, reason: OTHER_DAY.to_owned() };
        }
        report(pair, &b[h.before], &a[h.after], h.result, other_day);
    }
    for (i, j) in alone {
        (free_b[i], free_a[j]) = (false, false);
        let reason = TOLD_ANEW.to_owned();
        report(pair, &b[i], &a[j], Comparison { verdict: Verdict::Unclear, drift: false, reason }, false);
    }
    bare::codes(pair);
    basis::units(pair);
    for (before, list, free) in [(true, &b, &mut free_b), (false, &a, &mut free_a)] {
        for (q, free) in list.iter().zip(free.iter_mut()).filter(|(_, free)| **free) {
            *free = !against_one(pair, q, before);
        }
    }
    let lost = |side: &Side<'_>, list: &[Placed<'_, Quantity>], free: &[bool]| {
        list.iter().zip(free).filter(|(q, free)| **free && side.is_open(&side.at(q.value.number))).count()
    };
    pair.unpaired += lost(&pair.before, &b, &free_b) + lost(&pair.after, &a, &free_a);
}

/// Ordinals, scores and codes are compared too when they stand in the same place; identifiers never.
fn claims(q: &Quantity) -> bool {
    q.kind != QuantityKind::Identifier
}

/// "Rose to 3%" and "rose by 3%": the same number, once as the new level and once as the change.
fn moved_to_or_by(pair: &mut Pair<'_>, b: &Range<usize>, a: &Range<usize>) {
    let led = |side: &Side<'_>, at: &Range<usize>| at.start.checked_sub(1).map(|t| side.tokens[t].text(side.text).to_lowercase());
    let (Some(x), Some(y)) = (led(&pair.before, b), led(&pair.after, a)) else { return };
    let exchanged = matches!((x.as_str(), y.as_str()), ("to", "by") | ("by", "to"));
    if exchanged && pair.before.is_open(&(b.start - 1..b.start)) && pair.after.is_open(&(a.start - 1..a.start)) {
        let (before, after) = (Some(b.start - 1..b.end), Some(a.start - 1..a.end));
        let reason = "the new level of one is the change of the other".to_owned();
        pair.find(New {
            rule: &NUMBER_CONFLICT,
            verdict: Verdict::Conflicting,
            before,
            after,
            reason,
            key: "number",
            raise: 0,
            evidence: vec!["the same number".to_owned()],
        });
    }
}

/// Quantities whose words all stand on both sides are the same claim.
fn kept(
    pair: &Pair<'_>,
    b: &[Placed<'_, Quantity>],
    a: &[Placed<'_, Quantity>],
    free_b: &mut [bool],
    free_a: &mut [bool],
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, q) in b.iter().enumerate() {
        let target: Option<Vec<usize>> =
            q.at.clone().filter(|t| pair.before.tokens[*t].is_word()).map(|t| pair.words.to_after[t]).collect();
        let Some(target) = target.filter(|t| !t.is_empty()) else { continue };
        // "several hundred" gives no figure that could be compared; the same words are the same claim.
        let vague = |p: &Quantity| q.value.low.is_none() && p.low.is_none();
        let equal =
            |p: &Quantity| vague(p) || matches!(crate::compare::quantity::compare(q.value, p).verdict, Verdict::Same | Verdict::Equivalent);
        let same = a.iter().position(|p| {
            equal(p.value)
                && target.iter().all(|t| p.at.contains(t))
                && p.at.clone().all(|t| !pair.after.tokens[t].is_word() || target.contains(&t))
        });
        let alike = |j: &usize| {
            more(&pair.before, q) == more(&pair.after, &a[*j])
                && !basis::differs(pair, q, &a[*j])
                && !ChangeEnd::differ(level(&pair.before, q), level(&pair.after, &a[*j]))
        };
        if let Some(j) = same.filter(alike) {
            (free_b[i], free_a[j]) = (false, false);
            pairs.push((i, j));
        }
    }
    pairs
}

/// Why two figures are no conflict where each text says of which day its own is.
pub const OTHER_DAY: &str = "told as of another day; both can be true";

/// Two or more conflicts whose numbers are the same ones in other hands are one finding.
fn rebound(pair: &mut Pair<'_>, b: &[Placed<'_, Quantity>], a: &[Placed<'_, Quantity>], held: &mut Vec<HeldNumber>) {
    let conflicts: Vec<usize> = (0..held.len()).filter(|k| held[*k].result.verdict == Verdict::Conflicting).collect();
    let value = |q: &Quantity| (q.low.clone(), q.high.clone());
    for (n, &x) in conflicts.iter().enumerate() {
        for &y in &conflicts[n + 1..] {
            let (p, q) = (&held[x], &held[y]);
            let crossed = value(b[p.before].value) == value(a[q.after].value) && value(b[q.before].value) == value(a[p.after].value);
            if !crossed {
                continue;
            }
            // "300 in Halm and 500 in Torne" told the other way round.
            let beside = |side: &Side<'_>, q: &Placed<'_, Quantity>| beside(side, q.at.end).map(|t| (side.tokens[t].key, t));
            let ends = [
                beside(&pair.before, &b[p.before]),
                beside(&pair.before, &b[q.before]),
                beside(&pair.after, &a[q.after]),
                beside(&pair.after, &a[p.after]),
            ];
            if let [Some(m), Some(n), Some(o), Some(r)] = ends
                && m.0 == o.0
                && n.0 == r.0
                && m.0 != n.0
            {
                let before = b[p.before].at.start.min(b[q.before].at.start)..m.1.max(n.1) + 1;
                let after = a[p.after].at.start.min(a[q.after].at.start)..o.1.max(r.1) + 1;
                pair.agree(&before, &after);
                pair.paired += 2;
                held.remove(y);
                held.remove(x);
                return rebound(pair, b, a, held);
            }
            let join = |l: &Range<usize>, r: &Range<usize>| l.start.min(r.start)..l.end.max(r.end);
            let key = [b[p.before].value.unit.as_str(), b[q.before].value.unit.as_str()].join("/");
            pair.paired += 2;
            pair.find(New {
                rule: &NUMBER_REBOUND,
                verdict: Verdict::Conflicting,
                before: Some(join(&b[p.before].at, &b[q.before].at)),
                after: Some(join(&a[p.after].at, &a[q.after].at)),
                reason: "the same numbers count other things".to_owned(),
                key: &key,
                raise: 0,
                evidence: vec!["same sentence".to_owned(), format!("counted: {}", key.replace('/', " and "))],
            });
            held.remove(y);
            held.remove(x);
            return rebound(pair, b, a, held);
        }
    }
}

/// "Between 300 and 400" and "between 400 and 300": the same numbers, and one of the two is no range that anybody writes.
fn is_turned_range(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> bool {
    let ends = |side: &Side<'_>, at: &Range<usize>| -> Vec<String> {
        side.digits_of(at).into_iter().filter(|d| d.starts_with(|c: char| c.is_ascii_digit())).collect()
    };
    let range = |q: &Quantity| !q.change && q.low.is_some() && q.high.is_some() && q.low != q.high;
    let (mut b, a) = (ends(&pair.before, &q.at), ends(&pair.after, &p.at));
    let other = range(q.value) && range(p.value) && b.len() == 2 && b != a;
    b.reverse();
    other && b == a
}

fn report(pair: &mut Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>, result: Comparison, other_day: bool) {
    pair.paired += 1;
    let rule = match result.verdict {
        Verdict::Same | Verdict::Equivalent => {
            pair.equivalent += usize::from(result.verdict == Verdict::Equivalent);
            &NUMBER_REWORDED
        }
        Verdict::Refined => &NUMBER_REFINED,
        Verdict::Widened => &NUMBER_WIDENED,
        Verdict::Overlapping => &NUMBER_OVERLAP,
        _ => &NUMBER_CONFLICT,
    };
    // "Four others" are so many more, or all of them: "killed Kral and hurt four others", "hurt four".
    let others = is_of_others(pair.before.telling, q.value) || is_of_others(pair.after.telling, p.value);
    if *rule == NUMBER_REWORDED && !others && more(&pair.before, q) != more(&pair.after, p) {
        let reason = "one side counts them on top of others".to_owned();
        let (before, after) = (Some(with_more(&pair.before, q)), Some(with_more(&pair.after, p)));
        let evidence = vec!["same sentence".to_owned()];
        return pair.find(New {
            rule: &NUMBER_CONFLICT,
            verdict: Verdict::Unclear,
            before,
            after,
            reason,
            key: &q.value.unit,
            raise: -1,
            evidence,
        });
    }
    if *rule == NUMBER_REWORDED && basis::differs(pair, q, p) {
        return basis::report(pair, q, p);
    }
    if *rule == NUMBER_REWORDED && is_turned_range(pair, q, p) {
        let (before, after) = (Some(q.at.clone()), Some(p.at.clone()));
        return pair.find(New {
            rule: &NUMBER_CONFLICT,
            verdict: Verdict::Unclear,
            before,
            after,
            reason: "the two ends of the range changed places".to_owned(),
            key: &q.value.unit,
            raise: -1,
            evidence: vec!["same sentence".to_owned()],
        });
    }
    if *rule == NUMBER_REWORDED {
        if result.verdict == Verdict::Equivalent {
            push_reworded(pair, q, p, &result);
        }
        let (b, a) = (figures(&pair.before, q), figures(&pair.after, p));
        pair.agree(&b, &a);
        return;
    }
    if over_a_time(pair, q, p) {
        return pair.agree(&q.at, &p.at);
    }
    let unit = if q.value.unit.is_empty() { p.value.unit.as_str() } else { q.value.unit.as_str() };
    let mut evidence = vec!["same sentence".to_owned()];
    if !unit.is_empty() {
        evidence.push(format!("counted: {unit}"));
    }
    let raise = match result.verdict {
        // The same figure in another currency is no rounding of anything.
        Verdict::Unclear if q.value.kind == QuantityKind::Money && q.value.low == p.value.low => 0,
        Verdict::Unclear if other_day => -2,
        Verdict::Unclear => -1,
        // Amounts are of anything: in sentences that share less than half their words they need not be of one.
        // "Back rent of 31,000" and "cleaning bills of 4,600".
        Verdict::Conflicting if of_two_things(pair, q, p) => -2,
        Verdict::Conflicting if pair.likeness < SAME_AMOUNT && !pair.is_steady() && !is_tied(pair, q, p) => -2,
        // What agrees by rounding is compatible.
        Verdict::Widened if result.reason.contains(BY_ROUNDING) => -1,
        _ => i8::from(result.drift),
    };
    pair.find(New {
        rule,
        verdict: result.verdict,
        before: Some(q.at.clone()),
        after: Some(p.at.clone()),
        reason: result.reason,
        key: unit,
        raise,
        evidence,
    });
}

/// The measures and sums that are left alone on both sides of a sentence that was written anew. What is counted, "54 games", and how
/// far something moved may be of anything.
fn left_alone(b: &[Placed<'_, Quantity>], a: &[Placed<'_, Quantity>], free_b: &[bool], free_a: &[bool]) -> Vec<(usize, usize)> {
    use QuantityKind::{Dimension, Money, Percentage, Temperature};
    let measured = |q: &Quantity| matches!(q.kind, Dimension | Money | Temperature) || q.kind == Percentage && q.trend.is_none();
    let (x, y): (Vec<&Quantity>, Vec<&Quantity>) = (b.iter().map(|q| q.value).collect(), a.iter().map(|q| q.value).collect());
    unmatched(&x, &y, |i, j| free_b[i] && free_a[j] && measured(x[i]) && measured(y[j])).alone
}

/// Whether the nouns that the two amounts are told of, "a fine of", changed too, and are no words for one thing.
fn of_two_things(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> bool {
    let noun = |side: &Side<'_>, at: &Range<usize>| -> Option<usize> {
        let of = at.start.checked_sub(1).filter(|t| side.tokens[*t].text(side.text).eq_ignore_ascii_case("of"))?;
        of.checked_sub(1).filter(|t| side.states[*t] == State::Open && FUNCTION.word(side.tokens[*t]).is_none())
    };
    let Some((x, y)) = noun(&pair.before, &q.at).zip(noun(&pair.after, &p.at)) else { return false };
    let relation = relate(pair.before.tokens[x].text(pair.before.text), pair.after.tokens[y].text(pair.after.text));
    !relation.is_wording() && !matches!(relation, Relation::MoreExact | Relation::MoreGeneral)
}

/// Whether a number of one side is the sum of those of the other, whom other things befell: "three hospitalised", "one killed, two
/// injured".
fn is_whole(whole: &Quantity, parts: &[Placed<'_, Quantity>]) -> bool {
    let counts = |q: &Quantity| matches!(q.kind, QuantityKind::Count | QuantityKind::Number) && q.bound == Bound::Exact;
    let own = |e: Option<&'static str>| e.is_some() && befell(whole) == e;
    let told: Vec<&Quantity> = parts.iter().map(|p| p.value).filter(|q| counts(q) && befell(q).is_some()).collect();
    let sum = told.iter().filter_map(|q| q.level()).fold(Decimal::from(0), |sum, v| &sum + v);
    counts(whole) && told.len() > 1 && !told.iter().any(|q| own(befell(q))) && whole.level() == Some(&sum)
}

/// Sentences less alike than this need not tell of one amount.
const SAME_AMOUNT: f32 = 0.5;

/// Whether more than where they stand ties two numbers: the noun that both count, or what befell those counted.
fn is_tied(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> bool {
    let loose = matches!(q.value.kind, QuantityKind::Money | QuantityKind::Percentage | QuantityKind::Number);
    let noun = !loose && !q.value.unit.is_empty() && units(&q.value.unit, &p.value.unit) >= 2;
    // Another figure that both give, for the same.
    let both = |o: &Placed<'_, Quantity>| {
        pair.after.quantities.iter().any(|r| o.value.low == r.value.low && o.value.high == r.value.high && o.value.unit == r.value.unit)
    };
    let shared = pair.before.quantities.iter().any(|o| o.value.low.is_some() && both(o));
    let lone = pair.before.quantities.len() == 1
        && pair.after.quantities.len() == 1
        && q.value.kind == p.value.kind
        && q.value.kind != QuantityKind::Dimension;
    noun || lone || shared || is_toll(pair, q, p)
}

/// "A man was shot" and "two men were shot": an article that stands where a number stands counts one. True when that was told.
fn against_one(pair: &mut Pair<'_>, q: &Placed<'_, Quantity>, before: bool) -> bool {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let Some(head) = q.value.head.or(q.value.unit_span).map(|s| side.at(s)).filter(|r| q.value.kind == QuantityKind::Count && r.len() == 1)
    else {
        return false;
    };
    let noun = side.tokens[head.start].text(side.text);
    let article = |t: &usize| other.states[*t] == State::Open && matches!(other.tokens[*t].text(other.text), "a" | "an" | "A" | "An");
    let counted = |t: usize| {
        (t + 1..other.tokens.len().min(t + 4))
            .find(|u| matches!(relate(other.tokens[*u].text(other.text), noun), Relation::Same | Relation::Inflection))
    };
    let gap = pair.gap(&side.at(q.value.number), before);
    let Some((t, u)) = gap.filter(article).find_map(|t| counted(t).map(|u| (t, u))) else { return false };
    let one = Decimal::from(1);
    let single =
        Quantity { low: Some(one.clone()), high: Some(one.clone()), bound: Bound::Exact, step: one, trend: None, ..q.value.clone() };
    let result = if before { judged(q.value, &single) } else { judged(&single, q.value) };
    let rule = match result.verdict {
        Verdict::Conflicting => &NUMBER_CONFLICT,
        Verdict::Refined => &NUMBER_REFINED,
        Verdict::Widened => &NUMBER_WIDENED,
        _ => return false,
    };
    pair.paired += 1;
    let (b, a) = if before { (q.at.clone(), t..u + 1) } else { (t..u + 1, q.at.clone()) };
    let evidence = vec!["same sentence".to_owned(), format!("counted: {}", q.value.unit)];
    pair.find(New {
        rule,
        verdict: result.verdict,
        before: Some(b),
        after: Some(a),
        reason: result.reason,
        key: &q.value.unit,
        raise: 0,
        evidence,
    });
    true
}

/// The quantity with the word that puts it on top of another.
fn with_more(side: &Side<'_>, q: &Placed<'_, Quantity>) -> Range<usize> {
    let number = side.at(q.value.number).start;
    let cue = LIMITS.before(&side.tokens, number).filter(|l| *l.means == Limit::More).map_or(0, |l| l.len);
    q.at.start.min(number - cue)..q.at.end
}

/// Whether the quantity is told as coming on top of another: "an additional 35,000".
fn more(side: &Side<'_>, q: &Placed<'_, Quantity>) -> bool {
    let number = side.at(q.value.number);
    // "Eight extra places", "a dozen more seats".
    let behind = || LIMITS.at(&side.tokens, number.end).is_some_and(|l| *l.means == Limit::More && l.len == 1);
    LIMITS.before(&side.tokens, number.start).is_some_and(|l| *l.means == Limit::More) || behind()
}

/// "over three years" says how long something lasted as often as it bounds it: against plain "three years" it is wording.
fn over_a_time(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> bool {
    let over = |side: &Side<'_>, x: &Placed<'_, Quantity>| side.text_of(&x.at).to_lowercase().starts_with("over ");
    let time = q.value.kind == QuantityKind::Duration && p.value.kind == QuantityKind::Duration;
    time && q.value.low == p.value.low && q.value.unit == p.value.unit && over(&pair.before, q) != over(&pair.after, p)
}

/// The words that give the amount. What is counted is left to the rules about words: "suspected cases" is no form of
/// "confirmed cases".
fn figures(side: &Side<'_>, q: &Placed<'_, Quantity>) -> Range<usize> {
    match q.value.kind {
        QuantityKind::Count | QuantityKind::Number | QuantityKind::Ordinal => q.at.start..side.at(q.value.number).end.max(q.at.start),
        _ => q.at.clone(),
    }
}

/// Equivalent forms are off by default, and there for whoever asks.
fn push_reworded(pair: &mut Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>, result: &Comparison) {
    // Its words are wording, not part of a finding.
    pair.record(New {
        rule: &NUMBER_REWORDED,
        verdict: Verdict::Equivalent,
        before: Some(q.at.clone()),
        after: Some(p.at.clone()),
        reason: result.reason.clone(),
        key: &q.value.unit,
        raise: 0,
        evidence: vec!["same sentence".to_owned()],
    });
}
