//! A sentence with what is put into it in brackets or between commas: the sentence is read as if that were not there, and
//! that by itself.
//!
//! "Lund (born 3 June 1982) is retired", "Lund, 52, sold the mill", "Lund, who owns the mill, left": the weights were learned
//! where these are rare, and take "3" for who is retired, and nobody for who sold the mill.

use super::label::{Label, Tag};
use super::parse::{self, Tree};
use super::tag;
use super::word::Word;

/// What is put into a sentence.
struct Aside {
    /// Its words, without what is put into it in its turn.
    inner: Vec<usize>,
    /// The brackets or commas around it, where the sentence does not need them.
    marks: Vec<usize>,
    /// Where it begins.
    start: usize,
    /// How it hangs on what stands before it, where that is known.
    joined: Option<Label>,
}

/// The classes of a sentence's words and its tree, whatever is put into it hung on the word before.
pub fn parse(words: &[Word]) -> (Vec<Tag>, Tree) {
    let mut tags = tag::tag(words);
    let (outer, asides) = asides(&tags);
    if asides.is_empty() {
        let tree = parse::parse(words, &tags);
        return (tags, tree);
    }
    let mut tree = Tree { heads: (0..words.len()).collect(), labels: vec![Label::Punctuation; words.len()] };
    hang(&mut tree, words, &mut tags, &outer);
    let mut host = 0;
    for aside in asides {
        let before = |at: &usize| !words[*at].is_mark() && !aside.inner.contains(at);
        host = (0..aside.start).rev().find(before).unwrap_or(host);
        let of = if aside.joined == Some(Label::Relative) { antecedent(&tree, &tags, host, aside.start) } else { host };
        // Where it all is marks, they hang there themselves.
        let root = hang(&mut tree, words, &mut tags, &aside.inner);
        for mark in aside.marks {
            tree.heads[mark] = root.unwrap_or(host);
        }
        if let Some(root) = root {
            (tree.heads[root], tree.labels[root]) = (of, aside.joined.unwrap_or_else(|| joined(tags[root], tags[host])));
        }
    }
    (tags, tree)
}

/// The noun that the words up to a relative clause are about: "a man from Osk, *who* …".
fn antecedent(tree: &Tree, tags: &[Tag], host: usize, start: usize) -> usize {
    if tags.get(start + 1) == Some(&Tag::WhDeterminer) {
        return host;
    }
    let mut at = host;
    while matches!(tree.labels[at], Label::Nominal | Label::Inner | Label::Apposition) && tree.heads[at] < at {
        at = tree.heads[at];
    }
    at
}

/// Reads some words by themselves, their classes too, into the tree of all; their main word.
fn hang(tree: &mut Tree, words: &[Word], tags: &mut [Tag], some: &[usize]) -> Option<usize> {
    let own: Vec<Word> = some.iter().map(|at| words[*at].clone()).collect();
    let classes = tag::tag(&own);
    some.iter().zip(&classes).for_each(|(at, class)| tags[*at] = *class);
    let part = parse::parse(&own, &classes);
    let mut root = None;
    for (k, at) in some.iter().enumerate() {
        (tree.heads[*at], tree.labels[*at]) = (some[part.heads[k]], part.labels[k]);
        if part.heads[k] == k {
            root = root.or(Some(*at));
        }
    }
    root
}

/// How what stands in brackets hangs on the word before them.
fn joined(root: Tag, host: Tag) -> Label {
    match root {
        Tag::VerbDone | Tag::VerbIng | Tag::VerbPast if is_noun(host) => Label::Participle,
        _ if is_verb(root) => Label::Beside,
        _ => Label::Apposition,
    }
}

fn is_noun(tag: Tag) -> bool {
    (Tag::Noun..=Tag::Names).contains(&tag)
}

fn is_verb(tag: Tag) -> bool {
    (Tag::Verb..=Tag::AuxThird).contains(&tag)
}

/// Whether a word can be the verb of a clause with a subject.
fn is_finite(tag: Tag) -> bool {
    use Tag::*;
    matches!(tag, VerbPast | VerbPresent | VerbThird | AuxPast | AuxPresent | AuxThird | Modal)
}

/// The same of a verb in a form that is a participle too, where no other verb follows: "Lund, the mayor, *resigned*".
fn may_be_finite(tags: &[Tag], rest: &[usize]) -> bool {
    let behind = || rest.iter().skip(1).take(FAR).any(|w| is_finite(tags[*w]));
    rest.first().is_some_and(|w| is_finite(tags[*w]) || tags[*w] == Tag::VerbDone && !behind())
}

/// So far behind it another verb would be that of the sentence.
const FAR: usize = 64;

/// The words of the sentence without what is put into it, and that, in the order of the text.
fn asides(tags: &[Tag]) -> (Vec<usize>, Vec<Aside>) {
    let mut rest: Vec<usize> = (0..tags.len()).collect();
    let mut found = Vec::new();
    if tags.contains(&Tag::Open) {
        brackets(tags, &mut rest, &mut found);
    }
    if rest.iter().filter(|at| tags[**at] == Tag::Comma).count() > 1 {
        for is in [age, relative, apposition] {
            take(tags, &mut rest, &mut found, is);
        }
    }
    found.sort_by_key(|a: &Aside| a.start);
    (rest, found)
}

