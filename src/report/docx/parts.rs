//! Comments as a Word document has them: the part that holds them, and their places among its words.

use super::note::Note;
use crate::report::html::clean;

/// The namespace of the words and comments of a document.
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// How each part begins.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Where the words of a comment begin.
pub fn start(id: usize) -> String {
    format!("<w:commentRangeStart w:id=\"{id}\"/>")
}

/// Where they end, and the sign of the comment.
pub fn end(id: usize) -> String {
    format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>")
}

/// Words as they stand in XML: what it cannot hold is left out.
pub fn escaped(words: &str) -> String {
    let holds = |c: &char| !matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let words: String = words.chars().filter(holds).collect();
    quick_xml::escape::escape(&words).into_owned()
}

/// Comments, numbered from `first`.
pub fn entries(notes: &[&Note], first: usize) -> String {
    let paragraph = |line: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(&clean(line)));
    let entry = |(i, note): (usize, &&Note)| {
        let lines: String = note.text.lines().map(paragraph).collect();
        format!("<w:comment w:id=\"{}\" w:author=\"recount\" w:initials=\"rc\">{lines}</w:comment>", first + i)
    };
    notes.iter().enumerate().map(entry).collect()
}

/// A part of comments.
pub fn comments(notes: &[&Note], first: usize) -> String {
    format!("{HEAD}<w:comments xmlns:w=\"{W}\">{}</w:comments>", entries(notes, first))
}
