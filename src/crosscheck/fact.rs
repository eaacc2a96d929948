//! What the rows of a matrix are made of: claims with the words around them, and rows before they are judged.

use super::value::{Hour, ReportedState};
use crate::article::Role;
use crate::budget::Budget;
use crate::kind::date::{Date, DateKind};
use crate::kind::name::Name;
use crate::kind::quantity::Quantity;
use crate::ledger::item::{Item, Items, Sort, Value};
use crate::lexicon::FUNCTION;
use crate::relation::lemmas;
use crate::telling::Telling;
use crate::token::{KeyMap, KeySet, Span, Token};
use std::collections::BTreeSet;

/// What one report claims in a row.
#[derive(Clone, Debug)]
pub enum Claimed<'a> {
    /// A number.
    Quantity(&'a Quantity),
    /// A day, a month, a year.
    Date(&'a Date),
    /// A time of day.
    Hour(Hour),
    /// A name.
    Name(&'a Name),
    /// A name that alone differs in a list.
    Listed(&'a Name),
    /// Quoted words, with the last word of the speaker's name.
    Quotation(Option<String>),
    /// That it happened at all: one at least.
    Some,
    /// A state, as a few words say it.
    State(ReportedState),
    /// A number that its parts sum to.
    Sum(i64),
}

/// A claim of one report.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// Its words.
    pub span: Span,
    /// Its sentence.
    pub sentence: usize,
    /// What it claims.
    pub claimed: Claimed<'a>,
}

impl Fact<'_> {
    /// Whether it counts none: "no arrests".
    pub fn is_none(&self) -> bool {
        matches!(self.claimed, Claimed::Quantity(q) if q.high.as_ref().is_some_and(|v| v.is_zero()))
    }
}

/// A row before it is judged.
#[derive(Clone, Debug)]
pub struct RowDraft<'a> {
    /// What sort of claim it is.
    pub sort: Sort,
    /// The claim in a few words.
    pub claim: String,
    /// What both sides are held to be about, for the fingerprint.
    pub key: String,
    /// What each report claims.
    pub facts: Vec<Option<Fact<'a>>>,
    /// What ties the cells together.
    pub evidence: Vec<String>,
    /// Why values that differ cannot be compared, where the texts say so.
    pub unclear: Option<String>,
    /// Whether a later report of a growing toll supersedes an earlier one.
    pub grows: bool,
}

impl RowDraft<'_> {
    /// How many reports tell it.
    pub fn tellers(&self) -> usize {
        self.facts.iter().flatten().count()
    }
}

/// Which claims of each report stand in a row already.
pub struct Used {
    taken: Vec<Vec<bool>>,
    /// What was left undone.
    pub met: BTreeSet<Budget>,
}

impl Used {
    /// None of them.
    pub fn none(items: &[Items<'_>]) -> Used {
        Used { taken: items.iter().map(|i| vec![false; i.list.len()]).collect(), met: BTreeSet::new() }
    }
    /// Whether a claim stands in a row.
    pub fn is(&self, document: usize, item: usize) -> bool {
        self.taken[document][item]
    }
    /// Notes that it does.
    pub fn mark(&mut self, document: usize, item: usize) {
        self.taken[document][item] = true;
    }
}

/// How much each word of the story says: words that stand in many of its sentences say little.
pub struct WordFrequencies {
    df: KeyMap<usize>,
    sentences: usize,
}

impl WordFrequencies {
    /// The words of all reports together.
    pub fn new(tellings: &[&Telling]) -> WordFrequencies {
        let mut words = WordFrequencies { df: KeyMap::default(), sentences: 0 };
        for t in tellings {
            for i in (0..t.sentences.list.len()).filter(|i| tells(t, *i)) {
                words.sentences += 1;
                let mut keys: Vec<u64> = t.sentences.tokens_of(i).iter().filter_map(|w| stem(t, *w)).collect();
                keys.sort_unstable();
                keys.dedup();
                for key in keys {
                    *words.df.entry(key).or_default() += 1;
                }
            }
        }
        words
    }

    /// From 0 for a word of every sentence to 1 for one that two sentences share.
    pub fn weight(&self, key: u64) -> f32 {
        let df = self.df.get(&key).copied().unwrap_or(1).max(2) as f32;
        let all = self.sentences.max(3) as f32;
        ((all / df).ln() / (all / 2.0).ln()).clamp(0.0, 1.0)
    }
}

/// Whether a sentence is part of the telling.
pub fn tells(t: &Telling, sentence: usize) -> bool {
    let s = &t.sentences.list[sentence];
    s.is_told()
}

/// A content word in its dictionary form.
pub fn stem(t: &Telling, token: Token) -> Option<u64> {
    if !token.is_word() || token.has_digits() || FUNCTION.word(token).is_some() {
        return None;
    }
    let word = token.text(&t.article.text).to_lowercase();
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    let found = lemmas(word);
    let shortest = found.iter().map(|l| l.text()).min_by_key(|s| (s.len(), *s));
    Some(xxhash_rust::xxh3::xxh3_64(shortest.unwrap_or(word).as_bytes()))
}

/// Whether the sentence speaks of another time: a year, a month or a day of its own that no other report names.
pub fn is_elsewhere(items: &Items<'_>, telling: &Telling, sentence: usize, days: &EventDays) -> bool {
    use crate::kind::date::point::Grain;
    items.of_sentence(sentence).any(|i| match &items.list[i].value {
        Value::Date(d) => {
            let told = |d: &Date| days.reports.get(&d.form).is_some_and(|n| *n >= 2);
            let words = d.span.of(&telling.article.text);
            let digits = words.bytes().any(|b| b.is_ascii_digit());
            let past = words.to_lowercase().starts_with("last year");
            // "In September", where no report begins with September.
            let month = d.kind == DateKind::Date && d.grain == Grain::Month && !days.leads.contains(&d.form);
            past || month || d.grain >= Grain::Month && digits || d.grain == Grain::Day && digits && !told(d)
        }
        _ => false,
    })
}

/// The dates that several reports name.
pub struct EventDays {
    /// In how many reports each form of a date stands.
    reports: KeyMap<usize>,
    /// The forms that stand in a headline or a first paragraph.
    leads: KeySet,
}

/// Reads the dates that several reports name.
pub fn days(tellings: &[&Telling], items: &[Items<'_>]) -> EventDays {
    let mut found: KeyMap<usize> = KeyMap::default();
    let mut leads = KeySet::default();
    for (report, t) in items.iter().zip(tellings) {
        // Of a first paragraph that goes on and on, the first sentence.
        let list = &t.sentences.list;
        let opens = |i: usize| list[i].role != Role::Lede || list[..i].iter().all(|s| s.role != Role::Lede);
        let leads_with = |i: &&Item<'_>| list[i.sentence].role.is_prominent() && opens(i.sentence);
        leads.extend(report.list.iter().filter(leads_with).filter_map(|i| match &i.value {
            Value::Date(d) => Some(d.form),
            _ => None,
        }));
        let mut forms: Vec<u64> =
            report.list.iter().filter_map(|i| if let Value::Date(d) = &i.value { Some(d.form) } else { None }).collect();
        forms.sort_unstable();
        forms.dedup();
        for form in forms {
            *found.entry(form).or_default() += 1;
        }
    }
    EventDays { reports: found, leads }
}

/// Whether a sentence stands in running text.
pub fn in_body(t: &Telling, sentence: usize) -> bool {
    matches!(t.sentences.list[sentence].role, Role::Lede | Role::Body | Role::Item)
}
