//! Changed attribution of a kept claim: dropped, added, changed, weakened, strengthened.

use crate::compare::family::Family;
use crate::compare::{New, Pair, Side, State, paired};
use crate::finding::Rule;
use crate::frame::source::{Attribution, Rank};
use crate::kind::name::Name;
use crate::lexicon::{FUNCTION, Function, SOURCES};
use crate::relation::{Relation, relate};
use crate::telling::Telling;
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// A claim that lost its source: it is now told in the text's own voice.
    /// # Why it matters
    /// The outlet now vouches for it.
    /// # Not reported
    /// A source moved within its sentence or to the sentence beside it, or named by a pronoun.
    ATTRIBUTION_DROPPED = "attribution-dropped", Warning, Statement, Pair, mirror ATTRIBUTION_ADDED,
        fires "Police said the fire started in a shed." => "The fire started in a shed.",
        silent "Police said the fire started in a shed." => "The fire started in a shed, police said.";

    /// # What it reports
    /// A claim that gained a source.
    /// # Why it matters
    /// The outlet no longer vouches for it.
    /// # Not reported
    /// A source moved within its sentence or from the sentence beside it.
    ATTRIBUTION_ADDED = "attribution-added", Info, Statement, Pair, mirror ATTRIBUTION_DROPPED,
        fires "The fire started in a shed." => "Police said the fire started in a shed.",
        silent "According to police, the fire started in a shed." => "Police said the fire started in a shed.";

    /// # What it reports
    /// Another source of the same standing for the same claim.
    /// # Why it matters
    /// Somebody else now answers for it.
    /// # Not reported
    /// The same source by a shorter name, a role or a pronoun.
    ATTRIBUTION_CHANGED = "attribution-changed", Warning, Statement, Pair, mirror ATTRIBUTION_CHANGED,
        fires "Doctors said the fire killed nobody." => "Firefighters said the fire killed nobody.",
        silent "Ada Kral said the fire killed nobody." => "The fire killed nobody, Ada Kral said.";

    /// # What it reports
    /// A source that a reader can hold to it less: a name became a body, a body became "officials".
    /// # Why it matters
    /// The claim stands on less.
    /// # Not reported
    /// The same source by a pronoun.
    ATTRIBUTION_WEAKENED = "attribution-weakened", Warning, Statement, Pair, mirror ATTRIBUTION_STRENGTHENED,
        fires "The health ministry said the outbreak is over." => "Officials said the outbreak is over.",
        silent "Officials said the outbreak is over." => "Authorities said the outbreak is over.";

    /// # What it reports
    /// A source that a reader can hold to it more.
    /// # Why it matters
    /// The claim stands on more.
    /// # Not reported
    /// The same source by a pronoun.
    ATTRIBUTION_STRENGTHENED = "attribution-strengthened", Info, Statement, Pair, mirror ATTRIBUTION_WEAKENED,
        fires "Officials said the outbreak is over." => "The health ministry said the outbreak is over.",
        silent "Police said the road is closed." => "The police said that the road is closed.";
}

/// Attribution.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// The share of the sentence's other content words that must be kept for it to be the same claim.
const KEPT_CLAIM: f32 = 0.6;

