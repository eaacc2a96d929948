//! Sentences of several tellings in, acts that two of them tell with other circumstances out: another day, another house
//! that somebody went into, another cause of death.
//!
//! Two acts are one where their words say the same and those that take part are the same. What is told as possible, what
//! belongs to another act of the sentence, and what two texts may tell of at once (a town and its country) is no difference.

use super::clock;
use super::fact::{in_body, tells};
use super::value::Hour;
use crate::align::likeness;
use crate::clause::NounPhrase;
use crate::compare::date;
use crate::kind::date::{Date, DateKind, Meaning};
use crate::kind::name::{Name, NameKind};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::{ANAPHORA, Anaphor, FUNCTION, Function, GENERIC};
use crate::relation::{PartOfSpeech, Relation, lemmas, relate, sorts};
use crate::story::act::{Act, Firmness};
use crate::story::apart::Story;
use crate::story::clash::is_of_one;
use crate::story::entity::Number;
use crate::story::link::{Alike, Link, PlacedAct, around, nearest};
use crate::story::other::is_other;
use crate::story::twin::{Among, SentencePlace, TwinIndex, kin};
use crate::telling::Telling;
use crate::token::{self, Kind, Span, Token};
use crate::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};

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
    let mut pairs = kin(&TwinIndex::stems(tellings), false, Among::All);
    pairs.retain(|(x, y)| may_differ((tellings[x.0], x.1), (tellings[y.0], y.1)));
    let beside = of_one_person(tellings, story);
    pairs.extend(beside.difference(&pairs.iter().copied().collect()).copied().collect::<Vec<_>>());
    for (x, y) in pairs {
        let (theirs, ours) = (story.acts(x.0, x.1), story.acts(y.0, y.1));
        let placed = |p: SentencePlace, act| PlacedAct::new(tellings[p.0], p.1, act).knowing(story.entities(p.0));
        let alike = || likeness(&tellings[x.0].sentences, x.1, &tellings[y.0].sentences, y.1).0 >= ALIKE;
        for claim in ours.iter().filter(|a| is_told(a)).map(|a| placed(y, a)) {
            let sources = theirs.iter().filter(|a| is_told(a) && a.firmness == claim.act.firmness).map(|a| placed(x, a));
            let Some((source, l, _)) = nearest(sources, &claim) else { continue };
            if !l.words.is_wording() || l.words == Relation::Near || l.crossed {
                continue;
            }
            let mut told = Vec::new();
            if is_of_one(&l, &source, &claim) || is_turned(&l, &source, &claim) {
                let day = days((&source, &theirs), (&claim, &ours));
                let one_day = day.is_none() && same_days(&source, &claim);
                told.extend(day);
                if one_day {
                    told.extend(hours((&source, &theirs), (&claim, &ours)));
                }
                told.extend(others(&source, &claim, one_day && alike()));
                if one_day && alike() {
                    told.extend(ages(&source, &claim));
                }
            } else if same_days(&source, &claim) {
                told.extend(doers(&l, &source, &claim, alike()));
                told.extend(objects(&l, &source, &claim).filter(|_| alike()));
            }
            found.extend(told.into_iter().map(|(spans, reason)| Otherwise { places: [x, y], spans, reason }));
        }
    }
    found
}

/// Sentences so alike tell of one thing, so that of two nouns in one place neither is a detail of the other: as in
/// [`super::near`].
const ALIKE: f32 = 0.5;

/// What differs: the words of both, and in what.
type Told = ([Span; 2], String);

/// Whether who does the one is whom the other befalls, and nobody else takes part in the other: "Kral conceded the race",
/// "Kral conceded".
fn is_turned(l: &Link, x: &PlacedAct<'_>, y: &PlacedAct<'_>) -> bool {
    l.turned && (x.act.agent.is_none() || y.act.agent.is_none())
}

/// Whether the days that two sentences name, if both name some, can be one.
fn same_days(x: &PlacedAct<'_>, y: &PlacedAct<'_>) -> bool {
    let days = |p: &PlacedAct<'_>| -> Vec<Date> {
        p.telling.claims.in_sentence(p.sentence).dates().iter().filter(|d| d.kind == DateKind::Date).cloned().collect()
    };
    let (mine, yours) = (days(x), days(y));
    mine.is_empty() || yours.is_empty() || mine.iter().any(|a| yours.iter().any(|b| date::compare(a, b).verdict != Verdict::Conflicting))
}

