//! What is told of one thing in two places that no alignment puts beside each other: another state of it.
//!
//! Aligned sentences are held word by word, and what is found there is left alone. Of the others the acts are read, and
//! those that are linked (see [`crate::story::clash`]) and cannot both be so are shown.

use super::meaning::MEANING_REVERSED;
use super::polarity::POLARITY_FLIPPED;
use crate::align::Group;
use crate::article::Role;
use crate::compare::Comparison;
use crate::compare::family::Family;
use crate::finding::{Finding, Level};
use crate::lexicon::story::{Topic, Withheld};
use crate::lexicon::{EVENTS, FATE, Fate, Lexicon, TOLD, WITHHELD};
use crate::story::clash::clashes;
use crate::story::entity::{Entities, Entity, EntityIx, Known};
use crate::story::fate::{Fated, fates, may_be_told};
use crate::story::part::is_former;
use crate::story::stage::{Staged, furthest, furthest_by_name, is_open, stages};
use crate::story::twin::{Among, SentencePlace, TwinIndex};
use crate::telling::Telling;
use crate::token::{Span, Token};
use crate::verdict::Verdict;
use std::collections::HashSet;
use std::ops::Range;

rules! {
    /// # What it reports
    /// One state of somebody or something told in the one version, and another that excludes it told in the other, in
    /// sentences that were written anew; charges that were not brought yet and now are.
    /// # Why it matters
    /// A story goes on: what was so no longer is. A rewrite hides it from whoever compares word by word.
    /// # Not reported
    /// States of two people or of two days; what one version tells as possible only; a change that an aligned sentence
    /// shows, which `meaning-reversed` or `polarity-flipped` tells.
    STATUS_CHANGED = "status-changed", Warning, Statement, Pair, mirror STATUS_CHANGED,
        fires "Otto Brandt sold nets on the quay in Torne for years. Police said that no charges had been filed over the fire. It rained." => "In Torne the nets were sold cheap last week. Brandt was charged with arson by a court of the county. Nobody saw it.",
        silent "Otto Brandt sold nets on the quay in Torne for years. Police said that no charges had been filed over the fire. It rained." => "In Torne the nets were sold cheap last week. Police said again that no charges had been filed over it.";
}

/// States.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: Some(check) };

/// More are not shown: two texts that differ so often are two stories.
const MOST: usize = 16;

fn check(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    if c.alignment.removed.is_empty() && c.alignment.added.is_empty() && c.alignment.groups.iter().all(|g| g.likeness >= 1.0) {
        return;
    }
    let marked = |list: &[usize], t: &Telling| {
        let mut all = vec![false; t.sentences.list.len()];
        list.iter().for_each(|i| all[*i] = true);
        all
    };
    let (removed, added) = (marked(&c.alignment.removed, c.before), marked(&c.alignment.added, c.after));
    let mut found: Vec<(Span, Span, String)> = Vec::new();
    // In one direction whichever side is called before, so that exchanged sides meet in the same clashes.
    let turned = c.before.article.text > c.after.article.text;
    let both = if turned { [c.after, c.before] } else { [c.before, c.after] };
    // What stands in both, aligned, has been held word by word.
    let anew = |(d, i): SentencePlace| if (d == 0) != turned { removed[i] } else { added[i] };
    for clash in clashes(&both, &TwinIndex::written(&both, Among::Only(&anew)), false, Among::Only(&anew)) {
        let [first, second] = clash.spans;
        let (p, q) = if (clash.places[0].0 == 0) != turned { (first, second) } else { (second, first) };
        found.push((p, q, clash.reason));
    }
    found.truncate(MOST);
    found.extend(moved_on(c));
    found.extend(befell(c));
    found.extend(harmed(c));
    found.extend(charged(c.before, c.after).map(|(p, q)| (p, q, "nobody was charged then; somebody is now".to_owned())));
    found.extend(charged(c.after, c.before).map(|(q, p)| (p, q, "somebody was charged then; nobody is now".to_owned())));
    found.sort_by_key(|(p, q, _)| if turned { (q.start, p.start) } else { (p.start, q.start) });
    found.dedup_by_key(|(p, q, _)| (p.start, q.start));
    for (p, q, reason) in found {
        let (before, after) = (|f: &Finding| f.before.is_some_and(|s| s.overlaps(p)), |f: &Finding| f.after.is_some_and(|s| s.overlaps(q)));
        // A state that is told of already is told once, whichever words of the other side it was held against.
        let state = |f: &Finding| {
            [&MEANING_REVERSED, &STATUS_CHANGED, &POLARITY_FLIPPED].contains(&f.rule) && f.before.is_some() && f.after.is_some()
        };
        // That other words stand there says less.
        let loud = |f: &Finding| f.rule.level.stepped(f.raise) >= Level::Warning;
        let known = |f: &Finding| loud(f) && before(f) && after(f) || state(f) && (before(f) || after(f));
        if !c.findings.iter().chain(out.iter()).any(known) {
            out.push(Finding {
                rule: &STATUS_CHANGED,
                raise: 0,
                verdict: Verdict::Conflicting,
                before: Some(p),
                after: Some(q),
                reason,
                key: "status".to_owned(),
                evidence: vec!["told of one thing in sentences written anew".to_owned()],
            });
        }
    }
}

