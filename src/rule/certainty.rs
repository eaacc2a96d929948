//! A kept claim told more or less firmly.

use super::{Family, Rule};
use crate::compare::{New, Pair, Side, State, paired};
use crate::frame::cue::Certainty;
use crate::lexicon::FUNCTION;
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// A claim told more firmly: a hedge is gone, or a firmer word stands in its place.
    /// # Why it matters
    /// What was possible is now told as fact.
    /// # Not reported
    /// A hedge that went together with the clause it governed; one hedge for another as strong.
    CERTAINTY_RAISED = "certainty-raised", Warning, mirror "certainty-lowered",
        fires "The leak may have reached the river." => "The leak has reached the river.",
        silent "The leak may have reached the river." => "The leak might have reached the river.";

    /// # What it reports
    /// A claim told less firmly.
    /// # Why it matters
    /// What was told as fact is now only possible, or said by somebody.
    /// # Not reported
    /// A hedge that came together with a clause of its own.
    CERTAINTY_LOWERED = "certainty-lowered", Warning, mirror "certainty-raised",
        fires "The leak has reached the river." => "The leak has reportedly reached the river.",
        silent "The leak has reached the river." => "The leak reached the river.";
}

/// Certainty.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// How many words behind its cue a claim is looked for.
const SCOPE: usize = 7;

fn check(pair: &mut Pair<'_>) {
    let cues = |side: &Side<'_>| -> Vec<(Range<usize>, Certainty)> { side.certainty.iter().map(|c| (c.at.clone(), c.value.means)).collect() };
    let (mut b, mut a) = (cues(&pair.before), cues(&pair.after));
    // Cues that stand on both sides, and cues as strong as each other, are no change.
    // Inside quotation marks each word is the speaker's, and the rules about quotations speak of it.
    b.retain(|(at, _)| pair.before.is_open(at) && !pair.before.is_quoted(at));
    a.retain(|(at, _)| pair.after.is_open(at) && !pair.after.is_quoted(at));
    let score = |i: usize, j: usize| same_claim(pair, &b[i].0, &a[j].0).then(|| i64::from(b[i].1 == a[j].1));
    let (mut free_b, mut free_a) = (vec![true; b.len()], vec![true; a.len()]);
    for (i, j) in paired(b.len(), a.len(), score) {
        (free_b[i], free_a[j]) = (false, false);
        let ((x, from), (y, to)) = (b[i].clone(), a[j].clone());
        if from == to {
            pair.reword(&x, &y);
        } else {
            report(pair, from, to, x, y);
        }
    }
    let left = |list: Vec<(Range<usize>, Certainty)>, free: Vec<bool>| list.into_iter().zip(free).filter(|(_, f)| *f).map(|(c, _)| c).collect::<Vec<_>>();
    let (b, a) = (left(b, free_b), left(a, free_a));
    for (at, step) in b {
        if let Some((here, there)) = governed(pair, &at, true).filter(|(h, t)| !negated(pair, h, t)) {
            report(pair, step, Certainty::Asserted, here, there);
        }
    }
    for (at, step) in a {
        if let Some((here, there)) = governed(pair, &at, false).filter(|(h, t)| !negated(pair, t, h)) {
            report(pair, Certainty::Asserted, step, there, here);
        }
    }
}

/// Where a negation came or went too, the sentence was turned: "not impossible" and "possible".
fn negated(pair: &Pair<'_>, before: &Range<usize>, after: &Range<usize>) -> bool {
    let open = |side: &Side<'_>, range: &Range<usize>| side.negation.iter().any(|n| n.at.start < range.end && range.start < n.at.end && side.is_open(&n.at));
    open(&pair.before, before) || open(&pair.after, after)
}

/// Whether two cues govern the same words: the same hunk, or the same kept word behind them.
fn same_claim(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    let hunk = pair.hunk_before(b.start);
    hunk.is_some() && hunk == pair.hunk_after(a.start) || governed(pair, b, true).is_some_and(|(_, there)| there.start.abs_diff(a.end) <= SCOPE && there.end > a.start)
        || governed(pair, a, false).is_some_and(|(_, there)| there.start.abs_diff(b.end) <= SCOPE && there.end > b.start)
}

/// The cue with the first content word that it governs, and that word's counterpart; none when the clause went with it.
pub fn governed(pair: &Pair<'_>, cue: &Range<usize>, before: bool) -> Option<(Range<usize>, Range<usize>)> {
    let (side, to) = if before { (&pair.before, &pair.words.to_after) } else { (&pair.after, &pair.words.to_before) };
    let end = clause_end(side, cue.end).min(cue.end + SCOPE);
    let content = |t: &usize| side.tokens[*t].is_word() && FUNCTION.word(side.tokens[*t]).is_none();
    let words: Vec<usize> = (cue.end..end).filter(content).collect();
    let kept: Vec<usize> = words.iter().copied().filter(|t| to[*t].is_some() || similar(pair, *t, before).is_some()).collect();
    // Most of what it governed must still be there, its head first.
    if kept.is_empty() || kept.len() * 2 < words.len().min(3) || words.iter().take(2).all(|t| !kept.contains(t)) {
        return None;
    }
    let first = kept[0];
    let there = to[first].or_else(|| similar(pair, first, before))?;
    // From the counterpart of the word before the cue, so that the other side shows what stands there instead.
    let from = (cue.start.saturating_sub(3)..cue.end).filter(|t| side.tokens[*t].is_word() && side.tokens[*t].space_before()).filter_map(|t| to[t]).filter(|u| *u < there && there - u <= SCOPE).min();
    Some((cue.start..first + 1, from.unwrap_or(there)..there + 1))
}

/// A clause goes to the next stop or semicolon.
fn clause_end(side: &Side<'_>, from: usize) -> usize {
    (from..side.tokens.len()).find(|t| matches!(side.tokens[*t].text(side.text), "." | ";" | "!" | "?")).unwrap_or(side.tokens.len())
}

/// The counterpart of a changed word that is the same word in another form.
fn similar(pair: &Pair<'_>, token: usize, before: bool) -> Option<usize> {
    use crate::relation::relate;
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let changed = |state: State| matches!(state, State::Open | State::Reworded);
    if !changed(side.states[token]) {
        return None;
    }
    let gap = pair.gap(&(token..token + 1), before);
    gap.take(12).find(|t| {
        other.tokens[*t].is_word()
            && changed(other.states[*t])
            && relate(side.tokens[token].text(side.text), other.tokens[*t].text(other.text)).is_wording()
    })
}

fn report(pair: &mut Pair<'_>, before: Certainty, after: Certainty, b: Range<usize>, a: Range<usize>) {
    let name = |c: Certainty| match c {
        Certainty::Doubted => "doubted",
        Certainty::Alleged => "alleged",
        Certainty::Possible => "possible",
        Certainty::Expected => "expected",
        Certainty::Reported => "reported",
        Certainty::Asserted => "asserted",
        Certainty::Confirmed => "confirmed",
    };
    let (rule, verdict): (&'static Rule, Verdict) = if after > before { (&CERTAINTY_RAISED, Verdict::Raised) } else { (&CERTAINTY_LOWERED, Verdict::Lowered) };
    pair.find(New {
        rule,
        verdict,
        before: Some(b),
        after: Some(a),
        reason: format!("from {} to {}", name(before), name(after)),
        key: "certainty",
        raise: 0,
        evidence: vec!["the claim is kept".to_owned()],
    });
}
