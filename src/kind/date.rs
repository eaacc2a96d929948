//! Dates and times: a sentence's tokens and the article's day in, intervals with a granularity out.
//!
//! An expression becomes a place in the calendar, a length, a repetition or a mere reference ("recently"). Places are
//! resolved against the article's own day; without it they keep open fields (`XXXX-03-05`) and have no interval. What the
//! words do not settle is never guessed: a time of day without a day has a TIMEX value on the article's, and no interval.
//! Durations are read here for their place in the sentence; what they measure is the business of quantities.
//!
//! "The meeting was moved from Tuesday to 3 p.m. Oct. 9" gives `2023-10-03` and `2023-10-09T15:00` in early October 2023.

mod away;
mod beside;
mod calendar;
mod clock;
mod code;
mod context;
mod counted;
mod day;
pub mod feast;
mod grammar;
mod holiday;
pub mod length;
mod number;
pub mod point;
mod range;
mod reader;
mod relative;
mod repeated;
mod resolve;
mod sky;
#[cfg(test)]
mod tests;
pub mod word;
mod year;
pub mod zone;

use crate::lexicon::{DATE, HOLIDAY};
use crate::token::{Kind, Span, Token};
pub use context::Context;
pub use grammar::Meaning;
use grammar::{Grammar, Hit};
use jiff::ToSpan;
use jiff::civil::DateTime;
use point::{Grain, Point};
use reader::DateReader;
use word::Modifier;

/// A day, time, period, duration or repeated time that a text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// As written: "Tuesday", "March 2013", "the last three months".
    pub span: Span,
    /// TIMEX3 type.
    pub kind: DateKind,
    /// TIMEX3 value: `2025-07-08`, `2013-W11`, `P3M`, `PRESENT_REF`.
    pub value: String,
    /// What the words mean, with the fields that they leave open.
    pub meaning: Meaning,
    /// The first instant, where the words and the article's day settle it.
    pub low: Option<DateTime>,
    /// The instant after the last.
    pub high: Option<DateTime>,
    /// How long the named thing is.
    pub grain: Grain,
    /// Which end of an interval it is: "from Monday to Wednesday", "since March", "until 2031".
    pub end: Option<End>,
    /// Whether the day of a time was taken from the article's for want of another, or a holiday's from arithmetic that a
    /// sighting of the moon can correct: such dates have no interval.
    pub assumed: bool,
    /// What the words at its edge make of it: "early May", "about two years".
    pub modifier: Modifier,
    /// The two dates that an interval joins, where each is one by itself: "from Monday to Wednesday".
    pub ends: Option<Box<[Date; 2]>>,
    /// A hash of the words: equal forms are equal words, whatever their typography.
    pub form: u64,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A day or anything longer.
    Date,
    /// A time of day, perhaps of a certain day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time: "every Monday".
    Set,
}

/// The end of an interval that a date stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// "since March", "from Monday".
    First,
    /// "until 2031", "to Wednesday".
    Last,
}

/// Whether a text writes the day before the month: from a date that can be read one way only, else from "7 October".
pub fn day_first(text: &str, tokens: &[Token]) -> bool {
    let mut worded = 0i32;
    for at in 0..tokens.len() {
        // A slash or a month stands beside it.
        let beside = |i: usize| tokens.get(i).is_some_and(|t| t.kind == Kind::Punct || DATE.may_start(*t));
        if tokens[at].kind != Kind::Number || !(beside(at + 1) || at > 0 && beside(at - 1)) {
            continue;
        }
        let read = DateReader { text, tokens: &tokens[at.saturating_sub(2)..(at + 5).min(tokens.len())] };
        let at = at.min(2);
        let Some((width, value)) = read.digits(at).filter(|(width, _)| *width <= 2) else { continue };
        if read.word(at + 1) == "/" && read.word(at + 3) == "/" && width <= 2 {
            let Some((_, second)) = read.digits(at + 2) else { continue };
            if (value > 12) != (second > 12) {
                return value > 12;
            }
        } else if read.single(at + 1) == Some(word::Role::Month) && (1..=31).contains(&value) {
            worded += 1;
        } else if read.role_before(at) == Some(word::Role::Month) {
            worded -= 1;
        }
    }
    worded > 0
}

