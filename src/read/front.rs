//! The block of `key: value` lines at the head of a Markdown or text file: its end, and what it says of the article.
//!
//! The few keys that recount uses are read by hand, a line or an indented run of lines each; this is no YAML parser,
//! and whatever else stands there is page furniture. TOML front matter (`+++`, `key = "value"`) is read alike.

use super::build::block;
use super::day;
use crate::article::{Article, Role};
use crate::token::Span;

/// How far the closing line may be from the start, in bytes.
const FAR: usize = 64 << 10;

/// Reads the front matter of `article.text`, pushes its blocks and gives where the body starts: 0 without front matter.
pub(super) fn read(article: &mut Article) -> usize {
    let text = std::mem::take(&mut article.text);
    let end = take(&text, article).unwrap_or(0);
    article.text = text;
    end
}

/// Whether the text begins with front matter.
pub(super) fn starts(text: &str) -> bool {
    matches!(text.lines().next().map(str::trim_end), Some("---" | "+++"))
        && text.lines().skip(1).find(|l| !l.trim().is_empty()).is_some_and(|l| key(l).is_some())
}

fn take(text: &str, article: &mut Article) -> Option<usize> {
    if !starts(text) {
        return None;
    }
    let fence = text.lines().next()?.trim_end();
    let mut entries: Vec<(&str, Span)> = Vec::new();
    let mut at = 0;
    let mut end = None;
    for (index, line) in text[..text.floor_char_boundary(FAR)].split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        if index > 0 && (line.trim_end() == fence || line.trim_end() == "...") {
            end = Some(at);
            break;
        }
        if fence == "+++" && line.starts_with('[') {
            // A table of TOML: what follows is not of the value above.
            entries.push(("", Span::new(at, at)));
            continue;
        }
        let continues = line.starts_with([' ', '\t', '-', ']']) || line.trim().is_empty();
        match key(line).filter(|_| !continues) {
            Some((key, value)) => entries.push((key, Span::new(start + value, at))),
            None => {
                if let Some((_, span)) = entries.last_mut().filter(|_| index > 0) {
                    span.end = at as u32;
                }
            }
        }
    }
    let end = end?;
    let mut rest = 0;
    for (key, span) in entries {
        let Some(value) = trim(text, span) else { continue };
        let role = match key.to_ascii_lowercase().as_str() {
            "title" | "headline" if article.title.is_none() => Role::Headline,
            "description" | "deck" | "summary" | "subtitle" | "dek" | "subhead" | "standfirst" | "excerpt" => Role::Deck,
            other => {
                describe(article, other, value.of(text));
                continue;
            }
        };
        if role == Role::Headline {
            article.title = Some(value.of(text).split_whitespace().collect::<Vec<_>>().join(" "));
        }
        article.blocks.extend(block(text, Span::new(rest, value.start as usize), Role::Furniture));
        article.blocks.extend(block(text, value, role));
        rest = value.end as usize;
    }
    article.blocks.extend(block(text, Span::new(rest, end), Role::Furniture));
    Some(end)
}

/// The key of a `key: value` line, and where what follows it starts.
fn key(line: &str) -> Option<(&str, usize)> {
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))?;
    let gap = line[end..].len() - line[end..].trim_start_matches(' ').len();
    let rest = &line[end + gap..];
    let spaced = rest.starts_with('=') || rest.starts_with(':') && rest[1..].starts_with(char::is_whitespace) || rest == ":";
    (end > 0 && spaced).then_some((&line[..end], end + gap + 1))
}

/// A value without quotation marks, block indicators and white space around it.
fn trim(text: &str, span: Span) -> Option<Span> {
    let mut value = span.of(text).trim();
    if let Some(rest) = value.strip_prefix(['>', '|']) {
        let rest = rest.trim_start_matches(['-', '+', '1', '2', '4']);
        if rest.starts_with(['\n', '\r']) {
            value = rest.trim();
        }
    }
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            value = inner.trim();
            break;
        }
    }
    let start = value.as_ptr() as usize - text.as_ptr() as usize;
    (!value.is_empty() && !matches!(value, "null" | "~")).then(|| Span::new(start, start + value.len()))
}

/// Takes what a key says of the article; the first to speak is believed.
pub(super) fn describe(article: &mut Article, key: &str, value: &str) {
    let plain = || {
        let items = value.split(['\n', '[', ']']).flat_map(|line| line.split(", "));
        let items: Vec<&str> = items.map(|i| i.trim().trim_start_matches("- ").trim_matches(['"', '\'', ',', ' '])).collect();
        Some(items.into_iter().filter(|i| !i.is_empty()).collect::<Vec<_>>().join(", ")).filter(|v| !v.is_empty())
    };
    let set = |slot: &mut Option<String>| {
        if slot.is_none() {
            *slot = plain();
        }
    };
    match key {
        "outlet" | "publisher" | "source" | "publication" | "site" | "site_name" => {
            if !value.starts_with("http") {
                set(&mut article.outlet);
            } else {
                set(&mut article.url);
            }
        }
        "author" | "authors" | "byline" | "by" => set(&mut article.byline),
        "url" | "canonical" | "canonical_url" | "link" => set(&mut article.url),
        "date" | "published" | "publishdate" | "published_at" | "pubdate" | "date_published" | "datepublished" => {
            article.published = article.published.or_else(|| day::find(value));
        }
        "updated" | "modified" | "lastmod" | "last_modified" | "updated_at" | "date_modified" | "datemodified" => {
            article.updated = article.updated.or_else(|| day::find(value));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(text: &str) -> (Article, usize) {
        let mut article = Article { text: text.to_owned().into(), ..Article::default() };
        let end = read(&mut article);
        (article, end)
    }

    #[test]
    fn keys_are_read_and_spans_index_the_file() {
        let text = "---\ntitle: \"Bridge: closed\"\ndate: 2026-03-04T23:00:00Z\nauthors:\n- Ada Brandt\n- Jo Weir\nsource: Coastal Wire\nurl: https://a.example/1\nsummary: >-\n  Twelve cracks\n  were found.\n---\nBody.\n";
        let (article, end) = front(text);
        assert_eq!(&text[end..], "Body.\n");
        assert_eq!(article.title.as_deref(), Some("Bridge: closed"));
        assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2026-03-04"));
        assert_eq!(article.byline.as_deref(), Some("Ada Brandt, Jo Weir"));
        assert_eq!(article.outlet.as_deref(), Some("Coastal Wire"));
        assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
        let roles: Vec<(Role, &str)> = article.blocks.iter().map(|b| (b.role, b.span.of(text))).collect();
        assert_eq!(roles[1], (Role::Headline, "Bridge: closed"));
        assert_eq!(roles[3], (Role::Deck, "Twelve cracks\n  were found."));
        assert!(roles.iter().step_by(2).all(|r| r.0 == Role::Furniture));
    }

    #[test]
    fn toml_front_matter_is_read_alike() {
        let (article, _) =
            front("+++\ntitle = \"Bridge closed\"\ndate = 2026-03-04\nauthors = [\"Ada Brandt\"]\n[extra]\nteam = \"x\"\n+++\nBody.");
        assert_eq!((article.title.as_deref(), article.published.is_some()), (Some("Bridge closed"), true));
        assert_eq!(article.byline.as_deref(), Some("Ada Brandt"));
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        for text in ["---\nThe bridge was closed.\n---\n", "---\ntitle: never ends\n", "---\n", "", "-- \n"] {
            assert_eq!(front(text).1, 0, "{text}");
        }
    }
}
