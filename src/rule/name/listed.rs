//! Names in lists: the order of a list says nothing, and what both lists have took nobody's place.

use crate::compare::{Pair, Placed, Side};
use crate::kind::name::Name;
use crate::lexicon::FUNCTION;
use crate::token::Kind;
use std::ops::Range;

/// So many tokens behind a name are looked at for what a list says of it.
pub(super) const ITEM: usize = 12;

/// The keys of the words of a passage.
fn keys(side: &Side<'_>, r: Range<usize>) -> Vec<u64> {
    side.tokens[r].iter().map(|t| t.key).collect()
}

/// Where the other side has a name, word for word.
fn same_name<'a>(side: &Side<'_>, name: &Range<usize>, other: &'a Side<'_>) -> impl Iterator<Item = &'a Placed<'a, Name>> {
    let wanted = keys(side, name.clone());
    other.names.iter().filter(move |n| keys(other, n.at.clone()) == wanted)
}

/// Whether the two are items of one list that was told in another order: "Kral/Lund", "Lund/Kral"; "Kral with 12 votes, Lund with 9".
pub(super) fn relisted(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    // One that took along what is said of it is enough, if the other is still told of.
    let told = |side: &Side<'_>, name: &Range<usize>, other: &Side<'_>| same_name(side, name, other).next().is_some();
    let moved = || takes_along(&pair.before, b, &pair.after) || takes_along(&pair.after, a, &pair.before);
    are_neighbours(pair, b, a) || told(&pair.before, b, &pair.after) && told(&pair.after, a, &pair.before) && moved()
}

/// Whether a name is an item of a list, and of one on the other side too.
pub(super) fn is_item_of(side: &Side<'_>, name: &Range<usize>, other: &Side<'_>) -> bool {
    is_listed(side, name) && same_name(side, name, other).any(|n| is_listed(other, &n.at))
}

/// Whether a name is one of three or more in a row: "Halm, Torne (in the north) and Weir".
fn is_listed(side: &Side<'_>, name: &Range<usize>) -> bool {
    let joined = |gap: Range<usize>| {
        let mut depth = 0_i32;
        gap.clone().all(|t| {
            let text = side.tokens[t].text(side.text);
            depth += i32::from(text == "(") - i32::from(text == ")");
            depth > 0 || matches!(text, ")" | "," | ";" | "/" | "&" | "and" | "or" | "the")
        }) && !gap.is_empty()
    };
    let Some(own) = side.names.iter().position(|n| n.at == *name) else { return false };
    let links = |i: usize, j: usize| {
        side.names
            .get(i)
            .zip(side.names.get(j))
            .is_some_and(|(x, y)| x.at.end < y.at.start && y.at.start - x.at.end <= ITEM && joined(x.at.end..y.at.start))
    };
    let behind = (own..own + 2).take_while(|i| links(*i, i + 1)).count();
    let before = (own.saturating_sub(2)..own).rev().take_while(|i| links(*i, i + 1)).count();
    before + behind >= 2
}

/// Whether a name stands on the other side too, with the same words of its own behind it, up to the next item.
fn takes_along(side: &Side<'_>, name: &Range<usize>, other: &Side<'_>) -> bool {
    let own = |side: &Side<'_>, at: usize| -> Vec<u64> {
        let ends = |t: &usize| {
            side.tokens[*t].kind == Kind::Stop || matches!(side.tokens[*t].text(side.text), "," | ";" | "and" | "but" | "while")
        };
        let at = at + usize::from(side.tokens.get(at).is_some_and(|t| t.text(side.text) == ","));
        let item = (at..side.sentence_around(at.saturating_sub(1)).end).take(ITEM).take_while(|t| !ends(t));
        item.filter(|t| side.tokens[*t].is_word() && FUNCTION.word(side.tokens[*t]).is_none()).map(|t| side.tokens[t].key).collect()
    };
    let item = own(side, name.end);
    // Behind the last item the sentence goes on.
    let same = |there: Vec<u64>| !there.is_empty() && (there.starts_with(&item) || item.starts_with(&there));
    !item.is_empty() && same_name(side, name, other).any(|n| same(own(other, n.at.end)))
}

/// Whether the two stand beside each other on both sides with nothing but a joiner between.
fn are_neighbours(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    let joiner = |side: &Side<'_>, t: usize| matches!(side.tokens[t].text(side.text), "+" | "/" | "&" | "and" | "or" | ",");
    // What stands behind one joiner, or before it, as long as the other name is.
    let beside = |side: &Side<'_>, r: &Range<usize>, len: usize| {
        let behind = (r.end + 1 + len <= side.tokens.len() && joiner(side, r.end)).then(|| keys(side, r.end + 1..r.end + 1 + len));
        let before = (r.start > len && joiner(side, r.start - 1)).then(|| keys(side, r.start - 1 - len..r.start - 1));
        [behind, before]
    };
    let (x, y) = (keys(&pair.before, b.clone()), keys(&pair.after, a.clone()));
    beside(&pair.before, b, a.len()).contains(&Some(y)) && beside(&pair.after, a, b.len()).contains(&Some(x))
}
