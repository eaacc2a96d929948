//! Quotations that two reports give: the same words, other words, or the words of another speaker.
//!
//! Quotations are found through their runs of three words. A part of a longer quotation agrees with it, and so do other
//! spellings and other marks; where both give a stretch and a word in it that says something differs, they conflict.

use super::fact::{Claimed, Fact, RowDraft, Used};
use super::value::LEAST;
use crate::frame::cue::Negation;
use crate::frame::source::Rank;
use crate::kind::name::{Name, NameKind};
use crate::ledger::item::{Items, Sort, Value};
use crate::lexicon::quantity::{Numeral, NumeralRole};
use crate::lexicon::{ANAPHORA, Anaphor, FUNCTION, NEGATION, NUMERALS};
use crate::relation::{Relation, Weight, relate, weight};
use crate::rule::name::spelling;
use crate::telling::Telling;
use crate::token::{KeyMap, Span};
use crate::verdict::{Comparison, Verdict};
use std::collections::BTreeMap;
use std::ops::Range;

/// A run of words that stands in more quotations than this is a commonplace.
const MOST: usize = 32;
/// So many runs of three words are shared by quotations of one utterance.
const SHARED: usize = 2;

/// A report and the index of its claim.
type ClaimPlace = (usize, usize);

/// The rows of quotations.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], used: &mut Used) -> Vec<RowDraft<'a>> {
    let mut by_run: KeyMap<Vec<(usize, usize)>> = KeyMap::default();
    for (document, report) in items.iter().enumerate() {
        for (i, item) in report.list.iter().enumerate() {
            let Value::Quotation(words) = &item.value else { continue };
            for run in words.windows(3).filter(|_| words.len() >= LEAST) {
                let list = by_run.entry(run.iter().fold(0, |h: u64, k| h.rotate_left(21) ^ k)).or_default();
                if list.last() != Some(&(document, i)) {
                    list.push((document, i));
                }
            }
        }
    }
    let mut shared: BTreeMap<(ClaimPlace, ClaimPlace), usize> = BTreeMap::new();
    for list in by_run.values().filter(|l| l.len() <= MOST) {
        for (n, x) in list.iter().enumerate() {
            for y in list[n + 1..].iter().filter(|y| y.0 != x.0) {
                *shared.entry((*x, *y)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<_> = shared.into_iter().filter(|(_, n)| *n >= SHARED).collect();
    pairs.sort_by_key(|(pair, n)| (std::cmp::Reverse(*n), *pair));
    let mut rows: Vec<Vec<Option<usize>>> = Vec::new();
    let mut row_of: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let at = |p: &ClaimPlace| (tellings[p.0], items[p.0].list[p.1].span);
    for ((x, y), _) in pairs.iter().filter(|((x, y), _)| is_one(at(x), at(y))) {
        let (x, y) = (*x, *y);
        let row = match (row_of.get(&x), row_of.get(&y)) {
            (Some(_), Some(_)) => continue,
            (Some(r), None) | (None, Some(r)) => *r,
            (None, None) => {
                rows.push(vec![None; items.len()]);
                rows.len() - 1
            }
        };
        for (document, item) in [x, y] {
            if rows[row][document].is_none() {
                rows[row][document] = Some(item);
                row_of.insert((document, item), row);
            }
        }
    }
    rows.into_iter().filter_map(|cells| draft(tellings, items, &cells, used)).collect()
}

fn draft<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], cells: &[Option<usize>], used: &mut Used) -> Option<RowDraft<'a>> {
    let mut facts = vec![None; items.len()];
    let mut whose: Option<&str> = None;
    for (document, i) in cells.iter().enumerate().filter_map(|(d, i)| i.map(|i| (d, i))) {
        let item = &items[document].list[i];
        whose = whose.or_else(|| speakers(tellings[document], item.sentence).first().copied());
        let claimed = Claimed::Quotation(speaker(tellings[document], item.sentence));
        facts[document] = Some(Fact { span: item.span, sentence: item.sentence, claimed });
        used.mark(document, i);
    }
    let told = facts.iter().flatten().count();
    (told > 1).then(|| RowDraft {
        sort: Sort::Quotation,
        claim: labelled(whose),
        key: "quotation".to_owned(),
        facts,
        evidence: vec!["most of the quoted words".to_owned()],
        unclear: None,
        grows: false,
    })
}

