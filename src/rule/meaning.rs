//! Changed words that no claim explains: wording, or another meaning.
//!
//! The words of a hunk are paired by how the lexicon relates them. A synonym, an inflection or a spelling is wording; an
//! opposite or another state reverses the meaning; a more exact word refines it; a word with no relation to the one it
//! replaced is another term, when the hunk is small enough that the one does stand in the other's place.

use super::{Family, Rule, detail};
use crate::align::words::Hunk;
use crate::compare::{New, Pair, Placed, Side, State};
use crate::frame::cue::Negation;
use crate::kind::quantity::Quantity;
use crate::lexicon::{FUNCTION, Function, LIMITS, Limit, MUTUAL, NEGATION};
use crate::relation::{PartOfSpeech, Relation, Weight, is_known, lemmas, part_of_speech, relate, weight};
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// A word replaced by its opposite, or by another state of the same thing: arrested and released, opened and closed,
    /// rose and fell.
    /// # Why it matters
    /// The two tellings say different things happened.
    /// # Not reported
    /// Synonyms, and an opposite that is negated ("not open" for "closed").
    MEANING_REVERSED = "meaning-reversed", Error, mirror "meaning-reversed",
        fires "The suspect was arrested on the bridge." => "The suspect was released on the bridge.",
        silent "The suspect was arrested on the bridge." => "The suspect was detained on the bridge.";

    /// # What it reports
    /// A word replaced by one that is no synonym, no form and no more exact kind of it.
    /// # Why it matters
    /// The sentence is the same and is now about something else.
    /// # Not reported
    /// Paraphrase; longer passages that were rewritten as a whole, which are counted as wording or detail.
    TERM_REPLACED = "term-replaced", Warning, mirror "term-replaced",
        fires "Residents gathered at the harbour." => "Officials gathered at the harbour.",
        silent "Residents gathered at the harbour." => "Residents assembled at the harbour.";
}

/// Meanings.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// More open content words than this on a side, and a hunk is a rewritten passage: no word stands for another.
const LARGEST: usize = 3;
/// Sentences of more tokens are not searched for ends that changed places: in them a phrase that moved looks alike.
const LONGEST: usize = 40;
/// So many tokens aside, a word is still in its place.
const ASIDE: usize = 3;
/// So many short forms of a hunk are looked for, each at so many places.
const SPELT_OUT: usize = 3;
/// A short form of more capitals is none.
const MOST_CAPITALS: usize = 6;
/// The most words of one hunk that are related pairwise.
const RELATED: usize = 24;

fn check(pair: &mut Pair<'_>) {
    turned_round(pair);
    ends_exchanged(pair);
    let hunks: Vec<Hunk> = pair.words.hunks.iter().filter(|h| !h.before.is_empty() && !h.after.is_empty()).cloned().collect();
    // In a sentence copied word for word, one replaced word was meant. Where synonyms stand beside it the sentence was
    // paraphrased, and a word that no list relates to the old one is most likely part of that.
    let substitutions: usize = hunks.iter().map(|hunk| hold(pair, hunk)).sum();
    for hunk in hunks {
        replaced(pair, &hunk, substitutions);
    }
}

