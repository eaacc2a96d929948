//! A sentence in, its clauses out: who, verb, whom.
//!
//! "The bill was passed by the Senate, which Kral leads" is two clauses: *passed* with *bill* as its subject in the passive
//! and *Senate* as its agent, and *leads* with *Kral* as its subject. A clause says what stands in it; what a reader works
//! out from elsewhere (the subject of "to buy", what "which" stands for) is kept apart, and [`Clause::doer`] and
//! [`Clause::undergoer`] put both together. It does not judge whether a clause is true, and resolves no pronoun.
//!
//! The sentence is cut into [words](word), each gets its [class](tag), and the words a [tree](parse); [roles] reads the
//! clauses off it. The numbers behind the two steps in the middle were learned from a treebank
//! (`src/lexicon/clause/README.md`). A sentence is read when it is asked for, in time linear in its length.
//!
//! ```
//! use recount::{clause, sentence, read};
//! let article = read::plain("The bill was passed by the Senate.".to_owned(), None);
//! let sentences = sentence::split(&article);
//! let tokens = sentences.tokens_of(0);
//! let clauses = clause::read(&article.text, tokens);
//! let head = |p: &Option<clause::NounPhrase>| p.as_ref().map(|p| tokens[p.head].text(&article.text));
//! assert_eq!(head(&clauses[0].subject), Some("bill"));
//! assert_eq!(head(&clauses[0].by), Some("Senate"));
//! assert!(clauses[0].verb.as_ref().is_some_and(|v| v.passive && v.lemma == "pass"));
//! ```

mod aside;
pub mod label;
pub mod model;
pub mod parse;
mod phrase;
pub mod roles;
pub mod tag;
mod verb;
pub mod word;

use crate::token::{Kind, Span, Token};
use std::borrow::Cow;
use std::ops::Range;

/// A verb with what stands around it. All places are indices into the tokens of its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// From its first to its last token, clauses that hang on it included.
    pub span: Range<usize>,
    /// Its subject, that of the first of several joined verbs included ("He came and *saw*"); of a passive, what befalls it.
    pub subject: Option<NounPhrase>,
    /// Its verb; of "is red" the "is". None for a clause without one ("The mayor, dead at 80").
    pub verb: Option<Verb>,
    /// Its object.
    pub object: Option<NounPhrase>,
    /// "him" of "gave him a book".
    pub indirect: Option<NounPhrase>,
    /// Of a passive, who does it: "passed by *the Senate*".
    pub by: Option<NounPhrase>,
    /// Of a copula, what the subject is said to be, or where.
    pub predicate: Option<Predicate>,
    /// The phrases with a preposition on the verb, and those without one that say when or how long.
    pub obliques: Vec<Oblique>,
    /// How it hangs on another.
    pub joins: Joins,
    /// The clause that it hangs on or is joined to, as an index into the sentence's clauses.
    pub parent: Option<usize>,
    /// The subject that a reader supplies: "Kral" of "Kral wants *to leave*", of "*Leaving* the hall, Kral waved".
    pub implied: Option<NounPhrase>,
    /// Of a relative clause or a participle on a noun: that noun. It is what "who", "which" and "that" stand for.
    pub antecedent: Option<NounPhrase>,
}

/// A noun with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its tokens, without the clauses and appositions behind it: "the mayor of Osk", "Ann and Bob".
    pub range: Range<usize>,
    /// The token of its main noun; of a name of several words its last ("Ann *Lee*").
    pub head: usize,
    /// The main noun, a name whole.
    pub name: Range<usize>,
    /// The bytes of `range`, exact where a token holds two words ("we'll").
    pub span: Span,
    /// The bytes of `name`, likewise.
    pub head_span: Span,
    /// The tokens of the words that describe it, in order: adjectives, parts of a compound, owners; no determiner and no number.
    pub modifiers: Vec<usize>,
    /// The token of the number that counts it: "*12* people".
    pub number: Option<usize>,
    /// The token of its determiner: "*the*", "*no*", "*every*", "*her*".
    pub determiner: Option<usize>,
    /// Whether it is a relative pronoun alone: "who", "which", "that".
    pub is_relative: bool,
    /// The phrases joined to it: "Ann, *Bob* and *Cid*". Each has a range of its own.
    pub joined: Vec<NounPhrase>,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// From its first auxiliary to the verb, or to its particle: "had not been closed down".
    pub range: Range<usize>,
    /// The token of the verb itself.
    pub head: usize,
    /// The bytes of the verb itself, exact where a token holds two words ("we're").
    pub span: Span,
    /// Its dictionary form.
    pub lemma: Cow<'static, str>,
    /// Whether it is in the passive voice, participles such as "the man *hired* by the bank" included.
    pub passive: bool,
    /// Its tense, as far as its form says.
    pub tense: Tense,
    /// Whether "have" makes it perfect: "has closed".
    pub perfect: bool,
    /// Whether it goes on: "is closing".
    pub progressive: bool,
    /// Whether "not", "never" or the like negates it.
    pub negated: bool,
    /// The token of its modal verb: "*may* close", "*would* close".
    pub modal: Option<usize>,
    /// The tokens of its other auxiliaries.
    pub auxiliaries: Vec<usize>,
    /// The token of its particle: "broke *out*".
    pub particle: Option<usize>,
}

