//! A sentence in, its acts out: what happens or is so, to whom, by whom, whether it is denied, and how firmly it is told.
//!
//! "The council refused to pay the driver" has the acts *refused* (by the council) and *pay* (by the council, to the
//! driver), and the second is denied. Who reports an act is no part of it.

use crate::clause::{self, Clause, Joins, NounPhrase, PredicateKind, Tense};
use crate::frame::cue::{Certainty, Negation};
use crate::lexicon::{CLAUSES, ClauseCue, REPORTING};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};
use std::cell::OnceCell;
use std::ops::Range;

/// So many tokens behind a cue that denies or hedges what follows stands the act that it governs.
const GOVERNED: usize = 12;

/// How an act is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Firmness {
    /// It may be, is wanted, alleged, or hangs on a condition.
    Open,
    /// It is to come.
    Coming,
    /// It is so.
    Fact,
}

/// One act or state. Places are indices into the tokens of its sentence.
#[derive(Clone, Debug)]
pub struct Act {
    /// The word that says it: the verb, with its particle; of a copula the predicate.
    pub word: Range<usize>,
    /// Whether it is what somebody or something is said to be.
    pub is_state: bool,
    /// Who does it.
    pub agent: Option<NounPhrase>,
    /// What it befalls; of an intransitive verb, its subject.
    pub theme: Option<NounPhrase>,
    /// What else belongs to it, each with the preposition before it: where, with what, for what.
    pub others: Vec<(String, NounPhrase)>,
    /// Its clause, from the first to the last token.
    pub clause: Range<usize>,
    /// What denies it; none where it is asserted, or denied twice.
    pub denial: Option<Span>,
    /// How firmly it is told.
    pub firmness: Firmness,
    /// What makes it less than a fact.
    pub hedge: Option<Span>,
    /// Whether it was over before what is told: "had trailed". What somebody says is told so too, and is not.
    pub is_earlier: bool,
    /// Other phrases that say it, once somebody asked: the act is held against many.
    pub(super) phrases: OnceCell<Vec<String>>,
}

impl Act {
    /// Whether it is denied.
    pub fn is_denied(&self) -> bool {
        self.denial.is_some()
    }
    /// Its words.
    pub fn span(&self, tokens: &[Token]) -> Span {
        tokens[self.word.start].span.join(tokens[self.word.end - 1].span)
    }
}

/// The acts of sentence `i`, in text order.
pub fn acts(telling: &Telling, i: usize) -> Vec<Act> {
    of_clauses(telling, i, &clause::read(&telling.article.text, telling.sentences.tokens_of(i)))
}

/// The same of a sentence whose clauses have been read.
pub fn of_clauses(telling: &Telling, i: usize, list: &[Clause]) -> Vec<Act> {
    let reader = ActReader::new(telling, i);
    let mut acts: Vec<(usize, Act)> = list.iter().enumerate().filter_map(|(k, c)| Some((k, reader.act(c, k, list)?))).collect();
    acts.sort_by_key(|(_, a)| a.word.start);
    // "Is likely to close": how firmly it is told is no act.
    let hedges = telling.claims.in_sentence(i).certainty();
    acts.retain(|(_, a)| !hedges.iter().any(|c| c.span.overlaps(a.span(reader.tokens))));
    reader.deny(list, &mut acts);
    reader.hedge(list, &mut acts);
    acts.into_iter().map(|(_, act)| act).collect()
}

struct ActReader<'a> {
    telling: &'a Telling,
    sentence: usize,
    tokens: &'a [Token],
    /// Where the sentence's tokens start among those of the article.
    first: usize,
}

impl<'a> ActReader<'a> {
    fn new(telling: &'a Telling, i: usize) -> ActReader<'a> {
        ActReader { telling, sentence: i, tokens: telling.sentences.tokens_of(i), first: telling.sentences.list[i].tokens.start }
    }

    fn text(&self, t: usize) -> &'a str {
        self.tokens.get(t).map_or("", |t| t.text(&self.telling.article.text))
    }

    fn preposition(&self, at: &Range<usize>) -> String {
        at.clone().map(|t| self.text(t).to_lowercase()).collect::<Vec<_>>().join(" ")
    }

