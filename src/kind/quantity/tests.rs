//! Value-first tables: what is read, then sentences that say it, then sentences that are near it and do not.

use super::*;
use crate::lexicon;
use crate::token::tokenize;

/// Every quantity of one sentence.
pub fn all(text: &str) -> Vec<Quantity> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), lexicon::word_id, &mut tokens);
    let mut out = Vec::new();
    extract(text, &tokens, &[], &mut out);
    for q in &out {
        assert!(text.get(q.span.range()).is_some() && text.get(q.number.range()).is_some(), "spans of {text:?}");
        assert!(q.span.contains(q.number), "{:?} in {text:?}", q.span.of(text));
    }
    out
}

/// The only quantity of a sentence.
#[track_caller]
pub fn one(text: &str) -> Quantity {
    let mut found = all(text);
    assert_eq!(found.len(), 1, "{text:?}: {found:#?}");
    found.remove(0)
}

/// A quantity in short: trend, bound, number or range, unit.
fn short(q: &Quantity) -> String {
    let bound = match q.bound {
        Bound::Exact => "",
        Bound::About => "~",
        Bound::MoreThan => ">",
        Bound::AtLeast => ">=",
        Bound::LessThan => "<",
        Bound::AtMost => "<=",
    };
    let trend = match q.trend {
        Some(Trend::Up) => "up ",
        Some(Trend::Down) => "down ",
        None => "",
    };
    let text = |v: &Option<Decimal>| v.as_ref().map_or("?".to_owned(), ToString::to_string);
    let number = if q.low == q.high { text(&q.low) } else { format!("{}..{}", text(&q.low), text(&q.high)) };
    format!("{trend}{bound}{number} {}", q.unit).trim().to_owned()
}

/// The quantities of a sentence, those told apart (ordinals, scores, labels) left out.
#[track_caller]
fn check(expected: &str, text: &str) {
    let found: Vec<String> = all(text)
        .iter()
        .filter(|q| !matches!(q.kind, QuantityKind::Ordinal | QuantityKind::Identifier | QuantityKind::Score))
        .map(short)
        .collect();
    assert_eq!(found.join("; "), expected, "{text:?}");
}

#[track_caller]
fn kind(expected: QuantityKind, text: &str) {
    let found: Vec<QuantityKind> = all(text).iter().map(|q| q.kind).collect();
    assert_eq!(found, [expected], "{text:?}");
}

#[test]
fn digits_with_any_grouping() {
    check("57000 resident", "57,000 residents");
    check("57000 resident", "57 000 residents");
    check("1234567.89 indian rupee", "12,34,567.89 rupees");
    check("3.5 metric ton", "3.5 tonnes");
    check("0.25", "The weight is .25");
    check("245; 23 japanese yen", "245 23 yen");
}

#[test]
fn digits_of_every_hand() {
    check("1000 resident", "1'000 residents");
    check("1234567.5 dollar", "$1’234’567.50");
    check("6 foot", "It is 6' tall");
    check("12 resident", "１２ residents");
    check("34 resident", "٣٤ residents");
    check("1234 resident", "12\u{200d}34 residents");
    check("", "It cost 1,2000");
    check("0.1234", "It is 0,1234");
}

#[test]
fn a_half_behind_its_unit() {
    check("1.5 hour", "It took an hour and a half.");
    check("1.5 hour", "It lasts an hour and a half");
    check("3.25 mile", "They ran three miles and a quarter.");
    check("1.5 pound-mass", "a pound and a half of flour");
    check("3500000 voter", "three-and-a-half million voters");
    check("2.5 year", "two-and-a-half years");
}

#[test]
fn millions_of_pounds_are_money() {
    check("500000 pound sterling", "It cost half a million pounds.");
    check("2000000 pound-mass", "two million pounds of beef");
    check("2000000 pound-mass", "The rocket weighs two million pounds.");
    check("200 pound-mass", "The dog is 200 pounds.");
}

#[test]
fn thousands_of_pounds_are_money_too() {
    check("1000..10000 pound sterling", "He lost thousands of pounds.");
    check("10000..100000 pound sterling", "It paid tens of thousands of pounds to him.");
    check("1000..10000 pound-mass", "Police found thousands of pounds of cocaine.");
    check("1000..10000 pound-mass", "The load weighs thousands of pounds.");
}

