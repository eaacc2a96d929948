//! Two quantities of one claim in, the relation of their number sets out, with a reason an editor can read aloud.
//!
//! Units of one dimension are converted and compared at the written precision; slips of digits, magnitude and unit are
//! named as computed facts. It is not decided here whether the two are about the same thing, and never which is right.
//!
//! "over 30 killed" and "34 killed": refined, "34 is more than 30".

use crate::decimal::Decimal;
use crate::kind::quantity::unit::{self, Dimension, Unit};
use crate::kind::quantity::{Bound, Quantity, QuantityKind, Trend};
use crate::lexicon::{NOUNS, NounCue};
use crate::verdict::{Comparison, Verdict};
use std::borrow::Cow;

/// Why two amounts of a change conflict that go two ways.
pub const OTHER_WAY: &str = "one goes up, the other down";

/// The relation of `before` to `after`. Exchanging the two exchanges refined and widened, and nothing else.
pub fn compare(before: &Quantity, after: &Quantity) -> Comparison {
    if before.change && after.change {
        return changes(before, after);
    }
    if let Some(done) = unlike(before, after) {
        return done;
    }
    match common(before, after) {
        Common::Same(after) => same_unit(before, &after, None),
        Common::Converted(newer, unit) => {
            let mut found = same_unit(before, &newer, Some(unit));
            // "129 feet" is about 40 metres, and "40 metres" is 131 feet: what holds in one of the two units holds.
            if found.verdict == Verdict::Conflicting
                && let Common::Converted(older, unit) = common(after, before)
            {
                let back = same_unit(after, &older, Some(unit));
                if back.verdict != Verdict::Conflicting {
                    found = Comparison { verdict: back.verdict.swapped(), ..back };
                }
            }
            // "Over 300 acres" and "over 300 hectares": the bound hides that one of the units is wrong.
            let renamed = before.low == after.low && before.high == after.high && before.bound == after.bound;
            let hides = matches!(found.verdict, Verdict::Refined | Verdict::Widened | Verdict::Overlapping)
                && before.level().is_some_and(|v| !v.is_zero());
            if renamed && hides { answer(Verdict::Conflicting, "the same number with another unit") } else { found }
        }
        Common::None(reason) => Comparison { verdict: Verdict::Unclear, drift: false, reason },
    }
}

/// Whether the two conflict when the newer one is taken to be in the older one's unit: what [`compare`] says of them then,
/// without the reason, which costs more than the answer.
pub fn conflict(before: &Quantity, after: &Quantity) -> bool {
    let share = before.unit == "percentage" && (before.kind == QuantityKind::Number || after.kind == QuantityKind::Number);
    if share || before.change && after.change {
        return compare(before, &Quantity { unit: before.unit.clone(), ..after.clone() }).verdict == Verdict::Conflicting;
    }
    match unlike(before, after) {
        Some(done) => done.verdict == Verdict::Conflicting,
        None => !is_change_and_level(before, after) && !is_fall_told_twice(before, after) && is_apart(before, after),
    }
}

/// "Fell 0.5%" and "was at 3%"; a minus sign alone makes no change of a level: "growth was -0.5%".
fn is_change_and_level(before: &Quantity, after: &Quantity) -> bool {
    let below = |q: &Quantity| q.level().is_some_and(Decimal::is_negative);
    let moves = |q: &Quantity, other: &Quantity| q.trend.is_some() && other.trend.is_none() && !below(q) && !below(other);
    moves(before, after) || moves(after, before)
}

/// "Fell 0.5%" and "-0.5%": the verb of the one is the sign of the other.
fn is_fall_told_twice(before: &Quantity, after: &Quantity) -> bool {
    let told = |verb: &Quantity, sign: &Quantity| {
        verb.trend == Some(Trend::Down)
            && sign.trend != Some(Trend::Up)
            && verb.bound == sign.bound
            && verb.low == verb.high
            && sign.low == sign.high
            && verb.level().zip(sign.level()).is_some_and(|(x, y)| !x.is_negative() && y.is_negative() && *x == y.abs())
    };
    told(before, after) || told(after, before)
}

