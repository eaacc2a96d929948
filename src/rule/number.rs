//! Changed quantities: paired by what they count, then judged as sets of numbers.

mod bare;
mod basis;
mod owned;

use crate::compare::as_of::Moved;
use crate::compare::family::Family;
use crate::compare::quantity::{BY_ROUNDING, ChangeEnd, counts_dead, counts_whoever, is_share_as_place, is_share_of, slip_of_hyphen};
use crate::compare::{New, Pair, Placed, Side, State, paired};
use crate::decimal::Decimal;
use crate::kind::quantity::label::Label;
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::lexicon::happening;
use crate::lexicon::quantity::{Guide, Law};
use crate::lexicon::{FUNCTION, GUIDES, LABELS, LAW, LIMITS, Limit, Sort};
use crate::relation::{Relation, relate, sorts};
use crate::story::toll::is_of_others;
use crate::verdict::{Comparison, Verdict};
use owned::{Owned, beside};
use std::ops::Range;

rules! {
    /// # What it reports
    /// Two numbers told of the same thing that cannot both be true.
    /// # Why it matters
    /// A changed figure is the commonest ground for a correction.
    /// # Not reported
    /// Rounding and bounds that leave room for both ("over 30", then "34"), the same amount in another unit, and numbers
    /// that count different things.
    NUMBER_CONFLICT = "number-conflict", Error, Quantity, Pair, mirror NUMBER_CONFLICT,
        fires "The blast left 130 people wounded." => "The blast left 310 people wounded.",
        silent "The blast left 12 people wounded." => "The blast left twelve people wounded.";

    /// # What it reports
    /// The same numbers, given to other owners.
    /// # Why it matters
    /// No figure changed, so a list of figures looks the same; the story does not.
    /// # Not reported
    /// A list told in another order, each number still with its own noun.
    NUMBER_REBOUND = "number-rebound", Error, Quantity, Pair, mirror NUMBER_REBOUND,
        fires "Two rebels and 12 soldiers were killed." => "Twelve rebels and two soldiers were killed.",
        silent "Two rebels and 12 soldiers were killed." => "Twelve soldiers and two rebels were killed.";

    /// # What it reports
    /// A number made more exact: every value that the later text allows, the earlier one allowed too.
    /// # Why it matters
    /// Both tellings can be true. Where the newer value is far from what the older words led a reader to expect
    /// ("more than 57,000", then 91,000), the finding is raised to a warning.
    /// # Not reported
    /// The same number in another form.
    NUMBER_REFINED = "number-refined", Info, Quantity, Pair, mirror NUMBER_WIDENED,
        fires "Over 30 people were killed." => "34 people were killed.",
        silent "Some 30 people were killed." => "About 30 people were killed.";

    /// # What it reports
    /// A number made less exact: the later text allows values that the earlier one did not.
    /// # Why it matters
    /// Something that was known is no longer said.
    /// # Not reported
    /// The same number in another form.
    NUMBER_WIDENED = "number-widened", Warning, Quantity, Pair, mirror NUMBER_REFINED,
        fires "34 people were killed." => "Over 30 people were killed.",
        silent "34 people were killed." => "Thirty-four people were killed.";

    /// # What it reports
    /// Two ranges or bounds that share some values and not others.
    /// # Why it matters
    /// Both can be true, but the claim is another one.
    /// # Not reported
    /// A range within the other: that is refined or widened.
    NUMBER_OVERLAP = "number-overlap", Warning, Quantity, Pair, mirror NUMBER_OVERLAP,
        fires "Between 20 and 30 homes burned." => "Between 25 and 40 homes burned.",
        silent "Between 20 and 30 homes burned." => "From 20 to 30 homes burned.";

    /// # What it reports
    /// The same quantity in another form: "twelve" and "12", "5 km" and "3.1 miles".
    /// # Why it matters
    /// It does not: the rule is off, and such pairs are counted in the summary.
    /// # Not reported
    /// Anything that changes the value at the written precision.
    NUMBER_REWORDED = "number-reworded", Off, Quantity, Pair, mirror NUMBER_REWORDED,
        fires "The blast left 12 people wounded." => "The blast left twelve people wounded.",
        silent "The blast left 12 people wounded." => "The blast left 12 people wounded.";
}

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
    let alone: Vec<(usize, usize)> = left_alone(&b, &a, &free_b, &free_a);
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
        let reason = WRITTEN_ANEW.to_owned();
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

/// A note, an item or an equation has a number of so many digits at most.
const MOST_DIGITS: usize = 2;

