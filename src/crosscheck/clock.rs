//! Hours: times of day that reports give of one moment.
//!
//! Two hours are of one moment where they lie close together and the words around them are shared, or each is the first
//! that its report gives. "Around" leaves a quarter of an hour on both sides, "shortly after" half an hour behind.

use super::fact::{Claimed, Fact, RowDraft, Used, WordFrequencies, stem, tells};
use super::value::Hour;
use crate::kind::date::Date;
use crate::ledger::item::{Items, Sort, Value};
use crate::ledger::label::label;
use crate::lexicon::{FUNCTION, Function};
use crate::story::apart::Story;
use crate::telling::Telling;
use crate::token::{KeySet, Span};
use crate::verdict::Verdict;

/// So far apart, in minutes, two reports may put one moment.
const NEAR: i32 = 90;
/// So close, in minutes, they are of one moment whatever is told of it.
const CLOSE: i32 = 15;
/// The least evidence for one moment: a quarter of an hour apart and told first is enough, an hour apart needs a rare word as
/// well.
const TIED: f32 = 1.6;

struct HourMention {
    document: usize,
    item: usize,
    hour: Hour,
    first: bool,
    around: KeySet,
}

/// The rows of hours that two reports give of one moment.
pub fn drafts<'a>(
    tellings: &[&'a Telling],
    items: &'a [Items<'a>],
    words: &WordFrequencies,
    story: &Story<'_>,
    used: &mut Used,
) -> Vec<RowDraft<'a>> {
    let mut told: Vec<HourMention> = Vec::new();
    for (document, (t, report)) in tellings.iter().zip(items).enumerate() {
        let mut first = true;
        for (item, found) in report.list.iter().enumerate().filter(|(_, i)| tells(t, i.sentence)) {
            let Value::Date(date) = &found.value else { continue };
            let Some(hour) = Hour::read(date, &before(t, found.sentence, date)).filter(|_| !is_stamp(t, found.sentence, date)) else {
                continue;
            };
            let around = t.sentences.tokens_of(found.sentence).iter().filter_map(|w| stem(t, *w)).collect();
            told.push(HourMention { document, item, hour, first, around });
            first = false;
        }
    }
    let place = |t: &HourMention| {
        let item = &items[t.document].list[t.item];
        (t.document, item.sentence, item.span)
    };
    // Two hours that exclude each other are of one moment only where one act is told of both.
    let conflict =
        |x: &HourMention, y: &HourMention| (x.hour.at - y.hour.at).abs() > CLOSE && x.hour.relation(y.hour).verdict == Verdict::Conflicting;
    let other = |x: &HourMention, y: &HourMention| conflict(x, y) && story.are_other_acts(place(x), place(y)) != Some(false);
    told.sort_by_key(|t| (t.hour.at, t.document, t.item));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (i, hour) in told.iter().enumerate() {
        // The groups are in order of time: only the last few can be near.
        let near = groups.iter_mut().rev().take(8).find(|g| {
            g.iter().all(|k| hour.hour.at - told[*k].hour.at <= NEAR && (told[*k].document != hour.document || told[*k].hour == hour.hour))
                && g.iter().any(|k| tied(&told[*k], hour, words))
                && !g.iter().all(|k| other(&told[*k], hour))
        });
        match near {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    let mut drafts = Vec::new();
    for group in groups {
        let mut facts: Vec<Option<Fact<'a>>> = vec![None; items.len()];
        for t in group.iter().map(|i| &told[*i]) {
            let item = &items[t.document].list[t.item];
            facts[t.document].get_or_insert(Fact { span: item.span, sentence: item.sentence, claimed: Claimed::Hour(t.hour) });
        }
        let Some((document, fact)) = facts.iter().enumerate().find_map(|(d, f)| f.as_ref().map(|f| (d, f))) else { continue };
        if facts.iter().flatten().count() < 2 {
            continue;
        }
        group.iter().for_each(|i| used.mark(told[*i].document, told[*i].item));
        let claim = label(tellings[document], fact.span, None);
        let evidence = vec!["hours close together".to_owned()];
        drafts.push(RowDraft { sort: Sort::Date, claim, key: "hour".to_owned(), facts, evidence, unclear: None, grows: false });
    }
    drafts
}

/// The times of day that a sentence tells, with their places.
pub(super) fn hours(t: &Telling, sentence: usize) -> impl Iterator<Item = (Span, Hour)> {
    let dates = t.claims.in_sentence(sentence).dates().iter().filter(move |d| d.end.is_none() && !is_stamp(t, sentence, d));
    dates.filter_map(move |d| Some((d.span, Hour::read(d, &before(t, sentence, d))?)))
}

/// Whether two hours are of one moment: the sum of the weights of shared words, more where both come first.
fn tied(x: &HourMention, y: &HourMention, words: &WordFrequencies) -> bool {
    let shared: f32 = x.around.intersection(&y.around).map(|k| words.weight(*k)).sum();
    let apart = (x.hour.at - y.hour.at).abs();
    let close = match apart {
        ..=CLOSE => 1.0,
        16..=30 => 0.5,
        // Further apart only the first hour of a report can be another telling of the first.
        _ if !(x.first && y.first) => return false,
        _ => 0.0,
    };
    x.document != y.document && shared + close + if x.first && y.first { 0.6 } else { 0.0 } >= TIED
}

/// Whether an hour is that of the report: "June 7, 2031 9:05 AM", "Updated at 22:46".
fn is_stamp(t: &Telling, sentence: usize, date: &Date) -> bool {
    let tokens = t.sentences.tokens_of(sentence);
    let at = tokens.partition_point(|w| w.span.end <= date.span.start);
    let word = |i: usize| tokens[i].text(&t.article.text).to_lowercase();
    let noted = (at.saturating_sub(4)..at).any(|i| matches!(word(i).as_str(), "published" | "posted" | "updated" | "modified"));
    // An hour with the year beside it is told in prose only behind "at" or "on".
    let year = date.value.split_once('-').is_some_and(|(year, _)| date.span.of(&t.article.text).contains(year));
    let prose = at.checked_sub(1).is_some_and(|i| FUNCTION.word(tokens[i]) == Some(&Function::Preposition));
    noted || year && !prose
}

/// The words of the date and the three before it, in small letters.
fn before(t: &Telling, sentence: usize, date: &Date) -> String {
    let tokens = t.sentences.tokens_of(sentence);
    let end = tokens.partition_point(|w| w.span.start < date.span.end);
    let at = tokens.partition_point(|w| w.span.end <= date.span.start).saturating_sub(2);
    let words: Vec<String> = tokens[at..end].iter().filter(|w| w.is_word()).map(|w| w.text(&t.article.text).to_lowercase()).collect();
    words.join(" ")
}