/// Whether two amounts in one unit have no value in common, roundings among them.
fn is_apart(before: &Quantity, after: &Quantity) -> bool {
    let point = |q: &Quantity| q.bound == Bound::Exact && !q.change && q.low == q.high && q.low.is_some();
    if point(before) && point(after) {
        return before.low != after.low && rounded(before, after).is_none();
    }
    let (Some(old), Some(new)) = (before.admissible(), after.admissible()) else { return false };
    old != new && !old.meets(&new) && !old.contains(&new) && !new.contains(&old) && rounded(before, after).is_none()
}

/// Which level of a change a number is told as: "to 34 from 12".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeEnd {
    /// Behind "from".
    Former,
    /// Behind "to".
    Latter,
}

impl ChangeEnd {
    /// So far before a number stands the word that it is told by: "to at least 34".
    const REACH: usize = 3;

    /// The level of a number before which these words stand, the nearest first.
    pub fn told_by<'a>(before: impl Iterator<Item = &'a str>) -> Option<ChangeEnd> {
        let near = before.take(ChangeEnd::REACH).take_while(|w| w.starts_with(char::is_alphabetic));
        near.into_iter().find_map(|w| match () {
            () if w.eq_ignore_ascii_case("to") => Some(ChangeEnd::Latter),
            () if w.eq_ignore_ascii_case("from") => Some(ChangeEnd::Former),
            () => None,
        })
    }

    /// Whether two numbers are told as other levels: one was it, the other came of it.
    pub fn differ(x: Option<ChangeEnd>, y: Option<ChangeEnd>) -> bool {
        x.zip(y).is_some_and(|(x, y)| x != y)
    }

    /// The amount of this level of a change that is told in one.
    pub fn amount_in(self, change: &Quantity) -> Quantity {
        let value = if self == ChangeEnd::Former { &change.low } else { &change.high };
        Quantity { change: false, low: value.clone(), high: value.clone(), ..change.clone() }
    }
}

fn answer(verdict: Verdict, reason: impl Into<String>) -> Comparison {
    Comparison { verdict, drift: false, reason: reason.into() }
}

/// "from 50 to 60" against "from 40 to 60": each level for itself.
fn changes(before: &Quantity, after: &Quantity) -> Comparison {
    let level = |l: ChangeEnd| compare(&l.amount_in(before), &l.amount_in(after));
    let (first, second) = (level(ChangeEnd::Former), level(ChangeEnd::Latter));
    let agree = |c: &Comparison| matches!(c.verdict, Verdict::Same | Verdict::Equivalent);
    match (agree(&first), agree(&second)) {
        (true, true) if first.verdict == Verdict::Equivalent => first,
        (true, _) => second,
        (false, true) => first,
        (false, false) if first.verdict == second.verdict || second.verdict == Verdict::Conflicting => second,
        (false, false) if first.verdict == Verdict::Conflicting => first,
        _ => answer(Verdict::Overlapping, format!("the former levels: {}; the latter: {}", first.reason, second.reason)),
    }
}

/// Quantities whose sets say nothing of each other.
fn unlike(before: &Quantity, after: &Quantity) -> Option<Comparison> {
    if before.level().is_none() || after.level().is_none() {
        return Some(sized(before, after));
    }
    let (a, b) = (before.kind, after.kind);
    if a == QuantityKind::Score || b == QuantityKind::Score {
        if let Some(slip) = slip_of_hyphen(before, after) {
            return Some(answer(Verdict::Conflicting, slip));
        }
        if a != b {
            return Some(answer(Verdict::Unclear, "one is a score, the other is not"));
        }
        let equal = before.low == after.low && before.high == after.high;
        return Some(if equal { form(before, after) } else { answer(Verdict::Conflicting, "two different scores") });
    }
    let apart = |k: QuantityKind| matches!(k, QuantityKind::Ordinal | QuantityKind::Identifier);
    if (apart(a) || apart(b)) && a != b {
        return Some(answer(Verdict::Unclear, "one counts, the other names or ranks"));
    }
    if let (Some(x), Some(y)) = (before.trend, after.trend)
        && x != y
        && before.level().is_some_and(|v| !v.is_zero())
    {
        return Some(answer(Verdict::Conflicting, OTHER_WAY));
    }
    None
}

