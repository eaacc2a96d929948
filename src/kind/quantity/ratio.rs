//! Shares told as one number in another: "one in five", "2 out of 3".

use super::figure::{self, Figure, NumberForm};
use super::line::SentenceTokens;
use super::term::{self, Term};
use crate::decimal::Decimal;
use crate::token::Kind;

/// "one in five", "2 out of 3": a share.
pub(super) fn ratio(line: &SentenceTokens, term: &Term) -> Option<Term> {
    if !term.is_bare()
        || !term.figure.is_point()
        || !matches!(term.figure.form, NumberForm::Words | NumberForm::Digits)
        || term.figure.decimals > 1
    {
        return None;
    }
    // "two of every three"
    // "1-in-10", "nine-out-of-ten"
    let joined = line.is_hyphen(term.to);
    let skip = |at: usize| at + usize::from(joined && line.is_hyphen(at));
    let first = skip(term.to);
    let of = skip(first + 1);
    let out = line.is(first, "out") && line.is(of, "of") || line.is(first, "of") && line.any(of, &["every"]);
    let (at, inside) = if out { (skip(of + 1), false) } else { (of, line.any(first, &["in"])) };
    if !out && !inside || joined && of == first + 1 {
        return None;
    }
    let at = at + usize::from(line.any(at, &["every"]));
    let under = figure::at(line, at)?.figure()?;
    let ok = under.is_point()
        && matches!(under.form, NumberForm::Words | NumberForm::Digits)
        && term.figure.low <= under.low
        && under.low > Decimal::from(1)
        && !term.figure.low.is_negative();
    let other = term::read(line, under.clone(), at);
    let usual = out
        || (term.figure.low == Decimal::from(1)
            || under.low == Decimal::from(10)
            || under.low == Decimal::from(100)
            || term.figure.form == NumberForm::Words && under.low <= Decimal::from(20))
            && under.low <= Decimal::from(1_000_000);
    if !ok
        || !usual
        || !other.is_bare()
        || super::digits::is_year(line, at)
        || line.is_capital(under.from)
        || line.kind(at) == Some(Kind::Punct)
    {
        return None;
    }
    let value = term.figure.low.divided_by(&other.figure.low)?;
    let mut figure = Figure::point(line, term.figure.from, other.to, value, Decimal::power_of_ten(-2), NumberForm::Fraction);
    figure.span = term.figure.span.join(other.figure.span);
    Some(Term { to: other.to, figure, hyphen: false, ..term.clone() })
}
