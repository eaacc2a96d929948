//! Whole sentences with claims that came, went, or changed their prominence.

use super::{Family, Rule};
use crate::article::Role;
use crate::compare::{Comparison, Telling};
use crate::finding::Finding;
use crate::verdict::Verdict;

rules! {
    /// # What it reports
    /// A new sentence that claims something checkable.
    /// # Why it matters
    /// Nobody has checked it yet.
    /// # Not reported
    /// A sentence without a number, a date, a name or a quotation; page furniture.
    CLAIM_ADDED = "claim-added", Info, mirror "claim-removed",
        fires "The mine reopened. It employs many." => "The mine reopened. It employs many. Ada Kral bought it for $3 million.",
        silent "The mine reopened. It employs many." => "The mine reopened. It employs many. That is good news.";

    /// # What it reports
    /// A sentence with claims that is gone.
    /// # Why it matters
    /// What was told is no longer told, and the reader is not told why.
    /// # Not reported
    /// A sentence without a claim; a sentence that moved, or was merged into another.
    CLAIM_REMOVED = "claim-removed", Warning, mirror "claim-added",
        fires "The mine reopened. It employs many. Ada Kral bought it for $3 million." => "The mine reopened. It employs many.",
        silent "The mine reopened. It employs many. That is good news." => "The mine reopened. It employs many.";

    /// # What it reports
    /// A claim that moved from the body into the headline, the deck or the lede.
    /// # Why it matters
    /// More readers see it, and it now carries the story.
    /// # Not reported
    /// A claim that stands in both places on both sides.
    CLAIM_PROMOTED = "claim-promoted", Info, mirror "claim-demoted",
        fires "The mine has reopened after two quiet years.\n\nThe owner is new to the valley.\n\nAda Kral bought the whole of it for $3 million." => "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened after two quiet years.\n\nThe owner is new to the valley.",
        silent "The mine has reopened after two quiet years.\n\nAda Kral bought the whole of it for $3 million." => "The mine has reopened after two quiet years.\n\nAda Kral bought all of it for $3 million.";

    /// # What it reports
    /// A claim that moved out of the headline, the deck or the lede into the body.
    /// # Why it matters
    /// Fewer readers see it.
    /// # Not reported
    /// A claim that stands in both places on both sides.
    CLAIM_DEMOTED = "claim-demoted", Info, mirror "claim-promoted",
        fires "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened after two quiet years.\n\nThe owner is new to the valley." => "The mine has reopened after two quiet years.\n\nThe owner is new to the valley.\n\nAda Kral bought the whole of it for $3 million.",
        silent "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened." => "Ada Kral bought the whole of it for $3 million.\n\nThe mine reopened.";
}

/// Sentences.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: Some(check) };

fn check(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    alone(c.before, &c.alignment.removed, true, out);
    alone(c.after, &c.alignment.added, false, out);
    for group in &c.alignment.groups {
        let prominent = |t: &Telling, list: &[usize]| list.iter().any(|i| t.sentences.list[*i].role.is_prominent());
        let (b, a) = (prominent(c.before, &group.before), prominent(c.after, &group.after));
        let claims = group.before.iter().any(|i| checkable(c.before, *i)) && group.after.iter().any(|i| checkable(c.after, *i));
        if b == a || !claims {
            continue;
        }
        let (rule, verdict, reason): (&'static Rule, Verdict, &str) =
            if a { (&CLAIM_PROMOTED, Verdict::Raised, "it now stands where every reader looks first") } else { (&CLAIM_DEMOTED, Verdict::Lowered, "it no longer stands where every reader looks first") };
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

/// A sentence whose coming or going a reader should know of.
fn checkable(t: &Telling, i: usize) -> bool {
    t.sentences.list[i].role.tells() && !t.claims[i].is_empty()
}

fn alone(t: &Telling, list: &[usize], before: bool, out: &mut Vec<Finding>) {
    let (rule, verdict, reason): (&'static Rule, Verdict, &str) =
        if before { (&CLAIM_REMOVED, Verdict::Removed, "only the side before tells this") } else { (&CLAIM_ADDED, Verdict::Added, "only the side after tells this") };
    for &i in list.iter().filter(|i| checkable(t, **i)) {
        let sentence = &t.sentences.list[i];
        // A heading that went is a matter of layout.
        if sentence.role == Role::Heading {
            continue;
        }
        let span = Some(sentence.span);
        let (b, a) = if before { (span, None) } else { (None, span) };
        out.push(Finding { rule, raise: 0, verdict, before: b, after: a, reason: reason.to_owned(), key: "sentence".to_owned(), evidence: vec![format!("{} claims", t.claims[i].len())] });
    }
}
