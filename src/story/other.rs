//! Two acts with what takes part in them in, whether they are told of two things out.
//!
//! "Paid 7 million for boats" and "paid 4 million for nets" are two facts, and so are two of the first train and the last.
//! What stands in the same place of both is held against each other: it is another thing where each has words for which
//! the other has nothing. What cannot be told is no other thing.

use super::act::Act;
use super::link::{Alike, PlacedAct, is_form, one, said};
use crate::clause::NounPhrase;
use crate::kind::name::{Name, NameKind};
use crate::kind::quantity::QuantityKind;
use crate::lexicon::{ANAPHORA, Anaphor, FUNCTION, Function, Sort};
use crate::relation::{PartOfSpeech, Relation, lemmas, relate as words_relate, sorts};
use crate::token::Span;
use std::ops::Range;

/// Whether two acts are told of two things: what stands in the same place of both has words that the other has no
/// counterpart of, on both sides. "Paid 7 million for boats" and "paid 4 million for nets" are two facts.
pub fn of_other_things(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> bool {
    let agents = source.act.agent.as_ref().zip(claim.act.agent.as_ref());
    agents.is_some_and(|(s, c)| is_other(source, s, claim, c)) || of_other_objects(source, claim)
}

/// The same without who does them: one body is called by many nouns.
pub fn of_other_objects(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> bool {
    let places = |a: &Act| -> Vec<(String, NounPhrase)> {
        let theme = a.theme.clone().map(|p| ("theme".to_owned(), p));
        theme.into_iter().chain(a.others.iter().cloned()).collect()
    };
    let (x, y) = (places(source.act), places(claim.act));
    x.iter().flat_map(|s| y.iter().map(move |c| (s, c))).any(|(s, c)| s.0 == c.0 && is_other(source, &s.1, claim, &c.1))
}

/// Whether each of two phrases has a noun or a name that the other has nothing for.
pub fn is_other(source: &PlacedAct<'_>, x: &NounPhrase, claim: &PlacedAct<'_>, y: &NounPhrase) -> bool {
    let (x, y) = (content(source, x), content(claim, y));
    let alike = |s: &str, c: &str| {
        let r = words_relate(s, c);
        r.is_wording() || matches!(r, Relation::MoreExact | Relation::MoreGeneral) || is_form(s, c)
    };
    let lacks = |list: &[&str], other: &[&str], turned: bool| {
        list.iter().any(|s| !other.iter().any(|c| if turned { alike(c, s) } else { alike(s, c) }))
    };
    lacks(&x, &y, false) && lacks(&y, &x, true)
}

/// The words of a phrase that name something: no numbers, no days, no small words.
fn content<'a>(p: &PlacedAct<'a>, phrase: &NounPhrase) -> Vec<&'a str> {
    naming(p, &phrase.range).map(|t| p.text(t)).collect()
}

/// The tokens of some words that name something.
fn naming<'a>(p: &PlacedAct<'a>, range: &Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let p = *p;
    let (tokens, claims) = (p.telling.sentences.tokens_of(p.sentence), p.telling.claims.in_sentence(p.sentence));
    let value = move |span: Span| {
        claims.quantities().iter().any(|q| q.kind != QuantityKind::Ordinal && q.span.overlaps(span))
            || claims.dates().iter().any(|d| d.span.overlaps(span))
    };
    let says = move |t: &usize| {
        tokens.get(*t).is_some_and(|w| w.is_word() && !w.has_digits() && !value(w.span))
            && (FUNCTION.word(tokens[*t]).is_none() || ANAPHORA.has(tokens[*t], Anaphor::Order))
            && (lemmas(p.text(*t)).is_empty()
                || lemmas(p.text(*t)).any(PartOfSpeech::Noun)
                || lemmas(p.text(*t)).any(PartOfSpeech::Adjective))
    };
    range.clone().filter(says)
}

