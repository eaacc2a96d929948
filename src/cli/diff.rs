//! `recount diff`: two versions, or the ledger of more.

use super::args::Diff;
use super::config::Config;
use super::crosscheck::kept;
use super::{files, git, output};
use crate::article::Article;
use crate::compare::Telling;
use crate::read;
use crate::report::{self, Format, Report, csv};
use crate::rule;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// Compares versions; true when the exit code is to be 1.
pub fn run(args: &Diff) -> Result<bool> {
    let inputs: Vec<&Path> = args.versions.iter().chain(&args.git_history).map(PathBuf::as_path).collect();
    output::spare(args.output.as_deref(), &inputs)?;
    let (names, articles) = match &args.git_history {
        Some(path) => history(path)?,
        None => files::articles(&args.versions, &args.stdin_filename)?,
    };
    let config = Config::load(&args.levels, &inputs)?;
    let settings = config.settings(inputs.last().copied().unwrap_or(Path::new("")));
    let tellings: Vec<Telling> = articles.into_iter().map(|a| Telling::with(a, &config.vocabulary)).collect();
    let report = match (&tellings[..], &names[..]) {
        ([before, after], [b, a]) => Report::of_versions(before, after, [b, a], &settings),
        _ => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            Report::chain(&tellings, &names, args.view, &settings)
        }
    };
    let look = output::look(&args.shown, args.output.is_some());
    let kept = kept(args.format, args.output.as_deref())?;
    output::write(args.output.as_deref(), |out| match args.format {
        Format::Csv => csv::write_keeping(&report, look, &kept, out),
        format => report::write(&report, format, look, out),
    })?;
    Ok(args.fail_on.fails(report.worst()))
}

/// Every revision of a file.
fn history(path: &Path) -> Result<(Vec<String>, Vec<Article>)> {
    let read = |(name, bytes): (String, Vec<u8>)| {
        let article = read::read(&name, &bytes, None)?;
        Ok((name, article))
    };
    git::history(path)?.into_iter().map(read).collect()
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
