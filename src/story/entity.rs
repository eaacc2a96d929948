//! A telling in, those that it speaks of out: each person, body, place, thing and group with all its mentions.
//!
//! Phrases that can mention somebody are read sentence by sentence (`phrase`), those that a sentence itself says to be
//! one are joined (`local`), and each is held against the entities told of before (`resolve`): a full name and its
//! later short form, "Judge Vey" and "the judge", "the Foods Authority (FA)" and "the FA", "the 23-year-old", "his
//! brother", a pronoun. Nobody is looked up anywhere. What cannot be told for sure stays apart, as an entity of its own
//! or, for a pronoun, unmentioned: silence is better than a guess.
//!
//! Two different full names are two entities, and so are two ages in one sentence.
//!
//! ```
//! use recount::{read, story::entity::entities, telling::Telling};
//! let telling = Telling::new(read::plain("Armin Lodge, 36, sold his boat. Lodge is a fisherman.".to_owned(), None));
//! let told = entities(&telling);
//! let (_, lodge) = told.iter().next().unwrap();
//! assert_eq!((lodge.age, lodge.mentions.len()), (Some(36), 3));
//! ```

mod draft;
mod local;
mod mask;
mod matched;
mod phrase;
mod pronoun;
mod resolve;
mod word;

pub use matched::{EntityEvidence, Known, Match, matched};

use crate::kind::name::{Name, NameKind};
use crate::kind::quantity::Quantity;
use crate::kind::quantity::line::SentenceTokens;
use crate::lexicon::{Gender, Sort};
use crate::telling::Telling;
use crate::token::{KeySet, Span};
use phrase::Phrase;
use smallvec::SmallVec;
use std::sync::{Mutex, OnceLock, PoisonError};
use word::WordCache;

/// The place of an entity among those of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIx(pub u32);

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// "Armin Lodge", "the driver".
    Person,
    /// "Hestra Foods Authority", "the company", "police".
    Body,
    /// "Ostvik", "the town".
    Place,
    /// "the ferry", "the Sea Lark".
    Thing,
    /// "12 people", "the other three victims".
    Group,
}

impl EntityKind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Body => "body",
            EntityKind::Place => "place",
            EntityKind::Thing => "thing",
            EntityKind::Group => "group",
        }
    }
}

/// What a mention is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// "Armin Lodge".
    Name,
    /// "the driver".
    Noun,
    /// "he".
    Pronoun,
    /// "12 people".
    Count,
}

impl MentionForm {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Noun => "noun",
            MentionForm::Pronoun => "pronoun",
            MentionForm::Count => "count",
        }
    }
}

/// How many an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    One,
    /// "12 people"; 0 where the text says no figure ("several people").
    Exactly(i64),
    /// More than one.
    Many,
}

/// One mention of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its sentence, by place in the telling.
    pub sentence: usize,
    /// Where it stands: a name with its title, a noun with its article and what stands between.
    pub span: Span,
    /// What it is made of.
    pub form: MentionForm,
}

/// A name that an entity is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Where it stands first, without titles.
    pub span: Span,
    /// The keys of its words, without small words.
    pub keys: SmallVec<[u64; 4]>,
}

/// A noun that an entity is called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Where it stands first.
    pub span: Span,
    /// The key of its dictionary form.
    pub key: u64,
}

/// One that the text speaks of.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its names, each form once, the fullest first.
    pub names: Vec<Called>,
    /// The nouns and titles that it is called by, in text order: "driver", "judge".
    pub nouns: Vec<Noun>,
    /// The title or role before its name, where it stands first: "Finance Minister".
    pub role: Option<Span>,
    /// One or several.
    pub number: Number,
    /// Its age in years, of a person.
    pub age: Option<i64>,
    /// He or she, as far as the text tells.
    pub gender: Option<Gender>,
    /// Its place in a count: 2 for "the second victim".
    pub ordinal: Option<i64>,
    /// Whose it is, and as what: whom "his brother" is the brother of.
    pub owner: Option<(EntityIx, Noun)>,
    /// Its mentions, in text order.
    pub mentions: Vec<Mention>,
}

