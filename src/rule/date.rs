//! Changed dates and times, judged as intervals.

use crate::compare::family::Family;
use crate::compare::{New, Pair, Placed, Side, State, as_of, paired};
use crate::kind::date::point::{Clock, Point};
use crate::kind::date::{Date, DateKind, Meaning};
use crate::kind::quantity::QuantityKind;
use crate::lexicon::text::FurnitureCue;
use crate::lexicon::{DATE_LEAD, FUNCTION, FURNITURE, Lead};
use crate::token::Kind;
use crate::verdict::Verdict;
use std::ops::Range;

rules! {
    /// # What it reports
    /// Two dates or times told of the same thing that cannot both be true; one day with another word before it ("by Friday",
    /// "until Friday").
    /// # Why it matters
    /// Readers act on dates: they come to the wrong day.
    /// # Not reported
    /// The same day in another form ("Tuesday" in an article of that week and its calendar date; "3 p.m." and "15:00").
    /// Where the day moved that figures are told of ("as of Friday"), both can be true, and the change is an info.
    DATE_CONFLICT = "date-conflict", Error, Date, Pair, mirror DATE_CONFLICT,
        fires "The council meets on Tuesday." => "The council meets on Wednesday.",
        silent "The council meets at 3 p.m. on Tuesday." => "The council meets at 3 pm on Tuesday.";

    /// # What it reports
    /// A date made more exact.
    /// # Why it matters
    /// Both tellings can be true.
    /// # Not reported
    /// The same date in another form.
    DATE_REFINED = "date-refined", Info, Date, Pair, mirror DATE_WIDENED,
        fires "The mine closed in March 2024." => "The mine closed on March 5, 2024.",
        silent "The mine closed on 5 March 2024." => "The mine closed on March 5, 2024.";

    /// # What it reports
    /// A date made less exact, or two periods that only partly agree.
    /// # Why it matters
    /// Something that was known is no longer said.
    /// # Not reported
    /// The same date in another form.
    DATE_WIDENED = "date-widened", Warning, Date, Pair, mirror DATE_REFINED,
        fires "The mine closed on March 5, 2024." => "The mine closed in March 2024.",
        silent "The mine closed on March 5, 2024." => "The mine was closed on March 5, 2024.";
}

/// Dates.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// Sentences less alike than this need not tell of one event.
const SAME_EVENT: f32 = 0.5;

fn check(pair: &mut Pair<'_>) {
    // Durations are quantities, and judged as such.
    let dates = |list: &[Placed<'_, Date>]| -> Vec<(Range<usize>, Date)> {
        list.iter().filter(|d| d.value.kind != DateKind::Duration).map(|d| (d.at.clone(), d.value.clone())).collect()
    };
    let (b, a) = (dates(&pair.before.dates), dates(&pair.after.dates));
    let is_open = |side: &Side<'_>, at: &Range<usize>| side.is_open(at) || is_shuffled(side, at);
    let open_b: Vec<usize> = (0..b.len()).filter(|i| is_open(&pair.before, &b[*i].0)).collect();
    let open_a: Vec<usize> = (0..a.len()).filter(|j| is_open(&pair.after, &a[*j].0)).collect();
    // A date that stands on both sides, word for word at its place, was replaced by none.
    let stands = |i: usize, j: usize| {
        let (x, y) = (&b[i].0, &a[j].0);
        let held = x.len() == y.len() && x.clone().zip(y.clone()).all(|(t, u)| pair.words.to_after[t] == Some(u));
        held && !open_b.contains(&i) && !open_a.contains(&j)
    };
    let stood_b: Vec<bool> = (0..b.len()).map(|i| (0..a.len()).any(|j| stands(i, j))).collect();
    let stood_a: Vec<bool> = (0..a.len()).map(|j| (0..b.len()).any(|i| stands(i, j))).collect();
    let score = |i: usize, j: usize| {
        if stood_b[i] || stood_a[j] {
            return None;
        }
        // One of the two has changed; the other may be a part of it that was kept.
        if !open_b.contains(&i) && !open_a.contains(&j) {
            return None;
        }
        let same = matches!(crate::compare::date::compare(&b[i].1, &a[j].1).verdict, Verdict::Same | Verdict::Equivalent);
        let place = pair.same_place(&b[i].0, &a[j].0);
        (place || same).then(|| i64::from(place) * 3 + i64::from(same) * 3 + i64::from(b[i].1.kind == a[j].1.kind))
    };
    let pairs = paired(b.len(), a.len(), score);
    let (mut free_b, mut free_a) = (vec![true; b.len()], vec![true; a.len()]);
    for (i, j) in pairs {
        (free_b[i], free_a[j]) = (false, false);
        report(pair, &b[i], &a[j]);
    }
    // What is told of one act is one date, wherever in its clause it stands: "died on Tuesday at home", "died at home on Monday".
    let left = |open: &[usize], free: &[bool]| open.iter().copied().filter(|i| free[*i]).collect::<Vec<_>>();
    let (left_b, left_a) = (left(&open_b, &free_b), left(&open_a, &free_a));
    if !left_b.is_empty() && !left_a.is_empty() {
        let verbs_b = pair.before.verbs_of(b.iter().map(|x| x.0.start));
        let verbs_a = pair.after.verbs_of(a.iter().map(|y| y.0.start));
        let only = |verbs: &[Option<usize>], i: usize| verbs.iter().filter(|v| **v == verbs[i]).count() == 1;
        for i in left_b {
            let act = verbs_b[i].and_then(|v| pair.words.to_after[v]).filter(|_| only(&verbs_b, i));
            let Some(j) = left_a.iter().copied().find(|j| act.is_some() && verbs_a[*j] == act && only(&verbs_a, *j)) else { continue };
            if b[i].1.kind == a[j].1.kind {
                (free_b[i], free_a[j]) = (false, false);
                report(pair, &b[i], &a[j]);
            }
        }
    }
    for (before, open, free) in [(true, &open_b, &mut free_b), (false, &open_a, &mut free_a)] {
        for i in open {
            let time = if before { &b[*i] } else { &a[*i] };
            free[*i] = free[*i] && !in_print(pair, time, before);
        }
    }
    leads(pair, &b, &a);
    pair.unpaired += open_b.iter().filter(|i| free_b[**i]).count() + open_a.iter().filter(|j| free_a[**j]).count();
}

