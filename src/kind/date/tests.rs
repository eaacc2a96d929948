//! One line a case: the words, and the TIMEX values that are read from them. All stories are of Thursday, 10 July 2025.

use super::*;
use crate::token::tokenize;

fn read(text: &str, published: Option<&str>, day_first: bool) -> Vec<Date> {
    let mut tokens: Vec<Token> = Vec::new();
    tokenize(text, Span::new(0, text.len()), crate::lexicon::word_id, &mut tokens);
    let mut context = Context::new(published.and_then(|d| d.parse().ok()), day_first);
    let mut out = Vec::new();
    extract(text, &tokens, &mut context, &mut out);
    out
}

/// `expected` is a list of "words = value", in text order.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = read(text, Some("2025-07-10"), false);
    let found: Vec<String> = found.iter().map(|d| format!("{} = {}", d.span.of(text), d.value)).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn check_undated(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text, None, false).iter().map(|d| format!("{} = {}", d.span.of(text), d.value)).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn none(text: &str) {
    check(text, &[]);
}

#[test]
fn days_of_the_calendar() {
    check("The bridge shut on Oct. 7, 2023.", &["Oct. 7, 2023 = 2023-10-07"]);
    check("The bridge shut on 7 October 2023.", &["7 October 2023 = 2023-10-07"]);
    check("The bridge shut on the 7th of October.", &["the 7th of October = 2025-10-07"]);
    check("It was signed on Friday, June 13, in Oslo.", &["Friday, June 13 = 2025-06-13"]);
    check("The log says 2024-02-29.", &["2024-02-29 = 2024-02-29"]);
    check("The form is dated 12/31/2024.", &["12/31/2024 = 2024-12-31"]);
    check("The form is dated 31.12.2024.", &["31.12.2024 = 2024-12-31"]);
    check("It opened on March the third.", &["March the third = 2025-03-03"]);
}

#[test]
fn months_and_years() {
    check("Sales fell in March 2013.", &["March 2013 = 2013-03"]);
    check("Sales fell in March.", &["March = 2025-03"]);
    check("Sales fell in November.", &["November = 2024-11"]);
    check("They will vote in November.", &["November = 2025-11"]);
    check("The mill closed in 1998.", &["1998 = 1998"]);
    check("It began in June last year.", &["June last year = 2024-06"]);
    check("It opened in nineteen ninety-six.", &["nineteen ninety-six = 1996"]);
}

#[test]
fn words_that_are_no_months_or_years() {
    none("You may leave, and they may march.");
    none("Ms. May said the group would march on.");
    none("She counted 1998 sheep and 2000 people.");
    none("The index closed at 1998.4 points.");
    none("The august crowd waited.");
    none("He came second, and the sun sat low in the fall of the empire.");
    none("A quarter of the town fled, three-quarters of the rest stayed.");
    none("Flight 1845 left gate 12.");
    none("Temperatures will stay in the 70s.");
    none("Call 555-2010-2015.");
}

#[test]
fn weekdays_look_back_unless_told_otherwise() {
    check("Police said Tuesday that he fled.", &["Tuesday = 2025-07-08"]);
    check("He fled on Thursday.", &["Thursday = 2025-07-10"]);
    check("The court will sit on Tuesday.", &["Tuesday = 2025-07-15"]);
    check("They met last Friday.", &["last Friday = 2025-07-04"]);
    check("They meet next Friday.", &["next Friday = 2025-07-18"]);
    check("They met on Tuesday of last week.", &["Tuesday of last week = 2025-07-01"]);
    check_undated("Police said Tuesday that he fled.", &["Tuesday = XXXX-WXX-2"]);
    check("She sings on Fridays.", &["Fridays = XXXX-WXX-5"]);
}

#[test]
fn days_told_from_the_articles_own() {
    check("It rained yesterday.", &["yesterday = 2025-07-09"]);
    check("It rained late yesterday.", &["late yesterday = 2025-07-09"]);
    check("It will rain tomorrow night.", &["tomorrow night = 2025-07-11TNI"]);
    check("It rained this morning.", &["this morning = 2025-07-10TMO"]);
    check("It rained last night.", &["last night = 2025-07-09TNI"]);
    check("It rained on the 3rd.", &["the 3rd = 2025-07-03"]);
    check_undated("It rained yesterday.", &["yesterday = XXXX-XX-XX"]);
    none("The third man fled.");
}