/// "shot the officer" and "was shot by the officer": the same words in the same order, and another who did it.
fn turned_round(pair: &mut Pair<'_>) {
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
fn ends_exchanged(pair: &mut Pair<'_>) {
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

/// The unexplained words of a range that can carry meaning.
fn open(side: &Side<'_>, range: &Range<usize>) -> Vec<usize> {
    // Negations are polarity's: "cannot" is no opposite of "can" beside another negation. A verb that denies has opposites of
    // its own, which polarity leaves: "rejected" and "approved".
    let free = |t: &usize| side.states[*t] == State::Open && side.tokens[*t].kind == Kind::Word && NEGATION.word(side.tokens[*t]).is_none_or(|n| *n == Negation::Lexical);
    range.clone().filter(free).take(RELATED).collect()
}

/// Explains the related words of a hunk; how many content words were exchanged for words of the same meaning.
fn hold(pair: &mut Pair<'_>, hunk: &Hunk) -> usize {
    let (b, a) = (open(&pair.before, &hunk.before), open(&pair.after, &hunk.after));
    if b.is_empty() || a.is_empty() {
        return 0;
    }
    let holds = ended(&pair.before, &hunk.before) == ended(&pair.after, &hunk.after);
    if holds && b.len() <= 4 && a.len() <= 4 && whole_phrase(pair, &b, &a) {
        return 1;
    }
    spelt_out(pair, hunk);
    let (b, a) = (open(&pair.before, &hunk.before), open(&pair.after, &hunk.after));
    let mut substitutions = 0;
    let mut related: Vec<(u8, usize, usize, Relation)> = Vec::new();
    for (n, &x) in b.iter().enumerate() {
        for (m, &y) in a.iter().enumerate() {
            let relation = relate(pair.before.tokens[x].text(pair.before.text), pair.after.tokens[y].text(pair.after.text));
            if let Some(rank) = rank(relation) {
                related.push((rank, n, m, relation));
            }
        }
    }
    related.sort_by_key(|(rank, n, m, _)| (*rank, n.abs_diff(*m), n + m, *n));
    let (mut free_b, mut free_a) = (vec![true; b.len()], vec![true; a.len()]);
    let mut reversed = Vec::new();
    for (_, n, m, relation) in related {
        if !free_b[n] || !free_a[m] {
            continue;
        }
        (free_b[n], free_a[m]) = (false, false);
        let (x, y) = (b[n]..b[n] + 1, a[m]..a[m] + 1);
        if part_of_name(pair, b[n], a[m]) && matches!(relation, Relation::Synonym | Relation::Near | Relation::Derivation) {
            continue;
        }
        if relation == Relation::Inflection && ended(&pair.before, &hunk.before) != ended(&pair.after, &hunk.after) {
            let whole = |side: &Side<'_>, r: &Range<usize>, t: usize| if ended(side, r) { r.start..t + 1 } else { t..t + 1 };
            let (x, y) = (whole(&pair.before, &hunk.before, b[n]), whole(&pair.after, &hunk.after, a[m]));
            report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, "one says that it holds, the other that it did and ended", 0);
            continue;
        }
        match relation {
            Relation::Antonym | Relation::StateChange => reversed.push((x, y, relation)),
            Relation::MoreExact | Relation::MoreGeneral if is_shade(pair, b[n], a[m]) => pair.reword(&x, &y),
            Relation::MoreExact => exact(pair, x, y, true),
            Relation::MoreGeneral => exact(pair, x, y, false),
            _ => {
                let light = FUNCTION.word(pair.before.tokens[b[n]]).is_some() || FUNCTION.word(pair.after.tokens[a[m]]).is_some();
                substitutions += usize::from(!light && matches!(relation, Relation::Synonym | Relation::Near | Relation::Derivation));
                pair.reword(&x, &y);
            }
        }
    }
    // Two opposites at once cancel out: "failed to close", "stayed open".
    if reversed.len() % 2 == 0 {
        for (x, y, _) in &reversed {
            pair.reword(x, y);
        }
    } else if let Some((x, y, relation)) = reversed.into_iter().next() {
        if relation == Relation::Antonym && attributive(pair, x.start, y.start) {
            report(pair, &TERM_REPLACED, Verdict::Conflicting, x, y, "the opposite kind", 0);
            return substitutions;
        }
        let reason = if relation == Relation::Antonym { "one is the opposite of the other" } else { "another state of the same thing" };
        report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, reason, 0);
    }
    substitutions
}

/// Whether one of two words says next to nothing, so that the other is no more exact a claim: "appears", "is".
fn is_shade(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let light = |side: &Side<'_>, t: usize| weight(side.tokens[t].text(side.text)) < Weight::Content;
    light(&pair.before, x) || light(&pair.after, y)
}

/// Whether words say that something held and no longer does: "until recently", "formerly".
fn ended(side: &Side<'_>, range: &Range<usize>) -> bool {
    // "Is used to cut" says what a thing is for.
    let serves = |t: usize| t > 0 && FUNCTION.word(side.tokens[t - 1]) == Some(&Function::Auxiliary);
    range.clone().any(|t| side.states[t] == State::Open && LIMITS.at(&side.tokens, t).is_some_and(|l| *l.means == Limit::Ended && !(l.len == 2 && serves(t))))
}

/// Whether one of the words stands in a name of several words and the other in none: "Immigration Act", "immigration rules".
/// Another word there is no synonym: a name has none.
fn part_of_name(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let named = |side: &Side<'_>, t: usize| side.tokens[t].is_capitalised() && side.names.iter().any(|n| n.at.len() > 1 && n.at.contains(&t));
    named(&pair.before, x) != named(&pair.after, y)
}

