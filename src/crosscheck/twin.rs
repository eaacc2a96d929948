//! Sentences that two reports tell in nearly the same words: where one thing differs in them, it is a row.
//!
//! What stands in a row already, found by what it counts or by whom it is of, is left to that row.

use super::circumstance::circumstances;
use super::clock;
use super::fact::in_body;
use super::judge::Judged;
use super::quote;
use super::{Difference, MatrixRow, ValueSupport};
use crate::decimal::Decimal;
use crate::diff::against;
use crate::finding::{Finding, Level, Subject};
use crate::kind::name::NameKind;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::ledger::Standing;
use crate::ledger::item::Sort;
use crate::ledger::label::label;
use crate::lexicon::{FUNCTION, Function, REPORTING};
use crate::relation::{PartOfSpeech, is_of_place, lemmas, relate};
use crate::rule::meaning::OTHER_STATES;
use crate::rule::meaning::acts::EXCLUSIVE;
use crate::rule::name::spelling;
use crate::rule::outlets::{OUTLETS_CONFLICT, OUTLETS_DIFFER};
use crate::rule::quote::QUOTE_REASSIGNED;
use crate::story::apart::Story;
use crate::story::clash::clashes;
use crate::story::twin::{Among, TwinIndex, twins};
use crate::telling::Telling;
use crate::token::{Span, Token};
use crate::verdict::Verdict;

/// Sentences of two reports less alike than this may be about two things: as in [`crate::compare`].
const ALIKE: f32 = 0.6;

/// The same where nothing else is told: sentences that [`crate::align`] would align, which counts their place too.
const ALIKE_LONE: f32 = 0.3;

/// Sentences of which a name alone may be another one.
const NEARLY_EQUAL: f32 = 0.8;

