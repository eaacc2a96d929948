//! Words of a text in, the same as one harmless line out.

use crate::read::Format;

/// White space and controls as single blanks; a terminal's control sequences as nothing, so that a message is one line.
pub fn squeezed(text: &str) -> String {
    // Nearly all text is as it should be. No step of the two walks decides whether there is a next: they go many bytes at once.
    let bytes = text.as_bytes();
    let ends = |b: Option<&u8>| b.is_some_and(u8::is_ascii_graphic);
    let printed = || bytes.iter().fold(true, |all, b| all & (b' '..=b'~').contains(b));
    let gap = || bytes.iter().zip(&bytes[1..]).fold(false, |any, (x, y)| any | (*x == b' ' && *y == b' '));
    if ends(bytes.first()) && ends(bytes.last()) && printed() && !gap() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if matches!(c, '\u{1b}' | '\u{9b}') && skip_sequence(c, &mut chars) {
            continue;
        }
        let blank = c.is_whitespace() || crate::token::is_invisible(c);
        // A soft hyphen inside a word parts nothing.
        if c == '\u{ad}' {
            continue;
        }
        if !blank {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A title or link for the terminal that is longer than this, in bytes, is none.
const LONGEST_SEQUENCE: usize = 2048;

/// Steps over the rest of a terminal's control sequence, if it ends: colours, the cursor, titles, links.
fn skip_sequence(first: char, rest: &mut std::str::Chars<'_>) -> bool {
    let control = first == '\u{9b}' || rest.as_str().starts_with('[');
    let body = &rest.as_str()[usize::from(first == '\u{1b}' && control)..];
    let end = if control {
        let parameters = body.len() - body.trim_start_matches(|c| ('\u{20}'..='\u{3f}').contains(&c)).len();
        body[parameters..].starts_with(|c| ('@'..='~').contains(&c)).then_some(parameters + 1)
    } else if body.starts_with([']', 'P', '_', '^']) {
        let near = &body[..body.floor_char_boundary(LONGEST_SEQUENCE)];
        let until = |stop: &str| near.find(stop).map(|i| i + stop.len());
        until("\u{7}").into_iter().chain(until("\u{1b}\\")).min()
    } else {
        body.starts_with(|c: char| c.is_ascii_graphic()).then_some(1)
    };
    let tail = end.and_then(|end| body.get(end..)).map(str::chars);
    tail.is_some_and(|tail| {
        *rest = tail;
        true
    })
}

/// Whether a line of the text is the same line of its file: in a page, say, it is not.
pub(crate) fn lines_hold(path: &str) -> bool {
    matches!(Format::detect(path, b""), Format::Markdown | Format::Text)
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn control_sequences_of_a_terminal_leave_nothing_behind() {
        for (text, shown) in [
            ("12 \u{1b}[31;1mred\u{1b}[0m flags", "12 red flags"),
            ("a\u{1b}]8;;https://x.example\u{1b}\\link\u{1b}]8;;\u{7} b", "alink b"),
            ("\u{9b}2Jgone\u{1b}c", "gone"),
            ("a\u{1b}]0;no end", "a ]0;no end"),
            ("a\u{1b}[31", "a [31"),
            ("a\tb\u{0}c\u{202e}d", "a b c d"),
        ] {
            assert_eq!(squeezed(text), shown);
        }
    }
}
