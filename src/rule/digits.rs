//! Figures that no family before this one has explained and that stand in each other's place: they are of no rule of their
//! own, but numbers that conflict. What is left after that is named as not checked.

use crate::compare::family::Family;

/// Digits.
pub static FAMILY: Family = Family { rules: &[], pair: Some(super::number::leftovers), whole: None };
