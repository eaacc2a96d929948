//! Meanings of word lists: what words do in a text: its closed classes, its abbreviations, its furniture.

/// An agency or a broadcaster.
pub struct Agency {
    /// Its usual name.
    pub name: &'static str,
}

/// What a phrase in `furniture.toml` or `beside.toml` can make of its block; the file says what else must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is documented by its note in the lexicon")]
pub enum FurnitureCue {
    Posted,
    Updated,
    Clock,
    Line,
    Label,
    Alone,
    Byline,
    Job,
    Rights,
    Tail,
    Picture,
    Credit,
    NoteLabel,
    NoteVerb,
    Note,
    Outlet,
}

/// What a page says of its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Developing {
    /// "This is a developing story": it goes on.
    Developing,
}

/// How an abbreviation's stop behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// "Mr.", "Sgt.": never the end of a sentence when a capital follows.
    BeforeName,
    /// "No.", "fig.": no end when a number or a mark of reference (`[4]`, `(4)`) follows.
    BeforeNumber,
    /// "Sec.": both of these.
    BeforeEither,
    /// "Inc.", "U.S.", "Oct.": an end only when the next word could start a sentence.
    Anywhere,
    /// A month: as anywhere, and before the day's number in small letters too.
    Month,
}

/// Parts of speech of the closed classes, which need no model to be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Function {
    /// "the", "this", "her".
    Determiner,
    /// "all", "several", "both".
    Quantifier,
    /// "in", "against".
    Preposition,
    /// "and", "although".
    Conjunction,
    /// "they", "someone".
    Pronoun,
    /// "is", "had", "could".
    Auxiliary,
    /// "not", "never".
    Negation,
    /// "also", "still", "however".
    Adverb,
}

/// A small word that is not English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Of another language.
    Other,
}

/// How words point away from the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// "see": to another place of the text.
    Elsewhere,
    /// "as shown in": to where the text shows what the sentence says.
    Shown,
}

/// How a word stands between two clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// They cannot change places.
    OneWay,
}
