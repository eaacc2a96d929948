//! Dates at a distance: "two weeks ago", "a year earlier", "three days before Christmas", "in two years", "2 Thursdays ago".
//!
//! Told in days a date is a day, in months a month: "two years ago" is that year.

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::length::{Length, TimeUnit};
use super::point::{Grain, Point};
use super::word::{Role, Tense};
use jiff::Span;

impl Grammar<'_> {
    /// "2 Thursdays ago".
    pub(super) fn weekdays_ago(&self, thousandths: Option<i64>, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (weekday, end) = r.role(at, Role::Weekdays)?;
        let (turn, after) = self.ago(end)?;
        let count = thousandths? / 1000;
        let first = self.turned_weekday(weekday as i8, i64::from(turn), false);
        let date = first.civil()?.checked_add(Span::new().try_weeks(i64::from(turn).checked_mul(count - 1)?).ok()?).ok()?;
        Some(Hit::point(after, Point { weekday: weekday as i8, ..Point::date(date) }, 0))
    }

    /// "two weeks ago", "three months hence", "a year earlier", "two days before yesterday", "in three years".
    pub(super) fn away(&self, length: Length, end: usize, at: usize) -> Option<Hit> {
        let r = &self.read;
        let edge = edges::ABOUT | edges::BOUND;
        if let Some((turn, after)) = self.ago(end) {
            if let Some(hit) = self.ago_that_day(&length, i64::from(turn), after) {
                return Some(hit);
            }
            if length.amounts().next() == Some((1000, TimeUnit::Year)) && turn < 0 && self.now.quarter.is_some() {
                return Some(Hit::point(after, self.year_back(), edge));
            }
            return Some(match self.shifted(&length, i64::from(turn), self.now.published) {
                Some(point) => self.near(&length, after, point),
                None if length.is_known() => {
                    Hit::point(after, Point::open(length.finest().map_or(Grain::Day, TimeUnit::grain).max(Grain::Day)), edge)
                }
                None => Hit::new(after, Meaning::Reference(turn as i8), edge),
            });
        }
        if let Some((turn, after)) = r.role(end, Role::Away) {
            let year = length.amounts().eq([(1000, TimeUnit::Year)]);
            if year && turn < 0 {
                return Some(Hit::point(after, self.year_back(), edge));
            }
            // "from a month earlier", but not "a month earlier than planned"
            let months = matches!(length.finest(), Some(TimeUnit::Month | TimeUnit::Quarter)) && turn < 0 && !r.is(after, &["than"]);
            let point = if months { self.shifted(&length, -1, self.now.published) } else { None };
            return point.map(|point| Hit::point(after, point, edge));
        }
        if let Some(hit) = self.weeks_on(&length, end, at) {
            return Some(hit);
        }
        // "two days before yesterday", "three weeks from tomorrow", "a week after Christmas"
        let turn = if r.is(end, &["before"]) {
            -1
        } else if r.is(end, &["from", "after", "since"]) {
            1
        } else {
            0
        };
        // "for three days from today" is those three days.
        let interval = turn == 1 && r.is(end, &["from"]) && r.is_before(at, &["for"]);
        if turn != 0 && length.is_known() && !interval {
            let other = self.anchor_at(end + 1)?;
            let Meaning::Point(point) = other.meaning else { return None };
            let from = point.civil().filter(|_| point.grain <= Grain::Day)?;
            return self.exactly(&length, turn, from).map(|date| Hit::point(other.end, Point::date(date), edge));
        }
        // "in two weeks" is a day ahead where the sentence looks ahead, and a length elsewhere ("doubled in two weeks").
        let ahead = r.is_before(at, &["in"]) && at > self.floor && length.finest() >= Some(TimeUnit::Day);
        // "in two days' time" is ahead in any tense.
        let time = matches!(r.word(end), "'" | "’" | "'s" | "’s") && r.is(end + 1, &["time"]);
        let end = if time && ahead { end + 2 } else { end };
        if ahead && (time || self.tense(at - 1, end) == Some(Tense::Future)) {
            let point = self.shifted(&length, 1, self.now.published)?;
            let hit = self.near(&length, end, point);
            return Some(Hit { start: at - 1, edges: 0, ..hit });
        }
        None
    }

    /// "a week | on Tuesday", "two weeks | tomorrow", "a fortnight | today": so many weeks after that day.
    fn weeks_on(&self, length: &Length, end: usize, at: usize) -> Option<Hit> {
        let r = &self.read;
        let weeks = length.finest() >= Some(TimeUnit::Week) && length.unit() <= Some(TimeUnit::Fortnight) && length.is_known();
        // "in a week", "for two weeks on Tuesday": a length that ends there.
        if !weeks || at.checked_sub(1).is_some_and(|i| self.is_length_before(i)) {
            return None;
        }
        let (day, end) = match r.role(end, Role::Today) {
            Some((steps @ 0..=1, after)) => (Point::away(self.now.published, Grain::Day, i64::from(steps)), after),
            _ => {
                let (weekday, after) = r.role(r.is(end, &["on"]).then_some(end + 1)?, Role::Weekday)?;
                let dated = self.weekday(end + 1)?;
                if dated.end != after || self.tense(at, after) == Some(Tense::Past) {
                    return None;
                }
                (Point { weekday: weekday as i8, ..self.turned_weekday(weekday as i8, 1, false) }, after)
            }
        };
        let open = Point { day: 0, part: 0, year: None, weekday: 0, ..day };
        let date = day.civil().and_then(|from| self.exactly(length, 1, from));
        Some(Hit::point(end, date.map_or(open, |d| Point { weekday: day.weekday, ..Point::date(d) }), edges::ABOUT))
    }

    /// Whether the word at `at` makes an amount after it a length.
    fn is_length_before(&self, at: usize) -> bool {
        use crate::lexicon::{FUNCTION, Function};
        let r = &self.read;
        r.cue(at, |c| c.length)
            || r.term(at).is_some_and(|(t, _)| matches!(t.role, Role::Turn | Role::Whole | Role::Each | Role::The))
            || r.token(at).and_then(|t| FUNCTION.word(t)).is_some_and(|f| *f == Function::Preposition)
    }

    /// "a year ago | today", "a week ago | Tuesday", "two weeks ago on | Monday".
    fn ago_that_day(&self, length: &Length, turn: i64, at: usize) -> Option<Hit> {
        let r = &self.read;
        let now = self.now.published.filter(|_| length.is_known() && turn < 0)?;
        if let Some((steps, end)) = r.role(at, Role::Today) {
            let from = now.checked_add(Span::new().days(i64::from(steps))).ok()?;
            return self.exactly(length, turn, from).map(|d| Hit::point(end, Point::date(d), edges::ABOUT));
        }
        let (weekday, end) = r.role(at + usize::from(r.is(at, &["on"])), Role::Weekday)?;
        if length.finest() < Some(TimeUnit::Week) || length.unit() > Some(TimeUnit::Fortnight) {
            return None;
        }
        let from = self.turned_weekday(weekday as i8, -1, false).civil()?;
        let date = self.exactly(length, turn, from)?;
        Some(Hit::point(end, Point { weekday: weekday as i8, ..Point::date(date) }, edges::ABOUT))
    }

    /// "ago", "hence", and "back" where nothing follows that one goes back to.
    fn ago(&self, at: usize) -> Option<(i16, usize)> {
        let r = &self.read;
        let closed = || r.token(at + 1).is_none_or(|t| matches!(t.kind, crate::token::Kind::Stop | crate::token::Kind::Punct));
        r.role(at, Role::Ago).or_else(|| (r.is(at, &["back"]) && closed()).then_some((-1, at + 1)))
    }

    /// A day counted in weeks is near the named one, not on it: "three weeks ago".
    fn near(&self, length: &Length, end: usize, point: Point) -> Hit {
        let meaning = if length.finest() == Some(TimeUnit::Week) { Meaning::Near(point) } else { Meaning::Point(point) };
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
                TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
                TimeUnit::Day => (Grain::Day, 1),
                TimeUnit::Week => (Grain::Day, 7),
                TimeUnit::Fortnight => (Grain::Day, 14),
                TimeUnit::Month => (Grain::Month, 1),
                TimeUnit::Quarter => (Grain::Quarter, 1),
                TimeUnit::Year => (Grain::Year, 1),
                TimeUnit::Decade => (Grain::Year, 10),
                TimeUnit::Century => (Grain::Year, 100),
                TimeUnit::Millennium => (Grain::Year, 1000),
            };
            let point = Point::away(Some(from), grain, turn.checked_mul(count)?.checked_mul(each)?);
            return point.year.map(|_| point);
        }
        self.exactly(length, turn, from).map(|date| match unit {
            TimeUnit::Month => Point::part(Grain::Month, Some(date.year()), date.month()),
            _ => Point::date(date),
        })
    }

    /// The day exactly an amount away.
    pub fn exactly(&self, length: &Length, turn: i64, from: jiff::civil::Date) -> Option<jiff::civil::Date> {
        let mut date = from;
        for (thousandths, unit) in length.amounts() {
            let count = (thousandths / 1000).checked_mul(turn)?;
            let span = match unit {
                TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => continue,
                TimeUnit::Day => Span::new().try_days(count),
                TimeUnit::Week => Span::new().try_weeks(count),
                TimeUnit::Fortnight => Span::new().try_weeks(count.checked_mul(2)?),
                TimeUnit::Month => Span::new().try_months(count),
                TimeUnit::Quarter => Span::new().try_months(count.checked_mul(3)?),
                TimeUnit::Year => Span::new().try_years(count),
                TimeUnit::Decade => Span::new().try_years(count.checked_mul(10)?),
                TimeUnit::Century => Span::new().try_years(count.checked_mul(100)?),
                TimeUnit::Millennium => Span::new().try_years(count.checked_mul(1000)?),
            };
            date = date.checked_add(span.ok()?).ok()?;
        }
        Some(date)
    }
}
