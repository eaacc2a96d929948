//! A newsroom's own words: units, other names of one bearer, outlets, lines that claim nothing, how its dates are written.
//!
//! In: what the user has configured. Out: answers for the stages that ask. It adds to the lexicon, which is true of
//! English; this is true of one newsroom. An empty vocabulary costs nothing: every question ends at an empty list.
//!
//! ```
//! use recount::vocabulary::{OwnUnit, Vocabulary};
//! let sack = OwnUnit { name: "sack".into(), words: vec!["sacks".into()], is: Some("60 kilograms".into()) };
//! let vocabulary = Vocabulary::default().with_units(&[sack])?;
//! # Ok::<(), String>(())
//! ```

use crate::article::{Article, Block, Role};
use crate::decimal::Decimal;
use crate::kind::quantity::unit::{self, Dimension, Unit};
use crate::kind::quantity::{self, Quantity, QuantityKind};
use crate::lexicon;
use crate::token::{KeyMap, Span, Token, tokenize};
use regex::Regex;

/// What one newsroom knows and English does not.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    units: Phrases,
    own: Vec<OwnMeasure>,
    aliases: Phrases,
    set_aside: Vec<Regex>,
    outlets: Vec<(String, String)>,
    /// Whether "3/4" is the third of April; where not set, each text's other dates tell.
    pub day_first: Option<bool>,
}

/// A unit of measure as the user describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnUnit {
    /// Its name in the singular.
    pub name: String,
    /// Its other forms: the plural, short forms.
    pub words: Vec<String>,
    /// How much one of it is in a unit that recount knows: "60 kilograms". Without it, it compares with itself only.
    pub is: Option<String>,
}

/// What an own unit means.
#[derive(Clone, Debug)]
struct OwnMeasure {
    name: String,
    known: Option<(Decimal, &'static Unit)>,
}

/// Words that stand for one of a list of things, found at a token.
#[derive(Clone, Debug, Default)]
struct Phrases(KeyMap<Vec<(Vec<u64>, usize)>>);

impl Phrases {
    fn add(&mut self, phrase: &str, means: usize) -> Result<(), String> {
        let keys: Vec<u64> = tokens(phrase).iter().map(|t| t.key).collect();
        let Some(first) = keys.first() else { return Err(format!("{phrase:?} has no word")) };
        let list = self.0.entry(*first).or_default();
        if list.iter().any(|(k, other)| *k == keys && *other != means) {
            return Err(format!("{phrase:?} stands for two things"));
        }
        list.push((keys, means));
        list.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.len()));
        Ok(())
    }

    /// The longest phrase at the start of `tokens`: what it means and how many tokens it has.
    fn at(&self, tokens: &[Token]) -> Option<(usize, usize)> {
        let list = self.0.get(&{ tokens.first()?.key })?;
        let fits = |keys: &[u64]| tokens.len() >= keys.len() && keys.iter().zip(tokens).all(|(k, t)| *k == t.key);
        list.iter().find(|(keys, _)| fits(keys)).map(|(keys, means)| (*means, keys.len()))
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), lexicon::word_id, &mut tokens);
    tokens
}

/// One name of a bearer that has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Where it stands.
    pub span: Span,
    /// Which bearer: equal numbers are one.
    pub bearer: usize,
}

impl Vocabulary {
    /// Adds units; an error says which one cannot be understood.
    pub fn with_units(mut self, units: &[OwnUnit]) -> Result<Vocabulary, String> {
        for unit in units {
            let known = unit.is.as_deref().map(|is| measured(is).ok_or_else(|| unreadable(&unit.name, is))).transpose()?;
            for word in std::iter::once(&unit.name).chain(&unit.words) {
                self.units.add(word, self.own.len())?;
                // Its forms are names of one thing too: bearers are counted from the other end.
                self.aliases.add(word, usize::MAX - self.own.len())?;
            }
            self.own.push(OwnMeasure { name: unit.name.clone(), known });
        }
        Ok(self)
    }

    /// Adds names: those of one list are names of one bearer.
    pub fn with_aliases(mut self, lists: &[Vec<String>]) -> Result<Vocabulary, String> {
        for (bearer, list) in lists.iter().enumerate() {
            for name in list {
                self.aliases.add(name, bearer)?;
            }
        }
        Ok(self)
    }

    /// Adds patterns: what they match is no part of the story.
    pub fn with_set_aside(mut self, patterns: Vec<Regex>) -> Vocabulary {
        self.set_aside = patterns;
        self
    }

    /// Adds names of outlets: a host, or a name as found, and the name that it is to have.
    pub fn with_outlets(mut self, names: impl IntoIterator<Item = (String, String)>) -> Vocabulary {
        self.outlets = names.into_iter().map(|(from, to)| (from.to_lowercase(), to)).collect();
        self
    }

