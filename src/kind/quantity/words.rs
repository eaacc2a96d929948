//! Number words in, a figure out: "a hundred and twenty", "half a million", "two and a half", "dozens", "thirty-first".
//!
//! Magnitudes after digits ("3 million") are read here too, by [`magnitude`]. Units are not read here.

use super::digits;
use super::figure::{Figure, NumberForm};
use super::line::{Guide, SentenceTokens};
use super::unit::Dimension;
use crate::decimal::Decimal;
use crate::lexicon::NUMERALS;
pub use crate::lexicon::quantity::{Numeral, NumeralRole as Role};
use crate::token::Kind;

/// The numeral at `i`.
pub fn numeral(line: &SentenceTokens, i: usize) -> Option<&'static Numeral> {
    NUMERALS.word(line.get(i)?)
}

fn role(line: &SentenceTokens, i: usize) -> Option<Role> {
    numeral(line, i).map(|n| n.role)
}

/// Whether token `i` is a whole number in words, or part of one.
pub fn is_number_word(line: &SentenceTokens, i: usize) -> bool {
    matches!(role(line, i), Some(Role::Small | Role::Teen | Role::Tens | Role::Hundred | Role::Scale | Role::Dozen)) && !line.is(i, "zero")
}

/// Where a year in words ends: "nineteen ninety-six".
pub fn spoken_year(line: &SentenceTokens, i: usize) -> Option<usize> {
    let century =
        numeral(line, i).filter(|n| n.role == Role::Teen && (10..20).contains(&n.value) || n.role == Role::Tens && n.value == 20)?;
    let next = numeral(line, i + 1)?;
    let year = next.role == Role::Tens || next.role == Role::Teen && century.value >= 10;
    let unit = i + 2 + usize::from(line.is_hyphen(i + 2));
    let more = next.role == Role::Tens && role(line, unit) == Some(Role::Small);
    year.then_some(if more { unit + 1 } else { i + 2 })
}

/// A number word that stands for a number of its own.
fn is_cardinal(line: &SentenceTokens, i: usize) -> bool {
    matches!(role(line, i), Some(Role::Small | Role::Teen | Role::Tens))
}

/// The sum so far of a number in words.
struct Sum {
    /// Magnitudes that are complete.
    total: i64,
    /// What stands before the next magnitude.
    group: i64,
    /// The part after the point.
    part: Option<Decimal>,
    /// The last word's sort.
    last: Option<Role>,
    /// The power of ten of the smallest magnitude that closed the number.
    power: i64,
    /// The power of ten of the last magnitude above a hundred.
    scale: i64,
}

impl Sum {
    fn value(&self) -> Option<Decimal> {
        let whole = Decimal::from(self.total.checked_add(self.group)?);
        Some(self.part.as_ref().map_or(whole.clone(), |p| &whole + p))
    }
    /// Takes in one numeral; false when it does not continue this number.
    fn take(&mut self, n: &Numeral) -> bool {
        let fits = match (n.role, self.last) {
            (Role::Small, last) => matches!(last, None | Some(Role::Tens | Role::Hundred | Role::Scale)),
            (Role::Teen | Role::Tens, last) => matches!(last, None | Some(Role::Hundred | Role::Scale)),
            (Role::Hundred, last) => self.group < 100 && matches!(last, None | Some(Role::Small | Role::Teen | Role::Tens)),
            (Role::Scale, _) => true,
            (Role::Dozen, last) => last != Some(Role::Dozen),
            _ => false,
        };
        if !fits {
            return false;
        }
        let done = match n.role {
            Role::Small | Role::Teen | Role::Tens => {
                self.group = self.group.saturating_add(n.value);
                self.power = 0;
                true
            }
            Role::Hundred => self.multiply_group(100, 2),
            Role::Dozen => self.multiply_group(12, 0),
            _ => self.scale(n.value),
        };
        self.last = Some(n.role);
        done
    }
    fn multiply_group(&mut self, by: i64, power: i64) -> bool {
        let Some(group) = self.group.max(1).checked_mul(by) else { return false };
        self.group = group;
        self.power = power;
        true
    }
    fn scale(&mut self, power: i64) -> bool {
        let Some(by) = u32::try_from(power).ok().and_then(|p| 10i64.checked_pow(p)) else { return false };
        let larger = self.group == 0 || self.total != 0 && self.total < by;
        let base = if larger { self.total.saturating_add(self.group) } else { self.group };
        let Some(scaled) = base.max(i64::from(self.part.is_none())).checked_mul(by) else { return false };
        let Some(total) = (if larger { Some(scaled) } else { self.total.checked_add(scaled) }) else { return false };
        self.part = self.part.take().map(|p| p.scaled(power));
        self.total = total;
        self.group = 0;
        (self.power, self.scale) = (power, power);
        true
    }
}

