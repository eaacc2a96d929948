//! A telling in, how far the case that it tells of has come out: whoever did it is sought, held, charged, sentenced.
//!
//! What is denied, to come, or of another time is no stage. Who is told of is known by the names beside the words; those who only say
//! so are left out.

use super::part::is_former;
use crate::kind::name::NameKind;
pub use crate::lexicon::story::Stage;
use crate::lexicon::{CLAUSES, ClauseCue, FUNCTION, Function, NEGATION, STAGES};
use crate::telling::Telling;
use crate::token::{Span, Token};

/// A stage where it is told.
#[derive(Clone, Debug)]
pub struct Staged {
    /// How far.
    pub stage: Stage,
    /// The words that say so.
    pub span: Span,
    /// The sentence.
    pub sentence: usize,
    /// The last words of the names of people beside it.
    pub who: Vec<u64>,
}

/// So many tokens before a stage stands what makes it none: "has not yet been", "is to be".
const GOVERNED: usize = 4;

/// The stages that a telling tells, in text order.
pub fn stages(t: &Telling) -> Vec<Staged> {
    let told = (0..t.sentences.list.len()).filter(|i| t.sentences.list[*i].is_told());
    told.flat_map(|i| of_sentence(t, i)).collect()
}

fn of_sentence(t: &Telling, sentence: usize) -> Vec<Staged> {
    let tokens = t.sentences.tokens_of(sentence);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(cue) = STAGES.at(tokens, at) else {
            at += 1;
            continue;
        };
        if !is_open(t, tokens, at) {
            found.push(Staged { stage: *cue.means, span: tokens[at].span.join(tokens[at + cue.len - 1].span), sentence, who: Vec::new() });
        }
        at += cue.len;
    }
    if found.is_empty() || is_former(tokens, &t.article.text) {
        return Vec::new();
    }
    let claims = t.claims.in_sentence(sentence);
    let people = claims.names().iter().filter(|n| n.kind == NameKind::Person || n.keys.len() > 1);
    let people = people.filter(|n| !claims.sources().iter().any(|s| s.who.overlaps(n.span)));
    let who: Vec<u64> = people.filter_map(|n| n.keys.last().copied()).collect();
    found.iter_mut().for_each(|s| s.who.clone_from(&who));
    found
}

/// Whether what stands at a token is denied or still to come.
pub fn is_open(t: &Telling, tokens: &[Token], at: usize) -> bool {
    let text = |w: &Token| w.text(&t.article.text).to_lowercase();
    let before =
        tokens[at.saturating_sub(GOVERNED)..at].iter().rev().take_while(|w| !matches!(text(w).as_str(), "," | ";" | ":" | "and" | "but"));
    let opens = |w: &Token| {
        let word = text(w);
        CLAUSES.has(*w, ClauseCue::LeavesOpen)
            || NEGATION.word(*w).is_some()
            || word == "to" && FUNCTION.word(*w) == Some(&Function::Preposition)
    };
    // "Have arrested nobody".
    let nobody = tokens[(at + 1).min(tokens.len())..].iter().take(2).take_while(|w| w.is_word()).any(|w| NEGATION.word(*w).is_some());
    nobody || before.into_iter().any(opens)
}
