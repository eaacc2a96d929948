//! `recount.toml`: found, read, checked, joined with the flags, and turned into settings and a vocabulary.
//!
//! The nearest `recount.toml` or `.recount.toml` above the later text counts, else the nearest above the current
//! folder. Flags beat it. A key that does not exist is an error with a suggestion, since a level that silently does
//! nothing is worse than none.

use super::args::{ConfigFile, DumpConfig, Levels};
use super::known::known;
use super::{git, output};
use crate::finding::Level;
use crate::report::squeezed;
use crate::rule::nearest;
use crate::settings::{Corrections, Settings};
use crate::vocabulary::{OwnUnit, Vocabulary};
use anyhow::{Context, Result, anyhow, bail};
use globset::{GlobBuilder, GlobSet};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

mod limits;

/// The largest configuration that is read, in bytes.
const MAX_CONFIG: usize = 1 << 20;

/// The names of the file, the visible one first.
pub const NAMES: [&str; 2] = ["recount.toml", ".recount.toml"];

/// What the file can hold.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    select: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ignore: Vec<String>,
    dates: Dates,
    corrections: Corrections,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    set_aside: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    levels: BTreeMap<String, Level>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    outlets: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unit: Vec<ConfiguredUnit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    path: Vec<Override>,
}

/// How "3/4/2026" is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Dates {
    /// As the text's other dates are written.
    #[default]
    Auto,
    /// The third of April.
    DayFirst,
    /// The fourth of March.
    MonthFirst,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ConfiguredUnit {
    name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is: Option<String>,
}

/// What holds for some paths only.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Override {
    glob: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ignore: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    levels: BTreeMap<String, Level>,
}

/// The configuration of one run.
pub struct Config {
    file: File,
    flags: Settings,
    source: Option<PathBuf>,
    overrides: Vec<GlobSet>,
    /// The newsroom's own words.
    pub vocabulary: Vocabulary,
}

impl Config {
    /// The configuration for texts at these paths, the later text last.
    pub fn load(levels: &Levels, texts: &[&Path]) -> Result<Config> {
        Config::joined(&levels.config, flags(levels)?, texts)
    }

    /// No configuration.
    #[cfg(any(fuzzing, all(test, feature = "serve")))]
    pub fn plain() -> Config {
        Config { file: File::default(), flags: Settings::default(), source: None, overrides: Vec::new(), vocabulary: Vocabulary::default() }
    }

    /// The configuration where no level can be set.
    pub fn without_levels(args: &ConfigFile, texts: &[&Path]) -> Result<Config> {
        Config::joined(args, Settings::default(), texts)
    }

    fn joined(args: &ConfigFile, flags: Settings, texts: &[&Path]) -> Result<Config> {
        let source = match &args.config {
            Some(path) => Some(path.clone()),
            None if args.isolated => None,
            None => texts.last().and_then(|t| above(t)).or_else(|| above(Path::new("-"))),
        };
        let file = source.as_deref().map(read).transpose()?.unwrap_or_default();
        let name = source.as_ref().map(|s| s.display().to_string()).unwrap_or_default();
        let vocabulary = file.vocabulary().with_context(|| name.clone())?;
        let overrides = file.globs().with_context(|| name)?;
        Ok(Config { file, flags, source, overrides, vocabulary })
    }

