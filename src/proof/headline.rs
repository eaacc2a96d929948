//! The headline's certainty and names against the text; its numbers and days are repeats like others ([`super::repeat`]).

use super::found::conflict;
use super::mention::content;
use super::text::{Passage, ProofText};
use crate::article::Role;
use crate::finding::Finding;
use crate::frame::cue::Certainty;
use crate::kind::name::{Name, NameKind};
use crate::relation::is_known;
use crate::rule::repeat::HEADLINE_CONFLICT;
use std::collections::BTreeSet;
use std::ops::Range;

/// The fewest content words of a headline that a sentence must share to tell the same.
const FEWEST: usize = 2;
/// How many tokens behind a name its verb is looked for.
const VERB: usize = 3;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    let Some(headline) = text.passages.iter().find(|p| p.role == Role::Headline) else { return };
    let words = words(headline);
    let told: Vec<&Passage<'_>> = text.passages.iter().filter(|p| p.role != Role::Headline && tells(&words, p)).collect();
    certainty(headline, &told, out);
    names(text, headline, out);
}

fn words(passage: &Passage<'_>) -> BTreeSet<u64> {
    (0..passage.line.tokens.len()).filter_map(|i| content(passage, i)).collect()
}

/// Whether a sentence says most of what the headline says.
fn tells(headline: &BTreeSet<u64>, passage: &Passage<'_>) -> bool {
    let shared = words(passage).intersection(headline).count();
    shared >= FEWEST && shared * 5 >= headline.len() * 3
}

/// "Confirmed" in the headline, and nothing firmer than "may" in any sentence that tells the same.
fn certainty(headline: &Passage<'_>, told: &[&Passage<'_>], out: &mut Vec<Finding>) {
    let cue = headline.claims.certainty().iter().find(|c| c.means == Certainty::Confirmed);
    let Some(cue) = cue.filter(|c| headline.claims.negation().is_empty() && !headline.is_quoted(c.span)) else { return };
    let weak = |p: &&Passage<'_>| {
        let mut cues = p.claims.certainty().iter();
        cues.find(|c| matches!(c.means, Certainty::Possible | Certainty::Alleged | Certainty::Doubted)).map(|c| c.span)
    };
    let confirmed = |p: &&&Passage<'_>| p.claims.certainty().iter().all(|c| c.means == Certainty::Confirmed);
    if told.iter().any(|p| confirmed(&p)) {
        return;
    }
    if let Some(span) = told.iter().find_map(weak) {
        let reason = "the headline has it confirmed, the text does not".to_owned();
        out.push(conflict(&HEADLINE_CONFLICT, [cue.span, span], reason, "certainty", vec!["the words of the headline".to_owned()]));
    }
}

/// Somebody in the headline whom the text never names, where the first paragraph has somebody else do the same.
fn names(text: &ProofText<'_>, headline: &Passage<'_>, out: &mut Vec<Finding>) {
    let Some(lede) = text.passages.iter().find(|p| p.role == Role::Lede) else { return };
    let (Some(name), Some(other)) = (opening(headline), subject(lede)) else { return };
    let named = text.passages.iter().filter(|p| p.role != Role::Headline).any(|p| stands(headline, &name, p));
    let verbs = |p: &Passage<'_>, end: usize| -> BTreeSet<u64> { (end..end + VERB).filter_map(|i| content(p, i)).collect() };
    let shared = words(headline).intersection(&words(lede)).count();
    let same = verbs(headline, name.end).intersection(&verbs(lede, lede.at(other.span).end)).next().is_some();
    if !named && same && shared >= FEWEST {
        let reason = "the text never names whom the headline names".to_owned();
        let span = headline.line.span(name.start, name.end);
        out.push(conflict(&HEADLINE_CONFLICT, [span, other.span], reason, "name", vec!["the same verb".to_owned()]));
    }
}

/// The name that a headline starts with. A first word that no lexicon knows is one, though its capital does not say so.
fn opening(headline: &Passage<'_>) -> Option<Range<usize>> {
    let named = headline.claims.names().first().filter(|n| headline.at(n.full()).start <= 1);
    if let Some(name) = named {
        return matches!(name.kind, NameKind::Person | NameKind::Other).then(|| headline.at(name.span));
    }
    let line = &headline.line;
    (line.is_capital(0) && line.is_lower(1) && !is_known(line.str(0))).then_some(0..1)
}

/// The person whom a sentence starts with.
fn subject<'a>(passage: &Passage<'a>) -> Option<&'a Name> {
    let name = passage.claims.names().first()?;
    let person = name.kind == NameKind::Person || name.kind == NameKind::Other && name.keys.len() == 2;
    (person && passage.at(name.full()).start <= 1).then_some(name)
}

/// Whether a word of the name, or one made from it, stands in the sentence.
fn stands(headline: &Passage<'_>, name: &Range<usize>, passage: &Passage<'_>) -> bool {
    let stem = |s: &str| s.to_lowercase().chars().take(4).collect::<String>();
    let parts: Vec<String> = name.clone().map(|i| stem(headline.line.str(i))).filter(|s| s.len() >= 3).collect();
    (0..passage.line.tokens.len()).any(|i| parts.contains(&stem(passage.line.str(i))))
}
