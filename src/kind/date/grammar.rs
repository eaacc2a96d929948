//! Which rule of the date grammar may start at which token, and how far an expression reaches to the left.
//!
//! Each rule looks at a few tokens and gives a hit or nothing; the first that gives one wins.

use super::context::Context;
use super::length::Length;
use super::point::{Grain, Point};
use super::reader::DateReader;
use super::word::{Modifier, Role, Side};
use crate::lexicon::DATE_EDGE;
use crate::token::Kind;

/// What an expression means.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Meaning {
    /// A place in the calendar.
    Point(Point),
    /// About that day: "three weeks ago".
    Near(Point),
    /// From the one to the other, both included.
    Range(Point, Point),
    /// A length of time.
    Length(Length),
    /// A length of time that ends (-1) or starts (1) at the article's day: "the last two weeks".
    Stretch(Length, i8),
    /// Repeated: so many times in every such length ("twice a month").
    Every(Length, u16),
    /// Repeated: at every such place of the calendar ("every Monday"), or at every second or third of them.
    EveryPoint(Point, u16),
    /// The present (0), an unsaid past (-1) or future (1).
    Reference(i8),
}

/// What may stand to the left of an expression as its part, as bits.
pub mod edges {
    /// "the".
    pub const THE: u8 = 1;
    /// "about".
    pub const ABOUT: u8 = 2;
    /// "more than".
    pub const BOUND: u8 = 4;
    /// "early", "the end of".
    pub const PART: u8 = 8;
}

/// An expression found: the index after its last token, what it means, and what may stand to its left.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hit {
    /// The index of its first token, before the left edge is read.
    pub start: usize,
    /// The index after its last token.
    pub end: usize,
    /// What it means.
    pub meaning: Meaning,
    /// Which of [`edges`] apply.
    pub edges: u8,
    /// Whether the day was taken from the article's for want of another ("at 3 p.m.").
    pub assumed: bool,
}

impl Hit {
    /// A hit; `start` is set by the reader of the sentence.
    pub fn new(end: usize, meaning: Meaning, edges: u8) -> Hit {
        Hit { start: usize::MAX, end, meaning, edges, assumed: false }
    }
    /// A place in the calendar.
    pub fn point(end: usize, point: Point, edges: u8) -> Hit {
        Hit::new(end, Meaning::Point(point), edges)
    }
}

/// A quarter among the values of the lexicon's units.
const QUARTER: i16 = 7;

/// The rules, at work on one sentence.
pub struct Grammar<'a> {
    /// The sentence.
    pub read: DateReader<'a>,
    /// What the document has said so far.
    pub now: &'a Context,
    /// The index after the expression before: nothing to its left may be taken.
    pub floor: usize,
}

