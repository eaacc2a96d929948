//! What belongs to somebody: the age beside a name, the spelling of a name, and the ages of a group without names.
//!
//! An age belongs to the name that it touches. Two reports that list the ages of one group share most of them; what is
//! left over on both sides is held against each other.

use super::fact::in_body;
use super::fact::{Claimed, Fact, RowDraft, Used, tells};
use crate::budget::Budget;
use crate::kind::name::{Name, NameKind};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::item::{Item, Items, Sort, Value};
use crate::lexicon::APART;
use crate::lexicon::story::Apart;
use crate::relation::{is_known, is_of_place};
use crate::rule::name::spelling;
use crate::story::apart::Story;
use crate::telling::Telling;
use crate::token::{KeyMap, Span};
use std::collections::BTreeMap;

/// Ages further apart than this are not held to be one person's by a list alone.
const NEAR_AGES: i64 = 3;
/// So many ages must be shared for two lists to be of one group.
const SHARED_AGES: usize = 2;

/// The rows of ages and spellings.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], story: &Story<'_>, used: &mut Used) -> Vec<RowDraft<'a>> {
    let mut drafts = ages(tellings, items, used);
    drafts.extend(lists(tellings, items, used));
    drafts.extend(nameless(tellings, items, story, used));
    drafts.extend(listed_names(tellings, items));
    drafts.extend(spellings(tellings, items));
    drafts.extend(lone_spellings(tellings, items));
    drafts
}

/// A row of what belongs to somebody.
pub(super) fn draft<'a>(sort: Sort, claim: String, key: String, facts: Vec<Option<Fact<'a>>>, evidence: &str) -> RowDraft<'a> {
    RowDraft { sort, claim, key, facts, evidence: vec![evidence.to_owned()], unclear: None, grows: false }
}

/// An age with whom it is of.
struct Aged<'a> {
    document: usize,
    item: usize,
    fact: Fact<'a>,
    name: &'a Name,
    /// The last word of the name.
    last: &'a str,
}

/// Ages by the name beside them. Where several people of one last name are named, it alone is nobody's.
fn ages<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], used: &mut Used) -> Vec<RowDraft<'a>> {
    let mut by_word: BTreeMap<u64, Vec<Aged<'a>>> = BTreeMap::new();
    for (document, report) in items.iter().enumerate() {
        for (i, item) in report.list.iter().enumerate() {
            let Some(q) = age(item) else { continue };
            let Some(name) = beside(tellings[document], item.sentence, item.span) else { continue };
            let fact = Fact { span: item.span, sentence: item.sentence, claimed: Claimed::Quantity(q) };
            let last = name.span.of(&tellings[document].article.text).rsplit(' ').next().unwrap_or("");
            // A longer name may end in another word than the short one: "Ivo Lund Karst", "Ivo Lund".
            for key in name.keys.iter().skip(usize::from(name.keys.len() > 1)) {
                by_word.entry(*key).or_default().push(Aged { document, item: i, fact: fact.clone(), name, last });
            }
        }
    }
    let mut drafts = Vec::new();
    for list in by_word.values().filter(|l| l.len() <= MOST) {
        let full: Vec<&Name> = list.iter().map(|a| a.name).filter(|n| n.keys.len() > 1).collect();
        let lone = full.iter().all(|n| full.iter().all(|m| n.may_be(m)));
        let mut groups: Vec<Vec<&Aged<'a>>> = Vec::new();
        for aged in list.iter().filter(|a| lone || a.name.keys.len() > 1) {
            match groups.iter_mut().find(|g| g.iter().all(|other| other.name.may_be(aged.name))) {
                Some(group) => group.push(aged),
                None => groups.push(vec![aged]),
            }
        }
        for group in groups {
            let mut facts: Vec<Option<Fact<'a>>> = vec![None; items.len()];
            for aged in group.iter().filter(|a| !used.is(a.document, a.item)) {
                facts[aged.document].get_or_insert_with(|| aged.fact.clone());
            }
            if facts.iter().flatten().count() < 2 {
                continue;
            }
            group.iter().for_each(|a| used.mark(a.document, a.item));
            let whose = group.iter().map(|a| (a.name.keys.len(), a.last)).min_by_key(|a| a.0).map_or("", |a| a.1);
            drafts.push(draft(Sort::Quantity, format!("age of {whose}"), "age".to_owned(), facts, "the same name"));
        }
    }
    drafts
}

