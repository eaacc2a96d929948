//! The numbers that were learned: features in, a score for each choice out.
//!
//! A feature is a 32-bit hash of what was seen, with the number of its template in it. The file holds two tables, one for
//! word classes and one for the tree. A table is `SLOTS` (open addressing by the upper bits of a feature; a slot is its
//! lowest 12 bits and the place of its weights) and `WEIGHTS` (6 bits choice, 9 bits weight, 1 bit for the last one of a
//! feature). Nothing is built at start-up: the bytes of the program are read where they lie.

use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("../lexicon/clause/weights.bin");

/// So many choices a table can tell apart.
pub const CHOICES: usize = 64;

/// The features of one decision.
#[derive(Debug)]
pub struct Features {
    list: [u32; Features::MOST],
    len: usize,
}

impl Default for Features {
    fn default() -> Features {
        Features { list: [0; Features::MOST], len: 0 }
    }
}

impl Features {
    const MOST: usize = 96;

    /// Forgets all.
    pub fn clear(&mut self) {
        self.len = 0;
    }
    /// Those seen.
    pub fn list(&self) -> &[u32] {
        &self.list[..self.len]
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
pub struct Table {
    slots: &'static [u8],
    weights: &'static [u8],
    len: u32,
}

impl Table {
    /// The score of every choice.
    #[inline]
    pub fn scores(&self, features: &Features) -> [i32; CHOICES] {
        let mut scores = [0; CHOICES];
        for feature in features.list() {
            self.add(*feature, &mut scores);
        }
        scores
    }

    #[inline]
    fn add(&self, feature: u32, scores: &mut [i32; CHOICES]) {
        let mut at = place(feature, self.len);
        loop {
            let slot = number(self.slots, at);
            if slot == 0 {
                return;
            }
            if slot >> 20 == feature & 0xfff {
                let mut place = (slot & 0xf_ffff) as usize * 2 - 2;
                while let Some(&[low, high]) = self.weights.get(place..place + 2) {
                    let packed = u16::from_le_bytes([low, high]);
                    scores[usize::from(packed & 63)] += (i32::from(packed) << 17) >> 23;
                    if packed & 0x8000 != 0 {
                        return;
                    }
                    place += 2;
                }
                return;
            }
            at = if at + 1 < self.len as usize { at + 1 } else { 0 };
        }
    }
}

/// Where the slot of a feature is looked for first, among so many.
fn place(feature: u32, slots: u32) -> usize {
    (u64::from(feature) * u64::from(slots) >> 32) as usize
}

fn number(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at * 4..at * 4 + 4) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
        _ => 0,
    }
}

/// The tables of the program: of word classes, and of trees.
pub fn tables() -> &'static [Table; 2] {
    static TABLES: LazyLock<[Table; 2]> = LazyLock::new(|| {
        let mut at = 16;
        [0, 1].map(|which| {
            let (len, weights) = (number(BYTES, which * 2), number(BYTES, which * 2 + 1) as usize);
            let (slots, from) = (len as usize, at);
            at += slots * 4 + weights * 2;
            let part = |from: usize, len: usize| BYTES.get(from..from + len).unwrap_or(&[]);
            Table { slots: part(from, slots * 4), weights: part(from + slots * 4, weights * 2), len }
        })
    });
    &TABLES
}

/// Writes the file that [`tables`] reads: for each table its features with the weights of their choices.
pub fn packed(tables: [&[(u32, Vec<(u8, i16)>)]; 2]) -> Option<Vec<u8>> {
    let (mut header, mut body) = (Vec::new(), Vec::new());
    for table in tables {
        // One slot in nine stays free: a search for what is not there must end.
        let mut slots = vec![0u32; table.len() * 9 / 8 + 2];
        let len = slots.len() as u32;
        let mut weights: Vec<u16> = Vec::new();
        for (feature, choices) in table {
            let mut at = place(*feature, len);
            while slots[at] != 0 {
                at = (at + 1) % slots.len();
            }
            slots[at] = (feature & 0xfff) << 20 | u32::try_from(weights.len() + 1).ok().filter(|n| *n < 1 << 20)?;
            for (i, (choice, weight)) in choices.iter().enumerate() {
                let last = if i + 1 == choices.len() { 0x8000 } else { 0 };
                weights.push(u16::from(*choice & 63) | ((*weight as u16) & 0x1ff) << 6 | last);
            }
        }
        header.extend([len, weights.len() as u32]);
        body.extend(slots.iter().flat_map(|n| n.to_le_bytes()));
        body.extend(weights.iter().flat_map(|n| n.to_le_bytes()));
    }
    Some(header.iter().flat_map(|n| n.to_le_bytes()).chain(body).collect())
}
