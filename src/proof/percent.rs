//! A percentage and the numbers that it is worked out from: "rose 20% from 50 to 65", "120 of 300 (45%)".

use super::found::conflict;
use super::reach::Reach;
use super::text::{Passage, ProofText};
use crate::decimal::Decimal;
use crate::finding::Finding;
use crate::kind::quantity::{Quantity, QuantityKind, Trend};
use crate::lexicon::story::Tie;
use crate::rule::arithmetic::PERCENT_MISMATCH;
use crate::token::Span;

/// How many tokens may stand between a percentage and the levels of its change.
const NEAR: usize = 5;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    for passage in &text.passages {
        let list = passage.claims.quantities();
        let percents: Vec<&Quantity> = list.iter().filter(|q| is_written(passage, q) && !passage.is_quoted(q.span)).collect();
        for percent in percents {
            let found = change(passage, list, percent).or_else(|| share(passage, list, percent));
            if let Some((span, reason)) = found {
                out.push(conflict(&PERCENT_MISMATCH, [percent.span, span], reason, "percentage", vec!["one sentence".to_owned()]));
            }
        }
    }
}

fn number(q: &Quantity) -> bool {
    matches!(q.kind, QuantityKind::Count | QuantityKind::Number | QuantityKind::Money | QuantityKind::Dimension)
}

/// Whether a percentage is written as one: the levels behind "30% from 40 to 57" take their unit from it, and have none.
fn is_written(passage: &Passage<'_>, q: &Quantity) -> bool {
    let text = q.span.of(passage.line.text);
    q.unit == "percentage" && (text.contains('%') || text.to_lowercase().contains("per"))
}

/// The former and the latter level of a change, with the words that give them.
struct Levels {
    from: Reach,
    to: Reach,
    span: Span,
}

fn point(value: &Option<Decimal>, q: &Quantity) -> Option<Reach> {
    Reach::from_quantity(&Quantity { low: value.clone(), high: value.clone(), change: false, ..q.clone() })
}

/// "from 50 to 65", "to 65 from 50".
fn levels(passage: &Passage<'_>, list: &[Quantity], i: usize) -> Option<Levels> {
    let q = &list[i];
    let line = &passage.line;
    let at = passage.at(q.span);
    // Few numbers are levels, and those that are say so.
    if !line.any_before(at.start, &["from", "to"]) {
        return None;
    }
    let bare = |q: &Quantity| number(q) || q.unit == "percentage" && !is_written(passage, q);
    if bare(q) && q.low != q.high && line.any_before(at.start, &["from"]) {
        return Some(Levels { from: point(&q.low, q)?, to: point(&q.high, q)?, span: q.span });
    }
    let r = list.get(i + 1).filter(|r| bare(q) && bare(r) && !is_written(passage, r))?;
    let between = passage.between(q.span, r.span);
    let unit = q.unit == r.unit || q.unit.is_empty() || r.unit.is_empty();
    let (x, y) = (Reach::from_quantity(q)?, Reach::from_quantity(r)?);
    let span = q.span.join(r.span);
    if !unit || between.len() > 6 {
        return None;
    }
    // "$5.2 million" has its magnitude; a bare "4.1" beside it may have lost one.
    let scale = |q: &Quantity| q.step.clone();
    if scale(q) != scale(r) && (q.unit.is_empty() || r.unit.is_empty()) {
        return None;
    }
    if line.any_before(at.start, &["to"]) && passage.has(between.clone(), &["from"]) {
        return Some(Levels { from: y, to: x, span });
    }
    (line.any_before(at.start, &["from"]) && passage.has(between, &["to"])).then_some(Levels { from: x, to: y, span })
}

/// A change in per cent beside its two levels.
fn change(passage: &Passage<'_>, list: &[Quantity], percent: &Quantity) -> Option<(Span, String)> {
    let mut near = (0..list.len()).filter(|i| !is_written(passage, &list[*i])).filter_map(|i| levels(passage, list, i)).filter(|l| {
        let gap = passage.between(percent.span, l.span);
        !gap.is_empty() && gap.len() <= NEAR && !passage.ties_in(gap, Tie::LevelsApart)
            || passage.has(passage.between(percent.span, l.span), &["of"]) && behind(passage, percent, l.span)
    });
    let found = near.next()?;
    if near.next().is_some() || list.iter().filter(|q| is_written(passage, q)).count() > 1 {
        return None;
    }
    let line = &passage.line;
    let at = passage.at(percent.span);
    let moved = percent.trend.is_some() || behind(passage, percent, found.span) || line.any_before(at.start, &["by"]);
    // "20% of the seats, from 50 to 65" is a share.
    if !moved || line.any(at.end, &["of", "points"]) {
        return None;
    }
    let hundred = Decimal::from(100);
    let ratio = found.to.over(&found.from)?;
    let grown = ratio.map(|r| Some(&(r * &hundred) - &hundred))?;
    let up = !grown.high.is_negative();
    let said = Reach::percentage(percent)?;
    let said = if percent.trend == Some(Trend::Down) || !up { said.map(|v| Some(&Decimal::from(0) - v))? } else { said };
    let direction = match percent.trend {
        Some(Trend::Up) => !grown.high.is_negative(),
        Some(Trend::Down) => grown.low.is_negative(),
        None => true,
    };
    (!said.meets(&grown) || !direction).then(|| (found.span, format!("the change is {}%", shown(&grown))))
}

