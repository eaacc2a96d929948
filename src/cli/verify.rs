//! `recount verify`.

use super::args::Verify;
use super::config::Config;
use super::{files, output};
use crate::finding::Level;
use crate::read;
use crate::read::Format as Input;
use crate::report::docx;
use crate::report::verify::{self as report, Verified, VerifyFormat};
use crate::telling::{Telling, rejoin};
use crate::verify::verify;
use anyhow::{Result, bail};
use std::path::Path;

/// The name of a claim that the command line gives.
const GIVEN: &str = "claim";

/// Holds the claims of a text against its sources; true when the exit code is to be 1.
pub fn run(args: &Verify) -> Result<bool> {
    let inputs: Vec<&Path> = args.text.iter().chain(&args.against).map(|p| p.as_path()).collect();
    output::spare(args.output.as_deref(), &inputs)?;
    files::once(&inputs)?;
    let (name, article) = match (&args.text, &args.claim) {
        (Some(path), _) => files::article(path, &args.stdin_filename)?,
        (None, Some(claim)) => (GIVEN.to_owned(), read::plain(claim.clone(), None)),
        (None, None) => bail!("there is no text; name a file, or give a sentence with --claim"),
    };
    let config = Config::without_levels(&args.config, &inputs)?;
    let mut names = vec![name];
    let mut tellings = vec![Telling::with(article, &config.vocabulary)];
    let against: Vec<&Path> = args.against.iter().map(|p| p.as_path()).collect();
    for (_, name, article) in files::sets(&against, &args.stdin_filename)? {
        names.push(name);
        tellings.push(Telling::with(article, &config.vocabulary));
    }
    rejoin(&mut tellings, &config.vocabulary);
    let (names, tellings): (Vec<&str>, Vec<&Telling>) = (names.iter().map(String::as_str).collect(), tellings.iter().collect());
    let report = Verified::new(&tellings, &names, &verify(tellings[0], &tellings[1..]));
    let mut look = output::look(&args.shown, args.output.is_some());
    // Who asks about one sentence wants the words of the source, whatever the answer is.
    if args.claim.is_some() && args.shown.min_severity.is_none() && !args.shown.quiet {
        look.least = Level::Info;
    }
    if args.format == VerifyFormat::Docx {
        output::no_terminal(true, args.output.as_deref())?;
        let original = report.documents.first().map(|d| files::original(&d.path, Input::Docx)).transpose()?.flatten();
        output::write(args.output.as_deref(), |out| docx::write_claims(&report, original.as_deref(), look, out))?;
    } else {
        output::write(args.output.as_deref(), |out| report::write(&report, args.format, look, out))?;
    }
    if args.format.is_rows() {
        output::left_undone(report.degraded.iter());
    }
    Ok(args.fail_on.fails(report.worst()))
}
