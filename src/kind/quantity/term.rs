//! One end of a quantity: a number with its sign, currency, magnitude and unit; no range yet, and nothing around it.

use super::figure::{self, Figure, NumberForm};
use super::line::{Guide, SentenceTokens};
use super::money::{self, Currency};
use super::noun;
use super::unit::{self, Dimension, UnitMatch};
use super::words;
use crate::decimal::Decimal;
use crate::token::{Kind, Span};

/// A number with what is written on it.
#[derive(Clone, Debug)]
pub struct Term {
    /// First token, sign and currency included.
    pub from: usize,
    /// One past the last token, unit included.
    pub to: usize,
    /// The number.
    pub figure: Figure,
    /// Its currency.
    pub money: Option<&'static Currency>,
    /// Its unit of measure.
    pub unit: Option<UnitMatch>,
    /// What it is per: "day" in "barrels a day".
    pub per: Option<String>,
    /// Whether a hyphen binds it to the next word: "776-foot", "five-year".
    pub hyphen: bool,
    /// The bytes of the currency or unit.
    pub unit_tokens: Option<(usize, usize)>,
    /// Whether a sign was written: it makes a percentage a change.
    pub signed: bool,
}

impl Term {
    /// Whether nothing but the number is written.
    pub fn is_bare(&self) -> bool {
        self.money.is_none() && self.unit.is_none()
    }
    /// What its unit measures.
    pub fn dimension(&self) -> Option<Dimension> {
        self.unit.map(|m| m.unit.dimension)
    }
}

/// The other end of what starts with `first`, whose currency it may share: "£2-3m".
pub fn read_after(line: &SentenceTokens, figure: Figure, floor: usize, first: &Term) -> Term {
    let shared = first.money.filter(|_| figure.currency.is_none() && figure.from == floor && shares_money(line, &figure));
    read_as(line, figure, floor, shared)
}

/// Whether a letter behind a number is a magnitude of the money told before it: "3m", but not "3m wide" or "3m people".
fn shares_money(line: &SentenceTokens, figure: &Figure) -> bool {
    let at = figure.to;
    let letter = line.touches(at) && line.is_word(at) && words::numeral(line, at).is_some_and(|n| n.role == words::Role::Mark);
    letter && !noun::is_plural(line, at + 1) && !line.guides(at + 1, Guide::Extent)
}

/// Puts sign, currency, magnitude and unit to `figure`; nothing before token `floor` is taken.
pub fn read(line: &SentenceTokens, figure: Figure, floor: usize) -> Term {
    read_as(line, figure, floor, None)
}

fn read_as(line: &SentenceTokens, figure: Figure, floor: usize, shared: Option<&'static Currency>) -> Term {
    let mut term = Term {
        from: figure.from,
        to: figure.to,
        money: figure.currency,
        figure,
        unit: None,
        per: None,
        hyphen: false,
        unit_tokens: None,
        signed: false,
    };
    if term.money.is_some() {
        term.unit_tokens = Some((term.from, term.from + 1));
    }
    if matches!(term.figure.form, NumberForm::Ordinal) {
        return term;
    }
    prefix(line, &mut term, floor);
    if term.money.is_none() && shared.is_some() {
        term.money = shared;
    }
    bracketed(line, &mut term, floor);
    magnitude(line, &mut term);
    suffix(line, &mut term);
    and_half(line, &mut term);
    below_zero(line, &mut term);
    term
}

/// "an hour and a half", "three miles and a quarter": a part of the unit behind it.
fn and_half(line: &SentenceTokens, term: &mut Term) {
    let Some((part, end)) = term.unit.filter(|m| m.to == term.to && term.figure.is_point()).and_then(|m| half_after(line, &m)) else {
        return;
    };
    term.figure.low = &term.figure.low + &part;
    term.figure.high = term.figure.low.clone();
    term.figure.step = Decimal::power_of_ten(-1);
    term.to = end;
}

/// "and a half" behind a unit, and where it ends; not "a mile and a half marathon".
pub fn half_after(line: &SentenceTokens, measure: &UnitMatch) -> Option<(Decimal, usize)> {
    let at = measure.to;
    let part = match line.str(at + 2) {
        "half" => "0.5",
        "quarter" => "0.25",
        _ => return None,
    };
    let told = measure.unit.dimension == Dimension::Time || !line.is_lower(at + 3) || noun::is_function(line, at + 3);
    (line.is(at, "and") && line.is(at + 1, "a") && told).then(|| Some((Decimal::parse(part)?, at + 3))).flatten()
}

