//! A pair whose rules have spoken in, its edits out, each with what is observed of it.
//!
//! An edit is a run of changed words between kept ones. Both ways round it is observed alike, so that the sides swap.

use super::class::{Class, class};
use super::feature::{Feature, Features};
use crate::align::words::Hunk;
use crate::compare::{Pair, Side, State};
use crate::finding::{Finding, Level};
use crate::frame::cue::Negation;
use crate::lexicon::{FUNCTION, Function, LIMITS, NEGATION};
use crate::relation::{Lemmas, PartOfSpeech, Relation, Weight, lemmas, part_of_speech, relate};
use crate::rule::detail::{DETAIL_ADDED, DETAIL_REMOVED};
use crate::rule::meaning::TERM_REPLACED;
use crate::token::Kind;
use crate::verdict::Verdict;
use std::cell::OnceCell;
use std::ops::Range;

/// So many words of a side are related to those of the other.
const RELATED: usize = 4;
/// Features of words are counted up to so many.
const COUNTED: i32 = 2;

/// One edit.
pub struct Edit {
    /// The changed tokens before, and after.
    pub at: Hunk,
    /// The findings of the pair that stand in it, by place.
    pub findings: Vec<usize>,
    /// The words of each side that say something and are told nowhere on the other.
    pub said: [Option<Range<usize>>; 2],
    /// What is observed.
    pub features: Features,
}

/// The edits of a pair, in order.
pub fn edits(pair: &Pair<'_>) -> Vec<Edit> {
    let forms = Forms { before: cells(&pair.before), after: cells(&pair.after) };
    let hunks = pair.words.hunks.iter().filter(|h| changes(&pair.before, &h.before) || changes(&pair.after, &h.after));
    hunks.map(|h| observe(pair, h, &forms)).collect()
}

/// The forms that the words of both sides can be of, each read when it is first asked for: the words of an edit are looked for
/// among those of all others.
struct Forms {
    before: Vec<OnceCell<Lemmas>>,
    after: Vec<OnceCell<Lemmas>>,
}

fn cells(side: &Side<'_>) -> Vec<OnceCell<Lemmas>> {
    vec![OnceCell::new(); side.tokens.len()]
}

fn lemmas_of<'f>(side: &Side<'_>, forms: &'f [OnceCell<Lemmas>], t: usize) -> &'f Lemmas {
    forms[t].get_or_init(|| lemmas(side.tokens[t].text(side.text)))
}

/// Whether a word of the range changed.
fn changes(side: &Side<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|t| side.tokens[t].is_word() && !matches!(side.states[t], State::Kept | State::Moved))
}

/// The findings that stand in an edit, by place.
fn found(pair: &Pair<'_>, hunk: &Hunk) -> Vec<usize> {
    let (b, a) = (pair.before.span(&hunk.before), pair.after.span(&hunk.after));
    let meets = |f: &Finding| {
        let on = |x: Option<crate::token::Span>, y: Option<crate::token::Span>| x.zip(y).is_some_and(|(x, y)| x.overlaps(y));
        on(f.before, b) || on(f.after, a)
    };
    (0..pair.findings.len()).filter(|k| meets(&pair.findings[*k])).collect()
}

/// The words of one side of an edit, by what they are.
#[derive(Default)]
struct EditedWords {
    /// Content words that the other side lacks.
    said: Vec<usize>,
    /// Small and light ones that changed.
    small: Vec<usize>,
    light: Vec<usize>,
    intensifiers: usize,
    elsewhere: bool,
}

impl EditedWords {
    fn new(
        side: &Side<'_>,
        other: &Side<'_>,
        forms: [&[OnceCell<Lemmas>]; 2],
        range: &Range<usize>,
        related: impl Fn(usize) -> bool,
    ) -> EditedWords {
        let mut words = EditedWords::default();
        for t in range.clone() {
            let token = side.tokens[t];
            if !token.is_word() || matches!(side.states[t], State::Kept | State::Moved) {
                continue;
            }
            if FUNCTION.word(token).is_some() {
                words.small.push(t);
                continue;
            }
            match side.weight(t) {
                Weight::Function => words.small.push(t),
                Weight::Light => words.light.push(t),
                Weight::Intensifier => words.intensifiers += 1,
                Weight::Content if related(t) || side.states[t] == State::Reworded => {}
                Weight::Content if is_elsewhere(side, other, forms, t) => words.elsewhere = true,
                Weight::Content => words.said.push(t),
            }
        }
        words
    }
}