#[test]
fn periods_told_from_the_articles_day() {
    check("Prices rose last week.", &["last week = 2025-W27"]);
    check("Prices rose last month.", &["last month = 2025-06"]);
    check("Prices will rise early next year.", &["early next year = 2026"]);
    check("They met over the weekend.", &["the weekend = 2025-W28-WE"]);
    check("It fell this summer.", &["this summer = 2025-SU"]);
    check("It fell last autumn.", &["last autumn = 2024-FA"]);
    check_undated("Prices rose last week.", &["last week = XXXX-WXX"]);
    none("He finished last in the next room.");
}

#[test]
fn amounts_before_and_after_the_articles_day() {
    check("He left two years ago.", &["two years ago = 2023"]);
    check("He left about three months ago.", &["about three months ago = 2025-04"]);
    check("He left 10 days ago.", &["10 days ago = 2025-06-30"]);
    check("He left several years ago.", &["several years ago = PAST_REF"]);
    check("She will be back in three days.", &["in three days = 2025-07-13"]);
    check("The crew walked it in three days.", &["three days = P3D"]);
}

#[test]
fn lengths_of_time() {
    check("It lasted nearly two weeks.", &["nearly two weeks = P2W"]);
    check("An eleven-week strike ended.", &["eleven-week = P11W"]);
    check("It took two and a half hours.", &["two and a half hours = PT2H30M"]);
    check("It took 1 year, 2 months and 3 days.", &["1 year, 2 months and 3 days = P1Y2M3D"]);
    check("Prices fell in the last three months.", &["the last three months = P3M"]);
    check("They argued for years.", &["years = PXY"]);
    check("It took half an hour.", &["half an hour = PT30M"]);
    none("A two-year-old girl and a man of 37 years of age met.");
    none("He is 52 years old.");
}

#[test]
fn repeated_times() {
    check("They meet every Monday.", &["every Monday = XXXX-WXX-1"]);
    check("They meet every two weeks.", &["every two weeks = P2W"]);
    check("Ferries sail daily.", &["daily = P1D"]);
    none("The Daily Bugle is a daily.");
}

#[test]
fn clocks_and_their_days() {
    check("It begins at 7:30 p.m. Sunday.", &["7:30 p.m. Sunday = 2025-07-06T19:30"]);
    check("It began Sunday at 15:00.", &["Sunday at 15:00 = 2025-07-06T15:00"]);
    check("It began at noon on Sunday.", &["noon on Sunday = 2025-07-06T12:00"]);
    check("It began at 5 p.m. EST Nov. 9.", &["5 p.m. EST Nov. 9 = 2024-11-09T17:00"]);
    check("Calls came at half past three.", &["half past three = 2025-07-10T03:30"]);
    check("It hit at 0735 GMT.", &["0735 GMT = 2025-07-10T07:35"]);
    none("They won 3:2, and I am 5.");
    assert!(read("It begins at 7 p.m.", Some("2025-07-10"), false)[0].low.is_none());
}

#[test]
fn quarters_decades_and_centuries() {
    check("Profit rose in the third quarter of 2023.", &["the third quarter of 2023 = 2023-Q3"]);
    check("Second-quarter profit rose.", &["Second-quarter = 2025-Q2"]);
    check("Q3 2023 was weak.", &["Q3 2023 = 2023-Q3"]);
    check("Rents doubled in the 1990s.", &["the 1990s = 199"]);
    check("Rents doubled in the late '80s.", &["the late '80s = 198"]);
    check("Castles of the 12th century burned.", &["the 12th century = 11"]);
    check("In fiscal 2024 sales rose.", &["fiscal 2024 = 2024"]);
    none("Men in their 80s led the first half, and went 3-for-3 in the second.");
}

#[test]
fn references() {
    check("It is now open.", &["now = PRESENT_REF"]);
    check("It recently opened.", &["recently = PAST_REF"]);
    check("It was a dream in the past.", &["the past = PAST_REF"]);
    none("Now that it is open, go past the church.");
}

