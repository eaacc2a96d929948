//! Changed quotations: their words, and their speakers.

use crate::compare::family::Family;
use crate::compare::{Comparison, New, Pair, Placed, Side, State, paired};
use crate::finding::{Finding, Level};
use crate::frame::source::{Attribution, Rank};
use crate::kind::form::form;
use crate::kind::name::{Name, NameKind};
use crate::lexicon::{FUNCTION, Function, LIMITS, Limit};
use crate::relation::{Relation, relate};
use crate::telling::Telling;
use crate::token::{Span, Token};
use crate::verdict::Verdict;
use std::collections::HashMap;
use std::ops::Range;

rules! {
    /// # What it reports
    /// Words inside quotation marks that changed.
    /// # Why it matters
    /// A quotation is a claim about what somebody said, word for word.
    /// # Not reported
    /// Other quotation marks, an interruption by the speaker's name, a quotation cut shorter at its end, a word in square brackets,
    /// a small number in digits for the same in words: which of the two is the outlet's style, not the speaker's words.
    QUOTE_ALTERED = "quote-altered", Error, Quotation, Pair, mirror QUOTE_ALTERED,
        fires "\"We will never close the mine,\" Ada Kral said." => "\"We will not close the mine this year,\" Ada Kral said.",
        silent "\"We will never close the mine,\" Ada Kral said." => "“We will never close the mine,” said Ada Kral.";

    /// # What it reports
    /// The same quotation in another speaker's mouth.
    /// # Why it matters
    /// One of the two did not say it.
    /// # Not reported
    /// The same speaker by a shorter name, a title or a pronoun; a name for a role, which may be the same person.
    QUOTE_REASSIGNED = "quote-reassigned", Error, Quotation, Pair, mirror QUOTE_REASSIGNED,
        fires "\"We will never close the mine,\" Ada Kral said." => "\"We will never close the mine,\" Ivo Lund said.",
        silent "\"We will never close the mine,\" Ada Kral said." => "\"We will never close the mine,\" Kral said.";

    /// # What it reports
    /// Somebody's own words that are now told without quotation marks, or told words that now stand in them.
    /// # Why it matters
    /// Quotation marks promise the exact words. Without them the outlet answers for the wording, and words that get
    /// them must have been said so.
    /// # Not reported
    /// A word or two in quotation marks, a title, a quotation that is gone with what it said.
    QUOTE_PARAPHRASED = "quote-paraphrased", Warning, Quotation, Pair, mirror QUOTE_PARAPHRASED,
        fires "\"We will never close the old harbour,\" Ada Kral said." => "Ada Kral said that they would never close the old harbour.",
        silent "Ada Kral wrote \"The Long Way Home at Night\" in 2019." => "Ada Kral wrote The Long Way Home at Night in 2019.";
}

/// Quotations.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: Some(exchanged) };

/// Below this share of common words, two quotations are two quotations.
const SAME_QUOTATION: f32 = 0.4;

fn check(pair: &mut Pair<'_>) {
    let b: Vec<Range<usize>> = pair.before.quotations.iter().map(|q| q.at.clone()).collect();
    let a: Vec<Range<usize>> = pair.after.quotations.iter().map(|q| q.at.clone()).collect();
    let pairs = paired(b.len(), a.len(), |i, j| shared(pair, &b[i], &a[j]));
    for (i, j) in &pairs {
        altered(pair, &b[*i], &a[*j]);
        reassigned(pair, &b[*i], &a[*j]);
    }
    // One quotation in two parts is held against both.
    let part = |i: usize, j: usize| !pairs.contains(&(i, j)) && shared(pair, &b[i], &a[j]).is_some_and(|n| n >= PART);
    let near = |i: usize| i.saturating_sub(PARTS)..i + PARTS + 1;
    let parts: Vec<(usize, usize)> =
        (0..b.len()).flat_map(|i| near(i).map(move |j| (i, j))).filter(|(i, j)| *j < a.len() && part(*i, *j)).collect();
    for (i, j) in &parts {
        altered(pair, &b[*i], &a[*j]);
    }
    let alone = |n: usize, of: fn(&(usize, usize)) -> usize| !pairs.iter().chain(&parts).any(|p| of(p) == n);
    for x in b.iter().enumerate().filter(|(i, _)| alone(*i, |p| p.0)).map(|(_, x)| x) {
        paraphrased(pair, x, true);
    }
    for y in a.iter().enumerate().filter(|(j, _)| alone(*j, |p| p.1)).map(|(_, y)| y) {
        paraphrased(pair, y, false);
    }
}

