//! Other values: money, measures, lengths of time, counts and days, held against each other by the rare words around them.
//!
//! Two are of one thing where they share a unit and enough of the words within `WINDOW` tokens; words that much of the
//! story uses weigh little, and those above the frequency cut are not looked up at all. The best pairs come first, and no
//! row holds two different values of one report.

use super::fact::in_body;
use super::fact::{Claimed, Fact, RowDraft, Used, WordFrequencies, stem};
use super::state;
use crate::align::likeness;
use crate::decimal::Decimal;
use crate::diff::against;
use crate::kind::date::point::Grain;
use crate::kind::date::{DateKind, Meaning};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::item::{Item, Items, Sort, Value};
use crate::ledger::label::label;
use crate::lexicon::{FUNCTION, Function};
use crate::relation::{PartOfSpeech, Relation, lemmas, relate};
use crate::story::apart::Story;
use crate::story::part::is_part;
use crate::telling::Telling;
use crate::token::{KeyMap, KeySet, Span, Token};
use crate::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};

/// So many tokens on each side say what a number is of.
const WINDOW: usize = 9;
/// The least weight of shared words: one that few sentences have and one more, or three middling ones. A lower limit
/// pairs any two amounts of a story.
const TIED: f32 = 1.3;
/// A word around more numbers than this is not looked up.
const MOST: usize = 48;

struct ClaimInContext<'a> {
    document: usize,
    item: usize,
    claim: &'a Item<'a>,
    around: KeySet,
    /// The words that touch the value.
    touching: KeySet,
    /// The years that its sentence names.
    years: Vec<i16>,
    /// How those counted are: "in critical condition".
    condition: Option<&'static str>,
}

/// The rows of values that two reports tell of one thing.
pub fn drafts<'a>(
    tellings: &[&'a Telling],
    items: &'a [Items<'a>],
    words: &WordFrequencies,
    story: &Story<'_>,
    used: &mut Used,
) -> Vec<RowDraft<'a>> {
    let mut told: Vec<ClaimInContext<'a>> = Vec::new();
    for (document, report) in items.iter().enumerate() {
        for (item, claim) in report.list.iter().enumerate().filter(|(i, _)| !used.is(document, *i)) {
            let t = tellings[document];
            if in_body(t, claim.sentence) && is_bound(claim) {
                let (around, touching) = context(t, claim);
                let years = years(report, claim.sentence);
                let condition = condition(t, claim);
                told.push(ClaimInContext { document, item, claim, around, touching, years, condition });
            }
        }
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut row_of: Vec<Option<usize>> = vec![None; told.len()];
    let firm = |x: &ClaimInContext<'_>, y: &ClaimInContext<'_>| is_one(tellings, story, x, y);
    let one_measure = |x: &ClaimInContext<'_>, y: &ClaimInContext<'_>| is_one_measure(tellings, story, x, y);
    for (x, y) in pairs(&told, words, &one_measure) {
        let (x_claim, y_claim) = (&told[x], &told[y]);
        let loose = is_told_too(items, x_claim, y_claim) || is_listed(items, x_claim, y_claim);
        if excluded(story, tellings, x_claim, y_claim) || loose && !firm(x_claim, y_claim) {
            continue;
        }
        join(&told, &mut rows, &mut row_of, x, y);
    }
    rows.into_iter().filter_map(|row| draft(tellings, items, &told, &row, story, used)).collect()
}

/// Whether two values that differ are of two things, as what is told around them says.
fn excluded(story: &Story<'_>, tellings: &[&Telling], x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    if x.claim.relation(y.claim).verdict != Verdict::Conflicting || is_level(x, y) {
        return false;
    }
    let at = |t: &ClaimInContext<'_>| (t.document, t.claim.sentence, t.claim.span);
    let numbers = |t: &ClaimInContext<'_>| tellings[t.document].claims.in_sentence(t.claim.sentence).quantities();
    // "Six years here and two there", "two years there and six here".
    let stands = |x: &ClaimInContext<'_>, y: &ClaimInContext<'_>| match &x.claim.value {
        Value::Quantity(q) => numbers(y).iter().any(|r| r.low.is_some() && r.low == q.low && r.high == q.high),
        _ => false,
    };
    // A day is told of everything.
    let day = matches!(x.claim.value, Value::Date(_)) && story.are_other_acts(at(x), at(y)) == Some(true);
    let share = matches!(&x.claim.value, Value::Quantity(q) if q.kind == QuantityKind::Number) && !is_one(tellings, story, x, y);
    // "Until Tuesday" is the end of something, "from Sunday" the start.
    let ends = matches!((&x.claim.value, &y.claim.value), (Value::Date(d), Value::Date(e)) if d.end != e.end);
    day || ends
        || share
        || part(tellings, x)
        || part(tellings, y)
        || stands(x, y)
        || stands(y, x)
        || is_measured(tellings, x, y)
        || is_measured(tellings, y, x)
        || story.are_apart(at(x), at(y))
        || tell_of_two(tellings, x, y)
}