    fn act(&self, c: &Clause, k: usize, all: &[Clause]) -> Option<Act> {
        let plain = |word: Range<usize>, is_state, agent: Option<&NounPhrase>, theme: Option<&NounPhrase>| Act {
            word,
            is_state,
            agent: agent.cloned(),
            theme: theme.cloned(),
            others: c.obliques.iter().map(|o| (self.preposition(&o.preposition), o.phrase.clone())).collect(),
            clause: c.span.clone(),
            denial: None,
            firmness: Firmness::Fact,
            hedge: None,
            is_earlier: c.verb.as_ref().is_some_and(|v| v.perfect && v.tense == Tense::Past) && c.joins != Joins::Complement,
            phrases: OnceCell::new(),
        };
        if let Some(p) = &c.predicate {
            let head = p.phrase.head;
            return (p.kind != PredicateKind::Clause && head < self.tokens.len())
                .then(|| plain(head..head + 1, true, None, c.whole_subject()));
        }
        let verb = c.verb.as_ref()?;
        // "Before take-off": a word with a hyphen does nothing.
        let glued = |t: usize| self.tokens.get(t).is_some_and(|w| !w.space_before());
        if glued(verb.head + 1) && self.tokens[verb.head + 1].kind == Kind::Dash && glued(verb.head + 2) {
            return None;
        }
        let says = |child: &Clause| child.parent == Some(k) && matches!(child.joins, Joins::Complement | Joins::Beside);
        let beside = c.joins == Joins::Beside || all.iter().any(says);
        if beside && REPORTING.word(*self.tokens.get(verb.head)?).is_some() {
            return None;
        }
        let end = verb.particle.filter(|p| *p == verb.head + 1).map_or(verb.head, |p| p) + 1;
        let (agent, theme) = match (c.doer(), c.undergoer()) {
            (Some(doer), None) if !verb.passive => (None, Some(doer)),
            other => other,
        };
        Some(plain(verb.head..end, false, agent, theme))
    }

    /// The act that a cue governs: the first behind it that does not stand in a relative clause or a clause of time.
    fn governed(&self, list: &[Clause], acts: &[(usize, Act)], cue: &Range<usize>) -> Option<usize> {
        let behind = |a: &(usize, Act)| a.1.word.start >= cue.end && a.1.word.start < cue.end + GOVERNED;
        let apart = |a: &(usize, Act)| matches!(list[a.0].joins, Joins::Relative | Joins::Adverbial);
        // What is denied in a quotation does not deny that it was said.
        let at = self.tokens.get(cue.start)?.span;
        let quoted = self.telling.claims.in_sentence(self.sentence).quotations().iter().find(|q| q.span.contains(at));
        let within = |a: &(usize, Act)| quoted.is_none_or(|q| q.span.contains(a.1.span(self.tokens)));
        acts.iter().position(behind).filter(|n| !apart(&acts[*n]) && within(&acts[*n]))
    }

    fn deny(&self, list: &[Clause], acts: &mut [(usize, Act)]) {
        let cues = self.telling.claims.in_sentence(self.sentence).negation();
        let cues: Vec<(Range<usize>, Negation, Span)> = cues
            .iter()
            .filter(|c| c.means != Negation::None)
            .map(|c| (c.tokens.start - self.first..c.tokens.end - self.first, c.means, c.span))
            .collect();
        let mut plain: Vec<usize> = Vec::new();
        for (cue, means, span) in cues {
            // "Did not say why the crane fell" denies what is said and no more.
            let of = list.iter().position(|c| c.verb.as_ref().is_some_and(|v| v.range.start <= cue.start && cue.start < v.range.end));
            if means == Negation::Plain && of.is_some_and(|k| !acts.iter().any(|a| a.0 == k)) {
                continue;
            }
            let found = match means {
                Negation::Plain => self.plainly(list, acts, &cue).or_else(|| self.governed(list, acts, &cue)),
                // "There is no sign of frost": it governs no act but the one that it is said of.
                // "Rejected the offer" is an act of its own.
                _ => {
                    let own = acts.iter().any(|a| a.1.word.start < cue.end && cue.start < a.1.word.end);
                    self.governed(list, acts, &cue).or_else(|| if own { None } else { self.plainly(list, acts, &cue) })
                }
            };
            if let Some(n) = found {
                plain.extend((means == Negation::Plain).then_some(n));
                // "Were not able to land" denies that they landed.
                let of = acts[n].0;
                // "It is not illegal to brew": what is not so is the brewing, and it may be done.
                let empty = list[of].subject.as_ref().is_some_and(|s| s.range.len() == 1 && self.text(s.head).eq_ignore_ascii_case("it"));
                let goes_on = |a: &(usize, Act)| !empty && list[a.0].parent == Some(of) && list[a.0].joins == Joins::Infinitive;
                let next = acts.iter().position(goes_on).filter(|_| means == Negation::Plain && acts[n].1.is_state);
                for n in [Some(n), next].into_iter().flatten() {
                    let denial = &mut acts[n].1.denial;
                    *denial = if denial.is_some() { None } else { Some(span) };
                }
            }
        }
        self.lift_exceptions(list, acts);
        // "There is not any": the verb is negated by a word that no cue places there.
        for (n, (k, act)) in acts.iter_mut().enumerate() {
            let verb = list[*k].verb.as_ref().filter(|v| v.negated && !plain.contains(&n) && act.denial.is_none());
            act.denial = act.denial.or(verb.map(|v| v.span));
        }
    }