/// Reads the number whose first word is `i`.
pub fn read(line: &SentenceTokens, i: usize) -> Option<Figure> {
    let first = NUMERALS.at(line.tokens, i)?;
    match first.means.role {
        Role::Digits => return Some(orders(line, i, i + first.len, first.means.value, first.means.value + 1)),
        Role::Article => return after_article(line, i),
        Role::Multiple => {
            let figure = || Figure::point(line, i, i + 1, Decimal::from(first.means.value), Decimal::from(1), NumberForm::Multiple);
            return is_multiple(line, i).then(figure);
        }
        Role::Half => return half(line, i, i),
        Role::Few => return few(line, i),
        Role::Quarter if line.is_hyphen(i + 1) && measured_part(line, i + 2) => return part(line, i, 1, 4, i + 1),
        Role::Ordinal if first.means.value > 2 && line.is(i + 1, "of") && line.any(i + 2, &["a", "an"]) => {
            return part(line, i, 1, first.means.value, i + 1);
        }
        _ => {}
    }
    if let Some(vague) = plural_magnitude(line, i) {
        return Some(vague);
    }
    cardinal(line, i, i)
}

/// "doubled", "fivefold", "twice the limit"; not "scored twice", "double glazing", "doubled down".
fn is_multiple(line: &SentenceTokens, i: usize) -> bool {
    let word = line.str(i);
    if word.ends_with("fold") {
        return true;
    }
    if line.any(i + 1, &["down", "up", "over", "back", "as"]) && !(line.is(i + 1, "as") && line.guides(i + 2, Guide::Much)) {
        return false;
    }
    if word.ends_with("ed") || word.ends_with("ing") || word.ends_with('s') {
        return !line.any_before(i, &["a", "an"]);
    }
    let compared = line.any(i + 1, &["the", "that", "what", "its", "their", "his", "her", "our", "this", "those", "as"]);
    // "will double", "set to triple": a verb without an ending.
    let verb = line.any_before(i, &["to", "will", "would", "could", "may", "might", "can", "should", "than", "almost", "nearly"]);
    compared
        || verb
            && !line.is(i, "twice")
            && !line.is(i, "thrice")
            && (line.ends(i + 1) || !line.is_lower(i + 1) || super::noun::is_function(line, i + 1))
}

/// "by a fifth,", "nearly a third in", "a third more people"; not "by a third party".
fn is_share(line: &SentenceTokens, i: usize) -> bool {
    let led = line.any_before(i, &["by", "nearly", "almost", "about", "roughly", "around", "over", "than"]);
    let closed = !line.is_word(i + 2) && !line.is_dash(i + 2) || super::noun::is_function(line, i + 2);
    let more = line.any(i + 2, &["more", "fewer", "less"]) && (line.is(i + 3, "than") || super::noun::is_plural(line, i + 3));
    led && closed || more
}

/// "half-mile", "quarter-litre": a part of a measure that is no idiom.
fn measured_part(line: &SentenceTokens, i: usize) -> bool {
    super::unit::at(line, i).is_some_and(|m| {
        matches!(m.unit.dimension, Dimension::Length | Dimension::Volume | Dimension::Mass)
            || matches!(m.unit.name, "hour" | "year" | "century" | "minute")
    })
}

