//! Made-up articles and their next versions, the same on every machine: a seed goes in, a text comes out.
//!
//! The families of [`FAMILIES`] are what an aligner finds hard: one sentence over and over, tables, everything moved.

use std::fmt::Write;

/// A pair of versions.
pub struct Pair {
    pub before: String,
    pub after: String,
}

/// Numbers that look random, from a seed (the generator of Steele, Lea and Flood, "SplitMix64").
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) % sides as u64) as usize
    }
    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

const FIRST: &[&str] = &["Ada", "Ivo", "Tomas", "Lena", "Marek", "Ruth", "Joana", "Piet", "Salma", "Erik", "Noor", "Hugo"];
const LAST: &[&str] = &["Brandt", "Weir", "Kral", "Lund", "Okoro", "Reyes", "Tamm", "Vance", "Zeman", "Moss", "Aldana", "Fiske"];
const PLACE: &[&str] = &["Ostervik", "Weirdale", "Ashford", "Port Lunde", "Karsholm", "Belmora", "Tolmin", "Eastbrook"];
const BODY: &[&str] = &["the Harbour Authority", "the Coast Guard", "the Interior Ministry", "the fire department", "the city council"];
const DONE: &[&str] = &["killed", "injured", "evacuated", "rescued", "arrested", "displaced", "treated"];
const WHO: &[&str] = &["people", "passengers", "residents", "workers", "students", "soldiers", "farmers"];
const THING: &[&str] = &["the old bridge", "the northern line", "a grain store", "the main hospital", "the ferry", "the power station"];
const EVENT: &[&str] = &["fire", "flood", "strike", "storm", "explosion", "landslide"];
const DAY: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const BOUND: &[&str] = &["", "", "", "over ", "about ", "at least ", "nearly ", "up to "];
const VERB: &[&str] = &["delayed", "approved", "reviewed", "suspended", "funded", "postponed", "criticised"];
const PLAN: &[&str] = &["the new budget", "the rescue operation", "a safety review", "the reconstruction plan", "an emergency fund"];

