//! The claims of one document: the wire form, and a listing for people.

use super::make::degraded;
use super::plain::squeezed;
use super::wire::Degraded;
use super::{bound, json};
use crate::budget::Budget;
use crate::claim::SentenceClaims;
use crate::clause::{self, Clause, NounPhrase, Tense};
use crate::frame::source::Rank;
use crate::kind::date::{Context, Date, DateKind, End};
use crate::kind::name::{Name, NameKind};
use crate::kind::quantity::{Bound, Quantity, QuantityKind, Trend};
use crate::kind::quotation::Quotation;
use crate::story::act::Firmness;
use crate::story::entity::{Entity, Number, entities};
use crate::story::fact::{self, Fact};
use crate::telling::Telling;
use crate::token::Span;
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// One document's claims.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Row")]
pub struct DocumentRow {
    /// The name of the document: its path, or the id it came with.
    pub id: String,
    /// What offsets count: always bytes.
    pub offsets: &'static str,
    /// Its quantities.
    pub quantities: Vec<QuantityRow>,
    /// Its dates and times.
    pub dates: Vec<DateRow>,
    /// Its names.
    pub names: Vec<NameRow>,
    /// Its quotations.
    pub quotations: Vec<QuotationRow>,
    /// Its clauses: who, verb, whom.
    pub clauses: Vec<ClauseRow>,
    /// Those that it speaks of.
    pub entities: Vec<EntityRow>,
    /// What it tells of them.
    pub facts: Vec<FactRow>,
    /// What is not listed, since the list would be many times as long as the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub degraded: Vec<Degraded>,
}

/// How a claim is asserted, as far as its sentence says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FrameRow {
    /// Who is said to say it.
    pub source: Option<String>,
    /// How strong a source that is: `person`, `body`, `role`, `vague` or `pronoun`.
    pub rank: Option<&'static str>,
    /// The words that hedge or confirm it.
    pub certainty: Vec<String>,
    /// The words that negate.
    pub negation: Vec<String>,
}

/// One quantity.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuantityRow {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As written, with bound and unit.
    pub text: String,
    /// `count`, `percentage`, `money`, `dimension`, `temperature`, `age`, `duration`, `number`; `ordinal`, `score` and `identifier` are no amounts.
    pub kind: &'static str,
    /// The number, in decimal digits; null for a range and where the text gives none.
    pub value: Option<String>,
    /// The low end of a range.
    pub low: Option<String>,
    /// The high end of a range.
    pub high: Option<String>,
    /// `=`, `~`, `>` or `<`.
    pub bound: &'static str,
    /// Whether the bound itself is meant too: "at least 30" and not "over 30".
    pub low_inclusive: bool,
    /// `up` or `down` for a change.
    pub trend: Option<&'static str>,
    /// Canonical unit or counted noun.
    pub unit: String,
    /// The unit or noun as written.
    pub unit_text: Option<String>,
    /// What befalls the counted, one name for all its words: `death` for "killed", "dead" and "died".
    pub event: Option<&'static str>,
    /// Where, among whom or with what it is counted: "in Gaza", "with Syria".
    pub scope: Option<String>,
    /// How it is asserted.
    pub frame: FrameRow,
}

/// One date or time.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DateRow {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As written.
    pub text: String,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub r#type: &'static str,
    /// TIMEX3 value; of an interval that of ISO 8601, both ends included.
    pub value: String,
    /// TIMEX3 modifier: `START`, `MID`, `END`, `APPROX`, `MORE_THAN` and their like.
    pub r#mod: Option<&'static str>,
    /// Which end of an interval it is: `first` ("since March") or `last` ("until 2031").
    pub end_of: Option<&'static str>,
}

/// One name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NameRow {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The name without its title.
    pub text: String,
    /// `person`, `organisation`, `place`, `work` or `other`.
    pub kind: &'static str,
    /// The title or role before it.
    pub role: Option<String>,
}

/// One quotation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuotationRow {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words between the marks.
    pub text: String,
    /// Who says them, where the sentence tells.
    pub speaker: Option<String>,
}

