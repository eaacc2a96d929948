//! `--resume`: each answer that stands in the result is held against its record, and bad ones are made again.
//!
//! An answer is good when it is JSON, holds a report or an error, and has the id of the record in its place. Answers of
//! which none fits belong to other records, and are left alone.

use super::result::{Anew, Sink};
use super::source::{InputLine, RecordSource};
use super::{GROUP_BYTES, group};
use crate::cli::parallel;
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use std::io::BufRead;

/// What is looked at of an answer.
#[derive(Deserialize)]
struct Answered {
    id: Value,
    report: Option<IgnoredAny>,
    error: Option<String>,
}

/// What is looked at of a record.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    id: Value,
}

/// What an answer is to the record in its place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Good,
    /// Neither has an id.
    Nameless,
    Damaged,
    /// The answer to another record.
    Other,
}

impl Fit {
    fn check(record: &InputLine, answer: &[u8]) -> Fit {
        let Ok(answer) = serde_json::from_slice::<Answered>(answer) else { return Fit::Damaged };
        if answer.report.is_some() == answer.error.is_some() {
            return Fit::Damaged;
        }
        let asked = record.bytes.as_deref().and_then(|line| serde_json::from_slice::<Asked>(line).ok());
        match asked.map_or(Value::Null, |a| a.id) {
            Value::Null if answer.id.is_null() => Fit::Nameless,
            id if id == answer.id => Fit::Good,
            _ => Fit::Other,
        }
    }

    fn is_good(self) -> bool {
        matches!(self, Fit::Good | Fit::Nameless)
    }
}

/// Goes past the records that the result has answers to; how many these are.
pub fn resume(source: &mut RecordSource, sink: &mut Sink, threads: usize, answer: impl Fn(&InputLine) -> Vec<u8> + Sync) -> Result<usize> {
    let all = sink.done.lines;
    let mut answers = sink.lines()?;
    let mut anew: Option<Anew> = None;
    let mut passed = 0;
    while passed < all {
        let records = group(source, threads, all - passed)?;
        ensure!(!records.is_empty(), "{}: has fewer records than the result has answers; --resume wants the same records", source.name());
        let there = records.into_iter().map(|record| Ok((record, next(&mut answers)?))).collect::<Result<Vec<_>>>()?;
        let fits: Vec<Fit> = parallel::map(&there, threads, |(record, answer)| Fit::check(record, answer))
            .into_iter()
            .map(|fit| fit.unwrap_or(Fit::Damaged))
            .collect();
        if passed == 0 && fits.contains(&Fit::Other) && !fits.contains(&Fit::Good) {
            bail!("{}: its records are not those that the result answers; --resume wants the same records", source.name());
        }
        if anew.is_none() && !fits.iter().all(|fit| fit.is_good()) {
            anew = Some(begun(sink, passed)?);
        }
        if let Some(anew) = &mut anew {
            let pairs: Vec<_> = there.iter().zip(&fits).collect();
            let whole = parallel::map(&pairs, threads, |((record, old), fit)| if fit.is_good() { old.clone() } else { answer(record) });
            let lines = whole.into_iter().zip(&there).map(|(new, (record, _))| new.unwrap_or_else(|| super::failed(record.number)));
            anew.write(lines.collect::<Vec<_>>().concat())?;
        }
        passed += there.len();
    }
    if let Some(anew) = anew {
        sink.take(anew)?;
    }
    Ok(passed)
}

/// A file that holds the first answers, which are good.
fn begun(sink: &Sink, good: usize) -> Result<Anew> {
    let mut anew = sink.anew()?;
    let mut answers = sink.lines()?;
    let mut lines = Vec::new();
    for i in 0..good {
        lines.extend(next(&mut answers)?);
        if lines.len() >= GROUP_BYTES || i + 1 == good {
            anew.write(std::mem::take(&mut lines))?;
        }
    }
    Ok(anew)
}

fn next(answers: &mut dyn BufRead) -> Result<Vec<u8>> {
    let mut line = Vec::new();
    answers.read_until(b'\n', &mut line).context("what is done of the result could not be read; remove it, or go on without --resume")?;
    Ok(line)
}
