//! What is observed of a claim and its evidence, as numbers, and what each weighs for a verdict.
//!
//! A verdict is the greatest of three sums: the features, each times its points for "supported" and for "refuted";
//! "not found" has none. The points stand in `weights.toml` with the reason for each feature, and are fitted by
//! `cargo bench --bench verify`.

use crate::feature::features;

features! {
    "/verify_weights.rs",
    "The features of one claim, in the order of [`Feature::ALL`]; the answers are \"supported\" and \"refuted\".";
    /// Always 1.
    Always = "always",
    /// Tenths of the claim's words that the evidence has.
    Covered = "covered",
    /// 1 when it has less than four tenths.
    Few = "few",
    /// 1 when it has less than six tenths.
    Half = "half",
    /// 1 when it has at least eight tenths.
    Most = "most",
    /// 1 when it has all of them.
    Whole = "whole",
    /// Tenths of the claim's neighbouring words that stand near each other in the evidence, in the same order.
    Phrases = "phrases",
    /// 1 when the name that the claim starts with is not there.
    MissingSubject = "missing-subject",
    /// Other names that are not there, at most 2.
    MissingName = "missing-name",
    /// Verbs that are not there, at most 2.
    MissingVerb = "missing-verb",
    /// Other words that are not there, at most 3.
    MissingWord = "missing-word",
    /// Names in whose place the evidence has another, at most 2.
    ReplacedName = "replaced-name",
    /// Other words in whose place the evidence has another, at most 2.
    ReplacedWord = "replaced-word",
    /// 1 when the other name stands at the very side of a word that both have: "Kral Bridge", "Lund Bridge".
    NameBeside = "name-beside",
    /// The same of another word.
    WordBeside = "word-beside",
    /// 1 when the claim says "only", "first" or "all" and the evidence does not.
    Exclusive = "exclusive",
    /// Words of the claim that are more exact than the evidence's, at most 2.
    Narrower = "narrower",
    /// Words of the claim that the evidence has an opposite of, at most 2.
    Opposed = "opposed",
    /// Words in whose place the evidence has another of their kind, at most 2.
    Sibling = "sibling",
    /// 1 when one negates what the other asserts.
    Negated = "negated",
    /// 1 when the evidence hedges what the claim asserts.
    Hedged = "hedged",
    /// 1 when the claim says that something is not known, and the evidence does not.
    Doubted = "doubted",
    /// 1 when the names of the claim stand in another order in the evidence.
    Swapped = "swapped",
    /// Numbers of the claim that the evidence has, at most 2.
    NumberSame = "number-same",
    /// Numbers that lie within what the claim says, at most 2.
    NumberWithin = "number-within",
    /// Numbers that the claim gives more exactly, at most 2.
    NumberOpen = "number-open",
    /// Numbers that the evidence admits and does not lead to expect, at most 2.
    NumberBeyond = "number-beyond",
    /// Numbers that the evidence excludes, at most 2.
    NumberConflict = "number-conflict",
    /// Numbers that the evidence has no counterpart of, at most 2.
    NumberUnpaired = "number-unpaired",
    /// The same of dates.
    DateSame = "date-same",
    /// The same of dates.
    DateWithin = "date-within",
    /// The same of dates.
    DateOpen = "date-open",
    /// The same of dates.
    DateConflict = "date-conflict",
    /// The same of dates.
    DateUnpaired = "date-unpaired",
    /// 1 when the claim has numbers or dates, and all of them hold.
    AllHold = "all-hold",
    /// 1 when a number or date is excluded, and the evidence has less than six tenths of the words: it may tell of another thing.
    ConflictApart = "conflict-apart",
    /// 1 when the claim has neither number nor date.
    Figureless = "figureless",
    /// Tenths of the words, of a claim that has neither number nor date.
    FigurelessCovered = "figureless-covered",
    /// Tenths of the words, where a number has no counterpart.
    UnpairedCovered = "unpaired-covered",
    /// Tenths of the words, where all numbers and dates hold.
    HoldCovered = "hold-covered",
    /// 1 when the claim's number follows from the evidence's by arithmetic.
    SumHolds = "sum-holds",
    /// 1 when the arithmetic that the words ask for gives another number.
    SumFails = "sum-fails",
    /// 1 when a number does not hold, and the evidence tells of another day.
    OtherDay = "other-day",
    /// 1 when the evidence tells of another year, and other figures.
    OtherYear = "other-year",
    /// 1 when no word of a name is in the evidence, which has a name that the claim lacks.
    OtherName = "other-name",
    /// The same, where all else holds.
    OtherNameHold = "other-name-hold",
    /// Words that are not there, where all numbers and dates hold, at most 3.
    HoldMissingWord = "hold-missing-word",
    /// Names that are replaced, where all numbers and dates hold, at most 2.
    HoldReplacedName = "hold-replaced-name",
    /// 1 when a rule of comparison finds a conflict in two sentences that stand close.
    Excluded = "excluded",
    /// 1 when one does in sentences that share half of their words.
    ExcludedBeside = "excluded-beside",
    /// 1 when one does in sentences that share little.
    ExcludedApart = "excluded-apart",
    /// 1 when the claim is firmer or more exact than a sentence that stands close.
    Firmer = "firmer",
    /// 1 when one has another term in the other's place.
    Termed = "termed",
    /// Words and names that are not there or replaced, where a number or date is excluded, at most 3: both may be of another thing.
    ConflictLacks = "conflict-lacks",
    /// 1 when a number or date is excluded, and every other word is there.
    ConflictAlone = "conflict-alone",
    /// Words beside a number that is excluded for which the evidence has others beside its own, at most 2.
    ConflictBeside = "conflict-beside",
    /// 1 when something is excluded by what is told of another thing.
    ConflictOther = "conflict-other",
    /// 1 when a number is excluded by one of another size.
    ConflictFar = "conflict-far",
    /// 1 when a number or date is excluded by one that stands by another act.
    ConflictUnlinked = "conflict-unlinked",
    /// As the words beside a number, where the sentences are alike.
    ConflictBesideAlike = "conflict-beside-alike",
    /// 1 when a number or date is excluded, and a name is not there or replaced.
    ConflictNamed = "conflict-named",
    /// Tenths by which the claim and a sentence of the evidence are alike.
    Likeness = "likeness",
    /// 1 when another thing of its kind stands for one word, and all other words are there.
    SiblingAlone = "sibling-alone",
    /// 1 when they are told in the same words but for a few.
    Alike = "alike",
    /// The tenths, where all numbers and dates hold.
    HoldLikeness = "hold-likeness",
    /// Acts of the claim that the evidence tells, at most 2.
    ActHeld = "act-held",
    /// Acts that it does not tell, at most 2.
    ActMissing = "act-missing",
    /// Acts that one denies and the other asserts, at most 2.
    ActDenied = "act-denied",
    /// Acts whose opposite it tells, at most 2.
    ActOpposed = "act-opposed",
    /// Acts in which who does it and whom it befalls changed places, at most 2.
    ActReversed = "act-reversed",
    /// Acts that it tells alike but for one who takes part, at most 2.
    ActRenamed = "act-renamed",
    /// Acts that it tells of another, at most 2.
    ActOther = "act-other",
    /// Acts that it tells less firmly, at most 2.
    ActFirmer = "act-firmer",
}

