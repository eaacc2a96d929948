//! A comparison in; the same with two facts that stand beside each other told as such out.
//!
//! "Spent 14 million on shops" and "spent 9 million on nets": the figure changed together with what it is told of. Where
//! nothing else says that both texts are versions of one, each may be right, and neither figure stands in the other's place.

use crate::align::Group;
use crate::compare::Comparison;
use crate::decimal::Decimal;
use crate::finding::{Finding, Level, Subject};
use crate::kind::name::Name;
use crate::kind::quantity::QuantityKind;
use crate::relation::{PartOfSpeech, Relation, part_of_speech, relate};
use crate::rule::detail::DETAIL_REPLACED;
use crate::rule::meaning::{MEANING_REVERSED, TERM_REPLACED};
use crate::rule::name::NAME_REPLACED;
use crate::rule::number::{NUMBER_CONFLICT, OTHER_DAY};
use crate::rule::polarity::POLARITY_FLIPPED;
use crate::rule::status::STATUS_CHANGED;
use crate::story::act::acts;
use crate::story::link::nearby;
use crate::story::other::{ActInContext, tell_of_two};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};
use crate::verdict::Verdict;
use std::collections::BTreeSet;

/// So many words stand between a figure and what it is told of: "14 million pounds on new shops".
const APART: usize = 4;
/// Of so many figures of a sentence each is held against each word that changed.
const MOST: usize = 8;

/// What was found in sentences that are held against each other.
struct Held<'a> {
    before: &'a Telling,
    after: &'a Telling,
    /// Which sentences these are.
    groups: &'a [Group],
    findings: &'a mut [Finding],
}

/// Lowers what was found in two sentences that tell of two things, where the texts have no sentence in common.
pub fn settle(c: &mut Comparison<'_>) {
    let held = &mut Held { before: c.before, after: c.after, groups: &c.alignment.groups, findings: &mut c.findings };
    date_once(held);
    part_persons(held);
    part_ages(held);
    rename_once(held);
    tell_once(&mut c.findings);
    let kept = |g: &Group| matches!((&g.before[..], &g.after[..]), (&[i], &[j]) if c.is_same(i, j));
    if !c.alignment.groups.iter().any(kept) {
        part(&mut Held { before: c.before, after: c.after, groups: &c.alignment.groups, findings: &mut c.findings });
    }
}

/// The same for two sentences of texts that are no versions of one.
pub fn settle_pair(before: &Telling, after: &Telling, group: &Group, findings: &mut Vec<Finding>) {
    let held = &mut Held { before, after, groups: std::slice::from_ref(group), findings };
    part_persons(held);
    part_ages(held);
    part(held);
    tell_once(findings);
}

fn part(c: &mut Held<'_>) {
    let mut apart: Vec<usize> = Vec::new();
    let loud = by_group(c, |f| f.rule.level.stepped(f.raise) >= Level::Warning);
    for here in loud.chunk_by(|x, y| x.0 == y.0) {
        let here: Vec<usize> = here.iter().map(|(_, k)| *k).collect();
        if tells_of_two(c, &here) {
            apart.extend(here.into_iter().filter(|k| is_value(&c.findings[*k])));
        }
    }
    apart.extend(of_another_thing(c));
    apart.extend(of_other_acts(c));
    lower(c, &apart, "what it is told of changed too; both can be true");
}

/// Leaves it open whether these exclude each other, and says why.
fn lower(c: &mut Held<'_>, findings: &[usize], why: &str) {
    for k in findings {
        let found = &mut c.findings[*k];
        found.set_level(Level::Info);
        found.verdict = Verdict::Unclear;
        found.reason = why.to_owned();
    }
}