    /// "Will not end unless they pay" and "will not open until May" say when it will.
    fn lift_exceptions(&self, list: &[Clause], acts: &mut [(usize, Act)]) {
        for (_, act) in acts
            .iter_mut()
            .filter(|a| a.1.others.iter().any(|(preposition, _)| matches!(preposition.as_str(), "before" | "until" | "till")))
        {
            act.denial = None;
        }
        let opens = |c: &Clause| (c.span.start.saturating_sub(1)..c.span.start + 1).find(|t| self.text(*t).eq_ignore_ascii_case("unless"));
        for (c, t) in list.iter().filter_map(|c| Some((c, opens(c)?))) {
            let excepted = |k: usize| c.parent == Some(k) || list[k].span.end == t;
            let within = |act: &Act| c.span.contains(&act.word.start);
            for (_, act) in acts.iter_mut().filter(|a| a.1.denial.is_some() && (excepted(a.0) || within(&a.1))) {
                act.denial = None;
                weaken(act, Firmness::Open, self.tokens[t].span);
            }
        }
    }

    /// The act whose verb, subject or object a plain negation stands in: "was never paid", "no arrests were made".
    fn plainly(&self, list: &[Clause], acts: &[(usize, Act)], cue: &Range<usize>) -> Option<usize> {
        let within = |r: &Range<usize>| r.start <= cue.start && cue.start < r.end;
        let verb = |a: &(usize, Act)| {
            let c = &list[a.0];
            let from = c.verb.as_ref().map_or(a.1.word.start, |v| v.range.start.min(v.head));
            within(&(from.min(a.1.word.start)..a.1.word.end.max(from + 1)))
        };
        let phrase = |a: &(usize, Act)| [&a.1.agent, &a.1.theme].into_iter().flatten().any(|p| within(&p.range) && cue.start <= p.head);
        acts.iter().position(verb).or_else(|| acts.iter().position(phrase))
    }

    fn hedge(&self, list: &[Clause], acts: &mut [(usize, Act)]) {
        for cue in self.telling.claims.in_sentence(self.sentence).certainty() {
            let firmness = match cue.means {
                Certainty::Reported | Certainty::Asserted | Certainty::Confirmed => continue,
                Certainty::Foretold | Certainty::Expected => Firmness::Coming,
                _ => Firmness::Open,
            };
            let at = cue.tokens.start - self.first..cue.tokens.end - self.first;
            if let Some(n) = self.plainly(list, acts, &at).or_else(|| self.governed(list, acts, &at)) {
                weaken(&mut acts[n].1, firmness, cue.span);
            }
        }
        for (k, act) in acts {
            let c = &list[*k];
            if let Some(t) = self.condition(c) {
                weaken(act, Firmness::Open, self.tokens[t].span);
            }
            let verb = c.verb.as_ref();
            if let Some(v) = verb.filter(|v| v.tense == Tense::Future) {
                weaken(act, Firmness::Coming, self.tokens[v.range.start].span);
            }
            // "Promised to pay", "asked him to pay": whether it was done is not said.
            let parent = c.parent.and_then(|p| list.get(p)).and_then(|p| p.verb.as_ref());
            if let (Joins::Infinitive, Some(v)) = (c.joins, parent)
                && !CLAUSES.has_spelt(&v.lemma, ClauseCue::Done)
                && self.tokens.get(v.head).is_some_and(|t| t.kind == Kind::Word)
                && v.head < act.word.start
            {
                weaken(act, Firmness::Open, self.tokens[v.head].span);
            }
        }
    }

    /// The word that makes a clause, or all that it hangs on, a condition.
    fn condition(&self, c: &Clause) -> Option<usize> {
        let start = c.span.start.saturating_sub(1)..(c.span.start + 2).min(c.span.end);
        start.into_iter().find(|t| CONDITIONS.contains(&self.text(*t).to_ascii_lowercase().as_str()))
    }
}

fn weaken(act: &mut Act, firmness: Firmness, by: Span) {
    if firmness < act.firmness {
        (act.firmness, act.hedge) = (firmness, Some(by));
    }
}

/// Words that make a clause a condition or a question.
const CONDITIONS: [&str; 4] = ["if", "provided", "unless", "whether"];