fn check(pair: &mut Pair<'_>) {
    let sources = |side: &Side<'_>| -> Vec<HeldSource> {
        side.sources.iter().map(|s| HeldSource { at: s.at.clone(), who: side.at(s.value.who), source: s.value.clone() }).collect()
    };
    let (b, a) = (sources(&pair.before), sources(&pair.after));
    if b.is_empty() && a.is_empty() {
        return;
    }
    let (mut free_b, mut free_a) = (vec![true; b.len()], vec![true; a.len()]);
    // The nearest in the sentence first.
    let near = |i: usize, j: usize| -(b[i].at.start.abs_diff(a[j].at.start) as i64);
    for (i, j) in paired(b.len(), a.len(), |i, j| same(pair, &b[i], &a[j]).then(|| near(i, j))) {
        (free_b[i], free_a[j]) = (false, false);
        pair.reword(&b[i].at, &a[j].at);
    }
    let kept = kept_claim(pair, &b, &a) >= KEPT_CLAIM;
    for (i, j) in paired(b.len(), a.len(), |i, j| (free_b[i] && free_a[j]).then(|| near(i, j))) {
        (free_b[i], free_a[j]) = (false, false);
        if kept {
            changed(pair, &b[i], &a[j]);
        }
    }
    if !kept {
        return;
    }
    for x in b.iter().zip(&free_b).filter(|(_, f)| **f).map(|(x, _)| x) {
        one_sided(pair, x, true);
    }
    for y in a.iter().zip(&free_a).filter(|(_, f)| **f).map(|(y, _)| y) {
        one_sided(pair, y, false);
    }
}

struct HeldSource {
    at: Range<usize>,
    who: Range<usize>,
    source: Attribution,
}

/// Whether two attributions name one source.
fn same(pair: &Pair<'_>, x: &HeldSource, y: &HeldSource) -> bool {
    let kept = x.who.clone().any(|t| pair.words.to_after[t].is_some_and(|u| y.who.contains(&u)) && says(&pair.before, t));
    let pronoun = x.source.rank == Rank::Pronoun || y.source.rank == Rank::Pronoun;
    kept || pronoun || shared_name(pair, x, y) || synonyms(pair, x, y) || in_office(pair, x, y)
}

/// How far around a group, in sentences, a source's office may be told.
const NEAR: usize = 40;
/// How far from a name, in tokens, its office stands: "Tom Reyes, the mayor of Ashford".
const BESIDE: usize = 6;

/// "Tom Reyes said" and "the mayor said", where either telling says that Tom Reyes is the mayor.
fn in_office(pair: &Pair<'_>, x: &HeldSource, y: &HeldSource) -> bool {
    let names = |side: &Side<'_>, h: &HeldSource| {
        side.names.iter().filter(|n| n.at.start < h.who.end && h.who.start < n.at.end).map(|n| n.value.clone()).collect::<Vec<_>>()
    };
    let (p, q) = (names(&pair.before, x), names(&pair.after, y));
    // One is named and the other is not.
    let (named, side, role) = match (p.is_empty(), q.is_empty()) {
        (false, true) => (p, &pair.after, y),
        (true, false) => (q, &pair.before, x),
        _ => return false,
    };
    let office: Vec<u64> =
        role.who.clone().filter(|t| SOURCES.word(side.tokens[*t]) == Some(&Rank::Role)).map(|t| side.tokens[t].key).collect();
    [&pair.before, &pair.after].iter().any(|side| told_beside(side, &named, &office))
}

/// Whether a word of the office stands beside the bearer's name somewhere near.
fn told_beside(side: &Side<'_>, named: &[Name], office: &[u64]) -> bool {
    let (t, first) = (side.telling, side.sentences.first().copied().unwrap_or(0));
    (first.saturating_sub(NEAR)..(first + NEAR).min(t.sentences.list.len())).any(|i| {
        let tokens = t.sentences.tokens_of(i);
        t.claims.in_sentence(i).names().iter().filter(|n| named.iter().any(|m| m.may_be(n))).any(|n| {
            let from = tokens.partition_point(|t| t.span.end <= n.span.start).saturating_sub(BESIDE);
            let to = tokens.partition_point(|t| t.span.start < n.span.end) + BESIDE;
            tokens[from..to.min(tokens.len())].iter().any(|t| office.contains(&{ t.key }))
        })
    })
}

/// A content word: "the" in both says nothing.
fn says(side: &Side<'_>, token: usize) -> bool {
    side.tokens[token].is_word() && FUNCTION.word(side.tokens[token]).is_none()
}