/// The findings of which this is so and that lie in a group on both sides, each with the place of its group, by place.
fn by_group(c: &Held<'_>, is: impl Fn(&Finding) -> bool) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    groups.extend(c.groups.iter().enumerate().flat_map(|(g, group)| group.before.iter().map(move |i| (*i, g))));
    groups.sort_unstable();
    let sentence = |t: &Telling, s: Span| t.sentences.at(s).filter(|i| t.sentences.list[*i].span.contains(s));
    let of = |f: &Finding| {
        let i = sentence(c.before, f.before?)?;
        let g = groups[groups.binary_search_by_key(&i, |g| g.0).ok()?].1;
        c.groups[g].after.contains(&sentence(c.after, f.after?)?).then_some(g)
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    found.extend(c.findings.iter().enumerate().filter(|(_, f)| is(f)).filter_map(|(k, f)| Some((of(f)?, k))));
    found.sort_unstable();
    found
}

/// Lowers a figure that stands in another's place where the same two figures are told as of two days elsewhere: what the day is told
/// of once holds for the sentences behind it.
fn date_once(c: &mut Held<'_>) {
    let values = |f: &Finding| -> Option<[Decimal; 2]> {
        let level = |t: &Telling, s: Span| {
            let told = t.claims.in_sentence(t.sentences.at(s)?).quantities();
            told.iter().find(|q| q.number.overlaps(s)).and_then(|q| q.level().cloned())
        };
        Some([level(c.before, f.before?)?, level(c.after, f.after?)?])
    };
    let of_days = |f: &&Finding| f.rule == &NUMBER_CONFLICT && f.reason == OTHER_DAY;
    let dated: Vec<[Decimal; 2]> = c.findings.iter().filter(of_days).filter_map(values).collect();
    let same = |f: &Finding| f.rule == &NUMBER_CONFLICT && !dated.is_empty() && values(f).is_some_and(|v| dated.contains(&v));
    let again: Vec<usize> = (0..c.findings.len()).filter(|k| same(&c.findings[*k])).collect();
    lower(c, &again, OTHER_DAY);
}

/// A state that changed is told once: what says no more than that other words stand there goes.
fn tell_once(findings: &mut Vec<Finding>) {
    let told: Vec<(Span, Span)> = findings.iter().filter(|f| f.rule == &STATUS_CHANGED).filter_map(|f| f.before.zip(f.after)).collect();
    let within = |f: &Finding, (p, q): &(Span, Span)| f.before.is_some_and(|s| s.overlaps(*p)) && f.after.is_some_and(|s| s.overlaps(*q));
    findings.retain(|f| f.rule != &DETAIL_REPLACED || !told.iter().any(|both| within(f, both)));
}

/// So many bytes behind a name stands the age of its bearer: "Brandt, 31".
const AGED: u32 = 12;

/// Lowers a name in another's place, and the ages beside them, where a text tells of both people: "Brandt, 31, is charged", then of a
/// second suspect "Lund, 19, is charged".
fn part_persons(c: &mut Held<'_>) {
    let named = |t: &Telling, s: Span| -> Option<Name> {
        t.claims.in_sentence(t.sentences.at(s)?).names().iter().find(|n| n.span.overlaps(s)).cloned()
    };
    let behind = |name: Option<Span>, age: Option<Span>| {
        name.zip(age).is_some_and(|(n, a)| a.start >= n.end && a.start - n.end <= AGED || n.contains(a))
    };
    let (mut apart, mut two): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (k, f) in c.findings.iter().enumerate().filter(|(_, f)| f.rule == &NAME_REPLACED) {
        let Some((x, y)) = f.before.and_then(|s| named(c.before, s)).zip(f.after.and_then(|s| named(c.after, s))) else { continue };
        let age = |g: &Finding| g.rule == &NUMBER_CONFLICT && behind(f.before, g.before) && behind(f.after, g.after);
        // What was found in one sentence stands together.
        let mut near = k.saturating_sub(MOST)..(k + MOST).min(c.findings.len());
        let Some(n) = near.find(|n| age(&c.findings[*n])) else { continue };
        match c.after.names(&x) || c.before.names(&y) {
            true => apart.extend([k, n]),
            false => two.extend([k, n]),
        }
    }
    lower(c, &apart, "one of the texts tells of both people; both can be true");
    // Whose name and age are both others is, as often as not, somebody else.
    for k in two {
        let found = &mut c.findings[k];
        found.set_level(Level::Warning);
        found.verdict = Verdict::Unclear;
        found.reason = "name and age are both others: they may be two people".to_owned();
    }
}

/// A name or the number of a version that gave way to another at several places is called out at the first of them.
fn rename_once(c: &mut Held<'_>) {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let renamed = |f: &Finding| -> Option<[Vec<String>; 2]> {
        let (x, y) = (words(f.before?.of(&c.before.article.text)), words(f.after?.of(&c.after.article.text)));
        let own = |a: &[String], b: &[String]| a.iter().filter(|w| !b.contains(w)).cloned().collect();
        Some([own(&x, &y), own(&y, &x)])
    };
    // "Version 4.31": a plain number may count another thing at each place.
    let code = |t: &Telling, s: Option<Span>| {
        s.is_some_and(|s| {
            let text = s.of(&t.article.text);
            text.contains('.') && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'v'))
        })
    };
    let is = |f: &Finding| f.rule == &NAME_REPLACED || f.rule == &NUMBER_CONFLICT && code(c.before, f.before) && code(c.after, f.after);
    let mut places: Vec<(Span, usize)> =
        c.findings.iter().enumerate().filter(|(_, f)| is(f)).filter_map(|(k, f)| Some((f.before?, k))).collect();
    places.sort_unstable();
    let mut seen: Vec<[Vec<String>; 2]> = Vec::new();
    let mut again: Vec<usize> = Vec::new();
    for (_, k) in places {
        let Some(change) = renamed(&c.findings[k]).filter(|[x, y]| !x.is_empty() && !y.is_empty()) else { continue };
        match seen.contains(&change) {
            true => again.push(k),
            false if seen.len() < MOST => seen.push(change),
            false => {}
        }
    }
    for k in again {
        let found = &mut c.findings[k];
        found.set_level(Level::Info);
        found.reason.push_str(", as before");
    }
}

