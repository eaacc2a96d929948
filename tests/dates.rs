//! What is read as a date, and how: phrases made from days, hours and lengths, held against the day they were made from.
//!
//! The calendar here is this file's own: days are counted from a day zero, and no table of the library is used. Every part
//! of a phrase takes every member of its list: weekday × word before it × part of the day, hour × way to write it × zone.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own text has failed")]

use recount::compare::date::compare;
use recount::kind::date::Date;
use recount::read;
use recount::telling::Telling;
use recount::verdict::Verdict;
use std::fmt::Write;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const NUMBERS: [&str; 13] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A day of the calendar: days since 1 January 1970, which was a Thursday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Day(i64);

impl Day {
    fn new(year: i64, month: i64, day: i64) -> Day {
        // The year is counted from March, so that the leap day is its last.
        let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        Day(365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * m + 2) / 5 + day - 719_469)
    }
    fn parts(self) -> (i64, i64, i64) {
        // No month is longer than 31 days: step from the first of one to that of the next.
        let mut year = 1970 + self.0.div_euclid(366);
        while Day::new(year + 1, 1, 1) <= self {
            year += 1;
        }
        let month = (1..=12).rev().find(|m| Day::new(year, *m, 1) <= self).unwrap();
        (year, month, self.0 - Day::new(year, month, 1).0 + 1)
    }
    /// Monday is 0.
    fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7)
    }
    fn iso(self) -> String {
        let (y, m, d) = self.parts();
        format!("{y:04}-{m:02}-{d:02}")
    }
    fn plus(self, days: i64) -> Day {
        Day(self.0 + days)
    }
    /// The first such weekday from this day on.
    fn ahead(self, weekday: i64) -> Day {
        self.plus((weekday - self.weekday()).rem_euclid(7))
    }
    /// The last such weekday up to this day.
    fn back(self, weekday: i64) -> Day {
        self.plus(-(self.weekday() - weekday).rem_euclid(7))
    }
    fn month_name(self) -> &'static str {
        MONTHS[self.parts().1 as usize - 1]
    }
}

/// Days of publication: each day of the week, a leap day, both ends of a year.
fn published() -> Vec<Day> {
    let mut days: Vec<Day> = (0..7).map(|n| Day::new(2025, 7, 7).plus(n)).collect();
    days.extend([Day::new(2024, 2, 29), Day::new(2023, 12, 31), Day::new(2022, 1, 1)]);
    days
}

fn dates(text: &str, published: Option<Day>) -> Vec<Date> {
    let day = published.map(|d| d.iso().parse().unwrap());
    let telling = Telling::new(read::plain(text.to_owned(), day));
    telling.claims.iter().flat_map(|told| told.dates().to_vec()).collect()
}

/// Phrases with the values that their sentence must give, in order.
#[derive(Default)]
struct Wrong {
    seen: usize,
    lines: Vec<String>,
}

impl Wrong {
    fn check(&mut self, text: &str, published: Day, expected: &[String]) {
        self.seen += 1;
        let found: Vec<String> = dates(text, Some(published)).into_iter().map(|d| d.value).collect();
        if found != expected {
            self.lines.push(format!("{text} (on {}): {found:?} and not {expected:?}", published.iso()));
        }
    }
    fn relate(&mut self, before: &str, after: &str, published: Day, expected: &[Verdict]) {
        self.seen += 1;
        let (b, a) = (dates(before, Some(published)), dates(after, Some(published)));
        let [b, a] = [&b[..], &a[..]].map(|d| d.first().cloned());
        let verdict = b.zip(a).map(|(b, a)| compare(&b, &a).verdict);
        if !verdict.is_some_and(|v| expected.contains(&v)) {
            self.lines.push(format!("{before} => {after}: {verdict:?} and not {expected:?}"));
        }
    }
    #[track_caller]
    fn none(self) {
        assert!(self.seen > 50);
        let mut shown = String::new();
        for line in self.lines.iter().take(40) {
            writeln!(shown, "  {line}").unwrap();
        }
        assert!(self.lines.is_empty(), "{} of {} are wrong:\n{shown}", self.lines.len(), self.seen);
    }
}

const PARTS: [(&str, &str); 5] = [("", ""), (" morning", "TMO"), (" afternoon", "TAF"), (" evening", "TEV"), (" night", "TNI")];