/// A telling in which somebody does the same in more sentences than this tells of more than one occasion.
const OCCASIONS: usize = 2;
/// Each telling is held against so many of the first, so that the work grows with the tellings.
const BEFORE: usize = 4;

/// The pairs of sentences in which two tellings speak of one person with a verb in common, in whatever other words.
fn of_one_person(tellings: &[&Telling], story: &Story<'_>) -> BTreeSet<(SentencePlace, SentencePlace)> {
    let mut found = BTreeSet::new();
    for somebody in story.people() {
        let mut told: BTreeMap<&'static str, Vec<(usize, BTreeSet<usize>)>> = BTreeMap::new();
        for (d, who) in somebody {
            let t = tellings[*d];
            let Some(entity) = story.entities(*d).get(*who) else { continue };
            let sentences: BTreeSet<usize> =
                entity.mentions.iter().map(|m| m.sentence).filter(|i| tells(t, *i) && in_body(t, *i)).collect();
            for i in sentences {
                for verb in verbs(t, i) {
                    let list = told.entry(verb).or_default();
                    match list.last_mut().filter(|l| l.0 == *d) {
                        Some(last) => drop(last.1.insert(i)),
                        None => list.push((*d, BTreeSet::from([i]))),
                    }
                }
            }
        }
        for list in told.values() {
            let few = |l: &&(usize, BTreeSet<usize>)| l.1.len() <= OCCASIONS;
            for (n, (d, first)) in list.iter().enumerate().take(BEFORE).filter(|(_, l)| few(l)) {
                for (e, second) in list[n + 1..].iter().filter(few) {
                    found.extend(first.iter().flat_map(|i| second.iter().map(move |j| ((*d, *i), (*e, *j)))));
                }
            }
        }
    }
    found
}

/// Whether two sentences have a verb in common: to read their clauses is dear.
fn may_differ((t, i): (&Telling, usize), (u, j): (&Telling, usize)) -> bool {
    let (x, y) = (verbs(t, i), verbs(u, j));
    x.iter().any(|v| y.contains(v))
}

/// The words of a sentence that can be verbs and say something.
fn verbs(t: &Telling, i: usize) -> Vec<&'static str> {
    let words = t.sentences.tokens_of(i).iter().filter(|w| w.is_word() && !w.is_capitalised() && FUNCTION.word(**w).is_none());
    let read = |w: &Token| lemmas(w.text(&t.article.text));
    words.flat_map(|w| read(w).iter().filter(|l| l.part == PartOfSpeech::Verb).map(|l| l.text()).collect::<Vec<_>>()).collect()
}

/// Whether an act is told as done or to come.
fn is_told(act: &Act) -> bool {
    !act.is_state && !act.is_denied() && act.firmness != Firmness::Open
}

/// The days of two acts, where each has one and they exclude each other.
fn days((x, theirs): (&PlacedAct<'_>, &[Act]), (y, ours): (&PlacedAct<'_>, &[Act])) -> Option<Told> {
    let (p, q) = (day(x, theirs)?, day(y, ours)?);
    let found = date::compare(p, q);
    let on = |d: &Date| d.value.split('T').next().unwrap_or("").to_owned();
    let other = p.kind == DateKind::Date && q.kind == DateKind::Date || on(p) != on(q);
    (other && found.verdict == Verdict::Conflicting).then(|| ([p.span, q.span], format!("{} for one act", found.reason)))
}

/// The ages of those without names whom an act befalls, where they differ and neither report has the other's.
fn ages(x: &PlacedAct<'_>, y: &PlacedAct<'_>) -> Option<Told> {
    let aged = |p: &PlacedAct<'_>| {
        let head = p.act.theme.as_ref().or(p.act.agent.as_ref())?.head;
        let years = p.entity(head).filter(|e| e.names.is_empty() && e.number == Number::One)?.age?;
        let told = p.telling.claims.in_sentence(p.sentence);
        let is = |q: &&Quantity| q.kind == QuantityKind::Age && q.level().and_then(|v| v.to_i64()) == Some(years);
        Some((years, told.quantities().iter().find(is)?.span))
    };
    let ((a, p), (b, q)) = (aged(x)?, aged(y)?);
    let has = |p: &PlacedAct<'_>, age: i64| p.known.is_some_and(|known| known.iter().any(|(_, e)| e.age == Some(age)));
    (a != b && !has(x, b) && !has(y, a)).then(|| ([p, q], format!("{a} in one, {b} in the other, of one without a name")))
}