/// "a dozen", "a third of", "a couple of", "a half"; the article is part of the number.
fn after_article(line: &SentenceTokens, i: usize) -> Option<Figure> {
    let next = numeral(line, i + 1)?;
    match next.role {
        Role::Hundred | Role::Scale | Role::Dozen => cardinal(line, i, i + 1),
        Role::Half => half(line, i, i + 1),
        Role::Couple if line.is(i + 1, "couple") && round(line, i + 2 + usize::from(line.is(i + 2, "of"))).is_some() => {
            let (by, step, to) = round(line, i + 2 + usize::from(line.is(i + 2, "of")))?;
            let mut figure = Figure::point(line, i, to, &Decimal::from(2) * &by, step, NumberForm::Words);
            figure.loose = true;
            Some(figure)
        }
        Role::Couple => {
            let counts = line.is(i + 2, "of") || line.ends(i + 2);
            counts.then(|| Figure::point(line, i, i + 2, Decimal::from(2), Decimal::from(1), NumberForm::Vague))
        }
        Role::Few if line.is(i + 1, "few") => few(line, i + 1).map(|f| f.from_token(line, i)),
        Role::Quarter if quarter_of_round(line, i + 2).is_some() => {
            let (power, to) = quarter_of_round(line, i + 2)?;
            let value = Decimal::power_of_ten(power).divided_by(&Decimal::from(4))?;
            Some(Figure::point(line, i, to, value, Decimal::power_of_ten(power - 2), NumberForm::Words))
        }
        Role::Quarter | Role::Ordinal if next.value > 2 && (line.is(i + 2, "of") || line.ends(i + 2) || is_share(line, i)) => {
            part(line, i, 1, next.value, i + 2)
        }
        _ => None,
    }
}

/// "a quarter | million", "a quarter|-million": the magnitude's power of ten, and where it ends.
fn quarter_of_round(line: &SentenceTokens, at: usize) -> Option<(i64, usize)> {
    let at = at + usize::from(line.is_hyphen(at));
    let n = numeral(line, at).filter(|n| n.role == Role::Scale && !line.str(at).ends_with('s'))?;
    Some((n.value, at + 1))
}

/// The round numbers from token `at` on, multiplied: "hundred", "hundred thousand", "dozen"; with the step they are told to, and
/// where they end.
fn round(line: &SentenceTokens, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let (mut by, mut to) = (Decimal::from(1), at);
    while let Some(n) = numeral(line, to).filter(|_| to < at + 3) {
        by = match n.role {
            Role::Hundred => &by * &Decimal::from(100),
            Role::Scale => by.scaled(n.value),
            Role::Dozen if to == at => Decimal::from(12),
            _ => break,
        };
        to += 1;
    }
    (to > at).then(|| (by.clone(), by, to))
}

fn part(line: &SentenceTokens, from: usize, over: i64, under: i64, to: usize) -> Option<Figure> {
    let value = Decimal::from(over).divided_by(&Decimal::from(under))?;
    let mut figure = Figure::point(line, from, to, value, Decimal::power_of_ten(-2), NumberForm::Fraction);
    // "a quarter of a million", "two thirds of a million"
    if line.is(to, "of") && line.any(to + 1, &["a"]) && role(line, to + 2) == Some(Role::Scale) {
        let power = numeral(line, to + 2).map_or(0, |n| n.value);
        figure.scale_by(power);
        figure.form = NumberForm::Words;
        figure.extend(line, to + 3);
    }
    Some(figure)
}

