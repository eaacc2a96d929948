//! What the fuzz targets of `fuzz/` call: the doors of the command line through which a stranger's bytes come. Nothing of
//! it is built otherwise.

use super::{args, batch, config, driver, prepared, test};
use clap::Parser;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

/// Reads a `recount.toml`.
pub fn config(source: &str) {
    if let Err(error) = config::fuzz(source) {
        harmless(&error);
    }
}

/// Reads a baseline.
pub fn baseline(bytes: &[u8]) {
    if let Err(error) = test::baseline::fuzz(bytes) {
        harmless(&format!("{error:#}"));
    }
}

/// Answers a line of `batch`.
pub fn batch(line: &[u8]) {
    batch::fuzz(line);
}

/// Answers what comes over a connection.
#[cfg(feature = "serve")]
pub fn serve(bytes: &[u8]) {
    super::serve::fuzz(bytes);
}

/// Parses arguments, one a line, and shows them as a diff that git asks for.
pub fn arguments(bytes: &[u8]) {
    let given: Vec<OsString> = bytes.split(|b| *b == b'\n').map(|a| OsString::from_vec(a.to_vec())).collect();
    let mut argv = vec![OsString::from("recount")];
    argv.extend(given.iter().cloned());
    // An error of clap holds the argument as it was given: what is shown of it is without styles and controls.
    let _ = args::Args::try_parse_from(prepared(argv));
    harmless(&driver::fuzz(&given));
}

/// What is printed has no control character.
fn harmless(text: &str) {
    let shown = crate::report::squeezed(text);
    assert!(shown.chars().all(|c| c == '\n' || !crate::token::is_invisible(c)), "a control character: {shown:?}");
}
