//! A sentence in, whether it says anything that can be checked, and whether it denies that somebody came to harm, out.

use crate::article::Role;
use crate::frame::cue::Negation;
use crate::lexicon::{EVENTS, FUNCTION};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};

/// A sentence whose coming or going a reader should know of.
pub(super) fn checkable(t: &Telling, i: usize) -> bool {
    t.sentences.list[i].role.tells() && !t.claims.in_sentence(i).is_empty()
}

/// A sentence of fewer content words says little by itself: "That was all."
pub(super) const FEW_WORDS: usize = 4;

pub(super) fn content(tokens: &[Token]) -> usize {
    tokens.iter().filter(|t| t.is_word() && FUNCTION.word(**t).is_none()).count()
}

/// Whether a sentence has no number, date, name or quotation, and hardly a word: there is nothing to check.
pub(super) fn says_little(t: &Telling, i: usize) -> bool {
    t.claims.in_sentence(i).is_empty() && content(t.sentences.tokens_of(i)) < FEW_WORDS || is_note(t, i)
}

/// Whether a sentence denies that somebody came to harm, in whatever few words, and the other text does not speak of that harm.
pub(super) fn denies_harm(t: &Telling, i: usize, there: impl Fn(&str) -> bool) -> bool {
    denies(t, i) && harm(t, i).next().is_some() && !harm(t, i).any(there)
}

/// The harm that a sentence tells of, by the names of its events.
pub(super) fn harm(t: &Telling, i: usize) -> impl Iterator<Item = &'static str> {
    let tokens = t.sentences.tokens_of(i);
    let grave = (0..tokens.len()).filter_map(|at| EVENTS.at(tokens, at)).filter(|f| f.means.is_harm());
    grave.map(|f| f.means.name)
}

/// Whether something is denied in a sentence, and not in words that it quotes.
pub(super) fn denies(t: &Telling, i: usize) -> bool {
    let quoted = |s: Span| t.claims.in_sentence(i).quotations().iter().any(|q| q.span.contains(s));
    t.claims.in_sentence(i).negation().iter().any(|n| n.means != Negation::None && !quoted(n.span))
}

/// Whether a sentence is a note of who writes the text to others who do: "TODO: ask the harbour master".
fn is_note(t: &Telling, i: usize) -> bool {
    t.sentences.tokens_of(i).iter().find(|w| w.is_word()).is_some_and(|w| NOTES.contains(&w.text(&t.article.text)))
}

/// How such a note begins.
const NOTES: [&str; 4] = ["FIXME", "TK", "TODO", "XXX"];

/// Whether a line is a name or two without a stop behind it: "Contact", "Halm Harbour Page".
pub(super) fn is_scrap(t: &Telling, i: usize) -> bool {
    let tokens = t.sentences.tokens_of(i);
    let claims = t.claims.in_sentence(i);
    let bare = claims.quantities().is_empty() && claims.dates().is_empty() && claims.quotations().is_empty();
    let stops = tokens.last().is_some_and(|w| w.kind == Kind::Stop);
    t.sentences.list[i].role == Role::Body && bare && !stops && content(tokens) < FEW_WORDS
}

/// Whether a word is more than a small one.
pub(super) fn says(w: &Token) -> bool {
    w.is_word() && FUNCTION.word(*w).is_none()
}