/// Half a day, in minutes.
const HALF_A_DAY: i32 = 720;

/// "Half past five" and "5.30", as Britain prints it: a bare number with two decimals in the place of a time is one. True when that
/// was told.
fn in_print(pair: &mut Pair<'_>, (at, date): &(Range<usize>, Date), before: bool) -> bool {
    let Meaning::Point(Point { clock: Some(Clock::At { hour, minute, .. }), .. }) = date.meaning else { return false };
    let other = if before { &pair.after } else { &pair.before };
    let place = |q: &Range<usize>| if before { pair.same_place(at, q) } else { pair.same_place(q, at) };
    let printed = other.quantities.iter().filter(|q| q.value.kind == QuantityKind::Number && q.value.unit.is_empty());
    let minutes = |q: &Range<usize>| {
        let (hour, minute) = other.text_of(q).split_once('.').filter(|(_, m)| m.len() == 2)?;
        let (hour, minute): (i32, i32) = (hour.parse().ok()?, minute.parse().ok()?);
        ((1..=12).contains(&hour) && minute < 60).then_some((hour * 60 + minute) % HALF_A_DAY)
    };
    let found = printed.filter(|q| other.is_open(&q.at) && place(&q.at)).find_map(|q| Some((q.at.clone(), minutes(&q.at)?)));
    let Some((number, read)) = found else { return false };
    let told = (i32::from(hour) * 60 + i32::from(minute)) % HALF_A_DAY;
    let (b, a) = if before { (at.clone(), number) } else { (number, at.clone()) };
    pair.paired += 1;
    if read == told {
        pair.equivalent += 1;
        pair.agree(&b, &a);
        return true;
    }
    pair.find(New {
        rule: &DATE_CONFLICT,
        verdict: Verdict::Conflicting,
        before: Some(b),
        after: Some(a),
        reason: "two different times".to_owned(),
        key: "date",
        raise: 0,
        evidence: vec!["same sentence".to_owned()],
    });
    true
}

/// Whether some numbers of a date changed their place and others kept theirs: "2024-04-05" and "2024-05-04".
fn is_shuffled(side: &Side<'_>, at: &Range<usize>) -> bool {
    let has = |state: fn(State) -> bool| at.clone().any(|t| state(side.states[t]) && side.tokens[t].kind == Kind::Number);
    has(|s| s == State::Moved) && has(|s| s != State::Moved)
}

