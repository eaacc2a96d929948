//! The pages of the server: the form, the report of what it brings, and what went wrong.

use super::compared;
use super::connection::{HttpAnswer, MAX_BODY, Refusal};
use super::given::MOST_TITLE;
use super::kind::ComparisonKind;
use crate::read;
use crate::report::html::{clean, policy};
use crate::settings::Settings;
use crate::vocabulary::Vocabulary;
use hyper::StatusCode;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY,
    RETRY_AFTER, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("form.css");
const SCRIPT: &str = include_str!("form.js");
/// The page into which texts are dropped or pasted.
pub fn form() -> HttpAnswer {
    page(
        StatusCode::OK,
        "Compare the facts in your texts",
        html! {
            form #form method="post" action="/report" data-most=(MAX_BODY) {
                fieldset.as {
                    legend { "What are they?" }
                    @for kind in ComparisonKind::ALL {
                        label.tick {
                            input type="radio" name="as" id={ "as-" (kind.name()) } value=(kind.name()) checked[kind == ComparisonKind::Versions];
                            span { b { (kind.title()) } span.hint { (kind.hint()) } }
                        }
                    }
                }
                div #texts {
                    (panel(["The earlier text", "A report", "A text", "The text to check"], "before"))
                    (panel(["The later text", "Another report", "Another text, if there is one", "A source"], "after"))
                }
                p #problem role="alert" {}
                div.acts {
                    button.go type="submit" title="Ctrl+Enter" { "Compare" }
                    button #stop type="button" hidden { "Stop" }
                    button #exchange type="button" hidden { "Swap the first two" }
                    button #more type="button" hidden { (by_kind(["Add a later version", "Add a report", "Add a text", "Add a source"])) }
                }
                p #progress role="status" aria-live="polite" {}
            }
            template #panel { (panel(["A later version", "Another report", "Another text", "Another source"], "later")) }
            noscript { p { "Without scripts, texts can be pasted; files need scripts." } }
        },
    )
}

/// Words for each kind; the page shows those of the kind that is chosen.
fn by_kind(words: [&str; 4]) -> Markup {
    html! { @for (kind, words) in ComparisonKind::ALL.iter().zip(words) { span class={ "for-" (kind.name()) } { (words) } } }
}

fn panel(labels: [&str; 4], name: &str) -> Markup {
    html! {
        section.panel {
            label { b { (by_kind(labels)) } textarea name="text" rows="16" dir="auto" spellcheck="false" placeholder="Paste the text, or drop a file here" {} }
            div.about {
                label { "Title " input name="title" dir="auto" maxlength=(MOST_TITLE) placeholder="if it is not in the text"; }
                label { "Published " input name="date" type="date"; }
            }
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
pub fn report(body: &[u8], settings: &Settings, vocabulary: &Vocabulary) -> HttpAnswer {
    match compared::page(body, settings, vocabulary) {
        Ok(page) => answer(StatusCode::OK, page, &[(CACHE_CONTROL, "no-store")]),
        Err(problem) => problem_page(StatusCode::UNPROCESSABLE_ENTITY, &problem),
    }
}

/// One of the texts with comments, to be saved.
pub fn word(body: &[u8]) -> HttpAnswer {
    match compared::word(body) {
        Ok((file, name)) => {
            let mut answer = answer(StatusCode::OK, file, &[(CACHE_CONTROL, "no-store")]);
            let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            let saved = format!("attachment; filename=\"{name}\"");
            for (field, value) in [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, &saved)] {
                if let Ok(value) = HeaderValue::from_str(value) {
                    answer.headers_mut().insert(field, value);
                }
            }
            answer
        }
        Err(problem) => problem_page(StatusCode::UNPROCESSABLE_ENTITY, &problem),
    }
}

/// Sends the browser to another path of this server.
pub fn redirect(to: &str) -> HttpAnswer {
    answer(StatusCode::SEE_OTHER, Vec::new(), &[(LOCATION, to)])
}

/// A page, with what every page says of itself.
fn answer(status: StatusCode, page: Vec<u8>, fields: &[(HeaderName, &str)]) -> HttpAnswer {
    let mut answer = HttpAnswer::new(page.into());
    *answer.status_mut() = status;
    let always = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in always.iter().chain(fields) {
        if let Ok(value) = HeaderValue::from_str(value) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}

/// What went wrong, and what to do.
pub fn refusal(refusal: &Refusal) -> HttpAnswer {
    let Refusal(status, why) = refusal;
    let mut page = problem_page(*status, &format!("Nothing was compared: {why}."));
    let more = match *status {
        StatusCode::METHOD_NOT_ALLOWED => Some((ALLOW, "GET, HEAD, POST")),
        StatusCode::SERVICE_UNAVAILABLE => Some((RETRY_AFTER, "1")),
        _ => None,
    };
    if let Some((name, value)) = more {
        page.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    page
}

fn problem_page(status: StatusCode, problem: &str) -> HttpAnswer {
    page(
        status,
        "That did not work",
        html! {
            p.problem dir="auto" { (clean(problem)) }
            p { a href="/" { "Back to the texts" } }
        },
    )
}

fn page(status: StatusCode, title: &str, content: Markup) -> HttpAnswer {
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
    answer(status, page.into_string().into_bytes(), &[(CONTENT_SECURITY_POLICY, &policy), (CACHE_CONTROL, "no-cache")])
}
