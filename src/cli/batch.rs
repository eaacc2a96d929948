//! `recount batch`: JSON lines in, JSON lines out, in order, on all cores, in bounded memory.
//!
//! A group of lines is read, answered in parallel and written before the next one is read: memory holds one group,
//! [`CHUNK`] lines a thread or [`GROUP_BYTES`], and its answers. A line longer than [`LINE_BYTES`] is skipped. A bad
//! record costs one error line and nothing else.

mod packing;
mod result;
mod resume;
mod source;

use super::args::Batch;
use super::config::Config;
use super::parallel;
use crate::article::Article;
use crate::read;
use crate::report::ledger::View;
use crate::report::verify::Verified;
use crate::report::{Report, json};
use crate::settings::Settings;
use crate::telling::{Telling, rejoin};
use crate::verify::verify;
use crate::vocabulary::Vocabulary;
use anyhow::Result;
use result::Sink;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use source::{InputLine, LINE_BYTES, RecordSource};
use std::io::{self, IsTerminal};

/// Lines that are read before any is answered, for each thread.
const CHUNK: usize = 64;
/// A chunk ends early when its lines hold this many bytes.
const GROUP_BYTES: usize = 8 << 20;

/// One line of the output.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
pub struct BatchAnswer {
    /// The record's id, or null where it has none.
    id: Value,
    /// What was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<Outcome>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// The report that a record asks for.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum Outcome {
    /// Two texts, held against each other.
    Compared(Box<Report>),
    /// A claim, held against its sources.
    Verified(Box<Verified>),
}

/// What a line is to be.
const RECORD: &str = r#"{"id","before","after"}, {"id","documents":[…]} or {"id","claim","sources":[…]}, each a text or an article object"#;

/// How records are read and weighed.
struct Rules {
    settings: Settings,
    vocabulary: Vocabulary,
}

/// Answers every record.
pub fn run(args: &Batch) -> Result<bool> {
    let config = Config::load(&args.levels, &[&args.file])?;
    let options = config.fingerprint(&args.file);
    let rules = Rules { settings: config.settings(&args.file), vocabulary: config.vocabulary };
    let mut source = RecordSource::open(&args.file)?;
    let mut sink = Sink::open(args.output.as_deref(), &[&args.file], args.resume, &options)?;
    let threads = parallel::threads(args.jobs);
    let mut answered = resume::resume(&mut source, &mut sink, threads, |line| answer(line, &rules))?;
    let progress = progress(args);
    progress.set_position(answered as u64);
    loop {
        let lines = group(&mut source, threads, usize::MAX)?;
        if lines.is_empty() {
            break;
        }
        let answers = parallel::map(&lines, threads, |line| answer(line, &rules));
        let whole = answers.into_iter().zip(&lines).map(|(answer, line)| answer.unwrap_or_else(|| failed(line.number)));
        sink.write(whole.collect::<Vec<_>>().concat())?;
        answered += lines.len();
        progress.inc(lines.len() as u64);
    }
    progress.finish();
    sink.finish(answered)?;
    Ok(false)
}

/// The next lines, as many as are answered together and `most` at most; none at the end.
fn group(source: &mut RecordSource, threads: usize, most: usize) -> Result<Vec<InputLine>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < most.min(CHUNK * threads) && bytes < GROUP_BYTES {
        let Some(line) = source.next()? else { break };
        bytes += line.bytes.as_ref().map_or(0, Vec::len);
        lines.push(line);
    }
    Ok(lines)
}

/// How far it is, on a terminal that shows nothing else.
fn progress(args: &Batch) -> indicatif::ProgressBar {
    if args.output.is_none() && io::stdout().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let style = indicatif::ProgressStyle::with_template("{human_pos} records · {per_sec} · {elapsed}");
    // It draws on standard error, and only where that is a terminal.
    indicatif::ProgressBar::no_length().with_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_spinner()))
}

fn answer(line: &InputLine, rules: &Rules) -> Vec<u8> {
    let number = line.number;
    let Some(line) = &line.bytes else {
        return error(format!("line {number}: it is longer than {} MiB; cut the record up", LINE_BYTES >> 20));
    };
    let (id, result) = match serde_json::from_slice::<Value>(line) {
        Ok(mut record) => {
            let id = record.get("id").cloned().unwrap_or(Value::Null);
            (id, held(number, &mut record, rules))
        }
        Err(e) => (Value::Null, Err(format!("line {number}: this is no JSON, from column {} on; a line is {RECORD}", e.column()))),
    };
    let answer = match result {
        Ok(report) => BatchAnswer { id, report: Some(report), error: None },
        Err(error) => BatchAnswer { id, report: None, error: Some(error) },
    };
    let mut out = Vec::new();
    match json::line(&answer, &mut out) {
        Ok(()) => out,
        Err(_) => failed(number),
    }
}

