//! One sentence in, its quantities out: the walk over the tokens that puts the parts together.
//!
//! It goes forward once; looking back from a number stops at the end of the quantity before it, so that the cost stays
//! in proportion to the tokens.

use super::context::{scope, subject};
use super::decade;
use super::figure::{self, Figure, NumberForm, Reading};
use super::label::{self, NumberUse};
use super::line::{Guide, SentenceTokens};
use super::noun::{self, Noun};
use super::range::{self, Join};
use super::ratio::ratio;
use super::term::{self, Term};
use super::unit::{self, Dimension};
use super::{Bound, Quantity, QuantityKind, Trend, bound, event, trend};
use crate::decimal::Decimal;
use crate::kind::date::{Date, DateKind};
use crate::lexicon::{CURRENCIES, NUMERALS, UNITS};
use crate::token::{Kind, Span, Token};

/// Reads every quantity of the sentence and appends it to `out`.
pub fn read(line: &SentenceTokens, dates: &[Date], out: &mut Vec<Quantity>) {
    let first = out.len();
    let mut reader = QuantityReader { line, dates, out, first, floor: 0, last_to: 0, last_value: 0 };
    let mut i = 0;
    while let Some(token) = line.get(i) {
        i = if figure::may_start(token) || decade::is_spelt(token) { reader.at(i).max(i + 1) } else { i + 1 };
    }
}

pub(super) struct QuantityReader<'a, 'b> {
    pub(super) line: &'a SentenceTokens<'a>,
    pub(super) dates: &'a [Date],
    pub(super) out: &'b mut Vec<Quantity>,
    /// The sentence's first quantity in `out`.
    pub(super) first: usize,
    /// Tokens before this are taken.
    pub(super) floor: usize,
    /// One past the last token of the last quantity, its noun included.
    pub(super) last_to: usize,
    /// One past the last token of the last quantity, its noun not included.
    pub(super) last_value: usize,
}

/// A quantity on the way: its first end, and what joins it with a second one.
pub(super) struct QuantityDraft {
    pub(super) term: Term,
    pub(super) other: Option<(Join, Term)>,
    /// One past the last token of numbers and units.
    pub(super) to: usize,
    /// First token of the bound.
    pub(super) start: usize,
    pub(super) bound: Bound,
    pub(super) trend: Option<Trend>,
    pub(super) noun: Option<Noun>,
}

impl QuantityReader<'_, '_> {
    /// Reads what stands at token `i`; gives where to go on.
    fn at(&mut self, i: usize) -> usize {
        let line = self.line;
        // Most articles stand before nothing that counts.
        let next = |t: Token| NUMERALS.may_start(t) || UNITS.may_start(t) || CURRENCIES.may_start(t);
        if line.any(i, &["a", "an"]) && !line.get(i + 1).is_some_and(next) {
            return i + 1;
        }
        if let Some(end) = self.none(i) {
            return end;
        }
        if let Some((from, first, (low, high))) = decade::spelt(line, i) {
            let step = Decimal::from(1);
            let mut figure = Figure::point(line, from, i + 1, Decimal::from(first + low), step, NumberForm::Words);
            figure.high = Decimal::from(first + high);
            let mut q = blank(figure.span, &figure);
            (q.kind, q.unit) = (QuantityKind::Age, "year of age".to_owned());
            self.push(q, i + 1, i + 1);
            return i + 1;
        }
        let length = self.dated(i);
        match figure::at(line, i) {
            _ if length == Some(false) => i + 1,
            Some(Reading::Figure(figure)) if length.is_none() || is_length(line, &figure) => self.figure(figure),
            Some(Reading::Figure(figure)) => figure.to,
            Some(Reading::Skip(end)) => end,
            None => self.single(i),
        }
    }

    /// Whether token `i` lies in a date: then, whether the date can hold a length of time.
    fn dated(&mut self, i: usize) -> Option<bool> {
        let span = self.line.get(i)?.span;
        // Dates stand in text order, and the walk goes forward only.
        while self.dates.first().is_some_and(|d| d.span.end <= span.start) {
            self.dates = self.dates.get(1..).unwrap_or_default();
        }
        let date = self.dates.iter().take(2).find(|d| d.kind != DateKind::Duration && d.span.contains(span))?;
        Some(matches!(date.kind, DateKind::Date | DateKind::Set))
    }