/// "5 degrees below zero", "20 below zero": a negative number of degrees.
fn below_zero(line: &SentenceTokens, term: &mut Term) {
    let degrees = matches!(term.dimension(), Some(Dimension::Temperature | Dimension::Angle));
    let bare = term.is_bare() && !term.hyphen && term.figure.power == 0;
    let counts = matches!(term.figure.form, NumberForm::Digits | NumberForm::Words);
    if !(line.is(term.to, "below") && line.is(term.to + 1, "zero") && counts && (degrees || bare)) {
        return;
    }
    term.negate();
    if bare {
        // What is below zero without a unit is the weather.
        let unit = unit::by_name("degree");
        term.unit = unit.map(|unit| UnitMatch { unit, from: term.to, to: term.to + 2 });
    }
    term.to += 2;
}

/// Signs and currencies before the number, in either order: "-$5", "$-5", "minus 5", "US$ 5".
fn prefix(line: &SentenceTokens, term: &mut Term, floor: usize) {
    let mut negative = sign(line, term, floor);
    if term.money.is_none()
        && let Some((currency, from)) = money::before(line, term.from).filter(|(_, from)| *from >= floor)
    {
        if money::is_millions(line, from) {
            term.figure.scale_by(6);
        }
        term.money = Some(currency);
        term.unit_tokens = Some((from, term.from));
        term.from = from;
        negative = negative || sign(line, term, floor);
    }
    if negative {
        term.negate();
    }
}

/// "£(31.2) million", "(3.4)%", "($18.6 million)": a minus as accounts write it.
///
/// A bracket after a sign of money or before one of percent can be nothing else. Around the whole amount it is one where
/// an amount has to stand ("a result of ($18.6 million)"), since after a noun or a number it is an aside. With "million"
/// behind it, it is the figure of that ("(3.2) million euros", "twelve (12) million"), and a minus in such a place alone.
fn bracketed(line: &SentenceTokens, term: &mut Term, floor: usize) {
    let figure = &term.figure;
    if figure.form != NumberForm::Digits || term.from <= floor || !line.any_before(term.from, &["("]) {
        return;
    }
    let (open, close) = (term.from - 1, term.to);
    let governed = open > 0
        && line.any_before(open, &["of", "was", "were", "to", "from", "at", "is", "be", "by", "and", "versus", "vs", "with", "|", ":"]);
    let sign = money::before(line, open).filter(|(_, from)| *from >= floor && line.touches(open) && !line.is_word(open - 1));
    if line.is(close, ")") && sign.is_none() && is_scale(line, close + 1) {
        (term.from, term.to) = (open, close + 1);
        if governed {
            term.negate();
        }
        return;
    }
    if term.money.is_none() && line.is(close, ")") {
        let percent = line.any(close + 1, &["%"]) && line.touches(close + 1);
        let earned = !figure.plain && is_of_earnings(line, open);
        if sign.is_none() && !percent && !earned && !is_cell(line, open, close, figure) {
            return;
        }
        if let Some((currency, from)) = sign {
            term.money = Some(currency);
            term.unit_tokens = Some((from, open));
            term.from = from;
        } else {
            term.from = open;
        }
        term.to = close + 1;
        term.negate();
        return;
    }
    // The sign of money stands inside; the magnitude is read already or comes before the bracket ends.
    let end = (close..close + 3).find(|i| line.is(*i, ")"));
    let amount = term.money.is_some() && end.is_some_and(|end| (close..end).all(|i| words::numeral(line, i).is_some()));
    if amount && governed {
        term.negate();
    }
}

/// Whether token `i` is "million" or its like. "Millions" may begin what the number of a list stands before.
pub fn is_scale(line: &SentenceTokens, i: usize) -> bool {
    words::numeral(line, i).is_some_and(|n| n.role == words::Role::Scale) && !line.str(i).ends_with('s')
}

