//! What a run of `recount test` tells: a page for people, JSON, or the new findings in a format of CI.

use super::super::args::{Test, TestFormat};
use super::super::{ci, output};
use super::baseline::Accepted;
use super::outcome::{New, Outcome, StoryOutcome};
use super::story::Pair;
use crate::finding::Level;
use crate::report::Suppression;
use crate::report::{self, Look, Report, json as written, squeezed, text::Style};
use anyhow::Result;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the outcome in the format asked for.
pub fn write(outcome: &Outcome, args: &Test) -> Result<()> {
    let look = output::look(&args.shown, args.output.is_some());
    let reports: Vec<&Report> = outcome.stories.iter().flat_map(|s| s.reports.iter().map(|(_, r)| r)).collect();
    output::write(args.output.as_deref(), |out| match args.format.report() {
        None if args.format == TestFormat::Json => json(outcome, args, out),
        None => page(outcome, args, look, out),
        Some(format) => report::write_all(&reports, format, look, out),
    })?;
    if let Some(format) = args.format.report() {
        ci::summary(format, &reports)?;
        output::note(&headline(outcome, args));
    }
    Ok(())
}

/// Totals of a run.
#[derive(Serialize)]
struct TestSummary {
    stories: usize,
    comparisons: usize,
    new: usize,
    known: usize,
    fixed: usize,
    /// Findings that comments in the texts silence.
    suppressed: usize,
    /// Accepted findings of stories that are not there.
    unused: usize,
    /// Findings that the stories expect.
    expected: usize,
    missed: usize,
    /// Findings that are false by what the stories say.
    wrong: usize,
    /// The share of the expected findings that were found.
    recall: Option<f64>,
    /// The share of right ones among the findings that the stories judge.
    precision: Option<f64>,
}

impl TestSummary {
    fn new(outcome: &Outcome) -> TestSummary {
        let sum = |of: fn(&StoryOutcome) -> usize| outcome.stories.iter().map(of).sum::<usize>();
        let (expected, missed) = (sum(|s| s.gold.expected), sum(|s| s.gold.missed.len()));
        let (right, wrong) = (sum(|s| s.gold.right), sum(|s| s.gold.wrong.len()));
        let share = |part: usize, whole: usize| (whole > 0).then(|| (part as f64 / whole as f64 * 1000.0).round() / 1000.0);
        TestSummary {
            stories: outcome.stories.len(),
            comparisons: sum(|s| s.reports.len()),
            new: sum(|s| s.new.len()),
            known: sum(|s| s.known),
            fixed: sum(|s| s.fixed.len()),
            suppressed: sum(StoryOutcome::suppressed),
            unused: outcome.unused.len(),
            expected,
            missed,
            wrong,
            recall: share(expected - missed, expected),
            precision: share(right, right + wrong).filter(|_| outcome.stories.iter().any(|s| s.gold.judges)),
        }
    }
}

fn headline(outcome: &Outcome, args: &Test) -> String {
    let s = TestSummary::new(outcome);
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let corpus = squeezed(&args.corpus.to_string_lossy());
    let stories = count(s.stories, "story", "stories");
    let comparisons = count(s.comparisons, "comparison", "comparisons");
    let accepted = if args.accept { " (now accepted)" } else { "" };
    let pruned = if args.prune { " (now pruned)" } else { "" };
    let silent = if s.suppressed > 0 { format!(" · {} suppressed", s.suppressed) } else { String::new() };
    format!("{corpus} · {stories} · {comparisons} · {} new{accepted} · {} known · {} fixed{pruned}{silent}", s.new, s.known, s.fixed)
}

fn page(outcome: &Outcome, args: &Test, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let style = Style(look.colour);
    let s = TestSummary::new(outcome);
    writeln!(out, "{}", style.bold(&headline(outcome, args)))?;
    if let Some(recall) = s.recall {
        writeln!(out, "{} of {} expected findings are there (recall {recall:.2})", s.expected - s.missed, s.expected)?;
    }
    if let Some(precision) = s.precision {
        writeln!(out, "{} are false by what the stories say (precision {precision:.2})", s.wrong)?;
    }
    for story in outcome.stories.iter().filter(|s| !args.shown.quiet || !s.new.is_empty()) {
        writeln!(out)?;
        one(story, args, look, &style, out)?;
    }
    if !outcome.unused.is_empty() {
        writeln!(out, "\n{}", style.bold("accepted in stories that are not there"))?;
        outcome.unused.iter().try_for_each(|a| gone(a, "unused", true, &style, out))?;
    }
    if s.fixed + s.unused > 0 && !args.prune {
        writeln!(out, "\n--prune takes {} from the baseline", if s.fixed + s.unused == 1 { "it" } else { "them" })?;
    }
    Ok(())
}

