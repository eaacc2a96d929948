//! The rules: what a finding can be, one family a file.
//!
//! A family looks at one group of aligned sentences (or at the whole alignment) and explains the words that changed.
//! Families run in the order of the list below, the most specific first; words that one has explained are left alone by
//! those after it, so that each change is reported once. A rule's doc comment is its documentation for users.

use crate::compare::{Comparison, Pair};
use crate::finding::Finding;
use serde::{Deserialize, Serialize};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not reported.
    Off,
    /// Compatible, or an addition: good to know.
    Info,
    /// Worth a look.
    Warning,
    /// Must be checked.
    Error,
}

impl Level {
    /// The level's name.
    pub fn name(self) -> &'static str {
        ["off", "info", "warning", "error"][self as usize]
    }
    /// The level of that name.
    pub fn of(name: &str) -> Option<Level> {
        [Level::Off, Level::Info, Level::Warning, Level::Error].into_iter().find(|l| l.name() == name)
    }
    /// The level one step up or down, never `Off`.
    pub fn stepped(self, by: i8) -> Level {
        match self as i8 + by {
            ..=1 => Level::Info,
            2 => Level::Warning,
            _ => Level::Error,
        }
    }
}

/// A rule as users know it.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, stable for ever.
    pub id: &'static str,
    /// The level of its findings unless configured.
    pub level: Level,
    /// The rule that fires when the two sides are exchanged.
    pub mirror: &'static str,
    /// What it reports, why it matters, what it leaves alone; Markdown.
    pub doc: &'static str,
    /// A sentence before and after that fires it; nothing before, where the rule is about one text.
    pub fires: (&'static str, &'static str),
    /// A near miss that does not.
    pub silent: (&'static str, &'static str),
}

impl Rule {
    /// Whether it is about several reports of one event, which [`crate::crosscheck`] holds against each other.
    pub fn is_of_outlets(&self) -> bool {
        self.id.starts_with("outlet")
    }
    /// Whether it is about one text alone, which [`crate::proof`] holds against itself.
    pub fn is_of_one_text(&self) -> bool {
        self.fires.0.is_empty()
    }
}

/// The rules of one file and the functions that apply them.
pub struct Family {
    /// Its rules.
    pub rules: &'static [&'static Rule],
    /// Looks at one group of aligned sentences.
    pub pair: Option<fn(&mut Pair<'_>)>,
    /// Looks at the whole comparison.
    pub whole: Option<fn(&Comparison<'_>, &mut Vec<Finding>)>,
}

/// Declares the rules of a family: doc comment, name, level, mirror, an example that fires and one that does not.
macro_rules! rules {
    ($($(#[doc = $doc:literal])* $name:ident = $id:literal, $level:ident, mirror $mirror:literal, fires $fb:literal => $fa:literal, silent $sb:literal => $sa:literal;)*) => {
        $(
            $(#[doc = $doc])*
            pub static $name: $crate::rule::Rule = $crate::rule::Rule {
                id: $id,
                level: $crate::rule::Level::$level,
                mirror: $mirror,
                doc: concat!($($doc, "\n"),*),
                fires: ($fb, $fa),
                silent: ($sb, $sa),
            };
        )*
        /// The rules of this family.
        pub static RULES: &[&$crate::rule::Rule] = &[$(&$name),*];
    };
}

/// Declares rules on one text: as [`rules!`], with one text for each example.
macro_rules! text_rules {
    ($($(#[doc = $doc:literal])* $name:ident = $id:literal, $level:ident, fires $fires:literal, silent $silent:literal;)*) => {
        rules! { $($(#[doc = $doc])* $name = $id, $level, mirror $id, fires "" => $fires, silent "" => $silent;)* }
    };
}

macro_rules! families {
    ($($name:ident),* $(,)?) => {
        /// Every family, in the order in which they explain words.
        pub static FAMILIES: &[&Family] = &[$(&$name::FAMILY),*];
        /// The files of the families, for the test that none is forgotten.
        pub static FILES: &[&str] = &[$(stringify!($name)),*];
    };
}

pub mod arithmetic;
pub mod attribution;
pub mod certainty;
pub mod correction;
pub mod date;
pub mod detail;
pub mod fate;
pub mod meaning;
pub mod name;
pub mod number;
pub mod outlets;
pub mod polarity;
pub mod quote;
pub mod repeat;
pub mod sentence;
pub mod spelling;

families! {
    quote,
    number,
    date,
    name,
    fate,
    certainty,
    polarity,
    attribution,
    meaning,
    detail,
    sentence,
    correction,
    repeat,
    arithmetic,
    spelling,
    outlets,
}

/// Every rule, in catalogue order.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|f| f.rules.iter().copied())
}

/// The rule of that name.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|r| r.id == id)
}
