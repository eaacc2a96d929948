//! A file's bytes in, an [`Article`] out: decoded, cut into blocks, each with its role, repeats folded.
//!
//! Each format only says what its marks say (a heading is a heading); what takes judgement is the same for all of them
//! and follows in this order: page furniture, headline and deck, dateline, repeats, lede. No file is touched, and
//! nothing is guessed of a file that is not text: it is an error that says what to do.
//!
//! ```
//! use recount::{article::Role, read};
//! let article = read::read("story.txt", b"Bridge closed\n\nThe bridge was closed on Monday after 12 cracks were found.", None)?;
//! assert_eq!(article.title.as_deref(), Some("Bridge closed"));
//! assert_eq!(article.blocks[1].role, Role::Lede);
//! # Ok::<(), read::ReadError>(())
//! ```

#![cfg_attr(
    not(all(feature = "documents", feature = "pages")),
    allow(dead_code, reason = "what several readers share stands whole in a build that leaves some of them out")
)]

mod build;
mod critic;
pub(crate) mod dateline;
mod day;
#[cfg(feature = "documents")]
mod docx;
mod encoding;
mod error;
#[cfg(feature = "pages")]
mod feed;
#[cfg(feature = "documents")]
mod flow;
mod fold;
mod front;
pub(crate) mod furniture;
mod guard;
mod headline;
#[cfg(feature = "pages")]
mod html;
mod ignore;
#[cfg(feature = "pages")]
mod json;
#[cfg(feature = "pages")]
mod jsonl;
mod look;
#[cfg(feature = "pages")]
mod mail;
mod markdown;
mod marks;
#[cfg(feature = "pages")]
mod news;
#[cfg(feature = "documents")]
mod odt;
#[cfg(feature = "documents")]
mod package;
#[cfg(feature = "documents")]
mod pdf;
mod raised;
mod reference;
mod refused;
#[cfg(feature = "documents")]
mod rtf;
mod scan;
#[cfg(feature = "pages")]
mod schema;
#[cfg(feature = "documents")]
mod symbol;
mod text;
mod written;
mod xml;

use crate::article::{Article, Role};
use build::{Changes, SetItem};
use jiff::civil::Date;

pub use build::ChangeSide;
pub use error::ReadError;
#[cfg(feature = "cli")]
pub(crate) use guard::guarded;
pub use guard::is_guarded;
#[cfg(feature = "pages")]
pub use html::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_HTML_BYTES, MAX_NESTING};
#[cfg(feature = "documents")]
pub use package::{MAX_ENTRIES, MAX_UNPACKED};
#[cfg(feature = "documents")]
pub use pdf::{MAX_PAGES, MAX_PDF_BYTES};
#[cfg(feature = "documents")]
pub use rtf::MAX_RTF_BYTES;
pub use xml::MAX_XML_DEPTH;

/// The largest file that is read, in bytes. Spans count bytes in 32 bits, and a story is thousands of times smaller.
pub const MAX_BYTES: usize = 64 << 20;

/// What a format's reader is given, and gives.
type Reader = fn(&str, &[u8]) -> Result<Article, ReadError>;

/// What reads one side of a document's own changes, and tells which there are.
type Sides = fn(&str, &[u8], ChangeSide) -> Result<(Article, Changes), ReadError>;

