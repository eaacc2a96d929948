//! Two numbers that are the ends of one range: "$20–30 million", "between 4,000 and 5,000", "five to seven-year".
//!
//! Two levels of a change ("rose from 50 to 60") are read here too and marked; "5% to 300" is a change and a level, and
//! no range.

use super::figure::{self, NumberForm};
use super::line::{Guide, SentenceTokens};
use super::noun;
use super::term::{self, Term};
use super::unit::Dimension;
use crate::decimal::Decimal;
use crate::lexicon::{BOUNDS, TRENDS};

/// How the two ends are joined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Join {
    /// "20 to 30".
    Range,
    /// "rose from 20 to 30".
    Change,
    /// "7- or 8-inch": two numbers with one unit.
    Either,
    /// "2-1".
    Score,
    /// "1995-01": no amount.
    Code,
}

/// The other end of what starts with `first`, if it is no number by itself. `moved` says that a trend governs it.
pub fn join(line: &SentenceTokens, first: &Term, moved: bool) -> Option<(Join, Term)> {
    if matches!(first.figure.form, NumberForm::Ordinal | NumberForm::Multiple) && !line.any_before(first.from, &["between", "the"]) {
        return None;
    }
    let at = first.to;
    let from = from_before(line, first.from);
    let between = between_before(line, first.from);
    let gap = in_year(line, at).filter(|_| from && !first.is_bare()).unwrap_or(at);
    let (link, next) = link(line, gap, between)?;
    let next = next + cue(line, next);
    let next = next + usize::from(next < line.tokens.len() && line.is(next, "the") && between);
    let start = number_start(line, next)?;
    let figure = figure::at(line, start)?.figure()?;
    let second = term::read_after(line, figure, next, first);
    let between_ends = second.from > next && !line.guides(next, Guide::Determines) && !line.guides(next, Guide::Softens);
    if second.from > next + 1 || between_ends {
        return None;
    }
    if first.figure.form == NumberForm::Ordinal || second.figure.form == NumberForm::Ordinal {
        return (between
            && second.figure.form == NumberForm::Ordinal
            && first.figure.form == NumberForm::Ordinal
            && line.is(next - 1, "the"))
        .then_some((Join::Range, second));
    }
    if second.figure.form == NumberForm::Multiple || second.figure.unknown || first.figure.unknown {
        return None;
    }
    if is_years(line, first, &second) {
        return Some((Join::Code, second));
    }
    let same = agree(first, &second);
    let join = match link {
        RangeLink::Dash => dash(line, first, &second)?,
        RangeLink::And => Join::Range,
        RangeLink::Or => either(line, first, &second)?,
        RangeLink::To => to(line, first, &second, from, moved)?,
    };
    (same || matches!(join, Join::Score | Join::Code)).then_some((join, second))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RangeLink {
    Dash,
    To,
    And,
    Or,
}

fn link(line: &SentenceTokens, at: usize, between: bool) -> Option<(RangeLink, usize)> {
    // "0-to-60-mph", "five- to seven-year"
    if line.is_hyphen(at) && line.any(at + 1, &["to"]) && line.is_hyphen(at + 2) {
        return Some((RangeLink::To, at + 3));
    }
    let open = usize::from(line.is_dash(at) && line.touches(at) && line.any(at + 1, &["to", "or"]));
    let at = at + open;
    match line.str(at) {
        "and" if between => Some((RangeLink::And, at + 1)),
        "to" | "through" | "till" => Some((RangeLink::To, at + 1)),
        "or" => Some((RangeLink::Or, at + 1)),
        "~" if line.touches(at) && line.touches(at + 1) => Some((RangeLink::Dash, at + 1)),
        _ if line.is_dash(at) => {
            let touching = line.touches(at) == line.touches(at + 1) || line.is_hyphen(at);
            let loose = !line.touches(at) && line.touches(at + 1) && line.is_number(at + 1) && line.str(at) != "—";
            let parted = line.touches(at) && !line.touches(at + 1) && line.any(at + 1, &["$", "£", "€"]);
            (touching || loose || parted).then_some((RangeLink::Dash, at + 1))
        }
        _ => None,
    }
}

/// A bound word before the second end: "between 2 g and about 7 g".
fn cue(line: &SentenceTokens, at: usize) -> usize {
    BOUNDS.at(line.tokens, at).filter(|f| f.means.place != super::bound::Place::After).map_or(0, |f| f.len)
}

/// The token of the number past a currency or sign at `at`.
fn number_start(line: &SentenceTokens, at: usize) -> Option<usize> {
    (at..at + 4).find(|i| {
        line.get(*i).is_some_and(figure::may_start) && !line.any(*i, &["a", "an"])
            || line.any(*i, &["a"]) && line.any(i + 1, &["million", "hundred", "thousand", "billion", "dozen"])
    })
}

/// " in 2008" after the former level of a change.
fn in_year(line: &SentenceTokens, at: usize) -> Option<usize> {
    (line.any(at, &["in"]) && super::digits::is_year(line, at + 1)).then_some(at + 2)
}

fn from_before(line: &SentenceTokens, at: usize) -> bool {
    let mut i = at;
    for _ in 0..3 {
        if line.any_before(i, &["from"]) {
            return true;
        }
        if !line.guides_before(i, Guide::AfterFrom) {
            return false;
        }
        i -= 1;
    }
    false
}

fn between_before(line: &SentenceTokens, at: usize) -> bool {
    line.any_before(at, &["between"])
        || line.any_before(at, &["about", "around", "the", "some", "just"]) && line.any_before(at - 1, &["between"])
}

/// Whether two ends can be of one range: one currency, one unit, or only one of them with a unit.
fn agree(first: &Term, second: &Term) -> bool {
    if first.money.is_some() || second.money.is_some() {
        let one = match (first.money, second.money) {
            (Some(a), Some(b)) => {
                a == b || a.name == "dollar" && b.name.ends_with("dollar") || b.name == "dollar" && a.name.ends_with("dollar")
            }
            _ => true,
        };
        return one && first.unit.is_none() && second.unit.is_none();
    }
    match (first.unit, second.unit) {
        (Some(a), Some(b)) => a.unit == b.unit || a.unit.dimension == b.unit.dimension && a.unit.dimension == Dimension::Time,
        _ => true,
    }
}

fn dash(line: &SentenceTokens, first: &Term, second: &Term) -> Option<Join> {
    let (a, b) = (&first.figure, &second.figure);
    let tight = line.is_hyphen(first.to);
    if tight && a.low >= b.low && is_result(line, first, second) {
        return Some(Join::Score);
    }
    if a.form != NumberForm::Digits && b.form == NumberForm::Digits && !tight && !line.is(first.to, "~") {
        return None;
    }
    let digits = a.form == NumberForm::Digits && b.form == NumberForm::Digits;
    if !tight && !digits && first.is_bare() {
        return None;
    }
    let with_unit = !first.is_bare() || !second.is_bare() || b.power > 0;
    // A negative second number is a list, not a range: "Stoxx 50 -1.3%".
    if b.low.is_negative() {
        return None;
    }
    let years = a.plain
        && b.plain
        && line.str(a.from).len() == 4
        && line.str(b.from).len() <= 4
        && matches!(line.str(a.from).get(..1), Some("1" | "2"));
    // "No. 24-1234" and "Room 4-12" name one thing.
    if first.is_bare()
        && second.is_bare()
        && super::label::label_before(line, first.from) == Some(super::label::Label::Any)
        && !is_plural_label(line, first.from)
    {
        return Some(Join::Code);
    }
    // "555-014-TIPS"
    let rung = line.is_hyphen(second.to) && line.get(second.to + 1).is_some_and(|t| t.is_upper() && t.span.len() >= 4);
    if rung && a.plain && b.plain {
        return Some(Join::Code);
    }
    let zero = b.plain && line.str(b.from).len() > 1 && line.str(b.from).starts_with('0');
    let season = years && line.str(b.from).len() == 2 && !with_unit;
    let span_of_years = years
        && super::digits::is_year(line, a.from)
        && super::digits::is_year(line, b.from)
        && !with_unit
        && noun::phrase(line, second.to, false).is_none();
    if zero || season || span_of_years {
        return Some(Join::Code);
    }
    if with_unit {
        return (a.low < b.low || scaled_first(first, second) < b.low).then_some(Join::Range);
    }
    let labelled = line.is_word(second.to) && line.touches(second.to);
    if labelled {
        return Some(Join::Code);
    }
    let rising = a.low < b.low;
    let counted = noun::phrase(line, second.to, false).is_some_and(|n| noun::is_plural(line, n.to - 1))
        && !line.any(second.to, &["victories", "wins", "defeats", "losses", "draws"]);
    let bounded =
        super::bound::is_bounded(line, first.from) || line.any_before(first.from, &["of"]) && rising && a.low >= Decimal::from(100);
    let aged = line.any_before(first.from, &["aged", "ages"]);
    let ranged = counted || aged || bounded || !tight || line.is(first.to, "~");
    if rising && ranged {
        return Some(Join::Range);
    }
    let small = a.low < Decimal::from(1000) && b.low < Decimal::from(1000) && a.decimals == 0 && b.decimals == 0;
    if a.form == NumberForm::Words || b.form == NumberForm::Words {
        return None;
    }
    if !small && rising {
        return Some(Join::Range);
    }
    if a.decimals > 0 && rising {
        return Some(Join::Range);
    }
    Some(if small { Join::Score } else { Join::Code })
}

/// "three or four" and "two or three hundred" are ranges; "7- or 8-inch" and "25k or 40k" are two numbers.
fn either(line: &SentenceTokens, first: &Term, second: &Term) -> Option<Join> {
    let (a, b) = (&first.figure, &second.figure);
    let hyphened = line.is_dash(first.to);
    let plain = first.is_bare() && a.power == 0 && b.power == 0 && a.form != NumberForm::Fraction && b.form != NumberForm::Fraction;
    if hyphened {
        return first.is_bare().then_some(Join::Either);
    }
    if first.is_bare() && borrows(first, second) {
        // One or two of the magnitude further.
        let low = scaled_first(first, second);
        let next = &b.low - &low;
        return (next > Decimal::from(0) && &next * &a.low <= &low * &Decimal::from(2)).then_some(Join::Range);
    }
    let next = &b.low - &a.low;
    let near = next == Decimal::from(1)
        || a.form == NumberForm::Words && b.form == NumberForm::Words && next > Decimal::from(0) && next <= Decimal::from(2);
    (plain && near && a.low < Decimal::from(100)).then_some(Join::Range)
}

fn to(line: &SentenceTokens, first: &Term, second: &Term, from: bool, moved: bool) -> Option<Join> {
    let (a, b) = (&first.figure, &second.figure);
    let low = scaled_first(first, second);
    let low = in_unit_of(second, first, &low).unwrap_or(low);
    let change = from && (moving(line, first.from) || low > b.low);
    if change {
        return Some(Join::Change);
    }
    // "rose 5% to 300", "up 3 to 12": a change and a level.
    let bare_pair = first.is_bare() && second.is_bare();
    if moved && !from && (bare_pair || !first.is_bare()) && !line.is_hyphen(first.to) {
        let same = first.unit.is_some()
            && second.unit.is_some()
            && first.dimension() == Some(Dimension::Percent)
            && low < b.low
            && b.low < Decimal::from(100);
        return same.then_some(Join::Range);
    }
    let mixed = !first.is_bare()
        && second.is_bare()
        && !from
        && first.figure.form != NumberForm::Fraction
        && !line.any_before(first.from, &["$", "between"])
        && first.money.is_none();
    if mixed || b.low.is_negative() && !a.low.is_negative() {
        return None;
    }
    if a.form == NumberForm::Vague || b.form == NumberForm::Vague {
        return None;
    }
    // "lost 3 to 2" is a score; "two to one" is odds.
    let rising = low < b.low;
    if !rising && !from && is_result(line, first, second) {
        return Some(Join::Score);
    }
    let digits = first.is_bare() && second.is_bare() && a.plain && b.plain && b.low < Decimal::from(1000);
    if digits
        && !from
        && (line.any_before(first.from, &["voted"]) || !rising && line.any_before(first.from, &["won", "lost", "win", "loss"]))
    {
        return Some(Join::Score);
    }
    if !rising && !from {
        return None;
    }
    if first.is_bare() && noun_between(line, first.to) {
        return None;
    }
    Some(Join::Range)
}

/// "Won three to two", "beat Halm three-one", "a two-one win": a result in words, as who won it tells it.
fn is_result(line: &SentenceTokens, first: &Term, second: &Term) -> bool {
    let goals =
        |t: &Term| t.is_bare() && t.figure.form == NumberForm::Words && t.figure.low < Decimal::from(MOST_GOALS) && t.figure.power == 0;
    if !(goals(first) && goals(second)) || noun::phrase(line, second.to, false).is_some_and(|n| !line.guides(n.to - 1, Guide::Results)) {
        return false;
    }
    let other = |i: usize| line.is_capital(i) || line.any(i, &["by", "to", "against"]);
    let verb = (1..=RIVAL).find_map(|back| first.from.checked_sub(back).filter(|i| !other(*i)));
    verb.is_some_and(|i| line.guides(i, Guide::Results)) || line.guides(second.to, Guide::Results)
}

/// No result in words has more goals.
const MOST_GOALS: i64 = 21;
/// So many words from the verb to its result stand those who were beaten: "beat Halm United by three to two".
const RIVAL: usize = 5;

/// A value of the first term in the second's unit, where they have two: "18 months to 2 years".
fn in_unit_of(second: &Term, first: &Term, value: &Decimal) -> Option<Decimal> {
    let (a, b) = (first.unit?, second.unit?);
    if a.unit == b.unit { None } else { super::unit::convert(value, a.unit, b.unit) }
}

/// "pages 4-12", "Nos. 4-12": the label is of several.
fn is_plural_label(line: &SentenceTokens, from: usize) -> bool {
    let at = from - 1 - usize::from(line.is(from - 1, "."));
    line.str(at).ends_with(['s', 'S']) || line.any(at, &["pp", "pp.", "nos.", "figs.", "secs."])
}

/// "2014 to 2016", "between 2009 and 2016"
fn is_years(line: &SentenceTokens, first: &Term, second: &Term) -> bool {
    let year = |t: &Term| t.is_bare() && t.to == t.from + 1 && super::digits::is_year(line, t.from);
    year(first)
        && year(second)
        && !noun::phrase(line, second.to, false).is_some_and(|n| {
            noun::is_person(line, n.to - 1) || n.to == second.to + 1 && !line.any_before(first.from, &["from", "between", "the"])
        })
}

fn noun_between(line: &SentenceTokens, at: usize) -> bool {
    line.is_word(at) && !line.any(at, &["to", "through", "till", "in", "or"])
}

/// The first number at the second's magnitude, where it borrows it: 20 in "$20 to 30 million".
pub fn scaled_first(first: &Term, second: &Term) -> Decimal {
    if borrows(first, second) { first.figure.low.scaled(second.figure.power) } else { first.figure.low.clone() }
}

/// Whether the first number borrows the second's magnitude: "six to seven thousand", but not "200 to 4 million".
pub fn borrows(first: &Term, second: &Term) -> bool {
    first.figure.power == 0
        && second.figure.power >= 2
        && first.figure.mantissa < second.figure.mantissa
        && first.figure.mantissa < Decimal::from(1000)
}

/// Whether a verb of change stands shortly before "from".
fn moving(line: &SentenceTokens, at: usize) -> bool {
    let Some(from) = (1..5).find_map(|n| at.checked_sub(n).filter(|i| line.is(*i, "from"))) else { return false };
    let start = from.saturating_sub(5);
    // "Went up from 3 to 5".
    (start..from).any(|i| line.get(i).is_some_and(|t| TRENDS.word(t).is_some()) || line.guides(i, Guide::Changes))
        || line.any_before(from, &["up", "down"])
}