#[test]
fn feasts() {
    check("He was born on Christmas Eve 1950.", &["Christmas Eve 1950 = 1950-12-24"]);
    check("They met on Thanksgiving.", &["Thanksgiving = 2024-11-28"]);
    check("Easter 2024 was early.", &["Easter 2024 = 2024-03-31"]);
    check("Orthodox Easter 2024 was late.", &["Orthodox Easter 2024 = 2024-05-05"]);
    check("Passover 2024 began at sunset.", &["Passover 2024 = 2024-04-22/2024-04-30"]);
    check("Diwali 2023 was warm.", &["Diwali 2023 = 2023-11-12"]);
    check("Eid al-Fitr 2024 came.", &["Eid al-Fitr 2024 = 2024-04-10"]);
    check("Lunar New Year 2024 came.", &["Lunar New Year 2024 = 2024-02-10"]);
    none("He found easter in a poem by a man who told the story of a black dog.");
}

#[test]
fn intervals() {
    check("It ran from March to May 2024.", &["March to May 2024 = 2024-03/2024-05"]);
    check("It ran Nov. 28-30.", &["Nov. 28-30 = 2024-11-28/2024-11-30"]);
    check("It ran between 1985 and 1987.", &["1985 and 1987 = 1985/1987"]);
    check("It ran from 26 to 28 June.", &["26 to 28 June = 2025-06-26/2025-06-28"]);
    check("It ran in 1985 and 1987.", &["1985 = 1985", "1987 = 1987"]);
    let since = read("Open since March, closed until 2031.", Some("2025-07-10"), false);
    assert_eq!(since.iter().map(|d| d.end).collect::<Vec<_>>(), [Some(End::First), Some(End::Last)]);
}

#[test]
fn the_habit_of_a_text_orders_day_and_month() {
    let habit = |text: &str| {
        let mut tokens: Vec<Token> = Vec::new();
        tokenize(text, Span::new(0, text.len()), crate::lexicon::word_id, &mut tokens);
        day_first(text, &tokens)
    };
    assert!(habit("It opened on 25/12/2023 and shut on 3/4/2024."));
    assert!(!habit("It opened on 12/25/2023."));
    assert!(habit("It opened on 7 October, then on 3/4/2024."));
    assert!(!habit("It opened on October 7."));
    assert_eq!(read("It shut on 3/4/2024.", None, true)[0].value, "2024-04-03");
    assert_eq!(read("It shut on 3/4/2024.", None, false)[0].value, "2024-03-04");
}

#[test]
fn intervals_are_exact() {
    let low_high = |text: &str| {
        let date = read(text, Some("2025-07-10"), false).remove(0);
        format!("{:?} {:?}", date.low, date.high)
    };
    assert_eq!(low_high("It fell in 2024."), "Some(2024-01-01T00:00:00) Some(2025-01-01T00:00:00)");
    assert_eq!(low_high("It fell last week."), "Some(2025-06-30T00:00:00) Some(2025-07-07T00:00:00)");
    assert_eq!(low_high("It fell at 3 p.m. on Tuesday."), "Some(2025-07-08T15:00:00) Some(2025-07-08T15:01:00)");
    assert_eq!(low_high("It fell last spring."), "None None");
}

/// What no calendar holds must neither panic nor be given an interval.
#[test]
fn impossible_dates_are_harmless() {
    for text in [
        "It fell on Feb. 31, 2023, or on Feb. 30.",
        "In 999999999 years, 999999999999 decades ago, 9999 millennia from now.",
        "One hundred thousand thousand million years ago on the 99th of May 9999-99-99 at 25:61:99.",
        "Last 999999999 centuries; Easter 9999; Ramadan 9999; Diwali 2199; Passover 1000; Rosh Hashanah 1.",
        "’90’s ‘80s “May” \u{200b}May\u{301} 5\u{202f}000 years — 1990–",
        "the the the of of a a an half half half and and a",
        "Monday 31 31 31 31/31/31/31 12-12-12-12",
        "“Year two thousand and",
        "half past",
        "a quarter to",
        "between",
        "every",
        "the 1st",
        "'",
        "1990-",
        "in",
        "nineteen oh",
        "5 p.m. on",
    ] {
        for published in [None, Some("2025-07-10"), Some("9999-12-31"), Some("-9999-01-01"), Some("0001-01-01"), Some("2024-02-29")] {
            for end in text.char_indices().map(|(i, _)| i).chain([text.len()]) {
                for date in read(&text[..end], published, end % 2 == 0) {
                    assert!(date.span.range().end <= end && !date.span.is_empty());
                }
            }
        }
    }
    assert!(read("It fell on Feb. 31, 2023.", None, false)[0].low.is_none());
}
