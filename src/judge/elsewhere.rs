//! A comparison in; the same with what one side alone seems to tell told as such only where that is so out.
//!
//! A detail that left its sentence, and a sentence that left its place, may stand in another sentence of the other text in the same
//! words. What stands there is no news, and nothing is lost.

use crate::compare::Comparison;
use crate::finding::{Finding, Level};
use crate::frame::cue::Negation;
use crate::lexicon::FUNCTION;
use crate::rule::detail::{DETAIL_ADDED, DETAIL_REMOVED};
use crate::rule::sentence::{CLAIM_ADDED, CLAIM_REMOVED, is_of_passage};
use crate::telling::{Telling, WordForms};
use crate::token::{KeyMap, Span, Token};
use std::cell::OnceCell;

/// One sentence tells what another does where it has so many of its words; of a detail of few words, all.
const TOLD: f32 = 0.8;
/// A detail of fewer words stands somewhere by chance.
const FEWEST: usize = 2;
/// Texts of which more is told on one side alone are two texts, and not looked at.
const OTHER_TEXTS: usize = 1000;
/// A word of more sentences is no way to find one.
const MOST: usize = 64;

/// Lowers what is called out as told on one side alone, where a sentence of the other side tells it.
pub fn settle(c: &mut Comparison<'_>) {
    // Whichever side is called before, so that exchanged sides do.
    if c.findings.iter().filter(|f| is_one_sided(f)).count() > OTHER_TEXTS {
        return;
    }
    let indices: [OnceCell<WordPlaces>; 2] = [OnceCell::new(), OnceCell::new()];
    let mut told: Vec<usize> = Vec::new();
    for (k, f) in c.findings.iter().enumerate() {
        let Some((before, span)) = called_out(f) else { continue };
        let (t, other) = if before { (c.before, c.after) } else { (c.after, c.before) };
        // Where the text as a whole lacks the words, no sentence has them.
        let index = || indices[usize::from(before)].get_or_init(|| WordPlaces::new(other));
        if spells_out(t, span, other) || has_words(t, span, other) && is_told(t, span, other, index()) {
            told.push(k);
        }
    }
    for k in told {
        let found = &mut c.findings[k];
        found.set_level(Level::Info);
        found.reason = "another sentence of the other side tells it".to_owned();
    }
}

fn is_one_sided(f: &Finding) -> bool {
    [&DETAIL_ADDED, &DETAIL_REMOVED, &CLAIM_ADDED, &CLAIM_REMOVED].contains(&f.rule)
}

/// What is called out of one side alone: whether of the side before, and where.
fn called_out(f: &Finding) -> Option<(bool, Span)> {
    let rule = is_one_sided(f);
    let loud = f.rule.level.stepped(f.raise) >= Level::Warning;
    let alone = rule && loud && !is_of_passage(f);
    match (f.before, f.after) {
        (Some(span), None) if alone => Some((true, span)),
        (None, Some(span)) if alone => Some((false, span)),
        _ => None,
    }
}

/// The sentences of a text by the forms of their words.
struct WordPlaces {
    places: KeyMap<Vec<usize>>,
}

impl WordPlaces {
    fn new(t: &Telling) -> WordPlaces {
        let mut places: KeyMap<Vec<usize>> = KeyMap::default();
        for i in (0..t.sentences.list.len()).filter(|i| t.sentences.list[*i].is_told()) {
            for form in t.sentences.tokens_of(i).iter().filter(|w| says(w)).flat_map(|w| t.word_forms(w)) {
                let list = places.entry(form).or_default();
                if list.last() != Some(&i) && list.len() <= MOST {
                    list.push(i);
                }
            }
        }
        WordPlaces { places }
    }
}

/// Whether another text has so many of the words of a part of a sentence, wherever they stand.
fn has_words(t: &Telling, span: Span, other: &Telling) -> bool {
    let Some(i) = t.sentences.at(span) else { return false };
    let words = || t.sentences.tokens_of(i).iter().filter(|w| span.contains(w.span) && says(w));
    let held = words().filter(|w| other.has_form(&t.word_forms(w))).count();
    held >= FEWEST && held as f32 >= TOLD * words().count() as f32
}

/// Whether one sentence of another text has the words of a part of this one, and denies as much.
fn is_told(t: &Telling, span: Span, other: &Telling, index: &WordPlaces) -> bool {
    let Some(i) = t.sentences.at(span) else { return false };
    let words: Vec<(WordForms, bool)> = t
        .sentences
        .tokens_of(i)
        .iter()
        .filter(|w| span.contains(w.span) && says(w))
        .map(|w| (t.word_forms(w), w.has_digits() || w.is_capitalised()))
        .collect();
    let places = |forms: &[u64]| -> Vec<usize> { forms.iter().filter_map(|f| index.places.get(f)).flatten().copied().collect() };
    let all: Vec<Vec<usize>> = words.iter().map(|w| places(&w.0)).collect();
    let rarest = all.iter().filter(|p| !p.is_empty() && p.len() <= MOST).min_by_key(|p| p.len());
    let Some(rarest) = rarest.filter(|_| words.len() >= FEWEST) else { return false };
    let denies = |t: &Telling, i: usize, within: Option<Span>| {
        let told = t.claims.in_sentence(i);
        told.negation().iter().any(|n| n.means != Negation::None && within.is_none_or(|s| s.overlaps(n.span)))
    };
    rarest.iter().any(|j| {
        let has = |n: usize| all[n].contains(j);
        let held = (0..words.len()).filter(|n| has(*n)).count();
        // Names and figures are all to stand there.
        let exact = (0..words.len()).all(|n| !words[n].1 || has(n));
        exact && held as f32 >= TOLD * words.len() as f32 && denies(t, i, Some(span)) == denies(other, *j, None)
    })
}

/// Whether a word or a figure is more than a small one.
fn says(w: &Token) -> bool {
    w.is_word() && FUNCTION.word(*w).is_none()
}

/// Whether a part of a sentence is a name whose initials stand behind it and in the other text: "Harbour Watch Office (HWO)".
fn spells_out(t: &Telling, span: Span, other: &Telling) -> bool {
    let Some(i) = t.sentences.at(span) else { return false };
    let tokens = t.sentences.tokens_of(i);
    let text = |w: &Token| w.text(&t.article.text);
    let own = tokens.iter().filter(|w| span.contains(w.span) && w.is_word());
    let initials: String = own.clone().filter(|w| w.is_capitalised()).filter_map(|w| text(w).chars().next()).collect();
    let whole = own.filter(|w| says(w)).all(|w| w.is_capitalised());
    let behind = tokens.iter().filter(|w| w.span.start >= span.end).take(BEHIND);
    let short = behind.into_iter().find(|w| text(w).trim_end_matches(|c: char| c.is_ascii_digit()) == initials);
    initials.len() > 1 && whole && short.is_some_and(|w| other.has_form(&[w.key]))
}

/// So many tokens behind a name its initials stand: "Office 2 (HWO2)".
const BEHIND: usize = 4;