/// Whether a word, in this or another form, stands on the other side too.
fn is_elsewhere(side: &Side<'_>, other: &Side<'_>, forms: [&[OnceCell<Lemmas>]; 2], t: usize) -> bool {
    if other.tokens.iter().any(|o| o.key == side.tokens[t].key) {
        return true;
    }
    let own = lemmas_of(side, forms[0], t);
    let changed = |u: &usize| other.tokens[*u].kind == Kind::Word && !matches!(other.states[*u], State::Kept | State::Moved);
    !own.is_empty()
        && (0..other.tokens.len())
            .filter(changed)
            .any(|u| lemmas_of(other, forms[1], u).iter().any(|l| own.iter().any(|f| f.word == l.word)))
}

fn observe(pair: &Pair<'_>, hunk: &Hunk, forms: &Forms) -> Edit {
    let mut f = Features::default();
    let findings = found(pair, hunk);
    tell_findings(pair, &findings, &mut f);
    let within = |x: &(usize, usize, Relation)| hunk.before.contains(&x.0) && hunk.after.contains(&x.1);
    let related: Vec<(usize, usize, Relation)> = pair.related.iter().copied().filter(within).collect();
    for &(x, y, relation) in related.iter().filter(|r| !is_small(pair, r)) {
        tell_relation(pair, (x, y), relation, &mut f);
    }
    let (own, other): (&[_], &[_]) = (&forms.before, &forms.after);
    let b = EditedWords::new(&pair.before, &pair.after, [own, other], &hunk.before, |t| related.iter().any(|r| r.0 == t));
    let a = EditedWords::new(&pair.after, &pair.before, [other, own], &hunk.after, |t| related.iter().any(|r| r.1 == t));
    f.set(Feature::Elsewhere, b.elsewhere || a.elsewhere);
    f.set(Feature::Intensifier, b.intensifiers + a.intensifiers > 0);
    let (less, more) = (b.said.len().min(a.said.len()), b.said.len().max(a.said.len()));
    for (feature, seen) in [
        (Feature::More1, more >= 1),
        (Feature::More2, more >= 2),
        (Feature::More3, more >= 3),
        (Feature::More5, more >= 5),
        (Feature::Less1, less >= 1),
        (Feature::Less2, less >= 2),
        (Feature::Less3, less >= 3),
    ] {
        f.set(feature, seen);
    }
    let one_sided = !changes(&pair.before, &hunk.before) || !changes(&pair.after, &hunk.after);
    f.set(Feature::OneSided, one_sided);
    let light = !b.light.is_empty() || !a.light.is_empty();
    let nothing = more == 0 && related.is_empty() && b.intensifiers + a.intensifiers == 0;
    f.set(Feature::Small, nothing && !light);
    f.set(Feature::Light, nothing && light);
    f.set(Feature::LightBeside, !nothing && light);
    tell_classes(pair, &b.said, &a.said, &mut f);
    tell_pairs(pair, &b.said, &a.said, &mut f);
    tell_small(pair, hunk, &b, &a, &mut f);
    tell_place(pair, hunk, &mut f);
    let around = |list: &[usize]| list.first().zip(list.last()).map(|(x, y)| *x..*y + 1);
    Edit { at: hunk.clone(), findings, said: [around(&b.said), around(&a.said)], features: f }
}

/// Whether one of two related words is a small one.
fn is_small(pair: &Pair<'_>, (x, y, _): &(usize, usize, Relation)) -> bool {
    FUNCTION.word(pair.before.tokens[*x]).is_some() || FUNCTION.word(pair.after.tokens[*y]).is_some()
}

/// What the rules made of it.
fn tell_findings(pair: &Pair<'_>, findings: &[usize], f: &mut Features) {
    f.set(Feature::Silent, findings.is_empty());
    for k in findings {
        let found = &pair.findings[*k];
        let detail = found.rule == &DETAIL_ADDED || found.rule == &DETAIL_REMOVED;
        match found.verdict {
            Verdict::Conflicting if found.rule == &TERM_REPLACED => f.set(Feature::TermOpposite, true),
            _ if found.rule == &TERM_REPLACED => {
                f.set(Feature::Term, true);
                f.set(Feature::TermSibling, found.reason.starts_with("one kind"));
            }
            Verdict::Refined | Verdict::Widened if detail => f.set(Feature::Exact, true),
            _ if detail => {
                f.set(Feature::Detail, true);
                f.set(Feature::Meant, f.get(Feature::Meant) > 0 || found.raise > 0);
            }
            _ if found.rule.level.max(found.rule.mirror.level).stepped(found.raise) >= Level::Warning => f.set(Feature::OtherLoud, true),
            _ => f.set(Feature::OtherInfo, true),
        }
    }
}

