//! Sentences of one or several tellings in, the acts in them that cannot both be so out.
//!
//! Two reports, and two paragraphs of one, seldom tell a thing in the same words. Sentences that share enough of their
//! rarer words are put beside each other, and of their acts those are linked that have a word and a participant in common.
//! A pair that tells of other participants, other days or other places is no clash, and neither is one that a text tells
//! as possible only.

use super::act::{Act, Firmness, acts};
use super::link::{ActRelation, Alike, Link, PlacedAct, nearest, says};
use super::other::of_other_things;
use super::twin::{Among, SentencePlace, TwinIndex, kin};
use crate::align::likeness;
use crate::article::Role;
use crate::claim::SentenceClaims;
use crate::frame::cue::Negation;
use crate::kind::date::{Date, DateKind};
use crate::lexicon::{CLAUSES, ClauseCue, FUNCTION};
use crate::relation::{Relation, excludes_any};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};
use std::collections::BTreeMap;

/// Two acts of which one excludes the other.
pub struct Clash {
    /// Where the two sentences are, the earlier first.
    pub places: [SentencePlace; 2],
    /// The words of the acts, with what denies them.
    pub spans: [Span; 2],
    /// Why both cannot be so.
    pub reason: String,
}

/// The clashes between several tellings, or inside each where `within`; the index is of all their words as they are written.
pub fn clashes(tellings: &[&Telling], index: &TwinIndex, within: bool, among: Among<'_>) -> Vec<Clash> {
    let mut read: BTreeMap<SentencePlace, Vec<Act>> = BTreeMap::new();
    let mut found: Vec<Clash> = Vec::new();
    let kin = kin(index, within, among).into_iter();
    for (x, y) in kin {
        let (one, other) = ((tellings[x.0], x.1), (tellings[y.0], y.1));
        // Of a list in a text, "add a member" and "remove a member" are two of its items.
        let item = |(t, i): At<'_>| t.sentences.list[i].role == Role::Item;
        if within && item(one) && item(other) || !same_time(one, other) {
            continue;
        }
        // Sentences are dear to read, and most pairs are no clash.
        let alike = is_alike(one, other);
        if !(alike && may_exclude(one, other) || may_reverse(one, other)) {
            continue;
        }
        for (d, i) in [x, y] {
            read.entry((d, i)).or_insert_with(|| acts(tellings[d], i));
        }
        let placed = |p: SentencePlace| read[&p].iter().map(move |act| PlacedAct::new(tellings[p.0], p.1, act));
        for claim in placed(y) {
            let Some((source, l, verdict)) = nearest(placed(x), &claim) else { continue };
            let reason = match verdict {
                ActRelation::Denied => "one says it, the other denies it".to_owned(),
                ActRelation::Opposed => format!("“{}” and “{}” cannot both be so", source.word(), claim.word()),
                ActRelation::Reversed => "who does it and whom it befalls changed places".to_owned(),
                _ => continue,
            };
            let one = is_of_one(&l, &source, &claim) && is_one_word(&l, verdict);
            if !one
                || at_another_time(&source)
                || at_another_time(&claim)
                || is_open(&source) != is_open(&claim)
                || !are_firm(&source, &claim)
                || of_other_things(&source, &claim)
                || verdict == ActRelation::Opposed && says(&claim, source.word())
                || verdict != ActRelation::Reversed && !alike
            {
                continue;
            }
            found.push(Clash { places: [x, y], spans: [shown(&source), shown(&claim)], reason });
        }
    }
    found
}

/// A sentence of a telling.
type At<'a> = (&'a Telling, usize);

/// Whether those who act may have changed places: both sentences tell of two names.
fn may_reverse((t, i): At<'_>, (u, j): At<'_>) -> bool {
    let (x, y) = (t.claims.in_sentence(i), u.claims.in_sentence(j));
    let mut told = x.names().iter().filter(|n| y.names().iter().any(|m| n.may_be(m)));
    let Some(first) = told.next() else { return false };
    // One name that is told twice changes places with nobody.
    told.any(|n| !n.may_be(first))
}

