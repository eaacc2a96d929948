//! `recount lsp` as an editor meets it: over pipes by hand, and by the client of pygls where it is at hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]
#![cfg(feature = "lsp")]

mod support;

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use support::{Desk, Ran, recount_on_path, told};

const FIRE: &str =
    "# Fire at the pier\n\nPolice said 12 people were hurt when the pier burned on Monday.\n\nThe pier is 10 km (8 miles) long.\n";

/// A repository with one committed story.
fn repository() -> Desk {
    let desk = Desk::new();
    desk.write("stories/fire.md", FIRE);
    for args in [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "one"]] {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=a", "-c", "user.email=a@b.example"]).args(args).current_dir(desk.path());
        Ran::of(git.env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap()).exits(0);
    }
    desk
}

struct Editor {
    server: Child,
    out: BufReader<ChildStdout>,
    next: u64,
}

impl Editor {
    fn open(desk: &Desk, args: &[&str], encodings: &[&str]) -> Editor {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recount"));
        // Not in the repository: an editor may have been started anywhere.
        command.arg("lsp").args(args).current_dir(std::env::temp_dir());
        let mut server = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(server.stdout.take().unwrap());
        let mut editor = Editor { server, out, next: 1 };
        let capabilities = json!({ "general": { "positionEncodings": encodings } });
        let root = format!("file://{}", desk.path().display());
        let answer = editor.request("initialize", json!({ "processId": null, "rootUri": root, "capabilities": capabilities }));
        assert_eq!(answer["result"]["capabilities"]["textDocumentSync"]["change"], 1, "{answer}");
        let expected = if encodings.contains(&"utf-8") { "utf-8" } else { "utf-16" };
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], expected);
        editor.notify("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let pipe = self.server.stdin.as_mut().unwrap();
        write!(pipe, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        pipe.flush().unwrap();
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.next;
        self.next += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message;
            }
        }
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.out.read_line(&mut line).unwrap();
            match line.trim().split_once(": ") {
                Some(("Content-Length", n)) => length = n.parse().unwrap(),
                _ if line.trim().is_empty() => break,
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.out.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// The diagnostics that are sent next for a text.
    fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        loop {
            let message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri {
                return message["params"]["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    fn show(&mut self, uri: &str, text: &str) -> Vec<Value> {
        self.notify(
            "textDocument/didOpen",
            json!({ "textDocument": { "uri": uri, "languageId": "markdown", "version": 1, "text": text } }),
        );
        self.diagnostics(uri)
    }

    fn change(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let document = json!({ "uri": uri, "version": 2 });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [{ "text": text }] }));
        self.diagnostics(uri)
    }

    fn close(mut self) {
        assert_eq!(self.request("shutdown", Value::Null)["result"], Value::Null);
        self.notify("exit", Value::Null);
        assert!(self.server.wait().unwrap().success());
    }
}

fn uri(desk: &Desk, name: &str) -> String {
    format!("file://{}", desk.path().canonicalize().unwrap().join(name).display()).replace(' ', "%20")
}

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().map(|d| d["code"].as_str().unwrap()).collect()
}

#[test]
fn a_text_is_held_against_itself_and_against_the_last_commit() {
    let desk = repository();
    let mut editor = Editor::open(&desk, &[], &[]);
    let uri = uri(&desk, "stories/fire.md");
    let found = editor.show(&uri, FIRE);
    assert_eq!(codes(&found), ["unit-mismatch"], "{found:?}");
    let other = &found[0]["relatedInformation"][0]["location"];
    assert_eq!((&other["uri"], &other["range"]["start"]), (&json!(uri), &json!({ "line": 4, "character": 12 })));
    // As it is typed, before it is saved.
    let found = editor.change(&uri, &FIRE.replace("12 people", "30 people").replace("8 miles", "6.2 miles"));
    let toll = found.iter().find(|d| d["range"]["start"]["line"] == 2).unwrap();
    assert_eq!((&toll["code"], &toll["severity"], &toll["source"]), (&json!("number-conflict"), &json!(1), &json!("recount")));
    assert_eq!(toll["range"], json!({ "start": { "line": 2, "character": 12 }, "end": { "line": 2, "character": 21 } }));
    assert!(
        toll["message"].as_str().unwrap().contains("12 people → 30 people") && toll["message"].as_str().unwrap().ends_with("(since HEAD)")
    );
    assert!(!codes(&found).contains(&"unit-mismatch"), "{found:?}");
    // Taken back, there is nothing.
    let found = editor.change(&uri, &FIRE.replace("8 miles", "6.2 miles"));
    assert!(!codes(&found).contains(&"unit-mismatch"));
    assert!(editor.change(&uri, &FIRE.replace(" (8 miles)", "")).iter().all(|d| d["severity"] != 1));
    // A comment in the text silences, and one that names no rule is told.
    let quiet =
        FIRE.replace("12 people", "30 people").replace("Police", "<!-- recount-ignore number-conflict, number-conflct: agreed -->\nPolice");
    let found = editor.change(&uri, &quiet);
    assert!(!codes(&found).contains(&"number-conflict"), "{found:?}");
    assert!(found.iter().any(|d| d["code"] == "recount-ignore" && d["message"].as_str().unwrap().contains("did you mean number-conflict")));
    // Closed, it has none.
    editor.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    assert!(editor.diagnostics(&uri).is_empty());
    editor.close();
}

