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

/// One entry of `guides.toml`: what a word beside a number tells of it. A word of no entry tells nothing.
#[derive(Debug, Default)]
pub struct Guide {
    /// It stands between "from" and its number.
    pub after_from: bool,
    /// It follows "half" where it is a number.
    pub after_half: bool,
    /// It after "one", makes an idiom of it.
    pub after_pronoun: bool,
    /// It makes "half" a part of a game or year.
    pub before_half: bool,
    /// It stands between a verb and the number it governs.
    pub before_object: bool,
    /// It before "one day", shows that it is counted.
    pub before_one_unit: bool,
    /// It before "over", shows that "over two years" is more than two.
    pub before_period: bool,
    /// It before "one", makes it a pronoun.
    pub before_pronoun: bool,
    /// It stands before a year.
    pub before_year: bool,
    /// It is a month or a day of the week.
    pub calendar: bool,
    /// It before "from", makes two numbers the levels of a change.
    pub changes: bool,
    /// It is a hundredth of a currency.
    pub coin: bool,
    /// It is the lower part of a fraction.
    pub denominator: bool,
    /// It opens a noun phrase.
    pub determiner: bool,
    /// It stands between a bound and its number.
    pub determines: bool,
    /// It shows that the noun is left out.
    pub goes_on: bool,
    /// It shows that a number of tens is of degrees.
    pub heat: bool,
    /// It stands between the counted and its participle.
    pub helps: bool,
    /// It joins a number to the one before.
    pub joins: bool,
    /// It makes a bare number a change.
    pub moves_counts: bool,
    /// It has a capital and names nothing that a number belongs to.
    pub no_name: bool,
    /// It is no measure after "a".
    pub no_single: bool,
    /// It after "one-", makes an adjective of it.
    pub one_compound: bool,
    /// It is what a rate is per.
    pub per_what: bool,
    /// It stands before a hyphen and a number that counts.
    pub prefix: bool,
    /// It is run, swum or built over a number of metres.
    pub run: bool,
    /// It stands between a verb of change and its number.
    pub softens: bool,
    /// It is one person without a name.
    pub someone: bool,
    /// It ends an address.
    pub street: bool,
    /// It before a bound, is part of it: "well over".
    pub strengthens: bool,
    /// It between a subject and the number it has come to.
    pub tells_level: bool,
    /// It shows that pounds are a weight.
    pub weighs: bool,
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