/// One clause: a verb with its subject, object or agent, or a copula with its predicate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClauseRow {
    /// Its verb; of a copula, the form of "be".
    pub verb: VerbRow,
    /// Its subject; of a passive, what befalls it.
    pub subject: Option<RoleRow>,
    /// Its object.
    pub object: Option<RoleRow>,
    /// Of a passive, who does it.
    pub agent: Option<RoleRow>,
    /// Of a copula, what the subject is said to be, or where.
    pub predicate: Option<RoleRow>,
    /// Whether the verb is in the passive voice.
    pub passive: bool,
    /// Whether "not", "never" or the like negates the verb.
    pub negated: bool,
    /// `past`, `present`, `future`, `modal` ("may close"); null for a form without tense ("to close").
    pub tense: Option<&'static str>,
}

/// A verb.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VerbRow {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As written.
    pub text: String,
    /// Its dictionary form.
    pub lemma: String,
}

/// What plays a part in a clause.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RoleRow {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As written, with what describes it.
    pub text: String,
    /// Its main word; a name and an amount whole.
    pub head: SpanRow,
}

/// One that the text speaks of.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EntityRow {
    /// `person`, `body`, `place`, `thing` or `group`.
    pub kind: &'static str,
    /// Its fullest name, without titles.
    pub name: Option<String>,
    /// The title or role before its name.
    pub role: Option<String>,
    /// How old it is, in years.
    pub age: Option<i64>,
    /// How many they are, of a group that is counted.
    pub number: Option<i64>,
    /// Whose it is, by place in this list: whom "his brother" is the brother of.
    pub owner: Option<u32>,
    /// Where it is mentioned, in text order.
    pub mentions: Vec<MentionRow>,
}

/// One mention of an entity.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MentionRow {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As written.
    pub text: String,
    /// `name`, `noun`, `pronoun` or `count`.
    pub form: &'static str,
}

/// The value of one attribute of one entity.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FactRow {
    /// First byte of the words that give the value.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As written.
    pub text: String,
    /// `how-many`, `how-much`, `age`, `when`, `state`, `does`, `undergoes`, `role` or `words`.
    pub attribute: &'static str,
    /// Whose it is, by place in `entities`; null where that is not told.
    pub entity: Option<u32>,
    /// Whether it is denied.
    pub denied: bool,
    /// `fact`; `coming` for what is to come; `open` for what may be, is alleged or hangs on a condition.
    pub firmness: &'static str,
}

/// A place in the text.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct SpanRow {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// The claims of a telling under the name `id`, its clauses and what it tells of whom.
pub fn row(id: &str, telling: &Telling) -> DocumentRow {
    let text = telling.article.text.as_str();
    let mut row = claims_of(id, telling);
    let telling_sentences = telling.sentences.list.iter().enumerate().filter(|(_, s)| s.is_told());
    let clauses: Vec<(usize, Vec<Clause>)> =
        telling_sentences.map(|(i, _)| (i, clause::read(text, telling.sentences.tokens_of(i)))).collect();
    row.clauses.extend(clauses.iter().flat_map(|(_, list)| list).filter_map(|c| clause_row(text, c)));
    let told = entities(telling);
    row.entities = told.iter().map(|(_, e)| entity(text, e)).collect();
    row.facts = fact::of_clauses(telling, &told, clauses).iter().map(|f| fact_row(text, f)).collect();
    row.bound(text.len());
    row
}

/// The claims alone, as [`text`] shows them: who does what to whom takes many times as long to read.
pub fn claims(id: &str, telling: &Telling) -> DocumentRow {
    let mut row = claims_of(id, telling);
    row.bound(telling.article.text.len());
    row
}

