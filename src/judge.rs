//! A pair whose rules have spoken in; the same with a fitted decision on each edit of its words out.
//!
//! Numbers, dates, names, negations and opposites are judged by their rules alone. Whether a word in another's place, or a
//! detail that came or went, is worth a look, good to know or wording is decided here, an edit at a time: what other edits
//! the sentence has does not count. Both ways round the decision is the same.

pub mod beside;
mod class;
pub mod edit;
pub mod elsewhere;
pub mod feature;

pub use edit::{Edit, edits};

use crate::compare::{New, Pair, Side, State};
use crate::finding::{Finding, Level, Rule};
use crate::lexicon::{FUNCTION, Function};
use crate::relation::{PartOfSpeech, part_of_speech, say_the_same};
use crate::rule::attribution::{ATTRIBUTION_CHANGED, ATTRIBUTION_DROPPED, ATTRIBUTION_WEAKENED};
use crate::rule::certainty::{CERTAINTY_LOWERED, CERTAINTY_RAISED};
use crate::rule::detail::{DETAIL_ADDED, DETAIL_REMOVED, DETAIL_REPLACED};
use crate::rule::meaning::{ANOTHER_WORD, TERM_REPLACED};
use crate::rule::polarity::POLARITY_FLIPPED;
use crate::token::{Kind, Span};
use crate::verdict::Verdict;
use feature::Feature;
use std::ops::Range;

/// So few points for "content" make wording of what a rule found: above, cross-validated, more changed facts are lost than false
/// alarms.
const WORDING: i32 = -30;
/// More points than this for "serious" raise a detail: an addition is compatible by itself, and the odds are to be clear.
const RAISED: i32 = 25;
/// Of two words that no list relates, most are other words for one thing: so many points make one a warning.
const UNRELATED: i32 = 60;
/// More words of a side than this in an edit that no rule found anything in: it was rewritten, and is nobody's counterpart.
const LARGEST: usize = 8;

/// Whether a finding is one that is judged here.
pub fn is_judged(finding: &Finding) -> bool {
    [&TERM_REPLACED, &DETAIL_ADDED, &DETAIL_REMOVED].contains(&finding.rule)
}

/// What is decided of a finding, by the edits that it stands in.
#[derive(Clone, Copy)]
struct Judged {
    /// The points for "serious" and for "content".
    points: [i32; 2],
    /// Whether all of them are one-sided.
    one_sided: bool,
    /// Whether a word changed in one of them that limits what is told.
    limit: bool,
    /// Whether its two terms are known to be two kinds, or opposites.
    related: bool,
    /// Whether one of them is told in any case: a name, a more exact word, or small words, of which the shape says nothing and the
    /// rule knows what they say.
    told: bool,
}

impl Judged {
    fn new(edit: &Edit) -> Judged {
        let seen = |f: Feature| edit.features.get(f) > 0;
        Judged {
            points: edit.features.points(),
            one_sided: seen(Feature::OneSided),
            limit: seen(Feature::Limit),
            related: seen(Feature::TermSibling) || seen(Feature::TermOpposite),
            told: [Feature::Small, Feature::Exact, Feature::LoneName, Feature::SwapName].into_iter().any(seen),
        }
    }

    fn with(self, other: Judged) -> Judged {
        let points = [0, 1].map(|k| self.points[k].max(other.points[k]));
        Judged {
            points,
            one_sided: self.one_sided && other.one_sided,
            limit: self.limit || other.limit,
            related: self.related || other.related,
            told: self.told || other.told,
        }
    }
}

/// Sentences so alike were edited; others were told anew.
const SAME_WORDS: f32 = 0.8;

/// Sentences that share less than half their words can tell of two events.
const ONE_EVENT: f32 = 0.5;

/// A side of so few words is an answer.
const ANSWER: usize = 6;

