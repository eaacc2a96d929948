//! What is observed of one edit, as numbers, and what each weighs.
//!
//! An edit is judged by two sums of its features, each times its points: whether a fact changed that a reader should look
//! at, and whether what is said changed at all, and not its words alone. The points stand in `weights.toml` with the
//! reason for each feature, and are fitted by `cargo bench --bench edits`.

use crate::feature::features;

features! {
    "/judge_weights.rs",
    "The features of one edit, in the order of [`Feature::ALL`]; the answers are \"serious\" and \"content\".";
    /// Always 1.
    Always = "always",
    /// A term in another's place was found.
    Term = "term",
    /// One of two that exclude each other was.
    TermSibling = "term-sibling",
    /// The opposite kind was.
    TermOpposite = "term-opposite",
    /// A word was made more exact or more general.
    Exact = "exact",
    /// A detail came or went.
    Detail = "detail",
    /// A rule raised it.
    Meant = "meant",
    /// Another rule found what is good to know.
    OtherInfo = "other-info",
    /// Another rule found what is worth a look.
    OtherLoud = "other-loud",
    /// No rule found anything.
    Silent = "silent",
    /// Words came in where none were, or went and none came.
    OneSided = "one-sided",
    /// One side has a content word at least that the other side of the sentence lacks.
    More1 = "more-1",
    /// Two at least.
    More2 = "more-2",
    /// Three at least.
    More3 = "more-3",
    /// Five at least.
    More5 = "more-5",
    /// So has the other side: one at least.
    Less1 = "less-1",
    /// Two at least.
    Less2 = "less-2",
    /// Three at least.
    Less3 = "less-3",
    /// Small words alone changed.
    Small = "small",
    /// Words that say little changed, and no others.
    Light = "light",
    /// A word stands elsewhere on the other side.
    Elsewhere = "elsewhere",
    /// Words of one stem.
    Inflected = "inflected",
    /// Spellings or short forms of one word.
    Spelt = "spelt",
    /// Synonyms that are verbs.
    SynonymVerb = "synonym-verb",
    /// Synonyms that are nouns.
    SynonymNoun = "synonym-noun",
    /// Other synonyms.
    SynonymOther = "synonym-other",
    /// Words close in meaning.
    Near = "near",
    /// Words made from each other.
    Derived = "derived",
    /// A word and a more general one.
    Kind = "kind",
    /// Opposites.
    Opposed = "opposed",
    /// Words that exclude each other.
    Sibling = "sibling",
    /// Words that no list relates.
    Unrelated = "unrelated",
    /// Words of which no list has one.
    Unknown = "unknown",
    /// Words that are written nearly alike.
    Alike = "alike",
    /// Came or went, with nothing in its place: a name.
    LoneName = "lone-name",
    /// A figure or a day.
    LoneFigure = "lone-figure",
    /// A person or a group.
    LonePerson = "lone-person",
    /// A place, an artifact or another thing.
    LoneThing = "lone-thing",
    /// A time or a measure.
    LoneTime = "lone-time",
    /// What happens or is the case, as a noun.
    LoneEvent = "lone-event",
    /// Another abstract noun.
    LoneIdea = "lone-idea",
    /// A verb.
    LoneVerb = "lone-verb",
    /// An adjective.
    LoneAdjective = "lone-adjective",
    /// An adverb.
    LoneAdverb = "lone-adverb",
    /// A word that no list has.
    LoneUnknown = "lone-unknown",
    /// Changed, with others in its place: a name.
    SwapName = "swap-name",
    /// A figure or a day.
    SwapFigure = "swap-figure",
    /// A person or a group.
    SwapPerson = "swap-person",
    /// A place, an artifact or another thing.
    SwapThing = "swap-thing",
    /// A time or a measure.
    SwapTime = "swap-time",
    /// What happens or is the case, as a noun.
    SwapEvent = "swap-event",
    /// Another abstract noun.
    SwapIdea = "swap-idea",
    /// A verb.
    SwapVerb = "swap-verb",
    /// An adjective.
    SwapAdjective = "swap-adjective",
    /// An adverb.
    SwapAdverb = "swap-adverb",
    /// A word that no list has.
    SwapUnknown = "swap-unknown",
    /// One word for another, both persons or groups.
    PersonForPerson = "person-for-person",
    /// Both things.
    ThingForThing = "thing-for-thing",
    /// Both abstract nouns.
    IdeaForIdea = "idea-for-idea",
    /// Both verbs.
    VerbForVerb = "verb-for-verb",
    /// Both adjectives or adverbs.
    QualityForQuality = "quality-for-quality",
    /// Of two classes.
    OtherForOther = "class-for-class",
    /// Prepositions differ.
    Preposition = "preposition",
    /// Articles and the like differ.
    Determiner = "determiner",
    /// Words for how many differ.
    Quantifier = "quantifier",
    /// Pronouns differ.
    Pronoun = "pronoun",
    /// Auxiliaries differ.
    Auxiliary = "auxiliary",
    /// Marks of certainty differ.
    Modal = "modal",
    /// Conjunctions differ.
    Conjunction = "conjunction",
    /// Negations differ.
    Negation = "negation",
    /// A word changed that makes others stronger or weaker.
    Intensifier = "intensifier",
    /// Light words changed beside others.
    LightBeside = "light-beside",
    /// A word changed that shuts something out or makes it another thing.
    Limit = "limit",
    /// It opens a sentence.
    Opens = "opens",
    /// It ends one.
    Ends = "ends",
    /// A comma or a bracket sets it off.
    SetOff = "set-off",
    /// It stands between quotation marks.
    Quoted = "quoted",
    /// A preposition leads what came or went.
    Led = "led",
    /// "And" or "or" joins it to something.
    Joined = "joined",
    /// It stands before a noun that stays.
    BeforeNoun = "before-noun",
}
