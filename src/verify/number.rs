//! A quantity of the claim and one of the source in, whether they are about one thing and whether the source's settles
//! the claim's out.
//!
//! The claim is a set of numbers, and so is the source. A source within the claim supports it ("34" for "more than 30");
//! one without any number of it refutes it; a claim that is more exact than its source is open.

use super::ValueRelation;
use super::word::ContentWord;
use crate::compare::quantity::{ChangeEnd, compare, order_others, slip_of_hyphen};
use crate::decimal::Decimal;
use crate::kind::quantity::set::Interval;
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::lexicon::{CLAUSES, ClauseCue};
use crate::relation::{PartOfSpeech, Relation, part_of_speech, relate};
use crate::verdict::Verdict;

/// A quantity among the words of its sentence.
pub struct PlacedQuantity<'a> {
    /// The quantity.
    pub quantity: &'a Quantity,
    /// The token at which its number stands.
    pub at: usize,
    /// The content words of the sentence.
    pub words: &'a [ContentWord<'a>],
    /// The tokens at which the numbers of the sentence stand.
    pub numbers: &'a [usize],
    /// The tokens of the sentence, as written.
    pub tokens: &'a [&'a str],
}

/// Where in a sentence of the source the counterpart of a word of the claim stands, given the word's place in the claim.
pub type Counterpart<'a> = &'a dyn Fn(usize) -> Option<usize>;

/// So many tokens to each side of a number belong to what it is about.
const NEAR: usize = 7;

/// How the source's quantity holds the claim's, and why; `one` says that both
/// count the same, whatever they call it.
pub fn hold(claim: &Quantity, source: &Quantity, one: bool) -> (ValueRelation, String) {
    let aligned;
    let source = match () {
        () if one && is_count(claim) && is_count(source) => {
            aligned = Quantity { unit: claim.unit.clone(), ..source.clone() };
            &aligned
        }
        // "43 out of 100" is a share as exact as a percentage.
        () if claim.unit == "percentage" && source.unit.is_empty() && source.level().is_some_and(|v| *v < Decimal::from(1)) => {
            let percent = |v: &Option<Decimal>| v.as_ref().map(|v| v.scaled(2));
            let (low, high) = (percent(&source.low), percent(&source.high));
            aligned = Quantity { low, high, step: Decimal::from(1), kind: claim.kind, unit: claim.unit.clone(), ..source.clone() };
            &aligned
        }
        () => source,
    };
    let result = compare(source, claim);
    let bounded = |q: &Quantity| !matches!(q.bound, Bound::Exact | Bound::About);
    let held = match result.verdict {
        Verdict::Same | Verdict::Equivalent => ValueRelation::Same,
        Verdict::Widened => ValueRelation::Within,
        Verdict::Refined | Verdict::Overlapping if result.drift && bounded(claim) => ValueRelation::Beyond,
        // "30" for "about 30" rounds as its source does.
        Verdict::Refined if source.bound == Bound::About && source.low == claim.low && source.high == claim.high => ValueRelation::Within,
        // "over 110 million" leads nobody to expect more than 120 million.
        Verdict::Refined | Verdict::Overlapping if bounded(claim) && leads(source, claim) => ValueRelation::Within,
        // "About 300 feet" and "roughly 90 metres" are two ways to say it.
        Verdict::Refined | Verdict::Overlapping
            if source.bound == Bound::About && claim.bound == Bound::About && source.unit != claim.unit =>
        {
            ValueRelation::Within
        }
        Verdict::Refined | Verdict::Overlapping => ValueRelation::Open,
        Verdict::Conflicting => ValueRelation::Conflict,
        _ => ValueRelation::Unpaired,
    };
    (held, result.reason)
}

fn is_count(q: &Quantity) -> bool {
    matches!(q.kind, QuantityKind::Count | QuantityKind::Number)
}

/// Whether all that the source leads to expect is within the claim.
fn leads(source: &Quantity, claim: &Quantity) -> bool {
    let one_unit = source.unit == claim.unit || source.unit.is_empty() || claim.unit.is_empty();
    match (claim.admissible(), source.expected()) {
        // A step further is not expected any more: "over 300" is less than 400.
        (Some(claimed), Some(expected)) => {
            let open = Interval { low_closed: false, high_closed: false, ..expected };
            one_unit && source.bound != Bound::Exact && claimed.contains(&open)
        }
        _ => false,
    }
}

