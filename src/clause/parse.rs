//! Words and their classes in, a tree out: on which word each one hangs, and how.
//!
//! Words are shifted onto a stack; the word on top is hung on the next one to come or on the one below it (Kuhlmann,
//! Gómez-Rodríguez and Satta 2011: "arc-hybrid"). Each step is the one that learned weights score highest, so the cost is
//! linear in the length of the sentence. Anything gets a tree, good English or not.

use super::label::{Label, Tag};
use super::model::{self, CHOICES, DecisionFeatures, Links};
use super::tag;
use super::word::Word;

/// The tree of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The word on which each word hangs; its own number for the main word.
    pub heads: Vec<usize>,
    /// How it hangs there.
    pub labels: Vec<Label>,
}

/// What a word shows to the features.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    form: u32,
    tag: u32,
    lemma: u32,
    kind: u32,
    /// What WordNet says of its class: the one that it was given may be wrong.
    uses: u32,
    /// Nothing hangs on a mark.
    is_mark: bool,
}

const NOTHING: Atom = Atom { form: 7, tag: 97, lemma: 7, kind: 97, uses: 1 << 20, is_mark: false };
const END: Atom = Atom { form: 8, tag: 98, lemma: 8, kind: 98, uses: 1 << 21, is_mark: false };

/// One step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Transition {
    /// The next word goes onto the stack.
    Shift,
    /// The top of the stack hangs on the next word.
    Left(Label),
    /// The top of the stack hangs on the word below it.
    Right(Label),
}

const LABELS: usize = Label::ALL.len();
/// Nothing is hung on the word below as the sentence's main word, the first of the labels.
const STEPS: usize = 2 * LABELS;
const _: () = assert!(STEPS <= CHOICES && Label::Root as usize == 0);

impl Transition {
    /// The step's number among all choices.
    pub fn number(self) -> usize {
        match self {
            Transition::Shift => 0,
            Transition::Left(label) => 1 + label as usize,
            Transition::Right(label) => LABELS + label as usize,
        }
    }
    /// The step with this number.
    pub fn from_number(number: usize) -> Transition {
        let label = |i: usize| Label::ALL[i.min(LABELS - 1)];
        match number {
            0 => Transition::Shift,
            n if n <= LABELS => Transition::Left(label(n - 1)),
            n => Transition::Right(label(n - LABELS)),
        }
    }
}

const ROOT: u32 = 1 << Label::Root as u32;

/// No word.
const NONE: u16 = u16::MAX;

/// A word's dependents so far.
#[derive(Clone, Copy, Debug)]
struct Hung {
    /// The outermost on the left and the one next to it, the same on the right.
    left: [u16; 2],
    right: [u16; 2],
    count: [u8; 2],
    labels: [u32; 2],
}

/// A sentence on its way to a tree.
#[derive(Clone, Debug)]
pub struct ParserState<'a> {
    links: Links<'a>,
    atoms: Vec<Atom>,
    /// Where a comma or other mark stands before a word: how many so far.
    marks: Vec<u16>,
    stack: Vec<u16>,
    next: usize,
    heads: Vec<u16>,
    labels: Vec<Label>,
    hung: Vec<Hung>,
}

impl<'a> ParserState<'a> {
    /// Before the first step.
    pub fn new(words: &[Word], tags: &[Tag], links: Links<'a>) -> ParserState<'a> {
        let atoms: Vec<Atom> = words.iter().zip(tags).map(|(w, t)| atom(w, *t)).collect();
        let n = atoms.len();
        let mut count = 0;
        let mut marks = Vec::with_capacity(n + 1);
        for word in words {
            marks.push(count);
            count += u16::from(word.is_mark());
        }
        marks.push(count);
        let hung = Hung { left: [NONE; 2], right: [NONE; 2], count: [0; 2], labels: [0; 2] };
        ParserState {
            links,
            atoms,
            marks,
            stack: Vec::with_capacity(n),
            next: 0,
            heads: vec![NONE; n],
            labels: vec![Label::Other; n],
            hung: vec![hung; n + 1],
        }
    }

    /// Whether every word hangs somewhere.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next >= self.atoms.len()
    }

