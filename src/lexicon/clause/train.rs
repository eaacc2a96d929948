//! Learns `weights.bin` from a treebank in CoNLL-U form.
//!
//! ```console
//! $ xz -dc en_ewt-train.conllu.xz | cargo run --profile quick --example train-clauses -- src/lexicon/clause/weights.bin
//! ```
//!
//! With a second argument N, every tenth document, starting with the N-th, is held out and measured instead: word classes,
//! heads, labels, and the clauses read off the trees against those read off the treebank's own.
//!
//! Both steps are averaged perceptrons; the tree is learned with a dynamic oracle (Goldberg and Nivre 2013), from words whose classes
//! were guessed by a tagger that has not seen them.

mod treebank;

use recount::clause::label::{Label, Tag};
use recount::clause::model::{self, CHOICES, CLASSES, Closed, DecisionFeatures, Learned, Links};
use recount::clause::parse::{self, ParserState, Transition, Tree};
use recount::clause::word::Word;
use recount::clause::{Clause, roles, tag};
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use treebank::{Sentence, read};

/// Rounds over the treebank: word classes, trees.
const ROUNDS: [usize; 2] = [7, 13];
/// Parts of the treebank whose word classes are guessed by a tagger of the others.
const FOLDS: usize = 4;
/// After the first rounds a wrong step is taken in so many cases of a hundred, so that its consequences are learned too.
const ASTRAY: u64 = 90;
/// So many features of a thousand are not looked at while learning, other ones each time, so that none is relied on alone.
const BLIND: u64 = 150;
/// Weights that fewer updates than these have touched say nothing.
const LEAST_UPDATES: [u32; 2] = [2, 3];
/// So many weights are kept, the largest ones.
const MOST_WEIGHTS: [usize; 2] = [70_000, 320_000];

/// Arcs met more seldom, with the treebank's classes and with guessed ones, are not made.
const LEAST_LINKS: u32 = 4;

type Error = Box<dyn std::error::Error>;

fn main() -> Result<(), Error> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("usage: train-clauses WEIGHTS.bin [HELD-OUT] < TREEBANK.conllu")?;
    let held: Option<usize> = args.next().map(|n| n.parse()).transpose()?;
    let all = read(std::io::stdin().lock())?;
    let (test, train): (Vec<Sentence>, Vec<Sentence>) = all.into_iter().partition(|s| Some(s.document % 10) == held);
    eprintln!("{} sentences to learn from, {} held out", train.len(), test.len());
    let every: Vec<usize> = (0..train.len()).collect();
    let guessed = guess(&train);
    let tagger = learn_tags(&train, &every);
    let links = links(&train, &guessed);
    let links = Links(&links);
    let closed = closed(&train);
    let closed = Closed(&closed);
    let parser = learn_trees(&train, &guessed, links);
    let tables = [tagger.table(LEAST_UPDATES[0], MOST_WEIGHTS[0]), parser.table(LEAST_UPDATES[1], MOST_WEIGHTS[1])];
    for (name, table) in ["classes", "trees"].iter().zip(&tables) {
        eprintln!("{name}: {} features, {} weights", table.len(), table.iter().map(|(_, w)| w.len()).sum::<usize>());
    }
    let bytes = model::packed([&tables[0], &tables[1]], links, closed).ok_or("too many weights: lower MOST_WEIGHTS")?;
    eprintln!("{} bytes", bytes.len());
    std::fs::File::create(path)?.write_all(&bytes)?;
    if held.is_some() {
        measure(&test, &tables, links, closed);
    }
    Ok(())
}

// ---- learning ----------------------------------------------------------------------------------

/// An averaged perceptron over sparse features.
#[derive(Default)]
struct Perceptron {
    places: HashMap<u32, u32, std::hash::BuildHasherDefault<Plain>>,
    rows: Vec<Vec<Weight>>,
    time: f64,
    /// How often each feature was met on the way to the treebank's own trees; features share places.
    met: Vec<u8>,
}

/// Features met more seldom are not learned.
const LEAST_MET: u8 = 3;
const PLACES: usize = 1 << 25;

