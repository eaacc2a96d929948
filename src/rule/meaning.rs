//! Changed words that no claim explains: wording, or another meaning.
//!
//! The words of a hunk are paired by how the lexicon relates them. A synonym, an inflection or a spelling is wording; an
//! opposite or another state reverses the meaning; a more exact word refines it; a word with no relation to the one it
//! replaced is another term, when the hunk is small enough that the one does stand in the other's place.

pub(crate) mod acts;
mod ends;
mod term;
mod words;

pub use term::ANOTHER_WORD;
pub(super) use words::report;
pub use words::{MEANING_REVERSED, RULES, TERM_REPLACED};
use words::{open, part_of_name};

use super::detail;
use crate::align::words::Hunk;
use crate::compare::family::Family;
use crate::compare::{Pair, Side, State};
use crate::lexicon::{FUNCTION, Function, LIMITS, Limit, NEGATION};
use crate::relation::{PartOfSpeech, Relation, Weight, is_known, lemmas, part_of_speech, relate, weight};
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

/// Why a state and another one are held against each other: of a person, and of anything else.
pub(crate) const OTHER_STATES: [&str; 2] = ["another state of the same person", "another state of the same thing"];

/// Meanings.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// So many short forms of a hunk are looked for, each at so many places.
const SPELT_OUT: usize = 3;
/// A short form of more capitals is none.
const MOST_CAPITALS: usize = 6;
/// So many verbs of a hunk are looked at for one with a particle, which stands no more tokens away than this.
const PHRASAL: usize = 3;
const APART: usize = 5;
/// The rank of what is related last.
const LAST: u8 = u8::MAX;
fn check(pair: &mut Pair<'_>) {
    told_from_the_other_end(pair);
    ends::turned_round(pair);
    ends::clauses_exchanged(pair);
    ends::exchanged(pair);
    ends::crossed(pair);
    let hunks: Vec<Hunk> = pair.words.hunks.iter().filter(|h| !h.before.is_empty() && !h.after.is_empty()).cloned().collect();
    // In a sentence copied word for word, one replaced word was meant. Where synonyms stand beside it the sentence was
    // paraphrased, and a word that no list relates to the old one is most likely part of that.
    let substitutions: usize = hunks.iter().map(|hunk| hold(pair, hunk)).sum();
    acts::opposed(pair);
    ends::exchanged(pair);
    for hunk in hunks {
        term::replaced(pair, &hunk, substitutions);
    }
}

