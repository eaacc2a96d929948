//! Amounts of time: "two years", "eight-year", "a week ago", "every two weeks", "for months".
//!
//! An amount told back or forth from the article's day ("ago") becomes a date; any other is a length. Ages
//! ("a two-year-old") are quantities and left alone.

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::length::{Length, Unit};
use super::point::{Grain, Point};
use super::word::{Role, Tense};
use jiff::Span;

/// Years, months, weeks, days, hours and minutes: no length has more parts.
pub const MOST_PARTS: usize = 6;

const ALL: u8 = edges::THE | edges::ABOUT | edges::BOUND;

impl Grammar<'_> {
    /// The unit at `at` with its amount: "two | years", "two | more years", "eight|-year".
    pub fn length_at(&self, at: usize, thousandths: Option<i64>) -> Option<(Length, usize)> {
        let r = &self.read;
        let at = if r.is_dash(at) && r.is_glued(at) { at + 1 } else { at };
        let at = r.role(at, Role::More).map_or(at, |(_, end)| end);
        let at = r.skip(at, "of");
        let (unit, end) = match r.term(at)? {
            (term, end) if matches!(term.role, Role::Unit | Role::Units) => (Unit::of(term.value), end),
            (term, end) if term.role == Role::Ordinal && r.is(at, &["second"]) && thousandths.is_some() => (Unit::Second, end),
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
        if article && r.single(amount.end) == Some(Role::Article) {
            return None;
        }
        if let Some(hit) = self.either(at, amount.end) {
            return Some(hit);
        }
        if let Some(hit) = self.weekdays_ago(amount.thousandths, amount.end) {
            return Some(hit);
        }
        let hyphen = r.is_dash(amount.end) && r.is_glued(amount.end);
        let unit = r.term(amount.end + usize::from(hyphen)).map(|(t, _)| (t.role, t.value));
        // "three-quarters of", "a quarter of": parts of a whole. "the 1988 quarter", "a second": a year, an ordinal.
        let part = matches!(unit, Some((Role::Units, 7))) && hyphen || matches!(unit, Some((Role::Unit, 7))) && article;
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
        let end = if r.is(end, &["earlier"]) && !hyphen && length.finest() >= Some(Unit::Day) { end + 1 } else { end };
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

    /// "2 Thursdays ago".
    fn weekdays_ago(&self, thousandths: Option<i64>, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (weekday, end) = r.role(at, Role::Weekdays)?;
        let (turn, after) = r.role(end, Role::Ago)?;
        let count = thousandths? / 1000;
        let first = self.turned_weekday(weekday as i8, i64::from(turn), false);
        let date = first.civil()?.checked_add(Span::new().try_weeks(i64::from(turn).checked_mul(count - 1)?).ok()?).ok()?;
        Some(Hit::point(after, Point { weekday: weekday as i8, ..Point::date(date) }, 0))
    }

    /// "two-year-old", "37 years old", "years of age".
    fn is_age(&self, end: usize) -> bool {
        self.read.is_dash(end) && self.read.is(end + 1, &["old", "olds"])
    }

    fn is_old(&self, end: usize) -> bool {
        self.read.is(end, &["old"]) || self.read.is(end, &["of"]) && self.read.is(end + 1, &["age"])
    }

    /// "two weeks ago", "three months hence", "a year earlier", "two days before yesterday", "in three years".
    fn away(&self, length: Length, end: usize, at: usize) -> Option<Hit> {
        let r = &self.read;
        let edge = edges::ABOUT | edges::BOUND;
        if let Some((turn, after)) = r.role(end, Role::Ago) {
            if length.amounts().next() == Some((1000, Unit::Year)) && turn < 0 && self.now.quarter.is_some() {
                return Some(Hit::point(after, self.year_back(), edge));
            }
            return Some(match self.shifted(&length, i64::from(turn), self.now.published) {
                Some(point) => self.near(&length, after, point),
                None if length.is_known() => {
                    Hit::point(after, Point::open(length.finest().map_or(Grain::Day, Unit::grain).max(Grain::Day)), edge)
                }
                None => Hit::new(after, Meaning::Reference(turn as i8), edge),
            });
        }
        if let Some((turn, after)) = r.role(end, Role::Away) {
            let year = length.amounts().eq([(1000, Unit::Year)]);
            if year && turn < 0 {
                return Some(Hit::point(after, self.year_back(), edge));
            }
            return None;
        }
        // "two days before yesterday", "three weeks from tomorrow", "a week after Christmas"
        let turn = if r.is(end, &["before"]) {
            -1
        } else if r.is(end, &["from", "after", "since"]) {
            1
        } else {
            0
        };
        if turn != 0 && length.is_known() {
            let other = self.anchor_at(end + 1)?;
            let Meaning::Point(point) = other.meaning else { return None };
            let from = point.civil().filter(|_| point.grain <= Grain::Day)?;
            return self.exactly(&length, turn, from).map(|date| Hit::point(other.end, Point::date(date), edge));
        }
        // "in two weeks" is a day ahead where the sentence looks ahead, and a length elsewhere ("doubled in two weeks").
        let ahead = r.is_before(at, &["in"]) && at > self.floor && length.finest() >= Some(Unit::Day);
        if ahead && self.tense(at - 1, end) == Some(Tense::Future) {
            let point = self.shifted(&length, 1, self.now.published)?;
            let hit = self.near(&length, end, point);
            return Some(Hit { start: at - 1, edges: 0, ..hit });
        }
        None
    }

    /// A day counted in weeks is near the named one, not on it: "three weeks ago".
    fn near(&self, length: &Length, end: usize, point: Point) -> Hit {
        let meaning = if length.finest() == Some(Unit::Week) { Meaning::Near(point) } else { Meaning::Point(point) };
        Hit::new(end, meaning, edges::ABOUT | edges::BOUND)
    }

    fn anchor_at(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (term, end) = match r.term(at) {
            Some(found) => found,
            None => return self.holiday(at),
        };
        match term.role {
            Role::Today => self.today(i64::from(term.value), end),
            Role::Weekday => self.weekday(at),
            _ => self.holiday(at),
        }
        .filter(|_| term.role != Role::Month)
    }

    /// The date or period an amount away from `from`, named at the amount's own grain: "two years ago" is a year.
    fn shifted(&self, length: &Length, turn: i64, from: Option<jiff::civil::Date>) -> Option<Point> {
        let from = from.filter(|_| length.is_known())?;
        let unit = length.finest()?;
        let mut parts = length.amounts();
        let (first, rest) = (parts.next()?, parts.next());
        if rest.is_none() && first.0 % 1000 == 0 {
            let count = first.0 / 1000;
            let (grain, each) = match unit {
                Unit::Second | Unit::Minute | Unit::Hour => return None,
                Unit::Day => (Grain::Day, 1),
                Unit::Week => (Grain::Day, 7),
                Unit::Fortnight => (Grain::Day, 14),
                Unit::Month => (Grain::Month, 1),
                Unit::Quarter => (Grain::Quarter, 1),
                Unit::Year => (Grain::Year, 1),
                Unit::Decade => (Grain::Year, 10),
                Unit::Century => (Grain::Year, 100),
                Unit::Millennium => (Grain::Year, 1000),
            };
            let point = Point::away(Some(from), grain, turn.checked_mul(count)?.checked_mul(each)?);
            return point.year.map(|_| point);
        }
        self.exactly(length, turn, from).map(|date| match unit {
            Unit::Month => Point::part(Grain::Month, Some(date.year()), date.month()),
            _ => Point::date(date),
        })
    }

    /// The day exactly an amount away.
    pub fn exactly(&self, length: &Length, turn: i64, from: jiff::civil::Date) -> Option<jiff::civil::Date> {
        let mut date = from;
        for (thousandths, unit) in length.amounts() {
            let count = (thousandths / 1000).checked_mul(turn)?;
            let span = match unit {
                Unit::Second | Unit::Minute | Unit::Hour => continue,
                Unit::Day => Span::new().try_days(count),
                Unit::Week => Span::new().try_weeks(count),
                Unit::Fortnight => Span::new().try_weeks(count.checked_mul(2)?),
                Unit::Month => Span::new().try_months(count),
                Unit::Quarter => Span::new().try_months(count.checked_mul(3)?),
                Unit::Year => Span::new().try_years(count),
                Unit::Decade => Span::new().try_years(count.checked_mul(10)?),
                Unit::Century => Span::new().try_years(count.checked_mul(100)?),
                Unit::Millennium => Span::new().try_years(count.checked_mul(1000)?),
            };
            date = date.checked_add(span.ok()?).ok()?;
        }
        Some(date)
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
        if let Some(hit) = self.one_of(number, next) {
            return Some(hit);
        }
        let amount = r.amount(next)?;
        let (length, end) = self.length_at(amount.end, amount.thousandths)?;
        if let Some(hit) = self.part_of_year(&length, last, end).filter(|_| last || number == 1 && length.unit() == Some(Unit::Quarter)) {
            return Some(hit);
        }
        (!last && amount.thousandths != Some(1000)).then(|| Hit::new(end, Meaning::Length(length), ALL))
    }

    /// "last four months of 2021", "first two quarters of 1990": from month to month.
    fn part_of_year(&self, length: &Length, last: bool, end: usize) -> Option<Hit> {
        let r = &self.read;
        let (year, end) = if r.is(end, &["of"]) { r.year(end + 1)? } else { return None };
        let months = i8::try_from(length.months()? / 1000).ok().filter(|m| (1..=12).contains(m) && length.unit() < Some(Unit::Year))?;
        let month = |m: i8| Point::part(Grain::Month, Some(year), m);
        let (from, to) = if last { (13 - months, 12) } else { (1, months) };
        Some(Hit::new(end, Meaning::Range(month(from), month(to)), edges::THE))
    }

    /// "third month of 2021", "last day of May", "first week of next month".
    fn one_of(&self, number: i64, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (unit, end) = r.role(at, Role::Unit)?;
        if !r.is(end, &["of"]) {
            return None;
        }
        let month = || {
            let hit = self.month_first(end + 1).or_else(|| self.turned(end + 1))?;
            match hit.meaning {
                Meaning::Point(Point { grain: Grain::Month, year: Some(year), part, .. }) => {
                    Some((jiff::civil::Date::new(year, part, 1).ok()?, hit.end))
                }
                _ => None,
            }
        };
        let point = match Unit::of(unit) {
            Unit::Month => {
                let (year, end) = self.year_after(end)?;
                let month = if number < 0 { 12 } else { i8::try_from(number).ok().filter(|m| (1..=12).contains(m))? };
                return Some(Hit::point(end, Point::part(Grain::Month, year, month), edges::THE));
            }
            Unit::Day => {
                let (first, end) = month()?;
                let day = if number < 0 { first.last_of_month().day() } else { i8::try_from(number).ok()? };
                (Point::date(jiff::civil::Date::new(first.year(), first.month(), day).ok()?), end)
            }
            Unit::Week => {
                let (first, end) = month()?;
                let day =
                    if number < 0 { first.last_of_month() } else { first.checked_add(Span::new().try_weeks(number - 1).ok()?).ok()? };
                (Point::week(day), end)
            }
            _ => return None,
        };
        Some(Hit::point(point.1, point.0, edges::THE))
    }

    /// "for months", "in years", "weeks ago", "years later", "weeks or months", "decades-long".
    pub fn units_alone(&self, at: usize, unit: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        let unit = Unit::of(unit);
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
            return Some(Hit::new(after, Meaning::Length(Length::new(None, unit.min(Unit::of(more)))), 0));
        }
        let asked = r.is_before(at, &["for", "in", "within", "took", "spent"]) && unit >= Unit::Day;
        let around =
            r.is(end, &["before", "after", "later", "earlier", "ahead"]) && unit >= Unit::Hour && !r.is_before(at, &["of", "'s", "’s"]);
        (asked && !r.is(end, &["of", "old"]) && !r.is_plain_word(end) || around).then(|| Hit::new(end, Meaning::Length(length), edges::THE))
    }

    /// "every day", "each Monday", "every two weeks", "each July", "every morning".
    pub fn each(&self, step: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        if let Some(amount) = r.amount(end) {
            let (length, end) = self.length_at(amount.end, amount.thousandths)?;
            return Some(Hit::new(end, Meaning::Every(length), 0));
        }
        let (term, after) = r.term(end)?;
        Some(match term.role {
            Role::Unit => Hit::new(after, Meaning::Every(Length::new(Some(1000 * i64::from(step)), Unit::of(term.value))), 0),
            Role::Weekday => {
                let part = r.role(after, Role::DayPart);
                let point = Point { weekday: term.value as i8, ..Point::open(Grain::Day) };
                match part {
                    Some((part, after)) => {
                        Hit::new(after, Meaning::EveryPoint(point.at(super::point::Clock::Part(super::relative::part_of(part)))), 0)
                    }
                    None => Hit::new(after, Meaning::EveryPoint(point), 0),
                }
            }
            Role::Month if r.token(end)?.is_capitalised() => {
                Hit::new(after, Meaning::EveryPoint(Point::part(Grain::Month, None, term.value as i8)), 0)
            }
            Role::Season => Hit::new(after, Meaning::EveryPoint(Point::part(Grain::Season, None, term.value as i8)), 0),
            Role::Weekend => Hit::new(after, Meaning::EveryPoint(Point::open(Grain::Weekend)), 0),
            Role::DayPart => Hit::new(
                after,
                Meaning::EveryPoint(Point::open(Grain::Day).at(super::point::Clock::Part(super::relative::part_of(term.value)))),
                0,
            ),
            _ => return None,
        })
    }

    /// "Mondays", "Tuesday nights" is read with its day.
    pub fn weekdays(&self, weekday: i8, end: usize) -> Hit {
        Hit::new(end, Meaning::EveryPoint(Point { weekday, ..Point::open(Grain::Day) }), 0)
    }

    /// "daily", "annually"; a newspaper that is a daily is not a time.
    pub fn recurring(&self, at: usize, unit: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        let noun = r.is_before(at, &["a", "an"]) && !r.is_plain_word(end);
        let name = r.token(at)?.is_capitalised() && at > 0;
        (!noun && !name).then(|| Hit::new(end, Meaning::Every(Length::new(Some(1000), Unit::of(unit))), 0))
    }

    /// "all day", "full year", "whole week".
    pub fn whole(&self, end: usize) -> Option<Hit> {
        let r = &self.read;
        let next = if r.is_dash(end) && r.is_glued(end) { end + 1 } else { end };
        let (unit, after) = r.role(next, Role::Unit).filter(|(u, _)| *u >= 3)?;
        Some(Hit::new(after, Meaning::Length(Length::new(Some(1000), Unit::of(unit))), edges::THE))
    }
}

/// The sum of two lengths.
pub fn joined(mut length: Length, more: Length) -> Length {
    for (amount, unit) in more.amounts() {
        length.add(Some(amount), unit);
    }
    length
}