/// Whether two texts tell one story: a sentence of the body stands in both, or a name of two words.
fn is_one_story(c: &Comparison<'_>) -> bool {
    let body = |t: &Telling, i: &usize| !t.sentences.list[*i].role.is_prominent() || t.sentences.list[*i].role == Role::Lede;
    let aligned =
        |g: &Group| g.likeness >= ONE_STORY && g.before.iter().any(|i| body(c.before, i) && c.before.sentences.list[*i].is_told());
    let names = || (0..c.before.sentences.list.len()).flat_map(|i| c.before.claims.in_sentence(i).names());
    c.alignment.groups.iter().any(aligned) || names().any(|n| n.keys.len() > 1 && c.after.names(n))
}

/// A sentence that two stories share by chance is less alike than this.
const ONE_STORY: f32 = 0.5;

/// How far the case has come in each text, where that differs: of somebody whom both name, and of the case as a whole.
fn moved_on(c: &Comparison<'_>) -> Vec<(Span, Span, String)> {
    let (before, after) = (stages(c.before), stages(c.after));
    if before.is_empty() || after.is_empty() || !is_one_story(c) {
        return Vec::new();
    }
    let reason = |x: &Staged, y: &Staged| {
        let words = |t: &Telling, s: &Staged| s.span.of(&t.article.text).to_lowercase();
        format!("“{}” and “{}” are two stages of a case", words(c.before, x), words(c.after, y))
    };
    let mut found: Vec<(&Staged, &Staged)> = Vec::new();
    let Some(whole) = furthest(&before).zip(furthest(&after)).filter(|(x, y)| x.stage != y.stage) else {
        return Vec::new();
    };
    // Of somebody the text may tell an earlier stage once more: the case does not go two ways.
    let way = whole.0.stage < whole.1.stage;
    let there = furthest_by_name(&after);
    let each = furthest_by_name(&before).into_iter().filter_map(|(key, x)| Some((x, *there.get(&key)?)));
    found.extend(each.filter(|(x, y)| x.stage != y.stage && (x.stage < y.stage) == way));
    if found.is_empty() {
        found.push(whole);
    }
    found.sort_by_key(|(x, y)| (x.span, y.span));
    found.dedup_by_key(|(x, y)| (x.span, y.span));
    found.iter().map(|(x, y)| (x.span, y.span, reason(x, y))).collect()
}

/// What became of somebody, where the two texts tell of one person and of two fates.
fn befell(c: &Comparison<'_>) -> Vec<(Span, Span, String)> {
    let tells = |t: &Telling| -> Vec<(usize, Fate)> {
        told_with(t, &FATE).flat_map(|i| named_fates(t.sentences.tokens_of(i)).map(move |f| (i, f))).collect()
    };
    let (mut b, mut a) = (tells(c.before), tells(c.after));
    // Whom a text speaks of is dear to read: where both tell the same, or all of one fate, there is nothing to find.
    let new = |list: &[(usize, Fate)], before: bool| list.iter().any(|(i, _)| !c.is_told_too(before, *i));
    let differ = |b: &[(usize, Fate)], a: &[(usize, Fate)]| a.iter().any(|(_, y)| b.iter().any(|(_, x)| x.excludes(*y)));
    if !differ(&b, &a) || !new(&b, true) && !new(&a, false) || !is_one_story(c) {
        return Vec::new();
    }
    // Nor is there where no new sentence can mean one person alone: most tolls are of many.
    let one =
        |t: &Telling, before: bool, i: usize| may_be_told(t, before, &c.entities, i).into_iter().map(move |f| (i, f)).collect::<Vec<_>>();
    let each = |list: &[(usize, Fate)]| list.chunk_by(|x, y| x.0 == y.0).map(|of| of[0].0).collect::<Vec<_>>();
    let may_be_new = |t: &Telling, list: &[(usize, Fate)], before| {
        each(list).into_iter().any(|i| !c.is_told_too(before, i) && !one(t, before, i).is_empty())
    };
    if !may_be_new(c.before, &b, true) && !may_be_new(c.after, &a, false) {
        return Vec::new();
    }
    for (t, before, list) in [(c.before, true, &mut b), (c.after, false, &mut a)] {
        *list = each(list).into_iter().flat_map(|i| one(t, before, i)).collect();
    }
    if !differ(&b, &a) {
        return Vec::new();
    }
    let read = |t: &Telling, all: &Entities, list: &[(usize, Fate)]| -> Vec<Fated> {
        list.chunk_by(|x, y| x.0 == y.0).flat_map(|of| fates(t, all, of[0].0)).collect()
    };
    let x = c.entities(true);
    let before = read(c.before, x, &b);
    // The other text is read where it tells of a fate that one of these excludes.
    if !before.iter().any(|f| a.iter().any(|(_, other)| f.fate.excludes(*other))) {
        return Vec::new();
    }
    let y = c.entities(false);
    let after = read(c.after, y, &a);
    // The last that is told of somebody who has several is the end of it: "was in critical condition … died".
    let of = |list: &[Fated], who: EntityIx| {
        let told = list.iter().filter(|f| f.who == who);
        told.max_by_key(|f| (f.fate == Fate::Dead, f.fate != Fate::Treated, std::cmp::Reverse(f.span.start))).copied()
    };
    let one = |all: &Entities, list: &[Fated]| list.iter().filter_map(|f| all.get(f.who)).map(std::ptr::from_ref).collect();
    let (ones, others): (HashSet<*const Entity>, HashSet<*const Entity>) = (one(x, &before), one(y, &after));
    let mut pairs: Vec<(EntityIx, EntityIx)> = Vec::new();
    let (known, there) = (Known::new(c.before, x, |e| is_of(&ones, e)), Known::new(c.after, y, |e| is_of(&others, e)));
    pairs.extend(known.matched(&there).iter().map(|m| (m.before, m.after)));
    pairs.sort_unstable();
    let mut found = Vec::new();
    for (p, q) in pairs {
        let (Some(f), Some(g)) = (of(&before, p), of(&after, q)) else { continue };
        if f.fate.excludes(g.fate) {
            let words = |t: &Telling, f: &Fated| f.span.of(&t.article.text).to_lowercase();
            found.push((f.span, g.span, format!("“{}” and “{}” of the same person", words(c.before, &f), words(c.after, &g))));
        }
    }
    found
}

