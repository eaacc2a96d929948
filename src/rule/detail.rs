//! Words with a claim in them that came into or left a kept sentence.

use super::number::befell;
use crate::compare::family::Family;
use crate::compare::{New, Pair, Side, State};
use crate::finding::Rule;
use crate::frame::cue::Negation;
use crate::kind::quantity::QuantityKind;
use crate::lexicon::REPLY;
use crate::lexicon::frame::Reply;
use crate::lexicon::story::Withheld;
use crate::lexicon::{EVENTS, FUNCTION, Function, LABELS, LIMITS, Limit, NEGATION, WITHHELD};
use crate::relation::{PartOfSpeech, Relation, Weight, is_known, is_thing, lemmas, part_of_speech, relate, weight};
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
    DETAIL_ADDED = "detail-added", Info, Statement, Pair, mirror DETAIL_REMOVED,
        fires "The mine reopened after two years." => "The mine reopened after two years in Weirdale.",
        silent "The mine reopened after two years." => "And the mine then reopened after two years.";

    /// # What it reports
    /// Words that left a kept sentence and said something.
    /// # Why it matters
    /// The claim is wider than before.
    /// # Not reported
    /// Small words.
    DETAIL_REMOVED = "detail-removed", Info, Statement, Pair, mirror DETAIL_ADDED,
        fires "The mine reopened after two years in Weirdale." => "The mine reopened after two years.",
        silent "However, the mine reopened after two years." => "The mine reopened after two years.";

    /// # What it reports
    /// Words that left a kept sentence and others that came in at the same place, where no rule relates the one to the other.
    /// # Why it matters
    /// One detail was given up for another: both are shown, to be read side by side.
    /// # Not reported
    /// Small words; words that only say the same; longer passages, which are told side by side as what came and what went.
    DETAIL_REPLACED = "detail-replaced", Info, Statement, Pair, mirror DETAIL_REPLACED,
        fires "The ban holds in Torne until Tuesday evening." => "The ban holds in Torne until further notice.",
        silent "The ban holds in Torne until Tuesday evening." => "The ban, which holds in Torne, ends on Tuesday evening.";
}

/// Details.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// So many letters of a short form are held against the words before it.
const MOST_LETTERS: usize = 8;
/// So many words in a row are a clause and no turn of phrase.
const CLAUSE: usize = 5;
/// So many words in a row are a phrase.
const PHRASE: usize = 3;
/// So many words of a condition are shown.
const CONDITION: usize = 8;
/// So far behind "both" stands the "and" between the two that it announces, in tokens.
const ANNOUNCED: usize = 12;

fn check(pair: &mut Pair<'_>) {
    let wording =
        |side: &Side<'_>, before: bool| -> Vec<Range<usize>> { runs(pair, before).into_iter().filter(|r| is_wording(side, r)).collect() };
    let (wording_b, wording_a) = (wording(&pair.before, true), wording(&pair.after, false));
    let found = |before: bool| -> Vec<(Range<usize>, bool)> {
        let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
        let told = runs(pair, before).into_iter().filter(|r| !is_moved(side, other, r) && !is_wording(side, r));
        let lone = matches!(&pair.words.hunks[..], [h] if h.before.is_empty() || h.after.is_empty());
        told.map(|r| {
            (
                r.clone(),
                is_limit(side, &r)
                    || fills(pair, &r, before)
                    || is_caveat(side, &r)
                    || denial(side, &r).is_some()
                    || lone && r.len() <= 2 && r.clone().any(|t| is_owned(side, t))
                    || before && is_toll(pair, &r),
            )
        })
        .collect()
    };
    let (b, a) = (found(true), found(false));
    wording_b.iter().for_each(|r| pair.before.mark(r, State::Reworded));
    wording_a.iter().for_each(|r| pair.after.mark(r, State::Reworded));
    // The one thing that was edited in a sentence was meant.
    let alone = b.len() + a.len() == 1
        && pair.findings.is_empty()
        && b.iter().all(|r| is_only_change(&pair.before, &pair.after, &r.0))
        && a.iter().all(|r| is_only_change(&pair.after, &pair.before, &r.0));
    for (before, list) in [(true, b), (false, a)] {
        for (run, limit) in list {
            report(pair, run, before, i8::from(alone || limit));
        }
    }
}

