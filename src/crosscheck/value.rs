//! What a report can tell beside numbers, days and names: an hour, a state; and how two of them relate.

use crate::kind::date::point::{Clock, Point};
use crate::kind::date::zone::Zone;
use crate::kind::date::{Date, DateKind, Meaning};
use crate::lexicon::{CLAUSES, ClauseCue};
use crate::verdict::{Comparison, Verdict};

/// Minutes of the day that a text allows, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// The hour as written, in minutes.
    pub at: i32,
    /// The earliest minute.
    pub low: i32,
    /// The latest.
    pub high: i32,
    /// By which clock.
    pub clock: ClockOf,
}

/// By which clock an hour is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockOf {
    /// That of the reader or of the place: the text does not say.
    Untold,
    /// That of the place, as the text says: "local time".
    Place,
    /// That of a zone.
    Zone(Zone),
}

impl ClockOf {
    fn read(date: &Date, words: &str) -> ClockOf {
        match &date.meaning {
            Meaning::Point(Point { clock: Some(Clock::At { zone: Some(zone), .. }), .. }) => ClockOf::Zone(*zone),
            _ if date.kind == DateKind::Time && words.ends_with(" local time") => ClockOf::Place,
            _ if words.split(' ').zip(words.split(' ').skip(1)).any(|pair| pair == ("local", "time")) => ClockOf::Place,
            _ => ClockOf::Untold,
        }
    }
}

/// How far "around" reaches.
const AROUND: i32 = 15;

/// Hours so near are one, rounded.
const ROUNDED: i32 = 10;

/// How far "shortly after" reaches.
const SHORTLY: i32 = 30;

impl Hour {
    /// The hour that a date gives, with the words before it.
    pub(super) fn read(date: &Date, before: &str) -> Option<Hour> {
        let (_, clock) = date.value.split_once('T')?;
        let mut parts = clock.split(':');
        let hour: i32 = parts.next()?.parse().ok()?;
        let minute: i32 = parts.next().map_or(Some(0), |m| m.get(..2).unwrap_or(m).parse().ok())?;
        let at = hour * 60 + minute;
        let has = |words: &[&str]| words.iter().any(|w| before.split(' ').any(|b| b == *w));
        let (low, high) = match () {
            () if before.split(' ').any(|b| CLAUSES.has_spelt(b, ClauseCue::Approximate)) => (at - AROUND, at + AROUND),
            () if has(&["after", "past"]) => (at + 1, at + SHORTLY),
            () if has(&["before"]) => (at - SHORTLY, at - 1),
            () => (at, at),
        };
        Some(Hour { at, low, high, clock: ClockOf::read(date, before) })
    }

    fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// How another report's hour relates to this one.
    pub fn relation(self, other: Hour) -> Comparison {
        match (self.clock, other.clock) {
            (ClockOf::Zone(x), ClockOf::Zone(y)) if x != y => {
                let (x, y) = (x.offsets(None), y.offsets(None));
                let moved = |least: i16, most: i16| Hour { low: self.low - i32::from(most), high: self.high - i32::from(least), ..self };
                let (ours, theirs) = (moved(x.0, x.1), other);
                let theirs = Hour { low: theirs.low - i32::from(y.1), high: theirs.high - i32::from(y.0), ..theirs };
                let day = |minutes: i32| minutes.rem_euclid(24 * 60);
                // A zone that keeps summer time leaves an hour open.
                let meet =
                    day(theirs.low - ours.high) == 0 || day(theirs.high - ours.low) <= (ours.high - ours.low) + (theirs.high - theirs.low);
                let verdict = if meet { Verdict::Equivalent } else { Verdict::Conflicting };
                let reason = if meet { "one moment by the clocks of two zones" } else { "two moments by the clocks of two zones" };
                Comparison { verdict, drift: false, reason: reason.to_owned() }
            }
            (ClockOf::Place, ClockOf::Zone(_)) | (ClockOf::Zone(_), ClockOf::Place) => Comparison {
                verdict: Verdict::Unclear,
                drift: false,
                reason: "one is told by the clock of the place, the other by that of a zone".to_owned(),
            },
            _ => self.by_one_clock(other),
        }
    }

