//! One claim and its evidence in, what is observed of them out.
//!
//! Each observation raises one feature and can be shown: the words of the claim, those of the source, and a reason. No
//! verdict is taken here.

use super::ValueRelation;
use super::cover::{Cover, Standing, cover};
use super::date;
use super::feature::{Feature, Features};
use super::index::Source;
use super::is_passage;
use super::number::{self, PlacedQuantity};
use super::word::{ContentWord, words};
use crate::compare::date::compare as compare_dates;
use crate::compare::paired;
use crate::frame::cue::{Answer, Certainty};
use crate::kind::date::{Date, DateKind};
use crate::kind::name::Name;
use crate::kind::quantity::{Bound, Quantity, QuantityKind};
use crate::lexicon::{ANAPHORA, ANSWER, Anaphor, CONVERSE, EXCLUSIVE, FUNCTION, OTHER_DAY};
use crate::relation::{PartOfSpeech, part_of_speech};
use crate::story::entity::Entities;
use crate::telling::Telling;
use crate::token::{KeySet, Kind, Span, Token};
use crate::verdict::Verdict;

/// Some sentences of one source that may decide a claim, the most telling first.
pub struct Evidence<'a> {
    /// The source.
    pub source: &'a Telling,
    /// Its sentences.
    pub sentences: Vec<usize>,
    /// The content words of each.
    pub words: Vec<Vec<ContentWord<'a>>>,
    /// Those that the source speaks of.
    pub entities: &'a Entities,
    /// The names and nouns of those whom these sentences mean.
    meant: KeySet,
    /// Whether the source was chosen for the claim, so that all of it tells of one thing.
    pub passage: bool,
}

impl<'a> Evidence<'a> {
    /// The evidence that these sentences give.
    pub fn new(source: &'a Source<'a>, sentences: Vec<usize>) -> Evidence<'a> {
        let telling = source.telling;
        let words = sentences.iter().map(|i| words(telling, *i)).collect();
        let meant = sentences.iter().flat_map(|s| source.called(*s)).collect();
        Evidence { source: telling, sentences, words, entities: &source.entities, meant, passage: is_passage(telling) }
    }

    /// Whether the sentences mean somebody who is called so elsewhere in the source.
    fn means(&self, word: &ContentWord<'_>) -> bool {
        word.keys().any(|k| self.meant.contains(&k))
    }
}

/// One thing that was observed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What it counts as.
    pub feature: Feature,
    /// The words of the claim.
    pub claim: Span,
    /// The words of the source.
    pub source: Option<Span>,
    /// Why, in one line.
    pub reason: String,
}

/// All that was observed.
#[derive(Clone, Debug, Default)]
pub struct Weighed {
    /// As numbers.
    pub features: Features,
    /// One by one, in the order of the claim's words and kinds.
    pub observations: Vec<Observation>,
    /// Whether a number falls short of what the claim says at least: it may have grown since.
    short: bool,
    /// Whether a day is excluded by one of another year.
    other_year: bool,
    /// How alike the claim and the sentence of the evidence that is most like it are, 0 to 1.
    pub(super) likeness: f32,
}

impl Weighed {
    /// Takes back what was said of numbers: arithmetic says more of them.
    pub(super) fn forget_numbers(&mut self) {
        use Feature::*;
        let of_numbers = [NumberSame, NumberWithin, NumberOpen, NumberBeyond, NumberConflict, NumberUnpaired];
        for feature in of_numbers {
            self.features.set(feature, 0);
        }
        let numbers: Vec<Span> = self.observations.iter().filter(|o| of_numbers.contains(&o.feature)).map(|o| o.claim).collect();
        let excluded = [Excluded, ExcludedBeside, ExcludedApart];
        let settled = |o: &Observation| excluded.contains(&o.feature) && numbers.iter().any(|n| n.overlaps(o.claim));
        self.observations.retain(|o| !of_numbers.contains(&o.feature) && !settled(o));
        for feature in excluded {
            let left = self.observations.iter().any(|o| o.feature == feature);
            self.features.set(feature, i32::from(left));
        }
    }

    /// Takes back what was said of one number of the claim: arithmetic says more of it.
    pub(super) fn settle_number(&mut self, number: Span) {
        use Feature::*;
        let of_numbers = [NumberSame, NumberWithin, NumberOpen, NumberBeyond, NumberConflict, NumberUnpaired];
        self.take_back(&of_numbers, |o| o.claim.overlaps(number));
        self.take_back(&[Excluded, ExcludedBeside, ExcludedApart], |o| o.claim.overlaps(number));
    }

    /// Takes back what one denies and the other asserts: what is left of a whole is told of the rest.
    pub(super) fn forget_denials(&mut self) {
        use Feature::*;
        self.take_back(&[ActDenied, ActOpposed, Negated, Opposed, Excluded, ExcludedBeside, ExcludedApart], |_| true);
    }

    /// Takes back some observations, so that their features count what is left.
    fn take_back(&mut self, features: &[Feature], gone: impl Fn(&Observation) -> bool) {
        let all = self.observations.len();
        self.observations.retain(|o| !(features.contains(&o.feature) && gone(o)));
        if self.observations.len() < all {
            for feature in features {
                let left = self.observations.iter().filter(|o| o.feature == *feature).count();
                self.features.set(*feature, self.features.get(*feature).min(left as i32));
            }
        }
    }