#[derive(Clone, Copy)]
struct Weight {
    choice: u8,
    updates: u32,
    now: f32,
    /// The sum of all updates, each times the time when it was made.
    past: f64,
}

/// Features are hashes.
#[derive(Default)]
struct Plain(u64);
impl std::hash::Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u32(&mut self, n: u32) {
        self.0 = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Perceptron {
    fn scores(&self, features: &DecisionFeatures) -> [f32; CHOICES] {
        let mut scores = [0.0; CHOICES];
        for place in features.list().iter().filter_map(|f| self.places.get(f)) {
            for w in &self.rows[*place as usize] {
                scores[usize::from(w.choice)] += w.now;
            }
        }
        scores
    }

    fn meet(&mut self, features: &DecisionFeatures) {
        self.met.resize(PLACES, 0);
        for feature in features.list() {
            let count = &mut self.met[*feature as usize % PLACES];
            *count = count.saturating_add(1);
        }
    }

    fn update(&mut self, features: &DecisionFeatures, right: usize, wrong: usize) {
        for feature in features.list() {
            if self.met[*feature as usize % PLACES] < LEAST_MET {
                continue;
            }
            let new = self.rows.len() as u32;
            let place = *self.places.entry(*feature).or_insert(new);
            if place == new {
                self.rows.push(Vec::new());
            }
            let row = &mut self.rows[place as usize];
            for (choice, by) in [(right as u8, 1.0f32), (wrong as u8, -1.0)] {
                let at = row.iter().position(|w| w.choice == choice).unwrap_or_else(|| {
                    row.push(Weight { choice, updates: 0, now: 0.0, past: 0.0 });
                    row.len() - 1
                });
                let w = &mut row[at];
                w.now += by;
                w.past += f64::from(by) * self.time;
                w.updates += 1;
            }
        }
    }

    /// Averages, pruned and rounded to eight bits, in the order of the features.
    fn table(&self, updates: u32, most: usize) -> LearnedTable {
        let mean = |w: &Weight| f64::from(w.now) - w.past / self.time.max(1.0);
        let mut sizes: Vec<f64> = self.rows.iter().flatten().filter(|w| w.updates >= updates).map(|w| mean(w).abs()).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let largest = sizes.get(sizes.len() / 2_000).copied().unwrap_or(1.0).max(1e-9);
        let least = sizes.get(most).copied().unwrap_or(0.0);
        let mut out: LearnedTable = Vec::new();
        for (feature, place) in &self.places {
            let kept = self.rows[*place as usize].iter().filter(|w| w.updates >= updates && mean(w).abs() > least);
            let rounded = kept.map(|w| (w.choice, (mean(w) / largest * 127.0).round().clamp(-127.0, 127.0) as i8));
            let mut weights: Vec<(u8, i8)> = rounded.filter(|(_, w)| *w != 0).collect();
            weights.sort_unstable();
            if !weights.is_empty() {
                out.push((*feature, weights));
            }
        }
        out.sort_unstable();
        out
    }
}

type LearnedTable = Vec<Learned>;

/// A sequence of numbers that is the same each time.
struct Shuffle(u64);
impl Shuffle {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    /// Forgets some of what was seen.
    fn thin(&mut self, seen: &mut DecisionFeatures) {
        seen.keep(|_| self.next() >> 32 & 1023 >= BLIND);
    }
    fn order(&mut self, list: &mut [usize]) {
        for i in (1..list.len()).rev() {
            list.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}

fn argmax(scores: &[f32], count: usize) -> usize {
    let mut best = 0;
    for i in 1..count {
        if scores[i] > scores[best] {
            best = i;
        }
    }
    best
}

fn learn_tags(train: &[Sentence], which: &[usize]) -> Perceptron {
    let (mut learned, mut seen, mut order, mut shuffle) = (Perceptron::default(), DecisionFeatures::default(), which.to_vec(), Shuffle(7));
    for s in which.iter().map(|i| &train[*i]) {
        for at in 0..s.words.len() {
            tag::features(&s.words, &s.tags[..at], at, &mut seen);
            learned.meet(&seen);
        }
    }
    for _ in 0..ROUNDS[0] {
        shuffle.order(&mut order);
        for i in &order {
            let s = &train[*i];
            let mut tags: Vec<Tag> = Vec::with_capacity(s.words.len());
            for at in 0..s.words.len() {
                learned.time += 1.0;
                tag::features(&s.words, &tags, at, &mut seen);
                shuffle.thin(&mut seen);
                let found = argmax(&learned.scores(&seen), Tag::ALL.len());
                let right = s.tags[at] as usize;
                if found != right {
                    learned.update(&seen, right, found);
                }
                tags.push(Tag::ALL[found]);
            }
        }
    }
    learned
}

/// Averages as they will be used, for a tagger or parser of this program.
struct Fixed(HashMap<u32, Vec<(u8, i8)>>);
impl Fixed {
    fn new(table: &LearnedTable) -> Fixed {
        Fixed(table.iter().cloned().collect())
    }
    fn scores(&self, features: &DecisionFeatures) -> [i16; CHOICES] {
        let mut scores = [0; CHOICES];
        for (choice, weight) in features.list().iter().filter_map(|f| self.0.get(f)).flatten() {
            scores[usize::from(*choice)] += i16::from(*weight);
        }
        scores
    }
    fn tags(&self, words: &[Word], closed: Option<Closed<'_>>) -> Vec<Tag> {
        let (mut tags, mut seen) = (Vec::new(), DecisionFeatures::default());
        for at in 0..words.len() {
            tag::features(words, &tags, at, &mut seen);
            let allowed = closed.map_or(u64::MAX, |closed| tag::allowed(&words[at], closed));
            tags.push(tag::best(&self.scores(&seen), allowed));
        }
        tags
    }
    fn tree(&self, words: &[Word], tags: &[Tag], links: Links<'_>) -> Tree {
        let (mut state, mut seen) = (ParserState::new(words, tags, links), DecisionFeatures::default());
        while !state.is_done() {
            state.features(&mut seen);
            state.take(parse::best(&state, &self.scores(&seen)));
        }
        state.tree()
    }
}

/// The classes of all words, each sentence's guessed by a tagger that has not seen its document.
fn guess(train: &[Sentence]) -> Vec<Vec<Tag>> {
    let mut out: Vec<Vec<Tag>> = train.iter().map(|_| Vec::new()).collect();
    let fold = |s: &Sentence| s.document % FOLDS;
    let folds: Vec<Vec<(usize, Vec<Tag>)>> = std::thread::scope(|scope| {
        let one = |part: usize| {
            let others: Vec<usize> = (0..train.len()).filter(|i| fold(&train[*i]) != part).collect();
            let fixed = Fixed::new(&learn_tags(train, &others).table(LEAST_UPDATES[0], MOST_WEIGHTS[0]));
            (0..train.len()).filter(|i| fold(&train[*i]) == part).map(|i| (i, fixed.tags(&train[i].words, None))).collect()
        };
        let mut out = Vec::new();
        for pair in 0..FOLDS / 2 {
            let other = scope.spawn(move || one(pair * 2 + 1));
            out.push(one(pair * 2));
            out.extend(other.join());
        }
        out
    });
    for (i, tags) in folds.into_iter().flatten() {
        out[i] = tags;
    }
    let words: usize = out.iter().map(Vec::len).sum();
    let right: usize = train.iter().zip(&out).map(|(s, t)| s.tags.iter().zip(t).filter(|(a, b)| a == b).count()).sum();
    eprintln!("word classes right in what a tagger has not seen: {:.2} %", 100.0 * right as f64 / words as f64);
    out
}

/// How many arcs of the treebank's tree can no longer be found after a shift, a left and a right arc.
fn costs(state: &ParserState<'_>, gold: &Tree) -> [usize; 3] {
    let (stack, next) = state.place();
    let n = gold.heads.len();
    let head = |w: usize| if gold.heads[w] == w { n } else { gold.heads[w] };
    let Some((&top, below)) = stack.split_last() else { return [0, usize::MAX, usize::MAX] };
    let top = usize::from(top);
    let under = below.last().map(|w| usize::from(*w));
    let ahead = |from: usize| (from..n).filter(|w| head(*w) == top).count();
    let shift = if next >= n {
        usize::MAX
    } else {
        below.iter().filter(|w| head(next) == usize::from(**w)).count() + stack.iter().filter(|w| head(usize::from(**w)) == next).count()
    };
    let top_head = head(top);
    let left = usize::from(Some(top_head) == under || top_head > next) + ahead(next);
    let right = usize::from(top_head >= next) + ahead(next);
    // A head that has left the stack or lies deep in it is lost already.
    [shift, left, if under.is_none() { usize::MAX } else { right }]
}

/// The steps after which as much of the treebank's tree can be found as after any.
fn good(state: &ParserState<'_>, gold: &Tree) -> Vec<Transition> {
    let costs = costs(state, gold);
    let (stack, next) = state.place();
    let label = stack.last().map_or(Label::Other, |top| gold.labels[usize::from(*top)]);
    let root = label == Label::Root;
    // An arc that is not the treebank's has the name of the one that is; at the end it can only be the main word's.
    let left = if next >= gold.heads.len() {
        Label::Root
    } else if root {
        Label::Other
    } else {
        label
    };
    let steps = [Transition::Shift, Transition::Left(left), Transition::Right(if root { Label::Other } else { label })];
    let open = || costs.iter().zip(&steps).filter(|(_, s)| state.allows(**s));
    let least = open().map(|(c, _)| *c).min().unwrap_or(0);
    open().filter(|(c, _)| **c == least).map(|(_, s)| *s).collect()
}

/// The forms met twice or more in a closed class, with these classes.
fn closed(train: &[Sentence]) -> Vec<u8> {
    let mut met: BTreeMap<(u32, Tag), u32> = BTreeMap::new();
    for (word, tag) in train.iter().flat_map(|s| s.words.iter().zip(&s.tags)).filter(|(_, t)| tag::CLOSED >> (**t as u32) & 1 == 1) {
        *met.entry((word.form, *tag)).or_default() += 1;
    }
    let mut forms: BTreeMap<u32, u64> = BTreeMap::new();
    for ((form, tag), _) in met.iter().filter(|(_, count)| **count >= 2) {
        *forms.entry(*form).or_default() |= 1 << (*tag as u64);
    }
    forms.iter().flat_map(|(form, tags)| form.to_le_bytes().into_iter().chain(tags.to_le_bytes())).collect()
}

/// The names of arcs met between words of each two classes, met twice or more.
fn links(train: &[Sentence], guessed: &[Vec<Tag>]) -> Vec<u8> {
    let mut met: HashMap<(usize, Label), u32> = HashMap::new();
    for (sentence, guessed) in train.iter().zip(guessed) {
        let tree = &sentence.tree;
        for (word, head) in tree.heads.iter().enumerate().filter(|(word, head)| word != *head) {
            let side = usize::from(word > *head);
            for tags in [&sentence.tags, guessed] {
                let at = (side * CLASSES + tags[word] as usize) * CLASSES + tags[*head] as usize;
                *met.entry((at, tree.labels[word])).or_default() += 1;
            }
        }
    }
    let mut names = vec![0u32; 2 * CLASSES * CLASSES];
    for ((at, label), _) in met.iter().filter(|(_, count)| **count >= LEAST_LINKS) {
        names[*at] |= 1 << (*label as u32);
    }
    names.iter().flat_map(|n| n.to_le_bytes()).collect()
}

fn learn_trees(train: &[Sentence], guessed: &[Vec<Tag>], links: Links<'_>) -> Perceptron {
    let (mut learned, mut seen, mut shuffle) = (Perceptron::default(), DecisionFeatures::default(), Shuffle(11));
    let mut order: Vec<usize> = (0..train.len()).collect();
    for (sentence, tags) in train.iter().zip(guessed) {
        let mut state = ParserState::new(&sentence.words, tags, links);
        while !state.is_done() {
            state.features(&mut seen);
            learned.meet(&seen);
            let good = good(&state, &sentence.tree);
            state.take(good.first().copied().unwrap_or(Transition::Shift));
        }
    }
    for round in 0..ROUNDS[1] {
        shuffle.order(&mut order);
        let mut wrong = 0;
        for i in &order {
            let (gold, mut state) = (&train[*i].tree, ParserState::new(&train[*i].words, &guessed[*i], links));
            while !state.is_done() {
                learned.time += 1.0;
                state.features(&mut seen);
                shuffle.thin(&mut seen);
                let scores = learned.scores(&seen);
                let good = good(&state, gold);
                let best = good.iter().map(|s| s.number()).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or(0);
                let found = parse::best(&state, &scores).number();
                if found != best && scores[found] >= scores[best] {
                    wrong += 1;
                    learned.update(&seen, best, found);
                }
                let astray = round > 0 && shuffle.next() % 100 < ASTRAY;
                state.take(Transition::from_number(if astray { found } else { best }));
            }
        }
        eprintln!("round {}: {wrong} steps wrong", round + 1);
    }
    learned
}

// ---- measuring ---------------------------------------------------------------------------------

#[derive(Default)]
struct Score {
    found: usize,
    gold: usize,
    right: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// What a clause says in heads: verb, subject, object, agent, predicate.
fn said(clause: &Clause) -> [Option<usize>; 5] {
    let head = |p: &Option<recount::clause::NounPhrase>| p.as_ref().map(|p| p.head);
    let predicate = clause.predicate.as_ref().map(|p| p.phrase.head);
    [clause.verb.as_ref().map(|v| v.head), head(&clause.subject), head(&clause.object), head(&clause.by), predicate]
}

fn measure(test: &[Sentence], tables: &[LearnedTable; 2], links: Links<'_>, closed: Closed<'_>) {
    let [tagger, parser] = [Fixed::new(&tables[0]), Fixed::new(&tables[1])];
    let (mut words, mut tags_right, mut heads_right, mut labels_right) = (0, 0, 0, 0);
    let (mut triples, mut roles_score) = (Score::default(), <[Score; 5]>::default());
    for s in test {
        let tags = tagger.tags(&s.words, Some(closed));
        let tree = parser.tree(&s.words, &tags, links);
        for i in (0..s.words.len()).filter(|i| !s.words[*i].is_mark()) {
            words += 1;
            tags_right += usize::from(tags[i] == s.tags[i]);
            heads_right += usize::from(tree.heads[i] == s.tree.heads[i]);
            labels_right += usize::from(tree.heads[i] == s.tree.heads[i] && tree.labels[i] == s.tree.labels[i]);
        }
        let keep = |c: &[Option<usize>; 5]| c[1].or(c[2]).or(c[3]).is_some();
        let gold: Vec<_> = roles::clauses(&s.text, &s.words, &s.tags, &s.tree).iter().map(said).filter(keep).collect();
        let found: Vec<_> = roles::clauses(&s.text, &s.words, &tags, &tree).iter().map(said).filter(keep).collect();
        for (role, score) in roles_score.iter_mut().enumerate() {
            let pairs = |list: &[[Option<usize>; 5]]| list.iter().filter_map(|c| c[role].map(|w| (c[0], w))).collect::<Vec<_>>();
            let (g, f) = (pairs(&gold), pairs(&found));
            score.gold += g.len();
            score.found += f.len();
            score.right += g.iter().filter(|x| f.contains(x)).count();
        }
        let full = |c: &&[Option<usize>; 5]| c[1].is_some() && c[2].or(c[3]).is_some();
        triples.gold += gold.iter().filter(full).count();
        triples.found += found.iter().filter(full).count();
        triples.right += gold.iter().filter(full).filter(|c| found.iter().any(|f| f[..4] == c[..4])).count();
    }
    let share = |n: usize| 100.0 * n as f64 / words as f64;
    println!("classes {:.2}  heads {:.2}  heads and labels {:.2}", share(tags_right), share(heads_right), share(labels_right));
    let names = ["verb", "subject", "object", "agent", "predicate"];
    let list: Vec<String> = names.iter().zip(&roles_score).map(|(n, s)| format!("{n} {:.1}", s.f1())).collect();
    println!("F1: {}  triple {:.1}", list.join("  "), triples.f1());
}
