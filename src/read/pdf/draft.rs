//! The pages of a draft that is printed with its changes in, one side of them out.
//!
//! Words with a line through them are deleted. Words with a line under them are inserted where they have the colour of
//! deleted ones: an underlined link or title has another, and a text without deleted words has no changes.

use super::page::Page;
use super::run::{CLOSING, Change, Ink, Run};
use crate::read::build::ChangeSide;
use std::collections::HashSet;

// FIXME: words that an annotation strikes out are read as they stand, and balloons in the margin, in which Word prints what is
// deleted, as paragraphs.
pub(super) fn side(mut pages: Vec<Page>, side: ChangeSide) -> Vec<Page> {
    let struck = |page: &Page| page.runs.iter().filter(|r| r.change == Change::Struck).map(|r| r.ink).collect::<Vec<_>>();
    let inks: HashSet<Ink> = pages.iter().flat_map(struck).collect();
    if inks.is_empty() {
        return pages;
    }
    for page in &mut pages {
        let is_left_out = |run: &Run| match side {
            ChangeSide::After => run.change == Change::Struck,
            ChangeSide::Before => run.change == Change::Underlined && inks.contains(&run.ink),
        };
        let mut kept: Vec<Run> = Vec::with_capacity(page.runs.len());
        // What was left out since, to be closed up by what follows it on its line.
        let mut gone: Option<Run> = None;
        for mut run in page.runs.drain(..) {
            if is_left_out(&run) {
                match kept.last_mut().filter(|last| run.is_next(last)) {
                    Some(last) => last.cover(&run),
                    None => gone = gone.or(Some(run)),
                }
                continue;
            }
            // The space before what was left out is none before a comma.
            if run.text.starts_with(CLOSING)
                && let Some(last) = kept.last_mut()
            {
                if run.is_next(last) {
                    last.spaced[1] = false;
                } else if gone.as_ref().is_some_and(|g| run.is_next(g)) && !run.close_up(last) {
                    continue;
                }
            }
            if let Some(gone) = gone.take().filter(|g| run.is_next(g)) {
                run.begin(&gone);
            }
            kept.push(run);
        }
        page.runs = kept;
    }
    pages
}