    fn by_one_clock(self, other: Hour) -> Comparison {
        let same = (self.low, self.high) == (other.low, other.high);
        // "Just before half past one" and "at half past one" is one time, told more or less closely.
        let meet = self.low <= other.high && other.low <= self.high || self.at == other.at && (self.is_exact() || other.is_exact());
        let (verdict, reason) = match (same, meet) {
            (true, _) => (Verdict::Same, "the same hour".to_owned()),
            (_, true) if (self.at - other.at).abs() <= ROUNDED || self.is_exact() || other.is_exact() => {
                (Verdict::Equivalent, "the hours agree as written".to_owned())
            }
            (_, true) => (Verdict::Overlapping, "the hours allow a moment in common".to_owned()),
            _ => {
                let apart = (self.at - other.at).abs();
                let told = if apart == 0 { "one before, the other after the hour".to_owned() } else { format!("{apart} minutes apart") };
                (Verdict::Conflicting, format!("no moment satisfies both; {told}"))
            }
        };
        Comparison { verdict, drift: false, reason }
    }
}

/// A state that a report tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedState {
    /// In a few words.
    pub name: String,
    /// Whether the report doubts, believes or alleges it.
    pub hedged: bool,
}

impl ReportedState {
    /// How another report's state of the topic `topic` relates to this one.
    pub fn relation(&self, other: &ReportedState, topic: &str) -> Comparison {
        let (ours, theirs) = (parts(&self.name), parts(&other.name));
        let (verdict, reason) = match () {
            // Two streets cross where one is named, and a list of charges may be cut short.
            () if topic == WHERE && ours.iter().any(|p| theirs.contains(p)) => (Verdict::Same, "both name one street".to_owned()),
            () if topic == CHARGES && ours != theirs && ours.iter().all(|p| theirs.contains(p)) => {
                (Verdict::Refined, "one tells of more charges".to_owned())
            }
            () if topic == CHARGES && ours != theirs && theirs.iter().all(|p| ours.contains(p)) => {
                (Verdict::Widened, "one tells of more charges".to_owned())
            }
            () if topic == CASE && are_next(&self.name, &other.name) => {
                (Verdict::Refined, format!("{} in one, {} in the other", self.name, other.name))
            }
            () if self == other => (Verdict::Same, "both tell the same".to_owned()),
            () if self.name == other.name => (Verdict::Overlapping, "one tells as fact what the other alleges or believes".to_owned()),
            // Who is said to say it is worth knowing, and no other telling.
            () if topic == WHO_SAYS => (Verdict::Refined, format!("{} in one, {} in the other", self.name, other.name)),
            () => (Verdict::Unclear, format!("{} in one, {} in the other", self.name, other.name)),
        };
        Comparison { verdict, drift: false, reason }
    }
}

/// The parts of a list.
fn parts(list: &str) -> Vec<&str> {
    list.split(" + ").collect()
}

/// The topic of places.
pub(super) const WHERE: &str = "where it was";

/// The topic of how far a case has come.
pub(super) const CASE: &str = "how far the case has come";
pub(super) const HELD: &str = "somebody held";
pub(super) const CHARGED: &str = "charged";
pub(super) const CONVICTED: &str = "found guilty";
pub(super) const SENTENCED: &str = "sentenced";

/// Whether two states of a case follow so close that reports of one day tell either.
fn are_next(x: &str, y: &str) -> bool {
    matches!((x, y), (HELD, CHARGED) | (CHARGED, HELD) | (CONVICTED, SENTENCED) | (SENTENCED, CONVICTED))
}

/// The topic of who is said to say it.
pub(super) const WHO_SAYS: &str = "who is said to say it";

/// The topic of charges.
pub(super) const CHARGES: &str = "the charges";

/// Shorter quotations are phrases that anybody may use.
pub const LEAST: usize = 5;
