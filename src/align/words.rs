//! Which words of two grouped sentences are the same: the word diff, by token keys.
//!
//! In: two runs of tokens. Out: for each token its partner on the other side, and the hunks between kept words.
//! Words that only changed their place within the sentence are partners too, and marked as moved.

use crate::lexicon::FUNCTION;
use crate::token::Token;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A run of tokens that stands where the other side has another run; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Tokens before, by their place in the run.
    pub before: Range<usize>,
    /// Tokens after.
    pub after: Range<usize>,
}

/// How the words of two runs correspond.
#[derive(Clone, Debug, Default)]
pub struct WordAlignment {
    /// For each token before, its equal after.
    pub to_after: Vec<Option<usize>>,
    /// For each token after, its equal before.
    pub to_before: Vec<Option<usize>>,
    /// For each token before, whether its equal stands elsewhere in the sentence.
    pub moved_before: Vec<bool>,
    /// For each token after, the same.
    pub moved_after: Vec<bool>,
    /// What lies between the kept words, in order.
    pub hunks: Vec<Hunk>,
}

/// Diffs two runs of tokens. The work is done in one canonical direction, so that exchanging the runs exchanges the result.
pub fn diff(before: &[Token], after: &[Token]) -> WordAlignment {
    let (b, a) = (keys(before), keys(after));
    if (b.len(), &b) > (a.len(), &a) { one_way(&a, &b, after, before).exchanged() } else { one_way(&b, &a, before, after) }
}

/// The keys by which tokens are the same. A figure of several parts is one word: each part has the key of the whole, so
/// that "2024-04-05" and "2024-05-04" have no part in common.
fn keys(tokens: &[Token]) -> Vec<u64> {
    let mut keys: Vec<u64> = tokens.iter().map(|t| t.key).collect();
    let mut at = 0;
    while at < tokens.len() {
        let len = 1 + tokens[at + 1..].iter().take_while(|t| t.is_joined()).count();
        if len > 1 {
            let whole = keys[at..at + len].iter().fold(len as u64, |sum, key| (sum.rotate_left(7) ^ key).wrapping_mul(PRIME));
            keys[at..at + len].iter_mut().zip(0..).for_each(|(key, part)| *key = whole.wrapping_add(part));
        }
        at += len;
    }
    keys
}

/// The multiplier of FNV-1a.
const PRIME: u64 = 0x0100_0000_01b3;

impl WordAlignment {
    fn exchanged(mut self) -> WordAlignment {
        std::mem::swap(&mut self.to_after, &mut self.to_before);
        std::mem::swap(&mut self.moved_before, &mut self.moved_after);
        for hunk in &mut self.hunks {
            std::mem::swap(&mut hunk.before, &mut hunk.after);
        }
        self
    }
}

fn one_way(b: &[u64], a: &[u64], before: &[Token], after: &[Token]) -> WordAlignment {
    let mut words = WordAlignment {
        to_after: vec![None; b.len()],
        to_before: vec![None; a.len()],
        moved_before: vec![false; b.len()],
        moved_after: vec![false; a.len()],
        hunks: Vec::new(),
    };
    if b == a {
        words.to_after = (0..b.len()).map(Some).collect();
        words.to_before.clone_from(&words.to_after);
        return words;
    }
    let (mut i, mut j) = (0, 0);
    for (x, y) in kept(b, a, before, after).into_iter().chain([(b.len(), a.len())]) {
        if x > i || y > j {
            words.hunks.push(Hunk { before: i..x, after: j..y });
        }
        if x < b.len() {
            (words.to_after[x], words.to_before[y]) = (Some(y), Some(x));
        }
        (i, j) = (x + 1, y + 1);
    }
    find_moved(&mut words, (b, before), (a, after));
    words
}

/// The kept pairs in one direction, without the lone function words that make a diff jump about.
fn kept(b: &[u64], a: &[u64], before: &[Token], after: &[Token]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, b, a) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            pairs.push((old_index, new_index, len));
        }
    }
    slide(&mut pairs, b, a);
    // A kept "the" or comma between two replaced runs says nothing: the runs are one.
    let light = |t: &Token| !t.is_word() || FUNCTION.word(*t).is_some();
    let mut out = Vec::new();
    for (k, &(i, j, len)) in pairs.iter().enumerate() {
        let inner = i > 0 && j > 0 && i + len < b.len() && j + len < a.len();
        let gap = |(x, y): (usize, usize), (p, q): (usize, usize)| p - x > 0 && q - y > 0;
        let previous = k.checked_sub(1).map_or((0, 0), |p| (pairs[p].0 + pairs[p].2, pairs[p].1 + pairs[p].2));
        let next = pairs.get(k + 1).map_or((b.len(), a.len()), |n| (n.0, n.1));
        let island = inner && len == 1 && light(&before[i]) && light(&after[j]) && gap(previous, (i, j)) && gap((i + len, j + len), next);
        if !island {
            out.extend((0..len).map(|d| (i + d, j + d)));
        }
    }
    out
}

