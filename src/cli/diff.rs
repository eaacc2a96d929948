//! `recount diff`.

use super::args::{Diff, Levels};
use super::{files, output};
use crate::compare::{Telling, compare};
use crate::report::{self, Report};
use crate::rule::{self, Level};
use crate::settings::Settings;
use anyhow::{Result, bail};

/// Compares two files; true when the exit code is to be 1.
pub fn run(args: &Diff) -> Result<bool> {
    let settings = settings(&args.levels)?;
    output::spare(args.output.as_deref(), &[&args.before, &args.after])?;
    if args.before.as_os_str() == "-" && args.after.as_os_str() == "-" {
        bail!("standard input can be only one of the two sides; give the other as a file");
    }
    let (before_name, before) = files::article(&args.before, &args.stdin_filename)?;
    let (after_name, after) = files::article(&args.after, &args.stdin_filename)?;
    let (before, after) = (Telling::of(before), Telling::of(after));
    let comparison = compare(&before, &after);
    let report = Report::of(&comparison, [&before_name, &after_name], &settings).with_proof(&comparison, &settings);
    let look = output::look(&args.shown, args.output.is_some());
    output::write(args.output.as_deref(), |out| report::write(&report, args.format, look, out))?;
    Ok(args.fail_on.fails(report.worst()))
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