fn claims_of(id: &str, telling: &Telling) -> DocumentRow {
    let text = telling.article.text.as_str();
    let mut row = DocumentRow {
        id: id.to_owned(),
        offsets: "byte",
        quantities: Vec::new(),
        dates: Vec::new(),
        names: Vec::new(),
        quotations: Vec::new(),
        clauses: Vec::new(),
        entities: Vec::new(),
        facts: Vec::new(),
        degraded: degraded(telling.met()),
    };
    if let Some(line) = telling.article.dateline {
        row.dates.extend(dateline(telling, line));
    }
    for claims in telling.claims.iter() {
        row.quantities.extend(claims.quantities().iter().map(|q| quantity(text, q, claims)));
        // TIMEX3 has no intervals: after one its two ends stand by themselves.
        let ends = |d: &Date| d.ends.iter().flat_map(|ends| ends.iter()).map(|d| date(text, d)).collect::<Vec<_>>();
        row.dates.extend(claims.dates().iter().flat_map(|d| std::iter::once(date(text, d)).chain(ends(d))));
        row.names.extend(claims.names().iter().map(|n| name(text, n)));
        row.quotations.extend(claims.quotations().iter().map(|q| quotation(text, q, claims)));
    }
    row
}

fn entity(text: &str, e: &Entity) -> EntityRow {
    let written = |s: Span| s.of(text).to_owned();
    EntityRow {
        kind: e.kind.name(),
        name: e.names.first().map(|n| written(n.span)),
        role: e.role.map(written),
        age: e.age,
        number: match e.number {
            Number::Exactly(n) if n > 0 => Some(n),
            _ => None,
        },
        owner: e.owner.map(|(ix, _)| ix.0),
        mentions: e
            .mentions
            .iter()
            .map(|m| MentionRow { start: m.span.start, end: m.span.end, text: written(m.span), form: m.form.name() })
            .collect(),
    }
}

fn fact_row(text: &str, f: &Fact) -> FactRow {
    FactRow {
        start: f.value.start,
        end: f.value.end,
        text: f.value.of(text).to_owned(),
        attribute: f.attribute.name(),
        entity: f.entity.map(|e| e.0),
        denied: f.denied,
        firmness: match f.firmness {
            Firmness::Fact => "fact",
            Firmness::Coming => "coming",
            Firmness::Open => "open",
        },
    }
}

/// What stands somewhere in the text.
trait Located: Serialize {
    /// Its first byte.
    fn start(&self) -> u32;
}

macro_rules! placed {
    ($($row:ty: $($field:ident).+;)+) => {
        $(impl Located for $row {
            fn start(&self) -> u32 {
                self.$($field).+
            }
        })+
    };
}

placed! {
    QuantityRow: start;
    DateRow: start;
    NameRow: start;
    QuotationRow: start;
    ClauseRow: verb.start;
    FactRow: start;
    MentionRow: start;
}

/// Where each item stands, and how long it is in JSON.
fn measured<T: Located>(list: &[T]) -> impl Iterator<Item = (u32, usize)> {
    list.iter().map(|item| (item.start(), json::item(item)))
}

/// Ends a list at a place of the text.
fn until<T: Located>(list: &mut Vec<T>, end: u32) {
    list.retain(|item| item.start() < end);
}

impl DocumentRow {
    /// Ends every list at one place of the text, where all that is listed would be many times as long as it.
    fn bound(&mut self, text: usize) {
        /// What stands beside the lists, in bytes.
        const FRAME: usize = 1 << 10;
        let mut room = bound::most(text).saturating_sub(self.id.len() + FRAME);
        let mut sizes: Vec<(u32, usize)> = measured(&self.quantities).collect();
        sizes.extend(measured(&self.dates).chain(measured(&self.names)).chain(measured(&self.quotations)));
        sizes.extend(measured(&self.clauses).chain(measured(&self.facts)));
        for entity in &self.entities {
            let mentions: Vec<(u32, usize)> = measured(&entity.mentions).collect();
            let rest = json::item(entity).saturating_sub(mentions.iter().map(|(_, size)| size).sum());
            sizes.extend(mentions.first().map(|(start, _)| (*start, rest)).into_iter().chain(mentions.iter().copied()));
        }
        sizes.sort_unstable();
        let last = sizes.iter().find(|(_, size)| {
            let fits = room.checked_sub(*size);
            room = fits.unwrap_or(0);
            fits.is_none()
        });
        let Some((end, _)) = last.copied() else { return };
        until(&mut self.quantities, end);
        until(&mut self.dates, end);
        until(&mut self.names, end);
        until(&mut self.quotations, end);
        until(&mut self.clauses, end);
        until(&mut self.facts, end);
        for entity in &mut self.entities {
            until(&mut entity.mentions, end);
        }
        // Those of whom nothing is left go, and the others are counted anew.
        let left = self.entities.iter().scan(0u32, |next, e| {
            let place = (!e.mentions.is_empty()).then_some(*next);
            *next += u32::from(place.is_some());
            Some(place)
        });
        let places: Vec<Option<u32>> = left.collect();
        let place = |at: Option<u32>| places.get(at? as usize).copied().flatten();
        self.entities.retain(|e| !e.mentions.is_empty());
        self.entities.iter_mut().for_each(|e| e.owner = place(e.owner));
        self.facts.iter_mut().for_each(|f| f.entity = place(f.entity));
        self.degraded.extend(degraded([Budget::Claims]));
    }
}