    /// Whether a step can be taken.
    pub fn allows(&self, step: Transition) -> bool {
        match step {
            Transition::Shift => self.next < self.atoms.len(),
            Transition::Left(label) => self.names()[0] >> (label as u32) & 1 == 1,
            Transition::Right(label) => self.names()[1] >> (label as u32) & 1 == 1,
        }
    }

    /// The names that an arc to the left and one to the right can have, a bit each.
    fn names(&self) -> [u32; 2] {
        let names = |side: usize, top: u16, on: usize| match (self.atoms.get(usize::from(top)), self.atoms.get(on)) {
            (Some(top), Some(on)) if !on.is_mark => self.links.names(side, top.tag, on.tag) & !ROOT,
            _ => 0,
        };
        match self.stack[..] {
            [] => [0, 0],
            [top] => [if self.next >= self.atoms.len() { ROOT } else { names(0, top, self.next) }, 0],
            [.., below, top] => {
                let left = if self.next >= self.atoms.len() { ROOT } else { names(0, top, self.next) };
                [left, names(1, top, usize::from(below))]
            }
        }
    }

    /// The numbers of the steps that can be taken.
    fn steps(&self) -> impl Iterator<Item = usize> {
        let shift = self.allows(Transition::Shift).then_some(0);
        let [left, right] = self.names();
        let arcs = [(left, 1), (right, LABELS)].into_iter().flat_map(|(mut names, from)| {
            std::iter::from_fn(move || {
                let name = (names != 0).then(|| names.trailing_zeros() as usize)?;
                names &= names - 1;
                Some(from + name)
            })
        });
        shift.into_iter().chain(arcs)
    }

    /// The step that has to be taken, where there is one alone: nothing need be weighed for it.
    fn only(&self) -> Option<Transition> {
        let mut steps = self.steps();
        steps.next().filter(|_| steps.next().is_none()).map(Transition::from_number)
    }

    /// The words on the stack, the top last, and the next word.
    pub fn place(&self) -> (&[u16], usize) {
        (&self.stack, self.next)
    }

    /// Takes a step.
    pub fn take(&mut self, step: Transition) {
        match step {
            Transition::Shift => {
                self.stack.push(self.next as u16);
                self.next += 1;
            }
            Transition::Left(label) => {
                if let Some(top) = self.stack.pop() {
                    self.hang(top, self.next as u16, label, 0);
                }
            }
            Transition::Right(label) => {
                if let (Some(top), Some(below)) = (self.stack.pop(), self.stack.last().copied()) {
                    self.hang(top, below, label, 1);
                }
            }
        }
    }

    fn hang(&mut self, word: u16, head: u16, label: Label, side: usize) {
        let (word_at, head_at) = (usize::from(word), usize::from(head));
        self.heads[word_at] = head;
        self.labels[word_at] = label;
        let hung = &mut self.hung[head_at];
        let outer = if side == 0 { &mut hung.left } else { &mut hung.right };
        // On both sides the later one is the outer one.
        *outer = [word, outer[0]];
        hung.count[side] = (hung.count[side] + 1).min(7);
        hung.labels[side] |= 1 << (label as u32);
    }

    /// The tree, when all steps are taken.
    pub fn tree(self) -> Tree {
        let n = self.atoms.len();
        let heads = self.heads.iter().enumerate().map(|(i, h)| if usize::from(*h) < n { usize::from(*h) } else { i }).collect();
        Tree { heads, labels: self.labels }
    }

    fn atom(&self, at: u16) -> Atom {
        if usize::from(at) == self.atoms.len() { END } else { self.atoms.get(usize::from(at)).copied().unwrap_or(NOTHING) }
    }