/// Whether the run is how many something befell, the only figure that was told, and went without another in its place: "34 people
/// died", "people died".
fn is_toll(pair: &Pair<'_>, run: &Range<usize>) -> bool {
    let (side, other) = (&pair.before, &pair.after);
    let [q] = &side.quantities[..] else { return false };
    let number = side.at(q.value.number);
    let alone = run.end == number.end && run.start >= q.at.start.min(number.start);
    let replaced = || pair.gap(run, true).any(|t| other.tokens[t].is_word() && other.states[t] == State::Open);
    alone && other.quantities.is_empty() && befell(q.value).is_some() && !replaced()
}

/// Whether all other words of both sides are kept, and the run says enough to be more than style.
fn is_only_change(side: &Side<'_>, other: &Side<'_>, run: &Range<usize>) -> bool {
    let changed = |s: &Side<'_>, t: usize| s.tokens[t].is_word() && !matches!(s.states[t], State::Kept | State::Moved);
    let kept = (0..side.tokens.len()).filter(|t| !run.contains(t)).all(|t| !changed(side, t) || FUNCTION.word(side.tokens[t]).is_some());
    kept && !(0..other.tokens.len()).any(|t| changed(other, t)) && run.clone().filter(|t| says(side, *t)).nth(1).is_some()
}

/// Whether the run only spells out or announces what the sentence says without it.
fn is_wording(side: &Side<'_>, run: &Range<usize>) -> bool {
    is_gloss(side, run) || is_paired(side, run)
}