/// "half a million", "half of them", "more than half"; not "the second half".
fn half(line: &SentenceTokens, from: usize, at: usize) -> Option<Figure> {
    let mut to = at + 1;
    let hyphen = line.is_hyphen(to);
    // "half a dozen", "half-dozen", "half-a-dozen"
    let mut next = to + usize::from(hyphen);
    next += usize::from(line.any(next, &["a", "an"]));
    next += usize::from(hyphen && line.is_hyphen(next));
    match numeral(line, next) {
        Some(n) if matches!(n.role, Role::Scale | Role::Dozen | Role::Hundred) => {
            to = next + 1;
            let (whole, power) = match n.role {
                Role::Scale => (Decimal::power_of_ten(n.value), n.value - 1),
                _ => (Decimal::from(n.value), 0),
            };
            let value = whole.divided_by(&Decimal::from(2))?;
            return Some(Figure::point(line, from, to, value, Decimal::power_of_ten(power), NumberForm::Words));
        }
        _ => {}
    }
    // "They say that half of them left", but "in that half of the year".
    let said =
        line.is(to, "of") && from >= 2 && line.is(from - 1, "that") && !line.any(from - 2, &["in", "at", "of", "for", "during", "by"]);
    let named = line.guides_before(from, Guide::BeforeHalf) && !said;
    let point = |to| Some(Figure::point(line, from, to, Decimal::parse("0.5")?, Decimal::power_of_ten(-1), NumberForm::Fraction));
    if measured_part(line, to + usize::from(hyphen)) && !line.any_before(from, &["first", "second"]) {
        return point(to);
    }
    if named || hyphen {
        return None;
    }
    let follows = line.guides(to, Guide::AfterHalf) || line.ends(to);
    if follows
        || from != at
        || super::noun::is_plural(line, to)
        || super::bound::is_bounded(line, from)
        || super::unit::at(line, to).is_some()
    {
        return point(to);
    }
    None
}

/// "several hundred", "a few thousand", "several dozen"; without a magnitude there is no figure.
fn few(line: &SentenceTokens, i: usize) -> Option<Figure> {
    let (by, step, to) = round(line, i + 1)?;
    let mut figure = Figure::point(line, i, to, &Decimal::from(2) * &by, step, NumberForm::Vague);
    figure.high = &Decimal::from(9) * &by;
    figure.unknown = true;
    Some(figure)
}

/// "thousands of", "tens of thousands", "dozens of": from the magnitude to the next.
fn plural_magnitude(line: &SentenceTokens, i: usize) -> Option<Figure> {
    let word = line.str(i);
    if !word.ends_with(['s', 'S']) {
        return None;
    }
    let n = numeral(line, i)?;
    let power = match n.role {
        Role::Hundred => 2,
        Role::Scale => n.value,
        Role::Dozen => {
            let mut dozens = Figure::point(line, i, i + 1, Decimal::from(12), Decimal::from(12), NumberForm::Vague);
            dozens.open = true;
            return (word.len() > 4).then_some(dozens);
        }
        _ => return None,
    };
    let more = line.is(i + 1, "of") && matches!(role(line, i + 2), Some(Role::Scale)) && line.str(i + 2).ends_with('s');
    let (to, power) = if more { (i + 3, power + numeral(line, i + 2).map_or(0, |m| m.value)) } else { (i + 1, power) };
    let tens = i >= 2 && line.is(i - 1, "of") && line.is(i - 2, "tens");
    Some(if tens { orders(line, i - 2, to, power + 1, power + 2) } else { orders(line, i, to, power, power + 1) })
}

fn orders(line: &SentenceTokens, from: usize, to: usize, low: i64, high: i64) -> Figure {
    let mut figure = Figure::point(line, from, to, Decimal::power_of_ten(low), Decimal::power_of_ten(low), NumberForm::Vague);
    figure.high = Decimal::power_of_ten(high);
    if line.str(to.saturating_sub(1)).starts_with(['d', 'D', 'f', 'F']) {
        figure.high = &figure.high - &Decimal::from(1);
    }
    figure
}

