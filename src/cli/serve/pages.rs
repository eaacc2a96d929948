//! The pages of the server: the form, the report of what it brings, and what went wrong.

use super::http::{Failure, Response};
use crate::article::Article;
use crate::compare::{Telling, compare};
use crate::read;
use crate::report::html::{clean, policy};
use crate::report::{Format, Look, Report, squeezed, write};
use crate::settings::Settings;
use crate::vocabulary::Vocabulary;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("form.css");
const SCRIPT: &str = include_str!("form.js");
/// So many texts are compared at once.
const MOST_TEXTS: usize = 20;
/// A longer name is cut.
const MOST_NAME: usize = 120;

/// The page into which texts are dropped or pasted.
pub fn form() -> Response {
    page(
        200,
        "Compare the facts in two texts",
        html! {
            form #form method="post" action="/report" data-most=(super::http::MAX_BODY) {
                div #texts {
                    (panel("The earlier text", "before"))
                    (panel("The later text", "after"))
                }
                p #problem role="alert" {}
                div.acts {
                    button.go type="submit" { "Compare" }
                    button #more type="button" hidden { "Add a later version" }
                }
            }
            template #panel { (panel("A later version", "later")) }
            noscript { p { "Without scripts, texts can be pasted; files need scripts." } }
        },
    )
}

fn panel(label: &str, name: &str) -> Markup {
    html! {
        section.panel {
            label { b { (label) } textarea name="text" rows="16" dir="auto" spellcheck="false" placeholder="Paste the text, or drop a file here" {} }
            input type="hidden" name="name" value=(name);
            p.file hidden { bdi {} " " button type="button" { "Remove" } }
            label.choose hidden { "or choose a file " input type="file" accept=(extensions()); }
        }
    }
}

fn extensions() -> String {
    let known: Vec<String> = read::Format::ALL.iter().flat_map(|f| f.extensions()).map(|e| format!(".{e}")).collect();
    known.join(",")
}

/// The report of the texts in a form's body.
pub fn report(body: &[u8], settings: &Settings, vocabulary: &Vocabulary) -> Response {
    match compared(body, settings, vocabulary) {
        Ok(page) => Response { status: 200, fields: vec![("Cache-Control", "no-store".to_owned())], body: page },
        Err(problem) => problem_page(422, &problem),
    }
}

/// One text of the form.
#[derive(Default)]
struct Given {
    name: String,
    text: String,
    file: Option<Vec<u8>>,
}

fn compared(body: &[u8], settings: &Settings, vocabulary: &Vocabulary) -> Result<Vec<u8>, String> {
    let given = given(body)?;
    if !(2..=MOST_TEXTS).contains(&given.len()) {
        return Err(format!("Give two texts, or up to {MOST_TEXTS} versions in order; {} came.", given.len()));
    }
    let names: Vec<String> = given.iter().map(|g| g.name.clone()).collect();
    let tellings = given.into_iter().map(|g| Ok(Telling::with(article(g)?, vocabulary))).collect::<Result<Vec<_>, String>>()?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let report = match (&tellings[..], &names[..]) {
        ([before, after], [b, a]) => Report::of(&compare(before, after), [b, a], settings),
        _ => Report::chain(&tellings, &names, crate::report::ledger::View::default(), settings),
    };
    let mut page = Vec::new();
    write(&report, Format::Html, Look::default(), &mut page).map_err(|e| e.to_string())?;
    Ok(page)
}

/// The texts of a form in order: each is a `text` (pasted) or a `file` (base64), with a `name`.
fn given(body: &[u8]) -> Result<Vec<Given>, String> {
    let mut all: Vec<Given> = Vec::new();
    let mut now = Given::default();
    for (key, value) in form_urlencoded::parse(body) {
        match &*key {
            // Each text ends with its name.
            "text" => now.text = value.replace("\r\n", "\n"),
            "file" => now.file = Some(BASE64.decode(value.as_bytes()).map_err(|_| "A file did not arrive whole; drop it again.")?),
            "name" => {
                let name: String = squeezed(&value).chars().take(MOST_NAME).collect();
                let text = std::mem::replace(&mut now, Given { name: String::new(), ..Given::default() });
                if text.file.is_some() || !text.text.trim().is_empty() {
                    all.push(Given { name, ..text });
                }
            }
            other => return Err(format!("The form has no field {}.", squeezed(other))),
        }
    }
    Ok(all)
}

fn article(given: Given) -> Result<Article, String> {
    let bytes = given.file.unwrap_or_else(|| given.text.into_bytes());
    read::read(&given.name, &bytes, None).map_err(|e| e.to_string())
}

/// What went wrong, and what to do.
pub fn failure(failure: &Failure) -> Response {
    match failure {
        Failure::Status(status, why) => problem_page(*status, &format!("Nothing was compared: {why}.")),
        Failure::Silent => problem_page(400, "Nothing was asked."),
    }
}

fn problem_page(status: u16, problem: &str) -> Response {
    let mut response = page(
        status,
        "That did not work",
        html! {
            p.problem dir="auto" { (clean(problem)) }
            p { a href="/" { "Back to the texts" } }
        },
    );
    if status == 405 {
        response.fields.push(("Allow", "GET, HEAD, POST".to_owned()));
    }
    response
}

fn page(status: u16, title: &str, content: Markup) -> Response {
    let policy = format!("{}; frame-ancestors 'none'", policy(STYLE, SCRIPT, "'self'"));
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                link rel="icon" href="data:,";
                title { "recount · " (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { p.name { "recount" } h1 { (title) } p.promise { "The texts stay on this machine: nothing is sent elsewhere, nothing is kept." } }
                main { (content) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    Response {
        status,
        fields: vec![("Content-Security-Policy", policy), ("Cache-Control", "no-cache".to_owned())],
        body: page.into_string().into_bytes(),
    }
}
