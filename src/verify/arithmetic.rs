//! A number of the claim that no source writes, and the source's numbers in, whether it follows from them out.
//!
//! "3 red and 4 blue" makes 7 of both. Only numbers of what the claim counts are added; they are subtracted where the
//! words tell of a rest or a difference, and multiplied or divided where they tell of so many for each. A result that
//! meets the claim's number is named with its terms. What the words do not ask for is not tried, and few terms are.

use super::evidence::Evidence;
use super::feature::Feature;
use super::number::{comparable, heads};
use super::weighed::Weighed;
use crate::compare::quantity::show;
use crate::decimal::Decimal;
use crate::kind::quantity::{Bound, Quantity, QuantityKind, Trend};
pub use crate::lexicon::story::Asks;
use crate::lexicon::{ARITHMETIC, FUNCTION, Sort};
use crate::relation::sorts;
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};

/// More terms than this are not tried: with many, any number follows.
const MOST_TERMS: usize = 5;
/// Tenths of the claim's words that the source must have to tell of the same things.
const ABOUT: i32 = 1;
/// A source of at most so many sentences is read whole.
const SHORT: usize = 6;

/// A result and how it came about.
struct Result {
    value: Decimal,
    shown: String,
}

/// Observes whether the one number of the claim follows from the source's.
pub fn weigh(text: &Telling, i: usize, evidence: &Evidence<'_>, weighed: &mut Weighed) {
    // Numbers of other things add up to anything.
    if weighed.features.get(Feature::Covered) < ABOUT {
        return;
    }
    let terms = terms(evidence);
    if rest(text, i, evidence, &terms, weighed) || parts(text, i, &terms, weighed) {
        return;
    }
    let Some(target) = target(text, i, weighed) else { return grouped(text, i, &terms, weighed) };
    if !(2..=MOST_TERMS).contains(&terms.len()) {
        return;
    }
    let asked = asks(text.sentences.tokens_of(i));
    let mut told: Vec<Asks> = sentences(evidence).flat_map(|s| asks(evidence.source.sentences.tokens_of(s))).collect();
    // "2 miles per hour" is so many for each.
    if terms.iter().any(|t| t.unit.contains(" per ")) {
        told.push(Asks::Each);
    }
    let lone = text.claims.in_sentence(i).quantities().iter().filter(|q| is_term(q)).count() == 1;
    let result =
        lone && asked.iter().any(|a| matches!(a, Asks::Total | Asks::Rest)) && !told.iter().any(|a| matches!(a, Asks::Total | Asks::Rest));
    let direct = [Feature::NumberSame, Feature::NumberWithin].iter().any(|f| weighed.features.get(*f) > 0);
    // What a source writes needs no arithmetic, unless the claim asks for a result and the source gives the terms.
    if lone && direct && !result {
        return;
    }
    let unpaired = weighed.features.get(Feature::NumberUnpaired) > 0;
    // "3 miles at 2 miles per hour" leaves one length of time.
    let result = result || lone && unpaired && terms.len() == 2 && told.contains(&Asks::Each);
    let Some(value) = target.level() else { return };
    let place = terms.first().zip(terms.last()).map(|(a, b)| a.span.join(b.span));
    let held = held_in_others(evidence, &terms);
    match results(target, &terms, &held, &asked, &told).into_iter().find(|r| meets(&r.value, value)) {
        Some(found) => {
            weighed.settle_number(target.span);
            weighed.observe(Feature::SumHolds, 1, target.span, place, found.shown);
        }
        // "Shrunk from 260 cows to 70": what is left stands there.
        None if target.unit.is_empty() && !asked.contains(&Asks::Total) && terms.iter().any(|t| t.level() == Some(value)) => {}
        // Numbers of other things give no result.
        None if result && terms.iter().filter(|t| counts_the_same(target, t)).count() > 1 => {
            weighed.forget_numbers();
            let shown = target.span.of(&text.article.text);
            weighed.observe(Feature::SumFails, 1, target.span, place, format!("“{shown}” does not follow from the source's numbers"));
        }
        None => {}
    }
}