    /// "no deaths", "no one was hurt", "not a single client".
    fn none(&mut self, i: usize) -> Option<usize> {
        let line = self.line;
        let single = line.is(i, "a") && line.is(i + 1, "single") && line.any_before(i, &["not"]);
        let (from, to, noun) = if single {
            let noun = noun::phrase(line, i + 2, true)?;
            (i - 1, noun.to, Some(noun))
        } else {
            let to = event::none_at(line, i)?;
            (i, to, line.is_lower(to - 1).then(|| noun::phrase(line, i + 1, false)).flatten())
        };
        let figure = Figure::point(line, from, i + 1 + usize::from(single), Decimal::from(0), Decimal::from(1), NumberForm::Words);
        let mut q = blank(line.span(from, to), &figure);
        q.kind = QuantityKind::Count;
        q.event = event::after(line, to);
        match noun {
            Some(noun) => self.name(&mut q, &noun),
            None => q.unit = "people".to_owned(),
        }
        self.push(q, to, to);
        Some(to)
    }

    /// "a mile", "an ounce of gold": one of a measure that no rate, idiom or time is made of.
    fn single(&mut self, i: usize) -> usize {
        let line = self.line;
        if !line.any(i, &["a", "an"]) {
            return i + 1;
        }
        // In "A$50" the letter says whose dollars they are.
        let coin = |c: &str| matches!(c, "dollar" | "euro" | "penny" | "pound sterling");
        let money = super::money::after(line, i + 1).filter(|(c, end)| coin(c.name) && !line.is_number(*end));
        let found = unit::at(line, i + 1);
        let halved = found.is_some_and(|m| term::half_after(line, &m).is_some());
        let measure = found.filter(|m| {
            halved
                || matches!(m.unit.dimension, Dimension::Length | Dimension::Volume | Dimension::Mass)
                    && !line.guides(i + 1, Guide::NoSingle)
        });
        let to = match (&measure, money) {
            (Some(m), _) => m.to,
            (_, Some((_, end))) => end,
            _ => return i + 1,
        };
        let rate = i > 0
            && (noun::is_plural(line, i - 1)
                || line.is_capital(i - 1)
                || UNITS.word(line.tokens[i - 1]).is_some()
                || line.any_before(i, &["%", "$", ")"])
                || line.is_number(i - 1));
        let alone = i == 0 && line.ends(to);
        if rate && !alone && !halved || line.is_dash(to) || line.is_lower(to) && !noun::is_function(line, to) && !bound::is_bounded(line, i)
        {
            return i + 1;
        }
        let figure = Figure::point(line, i, i + 1, Decimal::from(1), Decimal::from(1), NumberForm::Words);
        let mut term = term::read(line, figure, self.floor.max(i));
        term.hyphen = false;
        self.term(term).max(to)
    }

    fn figure(&mut self, figure: Figure) -> usize {
        let line = self.line;
        // "forty-five (45)"
        let again = self.out.len() > self.first && line.any_before(figure.from, &["("]) && line.is(figure.to, ")");
        if again && self.last_value + 1 == figure.from && self.out.last().is_some_and(|q| q.low.as_ref() == Some(&figure.low)) {
            if !term::is_scale(line, figure.to + 1) {
                return figure.to;
            }
            // "sixteen (16) million": the word is told again, with all that it is of.
            self.out.pop();
        }
        let term = term::read(line, figure, self.floor);
        self.term(term)
    }

