//! Dates told from the article's day or from the story: "last week", "tomorrow night", "the quarter", "now", "a year earlier".
//!
//! Words without a place in the calendar ("recently") become references and are never given an interval.

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::length::{Length, TimeUnit};
use super::point::{Clock, DayPart, Grain, Point};
use super::word::Role;
use crate::token::Kind;

impl Grammar<'_> {
    /// "last week", "this year's third quarter", "the next three years", "next Friday", "last November", "this summer".
    pub fn turned(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let at = r.role(at, Role::The).map_or(at, |(_, end)| end);
        let (turn, next) = r.role(at, Role::Turn)?;
        let turn = i64::from(turn);
        let both = edges::THE | edges::PART;
        let next = r.role(next, Role::Fiscal).map_or(next, |(_, end)| if r.is_before(end, &["year"]) { end - 1 } else { end });
        let next = if r.is(next, &["working", "business", "trading"]) { next + 1 } else { next };
        if let Some(amount) = r.amount(next).filter(|a| a.end > next && r.single(next) != Some(Role::Half)) {
            return self.stretch(turn, amount.thousandths, amount.end);
        }
        let (term, end) = r.term(next)?;
        match term.role {
            Role::Unit => self.turned_unit(turn, TimeUnit::from_lexicon(term.value), at, end),
            Role::Units => self.stretch(turn, None, next).map(|h| Hit { edges: edges::THE, ..h }),
            Role::Weekend => {
                let point = Point::away(self.now.published, Grain::Weekend, turn);
                Some(Hit::point(end, point, both))
            }
            Role::Month => {
                let next = if r.word(next).len() <= 4 { r.skip_stop(end) } else { end };
                if let Some(Hit { meaning: Meaning::Point(point), end, .. }) = self.month_first(end - 1).filter(|h| h.end > next) {
                    return Some(Hit::point(end, point, both));
                }
                let capital = r.token(end - 1)?.is_capitalised() || !term.doubt;
                capital.then(|| Hit::point(end, self.turned_month(term.value as i8, turn), both))
            }
            Role::Weekday => {
                let word = r.word(at);
                let of_week = turn > 0 && ["next", "following"].iter().any(|w| word.eq_ignore_ascii_case(w));
                if let Some(Hit { meaning: Meaning::Point(point), end, .. }) = self.weekday(next).filter(|h| h.end > end + 1) {
                    return Some(Hit::point(end, point, both));
                }
                let last = ["last", "previous"].iter().any(|w| word.eq_ignore_ascii_case(w));
                let weekday = term.value as i8;
                let point = if last { self.last_weekday(weekday) } else { self.turned_weekday(weekday, turn, of_week) };
                Some(Hit::point(end, point, both))
            }
            Role::Season => Some(Hit::point(end, self.turned_season(term.value as i8, turn), both)),
            Role::DayPart => {
                let part = part_of(term.value);
                // "last night" belongs to the day before; "next morning" to a day that the story knows.
                let back = if turn < 0 && part != DayPart::Morning { -1 } else { turn };
                let day = if turn > 0 { Point::open(Grain::Day) } else { Point::away(self.now.published, Grain::Day, back) };
                Some(Hit::point(end, day.at(Clock::Part(part)), both))
            }
            Role::Period => self.quarter_away(turn).map(|point| Hit::point(end, point, both)),
            _ => None,
        }
    }

    fn turned_unit(&self, turn: i64, unit: TimeUnit, at: usize, end: usize) -> Option<Hit> {
        let r = &self.read;
        let both = edges::THE | edges::PART;
        if unit < TimeUnit::Day {
            return (turn < 0).then(|| Hit::new(end, Meaning::Stretch(Length::new(Some(1000), unit), -1), edges::THE));
        }
        // "next day" and "following year" are told from the story, not from the article.
        let story = r.is(at, &["following", "previous", "preceding", "ensuing"]) || unit == TimeUnit::Day && turn != 0;
        if unit == TimeUnit::Year {
            if r.is(end, &["'s", "’s"]) {
                if let Some(hit) = self.ordinal_period(end + 1, Some(self.year_away(turn))) {
                    return Some(hit);
                }
                if let Some((7, after)) = r.role(end + 1, Role::Unit) {
                    let quarter = self.now.quarter.map(|(_, q)| Point::part(Grain::Quarter, self.year_away(turn), q));
                    return quarter.map(|q| Hit::point(after, q, both));
                }
            }
            if let Some((year, _)) = self.now.focus.filter(|_| story).map(|d| (i64::from(d.year()) + turn, d)) {
                return Some(Hit::point(end, Point { year: i16::try_from(year).ok(), ..Point::open(Grain::Year) }, both));
            }
        }
        if unit == TimeUnit::Week {
            // "next week Wednesday", "last week - Monday", "last week's Monday"
            let day = if r.is_dash(end) || r.is(end, &["'s", "’s"]) { end + 1 } else { end };
            if let Some((weekday, after)) = r.role(day, Role::Weekday) {
                return Some(Hit::point(after, self.weekday_of_week(i64::from(weekday) as i8, turn), both));
            }
        }
        // "The last week of October" is the end of it.
        let last = r.is(at, &["last"]) && at.checked_sub(1).is_some_and(|t| r.is(t, &["the"]));
        if (unit == TimeUnit::Quarter || last) && r.is(end, &["of"]) {
            return None;
        }
        let base = if story && self.now.focus.is_some() { self.now.focus } else { self.now.published };
        let base = if story && unit == TimeUnit::Day && self.now.focus.is_none() { None } else { base };
        Some(Hit::point(end, Point::away(base, unit.grain(), turn), both))
    }

    /// "last | three months", "next | few days": a length that touches the article's day.
    fn stretch(&self, turn: i64, thousandths: Option<i64>, at: usize) -> Option<Hit> {
        let r = &self.read;
        let at = r.role(at, Role::Turn).or_else(|| r.role(at, Role::More)).map_or(at, |(_, end)| end);
        let (mut length, mut end) = self.length_at(at, thousandths)?;
        for _ in 1..super::counted::MOST_PARTS {
            // "for the last three months, and two days ago they found it"
            let more = self.more_length(end).filter(|(_, after)| r.role(*after, Role::Ago).is_none());
            let Some((more, after)) = more else { break };
            length = super::counted::joined(length, more);
            end = after;
        }
        if r.is(end, &["or"]) && r.is(end + 1, &["so"]) {
            end += 2;
        }
        let hit = if turn == 0 { Meaning::Length(length) } else { Meaning::Stretch(length, turn as i8) };
        Some(Hit::new(end, hit, edges::THE))
    }

    pub(super) fn turned_month(&self, month: i8, turn: i64) -> Point {
        let open = Point::part(Grain::Month, None, month);
        let Some(now) = self.now.published else { return open };
        let step = match turn {
            -1 => -i64::from(month >= now.month()),
            1 => i64::from(month <= now.month()),
            _ => 0,
        };
        Point { year: self.year_away(step), ..open }
    }

    pub(super) fn turned_season(&self, season: i8, turn: i64) -> Point {
        let open = Point::part(Grain::Season, None, season);
        let Some(now) = self.now.published else { return open };
        // A season is "last" once its first month is over: northern spring starts in March.
        let first = season * 3;
        let step = match turn {
            -1 => -i64::from(first >= now.month()),
            1 => i64::from(first <= now.month()),
            _ => 0,
        };
        Point { year: self.year_away(step), ..open }
    }

    /// "the latest quarter", "latest fiscal year", "the most recent period".
    pub fn latest(&self, at: usize, end: usize) -> Option<Hit> {
        let r = &self.read;
        let from = r.role(end, Role::Fiscal).map_or(end, |(_, i)| if r.is_before(i, &["year"]) { i - 1 } else { i });
        if let Some((unit, after)) = r.role(from, Role::Units) {
            return r
                .is(at, &["recent"])
                .then(|| Hit::new(after, Meaning::Stretch(Length::new(None, TimeUnit::from_lexicon(unit)), -1), edges::THE));
        }
        if let Some(amount) = r.amount(from) {
            let (length, end) = self.length_at(amount.end, amount.thousandths)?;
            return Some(Hit::new(end, Meaning::Stretch(length, -1), edges::THE));
        }
        let (term, after) = r.term(from)?;
        let point = match (term.role, term.value) {
            (Role::Unit, 7) => self.quarter_away(-1)?,
            (Role::Period, _) => self.quarter_away(-1)?,
            (Role::Unit, unit) if unit >= 4 => Point::away(self.now.published, TimeUnit::from_lexicon(unit).grain(), -1),
            _ => return None,
        };
        Some(Hit::point(after, point, edges::THE))
    }

    /// The quarter in focus, or one beside the article's.
    fn quarter_away(&self, turn: i64) -> Option<Point> {
        match self.now.quarter {
            Some((year, quarter)) if turn <= 0 => Some(Point::part(Grain::Quarter, Some(year), quarter)),
            _ => Some(Point::away(self.now.published, Grain::Quarter, turn)),
        }
    }

    /// "that year", "the same week", "that weekend".
    pub fn that(&self, at: usize, end: usize) -> Option<Hit> {
        let r = &self.read;
        if r.is(at, &["same"]) && !r.is_before(at, &["the", "that"]) && at > 0 {
            return None;
        }
        let (term, after) = r.term(end)?;
        let focus = self.now.focus;
        let point = match term.role {
            Role::Unit if term.value == 7 => {
                self.now.quarter.map_or(Point::open(Grain::Quarter), |(y, q)| Point::part(Grain::Quarter, Some(y), q))
            }
            Role::Unit if term.value >= 3 && term.value <= 8 => Point::away(focus, TimeUnit::from_lexicon(term.value).grain(), 0),
            Role::Weekend => Point::away(focus, Grain::Weekend, 0),
            Role::DayPart => Point::away(focus, Grain::Day, 0).at(Clock::Part(part_of(term.value))),
            Role::Season => Point { part: term.value as i8, ..Point::away(focus, Grain::Season, 0) },
            _ => return None,
        };
        Some(Hit::point(after, point, edges::THE | edges::PART))
    }

    /// "now", "currently", "recently".
    pub fn reference(&self, at: usize, value: i8, end: usize) -> Option<Hit> {
        let r = &self.read;
        // "now that": a conjunction.
        if r.is(at, &["now"]) && r.is(end, &["that", "-"]) && !r.is_before(at, &["until", "by", "is"]) {
            return None;
        }
        // "sales to date", but not "to date the find".
        if r.is(at, &["to"]) && !r.token(end).is_none_or(|t| matches!(t.kind, Kind::Stop | Kind::Punct)) {
            return None;
        }
        Some(Hit::new(end, Meaning::Reference(value), edges::THE))
    }

    /// "in the past", "in the future", when no unit follows.
    pub fn era(&self, value: i8, end: usize) -> Option<Hit> {
        let r = &self.read;
        let goes_on = r.token(end).is_some_and(|t| t.kind == Kind::Number)
            || r.is_plain_word(end)
            || r.amount(end).is_some()
            || r.term(end).is_some()
            || r.is(end, &["of"]);
        (!goes_on).then(|| Hit::new(end, Meaning::Reference(value), 0))
    }

    /// "current", with the unit that it turns if one follows.
    pub fn current(&self, end: usize) -> Option<Hit> {
        let r = &self.read;
        let from = r.role(end, Role::Fiscal).map_or(end, |(_, i)| if r.is_before(i, &["year"]) { i - 1 } else { i });
        if let Some((term, after)) = r.term(from) {
            let point = match (term.role, term.value) {
                (Role::Unit, unit) if unit >= 3 => Point::away(self.now.published, TimeUnit::from_lexicon(unit).grain(), 0),
                (Role::Season, season) => self.turned_season(season as i8, 0),
                (Role::Period, _) => self.quarter_away(0)?,
                _ => return None,
            };
            return Some(Hit::point(after, point, edges::THE));
        }
        Some(Hit::new(end, Meaning::Reference(0), 0))
    }

    /// "year-earlier", "the year-ago third quarter": the quarter in focus a year before, or the year before.
    pub fn year_ago(&self, end: usize) -> Option<Hit> {
        let r = &self.read;
        if let Some(hit) = self.ordinal_period(end, Some(self.year_away(-1))) {
            return Some(hit);
        }
        if let Some((_, after)) = r.role(end, Role::Period).or_else(|| r.role(end, Role::Unit).filter(|(u, _)| *u == 7)) {
            return Some(Hit::point(after, self.year_back(), edges::THE));
        }
        if let Some(amount) = r.amount(end)
            && let Some((length, after)) = self.length_at(amount.end, amount.thousandths)
        {
            return Some(Hit::new(after, Meaning::Length(length), edges::THE));
        }
        Some(Hit::point(end, self.year_back(), 0))
    }

    /// A year before what the story is about: its quarter, if it has one.
    pub fn year_back(&self) -> Point {
        match self.now.quarter {
            Some((year, quarter)) => Point::part(Grain::Quarter, year.checked_sub(1), quarter),
            None => Point { year: self.year_away(-1), ..Point::open(Grain::Year) },
        }
    }

    /// "year-end", "year-end 1989".
    pub fn year_end(&self, end: usize) -> Option<Hit> {
        if let Some((year, after)) = self.read.year(self.read.skip(end, "of")) {
            return Some(Hit::point(after, Point::part(Grain::Month, Some(year), 12), edges::ABOUT));
        }
        Some(Hit::point(end, Point { year: self.year_away(0), ..Point::open(Grain::Year) }, edges::ABOUT | edges::THE))
    }

    /// "fiscal 1989", "the fiscal year", "the fiscal first quarter".
    pub fn fiscal(&self, at: usize, end: usize) -> Option<Hit> {
        let r = &self.read;
        if let Some((year, after)) = r.year(end) {
            if let Some((last, after)) = self.next_year(year, after) {
                return Some(Hit::new(after, Meaning::Range(Point::year(year), Point::year(last)), edges::PART | edges::THE));
            }
            return Some(Hit::point(after, Point::year(year), edges::PART | edges::THE));
        }
        if let Some(hit) = self.ordinal_period(at, None) {
            return Some(hit);
        }
        let year = r.is_before(end, &["year"]);
        let over = r.is(end, &["ended", "ending", "that"]);
        (year && r.is_before(at, &["the", "this"])).then(|| match over {
            true => Hit::new(end, Meaning::Length(Length::new(Some(1000), TimeUnit::Year)), edges::THE),
            false => Hit::point(end, Point { year: self.year_away(0), ..Point::open(Grain::Year) }, edges::THE | edges::PART),
        })
    }

    /// "the quarter", "the year", "the week": a unit that the story or the article's day gives.
    pub fn unit_alone(&self, at: usize, unit: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        let unit = TimeUnit::from_lexicon(unit);
        let the = r.is_before(at, &["the"]);
        if r.is(end, &["-"]) || r.is_dash(end) && r.is_glued(end) {
            return self.unit_with_dash(at, unit, end);
        }
        if let Some((steps, after)) = self.two_away(end).filter(|_| unit >= TimeUnit::Week) {
            return Some(Hit::point(after, Point::away(self.now.published, unit.grain(), steps), edges::THE | edges::PART));
        }
        if let Some(hit) = self.unit_beside_day(unit, end).filter(|_| the) {
            return Some(hit);
        }
        // "year 2016"
        if unit == TimeUnit::Year
            && let Some((year, after)) = r.year(end).or_else(|| r.year_in_words(end))
        {
            return Some(Hit::point(after, Point::year(year), edges::THE | edges::PART));
        }
        // "the year two hundred and sixty-seven"
        if unit == TimeUnit::Year
            && (the || at == 0)
            && let Some((year, after)) = r.cardinal(end).filter(|(y, after)| (100..1000).contains(y) && !r.is_plain_word(*after))
        {
            return Some(Hit::point(after, Point::year(year as i16), edges::THE | edges::PART));
        }
        // "Player of the Year" is a title, and no time.
        if !the || r.token(at).is_some_and(|t| t.is_capitalised()) {
            return None;
        }
        let ends = r.cue(end, |c| c.clause);
        let noun = r.is_plain_word(end) && !r.is(end, &["ended", "ending", "compared", "earlier", "later", "ahead"]);
        let article = self.now.published;
        let point = match unit {
            TimeUnit::Quarter if !noun || r.is(end, &["ended"]) => match self.now.quarter {
                Some((year, quarter)) => Point::part(Grain::Quarter, Some(year), quarter),
                None => Point::away(article, Grain::Quarter, -1),
            },
            TimeUnit::Year if r.is(end, &["ended", "ending"]) => {
                return Some(Hit::new(end, Meaning::Length(Length::new(Some(1000), TimeUnit::Year)), edges::THE));
            }
            TimeUnit::Week if r.is(end, &["of"]) => return self.week_of(end + 1),
            TimeUnit::Year | TimeUnit::Month | TimeUnit::Week if !ends && !noun => Point::away(article, unit.grain(), 0),
            TimeUnit::Day if self.part_before(at - 1) => Point::away(self.now.focus.or(article), Grain::Day, 0),
            _ => return None,
        };
        Some(Hit::point(end, point, edges::THE | edges::PART))
    }

    fn part_before(&self, at: usize) -> bool {
        crate::lexicon::DATE_EDGE.before(self.read.tokens, at).is_some_and(|f| f.means.side == super::word::Side::Part)
    }

    fn unit_with_dash(&self, at: usize, unit: TimeUnit, end: usize) -> Option<Hit> {
        // "day-long", "year-long", "week-old"
        let r = &self.read;
        let after = end + 1;
        (r.is(after, &["long"]) && !self.is_counted(at)).then(|| Hit::new(after + 1, Meaning::Length(Length::new(Some(1000), unit)), 0))
    }

    fn is_counted(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|i| self.read.is_dash(i))
    }

    /// "the week of March 6".
    fn week_of(&self, at: usize) -> Option<Hit> {
        let day = self.month_first(at).or_else(|| self.day_first(at))?;
        let Meaning::Point(point) = day.meaning else { return None };
        let week = point.civil().map_or(Point::open(Grain::Week), Point::week);
        (point.day > 0).then(|| Hit::point(day.end, week, edges::THE | edges::PART))
    }

    /// "the corresponding period last year", "the same period of 1988".
    pub fn period(&self, at: usize, end: usize) -> Option<Hit> {
        let r = &self.read;
        if !r.is_before(at, &["corresponding", "comparable", "same", "like", "equivalent"]) || at < self.floor + 1 {
            return None;
        }
        let (year, end) = self.year_after(end)?;
        let point = match self.now.quarter {
            Some((_, quarter)) => Point::part(Grain::Quarter, year, quarter),
            None => Point { year, ..Point::open(Grain::Year) },
        };
        Some(Hit { start: at - 1, ..Hit::point(end, point, edges::THE) })
    }

    /// "nineteen ninety-seven" after a preposition or "the year".
    pub fn spelled_year(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (year, end) = r.year_in_words(at)?;
        let counts = r.is_plain_word(end) || matches!(r.single(end), Some(Role::Units | Role::Unit | Role::Scale));
        let asked = r.cue_before(at, |c| c.spelled_year);
        let year_word = r.is_before(at, &["year"]);
        if !asked || counts && !year_word {
            return None;
        }
        if self.decade(end).is_some() {
            return None;
        }
        let hit = Hit::point(end, Point::year(year), edges::PART);
        Some(if year_word && at > self.floor { Hit { start: at - 1, edges: edges::THE | edges::PART, ..hit } } else { hit })
    }
}

impl Point {
    pub(super) fn or_year(self, year: Option<i16>) -> Point {
        Point { year: self.year.or(year), ..self }
    }
}

/// The part of the day of a word's value.
pub fn part_of(value: i16) -> DayPart {
    match value {
        1 => DayPart::Afternoon,
        2 => DayPart::Evening,
        3 => DayPart::Night,
        _ => DayPart::Morning,
    }
}