/// How the source's quantity holds the claim's, why, and how much says that they are about the same thing; none when
/// nothing does.
pub fn pair(claim: &PlacedQuantity<'_>, source: &PlacedQuantity<'_>, counterpart: Counterpart<'_>) -> Option<(i64, ValueRelation, String)> {
    let (c, s) = (claim.quantity, source.quantity);
    // "To 34 from 12": what was is not what came of it.
    let level = |p: &PlacedQuantity<'_>| ChangeEnd::told_by(p.tokens.iter().take(p.at).rev().copied()).filter(|_| !p.quantity.change);
    if ChangeEnd::differ(level(claim), level(source)) {
        return None;
    }
    let of_source = level(claim).filter(|_| s.change).map(|l| l.amount_in(s));
    let of_claim = level(source).filter(|_| c.change).map(|l| l.amount_in(c));
    let (c, s) = (of_claim.as_ref().unwrap_or(c), of_source.as_ref().unwrap_or(s));
    if !comparable(c.kind, s.kind) && slip_of_hyphen(c, s).is_none() || order_others(c, s) && c.level() != s.level() {
        return None;
    }
    let counts = is_count(c) && is_count(s);
    // A share and a count exclude nothing: "half of the seats", "997 seats".
    if counts && c.is_share() != s.is_share() {
        return None;
    }
    let told = told_unit(claim, source);
    let (unit, one) = match (c.unit.as_str(), told.as_ref().map_or(s.unit.as_str(), |q| &q.unit)) {
        ("", "") => (2, false),
        ("", _) | (_, "") => (1, false),
        (u, v) if u == v => (4, false),
        (u, v) if counts => counted(claim, source, u, v),
        _ => (2, false),
    };
    let (held, reason) = hold(c, told.as_ref().unwrap_or(s), one);
    // One end of a change leaves the other open.
    let half = of_claim.is_some() && matches!(held, ValueRelation::Same | ValueRelation::Within);
    let held = if half { ValueRelation::Open } else { held };
    // How old somebody is excludes no length of time.
    let lasts = |q: &Quantity| q.kind == QuantityKind::Duration;
    let aged = |q: &Quantity| q.kind == QuantityKind::Age;
    let apart = (lasts(c) && aged(s) || aged(c) && lasts(s)) && held == ValueRelation::Conflict;
    if held == ValueRelation::Unpaired || apart {
        return None;
    }
    let event = match (c.event, s.event) {
        (Some(x), Some(y)) if x.name == y.name => 2,
        (Some(_), Some(_)) => -3,
        _ => 0,
    };
    // What agrees once it is converted hardly does so by chance.
    let converted = unit == 2 && c.unit != s.unit && !c.unit.is_empty() && !s.unit.is_empty();
    // Nor do two long figures.
    let long = held == ValueRelation::Same && c.number.len() >= LONG && s.number.len() >= LONG;
    let agreeing = match held {
        ValueRelation::Same | ValueRelation::Within if converted || long => CONVERTED,
        // A number of two digits is seldom there twice.
        ValueRelation::Same if c.level().is_some_and(|v| *v >= Decimal::from(10)) => SAME,
        ValueRelation::Same | ValueRelation::Within => 1,
        _ => 0,
    };
    // "14 new cases" are no total, and "ten seats more than the others" none of seats.
    let more = |p: &PlacedQuantity<'_>| {
        let before = p.tokens.iter().take(p.at).rev().take(2).any(|t| MORE.contains(t));
        let near = p.tokens.get(p.at + 1..(p.at + 1 + THAN).min(p.tokens.len())).unwrap_or_default();
        let behind: Vec<&str> = near.iter().copied().take_while(|t| t.starts_with(char::is_alphabetic)).collect();
        let compared = behind.windows(2).any(|w| COMPARED.contains(&w[0]) && w[1] == "than") || behind.first() == Some(&"fewer");
        before || compared || ADDITIONAL.iter().any(|w| p.quantity.unit.split(' ').any(|u| u == *w))
    };
    let additional = if more(claim) == more(source) { 0 } else { -6 };
    // "Three of the six": six is all there are, and excludes no smaller number.
    let smaller = c.level().zip(s.level()).is_some_and(|(x, y)| x < y);
    if held == ValueRelation::Conflict && smaller && is_whole(source) && !is_whole(claim) {
        return None;
    }
    // Nor do they exclude one.
    if additional < 0 && held == ValueRelation::Conflict {
        return None;
    }
    let place = outside(claim, source) + everywhere(claim, source) + named(claim, source, counterpart);
    // "Nine new deaths bring the total to 30": the total is what a claim of deaths counts.
    let total = |p: &PlacedQuantity<'_>| p.tokens.iter().take(p.at).rev().take(TOTAL).any(|t| *t == "total");
    let whole = if counts && total(source) && !more(claim) { WHOLE } else { 0 };
    let score = 2 * unit + shared(claim, source, counterpart) + place + event + agreeing + additional + whole + closeness(c, s);
    (score >= LEAST).then_some((score, held, reason))
}

