//! Who did it and whom it befell: the same words, with the ends of the sentence in each other's place.

use super::{MEANING_REVERSED, report};
use crate::compare::{Pair, Side, State};
use crate::lexicon::{FUNCTION, Function, MUTUAL};
use crate::relation::{PartOfSpeech, lemmas};
use crate::token::Kind;
use crate::verdict::Verdict;

/// Sentences of more tokens are not searched for ends that changed places: in them a phrase that moved looks alike.
const LONGEST: usize = 40;

/// "shot the officer" and "was shot by the officer": the same words in the same order, and another who did it.
pub(super) fn turned_round(pair: &mut Pair<'_>) {
    for before in [true, false] {
        let (side, to) = if before { (&pair.before, &pair.words.to_after) } else { (&pair.after, &pair.words.to_before) };
        let open = |t: usize| side.states.get(t) == Some(&State::Open);
        let content = |t: usize| side.tokens[t].kind == Kind::Word && FUNCTION.word(side.tokens[t]).is_none();
        let verb = (1..side.tokens.len().saturating_sub(1)).find(|t| {
            content(*t)
                && side.states[*t] == State::Kept
                && open(t - 1)
                && FUNCTION.word(side.tokens[t - 1]) == Some(&Function::Auxiliary)
                && open(t + 1)
                && side.tokens[t + 1].text(side.text).eq_ignore_ascii_case("by")
        });
        let Some(verb) = verb else { continue };
        // All else is kept: a passive that was turned properly exchanges its ends.
        let whole = |s: &Side<'_>| (0..s.tokens.len()).all(|t| FUNCTION.word(s.tokens[t]).is_some() || s.tokens[t].kind != Kind::Word || s.states[t] == State::Kept);
        if !whole(&pair.before) || !whole(&pair.after) {
            continue;
        }
        let Some(there) = to[verb] else { continue };
        let (here, there) = (verb - 1..verb + 2, there..there + 1);
        let (x, y) = if before { (here, there) } else { (there, here) };
        return report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, "who did it and whom it befell changed places", 0);
    }
}

/// "Exports exceeded imports" and "imports exceeded exports": the same words, and what stood nearest before the verb stands
/// behind it. Names that changed places are another rule's.
pub(super) fn exchanged(pair: &mut Pair<'_>) {
    let open = |s: &Side<'_>| (0..s.tokens.len()).filter(|t| s.tokens[*t].is_word() && s.states[*t] == State::Open).collect::<Vec<_>>();
    let (b, a) = (open(&pair.before), open(&pair.after));
    // A preposition may have moved with its noun; "by" turns a sentence.
    let led = |s: &Side<'_>, t: &usize| FUNCTION.word(s.tokens[*t]) == Some(&Function::Preposition) && !s.tokens[*t].text(s.text).eq_ignore_ascii_case("by");
    if pair.before.tokens.len() > LONGEST || !b.iter().all(|t| led(&pair.before, t)) || !a.iter().all(|t| led(&pair.after, t)) {
        return;
    }
    let strict = b.is_empty() && a.is_empty();
    let noun = |s: &Side<'_>, t: usize| {
        let token = s.tokens[t];
        token.kind == Kind::Word && FUNCTION.word(token).is_none() && (token.is_capitalised() || lemmas(token.text(s.text)).any(PartOfSpeech::Noun))
    };
    let breaks = |s: &Side<'_>, t: usize| !s.tokens[t].is_word() || matches!(FUNCTION.word(s.tokens[t]), Some(Function::Conjunction | Function::Preposition));
    let left = |s: &Side<'_>, v: usize| (0..v).rev().take_while(|t| !breaks(s, *t)).find(|t| noun(s, *t));
    // The last of several nouns in a row is the head: "the police chief".
    let right = |s: &Side<'_>, v: usize| {
        let first = (v + 1..s.tokens.len()).take_while(|t| !breaks(s, *t)).find(|t| noun(s, *t))?;
        (first..s.tokens.len()).take_while(|t| noun(s, *t)).last()
    };
    let verb = |t: &usize| {
        let token = pair.before.tokens[*t];
        token.kind == Kind::Word && FUNCTION.word(token).is_none() && !token.is_capitalised() && lemmas(token.text(pair.before.text)).any(PartOfSpeech::Verb) && MUTUAL.word(token).is_none()
    };
    let exchanged = (0..pair.before.tokens.len()).filter(verb).find_map(|v| {
        let u = pair.words.to_after[v]?;
        let (p, q, x, y) = (left(&pair.before, v)?, right(&pair.before, v)?, left(&pair.after, u)?, right(&pair.after, u)?);
        let key = |s: &Side<'_>, t: usize| s.tokens[t].key;
        let crossed = key(&pair.before, p) == key(&pair.after, y) && key(&pair.before, q) == key(&pair.after, x) && key(&pair.before, p) != key(&pair.before, q);
        crossed.then_some((p..q + 1, x..y + 1))
    });
    if !pair.findings.is_empty() {
        return;
    }
    if let Some((x, y)) = exchanged.filter(|_| strict) {
        return report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, "what stood before the verb stands behind it", 0);
    }
    // "From Halm to Torne" and "from Torne to Halm": each stands behind the preposition of the other.
    let led = |s: &Side<'_>, t: usize| {
        let article = t > 0 && FUNCTION.word(s.tokens[t - 1]) == Some(&Function::Determiner);
        let at = t.checked_sub(1 + usize::from(article))?;
        (FUNCTION.word(s.tokens[at]) == Some(&Function::Preposition)).then_some(at)
    };
    let placed = |t: usize| {
        let u = pair.words.to_after[t].filter(|_| noun(&pair.before, t))?;
        let (p, q) = (led(&pair.before, t)?, led(&pair.after, u)?);
        (pair.before.tokens[p].key != pair.after.tokens[q].key).then_some((p, t, q, u))
    };
    let changed: Vec<_> = (0..pair.before.tokens.len()).filter_map(placed).collect();
    if let [(p, t, q, u), (r, v, s, w)] = changed[..]
        && pair.before.tokens[p].key == pair.after.tokens[s].key
        && pair.before.tokens[r].key == pair.after.tokens[q].key
    {
        let (x, y) = (p.min(r)..t.max(v) + 1, q.min(s)..u.max(w) + 1);
        report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, "each stands where the other stood", 0);
    }
}