/// "51-49" and "5149", "3-2" and "3 and -2": what became of the hyphen of a score.
pub fn slip_of_hyphen(x: &Quantity, y: &Quantity) -> Option<&'static str> {
    let scored = |q: &Quantity| q.kind == QuantityKind::Score;
    let (score, number) = if scored(x) { (x, y) } else { (y, x) };
    let counts = matches!(number.kind, QuantityKind::Number | QuantityKind::Count) && number.low == number.high;
    if !scored(score) || !counts {
        return None;
    }
    let (first, second, value) = (score.low.as_ref()?, score.high.as_ref()?, number.low.as_ref()?);
    let zero = Decimal::from(0);
    if value.is_negative() && &zero - value == *second {
        return Some("the hyphen of one is the minus sign of the other");
    }
    let together = format!("{first}{second}");
    let run = together.bytes().all(|b| b.is_ascii_digit()) && together == value.to_string();
    run.then_some("the same digits, once with a hyphen between two numbers")
}

/// "A third of voters" and "a 3rd of voters": a share, and a place with the same number.
pub fn is_share_as_place(x: &Quantity, y: &Quantity) -> bool {
    let told = |share: &Quantity, place: &Quantity| {
        let Some((part, rank)) = share.level().zip(place.level()) else { return false };
        let whole = part * rank;
        let off = (&whole - &Decimal::from(1)).abs();
        place.kind == QuantityKind::Ordinal && is_part(share) && *rank > Decimal::from(2) && off < Decimal::power_of_ten(-2)
    };
    told(x, y) || told(y, x)
}

/// "Several dozen" against 40: a size without a figure, and whether a figure is of that size.
fn sized(before: &Quantity, after: &Quantity) -> Comparison {
    let of_size = |size: &Quantity, q: &Quantity| {
        let (Some(value), true) = (q.level(), size.step > Decimal::from(1)) else { return false };
        *value >= &Decimal::from(2) * &size.step && *value < &Decimal::from(10) * &size.step
    };
    match (before.level(), after.level()) {
        (None, Some(_)) if of_size(before, after) => answer(Verdict::Refined, format!("{} is so many", show(after))),
        (Some(_), None) if of_size(after, before) => answer(Verdict::Widened, format!("{} is so many", show(before))),
        _ => answer(Verdict::Unclear, "one side gives no figure"),
    }
}

/// The two in one unit.
enum Common<'a> {
    /// They were: here is the newer one.
    Same(Cow<'a, Quantity>),
    /// The newer one in the older one's unit, which was written in this one.
    Converted(Quantity, String),
    /// They cannot be.
    None(String),
}

fn common<'a>(before: &Quantity, after: &'a Quantity) -> Common<'a> {
    let same = || Common::Same(Cow::Borrowed(after));
    if before.unit == after.unit || before.unit.is_empty() || after.unit.is_empty() {
        return match () {
            _ if order_others(before, after) => Common::None("they put other things in order".to_owned()),
            _ if is_share_of(before, after) || is_share_of(after, before) => {
                Common::None("one side gives a share, the other a number".to_owned())
            }
            _ if is_share(before, after) => same_share(before, after),
            _ => same(),
        };
    }
    let ((a, a_per), (b, b_per)) = rates(&before.unit, &after.unit);
    if a_per != b_per {
        let both = a_per.is_some() && b_per.is_some();
        return Common::None(if both {
            format!("one is per {}, the other per {}", a_per.unwrap_or(""), b_per.unwrap_or(""))
        } else {
            "one is a rate, the other an amount".to_owned()
        });
    }
    if before.kind == QuantityKind::Money && after.kind == QuantityKind::Money {
        return money(a, b, before, after);
    }
    match (unit::by_name(a), unit::by_name(b)) {
        (Some(x), Some(y)) => measures(before, after, x, y),
        (None, None) => nouns(a, b, after),
        _ if is_share(before, after) => same_share(before, after),
        _ => Common::None(format!("different units: {} and {}", plain(&before.unit), plain(&after.unit))),
    }
}

/// A unit, and what it is per.
type Rate<'u> = (&'u str, Option<&'u str>);

/// Two units in their parts; "megabyte per second" is a unit of its own, and may stand beside one that is not.
fn rates<'u>(a: &'u str, b: &'u str) -> (Rate<'u>, Rate<'u>) {
    let parts = |unit: &'u str| unit.split_once(" per ").map(|(unit, per)| (unit, Some(per)));
    match (parts(a), parts(b)) {
        (Some(x), Some(y)) if x.1 == y.1 && unit::by_name(a).is_some() != unit::by_name(b).is_some() => (x, y),
        _ => (rate(a), rate(b)),
    }
}