/// Lowers an age in another's place where each text gives both: they are two people's, and neither took the other's place. Two that
/// were exchanged stay.
fn part_ages(c: &mut Held<'_>) {
    let age = |t: &Telling, s: Span| -> Option<Decimal> {
        let told = t.claims.in_sentence(t.sentences.at(s)?).quantities();
        told.iter().find(|q| q.kind == QuantityKind::Age && q.number.overlaps(s)).and_then(|q| q.level().cloned())
    };
    let ages: Vec<(usize, [Decimal; 2])> = (0..c.findings.len())
        .filter(|k| c.findings[*k].rule == &NUMBER_CONFLICT)
        .filter_map(|k| Some((k, [age(c.before, c.findings[k].before?)?, age(c.after, c.findings[k].after?)?])))
        .collect();
    if ages.is_empty() {
        return;
    }
    let told = |t: &Telling| -> BTreeSet<Decimal> {
        let sentences = (0..t.sentences.list.len()).filter(|i| t.sentences.list[*i].is_told());
        let all = sentences.flat_map(|i| t.claims.in_sentence(i).quantities()).filter(|q| q.kind == QuantityKind::Age);
        all.filter_map(|q| q.level().cloned()).collect()
    };
    let (before, after) = (told(c.before), told(c.after));
    let changed: BTreeSet<[&Decimal; 2]> = ages.iter().map(|(_, [x, y])| [x, y]).collect();
    let apart = |(_, [x, y]): &&(usize, [Decimal; 2])| after.contains(x) && before.contains(y) && !changed.contains(&[y, x]);
    let two: Vec<usize> = ages.iter().filter(apart).map(|(k, _)| *k).collect();
    lower(c, &two, "both texts give both ages: they are two people's");
}

