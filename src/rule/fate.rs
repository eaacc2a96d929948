//! "A mother is in critical condition", "the mother has died": one person's fate, told in other words at another place.
//!
//! Only where each side tells of one fate, and uncounted: "two dead" and "one missing" are numbers, and two people can
//! have two fates.

use super::meaning::{MEANING_REVERSED, OTHER_STATES, report};
use crate::compare::family::Family;
use crate::compare::{Pair, Side, State};
use crate::decimal::Decimal;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::{FATE, FUNCTION, Fate};
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

/// What became of people; the rule that it fires is [`super::meaning`]'s.
pub static FAMILY: Family = Family { rules: &[], pair: Some(check), whole: None };

fn check(pair: &mut Pair<'_>) {
    if let Some((x, y)) = changed(pair) {
        report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, OTHER_STATES[0], 0);
    }
}

/// The one fate that each side tells, where they are two and neither stands on the other side.
fn changed(pair: &Pair<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let ((x, b), (y, a)) = (only(&pair.before)?, only(&pair.after)?);
    if of_two_ages(pair) {
        return None;
    }
    (x.excludes(y) && is_open(&pair.before, &b) && is_open(&pair.after, &a) && shares_a_thing(pair)).then_some((b, a))
}

/// Whether each side gives one age, and the two are more than a birthday apart: these are two people.
fn of_two_ages(pair: &Pair<'_>) -> bool {
    let age = |side: &Side<'_>| -> Option<Decimal> {
        let mut ages = side.quantities.iter().filter(|q| q.value.kind == QuantityKind::Age);
        ages.next().filter(|_| ages.next().is_none())?.value.level().cloned()
    };
    age(&pair.before).zip(age(&pair.after)).is_some_and(|(x, y)| (&x - &y).abs() > Decimal::from(1))
}

fn only(side: &Side<'_>) -> Option<(Fate, Range<usize>)> {
    let mut found: Option<(Fate, Range<usize>)> = None;
    let mut at = 0;
    while at < side.tokens.len() {
        let Some(cue) = FATE.at(&side.tokens, at) else {
            at += 1;
            continue;
        };
        let range = at..at + cue.len;
        at = range.end;
        // "Died in hospital": where it was says no more.
        let place = |f: Fate| f == Fate::Treated;
        match &found {
            Some(_) if place(*cue.means) => continue,
            Some(f) if !place(f.0) && f.0 != *cue.means => return None,
            Some(f) if f.0 == *cue.means => {}
            _ => found = Some((*cue.means, range.clone())),
        }
        if is_counted(side, &range) {
            return None;
        }
    }
    found
}

fn is_open(side: &Side<'_>, range: &Range<usize>) -> bool {
    side.states[range.clone()].contains(&State::Open)
}

/// Whether a number stands beside it: "34 dead", "three of them in critical condition".
fn is_counted(side: &Side<'_>, range: &Range<usize>) -> bool {
    let number = |q: &Range<usize>| q.end + COUNTED > range.start && q.start < range.end + 1;
    let count = |q: &Quantity| matches!(q.kind, QuantityKind::Count | QuantityKind::Number);
    side.quantities.iter().any(|q| count(q.value) && number(&q.at))
}

/// So many tokens before its fate the number of those who met it may stand.
const COUNTED: usize = 4;

/// Whether a noun or name stands on both sides, so that they tell of one event.
fn shares_a_thing(pair: &Pair<'_>) -> bool {
    let side = &pair.before;
    let word = |t: usize| side.tokens[t].kind == Kind::Word && FUNCTION.word(side.tokens[t]).is_none();
    (0..side.tokens.len()).filter(|t| word(*t) && matches!(side.states[*t], State::Kept | State::Moved)).nth(1).is_some()
}