/// "dollar per share" in its two parts.
fn rate(unit: &str) -> Rate<'_> {
    if unit::by_name(unit).is_some() {
        return (unit, None);
    }
    match unit.split_once(" per ") {
        Some((unit, per)) => (unit, Some(per)),
        None => (unit.strip_prefix("per ").map_or(unit, |_| ""), unit.strip_prefix("per ")),
    }
}

fn measures<'a>(before: &Quantity, after: &'a Quantity, x: &'static Unit, y: &'static Unit) -> Common<'a> {
    let timed = |u: &Unit| matches!(u.dimension, Dimension::Time | Dimension::Age);
    // "65 years" and "65 years of age" are one length of time.
    let aged = timed(x) && timed(y) && x.dimension != y.dimension;
    let target = if aged { unit::by_name(x.name.trim_end_matches(" of age")).unwrap_or(x) } else { x };
    let source = if aged { unit::by_name(y.name.trim_end_matches(" of age")).unwrap_or(y) } else { y };
    let Some(converted) = in_unit(after, |v| unit::convert(v, source, target)) else {
        let points =
            matches!((x.dimension, y.dimension), (Dimension::Percent, Dimension::Points) | (Dimension::Points, Dimension::Percent));
        return Common::None(if points {
            "percent and percentage points are different measures".to_owned()
        } else {
            format!("different measures: {} and {}", plain(x.name), plain(y.name))
        });
    };
    if target == source { Common::Same(Cow::Owned(converted)) } else { Common::Converted(meet(before, converted), y.name.to_owned()) }
}

/// The amount in another unit, with its step.
fn in_unit(q: &Quantity, to: impl Fn(&Decimal) -> Option<Decimal>) -> Option<Quantity> {
    let zero = to(&Decimal::from(0))?;
    let low = to(q.low.as_ref()?)?;
    let high = to(q.high.as_ref()?)?;
    let step = &to(&q.step)? - &zero;
    Some(Quantity { low: Some(low), high: Some(high), step: step.abs(), ..q.clone() })
}

/// Takes the older value for the newer one where they agree at the written precision of both.
fn meet(before: &Quantity, after: Quantity) -> Quantity {
    let near = |a: &Option<Decimal>, b: &Option<Decimal>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= tolerance(before, &after),
        _ => false,
    };
    let agree = near(&before.low, &after.low) && near(&before.high, &after.high);
    // "More than three months" admits 14 weeks, though both are three months when they are rounded.
    let within = |x: &Quantity, y: &Quantity| {
        x.bound != y.bound && y.bound == Bound::Exact && x.admissible().zip(y.admissible()).is_some_and(|(x, y)| x.contains(&y))
    };
    if agree && !within(before, &after) && !within(&after, before) {
        Quantity { low: before.low.clone(), high: before.high.clone(), ..after }
    } else {
        after
    }
}

/// Half of both roundings together: as far apart as two roundings of one value can be.
fn tolerance(before: &Quantity, after: &Quantity) -> Decimal {
    let sum = &written(before) + &written(after);
    sum.divided_by(&Decimal::from(2)).unwrap_or(sum)
}

/// The written precision of a measure: its last digit, or the last that is not zero where it has a thousand or more.
fn written(q: &Quantity) -> Decimal {
    let Some(value) = q.level() else { return q.step.clone() };
    // A tenth of the value keeps "10 km" from meeting every distance up to 15.
    let limit = value.abs().divided_by(&Decimal::from(10)).unwrap_or_else(|| q.step.clone());
    q.rounding().min(limit).max(q.step.clone())
}

fn money<'a>(a: &str, b: &str, before: &Quantity, after: &'a Quantity) -> Common<'a> {
    if let Some(hundredth) = minor(a, b) {
        let power = if hundredth { -2 } else { 2 };
        return match in_unit(after, |v| Some(v.scaled(power))) {
            Some(q) => Common::Converted(meet(before, q), b.to_owned()),
            None => Common::None("one side gives no figure".to_owned()),
        };
    }
    let dollars = |x: &str, y: &str| x == "dollar" && y.ends_with("dollar");
    let francs = |x: &str, y: &str| ["franc", "krone", "peso", "dinar", "riyal", "shilling"].contains(&x) && y.ends_with(x);
    if dollars(a, b) || dollars(b, a) || francs(a, b) || francs(b, a) {
        return Common::Same(Cow::Borrowed(after));
    }
    Common::None(format!("different currencies: {a} and {b}"))
}

