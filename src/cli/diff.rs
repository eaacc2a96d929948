//! `recount diff`.

use super::args::Diff;
use super::config::Config;
use super::test::baseline::{self, Baseline};
use super::{ci, files, output};
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
    let mut report = Report::of(&comparison, [&before_name, &after_name], &config.settings(Path::new(&after_name)));
    if let Some(path) = &args.baseline {
        known_aside(&mut report, path, args.accept)?;
    }
    let look = output::look(&args.shown, args.output.is_some());
    output::write(args.output.as_deref(), |out| report::write(&report, args.format, look, out))?;
    ci::summary(args.format, &[&report])?;
    Ok(!args.accept && args.fail_on.fails(report.worst()))
}

/// Takes out what the baseline holds; what is left can be accepted into it.
fn known_aside(report: &mut Report, path: &Path, accept: bool) -> Result<()> {
    if !accept && !path.exists() {
        bail!("{}: there is no such baseline; --accept writes it", path.display());
    }
    let baseline = Baseline::read(path)?;
    let known = baseline.fingerprints();
    report.retain(|f| !known.contains(f.fingerprint.as_str()));
    if !accept {
        return Ok(());
    }
    let versions: Vec<&str> = report.documents.iter().map(|d| d.path.as_str()).collect();
    let new = report.findings.iter().map(|f| baseline::accepted("", &versions.join(" > "), f));
    Baseline::change(path, |there| new.for_each(|a| there.add(a)))
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