    fn term(&mut self, mut term: Term) -> usize {
        let line = self.line;
        if let Some(ten) = decade::read(line, &mut term) {
            let mut q = blank(line.span(term.from, ten.to), &term.figure);
            q.kind = ten.kind;
            q.unit = ten.unit.to_owned();
            self.push(q, ten.to, ten.to);
            return ten.to;
        }
        self.compound(&mut term);
        arc(line, &mut term);
        let (mut bound, mut start) = self.bound(&term);
        let last = self.out.get(self.first..).and_then(|o| o.last()).and_then(|q| q.trend);
        let trend = trend::before(line, start, self.floor, &term, last);
        let moved = trend.is_some();
        let fraction = ratio(line, &term);
        if let Some(fraction) = fraction {
            term = fraction;
        }
        let other = if term.figure.form == NumberForm::Fraction && term.is_bare() { None } else { range::join(line, &term, moved) };
        let to = other.as_ref().map_or(term.to, |(_, second)| second.to);
        // "Swept over 6 to 7 keV": what spans a range is bounded by its ends.
        if matches!(other, Some((Join::Range, _))) && start + 1 == term.from && line.is(start, "over") {
            (bound, start) = (Bound::Exact, term.from);
        }
        let draft = QuantityDraft { term, other, to, start, bound, trend, noun: None };
        self.draft(draft)
    }

    fn bound(&self, term: &Term) -> (Bound, usize) {
        let between = (term.from > self.floor && self.line.any_before(term.from, &["between", "from"])).then(|| term.from - 1);
        let at = between.unwrap_or(term.from);
        let found = bound::before(self.line, at, self.floor, term.dimension());
        let found =
            found.or_else(|| (at != term.from).then(|| bound::before(self.line, term.from, self.floor, term.dimension())).flatten());
        found.map_or((Bound::Exact, term.from), |(bound, start)| (bound, start.min(term.from)))
    }

    /// "5 feet 2 inches", "3 pounds, 4 ounces": one measure in two units.
    fn compound(&self, term: &mut Term) {
        let line = self.line;
        for _ in 0..3 {
            let Some(large) = term.unit.filter(|m| matches!(m.unit.dimension, Dimension::Length | Dimension::Mass)) else { return };
            let at = term.to + usize::from(line.is(term.to, ","));
            let at = at + usize::from(line.is(at, "and"));
            if let Some((part, end)) = hyphened_inches(line, term, &large).or_else(|| unnamed_part(line, term, &large)) {
                term.figure.low = &term.figure.low + &part;
                term.figure.high = term.figure.low.clone();
                term.unit_tokens = Some((term.from, end));
                term.hyphen = false;
                term.to = end;
                return;
            }
            if !line.get(at).is_some_and(figure::may_start) {
                return;
            }
            let Some(figure) = figure::at(line, at).and_then(Reading::figure) else { return };
            let small = term::read(line, figure, at);
            let Some(measure) = small.unit.filter(|m| m.unit.dimension == large.unit.dimension && m.unit.name != "decimetre") else {
                return;
            };
            let size = |name: &str| Decimal::parse(name);
            let smaller = size(measure.unit.factor) < size(large.unit.factor);
            let Some(value) = unit::convert(&small.figure.low, measure.unit, large.unit).filter(|_| smaller && small.from == at) else {
                return;
            };
            term.figure.low = &term.figure.low + &value;
            term.figure.high = term.figure.low.clone();
            term.figure.step = unit::convert(&small.figure.step, measure.unit, large.unit).unwrap_or(Decimal::from(1));
            term.unit_tokens = Some((term.from, small.to));
            term.to = small.to;
        }
    }

