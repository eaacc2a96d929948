//! Two sentences of one text in nearly the same words, of which one thing alone differs: one of them is stale.

use super::found::conflict;
use super::text::ProofText;
use crate::article::Role;
use crate::diff::against;
use crate::finding::{Finding, Level, Subject};
use crate::lexicon::{ANAPHORA, Anaphor, FUNCTION};
use crate::rule::detail::{DETAIL_ADDED, DETAIL_REMOVED};
use crate::rule::repeat::{HEADLINE_CONFLICT, STALE_REPEAT};
use crate::story::apart::Story;
use crate::story::clash::clashes;
use crate::story::twin::{Among, TwinIndex, twins};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};

/// Sentences of one text less alike than this may tell of two things: two victims, two matches, two quarters.
const ALIKE: f32 = 0.6;
/// Those less alike than this are told anew: they are of one thing where they have words enough to say which.
const NEARLY_EQUAL: f32 = 0.8;
/// So many words that say something tell which thing a sentence is of; a line of a list has fewer.
const TELLING: usize = 8;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    // Passages stand in the order of their sentences.
    let entry = |i: usize| text.passages.binary_search_by_key(&i, |p| p.index).ok().map(|k| text.passages[k].entry);
    let rule = |i: usize, j: usize| {
        let top = [i, j].iter().any(|s| matches!(text.telling.sentences.list[*s].role, Role::Headline | Role::Deck));
        if top { &HEADLINE_CONFLICT } else { &STALE_REPEAT }
    };
    let new = |(_, i): (usize, usize)| text.is_new(i);
    let among = if text.has_old() { Among::Touching(&new) } else { Among::All };
    let story = [text.telling];
    let story = Story::new(&story);
    let index = TwinIndex::written(&[text.telling], among);
    // Lines of a list are of as many things, and end without a stop.
    let ends = |i: usize| {
        let telling = text.telling;
        let top = matches!(telling.sentences.list[i].role, Role::Headline | Role::Deck);
        let stops = |t: &Token| t.kind != Kind::Word && t.kind != Kind::Number;
        top || telling.sentences.tokens_of(i).last().is_some_and(stops)
    };
    for ((_, i), (_, j)) in twins(&[text.telling], &index, true, among, ALIKE).into_iter().filter(|(x, y)| ends(x.1) || ends(y.1)) {
        // Entries of a log tell of several days, and what is no passage is no claim.
        if entry(i) != Some(None) || entry(j) != Some(None) {
            continue;
        }
        // "This flaw", "he heard": which one is meant stands elsewhere.
        if points_back(text.telling, i) || points_back(text.telling, j) {
            continue;
        }
        let found = against(text.telling, i, text.telling, j);
        let equal = found.likeness >= NEARLY_EQUAL;
        let named = |f: &Finding| matches!(f.rule.subject, Subject::Name | Subject::Quotation);
        // "Move", "shift": a more exact word says nothing against the other; two names that changed places are one change.
        let exact = |f: &Finding| (f.rule == &DETAIL_ADDED || f.rule == &DETAIL_REMOVED) && f.before.is_some() && f.after.is_some();
        let words = |s: Option<Span>| s.map(|s| s.of(text.str()));
        let swapped = |c: &Finding, f: &Finding| f.rule == c.rule && words(f.before) == words(c.after) && words(f.after) == words(c.before);
        let alone = |c: &Finding| found.findings.iter().all(|f| f == c || exact(f) || swapped(c, f));
        let sole = found.sole_conflict().filter(|c| alone(c) && (equal || !named(c)));
        let loose = |f: &&Finding| equal && f.rule.level < Level::Error && !named(f);
        let Some(c) = sole.or_else(|| found.sole_difference().filter(loose)) else { continue };
        if !equal && [i, j].iter().any(|s| says(text.telling, *s) < TELLING) {
            continue;
        }
        let (Some(x), Some(y)) = (c.before, c.after) else { continue };
        let value = matches!(c.rule.subject, Subject::Quantity | Subject::Date);
        if story.are_labelled_apart((0, i, x), (0, j, y)) || value && !equal && story.are_apart((0, i, x), (0, j, y)) {
            continue;
        }
        let found = conflict(rule(i, j), [x, y], c.reason.clone(), &c.key, vec!["sentences in nearly the same words".to_owned()]);
        out.push(if sole.is_some() { found } else { Finding { raise: -1, ..found } });
    }
    for clash in clashes(&[text.telling], &index, true, among) {
        let ([(_, i), (_, j)], [x, y]) = (clash.places, clash.spans);
        if entry(i) != Some(None) || entry(j) != Some(None) {
            continue;
        }
        let key = x.of(text.str()).to_lowercase();
        out.push(conflict(rule(i, j), [x, y], clash.reason, &key, vec!["one act of the same".to_owned()]));
    }
}

/// Whether a sentence speaks of something that another one names.
fn points_back(telling: &Telling, i: usize) -> bool {
    let tokens = telling.sentences.tokens_of(i);
    let opens = tokens.iter().find(|w| w.is_word()).is_some_and(|w| ANAPHORA.has(*w, Anaphor::Pronoun));
    // "This week" is a day.
    let dated = |w: &Token| telling.claims.in_sentence(i).dates().iter().any(|d| d.span.contains(w.span));
    opens || tokens.iter().any(|w| ANAPHORA.has(*w, Anaphor::Near) && !dated(w))
}

/// How many words of a sentence say something, its numbers and days aside.
fn says(telling: &Telling, i: usize) -> usize {
    let dates = telling.claims.in_sentence(i);
    let value = |w: &Token| w.has_digits() || dates.dates().iter().any(|d| d.span.contains(w.span));
    telling.sentences.tokens_of(i).iter().filter(|w| w.is_word() && FUNCTION.word(**w).is_none() && !value(w)).count()
}