/// The rows of what differs alone in two sentences; rows in which the same words were held to agree are taken away.
pub fn rows(tellings: &[&Telling], story: &Story<'_>, judged: &mut Vec<Judged>) -> Vec<Judged> {
    let cells = |agreed: bool| -> Vec<(usize, Span)> {
        let rows = judged.iter().filter(|j| j.row.standing != Standing::Alone && (j.row.standing == Standing::Agreed) == agreed);
        rows.flat_map(|j| j.row.cells.iter().enumerate().filter_map(|(d, c)| c.map(|c| (d, c)))).collect()
    };
    let (mut taken, agreed) = (cells(false), cells(true));
    let quoted: Vec<(usize, Span)> = judged
        .iter()
        .filter(|j| j.row.sort == Sort::Quotation && j.row.standing == Standing::Conflicting)
        .flat_map(|j| j.row.cells.iter().enumerate().filter_map(|(d, c)| c.map(|c| (d, c))))
        .collect();
    let mut rows = Vec::new();
    let index = TwinIndex::written(tellings, Among::All);
    // Reports of one sentence each are held against each other for what it says.
    let lone = tellings.iter().all(|t| t.sentences.list.len() == 1);
    for ((d, i), (e, j)) in twins(tellings, &index, false, Among::All, if lone { ALIKE_LONE } else { ALIKE }) {
        let found = against(tellings[d], i, tellings[e], j);
        let equal = found.likeness >= NEARLY_EQUAL;
        let sole = found.sole_conflict().or_else(|| found.sole_difference().filter(|_| equal));
        let Some(conflict) = sole else { continue };
        let (Some(x), Some(y)) = (conflict.before, conflict.after) else { continue };
        let stands = |list: &[(usize, Span)], document: usize, span: Span| list.iter().any(|(t, s)| *t == document && s.overlaps(span));
        // What one of two sentences that are all but equal tells beside a value says nothing against it, unless it is a figure.
        let plain = |t: &Telling, s: Option<Span>| s.is_none_or(|s| !s.of(&t.article.text).contains(|c: char| c.is_ascii_digit()));
        let one_sided = |f: &Finding| f.before.is_none() || f.after.is_none();
        let aside = |f: &Finding| equal && one_sided(f) && plain(tellings[d], f.before) && plain(tellings[e], f.after);
        let one = found.findings.iter().all(|f| f.rule.id == conflict.rule.id || is_value(conflict) && aside(f));
        // A number with words of its own beside it, "in 2011", may be of another thing, and so may a name or a quotation.
        let alone = one && (is_value(conflict) || equal);
        let loose = conflict.rule.subject != Subject::Statement && !alone;
        let figure = |document: usize, sentence: usize, span: Span| {
            tellings[document].claims.in_sentence(sentence).quantities().iter().find(move |q| q.span.overlaps(span))
        };
        // "A pass costs 85 crowns", "7 million more than was planned".
        let near = || figure(d, i, x).zip(figure(e, j, y)).is_none_or(|(p, q)| are_near(p, q));
        // A toll grows, a state moves on and days are told of everything, however alike two sentences are.
        // One of a list of figures may be any of them.
        let only = |document: usize, sentence: usize, span: Span| {
            figure(document, sentence, span).is_some_and(|q| {
                let all = tellings[document].claims.in_sentence(sentence).quantities().iter();
                q.event.is_none() && q.kind != QuantityKind::Ordinal && all.filter(|o| o.kind == q.kind && o.unit == q.unit).count() == 1
            })
        };
        let counted = conflict.rule.subject == Subject::Quantity && only(d, i, x) && only(e, j, y);
        let told = counted || conflict.rule.id == "polarity-flipped" || conflict.reason == EXCLUSIVE;
        if found.likeness < ALIKE && !told {
            continue;
        }
        let other = loose && !(lone && counted) || (loose || found.likeness < ALIKE) && !near();
        // Whoever writes down what was said has a choice in its small words, and "or" and "and" exclude each other seldom.
        let sides = [(d, i, x), (e, j, y)];
        let small = conflict.rule.subject != Subject::Statement || conflict.rule.id == "meaning-reversed";
        let small = small && !is_value(conflict) && sides.iter().all(|(d, i, s)| is_small(tellings[*d], *i, *s));
        let cut =
            conflict.rule.id == "quote-altered" && quote::relation((tellings[d], x), (tellings[e], y)).verdict != Verdict::Conflicting;
        let small = small
            || cut
            || conflict.rule.subject == Subject::Name && is_described(x.of(&tellings[d].article.text), y.of(&tellings[e].article.text))
            || conflict.rule.subject == Subject::Name && of_place([(tellings[d], i, x), (tellings[e], j, y)]);
        // "About 7:40", "around 7:36": hours that can be one are none of the business of a comparison of days.
        let hour = |document: usize, sentence: usize, span: Span| clock::hours(tellings[document], sentence).find(|h| h.0.overlaps(span));
        let hours = || Some(hour(d, i, x)?.1.relation(hour(e, j, y)?.1).verdict);
        let one_hour = conflict.rule.subject == Subject::Date && hours().is_some_and(|v| v != Verdict::Conflicting);
        // "More than twice", "twice" is one figure.
        let bound = |p: &Quantity, q: &Quantity| p.level().is_some() && p.level() == q.level() && p.bound != q.bound;
        let one_figure =
            conflict.rule.subject == Subject::Quantity && figure(d, i, x).zip(figure(e, j, y)).is_some_and(|(p, q)| bound(p, q));
        // Who says a thing stands in nobody's place who does another.
        let beside = |document: usize, sentence: usize, span: Span| -> Vec<Token> {
            let tokens = tellings[document].sentences.tokens_of(sentence);
            let behind = tokens.partition_point(|w| w.span.start < span.end);
            [behind.checked_sub(2), Some(behind)].into_iter().flatten().filter_map(|at| tokens.get(at).copied()).collect()
        };
        let (mine, yours) = (beside(d, i, x), beside(e, j, y));
        let says = |words: &[Token]| words.iter().any(|w| REPORTING.word(*w).is_some());
        // "Announced", "unveiled": what both do is one, whichever word says so.
        let says_much = |w: &Token| w.is_word() && FUNCTION.word(*w).is_none();
        let both = |v: &Token, w: &Token| relate(v.text(&tellings[d].article.text), w.text(&tellings[e].article.text)).is_wording();
        let one_act = || mine.iter().any(|v| says_much(v) && yours.iter().any(|w| says_much(w) && both(v, w)));
        let other = other || conflict.rule.subject == Subject::Name && says(&mine) != says(&yours) && !one_act();
        let address = x.of(&tellings[d].article.text).contains("://");
        // Two speakers of one quotation are a row of quotations.
        let quoted = conflict.rule == &QUOTE_REASSIGNED && {
            let (p, q) = (tellings[d].sentences.list[i].span, tellings[e].sentences.list[j].span);
            stands(&quoted, d, p) && stands(&quoted, e, q)
        };
        let other = other || quoted;
        let apart =
            other || address || small || one_hour || one_figure || is_value(conflict) && !equal && story.are_apart((d, i, x), (e, j, y));
        // What was found to agree by the words around it may have changed places in the same sentence.
        let taken_already = |document: usize, span: Span| stands(&taken, document, span) || !equal && stands(&agreed, document, span);
        if apart || taken_already(d, x) || taken_already(e, y) {
            continue;
        }
        taken.extend([(d, x), (e, y)]);
        let within = |document: usize, span: Span, row: &MatrixRow| row.cells[document].is_some_and(|c| span.contains(c));
        judged.retain(|j| j.row.standing != Standing::Agreed || j.row.values.len() != 1 || !within(d, x, &j.row) || !within(e, y, &j.row));
        let tie = "sentences in nearly the same words";
        if conflict.rule.subject == Subject::Name && spelling(x.of(&tellings[d].article.text), y.of(&tellings[e].article.text)) {
            let reason = "the same name but for its spelling".to_owned();
            let spelt = Finding { rule: &OUTLETS_DIFFER, raise: 1, verdict: Verdict::Overlapping, reason, ..conflict.clone() };
            let judged = row(tellings, &spelt, tie, (d, x), (e, y));
            rows.push(Judged { row: MatrixRow { standing: Standing::Compatible, ..judged.row }, ..judged });
            continue;
        }
        // A state of somebody moves on from one report to the next; what no rule calls an error is none here.
        if OTHER_STATES.contains(&conflict.reason.as_str()) || conflict.rule.level != Level::Error || loose || found.likeness < ALIKE {
            let moved = Finding { rule: &OUTLETS_DIFFER, raise: 1, verdict: Verdict::Unclear, ..conflict.clone() };
            let judged = row(tellings, &moved, tie, (d, x), (e, y));
            rows.push(Judged { row: MatrixRow { standing: Standing::Unclear, ..judged.row }, ..judged });
            continue;
        }
        rows.push(conflicting(tellings, conflict, tie, (d, x), (e, y)));
    }
    // Sentences in other words may be of two things, whatever they say of them.
    let acts = clashes(tellings, &index, false, Among::All).into_iter().map(|c| (c.places, c.spans, c.reason));
    let told = circumstances(tellings, story).into_iter().map(|c| (c.places, c.spans, c.reason));
    for ([(d, i), (e, j)], [x, y], reason) in acts.chain(told) {
        let is_taken = |document: usize, span: Span| taken.iter().any(|(t, s)| *t == document && s.overlaps(span));
        if is_taken(d, x) || is_taken(e, y) || !in_body(tellings[d], i) || !in_body(tellings[e], j) {
            continue;
        }
        taken.extend([(d, x), (e, y)]);
        let (rule, raise, verdict) = (&OUTLETS_DIFFER, 1, Verdict::Unclear);
        let key = x.of(&tellings[d].article.text).to_lowercase();
        let finding = Finding { rule, raise, verdict, before: Some(x), after: Some(y), reason, key, evidence: Vec::new() };
        let judged = row(tellings, &finding, "one act of the same", (d, x), (e, y));
        rows.push(Judged { row: MatrixRow { standing: Standing::Unclear, ..judged.row }, ..judged });
    }
    rows
}

