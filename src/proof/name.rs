//! One bearer's names inside a text: two spellings, two titles, an acronym with two full forms, a second reference
//! without a first.
//!
//! Namesakes are told by their first names; names that stand in one sentence are two bearers' names.

use super::found::conflict;
use super::mention::common;
use super::text::{Passage, ProofText};
use crate::budget::Budget;
use crate::finding::Finding;
use crate::kind::name::{Name, NameKind, Title};
use crate::lexicon::story::Tie;
use crate::lexicon::{AGENCIES, FUNCTION, TITLES};
use crate::relation::{PartOfSpeech, Relation, is_known, lemmas, relate};
use crate::rule::spelling::NAME_INCONSISTENT;
use crate::token::{KeyMap, Kind, Span, Token};
use crate::verdict::Verdict;
use smallvec::{SmallVec, smallvec};
use std::collections::BTreeSet;

/// The shortest word whose spellings are held against each other: shorter names differ by a letter too often. With the
/// same first name before it, one letter less will do.
const SHORTEST: usize = 5;
/// Of longer words, two letters may differ.
const LONG: usize = 9;
/// So many acronyms are looked for among the other names.
pub const MOST_ACRONYMS: usize = 50;
/// More different words in names than this are not all held against each other.
pub const MOST_WORDS: usize = 1500;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    let names: Vec<Seen<'_>> = text
        .body()
        .iter()
        .enumerate()
        .flat_map(|(i, p)| p.claims.names().iter().map(move |name| Seen { name, sentence: i, passage: p }))
        .collect();
    let mut words = words(&names);
    if words.len() > MOST_WORDS {
        words.truncate(MOST_WORDS);
        text.meet(Budget::ProofNames);
    }
    openings(text, &mut words);
    spellings(text, &words, out);
    bodies(text, &names, out);
    titles(text, &names, out);
    acronyms(text, &names, out);
    references(text, &names, out);
}

/// A name where it stands.
struct Seen<'a> {
    name: &'a Name,
    sentence: usize,
    passage: &'a Passage<'a>,
}

impl<'a> Seen<'a> {
    fn tokens(&self) -> &'a [Token] {
        &self.passage.line.tokens[self.passage.at(self.name.span)]
    }
}

/// A few keys or places, sorted, each once.
type FewKeys = SmallVec<[u64; 2]>;

/// A word that stands in names.
struct NameWord {
    text: String,
    key: u64,
    /// Its letters, a bit each; some share one.
    letters: u32,
    span: Span,
    /// Its sentences.
    sentences: FewKeys,
    /// The words before it in names, and behind it.
    before: FewKeys,
    behind: FewKeys,
    /// Whether a name is this word alone.
    alone: bool,
}

