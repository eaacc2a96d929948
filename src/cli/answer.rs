//! What every command that reports is asked alike, and how its reports leave.

use super::args::{FailOn, Levels, Shown};
use super::test::baseline::{self, Baseline};
use super::{ci, files, output};
use crate::read::Format as Input;
use crate::report::{self, Format, Report, csv, digest, docx, squeezed};
use anyhow::{Context, Result, bail};
use clap::Args as ClapArgs;
use std::path::PathBuf;

/// The largest sheet that is read for its notes, in bytes.
const MAX_SHEET: usize = 256 << 20;

/// Options of the commands that report findings.
#[derive(ClapArgs)]
pub struct Answer {
    /// How to write the report
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[command(flatten)]
    pub levels: Levels,
    #[command(flatten)]
    pub shown: Shown,
    /// Exit 1 from this level on
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// Do not report findings that this file accepts or dismisses: made by --accept, or saved from a page
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Add what is found to the baseline
    #[arg(long, requires = "baseline")]
    pub accept: bool,
    /// A name for standard input, whose extension gives its type
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub stdin_filename: String,
    /// Write the result to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl Answer {
    /// Writes the reports; true when the exit code is to be 1.
    pub fn write(&self, reports: &[&Report]) -> Result<bool> {
        if reports.len() > 1 && matches!(self.format, Format::Html | Format::Csv | Format::Docx) {
            bail!("-f {} holds one report, and here are {}; give one file, or another format", self.format.name(), reports.len());
        }
        let look = output::look(&self.shown, self.output.is_some());
        let kept = self.kept()?;
        output::no_terminal(self.format.is_binary(), self.output.as_deref())?;
        let original = match reports {
            [report] if self.format == Format::Docx => {
                docx::in_hand(report).map(|d| files::original(&d.path, Input::Docx)).transpose()?.flatten()
            }
            _ => None,
        };
        output::write(self.output.as_deref(), |out| match (self.format, reports) {
            (Format::Docx, [report]) if original.is_some() => docx::write_onto(report, original.as_deref().unwrap_or_default(), look, out),
            (Format::Csv, [report]) => csv::write_keeping(report, look, &kept, out),
            _ => report::write_all(reports, self.format, look, out),
        })?;
        ci::summary(self.format, reports)?;
        if self.format.is_rows() {
            output::not_checked(reports.iter().copied());
            output::suppression_problems(reports.iter().copied());
            output::left_undone(reports.iter().flat_map(|r| &r.degraded));
        }
        Ok(self.fails(reports))
    }

    /// Whether the exit code is to be 1. What is accepted in this run fails nothing.
    fn fails(&self, reports: &[&Report]) -> bool {
        !self.accept && reports.iter().any(|r| self.fail_on.fails(r.worst()))
    }

    /// Takes out what the baseline holds, and puts its comments on what is left, which can be accepted into it.
    pub fn known_aside(&self, report: &mut Report) -> Result<()> {
        let Some(path) = &self.baseline else { return Ok(()) };
        if !self.accept && !path.exists() {
            bail!("{}: there is no such baseline; --accept writes it", path.display());
        }
        let baseline = Baseline::read(path)?;
        let (known, comments) = (baseline.fingerprints(), baseline.comments());
        report.retain(|f| !known.contains(f.fingerprint.as_str()));
        for f in &mut report.findings {
            f.comment = comments.get(f.fingerprint.as_str()).map(|c| squeezed(c));
        }
        if !self.accept {
            return Ok(());
        }
        let versions: Vec<&str> = report.documents.iter().map(|d| d.path.as_str()).collect();
        let new = report.findings.iter().map(|f| baseline::accepted("", &versions.join(" > "), f));
        Baseline::change(path, |there| new.for_each(|a| there.add(a)))
    }

    /// Writes what the reports come to in a few lines; true when the exit code is to be 1. What has no room there is said on standard error.
    pub fn summary(&self, reports: &[&Report]) -> Result<bool> {
        let look = output::look(&self.shown, self.output.is_some());
        output::write(self.output.as_deref(), |out| digest::write(reports, look, out))?;
        output::left_undone(reports.iter().flat_map(|r| &r.degraded));
        Ok(self.fails(reports))
    }

    /// What people wrote into the status and note columns of the file that is to be written.
    fn kept(&self) -> Result<csv::Kept> {
        let Some(path) = self.output.as_deref().filter(|_| self.format == Format::Csv) else { return Ok(csv::Kept::default()) };
        if !matches!(output::target(path), Ok(output::Target::File(_))) || !path.is_file() {
            return Ok(csv::Kept::default());
        }
        let failed = || format!("{}: its status and note columns could not be read; mend it or give --output another name", path.display());
        csv::kept(&files::bounded(path, MAX_SHEET)?).with_context(failed)
    }
}
