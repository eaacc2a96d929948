//! The phrases of a sentence in, those of them that the sentence itself says to be one out: "Armin Lodge, 36, a fisherman",
//! "the driver, Armin Lodge", "the Foods Authority (FA)", "named the victim as Armin Lodge".
//!
//! Ages are handed to the phrases that they stand beside.

use super::MentionForm;
use super::Number;
use super::mask::Mask;
use super::phrase::{Opening, Phrase};
use super::word::Case;
use crate::claim::SentenceClaims;
use crate::kind::quantity::QuantityKind;
use crate::kind::quantity::line::SentenceTokens;
use crate::lexicon::{CLAUSES, ClauseCue, Sort};
use crate::lexicon::{FUNCTION, Function};
use crate::token::Kind;
use std::ops::Range;

/// For each phrase the first phrase of the sentence that is the same: mostly itself.
pub fn join(line: &SentenceTokens<'_>, told: SentenceClaims<'_>, phrases: &mut [Phrase]) -> Vec<usize> {
    let ends: Vec<usize> = (0..phrases.len()).map(|i| age_beside(line, told, phrases, i)).collect();
    let mut same: Vec<usize> = (0..phrases.len()).collect();
    for j in 1..phrases.len() {
        if let Some(i) = subject_of(line, phrases, j).filter(|i| fit(&phrases[*i], &phrases[j])) {
            (same[j], phrases[j].predicate) = (same[i], true);
        }
    }
    for i in 0..phrases.len() {
        for j in (i + 1..phrases.len()).take(2).filter(|j| !phrases[*j].predicate) {
            if phrases[j].pronoun.is_none()
                && phrases[i].pronoun.is_none()
                && says_same(line, phrases, &ends, i, j)
                && fit(&phrases[i], &phrases[j])
            {
                same[j] = same[i];
                break;
            }
        }
    }
    same
}

/// Whether two phrases of a sentence can be of one.
fn fit(x: &Phrase, y: &Phrase) -> bool {
    let apart = x.age.zip(y.age).is_some_and(|(a, b)| a != b) || x.gender.zip(y.gender).is_some_and(|(a, b)| a != b);
    let one = |n: Number| n == Number::One;
    let name = |p: &Phrase| p.form == MentionForm::Name;
    // A team has a plural name.
    let person = |p: &Phrase| name(p) && p.is_full_name() && p.mask.may_be(Sort::Person);
    let loose = !person(x) && !person(y);
    let number =
        one(x.number) == one(y.number) || loose && name(x) != name(y) && !x.mask.is_only(Sort::Person) && !y.mask.is_only(Sort::Person);
    // "A flat in the building, 62-year-old Armin Lodge": whoever has an age is a person.
    let mask = |p: &Phrase| if p.age.is_some() { p.mask.and(Mask::PERSON) } else { Some(p.mask) };
    !apart && number && mask(x).zip(mask(y)).and_then(|(a, b)| a.and(b)).is_some()
}

/// Finds the age that stands behind a phrase, gives it to the phrase, and says where the phrase with its age ends.
fn age_beside(line: &SentenceTokens<'_>, told: SentenceClaims<'_>, phrases: &mut [Phrase], i: usize) -> usize {
    let end = phrases[i].tokens.end;
    let mut at = end;
    while line.any(at, &[",", "(", "who", "is", "was", "turned"]) || line.any(at, &["age", "aged", "of"]) {
        at += 1;
    }
    let Some(token) = line.get(at).filter(|_| at > end && at <= end + 3) else { return end };
    let q = told.quantities().iter().find(|q| q.kind == QuantityKind::Age && q.span.contains(token.span));
    let Some(q) = q.filter(|_| phrases[i].number == Number::One && phrases[i].mask.may_be(Sort::Person)) else { return end };
    let exact = q.low.as_ref().filter(|_| q.low == q.high && super::is_in_years(q)).and_then(|d| d.to_i64());
    let after = at + line.tokens[at..].iter().take_while(|t| t.span.start < q.span.end).count();
    // "Kral, a 40-year-old nurse": the age is the next phrase's own.
    if exact.is_none() || phrases.iter().any(|p| p.tokens.contains(&at)) {
        return end;
    }
    let phrase = &mut phrases[i];
    phrase.age = phrase.age.or(exact);
    phrase.mask = phrase.mask.and(Mask::PERSON).unwrap_or(phrase.mask);
    after + usize::from(line.is(after, ")"))
}

