//! What the sentence around a number gives it: the unit it leaves out, the subject that it is the number of, the scope.
//!
//! "12 people were killed and 30 injured" gives 30 its people; "the number of deaths reached 90" gives 90 its deaths.
//! Only the same sentence is looked at, and only a few words and quantities back.

use super::age::is_calendar;
use super::event;
use super::figure::{self, NumberForm, Reading};
use super::line::{Guide, SentenceTokens};
use super::noun::{self, Noun};
use super::reader::{QuantityDraft, QuantityReader};
use super::term::{self, Term};
use super::unit::{self, Dimension};
use super::{Bound, Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::token::{Kind, Span};

/// How far before a number the noun of "the number of … reached" is looked for.
const SUBJECT: usize = 12;

/// How many quantities back a unit is taken from.
const LOOK_BACK: usize = 8;

impl QuantityReader<'_, '_> {
    /// "one of four sites", "another site or two": the noun stands behind the second number, or before the first.
    pub(super) fn part_of_many(&self, q: &mut Quantity, draft: &QuantityDraft) {
        let line = self.line;
        if !q.unit.is_empty() || q.kind != QuantityKind::Number {
            return;
        }
        if line.any_before(draft.start, &["of"]) && draft.start >= 2 && q.step >= Decimal::from(1) {
            let whose = draft.start - 2;
            let people = line.guides(whose, Guide::Folk);
            let children = line.guides(whose, Guide::Parent);
            let last = line.ends(draft.to) || line.kind(draft.to) == Some(Kind::Punct) || noun::is_function(line, draft.to);
            if (people || children) && last && !super::digits::is_year(line, draft.term.figure.from) {
                q.unit = if people { "people" } else { "child" }.to_owned();
                q.kind = QuantityKind::Count;
                return;
            }
        }
        if line.is(draft.to, "of") {
            let at = draft.to + 1 + usize::from(line.any(draft.to + 1, &["the", "its", "their", "his", "her"]));
            let Some(whole) = self.number_at(at) else { return };
            if let Some(noun) = noun::phrase(line, whole.to, false).filter(|_| whole.is_bare()) {
                self.name(q, &noun);
                q.kind = QuantityKind::Count;
            }
        } else if draft.term.from >= 3
            && line.any_before(draft.term.from, &["or"])
            && line.any(draft.term.from - 3, &["a", "another", "one"])
            && line.is_lower(draft.term.from - 2)
            && draft.term.figure.form == NumberForm::Words
        {
            q.unit = noun::singular(&line.str(draft.term.from - 2).to_lowercase()).into_owned();
            q.head = Some(line.span(draft.term.from - 2, draft.term.from - 1));
            q.kind = QuantityKind::Count;
            if unit::by_name(&q.unit).is_some_and(|u| u.dimension == Dimension::Time) {
                q.kind = QuantityKind::Duration;
            }
        }
    }

    /// The number that starts at token `at`, with its magnitude.
    fn number_at(&self, at: usize) -> Option<Term> {
        let figure =
            self.line.get(at).filter(|t| figure::may_start(*t)).and_then(|_| figure::at(self.line, at)).and_then(Reading::figure)?;
        Some(term::read(self.line, figure, at))
    }

    /// "eight million 250ml bottles", "two 4m steel beams": what is counted stands behind its own size.
    pub(super) fn past_measure(&self, q: &mut Quantity, draft: &QuantityDraft) {
        let line = self.line;
        let bare =
            q.unit.is_empty() && q.kind == QuantityKind::Number && draft.other.is_none() && draft.term.figure.form != NumberForm::Ordinal;
        if !bare || line.touches(draft.to) {
            return;
        }
        let Some(size) = self.number_at(draft.to).filter(|t| t.unit.is_some() && t.figure.form != NumberForm::Fraction) else { return };
        let tight = size.hyphen || size.unit.is_some_and(|m| line.touches(m.from));
        if let Some(noun) = noun::phrase(line, size.to, false).filter(|n| tight && line.is_lower(n.to - 1)) {
            self.name(q, &noun);
            q.kind = QuantityKind::Count;
        }
    }

    /// "all but nine of the 80 men": the rest of them. Of "all but 12 homes" nobody says how many there are.
    pub(super) fn all_but(&self, q: &mut Quantity, draft: &mut QuantityDraft) {
        let line = self.line;
        let start = draft.start;
        if !(line.any_before(start, &["but"]) && start >= 2 && line.is(start - 2, "all")) || draft.other.is_some() {
            return;
        }
        let at = draft.to + 1 + usize::from(line.guides(draft.to + 1, Guide::Determiner));
        let whole = self.number_at(at).filter(|w| line.is(draft.to, "of") && w.figure.is_point() && w.figure.low > draft.term.figure.low);
        let Some(whole) = whole else {
            q.event = None;
            q.kind = if q.kind == QuantityKind::Count { QuantityKind::Number } else { q.kind };
            return;
        };
        q.low = Some(&whole.figure.low - &draft.term.figure.low);
        q.high = q.low.clone();
        draft.start = start - 2;
    }

    /// Takes over the unit of the quantity before where this one has none, and marks a conversion.
    pub(super) fn elide(&self, q: &mut Quantity, draft: &QuantityDraft, to: usize) {
        let line = self.line;
        let Some(previous) = self.out.get(self.first..).and_then(|o| {
            o.iter()
                .rev()
                .take(LOOK_BACK)
                .find(|p| !p.restated && !matches!(p.kind, QuantityKind::Identifier | QuantityKind::Ordinal | QuantityKind::Score))
        }) else {
            return;
        };
        let from = draft.start;
        let bracket = from == self.last_to + 1 && line.any_before(from, &["(", "["]);
        let alike = || q.kind == QuantityKind::Money || dimension_of(&q.unit) == dimension_of(&previous.unit);
        if bracket && !q.unit.is_empty() && q.kind == previous.kind && q.unit != previous.unit && alike() {
            q.restated = true;
            if q.bound == Bound::Exact {
                q.bound = previous.bound;
            }
            q.trend = q.trend.or(previous.trend);
        }
        if !q.unit.is_empty()
            || q.kind != QuantityKind::Number
            || previous.unit.is_empty()
            || draft.term.figure.form == NumberForm::Fraction
        {
            return;
        }
        let state = q.event.is_some() && event::is_state(line, to) || line.is(to, "who");
        let people = state
            .then(|| self.out.get(self.first..))
            .flatten()
            .and_then(|o| o.iter().rev().take(LOOK_BACK).find(|p| p.kind == QuantityKind::Count));
        let previous = people.unwrap_or(previous);
        let near = from <= self.last_to + 12;
        let joined = line.guides_before(from, Guide::Joins) || line.any_before(from, &["'s", "’s"]);
        let follows = line.guides(to, Guide::GoesOn) || line.ends(to);
        let scale = draft.term.figure.form != NumberForm::Vague;
        let inherits = match previous.kind {
            QuantityKind::Count => {
                !previous.unit.is_empty()
                    && scale
                    && (state && near
                        || joined
                            && follows
                            && near
                            && line.any(to, &["who", "others", "were", "of", "have", "are", "in"])
                            && !line.any_before(from, &["to", "from", "by"]))
            }
            QuantityKind::Percentage => {
                line.any_before(from, &["by", "from", "to"])
                    && q.low.as_ref().is_some_and(|v| *v <= Decimal::from(100))
                    && near
                    && (draft.trend.is_some() || line.any_before(from, &["from"]))
            }
            QuantityKind::Dimension | QuantityKind::Temperature => {
                near && line.any_before(from, &["to", "from", "versus", "than", "'s", "’s"]) && follows
            }
            QuantityKind::Money => {
                draft.term.figure.power >= 3 && near && joined && line.any_before(from, &["and", "or", "to", "from", "than"])
                    || draft.term.figure.low >= Decimal::from(10_000) && joined && near && follows && line.is(to, "(")
            }
            _ => false,
        };
        if !inherits {
            return;
        }
        q.unit = previous.unit.clone();
        q.kind = previous.kind;
        q.elided = true;
    }

    /// "45 and 50 mg": the first number takes the unit of the second.
    pub(super) fn lend(&mut self, q: &Quantity, draft: &QuantityDraft) {
        let line = self.line;
        let joined =
            draft.start == self.last_to + 1 && line.any(self.last_to, &["and", "or", ","]) && draft.term.figure.form == NumberForm::Digits;
        let measured = matches!(
            q.kind,
            QuantityKind::Dimension | QuantityKind::Percentage | QuantityKind::Duration | QuantityKind::Temperature | QuantityKind::Age
        );
        let Some(previous) = self.out.get_mut(self.first..).and_then(|o| o.last_mut()) else { return };
        if joined && measured && previous.unit.is_empty() && previous.kind == QuantityKind::Number && previous.low <= q.low {
            previous.unit = q.unit.clone();
            previous.kind = q.kind;
            previous.elided = true;
        }
    }
}

/// "the number of deaths reached 90", "confirmed cases topped 900", "the toll rose to 40": what a bare number counts is
/// said before it.
pub(super) fn subject(line: &SentenceTokens, q: &mut Quantity, start: usize) {
    let told = line.guides_before(start, Guide::TellsLevel) || matches!(q.bound, Bound::MoreThan) && line.guides(start, Guide::Passes);
    if !told || !q.unit.is_empty() || q.kind != QuantityKind::Number || q.step < Decimal::from(1) {
        return;
    }
    let floor = start.saturating_sub(SUBJECT);
    for i in (floor..start).rev() {
        if matches!(line.kind(i), Some(Kind::Stop)) || line.any(i, &[";", ":"]) {
            return;
        }
        let number_of = line.any(i, &["number", "numbers", "total", "tally", "count"]) && line.is(i + 1, "of");
        if line.is(i, "expectancy") || line.is(i, "age") && line.guides_before(i, Guide::Ages) {
            q.unit = "year of age".to_owned();
            q.kind = QuantityKind::Age;
            return;
        }
        let noun = if number_of { noun::phrase(line, i + 1, false) } else { None };
        let harm = line.guides(i, Guide::Harm);
        let noun = noun.or_else(|| (harm && i + 3 >= start).then_some(Noun { from: i, to: i + 1 }));
        if let Some(noun) = noun.filter(|n| n.to <= start) {
            q.unit = noun.text(line);
            q.head = Some(noun.head(line));
        } else if line.is(i, "toll") && line.any_before(i, &["death"]) {
            q.unit = "death".to_owned();
            q.head = Some(line.span(i - 1, i));
        } else {
            continue;
        }
        q.kind = QuantityKind::Count;
        q.elided = true;
        return;
    }
}

/// The phrase behind the counted that says where or among whom.
pub(super) fn scope(line: &SentenceTokens, at: usize, q: &Quantity) -> Option<Span> {
    const WORDS: [&str; 12] = ["in", "at", "among", "across", "from", "with", "within", "under", "inside", "near", "outside", "of"];
    let mut at = at;
    for _ in 0..4 {
        if line.any(at, &WORDS) {
            break;
        }
        let helper = q.event.is_some()
            && (line.any(at, &["were", "was", "have", "been", "are"])
                || line.get(at).is_some_and(|t| q.event.is_some_and(|e| e.span == t.span)));
        if !helper {
            return None;
        }
        at += 1;
    }
    if !line.any(at, &WORDS)
        || line.is(at, "of") && !matches!(q.kind, QuantityKind::Percentage | QuantityKind::Number | QuantityKind::Money)
    {
        return None;
    }
    let mut end = at + 1;
    while end < at + 7 && line.guides(end, Guide::Determiner) {
        end += 1;
    }
    let first = end;
    while end < at + 7
        && line.is_word(end)
        && !noun::is_function(line, end)
        && !(end > first && line.is_capital(end) != line.is_capital(end - 1))
    {
        end += 1;
    }
    let word = end > first && !is_calendar(line, first);
    word.then(|| line.span(at, end))
}

fn dimension_of(unit: &str) -> Option<Dimension> {
    unit::by_name(unit).map(|u| u.dimension)
}
