//! Words as a page may hold them.

use crate::finding::Level;
use std::borrow::Cow;

/// How a level is named to an editor.
pub(crate) fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "must check",
        Level::Warning => "worth a look",
        Level::Info => "compatible",
        Level::Off => "off",
    }
}

/// The text without characters that could reorder or garble what stands around them. Joiners and the marks that
/// right-to-left scripts need stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    let bad = |c: char| {
        matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{feff}') || c.is_control() && !matches!(c, '\n' | '\t' | '\r')
    };
    if !text.contains(bad) {
        return Cow::Borrowed(text);
    }
    // A vertical tab or a form feed keeps two words apart.
    Cow::Owned(text.chars().filter(|c| !bad(*c) || c.is_whitespace()).map(|c| if bad(c) { ' ' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_garbles_a_page_is_taken_out_and_words_stay_apart() {
        assert_eq!(clean("one\u{b}two\u{c}three\u{85}four"), "one two three four");
        assert_eq!(clean("a\u{202e}b\u{0}c\u{1b}[1md\u{9b}e\u{feff}f"), "abc[1mdef");
        assert_eq!(clean("line\nline\tcell\r\n"), "line\nline\tcell\r\n");
    }
}
