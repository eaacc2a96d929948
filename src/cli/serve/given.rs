//! The body of a form in, its texts out.

use super::kind::ComparisonKind;
use crate::article::Article;
use crate::read::{self, Format};
use crate::report::squeezed;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

/// So many articles may come out of the texts, where some are feeds.
const MOST_ARTICLES: usize = 100;
/// A longer name is cut.
const MOST_NAME: usize = 120;
/// A longer title is cut.
pub const MOST_TITLE: usize = 300;

/// One text of the form.
#[derive(Default)]
pub struct Given {
    /// What it is called.
    pub name: String,
    /// The pasted text.
    pub text: String,
    /// The headline of a pasted text, where it is given for itself.
    pub title: String,
    /// The day of publication of a pasted text, `YYYY-MM-DD`.
    pub date: String,
    /// The file, where one was picked.
    pub file: Option<Vec<u8>>,
}

/// What a form asks for.
#[derive(Default)]
pub struct SubmittedForm {
    /// What the texts are to each other.
    pub kind: ComparisonKind,
    /// The texts, in order.
    pub texts: Vec<Given>,
    /// What is to be written into a text as comments, as JSON.
    pub notes: String,
}

/// Takes a form apart: each text is a `text` (pasted) or a `file` (base64), and ends with its `name`.
pub fn form(body: &[u8]) -> Result<SubmittedForm, String> {
    let mut form = SubmittedForm::default();
    let mut now = Given::default();
    for (key, value) in form_urlencoded::parse(body) {
        let short = |most: usize| squeezed(&value).chars().take(most).collect::<String>();
        match &*key {
            "as" => {
                form.kind =
                    ComparisonKind::ALL.into_iter().find(|k| k.name() == value).ok_or("The form does not say what the texts are.")?
            }
            "text" => now.text = value.replace("\r\n", "\n"),
            "title" => now.title = short(MOST_TITLE),
            "date" => now.date = short(MOST_NAME),
            "file" => now.file = Some(BASE64.decode(value.as_bytes()).map_err(|_| "A file did not arrive whole; drop it again.")?),
            "notes" => form.notes = value.into_owned(),
            "name" => {
                let text = Given { name: short(MOST_NAME), ..std::mem::take(&mut now) };
                if text.file.is_some() || !text.text.trim().is_empty() {
                    form.texts.push(text);
                }
            }
            other => return Err(format!("The form has no field {}.", squeezed(other))),
        }
    }
    let kind = form.kind;
    for (i, pasted) in form.texts.iter_mut().enumerate().filter(|(_, g)| g.file.is_none()) {
        pasted.call(kind, i);
    }
    Ok(form)
}

impl Given {
    /// A pasted text has no name of its own.
    fn call(&mut self, kind: ComparisonKind, i: usize) {
        match kind {
            ComparisonKind::Versions => {}
            ComparisonKind::Outlets => self.name = format!("report {}", i + 1),
            ComparisonKind::Itself => self.name = format!("text {}", i + 1),
            ComparisonKind::Sources if i == 0 => self.name = "the text".to_owned(),
            ComparisonKind::Sources => self.name = format!("source {i}"),
        }
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        self.file.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// The type that it is read as.
    pub fn format(&self) -> Format {
        Format::detect(&self.name, self.bytes())
    }

    /// Its article.
    pub fn article(&self) -> Result<Article, String> {
        let told = |e: read::ReadError| e.to_string();
        let published = match &self.date[..] {
            "" => None,
            date => Some(date.parse().map_err(|_| format!("“{date}” is no day; write it as 2026-03-31."))?),
        };
        let mut article = match (&self.file, &self.title[..]) {
            (None, title) if !title.is_empty() => {
                let object = serde_json::json!({ "title": title, "body": self.text });
                read::read(&self.name, object.to_string().as_bytes(), Some(Format::Json)).map_err(told)?
            }
            _ => read::read(&self.name, self.bytes(), None).map_err(told)?,
        };
        article.published = published.or(article.published);
        Ok(article)
    }

    /// A document before and after its tracked changes.
    pub fn tracked(&self) -> Result<Vec<(String, Article)>, String> {
        let [before, after] = read::tracked(&self.name, self.bytes()).map_err(|e| e.to_string())?;
        Ok(vec![(format!("{} before its changes", self.name), before), (self.name.clone(), after)])
    }
}

/// Every article of the texts: a feed holds many.
pub fn sets(given: &[Given]) -> Result<Vec<(String, Article)>, String> {
    let mut all = Vec::new();
    for one in given {
        match one.file {
            Some(_) => all.extend(read::all(&one.name, one.bytes(), None).map_err(|e| e.to_string())?),
            None => all.push((one.name.clone(), one.article()?)),
        }
    }
    if all.len() > MOST_ARTICLES {
        return Err(format!("There are {} articles in it; up to {MOST_ARTICLES} are compared here.", all.len()));
    }
    Ok(all)
}
