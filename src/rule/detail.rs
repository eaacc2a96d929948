//! Words with a claim in them that came into or left a kept sentence.

use super::{Family, Rule};
use crate::compare::{New, Pair, Side, State};
use crate::kind::quantity::QuantityKind;
use crate::kind::quantity::label::Label;
use crate::frame::cue::Negation;
use crate::lexicon::{FUNCTION, Function, LABELS, LIMITS, Limit, NEGATION};
use crate::relation::{PartOfSpeech, Relation, Weight, is_known, is_thing, lemmas, relate};
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// Words that came into a kept sentence and say something: a place, a number, a quality.
    /// # Why it matters
    /// The claim is narrower than before.
    /// # Not reported
    /// Small words, and words that only say the same at greater length.
    DETAIL_ADDED = "detail-added", Info, mirror "detail-removed",
        fires "The mine reopened after two years." => "The mine reopened after two years in Weirdale.",
        silent "The mine reopened after two years." => "And the mine then reopened after two years.";

    /// # What it reports
    /// Words that left a kept sentence and said something.
    /// # Why it matters
    /// The claim is wider than before.
    /// # Not reported
    /// Small words.
    DETAIL_REMOVED = "detail-removed", Info, mirror "detail-added",
        fires "The mine reopened after two years in Weirdale." => "The mine reopened after two years.",
        silent "However, the mine reopened after two years." => "The mine reopened after two years.";
}

/// Details.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// So many letters of a short form are held against the words before it.
const MOST_LETTERS: usize = 8;
/// So many words in a row are a clause and no turn of phrase.
const CLAUSE: usize = 5;
/// So far behind "both" stands the "and" between the two that it announces, in tokens.
const ANNOUNCED: usize = 12;

fn check(pair: &mut Pair<'_>) {
    let found = |before: bool| -> Vec<(Range<usize>, bool)> {
        let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
        let told = runs(pair, before).into_iter().filter(|r| !is_moved(side, other, r) && !is_gloss(side, r) && !is_paired(side, r));
        let lone = matches!(&pair.words.hunks[..], [h] if h.before.is_empty() || h.after.is_empty());
        told.map(|r| (r.clone(), is_limit(side, &r) || lone && r.len() <= 2 && r.clone().any(|t| is_owned(side, t)))).collect()
    };
    let (b, a) = (found(true), found(false));
    // The one thing that was edited in a sentence was meant.
    let alone = b.len() + a.len() == 1 && pair.findings.is_empty() && b.iter().all(|r| is_only_change(&pair.before, &pair.after, &r.0)) && a.iter().all(|r| is_only_change(&pair.after, &pair.before, &r.0));
    for (before, list) in [(true, b), (false, a)] {
        for (run, limit) in list {
            report(pair, run, before, i8::from(alone || limit));
        }
    }
}

/// Whether all other words of both sides are kept, and the run says enough to be more than style.
fn is_only_change(side: &Side<'_>, other: &Side<'_>, run: &Range<usize>) -> bool {
    let changed = |s: &Side<'_>, t: usize| s.tokens[t].is_word() && !matches!(s.states[t], State::Kept | State::Moved);
    let kept = (0..side.tokens.len()).filter(|t| !run.contains(t)).all(|t| !changed(side, t) || FUNCTION.word(side.tokens[t]).is_some());
    kept && !(0..other.tokens.len()).any(|t| changed(other, t)) && run.clone().filter(|t| says(side, *t)).nth(1).is_some()
}

/// Whether every word of the run that says something stands among the changed words of the other side: it moved.
fn is_moved(side: &Side<'_>, other: &Side<'_>, run: &Range<usize>) -> bool {
    run.clone().filter(|t| says(side, *t)).all(|t| Pair::stands_elsewhere(other, side.tokens[t].key))
}

/// Whether the run is the full form of a short form that stands beside it on both sides, or such a short form in brackets:
/// "the root mean square (RMS)" for "the RMS".
fn is_gloss(side: &Side<'_>, run: &Range<usize>) -> bool {
    let text = |t: usize| side.tokens.get(t).map_or("", |t| t.text(side.text));
    let bracketed = |r: &Range<usize>| r.start > 0 && text(r.start - 1) == "(" && text(r.end) == ")";
    let kept = |r: &Range<usize>| r.clone().all(|t| matches!(side.states[t], State::Kept | State::Moved));
    let same = |r: &Range<usize>| kept(r) && relate(side.text_of(run), side.text_of(r)) == Relation::Abbreviation;
    let behind = run.end + 1..run.end + 2;
    if text(run.end) == "(" && behind.end < side.tokens.len() && bracketed(&behind) && same(&behind) {
        return true;
    }
    if !bracketed(run) || run.start < 2 {
        return false;
    }
    // The longest full form has a word for each letter of the short one, and small words between.
    let most = 2 * side.text_of(run).len().min(MOST_LETTERS);
    (2..=most.min(run.start - 1)).any(|n| same(&(run.start - 1 - n..run.start - 1))) || same(&(run.start - 2..run.start - 1))
}

