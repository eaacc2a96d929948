//! `recount diff`.

use super::args::Diff;
use super::config::Config;
use super::{files, output};
use crate::compare::{Telling, compare};
use crate::report::{self, Report};
use crate::rule;
use anyhow::{Result, bail};
use std::path::Path;

/// Compares two files; true when the exit code is to be 1.
pub fn run(args: &Diff) -> Result<bool> {
    output::spare(args.output.as_deref(), &[&args.before, &args.after])?;
    if args.before.as_os_str() == "-" && args.after.as_os_str() == "-" {
        bail!("standard input can be only one of the two sides; give the other as a file");
    }
    let (before_name, before) = files::article(&args.before, &args.stdin_filename)?;
    let (after_name, after) = files::article(&args.after, &args.stdin_filename)?;
    let config = Config::load(&args.levels, &[&args.before, &args.after])?;
    let (before, after) = (Telling::with(before, &config.vocabulary), Telling::with(after, &config.vocabulary));
    let comparison = compare(&before, &after);
    let report = Report::of(&comparison, [&before_name, &after_name], &config.settings(Path::new(&after_name)));
    let look = output::look(&args.shown, args.output.is_some());
    output::write(args.output.as_deref(), |out| report::write(&report, args.format, look, out))?;
    Ok(args.fail_on.fails(report.worst()))
}

/// The rule of that name, or an error with the nearest one.
pub fn known(id: &str) -> Result<&'static rule::Rule> {
    if let Some(rule) = rule::find(id) {
        return Ok(rule);
    }
    match super::nearest(id, rule::all().map(|r| r.id)) {
        Some(near) => bail!("there is no rule {id}; did you mean {near}?"),
        None => bail!("there is no rule {id}; `recount rules` lists them"),
    }
}