/// One fact of each report that has it, with its place among the report's items.
type Cells<'a> = Vec<Option<(usize, Fact<'a>)>>;

/// Ages that two reports give of somebody whom neither names beside it: "a girl aged six", "a six-year-old girl". Where they
/// differ, they may be of two.
fn nameless<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], story: &Story<'_>, used: &mut Used) -> Vec<RowDraft<'a>> {
    let mut rows: BTreeMap<(u64, i64), Cells<'a>> = BTreeMap::new();
    for (document, report) in items.iter().enumerate() {
        let ages: Vec<usize> = (0..report.list.len()).filter(|i| age(&report.list[*i]).is_some() && !used.is(document, *i)).collect();
        if ages.is_empty() {
            continue;
        }
        let people = story.entities(document);
        for i in ages {
            let item = &report.list[i];
            let Some((q, years)) = age(item).and_then(|q| Some((q, q.level()?.to_i64()?))) else { continue };
            let told = people.within(tellings[document].sentences.list[item.sentence].span).iter().filter_map(|(_, ix)| people.get(*ix));
            let mut aged = told.filter(|e| e.age == Some(years) && e.names.is_empty());
            let Some(noun) = aged.next().and_then(|e| e.nouns.first()) else { continue };
            let fact = Fact { span: item.span, sentence: item.sentence, claimed: Claimed::Quantity(q) };
            rows.entry((noun.key, years)).or_insert_with(|| vec![None; items.len()])[document].get_or_insert((i, fact));
        }
    }
    let told = rows.into_values().filter(|cells| cells.iter().flatten().count() > 1);
    let row = |cells: Cells<'a>| {
        cells.iter().enumerate().filter_map(|(d, c)| c.as_ref().map(|c| (d, c.0))).for_each(|(d, i)| used.mark(d, i));
        let facts = cells.into_iter().map(|c| c.map(|c| c.1)).collect();
        draft(Sort::Quantity, "age of somebody without a name".to_owned(), "age".to_owned(), facts, "the same noun")
    };
    told.map(row).collect()
}

/// The age that an item gives.
pub(super) fn age<'a>(item: &Item<'a>) -> Option<&'a Quantity> {
    match &item.value {
        Value::Quantity(q) if q.kind == QuantityKind::Age && q.level().is_some() => Some(q),
        _ => None,
    }
}

/// The name that an age touches: "Ada Kral, 27", "27-year-old Ada Kral", "Ada Kral, a 27-year-old nurse".
fn beside(t: &Telling, sentence: usize, age: Span) -> Option<&Name> {
    let text = &t.article.text;
    let between = |from: u32, to: u32| {
        text.get(from as usize..to as usize).is_some_and(|s| matches!(s.trim_matches([',', ' ', '(', ')']), "" | "the" | "a" | "an"))
    };
    let names = || t.claims.in_sentence(sentence).names().iter();
    // "Ada Kral, 27-year-old Ina Kral": the name that follows is nearer; in "Ada Kral, 27, Ina Kral, 24," it has its own.
    let parted = |from: u32, to: u32| text.get(from as usize..to as usize).is_some_and(|s| s.contains([',', '(', ')']));
    let near = |n: &Name| between(age.end, n.full().start) && !parted(age.end, n.full().start);
    let behind = names().find(|n| age.end <= n.full().start && near(n));
    behind.or_else(|| names().find(|n| n.span.end <= age.start && between(n.span.end, age.start)))
}