/// Whether two sentences that are told alike tell each of a thing of its own: "spent 14 million on looms", "9 million on nets".
fn tell_of_two(tellings: &[&Telling], x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    let found = against(tellings[x.document], x.claim.sentence, tellings[y.document], y.claim.sentence);
    found.likeness >= ALIKE && found.parts(x.claim.span, y.claim.span)
}

/// Whether a report has the value of the other too, of the same kind: each may be told of a thing of its own.
fn is_told_too(items: &[Items<'_>], x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    if x.claim.relation(y.claim).verdict != Verdict::Conflicting || is_level(x, y) {
        return false;
    }
    let has = |report: &Items<'_>, own: &Item<'_>, other: &Item<'_>| {
        let same = |i: &Item<'_>| match (&i.value, &other.value) {
            (Value::Quantity(p), Value::Quantity(q)) => p.low.is_some() && p.low == q.low && p.high == q.high && quantities(p, q),
            (Value::Date(p), Value::Date(q)) => p.form == q.form,
            _ => false,
        };
        report.list.iter().any(|i| i.span != own.span && same(i))
    };
    has(&items[x.document], x.claim, y.claim) || has(&items[y.document], y.claim, x.claim)
}

/// A report that gives so many measures of one unit lists them, of as many things.
const LISTED: usize = 3;

/// Whether two measures differ and a report gives many of their unit: "with 20 or 35 km, and up to 60 km".
fn is_listed(items: &[Items<'_>], x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    let measure = |i: &Item<'_>| match &i.value {
        Value::Quantity(q) if q.kind == QuantityKind::Dimension => q.level().map(|v| (q.unit.clone(), v.to_string())),
        _ => None,
    };
    let (Some(p), Some(q)) = (measure(x.claim), measure(y.claim)) else { return false };
    let list = |d: usize, unit: &str| {
        let told = items[d].list.iter().filter_map(measure).filter(|m| m.0 == unit);
        told.map(|m| m.1).collect::<BTreeSet<String>>().len()
    };
    p != q && (list(x.document, &p.0) >= LISTED || list(y.document, &q.0) >= LISTED)
}

/// Whether two values are one number, told more or less closely: "$250,000", "more than $250,000".
fn is_level(x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    let level = |t: &ClaimInContext<'_>| match &t.claim.value {
        Value::Quantity(q) => q.level().cloned(),
        _ => None,
    };
    level(x).is_some() && level(x) == level(y)
}

/// Whether a count is a part of what is counted: "three of the victims", "the other five".
fn part(tellings: &[&Telling], x: &ClaimInContext<'_>) -> bool {
    let Value::Quantity(q) = &x.claim.value else { return false };
    let t = tellings[x.document];
    let tokens = t.sentences.tokens_of(x.claim.sentence);
    let at = |s: Span| tokens.partition_point(|w| w.span.end <= s.start)..tokens.partition_point(|w| w.span.start < s.end);
    q.kind == QuantityKind::Count && is_part(tokens, &t.article.text, at(q.span), at(q.number))
}

/// Whether one is the measure of a thing, "an 86-yard run", that the sentence of the other, no such measure, does not name.
fn is_measured(tellings: &[&Telling], x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    let (Some(thing), None) = (measured(tellings[x.document], x.claim), measured(tellings[y.document], y.claim)) else { return false };
    let t = tellings[y.document];
    let noun = |w: &Token| lemmas(w.text(&t.article.text)).any(PartOfSpeech::Noun);
    !t.sentences.tokens_of(y.claim.sentence).iter().any(|w| noun(w) && stem(t, *w).is_some_and(|k| thing.contains(&k)))
}

