//! Meanings of word lists: what words say of claims, deeds and states.

/// One state in the words for it.
#[derive(Debug)]
pub struct StateCue {
    /// What it tells of.
    pub topic: Topic,
    /// The state, in one name for all its words.
    pub name: &'static str,
}

/// What a cue of `told.toml` tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// How a count was come by.
    Indicator,
    /// Whether whoever did it is sought or held.
    Search,
    /// Whoever did it.
    Culprit,
    /// How many did it.
    Number,
    /// How the hurt are.
    Condition,
    /// Whether somebody was hurt.
    Harm,
    /// What it came of.
    Circumstance,
    /// What makes a word the circumstance.
    Occasion,
    /// What somebody is charged with.
    Charge,
    /// What comes before a charge.
    Charging,
    /// The last word of a street's name.
    Street,
    /// A length of time without a number.
    Length,
    /// Who speaks for one side, or only saw it.
    Party,
    /// Who speaks for the state.
    Office,
    /// Whether whoever did it is counted too.
    Among,
    /// What somebody is said to have done.
    Deed,
}

/// How a word shows that a claim is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Before a number: it is a part or an addition.
    Before,
    /// Behind a number: the same, or a rate.
    Behind,
    /// On either side of it.
    Beside,
    /// In the sentence: another time, or what was said before.
    Former,
    /// In the sentence: what may or would be.
    Foretold,
}

/// How a word shuts others out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusive {
    /// "all".
    All,
    /// "only", "first", "largest".
    Only,
}

/// The arithmetic that a word asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// "altogether".
    Total,
    /// "left".
    Rest,
    /// "more than".
    Difference,
    /// "gave away".
    Loss,
    /// "each".
    Each,
}

/// A word between two ends, and which of the ends comes first.
#[derive(Debug)]
pub struct Converse {
    /// What it tells: all words of one act say the same, one way or the other.
    pub act: &'static str,
    /// Whether the end that acts comes first: "sold", not "bought".
    pub first: bool,
}

/// What became of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// "died".
    Dead,
    /// "in critical condition".
    Critical,
    /// "out of danger".
    Stable,
    /// "still missing".
    Missing,
    /// "found alive".
    Safe,
}

/// How a word limits what is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// "both", "additional".
    Scope,
    /// "only", "except": all else is shut out.
    Exclusion,
    /// "deputy", "former": before a role.
    Rank,
    /// "until recently", "formerly": it holds no longer.
    Ended,
    /// "additional": on top of what was counted before.
    More,
    /// "if", "unless": it holds only then.
    Condition,
    /// "instead of": the other that was not meant.
    Contrast,
    /// "larger than": how the one stands to the other.
    Comparison,
    /// "fake", "failed": no such thing, or none yet.
    Privative,
    /// "nearly": it did not quite come to that.
    ShortOf,
    /// "average", "net": which of several figures.
    Measure,
    /// "minor", "illegal": how grave, or how rightful.
    Grade,
    /// "as of": before the date that a figure is told of.
    AsOf,
}

/// How a verb stands to its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutual {
    /// They can change places.
    EitherWay,
}

/// What a text says that it does not know or does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// What happened, or why.
    Fact,
    /// Who somebody is.
    Name,
    /// Whether anybody is charged.
    Charge,
}
