//! The numbers that were learned: features in, a score for each choice out.
//!
//! A feature is a 32-bit hash of what was seen, with the number of its template in it. The file holds two tables, one for
//! word classes and one for the tree. Each is: features in the order of their hashes (the lowest 12 bits, then which weights
//! they have), where each bucket of them starts, the rows of weights of those with many, the lists of choice and weight of
//! those with few, the last one marked. Behind the tables stands which
//! names an arc between two classes can have, and which words are of a closed class. Nothing is built at start-up: the bytes of the program are read where they lie.

use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("../lexicon/clause/weights.bin");

/// So many choices a table can tell apart.
pub const CHOICES: usize = 64;

/// The features of one decision.
#[derive(Debug)]
pub struct DecisionFeatures {
    list: [u32; DecisionFeatures::MOST],
    len: usize,
}

impl Default for DecisionFeatures {
    fn default() -> DecisionFeatures {
        DecisionFeatures { list: [0; DecisionFeatures::MOST], len: 0 }
    }
}

impl DecisionFeatures {
    const MOST: usize = 96;

    /// Forgets all.
    pub fn clear(&mut self) {
        self.len = 0;
    }
    /// Those seen.
    pub fn list(&self) -> &[u32] {
        &self.list[..self.len]
    }
    /// Keeps those that a learner wants to look at.
    pub fn keep(&mut self, mut wanted: impl FnMut(u32) -> bool) {
        let mut kept = 0;
        for at in 0..self.len {
            if wanted(self.list[at]) {
                self.list[kept] = self.list[at];
                kept += 1;
            }
        }
        self.len = kept;
    }
    /// Adds what template `number` sees.
    #[inline]
    pub fn add(&mut self, number: u32, a: u32, b: u32, c: u32) {
        const M: u64 = 0x9e37_79b9_7f4a_7c15;
        let first = (u64::from(number) << 32 | u64::from(a)).wrapping_mul(M);
        let second = (u64::from(b) << 32 | u64::from(c)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mixed = (first ^ second.rotate_left(29)).wrapping_mul(M);
        if let Some(place) = self.list.get_mut(self.len) {
            *place = (mixed >> 32) as u32;
            self.len += 1;
        }
    }
}

/// The weights of one kind of decision.
#[derive(Debug)]
pub struct WeightTable {
    /// For each bucket, the number of features in those before it; one more for the end.
    starts: &'static [u8],
    features: &'static [u8],
    rows: &'static [u8],
    lists: &'static [u8],
}

impl WeightTable {
    /// The score of every choice.
    #[inline]
    pub fn scores(&self, features: &DecisionFeatures) -> [i16; CHOICES] {
        let mut scores = [0; CHOICES];
        for feature in features.list() {
            self.add(*feature, &mut scores);
        }
        scores
    }

    #[inline]
    fn add(&self, feature: u32, scores: &mut [i16; CHOICES]) {
        let bucket = bucket(feature, self.starts.len() / 4 - 1);
        let Some(&[a, b, c, d, e, f, g, h]) = self.starts.get(bucket * 4..).and_then(|rest| rest.first_chunk()) else { return };
        let (from, to) = (u32::from_le_bytes([a, b, c, d]) as usize, u32::from_le_bytes([e, f, g, h]) as usize);
        let wanted = (feature & 0xfff) << 20;
        for known in self.features.get(from * 4..to * 4).unwrap_or(&[]).as_chunks().0 {
            let known = u32::from_le_bytes(*known);
            if known & (0xfff << 20) == wanted {
                let place = (known & 0xf_ffff) as usize;
                match self.rows.get(place * CHOICES..).and_then(|rest| rest.first_chunk::<CHOICES>()) {
                    Some(row) => add_row(row, scores),
                    None => add_list(self.lists.get(place * 2 - self.rows.len() / CHOICES * 2..).unwrap_or(&[]), scores),
                }
                return;
            }
        }
    }
}

/// The bit of a choice that says that it is the last of its list.
const LAST: u8 = 128;
/// A list of more weights is a row: quicker to add, though it can be longer.
const LONGEST_LIST: usize = 10;

#[inline]
fn add_row(row: &[u8; CHOICES], scores: &mut [i16; CHOICES]) {
    for (score, weight) in scores.iter_mut().zip(row) {
        *score = score.wrapping_add(i16::from(*weight as i8));
    }
}

#[inline]
fn add_list(list: &[u8], scores: &mut [i16; CHOICES]) {
    for pair in list.chunks_exact(2) {
        let score = &mut scores[usize::from(pair[0] & 63)];
        *score = score.wrapping_add(i16::from(pair[1] as i8));
        if pair[0] & LAST != 0 {
            return;
        }
    }
}

/// Where a feature is looked for, among so many buckets.
#[inline]
fn bucket(feature: u32, buckets: usize) -> usize {
    ((u64::from(feature) * buckets as u64) >> 32) as usize
}

#[inline]
fn number(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at * 4..at * 4 + 4) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
        _ => 0,
    }
}

