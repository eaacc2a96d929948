//! The arguments of every command.

mod common;
mod shell;
mod test;

#[cfg(feature = "lsp")]
pub use self::common::Shows;
pub use self::common::{Colour, ConfigFile, FailOn, Levels, Shown};
pub use self::shell::{Completions, GitDiffDriver, Man};
pub use self::test::{Test, TestFormat};
use super::answer::Answer;
use crate::report::ledger::View;
use crate::report::verify::VerifyFormat;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// A diff for the facts in a story: which claims changed between two tellings, how, and whether both can be true.
#[derive(Parser)]
#[command(name = "recount", version, propagate_version = true, after_help = EXAMPLES)]
pub struct Args {
    /// What to do; `recount A B` is `recount diff A B`.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "Examples:
  recount draft.md edited.md              what changed, must-check items first
  recount diff -f json a.html b.html      the whole report
  recount proof story.md                  where one text contradicts itself
  recount extract story.md                the claims of one text
  recount verify draft.md --against a.md  which claims the sources bear out
  recount explain number-conflict         what a rule means

Exit: 0 nothing at or above --fail-on, 1 findings, 2 something failed";

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Compare two or more versions of a story
    Diff(Diff),
    /// Hold several reports of one event against each other
    Crosscheck(Crosscheck),
    /// List the claims of a text
    Extract(Extract),
    /// Print the text that spans index
    Text(Text),
    /// List the rules
    Rules(Rules),
    /// Explain a rule, with an example
    Explain(Explain),
    /// Print the JSON Schema of an output
    Schema(Schema),
    /// Compare many pairs: JSON lines in, JSON lines out
    Batch(Batch),
    /// Hold a folder of stories against its baseline
    Test(Test),
    /// Hold each claim of a text against its sources
    Verify(Verify),
    /// Hold one text against itself
    Proof(Proof),
    /// Tell an editor what it shows in a text: a language server
    #[cfg(feature = "lsp")]
    Lsp(Lsp),
    /// Open a page on this machine into which texts are dropped or pasted
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Write a commented recount.toml in this folder
    #[command(after_help = "Example:\n  recount init    then remove the # before the settings that you want")]
    Init,
    /// Show changed claims in git diff and git log
    GitDiffDriver(GitDiffDriver),
    /// Print the completions of a shell
    Completions(Completions),
    /// Print the manual page
    Man(Man),
    /// Print the configuration that holds
    #[command(hide = true)]
    DumpConfig(DumpConfig),
}

impl Command {
    /// The command that the arguments name, where they ask for no help and are right: the parser is built for this command
    /// alone, which costs a fifth of all. Where it is none, the whole parser knows what to say.
    pub fn plainly(argv: &[OsString]) -> Option<Command> {
        fn alone<T: ClapArgs>(argv: &[OsString]) -> Option<T> {
            let parser = T::augment_args(clap::Command::new("recount"));
            T::from_arg_matches(&parser.try_get_matches_from(argv).ok()?).ok()
        }
        let own = argv.get(1..)?;
        match own.first()?.to_str()? {
            "diff" => alone(own).map(Command::Diff),
            "crosscheck" => alone(own).map(Command::Crosscheck),
            "extract" => alone(own).map(Command::Extract),
            "text" => alone(own).map(Command::Text),
            "batch" => alone(own).map(Command::Batch),
            "verify" => alone(own).map(Command::Verify),
            "proof" => alone(own).map(Command::Proof),
            _ => None,
        }
    }
}

/// Whether a word names a command.
pub fn is_command(word: &str) -> bool {
    COMMANDS.contains(&word)
}

/// Every command.
pub fn commands() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().copied()
}