/// Lowers what was found in a sentence that was written anew where its words, and no figure or name, tie the two sides: who says it,
/// how firmly, whether it is denied, which words came and went.
pub fn settle_rewritten(pair: &mut Pair<'_>) {
    // Where more than a word or two changed, another word is mostly another way to say it.
    if pair.likeness < SAME_WORDS {
        for f in pair.findings.iter_mut().filter(|f| f.rule == &TERM_REPLACED && f.reason == ANOTHER_WORD) {
            f.raise = f.raise.min(Level::Info as i8 - f.rule.level as i8);
        }
    }
    // What is as short as an answer says nothing but what it denies.
    let words = |side: &Side<'_>| side.tokens.iter().filter(|t| t.is_word()).count();
    if pair.likeness >= ONE_EVENT || pair.words.hunks.len() < 2 || words(&pair.before).min(words(&pair.after)) <= ANSWER {
        return;
    }
    for f in &mut pair.findings {
        let loose =
            [&POLARITY_FLIPPED, &CERTAINTY_RAISED, &CERTAINTY_LOWERED, &ATTRIBUTION_CHANGED, &ATTRIBUTION_DROPPED, &ATTRIBUTION_WEAKENED]
                .contains(&f.rule)
                || is_judged(f);
        if loose && f.rule.level.max(f.rule.mirror.level).stepped(f.raise) >= Level::Warning {
            f.set_level(Level::Info);
            f.reason.push_str("; the sentences need not tell of one event");
        }
    }
}

/// So many words of a side that others replaced are shown beside them.
const REPLACED: usize = 8;

/// Tells what went and what came at one place as one change: the words before, and those after.
pub fn join(pair: &mut Pair<'_>) {
    let lone =
        |pair: &Pair<'_>, rule: &'static Rule, verdict: Verdict, within: Option<Span>, of: fn(&Finding) -> Option<Span>| -> Option<usize> {
            let within = within?;
            let here = |f: &Finding| of(f).is_some_and(|s| within.contains(s));
            let mut all = (0..pair.findings.len()).filter(|k| here(&pair.findings[*k]));
            let first = all.next().filter(|_| all.next().is_none())?;
            let f = &pair.findings[first];
            (f.rule == rule && f.verdict == verdict && f.raise <= 0).then_some(first)
        };
    let hunks: Vec<(Option<Span>, Option<Span>)> =
        pair.words.hunks.iter().map(|h| (pair.before.span(&h.before), pair.after.span(&h.after))).collect();
    for (b, a) in hunks {
        let gone = lone(pair, &DETAIL_REMOVED, Verdict::Removed, b, |f| f.before);
        let come = lone(pair, &DETAIL_ADDED, Verdict::Added, a, |f| f.after);
        let Some((i, j)) = gone.zip(come) else { continue };
        let (before, after) = (pair.findings[i].before, pair.findings[j].after);
        let short = |side: &Side<'_>, s: Option<Span>| s.is_some_and(|s| side.at(s).len() <= REPLACED);
        if !short(&pair.before, before) || !short(&pair.after, after) {
            continue;
        }
        replace(pair, i, j, "other words at the same place", "same place in the sentence");
    }
    // What alone went and what alone came: "Kral Steel funds the fair", "the fair is funded by Lund Mills".
    let only = |rule: &'static Rule| {
        let mut all = (0..pair.findings.len()).filter(|k| pair.findings[*k].rule == rule);
        all.next().filter(|_| all.next().is_none())
    };
    let Some((i, j)) = only(&DETAIL_REMOVED).zip(only(&DETAIL_ADDED)) else { return };
    let short = |side: &Side<'_>, s: Option<Span>| s.is_some_and(|s| side.at(s).len() <= REPLACED);
    let (before, after) = (pair.findings[i].before, pair.findings[j].after);
    let alike = pair.likeness >= ONE_EVENT && (pair.findings[i].raise > 0) == (pair.findings[j].raise > 0);
    let fits = |(b, a): (Span, Span)| alike && !is_told_again(pair, b, a) && are_of_one_sort(pair, b, a);
    if short(&pair.before, before) && short(&pair.after, after) && before.zip(after).is_some_and(fits) {
        replace(pair, i, j, "the one went and the other came", "nothing else went or came");
    }
}

/// The words of a stretch that are no small ones.
fn content(side: &Side<'_>, s: Span) -> Vec<usize> {
    side.at(s).filter(|t| side.tokens[*t].is_word() && FUNCTION.word(side.tokens[*t]).is_none()).collect()
}

