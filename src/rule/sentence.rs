//! Whole sentences with claims that came, went, or changed their prominence.

mod elsewhere;
mod headline;
mod passage;
mod retold;
mod rules;
mod said;

use super::detail::{DETAIL_ADDED, DETAIL_REMOVED, DETAIL_REPLACED};
use super::status::STATUS_CHANGED;
use crate::article::Role;
use crate::compare::Comparison;
use crate::compare::family::Family;
use crate::compare::retold::{Retold, Tie, retold as find_retold};
use crate::finding::{Finding, Level, Rule, Subject};
use crate::kind::date::Date;
use crate::kind::form::form;
use crate::lexicon::{EVENTS, STAGES};
use crate::story::part::is_former;
use crate::story::stage::{Stage, stages};
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::Verdict;
use elsewhere::Elsewhere;
use headline::{headlines, rewritten};
pub(crate) use passage::is_of_passage;
use passage::{Alone, ends, group, introduce};
use retold::counts_alike;
pub use rules::*;
use said::{FEW_WORDS, checkable, content, denies, denies_harm, harm, is_scrap, says_little};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};

/// Sentences.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: Some(check) };

fn check(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    // A heading that came or went is a matter of layout.
    let told = |t: &Telling, list: &[usize]| -> Vec<usize> {
        list.iter().copied().filter(|i| t.sentences.list[*i].role.tells() && t.sentences.list[*i].role != Role::Heading).collect()
    };
    let (removed, added) = (told(c.before, &c.alignment.removed), told(c.after, &c.alignment.added));
    // Who is named now was told of before: what is said of them is told anew.
    let named: Vec<(Span, Span)> = out.iter().filter(|f| f.rule.subject == Subject::Name).filter_map(|f| f.before.zip(f.after)).collect();
    // What says little by itself, or is told beside, stands in no other's place.
    let says = |before: bool| {
        move |i: &usize| {
            let t = if before { c.before } else { c.after };
            !matches!(t.sentences.list[*i].role, Role::Headline | Role::Deck) && !says_little(t, *i) && !c.is_told_too(before, *i)
        }
    };
    let mut again = find_retold(c, &removed, &added, &named, [&says(true), &says(false)]);
    again.retain(|r| r.tie != Tie::Place || !counts_alike(c, r));
    let left = |list: &[usize], of: fn(&Retold) -> usize| -> Vec<usize> {
        list.iter().copied().filter(|i| !again.iter().any(|r| of(r) == *i)).collect()
    };
    let gone: Vec<usize> = again.iter().map(|r| r.before).collect();
    alone(c, &left(&removed, |r| r.before), &gone, true, out);
    alone(c, &left(&added, |r| r.after), &[], false, out);
    retold::report(c, &again, out);
    rewritten(c, !again.is_empty(), out);
    headlines(c, out);
    for group in &c.alignment.groups {
        let prominent = |t: &Telling, list: &[usize]| list.iter().any(|i| t.sentences.list[*i].role.is_prominent());
        let (b, a) = (prominent(c.before, &group.before), prominent(c.after, &group.after));
        let claims = group.before.iter().any(|i| checkable(c.before, *i)) && group.after.iter().any(|i| checkable(c.after, *i));
        if b == a || !claims {
            continue;
        }
        let (rule, verdict, reason): (&'static Rule, Verdict, &str) = if a {
            (&CLAIM_PROMOTED, Verdict::Raised, "it now stands where every reader looks first")
        } else {
            (&CLAIM_DEMOTED, Verdict::Lowered, "it no longer stands where every reader looks first")
        };
        let span = |t: &Telling, list: &[usize]| list.iter().map(|i| t.sentences.list[*i].span).reduce(|x, y| x.join(y));
        out.push(Finding {
            rule,
            raise: 0,
            verdict,
            before: span(c.before, &group.before),
            after: span(c.after, &group.after),
            reason: reason.to_owned(),
            key: "place".to_owned(),
            evidence: vec!["the same sentence".to_owned()],
        });
    }
}

