//! `recount proof`.

use super::args;
use super::diff::settings;
use super::{files, output};
use crate::compare::Telling;
use crate::proof::Proof;
use crate::report::{self, Format, Report};
use anyhow::{Result, bail};

/// Holds each file against itself; true when the exit code is to be 1.
///
/// `text`, `brief` and `markdown` give one report after the other; the formats for machines give one of all documents.
pub fn run(args: &args::Proof) -> Result<bool> {
    let settings = settings(&args.levels)?;
    output::spare(args.output.as_deref(), &args.files.iter().map(|f| f.as_path()).collect::<Vec<_>>())?;
    if args.files.iter().filter(|f| f.as_os_str() == "-").count() > 1 {
        bail!("standard input can be only one of the texts; give the others as files");
    }
    let mut reports = Vec::new();
    for path in &args.files {
        let (name, article) = files::article(path, &args.stdin_filename)?;
        let telling = Telling::of(article);
        reports.push(Report::of_text(&Proof::of(&telling), &name, &settings));
    }
    if !matches!(args.format, Format::Text | Format::Brief | Format::Markdown) {
        reports = Report::joined(reports).into_iter().collect();
    }
    let look = output::look(&args.shown, args.output.is_some());
    output::write(args.output.as_deref(), |out| {
        for (i, report) in reports.iter().enumerate() {
            if i > 0 && args.format != Format::Brief {
                writeln!(out)?;
            }
            report::write(report, args.format, look, out)?;
        }
        Ok(())
    })?;
    Ok(reports.iter().any(|r| args.fail_on.fails(r.worst())))
}
