//! Numbers inside dates: amounts before a unit, days of the month, years in digits and in words.
//!
//! Counts of anything else are the business of quantities. Amounts are in thousandths ("2 1/2" is 2500).

use super::length::MAX_AMOUNT;
use super::reader::DateReader;
use super::word::Role;
use crate::token::Kind;

/// A number read from a text: thousandths, or none for "several"; and the index after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Thousandths of one.
    pub thousandths: Option<i64>,
    /// The index after its last token.
    pub end: usize,
}

impl DateReader<'_> {
    /// A number before a unit: "3", "2 1/2", "three and a half", "a", "several".
    pub fn amount(&self, at: usize) -> Option<Amount> {
        let (term, end) = match self.token(at)?.kind {
            Kind::Number => return self.amount_in_digits(at),
            _ => self.term(at)?,
        };
        match term.role {
            Role::Vague => Some(Amount { thousandths: None, end }),
            Role::Article => {
                // "a few", "a hundred", "a further two"
                match self.term(end) {
                    Some((next, after)) if next.role == Role::Vague => Some(Amount { thousandths: None, end: after }),
                    Some((next, _)) if next.role == Role::Scale => self.amount_in_words(at),
                    Some((next, after)) if next.role == Role::Half => {
                        Some(Amount { thousandths: Some(500), end: self.over_article(after) })
                    }
                    _ => Some(Amount { thousandths: Some(1000), end }),
                }
            }
            Role::Half => {
                let after = self.over_article(if self.is_dash(end) { end + 1 } else { end });
                Some(Amount { thousandths: Some(500), end: after })
            }
            _ => self.amount_in_words(at),
        }
    }

    fn over_article(&self, at: usize) -> usize {
        self.role(at, Role::Article).map_or(at, |(_, end)| end)
    }

    fn amount_in_digits(&self, at: usize) -> Option<Amount> {
        let word = self.word(at);
        if word.len() > 12 {
            return None;
        }
        if let Some(part) = fraction(word) {
            return Some(Amount { thousandths: Some(part), end: at + 1 });
        }
        let (whole, point) = word.split_once('.').unwrap_or((word, ""));
        let whole: i64 = digits(whole)?;
        let thousandths = whole.min(MAX_AMOUNT) * 1000 + thousandths(point)?;
        let mut end = at + 1;
        let mut more = 0;
        if let Some(part) = self.token(end).filter(|t| t.kind == Kind::Number).and_then(|t| fraction(t.span.of(self.text))) {
            (more, end) = (part, end + 1);
        } else if let Some((part, after)) = self.ratio(end) {
            (more, end) = (part, after);
        } else if let Some((part, after)) = self.and_a_part(end) {
            (more, end) = (part, after);
        } else if let Some((scale, after)) = self.role(end, Role::Scale).filter(|_| point.is_empty()) {
            return Some(Amount { thousandths: Some((whole * i64::from(scale)).min(MAX_AMOUNT) * 1000), end: after });
        }
        Some(Amount { thousandths: Some(thousandths + more), end })
    }

    /// "1/2" in three tokens.
    fn ratio(&self, at: usize) -> Option<(i64, usize)> {
        let ((_, top), (_, bottom)) = (self.digits(at)?, self.digits(at + 2)?);
        (self.word(at + 1) == "/" && self.is_glued(at + 1) && top < bottom && bottom <= 16).then(|| (top * 1000 / bottom, at + 3))
    }

    /// "and a half", "-and-a-half", "and three quarters of".
    fn and_a_part(&self, at: usize) -> Option<(i64, usize)> {
        let over_dash = |i: usize| if self.is_dash(i) { i + 1 } else { i };
        let and = over_dash(at);
        if !self.is(and, &["and"]) {
            return None;
        }
        let next = over_dash(and + 1);
        let (count, part) = match self.term(next) {
            Some((term, end)) if term.role == Role::Article => (1, over_dash(end)),
            Some((term, end)) if term.role == Role::Cardinal && (1..=3).contains(&term.value) => (i64::from(term.value), over_dash(end)),
            _ => (1, next),
        };
        let (term, end) = self.term(part)?;
        let size = match term.role {
            Role::Half => 500,
            // "a year and two quarters" is another matter: a unit must follow.
            Role::Unit | Role::Units if term.value == 7 && self.unit_follows(end) => 250,
            _ => return None,
        };
        let end = if self.is(end, &["of"]) { end + 1 } else { end };
        (self.unit_follows(end) || self.is_dash(end)).then_some((count * size, end))
    }

    fn unit_follows(&self, at: usize) -> bool {
        let at = if self.is(at, &["of"]) || self.is_dash(at) { at + 1 } else { at };
        matches!(self.single(at), Some(Role::Unit | Role::Units))
    }

    /// "three", "twenty-four", "a hundred and ten", "two thousand", "two and a half".
    fn amount_in_words(&self, at: usize) -> Option<Amount> {
        let (whole, mut end) = self.cardinal(at)?;
        let mut thousandths = whole.min(MAX_AMOUNT) * 1000;
        if let Some((part, after)) = self.and_a_part(end) {
            thousandths += part;
            end = after;
        }
        Some(Amount { thousandths: Some(thousandths), end })
    }

    /// A whole number in words: its value and the index after it.
    pub fn cardinal(&self, at: usize) -> Option<(i64, usize)> {
        let (mut total, mut group, mut end, mut seen) = (0i64, 0i64, at, false);
        // Nine terms hold any number below a million; more is no number of days or years.
        for _ in 0..9 {
            let Some((term, after)) = self.term(end) else { break };
            let value = i64::from(term.value);
            match term.role {
                Role::Article if !seen && matches!(self.single(after), Some(Role::Scale)) => group = 1,
                Role::Cardinal if group % 10 == 0 && (value < 10 && group % 100 != 10 || group % 100 == 0) && !(seen && value == 0) => {
                    group += value
                }
                Role::Tens if group % 100 == 0 => group += value,
                Role::Scale if value == 100 && group > 0 && group < 100 => group *= 100,
                Role::Scale if value == 1000 && group > 0 && total == 0 => (total, group) = (group * 1000, 0),
                _ => break,
            }
            seen = true;
            end = after;
            let joined = if self.is_dash(end) && term.role == Role::Tens || term.role == Role::Scale && self.is(end, &["and"]) {
                end + 1
            } else {
                end
            };
            match self.single(joined) {
                Some(Role::Cardinal | Role::Tens) if joined > end && self.cardinal_continues(joined) => end = joined,
                Some(Role::Scale) if joined > end => end = joined,
                _ => {}
            }
        }
        seen.then_some((total + group, end))
    }

    /// Whether the word after a joining "and" or dash goes on with the number: "two hundred and | ten", "twenty-|four".
    fn cardinal_continues(&self, at: usize) -> bool {
        self.role(at, Role::Cardinal).is_some() || self.role(at, Role::Tens).is_some()
    }

    /// A year in words: "nineteen ninety-seven", "two thousand and ten", "twenty fifteen".
    pub fn year_in_words(&self, at: usize) -> Option<(i16, usize)> {
        let (first, mut next) = self.pair(at)?;
        if (1..=2).contains(&first) && self.role(next, Role::Scale).is_some_and(|(v, _)| v == 1000) {
            let (year, end) = self.cardinal(at)?;
            return (1000..2100).contains(&year).then_some((year as i16, end));
        }
        if !(11..=20).contains(&first) {
            return None;
        }
        if let Some((_, end)) = self.role(next, Role::Scale).filter(|(v, _)| *v == 100) {
            let after = if self.is(end, &["and"]) { end + 1 } else { end };
            return Some(match self.pair(after) {
                Some((rest, end)) => ((first * 100 + rest) as i16, end),
                None => ((first * 100) as i16, end),
            });
        }
        if self.is_dash(next) {
            next += 1;
        }
        // "nineteen oh five", "nineteen zero one"
        let zero = self.is(next, &["oh", "zero", "o"]);
        let (rest, end) = self.pair(next + usize::from(zero))?;
        (if zero { rest < 10 } else { rest >= 10 }).then(|| ((first * 100 + rest) as i16, end))
    }

    /// A number below a hundred in words.
    fn pair(&self, at: usize) -> Option<(i64, usize)> {
        let (term, end) = self.term(at)?;
        let value = i64::from(term.value);
        match term.role {
            Role::Cardinal => Some((value, end)),
            Role::Tens => {
                let next = if self.is_dash(end) { end + 1 } else { end };
                match self.role(next, Role::Cardinal) {
                    Some((one, after)) if (1..10).contains(&one) => Some((value + i64::from(one), after)),
                    _ => Some((value, end)),
                }
            }
            _ => None,
        }
    }

    /// A year of four digits, or of two after an apostrophe.
    pub fn year(&self, at: usize) -> Option<(i16, usize)> {
        if let Some((4, year)) = self.digits(at) {
            return (1000..2200).contains(&year).then(|| (year as i16, at + 1));
        }
        if self.token(at)?.kind == Kind::Quote
            && self.is_glued(at + 1)
            && let Some((2, short)) = self.digits(at + 1)
        {
            return Some((full_year(short), at + 2));
        }
        None
    }

    /// An ordinal: "11th", "third".
    pub fn ordinal(&self, at: usize) -> Option<(i64, usize)> {
        if let Some((count, value)) = self.digits(at) {
            let suffix = self.is_glued(at + 1) && self.single(at + 1) == Some(Role::Suffix);
            return (suffix && count <= 2).then_some((value, at + 2));
        }
        self.role(at, Role::Ordinal).map(|(value, end)| (i64::from(value), end))
    }

    /// A day of the month as a number: "7", "7th", "seventh", "twenty two".
    pub fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let (value, end) = match self.ordinal(at) {
            Some(found) => found,
            None => match self.digits(at) {
                Some((count, value)) if count <= 2 => (value, at + 1),
                Some(_) => return None,
                None => self.pair(at)?,
            },
        };
        (1..=31).contains(&value).then_some((value as i8, end))
    }
}

/// The year meant by its last two digits: in the hundred years up to 2029, which news still to be written will outlive.
pub fn full_year(short: i64) -> i16 {
    (if short < 30 { 2000 + short } else { 1900 + short }) as i16
}

fn digits(word: &str) -> Option<i64> {
    let mut value = 0i64;
    for b in word.bytes() {
        match b {
            b'0'..=b'9' => value = value.saturating_mul(10).saturating_add(i64::from(b - b'0')),
            b',' => {}
            _ => return None,
        }
    }
    Some(value)
}

fn thousandths(point: &str) -> Option<i64> {
    let mut value = 0;
    for i in 0..3 {
        let digit = point.as_bytes().get(i).copied().unwrap_or(b'0');
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(digit - b'0');
    }
    Some(value)
}

fn fraction(word: &str) -> Option<i64> {
    Some(match word {
        "½" => 500,
        "¼" => 250,
        "¾" => 750,
        "⅓" => 333,
        "⅔" => 667,
        _ => return None,
    })
}