impl Features {
    /// Whether the evidence can refute the claim at all: it tells of the same thing, and something can be shown in it.
    pub fn may_refute(&self, passage: bool) -> bool {
        // Where another thing is told of beside the number, it excludes nothing: "9 million for nets", "4 million for boats".
        let other = self.get(Feature::ConflictBeside) > 0 && self.get(Feature::ReplacedWord) + self.get(Feature::Sibling) > 0;
        if other && self.get(Feature::Alike) > 0 && !self.conflicts() {
            return false;
        }
        // Another name where something else is another too is told of another thing.
        let else_other = [Feature::NumberUnpaired, Feature::DateUnpaired, Feature::ConflictOther].iter().any(|f| self.get(*f) > 0);
        // In an article some sentence always has a figure of another thing, a "not" and another name.
        let other_holds =
            [Feature::NumberSame, Feature::NumberWithin, Feature::DateSame, Feature::DateWithin].iter().any(|f| self.get(*f) > 0);
        let alone = self.get(Feature::ConflictAlone) > 0 && other_holds;
        let told = self.get(Feature::ActMissing) == 0 || self.get(Feature::Alike) > 0 || alone;
        // Few words in common, others beside the figure, and nothing told of what the claim tells: it is of another thing.
        let chance = self.get(Feature::Few) > 0 && self.get(Feature::ConflictBeside) > 0 && self.get(Feature::ActMissing) > 1
            || self.get(Feature::ConflictFar) > 0 && self.get(Feature::Half) > 0
            // "The fair of 2014", "the fair of 2021".
            || self.get(Feature::OtherYear) > 0;
        let apart = chance || !passage && (!told || self.get(Feature::ActOther) + self.get(Feature::ConflictUnlinked) > 0);
        // Another day and another figure are those of another time, and a "not" among few words in common is of something else.
        let other_time = self.get(Feature::DateConflict) > 0 && self.get(Feature::NumberConflict) + self.get(Feature::NumberBeyond) > 0;
        let covered = self.get(Feature::Covered);
        let chance_word = |f: &Feature| match f {
            Feature::Negated => covered < ABOUT_ARTICLE,
            Feature::Opposed => covered < ABOUT_ARTICLE - 1,
            // Of the sentences of an article, one that is not alike has such a word of something else.
            Feature::SiblingAlone => !passage && self.get(Feature::Alike) == 0,
            _ => false,
        };
        // Another name stands in another story, unless all else is told alike.
        let lacks = [Feature::MissingWord, Feature::ReplacedWord, Feature::MissingVerb, Feature::Sibling, Feature::ActMissing];
        let else_other = else_other || lacks.iter().map(|f| self.get(*f)).sum::<i32>() > 1;
        let about = if passage { ABOUT_PASSAGE } else { ABOUT_ARTICLE };
        let shows = |f: &Feature| {
            self.get(*f) > 0
                && (passage || !IN_PASSAGE.contains(f))
                && !((apart || other_time) && FIGURES.contains(f))
                && !chance_word(f)
                && !(else_other && NAMES.contains(f))
        };
        self.get(Feature::Covered) >= about && REFUTING.iter().any(shows)
    }
    /// Whether something in it cannot be true together with the claim, if both tell of one thing.
    pub fn conflicts(&self) -> bool {
        CONFLICTS.iter().any(|f| self.get(*f) > 0) || self.is_one_opposite()
    }
    /// Whether the claim is told in the source's words but for one, which is the opposite: "the eastern shore", "the western".
    fn is_one_opposite(&self) -> bool {
        use Feature::{MissingName, MissingSubject, MissingVerb, MissingWord, OtherName, ReplacedName, ReplacedWord, Sibling};
        let others = [MissingName, MissingSubject, MissingVerb, MissingWord, OtherName, ReplacedName, ReplacedWord, Sibling];
        self.get(Feature::Opposed) == 1 && self.get(Feature::Likeness) >= REPEATED && others.iter().all(|f| self.get(*f) == 0)
    }
    /// Whether a rule of comparison finds a conflict, however sure it is that both tell of one thing.
    pub fn is_disputed(&self) -> bool {
        self.conflicts() || self.get(Feature::ExcludedBeside) > 0
    }
    /// Whether the evidence tells the claim with more reserve than the claim does.
    pub fn is_firmer(&self) -> bool {
        self.get(Feature::ActFirmer) > 0 || self.get(Feature::Firmer) > 0
    }
    /// Whether it can support it: of a whole article, a sentence must have more than some words in common by chance.
    ///
    /// A passage of `several` sentences does so too, where one or two are given for the claim.
    pub fn may_support(&self, passage: bool, several: bool) -> bool {
        let holds = self.get(Feature::AllHold) > 0;
        // Whatever else it says, it does not say the number.
        let lacks = self.get(Feature::NumberUnpaired) > 0 && self.get(Feature::SumHolds) == 0;
        // Nor does it where one of several figures is another one.
        let fails = self.get(Feature::NumberConflict) + self.get(Feature::DateConflict) > 0 && self.get(Feature::SumHolds) == 0;
        // Told in the same words but for one, which is no word for the same: it is that one that is claimed.
        let other = self.get(Feature::Termed) > 0 && self.get(Feature::Likeness) >= REPEATED;
        // A day in common is chance where few words are, and no act.
        let dated = self.get(Feature::DateSame) + self.get(Feature::DateWithin) > 0;
        let counted = self.get(Feature::NumberSame) + self.get(Feature::NumberWithin) + self.get(Feature::SumHolds) > 0;
        let chance = dated && !counted && self.get(Feature::Few) > 0 && self.get(Feature::ActHeld) == 0;
        // Names in another order are of who did something else, unless the whole source tells of the claim.
        let swapped = !passage && self.get(Feature::Swapped) > 0;
        let undated = (!passage || several) && self.get(Feature::DateUnpaired) > 0;
        // In an article words stand together by chance: what is claimed must be told of the same.
        let missing = self.get(Feature::ActMissing) > 0 && self.get(Feature::Phrases) < SAYS_ARTICLE;
        let of_another = self.get(Feature::ActOther) + self.get(Feature::ActRenamed) > 0;
        let untold = !passage && (missing || of_another);
        // One word is the opposite of what the source has.
        let opposed = self.get(Feature::Opposed) > 0 && self.get(Feature::SumHolds) == 0;
        // Nor do several sentences tell of a claim that has some words of them and no act.
        let few = self.get(Feature::Covered) <= SOME_WORDS && self.get(Feature::Likeness) <= UNLIKE;
        let by_chance = several && self.get(Feature::ActHeld) == 0 && (of_another || few && self.get(Feature::Figureless) > 0);
        !lacks
            && !fails
            && !other
            && !chance
            && !swapped
            && !undated
            && !untold
            && !opposed
            && !by_chance
            && self.get(Feature::Doubted) == 0
            && (passage || self.get(Feature::Covered) >= if holds { ABOUT_ARTICLE } else { SAYS_ARTICLE })
    }
}

