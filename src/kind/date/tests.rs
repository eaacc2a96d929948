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
    check("It stood empty in 1914--1918.", &["1914--1918 = 1914/1918"]);
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
    none("2000 milligrams of salt and 1950 kilometres of road.");
    none("It costs $5-a-month and three quarters of a tonne.");
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
    // The end of it, and not the week before today.
    check("It opens the last week of October.", &["the last week of October = 2025-W44"]);
    check_undated("It opens the last week of October.", &["October = XXXX-10"]);
    check("It opened in the last week.", &["the last week = 2025-W27"]);
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
    check("It begins at 7:30 p.m. Sunday.", &["7:30 p.m. Sunday = 2025-07-13T19:30"]);
    check("It began at 7:30 p.m. Sunday.", &["7:30 p.m. Sunday = 2025-07-06T19:30"]);
    check("It began Sunday at 15:00.", &["Sunday at 15:00 = 2025-07-06T15:00"]);
    check("It began at noon on Sunday.", &["noon on Sunday = 2025-07-06T12:00"]);
    check("It began at 5 p.m. EST Nov. 9.", &["5 p.m. EST Nov. 9 = 2024-11-09T17:00"]);
    check("Calls came at half past three.", &["half past three = 2025-07-10T03:30"]);
    check("Calls came at ten to six.", &["ten to six = 2025-07-10T05:50"]);
    check("Calls came ten minutes to six.", &["ten minutes to six = 2025-07-10T05:50"]);
    none("It won at ten to one.");
    none("It sold at five to ten crowns.");
    none("They lost ten to six.");
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
fn days_beside_other_days() {
    check("It snowed the Friday after Thanksgiving.", &["the Friday after Thanksgiving = 2024-11-29"]);
    check("It snowed the day after Christmas.", &["the day after Christmas = 2024-12-26"]);
    check("He said the third Tuesday after Christmas 2014 was cold.", &["the third Tuesday after Christmas 2014 = 2015-01-13"]);
    check("They met on the Sunday closest to Nov. 11, 2024.", &["the Sunday closest to Nov. 11, 2024 = 2024-11-10"]);
    check("It shut on the second-to-last day of May.", &["the second-to-last day of May = 2025-05-30"]);
    check("It shut on the last weekend of May.", &["the last weekend of May = 2025-W22-WE"]);
    check("It was sold the week before last.", &["the week before last = 2025-W26"]);
    check("They will vote the week after next.", &["the week after next = 2025-W30"]);
    check("They marched in London on Memorial Day weekend.", &["Memorial Day weekend = 2025-W21-WE"]);
    check("It was sold the week before last Christmas.", &["last Christmas = 2024-12-25"]);
    check("She left the day after the vote.", &[]);
    none("They marched on Bloody Sunday and voted on Super Tuesday.");
}

#[test]
fn days_of_one_month_in_a_list() {
    check("They met on June 3 and 4.", &["June 3 = 2025-06-03", "4 = 2025-06-04"]);
    check("They met on June 3, 4 and 7, and left.", &["June 3 = 2025-06-03", "4 = 2025-06-04", "7 = 2025-06-07"]);
    check("On June 3 and 25 people died.", &["June 3 = 2025-06-03"]);
    check("It shut on June 3, 25 miles away.", &["June 3 = 2025-06-03"]);
    check("It opened June 3, 2024, and 12 came.", &["June 3, 2024 = 2024-06-03"]);
}

#[test]
fn participles_of_the_passive_do_not_look_back() {
    check("The vote will be held on Tuesday.", &["Tuesday = 2025-07-15"]);
    check("The bridge will be formally opened in November.", &["November = 2025-11"]);
    check("It has to be approved on Sunday.", &["Sunday = 2025-07-13"]);
    check("The vote was held on Tuesday.", &["Tuesday = 2025-07-08"]);
    check("The inquiry, launched in January, will go on.", &["January = 2025-01"]);
    check("The peace was made in 1648.", &["1648 = 1648"]);
    check("Police were called at 11.45pm on Friday night.", &["11.45pm on Friday night = 2025-07-04T23:45"]);
    none("It fell in 1500 homes, a total of 1648.");
    none("The Thirty Years' War and the Six-Day War ended.");
}

#[test]
fn a_last_weekday_is_never_yesterday() {
    check("They met last Wednesday.", &["last Wednesday = 2025-07-02"]);
    check("They met last Monday.", &["last Monday = 2025-07-07"]);
    check("They met this past Wednesday.", &["this past Wednesday = 2025-07-09"]);
}