/// "Kral sold it to Lund" and "Lund bought it from Kral": the two words, and what leads their ends, are wording.
fn told_from_the_other_end(pair: &mut Pair<'_>) {
    let found = pair.converse();
    if found.is_empty() {
        return;
    }
    for (x, y) in found {
        pair.reword(&x, &y);
    }
    for side in [&mut pair.before, &mut pair.after] {
        for t in 0..side.tokens.len() {
            if FUNCTION.word(side.tokens[t]) == Some(&Function::Preposition) {
                side.mark(&(t..t + 1), State::Reworded);
            }
        }
    }
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
    let phrases = phrasal(pair, hunk);
    let (b, a) = (open(&pair.before, &hunk.before), open(&pair.after, &hunk.after));
    let mut substitutions = phrases;
    let mut related: Vec<(u8, usize, usize, Relation)> = Vec::new();
    // "Second" and "two" are numbers, which other rules hold against each other.
    let number = |side: &Side<'_>, t: usize| side.quantities.iter().any(|q| side.at(q.value.number).contains(&t));
    let (number_b, number_a): (Vec<bool>, Vec<bool>) =
        (b.iter().map(|t| number(&pair.before, *t)).collect(), a.iter().map(|t| number(&pair.after, *t)).collect());
    for (n, &x) in b.iter().enumerate() {
        for (m, &y) in a.iter().enumerate().filter(|(m, _)| !(number_b[n] && number_a[*m])) {
            let relation = relate(pair.before.tokens[x].text(pair.before.text), pair.after.tokens[y].text(pair.after.text));
            if let Some(rank) = rank(relation) {
                // "Agreed" and "was ordered": an auxiliary is what is left when the verbs are paired.
                let helps = |side: &Side<'_>, t: usize| FUNCTION.word(side.tokens[t]) == Some(&Function::Auxiliary);
                let rank = if helps(&pair.before, x) != helps(&pair.after, y) { LAST } else { rank };
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
        pair.related.push((b[n], a[m], relation));
        let ends = [ended(&pair.before, &hunk.before), ended(&pair.after, &hunk.after)];
        let other = if ends[0] { (&pair.after, a[m]) } else { (&pair.before, b[n]) };
        if relation == Relation::Inflection && ends[0] != ends[1] && !is_past(other.0, other.1) {
            let whole = |side: &Side<'_>, r: &Range<usize>, t: usize| if ended(side, r) { r.start..t + 1 } else { t..t + 1 };
            let (x, y) = (whole(&pair.before, &hunk.before, b[n]), whole(&pair.after, &hunk.after, a[m]));
            report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, "one says that it holds, the other that it did and ended", -1);
            continue;
        }
        match relation {
            // "From their homes" and "to leave their homes".
            Relation::Antonym if is_to(pair, x.start, y.start) && !leads_to_one(pair, x.start, y.start) => pair.reword(&x, &y),
            // "Different to it", "differs from it".
            Relation::Antonym if belongs_to_adjective(pair, x.start, y.start) => pair.reword(&x, &y),
            // "All the data", "some time".
            Relation::Antonym | Relation::StateChange if counts_another(pair, x.start, y.start) => {}
            // "Profit was 3 and revenue 20" told in another order.
            Relation::Antonym | Relation::StateChange if pair.is_reordered(x.start, y.start) => pair.reword(&x, &y),
            Relation::Antonym | Relation::StateChange if acts::are_apart(pair, x.start, y.start) => acts::reorder(pair, x.start, y.start),
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
    // "Fell from 50" and "rose to 50" cancel nothing. "Kral bought it from Lund" and "Lund sold it to Kral" do: the ends moved.
    let small = |side: &Side<'_>, t: usize| FUNCTION.word(side.tokens[t]) == Some(&Function::Preposition);
    let led = |(x, y, _): &(Range<usize>, Range<usize>, Relation)| small(&pair.before, x.start) && small(&pair.after, y.start);
    let moved = |side: &Side<'_>| {
        (0..side.tokens.len())
            .any(|t| side.states[t] == State::Moved && side.tokens[t].is_word() && FUNCTION.word(side.tokens[t]).is_none())
    };
    if reversed.len() == 2 && reversed.iter().filter(|r| led(r)).count() == 1 && !moved(&pair.before) && !moved(&pair.after) {
        reversed.retain(|r| !led(r));
    }
    // Two opposites at once cancel out: "failed to close", "stayed open".
    if reversed.len() % 2 == 0 {
        for (x, y, _) in &reversed {
            pair.reword(x, y);
        }
    } else if let Some((x, y, relation)) = reversed.into_iter().next() {
        // "Including teachers, helpers or clerks", "and clerks": a list of examples is no choice.
        let joins = |side: &Side<'_>, t: usize| FUNCTION.word(side.tokens[t]) == Some(&Function::Conjunction);
        if joins(&pair.before, x.start) && joins(&pair.after, y.start) && is_no_choice(pair, x.start, y.start) {
            pair.reword(&x, &y);
            return substitutions;
        }
        if relation == Relation::Antonym && attributive(pair, x.start, y.start) {
            report(pair, &TERM_REPLACED, Verdict::Conflicting, x, y, "the opposite kind", 0);
            return substitutions;
        }
        let reason = if relation == Relation::Antonym { "one is the opposite of the other" } else { OTHER_STATES[1] };
        report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, reason, 0);
    }
    substitutions
}

/// Whether one of two words is "to", which leads a verb as well as a place.
fn is_to(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let to = |side: &Side<'_>, t: usize| side.tokens[t].text(side.text).eq_ignore_ascii_case("to");
    to(&pair.before, x) || to(&pair.after, y)
}

/// Whether two prepositions belong to one adjective, or to it and its verb: which one follows it is a habit.
fn belongs_to_adjective(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let led = |side: &Side<'_>, t: usize| FUNCTION.word(side.tokens[t]) == Some(&Function::Preposition);
    let governor = |side: &Side<'_>, t: usize| {
        let before = side.sentence_around(t).start.max(t.saturating_sub(GOVERNED))..t;
        let adverb = |p: &usize| part_of_speech(side.tokens[*p].text(side.text)) == Some(PartOfSpeech::Adverb);
        before.rev().find(|p| side.tokens[*p].is_word() && !adverb(p))
    };
    let (Some(g), Some(h)) = (governor(&pair.before, x), governor(&pair.after, y)) else { return false };
    let (g, h) = (pair.before.tokens[g].text(pair.before.text), pair.after.tokens[h].text(pair.after.text));
    let adjective = |w: &str| part_of_speech(w) == Some(PartOfSpeech::Adjective);
    led(&pair.before, x)
        && led(&pair.after, y)
        && (adjective(g) || adjective(h))
        && (g.eq_ignore_ascii_case(h) || relate(g, h) == Relation::Derivation)
}