/// Those that a text speaks of, in the order in which it brings them in.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    /// All mentions, in text order.
    places: Vec<(Span, EntityIx)>,
}

impl Entities {
    /// Each with its place.
    pub fn iter(&self) -> impl Iterator<Item = (EntityIx, &Entity)> {
        self.list.iter().enumerate().map(|(i, e)| (EntityIx(i as u32), e))
    }
    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }
    /// Whether the text speaks of none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
    /// The entity at a place.
    pub fn get(&self, ix: EntityIx) -> Option<&Entity> {
        self.list.get(ix.0 as usize)
    }
    /// The mentions that a span meets, in text order, each with its entity: those of a sentence, or of a part of one.
    pub fn within(&self, span: Span) -> &[(Span, EntityIx)] {
        let from = self.places.partition_point(|(s, _)| s.end <= span.start);
        let len = self.places[from..].partition_point(|(s, _)| s.start < span.end);
        &self.places[from..from + len]
    }
    /// The entity whose mention ends a phrase: that of "Lodge" for the span of "the fisherman Armin Lodge".
    pub fn head_of(&self, phrase: Span) -> Option<EntityIx> {
        self.within(phrase).last().map(|(_, ix)| *ix)
    }
}

/// Whether an age counts years, and not the months or weeks of an infant.
fn is_in_years(age: &Quantity) -> bool {
    age.unit.is_empty() || age.unit.starts_with("year")
}

/// Finds those that a telling speaks of.
pub fn entities(telling: &Telling) -> Entities {
    resolve::resolve(telling, &mut WordCache::default())
}

/// Where a sentence may mention one person, as far as its own words tell: a superset of what the whole text makes of it, and
/// far cheaper. Words that take up a mention only narrow what it can be of.
fn may_be_of_one(words: &mut WordCache, people: &KeySet, telling: &Telling, sentence: usize) -> Vec<Span> {
    let line = SentenceTokens::new(&telling.article.text, telling.sentences.tokens_of(sentence));
    let told = telling.claims.in_sentence(sentence);
    let mut phrases = phrase::read(words, &line, told);
    let same = local::join(&line, told, &mut phrases);
    // A full name is one bearer's, whatever the words beside it say elsewhere.
    let elsewhere = |p: &Phrase| p.is_full_name() && p.name.iter().any(|k| people.contains(k));
    let alone = |p: &Phrase| {
        let named = p.form == MentionForm::Name;
        p.pronoun.is_some() || (named || p.number == Number::One) && p.mask.may_be(Sort::Person) || named && elsewhere(p)
    };
    let one = |i: usize| (0..phrases.len()).any(|j| same[j] == same[i] && alone(&phrases[j]));
    let told = (0..phrases.len()).filter(|i| !phrases[*i].predicate && one(*i));
    told.map(|i| line.span(phrases[i].tokens.start, phrases[i].tokens.end)).collect()
}

/// The words of names that may be a person's.
fn people(telling: &Telling) -> KeySet {
    let person = |n: &&Name| matches!(n.kind, NameKind::Person | NameKind::Other) || n.role.is_some();
    telling.claims.names().iter().filter(person).flat_map(|n| n.keys.iter().copied()).collect()
}

/// Those of two tellings, read once somebody asks: a word of both is looked up once.
#[derive(Default)]
pub struct EntitiesOfBoth {
    each: [OnceLock<Entities>; 2],
    people: [OnceLock<KeySet>; 2],
    words: Mutex<WordCache>,
}

impl EntitiesOfBoth {
    /// Those of a telling, which is the earlier one or the later.
    pub fn side(&self, before: bool, telling: &Telling) -> &Entities {
        self.each[usize::from(!before)].get_or_init(|| {
            let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
            resolve::resolve(telling, &mut words)
        })
    }

    /// Where a sentence of one of them, the earlier or the later, may mention one person, in text order.
    pub fn may_be_of_one(&self, before: bool, telling: &Telling, sentence: usize) -> Vec<Span> {
        let people = self.people[usize::from(!before)].get_or_init(|| people(telling));
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        may_be_of_one(&mut words, people, telling, sentence)
    }
}
