//! `recount test`: every story of a folder, held against a baseline and against what its description expects.
//!
//! Stories are read and compared on all cores; what is told stands in their order. A story that cannot be read is told
//! and fails the run, and the baseline stays as it was.

pub mod baseline;
mod expected;
mod gold;
mod outcome;
mod show;
mod story;
mod within;

use super::args::{FailOn, Test};
use super::config::Config;
use super::{files, output, parallel};
use crate::diff::compare;
use crate::finding::Level;
use crate::report::{Entry, Report};
use crate::telling::{Telling, rejoin};
use anyhow::{Result, anyhow, bail};
use baseline::{Accepted, Baseline, Decision, Key};
use gold::Gold;
use outcome::{New, Outcome, StoryOutcome};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use story::{CorpusStory, Pair, StoryKind};

/// Runs the stories; true when a new finding is at or above `--fail-on`, unless all are accepted.
pub fn run(args: &Test) -> Result<bool> {
    if args.reason.is_some() && !args.accept {
        bail!("--reason says why findings are accepted; give --accept with it");
    }
    let path = args.baseline.clone().unwrap_or_else(|| args.corpus.join(baseline::NAME));
    if args.baseline.is_some() && !args.accept && !path.exists() {
        bail!("{}: there is no such baseline; --accept writes it", path.display());
    }
    let stories = story::find(&args.corpus, &path)?;
    let known = Baseline::read(&path)?;
    let config = Config::load(&args.levels, &[&args.corpus])?;
    let bar = progress(&stories, args);
    let ran = parallel::map(&stories, parallel::threads(args.jobs), |story| {
        let outcome = tell(story, &config, &args.corpus);
        bar.inc(1);
        outcome
    });
    bar.finish_and_clear();
    let mut outcome = Outcome { stories: Vec::new(), unused: Vec::new() };
    let mut failures = Vec::new();
    for (story, told) in stories.iter().zip(ran) {
        match told
            .unwrap_or_else(|| Err(anyhow!("{}: recount itself failed here; please report it with the texts", story.folder.display())))
        {
            Ok(told) => outcome.stories.push(sorted(story, told, &known)),
            Err(error) => failures.push(error),
        }
    }
    outcome.unused = known.iter().filter(|a| !stories.iter().any(|s| s.name == a.key.story)).cloned().collect();
    if failures.is_empty() && (args.accept || args.prune) {
        accept(&path, &outcome, &known, args)?;
    }
    show::write(&outcome, args)?;
    // The last one is told by the caller.
    let last = failures.pop();
    failures.iter().for_each(output::complain);
    last.map_or_else(|| Ok(!args.accept && fails(&outcome, args.fail_on)), Err)
}

fn fails(outcome: &Outcome, fail_on: FailOn) -> bool {
    outcome.stories.iter().flat_map(|s| &s.new).any(|n| fail_on.fails(n.level))
}

/// A bar on a terminal, nothing elsewhere.
fn progress(stories: &[CorpusStory], args: &Test) -> indicatif::ProgressBar {
    use std::io::IsTerminal;
    if args.shown.quiet || !std::io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let style = indicatif::ProgressStyle::with_template("{bar:40} {pos} of {len} stories")
        .unwrap_or_else(|_| indicatif::ProgressStyle::default_bar());
    indicatif::ProgressBar::new(stories.len() as u64).with_style(style)
}

/// The reports of a story and what its expectations came to.
struct StoryReports {
    reports: Vec<(Pair, Report)>,
    gold: Gold,
}