/// Whether one of two stretches of words says all of the other in other forms.
fn is_told_again(pair: &Pair<'_>, b: Span, a: Span) -> bool {
    let (x, y) = (content(&pair.before, b), content(&pair.after, a));
    let x: Vec<&str> = x.iter().map(|t| pair.before.tokens[*t].text(pair.before.text)).collect();
    let y: Vec<&str> = y.iter().map(|t| pair.after.tokens[*t].text(pair.after.text)).collect();
    say_the_same(&x, &y)
}

/// Whether two stretches of words end on one sort of word, and neither on a day, which another rule holds.
fn are_of_one_sort(pair: &Pair<'_>, b: Span, a: Span) -> bool {
    let sort = |side: &Side<'_>, s: Span| {
        if side.dates.iter().any(|d| d.value.span.overlaps(s)) {
            return None;
        }
        let last = *content(side, s).last()?;
        let name = side.names.iter().any(|n| n.at.contains(&last));
        if name { Some(PartOfSpeech::Noun) } else { part_of_speech(side.tokens[last].text(side.text)) }
    };
    let (x, y) = (sort(&pair.before, b), sort(&pair.after, a));
    x.is_some() && x == y
}

/// Makes one finding of what went and what came.
fn replace(pair: &mut Pair<'_>, gone: usize, come: usize, reason: &str, evidence: &str) {
    let (before, after) = (pair.findings[gone].before, pair.findings[come].after);
    let raise = pair.findings[gone].raise.max(pair.findings[come].raise);
    let (first, second) = (gone.min(come), gone.max(come));
    pair.findings.remove(second);
    pair.findings[first] = Finding {
        rule: &DETAIL_REPLACED,
        raise,
        verdict: Verdict::Unclear,
        before,
        after,
        reason: reason.to_owned(),
        key: "detail".to_owned(),
        evidence: vec![evidence.to_owned()],
    };
}

/// Decides on each edit of a pair.
pub fn decide(pair: &mut Pair<'_>) {
    // In a sentence that was rewritten a word is nobody's counterpart.
    if pair.words.hunks.is_empty() || !pair.is_steady() {
        return;
    }
    // A finding may stand in several edits: the one that says most decides.
    let mut judged: Vec<Option<Judged>> = vec![None; pair.findings.len()];
    let mut silent: Vec<(Edit, i32)> = Vec::new();
    for edit in edits(pair) {
        let this = Judged::new(&edit);
        if edit.findings.is_empty() && this.points[1] > 0 {
            silent.push((edit, this.points[0]));
            continue;
        }
        for &k in edit.findings.iter().filter(|k| is_judged(&pair.findings[**k])) {
            judged[k] = Some(judged[k].map_or(this, |other| other.with(this)));
        }
    }
    let mut wording: Vec<usize> = Vec::new();
    for (k, judged) in judged.into_iter().enumerate().filter_map(|(k, j)| Some((k, j?))) {
        let [serious, content] = judged.points;
        let figure = has_figure(pair, k);
        let terms = pair.findings[k].before.zip(pair.findings[k].after).filter(|_| !judged.related);
        let least = terms.map_or(0, |(b, a)| least(pair, &pair.before.at(b), &pair.after.at(a)));
        let found = &mut pair.findings[k];
        let meant = found.raise > 0;
        // Words for words are told as terms where they are few, and figures have rules of their own.
        match found.rule == &TERM_REPLACED {
            // Of two words that no list relates, most are other words for one thing.
            true => found.raise = i8::from(serious > least) - 1,
            // What shuts something out or makes it another thing was meant: "only", "non-".
            false if meant && judged.limit => {}
            false if judged.one_sided && !figure => found.raise = i8::from(serious > RAISED),
            false => {}
        }
        if serious <= 0 && content <= WORDING && !judged.told && !meant && !figure {
            wording.push(k);
        }
    }
    take_back(pair, &wording);
    for (edit, serious) in silent {
        tell(pair, &edit, serious);
    }
}

