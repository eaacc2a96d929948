//! Dates that name their place in the calendar: days, months, quarters, years, decades, centuries, in words or digits.
//!
//! What they leave open (the year of "March 5") is settled by `resolve`. Numbers that could be anything are dates here
//! only with evidence beside them; counts, scores and identifiers are left alone.

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::number::full_year;
use super::point::{Grain, Point};
use super::word::Role;
use crate::token::Kind;

impl Grammar<'_> {
    /// "Oct. 7, 2023", "October 2023", "October", "March 5-7".
    pub fn month_first(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (term, bare) = r.term(at).filter(|(t, _)| t.role == Role::Month)?;
        let month = term.value as i8;
        let capital = r.token(at)?.is_capitalised();
        let next = self.over_month_stop(at, bare);
        let over_the = r.role(next, Role::The).map_or(next, |(_, end)| end);
        if let Some((year, end)) = r.year_in_words(over_the) {
            return Some(Hit::point(end, Point::part(Grain::Month, Some(year), month), edges::PART));
        }
        if let Some((day, end)) = r.day_number(over_the).filter(|(_, end)| self.is_day(next, over_the, *end)) {
            let open = Point { year: self.year_of_list(end, day), ..Point::day(None, month, day) };
            let hit = if open.year.is_some() { Hit::point(end, open, edges::ABOUT) } else { self.with_year(open, end, at) };
            if hit.end == end
                && let Some((last, end)) = self.last_day(end, day)
            {
                let whole = self.with_year(Point::day(None, month, last), end, at);
                return Some(self.range(whole, day));
            }
            return Some(hit);
        }
        let after = [",", "of", "in"].iter().fold(next, |i, w| if i == next { r.skip(i, w) } else { i });
        if let Some((year, end)) = r.year(after).filter(|(_, end)| after == next || r.word(after - 1) != "in" || *end == after + 1) {
            return Some(Hit::point(end, Point::part(Grain::Month, Some(year), month), edges::PART));
        }
        if let Some((year, end)) = r.year_in_words(after) {
            return Some(Hit::point(end, Point::part(Grain::Month, Some(year), month), edges::PART));
        }
        if let (true, Some((2, short))) = (r.is(next, &["of"]), r.digits(next + 1)) {
            return Some(Hit::point(next + 2, Point::part(Grain::Month, Some(full_year(short)), month), edges::PART));
        }
        if let Some((year, end)) = self.relative_year(next) {
            return Some(Hit::point(end, Point::part(Grain::Month, year, month), edges::PART));
        }
        if r.is(next, &["after"]) && r.is(next + 1, &["next"]) && capital {
            let point = self.turned_month(month, 1);
            return Some(Hit::point(next + 2, Point { year: point.year.and_then(|y| y.checked_add(1)), ..point }, 0));
        }
        let open = Point::part(Grain::Month, None, month);
        // In a list with a year "March" is a month.
        if let Some(year) = self.shared_year(month, next).filter(|_| capital) {
            return Some(Hit::point(next, Point { year: Some(year), ..open }, edges::PART));
        }
        self.is_month_alone(at, next, capital, term.doubt).then(|| {
            let point = self.settle(open, at, bare);
            let end = if next < r.tokens.len() && next > bare { next } else { bare };
            Hit::point(end, point, edges::PART)
        })
    }

    /// The index after the stop of "Oct."; "May." and "June." end their sentence.
    fn over_month_stop(&self, at: usize, end: usize) -> usize {
        let r = &self.read;
        if r.word(at).len() <= 4 && !r.is(at, &["may", "june", "july"]) { r.skip_stop(end) } else { end }
    }

    /// Whether a number after a month is its day, not the count of what follows ("In March 30 years ago").
    fn is_day(&self, next: usize, from: usize, end: usize) -> bool {
        let r = &self.read;
        let ordinal = r.ordinal(from).is_some();
        if from > next && !ordinal {
            return false;
        }
        let spelled = !ordinal && r.token(from).is_some_and(|t| t.kind == Kind::Word);
        let follows = r.single(end);
        !(matches!(follows, Some(Role::Unit | Role::Units | Role::Scale | Role::Meridiem | Role::OClock) if !ordinal)
            || matches!(r.word(end), "%" | "percent")
            || matches!(r.word(end), ":" | "/") && r.is_glued(end + 1) && r.digits(end + 1).is_some()
            || spelled && r.is_plain_word(end))
    }

    /// "7 October 2023", "the 7th of October", "26 to 28 June".
    pub fn day_first(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (day, end) = r.day_number(at)?;
        let named = |from: usize| {
            let of = r.skip(from, "of");
            let of = r.role(of, Role::The).map_or(of, |(_, i)| if i == of + 1 && r.single(i) == Some(Role::Month) { i } else { of });
            let of = r.skip(of, ".");
            let (term, after) = r.term(of).filter(|(t, _)| t.role == Role::Month)?;
            let sure = r.token(of)?.is_capitalised() || !term.doubt || of > from;
            let after = self.over_month_stop(of, after);
            sure.then_some((term.value as i8, after))
        };
        if let Some((month, after)) = named(end) {
            let hit = self.with_year(Point::day(None, month, day), after, at);
            let the = if r.ordinal(at).is_some() { edges::THE } else { 0 };
            return Some(Hit { edges: hit.edges | the, ..hit });
        }
        if let Some(hit) = self.day_of_turned(at, end, day) {
            return Some(hit);
        }
        let (last, end) = match self.last_day(end, day) {
            Some(found) => found,
            None => return self.to_month(at, end, day).or_else(|| self.listed_day(at, end, day)),
        };
        let (month, after) = named(end)?;
        let whole = self.with_year(Point::day(None, month, last), after, at);
        Some(self.range(whole, day))
    }

    /// "5 | and 6 May", "the 3rd | , 4th and 7th of June": a day whose month stands with the last day of its list.
    fn listed_day(&self, at: usize, end: usize, first: i8) -> Option<Hit> {
        let r = &self.read;
        r.token(at).filter(|t| t.kind == Kind::Number)?;
        let (mut day, mut next) = (first, end);
        // No list of days is longer than a week.
        for _ in 0..7 {
            let comma = r.skip(next, ",");
            let and = comma + usize::from(r.is(comma, &["and", "or", "&"]));
            let from = r.role(and, Role::Weekday).map_or(and, |(_, end)| end);
            let from = r.role(from, Role::The).map_or(from, |(_, end)| end);
            let (later, after) = r.day_number(from).filter(|(later, _)| and > next && *later > day)?;
            r.token(from).filter(|t| t.kind == Kind::Number)?;
            (day, next) = (later, after);
            let month = r.skip(after, "of");
            let Some((term, named)) = r.term(month).filter(|(t, _)| t.role == Role::Month) else { continue };
            let clear = r.token(month)?.is_capitalised() && (!term.doubt || self.function_is_quiet(named));
            if !clear || and == comma {
                return None;
            }
            let named = self.over_month_stop(month, named);
            let Meaning::Point(last) = self.with_year(Point::day(None, term.value as i8, later), named, at).meaning else { return None };
            let the = if r.ordinal(at).is_some() { edges::THE } else { 0 };
            return Some(Hit::point(end, Point { day: first, ..last }, the));
        }
        None
    }

    /// "June 4 | and 5, 2018": the year that stands with the last day of a list.
    fn year_of_list(&self, at: usize, first: i8) -> Option<i16> {
        let r = &self.read;
        let (mut day, mut next) = (first, at);
        for _ in 0..7 {
            let comma = r.skip(next, ",");
            let and = comma + usize::from(r.is(comma, &["and", "or", "&"]));
            let (later, end) = r.day_number(and).filter(|(later, _)| and > next && *later > day)?;
            r.token(and).filter(|t| t.kind == Kind::Number)?;
            (day, next) = (later, end);
            if let Some((year, _)) = r.year(r.skip(end, ",")) {
                return (and > comma).then_some(year);
            }
        }
        None
    }

    /// The year that a list or an interval gives at its end to what comes before: "January | and February 2021",
    /// "30 April | and 1 May 2021". A month after October belongs to the year before where the next is one of spring.
    fn shared_year(&self, month: i8, at: usize) -> Option<i16> {
        let r = &self.read;
        let (mut month, mut next, mut back) = (month, at, 0);
        for _ in 0..6 {
            let comma = r.skip(next, ",");
            let to = r.is_dash(comma) || r.is(comma, &["to", "through", "until", "till", "thru"]);
            let joint = comma + usize::from(to || r.is(comma, &["and", "or", "&"]));
            let from = joint + usize::from(joint > comma && r.is(joint, &["in", "on"]));
            let from = r.role(from, Role::Weekday).map_or(from, |(_, end)| r.skip(end, ","));
            let from = r.role(from, Role::The).map_or(from, |(_, end)| end);
            let day = r.day_number(from).filter(|_| r.single(from) != Some(Role::Month));
            let named = day.map_or(from, |(_, end)| r.skip(end, "of"));
            let (term, end) = r.term(named).filter(|(t, _)| joint > next && t.role == Role::Month)?;
            r.token(named).filter(|t| t.is_capitalised())?;
            let end = self.over_month_stop(named, end);
            let later = term.value as i8;
            back += i16::from(later < month && (to || month > 10 && later < 4));
            (month, next) = (later, end);
            if let Some((year, _)) = r.year(r.skip(r.skip(end, ","), "of")) {
                return year.checked_sub(back);
            }
            // "30 April and May 1, 2021"
            let Some((_, end)) = r.day_number(end).filter(|_| day.is_none()) else { continue };
            let end = if r.is_dash(end) { r.day_number(end + 1).map_or(end, |(_, end)| end) } else { end };
            next = end;
            if let Some((year, _)) = r.year(r.skip(end, ",")) {
                return year.checked_sub(back);
            }
        }
        None
    }

    /// "the 20th | of next month", "the 2nd | of the month".
    fn day_of_turned(&self, at: usize, end: usize, day: i8) -> Option<Hit> {
        let r = &self.read;
        if !r.is(end, &["of"]) || r.ordinal(at).is_none() {
            return None;
        }
        let (steps, unit) = match r.role(end + 1, Role::The) {
            Some((_, next)) => r.role(next, Role::Turn).or_else(|| r.role(next, Role::Current)).unwrap_or((0, next)),
            None => r.role(end + 1, Role::Turn)?,
        };
        let (_, after) = r.role(unit, Role::Unit).filter(|(unit, _)| *unit == 6)?;
        let month = Point::away(self.now.published, Grain::Month, i64::from(steps));
        Some(Hit::point(after, Point { grain: Grain::Day, day, ..month }, edges::THE))
    }

    /// "30-Dec-2016", "30/Dec/16", "3-March".
    pub fn dashed(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let mark = |i: usize| r.is_glued(i) && r.is_glued(i + 1) && (r.is_dash(i) || r.word(i) == "/");
        if !mark(at + 1) {
            return None;
        }
        let (_, day) = r.digits(at).filter(|(width, day)| *width <= 2 && (1..=31).contains(day))?;
        let (month, end) = r.role(at + 2, Role::Month).filter(|(_, end)| *end == at + 3)?;
        let point = Point::day(None, month as i8, day as i8);
        if !mark(end) {
            return r.token(at + 2)?.is_capitalised().then(|| Hit::point(end, self.settle(point, at, end), 0));
        }
        let year = match r.digits(end + 1)? {
            (2, short) => full_year(short),
            (4, year) => year as i16,
            _ => return None,
        };
        Some(Hit::point(end + 2, Point { year: Some(year), ..point }, 0))
    }

    /// "2024-05-14|T14:30:00Z": the clock of ISO 8601 that is written onto its day.
    pub fn with_iso_clock(&self, hit: Hit) -> Hit {
        let read = || {
            let Meaning::Point(point) = hit.meaning else { return None };
            let r = &self.read;
            let (first, last) = (r.token(hit.end).filter(|t| !t.space_before())?, r.token(hit.end - 1)?);
            let rest = r.text.get(last.span.range().end..)?.strip_prefix(['T', 't'])?;
            let two = |from: usize| rest.get(from..from + 2).filter(|t| t.bytes().all(|b| b.is_ascii_digit()))?.parse::<i8>().ok();
            let (hour, minute) = (two(0)?, two(3).filter(|_| rest.get(2..3) == Some(":"))?);
            let mut len = 5;
            let second = if rest.get(5..6) == Some(":") { two(6) } else { None };
            len += if second.is_some() { 3 } else { 0 };
            if rest.get(len..=len) == Some(".") {
                len += 1 + rest[len + 1..].bytes().take_while(u8::is_ascii_digit).count();
            }
            let zone = match rest.as_bytes().get(len) {
                Some(b'Z') => Some((0, 1)),
                Some(sign @ (b'+' | b'-')) => {
                    let colon = usize::from(rest.get(len + 3..len + 4) == Some(":"));
                    let minutes = i16::from(two(len + 1)?) * 60 + i16::from(two(len + 3 + colon)?);
                    Some((if *sign == b'-' { -minutes } else { minutes }, 5 + colon))
                }
                _ => None,
            };
            len += zone.map_or(0, |(_, more)| more);
            let until = first.span.range().start + 1 + len;
            let end = (hit.end..r.tokens.len()).find(|i| r.tokens[*i].span.range().end >= until)? + 1;
            let told = hour < 24 && minute < 60 && r.tokens[end - 1].span.range().end == until;
            let zone = zone.map(|(minutes, _)| super::zone::Zone::fixed(minutes));
            let clock = super::point::Clock::At { hour, minute, second: second.unwrap_or(0).min(59), zone, either: false };
            told.then(|| Hit { end, meaning: Meaning::Point(point.at(clock)), ..hit })
        };
        read().unwrap_or(hit)
    }

    /// "from the 2nd to April 7": a day before a day with its month.
    fn to_month(&self, at: usize, end: usize, day: i8) -> Option<Hit> {
        let r = &self.read;
        let asked = r.is_before(at, &["from"]) || r.is_before(at, &["the"]) && at > 1 && r.is_before(at - 1, &["from"]);
        if !asked || !(r.is(end, &["to", "through", "until", "till", "thru"]) || r.is_dash(end)) {
            return None;
        }
        let hit = self.month_first(end + 1)?;
        let Meaning::Point(to) = hit.meaning else { return None };
        (to.grain == Grain::Day && to.day > day).then(|| self.range(hit, day))
    }

    /// The last day of "18-19", "9th through 17th": a later day, and no unit after it.
    fn last_day(&self, at: usize, first: i8) -> Option<(i8, usize)> {
        let r = &self.read;
        let between = r.is(at, &["and"]) && (1..=3).any(|n| at.checked_sub(n + 1).is_some_and(|i| r.is(i, &["between"])));
        let joined = if between || r.is_dash(at) || r.is(at, &["to", "through", "until", "till", "thru"]) { at + 1 } else { return None };
        let joined = r.role(joined, Role::The).map_or(joined, |(_, end)| end);
        let (last, end) = r.day_number(joined)?;
        let spelled = r.token(joined).is_some_and(|t| t.kind == Kind::Word) && r.ordinal(joined).is_none();
        let counts = matches!(r.single(end), Some(Role::Unit | Role::Units | Role::Meridiem | Role::Scale))
            || r.word(end) == "%"
            || r.word(end) == ":";
        (last > first && !spelled && !counts).then_some((last, end))
    }

    fn range(&self, last: Hit, first: i8) -> Hit {
        match last.meaning {
            Meaning::Point(to) => Hit { meaning: Meaning::Range(Point { day: first, ..to }, to), ..last },
            _ => last,
        }
    }

    /// Adds the year that follows a day, or settles it from the article's.
    fn with_year(&self, point: Point, end: usize, start: usize) -> Hit {
        let r = &self.read;
        let comma = r.skip(end, ",");
        let of = if comma == end { r.skip(r.skip(end, "of"), "in") } else { comma };
        if let Some((year, after)) = r.year(of).or_else(|| r.year_in_words(of)) {
            return Hit::point(after, Point { year: Some(year), ..point }, edges::ABOUT);
        }
        if let (true, Some((2, short))) = (r.is(end, &["of"]), r.digits(end + 1)) {
            return Hit::point(end + 2, Point { year: Some(full_year(short)), ..point }, edges::ABOUT);
        }
        if let Some((year, after)) = self.relative_year(end) {
            return Hit::point(after, Point { year, ..point }, edges::ABOUT);
        }
        if let Some(year) = self.shared_year(point.part, end) {
            return Hit::point(end, Point { year: Some(year), ..point }, edges::ABOUT);
        }
        Hit::point(end, self.settle(point, start, end), edges::ABOUT)
    }

    /// "last year", "of this year": the year, when the article's is known, and the index after it.
    pub fn relative_year(&self, at: usize) -> Option<(Option<i16>, usize)> {
        let r = &self.read;
        let of = r.skip(at, "of");
        let (turn, next) = r.role(of, Role::Turn)?;
        let (unit, end) = r.role(next, Role::Unit)?;
        // "May this year": one word for the turn, no possessive after it.
        (unit == 8 && !r.is(end, &["'s", "’s"])).then(|| (self.year_away(i64::from(turn)), end))
    }

    fn is_month_alone(&self, at: usize, next: usize, capital: bool, doubt: bool) -> bool {
        let r = &self.read;
        let named =
            r.token(next).is_some_and(|t| t.is_capitalised() && t.kind == Kind::Word && !r.is(next, &["I"])) && r.term(next).is_none();
        let linked = at.checked_sub(1).is_some_and(|i| r.is_dash(i) && self.is_glued_pair(at)) && !r.is_before(at, &["-"]);
        // "april" and "november" are written small only by mistake, but "august" and "march" are words.
        if !capital {
            let asked = r.cue_before(at, |c| c.small_month) || r.dash_before(at);
            return asked
                && (!doubt || r.is_before(at, &["in", "last", "next", "since"]))
                && (!r.is(at, &["august"]) || r.is_before(at, &["in", "since", "between", "until", "last", "next"]))
                || r.tokens.len() == 1 && !doubt;
        }
        if r.token(at).is_some_and(|t| t.is_upper()) && r.word(at).len() <= 4 && doubt {
            return false;
        }
        if !doubt {
            // "The car park of June Osman School".
            let of_name = r.is_before(at, &["of", "with", "for", "at", "near"]);
            return !named || r.preposition_before(at) && !of_name && !self.is_name_after(next);
        }
        let asked = r.preposition_before(at) && !r.is_before(at, &["with", "for", "like", "than", "as", "against"])
            || (r.cue_before(at, |c| c.month) || r.dash_before(at))
            || linked;
        // "May to March"
        let ranged = r.is(next, &["to", "through"])
            && r.token(next + 1).is_some_and(|t| t.is_capitalised())
            && r.single(next + 1) == Some(Role::Month);
        (asked || ranged) && !named && !r.is(next, &["'s", "’s"]) && self.function_is_quiet(next)
    }

    fn is_glued_pair(&self, at: usize) -> bool {
        self.read.is_glued(at)
    }

    /// "April Jones": a capital that is not the start of another known thing.
    fn is_name_after(&self, next: usize) -> bool {
        self.read.is(next + 1, &["said", "says", "told", "who"])
    }

    /// "May be", "May have": the verb.
    fn function_is_quiet(&self, next: usize) -> bool {
        !self.read.cue(next, |c| c.after_verb)
    }

    /// "Friday", "Friday, Oct. 13", "Tuesday of last week", "Tuesday the 11th".
    pub fn weekday(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (term, bare) = r.term(at).filter(|(t, _)| t.role == Role::Weekday)?;
        if r.cue_before(at, |c| c.named_day) && r.token(at - 1)?.is_capitalised() {
            return None;
        }
        let weekday = term.value as i8;
        let next = if term.doubt && bare < r.tokens.len() { r.skip_stop(bare) } else { bare };
        let comma = r.skip(next, ",");
        for from in [comma, next] {
            let from = if r.role(from, Role::The).is_some() { from + 1 } else { from };
            let dated = self.month_first(from).or_else(|| self.day_first(from));
            if let Some(Hit { end, meaning: Meaning::Point(point), .. }) = dated
                && point.day > 0
                && point.grain == Grain::Day
            {
                let written = (from..end).any(|i| r.year(i).is_some() || r.single(i) == Some(Role::Turn));
                let point = if written { point } else { self.year_of_weekday(point, weekday) };
                return Some(Hit::point(end, Point { weekday, ..point }, edges::PART | edges::ABOUT));
            }
        }
        let sure = !term.doubt
            || r.tokens.len() <= 2
            || r.token(at)?.is_capitalised()
                && (next > bare || r.is_before(at, &["on", "until", "since", "by"]))
                && !r.token(at)?.is_upper();
        if !sure {
            return None;
        }
        if let Some((day, end)) = r.role(next, Role::The).and_then(|(_, end)| r.ordinal(end)).filter(|(d, _)| (1..=31).contains(d)) {
            let point = self.settle_day(day as i8, at, end);
            return Some(Hit::point(end, Point { weekday, ..point }, edges::PART));
        }
        if let Some(hit) = self.nearest_weekday(weekday, at, next) {
            return Some(hit);
        }
        if r.is_before(at, &["the"])
            && let Some(hit) = self.beside_day(1, weekday, next)
        {
            return Some(hit);
        }
        // "Friday week", "Friday fortnight"
        if r.is(next, &["week", "fortnight"]) && !r.is_dash(next + 1) && !r.is_plain_word(next + 1) && r.token(at)?.is_capitalised() {
            let days = if r.is(next, &["week"]) { 7 } else { 14 };
            let week = self.turned_weekday(weekday, 1, false).civil().and_then(|d| d.checked_add(jiff::Span::new().days(days)).ok());
            return week.map(|d| Hit::point(next + 1, Point { weekday, ..Point::date(d) }, 0));
        }
        let of = r.skip(next, "of");
        if r.is(next, &["after"]) && r.is(next + 1, &["next"]) {
            let point = self.turned_weekday(weekday, 1, false);
            let later = point.civil().and_then(|d| d.checked_add(jiff::Span::new().days(7)).ok());
            return Some(Hit::point(next + 2, later.map_or(point, |d| Point { weekday, ..Point::date(d) }), 0));
        }
        // "Monday 21"
        if let Some((day, end)) = r.digits(next).filter(|(n, d)| *n <= 2 && (1..=31).contains(d)).filter(|_| next == bare) {
            let counts = r.term(next + 1).is_some() || r.is_plain_word(next + 1) || matches!(r.word(next + 1), ":" | "." | "%" | "," | "-");
            if let Some(date) = self.weekday_on(weekday, end as i8).filter(|_| !counts && day > 0) {
                return Some(Hit::point(next + 1, Point { weekday, ..Point::date(date) }, edges::PART));
            }
        }
        if let Some((turn, unit)) = r.role(of, Role::Turn).filter(|_| of > next || r.is(of, &["this", "next", "last"]))
            && let Some((4, end)) = r.role(unit, Role::Unit)
        {
            return Some(Hit::point(end, self.weekday_of_week(weekday, i64::from(turn)), edges::PART));
        }
        let end = if term.doubt && next < r.tokens.len() { next } else { bare };
        Some(Hit::point(end, self.settle_weekday(weekday, at, end), edges::PART))
    }

    /// "2023-10-07", "7/10/2023", "16.11.2016", "10-07-2023".
    pub fn in_digits(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let word = r.word(at);
        if word.matches('.').count() == 2 {
            let mut parts = word.split('.').map(|p| p.parse::<i64>().ok());
            let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
            return self.dated(year, word.rsplit('.').next().map_or(0, str::len), month, day, at + 1);
        }
        let mark = r.word(at + 1);
        let dash = r.is_dash(at + 1);
        if !(dash || mark == "/")
            || (at + 1..=at + 4).any(|i| !r.is_glued(i))
            || r.is_dash(at + 3) != dash
            || !dash && r.word(at + 3) != "/"
        {
            return None;
        }
        // Longer chains are phone numbers and codes.
        let chained = |i: usize| {
            r.is_glued(i)
                && (r.is_dash(i) || r.word(i) == "/")
                && r.token(i + 1).is_some_and(|t| !t.space_before() && t.kind == Kind::Number)
        };
        if chained(at + 5) || at > 1 && r.is_glued(at) && r.token(at - 2).is_some_and(|t| t.kind == Kind::Number) {
            return None;
        }
        let ((width, first), (_, second), (last_width, third)) = (r.digits(at)?, r.digits(at + 2)?, r.digits(at + 4)?);
        if width == 4 {
            return self.dated(first, 4, second, third, at + 5);
        }
        let (day, month) = if first > 12 || self.now.day_first && second <= 12 { (first, second) } else { (second, first) };
        self.dated(third, last_width, month, day, at + 5)
    }

    fn dated(&self, year: i64, width: usize, month: i64, day: i64, end: usize) -> Option<Hit> {
        let year = match width {
            4 => i16::try_from(year).ok()?,
            2 => full_year(year),
            _ => return None,
        };
        let point = Point::day(Some(year), i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        point.civil().map(|_| Hit::point(end, point, 0))
    }

    /// "third quarter of 1990", "first half", "20th century", "first Friday of next month", "first nine months".
    pub fn ordinal_period(&self, at: usize, year: Option<Option<i16>>) -> Option<Hit> {
        let r = &self.read;
        let fiscal = r.role(at, Role::Fiscal).map(|(_, end)| if r.is_dash(end) { end + 1 } else { end });
        let from = fiscal.unwrap_or(at);
        let (number, next) = r.ordinal(from).or_else(|| r.is(from, &["last", "final"]).then_some((0, from + 1)))?;
        if let Some(hit) = self.listed_period(number, next, year) {
            return Some(hit);
        }
        let hyphen = r.is_dash(next);
        let unit = next + usize::from(hyphen);
        // "first and second quarters"
        let listed = r.is_before(at, &["and", "or", "to", "through", ","]);
        let grain = match r.term(unit)? {
            (t, _) if (t.role == Role::Unit || t.role == Role::Units && listed) && t.value == 7 && (1..=4).contains(&number) => {
                Grain::Quarter
            }
            (t, end) if t.role == Role::Unit && t.value == 7 && number == 0 => {
                let (year, end) = self.year_after(end).filter(|(year, _)| year.is_some())?;
                return Some(Hit::point(end, Point::part(Grain::Quarter, year, 4), edges::THE | edges::PART));
            }
            (t, _) if t.role == Role::Half && number <= 2 && !hyphen => Grain::Half,
            (t, _) if t.role == Role::Unit && t.value == 10 && (1..=22).contains(&number) => Grain::Century,
            _ => return None,
        };
        let end = unit + 1;
        if grain == Grain::Century {
            let (year, end) = match self.reckoning(end) {
                Some((-1, after)) => (-(number as i16), after),
                Some((_, after)) => (number as i16 - 1, after),
                None => (number as i16 - 1, end),
            };
            return Some(Hit::point(end, Point { year: Some(year), ..Point::open(grain) }, edges::THE | edges::PART));
        }
        let number = if number == 0 { 2 } else { number as i8 };
        if let Some(year) = year {
            return Some(Hit::point(end, Point::part(grain, year, number), edges::THE | edges::PART));
        }
        if let Some((year, end)) = self.year_after(end) {
            return Some(Hit::point(end, Point::part(grain, year, number), edges::THE | edges::PART));
        }
        // "the first half" without a year is more often a match's.
        if grain == Grain::Half {
            return None;
        }
        let the = if hyphen { edges::PART } else { edges::THE | edges::PART };
        Some(Hit::point(end, self.settle(Point::part(grain, None, number), at, end), the))
    }

    /// "first | and second quarters of 1990": a quarter whose unit and year stand with the last of its list.
    fn listed_period(&self, number: i64, at: usize, year: Option<Option<i16>>) -> Option<Hit> {
        let r = &self.read;
        let (mut last, mut next) = (number, at);
        for _ in 0..3 {
            let comma = r.skip(next, ",");
            let joint = comma + usize::from(r.is(comma, &["and", "or", "to", "through"]));
            let from = r.role(joint, Role::The).map_or(joint, |(_, end)| end);
            let (later, after) = r.ordinal(from).filter(|(later, _)| joint > next && *later > last && *later <= 4)?;
            (last, next) = (later, after);
            let Some((7, end)) = r.role(after, Role::Units).or_else(|| r.role(after, Role::Unit)) else { continue };
            let open = Point::part(Grain::Quarter, None, number as i8);
            let point = match year.or_else(|| self.year_after(end).map(|(year, _)| year)) {
                Some(year) => Point { year, ..open },
                None => self.settle(open, at, end),
            };
            return Some(Hit::point(at, point, edges::THE));
        }
        None
    }

    /// "of 1990", "1990", "of fiscal 1990", "of last year", "of the year": the year and the index after it.
    pub fn year_after(&self, at: usize) -> Option<(Option<i16>, usize)> {
        let r = &self.read;
        let of = r.skip(r.skip(at, "of"), "in");
        if let Some((year, end)) = self.relative_year(of) {
            return Some((year, end));
        }
        let fiscal = r.role(of, Role::Fiscal).map_or(of, |(_, end)| end);
        if let Some((year, end)) = r.year(fiscal) {
            return Some((Some(year), end));
        }
        let (_, unit) = r.role(of, Role::The).filter(|_| of > at)?;
        r.role(unit, Role::Unit).filter(|(u, _)| *u == 8).map(|(_, end)| (self.year_away(0), end))
    }

    /// "the first Friday of next month", "third Tuesday of September 2014", "second Sunday after Easter".
    pub fn ordinal_weekday(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (number, next) = r.ordinal(at).or_else(|| r.is(at, &["last"]).then_some((-1, at + 1)))?;
        let (number, next) = self.over_last(next).filter(|_| number > 0).map_or((number, next), |end| (-number, end));
        let (weekday, end) = r.role(next, Role::Weekday)?;
        if let Some(hit) = self.beside_day(number, weekday as i8, end) {
            return Some(hit);
        }
        if !r.is(end, &["of", "in"]) || !(-5..=5).contains(&number) {
            return None;
        }
        if let Some(hit) = self.weekday_of_every_month(number, weekday, end) {
            return Some(hit);
        }
        let month = self.month_first(end + 1).or_else(|| self.turned(end + 1))?;
        let Meaning::Point(Point { grain: Grain::Month, year: Some(year), part, .. }) = month.meaning else { return None };
        let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday as i8).ok()?;
        let date = jiff::civil::Date::new(year, part, 1).ok()?.nth_weekday_of_month(number as i8, weekday).ok()?;
        Some(Hit::point(month.end, Point::date(date), edges::THE))
    }

    /// "the 11th": only after a preposition, and when no noun follows.
    pub fn day_alone(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (day, end) = r.ordinal(at).filter(|(d, _)| (1..=31).contains(d))?;
        r.digits(at)?;
        let the = at.checked_sub(1).filter(|i| r.is(*i, &["the"]))?;
        let asked = the == 0 && end == r.tokens.len() || r.cue_before(the, |c| c.day);
        let noun = r.token(end).is_some_and(|t| t.kind == Kind::Word && crate::lexicon::FUNCTION.word(t).is_none() || t.kind == Kind::Dash);
        (asked && !noun).then(|| Hit::point(end, self.settle_day(day as i8, at, end), edges::THE))
    }
}