    /// 16 hex digits over what decides how texts like this one are read and weighed, and by which recount.
    pub fn fingerprint(&self, path: &Path) -> String {
        let told = format!("{} {:?} {}", env!("CARGO_PKG_VERSION"), self.settings(path), toml::to_string(&self.file).unwrap_or_default());
        Sha256::digest(told.as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect()
    }

    /// The levels for the text at this path.
    pub fn settings(&self, path: &Path) -> Settings {
        let mut settings = Settings {
            select: self.file.select.clone(),
            ignore: self.file.ignore.clone(),
            severity: self.file.levels.clone(),
            corrections: self.file.corrections,
        };
        for part in self.overrides_of(path) {
            settings.ignore.extend(part.ignore.iter().cloned());
            settings.ignore.retain(|r| !part.levels.contains_key(r));
            settings.severity.extend(part.levels.iter().map(|(r, l)| (r.clone(), *l)));
        }
        settings.beaten_by(&self.flags)
    }

    fn overrides_of(&self, path: &Path) -> impl Iterator<Item = &Override> {
        let path = self.relative(path);
        self.file.path.iter().zip(&self.overrides).filter(move |(_, glob)| glob.is_match(&path)).map(|(part, _)| part)
    }

    /// The path as seen from the folder of the configuration.
    fn relative(&self, path: &Path) -> PathBuf {
        let folder = self.source.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        // A text out of git has its path behind the revision.
        let path = git::object(path).and_then(|o| o.split_once(':')).map_or(path, |(_, inside)| Path::new(inside));
        let absolute = |p: &Path| p.canonicalize().or_else(|_| std::path::absolute(p)).unwrap_or_else(|_| p.to_owned());
        absolute(path).strip_prefix(absolute(folder)).map_or_else(|_| path.to_owned(), Path::to_owned)
    }
}

impl Settings {
    /// These settings where `flags` say nothing else.
    fn beaten_by(mut self, flags: &Settings) -> Settings {
        let asked = |rule: &String| flags.select.contains(rule) || flags.severity.contains_key(rule);
        self.ignore.retain(|rule| !asked(rule));
        self.severity.retain(|rule, level| *level != Level::Off || !asked(rule));
        if !flags.select.is_empty() {
            self.select.clone_from(&flags.select);
        }
        self.ignore.extend(flags.ignore.iter().cloned());
        self.severity.extend(flags.severity.iter().map(|(rule, level)| (rule.clone(), *level)));
        self
    }
}

impl File {
    fn vocabulary(&self) -> Result<Vocabulary> {
        let units = self.unit.iter().map(|u| OwnUnit { name: u.name.clone(), words: u.words.clone(), is: u.is.clone() });
        let pattern = |p: &String| {
            let mut builder = regex::RegexBuilder::new(p);
            builder.multi_line(true).nest_limit(5 * limits::DEPTH).size_limit(limits::PATTERN_SIZE).dfa_size_limit(limits::PATTERN_SIZE);
            made("set-aside", p, || builder.build().map_err(|e| format!("is no pattern: {}", squeezed(&e.to_string()))))
        };
        let mut vocabulary = Vocabulary::default()
            .with_units(&units.collect::<Vec<_>>())
            .map_err(|e| anyhow!(e))?
            .with_aliases(&self.aliases)
            .map_err(|e| anyhow!("aliases: {e}"))?
            .with_set_aside(self.set_aside.iter().map(pattern).collect::<Result<_>>()?)
            .with_outlets(self.outlets.clone());
        vocabulary.day_first = match self.dates {
            Dates::Auto => None,
            Dates::DayFirst => Some(true),
            Dates::MonthFirst => Some(false),
        };
        Ok(vocabulary)
    }

    fn globs(&self) -> Result<Vec<GlobSet>> {
        let glob = |o: &Override| {
            made("path: glob", &o.glob, || {
                // A set says that a glob is too large where one alone panics.
                let built = GlobBuilder::new(&o.glob).literal_separator(true).build();
                let set = built.and_then(|glob| GlobSet::builder().add(glob).build());
                set.map_err(|e| format!("is no glob: {}", squeezed(&e.kind().to_string())))
            })
        };
        self.path.iter().map(glob).collect()
    }

