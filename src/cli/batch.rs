//! `recount batch`: JSON lines in, JSON lines out, in order, on all cores, in bounded memory.
//!
//! A chunk of lines is read, answered in parallel and written before the next one is read. A bad record costs one
//! error line and nothing else.

use super::args::Batch;
use super::config::Config;
use super::{output, parallel};
use crate::article::Article;
use crate::compare::Telling;
use crate::read;
use crate::report::Report;
use crate::report::ledger::View;
use crate::report::verify::Verified;
use crate::settings::Settings;
use crate::verify::verify;
use crate::vocabulary::Vocabulary;
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
    let rules = Rules { settings: config.settings(&args.file), vocabulary: config.vocabulary };
    output::spare(args.output.as_deref(), &[&args.file])?;
    let threads = parallel::threads(args.jobs);
    let source: Box<dyn BufRead> = if args.file.as_os_str() == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let failed = || format!("{}: could not be read; check the path", args.file.display());
        Box::new(BufReader::new(std::fs::File::open(&args.file).with_context(failed)?))
    };
    output::write(args.output.as_deref(), |out| stream(source, out, &rules, threads))?;
    Ok(false)
}

fn stream(mut source: Box<dyn BufRead>, out: &mut dyn Write, rules: &Rules, threads: usize) -> io::Result<()> {
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
        let answers = parallel::map(&lines, threads, |(number, line)| answer(*number, line, rules));
        for (answer, (number, _)) in answers.into_iter().zip(&lines) {
            out.write_all(&answer.unwrap_or_else(|| failed(*number)))?;
        }
        out.flush()?;
    }
}

fn answer(number: usize, line: &[u8], rules: &Rules) -> Vec<u8> {
    let (id, result) = match serde_json::from_slice::<Value>(line) {
        Ok(mut record) => {
            let id = record.get("id").cloned().unwrap_or(Value::Null);
            (id, held(number, &mut record, rules))
        }
        Err(e) => (Value::Null, Err(format!("line {number}: this is no JSON, from column {} on; a line is {RECORD}", e.column()))),
    };
    let answer = match result {
        Ok(report) => Answer { id, report: Some(report), error: None },
        Err(error) => Answer { id, report: None, error: Some(error) },
    };
    let Ok(mut out) = serde_json::to_vec(&answer) else { return failed(number) };
    out.push(b'\n');
    out
}

/// The answer to a record that made recount itself fail.
fn failed(number: usize) -> Vec<u8> {
    format!("{{\"id\":null,\"error\":\"line {number}: recount itself failed here; please report it with the record\"}}\n").into_bytes()
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
    let (before, after) = (Telling::with(before, &rules.vocabulary), Telling::with(after, &rules.vocabulary));
    Ok(Outcome::Compared(Box::new(Report::of_versions(&before, &after, ["before", "after"], &rules.settings))))
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
    let (names, tellings): (Vec<&str>, Vec<&Telling>) = (names.iter().map(String::as_str).collect(), tellings.iter().collect());
    Ok(Outcome::Verified(Box::new(Verified::of(&tellings, &names, &verify(tellings[0], &tellings[1..])))))
}

/// Successive versions, the oldest first.
fn chain(number: usize, documents: Value, rules: &Rules) -> Result<Report, String> {
    let Value::Array(documents) = documents else { return Err(format!("line {number}: `documents` must be a list; a line is {RECORD}")) };
    let names: Vec<String> = (0..documents.len()).map(|i| format!("documents[{i}]")).collect();
    let telling = |(d, name): (Value, &String)| article(name, d).map(|a| Telling::with(a, &rules.vocabulary));
    let tellings: Vec<Telling> = documents.into_iter().zip(&names).map(telling).collect::<Result<_, _>>()?;
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