#[test]
fn weekdays_with_every_word_beside_them() {
    let mut wrong = Wrong::default();
    for now in published() {
        for w in 0..7 {
            let name = WEEKDAYS[w as usize];
            for (part, code) in PARTS {
                let mut check = |text: String, day: Day| wrong.check(&text, now, &[format!("{}{code}", day.iso())]);
                check(format!("The ferry sank on {name}{part}."), now.back(w));
                check(format!("Police said {name}{part} that the ferry sank."), now.back(w));
                check(format!("The ferry will sail on {name}{part}."), now.ahead(w));
                check(format!("The vote is on {name}{part}."), now.ahead(w));
                check(format!("The fair opens on {name}{part}."), now.ahead(w));
                check(format!("The ban takes effect on {name}{part}."), now.ahead(w));
                check(format!("The ferry will sail next {name}{part}."), now.plus(7 - now.weekday() + w));
                check(format!("The ferry sank this past {name}{part}."), now.plus(-1).back(w));
            }
            let next = now.plus(1).ahead(w);
            for (n, weeks) in [(1, "a week"), (1, "one week"), (2, "two weeks"), (2, "a fortnight"), (3, "3 weeks")] {
                wrong.check(&format!("The vote is {weeks} on {name}."), now, &[next.plus(7 * n).iso()]);
                wrong.check(&format!("The ferry sank {weeks} ago {name}."), now, &[now.plus(-1).back(w).plus(-7 * n).iso()]);
            }
            wrong.check(&format!("The vote is on {name} week."), now, &[next.plus(7).iso()]);
        }
        for (n, weeks) in [(1, "a week"), (2, "two weeks"), (2, "a fortnight"), (4, "four weeks")] {
            wrong.check(&format!("The vote is {weeks} tomorrow."), now, &[now.plus(7 * n + 1).iso()]);
            wrong.check(&format!("The vote is {weeks} today."), now, &[now.plus(7 * n).iso()]);
        }
    }
    wrong.none();
}