/// Whether the bracket opens behind what was earned and a verb or mark that gives its amount: "net income: (1,234)", "profit was (3.2)".
fn is_of_earnings(line: &SentenceTokens, open: usize) -> bool {
    let gives = line.any_before(open, &[":", "was", "were", "is", "of"]);
    gives && (2..=EARNED).any(|back| line.guides_before((open + 1).saturating_sub(back), Guide::Earns))
}

/// So far before a bracket stands what was earned: "profit for the year was".
const EARNED: usize = 6;

/// Whether a bracketed number fills the cell of a row: "| (31,204) |". A year or a note's number has no grouping.
fn is_cell(line: &SentenceTokens, open: usize, close: usize, figure: &Figure) -> bool {
    // Table rules are markup and no tokens: they stand between two.
    let edge = |i: usize| {
        let start = i.checked_sub(1).and_then(|p| line.get(p)).map(|t| t.span.end);
        let (Some(start), Some(end)) = (start, line.get(i).map(|t| t.span.start)) else { return true };
        let gap = Span { start, end }.of(line.text);
        gap.contains(['|', '\t', '\n']) || gap.len() > 1
    };
    !figure.plain && edge(open) && edge(close + 1)
}

fn sign(line: &SentenceTokens, term: &mut Term, floor: usize) -> bool {
    let Some(at) = term.from.checked_sub(1).filter(|at| *at >= floor) else { return false };
    if line.any(at, &["minus", "negative"]) {
        // "plus or minus 3 points" is the width of what may be wrong.
        let either = at >= 2 && line.is(at - 1, "or") && line.any(at - 2, &["plus"]);
        if !either {
            term.from = at;
        }
        return !either;
    }
    if line.is_dash(at) && line.any_before(at, &["minus", "negative"]) {
        term.from = at - 1;
        return true;
    }
    let free = at == 0 || line.get(at).is_some_and(|t| t.space_before()) || line.any_before(at, &["(", "[", "$"]);
    if line.is(at, "+") && free && line.touches(term.from) {
        term.from = at;
        term.signed = true;
        return false;
    }
    let dash = line.is_dash(at) && line.str(at) != "—" && free;
    let written = dash && (line.touches(term.from) || at == 0) && term.figure.form != NumberForm::Words;
    // In "75 -300mm" the dash is a range's.
    if written
        && !(at > 0
            && line.is_number(at - 1)
            && line.get(at - 1).is_some_and(|t| t.text(line.text).len() <= 3)
            && !line.any(term.to, &["%"]))
    {
        term.from = at;
        term.signed = true;
        return true;
    }
    false
}

fn magnitude(line: &SentenceTokens, term: &mut Term) {
    if matches!(term.figure.form, NumberForm::Multiple | NumberForm::Vague) && !line.any(term.to, &["million", "billion"]) {
        return;
    }
    // "75 USD million"
    let code = term.money.is_none().then(|| money::after(line, term.to)).flatten();
    if let Some((currency, end)) = code.filter(|(_, end)| words::numeral(line, *end).is_some_and(|n| n.role == words::Role::Scale)) {
        term.money = Some(currency);
        term.unit_tokens = Some((term.to, end));
        term.to = end;
    }
    for _ in 0..2 {
        let Some((power, dozen, end)) = words::magnitude(line, term.to, &term.figure, term.money.is_some()) else { break };
        if dozen > 1 {
            let dozen = Decimal::from(dozen);
            term.figure.low = &term.figure.low * &dozen;
            term.figure.high = term.figure.low.clone();
        }
        term.figure.scale_by(power);
        term.to = end;
        term.figure.extend(line, end);
        term.figure.plain = false;
        if let Some((more, end)) = words::rest(line, end, power) {
            term.figure.low = &term.figure.low + &more;
            term.figure.high = term.figure.low.clone();
            term.figure.step = Decimal::from(1);
            term.to = end;
            term.figure.extend(line, end);
        }
    }
    // "2 million and a half", "5 and a half"
    let half = line.is(term.to, "and") && line.any(term.to + 1, &["a", "an"]) && line.any(term.to + 2, &["half", "quarter"])
        || line.is(term.to, "and") && line.is(term.to + 1, "half");
    if half && term.figure.form == NumberForm::Digits {
        let at = term.to + 1 + usize::from(!line.is(term.to + 1, "half"));
        let part = if line.is(at, "half") { "0.5" } else { "0.25" };
        if let Some(part) = Decimal::parse(part) {
            term.figure.low = &term.figure.low + &part.scaled(term.figure.power);
            term.figure.high = term.figure.low.clone();
            term.to = at + 1;
            term.figure.extend(line, at + 1);
        }
    }
}

