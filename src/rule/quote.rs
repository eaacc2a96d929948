//! Changed quotations: their words, and their speakers.

use super::Family;
use crate::compare::{New, Pair, Side, State, paired};
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// Words inside quotation marks that changed.
    /// # Why it matters
    /// A quotation is a claim about what somebody said, word for word.
    /// # Not reported
    /// Other quotation marks, an interruption by the speaker's name, a quotation cut shorter at its end, a word in square brackets.
    QUOTE_ALTERED = "quote-altered", Error, mirror "quote-altered",
        fires "\"We will never close the mine,\" Ada Kral said." => "\"We will not close the mine this year,\" Ada Kral said.",
        silent "\"We will never close the mine,\" Ada Kral said." => "“We will never close the mine,” said Ada Kral.";

    /// # What it reports
    /// The same quotation in another speaker's mouth.
    /// # Why it matters
    /// One of the two did not say it.
    /// # Not reported
    /// The same speaker by a shorter name, a title or a pronoun.
    QUOTE_REASSIGNED = "quote-reassigned", Error, mirror "quote-reassigned",
        fires "\"We will never close the mine,\" Ada Kral said." => "\"We will never close the mine,\" Ivo Lund said.",
        silent "\"We will never close the mine,\" Ada Kral said." => "\"We will never close the mine,\" Kral said.";
}

/// Quotations.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// Below this share of common words, two quotations are two quotations.
const SAME_QUOTATION: f32 = 0.4;

fn check(pair: &mut Pair<'_>) {
    let b: Vec<Range<usize>> = pair.before.quotations.iter().map(|q| q.at.clone()).collect();
    let a: Vec<Range<usize>> = pair.after.quotations.iter().map(|q| q.at.clone()).collect();
    let words = |r: &Range<usize>, side: &Side<'_>| r.clone().filter(|t| side.tokens[*t].is_word()).count();
    let shared = |i: usize, j: usize| {
        let shared = b[i].clone().filter(|t| pair.before.tokens[*t].is_word() && pair.words.to_after[*t].is_some_and(|u| a[j].contains(&u))).count();
        let fewest = words(&b[i], &pair.before).min(words(&a[j], &pair.after));
        let alike = fewest >= 2 && shared as f32 >= SAME_QUOTATION * fewest as f32;
        // A word or two in quotation marks stand in each other's place or not at all.
        let short = fewest <= 3 && pair.likeness > 0.5 && pair.same_place(&b[i], &a[j]);
        (alike || short).then_some(shared as i64)
    };
    for (i, j) in paired(b.len(), a.len(), shared) {
        let (x, y) = (&b[i], &a[j]);
        altered(pair, x, y);
        reassigned(pair, x, y);
    }
}

/// The same words in another mouth: both speakers named, and no name in common.
fn reassigned(pair: &mut Pair<'_>, x: &Range<usize>, y: &Range<usize>) {
    let speaker = |side: &Side<'_>, quote: &Range<usize>| {
        let apart = |at: &Range<usize>| at.start.abs_diff(quote.end).min(quote.start.abs_diff(at.end));
        let outside = side.sources.iter().filter(|s| s.at.end <= quote.start || s.at.start >= quote.end);
        let source = outside.min_by_key(|s| apart(&s.at))?;
        let who = side.at(source.value.who);
        // The last name is the speaker's: "Corbelan's coach, Ivo Lund".
        let name = side.names.iter().rfind(|n| n.at.start < who.end && who.start < n.at.end)?;
        Some((source.at.clone(), name.value.clone(), side.is_open(&name.at)))
    };
    let (Some((b, p, open_b)), Some((a, q, open_a))) = (speaker(&pair.before, x), speaker(&pair.after, y)) else { return };
    let respelt = super::name::spelling(p.span.of(pair.before.text), q.span.of(pair.after.text));
    if p.may_be(&q) || respelt || !open_b || !open_a {
        return;
    }
    pair.paired += 1;
    pair.find(New {
        rule: &QUOTE_REASSIGNED,
        verdict: Verdict::Conflicting,
        before: Some(b),
        after: Some(a),
        reason: "the same words, another speaker".to_owned(),
        key: "quotation",
        raise: 0,
        evidence: vec!["same quotation".to_owned()],
    });
}

/// Reports each hunk inside both quotations; a quotation that is only shorter is left to other rules.
fn altered(pair: &mut Pair<'_>, x: &Range<usize>, y: &Range<usize>) {
    let hunks: Vec<(Range<usize>, Range<usize>)> = pair
        .words
        .hunks
        .iter()
        .map(|h| (clip(&h.before, x), clip(&h.after, y)))
        .filter(|(b, a)| {
            let word = |r: &Range<usize>, side: &Side<'_>| r.clone().any(|t| side.tokens[t].is_word() && side.states[t] == State::Open);
            word(b, &pair.before) || word(a, &pair.after)
        })
        .collect();
    for (b, a) in hunks {
        // At either end a quotation may be cut: nothing inside it was changed.
        let edge = |r: &Range<usize>, whole: &Range<usize>| r.start == whole.start || r.end == whole.end;
        let negates = |r: &Range<usize>, side: &Side<'_>| side.negation.iter().any(|n| r.start <= n.at.start && n.at.end <= r.end);
        let cut = b.is_empty() && edge(&a, y) && !negates(&a, &pair.after) || a.is_empty() && edge(&b, x) && !negates(&b, &pair.before);
        if cut || bracketed(pair, &b, &a) || same_words(pair, &b, &a) {
            pair.reword(&b, &a);
            continue;
        }
        pair.paired += 1;
        let (b, a) = (widen(&b, x), widen(&a, y));
        pair.find(New {
            rule: &QUOTE_ALTERED,
            verdict: Verdict::Conflicting,
            before: Some(b),
            after: Some(a),
            reason: "the quoted words differ".to_owned(),
            key: "quotation",
            raise: 0,
            evidence: vec!["same quotation".to_owned()],
        });
    }
}

fn clip(range: &Range<usize>, to: &Range<usize>) -> Range<usize> {
    let start = range.start.clamp(to.start, to.end);
    start..range.end.clamp(start, to.end)
}

/// An empty side shows the word before it, so that there is something to point at.
fn widen(range: &Range<usize>, within: &Range<usize>) -> Range<usize> {
    if !range.is_empty() {
        return range.clone();
    }
    let start = range.start.saturating_sub(1).max(within.start);
    start..(start + 1).min(within.end)
}

/// "[the minister]" for "he", and "…" for words left out, are an editor's open marks.
fn bracketed(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    let marked = |r: &Range<usize>, side: &Side<'_>| {
        let text = side.text_of(r);
        text.contains('[') || text.contains(']') || text.contains('…') || text.contains("...")
    };
    marked(b, &pair.before) || marked(a, &pair.after)
}

/// "cannot" and "can't", "going to" and "gonna": the same words by ear.
fn same_words(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    use crate::relation::{Relation, relate};
    matches!(relate(pair.before.text_of(b), pair.after.text_of(a)), Relation::Same | Relation::Spelling | Relation::Abbreviation)
}
