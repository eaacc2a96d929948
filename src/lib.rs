//! recount: a diff for the facts in a story.
//!
//! Two tellings go in; out comes which claims changed, how, and whether both can be true. Text goes down the pipeline
//! once, each stage takes one type and gives the next:
//!
//! ```text
//! read      bytes                  -> Article     blocks with their roles, repeats folded, publication day
//! sentence  Article                -> Sentences   tokens, cut at sentence ends
//! clause    a sentence's tokens    -> Clauses     who, verb, whom; read where a later stage asks for it
//! claim     Article, Sentences     -> Claims      quantities, dates, names, quotations; source, certainty, negation
//! align     (Sentences, Sentences) -> Alignment   one to one, split, merged, moved; then words within each pair
//! diff      (Telling, Telling)     -> Comparison  the rules explain each changed word
//! judge     a pair's findings      -> Findings    which edits are worth a look, by fitted points
//! proof     Telling                -> Proof       where one text contradicts itself
//! report    Comparison, Settings   -> Report      owned data, and its renderings
//! ```
//!
//! ```
//! use recount::diff::compare;
//! use recount::telling::Telling;
//! use recount::{read, report::Report, settings::Settings};
//! let telling = |text: &str| Telling::new(read::plain(text.to_owned(), None));
//! let (before, after) = (telling("Over 30 people were killed."), telling("34 people were killed."));
//! let report = Report::of_comparison(&compare(&before, &after), ["1.md", "2.md"], &Settings::default());
//! assert_eq!(report.findings[0].rule, "number-refined");
//! ```
//!
//! # Invariants
//!
//! - A module uses those above it in this file, never those below.
//! - Only [`read`] fails. What a later stage does not understand is data in the report.
//! - The core touches no file, clock, thread, environment or randomness; [`cli`] alone does.
//! - Every word of both texts ends in exactly one state ([`compare::State`]); the counts of a report sum to its words.
//! - [`align`] knows words and their weight, never claims. [`report`] renders and judges nothing.
//! - Spans are bytes of [`article::Article::text`]. Lines and columns exist in reports only.
//! - Exchanging the two sides exchanges the findings: alignment and pairing are computed in one canonical direction.
//! - Words live in `src/lexicon/*.toml`, compiled into tables: a run builds none.
//!
//! # Stability
//!
//! The modules that the documentation lists are the library's interface, with the types that they give: it follows semantic
//! versioning. The others are public so that tests, benchmarks and fuzz targets reach every stage; they are hidden from the
//! documentation and may change in any release.
//!
//! # Glossary
//!
//! - **Telling**: an article with what was read from it. **Story**: what several tellings tell.
//! - **Claim**: a quantity, date, name or quotation, with its **frame**: who says it, how firmly, yes or no.
//! - **Verdict**: how the value sets of two claims relate ([`verdict::Verdict`]).
//! - **Vocabulary**: a newsroom's own units, aliases, outlets and patterns, from its `recount.toml`.
//! - **Hunk**: a run of changed words between kept ones. **Folded**: a repeat that a scraper left.
//! - **Headline, deck, lede**: the title, the line below it, the first paragraph.

pub mod budget;

#[doc(hidden)]
pub mod token;

#[doc(hidden)]
pub mod lexicon;

#[doc(hidden)]
pub mod decimal;

#[doc(hidden)]
pub mod relation;

pub mod verdict;

pub mod article;

pub mod read;

#[doc(hidden)]
pub mod sentence;

#[doc(hidden)]
pub mod clause;

#[doc(hidden)]
pub mod kind;

#[doc(hidden)]
pub mod frame;

pub mod vocabulary;

#[doc(hidden)]
pub mod claim;

pub mod telling;

#[doc(hidden)]
pub mod align;

#[doc(hidden)]
pub mod story;

pub mod finding;

#[doc(hidden)]
pub mod compare;

pub mod rule;

mod feature;

pub mod judge;

pub mod diff;

#[doc(hidden)]
pub mod ledger;

pub mod crosscheck;

pub mod proof;

pub mod verify;

pub mod settings;

pub mod report;

mod run;

#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;

pub use token::Span;
