//! Whole sentences with claims that came, went, or changed their prominence.

use crate::article::Role;
use crate::compare::Comparison;
use crate::compare::family::Family;
use crate::finding::{Finding, Rule};
use crate::kind::form::form;
use crate::lexicon::FUNCTION;
use crate::telling::Telling;
use crate::telling::forms;
use crate::token::Token;
use crate::verdict::Verdict;
use std::collections::HashSet;

rules! {
    /// # What it reports
    /// A new sentence that claims something checkable.
    /// # Why it matters
    /// Nobody has checked it yet.
    /// # Not reported
    /// A sentence without a number, a date, a name or a quotation; page furniture.
    CLAIM_ADDED = "claim-added", Info, Sentence, Pair, mirror CLAIM_REMOVED,
        fires "The mine reopened. It employs many." => "The mine reopened. It employs many. Ada Kral bought it for $3 million.",
        silent "The mine reopened. It employs many." => "The mine reopened. It employs many. That is good news.";

    /// # What it reports
    /// A sentence with claims that is gone.
    /// # Why it matters
    /// What was told is no longer told, and the reader is not told why.
    /// # Not reported
    /// A sentence without a claim; a sentence that moved, or was merged into another.
    CLAIM_REMOVED = "claim-removed", Warning, Sentence, Pair, mirror CLAIM_ADDED,
        fires "The mine reopened. It employs many. Ada Kral bought it for $3 million." => "The mine reopened. It employs many.",
        silent "The mine reopened. It employs many. That is good news." => "The mine reopened. It employs many.";

    /// # What it reports
    /// A claim that moved from the body into the headline, the deck or the lede.
    /// # Why it matters
    /// More readers see it, and it now carries the story.
    /// # Not reported
    /// A claim that stands in both places on both sides.
    CLAIM_PROMOTED = "claim-promoted", Info, Sentence, Pair, mirror CLAIM_DEMOTED,
        fires "The mine has reopened after two quiet years.\n\nThe owner is new to the valley.\n\nAda Kral bought the whole of it for $3 million." => "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened after two quiet years.\n\nThe owner is new to the valley.",
        silent "The mine has reopened after two quiet years.\n\nAda Kral bought the whole of it for $3 million." => "The mine has reopened after two quiet years.\n\nAda Kral bought all of it for $3 million.";

    /// # What it reports
    /// A claim that moved out of the headline, the deck or the lede into the body.
    /// # Why it matters
    /// Fewer readers see it.
    /// # Not reported
    /// A claim that stands in both places on both sides.
    CLAIM_DEMOTED = "claim-demoted", Info, Sentence, Pair, mirror CLAIM_PROMOTED,
        fires "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened after two quiet years.\n\nThe owner is new to the valley." => "The mine has reopened after two quiet years.\n\nThe owner is new to the valley.\n\nAda Kral bought the whole of it for $3 million.",
        silent "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened." => "Ada Kral bought the whole of it for $3 million.\n\nThe mine reopened.";
}

/// Sentences.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: Some(check) };

fn check(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    alone(c.before, c.after, &c.alignment.removed, true, out);
    alone(c.after, c.before, &c.alignment.added, false, out);
    headlines(c, out);
    for group in &c.alignment.groups {
        let prominent = |t: &Telling, list: &[usize]| list.iter().any(|i| t.sentences.list[*i].role.is_prominent());
        let (b, a) = (prominent(c.before, &group.before), prominent(c.after, &group.after));
        let claims = group.before.iter().any(|i| checkable(c.before, *i)) && group.after.iter().any(|i| checkable(c.after, *i));
        if b == a || !claims {
            continue;
        }
        let (rule, verdict, reason): (&'static Rule, Verdict, &str) = if a {
            (&CLAIM_PROMOTED, Verdict::Raised, "it now stands where every reader looks first")
        } else {
            (&CLAIM_DEMOTED, Verdict::Lowered, "it no longer stands where every reader looks first")
        };
        let span = |t: &Telling, list: &[usize]| list.iter().map(|i| t.sentences.list[*i].span).reduce(|x, y| x.join(y));
        out.push(Finding {
            rule,
            raise: 0,
            verdict,
            before: span(c.before, &group.before),
            after: span(c.after, &group.after),
            reason: reason.to_owned(),
            key: "place".to_owned(),
            evidence: vec!["the same sentence".to_owned()],
        });
    }
}

/// The share of a headline's words that one sentence of the body must hold for the headline to tell its claim.
const HEADLINE_HELD: f32 = 0.6;

/// A new headline that tells what the body of the other side told, and its headline did not.
fn headlines(c: &Comparison<'_>, out: &mut Vec<Finding>) {
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

/// A sentence whose coming or going a reader should know of.
fn checkable(t: &Telling, i: usize) -> bool {
    t.sentences.list[i].role.tells() && !t.claims.of(i).is_empty()
}

/// A sentence of fewer content words says little by itself: "That was all."
const FEW_WORDS: usize = 4;

fn content(tokens: &[Token]) -> usize {
    tokens.iter().filter(|t| t.is_word() && FUNCTION.word(**t).is_none()).count()
}

fn alone(t: &Telling, other: &Telling, list: &[usize], before: bool, out: &mut Vec<Finding>) {
    let told = if list.is_empty() { HashSet::new() } else { forms(other) };
    let (rule, verdict, reason): (&'static Rule, Verdict, &str) = if before {
        (&CLAIM_REMOVED, Verdict::Removed, "only the side before tells this")
    } else {
        (&CLAIM_ADDED, Verdict::Added, "only the side after tells this")
    };
    for &i in list.iter().filter(|i| t.sentences.list[**i].role.tells()) {
        let sentence = &t.sentences.list[i];
        // A heading that went is a matter of layout.
        if sentence.role == Role::Heading {
            continue;
        }
        // The other side tells it too, once where this one repeats it.
        if told.contains(&form(t.sentences.tokens_of(i))) {
            continue;
        }
        let span = Some(sentence.span);
        let (b, a) = if before { (span, None) } else { (None, span) };
        let claims = t.claims.of(i).len();
        // Without a number, a date, a name or a quotation there is little to check: it is told, and not called out.
        if claims == 0 && content(t.sentences.tokens_of(i)) < FEW_WORDS {
            continue;
        }
        let raise = if claims == 0 && before { -1 } else { 0 };
        out.push(Finding {
            rule,
            raise,
            verdict,
            before: b,
            after: a,
            reason: reason.to_owned(),
            key: "sentence".to_owned(),
            evidence: vec![if claims == 0 { "no number, date, name or quotation".to_owned() } else { format!("{claims} claims") }],
        });
    }
}
