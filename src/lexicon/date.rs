//! Meanings of word lists: what words do in and beside dates.

/// A holiday of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // `holiday.toml` says what each means.
pub struct Holiday {
    pub rule: HolidayRule,
    pub month: i8,
    pub day: i16,
    pub weekday: i8,
    pub hour: i8,
    pub shift: i8,
    pub days: i8,
    pub doubt: bool,
}

/// How to find a holiday in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // `holiday.toml` says what each means.
pub enum HolidayRule {
    Fixed,
    Nth,
    Easter,
    Orthodox,
    Hebrew,
    HebrewPurim,
    Islamic,
    Indian,
    IndianSun,
    LastFridayOfRamadan,
    Parsi,
    LunarNewYear,
    Election,
    BlackFriday,
    CyberMonday,
    WeekdayNear,
    WeekdayBefore,
    KingsDay,
}

/// What a word beside a date speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateCue {
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

/// Words before an expression that are part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Before what they may stand.
    pub side: EdgeSide,
    /// What they make of it.
    pub modifier: Modifier,
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

/// What a word does in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it, and each has its words beside it in the lexicon.
pub enum DateRole {
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
    AmericanZone,
    EuropeanZone,
    AustralianZone,
    UnplacedZone,
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

/// What may follow words at the edge of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeSide {
    /// "about", "nearly": anything.
    About,
    /// "more than": a length only.
    Bound,
    /// "early", "the end of": a place in the calendar only.
    Part,
}

/// The side of the article's day that a word points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "will", "scheduled".
    Future,
    /// "by", "until": the future when the date follows at once.
    Deadline,
    /// "is", "are": the future when the date follows with no more than a preposition between.
    Present,
    /// "opens", "takes effect": the future where it is a verb.
    Scheduled,
    /// "said", "since".
    Past,
}

/// One word or phrase of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it does.
    pub role: DateRole,
    /// Its number: the month, the weekday, the count, hours and minutes.
    pub value: i16,
    /// Whether it often means something else, so that its neighbours must speak for it.
    pub doubt: bool,
}

/// On which side of a date a claim lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// "before March".
    Before,
    /// "by March".
    By,
    /// "until March": it ends then.
    Until,
    /// "after March".
    After,
    /// "since March".
    Since,
}

/// How a time stands to the date behind the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// "on": then.
    Within,
    /// "by": then or earlier.
    By,
    /// "until": all the time before.
    Until,
    /// "since": all the time from then on.
    Since,
    /// "after": later.
    After,
    /// "before": earlier.
    Before,
}

/// The months, as they are written out.
pub const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The days of the week, from Monday on.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