#[test]
fn days_of_the_calendar_in_every_form() {
    let mut wrong = Wrong::default();
    let now = Day::new(2024, 5, 14);
    for step in 0..60 {
        let day = Day::new(2019, 1, 3).plus(step * 53);
        let (y, _, d) = day.parts();
        let (month, weekday) = (day.month_name(), WEEKDAYS[day.weekday() as usize]);
        let th = match (d, d % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        for lead in ["", &format!("{weekday}, "), &format!("{weekday} ")] {
            for form in [
                format!("{d} {month} {y}"),
                format!("{month} {d}, {y}"),
                format!("{d}{th} {month} {y}"),
                format!("the {d}{th} of {month} {y}"),
                format!("{month} {d}{th}, {y}"),
            ] {
                wrong.check(&format!("The bridge shut on {lead}{form}, the mayor said."), now, &[day.iso()]);
            }
        }
        wrong.check(&format!("The bridge shut on {}, the mayor said.", day.iso()), now, &[day.iso()]);
    }
    wrong.none();
}

#[test]
fn what_is_to_come_in_the_present_tense() {
    let mut wrong = Wrong::default();
    let clauses = [
        "The vote is on",
        "The talks are on",
        "The fair opens on",
        "The trial starts on",
        "The ban takes effect on",
        "The inquiry resumes on",
        "She faces trial on",
        "Tickets go on sale on",
        "The deadline is",
        "The match kicks off on",
        "The vote will be on",
        "The hearing is set for",
        "The fee is due on",
    ];
    for now in [Day::new(2024, 5, 14), Day::new(2023, 11, 2), Day::new(2025, 1, 20)] {
        for ahead in [9, 40, 100, 150, 200, 260, 320] {
            let day = now.plus(ahead);
            let (_, _, d) = day.parts();
            for clause in clauses {
                for form in [format!("{d} {}", day.month_name()), format!("{} {d}", day.month_name())] {
                    wrong.check(&format!("{clause} {form}."), now, &[day.iso()]);
                    wrong.check(&format!("{clause} {}, {form}.", WEEKDAYS[day.weekday() as usize]), now, &[day.iso()]);
                }
            }
            let past = now.plus(-ahead);
            let form = format!("{} {}", past.parts().2, past.month_name());
            for clause in ["The vote was on", "The ferry sank on", "The mill closed on", "The trial had started on", "She was charged on"] {
                wrong.check(&format!("{clause} {form}."), now, &[past.iso()]);
            }
        }
    }
    wrong.none();
}

#[test]
fn days_and_months_of_a_list_share_what_stands_at_its_end() {
    let mut wrong = Wrong::default();
    let now = Day::new(2024, 5, 14);
    for step in 0..40 {
        let (a, b) = (Day::new(2018, 2, 4).plus(step * 41), Day::new(2018, 2, 4).plus(step * 41 + 1 + step % 3));
        let ((y, m, d), (y2, m2, d2)) = (a.parts(), b.parts());
        let (first, last) = (a.month_name(), b.month_name());
        if (y, m) == (y2, m2) {
            let both = [a.iso(), b.iso()];
            for joint in ["and", "or"] {
                wrong.check(&format!("The vote was held on {d} {joint} {d2} {first} {y}."), now, &both);
                wrong.check(&format!("The vote was held on {first} {d} {joint} {d2}, {y}."), now, &both);
            }
        } else {
            let both = [a.iso(), b.iso()];
            wrong.check(&format!("The vote was held on {d} {first} and {d2} {last} {y2}."), now, &both);
            wrong.check(&format!("The vote was held on {first} {d} and {last} {d2}, {y2}."), now, &both);
        }
        let next = a.plus(32);
        let (ny, nm, _) = next.parts();
        let months = [format!("{y:04}-{m:02}"), format!("{ny:04}-{nm:02}")];
        wrong.check(&format!("Sales fell in {first} and {} {ny}.", next.month_name()), now, &months);
        if y == ny {
            let third = next.plus(31);
            let (ty, tm, _) = third.parts();
            let all = [months[0].clone(), months[1].clone(), format!("{ty:04}-{tm:02}")];
            let text = format!("Sales fell in {first}, {} and {} {ty}.", next.month_name(), third.month_name());
            if ty == y {
                wrong.check(&text, now, &all);
            }
        }
    }
    for (q, name) in ["first", "second", "third"].into_iter().enumerate() {
        for (p, later) in ["first", "second", "third", "fourth"].into_iter().enumerate().skip(q + 1) {
            for y in 2015..2020 {
                let both = [format!("{y}-Q{}", q + 1), format!("{y}-Q{}", p + 1)];
                wrong.check(&format!("Sales fell in the {name} and {later} quarters of {y}."), now, &both);
                wrong.check(&format!("Sales fell in Q{} and Q{} {y}.", q + 1, p + 1), now, &both);
            }
        }
    }
    wrong.none();
}

/// An hour with its minutes in words and figures, and the phrase that tells the half of the day.
fn clocks(hour: i64, minute: i64) -> Vec<String> {
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let half = if hour < 12 { "a.m." } else { "p.m." };
    let tight = if hour < 12 { "am" } else { "pm" };
    let mut forms = vec![format!("{twelve}:{minute:02} {half}"), format!("{twelve}.{minute:02}{tight}"), format!("{hour:02}:{minute:02}")];
    if minute == 0 {
        forms.extend([format!("{twelve} {half}"), format!("{twelve}{tight}")]);
    }
    forms
}

#[test]
fn hours_with_every_day_and_way_to_write_them() {
    let mut wrong = Wrong::default();
    for now in [Day::new(2024, 5, 14), Day::new(2025, 7, 12)] {
        for hour in 0..24 {
            for minute in [0, 5, 15, 30, 45] {
                for form in clocks(hour, minute) {
                    let w = (hour + minute) % 7;
                    let name = WEEKDAYS[w as usize];
                    let value = format!("{}T{hour:02}:{minute:02}", now.back(w).iso());
                    wrong.check(&format!("The train left at {form} on {name}."), now, std::slice::from_ref(&value));
                    wrong.check(&format!("The train left on {name} at {form}."), now, std::slice::from_ref(&value));
                    let tomorrow = format!("{}T{hour:02}:{minute:02}", now.plus(1).iso());
                    wrong.check(&format!("The train leaves at {form} tomorrow."), now, &[tomorrow]);
                }
            }
        }
        // Words, whose half of the day another word gives.
        for (part, hours) in [("morning", 1..12), ("afternoon", 13..18), ("evening", 18..22), ("night", 19..24)] {
            for hour in hours {
                let (name, later) = (NUMBERS[(hour % 12) as usize], NUMBERS[(hour % 12 + 1) as usize]);
                if hour % 12 == 0 {
                    continue;
                }
                let mut forms = vec![
                    (format!("half past {name}"), 30),
                    (format!("a quarter past {name}"), 15),
                    (format!("twenty past {name}"), 20),
                    (format!("{name} o'clock"), 0),
                    (format!("half {name}"), 30),
                    (format!("{name} thirty"), 30),
                ];
                if hour % 12 < 11 {
                    forms.push((format!("a quarter to {later}"), 45));
                    forms.push((format!("ten to {later}"), 50));
                    forms.push((format!("twenty-five minutes to {later}"), 35));
                }
                for (form, minute) in forms {
                    let w = hour % 7;
                    let value = format!("{}T{hour:02}:{minute:02}", now.back(w).iso());
                    wrong.check(&format!("He died at {form} on {} {part}.", WEEKDAYS[w as usize]), now, &[value]);
                }
            }
        }
    }
    wrong.none();
}

/// The `nth` Sunday of a month, from its end where negative.
fn sunday(year: i64, month: i64, nth: i64) -> Day {
    let first = Day::new(year, month, 1).ahead(6);
    if nth > 0 { first.plus(7 * (nth - 1)) } else { Day::new(year, month + 1, 1).plus(-1).back(6) }
}

#[test]
fn one_instant_in_two_zones() {
    use Verdict::*;
    let mut wrong = Wrong::default();
    let now = Day::new(2024, 5, 14);
    for step in 0..24 {
        let day = Day::new(2023, 12, 1).plus(step * 17);
        let (y, _, d) = day.parts();
        let america = i64::from(day >= sunday(y, 3, 2) && day < sunday(y, 11, 1));
        let europe = i64::from(day >= sunday(y, 3, -1) && day < sunday(y, 10, -1));
        let zones = [
            ("GMT", 0),
            ("UTC", 0),
            ("BST", 1),
            ("CET", 1),
            ("CEST", 2),
            ("EST", -5),
            ("EDT", -4),
            ("PDT", -7),
            ("JST", 9),
            ("Moscow time", 3),
            ("UTC+3", 3),
            ("GMT-4", -4),
            ("ET", -5 + america),
            ("Eastern", -5 + america),
            ("Pacific time", -8 + america),
            ("CT", -6 + america),
            ("London time", europe),
            ("Paris time", 1 + europe),
            ("Kyiv time", 2 + europe),
        ];
        let date = format!("{d} {} {y}", day.month_name());
        for (i, (name, east)) in zones.into_iter().enumerate() {
            let (other, west) = zones[(i + 7 + step as usize) % zones.len()];
            // An hour that is the same day in both.
            let hour = 11;
            let there = hour - east + west;
            if !(0..24).contains(&there) {
                continue;
            }
            let before = format!("The probe landed at {hour}:10 {name} on {date}.");
            let at = |h: i64, zone: &str| format!("The probe landed at {h:02}:10{zone} on {date}.");
            wrong.relate(&before, &at(there, &format!(" {other}")), now, &[Same, Equivalent]);
            if there < 23 {
                wrong.relate(&before, &at(there + 1, &format!(" {other}")), now, &[Conflicting]);
            }
            if east != west {
                wrong.relate(&before, &at(hour, &format!(" {other}")), now, &[Conflicting]);
            }
            // A zone left out is not known, and not the same.
            wrong.relate(&before, &at(hour, ""), now, &[Widened]);
            wrong.relate(&at(hour, ""), &before, now, &[Refined]);
            wrong.relate(&at(hour + 2, ""), &before, now, &[Unclear]);
        }
    }
    wrong.none();
}

#[test]
fn rhythms_are_told_apart() {
    use Verdict::*;
    // Words, and the days from one time to the next, times 12 so that months and years are whole: a month is 365.
    let each = |unit: &str, days: i64| {
        vec![
            (format!("every {unit}"), days),
            (format!("once a {unit}"), days),
            (format!("every other {unit}"), 2 * days),
            (format!("twice a {unit}"), days / 2),
        ]
    };
    let mut rhythms: Vec<(String, i64)> = [("week", 84), ("month", 365), ("year", 4380)].iter().flat_map(|(u, d)| each(u, *d)).collect();
    rhythms.extend([
        ("weekly".to_owned(), 84),
        ("fortnightly".to_owned(), 168),
        ("every two weeks".to_owned(), 168),
        ("every second week".to_owned(), 168),
        ("once every three weeks".to_owned(), 252),
        ("monthly".to_owned(), 365),
        ("annually".to_owned(), 4380),
        ("three times a year".to_owned(), 1460),
        ("every two years".to_owned(), 8760),
        ("every six months".to_owned(), 2190),
    ]);
    let mut wrong = Wrong::default();
    let now = Day::new(2024, 5, 14);
    for (name, days) in &rhythms {
        for (other, length) in &rhythms {
            // Weeks and months of 28 days can be one.
            let near = days != length && (days - length).abs() * 12 <= *days.max(length);
            let expected: &[Verdict] = match () {
                () if near => continue,
                () if days == length => &[Same, Equivalent],
                () => &[Conflicting],
            };
            wrong.relate(&format!("The board meets {name}."), &format!("The board meets {other}."), now, expected);
        }
    }
    for day in WEEKDAYS {
        let text = |words: &str| format!("The market opens {words}.");
        for same in [format!("every {day}"), format!("each {day}"), format!("on {day}s")] {
            for other in [format!("every other {day}"), format!("on alternate {day}s"), format!("every third {day}")] {
                wrong.relate(&text(&same), &text(&other), now, &[Conflicting]);
            }
            wrong.relate(&text(&same), &text(&format!("every {day}")), now, &[Same, Equivalent]);
            wrong.relate(&text(&same), &text("weekly"), now, &[Widened]);
            wrong.relate(&text(&same), &text("fortnightly"), now, &[Conflicting]);
        }
        let nth = ["first", "second", "third", "fourth", "last"];
        for (i, n) in nth.into_iter().enumerate() {
            for (k, m) in nth.into_iter().enumerate() {
                let expected: &[Verdict] = if i == k { &[Same, Equivalent] } else { &[Conflicting] };
                let (x, y) = (format!("on the {n} {day} of every month"), format!("on the {m} {day} of each month"));
                wrong.relate(&text(&x), &text(&y), now, expected);
            }
        }
    }
    wrong.none();
}

#[test]
fn days_at_a_distance() {
    let mut wrong = Wrong::default();
    for now in published() {
        for n in 1..=12i64 {
            let days = if n == 1 { "day" } else { "days" };
            for amount in [n.to_string(), NUMBERS[n as usize].to_owned()] {
                wrong.check(&format!("The ferry sank {amount} {days} ago."), now, &[now.plus(-n).iso()]);
                wrong.check(&format!("The ferry will sail in {amount} {days}."), now, &[now.plus(n).iso()]);
                wrong.check(&format!("The ferry will sail {amount} {days} from today."), now, &[now.plus(n).iso()]);
                wrong.check(&format!("The ferry will sail {amount} {days} after tomorrow."), now, &[now.plus(n + 1).iso()]);
                let year = now.parts().0;
                wrong.check(&format!("The ferry sank {amount} years ago."), now, &[format!("{:04}", year - n)]);
                let month = year * 12 + now.parts().1 - 1 - n;
                let value = format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1);
                wrong.check(&format!("The ferry sank {amount} months ago."), now, &[value]);
            }
        }
    }
    wrong.none();
}