/// So many words in common make a quotation a part of another.
const PART: i64 = 3;
/// How far apart, in quotations, the parts of one stand.
const PARTS: usize = 3;

/// How many words two quotations share, if enough for them to be one.
fn shared(pair: &Pair<'_>, x: &Range<usize>, y: &Range<usize>) -> Option<i64> {
    let words = |r: &Range<usize>, side: &Side<'_>| r.clone().filter(|t| side.tokens[*t].is_word()).count();
    let shared = x.clone().filter(|t| pair.before.tokens[*t].is_word() && pair.words.to_after[*t].is_some_and(|u| y.contains(&u))).count();
    let fewest = words(x, &pair.before).min(words(y, &pair.after));
    let alike = fewest >= 2 && shared as f32 >= SAME_QUOTATION * fewest as f32;
    // A word or two in quotation marks stand in each other's place or not at all.
    let short = fewest <= 3 && pair.likeness > 0.5 && pair.same_place(x, y);
    (alike || short).then_some(shared as i64)
}

/// A quotation of fewer words than this may be a term or a title: its marks say little.
const SPEECH: usize = 5;
/// So many of its content words must be told on the other side.
const TOLD: usize = 3;
/// The share of a quotation's content words that must be told on the other side.
const RETOLD: f32 = 0.5;

/// Direct speech on this side that the other tells without quotation marks.
fn paraphrased(pair: &mut Pair<'_>, quote: &Range<usize>, before: bool) {
    let (side, other, to) =
        if before { (&pair.before, &pair.after, &pair.words.to_after) } else { (&pair.after, &pair.before, &pair.words.to_before) };
    let words: Vec<usize> = quote.clone().filter(|t| side.tokens[*t].is_word()).collect();
    let content: Vec<usize> = words.iter().copied().filter(|t| FUNCTION.word(side.tokens[*t]).is_none()).collect();
    let title = content.iter().all(|t| side.tokens[*t].is_capitalised());
    let told: Vec<usize> = content.iter().filter_map(|t| to[*t]).filter(|u| !other.is_quoted(&(*u..u + 1))).collect();
    if words.len() < SPEECH || title || told.len() < TOLD || (told.len() as f32) < RETOLD * content.len() as f32 {
        return;
    }
    // Somebody must be saying it.
    if side.sources.is_empty() && other.sources.is_empty() {
        return;
    }
    let first = told.iter().copied().min().unwrap_or(0);
    // "they had never" before the first word that is kept.
    let came = |u: &usize| matches!(other.states[*u], State::Open | State::Reworded) && FUNCTION.word(other.tokens[*u]).is_some();
    let there = (0..first).rev().take_while(came).last().unwrap_or(first)..told.iter().copied().max().unwrap_or(0) + 1;
    let (b, a) = if before { (quote.clone(), there) } else { (there, quote.clone()) };
    let reason = match (before, words.iter().all(|t| to[*t].is_some())) {
        (true, true) => "the same words, no longer in quotation marks",
        (true, false) => "the speaker's own words are now told in other words",
        (false, true) => "the same words, now in quotation marks",
        (false, false) => "what was told is now given as the speaker's own words",
    };
    light(&mut pair.before, &b);
    light(&mut pair.after, &a);
    pair.paired += 1;
    pair.record(New {
        rule: &QUOTE_PARAPHRASED,
        verdict: if before { Verdict::Lowered } else { Verdict::Raised },
        before: Some(b),
        after: Some(a),
        reason: reason.to_owned(),
        key: "quotation",
        raise: 0,
        evidence: vec!["same speech".to_owned()],
    });
}

