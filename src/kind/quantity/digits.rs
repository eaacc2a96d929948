//! Digits in, a figure out: grouping of every kind, decimals, fractions, powers, and the digits inside "USD115.5".
//!
//! Clock times, versions, phone numbers and dates written in digits are told here and skipped.

use super::figure::{Figure, NumberForm, Reading};
use super::line::SentenceTokens;
use super::money;
use super::words;
use crate::decimal::Decimal;
use crate::token::{self, Kind, Span};

/// Reads the number token `i` and what its digits go on with.
pub fn read(line: &SentenceTokens, i: usize) -> Option<Reading> {
    if let Some(end) = not_a_number(line, i) {
        return Some(Reading::Skip(end));
    }
    let Some(mut figure) = literal(line, i) else { return Some(Reading::Skip(i + 1)) };
    join_groups(line, &mut figure);
    middle_dot(line, &mut figure);
    if let Some(fraction) = fraction(line, &figure) {
        return Some(Reading::Figure(fraction));
    }
    if let Some(end) = ordinal_end(line, &figure) {
        figure.form = NumberForm::Ordinal;
        figure.extend(line, end);
        return Some(Reading::Figure(figure));
    }
    power(line, &mut figure);
    Some(Reading::Figure(figure))
}

/// The value of one token's digits.
fn literal(line: &SentenceTokens, i: usize) -> Option<Figure> {
    let text = line.str(i);
    if let Some((over, under)) = text.chars().next().and_then(sign_fraction) {
        let value = Decimal::from(over).divided_by(&Decimal::from(under))?;
        return Some(Figure::point(line, i, i + 1, value, Decimal::power_of_ten(-2), NumberForm::Fraction));
    }
    let bare = text.bytes().all(|b| b.is_ascii_digit());
    let (value, decimals) = if bare {
        (Decimal::parse(text)?, 0)
    } else {
        let (digits, decimals) = if text.is_ascii() { plain(text)? } else { plain(&seen(text))? };
        (Decimal::parse(&digits)?, decimals)
    };
    let mut figure = Figure::point(line, i, i + 1, value, Decimal::power_of_ten(-(decimals as i64)), NumberForm::Digits);
    figure.decimals = decimals;
    figure.plain = bare;
    Some(figure)
}

/// Digits of all scripts as English writes them, and nothing that is not seen.
fn seen(text: &str) -> String {
    text.chars().filter(|c| !token::is_invisible(*c)).map(|c| token::ascii_digit(c).unwrap_or(c)).collect()
}