/// Whether the words between two phrases, and behind the second, say that they are one.
fn says_same(line: &SentenceTokens<'_>, phrases: &[Phrase], ends: &[usize], i: usize, j: usize) -> bool {
    let (x, y) = (&phrases[i], &phrases[j]);
    // "Kral, his sister": the pronoun is the noun's.
    let pronoun = y.owner.filter(|o| phrases[*o].pronoun.is_some()).map(|o| phrases[o].tokens.start);
    let start = pronoun.unwrap_or(y.tokens.start) - usize::from(y.form == MentionForm::Name && line.any_before(y.tokens.start, &["the"]));
    let gap = ends[i].min(start)..start;
    if y.form == MentionForm::Name && (is_called(line, x, gap.clone()) || is_identified(line, phrases, x, gap.clone())) {
        return x.form != MentionForm::Name || x.mask.and(y.mask).is_some();
    }
    if gap.len() == 1 && line.is(gap.start, "(") {
        return is_short_form(line, x, y);
    }
    let owner = y.owner.is_some_and(|o| o == i + 1 && j == i + 2);
    let apposed = if j == i + 1 || owner { gap.len() == 1 && line.is(gap.start, ",") } else { across(line, phrases, ends, i, gap.clone()) };
    let kinds = match (x.form, y.form) {
        (MentionForm::Name, MentionForm::Name) => false,
        (MentionForm::Name, _) => y.opening != Opening::The || y.ordinal.is_some(),
        (_, MentionForm::Name) => true,
        // "the second victim, a 36-year-old man,"
        _ => {
            (x.ordinal.is_some() || x.other || matches!(x.opening, Opening::The | Opening::Owner) && x.generic.is_none())
                && y.opening == Opening::A
        }
    };
    apposed && kinds && j <= i + 2 && closes(line, phrases, ends[j], y)
}

/// "chief executive of Marlow Dairy, Rolf Anders": the phrase between belongs to the first.
fn across(line: &SentenceTokens<'_>, phrases: &[Phrase], ends: &[usize], i: usize, gap: Range<usize>) -> bool {
    let (x, between) = (&phrases[i], &phrases[i + 1]);
    let joins = ends[i] + 1 == between.tokens.start - usize::from(line.any_before(between.tokens.start, &["the"]));
    x.form != MentionForm::Name
        && joins
        && line.any(ends[i], &["of", "for", "at", "from", "in"])
        && between.tokens.end + 1 == gap.end
        && line.is(gap.end - 1, ",")
        // "One of them, Ada Kral,": who else is told of is no name.
        && (x.nouns.is_empty() && x.form == MentionForm::Noun || !(between.mask.may_be(Sort::Person) && between.mask.is_any()))
}

/// Whether an apposition ends behind `end`: at a mark or with what belongs to it, and not with a verb or another of a list.
fn closes(line: &SentenceTokens<'_>, phrases: &[Phrase], end: usize, y: &Phrase) -> bool {
    let Some(next) = line.get(end) else { return true };
    if next.kind == Kind::Stop || next.kind == Kind::Dash || next.kind == Kind::Quote {
        return true;
    }
    if line.any(end, &[",", ";", ")", ":"]) {
        // "the mayor, Kral, and Lodge" tells of one; "a mayor, Kral, Lodge and Weir" is a list.
        let listed = y.form == MentionForm::Name
            && phrases.iter().any(|p| p.tokens.start == end + 1 && p.form == MentionForm::Name)
            && line.any(end + 2, &["and", ","]);
        return !listed;
    }
    let relative = line.any(end, &["who", "which", "that", "whose", "where"]);
    let clause = line.str(end).ends_with("ed") && y.form != MentionForm::Name;
    relative || y.form != MentionForm::Name && FUNCTION.word(next) == Some(&Function::Preposition) || clause
}

