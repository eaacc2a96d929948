//! Phrases: what can be told of two phrases from their words.
//!
//! A phrase that no lexicon holds is judged by its head, the last word, and by what stands before it: a modifier that
//! came makes a phrase more exact ("officer", "police officer").

use super::kind::Relation;
use super::side::WordSide;
use super::weight::Weight;
use super::whole::whole;

/// How two phrases relate by their words.
pub(super) fn parts(a: &WordSide, b: &WordSide) -> Relation {
    let unknown = |s: &WordSide| !s.is_known() && (!s.plain.contains(' ') || s.parts().any(|w| !WordSide::read(w, w).is_known()));
    let otherwise = || if unknown(a) || unknown(b) { Relation::Unknown } else { Relation::Unrelated };
    // "in" and "by", "the" and "a": which joining word stands there is wording, unless a list knows better.
    if joins(a) && joins(b) {
        return Relation::Near;
    }
    if !a.plain.contains(' ') && !b.plain.contains(' ') {
        return otherwise();
    }
    let (x, y) = (telling(a), telling(b));
    let (lost, came) = (without(&x, &y), without(&y, &x));
    let negated = is_negated(a) != is_negated(b);
    let found = match (&lost[..], &came[..]) {
        ([], []) => Some(Relation::Synonym),
        ([], _) if !x.is_empty() => Some(Relation::MoreExact),
        (_, []) if !y.is_empty() => Some(Relation::MoreGeneral),
        ([x], [y]) => whole(x, y),
        _ => by_head(&x, &y, lost.len(), came.len()),
    };
    match found {
        Some(found) if negated && found.is_wording() => Relation::Antonym,
        _ if negated => Relation::Unrelated,
        Some(found) => found,
        None => otherwise(),
    }
}

fn joins(side: &WordSide) -> bool {
    let whole = side.weight() == Weight::Function;
    whole || side.plain.contains(' ') && side.parts().all(|w| WordSide::read(w, w).weight() == Weight::Function)
}

/// The words of a phrase that claim something, or all of them when none does.
fn telling<'a>(side: &'a WordSide) -> Vec<WordSide<'a>> {
    let words = |least: Weight| -> Vec<WordSide<'a>> {
        side.plain.split(' ').filter(|w| !NEGATIONS.contains(w)).map(|w| WordSide::read(w, w)).filter(|w| w.weight() >= least).collect()
    };
    let content = words(Weight::Content);
    if content.is_empty() { words(Weight::Function) } else { content }
}

const NEGATIONS: [&str; 22] = [
    "not", "no", "never", "n't", "cannot", "can't", "don't", "doesn't", "didn't", "won't", "isn't", "wasn't", "aren't", "weren't",
    "hasn't", "haven't", "wouldn't", "fail", "fails", "failed", "failing", "unable",
];

fn is_negated(side: &WordSide) -> bool {
    side.plain.split(' ').any(|w| NEGATIONS.contains(&w))
}

/// The words of one phrase that the other has in no form.
fn without<'a, 'b>(these: &'b [WordSide<'a>], those: &[WordSide]) -> Vec<&'b WordSide<'a>> {
    let same = |x: &WordSide, y: &WordSide| x.plain == y.plain || x.lemmas().any(|l| y.lemmas().any(|m| l == m));
    these.iter().filter(|x| !those.iter().any(|y| same(x, y))).collect()
}

/// Two phrases that differ in more than a word: the heads decide when all else points the same way.
fn by_head(a: &[WordSide], b: &[WordSide], lost: usize, came: usize) -> Option<Relation> {
    let head = whole(a.last()?, b.last()?)?;
    match (head, lost, came) {
        (Relation::Antonym | Relation::StateChange | Relation::Sibling, ..) => Some(head),
        (Relation::MoreExact, 1, _) | (Relation::MoreGeneral, _, 1) => Some(head),
        (head, 1, _) if head.is_wording() => Some(Relation::MoreExact),
        (head, _, 1) if head.is_wording() => Some(Relation::MoreGeneral),
        // Modifier and head changed alike: "significant rise", "substantial increase".
        (head, 2, 2) if head.is_wording() && a.len() == b.len() => {
            let first = whole(&a[0], &b[0])?;
            first.is_wording().then_some(Relation::Near)
        }
        _ => None,
    }
}
