//! `recount diff`: two versions, or the ledger of more.

use super::args::{Diff, Levels};
use super::{files, git, output};
use crate::article::Article;
use crate::compare::{Telling, compare};
use crate::read;
use crate::report::{self, Report};
use crate::rule::{self, Level};
use crate::settings::Settings;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// Compares versions; true when the exit code is to be 1.
pub fn run(args: &Diff) -> Result<bool> {
    let settings = settings(&args.levels)?;
    let inputs: Vec<&Path> = args.versions.iter().chain(&args.git_history).map(PathBuf::as_path).collect();
    output::spare(args.output.as_deref(), &inputs)?;
    let (names, articles) = match &args.git_history {
        Some(path) => history(path)?,
        None => files::articles(&args.versions, &args.stdin_filename)?,
    };
    let tellings: Vec<Telling> = articles.into_iter().map(Telling::of).collect();
    let report = match (&tellings[..], &names[..]) {
        ([before, after], [b, a]) => Report::of(&compare(before, after), [b, a], &settings),
        _ => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            Report::chain(&tellings, &names, args.view, &settings)
        }
    };
    let look = output::look(&args.shown, args.output.is_some());
    output::write(args.output.as_deref(), |out| report::write(&report, args.format, look, out))?;
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

/// The levels that the arguments ask for.
pub fn settings(levels: &Levels) -> Result<Settings> {
    let mut settings = Settings { select: levels.select.clone(), ignore: levels.ignore.clone(), ..Settings::default() };
    for id in settings.select.iter().chain(&settings.ignore) {
        known(id)?;
    }
    for pair in &levels.severity {
        let Some((id, level)) = pair.split_once('=') else { bail!("--severity {pair}: write RULE=LEVEL, as in number-refined=warning") };
        known(id)?;
        let level = match level {
            "error" => Level::Error,
            "warning" => Level::Warning,
            "info" => Level::Info,
            "off" => Level::Off,
            other => bail!("--severity {pair}: {other} is no level; use error, warning, info or off"),
        };
        settings.severity.insert(id.to_owned(), level);
    }
    Ok(settings)
}

/// The rule of that name, or an error with the nearest one.
pub fn known(id: &str) -> Result<&'static rule::Rule> {
    if let Some(rule) = rule::find(id) {
        return Ok(rule);
    }
    let near = rule::all().map(|r| (strsim::jaro_winkler(r.id, id), r.id)).max_by(|x, y| x.0.total_cmp(&y.0)).filter(|n| n.0 > 0.75);
    match near {
        Some((_, near)) => bail!("there is no rule {id}; did you mean {near}?"),
        None => bail!("there is no rule {id}; `recount rules` lists them"),
    }
}