    fn check(&self) -> Result<()> {
        let levels = self.levels.keys().chain(self.path.iter().flat_map(|p| p.levels.keys().chain(&p.ignore)));
        self.select.iter().chain(&self.ignore).chain(levels).try_for_each(|rule| known(rule).map(|_| ()))
    }
}

/// The nearest configuration above a text; standard input lies in the current folder.
fn above(text: &Path) -> Option<PathBuf> {
    let path = if text.as_os_str() == "-" { Path::new("./-") } else { text };
    let path = std::path::absolute(path).ok()?;
    let start = if path.is_dir() { path.as_path() } else { path.parent()? };
    start.ancestors().flat_map(|folder| NAMES.map(|n| folder.join(n))).find(|p| p.is_file())
}

fn read(path: &Path) -> Result<File> {
    let name = path.display().to_string();
    let bytes = super::files::bounded(path, MAX_CONFIG)?;
    let source = String::from_utf8(bytes).map_err(|_| anyhow!("{name}: this is not UTF-8; save it as UTF-8"))?;
    let file: File = toml(&source).map_err(|e| anyhow!("{name}:{e}"))?;
    limits::check(&file).and_then(|()| file.check()).with_context(|| name)?;
    Ok(file)
}

/// What a library makes of the words of a configuration, as long as it does not fail over them.
fn made<T>(key: &str, word: &str, make: impl FnOnce() -> std::result::Result<T, String>) -> Result<T> {
    let made = crate::read::guarded(make).unwrap_or_else(|| Err("cannot be taken apart; write it more simply".to_owned()));
    made.map_err(|why| anyhow!("{key}: {:?} {why}", limits::shown(word)))
}

/// TOML in, a value out; an error is `LINE: what is wrong`, with the nearest key where one does not exist.
pub fn toml<T: serde::de::DeserializeOwned>(source: &str) -> std::result::Result<T, String> {
    toml::from_str(source).map_err(|e| {
        let line = e.span().map_or(1, |s| source.as_bytes()[..s.start.min(source.len())].iter().filter(|b| **b == b'\n').count() + 1);
        format!("{line}: {}{}", e.message(), hint(e.message()))
    })
}

/// "; did you mean …?" for the message of a key or value that does not exist.
fn hint(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = message.starts_with("unknown ").then(|| quoted.next()).flatten();
    let near = unknown.and_then(|u| nearest(u, quoted));
    near.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default()
}

/// The levels that the flags set.
fn flags(levels: &Levels) -> Result<Settings> {
    let mut settings = Settings { select: levels.select.clone(), ignore: levels.ignore.clone(), ..Settings::default() };
    for id in settings.select.iter().chain(&settings.ignore) {
        known(id)?;
    }
    for pair in &levels.severity {
        let Some((id, level)) = pair.split_once('=') else { bail!("--severity {pair}: write RULE=LEVEL, as in number-refined=warning") };
        known(id)?;
        let level =
            Level::from_name(level).with_context(|| format!("--severity {pair}: {level} is no level; use error, warning, info or off"))?;
        settings.severity.insert(id.to_owned(), level);
    }
    Ok(settings)
}

/// `--dump-config`: the configuration that holds, as a `recount.toml`.
pub fn dump(args: &DumpConfig) -> Result<bool> {
    let texts: Vec<&Path> = args.files.iter().map(PathBuf::as_path).collect();
    let config = Config::load(&args.levels, &texts)?;
    let settings = config.settings(texts.last().copied().unwrap_or(Path::new("-")));
    let path = if texts.is_empty() { config.file.path.clone() } else { Vec::new() };
    let file = File { select: settings.select, ignore: settings.ignore, levels: settings.severity, path, ..config.file };
    let body = toml::to_string(&file)?;
    output::write(None, |out| {
        match &config.source {
            Some(source) => writeln!(out, "# from {}, and the flags", crate::report::squeezed(&source.display().to_string()))?,
            None => writeln!(out, "# no recount.toml: the defaults, and the flags")?,
        }
        out.write_all(body.as_bytes())
    })?;
    Ok(false)
}

/// What `init` writes.
const TEMPLATE: &str = include_str!("recount.toml");

/// `recount init`: a commented `recount.toml` in the current folder, unless there is one.
pub fn init() -> Result<bool> {
    if let Some(there) = NAMES.iter().find(|n| Path::new(n).symlink_metadata().is_ok()) {
        bail!("{there}: there is one already; edit it, or remove it first");
    }
    let path = Path::new(NAMES[0]);
    let mut file =
        std::fs::OpenOptions::new().write(true).create_new(true).open(path).context("recount.toml: could not be created here")?;
    std::io::Write::write_all(&mut file, TEMPLATE.as_bytes()).context("recount.toml: could not be written")?;
    output::note("recount.toml written; every line in it is a comment until you want it");
    Ok(false)
}

/// Any text is a configuration that survives being written and read, or an error.
#[cfg(fuzzing)]
pub(super) fn fuzz(source: &str) -> std::result::Result<(), String> {
    let file: File = toml(source)?;
    limits::check(&file).map_err(|e| format!("{e:#}"))?;
    file.check().map_err(|e| format!("{e:#}"))?;
    file.vocabulary().map_err(|e| format!("{e:#}"))?;
    file.globs().map_err(|e| format!("{e:#}"))?;
    let written = toml::to_string(&file).map_err(|e| e.to_string())?;
    let again: File = toml(&written)?;
    assert_eq!(toml::to_string(&again).map_err(|e| e.to_string())?, written, "a configuration is not what was written");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_says_nothing_until_it_is_uncommented_and_then_all_of_it_holds() {
        let empty: File = toml(TEMPLATE).unwrap();
        assert_eq!(toml::to_string(&empty).unwrap(), toml::to_string(&File::default()).unwrap());
        let bare: String =
            TEMPLATE.lines().filter_map(|l| l.strip_prefix('#').filter(|l| !l.starts_with(' '))).map(|l| format!("{l}\n")).collect();
        let full: File = toml(&bare).unwrap();
        full.check().unwrap();
        full.vocabulary().unwrap();
        assert_eq!(full.globs().unwrap().len(), 1);
        let told = toml::to_string(&full).unwrap();
        for key in ["select", "ignore", "dates", "set-aside", "aliases", "levels", "outlets", "unit", "path"] {
            assert!(told.contains(key), "{key} is not in the template");
        }
    }

    #[test]
    fn an_unknown_key_is_told_with_its_line_and_the_nearest_one() {
        let error = toml::<File>("ignore = []\nset-asid = []\n").map(|_| ()).unwrap_err();
        assert!(error.starts_with("2: ") && error.ends_with("did you mean `set-aside`?"), "{error}");
        let error = toml::<File>("[levels]\nnumber-refined = \"warnin\"\n").map(|_| ()).unwrap_err();
        assert!(error.starts_with("2: ") && error.ends_with("did you mean `warning`?"), "{error}");
    }
}
