//! The kinds of claim: each file knows how one kind is read from a sentence, and what it holds.

pub mod date;
pub mod form;
pub mod name;
pub mod quantity;
pub mod quotation;
pub mod which;