/// Whether the second is the hundredth of the first (true), or the first of the second (false).
fn minor(a: &str, b: &str) -> Option<bool> {
    let cents = |major: &str, minor: &str| {
        minor == "cent" && (major.ends_with("dollar") || major == "euro" || major.ends_with("rand"))
            || minor == "penny" && (major == "pound sterling")
            || minor == "sen" && major == "malaysian ringgit"
    };
    if cents(a, b) { Some(true) } else { cents(b, a).then_some(false) }
}

fn nouns<'a>(a: &str, b: &str, after: &'a Quantity) -> Common<'a> {
    let head = |noun: &str| noun.rsplit(' ').next().unwrap_or(noun).to_owned();
    let same_event = is_death(a) && is_death(b);
    let any = |noun: &str| NOUNS.has_spelt(noun, NounCue::AnyCounted);
    let (x, y) = (head(a), head(b));
    if x == y || same_event || any(&x) || any(&y) || a.contains(&y) || b.contains(&x) {
        return Common::Same(Cow::Borrowed(after));
    }
    Common::None(format!("different things counted: {} and {}", plain(a), plain(b)))
}

/// Whether a noun counts whoever it is: "people", "others".
pub fn counts_whoever(noun: &str) -> bool {
    matches!(noun, "person" | "suspect") || NOUNS.has_spelt(noun, NounCue::AnyCounted)
}

/// Whether a count is one of the dead, by its verb or by its noun.
pub fn counts_dead(q: &Quantity) -> bool {
    q.event.is_some_and(|e| e.name == "death") || is_death(&q.unit)
}

/// Whether a noun counts the dead.
pub fn is_death(noun: &str) -> bool {
    ["death", "fatality", "body", "dead", "killing", "victim"].iter().any(|w| noun.ends_with(w))
}

/// Whether two ordinals say which one of two sorts of things is meant: "won the 11th lap", "fell to sixth".
pub fn order_others(x: &Quantity, y: &Quantity) -> bool {
    let ordinals = x.kind == QuantityKind::Ordinal && y.kind == QuantityKind::Ordinal;
    // "Second", "second place".
    let place = |q: &Quantity| matches!(q.unit.as_str(), "" | "place" | "position" | "spot");
    ordinals && x.unit != y.unit && !(place(x) && place(y)) && (x.unit.is_empty() || y.unit.is_empty())
}

/// "a third" against "33%": one is a share of one, the other of a hundred.
fn is_share(before: &Quantity, after: &Quantity) -> bool {
    let percent = |q: &Quantity| q.unit == "percentage";
    percent(before) && is_part(after) || percent(after) && is_part(before)
}

/// Whether the first is a part of what the second may be the number of: "half of the wells", "twelve of them".
pub fn is_share_of(part: &Quantity, number: &Quantity) -> bool {
    let counts = matches!(number.kind, QuantityKind::Number | QuantityKind::Count);
    let below = part.low.as_ref().is_some_and(|v| *v < Decimal::from(1));
    is_part(part) && below && counts && number.low.as_ref().is_some_and(|v| *v > Decimal::from(1))
}

/// Whether a number is a part of one: "half of them", "0.3".
fn is_part(q: &Quantity) -> bool {
    q.kind == QuantityKind::Number
        && q.low.as_ref().is_some_and(|v| *v <= Decimal::from(1) && !v.is_negative())
        && q.step < Decimal::from(1)
}

fn same_share<'a>(before: &Quantity, after: &'a Quantity) -> Common<'a> {
    let to_percent = before.unit == "percentage";
    let power = if to_percent { 2 } else { -2 };
    match in_unit(after, |v| Some(v.scaled(power))) {
        Some(q) => Common::Converted(meet(before, q), "share".to_owned()),
        None => Common::None("one side gives no figure".to_owned()),
    }
}