fn shared_name(pair: &Pair<'_>, x: &HeldSource, y: &HeldSource) -> bool {
    let of = |side: &Side<'_>, h: &HeldSource| {
        side.names.iter().filter(|n| n.at.start < h.who.end && h.who.start < n.at.end).map(|n| n.value.clone()).collect::<Vec<_>>()
    };
    let (p, q) = (of(&pair.before, x), of(&pair.after, y));
    p.iter().any(|n| q.iter().any(|m| n.may_be(m)))
}

/// "officials" and "authorities".
fn synonyms(pair: &Pair<'_>, x: &HeldSource, y: &HeldSource) -> bool {
    let nouns = |side: &Side<'_>, h: &HeldSource| {
        h.who
            .clone()
            .filter(|t| SOURCES.word(side.tokens[*t]).is_some())
            .map(|t| side.tokens[t].text(side.text).to_lowercase())
            .collect::<Vec<_>>()
    };
    let (p, q) = (nouns(&pair.before, x), nouns(&pair.after, y));
    p.iter().any(|v| q.iter().any(|w| relate(v, w).is_wording()))
}

/// The share of content words outside attributions that stand on both sides, taken on the shorter side.
fn kept_claim(pair: &Pair<'_>, b: &[HeldSource], a: &[HeldSource]) -> f32 {
    let share = |side: &Side<'_>, held: &[HeldSource]| {
        let words: Vec<usize> = (0..side.tokens.len()).filter(|t| says(side, *t) && !held.iter().any(|h| h.at.contains(t))).collect();
        let kept = words.iter().filter(|t| side.states[**t] != State::Open).count();
        (words.len(), kept as f32 / words.len().max(1) as f32)
    };
    let (before, after) = (share(&pair.before, b), share(&pair.after, a));
    match before.0.cmp(&after.0) {
        std::cmp::Ordering::Less => before.1,
        std::cmp::Ordering::Greater => after.1,
        std::cmp::Ordering::Equal => before.1.min(after.1),
    }
}

fn changed(pair: &mut Pair<'_>, x: &HeldSource, y: &HeldSource) {
    if !pair.before.is_open(&x.who) && !pair.after.is_open(&y.who) {
        return;
    }
    let rule: &'static Rule = match x.source.rank.cmp(&y.source.rank) {
        std::cmp::Ordering::Equal => &ATTRIBUTION_CHANGED,
        std::cmp::Ordering::Less => &ATTRIBUTION_STRENGTHENED,
        std::cmp::Ordering::Greater => &ATTRIBUTION_WEAKENED,
    };
    let verdict = match rule.id {
        "attribution-changed" => Verdict::Unclear,
        "attribution-strengthened" => Verdict::Raised,
        _ => Verdict::Lowered,
    };
    let reason = match verdict {
        Verdict::Unclear => "another source for the same claim".to_owned(),
        _ => format!("the source was {} and is now {}", x.source.rank.name(), y.source.rank.name()),
    };
    // "Police said" and "authorities said": the one word is the wider one, and both mean those in charge.
    let wider = is_wider(pair, x, y);
    report(pair, rule, verdict, x.at.clone(), y.at.clone(), &reason);
    if let Some(found) = pair.findings.last_mut().filter(|_| wider) {
        found.raise = -1;
    }
}

/// Whether the one source is called by a wider word for what the other is called.
fn is_wider(pair: &Pair<'_>, x: &HeldSource, y: &HeldSource) -> bool {
    let nouns = |side: &Side<'_>, h: &HeldSource| -> Vec<String> {
        h.who.clone().filter(|t| says(side, *t)).map(|t| side.tokens[t].text(side.text).to_lowercase()).collect()
    };
    let (p, q) = (nouns(&pair.before, x), nouns(&pair.after, y));
    let wider = |v: &str, w: &str| matches!(relate(v, w), Relation::MoreExact | Relation::MoreGeneral);
    matches!((&p[..], &q[..]), ([v], [w]) if wider(v, w))
}

