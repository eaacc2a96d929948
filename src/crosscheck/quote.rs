//! Quotations that two reports give: the same words, other words, or the words of another speaker.
//!
//! Quotations are found through their runs of three words. A part of a longer quotation agrees with it; where both give a
//! stretch and a word in it differs, they conflict.

use super::fact::{Claimed, Draft, Fact, Used};
use super::value::LEAST;
use crate::frame::source::Rank;
use crate::ledger::item::{Items, Sort, Value};
use crate::ledger::row::label;
use crate::rule::name::spelling;
use crate::telling::Telling;
use crate::token::KeyMap;
use crate::verdict::{Comparison, Verdict};
use std::collections::BTreeMap;

/// A run of words that stands in more quotations than this is a commonplace.
const MOST: usize = 32;
/// So many runs of three words are shared by quotations of one utterance.
const SHARED: usize = 2;

/// A report and the index of its claim.
type Place = (usize, usize);

/// The rows of quotations.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], used: &mut Used) -> Vec<Draft<'a>> {
    let mut by_run: KeyMap<Vec<(usize, usize)>> = KeyMap::default();
    for (document, report) in items.iter().enumerate() {
        for (i, item) in report.list.iter().enumerate() {
            let Value::Quotation(words) = &item.value else { continue };
            for run in words.windows(3).filter(|_| words.len() >= LEAST) {
                let list = by_run.entry(run.iter().fold(0, |h: u64, k| h.rotate_left(21) ^ k)).or_default();
                if list.last() != Some(&(document, i)) {
                    list.push((document, i));
                }
            }
        }
    }
    let mut shared: BTreeMap<(Place, Place), usize> = BTreeMap::new();
    for list in by_run.values().filter(|l| l.len() <= MOST) {
        for (n, x) in list.iter().enumerate() {
            for y in list[n + 1..].iter().filter(|y| y.0 != x.0) {
                *shared.entry((*x, *y)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<_> = shared.into_iter().filter(|(_, n)| *n >= SHARED).collect();
    pairs.sort_by_key(|(pair, n)| (std::cmp::Reverse(*n), *pair));
    let mut rows: Vec<Vec<Option<usize>>> = Vec::new();
    let mut row_of: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for ((x, y), _) in pairs {
        let row = match (row_of.get(&x), row_of.get(&y)) {
            (Some(_), Some(_)) => continue,
            (Some(r), None) | (None, Some(r)) => *r,
            (None, None) => {
                rows.push(vec![None; items.len()]);
                rows.len() - 1
            }
        };
        for (document, item) in [x, y] {
            if rows[row][document].is_none() {
                rows[row][document] = Some(item);
                row_of.insert((document, item), row);
            }
        }
    }
    rows.into_iter().filter_map(|cells| draft(tellings, items, &cells, used)).collect()
}

fn draft<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], cells: &[Option<usize>], used: &mut Used) -> Option<Draft<'a>> {
    let mut facts = vec![None; items.len()];
    let mut claim = String::new();
    for (document, i) in cells.iter().enumerate().filter_map(|(d, i)| i.map(|i| (d, i))) {
        let item = &items[document].list[i];
        let Value::Quotation(words) = &item.value else { continue };
        let claimed = Claimed::Quotation(words.clone(), speaker(tellings[document], item.sentence));
        facts[document] = Some(Fact { span: item.span, sentence: item.sentence, claimed });
        used.mark(document, i);
        if claim.is_empty() {
            claim = label(tellings[document], item.span, Some(item));
        }
    }
    let told = facts.iter().flatten().count();
    (told > 1).then(|| Draft {
        sort: Sort::Quotation,
        claim,
        key: "quotation".to_owned(),
        facts,
        evidence: vec!["most of the quoted words".to_owned()],
        unclear: None,
        grows: false,
    })
}

/// The last word of the name of the person who is said to speak.
fn speaker(t: &Telling, sentence: usize) -> Option<String> {
    let claims = t.claims.of(sentence);
    let mut named = claims.sources().iter().filter(|s| s.rank == Rank::Person);
    let (Some(source), None) = (named.next(), named.next()) else { return None };
    claims
        .names()
        .iter()
        .find(|n| source.who.contains(n.span))
        .and_then(|n| n.span.of(&t.article.text).split(' ').next_back().map(str::to_owned))
}

/// Whether two last names are one, in whatever spelling.
pub fn same_speaker(x: &str, y: &str) -> bool {
    x.eq_ignore_ascii_case(y) || spelling(x, y)
}

/// How two reports' words of one utterance relate.
pub fn relation(x: &[u64], y: &[u64]) -> Comparison {
    let answer = |verdict, reason: &str| Comparison { verdict, drift: false, reason: reason.to_owned() };
    if x == y {
        return answer(Verdict::Same, "the same words");
    }
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    if long.windows(short.len()).any(|w| w == short) {
        return answer(Verdict::Equivalent, "one gives a part of what the other gives");
    }
    // One may stop where the other goes on: what the ends leave out is no change.
    if overlap(x, y) || overlap(y, x) {
        return answer(Verdict::Equivalent, "the two overlap word for word");
    }
    answer(Verdict::Conflicting, "other words between the quotation marks")
}

/// Whether `x` ends with the words with which `y` begins, for the most part of the shorter one.
fn overlap(x: &[u64], y: &[u64]) -> bool {
    let shorter = x.len().min(y.len());
    (shorter.div_ceil(2)..shorter).rev().any(|n| x[x.len() - n..] == y[..n])
}