/// So many tokens before a preposition stands the word that it belongs to.
const GOVERNED: usize = 3;

/// Whether two words that say how much of something are said of two nouns.
fn counts_another(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let quantifier = |side: &Side<'_>, t: usize| FUNCTION.word(side.tokens[t]) == Some(&Function::Quantifier);
    let noun = |side: &Side<'_>, t: usize| {
        let behind = t + 1..side.sentence_around(t).end.min(t + 1 + COUNTED);
        behind.take_while(|n| side.tokens[*n].is_word()).find(|n| FUNCTION.word(side.tokens[*n]).is_none())
    };
    if !quantifier(&pair.before, x) || !quantifier(&pair.after, y) {
        return false;
    }
    let (Some(n), Some(m)) = (noun(&pair.before, x), noun(&pair.after, y)) else { return false };
    let (n, m) = (pair.before.tokens[n].text(pair.before.text), pair.after.tokens[m].text(pair.after.text));
    matches!(relate(n, m), Relation::Unrelated | Relation::Unknown | Relation::Sibling)
}

/// So many tokens behind a quantifier stands what it counts.
const COUNTED: usize = 3;

/// Whether two prepositions lead the same word.
fn leads_to_one(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let led =
        |side: &Side<'_>, t: usize| side.tokens[t + 1..].iter().find(|n| FUNCTION.word(**n) != Some(&Function::Determiner)).map(|n| n.key);
    led(&pair.before, x) == led(&pair.after, y)
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
    range.clone().any(|t| {
        side.states[t] == State::Open && LIMITS.at(&side.tokens, t).is_some_and(|l| *l.means == Limit::Ended && !(l.len == 2 && serves(t)))
    })
}

