//! A sentence in, its acts out: what happens or is so, to whom, by whom, whether it is denied, and how firmly it is told.
//!
//! "The council refused to pay the driver" has the acts *refused* (by the council) and *pay* (by the council, to the
//! driver), and the second is denied. Who reports an act is no part of it.

use crate::clause::{self, Clause, Joins, NounPhrase, PredicateKind, Tense};
use crate::frame::cue::{Certainty, Negation};
use crate::lexicon::{CLAUSES, ClauseCue, FUNCTION, Function, NEGATION, REPORTING};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};
use std::cell::OnceCell;
use std::ops::Range;

/// So many tokens behind a cue that denies or hedges what follows stands the act that it governs.
const GOVERNED: usize = 12;

/// So many tokens before a participle, its preposition left out, stands what leaves it open.
const LED: usize = 3;

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
    /// Whether only an infinitive leaves it open: "stayed to help".
    pub is_aim: bool,
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
            is_aim: false,
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
        // "The dam was closed": the participle may be read as a clause of its own.
        let of_copula = |o: &&Clause| o.predicate.as_ref().is_some_and(|p| p.kind == PredicateKind::Clause && p.phrase.head == verb.head);
        let told = if c.subject.is_none() && c.object.is_none() { all.iter().find(of_copula) } else { None };
        let (agent, theme) = match (c.doer(), c.undergoer()) {
            (None, None) => (None, told.and_then(Clause::whole_subject)),
            (Some(doer), None) if !verb.passive => (None, Some(doer)),
            other => other,
        };
        Some(plain(verb.head..end, false, agent, theme))
    }

    /// The act that a cue governs: the first behind it that does not stand in a relative clause or a clause of time.
    fn governed(&self, list: &[Clause], acts: &[(usize, Act)], cue: &Range<usize>) -> Option<usize> {
        let behind = |a: &(usize, Act)| a.1.word.start >= cue.end && a.1.word.start < cue.end + GOVERNED;
        // "The rumour that they had fled": a clause that the cue opens is no relative one.
        let opened = |c: &Clause| (cue.end.saturating_sub(1)..cue.end + 1).contains(&c.span.start);
        let apart = |a: &(usize, Act)| matches!(list[a.0].joins, Joins::Relative | Joins::Adverbial) && !opened(&list[a.0]);
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
        self.belie(acts);
        self.lift_exceptions(list, acts);
        // "There is not any": the verb is negated by a word that no cue places there.
        for (n, (k, act)) in acts.iter_mut().enumerate() {
            let verb = list[*k].verb.as_ref().filter(|v| v.negated && !plain.contains(&n) && act.denial.is_none());
            act.denial = act.denial.or(verb.map(|v| v.span));
        }
    }

    /// "A report that they drowned was false": denies what its subject tells.
    fn belie(&self, acts: &mut [(usize, Act)]) {
        let false_ones = |a: &(usize, Act)| {
            let says = a.1.is_state && !a.1.is_denied() && CLAUSES.has(self.tokens[a.1.word.start], ClauseCue::False);
            let theme = a.1.theme.as_ref().filter(|_| says)?;
            Some((theme.head, a.1.word.start))
        };
        let all: Vec<(usize, usize)> = acts.iter().filter_map(false_ones).collect();
        for (head, by) in all {
            for (_, act) in acts.iter_mut().filter(|a| head < a.1.word.start && a.1.word.end <= by) {
                let span = self.tokens[by].span;
                act.denial = if act.denial.is_some() { None } else { Some(span) };
            }
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
            // "Unless it rains, they will sail": what hangs on a condition is as open as the condition.
            let hangs = || list.iter().filter(|d| d.parent == Some(*k) && d.joins == Joins::Adverbial).find_map(|d| self.condition(d));
            if let Some(t) = self.condition(c).or_else(hangs).or_else(|| self.supposed(*k, list)) {
                weaken(act, Firmness::Open, self.tokens[t].span);
            }
            let verb = c.verb.as_ref();
            if let Some(v) = verb.filter(|v| v.tense == Tense::Future) {
                weaken(act, Firmness::Coming, self.tokens[v.range.start].span);
            }
            // "Would have drowned", "nearly drowned", "saved from drowning".
            let unreal = verb.and_then(|v| v.modal.filter(|_| v.perfect)).or_else(|| self.nearly(act)).or_else(|| self.averted(c, act));
            if let Some(t) = unreal {
                weaken(act, Firmness::Open, self.tokens[t].span);
            }
            // "Promised to pay", "asked him to pay": whether it was done is not said.
            let parent = c.parent.and_then(|p| list.get(p)).and_then(|p| p.verb.as_ref());
            if let (Joins::Infinitive, Some(v)) = (c.joins, parent)
                && !CLAUSES.has_spelt(&v.lemma, ClauseCue::Done)
                && self.tokens.get(v.head).is_some_and(|t| t.kind == Kind::Word)
                && v.head < act.word.start
            {
                act.is_aim = act.firmness > Firmness::Open;
                weaken(act, Firmness::Open, self.tokens[v.head].span);
            }
            // "The plan to close it was dropped": what an infinitive says of a noun is not said to be done.
            if let (Joins::Infinitive, Some(v)) = (c.joins, parent)
                && act.word.end <= v.range.start
                && c.span.start > 0
            {
                weaken(act, Firmness::Open, self.tokens[c.span.start - 1].span);
            }
        }
    }

    /// The word by which what a clause says is only thought, feared or rumoured: "the belief that he fled", "wrongly said that".
    fn supposed(&self, k: usize, list: &[Clause]) -> Option<usize> {
        let c = &list[k];
        let that = |t: &usize| self.text(*t).eq_ignore_ascii_case("that");
        let opens = (c.span.start.saturating_sub(1)..c.span.start + 1).find(that);
        let parent = c.parent.and_then(|p| list.get(p)).and_then(|p| p.verb.as_ref());
        let told = parent.filter(|v| c.joins == Joins::Complement || opens == Some(v.head + 1));
        let verb = told.filter(|v| CLAUSES.has_spelt(&v.lemma, ClauseCue::Supposes)).map(|v| v.head);
        // "The dam was shut, he claims".
        let beside = || {
            let said = list.iter().filter(|d| d.parent == Some(k) && d.joins == Joins::Beside).filter_map(|d| d.verb.as_ref());
            said.filter(|v| CLAUSES.has_spelt(&v.lemma, ClauseCue::Supposes)).map(|v| v.head).next()
        };
        let wrongly = || {
            let v = told?;
            let near = v.range.start.saturating_sub(1)..(v.head + 2).min(self.tokens.len());
            near.into_iter().find(|t| CLAUSES.has(self.tokens[*t], ClauseCue::Wrongly))
        };
        // "No doubt that it holds".
        let denied = |t: usize| t > 0 && NEGATION.word(self.tokens[t - 1]) == Some(&Negation::Plain);
        let noun = || opens?.checked_sub(1).filter(|t| CLAUSES.has(self.tokens[*t], ClauseCue::Supposition) && !denied(*t));
        verb.or_else(beside).or_else(wrongly).or_else(noun)
    }

    /// What leaves a participle behind a preposition open: "saved from drowning", "the ban on closing it".
    fn averted(&self, c: &Clause, act: &Act) -> Option<usize> {
        let small = |t: &usize| FUNCTION.word(self.tokens[*t]).is_some();
        let led = act.word.start.checked_sub(1).filter(|t| FUNCTION.word(self.tokens[*t]) == Some(&Function::Preposition));
        let before = led.filter(|_| matches!(c.joins, Joins::Participle | Joins::Adverbial | Joins::Complement))?;
        let by = (0..before).rev().take(LED).find(|t| !small(t))?;
        (CLAUSES.has(self.tokens[by], ClauseCue::Averts) || CLAUSES.has(self.tokens[by], ClauseCue::Undone)).then_some(by)
    }

    /// "Nearly" before the verb: it was not done.
    fn nearly(&self, act: &Act) -> Option<usize> {
        let before = act.word.start.checked_sub(1)?;
        (!act.is_state && CLAUSES.has(self.tokens[before], ClauseCue::Nearly)).then_some(before)
    }

    /// The word that makes a clause, or all that it hangs on, a condition.
    fn condition(&self, c: &Clause) -> Option<usize> {
        let start = c.span.start.saturating_sub(1)..(c.span.start + 2).min(c.span.end);
        start.into_iter().find(|t| is_condition(self.text(*t)))
    }
}

fn weaken(act: &mut Act, firmness: Firmness, by: Span) {
    if firmness < act.firmness {
        (act.firmness, act.hedge) = (firmness, Some(by));
    }
}

/// Whether a word makes a clause a condition or a question.
pub(super) fn is_condition(word: &str) -> bool {
    CONDITIONS.contains(&word.to_ascii_lowercase().as_str())
}

/// Words that make a clause a condition or a question.
const CONDITIONS: [&str; 4] = ["if", "provided", "unless", "whether"];
