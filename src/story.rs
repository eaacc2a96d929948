//! What a telling says, as those it speaks of.
//!
//! In: a telling. Out: its entities with their mentions ([`entity`]). They are found only where somebody asks.

pub mod entity;
