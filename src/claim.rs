//! Sentences in, claims out: what each sentence claims, of every kind, and how it asserts it.

use crate::article::Article;
use crate::frame::{self, Frame};
use crate::kind::date::{self, Context, Date};
use crate::kind::name::{self, Name};
use crate::kind::quantity::{self, Quantity, QuantityKind};
use crate::kind::quotation::{self, Quotation};
use crate::sentence::Sentences;
use crate::token::{Kind, Span};
use crate::vocabulary::Vocabulary;
use std::ops::Range;

/// The claims of one sentence, each list in text order.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Numbers with their bounds, units and what they count.
    pub quantities: Vec<Quantity>,
    /// Days, times and periods.
    pub dates: Vec<Date>,
    /// Persons, organisations, places, works.
    pub names: Vec<Name>,
    /// Words between quotation marks.
    pub quotations: Vec<Quotation>,
    /// Who says it, how firmly, yes or no.
    pub frame: Frame,
}

impl Claims {
    /// Whether the sentence claims anything that can be checked.
    pub fn is_empty(&self) -> bool {
        self.quantities.is_empty() && self.dates.is_empty() && self.names.is_empty() && self.quotations.is_empty()
    }
    /// The number of claims.
    pub fn len(&self) -> usize {
        self.quantities.len() + self.dates.len() + self.names.len() + self.quotations.len()
    }
}

/// Reads the claims of every sentence; furniture, notes on the article and folded repeats have none.
pub fn extract(article: &Article, sentences: &Sentences, vocabulary: &Vocabulary) -> Vec<Claims> {
    let day_first = vocabulary.day_first.unwrap_or_else(|| date::day_first(&article.text, &sentences.tokens));
    let mut context = Context::new(article.published, day_first);
    let told = |s: &&crate::sentence::Sentence| s.role.tells() && !s.folded;
    let known = name::capitalised_words(&article.text, sentences.list.iter().filter(told).map(|s| &sentences.tokens[s.tokens.clone()]));
    let mut claims = Vec::new();
    claims.resize_with(sentences.list.len(), Claims::default);
    // Lists grow here and are kept at their length: a grown list has room for four of whatever it holds.
    let mut read = Claims::default();
    let mut taken: Vec<Span> = Vec::new();
    let mut quoted = Quoted::default();
    for (i, sentence) in sentences.list.iter().enumerate().filter(|(_, s)| told(s)) {
        let (text, tokens) = (&article.text, sentences.tokens_of(i));
        let c = &mut read;
        date::extract(text, tokens, &mut context, &mut c.dates);
        quantity::extract(text, tokens, &c.dates, &mut c.quantities);
        vocabulary.measure(tokens, &mut c.quantities);
        // "41°C" holds no name, "130 Hamas installations" does.
        let units = c.quantities.iter().filter(|q| q.kind != QuantityKind::Count).filter_map(|q| q.unit_span);
        taken.clear();
        taken.extend(c.dates.iter().map(|d| d.span).chain(units));
        taken.sort_unstable();
        name::extract(text, tokens, &known, &taken, &mut c.names);
        if quoted.block != Some(sentence.block) {
            quoted = Quoted::of(text, sentences, i);
        }
        if !quoted.ranges.is_empty() {
            let (block, first) = (&sentences.tokens[quoted.tokens.clone()], quoted.tokens.start);
            let own = sentence.tokens.start - first..sentence.tokens.end - first;
            quotation::extract(block, &quoted.ranges, own, first, &mut c.quotations);
        }
        let frame = frame::read(text, tokens, sentence.tokens.start, &c.names);
        claims[i] = Claims {
            quantities: c.quantities.drain(..).collect(),
            dates: c.dates.drain(..).collect(),
            names: c.names.drain(..).collect(),
            quotations: c.quotations.drain(..).collect(),
            frame,
        };
    }
    claims
}

/// The quotations of the block at hand: one may go on over several sentences.
#[derive(Default)]
struct Quoted {
    block: Option<usize>,
    tokens: Range<usize>,
    ranges: Vec<Range<usize>>,
}

impl Quoted {
    /// Those of the block that sentence `first` begins.
    fn of(text: &str, sentences: &Sentences, first: usize) -> Quoted {
        let block = sentences.list[first].block;
        let last = sentences.list[first..].iter().take_while(|s| s.block == block).last().map_or(0, |s| s.tokens.end);
        let tokens = sentences.list[first].tokens.start..last;
        let list = &sentences.tokens[tokens.clone()];
        let ranges = if list.iter().any(|t| t.kind == Kind::Quote) { quotation::read(text, list) } else { Vec::new() };
        Quoted { block: Some(block), tokens, ranges }
    }
}
