//! A whole and the parts that the text says it is made of: "12 people, seven men and four women".
//!
//! Parts are a list that the text closes with "and". They are parts of the whole where a colon, a dash or brackets say so,
//! where each part is a kind of the whole, or where the text says "in all". "Including" says that there are more.

use super::found::conflict;
use super::reach::Reach;
use super::text::{Passage, ProofText};
use crate::finding::Finding;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::story::Tie;
use crate::lexicon::{COUNTED, FUNCTION, Function, NOUNS, NounCue};
use crate::relation::{Relation, relate};
use crate::rule::arithmetic::SUM_MISMATCH;
use std::ops::Range;

/// How many tokens may stand between a whole and the mark that opens its parts: "12 people were killed on Tuesday: …".
const LEAD: usize = 14;
/// How many tokens a part may have behind its number: "$7 million for the roads of the province".
const PART: usize = 9;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    for passage in &text.passages {
        let list: Vec<&Quantity> = passage.claims.quantities().iter().filter(|q| counts(q) && !passage.is_quoted(q.span)).collect();
        let mut from = 0;
        while from < list.len() {
            let Some((parts, opens)) = parts(passage, &list, from) else {
                from += 1;
                continue;
            };
            // A comma opens parts as it goes on with them: then the first of the list is the whole.
            let first = parts.start + 1..parts.end;
            let whole = before(passage, &list, &parts, opens).or_else(|| behind(passage, &list, &parts)).map(|w| (w, parts.clone()));
            let inner = || before(passage, &list, &first, Opening::Weak).map(|w| (w, first.clone())).filter(|(_, p)| p.len() >= 2);
            if let Some(finding) = whole.or_else(inner).and_then(|(w, p)| compared(passage, w, &list[p])) {
                out.push(finding);
            }
            from = parts.end;
        }
    }
}

fn counts(q: &Quantity) -> bool {
    matches!(q.kind, QuantityKind::Count | QuantityKind::Number | QuantityKind::Money) && q.low == q.high && q.low.is_some()
}

/// A list of two or more quantities, closed by "and", that starts with `list[from]`; and whether a mark opens it.
fn parts(passage: &Passage<'_>, list: &[&Quantity], from: usize) -> Option<(Range<usize>, Opening)> {
    let opens = opening(passage, list[from]);
    let mut end = from + 1;
    while let Some(next) = list.get(end) {
        let gap = passage.between(list[end - 1].span, next.span);
        match joined(passage, &gap) {
            Some(true) => return closed(passage, next).then_some((from..end + 1, opens)),
            Some(false) => end += 1,
            None => return None,
        }
    }
    None
}

/// What stands before the first part.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    /// A colon, a dash or a bracket.
    Strong,
    /// A comma.
    Weak,
    /// The sentence itself.
    None,
}

fn opening(passage: &Passage<'_>, part: &Quantity) -> Opening {
    let line = &passage.line;
    match passage.at(part.span).start.checked_sub(1) {
        Some(i) if line.any(i, &[":", "("]) || line.is_dash(i) && !line.is_hyphen(i) => Opening::Strong,
        Some(i) if line.is(i, ",") => Opening::Weak,
        _ => Opening::None,
    }
}

/// Whether what stands between two parts joins them (false: by a comma or semicolon; true: by "and", which ends the list).
fn joined(passage: &Passage<'_>, gap: &Range<usize>) -> Option<bool> {
    let line = &passage.line;
    if gap.is_empty() || gap.len() > PART {
        return None;
    }
    let last = gap.end - 1;
    let and = line.is(last, "and");
    let comma = line.any(last, &[",", ";"]);
    // What belongs to the part before: "from Halm", "for roads". A verb or another clause makes it no list.
    let body = gap.start..if and && last > gap.start && line.any(last - 1, &[",", ";"]) { last - 1 } else { last };
    let plain = body.clone().all(|i| {
        let verbal = line.get(i).is_some_and(|t| {
            matches!(FUNCTION.word(t), Some(Function::Auxiliary | Function::Pronoun | Function::Conjunction | Function::Negation))
                && !line.is(i, "s")
        });
        (line.is_word(i) || line.is_dash(i)) && !verbal
    });
    // "seven men aged 30 and 40", "among them"
    (plain && (and || comma) && !passage.ties_in(body, Tie::BreaksList)).then_some(and)
}

/// Whether the list ends with its last part: nothing more is joined to it.
fn closed(passage: &Passage<'_>, last: &Quantity) -> bool {
    let line = &passage.line;
    let end = passage.at(last.span).end;
    let tail = end..(end + PART).min(line.tokens.len());
    for i in tail {
        if passage.ties(i, Tie::GoesOn) {
            return false;
        }
        if !line.is_word(i) && !line.is_hyphen(i) {
            // "seven men, four women, and others"
            return !passage.ties(i + 1, Tie::AddsToList);
        }
    }
    true
}