/// Whether a word is a verb in the past: "ran" says of "used to run" that it held too.
fn is_past(side: &Side<'_>, t: usize) -> bool {
    let word = side.tokens[t].text(side.text).to_lowercase();
    let other = !word.ends_with('s') && !word.ends_with("ing");
    other && lemmas(&word).iter().any(|l| l.part == PartOfSpeech::Verb && l.text() != word)
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
    let before = t
        .checked_sub(1)
        .is_none_or(|p| !matches!(FUNCTION.word(side.tokens[p]), Some(Function::Auxiliary | Function::Pronoun | Function::Negation)));
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
        let (side, other, here, there) = if before {
            (&pair.before, &pair.after, &hunk.before, &hunk.after)
        } else {
            (&pair.after, &pair.before, &hunk.after, &hunk.before)
        };
        let free = |s: &Side<'_>, t: usize| s.tokens[t].is_word() && matches!(s.states[t], State::Open);
        let capitals = |t: usize| side.tokens[t].text(side.text).bytes().filter(u8::is_ascii_uppercase).count();
        let short_forms = here.clone().filter(|t| free(side, *t) && (2..=MOST_CAPITALS).contains(&capitals(*t)));
        let found = short_forms.take(SPELT_OUT).find_map(|t| {
            let short = side.tokens[t].text(side.text);
            let initial = short.chars().next()?.to_ascii_lowercase();
            let starts =
                there.clone().filter(|u| free(other, *u) && other.tokens[*u].text(other.text).to_ascii_lowercase().starts_with(initial));
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

/// "Postponed" and "put off", "killed 12" and "left 12 dead": a verb and a verb with its particle; how many were found.
fn phrasal(pair: &mut Pair<'_>, hunk: &Hunk) -> usize {
    // Both sides are looked at before a word of either is explained, so that the sides swap.
    let found = [separable(pair, hunk, true), separable(pair, hunk, false)];
    for (before, (t, ends)) in [true, false].into_iter().zip(&found).filter_map(|(before, f)| f.map(|f| (before, f))) {
        for end in ends {
            let (x, y) = if before { (t..t + 1, end..end + 1) } else { (end..end + 1, t..t + 1) };
            pair.reword(&x, &y);
        }
    }
    found.iter().flatten().count()
}

/// A verb of one side, and the verb and particle of the other that say the same.
fn separable(pair: &Pair<'_>, hunk: &Hunk, before: bool) -> Option<(usize, [usize; 2])> {
    let (side, other, here, there) = if before {
        (&pair.before, &pair.after, &hunk.before, &hunk.after)
    } else {
        (&pair.after, &pair.before, &hunk.after, &hunk.before)
    };
    let open = |s: &Side<'_>, t: usize| s.states[t] == State::Open && s.tokens[t].kind == Kind::Word;
    let verb = |s: &Side<'_>, t: &usize| {
        open(s, *t) && FUNCTION.word(s.tokens[*t]).is_none() && lemmas(s.tokens[*t].text(s.text)).any(PartOfSpeech::Verb)
    };
    let verbs: Vec<usize> = here.clone().filter(|t| verb(side, t)).take(PHRASAL).collect();
    if verbs.is_empty() {
        return None;
    }
    let particle =
        |v: usize| open(other, v) && matches!(FUNCTION.word(other.tokens[v]), None | Some(Function::Preposition | Function::Adverb));
    let mut phrases = there.clone().filter(|u| verb(other, u)).take(PHRASAL).flat_map(|u| {
        let end = other.sentence_around(u).end.min(u + 1 + APART);
        (u + 1..end).filter(|v| particle(*v)).map(move |v| (u, v))
    });
    phrases.find_map(|(u, v)| {
        let phrase = [other.tokens[u].text(other.text), other.tokens[v].text(other.text)].join(" ");
        let t = verbs.iter().find(|t| is_known(&phrase) && relate(side.tokens[**t].text(side.text), &phrase).is_wording())?;
        Some((*t, [u, v]))
    })
}

/// "prime minister" and "PM": the phrase is related as a whole.
fn whole_phrase(pair: &mut Pair<'_>, b: &[usize], a: &[usize]) -> bool {
    // "Went ahead" and "was called off": without what helps the verb.
    let main = |side: &Side<'_>, list: &[usize]| {
        let helps = list.iter().take_while(|t| FUNCTION.word(side.tokens[**t]) == Some(&Function::Auxiliary)).count();
        list[if helps < list.len() { helps } else { 0 }]..list[list.len() - 1] + 1
    };
    let (x, y) = (main(&pair.before, b), main(&pair.after, a));
    if x.len() == 1 && y.len() == 1 {
        return false;
    }
    // A list must know both as they stand: "in favour of" and "against".
    let known = is_known(pair.before.text_of(&x)) && is_known(pair.after.text_of(&y));
    let relation = relate(pair.before.text_of(&x), pair.after.text_of(&y));
    if relation.is_wording() {
        // "Both players", "one player": the noun is one, and how many are meant is not.
        let small = |side: &Side<'_>, t: usize| FUNCTION.word(side.tokens[t]).is_some();
        let counts = |t: usize, u: usize| {
            let (v, w) = (pair.before.tokens[t].text(pair.before.text), pair.after.tokens[u].text(pair.after.text));
            small(&pair.before, t) && small(&pair.after, u) && matches!(relate(v, w), Relation::Antonym | Relation::StateChange)
        };
        if !known && b.iter().any(|t| a.iter().any(|u| counts(*t, *u))) {
            return false;
        }
        pair.related.push((x.start, y.start, relation));
        pair.reword(&x, &y);
        return true;
    }
    let denies = |side: &Side<'_>, r: &Range<usize>| r.clone().any(|t| NEGATION.word(side.tokens[t]).is_some());
    if !matches!(relation, Relation::Antonym | Relation::StateChange) || !known || denies(&pair.before, &x) || denies(&pair.after, &y) {
        return false;
    }
    let reason = if relation == Relation::Antonym { "one is the opposite of the other" } else { OTHER_STATES[1] };
    report(pair, &MEANING_REVERSED, Verdict::Conflicting, x, y, reason, 0);
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

/// Whether "and" and "or" say the same: in a list of examples, between figures, and where one side denies what the other asserts.
fn is_no_choice(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let figure = |side: &Side<'_>, t: usize| side.tokens.iter().skip(t + 1).take(COUNTED).any(|n| n.kind == Kind::Number);
    let denied = |side: &Side<'_>, t: usize| {
        let within = side.sentence_around(t);
        side.negation.iter().any(|n| within.contains(&n.at.start) && n.at.end <= t)
    };
    gives_examples(&pair.before, x)
        || figure(&pair.before, x) && figure(&pair.after, y)
        || denied(&pair.before, x) != denied(&pair.after, y)
}

/// Whether a list of examples stands before a token, in its clause: "including", "such as".
fn gives_examples(side: &Side<'_>, at: usize) -> bool {
    let word = |t: usize| side.tokens[t].text(side.text);
    let ends = |t: &usize| matches!(word(*t), ";" | ":" | "." | "(" | ")");
    let clause = (0..at).rev().take_while(|t| !ends(t));
    clause.into_iter().any(|t| word(t).eq_ignore_ascii_case("including") || word(t) == "as" && t > 0 && word(t - 1) == "such")
}
