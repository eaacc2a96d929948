//! Times of day: "3:30 p.m. EST", "15:00", "noon Saturday", "half past three", and their joining with the day beside them.
//!
//! A bare "3:30" or "10.30" can be a score or a verse: it is a time only after "at" and its like, or beside a day.

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::point::{Clock, Grain, Part, Point};
use super::relative::part_of;
use super::word::Role;
use crate::lexicon::DATE;
use crate::token::{Kind, Token};

/// A zone whose distance from Greenwich the words do not give.
const UNFIXED: i16 = 9999;

impl Grammar<'_> {
    /// A time of day at `at`, with the day after it if one is there.
    pub fn clock(&self, at: usize) -> Option<Hit> {
        if let Some(hit) = self.hour_of_day(at) {
            return Some(hit);
        }
        let (clock, end) = self.time(at)?;
        let r = &self.read;
        let mut next = end;
        for word in [",", "on"] {
            next = r.skip(next, word);
        }
        if let Some(hit) = self.day_at(next)
            && let Meaning::Point(point) = hit.meaning
        {
            // "11.45 p.m. on Friday night"
            let end = r.role(hit.end, Role::DayPart).map_or(hit.end, |(_, end)| end);
            return Some(Hit::point(end, point.at(clock), edges::ABOUT));
        }
        let day = match self.now.today {
            Some(day) => Point::date(day),
            None => Point::away(self.now.published, Grain::Day, 0),
        };
        let mut hit = Hit::point(end, day.at(clock), edges::ABOUT);
        hit.assumed = true;
        Some(hit)
    }

    /// "8 tonight", "7:30 tomorrow morning", "at nine on Friday night": an hour that the part of the day makes plain.
    fn hour_of_day(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        // What follows is minutes, "on" or a word of days; few numbers have any of them.
        let follows = |t: Token| t.kind == Kind::Punct || t.kind == Kind::Word && (DATE.may_start(t) || r.is(at + 1, &["on"]));
        r.token(at + 1).filter(|t| follows(*t))?;
        let (hour, next) = self.hour(at).filter(|(h, end)| (1..=12).contains(h) && *end == at + 1)?;
        let minutes = r.word(next) == ":" && r.is_glued(next) && r.is_glued(next + 1);
        let asked = r.cue_before(at, |c| c.clock) || r.is_before(at, &["from", "by", "until", "till", "before", "after"]);
        if !(asked || minutes || at == 0) || r.word(at).contains('.') {
            return None;
        }
        let end = if minutes { next + 2 } else { next };
        let minute = if minutes { r.digits(next + 1).filter(|(width, m)| *width == 2 && *m < 60)?.1 } else { 0 };
        let day = self.day_at(if r.is(end, &["on"]) { end + 1 } else { end })?;
        let hit = if r.role(day.end, Role::DayPart).is_some() { self.with_clock(day) } else { day };
        let Meaning::Point(point) = hit.meaning else { return None };
        let Some(Clock::Part(part)) = point.clock else { return None };
        let clock = Clock::At { hour: on_clock(hour, part)?, minute: minute as i8, second: 0, zone: None };
        Some(Hit::point(hit.end, point.at(clock), edges::ABOUT))
    }

    /// "8", "8:30" of a part of the day, with the index after it.
    pub(super) fn hour_of(&self, part: Part, at: usize) -> Option<(Clock, usize)> {
        let r = &self.read;
        if let Some(found) = self.time(at) {
            return Some(found);
        }
        let (hour, end) = self.hour(at).filter(|(h, end)| (1..=12).contains(h) && *end == at + 1)?;
        let counts = r.is_plain_word(end) || r.is_dash(end) || matches!(r.word(end), "%" | ":" | "/") || r.term(end).is_some();
        (!counts).then_some((Clock::At { hour: on_clock(hour, part)?, minute: 0, second: 0, zone: None }, end))
    }

    /// A single day at `at`: "Wednesday", "Nov. 6", "today", "next Friday".
    fn day_at(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let hit = match r.term(at) {
            Some((t, _)) if t.role == Role::Weekday => self.weekday(at),
            Some((t, _)) if t.role == Role::Month => self.month_first(at),
            Some((t, end)) if t.role == Role::Today => self.today(i64::from(t.value), end),
            Some((t, _)) if t.role == Role::Turn => self.turned(at),
            Some((t, end)) if t.role == Role::Tonight => self.tonight(end),
            _ if r.token(at).is_some_and(|t| t.kind == Kind::Number) => self.in_digits(at).or_else(|| self.day_first(at)),
            _ => None,
        }?;
        matches!(hit.meaning, Meaning::Point(p) if p.grain == Grain::Day || p.grain == Grain::DayPart).then_some(hit)
    }

    /// Adds the part of the day or the time after a day: "Friday | night", "Oct. 7 | at 3 p.m.".
    pub fn with_clock(&self, hit: Hit) -> Hit {
        let Meaning::Point(point) = hit.meaning else { return hit };
        if point.grain != Grain::Day {
            return hit;
        }
        let r = &self.read;
        if let Some((part, end)) = r.role(hit.end, Role::DayPart).filter(|_| point.day > 0 || point.weekday > 0 || point.year.is_none()) {
            if r.is(hit.end, &["nights", "mornings", "evenings", "afternoons"]) {
                return Hit::new(
                    end,
                    Meaning::EveryPoint(Point { weekday: point.weekday, ..Point::open(Grain::Day) }.at(Clock::Part(part_of(part)))),
                    0,
                );
            }
            return Hit { end, meaning: Meaning::Point(point.at(Clock::Part(part_of(part)))), ..hit };
        }
        let at = r.skip(hit.end, ",");
        let at = if r.is(at, &["at", "around", "about", "by"]) { at + 1 } else { at };
        match self.time(at) {
            Some((clock, end)) => Hit { end, meaning: Meaning::Point(point.at(clock)), ..hit },
            None => hit,
        }
    }

    /// A time of day alone: the clock and the index after it.
    fn time(&self, at: usize) -> Option<(Clock, usize)> {
        let r = &self.read;
        // "12 noon"
        let at = if r.digits(at) == Some((2, 12)) && r.role(at + 1, Role::ClockWord).is_some() { at + 1 } else { at };
        if let Some((value, end)) = r.role(at, Role::ClockWord) {
            return Some((clock(value / 100, value % 100, 0), self.over_zone(end).1));
        }
        if let Some(found) = self.past_or_to(at) {
            return Some(found);
        }
        let (hour, next) = self.hour(at)?;
        let (mut minute, mut second, mut end) = (0, 0, next);
        let mut colon = r.word(end) == ":" && r.is_glued(end) && r.is_glued(end + 1);
        if colon {
            let (width, value) = r.digits(end + 1)?;
            if width != 2 || value > 59 {
                return None;
            }
            (minute, end) = (value as i16, end + 2);
            if r.word(end) == ":" && r.is_glued(end) && r.is_glued(end + 1) {
                let (2, value) = r.digits(end + 1)? else { return None };
                (second, end) = (value.min(59) as i16, end + 2);
            }
        } else if let Some((_, part)) = r.word(at).split_once('.').filter(|(h, m)| m.len() == 2 && h.len() <= 2) {
            // "7.30pm": British style, with the half of the day only.
            minute = part.parse().ok().filter(|m| *m < 60)?;
        }
        let dotted = r.word(at).contains('.');
        if let Some((half, after)) = r.role(end, Role::Meridiem).filter(|_| (1..=12).contains(&hour)) {
            // "am" is a verb too: it must stand straight behind, or be capitals, or follow minutes.
            let clear = at == 0 || colon || r.is_glued(end) || r.cue_before(at, |c| c.clock) || r.dash_before(at);
            if clear || !r.is(end, &["am"]) {
                let (zone, end) = self.over_zone(after);
                return Some((Clock::At { hour: (hour % 12 + half) as i8, minute: minute as i8, second: second as i8, zone }, end));
            }
        }
        if let Some(hour) = self.half_of_later(at, hour, end, colon || dotted) {
            return Some((Clock::At { hour: hour as i8, minute: minute as i8, second: second as i8, zone: None }, end));
        }
        if dotted {
            return None;
        }
        if let Some((_, after)) = r.role(end, Role::OClock).filter(|_| !colon && (1..=12).contains(&hour)) {
            let (hour, after) = self.of_day(hour, after);
            let (zone, end) = self.over_zone(after);
            return Some((Clock::At { hour: hour as i8, minute: 0, second: 0, zone }, end));
        }
        // "1400 GMT"
        if let Some((4, value)) = r.digits(at).filter(|_| !colon) {
            let (zone, after) = self.over_zone(end);
            let hours = r.is(end, &["hours", "hrs"]) && (value < 1000 || r.is_before(at, &["at", "by", "until", "from"]));
            if hours && value / 100 < 24 && value % 100 < 60 {
                return Some((clock((value / 100) as i16, (value % 100) as i16, 0), end + 1));
            }
            if after > end && value / 100 < 24 && value % 100 < 60 && r.role(end, Role::Zone).is_some() {
                return Some((Clock::At { hour: (value / 100) as i8, minute: (value % 100) as i8, second: 0, zone }, after));
            }
            return None;
        }
        let (daypart, after) = self.of_day(hour, end);
        if after > end && (1..=12).contains(&hour) {
            return Some((Clock::At { hour: daypart as i8, minute: minute as i8, second: second as i8, zone: None }, after));
        }
        let (zone, after) = self.over_zone(end);
        colon &= hour < 24;
        let asked = r.cue_before(at, |c| c.clock) && !r.is_before(at.saturating_sub(1), &["won", "lost", "beat"]);
        (colon && (asked || after > end || at == 0 && after == r.tokens.len() || self.floor == at && at > 0))
            .then_some((Clock::At { hour: hour as i8, minute: minute as i8, second: second as i8, zone }, after))
    }

    /// "from 7 | to 9 p.m.", "3:30|-6 p.m.": the hour on a clock of 24 that the later time makes plain.
    fn half_of_later(&self, at: usize, hour: i16, end: usize, minutes: bool) -> Option<i16> {
        let r = &self.read;
        let joint = r.is_dash(end) || r.is(end, &["to", "and", "until", "till"]);
        let asked = minutes || r.is_before(at, &["from", "between"]) || r.is_dash(end) && r.is_glued(end);
        if !(joint && asked && (1..=12).contains(&hour)) || r.digits(at).is_some_and(|(width, _)| width > 2) {
            return None;
        }
        let (later, next) = self.hour(end + 1).filter(|(h, _)| (1..=12).contains(h))?;
        let next = if r.word(next) == ":" && r.is_glued(next) { next + 2 } else { next };
        let (half, _) = r.role(next, Role::Meridiem)?;
        let (first, last) = (hour % 12, later % 12);
        // "11 to 1 p.m." passes noon.
        Some(if first <= last { first + half } else { first + 12 - half })
    }

    fn hour(&self, at: usize) -> Option<(i16, usize)> {
        let r = &self.read;
        if let Some((width, value)) = r.digits(at) {
            return (width <= 2 && value <= 24 || width == 4).then_some((value as i16, at + 1));
        }
        if let Some((hour, _)) = r.token(at).filter(|t| t.kind == Kind::Number).and_then(|_| r.word(at).split_once('.')) {
            return hour.parse().ok().filter(|h| *h <= 24).map(|h: i16| (h, at + 1));
        }
        r.role(at, Role::Cardinal).filter(|(h, end)| (1..=12).contains(h) && *end == at + 1)
    }

    /// "in the morning", "at night": the hour on a clock of 24.
    fn of_day(&self, hour: i16, at: usize) -> (i16, usize) {
        let r = &self.read;
        let the = if r.is(at, &["in"]) && r.is(at + 1, &["the"]) {
            at + 2
        } else if r.is(at, &["at"]) {
            at + 1
        } else {
            return (hour, at);
        };
        match r.role(the, Role::DayPart) {
            Some((0 | 4, end)) => (hour % 12, end),
            Some((3, end)) if hour < 5 => (hour, end),
            Some((_, end)) => (hour % 12 + 12, end),
            None => (hour, at),
        }
    }

    fn over_zone(&self, at: usize) -> (Option<i16>, usize) {
        let r = &self.read;
        match r.role(at, Role::Zone) {
            // "Eastern" and "ET" are zones in capitals only.
            Some((UNFIXED, end)) if r.token(at).is_some_and(|t| t.is_capitalised()) || end > at + 1 => (None, end),
            Some((UNFIXED, _)) => (None, at),
            Some((zone, end)) => (Some(zone), end),
            None => (None, at),
        }
    }

    /// "half past three", "a quarter to five", "ten minutes past two".
    fn past_or_to(&self, at: usize) -> Option<(Clock, usize)> {
        let r = &self.read;
        let at = r.role(at, Role::Article).map_or(at, |(_, end)| end);
        let (minutes, next) = match r.term(at)? {
            (t, end) if t.role == Role::Half => (30, end),
            (t, end) if t.role == Role::Unit && t.value == 7 => (15, end),
            _ => {
                let (minutes, end) = r.cardinal(at).filter(|(n, _)| (1..60).contains(n))?;
                (minutes as i16, if r.is(end, &["minute", "minutes"]) { end + 1 } else { end })
            }
        };
        let past = r.is(next, &["past", "after"]);
        if !(past || r.is(next, &["to", "before"])) {
            return None;
        }
        let (hour, end, sure) = match r.role(next + 1, Role::ClockWord) {
            Some((value, end)) => (value / 100, end, true),
            None => {
                let (hour, end) = self.hour(next + 1).filter(|(h, end)| (1..=12).contains(h) && *end == next + 2)?;
                match r.role(end, Role::Meridiem) {
                    Some((half, end)) => (hour % 12 + half, end, true),
                    None => {
                        let (of_day, after) = self.of_day(hour, end);
                        (of_day, after, after > end)
                    }
                }
            }
        };
        // "five past ten" and "quarter to six" are times; "ten to twelve" is a range and "two after four" anything.
        let told = sure || r.is(next, &["past"]) || minutes == 15 && r.is(next, &["to"]);
        let (hour, minute) = if past { (hour % 24, minutes) } else { ((hour + 23) % 24, 60 - minutes) };
        told.then(|| (clock(hour, minute, 0), end))
    }
}

/// The hour of a part of the day on a clock of 24; "2 at night" is before dawn, "12 at night" is its midnight.
fn on_clock(hour: i16, part: Part) -> Option<i8> {
    let hour = match part {
        Part::Morning => hour % 12,
        Part::Night if hour == 12 => 24,
        Part::Night if hour < 5 => return None,
        _ => hour % 12 + 12,
    };
    i8::try_from(hour).ok()
}

fn clock(hour: i16, minute: i16, second: i16) -> Clock {
    Clock::At { hour: hour as i8, minute: minute as i8, second: second as i8, zone: None }
}
