//! recount: a diff for the facts in a story.

pub mod article;
pub mod claim;
pub mod compare;
pub mod decimal;
pub mod kind;
pub mod lexicon;
pub mod report;
pub mod sentence;
pub mod token;
pub mod verdict;