fn tell_relation(pair: &Pair<'_>, (x, y): (usize, usize), relation: Relation, f: &mut Features) {
    let of = |side: &Side<'_>, t: usize| part_of_speech(side.tokens[t].text(side.text));
    let part = || of(&pair.before, x).max(of(&pair.after, y));
    let feature = match relation {
        Relation::Same => return,
        Relation::Inflection => Feature::Inflected,
        Relation::Spelling | Relation::Abbreviation => Feature::Spelt,
        Relation::Synonym => match part() {
            Some(PartOfSpeech::Verb) => Feature::SynonymVerb,
            Some(PartOfSpeech::Noun) => Feature::SynonymNoun,
            _ => Feature::SynonymOther,
        },
        Relation::Near => Feature::Near,
        Relation::Derivation => Feature::Derived,
        Relation::MoreExact | Relation::MoreGeneral => Feature::Kind,
        Relation::Antonym | Relation::StateChange => Feature::Opposed,
        Relation::Sibling => Feature::Sibling,
        Relation::Unrelated => Feature::Unrelated,
        Relation::Unknown => Feature::Unknown,
    };
    f.count(feature, COUNTED);
}

fn tell_classes(pair: &Pair<'_>, b: &[usize], a: &[usize], f: &mut Features) {
    let lone = b.is_empty() || a.is_empty();
    for (side, list) in [(&pair.before, b), (&pair.after, a)] {
        for t in list {
            let feature = match (class(side, *t), lone) {
                (Class::Name, true) => Feature::LoneName,
                (Class::Figure, true) => Feature::LoneFigure,
                (Class::Person, true) => Feature::LonePerson,
                (Class::Thing, true) => Feature::LoneThing,
                (Class::Time, true) => Feature::LoneTime,
                (Class::Event, true) => Feature::LoneEvent,
                (Class::Idea, true) => Feature::LoneIdea,
                (Class::Verb, true) => Feature::LoneVerb,
                (Class::Adjective, true) => Feature::LoneAdjective,
                (Class::Adverb, true) => Feature::LoneAdverb,
                (Class::Unknown, true) => Feature::LoneUnknown,
                (Class::Name, false) => Feature::SwapName,
                (Class::Figure, false) => Feature::SwapFigure,
                (Class::Person, false) => Feature::SwapPerson,
                (Class::Thing, false) => Feature::SwapThing,
                (Class::Time, false) => Feature::SwapTime,
                (Class::Event, false) => Feature::SwapEvent,
                (Class::Idea, false) => Feature::SwapIdea,
                (Class::Verb, false) => Feature::SwapVerb,
                (Class::Adjective, false) => Feature::SwapAdjective,
                (Class::Adverb, false) => Feature::SwapAdverb,
                (Class::Unknown, false) => Feature::SwapUnknown,
            };
            f.count(feature, COUNTED);
        }
    }
    if let ([x], [y]) = (b, a) {
        let (x, y) = (class(&pair.before, *x), class(&pair.after, *y));
        let idea = |c: Class| matches!(c, Class::Idea | Class::Event | Class::Time);
        let quality = |c: Class| matches!(c, Class::Adjective | Class::Adverb);
        let feature = match (x, y) {
            (Class::Person, Class::Person) => Feature::PersonForPerson,
            (Class::Thing, Class::Thing) => Feature::ThingForThing,
            (Class::Verb, Class::Verb) => Feature::VerbForVerb,
            _ if idea(x) && idea(y) => Feature::IdeaForIdea,
            _ if quality(x) && quality(y) => Feature::QualityForQuality,
            _ if x == y => return,
            _ => Feature::OtherForOther,
        };
        f.set(feature, true);
    }
}

/// A relation as it is from either side.
fn one_way(relation: Relation) -> Relation {
    if relation == Relation::MoreGeneral { Relation::MoreExact } else { relation }
}