/// "twenty-eight thousand six hundred forty-two", "one and a half million", "two hundred point five", "thirty-first".
fn cardinal(line: &SentenceTokens, from: usize, at: usize) -> Option<Figure> {
    let mut sum = Sum { total: 0, group: 0, part: None, last: None, power: 0, scale: 0 };
    let mut i = at;
    let mut to = at;
    // A range's "and" is not part of its first number.
    let between = line.any_before(from, &["between"]);
    while let Some(n) = numeral(line, i) {
        match n.role {
            Role::Ordinal | Role::OrdinalScale => return ordinal(line, from, i, &sum, n),
            Role::Parts | Role::Quarter | Role::Half => {
                let over = sum.total.checked_add(sum.group)?;
                let denominator = if n.role == Role::Half { 2 } else { n.value };
                if over >= denominator && n.role == Role::Quarter {
                    break;
                }
                return (sum.last == Some(Role::Small) && over > 0).then(|| part(line, from, over, denominator, i + 1)).flatten();
            }
            _ => {}
        }
        if !sum.take(n) {
            break;
        }
        i += 1;
        to = i;
        let part = match and_part(line, i, &sum) {
            None if line.is(i, "point") && numeral(line, i + 1).is_some_and(|n| n.role == Role::Small) => Some(decimals(line, i + 1)?),
            part => part,
        };
        if let Some((part, end)) = part {
            sum.part = Some(part);
            i = end;
            to = end;
            if role(line, i) != Some(Role::Scale) {
                break;
            }
            continue;
        }
        i = connected(line, i, &sum, between);
    }
    (to > at).then_some(())?;
    let value = sum.value()?;
    let step = match &sum.part {
        Some(_) => Decimal::power_of_ten(sum.power - 1),
        // "Two dozen" may be 23.
        None if sum.last == Some(Role::Dozen) => Decimal::from(3),
        None => Decimal::power_of_ten(sum.power),
    };
    let mut figure = Figure::point(line, from, to, value, step, NumberForm::Words);
    figure.power = sum.power;
    if figure.power >= 3 {
        figure.mantissa = figure.low.scaled(-figure.power);
    }
    Some(figure)
}

/// Where the next numeral stands, past a hyphen, an "and" or a comma that can join it to what stands before.
fn connected(line: &SentenceTokens, i: usize, sum: &Sum, between: bool) -> usize {
    let spaced = line.is_dash(i) && line.guides(i + 1, Guide::Denominator);
    let magnitude = matches!(role(line, i + 1), Some(Role::Hundred | Role::Scale));
    if line.is_hyphen(i)
        && (magnitude
            || sum.last == Some(Role::Tens)
            || matches!(role(line, i + 1), Some(Role::Parts | Role::Ordinal | Role::Quarter | Role::Half)))
        || spaced
    {
        return i + 1;
    }
    let large = matches!(sum.last, Some(Role::Hundred | Role::Scale));
    let comma = line.is(i, ",") && sum.last == Some(Role::Scale);
    let and = !between && large && line.any(i, &["and", "&"]);
    let more = (comma || and) && is_cardinal(line, i + 1) && joins(line, i + 1, sum);
    i + usize::from(more)
}

/// Whether the number at `i` is small enough to be the rest of the number before it.
fn joins(line: &SentenceTokens, i: usize, sum: &Sum) -> bool {
    let mut at = i;
    while at < i + 4 && (is_cardinal(line, at) || line.is_hyphen(at)) {
        at += 1;
    }
    match numeral(line, at).map(|n| (n.role, n.value)) {
        Some((Role::Hundred, _)) => sum.last == Some(Role::Scale),
        Some((Role::Scale, power)) => {
            sum.last == Some(Role::Hundred) && (sum.total == 0 || power < sum.scale) || sum.last == Some(Role::Scale) && power < sum.power
        }
        _ => true,
    }
}

