//! A short text in, the first full date in it out: of a `date:` value, an update line, a dateline.
//!
//! Only what names year, month and day is read, and the day is the one written, whatever zone stands behind it.
//! "3/4/2026" is not read, as nobody knows whether it is in March. Dates inside sentences are `kind::date`'s.

use crate::lexicon::date::MONTHS;
use jiff::civil::Date;

/// How many bytes are looked at: dates of publication stand at the front.
const LOOK: usize = 400;

/// The first full date in `text`.
pub(super) fn find(text: &str) -> Option<Date> {
    let end = text.floor_char_boundary(LOOK);
    let words: Vec<&str> = text[..end].split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty() && *w != "of").collect();
    (0..words.len()).find_map(|at| date_at(&words, at))
}

fn date_at(words: &[&str], at: usize) -> Option<Date> {
    let word = |i: usize| words.get(i).copied().unwrap_or("");
    let [a, b, c] = [word(at), word(at + 1), word(at + 2)];
    let (y, m, d) = if let Some(year) = year(a) {
        // "2026-03-04T23:00:00Z", "2026 March 4"
        (year, month(b).or_else(|| number(b, 12))?, day(c.split_once(['T', 't']).map_or(c, |(d, _)| d))?)
    } else if let Some(month) = month(a) {
        (year(c)?, month, day(b)?)
    } else if let Some(month) = month(b) {
        (year(c)?, month, day(a)?)
    } else {
        let (first, second) = (number(a, 31)?, number(b, 31)?);
        let (day, month) = if first > 12 && second <= 12 {
            (first, second)
        } else if second > 12 && first <= 12 {
            (second, first)
        } else {
            return None;
        };
        (year(c)?, month, day)
    };
    Date::new(y, m, d).ok()
}

fn year(word: &str) -> Option<i16> {
    let word = word.split_once(['T', 't']).map_or(word, |(y, _)| y);
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1600..2200).contains(y))
}

pub(super) fn month(word: &str) -> Option<i8> {
    if word.eq_ignore_ascii_case("sept") {
        return Some(9);
    }
    let starts = |m: &&str| m.get(..word.len()).is_some_and(|m| m.eq_ignore_ascii_case(word));
    let at = MONTHS.iter().position(|m| word.len() >= 3 && starts(m))?;
    Some(at as i8 + 1)
}

/// "4", "04", "4th".
pub(super) fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th").then(|| number(digits, 31)).flatten()
}

fn number(word: &str, most: i8) -> Option<i8> {
    (1..=2).contains(&word.len()).then(|| word.parse().ok()).flatten().filter(|n| (1..=most).contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(find(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn full_dates_are_read_in_every_usual_form() {
        for text in [
            "2026-03-04",
            "2026-03-04T23:30:00.000Z",
            "2026/03/04 08:00",
            "March 4, 2026",
            "Posted: Wednesday, Mar. 4, 2026 2:27 PM EDT",
            "4 March 2026",
            "Wed, 4 Mar 2026 10:00:00 +0100",
            "4th of March 2026",
            "4-Mar-2026",
        ] {
            check(text, Some("2026-03-04"));
        }
        check("13/3/2026", Some("2026-03-13"));
        check("Sept. 9, 2026", Some("2026-09-09"));
    }

    #[test]
    fn what_is_no_full_date_is_left() {
        for text in ["March 4", "3/4/2026", "2026-02-30", "the 4th", "Updated 3 hours ago", "", "May 2026"] {
            check(text, None);
        }
    }
}