/// Tenths of the claim's words that a passage must have to refute it: whoever gives a passage as the source means that it
/// tells of the claim, and its subject is often a pronoun there.
const ABOUT_PASSAGE: i32 = 2;
/// The same of an article, in which some sentence always shares a few words with any claim; and what must be there for a
/// claim all of whose figures hold.
const ABOUT_ARTICLE: i32 = 5;
/// Tenths of a claim's words that several sentences have of any claim, and by which any two are alike: on texts that nothing was
/// fitted on, what is supported below both is wrong as often as right.
const SOME_WORDS: i32 = 6;
const UNLIKE: i32 = 2;
/// Tenths by which sentences are alike that repeat each other but for a word or two.
const REPEATED: i32 = 8;
/// The same for a claim to be supported by its words alone.
const SAYS_ARTICLE: i32 = 8;

/// What no other words outvote.
const CONFLICTS: [Feature; 4] = [Feature::Excluded, Feature::ActDenied, Feature::ActOpposed, Feature::ActReversed];

/// What refutes a claim only where the source was given for it.
const IN_PASSAGE: [Feature; 4] = [Feature::Negated, Feature::Swapped, Feature::ReplacedName, Feature::OtherName];
/// What is said of names.
const NAMES: [Feature; 4] = [Feature::ActRenamed, Feature::Swapped, Feature::ReplacedName, Feature::OtherName];
/// What is said of figures.
const FIGURES: [Feature; 3] = [Feature::NumberConflict, Feature::NumberBeyond, Feature::DateConflict];

/// What can be shown to refute a claim. A word in another's place is no such thing: every paraphrase has some.
const REFUTING: [Feature; 15] = [
    Feature::SiblingAlone,
    Feature::Excluded,
    Feature::ActRenamed,
    Feature::ActDenied,
    Feature::ActOpposed,
    Feature::ActReversed,
    Feature::NumberConflict,
    Feature::NumberBeyond,
    Feature::DateConflict,
    Feature::SumFails,
    Feature::Negated,
    Feature::Opposed,
    Feature::Swapped,
    Feature::ReplacedName,
    Feature::OtherName,
];
