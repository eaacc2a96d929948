//! What is no claim: years, days of a month, scores, names with a number in them, codes, addresses, "one" as a pronoun.

use super::line::{Guide, SentenceTokens};
use super::noun;
use super::term::Term;
use super::{digits, figure::NumberForm};
use crate::lexicon::date::DateRole;
pub use crate::lexicon::quantity::Label;
use crate::lexicon::{DATE, FUNCTION, LABELS};
use crate::token::{Kind, Token};

/// What a number is that counts nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberUse {
    /// A quantity.
    Claim,
    /// A code, a model, a place in a row.
    Identifier,
    /// A date, a clock time, a pronoun: left out.
    Nothing,
}

/// Whether token `i` names a month; "may" and "march" only with a capital.
fn is_month(line: &SentenceTokens, i: usize) -> bool {
    line.get(i).and_then(|t| DATE.word(t)).is_some_and(|d| d.role == DateRole::Month)
        && (!line.any(i, &["may", "march", "mar"]) || line.is_capital(i))
}

/// Judges a number with nothing but a noun behind it, and one end of no range.
pub fn judge(line: &SentenceTokens, term: &Term, noun: Option<&noun::Noun>) -> NumberUse {
    let figure = &term.figure;
    if figure.form == NumberForm::Ordinal {
        return ordinal(line, term);
    }
    if is_one(line, term) {
        return one(line, term);
    }
    if is_rate_of_exchange(line, term) {
        return NumberUse::Identifier;
    }
    if figure.form == NumberForm::Words {
        return words(line, term, noun);
    }
    if figure.form != NumberForm::Digits {
        return NumberUse::Claim;
    }
    if !term.is_bare() || figure.power != 0 || figure.currency.is_some() {
        return measured(line, term);
    }
    if is_day(line, term) || year(line, term, noun) {
        return NumberUse::Nothing;
    }
    if is_block(line, term) || is_called(line, term) || counts_off(line, term) {
        return NumberUse::Identifier;
    }
    if is_watch(line, term) {
        return NumberUse::Nothing;
    }
    if is_note(line, term) {
        return NumberUse::Nothing;
    }
    if numbers_a_list(line, term) {
        return NumberUse::Identifier;
    }
    if is_rank(line, term, noun) || is_jersey(line, term) || before_name(line, term, noun) {
        return NumberUse::Identifier;
    }
    if is_code(line, term) || is_named(line, term, noun) || is_address(line, term) {
        return NumberUse::Identifier;
    }
    NumberUse::Claim
}

/// A number with a unit is a claim, but for "June 5 km" and what a label word names.
fn measured(line: &SentenceTokens, term: &Term) -> NumberUse {
    // "Boeing 777F"
    let letter = term.unit.is_some_and(|m| {
        m.to == m.from + 1 && line.is_word(m.from) && line.str(m.from).len() == 1 && (line.touches(m.from) || line.is_capital(m.from))
    });
    // "Apartment 12B" and "Room 12 B" are no twelve billion.
    let mark = term.figure.power > 0 && term.money.is_none() && {
        let last = term.figure.to.saturating_sub(1);
        line.str(last).len() == 1 && (line.touches(last) || line.is_capital(last)) && last > term.figure.from
    };
    if (letter || mark) && label_before(line, term.from).is_some() {
        return NumberUse::Identifier;
    }
    let named = term.money.is_none()
        && label_before(line, term.from) == Some(Label::Any)
        && !term.hyphen
        && !line.is(term.to.saturating_sub(1), "%");
    if named
        && term.figure.decimals == 0
        && term.figure.power == 0
        && term.unit.is_some_and(|m| m.to - m.from == 1 && !line.touches(m.from))
        && !line.guides_before(term.from, Guide::SizedClass)
    {
        return NumberUse::Identifier;
    }
    // "29km Road"
    if term.unit.is_some() && line.any(term.to, &["Road", "Street", "Avenue", "Highway"]) {
        return NumberUse::Identifier;
    }
    NumberUse::Claim
}

