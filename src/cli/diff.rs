//! `recount diff`: two versions, or the ledger of more.

use super::args::Diff;
use super::config::Config;
use super::test::baseline::{self, Baseline};
use super::{files, git, output, parallel};
use crate::article::Article;
use crate::finding::Rule;
use crate::read;
use crate::report::Report;
use crate::rule;
use crate::telling::Telling;
use crate::vocabulary::Vocabulary;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// Compares versions; true when the exit code is to be 1.
pub fn run(args: &Diff) -> Result<bool> {
    if let Some(revision) = &args.against {
        return against(args, revision);
    }
    let inputs: Vec<&Path> = args.versions.iter().chain(&args.git_history).map(PathBuf::as_path).collect();
    output::spare(args.answer.output.as_deref(), &inputs)?;
    let (names, articles) = match (&args.git_history, &args.versions[..]) {
        (Some(path), _) => history(path)?,
        (None, [document]) => {
            let (names, articles) = files::tracked(document, &args.answer.stdin_filename)?;
            (names.into(), articles.into())
        }
        (None, _) => files::articles(&args.versions, &args.answer.stdin_filename)?,
    };
    let config = Config::load(&args.answer.levels, &inputs)?;
    let settings = config.settings(inputs.last().copied().unwrap_or(Path::new("")));
    let tellings = tellings(articles, &config.vocabulary);
    let mut report = match (&tellings[..], &names[..]) {
        ([before, after], [b, a]) => Report::of_versions(before, after, [b, a], &settings),
        _ => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            Report::chain(&tellings, &names, args.view, &settings)
        }
    };
    if let Some(path) = &args.baseline {
        known_aside(&mut report, path, args.accept)?;
    }
    let fails = args.answer.write(&[&report])?;
    Ok(!args.accept && fails)
}

/// Texts of this many bytes together are read on all cores; for less, a thread costs more than it brings.
const LARGE: usize = 1 << 20;

/// What each article tells.
fn tellings(articles: Vec<Article>, vocabulary: &Vocabulary) -> Vec<Telling> {
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    let threads = if bytes < LARGE { 1 } else { parallel::threads(None) };
    parallel::consume(articles, threads, |article| Telling::with(article, vocabulary))
}

/// Holds each file against itself as it stood at a revision, under whatever name. One that was not there yet has no
/// earlier telling, and that is said.
fn against(args: &Diff, revision: &str) -> Result<bool> {
    let paths: Vec<&Path> = args.versions.iter().map(PathBuf::as_path).collect();
    output::spare(args.answer.output.as_deref(), &paths)?;
    let config = Config::load(&args.answer.levels, &paths)?;
    let commit = git::commit(revision)?;
    let mut reports = Vec::new();
    for path in paths {
        let Some((then, bytes)) = git::at(&commit, path)? else {
            output::note(&format!("{}: not compared; it is new since {revision}", path.display()));
            continue;
        };
        let name = format!("{revision}:{then}");
        let telling = |article: Article| Telling::with(article, &config.vocabulary);
        let before = telling(read::read(&name, &bytes, None)?);
        let (now, article) = files::article(path, &args.answer.stdin_filename)?;
        let mut report = Report::of_versions(&before, &telling(article), [&name, &now], &config.settings(path));
        if let Some(baseline) = &args.baseline {
            known_aside(&mut report, baseline, args.accept)?;
        }
        reports.push(report);
    }
    let fails = args.answer.write(&reports.iter().collect::<Vec<_>>())?;
    Ok(!args.accept && fails)
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

/// Every revision of a file.
fn history(path: &Path) -> Result<(Vec<String>, Vec<Article>)> {
    let read = |(name, bytes): (String, Vec<u8>)| {
        let article = read::read(&name, &bytes, None)?;
        Ok((name, article))
    };
    git::history(path)?.into_iter().map(read).collect()
}

/// The rule of that name, or an error with the nearest one.
pub fn known(id: &str) -> Result<&'static Rule> {
    if let Some(rule) = rule::find(id) {
        return Ok(rule);
    }
    match super::nearest(id, rule::all().map(|r| r.id)) {
        Some(near) => bail!("there is no rule {id}; did you mean {near}?"),
        None => bail!("there is no rule {id}; `recount rules` lists them"),
    }
}
