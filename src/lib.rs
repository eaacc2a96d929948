//! recount: a diff for the facts in a story.

pub mod align;
pub mod article;
pub mod claim;
pub mod decimal;
pub mod frame;
pub mod kind;
pub mod lexicon;
pub mod read;
pub mod report;
pub mod sentence;
pub mod token;
pub mod verdict;
