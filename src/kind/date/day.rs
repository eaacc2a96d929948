//! Days, nights, weekends and seasons that are told from the article's own day: "tomorrow night", "overnight", "the summer".

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::point::{Clock, DayPart, Grain, Point};
use super::relative::part_of;
use super::word::Role;
use crate::token::Kind;

impl Grammar<'_> {
    /// "today", "yesterday morning", "late yesterday".
    pub fn today(&self, steps: i64, end: usize) -> Option<Hit> {
        let r = &self.read;
        // "today's youth": the present, not the day.
        if steps == 0 && r.is(end, &["'s", "’s"]) && r.is_plain_word(end + 1) && !r.cue(end + 1, |c| c.event) {
            return Some(Hit::new(end, Meaning::Reference(0), 0));
        }
        let day = Point::away(self.now.published, Grain::Day, steps);
        if let Some((part, after)) = r.role(end, Role::DayPart) {
            return Some(Hit::point(after, day.at(Clock::Part(part_of(part))), edges::PART));
        }
        Some(Hit::point(end, day, edges::PART))
    }

    /// "tonight".
    pub fn tonight(&self, end: usize) -> Option<Hit> {
        let day = Point::away(self.now.published, Grain::Day, 0);
        let r = &self.read;
        if let Some((clock, after)) = r.is(end, &["at", "around"]).then(|| self.hour_of(DayPart::Night, end + 1)).flatten() {
            return Some(Hit::point(after, day.at(clock), 0));
        }
        Some(Hit::point(end, day.at(Clock::Part(DayPart::Night)), edges::PART))
    }

    /// "overnight" as an adverb; "overnight train" is a kind of train.
    pub fn overnight(&self, at: usize, end: usize) -> Option<Hit> {
        let r = &self.read;
        if r.is_plain_word(end) && !r.is_before(at, &[","]) || r.is_before(at, &["an", "the", "a"]) {
            return None;
        }
        Some(Hit::point(end, Point::away(self.now.published, Grain::Day, -1).at(Clock::Part(DayPart::Night)), 0))
    }

    /// "the summer", "summer 2016", "the spring of 1978", "in spring"; not "the fall of the government".
    pub fn season(&self, at: usize, season: i8, doubt: bool, end: usize) -> Option<Hit> {
        let r = &self.read;
        let both = edges::THE | edges::PART;
        let of = r.skip(end, "of");
        if let Some((year, after)) = r.year(of).or_else(|| r.year_in_words(of)) {
            let after = self.next_year(year, after).map_or(after, |(_, end)| end);
            return Some(Hit::point(after, Point::part(Grain::Season, Some(year), season), both));
        }
        if let Some((year, after)) = self.relative_year(end) {
            return Some(Hit::point(after, Point::part(Grain::Season, year, season), both));
        }
        let asked = r.cue_before(at, |c| c.season);
        let the = r.is_before(at, &["the", "all"])
            && (!doubt || at >= 2 && r.is(at - 2, &["in", "of", "since", "until", "during", "by", "through", "throughout"]));
        let of_thing = of > end || r.is(end, &["from", "into", "and"]) || r.is_plain_word(end);
        if (asked && !doubt || the || asked && r.is_before(at, &["in", "until", "during"]))
            && !(of_thing && doubt)
            && !r.token(at)?.is_capitalised()
            && (!r.is_plain_word(end) || !doubt)
        {
            return Some(Hit::point(end, Point { year: None, ..self.turned_season(season, 0) }.or_year(self.year_away(0)), both));
        }
        None
    }

    /// "the weekend", "weekend": the one just gone until Wednesday, the one ahead after.
    pub fn weekend(&self, at: usize, end: usize) -> Option<Hit> {
        let r = &self.read;
        if r.is_before(at, &["a", "every", "each", "first", "opening", "-"]) || r.is_plain_word(end) && !r.is_before(at, &["the"]) {
            return None;
        }
        if !r.is_before(at, &["the", "over", "my", "our", "holiday"])
            && r.tokens.len() > 3
            && r.token(end).is_some_and(|t| t.kind == Kind::Word)
        {
            return None;
        }
        if let Some((steps, after)) = self.two_away(end) {
            return Some(Hit::point(after, Point::away(self.now.published, Grain::Weekend, steps), edges::THE));
        }
        let early = self.now.published.is_some_and(|d| d.weekday().to_monday_one_offset() <= 3);
        let future = self.tense(at, end) == Some(super::word::Tense::Future);
        let point = Point::away(self.now.published, Grain::Weekend, -i64::from(early && !future));
        Some(Hit::point(end, point, edges::THE | edges::PART))
    }

    /// "the morning", "Friday | night" is read with its day; bare "night" is not read.
    pub fn day_part(&self, at: usize, part: i16, end: usize) -> Option<Hit> {
        let r = &self.read;
        let at_night = r.is_before(at, &["at", "by"]);
        let the = r.is_before(at, &["the"]) && at >= 2 && r.is(at - 2, &["in", "during", "of", "through", "by"]);
        let mid = r.word(at).len() >= 3 && r.is(at, &["mid", "midmorning"]);
        if let Some((steps, after)) = self.two_away(end).filter(|(steps, _)| *steps < 0 && r.is_before(at, &["the"])) {
            let day = Point::away(self.now.published, Grain::Day, steps);
            return Some(Hit::point(after, day.at(Clock::Part(part_of(part))), edges::THE));
        }
        if r.is(end, &["of"]) && (the || r.is_before(at, &["the"])) {
            let day = self.month_first(end + 1).or_else(|| self.weekday(end + 1)).or_else(|| self.day_first(end + 1))?;
            let Meaning::Point(point) = day.meaning else { return None };
            return (point.grain == Grain::Day)
                .then(|| Hit::point(day.end, point.at(Clock::Part(part_of(part))), edges::THE | edges::PART));
        }
        if mid {
            let day = r.role(end, Role::Today).map(|(s, after)| (i64::from(s), after));
            let (steps, end) = day.unwrap_or((0, end));
            return Some(Hit::point(end, Point::away(self.now.published, Grain::Day, steps).at(Clock::Part(part_of(part))), 0));
        }
        (the && !at_night && !r.is_plain_word(end)).then(|| {
            let mut hit =
                Hit::point(end, Point::away(self.now.published, Grain::Day, 0).at(Clock::Part(part_of(part))), edges::THE | edges::PART);
            hit.assumed = true;
            hit
        })
    }
}