/// A clause with a part that is filled.
fn clause_row(text: &str, c: &Clause) -> Option<ClauseRow> {
    let verb = c.verb.as_ref().filter(|_| c.subject.is_some() || c.object.is_some() || c.by.is_some())?;
    let role = |p: &NounPhrase| RoleRow {
        start: p.span.start,
        end: p.span.end,
        text: p.span.of(text).to_owned(),
        head: SpanRow { start: p.head_span.start, end: p.head_span.end },
    };
    Some(ClauseRow {
        verb: VerbRow { start: verb.span.start, end: verb.span.end, text: verb.span.of(text).to_owned(), lemma: verb.lemma.to_string() },
        subject: c.subject.as_ref().map(role),
        object: c.object.as_ref().map(role),
        agent: c.by.as_ref().map(role),
        predicate: c.predicate.as_ref().map(|p| role(&p.phrase)),
        passive: verb.passive,
        negated: verb.negated,
        tense: match verb.tense {
            Tense::Past => Some("past"),
            Tense::Present => Some("present"),
            Tense::Future => Some("future"),
            Tense::Modal => Some("modal"),
            Tense::None => None,
        },
    })
}

fn frame(text: &str, claims: SentenceClaims<'_>) -> FrameRow {
    let source = claims.sources().first();
    FrameRow {
        source: source.map(|s| s.who.of(text).to_owned()),
        rank: source.map(|s| match s.rank {
            Rank::Person => "person",
            Rank::Body => "body",
            Rank::Role => "role",
            Rank::Vague => "vague",
            Rank::Pronoun => "pronoun",
        }),
        certainty: claims.certainty().iter().map(|c| c.span.of(text).to_owned()).collect(),
        negation: claims.negation().iter().map(|c| c.span.of(text).to_owned()).collect(),
    }
}

fn quantity(text: &str, q: &Quantity, claims: SentenceClaims<'_>) -> QuantityRow {
    let point = q.low == q.high;
    let (bound, low_inclusive) = match q.bound {
        Bound::Exact => ("=", true),
        Bound::About => ("~", true),
        Bound::MoreThan => (">", false),
        Bound::AtLeast => (">", true),
        Bound::LessThan => ("<", false),
        Bound::AtMost => ("<", true),
    };
    let figure = |d: &Option<crate::decimal::Decimal>| d.as_ref().map(ToString::to_string);
    QuantityRow {
        start: q.span.start,
        end: q.span.end,
        text: q.span.of(text).to_owned(),
        kind: match q.kind {
            QuantityKind::Count => "count",
            QuantityKind::Percentage => "percentage",
            QuantityKind::Money => "money",
            QuantityKind::Dimension => "dimension",
            QuantityKind::Temperature => "temperature",
            QuantityKind::Age => "age",
            QuantityKind::Duration => "duration",
            QuantityKind::Number => "number",
            QuantityKind::Ordinal => "ordinal",
            QuantityKind::Score => "score",
            QuantityKind::Identifier => "identifier",
        },
        value: if point { figure(&q.low) } else { None },
        low: if point { None } else { figure(&q.low) },
        high: if point { None } else { figure(&q.high) },
        bound,
        low_inclusive,
        trend: q.trend.map(|t| match t {
            Trend::Up => "up",
            Trend::Down => "down",
        }),
        unit: q.unit.clone(),
        unit_text: q.unit_span.map(|s| s.of(text).to_owned()),
        event: q.event.map(|e| e.name),
        scope: q.scope.map(|s| s.of(text).to_owned()),
        frame: frame(text, claims),
    }
}

