//! Whom a pronoun stands for: one who acts earlier in its sentence, or in the sentence before. Where that leaves a choice,
//! nobody.

use super::Number;
use super::draft::EntityDraft;
use super::phrase::Phrase;
use super::resolve::{Resolver, Scene};
use super::word::{Case, Pronoun};
use crate::claim::SentenceClaims;
use crate::kind::quantity::line::SentenceTokens;
use crate::lexicon::{CLAUSES, ClauseCue, Gender, Sort};

/// The entity that the pronoun `at` stands for.
pub fn resolve(resolver: &mut Resolver<'_>, scene: &Scene<'_, '_>, told: SentenceClaims<'_>, at: usize) -> Option<u32> {
    let (pronoun, case) = scene.phrases[at].pronoun?;
    if pronoun == Pronoun::It && case == Case::Either && is_empty(scene.line, scene.phrases[at].tokens.end) {
        return None;
    }
    let object = case == Case::Object || case == Case::Either && !scene.phrases[at].subject;
    if pronoun == Pronoun::It && object {
        return None;
    }
    let speaker = speaker(resolver, scene, told, at);
    // "The victim was his brother": nobody is one's own.
    let is_kin = case == Case::Owner && scene.line.any_before(scene.phrases[at].tokens.start, &["is", "was", "are", "were"]);
    // "Vey told him": whoever acts is not whom it befalls. "Kral, his sister": nor whose somebody is.
    let actor = (0..at).rev().find(|j| scene.phrases[*j].subject).and_then(|j| scene.of[j]).filter(|_| object || is_kin);
    let owned = scene.phrases.iter().position(|p| p.owner == Some(at)).and_then(|o| scene.of[scene.same[o]]);
    // "'Kral was tired,' she said": nobody calls oneself by name.
    let quoted = |j: &usize| told.quotations().iter().any(|q| q.span.contains(scene.line.tokens[scene.phrases[*j].tokens.start].span));
    let speaks = speaks(told, scene.line, scene.phrases) == Some(at);
    let within = |entity: u32| speaks && (0..at).filter(quoted).any(|j| scene.of[j] == Some(entity));
    let fits = |entity: u32| {
        !within(entity) && ![speaker, actor, owned].contains(&Some(entity)) && suits(&resolver.drafts[entity as usize], pronoun)
    };
    let earlier = |subject: bool| (0..at).rev().filter(move |j| !subject || scene.phrases[*j].subject).filter_map(|j| scene.of[j]);
    let before = |subject: bool| resolver.before.iter().filter(move |(_, s)| !subject || *s).map(|(e, _)| *e);
    let again = (0..at)
        .rev()
        .filter(|j| scene.phrases[*j].pronoun.is_some_and(|(p, _)| p == pronoun))
        .find_map(|j| scene.of[j])
        .filter(|e| fits(*e));
    let opens = (0..at).all(|j| scene.of[j].is_none()) || case == Case::Owner;
    let acted = || match pronoun {
        Pronoun::Person(gender) => {
            let known = before(false).filter(|e| fits(*e) && resolver.drafts[*e as usize].gender == Some(gender));
            only(known).or_else(|| before(true).find(|e| fits(*e)))
        }
        // What is no person is seldom told of so that one of two would be plain.
        Pronoun::It if !opens => None,
        _ => only(before(true).filter(|e| fits(*e))),
    };
    // Whoever has been called so before.
    let called = |e: &u32| matches!(pronoun, Pronoun::Person(g) if resolver.drafts[*e as usize].gender == Some(g));
    // "She told the judge that she had obeyed": who acts goes on acting, whoever else may be a she.
    let told_that = scene.line.any_before(scene.phrases[at].tokens.start, &["that", "why", "how", "whether", "if"]);
    let goes_on = || earlier(true).find(|e| fits(*e)).filter(|_| told_that && pronoun != Pronoun::It);
    let found = earlier(true)
        .find(|e| fits(*e) && called(e))
        .or(again)
        .or_else(goes_on)
        .or_else(|| only(earlier(false).filter(|e| fits(*e) && called(e))))
        .or_else(|| earlier(true).find(|e| fits(*e)))
        .or_else(|| if pronoun == Pronoun::They { acted() } else { None })
        .or_else(|| only(earlier(false).filter(|e| fits(*e))))
        .or_else(acted)
        .or_else(|| only(before(false).filter(|e| fits(*e))).filter(|_| pronoun != Pronoun::It || case == Case::Owner))
        .or_else(|| known(resolver, pronoun, &fits).filter(|_| pronoun != Pronoun::It || opens))?;
    if let Pronoun::Person(gender) = pronoun {
        let draft = &mut resolver.drafts[found as usize];
        draft.gender = Some(gender);
    }
    Some(found)
}