    /// Gives an article the outlet's configured name and sets aside what claims nothing.
    pub fn prepare(&self, article: &mut Article) {
        if let Some(name) = self.outlet(article) {
            article.outlet = Some(name.to_owned());
        }
        if !self.set_aside.is_empty() {
            let blocks = std::mem::take(&mut article.blocks);
            article.blocks = blocks.into_iter().flat_map(|b| self.cut(&article.text, b)).collect();
        }
    }

    fn outlet(&self, article: &Article) -> Option<&str> {
        let found = article.outlet.as_deref().map(str::to_lowercase);
        let host = article.url.as_deref().and_then(host);
        let is = |key: &str| found.as_deref() == Some(key) || host.as_deref().is_some_and(|h| h == key || h.ends_with(&format!(".{key}")));
        self.outlets.iter().find(|(key, _)| is(key)).map(|(_, name)| name.as_str())
    }

    /// The block, with what the patterns match as furniture blocks of their own.
    fn cut(&self, text: &str, block: Block) -> Vec<Block> {
        let inside = block.span.of(text);
        let mut marks: Vec<(usize, usize)> =
            self.set_aside.iter().flat_map(|p| p.find_iter(inside)).map(|m| (m.start(), m.end())).filter(|(s, e)| s < e).collect();
        marks.sort_unstable();
        let mut parts = Vec::new();
        let mut at = 0;
        let part = |from: usize, to: usize, role: Role| {
            let start = block.span.start as usize;
            Block { span: Span::new(start + from, start + to), role, ..block }
        };
        for (start, end) in marks {
            if at < start && !inside[at..start].trim().is_empty() {
                parts.push(part(at, start, block.role));
            }
            if at < end {
                parts.push(part(start.max(at), end, Role::Furniture));
                at = end;
            }
        }
        if parts.is_empty() || !inside[at..].trim().is_empty() {
            parts.push(part(at, inside.len(), block.role));
        }
        parts
    }

    /// Reads own units behind the numbers of a sentence. An amount of a unit that is told in a known one becomes an
    /// amount of that: ten sacks of 60 kilograms are 600 kilograms.
    pub fn measure(&self, tokens: &[Token], quantities: &mut [Quantity]) {
        if self.own.is_empty() {
            return;
        }
        for q in quantities.iter_mut().filter(|q| matches!(q.kind, QuantityKind::Count | QuantityKind::Number | QuantityKind::Dimension)) {
            let behind = tokens.partition_point(|t| t.span.start < q.number.end);
            let hyphen = usize::from(tokens.get(behind).is_some_and(|t| t.kind == crate::token::Kind::Dash && !t.space_before()));
            let at = behind + hyphen;
            let Some((which, len)) = tokens.get(at..).and_then(|t| self.units.at(t)) else { continue };
            let span = tokens[at].span.join(tokens[at + len - 1].span);
            self.own[which].give(q, span);
        }
    }

    /// The configured names in some tokens, in order.
    pub fn aliases(&self, tokens: &[Token]) -> Vec<Alias> {
        let mut found = Vec::new();
        let mut at = if self.aliases.0.is_empty() { tokens.len() } else { 0 };
        while at < tokens.len() {
            match self.aliases.at(&tokens[at..]) {
                Some((bearer, len)) => {
                    found.push(Alias { span: tokens[at].span.join(tokens[at + len - 1].span), bearer });
                    at += len;
                }
                None => at += 1,
            }
        }
        found
    }
}

impl OwnMeasure {
    fn give(&self, q: &mut Quantity, span: Span) {
        q.unit_span = Some(span);
        q.span = q.number.join(q.span).join(span);
        match &self.known {
            Some((size, unit)) => {
                q.low = q.low.as_ref().map(|v| v * size);
                q.high = q.high.as_ref().map(|v| v * size);
                q.step = &q.step * size;
                q.unit = unit.name.to_owned();
                q.kind = kind(unit.dimension);
                q.head = None;
            }
            None => {
                q.unit = self.name.clone();
                q.head = q.head.and(Some(span));
            }
        }
    }
}

fn kind(dimension: Dimension) -> QuantityKind {
    match dimension {
        Dimension::Time => QuantityKind::Duration,
        Dimension::Age => QuantityKind::Age,
        Dimension::Temperature => QuantityKind::Temperature,
        Dimension::Percent | Dimension::Points => QuantityKind::Percentage,
        _ => QuantityKind::Dimension,
    }
}

/// "60 kilograms": how much of which known unit.
fn measured(text: &str) -> Option<(Decimal, &'static Unit)> {
    let mut found = Vec::new();
    quantity::extract(text, &tokens(text), &[], &mut found);
    let [q] = &found[..] else { return None };
    let size = q.low.clone().filter(|v| q.low == q.high && !v.is_zero())?;
    Some((size, unit::by_name(&q.unit).filter(|u| u.dimension != Dimension::Temperature)?))
}

fn unreadable(name: &str, is: &str) -> String {
    format!("unit {name:?}: {is:?} is no amount of a unit that recount knows; write it as in \"60 kilograms\"")
}

/// The host of an address, in lower case.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then(|| host.to_lowercase())
}