#[test]
fn lengths_told_from_a_day_are_intervals() {
    check("She will be away for two weeks starting tomorrow.", &["two weeks starting tomorrow = 2025-07-11/2025-07-24"]);
    check("It will shut for 10 days from today.", &["10 days from today = 2025-07-10/2025-07-19"]);
    check("She was away from June 3 for ten days.", &["June 3 for ten days = 2025-06-03/2025-06-12"]);
    check("He was jailed Tuesday for two years.", &["Tuesday = 2025-07-08", "two years = P2Y"]);
    check("It lasted for two hours from noon.", &["two hours = PT2H", "noon = 2025-07-10T12:00"]);
    let both = &["10 weeks = P10W", "March 3 to May 12 = 2025-03-03/2025-05-12"];
    check("It sat for 10 weeks, from March 3 to May 12.", both);
    let whole = read("She was away from June 3 for ten days.", Some("2025-07-10"), false).remove(0);
    assert_eq!(whole.ends.map(|e| e.map(|d| d.value)), Some(["2025-06-03".to_owned(), "P10D".to_owned()]));
}

#[test]
fn a_line_of_dates_looks_ahead() {
    check("Fifth last day of May", &["Fifth last day of May = 2026-05-27"]);
    check("Away for a week, from 20 May", &["a week, from 20 May = 2026-05-20/2026-05-26"]);
    check("Away for a week, as he was on 20 May", &["a week = P1W", "20 May = 2025-05-20"]);
    check("Or in a week?", &["in a week = 2025-07-17"]);
    check("A year from Christmas", &["A year from Christmas = 2025-12-25"]);
}

#[test]
fn days_counted_from_a_day() {
    check("It opened two weeks before 3 May 2025.", &["two weeks before 3 May 2025 = 2025-04-19"]);
    check("It opened two days after May 3, 2025.", &["two days after May 3, 2025 = 2025-05-05"]);
    check("It shut a week after 3 May 2025.", &["a week after 3 May 2025 = 2025-05-10"]);
    check("It shut two years before 3 May 2025.", &["two years = P2Y", "3 May 2025 = 2025-05-03"]);
    check("It lasted two weeks before Ada came.", &["two weeks = P2W"]);
}

#[test]
fn an_interval_gives_its_ends() {
    let ends = |text: &str| {
        let date = read(text, Some("2025-07-10"), false).remove(0);
        date.ends.map(|ends| ends.map(|d| format!("{} = {} {:?}", d.span.of(text), d.value, d.end)))
    };
    let expected = ["Monday = 2025-07-07 Some(First)", "Friday = 2025-07-11 Some(Last)"];
    assert_eq!(ends("It ran Monday through Friday.").unwrap(), expected);
    let expected = ["May = 2024-05 Some(First)", "March 2025 = 2025-03 Some(Last)"];
    assert_eq!(ends("It ran from May to March 2025.").unwrap(), expected);
    assert_eq!(ends("It ran Nov. 28-30."), None, "28 alone is no date");
    check("It ran from April until the end of June.", &["April until the end of June = 2025-04/2025-06-30"]);
    check("It was down 2% this year through June.", &["this year = 2025", "June = 2025-06"]);
    check("She was in court from the 2nd to June 7.", &["2nd to June 7 = 2025-06-02/2025-06-07"]);
    check("It fell in the last four months of 2021.", &["the last four months of 2021 = 2021-09-01/2021-12-31"]);
    check("It fell in the first two quarters of 1990.", &["the first two quarters of 1990 = 1990-H1"]);
    check("It fell in the last two years of the war.", &["the last two years = P2Y"]);
}

#[test]
fn words_at_the_edge_modify() {
    let modifier = |text: &str| read(text, Some("2025-07-10"), false)[0].modifier;
    assert_eq!(modifier("It fell in early May."), Modifier::Start);
    assert_eq!(modifier("It fell in the mid-1980s."), Modifier::Mid);
    assert_eq!(modifier("It fell at the end of June."), Modifier::End);
    assert_eq!(modifier("It lasted about two years."), Modifier::Approx);
    assert_eq!(modifier("It lasted more than two years."), Modifier::MoreThan);
    assert_eq!(modifier("It lasted at least two years."), Modifier::EqualOrMore);
    assert_eq!(modifier("It fell in May."), Modifier::Plain);
    assert_eq!(modifier("The late Mr. Orme spoke in May."), Modifier::Plain);
}

#[test]
fn codes_of_reports_and_seasons() {
    check("Sales fell in 3Q24 and in 1H 2024.", &["3Q24 = 2024-Q3", "1H 2024 = 2024-H1"]);
    check("Sales fell in FY2024.", &["FY2024 = 2024"]);
    check("He scored twice in the 2024/25 season.", &["2024/25 = 2024/2025"]);
    check("Snow fell in winter 2023-24.", &["winter 2023-24 = 2023-WI"]);
    check("Sales fell in the last quarter of 2022.", &["the last quarter of 2022 = 2022-Q4"]);
    check("The company's 1989 results were weak.", &["1989 = 1989"]);
    none("The town's 2000 residents left.");
    none("A 3QX engine and 5Q 2024 of nothing.");
}