    fn draft(&mut self, mut draft: QuantityDraft) -> usize {
        let line = self.line;
        if let Some((join, second)) = &draft.other
            && matches!(join, Join::Score | Join::Code)
        {
            let end = second.to;
            return self.score(&draft, *join).unwrap_or(end);
        }
        let last = draft.other.as_ref().map_or(&draft.term, |(_, second)| second);
        let counts = last.money.is_none() && last.unit.is_none() && last.figure.form != NumberForm::Ordinal;
        if counts {
            let one = draft.other.is_none()
                && last.figure.low == Decimal::from(1)
                && (last.figure.form != NumberForm::Digits || last.figure.plain && line.is_lower(last.to));
            let behind = super::digits::past_note(line, last.to);
            draft.noun = if last.hyphen { noun::hyphened(line, last.to + 1) } else { noun::phrase(line, behind, one) };
            // "A 4.6 earthquake shakes the town": nothing is counted in tenths under two words.
            let tenths = last.figure.decimals > 0 && last.figure.power == 0 && last.figure.form == NumberForm::Digits;
            draft.noun = draft.noun.filter(|n| !(tenths && n.to > n.from + 1 && line.is_lower(n.from)));
            let unit_next = draft.noun.is_some_and(|n| last.figure.form == NumberForm::Digits && unit::at(line, n.from).is_some());
            if unit_next {
                draft.noun = None;
            }
        }
        let verdict = if draft.other.is_none() { label::judge(line, &draft.term, draft.noun.as_ref()) } else { NumberUse::Claim };
        match verdict {
            NumberUse::Nothing => {
                self.floor = draft.to;
                return draft.to;
            }
            NumberUse::Identifier => {
                let mut q = blank(line.span(draft.term.figure.from, draft.term.figure.to), &draft.term.figure);
                q.kind = QuantityKind::Identifier;
                let pair = label::is_rate_of_exchange(line, &draft.term);
                let to = draft.term.figure.to + if pair { 4 } else { 0 };
                self.floor = to;
                self.out.push(q);
                return to;
            }
            NumberUse::Claim => {}
        }
        self.claim(draft)
    }

    fn score(&mut self, draft: &QuantityDraft, join: Join) -> Option<usize> {
        let (_, second) = draft.other.as_ref()?;
        let mut q = blank(self.line.span(draft.term.from, second.to), &draft.term.figure);
        q.high = Some(second.figure.low.clone());
        q.number = draft.term.figure.span.join(second.figure.span);
        q.kind = if join == Join::Score { QuantityKind::Score } else { QuantityKind::Identifier };
        self.floor = second.to;
        self.out.push(q);
        Some(second.to)
    }

    fn claim(&mut self, mut draft: QuantityDraft) -> usize {
        let line = self.line;
        let end = draft.noun.map_or(draft.to, |n| n.to);
        let mut q = blank(Span::default(), &draft.term.figure);
        self.second_end(&mut q, &mut draft);
        let last = draft.other.as_ref().map_or(&draft.term, |(_, second)| second);
        q.kind = kind_of(last, draft.term.money.is_some(), draft.noun.is_some());
        q.bound = draft.bound;
        q.trend = draft.trend;
        let mut to = end;
        if draft.term.figure.loose && q.bound == Bound::Exact {
            q.bound = Bound::About;
        }
        if draft.term.figure.open {
            q.bound = if q.bound == Bound::Exact { Bound::AtLeast } else { q.bound };
        }
        if let Some((after, end)) = bound::after(line, draft.to).or_else(|| bound::after(line, end)) {
            if q.bound == Bound::Exact || after != Bound::About {
                q.bound = after;
            }
            to = to.max(end);
            if draft.noun.is_none() && q.kind == QuantityKind::Number {
                draft.noun = noun::phrase(line, end, false);
                if let Some(noun) = draft.noun {
                    to = noun.to;
                    q.kind = QuantityKind::Count;
                }
            }
        }
        self.unit(&mut q, &draft);
        self.part_of_many(&mut q, &draft);
        self.past_measure(&mut q, &draft);
        self.age(&mut q, &mut draft, &mut to);
        let signed = draft.term.signed && q.kind == QuantityKind::Percentage && q.trend.is_none();
        if signed {
            q.trend = Some(if draft.term.figure.low.is_negative() { Trend::Down } else { Trend::Up });
        }
        if trend::restates(line, draft.start, self.last_to) && self.out.len() > self.first && q.trend.is_none() {
            q.trend = self.out.last().and_then(|p| p.trend);
        }
        self.rate_of_noun(&mut q, &draft, &mut to);
        q.event = event::after(line, to).or_else(|| event::before(line, draft.start));
        self.all_but(&mut q, &mut draft);
        q.scope = scope(line, to, &q);
        self.elide(&mut q, &draft, to);
        subject(line, &mut q, draft.start);
        q.span = line.span(draft.start, to.max(draft.to));
        if draft.start == draft.term.from && draft.term.figure.currency.is_none() {
            q.span.start = q.span.start.min(draft.term.figure.span.start);
        }
        let next = to.max(draft.to);
        if self.merge_range(&q, &draft) {
            self.last_to = next;
            self.last_value = draft.to;
            self.floor = next;
            return next;
        }
        self.lend(&q, &draft);
        let either = matches!(draft.other, Some((Join::Either, _)));
        if either {
            let (first, second) = split(line, q, &draft);
            self.push(first, next, draft.to);
            self.push(second, next, draft.to);
        } else {
            self.push(q, next, draft.to);
        }
        // The words of the noun may hold another number ("Model 3 sedans"); that one is no claim.
        next
    }