/// "the Thirty Years' War", "the Six-Day War"
fn is_war(line: &SentenceTokens, term: &Term) -> bool {
    let war = term.to + usize::from(line.any(term.to, &["'", "’"]));
    line.is_capital(term.from) && line.any(war, &["War", "Wars"]) && line.is_capital(war)
}

fn is_one(line: &SentenceTokens, term: &Term) -> bool {
    term.figure.to == term.figure.from + 1 && line.is(term.figure.from, "one")
}

/// "one" counts before a noun or "of the"; alone it is a pronoun.
fn one(line: &SentenceTokens, term: &Term) -> NumberUse {
    let (from, to) = (term.figure.from, term.figure.to);
    if !term.is_bare() {
        let idiom =
            line.any(to, &["day", "night", "morning", "time"]) && !line.is_hyphen(to) && !line.guides_before(from, Guide::BeforeOneUnit);
        let old = line.is_hyphen(to) && line.any(to + 1, &["time"]);
        return if idiom || old { NumberUse::Nothing } else { NumberUse::Claim };
    }
    if line.is(to, "of") && !line.any_before(from, &["no", "each", "this", "every", "any", "the", "another"]) {
        return NumberUse::Claim;
    }
    let pronoun = line.guides_before(from, Guide::BeforePronoun) || line.any_before(from, &["'s", "’s"]);
    let only =
        line.any_before(from, &["the", "only"]) && noun::phrase(line, to, true).is_some() && !line.any(to, &["that", "who", "which"]);
    if pronoun && !only {
        return NumberUse::Nothing;
    }
    if line.is(to, "of") || line.any(to, &["in", "out"]) && super::words::numeral(line, to + 1).is_some() || line.any(to, &["or", "to"]) {
        return NumberUse::Claim;
    }
    let idiom = line.guides(to, Guide::AfterPronoun) && !line.any_before(from, &["just", "only", "least", "than"]);
    if idiom && !line.any(to, &["more"]) {
        return NumberUse::Nothing;
    }
    if line.is_hyphen(to) {
        return if line.guides(to + 1, Guide::OneCompound) { NumberUse::Nothing } else { NumberUse::Claim };
    }
    if line.is_capital(from) && from > 0 && !line.is_lower(to) {
        return NumberUse::Nothing;
    }
    let counts = noun::phrase(line, to, true).is_some() || super::event::is_state(line, to);
    let alone = line.ends(to) && from == 0 || line.any_before(from, &["minus", "negative"]);
    if counts || alone { NumberUse::Claim } else { NumberUse::Nothing }
}

/// A number word with a capital in the middle of a sentence is part of a name.
fn words(line: &SentenceTokens, term: &Term, noun: Option<&noun::Noun>) -> NumberUse {
    let (from, to) = (term.figure.from, term.figure.to);
    if is_war(line, term) {
        return NumberUse::Identifier;
    }
    let opens = from == 0
        || line.kind(from - 1).is_some_and(|k| matches!(k, Kind::Quote | Kind::Stop))
        || line.any_before(from, &[":", "—", "–", "-", "(", "*", "•"]);
    if line.is_capital(from) && !opens && term.is_bare() && !is_title(line) {
        let counted = noun.is_some_and(|n| line.is_lower(n.to - 1));
        if line.is_capital(from - 1) || line.is_capital(to) || !counted {
            return NumberUse::Identifier;
        }
    }
    let possessed = line.any_before(from, &["'s", "’s"]) && line.is(from, "dozen");
    if is_rank(line, term, noun) || possessed {
        return NumberUse::Identifier;
    }
    let labelled = term.is_bare() && term.figure.power == 0 && matches!(label_before(line, from), Some(Label::Any)) && noun.is_none();
    if labelled { NumberUse::Identifier } else { NumberUse::Claim }
}

