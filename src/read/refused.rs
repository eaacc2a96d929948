//! Kinds of files that are text, and no article: told by their names, else by their first lines.
//!
//! Read as prose they would give markup, times and other files' heads as claims.

/// A kind: its extensions, how it begins, what it is, and what to do.
struct RefusedKind {
    extensions: &'static [&'static str],
    begins: &'static [&'static str],
    what: &'static str,
    remedy: &'static str,
}

const fn kind(
    extensions: &'static [&'static str],
    begins: &'static [&'static str],
    what: &'static str,
    remedy: &'static str,
) -> RefusedKind {
    RefusedKind { extensions, begins, what, remedy }
}

const WORDS: &str = "save its words as .txt";

const KINDS: &[RefusedKind] = &[
    kind(&["fodt"], &["<office:document"], "a flat OpenDocument text", "save it as .odt"),
    kind(&["fods", "fodp"], &[], "a flat OpenDocument spreadsheet or presentation", WORDS),
    kind(&["uot", "uof"], &["<uof:"], "a Uniform Office Format text", "save it as .odt or .docx"),
    kind(&["srt"], &[], "subtitles (SubRip)", WORDS),
    kind(&["vtt"], &["WEBVTT"], "subtitles (WebVTT)", WORDS),
    kind(&["ass", "ssa"], &["[Script Info]"], "subtitles (SubStation Alpha)", WORDS),
    kind(&["ttml", "dfxp"], &["<tt ", "<tt>"], "subtitles (TTML)", WORDS),
    kind(&["scc"], &["Scenarist_SCC"], "subtitles (Scenarist)", WORDS),
    kind(&["lrc"], &[], "timed lyrics or subtitles (LRC)", WORDS),
    kind(&["warc", "arc"], &["WARC/"], "a web archive (WARC)", "save the article's own page as .html"),
    kind(&["webarchive"], &["bplist00"], "a web archive of Safari", "save the article's own page as .html"),
    kind(&["ics", "ical"], &["BEGIN:VCALENDAR"], "a calendar (iCalendar)", WORDS),
    kind(&["vcf"], &["BEGIN:VCARD"], "an address card (vCard)", WORDS),
    kind(&["mbox"], &[], "a mailbox of many mails (mbox)", "save one mail as .eml"),
    kind(&["msg"], &[], "a mail of Outlook", "save it as .eml, or its text as .txt"),
    kind(&["jats"], &["<article"], "an article in the XML of journals (JATS)", "save its page as .html, or its words as .txt"),
    kind(&["tei"], &["<TEI", "<teiCorpus"], "a TEI text", WORDS),
    kind(&[], &["alert"], "a warning in the Common Alerting Protocol (CAP)", WORDS),
    kind(&["akn"], &["akomaNtoso"], "a law or a record in Akoma Ntoso", WORDS),
    kind(
        &["tex", "latex", "ltx"],
        &["\\documentclass", "\\documentstyle"],
        "a LaTeX source",
        "give the PDF that is made of it, or its words as .txt",
    ),
    kind(&["epub"], &["PK\u{3}\u{4}"], "an e-book (EPUB)", "save its text as .html or .txt"),
];

/// What a file is that is refused by its extension, and what to do.
pub(super) fn by_extension(extension: &str) -> Option<(&'static str, &'static str)> {
    KINDS.iter().find(|k| k.extensions.contains(&extension)).map(|k| (k.what, k.remedy))
}

/// What a file is that is refused by how it begins, and what to do.
pub(super) fn by_start(start: &str) -> Option<(&'static str, &'static str)> {
    let root = root(start);
    let named = |k: &&RefusedKind| match *k.extensions.iter().chain(k.begins).next().unwrap_or(&"") {
        "epub" => start.starts_with(k.begins[0]) && start.contains("mimetypeapplication/epub+zip"),
        "jats" => is_journal(root, start),
        "srt" => is_subtitle(start),
        "lrc" => is_timed(start),
        "alert" => is_element(root, k.begins[0]) && start.contains("urn:oasis:names:tc:emergency:cap:"),
        "akn" => is_element(root, k.begins[0]),
        "mbox" => is_mailbox(start),
        "tex" => {
            root.lines().find(|l| !l.trim().is_empty() && !l.starts_with('%')).is_some_and(|l| k.begins.iter().any(|b| l.starts_with(b)))
        }
        _ => k.begins.iter().any(|b| root.starts_with(b)),
    };
    KINDS.iter().find(named).map(|k| (k.what, k.remedy))
}

/// What stands behind declarations and comments.
pub(super) fn root(start: &str) -> &str {
    let mut root = start.trim_start_matches('\u{feff}').trim_start();
    while let Some(rest) = ["<?", "<!"].iter().find_map(|d| root.strip_prefix(d)) {
        root = rest.split_once('>').map_or("", |(_, rest)| rest).trim_start();
    }
    root
}

/// The name of the element that a text begins with, with its prefix.
pub(super) fn element(root: &str) -> Option<&str> {
    let name = root.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    Some(&name[..end]).filter(|n| !n.is_empty())
}

