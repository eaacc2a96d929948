//! Compiles WordNet's reduced data and the lists in `relation/` into one table of how words relate.
//!
//! In: `wordnet/wordnet.txt`, `relation/*.toml`. Out, in `$OUT_DIR`, with numbers little-endian: `slots.bin` (where a word
//! stands, by its hash), `words.bin` (each word with what is known of it), `synsets.bin` (each with its links) and
//! `relations.rs`. `src/relation/table.rs` reads them. What is asked of together lies together: a run touches few pages.
//!
//! A list names its relation; an entry has `words` (all for the same) or `members` (lists of words, each list another thing):
//!
//! ```toml
//! relation = "scale"
//! [[entry]]
//! name = "marriage"
//! members = [["engaged", "betrothed"], ["married", "wed"], ["divorced"]]
//! ```
//!
//! Words stand in lower case and in their dictionary form, or in each form that is meant; a short form that is a word too
//! ("US", "WHO") stands in capitals. `0-weight.toml` sorts first because the number of its entry is the weight.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};
use xxhash_rust::xxh3::xxh3_64;

const PARTS: &str = "nvar";
/// In the order of `table::Link`.
const LINKS: &str = "@!&$*>=";
/// In the order of `table::Record`; the kinds of list under `relation/` are those from the fourth on.
const RECORDS: [&str; 15] = [
    "sense",
    "family",
    "irregular",
    "synonym",
    "abbreviation",
    "scale",
    "opposite",
    "set",
    "place",
    "kind",
    "spelling",
    "derivation",
    "weight",
    "affix",
    "likeness",
];

/// In the order of `crate::lexicon::Sort`.
const SORTS: [&str; 5] = ["person", "body", "group", "place", "thing"];
/// A word of a list is looked up as one is that was met so often.
const LISTED: f64 = 2.0;
/// No chain of kinds is followed further.
const STEPS: usize = 16;
/// So many bits say where a word stands, and where a synset does.
const PLACE_BITS: u32 = 21;
const SYNSET_BITS: u32 = 18;
/// The bits of a synset's number among what is known of a word while the table is made.
const SYNSET: u32 = (1 << 17) - 1;

#[derive(Default)]
struct Build {
    /// What is known of each word: the records of `table::Record`.
    words: BTreeMap<String, BTreeSet<Record>>,
    /// How often each word was met, and the lists in which it stands.
    common: BTreeMap<String, f64>,
    senses: Vec<Sense>,
    synsets: Vec<Vec<(usize, usize)>>,
    /// The synsets that `exclusive.toml` names.
    exclusive: BTreeSet<usize>,
    /// The synsets that `sort.toml` names, each with its sort, by its place in [`SORTS`], plus one.
    sorts: BTreeMap<usize, u32>,
    starts: Vec<usize>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Record {
    Number(usize, u32),
    /// A record that names another word, which has no number yet.
    Word(usize, u32, String),
}

struct Sense {
    word: String,
    synset: usize,
    part: usize,
    weight: f64,
}

/// Reads every source and writes the tables.
pub fn write() {
    let out = env::var("OUT_DIR").expect("OUT_DIR");
    let mut build = Build::default();
    build.wordnet(&fs::read_to_string("src/lexicon/wordnet/wordnet.txt").expect("wordnet.txt"));
    build.shares();
    let mut group = 0;
    let mut files: Vec<_> = fs::read_dir("src/lexicon/relation").expect("relation/").map(|e| e.expect("a folder entry").path()).collect();
    files.sort();
    for path in files.iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        build.list(path, &mut group);
    }
    build.tables(Path::new(&out));
}

impl Build {
    fn wordnet(&mut self, text: &str) {
        let mut section = "";
        for line in text.lines() {
            match line.strip_prefix("= ") {
                Some(name) => {
                    section = name;
                    if name.len() == 1 {
                        self.starts.push(self.synsets.len());
                    }
                }
                None if section == "families" => self.family(line),
                None if section == "irregular" => self.irregular(line),
                None => self.synset(line, self.starts.len() - 1),
            }
        }
    }

    fn synset(&mut self, line: &str, part: usize) {
        let (words, links) = line.split_once('\t').unwrap_or((line, ""));
        for entry in words.split(',').filter(|w| !w.is_empty()) {
            let (entry, count) = entry.split_once(':').unwrap_or((entry, "0"));
            let (word, rank) = entry.split_once('.').unwrap_or((entry, "1"));
            let (count, rank): (f64, f64) = (count.parse().expect("a count"), rank.parse().expect("a rank"));
            // A sense never met still weighs a little, less the later it is listed.
            let weight = count + 0.5 / rank;
            self.senses.push(Sense { word: word.replace('_', " "), synset: self.synsets.len(), part, weight });
        }
        let link = |l: &str| {
            let kind = LINKS.find(&l[..1]).expect("a known link");
            (kind, l[1..].parse().expect("a synset's number"))
        };
        self.synsets.push(links.split_whitespace().map(link).collect());
    }