/// Ages of a group whose members other reports list too.
fn lists<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], used: &mut Used) -> Vec<RowDraft<'a>> {
    let mut lists: Vec<(usize, BTreeMap<i64, usize>)> = Vec::new();
    for (document, report) in items.iter().enumerate() {
        lists.extend(groups(tellings[document], report).into_iter().map(|list| (document, list)));
    }
    let mut drafts = Vec::new();
    if lists.len() > MOST {
        used.met.insert(Budget::AgeLists);
    }
    let mut held: Vec<(usize, usize)> = Vec::new();
    for (n, (first, x)) in lists.iter().enumerate().take(MOST) {
        for (second, y) in lists[n + 1..].iter().take(MOST).filter(|(d, _)| d != first) {
            let left = |x: &BTreeMap<i64, usize>, y: &BTreeMap<i64, usize>| -> Vec<(i64, usize)> {
                x.iter().filter(|(k, _)| !y.contains_key(k)).map(|(k, i)| (*k, *i)).collect()
            };
            let (p, q) = (left(x, y), left(y, x));
            let ([(age, i)], [(other, j)]) = (&p[..], &q[..]) else { continue };
            // Of two names beside ages, of which a report has both, each is somebody.
            let named = |d: usize, i: usize| beside(tellings[d], items[d].list[i].sentence, items[d].list[i].span);
            let has = |d: usize, n: &Name| {
                let bears = |o: &Item<'_>| matches!(&o.value, Value::Name(o) if o.keys.last() == n.keys.last());
                items[d].list.iter().any(bears)
            };
            let two = |(n, m): (&Name, &Name)| !n.may_be(m) && (has(*first, m) || has(*second, n));
            if named(*first, *i).zip(named(*second, *j)).is_some_and(two) {
                continue;
            }
            let new = !held.contains(&(*first, *i)) || !held.contains(&(*second, *j));
            if x.len() - p.len() < SHARED_AGES || (age - other).abs() > NEAR_AGES || !new {
                continue;
            }
            let mut facts: Vec<Option<Fact<'a>>> = vec![None; items.len()];
            for (document, item) in [(*first, *i), (*second, *j)] {
                let found = &items[document].list[item];
                let Value::Quantity(quantity) = &found.value else { continue };
                facts[document] = Some(Fact { span: found.span, sentence: found.sentence, claimed: Claimed::Quantity(quantity) });
                used.mark(document, item);
                held.push((document, item));
            }
            drafts.push(draft(
                Sort::Quantity,
                "age in a list of the same people".to_owned(),
                "age".to_owned(),
                facts,
                "the other ages agree",
            ));
        }
    }
    drafts
}

/// A list of people with its sentence.
type NameList<'a> = (usize, Vec<&'a Name>);

/// The name that alone differs in two lists of the same people: "Ada Kral, Ivo Lund and Tove Brandt". Whom the other report
/// has elsewhere is no other name for anybody.
fn listed_names<'a>(tellings: &[&'a Telling], items: &[Items<'a>]) -> Vec<RowDraft<'a>> {
    let all: Vec<Vec<NameList<'a>>> = tellings.iter().map(|t| name_lists(t)).collect();
    let has = |d: usize, name: &Name| items[d].list.iter().any(|i| matches!(&i.value, Value::Name(n) if n.may_be(name)));
    let mut drafts: Vec<RowDraft<'a>> = Vec::new();
    for (e, later) in all.iter().enumerate() {
        for (d, earlier) in all.iter().enumerate().take(e) {
            let pairs = earlier.iter().take(MOST).flat_map(|x| later.iter().take(MOST).map(move |y| (x, y)));
            for ((i, x), (j, y)) in pairs.filter(|(x, y)| x.1.len() == y.1.len()) {
                let left = |x: &[&'a Name], y: &[&'a Name]| -> Vec<&'a Name> {
                    x.iter().filter(|n| !y.iter().any(|m| n.may_be(m))).copied().collect()
                };
                let ([one], [other]) = (&left(x, y)[..], &left(y, x)[..]) else { continue };
                let alike = |a: &Name, b: &Name| {
                    let text = |d: usize, n: &Name| n.span.of(&tellings[d].article.text).to_owned();
                    let (a, b) = (text(d, a), text(e, b));
                    a.split(' ').zip(b.split(' ')).all(|(a, b)| a == b || spelling(a, b))
                };
                if has(d, other) || has(e, one) || alike(one, other) {
                    continue;
                }
                let mut facts: Vec<Option<Fact<'a>>> = vec![None; items.len()];
                facts[d] = Some(Fact { span: one.span, sentence: *i, claimed: Claimed::Listed(one) });
                facts[e] = Some(Fact { span: other.span, sentence: *j, claimed: Claimed::Listed(other) });
                let known = |r: &RowDraft<'_>| r.facts[d].as_ref().is_some_and(|f| f.span == one.span);
                if !drafts.iter().any(known) {
                    let claim = "name in a list of the same people".to_owned();
                    drafts.push(draft(Sort::Statement, claim, "list".to_owned(), facts, "the other names agree"));
                }
            }
        }
    }
    drafts
}

