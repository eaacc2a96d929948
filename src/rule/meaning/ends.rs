//! Who did it and whom it befell: the same words, with the ends of the sentence in each other's place.

use super::{MEANING_REVERSED, report};
use crate::compare::{Pair, Side, State};
use crate::lexicon::{FUNCTION, Function, MUTUAL, PERSON, SEQUENCE};
use crate::relation::{PartOfSpeech, Relation, lemmas, relate};
use crate::rule::name;
use crate::token::{Kind, key};
use crate::verdict::Verdict;
use std::ops::Range;

/// Sentences of more tokens are not searched for ends that changed places: in them a phrase that moved looks alike.
const LONGEST: usize = 40;
/// So many words between clauses of a side are looked at.
const LINKS: usize = 4;
/// So many tokens before a preposition its verb is looked for.
const GOVERNED: usize = 8;

/// "shot the officer" and "was shot by the officer": the same words in the same order, and another who did it.
pub(super) fn turned_round(pair: &mut Pair<'_>) {
    for before in [true, false] {
        let (side, other, to) =
            if before { (&pair.before, &pair.after, &pair.words.to_after) } else { (&pair.after, &pair.before, &pair.words.to_before) };
        let open = |t: usize| side.states.get(t) == Some(&State::Open);
        let content = |t: usize| side.tokens[t].kind == Kind::Word && FUNCTION.word(side.tokens[t]).is_none();
        let by = |t: usize| open(t) && side.tokens[t].text(side.text).eq_ignore_ascii_case("by");
        let particle =
            |t: usize| side.tokens.get(t).is_some_and(|p| matches!(FUNCTION.word(*p), Some(Function::Preposition | Function::Adverb)));
        // "Was beaten by" and "beat": the verb may have another form there.
        let counterpart = |t: usize| match side.states[t] {
            State::Kept => to[t],
            State::Open | State::Reworded => {
                let verb = side.tokens[t].text(side.text);
                let form = |u: &usize| {
                    other.states[*u] != State::Kept
                        && matches!(relate(verb, other.tokens[*u].text(other.text)), Relation::Same | Relation::Inflection)
                };
                (0..other.tokens.len())
                    .filter(|u| other.tokens[*u].kind == Kind::Word && FUNCTION.word(other.tokens[*u]).is_none())
                    .find(form)
            }
            _ => None,
        };
        let passive = |t: &usize| {
            content(*t)
                && open(t - 1)
                && FUNCTION.word(side.tokens[t - 1]) == Some(&Function::Auxiliary)
                && (by(t + 1) || particle(t + 1) && by(t + 2))
        };
        let Some((verb, there)) = (1..side.tokens.len().saturating_sub(1)).filter(passive).find_map(|t| counterpart(t).map(|u| (t, u)))
        else {
            continue;
        };
        // All else is kept: a passive that was turned properly exchanges its ends.
        let whole = |s: &Side<'_>, verb: usize| {
            (0..s.tokens.len())
                .all(|t| t == verb || FUNCTION.word(s.tokens[t]).is_some() || s.tokens[t].kind != Kind::Word || s.states[t] == State::Kept)
        };
        // "Prosecutors accuse him", "he is accused by prosecutors": what stood before the verb stands behind it, as it should.
        let in_order =
            (0..side.tokens.len()).filter(|t| content(*t) && *t != verb).all(|t| to[t].is_none_or(|u| (t < verb) == (u < there)));
        if !in_order || !whole(side, verb) || !whole(other, there) {
            continue;
        }
        let (here, there) = (verb - 1..verb + 2, there..there + 1);
        let (x, y) = if before { (here, there) } else { (there, here) };
        return report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, "who did it and whom it befell changed places", 0);
    }
}