/// Whether the word only says which kind of thing is meant ("indirect talks"): an opposite there names another thing
/// and does not turn round what the sentence says.
fn attributive(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let adjective = |side: &Side<'_>, t: usize| part_of_speech(side.tokens[t].text(side.text)) == Some(PartOfSpeech::Adjective);
    // "direct" is a verb more often than not, "indirect" never.
    // "The judge granted bail": a form of a verb behind a noun is what the noun does.
    let verb = |side: &Side<'_>, t: usize| {
        let form = lemmas(side.tokens[t].text(side.text)).any(PartOfSpeech::Verb) && side.tokens[t].text(side.text).ends_with("ed");
        form && t.checked_sub(1).is_some_and(|p| side.tokens[p].kind == Kind::Word && FUNCTION.word(side.tokens[p]).is_none())
    };
    (adjective(&pair.before, x) || adjective(&pair.after, y))
        && before_noun(&pair.before, x)
        && before_noun(&pair.after, y)
        && !(verb(&pair.before, x) && verb(&pair.after, y))
}

fn before_noun(side: &Side<'_>, t: usize) -> bool {
    let next = side.tokens.get(t + 1).is_some_and(|n| n.kind == Kind::Word && FUNCTION.word(*n).is_none());
    let before = t.checked_sub(1).is_none_or(|p| !matches!(FUNCTION.word(side.tokens[p]), Some(Function::Auxiliary | Function::Pronoun | Function::Negation)));
    next && before
}

/// The order in which relations claim words; unrelated words claim none.
fn rank(relation: Relation) -> Option<u8> {
    match relation {
        Relation::Same => Some(0),
        Relation::Inflection | Relation::Spelling | Relation::Abbreviation => Some(1),
        Relation::Synonym => Some(2),
        Relation::Near | Relation::Derivation => Some(3),
        Relation::Antonym | Relation::StateChange => Some(4),
        Relation::MoreExact | Relation::MoreGeneral => Some(5),
        Relation::Sibling | Relation::Unrelated | Relation::Unknown => None,
    }
}

/// "BMs" and "Boltzmann machines" among other words: a short form and what it stands for are one term.
fn spelt_out(pair: &mut Pair<'_>, hunk: &Hunk) {
    for before in [true, false] {
        let (side, other, here, there) = if before { (&pair.before, &pair.after, &hunk.before, &hunk.after) } else { (&pair.after, &pair.before, &hunk.after, &hunk.before) };
        let free = |s: &Side<'_>, t: usize| s.tokens[t].is_word() && matches!(s.states[t], State::Open);
        let capitals = |t: usize| side.tokens[t].text(side.text).bytes().filter(u8::is_ascii_uppercase).count();
        let short_forms = here.clone().filter(|t| free(side, *t) && (2..=MOST_CAPITALS).contains(&capitals(*t)));
        let found = short_forms.take(SPELT_OUT).find_map(|t| {
            let short = side.tokens[t].text(side.text);
            let initial = short.chars().next()?.to_ascii_lowercase();
            let starts = there
                .clone()
                .filter(|u| free(other, *u) && other.tokens[*u].text(other.text).to_ascii_lowercase().starts_with(initial));
            let mut phrases = starts.take(SPELT_OUT).flat_map(|u| (u + 2..=u + 2 * capitals(t)).map(move |end| u..end));
            let fits = |r: &Range<usize>| {
                let whole = r.end <= there.end && r.clone().all(|u| other.states[u] == State::Open);
                whole && relate(short, other.text_of(r)) == Relation::Abbreviation
            };
            phrases.find(fits).map(|r| (t..t + 1, r))
        });
        if let Some((short, long)) = found {
            let (x, y) = if before { (short, long) } else { (long, short) };
            pair.reword(&x, &y);
        }
    }
}

/// "prime minister" and "PM": the phrase is related as a whole.
fn whole_phrase(pair: &mut Pair<'_>, b: &[usize], a: &[usize]) -> bool {
    let (x, y) = (b[0]..b[b.len() - 1] + 1, a[0]..a[a.len() - 1] + 1);
    if x.len() == 1 && y.len() == 1 {
        return false;
    }
    let relation = relate(pair.before.text_of(&x), pair.after.text_of(&y));
    if relation.is_wording() {
        pair.reword(&x, &y);
        return true;
    }
    let denies = |side: &Side<'_>, r: &Range<usize>| r.clone().any(|t| NEGATION.word(side.tokens[t]).is_some());
    // A list must know both as they stand: "in favour of" and "against".
    let known = is_known(pair.before.text_of(&x)) && is_known(pair.after.text_of(&y));
    if relation != Relation::Antonym || !known || denies(&pair.before, &x) || denies(&pair.after, &y) {
        return false;
    }
    report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, "one is the opposite of the other", 0);
    true
}