/// What is left of a whole, or its share: "14 of the 20 huts burned" leaves six that did not, and is most of them; "two thirds
/// went to the widow" leaves a third for others. The rest is told of what the part is not told of.
fn rest(text: &Telling, i: usize, evidence: &Evidence<'_>, terms: &[&Quantity], weighed: &mut Weighed) -> bool {
    let open = text.claims.in_sentence(i).quantities().iter().filter(|q| is_term(q) && !weighed.holds(q.span));
    let open: Vec<&Quantity> = open.collect();
    let ([target], one) = (&open[..], Decimal::from(1)) else { return false };
    let Some(value) = target.level() else { return false };
    let of_whole = |q: &Quantity| terms.iter().copied().find(|w| w.span != q.span && is_of(evidence, q, w)).and_then(Quantity::level);
    let share = |q: &Quantity| fraction(q).is_some();
    let denied = [Feature::ActDenied, Feature::Negated, Feature::ActOpposed, Feature::Opposed].iter().any(|f| weighed.features.get(*f) > 0);
    let rest = |tokens: &[Token]| asks(tokens).iter().any(|a| matches!(a, Asks::Rest | Asks::Others));
    let others = denied || rest(text.sentences.tokens_of(i)) || sentences(evidence).any(|s| rest(evidence.source.sentences.tokens_of(s)));
    // Of what the part is told of, the rest is another number.
    let told = others || weighed.features.get(Feature::ActHeld) == 0;
    if let Some((by, shown)) = change(evidence, target) {
        weighed.settle_number(target.span);
        weighed.observe(Feature::SumHolds, 1, target.span, Some(by), shown);
        return true;
    }
    for part in terms.iter().copied() {
        let Some(level) = part.level() else { continue };
        let shown = match (of_whole(part), fraction(target), fraction(part)) {
            // "997 of 2,000", "around half".
            (Some(whole), Some(claimed), _) if level <= whole => {
                let Some(found) = level.divided_by(whole) else { continue };
                let rest = &one - &found;
                if near(&found, &claimed, target) && !denied {
                    format!("{} ÷ {} = {}", show(&plain(part)), show_value(whole), show_value(&found))
                } else if near(&rest, &claimed, target) && told {
                    format!("1 − {} ÷ {} = {}", show(&plain(part)), show_value(whole), show_value(&rest))
                } else {
                    continue;
                }
            }
            // What is told of the part is not told of the rest.
            (Some(whole), None, None) if level < whole && !share(target) && *value == whole - level && !told => return true,
            (Some(whole), None, None) if level < whole && !share(target) && *value == whole - level => {
                format!("{} − {} = {}", show_value(whole), show(&plain(part)), show_value(value))
            }
            (None, Some(claimed), Some(found)) if near(&(&one - &found), &claimed, target) && claimed != found && told => {
                format!("1 − {} = {}", show_value(&found), show_value(&claimed))
            }
            _ => continue,
        };
        weighed.settle_number(target.span);
        if others || shown.contains('÷') {
            weighed.forget_denials();
            weighed.observe(Feature::SumHolds, 1, target.span, Some(part.span), shown);
        } else {
            let reason = format!("the source tells it of another part: {shown}");
            weighed.observe(Feature::NumberUnpaired, 2, target.span, Some(part.span), reason);
        }
        return true;
    }
    false
}

/// "One was killed and two were hurt" where the source has three: together they are as many, and of each it says nothing.
fn parts(text: &Telling, i: usize, terms: &[&Quantity], weighed: &mut Weighed) -> bool {
    let counts = |q: &&Quantity| matches!(q.kind, QuantityKind::Count | QuantityKind::Number) && is_term(q) && q.bound == Bound::Exact;
    let ours: Vec<&Quantity> = text.claims.in_sentence(i).quantities().iter().filter(counts).collect();
    let sum = ours.iter().filter_map(|q| q.level()).fold(Decimal::from(0), |sum, v| &sum + v);
    let Some(whole) = terms.iter().copied().filter(counts).find(|w| w.level() == Some(&sum)) else { return false };
    if ours.len() < 2 || ours.iter().any(|q| weighed.holds(q.span)) {
        return false;
    }
    for q in ours {
        weighed.settle_number(q.span);
        let reason = format!("the source has {} in all", show(&plain(whole)));
        weighed.observe(Feature::NumberUnpaired, 2, q.span, Some(whole.span), reason);
    }
    true
}

/// "Rose from 40 to 46" where the claim has "rose by six".
fn change(evidence: &Evidence<'_>, target: &Quantity) -> Option<(Span, String)> {
    let value = target.level()?;
    let trend = target.trend?;
    let all = sentences(evidence).flat_map(|s| evidence.source.claims.in_sentence(s).quantities());
    // "From 40 to 46" goes up, whatever the verb is.
    let led = |q: &Quantity, low: &Decimal| {
        let text = &evidence.source.article.text;
        let from = text[..q.span.start as usize].trim_end().ends_with(" from");
        let up = q.span.of(text).starts_with(&show_value(low)) == (trend == Trend::Up);
        q.trend == Some(trend) || q.trend.is_none() && from && up
    };
    all.filter_map(|q| q.low.as_ref().zip(q.high.as_ref()).filter(|(low, high)| low < high).map(|(low, high)| (q, low, high)))
        .find(|(q, low, high)| led(q, low) && counts_the_same(target, q) && *value == *high - *low)
        .map(|(q, low, high)| (q.span, format!("{} − {} = {}", show_value(high), show_value(low), show_value(value))))
}

