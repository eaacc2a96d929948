//! Sentences in, claims out: what each sentence claims, of every kind, and how it asserts it.

use crate::article::Article;
use crate::frame::cue::{Certainty, Cue, Negation};
use crate::frame::source::Attribution;
use crate::frame::{self, Frame};
use crate::kind::date::{self, Context, Date};
use crate::kind::name::{self, Name};
use crate::kind::quantity::{self, Quantity, QuantityKind};
use crate::kind::quotation::{self, Quotation};
use crate::sentence::Sentences;
use crate::token::{Kind, Span};
use crate::vocabulary::Vocabulary;
use std::ops::Range;

/// The claims of an article: one list a kind for all sentences, and where each sentence's begin in it.
///
/// Most sentences have one or two claims of some kinds and none of the others: a list of each kind for each sentence
/// would cost more than what it holds, in memory and in time.
#[derive(Clone, Debug)]
pub struct Claims {
    quantities: Vec<Quantity>,
    dates: Vec<Date>,
    names: Vec<Name>,
    quotations: Vec<Quotation>,
    frame: Frame,
    /// For each sentence, and one more for the end.
    starts: Vec<Starts>,
}

/// Where the claims of a sentence begin.
#[derive(Clone, Copy, Debug, Default)]
struct Starts {
    quantities: u32,
    dates: u32,
    names: u32,
    quotations: u32,
    sources: u32,
    certainty: u32,
    negation: u32,
}

impl Default for Claims {
    fn default() -> Claims {
        Claims {
            quantities: Vec::new(),
            dates: Vec::new(),
            names: Vec::new(),
            quotations: Vec::new(),
            frame: Frame::default(),
            starts: vec![Starts::default()],
        }
    }
}

impl Claims {
    /// The claims of a sentence, by its place among the article's.
    #[inline]
    pub fn in_sentence(&self, sentence: usize) -> SentenceClaims<'_> {
        SentenceClaims { all: self, sentence }
    }
    /// The claims of each sentence, in order.
    pub fn iter(&self) -> impl Iterator<Item = SentenceClaims<'_>> {
        (0..self.starts.len() - 1).map(|i| self.in_sentence(i))
    }
    /// The number of claims.
    pub fn count(&self) -> usize {
        self.quantities.len() + self.dates.len() + self.names.len() + self.quotations.len()
    }
    /// The names of all sentences, in text order.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// Ends a sentence.
    fn end(&mut self) {
        self.starts.push(Starts {
            quantities: self.quantities.len() as u32,
            dates: self.dates.len() as u32,
            names: self.names.len() as u32,
            quotations: self.quotations.len() as u32,
            sources: self.frame.sources.len() as u32,
            certainty: self.frame.certainty.len() as u32,
            negation: self.frame.negation.len() as u32,
        });
    }
}

/// The claims of one sentence, each list in text order.
#[derive(Clone, Copy, Debug)]
pub struct SentenceClaims<'a> {
    all: &'a Claims,
    sentence: usize,
}

macro_rules! lists {
    ($($(#[doc = $doc:literal])* $name:ident: $of:ty = $($path:ident).+;)*) => {
        impl<'a> SentenceClaims<'a> {
            $($(#[doc = $doc])*
            #[inline]
            pub fn $name(&self) -> &'a [$of] {
                let (from, to) = (&self.all.starts[self.sentence], &self.all.starts[self.sentence + 1]);
                &self.all.$($path).+[from.$name as usize..to.$name as usize]
            })*
        }
    };
}

lists! {
    /// Numbers with their bounds, units and what they count.
    quantities: Quantity = quantities;
    /// Days, times and periods.
    dates: Date = dates;
    /// Persons, organisations, places, works.
    names: Name = names;
    /// Words between quotation marks.
    quotations: Quotation = quotations;
    /// Who is said to say it.
    sources: Attribution = frame.sources;
    /// Words that say how firmly it is said.
    certainty: Cue<Certainty> = frame.certainty;
    /// Words that negate.
    negation: Cue<Negation> = frame.negation;
}

impl SentenceClaims<'_> {
    /// Whether the sentence claims anything that can be checked.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The number of claims.
    pub fn len(&self) -> usize {
        self.quantities().len() + self.dates().len() + self.names().len() + self.quotations().len()
    }
}

/// Reads the claims of every sentence; furniture, notes on the article and folded repeats have none.
pub fn extract(article: &Article, sentences: &Sentences, vocabulary: &Vocabulary) -> Claims {
    let day_first = vocabulary.day_first.unwrap_or_else(|| date::day_first(&article.text, &sentences.tokens));
    let mut context = Context::new(article.published, day_first);
    let told = |s: &&crate::sentence::Sentence| s.is_told();
    let known = name::capitalised_words(&article.text, sentences.list.iter().filter(told).map(|s| &sentences.tokens[s.tokens.clone()]));
    let mut claims = Claims::default();
    claims.starts.reserve_exact(sentences.list.len());
    let mut taken: Vec<Span> = Vec::new();
    let mut quoted = Quoted::default();
    for (i, sentence) in sentences.list.iter().enumerate() {
        if told(&sentence) {
            let (text, tokens) = (&article.text, sentences.tokens_of(i));
            // What reads one kind sees the sentence's claims of the others.
            let own = claims.starts[i];
            date::extract(text, tokens, &mut context, &mut claims.dates);
            let dates = &claims.dates[own.dates as usize..];
            quantity::extract(text, tokens, dates, &mut claims.quantities);
            let quantities = &mut claims.quantities[own.quantities as usize..];
            vocabulary.measure(tokens, quantities);
            // "41°C" holds no name, "130 Hamas installations" does.
            let units = quantities.iter().filter(|q| q.kind != QuantityKind::Count).filter_map(|q| q.unit_span);
            taken.clear();
            taken.extend(dates.iter().map(|d| d.span).chain(units));
            taken.sort_unstable();
            name::extract(text, tokens, &known, &taken, &mut claims.names);
            if quoted.block != Some(sentence.block) {
                quoted = Quoted::new(text, sentences, i);
            }
            if !quoted.ranges.is_empty() {
                let (block, first) = (&sentences.tokens[quoted.tokens.clone()], quoted.tokens.start);
                let within = sentence.tokens.start - first..sentence.tokens.end - first;
                quotation::extract(block, &quoted.ranges, within, first, &mut claims.quotations);
            }
            let names = &claims.names[own.names as usize..];
            frame::read(text, sentences, i, names, &mut claims.frame);
        }
        claims.end();
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
    fn new(text: &str, sentences: &Sentences, first: usize) -> Quoted {
        let block = sentences.list[first].block;
        let last = sentences.list[first..].iter().take_while(|s| s.block == block).last().map_or(0, |s| s.tokens.end);
        let tokens = sentences.list[first].tokens.start..last;
        let list = &sentences.tokens[tokens.clone()];
        let ranges = if list.iter().any(|t| t.kind == Kind::Quote) { quotation::read(text, list) } else { Vec::new() };
        Quoted { block: Some(block), tokens, ranges }
    }
}
