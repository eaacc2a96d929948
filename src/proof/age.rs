//! An age and a birth: "Ada Kral, 61, … was born in 1951". The age is as of the death that the sentence tells, else as of the
//! day of publication; where neither is known nothing is said.

use super::found::conflict;
use super::text::{Passage, ProofText};
use crate::budget::Budget;
use crate::finding::Finding;
use crate::kind::date::Meaning;
use crate::kind::date::point::{Grain, Point};
use crate::kind::name::{Name, NameKind};
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::lexicon::story::Tie;
use crate::rule::arithmetic::AGE_MISMATCH;
use crate::token::Span;
use jiff::civil::Date;

/// So many ages of a text are held against its births.
pub const MOST_AGES: usize = 200;
/// A birthday so many days off the day of reference allows both ages.
const BIRTHDAY: i32 = 10;
/// How many tokens may stand between "born" and its date.
const BORN: usize = 6;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    let mut ages: Vec<Age> = text.body().iter().enumerate().flat_map(|(i, p)| ages(text, i, p)).take(MOST_AGES + 1).collect();
    if ages.len() > MOST_AGES {
        ages.truncate(MOST_AGES);
        text.meet(Budget::ProofAges);
    }
    if ages.is_empty() {
        return;
    }
    for (i, passage) in text.body().iter().enumerate() {
        for birth in births(text, i, passage) {
            let mut held = ages.iter().filter(|a| a.who == birth.who || a.sentence == i && (a.who.is_none() || birth.who.is_none()));
            if let Some((age, reason)) = held.find_map(|age| Some((age, wrong(text, passage, i, age, &birth)?))) {
                out.push(conflict(&AGE_MISMATCH, [age.span, birth.span], reason, "age", vec!["one person".to_owned()]));
            }
        }
    }
}

/// An age, of whom, and where.
struct Age {
    years: i64,
    span: Span,
    /// The last word of the name that it stands beside.
    who: Option<u64>,
    sentence: usize,
}

/// A birth: its place in the calendar.
struct Birth {
    point: Point,
    span: Span,
    who: Option<u64>,
    /// The death that stands beside it: "(1921–1990)".
    death: Option<Point>,
}

fn ages(text: &ProofText<'_>, sentence: usize, passage: &Passage<'_>) -> Vec<Age> {
    let whole = |q: &&Quantity| q.kind == QuantityKind::Age && q.bound == Bound::Exact && q.low == q.high && q.unit.starts_with("year");
    let read = |q: &Quantity| {
        let years = q.low.as_ref()?.to_i64()?;
        Some(Age { years, span: q.span, who: whose(text, sentence, passage, q.span), sentence })
    };
    passage.claims.quantities().iter().filter(whole).filter(|q| !passage.is_quoted(q.span)).filter_map(read).collect()
}

/// The person whose age or birth stands at `span`: the name right before it, or the only one of the sentence; for a
/// pronoun, the only person of the sentence before.
fn whose(text: &ProofText<'_>, sentence: usize, passage: &Passage<'_>, span: Span) -> Option<u64> {
    let person = |n: &&Name| matches!(n.kind, NameKind::Person | NameKind::Other);
    let key = |n: &Name| n.keys.last().copied();
    let beside = passage.claims.names().iter().filter(person).find(|n| {
        let gap = passage.between(n.span, span);
        n.span.end <= span.start && gap.len() == 1 && passage.line.any(gap.start, &[",", "("])
    });
    if let Some(name) = beside {
        return key(name);
    }
    // The subject: the first name of the sentence, where it stands first.
    let first = passage.claims.names().iter().find(person).filter(|n| {
        let at = passage.at(n.full()).start;
        at <= 3 && n.span.end <= span.start && !passage.line.any_before(at, &["in", "at", "of", "from"])
    });
    if let Some(name) = first {
        return key(name);
    }
    let pronoun = (0..2).any(|i| passage.line.any(i, &["he", "she"]));
    let before = sentence.checked_sub(1).and_then(|i| text.passages.get(i)).filter(|_| pronoun)?;
    let mut names = before.claims.names().iter().filter(|n| n.kind == NameKind::Person || n.keys.len() >= 2 && n.kind == NameKind::Other);
    let (one, other) = (names.next()?, names.next());
    other.is_none().then(|| key(one)).flatten()
}