#[test]
fn years_before_and_after_christ() {
    check("Caesar died in 44 BC.", &["44 BC = BC0044"]);
    check("The wall fell in 410 A.D.", &["410 A.D. = 0410"]);
    check("It was built about AD 120.", &["about AD 120 = 0120"]);
    check("Coins of the 3rd century BC were found.", &["the 3rd century BC = BC02"]);
    check("It was the year two hundred and sixty-seven.", &["the year two hundred and sixty-seven = 0267"]);
    check("Rents rose in the two thousand and tens.", &["the two thousand and tens = 201"]);
    check("Rents rose in the nineteen-nineties.", &["the nineteen-nineties = 199"]);
    check("A woman in her early thirties fell.", &[]);
    check("It was dug in the early thirties.", &["the early thirties = 193"]);
    check("She was named Keeper of the Year.", &[]);
    check("Sales rose over the year.", &["the year = 2025"]);
    none("They placed 44 ad pages.");
}

#[test]
fn hours_that_their_neighbours_make_plain() {
    check("The talks ran from 7 to 9 p.m. on Monday.", &["7 = 2025-07-07T19:00", "9 p.m. on Monday = 2025-07-07T21:00"]);
    check("It is open 11:30-1 p.m.", &["11:30 = 2025-07-10T11:30", "1 p.m. = 2025-07-10T13:00"]);
    check("She speaks at 8 tonight.", &["8 tonight = 2025-07-10T20:00"]);
    check("She speaks tonight at 8.", &["tonight at 8 = 2025-07-10T20:00"]);
    check("It began at 7:30 Monday morning.", &["7:30 Monday morning = 2025-07-07T07:30"]);
    check("It began at five past ten.", &["five past ten = 2025-07-10T10:05"]);
    check("It began at half past eleven at night.", &["half past eleven at night = 2025-07-10T23:30"]);
    check("It began at ten to noon.", &["ten to noon = 2025-07-10T11:50"]);
    check("They left at 0930 hours.", &["0930 hours = 2025-07-10T09:30"]);
    check("He filmed 1400 hours of tape.", &["1400 hours = PT1400H"]);
    check("It began at 12 noon.", &["12 noon = 2025-07-10T12:00"]);
    check("It rained on the night of June 3.", &["the night of June 3 = 2025-06-03TNI"]);
    none("They won by ten to twelve, from 7 to 9 points.");
    check("Two tonight, three tomorrow.", &["tonight = 2025-07-10TNI", "tomorrow = 2025-07-11"]);
}

#[test]
fn how_often() {
    check("They meet once a week.", &["once a week = P1W"]);
    check("They meet twice a week.", &["twice a week = P1W"]);
    check("They meet three times a year, twice weekly.", &["three times a year = P1Y", "twice weekly = P1W"]);
    check("They meet every second Tuesday of the month.", &["every second Tuesday of the month = XXXX-WXX-2"]);
    check("They meet in alternate weeks.", &["alternate weeks = P2W"]);
    none("He tried an alternate route, three times as long.");
    check("They meet every first Monday of the month.", &["every first Monday of the month = XXXX-WXX-1"]);
    let nth = |text: &str| read(text, None, false)[0].meaning;
    assert_ne!(nth("They meet every first Monday of the month."), nth("They meet every second Monday of the month."));
    check("They meet on weekends.", &["weekends = XXXX-WXX-WE"]);
    none("Once a farmer, he lost his land twice.");
    check("She will be back in two days' time.", &["in two days' time = 2025-07-12"]);
    check("They met two Thursdays back.", &["two Thursdays back = 2025-06-26"]);
    check("They walked two days back to camp.", &["two days = P2D"]);
    check("It is the best result to date.", &["to date = PRESENT_REF"]);
    none("She agreed to date him.");
}