fn sign_fraction(c: char) -> Option<(i64, i64)> {
    Some(match c {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// The digits without grouping and with a decimal point, and how many decimals they have.
fn plain(text: &str) -> Option<(String, usize)> {
    let commas = text.bytes().filter(|b| *b == b',').count();
    let points = text.bytes().filter(|b| *b == b'.').count();
    let thousands = |mark: char| text.split(mark).skip(1).all(|g| g.len() == 3);
    let keep = |mark: Option<char>| -> String {
        text.chars().filter_map(|c| if Some(c) == mark { Some('.') } else { c.is_ascii_digit().then_some(c) }).collect()
    };
    // "1,2000" has lost or gained a digit: nobody knows which number it is.
    let slip = || !text.starts_with("0,") && text.rsplit(',').next().is_some_and(|g| g.len() > 3);
    // "22,24,26,31" is a list: groups end with three digits, and have two before those in India alone.
    let grouped = || {
        let last = text.rsplit(',').next().is_some_and(|g| g.len() == 3);
        last || text.split(',').skip(1).any(|g| g.len() > 3)
    };
    // A number of several points is a version or an address unless they group thousands.
    let (digits, mark) = match (commas, points) {
        (1, 0) if slip() => return None,
        (_, 0) if commas == 1 && !thousands(',') => (keep(Some(',')), Some(',')),
        (_, 0) if commas > 1 && !grouped() => return None,
        (_, 0) => (keep(None), None),
        (0, 1) => (keep(Some('.')), Some('.')),
        (0, _) => (thousands('.').then(|| keep(None))?, None),
        (_, 1) if text.rfind('.') > text.rfind(',') => (keep(Some('.')), Some('.')),
        (1, _) if text.rfind(',') > text.rfind('.') => (keep(Some(',')), Some(',')),
        _ => return None,
    };
    let decimals = mark.map_or(0, |m| text.len() - text.rfind(m).map_or(0, |at| at + 1));
    let digits = if digits.starts_with('.') { format!("0{digits}") } else { digits };
    Some((digits, decimals))
}

/// "40 000": a space groups thousands when three digits follow it.
fn join_groups(line: &SentenceTokens, figure: &mut Figure) {
    let short = figure.plain && line.str(figure.from).len() <= 3 && !line.str(figure.from).starts_with('0');
    let group = |i: usize| line.is_number(i) && line.str(i).len() == 3 && line.str(i).bytes().all(|b| b.is_ascii_digit());
    if !short
        || !group(figure.to)
        || !line.get(figure.to).is_some_and(|t| t.space_before() && !t.newline_before())
        || line.is_dash(figure.to + 1) && !line.is_number(figure.to + 2)
    {
        return;
    }
    let mut to = figure.to;
    let mut digits = line.str(figure.from).to_owned();
    while group(to) && to < figure.from + 5 {
        digits.push_str(line.str(to));
        to += 1;
    }
    if let Some(value) = Decimal::parse(&digits) {
        let span = line.span(figure.from, to);
        *figure = Figure { low: value.clone(), high: value.clone(), mantissa: value, to, span, plain: false, ..figure.clone() };
    }
}

/// "6·5": a point as it is set in print. Before a power of ten the dot multiplies.
fn middle_dot(line: &SentenceTokens, figure: &mut Figure) {
    let (dot, part) = (figure.to, figure.to + 1);
    let digits = line.str(part);
    let plain = line.is_number(part) && digits.bytes().all(|b| b.is_ascii_digit());
    if figure.decimals > 0 || !plain || !line.any(dot, &["·", "‧"]) || !line.touches(dot) || !line.touches(part) {
        return;
    }
    if digits == "10" && exponent(line, part + 1).is_some() {
        return;
    }
    let Some(value) = Decimal::parse(&format!("{}.{digits}", figure.low)) else { return };
    let span = line.span(figure.from, part + 1);
    let step = Decimal::power_of_ten(-(digits.len() as i64));
    let decimals = digits.len();
    *figure = Figure {
        low: value.clone(),
        high: value.clone(),
        mantissa: value,
        to: part + 1,
        span,
        step,
        decimals,
        plain: false,
        ..figure.clone()
    };
}

/// "1/2", "2 1/2", "2½", "6.7/10".
fn fraction(line: &SentenceTokens, figure: &Figure) -> Option<Figure> {
    let whole = (figure.form == NumberForm::Digits && figure.decimals == 0 && line.is_number(figure.to)).then_some(());
    if whole.is_some() {
        let sign = literal(line, figure.to).filter(|f| f.form == NumberForm::Fraction);
        let part = sign.or_else(|| slash(line, &literal(line, figure.to)?).filter(|f| f.low < Decimal::from(1)))?;
        let value = &figure.low + &part.low;
        return Some(Figure::point(line, figure.from, part.to, value, Decimal::power_of_ten(-2), NumberForm::Fraction));
    }
    slash(line, figure)
}

fn slash(line: &SentenceTokens, over: &Figure) -> Option<Figure> {
    let at = over.to;
    if !line.any(at, &["/", "⁄", "∕"]) || !line.touches(at) || !line.touches(at + 1) || !line.is_number(at + 1) {
        return None;
    }
    let under = literal(line, at + 1)?;
    // "$7,500/10 percent" and "1,200/60 kg" give two amounts.
    let grouped = over.form == NumberForm::Digits && over.decimals == 0 && !over.plain;
    let percent = line.any(under.to, &["%", "percent", "pct"]) || line.is(under.to, "per") && line.is(under.to + 1, "cent");
    // A quarter of a percent is one: "1/4 percent".
    let proper = over.low < under.low || line.is(at, "⁄");
    if grouped || percent && !proper {
        return None;
    }
    let value = over.low.divided_by(&under.low)?;
    let digits = value.clone();
    let figure = Figure::point(line, over.from, under.to, digits, Decimal::power_of_ten(-(over.decimals as i64) - 2), NumberForm::Fraction);
    Some(figure)
}

/// Where "22nd" ends. "12st" is a weight in stones, and so is "21st 4lb".
fn ordinal_end(line: &SentenceTokens, figure: &Figure) -> Option<usize> {
    let at = figure.to;
    if figure.decimals > 0 || !line.touches(at) || !line.any(at, &["st", "nd", "rd", "th"]) {
        return None;
    }
    let stones =
        line.is(at, "st") && (!ends_on_one(line.str(at - 1)) || line.is_number(at + 1) && line.any(at + 2, &["lb", "lbs", "pounds"]));
    (!stones).then_some(at + 1)
}

/// Whether a number has "st" behind it as an ordinal: 1, 21, 101, and not 11.
fn ends_on_one(digits: &str) -> bool {
    digits.ends_with('1') && !digits.ends_with("11")
}

/// The exponent behind "10" at `i`, as "⁶", "^6" or "^-6", and where it ends.
fn exponent(line: &SentenceTokens, i: usize) -> Option<(i64, usize)> {
    if line.is(i, "^") && line.touches(i) {
        let minus = line.is_dash(i + 1);
        let at = i + 1 + usize::from(minus);
        let value = line.str(at).parse::<i64>().ok().filter(|e| line.is_number(at) && line.touches(at) && *e <= MOST_POWER)?;
        return Some((if minus { -value } else { value }, at + 1));
    }
    let (mut value, mut at, mut minus) = (0i64, i, false);
    while let Some(sign) = raised(line, at).filter(|_| line.touches(at) && at < i + 4) {
        match sign {
            Raised::Minus if at == i => minus = true,
            Raised::Digit(digit) => value = value * 10 + digit,
            Raised::Minus => return None,
        }
        at += 1;
    }
    (at > i + usize::from(minus) && value <= MOST_POWER).then_some((if minus { -value } else { value }, at))
}

/// No amount has a larger power of ten.
const MOST_POWER: i64 = 100;

enum Raised {
    Digit(i64),
    Minus,
}

/// What token `i` is as a raised sign.
fn raised(line: &SentenceTokens, i: usize) -> Option<Raised> {
    let mut chars = line.str(i).chars();
    let (first, None) = (chars.next()?, chars.next()) else { return None };
    Some(match first {
        '⁰' => Raised::Digit(0),
        '¹' => Raised::Digit(1),
        '²' => Raised::Digit(2),
        '³' => Raised::Digit(3),
        '⁴'..='⁹' => Raised::Digit(i64::from(first as u32 - '⁴' as u32) + 4),
        '⁻' => Raised::Minus,
        _ => return None,
    })
}

/// One past the mark of a note behind a number: `57²`, `57[2]`.
pub fn past_note(line: &SentenceTokens, i: usize) -> usize {
    if i == 0 || !line.touches(i) {
        return i;
    }
    if matches!(raised(line, i), Some(Raised::Digit(_))) {
        return (i..i + 3).find(|at| !(line.touches(*at) && raised(line, *at).is_some())).unwrap_or(i + 3);
    }
    let bracketed = line.is(i, "[") && line.is_number(i + 1) && line.str(i + 1).len() <= 3 && line.is(i + 2, "]");
    if bracketed { i + 3 } else { i }
}

/// "1.99×10−30", "3×10⁵", "10⁶", "1e-3", "1.5e6".
fn power(line: &SentenceTokens, figure: &mut Figure) {
    let i = figure.to;
    if figure.plain && line.str(figure.from) == "10" && i == figure.from + 1 {
        if let Some((power, end)) = exponent(line, i).filter(|(p, _)| *p != 0) {
            figure.scale_by(power - 1);
            figure.plain = false;
            figure.extend(line, end);
        }
        return;
    }
    // "x10" with no space is cut as one word.
    let glued = line.is(i, "x10") && line.touches(i);
    let times = glued || line.any(i, &["×", "x", "*", "·", "⋅"]) && line.is(i + 1, "10");
    if let Some((power, end)) = exponent(line, if glued { i + 1 } else { i + 2 }).filter(|_| times) {
        figure.scale_by(power);
        figure.plain = false;
        figure.extend(line, end);
        return;
    }
    // "1.5e6" is cut as a number and a word with a digit.
    let tail = line.str(i).strip_prefix(['e', 'E']).filter(|t| !t.is_empty() && t.len() <= 2 && t.bytes().all(|b| b.is_ascii_digit()));
    if let Some(power) = tail.and_then(|t| t.parse::<i64>().ok()).filter(|_| line.touches(i) && figure.low < Decimal::from(10)) {
        figure.scale_by(power);
        figure.plain = false;
        figure.extend(line, i + 1);
        return;
    }
    let (sign, at) = if times {
        (line.is_dash(i + 2) || line.is(i + 2, "^") && line.is_dash(i + 3), i + 2 + usize::from(line.is(i + 2, "^")))
    } else if line.is(i, "e") && line.touches(i) && line.is_hyphen(i + 1) {
        (true, i + 1)
    } else {
        return;
    };
    let at = at + usize::from(line.is_dash(at));
    if !line.is_number(at) || !line.touches(at) {
        return;
    }
    let Some(exponent) = line.str(at).parse::<i64>().ok().filter(|e| *e <= 100) else { return };
    figure.scale_by(if sign { -exponent } else { exponent });
    figure.extend(line, at + 1);
}

/// Where a clock time, a date in digits, a phone number or a version ends.
fn not_a_number(line: &SentenceTokens, i: usize) -> Option<usize> {
    let next = line.str(i + 1);
    let digits = line.str(i);
    // "(800) 555-0100"
    if digits.len() == 3
        && next == ")"
        && line.any_before(i, &["("])
        && line.is_number(i + 2)
        && line.str(i + 2).len() == 3
        && line.is_hyphen(i + 3)
    {
        return Some(i + 5);
    }
    if line.touches(i + 1) && line.touches(i + 2) && line.is_number(i + 2) && matches!(next, ":" | "/" | "." | "-" | "‐" | "‑" | "–")
    {
        let mut end = i + 2;
        while line.is_number(end)
            && line.touches(end + 1)
            && line.touches(end + 2)
            && line.is_number(end + 2)
            && line.str(end + 1).len() <= 3
        {
            end += 2;
        }
        let links = (end - i) / 2;
        // 5:25, 3/4/2020, 555-0134, 2010-04-05
        let phone = matches!(next, "-" | "‐" | "‑") && digits.len() == 3 && line.str(i + 2).len() == 4;
        let phone = phone && super::unit::at(line, end + 1).is_none() && !super::noun::is_plural(line, end + 1);
        // "7/7", "24/7": days and weeks are told so, no fraction is; and "9/11".
        let named = next == "/" && (digits == line.str(i + 2) || matches!((digits, line.str(i + 2)), ("9", "11") | ("24", "7")));
        if next == ":" || links > 1 || phone || named {
            let meridiem = line.any(end + 1, &["a.m.", "p.m.", "am", "pm"]);
            return Some(end + 1 + usize::from(meridiem));
        }
    }
    if let Some(end) = phone(line, i) {
        return Some(end);
    }
    if line.any(i + 1, &["a.m.", "p.m.", "o'clock", "o’clock", "am", "pm", "AM", "PM"]) && digits.len() <= 2 {
        return Some(i + 2);
    }
    None
}

/// Where "020 7946 0018" ends: groups of digits, the first with a 0 before it that no amount has.
fn phone(line: &SentenceTokens, i: usize) -> Option<usize> {
    let group = |i: usize| line.is_number(i) && line.str(i).len() >= 3 && line.str(i).bytes().all(|b| b.is_ascii_digit());
    let next = |i: usize| group(i) && line.get(i).is_some_and(|t| t.space_before() && !t.newline_before());
    if !(group(i) && line.str(i).starts_with('0') && next(i + 1)) {
        return None;
    }
    Some((i + 2..i + 4).find(|end| !next(*end)).unwrap_or(i + 4))
}

/// "USD115", "RM23.50", "PS6m": a currency's letters with digits, in one word.
pub fn read_word(line: &SentenceTokens, i: usize) -> Option<Figure> {
    let token = line.get(i)?;
    let text = token.text(line.text);
    if !text.is_ascii() {
        return None;
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    // "$US113": the sign may stand before the country.
    let sign = line.touches(i) && line.any_before(i, &["$"]);
    let code = text.get(..letters)?;
    let currency = if sign { money::dollars_of(code)? } else { money::code(code)? };
    // "RM2k-RM3k": a range's second end.
    let ranged = i >= 2
        && line.is_hyphen(i - 1)
        && line.get(i - 2).is_some_and(|t| t.has_digits() || t.kind != Kind::Word || words::numeral(line, i - 2).is_some());
    if line.touches(i) && !sign && !ranged && !line.any_before(i, &["(", "[", "/"]) {
        return None;
    }
    let rest = text.get(letters..)?;
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = rest.get(count..)?;
    let power = match tail {
        "" => 0,
        "k" | "K" => 3,
        "L" => 5,
        "m" | "M" | "mn" | "mln" => 6,
        "Cr" | "cr" => 7,
        "b" | "bn" | "B" | "bln" => 9,
        "tn" | "t" | "T" | "trn" | "LCr" => 12,
        _ => return None,
    };
    let mut digits = rest.get(..count)?.to_owned();
    let (mut to, mut decimals) = (i + 1, 0);
    let point = tail.is_empty() && line.is(to, ".") && line.touches(to) && line.touches(to + 1) && line.is_number(to + 1);
    if point {
        let more = line.str(to + 1);
        decimals = more.bytes().take_while(u8::is_ascii_digit).count();
        digits = format!("{digits}.{more}");
        to += 2;
    }
    let comma = tail.is_empty() && line.is(to, ",") && line.touches(to) && line.touches(to + 1) && line.is_number(to + 1);
    if comma {
        // "R3,200.50" and "R3,2 billion"
        let (more, places) = plain(&format!("{digits},{}", line.str(to + 1)))?;
        digits = more;
        decimals = places;
        to += 2;
    }
    // "R18" is a code or a road unless more says that it is money.
    let large = is_large(line, to);
    if code.len() == 1 && !sign && power == 0 && decimals == 0 && !comma && !large {
        return None;
    }
    let value = Decimal::parse(&digits)?;
    let from = i - usize::from(sign);
    let mut figure = Figure::point(line, from, to, value, Decimal::power_of_ten(-(decimals as i64)), NumberForm::Digits);
    figure.span = Span { start: token.span.start + letters as u32, end: figure.span.end };
    figure.decimals = decimals;
    figure.currency = Some(currency);
    figure.scale_by(power);
    Some(figure)
}

/// Whether a magnitude stands at `i`, or behind the second end of a range there: "R2 | bn", "R2|-3m".
fn is_large(line: &SentenceTokens, i: usize) -> bool {
    let magnitude = |at: usize| {
        let at = at + usize::from(line.is_hyphen(at));
        words::numeral(line, at).is_some_and(|n| matches!(n.role, words::Role::Scale | words::Role::Mark))
    };
    let ranged = (line.is_hyphen(i) || line.any(i, &["to"])) && line.is_number(i + 1);
    magnitude(i) || ranged && magnitude(i + 2)
}

/// Whether token `i` is a bare number that reads as a year.
pub fn is_year(line: &SentenceTokens, i: usize) -> bool {
    let text = line.str(i);
    line.kind(i) == Some(Kind::Number)
        && text.len() == 4
        && matches!(text.get(..2), Some("19" | "20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}
