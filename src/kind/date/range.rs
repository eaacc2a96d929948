//! Two dates joined to an interval: "from March to May", "between now and Feb. 10", "Nov. 28 - Dec. 3".
//!
//! Only days and longer things are joined, and only when the first does not lie after the last. "and" joins after
//! "between" alone. What one end leaves open the other gives: "January to April 2015", "from next Monday to Friday".

use super::Found;
use super::grammar::{Grammar, Hit, Meaning};
use super::point::{Grain, Point};
use super::word::Role;
use crate::lexicon::DATE;
use jiff::ToSpan;

impl Grammar<'_> {
    /// The interval from the expression before to the one that starts at `start`.
    pub fn joined(&self, first: &Found, start: usize, last: &Hit) -> Option<Hit> {
        let r = &self.read;
        let joint = first.hit.end;
        if start != joint + 1 || first.hit.assumed || last.assumed {
            return None;
        }
        let to = r.is(joint, &["to", "until", "till", "through", "thru"]) || r.is_dash(joint);
        let and = r.is(joint, &["and"]) && r.is_before(first.start, &["between"]);
        if !to && !and {
            return None;
        }
        let (from, to) = (self.end_point(&first.hit)?, self.end_point(last)?);
        // "down 2% this year through August" is a year, and an end within it.
        if from.grain > to.grain && !r.is_before(first.start, &["from", "between"]) {
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