/// "We will" becomes "they would": what speech changes when it is told is wording; its other words are other rules' to judge.
fn light(side: &mut Side<'_>, range: &Range<usize>) {
    for t in range.clone() {
        if FUNCTION.word(side.tokens[t]).is_some_and(|f| *f != Function::Negation) {
            side.mark(&(t..t + 1), State::Reworded);
        }
    }
}

/// Who speaks: the attribution nearest to a quotation, and its name where it has one.
struct Speaker<'a> {
    at: Range<usize>,
    who: Range<usize>,
    rank: Rank,
    name: Option<(&'a Name, Range<usize>)>,
}

fn speaker<'a>(side: &Side<'a>, quote: &Range<usize>) -> Option<Speaker<'a>> {
    let apart = |at: &Range<usize>| at.start.abs_diff(quote.end).min(quote.start.abs_diff(at.end));
    let outside = side.sources.iter().filter(|s| s.at.end <= quote.start || s.at.start >= quote.end);
    let source = outside.min_by_key(|s| apart(&s.at))?;
    let who = side.at(source.value.who);
    // The last name is the speaker's, "Corbelan's coach, Ivo Lund", unless it says of what: "Ada Kral of the club Open Shores".
    let told = || side.names.iter().filter(|n| n.at.start < who.end && who.start < n.at.end);
    let own = |n: &&Placed<'_, Name>| told().all(|o| o.at.end > n.at.start || !is_led(&side.tokens[o.at.end..n.at.start]));
    let name = told().rfind(own).map(|n| (n.value, n.at.clone()));
    Some(Speaker { at: source.at.clone(), who, rank: source.value.rank, name })
}

/// Whether a preposition stands in the words between two names: the second says of what the first is.
fn is_led(between: &[Token]) -> bool {
    between.iter().any(|t| FUNCTION.word(*t) == Some(&Function::Preposition))
}

/// The same words in another mouth: both speakers named, and no name in common; or both in a role, and not the same.
fn reassigned(pair: &mut Pair<'_>, x: &Range<usize>, y: &Range<usize>) {
    let (Some(p), Some(q)) = (speaker(&pair.before, x), speaker(&pair.after, y)) else { return };
    let other = match (&p.name, &q.name) {
        (Some((n, at)), Some((m, to))) => {
            let respelt = super::name::spelling(n.span.of(pair.before.text), m.span.of(pair.after.text));
            let one = pair.before.telling.has_in_one(n, m) || pair.after.telling.has_in_one(n, m);
            !n.may_be(m) && !one && !respelt && pair.before.is_open(at) && pair.after.is_open(to)
        }
        (None, None) => other_role(pair, &p, &q),
        _ => false,
    };
    if !other {
        return;
    }
    pair.paired += 1;
    pair.find(New {
        rule: &QUOTE_REASSIGNED,
        verdict: Verdict::Conflicting,
        before: Some(p.at),
        after: Some(q.at),
        reason: "the same words, another speaker".to_owned(),
        key: "quotation",
        raise: 0,
        evidence: vec!["same quotation".to_owned()],
    });
}