    fn label(&self, at: u16) -> u32 {
        self.labels.get(usize::from(at)).map_or(96, |l| *l as u32)
    }

    fn hung(&self, at: u16) -> Hung {
        let none = Hung { left: [NONE; 2], right: [NONE; 2], count: [0; 2], labels: [0; 2] };
        self.hung.get(usize::from(at)).copied().unwrap_or(none)
    }

    /// What is seen before the next step.
    pub fn features(&self, seen: &mut DecisionFeatures) {
        seen.clear();
        let on_stack = |n: usize| self.stack.len().checked_sub(n + 1).map_or(NONE, |i| self.stack[i]);
        let ahead = |n: usize| if self.next + n <= self.atoms.len() { (self.next + n) as u16 } else { NONE };
        let (i0, i1, i2, j0, j1) = (on_stack(0), on_stack(1), on_stack(2), ahead(0), ahead(1));
        let [s0, s1, s2, b0, b1, b2, b3] = [i0, i1, i2, j0, j1, ahead(2), ahead(3)].map(|i| self.atom(i));
        let [h0, h1, hb] = [i0, i1, j0].map(|i| self.hung(i));
        let [s0l, s0r, s0l2, s0r2] = [h0.left[0], h0.right[0], h0.left[1], h0.right[1]];
        let [s1l, s1r, b0l, b0l2, s1r2] = [h1.left[0], h1.right[0], hb.left[0], hb.left[1], h1.right[1]];
        let [as0l, as0r, as1r, ab0l, as1l] = [s0l, s0r, s1r, b0l, s1l].map(|i| self.atom(i));
        let gap = |a: u16, b: u16| if a == NONE || b == NONE { 9 } else { u32::from(b - a).min(7) };
        let (apart, below) = (gap(i0, j0), gap(i1, i0));
        let passed = |a: u16, b: u16| {
            let count = |i: u16| self.marks.get(usize::from(i)).copied().unwrap_or(0);
            if a == NONE || b == NONE { 9 } else { u32::from(count(b) - count(a)).min(3) }
        };
        let counts = |h: &Hung| u32::from(h.count[0]) | u32::from(h.count[1]) << 4;
        // Words alone, and pairs of them.
        seen.add(1, s0.form, s0.tag, 0);
        seen.add(2, s0.lemma, 0, 0);
        seen.add(3, s0.tag, s0.kind, 0);
        seen.add(4, s1.form, s1.tag, 0);
        seen.add(5, s1.lemma, 0, 0);
        seen.add(6, s1.tag, s1.kind, 0);
        seen.add(7, b0.form, b0.tag, 0);
        seen.add(8, b0.lemma, 0, 0);
        seen.add(9, b0.tag, b0.kind, 0);
        seen.add(10, b1.form, b1.tag, 0);
        seen.add(11, b1.tag, b2.tag, 0);
        seen.add(12, b2.form, b2.tag, 0);
        seen.add(13, s0.lemma, b0.lemma, 0);
        seen.add(14, s0.lemma, b0.tag, s0.tag);
        seen.add(15, s0.tag, b0.form, b0.tag);
        seen.add(16, s0.tag, b0.tag, apart);
        seen.add(17, s1.lemma, s0.lemma, 0);
        seen.add(18, s1.lemma, s0.tag, s1.tag);
        seen.add(19, s1.tag, s0.lemma, s0.tag);
        seen.add(20, s1.tag, s0.tag, below);
        seen.add(21, b0.form, b1.tag, s0.tag);
        seen.add(22, b0.tag, b1.form, s0.tag);
        seen.add(23, s1.tag, s0.tag, s0.kind << 8 | s1.kind);
        seen.add(24, s0.tag, b0.tag, s0.kind << 8 | b0.kind);
        seen.add(25, s1.lemma, s0.kind, s0.tag);
        seen.add(26, s0.lemma, b0.kind, b0.tag);
        seen.add(27, s0.kind, b0.lemma, s0.tag);
        // Three classes.
        let three = |a: u32, b: u32, c: u32| a << 16 | b << 8 | c;
        seen.add(28, three(s0.tag, b0.tag, b1.tag), 0, 0);
        seen.add(29, three(s1.tag, s0.tag, b0.tag), 0, 0);
        seen.add(30, three(s2.tag, s1.tag, s0.tag), 0, 0);
        seen.add(31, three(b0.tag, b1.tag, b2.tag), s0.tag, 0);
        seen.add(32, three(s1.tag, s0.tag, b0.tag), b1.tag, 0);
        seen.add(33, three(s2.tag, s1.tag, s0.tag), b0.tag, 0);
        seen.add(34, three(s0.tag, b0.tag, as0l.tag), self.label(s0l), 0);
        seen.add(35, three(s0.tag, b0.tag, as0r.tag), self.label(s0r), 0);
        seen.add(36, three(s0.tag, b0.tag, ab0l.tag), self.label(b0l), 0);
        seen.add(37, three(s1.tag, s0.tag, as1r.tag), self.label(s1r), 0);
        seen.add(38, three(s1.tag, s0.tag, as0r.tag), self.label(s0r), 0);
        seen.add(39, three(s1.tag, s0.tag, as0l.tag), self.label(s0l), b0.tag);
        seen.add(40, three(s1.tag, s0.tag, as1l.tag), self.label(s1l), 0);
        // What hangs on them already.
        seen.add(41, s0.tag, h0.labels[0], b0.tag);
        seen.add(42, s0.tag, h0.labels[1], b0.tag);
        seen.add(43, s0.lemma, h0.labels[0], 0);
        seen.add(44, s0.lemma, h0.labels[1], 0);
        seen.add(45, b0.tag, hb.labels[0], s0.tag);
        seen.add(46, b0.lemma, hb.labels[0], 0);
        seen.add(47, s1.tag, h1.labels[1], s0.tag);
        seen.add(48, s1.lemma, h1.labels[1], s0.tag);
        seen.add(49, s1.tag, h1.labels[0], s0.tag);
        seen.add(50, s0.tag, counts(&h0), b0.tag);
        seen.add(51, s1.tag, counts(&h1), s0.tag);
        seen.add(52, b0.tag, counts(&hb), s0.tag);
        // Words that hang on them.
        seen.add(53, as0l.form, s0.tag, b0.tag);
        seen.add(54, as0r.lemma, s0.tag, b0.tag);
        seen.add(55, ab0l.form, b0.tag, s0.tag);
        seen.add(56, as0l.form, s0.lemma, s1.tag);
        seen.add(57, s1.lemma, as0l.form, s0.tag);
        seen.add(58, three(self.label(s0l), self.label(s0l2), self.label(s0r)), s0.tag, self.label(s0r2));
        seen.add(59, three(self.label(s1l), self.label(s1r), self.label(s1r2)), s1.tag, s0.tag);
        seen.add(60, three(self.label(b0l), self.label(b0l2), b0.tag), s0.tag, s0.kind);
        seen.add(61, as1r.form, s1.tag, s0.tag);
        // What a clause has already.
        let has = |labels: u32| {
            let any = |list: &[Label]| u32::from(list.iter().any(|l| labels >> (*l as u32) & 1 == 1));
            use Label::*;
            any(&[Copula])
                | any(&[Subject, Patient, Expletive]) << 1
                | any(&[Aux, AuxPassive]) << 2
                | any(&[Object]) << 3
                | any(&[Mark]) << 4
                | any(&[Case]) << 5
        };
        let [has_s0, has_s1, has_b0] = [h0, h1, hb].map(|h| has(h.labels[0]) | has(h.labels[1]) << 6);
        seen.add(82, has_b0, s0.tag, b0.tag);
        seen.add(83, has_b0, s0.tag, s1.tag);
        seen.add(84, has_s0, s0.tag, b0.tag);
        seen.add(85, has_s0, three(s1.tag, s0.tag, b0.tag), 0);
        seen.add(86, has_s1, three(s1.tag, s0.tag, b0.tag), 0);
        seen.add(87, has_s1 << 12 | has_s0, s0.tag, b0.tag);
        seen.add(88, has_s0 << 12 | has_b0, s0.tag, b0.tag);
        seen.add(89, has_b0, has_s0, 0);
        // How far apart, and over how many marks.
        seen.add(62, s0.lemma, apart, b0.tag);
        seen.add(63, b0.lemma, apart, s0.tag);
        seen.add(64, three(s0.tag, b0.tag, passed(i0, j0)), apart, 0);
        seen.add(65, three(s1.tag, s0.tag, passed(i1, i0)), below, b0.tag);
        seen.add(66, s2.tag, s2.lemma, s0.tag);
        seen.add(67, three(b1.tag, b2.tag, b3.tag), b0.tag, 0);
        seen.add(68, s1.tag, b0.form, s0.tag);
        seen.add(69, s1.lemma, b0.lemma, s0.tag);
        seen.add(70, s2.tag, s1.tag, b0.tag);
        seen.add(72, s0.uses, b0.uses, s0.tag << 8 | b0.tag);
        seen.add(73, s1.uses, s0.uses, s1.tag << 8 | s0.tag);
        seen.add(74, s0.uses, s0.tag, b0.tag);
        seen.add(75, b0.uses, b0.tag, s0.tag);
        // Whether a verb waits for its subject, or a subject for its verb: "the man who *left* was".
        seen.add(76, as1l.form, three(s1.tag, s0.tag, b0.tag), 0);
        seen.add(77, three(s1.tag, s0.tag, b0.tag), h1.labels[0], s2.tag);
        seen.add(78, three(s1.tag, s0.tag, b0.tag), s2.tag << 8 | b1.tag, 0);
        seen.add(79, s1.lemma, s2.tag << 8 | s0.tag, b0.tag);
        seen.add(80, three(s1.tag, s0.tag, b0.tag), h0.labels[0], h0.labels[1]);
        seen.add(81, as0l.form, three(s1.tag, s0.tag, b0.tag), h0.labels[1]);
        seen.add(71, s1.tag, b0.tag, self.stack.len().min(4) as u32);
    }
}