    /// Whether a number or day that stands in some words of the claim holds.
    pub(super) fn holds(&self, claim: Span) -> bool {
        use Feature::*;
        let holds = |o: &Observation| matches!(o.feature, NumberSame | NumberWithin | DateSame | DateWithin);
        self.observations.iter().any(|o| holds(o) && o.claim.overlaps(claim))
    }

    /// The words of the source by which a number of the claim holds.
    pub(super) fn held_by(&self, claim: Span) -> Option<Span> {
        let holds = |o: &&Observation| matches!(o.feature, Feature::NumberSame | Feature::NumberWithin);
        self.observations.iter().filter(holds).find(|o| o.claim.overlaps(claim))?.source
    }

    /// Takes every number and day that is excluded for one that the source has.
    pub(super) fn agree(&mut self) {
        for o in &mut self.observations {
            let same = match o.feature {
                Feature::NumberConflict | Feature::NumberBeyond => Feature::NumberSame,
                Feature::DateConflict => Feature::DateSame,
                _ => continue,
            };
            self.features.set(o.feature, 0);
            self.features.count(same, 2);
            (o.feature, o.source) = (same, None);
            o.reason = "the source has the same numbers and days".to_owned();
        }
    }

    /// Takes back what excludes some words of the claim: it is told of another thing.
    pub(super) fn part(&mut self, claim: Span) {
        use Feature::*;
        for o in self.observations.iter_mut().filter(|o| o.claim.overlaps(claim)) {
            let apart = match o.feature {
                NumberConflict | NumberBeyond => NumberUnpaired,
                DateConflict => DateUnpaired,
                Excluded => ExcludedApart,
                Negated | Opposed => MissingWord,
                _ => continue,
            };
            self.features.set(o.feature, self.features.get(o.feature) - 1);
            self.features.count(apart, 2);
            o.feature = apart;
            o.reason = "the source tells it of another thing".to_owned();
            self.features.set(ConflictOther, 1);
        }
        let left = self.observations.iter().any(|o| o.feature == Feature::Excluded);
        self.features.set(Feature::Excluded, i32::from(left));
    }

    pub(super) fn observe(&mut self, feature: Feature, most: i32, claim: Span, source: Option<Span>, reason: impl Into<String>) {
        self.features.count(feature, most);
        self.observations.push(Observation { feature, claim, source, reason: reason.into() });
    }
}

/// Observes sentence `i` of `text` and its evidence.
pub fn weigh(text: &Telling, i: usize, evidence: &Evidence<'_>) -> Weighed {
    let mut weighed = Weighed::default();
    // Who says it is no part of what is claimed.
    let sources = text.claims.in_sentence(i).sources();
    let (said, rest): (Vec<ContentWord<'_>>, Vec<ContentWord<'_>>) =
        words(text, i).into_iter().partition(|w| sources.iter().any(|s| s.span.overlaps(w.span)));
    // "Lodge testified at his trial": where hardly anything else is said, that is the claim.
    let claim = if rest.len() == 1 { said.into_iter().chain(rest).collect() } else { rest };
    let elsewhere = |w: &ContentWord<'_>| {
        if evidence.means(w) || !w.name || !evidence.passage {
            return evidence.means(w);
        }
        let name = Name { span: w.span, role: None, kind: crate::kind::name::NameKind::Other, keys: smallvec::smallvec![w.key] };
        evidence.source.names(&name)
    };
    let mut covers = cover(&claim, &evidence.words, elsewhere);
    mean_by_pronoun(&claim, &mut covers, evidence);
    weigh_words(text, i, &claim, &covers, evidence, &mut weighed);
    weigh_numbers(text, i, &claim, &covers, evidence, &mut weighed);
    weigh_dates(text, i, &claim, evidence, &mut weighed);
    weigh_rhythms(text, i, evidence, &mut weighed);
    weigh_frames(text, i, &claim, &covers, evidence, &mut weighed);
    super::beside::weigh(text, i, evidence, &mut weighed);
    super::act::weigh(text, i, evidence, &mut weighed);
    super::arithmetic::weigh(text, i, evidence, &mut weighed);
    weigh_together(&mut weighed);
    weighed
}

