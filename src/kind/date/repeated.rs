//! Repeated times and whole periods: "every Tuesday", "twice a week", "Mondays", "daily", "all week", "the full year".

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::length::{Length, Unit};
use super::point::{Grain, Point};
use super::word::Role;

impl Grammar<'_> {
    /// "every day", "each Monday", "every two weeks", "each July", "every morning".
    pub fn each(&self, step: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        if let Some(amount) = r.amount(end) {
            let (length, end) = self.length_at(amount.end, amount.thousandths)?;
            return Some(Hit::new(end, Meaning::Every(length), 0));
        }
        // "every first Monday of the month"
        if let Some((nth, (weekday, after))) = r.ordinal(end).and_then(|(nth, next)| Some((nth, r.role(next, Role::Weekday)?))) {
            // The place in the month keeps the first apart from the second.
            let part = i8::try_from(nth).ok().filter(|n| *n <= 5)?;
            let point = Point { weekday: weekday as i8, part, ..Point::open(Grain::Day) };
            let of = r.role(after + 1, Role::The).filter(|_| r.is(after, &["of"])).and_then(|(_, i)| r.role(i, Role::Unit));
            return Some(Hit::new(of.map_or(after, |(_, i)| i), Meaning::EveryPoint(point), 0));
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

    /// "once | a week", "once | every year".
    pub fn often(&self, end: usize) -> Option<Hit> {
        let r = &self.read;
        let each = r.role(end, Role::Article).or_else(|| r.role(end, Role::Each)).map(|(_, i)| i);
        let next = each.or_else(|| r.is(end, &["per"]).then_some(end + 1))?;
        let (unit, after) = r.role(next, Role::Unit).filter(|(unit, _)| *unit >= 2)?;
        Some(Hit::new(after, Meaning::Every(Length::new(Some(1000), Unit::of(unit))), 0))
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
        // "results for the full year": the year that the story is of.
        let at = end.saturating_sub(1);
        if r.is(at, &["full"]) && r.is_before(at, &["the"]) && Unit::of(unit) == Unit::Year && !r.is(after, &["ended", "ending"]) {
            return Some(Hit::point(after, Point { year: self.year_away(0), ..Point::open(Grain::Year) }, edges::THE | edges::PART));
        }
        Some(Hit::new(after, Meaning::Length(Length::new(Some(1000), Unit::of(unit))), edges::THE))
    }
}
