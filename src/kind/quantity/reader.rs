//! One sentence in, its quantities out: the walk over the tokens that puts the parts together.
//!
//! It goes forward once; looking back from a number stops at the end of the quantity before it, so that the cost stays
//! in proportion to the tokens.

use super::figure::{self, Figure, Form, Reading};
use super::label::{self, Verdict};
use super::line::Line;
use super::noun::{self, Noun};
use super::range::{self, Join};
use super::term::{self, Term};
use super::unit::{self, Dimension};
use super::{Bound, Quantity, QuantityKind, Trend, bound, event, trend};
use crate::decimal::Decimal;
use crate::kind::date::{Date, DateKind};
use crate::lexicon::UNITS;
use crate::token::{Kind, Span};

/// Reads every quantity of the sentence and appends it to `out`.
pub fn read(line: &Line, dates: &[Date], out: &mut Vec<Quantity>) {
    let first = out.len();
    let mut reader = Reader { line, dates, out, first, floor: 0, last_to: 0, last_value: 0 };
    let mut i = 0;
    while let Some(token) = line.get(i) {
        i = if figure::may_start(token) { reader.at(i).max(i + 1) } else { i + 1 };
    }
}

struct Reader<'a, 'b> {
    line: &'a Line<'a>,
    dates: &'a [Date],
    out: &'b mut Vec<Quantity>,
    /// The sentence's first quantity in `out`.
    first: usize,
    /// Tokens before this are taken.
    floor: usize,
    /// One past the last token of the last quantity, its noun included.
    last_to: usize,
    /// One past the last token of the last quantity, its noun not included.
    last_value: usize,
}

/// How many quantities back a unit is taken from.
const LOOK_BACK: usize = 8;

/// A quantity on the way: its first end, and what joins it with a second one.
struct Draft {
    term: Term,
    other: Option<(Join, Term)>,
    /// One past the last token of numbers and units.
    to: usize,
    /// First token of the bound.
    start: usize,
    bound: Bound,
    trend: Option<Trend>,
    noun: Option<Noun>,
}