/// Whether the text begins with that element, whatever its prefix.
fn is_element(root: &str, name: &str) -> bool {
    element(root).is_some_and(|e| e.rsplit(':').next() == Some(name))
}

/// An article whose root says of what type it is, or its declaration: pages begin with an `article` too.
fn is_journal(root: &str, start: &str) -> bool {
    let tag = root.strip_prefix("<article").filter(|t| t.starts_with(char::is_whitespace) || t.starts_with('>'));
    let tag = tag.and_then(|t| t.split('>').next());
    tag.is_some_and(|t| t.contains(" article-type=") || t.contains(" dtd-version=") || start.contains("//NLM//DTD "))
}

/// A number, and a time from and to.
fn is_subtitle(start: &str) -> bool {
    let mut lines = start.lines().map(str::trim);
    let number = lines.next().is_some_and(|l| !l.is_empty() && l.trim_start_matches('\u{feff}').bytes().all(|b| b.is_ascii_digit()));
    number && lines.next().is_some_and(|l| l.contains(" --> ") && l.contains(':') && l.starts_with(|c: char| c.is_ascii_digit()))
}

/// "[00:12.00]The bridge", behind lines that tell of the whole ("[ar:The Piers]"). Without a part of a second it may be the
/// time of an entry of a live blog.
fn is_timed(start: &str) -> bool {
    let digits = |s: &str, most: usize| (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let lines = start.lines().map(|l| l.trim_start_matches('\u{feff}').trim()).filter(|l| !l.is_empty());
    let tags = lines.map_while(|l| l.strip_prefix('[')?.split_once(']')?.0.split_once(':'));
    let mut timed = tags.skip_while(|(name, _)| name.len() <= 6 && name.bytes().all(|b| b.is_ascii_lowercase()));
    timed.next().is_some_and(|(minutes, seconds)| {
        digits(minutes, 3) && seconds.split_once('.').is_some_and(|(s, part)| digits(s, 2) && digits(part, 3))
    })
}

/// "From desk@example.org Mon May  4 10:15:00 2026".
fn is_mailbox(start: &str) -> bool {
    let line = start.lines().next().unwrap_or("");
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let year = |w: &&str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
    words.len() >= 6
        && words[0] == "From"
        && words[1].contains(['@', '-'])
        && words[2..].iter().any(|w| w.matches(':').count() == 2)
        && words.iter().any(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_name_and_by_their_first_lines() {
        for (extension, says) in [("fodt", "flat"), ("srt", "SubRip"), ("mbox", "mailbox"), ("epub", "e-book")] {
            assert!(by_extension(extension).unwrap().0.contains(says));
        }
        for (start, says) in [
            ("<?xml version='1.0'?>\n<office:document xmlns:office='x'>", "flat"),
            ("\u{feff}1\r\n00:00:01,000 --> 00:00:02,500\r\nThe bridge", "SubRip"),
            ("WEBVTT\n\n00:01.000 --> 00:02.000", "WebVTT"),
            ("WARC/1.1\r\nWARC-Type: response", "WARC"),
            ("From jo@pier.example Mon Mar  2 08:00:00 2026\nFrom: Jo", "mailbox"),
            ("<?xml version='1.0'?><!-- x --><TEI xmlns='y'>", "TEI"),
            ("% draft\n\\documentclass{article}", "LaTeX"),
            ("<?xml version='1.0'?>\n<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS 1.2//EN\" \"x.dtd\">\n<article>\n<front>", "JATS"),
            ("<article xml:lang=\"en\" article-type=\"news\"><front>", "JATS"),
            ("PK\u{3}\u{4}mimetypeapplication/epub+zipPK", "e-book"),
            ("Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420", "Scenarist"),
            ("[00:12.00]Nine swam.\n[00:20.00]Two sank.", "LRC"),
            ("\u{feff}[ti:The pier]\n[length: 2:31]\n\n[01:02.5]Nine swam.", "LRC"),
            ("<?xml version='1.0'?><alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>", "CAP"),
            ("<cap:alert xmlns:cap=\"urn:oasis:names:tc:emergency:cap:1.1\">", "CAP"),
            ("<akomaNtoso xmlns='x'><act>", "Akoma Ntoso"),
        ] {
            assert!(by_start(start).is_some_and(|(what, _)| what.contains(says)), "{start}");
        }
        for story in [
            "1\n\nOne bridge.",
            "From the pier, at 8:00:00 in 2026 it was far",
            "WARCs are kept.",
            "PK\u{3}\u{4}word/document.xml",
            "<html><TEI>",
            "<article class=\"story\"><h1>Pier closed</h1>",
            "<articles article-type=\"news\">",
            "<alert>The pier is shut</alert>",
            "Scenarists met.",
            "[00:12] The pier shut.\n[00:20] It opened.",
            "[12:30:05.00] ann: Nine swam.",
            "[ti:The pier]\nNine swam.",
            "[Note: 12:30.5] Nine swam.",
            "",
        ] {
            assert_eq!(by_start(story), None, "{story}");
        }
    }
}