#[test]
fn letters_that_belong_to_their_number() {
    check("50 australian dollar", "He paid an A$50 fee.");
    check("50 australian dollar", "A$50 was paid.");
    check("1 dollar", "He paid a dollar.");
    check("99 penny", "It costs 99p.");
    check("85.3 penny", "The euro fell to 85.3p.");
    check("10000000 cubic metre", "The dam holds 10m cubic metres.");
    check("10 metre", "The wall is 10m high.");
    assert_eq!(one("Apartment 12B burned.").kind, QuantityKind::Identifier);
    assert_eq!(one("It cost 12B won.").kind, QuantityKind::Money);
    assert_ne!(one("It shows 1080p films.").kind, QuantityKind::Money);
}

#[test]
fn feet_and_inches_behind_hyphens() {
    check("5.5 foot", "The 5-foot-6 guard left.");
    check("6.25 foot", "A 6-foot-3-inch wall fell.");
    check("5 foot", "The 5-foot wall fell.");
    check("5..10 foot", "Walls of 5-10 feet fell.");
}

#[test]
fn lists_and_telephones_count_nothing() {
    assert_eq!(one("1. Open the box.").kind, QuantityKind::Identifier);
    assert_eq!(one("2) Shut the box.").kind, QuantityKind::Identifier);
    check("", "Call 020 7946 0018 now.");
    check("", "Exercises 22,24,26,31 are due.");
    check("2224 vote", "She got 2,224 votes.");
    check("12345678 vote", "She got 1,23,45,678 votes.");
}

#[test]
fn groups_told_by_their_age() {
    check("<5 year of age", "Children under 5 get it free.");
    check(">65 year of age", "It is for adults over 65.");
    check("<5 mile", "Children under 5 miles away get it free.");
    check("0.666666666666666666666666666667 household", "Two of every three households own it.");
    check("-20 degree", "It was minus 20 degrees.");
    assert_eq!(one("It was minus 20 degrees.").kind, QuantityKind::Temperature);
    assert_eq!(one("Turn it by 20 degrees.").kind, QuantityKind::Dimension);
}

#[test]
fn shares_without_what_they_are_of() {
    check("down 0.2", "It fell by a fifth, he said.");
    check("0.333333333333333333333333333333 people", "A third more people came.");
    assert_eq!(one("It was found by a third party.").kind, QuantityKind::Ordinal);
    assert_eq!(one("A third man fled.").kind, QuantityKind::Ordinal);
}

#[test]
fn votes_ages_and_margins() {
    assert_eq!(one("The panel voted 17 to 13.").kind, QuantityKind::Score);
    assert_eq!(one("They lost 3 to 2.").kind, QuantityKind::Score);
    check("3..5 seat", "They won 3 to 5 seats.");
    check("18..24 year of age", "Adults aged 18-24 came.");
    check("3 point", "The margin is plus or minus 3 points.");
    check("-3 point", "The swing was minus 3 points.");
    check("400 newton metre", "It makes 400 Nm.");
    check("400 nanometre", "It is 400 nm.");
}

#[test]
fn number_words() {
    check("120 boat", "a hundred and twenty boats");
    check("28642 ballot", "twenty-eight thousand six hundred forty-two ballots");
    check("500000 ballot", "half a million ballots");
    check("1500000 ballot", "one and a half million ballots");
    check("12 egg", "a dozen eggs");
    check("24 egg", "two dozen eggs");
    check("100..200", "between one hundred and two hundred");
    check("", "He was born in nineteen ninety-six");
}

#[test]
fn magnitudes_in_newsroom_spellings() {
    check("3500000000 dollar", "$3.5bn");
    check("57000 viewer", "57k viewers");
    check("6200000 viewer", "6.2m viewers");
    check("400 metre", "the 400m race");
    check("48 metre", "It is 48m.");
    check("130000000000 indian rupee", "Rs 13,000 crore");
    check("4200000000 dollar", "$4.2b");
}

#[test]
fn fractions_and_ratios() {
    check("2.5 inch", "It was 2 1/2 inches");
    check("0.5", "more than half of the herd".replace("more than ", "").as_str());
    check(">0.5", "more than half of it");
    check("0.2 child", "one in five children");
    check("0.2", "1 in 5");
    check("", "the second half of the match");
    check("", "It is 9/11 again");
    check("", "after the 7/7 bombings");
    check("0.75", "3/4");
}

#[test]
fn percents_and_points() {
    check("40 percentage", "40 per cent of them");
    check("60 basis point", "a cut of 60 basis points");
    check("2 percentage point", "2 percentage points");
    check("up 3 percentage", "Prices rose 3%");
    check("down ~3 percentage", "Prices fell by about 3%");
}

