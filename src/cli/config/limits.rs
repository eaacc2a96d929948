//! How much a `recount.toml` may hold: what it hands on to libraries for patterns and globs can make them fail or take all
//! memory, so that it is weighed before anything is handed on. Errors name the key.

use super::File;
use anyhow::{Result, ensure};

/// Patterns and globs that are handed on.
const PATTERNS: usize = 100;
/// Entries of any other list or table.
const ENTRIES: usize = 5_000;
/// Bytes of a pattern or glob: longer ones are programs.
const PATTERN_BYTES: usize = 1_000;
/// Bytes of any other word.
const WORD_BYTES: usize = 1_000;
/// How deep brackets nest.
pub const DEPTH: u32 = 20;
/// Bytes that a pattern may take when it is compiled: `\w{20}` takes a tenth of it.
pub const PATTERN_SIZE: usize = 1 << 20;

/// Refuses what is over a limit.
pub(super) fn check(file: &File) -> Result<()> {
    few("set-aside", file.set_aside.len(), PATTERNS)?;
    few("path", file.path.len(), PATTERNS)?;
    let aliases: usize = file.aliases.iter().map(Vec::len).sum();
    let words: usize = file.unit.iter().map(|u| 1 + u.words.len()).sum();
    let rules: usize = file.path.iter().map(|p| p.ignore.len() + p.levels.len()).sum();
    for (key, entries) in [
        ("select", file.select.len()),
        ("ignore", file.ignore.len()),
        ("levels", file.levels.len()),
        ("outlets", file.outlets.len()),
        ("aliases", aliases.max(file.aliases.len())),
        ("unit", words),
        ("path", rules),
    ] {
        few(key, entries, ENTRIES)?;
    }
    file.set_aside.iter().try_for_each(|p| pattern("set-aside", p))?;
    file.path.iter().try_for_each(|p| pattern("path: glob", &p.glob))?;
    file.select.iter().try_for_each(|w| short("select", w))?;
    file.ignore.iter().try_for_each(|w| short("ignore", w))?;
    file.levels.keys().try_for_each(|w| short("levels", w))?;
    file.path.iter().flat_map(|p| p.ignore.iter().chain(p.levels.keys())).try_for_each(|w| short("path", w))?;
    file.aliases.iter().flatten().try_for_each(|w| short("aliases", w))?;
    file.outlets.iter().flat_map(|(k, v)| [k, v]).try_for_each(|w| short("outlets", w))?;
    file.unit.iter().flat_map(|u| u.words.iter().chain([&u.name]).chain(&u.is)).try_for_each(|w| short("unit", w))
}

fn few(key: &str, count: usize, most: usize) -> Result<()> {
    ensure!(count <= most, "{key}: {count} entries; up to {most} are taken");
    Ok(())
}

fn short(key: &str, word: &str) -> Result<()> {
    ensure!(word.len() <= WORD_BYTES, "{key}: {:?} is {} bytes long; up to {WORD_BYTES} are taken", shown(word), word.len());
    Ok(())
}

fn pattern(key: &str, pattern: &str) -> Result<()> {
    let bytes = pattern.len();
    ensure!(bytes <= PATTERN_BYTES, "{key}: {:?} is {bytes} bytes long; up to {PATTERN_BYTES} are taken", shown(pattern));
    let deepest = pattern.chars().scan(0u32, |depth, c| {
        *depth = match c {
            '(' | '{' | '[' => *depth + 1,
            ')' | '}' | ']' => depth.saturating_sub(1),
            _ => *depth,
        };
        Some(*depth)
    });
    let deepest = deepest.max().unwrap_or(0);
    ensure!(deepest <= DEPTH, "{key}: {:?} nests {deepest} deep; up to {DEPTH} are taken", shown(pattern));
    Ok(())
}

/// The beginning of a word.
pub(super) fn shown(word: &str) -> String {
    if word.len() <= 60 { word.to_owned() } else { format!("{}…", &word[..word.floor_char_boundary(60)]) }
}
