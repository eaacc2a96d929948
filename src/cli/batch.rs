//! `recount batch`: JSON lines in, JSON lines out, in order, on all cores, in bounded memory.
//!
//! A chunk of lines is read, answered in parallel and written before the next one is read. A bad record costs one
//! error line and nothing else.

use super::args::Batch;
use super::diff::settings;
use super::output;
use crate::article::Article;
use crate::compare::{Telling, compare};
use crate::read;
use crate::report::Report;
use crate::report::verify::Verified;
use crate::settings::Settings;
use crate::verify::verify;
use anyhow::{Context, Result};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufRead, BufReader, Write};

/// Lines that are read before any is answered, for each thread.
const CHUNK: usize = 64;
/// A chunk ends early when its lines hold this many bytes.
const CHUNK_BYTES: usize = 8 << 20;

/// One line of the output.
#[derive(Serialize, JsonSchema)]
pub struct Answer {
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
    Verified(Verified),
}

/// Answers every record.
pub fn run(args: &Batch) -> Result<bool> {
    let settings = settings(&args.levels)?;
    output::spare(args.output.as_deref(), &[&args.file])?;
    let threads = args.jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
    let source: Box<dyn BufRead> = if args.file.as_os_str() == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let failed = || format!("{}: could not be read; check the path", args.file.display());
        Box::new(BufReader::new(std::fs::File::open(&args.file).with_context(failed)?))
    };
    output::write(args.output.as_deref(), |out| stream(source, out, &settings, threads))?;
    Ok(false)
}

fn stream(mut source: Box<dyn BufRead>, out: &mut dyn Write, settings: &Settings, threads: usize) -> io::Result<()> {
    let mut number = 0;
    loop {
        let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
        let mut bytes = 0;
        while lines.len() < CHUNK * threads && bytes < CHUNK_BYTES {
            let mut line = Vec::new();
            if source.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            number += 1;
            if !line.trim_ascii().is_empty() {
                bytes += line.len();
                lines.push((number, line));
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        for answer in answers(&lines, settings, threads) {
            out.write_all(&answer)?;
        }
        out.flush()?;
    }
}

/// Answers in the order of the lines; each thread takes the next line that nobody has taken.
fn answers(lines: &[(usize, Vec<u8>)], settings: &Settings, threads: usize) -> Vec<Vec<u8>> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let i = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let Some((number, line)) = lines.get(i) else { return done };
            done.push((i, answer(*number, line, settings)));
        }
    };
    let mut all: Vec<(usize, Vec<u8>)> = if threads == 1 || lines.len() == 1 {
        work()
    } else {
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            handles.into_iter().flat_map(|h| h.join().unwrap_or_default()).collect()
        })
    };
    all.sort_by_key(|(i, _)| *i);
    all.into_iter().map(|(_, answer)| answer).collect()
}

fn answer(number: usize, line: &[u8], settings: &Settings) -> Vec<u8> {
    let (id, result) = match serde_json::from_slice::<Value>(line) {
        Ok(mut record) => {
            let id = record.get("id").cloned().unwrap_or(Value::Null);
            (id, held(&mut record, settings))
        }
        Err(e) => (Value::Null, Err(format!("line {number}: {e}"))),
    };
    let answer = match result {
        Ok(report) => Answer { id, report: Some(report), error: None },
        Err(error) => Answer { id, report: None, error: Some(error) },
    };
    let mut out = serde_json::to_vec(&answer).unwrap_or_else(|e| format!("{{\"id\":null,\"error\":\"line {number}: {e}\"}}").into_bytes());
    out.push(b'\n');
    out
}

fn held(record: &mut Value, settings: &Settings) -> Result<Outcome, String> {
    if record.get("claim").is_some() {
        return verified(record);
    }
    let mut side = |name: &str| {
        let value = record
            .get_mut(name)
            .map(Value::take)
            .ok_or_else(|| format!("`{name}` is missing; a record is {{\"id\",\"before\",\"after\"}}"))?;
        article(name, value)
    };
    let (before, after) = (side("before")?, side("after")?);
    let (before, after) = (Telling::of(before), Telling::of(after));
    Ok(Outcome::Compared(Box::new(Report::of(&compare(&before, &after), ["before", "after"], settings))))
}

fn verified(record: &mut Value) -> Result<Outcome, String> {
    const SHAPE: &str = "a record is {\"id\",\"claim\",\"sources\":[…]}";
    let claim = record.get_mut("claim").map(Value::take).ok_or_else(|| format!("`claim` is missing; {SHAPE}"))?;
    let Some(Value::Array(sources)) = record.get_mut("sources").map(Value::take) else { return Err(format!("`sources` is no list; {SHAPE}")) };
    let names: Vec<String> = (0..sources.len()).map(|i| format!("sources[{i}]")).collect();
    let mut tellings = vec![Telling::of(article("claim", claim)?)];
    for (name, source) in names.iter().zip(sources) {
        tellings.push(Telling::of(article(name, source)?));
    }
    let tellings: Vec<&Telling> = tellings.iter().collect();
    let names: Vec<&str> = std::iter::once("claim").chain(names.iter().map(String::as_str)).collect();
    Ok(Outcome::Verified(Verified::of(&tellings, &names, &verify(tellings[0], &tellings[1..]))))
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