/// The source's bare number in the claim's unit, where the number before it has that unit: "six years at the bank and two in
/// industry".
fn told_unit(claim: &PlacedQuantity<'_>, source: &PlacedQuantity<'_>) -> Option<Quantity> {
    let (c, s) = (claim.quantity, source.quantity);
    let bare = s.kind == QuantityKind::Number && s.unit.is_empty() && c.kind != QuantityKind::Number && !c.unit.is_empty();
    if !bare {
        return None;
    }
    // "Nine years, Stephen to seven and Craig to two."
    let named = |from: &usize| {
        let unit = source.tokens.get(from + 1).map(|t| t.to_lowercase());
        unit.is_some_and(|u| u.len() > 1 && c.unit.starts_with(u.trim_end_matches('s')))
    };
    let from = source.numbers.iter().rev().find(|n| **n < source.at && named(n))?;
    let joined = source.tokens.get(*from..source.at)?.iter().any(|t| JOINS.contains(t));
    joined.then(|| Quantity { unit: c.unit.clone(), kind: c.kind, ..s.clone() })
}

/// What stands before a number whose unit the number before it has.
const JOINS: [&str; 4] = ["and", "but", ",", ";"];

/// What two counted nouns say; a noun of the one may stand as the verb of the other: "50 people died", "50 deaths".
fn counted(claim: &PlacedQuantity<'_>, source: &PlacedQuantity<'_>, u: &str, v: &str) -> (i64, bool) {
    let said = |noun: &str, by: &PlacedQuantity<'_>| {
        let head = noun.rsplit(' ').next().unwrap_or(noun);
        let behind = by.words.iter().filter(|w| w.at > by.at && w.at - by.at <= VERB && !w.name);
        let verb = |w: &&ContentWord<'_>| !w.name && part_of_speech(w.text) == Some(PartOfSpeech::Verb);
        let before = by.words.iter().rfind(|w| w.at < by.at).filter(|w| by.at - w.at <= GOVERNS).filter(verb);
        behind.chain(before).any(|w| relate(w.text, head).is_wording())
    };
    match heads(u, v) {
        apart if apart < 0 && (said(v, claim) || said(u, source)) => (3, true),
        // "people" and "times" count whatever is counted.
        apart if apart < 0 && [u, v].iter().any(|n| ANYTHING.contains(n)) => (0, true),
        found => (found, found >= 2),
    }
}

/// So many tokens behind a number its verb stands at most, and so many before it: "has lost fewer than 47 games".
const VERB: usize = 5;
const GOVERNS: usize = 4;
/// Nouns that are beside the point of a count.
const ANYTHING: [&str; 4] = ["people", "person", "time", "other"];

/// Whether a number says how many there are of which another one is told: "three of the five", "14 of 20".
fn is_whole(number: &PlacedQuantity<'_>) -> bool {
    let word = |back: usize| number.at.checked_sub(back).and_then(|k| number.tokens.get(k)).copied();
    let of = if matches!(word(1), Some("the" | "its" | "their" | "all")) { 2 } else { 1 };
    word(of) == Some("of") && number.at.checked_sub(of + 1).is_some_and(|k| number.numbers.contains(&k))
}

/// So many tokens before a number it is called a total.
const TOTAL: usize = 3;
/// What being the total says.
const WHOLE: i64 = 4;