/// What a quotation in a sentence is called: by whom it is of.
pub fn called(t: &Telling, sentence: usize) -> String {
    labelled(speakers(t, sentence).first().copied())
}

fn labelled(who: Option<&str>) -> String {
    who.map_or_else(|| "quotation".to_owned(), |who| format!("quotation: {who}"))
}

/// What the person who is said to speak is called, with all that stands beside the name: "State Police Lt. Gunnar Hasting".
fn speaker(t: &Telling, sentence: usize) -> Option<String> {
    let called = speakers(t, sentence);
    (!called.is_empty()).then(|| called.join(" "))
}

/// The names of the one person who is said to speak, none of them of a body or a place; people's first.
fn speakers(t: &Telling, sentence: usize) -> Vec<&str> {
    let claims = t.claims.in_sentence(sentence);
    let mut named = claims.sources().iter().filter(|s| s.rank == Rank::Person);
    let (Some(source), None) = (named.next(), named.next()) else { return Vec::new() };
    // "He and Kral" are two, of whom one is not named.
    let who = source.who.of(&t.article.text);
    if who.split(' ').any(|w| w == "and") {
        return Vec::new();
    }
    let mut people: Vec<&Name> = claims
        .names()
        .iter()
        .filter(|n| !matches!(n.kind, NameKind::Organisation | NameKind::Place) && source.who.contains(n.span))
        .collect();
    people.sort_by_key(|n| n.kind != NameKind::Person);
    people.into_iter().filter_map(|n| n.span.of(&t.article.text).split(" of ").next()).collect()
}

/// Whether two names can be of one speaker: they have a word in common, in whatever spelling.
pub fn same_speaker(x: &str, y: &str) -> bool {
    let words = |s: &'_ str| {
        s.split(' ')
            .filter(|w| w.len() > 1 && w.starts_with(char::is_uppercase) && !w.ends_with('.'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (x, y) = (words(x), words(y));
    x.iter().any(|a| y.iter().any(|b| a.eq_ignore_ascii_case(b) || spelling(a, b)))
}

/// A word of a quotation.
struct QuotedWord<'a> {
    text: &'a str,
    span: Span,
    key: u64,
    /// Whether it says something: no article, no "this" for "the".
    says: bool,
    negates: bool,
}

/// Words that differ are named as far as they are so short, in bytes.
const NAMED: usize = 40;

/// Longer quotations are held as far as this, in words.
const LONGEST: usize = 300;

fn words(t: &Telling, span: Span) -> Vec<QuotedWord<'_>> {
    let tokens = &t.sentences.tokens;
    let first = tokens.partition_point(|w| w.span.end <= span.start);
    let last = tokens.partition_point(|w| w.span.start < span.end);
    // What stands in brackets is the reporter's.
    let mut depth = 0;
    let spoken = (first..last).filter(|at| {
        let text = tokens[*at].text(&t.article.text);
        // A bracket that closes none, as in "1) we go", opens none either.
        depth = (depth + i32::from(matches!(text, "[" | "(")) - i32::from(matches!(text, "]" | ")"))).max(0);
        depth == 0 && (tokens[*at].is_word() || text == "&")
    });
    let word = |at: usize| {
        let text = tokens[at].text(&t.article.text);
        // "F***ing" is masked in as many ways as there are papers.
        let span = tokens[at].span;
        let star = |at: Option<u32>| at.is_some_and(|at| t.article.text.as_bytes().get(at as usize) == Some(&b'*'));
        let masked = star(span.start.checked_sub(1)) || star(Some(span.end));
        let says = FUNCTION.word(tokens[at]).is_none() && weight(text) == Weight::Content && text != "&" && !masked;
        let negates = NEGATION.at(tokens, at).is_some_and(|f| *f.means == Negation::Plain);
        QuotedWord { text, span, key: tokens[at].key, says: says || negates, negates }
    };
    spoken.take(LONGEST).map(word).collect()
}

/// The number that a word is by itself: "eleven", "eleventh", "11".
fn number(word: &str) -> Option<i64> {
    let whole = |n: &&Numeral| matches!(n.role, NumeralRole::Small | NumeralRole::Teen | NumeralRole::Tens | NumeralRole::Ordinal);
    NUMERALS.spelt(word).filter(whole).map(|n| n.value).or_else(|| word.parse().ok())
}