/// A sentence that says no more than a figure is told where another place tells that the figure changed: "it is 40 % full".
fn told_of_same(c: &mut Comparison<'_>) {
    let figures: Vec<(bool, &str)> = c
        .findings
        .iter()
        .filter(|f| f.rule.subject == Subject::Quantity && f.rule.level.stepped(f.raise) >= Level::Warning)
        .filter_map(|f| f.before.zip(f.after))
        .flat_map(|(b, a)| [(true, b.of(&c.before.article.text)), (false, a.of(&c.after.article.text))])
        .collect();
    let told = |f: &Finding| {
        let (before, t, span) = match (f.before, f.after) {
            (Some(span), None) => (true, c.before, span),
            (None, Some(span)) => (false, c.after, span),
            _ => return false,
        };
        let Some(i) = t.sentences.at(span) else { return false };
        let claims = t.claims.in_sentence(i);
        let [q] = claims.quantities() else { return false };
        let lone = claims.names().is_empty() && claims.dates().is_empty() && claims.quotations().is_empty();
        lone && content(t.sentences.tokens_of(i)) <= FEW_WORDS && figures.contains(&(before, q.span.of(&t.article.text)))
    };
    let sentence = |f: &Finding| f.rule == &CLAIM_REMOVED || f.rule == &CLAIM_ADDED;
    let again: Vec<usize> = (0..c.findings.len()).filter(|k| sentence(&c.findings[*k]) && told(&c.findings[*k])).collect();
    for k in again {
        c.findings[k].set_level(Level::Info);
    }
}

/// A sentence of one claim or two whose change a finding of both sides tells is called out once.
fn told_beside(c: &mut Comparison<'_>) {
    told_of_same(c);
    let findings = &mut c.findings;

    let specific = |f: &&Finding| matches!(f.rule.subject, Subject::Quantity | Subject::Date | Subject::Name) || f.rule == &STATUS_CHANGED;
    let told: Vec<(Span, Span)> = findings
        .iter()
        .filter(specific)
        .filter(|f| f.rule.level.stepped(f.raise) >= Level::Warning)
        .filter_map(|f| f.before.zip(f.after))
        .collect();
    for f in findings.iter_mut().filter(|f| f.rule == &CLAIM_REMOVED || f.rule == &CLAIM_ADDED) {
        let few = f.evidence.first().is_some_and(|e| matches!(e.as_str(), "1 claims" | "2 claims"));
        let held = |s: &(Span, Span)| f.before.is_some_and(|b| b.contains(s.0)) || f.after.is_some_and(|a| a.contains(s.1));
        if few && told.iter().any(held) {
            f.set_level(Level::Info);
        }
    }
}

/// What came into a headline that was written anew, and what went, is told by the headline itself.
pub(crate) fn settle(c: &mut Comparison<'_>) {
    told_beside(c);
    let findings = &mut c.findings;
    let Some((before, after)) = findings.iter().find(|f| f.rule == &HEADLINE_CHANGED).and_then(|f| f.before.zip(f.after)) else { return };
    let within = |of: Option<Span>, head: Span| of.is_none_or(|s| head.contains(s));
    let part = |f: &Finding| [&DETAIL_ADDED, &DETAIL_REMOVED, &DETAIL_REPLACED, &CLAIM_ADDED, &CLAIM_REMOVED].contains(&f.rule);
    findings.retain(|f| !(part(f) && within(f.before, before) && within(f.after, after)));
}

/// The sentences of one side that the other has nothing for, in text order; `retold` are those that stand between them and
/// are told anew.
fn alone(c: &Comparison<'_>, list: &[usize], retold: &[usize], before: bool, out: &mut Vec<Finding>) {
    let t = if before { c.before } else { c.after };
    let (rule, verdict, side, alone): (&'static Rule, Verdict, &str, &str) = if before {
        (&CLAIM_REMOVED, Verdict::Removed, "only the side before tells this", "the sentence is gone")
    } else {
        (&CLAIM_ADDED, Verdict::Added, "only the side after tells this", "a new sentence")
    };
    let other = if before { c.after } else { c.before };
    let kept = !c.alignment.groups.is_empty();
    let harmed: OnceCell<BTreeSet<&str>> = OnceCell::new();
    let read = || (0..other.sentences.list.len()).flat_map(|j| harm(other, j)).collect();
    let there = |name: &str| harmed.get_or_init(read).contains(name);
    let says = |i: usize| !says_little(t, i) || kept && denies_harm(t, i, there);
    let told: Vec<usize> = list.iter().copied().filter(|i| says(*i) && !c.is_told_too(before, *i)).collect();
    let latest = (0..t.sentences.list.len()).filter_map(|i| year(t, i)).max();
    let elsewhere = Elsewhere::new(other);
    // "Both were charged": the sentences with a stage that the case has not in the other text.
    let moved: OnceCell<HashSet<usize>> = OnceCell::new();
    let moved_on = || {
        let there: BTreeSet<Stage> = stages(other).iter().map(|s| s.stage).collect();
        stages(t).iter().filter(|s| !there.contains(&s.stage)).map(|s| s.sentence).collect()
    };
    let (mut list, mut seen) = (Vec::new(), HashSet::new());
    for &i in &told {
        let claims = t.claims.in_sentence(i).len();
        // What was denied, or told with reserve, is a caveat that the reader has lost.
        let caveat = denies(t, i);
        let lost = before && claims > 0 && !elsewhere.tells(t, i);
        let own = elsewhere.lacks(t, i);
        let why = match () {
            () if own => side,
            () if before && claims > 0 && !lost => "the sentence is gone; what it names and counts is told elsewhere",
            () => alone,
        };
        // A label, or the words of a link alone, is no sentence.
        let lost = lost && !is_scrap(t, i);
        // A sentence that is printed twice is one.
        let news = own || claims == 0 && !before && is_grave(t, i) && moved.get_or_init(moved_on).contains(&i);
        let grave = !before && news && is_grave(t, i) && !is_of_another_year(t, i, latest) && seen.insert(form(t.sentences.tokens_of(i)));
        let raise = if before { i8::from(lost || caveat) - 1 } else { i8::from(grave) };
        list.push(Alone { sentence: i, called: raise >= 0, caveat, raise, reason: why.to_owned() });
    }
    match before {
        true => group(t, &mut list, side, retold, ends(c)),
        false => introduce(t, &mut list, side, &elsewhere),
    }
    for Alone { sentence: i, raise, reason, .. } in list {
        let span = Some(t.sentences.list[i].span);
        let (b, a) = if before { (span, None) } else { (None, span) };
        let claims = t.claims.in_sentence(i).len();
        out.push(Finding {
            rule,
            raise,
            verdict,
            before: b,
            after: a,
            reason,
            key: "sentence".to_owned(),
            evidence: vec![if claims == 0 { "no number, date, name or quotation".to_owned() } else { format!("{claims} claims") }],
        });
    }
}