/// Whether one of two sentences denies something, or a word of the one is the opposite of one of the other.
fn may_exclude((t, i): At<'_>, (u, j): At<'_>) -> bool {
    let denies = |t: &SentenceClaims<'_>| t.negation().iter().filter(|c| c.means != Negation::None).count();
    if denies(&t.claims.in_sentence(i)) != denies(&u.claims.in_sentence(j)) {
        return true;
    }
    let words = |t: &Telling, i: usize| -> Vec<Token> {
        let tokens = t.sentences.tokens_of(i).iter();
        tokens.filter(|w| w.kind == Kind::Word && FUNCTION.word(**w).is_none()).copied().collect()
    };
    let (x, y) = (words(t, i), words(u, j));
    let (mine, yours) = (own(&t.article.text, &x, &y), own(&u.article.text, &y, &x));
    excludes_any(&mine, &yours)
}

/// The first words of one list that the other lacks.
fn own<'t>(text: &'t str, list: &[Token], other: &[Token]) -> Vec<&'t str> {
    list.iter().filter(|w| !other.iter().any(|o| o.key == w.key)).take(MOST_WORDS).map(|w| w.text(text)).collect()
}

/// So many words of a sentence are held against those of another.
const MOST_WORDS: usize = 16;

/// Whether those that take part are the same, each of them that both tell.
pub fn is_of_one(l: &Link, x: &PlacedAct<'_>, y: &PlacedAct<'_>) -> bool {
    let none = |alike: Alike, x: bool, y: bool| alike == Alike::Same || alike == Alike::Unknown && !(x && y);
    let (agents, themes) = ((x.act.agent.is_some(), y.act.agent.is_some()), (x.act.theme.is_some(), y.act.theme.is_some()));
    let same = none(l.agents, agents.0, agents.1) && none(l.themes, themes.0, themes.1);
    l.crossed || same && (l.agents == Alike::Same || l.themes == Alike::Same)
}

/// Whether the words of two acts are the same or opposites: a wider or a nearby word does not say the same.
fn is_one_word(l: &Link, verdict: ActRelation) -> bool {
    verdict == ActRelation::Opposed || l.words.is_wording() && l.words != Relation::Near
}

/// Acts that exclude each other, in sentences less alike than this, mostly follow each other: "was arrested … was charged",
/// "left for work … stayed at home".
const ALIKE: f32 = 0.55;

fn is_alike((t, i): At<'_>, (u, j): At<'_>) -> bool {
    likeness(&t.sentences, i, &u.sentences, j).0 >= ALIKE
}

/// The words of an act with what denies it.
fn shown(p: &PlacedAct<'_>) -> Span {
    p.act.denial.map_or(p.span(), |d| d.join(p.span()))
}

/// Whether the clause of an act says when something else was: "when the pump failed", "before it closed".
fn at_another_time(p: &PlacedAct<'_>) -> bool {
    let tokens = p.telling.sentences.tokens_of(p.sentence);
    let from = p.act.clause.start.saturating_sub(1)..(p.act.clause.start + 1).min(tokens.len());
    from.into_iter().any(|t| CLAUSES.has(tokens[t], ClauseCue::AnotherTime))
}

/// Whether what is denied may still come, or hangs on a condition: "not yet", "unless".
fn is_open(p: &PlacedAct<'_>) -> bool {
    let tokens = p.telling.sentences.tokens_of(p.sentence);
    let says = |words: &[&str], within: Option<Span>| {
        let at = |t: &&Token| within.is_none_or(|s| s.contains(t.span));
        tokens.iter().filter(at).any(|t| words.iter().any(|w| t.text(&p.telling.article.text).eq_ignore_ascii_case(w)))
    };
    p.act.denial.is_some_and(|d| says(&["yet"], Some(d))) || says(&["unless"], None)
}

/// Whether both are told as firmly, and neither as possible only.
fn are_firm(x: &PlacedAct<'_>, y: &PlacedAct<'_>) -> bool {
    x.act.firmness != Firmness::Open && x.act.firmness == y.act.firmness
}

/// Whether the days that the two sentences name, if both name some, have one in common. Days that nothing places are one
/// only where they are written alike.
fn same_time((t, i): At<'_>, (u, j): At<'_>) -> bool {
    let meet = |a: &Date, b: &Date| {
        a.form == b.form || matches!((a.low.zip(a.high), b.low.zip(b.high)), (Some(a), Some(b)) if a.0 < b.1 && b.0 < a.1)
    };
    let (mut x, y) = (days(t, i).peekable(), || days(u, j));
    x.peek().is_none() || y().next().is_none() || x.any(|a| y().any(|b| meet(a, b)))
}

/// The days and times that a sentence names.
fn days(t: &Telling, i: usize) -> impl Iterator<Item = &Date> {
    t.claims.in_sentence(i).dates().iter().filter(|d| d.kind != DateKind::Duration)
}