/// The words that a measure stands before as an adjective: it is joined to its unit by a hyphen.
fn measured(t: &Telling, item: &Item<'_>) -> Option<Vec<u64>> {
    let Value::Quantity(q) = &item.value else { return None };
    let kind = matches!(q.kind, QuantityKind::Dimension | QuantityKind::Duration | QuantityKind::Money);
    let text = item.span.of(&t.article.text);
    let tokens = t.sentences.tokens_of(item.sentence);
    let end = tokens.partition_point(|w| w.span.start < item.span.end);
    let behind = tokens[end..].iter().take_while(|w| w.is_word() && FUNCTION.word(**w).is_none()).take(3);
    let words: Vec<u64> = behind.filter_map(|w| stem(t, *w)).collect();
    (kind && text.contains('-') && !words.is_empty()).then_some(words)
}

/// Values that say of what they are: bound numbers, and days of the calendar.
fn is_bound(item: &Item<'_>) -> bool {
    match &item.value {
        Value::Quantity(q) => {
            let kind = match q.kind {
                QuantityKind::Count => !q.unit.is_empty() && (q.low != Some(1.into()) || q.high != Some(1.into())),
                QuantityKind::Money | QuantityKind::Percentage | QuantityKind::Dimension | QuantityKind::Temperature => true,
                QuantityKind::Score | QuantityKind::Duration => true,
                QuantityKind::Number => q.is_share(),
                _ => false,
            };
            kind && q.level().is_some()
        }
        Value::Date(d) => d.kind == DateKind::Date && d.grain >= Grain::Day && matches!(d.meaning, Meaning::Point(_)),
        _ => false,
    }
}

fn years(items: &Items<'_>, sentence: usize) -> Vec<i16> {
    let year = |i: usize| match &items.list[i].value {
        Value::Date(d) => match &d.meaning {
            Meaning::Point(p) => p.year,
            _ => None,
        },
        _ => None,
    };
    items.of_sentence(sentence).filter_map(year).collect()
}

/// The stems around a claim, and those that touch it.
fn context(t: &Telling, item: &Item<'_>) -> (KeySet, KeySet) {
    let (q, tokens) = (item, t.sentences.tokens_of(item.sentence));
    let start = tokens.partition_point(|w| w.span.end <= q.span.start);
    let end = tokens.partition_point(|w| w.span.start < q.span.end);
    // A rare noun that both count ties them too; the name of a currency or a measure does not.
    let own = match &item.value {
        Value::Quantity(q) if matches!(q.kind, QuantityKind::Count | QuantityKind::Number) => q.number,
        _ => q.span,
    };
    let of = |range: std::ops::Range<usize>, but: Span| {
        tokens[range].iter().filter(|w| !but.contains(w.span)).filter_map(|w| stem(t, *w)).collect()
    };
    let around = of(start.saturating_sub(WINDOW)..(end + WINDOW).min(tokens.len()), own);
    // What a share is of stands in its span.
    let beside = if matches!(&item.value, Value::Quantity(q) if q.kind == QuantityKind::Number) { own } else { q.span };
    (around, of(start.saturating_sub(2)..(end + 2).min(tokens.len()), beside))
}