/// The sentences of a report that list three people or more, all that there are.
fn name_lists(t: &Telling) -> Vec<NameList<'_>> {
    let list = |i: usize| {
        let told = t.claims.in_sentence(i);
        // "Ada Kral, 27, Ivo Lund, who steered, and Tove Brandt": what stands between two of a list is set off.
        let joined = |x: &Name, y: &Name| {
            let gap = t.article.text.get(x.span.end as usize..y.full().start as usize).unwrap_or("").trim();
            let opens = gap.starts_with([',', ';']) || gap == "and";
            opens && (gap.ends_with([',', ';']) || gap.ends_with(" and") || gap == "and")
        };
        let people = told.names().iter().filter(|n| matches!(n.kind, NameKind::Person | NameKind::Other) && n.keys.len() > 1);
        let mut runs: Vec<Vec<&Name>> = Vec::new();
        for n in people {
            match runs.last_mut().filter(|r| r.last().is_some_and(|last| joined(last, n))) {
                Some(run) => run.push(n),
                None => runs.push(vec![n]),
            }
        }
        let names = runs.into_iter().max_by_key(Vec::len)?;
        let tokens = t.sentences.tokens_of(i);
        let first = names.first().map_or(0, |n| tokens.partition_point(|w| w.span.end <= n.full().start));
        // "Actors including Ada Kral, Ivo Lund and Tove Brandt": there are more.
        let some = (0..first).any(|at| APART.at(tokens, at).is_some_and(|f| *f.means == Apart::Before && at + f.len == first));
        (names.len() > SHARED_AGES && !some).then_some((i, names))
    };
    (0..t.sentences.list.len()).filter(|i| tells(t, *i) && in_body(t, *i)).filter_map(list).collect()
}

/// The lists of ages in a report: three or more in one sentence and the next.
fn groups(t: &Telling, report: &Items<'_>) -> Vec<BTreeMap<i64, usize>> {
    let mut by_sentence: BTreeMap<usize, Vec<(i64, usize)>> = BTreeMap::new();
    for (i, item) in report.list.iter().enumerate().filter(|(_, x)| tells(t, x.sentence) && in_body(t, x.sentence)) {
        if let Some(value) = age(item).or_else(|| listed(report, i)).and_then(|q| q.level()?.to_i64()) {
            by_sentence.entry(item.sentence).or_default().push((value, i));
        }
    }
    let mut found = Vec::new();
    for (sentence, ages) in &by_sentence {
        let mut list = BTreeMap::new();
        let next = by_sentence.get(&(sentence + 1)).filter(|_| ages.len() <= SHARED_AGES);
        for (value, i) in ages.iter().chain(next.into_iter().flatten()) {
            list.entry(*value).or_insert(*i);
        }
        if list.len() > SHARED_AGES {
            found.push(list);
        }
    }
    found
}

