//! A level and the one before it, and what the text says of the two: "£73.2m, up from £71m", "8,214 votes to 7,951, a
//! majority of 486".

use super::found::conflict;
use super::text::{Passage, ProofText};
use crate::finding::Finding;
use crate::kind::quantity::Quantity;
use crate::rule::arithmetic::{PERCENT_MISMATCH, SUM_MISMATCH};

/// So many tokens may stand between a level and "up from": "£73.2m in the year to May, up from £71m".
const GAP: usize = 8;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    for passage in &text.passages {
        let list: Vec<&Quantity> = passage.claims.quantities().iter().filter(|q| !passage.is_quoted(q.span)).collect();
        out.extend(list.windows(2).filter_map(|w| direction(passage, w[0], w[1])));
        out.extend(list.windows(3).filter_map(|w| majority(passage, w[0], w[1], w[2])));
    }
}

fn is_exact(q: &Quantity) -> bool {
    q.low.is_some() && q.low == q.high
}

/// "Up from" a level that is higher, "down from" one that is lower.
fn direction(passage: &Passage<'_>, now: &Quantity, then: &Quantity) -> Option<Finding> {
    let gap = passage.between(now.span, then.span);
    let up = passage.reads(&(gap.end.checked_sub(2)?..gap.end), &["up", "from"]);
    let down = passage.reads(&(gap.end - 2..gap.end), &["down", "from"]);
    let level = is_exact(now) && is_exact(then) && now.kind == then.kind && now.unit == then.unit && !now.change;
    // "Rose 3 to £5, up from 4": what changed is no level; nor is one of another clause.
    let near = gap.len() <= GAP && !passage.has(gap.clone(), &["and", "but", "while", ";"]);
    let (x, y) = (now.low.as_ref()?, then.low.as_ref()?);
    let wrong = up && x < y || down && x > y;
    (level && near && (up || down) && wrong).then(|| {
        let reason = if up { "the later figure is the lower one" } else { "the later figure is the higher one" };
        conflict(&PERCENT_MISMATCH, [now.span, then.span], reason.to_owned(), "direction", vec!["up or down from".to_owned()])
    })
}

/// "Won by 8,214 votes to 7,951, a majority of 236".
fn majority(passage: &Passage<'_>, winner: &Quantity, loser: &Quantity, lead: &Quantity) -> Option<Finding> {
    let votes = winner.unit.ends_with("vote") || loser.unit.ends_with("vote");
    let between = passage.between(loser.span, lead.span);
    let said = between.len() <= 5
        && passage.has(between.clone(), &["majority", "margin"])
        && passage.reads(&(between.end.checked_sub(1)?..between.end), &["of"]);
    let to = passage.reads(&passage.between(winner.span, loser.span), &["to"]);
    if !votes || !said || !to || ![winner, loser, lead].iter().all(|q| is_exact(q)) {
        return None;
    }
    let difference = (winner.low.as_ref()? - loser.low.as_ref()?).abs();
    (Some(&difference) != lead.low.as_ref()).then(|| {
        let reason = format!("the difference is {difference}");
        conflict(&SUM_MISMATCH, [winner.span.join(loser.span), lead.span], reason, "majority", vec!["votes and majority".to_owned()])
    })
}
