//! A headline that was written anew, and what came into it from the body or left it for the body.

use super::rules::{CLAIM_DEMOTED, CLAIM_PROMOTED, HEADLINE_CHANGED};
use super::said::{FEW_WORDS, checkable, says};
use crate::align::Group;
use crate::article::Role;
use crate::compare::Comparison;
use crate::finding::{Finding, Rule};
use crate::lexicon::FUNCTION;
use crate::sentence::Sentence;
use crate::telling::Telling;
use crate::token::{Kind, Token};
use crate::verdict::Verdict;
use std::collections::HashSet;

/// Whether a headline tells what the other side tells nowhere.
fn is_news(t: &Telling, i: usize, other: &Telling) -> bool {
    t.sentences.tokens_of(i).iter().filter(|w| says(w)).any(|w| !other.has_form(&t.word_forms(w)))
}

/// A headline that shares less with its next version was written anew.
const REWRITTEN: f32 = 0.6;

/// Two versions of one story have at least one sentence in so many in common.
const STORY: usize = 6;

/// Whether two headlines differ only in the outlet behind the last dash or bar.
fn is_signed_otherwise(c: &Comparison<'_>, i: usize, j: usize) -> bool {
    let told = |t: &Telling, i: usize| -> Option<Vec<u64>> {
        let tokens = t.sentences.tokens_of(i);
        let parts = |w: &Token| w.space_before() && (w.kind == Kind::Dash || w.text(&t.article.text) == "|");
        let end = tokens.iter().rposition(parts)?;
        Some(tokens[..end].iter().filter(|w| w.is_word()).map(|w| w.key).collect())
    };
    told(c.before, i).zip(told(c.after, j)).is_some_and(|(x, y)| x == y && x.len() >= FEW_WORDS)
}

/// Or so many full names.
const NAMES: usize = 3;

/// The headline of each side, where it was written anew.
pub(super) fn rewritten(c: &Comparison<'_>, retold: bool, out: &mut Vec<Finding>) {
    let headline = |t: &Telling| {
        let mut of = t.sentences.list.iter().enumerate().filter(|(_, s)| s.role == Role::Headline && !s.folded);
        let (first, rest) = (of.next()?, of.map(|(_, s)| s.span).next_back());
        Some((first.0, rest.map_or(first.1.span, |last| first.1.span.join(last))))
    };
    let (Some((i, before)), Some((j, after))) = (headline(c.before), headline(c.after)) else { return };
    // Two different stories have two headlines, and none is the other's next version.
    let tells = |s: &Sentence| matches!(s.role, Role::Lede | Role::Body | Role::Item);
    let told = |t: &Telling| t.sentences.list.iter().filter(|s| tells(s)).count();
    let body = |g: &&Group| g.likeness >= REWRITTEN && g.before.iter().any(|i| tells(&c.before.sentences.list[*i]));
    let kept = c.alignment.groups.iter().filter(body).count();
    let names: HashSet<&[u64]> = (0..c.before.sentences.list.len())
        .flat_map(|i| c.before.claims.in_sentence(i).names())
        .filter(|n| n.keys.len() > 1 && c.after.names(n))
        .map(|n| &n.keys[..])
        .collect();
    if !retold && names.len() < NAMES && kept * STORY < told(c.before).min(told(c.after)).max(1) {
        return;
    }
    let held = c.alignment.groups.iter().find(|g| g.before.contains(&i) && g.after.contains(&j));
    if held.is_some_and(|g| g.likeness >= REWRITTEN) || is_signed_otherwise(c, i, j) {
        return;
    }
    let news = is_news(c.after, j, c.before) || is_news(c.before, i, c.after);
    out.push(Finding {
        rule: &HEADLINE_CHANGED,
        raise: i8::from(news),
        verdict: Verdict::Unclear,
        before: Some(before),
        after: Some(after),
        reason: "the headline was written anew".to_owned(),
        key: "headline".to_owned(),
        evidence: vec!["both are headlines".to_owned()],
    });
}

/// The share of a headline's words that one sentence of the body must hold for the headline to tell its claim.
const HEADLINE_HELD: f32 = 0.6;

/// A new headline that tells what the body of the other side told, and its headline did not.
pub(super) fn headlines(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    for promoted in [true, false] {
        // Promoted: the headline after, held against the body before; demoted is the same with the sides exchanged.
        let (with, without) = if promoted { (c.after, c.before) } else { (c.before, c.after) };
        let of = |t: &Telling, role: fn(Role) -> bool| {
            (0..t.sentences.list.len()).filter(|i| role(t.sentences.list[*i].role) && !t.sentences.list[*i].folded).collect::<Vec<_>>()
        };
        let heads = of(without, |r| matches!(r, Role::Headline | Role::Deck | Role::Lede));
        let body = of(without, |r| matches!(r, Role::Body | Role::Item));
        for h in of(with, |r| r == Role::Headline) {
            let known = heads.iter().map(|i| held(with, h, without, *i)).fold(0.0, f32::max);
            let told = body
                .iter()
                .map(|i| (held(with, h, without, *i), *i))
                .fold((0.0, None), |best, (share, i)| if share > best.0 { (share, Some(i)) } else { best });
            let (share, Some(i)) = told else { continue };
            if share < HEADLINE_HELD || known >= share / 2.0 + 0.1 || !checkable(without, i) {
                continue;
            }
            let (head, sentence) = (Some(with.sentences.list[h].span), Some(without.sentences.list[i].span));
            let (rule, verdict, reason): (&'static Rule, Verdict, &str) = if promoted {
                (&CLAIM_PROMOTED, Verdict::Raised, "what the body told now stands in the headline")
            } else {
                (&CLAIM_DEMOTED, Verdict::Lowered, "what the headline told now stands in the body")
            };
            let (before, after) = if promoted { (sentence, head) } else { (head, sentence) };
            out.push(Finding {
                rule,
                raise: 0,
                verdict,
                before,
                after,
                reason: reason.to_owned(),
                key: "headline".to_owned(),
                evidence: vec!["the same words".to_owned()],
            });
        }
    }
}

/// The share of the content words of sentence `i` that sentence `j` holds.
fn held(t: &Telling, i: usize, other: &Telling, j: usize) -> f32 {
    let content =
        |tokens: &[Token]| tokens.iter().filter(|t| t.is_word() && FUNCTION.word(**t).is_none()).map(|t| t.key).collect::<Vec<u64>>();
    let (words, there) = (content(t.sentences.tokens_of(i)), content(other.sentences.tokens_of(j)));
    words.iter().filter(|w| there.contains(w)).count() as f32 / words.len().max(1) as f32
}
