//! A text and its sources in, for each claim of the text whether a source says so out.
//!
//! A claim is a sentence that claims something. The sentences of the sources that share its rarest words are looked up
//! (`index`), the most telling of one source are its evidence, and what is observed of the two (`weigh`) decides by
//! points ([`feature`]): `supported`, `refuted` or `not-found`. Nothing is known but what the sources say, and a source
//! that says nothing of a claim never refutes it.
//!
//! ```
//! use recount::telling::Telling;
//! use recount::{read, verify};
//! let telling = |text: &str| Telling::new(read::plain(text.to_owned(), None));
//! let (text, source) = (telling("More than 30 people were killed."), telling("The blast killed 34 people."));
//! assert_eq!(verify::verify(&text, &[&source])[0].verdict, verify::ClaimVerdict::Supported);
//! ```

mod act;
pub mod arithmetic;
mod beside;
mod cover;
pub mod date;
mod evidence;
mod exception;
pub mod feature;
mod figure;
mod frame;
pub mod index;
mod number;
mod reason;
mod weigh;
mod weighed;
mod word;
mod wording;

use crate::budget::Budget;
pub use crate::lexicon::story::Exclusive;
use crate::telling::Telling;
use crate::token::{Kind, Span};
use evidence::Evidence;
use feature::{Feature, Features};
#[cfg(test)]
pub(crate) use index::MOST_PLACES;
use index::{Candidate, Index, Source};
use schemars::JsonSchema;
use serde::Serialize;
use weigh::weigh;
use weighed::Weighed;

/// What the sources say of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[schemars(rename = "Verdict")]
#[serde(rename_all = "kebab-case")]
pub enum ClaimVerdict {
    /// A source says it.
    Supported,
    /// A source says what cannot be true together with it.
    Refuted,
    /// Neither.
    NotFound,
}

impl ClaimVerdict {
    /// The verdict's name on the wire.
    pub fn name(self) -> &'static str {
        ["supported", "refuted", "not-found"][self as usize]
    }
}

/// How a value of the source holds a value of the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueRelation {
    /// The same value.
    Same,
    /// The claim allows it.
    Within,
    /// The claim is more exact.
    Open,
    /// The source admits the claim and leads nobody to expect it.
    Beyond,
    /// They exclude each other.
    Conflict,
    /// They cannot be held against each other.
    Unpaired,
}

/// One claim and what became of it.
#[derive(Clone, Debug)]
pub struct Verification {
    /// The claim, in the text.
    pub claim: Span,
    /// What the sources say of it.
    pub verdict: ClaimVerdict,
    /// The words of the claim that the verdict hangs on, where it is not the whole of it.
    pub fact: Option<Span>,
    /// The source that decides, by its place in the list, and the words there.
    pub evidence: Option<(usize, Span)>,
    /// Where another source says the opposite of that: of a refuted claim, what supports it.
    pub other: Option<(usize, Span)>,
    /// Why, in one line.
    pub reason: String,
    /// What the verdict was taken on.
    pub features: Features,
    /// What was left undone.
    pub met: Vec<Budget>,
}

/// So many sentences of all sources are looked at for a claim.
pub(crate) const MOST_CANDIDATES: usize = 12;
/// So many of one source are its evidence.
const MOST_SENTENCES: usize = 3;
/// A sentence belongs to the evidence when it shares this part of what the most telling one shares.
const TELLING: u32 = 2;

/// Points that a claim must have to be supported: on the cases that the weights are fitted on, what has fewer is wrong as
/// often as right.
const SURE: i32 = 60;

/// So many sentences are a passage.
const PASSAGE: usize = 5;
/// So many are given for one claim: all that they say is of it.
const GIVEN: usize = 2;

/// Holds every claim of `text` against the sources.
pub fn verify(text: &Telling, sources: &[&Telling]) -> Vec<Verification> {
    let sources: Vec<Source<'_>> = sources.iter().map(|s| Source::new(s)).collect();
    let index = Index::new(&sources);
    let claims = (0..text.sentences.list.len()).filter(|i| claims(text, *i));
    let one = |i: usize| {
        let (mut candidates, met) = index.candidates(text, i, MOST_CANDIDATES);
        // What shares less than half of what the best one shares would be no evidence beside it.
        let cut = candidates.len() > MOST_CANDIDATES && candidates[MOST_CANDIDATES].score * TELLING >= candidates[0].score;
        candidates.truncate(MOST_CANDIDATES);
        let met = cut.then_some(Budget::VerifyCandidates).into_iter().chain(met).collect();
        Verification { met, ..held(text, i, &sources, candidates) }
    };
    claims.map(one).collect()
}