/// Their names: building the parser to ask it costs more than reading a story.
const COMMANDS: &[&str] = &[
    "diff",
    "crosscheck",
    "extract",
    "text",
    "rules",
    "explain",
    "schema",
    "batch",
    "test",
    "verify",
    "proof",
    #[cfg(feature = "lsp")]
    "lsp",
    #[cfg(feature = "serve")]
    "serve",
    "init",
    "git-diff-driver",
    "completions",
    "man",
    DUMP_CONFIG,
];
/// The command that `--dump-config` makes of any other.
pub const DUMP_CONFIG: &str = "dump-config";

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_is_listed() {
        let command = Args::command();
        assert_eq!(command.get_subcommands().map(|c| c.get_name()).collect::<Vec<_>>(), COMMANDS);
        command.debug_assert();
    }

    #[test]
    fn a_command_that_is_right_is_read_alone() {
        let argv = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        for line in [
            "recount diff a.md b.md -f json",
            "recount crosscheck a.md b.md",
            "recount extract a.md",
            "recount text a.md",
            "recount batch",
            "recount verify a.md --against b.md",
            "recount proof a.md",
        ] {
            let (alone, whole) = (Command::plainly(&argv(line)), Args::try_parse_from(argv(line)).unwrap().command);
            let alone = alone.unwrap_or_else(|| panic!("{line}"));
            assert_eq!(std::mem::discriminant(&alone), std::mem::discriminant(&whole), "{line}");
        }
        for line in ["recount diff --help", "recount diff -V", "recount diff a.md --forma json", "recount diff", "recount rules", "recount"]
        {
            assert!(Command::plainly(&argv(line)).is_none(), "{line}");
        }
    }

    #[test]
    fn every_help_shows_an_example() {
        for command in Args::command().get_subcommands().filter(|c| !c.is_hide_set()) {
            let help = command.get_after_help().map(|h| h.to_string()).unwrap_or_default();
            let name = format!("recount {}", command.get_name());
            assert!(help.contains(&name), "{name} --help has no example: {help}");
        }
    }
}

/// Options of `diff`.
#[derive(ClapArgs)]
#[command(
    after_help = "A path, REV:path from git, or - for standard input. Types: .txt .md .html .json .docx .odt .rtf .pdf .xml .jsonl .eml .mhtml, by extension, then by content.

Examples:
  recount diff draft.md edited.md                     must-check items first
  recount diff draft.md edited.md -v                  compatible changes too
  recount diff HEAD~1:story.md story.md
  recount diff draft.docx                             before and after its tracked changes
  recount diff --against HEAD story.md other.md       what was changed since the last commit
  recount diff old/ new/                              each text of a folder, by its path, else by what it says
  recount diff 1.md 2.md 3.md                         the ledger of three versions
  recount diff old.html new.html -f json -o report.json
  recount diff draft.md edited.md --summary           five lines for a chat message
  recount diff draft.md edited.md --fail-on warning --ignore term-replaced
  recount diff draft.md edited.md --baseline known.json --accept"
)]
pub struct Diff {
    /// The versions, oldest first; three or more make a ledger. Two folders: each text of one against that of the other
    #[arg(value_name = "VERSION", num_args = 1.., required_unless_present = "git_history")]
    pub versions: Vec<PathBuf>,
    /// Hold each file, or each of a folder, against itself at this revision of git; one that is new since is named
    #[arg(long, value_name = "REV", conflicts_with = "git_history")]
    pub against: Option<String>,
    /// The same, at what the hook of pre-commit asks for: the last commit, or PRE_COMMIT_FROM_REF
    #[arg(long, conflicts_with_all = ["against", "git_history"])]
    pub pre_commit: bool,
    /// Take every revision of this file from git instead
    #[arg(long, value_name = "PATH", conflicts_with = "versions")]
    pub git_history: Option<PathBuf>,
    /// Of three versions and more, show the findings of
    #[arg(long, value_enum, default_value_t = View::Steps)]
    pub view: View,
    /// Print the facts that changed in at most five lines, for a chat message
    #[arg(long, conflicts_with = "format")]
    pub summary: bool,
    /// The story goes on: a toll that rose is an update, and asks for no correction note
    #[arg(long)]
    pub developing: bool,
    #[command(flatten)]
    pub answer: Answer,
}