/// What differs in two sentences of which one tells of another thing than the other: a noun gave way to one that is no other word for it,
/// and what is said of it is another figure, or the opposite.
fn of_another_thing(c: &Held<'_>) -> Vec<usize> {
    let word = |t: &Telling, s: Option<Span>| s.map(|s| s.of(&t.article.text).to_lowercase()).unwrap_or_default();
    let noun = |w: &str| part_of_speech(w.split(' ').next_back().unwrap_or("")) == Some(PartOfSpeech::Noun);
    let thing = |f: &Finding| {
        let (x, y) = (word(c.before, f.before), word(c.after, f.after));
        f.rule == &TERM_REPLACED
            && noun(&x)
            && noun(&y)
            && matches!(relate(&x, &y), Relation::Unrelated | Relation::Sibling | Relation::Unknown)
    };
    let named = |f: &Finding| f.rule == &NAME_REPLACED;
    let said = |f: &Finding| {
        let state = f.rule == &MEANING_REVERSED || f.rule == &POLARITY_FLIPPED || f.rule.subject == Subject::Quantity;
        state && f.rule.level.stepped(f.raise) == Level::Error
    };
    let all = by_group(c, |_| true);
    let mut apart = Vec::new();
    for here in all.chunk_by(|x, y| x.0 == y.0) {
        let of = |test: &dyn Fn(&Finding) -> bool| here.iter().filter(|(_, k)| test(&c.findings[*k])).map(|(_, k)| *k).collect::<Vec<_>>();
        let things = of(&thing);
        // Whose it is stands before what is said, or close behind it.
        let near = |t: &Telling, x: Option<Span>, y: Option<Span>| {
            x.zip(y).is_some_and(|(said, thing)| thing.end <= said.start || is_of(t, said, thing))
        };
        let told = |k: &usize| {
            let f = &c.findings[*k];
            things.iter().map(|n| &c.findings[*n]).any(|t| near(c.before, f.before, t.before) && near(c.after, f.after, t.after))
        };
        let other: Vec<usize> = of(&said).into_iter().filter(told).collect();
        if !other.is_empty() {
            apart.extend(other);
            apart.extend(of(&|f| named(f) && f.rule.level.stepped(f.raise) >= Level::Warning));
        }
    }
    apart
}

/// Whether two sentences name one bearer whose names somebody listed.
fn is_one_by_alias(c: &Held<'_>, i: usize, j: usize) -> bool {
    let named = |t: &'_ Telling, s: usize| -> Vec<usize> {
        let within = t.sentences.list[s].span;
        t.aliases.iter().filter(|a| within.contains(a.span)).map(|a| a.bearer).collect()
    };
    let theirs = named(c.after, j);
    named(c.before, i).iter().any(|b| theirs.contains(b))
}

/// Sentences of which all but a word or two is the same.
const NEARLY_EQUAL: f32 = 0.8;

