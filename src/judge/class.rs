//! A changed word in, its class out: what it is used as most, and of nouns the broad kind of thing that they name.

use crate::compare::Side;
use crate::relation::uses;
use crate::token::Kind;

/// What a word is, by how WordNet counts its uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Part of a name.
    Name,
    /// Part of a number or a date.
    Figure,
    /// A person or a group.
    Person,
    /// A place, an artifact or another thing.
    Thing,
    /// A time or a measure.
    Time,
    /// An event, act or state.
    Event,
    /// Another abstract noun.
    Idea,
    /// A verb.
    Verb,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// A word that no list has.
    Unknown,
}

/// The class of a word where it stands.
pub fn class(side: &Side<'_>, t: usize) -> Class {
    let token = side.tokens[t];
    if token.kind == Kind::Number
        || side.quantities.iter().any(|q| side.at(q.value.number).contains(&t))
        || side.dates.iter().any(|d| d.at.contains(&t))
    {
        return Class::Figure;
    }
    let sentence = side.sentence_around(t);
    if side.names.iter().any(|n| n.at.contains(&t)) || token.is_capitalised() && t > sentence.start {
        return Class::Name;
    }
    let (uses, lemmas) = uses(&token.text(side.text).to_lowercase());
    if lemmas.is_empty() {
        return Class::Unknown;
    }
    let [noun, verb, adjective, adverb] = uses.shares;
    let (as_noun, as_verb) = (uses.fine & 7, uses.fine >> 3);
    match noun.max(verb).max(adjective).max(adverb) {
        most if most == noun && (most > verb || as_noun >= as_verb) => match uses.kind {
            1 | 3 => Class::Person,
            4 | 7 | 8 | 9 | 10 | 11 | 20 => Class::Thing,
            5 | 18 | 19 => Class::Time,
            15..=17 => Class::Event,
            _ => Class::Idea,
        },
        most if most == verb => Class::Verb,
        most if most == adjective => Class::Adjective,
        _ => Class::Adverb,
    }
}