/// "the mayor" and "the police chief": no word in common, and none that means the other.
fn other_role(pair: &Pair<'_>, p: &Speaker<'_>, q: &Speaker<'_>) -> bool {
    if p.rank == Rank::Pronoun || q.rank == Rank::Pronoun || (p.rank == Rank::Vague) != (q.rank == Rank::Vague) {
        return false;
    }
    let words = |side: &Side<'_>, who: &Range<usize>| -> Vec<usize> {
        who.clone().filter(|t| side.tokens[*t].is_word() && FUNCTION.word(side.tokens[*t]).is_none()).collect()
    };
    let (b, a) = (words(&pair.before, &p.who), words(&pair.after, &q.who));
    let one = |t: usize, u: usize| {
        let (v, w) = (pair.before.tokens[t].text(pair.before.text), pair.after.tokens[u].text(pair.after.text));
        // "spokesman" and "spokeswoman" speak for the same.
        let spokes = |w: &str| w.to_ascii_lowercase().starts_with("spokes");
        spokes(v) && spokes(w)
            || pair.words.to_after[t] == Some(u)
            || !matches!(relate(v, w), Relation::Sibling | Relation::Antonym | Relation::Unrelated)
    };
    !b.is_empty() && !a.is_empty() && !b.iter().any(|t| a.iter().any(|u| one(*t, *u)))
}

/// Reports each hunk inside both quotations; a quotation that is only shorter is left to other rules.
fn altered(pair: &mut Pair<'_>, x: &Range<usize>, y: &Range<usize>) {
    let retyped = form(&pair.before.tokens[x.clone()]) == form(&pair.after.tokens[y.clone()]);
    let hunks: Vec<(Range<usize>, Range<usize>)> = pair
        .words
        .hunks
        .iter()
        .map(|h| (clip(&h.before, x), clip(&h.after, y)))
        .filter(|(b, a)| {
            let word = |r: &Range<usize>, side: &Side<'_>| r.clone().any(|t| side.tokens[t].is_word() && side.states[t] == State::Open);
            word(b, &pair.before) || word(a, &pair.after)
        })
        .collect();
    // Where the sentences were cut otherwise, two quotations can lie in each other's place and both stand unchanged.
    let (whole, other) = (stands(&pair.before, x, &pair.after), stands(&pair.after, y, &pair.before));
    // Words that bind what is left of a quotation stand nowhere else.
    let bound = hunks.iter().any(|(b, a)| !whole && binds(&pair.before, b, x) || !other && binds(&pair.after, a, y));
    if retyped || (whole || other) && !bound {
        return hunks.iter().for_each(|(b, a)| pair.reword(b, a));
    }
    let is_cut = |(b, a): &(Range<usize>, Range<usize>)| cut(pair, (b, x), (a, y));
    // Of a few quoted words, some lost and others gained are other words, not another excerpt.
    let short = x.len().max(y.len()) <= SHORT;
    let replaced = short && hunks.iter().any(|h| is_cut(h) && h.1.is_empty()) && hunks.iter().any(|h| is_cut(h) && h.0.is_empty());
    let kept: Vec<bool> = hunks.iter().map(|h| !replaced && is_cut(h)).collect();
    for ((b, a), kept) in hunks.into_iter().zip(kept) {
        if kept || bracketed(pair, &b, &a) || same_words(pair, &b, &a) {
            pair.reword(&b, &a);
            continue;
        }
        pair.paired += 1;
        // A word that came or went is shown with its neighbours: "have not seen", "have seen".
        let lone = b.is_empty() || a.is_empty();
        let shown = |r: &Range<usize>, of: &Range<usize>| {
            if lone { r.start.saturating_sub(1).max(of.start)..(r.end + 1).min(of.end) } else { r.clone() }
        };
        let (b, a) = (shown(&b, x), shown(&a, y));
        pair.find(New {
            rule: &QUOTE_ALTERED,
            verdict: Verdict::Conflicting,
            before: Some(b),
            after: Some(a),
            reason: "the quoted words differ".to_owned(),
            key: "quotation",
            raise: 0,
            evidence: vec!["same quotation".to_owned()],
        });
    }
}

/// How far around a group, in sentences, a quotation may stand.
const AROUND: usize = 3;

