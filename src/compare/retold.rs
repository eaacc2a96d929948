//! The sentences that went and those that came in, which of the one are told anew in which of the other out.
//!
//! A rewritten sentence shares too few words with its next version to be aligned word by word, and yet tells of the same:
//! what a reader is shown is both, side by side. Words count by how rare they are in the two texts, and of all ways to pair
//! two sentences the most alike come first. Exchanging the texts exchanges the pairs.

use super::Comparison;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::FUNCTION;
use crate::relation::lemma;
use crate::telling::Telling;
use crate::token::{self, KeyMap, Kind, Span, Token};
use std::collections::{BTreeMap, BTreeSet};

/// Sentences that share less of their words, by how rare those are, tell different things. Between 0.15 and 0.35 nearly
/// the same pairs are right on fresh version pairs; below, one common name is enough.
const ALIKE: f32 = 0.2;
/// So many words in common are no chance.
const SHARED: usize = 2;
/// A word that stands in more sentences than this finds no candidates: it says too little.
const MOST_PLACES: usize = 24;

/// A sentence that went and the one that tells of the same now, each with the part of it that does.
pub struct Retold {
    /// The sentence before.
    pub before: usize,
    /// The sentence after.
    pub after: usize,
    /// What of them tells of the same.
    pub spans: [Span; 2],
    /// What ties them.
    pub tie: Tie,
}

/// What ties two sentences that tell of the same.
#[derive(Clone, Copy, PartialEq)]
pub enum Tie {
    /// So much of their words, by how rare they are, is in both: 0 to 1.
    Words(f32),
    /// Both tell of one person.
    Person,
    /// What stood before them and behind them stands there still: the one is where the other was.
    Place,
}

/// A word of a sentence that says something.
#[derive(Default)]
struct RetoldWord {
    /// Where it stands.
    at: Vec<usize>,
    /// Whether it says what is told of: figures and measures do not, nor does who said it.
    tells: bool,
}

/// The dictionary form of each word met, by the word's key: the rest of a text repeats most of its words.
#[derive(Default)]
struct Forms(KeyMap<u64>);

impl Forms {
    /// The words of a sentence that say something, each with its place and the key of its dictionary form.
    fn in_sentence<'a>(&'a mut self, t: &'a Telling, i: usize) -> impl Iterator<Item = (usize, Token, u64)> + 'a {
        let says = |(_, w): &(usize, &Token)| w.is_word() && FUNCTION.word(**w).is_none();
        t.sentences.tokens_of(i).iter().enumerate().filter(says).map(move |(at, w)| {
            let form = || lemma(w.text(&t.article.text)).map_or(w.key, |l| token::key(l.text(), Kind::Word));
            (at, *w, *self.0.entry(w.key).or_insert_with(form))
        })
    }
}

/// The words of a sentence that say something, by the key of their dictionary form.
fn words(t: &Telling, i: usize, forms: &mut Forms) -> BTreeMap<u64, RetoldWord> {
    let mut all: BTreeMap<u64, RetoldWord> = BTreeMap::new();
    let claims = t.claims.in_sentence(i);
    let counts = |q: &Quantity| matches!(q.kind, QuantityKind::Count | QuantityKind::Number | QuantityKind::Age);
    let figures = claims.quantities().iter().map(|q| if counts(q) { q.number } else { q.span });
    let taken: Vec<Span> = figures.chain(claims.dates().iter().map(|d| d.span)).chain(claims.sources().iter().map(|s| s.span)).collect();
    for (at, word, form) in forms.in_sentence(t, i) {
        let said = all.entry(form).or_default();
        said.at.push(at);
        said.tells |= word.is_word() && !taken.iter().any(|s| s.overlaps(word.span));
    }
    all
}