/// The one day, month or part of a day that an act is told of.
fn day<'a>(p: &PlacedAct<'a>, acts: &'a [Act]) -> Option<&'a Date> {
    let dates = p.telling.claims.in_sentence(p.sentence).dates();
    let own = |d: &&Date| stands_with(p, acts, d.span);
    // "Thursday morning" is on a day, "at nine" on any.
    let dated = |d: &Date| {
        d.kind == DateKind::Date || d.kind == DateKind::Time && matches!(d.meaning, Meaning::Point(p) if p.weekday > 0 || p.day > 0)
    };
    // "Until Tuesday" is no day on which it is done.
    let point = |d: &&Date| dated(d) && d.end.is_none() && matches!(d.meaning, Meaning::Point(_));
    let mut found = dates.iter().filter(point);
    let only = found.next().filter(|_| found.next().is_none())?;
    own(&only).then_some(only)
}

/// Whether the smallest clause that a span begins in is that of an act.
fn stands_with(p: &PlacedAct<'_>, acts: &[Act], span: Span) -> bool {
    let first = Span { end: span.start + 1, ..span };
    around(p.telling, p.sentence, acts, first).is_some_and(|a| a.act.word == p.act.word)
}

/// The hours of two acts, where each has one and they exclude each other.
fn hours((x, theirs): (&PlacedAct<'_>, &[Act]), (y, ours): (&PlacedAct<'_>, &[Act])) -> Option<Told> {
    let ((p, first), (q, second)) = (hour(x, theirs)?, hour(y, ours)?);
    let found = first.relation(second);
    (found.verdict == Verdict::Conflicting).then(|| ([p, q], format!("{} for one act", found.reason)))
}

/// The one time of day that an act is told of.
fn hour(p: &PlacedAct<'_>, acts: &[Act]) -> Option<(Span, Hour)> {
    let mut found = clock::hours(p.telling, p.sentence);
    let only = found.next().filter(|_| found.next().is_none())?;
    stands_with(p, acts, only.0).then_some(only)
}

/// What stands behind prepositions of one sort of two acts, where it is two things.
fn others(x: &PlacedAct<'_>, y: &PlacedAct<'_>, alike: bool) -> Option<Told> {
    let word = |p: &PlacedAct<'_>| {
        let tokens = p.telling.sentences.tokens_of(p.sentence);
        lemmas(tokens[p.act.word.start].text(&p.telling.article.text)).iter().any(|l| l.text() == "die")
    };
    let dies = word(x) && word(y);
    let (mine, yours) = (led(x), led(y));
    let lone = |p: &PlacedAct<'_>, all: &[(String, NounPhrase)], led: &str| {
        all.iter().filter(|o| of_one_sort(&o.0, led) && !is_valued(p, &o.1)).count() == 1
    };
    for (a, s) in &mine {
        for (b, c) in &yours {
            let cause = |w: &str| dies && matches!(w, "of" | "from");
            let differ = match () {
                () if cause(a) && cause(b) => is_other(x, s, y, c),
                () if a == b && matches!(a.as_str(), "into" | "to") && are_named_apart(x, s, y, c) => true,
                () => of_one_sort(a, b) && lone(x, &mine, a) && lone(y, &yours, b) && is_elsewhere(x, s, y, c, alike),
            };
            if differ {
                return Some(differing((x, led_span(x, a, s)), (y, led_span(y, b, c))));
            }
        }
    }
    None
}

fn differing((x, s): (&PlacedAct<'_>, Span), (y, c): (&PlacedAct<'_>, Span)) -> Told {
    let reason = format!("“{}” in one, “{}” in the other", s.of(&x.telling.article.text), c.of(&y.telling.article.text));
    ([s, c], reason)
}