/// A share of a whole as a number from 0 to 1.
fn fraction(q: &Quantity) -> Option<Decimal> {
    let value = q.level()?;
    let (zero, one) = (Decimal::from(0), Decimal::from(1));
    match q.kind {
        QuantityKind::Percentage => Some(value.scaled(-2)).filter(|v| zero < *v && *v < one),
        _ => q.is_share().then(|| value.clone()),
    }
}

/// Whether a share is the claimed one, as exactly as the claim says it: "around half" is half give or take a twentieth.
fn near(found: &Decimal, claimed: &Decimal, target: &Quantity) -> bool {
    let off = (found - claimed).abs();
    match target.bound {
        Bound::About => off.scaled(2) <= Decimal::from(5),
        _ => off.scaled(3) <= Decimal::from(5),
    }
}

/// Whether a number is told as a part of another: "14 of the 20 huts", "of the 60 seats, the Greens hold 38".
fn is_of(evidence: &Evidence<'_>, part: &Quantity, whole: &Quantity) -> bool {
    let source = evidence.source;
    let Some(s) = sentences(evidence).find(|s| source.sentences.list[*s].span.contains(part.span)) else { return false };
    if !source.sentences.list[s].span.contains(whole.span) {
        return false;
    }
    let tokens = source.sentences.tokens_of(s);
    let from = tokens.partition_point(|t| t.span.end <= whole.number.start);
    let is = |t: usize, words: &[&str]| {
        tokens.get(t).is_some_and(|t| words.iter().any(|w| t.text(&source.article.text).eq_ignore_ascii_case(w)))
    };
    // "of the 20", "out of the council's 60".
    let led = (from.saturating_sub(OF_WHOLE)..from).rev().find(|t| is(*t, &["of", "among"]));
    let Some(of) = led else { return false };
    let small = |t: usize| FUNCTION.word(tokens[t]).is_some();
    let owned = |t: usize| tokens[t].text(&source.article.text).ends_with('s') || tokens[t].kind == Kind::Punct;
    let plain = (of + 1..from).all(|t| small(t) || owned(t) || !tokens[t].is_word() || tokens[t].is_capitalised());
    let opens = of == 0 || !tokens[of - 1].is_word();
    let before = part.number.end <= tokens[of].span.start
        && tokens.iter().filter(|t| t.span.start >= part.number.end && t.span.end <= tokens[of].span.start).count() <= OF_WHOLE;
    plain && (before || opens && part.number.start > whole.number.start)
}

/// So many tokens stand between a part, "of" and its whole at most.
const OF_WHOLE: usize = 4;

/// A claim of so many groups of so many, where a source has the product or one factor: "5 cases of 4 boxes", "20 boxes".
fn grouped(text: &Telling, i: usize, terms: &[&Quantity], weighed: &mut Weighed) {
    let ours: Vec<&Quantity> = text.claims.in_sentence(i).quantities().iter().filter(|q| is_term(q)).collect();
    let ([first, second], [term]) = (&ours[..], terms) else { return };
    let (Some(x), Some(y), Some(z)) = (first.level(), second.level(), term.level()) else { return };
    let shown = [first, second, term].map(|q| show(&plain(q)));
    let found = [(x * y, z, [0, 1, 2]), (x * z, y, [0, 2, 1]), (y * z, x, [1, 2, 0])];
    let small = [x, y, z].iter().any(|v| **v <= Decimal::from(1));
    let Some((_, _, [a, b, c])) = found.into_iter().find(|(product, value, _)| !small && meets(product, value)) else { return };
    weighed.forget_numbers();
    let reason = format!("{} × {} = {}", shown[a], shown[b], shown[c]);
    weighed.observe(Feature::SumHolds, 1, first.span.join(second.span), Some(term.span), reason);
}