impl Reader<'_, '_> {
    /// Reads what stands at token `i`; gives where to go on.
    fn at(&mut self, i: usize) -> usize {
        let line = self.line;
        if let Some(end) = self.none(i) {
            return end;
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
        let figure = Figure::point(line, from, i + 1 + usize::from(single), Decimal::from(0), Decimal::from(1), Form::Words);
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
        let money = super::money::after(line, i + 1).filter(|(c, _)| matches!(c.name, "dollar" | "euro" | "penny" | "pound sterling"));
        let measure = unit::at(line, i + 1).filter(|m| {
            matches!(m.unit.dimension, Dimension::Length | Dimension::Volume | Dimension::Mass) && !line.guide(i + 1).no_single
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
        if rate && !alone || line.is_dash(to) || line.is_lower(to) && !noun::is_function(line, to) && !bound::is_bounded(line, i) {
            return i + 1;
        }
        let figure = Figure::point(line, i, i + 1, Decimal::from(1), Decimal::from(1), Form::Words);
        let mut term = term::read(line, figure, self.floor.max(i));
        term.hyphen = false;
        self.term(term).max(to)
    }

    fn figure(&mut self, figure: Figure) -> usize {
        let line = self.line;
        // "forty-five (45)"
        let again = self.out.len() > self.first && line.any_before(figure.from, &["("]) && line.is(figure.to, ")");
        if again && self.last_value + 1 == figure.from && self.out.last().is_some_and(|q| q.low.as_ref() == Some(&figure.low)) {
            return figure.to;
        }
        let term = term::read(line, figure, self.floor);
        self.term(term)
    }

    fn term(&mut self, mut term: Term) -> usize {
        let line = self.line;
        if let Some(end) = decade_of_age(line, &mut term) {
            let mut q = blank(line.span(term.from, end), &term.figure);
            q.kind = QuantityKind::Age;
            q.unit = "year of age".to_owned();
            self.push(q, end, end);
            return end;
        }
        self.compound(&mut term);
        let (bound, start) = self.bound(&term);
        let last = self.out.get(self.first..).and_then(|o| o.last()).and_then(|q| q.trend);
        let trend = trend::before(line, start, self.floor, &term, last);
        let moved = trend.is_some();
        let fraction = ratio(line, &term);
        if let Some(fraction) = fraction {
            term = fraction;
        }
        let other = if term.figure.form == Form::Fraction && term.is_bare() { None } else { range::join(line, &term, moved) };
        let to = other.as_ref().map_or(term.to, |(_, second)| second.to);
        let draft = Draft { term, other, to, start, bound, trend, noun: None };
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

    fn draft(&mut self, mut draft: Draft) -> usize {
        let line = self.line;
        if let Some((join, second)) = &draft.other
            && matches!(join, Join::Score | Join::Code)
        {
            let end = second.to;
            return self.score(&draft, *join).unwrap_or(end);
        }
        let last = draft.other.as_ref().map_or(&draft.term, |(_, second)| second);
        let counts = last.money.is_none() && last.unit.is_none() && last.figure.form != Form::Ordinal;
        if counts {
            let one = draft.other.is_none()
                && last.figure.low == Decimal::from(1)
                && (last.figure.form != Form::Digits || last.figure.plain && line.is_lower(last.to));
            draft.noun = if last.hyphen { noun::hyphened(line, last.to + 1) } else { noun::phrase(line, last.to, one) };
            let unit_next = draft.noun.is_some_and(|n| last.figure.form == Form::Digits && unit::at(line, n.from).is_some());
            if unit_next {
                draft.noun = None;
            }
        }
        let verdict = if draft.other.is_none() { label::judge(line, &draft.term, draft.noun.as_ref()) } else { Verdict::Claim };
        match verdict {
            Verdict::Nothing => {
                self.floor = draft.to;
                return draft.to;
            }
            Verdict::Identifier => {
                let mut q = blank(line.span(draft.term.figure.from, draft.term.figure.to), &draft.term.figure);
                q.kind = QuantityKind::Identifier;
                let pair = label::is_rate_of_exchange(line, &draft.term);
                let to = draft.term.figure.to + if pair { 4 } else { 0 };
                self.floor = to;
                self.out.push(q);
                return to;
            }
            Verdict::Claim => {}
        }
        self.claim(draft)
    }

    fn score(&mut self, draft: &Draft, join: Join) -> Option<usize> {
        let (_, second) = draft.other.as_ref()?;
        let mut q = blank(self.line.span(draft.term.from, second.to), &draft.term.figure);
        q.high = Some(second.figure.low.clone());
        q.number = draft.term.figure.span.join(second.figure.span);
        q.kind = if join == Join::Score { QuantityKind::Score } else { QuantityKind::Identifier };
        self.floor = second.to;
        self.out.push(q);
        Some(second.to)
    }

    fn claim(&mut self, mut draft: Draft) -> usize {
        let line = self.line;
        let end = draft.noun.map_or(draft.to, |n| n.to);
        let mut q = blank(Span::default(), &draft.term.figure);
        self.second_end(&mut q, &mut draft);
        let last = draft.other.as_ref().map_or(&draft.term, |(_, second)| second);
        q.kind = kind_of(last, draft.term.money.is_some(), draft.noun.is_some());
        q.bound = draft.bound;
        q.trend = draft.trend;
        let mut to = end;
        if draft.term.figure.open {
            q.bound = if q.bound == Bound::Exact { Bound::AtLeast } else { q.bound };
        }
        if let Some((after, end)) = bound::after(line, draft.to).or_else(|| bound::after(line, end)) {
            if q.bound == Bound::Exact || after != Bound::About {
                q.bound = after;
            }
            to = to.max(end);
            if draft.noun.is_none() && q.kind == QuantityKind::Number {
                draft.noun = noun::phrase(line, end, false).filter(|_| end == draft.to + (end - draft.to));
                if let Some(noun) = draft.noun {
                    to = noun.to;
                    q.kind = QuantityKind::Count;
                }
            }
        }
        self.unit(&mut q, &draft);
        self.part_of_many(&mut q, &draft);
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
    fn second_end(&self, q: &mut Quantity, draft: &mut Draft) {
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

    fn unit(&self, q: &mut Quantity, draft: &Draft) {
        let line = self.line;
        let last = draft.other.as_ref().map_or(&draft.term, |(_, second)| second);
        let name = last.money.map(|m| m.name).or(last.unit.map(|m| m.unit.name));
        if let Some(name) = name {
            q.unit = name.to_owned();
        } else if let Some(noun) = &draft.noun {
            self.name(q, noun);
        }
        if last.figure.form == Form::Multiple {
            q.unit = "time".to_owned();
        }
        if let Some(per) = &last.per {
            q.unit = if q.unit.is_empty() { format!("per {per}") } else { format!("{} per {per}", q.unit) };
        }
        if let Some((from, to)) = last.unit_tokens {
            q.unit_span = Some(line.span(from, to));
        }
    }

    /// "one of four sites", "another site or two": the noun stands behind the second number, or before the first.
    fn part_of_many(&self, q: &mut Quantity, draft: &Draft) {
        let line = self.line;
        if !q.unit.is_empty() || q.kind != QuantityKind::Number {
            return;
        }
        if line.is(draft.to, "of") {
            let at = draft.to + 1 + usize::from(line.any(draft.to + 1, &["the", "its", "their", "his", "her"]));
            let whole = line.get(at).filter(|t| figure::may_start(*t)).and_then(|_| figure::at(line, at)).and_then(Reading::figure);
            if let Some(noun) = whole.and_then(|f| noun::phrase(line, f.to, false)) {
                self.name(q, &noun);
                q.kind = QuantityKind::Count;
            }
        } else if draft.term.from >= 3
            && line.any_before(draft.term.from, &["or"])
            && line.any(draft.term.from - 3, &["a", "another", "one"])
            && line.is_lower(draft.term.from - 2)
            && draft.term.figure.form == Form::Words
        {
            q.unit = noun::singular(&line.str(draft.term.from - 2).to_lowercase());
            q.head = Some(line.span(draft.term.from - 2, draft.term.from - 1));
            q.kind = QuantityKind::Count;
            if unit::by_name(&q.unit).is_some_and(|u| u.dimension == Dimension::Time) {
                q.kind = QuantityKind::Duration;
            }
        }
    }

    fn name(&self, q: &mut Quantity, noun: &Noun) {
        q.unit = noun.text(self.line);
        q.unit_span = Some(self.line.span(noun.from, noun.to));
        q.head = Some(noun.head(self.line));
    }

    /// "10 arrests per day", "3 deaths per 100,000": what a counted noun is per.
    fn rate_of_noun(&self, q: &mut Quantity, draft: &Draft, to: &mut usize) {
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

    /// Bare numbers that tell an age: "Weir, 65,", "aged 18 to 34", "he was 12".
    fn age(&self, q: &mut Quantity, draft: &mut Draft, to: &mut usize) {
        let line = self.line;
        let from = draft.term.from;
        let years = q.unit == "year" || q.unit == "month";
        let (low, high) = (Decimal::from(0), Decimal::from(130));
        let human =
            q.low.as_ref().is_some_and(|v| *v > low && *v < high) && draft.term.figure.decimals == 0 && draft.term.figure.power == 0;
        if !human || !(q.kind == QuantityKind::Number || draft.noun.is_some() || years && q.kind == QuantityKind::Duration) {
            return;
        }
        let start = draft.start;
        let aged = line.any_before(start, &["aged", "age", "ages"])
            || line.any_before(from, &["aged", "age", "ages"])
            || line.any_before(start, &["of", "to"]) && start > 1 && line.any(start - 2, &["age", "ages"])
            || line.any_before(from, &["of"]) && from > 1 && line.any(from - 2, &["age", "ages"]);
        let bare = q.unit.is_empty();
        let comma = |i: usize| line.any(i, &[","]) || line.is(i, ";") || line.is(i, ".") && !line.is_number(i + 1);
        let person = from >= 2
            && line.is(from - 1, ",")
            && (line.is_capital(from - 2) && !is_calendar(line, from - 2) || is_someone(line, from - 2));
        let apposed = bare
            && person
            && (comma(draft.to) || line.ends(draft.to))
            && draft.term.figure.form != Form::Vague
            && (draft.term.figure.plain || draft.term.figure.form == Form::Words);
        let unmarked = bare
            && from >= 2
            && line.is_capital(from - 1)
            && line.is_capital(from - 2)
            && line.any(draft.to, &["has", "was", "who", "is", "had", "said"])
            && draft.term.figure.plain;
        let pronoun = bare
            && from >= 2
            && line.any(from - 1, &["was", "is", "turned", "'s", "’s", "am"])
            && line.any(from - 2, &["he", "she", "i", "who"])
            && (comma(draft.to) || line.ends(draft.to) || line.any(draft.to, &["when", "at", "and", "in", "years"]));
        let older = matches!(q.bound, Bound::AtLeast | Bound::AtMost) && line.any(*to - 1, &["older", "younger"]);
        if aged && q.bound == Bound::Exact && start >= 4 && line.any(start - 1, &["of"]) {
            q.bound = match line.str(start - 4).to_ascii_lowercase().as_str() {
                "under" | "below" => Bound::LessThan,
                "over" | "above" => Bound::MoreThan,
                _ => Bound::Exact,
            };
        }
        let listed = bare
            && self.out.get(self.first..).and_then(|o| o.last()).is_some_and(|p| p.kind == QuantityKind::Age)
            && from == self.last_to + 1
            && line.any_before(from, &[",", "and", "or"])
            && draft.term.figure.plain
            && (comma(draft.to) || line.ends(draft.to) || line.any(draft.to, &["and", "or"]));
        if listed || aged || apposed || unmarked || pronoun || older {
            q.kind = QuantityKind::Age;
            q.unit = if q.unit == "month" { "month of age".to_owned() } else { "year of age".to_owned() };
            q.head = None;
            if !years {
                q.unit_span = None;
                draft.noun = None;
                *to = (*to).min(draft.to.max(if older { *to } else { draft.to }));
            }
        }
    }

    /// Takes over the unit of the quantity before where this one has none, and marks a conversion.
    fn elide(&self, q: &mut Quantity, draft: &Draft, to: usize) {
        let line = self.line;
        let Some(previous) = self.out.get(self.first..).and_then(|o| {
            o.iter()
                .rev()
                .take(LOOK_BACK)
                .find(|p| !matches!(p.kind, QuantityKind::Identifier | QuantityKind::Ordinal | QuantityKind::Score))
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
        if !q.unit.is_empty() || q.kind != QuantityKind::Number || previous.unit.is_empty() || draft.term.figure.form == Form::Fraction {
            return;
        }
        let state = q.event.is_some() && event::is_state(line, to) || line.is(to, "who");
        let people = state
            .then(|| self.out.get(self.first..))
            .flatten()
            .and_then(|o| o.iter().rev().take(LOOK_BACK).find(|p| p.kind == QuantityKind::Count));
        let previous = people.unwrap_or(previous);
        let counted = previous.kind == QuantityKind::Count && !previous.unit.is_empty();
        let near = from <= self.last_to + 12;
        let joined = line.guide_before(from).joins || line.any_before(from, &["'s", "’s"]);
        let follows = line.guide(to).goes_on || line.ends(to);
        let scale = draft.term.figure.form != Form::Vague;
        let inherits = match previous.kind {
            QuantityKind::Count => {
                counted
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

    /// "more than 20 and less than 35" is one range.
    fn merge_range(&mut self, q: &Quantity, draft: &Draft) -> bool {
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

    /// "45 and 50 mg": the first number takes the unit of the second.
    fn lend(&mut self, q: &Quantity, draft: &Draft) {
        let line = self.line;
        let joined =
            draft.start == self.last_to + 1 && line.any(self.last_to, &["and", "or", ","]) && draft.term.figure.form == Form::Digits;
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
        kind: if figure.form == Form::Ordinal { QuantityKind::Ordinal } else { QuantityKind::Number },
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

fn kind_of(term: &Term, money: bool, noun: bool) -> QuantityKind {
    if money || term.money.is_some() {
        return QuantityKind::Money;
    }
    match term.dimension() {
        Some(Dimension::Percent | Dimension::Points) => QuantityKind::Percentage,
        Some(Dimension::Time) => QuantityKind::Duration,
        Some(Dimension::Age) => QuantityKind::Age,
        Some(Dimension::Temperature) => QuantityKind::Temperature,
        Some(Dimension::Multiple) => QuantityKind::Number,
        Some(Dimension::Score | Dimension::Average | Dimension::Turn) => QuantityKind::Count,
        Some(_) => QuantityKind::Dimension,
        None if term.figure.form == Form::Ordinal => QuantityKind::Ordinal,
        None if noun && term.figure.form != Form::Fraction => QuantityKind::Count,
        None => QuantityKind::Number,
    }
}

fn dimension_of(unit: &str) -> Option<Dimension> {
    unit::by_name(unit).map(|u| u.dimension)
}

/// Whether a number inside a date is a length of time: "three years ago".
fn is_length(line: &Line, figure: &Figure) -> bool {
    let at = figure.to + usize::from(line.is_hyphen(figure.to));
    figure.form != Form::Ordinal && unit::at(line, at).is_some_and(|m| m.unit.dimension == Dimension::Time) || noun_after_date(line, figure)
}

/// A count that a date was read too far over: "In 2018 300 people".
fn noun_after_date(line: &Line, figure: &Figure) -> bool {
    figure.form != Form::Ordinal && noun::is_person(line, figure.to) && !super::digits::is_year(line, figure.from)
}

/// How far before a number the noun of "the number of … reached" is looked for.
const SUBJECT: usize = 12;

/// "the number of deaths reached 90", "confirmed cases topped 900", "the toll rose to 40": what a bare number counts is
/// said before it.
fn subject(line: &Line, q: &mut Quantity, start: usize) {
    let told = line.guide_before(start).tells_level
        || matches!(q.bound, Bound::MoreThan)
            && line.any(start, &["topped", "surpassed", "exceeded", "topping", "surpassing", "exceeding"]);
    if !told || !q.unit.is_empty() || q.kind != QuantityKind::Number || q.step < Decimal::from(1) {
        return;
    }
    let floor = start.saturating_sub(SUBJECT);
    for i in (floor..start).rev() {
        if matches!(line.kind(i), Some(Kind::Stop)) || line.any(i, &[";", ":"]) {
            return;
        }
        let number_of = line.any(i, &["number", "numbers", "total", "tally", "count"]) && line.is(i + 1, "of");
        let noun = if number_of { noun::phrase(line, i + 1, false) } else { None };
        let harm = line.any(i, &["cases", "deaths", "fatalities", "casualties", "injuries", "recoveries", "infections"]);
        let noun = noun.or_else(|| (harm && i + 3 >= start).then_some(Noun { from: i, to: i + 1 }));
        if let Some(noun) = noun.filter(|n| n.to < start) {
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

/// "7- or 8-inch": two quantities with one unit.
fn split(line: &Line, q: Quantity, draft: &Draft) -> (Quantity, Quantity) {
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

/// One person without a name: "a woman, 26,".
fn is_someone(line: &Line, i: usize) -> bool {
    line.guide(i).someone
}

fn is_calendar(line: &Line, i: usize) -> bool {
    line.guide(i).calendar
}

/// "mid-30s", "her early 40s": the years of age that the decade's third or whole holds, and where it ends.
fn decade_of_age(line: &Line, term: &mut Term) -> Option<usize> {
    let figure = &mut term.figure;
    if figure.from == 0 {
        return None;
    }
    let ends = line.touches(figure.to) && line.any(figure.to, &["s", "'s", "’s"]);
    if !(ends && figure.plain && line.str(figure.from).len() == 2 && line.str(figure.from).ends_with('0')) {
        return None;
    }
    let part_at = figure.from.checked_sub(1 + usize::from(line.is_hyphen(figure.from - 1)))?;
    let part = line.any(part_at, &["mid", "early", "late", "middle"]);
    let owner = if part { part_at } else { figure.from };
    let owned = line.any_before(owner, &["his", "her", "their", "my", "our", "your"]);
    let placed = part && line.any_before(owner, &["in"]) && line.is_hyphen(figure.from - 1);
    if !owned && !placed {
        return None;
    }
    let (from, to) = match line.str(part_at).to_ascii_lowercase().as_str() {
        "mid" | "middle" => (4, 6),
        "early" => (0, 3),
        "late" => (7, 9),
        _ => (0, 9),
    };
    let base = figure.low.clone();
    figure.low = &base + &Decimal::from(from);
    figure.high = &base + &Decimal::from(to);
    term.from = if part { part_at } else { figure.from };
    Some(figure.to + 1)
}

/// "one in five", "2 out of 3": a share.
fn ratio(line: &Line, term: &Term) -> Option<Term> {
    if !term.is_bare() || !term.figure.is_point() || !matches!(term.figure.form, Form::Words | Form::Digits) || term.figure.decimals > 1 {
        return None;
    }
    let out = line.is(term.to, "out") && line.is(term.to + 1, "of");
    let (at, inside) = if out { (term.to + 2, false) } else { (term.to + 1, line.any(term.to, &["in"])) };
    if !out && !inside {
        return None;
    }
    let at = at + usize::from(line.any(at, &["every"]));
    let under = figure::at(line, at)?.figure()?;
    let ok = under.is_point()
        && matches!(under.form, Form::Words | Form::Digits)
        && term.figure.low <= under.low
        && under.low > Decimal::from(1)
        && !term.figure.low.is_negative();
    let other = term::read(line, under.clone(), at);
    let usual = out
        || (term.figure.low == Decimal::from(1)
            || under.low == Decimal::from(10)
            || under.low == Decimal::from(100)
            || term.figure.form == Form::Words && under.low <= Decimal::from(20))
            && under.low <= Decimal::from(1_000_000);
    if !ok
        || !usual
        || !other.is_bare()
        || super::digits::is_year(line, at)
        || line.is_capital(under.from)
        || line.kind(at) == Some(Kind::Punct)
    {
        return None;
    }
    let value = term.figure.low.divided_by(&other.figure.low)?;
    let mut figure = Figure::point(line, term.figure.from, other.to, value, Decimal::power_of_ten(-2), Form::Fraction);
    figure.span = term.figure.span.join(other.figure.span);
    Some(Term { to: other.to, figure, hyphen: false, ..term.clone() })
}

/// The phrase behind the counted that says where or among whom.
fn scope(line: &Line, at: usize, q: &Quantity) -> Option<Span> {
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
    while end < at + 7 && line.guide(end).determiner {
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
