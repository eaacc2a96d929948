//! Names: the word classes that sentences are read in, and the ways in which one word hangs on another.

macro_rules! names {
    ($(#[doc = $doc:literal])* $name:ident: $($(#[doc = $each:literal])* $item:ident)*) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum $name { $($(#[doc = $each])* $item),* }
        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &[$name] = &[$($name::$item),*];
        }
    };
}

names! {
    /// The class of a word in its sentence: those of the Penn treebank, with auxiliaries, conjunctions and a few pronouns
    /// told apart, as Universal Dependencies do.
    Tag:
    /// "house".
    Noun
    /// "houses".
    Nouns
    /// "Paris".
    Name
    /// "Alps".
    Names
    /// "something", "nobody".
    Someone
    /// "she".
    Pronoun
    /// "her".
    Possessive
    /// "this", standing alone.
    Demonstrative
    /// "twelve".
    Number
    /// "the".
    Determiner
    /// "all" before "the".
    Predeterminer
    /// "which", "that" of a relative clause.
    WhDeterminer
    /// "who".
    WhPronoun
    /// "whose".
    WhPossessive
    /// "when".
    WhAdverb
    /// "there" of "there is".
    There
    /// "red".
    Adjective
    /// "redder".
    Comparative
    /// "reddest".
    Superlative
    /// "soon".
    Adverb
    /// "sooner".
    AdverbComparative
    /// "soonest".
    AdverbSuperlative
    /// "not".
    Not
    /// "go".
    Verb
    /// "went".
    VerbPast
    /// "going".
    VerbIng
    /// "gone".
    VerbDone
    /// "go" of "they go".
    VerbPresent
    /// "goes".
    VerbThird
    /// "be" as an auxiliary or copula.
    Aux
    /// "was".
    AuxPast
    /// "being".
    AuxIng
    /// "been".
    AuxDone
    /// "are".
    AuxPresent
    /// "is".
    AuxThird
    /// "would".
    Modal
    /// "to" of "to go".
    To
    /// "in".
    Preposition
    /// "that", "because".
    Subordinator
    /// "and".
    Conjunction
    /// "up" of "give up".
    Particle
    /// "'s" of "Ann's".
    Genitive
    /// "oh".
    Interjection
    /// "$".
    Currency
    /// "+".
    Symbol
    /// "-" inside a word.
    Hyphen
    /// ",".
    Comma
    /// ".".
    Stop
    /// ":", "–".
    Colon
    /// A quotation mark.
    Quote
    /// "(".
    Open
    /// ")".
    Close
    /// A web address.
    Address
    /// Any other.
    Other
}

names! {
    /// How a word hangs on another: the relations of Universal Dependencies, those within a noun phrase taken together.
    Label:
    /// The sentence's main word.
    Root
    /// Subject.
    Subject
    /// Subject of a passive.
    Patient
    /// Subject of a copula whose predicate is a clause with a subject of its own.
    Outer
    /// A clause as subject.
    ClauseSubject
    /// Object.
    Object
    /// "him" of "gave him a book".
    Indirect
    /// A phrase with a preposition, on a verb or adjective.
    Oblique
    /// "by the bank" of a passive.
    Agent
    /// "last week": a phrase without preposition.
    Unmarked
    /// A phrase with a preposition, on a noun.
    Nominal
    /// "Ann" of "Ann's house".
    Owner
    /// A word within a noun phrase or name: determiner, adjective, number, part of a compound.
    Inner
    /// "the mayor" of "Ann Lee, the mayor".
    Apposition
    /// A preposition or "'s".
    Case
    /// "to", "that", "because".
    Mark
    /// "is" of "is red".
    Copula
    /// An auxiliary.
    Aux
    /// "was" of "was taken".
    AuxPassive
    /// An adverb.
    Adverb
    /// "and".
    Conjunction
    /// What is joined by one.
    Conjunct
    /// A mark.
    Punctuation
    /// A clause without subject of its own that completes a verb: "to go" of "wants to go".
    Open
    /// A clause that completes a verb: "that it rained" of "said that it rained".
    Complement
    /// A clause that says when, why or how.
    Adverbial
    /// A clause on a noun, no relative one: "hired by the bank".
    Participle
    /// A relative clause.
    Relative
    /// "there" of "there is", "it" of "it is clear that".
    Expletive
    /// "up" of "give up".
    Particle
    /// A clause beside another.
    Beside
    /// Any other.
    Other
}