fn words(names: &[Seen<'_>]) -> Vec<NameWord> {
    let mut at: KeyMap<usize> = KeyMap::default();
    let mut found: Vec<NameWord> = Vec::new();
    for seen in names {
        let tokens: Vec<&Token> = seen.tokens().iter().filter(|t| t.kind == Kind::Word && FUNCTION.word(**t).is_none()).collect();
        for (i, token) in tokens.iter().enumerate() {
            let text = token.text(seen.passage.line.text);
            let plain = text.chars().all(char::is_alphabetic) && !token.is_upper() && token.is_capitalised();
            if text.chars().count() + 1 < SHORTEST || !plain {
                continue;
            }
            let index = *at.entry(token.key).or_insert_with(|| {
                let text = text.to_lowercase();
                found.push(NameWord {
                    letters: letters(&text),
                    text,
                    key: token.key,
                    span: token.span,
                    sentences: FewKeys::new(),
                    before: FewKeys::new(),
                    behind: FewKeys::new(),
                    alone: false,
                });
                found.len() - 1
            });
            let word = &mut found[index];
            word.sentences.push(seen.sentence as u64);
            word.before.extend(i.checked_sub(1).map(|j| tokens[j].key));
            word.behind.extend(tokens.get(i + 1).map(|t| t.key));
            word.alone |= tokens.len() == 1;
        }
    }
    for list in found.iter_mut().flat_map(|w| [&mut w.sentences, &mut w.before, &mut w.behind]) {
        list.sort_unstable();
        list.dedup();
    }
    found
}

fn letters(text: &str) -> u32 {
    text.chars().fold(0, |all, c| all | 1 << (c as u32 % 32))
}

/// Words that start a sentence and are in no lexicon: names, though their capital does not say so.
fn openings(text: &ProofText<'_>, words: &mut Vec<NameWord>) {
    for (i, passage) in text.body().iter().enumerate() {
        let line = &passage.line;
        let at = usize::from(line.kind(0) == Some(Kind::Quote));
        let Some(token) = line.get(at).filter(|t| t.kind == Kind::Word && t.is_capitalised() && !t.is_upper()) else { continue };
        let word = token.text(line.text);
        let named = passage.claims.names().iter().any(|n| n.full().overlaps(token.span));
        let plain = word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
        if named || !plain || FUNCTION.word(token).is_some() || is_known(word) {
            continue;
        }
        if words.len() >= MOST_WORDS {
            text.meet(Budget::ProofNames);
            break;
        }
        let text = word.to_lowercase();
        words.push(NameWord {
            letters: letters(&text),
            text,
            key: token.key,
            span: token.span,
            sentences: smallvec![i as u64],
            before: FewKeys::new(),
            behind: FewKeys::new(),
            alone: true,
        });
    }
}

/// Two spellings of one word.
fn spellings(text: &ProofText<'_>, words: &[NameWord], out: &mut Vec<Finding>) {
    let mut by_letter: Vec<(char, usize)> = words.iter().enumerate().filter_map(|(i, w)| Some((w.text.chars().next()?, i))).collect();
    by_letter.sort_unstable();
    for (n, (letter, i)) in by_letter.iter().enumerate() {
        for (_, j) in by_letter[n + 1..].iter().take_while(|(l, _)| l == letter) {
            let (x, y) = (&words[*i], &words[*j]);
            // "Halmlander", "Halmlandish": of Halmland.
            let formed = |w: &NameWord| ![x.key, y.key].contains(&w.key) && [x, y].iter().all(|z| z.text.starts_with(&w.text));
            if is_slip(x, y) && is_one_bearer(x, y) && !words.iter().any(formed) {
                let reason = "two spellings of what seems to be one name".to_owned();
                out.push(conflict(
                    &NAME_INCONSISTENT,
                    [x.span, y.span],
                    reason,
                    x.span.of(text.str()),
                    vec!["one letter or two apart".to_owned()],
                ));
            }
        }
    }
}

/// Whether two sorted lists have something in common.
fn shares(x: &[u64], y: &[u64]) -> bool {
    common(x, y).next().is_some()
}

/// Whether two words differ as a slip makes them differ, and not as forms of a word or names of two sexes do.
fn is_slip(x: &NameWord, y: &NameWord) -> bool {
    // A slip takes away one letter and brings in one: nearly all pairs of words are told apart by that.
    let most = if x.text.len().min(y.text.len()) >= LONG { 2 } else { 1 };
    if (x.letters ^ y.letters).count_ones() > 2 * most {
        return false;
    }
    // A first name in common makes even a short word and an ending a slip.
    let named = shares(&x.before, &y.before);
    let (x, y) = (x.text.as_str(), y.text.as_str());
    if !named && x.chars().count().min(y.chars().count()) < SHORTEST {
        return false;
    }
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    if short.len() + 2 < long.len() {
        return false;
    }
    let distance = strsim::osa_distance(short, long);
    let most = if short.chars().count() >= LONG { 2 } else { 1 };
    if distance == 0 || distance > most {
        return false;
    }
    let but_last = |s: &str| s.chars().take(s.chars().count() - 1).collect::<String>();
    // "Korea", "Korean"; "Ivanov", "Ivanova"; "Mario", "Maria".
    let ending = long.strip_prefix(short).is_some_and(|e| !named || matches!(e, "s" | "a" | "n"));
    let form = ending || short.len() == long.len() && but_last(short) == but_last(long);
    if form || is_known(short) && is_known(long) {
        return false;
    }
    !matches!(relate(short, long), Relation::Inflection | Relation::Derivation | Relation::Synonym | Relation::Abbreviation)
}

fn is_one_bearer(x: &NameWord, y: &NameWord) -> bool {
    if shares(&x.sentences, &y.sentences) {
        return false;
    }
    if shares(&x.before, &y.before) || shares(&x.behind, &y.behind) {
        return true;
    }
    // One is told with other words, the other alone: the short form of it. "Greece" is no form of "Ada Greeve".
    let noun = |w: &NameWord| is_known(&w.text) && (lemmas(&w.text).is_empty() || lemmas(&w.text).any(PartOfSpeech::Noun));
    let short = |a: &NameWord, b: &NameWord| a.alone && a.before.is_empty() && !b.before.is_empty() && b.behind.is_empty();
    if short(x, y) && !noun(x) || short(y, x) && !noun(y) {
        return true;
    }
    let only = |w: &NameWord| w.alone && w.before.is_empty() && w.behind.is_empty();
    only(x)
        && only(y)
        && x.text.chars().count().min(y.text.chars().count()) >= 7
        && x.sentences.len().min(y.sentences.len()) == 1
        && x.key != y.key
}

/// Two long names of a body that differ in one word of one root.
fn bodies(text: &ProofText<'_>, names: &[Seen<'_>], out: &mut Vec<Finding>) {
    let mut long: Vec<&Seen<'_>> = names.iter().filter(|s| s.name.keys.len() >= 3).collect();
    long.sort_by(|a, b| (&a.name.keys, a.name.span).cmp(&(&b.name.keys, b.name.span)));
    long.dedup_by(|a, b| a.name.keys == b.name.keys);
    long.sort_by_key(|s| s.name.span);
    long.truncate(200);
    for (n, x) in long.iter().enumerate() {
        for y in &long[n + 1..] {
            if let Some(differ) = one_apart(x, y) {
                let reason = format!("two forms of what seems to be one name: {} and {}", differ.0, differ.1);
                out.push(conflict(
                    &NAME_INCONSISTENT,
                    [x.name.span, y.name.span],
                    reason,
                    x.name.span.of(text.str()),
                    vec!["all other words are the same".to_owned()],
                ));
            }
        }
    }
}