    /// The second end of a range, with what the two ends share.
    fn second_end(&self, q: &mut Quantity, draft: &mut QuantityDraft) {
        let Some((join, second)) = &mut draft.other else { return };
        let first = &mut draft.term;
        if range::borrows(first, second) {
            first.figure.scale_by(second.figure.power);
        }
        if first.money.is_some() && second.money.is_none() || first.unit.is_some() && second.unit.is_none() {
            second.money = first.money;
            second.unit = first.unit;
            second.unit_tokens = first.unit_tokens;
        }
        if second.money.is_some_and(|m| m.name == "dollar") && first.money.is_some() {
            second.money = first.money;
        }
        if let (Some(a), Some(b)) = (first.unit, second.unit)
            && a.unit != b.unit
            && let Some(value) = unit::convert(&first.figure.low, a.unit, b.unit)
        {
            first.figure.low = value;
        }
        q.low = Some(first.figure.low.clone());
        q.high = Some(second.figure.high.clone());
        if *join == Join::Range && q.low > q.high {
            std::mem::swap(&mut q.low, &mut q.high);
        }
        q.change = *join == Join::Change;
        q.step = first.figure.step.clone().min(second.figure.step.clone());
        q.number = first.figure.span.join(second.figure.span);
    }

    fn unit(&self, q: &mut Quantity, draft: &QuantityDraft) {
        let line = self.line;
        let last = draft.other.as_ref().map_or(&draft.term, |(_, second)| second);
        let name = last.money.map(|m| m.name).or(last.unit.map(|m| m.unit.name));
        if let Some(name) = name {
            q.unit = name.to_owned();
        } else if let Some(noun) = &draft.noun {
            self.name(q, noun);
        }
        if last.figure.form == NumberForm::Multiple {
            q.unit = "time".to_owned();
        }
        if let Some(per) = &last.per {
            q.unit = if q.unit.is_empty() { format!("per {per}") } else { format!("{} per {per}", q.unit) };
        }
        if let Some((from, to)) = last.unit_tokens {
            q.unit_span = Some(line.span(from, to));
        }
    }

    pub(super) fn name(&self, q: &mut Quantity, noun: &Noun) {
        q.unit = noun.text(self.line);
        q.unit_span = Some(self.line.span(noun.from, noun.to));
        q.head = Some(noun.head(self.line));
    }

    /// "10 arrests per day", "3 deaths per 100,000": what a counted noun is per.
    fn rate_of_noun(&self, q: &mut Quantity, draft: &QuantityDraft, to: &mut usize) {
        let has_rate = draft.other.as_ref().map_or(&draft.term, |(_, s)| s).per.is_some();
        if has_rate || draft.noun.is_none() && q.kind != QuantityKind::Number || q.kind == QuantityKind::Age {
            return;
        }
        let article = self.line.any(*to, &["a", "an"]) && draft.noun.is_none();
        if let Some((per, end)) = unit::per(self.line, *to).filter(|_| !article || q.kind == QuantityKind::Number) {
            q.unit = if q.unit.is_empty() { format!("per {per}") } else { format!("{} per {per}", q.unit) };
            *to = end;
        }
    }