/// "and a half", "and three quarters", as a part of the last magnitude.
fn and_part(line: &SentenceTokens, i: usize, sum: &Sum) -> Option<(Decimal, usize)> {
    // "three-and-a-half"
    let skip = |at: usize| at + usize::from(line.is_hyphen(at));
    let i = skip(i);
    if !line.any(i, &["and", "&"]) {
        return None;
    }
    let next = skip(i + 1);
    let article = line.any(next, &["a", "an"]);
    let (over, at) = if article {
        (1, next + 1)
    } else if let Some(n) = numeral(line, next).filter(|n| n.role == Role::Small && n.value > 0) {
        (n.value, next + 1)
    } else {
        (1, next)
    };
    // "and a third", "and one third", but not "and third".
    let one = over == 1 && at > next;
    let at = skip(at);
    let n = numeral(line, at)?;
    let end = at + 1;
    let under = match n.role {
        Role::Half => 2,
        Role::Quarter | Role::Parts => n.value,
        Role::Ordinal if n.value > 2 && one => n.value,
        _ => return None,
    };
    let value = Decimal::from(over).divided_by(&Decimal::from(under))?;
    let next = numeral(line, end);
    // "one billion and a half million" adds half a million; "two million and a half" half a million too.
    let power = match next {
        Some(n) if n.role == Role::Scale && sum.last == Some(Role::Scale) => return Some((value.scaled(n.value), end + 1)),
        _ if sum.last == Some(Role::Scale) => sum.power,
        _ => 0,
    };
    Some((value.scaled(power), end))
}

/// The digits after "point", as a decimal below one.
fn decimals(line: &SentenceTokens, at: usize) -> Option<(Decimal, usize)> {
    let mut value = Decimal::from(0);
    let mut i = at;
    while let Some(n) = numeral(line, i).filter(|n| n.role == Role::Small && i < at + 12) {
        value = &value + &Decimal::from(n.value).scaled(-((i - at) as i64 + 1));
        i += 1;
    }
    (i > at).then_some((value, i))
}

fn ordinal(line: &SentenceTokens, from: usize, i: usize, sum: &Sum, n: &Numeral) -> Option<Figure> {
    let before = sum.total.checked_add(sum.group)?;
    let end = i + 1;
    let fraction = sum.last == Some(Role::Small) && before > 0 && n.value > 2 && n.role == Role::Ordinal;
    if fraction {
        return if before == 1 { part(line, from, before, n.value, end) } else { None };
    }
    let value = match n.role {
        Role::OrdinalScale => before.max(1).checked_mul(10i64.checked_pow(u32::try_from(n.value).ok()?)?)?,
        _ if matches!(sum.last, None | Some(Role::Tens | Role::Hundred | Role::Scale)) => before.checked_add(n.value)?,
        _ => return None,
    };
    // "took a second to reply"
    let moment = !line.is_lower(i + 1) || line.any(i + 1, &["to", "later", "or", "before", "after", "longer"]);
    if line.is(from, "second") && from == i && line.any_before(from, &["a", "split", "per"]) && moment {
        return None;
    }
    Some(Figure::point(line, from, end, Decimal::from(value), Decimal::from(1), NumberForm::Ordinal))
}

/// The magnitude behind digits at `i`: its power of ten, whether it is a dozen, and where it ends.
pub fn magnitude(line: &SentenceTokens, i: usize, figure: &Figure, money: bool) -> Option<(i64, i64, usize)> {
    let at = i + usize::from(line.is_hyphen(i));
    let n = numeral(line, at)?;
    match n.role {
        Role::Hundred => Some((2, 1, at + 1)),
        Role::Scale => Some((n.value, 1, at + 1)),
        Role::Dozen => Some((0, 12, at + 1)),
        Role::Mark if at == i && is_mark(line, i, figure, money) => {
            let stop = line.kind(i + 1) == Some(Kind::Stop) && line.touches(i + 1) && line.is_lower(i + 2);
            Some((n.value, 1, i + 1 + usize::from(stop)))
        }
        _ => None,
    }
}