/// Whether a sentence tells what befell people, or what a court or the police did to somebody.
fn is_grave(t: &Telling, i: usize) -> bool {
    let tokens = t.sentences.tokens_of(i);
    (0..tokens.len()).any(|at| tells_of_harm(t, i, at)) && !is_former(tokens, &t.article.text)
}

/// Whether something grave is told at a token of a sentence: a stage of a case, or a state that befell somebody.
fn tells_of_harm(t: &Telling, i: usize, at: usize) -> bool {
    let tokens = t.sentences.tokens_of(i);
    let claims = t.claims.in_sentence(i);
    // Of how many it is told in a quotation too.
    let counted = || claims.quantities().iter().any(|q| q.event.is_some_and(|e| e.span.overlaps(tokens[at].span)));
    let quoted = || claims.quotations().iter().any(|q| q.span.contains(tokens[at].span)) && !counted();
    // "A shooting" may be one of which everything was told before; "was shot" befell somebody.
    let noun = || tokens[at].text(&t.article.text).eq_ignore_ascii_case("shooting");
    let befell = EVENTS.at(tokens, at).is_some_and(|f| f.means.state && f.means.grave) && !noun();
    (befell || STAGES.at(tokens, at).is_some()) && !quoted()
}

/// Raises what came into a sentence that stays where it tells what befell somebody or what was done to them, and the other
/// text does not.
pub(crate) fn raise_grave(c: &mut Comparison<'_>) {
    let added = |f: &Finding| f.rule == &DETAIL_ADDED && f.raise <= 0;
    if !c.findings.iter().any(added) {
        return;
    }
    let mut findings = std::mem::take(&mut c.findings);
    let elsewhere = Elsewhere::new(c.before);
    for f in findings.iter_mut().filter(|f| added(f)) {
        let Some(span) = f.after else { continue };
        let t = c.after;
        let Some(i) = t.sentences.at(span) else { continue };
        let tokens = t.sentences.tokens_of(i);
        let within = |at: &usize| span.contains(tokens[*at].span);
        let grave = (0..tokens.len()).filter(within).any(|at| tells_of_harm(t, i, at));
        if grave && elsewhere.lacking(t, i, span).next().is_some() && !is_former(tokens, &t.article.text) {
            f.set_level(Level::Warning);
        }
    }
    c.findings = findings;
}

/// Whether a sentence names a year, and its text tells of a later one.
fn is_of_another_year(t: &Telling, i: usize, latest: Option<i32>) -> bool {
    // "In 2008": what is news has a day.
    let bare = t.claims.in_sentence(i).dates().iter().any(|d| d.value.len() == 4 && d.value.bytes().all(|b| b.is_ascii_digit()));
    bare || year(t, i).zip(latest).is_some_and(|(own, latest)| own < latest)
}

/// The latest year that a sentence names in figures.
fn year(t: &Telling, i: usize) -> Option<i32> {
    let written = |d: &&Date| d.span.of(&t.article.text).as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
    t.claims.in_sentence(i).dates().iter().filter(written).filter_map(|d| d.value.get(..4)?.parse().ok()).max()
}