/// How many tokens of the claim are shown beside the attribution.
const SHOWN: usize = 4;

/// An attribution that one side lacks.
fn one_sided(pair: &mut Pair<'_>, held: &HeldSource, before: bool) {
    let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
    // The verb or the source still there in another shape: not gone.
    let to = if before { &pair.words.to_after } else { &pair.words.to_before };
    let pronoun = held.source.rank == Rank::Pronoun;
    let stays = held.who.clone().any(|t| (pronoun || says(side, t)) && to[t].is_some());
    if stays
        || goes_with_its_claim(side, held, to)
        || carried(other.telling, &other.sentences, &held.source, side)
        || !side.is_open(&held.at)
    {
        return;
    }
    let (rule, verdict, reason): (&'static Rule, Verdict, &str) = if before {
        (&ATTRIBUTION_DROPPED, Verdict::Removed, "the claim stays, its source is gone")
    } else {
        (&ATTRIBUTION_ADDED, Verdict::Added, "the claim stays and now has a source")
    };
    // Show some of the claim on both sides: what follows the attribution, or else what precedes it.
    let kept = |t: &usize| to[*t].is_some();
    let near: Vec<usize> = {
        let follow: Vec<usize> = (held.at.end..side.tokens.len()).filter(kept).take(SHOWN).collect();
        if follow.len() >= 2 { follow } else { (0..held.at.start).rev().filter(kept).take(SHOWN).collect() }
    };
    let (Some(low), Some(high)) = (near.iter().min(), near.iter().max()) else { return };
    let there: Vec<usize> = near.iter().filter_map(|t| to[*t]).collect();
    let there = *there.iter().min().unwrap_or(&0)..there.iter().max().unwrap_or(&0) + 1;
    let here = held.at.start.min(*low)..held.at.end.max(high + 1);
    // Only the attribution's own words are part of the finding; the claim beside it is shown.
    if before { report(pair, rule, verdict, here, there, reason) } else { report(pair, rule, verdict, there, here, reason) }
}

/// Whether all that the source tells after it is gone with it: of what it said, nothing is left to vouch for.
fn goes_with_its_claim(side: &Side<'_>, held: &HeldSource, to: &[Option<usize>]) -> bool {
    let sentence = side.sentence_around(held.at.start);
    let clause = held.at.end < sentence.end
        && side.tokens[held.at.end].is_word()
        && FUNCTION.word(side.tokens[held.at.end]) != Some(&Function::Preposition);
    let mut told = (held.at.end..sentence.end).filter(|t| says(side, *t)).peekable();
    clause && told.peek().is_some() && told.all(|t| to[t].is_none())
}

/// Whether a sentence beside the group names the same source: text carries attribution on.
fn carried(telling: &Telling, sentences: &[usize], source: &Attribution, side: &Side<'_>) -> bool {
    let words: Vec<u64> = side.at(source.who).filter(|t| says(side, *t)).map(|t| side.tokens[t].key).collect();
    let first = sentences.first().copied().unwrap_or(0);
    let last = sentences.last().copied().unwrap_or(0);
    let near = first.saturating_sub(1)..(last + 2).min(telling.sentences.list.len());
    near.filter(|i| !sentences.contains(i)).any(|i| {
        telling
            .claims
            .in_sentence(i)
            .sources()
            .iter()
            .any(|s| telling.sentences.tokens[s.who_tokens.clone()].iter().any(|t| words.contains(&{ t.key })))
    })
}

fn report(pair: &mut Pair<'_>, rule: &'static Rule, verdict: Verdict, before: Range<usize>, after: Range<usize>, reason: &str) {
    pair.find(New {
        rule,
        verdict,
        before: Some(before),
        after: Some(after),
        reason: reason.to_owned(),
        key: "source",
        raise: 0,
        evidence: vec!["the claim is kept".to_owned()],
    });
}