fn tell(story: &CorpusStory, config: &Config, corpus: &Path) -> Result<StoryReports> {
    let pairs = story.pairs();
    let named: BTreeSet<&String> = story.texts.iter().chain(pairs.iter().flat_map(|(b, a)| [b, a])).collect();
    let telling = |name: &&String| {
        let (_, article) = files::article(&story.folder.join(name), "-")?;
        Ok(Telling::with(article, &config.vocabulary))
    };
    let mut list: Vec<Telling> = named.iter().map(telling).collect::<Result<_>>()?;
    rejoin(&mut list, &config.vocabulary);
    let tellings: BTreeMap<String, Telling> = named.into_iter().cloned().zip(list).collect();
    let shown = |name: &str| -> String {
        let path: PathBuf = if story.name == "." { corpus.join(name) } else { corpus.join(&story.name).join(name) };
        path.to_string_lossy().into_owned()
    };
    let mut reports = Vec::new();
    for (before, after) in pairs {
        if let (Some(b), Some(a)) = (tellings.get(&before), tellings.get(&after)) {
            let settings = config.settings(&story.folder.join(&after));
            let report = Report::of_comparison(&compare(b, a), [&shown(&before), &shown(&after)], &settings);
            reports.push(((before, after), report));
        }
    }
    if story.told.kind == StoryKind::Outlets {
        let list: Vec<&Telling> = story.texts.iter().filter_map(|name| tellings.get(name)).collect();
        let names: Vec<String> = story.texts.iter().map(|name| shown(name)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        reports.push((story.ends(), Report::matrix(&list, &names, &config.settings(&story.folder))));
    }
    let gold = gold::judge(story, &tellings, &reports, &config.settings(&story.folder))?;
    Ok(StoryReports { reports, gold })
}

/// Tells new findings from known ones, and finds the accepted ones that are gone.
fn sorted(story: &CorpusStory, told: StoryReports, known: &Baseline) -> StoryOutcome {
    let mut left: BTreeMap<Key, usize> = known.iter().filter(|a| a.key.story == story.name).map(|a| (a.key.clone(), a.times)).collect();
    let mut seen = 0;
    let mut new = Vec::new();
    let key = |pair: &Pair, fingerprint: &str| Key {
        story: story.name.clone(),
        versions: format!("{} > {}", pair.0, pair.1),
        fingerprint: fingerprint.to_owned(),
    };
    let mut is_new = |key: &Key| match left.get_mut(key).filter(|times| **times > 0) {
        Some(times) => {
            *times -= 1;
            seen += 1;
            false
        }
        None => true,
    };
    let mut reports = told.reports;
    for (pair, report) in &mut reports {
        let name = |path: &str| Path::new(path).file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let names: Vec<String> = report.documents.iter().map(|d| name(&d.path)).collect();
        report.retain(|f| {
            let key = key(pair, &f.fingerprint);
            let fresh = is_new(&key);
            if fresh {
                let line = baseline::line(f.severity, f.rule, &f.message);
                new.push(New { key, level: f.severity, place: place(&names, f), line });
            }
            fresh
        });
    }
    for missed in &told.gold.missed {
        let key = key(&missed.pair, &missed.fingerprint);
        if is_new(&key) {
            new.push(New { place: key.versions.clone(), key, level: Level::Error, line: missed.line.clone() });
        }
    }
    let gone = known.iter().filter_map(|a| {
        let times = left.get(&a.key).copied().filter(|times| *times > 0)?;
        Some(Accepted { times, ..a.clone() })
    });
    let fixed = gone.collect();
    StoryOutcome { name: story.name.clone(), reports, new, known: seen, fixed, gold: told.gold }
}

fn place(names: &[String], f: &Entry) -> String {
    let place = f.after.as_ref().or(f.before.as_ref());
    place.and_then(|p| names.get(p.document).map(|name| format!("{name}:{}:{}", p.line, p.column))).unwrap_or_default()
}

/// Adds what is new and takes out what is gone, in the file as it is now.
fn accept(path: &Path, outcome: &Outcome, known: &Baseline, args: &Test) -> Result<()> {
    Baseline::change(path, |baseline| {
        if args.prune {
            let gone = outcome.stories.iter().flat_map(|s| &s.fixed).chain(&outcome.unused);
            gone.for_each(|a| baseline.drop(&a.key, a.times));
        }
        if args.accept {
            let mut times: BTreeMap<&Key, (usize, &New)> = BTreeMap::new();
            for new in outcome.stories.iter().flat_map(|s| &s.new) {
                times.entry(&new.key).or_insert((0, new)).0 += 1;
            }
            for (key, (times, new)) in times {
                // What was there already and stands there once more.
                let times = times + known.times(key);
                let reason = args.reason.clone().unwrap_or_default();
                baseline.add(Accepted {
                    key: key.clone(),
                    times,
                    finding: new.line.clone(),
                    status: Decision::Accepted,
                    reason,
                    comment: String::new(),
                });
            }
        }
    })
}