/// The tables of the program: of word classes, and of trees.
pub fn tables() -> &'static [WeightTable; 2] {
    static TABLES: LazyLock<[WeightTable; 2]> = LazyLock::new(|| {
        let mut at = HEADER * 4;
        [0, 1].map(|which| {
            let [starts, features, rows, lists] = [0, 1, 2, 3].map(|part| {
                let len = number(BYTES, which * PARTS + part) as usize;
                at += len;
                BYTES.get(at - len..at).unwrap_or(&[])
            });
            WeightTable { starts, features, rows, lists }
        })
    });
    &TABLES
}

/// The parts of a table.
const PARTS: usize = 4;
/// The numbers before the tables: the length of each part, of the links and of the closed words.
const HEADER: usize = 2 * PARTS + 2;

/// Which names the arc between two words can have: those met in the treebank between words of these classes. What was never
/// met has no weight that speaks against it.
#[derive(Clone, Copy, Debug)]
pub struct Links<'a>(pub &'a [u8]);

/// More than there are word classes.
pub const CLASSES: usize = 64;

impl Links<'_> {
    /// The names, a bit each, of an arc to the left (0) or right (1) from a word of class `on` to one of class `word`.
    #[inline]
    pub fn names(&self, side: usize, word: u32, on: u32) -> u32 {
        number(self.0, (side * CLASSES + word as usize) * CLASSES + on as usize)
    }
}

/// The links of the program.
pub fn links() -> Links<'static> {
    let [links, closed] = [0, 1].map(|part| number(BYTES, 2 * PARTS + part) as usize);
    let end = BYTES.len().saturating_sub(closed);
    Links(BYTES.get(end.saturating_sub(links)..end).unwrap_or(&[]))
}

/// Which words of closed classes there are: a word that was never met as "and" is none.
#[derive(Clone, Copy, Debug)]
pub struct Closed<'a>(pub &'a [u8]);

impl Closed<'_> {
    /// The classes that a form was met as and that are closed, a bit each. Forms stand in order, 12 bytes each.
    pub fn classes(&self, form: u32) -> u64 {
        let (mut from, mut to) = (0, self.0.len() / 12);
        while from < to {
            let middle = (from + to) / 2;
            match number(self.0, middle * 3).cmp(&form) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => {
                    return u64::from(number(self.0, middle * 3 + 1)) | u64::from(number(self.0, middle * 3 + 2)) << 32;
                }
            }
        }
        0
    }
}

/// The closed words of the program.
pub fn closed() -> Closed<'static> {
    let from = BYTES.len().saturating_sub(number(BYTES, 2 * PARTS + 1) as usize);
    Closed(BYTES.get(from..).unwrap_or(&[]))
}

/// A feature with the weights of its choices.
pub type Learned = (u32, Vec<(u8, i8)>);

/// Writes the file that [`tables`] reads: for each table its features, in order, with the weights of their choices.
pub fn packed(tables: [&[Learned]; 2], links: Links<'_>, closed: Closed<'_>) -> Option<Vec<u8>> {
    let (mut header, mut body) = (Vec::new(), Vec::new());
    for table in tables {
        let buckets = table.len() / 3 + 1;
        let is_row = |choices: &[(u8, i8)]| choices.len() > LONGEST_LIST;
        let count = table.iter().filter(|(_, choices)| is_row(choices)).count();
        let (mut starts, mut features, mut rows, mut lists) = (vec![0u32; buckets + 1], Vec::new(), Vec::new(), Vec::new());
        for (feature, choices) in table {
            starts[bucket(*feature, buckets) + 1] += 1;
            let place = if is_row(choices) { rows.len() / CHOICES } else { count + lists.len() / 2 };
            let place = u32::try_from(place).ok().filter(|place| *place < 1 << 20)?;
            features.extend(((feature & 0xfff) << 20 | place).to_le_bytes());
            if is_row(choices) {
                let mut row = [0; CHOICES];
                choices.iter().for_each(|(choice, weight)| row[usize::from(choice & 63)] = *weight as u8);
                rows.extend(row);
            } else {
                lists.extend(choices.iter().flat_map(|(choice, weight)| [choice & 63, *weight as u8]));
                let last = lists.len() - 2;
                lists[last] |= LAST;
            }
        }
        let mut sum = 0;
        let sums = starts.iter().flat_map(|count| {
            sum += count;
            sum.to_le_bytes()
        });
        let starts: Vec<u8> = sums.collect();
        header.extend([starts.len(), features.len(), rows.len(), lists.len()].map(|len| len as u32));
        body.extend([starts, features, rows, lists].concat());
    }
    header.extend([links.0.len() as u32, closed.0.len() as u32]);
    body.extend(links.0);
    body.extend(closed.0);
    Some(header.iter().flat_map(|n| n.to_le_bytes()).chain(body).collect())
}