    /// "more than 20 and less than 35" is one range.
    fn merge_range(&mut self, q: &Quantity, draft: &QuantityDraft) -> bool {
        let line = self.line;
        let Some(previous) = self.out.get_mut(self.first..).and_then(|o| o.last_mut()) else { return false };
        let lower = matches!(previous.bound, Bound::MoreThan | Bound::AtLeast) && previous.low == previous.high;
        let upper = matches!(q.bound, Bound::LessThan | Bound::AtMost) && q.low == q.high;
        let joined = draft.start == self.last_to + 1 && line.any(self.last_to, &["and", "but"]);
        if !(lower && upper && joined && previous.low < q.low && (previous.unit == q.unit || previous.unit.is_empty())) {
            return false;
        }
        previous.high = q.high.clone();
        previous.bound = Bound::Exact;
        previous.span = previous.span.join(q.span);
        previous.number = previous.number.join(q.number);
        if previous.unit.is_empty() {
            previous.unit = q.unit.clone();
            previous.kind = q.kind;
        }
        true
    }

    fn push(&mut self, q: Quantity, to: usize, value: usize) {
        self.last_to = to;
        self.last_value = value;
        self.floor = to;
        self.out.push(q);
    }
}

fn blank(span: Span, figure: &Figure) -> Quantity {
    let known = |v: &Decimal| (!figure.unknown).then(|| v.clone());
    Quantity {
        span,
        number: figure.span,
        kind: if figure.form == NumberForm::Ordinal { QuantityKind::Ordinal } else { QuantityKind::Number },
        low: known(&figure.low),
        high: known(&figure.high),
        bound: Bound::Exact,
        trend: None,
        step: figure.step.clone(),
        unit: String::new(),
        unit_span: None,
        head: None,
        event: None,
        scope: None,
        elided: false,
        restated: false,
        change: false,
    }
}

/// "5-foot-|10", "6-foot-|4-inch": the inches as a part of a foot, and where they end.
fn hyphened_inches(line: &SentenceTokens, term: &Term, large: &unit::UnitMatch) -> Option<(Decimal, usize)> {
    let at = term.to + 1;
    let bound = line.is_hyphen(term.to) && line.touches(term.to) && line.touches(at) && line.is_hyphen(large.from.checked_sub(1)?);
    let figure = figure::at(line, at).filter(|_| bound && large.unit.name == "foot").and_then(Reading::figure)?;
    let inches = figure.is_point() && figure.low < Decimal::from(12) && matches!(figure.form, NumberForm::Digits | NumberForm::Words);
    let named = line.is_hyphen(figure.to) && line.any(figure.to + 1, &["inch", "inches"]);
    let part = figure.low.divided_by(&Decimal::from(12)).filter(|_| inches)?;
    Some((part, if named { figure.to + 2 } else { figure.to }))
}

/// "5'|10"", "6ft |2", "12st |4": the inches or pounds that only their place tells, as a part of the larger unit.
fn unnamed_part(line: &SentenceTokens, term: &Term, large: &unit::UnitMatch) -> Option<(Decimal, usize)> {
    let parts = match large.unit.name {
        "foot" => 12,
        "stone" => 14,
        _ => return None,
    };
    let figure = figure::at(line, term.to).and_then(Reading::figure)?;
    let small = figure.is_point() && figure.form == NumberForm::Digits && figure.plain && figure.low < Decimal::from(parts);
    let mark = line.kind(large.from) == Some(Kind::Quote);
    // 5'10", 5'10”, 5'10''
    let inches = usize::from(line.touches(figure.to) && line.any(figure.to, &["\"", "”", "″"]));
    let inches = if inches == 0 && line.is(figure.to, "'") && line.is(figure.to + 1, "'") { 2 } else { inches };
    let glued = line.touches(term.to);
    let short = line.touches(large.from) && line.any(large.from, &["ft", "st"]) && !glued;
    let bare = line.ends(figure.to) || line.any(figure.to, &["tall", "in", "and", "at", "when"]);
    let told = mark && (glued || inches > 0) || short && bare && !line.any(figure.to, &["in"]);
    let part = figure.low.divided_by(&Decimal::from(parts)).filter(|_| small && told)?;
    Some((part, figure.to + if mark { inches } else { 0 }))
}