/// When a verb's form places it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Tense {
    /// "closed", "was closed", "had closed".
    Past,
    /// "closes", "has closed".
    Present,
    /// "will close".
    Future,
    /// "may close", "would have closed": a modal that is no "will".
    Modal,
    /// "to close", "closing", "close it": no finite form.
    None,
}

/// What is said of the subject of a copula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// The noun, adjective, adverb or place, with what belongs to it.
    pub phrase: NounPhrase,
    /// What it is.
    pub kind: PredicateKind,
    /// The token of the preposition before a place or state: "is *in* Osk".
    pub preposition: Option<usize>,
}

/// What a predicate is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PredicateKind {
    /// "is the mayor".
    Noun,
    /// "is safe".
    Adjective,
    /// "is there", "is in Osk".
    Place,
    /// "is that it rained": a clause.
    Clause,
}

/// A phrase that says where, when or how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oblique {
    /// The tokens of its preposition: "in", "because of"; empty where it has none ("last week").
    pub preposition: Range<usize>,
    /// What stands behind it.
    pub phrase: NounPhrase,
}

/// How a clause hangs on another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Joins {
    /// On none.
    Main,
    /// Joined to another by "and", "but" or "or".
    Coordinated,
    /// Beside another: "it rained, *she said*".
    Beside,
    /// A relative clause: "the man *who left*".
    Relative,
    /// It completes a verb or noun: "said *that it rained*", "*That it rained* was no surprise".
    Complement,
    /// It says when, why, how or on what condition: "*when it rained*".
    Adverbial,
    /// An infinitive without subject: "wants *to leave*".
    Infinitive,
    /// A participle without subject: "*killing two*", "the man *hired by the bank*".
    Participle,
}

/// Where fewer than one token in so many is a word, marks or figures are listed and nothing is told of anybody.
const WORDS: usize = 32;

/// The clauses of one sentence, in the order of their verbs.
pub fn read(text: &str, tokens: &[Token]) -> Vec<Clause> {
    if tokens.iter().filter(|t| t.kind == Kind::Word).count() * WORDS < tokens.len() {
        return Vec::new();
    }
    let words = word::words(text, tokens);
    let (tags, tree) = aside::parse(&words);
    roles::clauses(text, &words, &tags, &tree)
}

impl Clause {
    /// Who does it: the agent of a passive, else the subject.
    pub fn doer(&self) -> Option<&NounPhrase> {
        if self.is_passive() { self.by.as_ref() } else { self.whole_subject() }
    }

    /// What is done something to: the object, or the subject of a passive.
    pub fn undergoer(&self) -> Option<&NounPhrase> {
        if self.is_passive() { self.whole_subject() } else { self.whole_object() }
    }

    /// Whether its verb is in the passive voice.
    pub fn is_passive(&self) -> bool {
        self.verb.as_ref().is_some_and(|v| v.passive)
    }

    /// The object; for a relative pronoun what it stands for.
    pub fn whole_object(&self) -> Option<&NounPhrase> {
        let stands = self.object.as_ref().is_some_and(|o| o.is_relative);
        let noun = if stands { self.antecedent.as_ref() } else { None };
        noun.or(self.object.as_ref())
    }

    /// The subject; for a relative pronoun what it stands for; where there is none, the one that a reader supplies.
    pub fn whole_subject(&self) -> Option<&NounPhrase> {
        let stands = self.subject.as_ref().is_some_and(|s| s.is_relative);
        let noun = if stands { self.antecedent.as_ref() } else { None };
        noun.or(self.subject.as_ref()).or(self.implied.as_ref())
    }
}

// A test that cannot read its own sentence is to panic.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
