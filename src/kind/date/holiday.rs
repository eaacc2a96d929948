//! Holidays in a text: "Christmas Eve", "Thanksgiving Day 2019", "Memorial Day weekend".
//!
//! Where a sighting of the moon or a local custom decides the day, it has a value and no interval.

use super::feast::{Holiday, Rule};
use super::grammar::{Grammar, Hit, Meaning, edges};
use super::point::{Grain, Point};
use super::word::Role;
use crate::lexicon::HOLIDAY;
use jiff::{Span, ToSpan};

impl Grammar<'_> {
    /// "Christmas", "Thanksgiving Day 2019", "Easter Monday of last year".
    pub fn holiday(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let found = HOLIDAY.at(r.tokens, at)?;
        let (holiday, end) = (found.means, at + found.len);
        let capital = r.token(at)?.is_capitalised() || r.digits(at).is_some();
        // One word in small letters is taken only in a text of a few words.
        if !capital && (found.len == 1 && r.tokens.len() > 8 || holiday.doubt && r.year(end).is_none()) {
            return None;
        }
        let turn = at.checked_sub(1).filter(|i| *i >= self.floor).and_then(|i| r.role(i, Role::Turn)).map(|(turn, _)| turn);
        let (year, end) = match self.year_after(end) {
            Some((year, after)) => (year, after),
            None => match r.year_in_words(r.skip(end, "in")).filter(|(y, _)| *y > 1900) {
                Some((year, after)) => (Some(year), after),
                None => (self.holiday_year(holiday, turn, at, end), end),
            },
        };
        let start = if turn.is_some() { at - 1 } else { at };
        let open = Point {
            part: if holiday.rule == Rule::Fixed { holiday.month } else { 0 },
            day: if holiday.rule == Rule::Fixed { holiday.day as i8 } else { 0 },
            year,
            ..Point::open(Grain::Day)
        };
        let Some(first) = year.and_then(|y| self.now.feasts.in_year(holiday, y)) else {
            return Some(Hit { start, ..Hit::point(end, open, edges::PART) });
        };
        let assumed = matches!(holiday.rule, Rule::Islamic | Rule::Indian | Rule::IndianSun | Rule::LastFridayOfRamadan);
        if holiday.days > 1 {
            let last = first.checked_add(Span::new().try_days(i64::from(holiday.days) - 1).ok()?).ok()?;
            let hit = Hit::new(end, Meaning::Range(Point::date(first), Point::date(last)), edges::PART);
            return Some(Hit { start, assumed, ..hit });
        }
        // "Easter week", "Memorial Day weekend"
        if r.is(end, &["week"]) && !r.is_dash(end + 1) {
            return Some(Hit { start, assumed, ..Hit::point(end + 1, Point::week(first), edges::THE | edges::PART) });
        }
        if r.is(end, &["weekend"]) {
            let near = if first.weekday().to_monday_one_offset() <= 2 { first.checked_sub(3.days()).ok()? } else { first };
            let weekend = Point { grain: Grain::Weekend, ..Point::week(near) };
            return Some(Hit { start, assumed, ..Hit::point(end + 1, weekend, edges::THE | edges::PART) });
        }
        let mut hit = self.with_clock(Hit::point(end, Point::date(first), edges::PART | edges::THE));
        if hit.end == end {
            hit.edges = edges::PART;
        }
        Some(Hit { start, assumed, ..hit })
    }

    /// The year of a holiday that has none: the nearest, or the one that a turn or tense points to.
    fn holiday_year(&self, holiday: &'static Holiday, turn: Option<i16>, at: usize, end: usize) -> Option<i16> {
        let now = self.now.published?;
        let this = now.year();
        let date = self.now.feasts.in_year(holiday, this);
        let past = date.is_some_and(|d| d < now);
        let ahead = date.is_none_or(|d| d > now);
        let later = this.checked_add(1);
        let earlier = this.checked_sub(1);
        match turn {
            Some(-1) => return if past { Some(this) } else { earlier },
            Some(1) => return if ahead { Some(this) } else { later },
            Some(_) => return if past { later } else { Some(this) },
            None => {}
        }
        let settled = date.map(|d| self.settle(Point::day(None, d.month(), d.day()), at, end));
        settled.and_then(|p| p.year).or(Some(this))
    }
}
