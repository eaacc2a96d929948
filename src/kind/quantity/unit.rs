//! Units of measure behind a number, and what they are per: "km", "square feet", "miles an hour", "barrels a day".
//!
//! Conversion between units of one dimension is by exact factor; of temperatures by formula.

use super::line::{Guide, SentenceTokens};
use super::noun;
use crate::decimal::Decimal;
use crate::lexicon::UNITS;
pub use crate::lexicon::quantity::{Dimension, Unit};
use crate::token::Kind;

/// A unit found in a text.
#[derive(Clone, Copy, Debug)]
pub struct UnitMatch {
    /// The unit.
    pub unit: &'static Unit,
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
}

/// The unit of this name.
pub fn by_name(name: &str) -> Option<&'static Unit> {
    UNITS.entries().iter().find(|u| u.name == name)
}

/// `value` of the unit `from` in the unit `to`; none when they measure different things.
pub fn convert(value: &Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    if from.dimension != to.dimension {
        return None;
    }
    if from.dimension == Dimension::Temperature {
        let (nine, five, offset) = (Decimal::from(9), Decimal::from(5), Decimal::from(32));
        let kelvin = Decimal::parse("273.15")?;
        let celsius = match from.name {
            "fahrenheit" => (&(value - &offset) * &five).divided_by(&nine)?,
            "kelvin" => value - &kelvin,
            _ => value.clone(),
        };
        return match to.name {
            "fahrenheit" => (&celsius * &nine).divided_by(&five).map(|f| &f + &offset),
            "kelvin" => Some(&celsius + &kelvin),
            _ => Some(celsius),
        };
    }
    (value * &Decimal::parse(from.factor)?).divided_by(&Decimal::parse(to.factor)?)
}

/// The unit at token `i`, straight behind a number or a hyphen.
pub fn at(line: &SentenceTokens, i: usize) -> Option<UnitMatch> {
    let found = UNITS.at(line.tokens, i)?;
    let to = i + found.len;
    let unit = if found.len == 1 { exact_case(line, i, found.means)? } else { found.means };
    Some(UnitMatch { unit, from: i, to })
}

/// A one-word unit, where case or the words around it tell it from another word: "mb" and "MB", "in" and "in".
fn exact_case(line: &SentenceTokens, i: usize, unit: &'static Unit) -> Option<&'static Unit> {
    let text = line.str(i);
    let glued = line.touches(i);
    let named = |name: &str| by_name(name);
    let alone = !line.is_lower(i + 1) && !line.is_number(i + 1);
    match text {
        "mb" | "Mb" => return named("megabit"),
        "kb" | "Kb" => return named("kilobit"),
        "Gb" => return named("gigabit"),
        "Nm" => return named("newton metre"),
        // "1-in-10" gives odds.
        "in" if line.is_hyphen(i + 1) && i > 0 && line.is_hyphen(i - 1) => return None,
        "in" => {
            let inch = glued
                || line.any(i + 1, &["thick", "wide", "long", "tall", "deep", "high", "-"])
                || line.ends(i + 1)
                || line.any_before(i.saturating_sub(1), &["ft", "feet", "foot"]);
            return inch.then_some(unit);
        }
        "In" | "IN" | "At" | "war" | "War" | "bar" if !glued => return None,
        "C" | "F" => {
            let filing = line.any(i + 1, &["'s", "’s", "be"]) && !line.is(i + 1, "-")
                || line.is_lower(i + 1) && glued && line.any_before(i.saturating_sub(1), &["the", "a", "be"])
                || line.any(i + 1, &["filing", "block", "-"])
                || line.is_capital(i + 1)
                || line.is(i + 1, "/");
            return (!filing).then_some(unit);
        }
        "c" | "f" => return None,
        "h" | "H" | "v" | "V" | "w" | "W" | "l" | "L" | "g" | "G" | "t" | "T" | "s" | "S" | "m" | "M" | "ω" | "x" | "X" => {
            return letter(line, i, unit, glued, alone);
        }
        "ma" | "MA" | "Ma" | "mp" | "ps" | "Ps" | "ns" | "pt" | "kt" | "ha" | "cc" | "mi" | "bp" if !glued && !alone => return None,
        "yo" if !(glued || i > 0 && line.is_number(i - 1) && line.is_lower(i + 1)) => return None,
        "PS" => return (glued || alone).then_some(unit),
        _ => {}
    }
    Some(unit)
}

fn letter(line: &SentenceTokens, i: usize, unit: &'static Unit, glued: bool, alone: bool) -> Option<&'static Unit> {
    match line.str(i) {
        // A small letter is a unit; a capital is one where its symbol is a capital: "V", "W", "L".
        "G" | "T" | "S" | "M" | "H" | "X" => None,
        "s" => (glued
            && !line.any_before(i, &["0"])
            // "the 40s" and "mid-30s" are ten years, or ten degrees.
            && !line.any_before(i.saturating_sub(1), &["'", "’", "‘", "the", "early", "mid", "late", "-"])
            && line.str(i.saturating_sub(1)).len() < 4)
            .then_some(unit),
        "x" => glued.then_some(unit),
        "m" | "l" | "g" | "t" | "h" | "v" | "w" => (glued || alone || line.is_lower(i + 1)).then_some(unit),
        _ => Some(unit),
    }
}

/// "per hour", "a day", "/kg", "each year" at `i`: the words after "per", and where they end.
pub fn per(line: &SentenceTokens, i: usize) -> Option<(String, usize)> {
    let hyphen = line.is_hyphen(i) && line.is_hyphen(i + 2) && line.any(i + 1, &["a", "an", "per"]);
    let (at, article) = if hyphen {
        (i + 3, true)
    } else if line.any(i, &["per", "/"]) {
        (i + 1, false)
    } else if line.any(i, &["a", "an"]) {
        (i + 1, true)
    } else {
        return None;
    };
    if line.is(at, "annum") {
        return Some(("year".to_owned(), at + 1));
    }
    if line.any(at, &["capita", "head"]) {
        return Some(("person".to_owned(), at + 1));
    }
    if let Some(measure) = UNITS.at(line.tokens, at).filter(|f| !article || ok_after_article(f.means)) {
        let end = at + measure.len;
        // "three times a week later" and "5 miles a second time" are rare enough.
        if article && line.any(end, &["earlier", "later", "ago", "before", "after", "old", "-"]) {
            return None;
        }
        return Some((measure.means.name.to_owned(), end));
    }
    // A number may stand there: "per 100,000 people".
    if !article && line.str(i) != "/" {
        if let Some(figure) = super::figure::at(line, at).and_then(super::figure::Reading::figure) {
            let noun = noun::phrase(line, figure.to, false).map(|n| (format!("{} {}", figure.low, n.text(line)), n.to));
            return Some(noun.unwrap_or((figure.low.to_string(), figure.to)));
        }
        let word = line.is_word(at) && !noun::is_function(line, at);
        let name = || match noun::singular(&line.str(at).to_lowercase()).as_ref() {
            "people" => "person".to_owned(),
            name => name.to_owned(),
        };
        return word.then(|| (name(), at + 1));
    }
    let known = line.guides(at, Guide::PerWhat);
    (known && (article || line.kind(i) == Some(Kind::Punct))).then(|| (line.str(at).to_lowercase(), at + 1))
}

fn ok_after_article(unit: &Unit) -> bool {
    matches!(unit.dimension, Dimension::Time | Dimension::Length | Dimension::Area | Dimension::Volume | Dimension::Mass)
}