/// Whether an entity is one of these.
fn is_of(ones: &HashSet<*const Entity>, e: &Entity) -> bool {
    ones.contains(&std::ptr::from_ref(e))
}

/// The fates that a sentence names, of whomever.
fn named_fates(tokens: &[Token]) -> impl Iterator<Item = Fate> + '_ {
    (0..tokens.len()).filter_map(|at| FATE.at(tokens, at).map(|f| *f.means))
}

/// Where the one text says that nobody is known to be hurt or nothing damaged, and the other, which alone tells of harm, does.
fn harmed(c: &Comparison<'_>) -> Vec<(Span, Span, String)> {
    let none = |t: &Telling, what: Withheld| cue(t, &WITHHELD, |w, _, _| *w == what);
    let is_so = |t: &Telling, tokens: &[Token], at: Range<usize>| !is_open(t, tokens, at) && !is_former(tokens, &t.article.text);
    let some = |t: &Telling, what: Withheld| match what {
        Withheld::Death => cue(t, &EVENTS, |e, tokens, at| e.name == "death" && is_so(t, tokens, at)),
        Withheld::Harm => cue(t, &EVENTS, |e, tokens, at| matches!(e.name, "death" | "injury") && is_so(t, tokens, at)),
        _ => cue(t, &TOLD, |s, tokens, at| s.topic == Topic::Damage && is_so(t, tokens, at)),
    };
    let mut found = Vec::new();
    for (what, reason) in [
        (Withheld::Death, "the one knows of nobody dead, the other does"),
        (Withheld::Harm, "the one knows of nobody hurt, the other does"),
        (Withheld::Damage, "the one knows of no damage, the other does"),
    ] {
        // Whether it is told where the other text knows of none.
        let alone = |told: &Telling, other: &Telling| some(told, what).filter(|_| some(other, what).is_none() && is_one_story(c));
        let pair = match (none(c.before, what), none(c.after, what)) {
            (Some(x), None) => alone(c.after, c.before).map(|y| (x, y)),
            (None, Some(y)) => alone(c.before, c.after).map(|x| (x, y)),
            _ => None,
        };
        found.extend(pair.map(|(x, y)| (x, y, reason.to_owned())));
    }
    found
}

/// Where the one text says that nobody was charged, and the other, which alone tells of a charge, does.
fn charged(without: &Telling, with: &Telling) -> Option<(Span, Span)> {
    let none = |t: &Telling| cue(t, &WITHHELD, |w, _, _| *w == Withheld::Charge);
    let some = |t: &Telling| cue(t, &TOLD, |s, _, _| s.topic == Topic::Charging);
    let told = (none(without)?, some(with)?);
    (some(without).is_none() && none(with).is_none()).then_some(told)
}

/// The sentences that tell something and may have a phrase of a list.
fn told_with<T>(t: &Telling, list: &'static Lexicon<T>) -> impl Iterator<Item = usize> {
    let sentences = t.sentences.list.iter().enumerate();
    sentences.filter(|(_, s)| s.is_told() && s.may_have(list)).map(|(i, _)| i)
}

/// The first phrase of a list in a text of which something is so, by what it means and where it stands.
fn cue<T>(t: &Telling, list: &'static Lexicon<T>, is: impl Fn(&T, &[Token], Range<usize>) -> bool) -> Option<Span> {
    told_with(t, list).find_map(|i| {
        let tokens = t.sentences.tokens_of(i);
        let found = |at: usize| Some(at..at + list.at(tokens, at).filter(|f| is(f.means, tokens, at..at + f.len))?.len);
        let at = (0..tokens.len()).find_map(found)?;
        Some(tokens[at.start].span.join(tokens[at.end - 1].span))
    })
}
