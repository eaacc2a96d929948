//! Meanings of word lists: how words say who says a thing, how firmly, yes or no.

/// How a word stands to a negation of the other telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// "unhurt": stands for "not hurt".
    Denies,
    /// "managed to": the opposite of "failed to".
    Affirms,
}

/// What a word says at the place of a whole answer, or at the start of what takes something back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reply {
    /// "Yes."
    Yes,
    /// "No."
    No,
    /// "but": what follows stands against what was said.
    Contrast,
}

/// How firmly a claim is made. A claim without a cue is asserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// "unlikely".
    Doubted,
    /// "accused of".
    Accused,
    /// "allegedly".
    Alleged,
    /// "may".
    Possible,
    /// "can".
    Able,
    /// "should".
    Advised,
    /// "expected to".
    Expected,
    /// "will".
    Foretold,
    /// "must".
    Obliged,
    /// "tried to".
    Attempted,
    /// "reportedly".
    Reported,
    /// No cue.
    Asserted,
    /// "confirmed".
    Confirmed,
}

/// How a word negates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Negation {
    /// "not".
    Plain,
    /// "failed to".
    Lexical,
    /// "not only": looks like a negation and is none.
    None,
}

/// How much a reader can hold a source to what it says. A greater rank is a stronger source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// "officials", "reports".
    Vague,
    /// "a spokesman", "doctors".
    Role,
    /// "police", "the ministry".
    Body,
    /// "Ada Kral".
    Person,
    /// "he": as strong as whoever it stands for.
    Pronoun,
}

/// Who stands before a colon and what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announced {
    /// "Police: 34 died".
    Speaker,
}

/// Where the source of a claim stands, as seen from the words that report it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporting {
    /// "police said".
    SubjectVerb,
    /// "the report found that": only when a clause follows.
    ClauseVerb,
    /// "said", "told": whoever stands before it is the source.
    Say,
    /// "asked", "called": reports only a quotation.
    QuoteVerb,
    /// "according to police".
    BeforeSource,
}