/// Compares two quantities in one unit; `converted` names the unit that the newer one was written in.
fn same_unit(before: &Quantity, after: &Quantity, converted: Option<String>) -> Comparison {
    let (Some(old), Some(new)) = (before.admissible(), after.admissible()) else {
        return answer(Verdict::Unclear, "one side gives no figure");
    };
    if old == new {
        return match converted {
            Some(_) => answer(Verdict::Equivalent, "the same amount in another unit, at the written precision"),
            None => form(before, after),
        };
    }
    if only_about(before, after) {
        return answer(Verdict::Equivalent, "the same number, once with \"about\", to its last digit");
    }
    let drift = !expects(before, after);
    if old.contains(&new) {
        return Comparison { verdict: Verdict::Refined, drift, reason: narrower(after, before, drift) };
    }
    if new.contains(&old) {
        return Comparison { verdict: Verdict::Widened, drift, reason: narrower(before, after, drift) };
    }
    if old.meets(&new) {
        return Comparison {
            verdict: Verdict::Overlapping,
            drift,
            reason: format!("{} and {} share some values", show(before), show(after)),
        };
    }
    rounded(before, after).unwrap_or_else(|| apart(before, after, converted))
}

/// "Some 288" is as exact as 288: no digit of it is a rounded one.
fn only_about(before: &Quantity, after: &Quantity) -> bool {
    let exact = |q: &Quantity| q.low == q.high && q.rounding() == Decimal::from(1) && q.level().is_some_and(|v| *v >= Decimal::from(100));
    let bounds = matches!((before.bound, after.bound), (Bound::About, Bound::Exact) | (Bound::Exact, Bound::About));
    bounds && before.low == after.low && exact(before) && exact(after)
}

fn expects(before: &Quantity, after: &Quantity) -> bool {
    match (before.expected(), after.expected()) {
        (Some(a), Some(b)) => a.meets(&b),
        _ => true,
    }
}

/// Equal values: the same when they are written alike.
fn form(before: &Quantity, after: &Quantity) -> Comparison {
    let alike = before.number.len() == after.number.len()
        && before.unit_span.map(|s| s.len()) == after.unit_span.map(|s| s.len())
        && before.span.len() == after.span.len();
    if alike { answer(Verdict::Same, "the same number") } else { answer(Verdict::Equivalent, "the same value in another form") }
}

fn narrower(inner: &Quantity, outer: &Quantity, drift: bool) -> String {
    let (a, b) = (show(inner), show(outer));
    let rounds = outer.bound == Bound::About && (inner.bound == Bound::Exact) && is_rounding(outer, inner, &outer.rounding());
    if rounds {
        return format!("{a}{BY_ROUNDING}{}", number(outer.level()));
    }
    if drift { format!("{a} is within {b}, but further off than its precision suggests") } else { format!("{a} is within {b}") }
}

/// What a reason says of two numbers of which one is the other, rounded.
pub const BY_ROUNDING: &str = " rounds to ";

/// Whether the exact value rounds to the other at a step of ten.
fn is_rounding(coarse: &Quantity, fine: &Quantity, step: &Decimal) -> bool {
    let (Some(a), Some(b)) = (coarse.level(), fine.level()) else { return false };
    let twice = &(a - b).abs() * &Decimal::from(2);
    twice < *step && fine.precision() < *step
}

/// Exact numbers that agree only because one of them is rounded: "3.5 billion" and "3,512,000,000".
///
/// A plain whole number counts as rounded from a thousand's zeros on: "30 killed" is no rounding of 34.
fn rounded(before: &Quantity, after: &Quantity) -> Option<Comparison> {
    let point = |q: &Quantity| q.bound == Bound::Exact && q.low == q.high;
    if !point(before) || !point(after) {
        return None;
    }
    // What has tenths on the other side can be rounded to a whole.
    let one = Decimal::from(1);
    let loose = |q: &Quantity, fine: &Quantity| q.precision() != one || q.kind == QuantityKind::Dimension || fine.precision() < one;
    let reason = |fine: &Quantity, coarse: &Quantity| format!("they agree by rounding only: {}{BY_ROUNDING}{}", show(fine), show(coarse));
    if loose(before, after) && is_rounding(before, after, &before.precision()) {
        return Some(answer(Verdict::Refined, reason(after, before)));
    }
    (loose(after, before) && is_rounding(after, before, &after.precision())).then(|| answer(Verdict::Widened, reason(before, after)))
}

