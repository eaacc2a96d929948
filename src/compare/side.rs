//! One side of a group of aligned sentences: its words, its claims, and what became of them.

use super::state::State;
use crate::frame::cue::{Certainty, Cue, Negation};
use crate::frame::source::Attribution;
use crate::kind::date::Date;
use crate::kind::name::Name;
use crate::kind::quantity::Quantity;
use crate::kind::quotation::Quotation;
use crate::lexicon::{LABELS, POINTERS, Pointer};
use crate::relation::{Weight, may_be_in_phrase, phrase_weight, weight};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};
use std::cell::Cell;
use std::ops::Range;

/// The longest phrase that is weighed as one, in words.
const PHRASE: usize = 4;
/// The longest bracket that only sends the reader elsewhere, in tokens; in a longer one something is told too.
const POINTER: usize = 16;

/// Something that stands at some tokens of a side.
#[derive(Clone, Debug)]
pub struct Placed<'a, T> {
    /// Its tokens, by their place in the side.
    pub at: Range<usize>,
    /// What it is.
    pub value: &'a T,
}

/// One side of a group: its sentences' tokens and claims.
pub struct Side<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The tokens of the group's sentences, in order.
    pub tokens: Vec<Token>,
    /// What became of each token.
    pub states: Vec<State>,
    /// Whether each token belongs to a claim that was held against its counterpart and says the same.
    pub agreed: Vec<bool>,
    /// Quantities, by place.
    pub quantities: Vec<Placed<'a, Quantity>>,
    /// Dates, by place.
    pub dates: Vec<Placed<'a, Date>>,
    /// Names, by place.
    pub names: Vec<Placed<'a, Name>>,
    /// Quotations, by place.
    pub quotations: Vec<Placed<'a, Quotation>>,
    /// Attributions, by place.
    pub sources: Vec<Placed<'a, Attribution>>,
    /// Certainty cues, by place.
    pub certainty: Vec<Placed<'a, Cue<Certainty>>>,
    /// Negations, by place.
    pub negation: Vec<Placed<'a, Cue<Negation>>>,
    /// The whole telling, for what stands around the group.
    pub telling: &'a Telling,
    /// The group's sentences.
    pub sentences: Vec<usize>,
    /// What each token says, once it has been asked.
    weights: Vec<Cell<Option<Weight>>>,
}

