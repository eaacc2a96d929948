//! A kept claim that is now denied, or no longer is.

use super::certainty::governed;
use super::Family;
use crate::compare::{New, Pair, Side, State, paired};
use crate::lexicon::FUNCTION;
use crate::relation::{Relation, relate};
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// A negation that came to or left a claim that is otherwise kept.
    /// # Why it matters
    /// The two tellings say the opposite.
    /// # Not reported
    /// A negation that went with its whole clause, one negation for another, "not open" for "closed", "not only".
    POLARITY_FLIPPED = "polarity-flipped", Error, mirror "polarity-flipped",
        fires "The dam did not receive a warning." => "The dam received a warning.",
        silent "The dam did not receive a warning." => "The dam never received a warning.";
}

/// Polarity.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

fn check(pair: &mut Pair<'_>) {
    let cues = |side: &Side<'_>| -> Vec<Range<usize>> { side.negation.iter().map(|c| c.at.clone()).filter(|at| side.is_open(at) && !side.is_quoted(at)).collect() };
    let (mut b, mut a) = (cues(&pair.before), cues(&pair.after));
    // One negation for another: in the same hunk, or governing the same kept word.
    let one = |x: &Range<usize>, y: &Range<usize>| {
        let hunk = pair.hunk_before(x.start);
        let target = |there: Option<(Range<usize>, Range<usize>)>| there.map(|g| (g.0.end, g.1.end));
        let (p, q) = (target(governed(pair, x, true)), target(governed(pair, y, false)));
        hunk.is_some() && hunk == pair.hunk_after(y.start) || p.is_some() && p == q.map(|(here, there)| (there, here))
    };
    let pairs = paired(b.len(), a.len(), |i, j| one(&b[i], &a[j]).then_some(0));
    for (i, j) in &pairs {
        pair.reword(&b[*i], &a[*j]);
    }
    let left = |list: Vec<Range<usize>>, taken: Vec<usize>| list.into_iter().enumerate().filter(|(i, _)| !taken.contains(i)).map(|(_, r)| r).collect::<Vec<_>>();
    (b, a) = (left(b, pairs.iter().map(|p| p.0).collect()), left(a, pairs.iter().map(|p| p.1).collect()));
    // What is left on both sides may be one negation in a turned sentence: only a surplus is a change.
    while let (Some(_), Some(_)) = (b.first(), a.first()) {
        let (x, y) = (b.remove(0), a.remove(0));
        pair.reword(&x, &y);
    }
    // Two negations that come to one claim together cancel out.
    for (list, before) in [(b, true), (a, false)] {
        let mut seen: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for at in list {
            let Some((here, there)) = governed(pair, &at, before) else { continue };
            if turned(pair, &(at.end..here.end), before) {
                continue;
            }
            // "not longer than 20" bounds a number; the first word it governs must itself be kept.
            let side = if before { &pair.before } else { &pair.after };
            let content = |t: &usize| side.tokens[*t].is_word() && FUNCTION.word(side.tokens[*t]).is_none();
            if (at.end..here.end).filter(content).count() > 1 {
                continue;
            }
            if let Some(k) = seen.iter().position(|s| s.1 == there) {
                seen.remove(k);
                continue;
            }
            seen.push((here, there));
        }
        // Two at once in one sentence may be a double negative resolved: not guessed.
        if seen.len() == 2 {
            continue;
        }
        for (here, there) in seen {
            let (b, a) = if before { (here, there) } else { (there, here) };
            pair.find(New {
                rule: &POLARITY_FLIPPED,
                verdict: Verdict::Conflicting,
                before: Some(b),
                after: Some(a),
                reason: "one denies what the other says".to_owned(),
                key: "polarity",
                raise: 0,
                evidence: vec!["the claim is kept".to_owned()],
            });
        }
    }
}

/// "not open" for "closed": the opposite word undoes the negation.
fn turned(pair: &mut Pair<'_>, here: &Range<usize>, before: bool) -> bool {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    let gap = pair.gap(here, before);
    let open = |s: &Side<'_>, r: Range<usize>| r.filter(|t| s.states[*t] == State::Open && s.tokens[*t].is_word()).take(8).collect::<Vec<_>>();
    let opposite = open(side, here.start..(here.end + 2).min(side.tokens.len())).into_iter().find_map(|t| {
        let word = side.tokens[t].text(side.text);
        open(other, gap.clone()).into_iter().find(|u| relate(word, other.tokens[*u].text(other.text)) == Relation::Antonym)
    });
    if let Some(u) = opposite {
        let (here, there) = (here.clone(), u..u + 1);
        if before { pair.reword(&here, &there) } else { pair.reword(&there, &here) }
        return true;
    }
    false
}
