//! A claim in, what a row is called out: what is told and of whom, never the value that may be in dispute.
//!
//! "farmer lost: cows", "line repaired: when", "people injured". Where the sentence's act cannot be read, the words
//! around the claim stand in: "a hillside loosened by … of rain".

use super::item::{Item, Value};
use super::link::tokens_at;
use crate::clause::NounPhrase;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::FUNCTION;
use crate::story::act::{Act, acts};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};

/// So many words on each side say what a value is about.
const AROUND: usize = 4;

/// So many bytes lie between a name and the age beside it: a comma and a blank.
const BESIDE: u32 = 2;

/// What a row about these words is called.
pub fn label(t: &Telling, span: Span, item: Option<&Item<'_>>) -> String {
    let text = &t.article.text;
    match item.map(|i| &i.value) {
        Some(Value::Quantity(q)) if q.event.is_some() && q.kind != QuantityKind::Age => {
            let event = q.event.map_or("", |e| e.span.of(text));
            let noun = q.unit_span.map_or(q.unit.as_str(), |s| s.of(text));
            return if noun.is_empty() || noun == event { event.to_owned() } else { format!("{noun} {event}") };
        }
        Some(Value::Name(_)) => return span.of(text).to_owned(),
        _ => {}
    }
    let quoted = matches!(item.map(|i| &i.value), Some(Value::Quotation(_)));
    Some(()).filter(|()| !quoted).and_then(|()| told(t, span, item)).unwrap_or_else(|| around(t, span))
}

/// The claim by the act that it is part of.
fn told(t: &Telling, span: Span, item: Option<&Item<'_>>) -> Option<String> {
    let i = t.sentences.at(span)?;
    let (tokens, list) = (t.sentences.tokens_of(i), acts(t, i));
    let holds = |a: &&Act| a.clause.clone().any(|k| tokens.get(k).is_some_and(|x| x.span.overlaps(span)));
    let act = list.iter().filter(holds).min_by_key(|a| a.clause.len())?;
    let reader = LabelReader { t, span, tokens };
    let is_date = t.claims.in_sentence(i).dates().iter().any(|d| d.span.overlaps(span));
    let what = match item.map(|i| &i.value) {
        Some(Value::Quantity(q)) => counted(t, q)?,
        Some(Value::Date(_)) => "when".to_owned(),
        _ if is_date => "when".to_owned(),
        _ => return None,
    };
    reader.act(act, &what)
}

/// What a quantity is a number of, where it says so.
fn counted(t: &Telling, q: &Quantity) -> Option<String> {
    let noun = match q.kind {
        QuantityKind::Money => "amount",
        QuantityKind::Percentage => "share",
        QuantityKind::Age => "age",
        QuantityKind::Duration => "how long",
        QuantityKind::Ordinal => "",
        QuantityKind::Score => "score",
        _ => q.unit_span.map_or(q.unit.as_str(), |s| s.of(&t.article.text)),
    };
    (!noun.is_empty()).then(|| noun.to_owned())
}

struct LabelReader<'a> {
    t: &'a Telling,
    span: Span,
    tokens: &'a [Token],
}

impl LabelReader<'_> {
    /// A phrase's main noun or name, unless it is a pronoun or holds the claim.
    fn name(&self, p: &NounPhrase) -> Option<String> {
        let says = self.tokens.get(p.head).is_some_and(|h| h.kind == Kind::Word && FUNCTION.word(*h).is_none());
        (says && !p.is_relative && !self.holds(p)).then(|| p.head_span.of(&self.t.article.text).to_owned())
    }

    fn holds(&self, p: &NounPhrase) -> bool {
        p.span.overlaps(self.span)
    }

    fn act(&self, act: &Act, what: &str) -> Option<String> {
        let (agent, theme) = (act.agent.as_ref(), act.theme.as_ref());
        let word = act.span(self.tokens);
        let verb = if word.overlaps(self.span) { "" } else { word.of(&self.t.article.text) };
        let by = agent.and_then(|a| self.name(a));
        let of = theme.and_then(|p| self.name(p));
        // "Ada Kral, 27", "the skipper, a man of 47, broke".
        let before = |p: &NounPhrase| p.span.end <= self.span.start && self.span.end <= word.start;
        let touches = |p: &NounPhrase| before(p) || p.span.end <= self.span.start && self.span.start - p.span.end <= BESIDE;
        let aged = [theme, agent].into_iter().flatten().find(|p| what == "age" && (self.holds(p) || touches(p)));
        if let Some(head) = aged.map(|p| p.head_span).filter(|h| !h.overlaps(self.span)) {
            return Some(format!("age of {}", head.of(&self.t.article.text)));
        }
        if theme.is_some_and(|p| self.holds(p)) && !verb.is_empty() {
            return Some(match by {
                _ if act.is_state => format!("{what}: {verb}"),
                Some(by) => format!("{by} {verb}: {what}"),
                None => format!("{what} {verb}"),
            });
        }
        if agent.is_some_and(|p| self.holds(p)) {
            return of.filter(|_| !verb.is_empty()).map(|of| format!("{what} · {verb} {of}"));
        }
        let subject = of.or(by)?;
        let verb = if act.is_state || verb.is_empty() { String::new() } else { format!(" {verb}") };
        Some(format!("{subject}{verb}: {what}"))
    }
}

/// The words around a claim in its sentence.
fn around(t: &Telling, span: Span) -> String {
    let text = &t.article.text;
    let at = tokens_at(t, span);
    let list = &t.sentences.list;
    let sentence = list.get(list.partition_point(|s| s.tokens.end <= at.start)).map_or(at.clone(), |s| s.tokens.clone());
    let tokens = &t.sentences.tokens;
    let words = |range: std::ops::Range<usize>| match (tokens.get(range.start), range.end.checked_sub(1).and_then(|e| tokens.get(e))) {
        (Some(first), Some(last)) if !range.is_empty() => first.span.join(last.span).of(text),
        _ => "",
    };
    let from = at.start.saturating_sub(AROUND).max(sentence.start);
    let to = (at.end + AROUND).min(sentence.end).max(at.end);
    format!("{} … {}", words(from..at.start), words(at.end..to)).trim().to_owned()
}
