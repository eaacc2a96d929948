//! Two dates joined to an interval: "from March to May", "between now and Feb. 10", "Nov. 28 - Dec. 3".
//!
//! Only days and longer things are joined, and only when the first does not lie after the last. "and" joins after
//! "between" alone. What one end leaves open the other gives: "January to April 2015", "from next Monday to Friday".
//! A length told from a day is an interval too: "two weeks starting May 20".

use super::LastFound;
use super::grammar::{Grammar, Hit, Meaning};
use super::length::{Length, TimeUnit};
use super::point::{Grain, Point};
use super::word::Role;
use crate::lexicon::DATE;
use jiff::ToSpan;

/// Words before the last of an interval.
const TO: &[&str] = &["to", "until", "till", "through", "thru"];
/// Words from which a length is told.
const FROM: &[&str] = &["from", "starting", "beginning", "commencing"];

impl Grammar<'_> {
    /// The interval from the expression before to the one that starts at `start`.
    pub fn joined(&self, first: &LastFound, start: usize, last: &Hit) -> Option<Hit> {
        let r = &self.read;
        let joint = first.hit.end;
        if first.hit.assumed || last.assumed {
            return None;
        }
        if let Meaning::Length(length) = first.hit.meaning {
            return self.told_from(&length, joint, start, last);
        }
        if let Meaning::Length(length) = last.meaning {
            let told = r.is(joint, &["for"]) && start == joint + 1 && r.is_before(first.start, FROM);
            return if told { self.lasting(&length, self.end_point(&first.hit)?, last.end) } else { None };
        }
        if start != joint + 1 {
            return None;
        }
        let to = r.is(joint, TO) || r.is_dash(joint);
        let and = r.is(joint, &["and"]) && r.is_before(first.start, &["between"]);
        if !to && !and {
            return None;
        }
        let (from, to) = (self.end_point(&first.hit)?, self.end_point(last)?);
        let (from, to) = (self.edge_day(from, first.start, first.hit.start, true), self.edge_day(to, start, last.start, false));
        // "down 2% this year through August" is a year, and an end within it.
        if from.grain > to.grain && !r.is_before(first.start, &["from", "between"]) && !(r.is_dash(joint) && from.grain == Grain::Month) {
            return None;
        }
        let told = |i: usize| DATE.word(r.tokens[i]).is_some_and(|t| matches!(t.role, Role::Turn | Role::Today | Role::Reference));
        let named = |start: usize, end: usize| (start..end).any(|i| r.year(i).is_some() || told(i));
        let (from, to) = self.settled(from, to, named(first.start, joint), named(start, last.end));
        let lies_before = match (from.interval(), to.interval()) {
            (Some((a, _)), Some((b, _))) => a < b,
            _ => from.year.is_none() && to.year.is_none(),
        };
        lies_before.then(|| Hit::new(last.end, Meaning::Range(from, to), 0))
    }

    /// "two weeks starting | May 20", "a week, from | 20 December".
    fn told_from(&self, length: &Length, joint: usize, start: usize, last: &Hit) -> Option<Hit> {
        let r = &self.read;
        let from = r.skip(joint, ",");
        let on = if r.is(from + 1, &["on"]) { from + 2 } else { from + 1 };
        // "ten weeks, from March 3 to May 12" gives both ends itself.
        if r.is(last.end, TO) || r.is_dash(last.end) {
            return None;
        }
        (r.is(from, FROM) && on == start).then(|| self.lasting(length, self.end_point(last)?, last.end)).flatten()
    }

    /// The days of a length from its first.
    fn lasting(&self, length: &Length, from: Point, end: usize) -> Option<Hit> {
        let first = from.civil().filter(|_| length.is_known() && length.finest() >= Some(TimeUnit::Day))?;
        let last = self.exactly(length, 1, first)?.yesterday().ok()?;
        (first < last).then(|| Hit::new(end, Meaning::Range(from, Point::date(last)), 0))
    }

    /// "from the start of April", "until the end of June": the first and the last day of the period.
    fn edge_day(&self, point: Point, start: usize, core: usize, first: bool) -> Point {
        let words: &[&str] = if first { &["start", "beginning"] } else { &["end", "close"] };
        let edge = (start..core).any(|i| self.read.is(i, words));
        let day = || {
            let (low, high) = point.interval()?;
            if first { Some(low.date()) } else { high.date().yesterday().ok() }
        };
        if edge && point.grain > Grain::Day { day().map_or(point, Point::date) } else { point }
    }

    fn end_point(&self, hit: &Hit) -> Option<Point> {
        match hit.meaning {
            Meaning::Point(point) => (point.grain >= Grain::Day && point.clock.is_none()).then_some(point),
            Meaning::Reference(0) => self.now.published.map(Point::date),
            _ => None,
        }
    }

    /// Gives the end without a year of its own the year that makes it the nearest to the other.
    fn settled(&self, from: Point, to: Point, from_named: bool, to_named: bool) -> (Point, Point) {
        let start = |p: &Point| p.interval().map(|(low, _)| low);
        let later = |a: &Point, b: &Point| start(a) > start(b);
        let week = |p: Point, days: i64| {
            p.civil().and_then(|d| d.checked_add(days.days()).ok()).map_or(p, |d| Point { weekday: p.weekday, ..Point::date(d) })
        };
        let dated = |p: &Point| p.weekday == 0 && p.part > 0;
        let in_year = |p: Point, year: Option<i16>| Point { year, ..p };
        let before = |year: Option<i16>| year.and_then(|y| y.checked_sub(1));
        let after = |year: Option<i16>| year.and_then(|y| y.checked_add(1));
        if to_named && !from_named && dated(&from) {
            let from = in_year(from, to.year);
            return (if later(&from, &to) { in_year(from, before(to.year)) } else { from }, to);
        }
        if !to_named && dated(&to) && dated(&from) {
            let to = if from_named { in_year(to, from.year) } else { to };
            let from = if from_named { from } else { in_year(from, to.year) };
            return match later(&from, &to) {
                true if from_named => (from, in_year(to, after(to.year))),
                true => (in_year(from, before(to.year)), to),
                false => (from, to),
            };
        }
        if to.weekday > 0 && !to_named {
            let days = i64::from((to.weekday - from.civil().map_or(to.weekday, |d| d.weekday().to_monday_one_offset())).rem_euclid(7));
            let near = week(from, days);
            return match from_named || !later(&to, &from) {
                true if days > 0 => (from, Point { weekday: to.weekday, ..near }),
                _ => (from, to),
            };
        }
        (from, to)
    }
}