/// A general word made exact is a detail gained; the other way round, one lost.
fn exact(pair: &mut Pair<'_>, x: Range<usize>, y: Range<usize>, refined: bool) {
    if refined {
        report(pair, &detail::DETAIL_ADDED, Verdict::Refined, x, y, "a more exact word for the same thing", 0);
    } else {
        report(pair, &detail::DETAIL_REMOVED, Verdict::Widened, x, y, "a more general word for the same thing", 0);
    }
}

/// What is left of a small hunk: one term stands in the other's place.
fn replaced(pair: &mut Pair<'_>, hunk: &Hunk, substitutions: usize) {
    // A word that the other side has elsewhere in the sentence was moved, not replaced: "police took the blades" and
    // "the blades were taken by police".
    let turned = pair.is_turned();
    let content = |side: &Side<'_>, other: &Side<'_>, range: &Range<usize>| -> Vec<usize> {
        open(side, range).into_iter().filter(|t| says(side, *t) && !(turned && Pair::stands_elsewhere(other, side.tokens[*t].key))).collect()
    };
    let (mut b, mut a) = (content(&pair.before, &pair.after, &hunk.before), content(&pair.after, &pair.before, &hunk.after));
    // "Stability space" and "space of stability": it stands a step aside. Where both do, they changed places, and that may be meant.
    let aside = |side: &Side<'_>, other: &Side<'_>, there: &Range<usize>, t: usize| {
        let near = there.start.saturating_sub(ASIDE)..(there.end + ASIDE).min(other.tokens.len());
        near.filter(|u| !there.contains(u) && other.states[*u] == State::Open).any(|u| other.tokens[u].key == side.tokens[t].key)
    };
    let left = |side: &Side<'_>, other: &Side<'_>, list: &[usize], there: &Range<usize>| list.iter().copied().filter(|t| !aside(side, other, there, *t)).collect::<Vec<_>>();
    let (kept_b, kept_a) = (left(&pair.before, &pair.after, &b, &hunk.after), left(&pair.after, &pair.before, &a, &hunk.before));
    if kept_b.len() == b.len() || kept_a.len() == a.len() {
        (b, a) = (kept_b, kept_a);
    }
    // "all defendants" → "a group of defendants": light words carry the meaning where they stand against a quantifier.
    let quantifier = |side: &Side<'_>, list: &[usize]| list.iter().any(|t| FUNCTION.word(side.tokens[*t]) == Some(&Function::Quantifier));
    let light = |side: &Side<'_>, range: &Range<usize>| -> Vec<usize> { open(side, range).into_iter().filter(|t| FUNCTION.word(side.tokens[*t]).is_none()).collect() };
    if b.is_empty() && quantifier(&pair.after, &a) {
        b = light(&pair.before, &hunk.before);
    }
    if a.is_empty() && quantifier(&pair.before, &b) {
        a = light(&pair.after, &hunk.after);
    }
    if b.is_empty() || a.is_empty() || b.len() > LARGEST || a.len() > LARGEST {
        return;
    }
    // The pieces must themselves be short, so that the small words between them tie them together.
    let (x, y) = (b[0]..b[b.len() - 1] + 1, a[0]..a[a.len() - 1] + 1);
    if x.len() > LARGEST || y.len() > LARGEST || !pair.is_steady() {
        return;
    }
    // "24 hours" and "a day": the number went with its unit, and the noun alone says nothing.
    let recounted = |side: &Side<'_>, r: &Range<usize>| {
        let of = |q: &Placed<'_, Quantity>| r.start >= q.at.start && r.end <= q.at.end && side.is_open(&side.at(q.value.number));
        side.quantities.iter().any(of)
    };
    if recounted(&pair.before, &x) || recounted(&pair.after, &y) {
        return;
    }
    // "the mother" and "Reardean": who is meant is named, and no word stands for another.
    let named = |side: &Side<'_>, r: &Range<usize>| side.names.iter().any(|n| r.start <= n.at.start && n.at.end <= r.end);
    if named(&pair.before, &x) != named(&pair.after, &y) && (is_common(&pair.before, &x) || is_common(&pair.after, &y)) {
        return;
    }
    if !is_term(&pair.before, &x) || !is_term(&pair.after, &y) || !fits(&pair.before, &x, &pair.after, &y) {
        return;
    }
    let sibling = relate(pair.before.text_of(&x), pair.after.text_of(&y)) == Relation::Sibling;
    if let (Some(p), Some(q)) = (compound(&pair.before, &x), compound(&pair.after, &y)) {
        return report(pair, &TERM_REPLACED, Verdict::Unclear, p, q, "another word at the same place", 0);
    }
    if substitutions > 0 && !sibling && !part_of_name(pair, x.start, y.start) {
        return;
    }
    let reason = if sibling { "one kind for another" } else { "another word at the same place" };
    report(pair, &TERM_REPLACED, Verdict::Unclear, x, y, reason, 0);
}

