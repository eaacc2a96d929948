//! What the documents of a report are called on its page: as short as tells them apart.

use super::clean::clean;
use crate::report::wire::Document;
use maud::{Markup, html};
use std::collections::HashSet;

/// The names of a report's documents, in order.
pub struct Names(Vec<String>);

impl Names {
    /// Outlets by their own names, files by the last part of their paths; whole paths where these do not tell them apart.
    pub fn new(command: &str, documents: &[Document]) -> Names {
        let outlets: Vec<String> = documents.iter().filter(|_| command == "crosscheck").filter_map(|d| d.outlet.clone()).collect();
        let files: Vec<String> = documents.iter().map(|d| file(&d.path).to_owned()).collect();
        let apart = |names: &Vec<String>| names.len() == documents.len() && names.iter().collect::<HashSet<_>>().len() == names.len();
        let whole = || documents.iter().map(|d| d.path.clone()).collect();
        Names([outlets, files].into_iter().find(apart).unwrap_or_else(whole))
    }

    /// The name alone.
    pub fn text(&self, id: usize) -> String {
        clean(self.0.get(id).map_or("", String::as_str)).into_owned()
    }

    /// The name, with the whole path for whoever points at it.
    pub fn markup(&self, document: &Document) -> Markup {
        let (name, path) = (self.text(document.id), clean(&document.path));
        let whole = (name != path).then_some(path);
        html! { bdi title=[whole] { (name) } }
    }
}

/// The last part of a path.
fn file(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|p| !p.is_empty()).unwrap_or(path)
}