/// Whether a span has no word that says something.
fn is_small(t: &Telling, sentence: usize, span: Span) -> bool {
    let says = |w: &Token| w.is_word() && matches!(FUNCTION.word(*w), None | Some(Function::Negation | Function::Quantifier));
    !t.sentences.tokens_of(sentence).iter().filter(|w| span.contains(w.span)).any(says)
}

/// Whether the larger of two numbers is at most three times the other, or one of them is none: as in [`super::near`].
fn are_near(p: &Quantity, q: &Quantity) -> bool {
    let (Some(a), Some(b)) = (p.level().map(Decimal::abs), q.level().map(Decimal::abs)) else { return true };
    let (large, small) = if a > b { (a, b) } else { (b, a) };
    let zero = Decimal::from(0);
    small == zero || large <= &small * &Decimal::from(3)
}

/// Whether two names are a place and what is of it, and neither is a person's: "Vessela", "Vesselan".
fn of_place([x, y]: [(&Telling, usize, Span); 2]) -> bool {
    let person = |(t, i, s): (&Telling, usize, Span)| {
        t.claims.in_sentence(i).names().iter().any(|n| n.span.overlaps(s) && n.kind == NameKind::Person)
    };
    is_of_place(x.2.of(&x.0.article.text), y.2.of(&y.0.article.text)) && !person(x) && !person(y)
}

