//! The pages of the server: the form, the report of what it brings, and what went wrong.

use super::connection::{Answer, MAX_BODY, Refusal};
use crate::article::Article;
use crate::proof::Proof;
use crate::read;
use crate::report::html::{clean, policy};
use crate::report::{Format, Look, Report, squeezed, write};
use crate::settings::Settings;
use crate::telling::{Telling, rejoin};
use crate::vocabulary::Vocabulary;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use hyper::StatusCode;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY, RETRY_AFTER,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("form.css");
const SCRIPT: &str = include_str!("form.js");
/// So many texts are compared at once.
const MOST_TEXTS: usize = 20;
/// So many articles may come out of them, where some are feeds.
const MOST_ARTICLES: usize = 100;
/// A longer name is cut.
const MOST_NAME: usize = 120;

/// The page into which texts are dropped or pasted.
pub fn form() -> Answer {
    page(
        StatusCode::OK,
        "Compare the facts in your texts",
        html! {
            form #form method="post" action="/report" data-most=(MAX_BODY) {
                fieldset.as {
                    legend { "What are they?" }
                    @for kind in Kind::ALL {
                        label.tick {
                            input type="radio" name="as" id={ "as-" (kind.name()) } value=(kind.name()) checked[kind == Kind::Versions];
                            span { b { (kind.title()) } span.hint { (kind.hint()) } }
                        }
                    }
                }
                div #texts {
                    (panel(["The earlier text", "A report", "A text"], "before"))
                    (panel(["The later text", "Another report", "Another text, if there is one"], "after"))
                }
                p #problem role="alert" {}
                div.acts {
                    button.go type="submit" { "Compare" }
                    button #more type="button" hidden { (by_kind(["Add a later version", "Add a report", "Add a text"])) }
                }
            }
            template #panel { (panel(["A later version", "Another report", "Another text"], "later")) }
            noscript { p { "Without scripts, texts can be pasted; files need scripts." } }
        },
    )
}

/// What the texts of a form are to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Versions,
    Outlets,
    Itself,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Versions, Kind::Outlets, Kind::Itself];

    fn name(self) -> &'static str {
        ["versions", "outlets", "itself"][self as usize]
    }

    fn title(self) -> &'static str {
        ["Versions of one story", "Reports of one event", "One text against itself"][self as usize]
    }

    fn hint(self) -> &'static str {
        [
            "in order; a .docx or .odt with tracked changes alone is two",
            "by several outlets: what they agree on, and where they conflict",
            "figures, dates and names that do not fit each other",
        ][self as usize]
    }
}

/// Words for each kind; the page shows those of the kind that is chosen.
fn by_kind(words: [&str; 3]) -> Markup {
    html! { @for (kind, words) in Kind::ALL.iter().zip(words) { span class={ "for-" (kind.name()) } { (words) } } }
}

