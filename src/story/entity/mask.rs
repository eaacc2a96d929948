//! What a mention can be of, as far as its words tell.

use crate::lexicon::Sort;
use crate::relation::Sorts;

/// A set of sorts, never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mask(u8);

impl Mask {
    /// Nothing is known.
    pub const ANY: Mask = Mask(31);
    /// One or more persons.
    pub const PERSON: Mask = Mask(1);
    /// A body.
    pub const BODY: Mask = Mask(2);
    /// A place.
    pub const PLACE: Mask = Mask(8);
    /// A thing.
    pub const THING: Mask = Mask(16);

    /// What a noun can name.
    pub fn from_sorts(sorts: Sorts, plural: bool) -> Mask {
        let all = Sort::ALL.into_iter().filter(|s| sorts.may_be(*s)).fold(0, |m, s| m | 1 << s as u8);
        // Several persons are a group; a court is a body, though its word is a group's.
        let group = if plural && all & 1 != 0 { 1 << Sort::Group as u8 } else { 0 };
        let group = if !plural && all >> Sort::Group as u8 & 1 != 0 { 1 << Sort::Body as u8 } else { group };
        Mask(if all == 0 { Mask::ANY.0 } else { all | group })
    }
    /// One sort alone.
    pub fn only(sort: Sort) -> Mask {
        Mask(1 << sort as u8)
    }
    /// Everything else.
    pub fn not(self) -> Mask {
        Mask(!self.0 & Mask::ANY.0)
    }
    /// Either.
    pub fn or(self, other: Mask) -> Mask {
        Mask(self.0 | other.0)
    }
    /// Both, unless nothing can be both.
    pub fn and(self, other: Mask) -> Option<Mask> {
        Some(Mask(self.0 & other.0)).filter(|m| m.0 != 0)
    }
    /// Whether nothing is known.
    pub fn is_any(self) -> bool {
        self == Mask::ANY
    }
    /// Whether it can be of a sort.
    pub fn may_be(self, sort: Sort) -> bool {
        self.0 >> sort as u8 & 1 == 1
    }
    /// Whether it can be nothing else than of a sort.
    pub fn is_only(self, sort: Sort) -> bool {
        self.0 == 1 << sort as u8
    }
}