/// Whether the sentence is set like a headline: nearly all words have capitals.
fn is_title(line: &SentenceTokens) -> bool {
    let content = |t: &&Token| t.kind == Kind::Word && FUNCTION.word(**t).is_none();
    let words = || line.tokens.iter().take(24).filter(content);
    words().filter(|t| t.is_capitalised()).count() >= 3 && !words().any(|t| t.span.len() > 4 && !t.is_capitalised())
}

fn ordinal(line: &SentenceTokens, term: &Term) -> NumberUse {
    let (from, to) = (term.figure.from, term.figure.to);
    let day = is_month(line, to) || from.checked_sub(1).is_some_and(|p| is_month(line, p)) || line.is(to, "of") && is_month(line, to + 1);
    let idiom = line.any_before(from, &["at"]) && line.is(from, "first")
        || line.is(to, "century")
        || line.any(to, &["-"]) && line.any(to + 1, &["century", "hand"]);
    if day || idiom { NumberUse::Nothing } else { NumberUse::Claim }
}

/// "the 400 block of Mill Street", "the 400-block"
fn is_block(line: &SentenceTokens, term: &Term) -> bool {
    let at = term.to + usize::from(line.is_hyphen(term.to));
    let hundreds = term.figure.plain && line.str(term.figure.from).ends_with("00");
    hundreds && line.any(at, &["block", "blk"]) && !line.any_before(term.from, &["a", "an"])
}

/// "call 911", "a 999 caller", "555-TIPS": a number to ring.
fn is_called(line: &SentenceTokens, term: &Term) -> bool {
    let (from, to) = (term.from, term.to);
    let emergency = matches!(line.str(term.figure.from), "911" | "999" | "112" | "101" | "111");
    let rung = line.guides_before(from, Guide::Rings) || line.guides(to, Guide::Answers);
    let letters = line.is_hyphen(to) && line.get(to + 1).is_some_and(|t| t.is_upper() && t.span.len() >= 4) && term.figure.plain;
    term.figure.plain && emergency && rung || letters
}

/// "Image 3 of 9": how many there are of what the label numbers.
fn counts_off(line: &SentenceTokens, term: &Term) -> bool {
    let of = term.from.checked_sub(2).filter(|of| line.is(of + 1, "of") && line.get(*of).is_some_and(|t| t.kind == Kind::Number));
    of.is_some_and(|number| LABELS.before(line.tokens, number).is_some_and(|l| *l.means == Label::Reference))
}

/// "At 0800 the crew went in": an hour as soldiers and firemen tell it.
fn is_watch(line: &SentenceTokens, term: &Term) -> bool {
    let text = line.str(term.figure.from);
    term.figure.plain && text.len() == 4 && text.starts_with('0') && line.any_before(term.from, &["at", "by", "until", "since", "from"])
}

/// `women[2]`: the mark of a note, straight behind what it is a note on.
fn is_note(line: &SentenceTokens, term: &Term) -> bool {
    let open = term.from.saturating_sub(1);
    term.figure.plain && line.is(open, "[") && line.touches(open) && line.is(term.to, "]") && line.str(term.figure.from).len() <= 3
}

/// "1. Open the box.", "2) Remove the screws": the place in a list, at the start of its line.
fn numbers_a_list(line: &SentenceTokens, term: &Term) -> bool {
    let (from, to) = (term.figure.from, term.figure.to);
    let starts = from == 0 || line.get(from).is_some_and(|t| t.newline_before());
    starts
        && term.figure.plain
        && line.str(from).len() <= 2
        && line.any(to, &[".", ")"])
        && line.touches(to)
        && (line.is_capital(to + 1) && !line.touches(to + 1))
}

fn is_day(line: &SentenceTokens, term: &Term) -> bool {
    let (from, to) = (term.figure.from, term.figure.to);
    if line.str(from).len() > 2 {
        return false;
    }
    let before = from.checked_sub(1).is_some_and(|p| is_month(line, p) || line.is(p, ".") && line.touches(p) && is_month(line, p - 1));
    let after = is_month(line, to) && !noun::is_person(line, to);
    before && !(noun::is_person(line, to)) || after
}