/// Minutes and seconds behind degrees, and the side of the equator or of Greenwich: 35°12′N.
fn arc(line: &SentenceTokens, term: &mut Term) {
    if term.unit.is_none_or(|m| m.unit.name != "degree" || !line.any(m.from, &["°", "º"])) || term.figure.form != NumberForm::Digits {
        return;
    }
    let mut parted = false;
    for (marks, parts) in [(["′", "'", "’"], 60), (["″", "\"", "”"], 3600)] {
        let at = term.to;
        let Some(figure) = line.get(at).filter(|_| line.is_number(at)).and_then(|_| figure::at(line, at)).and_then(Reading::figure) else {
            break;
        };
        if !line.any(figure.to, &marks) || !line.touches(figure.to) || figure.low >= Decimal::from(60) {
            break;
        }
        let Some(part) = figure.low.divided_by(&Decimal::from(parts)) else { break };
        term.figure.low = &term.figure.low + &part;
        term.figure.high = term.figure.low.clone();
        term.figure.step = Decimal::power_of_ten(-4);
        term.to = figure.to + 1;
        parted = true;
    }
    let side = line.any(term.to, &["N", "S", "E", "W"]) && !line.is_lower(term.to) && (parted || line.touches(term.to));
    if side {
        if line.any(term.to, &["S", "W"]) {
            term.figure.low = &Decimal::from(0) - &term.figure.low;
            term.figure.high = term.figure.low.clone();
        }
        term.to += 1;
    }
    if parted || side {
        term.unit = unit::by_name("degree of arc").map(|unit| unit::UnitMatch { unit, from: term.from, to: term.to });
    }
}

fn kind_of(term: &Term, money: bool, noun: bool) -> QuantityKind {
    if money || term.money.is_some() {
        return QuantityKind::Money;
    }
    match term.dimension() {
        Some(Dimension::Percent | Dimension::Points) => QuantityKind::Percentage,
        Some(Dimension::Time) => QuantityKind::Duration,
        Some(Dimension::Age) => QuantityKind::Age,
        Some(Dimension::Temperature) => QuantityKind::Temperature,
        // Angles are not told below zero in news; the weather is.
        Some(Dimension::Angle) if term.figure.low.is_negative() && term.unit.is_some_and(|m| m.unit.name == "degree") => {
            QuantityKind::Temperature
        }
        Some(Dimension::Multiple) => QuantityKind::Number,
        Some(Dimension::Score | Dimension::Average | Dimension::Turn) => QuantityKind::Count,
        Some(_) => QuantityKind::Dimension,
        None if term.figure.form == NumberForm::Ordinal => QuantityKind::Ordinal,
        None if noun && term.figure.form != NumberForm::Fraction => QuantityKind::Count,
        None => QuantityKind::Number,
    }
}

/// Whether a number inside a date is a length of time: "three years ago".
fn is_length(line: &SentenceTokens, figure: &Figure) -> bool {
    let at = figure.to + usize::from(line.is_hyphen(figure.to));
    figure.form != NumberForm::Ordinal && unit::at(line, at).is_some_and(|m| m.unit.dimension == Dimension::Time)
        || noun_after_date(line, figure)
}

/// A count that a date was read too far over: "In 2018 300 people".
fn noun_after_date(line: &SentenceTokens, figure: &Figure) -> bool {
    figure.form != NumberForm::Ordinal && noun::is_person(line, figure.to) && !super::digits::is_year(line, figure.from)
}

/// "7- or 8-inch": two quantities with one unit.
fn split(line: &SentenceTokens, q: Quantity, draft: &QuantityDraft) -> (Quantity, Quantity) {
    let mut first = q.clone();
    let mut second = q;
    first.high = first.low.clone();
    second.low = second.high.clone();
    if let Some((_, other)) = &draft.other {
        first.span = line.span(draft.start, draft.term.to);
        first.number = draft.term.figure.span;
        second.span = Span { start: other.figure.span.start, end: second.span.end };
        second.number = other.figure.span;
        second.bound = Bound::Exact;
    }
    (first, second)
}