/// "Closed by Friday" and "closed until Friday": the same day, and another time.
fn leads(pair: &mut Pair<'_>, b: &[(Range<usize>, Date)], a: &[(Range<usize>, Date)]) {
    let lead = |side: &Side<'_>, at: &Range<usize>| {
        // "Hit by Friday's strike": by what, and not when.
        let owns = side.tokens.get(at.end).is_some_and(|t| matches!(t.text(side.text), "'s" | "’s" | "'" | "’"));
        let found = DATE_LEAD.before(&side.tokens, at.start).filter(|_| !owns)?;
        let words = at.start - found.len..at.start;
        words.clone().any(|t| matches!(side.states[t], State::Open | State::Reworded)).then_some((words, *found.means))
    };
    // "Held her post since 2021" and "took up her post in 2021" say the same: all else must be kept.
    let kept = |side: &Side<'_>| {
        (0..side.tokens.len()).all(|t| {
            side.tokens[t].kind != Kind::Word
                || FUNCTION.word(side.tokens[t]).is_some()
                || matches!(side.states[t], State::Kept | State::Moved)
        })
    };
    if !kept(&pair.before) || !kept(&pair.after) || super::polarity::excepted(pair).is_some() {
        return;
    }
    for (x, _) in b {
        let Some((led, how)) = lead(&pair.before, x) else { continue };
        let Some(y) = pair.words.to_after[x.start].and_then(|u| a.iter().find(|y| y.0.start == u && y.0.len() == x.len())) else {
            continue;
        };
        let Some((there, other)) = lead(&pair.after, &y.0) else { continue };
        // "Not until Friday" and "not before Friday".
        let near = |x: Lead, y: Lead| x == y || matches!((x, y), (Lead::Until | Lead::By, Lead::Before) | (Lead::Since, Lead::After));
        // Opposites are another rule's: "before" and "after".
        let opposite = |x: Lead, y: Lead| matches!((x, y), (Lead::Before, Lead::After) | (Lead::Until, Lead::Since));
        if near(how, other) || near(other, how) || opposite(how, other) || opposite(other, how) {
            continue;
        }
        let (before, after) = (Some(led.start..x.end), Some(there.start..y.0.end));
        let reason = "the same day, and another time before or after it".to_owned();
        pair.find(New {
            rule: &DATE_CONFLICT,
            verdict: Verdict::Overlapping,
            before,
            after,
            reason,
            key: "date",
            raise: -1,
            evidence: vec!["the date is kept".to_owned()],
        });
    }
}

/// "early May" and "late May".
fn is_other_part(x: &Date, y: &Date) -> bool {
    x.modifier != y.modifier && x.modifier.is_part() && y.modifier.is_part()
}

/// "Friday" without a date is placed by the tense around it; a written date of the same weekday a week away says which
/// Friday was meant.
fn a_week_apart(pair: &Pair<'_>, x: &(Range<usize>, Date), y: &(Range<usize>, Date)) -> bool {
    let written = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    let (b, a) = (written(pair.before.text_of(&x.0)), written(pair.after.text_of(&y.0)));
    match (x.1.low, y.1.low) {
        (Some(p), Some(q)) => b != a && p.date().duration_until(q.date()).abs() == jiff::SignedDuration::from_hours(7 * 24),
        _ => false,
    }
}

/// "Friday", that nothing places in a year.
fn is_weekday(d: &Date) -> bool {
    d.value.starts_with("XXXX-WXX-")
}

/// A day by whatever name: "Friday", "22 January".
fn is_day(d: &Date) -> bool {
    let digits = |r: Range<usize>| d.value.get(r).is_some_and(|v| v.bytes().all(|b| b.is_ascii_digit()));
    is_weekday(d) || digits(5..7) && digits(8..10)
}

/// Whether one is told as the last time at which it may be, and the other as the first at which it may not.
fn are_adjoining(pair: &Pair<'_>, x: &(Range<usize>, Date), y: &(Range<usize>, Date)) -> bool {
    let lead = |side: &Side<'_>, at: &Range<usize>| DATE_LEAD.before(&side.tokens, at.start).map(|f| *f.means);
    let meets = |last: &Date, first: &Date| last.high.is_some() && last.high == first.low;
    match (lead(&pair.before, &x.0), lead(&pair.after, &y.0)) {
        (Some(Lead::By), Some(Lead::Before)) => meets(&x.1, &y.1),
        (Some(Lead::Before), Some(Lead::By)) => meets(&y.1, &x.1),
        _ => false,
    }
}

/// Sentences less alike than this tell of two events, whatever days they name.
const ONE_DAY: f32 = 0.4;

/// Whether each side names one time, lengths of time left out.
fn is_lone(pair: &Pair<'_>) -> bool {
    let one = |side: &Side<'_>| side.dates.iter().filter(|d| d.value.kind != DateKind::Duration).count() == 1;
    one(&pair.before) && one(&pair.after)
}

/// Whether a time is where something ends: "through tonight".
fn is_end(side: &Side<'_>, at: &Range<usize>) -> bool {
    at.start > 0 && THROUGH.contains(&side.tokens[at.start - 1].text(side.text).to_lowercase().as_str())
}

/// Whether a time is where something starts that goes on to another: "this morning through Tuesday".
fn is_start(side: &Side<'_>, at: &Range<usize>) -> bool {
    side.dates.iter().any(|d| d.at.start == at.end + 1)
        && side.tokens.get(at.end).is_some_and(|t| THROUGH.contains(&t.text(side.text).to_lowercase().as_str()))
}