#[test]
fn columns_are_counted_as_the_editor_counts() {
    let desk = repository();
    let text = FIRE.replace("Police said 12 people", "😀 Police said 30 people");
    let before = FIRE.replace("Police said", "😀 Police said");
    desk.write("stories/fire.md", &before);
    for (encodings, column) in [(&[][..], 15), (&["utf-8", "utf-16"], 17)] {
        let mut editor = Editor::open(&desk, &[], encodings);
        let found = editor.show(&uri(&desk, "stories/fire.md"), &text);
        let toll = found.iter().find(|d| d["code"] == "number-conflict").unwrap();
        assert_eq!(toll["range"]["start"], json!({ "line": 2, "character": column }), "{encodings:?}");
        editor.close();
    }
}

#[test]
fn texts_without_git_of_no_file_and_of_other_types_are_no_trouble() {
    let desk = Desk::new();
    desk.write("a b.md", FIRE).write("recount.toml", "ignore = [\"unit-mismatch\"]\n").write("page.html", "<p>x</p>");
    let mut editor = Editor::open(&desk, &["--stdio"], &[]);
    assert_eq!(codes(&editor.show("untitled:Untitled-1", FIRE)), ["unit-mismatch"]);
    assert!(editor.show(&uri(&desk, "a b.md"), FIRE).is_empty(), "the configuration beside the text holds");
    assert!(editor.show(&uri(&desk, "page.html"), "<p>10 km (8 miles)</p>").is_empty());
    assert!(editor.show(&uri(&desk, "new.md"), "").is_empty());
    // A configuration that does not hold is told, once, and a mended one holds from the next save on.
    desk.write("recount.toml", "ignore = [\"unit-mismtch\"]\n");
    let name = uri(&desk, "a b.md");
    assert!(editor.change(&name, FIRE).is_empty());
    desk.write("recount.toml", "");
    editor.notify("textDocument/didSave", json!({ "textDocument": { "uri": name } }));
    assert_eq!(codes(&editor.diagnostics(&name)), ["unit-mismatch"]);
    let answer = editor.request("textDocument/hover", json!({ "textDocument": { "uri": name } }));
    assert_eq!(answer["error"]["code"], -32601, "{answer}");
    editor.close();
    let desk = Desk::new();
    desk.recount(&["lsp", "--ignore", "number-conflct"]).exits(2).complains("did you mean number-conflict");
}

#[test]
fn flags_choose_the_rules_the_level_and_the_revision() {
    let desk = repository();
    let text = FIRE.replace("12 people", "30 people");
    let shown = |args: &[&str]| {
        let mut editor = Editor::open(&desk, args, &[]);
        let found = editor.show(&uri(&desk, "stories/fire.md"), &text);
        editor.close();
        codes(&found).iter().map(|c| (*c).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(shown(&["--select", "number-conflict"]), ["number-conflict"]);
    assert_eq!(shown(&["--level", "error"]), ["number-conflict"]);
    assert!(!shown(&["--against", "nowhere"]).contains(&"number-conflict".to_owned()));
}

#[test]
fn the_client_of_pygls_is_told_the_same() {
    let desk = repository();
    let script = "import sys, asyncio, os
try:
    from pygls.lsp.client import LanguageClient
    from lsprotocol import types as t
except ImportError:
    sys.exit(77)
async def main():
    client = LanguageClient('test', '1')
    got = asyncio.Queue()
    @client.feature(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def _(params):
        got.put_nowait(params)
    await client.start_io('recount', 'lsp')
    await client.initialize_async(t.InitializeParams(capabilities=t.ClientCapabilities(), root_uri=None))
    client.initialized(t.InitializedParams())
    path = os.path.realpath('stories/fire.md')
    text = open(path).read().replace('12 people', '30 people')
    item = t.TextDocumentItem(uri='file://' + path, language_id='markdown', version=1, text=text)
    client.text_document_did_open(t.DidOpenTextDocumentParams(text_document=item))
    params = await asyncio.wait_for(got.get(), 60)
    for d in params.diagnostics:
        print(d.code, int(d.severity), d.range.start.line, d.range.start.character)
    await client.shutdown_async(None)
    client.exit(None)
asyncio.run(main())";
    let mut python = Command::new("python3");
    python.args(["-c", script]).current_dir(desk.path()).env("PATH", recount_on_path());
    if let Some(said) = told("pygls", &mut python) {
        assert!(said.lines().any(|l| l == "number-conflict 1 2 12") && said.lines().any(|l| l.starts_with("unit-mismatch 2 4 ")), "{said}");
    }
}