impl<'a> Side<'a> {
    pub(crate) fn new(telling: &'a Telling, sentences: &[usize]) -> Side<'a> {
        let mut side = Side {
            text: &telling.article.text,
            tokens: Vec::new(),
            states: Vec::new(),
            agreed: Vec::new(),
            quantities: Vec::new(),
            dates: Vec::new(),
            names: Vec::new(),
            quotations: Vec::new(),
            sources: Vec::new(),
            certainty: Vec::new(),
            negation: Vec::new(),
            telling,
            sentences: sentences.to_vec(),
            weights: Vec::new(),
        };
        for &i in sentences {
            side.tokens.extend_from_slice(telling.sentences.tokens_of(i));
        }
        side.states = vec![State::Open; side.tokens.len()];
        side.agreed = vec![false; side.tokens.len()];
        side.weights = vec![Cell::new(None); side.tokens.len()];
        for &i in sentences {
            let claims = telling.claims.in_sentence(i);
            side.quantities.extend(claims.quantities().iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.dates.extend(claims.dates().iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.names.extend(claims.names().iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.quotations.extend(claims.quotations().iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.sources.extend(claims.sources().iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.certainty.extend(claims.certainty().iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
            side.negation.extend(claims.negation().iter().map(|v| Placed { at: at(&side.tokens, v.span), value: v }));
        }
        side
    }

    /// The span of some tokens; none for an empty range.
    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        (!range.is_empty()).then(|| self.tokens[range.start].span.join(self.tokens[range.end - 1].span))
    }
    /// The text of some tokens.
    pub fn text_of(&self, range: &Range<usize>) -> &'a str {
        self.span(range).map_or("", |s| s.of(self.text))
    }
    /// The tokens that a span of the article covers.
    pub fn at(&self, span: Span) -> Range<usize> {
        at(&self.tokens, span)
    }
    /// The tokens of the sentence that a token stands in.
    pub fn sentence_around(&self, token: usize) -> Range<usize> {
        let mut from = 0;
        for &i in &self.sentences {
            let to = from + self.telling.sentences.list[i].tokens.len();
            if token < to {
                return from..to;
            }
            from = to;
        }
        from..self.tokens.len()
    }
    /// Whether a word of the range changed and is unexplained.
    pub fn is_open(&self, range: &Range<usize>) -> bool {
        range.clone().any(|i| self.states[i] == State::Open && self.tokens[i].is_word())
    }
    /// Whether the range lies between quotation marks.
    pub fn is_quoted(&self, range: &Range<usize>) -> bool {
        self.quotations.iter().any(|q| q.at.start <= range.start && range.end <= q.at.end)
    }
    /// What a word says where it stands: as part of a phrase that says little ("in order to"), little.
    pub fn weight(&self, t: usize) -> Weight {
        if let Some(known) = self.weights[t].get() {
            return known;
        }
        let found = self.weighed(t);
        self.weights[t].set(Some(found));
        found
    }

    fn weighed(&self, t: usize) -> Weight {
        let alone = weight(self.tokens[t].text(self.text));
        if alone < Weight::Content || !may_be_in_phrase(self.tokens[t].text(self.text)) {
            return alone;
        }
        let (first, last) = (t.saturating_sub(PHRASE - 1), (t + PHRASE).min(self.tokens.len()));
        let phrases = (first..=t).flat_map(|from| (t + 1..last + 1).map(move |to| from..to)).filter(|r| (2..=PHRASE).contains(&r.len()));
        // A phrase that no list has says as much as its words do.
        phrases.filter_map(|r| phrase_weight(self.text_of(&r))).min().unwrap_or(alone).min(alone)
    }

    /// Marks of an editor, an index or a list are no claims, nor is what sends the reader elsewhere: "[12]", "[REDACTED]",
    /// "(b)", "(see the map on page 4)".
    pub(crate) fn mark_references(&mut self) {
        for t in 2..self.tokens.len() {
            let (open, mark, close) = (self.tokens[t - 2], self.tokens[t - 1], self.tokens[t]);
            let is_mark = match (open.text(self.text), close.text(self.text)) {
                ("[", "]") => mark.is_upper() || mark.kind == Kind::Number,
                ("(", ")") => mark.span.len() == 1 && mark.kind == Kind::Word && !mark.is_capitalised(),
                _ => false,
            };
            if is_mark {
                self.mark(&(t - 2..t + 1), State::Reworded);
            }
        }
        let mut at = 0;
        while at + 1 < self.tokens.len() {
            let text = |t: usize| self.tokens[t].text(self.text);
            let pointer = |t: usize| POINTERS.at(&self.tokens, t).map(|p| *p.means);
            let within = at + 1..(at + POINTER).min(self.tokens.len());
            let end = match pointer(at) {
                _ if text(at) == "(" && pointer(at + 1) == Some(Pointer::Elsewhere) => within.clone().find(|t| text(*t) == ")"),
                // "As described in the letter" tells of a letter.
                Some(Pointer::Shown) => within.clone().find(|t| text(*t) == ",").filter(|end| (at..*end).any(|t| self.is_place(t))),
                _ => None,
            };
            if let Some(end) = end {
                self.mark(&(at..end + 1), State::Reworded);
            }
            at = end.unwrap_or(at) + 1;
        }
    }

    /// Whether a place of a text is named there: "Fig. 3", "[12]".
    fn is_place(&self, t: usize) -> bool {
        self.tokens[t].text(self.text) == "[" || LABELS.at(&self.tokens, t).is_some_and(|l| l.means.is_place())
    }

    /// The figures: each a word with digits, or several parts that marks join.
    pub fn figures(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < self.tokens.len() {
                let from = at;
                at += 1 + self.tokens[from + 1..].iter().take_while(|t| t.is_joined()).count();
                if self.tokens[from..at].iter().any(|t| t.has_figures(self.text)) {
                    return Some(from..at);
                }
            }
            None
        })
    }

    /// Whether a part of a figure changed, and was neither found nor held against its counterpart.
    pub fn is_unjudged(&self, figure: &Range<usize>) -> bool {
        let lost = |t: usize| match self.states[t] {
            State::Open => true,
            State::Reworded => !self.agreed[t],
            _ => false,
        };
        figure.clone().any(|t| self.tokens[t].has_figures(self.text) && lost(t))
    }
    /// The letters and digits of a figure, cut at its marks: what is left of it in any typography.
    pub fn digits_of(&self, figure: &Range<usize>) -> Vec<String> {
        let text = crate::token::normalised(self.text_of(figure));
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// Gives the unexplained tokens of the range a state.
    pub fn mark(&mut self, range: &Range<usize>, state: State) {
        for s in &mut self.states[range.clone()] {
            if *s == State::Open || *s == State::Reworded && state == State::Found {
                *s = state;
            }
        }
    }

    pub(crate) fn store(&self, telling: &Telling, sentences: &[usize], moved: bool, states: &mut [State]) {
        let mut from = 0;
        for &i in sentences {
            let range = telling.sentences.list[i].tokens.clone();
            let to = from + range.len();
            for (state, new) in states[range].iter_mut().zip(&self.states[from..to]) {
                *state = if moved && *new == State::Kept { State::Moved } else { *new };
            }
            from = to;
        }
    }
}

fn at(tokens: &[Token], span: Span) -> Range<usize> {
    let start = tokens.partition_point(|t| t.span.end <= span.start);
    let end = tokens.partition_point(|t| t.span.start < span.end);
    start..end.max(start)
}
