//! A name as somebody wrote it in; what it names, or the nearest name, out.

use crate::finding::Rule;
use crate::rule;
use anyhow::{Result, bail};

/// The rule of that name, or an error with the nearest one.
pub fn known(id: &str) -> Result<&'static Rule> {
    if let Some(rule) = rule::find(id) {
        return Ok(rule);
    }
    match nearest(id, rule::all().map(|r| r.id)) {
        Some(near) => bail!("there is no rule {id}; did you mean {near}?"),
        None => bail!("there is no rule {id}; `recount rules` lists them"),
    }
}

/// The candidate most like a word that does not exist, when one is like it.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = candidates.map(|c| (strsim::jaro_winkler(c, word), c)).max_by(|x, y| x.0.total_cmp(&y.0));
    near.filter(|n| n.0 > 0.75).map(|n| n.1)
}
