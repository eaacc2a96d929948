//! Every slot of a quantity takes every member of its list: sentences made from numbers, with what they claim computed
//! here and not from the crate's tables.
//!
//! The lists are of this test; a word that stands in one of them and not in the lexicon fails.

#![allow(clippy::unwrap_used, reason = "a test that cannot compute what it expects has failed")]

use recount::decimal::Decimal;
use recount::kind::quantity::{Bound, Quantity, Trend};
use recount::read;
use recount::telling::Telling;

/// What one sentence claims.
#[derive(Clone, Debug)]
struct Expected {
    low: Decimal,
    high: Decimal,
    unit: String,
    bound: Bound,
    trend: Option<Trend>,
}

impl Expected {
    fn of(low: Decimal, high: Decimal, unit: &str) -> Expected {
        Expected { low, high, unit: unit.to_owned(), bound: Bound::Exact, trend: None }
    }
    fn point(value: Decimal, unit: &str) -> Expected {
        Expected::of(value.clone(), value, unit)
    }
    fn is(&self, q: &Quantity) -> bool {
        q.low.as_ref() == Some(&self.low)
            && q.high.as_ref() == Some(&self.high)
            && q.unit == self.unit
            && q.bound == self.bound
            && q.trend == self.trend
    }
}

/// Sentences and what is wrong with them.
#[derive(Default)]
struct Checked {
    count: usize,
    wrong: Vec<String>,
}

impl Checked {
    /// The sentence claims this, and nothing else.
    fn check(&mut self, sentence: &str, expected: &Expected) {
        let telling = Telling::new(read::plain(sentence.to_owned(), None));
        let found: Vec<&Quantity> = telling.claims.iter().flat_map(|c| c.quantities()).collect();
        self.count += 1;
        if found.len() != 1 || !expected.is(found[0]) {
            let told = found.iter().map(|q| (&q.low, &q.high, &q.unit, q.bound, q.trend)).collect::<Vec<_>>();
            self.wrong.push(format!("{sentence}\n    not {expected:?}\n    but {told:?}"));
        }
    }
    #[track_caller]
    fn done(self, least: usize) {
        let some = self.wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n");
        assert!(self.wrong.is_empty() && self.count >= least, "{} of {} are wrong:\n{some}", self.wrong.len(), self.count);
    }
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number as it is said: "two thousand and seven".
fn words(n: u64) -> String {
    let rest = |head: String, n: u64, and: bool| match n {
        0 => head,
        n => format!("{head}{}{}", if and { " and " } else { " " }, words(n)),
    };
    match n {
        0..20 => SMALL[n as usize].to_owned(),
        20..100 if n.is_multiple_of(10) => TENS[(n / 10) as usize].to_owned(),
        20..100 => format!("{}-{}", TENS[(n / 10) as usize], SMALL[(n % 10) as usize]),
        100..1000 => rest(format!("{} hundred", words(n / 100)), n % 100, true),
        1000..1_000_000 => rest(format!("{} thousand", words(n / 1000)), n % 1000, n % 1000 < 100),
        _ => rest(format!("{} million", words(n / 1_000_000)), n % 1_000_000, n % 1_000_000 < 100),
    }
}

/// A number with `mark` between its groups of three.
fn grouped(n: u64, mark: char) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// Numbers of every length, without a random source.
fn numbers() -> impl Iterator<Item = u64> {
    let mut state = 88_172_645_463_325_252u64;
    (0..240).map(move |i| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let limit = [90, 900, 9000, 900_000, 90_000_000][i % 5];
        11 + state % limit
    })
}

