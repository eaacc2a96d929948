//! Meanings of word lists: what words do in and beside numbers.

/// How words bound a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The number itself.
    Exact,
    /// "about 30".
    About,
    /// "over 30".
    MoreThan,
    /// "at least 30".
    AtLeast,
    /// "fewer than 30".
    LessThan,
    /// "up to 30".
    AtMost,
}

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// "rose 3%".
    Up,
    /// "fell 3%".
    Down,
}

/// One entry of `bounds.toml`.
#[derive(Debug)]
pub struct BoundCue {
    /// What it says.
    pub bound: Bound,
    /// Where it stands.
    pub place: Place,
}

/// Where a cue stands, and how sure it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Before the number.
    Before,
    /// Before the number; before a time it may be a preposition ("over two years").
    Over,
    /// "up to", which after a verb of motion tells a level.
    UpTo,
    /// A verb before the number: "topped".
    Verb,
    /// After the number or after what is counted.
    After,
    /// On either side: "at least".
    Either,
}

/// One entry of `events.toml`.
#[derive(Debug)]
pub struct Happening {
    /// One name for all its words.
    pub name: &'static str,
    /// Whether a bare number before it counts people or things in that state: "30 injured".
    pub state: bool,
    /// Whether it befalls people, so that a count of it is a toll whatever they are called.
    pub toll: bool,
    /// Whether a later report counts its toll anew.
    pub grows: bool,
    /// Whether it tells of somebody what befell them.
    pub befalls: bool,
    /// Whether a reader should hear of it where it is new.
    pub grave: bool,
}

impl Happening {
    /// Whether it is harm that came to somebody: death, injury.
    pub fn is_harm(&self) -> bool {
        self.grows && self.grave
    }
}

/// What a rate of change is measured against.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// "week-on-week".
    Week,
    /// "m/m".
    Month,
    /// "from the previous quarter".
    Quarter,
    /// "y/y", "than a year earlier".
    Year,
}

impl Basis {
    /// Its name in a report.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Week => "week",
            Basis::Month => "month",
            Basis::Quarter => "quarter",
            Basis::Year => "year",
        }
    }
}

/// How a word before a number makes it a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    /// In any case: "gate 5".
    Any,
    /// In any case, and a place in a document: "page 5".
    Reference,
    /// The same, and it may be a part of a law: "section 5".
    Provision,
    /// With a capital: "Game 2".
    Capital,
    /// Part of the name of an index or list: "Stoxx 50".
    Name,
}

/// What makes a numbered part one of a law.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Law {
    /// Before it: "under section 5".
    Governing,
    /// Behind a chapter: "Chapter 7 bankruptcy".
    Insolvency,
    /// What it is a part of, with a capital: "section 5 of the Fisheries Act".
    Whole,
}

impl Label {
    /// Whether it is a place in a document.
    pub fn is_place(self) -> bool {
        matches!(self, Label::Reference | Label::Provision)
    }
}

/// What a word tells of a number beside it. One word may have several such roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guide {
    /// Verbs and adverbs that are adjectives before a plural: "three high schools", "two missing children".
    AdjectiveBeforePlural,
    /// It stands between "from" and its number.
    AfterFrom,
    /// It follows "half" where it is a number.
    AfterHalf,
    /// It after "one", makes an idiom of it.
    AfterPronoun,
    /// It before "age", tells which age a law or a count sets.
    Ages,
    /// It before or behind an emergency number, takes a call to it.
    Answers,
    /// It makes "half" a part of a game or year.
    BeforeHalf,
    /// It stands between a verb and the number it governs.
    BeforeObject,
    /// It before "one day", shows that it is counted.
    BeforeOneUnit,
    /// It before "over", shows that "over two years" is more than two.
    BeforePeriod,
    /// It before "one", makes it a pronoun.
    BeforePronoun,
    /// It stands before a year.
    BeforeYear,
    /// It is a month or a day of the week.
    Calendar,
    /// It before "from", makes two numbers the levels of a change.
    Changes,
    /// It is a hundredth of a currency.
    Coin,
    /// It is run or walked over a number of kilometres.
    Course,
    /// It is the lower part of a fraction.
    Denominator,
    /// It opens a noun phrase.
    Determiner,
    /// It stands between a bound and its number.
    Determines,
    /// A bracketed amount of it is a loss.
    Earns,
    /// It behind a length, says which way the length runs.
    Extent,
    /// A number "of" it counts people: "a town of 5,000".
    Folk,
    /// It before "back up to", gives or takes back: no bound follows.
    Gives,
    /// It shows that the noun is left out.
    GoesOn,
    /// A plural of what news counts, which "no" makes nothing of and which a later number gives the count of.
    Harm,
    /// It shows that a number of tens is of degrees.
    Heat,
    /// It stands between the counted and its participle.
    Helps,
    /// It behind a number and a hyphen, is no noun that is counted: "two-way".
    HyphenedIdiom,
    /// It joins a number to the one before.
    Joins,
    /// It before "about", is about something: no bound.
    Matter,
    /// A unit that is a noun of its own before a hyphen and behind a plain number.
    MeasureAndNoun,
    /// It makes a bare number a change.
    MovesCounts,
    /// It behind "as", goes on to a multiple: "twice as many".
    Much,
    /// It has a capital and names nothing that a number belongs to.
    NoName,
    /// It is no measure after "a".
    NoSingle,
    /// A noun that looks like a participle or an adverb.
    NounInIng,
    /// It after "one-", makes an adjective of it.
    OneCompound,
    /// A number "of" it counts children: "a mother of three".
    Parent,
    /// A verb of passing a level.
    Passes,
    /// It is what a rate is per.
    PerWhat,
    /// It stands before a hyphen and a number that counts.
    Prefix,
    /// It is told with a result: "won three to two".
    Results,
    /// It before an emergency number, rings it.
    Rings,
    /// A verb of motion before "up to" that tells a level.
    Rises,
    /// It is run, swum or built over a number of metres.
    Run,
    /// It behind "second", is what is second: no seconds.
    SecondPart,
    /// It ends in "men" and is no plural.
    SingularInMen,
    /// A label before a number and a unit that may be a measure all the same: "level 5 m".
    SizedClass,
    /// It stands between a verb of change and its number.
    Softens,
    /// It is one person without a name.
    Someone,
    /// It ends an address.
    Street,
    /// It before a bound, is part of it: "well over".
    Strengthens,
    /// It before "over" and a length of time, takes it over or lasts more than it.
    Takes,
    /// It between a subject and the number it has come to.
    TellsLevel,
    /// It shows that pounds are a weight.
    Weighs,
}