/// Currency or unit behind the number, and what it is per.
fn suffix(line: &SentenceTokens, term: &mut Term) {
    let mut at = term.to;
    // A spelled-out currency may say whose dollars they are after "$": "$76 US", "$5m Canadian".
    if term.money.is_some() {
        if line.is(at, "US") && !line.is_capital(at + 1) {
            term.to = at + 1;
        } else if let Some((currency, end)) =
            money::after(line, at).filter(|(c, end)| c.name != "cent" && c.name != "penny" && !line.is_number(*end))
        {
            term.money = Some(currency);
            term.to = end;
        } else if let Some((part, end)) = (term.figure.power == 0 && term.figure.decimals == 0).then(|| words_cents(line, at)).flatten() {
            term.add(line, part, end);
        }
        rate(line, term);
        return;
    }
    let hyphen = line.is_hyphen(at) || line.is_dash(at) && line.any(at + 1, &["year", "month", "week", "day"]) && line.is_dash(at + 2);
    at += usize::from(hyphen);
    let bracket = line.any(at, &["(", "[", "{", "<"])
        && unit::at(line, at + 1).is_some_and(|m| line.any(m.to, &[")", "]", "}", ">"]) && m.unit.name != "degree");
    if bracket {
        at += 1;
    }
    if let Some((currency, end)) = money::after(line, at).or_else(|| money::millions_of_pounds(line, at)) {
        if money::is_millions(line, at) {
            term.figure.scale_by(6);
        }
        term.money = Some(currency);
        term.unit_tokens = Some((at, end));
        term.to = end;
        term.hyphen = hyphen;
        let minor = matches!(currency.name, "cent" | "penny");
        let bare = term.figure.power == 0 && term.figure.decimals == 0 && !hyphen && !minor;
        if let Some((part, end)) = bare.then(|| money::cents(line, end)).flatten() {
            term.add(line, part, end);
        }
        rate(line, term);
        return;
    }
    // "thousands of dollars", "a couple of months"
    if term.figure.form == NumberForm::Vague && line.is(at, "of") {
        let pounds = || (term.figure.low >= Decimal::from(1000)).then(|| money::thousands_of_pounds(line, at + 1)).flatten();
        if let Some((currency, end)) = money::after(line, at + 1).or_else(pounds) {
            term.money = Some(currency);
            term.unit_tokens = Some((at + 1, end));
            term.to = end;
        } else if let Some(measure) = unit::at(line, at + 1) {
            term.unit = Some(measure);
            term.unit_tokens = Some((measure.from, measure.to));
            term.to = measure.to;
        }
        return;
    }
    // Fraction "of a mile", "of an hour".
    let of = term.figure.form == NumberForm::Fraction && line.is(at, "of") && line.any(at + 1, &["a", "an"]);
    let an = term.figure.form == NumberForm::Fraction && line.any(at, &["a", "an"]);
    let from = if of { at + 2 } else { at + usize::from(an) };
    // "1/16 of a US pint"
    let from = from + usize::from(of && line.any(from, &["us", "u.s.", "uk", "british", "imperial"]));
    // "two more hours", "five consecutive days", "10 additional miles"
    let more = line.any(at, &["additional", "more", "extra", "fewer", "full"]);
    let timed = more || line.any(at, &["previous", "past", "straight", "consecutive", "whole", "long", "further", "short"]);
    let time_next = || unit::at(line, at + 1).is_some_and(|m| m.unit.dimension == Dimension::Time);
    let qualified = more && term.figure.form == NumberForm::Digits || timed && time_next();
    let from = if qualified { at + 1 } else { from };
    if let Some(measure) =
        unit::at(line, from).or_else(|| prime(line, from)).or_else(|| course(line, term, from)).filter(|m| fits(line, term, m))
    {
        term.unit = Some(measure);
        term.unit_tokens = Some((measure.from, measure.to));
        term.to = measure.to + usize::from(bracket);
        term.hyphen = hyphen;
        rate(line, term);
    } else {
        term.hyphen = hyphen;
    }
}