macro_rules! formats {
    (@packed) => { false };
    (@packed packed) => { true };
    ($($(#[$doc:meta])+ $name:ident = $read:path, $looks:path, [$($extension:literal),+] $($packed:ident)? $(, $feature:literal)?;)+) => {
        /// A format that can be read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Format {
            $($(#[$doc])+ $name,)+
        }
        impl Format {
            /// Every format.
            pub const ALL: &'static [Format] = &[$(Format::$name),+];
            /// The extensions by which it is known, the usual one first.
            pub fn extensions(self) -> &'static [&'static str] {
                match self { $(Format::$name => &[$($extension),+],)+ }
            }
            fn reader(self) -> Reader {
                match self {$(
                    $(#[cfg(feature = $feature)])?
                    Format::$name => $read,
                    $(
                        #[cfg(not(feature = $feature))]
                        Format::$name => |name, _| Err(left_out(name, concat!("build recount with the feature `", $feature, "`"))),
                    )?
                )+}
            }
            /// Whether its bytes are no text.
            fn is_packed(self) -> bool {
                match self { $(Format::$name => formats!(@packed $($packed)?),)+ }
            }
            fn looks_like(self, start: &str) -> bool {
                match self { $(Format::$name => $looks(start),)+ }
            }
        }
    };
}

// A new format is a file in `read/` and one line here, with `packed` at the end when its files are no text, and the
// feature that it belongs to. The first whose look fits wins where no extension tells.
formats! {
    /// An OpenDocument text.
    Odt = odt::read, look::odt, ["odt"] packed, "documents";
    /// A Word document.
    Docx = docx::read, look::docx, ["docx", "docm"] packed, "documents";
    /// A PDF with text in it.
    Pdf = pdf::read, look::pdf, ["pdf"] packed, "documents";
    /// Rich text.
    Rtf = rtf::read, look::rtf, ["rtf"] packed, "documents";
    /// An RSS or Atom feed, or NewsML-G2 or NITF: a set of articles.
    Feed = feed::read, look::feed, ["xml", "rss", "atom", "rdf", "nitf"], "pages";
    /// A page saved as a mail.
    Mhtml = mail::page, look::page, ["mhtml", "mht"], "pages";
    /// A mail.
    Mail = mail::read, look::mail, ["eml"], "pages";
    /// A web page.
    Html = html::read, look::html, ["html", "htm", "xhtml"], "pages";
    /// An article a line, each as in JSON: a set of articles.
    Jsonl = jsonl::read, look::jsonl, ["jsonl", "ndjson"], "pages";
    /// schema.org, or `{title, body, …}`.
    Json = json::read, look::json, ["json"], "pages";
    /// Markdown, with or without front matter.
    Markdown = markdown::read, look::markdown, ["md", "markdown", "mdown", "mkd"];
    /// Plain text, with or without front matter.
    Text = text::read, look::text, ["txt", "text"];
}

impl Format {
    /// Whether its files can hold changes that are marked in them, for [`tracked`].
    pub fn tracks(self) -> bool {
        self.sides().is_some()
    }

    fn sides(self) -> Option<Sides> {
        match self {
            #[cfg(feature = "documents")]
            Format::Docx => Some(docx::side),
            #[cfg(feature = "documents")]
            Format::Odt => Some(odt::side),
            #[cfg(feature = "documents")]
            Format::Pdf => Some(pdf::side),
            #[cfg(feature = "documents")]
            Format::Rtf => Some(rtf::side),
            #[cfg(feature = "pages")]
            Format::Html => Some(html::side),
            Format::Markdown => Some(markdown::side),
            _ => None,
        }
    }

    /// The format of a file, by its extension, else by how it begins.
    pub fn detect(name: &str, bytes: &[u8]) -> Format {
        let extension = extension(name);
        let known = |f: &&Format| extension.as_deref().is_some_and(|e| f.extensions().contains(&e));
        if let Some(format) = Format::ALL.iter().find(known) {
            return *format;
        }
        let start = start(bytes);
        let start = start.trim_start();
        Format::ALL.iter().copied().find(|f| f.looks_like(start)).unwrap_or(Format::Text)
    }
}

/// The extension of a file's name, in small letters.
fn extension(name: &str) -> Option<String> {
    name.rsplit(['/', '\\']).next().and_then(|file| file.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase())
}

/// How a file begins.
fn start(bytes: &[u8]) -> String {
    encoding::decode(&bytes[..bytes.len().min(1024)], None)
}

/// The format of a file, unless it is of a kind that is no article.
fn told(name: &str, bytes: &[u8]) -> Result<Format, ReadError> {
    let format = Format::detect(name, bytes);
    let named = extension(name).and_then(|e| refused::by_extension(&e));
    let begins = || refused::by_start(&start(bytes)).filter(|_| matches!(format, Format::Text | Format::Feed | Format::Docx));
    match named.or_else(begins) {
        Some((what, remedy)) => Err(ReadError::Refused { name: name.to_owned(), what, remedy }),
        None => Ok(format),
    }
}

/// Reads an article; `name` is for the format and for errors, `format` overrules both name and content.
///
/// The text of plain text and Markdown is the decoded file itself without a byte order mark; references in Markdown, and
/// raised figures, are written out in their places. A text without words is an article without blocks, so that two empty
/// texts are equal.
pub fn read(name: &str, bytes: &[u8], format: Option<Format>) -> Result<Article, ReadError> {
    let format = checked(name, bytes, format)?;
    Ok(judge((format.reader())(name, bytes)?))
}

/// As [`read`], of bytes that are not needed elsewhere: those of a text file become the article's text and are not copied.
pub fn read_owned(name: &str, bytes: Vec<u8>, format: Option<Format>) -> Result<Article, ReadError> {
    match checked(name, &bytes, format)? {
        Format::Text => Ok(judge(text::read_owned(bytes))),
        Format::Markdown => Ok(judge(markdown::read_owned(bytes))),
        format => Ok(judge((format.reader())(name, &bytes)?)),
    }
}

/// The format in which to read a file, if it can be read.
fn checked(name: &str, bytes: &[u8], format: Option<Format>) -> Result<Format, ReadError> {
    sized(name, bytes)?;
    let format = format.map_or_else(|| told(name, bytes), Ok)?;
    if let Some((what, remedy)) = encoding::binary(bytes).filter(|_| !format.is_packed()) {
        return Err(ReadError::Binary { name: name.to_owned(), what, remedy });
    }
    Ok(format)
}

/// Reads every article of a file, each with a name to report it by: `feed.xml#ID` for the items of a feed or of JSON
/// lines, with their number in the file where they have no id; the file's own name for any other format.
pub fn all(name: &str, bytes: &[u8], format: Option<Format>) -> Result<Vec<(String, Article)>, ReadError> {
    let format = format.map_or_else(|| told(name, bytes), Ok)?;
    let items: Vec<SetItem> = match format {
        Format::Feed | Format::Jsonl | Format::Json if bytes.len() > MAX_BYTES || encoding::binary(bytes).is_some() => Vec::new(),
        #[cfg(feature = "pages")]
        Format::Feed => feed::items(name, bytes)?,
        #[cfg(feature = "pages")]
        Format::Jsonl => jsonl::items(name, bytes)?,
        #[cfg(feature = "pages")]
        Format::Json => json::items(name, bytes)?,
        _ => Vec::new(),
    };
    if items.is_empty() {
        return Ok(vec![(name.to_owned(), read(name, bytes, Some(format))?)]);
    }
    // A file of one article that is no set is called as it is.
    if format == Format::Json && items.len() == 1 && items[0].0.is_none() {
        return Ok(items.into_iter().map(|(_, article)| (name.to_owned(), judge(article))).collect());
    }
    let named = |(i, (id, article)): (usize, SetItem)| (format!("{name}#{}", id.unwrap_or_else(|| (i + 1).to_string())), judge(article));
    Ok(items.into_iter().enumerate().map(named).collect())
}

/// The text before the changes that are marked in a document, a page or a Markdown file, and after them. One without such
/// changes is an error.
pub fn tracked(name: &str, bytes: &[u8]) -> Result<[Article; 2], ReadError> {
    let Some(side) = checked(name, bytes, None)?.sides() else {
        return Err(ReadError::Untracked { name: name.to_owned() });
    };
    let (before, changes) = side(name, bytes, ChangeSide::Before)?;
    let only = match changes {
        Changes::Words => None,
        Changes::None => Some("there are no tracked changes in it"),
        Changes::Formats => Some("its tracked changes are of formats alone, and no word differs"),
        Changes::Margins => Some("its only tracked changes are in headers or footers, which are not read"),
    };
    if let Some(what) = only {
        return Err(ReadError::Unchanged { name: name.to_owned(), what });
    }
    Ok([judge(before), judge(side(name, bytes, ChangeSide::After)?.0)])
}

/// Says that this build reads no such file.
#[cfg(not(all(feature = "documents", feature = "pages")))]
fn left_out(name: &str, remedy: &'static str) -> ReadError {
    ReadError::Refused { name: name.to_owned(), what: "a kind of file that this build leaves out", remedy }
}

/// Refuses a file that is too large.
fn sized(name: &str, bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.len() <= MAX_BYTES {
        return Ok(());
    }
    Err(ReadError::TooMuch {
        name: name.to_owned(),
        what: format!("the file has {} bytes", bytes.len()),
        limit: MAX_BYTES,
        remedy: "give the article alone, or split the file",
    })
}

/// An article from a string of plain text.
pub fn plain(text: String, published: Option<Date>) -> Article {
    let mut article = text::cut(text);
    article.published = published.or(article.published);
    judge(article)
}

/// What takes judgement, for every format alike.
fn judge(mut article: Article) -> Article {
    furniture::mark(&mut article);
    headline::find(&mut article);
    dateline::find(&mut article);
    fold::mark(&mut article);
    // An article that is nothing but a deck or headings has no lede.
    if let Some(lede) = article.blocks.iter_mut().find(|b| b.role == Role::Body && !b.folded) {
        lede.role = Role::Lede;
    }
    article
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence;
    use proptest::prelude::*;

    #[test]
    fn formats_are_told_by_name_then_by_content() {
        assert_eq!(Format::detect("a/b.MD", b""), Format::Markdown);
        assert_eq!(Format::detect("story.v2.txt", b"<html>"), Format::Text);
        assert_eq!(Format::detect("-", b"  <!DOCTYPE html><p>x"), Format::Html);
        assert_eq!(Format::detect("-", b"{ \"title\": 1}"), Format::Json);
        assert_eq!(Format::detect("REV:x", b"---\ntitle: x\n---\n"), Format::Markdown);
        assert_eq!(Format::detect("", b"[He] said so."), Format::Text);
        let mut all: Vec<&str> = Format::ALL.iter().flat_map(|f| f.extensions()).copied().collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Format::ALL.iter().map(|f| f.extensions().len()).sum::<usize>());
    }

    #[cfg(not(feature = "documents"))]
    #[test]
    fn a_kind_that_a_build_leaves_out_is_told_with_its_feature() {
        let error = read("story.docx", b"PK\x03\x04", None).unwrap_err().to_string();
        assert_eq!(
            error,
            "story.docx: this is a kind of file that this build leaves out, which is not read; build recount with the feature `documents`"
        );
    }

    #[test]
    fn every_file_of_the_folder_is_a_module() {
        let source = include_str!("read.rs");
        for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/read")).unwrap() {
            let name = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
            assert!(source.contains(&format!("mod {name};")), "read.rs has no line for read/{name}.rs");
        }
    }

    #[test]
    fn errors_name_the_file_and_the_remedy() {
        let error = read("photo.png", b"\x89PNG\r\n\x1a\n", None).unwrap_err().to_string();
        assert_eq!(error, "photo.png: this is an image, not text; give the article's text");
        let error = read("big.txt", &vec![b'x'; MAX_BYTES + 1], None).unwrap_err().to_string();
        assert!(error.starts_with("big.txt: the file has 67108865 bytes (the limit is 67108864)"), "{error}");
    }

    #[test]
    fn a_text_without_words_is_an_article_without_blocks() {
        for text in ["", " \n\t\n", "\u{feff}", "* * *\n"] {
            assert_eq!(read("a.txt", text.as_bytes(), None).unwrap().blocks, []);
        }
    }

    #[test]
    fn wrapping_and_a_byte_order_mark_change_no_word_and_no_role() {
        let one = "\u{feff}Old bridge closed\n\nOSTERVIK, March 4 (Coastal Wire) — The old bridge at Ostervik was closed on Monday after divers found twelve cracks in its piers.\n\nMayor Ada Brandt said that it would stay closed until May, and that traffic would be led over the New Bridge.\n";
        let wrapped = one
            .replace(" closed on", "\nclosed on")
            .replace(" its piers", "\nits piers")
            .replace(" until May", "\nuntil May")
            .replace(" over the", "\nover the");
        let told = |text: &str| {
            let article = read("a.txt", text.as_bytes(), None).unwrap();
            let sentences = sentence::split(&article);
            let keys = |s: &sentence::Sentence| (s.role, sentences.tokens[s.tokens.clone()].iter().map(|t| t.key).collect::<Vec<_>>());
            sentences.list.iter().map(keys).collect::<Vec<_>>()
        };
        assert_eq!(told(one), told(&wrapped));
        assert_eq!(told(one).iter().map(|s| s.0).collect::<Vec<_>>(), [Role::Headline, Role::Furniture, Role::Lede, Role::Body]);
    }

    /// Pieces from which ill and well formed files are put together.
    const PIECES: &[&str] = &[
        "---\n",
        "title: x\n",
        "# ",
        "**",
        "*",
        "- ",
        "> ",
        "\n",
        "\n\n",
        " ",
        "[",
        "](",
        ")",
        "`",
        "```\n",
        "|",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<b ",
        "=\"",
        ">",
        "&nbsp;",
        "&pound;",
        "<sup>",
        "</sup>",
        "<sub>",
        "</sub>",
        "<del>",
        "</del>",
        "<s>",
        "</s>",
        "<td>",
        "<tr>",
        "<script>",
        "</script>",
        "{",
        "}",
        "\"",
        ":",
        ",",
        "body",
        "By ",
        "Ada Brandt",
        "Posted: ",
        "March 4, 2026",
        "(Source: ",
        "Copyright 2026 ",
        "OSTERVIK",
        " (AP) ",
        "—",
        "--",
        "The bridge was closed on Monday after divers found cracks. ",
        "Two died. ",
        "é",
        "“",
        "”",
        "\u{2028}",
        "\r",
        "\u{feff}",
        "\u{200b}",
        "½",
        "日本",
        "3",
        "1. ",
        "- WALB.com",
        "Read more:",
        "[^1]: ",
        "\\",
        "~~",
        "{++",
        "++}",
        "{--",
        "--}",
        "{~~",
        "~>",
        "~~}",
        "{>>",
        "<<}",
        "\t",
        "    ",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn whatever_comes_spans_are_in_order_and_index_the_text(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
            let text = pieces.concat();
            for format in Format::ALL {
                let Ok(article) = read("x", text.as_bytes(), Some(*format)) else { continue };
                for pair in article.blocks.windows(2) {
                    prop_assert!(pair[0].span.end <= pair[1].span.start, "{:?}", article.blocks);
                }
                for pair in article.markup.windows(2) {
                    prop_assert!(pair[0].end <= pair[1].start, "{:?}", article.markup);
                }
                for span in article.blocks.iter().map(|b| b.span).chain(article.markup.iter().copied()) {
                    prop_assert!(!span.is_empty() && article.text.get(span.range()).is_some());
                }
                for sentence in sentence::split(&article).list {
                    prop_assert!(article.blocks[sentence.block].span.contains(sentence.span));
                }
                if matches!(format, Format::Text | Format::Markdown) {
                    // References and raised figures are written out in place.
                    let file = text.strip_prefix('\u{feff}').unwrap_or(&text);
                    let breaks = |text: &str| text.match_indices('\n').map(|m| m.0).collect::<Vec<_>>();
                    prop_assert_eq!(breaks(&article.text), breaks(file));
                    prop_assert_eq!(article.text.len(), file.len());
                }
            }
        }
    }
}
