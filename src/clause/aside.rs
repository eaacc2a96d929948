//! A sentence with what it has in brackets: the sentence is read as if they were not there, and they by themselves.
//!
//! "Lund (born 3 June 1982) is retired": the weights were learned where brackets are rare, and take "3" for who is retired.

use super::label::{Label, Tag};
use super::parse::{self, Tree};
use super::word::Word;
use std::ops::Range;

/// The tree of a sentence, whatever stands in brackets hung on the word before them.
pub fn parse(words: &[Word], tags: &[Tag]) -> Tree {
    let asides = asides(tags);
    if asides.is_empty() {
        return parse::parse(words, tags);
    }
    let mut within = vec![false; words.len()];
    asides.iter().for_each(|a| within[a.clone()].fill(true));
    let outer: Vec<usize> = (0..words.len()).filter(|at| !within[*at]).collect();
    let mut tree = Tree { heads: (0..words.len()).collect(), labels: vec![Label::Punctuation; words.len()] };
    hang(&mut tree, words, tags, &outer);
    let (mut host, mut seen) = (0, 0);
    for aside in asides {
        host = (seen..aside.start).rev().find(|at| !words[*at].is_mark()).unwrap_or(host);
        seen = aside.end;
        let inner: Vec<usize> = (aside.start + 1..aside.end - 1).collect();
        // Where it all is marks, they hang there themselves.
        let root = hang(&mut tree, words, tags, &inner);
        for mark in [aside.start, aside.end - 1] {
            tree.heads[mark] = root.unwrap_or(host);
        }
        if let Some(root) = root {
            (tree.heads[root], tree.labels[root]) = (host, joined(tags[root], tags[host]));
        }
    }
    tree
}

/// Reads some words by themselves into the tree of all; their main word.
fn hang(tree: &mut Tree, words: &[Word], tags: &[Tag], some: &[usize]) -> Option<usize> {
    let own: Vec<Word> = some.iter().map(|at| words[*at].clone()).collect();
    let classes: Vec<Tag> = some.iter().map(|at| tags[*at]).collect();
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
    let noun = (Tag::Noun..=Tag::Names).contains(&host);
    match root {
        Tag::VerbDone | Tag::VerbIng | Tag::VerbPast if noun => Label::Participle,
        _ if (Tag::Verb..=Tag::AuxThird).contains(&root) => Label::Beside,
        _ => Label::Apposition,
    }
}

/// What stands in brackets behind a word of the sentence, with them. What opens a sentence, and what ends in no bracket, is none.
fn asides(tags: &[Tag]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, tag) in tags.iter().enumerate() {
        match (tag, open) {
            (Tag::Open, None) if at > 0 => open = Some((at, 1)),
            (Tag::Open, Some((start, depth))) => open = Some((start, depth + 1)),
            (Tag::Close, Some((start, 1))) => {
                found.push(start..at + 1);
                open = None;
            }
            (Tag::Close, Some((start, depth))) => open = Some((start, depth - 1)),
            _ => {}
        }
    }
    found
}
