//! Arguments that several commands have.

use crate::finding::Level;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

/// Which rules count, and how much.
#[derive(ClapArgs, Clone)]
pub struct Levels {
    /// Report only these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Do not report these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Set a rule's level: error, warning, info or off
    #[arg(long, value_name = "RULE=LEVEL", value_delimiter = ',')]
    pub severity: Vec<String>,
    #[command(flatten)]
    pub config: ConfigFile,
}

/// Where the configuration comes from.
#[derive(ClapArgs, Clone)]
pub struct ConfigFile {
    /// Use this configuration; otherwise the nearest recount.toml above the later text, or above this folder
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Use no configuration
    #[arg(long, conflicts_with = "config")]
    pub isolated: bool,
    /// Print the configuration that holds, and do nothing else
    // Taken out before arguments are parsed; it stands here for the help.
    #[arg(long)]
    pub dump_config: bool,
}

/// What is shown of a report, and how.
#[derive(ClapArgs, Clone)]
pub struct Shown {
    /// Show nothing below this level
    #[arg(long, value_name = "LEVEL", value_enum, conflicts_with_all = ["verbose", "quiet"])]
    pub min_severity: Option<Shows>,
    /// Show compatible changes too
    #[arg(short, long)]
    pub verbose: bool,
    /// Show errors only
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// When to use colour; NO_COLOR is respected
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
}

impl Shown {
    /// The least level shown.
    pub fn least(&self) -> Level {
        match self.min_severity {
            Some(shows) => shows.into(),
            None if self.quiet => Level::Error,
            None if self.verbose => Level::Info,
            None => Level::Warning,
        }
    }
}

/// Levels that can be shown.
#[derive(Clone, Copy, ValueEnum)]
pub enum Shows {
    /// Must check
    Error,
    /// Worth a look, and above
    Warning,
    /// Everything
    Info,
}

impl From<Shows> for Level {
    fn from(shows: Shows) -> Level {
        match shows {
            Shows::Error => Level::Error,
            Shows::Warning => Level::Warning,
            Shows::Info => Level::Info,
        }
    }
}

/// When colour is used.
#[derive(Clone, Copy, ValueEnum)]
pub enum Colour {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The level from which the exit code is 1.
#[derive(Clone, Copy, ValueEnum)]
pub enum FailOn {
    /// Must check
    Error,
    /// Worth a look, and above
    Warning,
    /// Any finding
    Info,
    /// No finding
    Never,
}

impl FailOn {
    /// Whether a report with this worst level fails.
    pub fn fails(self, worst: Level) -> bool {
        match self {
            FailOn::Error => worst >= Level::Error,
            FailOn::Warning => worst >= Level::Warning,
            FailOn::Info => worst >= Level::Info,
            FailOn::Never => false,
        }
    }
}