/// Reads the dates of one sentence and appends them in text order.
pub fn extract(text: &str, tokens: &[Token], context: &mut Context, out: &mut Vec<Date>) {
    let (mut at, mut floor, mut last) = (0, 0, None);
    context.start_sentence();
    while let Some(token) = tokens.get(at) {
        // Most tokens end here: one look at the word's bits.
        let may = match token.kind {
            Kind::Word => {
                DATE.may_start(*token)
                    || HOLIDAY.may_start(*token)
                    || token.has_digits() && (token.span.len() == 2 || token.span.of(text).starts_with("FY"))
            }
            Kind::Number => true,
            Kind::Quote => tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number && !t.space_before()),
            _ => false,
        };
        if !may {
            at += 1;
            continue;
        }
        let grammar = Grammar { read: DateReader { text, tokens }, now: context, floor };
        let Some(hit) = grammar.hit(at).filter(|hit| hit.end > at && hit.end <= tokens.len()) else {
            at += 1;
            continue;
        };
        let (start, modifier) = grammar.widen(&hit);
        let end = grammar.end_of_interval(start);
        let range = last.as_ref().and_then(|first: &LastFound| Some((first.start, grammar.joined(first, start, &hit)?)));
        let span = tokens[start].span.join(tokens[hit.end - 1].span);
        let end = end.filter(|_| !matches!(hit.meaning, Meaning::Range(..)));
        let own = Date { modifier, ..date(&hit, span, end, form(&tokens[start..hit.end])) };
        let joins = matches!(hit.meaning, Meaning::Point(_) | Meaning::Reference(0) | Meaning::Length(_)) && range.is_none();
        match range.and_then(|(from, whole)| Some((from, whole, out.pop()?))) {
            Some((from, whole, first)) => {
                let joined = date(&whole, first.span.join(span), None, form(&tokens[from..hit.end]));
                // What one end leaves open, the other has settled.
                let (first, own) = match whole.meaning {
                    Meaning::Range(from, _) if first.kind == DateKind::Duration => (first, settled(own, &from, End::First)),
                    Meaning::Range(from, _) if own.kind == DateKind::Duration => (settled(first, &from, End::First), own),
                    Meaning::Range(from, to) => (settled(first, &from, End::First), settled(own, &to, End::Last)),
                    _ => (first, own),
                };
                out.push(Date { ends: Some(Box::new([first, own])), ..joined });
            }
            None => out.push(own),
        }
        at = hit.end;
        floor = at;
        let mut of = hit;
        // "April 24 and 25", "May 3, 4 and 5"
        while let Some((first, next)) = grammar.next_day(&of) {
            let words = first..next.end;
            out.push(date(&next, tokens[first].span.join(tokens[next.end - 1].span), None, form(&tokens[words])));
            (at, floor, of) = (next.end, next.end, next);
        }
        last = joins.then_some(LastFound { start, hit: of });
        if let Meaning::Point(point) | Meaning::Near(point) = &hit.meaning {
            context.learn(point);
        }
    }
}

/// A hash of words.
fn form(tokens: &[Token]) -> u64 {
    tokens.iter().fold(0u64, |sum, t| sum.rotate_left(7) ^ t.key)
}

/// The expression before the one that is read.
struct LastFound {
    start: usize,
    hit: Hit,
}

/// An end of an interval, at the place that the interval gives it.
fn settled(date: Date, point: &Point, end: End) -> Date {
    if !matches!(date.meaning, Meaning::Point(p) if p.grain == point.grain) {
        return Date { end: Some(end), ..date };
    }
    let (low, high) = point.interval().unzip();
    Date { end: Some(end), value: point.value(), meaning: Meaning::Point(*point), low, high, ..date }
}

fn date(hit: &Hit, span: Span, end: Option<End>, form: u64) -> Date {
    let place = |point: &Point| point.interval().filter(|_| !hit.assumed);
    let (kind, value, grain, interval) = match &hit.meaning {
        Meaning::Point(point) => {
            let kind = if point.clock.is_some() { DateKind::Time } else { DateKind::Date };
            (kind, point.value(), point.grain, place(point))
        }
        Meaning::Near(point) => {
            // Half a week to either side.
            let span = point
                .interval()
                .filter(|_| !hit.assumed)
                .and_then(|(low, high)| Some((low.checked_sub(3.days()).ok()?, high.checked_add(3.days()).ok()?)));
            (DateKind::Date, point.value(), Grain::Week, span)
        }
        // TIMEX3 has no value for an interval: this is that of ISO 8601, both ends included.
        Meaning::Range(from, to) => {
            let value = format!("{}/{}", from.value(), to.value());
            let whole = place(from).zip(place(to)).map(|((low, _), (_, high))| (low, high)).filter(|(low, high)| low < high);
            (DateKind::Date, value, from.grain, whole)
        }
        Meaning::Length(length) | Meaning::Stretch(length, _) => {
            let grain = length.finest().map_or(Grain::Day, length::TimeUnit::grain);
            (DateKind::Duration, length.value(), grain, None)
        }
        Meaning::Every(length, _) => (DateKind::Set, length.value(), length.finest().map_or(Grain::Day, length::TimeUnit::grain), None),
        Meaning::EveryPoint(point, _) => (DateKind::Set, point.value(), point.grain, None),
        Meaning::Reference(when) => {
            let value = match when {
                0 => "PRESENT_REF",
                1.. => "FUTURE_REF",
                _ => "PAST_REF",
            };
            (DateKind::Date, value.to_owned(), Grain::Day, None)
        }
    };
    let (low, high) = interval.unzip();
    let (modifier, ends) = (Modifier::Plain, None);
    Date { span, kind, value, meaning: hit.meaning, low, high, grain, end, assumed: hit.assumed, modifier, ends, form }
}

impl Grammar<'_> {
    /// Which end of an interval the words before an expression make it.
    fn end_of_interval(&self, start: usize) -> Option<End> {
        let r = &self.read;
        if r.is_before(start, &["since", "from", "between", "after", "starting", "beginning"]) {
            return Some(End::First);
        }
        let joined = r.is_before(start, &["to", "through", "thru"]) && start == self.floor + 1 && self.floor > 0;
        (joined || r.is_before(start, &["until", "till", "before", "ending"])).then_some(End::Last)
    }
}
