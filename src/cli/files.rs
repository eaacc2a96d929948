//! Reading what the arguments name.

use super::git;
use crate::article::Article;
use crate::read;
use anyhow::{Context, Result, bail};
use std::io::Read;
use std::path::Path;

/// The bytes of a path, of `REV:path` in git, or of standard input for `-`, and the name to report them by.
pub fn bytes(path: &Path, stdin_name: &str) -> Result<(String, Vec<u8>)> {
    let limit = read::MAX_BYTES as u64;
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes).context("standard input could not be read")?;
        // An empty or closed pipe is a command before this one that failed, not a story without words.
        if bytes.is_empty() {
            bail!("standard input is empty; check the command that writes to it");
        }
        return Ok((stdin_name.to_owned(), bytes));
    }
    if let Some(object) = git::object(path) {
        return Ok((object.to_owned(), git::bytes(object)?));
    }
    let name = path.to_string_lossy().into_owned();
    let meta = std::fs::metadata(path).map_err(|e| unreadable(&name, &e))?;
    if meta.is_dir() {
        bail!("{name}: this is a folder; name the files in it");
    }
    let file = std::fs::File::open(path).map_err(|e| unreadable(&name, &e))?;
    bytes.reserve_exact(meta.len().min(limit) as usize + 1);
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|e| unreadable(&name, &e))?;
    Ok((name, bytes))
}

/// The bytes of a file of the user's own that is no article, up to a limit: a device may never end.
pub fn bounded(path: &Path, limit: usize) -> Result<Vec<u8>> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| unreadable(&name, &e))?;
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|e| unreadable(&name, &e))?;
    if bytes.len() > limit {
        bail!("{name}: it is larger than {} MiB; check that it is the file that you mean", limit >> 20);
    }
    Ok(bytes)
}

/// The bytes that an article was read from, where they are a file of this format.
pub fn original(name: &str, format: read::Format) -> Result<Option<Vec<u8>>> {
    let path = Path::new(name);
    if !path.is_file() {
        return Ok(None);
    }
    let bytes = bounded(path, read::MAX_BYTES)?;
    Ok((read::Format::detect(name, &bytes) == format).then_some(bytes))
}

/// The article at a path.
pub fn article(path: &Path, stdin_name: &str) -> Result<(String, Article)> {
    let (name, bytes) = bytes(path, stdin_name)?;
    let article = read::read_owned(&name, bytes, None)?;
    Ok((name, article))
}

/// The articles at several paths, of which one may be standard input, with the names to report them by.
pub fn articles(paths: &[impl AsRef<Path>], stdin_name: &str) -> Result<(Vec<String>, Vec<Article>)> {
    once(&paths.iter().map(AsRef::as_ref).collect::<Vec<_>>())?;
    paths.iter().map(|p| article(p.as_ref(), stdin_name)).collect()
}

/// The articles at several paths, with every one of a feed or of JSON lines: for each the path, and the name to report
/// it by.
pub fn sets<'a>(paths: &[&'a Path], stdin_name: &str) -> Result<Vec<(&'a Path, String, Article)>> {
    once(paths)?;
    let mut found = Vec::new();
    for path in paths {
        let (name, bytes) = bytes(path, stdin_name)?;
        found.extend(read::all(&name, &bytes, None)?.into_iter().map(|(name, article)| (*path, name, article)));
    }
    Ok(found)
}

/// Refuses to read standard input twice.
pub fn once(paths: &[&Path]) -> Result<()> {
    if paths.iter().filter(|p| p.as_os_str() == "-").count() > 1 {
        bail!("standard input can be only one of the texts; give the others as files");
    }
    Ok(())
}

/// The text of a document before and after its tracked changes, with the names to report them by.
pub fn tracked(path: &Path, stdin_name: &str) -> Result<([String; 2], [Article; 2])> {
    let (name, bytes) = bytes(path, stdin_name)?;
    let format = read::Format::detect(&name, &bytes);
    let articles = format.tracks().then(|| read::tracked(&name, &bytes)).transpose();
    match articles {
        Ok(Some(articles)) => return Ok(([format!("{name} before its changes"), name], articles)),
        // Few pages and drafts have words struck out: a second version was forgotten.
        Err(read::ReadError::Unchanged { .. }) if matches!(format, read::Format::Html | read::Format::Markdown) => {}
        other => _ = other?,
    }
    bail!("one version is given; give two or more, --against REV, or a file with its changes marked (.docx, .odt, .pdf, .rtf, .html, .md)")
}

/// Whether a path is, by its extension, a text that recount reads.
pub fn is_article(path: &Path) -> bool {
    let extensions = read::Format::ALL.iter().flat_map(|f| f.extensions());
    path.extension().is_some_and(|x| extensions.into_iter().any(|e| x.eq_ignore_ascii_case(e)))
}

/// What to tell of a file that could not be read.
pub fn unreadable(name: &str, error: &std::io::Error) -> anyhow::Error {
    let hint = match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file; check the path".to_owned(),
        std::io::ErrorKind::PermissionDenied => "no permission to read it; check the file's mode".to_owned(),
        _ => error.to_string(),
    };
    anyhow::anyhow!("{name}: {hint}")
}
