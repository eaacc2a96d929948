//! Weekday and date: "Tuesday, 6 May 2026" is a Wednesday.

use super::found::conflict;
use super::text::{Passage, ProofText};
use crate::finding::Finding;
use crate::kind::date::point::{Grain, Point};
use crate::kind::date::{Date, Meaning};
use crate::lexicon::date::{MONTHS, WEEKDAYS};
use crate::rule::arithmetic::WEEKDAY_MISMATCH;
use crate::token::Span;
use jiff::civil;

/// From so many days off the day of publication on, a date without a year may be one of the year before or after.
const SURE: i32 = 150;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    for passage in &text.passages {
        let days = passage.claims.dates().iter().flat_map(|d| points(d).into_iter().map(move |p| (d, p)));
        for (date, point) in days.filter(|(d, _)| !passage.is_quoted(d.span)) {
            let Some(weekday) = named(passage, date, point) else { continue };
            if let Some(reason) = wrong(text.telling.article.published, point, weekday.1) {
                out.push(conflict(
                    &WEEKDAY_MISMATCH,
                    [weekday.0, weekday.2],
                    reason,
                    WEEKDAYS[weekday.1 as usize - 1],
                    vec!["one date".to_owned()],
                ));
            }
        }
    }
}

/// The single days that an expression names.
fn points(date: &Date) -> Vec<Point> {
    let day = |p: &Point| p.grain <= Grain::Day && p.day > 0 && p.part > 0;
    match &date.meaning {
        Meaning::Point(p) => vec![*p],
        Meaning::Range(a, b) => vec![*a, *b],
        _ => Vec::new(),
    }
    .into_iter()
    .filter(day)
    .collect()
}

/// The weekday that stands in or beside a date: its word, its number, and the rest of the date.
fn named(passage: &Passage<'_>, date: &Date, point: Point) -> Option<(Span, i8, Span)> {
    let at = passage.at(date.span);
    let weekday = |i: usize| WEEKDAYS.iter().position(|d| passage.line.is(i, d) || short(d, passage.line.str(i))).map(|n| n as i8 + 1);
    // "Monday 4 to Friday 8 May": the weekday of each end stands before its day.
    let range = matches!(date.meaning, Meaning::Range(..));
    let day = point.day.to_string();
    let own = |i: usize| {
        !range || (i + 1..at.end.min(i + 4)).any(|j| passage.line.str(j).trim_end_matches(|c: char| c.is_ascii_alphabetic()) == day)
    };
    if let Some(i) = at.clone().find(|i| weekday(*i).is_some() && own(*i)) {
        let line = &passage.line;
        let mut rest = i + 1;
        while rest < at.end && !(line.is_word(rest) || line.is_number(rest)) {
            rest += 1;
        }
        let rest = if rest < at.end { rest..at.end } else { at.start..i };
        return (!rest.is_empty()).then(|| (line.span(i, i + 1), weekday(i).unwrap_or(0), line.span(rest.start, rest.end)));
    }
    if range {
        return None;
    }
    beside(passage, date).and_then(|i| Some((passage.line.span(i, i + 1), weekday(i)?, date.span)))
}

/// "6 May, a Tuesday", "Tuesday (6 May)".
fn beside(passage: &Passage<'_>, date: &Date) -> Option<usize> {
    let (line, at) = (&passage.line, passage.at(date.span));
    let behind = [&[",", "a"][..], &["(", "a"], &["was", "a"], &["is", "a"], &["fell", "on", "a"], &["falls", "on", "a"]];
    if let Some(words) = behind.iter().find(|w| passage.reads(&(at.end..(at.end + w.len()).min(line.tokens.len())), w)) {
        return Some(at.end + words.len());
    }
    let before = at.start.checked_sub(2)?;
    (line.is(before + 1, "(") && line.get(before).is_some_and(|t| t.is_capitalised())).then_some(before)
}

/// "Tues." and "Tue" for "Tuesday": what the lexicon of dates knows too.
fn short(day: &str, word: &str) -> bool {
    (3..=5).contains(&word.len()) && day.len() > word.len() && day.get(..word.len()).is_some_and(|d| d == word)
}

/// Why the weekday is not that of the date, where the year is known.
fn wrong(published: Option<civil::Date>, point: Point, weekday: i8) -> Option<String> {
    let is = |date: civil::Date| date.weekday().to_monday_one_offset();
    let in_year = |year: i16| civil::Date::new(year, point.part, point.day).ok();
    let mut candidates: Vec<civil::Date> = Vec::new();
    match (point.year, published) {
        // A year that was taken from the day of publication may be the one before or after.
        (Some(year), Some(day)) if (year - day.year()).abs() <= 1 => {
            candidates.extend([year - 1, year, year + 1].into_iter().filter_map(in_year).filter(|d| days_between(day, *d) <= 366 - SURE));
            candidates.extend(in_year(year));
        }
        (Some(year), _) => candidates.extend(in_year(year)),
        (None, Some(day)) => candidates.extend(
            [day.year() - 1, day.year(), day.year() + 1].into_iter().filter_map(in_year).filter(|d| days_between(day, *d) <= 366 - SURE),
        ),
        (None, None) => {}
    }
    let nearest =
        published.and_then(|day| candidates.iter().copied().min_by_key(|d| days_between(day, *d))).or(candidates.first().copied())?;
    let date = point.year.and_then(in_year).unwrap_or(nearest);
    (!candidates.iter().any(|d| is(*d) == weekday))
        .then(|| format!("{} {} {} is a {}", date.day(), month(date), date.year(), WEEKDAYS[is(date) as usize - 1]))
}

fn days_between(a: civil::Date, b: civil::Date) -> i32 {
    a.until(b).map_or(i32::MAX, |s| s.get_days().abs())
}

fn month(date: civil::Date) -> &'static str {
    MONTHS[date.month() as usize - 1]
}