/// The only number of a claim; of several, the only one that no source has.
fn target<'a>(text: &'a Telling, i: usize, weighed: &Weighed) -> Option<&'a Quantity> {
    let told: Vec<&Quantity> = text.claims.in_sentence(i).quantities().iter().filter(|q| is_term(q)).collect();
    let open = || -> Option<&'a Quantity> {
        let mut open = told.iter().copied().filter(|q| !weighed.holds(q.span));
        open.next().filter(|_| open.next().is_none())
    };
    let first = if told.len() == 1 { told[0] } else { open()? };
    matches!(first.bound, Bound::Exact | Bound::About).then_some(first)
}

fn is_term(q: &Quantity) -> bool {
    !matches!(q.kind, QuantityKind::Identifier | QuantityKind::Ordinal | QuantityKind::Score) && q.level().is_some() && q.low == q.high
}

fn sentences<'a>(evidence: &'a Evidence<'_>) -> Box<dyn Iterator<Item = usize> + 'a> {
    let all = evidence.source.sentences.list.len();
    if all <= SHORT { Box::new(0..all) } else { Box::new(evidence.sentences.iter().copied()) }
}

fn terms<'a>(evidence: &Evidence<'a>) -> Vec<&'a Quantity> {
    let source: &'a Telling = evidence.source;
    sentences(evidence)
        .flat_map(|s| source.claims.in_sentence(s).quantities().iter().filter(|q| is_term(q) && !q.restated))
        .take(MOST_TERMS + 1)
        .collect()
}

fn asks(tokens: &[Token]) -> Vec<Asks> {
    (0..tokens.len()).filter_map(|at| ARITHMETIC.at(tokens, at).map(|f| *f.means)).collect()
}

/// Every result that the words allow.
fn results(target: &Quantity, terms: &[&Quantity], held: &[Span], asked: &[Asks], told: &[Asks]) -> Vec<Result> {
    let alike: Vec<&Quantity> = terms.iter().copied().filter(|t| counts_the_same(target, t)).collect();
    let counts = terms.iter().all(|t| t.kind == QuantityKind::Count) && target.kind == QuantityKind::Count;
    let mut found = Vec::new();
    let less = asked.iter().any(|a| matches!(a, Asks::Rest | Asks::Difference | Asks::Loss))
        || told.iter().any(|a| matches!(a, Asks::Loss | Asks::Difference))
        // "117 children altogether, 40 of them boys": what is left of a total needs no word for it.
        || !asked.contains(&Asks::Total) && (told.contains(&Asks::Total) || terms.len() == 2);
    if alike.len() >= 2 {
        signed(&alike, held, less, &mut found);
    } else if counts && (alike.is_empty() || asked.contains(&Asks::Difference)) {
        // Girls and boys are pupils: all that is counted, together; or one less than the other.
        signed(terms, held, told.contains(&Asks::Total) || asked.contains(&Asks::Difference), &mut found);
        found.retain(|r| r.shown.matches(" + ").count() + r.shown.matches(" − ").count() + 1 == terms.len());
    }
    if asked.iter().chain(told).any(|a| *a == Asks::Each) {
        scaled(terms, &mut found);
    }
    found
}

fn counts_the_same(target: &Quantity, term: &Quantity) -> bool {
    if target.unit == term.unit && !target.unit.is_empty() {
        return true;
    }
    if !comparable(target.kind, term.kind) && !comparable(term.kind, target.kind) {
        return false;
    }
    let (u, v) = (target.unit.as_str(), term.unit.as_str());
    // Men and women are people.
    let people = || matches!(u, "people" | "person") && v.rsplit(' ').next().is_some_and(|noun| sorts(noun).main() == Some(Sort::Person));
    u.is_empty() || v.is_empty() || u == v || heads(u, v) >= 2 || people()
}

/// The terms that are in others, and those that have others in them: to add them would count twice. "Nine died: four in Orrin
/// and five in Keld", "30 were hurt, five of them children".
fn held_in_others(evidence: &Evidence<'_>, terms: &[&Quantity]) -> Vec<Span> {
    let source = evidence.source;
    let mut held = Vec::new();
    for s in sentences(evidence) {
        let tokens = source.sentences.tokens_of(s);
        let says = |at: usize, words: &[&str]| {
            tokens.get(at).is_some_and(|t| words.iter().any(|w| t.text(&source.article.text).eq_ignore_ascii_case(w)))
        };
        let of_others = |at: usize| says(at, &["of"]) && says(at + 1, &["them", "these", "those", "which", "whom"]);
        let own = |q: &Quantity| source.sentences.list[s].span.contains(q.span);
        let told: Vec<&Quantity> = terms.iter().copied().filter(|q| own(q)).collect();
        for q in &told {
            let from = tokens.partition_point(|t| t.span.end <= q.span.start);
            let to = tokens.partition_point(|t| t.span.start < q.span.end);
            let part = (from.saturating_sub(LED)..from).any(of_others) || (from + 1..=to).any(of_others);
            let others = told.iter().filter(|o| o.span != q.span).filter_map(|o| o.level());
            let whole = told.len() > 2 && others.fold(Decimal::from(0), |sum, v| &sum + v) == *q.level().unwrap_or(&Decimal::from(0));
            held.extend((part || whole).then_some(q.span));
        }
    }
    held
}

