//! recount: a diff for the facts in a story.

pub mod align;
pub mod article;
pub mod claim;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
pub mod decimal;
pub mod finding;
pub mod frame;
pub mod kind;
pub mod lexicon;
pub mod read;
pub mod relation;
pub mod report;
pub mod rule;
pub mod sentence;
pub mod settings;
pub mod token;
pub mod verdict;