/// In a passage that was chosen for a claim, "he" with nobody before him is whom the claim opens with.
fn mean_by_pronoun(claim: &[ContentWord<'_>], covers: &mut [Cover], evidence: &Evidence<'_>) {
    let personal = |s: &usize| {
        let first = evidence.source.sentences.tokens_of(*s).iter().find(|t| t.is_word());
        first.is_some_and(|t| ANAPHORA.has(*t, Anaphor::Pronoun))
    };
    if !evidence.passage || !evidence.sentences.iter().any(personal) {
        return;
    }
    let opening = claim.iter().take_while(|w| w.name).count();
    for cover in covers[..opening].iter_mut().filter(|c| c.standing == Standing::Missing) {
        cover.standing = Standing::Elsewhere;
    }
}

/// What several observations say together.
fn weigh_together(weighed: &mut Weighed) {
    use Feature::*;
    let any = |of: &[Feature]| of.iter().any(|f| weighed.features.get(*f) > 0);
    let (holds, fails) =
        (any(&[NumberSame, NumberWithin, DateSame, DateWithin, SumHolds]), any(&[NumberConflict, NumberBeyond, DateConflict]));
    let open = any(&[NumberOpen, NumberUnpaired, DateOpen, DateUnpaired, SumFails]);
    let (all, covered) = (i32::from(holds && !fails && !open), weighed.features.get(Covered));
    let (figureless, unpaired) = (i32::from(!holds && !fails && !open), i32::from(any(&[NumberUnpaired])));
    // A count of another day is neither this one nor against it.
    let grown = weighed.short && any(&[DateWithin]) && !any(&[DateSame]);
    let day = any(&[DateConflict, DateOpen]) || grown;
    let figures = any(&[NumberConflict, NumberBeyond, NumberOpen, NumberUnpaired]);
    let other = weighed.other_year && figures;
    weighed.features.set(OtherDay, i32::from(day && any(&[NumberConflict, NumberBeyond, NumberOpen])));
    weighed.features.set(OtherYear, i32::from(other));
    weighed.features.set(AllHold, all);
    weighed.features.set(HoldCovered, all * covered);
    weighed.features.set(HoldMissingWord, all * weighed.features.get(MissingWord));
    weighed.features.set(HoldReplacedName, all * weighed.features.get(ReplacedName));
    weighed.features.set(Figureless, figureless);
    weighed.features.set(FigurelessCovered, figureless * covered);
    weighed.features.set(UnpairedCovered, unpaired * covered);
    weighed.features.set(Few, i32::from(covered < FEW));
    weighed.features.set(Half, i32::from(covered < APART));
    let named = weighed.features.get(OtherName) > 0 && covered >= APART;
    weighed.features.set(OtherNameHold, i32::from(named && !fails && !open));
    let lacks = |of: &[Feature]| of.iter().map(|f| weighed.features.get(*f)).sum::<i32>();
    let names = lacks(&[MissingSubject, MissingName, ReplacedName, OtherName]);
    let lacking = names + lacks(&[MissingWord, MissingVerb, ReplacedWord, Sibling, Opposed]);
    weighed.features.set(ConflictLacks, if fails { lacking.min(3) } else { 0 });
    let alike = i32::from(weighed.likeness >= ALIKE);
    let tenths = (weighed.likeness * 10.0).round() as i32;
    weighed.features.set(Likeness, tenths);
    weighed.features.set(Alike, alike);
    weighed.features.set(HoldLikeness, all * tenths);
    weighed.features.set(ConflictBesideAlike, alike * weighed.features.get(ConflictBeside));
    weighed.features.set(ConflictAlone, i32::from(fails && lacking == 0));
    weighed.features.set(ConflictNamed, i32::from(fails && names > 0));
    let alone = weighed.features.get(Sibling) == 1 && lacking == 1 && !fails && !open;
    weighed.features.set(SiblingAlone, i32::from(alone));
    weighed.features.set(ConflictApart, i32::from(fails && weighed.features.get(Covered) < APART));
}

/// Sentences as alike as this are told in the same words but for a few.
const ALIKE: f32 = 0.5;
/// Tenths that are few.
const FEW: i32 = 4;
/// Tenths of the claim's words that evidence about the same thing has.
const APART: i32 = 6;
/// Tenths that most of them are.
const MOST: i32 = 8;

fn weigh_words(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let span = |at: (usize, usize)| evidence.words[at.0][at.1].span;
    let shown = |at: Option<(usize, usize)>| at.map_or("", |at| evidence.words[at.0][at.1].text);
    let first = subject(text, i, claim);
    for (k, (w, c)) in claim.iter().zip(covers).enumerate() {
        let by = c.by.map(span);
        let other = shown(c.by);
        match c.standing {
            Standing::Covered | Standing::Elsewhere => {}
            Standing::Narrower => weighed.observe(Feature::Narrower, 2, w.span, by, format!("“{}” is more exact than “{other}”", w.text)),
            // "Should have been banned", "ought never to have been allowed".
            Standing::Opposed if is_denied_once(text, i, w.at, c.by, evidence) => {}
            // "Kral sold it to Lund", "Lund bought it from Kral".
            Standing::Opposed | Standing::Sibling if is_turned(text, i, k, claim, covers, evidence) => {}
            Standing::Opposed => weighed.observe(Feature::Opposed, 2, w.span, by, format!("“{}” and “{other}” exclude each other", w.text)),
            Standing::Sibling => weighed.observe(Feature::Sibling, 2, w.span, by, format!("the source has “{other}” and not “{}”", w.text)),
            Standing::Missing => {
                if let Some(at) = replaced(k, claim, covers, evidence) {
                    let feature = if w.name { Feature::ReplacedName } else { Feature::ReplacedWord };
                    let reason = format!("the source has “{}” where the claim has “{}”", shown(Some(at)), w.text);
                    weighed.observe(feature, 2, w.span, Some(span(at)), reason);
                    continue;
                }
                let (feature, most) = match (w.name, first == Some(w.at)) {
                    (true, true) => (Feature::MissingSubject, 1),
                    (true, false) => (Feature::MissingName, 2),
                    _ if part_of_speech(w.text) == Some(PartOfSpeech::Verb) => (Feature::MissingVerb, 2),
                    _ => (Feature::MissingWord, 3),
                };
                weighed.observe(feature, most, w.span, None, format!("the source does not say “{}”", w.text));
            }
        }
    }
    if let Some((w, by)) = other_name(claim, covers, evidence) {
        weighed.observe(Feature::OtherName, 1, w, Some(by), "the source names another there");
    }
    let covered = covers.iter().filter(|c| c.standing.is_covered()).count();
    let tenths = if claim.is_empty() { 10 } else { covered * 10 / claim.len() };
    weighed.features.set(Feature::Covered, tenths as i32);
    weighed.features.set(Feature::Most, i32::from(tenths as i32 >= MOST));
    weighed.features.set(Feature::Whole, i32::from(covered == claim.len()));
    weighed.features.set(Feature::Phrases, phrases(claim, covers, evidence));
    if let Some((word, span)) = exclusive(text, i, evidence) {
        weighed.observe(Feature::Exclusive, 1, span, None, format!("the source does not say “{word}”"));
    }
    if let Some((w, by)) = swapped(claim, covers, evidence) {
        weighed.observe(Feature::Swapped, 1, w, Some(by), "the names stand in other places of the source's sentence");
    }
}

/// Whether two opposites tell the same of two ends that changed places: what stands before the one stands behind the other.
fn is_turned(text: &Telling, i: usize, k: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> bool {
    let Some((s, pivot)) = covers[k].by else { return false };
    let words = &evidence.words[s];
    let told = |t: &Telling, sentence: usize, at: usize| CONVERSE.at(t.sentences.tokens_of(sentence), at).map(|f| f.means);
    let (ours, theirs) = (told(text, i, claim[k].at), told(evidence.source, evidence.sentences[s], words[pivot].at));
    let converse = ours.zip(theirs).is_some_and(|(x, y)| x.act == y.act && x.first != y.first);
    let places =
        claim.iter().zip(covers).filter_map(|(w, c)| c.by.filter(|(t, at)| *t == s && *at != pivot).map(|(_, at)| (w.at, words[at].at)));
    let (mut ahead, mut behind) = (false, false);
    for (at, there) in places {
        ahead |= at < claim[k].at && there > words[pivot].at;
        behind |= at > claim[k].at && there < words[pivot].at;
    }
    // Both ends stand behind a noun: "the sale of the mill to Lund".
    let noun = part_of_speech(words[pivot].text) == Some(PartOfSpeech::Noun);
    converse && ahead && (behind || noun)
}

/// Whether a "not" stands before one of two words and not before the other.
fn is_denied_once(text: &Telling, i: usize, at: usize, by: Option<(usize, usize)>, evidence: &Evidence<'_>) -> bool {
    let denied = |telling: &Telling, sentence: usize, at: usize| {
        let first = telling.sentences.list[sentence].tokens.start;
        telling.claims.in_sentence(sentence).negation().iter().any(|n| {
            let end = n.tokens.end - first;
            end <= at && at - end <= GOVERNED
        })
    };
    by.is_some_and(|(s, k)| denied(text, i, at) != denied(evidence.source, evidence.sentences[s], evidence.words[s][k].at))
}

/// The word of the evidence that stands where word `k` of the claim would: beside the counterpart of a neighbour, of the
/// same sort, and itself the counterpart of none.
fn replaced(k: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    let by = |k: Option<usize>| covers.get(k?).filter(|c| c.standing == Standing::Covered).and_then(|c| c.by);
    let taken = |at: (usize, usize)| covers.iter().any(|c| c.by == Some(at));
    let sort = |w: &ContentWord<'_>| if w.name { None } else { part_of_speech(w.text) };
    let fits = |at: (usize, usize)| {
        let word = evidence.words[at.0].get(at.1)?;
        (word.name == claim[k].name && sort(word) == sort(&claim[k]) && !taken(at)).then_some(at)
    };
    let behind = by(k.checked_sub(1)).and_then(|(s, w)| fits((s, w + 1)).or_else(|| fits((s, w + 2))));
    let ahead = || by(Some(k + 1)).and_then(|(s, w)| fits((s, w.checked_sub(1)?)).or_else(|| fits((s, w.checked_sub(2)?))));
    behind.or_else(ahead)
}

/// A name of the claim of which no word is in the evidence, and a name of the most telling sentence that the claim lacks.
fn other_name(claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> Option<(Span, Span)> {
    let mut ours: Vec<(usize, Span, bool)> = Vec::new();
    for (w, c) in claim.iter().zip(covers).filter(|(w, _)| w.name) {
        match ours.last_mut() {
            Some((end, span, missing)) if *end + 1 == w.at => {
                (*end, *span, *missing) = (w.at, span.join(w.span), *missing && c.standing == Standing::Missing)
            }
            _ => ours.push((w.at, w.span, c.standing == Standing::Missing)),
        }
    }
    let missing = ours.iter().find(|(_, _, missing)| *missing)?.1;
    let words = evidence.words.first()?;
    let taken = |at: usize| covers.iter().any(|c| c.by == Some((0, at)));
    let free = |at: usize| words.get(at).is_some_and(|w| w.name && !taken(at));
    let beside = |at: usize, next: usize| words.get(next).is_some_and(|w| w.name && taken(next) && w.at.abs_diff(words[at].at) == 1);
    let theirs = (0..words.len()).find(|at| free(*at) && !beside(*at, at + 1) && at.checked_sub(1).is_none_or(|p| !beside(*at, p)))?;
    Some((missing, words[theirs].span))
}

/// Tenths of the claim's neighbouring words whose counterparts stand near each other, in the same order.
fn phrases(claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> i32 {
    const NEAR: usize = 4;
    let at = |c: &Cover| c.by.filter(|_| c.standing.is_covered()).map(|(s, w)| (s, evidence.words[s][w].at));
    let kept = covers.windows(2).filter(|pair| match (at(&pair[0]), at(&pair[1])) {
        (Some(x), Some(y)) => x.0 == y.0 && y.1 > x.1 && y.1 - x.1 <= NEAR,
        _ => false,
    });
    if claim.len() < 2 { 10 } else { (kept.count() * 10 / (claim.len() - 1)) as i32 }
}

/// The first word of the claim that shuts others out and that the evidence lacks.
fn exclusive<'a>(text: &'a Telling, i: usize, evidence: &Evidence<'_>) -> Option<(&'a str, Span)> {
    let has = |key: u64| evidence.sentences.iter().any(|s| evidence.source.sentences.tokens_of(*s).iter().any(|t| t.key == key));
    let found = text.sentences.tokens_of(i).iter().find(|t| EXCLUSIVE.word(**t).is_some() && !has(t.key))?;
    Some((found.text(&text.article.text), found.span))
}

/// The token of the name that the claim starts with.
fn subject(text: &Telling, i: usize, claim: &[ContentWord<'_>]) -> Option<usize> {
    let verb = text.sentences.tokens_of(i).len();
    claim.iter().find(|w| w.name && w.at < verb / 2 + 1).map(|w| w.at)
}

/// The first name of the claim that stands before its predecessor in one sentence of the evidence.
fn swapped(claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>) -> Option<(Span, Span)> {
    let names: Vec<(&ContentWord<'_>, (usize, usize))> =
        claim.iter().zip(covers).filter(|(w, _)| w.name).filter_map(|(w, c)| Some((w, c.by?))).collect();
    names.windows(2).find_map(|pair| {
        let [(_, x), (w, y)] = pair else { return None };
        (x.0 == y.0 && x.1 > y.1 + 1).then(|| (w.span, evidence.words[y.0][y.1].span))
    })
}

/// What a feature is called for each way in which a value holds.
fn numbered(held: ValueRelation) -> Feature {
    match held {
        ValueRelation::Same => Feature::NumberSame,
        ValueRelation::Within => Feature::NumberWithin,
        ValueRelation::Open => Feature::NumberOpen,
        ValueRelation::Beyond => Feature::NumberBeyond,
        ValueRelation::Conflict => Feature::NumberConflict,
        ValueRelation::Unpaired => Feature::NumberUnpaired,
    }
}

fn dated(held: ValueRelation) -> Feature {
    match held {
        ValueRelation::Same => Feature::DateSame,
        ValueRelation::Within => Feature::DateWithin,
        ValueRelation::Open => Feature::DateOpen,
        ValueRelation::Beyond | ValueRelation::Conflict => Feature::DateConflict,
        ValueRelation::Unpaired => Feature::DateUnpaired,
    }
}

fn place(tokens: &[Token], span: Span) -> usize {
    tokens.partition_point(|t| t.span.end <= span.start)
}

/// What standing in one order says, in points of [`number::pair`].
const IN_ORDER: i64 = 4;

/// The tokens of a sentence as written.
fn written(telling: &Telling, i: usize) -> Vec<&str> {
    telling.sentences.tokens_of(i).iter().map(|t| t.text(&telling.article.text)).collect()
}

/// The numbers of a sentence that claim something: "Chapter 3" counts nothing.
fn quantities(telling: &Telling, i: usize) -> Vec<(&Quantity, usize)> {
    let tokens = telling.sentences.tokens_of(i);
    let told = |q: &&Quantity| q.kind != QuantityKind::Identifier && q.level().is_some() && !is_in_name(telling, i, tokens, q);
    telling.claims.in_sentence(i).quantities().iter().filter(told).map(|q| (q, place(tokens, q.number))).collect()
}

/// Whether a number only points at some of several: "one of the questions", "the two".
fn is_partitive(telling: &Telling, tokens: &[Token], q: &Quantity) -> bool {
    let at = place(tokens, q.number);
    let is = |k: Option<usize>, word: &str| {
        k.and_then(|k| tokens.get(k)).is_some_and(|t| t.text(&telling.article.text).eq_ignore_ascii_case(word))
    };
    let one = is(Some(at), "one") && is(Some(at + 1), "of");
    let bare = q.kind == QuantityKind::Number && q.unit.is_empty() && q.event.is_none() && q.number.len() > 2;
    one || bare && is(at.checked_sub(1), "the") && tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
}

/// Whether a bare number is the end of a name: "Cars 3", "Apollo 11".
fn is_in_name(telling: &Telling, i: usize, tokens: &[Token], q: &Quantity) -> bool {
    let bare = q.kind == QuantityKind::Number && q.unit.is_empty() && q.event.is_none() && q.span == q.number;
    let at = place(tokens, q.number);
    // "Bros. 3"
    let skipped = usize::from(at.checked_sub(1).is_some_and(|k| tokens[k].kind == Kind::Stop && !tokens[k].space_before()));
    let before = at.checked_sub(1 + skipped).map(|k| tokens[k]);
    let digits = q.number.of(&telling.article.text).bytes().all(|b| b.is_ascii_digit());
    let behind = before.is_some_and(|t| t.is_word() && t.is_capitalised() && FUNCTION.word(t).is_none());
    let within = telling.claims.in_sentence(i).names().iter().any(|n| n.span.contains(q.number) && n.span.len() > q.number.len());
    bare && (within || digits && behind)
}

fn weigh_numbers(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let places = |list: &[(&Quantity, usize)]| list.iter().map(|(_, at)| *at).collect::<Vec<usize>>();
    let found = quantities(text, i);
    let numbers = places(&found);
    let tokens = written(text, i);
    let ours: Vec<PlacedQuantity<'_>> =
        found.iter().map(|(quantity, at)| PlacedQuantity { quantity, at: *at, words: claim, numbers: &numbers, tokens: &tokens }).collect();
    let found: Vec<Vec<(&Quantity, usize)>> = evidence.sentences.iter().map(|s| quantities(evidence.source, *s)).collect();
    let numbers: Vec<Vec<usize>> = found.iter().map(|list| places(list)).collect();
    let tokens: Vec<Vec<&str>> = evidence.sentences.iter().map(|s| written(evidence.source, *s)).collect();
    // In two sentences that are one but for a word or two, the numbers stand in one order.
    let parallel = found.first().is_some_and(|list| list.len() == ours.len()) && weighed.features.get(Feature::Covered) >= MOST;
    let theirs: Vec<(usize, PlacedQuantity<'_>)> = found
        .iter()
        .enumerate()
        .flat_map(|(rank, list)| list.iter().map(move |(quantity, at)| (rank, *quantity, *at)))
        .map(|(rank, quantity, at)| {
            (rank, PlacedQuantity { quantity, at, words: &evidence.words[rank], numbers: &numbers[rank], tokens: &tokens[rank] })
        })
        .collect();
    let pair = |c: usize, s: usize| {
        let (rank, their) = &theirs[s];
        let counterpart = |k: usize| {
            let by = covers.get(k).filter(|c| c.standing == Standing::Covered).and_then(|c| c.by);
            by.filter(|(r, _)| r == rank).map(|(r, w)| evidence.words[r][w].at)
        };
        number::pair(&ours[c], their, &counterpart)
    };
    // Of two that fit alike, the one in the more telling sentence.
    let score =
        |c: usize, s: usize| pair(c, s).map(|(score, ..)| (score + if parallel && c == s { IN_ORDER } else { 0 }) * 4 - theirs[s].0 as i64);
    let pairs = paired(ours.len(), theirs.len(), score);
    for (c, our) in ours.iter().enumerate() {
        let found = pairs.iter().find(|p| p.0 == c).and_then(|(_, s)| Some((s, pair(c, *s)?)));
        let Some((s, (_, held, reason))) = found else {
            if is_partitive(text, text.sentences.tokens_of(i), our.quantity) {
                continue;
            }
            let shown = our.quantity.span.of(&text.article.text);
            weighed.observe(Feature::NumberUnpaired, 2, our.quantity.span, None, format!("the source has no number for “{shown}”"));
            continue;
        };
        let their = theirs[*s].1.quantity;
        if matches!(held, ValueRelation::Same | ValueRelation::Within) && is_by_another(our, &theirs, *s, covers) {
            let shown = their.span.of(&evidence.source.article.text);
            let reason = format!("the source has “{shown}” of another thing");
            weighed.observe(Feature::NumberUnpaired, 2, our.quantity.span, Some(their.span), reason);
            continue;
        }
        if matches!(held, ValueRelation::Conflict | ValueRelation::Beyond) {
            let others = beside(our, &theirs[*s], covers).min(2);
            weighed.features.set(Feature::ConflictBeside, weighed.features.get(Feature::ConflictBeside).max(others));
        }
        weighed.short |= held == ValueRelation::Conflict && matches!(our.quantity.bound, Bound::MoreThan | Bound::AtLeast);
        if held == ValueRelation::Conflict && number::are_far(our.quantity, their) {
            weighed.features.set(Feature::ConflictFar, 1);
        }
        let shown = their.span.of(&evidence.source.article.text);
        weighed.observe(numbered(held), 2, our.quantity.span, Some(their.span), format!("the source has “{shown}”: {reason}"));
    }
}

/// Whether the word that a number of the claim is of stands by another number of the source: "a profit of 26 million" where
/// the source has "lost 26 million after a profit of 8 million".
fn is_by_another(our: &PlacedQuantity<'_>, theirs: &[(usize, PlacedQuantity<'_>)], paired: usize, covers: &[Cover]) -> bool {
    let head = our.words.iter().zip(covers).rfind(|(w, _)| w.at < our.at && our.at - w.at <= HEAD);
    let Some((head, _)) = head.filter(|(w, c)| c.standing == Standing::Covered && our.tokens.get(w.at + 1) == Some(&"of")) else {
        return false;
    };
    let (rank, their) = &theirs[paired];
    let near = |p: &PlacedQuantity<'_>| p.words.iter().any(|w| w.is_form_of(head) && w.at.abs_diff(p.at) <= HEAD);
    !near(their) && theirs.iter().enumerate().any(|(k, (r, p))| k != paired && r == rank && near(p))
}

/// So many tokens before a number its noun stands: "a profit of about $8 million".
const HEAD: usize = 4;

/// So many tokens to each side of a number say what it is of.
const BESIDE: usize = 6;

/// How many words beside a number of the claim have no counterpart, where as many beside the source's number have none.
fn beside(our: &PlacedQuantity<'_>, (rank, their): &(usize, PlacedQuantity<'_>), covers: &[Cover]) -> i32 {
    let near = |w: &ContentWord<'_>, at: usize| w.at.abs_diff(at) <= BESIDE;
    let open = |c: &Cover| matches!(c.standing, Standing::Missing | Standing::Sibling | Standing::Opposed | Standing::Narrower);
    let ours = our.words.iter().zip(covers).filter(|(w, c)| near(w, our.at) && open(c)).count();
    let taken = |k: usize| covers.iter().any(|c| c.by == Some((*rank, k)) && c.standing.is_covered());
    let theirs = their.words.iter().enumerate().filter(|(k, w)| near(w, their.at) && !taken(*k)).count();
    ours.min(theirs) as i32
}

fn weigh_dates(text: &Telling, i: usize, claim: &[ContentWord<'_>], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let dates = |telling: &'_ Telling, i: usize| -> Vec<Date> {
        telling.claims.in_sentence(i).dates().iter().filter(|d| date::is_place(d)).cloned().collect()
    };
    let tokens = text.sentences.tokens_of(i);
    let their_dates: Vec<(usize, Date)> = evidence
        .sentences
        .iter()
        .enumerate()
        .flat_map(|(rank, s)| dates(evidence.source, *s).into_iter().map(move |d| (rank, d)))
        .collect();
    // What is dated by another day, "the night before", excludes nothing that has a day of its own.
    let is_by_another = |ours: Span, theirs: Span| {
        let told = |telling: &Telling, sentence: usize, span: Option<Span>| {
            let list = telling.sentences.tokens_of(sentence);
            (0..list.len()).any(|at| {
                OTHER_DAY.at(list, at).is_some_and(|f| span.is_none_or(|s| s.overlaps(list[at].span.join(list[at + f.len - 1].span))))
            })
        };
        let own = evidence.sentences.iter().position(|s| evidence.source.sentences.list[*s].span.contains(theirs));
        told(text, i, Some(ours)) || own != Some(0) && evidence.sentences.first().is_some_and(|s| told(evidence.source, *s, None))
    };
    for our in dates(text, i) {
        let side = date::side(&our, tokens);
        let best = their_dates
            .iter()
            .map(|(rank, their)| {
                let their_tokens = evidence.source.sentences.tokens_of(evidence.sentences[*rank]);
                let held = date::hold((&our, side), (their, date::side(their, their_tokens)));
                let near = near(claim, place(tokens, our.span), &evidence.words[*rank], place(their_tokens, their.span));
                (held, near, *rank, their.span)
            })
            .filter(|(held, .., their)| {
                *held != ValueRelation::Unpaired && !(*held == ValueRelation::Conflict && is_by_another(our.span, *their))
            })
            .max_by_key(|(held, near, rank, span)| {
                let agrees = match held {
                    ValueRelation::Same | ValueRelation::Within => 3,
                    ValueRelation::Open => 2,
                    _ => 0,
                };
                (2 * near + agrees, std::cmp::Reverse(*rank), std::cmp::Reverse(*span))
            });
        let shown = our.span.of(&text.article.text);
        match best {
            None => weighed.observe(Feature::DateUnpaired, 2, our.span, None, format!("the source gives no date for “{shown}”")),
            Some((held, _, _, span)) => {
                let theirs = span.of(&evidence.source.article.text);
                let year = |d: &Date| d.value.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned);
                let their = their_dates.iter().find(|(_, d)| d.span == span).and_then(|(_, d)| year(d));
                weighed.other_year |= dated(held) == Feature::DateConflict && year(&our).zip(their).is_some_and(|(x, y)| x != y);
                let reason = match dated(held) {
                    Feature::DateConflict => format!("no day satisfies both “{shown}” and “{theirs}”"),
                    Feature::DateOpen => format!("“{shown}” is more exact than “{theirs}”"),
                    _ => format!("“{theirs}” agrees with “{shown}”"),
                };
                weighed.observe(dated(held), 2, our.span, Some(span), reason);
            }
        }
    }
}

/// How often something is so: "every Monday".
fn weigh_rhythms(text: &Telling, i: usize, evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let sets = |telling: &Telling, i: usize| -> Vec<Date> {
        telling.claims.in_sentence(i).dates().iter().filter(|d| d.kind == DateKind::Set).cloned().collect()
    };
    let theirs: Vec<Date> = evidence.sentences.iter().flat_map(|s| sets(evidence.source, *s)).collect();
    for our in sets(text, i) {
        let shown = our.span.of(&text.article.text);
        let agrees = |their: &&Date| matches!(compare_dates(their, &our).verdict, Verdict::Same | Verdict::Equivalent | Verdict::Widened);
        match (theirs.iter().find(agrees), theirs.first()) {
            (Some(_), _) => {}
            (None, Some(their)) => {
                let theirs = their.span.of(&evidence.source.article.text);
                let reason = format!("“{shown}” is not “{theirs}”");
                weighed.observe(Feature::DateConflict, 2, our.span, Some(their.span), reason);
            }
            (None, None) => weighed.observe(Feature::DateUnpaired, 2, our.span, None, format!("the source gives no date for “{shown}”")),
        }
    }
}

/// How many words beside a date of the claim stand beside the source's date too.
fn near(claim: &[ContentWord<'_>], at: usize, source: &[ContentWord<'_>], there: usize) -> i64 {
    let beside = |w: &&ContentWord<'_>, at: usize| w.at.abs_diff(at) <= 6;
    claim.iter().filter(|w| beside(w, at)).filter(|w| source.iter().filter(|s| beside(s, there)).any(|s| w.is_form_of(s))).count() as i64
}

/// So many tokens behind a negation or hedge are under it.
const GOVERNED: usize = 4;

fn weigh_frames(text: &Telling, i: usize, claim: &[ContentWord<'_>], covers: &[Cover], evidence: &Evidence<'_>, weighed: &mut Weighed) {
    let ours = text.claims.in_sentence(i);
    let first = text.sentences.list[i].tokens.start;
    let under = |word: &ContentWord<'_>, cue: usize| word.at >= cue && word.at < cue + GOVERNED;
    for (rank, s) in evidence.sentences.iter().enumerate() {
        let frame = evidence.source.claims.in_sentence(*s);
        let start = evidence.source.sentences.list[*s].tokens.start;
        // The claim's word for the one that a cue of the source governs, and the other way round.
        let claimed = |cue: usize| {
            let governed = evidence.words[rank].iter().position(|w| under(w, cue))?;
            claim.iter().zip(covers).find(|(_, c)| c.by == Some((rank, governed)) && c.standing.is_covered())
        };
        // A word near may stand for the negation.
        let answered = |t: &Telling, s: usize| {
            let tokens = t.sentences.tokens_of(s);
            (0..tokens.len()).any(|at| ANSWER.at(tokens, at).is_some_and(|f| *f.means == Answer::Denies))
        };
        let negated = |w: &ContentWord<'_>| ours.negation().iter().any(|n| under(w, n.tokens.end - first));
        // Where both deny something, the acts tell whether it is the same: here only a lone denial says anything.
        let alone = ours.negation().is_empty() || frame.negation().is_empty();
        for cue in frame.negation().iter().filter(|_| alone) {
            if let Some((w, _)) = claimed(cue.tokens.end - start).filter(|(w, _)| !w.name && !negated(w) && !answered(text, i)) {
                weighed.observe(Feature::Negated, 1, w.span, Some(cue.span), format!("the source negates “{}”", w.text));
            }
        }
        for cue in frame.certainty() {
            let weak = matches!(cue.means, Certainty::Doubted | Certainty::Alleged | Certainty::Possible | Certainty::Expected);
            let hedged = ours.certainty().iter().any(|c| !c.means.is_modal() && c.means.step() <= Certainty::Expected.step());
            if let Some((w, _)) = claimed(cue.tokens.end - start).filter(|_| weak && !hedged) {
                let shown = cue.span.of(&evidence.source.article.text);
                weighed.observe(Feature::Hedged, 1, w.span, Some(cue.span), format!("the source says it with “{shown}”"));
            }
        }
        for cue in ours.negation().iter().filter(|_| alone) {
            let at = cue.tokens.end - first;
            let open = claim.iter().zip(covers).find(|(w, _)| under(w, at));
            let Some((w, by)) = open.and_then(|(w, c)| Some((w, c.by.filter(|(r, _)| *r == rank && c.standing.is_covered())?))) else {
                continue;
            };
            let there = evidence.words[rank][by.1].at;
            let also = frame.negation().iter().any(|n| (there + 1).saturating_sub(n.tokens.end - start) <= GOVERNED);
            if !also && !answered(evidence.source, *s) {
                weighed.observe(
                    Feature::Negated,
                    1,
                    cue.span.join(w.span),
                    Some(evidence.words[rank][by.1].span),
                    format!("the source asserts “{}”", evidence.words[rank][by.1].text),
                );
            }
        }
    }
}