/// "From Halm to Torne" and "from Torne to Halm": each stands behind the preposition of the other.
pub(super) fn exchanged(pair: &mut Pair<'_>) {
    let open = |s: &Side<'_>| (0..s.tokens.len()).filter(|t| s.tokens[*t].is_word() && s.states[*t] == State::Open).collect::<Vec<_>>();
    // A preposition may have moved with its noun; "by" turns a sentence.
    let small = |s: &Side<'_>, t: &usize| {
        matches!(FUNCTION.word(s.tokens[*t]), Some(Function::Preposition | Function::Determiner))
            && !s.tokens[*t].text(s.text).eq_ignore_ascii_case("by")
    };
    let whole = |s: &Side<'_>| open(s).iter().all(|t| small(s, t));
    let conflict = pair.findings.iter().any(|f| f.verdict == Verdict::Conflicting);
    if conflict || pair.before.tokens.len() > LONGEST || !whole(&pair.before) || !whole(&pair.after) {
        return;
    }
    let led = |s: &Side<'_>, t: usize| {
        let article = t > 0 && FUNCTION.word(s.tokens[t - 1]) == Some(&Function::Determiner);
        let at = t.checked_sub(1 + usize::from(article))?;
        (FUNCTION.word(s.tokens[at]) == Some(&Function::Preposition)).then_some(at)
    };
    let placed = |t: usize| {
        let u = pair.words.to_after[t].filter(|_| is_noun(&pair.before, t))?;
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

/// Whether a word can be a noun, or bears a capital.
fn is_noun(side: &Side<'_>, t: usize) -> bool {
    let token = side.tokens[t];
    token.kind == Kind::Word
        && FUNCTION.word(token).is_none()
        && (token.is_capitalised() || lemmas(token.text(side.text)).any(PartOfSpeech::Noun))
}

/// An end of a sentence: a noun, a name or a pronoun, whatever its case.
fn end(side: &Side<'_>, t: usize) -> Option<u64> {
    let token = *side.tokens.get(t)?;
    if let Some(person) = PERSON.word(token) {
        // "Her son": whose, and not whom.
        let owns = side.tokens.get(t + 1).is_some_and(|n| {
            n.kind == Kind::Word
                && FUNCTION.word(*n).is_none()
                && token.text(side.text).eq_ignore_ascii_case("her")
                && lemmas(n.text(side.text)).any(PartOfSpeech::Noun)
        });
        return (!owns).then(|| key(person.name, Kind::Word));
    }
    is_noun(side, t).then_some(token.key)
}

/// "Exports exceeded imports", "owners over renters", "she sued them", each told the other way round: all that is said is the
/// same, and the nouns on the two sides of a verb or a preposition stand in each other's place.
pub(super) fn crossed(pair: &mut Pair<'_>) {
    if !pair.findings.is_empty() || pair.before.tokens.len().max(pair.after.tokens.len()) > LONGEST {
        return;
    }
    let says =
        |s: &Side<'_>, t: usize| s.tokens[t].is_word() && (FUNCTION.word(s.tokens[t]).is_none() || PERSON.word(s.tokens[t]).is_some());
    let all = |s: &Side<'_>| {
        let mut keys: Vec<u64> = (0..s.tokens.len()).filter(|t| says(s, *t)).map(|t| end(s, t).unwrap_or(s.tokens[t].key)).collect();
        keys.sort_unstable();
        keys
    };
    if all(&pair.before) != all(&pair.after) {
        return;
    }
    let breaks = |s: &Side<'_>, t: usize| {
        !s.tokens[t].is_word() || matches!(FUNCTION.word(s.tokens[t]), Some(Function::Conjunction | Function::Preposition))
    };
    let left = |s: &Side<'_>, v: usize| (0..v).rev().take_while(|t| !breaks(s, *t)).find(|t| end(s, *t).is_some());
    // The last of several nouns in a row is the head: "the police chief".
    let right = |s: &Side<'_>, v: usize| {
        let first = (v + 1..s.tokens.len()).take_while(|t| !breaks(s, *t)).find(|t| end(s, *t).is_some())?;
        (first..s.tokens.len()).take_while(|t| end(s, *t).is_some()).last()
    };
    let pivot = |s: &Side<'_>, t: usize| {
        let token = s.tokens[t];
        let verb = token.kind == Kind::Word
            && FUNCTION.word(token).is_none()
            && !token.is_capitalised()
            && lemmas(token.text(s.text)).any(PartOfSpeech::Verb);
        // "Introduced Kral to Lund": whom to whom says little.
        let either_way = || (t.saturating_sub(GOVERNED)..t).any(|u| MUTUAL.word(s.tokens[u]).is_some());
        (verb || FUNCTION.word(token) == Some(&Function::Preposition) && !either_way())
            && MUTUAL.word(token).is_none()
            && SEQUENCE.word(token).is_none()
    };
    let (before, after) = (&pair.before, &pair.after);
    let only = |s: &Side<'_>, key: u64| {
        let mut found = (0..s.tokens.len()).filter(|t| s.tokens[*t].key == key);
        found.next().filter(|_| found.next().is_none())
    };
    let found = (0..before.tokens.len()).filter(|t| pivot(before, *t)).filter_map(|v| {
        let alone = || only(before, before.tokens[v].key).and_then(|_| only(after, before.tokens[v].key));
        let u = pair.words.to_after[v].or_else(alone)?;
        let (p, q, x, y) = (left(before, v)?, right(before, v)?, left(after, u)?, right(after, u)?);
        let crossed = end(before, p) == end(after, y) && end(before, q) == end(after, x) && end(before, p) != end(before, q);
        crossed.then_some((p..q + 1, x..y + 1))
    });
    // The first of several, whichever side is the older.
    let Some((x, y)) = found.min_by_key(|(x, y)| x.start + y.start) else { return };
    // A name that opens a sentence may be known as one on the other side only.
    let names = |s: &Side<'_>, r: &Range<usize>| s.tokens[r.start].is_capitalised() && s.tokens[r.end - 1].is_capitalised();
    if names(before, &x) && names(after, &y) {
        return name::exchange(pair, &x, &y);
    }
    report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, "what stood on one side stands on the other", 0);
}