#[test]
fn ranges_share_what_is_written_once() {
    check("20000000..30000000 dollar", "$20–30 million");
    check("20000000..30000000 dollar", "$20 million to $30 million");
    check("200..4000000 dollar", "from $200 to $4 million");
    check("4000..5000 home", "between 4,000 and 5,000 homes");
    check("5..7 year", "five to seven-year terms");
    check("15..22 mile per hour", "15-22 miles per hour");
    check("3..4 year", "three or four years");
    check("7 inch; 8 inch", "a 7- or 8-inch screen");
    check("", "from 2014 to 2016");
    check("", "the 2013-14 season");
}

#[test]
fn a_change_holds_two_levels() {
    let q = one("The fee rose from 50 to 60 euros");
    assert!(q.change && short(&q) == "50..60 euro");
    assert!(!one("rooms cost from 50 to 60 euros").change);
    check("down 3 percentage; 300 point", "It fell 3% to 300 points");
}

#[test]
fn bounds_before_and_after() {
    check(">30 fatality", "over 30 fatalities");
    check(">=300 guest", "at least 300 guests");
    check(">=300", "300 or more");
    check(">=57000", "57,000-plus");
    check("<=14 player", "as many as 14 players");
    check("<20 percentage", "just under 20 percent");
    check("~40 trawler", "some 40 trawlers");
    check(">57000", "surpassing 57,000");
    check("<7 nanometre", "sub-7 nanometre chips");
    check(">2 year", "without work for over two years");
    check("2000 dollar; 2 year", "He paid $2000 over two years");
    check("8 pick", "with eight more picks");
    check(">20..35 stall".trim_start_matches('>'), "more than 20 and less than 35 stalls");
}

#[test]
fn trends_are_apart_from_bounds() {
    check("up ~57 percentage", "up nearly 57 %");
    check("up 190 point; up 0.6 percentage", "It gained 190 points, or 0.6%");
    check("43.6 dollar", "It went to $43.6");
    check("down 1 percentage; down 2.6 percentage", "Alder was down 1%, Birch by 2.6%");
    check("5000000 dollar", "They raised $5 million");
}

#[test]
fn money_with_and_without_country() {
    check("23.5 malaysian ringgit", "It closed at RM23.50");
    check("3700000000 hong kong dollar; 473000000 US dollar", "HK $3.7 billion (US $473 million)");
    check("113000000000000 US dollar", "$US113 trillion");
    check("13.45 dollar", "thirteen dollars and forty-five cents");
    check("590000000000 japanese yen", "Y=590 billion");
    check("2 dollar per share", "$2 a share");
    check("5 boat", "They won 5 boats");
    check("", "model R18");
}

#[test]
fn ages_in_all_forms() {
    check("65 year of age", "Weir, 65, was there");
    check("26 year of age", "a woman, 26, was there");
    check("68 year of age", "a 68-year-old man");
    check("3 month of age", "It was three months old");
    check("2 man; 32 year of age; 42 year of age", "two men, aged 32 and 42, fell");
    check("<5 year of age", "under the age of 5");
    check("34..36 year of age", "in his mid-30s");
    check("34..36 year of age", "in his mid-thirties");
    check("20..29 year of age", "She was in her twenties.");
    check("", "It was built in the early thirties.");
    check("<18 year of age", "before the age of 18");
    check(">18 year of age", "after the age of 18");
    check("", "Brandt (4) scored");
    check("", "in the 1940s");
}

#[test]
fn temperatures_in_all_spellings() {
    check("98.6 fahrenheit", "98.6 degrees f is normal");
    check("-40 celsius", "It was -40 deg celsius outside");
    check("25 celsius", "at 25 deg. C");
    check("25 celsius", "25ºC");
    check("300 kelvin", "300 °K");
    check("-5 degree", "It was 5 degrees below zero");
    check("-20 degree", "at 20 below zero");
    check("-5 celsius", "5C below zero");
    check("5 degree", "5 degrees below average");
    check("70..79 degree", "temperatures in the 70s");
    check("80..83 degree", "Highs will be in the low 80s");
    check("-30..-20 celsius", "between -30 and -20 degrees c");
}

