//! A tree in, the clauses that it says out.

use super::label::{Label, Tag};
use super::parse::Tree;
use super::word::Word;
use super::{Clause, Joins, NounPhrase, Oblique, Predicate, PredicateKind};
use crate::relation::{self, KINDS};
use crate::token::Span;
use std::borrow::Cow;
use std::ops::Range;

/// A tree with its words, and for each word those that hang on it.
pub(super) struct Reading<'a> {
    text: &'a str,
    pub words: &'a [Word],
    pub tags: &'a [Tag],
    pub tree: &'a Tree,
    /// The dependents of all words, in order, one word's after the other's.
    kids: Vec<usize>,
    starts: Vec<usize>,
}

/// The forms of a verb, among those that WordNet knows.
const VERB: u8 = 3;

/// The clauses of a tree, in the order of their verbs.
pub fn clauses(text: &str, words: &[Word], tags: &[Tag], tree: &Tree) -> Vec<Clause> {
    Reading::new(text, words, tags, tree).clauses()
}

/// A clause to be: its verb, the word that the tree hangs it on, and whether that word is its predicate.
#[derive(Clone, Copy)]
struct Core {
    verb: usize,
    top: usize,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str, words: &'a [Word], tags: &'a [Tag], tree: &'a Tree) -> Reading<'a> {
        let n = words.len();
        let mut starts = vec![0; n + 1];
        for (word, head) in tree.heads.iter().enumerate() {
            if word != *head {
                starts[head + 1] += 1;
            }
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let (mut kids, mut at) = (vec![0; starts[n]], starts.clone());
        for (word, head) in tree.heads.iter().enumerate() {
            if word != *head {
                kids[at[*head]] = word;
                at[*head] += 1;
            }
        }
        Reading { text, words, tags, tree, kids, starts }
    }

    /// The words that hang on a word, in order.
    pub fn kids(&self, word: usize) -> &[usize] {
        &self.kids[self.starts[word]..self.starts[word + 1]]
    }
    pub fn label(&self, word: usize) -> Label {
        self.tree.labels[word]
    }
    /// The token of a word; of several its last.
    pub fn token(&self, word: usize) -> usize {
        self.words[word].tokens.end - 1
    }
    pub fn tokens(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].tokens.start..self.words[words.end - 1].tokens.end
    }
    pub fn span(&self, words: &Range<usize>) -> Span {
        self.words[words.start].span.join(self.words[words.end - 1].span)
    }
    pub fn plain(&self, word: usize) -> Cow<'a, str> {
        relation::plain(self.words[word].span.of(self.text))
    }

    fn kid(&self, word: usize, labels: &[Label]) -> Option<usize> {
        self.kids(word).iter().copied().find(|w| labels.contains(&self.label(*w)))
    }

    fn is_verb(&self, word: usize) -> bool {
        (Tag::Verb..=Tag::AuxThird).contains(&self.tags[word])
    }

    /// Whether a word is the main word of a clause.
    pub fn is_clause(&self, word: usize) -> bool {
        let within = matches!(
            self.label(word),
            Label::Inner
                | Label::Case
                | Label::Mark
                | Label::Aux
                | Label::AuxPassive
                | Label::Copula
                | Label::Punctuation
                | Label::Conjunction
        );
        // A verb that was taken for a noun has a subject all the same.
        let mistaken =
            || self.words[word].uses.forms & VERB != 0 && self.kid(word, &[Label::Subject, Label::Patient, Label::AuxPassive]).is_some();
        !within && (self.is_verb(word) || self.kid(word, &[Label::Copula]).is_some() || mistaken())
    }

    fn cores(&self) -> Vec<Core> {
        let mut cores = Vec::new();
        for top in (0..self.words.len()).filter(|w| self.is_clause(*w)) {
            let copula = self.kid(top, &[Label::Copula]);
            if let Some(verb) = copula {
                cores.push(Core { verb, top });
            }
            // "The fact is that it *rained*", "All they want is to *leave*".
            if copula.is_none() || self.is_verb(top) {
                cores.push(Core { verb: top, top });
            }
        }
        cores
    }

    fn clauses(&self) -> Vec<Clause> {
        let mut cores = self.cores();
        // A word's clause is read before those that hang on it.
        let depth: Vec<usize> = cores.iter().map(|c| self.depth(c.top)).collect();
        let mut order: Vec<usize> = (0..cores.len()).collect();
        order.sort_by_key(|i| (depth[*i], *i));
        cores = order.into_iter().map(|i| cores[i]).collect();
        let mut read: Vec<(Core, Clause)> = Vec::with_capacity(cores.len());
        for core in cores {
            let clause = self.clause(core, &read);
            read.push((core, clause));
        }
        in_order(read)
    }

    fn depth(&self, word: usize) -> usize {
        let mut at = word;
        (0..self.words.len())
            .take_while(|_| {
                let head = self.tree.heads[at];
                let up = head != at;
                at = head;
                up
            })
            .count()
    }

    /// Reads a clause; those that it hangs on are read already.
    fn clause(&self, core: Core, read: &[(Core, Clause)]) -> Clause {
        let Core { verb, top } = core;
        let is_copula = verb != top;
        let within = !is_copula && self.kid(top, &[Label::Copula]).is_some();
        let joins = if within { Joins::Complement } else { self.joins(top) };
        let parent = self.parent(core, read).filter(|_| joins != Joins::Main);
        let first = parent.filter(|_| joins == Joins::Coordinated).map(|i| &read[i].1);
        let own = self.subject(core);
        let silent = own.is_none() && self.kid(top, &[Label::Expletive, Label::ClauseSubject]).is_none();
        let shared = first.filter(|_| silent).and_then(|f| f.subject.clone());
        let subject = own.map(|w| self.phrase(w)).or(shared);
        let role = |labels: &[Label]| self.kid(top, labels).filter(|_| !is_copula).map(|w| self.phrase(w));
        let antecedent = self.antecedent(top).or_else(|| first.filter(|_| silent).and_then(|f| f.antecedent.clone()));
        let main = parent.map(|i| &read[i].1);
        let implied = if subject.is_some() { None } else { self.implied(top, joins, antecedent.as_ref(), main) };
        let verb = self.verb(verb, top, first.and_then(|f| f.verb.as_ref()));
        let agent = self.behind_by(top).filter(|_| verb.passive);
        Clause {
            span: self.tokens(&self.spread(top)),
            subject,
            object: role(&[Label::Object]),
            indirect: role(&[Label::Indirect]),
            by: agent.map(|w| self.phrase(w)),
            predicate: is_copula.then(|| self.predicate(top)),
            obliques: self.obliques(top, agent),
            verb: Some(verb),
            joins,
            parent,
            implied,
            antecedent,
        }
    }

    /// The word that is the subject of a clause.
    fn subject(&self, core: Core) -> Option<usize> {
        let subjects = || self.kids(core.top).iter().copied().filter(|w| matches!(self.label(*w), Label::Subject | Label::Patient));
        let outer = self.kid(core.top, &[Label::Outer]);
        let clause_too = self.is_verb(core.top) && self.kid(core.top, &[Label::Copula]).is_some();
        match (core.verb == core.top, outer) {
            (false, Some(outer)) => Some(outer),
            // Where the predicate is a clause, what stands before the copula is the copula's.
            (false, None) if clause_too => subjects().find(|w| *w < core.verb),
            (true, None) if clause_too => {
                let copula = self.kid(core.top, &[Label::Copula]).unwrap_or(0);
                subjects().find(|w| *w > copula)
            }
            _ => subjects().next().or_else(|| self.stray(core.top)).or_else(|| self.astray(core.top)),
        }
    }

    /// "The man who left was a baker", when the tree hangs "was a baker" somewhere below "left": a finite verb without a
    /// subject and without a word that joins it is the main verb of the noun that the tree is left with.
    fn astray(&self, top: usize) -> Option<usize> {
        let finite = |w: usize| matches!(self.tags[w], Tag::VerbPast | Tag::VerbThird | Tag::VerbPresent) || self.is_finite(w);
        let joined = [Label::Mark, Label::Subject, Label::Patient, Label::Outer, Label::Expletive, Label::ClauseSubject];
        let head = self.tree.heads[top];
        let shares = self.label(top) == Label::Conjunct && finite(head);
        if !finite(top) || shares || self.label(top) == Label::Root || self.kid(top, &joined).is_some() {
            return None;
        }
        let (mut at, mut below) = (top, false);
        while self.tree.heads[at] != at {
            let beside = self.label(at) == Label::Beside && self.is_noun(self.tree.heads[at]);
            below |= beside || matches!(self.label(at), Label::Relative | Label::Participle);
            at = self.tree.heads[at];
        }
        let is_free = self.is_noun(at) && !self.is_clause(at) && self.kid(at, &[Label::Case]).is_none();
        (below && is_free && at < top).then_some(at)
    }

    /// A noun right before the main verb that the tree has left hanging on nothing: there is nothing else it could be.
    pub fn stray(&self, top: usize) -> Option<usize> {
        let free = |w: usize| self.label(w) == Label::Root && self.is_noun(w) && self.kid(w, &[Label::Case, Label::Copula]).is_none();
        let bare = self.kid(top, &[Label::Subject, Label::Patient, Label::Expletive, Label::ClauseSubject]).is_none();
        let mut start = self.spread(top).start;
        let root = |end: usize| (0..end).rev().find(|w| self.label(*w) == Label::Root).filter(|w| self.spread(*w).end == end);
        let mut before = root(start)?;
        // "The council no longer supports it."
        if matches!(self.tags[before], Tag::Adverb | Tag::AdverbComparative) {
            start = self.spread(before).start;
            before = root(start)?;
        }
        let touches = self.label(top) == Label::Root;
        (bare && touches && free(before)).then_some(before)
    }

    fn predicate(&self, top: usize) -> Predicate {
        let preposition = self.kid(top, &[Label::Case]).filter(|w| *w < top);
        let kind = match self.tags[top] {
            _ if self.is_verb(top) => PredicateKind::Clause,
            _ if preposition.is_some() => PredicateKind::Place,
            Tag::Adjective | Tag::Comparative | Tag::Superlative => PredicateKind::Adjective,
            Tag::Adverb | Tag::Preposition | Tag::WhAdverb | Tag::Particle => PredicateKind::Place,
            _ => PredicateKind::Noun,
        };
        Predicate { phrase: self.phrase(top), kind, preposition: preposition.map(|w| self.token(w)) }
    }

    /// What stands behind "by" and is no time and no amount.
    pub(super) fn behind_by(&self, top: usize) -> Option<usize> {
        let is_time = |w: usize| KINDS.contains(&("time period", self.words[w].uses.kind));
        let names_one = |w: usize| !is_time(w) && self.is_noun(w);
        let by = |w: usize| self.kid(w, &[Label::Case]).is_some_and(|c| c < w && self.plain(c) == "by");
        let behind = || self.kids(top).iter().copied().filter(|w| *w > top);
        let own = behind().find(|w| match self.label(*w) {
            Label::Agent => !is_time(*w),
            Label::Oblique => by(*w) && names_one(*w),
            _ => false,
        });
        // "Robbed at gunpoint by two men": who did it was hung on the phrase before.
        let hung = || {
            let within = behind().filter(|w| self.label(*w) == Label::Oblique).flat_map(|w| self.kids(w).iter().copied());
            within.into_iter().find(|w| self.label(*w) == Label::Nominal && by(*w) && names_one(*w))
        };
        own.or_else(hung)
    }

    pub(super) fn is_noun(&self, word: usize) -> bool {
        matches!(
            self.tags[word],
            Tag::Noun | Tag::Nouns | Tag::Name | Tag::Names | Tag::Pronoun | Tag::Someone | Tag::Demonstrative | Tag::WhPronoun
        )
    }

    fn obliques(&self, top: usize, agent: Option<usize>) -> Vec<Oblique> {
        let is_one = |w: &usize| matches!(self.label(*w), Label::Oblique | Label::Agent | Label::Unmarked) && Some(*w) != agent;
        let obliques = self.kids(top).iter().copied().filter(is_one);
        let oblique = |w: usize| {
            let case = self.kid(w, &[Label::Case]).filter(|c| *c < w);
            let preposition = case.map_or(0..0, |c| {
                let last = self.kids(c).iter().copied().filter(|k| *k > c && *k < w).max().unwrap_or(c);
                self.tokens(&(c..last + 1))
            });
            Oblique { preposition, phrase: self.phrase(w) }
        };
        obliques.map(oblique).collect()
    }

    fn joins(&self, top: usize) -> Joins {
        let subject = self.kid(top, &[Label::Subject, Label::Patient, Label::Outer, Label::Expletive]).is_some();
        let marked = self.kid(top, &[Label::Mark]);
        let to = marked.is_some_and(|m| self.tags[m] == Tag::To);
        let bare = |other: Joins| match self.tags[top] {
            _ if subject => other,
            _ if to => Joins::Infinitive,
            Tag::VerbIng | Tag::VerbDone | Tag::AuxIng if !self.is_finite(top) => Joins::Participle,
            _ => other,
        };
        match self.label(top) {
            _ if self.astray(top).is_some() => Joins::Main,
            Label::Root => Joins::Main,
            Label::Conjunct => Joins::Coordinated,
            _ if self.is_relative(top) => Joins::Relative,
            Label::Complement | Label::ClauseSubject => bare(Joins::Complement),
            Label::Adverbial => bare(Joins::Adverbial),
            Label::Open => bare(Joins::Infinitive),
            Label::Participle => bare(Joins::Complement),
            _ => Joins::Beside,
        }
    }

    /// Whether a clause is one on a noun, or beside one with a relative pronoun of its own: "the storm, *which killed two*".
    fn is_relative(&self, top: usize) -> bool {
        let pronoun = |w: &usize| matches!(self.tags[*w], Tag::WhDeterminer | Tag::WhPronoun) && self.tree.heads[top] < *w && *w < top;
        let beside = || self.label(top) == Label::Beside && self.is_noun(self.tree.heads[top]) && self.kids(top).iter().any(pronoun);
        self.label(top) == Label::Relative || beside()
    }

    fn is_finite(&self, top: usize) -> bool {
        let finite = |w: &usize| matches!(self.tags[*w], Tag::Modal | Tag::AuxPast | Tag::AuxThird | Tag::AuxPresent);
        self.kids(top).iter().any(finite)
    }

    /// The clause around a clause, among those read.
    fn parent(&self, core: Core, read: &[(Core, Clause)]) -> Option<usize> {
        // "The fact is that it rained": what rained hangs on what is.
        let beside = read.iter().position(|(c, _)| c.top == core.top);
        if beside.is_some() {
            return beside;
        }
        let mut at = core.top;
        while self.tree.heads[at] != at {
            at = self.tree.heads[at];
            if let Some(found) = read.iter().rposition(|(c, _)| c.top == at) {
                return Some(found);
            }
        }
        None
    }

    /// The noun that a relative clause or a participle hangs on.
    fn antecedent(&self, top: usize) -> Option<NounPhrase> {
        let on_noun = matches!(self.label(top), Label::Relative | Label::Participle);
        (on_noun || self.is_relative(top)).then(|| self.phrase(self.tree.heads[top]))
    }

    /// The subject of a clause that names none.
    fn implied(&self, top: usize, joins: Joins, antecedent: Option<&NounPhrase>, main: Option<&Clause>) -> Option<NounPhrase> {
        match self.label(top) {
            Label::Participle if joins == Joins::Participle => antecedent.cloned(),
            Label::Open => main.and_then(|m| m.object.as_ref().or(m.indirect.as_ref()).or(m.whole_subject())).cloned(),
            Label::Adverbial if matches!(joins, Joins::Participle | Joins::Infinitive) => main.and_then(|m| m.whole_subject()).cloned(),
            Label::Conjunct => main.and_then(|m| m.implied.as_ref()).cloned(),
            _ => None,
        }
    }

    /// All words below one, from first to last.
    fn spread(&self, top: usize) -> Range<usize> {
        let (mut first, mut last) = (top, top);
        // A tree's arcs do not cross: the outermost dependents' outermost dependents are the edge.
        while let Some(kid) = self.kids(first).first().filter(|k| **k < first) {
            first = *kid;
        }
        while let Some(kid) = self.kids(last).last().filter(|k| **k > last) {
            last = *kid;
        }
        first..last + 1
    }
}

/// Puts clauses that were read from the top of the tree down into the order of their verbs.
fn in_order(read: Vec<(Core, Clause)>) -> Vec<Clause> {
    let mut order: Vec<usize> = (0..read.len()).collect();
    order.sort_by_key(|i| read[*i].0.verb);
    let mut place = vec![0; read.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut clauses: Vec<Option<Clause>> = read.into_iter().map(|(_, c)| Some(c)).collect();
    let moved = order.iter().filter_map(|old| clauses[*old].take());
    moved.map(|c| Clause { parent: c.parent.map(|p| place[p]), ..c }).collect()
}
