//! The rules: what a finding can be, one family a file.
//!
//! A family looks at one group of aligned sentences (or at the whole alignment) and explains the words that changed.
//! Families run in the order of the list below, the most specific first; words that one has explained are left alone by
//! those after it, so that each change is reported once. A rule's doc comment is its documentation for users.

use crate::compare::family::Family;
use crate::finding::Rule;

/// Declares the rules of a family: doc comment, name, level, subject, scope, mirror, an example that fires and one that does not.
macro_rules! rules {
    ($($(#[doc = $doc:literal])* $name:ident = $id:literal, $level:ident, $subject:ident, $scope:ident, mirror $mirror:ident, fires $fb:literal => $fa:literal, silent $sb:literal => $sa:literal;)*) => {
        $(
            $(#[doc = $doc])*
            pub static $name: $crate::finding::Rule = $crate::finding::Rule {
                id: $id,
                level: $crate::finding::Level::$level,
                subject: $crate::finding::Subject::$subject,
                scope: $crate::finding::Scope::$scope,
                mirror: &$mirror,
                doc: concat!($($doc, "\n"),*),
                fires: ($fb, $fa),
                silent: ($sb, $sa),
            };
        )*
        /// The rules of this family.
        pub static RULES: &[&$crate::finding::Rule] = &[$(&$name),*];
    };
}

/// Declares rules on one text: as [`rules!`], with one text for each example.
macro_rules! text_rules {
    ($($(#[doc = $doc:literal])* $name:ident = $id:literal, $level:ident, $subject:ident, fires $fires:literal, silent $silent:literal;)*) => {
        rules! { $($(#[doc = $doc])* $name = $id, $level, $subject, Text, mirror $name, fires "" => $fires, silent "" => $silent;)* }
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
pub mod designation;
pub mod detail;
pub mod digits;
pub mod fate;
pub mod identity;
pub mod meaning;
pub mod name;
pub mod number;
pub mod outlets;
pub mod polarity;
pub mod quote;
pub mod repeat;
pub mod sentence;
pub mod spelling;
pub mod status;
pub mod toll;

families! {
    quote,
    designation,
    number,
    date,
    name,
    fate,
    certainty,
    polarity,
    attribution,
    meaning,
    detail,
    digits,
    identity,
    toll,
    status,
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

/// The candidate most like a word that does not exist, when one is like it.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = candidates.map(|c| (strsim::jaro_winkler(c, word), c)).max_by(|x, y| x.0.total_cmp(&y.0));
    near.filter(|n| n.0 > 0.75).map(|n| n.1)
}

/// The rule of that name.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|r| r.id == id)
}
