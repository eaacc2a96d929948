//! What a text leaves open, settled from the article's own day: the year of a month, the day of a weekday.
//!
//! News looks back: without a cue for the future a weekday is the last one that was, the article's own day included.
//! Without the article's day nothing is settled.

use super::grammar::Grammar;
use super::point::{Grain, Point, ahead, back};
use super::word::{Role, Tense};
use crate::lexicon::{DATE, FUNCTION, Function, REPORTING, TENSE};
use crate::token::{Kind, Token};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// How many tokens to either side a cue of tense may stand.
const REACH: usize = 12;
/// A day without a year lies ahead when that is nearer and not more than this far: "Dec. 15" in November.
const AHEAD_DAYS: i32 = 120;
/// A day without a year that is no farther off than this is the one that the tense gives, whatever its weekday.
const NEAR_DAYS: i32 = 60;

impl Grammar<'_> {
    /// The year `steps` after the article's.
    pub fn year_away(&self, steps: i64) -> Option<i16> {
        let year = i64::from(self.now.published?.year()).checked_add(steps)?;
        i16::try_from(year).ok()
    }

    /// The side that the words before `at` point to, and failing them those after `end`.
    pub fn tense(&self, at: usize, end: usize) -> Option<Tense> {
        let tokens = self.read.tokens;
        // A line that is a date and nothing else heads a programme or a calendar: it looks ahead.
        let is_line = tokens
            .iter()
            .enumerate()
            .all(|(i, t)| (at..end).contains(&i) || matches!(t.kind, Kind::Stop | Kind::Punct | Kind::Number) || is_of_a_line(*t));
        if is_line {
            return Some(Tense::Future);
        }
        // "Tuesday's vote" has been, unless a verb of the future stands beside it.
        if self.read.is(end, &["'s", "’s"]) {
            return Some(Tense::Past);
        }
        for i in (at.saturating_sub(REACH) + 1..=at).rev() {
            let found = TENSE.before(tokens, i);
            let len = found.as_ref().map_or(0, |f| f.len);
            // "will be held" looks ahead: the participle says nothing of its own.
            let passive = found.as_ref().is_some_and(|f| *f.means == Tense::Past && self.is_passive(i - f.len));
            match found.filter(|_| !passive).map(|found| *found.means) {
                // "Until Thursday they had not" looks back.
                Some(Tense::Deadline) if i == at => {
                    let after = (end..(end + 5).min(tokens.len())).find_map(|i| TENSE.at(tokens, i));
                    return Some(
                        after.map_or(Tense::Future, |found| if *found.means == Tense::Past { Tense::Past } else { Tense::Future }),
                    );
                }
                Some(Tense::Present) if self.is_beside(i, at) && !self.is_a_number(i - len) => return Some(Tense::Future),
                Some(Tense::Scheduled) if self.is_verb(i - len) => return Some(Tense::Future),
                None | Some(Tense::Deadline | Tense::Present | Tense::Scheduled) => {}
                found => return found,
            }
            if tokens.get(i - 1).is_some_and(|t| matches!(t.kind, Kind::Stop | Kind::Quote) || t.newline_before()) {
                break;
            }
        }
        for i in end..(end + 6).min(tokens.len()) {
            if tokens[i].kind == Kind::Stop {
                break;
            }
            match TENSE.at(tokens, i).map(|found| *found.means) {
                None | Some(Tense::Deadline | Tense::Present | Tense::Scheduled) => {}
                found => return found,
            }
        }
        // "for a week, from 20 December": a plan.
        let unit = |i: usize| matches!(self.read.single(i), Some(Role::Unit | Role::Units));
        let from = at.checked_sub(1).filter(|i| self.read.is(*i, &["from"]))?;
        let length = (1..=2).any(|n| from.checked_sub(n).is_some_and(|i| unit(i) && (n == 1 || self.read.word(i + 1) == ",")));
        let lasts = (2..=5).any(|n| from.checked_sub(n).is_some_and(|i| self.read.is(i, &["for"])));
        (length && lasts).then_some(Tense::Future)
    }

    /// Whether nothing but a preposition and an article stands between a verb that ends at `end` and a date at `at`.
    fn is_beside(&self, end: usize, at: usize) -> bool {
        let small = |i: usize| {
            let function = self.read.token(i).and_then(|t| FUNCTION.word(t)).copied();
            let day = self.read.word(i) == "," || self.read.single(i) == Some(Role::Weekday);
            day || matches!(function, Some(Function::Preposition | Function::Determiner))
                && !self.read.is(i, &["of", "since", "after", "before"])
        };
        at <= end + 4 && (end..at).all(small)
    }

    /// Whether a word that can be a verb or a noun is a verb: no number, article or preposition stands before it.
    fn is_verb(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| self.read.token(i)) else { return true };
        let function = FUNCTION.word(before).copied();
        before.kind == Kind::Word && !matches!(function, Some(Function::Preposition | Function::Determiner)) && !self.is_a_number(at)
    }

    /// Whether a number stands before `at`: "40 runs".
    fn is_a_number(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| self.read.token(i)) else { return false };
        before.kind == Kind::Number || matches!(self.read.role_before(at), Some(Role::Cardinal | Role::Tens | Role::Scale))
    }

    /// Whether "be" stands before a verb, with one word between at most: "will be formally opened".
    fn is_passive(&self, verb: usize) -> bool {
        self.read.is_before(verb, &["be"]) || verb > 1 && self.read.is_before(verb - 1, &["be"])
    }

    /// Gives a month, quarter or day of the year its year.
    pub fn settle(&self, point: Point, at: usize, end: usize) -> Point {
        let Some(now) = self.now.published else { return point };
        if point.year.is_some() {
            return point;
        }
        let tense = self.tense(at, end);
        let year = match point.grain {
            Grain::Month => {
                let ahead = tense == Some(Tense::Future) && point.part < now.month();
                let back = tense != Some(Tense::Future) && point.part > now.month();
                // "December" in November, with nothing said: it is near.
                let near = tense.is_none() && point.part - now.month() <= 1;
                i64::from(now.year()) + i64::from(ahead) - i64::from(back && !near)
            }
            Grain::Quarter => {
                let current = (now.month() - 1) / 3 + 1;
                i64::from(now.year()) - i64::from(point.part > current && tense != Some(Tense::Future))
            }
            Grain::Day => {
                // "sank on 29 June" is over; of "said" nobody knows what it is told of.
                let past = |i: usize| TENSE.before(self.read.tokens, i).is_some_and(|f| *f.means == Tense::Past);
                let over = (at.saturating_sub(4)..=at)
                    .any(|i| past(i) && self.is_beside(i, at) && REPORTING.before(self.read.tokens, i).is_none());
                return self.nearest(point, now, tense, over);
            }
            _ => i64::from(now.year()),
        };
        Point { year: i16::try_from(year).ok(), ..point }
    }

    fn nearest(&self, point: Point, now: Date, tense: Option<Tense>, over: bool) -> Point {
        // Feb. 29 may need eight years.
        let years = -8..=8i16;
        let dates = years.filter_map(|by| Date::new(now.year().checked_add(by)?, point.part, point.day).ok());
        let (mut past, mut next) = (None, None);
        for date in dates {
            if date <= now {
                past = Some(date);
            } else if next.is_none() {
                next = Some(date);
            }
        }
        let distance = |d: Option<Date>| d.and_then(|d| d.since(now).ok()).map_or(i32::MAX, |s| s.get_days().abs());
        let (back, ahead) = (distance(past), distance(next));
        let forward = match tense {
            Some(Tense::Past) => !over && ahead < 60 && ahead < back,
            Some(Tense::Future) => ahead < 350,
            _ => ahead <= AHEAD_DAYS && ahead < back,
        };
        let chosen = if forward { next.or(past) } else { past.or(next) };
        chosen.map_or(point, |d| Point { year: Some(d.year()), ..point })
    }

    /// A day far off that its weekday contradicts, in the year beside that it fits: "Saturday, 1 March" told in May.
    pub fn year_of_weekday(&self, point: Point, weekday: i8) -> Point {
        let (Some(now), Some(day)) = (self.now.published, point.civil()) else { return point };
        let fits = |d: &Date| d.weekday().to_monday_one_offset() == weekday;
        let near = day.since(now).is_ok_and(|s| s.get_days().abs() <= NEAR_DAYS);
        if near || fits(&day) {
            return point;
        }
        let beside = [-1, 1].into_iter().filter_map(|by| Date::new(day.year().checked_add(by)?, day.month(), day.day()).ok()).find(fits);
        beside.map_or(point, |d| Point { year: Some(d.year()), ..point })
    }

    /// The day of a weekday.
    pub fn settle_weekday(&self, weekday: i8, at: usize, end: usize) -> Point {
        let open = Point { weekday, ..Point::open(Grain::Day) };
        let (Some(now), Ok(day)) = (self.now.published, Weekday::from_monday_one_offset(weekday)) else { return open };
        let date = match self.tense(at, end) {
            Some(Tense::Future) => ahead(now, day),
            _ => back(now, day),
        };
        date.map_or(open, |d| Point { weekday, ..Point::date(d) })
    }

    /// The day of a weekday in the week `steps` weeks away.
    pub fn weekday_of_week(&self, weekday: i8, steps: i64) -> Point {
        let open = Point { weekday, ..Point::open(Grain::Day) };
        let date = (|| {
            let now = self.now.published?;
            let from_monday = i64::from(weekday) - i64::from(now.weekday().to_monday_one_offset());
            now.checked_add(Span::new().try_days(steps.checked_mul(7)?.checked_add(from_monday)?).ok()?).ok()
        })();
        date.map_or(open, |d| Point { weekday, ..Point::date(d) })
    }

    /// "last Wednesday" told on a Thursday is not the day before, which has a shorter name, but the week's before.
    pub fn last_weekday(&self, weekday: i8) -> Point {
        let point = self.turned_weekday(weekday, -1, false);
        let earlier = (|| {
            let (now, date) = (self.now.published?, point.civil()?);
            let days = date.until(now).ok()?.get_days();
            let same_week = date.iso_week_date().week() == now.iso_week_date().week();
            (days == 1 && same_week).then(|| date.checked_sub(7.days()).ok()).flatten()
        })();
        earlier.map_or(point, |d| Point { weekday, ..Point::date(d) })
    }

    /// A weekday turned: "last Friday" is the one before today, "next Friday" that of next week, "this Friday" this week's.
    pub fn turned_weekday(&self, weekday: i8, turn: i64, of_week: bool) -> Point {
        let open = Point { weekday, ..Point::open(Grain::Day) };
        let (Some(now), Ok(day)) = (self.now.published, Weekday::from_monday_one_offset(weekday)) else { return open };
        let date = match turn {
            -1 => now.yesterday().ok().and_then(|d| back(d, day)),
            0 => ahead(now, day),
            _ if of_week => return self.weekday_of_week(weekday, 1),
            _ => now.tomorrow().ok().and_then(|d| ahead(d, day)),
        };
        date.map_or(open, |d| Point { weekday, ..Point::date(d) })
    }

    /// The day nearest to the article's that is such a day of the week and of the month.
    pub fn weekday_on(&self, weekday: i8, day: i8) -> Option<Date> {
        let now = self.now.published?;
        // Every pair occurs within a year of any day, but for the 31st of a short run of months.
        let months = (0..=14i64).flat_map(|n| [n, -n]);
        months
            .filter_map(|n| {
                let month = now.first_of_month().checked_add(Span::new().months(n)).ok()?;
                Date::new(month.year(), month.month(), day).ok()
            })
            .find(|d| d.weekday().to_monday_one_offset() == weekday)
    }

    /// "the 11th": of the article's month or the one beside it.
    pub fn settle_day(&self, day: i8, at: usize, end: usize) -> Point {
        let open = Point { day, ..Point::open(Grain::Day) };
        let Some(now) = self.now.published else { return open };
        let away = day - now.day();
        let step = match self.tense(at, end) {
            Some(Tense::Future) => i64::from(away < 0),
            Some(_) => -i64::from(away > 0),
            // The nearest, when nothing is said.
            None => i64::from(away < -15) - i64::from(away > 15),
        };
        let month = now.first_of_month().checked_add(step.months()).ok();
        month.and_then(|m| Date::new(m.year(), m.month(), day).ok()).map_or(open, Point::date)
    }
}

/// Whether a word may stand in a line that is a date; an amount may not, as it counts from the date.
fn is_of_a_line(token: Token) -> bool {
    use Role::*;
    match DATE.word(token) {
        Some(term) => !matches!(term.role, Ago | Latest | Reference | Article | Cardinal | Tens),
        None => FUNCTION.word(token).is_some_and(|f| matches!(f, Function::Preposition | Function::Determiner | Function::Conjunction)),
    }
}
