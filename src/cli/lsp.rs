//! `recount lsp`: a language server over standard input and output. Texts as an editor has them in, diagnostics out: what
//! each text contradicts in itself, and what changed since the last commit.
//!
//! Markdown and plain text are held, whose lines are those of the file. Nothing else is offered: no completion, no edits.
//! A text is read anew when it has changed and nothing more waits to be read, so that fast typing is not lagged behind.

mod diagnostics;
mod uri;

use super::args::Lsp;
use super::config::Config;
use super::{git, output};
use crate::article::Article;
use crate::proof::Proof;
use crate::read::{self, Format};
use crate::report::Report;
use crate::telling::Telling;
use anyhow::{Context, Error, Result};
use diagnostics::Encoding;
use lsp_server::{Connection, Message, Notification, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// A request that is not known, by the protocol.
const UNKNOWN: i32 = -32601;

/// Serves one editor until it asks to end; never true.
pub fn run(args: &Lsp) -> Result<bool> {
    // A mistake in a flag is told now and not at the first text.
    Config::load(&args.levels, &[])?;
    let (connection, threads) = Connection::stdio();
    let (id, params) = connection.initialize_start()?;
    let encoding = Encoding::agreed(&params);
    let capabilities = json!({
        "capabilities": {
            "positionEncoding": encoding.name(),
            "textDocumentSync": { "openClose": true, "change": 1, "save": { "includeText": false } },
        },
        "serverInfo": { "name": "recount", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, capabilities)?;
    let mut server = Server { connection: &connection, args, encoding, texts: BTreeMap::new(), told: None };
    server.serve()?;
    drop(connection);
    threads.join().context("the editor went away")?;
    Ok(false)
}

/// A text as an editor has it.
struct OpenText {
    text: String,
    version: Value,
    /// Whether it has changed since its diagnostics were sent.
    changed: bool,
}

struct Server<'a> {
    connection: &'a Connection,
    args: &'a Lsp,
    encoding: Encoding,
    texts: BTreeMap<String, OpenText>,
    /// The last complaint, so that one that stays is not told at each key.
    told: Option<String>,
}

impl Server<'_> {
    fn serve(&mut self) -> Result<()> {
        while let Ok(message) = self.connection.receiver.recv() {
            if self.take(message)? {
                return Ok(());
            }
            while let Ok(message) = self.connection.receiver.try_recv() {
                if self.take(message)? {
                    return Ok(());
                }
            }
            let changed: Vec<String> = self.texts.iter().filter(|(_, t)| t.changed).map(|(uri, _)| uri.clone()).collect();
            changed.iter().try_for_each(|uri| self.publish(uri))?;
        }
        Ok(())
    }

    /// Takes a message; true when it is the last.
    fn take(&mut self, message: Message) -> Result<bool> {
        match message {
            Message::Request(request) => {
                if self.connection.handle_shutdown(&request)? {
                    return Ok(true);
                }
                let error = Response::new_err(request.id, UNKNOWN, format!("{}: recount does not offer this", request.method));
                self.connection.sender.send(Message::Response(error))?;
            }
            Message::Notification(note) => self.note(&note)?,
            Message::Response(_) => {}
        }
        Ok(false)
    }

    fn note(&mut self, note: &Notification) -> Result<()> {
        let document = &note.params["textDocument"];
        let Some(uri) = document["uri"].as_str().map(str::to_owned) else { return Ok(()) };
        match note.method.as_str() {
            "textDocument/didOpen" => self.set(uri, &document["text"], &document["version"]),
            // The whole text comes with each change, as agreed; of several changes the last one is it.
            "textDocument/didChange" => {
                let last = note.params["contentChanges"].as_array().and_then(|c| c.last()).map(|c| c["text"].clone());
                self.set(uri, &last.unwrap_or(Value::Null), &document["version"]);
            }
            // What was committed may be another version by now, and the configuration another one.
            "textDocument/didSave" => self.texts.values_mut().for_each(|t| t.changed = true),
            "textDocument/didClose" => {
                self.texts.remove(&uri);
                self.send(&uri, &Value::Null, Vec::new())?;
            }
            _ => {}
        }
        Ok(())
    }

    fn set(&mut self, uri: String, text: &Value, version: &Value) {
        if let Some(text) = text.as_str() {
            self.texts.insert(uri, OpenText { text: text.to_owned(), version: version.clone(), changed: true });
        }
    }

    /// Reads a text and sends what is found in it.
    fn publish(&mut self, uri: &str) -> Result<()> {
        let Some(text) = self.texts.get_mut(uri) else { return Ok(()) };
        text.changed = false;
        let (path, text, version) = (uri::path(uri), text.text.clone(), text.version.clone());
        // A text that makes recount itself fail ends no session.
        let found = catch_unwind(AssertUnwindSafe(|| self.found(uri, &path, &text)))
            .unwrap_or_else(|_| Err(anyhow::anyhow!("{}: recount itself failed here; please report it with the text", path.display())));
        match found {
            Ok(found) => self.send(uri, &version, found),
            Err(error) => {
                self.complain(&error)?;
                self.send(uri, &version, Vec::new())
            }
        }
    }

    /// The diagnostics of a text.
    fn found(&self, uri: &str, path: &Path, text: &str) -> Result<Vec<Value>> {
        // Of another type lines are not those of the file.
        if !matches!(Format::detect(&path.to_string_lossy(), b""), Format::Markdown | Format::Text) {
            return Ok(Vec::new());
        }
        let config = Config::load(&self.args.levels, &[path])?;
        let (settings, name) = (config.settings(path), path.to_string_lossy().into_owned());
        let telling = |article: Article| Telling::with(article, &config.vocabulary);
        let now = telling(read::read_owned(&name, text.as_bytes().to_vec(), None)?);
        let own = Report::of_text(&Proof::read(&now), &name, &settings);
        let mut found = diagnostics::of_text(&own, uri, text, self.encoding, self.args.level.into());
        if let Some(before) = self.committed(path)? {
            let report = Report::of_versions(&telling(before), &now, ["before", &name], &settings);
            found.extend(diagnostics::of_change(&report, text, self.encoding, self.args.level.into(), &self.args.against));
        }
        Ok(found)
    }

    /// The text as it stood at the revision; none where there is no such, or no git.
    fn committed(&self, path: &Path) -> Result<Option<Article>> {
        // Git is asked from where the text lies: an editor may have been started anywhere.
        let Some(folder) = path.parent().filter(|f| f.is_dir()).map(Path::to_owned) else { return Ok(None) };
        std::env::set_current_dir(&folder).with_context(|| folder.display().to_string())?;
        let Ok(commit) = git::commit(&self.args.against) else { return Ok(None) };
        let found = if path.exists() { git::at(&commit, path)? } else { None };
        let read = |(name, bytes): (String, Vec<u8>)| read::read(&name, &bytes, None).map_err(Error::from);
        found.map(read).transpose()
    }

    fn send(&self, uri: &str, version: &Value, diagnostics: Vec<Value>) -> Result<()> {
        let mut params = json!({ "uri": uri, "diagnostics": diagnostics });
        if !version.is_null() {
            params["version"] = version.clone();
        }
        let note = Notification::new("textDocument/publishDiagnostics".to_owned(), params);
        Ok(self.connection.sender.send(Message::Notification(note))?)
    }

    /// Tells the user of an error, once.
    fn complain(&mut self, error: &Error) -> Result<()> {
        let text = crate::report::squeezed(&format!("{error:#}"));
        if self.told.as_ref() == Some(&text) {
            return Ok(());
        }
        output::complain(error);
        let note = Notification::new("window/showMessage".to_owned(), json!({ "type": 1, "message": format!("recount: {text}") }));
        self.told = Some(text);
        Ok(self.connection.sender.send(Message::Notification(note))?)
    }
}