/// The points from which two words that no list relates are a warning: as many words on both sides, of one part of speech.
fn least(pair: &Pair<'_>, x: &Range<usize>, y: &Range<usize>) -> i32 {
    let part = |side: &Side<'_>, r: &Range<usize>| {
        let small = r.clone().any(|t| FUNCTION.word(side.tokens[t]).is_some());
        let last = side.tokens.get(r.end.checked_sub(1)?).filter(|_| !small)?;
        part_of_speech(last.text(side.text))
    };
    let alike = x.len() == y.len() && part(&pair.before, x).is_some_and(|p| part(&pair.after, y) == Some(p));
    // "By-election", "general election": the first part of a compound is a kind.
    let prefix = |side: &Side<'_>, r: &Range<usize>| side.tokens.get(r.end).is_some_and(|t| t.kind == Kind::Dash && !t.space_before());
    let alike = alike || prefix(&pair.before, x) != prefix(&pair.after, y);
    if alike { UNRELATED } else { i32::MAX }
}

/// Leaves what these findings told as wording.
fn take_back(pair: &mut Pair<'_>, list: &[usize]) {
    for &k in list.iter().rev() {
        let gone = pair.findings.remove(k);
        for (side, span) in [(&mut pair.before, gone.before), (&mut pair.after, gone.after)] {
            let Some(range) = span.map(|s| side.at(s)) else { continue };
            for state in side.states[range].iter_mut().filter(|s| **s == State::Found) {
                *state = State::Reworded;
            }
        }
    }
}

/// Whether a figure or a day stands in a finding: these have rules of their own, and no digit changes in silence.
fn has_figure(pair: &Pair<'_>, k: usize) -> bool {
    let figure = |side: &Side<'_>, span: Option<Span>| {
        let Some(range) = span.map(|s| side.at(s)) else { return false };
        let meets = |at: &Range<usize>| at.start < range.end && range.start < at.end;
        let counted = || side.quantities.iter().any(|q| meets(&side.at(q.value.number)));
        side.tokens[range.clone()].iter().any(|t| t.has_figures(side.text)) || side.dates.iter().any(|d| meets(&d.at)) || counted()
    };
    let finding = &pair.findings[k];
    figure(&pair.before, finding.before) || figure(&pair.after, finding.after)
}

/// Tells of an edit in which no rule found anything.
fn tell(pair: &mut Pair<'_>, edit: &Edit, points: i32) {
    let [x, y] = edit.said.clone();
    let lone = x.is_none() || y.is_none();
    let (x, y) = if lone { (x.map(|r| led(&pair.before, r)), y.map(|r| led(&pair.after, r))) } else { (x, y) };
    // Figures that no rule read are named as not checked.
    let figures =
        |side: &Side<'_>, r: &Option<Range<usize>>| r.iter().flat_map(|r| &side.tokens[r.clone()]).any(|t| t.has_figures(side.text));
    let plain = !figures(&pair.before, &x) && !figures(&pair.after, &y);
    if !plain || x.iter().chain(&y).any(|r| r.len() > LARGEST) {
        return;
    }
    let loud = i8::from(points > 0);
    let (rule, verdict, reason, raise) = match (&x, &y) {
        (Some(x), Some(y)) => (&TERM_REPLACED, Verdict::Unclear, ANOTHER_WORD, i8::from(points > least(pair, x, y)) - 1),
        (Some(_), None) => (&DETAIL_REMOVED, Verdict::Removed, "only the side before says this", loud),
        (None, Some(_)) => (&DETAIL_ADDED, Verdict::Added, "only the side after says this", loud),
        (None, None) => return,
    };
    let (key, evidence) = if rule == &TERM_REPLACED { ("term", "same place in the sentence") } else { ("detail", "the sentence is kept") };
    pair.find(New { rule, verdict, before: x, after: y, reason: reason.to_owned(), key, raise, evidence: vec![evidence.to_owned()] });
}

/// A phrase that came or went, with the preposition that leads it: "in a clinic".
fn led(side: &Side<'_>, phrase: Range<usize>) -> Range<usize> {
    let small = |t: &usize| {
        side.states[*t] == State::Open && matches!(FUNCTION.word(side.tokens[*t]), Some(Function::Preposition | Function::Determiner))
    };
    (0..phrase.start).rev().take_while(small).last().unwrap_or(phrase.start)..phrase.end
}