/// An act with all acts of its sentence and the words that are held to exclude others: these tell of no other thing.
#[derive(Clone, Copy)]
pub struct ActInContext<'a> {
    /// The act.
    pub act: PlacedAct<'a>,
    /// All acts of its sentence.
    pub all: &'a [Act],
    /// The words that exclude others.
    pub but: Span,
}

impl<'a> ActInContext<'a> {
    /// Whom or what it is told of: who does it, else what it befalls.
    fn subject(&self) -> Option<&'a NounPhrase> {
        self.act.act.agent.as_ref().or(self.act.act.theme.as_ref())
    }

    /// What takes part beside the subject, by the place where it stands: the object, each phrase behind a preposition, and
    /// what is done behind one ("of *lying*").
    fn places(&self) -> Vec<(&'a str, Range<usize>, usize)> {
        let own = self.act.act;
        let object = own.theme.iter().filter(|_| own.agent.is_some()).map(|n| ("", n.range.clone(), n.head));
        let others = own.others.iter().map(|(preposition, n)| (preposition.as_str(), n.range.clone(), n.head));
        let small = |t: usize| self.act.function(t) == Some(Function::Preposition);
        let inside = self.inside().filter(|a| a.word.start.checked_sub(1).is_some_and(small));
        let done = inside.map(|a| (self.act.text(a.word.start - 1), a.word.clone(), a.word.start));
        object.chain(others).chain(done).collect()
    }

    /// The acts that it leads to: those behind it within its clause.
    fn inside(&self) -> impl Iterator<Item = &'a Act> {
        let own = self.act.act;
        self.all.iter().filter(|a| a.word.start > own.word.start && own.clause.contains(&a.word.start))
    }

    /// The words of some tokens that name something, without those that exclude.
    fn content(&self, range: &Range<usize>) -> Vec<usize> {
        let tokens = self.act.telling.sentences.tokens_of(self.act.sentence);
        naming(&self.act, range).filter(|t| !tokens[*t].span.overlaps(self.but)).collect()
    }
}

/// Sentences less alike than this are told in words of their own, each of which may stand for any of the other.
const PARALLEL: f32 = 0.5;

/// Whether two acts are told of two things, by who takes part in them, what they are of and what they lead to, in sentences so
/// alike that of two words in one place neither can be the other.
pub fn tell_of_two(source: &ActInContext<'_>, claim: &ActInContext<'_>, alike: f32) -> bool {
    let linked = || said(&source.act, &claim.act).is_some_and(Relation::is_wording);
    are_told_by_two(source, claim)
        || are_of_two_people(source, claim)
        || alike >= PARALLEL && have_others(source, claim)
        || linked() && lead_elsewhere(source, claim)
}

/// Whether the subjects of both are people with names, of whom neither can be the other.
fn are_of_two_people(source: &ActInContext<'_>, claim: &ActInContext<'_>) -> bool {
    let named = |t: &ActInContext<'_>| {
        t.subject().and_then(|n| t.act.name(n.head)).filter(|n| n.kind == NameKind::Person && n.keys.len() > 1).cloned()
    };
    matches!((named(source), named(claim)), (Some(x), Some(y)) if x.keys.iter().all(|k| !y.keys.contains(k)))
}

/// Whether the subjects, or what stands in one place beside them, are two.
fn have_others(source: &ActInContext<'_>, claim: &ActInContext<'_>) -> bool {
    // "Teachers of music", "teachers of French": of one noun, also a name and a noun are two.
    let two = |x: &(&str, Range<usize>, usize), y: &(&str, Range<usize>, usize)| {
        let one = is_form(source.act.text(x.2), claim.act.text(y.2));
        has_other(source, &x.1, claim, &y.1, if one { Distinguisher::All } else { Distinguisher::Alike })
    };
    let subjects = source.subject().zip(claim.subject()).is_some_and(|(x, y)| {
        // People and bodies are called by many nouns.
        let (s, c) = (source.act.text(x.head), claim.act.text(y.head));
        let called = |noun: &str| matches!(sorts(noun).main(), Some(Sort::Person | Sort::Body | Sort::Group));
        let words = match () {
            () if is_form(s, c) => Distinguisher::All,
            () if called(s) || called(c) => Distinguisher::Names,
            () => Distinguisher::Alike,
        };
        has_other(source, &x.range, claim, &y.range, words)
    });
    let (x, y) = (source.places(), claim.places());
    let objects = || x.iter().any(|s| y.iter().any(|c| s.0.eq_ignore_ascii_case(c.0) && two(s, c)));
    subjects || objects()
}