/// Days that the calendar of Saudi Arabia gave.
#[test]
fn feasts_of_the_hijra() {
    for (year, fitr, adha) in
        [(2020, "05-24", "07-31"), (2021, "05-13", "07-20"), (2022, "05-02", "07-09"), (2023, "04-21", "06-28"), (2024, "04-10", "06-16")]
    {
        check(&format!("Eid al-Fitr {year} came."), &[&format!("Eid al-Fitr {year} = {year}-{fitr}")]);
        check(&format!("Eid al-Adha {year} came."), &[&format!("Eid al-Adha {year} = {year}-{adha}")]);
    }
    // When it went by midnight in Greenwich.
    check("Eid al-Fitr 1988 came.", &["Eid al-Fitr 1988 = 1988-05-16"]);
    check("Victoria Day 2024 came.", &["Victoria Day 2024 = 2024-05-20"]);
    check("Orthodox Christmas 2024 came.", &["Orthodox Christmas 2024 = 2024-01-07"]);
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

#[test]
fn what_is_to_come_is_told_in_the_present_tense() {
    check("The vote is on 3 March.", &["3 March = 2026-03-03"]);
    check("The fair runs Dec. 26-27.", &["Dec. 26-27 = 2025-12-26/2025-12-27"]);
    check("Seats go on sale in May.", &["May = 2026-05"]);
    check("The levy takes effect on Saturday, 28 February.", &["Saturday, 28 February = 2026-02-28"]);
    check("The vote was on 3 March.", &["3 March = 2025-03-03"]);
    check("She scored 40 runs on 3 March.", &["3 March = 2025-03-03"]);
    check("The mill, which is old, burned on 3 March.", &["3 March = 2025-03-03"]);
}

#[test]
fn lists_share_their_month_and_year() {
    check("They fled on 5, 6 and 8 May.", &["5 = 2025-05-05", "6 = 2025-05-06", "8 May = 2025-05-08"]);
    check("They fled on May 5 and 6, 2021.", &["May 5 = 2021-05-05", "6, 2021 = 2021-05-06"]);
    check("It fell in December and January 2021.", &["December = 2020-12", "January 2021 = 2021-01"]);
    check("It fell in Q1 and Q3 2021.", &["Q1 = 2021-Q1", "Q3 2021 = 2021-Q3"]);
    check("The mill shut in March, and in May 2021 it burned.", &["March = 2021-03", "May 2021 = 2021-05"]);
}

#[test]
fn weeks_after_a_day() {
    check("The vote is a fortnight on Tuesday.", &["a fortnight on Tuesday = 2025-07-29"]);
    check("The vote is a week tomorrow.", &["a week tomorrow = 2025-07-18"]);
    check("A year ago today it burned.", &["A year ago today = 2024-07-10"]);
    check("It burned for a week on Tuesday.", &["a week = P1W", "Tuesday = 2025-07-08"]);
    check("It ended after two weeks on Tuesday.", &["two weeks = P2W", "Tuesday = 2025-07-08"]);
}

#[test]
fn days_told_by_their_month_or_clock() {
    check("It shuts on the 20th of next month.", &["the 20th of next month = 2025-08-20"]);
    check("It shut on the 2nd of the month.", &["the 2nd of the month = 2025-07-02"]);
    check("It shut on 30-Dec-2016 and 4/Mar/17.", &["30-Dec-2016 = 2016-12-30", "4/Mar/17 = 2017-03-04"]);
    check("It shut on 2024-05-14T14:30:00Z, at noon.", &["2024-05-14T14:30:00Z = 2024-05-14T14:30", "noon = 2024-05-14T12:00"]);
    check("It shut on 2024-05-14T07:05+02:00.", &["2024-05-14T07:05+02:00 = 2024-05-14T07:05"]);
    check("It shut on 2024-05-14 14:30.", &["2024-05-14 14:30 = 2024-05-14T14:30"]);
    check("It shut at 8am on the 5th.", &["8am on the 5th = 2025-07-05T08:00"]);
    check("It shut between 9:30 and 11:00 on Tuesday.", &["9:30 = 2025-07-08T09:30", "11:00 on Tuesday = 2025-07-08T11:00"]);
    check("It shut yesterday evening at seven.", &["yesterday evening at seven = 2025-07-09T19:00"]);
    check("It fell in 2016 Q4.", &["2016 Q4 = 2016-Q4"]);
    check("It shut for the first two weeks of May.", &["the first two weeks of May = 2025-05-01/2025-05-14"]);
    check("It shut on last week's Sunday.", &["last week's Sunday = 2025-07-06"]);
    check("It fell from a month earlier.", &["a month earlier = 2025-06"]);
    check("The 2024-05-14T model of 30-mile range shut.", &["2024-05-14 = 2024-05-14"]);
    none("They won 3-2 and 30/12 of the votes.");
}

#[test]
fn days_that_the_world_keeps() {
    check("It opens on World Book Day 2024.", &["World Book Day 2024 = 2024-04-23"]);
    check("It opens on World Philosophy Day 2024.", &["World Philosophy Day 2024 = 2024-11-21"]);
    check("It opens on Grandparents Day 2024.", &["Grandparents Day 2024 = 2024-09-08"]);
    check("It opens on Mothering Sunday 2024.", &["Mothering Sunday 2024 = 2024-03-10"]);
    check("It opens on Advent Sunday 2023.", &["Advent Sunday 2023 = 2023-12-03"]);
    check("It opens on Giving Tuesday 2024.", &["Giving Tuesday 2024 = 2024-12-03"]);
    none("It was a family day out, and a freedom day for none.");
}
