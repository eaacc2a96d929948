//! `recount crosscheck`.

use super::args::Crosscheck;
use super::config::Config;
use super::{files, output};
use crate::compare::Telling;
use crate::report::{self, Format, Report, csv};
use anyhow::{Context, Result};
use std::path::Path;

/// Holds reports against each other; true when the exit code is to be 1.
pub fn run(args: &Crosscheck) -> Result<bool> {
    let inputs: Vec<&Path> = args.reports.iter().map(|p| p.as_path()).collect();
    output::spare(args.output.as_deref(), &inputs)?;
    let (names, articles) = files::articles(&args.reports, &args.stdin_filename)?;
    let config = Config::load(&args.levels, &inputs)?;
    let tellings: Vec<Telling> = articles.into_iter().map(|a| Telling::with(a, &config.vocabulary)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let report = Report::matrix(&tellings, &names, &config.settings(inputs.last().copied().unwrap_or(Path::new(""))));
    let look = output::look(&args.shown, args.output.is_some());
    let kept = kept(args.format, args.output.as_deref())?;
    output::write(args.output.as_deref(), |out| match args.format {
        Format::Csv => csv::write_keeping(&report, look, &kept, out),
        format => report::write(&report, format, look, out),
    })?;
    Ok(args.fail_on.fails(report.worst()))
}

/// What people wrote into the status and note columns of the file that is to be written.
pub fn kept(format: Format, output: Option<&Path>) -> Result<csv::Kept> {
    let Some(path) = output.filter(|p| format == Format::Csv && p.is_file()) else { return Ok(csv::Kept::default()) };
    let failed = || format!("{}: its status and note columns could not be read; mend it or give --output another name", path.display());
    csv::kept(&std::fs::read(path).with_context(failed)?).with_context(failed)
}
