//! Which sentences tell the same.
//!
//! Cost: every step is near-linear in the number of sentences. The index skips words that stand in more than
//! `MAX_POSTINGS` sentences; sentences made only of such words are found by their place.

use super::{Alignment, Few, Group};
use crate::article::Role;
use crate::kind::form::form;
use crate::lexicon::FUNCTION;
use crate::sentence::Sentences;
use crate::token::{self, Kind, Token};
pub use crate::token::{KeyHasher, KeyMap};
use smallvec::{SmallVec, smallvec};
use std::cell::OnceCell;

/// A word in more sentences than this finds no candidates: it says too little.
const MAX_POSTINGS: usize = 24;
/// How many candidates of one sentence are weighed, most shared weight first.
const MAX_CANDIDATES: usize = 24;
/// How far from its expected place, in sentences, a sentence is looked for.
const BAND: usize = 6;
/// Two sentences less alike than this tell different things. Chosen on the corpus: at 0.30 unrelated sentences of one
/// story pair on its subject alone, at 0.50 rewritten ones are lost.
const ALIKE: f32 = 0.40;
/// Sentences that stand between the same neighbours need be less alike.
const ALIKE_IN_PLACE: f32 = 0.27;
/// Headlines share few words with their next version, and stand at the same place.
const ALIKE_HEADLINE: f32 = 0.15;
/// Headlines that share so much are held against each other before all else.
const SAME_HEADLINE: f32 = 0.35;
/// The share of a sentence's weight that must be found in a longer one for it to be a part split off or merged in.
const CONTAINED: f32 = 0.62;

/// The rank of a headline.
const HEADLINE: u8 = 2;

/// What is needed of one sentence to find its like.
struct Profile<'a> {
    tokens: &'a [Token],
    /// Whether it is of a correction note, which quotes the old story: its words are held against other notes only.
    note: bool,
    /// Hash of its words, in order.
    hash: u64,
    /// Whether it has no words.
    empty: bool,
    /// 2 for a headline, 1 for what stands beside it: they are aligned with each other first.
    rank: u8,
    /// Weighed when first asked for: most sentences have an equal one, and need it never.
    words: OnceCell<Box<WordWeights>>,
}

/// The words of a sentence, each once.
struct WordWeights {
    /// With their weights, by key.
    list: Vec<(u64, f32)>,
    /// The sum of the weights.
    weight: f32,
}

impl<'a> Profile<'a> {
    fn new(sentences: &'a Sentences, i: usize) -> Profile<'a> {
        let tokens = sentences.tokens_of(i);
        let role = sentences.list[i].role;
        let mut profile = Profile {
            tokens,
            note: role == Role::Note,
            hash: 0,
            empty: true,
            rank: u8::from(role.is_prominent()) + u8::from(role == Role::Headline),
            words: OnceCell::new(),
        };
        let (mut count, mut hash) = (0u64, 0u64);
        for key in profile.keys() {
            hash = hash.rotate_left(7).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ key;
            count += 1;
        }
        (profile.hash, profile.empty) = (hash.wrapping_add(count), count == 0);
        profile
    }

    /// Hash of what it says, however it is written.
    fn said(&self) -> u64 {
        form(self.tokens)
            .into_iter()
            .fold(u64::from(self.note), |hash, part| hash.rotate_left(7).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ part)
    }

    fn keys(&self) -> impl Iterator<Item = u64> + use<'a> {
        let note = if self.note { u64::MAX } else { 0 };
        self.tokens.iter().filter(|t| t.is_word()).map(move |t| t.key ^ note)
    }

    fn words(&self) -> &WordWeights {
        self.words.get_or_init(|| {
            let weights = self.tokens.iter().filter(|t| t.is_word()).map(weight);
            let mut list: Vec<(u64, f32)> = self.keys().zip(weights).collect();
            list.sort_by_key(|w| w.0);
            list.dedup_by_key(|w| w.0);
            let weight = list.iter().map(|w| w.1).sum();
            Box::new(WordWeights { list, weight })
        })
    }
}

/// Which sentences of the other side are weighed against one.
trait Candidates {
    /// Those among the open ones.
    fn among(sentences: &[Profile], open: &[usize]) -> Self;
    /// Those that may be like `p`, which is expected at `place`; in order.
    fn candidates(&self, p: &Profile, place: usize, open: &[usize]) -> Vec<usize>;
}

