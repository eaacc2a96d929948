//! `recount completions` and `recount man`: made from the arguments, so that they cannot say anything else.

use super::args::{Args, Completions, Man};
use super::output;
use anyhow::{Result, bail};
use clap::CommandFactory;

/// Prints the completions of a shell.
pub fn completions(args: &Completions) -> Result<bool> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "recount", &mut script);
    output::write(None, |out| out.write_all(&script))?;
    Ok(false)
}

/// Prints a manual page: of recount, or of one of its commands.
pub fn man(args: &Man) -> Result<bool> {
    let mut all = Args::command();
    all.build();
    let page = match &args.command {
        None => clap_mangen::Man::new(all),
        Some(name) => match all.find_subcommand(name).filter(|c| !c.is_hide_set()) {
            Some(command) => clap_mangen::Man::new(command.clone()),
            None => bail!("there is no command {name}; `recount --help` lists them"),
        },
    };
    let mut text = Vec::new();
    page.render(&mut text)?;
    output::write(None, |out| out.write_all(&text))?;
    Ok(false)
}
