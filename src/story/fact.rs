//! A telling in, its facts out: of each that it speaks of, the attributes that it gives and their values.
//!
//! An attribute is how many or how old somebody is, when something was, what somebody is or does, what befell whom, and
//! who said which words. What no entity can be found for keeps none: silence is better than a guess.
//!
//! ```
//! use recount::{read, story::{entity::entities, fact::{Attribute, facts}}, telling::Telling};
//! let telling = Telling::new(read::plain("Armin Lodge, 36, sold the boat.".to_owned(), None));
//! let told = facts(&telling, &entities(&telling));
//! assert!(told.iter().any(|f| f.attribute == Attribute::Age && f.value.of(&telling.article.text) == "36"));
//! assert!(told.iter().any(|f| f.attribute == Attribute::Does && f.value.of(&telling.article.text) == "sold"));
//! ```

use super::act::{self, Act, Firmness};
use super::entity::{Entities, EntityIx};
use super::link::around;
use crate::clause::{self, Clause, NounPhrase};
use crate::kind::date::DateKind;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::REPORTING;
use crate::telling::Telling;
use crate::token::Span;

/// What a fact tells of its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// How many they are: "12 people".
    HowMany,
    /// How much of it there is: an amount of money, a share, a measure, a duration.
    HowMuch,
    /// How old somebody is.
    Age,
    /// When it was, of who acted or whom it befell.
    When,
    /// What it is said to be: "safe", "the mayor".
    State,
    /// What it does.
    Does,
    /// What befalls it.
    Undergoes,
    /// The title or role before its name.
    Role,
    /// What it said, word for word.
    Words,
}

impl Attribute {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Attribute::HowMany => "how-many",
            Attribute::HowMuch => "how-much",
            Attribute::Age => "age",
            Attribute::When => "when",
            Attribute::State => "state",
            Attribute::Does => "does",
            Attribute::Undergoes => "undergoes",
            Attribute::Role => "role",
            Attribute::Words => "words",
        }
    }
}

/// One value of one attribute of one entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Whose it is.
    pub entity: Option<EntityIx>,
    /// What it tells.
    pub attribute: Attribute,
    /// The words that give it.
    pub value: Span,
    /// Whether it is denied.
    pub denied: bool,
    /// How firmly it is told.
    pub firmness: Firmness,
}

/// The facts of a telling, in text order.
pub fn facts(telling: &Telling, entities: &Entities) -> Vec<Fact> {
    let told = |i: &usize| telling.sentences.list[*i].is_told();
    let read = |i: usize| (i, clause::read(&telling.article.text, telling.sentences.tokens_of(i)));
    of_clauses(telling, entities, (0..telling.sentences.list.len()).filter(told).map(read))
}

/// The same, of sentences whose clauses have been read, each by its place.
pub fn of_clauses(telling: &Telling, entities: &Entities, clauses: impl IntoIterator<Item = (usize, impl AsRef<[Clause]>)>) -> Vec<Fact> {
    let mut out = Vec::new();
    for (sentence, list) in clauses {
        FactReader { telling, entities, sentence, acts: act::of_clauses(telling, sentence, list.as_ref()) }.read(&mut out);
    }
    for (ix, entity) in entities.iter() {
        let plain = |value| Fact { entity: Some(ix), attribute: Attribute::Role, value, denied: false, firmness: Firmness::Fact };
        out.extend(entity.role.map(plain));
    }
    out.sort_by_key(|f| (f.value, f.attribute as u8, f.entity));
    out
}

struct FactReader<'a> {
    telling: &'a Telling,
    entities: &'a Entities,
    sentence: usize,
    acts: Vec<Act>,
}

impl FactReader<'_> {
    fn read(&self, out: &mut Vec<Fact>) {
        let tokens = self.telling.sentences.tokens_of(self.sentence);
        // Who says it is told with the words, and is no fact beside them.
        let reports = |act: &&Act| act.is_state || REPORTING.word(tokens[act.word.start]).is_none();
        for act in self.acts.iter().filter(reports) {
            let value = act.span(tokens);
            let mut put = |attribute, phrase: &Option<NounPhrase>| {
                let entity = phrase.as_ref().and_then(|p| self.entity(p));
                out.extend(entity.map(|e| Fact { entity: Some(e), attribute, value, denied: act.is_denied(), firmness: act.firmness }));
            };
            match act.is_state {
                true => put(Attribute::State, &act.theme),
                false => {
                    put(Attribute::Does, &act.agent);
                    put(Attribute::Undergoes, &act.theme);
                }
            }
        }
        let claims = self.telling.claims.in_sentence(self.sentence);
        out.extend(claims.quantities().iter().filter_map(|q| self.quantity(q)));
        let times = claims.dates().iter().filter(|d| d.kind != DateKind::Duration);
        out.extend(times.map(|d| self.told(Attribute::When, d.span, self.actor(d.span))));
        let spoken = claims.quotations().iter().filter_map(|q| {
            let speaker = claims.sources().iter().find(|s| !q.span.contains(s.span))?;
            Some(self.told(Attribute::Words, q.span, self.entities.head_of(speaker.who)))
        });
        out.extend(spoken);
    }

    fn quantity(&self, q: &Quantity) -> Option<Fact> {
        let attribute = match q.kind {
            QuantityKind::Ordinal | QuantityKind::Score | QuantityKind::Identifier => return None,
            QuantityKind::Age => Attribute::Age,
            QuantityKind::Count | QuantityKind::Number => Attribute::HowMany,
            _ => Attribute::HowMuch,
        };
        // "Lodge, 36": the age stands behind whose it is.
        let near = match attribute {
            Attribute::Age => Span { start: q.span.start.saturating_sub(BEHIND), end: q.span.end },
            _ => q.span,
        };
        let entity = self.entities.head_of(near).or_else(|| if attribute == Attribute::HowMany { None } else { self.actor(q.span) });
        // How old somebody is hangs on no act.
        let plain = Fact { entity, attribute, value: q.span, denied: false, firmness: Firmness::Fact };
        Some(if attribute == Attribute::Age { plain } else { self.told(attribute, q.span, entity) })
    }

    /// A fact that is told as the act around it is.
    fn told(&self, attribute: Attribute, value: Span, entity: Option<EntityIx>) -> Fact {
        let act = around(self.telling, self.sentence, &self.acts, value);
        let (denied, firmness) = act.map_or((false, Firmness::Fact), |a| (a.act.is_denied(), a.act.firmness));
        Fact { entity, attribute, value, denied, firmness }
    }

    /// Who does the act around a place, else whom it befalls.
    fn actor(&self, at: Span) -> Option<EntityIx> {
        let act = around(self.telling, self.sentence, &self.acts, at)?.act;
        [&act.agent, &act.theme].into_iter().flatten().find_map(|p| self.entity(p))
    }

    fn entity(&self, phrase: &NounPhrase) -> Option<EntityIx> {
        let head = self.telling.sentences.tokens_of(self.sentence).get(phrase.head)?.span;
        self.entities.head_of(head)
    }
}

/// So many bytes before an age ends whose it is: ", ".
const BEHIND: u32 = 3;
