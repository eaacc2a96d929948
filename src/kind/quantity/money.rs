//! Currencies beside a number: signs and codes before it, signs, codes and names after it, and the cents behind those.

use super::figure;
use super::line::{Guide, SentenceTokens};
use super::words;
use crate::decimal::Decimal;
pub use crate::lexicon::quantity::Currency;
use crate::lexicon::{self, CURRENCIES};
use crate::token::{self, Kind, Token};

/// The lines of moving pictures, which are written as pence are.
const LINES: [&str; 9] = ["240", "360", "480", "576", "720", "1080", "1440", "2160", "4320"];

/// How far before pounds a word of weights is looked for.
const WEIGHT: usize = 10;

/// The currency of letters that stand before digits in one word; only capitals can ("USD115", "RM5").
pub fn code(letters: &str) -> Option<&'static Currency> {
    let capitals = letters.len() >= 2 && letters.bytes().all(|b| b.is_ascii_uppercase()) || matches!(letters, "Rs" | "R");
    if !capitals {
        return None;
    }
    if letters == "PS" {
        // "PS" is what is left of a pound sign in many wire archives.
        return by_letters("gbp");
    }
    by_letters(letters).or_else(|| letters.strip_prefix('M').filter(|c| c.len() == 3).and_then(by_letters))
}

/// The dollars of a country whose letters stand behind the sign: "$US", "$A", "$NZ".
pub fn dollars_of(country: &str) -> Option<&'static Currency> {
    by_letters(match country {
        "US" => "usd",
        "A" | "AU" => "aud",
        "NZ" => "nzd",
        "C" | "CAN" => "cad",
        "HK" => "hkd",
        "S" => "sgd",
        _ => return None,
    })
}

fn by_letters(letters: &str) -> Option<&'static Currency> {
    let key = token::key(letters, Kind::Word);
    CURRENCIES.word(Token::blank().knowing(lexicon::word_id(key)))
}

/// The currency that ends just before token `end`, and where it starts.
pub fn before(line: &SentenceTokens, end: usize) -> Option<(&'static Currency, usize)> {
    let last = end.checked_sub(1)?;
    let token = line.get(last)?;
    // A sign stands straight before its number or one space from it; a code too.
    let text = line.str(last);
    let sign = token.kind == Kind::Symbol && !matches!(text, "=") || text == "=" && line.any_before(last, &["y"]);
    let coded = token.is_upper()
        || matches!(text, "Rs" | "rs" | "Rs." | "usd" | "eur" | "gbp" | "rmb" | "sen" | "hkd" | "aud" | "cad")
        || text == "." && line.any_before(last, &["rs", "re"]);
    if !sign && !coded {
        return None;
    }
    if let Some(found) = CURRENCIES.before(line.tokens, end) {
        let from = end - found.len;
        // "I paid a $5 fine": the article is no Australian dollar unless it touches and has a capital.
        let letter =
            found.len > 1 && line.str(from).len() == 1 && !(line.is_capital(from) && line.touches(from + 1)) && !line.any(from, &["c"]);
        let from = if letter { last } else { from };
        if letter { CURRENCIES.word(token).map(|c| (c, last)) } else { Some((found.means, from)) }
    } else {
        let millions = text.strip_prefix('M').filter(|c| c.len() == 3 && token.is_upper());
        millions.and_then(by_letters).map(|c| (c, last))
    }
}

/// Whether the code before or after the number says millions of itself ("MUSD").
pub fn is_millions(line: &SentenceTokens, i: usize) -> bool {
    let text = line.str(i);
    CURRENCIES.at(line.tokens, i).is_none() && text.len() == 4 && text.starts_with('M') && text.get(1..).and_then(code).is_some()
}