const CURRENCIES: [(&str, &str); 14] = [
    ("£", "pound sterling"),
    ("$", "dollar"),
    ("€", "euro"),
    ("US$", "US dollar"),
    ("A$", "australian dollar"),
    ("C$", "canadian dollar"),
    ("HK$", "hong kong dollar"),
    ("₹", "indian rupee"),
    ("Rs ", "indian rupee"),
    ("R", "south african rand"),
    ("RM", "malaysian ringgit"),
    ("¥", "japanese yen"),
    ("EUR ", "euro"),
    ("CHF ", "swiss franc"),
];
const MAGNITUDES: [(&str, i64); 14] = [
    ("k", 3),
    ("m", 6),
    ("M", 6),
    ("mn", 6),
    (" mn", 6),
    ("bn", 9),
    (" bn", 9),
    ("tn", 12),
    ("T", 12),
    (" thousand", 3),
    (" million", 6),
    ("-million", 6),
    (" billion", 9),
    (" trillion", 12),
];
const BOUNDS: [(&str, Bound); 18] = [
    ("", Bound::Exact),
    ("more than ", Bound::MoreThan),
    ("over ", Bound::MoreThan),
    ("just over ", Bound::MoreThan),
    ("well over ", Bound::MoreThan),
    ("in excess of ", Bound::MoreThan),
    ("at least ", Bound::AtLeast),
    ("no fewer than ", Bound::AtLeast),
    ("fewer than ", Bound::LessThan),
    ("under ", Bound::LessThan),
    ("just under ", Bound::LessThan),
    ("up to ", Bound::AtMost),
    ("no more than ", Bound::AtMost),
    ("as many as ", Bound::AtMost),
    ("about ", Bound::About),
    ("nearly ", Bound::About),
    ("close to ", Bound::About),
    ("some ", Bound::About),
];
const UNITS: [(&str, &str); 24] = [
    (" km", "kilometre"),
    (" miles", "mile"),
    (" metres", "metre"),
    (" feet", "foot"),
    (" inches", "inch"),
    (" kg", "kilogram"),
    (" tonnes", "metric ton"),
    (" ounces", "ounce"),
    (" litres", "litre"),
    (" gallons", "gallon"),
    (" barrels", "barrel"),
    (" acres", "acre"),
    (" hectares", "hectare"),
    (" square metres", "square metre"),
    (" sq ft", "square foot"),
    (" km²", "square kilometre"),
    (" MW", "megawatt"),
    (" GWh", "gigawatt hour"),
    (" mph", "mile per hour"),
    (" km/h", "kilometre per hour"),
    (" hours", "hour"),
    ("%", "percentage"),
    (" per cent", "percentage"),
    (" percentage points", "percentage point"),
];

#[test]
fn money_takes_every_currency_magnitude_and_range() {
    let mut checked = Checked::default();
    for (sign, unit) in CURRENCIES {
        for (magnitude, power) in MAGNITUDES {
            for n in ["7", "250", "2.5"] {
                let value = decimal(n).scaled(power);
                checked.check(&format!("The bridge cost {sign}{n}{magnitude} to build."), &Expected::point(value, unit));
            }
            for (a, b) in [("2", "3"), ("200", "300"), ("1.5", "2.5")] {
                let expected = Expected::of(decimal(a).scaled(power), decimal(b).scaled(power), unit);
                let ranges = [
                    format!("{sign}{a}-{b}{magnitude}"),
                    format!("{sign}{a}–{b}{magnitude}"),
                    format!("{sign}{a} to {b}{magnitude}"),
                    format!("{sign}{a}{magnitude}-{sign}{b}{magnitude}"),
                    format!("between {sign}{a}{magnitude} and {sign}{b}{magnitude}"),
                ];
                for range in ranges {
                    checked.check(&format!("The bridge cost {range} to build."), &expected);
                }
            }
        }
    }
    checked.done(3000);
}

