//! Amounts of time: "two years", "eight-year", "a week ago", "every two weeks", "for months".
//!
//! An amount told back or forth from the article's day ("ago") becomes a date; any other is a length. Ages
//! ("a two-year-old") are quantities and left alone.

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::length::{Length, TimeUnit};
use super::point::{Grain, Point};
use super::word::Role;
use jiff::Span;

/// Years, months, weeks, days, hours and minutes: no length has more parts.
pub const MOST_PARTS: usize = 6;

/// A weekend among the units.
const WEEKEND: i16 = -1;

const ALL: u8 = edges::THE | edges::ABOUT | edges::BOUND;

impl Grammar<'_> {
    /// The unit at `at` with its amount: "two | years", "two | more years", "eight|-year".
    pub fn length_at(&self, at: usize, thousandths: Option<i64>) -> Option<(Length, usize)> {
        let r = &self.read;
        let at = if r.is_dash(at) && r.is_glued(at) { at + 1 } else { at };
        let at = r.role(at, Role::More).map_or(at, |(_, end)| end);
        let at = r.skip(at, "of");
        let (unit, end) = match r.term(at)? {
            (term, end) if matches!(term.role, Role::Unit | Role::Units) => (TimeUnit::from_lexicon(term.value), end),
            (term, end) if term.role == Role::Ordinal && r.is(at, &["second"]) && thousandths.is_some() => (TimeUnit::Second, end),
            _ => return None,
        };
        Some((Length::new(thousandths, unit), end))
    }

    /// ", 2 days", " and 4 seconds", "and a half": what goes on after a length.
    pub fn more_length(&self, at: usize) -> Option<(Length, usize)> {
        let r = &self.read;
        let next = r.skip(r.skip(at, ","), "and");
        if next == at && !r.token(at).is_some_and(|t| t.space_before() && t.kind != crate::token::Kind::Dash) {
            return None;
        }
        let amount = r.amount(next)?;
        amount.thousandths?;
        // "a year and a week ago" goes on; "an hour, a spokesman said" does not.
        self.length_at(amount.end, amount.thousandths)
    }

    /// An expression that starts with a number, an article or a vague count.
    pub fn counted(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let amount = r.amount(at)?;
        let article = r.single(at) == Some(Role::Article) && amount.end == at + 1;
        // "$5-a-month" is a rate.
        let rate = article && r.dash_before(at) && r.is_glued(at);
        if rate || article && r.single(amount.end) == Some(Role::Article) {
            return None;
        }
        if let Some(hit) = self.either(at, amount.end) {
            return Some(hit);
        }
        if let Some(hit) = self.so_often(amount.thousandths, amount.end) {
            return Some(hit);
        }
        if let Some(hit) = self.weekdays_ago(amount.thousandths, amount.end) {
            return Some(hit);
        }
        let hyphen = r.is_dash(amount.end) && r.is_glued(amount.end);
        let unit = r.term(amount.end + usize::from(hyphen)).map(|(t, _)| (t.role, t.value));
        // "three-quarters of", "a quarter of": parts of a whole. "the 1988 quarter", "a second": a year, an ordinal.
        // "the Thirty Years' War"
        let named = |i: usize| r.is(if matches!(r.word(i), "'" | "’") { i + 1 } else { i }, &["war", "wars"]);
        if r.token(at).is_some_and(|t| t.is_capitalised()) && (1..=2).any(|n| named(amount.end + n + usize::from(r.is_dash(amount.end)))) {
            return None;
        }
        let units = amount.end + usize::from(hyphen) + 1;
        let of_one = r.is(units, &["of"]) && r.role(units + 1, Role::Article).is_some();
        let part = matches!(unit, Some((Role::Units, 7))) && (hyphen || of_one) || matches!(unit, Some((Role::Unit, 7))) && article;
        let year = matches!(unit, Some((Role::Unit | Role::Ordinal, _))) && !hyphen && r.digits(at).is_some_and(|(n, _)| n == 4);
        let ordinal = matches!(unit, Some((Role::Ordinal, _)))
            && (article || r.is_plain_word(amount.end + 1) && r.single(at) != Some(Role::Cardinal) && !r.is(amount.end + 1, &["later"]));
        if part && !matches!(r.single(amount.end + 1), Some(Role::Ago | Role::Away)) || year || ordinal {
            return None;
        }
        let (mut length, mut end) = self.length_at(amount.end, amount.thousandths).or_else(|| {
            // "5 upcoming years", "a full year"
            let (_, turn) = r.role(amount.end, Role::Turn)?;
            let units = r.single(turn) == Some(Role::Units);
            self.length_at(turn, amount.thousandths).filter(|_| !article && units && amount.thousandths.is_some_and(|n| n < 1_000_000))
        })?;
        if r.single(end - 1) == Some(Role::Unit) && hyphen && self.is_age(end) || self.is_old(end) {
            return None;
        }
        // "an hour and a half"
        if r.is(end, &["and"]) && !hyphen {
            let (one, half) = r.role(end + 1, Role::Article).map_or((end + 1, end + 1), |(_, i)| (i, i));
            if r.role(half, Role::Half).is_some()
                && one > end
                && let Some(unit) = length.unit()
            {
                length.add(Some(500), unit);
                end = half + 1;
            }
        }
        for _ in 1..MOST_PARTS {
            let Some((more, after)) = self.more_length(end).filter(|_| !hyphen) else { break };
            length = joined(length, more);
            end = after;
        }
        if let Some(hit) = self.away(length, end, at) {
            return Some(hit);
        }
        if let Some(hit) = self.days_beside_day(amount.thousandths, length.unit(), end) {
            return Some(hit);
        }
        // "a year or two", "a week or so"
        if article && r.is(end, &["or"]) && r.role(end + 1, Role::Cardinal).is_some_and(|(n, after)| n == 2 && after == end + 2) {
            let open = length.unit().map(|u| Length::new(None, u))?;
            return self.away(open, end + 2, at).or(Some(Hit::new(end + 2, Meaning::Length(open), ALL)));
        }
        if r.is(end, &["or"])
            && r.is(end + 1, &["so"])
            && let Some(hit) = self.away(length, end + 2, at)
        {
            return Some(hit);
        }
        if article && !self.is_length_asked(at, end) {
            return None;
        }
        if self.is_rate(at) {
            return None;
        }
        if r.is(end, &["or"]) && r.is(end + 1, &["so"]) {
            end += 2;
        }
        let edges = if hyphen { edges::ABOUT | edges::BOUND } else { ALL };
        // "a day earlier" is one expression; its distance is what the words give.
        let end = if r.is(end, &["earlier"]) && !hyphen && length.finest() >= Some(TimeUnit::Day) { end + 1 } else { end };
        Some(Hit::new(end, Meaning::Length(length), edges))
    }

    /// "two to three weeks", "weeks or months", "12 to 18 months", "a year or two".
    fn either(&self, at: usize, end: usize) -> Option<Hit> {
        let r = &self.read;
        if !(r.is(end, &["to", "or"]) || r.is_dash(end) && r.is_glued(end)) {
            return None;
        }
        let amount = r.amount(end + 1).filter(|a| a.end > end + 1 && r.single(end + 1) != Some(Role::Article))?;
        let (length, end) = self.length_at(amount.end, amount.thousandths)?;
        if self.is_old(end) {
            return None;
        }
        let unit = length.unit()?;
        // The TIMEX value of an open choice is an unsaid number of the unit.
        self.away(Length::new(None, unit), end, at).or(Some(Hit::new(end, Meaning::Length(Length::new(None, unit)), ALL)))
    }

    /// "two-year-old", "37 years old", "years of age".
    fn is_age(&self, end: usize) -> bool {
        self.read.is_dash(end) && self.read.is(end + 1, &["old", "olds"])
    }

    fn is_old(&self, end: usize) -> bool {
        self.read.is(end, &["old"]) || self.read.is(end, &["of"]) && self.read.is(end + 1, &["age"])
    }

    /// "a week" is a length after "for", "in", "within"; after an amount it is a rate ("$5 a week").
    fn is_length_asked(&self, at: usize, end: usize) -> bool {
        let r = &self.read;
        let after = r.is(end, &["after", "before", "since", "or"]);
        let asked = r.cue_before(at, |c| c.length);
        let hyphen = r.is_dash(at + 1);
        asked
            || hyphen
            || r.is(at, &["another"])
            || at == 0
            || end - at > 2
            || after && !r.is_plain_word(at.wrapping_sub(1))
            || r.is(end, &["and"])
    }

    /// "per 100 days" and "$5 days" are no lengths.
    fn is_rate(&self, at: usize) -> bool {
        self.read.is_before(at, &["per", "$", "#", "£", "€"])
    }

    /// "first nine months", "first few days", "last five years" is read with its turn.
    pub fn ordinal_units(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let last = r.is(at, &["last", "final"]);
        let (number, next) = r.ordinal(at).or(last.then_some((-1, at + 1)))?;
        // "fifth last", "second-to-last": counted from the end.
        if let Some(end) = self.over_last(next).filter(|_| !last && number > 0) {
            return self.one_of(-number, end);
        }
        if let Some(hit) = self.one_of(number, next) {
            return Some(hit);
        }
        let amount = r.amount(next)?;
        let (length, end) = self.length_at(amount.end, amount.thousandths)?;
        if let Some(hit) = self.part_of_year(&length, last, end).filter(|_| last || number == 1 && length.unit() != Some(TimeUnit::Month)) {
            return Some(hit);
        }
        (!last && amount.thousandths != Some(1000)).then(|| Hit::new(end, Meaning::Length(length), ALL))
    }

    /// "last", "to last" and "-to-last" after an ordinal: the index after it.
    pub fn over_last(&self, at: usize) -> Option<usize> {
        let r = &self.read;
        let dash = |i: usize| i + usize::from(r.is_dash(i));
        let to = dash(at);
        let last = if r.is(to, &["to"]) { dash(to + 1) } else { at };
        r.is(last, &["last"]).then_some(last + 1)
    }

    /// "last four months of 2021", "first two quarters of 1990", "last ten days of May": from day to day, or the half.
    fn part_of_year(&self, length: &Length, last: bool, end: usize) -> Option<Hit> {
        let r = &self.read;
        if !r.is(end, &["of"]) || length.unit() >= Some(TimeUnit::Year) || length.unit() <= Some(TimeUnit::Hour) {
            return None;
        }
        let (whole, end) = match r.year(end + 1) {
            Some((year, after)) => (Point::year(year), after),
            None => {
                let hit = self.month_first(end + 1).or_else(|| self.turned(end + 1))?;
                let Meaning::Point(point) = hit.meaning else { return None };
                (point, hit.end)
            }
        };
        let (low, high) = whole.interval().filter(|_| matches!(whole.grain, Grain::Month | Grain::Year))?;
        if let (Some(6000), Some(year), Grain::Year) = (length.months(), whole.year, whole.grain) {
            return Some(Hit::point(end, Point::part(Grain::Half, Some(year), if last { 2 } else { 1 }), edges::THE));
        }
        let (low, high) = (low.date(), high.date());
        let (from, until) = if last { (self.exactly(length, -1, high)?, high) } else { (low, self.exactly(length, 1, low)?) };
        let whole_units = from >= low && until <= high && from < until;
        let to = until.yesterday().ok().filter(|_| whole_units && length.amounts().all(|(n, _)| n % 1000 == 0))?;
        Some(Hit::new(end, Meaning::Range(Point::date(from), Point::date(to)), edges::THE))
    }

    /// "third month of 2021", "last day of May", "first week of next month".
    fn one_of(&self, number: i64, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (unit, end) = r.role(at, Role::Unit).or_else(|| r.role(at, Role::Weekend).map(|(_, end)| (WEEKEND, end)))?;
        let of = r.is(end, &["of"]);
        if !(of || r.is(end, &["in"]) && r.single(end + 1) == Some(Role::Month)) {
            return None;
        }
        let month = || {
            let hit = self.month_first(end + 1).or_else(|| self.turned(end + 1)).or_else(|| self.the_month(end + 1))?;
            match hit.meaning {
                Meaning::Point(Point { grain: Grain::Month, year: Some(year), part, .. }) => {
                    Some((jiff::civil::Date::new(year, part, 1).ok()?, hit.end))
                }
                _ => None,
            }
        };
        if unit == WEEKEND {
            let (first, end) = month()?;
            let saturday = first.nth_weekday_of_month(i8::try_from(number).ok()?, jiff::civil::Weekday::Saturday).ok()?;
            return Some(Hit::point(end, Point { grain: Grain::Weekend, ..Point::week(saturday) }, edges::THE));
        }
        let point = match TimeUnit::from_lexicon(unit) {
            TimeUnit::Day if of && month().is_none() => {
                let (year, end) = self.year_after(end)?;
                let first = jiff::civil::Date::new(year?, 1, 1).ok()?;
                let day = if number < 0 { first.last_of_year() } else { first };
                let steps = if number < 0 { number + 1 } else { number - 1 };
                (Point::date(day.checked_add(Span::new().try_days(steps).ok()?).ok()?), end)
            }
            TimeUnit::Month => {
                let (year, end) = self.year_after(end)?;
                let month = if number < 0 { 12 } else { i8::try_from(number).ok().filter(|m| (1..=12).contains(m))? };
                return Some(Hit::point(end, Point::part(Grain::Month, year, month), edges::THE));
            }
            TimeUnit::Day => {
                let (first, end) = month()?;
                let last = i64::from(first.last_of_month().day());
                let day = i8::try_from(if number < 0 { last + 1 + number } else { number }).ok()?;
                (Point::date(jiff::civil::Date::new(first.year(), first.month(), day).ok()?), end)
            }
            TimeUnit::Week => {
                let (first, end) = month()?;
                let day = if number < 0 {
                    first.last_of_month().checked_add(Span::new().try_weeks(number + 1).ok()?).ok()?
                } else {
                    first.checked_add(Span::new().try_weeks(number - 1).ok()?).ok()?
                };
                (Point::week(day), end)
            }
            _ => return None,
        };
        Some(Hit::point(point.1, point.0, edges::THE))
    }

    /// "the month" of the article's day.
    fn the_month(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (unit, end) = r.role(r.role(at, Role::The)?.1, Role::Unit)?;
        (TimeUnit::from_lexicon(unit) == TimeUnit::Month).then(|| Hit::point(end, Point::away(self.now.published, Grain::Month, 0), 0))
    }

    /// "for months", "in years", "weeks ago", "years later", "weeks or months", "decades-long".
    pub fn units_alone(&self, at: usize, unit: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        let unit = TimeUnit::from_lexicon(unit);
        let length = Length::new(None, unit);
        if let Some((turn, after)) = r.role(end, Role::Ago) {
            return Some(Hit::new(after, Meaning::Reference(turn as i8), 0));
        }
        if r.is_dash(end) && r.is(end + 1, &["long"]) {
            return Some(Hit::new(end + 2, Meaning::Length(length), 0));
        }
        if r.is(end, &["or"])
            && let Some((more, after)) = r.role(end + 1, Role::Units)
        {
            return Some(Hit::new(after, Meaning::Length(Length::new(None, unit.min(TimeUnit::from_lexicon(more)))), 0));
        }
        let asked = r.is_before(at, &["for", "in", "within", "took", "spent"]) && unit >= TimeUnit::Day;
        let around =
            r.is(end, &["before", "after", "later", "earlier", "ahead"]) && unit >= TimeUnit::Hour && !r.is_before(at, &["of", "'s", "’s"]);
        (asked && !r.is(end, &["of", "old"]) && !r.is_plain_word(end) || around).then(|| Hit::new(end, Meaning::Length(length), edges::THE))
    }
}

/// The sum of two lengths.
pub fn joined(mut length: Length, more: Length) -> Length {
    for (amount, unit) in more.amounts() {
        length.add(Some(amount), unit);
    }
    length
}
