//! Which reports repeat one copy: reprints of a wire story are one origin.
//!
//! Two reports are of one origin where they share a part of their runs of `RUN` words, or credit one agency and share
//! some. A sentence that two otherwise different reports have in common counts once for the values in it.

use super::fact::tells;
use crate::lexicon::AGENCIES;
use crate::telling::Telling;
use crate::token::{KeyMap, Span};
use std::collections::BTreeMap;

/// So many words in a row are nobody's by chance.
const RUN: usize = 8;
/// Reports that share this part of the shorter one's runs are one copy. Reports written apart share quotations at most,
/// which are a tenth of a text; edited reprints keep half and more.
const COPY: f32 = 0.3;
/// The same for reports that credit one agency.
const CREDITED: f32 = 0.1;
/// A run that more reports have is counted for the first of them only.
pub const MOST: usize = 32;

/// Who repeats whom.
#[derive(Debug, Default)]
pub struct Echoes {
    /// For each report, the first report of its origin.
    pub origins: Vec<usize>,
    /// For each report and sentence, a hash of its words, where it is long enough to be told apart.
    sentences: Vec<Vec<Option<u64>>>,
    /// Whether a run stands in more reports than it is counted for.
    pub cut: bool,
}

impl Echoes {
    /// Compares the copies of several reports.
    pub fn find(tellings: &[&Telling]) -> Echoes {
        let mut by_run: KeyMap<Vec<usize>> = KeyMap::default();
        let mut sizes = vec![0usize; tellings.len()];
        let mut sentences = Vec::new();
        let mut cut = false;
        for (document, t) in tellings.iter().enumerate() {
            let mut hashes = Vec::new();
            for i in 0..t.sentences.list.len() {
                let words: Vec<u64> = t.sentences.tokens_of(i).iter().filter(|w| w.is_word()).map(|w| w.key).collect();
                hashes.push((words.len() >= RUN).then(|| hash(&words)));
                if !tells(t, i) {
                    continue;
                }
                for run in words.windows(RUN) {
                    sizes[document] += 1;
                    let list = by_run.entry(hash(run)).or_default();
                    if list.last() != Some(&document) {
                        if list.len() < MOST {
                            list.push(document);
                        } else {
                            cut = true;
                        }
                    }
                }
            }
            sentences.push(hashes);
        }
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for list in by_run.values() {
            for (n, x) in list.iter().enumerate() {
                list[n + 1..].iter().for_each(|y| *shared.entry((*x, *y)).or_default() += 1);
            }
        }
        let credits: Vec<Option<&str>> = tellings.iter().map(|t| credit(t)).collect();
        let mut origins: Vec<usize> = (0..tellings.len()).collect();
        for ((x, y), n) in shared {
            let share = n as f32 / sizes[x].min(sizes[y]).max(1) as f32;
            let credited = credits[x].is_some() && credits[x] == credits[y];
            if share >= if credited { CREDITED } else { COPY } {
                let (from, to) = (origins[y].max(origins[x]), origins[x].min(origins[y]));
                origins.iter_mut().filter(|o| **o == from).for_each(|o| *o = to);
            }
        }
        Echoes { origins, sentences, cut }
    }

    /// How many origins stand behind the cells of some reports, each given with its sentence.
    pub fn count(&self, cells: &[(usize, usize)]) -> usize {
        let mut origins: Vec<usize> = Vec::new();
        let mut texts: Vec<u64> = Vec::new();
        for (document, sentence) in cells {
            let text = self.sentences[*document].get(*sentence).copied().flatten();
            let known = origins.contains(&self.origins[*document]) || text.is_some_and(|t| texts.contains(&t));
            texts.extend(text);
            if !known {
                origins.push(self.origins[*document]);
            }
        }
        origins.len()
    }
}

fn hash(words: &[u64]) -> u64 {
    words.iter().fold(0, |h: u64, k| (h.rotate_left(7) ^ k).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// The agency that a report credits, in its dateline, its byline or its last lines.
fn credit(t: &Telling) -> Option<&'static str> {
    let lines = [t.article.dateline, None].into_iter().flatten().map(|s| s.of(&t.article.text).to_owned());
    let lines = lines.chain(t.article.byline.clone()).chain(t.article.outlet.clone());
    lines.into_iter().find_map(|line| {
        let mut tokens = Vec::new();
        crate::token::tokenize(&line, Span::new(0, line.len()), crate::lexicon::word_id, &mut tokens);
        (0..tokens.len()).find_map(|at| AGENCIES.at(&tokens, at).map(|f| f.means.name))
    })
}
