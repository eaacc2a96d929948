//! Zones of the clock: the minutes east of Greenwich on a day, summer time included.
//!
//! "ET" is four or five hours behind Greenwich, as its summer goes: without a day it is either. What a law changed before
//! 2007 in America, before 1996 in Europe or before 2008 in Australia is not known here: such days have no distance.

use jiff::civil::{Date, Weekday};

/// A zone as a text names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Zone {
    /// Minutes east of Greenwich in winter.
    pub minutes: i16,
    /// Who puts the clock an hour forward in summer.
    pub summer: Summer,
}

/// Whose summer time a zone keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Summer {
    /// Nobody's: "EST" and "BST" name a fixed distance.
    Nobody,
    /// The second Sunday of March to the first of November.
    America,
    /// The last Sunday of March to the last of October.
    Europe,
    /// The first Sunday of October to the first of April.
    Australia,
}

impl Zone {
    /// A zone at a fixed distance.
    pub fn fixed(minutes: i16) -> Zone {
        Zone { minutes, summer: Summer::Nobody }
    }
    /// The least and the most minutes east of Greenwich; on a day that is known they are the same.
    pub fn offsets(self, day: Option<Date>) -> (i16, i16) {
        match (self.summer, day.and_then(|d| self.summer.holds(d))) {
            (Summer::Nobody, _) => (self.minutes, self.minutes),
            (_, Some(summer)) => {
                let minutes = self.minutes + if summer { 60 } else { 0 };
                (minutes, minutes)
            }
            (_, None) => (self.minutes, self.minutes + 60),
        }
    }
    /// The minutes east of Greenwich on a day, where they are known.
    pub fn offset(self, day: Option<Date>) -> Option<i16> {
        let (least, most) = self.offsets(day);
        (least == most).then_some(least)
    }
}

impl Summer {
    /// Whether a day lies in the summer time; the days of the change count to what they turn to.
    fn holds(self, day: Date) -> Option<bool> {
        let sunday = |month: i8, nth: i8| Date::new(day.year(), month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok();
        let (from, to, since) = match self {
            Summer::Nobody => return Some(false),
            Summer::America => (sunday(3, 2)?, sunday(11, 1)?, 2007),
            Summer::Europe => (sunday(3, -1)?, sunday(10, -1)?, 1996),
            Summer::Australia => (sunday(10, 1)?, sunday(4, 1)?, 2008),
        };
        (day.year() >= since).then(|| if from < to { from <= day && day < to } else { day >= from || day < to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(minutes: i16, summer: Summer, day: &str, expected: Option<i16>) {
        assert_eq!(Zone { minutes, summer }.offset(day.parse().ok()), expected, "{day}");
    }

    #[test]
    fn summer_moves_the_clock() {
        check(-300, Summer::America, "2024-05-20", Some(-240));
        check(-300, Summer::America, "2024-03-09", Some(-300));
        check(-300, Summer::America, "2024-03-10", Some(-240));
        check(-300, Summer::America, "2024-11-03", Some(-300));
        check(0, Summer::Europe, "2024-03-30", Some(0));
        check(0, Summer::Europe, "2024-03-31", Some(60));
        check(60, Summer::Europe, "2024-12-24", Some(60));
        check(600, Summer::Australia, "2024-01-26", Some(660));
        check(600, Summer::Australia, "2024-07-01", Some(600));
        check(-300, Summer::Nobody, "2024-07-01", Some(-300));
        check(-300, Summer::America, "1989-07-01", None);
    }
}