/// The only one of some.
fn only(mut list: impl Iterator<Item = u32>) -> Option<u32> {
    let first = list.next()?;
    list.all(|e| e == first).then_some(first)
}

/// So many sentences back a person may be whom the text has called he or she before.
const BACK: usize = 3;

/// The only one near who can be meant: a person who is known to be a he or a she, several people, a body that acted.
fn known(resolver: &Resolver<'_>, pronoun: Pronoun, fits: &dyn Fn(u32) -> bool) -> Option<u32> {
    let near = |e: &u32| {
        let draft = &resolver.drafts[*e as usize];
        let suits = match pronoun {
            Pronoun::Person(gender) => draft.gender == Some(gender),
            Pronoun::They => draft.mask.may_be(Sort::Person) && draft.acted.is_some(),
            Pronoun::It => draft.mask.may_be(Sort::Body) && draft.acted.is_some(),
        };
        suits && draft.last + BACK >= resolver.read
    };
    only(resolver.recent.iter().copied().filter(|e| near(e) && fits(*e)))
}

/// Whether an entity can be called by a pronoun.
fn suits(draft: &EntityDraft, pronoun: Pronoun) -> bool {
    let one = draft.number == Number::One;
    match pronoun {
        Pronoun::Person(gender) => {
            let full = draft.names.iter().any(|n| n.keys.len() >= 2) && !draft.mask.may_be(Sort::Body);
            // A name of which nothing is known, and which never acts, is a place's.
            let plain = draft.mask.is_any() && (full || draft.acted.is_some() || draft.names.is_empty());
            one && draft.mask.may_be(Sort::Person) && (draft.is_person() || full || plain) && draft.gender != Some(other(gender))
        }
        Pronoun::It => {
            one && !draft.is_person() && draft.gender.is_none() && !(draft.mask.is_any() && draft.names.iter().any(|n| n.keys.len() >= 2))
        }
        Pronoun::They => !one,
    }
}

fn other(gender: Gender) -> Gender {
    match gender {
        Gender::He => Gender::She,
        Gender::She => Gender::He,
    }
}

/// Whether "it" stands for nothing: "it is clear", "it rained".
fn is_empty(line: &SentenceTokens<'_>, after: usize) -> bool {
    let cue = |i: usize, role: ClauseCue| line.get(i).is_some_and(|t| CLAUSES.has(t, role));
    let verb = after + usize::from(cue(after, ClauseCue::BeforeEmptyIt));
    cue(verb, ClauseCue::EmptyIt) || line.is(verb, "was") && !(line.str(verb + 1).ends_with("ed") || line.str(verb + 1).ends_with("ing"))
}

/// Who says the quotation that the pronoun stands in: nobody calls oneself he or she.
fn speaker(resolver: &Resolver<'_>, scene: &Scene<'_, '_>, told: SentenceClaims<'_>, at: usize) -> Option<u32> {
    let span = scene.line.tokens[scene.phrases[at].tokens.start].span;
    if !told.quotations().iter().any(|q| q.span.contains(span)) {
        return None;
    }
    let by = speaks(told, scene.line, scene.phrases)?;
    let acted = |pronoun| resolver.before.iter().find(|(e, s)| *s && suits(&resolver.drafts[*e as usize], pronoun)).map(|(e, _)| *e);
    // "'She knew it,' he said": he is whoever acted before.
    scene.of[by].or_else(|| acted(scene.phrases[by].pronoun?.0))
}

/// The phrase that is said to speak in a sentence.
pub fn speaks(told: SentenceClaims<'_>, line: &SentenceTokens<'_>, phrases: &[Phrase]) -> Option<usize> {
    let start = |p: &Phrase| line.tokens[p.tokens.start].span.start;
    phrases.iter().position(|p| told.sources().iter().any(|s| s.who.start <= start(p) && start(p) < s.who.end))
}