/// Options of `crosscheck`.
#[derive(ClapArgs)]
#[command(
    after_help = "A path, REV:path from git, or - for standard input. Shows what two reports or more tell; -v what one alone tells too.\nWith -f csv -o FILE, the status and note columns of FILE are kept.\n\nExample:\n  recount crosscheck gazette.md mirror.md herald.md -f csv -o matrix.csv"
)]
pub struct Crosscheck {
    /// The reports: two or more, or a feed
    #[arg(value_name = "REPORT", num_args = 1.., required = true)]
    pub reports: Vec<PathBuf>,
    #[command(flatten)]
    pub answer: Answer,
}

/// Options of `proof`.
#[derive(ClapArgs)]
#[command(
    after_help = "A path, or - for standard input. Types: .txt .md .html .json .docx .odt .rtf .pdf .xml .jsonl .eml .mhtml, by extension, then by content.

Example:
  recount proof story.md --fail-on warning"
)]
pub struct Proof {
    /// The texts, each for itself
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub answer: Answer,
}

/// Options of `--dump-config`.
#[derive(ClapArgs)]
pub struct DumpConfig {
    /// The texts, the later one last
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub levels: Levels,
}

/// Options of `extract`.
#[derive(ClapArgs)]
#[command(after_help = "Examples:
  recount extract story.md
  recount extract -f json *.html
  recount extract -f parquet -o claims.parquet *.md   (of a build with --features parquet)
  recount extract --jsonl -f jsonl - < records.jsonl")]
pub struct Extract {
    /// The texts; - for standard input
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// How to write the claims
    #[arg(short, long, value_enum, default_value_t = ExtractFormat::Text)]
    pub format: ExtractFormat,
    /// The input is JSON lines: {"id","text","published"?}
    #[arg(long)]
    pub jsonl: bool,
    #[command(flatten)]
    pub config: ConfigFile,
    /// A name for standard input, whose extension gives its type
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub stdin_filename: String,
    /// Write the result to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Formats of `extract`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// One line a claim
    Text,
    /// One JSON array
    Json,
    /// One JSON object a document
    Jsonl,
    /// One row a document, as Apache Parquet
    #[value(hide = cfg!(not(feature = "parquet")))]
    Parquet,
}

/// Options of `text`.
#[derive(ClapArgs)]
#[command(after_help = "Example:
  recount text page.html | head -c 400")]
pub struct Text {
    /// The text; - for standard input
    pub file: PathBuf,
    /// Print a document as it stood before its tracked changes
    #[arg(long)]
    pub before: bool,
    /// A name for standard input, whose extension gives its type
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub stdin_filename: String,
    /// Write the result to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Options of `rules`.
#[derive(ClapArgs)]
#[command(after_help = "Examples:
  recount rules
  recount rules -f json")]
pub struct Rules {
    /// How to write the list
    #[arg(short, long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Formats of `rules`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// One line a rule
    Text,
    /// One JSON array
    Json,
}

/// Options of `explain`.
#[derive(ClapArgs)]
#[command(after_help = "Example:
  recount explain number-refined")]
pub struct Explain {
    /// The rule's name
    pub rule: String,
}

/// Options of `schema`.
#[derive(ClapArgs)]
#[command(after_help = "Example:
  recount schema report > report.schema.json")]
pub struct Schema {
    /// Of which output
    #[arg(value_enum, default_value_t = SchemaOf::Report)]
    pub of: SchemaOf,
}

/// Outputs with a schema.
#[derive(Clone, Copy, ValueEnum)]
pub enum SchemaOf {
    /// `diff -f json`
    Report,
    /// `extract -f jsonl`
    Claims,
    /// One line that `batch` writes
    Batch,
    /// `verify -f json`
    Verify,
}

/// Options of `batch`.
#[derive(ClapArgs)]
#[command(
    after_help = "In:  {\"id\",\"before\":\"text\" or {\"title\",\"body\",\"published\",\"outlet\"},\"after\":…}, one a line\n     {\"id\",\"claim\":\"text\",\"sources\":[…]} holds a claim against its sources\nOut: {\"id\",\"report\":{…}} or {\"id\",\"error\":\"…\"}, one a line, in order\n\nLimits: a line of 256 MiB, an article of 64 MiB; 64 lines a thread, or 8 MiB and the line that passes it, are in memory at once\n\nExamples:\n  recount batch pairs.jsonl -o reports.jsonl\n  recount batch pairs.jsonl.zst -o reports.jsonl.gz --resume"
)]
pub struct Batch {
    /// The records; unpacked where the name ends in .gz or .zst; - for standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
    #[command(flatten)]
    pub levels: Levels,
    /// How many threads; all cores by default
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Write the result to this file, whole or not at all; packed where the name ends in .gz or .zst
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Go on after a stop with what it left in FILE.part, or in FILE
    #[arg(long, requires = "output")]
    pub resume: bool,
}

