//! `recount proof`.

use super::args;
use super::config::Config;
use super::{files, output};
use crate::proof::Proof;
use crate::report::{Format, Report};
use crate::telling::Telling;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Holds each file against itself; true when the exit code is to be 1.
///
/// `text`, `brief` and `markdown` give one report after the other; the formats for machines give one of all documents.
pub fn run(args: &args::Proof) -> Result<bool> {
    let paths: Vec<&Path> = args.files.iter().map(PathBuf::as_path).collect();
    output::spare(args.answer.output.as_deref(), &paths)?;
    let config = Config::load(&args.answer.levels, &paths)?;
    let mut reports = Vec::new();
    for (path, name, article) in files::sets(&paths, &args.answer.stdin_filename)? {
        let telling = Telling::with(article, &config.vocabulary);
        reports.push(Report::of_text(&Proof::read(&telling), &name, &config.settings(path)));
    }
    if !matches!(args.answer.format, Format::Text | Format::Brief | Format::Markdown) {
        reports = Report::joined(reports).into_iter().collect();
    }
    reports.iter_mut().try_for_each(|report| args.answer.known_aside(report))?;
    args.answer.write(&reports.iter().collect::<Vec<_>>())
}