/// A bare number in a row of ages: "ages 15, 18 and 22", "a 25- and 35-year-old".
fn listed<'a>(report: &Items<'a>, i: usize) -> Option<&'a Quantity> {
    let item = &report.list[i];
    let Value::Quantity(q) = &item.value else { return None };
    let aged = |j: usize| report.list.get(j).is_some_and(|o| o.sentence == item.sentence && age(o).is_some());
    (q.kind == QuantityKind::Number && q.unit.is_empty() && q.event.is_none() && (aged(i + 1) || i > 0 && aged(i - 1))).then_some(*q)
}

/// Full names that are spelt in two ways, in a word or in two: "Ada Kral", "Adda Kral"; "Ada Rika Kraal". Names between the first
/// and the last may be left out.
fn spellings<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>]) -> Vec<RowDraft<'a>> {
    // By the letters that the first and the last word start with: of two that share neither, no spelling is held.
    let mut by_letter: BTreeMap<(bool, char), Vec<FullName<'a>>> = BTreeMap::new();
    for (document, report) in items.iter().enumerate() {
        let mut seen: Vec<&str> = Vec::new();
        for item in &report.list {
            let Value::Name(name) = &item.value else { continue };
            let words: Vec<&str> = item.span.of(&tellings[document].article.text).split([' ', '-']).collect();
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            if name.keys.len() < 2 || words.len() < 2 || seen.contains(&item.span.of(&tellings[document].article.text)) {
                continue;
            }
            seen.push(item.span.of(&tellings[document].article.text));
            for (ends, word) in [(false, first), (true, last)] {
                let letter = word.chars().next().and_then(|c| c.to_lowercase().next()).unwrap_or(' ');
                let full = FullName { document, item, name, words: words.clone() };
                by_letter.entry((ends, letter)).or_default().push(full);
            }
        }
    }
    let mut rows: BTreeMap<String, Vec<Option<Fact<'a>>>> = BTreeMap::new();
    for list in by_letter.values() {
        for (n, x) in list.iter().enumerate().take(MOST_NAMES) {
            for y in list[n + 1..].iter().take(MOST_NAMES).filter(|y| y.document != x.document && is_spelling(x, y)) {
                // A report that has both spellings says that they are two.
                let has = |d: usize, of: &FullName<'_>, than: &FullName<'_>| {
                    let own = |k: &&u64| !than.name.keys.contains(k);
                    of.name.keys.iter().filter(own).any(|k| tellings[d].has_name_word(*k))
                };
                if has(y.document, x, y) || has(x.document, y, x) {
                    continue;
                }
                // "Ada Kral" and "Ada Rika Kral" are told of once.
                let is_of = |cell: &Option<Fact<'a>>, full: &FullName<'_>| {
                    cell.as_ref().is_some_and(|f| matches!(f.claimed, Claimed::Name(n) if n.may_be(full.name)))
                };
                if rows.values().any(|c| is_of(&c[x.document], x) && is_of(&c[y.document], y)) {
                    continue;
                }
                let cells = rows.entry(x.words.join(" ")).or_insert_with(|| vec![None; items.len()]);
                for full in [x, y] {
                    let fact = Fact { span: full.item.span, sentence: full.item.sentence, claimed: Claimed::Name(full.name) };
                    cells[full.document].get_or_insert(fact);
                }
            }
        }
    }
    rows.into_iter().map(|(name, facts)| draft(Sort::Name, name, "name".to_owned(), facts, "the same name but for its letters")).collect()
}

/// A name of two words or more, with its place.
struct FullName<'a> {
    document: usize,
    item: &'a Item<'a>,
    name: &'a Name,
    words: Vec<&'a str>,
}

