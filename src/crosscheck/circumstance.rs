//! Sentences of several tellings in, acts that two of them tell with other circumstances out: another day, another house
//! that somebody went into, another cause of death.
//!
//! Two acts are one where their words say the same and those that take part are the same. What is told as possible, what
//! belongs to another act of the sentence, and what two texts may tell of at once (a town and its country) is no difference.

use crate::compare::date;
use crate::kind::date::point::Grain;
use crate::kind::date::{Date, DateKind, Meaning};
use crate::kind::name::{Name, NameKind};
use crate::lexicon::{FUNCTION, REPORTING};
use crate::relation::{PartOfSpeech, Relation, lemmas};
use crate::story::act::{Act, Firmness};
use crate::story::apart::Story;
use crate::story::clash::is_of_one;
use crate::story::link::{PlacedAct, around, nearest};
use crate::story::other::is_other;
use crate::story::twin::{Among, SentencePlace, TwinIndex, kin};
use crate::telling::Telling;
use crate::token::{Span, Token};
use crate::verdict::Verdict;

/// One act that two tellings tell otherwise.
pub struct Otherwise {
    /// Where the two sentences are, the earlier first.
    pub places: [SentencePlace; 2],
    /// The words that differ, with the act.
    pub spans: [Span; 2],
    /// In what they differ.
    pub reason: String,
}

/// What several tellings tell otherwise of one act.
pub fn circumstances(tellings: &[&Telling], story: &Story<'_>) -> Vec<Otherwise> {
    let mut found = Vec::new();
    for (x, y) in kin(&TwinIndex::stems(tellings), false, Among::All)
        .into_iter()
        .filter(|(x, y)| may_differ((tellings[x.0], x.1), (tellings[y.0], y.1)))
    {
        let (theirs, ours) = (story.acts(x.0, x.1), story.acts(y.0, y.1));
        let placed = |p: SentencePlace, act| PlacedAct::new(tellings[p.0], p.1, act);
        for claim in ours.iter().filter(|a| is_told(a)).map(|a| placed(y, a)) {
            let sources = theirs.iter().filter(|a| is_told(a)).map(|a| placed(x, a));
            let Some((source, l, _)) = nearest(sources, &claim) else { continue };
            if is_reporting(&source)
                || is_reporting(&claim)
                || !l.words.is_wording()
                || l.words == Relation::Near
                || !is_of_one(&l, &source, &claim)
                || l.crossed
            {
                continue;
            }
            let day = days((&source, &theirs), (&claim, &ours));
            let Some((spans, reason)) = day.or_else(|| others(&source, &claim)) else { continue };
            found.push(Otherwise { places: [x, y], spans, reason });
        }
    }
    found
}

/// Whether two sentences have a verb in common: to read their clauses is dear.
fn may_differ((t, i): (&Telling, usize), (u, j): (&Telling, usize)) -> bool {
    let verbs = |t: &Telling, i: usize| -> Vec<&'static str> {
        let words = t.sentences.tokens_of(i).iter().filter(|w| w.is_word() && !w.is_capitalised() && FUNCTION.word(**w).is_none());
        let read = |w: &Token| lemmas(w.text(&t.article.text));
        words.flat_map(|w| read(w).iter().filter(|l| l.part == PartOfSpeech::Verb).map(|l| l.text()).collect::<Vec<_>>()).collect()
    };
    let (x, y) = (verbs(t, i), verbs(u, j));
    x.iter().any(|v| y.contains(v))
}

/// Whether an act is told as done.
fn is_told(act: &Act) -> bool {
    !act.is_state && !act.is_denied() && act.firmness == Firmness::Fact
}

fn is_reporting(p: &PlacedAct<'_>) -> bool {
    p.telling.sentences.tokens_of(p.sentence).get(p.act.word.start).is_none_or(|t| REPORTING.word(*t).is_some())
}

/// The days of two acts, where each has one and they exclude each other.
fn days((x, theirs): (&PlacedAct<'_>, &[Act]), (y, ours): (&PlacedAct<'_>, &[Act])) -> Option<([Span; 2], String)> {
    let (p, q) = (day(x, theirs)?, day(y, ours)?);
    let found = date::compare(p, q);
    (found.verdict == Verdict::Conflicting).then(|| ([p.span, q.span], format!("{} for one act", found.reason)))
}

/// The one day, month or part of a day that an act is told of.
fn day<'a>(p: &PlacedAct<'a>, acts: &'a [Act]) -> Option<&'a Date> {
    let dates = p.telling.claims.in_sentence(p.sentence).dates();
    let own = |d: &&Date| around(p.telling, p.sentence, acts, d.span).is_some_and(|a| a.act.word == p.act.word);
    let point = |d: &&Date| d.kind == DateKind::Date && d.grain >= Grain::Month && matches!(d.meaning, Meaning::Point(_));
    let mut found = dates.iter().filter(point);
    let only = found.next().filter(|_| found.next().is_none())?;
    own(&only).then_some(only)
}

/// What stands behind the same preposition of two acts, where it is two things.
fn others(x: &PlacedAct<'_>, y: &PlacedAct<'_>) -> Option<([Span; 2], String)> {
    let word = |p: &PlacedAct<'_>| {
        let tokens = p.telling.sentences.tokens_of(p.sentence);
        lemmas(tokens[p.act.word.start].text(&p.telling.article.text)).iter().any(|l| l.text() == "die")
    };
    let dies = word(x) && word(y);
    for (a, s) in &x.act.others {
        for (b, c) in &y.act.others {
            let cause = |w: &str| dies && matches!(w, "of" | "from");
            let differ = match () {
                () if cause(a) && cause(b) => is_other(x, s, y, c),
                () if a == b && matches!(a.as_str(), "into" | "to") => match (named(x, s.span), named(y, c.span)) {
                    (Some(n), Some(m)) => {
                        n.kind != NameKind::Person && m.kind != NameKind::Person && n.keys.iter().all(|k| !m.keys.contains(k))
                    }
                    _ => false,
                },
                () => false,
            };
            if differ {
                let reason =
                    format!("“{}” in one, “{}” in the other", s.span.of(&x.telling.article.text), c.span.of(&y.telling.article.text));
                return Some(([x.span().join(s.span), y.span().join(c.span)], reason));
            }
        }
    }
    None
}

/// The one name in a phrase.
fn named<'a>(p: &PlacedAct<'a>, phrase: Span) -> Option<&'a Name> {
    p.telling.claims.in_sentence(p.sentence).names().iter().find(|n| phrase.contains(n.span))
}