/// Whether every word of the run that says something stands among the changed words of the other side: it moved.
fn is_moved(side: &Side<'_>, other: &Side<'_>, run: &Range<usize>) -> bool {
    let short = |t: usize| {
        other.states[t] == State::Open
            && other.tokens[t].is_upper()
            && relate(side.text_of(run), other.tokens[t].text(other.text)) == Relation::Abbreviation
    };
    run.clone().filter(|t| says(side, *t)).all(|t| Pair::stands_elsewhere(other, side.tokens[t].key))
        || run.len() > 1 && (0..other.tokens.len()).any(short)
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

/// Whether the run is a "both" that only announces or sums up two: "both the north and the south", "Kral and Lund both left".
fn is_paired(side: &Side<'_>, run: &Range<usize>) -> bool {
    let text = |t: usize| side.tokens[t].text(side.text);
    let joins = |t: usize| text(t).eq_ignore_ascii_case("and");
    let breaks = |t: &usize| matches!(side.tokens[*t].kind, Kind::Stop) || matches!(text(*t), "," | ";" | ":");
    let alone = run.clone().filter(|t| says(side, *t)).count() == 1;
    let behind = || (run.end..side.tokens.len().min(run.end + ANNOUNCED)).take_while(|t| !breaks(t)).any(joins);
    let before = || (run.start.saturating_sub(ANNOUNCED)..run.start).rev().take_while(|t| !breaks(t)).any(joins);
    alone && text(run.end - 1).eq_ignore_ascii_case("both") && (behind() || before())
}

/// Whether the words exclude something or make it another thing: "only in the north", "except for visitors", "a fake pistol".
fn is_limit(side: &Side<'_>, run: &Range<usize>) -> bool {
    // Where more came or went than the word itself, it is a detail like others.
    let alone = run.clone().filter(|t| says(side, *t)).count() == 1;
    let meant = |t: usize| match LIMITS.word(side.tokens[t]) {
        Some(Limit::Exclusion) => true,
        Some(Limit::Privative | Limit::Rank | Limit::ShortOf) => alone && limit(side, t).is_some(),
        _ => false,
    };
    run.clone().any(meant)
}

/// Whether the other side says at the same place that it is not known: "the cause was unclear", "the cause was a spark".
fn fills(pair: &Pair<'_>, run: &Range<usize>, before: bool) -> bool {
    let other = if before { &pair.after } else { &pair.before };
    let gap = pair.gap(run, before);
    let near = gap.start.saturating_sub(1)..gap.end;
    let cue = |t: usize| WITHHELD.at(&other.tokens, t).filter(|w| *w.means == Withheld::Fact).map(|w| t..t + w.len);
    near.filter_map(cue).any(|r| gap.end >= r.end && r.clone().any(|t| other.states[t] != State::Kept))
}

/// Whether the words take something back: "but has not been charged".
fn is_caveat(side: &Side<'_>, run: &Range<usize>) -> bool {
    let opens = REPLY.word(side.tokens[run.start]) == Some(&Reply::Contrast);
    opens && run.clone().any(|t| NEGATION.word(side.tokens[t]).is_some())
}

/// The word that limits what is told, or the first of several that do: "only", "in case".
fn limit(side: &Side<'_>, t: usize) -> Option<Limit> {
    // Of "an extra" the article alone may have come or gone.
    let found = LIMITS.at(&side.tokens, t).filter(|l| side.states[t + l.len - 1] == State::Open)?;
    let number = |t: usize| side.tokens.get(t).is_some_and(|n| n.kind == Kind::Number) || side.quantities.iter().any(|q| q.at.start == t);
    // "In other words" says nothing of others; "more recently" and "further, we ask" count nothing.
    let phrase = weight(side.tokens[t].text(side.text)) == Weight::Content && side.weight(t) < Weight::Content;
    let counts = found.len > 1
        || *found.means != Limit::More
        || number(t + 1)
        || side.tokens.get(t + 1).is_some_and(|n| part_of_speech(n.text(side.text)) == Some(PartOfSpeech::Noun));
    let behind = t + found.len;
    let word =
        |small: fn(&Function) -> bool| side.tokens.get(behind).is_some_and(|n| n.kind == Kind::Word && FUNCTION.word(*n).is_none_or(small));
    let bounds = || number(behind) || side.dates.iter().any(|d| d.at.contains(&behind));
    let holds = match found.means {
        // "Almost a year": it bounds a number.
        Limit::ShortOf => word(|f| *f == Function::Quantifier) && !bounds(),
        // "Opposite Ada Kral", "failed to stop": it is no quality of what follows.
        Limit::Privative => word(|_| false) && !side.tokens[behind].is_capitalised() || is_prefix(side, t),
        _ => true,
    };
    (!phrase && counts && holds).then_some(*found.means)
}

/// Whether a word is the first part of a compound whose second part both sides have: "non-GAAP income".
fn is_prefix(side: &Side<'_>, t: usize) -> bool {
    let glued = |t: usize| side.tokens.get(t).is_some_and(|n| !n.space_before());
    let dash = side.tokens.get(t + 1).is_some_and(|n| n.kind == Kind::Dash);
    dash && glued(t + 1) && glued(t + 2) && matches!(side.states[t + 2], State::Kept | State::Moved)
}

/// Whether a lone thing, act or quality stands in a list that it joined or left: "and resonances", "either the harmonic or".
fn is_listed_item(side: &Side<'_>, run: &Range<usize>, t: usize) -> bool {
    let word = side.tokens[t].text(side.text);
    let item = part_of_speech(word) != Some(PartOfSpeech::Adverb);
    let small = |t: &usize| matches!(FUNCTION.word(side.tokens[*t]), Some(Function::Determiner | Function::Preposition));
    let joins = |t: usize| run.contains(&t) && matches!(side.tokens[t].text(side.text), "and" | "or" | "nor");
    let before = (run.start..t).rev().find(|t| !small(t));
    item && (before.is_some_and(joins) || joins(t + 1))
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
        let end = run_end(side, at);
        let says = |t: &usize| says(side, *t);
        if let Some(denial) = denial(side, &(at..end)) {
            out.push(denial);
        } else if let (Some(first), Some(last)) = ((at..end).find(says), (at..end).rev().find(says))
            && tells(side, &(first..last + 1), &(at..end))
        {
            // A preposition before it belongs to it: "in Weirdale".
            let opens = first == last
                && (limit(side, first) == Some(Limit::Condition) || LIMITS.at(&side.tokens, first).is_some_and(|l| l.len > 1));
            let last = if opens { clause_end(side, last) } else { last };
            let start = (at..first)
                .rev()
                .take_while(|t| matches!(FUNCTION.word(side.tokens[*t]), Some(Function::Preposition | Function::Determiner)))
                .last()
                .unwrap_or(first);
            out.push(start..last + 1);
        } else if (at..end).any(|t| says(&t)) && is_phrase(pair, &(at..end), before) {
            let joins = |t: usize| {
                matches!(FUNCTION.word(side.tokens[t]), Some(Function::Determiner | Function::Preposition | Function::Conjunction))
            };
            let first = (at..end).find(|t| side.tokens[*t].is_word()).unwrap_or(at);
            let last = (first..end).rev().find(|t| side.tokens[*t].is_word() && !joins(*t)).unwrap_or(first);
            out.push(first..last + 1);
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

/// What denies within a run that somebody came to harm: "no one died".
fn denial(side: &Side<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let denies = |t: &usize| NEGATION.at(&side.tokens, *t).is_some_and(|f| *f.means == Negation::Plain);
    let harm = |t: &usize| EVENTS.at(&side.tokens, *t).is_some_and(|f| f.means.is_harm());
    let first = run.clone().find(denies)?;
    let last = (first..run.end).rev().find(harm)?;
    Some(first..last + 1)
}

/// Where a run of unexplained words ends. A small word within it that stands for one of the other side's does not part it.
fn run_end(side: &Side<'_>, at: usize) -> usize {
    let sentence = side.sentence_around(at).end;
    let open = |t: usize| t < sentence && side.states[t] == State::Open;
    let reworded = |t: usize| t < sentence && side.states[t] == State::Reworded;
    let small = |t: usize| reworded(t) && FUNCTION.word(side.tokens[t]).is_some();
    // "Tested by [12]": a mark of reference that a preposition governs.
    let mark = |t: usize| {
        reworded(t)
            && side.tokens[t].text(side.text) == "["
            && reworded(t + 2)
            && FUNCTION.word(side.tokens[t - 1]) == Some(&Function::Preposition)
    };
    let mut end = at;
    loop {
        match end {
            t if open(t) || small(t) && open(t + 1) => end += 1,
            t if t > at && mark(t) => end += 3,
            _ => return end,
        }
    }
}

/// The last token of the clause that a condition opens, or of as much of it as is worth showing.
fn clause_end(side: &Side<'_>, t: usize) -> usize {
    let shown = t + 1..(t + 1 + CONDITION).min(side.sentence_around(t).end);
    shown.take_while(|u| side.tokens[*u].is_word() || side.tokens[*u].kind == Kind::Dash).last().unwrap_or(t)
}

/// Whether words that say something are a phrase that stands in no words' place: "tested by the council", "misleading as they are".
fn is_phrase(pair: &Pair<'_>, run: &Range<usize>, before: bool) -> bool {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let words = run.clone().filter(|t| side.tokens[*t].is_word()).count();
    let replaced = |t: usize| other.tokens[t].is_word() && matches!(other.states[t], State::Open | State::Reworded);
    // "Of the model" says no more than its noun.
    let placed = |t: &usize| matches!(FUNCTION.word(side.tokens[*t]), Some(Function::Preposition | Function::Determiner));
    let mut rest = run.clone().filter(|t| side.tokens[*t].is_word()).skip_while(placed);
    let noun =
        rest.next().is_some_and(|t| part_of_speech(side.tokens[t].text(side.text)) == Some(PartOfSpeech::Noun)) && rest.all(|t| placed(&t));
    // What the other side lost elsewhere may be told here: "officers arrested a man", "a man was taken into custody".
    let told = || (0..other.tokens.len()).any(|t| other.states[t] == State::Open && says(other, t));
    // "20 letters long": the measure is the number's.
    let measure = side.quantities.iter().any(|q| q.at.end == run.start)
        && part_of_speech(side.tokens[run.start].text(side.text)) == Some(PartOfSpeech::Adjective);
    // In a sentence that was told in another order, everything stands in other words' place.
    let moved = || {
        (0..side.tokens.len())
            .any(|t| side.states[t] == State::Moved && FUNCTION.word(side.tokens[t]).is_none() && side.tokens[t].is_word())
    };
    words >= PHRASE && !noun && !measure && !pair.gap(run, before).any(replaced) && !told() && !moved()
}

/// Whether a run is as long as a clause, with one word at least that is no small one, and stands in no words' place.
fn is_clause(pair: &Pair<'_>, run: &Range<usize>, before: bool) -> bool {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let words = run.clone().filter(|t| side.tokens[*t].is_word()).count();
    let content = |t: usize| side.tokens[t].kind == Kind::Word && FUNCTION.word(side.tokens[t]).is_none();
    let replaced = || {
        pair.gap(run, before).filter(|t| other.tokens[*t].is_word() && matches!(other.states[*t], State::Open | State::Reworded)).count()
    };
    words >= CLAUSE && run.clone().any(content) && replaced() * 2 <= words
}

/// Whether words are enough to be a detail: two that say something, or one that is a claim. A lone adjective or adverb is style more often
/// than fact, and is counted as wording.
fn tells(side: &Side<'_>, run: &Range<usize>, open: &Range<usize>) -> bool {
    let said: Vec<usize> = run.clone().filter(|t| says(side, *t)).take(2).collect();
    if said.is_empty() {
        return false;
    }
    said.len() == 2
        || is_owned(side, said[0])
        || run.clone().any(|t| says(side, t) && claims(side, t))
        || limit(side, said[0]).is_some()
        || is_place(side, said[0])
        || is_listed_item(side, open, said[0])
}

/// Whether a lone noun is the head of what stands before it: without it "the minister's son" is the minister.
fn is_owned(side: &Side<'_>, t: usize) -> bool {
    t > 0
        && matches!(side.tokens[t - 1].text(side.text), "'s" | "’s" | "'" | "’")
        && side.states[t - 1] == State::Open
        && lemmas(side.tokens[t].text(side.text)).any(PartOfSpeech::Noun)
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
    side.tokens[t].kind == Kind::Number
        || side.dates.iter().any(|d| d.at.contains(&t))
        || side.names.iter().any(|n| n.at.contains(&t))
        || side.quantities.iter().any(|q| q.at.contains(&t))
}

/// Whether a number or a mark of reference stands there, or behind the stop of an abbreviation: "Fig. 4", "Eq. (4)".
fn is_reference(side: &Side<'_>, t: usize) -> bool {
    let at = |t: usize| side.tokens.get(t).copied();
    let stop = at(t).is_some_and(|s| s.kind == Kind::Stop);
    at(t + usize::from(stop)).is_some_and(|n| n.kind == Kind::Number || matches!(n.text(side.text), "[" | "("))
}

/// Whether a number is one of several that a label stands before: "Figs. 3 and 4".
fn is_listed(side: &Side<'_>, t: usize) -> bool {
    let joins = |t: usize| matches!(side.tokens[t].text(side.text), "and" | "," | "or" | "to") || side.tokens[t].kind == Kind::Dash;
    let mut first = t;
    while first >= 2 && joins(first - 1) && side.tokens[first - 2].kind == Kind::Number {
        first -= 2;
    }
    LABELS.before(&side.tokens, first).is_some_and(|l| l.means.is_place())
}

/// Whether a word names a place of a text: "Section 2" is where something is said, and not what.
pub(super) fn sends_on(side: &Side<'_>, t: usize) -> bool {
    let label = LABELS.at(&side.tokens, t).is_some_and(|l| l.means.is_place() && is_reference(side, t + l.len));
    label || side.quantities.iter().any(|q| q.value.kind == QuantityKind::Identifier && q.at.contains(&t))
}

fn says(side: &Side<'_>, t: usize) -> bool {
    let token = side.tokens[t];
    if side.states[t] == State::Reworded {
        return false;
    }
    // The "th" of "27th".
    if !token.space_before() && t > 0 && side.tokens[t - 1].kind == Kind::Number {
        return false;
    }
    // "First, the roof was mended": the order of telling.
    let next = |t: usize| side.tokens.get(t + 1).map_or("", |n| n.text(side.text));
    if side.sentence_around(t).start == t
        && next(t) == ","
        && side.quantities.iter().any(|q| q.value.kind == QuantityKind::Ordinal && q.at.contains(&t))
    {
        return false;
    }
    if sends_on(side, t) {
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
        Kind::Word if limit(side, t).is_some() => true,
        Kind::Word => FUNCTION.word(token).is_none() && side.weight(t) == Weight::Content,
        _ => false,
    }
}

fn report(pair: &mut Pair<'_>, run: Range<usize>, before: bool, raise: i8) {
    let (rule, verdict, reason): (&'static Rule, Verdict, &str) = if before {
        (&DETAIL_REMOVED, Verdict::Removed, "only the side before says this")
    } else {
        (&DETAIL_ADDED, Verdict::Added, "only the side after says this")
    };
    let (b, a) = if before { (Some(run), None) } else { (None, Some(run)) };
    pair.find(New {
        rule,
        verdict,
        before: b,
        after: a,
        reason: reason.to_owned(),
        key: "detail",
        raise,
        evidence: vec!["the sentence is kept".to_owned()],
    });
}
