//! A word of a tree in, the noun phrase that it is the head of out.

use super::NounPhrase;
use super::label::{Label, Tag};
use super::roles::Reading;
use std::ops::Range;

/// No phrase within a phrase is followed deeper: nobody writes so, a broken tree could.
const DEEPEST: usize = 24;

/// What belongs to a phrase: no preposition before it, no clause, no mark around it.
fn belongs(label: Label) -> bool {
    matches!(label, Label::Inner | Label::Owner | Label::Nominal | Label::Conjunct)
}

impl Reading<'_> {
    /// The noun phrase around a word.
    pub(super) fn phrase(&self, head: usize) -> NounPhrase {
        self.phrase_at(head, 0)
    }

    fn phrase_at(&self, head: usize, depth: usize) -> NounPhrase {
        let words = self.extent(head, depth);
        let name = self.name(head);
        let inner = |w: &usize| matches!(self.label(*w), Label::Inner | Label::Owner) && !name.contains(w);
        let inner: Vec<usize> = self.kids(head).iter().copied().filter(inner).collect();
        let is = |w: &usize, tags: &[Tag]| tags.contains(&self.tags[*w]);
        let first = |tags: &[Tag]| inner.iter().find(|w| is(w, tags)).map(|w| self.token(*w));
        let determiner = first(&[Tag::Determiner, Tag::Possessive, Tag::WhDeterminer, Tag::WhPossessive, Tag::Demonstrative]);
        let number = inner.iter().rev().find(|w| **w < head && is(w, &[Tag::Number])).map(|w| self.token(*w));
        let describes = |w: &&usize| {
            let other = [
                Tag::Determiner,
                Tag::Possessive,
                Tag::WhDeterminer,
                Tag::WhPossessive,
                Tag::Demonstrative,
                Tag::Number,
                Tag::Predeterminer,
            ];
            !is(w, &other) && !self.words[**w].is_mark()
        };
        let modifiers = inner.iter().filter(describes).map(|w| self.token(*w)).collect();
        let joined = if depth < DEEPEST {
            let joined = self.kids(head).iter().filter(|w| self.label(**w) == Label::Conjunct && !self.is_clause(**w));
            joined.map(|w| self.phrase_at(*w, depth + 1)).collect()
        } else {
            Vec::new()
        };
        NounPhrase {
            range: self.tokens(&words),
            head: self.token(name.end - 1),
            name: self.tokens(&name),
            span: self.span(&words),
            head_span: self.span(&name),
            modifiers,
            number,
            determiner,
            is_relative: matches!(self.tags[head], Tag::WhDeterminer | Tag::WhPronoun) && words.len() == 1,
            joined,
        }
    }

    /// The words of a name or an amount: "Ann Lee", "$ 1.4 billion"; else the word alone.
    fn name(&self, head: usize) -> Range<usize> {
        let holds = matches!(self.tags[head], Tag::Name | Tag::Names | Tag::Currency | Tag::Number | Tag::Symbol | Tag::Adjective);
        let mut end = head + 1;
        while holds && end < self.words.len() && self.tree.heads[end] == head && self.label(end) == Label::Inner {
            end += 1;
        }
        while end > head + 1 && self.words[end - 1].is_mark() {
            end -= 1;
        }
        let is_name = |w: usize| matches!(self.tags[w], Tag::Name | Tag::Names) && !self.words[w].is_mark();
        let mut start = head;
        while is_name(head)
            && start > 0
            && is_name(start - 1)
            && self.tree.heads[start - 1] == head
            && self.label(start - 1) == Label::Inner
        {
            start -= 1;
        }
        start..end
    }

    /// The words of the phrase around a word, from first to last.
    fn extent(&self, head: usize, depth: usize) -> Range<usize> {
        let (mut start, mut end) = (head, head + 1);
        if depth >= DEEPEST {
            return start..end;
        }
        for &kid in self.kids(head) {
            let label = self.label(kid);
            let near = label == Label::Adverb && kid < head && !matches!(self.tags[head], Tag::Adjective);
            let joins = label == Label::Conjunct && self.is_clause(kid);
            let own = label == Label::Case && kid > head;
            if belongs(label) && !joins || near && kid + 2 >= head || own {
                let (from, to) = match label {
                    Label::Nominal => (self.leftmost(kid), self.extent(kid, depth + 1).end),
                    Label::Owner | Label::Inner => (self.leftmost(kid), self.extent(kid, depth + 1).end),
                    _ => (kid, self.extent(kid, depth + 1).end),
                };
                start = start.min(if kid < head { from } else { start });
                end = end.max(to);
            }
        }
        start..end
    }

    /// The first word of what hangs directly on a word in front of it.
    fn leftmost(&self, word: usize) -> usize {
        let mut first = word;
        for _ in 0..DEEPEST {
            match self.kids(first).first() {
                Some(kid) if *kid < first => first = *kid,
                _ => break,
            }
        }
        first
    }
}
