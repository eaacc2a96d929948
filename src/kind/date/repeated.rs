//! Repeated times and whole periods: "every Tuesday", "twice a week", "Mondays", "daily", "all week", "the full year".
//!
//! TIMEX3 tells how often apart from the length: "twice a week" has the value of "weekly" and another meaning.

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::length::{Length, TimeUnit};
use super::point::{Clock, Grain, Point};
use super::relative::part_of;
use super::word::Role;

impl Grammar<'_> {
    /// "every day", "each Monday", "every two weeks", "every other Friday", "each July", "every morning", "alternate weeks".
    pub fn each(&self, step: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        let step = u16::try_from(step).ok()?;
        if let Some(amount) = r.amount(end).filter(|_| step == 1) {
            let (length, end) = self.length_at(amount.end, amount.thousandths)?;
            return Some(Hit::new(end, Meaning::Every(length, 1), 0));
        }
        // "every first Monday of the month"; "every second Monday" is each other one, where no month is named.
        let ordinal = match r.ordinal(end) {
            None if step > 1 && !r.is(end - 1, &["other"]) => Some((i64::from(step), end)),
            found => found,
        };
        if let Some((nth, (weekday, after))) = ordinal.and_then(|(nth, next)| Some((nth, r.role(next, Role::Weekday)?))) {
            let month = self.of_every_month(after);
            if step == 1 || month.is_some() {
                return self.nth_of_month(nth, weekday, month.unwrap_or(after));
            }
        }
        let Some((term, after)) = r.term(end) else {
            // "every second": of the clock.
            return r.is(end - 1, &["second"]).then(|| Hit::new(end, Meaning::Every(Length::new(Some(1000), TimeUnit::Second), 1), 0));
        };
        let point = match term.role {
            Role::Unit | Role::Units => {
                let length = Length::new(Some(1000 * i64::from(step)), TimeUnit::from_lexicon(term.value));
                return (term.role == Role::Unit || step > 1).then(|| Hit::new(after, Meaning::Every(length, 1), 0));
            }
            Role::Weekday | Role::Weekdays => {
                let day = Point { weekday: term.value as i8, ..Point::open(Grain::Day) };
                let part = r.role(after, Role::DayPart);
                let (point, after) = part.map_or((day, after), |(part, end)| (day.at(Clock::Part(part_of(part))), end));
                return (term.role == Role::Weekday || step > 1).then(|| Hit::new(after, Meaning::EveryPoint(point, step), 0));
            }
            Role::Month if r.token(end)?.is_capitalised() => Point::part(Grain::Month, None, term.value as i8),
            Role::Season => Point::part(Grain::Season, None, term.value as i8),
            Role::Weekend => Point::open(Grain::Weekend),
            Role::Weekends if step > 1 => Point::open(Grain::Weekend),
            Role::DayPart => Point::open(Grain::Day).at(Clock::Part(part_of(term.value))),
            _ => return None,
        };
        Some(Hit::new(after, Meaning::EveryPoint(point, step), 0))
    }

    /// "of the month", "of every month", "in each month": the index after it.
    fn of_every_month(&self, at: usize) -> Option<usize> {
        let r = &self.read;
        let of = r.is(at, &["of", "in"]).then_some(at + 1)?;
        let each = r.role(of, Role::The).or_else(|| r.role(of, Role::Each).filter(|(step, _)| *step == 1)).map(|(_, end)| end)?;
        r.role(each, Role::Unit).filter(|(unit, _)| TimeUnit::from_lexicon(*unit) == TimeUnit::Month).map(|(_, end)| end)
    }

    /// "the first Monday | of every month", "the last Friday | of each month".
    pub(super) fn weekday_of_every_month(&self, nth: i64, weekday: i16, at: usize) -> Option<Hit> {
        let each = self.read.role(at + 1, Role::Each).is_some();
        let end = self.of_every_month(at).filter(|_| each)?;
        self.nth_of_month(nth, weekday, end).map(|hit| Hit { edges: edges::THE, ..hit })
    }

    fn nth_of_month(&self, nth: i64, weekday: i16, end: usize) -> Option<Hit> {
        // The place in the month keeps the first apart from the second.
        let part = i8::try_from(nth).ok().filter(|n| (-5..=5).contains(n))?;
        let point = Point { weekday: weekday as i8, part, ..Point::open(Grain::Day) };
        Some(Hit::new(end, Meaning::EveryPoint(point, 1), 0))
    }

    /// "once | a week", "twice | every year", "three times | a month", "twice | weekly", "once | every two weeks".
    pub fn often(&self, times: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        let times = u16::try_from(times).ok()?;
        let next = if r.is_dash(end) && r.is_glued(end) { end + 1 } else { end };
        if let Some((unit, after)) = r.role(next, Role::Recurring) {
            return Some(Hit::new(after, Meaning::Every(Length::new(Some(1000), TimeUnit::from_lexicon(unit)), times), 0));
        }
        if let Some((step, next)) = r.role(end, Role::Each) {
            return match self.each(step, next)? {
                Hit { meaning: Meaning::Every(length, 1), end, .. } => Some(Hit::new(end, Meaning::Every(length, times), 0)),
                _ => None,
            };
        }
        let next = r.role(end, Role::Article).map(|(_, i)| i).or_else(|| r.is(end, &["per"]).then_some(end + 1))?;
        let (unit, after) = r.role(next, Role::Unit).filter(|(unit, _)| *unit >= 2)?;
        Some(Hit::new(after, Meaning::Every(Length::new(Some(1000), TimeUnit::from_lexicon(unit)), times), 0))
    }

    /// "three times a week", where an amount ends at `at`.
    pub(super) fn so_often(&self, thousandths: Option<i64>, at: usize) -> Option<Hit> {
        let times = thousandths.filter(|n| n % 1000 == 0).and_then(|n| i16::try_from(n / 1000).ok())?;
        self.read.is(at, &["times"]).then(|| self.often(times, at + 1)).flatten()
    }

    /// "Mondays", "Tuesday nights" is read with its day.
    pub fn weekdays(&self, weekday: i8, end: usize) -> Hit {
        Hit::new(end, Meaning::EveryPoint(Point { weekday, ..Point::open(Grain::Day) }, 1), 0)
    }

    /// "daily", "annually"; a newspaper that is a daily is not a time.
    pub fn recurring(&self, at: usize, unit: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        let noun = r.is_before(at, &["a", "an"]) && !r.is_plain_word(end);
        let name = r.token(at)?.is_capitalised() && at > 0;
        (!noun && !name).then(|| Hit::new(end, Meaning::Every(Length::new(Some(1000), TimeUnit::from_lexicon(unit)), 1), 0))
    }

    /// "all day", "full year", "whole week".
    pub fn whole(&self, end: usize) -> Option<Hit> {
        let r = &self.read;
        let next = if r.is_dash(end) && r.is_glued(end) { end + 1 } else { end };
        let (unit, after) = r.role(next, Role::Unit).filter(|(u, _)| *u >= 3)?;
        // "results for the full year": the year that the story is of.
        let at = end.saturating_sub(1);
        if r.is(at, &["full"])
            && r.is_before(at, &["the"])
            && TimeUnit::from_lexicon(unit) == TimeUnit::Year
            && !r.is(after, &["ended", "ending"])
        {
            return Some(Hit::point(after, Point { year: self.year_away(0), ..Point::open(Grain::Year) }, edges::THE | edges::PART));
        }
        Some(Hit::new(after, Meaning::Length(Length::new(Some(1000), TimeUnit::from_lexicon(unit))), edges::THE))
    }
}
