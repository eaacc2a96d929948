//! Years and decades in digits: "1990", "1990-95", "the 1988 quarter", "the '80s", "the nineteen seventies".
//!
//! Four digits are a year only where the words around speak for one: most such numbers in news count something else.

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::number::full_year;
use super::point::{Grain, Point};
use super::word::Role;
use crate::lexicon::{ANAPHORA, Anaphor, Function};
use crate::token::Kind;

impl Grammar<'_> {
    /// "1990", "1990-95", "the 1988 third quarter", where the words around speak for a year.
    pub fn bare_year(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (year, end) = r.year(at).filter(|(_, end)| *end == at + 1)?;
        if let Some(hit) = self.decade(at) {
            return Some(hit);
        }
        if !self.is_year(at, year) {
            return None;
        }
        if let Some(hit) = self.ordinal_period(end, Some(Some(year))) {
            return Some(hit);
        }
        if let Some((_, after)) = r.role(end, Role::Period).or_else(|| r.role(end, Role::Unit).filter(|(u, _)| *u == 7)) {
            let quarter = self.now.quarter.map(|(_, q)| Point::part(Grain::Quarter, Some(year), q));
            return Some(Hit::point(after, quarter.unwrap_or(Point::year(year)), edges::THE));
        }
        // "2016 Q4"
        if let Some(Hit { end, meaning: Meaning::Point(part), .. }) = self.quarter_code(end).filter(|h| h.end == end + 1) {
            let hit = Point { year: Some(year), ..part };
            return (part.part > 0).then(|| Hit::point(end, hit, edges::PART));
        }
        if let Some((season, after)) = r.role(end, Role::Season).filter(|_| r.is_before(at, &["the"])) {
            return Some(Hit::point(after, Point::part(Grain::Season, Some(year), season as i8), edges::THE));
        }
        if let Some((last, after)) = self.next_year(year, end) {
            return Some(Hit::new(after, Meaning::Range(Point::year(year), Point::year(last)), edges::PART));
        }
        // "1990-95", "2016–2018": a range when it goes up; anything else is a number of another sort.
        if r.is_dash(end) && r.is_glued(end) && r.is_glued(end + 1) {
            let last = match r.digits(end + 1) {
                Some((2, short)) => i64::from(year) / 100 * 100 + short,
                Some((4, long)) => long,
                _ => 0,
            };
            if last > i64::from(year) && last < i64::from(year) + 16 {
                return Some(Hit::new(end + 2, Meaning::Range(Point::year(year), Point::year(last as i16)), edges::PART));
            }
            if r.digits(end + 1).is_some() {
                return None;
            }
        }
        if let Some((month, after)) = r.role(end, Role::Month).filter(|_| r.preposition_before(at)) {
            // "on 1995 January 4"
            if let Some((day, end)) = r.day_number(after).filter(|(_, end)| r.ordinal(after).is_some() || !r.is_plain_word(*end)) {
                return Some(Hit::point(end, Point::day(Some(year), month as i8, day), 0));
            }
            return Some(Hit::point(after, Point::part(Grain::Month, Some(year), month as i8), 0));
        }
        Some(Hit::point(end, Point::year(year), edges::PART))
    }

    fn is_year(&self, at: usize, year: i16) -> bool {
        let r = &self.read;
        let next = r.token(at + 1);
        let glued_after =
            next.is_some_and(|t| !t.space_before() && (t.kind == Kind::Symbol || t.kind == Kind::Word && !r.is(at + 1, &["'s", "’s"])));
        let counted =
            matches!(r.single(at + 1), Some(Role::Units | Role::Scale | Role::Meridiem | Role::Zone)) || r.cue(at + 1, |c| c.counted);
        if glued_after
            || counted
            || next.is_some_and(|t| t.kind == Kind::Dash && !t.space_before() && r.is_glued(at + 2)) && r.digits(at + 2).is_none()
        {
            return false;
        }
        // "2000 milligrams": a measure that is no other word.
        if crate::lexicon::UNITS.at(r.tokens, at + 1).is_some_and(|f| f.len > 1 || r.word(at + 1).len() > 2 && r.is_plain_word(at + 1)) {
            return false;
        }
        let likely = (1700..=2199).contains(&year);
        let Some(before) = at.checked_sub(1) else { return likely && (r.tokens.len() == 1 || (1900..=2050).contains(&year)) };
        let glued =
            r.is_glued(at) && r.token(before).is_some_and(|t| !matches!(t.kind, Kind::Quote) && !matches!(r.word(before), "(" | "["));
        if glued {
            return r.is_dash(before) && r.is_before(before, &["mid", "post", "pre", "early", "late"]);
        }
        if r.role_before(at) == Some(Role::Fiscal)
            || r.is_before(at, &["year", "season", "spring", "summer", "autumn", "fall", "winter", "circa"])
        {
            return true;
        }
        if r.cue_before(at, |c| c.no_year) {
            return false;
        }
        // "the company's 1989 results": whose year it is stands before it.
        if r.is(before, &["'s", "’s"]) && (1900..=2050).contains(&year) {
            return r.is_plain_word(at + 1) && (!r.word(at + 1).ends_with('s') || r.cue(at + 1, |c| c.yearly));
        }
        // A lower-case plural after an unlikely year is what is counted.
        // "in 1648", but not "in 1500 homes", "a total of 1648".
        let early = (1000..1700).contains(&year) && r.is_before(at, &["in", "since", "until", "circa"]);
        if early && !r.is_plain_word(at + 1) && r.amount(at + 1).is_none() {
            return !matches!(r.word(at + 1), "%" | "-" | "–");
        }
        if !likely || (year % 100 == 0 && r.is_plain_word(at + 1) && r.word(at + 1).ends_with('s')) {
            return false;
        }
        match r.function_before(at) {
            Some(Function::Preposition) => true,
            Some(Function::Determiner) => (1900..=2050).contains(&year) || r.is_plain_word(at + 1),
            Some(Function::Conjunction) => self.floor + 2 >= at || r.is_before(at, &["and", "or", "but"]) && !r.is_plain_word(at + 1),
            _ => {
                matches!(r.word(before), "," | "(" | "[") && (self.floor + 1 >= at || matches!(r.word(before), "(" | "["))
                    || self.edge_before(at)
                    || r.is_before(at, &["due", "early", "late", "mid", "until", "both"])
                    || matches!(r.role_before(at), Some(Role::Month | Role::Season))
            }
        }
    }

    fn edge_before(&self, at: usize) -> bool {
        crate::lexicon::DATE_EDGE.before(self.read.tokens, at).is_some_and(|f| f.means.side == super::word::Side::Part)
    }

    /// "1990s", "the '80s", "the nineties", "the nineteen seventies".
    pub fn decade(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        if let Some((value, end)) = r.role(at, Role::Decade) {
            if let Some(start) = self.two_thousand_before(at).filter(|start| *start >= self.floor) {
                let hit = Hit::point(end, decade_of(2000 + i64::from(value)), edges::THE | edges::PART);
                return Some(Hit { start, ..hit });
            }
            let prefix = [3usize, 2, 1].into_iter().find_map(|n| {
                let from = at.checked_sub(n)?;
                if self.floor > from {
                    None
                } else {
                    let joined = |(v, e): &(i64, usize)| e + usize::from(r.is_dash(*e)) == at && (11..=20).contains(v);
                    r.cardinal(from).filter(joined).map(|(v, _)| (v, from))
                }
            });
            let start = prefix.map_or(at, |(_, from)| from);
            let prefix = prefix.map(|(v, _)| v);
            // "In her early thirties" is how old she is.
            let part = (0..at).rev().find(|t| !r.is(*t, &["early", "late", "mid", "-"]));
            if part.and_then(|t| r.token(t)).is_some_and(|t| ANAPHORA.has(t, Anaphor::Owner)) {
                return None;
            }
            let asked = prefix.is_some() || value != 10 && r.is_before(at, &["the", "early", "late", "mid", "-", "in"]);
            let century = prefix.unwrap_or(if value == 0 { 20 } else { 19 });
            let hit = Hit::point(end, decade_of(century * 100 + i64::from(value)), edges::THE | edges::PART);
            return asked.then_some(Hit { start, ..hit });
        }
        let quote = r.token(at)?.kind == Kind::Quote;
        let digits = at + usize::from(quote);
        let (width, value) = r.digits(digits)?;
        if quote && !r.is_glued(digits) {
            return None;
        }
        let plural = r.is_glued(digits + 1) && r.is(digits + 1, &["s", "'s", "’s"]);
        // "1990's" is a decade only where "the" says so: else it is the year's.
        let sure = r.word(digits + 1) == "s" || r.is_before(at, &["the", "early", "late", "mid"]);
        // "temperatures in the 70s"
        let heat = width == 2 && crate::kind::quantity::decade::tells_heat(r.tokens, at);
        if !plural || !sure || heat || value % 10 != 0 {
            return None;
        }
        let year = match width {
            4 if (1000..2200).contains(&value) => value,
            2 if quote || self.the_stands_before(at) => i64::from(full_year(value)),
            _ => return None,
        };
        let end = digits + 2;
        if year % 100 == 0 && year < 2000 {
            return Some(Hit::point(
                end,
                Point { year: Some((year / 100) as i16), ..Point::open(Grain::Century) },
                edges::THE | edges::PART,
            ));
        }
        Some(Hit::point(end, decade_of(year), edges::THE | edges::PART))
    }

    /// "two thousand | tens", "two thousand and | twenties": where it starts.
    fn two_thousand_before(&self, at: usize) -> Option<usize> {
        let r = &self.read;
        let thousand = at.checked_sub(1).map(|i| if r.is(i, &["and"]) { i.saturating_sub(1) } else { i })?;
        let two = thousand.checked_sub(1)?;
        (r.is(thousand, &["thousand"]) && r.is(two, &["two"])).then_some(two)
    }

    fn the_stands_before(&self, at: usize) -> bool {
        let r = &self.read;
        (1..=3)
            .any(|n| at.checked_sub(n).is_some_and(|i| r.is(i, &["the"]) && (i + 1..at).all(|k| r.is(k, &["early", "late", "mid", "-"]))))
    }
}

fn decade_of(year: i64) -> Point {
    Point { year: Some((year / 10) as i16), ..Point::open(Grain::Decade) }
}