/// Whether a number says where in a document something stands: "page 5", "(3)", "[12]".
fn is_reference(side: &Side<'_>, t: usize) -> bool {
    let near = |u: Option<usize>| u.and_then(|u| side.tokens.get(u)).map_or("", |x| x.text(side.text));
    // "Halm (52)" tells something of Halm.
    let borne = || t >= 2 && side.names.iter().any(|n| n.at.end == t - 1);
    let bracketed = match (near(t.checked_sub(1)), near(Some(t + 1))) {
        ("(", ")") => side.tokens[t].span.len() <= MOST_DIGITS && !borne(),
        ("[", "]") => true,
        _ => false,
    };
    let counted_off = near(t.checked_sub(1)).eq_ignore_ascii_case("of")
        && t >= 2
        && side.tokens[t - 2].kind == crate::token::Kind::Number
        && LABELS.before(&side.tokens, t - 2).is_some_and(|l| *l.means == Label::Reference);
    bracketed
        || counted_off
        || LABELS
            .before(&side.tokens, t)
            .is_some_and(|l| l.means.is_place() && !(*l.means == Label::Provision && is_of_law(side, t, l.len)))
}

/// How far behind its number the law is named: "section 18 of the Offences against the Person Act".
const TO_LAW: usize = 10;

/// Whether a numbered part is one of a law, and changes what is claimed: "charged under section 18", "Chapter 11 bankruptcy".
fn is_of_law(side: &Side<'_>, t: usize, label: usize) -> bool {
    let text = |u: usize| side.tokens.get(u).map_or("", |x| x.text(side.text));
    let is = |u: usize, law: Law| side.tokens.get(u).is_some_and(|w| LAW.word(*w) == Some(&law));
    let from = t - label;
    let governed = from > 0 && is(from - 1, Law::Governing);
    let insolvency = text(from).eq_ignore_ascii_case("chapter") && is(t + 1, Law::Insolvency);
    let whole = |u: usize| is(u, Law::Whole) && side.tokens[u].is_capitalised();
    governed || insolvency || text(t + 1).eq_ignore_ascii_case("of") && (t + 2..t + TO_LAW).any(whole)
}

/// The verdict on two quantities that are about one thing: other words for what is counted are no other unit.
fn judged(x: &Quantity, y: &Quantity) -> Comparison {
    let counts = x.kind == QuantityKind::Count && y.kind == x.kind && x.unit != y.unit;
    if counts && (befell(x).is_some_and(|e| befell(y) == Some(e) && (e == DEATH || counts_one_group(x, y))) || units(&x.unit, &y.unit) >= 2)
    {
        return crate::compare::quantity::compare(x, &Quantity { unit: x.unit.clone(), ..y.clone() });
    }
    crate::compare::quantity::compare(x, y)
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

/// Whether a number is told as what was or as what came of it: "to 34 from 12".
fn level(side: &Side<'_>, q: &Placed<'_, Quantity>) -> Option<ChangeEnd> {
    let before = side.tokens.get(..side.at(q.value.number).start)?;
    ChangeEnd::told_by(before.iter().rev().map(|t| t.text(side.text))).filter(|_| !q.value.change)
}

/// What was and what came of it, as a side tells them: in one, "from 12 to 34", or each for itself, "to 34 from 12".
struct ToldChange<'q> {
    numbers: Vec<usize>,
    at: Range<usize>,
    unit: &'q str,
    kind: QuantityKind,
    ends: [Option<Decimal>; 2],
}

impl ToldChange<'_> {
    /// Two that are told in one are held against each other as they are.
    fn is_turned(&self, other: &ToldChange<'_>) -> bool {
        let crossed = self.ends[0] != self.ends[1] && self.ends[0] == other.ends[1] && self.ends[1] == other.ends[0];
        crossed && is_of_one((self.unit, self.kind), (other.unit, other.kind)) && self.numbers.len() + other.numbers.len() > 2
    }
}

/// Whether two numbers can be of one sort: "its death toll rose to 57 from 31" says of the first alone that it counts the dead.
fn is_of_one((u, x): (&str, QuantityKind), (v, y): (&str, QuantityKind)) -> bool {
    let loose = |k: QuantityKind| matches!(k, QuantityKind::Count | QuantityKind::Number);
    (u == v || u.is_empty() || v.is_empty()) && (x == y || loose(x) && loose(y))
}