/// Options of `serve`.
#[cfg(feature = "serve")]
#[derive(ClapArgs)]
#[command(
    after_help = "The page is for this machine alone: it listens on 127.0.0.1, keeps no text and asks the network for nothing.\n\nExample:\n  recount serve --open"
)]
pub struct Serve {
    /// The port; 0 takes a free one
    #[arg(short, long, value_name = "N", default_value_t = 7373)]
    pub port: u16,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// Listen on another address of this machine, with a warning
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: std::net::IpAddr,
    #[command(flatten)]
    pub levels: Levels,
}

/// Options of `lsp`.
#[cfg(feature = "lsp")]
#[derive(ClapArgs)]
#[command(
    after_help = "An editor starts this and speaks the language server protocol with it over standard input and output. Markdown and plain\ntext are held against themselves, and against the last commit.\n\nExample, the settings of Helix (languages.toml):\n  [language-server.recount]\n  command = \"recount\"\n  args = [\"lsp\"]\n  [[language]]\n  name = \"markdown\"\n  language-servers = [\"recount\"]\n\nrecount lsp wants no terminal; docs/editors.md has the settings of other editors."
)]
pub struct Lsp {
    /// The revision of git that texts are held against
    #[arg(long, value_name = "REV", default_value = "HEAD")]
    pub against: String,
    /// The least level that is shown
    #[arg(long, value_enum, default_value_t = Shows::Warning)]
    pub level: Shows,
    /// Editors that give this mean standard input and output, which it is anyway
    #[arg(long, hide = true)]
    pub stdio: bool,
    #[command(flatten)]
    pub levels: Levels,
}

/// Options of `verify`.
#[derive(ClapArgs)]
#[command(
    after_help = "A refuted claim counts as an error, one that was not found as a warning, a supported one as info.\nShown are errors and warnings, of --claim any answer; -v shows all, -q errors only.\n\nExample:\n  recount verify story.md --against report.md minutes.md"
)]
pub struct Verify {
    /// The text whose claims are checked; - for standard input
    #[arg(required_unless_present = "claim")]
    pub text: Option<PathBuf>,
    /// Check this sentence instead of a text
    #[arg(long, value_name = "SENTENCE", conflicts_with = "text")]
    pub claim: Option<String>,
    /// The sources
    #[arg(long, value_name = "SOURCE", required = true, num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// How to write the report
    #[arg(short, long, value_enum, default_value_t = VerifyFormat::Text)]
    pub format: VerifyFormat,
    #[command(flatten)]
    pub config: ConfigFile,
    #[command(flatten)]
    pub shown: Shown,
    /// Exit 1 from this level on
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// A name for standard input, whose extension gives its type
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub stdin_filename: String,
    /// Write the result to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
