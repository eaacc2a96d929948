//! Sentences of one or several tellings in, those that are told in nearly the same words out.
//!
//! Two such sentences tell one thing, in whatever text they stand: what differs in them is held by the rules of a
//! comparison. Each sentence is held against the few before it that share most of its rarer words, so that the work grows
//! with the text.

use crate::align::likeness;
use crate::lexicon::FUNCTION;
use crate::relation::lemma;
use crate::telling::{DIFFERENT, Telling};
use crate::token::{self, KeyMap, Kind, Token};

/// A sentence: its telling's place in the list, and its own in the telling.
pub type SentencePlace = (usize, usize);

/// A word that stands in more sentences than this finds no candidates: it says too little.
const MOST_PLACES: usize = 24;
/// So many sentences before one are looked at, those that share most words first.
const MOST_CANDIDATES: usize = 4;
/// Shorter sentences, in words that say something, are alike by chance.
const SHORTEST: usize = 4;

/// Sentences that share less of their words, by how rare those are, tell different things: as in [`crate::compare`].
const KIN: f32 = 0.2;
/// So many words in common are no chance.
const SHARED: usize = 2;
/// In a text of fewer sentences than this, no word is held to be common.
const FEW: f32 = 20.0;

/// Which sentences of tellings are held against each other.
#[derive(Clone, Copy)]
pub enum Among<'a> {
    /// All of them.
    All,
    /// Those of which this is so, and no others.
    Only(&'a dyn Fn(SentencePlace) -> bool),
    /// Pairs of which this is so of one sentence at least.
    Touching(&'a dyn Fn(SentencePlace) -> bool),
}

impl Among<'_> {
    fn takes(self, place: SentencePlace) -> bool {
        if let Among::Only(is) = self { is(place) } else { true }
    }
    /// Which of some sentences one of each pair must be.
    fn touched(self, places: &[SentencePlace]) -> Vec<bool> {
        let is = |p: &SentencePlace| if let Among::Touching(is) = self { is(*p) } else { true };
        places.iter().map(is).collect()
    }
}

/// The key by which a word is told from others.
type WordKey = fn(&Telling, &Token) -> u64;

/// The words of some sentences that say something, numbered: which sentence has which.
pub struct TwinIndex {
    /// The sentences.
    places: Vec<SentencePlace>,
    /// The numbers of the words of each sentence, in the order of their keys, one sentence after the other.
    words: Vec<u32>,
    /// Where those of a sentence begin, and the end.
    starts: Vec<u32>,
    /// The sentences of each word, one word after the other, by their place in `places`.
    having: Vec<u32>,
    /// Where those of a word begin, and the end.
    firsts: Vec<u32>,
}

impl TwinIndex {
    /// Of the sentences that tell something, by the dictionary forms of their words.
    pub fn stems(tellings: &[&Telling]) -> TwinIndex {
        TwinIndex::build(tellings, Among::All, stem)
    }

    /// Of the sentences that tell something and that `among` takes, by their words as they are written: for those who want
    /// sentences that are alike, it finds the same as their dictionary forms and costs far less.
    pub fn written(tellings: &[&Telling], among: Among<'_>) -> TwinIndex {
        TwinIndex::build(tellings, among, |_, w| w.key)
    }

    /// Of the sentences that tell something and that `among` takes.
    fn build(tellings: &[&Telling], among: Among<'_>, key: WordKey) -> TwinIndex {
        let (mut places, mut words, mut starts, mut keys) = (Vec::new(), Vec::new(), vec![0], Vec::new());
        let mut numbers: KeyMap<u32> = KeyMap::with_capacity_and_hasher(DIFFERENT, Default::default());
        for (d, telling) in tellings.iter().enumerate() {
            let told = telling.sentences.list.iter().enumerate().filter(|(_, s)| s.is_told());
            for place in told.map(|(s, _)| (d, s)).filter(|p| among.takes(*p)) {
                let tokens = telling.sentences.tokens_of(place.1).iter();
                keys.clear();
                keys.extend(tokens.filter(|w| w.is_word() && FUNCTION.word(**w).is_none()).map(|w| key(telling, w)));
                keys.sort_unstable();
                keys.dedup();
                for key in &keys {
                    let next = numbers.len() as u32;
                    words.push(*numbers.entry(*key).or_insert(next));
                }
                places.push(place);
                starts.push(words.len() as u32);
            }
        }
        TwinIndex::from(places, words, starts, numbers.len())
    }

    /// The same without the sentences of fewer words.
    fn of_long(&self, shortest: usize) -> TwinIndex {
        let (mut places, mut words, mut starts) = (Vec::new(), Vec::new(), vec![0]);
        for n in (0..self.places.len()).filter(|n| self.words_of(*n).len() >= shortest) {
            words.extend_from_slice(self.words_of(n));
            places.push(self.places[n]);
            starts.push(words.len() as u32);
        }
        TwinIndex::from(places, words, starts, self.firsts.len() - 1)
    }

    /// With the sentences of each of so many words.
    fn from(places: Vec<SentencePlace>, words: Vec<u32>, starts: Vec<u32>, numbers: usize) -> TwinIndex {
        let mut firsts = vec![0u32; numbers + 1];
        words.iter().for_each(|w| firsts[*w as usize + 1] += 1);
        for w in 0..numbers {
            firsts[w + 1] += firsts[w];
        }
        let (mut next, mut having) = (firsts.clone(), vec![0; words.len()]);
        for n in 0..places.len() {
            for word in &words[starts[n] as usize..starts[n + 1] as usize] {
                let at = &mut next[*word as usize];
                having[*at as usize] = n as u32;
                *at += 1;
            }
        }
        TwinIndex { places, words, starts, having, firsts }
    }