/// Whether two names are one but for what sort of thing it is called by, "MV Selja", "Ferry Selja", or for a word within or an
/// ending: "Osk-Mt Halm Park", "Osk Mount Halm Park"; "North Halmish", "North Halm-born".
fn is_described(x: &str, y: &str) -> bool {
    let same = x.chars().zip(y.chars()).take_while(|(a, b)| a == b).count();
    let words = |name: &'_ str| name.split([' ', '-']).map(str::to_owned).collect::<Vec<_>>();
    let (p, q) = (words(x), words(y));
    let ends = p.len().min(q.len()) > 2 && p.first() == q.first() && p.last() == q.last();
    if ends || same * 3 >= x.len().min(y.len()) * 2 && p.len().min(q.len()) > 1 {
        return true;
    }
    let short = |w: &str| w.len() > 1 && w.bytes().all(|c| c.is_ascii_uppercase());
    let sort = |w: &str| lemmas(&w.to_lowercase()).any(PartOfSpeech::Noun);
    match (x.rsplit_once(' '), y.rsplit_once(' ')) {
        (Some((a, last)), Some((b, other))) => last == other && (short(a) && sort(b) || short(b) && sort(a)),
        _ => false,
    }
}

/// Whether a number or a day is another one: of another thing, that is no conflict.
fn is_value(conflict: &Finding) -> bool {
    matches!(conflict.rule.subject, Subject::Quantity | Subject::Date)
}

/// The row of a conflict, as whatever rule found it.
fn conflicting(tellings: &[&Telling], conflict: &Finding, tie: &str, x: (usize, Span), y: (usize, Span)) -> Judged {
    let mut judged = row(tellings, conflict, tie, x, y);
    judged.differences.iter_mut().for_each(|d| (d.finding.rule, d.finding.raise) = (&OUTLETS_CONFLICT, 0));
    judged
}

fn row(tellings: &[&Telling], conflict: &Finding, tie: &str, (d, x): (usize, Span), (e, y): (usize, Span)) -> Judged {
    let mut cells = vec![None; tellings.len()];
    (cells[d], cells[e]) = (Some(x), Some(y));
    let claim = label(tellings[d], x, None);
    let finding = Finding { key: format!("{} {}", conflict.rule.id, conflict.key), evidence: vec![tie.to_owned()], ..conflict.clone() };
    let value = |document: usize| ValueSupport { documents: vec![document], origins: 1 };
    Judged {
        row: MatrixRow {
            sort: Sort::Statement,
            claim,
            cells,
            standing: Standing::Conflicting,
            reason: conflict.reason.clone(),
            values: vec![value(d), value(e)],
        },
        differences: vec![Difference { before: d, after: Some(e), finding }],
        cut: false,
    }
}
