//! The days that a page's microdata give for its article.
//!
//! Where several articles are described, as lists of other stories do, only a day that all of them have is taken.

use crate::read::scan::{self, MarkupPiece, PieceKind};
use crate::read::{day, marks, reference};
use jiff::civil::Date;
use std::ops::Range;

/// When an article was published and when it was changed.
pub(super) type Days = [Option<Date>; 2];

/// What microdata call the two days.
const NAMES: [&str; 2] = ["datePublished", "dateModified"];
/// A day that is written in words has no more pieces.
const PIECES: usize = 8;

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ItemKind {
    Article,
    /// The page itself, or what has no type.
    Page,
    /// A comment, a picture, a person.
    Other,
}

/// The days of the page's article.
pub(super) fn days(page: &str) -> Days {
    if !NAMES.iter().any(|name| page.contains(name)) {
        return Days::default();
    }
    let pieces: Vec<MarkupPiece> = scan::pieces(page).collect();
    let ends = marks::ends(&pieces);
    let mut items = vec![(ItemKind::Page, Days::default())];
    // Which items are open, and which piece ends each.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        while open.last().is_some_and(|(_, end)| *end <= at) {
            open.pop();
        }
        let PieceKind::Tag { closes: false, attributes: 1.., .. } = piece.kind else { continue };
        let tag = &page[piece.range.clone()];
        let end = ends.get(&at).copied();
        if let Some(names) = scan::attribute(tag, "itemprop") {
            let item = open.last().map_or(0, |(item, _)| *item);
            let named = |name: &&str| names.split_ascii_whitespace().any(|n| n == *name);
            for (slot, _) in NAMES.iter().enumerate().filter(|(_, name)| named(name)) {
                let days = &mut items[item].1;
                days[slot] = days[slot].or_else(|| told(page, &pieces, at..end.unwrap_or(at)));
            }
        }
        if scan::attribute(tag, "itemscope").is_some() {
            open.push((items.len(), end.unwrap_or(pieces.len())));
            items.push((kind(&scan::attribute(tag, "itemtype").unwrap_or_default()), Days::default()));
        }
    }
    let days = |kind| items.iter().filter(|item| item.0 == kind).map(|item| item.1).collect::<Vec<Days>>();
    let is_told = |days: &Days| *days != Days::default();
    let mut all = days(ItemKind::Article);
    if !all.iter().any(is_told) {
        all = days(ItemKind::Page);
        all.retain(is_told);
    }
    [0, 1].map(|slot| all.first()?[slot].filter(|day| all.iter().all(|other| other[slot] == Some(*day))))
}

fn kind(types: &str) -> ItemKind {
    let name = |address: &str| address.rsplit(['/', '#']).next().unwrap_or("").to_owned();
    let is = |fits: fn(&str) -> bool| types.split_ascii_whitespace().any(|address| fits(&name(address)));
    if is(|name| name.ends_with("Article") || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Report")) {
        ItemKind::Article
    } else if types.is_empty() || is(|name| name == "WebPage") {
        ItemKind::Page
    } else {
        ItemKind::Other
    }
}

/// The day that an element gives: for programs, else in words.
fn told(page: &str, pieces: &[MarkupPiece], range: Range<usize>) -> Option<Date> {
    let tag = &page[pieces[range.start].range.clone()];
    if let Some(given) = scan::attribute(tag, "datetime").or_else(|| scan::attribute(tag, "content")) {
        return day::find(&given);
    }
    let mut words = String::new();
    for piece in pieces[range].iter().take(PIECES).filter(|piece| piece.kind == PieceKind::Text) {
        reference::decode(&page[piece.range.clone()], &mut words);
        words.push(' ');
    }
    day::find(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, published: &str, updated: &str) {
        let told = days(page).map(|day| day.map(|d| d.to_string()).unwrap_or_default());
        assert_eq!(told, [published, updated], "{page}");
    }

    fn item(kind: &str, inside: &str) -> String {
        format!("<div itemscope itemtype='https://schema.org/{kind}'>{inside}</div>")
    }

    #[test]
    fn the_days_of_the_one_article_are_told() {
        let days =
            "<time itemprop=datePublished datetime='2025-02-03T07:10Z'>Monday</time><meta itemprop='dateModified' content='2025-02-09'>";
        for kind in ["NewsArticle", "BlogPosting", "WebPage"] {
            check(&item(kind, days), "2025-02-03", "2025-02-09");
        }
        check(days, "2025-02-03", "2025-02-09");
        check("<p itemprop='x datePublished'>Put up on <b>3 February 2025</b></p>", "2025-02-03", "");
        let comment = item("Comment", "<time itemprop=datePublished datetime='2025-02-05'></time>");
        check(&item("Article", &format!("{comment}{days}")), "2025-02-03", "2025-02-09");
        check(
            &item("WebPage", &format!("<meta itemprop=datePublished content='2019-01-01'>{}", item("Article", days))),
            "2025-02-03",
            "2025-02-09",
        );
    }

    #[test]
    fn a_day_of_something_else_is_none() {
        let day = "<time itemprop=datePublished datetime='2025-02-03'></time>";
        check(&item("Comment", day), "", "");
        check(&item("VideoObject", day), "", "");
        check(&(item("Article", "") + &item("Article", day)), "", "");
        check(&(item("Article", day) + &item("Article", &day.replace("-03'", "-04'"))), "", "");
        check("<p>datePublished 2025-02-03</p><time datetime='2025-02-03'></time>", "", "");
        check("<time itemprop=datePublished datetime='soon'>3 February</time>", "", "");
    }
}
