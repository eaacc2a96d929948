//! The package of a new Word document.

use super::parts::{HEAD, W};
use std::io::{self, Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The kind of part that holds comments.
pub const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// A new document of these paragraphs and this part of comments.
pub fn package(paragraphs: &str, comments: &str) -> io::Result<Vec<u8>> {
    let page = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";
    let document = format!("{HEAD}<w:document xmlns:w=\"{W}\"><w:body>{paragraphs}{page}</w:body></w:document>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relations(&[("styles", "styles.xml"), ("comments", "comments.xml")])),
        ("word/styles.xml", styles()),
        ("word/comments.xml", comments.to_owned()),
    ] {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let part = |name: &str, kind: &str| format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{kind}\"/>");
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}</Types>",
        part("document", &format!("{word}.document.main+xml")),
        part("styles", &format!("{word}.styles+xml")),
        part("comments", COMMENTS_TYPE),
    )
}

fn relations(list: &[(&str, &str)]) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let one =
        |(i, (of, target)): (usize, &(&str, &str))| format!("<Relationship Id=\"rId{}\" Type=\"{kind}/{of}\" Target=\"{target}\"/>", i + 1);
    let all: String = list.iter().enumerate().map(one).collect();
    format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>")
}

/// Looks of the headline, the line below it, headings and paragraphs.
fn styles() -> String {
    let style = |id: &str, name: &str, look: &str, size: usize| {
        let first = if id == "Normal" { " w:default=\"1\"" } else { "" };
        let outline = if id == "Heading1" { "<w:outlineLvl w:val=\"0\"/>" } else { "" };
        format!(
            "<w:style w:type=\"paragraph\"{first} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:qFormat/><w:pPr><w:spacing w:after=\"160\"/>{outline}</w:pPr><w:rPr>{look}<w:sz w:val=\"{size}\"/></w:rPr></w:style>"
        )
    };
    format!(
        "{HEAD}<w:styles xmlns:w=\"{W}\">{}{}{}{}</w:styles>",
        style("Normal", "Normal", "", 22),
        style("Title", "Title", "<w:b/>", 36),
        style("Subtitle", "Subtitle", "<w:i/>", 26),
        style("Heading1", "heading 1", "<w:b/>", 26),
    )
}
