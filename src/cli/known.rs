//! A name as somebody wrote it in; what it names, or the nearest name, out.

use crate::finding::Rule;
use crate::rule;
use anyhow::{Result, bail};

/// The rule of that name, or an error with the nearest one.
pub fn known(id: &str) -> Result<&'static Rule> {
    if let Some(rule) = rule::find(id) {
        return Ok(rule);
    }
    match rule::nearest(id, rule::all().map(|r| r.id)) {
        Some(near) => bail!("there is no rule {id}; did you mean {near}?"),
        None => bail!("there is no rule {id}; `recount rules` lists them"),
    }
}