/// What differs in two sentences that tell of two acts: another did it, it befell another, or it was something else.
fn of_other_acts(c: &Held<'_>) -> Vec<usize> {
    let told = |f: &Finding| {
        let value = matches!(f.rule.subject, Subject::Quantity | Subject::Date);
        (value || f.rule == &MEANING_REVERSED || f.rule == &POLARITY_FLIPPED) && f.rule.level.stepped(f.raise) >= Level::Warning
    };
    let all = by_group(c, told);
    let names = by_group(c, |f| f.rule == &NAME_REPLACED);
    let mut apart = Vec::new();
    for here in all.chunk_by(|x, y| x.0 == y.0) {
        let group = &c.groups[here[0].0];
        let (&[i], &[j]) = (&group.before[..], &group.after[..]) else { continue };
        // All else is the same: whoever reads both takes them for one.
        if group.likeness >= NEARLY_EQUAL || is_one_by_alias(c, i, j) {
            continue;
        }
        let (ours, theirs) = (acts(c.before, i), acts(c.after, j));
        let two = |k: &usize| {
            let (Some(x), Some(y)) = (c.findings[*k].before, c.findings[*k].after) else { return false };
            let (Some(s), Some(t)) = (nearby(c.before, i, &ours, x), nearby(c.after, j, &theirs, y)) else { return false };
            let source = ActInContext { act: s, all: &ours, but: x };
            let claim = ActInContext { act: t, all: &theirs, but: y };
            tell_of_two(&source, &claim, group.likeness)
        };
        let other: Vec<usize> = here.iter().map(|(_, k)| *k).take(MOST).filter(two).collect();
        // The name that gave way to another says of which one it is.
        let named = |(g, k): &&(usize, usize)| *g == here[0].0 && !other.is_empty() && c.findings[*k].rule == &NAME_REPLACED;
        apart.extend(names.iter().filter(named).map(|(_, k)| *k));
        apart.extend(other);
    }
    apart
}

/// What is told of a thing: how many, when, who, which.
fn is_value(f: &Finding) -> bool {
    matches!(f.rule.subject, Subject::Quantity | Subject::Date | Subject::Name) || f.rule == &TERM_REPLACED
}

/// Whether a figure changed together with what it is told of, or with a name and a term at once.
fn tells_of_two(c: &Held<'_>, here: &[usize]) -> bool {
    let of = |test: &dyn Fn(&Finding) -> bool| here.iter().filter(|k| test(&c.findings[**k])).take(MOST).copied().collect::<Vec<_>>();
    let figures = of(&|f| matches!(f.rule.subject, Subject::Quantity | Subject::Date));
    let terms = of(&|f| f.rule == &TERM_REPLACED);
    let names = of(&|f| f.rule.subject == Subject::Name);
    let measured = |n: usize, t: usize| {
        let (figure, term) = (&c.findings[n], &c.findings[t]);
        let near = |t: &Telling, x: Option<Span>, y: Option<Span>| x.zip(y).is_some_and(|(x, y)| is_of(t, x, y));
        // Before a figure stands who or what rose; "reducing" and "increasing" are what became of it.
        let noun = |t: &Telling, x: Option<Span>| {
            let last = x.and_then(|s| s.of(&t.article.text).split_whitespace().next_back());
            last.is_some_and(|w| part_of_speech(&w.to_lowercase()) == Some(PartOfSpeech::Noun))
        };
        let leads = |x: Option<Span>, y: Option<Span>| x.zip(y).is_some_and(|(figure, term)| term.start < figure.start);
        let named = !leads(figure.before, term.before)
            || term.verdict != Verdict::Conflicting && noun(c.before, term.before) && noun(c.after, term.after);
        named && near(c.before, figure.before, term.before) && near(c.after, figure.after, term.after)
    };
    !figures.is_empty() && !terms.is_empty() && !names.is_empty() || figures.iter().any(|n| terms.iter().any(|t| measured(*n, *t)))
}

/// Whether a word stands a few words behind a figure or before it, in its clause: "14 million on shops", "food rose 4.8 percent".
fn is_of(t: &Telling, figure: Span, word: Span) -> bool {
    if word.overlaps(figure) {
        return false;
    }
    let (first, second) = if word.start < figure.end { (word, figure) } else { (figure, word) };
    let tokens = &t.sentences.tokens;
    let from = tokens.partition_point(|w| w.span.start < first.end);
    let to = tokens.partition_point(|w| w.span.start < second.start);
    let between = &tokens[from..to.max(from)];
    let joins = |w: &Token| {
        w.kind == Kind::Stop
            || matches!(w.text(&t.article.text).to_ascii_lowercase().as_str(), "," | ";" | ":" | "and" | "but" | "who" | "which" | "that")
    };
    between.iter().filter(|w| w.is_word()).count() <= APART && !between.iter().any(joins)
}