/// How the words that are left on both sides relate, the nearest first, one to one.
fn tell_pairs(pair: &Pair<'_>, b: &[usize], a: &[usize], f: &mut Features) {
    if b.is_empty() || a.is_empty() || b.len() > RELATED || a.len() > RELATED {
        return;
    }
    let text = |before: bool, t: usize| {
        let side = if before { &pair.before } else { &pair.after };
        side.tokens[t].text(side.text)
    };
    let each = (0..b.len()).flat_map(|n| (0..a.len()).map(move |m| (n, m)));
    let mut all: Vec<(Relation, usize, usize)> = each.map(|(n, m)| (one_way(relate(text(true, b[n]), text(false, a[m]))), n, m)).collect();
    all.sort_by_key(|(r, n, m)| (*r, n.abs_diff(*m), n + m));
    let (mut free_b, mut free_a) = (vec![true; b.len()], vec![true; a.len()]);
    for (r, n, m) in all {
        if free_b[n] && free_a[m] {
            (free_b[n], free_a[m]) = (false, false);
            tell_relation(pair, (b[n], a[m]), r, f);
        }
    }
    let alike = b.iter().any(|x| a.iter().any(|y| strsim::jaro_winkler(text(true, *x), text(false, *y)) > ALIKE));
    f.set(Feature::Alike, alike);
}

/// Words more alike than this look like forms of one.
const ALIKE: f64 = 0.88;

/// Which small words one side has and the other lacks.
fn tell_small(pair: &Pair<'_>, hunk: &Hunk, b: &EditedWords, a: &EditedWords, f: &mut Features) {
    let has = |side: &Side<'_>, list: &[usize], key: u64| list.iter().any(|t| side.tokens[*t].key == key);
    for (side, own, other, theirs) in [(&pair.before, b, &pair.after, a), (&pair.after, a, &pair.before, b)] {
        for t in own.small.iter().filter(|t| !has(other, &theirs.small, side.tokens[**t].key)) {
            let feature = match FUNCTION.word(side.tokens[*t]) {
                Some(Function::Preposition) => Feature::Preposition,
                Some(Function::Determiner) => Feature::Determiner,
                Some(Function::Quantifier) => Feature::Quantifier,
                Some(Function::Pronoun) => Feature::Pronoun,
                Some(Function::Auxiliary) => Feature::Auxiliary,
                Some(Function::Conjunction) => Feature::Conjunction,
                _ => continue,
            };
            f.set(feature, true);
        }
    }
    for (side, range) in [(&pair.before, &hunk.before), (&pair.after, &hunk.after)] {
        let open = |t: &usize| !matches!(side.states[*t], State::Kept | State::Moved);
        for t in range.clone().filter(open) {
            if NEGATION.word(side.tokens[t]).is_some_and(|n| *n != Negation::None) {
                f.set(Feature::Negation, true);
            }
            if LIMITS.at(&side.tokens, t).is_some() {
                f.set(Feature::Limit, true);
            }
            if side.certainty.iter().any(|c| c.at.contains(&t)) {
                f.set(Feature::Modal, true);
            }
        }
    }
}

fn tell_place(pair: &Pair<'_>, hunk: &Hunk, f: &mut Features) {
    let lone = f.get(Feature::OneSided) > 0;
    for (side, range) in [(&pair.before, &hunk.before), (&pair.after, &hunk.after)] {
        let (Some(first), Some(last)) =
            (range.clone().find(|t| side.tokens[*t].is_word()), range.clone().rev().find(|t| side.tokens[*t].is_word()))
        else {
            continue;
        };
        let sentence = side.sentence_around(first);
        let text = |t: usize| side.tokens.get(t).map_or("", |t| t.text(side.text));
        let before = |t: usize| if t > sentence.start { text(t - 1) } else { "" };
        if first == sentence.start {
            f.set(Feature::Opens, true);
        }
        if !(last + 1..sentence.end).any(|t| side.tokens[t].is_word()) {
            f.set(Feature::Ends, true);
        }
        if matches!(before(first), "," | "(" | "–" | "—") || matches!(text(last + 1), ")") {
            f.set(Feature::SetOff, true);
        }
        if side.is_quoted(&(first..last + 1)) {
            f.set(Feature::Quoted, true);
        }
        let small = |t: usize| FUNCTION.word(side.tokens[t]);
        if lone && (small(first) == Some(&Function::Preposition) || first > 0 && small(first - 1) == Some(&Function::Preposition)) {
            f.set(Feature::Led, true);
        }
        if lone && [before(first), text(first)].into_iter().any(|w| matches!(w, "and" | "or")) {
            f.set(Feature::Joined, true);
        }
        let noun = side.tokens.get(last + 1).is_some_and(|n| {
            n.kind == Kind::Word && FUNCTION.word(*n).is_none() && part_of_speech(n.text(side.text)) == Some(PartOfSpeech::Noun)
        });
        if noun && last + 1 < sentence.end {
            f.set(Feature::BeforeNoun, true);
        }
    }
}