/// The condition that stands behind a count.
fn condition(t: &Telling, item: &Item<'_>) -> Option<&'static str> {
    let tokens = t.sentences.tokens_of(item.sentence);
    let end = tokens.partition_point(|w| w.span.start < item.span.end);
    (end..(end + 5).min(tokens.len())).find_map(|at| state::condition(tokens, at).map(|c| c.0))
}

/// Pairs of claims of two reports that enough words tie, the best first.
fn pairs(
    told: &[ClaimInContext<'_>],
    words: &WordFrequencies,
    one_measure: &dyn Fn(&ClaimInContext<'_>, &ClaimInContext<'_>) -> bool,
) -> Vec<(usize, usize)> {
    let mut index: KeyMap<Vec<usize>> = KeyMap::default();
    for (i, t) in told.iter().enumerate() {
        t.around.iter().for_each(|k| index.entry(*k).or_default().push(i));
    }
    let mut scores: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    let mut keys: Vec<&u64> = index.keys().collect();
    keys.sort_unstable();
    for key in keys {
        let list = &index[key];
        let weight = words.weight(*key);
        if list.len() > MOST || weight < 0.1 {
            continue;
        }
        for (n, i) in list.iter().enumerate() {
            for j in list[n + 1..].iter().filter(|j| told[**j].document != told[*i].document && same_thing(&told[*i], &told[**j])) {
                let touching = told[*i].touching.contains(key) && told[*j].touching.contains(key);
                *scores.entry((*i, *j)).or_default() += if touching { 2.0 * weight } else { weight };
            }
        }
    }
    let tied = |(pair, score): ((usize, usize), f32)| {
        let (x, y) = (&told[pair.0], &told[pair.1]);
        // Values that have nothing in common need more than values that may be one, and days are told of everything.
        let relation = x.claim.relation(y.claim);
        let alike = relation.verdict != Verdict::Conflicting && !relation.drift;
        let least = match (alike, x.claim.sort()) {
            (true, Sort::Quantity) => TIED - 0.4,
            (true, _) => TIED,
            (false, Sort::Quantity) => TIED * far(x.claim, y.claim).or_else(|| (score >= TIED && one_measure(x, y)).then_some(1.0))?,
            (false, _) => 2.0 * TIED * slipped(x.claim, y.claim)?,
        };
        (score >= least).then_some((pair, score))
    };
    let mut found: Vec<((usize, usize), f32)> = scores.into_iter().filter_map(tied).collect();
    found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    found.into_iter().map(|(pair, _)| pair).collect()
}

/// How much more evidence two numbers need that differ: twice as much where one is a power of ten of the other. None can
/// make one of two that are further apart than three to one otherwise.
fn far(x: &Item<'_>, y: &Item<'_>) -> Option<f32> {
    let (Value::Quantity(p), Value::Quantity(q)) = (&x.value, &y.value) else { return Some(1.0) };
    // "Thousands of dollars" is the size of an amount, and no telling of a certain one.
    let is_size = |q: &Quantity| q.low != q.high && q.low.as_ref().map(|v| v.scaled(1)) == q.high;
    if is_size(p) != is_size(q) {
        return None;
    }
    let (a, b) = (p.level()?.abs(), q.level()?.abs());
    let (large, small) = if a > b { (a, b) } else { (b, a) };
    if large <= &small * &Decimal::from(3) {
        return Some(1.0);
    }
    (1..=9).any(|power| small.scaled(power) == large).then_some(2.0)
}

/// Whether two numbers measure one thing, however far apart they are: who mistakes a unit of time is far off, and a noun
/// right before both says what is measured ("a depth of 4 km", "its depth at 40 km").
fn is_one_measure(tellings: &[&Telling], story: &Story<'_>, x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    let is = |t: &ClaimInContext<'_>, kind: QuantityKind| matches!(&t.claim.value, Value::Quantity(q) if q.kind == kind);
    let length = is(x, QuantityKind::Duration) && is(y, QuantityKind::Duration);
    let measure = length || is(x, QuantityKind::Dimension) && is(y, QuantityKind::Dimension);
    let noun = |s: &ClaimInContext<'_>| {
        let t = tellings[s.document];
        let tokens = t.sentences.tokens_of(s.claim.sentence);
        let start = tokens.partition_point(|w| w.span.end <= s.claim.span.start);
        let word = tokens[..start].iter().rev().take(BESIDE).find(|w| FUNCTION.word(**w).is_none())?;
        lemmas(word.text(&t.article.text)).any(PartOfSpeech::Noun).then(|| stem(t, *word))?
    };
    measure && (noun(x).is_some() && noun(x) == noun(y) || length && is_one(tellings, story, x, y))
}

/// Days that differ can be of one thing where they are as exact as each other and no year lies between them.
fn slipped(x: &Item<'_>, y: &Item<'_>) -> Option<f32> {
    let (Value::Date(d), Value::Date(e)) = (&x.value, &y.value) else { return None };
    let (Meaning::Point(p), Meaning::Point(q)) = (&d.meaning, &e.meaning) else { return None };
    let year = p.year.is_none() || q.year.is_none() || p.year == q.year;
    (d.grain == e.grain && year).then_some(1.0)
}

/// Whether two values can be of one thing: one kind, one noun or measure, and no different years or conditions beside them.
fn same_thing(x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    if x.condition.zip(y.condition).is_some_and(|(x, y)| x != y) {
        return false;
    }
    let years = x.years.is_empty() || y.years.is_empty() || x.years.iter().any(|n| y.years.contains(n));
    match (&x.claim.value, &y.claim.value) {
        // A share is of what stands beside it.
        (Value::Quantity(p), Value::Quantity(q)) if p.kind == QuantityKind::Number && q.kind == QuantityKind::Number => {
            years && x.touching.intersection(&y.touching).next().is_some()
        }
        (Value::Quantity(p), Value::Quantity(q)) => years && quantities(p, q),
        (Value::Date(_), Value::Date(_)) => x.claim.relation(y.claim).verdict != Verdict::Unclear,
        _ => false,
    }
}

fn quantities(x: &Quantity, y: &Quantity) -> bool {
    let head = |q: &Quantity| q.unit.rsplit(' ').next().unwrap_or("").to_owned();
    let related = |r: Relation| r.is_wording() || matches!(r, Relation::MoreExact | Relation::MoreGeneral);
    x.kind == y.kind
        // "Up 2 %" and "down 2 %": one change, told with another sign.
        && (x.trend == y.trend || x.trend.is_some() && y.trend.is_some() && x.level() == y.level())
        && match x.kind {
            QuantityKind::Count => (head(x) == head(y) || related(relate(&head(x), &head(y)))) && !is_narrower(x, y),
            _ => crate::compare::quantity::compare(x, y).verdict != Verdict::Unclear,
        }
}

/// Whether two counts differ of which one is told of some sort of them: "two male students", "four students".
fn is_narrower(x: &Quantity, y: &Quantity) -> bool {
    let words = |q: &Quantity| q.unit.split(' ').count();
    words(x) != words(y) && crate::compare::quantity::conflict(x, y)
}

/// Puts two claims into one row, unless that row would hold two different values of one report.
fn join(told: &[ClaimInContext<'_>], rows: &mut Vec<Vec<usize>>, row_of: &mut [Option<usize>], x: usize, y: usize) {
    let equal = |i: usize, j: usize| matches!(told[i].claim.relation(told[j].claim).verdict, Verdict::Same | Verdict::Equivalent);
    let fits = |row: &[usize], new: usize| row.iter().all(|i| told[*i].document != told[new].document || equal(*i, new));
    match (row_of[x], row_of[y]) {
        (None, None) => {
            row_of[x] = Some(rows.len());
            row_of[y] = Some(rows.len());
            rows.push(vec![x, y]);
        }
        (Some(row), None) if fits(&rows[row], y) => {
            rows[row].push(y);
            row_of[y] = Some(row);
        }
        (None, Some(row)) if fits(&rows[row], x) => {
            rows[row].push(x);
            row_of[x] = Some(row);
        }
        _ => {}
    }
}

fn draft<'a>(
    tellings: &[&'a Telling],
    items: &'a [Items<'a>],
    told: &[ClaimInContext<'a>],
    row: &[usize],
    story: &Story<'_>,
    used: &mut Used,
) -> Option<RowDraft<'a>> {
    let mut facts: Vec<Option<Fact<'a>>> = vec![None; items.len()];
    let trend = |i: &usize| if let Value::Quantity(q) = &told[*i].claim.value { q.trend } else { None };
    let turned = row.windows(2).any(|w| trend(&w[0]) != trend(&w[1]));
    // Rents may rise as much as wages fall.
    let one = |w: &[usize]| trend(&w[0]) == trend(&w[1]) || share_noun(tellings, &told[w[0]], &told[w[1]], WINDOW);
    if turned && !row.windows(2).all(one) {
        return None;
    }
    for t in row.iter().map(|i| &told[*i]) {
        used.mark(t.document, t.item);
        let claimed = match &t.claim.value {
            Value::Quantity(q) => Claimed::Quantity(q),
            Value::Date(d) => Claimed::Date(d),
            _ => continue,
        };
        let span = if turned { with_trend(tellings[t.document], t.claim) } else { t.claim.span };
        facts[t.document].get_or_insert(Fact { span, sentence: t.claim.sentence, claimed });
    }
    let first = &told[*row.first()?];
    let key = match &first.claim.value {
        Value::Quantity(q) => q.unit.clone(),
        _ => "day".to_owned(),
    };
    let day = row.iter().map(|i| &told[*i]).any(|t| is_any_day(tellings[t.document], t.claim));
    Some(RowDraft {
        sort: first.claim.sort(),
        claim: label(tellings[first.document], first.claim.span, Some(first.claim)),
        evidence: vec![format!("about: {key}"), "words around both".to_owned()],
        key,
        facts,
        unclear: (day || !is_firm(tellings, told, row, story))
            .then(|| "they may be of two things: nothing but words around them ties them".to_owned()),
        grows: false,
    })
}

/// A change with the word before it that says which way it went: "up 2 %".
fn with_trend(t: &Telling, item: &Item<'_>) -> Span {
    let tokens = t.sentences.tokens_of(item.sentence);
    let start = tokens.partition_point(|w| w.span.end <= item.span.start);
    start.checked_sub(1).map_or(item.span, |k| tokens[k].span.join(item.span))
}

/// Whether a day may be that of anything: a day of the week, which is told of every event of it, or one that no preposition
/// leads, as above a report.
fn is_any_day(t: &Telling, item: &Item<'_>) -> bool {
    let Value::Date(d) = &item.value else { return false };
    let tokens = t.sentences.tokens_of(item.sentence);
    let start = tokens.partition_point(|w| w.span.end <= d.span.start);
    let led = start.checked_sub(1).is_some_and(|k| FUNCTION.word(tokens[k]) == Some(&Function::Preposition));
    let digits = d.span.of(&t.article.text).bytes().any(|b| b.is_ascii_digit());
    d.grain == Grain::Day && (!digits || !led)
}

/// Whether the same noun stands right beside two amounts: "the damage at $14 million", "a fine of 2,000 crowns".
fn is_named(tellings: &[&Telling], x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    matches!(&x.claim.value, Value::Quantity(q) if q.kind == QuantityKind::Money) && share_noun(tellings, x, y, BESIDE)
}

/// Whether the same noun stands before two figures, at most so many words away.
fn share_noun(tellings: &[&Telling], x: &ClaimInContext<'_>, y: &ClaimInContext<'_>, near: usize) -> bool {
    let nouns = |s: &ClaimInContext<'_>| -> KeySet {
        let t = tellings[s.document];
        let tokens = t.sentences.tokens_of(s.claim.sentence);
        let start = tokens.partition_point(|w| w.span.end <= s.claim.span.start);
        let noun = |w: &&Token| !w.is_capitalised() && lemmas(w.text(&t.article.text)).any(PartOfSpeech::Noun);
        let words = tokens[start.saturating_sub(near)..start].iter().filter(noun);
        words.filter_map(|w| stem(t, *w)).collect()
    };
    nouns(x).intersection(&nouns(y)).next().is_some()
}