/// No common value: says so, with what the digits show.
fn apart(before: &Quantity, after: &Quantity, converted: Option<String>) -> Comparison {
    if is_fall_told_twice(before, after) {
        return answer(Verdict::Equivalent, "the same fall, once by its sign");
    }
    if is_change_and_level(before, after) && converted.is_none() {
        return answer(Verdict::Unclear, format!("one is a change and the other a level: {} and {}", show(before), show(after)));
    }
    let mut reason = "both cannot be right".to_owned();
    if let Some(fact) = slip(before, after, converted.as_deref()) {
        reason.push_str("; ");
        reason.push_str(&fact);
    }
    answer(Verdict::Conflicting, reason)
}

/// What the digits show of how two numbers came to differ.
fn slip(before: &Quantity, after: &Quantity, converted: Option<&str>) -> Option<String> {
    let (a, b) = (before.level()?, after.level()?);
    if let Some(name) = converted {
        // Back in its own unit, it may be the older number with another unit behind it.
        let source = unit::by_name(name)?;
        let target = unit::by_name(&before.unit)?;
        let own = unit::convert(b, target, source)?;
        let off = (&own - a).abs();
        let unit_only = &off * &Decimal::from(1_000_000) <= a.abs();
        return unit_only.then(|| "the same number with another unit".to_owned());
    }
    if a.is_negative() != b.is_negative() && a.abs() == b.abs() {
        return Some("the same number with another sign".to_owned());
    }
    let (large, small) = if a.abs() > b.abs() { (a.abs(), b.abs()) } else { (b.abs(), a.abs()) };
    for (power, name) in [(1, "ten times"), (2, "a hundred times"), (3, "a thousand times"), (6, "a million times")] {
        if !small.is_zero() && small.scaled(power) == large {
            return Some(format!("one is {name} the other"));
        }
    }
    transposed(&a.to_string(), &b.to_string()).then(|| "digits transposed".to_owned())
}

/// Whether two numbers differ only by the exchange of two of their digits.
fn transposed(a: &str, b: &str) -> bool {
    let digits = |s: &str| -> Vec<u8> { s.bytes().filter(u8::is_ascii_digit).collect() };
    let (a, b) = (digits(a), digits(b));
    if a.len() != b.len() {
        return false;
    }
    let differ: Vec<usize> = (0..a.len()).filter(|i| a.get(*i) != b.get(*i)).collect();
    matches!(differ.as_slice(), [i, j] if a.get(*i) == b.get(*j) && a.get(*j) == b.get(*i))
}

/// A quantity as a short phrase: "more than 57,000", "20–30", "up 3%".
pub fn show(q: &Quantity) -> String {
    let bound = match q.bound {
        Bound::Exact => "",
        Bound::About => "about ",
        Bound::MoreThan => "more than ",
        Bound::AtLeast => "at least ",
        Bound::LessThan => "less than ",
        Bound::AtMost => "at most ",
    };
    let trend = match q.trend {
        Some(Trend::Up) => "up ",
        Some(Trend::Down) => "down ",
        None => "",
    };
    let value =
        if q.low == q.high || q.change { number(q.level()) } else { format!("{}–{}", number(q.low.as_ref()), number(q.high.as_ref())) };
    let sign = if q.unit == "percentage" { "%" } else { "" };
    format!("{trend}{bound}{value}{sign}")
}

/// The value as a newspaper writes it: grouped by thousands, "3.5 billion", at most four decimals.
fn number(value: Option<&Decimal>) -> String {
    let Some(value) = value else { return "no figure".to_owned() };
    for (power, name) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let short = value.scaled(-power);
        if short.abs() >= Decimal::from(1) && short.to_string().split_once('.').is_none_or(|(_, part)| part.len() <= 2) {
            return format!("{short} {name}");
        }
    }
    let plain = value.to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |p| ("-", p));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let mut out = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    let part: String = part.chars().take(4).collect();
    if !part.is_empty() {
        out.push('.');
        out.push_str(&part);
    }
    out
}