/// Aligns in this direction; [`super::align`] picks the direction.
pub fn align(before: &Sentences, after: &Sentences) -> Alignment {
    align_among::<Index>(before, after)
}

fn align_among<C: Candidates>(before: &Sentences, after: &Sentences) -> Alignment {
    let (b, a) = (profiles(before), profiles(after));
    let mut mate_b: Vec<Option<usize>> = vec![None; b.len()];
    let mut mate_a: Vec<Option<usize>> = vec![None; a.len()];
    let skip_b: Vec<bool> = before.list.iter().map(|s| s.folded).collect();
    let skip_a: Vec<bool> = after.list.iter().map(|s| s.folded).collect();
    let mut likeness = vec![1.0f32; b.len()];
    match_equal(&b, &a, &skip_b, &skip_a, &mut mate_b, &mut mate_a, |p| p.hash);
    // In another hand they are equal still.
    if [(&mate_b, &skip_b), (&mate_a, &skip_a)].iter().all(|(mates, skip)| mates.iter().zip(*skip).any(|(m, s)| m.is_none() && !s)) {
        match_equal(&b, &a, &skip_b, &skip_a, &mut mate_b, &mut mate_a, |p| p.said());
    }
    // A headline that was rewritten is still the headline, however much of it another sentence has.
    match_headlines(before, after, [&b, &a], SAME_HEADLINE, &mut mate_b, &mut mate_a, &mut likeness);
    match_alike::<C>(&b, &a, &skip_b, &skip_a, &mut mate_b, &mut mate_a, &mut likeness);
    match_headlines(before, after, [&b, &a], ALIKE_HEADLINE, &mut mate_b, &mut mate_a, &mut likeness);
    match_answers(before, after, [&skip_b, &skip_a], &mut mate_b, &mut mate_a, &mut likeness);
    let mut groups: Vec<Group> = mate_b
        .iter()
        .enumerate()
        .filter_map(|(i, m)| m.map(|j| Group { before: smallvec![i], after: smallvec![j], moved: false, likeness: likeness[i] }))
        .collect();
    attach_parts(&b, &a, &skip_b, &skip_a, &mut mate_b, &mut mate_a, &mut groups);
    // Of a long text they hold more than what follows.
    drop((b, a));
    mark_moved(&mut groups, before, after);
    groups.sort_by_key(|g| g.after[0]);
    let left = |mates: &[Option<usize>], skip: &[bool]| (0..mates.len()).filter(|i| mates[*i].is_none() && !skip[*i]).collect();
    Alignment { groups, removed: left(&mate_b, &skip_b), added: left(&mate_a, &skip_a) }
}

/// How alike two sentences are, 0 to 1, and which part of the weight of the second the first has.
pub fn likeness(before: &Sentences, i: usize, after: &Sentences, j: usize) -> (f32, f32) {
    let (b, a) = (Profile::new(before, i), Profile::new(after, j));
    (likeness_of(&b, &a), shared(&b, &a) / a.words().weight.max(0.1))
}

/// The same where both are all that their texts tell, which makes them more alike than their words: as [`align`] has it.
pub fn likeness_of_lone(before: &Sentences, i: usize, after: &Sentences, j: usize) -> f32 {
    let (b, a) = (Profile::new(before, i), Profile::new(after, j));
    (likeness_of(&b, &a) + placed(true, &b, &a)).min(0.999)
}

/// How much more alike two sentences are for where they stand.
fn placed(in_place: bool, b: &Profile<'_>, a: &Profile<'_>) -> f32 {
    let one_part = (b.rank > 0) == (a.rank > 0);
    (if in_place { 0.06 } else { 0.0 }) + (if one_part { 0.04 } else { 0.0 })
}

fn profiles(sentences: &Sentences) -> Vec<Profile<'_>> {
    (0..sentences.list.len()).map(|i| Profile::new(sentences, i)).collect()
}

/// How much a word says of what its sentence is about.
fn weight(t: &Token) -> f32 {
    if FUNCTION.word(*t).is_some() {
        0.15
    } else if t.kind == Kind::Number {
        0.7
    } else if t.is_capitalised() {
        1.3
    } else {
        1.0
    }
}