/// Moves kept runs to where what came in stands beside what went. "Was the pilot of the plane" and "was a cook in the plane"
/// keep one "the", and it is that of the plane.
fn slide(pairs: &mut [(usize, usize, usize)], b: &[u64], a: &[u64]) {
    for k in 0..pairs.len() {
        let (i, j, len) = pairs[k];
        let (before_i, before_j) = k.checked_sub(1).map_or((0, 0), |p| (pairs[p].0 + pairs[p].2, pairs[p].1 + pairs[p].2));
        let (next_i, next_j) = pairs.get(k + 1).map_or((b.len(), a.len()), |n| (n.0, n.1));
        let gaps = [i - before_i, j - before_j, next_i - (i + len), next_j - (j + len)];
        let same = |run: &[u64], from: usize, to: usize| run[from..from + len] == run[to..to + len];
        pairs[k] = match gaps {
            // What came in stands before it, what went behind.
            [0, came, went, 0] if came > 0 && went > 0 => match () {
                () if same(b, i, i + went) => (i + went, j, len),
                () if same(a, j, j - came) => (i, j - came, len),
                () => continue,
            },
            [went, 0, 0, came] if came > 0 && went > 0 => match () {
                () if same(b, i, i - went) => (i - went, j, len),
                () if same(a, j, j + came) => (i, j + came, len),
                () => continue,
            },
            _ => continue,
        };
    }
}

fn hunk_at(hunks: &[Hunk], token: usize, before: bool) -> Option<&Hunk> {
    let range = |h: &Hunk| if before { h.before.clone() } else { h.after.clone() };
    let at = hunks.partition_point(|h| range(h).end <= token);
    hunks.get(at).filter(|h| range(h).contains(&token))
}

/// Content words taken from one place of the sentence and put in another.
fn find_moved(words: &mut WordAlignment, (b, before): (&[u64], &[Token]), (a, after): (&[u64], &[Token])) {
    let content = |t: &Token| t.is_word() && FUNCTION.word(*t).is_none();
    let mut open: Vec<usize> = (0..after.len()).filter(|j| words.to_before[*j].is_none() && after[*j].is_word()).collect();
    let longest = |i: usize, j: usize, words: &WordAlignment| {
        let same = |d: usize| {
            let (x, y) = (i + d, j + d);
            x < before.len() && y < after.len() && b[x] == a[y] && words.to_after[x].is_none() && words.to_before[y].is_none()
        };
        (0..before.len() - i).take_while(|d| same(*d)).count()
    };
    let mut i = 0;
    while i < before.len() {
        if words.to_after[i].is_some() || !before[i].is_word() {
            i += 1;
            continue;
        }
        // Bounded by the hunks of one sentence pair, which the sentence stage keeps short.
        let best =
            open.iter().filter(|j| b[i] == a[**j]).map(|j| (longest(i, *j, words), *j)).max_by_key(|(n, j)| (*n, std::cmp::Reverse(*j)));
        // A lone word that something else replaced did not move: "closed … shut" to "open … closed" changed both. Nor did
        // words that exchanged places: "Kral beat Lund" and "Lund beat Kral" tell of two things.
        let filled_before = hunk_at(&words.hunks, i, true).is_some_and(|h| !h.after.is_empty());
        let filled_after = |j: usize| hunk_at(&words.hunks, j, false).is_some_and(|h| !h.before.is_empty());
        let Some((len, j)) = best.filter(|(n, j)| {
            *n > 0
                && (0..*n).any(|d| content(&before[i + d]))
                && !(filled_before && filled_after(*j))
                && (before[i..i + n].iter().filter(|t| !t.is_joined()).count() > 1 || !filled_before && !filled_after(*j))
        }) else {
            i += 1;
            continue;
        };
        for d in 0..len {
            (words.to_after[i + d], words.to_before[j + d]) = (Some(j + d), Some(i + d));
            (words.moved_before[i + d], words.moved_after[j + d]) = (true, true);
        }
        open.retain(|k| !(j..j + len).contains(k));
        i += len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::word_id;
    use crate::token::{Span, tokenize};

    #[track_caller]
    fn check(before: &str, after: &str, expected: &[(&str, &str)]) {
        let cut = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(text, Span::new(0, text.len()), word_id, &mut tokens);
            tokens
        };
        let (b, a) = (cut(before), cut(after));
        let of = |text: &str, tokens: &[Token], range: &Range<usize>| {
            if range.is_empty() { String::new() } else { tokens[range.start].span.join(tokens[range.end - 1].span).of(text).to_owned() }
        };
        let found: Vec<(String, String)> =
            diff(&b, &a).hunks.iter().map(|h| (of(before, &b, &h.before), of(after, &a, &h.after))).collect();
        assert_eq!(found.iter().map(|(x, y)| (x.as_str(), y.as_str())).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn hunks_stand_between_kept_words() {
        check("130 people were wounded", "310 people were wounded", &[("130", "310")]);
        check("Police said the fire started", "The fire started", &[("Police said", "")]);
    }

    #[test]
    fn a_lone_small_word_does_not_cut_a_hunk() {
        check(
            "it hit the red bus of pupils today",
            "it hit a blue van of teachers today",
            &[("the red bus of pupils", "a blue van of teachers")],
        );
    }

    #[test]
    fn what_came_in_stands_beside_what_went() {
        check("was the pilot of the plane", "was a cook in the plane", &[("the pilot of", "a cook in")]);
        check("the van of a baker", "the van of the old mill", &[("a baker", "the old mill")]);
        check("it hit the wall", "it hit the old wall", &[("", "old")]);
    }

    #[test]
    fn typography_is_no_change() {
        check("“We don’t know” – yet", "\"We don't know\" - yet", &[]);
    }
}