/// A bare number of four digits that reads as a year.
fn year(line: &SentenceTokens, term: &Term, noun: Option<&noun::Noun>) -> bool {
    let (from, to) = (term.figure.from, term.figure.to);
    let text = line.str(from);
    if !term.figure.plain || to != from + 1 {
        return false;
    }
    let placed = line.guides_before(from, Guide::BeforeYear) || line.any_before(from, &["'s", "’s"]);
    let dashed = line.touches(from) && line.is_dash(from - 1);
    let era = line.any(to, &["a.d.", "ad", "bc", "bce", "ce", "b.c."]) || line.any_before(from, &["a.d.", "ad"]);
    if line.touches(to) && line.any(to, &["s", "'s", "’s"]) {
        return text.len() == 4 || text.len() == 2;
    }
    if era {
        return true;
    }
    if digits::is_year(line, from) {
        let person = noun::is_person(line, to) || noun.is_some_and(|n| noun::is_person(line, n.to - 1) && n.to <= to + 2);
        let bounded = super::bound::is_bounded(line, from) && noun.is_some_and(|n| n.to <= to + 3);
        let plain_count = person && !line.any_before(from, &["in", "since", "during", "'s", "’s", "the", "early", "late", "until"]);
        return !(plain_count || bounded) || line.any_before(from, &["in", "since"]);
    }
    let old = text.len() == 4 && text.starts_with('1');
    old && (placed || dashed)
        && noun.is_none()
        && !line.any_before(from, &["the", "a", "to", ",", "of", "for", "by"])
        && !line.any(to, &["for", "on", "at", "%"])
        && (line.any_before(from, &["since", "circa", "in", "a.d."]) || is_and_of_year(line, from))
}

/// "between A.D. 1000 and 1260"
fn is_and_of_year(line: &SentenceTokens, from: usize) -> bool {
    line.any_before(from, &["and", "to"]) && from > 2 && line.any(from - 3, &["a.d.", "in", "since"]) && line.is_number(from - 2)
}

/// Digits bound by a hyphen to letters, or with letters behind them: "A-10", "G-7", "747s", "5G".
fn is_code(line: &SentenceTokens, term: &Term) -> bool {
    let (from, to) = (term.figure.from, term.figure.to);
    // In "V-6" and "TA-35" the hyphen binds the digits to letters.
    if from >= 2 && line.is_hyphen(from - 1) && line.is_word(from - 2) && !line.guides(from - 2, Guide::Prefix) {
        return true;
    }
    let tail = line.is_word(to) && line.touches(to);
    if tail && !line.is(to, "'s") && !line.is(to, "’s") {
        return true;
    }
    if line.touches(from) && matches!(line.str(from - 1), "/" | "." | "_" | ":" | "@" | "\\") && line.touches(from - 1) {
        return true;
    }
    line.is(to, "/") && line.touches(to) && line.touches(to + 1) && line.is_word(to + 1) || line.is(to, "_")
}

/// "the top 10", "the bottom three": places in a row, when no noun says of what.
fn is_rank(line: &SentenceTokens, term: &Term, noun: Option<&noun::Noun>) -> bool {
    term.is_bare() && noun.is_none() && term.figure.power == 0 && line.any_before(term.from, &["top", "bottom", "final", "big", "last"])
}

/// "Weir (4)": a player's number, or an age that nothing tells from one.
fn is_jersey(line: &SentenceTokens, term: &Term) -> bool {
    let from = term.from;
    from >= 2
        && line.is(from - 1, "(")
        && line.is(term.to, ")")
        && line.is_capital(from - 2)
        && term.figure.plain
        && line.str(from).len() <= 2
}