fn atom(word: &Word, tag: Tag) -> Atom {
    use Tag::*;
    let verb = tag >= Verb && tag <= AuxThird;
    let is_mark = word.is_mark() && matches!(tag, Comma | Stop | Colon | Quote | Open | Close);
    let kind = match tag {
        Noun | Nouns => u32::from(word.uses.kind) + 1,
        Name | Names => 30 + u32::from(word.uses.kind),
        _ if verb => 70 + u32::from(word.uses.act),
        _ => 0,
    };
    Atom { form: word.form, tag: tag as u32, lemma: if verb { word.lemma } else { word.form }, kind, uses: tag::signature(word), is_mark }
}

/// The tree of a sentence.
pub fn parse(words: &[Word], tags: &[Tag]) -> Tree {
    let [_, table] = model::tables();
    let mut state = ParserState::new(words, tags, model::links());
    let mut seen = DecisionFeatures::default();
    while !state.is_done() {
        let step = state.only().unwrap_or_else(|| {
            state.features(&mut seen);
            best(&state, &table.scores(&seen))
        });
        state.take(step);
    }
    state.tree()
}

/// The step with the highest score among those that can be taken; the first of equals.
pub fn best<T: PartialOrd + Copy>(state: &ParserState<'_>, scores: &[T; CHOICES]) -> Transition {
    let mut found: Option<(usize, T)> = None;
    let mut look = |at: usize| {
        if found.is_none_or(|(_, best)| scores[at] > best) {
            found = Some((at, scores[at]));
        }
    };
    state.steps().for_each(&mut look);
    found.map_or(Transition::Shift, |(i, _)| Transition::from_number(i))
}
