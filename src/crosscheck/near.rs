//! Other numbers: money, measures, times and counts, held against each other by the rare words around them.
//!
//! Two are of one thing where they share a unit and enough of the words within [`WINDOW`] tokens; words that much of the
//! story uses weigh little, and those above the frequency cut are not looked up at all. The best pairs come first, and no
//! row holds two different values of one report.

use super::fact::{Claimed, Draft, Fact, Used, Words, days, is_elsewhere, stem};
use super::tally::in_body;
use crate::compare::Telling;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::item::{Items, Sort, Value};
use crate::ledger::row::label;
use crate::relation::relate;
use crate::token::{KeyMap, KeySet};
use crate::verdict::Verdict;
use std::collections::BTreeMap;

/// So many tokens on each side say what a number is of.
const WINDOW: usize = 9;
/// The least weight of shared words: one that few sentences have and one more, or three middling ones. A lower limit
/// pairs any two amounts of a story.
const TIED: f32 = 1.3;
/// A word around more numbers than this is not looked up.
const MOST: usize = 48;

struct Told<'a> {
    document: usize,
    item: usize,
    quantity: &'a Quantity,
    around: KeySet,
    /// The words that touch the number or its unit.
    touching: KeySet,
}

/// The rows of numbers that two reports tell of one thing.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], words: &Words, used: &mut Used) -> Vec<Draft<'a>> {
    let known = days(items);
    let mut told: Vec<Told<'a>> = Vec::new();
    for (document, report) in items.iter().enumerate() {
        for (item, found) in report.list.iter().enumerate().filter(|(i, _)| !used.is(document, *i)) {
            let Value::Quantity(q) = &found.value else { continue };
            let t = tellings[document];
            if in_body(t, found.sentence) && is_bound(q) && !is_elsewhere(report, t, found.sentence, &known) {
                let (around, touching) = context(t, found.sentence, q);
                told.push(Told { document, item, quantity: q, around, touching });
            }
        }
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut row_of: Vec<Option<usize>> = vec![None; told.len()];
    for (x, y) in pairs(&told, words) {
        join(&told, &mut rows, &mut row_of, x, y);
    }
    rows.into_iter().filter_map(|row| draft(tellings, items, &told, &row, used)).collect()
}

/// Numbers that are bound to what they count or measure.
fn is_bound(q: &Quantity) -> bool {
    let kind = match q.kind {
        QuantityKind::Count => !q.unit.is_empty() && (q.low != Some(1.into()) || q.high != Some(1.into())),
        QuantityKind::Money | QuantityKind::Percentage | QuantityKind::Dimension | QuantityKind::Temperature | QuantityKind::Score => true,
        QuantityKind::Duration => q.level().is_some(),
        _ => false,
    };
    kind && q.level().is_some()
}

/// The stems around a quantity, and those that touch it.
fn context(t: &Telling, sentence: usize, q: &Quantity) -> (KeySet, KeySet) {
    let tokens = t.sentences.tokens_of(sentence);
    let start = tokens.partition_point(|w| w.span.end <= q.span.start);
    let end = tokens.partition_point(|w| w.span.start < q.span.end);
    let of = |range: std::ops::Range<usize>| tokens[range].iter().filter(|w| !q.span.contains(w.span)).filter_map(|w| stem(t, *w)).collect();
    let around = of(start.saturating_sub(WINDOW)..(end + WINDOW).min(tokens.len()));
    (around, of(start.saturating_sub(2)..(end + 2).min(tokens.len())))
}

/// Pairs of claims of two reports that enough words tie, the best first.
fn pairs(told: &[Told<'_>], words: &Words) -> Vec<(usize, usize)> {
    let mut index: KeyMap<Vec<usize>> = KeyMap::default();
    for (i, t) in told.iter().enumerate() {
        t.around.iter().for_each(|k| index.entry(*k).or_default().push(i));
    }
    let mut scores: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    let mut keys: Vec<&u64> = index.keys().collect();
    keys.sort_unstable();
    for key in keys {
        let list = &index[key];
        let weight = words.weight(*key);
        if list.len() > MOST || weight < 0.1 {
            continue;
        }
        for (n, i) in list.iter().enumerate() {
            for j in list[n + 1..].iter().filter(|j| told[**j].document != told[*i].document && same_thing(told[*i].quantity, told[**j].quantity)) {
                let touching = told[*i].touching.contains(key) && told[*j].touching.contains(key);
                *scores.entry((*i, *j)).or_default() += if touching { 2.0 * weight } else { weight };
            }
        }
    }
    let mut found: Vec<((usize, usize), f32)> = scores.into_iter().filter(|(_, s)| *s >= TIED).collect();
    found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    found.into_iter().map(|(pair, _)| pair).collect()
}

/// Whether two quantities can be of one thing: one kind, and one noun or measure.
fn same_thing(x: &Quantity, y: &Quantity) -> bool {
    let head = |q: &Quantity| q.unit.rsplit(' ').next().unwrap_or("").to_owned();
    x.kind == y.kind
        && x.trend == y.trend
        && match x.kind {
            QuantityKind::Count => head(x) == head(y) || relate(&head(x), &head(y)).is_wording(),
            _ => crate::compare::quantity::compare(x, y).verdict != Verdict::Unclear,
        }
}

/// Puts two claims into one row, unless that row would hold two different values of one report.
fn join(told: &[Told<'_>], rows: &mut Vec<Vec<usize>>, row_of: &mut [Option<usize>], x: usize, y: usize) {
    let equal = |i: usize, j: usize| {
        matches!(crate::compare::quantity::compare(told[i].quantity, told[j].quantity).verdict, Verdict::Same | Verdict::Equivalent)
    };
    let fits = |row: &[usize], new: usize| row.iter().all(|i| told[*i].document != told[new].document || equal(*i, new));
    match (row_of[x], row_of[y]) {
        (None, None) => {
            row_of[x] = Some(rows.len());
            row_of[y] = Some(rows.len());
            rows.push(vec![x, y]);
        }
        (Some(row), None) if fits(&rows[row], y) => {
            rows[row].push(y);
            row_of[y] = Some(row);
        }
        (None, Some(row)) if fits(&rows[row], x) => {
            rows[row].push(x);
            row_of[x] = Some(row);
        }
        _ => {}
    }
}

fn draft<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], told: &[Told<'a>], row: &[usize], used: &mut Used) -> Option<Draft<'a>> {
    let mut facts: Vec<Option<Fact<'a>>> = vec![None; items.len()];
    for t in row.iter().map(|i| &told[*i]) {
        let item = &items[t.document].list[t.item];
        used.mark(t.document, t.item);
        facts[t.document].get_or_insert(Fact { span: item.span, sentence: item.sentence, claimed: Claimed::Quantity(t.quantity) });
    }
    let first = &told[*row.first()?];
    let item = &items[first.document].list[first.item];
    Some(Draft {
        sort: Sort::Quantity,
        claim: label(tellings[first.document], item.span, Some(item)),
        key: first.quantity.unit.clone(),
        facts,
        evidence: vec![format!("counted: {}", first.quantity.unit), "words around both".to_owned()],
        unclear: None,
        grows: false,
    })
}