/// "10 Downing Street", "11 Pro Max": a bare number before a name, with nothing counted.
fn before_name(line: &SentenceTokens, term: &Term, noun: Option<&noun::Noun>) -> bool {
    let to = term.to;
    let name = line.is_capital(to) && !line.touches(to) && FUNCTION.word(line.tokens[to]).is_none() && !is_title(line);
    let day = line.str(to).ends_with("day") || is_month(line, to);
    name && noun.is_none()
        && !day
        && term.figure.plain
        && line.str(term.from).len() <= 5
        && !super::bound::is_bounded(line, term.from)
        && !super::event::is_state(line, to)
}

/// "2-for-1", "one-on-one", "two-by-four"
pub fn is_rate_of_exchange(line: &SentenceTokens, term: &Term) -> bool {
    let to = term.figure.to;
    line.is_hyphen(to) && line.any(to + 1, &["for", "on", "by", "in", "of"]) && line.is_hyphen(to + 2)
}

/// A label word or a name before the number: "Channel 4", "iPhone 11", "Boeing 737".
fn is_named(line: &SentenceTokens, term: &Term, noun: Option<&noun::Noun>) -> bool {
    let (from, to) = (term.figure.from, term.figure.to);
    let Some(previous) = from.checked_sub(1) else { return false };
    if line.is_hyphen(to) && term.figure.plain && !line.any_before(from, &["-"]) {
        let strong = line.is_capital(previous) && previous > 0 && line.is_capital(to + 1);
        return strong;
    }
    if label_before(line, from).is_some() {
        return noun.is_none_or(|n| {
            !noun::is_person(line, n.to - 1) || line.any_before(from, &["channel", "no.", "number", "page", "room", "boeing"])
        });
    }
    let word = line.get(previous).filter(|t| t.kind == Kind::Word);
    let Some(word) = word.filter(|_| !line.is_dash(previous)) else { return false };
    let text = word.text(line.text);
    let mixed = text.chars().skip(1).any(char::is_uppercase) && !word.is_upper() || word.has_digits();
    let short = term.figure.plain && line.str(from).len() <= 4;
    if mixed && short && text.len() > 1 {
        return noun.is_none_or(|n| !noun::is_person(line, n.to - 1));
    }
    // "PA 23456"
    if word.is_upper() && text.len() == 2 && term.figure.plain && line.str(from).len() == 5 && noun.is_none() {
        return true;
    }
    // "In Miami 40 trees fell"
    let placed = line.any_before(previous, &["in", "at", "near", "outside", "across", "from"])
        && noun.is_some_and(|n| line.is_lower(n.to - 1) && noun::is_plural(line, n.to - 1));
    let name = word.is_capitalised()
        && !placed
        && FUNCTION.word(word).is_none()
        && previous > 0
        && short
        && !crate::lexicon::TRENDS.may_start(word)
        && !crate::lexicon::EVENTS.may_start(word);
    let person = noun.is_some_and(|n| noun::is_person(line, n.to - 1));
    let event = super::event::is_state(line, to) || super::unit::at(line, to).is_some();
    let sentence_case = !is_title(line);
    name && sentence_case && !person && !event && !line.guides(previous, Guide::NoName) && !super::bound::is_bounded(line, from)
}

/// The label word straight before token `from`.
pub fn label_before(line: &SentenceTokens, from: usize) -> Option<Label> {
    let found = LABELS.before(line.tokens, from)?;
    let at = from - found.len;
    match found.means {
        // "A number 5 times as large" and "covered area 5 metres wide" are rare.
        Label::Any | Label::Reference | Label::Provision => Some(Label::Any),
        Label::Capital => line.is_capital(at).then_some(Label::Capital),
        Label::Name => Some(Label::Name),
    }
}

fn is_address(line: &SentenceTokens, term: &Term) -> bool {
    let to = term.figure.to;
    line.is_capital(to) && (to + 1..to + 4).any(|i| line.guides(i, Guide::Street) && line.is_capital(i - 1))
}
