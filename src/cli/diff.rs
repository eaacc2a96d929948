//! `recount diff`: two versions, or the ledger of more.

use super::args::Diff;
use super::config::Config;
use super::{files, folder, git, output, parallel};
use crate::article::Article;
use crate::read;
use crate::report::Report;
use crate::telling::{Telling, rejoin};
use crate::vocabulary::Vocabulary;
use anyhow::{Error, Result};
use std::path::{Path, PathBuf};

/// Compares versions; true when the exit code is to be 1.
pub fn run(args: &Diff) -> Result<bool> {
    if args.pre_commit {
        return before_commit(args);
    }
    if let Some(revision) = &args.against {
        return against(args, revision);
    }
    if let [before, after] = &args.versions[..]
        && before.is_dir()
        && after.is_dir()
    {
        return folders(args, before, after);
    }
    let inputs: Vec<&Path> = args.versions.iter().chain(&args.git_history).map(PathBuf::as_path).collect();
    output::spare(args.answer.output.as_deref(), &inputs)?;
    let (names, mut articles) = match (&args.git_history, &args.versions[..]) {
        (Some(path), _) => history(path)?,
        (None, [document]) => {
            let (names, articles) = files::tracked(document, &args.answer.stdin_filename)?;
            (names.into(), articles.into())
        }
        (None, _) => files::articles(&args.versions, &args.answer.stdin_filename)?,
    };
    articles.iter_mut().for_each(|a| a.developing |= args.developing);
    let config = Config::load(&args.answer.levels, &inputs)?;
    let settings = config.settings(inputs.last().copied().unwrap_or(Path::new("")));
    let mut tellings = tellings(articles, &config.vocabulary);
    rejoin(&mut tellings, &config.vocabulary);
    let mut report = match (&tellings[..], &names[..]) {
        ([before, after], [b, a]) => Report::of_versions(before, after, [b, a], &settings),
        _ => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            Report::chain(&tellings, &names, args.view, &settings)
        }
    };
    args.answer.known_aside(&mut report)?;
    let found = told(args, &[&report]);
    // The process ends here: its memory need not be given back piece by piece.
    std::mem::forget((tellings, report));
    found
}

/// Writes the reports; true when the exit code is to be 1.
fn told(args: &Diff, reports: &[&Report]) -> Result<bool> {
    if args.summary { args.answer.summary(reports) } else { args.answer.write(reports) }
}

/// Texts of this many bytes together are read on all cores; for less, a thread costs more than it brings.
const LARGE: usize = 1 << 20;

/// What each article tells.
fn tellings(articles: Vec<Article>, vocabulary: &Vocabulary) -> Vec<Telling> {
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    let threads = if bytes < LARGE { 1 } else { parallel::threads(None) };
    parallel::consume(articles, threads, |article| Telling::with(article, vocabulary))
}

/// Holds each file against the last commit, or the one that pre-commit is run from: `pre-commit run --from-ref`.
fn before_commit(args: &Diff) -> Result<bool> {
    if let Some(revision) = std::env::var_os("PRE_COMMIT_FROM_REF").filter(|r| !r.is_empty()) {
        return against(args, &revision.to_string_lossy());
    }
    if git::is_unborn()? {
        output::note("there is no commit yet; nothing to compare");
        return Ok(false);
    }
    against(args, "HEAD")
}

/// Holds each file against itself as it stood at a revision, under whatever name. One that was not there yet has no
/// earlier telling, and that is said.
fn against(args: &Diff, revision: &str) -> Result<bool> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for path in &args.versions {
        if path.is_dir() { paths.extend(folder::texts(path)?.into_values()) } else { paths.push(path.clone()) }
    }
    let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let commit = git::commit(revision)?;
    let mut then = |path: &Path| {
        let found = git::at(&commit, path)?;
        if found.is_none() {
            output::note(&format!("{}: not compared; it is new since {revision}", path.display()));
        }
        let read = |(then, bytes): (String, Vec<u8>)| {
            let name = format!("{revision}:{then}");
            let article = read::read(&name, &bytes, None)?;
            Ok::<_, Error>((name, article))
        };
        found.map(read).transpose()
    };
    each(args, &paths, &mut then)
}

/// Holds each text of a folder against its earlier one in another.
fn folders(args: &Diff, before: &Path, after: &Path) -> Result<bool> {
    let found = folder::pairs(before, after)?;
    found.alone.iter().for_each(|path| output::note(&format!("{}: not compared; it has no counterpart", path.display())));
    let paths: Vec<&Path> = found.pairs.iter().map(|(_, a)| a.as_path()).collect();
    let mut earlier = found.pairs.iter().map(|(b, _)| b);
    let mut then = |_: &Path| earlier.next().map(|b| files::article(b, "-")).transpose();
    each(args, &paths, &mut then)
}

/// What a text was before, and the name to report that by; none where it was not.
type Earlier<'a> = dyn FnMut(&Path) -> Result<Option<(String, Article)>> + 'a;

/// Holds each text against what it was before, where that is known; one report for each.
fn each(args: &Diff, paths: &[&Path], then: &mut Earlier<'_>) -> Result<bool> {
    output::spare(args.answer.output.as_deref(), paths)?;
    let config = Config::load(&args.answer.levels, paths)?;
    let telling =
        |article: Article| Telling::with(Article { developing: article.developing || args.developing, ..article }, &config.vocabulary);
    let mut reports = Vec::new();
    for path in paths {
        let Some((name, before)) = then(path)? else { continue };
        let (now, after) = files::article(path, &args.answer.stdin_filename)?;
        let mut both = [telling(before), telling(after)];
        rejoin(&mut both, &config.vocabulary);
        let mut report = Report::of_versions(&both[0], &both[1], [&name, &now], &config.settings(path));
        args.answer.known_aside(&mut report)?;
        reports.push(report);
    }
    told(args, &reports.iter().collect::<Vec<_>>())
}

/// Every revision of a file.
fn history(path: &Path) -> Result<(Vec<String>, Vec<Article>)> {
    let read = |(name, bytes): (String, Vec<u8>)| {
        let article = read::read(&name, &bytes, None)?;
        Ok((name, article))
    };
    git::history(path)?.into_iter().map(read).collect()
}