#[test]
fn measures_and_rates() {
    check("6.5 foot", "six feet six inches");
    check("500 square metre", "500 sq m");
    check("-130 fahrenheit", "minus-130 degrees Fahrenheit");
    check("20 celsius", "20°C");
    check("52000 barrel per day", "52,000 barrels a day");
    check("3 death per 100000 people", "3 deaths per 100,000 people");
    check("8 mile; 13 kilometre", "8 miles (13 kilometres)");
    check("100 megabit", "100 mb");
    check("100 megabyte", "100 MB");
    check("5 man", "5 men in a boat");
    check("5 day", "five consecutive days");
    check("2 long letter", "two long letters");
}

#[test]
fn what_is_counted() {
    check("2 police officer", "Two police officers were hurt");
    check("12 people; 30 people", "12 people were killed and 30 injured");
    check("12; 30", "12 were killed and 30 injured");
    check("4 off-duty police officer", "Four off-duty police officers");
    check("1 best speaker", "one of the best speakers");
    check("6 iraqi; 6 sudanese", "six Iraqis, six Sudanese");
    check("2 johnson deputy", "Two of Johnson's deputies");
    check("1000..10000 people", "thousands of people");
    check("10000..100000 people", "tens of thousands of people");
    check("12 page", "a 12-page letter");
    check("1000", "About 1000 come from Asia".trim_start_matches("About "));
}

#[test]
fn events_beside_the_count() {
    let event = |text: &str| all(text).first().and_then(|q| q.event).map_or("", |e| e.name);
    assert_eq!(event("12 were killed"), "death");
    assert_eq!(event("30 people were seriously injured"), "injury");
    assert_eq!(event("Police arrested 5 men"), "arrest");
    assert_eq!(event("They sang for 5 men"), "");
}

#[test]
fn nothing_counted_is_zero() {
    check("0 people", "No one was hurt");
    check("0 death", "There were no deaths");
    check("0 client", "not a single client");
    check("", "No one knows");
    check("", "There was no time");
}

#[test]
fn what_is_no_claim() {
    check("", "In 2018 it closed");
    check("", "He died on March 5");
    check("", "It began at 9:01 p.m.");
    check("", "Call 555-0100");
    check("", "They live at 135 Ridge Street");
    check("", "A-10 and C-17 jets and a V-6");
    check("", "The S&P 500 and the Stoxx 50 opened");
    check("", "on Channel 4");
    check("", "a Boeing 737");
    check("", "the Seven Sisters of the hill");
    check("", "This one is right");
    check("", "the top 10");
    check("", "a 2-for-1 split");
    check("2018 people", "It killed 2018 people");
}

#[test]
fn kinds_told_apart() {
    kind(QuantityKind::Score, "They won 52–48");
    kind(QuantityKind::Ordinal, "the 22nd amendment");
    kind(QuantityKind::Identifier, "on page 5");
    kind(QuantityKind::Duration, "for 3 hours");
    kind(QuantityKind::Count, "3 hens");
}

/// No text panics, and spans are true: sentences made of what numbers are made of.
#[test]
fn no_text_panics() {
    let words = [
        "12",
        "3.5",
        "1,2",
        "½",
        "a",
        "an",
        "one",
        "half",
        "million",
        "m",
        "bn",
        "$",
        "US",
        "£",
        "%",
        "-",
        "–",
        "to",
        "from",
        "between",
        "and",
        "or",
        "of",
        "the",
        "more",
        "than",
        "over",
        "up",
        "by",
        "'s",
        ",",
        ".",
        "(",
        ")",
        "year",
        "old",
        "s",
        "miles",
        "per",
        "in",
        "e",
        "×",
        "10",
        "/",
        "é",
        "ß²",
        "İ",
        "people",
        "killed",
        "third",
        "twenty",
        "hundred",
        "point",
        "dozens",
        "tens",
        "no",
        "not",
        "single",
        "USD5",
        "RM2",
        "'",
        "″",
        "°",
        "C",
        "K",
        "2018",
        "99999999999999999999",
        "
",
        "Weir",
        "aged",
        "mid",
        "30",
        "trillion",
        "crore",
        "nineteen",
        "quarter",
        "x",
        "＄",
        "٣",
    ];
    let mut seed = 7u64;
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % n
    };
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..next(14) + 1 {
            text.push_str(words[next(words.len())]);
            if next(3) > 0 {
                text.push(' ');
            }
        }
        let found = all(&text);
        for a in &found {
            let _ = (a.admissible(), a.expected());
            for b in &found {
                let forth = crate::compare::quantity::compare(a, b).verdict;
                assert_eq!(crate::compare::quantity::compare(b, a).verdict, forth.swapped(), "{text:?}: {a:?} {b:?}");
            }
        }
    }
}