/// One sentence of news.
pub fn sentence(dice: &mut Dice) -> String {
    let (first, last, place, day) = (dice.of(FIRST), dice.of(LAST), dice.of(PLACE), dice.of(DAY));
    let (body, thing, event, plan) = (dice.of(BODY), dice.of(THING), dice.of(EVENT), dice.of(PLAN));
    let (n, m) = (dice.roll(900) + 2, dice.roll(60) + 2);
    match dice.roll(9) {
        0 => {
            format!("{}{n} {} were {} in {place} after the {event} reached {thing} on {day}.", dice.of(BOUND), dice.of(WHO), dice.of(DONE))
                .trim()
                .to_owned()
        }
        1 => format!("{first} {last}, a spokesman for {body}, said that {thing} would stay closed until {day}."),
        2 => format!("“We have {} {plan},” {last} said, “and {m} {} are still missing.”", dice.of(VERB), dice.of(WHO)),
        3 => format!("The {event} caused damage of about ${}.{} million, according to {body}.", m, n % 10),
        4 => format!("Officials in {place} {} {plan} in March {}, when {n} homes had no power.", dice.of(VERB), 1990 + m % 36),
        5 => format!("Police did not confirm that {first} {last} had left {place} before the {event}."),
        6 => format!("Prices rose by {}.{}% in the week to {day}, the largest rise since {}.", m % 12, n % 10, 1980 + m % 40),
        7 => format!("{thing_capital} lies {m} km north of {place} and was built by {last}'s firm.", thing_capital = capital(thing)),
        _ => format!("Two buses and {m} lorries were stopped near {place} while {body} looked for {first} {last}."),
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The same sentence in a later version: a number, a word or its place in the paragraph is another.
fn edited(sentence: &str, dice: &mut Dice) -> String {
    let digits: Vec<usize> = sentence.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
    match dice.roll(3) {
        0 if !digits.is_empty() => {
            let at = digits[dice.roll(digits.len())];
            format!("{}{}{}", &sentence[..at], dice.roll(9) + 1, &sentence[at + 1..])
        }
        1 => sentence.replacen(" said that ", " warned that ", 1).replacen(" were ", " may have been ", 1),
        _ => format!("{} on {}.", sentence.trim_end_matches('.'), dice.of(DAY)),
    }
}

/// An article of so many sentences and its next version, in which one sentence in `rate` was edited, and now and then one
/// came or went.
pub fn pair(sentences: usize, rate: usize, seed: u64) -> Pair {
    let mut dice = Dice::new(seed);
    let list: Vec<String> = (0..sentences).map(|_| sentence(&mut dice)).collect();
    let mut after = Vec::with_capacity(list.len());
    for sentence in &list {
        match (dice.roll(rate), dice.roll(8)) {
            (0, 0) => {}
            (0, 1) => after.extend([sentence.clone(), self::sentence(&mut dice)]),
            (0, _) => after.push(edited(sentence, &mut dice)),
            _ => after.push(sentence.clone()),
        }
    }
    Pair { before: paragraphs(&list), after: paragraphs(&after) }
}

/// So many reports of one event, each with one sentence in three told otherwise.
pub fn reports(count: usize, sentences: usize) -> Vec<String> {
    let mut dice = Dice::new(3);
    let list: Vec<String> = (0..sentences).map(|_| sentence(&mut dice)).collect();
    let report = |i: usize| {
        let mut dice = Dice::new(100 + i as u64);
        let told: Vec<String> = list.iter().map(|s| if dice.roll(3) == 0 { edited(s, &mut dice) } else { s.clone() }).collect();
        paragraphs(&told)
    };
    (0..count).map(report).collect()
}

/// Three sentences a paragraph.
fn paragraphs(sentences: &[String]) -> String {
    sentences.chunks(3).map(|p| p.join(" ")).collect::<Vec<_>>().join("\n\n")
}

/// Makes a hard pair of so many sentences.
pub type Family = fn(usize) -> Pair;

/// Hard pairs by name.
pub const FAMILIES: &[(&str, Family)] = &[
    ("one sentence over and over", |n| {
        let line = |i: usize| if i.is_multiple_of(50) { "Two people died in the fire." } else { "The ferry left Ostervik at dawn." };
        repeated(n, line, |i| if i % 50 == 1 { "Three people died in the fire." } else { line(i) })
    }),
    ("a table of numbers", |n| {
        let row = |i: usize, by: usize| format!("District {i} had {} cases and {} deaths.", i * 7 % 997 + by, i * 3 % 89);
        lines(n, |i| row(i, 0), |i| row(i, usize::from(i.is_multiple_of(20))))
    }),
    ("the order reversed", |n| {
        let mut dice = Dice::new(7);
        let list: Vec<String> = (0..n).map(|_| sentence(&mut dice)).collect();
        let back: Vec<String> = list.iter().rev().cloned().collect();
        Pair { before: paragraphs(&list), after: paragraphs(&back) }
    }),
    ("every sentence edited", |n| {
        let mut dice = Dice::new(11);
        let list: Vec<String> = (0..n).map(|_| sentence(&mut dice)).collect();
        let new: Vec<String> = list.iter().map(|s| edited(s, &mut dice)).collect();
        Pair { before: paragraphs(&list), after: paragraphs(&new) }
    }),
    ("nothing in common", |n| Pair { before: pair(n, 1, 13).before, after: pair(n, 1, 17).after.replace("the ", "a ") }),
    ("one word apart in a common frame", |n| {
        let line = |i: usize| format!("Mayor {} said on Monday that the bridge was safe.", LAST[i % LAST.len()]);
        lines(n, line, |i| line(i + usize::from(i.is_multiple_of(10))))
    }),
    ("no stop anywhere", |n| {
        let words = |n: usize, by: usize| {
            (0..n * 10).fold(String::new(), |mut text, i| {
                let _ = write!(text, "word{} ", (i * by) % 5003);
                text
            })
        };
        Pair { before: words(n, 1), after: words(n, 3) }
    }),
    ("quotation marks that never close", |n| {
        let line = |i: usize| format!("“He said {} of “them” left, 'she said.", i % 300);
        lines(n, line, |i| line(i + usize::from(i.is_multiple_of(9))))
    }),
];

fn lines(n: usize, before: impl Fn(usize) -> String, after: impl Fn(usize) -> String) -> Pair {
    Pair { before: (0..n).map(before).collect::<Vec<_>>().join("\n\n"), after: (0..n).map(after).collect::<Vec<_>>().join("\n\n") }
}

fn repeated<'a>(n: usize, before: impl Fn(usize) -> &'a str, after: impl Fn(usize) -> &'a str) -> Pair {
    lines(n, |i| before(i).to_owned(), |i| after(i).to_owned())
}
