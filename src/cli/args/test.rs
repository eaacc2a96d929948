//! The arguments of `recount test`.

use super::common::{FailOn, Levels, Shown};
use crate::report::Format;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

/// Options of `test`.
#[derive(ClapArgs)]
#[command(after_help = "A story is a folder with two or more texts, compared in the order of their names, or one with a story.toml:
  kind = \"versions\"          # or \"chain\" (a ledger too), \"outlets\" (each against each), \"control\"
                             # (nothing changed), \"unrelated\" (two stories)
  versions = [\"a.md\", \"b.md\"]
  [[expect]]                 # a finding that an editor wants: rule, and words of the texts
  from = \"a.md\"
  to = \"b.md\"
  rule = \"number-conflict\"
  before = \"130 wounded\"
  [[silent]]                 # a passage in which an error or warning would be false: the same, and why
  [[proof]]                  # a contradiction inside one text: file, rule, before, after
  [[row]]                    # a row of the ledger: cells = [words of each version], verdict
  complete = true            # every error and warning that is to be found is listed
Precision is taken over findings that are expected, stand in a silent passage, or stand in a story that is complete;
all others are unjudged.

Examples:
  recount test stories                          what is new, known and fixed
  recount test stories --accept --reason \"looked at on 3 May\"
  recount test stories --prune                  forget what no longer occurs
  recount test stories -f junit -o report.xml   for CI")]
pub struct Test {
    /// The folder that holds the stories
    pub corpus: PathBuf,
    /// The accepted findings; recount-baseline.json in the folder by default
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Accept the new findings
    #[arg(long)]
    pub accept: bool,
    /// Why they are accepted
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Take from the baseline what no longer occurs
    #[arg(long)]
    pub prune: bool,
    /// How to write the outcome
    #[arg(short, long, value_enum, default_value_t = TestFormat::Text)]
    pub format: TestFormat,
    #[command(flatten)]
    pub levels: Levels,
    #[command(flatten)]
    pub shown: Shown,
    /// Exit 1 when a new finding has this level or a higher one; a missed expectation is an error
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// How many threads; all cores by default
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Write the result to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Formats of `test`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    /// Each story, what is new, known and fixed in it
    Text,
    /// One JSON object
    Json,
    /// The new findings, one line each
    Brief,
    /// The new findings as tables
    Markdown,
    /// The new findings for code scanning
    Sarif,
    /// The new findings as test failures
    Junit,
    /// The new findings as annotations of GitHub
    Github,
}

impl TestFormat {
    /// The format of a report in which the new findings are written.
    pub fn report(self) -> Option<Format> {
        match self {
            TestFormat::Text | TestFormat::Json => None,
            TestFormat::Brief => Some(Format::Brief),
            TestFormat::Markdown => Some(Format::Markdown),
            TestFormat::Sarif => Some(Format::Sarif),
            TestFormat::Junit => Some(Format::Junit),
            TestFormat::Github => Some(Format::Github),
        }
    }
}