/// What stands in brackets behind a word of the sentence, with them. What opens a sentence, and what ends in no bracket, is none.
fn brackets(tags: &[Tag], rest: &mut Vec<usize>, found: &mut Vec<Aside>) {
    let mut open: Option<(usize, usize)> = None;
    for (at, tag) in tags.iter().enumerate() {
        match (tag, open) {
            (Tag::Open, None) if at > 0 => open = Some((at, 1)),
            (Tag::Open, Some((start, depth))) => open = Some((start, depth + 1)),
            (Tag::Close, Some((start, 1))) => {
                found.push(Aside { inner: (start + 1..at).collect(), marks: vec![start, at], start, joined: None });
                open = None;
            }
            (Tag::Close, Some((start, depth))) => open = Some((start, depth - 1)),
            _ => {}
        }
    }
    let mut within = vec![false; tags.len()];
    found.iter().for_each(|a| within[a.start..=a.marks[1]].fill(true));
    rest.retain(|at| !within[*at]);
}

/// What is put in at a comma: how many words of the rest it has, whether the comma behind it goes too, and how it hangs.
type PutIn = (usize, bool, Label);

/// Asks for what is put in at the comma that the second list begins with; the first has the words before it.
type AsideReader = fn(&[Tag], &[usize], &[usize]) -> Option<PutIn>;

/// Takes out what stands between commas.
fn take(tags: &[Tag], rest: &mut Vec<usize>, found: &mut Vec<Aside>, is: AsideReader) {
    let (mut at, mut kept) = (0, Vec::with_capacity(rest.len()));
    while at < rest.len() {
        let put = if tags[rest[at]] == Tag::Comma { is(tags, &kept, &rest[at..]) } else { None };
        let Some((length, closes, label)) = put else {
            kept.push(rest[at]);
            at += 1;
            continue;
        };
        let end = at + 1 + length;
        let marks = if closes { vec![rest[at], rest[end]] } else { vec![rest[at]] };
        found.push(Aside { inner: rest[at + 1..end].to_vec(), marks, start: rest[at], joined: Some(label) });
        at = end + usize::from(closes);
    }
    *rest = kept;
}

/// Whether the last of some words is a noun.
fn ends_in_noun(tags: &[Tag], before: &[usize]) -> bool {
    before.last().is_some_and(|w| is_noun(tags[*w]))
}

/// Some words back to the last comma in them, and those before it.
fn since_comma<'a>(tags: &[Tag], before: &'a [usize]) -> (&'a [usize], Option<&'a [usize]>) {
    match before.iter().rposition(|w| tags[*w] == Tag::Comma) {
        Some(k) => (&before[k + 1..], Some(&before[..k])),
        None => (before, None),
    }
}

/// Whether some words begin as no noun does that something is said of: "In Osk", "Later".
fn is_led(tags: &[Tag], words: &[usize]) -> bool {
    use Tag::*;
    words.first().is_some_and(|w| matches!(tags[*w], Preposition | Adverb | Subordinator | WhAdverb | Conjunction))
}

/// "Lund, *52*, sold": an age. The comma behind it stays where a list or an apposition goes on.
fn age(tags: &[Tag], before: &[usize], rest: &[usize]) -> Option<PutIn> {
    let tag = |k: usize| rest.get(k).map(|w| tags[*w]);
    let put = ends_in_noun(tags, before) && tag(1) == Some(Tag::Number) && tag(2) == Some(Tag::Comma);
    let next = tag(3).filter(|_| put)?;
    let goes_on = is_verb(next) || matches!(next, Tag::Modal | Tag::Adverb | Tag::Not | Tag::Conjunction);
    // "A baker, Ivo Lund, 52,": the name is another word for what stands before it.
    let (_, earlier) = since_comma(tags, before);
    let named = earlier.is_some_and(|e| ends_in_noun(tags, e) && !is_led(tags, since_comma(tags, e).0));
    Some((1, goes_on && !named, Label::Apposition))
}

/// "Lund, *who owns the mill*, sold": a relative clause before the verb of what it is said of.
fn relative(tags: &[Tag], before: &[usize], rest: &[usize]) -> Option<PutIn> {
    let tag = |k: usize| rest.get(k).map(|w| tags[*w]);
    let opens = matches!(tag(1), Some(Tag::WhPronoun | Tag::WhDeterminer | Tag::WhPossessive));
    if !opens || !ends_in_noun(tags, before) {
        return None;
    }
    let told = |k: usize| (2..k).any(|i| tag(i).is_some_and(is_finite));
    let ends = |k: &usize| tag(*k) == Some(Tag::Comma) && told(*k) && may_be_finite(tags, &rest[k + 1..]);
    let end = (3..rest.len().min(1 + LONGEST)).find(ends)?;
    Some((end - 1, true, Label::Relative))
}

/// A relative clause between commas has no more words than this.
const LONGEST: usize = 32;

/// "The boat, *a ketch*, sank": another word for what it is put behind, before its verb.
fn apposition(tags: &[Tag], before: &[usize], rest: &[usize]) -> Option<PutIn> {
    let tag = |k: usize| rest.get(k).map(|w| tags[*w]);
    if !ends_in_noun(tags, before) || !matches!(tag(1), Some(Tag::Determiner | Tag::Possessive)) {
        return None;
    }
    let end = (2..rest.len().min(2 + SHORT)).find(|k| tag(*k).is_some_and(|t| t == Tag::Comma || is_verb(t)))?;
    let (of, _) = since_comma(tags, before);
    let told = of.iter().any(|w| is_finite(tags[*w]));
    let closed = tag(end) == Some(Tag::Comma) && may_be_finite(tags, &rest[end + 1..]);
    (closed && !told && !is_led(tags, of)).then_some((end - 1, true, Label::Apposition))
}

/// Another word for something has no more words than this.
const SHORT: usize = 12;