/// Whether the run is a "both" or "either" that only announces the two that follow: "both the north and the south".
fn is_paired(side: &Side<'_>, run: &Range<usize>) -> bool {
    let text = |t: usize| side.tokens[t].text(side.text);
    let joins = |t: usize| text(t).eq_ignore_ascii_case("and");
    let breaks = |t: &usize| matches!(side.tokens[*t].kind, Kind::Stop) || matches!(text(*t), "," | ";" | ":");
    let alone = run.clone().filter(|t| says(side, *t)).count() == 1;
    alone && text(run.end - 1).eq_ignore_ascii_case("both") && (run.end..side.tokens.len().min(run.end + ANNOUNCED)).take_while(|t| !breaks(t)).any(joins)
}

/// Whether the words exclude something: "only in the north", "except for visitors".
fn is_limit(side: &Side<'_>, run: &Range<usize>) -> bool {
    run.clone().any(|t| LIMITS.word(side.tokens[t]) == Some(&Limit::Exclusion)) 
}

/// Runs of unexplained words that say something, small words at their ends left out.
///
/// So is a clause whose words each say little, where the other side has hardly anything in its place: "this implies that".
fn runs(pair: &Pair<'_>, before: bool) -> Vec<Range<usize>> {
    let side = if before { &pair.before } else { &pair.after };
    let mut out = Vec::new();
    let mut at = 0;
    while at < side.tokens.len() {
        if side.states[at] != State::Open {
            at += 1;
            continue;
        }
        let end = (at..side.tokens.len()).find(|t| side.states[*t] != State::Open).unwrap_or(side.tokens.len());
        let says = |t: &usize| says(side, *t);
        if let (Some(first), Some(last)) = ((at..end).find(says), (at..end).rev().find(says))
            && tells(side, &(first..last + 1))
        {
            // A preposition before it belongs to it: "in Weirdale".
            let start = (at..first).rev().take_while(|t| matches!(FUNCTION.word(side.tokens[*t]), Some(Function::Preposition | Function::Determiner))).last().unwrap_or(first);
            out.push(start..last + 1);
        } else {
            let marks = (at..end).filter(|t| !side.tokens[*t].is_word() && side.tokens[*t].kind != Kind::Dash);
            let ends: Vec<usize> = marks.chain([end]).collect();
            let starts = std::iter::once(at).chain(ends.iter().map(|t| t + 1));
            out.extend(starts.zip(&ends).map(|(from, to)| from..*to).filter(|r| is_clause(pair, r, before)));
        }
        at = end;
    }
    out
}

/// Whether a run is as long as a clause, with one word at least that is no small one, and stands in no words' place.
fn is_clause(pair: &Pair<'_>, run: &Range<usize>, before: bool) -> bool {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let words = run.clone().filter(|t| side.tokens[*t].is_word()).count();
    let content = |t: usize| side.tokens[t].kind == Kind::Word && FUNCTION.word(side.tokens[t]).is_none();
    let replaced = || pair.gap(run, before).filter(|t| other.tokens[*t].is_word() && matches!(other.states[*t], State::Open | State::Reworded)).count();
    words >= CLAUSE && run.clone().any(content) && replaced() * 2 <= words
}

/// Whether words are enough to be a detail: two that say something, or one that is a claim. A lone adjective or adverb is style more often
/// than fact, and is counted as wording.
fn tells(side: &Side<'_>, run: &Range<usize>) -> bool {
    let said: Vec<usize> = run.clone().filter(|t| says(side, *t)).take(2).collect();
    if said.is_empty() {
        return false;
    }
    said.len() == 2 || is_owned(side, said[0]) || run.clone().any(|t| says(side, t) && claims(side, t)) || LIMITS.word(side.tokens[said[0]]).is_some() || is_place(side, said[0])
}

