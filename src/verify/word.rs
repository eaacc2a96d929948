//! The words of a sentence that claim something: sentences in, content words with all their dictionary forms out.
//!
//! Numbers and dates are left to those who compare them; function words claim nothing by themselves.

use crate::kind::quantity::QuantityKind;
use crate::lexicon::{FUNCTION, NEGATION};
use crate::relation::{Lemmas, Weight, is_known, lemmas, weight};
use crate::telling::Telling;
use crate::token::{self, Kind, Span, Token};

/// The token at which some words start.
pub fn place(tokens: &[Token], span: Span) -> usize {
    tokens.partition_point(|t| t.span.end <= span.start)
}

/// A content word where it stands.
#[derive(Debug)]
pub struct ContentWord<'a> {
    /// Its place among the tokens of its sentence.
    pub at: usize,
    /// Where it stands in the text.
    pub span: Span,
    /// As written.
    pub text: &'a str,
    /// Hash of its normalised form.
    pub key: u64,
    /// What it can be a form of.
    pub lemmas: Lemmas,
    /// Whether it is part of a name.
    pub name: bool,
}

impl ContentWord<'_> {
    /// Whether both are forms of one word.
    pub fn is_form_of(&self, other: &ContentWord<'_>) -> bool {
        self.key == other.key || self.lemmas.iter().any(|x| other.lemmas.iter().any(|y| x.word == y.word))
    }

    /// The keys under which it is found: its own and those of its dictionary forms.
    pub fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        let forms = self.lemmas.iter().map(|l| token::key(l.text(), Kind::Word)).filter(|k| *k != self.key);
        std::iter::once(self.key).chain(forms)
    }
}

/// Whether a sentence is written as a title: most of its words have a capital.
fn is_title(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.kind == Kind::Word && FUNCTION.word(**t).is_none());
    let (all, capitals) = words.fold((0, 0), |(all, n), t| (all + 1, n + usize::from(t.is_capitalised())));
    all >= TITLE && capitals * 4 >= all * 3
}

/// Words that say no more of a number than the number does.
const AMOUNT: [&str; 3] = ["number", "sum", "total"];

/// Fewer words than this are no title: "Ada Kral met Tom Reyes."
const TITLE: usize = 6;

/// The content words of sentence `i` of a telling.
pub fn words(telling: &Telling, i: usize) -> Vec<ContentWord<'_>> {
    let (text, claims) = (telling.article.text.as_str(), telling.claims.in_sentence(i));
    // "fewer than 50" is one number, and its words claim nothing beside it.
    let numbers = claims
        .quantities()
        .iter()
        .map(|q| Span::new(q.span.start.min(q.number.start) as usize, q.number.end as usize))
        .chain(claims.dates().iter().map(|d| d.span));
    // Nor does a measure: "4.2 percent" is "4.2%".
    let measures =
        claims.quantities().iter().filter(|q| !matches!(q.kind, QuantityKind::Count | QuantityKind::Number)).filter_map(|q| q.unit_span);
    let taken: Vec<Span> = numbers.chain(measures).collect();
    let tokens = telling.sentences.tokens_of(i);
    let title = is_title(tokens);
    let content = |(at, t): (usize, &Token)| {
        if !t.is_word() || taken.iter().any(|s| s.overlaps(t.span)) || FUNCTION.word(*t).is_some() || NEGATION.word(*t).is_some() {
            return None;
        }
        let text = t.text(text);
        // "A total of 90 boats" is 90 boats.
        let amount = AMOUNT.contains(&text) && tokens.get(at + 1).is_some_and(|n| n.text(&telling.article.text) == "of");
        if amount && tokens.get(at + 2).is_some_and(|n| taken.iter().any(|s| s.overlaps(n.span))) {
            return None;
        }
        // In a title every word has a capital: what a dictionary knows is a word.
        let name = if title { !is_known(&text.to_lowercase()) } else { claims.names().iter().any(|n| n.span.overlaps(t.span)) };
        if !name && weight(text) <= Weight::Light {
            return None;
        }
        Some(ContentWord { at, span: t.span, text, key: t.key, lemmas: lemmas(text), name: name || !title && at > 0 && t.is_capitalised() })
    };
    tokens.iter().enumerate().filter_map(content).collect()
}