fn panel(labels: [&str; 3], name: &str) -> Markup {
    html! {
        section.panel {
            label { b { (by_kind(labels)) } textarea name="text" rows="16" dir="auto" spellcheck="false" placeholder="Paste the text, or drop a file here" {} }
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
pub fn report(body: &[u8], settings: &Settings, vocabulary: &Vocabulary) -> Answer {
    match compared(body, settings, vocabulary) {
        Ok(page) => answer(StatusCode::OK, page, &[(CACHE_CONTROL, "no-store")]),
        Err(problem) => problem_page(StatusCode::UNPROCESSABLE_ENTITY, &problem),
    }
}

/// Sends the browser to another path of this server.
pub fn redirect(to: &str) -> Answer {
    answer(StatusCode::SEE_OTHER, Vec::new(), &[(LOCATION, to)])
}

/// A page, with what every page says of itself.
fn answer(status: StatusCode, page: Vec<u8>, fields: &[(HeaderName, &str)]) -> Answer {
    let mut answer = Answer::new(page.into());
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

/// One text of the form.
#[derive(Default)]
struct Given {
    name: String,
    text: String,
    file: Option<Vec<u8>>,
}

fn compared(body: &[u8], settings: &Settings, vocabulary: &Vocabulary) -> Result<Vec<u8>, String> {
    let (kind, given) = given(body)?;
    if given.len() > MOST_TEXTS {
        return Err(format!("Give up to {MOST_TEXTS} texts; {} came.", given.len()));
    }
    let articles = match (kind, &given[..]) {
        (Kind::Versions, [one]) if one.is_tracked() => tracked(one)?,
        (Kind::Versions, _) => given.iter().map(|g| Ok((g.name.clone(), article(g)?))).collect::<Result<_, String>>()?,
        _ => sets(&given)?,
    };
    let (names, mut tellings): (Vec<String>, Vec<Telling>) = articles.into_iter().map(|(n, a)| (n, Telling::with(a, vocabulary))).unzip();
    if !matches!(kind, Kind::Itself) {
        rejoin(&mut tellings, vocabulary);
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let report = match (kind, &tellings[..], &names[..]) {
        (Kind::Itself, [], _) => return Err("Give a text; none came.".to_owned()),
        (Kind::Itself, ..) => {
            let each = tellings.iter().zip(&names).map(|(t, name)| Report::of_text(&Proof::of(t), name, settings));
            Report::joined(each.collect()).ok_or("Give a text; none came.")?
        }
        (_, [] | [_], _) => {
            return Err(format!(
                "Give two texts or more; {} came. A text alone is held against itself if you choose that.",
                tellings.len()
            ));
        }
        (Kind::Outlets, ..) => Report::matrix(&tellings, &names, settings),
        (Kind::Versions, [before, after], [b, a]) => Report::of_versions(before, after, [b, a], settings),
        (Kind::Versions, ..) => Report::chain(&tellings, &names, crate::report::ledger::View::default(), settings),
    };
    let mut page = Vec::new();
    write(&report, Format::Html, Look::default(), &mut page).map_err(|e| e.to_string())?;
    Ok(page)
}

/// The texts of a form in order: each is a `text` (pasted) or a `file` (base64), with a `name`.
fn given(body: &[u8]) -> Result<(Kind, Vec<Given>), String> {
    let mut all: Vec<Given> = Vec::new();
    let mut now = Given::default();
    let mut kind = Kind::default();
    for (key, value) in form_urlencoded::parse(body) {
        match &*key {
            "as" => kind = Kind::ALL.into_iter().find(|k| k.name() == value).ok_or("The form does not say what the texts are.")?,
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
    // A pasted text has no name of its own.
    for (i, pasted) in all.iter_mut().enumerate().filter(|(_, g)| g.file.is_none()) {
        match kind {
            Kind::Versions => {}
            Kind::Outlets => pasted.name = format!("report {}", i + 1),
            Kind::Itself => pasted.name = format!("text {}", i + 1),
        }
    }
    Ok((kind, all))
}

impl Given {
    fn bytes(&self) -> &[u8] {
        self.file.as_deref().unwrap_or(self.text.as_bytes())
    }

    fn is_tracked(&self) -> bool {
        read::Format::of(&self.name, self.bytes()).tracks()
    }
}

fn article(given: &Given) -> Result<Article, String> {
    read::read(&given.name, given.bytes(), None).map_err(|e| e.to_string())
}

/// A document before and after its tracked changes.
fn tracked(given: &Given) -> Result<Vec<(String, Article)>, String> {
    let [before, after] = read::tracked(&given.name, given.bytes()).map_err(|e| e.to_string())?;
    Ok(vec![(format!("{} before its changes", given.name), before), (given.name.clone(), after)])
}

/// Every article of the texts: a feed holds many.
fn sets(given: &[Given]) -> Result<Vec<(String, Article)>, String> {
    let mut all = Vec::new();
    for one in given {
        all.extend(read::all(&one.name, one.bytes(), None).map_err(|e| e.to_string())?);
    }
    if all.len() > MOST_ARTICLES {
        return Err(format!("There are {} articles in it; up to {MOST_ARTICLES} are compared here.", all.len()));
    }
    Ok(all)
}

/// What went wrong, and what to do.
pub fn refusal(refusal: &Refusal) -> Answer {
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

fn problem_page(status: StatusCode, problem: &str) -> Answer {
    page(
        status,
        "That did not work",
        html! {
            p.problem dir="auto" { (clean(problem)) }
            p { a href="/" { "Back to the texts" } }
        },
    )
}

fn page(status: StatusCode, title: &str, content: Markup) -> Answer {
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