/// The day that a dateline gives: no claim of the story, but a date of the text.
fn dateline(telling: &Telling, line: Span) -> Vec<DateRow> {
    let (text, mut dates) = (telling.article.text.as_str(), Vec::new());
    let mut context = Context::new(telling.article.published, false);
    let inside = |i: &usize| line.contains(telling.sentences.list[*i].span);
    for i in (0..telling.sentences.list.len()).take_while(|i| telling.sentences.list[*i].span.start < line.end).filter(inside) {
        crate::kind::date::extract(text, telling.sentences.tokens_of(i), &mut context, &mut dates);
    }
    dates.iter().map(|d| date(text, d)).collect()
}

fn date(text: &str, d: &Date) -> DateRow {
    DateRow {
        start: d.span.start,
        end: d.span.end,
        text: d.span.of(text).to_owned(),
        r#type: match d.kind {
            DateKind::Date => "DATE",
            DateKind::Time => "TIME",
            DateKind::Duration => "DURATION",
            DateKind::Set => "SET",
        },
        value: d.value.clone(),
        r#mod: d.modifier.name(),
        end_of: d.end.map(|end| match end {
            End::First => "first",
            End::Last => "last",
        }),
    }
}

fn name(text: &str, n: &Name) -> NameRow {
    NameRow {
        start: n.span.start,
        end: n.span.end,
        text: n.span.of(text).to_owned(),
        kind: match n.kind {
            NameKind::Person => "person",
            NameKind::Organisation => "organisation",
            NameKind::Place => "place",
            NameKind::Work => "work",
            NameKind::Other => "other",
        },
        role: n.role.map(|r| r.of(text).to_owned()),
    }
}

fn quotation(text: &str, q: &Quotation, claims: SentenceClaims<'_>) -> QuotationRow {
    let apart = |s: Span| s.start.abs_diff(q.span.end).min(q.span.start.abs_diff(s.end));
    // Who speaks stands outside the marks, as near as may be.
    let speaker = claims.sources().iter().filter(|s| !q.span.contains(s.span)).min_by_key(|s| apart(s.span));
    QuotationRow {
        start: q.span.start,
        end: q.span.end,
        text: q.span.of(text).to_owned(),
        speaker: speaker.map(|s| s.who.of(text).to_owned()),
    }
}

/// Writes one line a claim, in text order.
pub fn text(row: &DocumentRow, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", squeezed(&row.id))?;
    let mut lines: Vec<(u32, &str, String, String)> = Vec::new();
    for q in &row.quantities {
        let value = match (&q.value, &q.low, &q.high) {
            (Some(v), ..) => v.clone(),
            (None, Some(l), Some(h)) => format!("{l}–{h}"),
            _ => "?".to_owned(),
        };
        let bound = if q.bound == "=" { "" } else { q.bound };
        let trend = q.trend.map(|t| format!(" {t}")).unwrap_or_default();
        lines.push((q.start, q.kind, squeezed(&q.text), format!("{bound}{value} {}{trend}", q.unit)));
    }
    lines.extend(row.dates.iter().map(|d| (d.start, "date", squeezed(&d.text), format!("{} {}", d.r#type.to_lowercase(), d.value))));
    lines.extend(
        row.names
            .iter()
            .map(|n| (n.start, "name", squeezed(&n.text), format!("{} {}", n.kind, n.role.as_deref().map(squeezed).unwrap_or_default()))),
    );
    lines.extend(
        row.quotations.iter().map(|q| (q.start, "quotation", squeezed(&q.text), q.speaker.as_deref().map(squeezed).unwrap_or_default())),
    );
    lines.sort();
    for (start, kind, text, value) in lines {
        writeln!(out, "  {start:>6}  {kind:12} {text:40} {}", value.trim_end())?;
    }
    row.degraded.iter().try_for_each(|d| writeln!(out, "  degraded: {} ({})", d.note, d.limit))
}