/// What belongs to an act, each with the preposition before it; a name that a preposition leads right behind its word, days
/// and adverbs aside, belongs to it, however the sentence goes on.
fn led(p: &PlacedAct<'_>) -> Vec<(String, NounPhrase)> {
    let mut all = p.act.others.clone();
    let (text, tokens) = (&p.telling.article.text, p.telling.sentences.tokens_of(p.sentence));
    let told = p.telling.claims.in_sentence(p.sentence);
    let day = |w: &Token| told.dates().iter().any(|d| d.span.contains(w.span));
    let adverb = |w: &Token| FUNCTION.word(*w) == Some(&Function::Adverb) || w.text(text).ends_with("ly");
    let mut at = p.act.word.end;
    at += tokens[at..].iter().take_while(|w| w.is_word() && (day(w) || adverb(w))).count();
    let lead = tokens.get(at).filter(|w| FUNCTION.word(**w) == Some(&Function::Preposition));
    if let Some((lead, n)) = lead.filter(|w| !day(w)).and_then(|w| Some((w, name_at(p, at + 1)?)))
        && !all.iter().any(|o| o.1.range.contains(&n.head))
    {
        all.push((lead.text(text).to_lowercase(), n));
    }
    all
}

/// The name that starts at a token, a determiner aside, as a phrase.
fn name_at(p: &PlacedAct<'_>, from: usize) -> Option<NounPhrase> {
    let tokens = p.telling.sentences.tokens_of(p.sentence);
    let determiner = tokens.get(from).filter(|w| FUNCTION.word(**w) == Some(&Function::Determiner)).map(|_| from);
    let first = determiner.map_or(from, |d| d + 1);
    let word = tokens.get(first)?;
    let name = p.telling.claims.in_sentence(p.sentence).names().iter().find(|n| n.span.contains(word.span))?;
    let end = tokens.partition_point(|w| w.span.start < name.span.end);
    let head_span = word.span.join(tokens[end - 1].span);
    Some(NounPhrase {
        range: from..end,
        head: end - 1,
        span: tokens[from].span.join(head_span),
        head_span,
        modifiers: Vec::new(),
        name: first..end,
        number: None,
        determiner,
        is_relative: false,
        joined: Vec::new(),
    })
}

/// A phrase up to its head, with the preposition before it.
fn led_span(p: &PlacedAct<'_>, preposition: &str, n: &NounPhrase) -> Span {
    let tokens = p.telling.sentences.tokens_of(p.sentence);
    let own = Span { end: n.head_span.end.max(n.span.start), ..n.span };
    let before = n.range.start.checked_sub(1).map(|t| tokens[t].span);
    before.filter(|s| s.of(&p.telling.article.text).eq_ignore_ascii_case(preposition)).map_or(own, |s| s.join(own))
}

/// Whether two prepositions lead to one sort of circumstance: "at home", "in hospital".
fn of_one_sort(a: &str, b: &str) -> bool {
    const WHERE: [&str; 4] = ["at", "in", "inside", "on"];
    a == b || WHERE.contains(&a) && WHERE.contains(&b)
}

/// Whether a phrase has a number, a day or an hour.
fn is_valued(p: &PlacedAct<'_>, n: &NounPhrase) -> bool {
    let told = p.telling.claims.in_sentence(p.sentence);
    let number = |q: &Quantity| q.kind != QuantityKind::Ordinal && q.span.overlaps(n.span);
    told.quantities().iter().any(number) || told.dates().iter().any(|d| d.span.overlaps(n.span))
}

/// Whether two phrases have names, and these are two.
fn are_named_apart(x: &PlacedAct<'_>, s: &NounPhrase, y: &PlacedAct<'_>, c: &NounPhrase) -> bool {
    match (named(x, s.span), named(y, c.span)) {
        (Some(n), Some(m)) => n.kind != NameKind::Person && m.kind != NameKind::Person && n.keys.iter().all(|k| !m.keys.contains(k)),
        _ => false,
    }
}

/// Whether two phrases are two places, or two things of one sort: of two nouns one excludes the other, or of one noun the
/// words that describe it, and neither report speaks of what the other has.
fn is_elsewhere(x: &PlacedAct<'_>, s: &NounPhrase, y: &PlacedAct<'_>, c: &NounPhrase, alike: bool) -> bool {
    if is_valued(x, s) || is_valued(y, c) || s.joined.len() + c.joined.len() > 0 {
        return false;
    }
    match (named(x, s.head_span), named(y, c.head_span)) {
        // "From Osk Airport", "from Halm Airport".
        (Some(n), Some(m)) => {
            n.keys.len() > 1 && m.keys.len() > 1 && n.keys.last() == m.keys.last() && n.keys[0] != m.keys[0] && !n.may_be(m)
        }
        (None, None) => are_two(x, s, y, c, alike),
        _ => false,
    }
}