/// The one word in which two names differ, counted from their ends, when it is of one root.
fn one_apart<'a>(x: &Seen<'a>, y: &Seen<'a>) -> Option<(&'a str, &'a str)> {
    let words = |s: &Seen<'a>| -> Vec<(u64, &'a str)> {
        s.tokens()
            .iter()
            .filter(|t| t.kind == Kind::Word && FUNCTION.word(**t).is_none())
            .map(|t| (t.key, t.text(s.passage.line.text)))
            .collect()
    };
    let (a, b) = (words(x), words(y));
    let len = a.len().min(b.len());
    // A longer form may have a word more in front, not more.
    if len < 3 || a.len().abs_diff(b.len()) > 1 {
        return None;
    }
    let (a, b) = (&a[a.len() - len..], &b[b.len() - len..]);
    let mut differ = a.iter().zip(b).filter(|(p, q)| p.0 != q.0);
    let (p, q) = differ.next()?;
    if differ.next().is_some() {
        return None;
    }
    let root = |s: &str| s.to_lowercase().chars().take(4).collect::<String>();
    let slip = strsim::osa_distance(&p.1.to_lowercase(), &q.1.to_lowercase()) <= 3;
    let alike =
        p.1.chars().count() >= 5 && slip && root(p.1) == root(q.1) && !p.1.ends_with('.') && relate(p.1, q.1) != Relation::Abbreviation;
    let plural = p.1.trim_end_matches('s') == q.1.trim_end_matches('s');
    (alike && !plural).then_some((p.1, q.1))
}

