//! Several reports of one event in, the matrix of what they tell out: one row a claim, one cell an outlet.
//!
//! Reports share few sentences. Claims are held against each other where they count the same thing or concern the same
//! people ([`tally`]), stand at the same hour ([`clock`]), belong to the same bearer ([`bearer`], `person`, `leftover`), quote
//! the same words ([`quote`]), or have several rare words around them in common ([`near`]): the words that the whole story
//! is made of tie nothing. What is told beside the numbers is held against itself by topic: how far the case has come
//! (`case`), how the hurt are, what it came of ([`state`]); who says it, how firmly and of what day ([`frame`]). Reprints of
//! one copy are one origin ([`echo`]); what parts and whole say together is summed ([`whole`]).
//!
//! All look-ups go through indices with a cut on frequent words, so that the work grows near-linearly with the texts.
//! A claim that nothing ties to another is told by one outlet alone; no counterpart is guessed.

mod alone;
pub mod bearer;
mod case;
mod circumstance;
pub mod clock;
pub mod echo;
pub mod fact;
pub mod frame;
pub mod judge;
mod leftover;
mod matrix;
pub mod near;
mod person;
pub mod quote;
pub mod state;
pub mod tally;
pub mod twin;
mod value;
pub mod whole;

pub use matrix::{Difference, Matrix, MatrixRow, ValueSupport};

use crate::budget::Budget;
use crate::ledger::item::Items;
use crate::story::apart::Story;
use crate::telling::Telling;
use fact::{RowDraft, WordFrequencies};

/// Holds several reports of one event against each other.
pub fn crosscheck(tellings: &[&Telling]) -> Matrix {
    let items: Vec<Items<'_>> = tellings.iter().map(|t| Items::new(t)).collect();
    let words = WordFrequencies::new(tellings);
    let story = Story::new(tellings);
    let days = fact::days(tellings, &items);
    let echoes = echo::Echoes::find(tellings);
    let mut used = fact::Used::none(&items);
    let mut drafts: Vec<RowDraft<'_>> = Vec::new();
    drafts.extend(tally::drafts(tellings, &items, &days, &mut used));
    whole::complete(tellings, &items, &mut drafts);
    drafts.extend(whole::suspects(tellings, &items, &drafts));
    drafts.extend(bearer::drafts(tellings, &items, &story, &mut used));
    drafts.extend(person::drafts(tellings, &items, &days, &story, &mut used));
    drafts.extend(leftover::drafts(tellings, &items, &days, &story, &mut used));
    leftover::excuse_later(&mut drafts);
    drafts.extend(clock::drafts(tellings, &items, &words, &story, &mut used));
    drafts.extend(quote::drafts(tellings, &items, &mut used));
    let mut near = near::drafts(tellings, &items, &words, &story, &mut used);
    whole::explain(tellings, &items, &mut near);
    drafts.extend(near);
    let framed = frame::drafts(tellings, &items, &days, &drafts);
    let case = case::drafts(tellings, &items, &days, &drafts);
    leftover::excuse_birthdays(&mut drafts, &case);
    drafts.extend(case);
    drafts.extend(state::drafts(tellings, &items, &days, &words));
    drafts.extend(framed);
    drafts.extend(alone::drafts(tellings, &items, &used));
    let mut matrix = Matrix { origins: echoes.origins.clone(), ..Matrix::default() };
    let mut judged: Vec<judge::Judged> = drafts.iter().map(|d| judge::judge(d, tellings, &echoes)).collect();
    let cuts = [(echoes.cut, Budget::Echoes), (judged.iter().any(|j| j.cut), Budget::RowValues)];
    matrix.met.extend(cuts.iter().filter(|c| c.0).map(|c| c.1));
    matrix.met.extend(used.met.iter().copied());
    matrix.met.extend(tellings.iter().flat_map(|t| t.met()));
    let twins = twin::rows(tellings, &story, &mut judged);
    judged.extend(twins);
    // What must be checked first; then as the first report tells it.
    judged.sort_by_key(|j| {
        let place = j.row.cells.iter().enumerate().find_map(|(d, c)| c.map(|c| (d, c.start)));
        (judge::rank(j.row.standing), place)
    });
    for j in judged {
        matrix.rows.push(j.row);
        matrix.differences.extend(j.differences);
    }
    matrix
}

#[cfg(test)]
mod tests;