/// The pairs of `removed` and `added` sentences that tell of the same, in the order of the earlier text. Of those in `one`
/// it is known: both tell of one person. Those that do not `says` much stand in no other's place.
pub fn retold(
    c: &Comparison<'_>,
    removed: &[usize],
    added: &[usize],
    one: &[(Span, Span)],
    says: [&dyn Fn(&usize) -> bool; 2],
) -> Vec<Retold> {
    if removed.is_empty() || added.is_empty() {
        return Vec::new();
    }
    let mut forms = Forms::default();
    let mut told = |t: &Telling, list: &[usize]| -> BTreeMap<usize, BTreeMap<u64, RetoldWord>> {
        list.iter().map(|i| (*i, words(t, *i, &mut forms))).collect()
    };
    let (before, after) = (told(c.before, removed), told(c.after, added));
    let mut places: KeyMap<Vec<usize>> = KeyMap::default();
    for &j in added {
        after[&j].keys().for_each(|key| places.entry(*key).or_default().push(j));
    }
    let mut candidates: Vec<(usize, usize, Vec<u64>)> = Vec::new();
    for &i in removed {
        let mut shared: BTreeMap<usize, (bool, Vec<u64>)> = BTreeMap::new();
        for (key, said) in &before[&i] {
            for j in places.get(key).filter(|l| l.len() <= MOST_PLACES).into_iter().flatten() {
                let (tells, keys) = shared.entry(*j).or_default();
                *tells |= said.tells && after[j][key].tells;
                keys.push(*key);
            }
        }
        let enough = shared.into_iter().filter(|(_, (tells, keys))| *tells && keys.len() >= SHARED);
        candidates.extend(enough.map(|(j, (_, keys))| (i, j, keys)));
    }
    // How rare a word is, only the whole texts tell: they are asked where it matters.
    let asked = candidates.iter().flat_map(|(i, j, _)| before[i].keys().chain(after[j].keys()));
    let mut seen: KeyMap<u32> = asked.map(|key| (*key, 0)).collect();
    let all = (c.before.sentences.list.len() + c.after.sentences.list.len()) as f32;
    if !candidates.is_empty() {
        let mut met: Vec<u64> = Vec::new();
        for (t, i) in [c.before, c.after].into_iter().flat_map(|t| (0..t.sentences.list.len()).map(move |i| (t, i))) {
            met.clear();
            for (_, _, key) in forms.in_sentence(t, i) {
                if let Some(count) = seen.get_mut(&key).filter(|_| !met.contains(&key)) {
                    *count += 1;
                    met.push(key);
                }
            }
        }
    }
    let rarity = |key: &u64| ((all + 1.0) / (seen.get(key).copied().unwrap_or(1) as f32 + 0.5)).ln().max(0.0);
    let weight = |list: &BTreeMap<u64, RetoldWord>| list.keys().map(rarity).sum::<f32>();
    let likeness = |(i, j, keys): (usize, usize, Vec<u64>)| {
        let shared = keys.iter().map(rarity).fold(0.0, |sum, w| sum + w);
        (2.0 * shared / (weight(&before[&i]) + weight(&after[&j])).max(f32::EPSILON), i, j)
    };
    let mut pairs: Vec<(f32, usize, usize)> = candidates.into_iter().map(likeness).collect();
    pairs.retain(|(likeness, ..)| *likeness >= ALIKE);
    // Two that share a sentence never have the same sum of places, so that no order of the texts decides.
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1 + x.2).cmp(&(y.1 + y.2))));
    let (mut gone, mut come) = (BTreeSet::new(), BTreeSet::new());
    let mut found = Vec::new();
    for (x, y) in one {
        let of = |t: &Telling, list: &[usize], span: Span| list.iter().copied().find(|i| t.sentences.list[*i].span.contains(span));
        let (Some(i), Some(j)) = (of(c.before, removed, *x), of(c.after, added, *y)) else { continue };
        if !gone.contains(&i) && !come.contains(&j) {
            gone.insert(i);
            come.insert(j);
            let spans = [c.before.sentences.list[i].span, c.after.sentences.list[j].span];
            found.push(Retold { before: i, after: j, spans, tie: Tie::Person });
        }
    }
    for (likeness, i, j) in pairs {
        if gone.contains(&i) || come.contains(&j) {
            continue;
        }
        gone.insert(i);
        come.insert(j);
        let part = |t: &Telling, s: usize, ours: &BTreeMap<u64, RetoldWord>, theirs: &BTreeMap<u64, RetoldWord>| {
            let at: Vec<usize> =
                ours.iter().filter(|(k, _)| theirs.contains_key(k)).flat_map(|(_, said)| said.at.iter().copied()).collect();
            clauses(t, s, &at)
        };
        let spans = [part(c.before, i, &before[&i], &after[&j]), part(c.after, j, &after[&j], &before[&i])];
        found.push(Retold { before: i, after: j, spans, tie: Tie::Words(likeness) });
    }
    let left = |list: &[usize], met: &BTreeSet<usize>, says: &dyn Fn(&usize) -> bool| -> Vec<usize> {
        list.iter().copied().filter(|i| !met.contains(i) && says(i)).collect()
    };
    for (i, j) in in_place(c, &left(removed, &gone, says[0]), &left(added, &come, says[1])) {
        let spans = [c.before.sentences.list[i].span, c.after.sentences.list[j].span];
        found.push(Retold { before: i, after: j, spans, tie: Tie::Place });
    }
    found.sort_by_key(|r| (r.before, r.after));
    found
}

/// The sentences that alone went and alone came in between two that stayed neighbours.
fn in_place(c: &Comparison<'_>, removed: &[usize], added: &[usize]) -> Vec<(usize, usize)> {
    let ends = |t: &Telling| t.sentences.list.len();
    // Where each kept sentence stands on the other side; those that moved or were split keep no place.
    let mut kept: Vec<(usize, usize)> =
        c.alignment.groups.iter().filter(|g| !g.moved).filter_map(|g| Some((*g.before.last()?, *g.after.last()?))).collect();
    kept.sort_unstable();
    let alone = |list: &[usize], from: Option<usize>, to: usize| -> Option<usize> {
        let first = from.map_or(0, |f| f + 1);
        let at = list.partition_point(|i| *i < first);
        let within: &[usize] = &list[at..at + list[at..].partition_point(|i| *i < to)];
        if let [one] = within { Some(*one) } else { None }
    };
    let bounds = kept.iter().map(|k| Some(*k)).chain([None]);
    let mut last: Option<(usize, usize)> = None;
    let mut found = Vec::new();
    for bound in bounds {
        // A passage that no kept sentence opens and closes is no place.
        if let (Some((p, q)), Some((r, s))) = (last, bound) {
            found.extend(alone(removed, Some(p), r.min(ends(c.before))).zip(alone(added, Some(q), s)));
        }
        last = bound;
    }
    found
}

/// The part of a sentence, from one comma to another, in which some of its words stand.
fn clauses(t: &Telling, i: usize, at: &[usize]) -> Span {
    let tokens = t.sentences.tokens_of(i);
    let breaks =
        |w: &Token| matches!(w.kind, Kind::Stop | Kind::Dash) && w.space_before() || matches!(w.text(&t.article.text), "," | ";" | ":");
    let (Some(first), Some(last)) = (at.iter().min(), at.iter().max()) else { return t.sentences.list[i].span };
    let start = (0..*first).rev().find(|k| breaks(&tokens[*k])).map_or(0, |k| k + 1);
    let end = (*last + 1..tokens.len()).find(|k| breaks(&tokens[*k])).unwrap_or(tokens.len());
    tokens[start].span.join(tokens[end - 1].span)
}