    fn family(&mut self, line: &str) {
        let mut words = line.split(' ').map(|w| w.replace('_', " "));
        let head = words.next().expect("a word");
        for word in words {
            self.add(&head, Record::Word(1, 0, word.clone()));
            self.add(&word, Record::Word(1, 0, head.clone()));
        }
    }

    fn irregular(&mut self, line: &str) {
        let [part, form, lemma] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("irregular: {line}") };
        let part = PARTS.find(part).expect("a part of speech") as u32;
        self.add(form, Record::Word(2, part, lemma.replace('_', " ")));
    }

    fn add(&mut self, word: &str, record: Record) {
        self.words.entry(word.to_owned()).or_default().insert(record);
    }

    /// A sense's share of its word's uses as that part of speech (of 255), and that part's share of all uses (of 7).
    fn shares(&mut self) {
        let mut totals: BTreeMap<(String, usize), f64> = BTreeMap::new();
        for sense in &self.senses {
            *totals.entry((sense.word.clone(), sense.part)).or_default() += sense.weight;
        }
        for sense in std::mem::take(&mut self.senses) {
            *self.common.entry(sense.word.clone()).or_default() += sense.weight;
            let total = totals[&(sense.word.clone(), sense.part)];
            let all: f64 = (0..4).filter_map(|p| totals.get(&(sense.word.clone(), p))).sum();
            let share = (sense.weight / total * 255.0).round() as u32;
            let part = (total / all * 7.0).round() as u32;
            self.add(&sense.word, Record::Number(0, sense.synset as u32 | share << 17 | part << 25));
        }
    }

    /// One of our own lists: each entry is a group, each of its `members` a list of words that stand for the same.
    fn list(&mut self, path: &Path, group: &mut u32) {
        let file = path.display();
        let table: toml::Table = fs::read_to_string(path).expect("a readable list").parse().unwrap_or_else(|e| panic!("{file}: {e}"));
        for key in table.keys() {
            assert!(matches!(key.as_str(), "about" | "relation" | "entry"), "{file}: unknown key `{key}`");
        }
        let relation = table["relation"].as_str().expect("`relation` is a string");
        let kind = RECORDS
            .iter()
            .chain(&["exclusive", "sort"])
            .position(|r| *r == relation)
            .unwrap_or_else(|| panic!("{file}: unknown relation `{relation}`"));
        for entry in table["entry"].as_array().expect("[[entry]]") {
            let entry = entry.as_table().expect("an entry is a table");
            for key in entry.keys() {
                assert!(matches!(key.as_str(), "name" | "note" | "words" | "members"), "{file}: unknown key `{key}`");
            }
            let lists = entry.get("members").and_then(|m| m.as_array());
            let members: Vec<&toml::Value> = match lists {
                Some(lists) => lists.iter().collect(),
                None => vec![entry.get("words").unwrap_or_else(|| panic!("{file}: {entry} wants `words` or `members`"))],
            };
            for (member, words) in members.iter().enumerate() {
                // A weight is told by the entry's place in the file, any other list by the place in the entry.
                let member = if relation == "weight" { *group } else { member as u32 };
                for word in words.as_array().unwrap_or_else(|| panic!("{file}: {words} is no list")) {
                    let word = word.as_str().unwrap_or_else(|| panic!("{file}: {word} is no string"));
                    if relation == "exclusive" {
                        self.exclude(word);
                        continue;
                    }
                    if relation == "sort" {
                        let name = entry.get("name").and_then(|n| n.as_str());
                        let sort = SORTS.iter().position(|s| Some(*s) == name).unwrap_or_else(|| panic!("{file}: unknown sort {name:?}"));
                        self.sort(word, sort as u32 + 1);
                        continue;
                    }
                    assert!(member < 1 << 10 && *group < 1 << 14, "{file}: too many groups");
                    self.add(word, Record::Number(kind, *group << 10 | member));
                    *self.common.entry(word.to_owned()).or_default() += LISTED;
                }
            }
            *group += 1;
        }
        if relation == "weight" {
            assert!(*group < 1 << 10, "{file}: name it so that it sorts first");
        }
    }

    /// Marks the commonest meaning of a word: of a noun, after "~" of an adjective, after "^" what the noun is a kind of.
    fn exclude(&mut self, word: &str) {
        let bare = word.trim_start_matches(['^', '~']);
        let senses = self.words.get(bare).unwrap_or_else(|| panic!("exclusive.toml: no word `{bare}`")).iter();
        let part = if word.starts_with('~') { self.starts[2]..self.starts[3] } else { 0..self.starts[1] };
        let commonest = senses
            .filter_map(|r| match r {
                Record::Number(0, n) => Some((n >> 17 & 255, (n & 0x1ffff) as usize)),
                _ => None,
            })
            .filter(|(_, synset)| part.contains(synset))
            .max_by_key(|(share, _)| *share)
            .unwrap_or_else(|| panic!("exclusive.toml: `{bare}` is no noun or adjective"))
            .1;
        if !word.starts_with('^') {
            self.exclusive.insert(commonest);
        } else {
            self.exclusive.extend(self.synsets[commonest].iter().filter(|(kind, _)| *kind == 0).map(|(_, to)| *to));
        }
    }

    /// Marks the commonest meaning of a noun as what all its kinds are of this sort for; after "^" what the noun is a kind of.
    fn sort(&mut self, word: &str, sort: u32) {
        let bare = word.trim_start_matches('^');
        let nouns = 0..self.starts[1];
        let known = self.words.get(bare).unwrap_or_else(|| panic!("sort.toml: no word `{bare}`")).iter().rev();
        let senses = known.filter_map(|r| match r {
            Record::Number(0, n) => Some((n >> 17 & 255, (n & 0x1ffff) as usize)),
            _ => None,
        });
        let commonest = senses.filter(|(_, synset)| nouns.contains(synset)).max_by_key(|(share, _)| *share);
        let (_, commonest) = commonest.unwrap_or_else(|| panic!("sort.toml: `{bare}` is no noun"));
        let above = || self.synsets[commonest].iter().find(|(kind, _)| *kind == 0).map(|(_, to)| *to);
        let top = if word.starts_with('^') { above().unwrap_or_else(|| panic!("sort.toml: nothing is above `{bare}`")) } else { commonest };
        self.sorts.entry(top).or_insert(sort);
    }

    /// The sort of what a synset names, plus one, or 0: by whichever way up a kind that tells is met.
    fn sort_of(&self, synset: usize, steps: usize) -> u32 {
        if let Some(sort) = self.sorts.get(&synset) {
            return *sort;
        }
        let Some(left) = steps.checked_sub(1) else { return 0 };
        let mut above = self.synsets[synset].iter().filter(|(kind, _)| *kind == 0).map(|(_, to)| self.sort_of(*to, left));
        above.find(|sort| *sort != 0).unwrap_or(0)
    }

    /// Whether a synset or one above it, or the head of its cluster, is exclusive.
    fn is_exclusive(&self, synset: usize) -> bool {
        self.exclusive.contains(&synset)
            || self.synsets[synset].iter().any(|(kind, to)| match kind {
                0 => self.is_exclusive(*to),
                2 => self.exclusive.contains(to),
                _ => false,
            })
    }

    fn tables(self, out: &Path) {
        // A run asks of common words and of few phrases: with these behind it touches few pages of the table.
        let mut order: Vec<_> = self.words.iter().collect();
        order.sort_by(|x, y| {
            let common = |w: &str| self.common.get(w).copied().unwrap_or(0.0);
            let phrase = |w: &str| w.contains(' ');
            phrase(x.0).cmp(&phrase(y.0)).then(common(y.0).total_cmp(&common(x.0))).then(x.0.cmp(y.0))
        });
        let (places, starts, synsets) = self.synset_table(&order);
        let mut size = 0;
        let mut at: BTreeMap<&str, u32> = BTreeMap::new();
        for (word, known) in &order {
            at.insert(word, size);
            size += (2 + word.len() + 4 * known.len()) as u32;
        }
        assert!(size < 1 << PLACE_BITS && synsets.len() < 1 << SYNSET_BITS, "more words or synsets than their numbers have bits for");
        let mut words: Vec<u8> = Vec::new();
        for (word, known) in order {
            words.extend([word.len(), known.len()].map(|n| u8::try_from(n).expect("fewer than 256 letters and records")));
            words.extend(word.as_bytes());
            // Lists first, then senses, commonest first: who looks for few stops early.
            words.extend(known.iter().rev().flat_map(|record| {
                let number = match record {
                    Record::Number(0, n) => places[(n & SYNSET) as usize] | (n >> 17) << SYNSET_BITS,
                    Record::Number(kind, n) => 1 << 31 | (*kind as u32) << 27 | n,
                    Record::Word(kind, part, other) => {
                        let other = at.get(other.as_str()).unwrap_or_else(|| panic!("no word `{other}`"));
                        1 << 31 | (*kind as u32) << 27 | part << PLACE_BITS | other
                    }
                };
                number.to_le_bytes()
            }));
        }
        let size = (at.len() * 4 / 3).next_power_of_two();
        let mut slots = vec![0u32; size];
        for (word, place) in &at {
            let hash = xxh3_64(word.as_bytes());
            let mut at = hash as usize & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = ((hash >> (32 + PLACE_BITS)) as u32) << PLACE_BITS | (place + 1);
        }
        let code = format!(
            "const WEIGHED: &[u64] = &{:?};\nconst STARTS: [u32; 4] = {starts:?};\nconst PLACE_BITS: u32 = {PLACE_BITS};\nconst SYNSET_BITS: u32 = {SYNSET_BITS};\n",
            self.weighed()
        );
        let bytes = |numbers: Vec<u32>| numbers.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
        fs::write(out.join("slots.bin"), bytes(slots)).expect("a writable OUT_DIR");
        fs::write(out.join("words.bin"), words).expect("a writable OUT_DIR");
        fs::write(out.join("synsets.bin"), bytes(synsets)).expect("a writable OUT_DIR");
        fs::write(out.join("relations.rs"), code).expect("a writable OUT_DIR");
    }

    /// Where each synset stands in the table, where each part of speech starts, and the table: what a synset is, then its links.
    /// Those of common words stand first, each with what it is a kind of behind it.
    fn synset_table(&self, order: &[(&String, &BTreeSet<Record>)]) -> (Vec<u32>, [u32; 4], Vec<u32>) {
        let ends = self.starts.iter().skip(1).copied().chain([self.synsets.len()]);
        let mut in_order: Vec<usize> = Vec::new();
        let mut met = vec![false; self.synsets.len()];
        let mut part_ends = Vec::new();
        for (start, end) in self.starts.iter().copied().zip(ends) {
            let senses = order.iter().flat_map(|(_, known)| known.iter().rev()).filter_map(|record| match record {
                Record::Number(0, n) => Some((n & SYNSET) as usize),
                _ => None,
            });
            for synset in senses.chain(start..end) {
                let mut next = Some(synset);
                while let Some(at) = next.filter(|at| (start..end).contains(at) && !std::mem::replace(&mut met[*at], true)) {
                    in_order.push(at);
                    next = self.synsets[at].iter().find(|(kind, _)| *kind == 0).map(|(_, to)| *to);
                }
            }
            part_ends.push(in_order.len());
        }
        let mut places = vec![0; self.synsets.len() + 1];
        let mut place = 0;
        let mut starts = [0; 4];
        for (i, synset) in in_order.iter().enumerate() {
            if let Some(part) = part_ends.iter().position(|end| *end == i) {
                starts[part + 1] = place;
            }
            places[*synset] = place;
            place += 1 + self.synsets[*synset].len() as u32;
        }
        let below = self.below();
        let table = in_order.iter().flat_map(|synset| {
            let links = &self.synsets[*synset];
            assert!(links.len() < 1 << 10, "a number of 10 bits counts a synset's links");
            // Some number below 63 that tells it from most others.
            let spread = u32::from(((*synset as u32).wrapping_mul(0x9e37_79b1) >> 16) as u8 % 63);
            let flags = self.sort_of(*synset, STEPS) << 23 | u32::from(self.is_exclusive(*synset)) << 26 | below[*synset].ilog2() << 27;
            let links = links.iter().map(|(kind, to)| (*kind as u32) << 28 | places[*to]);
            [flags | spread << 10 | links.len() as u32].into_iter().chain(links).collect::<Vec<u32>>()
        });
        let table = table.collect();
        (places, starts, table)
    }

    /// The hashes of all runs of letters and digits in phrases of several words that have a weight, sorted.
    fn weighed(&self) -> Vec<u64> {
        let kind = RECORDS.iter().position(|r| *r == "weight");
        let has_weight = |known: &BTreeSet<Record>| known.iter().any(|r| matches!(r, Record::Number(of, _) if Some(*of) == kind));
        let phrases = self.words.iter().filter(|(word, known)| word.contains(' ') && has_weight(known));
        let pieces = phrases.flat_map(|(word, _)| word.split(|c: char| !c.is_alphanumeric())).filter(|p| !p.is_empty());
        pieces.map(|p| xxh3_64(p.as_bytes())).collect::<BTreeSet<u64>>().into_iter().collect()
    }

    /// How many synsets are kinds of each, itself counted: what tells "thing" from "van".
    fn below(&self) -> Vec<u32> {
        let mut below = vec![0; self.synsets.len()];
        for synset in 0..self.synsets.len() {
            let (mut seen, mut todo) = (BTreeSet::new(), vec![synset]);
            while let Some(at) = todo.pop() {
                if seen.insert(at) {
                    below[at] += 1;
                    todo.extend(self.synsets[at].iter().filter(|(kind, _)| *kind == 0).map(|(_, to)| *to));
                }
            }
        }
        below
    }
}