impl Grammar<'_> {
    /// The expression whose core starts at `at`.
    pub fn hit(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let token = r.token(at)?;
        let hit = match token.kind {
            Kind::Number => self.number(at),
            Kind::Quote => self.decade(at).or_else(|| self.short_year(at)),
            Kind::Word => self.word(at),
            _ => None,
        }?;
        Some(Hit { start: hit.start.min(at), ..hit })
    }

    fn number(&self, at: usize) -> Option<Hit> {
        if self.read.is_glued(at) && at > 0 && self.read.token(at - 1).is_some_and(|t| t.kind == Kind::Symbol) {
            return None;
        }
        self.in_digits(at)
            .map(|h| self.with_clock(self.with_iso_clock(h)))
            .or_else(|| self.dashed(at).map(|h| self.with_clock(h)))
            .or_else(|| self.numbered_code(at))
            .or_else(|| self.year_reckoned(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.day_first(at).map(|h| self.with_clock(h)))
            .or_else(|| self.counted(at).map(|h| self.with_clock(h)))
            .or_else(|| self.ordinal_start(at))
            .or_else(|| self.bare_year(at))
            .or_else(|| self.decade(at))
    }

    fn ordinal_start(&self, at: usize) -> Option<Hit> {
        self.ordinal_period(at, None)
            .or_else(|| self.ordinal_weekday(at))
            .or_else(|| self.ordinal_units(at))
            .or_else(|| self.day_first(at).map(|h| self.with_clock(h)))
            .or_else(|| self.day_alone(at))
    }

    fn short_year(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        let (year, end) = r.year(at)?;
        (r.preposition_before(at) && !r.is_glued(end)).then(|| Hit::point(end, Point::year(year), 0))
    }

    fn word(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        if let Some(hit) = self.holiday(at) {
            return Some(hit);
        }
        if r.token(at)?.has_digits() {
            return self.quarter_code(at);
        }
        let (term, end) = r.term(at)?;
        let listed = term.role == Role::Ordinal && r.word(end) == ",";
        if term.role.leads() && !listed && !r.may_go_on(end) {
            return None;
        }
        match term.role {
            Role::Month => self.month_first(at).map(|h| self.with_clock(h)),
            Role::Weekday => self.weekday(at).map(|h| self.with_clock(h)),
            Role::Weekdays => Some(self.weekdays(term.value as i8, end)),
            Role::Turn => self
                .ordinal_weekday(at)
                .or_else(|| self.ordinal_period(at, None))
                .or_else(|| self.ordinal_units(at))
                .or_else(|| self.turned(at))
                .map(|h| self.with_clock(h)),
            Role::Latest => self.latest(at, end),
            Role::That => self.that(at, end),
            Role::Today => self.today(i64::from(term.value), end).map(|h| self.with_clock(h)),
            Role::Tonight => self.tonight(end).map(|h| self.with_clock(h)),
            Role::Overnight => self.overnight(at, end),
            Role::Reference => self.reference(at, term.value as i8, end),
            Role::Era => r.is_before(at, &["in", "of", "into", "from", "for"]).then(|| self.era(term.value as i8, end)).flatten(),
            Role::Current => self.current(end),
            Role::Each => self.each(term.value, end),
            Role::Recurring => self.recurring(at, term.value, end),
            Role::Whole => self.whole(end),
            Role::YearAgo => self.year_ago(end),
            Role::YearEnd => self.year_end(end),
            Role::Fiscal => self.fiscal(at, end),
            Role::Season => self.season(at, term.value as i8, term.doubt, end),
            Role::Weekend => self.weekend(at, end),
            Role::Weekends => {
                r.is_before(at, &["on", "at", "over"]).then(|| Hit::new(end, Meaning::EveryPoint(Point::open(Grain::Weekend), 1), 0))
            }
            Role::Often => self.often(term.value, end),
            Role::Unit if term.value == QUARTER => self.clock(at).or_else(|| self.unit_alone(at, term.value, end)),
            Role::Unit => self.unit_alone(at, term.value, end),
            Role::Units => self.units_alone(at, term.value, end),
            Role::Period => self.period(at, end),
            Role::DayPart => self.day_part(at, term.value, end),
            Role::ClockWord => self.clock(at),
            Role::Decade => self.decade(at),
            Role::Ordinal => self.ordinal_start(at),
            Role::Half => self.clock(at).or_else(|| self.counted(at)),
            // "a quarter to six"
            Role::Article if matches!(r.role(end, Role::Unit), Some((QUARTER, _))) => self.clock(at).or_else(|| self.counted(at)),
            Role::Article => self.counted(at),
            Role::Reckoning => self.reckoned(at, term.value, end),
            Role::Cardinal | Role::Tens | Role::Vague | Role::Scale => self
                .clock(at)
                .or_else(|| self.counted(at))
                .or_else(|| self.day_first(at).map(|h| self.with_clock(h)))
                .or_else(|| self.spelled_year(at)),
            _ => None,
        }
    }

    /// Widens a hit to the left over the words that belong to it: where it starts then, and what they make of it.
    pub fn widen(&self, hit: &Hit) -> (usize, Modifier) {
        let r = &self.read;
        let (mut start, mut modifier) = (hit.start, Modifier::Plain);
        let mut open = hit.edges;
        // Three steps hold all that occurs: "about the end of the", "nearly the last".
        for _ in 0..4 {
            if start <= self.floor {
                break;
            }
            if open & edges::THE != 0 && matches!(r.role_before(start), Some(Role::The)) {
                start -= 1;
                open &= !edges::THE;
                continue;
            }
            let Some(found) = DATE_EDGE.before(r.tokens, start) else { break };
            let bit = match found.means.side {
                Side::About => edges::ABOUT,
                Side::Bound => edges::BOUND,
                Side::Part => edges::PART,
            };
            if open & bit == 0 || start - found.len < self.floor {
                break;
            }
            start -= found.len;
            if modifier == Modifier::Plain {
                modifier = found.means.modifier;
            }
            if found.means.side == Side::Part {
                open = edges::THE | edges::ABOUT;
            } else {
                open &= edges::BOUND;
            }
        }
        (start, modifier)
    }
}