/// So many tokens before a number stands what it is a part of: "of which some 50 million".
const LED: usize = 4;

/// Every sum of two or more terms; with `less`, some of them subtracted. What is `held` in others is not added to them.
fn signed(terms: &[&Quantity], held: &[Span], less: bool, found: &mut Vec<Result>) {
    let zero = Decimal::from(0);
    let mut partial: Vec<(usize, Decimal, String)> = vec![(0, zero.clone(), String::new())];
    let mut twice: Vec<String> = Vec::new();
    for term in terms {
        let Some(value) = term.level() else { continue };
        let mut next = Vec::with_capacity(partial.len() * 3);
        for (count, sum, shown) in &partial {
            let join = |sign: &str| if shown.is_empty() { show(&plain(term)) } else { format!("{shown} {sign} {}", show(&plain(term))) };
            next.push((count + 1, sum + value, join("+")));
            if held.contains(&term.span) || twice.contains(shown) {
                twice.push(join("+"));
            }
            if less && *count > 0 {
                next.push((count + 1, sum - value, join("−")));
            }
            if less && *count > 0 && shown.matches(' ').count() == 0 {
                next.push((count + 1, value - sum, format!("{} − {shown}", show(&plain(term)))));
            }
        }
        partial.extend(next);
    }
    let once = |shown: &String| shown.contains('−') || !twice.contains(shown);
    let results = partial.into_iter().filter(|(count, sum, shown)| *count >= 2 && *sum >= zero && once(shown));
    found.extend(results.map(|(_, value, shown)| Result { shown: format!("{shown} = {}", show_value(&value)), value }));
}

/// Products and quotients of two terms, and of a sum or difference and a term.
fn scaled(terms: &[&Quantity], found: &mut Vec<Result>) {
    let mut pairs: Vec<Result> = Vec::new();
    for (i, a) in terms.iter().enumerate() {
        for (j, b) in terms.iter().enumerate().filter(|(j, _)| *j != i) {
            let (Some(x), Some(y)) = (a.level(), b.level()) else { continue };
            let (p, q) = (show(&plain(a)), show(&plain(b)));
            if i < j {
                pairs.push(result(x * y, format!("{p} × {q}")));
            }
            pairs.extend(x.divided_by(y).map(|z| result(z, format!("{p} ÷ {q}"))));
            for c in terms.iter().enumerate().filter(|(k, _)| *k != i && *k != j).map(|(_, c)| c) {
                let (Some(z), r) = (c.level(), show(&plain(c))) else { continue };
                pairs.push(result(&(x * y) + z, format!("{p} × {q} + {r}")));
                pairs.push(result(&(x * y) - z, format!("{p} × {q} − {r}")));
                pairs.push(result(&(x + y) * z, format!("({p} + {q}) × {r}")));
                pairs.push(result(&(x - y) * z, format!("({p} − {q}) × {r}")));
                pairs.extend((x + y).divided_by(z).map(|v| result(v, format!("({p} + {q}) ÷ {r}"))));
                pairs.extend((x - y).divided_by(z).map(|v| result(v, format!("({p} − {q}) ÷ {r}"))));
            }
        }
    }
    found.append(&mut pairs);
}

fn result(value: Decimal, shown: String) -> Result {
    Result { shown: format!("{shown} = {}", show_value(&value)), value }
}

/// The term as a bare number.
fn plain(q: &Quantity) -> Quantity {
    Quantity { bound: Bound::Exact, trend: None, unit: String::new(), ..q.clone() }
}

fn show_value(value: &Decimal) -> String {
    let text = value.to_string();
    match text.split_once('.') {
        Some((whole, part)) if part.len() > 4 => format!("{whole}.{}…", &part[..4]),
        _ => text,
    }
}

/// Whether a result is the claim's number, but for the last digits of a fraction.
fn meets(result: &Decimal, claim: &Decimal) -> bool {
    let off = (result - claim).abs();
    off.is_zero() || off.scaled(6) <= claim.abs()
}