/// Whether a sentence claims something.
fn claims(text: &Telling, i: usize) -> bool {
    index::told(text, i) && !asks(text, i) && (!text.claims.in_sentence(i).is_empty() || !word::words(text, i).is_empty())
}

/// Whether a sentence is a question that another one answers: it claims nothing, and its answer says what is so.
fn asks(text: &Telling, i: usize) -> bool {
    if i + 1 >= text.sentences.list.len() {
        return false;
    }
    let last = text.sentences.tokens_of(i).iter().rev().find(|t| !matches!(t.kind, Kind::Quote | Kind::Symbol | Kind::Dash));
    last.is_some_and(|t| t.text(&text.article.text) == "?")
}

fn held(text: &Telling, i: usize, sources: &[Source<'_>], mut candidates: Vec<Candidate>) -> Verification {
    // A passage that was chosen for a claim of numbers tells of it even where no word is shared: "203 cases", "less than 204
    // people".
    if let ([only], true) = (sources, candidates.is_empty() && !text.claims.in_sentence(i).quantities().is_empty())
        && is_passage(only.telling)
    {
        let told = (0..only.telling.sentences.list.len()).filter(|s| index::told(only.telling, *s));
        candidates = told.map(|sentence| Candidate { place: index::SourceSentence { document: 0, sentence }, score: 1 }).collect();
    }
    let all: Vec<Verification> = documents(&candidates).into_iter().map(|d| told_by(text, i, d, &sources[d], &candidates)).collect();
    // One that denies it comes before one that says it, and both before those that say nothing of it.
    let first = |verdict| all.iter().find(|v| v.verdict == verdict);
    let Some(decided) = first(ClaimVerdict::Refuted).or(first(ClaimVerdict::Supported)).or(all.first()) else {
        let claim = text.sentences.list[i].span;
        return Verification {
            claim,
            verdict: ClaimVerdict::NotFound,
            fact: None,
            evidence: None,
            other: None,
            reason: reason::NOTHING.to_owned(),
            features: Features::default(),
            met: Vec::new(),
        };
    };
    let mut decided = decided.clone();
    if let (ClaimVerdict::Refuted, Some(other)) = (decided.verdict, first(ClaimVerdict::Supported)) {
        decided.other = other.evidence;
        decided.reason = format!("{}; another source says it", decided.reason);
    }
    decided
}

/// The sources of the candidates, the most telling first.
fn documents(candidates: &[Candidate]) -> Vec<usize> {
    let mut documents = Vec::new();
    for c in candidates {
        if !documents.contains(&c.place.document) {
            documents.push(c.place.document);
        }
    }
    documents
}

/// The evidence of one source: its most telling sentence, and those that share nearly as much.
fn sentences(candidates: &[Candidate], document: usize) -> Vec<usize> {
    let own: Vec<&Candidate> = candidates.iter().filter(|c| c.place.document == document).collect();
    let best = own.first().map_or(0, |c| c.score);
    own.iter().filter(|c| c.score * TELLING >= best).take(MOST_SENTENCES).map(|c| c.place.sentence).collect()
}

/// What one source says of a claim. A passage is read whole; of an article each sentence by itself, since what several of
/// them say together is mostly said of several things.
fn told_by(text: &Telling, i: usize, document: usize, source: &Source<'_>, candidates: &[Candidate]) -> Verification {
    let best = sentences(candidates, document);
    let whole = || judged(text, i, document, &Evidence::new(source, best.clone()));
    if is_passage(source.telling) || best.is_empty() {
        return whole();
    }
    let each: Vec<Verification> = best.iter().map(|s| judged(text, i, document, &Evidence::new(source, vec![*s]))).collect();
    let covered = |v: &Verification| v.features.get(Feature::Covered);
    let first = |verdict| each.iter().rev().filter(move |v| v.verdict == verdict).max_by_key(|v| covered(v));
    // A sentence that has the very number says of which one the claim is; another number is of another thing.
    let numbered = |v: &Verification, with: Feature| v.features.get(with) > 0;
    let other_number = |x: &Verification, y: &Verification| {
        numbered(x, Feature::NumberSame) && numbered(y, Feature::NumberConflict) && covered(x) == covered(y)
    };
    match (first(ClaimVerdict::Supported), first(ClaimVerdict::Refuted)) {
        (Some(says), Some(denies)) if covered(denies) >= covered(says) && !other_number(says, denies) => denies.clone(),
        (Some(says), _) => says.clone(),
        (None, Some(denies)) => denies.clone(),
        // Only a sum is told by several.
        (None, None) => Some(whole()).filter(|v| v.features.get(Feature::SumHolds) > 0).unwrap_or_else(|| each[0].clone()),
    }
}

/// Whether a source is a passage chosen for the claim rather than a whole article.
pub fn is_passage(source: &Telling) -> bool {
    told_in(source) <= PASSAGE
}

/// Whether a source can support a claim of which this was observed.
pub fn may_support(features: &Features, source: &Telling) -> bool {
    let (passage, several) = (is_passage(source), told_in(source) > GIVEN);
    features.may_support(passage, several) && !features.is_disputed() && !features.is_firmer()
}

/// How many sentences of a source tell something.
fn told_in(source: &Telling) -> usize {
    (0..source.sentences.list.len()).filter(|i| index::told(source, *i)).count()
}

fn judged(text: &Telling, i: usize, document: usize, evidence: &Evidence<'_>) -> Verification {
    let weighed: Weighed = weigh(text, i, evidence);
    let [supported, refuted] = weighed.features.points();
    let passage = is_passage(evidence.source);
    let f = &weighed.features;
    let may_refute = f.may_refute(passage);
    let may_support = supported >= SURE && may_support(f, evidence.source);
    let verdict = match () {
        // Whatever else is said, a conflict is not outvoted.
        () if may_refute && f.conflicts() && (f.get(Feature::Alike) > 0 || !passage && f.get(Feature::Most) > 0) => ClaimVerdict::Refuted,
        () if supported.max(refuted) <= 0 => ClaimVerdict::NotFound,
        () if supported >= refuted && may_support => ClaimVerdict::Supported,
        () if refuted > supported && may_refute => ClaimVerdict::Refuted,
        () => ClaimVerdict::NotFound,
    };
    let (fact, span, reason) = reason::decisive(verdict, &weighed, evidence);
    Verification {
        claim: text.sentences.list[i].span,
        verdict,
        fact,
        evidence: (verdict != ClaimVerdict::NotFound).then_some((document, span)),
        other: None,
        reason,
        features: weighed.features,
        met: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    #[track_caller]
    fn check(claim: &str, source: &str, expected: ClaimVerdict, words: &str) {
        let telling = |text: &str| Telling::new(read::plain(text.to_owned(), None));
        let (claim, source) = (telling(claim), telling(source));
        let found = verify(&claim, &[&source]);
        let [one] = &found[..] else { panic!("{} verifications", found.len()) };
        assert_eq!(one.verdict, expected, "{}: {:?}", one.reason, one.features);
        assert!(one.reason.contains(words), "{}", one.reason);
        assert_eq!(one.evidence.is_some(), expected != ClaimVerdict::NotFound);
    }

    #[test]
    fn a_number_within_the_claim_supports_it() {
        check("More than 30 people were killed in the blast.", "The blast in Ostby killed 34 people.", ClaimVerdict::Supported, "34");
        check("More than 30 people were killed in the blast.", "The blast in Ostby killed 28 people.", ClaimVerdict::Refuted, "28");
        check("34 people were killed in the blast.", "The blast in Ostby killed more than 30 people.", ClaimVerdict::NotFound, "");
    }

    #[test]
    fn a_date_on_the_side_of_the_claim_supports_it() {
        check("The bridge was opened before 1991.", "The bridge was opened in May 1990.", ClaimVerdict::Supported, "1990");
        check("The bridge was opened before 1991.", "The bridge was opened in May 1992.", ClaimVerdict::Refuted, "1992");
    }

    #[test]
    fn arithmetic_supports_what_no_source_writes() {
        check("Nine boats sank in all.", "Four boats sank on Monday and five boats sank on Tuesday.", ClaimVerdict::Supported, "4 + 5 = 9");
        check(
            "Eleven boats sank in all.",
            "Four boats sank on Monday and five boats sank on Tuesday.",
            ClaimVerdict::Refuted,
            "does not follow",
        );
        check(
            "Nine shops by the harbour were painted blue.",
            "Four boats sank on Monday and five lorries burned.",
            ClaimVerdict::NotFound,
            "",
        );
    }

    #[test]
    fn a_number_is_paired_by_what_stands_beside_it() {
        const GROSS: &str =
            "The film took $68.3 million in Canada, and $13.2 million in other countries, for a worldwide total of $81.5 million.";
        check("The film took more than $79 million worldwide.", GROSS, ClaimVerdict::Supported, "81.5");
        check("The film took less than $79 million worldwide.", GROSS, ClaimVerdict::Refuted, "81.5");
        check("The film took over $12 million outside Canada.", GROSS, ClaimVerdict::Supported, "13.2");
        // A noun may stand as a verb.
        check("More than 60 people died in Ostby.", "Ostby has counted 66 deaths since March.", ClaimVerdict::Supported, "66");
        check("Fewer than 60 people died in Ostby.", "Ostby has counted 66 deaths since March.", ClaimVerdict::Refuted, "66");
        // The number of a film is no count.
        check(
            "Cars 3 got more than 190 reviews.",
            "On the site, Cars 3 got 194 reviews and a rating of 6/10.",
            ClaimVerdict::Supported,
            "194",
        );
    }

    #[test]
    fn a_bound_leads_to_expect_a_step() {
        check("The song had less than 120 million views.", "The song had over 110 million views.", ClaimVerdict::Supported, "110");
        check("The song had over 118 million views.", "The song had over 110 million views.", ClaimVerdict::NotFound, "");
    }

    #[test]
    fn so_many_groups_of_so_many() {
        check(
            "They filled 4 sacks with 80 apples.",
            "They filled sacks with apples, and each sack holds 20 apples.",
            ClaimVerdict::Supported,
            "4 × 20 = 80",
        );
    }

    #[test]
    fn a_number_that_no_source_has_is_not_found_whatever_else_is_said() {
        let source = "The designer Ada Kral, who founded the Hollau shoe works, has died.";
        check("Ada Kral has died at the age of 78.", source, ClaimVerdict::NotFound, "");
        check("Ada Kral has died.", source, ClaimVerdict::Supported, "");
    }

    #[test]
    fn what_is_told_in_the_same_words_but_for_one_is_not_supported() {
        let source = "The keeper of the lighthouse, Oda Lind, has painted the gate on Monday.";
        check("The keeper of the lighthouse, Oda Lind, has painted the gate on Monday.", source, ClaimVerdict::Supported, "");
        check("The keeper of the lighthouse, Oda Lind, has measured the gate on Monday.", source, ClaimVerdict::NotFound, "");
    }

    #[test]
    fn what_denies_twice_asserts() {
        let source = "It is not illegal in Halm to brew beer at home.";
        check("It is legal in Halm to brew beer at home.", source, ClaimVerdict::Supported, "");
        check("It is illegal in Halm to brew beer at home.", source, ClaimVerdict::Refuted, "");
        let source = "The walkout in Halm will not end unless its owner pays the crew.";
        check("The walkout in Halm will end only if its owner pays the crew.", source, ClaimVerdict::Supported, "");
        check("The walkout in Halm will not end if its owner pays the crew.", source, ClaimVerdict::Refuted, "");
    }

    #[test]
    fn what_agrees_in_another_unit_belongs_together() {
        let source = "The wreck was about 300 feet in length, in a depth of 60 metres.";
        check("The wreck was roughly 90 metres long.", source, ClaimVerdict::Supported, "300 feet");
        check("The wreck was roughly 50 metres long.", source, ClaimVerdict::Refuted, "");
        // FIXME: "60 metres long" is supported by the depth of 60 metres: of which measure a figure is told is not read.
    }

    #[test]
    fn what_no_source_tells_is_not_found() {
        check("The mayor of Ostby resigned on Friday.", "Rain fell over the coast all week.", ClaimVerdict::NotFound, "");
    }
}