/// The currency that starts at `i`, and where it ends.
pub fn after(line: &SentenceTokens, i: usize) -> Option<(&'static Currency, usize)> {
    if is_millions(line, i) {
        return by_letters(line.str(i).get(1..)?).map(|c| (c, i + 1));
    }
    let found = CURRENCIES.at(line.tokens, i)?;
    let end = i + found.len;
    let first = line.str(i);
    let sign = !line.is_word(i) || !line.is_word(end - 1);
    // In "$20 $30" the second sign is the next number's; so is the code in "EUR 10 USD 20" unless nothing else is left.
    if sign && line.is_number(end) && !line.touches(i) {
        return None;
    }
    let short = found.len == 1 && first.len() <= 3 && first.is_ascii() && !sign;
    let known = matches!(first, "yen" | "sen" | "usd" | "eur" | "gbp" | "rmb" | "btc" | "rs");
    if short
        && !(known
            || line.get(i).is_some_and(|t| t.is_upper())
            || line.touches(i) && first != "r" && first != "try"
            || first == "R"
            || first == "Rs"
            || first == "won" && !line.is_lower(i + 1))
    {
        return None;
    }
    // "99p" is money, "1080p" a picture's lines; a capital is any other letter.
    if first == "p" && (!line.touches(i) || i.checked_sub(1).is_some_and(|n| LINES.contains(&line.str(n)))) || first == "P" {
        return None;
    }
    // "5 won the race" and "3 try again" are no money.
    if first == "won" && line.any(i + 1, &["the", "a", "an", "his", "her", "their"]) {
        return None;
    }
    // "3 USD50 cards", "10 rmb 20 usd": a code between two numbers goes with the one before, but "rmb 10 usd 20" not.
    Some((found.means, end))
}

/// "thousands of pounds", "tens of thousands of | pounds": money, unless it is said of what they are, or weights are told of.
pub fn thousands_of_pounds(line: &SentenceTokens, i: usize) -> Option<(&'static Currency, usize)> {
    let weight = || (i.saturating_sub(WEIGHT)..i).any(|p| line.guides(p, Guide::Weighs));
    (line.is(i, "pounds") && !line.is(i + 1, "of") && !weight()).then(|| by_letters("gbp")).flatten().map(|c| (c, i + 1))
}

/// "half a million pounds": so many are money, unless it is said of what they are, or weights are told of.
pub fn millions_of_pounds(line: &SentenceTokens, i: usize) -> Option<(&'static Currency, usize)> {
    let million = i.checked_sub(1).and_then(|p| words::numeral(line, p)).is_some_and(|n| n.role == words::Role::Scale && n.value >= 6);
    let weight = || (i.saturating_sub(WEIGHT)..i).any(|p| line.guides(p, Guide::Weighs));
    (million && line.is(i, "pounds") && !line.is(i + 1, "of") && !weight()).then(|| by_letters("gbp")).flatten().map(|c| (c, i + 1))
}

/// "and forty-five cents", "42 cents", or two bare digits, behind an amount: as a part of it, and where it ends.
pub fn cents(line: &SentenceTokens, i: usize) -> Option<(Decimal, usize)> {
    let at = i + usize::from(line.any(i, &["and"]));
    let figure = figure::at(line, at)?.figure()?;
    let small = figure.is_point()
        && figure.low > Decimal::from(0)
        && figure.low < Decimal::from(100)
        && figure.decimals == 0
        && figure.currency.is_none();
    if !small {
        return None;
    }
    let named = line.guides(figure.to, Guide::Coin);
    let whole =
        !line.is_lower(figure.to) && !line.any(figure.to, &["%", "-", "$", ":"]) || line.any(figure.to, &["more", "and", "for", "to"]);
    let plain = whole && (figure.form == super::figure::NumberForm::Words || line.str(at).len() == 2) && !digits_follow(line, figure.to);
    if named { Some((figure.low.scaled(-2), figure.to + 1)) } else { plain.then(|| (figure.low.scaled(-2), figure.to)) }
}

fn digits_follow(line: &SentenceTokens, i: usize) -> bool {
    line.is_number(i) || line.is_capital(i)
}
