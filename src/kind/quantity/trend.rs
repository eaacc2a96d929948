//! Whether a number is a change rather than a level: "rose 3%", "by 12 points", "down 8".
//!
//! The level after "to" carries no trend, and neither does "at" or "from".

use super::line::{Guide, SentenceTokens};
use super::unit::Dimension;
use super::{Trend, term::Term};
use crate::lexicon::TRENDS;
pub use crate::lexicon::quantity::{Move, Strength};
use crate::token::Kind;

/// How far back from "by" the verb is looked for.
const REACH: usize = 10;

/// The trend of a number whose words, bound included, start at `start`. `last` is the trend of the number before it.
pub fn before(line: &SentenceTokens, start: usize, floor: usize, term: &Term, last: Option<Trend>) -> Option<Trend> {
    let measured = matches!(term.dimension(), Some(Dimension::Percent | Dimension::Points | Dimension::Score | Dimension::Mass));
    let counted = term.is_bare();
    let mut end = start;
    for _ in 0..3 {
        if end > floor && line.guides_before(end, Guide::Softens) {
            if line.any_before(end, &["by"]) {
                return by(line, end - 1, last);
            }
            if line.any_before(end, &["of"]) {
                break;
            }
            end -= 1;
        }
    }
    let found = TRENDS.before(line.tokens, end).filter(|f| end - f.len >= floor);
    let Some(found) = found else {
        return line.any_before(end, &["by"]).then(|| by(line, end - 1, last)).flatten();
    };
    let from = end - found.len;
    let sure = match found.means.strength {
        Strength::Sure => {
            !(counted && !(term.figure.form == super::figure::NumberForm::Digits && moves_counts(line, end))) && !is_noun(line, from)
        }
        Strength::Noun => true,
        Strength::Weak => measured,
    };
    sure.then_some(found.means.trend)
}

/// The few words that move a bare count: "rose 40", but not "grew 6 carrots".
fn moves_counts(line: &SentenceTokens, end: usize) -> bool {
    line.guides_before(end, Guide::MovesCounts)
}

/// "lower" and "higher" before a number are comparisons; "the drop 5" is a noun.
fn is_noun(line: &SentenceTokens, from: usize) -> bool {
    line.any_before(from, &["the", "a", "an", "this", "that", "no", "pick"]) && !line.any(from, &["up", "down"])
}

/// "grew last year by 3%": the verb before "by", in the same clause.
fn by(line: &SentenceTokens, at: usize, last: Option<Trend>) -> Option<Trend> {
    let floor = at.saturating_sub(REACH);
    let mut i = at;
    while i > floor {
        if matches!(line.kind(i - 1), Some(Kind::Stop | Kind::Punct)) {
            break;
        }
        if let Some(found) = TRENDS.before(line.tokens, i) {
            return Some(found.means.trend);
        }
        i -= 1;
    }
    // "A was down 2.3%, B by 2.6%"
    last.filter(|_| line.is(i.saturating_sub(1), ",") && i < at && line.is_capital(i))
}

/// "190 points, or 0.6%": the second says the first again, and moves with it.
pub fn restates(line: &SentenceTokens, from: usize, previous_end: usize) -> bool {
    line.is(previous_end, ",") && line.is(previous_end + 1, "or") && from <= previous_end + 2
        || line.is(previous_end, "or") && from == previous_end + 1
        || line.is(previous_end, "(") && from <= previous_end + 1
}