impl super::roles::Role for Guide {
    fn place(self) -> u32 {
        self as u32
    }
}

/// One entry of `currencies.toml`.
#[derive(Debug, PartialEq, Eq)]
pub struct Currency {
    /// Its name; "dollar" where the text does not say whose.
    pub name: &'static str,
    /// The ISO 4217 code, where the name is of one country.
    pub code: &'static str,
}

/// What a word can be after a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CountWord {
    /// People, and what news counts most.
    Person,
    /// "staff".
    Collective,
    /// "criteria".
    Irregular,
    /// "more".
    Extra,
    /// A verb, an adverb, a time word.
    Stop,
    /// "news".
    NotPlural,
}

/// One entry of `trends.toml`.
#[derive(Debug)]
pub struct Move {
    /// Which way.
    pub trend: Trend,
    /// How much more it needs.
    pub strength: Strength,
}

/// How sure a word is to make the number a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strength {
    /// "rose".
    Sure,
    /// "cut": with "by", a percentage or points.
    Weak,
    /// "an increase of".
    Noun,
}

/// What a unit measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Time,
    Age,
    Percent,
    Points,
    Speed,
    Temperature,
    Angle,
    Power,
    Energy,
    Voltage,
    Current,
    Charge,
    Resistance,
    Torque,
    Force,
    Frequency,
    Sound,
    Pressure,
    Information,
    Bandwidth,
    Pixels,
    Economy,
    Rotation,
    Concentration,
    Flow,
    Score,
    Multiple,
    Average,
    Turn,
}

/// One entry of `units.toml`.
#[derive(Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name in the singular.
    pub name: &'static str,
    /// What it measures: only units of one dimension compare.
    pub dimension: Dimension,
    /// Its size in the dimension's first unit, as a decimal.
    pub factor: &'static str,
}

/// One entry of `numerals.toml`.
#[derive(Debug)]
pub struct Numeral {
    /// How it joins with its neighbours.
    pub role: NumeralRole,
    /// Its value; for scales and marks the power of ten.
    pub value: i64,
}

/// How a number word joins with its neighbours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumeralRole {
    /// "zero" to "nine".
    Small,
    /// "ten" to "nineteen", and tens written as one with their units.
    Teen,
    /// "twenty" to "ninety".
    Tens,
    /// "hundred".
    Hundred,
    /// "thousand", "crore".
    Scale,
    /// "bn", "k": after digits only.
    Mark,
    /// "dozen".
    Dozen,
    /// "a couple".
    Couple,
    /// "several hundred".
    Few,
    /// "third".
    Ordinal,
    /// "millionth".
    OrdinalScale,
    /// "half".
    Half,
    /// "quarter".
    Quarter,
    /// "thirds".
    Parts,
    /// "fourfold", "tripled".
    Multiple,
    /// "a".
    Article,
    /// "no".
    Zero,
    /// "double digits".
    Digits,
}

/// One entry of `plurals.toml`.
#[derive(Debug)]
pub struct Plural {
    /// The noun in the singular, as counts are named.
    pub singular: &'static str,
}