/// Whether a lone noun is the head of what stands before it: without it "the minister's son" is the minister.
fn is_owned(side: &Side<'_>, t: usize) -> bool {
    t > 0 && matches!(side.tokens[t - 1].text(side.text), "'s" | "’s" | "'" | "’") && side.states[t - 1] == State::Open && lemmas(side.tokens[t].text(side.text)).any(PartOfSpeech::Noun)
}

/// Whether a lone noun stands behind a preposition: "in a clinic".
fn is_place(side: &Side<'_>, t: usize) -> bool {
    let small = |t: &usize| FUNCTION.word(side.tokens[*t]);
    let preposition = (0..t).rev().map_while(|t| small(&t)).take(2).any(|f| *f == Function::Preposition);
    let word = side.tokens[t].text(side.text);
    // "Without a warrant" says something whatever is lacking.
    let lacks = (0..t).rev().map_while(|t| small(&t).map(|_| t)).take(2).any(|t| NEGATION.word(side.tokens[t]).is_some());
    preposition && (lacks || is_thing(word) || !is_known(word))
}

/// Whether a word is itself a claim, or part of one.
fn claims(side: &Side<'_>, t: usize) -> bool {
    side.tokens[t].kind == Kind::Number || side.dates.iter().any(|d| d.at.contains(&t))
        || side.names.iter().any(|n| n.at.contains(&t))
        || side.quantities.iter().any(|q| q.at.contains(&t))
}

/// Whether a number or a mark of reference stands there, or behind the stop of an abbreviation: "Fig. 4", "Eq. (4)".
fn is_reference(side: &Side<'_>, t: usize) -> bool {
    let at = |t: usize| side.tokens.get(t).copied();
    let stop = at(t).is_some_and(|s| s.kind == Kind::Stop && !s.space_before());
    at(t + usize::from(stop)).is_some_and(|n| n.kind == Kind::Number || matches!(n.text(side.text), "[" | "("))
}

/// Whether a number is one of several that a label stands before: "Figs. 3 and 4".
fn is_listed(side: &Side<'_>, t: usize) -> bool {
    let joins = |t: usize| matches!(side.tokens[t].text(side.text), "and" | "," | "or" | "to") || side.tokens[t].kind == Kind::Dash;
    let mut first = t;
    while first >= 2 && joins(first - 1) && side.tokens[first - 2].kind == Kind::Number {
        first -= 2;
    }
    LABELS.before(&side.tokens, first).is_some_and(|l| *l.means == Label::Reference)
}

fn says(side: &Side<'_>, t: usize) -> bool {
    let token = side.tokens[t];
    // The "th" of "27th".
    if !token.space_before() && t > 0 && side.tokens[t - 1].kind == Kind::Number {
        return false;
    }
    // "First, the roof was mended": the order of telling.
    let next = |t: usize| side.tokens.get(t + 1).map_or("", |n| n.text(side.text));
    if side.sentence_around(t).start == t && next(t) == "," && side.quantities.iter().any(|q| q.value.kind == QuantityKind::Ordinal && q.at.contains(&t)) {
        return false;
    }
    // "Section 2" is where a text says something, and not what.
    if side.quantities.iter().any(|q| q.value.kind == QuantityKind::Identifier && q.at.contains(&t)) || LABELS.at(&side.tokens, t).is_some_and(|l| *l.means == Label::Reference && is_reference(side, t + l.len)) {
        return false;
    }
    // "Not only the mayor": nothing is shut out.
    if t > 0 && NEGATION.at(&side.tokens, t - 1).is_some_and(|n| n.len > 1 && *n.means == Negation::None) {
        return false;
    }
    match token.kind {
        Kind::Number => !is_listed(side, t),
        // "until recently" is a date, whatever its words weigh.
        Kind::Word if side.dates.iter().any(|d| d.at.contains(&t)) => FUNCTION.word(token) != Some(&Function::Determiner),
        Kind::Word if LIMITS.word(token).is_some() => true,
        Kind::Word => FUNCTION.word(token).is_none() && side.weight(t) == Weight::Content,
        _ => false,
    }
}

fn report(pair: &mut Pair<'_>, run: Range<usize>, before: bool, raise: i8) {
    let (rule, verdict, reason): (&'static Rule, Verdict, &str) =
        if before { (&DETAIL_REMOVED, Verdict::Removed, "only the side before says this") } else { (&DETAIL_ADDED, Verdict::Added, "only the side after says this") };
    let (b, a) = if before { (Some(run), None) } else { (None, Some(run)) };
    pair.find(New { rule, verdict, before: b, after: a, reason: reason.to_owned(), key: "detail", raise, evidence: vec!["the sentence is kept".to_owned()] });
}
