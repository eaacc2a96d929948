//! An entity while the text is read: what its mentions so far have told of it.

use super::mask::Mask;
use super::phrase::{Keys, Phrase};
use super::{Called, Entity, EntityIx, EntityKind, Mention, MentionForm, Noun, Number};
use crate::lexicon::{Gender, Sort};
use crate::token::Span;

/// One entity, not yet whole.
#[derive(Debug)]
pub struct EntityDraft {
    /// What it can be.
    pub mask: Mask,
    /// Its names.
    pub names: Vec<Called>,
    /// Its nouns.
    pub nouns: Vec<Noun>,
    /// The title or role before its name.
    pub role: Option<Span>,
    /// Words that tell more of it, without its names.
    pub modifiers: Keys,
    /// One or several.
    pub number: Number,
    /// Its age.
    pub age: Option<i64>,
    /// He or she.
    pub gender: Option<Gender>,
    /// Whether it is called a child, or a man or a woman.
    pub child: Option<bool>,
    /// Its place in a count.
    pub ordinal: Option<i64>,
    /// Whose it is.
    pub owner: Option<(u32, Noun)>,
    /// Its mentions.
    pub mentions: Vec<Mention>,
    /// The last sentence that mentions it.
    pub last: usize,
    /// Where it was last told of as who acts: sentence and byte.
    pub acted: Option<(usize, u32)>,
    /// Whether it was told of as where something is: "in Bexmoor".
    pub located: bool,
}

/// So many words that tell more of an entity are remembered.
const MOST_MODIFIERS: usize = 32;

/// From the one age on a text calls somebody a man or a woman; from the other on nobody a girl or a teenager.
const GROWN: (i64, i64) = (14, 21);

impl EntityDraft {
    /// An entity that a phrase brings in.
    pub fn from_phrase(phrase: &Phrase) -> EntityDraft {
        EntityDraft {
            mask: phrase.mask,
            names: Vec::new(),
            nouns: Vec::new(),
            role: None,
            modifiers: Keys::new(),
            number: phrase.number,
            age: None,
            gender: None,
            child: None,
            ordinal: None,
            owner: None,
            mentions: Vec::new(),
            last: 0,
            acted: None,
            located: false,
        }
    }

    /// Takes in what a phrase tells.
    pub fn take(&mut self, phrase: &Phrase, sentence: usize, span: Span) {
        if phrase.pronoun.is_none() {
            self.mask = self.mask.and(phrase.mask).unwrap_or(self.mask);
        }
        if let (Some(named), false) = (phrase.named, phrase.name.is_empty())
            && !self.names.iter().any(|n| n.keys == phrase.name)
        {
            self.names.push(Called { span: named, keys: phrase.name.clone() });
        }
        for noun in &phrase.nouns {
            if !self.nouns.iter().any(|n| n.key == noun.key) {
                self.nouns.push(*noun);
            }
        }
        for word in &phrase.modifiers {
            if self.modifiers.len() < MOST_MODIFIERS && !self.modifiers.contains(word) {
                self.modifiers.push(*word);
            }
        }
        self.role = self.role.or(phrase.role);
        self.age = self.age.or(phrase.age);
        self.gender = self.gender.or(phrase.gender);
        self.child = self.child.or(phrase.child);
        self.located |= phrase.located;
        self.ordinal = self.ordinal.or(phrase.ordinal);
        if let (Number::Many, Number::Exactly(_)) = (self.number, phrase.number) {
            self.number = phrase.number;
        }
        if phrase.predicate {
            return;
        }
        self.last = sentence;
        if phrase.subject {
            self.acted = Some((sentence, span.start));
        }
        self.mentions.push(Mention { sentence, span, form: phrase.form });
    }

    /// Whether nothing that the phrase tells speaks against its being of this one.
    pub fn fits(&self, phrase: &Phrase) -> bool {
        let apart = |a: Option<i64>, b: Option<i64>| a.zip(b).is_some_and(|(a, b)| a != b);
        let gender = self.gender.zip(phrase.gender).is_some_and(|(a, b)| a != b);
        !apart(self.age, phrase.age)
            && !apart(self.ordinal, phrase.ordinal)
            && !gender
            && self.is_sort(phrase)
            && self.is_grown(phrase)
            && self.counts(phrase)
    }