/// The least evidence that two quantities are about the same thing: a unit in common, or a word or two beside both.
const LEAST: i64 = 4;
/// Figures of so many bytes are seldom the same by chance.
const LONG: usize = 5;
/// What two values that agree in two units say, or two long figures.
const CONVERTED: i64 = 5;
/// What two figures of two digits and more say that are the same.
const SAME: i64 = 3;
/// So many tokens behind a number stands what it is more than.
const THAN: usize = 4;
/// What a number that stands before "than" tells is a difference.
const COMPARED: [&str; 5] = ["fewer", "higher", "less", "lower", "more"];
/// What stands before a count of further things.
const MORE: [&str; 3] = ["another", "additional", "further"];
/// What makes a count one of further things.
const ADDITIONAL: [&str; 4] = ["new", "more", "additional", "further"];
/// The most that words beside both numbers say.
const MOST_SHARED: i64 = 8;

/// What the words near both numbers say: the nearer a word stands to both, the more. The name that the claim opens with
/// ties nothing, since all of the story is about it; a word on the other side of another number is rather of that one.
fn shared(claim: &PlacedQuantity<'_>, source: &PlacedQuantity<'_>, counterpart: Counterpart<'_>) -> i64 {
    let lead = usize::from(claim.words.first().is_some_and(|w| !w.name && claim.tokens.get(w.at + 1) == Some(&",")));
    let opening = claim.words.iter().skip(lead).take_while(|w| w.name).count();
    let across = |at: usize| source.numbers.iter().any(|n| (at.min(source.at) + 1..at.max(source.at)).contains(n));
    let points = |k: usize, w: &ContentWord<'_>| {
        let forms = source.words.iter().filter(|s| w.is_form_of(s)).map(|s| s.at);
        let nearest = forms.chain(counterpart(k)).min_by_key(|at| at.abs_diff(source.at))?;
        let points = match nearest.abs_diff(source.at) {
            0..=2 => 4,
            3..=4 => 3,
            5..=NEAR => 2,
            _ => 0,
        };
        Some(if across(nearest) { points / 2 } else { points })
    };
    let near = |w: &ContentWord<'_>, points: i64| if w.at.abs_diff(claim.at) > 4 { points / 2 } else { points };
    // Of a claim that has one number, every word is of it.
    let alone = claim.numbers.len() == 1;
    let words = claim
        .words
        .iter()
        .enumerate()
        .filter(|(k, _)| *k < lead || *k >= lead + opening)
        .filter(|(_, w)| alone || w.at.abs_diff(claim.at) <= NEAR);
    words.filter_map(|(k, w)| points(k, w).map(|p| near(w, p))).sum::<i64>().min(MOST_SHARED)
}

/// A name close behind the claim's number: in the source it stands behind the number that it is told of, before the next one.
/// "62 homes in Halm and 18 in Osk".
fn named(claim: &PlacedQuantity<'_>, source: &PlacedQuantity<'_>, counterpart: Counterpart<'_>) -> i64 {
    if source.numbers.len() < 2 {
        return 0;
    }
    let behind = |w: &ContentWord<'_>| w.name && w.at > claim.at && w.at - claim.at <= NEAR;
    let next = claim.numbers.iter().copied().find(|n| *n > claim.at).unwrap_or(usize::MAX);
    let points = |k: usize, w: &ContentWord<'_>| {
        let forms = source.words.iter().filter(|s| s.name && w.is_form_of(s)).map(|s| s.at);
        let there = forms.chain(counterpart(k)).next()?;
        let owner = source.numbers.iter().rev().find(|n| **n < there)?;
        Some(if *owner == source.at { NAMED } else { -NAMED })
    };
    let names = claim.words.iter().enumerate().filter(|(_, w)| behind(w) && w.at < next);
    names.filter_map(|(k, w)| points(k, w)).next().unwrap_or(0)
}

/// What a name behind a number says of which one it is.
const NAMED: i64 = 4;

/// "worldwide" in the claim: a number "in all" is of it rather than one of a place.
fn everywhere(claim: &PlacedQuantity<'_>, source: &PlacedQuantity<'_>) -> i64 {
    let all = |t: &str| CLAUSES.has_spelt(t, ClauseCue::Everywhere);
    let before = source.numbers.iter().rev().find(|n| **n < source.at).map_or(0, |n| n + 1);
    let next = source.numbers.iter().find(|n| **n > source.at).copied().unwrap_or(source.tokens.len());
    let mut own = (before.max(source.at.saturating_sub(NEAR))..next.min(source.at + NEAR)).filter_map(|k| source.tokens.get(k));
    if own.any(|t| all(t)) && claim.tokens.iter().take(MOST_TOKENS).any(|t| all(t)) { EVERYWHERE } else { 0 }
}