/// Whether two phrases without names are of two things.
fn are_two(x: &PlacedAct<'_>, s: &NounPhrase, y: &PlacedAct<'_>, c: &NounPhrase, alike: bool) -> bool {
    let word = |p: &PlacedAct<'_>, t: usize| p.telling.sentences.tokens_of(p.sentence)[t].text(&p.telling.article.text).to_owned();
    let (head, other) = (word(x, s.head), word(y, c.head));
    let unheard = |a: &str, b: &str| !is_spoken_of(y.telling, a) && !is_spoken_of(x.telling, b);
    match relate(&head, &other) {
        r if r.is_change() => unheard(&head, &other),
        Relation::Unrelated => alike && unheard(&head, &other) && [&head, &other].iter().all(|w| lemmas(w).any(PartOfSpeech::Noun)),
        Relation::Same | Relation::Inflection => {
            let told = |p: &PlacedAct<'_>, n: &NounPhrase| n.modifiers.iter().map(|t| word(p, *t)).collect::<Vec<_>>();
            let (mine, yours) = (told(x, s), told(y, c));
            mine.iter().any(|a| yours.iter().any(|b| relate(a, b).is_change() && unheard(a, b)))
        }
        _ => false,
    }
}

/// Whether a report has a word, in whatever form.
fn is_spoken_of(t: &Telling, word: &str) -> bool {
    let forms: Vec<u64> = lemmas(word).iter().map(|l| token::key(l.text(), Kind::Word)).chain([token::key(word, Kind::Word)]).collect();
    t.has_form(&forms)
}

/// Who did it, where two reports give one known thing two doers, and neither report speaks of that of the other.
fn doers(l: &Link, x: &PlacedAct<'_>, y: &PlacedAct<'_>, alike: bool) -> Option<Told> {
    let (s, c) = (x.act.agent.as_ref()?, y.act.agent.as_ref()?);
    if l.themes != Alike::Same || l.agents == Alike::Same || s.joined.len() + c.joined.len() > 0 {
        return None;
    }
    let token = |p: &PlacedAct<'_>, t: usize| p.telling.sentences.tokens_of(p.sentence)[t];
    let known = |p: &PlacedAct<'_>| {
        let theme = p.act.theme.as_ref();
        let told = |t: usize, role: Anaphor| ANAPHORA.has(token(p, t), role);
        let is = |n: &NounPhrase| {
            told(n.head, Anaphor::StandIn) || named(p, n.head_span).is_some() || n.determiner.is_some_and(|d| told(d, Anaphor::Known))
        };
        theme.is_some_and(is)
    };
    let noun = |p: &PlacedAct<'_>, n: &NounPhrase| {
        let word = token(p, n.head);
        let text = word.text(&p.telling.article.text);
        // "The driver", "a man of 40": who is called by a sort may be anybody of it.
        (GENERIC.word(word).is_none() && named(p, n.head_span).is_none()).then(|| sorts(text).main().map(|sort| (text.to_owned(), sort)))?
    };
    let ((head, sort), (other, second)) = (noun(x, s)?, noun(y, c)?);
    let two = matches!(relate(&head, &other), Relation::Unrelated | Relation::Sibling | Relation::Antonym | Relation::StateChange);
    let apart = two && sort == second && (alike || known(x) && known(y));
    (apart && !is_spoken_of(y.telling, &head) && !is_spoken_of(x.telling, &other)).then(|| differing((x, s.span), (y, c.span)))
}

/// What it befalls, where one did it to two things of which one excludes the other: "broke his arm", "broke his leg".
fn objects(l: &Link, x: &PlacedAct<'_>, y: &PlacedAct<'_>) -> Option<Told> {
    let (s, c) = (x.act.theme.as_ref()?, y.act.theme.as_ref()?);
    let plain = s.joined.len() + c.joined.len() == 0 && !is_valued(x, s) && !is_valued(y, c);
    let nameless = named(x, s.head_span).is_none() && named(y, c.head_span).is_none();
    (l.agents == Alike::Same && l.themes != Alike::Same && plain && nameless && are_two(x, s, y, c, false))
        .then(|| differing((x, s.span), (y, c.span)))
}

/// The one name in a phrase.
fn named<'a>(p: &PlacedAct<'a>, phrase: Span) -> Option<&'a Name> {
    p.telling.claims.in_sentence(p.sentence).names().iter().find(|n| phrase.contains(n.span))
}