/// Words between the start and the end of a time.
const THROUGH: [&str; 4] = ["through", "till", "to", "until"];

/// So many tokens behind the words for it the day of a stamp stands: tags may stand between.
const STAMP: usize = 12;

/// Whether a date stands behind the words with which a page says when it was changed.
fn is_stamp(side: &Side<'_>, at: usize) -> bool {
    let first = (0..at).find(|t| side.tokens[*t].is_word());
    first.is_some_and(|t| at - t <= STAMP && FURNITURE.at(&side.tokens, t).is_some_and(|f| *f.means == FurnitureCue::Updated))
}

fn report(pair: &mut Pair<'_>, x: &(Range<usize>, Date), y: &(Range<usize>, Date)) {
    let mut result = crate::compare::date::compare(&x.1, &y.1);
    pair.paired += 1;
    let (rule, raise) = match result.verdict {
        Verdict::Same | Verdict::Equivalent if is_other_part(&x.1, &y.1) => {
            let (verdict, reason) = (Verdict::Conflicting, "another part of the same time".to_owned());
            let (before, after) = (Some(x.0.clone()), Some(y.0.clone()));
            return pair.find(New {
                rule: &DATE_CONFLICT,
                verdict,
                before,
                after,
                reason,
                key: "date",
                raise: 0,
                evidence: vec!["same sentence".to_owned()],
            });
        }
        Verdict::Same | Verdict::Equivalent => {
            pair.equivalent += 1;
            return pair.agree(&x.0, &y.0);
        }
        Verdict::Refined => (&DATE_REFINED, 0),
        Verdict::Widened => (&DATE_WIDENED, 0),
        Verdict::Conflicting if a_week_apart(pair, x, y) => {
            pair.equivalent += 1;
            return pair.agree(&x.0, &y.0);
        }
        Verdict::Conflicting if as_of::is_as_of(&pair.before, &x.0) && as_of::is_as_of(&pair.after, &y.0) => {
            let reason = "the day that the figures are told of moved".to_owned();
            let (before, after) = (Some(x.0.clone()), Some(y.0.clone()));
            return pair.find(New {
                rule: &DATE_CONFLICT,
                verdict: Verdict::Unclear,
                before,
                after,
                reason,
                key: "date",
                raise: -2,
                evidence: vec!["same sentence".to_owned()],
            });
        }
        // "By the end of September" and "before October".
        Verdict::Conflicting if are_adjoining(pair, x, y) => {
            pair.equivalent += 1;
            return pair.agree(&x.0, &y.0);
        }
        // "From this morning through Tuesday", "through tonight": where it starts is not where it ends.
        Verdict::Conflicting
            if is_start(&pair.before, &x.0) != is_start(&pair.after, &y.0) && (is_end(&pair.before, &x.0) || is_end(&pair.after, &y.0)) =>
        {
            result.verdict = Verdict::Unclear;
            result.reason = "one is where it starts, the other where it ends".to_owned();
            (&DATE_CONFLICT, -2)
        }
        // Sentences that share less than half their words can tell of two events, each with its own day; where each tells one, that is
        // a day of what they share.
        Verdict::Conflicting if pair.likeness < SAME_EVENT && pair.likeness >= ONE_DAY && is_lone(pair) && x.1.kind == y.1.kind => {
            result.reason.push_str("; the sentences need not tell of one event");
            (&DATE_CONFLICT, -1)
        }
        Verdict::Conflicting if pair.likeness < SAME_EVENT => {
            result.verdict = Verdict::Unclear;
            result.reason.push_str("; the sentences need not tell of one event");
            (&DATE_CONFLICT, -2)
        }
        // "Last updated: 4 May": a page says so of itself.
        Verdict::Conflicting if is_stamp(&pair.before, x.0.start) && is_stamp(&pair.after, y.0.start) => {
            result.verdict = Verdict::Unclear;
            result.reason = "the page was updated since".to_owned();
            (&DATE_CONFLICT, -2)
        }
        Verdict::Conflicting => (&DATE_CONFLICT, 0),
        Verdict::Overlapping => (&DATE_CONFLICT, -1),
        // Where nothing places them, a weekday and a day of a month may be one: the change is shown, and is no alarm.
        _ if is_weekday(&x.1) != is_weekday(&y.1) && is_day(&x.1) && is_day(&y.1) => {
            result.verdict = Verdict::Unclear;
            result.reason = "the day is told in another way; nothing says whether it is the same".to_owned();
            (&DATE_CONFLICT, -2)
        }
        // "recently" against a day: nothing to hold against each other.
        _ => return,
    };
    pair.find(New {
        rule,
        verdict: result.verdict,
        before: Some(x.0.clone()),
        after: Some(y.0.clone()),
        reason: result.reason,
        key: "date",
        raise,
        evidence: vec!["same sentence".to_owned()],
    });
}