/// ", called the Lantern", "known as".
fn is_called(line: &SentenceTokens<'_>, x: &Phrase, gap: Range<usize>) -> bool {
    let comma = line.is(gap.start, ",");
    let from = gap.start + usize::from(comma);
    // "Orwin called Klint a nuisance"; "a man called Klint".
    if !comma && (x.form == MentionForm::Name || x.opening != Opening::A && x.mask.may_be(Sort::Person)) && !line.is(from, "known") {
        return false;
    }
    let called = |i: usize| line.any(i, &["called", "named", "nicknamed", "dubbed"]);
    gap.end == from + 1 && called(from)
        || gap.end == from + 2
            && (line.any(from, &["known", "identified", "named"]) && line.is(from + 1, "as") || line.is(from, "is") && called(from + 1))
}

/// So many tokens can stand between "the victim" and "as Armin Lodge".
const IDENTIFIED: usize = 10;

/// "named the woman as", "the woman was identified by police as".
fn is_identified(line: &SentenceTokens<'_>, phrases: &[Phrase], x: &Phrase, gap: Range<usize>) -> bool {
    let names = |i: usize| line.any(i, &["named", "identified", "names", "identifies"]);
    let as_name = gap.end > gap.start && line.is(gap.end - 1, "as");
    // "Named the driver's wife as": whose it is belongs to the phrase.
    let start = x.owner.map_or(x.tokens.start, |o| phrases[o].tokens.start.min(x.tokens.start));
    let article = usize::from(start > 1 && line.get(start - 1).is_some_and(|t| FUNCTION.word(t) == Some(&Function::Determiner)));
    let before = start > article && names(start - article - 1) && gap.len() == 1;
    // "The third sailor, age 53, was named as".
    let from = gap.start + usize::from(line.is(gap.start, ","));
    let behind = gap.len() <= IDENTIFIED && gap.clone().any(names) && line.any(from, &["was", "has", "were", "been"]);
    as_name && (before || behind)
}

/// "the Hestra Foods Authority (HFA)".
fn is_short_form(line: &SentenceTokens<'_>, x: &Phrase, y: &Phrase) -> bool {
    let (Some(named), true) = (y.named, line.is(y.tokens.end, ")")) else { return false };
    x.form == MentionForm::Name && y.name.len() == 1 && is_acronym(line, x.tokens.clone(), named.of(line.text))
}

/// Whether letters are the first ones of the words of a name, in order.
pub fn is_acronym(line: &SentenceTokens<'_>, tokens: Range<usize>, letters: &str) -> bool {
    let mut firsts = tokens.filter_map(|i| line.str(i).chars().next()).filter(|c| c.is_alphabetic());
    letters.chars().count() >= 2
        && letters.chars().all(char::is_uppercase)
        && letters.chars().all(|c| firsts.any(|f| f.to_uppercase().eq(c.to_uppercase())))
}

/// Of "Kral of Weir was a cook": whom the phrase `at` only says more of.
fn subject_of(line: &SentenceTokens<'_>, phrases: &[Phrase], at: usize) -> Option<usize> {
    let y = &phrases[at];
    if y.form != MentionForm::Noun || y.owner.is_some() || y.nouns.is_empty() {
        return None;
    }
    let cue = |i: usize, role: ClauseCue| line.get(i).is_some_and(|t| CLAUSES.has(t, role));
    let is = |i: usize| cue(i, ClauseCue::Copula);
    let helps = |i: usize| is(i) || cue(i, ClauseCue::BeforeCopula);
    let verb = (0..y.tokens.start).rev().take_while(|i| helps(*i)).last()?;
    if !(verb..y.tokens.start).any(is) {
        return None;
    }
    let acts = |p: &Phrase| p.subject || p.pronoun.is_some_and(|(_, case)| case == Case::Subject);
    let subject = (0..at).rev().find(|i| acts(&phrases[*i]))?;
    // A mark or another verb between them begins another clause.
    let between = phrases[subject].tokens.end..verb;
    between.clone().all(|i| line.is_word(i) || line.is_number(i)).then_some(subject).filter(|_| between.len() <= AWAY)
}

/// So many words can stand between a subject and its "is".
const AWAY: usize = 6;
