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
    /// What is done about whoever is not caught.
    Seeking,
    /// Whoever did it.
    Culprit,
    /// How many did it.
    Number,
    /// Where the hurt are.
    Condition,
    /// Whether somebody was hurt.
    Harm,
    /// Whether something was damaged.
    Damage,
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
    /// Before an amount: another was there before.
    Moved,
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
    /// "the others".
    Others,
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
    /// "seriously hurt".
    Serious,
    /// "out of danger".
    Stable,
    /// "being treated": alive, whatever the condition.
    Treated,
    /// "discharged from hospital".
    Released,
    /// "still missing".
    Missing,
    /// "found alive".
    Safe,
}

impl Fate {
    /// Whether nobody is in both states at one time. Who is treated may be in any condition.
    pub fn excludes(self, other: Fate) -> bool {
        let hurt = |f: Fate| matches!(f, Fate::Critical | Fate::Serious | Fate::Stable);
        let treated = |x: Fate, y: Fate| x == Fate::Treated && hurt(y);
        self != other && !treated(self, other) && !treated(other, self)
    }
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

/// How a day is named by another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherDay {
    /// "The night before", "two days later".
    Told,
}

/// How a verb stands to its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutual {
    /// They can change places.
    EitherWay,
}

/// How words except something from what is said of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Except {
    /// "everyone".
    All,
    /// "nobody".
    None,
    /// "but", behind one of these.
    BehindAll,
    /// "except", wherever it stands.
    Always,
}

/// How much of a whole something is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// "none of", "all but".
    NotAll,
    /// "most of", "some of".
    Some,
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
    /// Whether anybody is hurt.
    Harm,
    /// Whether anybody is dead.
    Death,
    /// Whether anything is damaged.
    Damage,
}

/// How far a case has come; the later the further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// "at large".
    Sought,
    /// "arrested".
    Held,
    /// "charged with".
    Charged,
    /// "arraigned".
    Arraigned,
    /// "indicted".
    Indicted,
    /// "found guilty".
    Convicted,
    /// "sentenced".
    Sentenced,
}

/// How a word ties the numbers, dates and names of one text, or keeps them apart. One word may have several such roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Behind the mark that ends a list, it joins one more part to it.
    AddsToList,
    /// It shows that an age is one of another day: "was 34 when".
    AgeOfThen,
    /// Kin whose birth a sentence may tell: "a son born in 1990".
    AnothersBirth,
    /// Between two parts, it shows that they are no parts of one list.
    BreaksList,
    /// What a percentage may be of: "a drop of 21%".
    ChangeNoun,
    /// It begins another clause of the sentence.
    ClauseEdge,
    /// It tells that somebody died.
    Death,
    /// What one does at an age.
    Dies,
    /// What the year of an anniversary is the year of.
    Founds,
    /// Behind the last part of a list, it goes on with it.
    GoesOn,
    /// Between a length and two dates, it shows that they are not of one thing.
    LengthApart,
    /// Before a length, it bounds it or points elsewhere: "within three years".
    LengthBounded,
    /// Behind a length, it reckons from a day: "three years after".
    LengthFrom,
    /// Between a percentage and two levels, it shows that they are not of one change.
    LevelsApart,
    /// Between a whole and numbers, it shows that these are not all its parts.
    Partial,
    /// Behind a count, it says where or among whom.
    Scopes,
    /// Behind a part, it says of what it is the share.
    Shares,
    /// Behind a whole, it opens some of its parts.
    SomeOf,
    /// Beside an office, it shows that somebody else may hold it now.
    Tenure,
    /// It may stand between a part and the number that it is a part of: "40 of the total 300".
    WholeOf,
}

impl super::roles::Role for Tie {
    fn place(self) -> u32 {
        self as u32
    }
}

/// How a small word points back at somebody or something. One word may have several such roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anaphor {
    /// Determiner of what is known already.
    Known,
    /// It points at what was told right before.
    Near,
    /// It tells one of several from the others: "the second man".
    Order,
    /// Whose something is.
    Owner,
    /// Determiner of a noun that can stand for a name.
    Pointing,
    /// It opens a sentence on somebody told of before.
    Pronoun,
    /// It stands where the other telling has a name.
    StandIn,
}

impl super::roles::Role for Anaphor {
    fn place(self) -> u32 {
        self as u32
    }
}

/// How a clause stands to others, and what its verb says of its subject. One word may have several such roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseCue {
    /// It begins a clause that says when something else was.
    AnotherTime,
    /// Before an hour, it makes it a round one.
    Approximate,
    /// Behind a pronoun, it begins what is asked.
    Asks,
    /// "dont": a short form of "not" without its mark.
    BareNegation,
    /// It may stand between a subject and its copula.
    BeforeCopula,
    /// It may stand between an empty "it" and its verb.
    BeforeEmptyIt,
    /// Verb of whoever is not sure.
    Believes,
    /// It says what its subject is.
    Copula,
    /// How badly somebody is hurt.
    Degree,
    /// With a hyphen behind "re" it says that it is done again, and in one word something else.
    Again,
    /// Verb that says that what follows did not happen.
    Averts,
    /// Verb with an infinitive that says that it is done.
    Done,
    /// Behind "it", it shows that the pronoun means nothing.
    EmptyIt,
    /// Beside a number, it shows that it is of all of it.
    Everywhere,
    /// It says of what is told that it is not so.
    False,
    /// It leaves what follows open: it may come, or hangs on something.
    LeavesOpen,
    /// Before a name, it shows that the name is where something was.
    Located,
    /// Right before a verb, it shows that it was not done.
    Nearly,
    /// Beside a number, it shows that it is of all places but those named.
    OtherPlace,
    /// It shows that something befell the subject.
    Passive,
    /// Right before a deed, it shows the same.
    PassiveDeed,
    /// Past form that is no participle.
    PastOnly,
    /// What somebody does who is no news.
    Speaks,
    /// Verb whose "that" is not said to be so.
    Supposes,
    /// Noun whose "that" is not said to be so.
    Supposition,
    /// Noun of what somebody means to do, or of what may come.
    Undone,
    /// Beside a verb of saying, it shows that what is said is not so.
    Wrongly,
}

impl super::roles::Role for ClauseCue {
    fn place(self) -> u32 {
        self as u32
    }
}

/// Whom or what a noun can mean. One word may have several such roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounCue {
    /// It calls somebody grown.
    Adult,
    /// People or things of whatever sort.
    AnyCounted,
    /// People of any sort.
    AnyPeople,
    /// It calls somebody a child.
    Child,
    /// A name, or one who is named once that can be.
    Nameable,
    /// Beside what befell somebody, no people.
    NoPeople,
    /// The whole of which men and women can be parts.
    WholeOfPeople,
}

impl super::roles::Role for NounCue {
    fn place(self) -> u32 {
        self as u32
    }
}