/// One person with two offices: "Foreign Minister Kral", "Finance Minister Kral".
fn titles(text: &ProofText<'_>, names: &[Seen<'_>], out: &mut Vec<Finding>) {
    let mut first: KeyMap<(Span, String, &Name)> = KeyMap::default();
    for seen in names {
        let Some(role) = seen.name.role else { continue };
        let Some(last) = seen.name.keys.last() else { continue };
        let at = seen.passage.at(role);
        if seen.passage.ties_before(at.start, Tie::Tenure) || seen.passage.ties_in(at.clone(), Tie::Tenure) {
            continue;
        }
        // "Lieutenant Colonel" is one rank, however its words were cut.
        if seen.tokens().first().is_none_or(|t| TITLES.word(*t).is_some()) || TITLES.before(seen.passage.line.tokens, at.start).is_some() {
            continue;
        }
        let Some(office) = office(seen, role) else { continue };
        match first.get(last) {
            Some((span, other, name)) if excludes(other, &office) && name.may_be(seen.name) => {
                let reason = format!("one person is {other} and {office}");
                out.push(conflict(
                    &NAME_INCONSISTENT,
                    [span.join(name.span), role.join(seen.name.span)],
                    reason,
                    seen.name.span.of(text.str()),
                    vec!["one name".to_owned()],
                ));
            }
            Some(_) => {}
            None => {
                first.insert(*last, (role, office, seen.name));
            }
        }
    }
}

/// The office of a title, as the lexicon has it: the last phrase of it.
fn office(seen: &Seen<'_>, role: Span) -> Option<String> {
    let at = seen.passage.at(role);
    let line = &seen.passage.line;
    let end = if line.is(at.end - 1, ".") { at.end - 1 } else { at.end };
    let found = TITLES.before(line.tokens, end).filter(|f| *f.means == Title::Role)?;
    let words: Vec<String> = (end - found.len..end).map(|i| line.str(i).to_lowercase()).collect();
    Some(words.join(" "))
}

/// Whether two offices cannot be one: other departments of one office, or other ranks.
fn excludes(x: &str, y: &str) -> bool {
    if x == y {
        return false;
    }
    match (x.split_once(' '), y.split_once(' ')) {
        (Some((a, p)), Some((b, q))) => p == q && a != b && !p.contains(' ') && !spelt_alike(a, b),
        (None, None) => relate(x, y) == Relation::Sibling && !spelt_alike(x, y),
        _ => false,
    }
}

/// "defence", "defense".
fn spelt_alike(a: &str, b: &str) -> bool {
    matches!(relate(a, b), Relation::Same | Relation::Spelling | Relation::Abbreviation) || strsim::osa_distance(a, b) <= 1
}

/// An acronym in brackets behind two different full names.
fn acronyms(text: &ProofText<'_>, names: &[Seen<'_>], out: &mut Vec<Finding>) {
    let mut full: KeyMap<&Name> = KeyMap::default();
    for seen in names.iter().filter(|s| s.name.keys.len() >= 2) {
        let line = &seen.passage.line;
        let end = seen.passage.at(seen.name.span).end;
        let Some(short) = line.get(end + 1).filter(|t| line.is(end, "(") && line.is(end + 2, ")") && t.is_upper()) else { continue };
        // A runner's country, a ticker, a party: what the name does not begin with stands for something else.
        if !is_short_for(seen, short.text(text.str())) {
            continue;
        }
        match full.get(&{ short.key }) {
            Some(other) if !other.may_be(seen.name) => {
                let reason = format!("{} stands for both", short.text(text.str()));
                out.push(conflict(
                    &NAME_INCONSISTENT,
                    [other.span, seen.name.span],
                    reason,
                    short.text(text.str()),
                    vec!["one acronym".to_owned()],
                ));
            }
            Some(_) => {}
            None => {
                full.insert(short.key, seen.name);
            }
        }
    }
    unexpanded(text, names, out);
}