    /// The numbers of the words of a sentence.
    fn words_of(&self, n: usize) -> &[u32] {
        &self.words[self.starts[n] as usize..self.starts[n + 1] as usize]
    }

    /// The sentences that have a word.
    fn having(&self, word: u32) -> &[u32] {
        &self.having[self.firsts[word as usize] as usize..self.firsts[word as usize + 1] as usize]
    }

    /// For each sentence in turn, what each earlier one that fits shares with it: how many words, and the sum of their weights.
    fn each(
        &self,
        among: Among<'_>,
        fits: impl Fn(SentencePlace, SentencePlace) -> bool,
        weights: &[f32],
        mut take: impl FnMut(usize, &[(usize, u32, f32)]),
    ) {
        let touched = among.touched(&self.places);
        if !touched.contains(&true) {
            return;
        }
        let mut passed = vec![0usize; self.firsts.len()];
        let mut shared: Vec<(u32, f32)> = vec![(0, 0.0); self.places.len()];
        let mut met: Vec<usize> = Vec::new();
        let mut found: Vec<(usize, u32, f32)> = Vec::new();
        for (n, place) in self.places.iter().enumerate() {
            for &word in self.words_of(n) {
                let before = passed[word as usize];
                passed[word as usize] += 1;
                if before > MOST_PLACES {
                    continue;
                }
                let weight = weights.get(word as usize).copied().unwrap_or(0.0);
                let earlier = self.having(word)[..before].iter().map(|m| *m as usize);
                for m in earlier.filter(|m| (touched[n] || touched[*m]) && fits(self.places[*m], *place)) {
                    let (count, sum) = &mut shared[m];
                    if *count == 0 {
                        met.push(m);
                    }
                    (*count, *sum) = (*count + 1, *sum + weight);
                }
            }
            found.clear();
            found.extend(met.drain(..).map(|m| {
                let (count, sum) = std::mem::take(&mut shared[m]);
                (m, count, sum)
            }));
            if !found.is_empty() {
                take(n, &found);
            }
        }
    }
}

/// The pairs of sentences that share enough of their rarer words to tell of one thing, in whatever other words; of one
/// telling where `within`, else of two.
pub fn kin(index: &TwinIndex, within: bool, among: Among<'_>) -> Vec<(SentencePlace, SentencePlace)> {
    let all = (index.places.len() as f32).max(FEW);
    let rarity = |of: &[u32]| ((all + 1.0) / ((of[1] - of[0]) as f32 + 0.5)).ln().max(0.0);
    let rarities: Vec<f32> = index.firsts.windows(2).map(rarity).collect();
    let weights: Vec<f32> = (0..index.places.len()).map(|n| index.words_of(n).iter().map(|w| rarities[*w as usize]).sum()).collect();
    let fits = |p: SentencePlace, q: SentencePlace| (p.0 == q.0) == within;
    let mut found = Vec::new();
    let mut best: Vec<(f32, usize)> = Vec::new();
    index.each(among, fits, &rarities, |n, shared| {
        let alike = |m: usize, weight: f32| 2.0 * weight / (weights[m] + weights[n]).max(f32::EPSILON);
        best.clear();
        best.extend(shared.iter().filter(|(_, count, _)| *count as usize >= SHARED).map(|(m, _, w)| (alike(*m, *w), *m)));
        best.retain(|b| b.0 >= KIN);
        best.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        found.extend(best.iter().take(MOST_CANDIDATES).map(|(_, m)| (index.places[*m], index.places[n])));
    });
    found
}

fn stem(telling: &Telling, w: &Token) -> u64 {
    let form = lemma(w.text(&telling.article.text)).map(|l| token::key(l.text(), Kind::Word));
    form.unwrap_or(w.key)
}

/// Whether two sentences with so many words in common, of so many in both, can be so alike: where what they share weighs
/// most and all else least. Small words, of which two more stand for all, are not among them.
fn may_be_alike(shared: usize, both: usize, alike: f32) -> bool {
    const MOST: f32 = 1.3;
    const LEAST: f32 = 0.7;
    let (shared, apart) = ((shared + 2) as f32 * 2.0 * MOST, both.saturating_sub(2 * shared) as f32 * LEAST);
    shared >= alike * (shared + apart)
}

/// The pairs of sentences that are at least so alike, the earlier first; of one telling only where `within`. The index is of
/// all words as they are written.
pub fn twins(tellings: &[&Telling], index: &TwinIndex, within: bool, among: Among<'_>, alike: f32) -> Vec<(SentencePlace, SentencePlace)> {
    // Sentences that are too short do not count, not even for how many have a word.
    let long;
    let short = |n: usize| index.words_of(n).len() < SHORTEST;
    let index = if (0..index.places.len()).any(short) {
        long = index.of_long(SHORTEST);
        &long
    } else {
        index
    };
    let fits = |p: SentencePlace, q: SentencePlace| within || p.0 != q.0;
    let mut found = Vec::new();
    let mut best: Vec<(u32, usize)> = Vec::new();
    index.each(among, fits, &[], |n, shared| {
        let (d, s) = index.places[n];
        // Most pairs share so few words that no weights of these could make them twins.
        let both = |m: usize| index.words_of(m).len() + index.words_of(n).len();
        best.clear();
        best.extend(shared.iter().filter(|(m, count, _)| may_be_alike(*count as usize, both(*m), alike)).map(|(m, count, _)| (*count, *m)));
        best.sort_unstable_by_key(|(count, m)| (std::cmp::Reverse(*count), *m));
        let like = |p: &SentencePlace| likeness(&tellings[p.0].sentences, p.1, &tellings[d].sentences, s).0 >= alike;
        found.extend(best.iter().take(MOST_CANDIDATES).map(|b| index.places[b.1]).filter(like).map(|p| (p, (d, s))));
    });
    found
}