/// The whole before its parts.
fn before<'q>(passage: &Passage<'_>, list: &[&'q Quantity], parts: &Range<usize>, opens: Opening) -> Option<&'q Quantity> {
    let whole = list.get(parts.start.checked_sub(1)?)?;
    if opens == Opening::None || !whole_fits(whole) {
        return None;
    }
    let gap = passage.between(whole.span, list[parts.start].span);
    let line = &passage.line;
    let lead = gap.start..gap.end.saturating_sub(1);
    if gap.len() > LEAD || passage.ties_in(lead.clone(), Tie::Partial) || passage.has(lead.clone(), &[";", ":"]) {
        return None;
    }
    let some = |i: usize| passage.ties(i, Tie::SomeOf);
    let end = passage.at(list[parts.end - 1].span).end;
    if (gap.end..(end + 4).min(line.tokens.len())).any(some) {
        return None;
    }
    let kinds = || list[parts.clone()].iter().all(|p| is_kind(p, whole));
    let shares = || list[parts.clone()].iter().all(|p| is_share(passage, p, whole));
    match opens {
        Opening::Strong => shares() || kinds(),
        // A comma opens parts straight behind the whole, or behind what befell it.
        _ => gap.len() <= 8 && parts.len() >= 2 && kinds(),
    }
    .then_some(whole)
}

/// The whole behind its parts: ", 12 people in all", "— a total of 12".
fn behind<'q>(passage: &Passage<'_>, list: &[&'q Quantity], parts: &Range<usize>) -> Option<&'q Quantity> {
    let whole = list.get(parts.end)?;
    let line = &passage.line;
    let (gap, at) = (passage.between(list[parts.end - 1].span, whole.span), passage.at(whole.span));
    let all = passage.reads(&(at.end..(at.end + 2).min(line.tokens.len())), &["in", "all"])
        || passage.reads(&(at.end..(at.end + 2).min(line.tokens.len())), &["in", "total"])
        || line.is(at.end, "altogether");
    let total = (gap.start..gap.end).any(|i| line.is(i, "total")) && line.is(gap.end.saturating_sub(1), "of");
    let mark = gap.clone().any(|i| line.any(i, &[",", "(", ":"]) || line.is_dash(i)) || total;
    let same = list[parts.clone()]
        .iter()
        .all(|p| is_kind(p, whole) || is_share(passage, p, whole) || p.unit == whole.unit || whole.unit.is_empty());
    (gap.len() <= PART && mark && (all || total) && same && whole_fits(whole)).then_some(whole)
}

/// "at least 12" bounds no sum from above.
fn whole_fits(whole: &Quantity) -> bool {
    Reach::from_quantity(whole).is_some() && !matches!(whole.kind, QuantityKind::Ordinal)
}

fn head(unit: &str) -> &str {
    unit.rsplit(' ').next().unwrap_or(unit)
}

/// Whether what the part counts is a kind of what the whole counts: men of people, cows of animals.
fn is_kind(part: &Quantity, whole: &Quantity) -> bool {
    let (p, w) = (head(&part.unit), head(&whole.unit));
    if p.is_empty() || w.is_empty() || p == w {
        return false;
    }
    let person = |q: &Quantity| q.head.is_some_and(|_| is_person(head(&q.unit)));
    person(part) && NOUNS.has_spelt(w, NounCue::WholeOfPeople) || relate(w, p) == Relation::MoreExact
}

fn is_person(noun: &str) -> bool {
    let mut token = Vec::new();
    let plural = match noun {
        "man" => "men".to_owned(),
        "woman" => "women".to_owned(),
        "child" => "children".to_owned(),
        other => format!("{other}s"),
    };
    crate::token::tokenize(&plural, crate::token::Span::new(0, plural.len()), crate::lexicon::word_id, &mut token);
    token.first().is_some_and(|t| COUNTED.word(*t) == Some(&crate::kind::quantity::noun::Word::Person))
        || relate("person", noun) == Relation::MoreExact
}

/// Whether the part is of the same things as the whole and is told from the others by a phrase behind it: "seven in
/// Halm", "$7 million for roads", "7 million crowns to schools".
fn is_share(passage: &Passage<'_>, part: &Quantity, whole: &Quantity) -> bool {
    let unit = part.unit == whole.unit || part.unit.is_empty() || part.elided;
    let end = passage.at(part.span).end;
    unit && passage.ties(end, Tie::Shares)
}

fn compared(passage: &Passage<'_>, whole: &Quantity, parts: &[&Quantity]) -> Option<Finding> {
    let mut sum = Reach::from_quantity(parts.first()?)?;
    for part in &parts[1..] {
        sum = sum.plus(&Reach::from_quantity(part)?);
    }
    if sum.meets(&Reach::from_quantity(whole)?) {
        return None;
    }
    let span = parts.first()?.span.join(parts.last()?.span);
    let text = passage.line.text;
    let added: Vec<&str> = parts.iter().map(|p| p.number.of(text)).collect();
    let reason = format!("{} make {}, not {}", added.join(" and "), total(parts)?, whole.number.of(text));
    Some(conflict(&SUM_MISMATCH, [whole.span, span], reason, &whole.unit, vec!["parts of one whole".to_owned()]))
}

/// The sum as a newspaper writes it.
fn total(parts: &[&Quantity]) -> Option<String> {
    let mut sum = crate::decimal::Decimal::from(0);
    for part in parts {
        sum = &sum + part.low.as_ref()?;
    }
    let point = Quantity {
        low: Some(sum.clone()),
        high: Some(sum),
        bound: crate::kind::quantity::Bound::Exact,
        trend: None,
        ..(*parts.first()?).clone()
    };
    Some(crate::compare::quantity::show(&point))
}