/// Whether all words of a quotation stand on the other side, one behind the other and between quotation marks.
fn stands(side: &Side<'_>, quote: &Range<usize>, other: &Side<'_>) -> bool {
    let words: Vec<u64> = side.tokens[quote.clone()].iter().filter(|t| t.is_word()).map(|t| t.key).collect();
    if words.len() < TOLD {
        return false;
    }
    let (t, first, last) = (other.telling, other.sentences.first().copied().unwrap_or(0), other.sentences.last().copied().unwrap_or(0));
    let near = first.saturating_sub(AROUND)..(last + AROUND + 1).min(t.sentences.list.len());
    let quoted = near.flat_map(|i| t.claims.in_sentence(i).quotations()).flat_map(|q| &t.sentences.tokens[q.tokens.clone()]);
    let there: Vec<u64> = quoted.filter(|t| t.is_word()).map(|t| t.key).collect();
    there.windows(words.len()).any(|w| w == words)
}

/// The most tokens of a quotation that is a term.
const SHORT: usize = 4;

/// Whether words of one side are missing where a quotation begins or ends: it was cut, and nothing inside it changed.
fn cut(pair: &Pair<'_>, (b, x): (&Range<usize>, &Range<usize>), (a, y): (&Range<usize>, &Range<usize>)) -> bool {
    let edge = |r: &Range<usize>, whole: &Range<usize>| r.start == whole.start || r.end == whole.end;
    // Where the other side's quotation begins or ends, words are told outside it or left out.
    let beside = |r: &Range<usize>, whole: &Range<usize>| r.start == whole.end || r.end == whole.start;
    b.is_empty() && (edge(a, y) || beside(b, x)) && !binds(&pair.after, a, y)
        || a.is_empty() && (edge(b, x) || beside(a, y)) && !binds(&pair.before, b, x)
}

/// Whether words of a quotation bind the rest of it, so that it says another thing without them: "not", "if", "unless",
/// "only", "except", "but".
fn binds(side: &Side<'_>, words: &Range<usize>, quote: &Range<usize>) -> bool {
    let negates = side.negation.iter().any(|n| words.start <= n.at.start && n.at.end <= words.end);
    // A "But" that opens a quotation joins it to what was said before.
    let opens = |t: usize| !(quote.start..t).any(|u| side.tokens[u].is_word());
    let turns = |t: usize| side.tokens[t].text(side.text).eq_ignore_ascii_case("but") && !opens(t);
    let limits = |t: usize| LIMITS.at(&side.tokens, t).is_some_and(|l| matches!(*l.means, Limit::Exclusion | Limit::Condition));
    negates || words.clone().any(|t| turns(t) || limits(t))
}

fn clip(range: &Range<usize>, to: &Range<usize>) -> Range<usize> {
    let start = range.start.clamp(to.start, to.end);
    start..range.end.clamp(start, to.end)
}

/// "[the minister]" for "he", and "…" for words left out, are an editor's open marks.
fn bracketed(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    let marked = |r: &Range<usize>, side: &Side<'_>| {
        let text = side.text_of(r);
        text.contains('[') || text.contains(']') || text.contains('…') || text.contains("...")
    };
    marked(b, &pair.before) || marked(a, &pair.after)
}

/// "cannot" and "can't", "going to" and "gonna": the same words by ear.
fn same_words(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    matches!(relate(pair.before.text_of(b), pair.after.text_of(a)), Relation::Same | Relation::Spelling | Relation::Abbreviation)
}

/// What a telling quotes: the words, where they stand, and whom it names as having said them.
struct SaidQuotation<'a> {
    words: Vec<u64>,
    /// The words between the marks.
    at: Span,
    who: &'a Name,
    /// The speaker with the verb.
    source: Span,
}

