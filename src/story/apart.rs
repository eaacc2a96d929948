//! Two places of two tellings in, whether what is told at them is of two things out.
//!
//! The same figure of speech is used of many: "spent 15 years" of the clerk and "spent 37 years" of the fitter. The acts
//! around both places are held against each other, and who does them, named or meant by a pronoun. Only what is known to
//! be apart is; what cannot be read is not.

use super::act::{Act, acts};
use super::entity::{Entities, Entity, EntityEvidence, EntityIx, EntityKind, Known, Number, entities};
use super::link::{Alike, PlacedAct, around, participants, said};
use super::other::of_other_objects;
use super::twin::SentencePlace;
use crate::clause::NounPhrase;
use crate::relation::Relation;
use crate::telling::Telling;
use crate::token::Span;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::rc::Rc;

/// A place: its telling in the list, its sentence and its words.
pub type At = (usize, usize, Span);

/// Somebody whom several tellings speak of, with their place among those of each.
pub type Somebody = BTreeMap<usize, EntityIx>;

/// Each telling is held against so many of those before it, so that the work grows with the tellings.
const BEFORE: usize = 4;

/// Several tellings, with those that they speak of and the acts of each sentence once somebody asks.
pub struct Story<'a> {
    tellings: &'a [&'a Telling],
    entities: Vec<OnceCell<Entities>>,
    acts: RefCell<BTreeMap<SentencePlace, Rc<[Act]>>>,
    people: OnceCell<Vec<Somebody>>,
}

