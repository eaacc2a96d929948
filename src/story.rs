//! What a telling says beyond its single claims: those it speaks of, and the acts of its sentences.
//!
//! In: a [`Telling`](crate::telling::Telling), and for acts one of its sentences. Out: its entities with their mentions
//! ([`entity`]), and facts that any command can hold against those of another telling by one [`link`](link::link) and one
//! [`relate`](link::relate). They are found only where somebody asks; what cannot be read is left out: silence is better
//! than a guess.

pub mod act;
pub mod apart;
pub mod clash;
pub mod entity;
pub mod exception;
pub mod fact;
pub mod fate;
pub mod link;
pub mod other;
pub mod part;
pub mod stage;
pub mod toll;
pub mod twin;