/// The compound that a word ends, if all its parts changed: "high-absorption". It is one term, however its parts relate.
fn compound(side: &Side<'_>, r: &Range<usize>) -> Option<Range<usize>> {
    let start = r.start.checked_sub(2)?;
    let joined = side.tokens[r.start - 1].kind == Kind::Dash && !side.tokens[r.start - 1].space_before() && !side.tokens[r.start].space_before();
    let changed = matches!(side.states[start], State::Open | State::Reworded) && side.tokens[start].kind == Kind::Word;
    (r.len() == 1 && joined && changed).then_some(start..r.end)
}

/// Whether words are one term: "head of state", "blue and green", not "flag and put", "t" or an address.
fn is_term(side: &Side<'_>, r: &Range<usize>) -> bool {
    let word = |t: usize| side.tokens[t].text(side.text);
    let parts = |t: usize| match FUNCTION.word(side.tokens[t]) {
        Some(Function::Conjunction) => t == r.start || t + 1 == r.end || !shares(&parts_of(word(t - 1)), &parts_of(word(t + 1))),
        Some(Function::Preposition) => !matches!(word(t).to_ascii_lowercase().as_str(), "of" | "to"),
        _ => side.tokens[t].kind == Kind::Number,
    };
    let whole = |t: usize| side.tokens[t].kind != Kind::Word || side.tokens[t].is_capitalised() || word(t).chars().nth(1).is_some();
    r.clone().all(|t| !parts(t) && whole(t) && !word(t).contains(['/', '@']))
}

/// Whether two terms begin or end with the same part of speech, so that one can stand in the other's place.
fn fits(before: &Side<'_>, x: &Range<usize>, after: &Side<'_>, y: &Range<usize>) -> bool {
    let at = |side: &Side<'_>, t: usize| if FUNCTION.word(side.tokens[t]).is_some() { ANY } else { parts_of(side.tokens[t].text(side.text)) };
    shares(&at(before, x.start), &at(after, y.start)) || shares(&at(before, x.end - 1), &at(after, y.end - 1))
}

/// Whether a word can be a verb, and whether it can be anything else: before a noun, "dance" and "electronic" are alike.
type Parts = [bool; 2];
const ANY: Parts = [true; 2];

fn shares(x: &Parts, y: &Parts) -> bool {
    x[0] && y[0] || x[1] && y[1]
}

fn parts_of(word: &str) -> Parts {
    let lemmas = lemmas(word);
    let other = PartOfSpeech::ALL.into_iter().any(|part| part != PartOfSpeech::Verb && lemmas.any(part));
    // "Parsing" is what is done, and how.
    if lemmas.is_empty() { ANY } else { [lemmas.any(PartOfSpeech::Verb), other || word.ends_with("ing")] }
}

/// Whether a range is one plain noun that can stand for a bearer.
fn is_common(side: &Side<'_>, r: &Range<usize>) -> bool {
    let token = side.tokens[r.start];
    r.len() == 1 && !token.is_capitalised() && part_of_speech(token.text(side.text)) == Some(PartOfSpeech::Noun)
}

fn says(side: &Side<'_>, t: usize) -> bool {
    let token = side.tokens[t];
    match FUNCTION.word(token) {
        Some(Function::Quantifier) => true,
        Some(_) => false,
        None => side.weight(t) == Weight::Content && !detail::sends_on(side, t),
    }
}

pub(super) fn report(pair: &mut Pair<'_>, rule: &'static Rule, verdict: Verdict, x: Range<usize>, y: Range<usize>, reason: &str, raise: i8) {
    let key = "term";
    pair.find(New { rule, verdict, before: Some(x), after: Some(y), reason: reason.to_owned(), key, raise, evidence: vec!["same place in the sentence".to_owned()] });
}
