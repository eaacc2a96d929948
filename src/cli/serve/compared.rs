//! The texts of a form in; the page of their report out, or one of them with comments as a Word document.

use super::given::{Given, SubmittedForm, form, sets};
use super::kind::ComparisonKind;
use crate::proof::Proof;
use crate::read::Format as Input;
use crate::report::body::Body;
use crate::report::docx::{self, Note};
use crate::report::html;
use crate::report::verified::Verified;
use crate::report::{Look, Report, ledger};
use crate::settings::Settings;
use crate::telling::{Telling, rejoin};
use crate::verify::verify;
use crate::vocabulary::Vocabulary;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use maud::{Markup, html as markup};

/// So many texts are compared at once.
const MOST_TEXTS: usize = 20;
/// A larger text is not sent along with the page for the sake of a Word document, in bytes.
const MOST_CARRIED: usize = 4 << 20;

/// The page of the report on what a form brings.
pub fn page(body: &[u8], settings: &Settings, vocabulary: &Vocabulary) -> Result<Vec<u8>, String> {
    let SubmittedForm { kind, texts: given, .. } = form(body)?;
    if given.len() > MOST_TEXTS {
        return Err(format!("Give up to {MOST_TEXTS} texts; {} came.", given.len()));
    }
    let articles = match (kind, &given[..]) {
        (ComparisonKind::Versions, [one]) if one.format().tracks() => one.tracked()?,
        (ComparisonKind::Versions, _) => given.iter().map(|g| Ok((g.name.clone(), g.article()?))).collect::<Result<_, String>>()?,
        (ComparisonKind::Sources, [text, sources @ ..]) => {
            let mut all = vec![(text.name.clone(), text.article()?)];
            all.extend(sets(sources)?);
            all
        }
        _ => sets(&given)?,
    };
    let (names, mut tellings): (Vec<String>, Vec<Telling>) = articles.into_iter().map(|(n, a)| (n, Telling::with(a, vocabulary))).unzip();
    if !matches!(kind, ComparisonKind::Itself) {
        rejoin(&mut tellings, vocabulary);
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut page = Vec::new();
    let written = match (kind, &tellings[..], &names[..]) {
        (ComparisonKind::Itself, [], _) => return Err("Give a text; none came.".to_owned()),
        (ComparisonKind::Sources, [] | [_], _) => return Err("Give the text and at least one source.".to_owned()),
        (_, [] | [_], _) if kind != ComparisonKind::Itself => return Err(too_few(tellings.len())),
        (ComparisonKind::Sources, [text, sources @ ..], _) => {
            let sources: Vec<&Telling> = sources.iter().collect();
            let all: Vec<&Telling> = tellings.iter().collect();
            let report = Verified::new(&all, &names, &verify(text, &sources));
            let bar = bar(kind, given.first(), &docx::notes_of_claims(&report));
            html::served_claims(&report, Look::default(), Some(&bar), &mut page)
        }
        _ => {
            let report = report(kind, &tellings, &names, settings)?;
            // Comments go into the text in hand; of several reports none is.
            let target = given.last().filter(|_| kind == ComparisonKind::Versions || kind == ComparisonKind::Itself && tellings.len() == 1);
            let bar = bar(kind, target, &docx::notes(&report, report.documents.len() - 1));
            html::served(&report, Look::default(), Some(&bar), &mut page)
        }
    };
    written.map_err(|e| e.to_string())?;
    Ok(page)
}

fn too_few(came: usize) -> String {
    format!("Give two texts or more; {came} came. A text alone is held against itself if you choose that.")
}

fn report(kind: ComparisonKind, tellings: &[Telling], names: &[&str], settings: &Settings) -> Result<Report, String> {
    Ok(match (kind, tellings, names) {
        (ComparisonKind::Outlets, ..) => Report::matrix(tellings, names, settings),
        (ComparisonKind::Versions, [before, after], [b, a]) => Report::of_versions(before, after, [b, a], settings),
        (ComparisonKind::Versions, ..) => Report::chain(tellings, names, ledger::View::default(), settings),
        _ => {
            let each = tellings.iter().zip(names).map(|(t, name)| Report::of_text(&Proof::read(t), name, settings));
            Report::joined(each.collect()).ok_or("Give a text; none came.")?
        }
    })
}

/// What the page of a report can ask of the server that sent it.
fn bar(kind: ComparisonKind, target: Option<&Given>, notes: &[Note]) -> Markup {
    let target = target.filter(|t| t.bytes().len() <= MOST_CARRIED && !notes.is_empty());
    markup! {
        div.served {
            button #again type="button" { "Back to the texts" }
            @if kind == ComparisonKind::Versions { button #swap type="button" { "Swap the order and compare again" } }
            @if let Some(text) = target {
                form #word method="post" action="/word" {
                    @match &text.file {
                        Some(file) => { input type="hidden" name="file" value=(BASE64.encode(file)); }
                        None => {
                            input type="hidden" name="text" value=(text.text);
                            input type="hidden" name="title" value=(text.title);
                        }
                    }
                    input type="hidden" name="name" value=(text.name);
                    input type="hidden" name="notes" value=(serde_json::to_string(notes).unwrap_or_default());
                    button type="submit" { "Word file with comments" }
                }
            }
        }
    }
}

/// A text with comments as a Word document, and the name to save it by.
pub fn word(body: &[u8]) -> Result<(Vec<u8>, String), String> {
    let form = form(body)?;
    let notes: Vec<Note> = serde_json::from_str(&form.notes).map_err(|_| "The comments did not arrive whole.")?;
    let [text] = &form.texts[..] else { return Err("One text is wanted.".to_owned()) };
    let read = Body::new(&Telling::new(text.article()?));
    let copy = text.file.as_ref().filter(|_| text.format() == Input::Docx).and_then(|file| docx::onto(file, &read, &notes));
    let written = copy.unwrap_or_else(|| docx::fresh(&[(&read, notes)]));
    let stem: String = text.name.rsplit_once('.').map_or(&text.name[..], |(stem, _)| stem).to_owned();
    let stem: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' }).collect();
    Ok((written.map_err(|e| e.to_string())?, format!("{stem}-comments.docx")))
}