fn told_changes<'q>(side: &Side<'_>, list: &[Placed<'q, Quantity>], free: &[bool]) -> Vec<ToldChange<'q>> {
    let mut out = Vec::new();
    for (i, q) in list.iter().enumerate().filter(|(i, _)| free[*i]) {
        if q.value.change {
            let ends = [q.value.low.clone(), q.value.high.clone()];
            out.push(ToldChange { numbers: vec![i], at: q.at.clone(), unit: &q.value.unit, kind: q.value.kind, ends });
        }
        let Some(p) = list.get(i + 1).filter(|_| free[i + 1]) else { continue };
        let (former, latter) = match (level(side, q), level(side, p)) {
            (Some(ChangeEnd::Former), Some(ChangeEnd::Latter)) => (q.value, p.value),
            (Some(ChangeEnd::Latter), Some(ChangeEnd::Former)) => (p.value, q.value),
            _ => continue,
        };
        let point = |q: &Quantity| q.low == q.high && q.bound == Bound::Exact;
        if is_of_one((&former.unit, former.kind), (&latter.unit, latter.kind)) && point(former) && point(latter) {
            let named = if former.unit.is_empty() { latter } else { former };
            let ends = [former.low.clone(), latter.low.clone()];
            out.push(ToldChange { numbers: vec![i, i + 1], at: q.at.start..p.at.end, unit: &named.unit, kind: named.kind, ends });
        }
    }
    out
}

/// "To 34 from 12" and "to 12 from 34": the two levels of a change have changed places.
fn turned(pair: &mut Pair<'_>, b: &[Placed<'_, Quantity>], a: &[Placed<'_, Quantity>], free_b: &mut [bool], free_a: &mut [bool]) {
    let (was, is) = (told_changes(&pair.before, b, free_b), told_changes(&pair.after, a, free_a));
    let found = was.iter().find_map(|x| is.iter().find(|y| x.is_turned(y)).map(|y| (x, y)));
    let Some((x, y)) = found else { return };
    x.numbers.iter().for_each(|i| free_b[*i] = false);
    y.numbers.iter().for_each(|j| free_a[*j] = false);
    pair.paired += 2;
    pair.find(New {
        rule: &NUMBER_REBOUND,
        verdict: Verdict::Conflicting,
        before: Some(x.at.clone()),
        after: Some(y.at.clone()),
        reason: "what it came from and what it came to changed places".to_owned(),
        key: x.unit,
        raise: 0,
        evidence: vec!["same sentence".to_owned()],
    });
}

/// How much says that two quantities are about the same thing.
fn evidence(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> i32 {
    let (x, y) = (q.value, p.value);
    let misread = is_share_as_place(x, y) || are_metres_of_minutes(pair, q, p);
    if !comparable(x, y) && !misread {
        return 0;
    }
    // "From 3 to 5" and "to 5 from 3": the change is held against what it came to.
    let came_to = |change: &Quantity, level: &Quantity, side: &Side<'_>| {
        change.change
            && !level.change
            && level.low == change.low
            && side.quantities.iter().any(|o| !o.value.change && o.value.low == change.high && o.value.unit == change.unit)
    };
    if came_to(x, y, &pair.after) || came_to(y, x, &pair.before) {
        return 0;
    }
    // "20 years in prison" and "seven years before parole": how long it is, and how long until something.
    let until = |side: &Side<'_>, q: &Placed<'_, Quantity>| {
        side.tokens.get(q.at.end).is_some_and(|t| matches!(t.text(side.text).to_ascii_lowercase().as_str(), "before" | "until" | "till"))
    };
    if x.kind == QuantityKind::Duration && !pair.is_steady() && until(&pair.before, q) != until(&pair.after, p) {
        return 0;
    }
    let verdict = judged(x, y).verdict;
    // "88 votes to 3", "eighty-eight backed it, three did not": a number without its noun is that of the noun's.
    let counted = |bare: &Quantity, other: &Quantity, side: &Side<'_>, own: &Side<'_>| {
        let same = |o: &Quantity| !o.unit.is_empty() && o.low == bare.low && o.high == bare.high && !std::ptr::eq(o, other);
        let any = |side: &Side<'_>| side.quantities.iter().any(|o| same(o.value));
        bare.unit.is_empty() && any(side) && !any(own)
    };
    if verdict == Verdict::Conflicting && (counted(y, x, &pair.before, &pair.after) || counted(x, y, &pair.after, &pair.before)) {
        return 0;
    }
    let (nb, na) = (pair.before.at(x.number), pair.after.at(y.number));
    let place = if pair.same_place(&nb, &na) { 3 } else { 0 };
    // "Two died and three were hurt": each number goes with what befell those it counts.
    let befalls = |side: &Side<'_>, name: &str| side.quantities.iter().any(|o| o.value.event.is_some_and(|e| e.name == name));
    if let (Some(e), Some(f)) = (x.event, y.event)
        && e.name != f.name
        && befalls(&pair.after, e.name)
        && befalls(&pair.before, f.name)
    {
        return 0;
    }
    let unit = match (x.unit.as_str(), y.unit.as_str()) {
        ("", "") => 2,
        ("", _) | (_, "") => 1,
        (u, v) if u == v => 3,
        (u, v) => units(u, v).max(convertible(x, y, verdict)),
    };
    let value = match verdict {
        Verdict::Same | Verdict::Equivalent => 2,
        Verdict::Refined | Verdict::Widened => 1,
        _ => 0,
    };
    // Sides that share most words tell of one thing; with one number each, it is that number.
    let lone = pair.likeness > 0.5 && pair.before.quantities.len() == 1 && pair.after.quantities.len() == 1;
    // A noun that each side counts once is counted by these two, wherever they stand.
    let counted = |side: &Side<'_>| side.quantities.iter().filter(|o| o.value.unit == x.unit).count() == 1;
    let only = pair.likeness > 0.6
        && !x.unit.is_empty()
        && x.unit == y.unit
        && x.kind == QuantityKind::Count
        && counted(&pair.before)
        && counted(&pair.after);
    let toll = if is_toll(pair, q, p) { 8 - unit.min(3) } else { 0 };
    if misread {
        return 2 * place;
    }
    place + unit + value + i32::from(lone) + 5 * i32::from(only) + toll
}

/// "10 m high" and "10 minutes high": the m of a length, taken for that of minutes. Elsewhere it may be of minutes.
fn are_metres_of_minutes(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> bool {
    let measured = |side: &Side<'_>, m: &Placed<'_, Quantity>| {
        let at = |t: usize| side.tokens.get(t).map_or("", |t| t.text(side.text));
        let way = side.tokens.get(m.at.end).and_then(|t| GUIDES.word(*t)).is_some_and(|g| g.has(Guide::Extent));
        let by = m.at.start > 0 && at(m.at.start - 1).eq_ignore_ascii_case("by");
        m.value.unit == "metre" && m.value.unit_span.is_some_and(|s| s.len() == 1) && (way || by || at(m.at.end) == "of")
    };
    let timed = |m: &Quantity| m.unit == "minute" && m.kind == QuantityKind::Duration;
    let one = q.value.low == p.value.low && q.value.high == p.value.high;
    one && (measured(&pair.before, q) && timed(p.value) || measured(&pair.after, p) && timed(q.value))
}

/// "Nine people were killed" and "the death toll rose to 31", "two people" and "four men were arrested": the one number on each
/// side of those whom it befell.
fn is_toll(pair: &Pair<'_>, q: &Placed<'_, Quantity>, p: &Placed<'_, Quantity>) -> bool {
    let Some(event) = befell(q.value).filter(|e| befell(p.value) == Some(e)) else { return false };
    let lone = |side: &Side<'_>| side.quantities.iter().filter(|o| befell(o.value) == Some(event)).count() == 1;
    lone(&pair.before) && lone(&pair.after) && (event == DEATH || counts_one_group(q.value, p.value))
}

/// What befell those whom a quantity counts.
pub(super) fn befell(q: &Quantity) -> Option<&'static str> {
    if counts_dead(q) { Some(DEATH) } else { q.event.map(|e| e.name).filter(|name| happening(name).is_some_and(|e| e.toll)) }
}

/// Why two figures are no conflict where each text says of which day its own is.
pub const OTHER_DAY: &str = "told as of another day; both can be true";

/// The event of which the dead are counted, by a verb or by a noun.
const DEATH: &str = "death";

/// Whether the people counted may be the same ones, whatever they are called: "two people", "four men", "three suspects". An officer is
/// no protester.
fn counts_one_group(x: &Quantity, y: &Quantity) -> bool {
    let noun = |q: &'_ Quantity| q.unit.rsplit(' ').next().unwrap_or("").to_owned();
    let (u, v) = (noun(x), noun(y));
    let person = |n: &str| counts_whoever(n) || sorts(n).main() == Some(Sort::Person);
    x.kind == QuantityKind::Count && y.kind == x.kind && person(&u) && person(&v) && (counts_whoever(&u) || counts_whoever(&v))
}

fn comparable(x: &Quantity, y: &Quantity) -> bool {
    use QuantityKind::{Age, Count, Dimension, Duration, Money, Number, Percentage, Temperature};
    let loose = |k: QuantityKind| matches!(k, Count | Number);
    if x.unit.is_empty() != y.unit.is_empty() && (is_share_of(x, y) || is_share_of(y, x)) {
        return false;
    }
    x.kind == y.kind
        || loose(x.kind) && loose(y.kind)
        // Degrees below zero are of heat or cold, and others may be.
        || matches!((x.kind, y.kind), (Temperature, Dimension) | (Dimension, Temperature)) && x.unit == y.unit
        || slip_of_hyphen(x, y).is_some()
        || matches!(
            (x.kind, y.kind),
            (Number, Percentage | Money | Dimension | Temperature | Age | Duration)
                | (Percentage | Money | Dimension | Temperature | Age | Duration, Number)
        )
        || matches!((x.kind, y.kind), (Age, Duration) | (Duration, Age))
        || matches!((x.kind, y.kind), (Percentage, Count) | (Count, Percentage))
}

/// Measures in other units are measures of one thing when they can be held against each other at all.
fn convertible(x: &Quantity, y: &Quantity, verdict: Verdict) -> i32 {
    use QuantityKind::{Age, Dimension, Duration, Money, Percentage, Temperature};
    let measure = |k: QuantityKind| matches!(k, Age | Dimension | Duration | Money | Percentage | Temperature);
    let shares = x.kind == y.kind && matches!(x.kind, QuantityKind::Percentage | QuantityKind::Money);
    // "Less than half of voters" and "41% of voters".
    let fraction = |q: &Quantity| {
        matches!(q.kind, QuantityKind::Number | QuantityKind::Count)
            && q.low.as_ref().or(q.high.as_ref()).is_some_and(|v| !v.is_zero() && v.abs() < Decimal::from(1))
    };
    let part = |x: &Quantity, y: &Quantity| x.kind == QuantityKind::Percentage && fraction(y);
    let shares = shares || verdict != Verdict::Unclear && (part(x, y) || part(y, x));
    if shares || measure(x.kind) && measure(y.kind) && verdict != Verdict::Unclear { 2 } else { -1 }
}

/// What the units say: their heads decide, "Hamas installation" and "installation" share one.
fn units(u: &str, v: &str) -> i32 {
    let head = |s: &'_ str| s.rsplit(' ').next().unwrap_or("").to_owned();
    if head(u) == head(v) {
        return 3;
    }
    match relate(&head(u), &head(v)) {
        r if r.is_wording() => 3,
        Relation::MoreExact | Relation::MoreGeneral => 2,
        _ => -1,
    }
}

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

/// So many figures of a sentence are held against each other where nothing ties them.
const MOST_FIGURES: usize = 16;

/// Why two figures that nothing else ties are held against each other.
pub const WRITTEN_ANEW: &str = "another figure of the same kind; the sentence was written anew";

/// The figures that are left alone of their kind and unit on both sides of a sentence that was written anew, and differ.
fn left_alone(b: &[Placed<'_, Quantity>], a: &[Placed<'_, Quantity>], free_b: &[bool], free_a: &[bool]) -> Vec<(usize, usize)> {
    use QuantityKind::{Dimension, Money, Percentage, Temperature};
    // "54 games", "two summers", "rose 3 %": what is counted, and how far something moved, may be of anything.
    let measured = |q: &Quantity| matches!(q.kind, Dimension | Money | Temperature) || q.kind == Percentage && q.trend.is_none();
    let of_kind = |x: &Quantity, y: &Quantity| x.kind == y.kind && x.unit == y.unit;
    let lone = |list: &[Placed<'_, Quantity>], q: &Quantity| list.iter().filter(|o| of_kind(o.value, q)).count() == 1;
    let free = |list: &[bool], len: usize| (0..len).filter(|i| list[*i]).collect::<Vec<_>>();
    let (mine, yours) = (free(free_b, b.len()), free(free_a, a.len()));
    // A table is nobody's sentence.
    if b.len().max(a.len()) > MOST_FIGURES {
        return Vec::new();
    }
    let pairs = mine.iter().flat_map(|i| yours.iter().map(move |j| (*i, *j)));
    let told = |(i, j): &(usize, usize)| {
        let (x, y) = (b[*i].value, a[*j].value);
        measured(x) && of_kind(x, y) && lone(b, x) && lone(a, y) && x.level() != y.level() && judged(x, y).verdict == Verdict::Conflicting
    };
    pairs.filter(told).collect()
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