/// "a drop of 21%" behind the levels.
fn behind(passage: &Passage<'_>, percent: &Quantity, levels: Span) -> bool {
    let gap = passage.between(levels, percent.span);
    let of = levels.end <= percent.span.start && gap.len() <= NEAR;
    of && passage.ties_in(gap, Tie::ChangeNoun)
}

/// "120 of 300 (45%)", "45% (120 of 300)", "of the 300, 120, or 45%,".
fn share(passage: &Passage<'_>, list: &[Quantity], percent: &Quantity) -> Option<(Span, String)> {
    let at = list.iter().position(|q| q.span == percent.span)?;
    if let Some(found) = at.checked_sub(1).and_then(|i| ratio(passage, &list[i], percent)) {
        return Some(found);
    }
    let pair = |i: usize| Some((list.get(i)?, list.get(i + 1)?)).filter(|(x, y)| number(x) && number(y));
    let (part, whole) = if let Some((x, y)) = at.checked_sub(2).and_then(pair).filter(|(_, y)| close(passage, y, percent)) {
        if is_of(passage, x, y) {
            (x, y)
        } else if starts_with_of(passage, x) && trails(passage, x, y) {
            (y, x)
        } else {
            return None;
        }
    } else {
        pair(at + 1).filter(|(x, y)| beside(passage, percent.span, x.span) && is_of(passage, x, y))?
    };
    let ratio = Reach::from_quantity(part)?.over(&Reach::from_quantity(whole)?)?;
    let worked = ratio.map(|v| Some(v.scaled(2)))?;
    let said = Reach::percentage(percent)?;
    let span = part.span.join(whole.span);
    (!worked.meets(&said))
        .then(|| (span, format!("{} of {} is {}%", part.number.of(passage.line.text), whole.number.of(passage.line.text), shown(&worked))))
}

/// Whether the percentage stands straight behind the whole, or behind a word or two that belong to it.
fn close(passage: &Passage<'_>, whole: &Quantity, percent: &Quantity) -> bool {
    let gap = passage.between(whole.span, percent.span);
    let Some(mark) = gap.clone().find(|i| passage.line.any(*i, &["(", "[", ",", "or"]) || passage.line.is_dash(*i)) else { return false };
    let lead = mark - gap.start;
    let words = gap.start..mark;
    lead <= 3 && words.into_iter().all(|i| passage.line.is_lower(i)) && {
        let from = passage.line.span(mark.saturating_sub(1), mark);
        beside(passage, from, percent.span)
    }
}

/// Whether the second stands in brackets behind the first, or behind "or" or a dash.
fn beside(passage: &Passage<'_>, x: Span, y: Span) -> bool {
    let gap = passage.between(x, y);
    let marks = [&["("][..], &["["], &["or"], &[",", "or"]];
    marks.iter().any(|m| passage.reads(&gap, m)) || gap.len() == 1 && passage.line.is_dash(gap.start)
}

/// "64 out of 80 schools, or 60%": a share that is read as one number.
fn ratio(passage: &Passage<'_>, q: &Quantity, percent: &Quantity) -> Option<(Span, String)> {
    let at = passage.at(q.number);
    let share = passage.has(at.clone(), &["of"]) && at.clone().filter(|i| passage.line.is_number(*i)).count() == 2;
    if !share || !close(passage, q, percent) {
        return None;
    }
    let worked = Reach::point(q.low.as_ref().filter(|_| q.low == q.high)?.scaled(2));
    (!worked.meets(&Reach::percentage(percent)?)).then(|| (q.span, format!("{} is {}%", q.number.of(passage.line.text), shown(&worked))))
}

fn is_of(passage: &Passage<'_>, part: &Quantity, whole: &Quantity) -> bool {
    let gap = passage.between(part.span, whole.span);
    let plain = gap.clone().all(|i| passage.ties(i, Tie::WholeOf));
    (1..=4).contains(&gap.len()) && plain && passage.has(gap, &["of"])
}

/// "of the 300 voters asked, 120": a comma and a word or two stand between.
fn trails(passage: &Passage<'_>, whole: &Quantity, part: &Quantity) -> bool {
    let gap = passage.between(whole.span, part.span);
    let line = &passage.line;
    !gap.is_empty() && gap.len() <= 4 && line.is(gap.end - 1, ",") && (gap.start..gap.end - 1).all(|i| line.is_lower(i))
}

fn starts_with_of(passage: &Passage<'_>, whole: &Quantity) -> bool {
    let at = passage.at(whole.span).start;
    let line = &passage.line;
    line.any_before(at, &["of"]) || at > 1 && line.any(at - 2, &["of"])
}

fn shown(reach: &Reach) -> String {
    let one = reach.middle(1);
    one.trim_start_matches('-').to_owned()
}