#[test]
fn a_count_takes_every_bound_and_form() {
    let forms = [
        ("30", "30"),
        ("1,500", "1500"),
        ("40 000", "40000"),
        ("2.5 million", "2500000"),
        ("2.5m", "2500000"),
        ("1.2bn", "1200000000"),
        ("a dozen", "12"),
        ("three dozen", "36"),
        ("a hundred", "100"),
        ("two hundred", "200"),
        ("half a million", "500000"),
        ("a quarter of a million", "250000"),
        ("a quarter million", "250000"),
        ("three-quarters of a million", "750000"),
        ("one and a half million", "1500000"),
        ("a million and a half", "1500000"),
        ("3×10⁵", "300000"),
    ];
    let nouns = [
        ("people", "people"),
        ("young trees", "young tree"),
        ("police officers", "police officer"),
        ("high-rise flats", "high-rise flat"),
        ("schoolchildren", "schoolchild"),
        ("newly built homes", "newly built home"),
        ("UN peacekeepers", "un peacekeeper"),
        ("wounded soldiers", "wounded soldier"),
    ];
    let mut checked = Checked::default();
    for (before, bound) in BOUNDS {
        for (form, value) in forms {
            for (noun, unit) in nouns {
                let expected = Expected { bound, ..Expected::point(decimal(value), unit) };
                checked.check(&format!("Clerks counted {before}{form} {noun} there."), &expected);
            }
        }
    }
    checked.done(2000);
}

#[test]
fn a_measure_takes_every_number_bound_and_range() {
    let forms = [("3", "3"), ("3.5", "3.5"), ("1,200", "1200"), ("2½", "2.5"), ("2.5 million", "2500000"), ("1.5e6", "1500000")];
    let spoken = [("two", "2"), ("twenty-five", "25"), ("a hundred", "100"), ("two and a half", "2.5")];
    let mut checked = Checked::default();
    for (written, unit) in UNITS {
        let spoken = spoken.iter().filter(|_| written.starts_with(' '));
        for (form, value) in forms.iter().chain(spoken) {
            for (before, bound) in BOUNDS.iter().step_by(4) {
                let expected = Expected { bound: *bound, ..Expected::point(decimal(value), unit) };
                checked.check(&format!("The test gave {before}{form}{written} in all."), &expected);
            }
        }
        let expected = Expected::of(decimal("2.5"), decimal("4"), unit);
        for range in ["2.5-4", "2.5–4", "2.5 to 4", "between 2.5 and 4"] {
            checked.check(&format!("The test gave {range}{written} in all."), &expected);
        }
        checked.check(&format!("The test gave 2.5{written} to 4{written} in all."), &expected);
    }
    checked.done(1000);
}

#[test]
fn a_number_is_the_same_in_words_and_in_digits_of_any_grouping() {
    let mut checked = Checked::default();
    for n in numbers() {
        let expected = Expected::point(decimal(&n.to_string()), "ballot");
        let thin = grouped(n, '\u{202f}');
        for number in [words(n), grouped(n, ','), grouped(n, ' '), thin] {
            checked.check(&format!("Clerks counted {number} ballots there."), &expected);
        }
    }
    checked.done(900);
}

#[test]
fn a_change_takes_every_verb_and_amount() {
    let verbs = [
        ("rose", Trend::Up),
        ("climbed", Trend::Up),
        ("jumped", Trend::Up),
        ("grew", Trend::Up),
        ("gained", Trend::Up),
        ("fell", Trend::Down),
        ("dropped", Trend::Down),
        ("slid", Trend::Down),
        ("shrank", Trend::Down),
        ("plunged", Trend::Down),
    ];
    let amounts = [("3%", "3", "percentage"), ("2.5 per cent", "2.5", "percentage"), ("0.4 percentage points", "0.4", "percentage point")];
    let mut checked = Checked::default();
    for (verb, trend) in verbs {
        for (amount, value, unit) in amounts {
            for (by, bound) in [("", Bound::Exact), ("by ", Bound::Exact), ("almost ", Bound::About), ("by more than ", Bound::MoreThan)] {
                let expected = Expected { bound, trend: Some(trend), ..Expected::point(decimal(value), unit) };
                checked.check(&format!("Sales {verb} {by}{amount} in May."), &expected);
            }
        }
    }
    checked.done(100);
}
