//! `recount crosscheck`.

use super::args::Crosscheck;
use super::config::Config;
use super::{files, output};
use crate::report::Report;
use crate::telling::{Telling, rejoin};
use anyhow::{Result, bail};
use std::path::Path;

/// Holds reports against each other; true when the exit code is to be 1.
pub fn run(args: &Crosscheck) -> Result<bool> {
    let inputs: Vec<&Path> = args.reports.iter().map(|p| p.as_path()).collect();
    output::spare(args.answer.output.as_deref(), &inputs)?;
    let reports = files::sets(&inputs, &args.answer.stdin_filename)?;
    if reports.len() < 2 {
        bail!("one report is given; give two or more, or a feed that holds several");
    }
    let config = Config::load(&args.answer.levels, &inputs)?;
    let (names, mut tellings): (Vec<String>, Vec<Telling>) =
        reports.into_iter().map(|(_, name, article)| (name, Telling::with(article, &config.vocabulary))).unzip();
    rejoin(&mut tellings, &config.vocabulary);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut report = Report::matrix(&tellings, &names, &config.settings(inputs.last().copied().unwrap_or(Path::new(""))));
    args.answer.known_aside(&mut report)?;
    args.answer.write(&[&report])
}
