//! What recount says of its inputs: owned data with a stable wire form, one output format a file.
//!
//! In: a comparison and the settings. Out: a [`Report`], the only type that is serialised, and its renderings.
//! A format writes what the report holds; it aligns and judges nothing.

pub mod body;
pub(crate) mod bound;
pub mod digest;
pub mod extract;
pub mod figure;
mod items;
pub mod ledger;
mod lines;
pub(crate) mod make;
#[cfg(feature = "parquet")]
pub mod parquet;
mod pieces;
mod plain;
pub(crate) mod proof;
pub(crate) mod several;
mod shorten;
mod suppress;
mod table;
pub mod unchecked;
pub mod verified;
pub mod verify;
mod whole;
mod wire;

pub use plain::squeezed;
pub use whole::Report;
pub use wire::{Accounting, AfterWords, Aligned, BeforeWords, Degraded, Document, Entry, Look, Place, SCHEMA, Summary, Suppression};

use std::io;

macro_rules! formats {
    ($($(#[doc = $doc:literal])* $name:ident => $variant:ident),* $(,)?) => {
        /// The ways to write a report.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
        #[non_exhaustive]
        pub enum Format {
            $($(#[doc = $doc])* $variant),*
        }
        impl Format {
            /// Every format.
            pub const ALL: &[Format] = &[$(Format::$variant),*];
            /// The format's name, which is its file's.
            pub fn name(self) -> &'static str {
                match self { $(Format::$variant => stringify!($name)),* }
            }
            /// Whether it is no text.
            pub fn is_binary(self) -> bool {
                self == Format::Docx
            }
            /// Whether it holds findings and nothing else: what was left undone has no place in it.
            pub fn is_rows(self) -> bool {
                matches!(self, Format::Brief | Format::Jsonl | Format::Csv | Format::Docx | Format::Sarif | Format::Junit | Format::Github)
            }
        }
        /// Writes a report.
        pub fn write(report: &Report, format: Format, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
            match format { $(Format::$variant => $name::write(report, look, out)),* }
        }
    };
}

pub mod brief;
pub mod csv;
pub mod docx;
pub mod github;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod markdown;
pub mod sarif;
pub mod text;

formats! {
    /// A table for the terminal: must-check items first
    text => Text,
    /// One line a finding
    brief => Brief,
    /// The whole report as one JSON object
    json => Json,
    /// One JSON object a finding
    jsonl => Jsonl,
    /// A table for a pull request or a wiki
    markdown => Markdown,
    /// A table for a spreadsheet, with empty status and note columns
    csv => Csv,
    /// One page for a browser: both texts, each finding marked
    html => Html,
    /// A Word document of the text in hand with a comment for each finding; of a .docx a copy
    docx => Docx,
    /// SARIF 2.1.0, for code scanning
    sarif => Sarif,
    /// JUnit XML, for a test dashboard
    junit => Junit,
    /// Annotations of GitHub Actions; with GITHUB_STEP_SUMMARY, a job summary too
    github => Github,
}

/// Writes several reports: as one document where the format has room for them, else one after another.
pub fn write_all(reports: &[&Report], format: Format, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Sarif => sarif::write_all(reports, look, out),
        Format::Junit => junit::write_all(reports, look, out),
        Format::Github => github::write_all(reports, look, out),
        _ => reports.iter().enumerate().try_for_each(|(i, report)| {
            if i > 0 && matches!(format, Format::Text | Format::Markdown) {
                writeln!(out)?;
            }
            write(report, format, look, out)
        }),
    }
}