    /// Whether it can be what the phrase is: a dairy is a place, a thing and a company.
    fn is_sort(&self, phrase: &Phrase) -> bool {
        let called = || phrase.nouns.iter().any(|n| self.nouns.iter().any(|m| m.key == n.key));
        self.mask.and(phrase.mask).is_some() || !self.mask.is_only(Sort::Person) && !phrase.mask.is_only(Sort::Person) && called()
    }

    /// Whether its age is that of whom the phrase calls a child, or does not.
    fn is_grown(&self, phrase: &Phrase) -> bool {
        let young =
            |age: Option<i64>, child: Option<bool>| age.zip(child).is_none_or(|(a, child)| if child { a < GROWN.1 } else { a >= GROWN.0 });
        young(self.age, phrase.child) && young(phrase.age, self.child)
    }

    /// Whether it is as many as the phrase says.
    fn counts(&self, phrase: &Phrase) -> bool {
        let body = self.mask.may_be(Sort::Body) && !self.mask.is_only(Sort::Person) && phrase.mask.may_be(Sort::Body);
        let named = phrase.form == MentionForm::Name || phrase.form == MentionForm::Pronoun;
        match (self.number, phrase.number) {
            (Number::One, Number::One) => true,
            // "the Hawks": a body is as many as it likes.
            (Number::One, _) => body && named,
            (_, Number::One) => body && (named || !self.names.is_empty()),
            (Number::Exactly(a), Number::Exactly(b)) => a == b,
            _ => true,
        }
    }

    /// Whether it is a person and nothing else.
    pub fn is_person(&self) -> bool {
        self.mask.is_only(Sort::Person) || self.mask.may_be(Sort::Person) && (self.gender.is_some() || self.age.is_some())
    }

    /// Whether a word is one of its names' or tells of it.
    pub fn has(&self, word: u64) -> bool {
        self.modifiers.contains(&word) || self.nouns.iter().any(|n| n.key == word) || self.names.iter().any(|n| n.keys.contains(&word))
    }

    /// What came of it.
    pub fn finish(mut self) -> Entity {
        let kind = self.kind();
        self.mentions.sort_by_key(|m| m.span);
        self.names.sort_by_key(|n| (std::cmp::Reverse(n.keys.len()), n.span));
        self.nouns.sort_by_key(|n| n.span);
        Entity {
            kind,
            names: self.names,
            nouns: self.nouns,
            role: self.role,
            number: self.number,
            age: self.age,
            gender: self.gender,
            ordinal: self.ordinal,
            owner: self.owner.map(|(of, noun)| (EntityIx(of), noun)),
            mentions: self.mentions,
        }
    }

    fn kind(&self) -> EntityKind {
        let many = self.number != Number::One;
        let may = |sort| self.mask.may_be(sort);
        let full = self.names.iter().any(|n| n.keys.len() >= 2);
        match () {
            () if many && (may(Sort::Person) || may(Sort::Group)) && self.names.is_empty() && !self.mask.is_only(Sort::Body) => {
                EntityKind::Group
            }
            () if self.is_person() || may(Sort::Person) && self.mask.is_any() && full => EntityKind::Person,
            () if may(Sort::Person) && !self.mask.is_any() && !may(Sort::Body) => EntityKind::Person,
            () if self.mask.is_only(Sort::Group) => EntityKind::Group,
            () if may(Sort::Place) && !may(Sort::Body) => EntityKind::Place,
            () if may(Sort::Body) && !(may(Sort::Thing) && may(Sort::Place)) => EntityKind::Body,
            () if may(Sort::Place)
                && may(Sort::Thing)
                && !self.names.is_empty()
                && !may(Sort::Person)
                && !self.mask.may_be(Sort::Group) =>
            {
                EntityKind::Place
            }
            () if may(Sort::Thing) && !may(Sort::Body) => EntityKind::Thing,
            () if may(Sort::Body) => EntityKind::Body,
            () => EntityKind::Thing,
        }
    }
}