/// The quotations of a telling of whose speaker it gives a name in the same sentence.
fn said(t: &Telling) -> Vec<SaidQuotation<'_>> {
    let mut out = Vec::new();
    for (i, _) in t.sentences.list.iter().enumerate().filter(|(_, s)| s.is_told()) {
        let claims = t.claims.in_sentence(i);
        let [quote] = claims.quotations() else { continue };
        let words: Vec<u64> = t.sentences.tokens[quote.tokens.clone()].iter().filter(|w| w.is_word()).map(|w| w.key).collect();
        let outside = claims.sources().iter().filter(|s| !s.span.overlaps(quote.span));
        let source = outside.min_by_key(|s| s.span.start.abs_diff(quote.span.end).min(quote.span.start.abs_diff(s.span.end)));
        // "Captain Ivo Tarn, of Halm Police, said": a person before a body or a place.
        let body = |n: &&Name| matches!(n.kind, NameKind::Organisation | NameKind::Place);
        let named = |s: &Attribution| {
            let tokens = t.sentences.tokens_of(i);
            let between = |x: Span, y: Span| {
                let from = tokens.partition_point(|w| w.span.start < x.end);
                &tokens[from..tokens.partition_point(|w| w.span.start < y.start).max(from)]
            };
            let within = || claims.names().iter().filter(|n| n.span.overlaps(s.who));
            let own = |n: &&Name| within().all(|o| o.span.end > n.span.start || !is_led(between(o.span, n.span)));
            let told = || within().filter(own);
            told().rfind(|n| !body(n)).or_else(|| told().next_back())
        };
        let who = source.and_then(named);
        if let (Some(source), Some(who), true) = (source, who, words.len() > TOLD) {
            out.push(SaidQuotation { words, at: quote.span, who, source: source.span });
        }
    }
    out
}

/// More are not looked at: a text that gives all its quotations to others is another text.
const MOST_EXCHANGED: usize = 64;

/// The places of quotations by their words.
fn by_words<'a>(list: &'a [SaidQuotation<'_>]) -> HashMap<&'a [u64], Vec<usize>> {
    let mut places: HashMap<&[u64], Vec<usize>> = HashMap::new();
    list.iter().enumerate().for_each(|(i, s)| places.entry(&s.words).or_default().push(i));
    places
}

/// The same words in another's mouth, in sentences that were not held against each other: two who exchanged what they said.
fn exchanged(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    let b = said(c.before);
    let a = if b.is_empty() { Vec::new() } else { said(c.after) };
    let (first, second) = (by_words(&b), by_words(&a));
    let once = |(words, list): (&&[u64], &Vec<usize>)| match (&list[..], second.get(words).map(|l| &l[..])) {
        (&[i], Some(&[j])) => Some((i, j)),
        _ => None,
    };
    let mut pairs: Vec<(usize, usize)> = first.iter().filter_map(once).collect();
    pairs.sort_unstable();
    for (x, y) in pairs.into_iter().map(|(i, j)| (&b[i], &a[j])).filter(|(x, y)| !x.who.may_be(y.who)).take(MOST_EXCHANGED) {
        let one = c.before.has_in_one(x.who, y.who) || c.after.has_in_one(x.who, y.who);
        // Whoever is named there must be told of on both sides: else a name was written anew, which another rule tells.
        let both = c.before.names(y.who) && c.after.names(x.who);
        let known = c.findings.iter().chain(out.iter()).any(|f| {
            f.rule.level == Level::Error
                && f.before.is_some_and(|s| s.overlaps(x.at) || s.overlaps(x.source))
                && f.after.is_some_and(|s| s.overlaps(y.at) || s.overlaps(y.source))
        });
        if one || !both || known {
            continue;
        }
        out.push(Finding {
            rule: &QUOTE_REASSIGNED,
            raise: 0,
            verdict: Verdict::Conflicting,
            before: Some(x.source),
            after: Some(y.source),
            reason: "the same words, another speaker".to_owned(),
            key: "quotation".to_owned(),
            evidence: vec!["same quotation, elsewhere in the text".to_owned()],
        });
    }
}