/// So many tokens before an amount what it is of may stand: "the *damage* will be at".
const BESIDE: usize = 5;

/// Values in sentences at least so alike are of one thing, whatever the acts are: as in [`super::twin`].
const ALIKE: f32 = 0.5;

/// Whether more than words ties those values of a row that exclude each other: one act, or sentences that are told alike.
fn is_firm(tellings: &[&Telling], told: &[ClaimInContext<'_>], row: &[usize], story: &Story<'_>) -> bool {
    let pairs = || row.iter().enumerate().flat_map(|(n, i)| row[n + 1..].iter().map(move |j| (&told[*i], &told[*j])));
    let apart =
        |x: &ClaimInContext<'_>, y: &ClaimInContext<'_>| x.claim.relation(y.claim).verdict == Verdict::Conflicting && !is_level(x, y);
    pairs().filter(|(x, y)| apart(x, y)).all(|(x, y)| is_one(tellings, story, x, y))
}

/// Whether more than words ties two values.
fn is_one(tellings: &[&Telling], story: &Story<'_>, x: &ClaimInContext<'_>, y: &ClaimInContext<'_>) -> bool {
    let at = |t: &ClaimInContext<'_>| (t.document, t.claim.sentence, t.claim.span);
    let alike =
        || likeness(&tellings[x.document].sentences, x.claim.sentence, &tellings[y.document].sentences, y.claim.sentence).0 >= ALIKE;
    is_named(tellings, x, y) || alike() || story.is_one_act(at(x), at(y))
}