/// The answer to a record that made recount itself fail.
fn failed(number: usize) -> Vec<u8> {
    error(format!("line {number}: recount itself failed here; please report it with the record"))
}

/// The answer to a line of which not even the id is known.
fn error(what: String) -> Vec<u8> {
    format!("{}\n", serde_json::json!({ "id": null, "error": what })).into_bytes()
}

fn held(number: usize, record: &mut Value, rules: &Rules) -> Result<Outcome, String> {
    if record.get("claim").is_some() {
        return verified(number, record, rules);
    }
    if let Some(documents) = record.get_mut("documents").map(Value::take) {
        return chain(number, documents, rules).map(|report| Outcome::Compared(Box::new(report)));
    }
    let mut side = |name: &str| {
        let value =
            record.get_mut(name).map(Value::take).ok_or_else(|| format!("line {number}: `{name}` is missing; a line is {RECORD}"))?;
        article(name, value)
    };
    let (before, after) = (side("before")?, side("after")?);
    let mut both = [before, after].map(|article| Telling::with(article, &rules.vocabulary));
    rejoin(&mut both, &rules.vocabulary);
    Ok(Outcome::Compared(Box::new(Report::of_versions(&both[0], &both[1], ["before", "after"], &rules.settings))))
}

fn verified(number: usize, record: &mut Value, rules: &Rules) -> Result<Outcome, String> {
    let mut take = |name: &str| record.get_mut(name).map(Value::take).unwrap_or_default();
    let (claim, Value::Array(sources)) = (take("claim"), take("sources")) else {
        return Err(format!("line {number}: `sources` is no list; a line is {RECORD}"));
    };
    let mut names = vec!["claim".to_owned()];
    let mut tellings = vec![Telling::with(article("claim", claim)?, &rules.vocabulary)];
    for (i, source) in sources.into_iter().enumerate() {
        let name = format!("sources[{i}]");
        tellings.push(Telling::with(article(&name, source)?, &rules.vocabulary));
        names.push(name);
    }
    rejoin(&mut tellings, &rules.vocabulary);
    let (names, tellings): (Vec<&str>, Vec<&Telling>) = (names.iter().map(String::as_str).collect(), tellings.iter().collect());
    Ok(Outcome::Verified(Box::new(Verified::new(&tellings, &names, &verify(tellings[0], &tellings[1..])))))
}

/// Successive versions, the oldest first.
fn chain(number: usize, documents: Value, rules: &Rules) -> Result<Report, String> {
    let Value::Array(documents) = documents else { return Err(format!("line {number}: `documents` must be a list; a line is {RECORD}")) };
    let names: Vec<String> = (0..documents.len()).map(|i| format!("documents[{i}]")).collect();
    let telling = |(d, name): (Value, &String)| article(name, d).map(|a| Telling::with(a, &rules.vocabulary));
    let mut tellings: Vec<Telling> = documents.into_iter().zip(&names).map(telling).collect::<Result<_, _>>()?;
    rejoin(&mut tellings, &rules.vocabulary);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match (&tellings[..], &names[..]) {
        ([] | [_], _) => Err(format!("line {number}: `documents` must hold two versions at least")),
        ([before, after], [b, a]) => Ok(Report::of_versions(before, after, [b, a], &rules.settings)),
        _ => Ok(Report::chain(&tellings, &names, View::default(), &rules.settings)),
    }
}

/// A plain string is plain text; an object is an article.
fn article(name: &str, value: Value) -> Result<Article, String> {
    match value {
        Value::String(text) => Ok(read::plain(text, None)),
        Value::Object(_) => {
            let bytes = serde_json::to_vec(&value).map_err(|e| e.to_string())?;
            read::read(name, &bytes, Some(read::Format::Json)).map_err(|e| e.to_string())
        }
        other => Err(format!("`{name}` is {other}; it must be a text or an article object")),
    }
}

/// Any line has one line of JSON for an answer.
#[cfg(fuzzing)]
pub(super) fn fuzz(line: &[u8]) {
    let rules = Rules { settings: Settings::default(), vocabulary: Vocabulary::default() };
    let told = answer(&InputLine { number: 1, bytes: Some(line.to_vec()) }, &rules);
    let json = told.strip_suffix(b"\n").expect("a line ends");
    assert!(!json.contains(&b'\n'), "an answer of several lines");
    serde_json::from_slice::<Value>(json).expect("JSON");
}
