//! The arguments of what git and shells call.

use super::common::{FailOn, Levels, Shown};
use clap::Args as ClapArgs;

/// Options of `git-diff-driver`.
#[derive(ClapArgs)]
#[command(after_help = "Git calls this for each changed file, and gives the arguments.

Example, for files by their names:
  git config diff.recount.command \"recount git-diff-driver\"
  echo \"*.md diff=recount\" >> .gitattributes
  git diff
  git log -p --ext-diff

For once:
  GIT_EXTERNAL_DIFF=\"recount git-diff-driver -v\" git diff")]
pub struct GitDiffDriver {
    /// What git gives: path, then file, hash and mode of either side
    #[arg(value_name = "GIT", trailing_var_arg = true)]
    pub given: Vec<std::ffi::OsString>,
    #[command(flatten)]
    pub levels: Levels,
    #[command(flatten)]
    pub shown: Shown,
    /// Exit 1 on findings; only with diff.NAME.trustExitCode, since git takes it for a crash otherwise
    #[arg(long)]
    pub exit_code: bool,
    /// With --exit-code, from this level on
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
}

/// Options of `completions`.
#[derive(ClapArgs)]
#[command(after_help = "Examples:
  recount completions bash > ~/.local/share/bash-completion/completions/recount
  recount completions zsh > \"${fpath[1]}/_recount\"
  recount completions fish > ~/.config/fish/completions/recount.fish")]
pub struct Completions {
    /// Of which shell
    pub shell: clap_complete::Shell,
}

/// Options of `man`.
#[derive(ClapArgs)]
#[command(after_help = "Examples:
  recount man | man -l -
  recount man diff > recount-diff.1")]
pub struct Man {
    /// Of this command; of recount itself without
    pub command: Option<String>,
}