fn one(story: &StoryOutcome, args: &Test, look: Look, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let gold = &story.gold;
    let met =
        if gold.expected > 0 { format!(" · {} of {} expected", gold.expected - gold.missed.len(), gold.expected) } else { String::new() };
    let hidden = story.new.iter().filter(|n| n.level < look.least).count();
    let hidden = if hidden > 0 { format!(" ({hidden} not shown)") } else { String::new() };
    let silent = if story.suppressed() > 0 { format!(" · {} suppressed", story.suppressed()) } else { String::new() };
    let counts = format!("{} new{hidden} · {} known · {} fixed{silent}{met}", story.new.len(), story.known, story.fixed.len());
    writeln!(out, "{} · {counts}", style.bold(&squeezed(&story.name)))?;
    for n in story.new.iter().filter(|n| n.level >= look.least) {
        let line = squeezed(&n.line);
        let line = line.strip_prefix(n.level.name()).map_or(line.as_str(), str::trim_start);
        writeln!(out, "  new    {} {}  {line}", style.level(n.level, &format!("{:7}", n.level.name())), squeezed(&n.place))?;
    }
    story.fixed.iter().try_for_each(|a| gone(a, "fixed", false, style, out))?;
    if args.shown.quiet {
        return Ok(());
    }
    for (_, report) in &story.reports {
        for (comment, f) in report.suppressed(look.least) {
            writeln!(out, "  suppressed     {}  {}", squeezed(&f.message), style.dim(&comment.why()))?;
        }
        report.suppression_problems().try_for_each(|p| writeln!(out, "  comment        {}", squeezed(&p)))?;
    }
    // Misses that are new stand above.
    let is_new = |fingerprint: &str| story.new.iter().any(|n| n.key.fingerprint == fingerprint);
    for m in gold.missed.iter().filter(|m| !is_new(&m.fingerprint)) {
        writeln!(out, "  missed         {} > {}  {}", squeezed(&m.pair.0), squeezed(&m.pair.1), squeezed(&m.line))?;
    }
    for w in &gold.wrong {
        writeln!(out, "  false          {} > {}  {}", squeezed(&w.pair.0), squeezed(&w.pair.1), squeezed(&w.line))?;
    }
    Ok(())
}

fn gone(a: &Accepted, what: &str, named: bool, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let story = if named { format!("{} ", squeezed(&a.key.story)) } else { String::new() };
    writeln!(out, "  {what:6}         {story}{}  {}", squeezed(&a.key.versions), style.dim(&squeezed(&a.finding)))
}

/// A miss or a false finding on the wire.
#[derive(Serialize)]
struct MissLine<'a> {
    versions: String,
    finding: &'a str,
}

/// A new finding on the wire.
#[derive(Serialize)]
struct Fresh<'a> {
    versions: &'a str,
    fingerprint: &'a str,
    severity: Level,
    place: &'a str,
    finding: &'a str,
}

/// A story on the wire.
#[derive(Serialize)]
struct StoryLine<'a> {
    story: &'a str,
    comparisons: usize,
    new: Vec<Fresh<'a>>,
    known: usize,
    fixed: &'a [Accepted],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<&'a Suppression>,
    expected: usize,
    missed: Vec<MissLine<'a>>,
    wrong: Vec<MissLine<'a>>,
}

impl<'a> StoryLine<'a> {
    fn new(s: &'a StoryOutcome) -> StoryLine<'a> {
        let fresh = |n: &'a New| Fresh {
            versions: &n.key.versions,
            fingerprint: &n.key.fingerprint,
            severity: n.level,
            place: &n.place,
            finding: &n.line,
        };
        let line = |(b, a): &Pair, finding: &'a str| MissLine { versions: format!("{b} > {a}"), finding };
        StoryLine {
            story: &s.name,
            comparisons: s.reports.len(),
            new: s.new.iter().map(fresh).collect(),
            known: s.known,
            fixed: &s.fixed,
            suppressions: s.reports.iter().flat_map(|(_, r)| &r.suppressions).collect(),
            expected: s.gold.expected,
            missed: s.gold.missed.iter().map(|m| line(&m.pair, &m.line)).collect(),
            wrong: s.gold.wrong.iter().map(|w| line(&w.pair, &w.line)).collect(),
        }
    }
}

/// A run on the wire.
#[derive(Serialize)]
struct Page<'a> {
    schema: &'static str,
    corpus: String,
    stories: Vec<StoryLine<'a>>,
    unused: &'a [Accepted],
    summary: TestSummary,
}

fn json(outcome: &Outcome, args: &Test, out: &mut dyn Write) -> io::Result<()> {
    let page = Page {
        schema: "recount/test/1",
        corpus: args.corpus.to_string_lossy().into_owned(),
        stories: outcome.stories.iter().map(StoryLine::new).collect(),
        unused: &outcome.unused,
        summary: TestSummary::new(outcome),
    };
    written::pretty(&page, out)
}