/// Letters and digits of a stretch as they are spoken: "the 11th hour" is "the eleventh hour".
fn spoken(words: &[QuotedWord<'_>]) -> String {
    let mut all = String::new();
    for (i, word) in words.iter().enumerate() {
        let behind = i > 0 && words[i - 1].text.bytes().all(|b| b.is_ascii_digit());
        if behind && matches!(word.text, "st" | "nd" | "rd" | "th") {
            continue;
        }
        for part in whole(word).split('-') {
            let part = number(part).map_or_else(|| part.to_owned(), |n| n.to_string());
            all.extend(part.chars().filter(|c| c.is_alphanumeric()));
        }
    }
    all
}

/// "Doesn't" is "does not" written down.
fn whole(word: &QuotedWord<'_>) -> String {
    word.text.to_lowercase().replace("n't", "not").replace("n’t", "not")
}

/// How two reports' words of one utterance relate. What the ends leave out, a comma, another spelling and a small word are
/// no change: who writes down what was said has a choice in them.
pub fn relation((t, x): (&Telling, Span), (u, y): (&Telling, Span)) -> Comparison {
    let answer = |verdict, reason: &str| Comparison { verdict, drift: false, reason: reason.to_owned() };
    let (x, y) = (words(t, x), words(u, y));
    if x.iter().map(|w| w.key).eq(y.iter().map(|w| w.key)) {
        return answer(Verdict::Same, "the same words");
    }
    let gaps = gaps(&x, &y);
    let changed = || gaps.iter().filter(|g| is_changed(&x[g.0.clone()], &y[g.1.clone()], g.2));
    if changed().next().is_some() {
        // Of two that share a few words and end otherwise each may have been said.
        let shared = common(&x, &y).iter().filter(|(i, _)| x[*i].says).count();
        let verdict = if shared < UTTERED && changed().all(|g| !g.2) { Verdict::Unclear } else { Verdict::Conflicting };
        let told = |w: &[QuotedWord<'_>], range: Range<usize>| w[range].iter().map(|w| w.text).collect::<Vec<_>>().join(" ");
        let named = changed().map(|g| (told(&x, g.0.clone()), told(&y, g.1.clone()))).find(|(a, b)| !a.is_empty() && !b.is_empty());
        let named = named.filter(|(a, b)| a.len().max(b.len()) <= NAMED).map_or_else(String::new, |(a, b)| format!(": “{a}”, “{b}”"));
        return answer(verdict, &format!("other words between the quotation marks{named}"));
    }
    match gaps.iter().any(|g| g.2 && !is_spelt(&x[g.0.clone()], &y[g.1.clone()])) {
        false => answer(Verdict::Equivalent, "one gives a part of what the other gives"),
        true => answer(Verdict::Refined, "the same words, written down or cut in another way"),
    }
}

/// So many words stand around those that differ, where a quotation is shown by them.
const AROUND: usize = 2;

/// A quotation of no more words is shown whole.
const SHORT: usize = 10;

/// Where two quotations of one utterance differ: the words of each from the first other one to the last, with a few around them.
pub fn differing((t, x): (&Telling, Span), (u, y): (&Telling, Span)) -> Option<(Span, Span)> {
    let (a, b) = (words(t, x), words(u, y));
    let gaps = gaps(&a, &b);
    let mut changed = gaps.iter().filter(|g| is_changed(&a[g.0.clone()], &b[g.1.clone()], g.2));
    let first = changed.next()?;
    let last = changed.next_back().unwrap_or(first);
    let shown = |words: &[QuotedWord<'_>], whole: Span, from: usize, to: usize| {
        let range = from.saturating_sub(AROUND)..(to + AROUND).min(words.len());
        let around = words[range].iter().map(|w| w.span).reduce(Span::join);
        if words.len() <= SHORT { whole } else { around.unwrap_or(whole) }
    };
    Some((shown(&a, x, first.0.start, last.0.end), shown(&b, y, first.1.start, last.1.end)))
}

/// Whether two quotations give one utterance: most of what the shorter one says stands in the other.
fn is_one((t, x): (&Telling, Span), (u, y): (&Telling, Span)) -> bool {
    let (x, y) = (words(t, x), words(u, y));
    let content = |w: &[QuotedWord<'_>]| w.iter().filter(|w| w.says).count();
    let pairs = common(&x, &y);
    let shared = pairs.iter().filter(|(i, _)| x[*i].says).count();
    let lower = pairs.iter().filter(|(i, _)| x[*i].says && !x[*i].text.starts_with(char::is_uppercase)).count();
    // A name in both makes no two sentences one, and "his budget", "your budget" were said to two people.
    let owner = |w: &[QuotedWord<'_>]| w.iter().find(|w| ANAPHORA.has_spelt(w.text, Anaphor::Owner)).map(|w| w.key);
    let gaps = gaps(&x, &y);
    let turned = |g: &(Range<usize>, Range<usize>, bool)| {
        let (a, b) = (owner(&x[g.0.clone()]), owner(&y[g.1.clone()]));
        g.2 && a.zip(b).is_some_and(|(a, b)| a != b)
    };
    let turned = gaps.len() > 1 && gaps.iter().any(turned);
    shared * 3 >= content(&x).min(content(&y)) * 2 && lower > 0 && !turned
}

/// The longest list of words that both have in one order, as pairs of places.
fn common(x: &[QuotedWord<'_>], y: &[QuotedWord<'_>]) -> Vec<(usize, usize)> {
    let mut best = vec![vec![0u16; y.len() + 1]; x.len() + 1];
    let same = |i: usize, j: usize| x[i].key == y[j].key;
    for i in (0..x.len()).rev() {
        for j in (0..y.len()).rev() {
            best[i][j] = if same(i, j) { best[i + 1][j + 1] + 1 } else { best[i + 1][j].max(best[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < x.len() && j < y.len() {
        if same(i, j) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The stretches that are not the same in both, each with whether both go on behind and before it.
fn gaps(x: &[QuotedWord<'_>], y: &[QuotedWord<'_>]) -> Vec<(Range<usize>, Range<usize>, bool)> {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (p, q) in common(x, y).into_iter().chain([(x.len(), y.len())]) {
        if i < p || j < q {
            let inner = i > 0 && p < x.len();
            found.push((i..p, j..q, inner));
        }
        (i, j) = (p + 1, q + 1);
    }
    found
}

/// Whether a stretch says something else. At the ends one may give more than the other; a word or two that stand for
/// another there are a change.
fn is_changed(x: &[QuotedWord<'_>], y: &[QuotedWord<'_>], inner: bool) -> bool {
    let content = |w: &[QuotedWord<'_>]| w.iter().filter(|w| w.says).count();
    // A whole clause that one leaves out is another cut, whatever stands in it.
    if inner && x.len().max(y.len()) <= CLAUSE && x.iter().any(|w| w.negates) != y.iter().any(|w| w.negates) {
        return true;
    }
    if content(x) == 0 || content(y) == 0 || !inner && (x.len() > SLIP || y.len() > SLIP) {
        return false;
    }
    !is_spelt(x, y)
}

/// Quotations that share so many words that say something are one utterance.
const UTTERED: usize = 3;

/// So many words are part of a clause, and more are one.
const CLAUSE: usize = 4;

/// More words than this at the end of a quotation are another cut.
const SLIP: usize = 2;

/// Whether two stretches are one in other spellings: "work force", "realised", "IE" for its long form.
fn is_spelt(x: &[QuotedWord<'_>], y: &[QuotedWord<'_>]) -> bool {
    let initials = |w: &[QuotedWord<'_>]| w.iter().filter_map(|w| w.text.chars().next()).collect::<String>();
    let short = |a: &[QuotedWord<'_>], b: &[QuotedWord<'_>]| a.len() == 1 && b.len() > 1 && initials(b).eq_ignore_ascii_case(a[0].text);
    let alike = |a: &QuotedWord<'_>, b: &QuotedWord<'_>| {
        let same = matches!(relate(a.text, b.text), Relation::Same | Relation::Spelling | Relation::Abbreviation | Relation::Inflection);
        same || !a.says && !b.says
    };
    let pairwise = x.len() == y.len() && x.iter().zip(y).all(|(a, b)| alike(a, b));
    pairwise || spoken(x) == spoken(y) || short(x, y) || short(y, x)
}