impl Term {
    fn negate(&mut self) {
        let zero = Decimal::from(0);
        let low = &zero - &self.figure.high;
        self.figure.high = &zero - &self.figure.low;
        self.figure.low = low;
    }
    fn add(&mut self, line: &SentenceTokens, part: Decimal, end: usize) {
        self.figure.low = &self.figure.low + &part;
        self.figure.high = self.figure.low.clone();
        self.figure.step = Decimal::power_of_ten(-2);
        self.to = end;
        self.figure.span = self.figure.span.join(line.span(end - 1, end));
    }
}

/// "US$3 and fourteen", "c $ 100 and fifty": words for cents, at the end of a phrase.
fn words_cents(line: &SentenceTokens, at: usize) -> Option<(Decimal, usize)> {
    if !line.is(at, "and") {
        return None;
    }
    let figure = figure::at(line, at + 1)?.figure()?;
    let fits = figure.form == NumberForm::Words && figure.low < Decimal::from(100) && line.ends(figure.to);
    fits.then(|| (figure.low.scaled(-2), figure.to))
}

/// The K of "a 5K race".
fn course(line: &SentenceTokens, term: &Term, i: usize) -> Option<UnitMatch> {
    let marked = line.any(i, &["k", "K"]) && line.touches(i) && words::is_course(line, i, &term.figure);
    unit::by_name("kilometre").filter(|_| marked).map(|unit| UnitMatch { unit, from: i, to: i + 1 })
}

/// Feet and inches as marks: 6' 2".
fn prime(line: &SentenceTokens, i: usize) -> Option<UnitMatch> {
    let glued = line.touches(i) && line.kind(i) == Some(Kind::Quote);
    let unit = match line.str(i) {
        "'" | "′" | "’" => "foot",
        "″" => "inch",
        "\"" if glued && !closes(line, i) => "inch",
        _ => return None,
    };
    let opens = line.get(i + 1).is_some_and(|t| !t.space_before() && t.kind == Kind::Word);
    (glued && !opens).then(|| unit::by_name(unit)).flatten().map(|unit| UnitMatch { unit, from: i, to: i + 1 })
}

/// So far back the mark is looked for that a straight quotation mark closes.
const QUOTED: usize = 40;

/// Whether the straight mark at `i` closes what was said, and is no sign of inches.
fn closes(line: &SentenceTokens, i: usize) -> bool {
    let marks = |from: usize, to: usize| (from..to).filter(|j| line.str(*j) == "\"").count();
    let before = marks(i.saturating_sub(QUOTED), i);
    let number = !(line.is_lower(i + 1) || line.is_dash(i + 1) || line.ends(i + 1) && !line.is_number(i + 1));
    before % 2 == 1 || number
}

/// Whether a unit can be this number's.
fn fits(line: &SentenceTokens, term: &Term, measure: &UnitMatch) -> bool {
    let vague = term.figure.form == NumberForm::Ordinal;
    // "one second-half goal", "2 second-hand cars"
    let second = line.is(measure.from, "second")
        && (line.is_hyphen(measure.to) || line.guides(measure.to, Guide::SecondPart) || super::digits::is_year(line, term.figure.from));
    let multiple =
        measure.unit.dimension == Dimension::Multiple && line.is(measure.from, "time") && !line.is_hyphen(measure.from.saturating_sub(1));
    let stones = line.guides(measure.from, Guide::MeasureAndNoun) && line.is_hyphen(measure.to) && term.figure.plain;
    !(vague || second || multiple || stones)
}

fn rate(line: &SentenceTokens, term: &mut Term) {
    // A conversion may stand between: "9 billion shekels ($2.4 billion) a year".
    let bracket = line.is(term.to, "(").then(|| (term.to + 1..term.to + 7).find(|i| line.is(*i, ")"))).flatten();
    let at = bracket.map_or(term.to, |close| close + 1);
    let Some((per, end)) = unit::per(line, at) else { return };
    let age = matches!(term.dimension(), Some(Dimension::Age | Dimension::Speed | Dimension::Temperature));
    if age || bracket.is_some() && term.money.is_none() {
        return;
    }
    term.per = Some(per);
    if bracket.is_none() {
        term.to = end;
    }
}