/// What "worldwide" in both says.
const EVERYWHERE: i64 = 4;
/// So many tokens of a claim are looked through for it.
const MOST_TOKENS: usize = 200;

/// "outside Canada" in the claim: a number "in Canada" is not of it, and one "in other countries" is.
fn outside(claim: &PlacedQuantity<'_>, source: &PlacedQuantity<'_>) -> i64 {
    let behind = |by: &PlacedQuantity<'_>, is: fn(&str) -> bool| {
        let next = by.numbers.iter().copied().find(|n| *n > by.at).unwrap_or(usize::MAX);
        by.tokens.iter().enumerate().skip(by.at).take(NEAR).take_while(|(at, _)| *at < next).any(|(_, t)| is(t))
    };
    let shuts_out = |t: &str| OUTSIDE.contains(&t);
    // In capitals it is a part of a name.
    let is_other = |t: &str| t.starts_with(char::is_lowercase) && CLAUSES.has_spelt(t, ClauseCue::OtherPlace);
    match (behind(claim, shuts_out), behind(source, shuts_out), behind(source, is_other)) {
        (true, false, false) | (false, true, _) | (false, _, true) => -4,
        (true, ..) => 6,
        _ => 0,
    }
}

/// What shuts a place out.
const OUTSIDE: [&str; 4] = ["outside", "excluding", "except", "beyond"];

/// Numbers of one size are sooner about one thing: an editor changes 52 to 57, and not to 7.6.
fn closeness(claim: &Quantity, source: &Quantity) -> i64 {
    let (Some(x), Some(y)) = (claim.level(), source.level()) else { return 0 };
    let (small, large) = if x.abs() < y.abs() { (x.abs(), y.abs()) } else { (y.abs(), x.abs()) };
    let hundred = &small * &Decimal::from(100);
    let share = |percent: i64| hundred >= &large * &Decimal::from(percent);
    match () {
        () if share(95) => 4,
        () if share(80) => 2,
        () if share(10) => 0,
        () => -2,
    }
}

/// Whether two figures are of one size.
pub fn are_near(claim: &Quantity, source: &Quantity) -> bool {
    closeness(claim, source) > 0
}

/// Whether two figures are of other sizes: of one thing, an editor seldom writes the tenth of what another did, unless a nought
/// too many.
pub fn are_far(claim: &Quantity, source: &Quantity) -> bool {
    let (Some(x), Some(y)) = (claim.level(), source.level()) else { return false };
    let (small, large) = if x.abs() < y.abs() { (x.abs(), y.abs()) } else { (y.abs(), x.abs()) };
    let slip = [10, 100, 1000].iter().any(|by| &small * &Decimal::from(*by) == large);
    !slip && &small * &Decimal::from(FAR) < large
}

/// So many times another figure is one of another size.
const FAR: i64 = 8;

/// Whether two kinds can be told of one thing, the claim's first.
pub fn comparable(x: QuantityKind, y: QuantityKind) -> bool {
    use QuantityKind::{Age, Count, Dimension, Duration, Identifier, Number, Ordinal, Score, Temperature};
    let apart = |k: QuantityKind| matches!(k, Identifier | Ordinal | Score);
    match (x, y) {
        (Identifier, _) | (_, Identifier) => false,
        _ if x == y => true,
        _ if apart(x) || apart(y) => false,
        (Number, _) | (_, Number) | (Age, Duration) | (Duration, Age) => true,
        // "-5 degrees", "5 degrees": below zero they are of heat or cold, and others may be.
        (Temperature, Dimension) | (Dimension, Temperature) => true,
        _ => x == Count && y == Number,
    }
}

/// What the heads of two counted nouns say: 4 the same, 3 the same in other words, 2 one a kind of the other, else -2.
pub fn heads(u: &str, v: &str) -> i64 {
    let head = |s: &'_ str| s.rsplit(' ').next().unwrap_or("").to_owned();
    let (u, v) = (head(u), head(v));
    if u == v {
        return 4;
    }
    match relate(&u, &v) {
        r if r.is_wording() => 3,
        Relation::MoreExact | Relation::MoreGeneral => 2,
        _ => -2,
    }
}