#[test]
fn lengths_in_mixed_units() {
    let units = [("year", 'Y'), ("month", 'M'), ("week", 'W'), ("day", 'D'), ("hour", 'H'), ("minute", 'M'), ("second", 'S')];
    let mut wrong = Wrong::default();
    let now = Day::new(2024, 5, 14);
    let amount = |n: i64, unit: &str, word: bool| {
        let number = if word { NUMBERS[n as usize].to_owned() } else { n.to_string() };
        format!("{number} {unit}{}", if n == 1 { "" } else { "s" })
    };
    for (i, (long, a)) in units.iter().enumerate() {
        for (k, (short, b)) in units.iter().enumerate().skip(i + 1) {
            for (x, y) in [(1, 2), (3, 1), (7, 11), (2, 5)] {
                let value = match (i < 4, k < 4) {
                    (true, true) => format!("P{x}{a}{y}{b}"),
                    (true, false) => format!("P{x}{a}T{y}{b}"),
                    _ => format!("PT{x}{a}{y}{b}"),
                };
                for word in [false, true] {
                    for joint in [" and ", ", ", " "] {
                        let text = format!("The siege lasted {}{joint}{}.", amount(x, long, word), amount(y, short, word));
                        wrong.check(&text, now, std::slice::from_ref(&value));
                    }
                }
            }
        }
    }
    wrong.none();
}