fn births(text: &ProofText<'_>, sentence: usize, passage: &Passage<'_>) -> Vec<Birth> {
    let mut found = Vec::new();
    let line = &passage.line;
    for date in passage.claims.dates().iter().filter(|d| !passage.is_quoted(d.span)) {
        let at = passage.at(date.span);
        match date.meaning {
            Meaning::Point(point) if point.year.is_some() => {
                let lead = at.start.saturating_sub(BORN)..at.start;
                let born = lead.clone().rev().find(|i| line.is(*i, "born"));
                // "a son born in 1990" is another person's birth.
                let own = born.is_some_and(|i| {
                    !(i + 1..at.start).any(|j| line.any(j, &[",", "and", "to", "after", "before", "until"]))
                        && !passage.ties_in(i.saturating_sub(BORN)..i, Tie::AnothersBirth)
                });
                if own {
                    found.push(Birth { point, span: date.span, who: whose(text, sentence, passage, date.span), death: None });
                }
            }
            Meaning::Range(first, last) if first.grain == Grain::Year => found.extend(lifespan(passage, date.span, first, last)),
            _ => {}
        }
    }
    // Two years with a dash between look like a code, too.
    for q in passage.claims.quantities().iter().filter(|q| q.kind == QuantityKind::Identifier) {
        let years: Vec<i16> = q.span.of(line.text).split(['–', '-', '—']).filter_map(|y| y.trim().parse().ok()).collect();
        if let [first, last] = years[..] {
            found.extend(lifespan(passage, q.span, Point::year(first), Point::year(last)));
        }
    }
    found
}

/// "Edda Voss (1921–1990)".
fn lifespan(passage: &Passage<'_>, span: Span, first: Point, last: Point) -> Option<Birth> {
    let name = passage.claims.names().iter().find(|n| n.span.end <= span.start && passage.reads(&passage.between(n.span, span), &["("]))?;
    let whole = name.keys.len() >= 2 && passage.line.is(passage.at(span).end, ")") && first.year < last.year;
    whole.then(|| Birth { point: first, span, who: name.keys.last().copied(), death: Some(last) })
}

/// Why the age does not follow from the birth.
fn wrong(text: &ProofText<'_>, passage: &Passage<'_>, sentence: usize, age: &Age, birth: &Birth) -> Option<String> {
    let died = |p: &Passage<'_>| p.ties_in(0..p.line.tokens.len(), Tie::Death);
    let told = &text.passages.get(age.sentence)?;
    let reference = match birth.death {
        Some(death) if died(told) => death,
        Some(_) => return None,
        None => as_of(text, told).or_else(|| (age.sentence == sentence).then(|| as_of(text, passage)).flatten())?,
    };
    let (least, most) = possible(&birth.point, &reference)?;
    (!(least..=most).contains(&age.years)).then(|| {
        let years = if least == most { format!("{most}") } else { format!("{least} or {most}") };
        format!("born then, the age in {} would be {years}", reference.year.unwrap_or(0))
    })
}

/// When the age is told of: at a death in the same sentence, else on the day of publication.
fn as_of(text: &ProofText<'_>, passage: &Passage<'_>) -> Option<Point> {
    let line = &passage.line;
    let point = |d: &crate::kind::date::Date| match d.meaning {
        Meaning::Point(p) if p.year.is_some() && p.grain <= Grain::Year => Some(p),
        _ => None,
    };
    let verb = |words: &[&str]| (0..line.tokens.len()).find(|i| line.any(*i, words));
    if let Some(at) = verb(&["died", "dies", "drowned", "killed"]) {
        // "died in 1990 at the age of 59", "died on Monday aged 59"
        let near = passage.claims.dates().iter().filter(|d| {
            let date = passage.at(d.span);
            date.start > at && date.start <= at + 8
        });
        return near.filter_map(point).next().or_else(|| {
            text.telling.article.published.map(Point::date).filter(|_| {
                passage
                    .claims
                    .dates()
                    .iter()
                    .all(|d| point(d).is_none_or(|p| p.grain <= Grain::Day || line.any_before(passage.at(d.span).start, &["in"])))
            })
        });
    }
    // An age of then: "was 34 when", "at 34 she", "aged 12, he": another day than today.
    if passage.ties_in(0..line.tokens.len(), Tie::AgeOfThen) {
        return None;
    }
    text.telling.article.published.map(Point::date)
}

/// The ages that a birth allows on the day of reference.
fn possible(birth: &Point, reference: &Point) -> Option<(i64, i64)> {
    let (a, b) = (birth.interval()?, reference.interval()?);
    let years = |born: Date, day: Date| {
        let before = (day.month(), day.day()) < (born.month(), born.day());
        i64::from(day.year() - born.year()) - i64::from(before)
    };
    let last = |t: jiff::civil::DateTime| t.date().yesterday().ok();
    let near = jiff::Span::new().try_days(BIRTHDAY).ok()?;
    let (early, late) = (b.0.date().checked_sub(near).ok()?, last(b.1)?.checked_add(near).ok()?);
    let exact = birth.grain <= Grain::Day;
    let (early, late) = if exact && reference.grain <= Grain::Day { (early, late) } else { (b.0.date(), last(b.1)?) };
    Some((years(last(a.1)?, early), years(a.0.date(), late)))
}