/// Whether a short mark is a magnitude here, and not a unit: "35m of its", "$5m", "6.2m viewers", but "a 400m race".
fn is_mark(line: &SentenceTokens, i: usize, figure: &Figure, money: bool) -> bool {
    let mark = line.str(i);
    let glued = line.touches(i);
    if mark.len() >= 2 && !matches!(mark, "mm" | "Mm" | "cr" | "Cr" | "CR" | "lcr" | "LCr" | "crs" | "Crs") {
        return mark != "MM" || glued || money;
    }
    if mark == "mm" || mark == "Mm" {
        return money;
    }
    // "2.5m or fewer people"
    let bound = crate::lexicon::BOUNDS.at(line.tokens, i + 1).filter(|f| line.is(i + 1, "or") && f.len > 1).map_or(0, |f| f.len);
    let counts = line.is(i + 1, "of") && glued
        || bound > 0 && super::noun::is_plural(line, i + 1 + bound)
        || super::noun::is_plural(line, i + 1) && !line.guides(i + 1, Guide::Run)
        || super::unit::at(line, i + 1).is_some_and(|m| m.unit.name == "ton" || m.to > i + 2 || is_amount(line, &m))
        || super::money::after(line, i + 1).is_some();
    match mark {
        "m" => money || (glued && (counts || is_many(line, i, figure))),
        "t" | "T" => money && glued,
        "cr" | "Cr" | "CR" | "lcr" | "LCr" | "crs" | "Crs" => money,
        "l" | "L" => money && glued,
        "M" => glued || money || counts,
        "k" | "K" => money || glued && !is_course(line, i, figure),
        "b" => money || glued,
        "B" => money || glued || line.is_lower(i + 1),
        _ => false,
    }
}

/// Whether a unit behind "5m" is one of which there are millions: "km", "tonnes", "litres".
fn is_amount(line: &SentenceTokens, measure: &super::unit::UnitMatch) -> bool {
    use Dimension::{Area, Energy, Information, Length, Mass, Power, Time, Volume};
    let text = line.str(measure.from);
    let plural =
        text.ends_with('s') && text.len() > 3 || measure.unit.dimension != Time && text.len() == 2 && !matches!(text, "in" | "at" | "ft");
    plural && matches!(measure.unit.dimension, Area | Energy | Information | Length | Mass | Power | Time | Volume)
}

/// Whether a K is a kilometre: "a 5K race", "her first 10K charity run"; not "5K run for the hills".
pub fn is_course(line: &SentenceTokens, i: usize, figure: &Figure) -> bool {
    let run = |at: usize| line.guides(at, Guide::Course);
    let one = (1..3).any(|back| line.guides_before((figure.from + 1).saturating_sub(back), Guide::Determiner));
    one && (run(i + 1) || line.is_lower(i + 1) && run(i + 2)) && figure.low <= Decimal::from(LONGEST)
}

/// No course is longer, in kilometres.
const LONGEST: i64 = 300;

/// Whether "4m" before several words counts what they name: "4m new subscribers", but not "a 4m high wall" or "two 4m steel beams".
fn is_many(line: &SentenceTokens, i: usize, figure: &Figure) -> bool {
    if !super::noun::is_counted(line, i + 1) {
        return false;
    }
    let sized = line.guides(i + 1, Guide::Extent) && !line.is_hyphen(i + 2);
    let one = line.any_before(figure.from, &["a", "an", "his", "her"]) || is_number_word_before(line, figure.from);
    let run = super::noun::phrase(line, i + 1, false).is_some_and(|n| line.guides(n.to - 1, Guide::Run));
    figure.decimals > 0 && !sized || !(sized || one || run)
}

fn is_number_word_before(line: &SentenceTokens, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|p| line.is_number(p) || is_number_word(line, p))
}

/// Digits, then words of smaller magnitude: "3 hundred and 21".
pub fn rest(line: &SentenceTokens, i: usize, power: i64) -> Option<(Decimal, usize)> {
    if power < 2 || !line.any(i, &["and"]) {
        return None;
    }
    if line.is_number(i + 1) {
        let figure = digits::read(line, i + 1)?.figure()?;
        let fits = figure.decimals == 0 && figure.low < Decimal::power_of_ten(power) && power == 2 && figure.to == i + 2;
        return fits.then_some((figure.low, figure.to));
    }
    let figure = (power > 5 && is_cardinal(line, i + 1)).then(|| cardinal(line, i + 1, i + 1)).flatten()?;
    (line.ends(figure.to) && figure.form == NumberForm::Words && figure.low < Decimal::power_of_ten(power))
        .then_some((figure.low, figure.to))
}