/// Equal sentences, by a hash of theirs: the k-th of one side with the k-th of the other.
fn match_equal(
    b: &[Profile<'_>],
    a: &[Profile<'_>],
    skip_b: &[bool],
    skip_a: &[bool],
    mate_b: &mut [Option<usize>],
    mate_a: &mut [Option<usize>],
    hash: impl Fn(&Profile<'_>) -> u64,
) {
    // Nearly every sentence is the only one of its words.
    let mut places: KeyMap<SmallVec<[u32; 4]>> = KeyMap::with_capacity_and_hasher(a.len(), Default::default());
    for (j, p) in a.iter().enumerate().rev().filter(|(j, p)| !skip_a[*j] && mate_a[*j].is_none() && !p.empty) {
        places.entry(hash(p)).or_default().push(j as u32);
    }
    for (i, p) in b.iter().enumerate().filter(|(i, p)| !skip_b[*i] && !p.empty) {
        if mate_b[i].is_some() {
            continue;
        }
        if let Some(j) = places.get_mut(&hash(p)).and_then(SmallVec::pop) {
            let j = j as usize;
            (mate_b[i], mate_a[j]) = (Some(j), Some(i));
        }
    }
}

/// The rest: most alike first, one to one.
fn match_alike<C: Candidates>(
    b: &[Profile<'_>],
    a: &[Profile<'_>],
    skip_b: &[bool],
    skip_a: &[bool],
    mate_b: &mut [Option<usize>],
    mate_a: &mut [Option<usize>],
    likeness: &mut [f32],
) {
    let open_b: Vec<usize> = (0..b.len()).filter(|i| mate_b[*i].is_none() && !skip_b[*i]).collect();
    let open_a: Vec<usize> = (0..a.len()).filter(|j| mate_a[*j].is_none() && !skip_a[*j]).collect();
    if open_b.is_empty() || open_a.is_empty() {
        return;
    }
    let among = C::among(a, &open_a);
    let expected = expected_places(mate_b, a.len());
    let lone = open_b.len() == 1 && open_a.len() == 1;
    let mut found: Vec<(f32, usize, usize)> = Vec::new();
    for &i in &open_b {
        for j in among.candidates(&b[i], expected[i], &open_a) {
            let in_place = neighbours_agree(i, j, mate_b, mate_a);
            let alike = likeness_of(&b[i], &a[j]);
            let bonus = placed(in_place, &b[i], &a[j]);
            let needed = if in_place || lone { ALIKE_IN_PLACE } else { ALIKE };
            if alike >= needed {
                found.push((alike + bonus, i, j));
            }
        }
    }
    let distance = |i: usize, j: usize| expected[i].abs_diff(j);
    found.sort_by(|x, y| {
        y.0.total_cmp(&x.0).then_with(|| distance(x.1, x.2).cmp(&distance(y.1, y.2))).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2))
    });
    for (score, i, j) in found {
        if mate_b[i].is_none() && mate_a[j].is_none() {
            (mate_b[i], mate_a[j]) = (Some(j), Some(i));
            likeness[i] = score.min(0.999);
        }
    }
}

/// A headline is rewritten more than it is replaced: the two are held against each other when they share anything.
fn match_headlines(
    before: &Sentences,
    after: &Sentences,
    profiles: [&[Profile<'_>]; 2],
    least: f32,
    mate_b: &mut [Option<usize>],
    mate_a: &mut [Option<usize>],
    likeness: &mut [f32],
) {
    let only = |s: &Sentences| {
        let mut headlines = (0..s.list.len()).filter(|i| s.list[*i].role == Role::Headline && !s.list[*i].folded);
        headlines.next().filter(|_| headlines.next().is_none())
    };
    let (Some(i), Some(j)) = (only(before), only(after)) else { return };
    if mate_b[i].is_none() && mate_a[j].is_none() {
        let alike = likeness_of(&profiles[0][i], &profiles[1][j]);
        if alike >= least {
            (mate_b[i], mate_a[j]) = (Some(j), Some(i));
            likeness[i] = alike;
        }
    }
}

/// An answer of more words than this says what it is about itself.
const ANSWER: usize = 6;

/// What follows one question on both sides are two answers to it, whatever words they share: "No." and "Yes."
fn match_answers(
    before: &Sentences,
    after: &Sentences,
    skip: [&[bool]; 2],
    mate_b: &mut [Option<usize>],
    mate_a: &mut [Option<usize>],
    likeness: &mut [f32],
) {
    let mark = token::key("?", Kind::Stop);
    let asks = |s: &Sentences, i: usize| s.tokens_of(i).iter().rev().take(ASKED).any(|t| t.kind == Kind::Stop && t.key == mark);
    let short = |s: &Sentences, i: usize| s.list[i].role.tells() && s.words_of(i) <= ANSWER;
    for i in 1..mate_b.len() {
        let Some(j) = mate_b[i - 1].map(|j| j + 1).filter(|j| *j < mate_a.len()) else { continue };
        let free = mate_b[i].is_none() && mate_a[j].is_none() && !skip[0][i] && !skip[1][j];
        if free && short(before, i) && short(after, j) && asks(before, i - 1) && asks(after, j - 1) {
            (mate_b[i], mate_a[j]) = (Some(j), Some(i));
            likeness[i] = ALIKE;
        }
    }
}

/// The mark of a question stands among so many last tokens: a bracket or a quotation mark may close behind it.
const ASKED: usize = 3;

/// Where each sentence would stand on the other side, by the matched sentences before it.
fn expected_places(mates: &[Option<usize>], other: usize) -> Vec<usize> {
    let mut last = 0;
    mates
        .iter()
        .map(|mate| {
            let here = mate.unwrap_or(last);
            last = (here + 1).min(other.saturating_sub(1));
            here
        })
        .collect()
}

/// Whether the sentences before or after the two are matched to each other, or both stand at an end.
fn neighbours_agree(i: usize, j: usize, mate_b: &[Option<usize>], mate_a: &[Option<usize>]) -> bool {
    let before = match (i.checked_sub(1), j.checked_sub(1)) {
        (None, None) => true,
        (Some(p), Some(q)) => mate_b[p] == Some(q),
        _ => false,
    };
    let after = match (i + 1 < mate_b.len(), j + 1 < mate_a.len()) {
        (false, false) => true,
        (true, true) => mate_b[i + 1] == Some(j + 1),
        _ => false,
    };
    before || after
}

/// Weight shared by two sentences, over the mean of their weights.
fn likeness_of(b: &Profile<'_>, a: &Profile<'_>) -> f32 {
    2.0 * shared(b, a) / (b.words().weight + a.words().weight).max(0.1)
}

fn shared(b: &Profile<'_>, a: &Profile<'_>) -> f32 {
    let (b, a) = (&b.words().list, &a.words().list);
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < b.len() && j < a.len() {
        match b[i].0.cmp(&a[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += b[i].1.min(a[j].1);
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// Which open sentences hold a word.
struct Index {
    /// A word that few sentences hold tells most: there is room for these without more ado.
    postings: KeyMap<SmallVec<[u32; 4]>>,
}

impl Candidates for Index {
    fn among(sentences: &[Profile<'_>], open: &[usize]) -> Index {
        let mut postings: KeyMap<SmallVec<[u32; 4]>> = KeyMap::default();
        for &j in open {
            for (key, weight) in &sentences[j].words().list {
                if *weight >= 0.5 {
                    let list = postings.entry(*key).or_default();
                    // One more than the limit marks a word as too common.
                    if list.len() <= MAX_POSTINGS {
                        list.push(j as u32);
                    }
                }
            }
        }
        Index { postings }
    }

    /// The sentences that share most rare words with `p`, and those near its expected place.
    fn candidates(&self, p: &Profile<'_>, place: usize, open: &[usize]) -> Vec<usize> {
        let mut counts: Vec<(u32, f32)> = Vec::new();
        for (key, weight) in &p.words().list {
            if let Some(list) = self.postings.get(key).filter(|l| l.len() <= MAX_POSTINGS) {
                counts.extend(list.iter().map(|j| (*j, *weight)));
            }
        }
        counts.sort_by_key(|c| c.0);
        let mut merged: Vec<(u32, f32)> = Vec::new();
        for (j, w) in counts {
            match merged.last_mut() {
                Some(last) if last.0 == j => last.1 += w,
                _ => merged.push((j, w)),
            }
        }
        merged.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        merged.truncate(MAX_CANDIDATES);
        let mut out: Vec<usize> = merged.into_iter().map(|c| c.0 as usize).collect();
        let from = open.partition_point(|j| j + BAND < place);
        out.extend(open[from..].iter().take_while(|j| **j <= place + BAND));
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// A sentence left over on one side may be part of a neighbour's mate: a split or a merge.
fn attach_parts(
    b: &[Profile<'_>],
    a: &[Profile<'_>],
    skip_b: &[bool],
    skip_a: &[bool],
    mate_b: &mut [Option<usize>],
    mate_a: &mut [Option<usize>],
    groups: &mut [Group],
) {
    let (mut of_before, mut of_after) = (vec![None; b.len()], vec![None; a.len()]);
    for (g, group) in groups.iter().enumerate() {
        (of_before[group.before[0]], of_after[group.after[0]]) = (Some(g), Some(g));
    }
    attach([b, a], skip_b, mate_b, &of_after, groups, |g| [g.before[0], g.after[0]], |g| &mut g.before);
    attach([a, b], skip_a, mate_a, &of_before, groups, |g| [g.after[0], g.before[0]], |g| &mut g.after);
}

/// Attaches the left-over sentences of one side; `[mine, theirs]` throughout, `of_theirs` the group of each of theirs.
fn attach(
    [mine, theirs]: [&[Profile<'_>]; 2],
    skip: &[bool],
    mates: &mut [Option<usize>],
    of_theirs: &[Option<usize>],
    groups: &mut [Group],
    firsts: fn(&Group) -> [usize; 2],
    part_of: fn(&mut Group) -> &mut Few,
) {
    for i in 0..mine.len() {
        if mates[i].is_some() || skip[i] {
            continue;
        }
        let near = [i.checked_sub(1), Some(i + 1), i.checked_sub(2), Some(i + 2)];
        let target = near.into_iter().flatten().filter_map(|k| mates.get(k).copied().flatten()).filter_map(|j| of_theirs[j]);
        if let Some(g) = best_part(&mine[i], target, |g| &theirs[firsts(&groups[g])[1]], |g| &mine[firsts(&groups[g])[0]]) {
            let parts = part_of(&mut groups[g]);
            parts.push(i);
            parts.sort_unstable();
            mates[i] = Some(firsts(&groups[g])[1]);
        }
    }
}

/// The group whose one sentence holds most of `part`, beyond what that sentence's own mate already holds.
fn best_part<'p, 't: 'p>(
    part: &Profile<'_>,
    groups: impl Iterator<Item = usize>,
    whole: impl Fn(usize) -> &'p Profile<'t>,
    mate: impl Fn(usize) -> &'p Profile<'t>,
) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for g in groups {
        let (whole, mate) = (whole(g), mate(g));
        // No headline is split up into sentences.
        if whole.rank == HEADLINE && part.rank != HEADLINE {
            continue;
        }
        let lacks = |p: &Profile<'_>, key: u64| p.words().list.binary_search_by_key(&key, |m| m.0).is_err();
        let rest: Vec<(u64, f32)> = part.words().list.iter().filter(|w| w.1 >= 0.5 && lacks(mate, w.0)).copied().collect();
        let weight: f32 = rest.iter().map(|w| w.1).sum();
        let held: f32 = rest.iter().filter(|w| !lacks(whole, w.0)).map(|w| w.1).sum();
        let share = held / weight.max(0.1);
        if weight >= 2.0 && share >= CONTAINED && best.is_none_or(|(s, _)| share > s) {
            best = Some((share, g));
        }
    }
    best.map(|b| b.1)
}

/// The groups outside the heaviest run that keeps its order have moved.
fn mark_moved(groups: &mut [Group], before: &Sentences, after: &Sentences) {
    groups.sort_by_key(|g| g.before[0]);
    let weights: Vec<u64> = groups.iter().map(|g| g.before.iter().map(|i| before.words_of(*i) as u64).sum::<u64>() + 1).collect();
    let places: Vec<usize> = groups.iter().map(|g| g.after[0]).collect();
    let kept = heaviest_increasing(&places, &weights, after.list.len());
    for (group, keep) in groups.iter_mut().zip(kept) {
        group.moved = !keep;
    }
}

/// Marks a heaviest increasing subsequence of `places`, with a Fenwick tree of prefix maxima.
fn heaviest_increasing(places: &[usize], weights: &[u64], size: usize) -> Vec<bool> {
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); size + 1];
    let mut previous = vec![usize::MAX; places.len()];
    let mut best = (0u64, usize::MAX);
    for (k, (&place, &weight)) in places.iter().zip(weights).enumerate() {
        let mut top = (0u64, usize::MAX);
        let mut at = place;
        while at > 0 {
            if tree[at].0 > top.0 {
                top = tree[at];
            }
            at &= at - 1;
        }
        previous[k] = top.1;
        let total = top.0 + weight;
        let mut at = place + 1;
        while at <= size {
            if tree[at].0 < total {
                tree[at] = (total, k);
            }
            at += at & at.wrapping_neg();
        }
        if total > best.0 {
            best = (total, k);
        }
    }
    let mut kept = vec![false; places.len()];
    let mut at = best.1;
    while at != usize::MAX {
        kept[at] = true;
        at = previous[at];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::align;
    use super::*;
    use crate::article::{Article, Block, Role};
    use crate::sentence;
    use crate::token::Span;

    fn sentences(text: &str) -> Sentences {
        let block = Block { span: Span::new(0, text.len()), role: Role::Body, folded: false };
        sentence::split(&Article { text: text.to_owned().into(), blocks: vec![block], ..Article::default() })
    }

    /// Groups as "before:after", those that moved with a star.
    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        let list = |l: &[usize]| l.iter().map(ToString::to_string).collect::<Vec<_>>().join("+");
        let found = align(&sentences(before), &sentences(after));
        let mut shown: Vec<String> =
            found.groups.iter().map(|g| format!("{}:{}{}", list(&g.before), list(&g.after), if g.moved { "*" } else { "" })).collect();
        if !found.removed.is_empty() {
            shown.push(format!("-{}", list(&found.removed)));
        }
        if !found.added.is_empty() {
            shown.push(format!("+{}", list(&found.added)));
        }
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn a_headline_is_held_against_the_headline() {
        let told = |text: &str| sentence::split(&crate::read::plain(text.to_owned(), None));
        let before = told("Mother critical after crash on bridge near school\n\nA mother of two is in hospital.\n");
        // The first sentence has more words of the old headline than the new headline has.
        let after = told(
            "Mother hurt in crash on bridge dies\n\nA mother who was critical after the crash on the bridge near the school has died.\n",
        );
        let found = align(&before, &after);
        assert!(found.groups.iter().any(|g| g.before[..] == [0] && g.after[..] == [0]));
    }

    /// All of them: what the index is measured by.
    struct Everyone;

    impl Candidates for Everyone {
        fn among(_: &[Profile], _: &[usize]) -> Everyone {
            Everyone
        }
        fn candidates(&self, _: &Profile, _: usize, open: &[usize]) -> Vec<usize> {
            open.to_vec()
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

        /// Small words alone make no two sentences alike here, so that the index, which does not look them up, may miss none.
        #[test]
        fn the_index_finds_what_weighing_every_pair_finds(
            texts in proptest::array::uniform2(proptest::collection::vec(
                (proptest::collection::vec(0..40usize, 2..9), 0..3usize), 0..MAX_CANDIDATES,
            )),
        ) {
            const SMALL: [&str; 3] = ["the", "of", "and"];
            let sentence = |(words, small): &(Vec<usize>, usize)| {
                let words: Vec<String> = words.iter().map(|w| format!("w{w}x")).collect();
                format!("The {} {}. ", SMALL[..*small].join(" "), words.join(" "))
            };
            let [before, after] = texts.map(|list| sentences(&list.iter().map(sentence).collect::<String>()));
            proptest::prop_assert_eq!(align(&before, &after), {
                let there = super::super::canonical(&before, &after) != std::cmp::Ordering::Greater;
                if there { align_among::<Everyone>(&before, &after) } else { align_among::<Everyone>(&after, &before).exchanged() }
            });
        }
    }

    const A: &str = "The ferry left Ostby at dawn.";
    const B: &str = "Rescuers pulled 41 passengers from the water near the old lighthouse.";
    const C: &str = "The operator had passed its safety audit in March.";

    #[test]
    fn equal_and_alike_sentences_pair() {
        check(
            &format!("{A} {B} {C}"),
            &format!("{A} Rescuers pulled 43 passengers out of the water by the lighthouse. {C}"),
            "0:0 1:1 2:2",
        );
    }

    #[test]
    fn a_moved_sentence_is_found_with_its_change() {
        check(&format!("{A} {B} {C}"), &format!("{B} {C} The ferry left Ostby at noon."), "1:0 2:1 0:2*");
    }

    #[test]
    fn a_split_sentence_keeps_both_parts() {
        check(
            &format!("{A} Rescuers pulled 41 passengers from the water and the coastguard closed the whole strait to shipping. {C}"),
            &format!("{A} Rescuers pulled 41 passengers from the water. The coastguard closed the whole strait to shipping. {C}"),
            "0:0 1:1+2 2:3",
        );
    }

    #[test]
    fn sentences_about_other_things_do_not_pair() {
        check(&format!("{A} {B}"), &format!("{A} The council meets again on the new budget tomorrow."), "0:0 -1 +1");
    }
}