/// An acronym that stands often and is nowhere written out.
fn unexpanded(text: &ProofText<'_>, names: &[Seen<'_>], out: &mut Vec<Finding>) {
    let mut seen_once: KeyMap<Span> = KeyMap::default();
    let mut told: BTreeSet<u64> = BTreeSet::new();
    for seen in names.iter().filter(|s| s.name.keys.len() == 1 && s.name.kind == NameKind::Organisation) {
        let [token] = seen.tokens() else { continue };
        let word = token.text(text.str());
        let letters = word.chars().all(|c| c.is_ascii_uppercase()) && (3..=6).contains(&word.len());
        if !letters || is_known(word) || AGENCIES.word(*token).is_some() {
            continue;
        }
        match seen_once.get(&{ token.key }) {
            // All names are looked through once for each acronym, of which no article has many.
            Some(first) if told.len() < MOST_ACRONYMS && told.insert(token.key) && !names.iter().any(|n| initials(n, word)) => {
                out.push(Finding {
                    raise: -1,
                    verdict: Verdict::Unclear,
                    ..conflict(&NAME_INCONSISTENT, [*first, token.span], "the acronym is never written out".to_owned(), word, Vec::new())
                })
            }
            Some(_) if told.len() >= MOST_ACRONYMS => text.meet(Budget::ProofAcronyms),
            Some(_) => {}
            None => {
                seen_once.insert(token.key, token.span);
            }
        }
    }
}

/// Whether letters are those that the words up to the end of a name begin with, small words told or left out.
fn is_short_for(seen: &Seen<'_>, letters: &str) -> bool {
    let line = &seen.passage.line;
    let end = seen.passage.at(seen.name.span).end;
    let words: Vec<String> =
        (end.saturating_sub(2 * letters.len())..end).filter(|i| line.is_word(*i)).map(|i| line.str(i).to_uppercase()).collect();
    let capital = |w: &String| !matches!(w.as_str(), "OF" | "THE" | "AND" | "FOR" | "IN" | "ON" | "AT" | "TO");
    let initials = |list: &[&String]| list.iter().filter_map(|w| w.chars().next()).collect::<String>();
    let (all, main): (Vec<&String>, Vec<&String>) = (words.iter().collect(), words.iter().filter(|w| capital(w)).collect());
    let letters: String = letters.chars().filter(|c| c.is_alphabetic()).collect();
    initials(&all).ends_with(&letters) || initials(&main).ends_with(&letters)
}

/// Whether the words of a name begin with these letters.
fn initials(seen: &Seen<'_>, letters: &str) -> bool {
    let first: String = seen
        .tokens()
        .iter()
        .filter(|t| t.kind == Kind::Word && t.is_capitalised())
        .filter_map(|t| t.text(seen.passage.line.text).chars().next())
        .collect();
    let close = seen.passage.line.is(seen.passage.at(seen.name.span).end, "(");
    first.len() >= 2
        && (first == letters
            || letters.starts_with(&first)
            || first.ends_with(letters)
            || close && letters.starts_with(first.chars().next().unwrap_or(' ')))
}

/// "Ms Okafor" of whom no first name is ever given.
fn references(text: &ProofText<'_>, names: &[Seen<'_>], out: &mut Vec<Finding>) {
    let honorific = |s: &&Seen<'_>| {
        let role = s.name.role.map(|r| s.passage.at(r));
        s.name.keys.len() == 1 && role.is_some_and(|r| r.len() <= 2 && s.passage.line.any(r.start, &["mr", "mrs", "ms", "miss", "mx"]))
    };
    let mut told: BTreeSet<u64> = BTreeSet::new();
    let full: BTreeSet<u64> = names.iter().filter(|n| n.name.keys.len() >= 2).flat_map(|n| n.name.keys.iter().copied()).collect();
    for seen in names.iter().filter(honorific) {
        let Some(key) = seen.name.keys.first() else { continue };
        if !full.contains(key) && told.insert(*key) {
            let mut finding = conflict(
                &NAME_INCONSISTENT,
                [seen.name.full(), seen.name.full()],
                "the text never gives the full name".to_owned(),
                seen.name.span.of(text.str()),
                Vec::new(),
            );
            (finding.raise, finding.verdict, finding.before) = (-1, Verdict::Unclear, None);
            out.push(finding);
        }
    }
}
