//! A quantity of the claim and one of the source in, whether they are about one thing and whether the source's settles
//! the claim's out.
//!
//! The claim is a set of numbers, and so is the source. A source within the claim supports it ("34" for "more than 30");
//! one without any number of it refutes it; a claim that is more exact than its source is open.

use super::Held;
use super::word::Word;
use crate::compare::quantity::compare;
use crate::decimal::Decimal;
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::relation::{Relation, relate};
use crate::verdict::Verdict;

/// A quantity among the words of its sentence.
pub struct Placed<'a> {
    /// The quantity.
    pub quantity: &'a Quantity,
    /// The token at which its number stands.
    pub at: usize,
    /// The content words of the sentence.
    pub words: &'a [Word<'a>],
}

/// So many tokens to each side of a number belong to what it is about.
const NEAR: usize = 7;

/// How the source's quantity holds the claim's, and why; none when they cannot be compared.
pub fn hold(claim: &Quantity, source: &Quantity) -> (Held, String) {
    let aligned;
    let source = if claim.kind == QuantityKind::Count && source.kind == QuantityKind::Count && heads(&claim.unit, &source.unit) >= 2 {
        aligned = Quantity { unit: claim.unit.clone(), ..source.clone() };
        &aligned
    } else {
        source
    };
    let result = compare(source, claim);
    let bounded = |q: &Quantity| !matches!(q.bound, Bound::Exact | Bound::About);
    let held = match result.verdict {
        Verdict::Same | Verdict::Equivalent => Held::Same,
        Verdict::Widened => Held::Within,
        Verdict::Refined | Verdict::Overlapping if result.drift && bounded(claim) => Held::Beyond,
        // "30" for "about 30" rounds as its source does.
        Verdict::Refined if source.bound == Bound::About && source.low == claim.low && source.high == claim.high => Held::Within,
        Verdict::Refined | Verdict::Overlapping => Held::Open,
        Verdict::Conflicting => Held::Conflict,
        _ => Held::Unpaired,
    };
    (held, result.reason)
}

/// How much says that two quantities are about the same thing; none when nothing does.
pub fn evidence(claim: &Placed<'_>, source: &Placed<'_>, held: Held) -> Option<i64> {
    let (c, s) = (claim.quantity, source.quantity);
    if !comparable(c.kind, s.kind) || held == Held::Unpaired {
        return None;
    }
    let unit = match (c.unit.as_str(), s.unit.as_str()) {
        ("", "") => 2,
        ("", _) | (_, "") => 1,
        (u, v) if u == v => 4,
        (u, v) if c.kind == QuantityKind::Count && s.kind == QuantityKind::Count => heads(u, v),
        _ => 2,
    };
    let event = match (c.event, s.event) {
        (Some(x), Some(y)) if x.name == y.name => 2,
        (Some(_), Some(_)) => -3,
        _ => 0,
    };
    let agreeing = i64::from(matches!(held, Held::Same | Held::Within));
    // "14 new cases" are no total.
    let more = |q: &Quantity| ADDITIONAL.iter().any(|w| q.unit.split(' ').any(|u| u == *w));
    let additional = if more(c) == more(s) { 0 } else { -4 };
    let score = 2 * unit + shared(claim, source) + event + agreeing + additional + closeness(c, s);
    (score >= LEAST).then_some(score)
}

/// The least evidence that two quantities are about the same thing: a unit in common, or a word or two beside both.
const LEAST: i64 = 4;
/// What makes a count one of further things.
const ADDITIONAL: [&str; 4] = ["new", "more", "additional", "further"];
/// The most that words beside both numbers say.
const MOST_SHARED: i64 = 8;

/// What the words near both numbers say: the nearer a word stands to both, the more.
fn shared(claim: &Placed<'_>, source: &Placed<'_>) -> i64 {
    let beside = |w: &&Word<'_>| w.at.abs_diff(claim.at) <= NEAR;
    let nearest = |w: &Word<'_>| {
        let forms = source.words.iter().filter(|s| w.is_form_of(s));
        forms.map(|s| s.at.abs_diff(source.at)).min()
    };
    let points = |w: &Word<'_>| match nearest(w) {
        Some(0..=2) => 4,
        Some(3..=4) => 3,
        Some(5..=NEAR) => 2,
        _ => 0,
    };
    let near = |w: &Word<'_>, points: i64| if w.at.abs_diff(claim.at) > 4 { points / 2 } else { points };
    claim.words.iter().filter(beside).map(|w| near(w, points(w))).sum::<i64>().min(MOST_SHARED)
}

/// Numbers of one size are sooner about one thing: an editor changes 52 to 57, and not to 7.6.
fn closeness(claim: &Quantity, source: &Quantity) -> i64 {
    let (Some(x), Some(y)) = (claim.level(), source.level()) else { return 0 };
    let (small, large) = if x.abs() < y.abs() { (x.abs(), y.abs()) } else { (y.abs(), x.abs()) };
    let times = |n: i64| &small * &Decimal::from(n) >= large;
    match (times(10), &small * &Decimal::from(5) >= &large * &Decimal::from(4)) {
        (_, true) => 2,
        (true, false) => 0,
        (false, _) => -2,
    }
}

/// Whether two kinds can be told of one thing, the claim's first.
pub fn comparable(x: QuantityKind, y: QuantityKind) -> bool {
    use QuantityKind::{Age, Count, Duration, Identifier, Number, Ordinal, Score};
    let apart = |k: QuantityKind| matches!(k, Identifier | Ordinal | Score);
    match (x, y) {
        (Identifier, _) | (_, Identifier) => false,
        _ if x == y => true,
        _ if apart(x) || apart(y) => false,
        (Number, _) | (_, Number) | (Age, Duration) | (Duration, Age) => true,
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
