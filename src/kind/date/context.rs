//! What a document has said of its time before the sentence that is read.

use super::feast::Feasts;
use super::point::{Grain, Point};
use jiff::civil;

/// What a document has said of its time before the sentence that is read.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The day of publication.
    pub published: Option<civil::Date>,
    /// Whether "3/4" is the third of April.
    pub day_first: bool,
    /// The quarter last spoken of: its year and number.
    pub quarter: Option<(i16, i8)>,
    /// The day last named, for "that week".
    pub focus: Option<civil::Date>,
    /// The day last named in this sentence, for "at 3 p.m.".
    pub today: Option<civil::Date>,
    /// Feasts found already: the lunar ones are dear to compute.
    pub feasts: Feasts,
}

impl Context {
    /// The state at a document's start.
    pub fn new(published: Option<civil::Date>, day_first: bool) -> Context {
        Context { published, day_first, ..Context::default() }
    }

    /// A sentence begins: no day has been named in it.
    pub fn start_sentence(&mut self) {
        self.today = None;
    }

    /// A place in the calendar has been named.
    pub fn learn(&mut self, point: &Point) {
        match point.grain {
            // The story's quarter is the newest of those gone by; those of the years before are what it is compared with.
            Grain::Quarter => {
                let named = point.year.filter(|_| point.part > 0).map(|y| (y, point.part));
                let ahead = |q: (i16, i8)| self.published.is_some_and(|d| q >= (d.year(), (d.month() - 1) / 3 + 1));
                self.quarter = named.filter(|q| !ahead(*q)).max(self.quarter);
            }
            Grain::Day | Grain::DayPart | Grain::Minute | Grain::Hour | Grain::Second => {
                self.focus = point.civil().or(self.focus);
                self.today = point.civil().or(self.today);
            }
            Grain::Month | Grain::Year | Grain::Week => self.focus = point.interval().map(|(low, _)| low.date()).or(self.focus),
            _ => {}
        }
    }
}
