//! What the words of `date.toml`, `date_edge.toml` and `tense.toml` can mean.
//!
//! A meaning is a role and a number; it does not say whether a word plays its role here ("May" the month or the verb).

/// One word or phrase of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it does.
    pub role: Role,
    /// Its number: the month, the weekday, the count, hours and minutes.
    pub value: i16,
    /// Whether it often means something else, so that its neighbours must speak for it.
    pub doubt: bool,
}

/// What a word does in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it, and each has its words beside it in the lexicon.
pub enum Role {
    Month,
    Weekday,
    Weekdays,
    Unit,
    Units,
    Weekend,
    Weekends,
    Period,
    Half,
    Season,
    DayPart,
    ClockWord,
    Meridiem,
    OClock,
    Zone,
    Today,
    Tonight,
    Overnight,
    Reference,
    Era,
    Current,
    Turn,
    Latest,
    That,
    Each,
    Whole,
    Recurring,
    Often,
    Reckoning,
    Ago,
    Away,
    YearAgo,
    YearEnd,
    Fiscal,
    Article,
    The,
    Cardinal,
    Tens,
    Scale,
    Vague,
    Decade,
    Ordinal,
    Suffix,
    More,
}

impl Role {
    /// Whether it says nothing of time without a word of time, a number or a hyphen after it.
    pub fn leads(self) -> bool {
        use Role::*;
        matches!(self, The | Article | That | Turn | Latest | Each | Whole | Vague | Cardinal | Tens | Scale | Ordinal | Half)
    }
}

/// Words before an expression that are part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Before what they may stand.
    pub side: Side,
    /// What they make of it.
    pub modifier: Modifier,
}

/// What may follow words at the edge of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// "about", "nearly": anything.
    About,
    /// "more than": a length only.
    Bound,
    /// "early", "the end of": a place in the calendar only.
    Part,
}

/// The modifiers of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // TIMEX3 defines them, and each has its words in the lexicon.
pub enum Modifier {
    Plain,
    Before,
    After,
    Start,
    Mid,
    End,
    Approx,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

impl Modifier {
    /// As TIMEX3 spells it; nothing where the words modify nothing.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Modifier::Plain => return None,
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
        })
    }
    /// Whether it names a part of a period: no two of these parts meet.
    pub fn is_part(self) -> bool {
        matches!(self, Modifier::Start | Modifier::Mid | Modifier::End)
    }
}

/// What a word beside a date speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Before a month written small: "in april".
    pub small_month: bool,
    /// Before a month whose name is also a word: "last May".
    pub month: bool,
    /// After "May" the verb.
    pub after_verb: bool,
    /// After a number that is no year: what it counts.
    pub counted: bool,
    /// Before a number that is no year: "about 1900 people".
    pub no_year: bool,
    /// Before "the 11th".
    pub day: bool,
    /// Before a bare time: "at 3:30".
    pub clock: bool,
    /// Before "a week" as a length of time.
    pub length: bool,
    /// Before a season.
    pub season: bool,
    /// After "the year" where the year is told by what follows.
    pub clause: bool,
    /// Before a year in words.
    pub spelled_year: bool,
    /// After "today's": a thing of that day, not of our time.
    pub event: bool,
    /// Before a weekday that is a name: "Bloody Sunday".
    pub named_day: bool,
    /// A plural after a year: what each year has, not what is counted.
    pub yearly: bool,
}

/// The side of the article's day that a word points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "will", "scheduled".
    Future,
    /// "by", "until": the future when the date follows at once.
    Deadline,
    /// "said", "since".
    Past,
}