fn plain(unit: &str) -> String {
    if unit.is_empty() { "nothing".to_owned() } else { unit.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::quantity::tests::one;
    use Verdict::*;

    #[track_caller]
    fn check(before: &str, after: &str, expected: Verdict) -> Comparison {
        let (a, b) = (one(before), one(after));
        let forth = compare(&a, &b);
        assert_eq!(forth.verdict, expected, "{before} -> {after}: {}", forth.reason);
        let back = compare(&b, &a);
        assert_eq!(back.verdict, expected.swapped(), "swapped: {after} -> {before}: {}", back.reason);
        assert_eq!(back.drift, forth.drift, "drift of {before} -> {after}");
        for (x, y) in [(&a, &b), (&b, &a)] {
            let full = compare(x, &Quantity { unit: x.unit.clone(), ..y.clone() });
            assert_eq!(conflict(x, y), full.verdict == Conflicting, "in one unit: {before} -> {after}: {}", full.reason);
        }
        forth
    }

    #[track_caller]
    fn says(before: &str, after: &str, expected: Verdict, words: &str) {
        let found = check(before, after, expected);
        assert!(found.reason.contains(words), "{before} -> {after}: {}", found.reason);
    }

    #[test]
    fn equal_values_are_same_or_equivalent() {
        check("30 divers", "30 divers", Same);
        check("twelve divers", "12 divers", Equivalent);
        check("5,000 homes", "5000 homes", Equivalent);
        check("3.5bn dollars", "$3.5 billion", Equivalent);
        check("40 percent of them", "40% of them", Equivalent);
        check("half of the catch", "50% of the catch", Equivalent);
    }

    #[test]
    fn a_bound_admits_a_number_beyond_it() {
        check("over 30 killed", "34 killed", Refined);
        check("over 30 killed", "30 killed", Conflicting);
        check("at least 30 killed", "30 killed", Refined);
        check("fewer than 30 boats", "29 boats", Refined);
        check("up to 30 boats", "31 boats", Conflicting);
        check("more than 30 boats", "at least 30 boats", Widened);
        check("20 to 30 boats", "25 to 40 boats", Overlapping);
        check("20 to 30 boats", "22 to 28 boats", Refined);
        check("20 to 30 boats", "31 boats", Conflicting);
    }

    #[test]
    fn drift_is_beyond_the_written_precision() {
        assert!(!check("more than 57,000 people", "57,400 people", Refined).drift);
        assert!(check("more than 57,000 people", "91,000 people", Refined).drift);
        assert!(!check("over 30 boats", "34 boats", Refined).drift);
    }

    #[test]
    fn rounding_is_agreement_and_is_named() {
        says("about 1,200 voters", "1,183 voters", Refined, "rounds to 1,200");
        says("$3.5 billion", "$3,512,000,000", Refined, "rounds to");
        says("57,000 people", "57,312 people", Refined, "by rounding only");
        check("30 killed", "34 killed", Conflicting);
        check("200 killed", "183 killed", Conflicting);
        check("64 yards", "65 yards", Conflicting);
        check("$7.4 million", "$7.5 million", Conflicting);
        check("350,000 homes", "400,000 homes", Conflicting);
        check("over 1.0 billion views", "over 1.1 billion views", Refined);
        check("about 30 boats", "60 boats", Conflicting);
    }

    #[test]
    fn units_are_compared_at_the_written_precision() {
        check("5 km", "3.1 miles", Equivalent);
        check("20°C", "68°F", Equivalent);
        check("100 acres", "40 hectares", Equivalent);
        check("50 cents", "$0.50", Equivalent);
        check("5 km", "8 miles", Conflicting);
        says("5 km", "5 miles", Conflicting, "another unit");
        check("more than 5 km", "8 miles", Refined);
        check("65 years old", "65 years", Equivalent);
    }

    #[test]
    fn slips_are_named() {
        says("130 wounded", "310 wounded", Conflicting, "transposed");
        says("30 boats", "300 boats", Conflicting, "ten times");
        says("$3 million", "$3 billion", Conflicting, "thousand times");
        says("prices rose 3%", "prices fell 3%", Conflicting, "up");
    }

    #[test]
    fn other_measures_are_unclear() {
        check("5 km", "5 kg", Unclear);
        check("$5 million", "€5 million", Unclear);
        check("12 soldiers", "12 churches", Unclear);
        check("$5 a share", "$5 million", Unclear);
        check("3 percent", "3 percentage points", Unclear);
        check("12 soldiers", "12 people", Equivalent);
        check("$5 million", "US$5 million", Equivalent);
    }

    #[test]
    fn levels_of_a_change_are_compared_each() {
        check("it rose from 50 to 60", "it rose from 50 to 60", Same);
        check("it rose from 50 to 60", "it rose from 40 to 60", Conflicting);
    }
}
