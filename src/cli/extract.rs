//! `recount extract` and `recount text`.

use super::args::{Extract, ExtractFormat, Text};
use super::config::Config;
use super::{files, output};
use crate::budget::Budget;
use crate::read;
use crate::report::extract::DocumentRow;
use crate::report::make::degraded;
use crate::report::{extract, json};
use crate::telling::Telling;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::Path;

/// A record of `--jsonl`.
#[derive(Deserialize)]
struct JsonRecord {
    id: String,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// Takes one document's claims.
type Put<'a> = &'a mut dyn FnMut(DocumentRow) -> io::Result<()>;

/// Writes what is put as a table. Such a file is written from its end, so that it stands in one without a name before.
#[cfg(feature = "parquet")]
fn table(fill: impl FnOnce(Put<'_>) -> io::Result<()>, out: &mut dyn Write) -> io::Result<()> {
    use std::io::Seek;
    let mut file = tempfile::tempfile()?;
    let mut table = crate::report::parquet::ParquetTable::new(file.try_clone()?)?;
    fill(&mut |row| table.push(row))?;
    table.finish()?;
    file.rewind()?;
    io::copy(&mut file, out).map(|_| ())
}

/// Not reached: [`run`] refuses the format.
#[cfg(not(feature = "parquet"))]
fn table(_fill: impl FnOnce(Put<'_>) -> io::Result<()>, _out: &mut dyn Write) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

/// Lists the claims of the files.
pub fn run(args: &Extract) -> Result<bool> {
    if args.format == ExtractFormat::Parquet {
        if cfg!(not(feature = "parquet")) {
            bail!("this recount was built without Parquet; build it with `--features parquet`, or take -f jsonl");
        }
        if args.output.is_none() && io::stdout().is_terminal() {
            bail!("Parquet is no text for a terminal; give -o FILE");
        }
    }
    let paths: Vec<&Path> = args.files.iter().map(|f| f.as_path()).collect();
    output::spare(args.output.as_deref(), &paths)?;
    if args.jsonl {
        return records(args).map(|()| false);
    }
    let config = Config::without_levels(&args.config, &paths)?;
    let mut rows = Vec::new();
    for (_, name, article) in files::sets(&paths, &args.stdin_filename)? {
        let telling = Telling::with(article, &config.vocabulary);
        let row = if args.format == ExtractFormat::Text { extract::claims } else { extract::row };
        rows.push(row(&name, &telling));
    }
    output::write(args.output.as_deref(), |out| match args.format {
        ExtractFormat::Json => json::items(&rows, out),
        ExtractFormat::Jsonl => rows.iter().try_for_each(|row| json::line(row, out)),
        ExtractFormat::Text => rows.iter().try_for_each(|row| extract::text(row, out)),
        ExtractFormat::Parquet => table(|put| rows.into_iter().try_for_each(put), out),
    })?;
    Ok(false)
}

/// JSON lines in, JSON lines or a table out, in order.
fn records(args: &Extract) -> Result<()> {
    let path = &args.files[0];
    let source: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        Box::new(BufReader::new(
            std::fs::File::open(path).with_context(|| format!("{}: could not be read; check the path", path.display()))?,
        ))
    };
    let config = Config::without_levels(&args.config, &[path])?;
    let mut failure = None;
    let each = |put: Put<'_>| {
        for (i, text) in source.lines().enumerate() {
            let text = text?;
            if text.trim().is_empty() {
                continue;
            }
            match serde_json::from_str::<JsonRecord>(&text) {
                Ok(record) => {
                    let published = record.published.as_deref().and_then(|d| d.get(..10)).and_then(|d| d.parse().ok());
                    put(extract::row(&record.id, &Telling::with(read::plain(record.text, published), &config.vocabulary)))?;
                }
                Err(e) => {
                    failure = Some(anyhow::anyhow!("record {}: {e}; a record is {{\"id\",\"text\",\"published\"?}}", i + 1));
                    break;
                }
            }
        }
        Ok(())
    };
    output::write(args.output.as_deref(), |out| match args.format {
        ExtractFormat::Parquet => table(each, out),
        _ => each(&mut |row| json::line(&row, out)),
    })?;
    failure.map_or(Ok(()), Err)
}

/// Prints the text that spans index.
pub fn text(args: &Text) -> Result<bool> {
    output::spare(args.output.as_deref(), &[&args.file])?;
    let article = if args.before {
        let (_, [before, _]) = files::tracked(&args.file, &args.stdin_filename)?;
        before
    } else {
        files::article(&args.file, &args.stdin_filename)?.1
    };
    // A terminal acts on what it is shown; a file and a pipe get the text that spans index.
    let shown = args.output.is_none() && std::io::stdout().is_terminal();
    let text = if shown { output::tame(&article.text) } else { Cow::Borrowed(article.text.as_str()) };
    output::write(args.output.as_deref(), |out| out.write_all(text.as_bytes()))?;
    if article.withdrawn {
        output::left_undone(degraded([Budget::Withdrawn]).iter());
    }
    Ok(false)
}
