//! What was observed of a claim and its evidence: one by one, and as features. What is observed later may take back what was
//! observed before.

use super::feature::{Feature, Features};
use crate::token::Span;

/// What is said of a number.
const OF_NUMBERS: [Feature; 6] = [
    Feature::NumberSame,
    Feature::NumberWithin,
    Feature::NumberOpen,
    Feature::NumberBeyond,
    Feature::NumberConflict,
    Feature::NumberUnpaired,
];

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
    pub(super) short: bool,
    /// How alike the claim and the sentence of the evidence that is most like it are, 0 to 1.
    pub(super) likeness: f32,
}

impl Weighed {
    /// Takes back what was said of numbers: arithmetic says more of them.
    pub(super) fn forget_numbers(&mut self) {
        let numbers: Vec<Span> = self.observations.iter().filter(|o| OF_NUMBERS.contains(&o.feature)).map(|o| o.claim).collect();
        numbers.into_iter().for_each(|n| self.settle_number(n));
    }

    /// Takes back what was said of one number of the claim: arithmetic says more of it.
    pub(super) fn settle_number(&mut self, number: Span) {
        self.take_back(&OF_NUMBERS, |o| o.claim.overlaps(number));
        self.take_back(&[Feature::Excluded, Feature::ExcludedBeside, Feature::ExcludedApart], |o| o.claim.overlaps(number));
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

    /// Takes every number and day that is excluded for one that the source has, where it `has` it at all.
    pub(super) fn agree(&mut self, has: impl Fn(Span) -> bool) {
        for o in self.observations.iter_mut().filter(|o| has(o.claim)) {
            let same = match o.feature {
                Feature::NumberConflict | Feature::NumberBeyond => Feature::NumberSame,
                Feature::DateConflict => Feature::DateSame,
                _ => continue,
            };
            self.features.set(o.feature, self.features.get(o.feature) - 1);
            self.features.count(same, 2);
            (o.feature, o.source) = (same, None);
            o.reason = "the source has the same numbers and days".to_owned();
        }
    }

    /// Takes every number and day that is excluded, and that stands `free`, for one of another thing: the source has no such one.
    pub(super) fn part_all(&mut self, free: impl Fn(Span) -> bool) {
        use Feature::*;
        let excluded = |o: &&Observation| matches!(o.feature, NumberConflict | NumberBeyond | DateConflict) && free(o.claim);
        let claims: Vec<Span> = self.observations.iter().filter(excluded).map(|o| o.claim).collect();
        claims.into_iter().for_each(|c| self.part(c));
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

    /// Counts an observation, up to `most`.
    pub(super) fn observe(&mut self, feature: Feature, most: i32, claim: Span, source: Option<Span>, reason: impl Into<String>) {
        self.features.count(feature, most);
        self.observations.push(Observation { feature, claim, source, reason: reason.into() });
    }

    /// What several observations say together.
    pub(super) fn conclude(&mut self) {
        use Feature::*;
        let any = |of: &[Feature]| of.iter().any(|f| self.features.get(*f) > 0);
        let (holds, fails) =
            (any(&[NumberSame, NumberWithin, DateSame, DateWithin, SumHolds]), any(&[NumberConflict, NumberBeyond, DateConflict]));
        let open = any(&[NumberOpen, NumberUnpaired, DateOpen, DateUnpaired, SumFails]);
        let (all, covered) = (i32::from(holds && !fails && !open), self.features.get(Covered));
        let (figureless, unpaired) = (i32::from(!holds && !fails && !open), i32::from(any(&[NumberUnpaired])));
        // A count of another day is neither this one nor against it.
        let grown = self.short && any(&[DateWithin]) && !any(&[DateSame]);
        let day = any(&[DateConflict, DateOpen]) || grown;
        // "The fair of 2014, with 40 stalls", "the fair of 2021, with 60".
        let other_year = any(&[OtherYear]) && any(&[NumberConflict, NumberBeyond, NumberOpen, NumberUnpaired]);
        self.features.set(OtherDay, i32::from(day && any(&[NumberConflict, NumberBeyond, NumberOpen])));
        self.features.set(OtherYear, i32::from(other_year));
        self.features.set(AllHold, all);
        self.features.set(HoldCovered, all * covered);
        self.features.set(HoldMissingWord, all * self.features.get(MissingWord));
        self.features.set(HoldReplacedName, all * self.features.get(ReplacedName));
        self.features.set(Figureless, figureless);
        self.features.set(FigurelessCovered, figureless * covered);
        self.features.set(UnpairedCovered, unpaired * covered);
        self.features.set(Few, i32::from(covered < FEW));
        self.features.set(Half, i32::from(covered < APART));
        let named = self.features.get(OtherName) > 0 && covered >= APART;
        self.features.set(OtherNameHold, i32::from(named && !fails && !open));
        let lacks = |of: &[Feature]| of.iter().map(|f| self.features.get(*f)).sum::<i32>();
        let names = lacks(&[MissingSubject, MissingName, ReplacedName, OtherName]);
        let lacking = names + lacks(&[MissingWord, MissingVerb, ReplacedWord, Sibling, Opposed]);
        self.features.set(ConflictLacks, if fails { lacking.min(3) } else { 0 });
        let alike = i32::from(self.likeness >= ALIKE);
        let tenths = (self.likeness * 10.0).round() as i32;
        self.features.set(Likeness, tenths);
        self.features.set(Alike, alike);
        self.features.set(HoldLikeness, all * tenths);
        self.features.set(ConflictBesideAlike, alike * self.features.get(ConflictBeside));
        self.features.set(ConflictAlone, i32::from(fails && lacking == 0));
        self.features.set(ConflictNamed, i32::from(fails && names > 0));
        let alone = self.features.get(Sibling) == 1 && lacking == 1 && !fails && !open;
        self.features.set(SiblingAlone, i32::from(alone));
        self.features.set(ConflictApart, i32::from(fails && self.features.get(Covered) < APART));
    }
}

/// Sentences as alike as this are told in the same words but for a few.
const ALIKE: f32 = 0.5;
/// Tenths that are few.
const FEW: i32 = 4;
/// Tenths of the claim's words that evidence about the same thing has.
const APART: i32 = 6;
/// Tenths that most of them are.
pub(super) const MOST: i32 = 8;