impl<'a> Story<'a> {
    /// Nothing is read yet.
    pub fn new(tellings: &'a [&'a Telling]) -> Story<'a> {
        Story { tellings, entities: tellings.iter().map(|_| OnceCell::new()).collect(), acts: RefCell::default(), people: OnceCell::new() }
    }

    /// Those that a telling speaks of.
    pub fn entities(&self, d: usize) -> &Entities {
        self.entities[d].get_or_init(|| entities(self.tellings[d]))
    }

    /// The acts of a sentence: to read them is dear, and the same is asked for again and again.
    pub fn acts(&self, d: usize, sentence: usize) -> Rc<[Act]> {
        let read = || acts(self.tellings[d], sentence).into();
        self.acts.borrow_mut().entry((d, sentence)).or_insert_with(read).clone()
    }

    /// The people that two tellings or more speak of. To find out who is who is dear.
    pub fn people(&self) -> &[Somebody] {
        self.people.get_or_init(|| self.read_people())
    }

    fn read_people(&self) -> Vec<Somebody> {
        let mut all: Vec<Somebody> = Vec::new();
        let mut of: BTreeMap<(usize, EntityIx), usize> = BTreeMap::new();
        let person = |p: &Entity| p.kind == EntityKind::Person && p.number == Number::One;
        let known: Vec<Known<'_>> = self.tellings.iter().enumerate().map(|(d, t)| Known::new(t, self.entities(d), person)).collect();
        for (e, later) in known.iter().enumerate() {
            for (d, earlier) in known.iter().enumerate().take(e.min(BEFORE)) {
                for m in earlier.matched(later) {
                    // An age alone is anybody's.
                    if m.evidence == [EntityEvidence::Age] || of.contains_key(&(e, m.after)) {
                        continue;
                    }
                    let n = *of.entry((d, m.before)).or_insert_with(|| {
                        all.push(BTreeMap::from([(d, m.before)]));
                        all.len() - 1
                    });
                    if let Entry::Vacant(free) = all[n].entry(e) {
                        free.insert(m.after);
                        of.insert((e, m.after), n);
                    }
                }
            }
        }
        all
    }

    /// Whether the clauses around two places tell of two things, or of two people.
    pub fn are_apart(&self, x: At, y: At) -> bool {
        self.held(x, y, |s, c| of_other_objects(s, c) || self.of_other_people((x.0, s), (y.0, c))).unwrap_or(false)
    }

    /// Whether they tell of two acts too, or nothing ties these: "was shot at one", "was opened again at two". None where
    /// they cannot be read.
    pub fn are_other_acts(&self, x: At, y: At) -> Option<bool> {
        self.held(x, y, |s, c| {
            let words = said(s, c);
            // To praise and to criticise are two acts, whoever does both.
            let opposite = matches!(words, Some(Relation::Antonym | Relation::StateChange));
            let one = words.is_some_and(|r| r.is_wording() && r != Relation::Near) || participants(s, c).contains(&Alike::Same);
            opposite || !one || of_other_objects(s, c) || self.of_other_people((x.0, s), (y.0, c))
        })
    }

    /// Whether what both clauses say of their values are two things: "were treated", "were taken to hospital".
    pub fn say_other_things(&self, x: At, y: At) -> bool {
        self.held(x, y, |s, c| !said(s, c).is_some_and(Relation::is_wording)).unwrap_or(false)
    }

    /// Whether both clauses tell one act of the same: in words for the same, and of one doer; or, where nobody is told to do
    /// it, of one thing that it befalls. What the values themselves count says nothing of that.
    pub fn is_one_act(&self, x: At, y: At) -> bool {
        self.held(x, y, |s, c| {
            let wording = said(s, c).is_some_and(|r| r.is_wording() && r != Relation::Near);
            let [agents, themes, ..] = participants(s, c);
            let valued = |p: &PlacedAct<'_>, at: At| p.act.theme.as_ref().is_some_and(|t| t.span.overlaps(at.2));
            let idle = s.act.agent.is_none() && c.act.agent.is_none() && !valued(s, x) && !valued(c, y);
            let one = agents == Alike::Same || idle && themes == Alike::Same;
            wording && one && !of_other_objects(s, c) && !self.of_other_people((x.0, s), (y.0, c))
        })
        .unwrap_or(false)
    }

    /// Whether what the acts are of is told apart by a number or a code: "the 16.x line", "the 14.x line".
    pub fn are_labelled_apart(&self, x: At, y: At) -> bool {
        self.held(x, y, |s, c| {
            let labels = |p: &PlacedAct<'_>, at: At| -> Vec<u64> {
                let phrases = [&p.act.agent, &p.act.theme].into_iter().flatten();
                let tokens = p.telling.sentences.tokens_of(p.sentence);
                let all = phrases.flat_map(|n| n.range.clone()).filter_map(|t| tokens.get(t));
                all.filter(|w| w.has_digits() && !w.span.overlaps(at.2)).map(|w| w.key).collect()
            };
            let (a, b) = (labels(s, x), labels(c, y));
            !a.is_empty() && !b.is_empty() && !a.iter().any(|k| b.contains(k))
        })
        .unwrap_or(false)
    }

    fn held(&self, x: At, y: At, apart: impl Fn(&PlacedAct<'_>, &PlacedAct<'_>) -> bool) -> Option<bool> {
        let (t, u) = (self.tellings[x.0], self.tellings[y.0]);
        let (theirs, ours) = (self.acts(x.0, x.1), self.acts(y.0, y.1));
        let pair = around(t, x.1, &theirs, x.2).zip(around(u, y.1, &ours, y.2));
        pair.map(|(s, c)| apart(&s, &c))
    }

    /// Whether both acts are done by, or befall, somebody with a name, and these are two.
    fn of_other_people(&self, (d, x): (usize, &PlacedAct<'_>), (e, y): (usize, &PlacedAct<'_>)) -> bool {
        let subject = |p: &PlacedAct<'_>| p.act.agent.clone().or_else(|| p.act.theme.clone());
        let who = |d: usize, p: &PlacedAct<'_>| match subject(p) {
            Some(s) => self.entity(d, p, &s),
            None => self.last(d, p),
        };
        match (who(d, x), who(e, y)) {
            (Some(x), Some(y)) => are_two(x, y),
            _ => false,
        }
    }

    /// Whom the sentence speaks of last before the act: "where she had worked".
    fn last(&self, d: usize, p: &PlacedAct<'_>) -> Option<&Entity> {
        let before = Span { start: p.telling.sentences.list[p.sentence].span.start, end: p.span().start };
        let all = self.entities(d);
        all.within(before).iter().rev().filter_map(|(_, ix)| all.get(*ix)).find(|e| e.kind == EntityKind::Person)
    }

    fn entity(&self, d: usize, p: &PlacedAct<'_>, phrase: &NounPhrase) -> Option<&Entity> {
        let span = p.telling.sentences.tokens_of(p.sentence).get(phrase.head)?.span;
        let all = self.entities(d);
        all.head_of(span).and_then(|ix| all.get(ix))
    }
}

/// Whether two of two tellings are two: both have names, and none of the one may be one of the other.
pub fn are_two(x: &Entity, y: &Entity) -> bool {
    let named = |e: &Entity| matches!(e.kind, EntityKind::Person | EntityKind::Body) && !e.names.is_empty();
    let may_be = |a: &[u64], b: &[u64]| {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        short.iter().all(|k| long.contains(k))
    };
    named(x) && named(y) && x.kind == y.kind && !x.names.iter().any(|a| y.names.iter().any(|b| may_be(&a.keys, &b.keys)))
}