/// Whether two full names are one in two spellings.
fn is_spelling(x: &FullName<'_>, y: &FullName<'_>) -> bool {
    let (p, q) = (&x.words, &y.words);
    // "Ada Rika Kral", "Ada Kral": only people have names that may be left out.
    let person = [x, y].iter().all(|n| matches!(n.name.kind, NameKind::Person | NameKind::Other));
    let ends = |w: &[&str]| format!("{} {}", w[0], w[w.len() - 1]);
    let (a, b) = match p.len() == q.len() {
        true => (p.join(" "), q.join(" ")),
        false if person && p.len().min(q.len()) == 2 => (ends(p), ends(q)),
        false => return false,
    };
    let (v, w): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if v.iter().zip(&w).any(|(v, w)| v.len().abs_diff(w.len()) > 3) {
        return false;
    }
    let other = v.iter().zip(&w).filter(|(v, w)| !v.eq_ignore_ascii_case(w)).count();
    // Where nothing is written alike, each word is to be nearly so.
    let near = || v.iter().zip(&w).all(|(v, w)| strsim::damerau_levenshtein(v, w) <= 1);
    other > 0 && spelling(&a, &b) && (other < v.len() || person && near())
}

/// So many names that start with one letter are held against each other.
const MOST_NAMES: usize = 256;

/// Names of one word that no lexicon has and that two reports spell in two ways: "Halmstrand", "Halmstrant".
fn lone_spellings<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>]) -> Vec<RowDraft<'a>> {
    // By the first letter, each word once a report; of a longer name it has a row of that name.
    let mut by_letter: BTreeMap<char, Vec<(usize, usize, &'a str)>> = BTreeMap::new();
    let mut parts: KeyMap<usize> = KeyMap::default();
    for (document, report) in items.iter().enumerate() {
        let mut seen: Vec<&str> = Vec::new();
        for (i, item) in report.list.iter().enumerate() {
            let Value::Name(n) = &item.value else { continue };
            if n.keys.len() > 1 {
                n.keys.iter().for_each(|k| *parts.entry(*k).or_default() += 1);
                continue;
            }
            let word = n.span.of(&tellings[document].article.text);
            let letters = word.len() >= SHORTEST && word.chars().all(char::is_alphabetic) && !word.chars().all(char::is_uppercase);
            let own = letters && in_body(tellings[document], item.sentence) && !is_known(word) && !seen.contains(&word);
            if let Some(first) = word.chars().next().and_then(|c| c.to_lowercase().next()).filter(|_| own) {
                seen.push(word);
                by_letter.entry(first).or_default().push((document, i, word));
            }
        }
    }
    let mut drafts = Vec::new();
    for list in by_letter.values() {
        for (n, (d, i, x)) in list.iter().enumerate().take(MOST) {
            for (e, j, y) in list[n + 1..].iter().take(MOST).filter(|(e, ..)| e != d) {
                let (Value::Name(p), Value::Name(q)) = (&items[*d].list[*i].value, &items[*e].list[*j].value) else { continue };
                let whole = [p, q].iter().all(|n| n.keys.first().is_some_and(|k| !parts.contains_key(k)));
                // "Vessela", "Vesselan": a place and what is of it.
                let place = p.kind != NameKind::Person && q.kind != NameKind::Person && is_of_place(x, y);
                if x == y || place || !whole || !spelling(x, y) || tellings[*e].names(p) || tellings[*d].names(q) {
                    continue;
                }
                let mut facts: Vec<Option<Fact<'a>>> = vec![None; items.len()];
                for (document, item, name) in [(*d, *i, *p), (*e, *j, *q)] {
                    let found = &items[document].list[item];
                    facts[document] = Some(Fact { span: found.span, sentence: found.sentence, claimed: Claimed::Name(name) });
                }
                drafts.push(draft(Sort::Name, (*x).to_owned(), "name".to_owned(), facts, "the same name but for its letters"));
            }
        }
    }
    drafts
}

/// Shorter words are alike by chance.
const SHORTEST: usize = 5;

/// A word that stands in more names than this is no sign of one bearer.
pub const MOST: usize = 64;
