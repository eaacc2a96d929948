//! Folders in, pairs of texts out: by their paths, then by what they say.
//!
//! A text that has no counterpart is no error; it is told, so that nobody takes it for compared.

use super::files;
use crate::token::{KeySet, Span, tokenize};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Texts that share less than this of what they say, from 0 to 1, are two stories: each three words in a row count once.
/// Two stories about one thing share a hundredth, a story and its rewrite a third and more.
const ALIKE: f64 = 0.2;
/// So many texts that have no counterpart by path are held against each other on either side.
const MOST_ALONE: usize = 500;

/// Which text of a folder is held against which of the other.
pub struct Pairs {
    /// Earlier and later texts.
    pub pairs: Vec<(PathBuf, PathBuf)>,
    /// Texts without a counterpart.
    pub alone: Vec<PathBuf>,
}

/// The texts of a folder and of those in it, by their paths inside, in order. Hidden files are left out.
pub fn texts(folder: &Path) -> Result<BTreeMap<PathBuf, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let failed = || format!("{}: this folder could not be read", next.display());
        for entry in std::fs::read_dir(&next).with_context(failed)? {
            let entry = entry.with_context(failed)?;
            let (path, kind) = (entry.path(), entry.file_type().with_context(failed)?);
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if kind.is_dir() {
                open.push(path);
            } else if files::is_article(&path) && path.is_file() {
                found.insert(path.strip_prefix(folder).unwrap_or(&path).to_owned(), path);
            }
        }
    }
    ensure!(!found.is_empty(), "{}: there is no text in it", folder.display());
    Ok(found)
}

/// Pairs the texts of two folders.
pub fn pairs(before: &Path, after: &Path) -> Result<Pairs> {
    let (mut old, mut new) = (texts(before)?, texts(after)?);
    let both: Vec<PathBuf> = old.keys().filter(|path| new.contains_key(*path)).cloned().collect();
    let mut pairs: Vec<(PathBuf, PathBuf)> = both.iter().filter_map(|path| Some((old.remove(path)?, new.remove(path)?))).collect();
    for (b, a) in alike(&old, &new)? {
        pairs.extend(old.remove(&b).zip(new.remove(&a)));
    }
    pairs.sort_by(|x, y| x.1.cmp(&y.1));
    let mut alone: Vec<PathBuf> = old.into_values().chain(new.into_values()).collect();
    alone.sort();
    Ok(Pairs { pairs, alone })
}

/// The most alike first, each text once.
fn alike(old: &BTreeMap<PathBuf, PathBuf>, new: &BTreeMap<PathBuf, PathBuf>) -> Result<Vec<(PathBuf, PathBuf)>> {
    let said = |side: &BTreeMap<PathBuf, PathBuf>| -> Result<Vec<(PathBuf, KeySet)>> {
        side.iter().take(MOST_ALONE).map(|(inside, path)| Ok((inside.clone(), said(path)?))).collect()
    };
    if old.is_empty() || new.is_empty() {
        return Ok(Vec::new());
    }
    let (old, new) = (said(old)?, said(new)?);
    let mut likely: Vec<(f64, usize, usize)> = Vec::new();
    for (i, (_, b)) in old.iter().enumerate() {
        let scored = new.iter().enumerate().map(|(j, (_, a))| (likeness(b, a), i, j));
        likely.extend(scored.filter(|(score, ..)| *score >= ALIKE));
    }
    likely.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    let (mut used_old, mut used_new) = (vec![false; old.len()], vec![false; new.len()]);
    let mut found = Vec::new();
    for (_, i, j) in likely {
        if !std::mem::replace(&mut used_old[i], true) {
            if std::mem::replace(&mut used_new[j], true) {
                used_old[i] = false;
            } else {
                found.push((old[i].0.clone(), new[j].0.clone()));
            }
        }
    }
    Ok(found)
}

/// Every three words in a row of a text.
fn said(path: &Path) -> Result<KeySet> {
    let (_, article) = files::article(path, "-")?;
    let mut tokens = Vec::new();
    tokenize(&article.text, Span::new(0, article.text.len()), |_| 0, &mut tokens);
    let keys: Vec<u64> = tokens.iter().filter(|t| t.is_word()).map(|t| t.key).collect();
    let three = |w: &[u64]| w.iter().fold(0u64, |sum, key| sum.rotate_left(21) ^ key);
    Ok(keys.windows(3).map(three).collect())
}

/// How much of what both say is said by both.
fn likeness(b: &KeySet, a: &KeySet) -> f64 {
    let both = b.iter().filter(|key| a.contains(*key)).count();
    let all = b.len() + a.len() - both;
    if all == 0 { 0.0 } else { both as f64 / all as f64 }
}