/// "Prices rose because demand fell" and "demand fell because prices rose": the clauses around a word that goes one way stand
/// in each other's place.
pub(super) fn clauses_exchanged(pair: &mut Pair<'_>) {
    let links = |s: &Side<'_>| -> Vec<Range<usize>> {
        (0..s.tokens.len()).filter_map(|t| SEQUENCE.at(&s.tokens, t).map(|f| t..t + f.len)).take(LINKS).collect()
    };
    let around = |s: &Side<'_>, r: &Range<usize>| {
        let sentence = s.sentence_around(r.start);
        let keys = |r: Range<usize>| {
            r.filter(|t| s.tokens[*t].kind == Kind::Word && FUNCTION.word(s.tokens[*t]).is_none())
                .map(|t| s.tokens[t].key)
                .collect::<Vec<_>>()
        };
        (keys(sentence.start..r.start), keys(r.end..sentence.end))
    };
    let most = |x: &[u64], y: &[u64]| x.iter().filter(|k| y.contains(k)).count() * 2 > x.len();
    let (before, after) = (links(&pair.before), links(&pair.after));
    let same = |(x, y): &(&Range<usize>, &Range<usize>)| pair.before.text_of(x).eq_ignore_ascii_case(pair.after.text_of(y));
    let found = before.iter().flat_map(|x| after.iter().map(move |y| (x, y))).filter(same).filter_map(|(x, y)| {
        let ((lb, rb), (la, ra)) = (around(&pair.before, x), around(&pair.after, y));
        let crossed = most(&lb, &ra) && most(&rb, &la) && most(&ra, &lb) && most(&la, &rb) && !most(&lb, &la) && !most(&rb, &ra);
        crossed.then(|| (x.clone(), y.clone()))
    });
    let Some((x, y)) = found.min_by_key(|(x, y)| x.start + y.start) else { return };
    let shown = |s: &Side<'_>, r: &Range<usize>| r.start.saturating_sub(1)..(r.end + 1).min(s.tokens.len());
    let (x, y) = (shown(&pair.before, &x), shown(&pair.after, &y));
    report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, "the clauses around it changed places", 0);
}
