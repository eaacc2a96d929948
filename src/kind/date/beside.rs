//! Days told from another day that the words name: "the Friday after Thanksgiving", "the Monday closest to Oct. 5",
//! "the week before last", and the further days of a list: "April 24 and 25".

use super::grammar::{Grammar, Hit, Meaning, edges};
use super::length::TimeUnit;
use super::point::{Grain, Point};
use super::word::Role;
use crate::token::Kind;

/// So many days or weeks are counted from a day.
const MOST_AWAY: i64 = 100;

impl Grammar<'_> {
    /// "the Friday after Thanksgiving", "third Tuesday after Christmas 2014", "the Sunday before 11 November".
    pub(super) fn beside_day(&self, number: i64, weekday: i8, at: usize) -> Option<Hit> {
        let r = &self.read;
        let ahead = r.is(at, &["after", "following"]);
        if !(ahead || r.is(at, &["before", "preceding"])) || !(1..=5).contains(&number) {
            return None;
        }
        let (day, end) = self.named_day(at + 1)?;
        let weekday_of = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
        let date = day.nth_weekday(if ahead { number as i32 } else { -number as i32 }, weekday_of).ok()?;
        Some(Hit::point(end, Point { weekday, ..Point::date(date) }, edges::THE))
    }

    /// "the Monday closest to Oct 5", "the nearest Sunday to 11 November".
    pub(super) fn nearest_weekday(&self, weekday: i8, at: usize, next: usize) -> Option<Hit> {
        let r = &self.read;
        let near = &["closest", "nearest"];
        let after = r.is(next, near);
        let next = next + usize::from(after);
        if !(after || r.is_before(at, near) && r.is(next, &["to"])) {
            return None;
        }
        let (day, end) = self.named_day(r.skip(next, "to"))?;
        let ahead = weekday - day.weekday().to_monday_one_offset();
        let days = (i64::from(ahead) + 3).rem_euclid(7) - 3;
        let date = day.checked_add(jiff::Span::new().days(days)).ok()?;
        let hit = Hit::point(end, Point { weekday, ..Point::date(date) }, edges::THE);
        Some(if after { hit } else { Hit { start: at - 1, ..hit } })
    }

    /// A holiday or a day of the calendar at `at`, and the index after it.
    fn named_day(&self, at: usize) -> Option<(jiff::civil::Date, usize)> {
        let hit = self.holiday(at).or_else(|| self.month_first(at)).or_else(|| self.day_first(at))?;
        let Meaning::Point(point) = hit.meaning else { return None };
        Some((point.civil().filter(|_| point.grain == Grain::Day)?, hit.end))
    }

    /// "April 24 | and 25", "May 3 | , 4 and 5": the next of some days of one month.
    pub fn next_day(&self, of: &Hit) -> Option<(usize, Hit)> {
        let r = &self.read;
        let Meaning::Point(point) = of.meaning else { return None };
        let listed = r.role(of.start, Role::Month).is_some() || r.digits(of.start).is_some() && of.end == of.start + 1;
        if !listed || point.grain != Grain::Day || point.day == 0 || r.digits(of.end - 1)?.0 > 2 {
            return None;
        }
        let comma = r.word(of.end) == ",";
        let at = r.skip(of.end, ",");
        let last = r.is(at, &["and", "or"]);
        let at = at + usize::from(last);
        let (width, day) = r.digits(at).filter(|_| at > of.end)?;
        let whole = i8::try_from(day).ok().filter(|d| width <= 2 && *d > point.day && *d <= 31)?;
        // "April 24 and 25 people" counts people.
        let clear = r.token(at + 1).is_none_or(|t| match t.kind {
            Kind::Stop | Kind::Quote => true,
            Kind::Punct => matches!(t.span.of(r.text), "," | ";" | ")"),
            Kind::Word => crate::lexicon::FUNCTION.word(t).is_some() && !r.is(at + 1, &["of", "other", "more"]),
            Kind::Dash => t.space_before(),
            _ => false,
        });
        // A comma alone goes on only to another day: "April 24, 25 and 26".
        let goes_on = comma && (r.word(at + 1) == "," || r.is(at + 1, &["and", "or"])) && r.digits(at + 2).is_some_and(|(n, _)| n <= 2);
        // "4 and 5 May" names its month there.
        if r.single(at + 1) == Some(Role::Month) && r.token(at + 1).is_some_and(|t| t.is_capitalised()) {
            return None;
        }
        let day = Point { day: whole, ..point };
        // "June 4 and 5, 2018"
        let end = r.year(r.skip(at + 1, ",")).filter(|(year, _)| last && point.year == Some(*year)).map_or(at + 1, |(_, end)| end);
        let told = if last { clear || end > at + 1 } else { goes_on };
        (told && (day.year.is_none() || day.civil().is_some())).then(|| (at, Hit { start: at, ..Hit::point(end, day, 0) }))
    }

    /// "before last", "after next": the steps from this one, and the index after it.
    pub(super) fn two_away(&self, at: usize) -> Option<(i64, usize)> {
        let r = &self.read;
        let steps = match () {
            () if r.is(at, &["before"]) && r.is(at + 1, &["last"]) => -2,
            () if r.is(at, &["after"]) && r.is(at + 1, &["next"]) => 2,
            () => return None,
        };
        // "the week before last Christmas", "the year before last season's"
        let goes_on = r.term(at + 2).is_some() || r.is_plain_word(at + 2) || crate::lexicon::HOLIDAY.at(r.tokens, at + 2).is_some();
        (!goes_on).then_some((steps, at + 2))
    }

    /// "two weeks | before 3 May 2025", "a day | after June 4".
    pub(super) fn days_beside_day(&self, thousandths: Option<i64>, unit: Option<TimeUnit>, at: usize) -> Option<Hit> {
        let r = &self.read;
        let days = match unit? {
            TimeUnit::Day => 1,
            TimeUnit::Week => 7,
            _ => return None,
        };
        let number = thousandths.filter(|n| n % 1000 == 0 && (1..MOST_AWAY * 1000 + 1).contains(n))? / 1000;
        let steps = match () {
            () if r.is(at, &["after"]) => number * days,
            () if r.is(at, &["before"]) => -number * days,
            () => return None,
        };
        let hit = self.month_first(at + 1).or_else(|| self.day_first(at + 1))?;
        let Meaning::Point(point) = hit.meaning else { return None };
        let day = point.civil().filter(|_| point.grain == Grain::Day)?;
        Some(Hit::point(hit.end, Point::away(Some(day), Grain::Day, steps), edges::THE))
    }

    /// "the day after Thanksgiving", "the week before Easter".
    pub(super) fn unit_beside_day(&self, unit: TimeUnit, at: usize) -> Option<Hit> {
        let r = &self.read;
        let steps = if r.is(at, &["after"]) {
            1
        } else if r.is(at, &["before"]) {
            -1
        } else {
            return None;
        };
        let (day, end) = self.named_day(at + 1)?;
        let grain = match unit {
            TimeUnit::Day => Grain::Day,
            TimeUnit::Week => Grain::Week,
            _ => return None,
        };
        Some(Hit::point(end, Point::away(Some(day), grain, steps), edges::THE))
    }
}
