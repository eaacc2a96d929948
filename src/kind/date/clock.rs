//! Times of day: "3:30 p.m. EST", "15:00", "noon Saturday", "half past three", and their joining with the day beside them.
//!
//! A bare "3:30" or "10.30" can be a score or a verse: it is a time only after "at" and its like, or beside a day.

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::point::{Clock, DayPart, Grain, Point};
use super::relative::part_of;
use super::word::Role;
use super::zone::{Summer, Zone};
use crate::lexicon::DATE;
use crate::token::{Kind, Token};

/// A time of day by the clock, and the index after it.
type Time = (Clock, usize);

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
            // "11.45 p.m. on Friday night", "half past ten tomorrow night"
            let (part, end) = match (point.clock, r.role(hit.end, Role::DayPart)) {
                (Some(Clock::Part(part)), _) => (Some(part), hit.end),
                (_, Some((part, end))) => (Some(part_of(part)), end),
                _ => (None, hit.end),
            };
            return Some(Hit::point(end, point.at(part.map_or(clock, |part| in_part(clock, part))), edges::ABOUT));
        }
        // "from 3 | to 5 p.m. on Friday"
        let joint = r.is_dash(end) || r.is(end, &["to", "and", "until", "till", "through"]);
        if let Some((_, later)) = joint.then(|| self.time(end + 1)).flatten()
            && let Some(Hit { meaning: Meaning::Point(day), .. }) = self.day_at(later + usize::from(r.is(later, &["on", ","])))
            && day.clock.is_none()
        {
            return Some(Hit::point(end, day.at(clock), edges::ABOUT));
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
        let dotted = r.word(at).split_once('.').map(|(_, minute)| minute);
        let asked = r.cue_before(at, |c| c.clock) || r.is_before(at, &["from", "by", "until", "till", "before", "after"]);
        if !(asked || minutes || at == 0 && dotted.is_none()) {
            return None;
        }
        let end = if minutes { next + 2 } else { next };
        let minute = match dotted {
            Some(minute) => minute.parse().ok().filter(|m| minute.len() == 2 && *m < 60)?,
            None if minutes => r.digits(next + 1).filter(|(width, m)| *width == 2 && *m < 60)?.1,
            None => 0,
        };
        let day = self.day_at(if r.is(end, &["on"]) { end + 1 } else { end })?;
        let hit = if r.role(day.end, Role::DayPart).is_some() { self.with_clock(day) } else { day };
        let Meaning::Point(point) = hit.meaning else { return None };
        let Some(Clock::Part(part)) = point.clock else { return None };
        let clock = Clock::At { hour: on_clock(hour, part)?, minute: minute as i8, second: 0, zone: None, either: false };
        Some(Hit::point(hit.end, point.at(clock), edges::ABOUT))
    }

    /// "8", "8:30" of a part of the day, with the index after it.
    pub(super) fn hour_of(&self, part: DayPart, at: usize) -> Option<Time> {
        let r = &self.read;
        if let Some((clock, end)) = self.time(at) {
            return Some((in_part(clock, part), end));
        }
        let (hour, end) = self.hour(at).filter(|(h, end)| (1..=12).contains(h) && *end == at + 1)?;
        let counts = r.is_plain_word(end) || r.is_dash(end) || matches!(r.word(end), "%" | ":" | "/") || r.term(end).is_some();
        (!counts).then_some((Clock::At { hour: on_clock(hour, part)?, minute: 0, second: 0, zone: None, either: false }, end))
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
            // "at 8 a.m. on the 5th"
            Some((t, end)) if t.role == Role::The && r.is_before(at, &["on"]) => self.day_first(end).or_else(|| self.day_alone(end)),
            _ if r.token(at).is_some_and(|t| t.kind == Kind::Number) => self.in_digits(at).or_else(|| self.day_first(at)),
            _ => None,
        }?;
        matches!(hit.meaning, Meaning::Point(p) if p.grain == Grain::Day || p.grain == Grain::DayPart).then_some(hit)
    }

    /// Adds the part of the day or the time after a day: "Friday | night", "Oct. 7 | at 3 p.m.".
    pub fn with_clock(&self, hit: Hit) -> Hit {
        let Meaning::Point(point) = hit.meaning else { return hit };
        let r = &self.read;
        // "tomorrow evening at five"
        if let Some(Clock::Part(part)) = point.clock {
            let at = r.skip(hit.end, ",");
            let told = r.is(at, &["at", "around", "about"]).then(|| self.hour_of(part, at + 1)).flatten();
            return told.map_or(hit, |(clock, end)| Hit { end, meaning: Meaning::Point(point.at(clock)), ..hit });
        }
        if point.grain != Grain::Day {
            return hit;
        }
        if let Some((part, end)) = r.role(hit.end, Role::DayPart).filter(|_| point.day > 0 || point.weekday > 0 || point.year.is_none()) {
            if r.is(hit.end, &["nights", "mornings", "evenings", "afternoons"]) {
                return Hit::new(
                    end,
                    Meaning::EveryPoint(Point { weekday: point.weekday, ..Point::open(Grain::Day) }.at(Clock::Part(part_of(part))), 1),
                    0,
                );
            }
            let part = part_of(part);
            // "Tuesday night at half past ten"
            let at = r.skip(end, ",");
            let told = r.is(at, &["at", "around", "about"]).then(|| self.hour_of(part, at + 1)).flatten();
            let (clock, end) = told.unwrap_or((Clock::Part(part), end));
            return Hit { end, meaning: Meaning::Point(point.at(clock)), ..hit };
        }
        let at = r.skip(hit.end, ",");
        let at = if r.is(at, &["at", "around", "about", "by"]) { at + 1 } else { at };
        match self.time(at) {
            Some((clock, end)) => Hit { end, meaning: Meaning::Point(point.at(clock)), ..hit },
            None => hit,
        }
    }

    /// A time of day alone.
    fn time(&self, at: usize) -> Option<Time> {
        let r = &self.read;
        // "12 noon"
        let twelve = r.digits(at) == Some((2, 12)) || r.role(at, Role::Cardinal) == Some((12, at + 1));
        let at = if twelve && r.role(at + 1, Role::ClockWord).is_some() { at + 1 } else { at };
        if let Some((value, end)) = r.role(at, Role::ClockWord) {
            let (zone, end) = self.over_zone(end);
            return Some((clock(value / 100, value % 100, 0, zone, false), end));
        }
        if let Some(found) = self.past_or_to(at) {
            return Some(found);
        }
        let (hour, next) = self.hour(at)?;
        let (mut minute, mut second, mut end) = (0, 0, next);
        let colon = r.word(end) == ":" && r.is_glued(end) && r.is_glued(end + 1);
        let mut dotted = r.word(at).contains('.');
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
        } else if let Some((minutes, after)) = self.minutes_in_words(at, next) {
            // "ten thirty" is a time as "10.30" is one.
            (minute, end, dotted) = (minutes, after, true);
        }
        if let Some((half, after)) = r.role(end, Role::Meridiem).filter(|_| (1..=12).contains(&hour)) {
            // "am" is a verb too: it must stand straight behind, or be capitals, or follow minutes.
            let clear = at == 0 || colon || r.is_glued(end) || r.cue_before(at, |c| c.clock) || r.dash_before(at);
            if clear || !r.is(end, &["am"]) {
                let (zone, end) = self.over_zone(after);
                return Some((clock(hour % 12 + half, minute, second, zone, false), end));
            }
        }
        if let Some((hour, zone)) = self.half_of_later(at, hour, end, colon || dotted) {
            return Some((clock(hour, minute, second, zone, false), end));
        }
        let (of_day, after) = self.of_day(hour, end);
        let price = r.word(at).contains('.') && !r.cue_before(at, |c| c.clock);
        if after > end && (1..=12).contains(&hour) && !price {
            return Some((clock(of_day, minute, second, None, false), after));
        }
        if dotted {
            // "at ten thirty on Tuesday"
            let told = r.token(at)?.kind == Kind::Word && r.is_before(at, &["at", "by", "until", "till"]) && !r.is_plain_word(end);
            return (told && r.term(end).is_none_or(|(t, _)| t.role == Role::Weekday)).then(|| (clock(hour, minute, 0, None, true), end));
        }
        if let Some((_, after)) = r.role(end, Role::OClock).filter(|_| !colon && (1..=12).contains(&hour)) {
            let (of_day, told) = self.of_day(hour, after);
            let (zone, end) = self.over_zone(told);
            return Some((clock(of_day, 0, 0, zone, told == after), end));
        }
        // "1400 GMT"
        if let Some((4, value)) = r.digits(at).filter(|_| !colon) {
            let (zone, after) = self.over_zone(end);
            let hours = r.is(end, &["hours", "hrs"]) && (value < 1000 || r.is_before(at, &["at", "by", "until", "from"]));
            let told = value / 100 < 24 && value % 100 < 60;
            if hours && told {
                let (zone, end) = self.over_zone(end + 1);
                return Some((clock((value / 100) as i16, (value % 100) as i16, 0, zone, false), end));
            }
            return (after > end && told).then(|| (clock((value / 100) as i16, (value % 100) as i16, 0, zone, false), after));
        }
        let (zone, after) = self.over_zone(end);
        let asked = r.cue_before(at, |c| c.clock) && !r.is_before(at.saturating_sub(1), &["won", "lost", "beat"]);
        // "9:30 | and 11:00", "2016-11-07 | 14:30"
        let before = |n: usize| at.checked_sub(n).filter(|i| r.digits(*i).is_some_and(|(width, _)| width <= 2));
        let joint = r.is_dash(at.wrapping_sub(1)) || r.is_before(at, &["and", "to", "until", "till", "through"]);
        let ranged = joint && before(2).is_some_and(|i| r.is_before(i, &[":"]));
        let dated = before(1).is_some_and(|i| i > 1 && r.is_glued(i) && (r.is_dash(i - 1) || r.is_before(i, &["/"])));
        let told = asked || ranged || dated || after > end || at == 0 && after == r.tokens.len() || self.floor == at && at > 0;
        // Figures without a half of the day are those of a clock of 24 hours.
        (colon && hour < 24 && told).then(|| (clock(hour, minute, second, zone, false), after))
    }

    /// "ten | thirty", "seven | oh five": minutes after an hour in words, where a half of the day or "at" makes them a time.
    fn minutes_in_words(&self, at: usize, next: usize) -> Option<(i16, usize)> {
        let r = &self.read;
        if r.token(at)?.kind != Kind::Word {
            return None;
        }
        let zero = r.is(next, &["oh", "o"]);
        let (minutes, end) = r.cardinal(next + usize::from(zero))?;
        let told = if zero { (1..10).contains(&minutes) } else { (10..60).contains(&minutes) };
        told.then_some((minutes as i16, end))
    }

    /// "from 7 | to 9 p.m.", "3:30|-6 p.m.": the hour on a clock of 24 that the later time makes plain, and its zone.
    fn half_of_later(&self, at: usize, hour: i16, end: usize, minutes: bool) -> Option<(i16, Option<Zone>)> {
        let r = &self.read;
        let joint = r.is_dash(end) || r.is(end, &["to", "and", "until", "till", "through"]);
        let asked = minutes || r.is_before(at, &["from", "between"]) || r.is_dash(end) && r.is_glued(end);
        if !(joint && asked && (1..=12).contains(&hour)) || r.digits(at).is_some_and(|(width, _)| width > 2) {
            return None;
        }
        if let Some((value, after)) = r.role(end + 1, Role::ClockWord) {
            // "from 9 to noon", "7:30-midnight": the half before.
            let half = if value == 1200 || hour == 12 { 0 } else { 12 };
            return Some((hour % 12 + half, self.over_zone(after).0));
        }
        let (later, next) = self.hour(end + 1).filter(|(h, _)| (1..=12).contains(h))?;
        let next = if r.word(next) == ":" && r.is_glued(next) { next + 2 } else { next };
        let (half, after) = r.role(next, Role::Meridiem)?;
        let (first, last) = (hour % 12, later % 12);
        // "11 to 1 p.m." passes noon.
        Some((if first <= last { first + half } else { first + 12 - half }, self.over_zone(after).0))
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

    /// The zone after a time, and the index after it: "GMT", "ET", "Moscow time", "(BST)", "UTC+2".
    fn over_zone(&self, at: usize) -> (Option<Zone>, usize) {
        let r = &self.read;
        if r.word(at) == "(" {
            let (zone, end) = self.over_zone(at + 1);
            return if end > at + 1 && r.word(end) == ")" { (zone, end + 1) } else { (None, at) };
        }
        let Some((term, end)) = r.term(at) else { return (None, at) };
        let summer = match term.role {
            Role::Zone => Summer::Nobody,
            Role::AmericanZone => Summer::America,
            Role::EuropeanZone => Summer::Europe,
            Role::AustralianZone => Summer::Australia,
            Role::UnplacedZone => return (None, end),
            _ => return (None, at),
        };
        // "Eastern" and "ET" are zones in capitals only.
        if term.doubt && !r.token(at).is_some_and(|t| t.is_capitalised()) {
            return (None, at);
        }
        let zone = Zone { minutes: term.value, summer };
        let more = if term.value == 0 { self.east_of_greenwich(end) } else { None };
        more.map_or((Some(zone), end), |(minutes, end)| (Some(Zone::fixed(minutes)), end))
    }

    /// "+2", "-5:30" after "UTC": the minutes, and the index after them.
    fn east_of_greenwich(&self, at: usize) -> Option<(i16, usize)> {
        let r = &self.read;
        let sign = match r.word(at) {
            "+" => 1,
            "-" | "–" | "−" => -1,
            _ => return None,
        };
        let (width, value) = r.digits(at + 1).filter(|_| r.is_glued(at) && r.is_glued(at + 1))?;
        let (hours, minutes) = if width == 4 { (value / 100, value % 100) } else { (value, 0) };
        let part = r.digits(at + 3).filter(|(n, _)| *n == 2 && r.word(at + 2) == ":" && r.is_glued(at + 2) && r.is_glued(at + 3));
        let (minutes, end) = part.map_or((minutes, at + 2), |(_, part)| (part, at + 4));
        (hours <= 14 && minutes < 60).then_some((sign * (hours * 60 + minutes) as i16, end))
    }

    /// "half past three", "a quarter to five", "ten minutes past two".
    fn past_or_to(&self, at: usize) -> Option<Time> {
        let r = &self.read;
        if let Some(found) = self.half_hour(at) {
            return Some(found);
        }
        let start = at;
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
        let (hour, end, sure, either) = match r.role(next + 1, Role::ClockWord) {
            Some((value, end)) => (value / 100, end, true, false),
            None => {
                let (hour, end) = self.hour(next + 1).filter(|(h, end)| (1..=12).contains(h) && *end == next + 2)?;
                let (told, after) = self.half_told(hour, end);
                (told, after, after > end, after == end)
            }
        };
        // "five past ten" and "quarter to six" are times; "ten to twelve" is a range and "two after four" anything.
        let told = sure || r.is(next, &["past"]) || r.is(next, &["to"]) && (minutes == 15 || self.is_minutes_to(start, next, minutes, end));
        let (hour, minute) = if past { (hour % 24, minutes) } else { ((hour + 23) % 24, 60 - minutes) };
        let (zone, end) = self.over_zone(end);
        told.then(|| (clock(hour, minute, 0, zone, either), end))
    }

    /// "at ten | to six", "ten minutes | to six": whether a number before "to" and an hour is of minutes. To one are odds.
    fn is_minutes_to(&self, at: usize, to: usize, minutes: i16, end: usize) -> bool {
        let r = &self.read;
        let counts = r.is_plain_word(end) || r.is_dash(end) || matches!(r.single(end), Some(Role::Units | Role::Unit | Role::Scale));
        let named = r.is_before(to, &["minutes", "minute"]) && !r.is_before(at, &["from"]);
        let words = r.token(at).zip(r.token(to + 1)).is_some_and(|(x, y)| x.kind == Kind::Word && y.kind == Kind::Word);
        let round = minutes % 5 == 0 && minutes < 30 && r.is_before(at, &["at", "until", "till"]);
        let odds = self.hour(to + 1).is_some_and(|(hour, _)| hour == 1);
        !counts && r.word(end) != "%" && (named || words && round && !odds)
    }

    /// "half ten" as it is said in Britain: half past.
    fn half_hour(&self, at: usize) -> Option<Time> {
        let r = &self.read;
        let (_, next) = r.role(at, Role::Half).filter(|_| r.is_before(at, &["at", "by", "until", "till", "from", "around", "about"]))?;
        let (hour, end) = r.role(next, Role::Cardinal).filter(|(h, end)| (1..=12).contains(h) && *end == next + 1)?;
        let (told, after) = self.half_told(hour, end);
        let counts = r.is_plain_word(end) || r.is_dash(end) || matches!(r.single(end), Some(Role::Units | Role::Unit | Role::Scale));
        (after > end || !counts).then(|| (clock(told % 24, 30, 0, None, after == end), after))
    }

    /// "p.m.", "in the morning" after an hour: the hour on a clock of 24, and the index after them.
    fn half_told(&self, hour: i16, end: usize) -> (i16, usize) {
        match self.read.role(end, Role::Meridiem) {
            Some((half, after)) => (hour % 12 + half, after),
            None => {
                let end = self.read.role(end, Role::OClock).map_or(end, |(_, after)| after);
                self.of_day(hour, end)
            }
        }
    }
}

/// A time whose half of the day the words leave open, in a part of the day.
fn in_part(clock: Clock, part: DayPart) -> Clock {
    match clock {
        Clock::At { hour, minute, second, zone, either: true } => {
            let told = on_clock(i16::from(hour), part).map(|hour| if minute + second > 0 { hour % 24 } else { hour });
            Clock::At { hour: told.unwrap_or(hour), minute, second, zone, either: false }
        }
        _ => clock,
    }
}

/// The hour of a part of the day on a clock of 24; "2 at night" is before dawn, "12 at night" is its midnight.
fn on_clock(hour: i16, part: DayPart) -> Option<i8> {
    let hour = match part {
        DayPart::Morning => hour % 12,
        DayPart::Night if hour == 12 => 24,
        DayPart::Night if hour < 5 => return None,
        _ => hour % 12 + 12,
    };
    i8::try_from(hour).ok()
}

fn clock(hour: i16, minute: i16, second: i16, zone: Option<Zone>, either: bool) -> Clock {
    Clock::At { hour: hour as i8, minute: minute as i8, second: second as i8, zone, either }
}
