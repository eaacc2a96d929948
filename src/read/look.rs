//! How the files of a format begin, for those whose names do not tell. Whole in every build, so that a file of a kind
//! that is left out is told as one, and not read as prose.

use super::front;

/// How a ZIP archive begins.
const ZIP: &str = "PK\u{3}\u{4}";

/// The elements that NewsML-G2 and NITF begin with.
pub(super) const NEWS: [&str; 4] = ["<newsItem", "<newsMessage", "<nitf", "<packageItem"];

/// How many lines of a mail are looked at for its headers.
const TOP: usize = 24;

/// The first file of such a package is its type, as it is.
pub(super) fn odt(start: &str) -> bool {
    start.starts_with(ZIP) && start.contains("mimetypeapplication/vnd.oasis.opendocument.text")
}

/// A package begins as any ZIP archive does; what is in it is told when it is opened.
pub(super) fn docx(start: &str) -> bool {
    start.starts_with(ZIP)
}

/// How every PDF begins, after what a mail program may have put before it.
pub(super) fn pdf(start: &str) -> bool {
    start.starts_with("%PDF-")
}

/// Every rich text names itself.
pub(super) fn rtf(start: &str) -> bool {
    start.starts_with("{\\rtf")
}

/// A feed names itself in its first element.
pub(super) fn feed(start: &str) -> bool {
    let root = |s: &str| ["<rss", "<feed", "<rdf:RDF"].iter().chain(&NEWS).any(|tag| s.starts_with(tag));
    root(start) || start.starts_with("<?xml") && start.split_inclusive('>').skip(1).any(|s| root(s.trim_start()))
}

/// A page begins with a doctype or a tag.
pub(super) fn html(start: &str) -> bool {
    let tags = ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<meta", "<h1"];
    tags.iter().any(|tag| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag)))
        || start.starts_with("<?xml") && start.contains("<html")
}

/// A line that is an object, and another that begins as one.
pub(super) fn jsonl(start: &str) -> bool {
    let mut lines = start.lines().map(str::trim);
    lines.next().is_some_and(|l| l.starts_with('{') && l.ends_with('}')) && lines.next().is_some_and(|l| l.starts_with('{'))
}

/// JSON begins with a brace or with a list of objects.
pub(super) fn json(start: &str) -> bool {
    let inside = |open: char| start.strip_prefix(open).map(str::trim_start);
    inside('{').is_some_and(|s| s.starts_with(['"', '}'])) || inside('[').is_some_and(|s| s.starts_with('{'))
}

/// The names of the headers at the top.
fn headers(start: &str) -> Vec<String> {
    let lines = start.lines().take(TOP).take_while(|l| !l.is_empty()).filter(|l| !l.starts_with([' ', '\t']));
    let name = |line: &str| line.split_once(':').filter(|(n, _)| !n.contains(' ')).map(|(n, _)| n.to_ascii_lowercase());
    lines.map_while(name).collect()
}

/// A mail begins with headers, of which some stand in mails alone.
pub(super) fn mail(start: &str) -> bool {
    let headers = headers(start);
    let has = |name: &str| headers.iter().any(|h| h == name);
    has("from") && (has("subject") || has("date")) && (has("mime-version") || has("message-id") || has("received") || has("to"))
}

/// A saved page is a mail of several parts.
pub(super) fn page(start: &str) -> bool {
    let headers = headers(start);
    let snapshot = headers.iter().any(|h| h == "snapshot-content-location");
    snapshot || mail(start) && start.contains("multipart/related") && start.contains("text/html") && !headers.iter().any(|h| h == "to")
}

/// A text is taken for Markdown when it begins with front matter.
pub(super) fn markdown(start: &str) -> bool {
    front::starts(start)
}

/// Every text looks like text.
pub(super) fn text(_start: &str) -> bool {
    true
}