/// Which two words can be of two things.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Distinguisher {
    /// Two names.
    Names,
    /// Two names, or two words that are none.
    Alike,
    /// Any two.
    All,
}

/// Whether both are what somebody with a name says, and these are two: each may say what the other denies.
fn are_told_by_two(source: &ActInContext<'_>, claim: &ActInContext<'_>) -> bool {
    let speakers = |t: &ActInContext<'_>| -> Vec<Name> {
        let told = t.act.telling.claims.in_sentence(t.act.sentence);
        let speaks = |n: &&Name| n.kind == NameKind::Person && told.sources().iter().any(|s| s.who.contains(n.span));
        told.names().iter().filter(speaks).cloned().collect()
    };
    let (x, y) = (speakers(source), speakers(claim));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|a| y.iter().any(|b| a.may_be(b)))
}

/// Whether each of two phrases has a word for which the other sentence has nothing, and the two words are not of one thing.
fn has_other(source: &ActInContext<'_>, x: &Range<usize>, claim: &ActInContext<'_>, y: &Range<usize>, words: Distinguisher) -> bool {
    let (mine, yours) = (lacking(source, x, claim), lacking(claim, y, source));
    mine.iter().any(|s| yours.iter().any(|c| are_apart(source, *s, claim, *c, words)))
}

/// The words of a phrase of `x` for which the sentence of `y` has nothing.
fn lacking(x: &ActInContext<'_>, phrase: &Range<usize>, y: &ActInContext<'_>) -> Vec<usize> {
    let whole = 0..y.act.telling.sentences.tokens_of(y.act.sentence).len();
    let theirs: Vec<usize> = naming(&y.act, &whole).collect();
    let says = |s: usize| theirs.iter().any(|c| one(&x.act, s, &y.act, *c) == Alike::Same || is_form(x.act.text(s), y.act.text(*c)));
    x.content(phrase).into_iter().filter(|s| !says(*s)).collect()
}

/// Whether two words are of two things: no lexicon brings them together.
fn are_apart(source: &ActInContext<'_>, s: usize, claim: &ActInContext<'_>, c: usize, words: Distinguisher) -> bool {
    let named = (source.act.name(s).is_some(), claim.act.name(c).is_some());
    match named {
        (true, true) => true,
        (false, false) => {
            let relation = words_relate(source.act.text(s), claim.act.text(c));
            words != Distinguisher::Names && (relation.is_change() || matches!(relation, Relation::Unrelated | Relation::Unknown))
        }
        _ => words == Distinguisher::All,
    }
}

/// Whether what one act is to lead to is another act than what the other is: "voted to close the hall", "to raise fees".
fn lead_elsewhere(source: &ActInContext<'_>, claim: &ActInContext<'_>) -> bool {
    let to = |p: &ActInContext<'_>, a: &Act| a.word.start.checked_sub(1).is_some_and(|t| p.act.text(t).eq_ignore_ascii_case("to"));
    let x: Vec<&Act> = source.inside().filter(|a| to(source, a)).collect();
    let y: Vec<&Act> = claim.inside().filter(|a| to(claim, a)).collect();
    let one = |s: &Act, c: &Act| said(&PlacedAct { act: s, ..source.act }, &PlacedAct { act: c, ..claim.act }).is_some();
    !x.is_empty() && !y.is_empty() && !x.iter().any(|s| y.iter().any(|c| one(s, c)))
}
